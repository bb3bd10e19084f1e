"""A study made of tables: opened, their columns proposed, and what is missing said."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

from qgis.core import QgsProcessingContext, QgsWkbTypes

from ...adapters.checking.mapping import check_words, map_columns
from ...adapters.errors import SourceError
from ...adapters.messages import explain
from ...adapters.results import draftwords as words
from ...adapters.results.reports import Line
from ...adapters.studies import refusal
from ...adapters.tables.opening import open_table
from ...adapters.tables.plans import SourcePlan
from ...study.checks import problems
from ...study.drafts import by_dates, place_mode, placing_columns, useful_roles
from ...study.indicators import Count, Indicator
from ...study.roles import ROLES
from ...study.sources import Geography, Source
from ...study.study import Cells, Combination, Method, Study
from ...study.tables import TableRef

ADDRESSES = "addresses"
_ADDRESS_ROLES = frozenset({"address", "municipality", "road", "house", "floor", "door", "x", "y"})
_LAYER = "|layername="
_CONNECTION = "connection="
Tick = Callable[[float], None]


@dataclass(frozen=True)
class Request:
    """What a new study is made of.

    Attributes:
        indicators: of the catalogue.
        tables: id of a source -> its table; "addresses" for the register of addresses.
        chosen: id of a source -> role -> column that the user chose, "" for none.
        title: of the study.
        municipality: code of four digits, "" for none.
        cell_size: side of the grid's cells in metres.
        boundary: polygons of the municipality.
        default_point: LOIS' point for people without an address, in EPSG:25832.
    """

    indicators: tuple[Indicator, ...]
    tables: Mapping[str, TableRef]
    chosen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    title: str = ""
    municipality: str = ""
    cell_size: int = 100
    boundary: TableRef = field(default_factory=TableRef)
    default_point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Draft:
    """A new study and what is to be said about it."""

    study: Study
    lines: list[Line]
    missing: int


def table_at(value: str, folder: Path, flavour: ModuleType = os.path) -> TableRef:
    """The reference to a file, from a study's folder, or to a table behind a connection.

    Args:
        value: path, with ``|layername=`` and the layer or sheet where there are several; or
            ``connection=name|schema=name|layername=table``, with ``|provider=`` where it is not PostgreSQL's.
        folder: the study's.
        flavour: of the paths (``ntpath`` for Windows').

    Raises:
        SourceError: there is no way from the folder to the file ("draft_drive").
    """
    if value.startswith(_CONNECTION):
        parts = dict(part.partition("=")[::2] for part in value.split("|"))
        return TableRef(
            connection=parts["connection"],
            provider=parts.get("provider", "postgres"),
            schema=parts.get("schema", ""),
            layer=parts.get("layername", ""),
        )
    path, _, layer = value.partition(_LAYER)
    try:
        # folders as they really are: behind a link, ".." leads elsewhere; the file keeps its own name
        place = flavour.realpath(flavour.dirname(flavour.abspath(path)))
        way = flavour.relpath(flavour.join(place, flavour.basename(path)), flavour.realpath(str(folder)))
    except ValueError as error:  # another drive
        raise SourceError("draft_drive", file=flavour.basename(path)) from error
    return TableRef(file=way.replace("\\", "/") if flavour.sep == "\\" else way, layer=layer)


def chosen_columns(text: str) -> dict[str, dict[str, str]]:
    """Source -> role -> column of "source.role=column; source.role=column".

    Raises:
        SourceError: it is written otherwise ("draft_form"), or a role is none ("draft_role").
    """
    out: dict[str, dict[str, str]] = {}
    parts = [part for part in text.split(";") if part.strip()]
    for place, part in enumerate(parts, 1):
        name, equals, column = part.partition("=")
        source, dot, role = (piece.strip() for piece in name.partition("."))
        if not (equals and dot and source and role):
            raise SourceError("draft_form", place=place)
        if role not in ROLES:
            likely = difflib.get_close_matches(role, ROLES, n=3, cutoff=0.4) or list(ROLES)
            raise SourceError("draft_role", role=role, source=source, likely=", ".join(likely))
        out.setdefault(source, {})[role] = column.strip()
    return out


def open_tables(request: Request, folder: Path, context: QgsProcessingContext) -> dict[str, SourcePlan]:
    """The tables that the indicators need, opened. Main thread only.

    Raises:
        SourceError: a table that cannot be opened, none at all, a choice for a source without a table,
            a folder that is not there.
    """
    if not folder.is_dir():
        raise SourceError("draft_folder", folder=folder.name)
    useful = useful_roles(request.indicators)
    needed = [name for name in request.tables if name in useful]
    if not needed:
        raise SourceError("draft_no_tables", needed=", ".join(sorted(useful)))
    for source in request.chosen:
        if source not in request.tables or (source not in useful and source != ADDRESSES):
            known = ", ".join(sorted({*needed, *({ADDRESSES} & set(request.tables))}))
            raise SourceError("draft_source", source=source, known=known)
    if request.boundary != TableRef():
        plan = open_table(request.boundary, folder, context)
        if QgsWkbTypes.geometryType(plan.rows_type) != QgsWkbTypes.GeometryType.PolygonGeometry:
            raise SourceError("draft_boundary", file=request.boundary.file)
    return {
        name: open_table(ref, folder, context, name)
        for name, ref in request.tables.items()
        if name in useful or name == ADDRESSES
    }


def draft_study(request: Request, plans: Mapping[str, SourcePlan], path: Path, tick: Tick) -> Draft:
    """The study of some tables. Any thread.

    Args:
        request: what it is made of.
        plans: of ``open_tables``.
        path: the study's file, for what is said.
        tick: is told the progress.

    Raises:
        SourceError: a column that the user chose and that is not there; a table that cannot be read.
    """
    useful = useful_roles(request.indicators)
    lines = [words.unused_line(name) for name in request.tables if name not in plans]
    sources: dict[str, Source] = {}
    order = sorted(plans, key=lambda name: name != ADDRESSES)  # the register goes first
    for place, name in enumerate(order):
        tick(place / len(order))
        roles = _ADDRESS_ROLES if name == ADDRESSES else useful[name]
        sources[name], said = _source(request, name, plans[name], roles)
        lines += [*said, *_words(request.indicators, sources[name], plans[name])]
    for name in sorted(set(useful) - set(sources)):
        sources[name] = Source(name, words.source_titles().get(name, name))
    mapped = {name: set(source.columns) for name, source in sources.items()}
    indicators = tuple(by_dates(one, mapped) for one in request.indicators)
    for before, after in zip(request.indicators, indicators):
        for count, other in ((before.numerator, after.numerator), (before.denominator, after.denominator)):
            if count != other:
                lines.append(words.dates_line(before.id, count.source))
    study = Study(
        title=request.title,
        municipality=request.municipality,
        sources=tuple(sources.values()),
        indicators=indicators,
        cells=Cells(size=request.cell_size, boundary=request.boundary),
        base=_base(indicators),
        method=Method(period_unit="year"),
        combination=Combination() if len(indicators) > 1 else None,
    )
    absent = set(sources) - set(plans)  # that they have no table says it all
    lacking = [one for one in problems(study) if one.details.get("source") not in absent]
    missing = [Line(explain(refusal(one, path)), warning=True) for one in lacking]
    unplaced = sum(line == words.mode_line("") for line in lines)
    lines += [*missing, words.end_line(len(missing) + unplaced)]
    tick(1.0)
    return Draft(study, lines, len(missing) + unplaced)


def _source(
    request: Request, name: str, plan: SourcePlan, roles: frozenset[str]
) -> tuple[Source, list[Line]]:
    """A source with its columns and its geography, and what is said about it."""
    given = request.chosen.get(name, {})
    table = request.tables[name]
    told = map_columns(plan, roles, given)
    columns = {one.role: one.column for one in told if one.chosen}
    register = name == ADDRESSES
    mode = place_mode(
        {role for role in columns if not (register and role not in {"x", "y"})},
        wanted=[role for role, column in given.items() if column],
        points=QgsWkbTypes.geometryType(plan.rows_type) == QgsWkbTypes.GeometryType.PointGeometry,
        addresses=ADDRESSES in request.tables,
    )
    kept = placing_columns(columns, mode)
    if register:  # its addresses are looked up, they do not place it
        kept |= placing_columns(columns, "address")
    source = Source(name, words.source_titles().get(name, name), table, kept, _geography(request, name, mode))
    lines = [
        *words.table_lines(name, table.file or f"{table.connection} {table.layer}", plan.count),
        *words.column_lines(told, kept),
        words.mode_line("no_register" if mode == "address" and ADDRESSES not in request.tables else mode),
    ]
    return source, lines


def _geography(request: Request, name: str, mode: str) -> Geography:
    geography = Geography(mode=mode or "geometry")
    if mode == "address" and ADDRESSES in request.tables:
        geography = replace(geography, register=ADDRESSES)
    if name != ADDRESSES and mode in {"address", "coordinates", "geometry"}:
        geography = replace(geography, default_point=request.default_point)
    return geography


def _words(indicators: tuple[Indicator, ...], source: Source, plan: SourcePlan) -> list[Line]:
    """Whether the words of the indicators' filters are in a source's table."""
    found = []
    done: set[str] = set()
    for indicator in indicators:
        for count in (indicator.numerator, indicator.denominator):
            if count.source == source.id and count.filter and count.filter not in done:
                done.add(count.filter)
                for check in check_words(plan, source.columns, count.filter):
                    found += words.word_lines(indicator.id, check)
    return found


def _base(indicators: tuple[Indicator, ...]) -> Count | None:
    """The families, where an indicator has them: areas are then measured by the same population."""
    counts = [one.denominator for one in indicators]
    return next((one for one in counts if one.what == "families" and not one.filter), None)
