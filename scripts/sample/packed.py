"""What the tables of people are made from: the packed files, read. Standard library only."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

ADDRESSES = "adresser_syntetisk.csv.gz"
FAMILIES = "familieforloeb_syntetisk.csv.gz"
CITIZENS = "borgernoegle_syntetisk.csv.gz"
PREVENTIVE = "forebyggende_syntetisk.csv"
TRUTH = "sandhed_planted_cells.csv"
FACTS = "facts.json"

_DEFAULT_X = "650000,00"
_CELL_COLUMN, _X_COLUMN = 5, 2


@dataclass(frozen=True)
class Packed:
    """The packed sample.

    Attributes:
        seed: seed of the sample.
        keys: address ids, in the order of the address table.
        cells: code of the 100 m cell of each address.
        default_point: address ids at LOIS' default point.
        unknown: address ids in use that the address table lacks.
        spells: rows of the families' spells.
        citizens: (family, number of the child) -> the id of a citizen with a measure.
        risk: cell -> planted relative risk.
        preventive: rows of the preventive measures (year, citizen, type, address).
    """

    seed: int
    keys: list[str]
    cells: list[str]
    default_point: list[str]
    unknown: list[str]
    spells: list[list[str]]
    citizens: dict[tuple[str, int], str]
    risk: dict[str, float]
    preventive: list[list[str]]

    def key(self, place: str) -> str:
        """The address id of a place of the spells: a row number (from 1), empty, or an unknown id."""
        return self.keys[int(place) - 1] if place.isdigit() else place

    def risk_at(self, place: str) -> float:
        """The planted relative risk at a place of the spells, 1 where nothing is planted."""
        return self.risk.get(self.cells[int(place) - 1], 1.0) if place.isdigit() else 1.0


def rows_of(content: bytes, encoding: str = "utf-8-sig", delimiter: str = ";") -> list[list[str]]:
    """The rows of a table without its header; packed or not."""
    plain = gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content
    return list(csv.reader(io.StringIO(plain.decode(encoding), newline=""), delimiter=delimiter))[1:]


def read(content: Callable[[str], bytes], seed: int | None = None) -> Packed:
    """The packed sample.

    Args:
        content: the bytes of a file by its name.
        seed: seed of the sample; None to take it from ``FACTS``.
    """
    addresses = rows_of(content(ADDRESSES))
    spells = rows_of(content(FAMILIES))
    citizens = {(family, int(child)): citizen for citizen, family, child in rows_of(content(CITIZENS))}
    return Packed(
        json.loads(content(FACTS))["seed"] if seed is None else seed,
        [row[0] for row in addresses],
        [row[_CELL_COLUMN] for row in addresses],
        [row[0] for row in addresses if row[_X_COLUMN] == _DEFAULT_X],
        sorted({row[-1] for row in spells if row[-1] and not row[-1].isdigit()}),
        spells,
        citizens,
        {cell: float(risk) for cell, _, _, risk in rows_of(content(TRUTH))},
        rows_of(content(PREVENTIVE), "cp1252"),
    )
