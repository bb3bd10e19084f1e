"""All rows of a table, placed: coordinates in EPSG:25832 or a reason, and the account of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsPointXY,
)

from ...domain import schema
from ...domain.grid import DENMARK, EPSG, Grid, grid_of_code
from ...domain.periods import parse_periods
from ..errors import SourceError
from ..tables.accounts import Reconciliation
from ..tables.plans import SourcePlan
from ..tables.readers import Batch, read_batches
from .locators import NO_REASON, REASON, Located, Locator
from .placing import GridPlacer, transformed
from .polygons import read_cells

Tick = Callable[[float], None]

CELL_SIZE = 100


@dataclass(frozen=True)
class LocatedRows:
    """The rows of a table, shape (n,) each, in the order of the layer.

    Attributes:
        row: number of the row in the layer.
        x: easting in EPSG:25832, NaN for rows without a place.
        y: northing.
        cell: code of the cell (100 m, or the one that the row names) or area; None for rows without a place.
        reason: index into ``schema.REASONS``, ``NO_REASON`` for rows with a place.
        account: the reconciliation with the table.
    """

    row: NDArray[np.int64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    cell: NDArray[np.object_]
    reason: NDArray[np.int8]
    account: Reconciliation


@dataclass(frozen=True)
class AreaPoints:
    """Points on the surface of areas in EPSG:25832, by id without regard to case."""

    points: dict[str, tuple[float, float]]

    def find(self, code: str) -> tuple[float, float, str]:
        """Easting, northing and the reason why there are none."""
        found = self.points.get(code.casefold())
        return (np.nan, np.nan, schema.REASON_UNKNOWN_CELL) if found is None else (*found, "")


@dataclass(frozen=True)
class CellPoints:
    """Centres of cells of Det Danske Kvadratnet, of any size."""

    def find(self, code: str) -> tuple[float, float, str]:
        """Easting, northing and the reason why there are none."""
        grid = grid_of_code(code)
        key = -1 if grid is None else grid.key(code)
        if grid is None or key < 0:
            return np.nan, np.nan, schema.REASON_UNKNOWN_CELL
        corner = grid.corners([key])
        x, y = float(corner[0][0]) + grid.size / 2, float(corner[1][0]) + grid.size / 2
        west, south, east, north = DENMARK
        if not (west <= x < east and south <= y < north):
            return np.nan, np.nan, schema.REASON_OUTSIDE
        return x, y, ""


def read_area_points(
    plan: SourcePlan, id_field: str, transforms: QgsCoordinateTransformContext, tick: Tick
) -> AreaPoints:
    """A point on the surface of each area.

    Raises:
        SourceError: a layer that cannot be cells (``polygons.read_cells``), or without coordinate system.
    """
    if not plan.crs.isValid():
        raise SourceError("no_crs", layer=plan.name)
    cells = read_cells(plan, id_field, tick)
    transform = QgsCoordinateTransform(plan.crs, QgsCoordinateReferenceSystem(EPSG), transforms)
    points = {}
    for name, geometry in zip(cells.ids, cells.geometries):
        point = transform.transform(QgsPointXY(geometry.pointOnSurface().asPoint()))
        points[str(name).casefold()] = (point.x(), point.y())
    return AreaPoints(points)


@dataclass(frozen=True)
class RowsRequest:
    """What is wanted of a table.

    Attributes:
        plan: the table.
        locator: how its rows are placed.
        codes: what the locator's codes stand for; not used by locators without codes.
        date: field with the day of the event, "" for none.
        transforms: the project's transformations.
    """

    plan: SourcePlan
    locator: Locator
    codes: AreaPoints | CellPoints
    date: str
    transforms: QgsCoordinateTransformContext


def locate_rows(request: RowsRequest, tick: Tick) -> LocatedRows:
    """Places all rows of a table.

    Raises:
        SourceError: the table has no rows ("empty_layer"), or none could be placed ("nothing_placed", and
            what ``Locator.finish`` and ``Placer.suspicion`` say of it).
    """
    plan, locator = request.plan, request.locator
    target = _Target(request)
    columns = (*locator.columns, request.date) if request.date else locator.columns
    rows: list[NDArray[np.int64]] = []
    parts: list[Located] = []
    for batch in read_batches(plan, columns, points=locator.points):
        days = _days(batch, request.date)
        part = target.place(locator.locate(batch, days))
        part.reason[np.isin(batch.row, plan.malformed)] = REASON[schema.REASON_MALFORMED]
        if request.date:
            # Which residence counts cannot be said without a day: that, and not the register, is the cause.
            unknown = (part.reason == REASON[schema.REASON_NO_RESIDENCE]) & np.isnat(days)
            part.reason[unknown] = REASON[schema.REASON_NO_PERIOD]
        rows.append(batch.row)
        parts.append(part)
        tick(min(1.0, sum(map(len, rows)) / max(plan.count, 1)))
    if not rows:
        raise SourceError("empty_layer", layer=plan.name)
    row = np.concatenate(rows)
    reason = np.concatenate([part.reason for part in parts])
    account = _account(plan.name, row, reason)
    account.malformed_lines = plan.malformed_lines
    if account.placed == 0:
        _refuse(request, target, account)
    cell = np.concatenate([part.code for part in parts if part.code is not None])
    x, y = (np.concatenate([getattr(part, axis) for part in parts]) for axis in "xy")
    return LocatedRows(row, x, y, cell, reason, account)


def _refuse(request: RowsRequest, target: _Target, account: Reconciliation) -> None:
    request.locator.finish()
    suspicion = target.suspicion()
    if suspicion:
        raise SourceError(suspicion, layer=account.name)
    reason = max(account.reasons, key=lambda name: account.reasons[name])
    raise SourceError("nothing_placed", layer=account.name, read=account.read, reason=reason)


class _Target:
    """From a locator's coordinates or codes to points in EPSG:25832 with the code of their cell."""

    def __init__(self, request: RowsRequest) -> None:
        self._codes = request.codes
        self._grid = Grid(CELL_SIZE)
        self._known: dict[str, tuple[float, float, str]] = {}
        self._placer: GridPlacer | None = None
        if not request.locator.has_codes:
            crs, target = request.locator.crs, QgsCoordinateReferenceSystem(EPSG)
            self._transform = QgsCoordinateTransform(crs, target, request.transforms)
            self._placer = GridPlacer(self._grid, crs, request.transforms, None)

    def place(self, located: Located) -> Located:
        """The rows with their code; what lies outside Denmark or has an unknown code gets its reason."""
        if located.code is not None:
            return self._by_code(located, located.code)
        return self._by_point(located)

    def _by_point(self, located: Located) -> Located:
        if self._placer is None:
            raise ValueError("the locator gives codes")
        key, outside = self._placer.points(located.x, located.y)
        reason = np.where(located.reason == NO_REASON, outside, located.reason).astype(np.int8)
        x, y = transformed(located.x, located.y, self._transform)
        good = reason == NO_REASON
        cell = np.full(len(key), None, dtype=object)
        cell[good] = self._grid.codes(key[good])
        return Located(np.where(good, x, np.nan), np.where(good, y, np.nan), cell, reason)

    def _by_code(self, located: Located, code: NDArray[np.object_]) -> Located:
        rows, uniques = pd.factorize(code)
        for name in uniques:
            if name not in self._known:
                self._known[name] = self._codes.find(name)
        found: list[Any] = [*(self._known[name] for name in uniques), (np.nan, np.nan, "")]
        x, y = (np.array([place[axis] for place in found], dtype=np.float64)[rows] for axis in (0, 1))
        why = np.array([REASON.get(place[2], NO_REASON) for place in found], dtype=np.int8)[rows]
        reason = np.where(located.reason == NO_REASON, why, located.reason).astype(np.int8)
        return Located(x, y, np.where(reason == NO_REASON, code, None), reason)

    def suspicion(self) -> str:
        """What is wrong with coordinates none of which is in Denmark."""
        return "" if self._placer is None else self._placer.suspicion()


def _days(batch: Batch, name: str) -> NDArray[np.datetime64]:
    if not name:
        return np.full(len(batch.row), np.datetime64("NaT"), dtype="datetime64[D]")
    return parse_periods(batch.columns[name])[0]


def _account(name: str, row: NDArray[np.int64], reason: NDArray[np.int8]) -> Reconciliation:
    out = reason != NO_REASON
    numbers, times = np.unique(reason[out], return_counts=True)
    reasons = {schema.REASONS[number]: int(rows) for number, rows in zip(numbers, times)}
    placed = len(row) - int(out.sum())
    return Reconciliation(name, len(row), placed, reasons, unplaced=[(row[out], reason[out])])
