"""Reads a source once and keeps counts: what its rows are, where they lie, and what is odd about them.

Memory grows with distinct ids, persons and addresses (as 64-bit hashes and whole metres), not with rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

from ...domain import schema
from ...domain.columnvalues import is_empty
from ...domain.cpr import CprCount, count_cpr
from ...domain.grid import EPSG, Grid, grid_of_code
from ...domain.periods import UNITS, parse_periods
from ...domain.polygons import PolygonEdges
from ...domain.sourcechecks import Tally
from ...domain.values import numbers, unit_keys
from ..errors import SourceError
from ..locating.placing import NO_REASON, GridPlacer, transformed
from ..locating.plan import Locator
from ..tables.plans import SourcePlan, check_expression
from ..tables.readers import Batch, read_batches
from .columns import readable_columns

Tick = Callable[[float], None]
Days = NDArray[np.datetime64]
Mask = NDArray[np.bool_]

_REASON = {name: number for number, name in enumerate(schema.REASONS)}
_NO_DAY = np.iinfo(np.int64).min  # what NaT is as a number
# 31-12-9999 and the like in the column of last days: it lasts.
_FOREVER = re.compile(r"(?<!\d)[3-9]\d{3}(?!\d)")


@dataclass(frozen=True)
class CheckJob:
    """What is to be checked.

    Attributes:
        plan: the source.
        columns: role -> column (``columns.ROLES``).
        locator: places the rows; None when nothing says where they are.
        mask: the municipality in EPSG:25832, None for no limit.
        transforms: the project's transformations.
        expression: filter; rows that do not pass are counted as such and not looked at.
    """

    plan: SourcePlan
    columns: dict[str, str]
    locator: Locator | None
    mask: PolygonEdges | None
    transforms: QgsCoordinateTransformContext
    expression: str = ""


@dataclass
class Noted:
    """How many rows, and the first of them."""

    rows: int = 0
    first: int = 0

    def add(self, row: NDArray[np.int64], where: Mask) -> None:
        """Adds the rows where ``where`` is True."""
        if where.any():
            self.rows += int(where.sum())
            self.first = self.first or int(row[where][0])


@dataclass
class Checked:
    """What one pass over a source gave.

    Attributes:
        read: rows read.
        placed: rows with a period (where there is a column for it) and a place.
        unit: unit of the periods, "" without any.
        reasons: reason -> rows that are not placed; with ``placed`` they sum to ``read``.
        notes: (check, reason, column) -> rows.
        cpr: column -> what looks like CPR numbers in it.
        days: Tally by unit and day of rows, placed rows and amounts (rows where there is no count).
        ids: Tally by id and day, with the first row.
        persons: Tally by person and day.
        points: Tally by whole metre, EPSG:25832.
        crowds: Tally by whole metre and person.
        problem: why nothing could be placed, where there is one cause.
    """

    read: int = 0
    placed: int = 0
    unit: str = ""
    reasons: dict[str, Noted] = field(default_factory=dict)
    notes: dict[tuple[str, str, str], Noted] = field(default_factory=dict)
    cpr: dict[str, CprCount] = field(default_factory=dict)
    days: Tally = field(default_factory=lambda: Tally(("unit", "day"), ("rows", "placed", "amount")))
    ids: Tally = field(default_factory=lambda: Tally(("key", "day"), firsts=("row",)))
    persons: Tally = field(default_factory=lambda: Tally(("key", "day")))
    points: Tally = field(default_factory=lambda: Tally(("x", "y")))
    crowds: Tally = field(default_factory=lambda: Tally(("x", "y", "key")))
    problem: SourceError | None = None

    def note(self, check: str, reason: str, column: str, row: NDArray[np.int64], where: Mask) -> None:
        """Counts rows with something odd."""
        if where.any():
            self.notes.setdefault((check, reason, column), Noted()).add(row, where)


def check_rows(job: CheckJob, tick: Tick) -> Checked:
    """Reads all rows once.

    Raises:
        SourceError: an empty source, a filter that cannot be used, a row that cannot be read.
    """
    if job.expression:
        check_expression(job.expression, job.plan)
    reader = _Reader(job)
    names = list(dict.fromkeys([*readable_columns(job.plan), *reader.columns]))
    points = job.locator is not None and job.locator.points
    for batch in read_batches(job.plan, names, points=points, expression=job.expression):
        reader.take(batch)
        tick(min(1.0, reader.found.read / max(job.plan.count, 1)))
    if reader.found.read == 0:
        raise SourceError("empty_layer", layer=job.plan.name)
    return reader.finish()


class _Reader:
    """Batches to counts."""

    def __init__(self, job: CheckJob) -> None:
        self.found = Checked()
        self._job, self._locator = job, job.locator
        self.columns = [*job.columns.values(), *(job.locator.columns if job.locator is not None else ())]
        target = QgsCoordinateReferenceSystem(EPSG)
        crs = job.locator.crs if job.locator is not None else target
        self._placer = GridPlacer(Grid(100), crs, job.transforms, job.mask)
        self._transform = QgsCoordinateTransform(crs, target, job.transforms)
        self._malformed = np.array(job.plan.malformed, dtype=np.int64)
        self._codes: dict[str, int] = {}
        self._grids: dict[int, GridPlacer] = {}

    def take(self, batch: Batch) -> None:
        """Adds a batch."""
        found = self.found
        found.read += len(batch.row)
        self._look_for_cpr(batch)
        reason = np.full(len(batch.row), NO_REASON, dtype=np.int8)
        malformed = np.isin(batch.row, self._malformed)
        _set(reason, malformed, schema.REASON_MALFORMED)  # first: its values stand under other headers
        _set(reason, ~batch.passed, schema.REASON_FILTERED)
        looked_at = batch.passed & ~malformed
        unit, days = self._days(batch, reason, looked_at)
        amount = self._amounts(batch, reason, looked_at)
        place = self._place(batch, days, looked_at)
        reason = np.where(reason == NO_REASON, place, reason).astype(np.int8)
        placed = reason == NO_REASON
        found.placed += int(placed.sum())
        for number in np.unique(reason[~placed]).tolist():
            noted = found.reasons.setdefault(schema.REASONS[number], Noted())
            noted.add(batch.row, reason == number)
        day = days.astype("datetime64[D]").astype(np.int64)
        known = looked_at & (day != _NO_DAY)
        if known.any():
            found.days.add(unit=unit[known], day=day[known], placed=placed[known], amount=amount[known])
        self._keys(batch, day, looked_at)

    def finish(self) -> Checked:
        """The counts, once all batches were taken."""
        locator, found = self._locator, self.found
        if locator is None or found.placed:
            return found
        suspicion = "" if locator.has_codes else self._placer.suspicion()
        if suspicion:
            found.problem = SourceError(suspicion, layer=self._job.plan.name)
            return found
        try:
            locator.finish()
        except SourceError as error:  # a check tells what is wrong instead of giving up
            found.problem = error
        return found

    # --- periods

    def _days(
        self, batch: Batch, reason: NDArray[np.int8], looked_at: Mask
    ) -> tuple[NDArray[np.int64], Days]:
        """Unit (index into ``UNITS``) and day of each row; sets the reasons."""
        columns = self._job.columns
        main = columns.get("period") or columns.get("start") or ""
        size = len(batch.row)
        days = np.full(size, np.datetime64("NaT"), dtype="datetime64[D]")
        if not main:
            return np.zeros(size, dtype=np.int64), days
        days, units = self._read_days(batch, main, looked_at)
        known = looked_at & ~np.isnat(days)
        if not self.found.unit and known.any():
            self.found.unit = str(units[known][0])
        other = known & (units != self.found.unit)
        self.found.note("date", "other_unit", main, batch.row, other)
        days[other] = np.datetime64("NaT")
        self.found.note("date", "missing", main, batch.row, looked_at & is_empty(batch.columns[main]))
        _set(reason, np.isnat(days), schema.REASON_NO_PERIOD)
        self._intervals(batch, (main, days), reason, looked_at)
        index = UNITS.index(self.found.unit) if self.found.unit else 0
        return np.full(size, index, dtype=np.int64), days

    def _read_days(self, batch: Batch, name: str, looked_at: Mask) -> tuple[Days, NDArray[np.object_]]:
        column = batch.columns[name]
        days, units = parse_periods(column, excel_serials=True)
        odd = looked_at & np.isnat(days) & ~is_empty(column)
        if name == self._job.columns.get("stop"):
            odd &= ~_lasting(column)
        self.found.note("date", "unusable", name, batch.row, odd)
        return days, units

    def _intervals(
        self, batch: Batch, main: tuple[str, Days], reason: NDArray[np.int8], looked_at: Mask
    ) -> None:
        start, stop = self._job.columns.get("start"), self._job.columns.get("stop")
        if not start or not stop:
            return
        first = main[1] if start == main[0] else self._read_days(batch, start, looked_at)[0]
        last, _ = self._read_days(batch, stop, looked_at)
        _set(reason, ~np.isnat(first) & ~np.isnat(last) & (last < first), schema.REASON_BAD_INTERVAL)

    def _amounts(self, batch: Batch, reason: NDArray[np.int8], looked_at: Mask) -> NDArray[np.float64]:
        name = self._job.columns.get("count")
        if not name:
            return np.ones(len(batch.row))
        amount, bad = numbers(batch.columns[name], self._job.plan.decimal)
        bad |= amount < 0
        self.found.note("count", "unusable", name, batch.row, looked_at & bad)
        _set(reason, bad | np.isnan(amount), schema.REASON_NO_COUNT)
        return np.where(bad | np.isnan(amount), 0.0, amount)

    # --- places

    def _place(self, batch: Batch, days: Days, looked_at: Mask) -> NDArray[np.int8]:
        if self._locator is None:
            return np.full(len(batch.row), _REASON[schema.REASON_NO_GEOGRAPHY], dtype=np.int8)
        located = self._locator.locate(batch, days)
        if located.code is not None:
            place = self._place_codes(located.code)
        else:
            _, place = self._placer.points(located.x, located.y)
            self._note_points(batch, located.x, located.y, looked_at)
        return np.where(located.reason == NO_REASON, place, located.reason).astype(np.int8)

    def _note_points(
        self, batch: Batch, x: NDArray[np.float64], y: NDArray[np.float64], looked_at: Mask
    ) -> None:
        east, north = transformed(x, y, self._transform)
        good = looked_at & np.isfinite(east) & np.isfinite(north)
        if not good.any():
            return
        metres = {"x": np.rint(east[good]).astype(np.int64), "y": np.rint(north[good]).astype(np.int64)}
        self.found.points.add(**metres)
        person = self._job.columns.get("person")
        if person:
            keys, missing = unit_keys([batch.columns[person]])
            named = ~missing[good]
            if named.any():
                at = {axis: values[named] for axis, values in metres.items()}
                self.found.crowds.add(**at, key=keys[good][named])

    def _place_codes(self, codes: NDArray[np.object_]) -> NDArray[np.int8]:
        rows, uniques = pd.factorize(codes)
        for code in uniques:
            if code not in self._codes:
                self._codes[code] = self._place_code(str(code))
        table = np.array([*(self._codes[code] for code in uniques), _REASON[schema.REASON_NO_GEOGRAPHY]])
        return table[rows].astype(np.int8)

    def _place_code(self, code: str) -> int:
        """A cell of any size belongs to the municipality when its centre does."""
        grid = grid_of_code(code)
        if grid is None:
            return _REASON[schema.REASON_UNKNOWN_CELL]
        if grid.size not in self._grids:
            crs = QgsCoordinateReferenceSystem(EPSG)
            self._grids[grid.size] = GridPlacer(grid, crs, self._job.transforms, self._job.mask)
        return int(self._grids[grid.size].codes(np.array([code], dtype=object))[1][0])

    # --- ids

    def _keys(self, batch: Batch, day: NDArray[np.int64], looked_at: Mask) -> None:
        for role, check in (("row", "id"), ("person", "person")):
            name = self._job.columns.get(role)
            if not name:
                continue
            keys, missing = unit_keys([batch.columns[name]])
            self.found.note(check, "missing", name, batch.row, looked_at & missing)
            good = looked_at & ~missing
            if not good.any():
                continue
            if role == "row":
                self.found.ids.add(key=keys[good], day=day[good], row=batch.row[good])
            else:
                self.found.persons.add(key=keys[good], day=day[good])

    def _look_for_cpr(self, batch: Batch) -> None:
        for name, column in batch.columns.items():
            self.found.cpr[name] = self.found.cpr.get(name, CprCount()) + count_cpr(column)


def _set(reason: NDArray[np.int8], where: Mask, name: str) -> None:
    """Gives rows that have no reason yet this one."""
    reason[(reason == NO_REASON) & where] = _REASON[name]


def _lasting(column: NDArray[Any]) -> Mask:
    """Last days that mean "no end yet": a year that nobody alive will see."""
    if column.dtype.kind == "M":
        year = column.astype("datetime64[Y]").astype(np.int64) + 1970
        return ~np.isnat(column) & (year >= 3000)  # noqa: PLR2004 - later than what is a period
    codes, uniques = pd.factorize(column)
    found = np.array([*(_FOREVER.search(str(text)) is not None for text in uniques), False], dtype=bool)
    return found[codes]
