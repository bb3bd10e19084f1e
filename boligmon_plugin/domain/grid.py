"""Cells of Det Danske Kvadratnet: coordinates to cells, cells to codes, and back.

A cell is half-open, ``[x, x + size)`` by ``[y, y + size)``, in EPSG:25832, and is named by its lower-left
corner, northing first: ``100m_61768_6435`` holds N 6176800-6176900, E 643500-643600.

Source:
    Statistics Denmark, Det Danske Kvadratnet; DAWA (``floor(N / 100)``, ``floor(E / 100)``); 250 m names as
    in kbevers/kvadratnet (``floor(x / 250) * 25``). The general rule that gives them all: the corner in
    units of the largest power of ten that divides the size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError

_LARGEST = 100_000  # metres
EPSG = "EPSG:25832"

# Denmark in EPSG:25832, generously: a point outside it is misplaced, not a cell (metres; west, south, east,
# north).
DENMARK = (400_000.0, 6_000_000.0, 950_000.0, 6_450_000.0)

# Row and column fit one int64: columns are below 10 million for every size of 1 m and more.
_STRIDE = 10_000_000

_CODE = re.compile(r"(\d{1,9})(m|km)_(\d{1,8})_(\d{1,8})", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """A square grid with its origin at (0, 0) of EPSG:25832.

    Attributes:
        size: side of a cell in whole metres, 1 or more.
    """

    size: int

    def __post_init__(self) -> None:
        if isinstance(self.size, bool) or self.size != int(self.size) or not 1 <= self.size <= _LARGEST:
            raise DomainError("cell_size", size=self.size)

    @property
    def prefix(self) -> str:
        """The first part of every code: ``100m``, ``1km``."""
        return f"{self.size // 1000}km" if self.size % 1000 == 0 else f"{self.size}m"

    @property
    def _unit(self) -> int:
        unit = 1
        while self.size % (unit * 10) == 0:
            unit *= 10
        return unit

    def keys(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """The cell of each point, as one integer that sorts by row (northing) and then column (easting).

        Args:
            x: shape (n,), easting in metres, EPSG:25832, finite and 0 or more.
            y: shape (n,), northing in metres.

        Returns:
            shape (n,), keys of the half-open cells.

        Raises:
            DomainError: a coordinate is negative or not finite ("coordinate_out_of_range").
        """
        east, north = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        if east.size and not (np.all(np.isfinite(east + north)) and east.min() >= 0 and north.min() >= 0):
            raise DomainError("coordinate_out_of_range")
        column, row = np.floor(east / self.size), np.floor(north / self.size)
        return row.astype(np.int64) * _STRIDE + column.astype(np.int64)

    def rows_columns(self, keys: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows (northing / size) and columns (easting / size) of keys, shape (n,) each."""
        key = np.asarray(keys, dtype=np.int64)
        return key // _STRIDE, key % _STRIDE

    def corners(self, keys: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Easting and northing of the lower-left corners of keys in metres, shape (n,) each."""
        row, column = self.rows_columns(keys)
        size = np.float64(self.size)
        return (column * size).astype(np.float64), (row * size).astype(np.float64)

    def codes(self, keys: ArrayLike) -> NDArray[np.object_]:
        """The codes of keys, shape (n,) of text."""
        row, column = self.rows_columns(keys)
        factor = self.size // self._unit
        pairs = zip((row * factor).tolist(), (column * factor).tolist())
        prefix = self.prefix
        out = np.empty(len(row), dtype=object)
        out[:] = [f"{prefix}_{north}_{east}" for north, east in pairs]
        return out

    def key(self, code: str) -> int:
        """The key of one code; -1 when the text is no code of this grid (spaces and case do not matter)."""
        found = _CODE.fullmatch(code.strip())
        if found is None or (found[1] + found[2]).lower() != self.prefix:
            return -1
        factor = self.size // self._unit
        north, east = int(found[3]), int(found[4])
        if north % factor or east % factor:
            return -1  # 250m_622376_57550 names no cell: corners are multiples of 25
        if east // factor >= _STRIDE:
            return -1  # beyond the columns that a key has room for: it would be a cell of another row
        return (north // factor) * _STRIDE + east // factor


def grid_of_code(code: str) -> Grid | None:
    """The grid that a code belongs to (``1km_6176_643`` -> 1,000 m), None when it is no cell code."""
    found = _CODE.fullmatch(code.strip())
    if found is None:
        return None
    size = int(found[1]) * (1000 if found[2].lower() == "km" else 1)
    if not 1 <= size <= _LARGEST:
        return None
    grid = Grid(size)
    return grid if grid.key(code) >= 0 else None


def grid_keys(codes: ArrayLike) -> tuple[Grid, NDArray[np.int64]] | None:
    """The common grid of cell codes and their keys.

    Args:
        codes: shape (n,) of text.

    Returns:
        the grid and shape (n,) keys; None when n = 0 or the codes are not all codes of one grid, so that the
        cells are polygons of some other kind.
    """
    texts = [str(code) for code in np.asarray(codes, dtype=object)]
    grid = grid_of_code(texts[0]) if texts else None
    if grid is None:
        return None
    keys = np.fromiter((grid.key(text) for text in texts), dtype=np.int64, count=len(texts))
    return None if np.any(keys < 0) else (grid, keys)


def cells_in_extent(
    grid: Grid, extent: tuple[float, float, float, float], *, limit: int
) -> NDArray[np.int64]:
    """Keys of all cells that share an area with an extent, row by row from the south-west.

    Args:
        grid: the grid.
        extent: west, south, east, north in metres, EPSG:25832.
        limit: the largest number of cells to make.

    Raises:
        DomainError: more cells than ``limit`` ("too_many_cells", told before anything is allocated), or an
            extent that is empty or outside Denmark ("extent_outside").
    """
    west, south, east, north = extent
    inside = DENMARK[0] <= west < east <= DENMARK[2] and DENMARK[1] <= south < north <= DENMARK[3]
    if not inside:
        raise DomainError("extent_outside", west=west, south=south, east=east, north=north)
    first_column, last_column = int(west // grid.size), int(-(-east // grid.size))
    first_row, last_row = int(south // grid.size), int(-(-north // grid.size))
    count = (last_column - first_column) * (last_row - first_row)
    if count > limit:
        raise DomainError("too_many_cells", count=count, limit=limit)
    rows = np.arange(first_row, last_row, dtype=np.int64)
    columns = np.arange(first_column, last_column, dtype=np.int64)
    return (rows[:, None] * _STRIDE + columns[None, :]).ravel()
