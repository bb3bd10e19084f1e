"""The model's run, and the GeoPackage and project that it ends in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from processing import run
from qgis.core import (
    QgsFillSymbol,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from sample import unpack

from boligmon_plugin.adapters.maps import styles
from boligmon_plugin.adapters.maps.projects import ProjectLayer, write_project
from boligmon_plugin.adapters.words import Wording, internal_mark

from .locate import TEMPORARY, Located, text_table
from .words import Words

GEOPACKAGE, PROJECT = "boligmon.gpkg", "boligmon.qgz"
# The default is half of the years. On this sample that leaves a dozen cells: the clusters' cells have few
# events a year, so even they are not in the top every year. The log sets three beside chance.
MIN_YEARS = 3
KNOWN = Wording(share=25.0, confidence=95.0)  # the model's defaults
# The model's outputs and the styles that they have; the table of rows that were not counted has words only.
OUTPUTS = {
    "rates": styles.RATES,
    "unplaced": styles.UNPLACED,
    "top": styles.SELECTED,
    "periods": styles.PERIODS,
    "areas": styles.AREAS,
    "area_cells": styles.PERIODS,
}
_NO_GEOMETRY = ("unplaced",)


class Log(QgsProcessingFeedback):
    """Keeps what the algorithms say, without the dump of results that QGIS ends a model's run with."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []

    def pushInfo(self, info: str) -> None:  # noqa: N802
        if "CHILD_RESULTS" not in info:
            self.lines.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.lines.append(f"! {warning}")


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes:
        folder: where its files are.
        numbers: rows read, placed and not placed, by the names of ``cellrates``.
        layers: by the table's name in the GeoPackage.
        log: what the model said.
    """

    folder: Path
    numbers: dict[str, int]
    layers: dict[str, QgsVectorLayer]
    log: str


def destination(geopackage: Path, table: str) -> str:
    """A table of a GeoPackage as Processing takes it; the file may hold others already."""
    geometry = "" if table in _NO_GEOMETRY else " (geom)"
    return f"ogr:dbname='{geopackage}' table=\"{table}\"{geometry}"


def run_model(located: Located, folder: Path, words: Words) -> Run:
    """Runs ``boligmon:monitoring`` into one GeoPackage; all that is not named here has its default."""
    geopackage = folder / GEOPACKAGE
    for old in folder.glob(f"{GEOPACKAGE}*"):
        old.unlink()
    feedback = Log()
    context = QgsProcessingContext()
    found = run(
        "boligmon:monitoring",
        {
            "EVENTS": located.events,
            "EVENTS_PERIOD": "Årstal",
            "EVENTS_UNIT": ["Borger-ID", "Foranstaltningstype"],
            "EVENTS_PERSON": "Borger-ID",
            "POPULATION": located.population,
            "POPULATION_PERIOD": "UdtraekDato",
            "MASK": located.boundary,
            "INDICATOR": words.indicator,
            "MIN_VALUE": MIN_YEARS,
            **{name: destination(geopackage, name) for name in OUTPUTS},
        },
        context=context,
        feedback=feedback,
    )
    numbers = {name: n for name, n in found["CHILD_RESULTS"]["cellrates"].items() if isinstance(n, int)}
    layers = {name: open_table(geopackage, name) for name in OUTPUTS}
    return Run(folder, numbers, layers, "\n".join(feedback.lines) + "\n")


def open_table(geopackage: Path, table: str) -> QgsVectorLayer:
    """A table of the GeoPackage with its stored style."""
    layer = QgsVectorLayer(f"{geopackage}|layername={table}", table, "ogr")
    if not layer.isValid():
        raise FileNotFoundError(f"{geopackage}: {table}")
    return layer


# --- what the model does not make: the boundary and the truth


def add_background(finished: Run, located: Located, sample: Path, words: Words) -> None:
    """Adds the boundary and the planted clusters to the GeoPackage, and gives every layer its last words."""
    geopackage = finished.folder / GEOPACKAGE
    step: dict[str, Any] = {"INPUT": located.boundary, "OUTPUT": destination(geopackage, "boundary")}
    run("native:retainfields", {**step, "FIELDS": ["kommunekode", "navn"]})
    truth = text_table(sample / unpack.TRUTH, "UTF-8", typed=True)
    columns = ["klynge", "navn", "relativ_risiko"]
    step = {"INPUT": finished.layers["periods"], "FIELD": "cell_id", "INPUT_2": truth, "FIELD_2": "cell_id"}
    step |= {"FIELDS_TO_COPY": columns, "METHOD": 1, "DISCARD_NONMATCHING": True, "OUTPUT": TEMPORARY}
    cells = run("native:joinattributestable", step)["OUTPUT"]
    clusters = run("native:dissolve", {"INPUT": cells, "FIELD": ["klynge"], "OUTPUT": TEMPORARY})["OUTPUT"]
    step = {"INPUT": clusters, "FIELDS": columns, "OUTPUT": destination(geopackage, "truth")}
    run("native:retainfields", step)
    for name, label, look in (
        ("boundary", words.boundary_label, {"outline_color": "#595959", "outline_width": "0.3"}),
        ("truth", words.truth_label, {"outline_color": "#000000", "outline_width": "0.4"}),
    ):
        layer = open_table(geopackage, name)
        style = "dash" if name == "truth" else "solid"
        _set_outline(layer, label, {"style": "no", "outline_style": style, **look})
        styles.save_style(layer)
        finished.layers[name] = layer
    for name, kind in OUTPUTS.items():  # again, since the steps after the ranking do not know its share
        styles.apply_style(finished.layers[name], kind, known=KNOWN)
        styles.save_style(finished.layers[name])


def _set_outline(layer: QgsVectorLayer, label: str, look: dict[str, str]) -> None:
    root = QgsRuleBasedRenderer.Rule(None)
    rule = QgsRuleBasedRenderer.Rule(QgsFillSymbol.createSimple(look))
    rule.setLabel(label)
    root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))


def write_demo_project(finished: Run, words: Words) -> Path:
    """The project that opens the GeoPackage, ready to play the years."""
    path = finished.folder / PROJECT
    path.unlink(missing_ok=True)
    kinds = {**OUTPUTS, "boundary": "", "truth": styles.AREAS}
    hidden = {"truth": False, "area_cells": False}
    layers = [
        ProjectLayer(name, words.titles[name], kind, shown=hidden.get(name)) for name, kind in kinds.items()
    ]
    title = f"{words.project} \u2013 {internal_mark()}"
    write_project(path, finished.folder / GEOPACKAGE, layers, title=title)
    return path
