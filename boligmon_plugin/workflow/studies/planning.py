"""The tables of a study opened and checked, so that another thread can read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsProcessingContext

from ...adapters.errors import SourceError
from ...adapters.locating.geography import CellPlan
from ...adapters.services.geofa import fetch
from ...adapters.studies import refusal
from ...adapters.tables.fingerprints import Fingerprint, fingerprint
from ...adapters.tables.opening import open_table
from ...adapters.tables.plans import SourcePlan
from ...adapters.tables.samples import column_samples
from ...domain.columns import successors
from ...domain.errors import DomainError
from ...domain.periods import parse_periods, period_ends
from ...study.checks import problems
from ...study.sources import Source
from ...study.study import Study
from ...study.tables import TableRef

_NO_TABLE = TableRef()


@dataclass(frozen=True)
class StudyPlan:
    """A study and its tables.

    Attributes:
        study: what is to be done.
        folder: the study's folder, from which its paths start.
        tables: id of a source -> its table.
        cells: what rows are counted in.
        previous: areas of an earlier run, None for none.
        transforms: the project's transformations.
    """

    study: Study
    folder: Path
    tables: Mapping[str, SourcePlan]
    cells: CellPlan
    previous: SourcePlan | None
    transforms: QgsCoordinateTransformContext

    def registers(self) -> dict[str, tuple[Source, SourcePlan]]:
        """Id -> source and table, as a locator asks for them."""
        return {source.id: (source, self.tables[source.id]) for source in self.study.sources}

    def fingerprints(self) -> dict[str, Fingerprint]:
        """Size, rows and content hash of every source."""
        return {
            source.id: fingerprint(source.table, self.folder, self.tables[source.id])
            for source in self.study.sources
        }


def plan_study(study: Study, path: Path, context: QgsProcessingContext) -> StudyPlan:
    """Opens the tables of a study. Main thread only.

    Args:
        study: what is to be done.
        path: its file; relative paths start at its folder.
        context: keeps the opened tables.

    Raises:
        SourceError: what is wrong with the study itself, the first of ``checks.problems``; a table that
            cannot be opened; a column that is gone, with those that may have taken its place ("field_gone").
    """
    for problem in problems(study):
        raise refusal(problem, path) from problem
    _check_method(study)
    folder = path.parent
    tables = {}
    for source in study.sources:
        plan = open_table(source.table, folder, context, source.title or source.id)
        _check_columns(source, plan)
        tables[source.id] = plan
    cells, previous = study.cells, study.areas.previous
    _copy_areas(study, folder)
    layer = None if cells.kind == "grid" else open_table(cells.layer, folder, context)
    mask = None if cells.boundary == _NO_TABLE else open_table(cells.boundary, folder, context)
    return StudyPlan(
        study,
        folder,
        tables,
        CellPlan(layer, cells.id_field, cells.size, mask),
        None if previous == _NO_TABLE else open_table(previous, folder, context),
        context.transformContext(),
    )


def _check_method(study: Study) -> None:
    """Refuses before anything is read what would be refused after everything was counted."""
    method, wanted = study.method, study.combination
    first, last = period_day(method.first_period, last=False), period_day(method.last_period, last=True)
    if first is not None and last is not None and first > last:
        raise SourceError("periods_reversed", first=method.first_period, last=method.last_period)
    if wanted is not None:
        combined = [one for one in study.indicators if not wanted.indicators or one.id in wanted.indicators]
        if all(one.bad == "none" for one in combined):
            raise DomainError("no_bad_direction")


def input_files(study: Study, folder: Path) -> list[Path]:
    """The files that a study reads."""
    tables = [source.table for source in study.sources]
    tables += [study.cells.layer, study.cells.boundary, study.areas.previous]
    return [folder / table.file for table in tables if table.file]


def _copy_areas(study: Study, folder: Path) -> None:
    """Fetches GeoFA's statistical areas where the study's copy of them is not there yet."""
    cells = study.cells
    target = folder / cells.layer.file
    if cells.kind == "geofa" and not target.exists():
        fetch(
            "areas", cells.service, study.municipality, target, cells.layer.layer or "areas", lambda _: None
        )


def _check_columns(source: Source, plan: SourcePlan) -> None:
    """Refuses a mapping to a column that is gone, and says which column may be its successor."""
    names = plan.fields.names()
    for role, column in source.columns.items():
        if plan.fields.lookupField(column) >= 0:
            continue
        found = successors(column, names, column_samples(plan, names), role)
        likely = ", ".join(proposal.column for proposal in found[:3]) or "-"
        raise SourceError(
            "field_gone",
            layer=plan.name,
            source=source.id,
            field=column,
            role=role,
            likely=likely,
            fields=", ".join(names),
        )


def period_day(text: str, *, last: bool) -> np.datetime64 | None:
    """The first or last day of a period that a study names; None for an empty text.

    Raises:
        SourceError: it is no period ("bad_period").
    """
    if not text:
        return None
    days, units = parse_periods(np.array([text], dtype=object))
    if np.isnat(days[0]):
        raise SourceError("bad_period", text=text)
    return period_ends(days, str(units[0]))[0] if last else days[0]
