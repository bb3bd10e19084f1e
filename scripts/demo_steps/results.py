"""The study's run, and its results as the files in its folder have them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from processing import run
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from boligmon_plugin.study.codec import from_json
from boligmon_plugin.study.study import Study

GEOPACKAGE, PROJECT, RUN = "boligmon.gpkg", "boligmon.qgz", "run.json"
FACTS, AREAS, RECONCILIATION = "facts.csv", "areas.csv", "reconciliation.csv"


class RefusedError(RuntimeError):
    """The study was not run; the text is what was said."""


class Log(QgsProcessingFeedback):
    """Keeps what the algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.lines: list[str] = []
        self.errors: list[str] = []

    def pushInfo(self, info: str) -> None:  # noqa: N802
        self.lines.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.lines.append(f"! {warning}")

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803
        self.lines.append(f"!! {error}")
        self.errors.append(error)


@dataclass(frozen=True)
class Run:
    """A finished run.

    Attributes:
        folder: where its files are.
        record: ``run.json``.
        study: what was run, with all that its file leaves to the defaults.
        facts, areas, accounts: ``facts.csv``, ``areas.csv``, ``reconciliation.csv``.
    """

    folder: Path
    record: dict[str, Any]
    study: Study
    facts: pd.DataFrame
    areas: pd.DataFrame
    accounts: pd.DataFrame

    def layer(self, table: str) -> QgsVectorLayer:
        """A table of the GeoPackage with its stored style.

        Raises:
            FileNotFoundError: there is none of that name.
        """
        layer = QgsVectorLayer(f"{self.folder / GEOPACKAGE}|layername={table}", table, "ogr")
        if not layer.isValid():
            raise FileNotFoundError(f"{GEOPACKAGE}: {table}")
        # Opening a layer loads its style and then switches its time off again; loading the style does not.
        layer.loadDefaultStyle()
        return layer


def run_study(study: Path, folder: Path, log: Path, complaints: Sequence[str]) -> Run:
    """Runs ``boligmon:runstudy``.

    Args:
        study: its file.
        folder: takes the results.
        log: takes what the algorithm said, and the complaints.
        complaints: what GDAL says meanwhile.

    Raises:
        RefusedError: the study was not run.
    """
    heard = Log()
    try:
        run("boligmon:runstudy", {"STUDY": str(study), "FOLDER": str(folder)}, feedback=heard)
    except QgsProcessingException as error:  # why an algorithm did not even start is only in its log
        raise RefusedError(next(iter(heard.errors), str(error))) from error
    finally:
        log.write_text("".join(f"{line}\n" for line in (*heard.lines, *complaints)), encoding="utf-8")
    return read_run(folder)


def read_run(folder: Path) -> Run:
    """The results in a folder."""
    record = json.loads((folder / RUN).read_text(encoding="utf-8"))
    return Run(
        folder,
        record,
        from_json(record["study"]),
        *(_table(folder / name) for name in (FACTS, AREAS, RECONCILIATION)),
    )


def _table(path: Path) -> pd.DataFrame:
    texts = dict.fromkeys(("unit_id", "period"), str)  # "" is all periods
    return pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig", dtype=texts)
