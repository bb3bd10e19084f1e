"""From simulated rows to the rows of the FLIS-like tables, with the flaws that real tables have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import plan
from .cases import Rows, Table
from .families import Slots

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Flaws:
    """Rows to spoil in one table; each row gets one flaw at most.

    Attributes:
        no_address: the address is empty.
        unknown_address: the address is not in the address table.
        default_point: the address is one of those at LOIS' default point.
        citizen_space: a space after the citizen's id.
        address_space: a space after the address id.
        address_upper: the address id in capitals, as some databases export it.
        quarter_missing: a fourth of the rows of ``plan.GAP_YEAR`` is gone.
    """

    no_address: int
    unknown_address: int
    default_point: int
    citizen_space: int
    address_space: int
    address_upper: int
    quarter_missing: bool


PREVENTIVE_FLAWS = Flaws(38, 27, 19, 31, 23, 11, quarter_missing=True)
PLACEMENT_FLAWS = Flaws(17, 13, 8, 14, 9, 5, quarter_missing=False)


@dataclass(frozen=True)
class Book:
    """Address ids: of the address table's rows, of the special ones, and of addresses it lacks."""

    keys: list[str]
    default_point: list[str]
    outside: list[str]
    unknown: list[str]

    def of(self, number: int) -> str:
        """The id of an address number of ``Slots``: empty for -1, an unknown id below."""
        if number == -1:
            return ""
        return self.keys[number] if number >= 0 else self.unknown[-2 - number]


@dataclass
class Event:
    """One row of a table of measures; text as it is written."""

    year: int
    citizen: str
    kind: str
    address: str


def citizen_ids(rng: np.random.RandomState, tables: list[Rows]) -> dict[int, str]:
    """Made-up ids of all citizens, ``B`` and seven digits, in no order: they cannot be CPR numbers."""
    citizens = np.unique(np.concatenate([rows.citizen for rows in tables]))
    numbers = 1 + rng.permutation(20 * citizens.size)[: citizens.size]
    return {int(c): f"B{int(n):07d}" for c, n in zip(citizens, numbers)}


def events(rows: Rows, table: Table, slots: Slots, book: Book, ids: dict[int, str]) -> list[Event]:
    """The rows of one table in order of year and citizen, still without flaws of their own."""
    out = []
    columns = (rows.year, rows.citizen, rows.kind, rows.slot, rows.outside)
    for year, citizen, kind, slot, outside in zip(*columns):
        address = book.outside[outside] if outside >= 0 else book.of(int(slots.address[slot]))
        out.append(Event(int(year), ids[int(citizen)], table.types[kind][0], address))
    return sorted(out, key=lambda e: (e.year, e.citizen, e.kind))


def spoil(rng: np.random.RandomState, rows: list[Event], flaws: Flaws, book: Book) -> tuple[list[Event], int]:
    """The rows with the flaws put in, and how many rows the missing quarter has taken."""
    gap = [i for i, row in enumerate(rows) if row.year == plan.GAP_YEAR and flaws.quarter_missing]
    lost = {gap[i] for i in rng.permutation(len(gap))[: round(len(gap) / plan.QUARTERS)]}
    rows = [row for i, row in enumerate(rows) if i not in lost]
    special = {"", *book.default_point, *book.outside, *book.unknown}
    sound = [row for row in rows if row.address not in special]
    order = iter(rng.permutation(len(sound)))

    def take(count: int) -> list[Event]:
        return [sound[next(order)] for _ in range(count)]

    for row in take(flaws.no_address):
        row.address = ""
    for row in take(flaws.unknown_address):
        row.address = book.unknown[rng.randint(0, len(book.unknown), dtype=np.int64)]
    for row in take(flaws.default_point):
        row.address = book.default_point[rng.randint(0, len(book.default_point), dtype=np.int64)]
    for row in take(flaws.citizen_space):
        row.citizen += " "
    for row in take(flaws.address_space):
        row.address += " "
    for row in take(flaws.address_upper):
        row.address = row.address.upper()
    return rows, len(lost)
