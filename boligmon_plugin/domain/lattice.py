"""Places of a square grid as integers: which cells lie so many rows and columns apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from . import schema
from .components import Index, aligned
from .errors import DomainError

# A search over (2 g + 3)**2 cells around every member: a wider gap is a mistake, not a wish.
MOST_GAP = 20


def check_rule(contiguity: str, max_gap: int) -> None:
    """Refuses a contiguity or a gap that there is not."""
    if contiguity not in schema.CONTIGUITIES:
        raise DomainError("unknown_contiguity", contiguity=contiguity)
    if not 0 <= max_gap <= MOST_GAP:
        raise DomainError("max_gap_out_of_range", max_gap=max_gap, limit=MOST_GAP)


def steps(contiguity: str, distance: int) -> list[tuple[int, int]]:
    """Steps (rows, columns) to all cells within a distance, one of each opposite two, the nearest first."""
    found = [(down, across) for down in range(distance + 1) for across in range(-distance, distance + 1)]
    forward = [step for step in found if step > (0, 0)]
    length = {step: sum(map(abs, step)) if contiguity == "edge" else max(map(abs, step)) for step in forward}
    return sorted(
        (step for step in forward if length[step] <= distance), key=lambda step: (length[step], step)
    )


@dataclass(frozen=True)
class Lattice:
    """Cells of a square grid, sorted by row and column, with a number for every place.

    Attributes:
        row: shape (n,), row numbers in sorted order.
        col: shape (n,), column numbers in sorted order.
        order: shape (n,), positions of the sorted cells in the input.
        key: shape (n,), number of the place of each cell, ascending.
        origin: smallest row and column minus the margin.
        width: places in a row, margins included.
    """

    row: Index
    col: Index
    order: Index
    key: Index
    origin: tuple[int, int]
    width: int

    @classmethod
    def of(cls, row: ArrayLike, col: ArrayLike) -> Lattice:
        """The lattice of some cells; the same cell twice is an error."""
        rows, cols = np.asarray(row, dtype=np.int64), np.asarray(col, dtype=np.int64)
        aligned(rows, cols)
        # a margin wider than any step, so that a step never runs on into the next row
        margin = MOST_GAP + 2
        origin = (int(rows.min()) - margin, int(cols.min()) - margin) if len(rows) else (0, 0)
        width = int(cols.max()) + margin + 1 - origin[1] if len(cols) else 1
        key = (rows - origin[0]) * width + cols - origin[1]
        order = np.argsort(key, kind="stable").astype(np.int64)
        key = key[order]
        same = np.flatnonzero(key[1:] == key[:-1])
        if len(same):
            twice = order[same[0]]
            raise DomainError("duplicate_grid_cell", row=int(rows[twice]), col=int(cols[twice]))
        return cls(rows[order], cols[order], order, key, origin, width)

    @property
    def size(self) -> int:
        """Number of cells."""
        return len(self.key)

    def find(self, row: Index, col: Index) -> Index:
        """Positions (sorted order) of the cells at some places, -1 where there is none; any shape."""
        outside = (row < self.origin[0]) | (col < self.origin[1]) | (col >= self.origin[1] + self.width)
        wanted = (row - self.origin[0]) * self.width + col - self.origin[1]
        place = np.searchsorted(self.key, wanted)
        inside = ~outside & (place < self.size)
        found = np.full(wanted.shape, -1, dtype=np.int64)
        found[inside] = np.where(self.key[place[inside]] == wanted[inside], place[inside], -1)
        return found

    def pairs(self, down: int, across: int) -> tuple[Index, Index]:
        """All pairs of cells that are one step apart, as positions in sorted order."""
        wanted = self.key + down * self.width + across
        place = np.searchsorted(self.key, wanted)
        first = np.flatnonzero(self.key[np.minimum(place, self.size - 1)] == wanted) if self.size else place
        return first.astype(np.int64), place[first].astype(np.int64)
