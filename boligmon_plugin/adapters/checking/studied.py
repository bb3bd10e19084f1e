"""A source of a study, to be checked as the study reads and places it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProcessingContext

from ...study.sources import Source
from ...study.study import Study
from ..errors import SourceError
from ..studies import read_study
from ..tables.opening import open_table
from ..tables.plans import SourcePlan
from .columns import ROLES

# The family stands in for the citizen: a table of families repeats families.
_STANDS_IN = {"person": "family"}


@dataclass(frozen=True)
class StudiedSource:
    """A source and all that it is placed by.

    Attributes:
        source: what its columns mean, and how its rows are placed.
        plan: its table.
        registers: id -> source and table that it looks rows up in, directly or by way of another.
        mask: the study's municipal boundary, None for none.
    """

    source: Source
    plan: SourcePlan
    registers: dict[str, tuple[Source, SourcePlan]]
    mask: SourcePlan | None

    @property
    def columns(self) -> dict[str, str]:
        """Role -> column, for the roles that a check knows."""
        mapped = self.source.columns
        found = {role: mapped.get(role) or mapped.get(_STANDS_IN.get(role, ""), "") for role in ROLES}
        return {role: column for role, column in found.items() if column}


def studied_source(path: Path, source_id: str, context: QgsProcessingContext) -> StudiedSource:
    """Opens a source of a study, and its registers. Main thread only.

    Raises:
        SourceError: the study cannot be read or has no such source ("check_no_source"), or a table cannot be
            opened.
    """
    study = read_study(path)
    source = _source(study, source_id)
    registers: dict[str, tuple[Source, SourcePlan]] = {}
    register = source.geography.register
    while register and register not in registers:
        other = _source(study, register)
        registers[register] = (other, _opened(other, path, context))
        register = other.geography.register
    boundary = study.cells.boundary
    mask = open_table(boundary, path.parent, context) if boundary.file or boundary.connection else None
    return StudiedSource(source, _opened(source, path, context), registers, mask)


def _source(study: Study, source_id: str) -> Source:
    source = study.source(source_id)
    if source is None:
        names = ", ".join(one.id for one in study.sources)
        raise SourceError("check_no_source", source=source_id, sources=names)
    return source


def _opened(source: Source, path: Path, context: QgsProcessingContext) -> SourcePlan:
    return open_table(source.table, path.parent, context, source.title or source.id)
