"""All files of a run: GeoPackage, project, tables, log and the account of what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ...adapters.locating.polygons import mask_geometry
from ...adapters.maps.projects import ProjectLayer, write_project
from ...adapters.maps.styles import apply_style, save_style
from ...adapters.maps.titles import background_symbol, layer_title
from ...adapters.results.files import write_csv, write_text, write_xlsx
from ...adapters.results.folders import RUN_FILE, RUN_FORMAT, RUN_VERSION
from ...adapters.results.geopackages import write_layer
from ...adapters.results.reports import Line
from ...adapters.results.workbook import people_sheets
from ...adapters.studies import study_hash
from ...adapters.tables.accounts import Reconciliation
from ...adapters.tables.fingerprints import Fingerprint
from ...adapters.words import Wording, field_aliases, indicator_name
from ...compat import versions
from ...domain.periods import labels
from ...study.codec import to_json
from .computing import IndicatorResult, StudyResult
from .tables import MUNICIPALITY, LayerTable, StudyTables

Tick = Callable[[float], None]

GEOPACKAGE, PROJECT, LOG = "boligmon.gpkg", "boligmon.qgz", "log.txt"
FACTS, AREAS, RECONCILIATION, WORKBOOK = "facts.csv", "areas.csv", "reconciliation.csv", "tables.xlsx"
BOUNDARY, ALL_AREAS = "boundary", "areas"
ALL_FILES = (GEOPACKAGE, PROJECT, LOG, FACTS, AREAS, RECONCILIATION, WORKBOOK, RUN_FILE)


@dataclass(frozen=True)
class Written:
    """What ``write_data`` has written, for ``write_maps``."""

    layers: tuple[tuple[LayerTable, str], ...]
    has_boundary: bool
    prints: dict[str, Fingerprint]


def write_data(
    result: StudyResult, tables: StudyTables, folder: Path, log: Sequence[Line], tick: Tick
) -> Written:
    """Writes layers, tables, log and run file into a folder. Any thread.

    Raises:
        SourceError: a file cannot be written.
    """
    study, geography = result.plan.study, result.geography
    geopackage = folder / GEOPACKAGE
    for place, table in enumerate(tables.layers):
        start, width = 0.8 * place / len(tables.layers), 0.8 / len(tables.layers)
        write_layer(
            geopackage,
            table.name,
            table.columns,
            table.values,
            table.shapes,
            geography.crs if table.shapes is not None else QgsCoordinateReferenceSystem(),
            tick=lambda share, a=start, w=width: tick(a + w * share),
        )
    has_boundary = result.plan.cells.mask is not None
    if result.plan.cells.mask is not None:
        shapes = [mask_geometry(result.plan.cells.mask, geography.crs, geography.transforms)]
        names = [[study.municipality]]
        write_layer(geopackage, BOUNDARY, {"municipality": str}, names, shapes, geography.crs, tick=tick)
    out = study.outputs
    accounts = reconciliation(result)
    form = {"delimiter": out.delimiter, "decimal": out.decimal}
    write_csv(tables.facts, folder / FACTS, **form)  # always: runs are compared by it
    if out.csv:
        write_csv(tables.areas, folder / AREAS, **form)
        write_csv(accounts, folder / RECONCILIATION, **form)
    tick(0.9)
    if out.xlsx:
        used = [one.indicator for one in result.indicators]
        units = {one.result.panel.unit for one in result.indicators}
        wording = Wording(
            share=study.method.share,
            confidence=study.method.confidence,
            unit=units.pop() if len(units) == 1 else "",
        )
        municipality = _level(tables.facts, MUNICIPALITY)
        write_xlsx(people_sheets(used, municipality, tables.areas, accounts, wording), folder / WORKBOOK)
    write_text("".join(f"{line.text}\n" for line in log), folder / LOG)
    named = tuple((table, _title(result, table)) for table in tables.layers)
    prints = result.plan.fingerprints()
    tick(1.0)
    return Written(named, has_boundary, prints)


def write_maps(result: StudyResult, written: Written, folder: Path) -> None:
    """Styles the layers, writes the project and, last of all, the run file. Main thread.

    Raises:
        StyleError: a style cannot be set or stored.
        ProjectError: the project cannot be written.
        SourceError: the run file cannot be written.
    """
    geopackage = folder / GEOPACKAGE
    layers = []
    for table, title in written.layers:
        layer = _open(geopackage, table.name)
        name = "" if table.indicator is None else indicator_name(table.indicator)
        known = _wording(result, table, name)
        if table.kind:
            apply_style(layer, table.kind, known=known)
            save_style(layer)
        group = name if len(result.indicators) > 1 else ""
        if table.name != ALL_AREAS:  # which is for next year's run: over each other, areas hide each other
            layers.append(ProjectLayer(table.name, title, table.kind, group=group))
    if written.has_boundary:
        layer = _open(geopackage, BOUNDARY)
        background_symbol(layer)
        save_style(layer)
        layers.append(ProjectLayer(BOUNDARY, layer_title(BOUNDARY), ""))
    del layer
    write_project(folder / PROJECT, geopackage, layers, title=result.plan.study.title or PROJECT)
    write_text(
        json.dumps(run_record(result, written, folder), ensure_ascii=False, indent=2) + "\n",
        folder / RUN_FILE,
    )


def _wording(result: StudyResult, table: LayerTable, name: str) -> Wording:
    """What the words of a layer depend on and its rows do not say."""
    study = result.plan.study
    units = {one.result.panel.unit for one in result.indicators}
    combined = study.combination is not None and table.kind == "combined"
    return Wording(
        indicator=name,
        share=study.method.share,
        confidence=study.method.confidence,
        unit=units.pop() if len(units) == 1 else "",
        composite=study.combination.composite if study.combination is not None and combined else "",
    )


def _title(result: StudyResult, table: LayerTable) -> str:
    several = len(result.indicators) > 1
    title = layer_title(table.kind or table.name)
    if table.kind == "periods":
        title = field_aliases(_wording(result, table, ""))["periods_selected"]
    if table.indicator is None and several and table.kind == "areas":
        return layer_title("combined_areas")
    return title


def _open(geopackage: Path, table: str) -> QgsVectorLayer:
    return QgsVectorLayer(f"{geopackage}|layername={table}", table, "ogr")


def _level(facts: dict[str, list[Any]], level: str) -> dict[str, list[Any]]:
    keep = [place for place, one in enumerate(facts["level"]) if one == level]
    return {name: [values[place] for place in keep] for name, values in facts.items()}


def reconciliation(result: StudyResult) -> dict[str, list[Any]]:
    """One row per indicator, part and reason: rows read, placed, and not placed by reason."""
    out: dict[str, list[Any]] = {name: [] for name in ("indicator", "part", "source", "what", "rows")}
    for one in result.indicators:
        for part, count, account in _parts(one):
            rows = {"read": account.read, "placed": account.placed, **_by_name(account.reasons)}
            for what, number in rows.items():
                for name, value in zip(out, (one.indicator.id, part, count, what, number)):
                    out[name].append(value)
    return out


def _by_name(reasons: dict[str, int]) -> dict[str, int]:
    return dict(sorted(reasons.items()))


def _parts(one: IndicatorResult) -> tuple[tuple[str, str, Reconciliation], ...]:
    return (
        ("numerator", one.indicator.numerator.source, one.events),
        ("denominator", one.indicator.denominator.source, one.population),
    )


def run_record(result: StudyResult, written: Written, folder: Path) -> dict[str, Any]:
    """What the run was made from and came to: nothing in it depends on when or where it was made."""
    study = result.plan.study
    return {
        "format": RUN_FORMAT,
        "version": RUN_VERSION,
        "study": to_json(study),
        "study_sha256": study_hash(study),
        **versions(),
        "sources": [
            {"id": name, "size": one.size, "rows": one.rows, "sha256": one.sha256}
            for name, one in written.prints.items()
        ],
        "indicators": [_indicator_record(one) for one in result.indicators],
        "files": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            if path.suffix in {".csv", ".xlsx"}
            else ""
            for path in sorted(folder.iterdir())
            if not path.name.endswith(("-wal", "-shm", "-journal"))
        },
    }


def _indicator_record(one: IndicatorResult) -> dict[str, Any]:
    panel = one.result.panel
    names = labels(panel.days, panel.unit)
    record: dict[str, Any] = {
        "id": one.indicator.id,
        "unit": panel.unit,
        "periods": [str(name) for name, both in zip(names, panel.common) if both],
    }
    for part, source, account in _parts(one):
        record[part] = {
            "source": source,
            "read": account.read,
            "placed": account.placed,
            "counted": account.total,
            "unplaced": _by_name(account.reasons),
        }
    return record
