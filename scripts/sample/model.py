"""The whole municipality in one object, made from one seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import cases, families, places, plan, records

Ints = NDArray[np.int64]

UNKNOWN_KEYS = 60  # ids in use that the address table lacks; the first belong to newly built homes


@dataclass(frozen=True)
class Sample:
    """Everything the files are written from.

    Attributes:
        cells: cells with dwellings.
        addresses: the address table, dwellings first.
        regular_addresses: how many of its rows are dwellings.
        slots, spells, lowest_person: see ``families``.
        book: address ids by kind.
        citizens: number of a citizen with a measure (``cases.CHILD_STRIDE``) -> id.
        preventive, placements: rows of the two tables of measures, flaws included.
        rows_lost: rows of the preventive measures that the missing quarter took.
    """

    seed: int
    cells: places.Cells
    addresses: places.Addresses
    regular_addresses: int
    slots: families.Slots
    spells: families.Spells
    lowest_person: Ints
    book: records.Book
    citizens: dict[int, str]
    preventive: list[records.Event]
    placements: list[records.Event]
    rows_lost: int

    @property
    def institution(self) -> int:
        """The row of the institution in the address table."""
        return self.regular_addresses


def join_addresses(one: places.Addresses, other: places.Addresses) -> places.Addresses:
    """Two address tables under each other."""
    return places.Addresses(
        one.key + other.key,
        one.label + other.label,
        np.concatenate((one.x, other.x)),
        np.concatenate((one.y, other.y)),
        one.kommunekode + other.kommunekode,
        np.concatenate((one.cell, other.cell)),
    )


def make_slots(dwellings: int) -> families.Slots:
    """A slot per dwelling, then those of the institution, the default point, unknown and no address."""
    special = (
        np.full(plan.INSTITUTION_PLACES, dwellings),
        dwellings + 1 + np.arange(plan.DEFAULT_FAMILIES) % plan.DEFAULT_ADDRESSES,
        -2 - np.arange(plan.UNKNOWN_FAMILIES),
        np.full(plan.HOMELESS_FAMILIES, -1),
    )
    address = np.concatenate((np.arange(dwellings), *special)).astype(np.int64)
    child = np.zeros(address.size, dtype=np.bool_)
    child[dwellings : dwellings + plan.INSTITUTION_PLACES] = True
    return families.Slots(address, np.arange(address.size) < dwellings, child)


def slot_risk(cells: places.Cells, dwelling_cell: Ints, slots: int) -> NDArray[np.float64]:
    """The planted relative risk of each slot, 1 outside the clusters; shape (slots,)."""
    by_estate = np.array([estate.relative_risk for estate in plan.ESTATES] + [1], dtype=np.float64)
    risk = np.ones(slots)
    risk[: dwelling_cell.size] = by_estate[cells.estate[dwelling_cell]]  # estate -1 takes the last entry
    return risk


def make(seed: int = plan.SEED) -> Sample:
    """The municipality of a seed: the same seed gives the same municipality on every machine."""
    rng = np.random.RandomState(seed)
    cells = places.make_cells(rng)
    dwellings = places.make_addresses(rng, cells)
    count = len(dwellings.key)
    addresses = join_addresses(dwellings, places.special_addresses(rng, cells))
    slots = make_slots(count)
    default = count + 1
    outside = default + plan.DEFAULT_ADDRESSES
    book = records.Book(
        addresses.key,
        addresses.key[default:outside],
        addresses.key[outside:],
        places.make_keys(rng, UNKNOWN_KEYS),
    )
    spells, summers, lowest = families.simulate(rng, slots)
    risk = slot_risk(cells, dwellings.cell, slots.address.size)
    ground = cases.Ground(risk, slots.regular, np.arange(count, count + plan.INSTITUTION_PLACES))
    kinds = (cases.PREVENTIVE, cases.PLACEMENTS)
    drawn = [cases.simulate_cases(rng, kind, ground, summers) for kind in kinds]
    ids = records.citizen_ids(rng, drawn)
    preventive, placements = (
        records.events(rows, kind, slots, book, ids) for rows, kind in zip(drawn, kinds)
    )
    preventive, lost = records.spoil(rng, preventive, records.PREVENTIVE_FLAWS, book)
    placements, _ = records.spoil(rng, placements, records.PLACEMENT_FLAWS, book)
    return Sample(
        seed, cells, addresses, count, slots, spells, lowest, book, ids, preventive, placements, lost
    )
