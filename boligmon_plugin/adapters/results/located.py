"""A table whose rows have found their place, as a point layer; and what the log says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSink, QgsFields, QgsGeometry, QgsPointXY
from qgis.PyQt.QtCore import QCoreApplication

from ...compat import field as compat_field
from ...compat import is_null
from ...domain import schema
from ...domain.columns import propose
from ...domain.cpr import count_cpr, flags_column
from ...domain.grid import Grid, grid_of_code
from ...study.roles import PERSONAL_ROLES
from ..errors import SourceError
from ..locating.located_rows import CELL_SIZE, LocatedRows
from ..locating.locators import NO_REASON, Locator
from ..messages.locating import note_lines
from ..tables.plans import SourcePlan
from ..tables.readers import chosen_features
from ..tables.samples import column_samples
from ..words import internal_mark
from .accountlines import source_lines
from .reports import Line
from .writers import close_sink, extended

Tick = Callable[[float], None]

LOCATED_BY, REASON, CELL = "located_by", "reason", "cell_id"

_BATCH = 500


@dataclass(frozen=True)
class LocatedForm:
    """How the rows are written.

    Attributes:
        mode: how they were placed (``study.sources.GEOGRAPHY_MODES``).
        cell_only: whether points are moved to the centre of their cell.
        unlocated: whether rows without a place are written too, with their reason.
        left_out: fields of the table that are not written.
        numbered: fields with ids of persons, written as running numbers: the same number for the same id.
    """

    mode: str
    cell_only: bool = False
    unlocated: bool = False
    left_out: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()

    def fields(self, plan: SourcePlan) -> QgsFields:
        """The fields of the result: the table's own, and ours after them."""
        kept = QgsFields()
        for field in plan.fields:
            if field.name() in self.numbered:
                kept.append(compat_field(field.name(), int))
            elif field.name() not in self.left_out:
                kept.append(field)
        own: dict[str, type] = {LOCATED_BY: str}
        if self.cell_only:
            own[CELL] = str
        if self.unlocated:
            own[REASON] = str
        return extended(kept, own, plan.name)


def write_located(  # noqa: PLR0913, PLR0917 - a sink, its fields, and what to write
    sink: QgsFeatureSink,
    fields: QgsFields,
    plan: SourcePlan,
    rows: LocatedRows,
    form: LocatedForm,
    tick: Tick,
) -> None:
    """Writes a table's rows with their points, reading the table once more so that it never is in memory.

    Args:
        sink: an open sink.
        fields: its fields, by ``LocatedForm.fields``.
        plan: the table.
        rows: where its rows are.
        form: how they are written.
        tick: is told the progress.

    Raises:
        SourceError: the sink refuses the features ("cannot_write"), or the table has other rows than before
            ("table_changed").
    """
    request = QgsFeatureRequest()
    if not plan.filter:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    kept = [plan.fields.lookupField(name) for name in fields.names()[: fields.lookupField(LOCATED_BY)]]
    all_kept = kept == list(range(plan.fields.count())) and not form.numbered
    numbering = _Numbering([fields.lookupField(name) for name in sorted(form.numbered)])
    added = _added(rows, form)
    x, y = _points(rows, form)
    numbers, placed = rows.row.tolist(), (rows.reason == NO_REASON).tolist()
    batch: list[QgsFeature] = []
    place = -1
    for place, (row, feature) in enumerate(chosen_features(plan, request)):
        if place >= len(numbers) or numbers[place] != row:
            raise SourceError("table_changed", layer=plan.name)
        if not (placed[place] or form.unlocated):
            continue
        if all_kept:  # faster than turning all attributes to Python's values and back
            feature.padAttributes(len(added))
            for index, column in enumerate(added, start=len(kept)):
                feature.setAttribute(index, column[place])
        else:
            values = feature.attributes()
            own = numbering.replaced([values[index] for index in kept])
            feature.setAttributes([*own, *(column[place] for column in added)])
        if placed[place]:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x[place], y[place])))
        else:
            feature.clearGeometry()
        batch.append(feature)
        if len(batch) == _BATCH:
            _add(sink, batch)
            batch = []
            tick((place + 1) / len(numbers))
    if place + 1 != len(numbers):
        raise SourceError("table_changed", layer=plan.name)
    _add(sink, batch)
    tick(1.0)
    close_sink(sink)


class _Numbering:
    """Running numbers in place of ids, in the order in which they first appear."""

    def __init__(self, places: list[int]) -> None:
        self._places = places
        self._known: dict[str, int] = {}

    def replaced(self, values: list[Any]) -> list[Any]:
        """The values of a row with numbers for its ids; the same id has one number in all fields."""
        for place in self._places:
            text = "" if is_null(values[place]) else "".join(str(values[place]).split()).casefold()
            values[place] = self._known.setdefault(text, len(self._known) + 1) if text else None
        return values


def personal_fields(plan: SourcePlan, chosen: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Fields that identify persons: those with ids, to be numbered, and others, to be left out.

    Args:
        plan: the table.
        chosen: fields that the user says hold ids.

    Returns:
        names of fields with ids of persons and families: the chosen ones, and those that look like it by
        name and values; and names of fields with dates of birth or CPR numbers, by name or in the first
        values.
    """
    names = plan.fields.names()
    samples = column_samples(plan, names)
    found = {
        one.column: one.role for one in propose(names, samples) if one.role in PERSONAL_ROLES and one.chosen
    }
    cpr = set()
    for name in names:
        count = count_cpr(samples[name])
        if flags_column(name, count.filled, count.hits, count.inside):
            cpr.add(name)
    ids = {plan.fields.at(plan.field_index(name)).name() for name in chosen}
    ids |= {name for name, role in found.items() if role != "birth"}
    others = {name for name, role in found.items() if role == "birth"} | cpr
    return frozenset(ids), frozenset(others - ids)


def personal_lines(form: LocatedForm) -> Iterator[Line]:
    """Which fields were changed or left out because of the persons behind them."""
    if form.numbered:
        text = QCoreApplication.translate(
            "Boligmon", "Ids of persons were replaced by running numbers in the fields: {fields}"
        )
        yield Line(text.format(fields=", ".join(sorted(form.numbered))))
    if form.left_out:
        text = QCoreApplication.translate("Boligmon", "Fields that were left out: {fields}")
        yield Line(text.format(fields=", ".join(sorted(form.left_out))))


def _added(rows: LocatedRows, form: LocatedForm) -> list[list[str | None]]:
    """The columns of our fields, in the order of ``LocatedForm.fields``."""
    out = (rows.reason != NO_REASON).tolist()
    added: list[list[str | None]] = [[None if without else form.mode for without in out]]
    if form.cell_only:
        added.append(rows.cell.tolist())
    if form.unlocated:
        names = [*schema.REASONS, None]  # the last one is that of rows with a place, NO_REASON
        added.append([names[reason] for reason in rows.reason.tolist()])
    return added


def _add(sink: QgsFeatureSink, batch: list[QgsFeature]) -> None:
    if batch and not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
        raise SourceError("cannot_write", problem=sink.lastError())


def _points(rows: LocatedRows, form: LocatedForm) -> tuple[list[float], list[float]]:
    """The points to write; with ``cell_only`` the centres of the cells of 100 m."""
    x, y = rows.x, rows.y
    if form.cell_only:
        grid = Grid(CELL_SIZE)
        codes = {code: _is_point_cell(code) for code in set(rows.cell.tolist())}
        good = np.array([codes[code] for code in rows.cell.tolist()], dtype=bool)
        x, y = x.copy(), y.copy()
        corners = grid.corners(grid.keys(x[good], y[good]))
        x[good], y[good] = corners[0] + CELL_SIZE / 2, corners[1] + CELL_SIZE / 2
    return x.tolist(), y.tolist()


def _is_point_cell(code: str | None) -> bool:
    """Whether a row's place was a point: those of codes are centres already."""
    grid = None if code is None else grid_of_code(code)
    return grid is not None and grid.size == CELL_SIZE


def located_lines(rows: LocatedRows, locator: Locator) -> Iterator[Line]:
    """The reconciliation with the table, and what its locator has to say."""
    yield from source_lines(rows.account)
    for note in note_lines(locator.notes, locator.tally):
        yield Line(note, warning=True)
    yield Line(internal_mark())
