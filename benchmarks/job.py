"""The job that every program is given, and how their results are compared. NumPy alone: all can import it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SIZE = 100  # side of a cell, metres
COLUMNS, ROWS = 250, 200
WEST, SOUTH = 580_000, 6_090_000  # lower left corner of the first cell, EPSG:25832
YEARS = tuple(range(2015, 2025))

MULTIPLIER = 1000  # rates are per 1,000 families
MIN_POPULATION = 20  # families, for a cell to be ranked
SHARE = 25  # per cent of the cells with events
MIN_YEARS = len(YEARS) // 2  # in the top share, for a cell to belong to an area
AREA_POPULATION = 50  # families, for an area to be kept

Index = NDArray[np.int64]


@dataclass(frozen=True)
class Result:
    """What a program found.

    Attributes:
        selected: shape (k, 3), year, row and column (northing and easting / SIZE) of every selected cell.
        members: shape (m, 3), row, column and area of every cell of an area.
        areas: shape (a, 4), population of the latest year, events, exposure and rate of each area.
    """

    selected: Index
    members: Index
    areas: NDArray[np.float64]

    def save(self, path: Path) -> None:
        """Writes the arrays to a file."""
        np.savez(path, selected=self.selected, members=self.members, areas=self.areas)

    @classmethod
    def load(cls, path: Path) -> Result:
        """Reads what ``save`` wrote."""
        with np.load(path) as arrays:
            return cls(arrays["selected"], arrays["members"], arrays["areas"])


def difference(one: Result, other: Result) -> str:
    """What differs between two results, "" if nothing; the numbers and the order of areas do not matter."""
    if not np.array_equal(_sorted(one.selected), _sorted(other.selected)):
        return f"other cells are selected ({len(one.selected)} and {len(other.selected)})"
    if not np.array_equal(_outlines(one.members), _outlines(other.members)):
        return "the areas have other cells"
    if one.areas.shape != other.areas.shape or not np.allclose(_sorted(one.areas), _sorted(other.areas)):
        return "the areas have other figures"
    return ""


def _sorted(rows: NDArray[np.generic]) -> NDArray[np.generic]:
    return rows[np.lexsort(rows.T[::-1])]


def _outlines(members: Index) -> Index:
    """Cells in order, each with the position of the first cell of its area in place of the area's number."""
    cells = _sorted(members)
    _, first, back = np.unique(cells[:, 2], return_index=True, return_inverse=True)
    return np.column_stack((cells[:, :2], first[back.reshape(-1)]))
