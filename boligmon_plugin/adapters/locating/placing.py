"""From coordinates or codes to cells, with a reason for every row that has none."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsLineString,
    QgsPointXY,
)

from ...domain import schema
from ...domain.grid import DENMARK, Grid
from ...domain.polygons import PolygonEdges, locate
from ...domain.values import texts
from .polygons import Cells

_HEADER = 9  # bytes before the coordinates of a WKB line string
_DEGREES = (180.0, 90.0)
_SUSPECTS = 1000  # points that are looked at when none could be placed

NO_REASON = -1
_REASON = {name: number for number, name in enumerate(schema.REASONS)}

Placed = tuple[NDArray[np.int64], NDArray[np.int8]]


class Placer(Protocol):
    """Places rows: keys of cells, and an index into ``schema.REASONS`` (-1 for none) of those without."""

    def points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Placed:
        """Places coordinates in the source's system."""

    def codes(self, values: NDArray[Any]) -> Placed:
        """Places cell or area codes."""

    def suspicion(self) -> str:
        """What is wrong with the coordinates when none could be placed: "", "swapped_axes" or "degrees"."""


def transformed(
    x: NDArray[np.float64], y: NDArray[np.float64], transform: QgsCoordinateTransform
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates in the transform's target; NaN stays NaN and marks what cannot be transformed."""
    if transform.isShortCircuited() or len(x) == 0:
        return x, y
    out_x, out_y = np.full(len(x), np.nan), np.full(len(y), np.nan)
    good = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    if len(good) == 0:
        return out_x, out_y
    line = QgsGeometry(QgsLineString(x[good], y[good]))
    try:
        done = line.transform(transform) == Qgis.GeometryOperationResult.Success
    except QgsCsException:
        done = False
    if done:
        xy = np.frombuffer(bytes(line.asWkb()), dtype="<f8", offset=_HEADER).reshape(-1, 2)
    else:  # one point beyond the projection spoils the line: take them one by one
        xy = np.array([_transformed_point(a, b, transform) for a, b in zip(x[good], y[good])])
    finite = np.isfinite(xy).all(axis=1)
    out_x[good[finite]], out_y[good[finite]] = xy[finite, 0], xy[finite, 1]
    return out_x, out_y


def _transformed_point(x: float, y: float, transform: QgsCoordinateTransform) -> tuple[float, float]:
    try:
        point = transform.transform(QgsPointXY(x, y))
    except QgsCsException:
        return (np.nan, np.nan)
    return (point.x(), point.y())


def _inside_denmark(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    west, south, east, north = DENMARK
    return (x >= west) & (x < east) & (y >= south) & (y < north)


class GridPlacer:
    """Places into the cells of Det Danske Kvadratnet.

    Args:
        grid: the grid.
        crs: the source's coordinate system; may be invalid when only codes are placed.
        transforms: the project's transformations.
        mask: the municipality in EPSG:25832; rows outside it are not placed.
        whole_cells: True to judge a point by the centre of its cell, as codes are.
    """

    def __init__(
        self,
        grid: Grid,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        mask: PolygonEdges | None,
        *,
        whole_cells: bool = False,
    ) -> None:
        self._grid, self._mask, self._whole_cells = grid, mask, whole_cells
        self._transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:25832"), transforms)
        self._known: dict[str, int] = {}
        self._placed = self._swapped = self._degrees = False

    def points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Placed:
        """Places coordinates; outside Denmark or the municipality is "outside"."""
        missing = ~(np.isfinite(x) & np.isfinite(y))
        east, north = transformed(x, y, self._transform)
        inside = _inside_denmark(east, north)
        if not self._placed:
            self._suspect(x[~inside & ~missing][:_SUSPECTS], y[~inside & ~missing][:_SUSPECTS])
        self._placed |= bool(inside.any())
        if self._mask is not None:
            inside[inside] = self._in_mask(east[inside], north[inside], self._mask)
        keys = np.full(len(x), -1, dtype=np.int64)
        keys[inside] = self._grid.keys(east[inside], north[inside])
        reason = np.where(inside, NO_REASON, _REASON[schema.REASON_OUTSIDE]).astype(np.int8)
        reason[missing] = _REASON[schema.REASON_NO_GEOGRAPHY]
        return keys, reason

    def _in_mask(
        self, east: NDArray[np.float64], north: NDArray[np.float64], mask: PolygonEdges
    ) -> NDArray[np.bool_]:
        if self._whole_cells:
            half = self._grid.size / 2
            corners = self._grid.corners(self._grid.keys(east, north))
            east, north = corners[0] + half, corners[1] + half
        return locate(east, north, mask) >= 0

    def _suspect(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """Looks what would have placed points that lie outside Denmark."""
        self._swapped |= bool(_inside_denmark(*transformed(y, x, self._transform)).any())
        small = (np.abs(x) <= _DEGREES[0]) & (np.abs(y) <= _DEGREES[1])
        self._degrees |= bool(small.any()) and not self._transform.sourceCrs().isGeographic()

    def codes(self, values: NDArray[Any]) -> Placed:
        """Places cell codes; a cell belongs to the municipality when its centre does."""
        rows, uniques = pd.factorize(texts(values))
        new = [code for code in uniques if code not in self._known]
        found = np.array([self._grid.key(code) for code in new], dtype=np.int64)
        x, y = self._grid.corners(np.maximum(found, 0))
        half = self._grid.size / 2
        inside = _inside_denmark(x + half, y + half)
        if self._mask is not None and new:
            inside &= locate(x + half, y + half, self._mask) >= 0
        outside = np.where(inside, found, -1 - _REASON[schema.REASON_OUTSIDE])
        unknown = -1 - _REASON[schema.REASON_UNKNOWN_CELL]
        self._known.update(zip(new, np.where(found >= 0, outside, unknown).tolist()))
        return _by_code(rows, [self._known[code] for code in uniques])

    def suspicion(self) -> str:
        """See ``Placer``."""
        if self._placed:  # in Denmark, but outside the municipality
            return ""
        if self._degrees:
            return "degrees"
        return "swapped_axes" if self._swapped else ""


class PolygonPlacer:
    """Places into the polygons of a layer, by position or by id.

    Args:
        cells: the polygons.
        crs: the source's coordinate system.
        transforms: the project's transformations.
        mask: the municipality in the cells' system.
        whole_cells: True to judge a point by a point on its polygon's surface, as codes are.
    """

    def __init__(
        self,
        cells: Cells,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        mask: PolygonEdges | None,
        *,
        whole_cells: bool = False,
    ) -> None:
        self._cells, self._mask, self._whole_cells = cells, mask, whole_cells
        self._transform = QgsCoordinateTransform(crs, cells.crs, transforms)
        # Ids with other case or spaces around them are the same id; that they are unique so was checked.
        self._index = {str(name).casefold(): number for number, name in enumerate(cells.ids)}
        self._in_mask = np.ones(len(cells.ids), dtype=bool)
        if mask is not None:
            middle = [geometry.pointOnSurface().asPoint() for geometry in cells.geometries]
            self._in_mask = locate([p.x() for p in middle], [p.y() for p in middle], mask) >= 0

    def points(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Placed:
        """Places coordinates; outside the polygons or the municipality is "outside"."""
        missing = ~(np.isfinite(x) & np.isfinite(y))
        east, north = transformed(x, y, self._transform)
        keys = locate(east, north, self._cells.edges)
        if self._mask is not None and self._whole_cells:
            keys = np.where((keys >= 0) & self._in_mask[keys], keys, -1)
        elif self._mask is not None:
            keys = np.where(locate(east, north, self._mask) >= 0, keys, -1)
        reason = np.where(keys >= 0, NO_REASON, _REASON[schema.REASON_OUTSIDE]).astype(np.int8)
        reason[missing] = _REASON[schema.REASON_NO_GEOGRAPHY]
        return keys, reason

    def codes(self, values: NDArray[Any]) -> Placed:
        """Places area codes; an area belongs to the municipality when a point on its surface does."""
        rows, uniques = pd.factorize(texts(values))
        keys = []
        for code in uniques:
            index = self._index.get(code.casefold(), -1 - _REASON[schema.REASON_UNKNOWN_CELL])
            keys.append(index if index < 0 or self._in_mask[index] else -1 - _REASON[schema.REASON_OUTSIDE])
        return _by_code(rows, keys)

    def suspicion(self) -> str:
        """Polygons may lie anywhere: nothing can be said."""
        return ""


def _by_code(rows: NDArray[np.int64], keys: list[int]) -> Placed:
    """Keys by row; a negative key is -1 minus the reason, a missing code has no geography."""
    table = np.array([*keys, -1 - _REASON[schema.REASON_NO_GEOGRAPHY]], dtype=np.int64)
    key = table[rows]
    reason = np.where(key >= 0, NO_REASON, -1 - key).astype(np.int8)
    return np.where(key >= 0, key, -1), reason
