"""Running the algorithms as Processing does, in this process and as the program qgis_process."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field

import pandas as pd
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from tests.databases import in_databases
from tests.layers import frame_of


@dataclass
class Run:
    """What a run gave: Processing's results, its log, its warnings, and the steps of its progress."""

    results: dict
    log: str = ""
    warnings: list = field(default_factory=list)
    progress: list = field(default_factory=list)

    def layer(self, name="OUTPUT"):
        layer = self.results[name]
        layer = layer if isinstance(layer, QgsVectorLayer) else QgsVectorLayer(str(layer), name, "ogr")
        assert layer.isValid(), self.results[name]
        return layer

    def frame(self, name="OUTPUT"):
        """Attributes of an output: numbers as floats with NaN, text and dates as text."""
        table = frame_of(self.layer(name))
        for column in table:
            if table[column].map(type).isin([int, float, type(None)]).all():
                table[column] = table[column].astype(float)
            elif table[column].map(lambda value: hasattr(value, "toString")).any():
                table[column] = [None if day is None else day.toString("yyyy-MM-dd") for day in table[column]]
        return table


class Feedback(QgsProcessingFeedback):
    """Keeps warnings apart from the rest of the log."""

    def __init__(self):
        super().__init__(False)
        self.warnings, self.steps = [], []
        self.progressChanged.connect(self.steps.append)

    def pushWarning(self, warning):  # noqa: N802
        self.warnings.append(warning)
        super().pushWarning(warning)


@pytest.fixture(scope="session")
def run_once(provider):
    """Runs one of our algorithms; outputs that are not named go to memory. For fixtures of a module."""
    from qgis import processing

    def one(name, parameters, feedback=None):
        feedback = feedback or Feedback()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        given = {"OUTPUT": "memory:", **parameters}
        results = processing.run(f"boligmon:{name}", given, context=context, feedback=feedback)
        return Run(results, feedback.textLog(), feedback.warnings, feedback.steps)

    return one


@pytest.fixture
def run(run_once):
    """Runs one of our algorithms; outputs that are not named go to memory."""
    yield run_once
    QgsProject.instance().clear()


@pytest.fixture
def feedback(provider):
    return Feedback()


@pytest.fixture(scope="session")
def frederiksberg(shared_data):
    """Folder of the real municipality on the national grid."""
    return shared_data / "frederiksberg"


@pytest.fixture(scope="session")
def dwellings(frederiksberg):
    """Dwellings with deficiencies and dwellings, one row per cell or block and snapshot."""
    return pd.read_csv(frederiksberg / "boliger_med_mangler.csv")


@pytest.fixture(scope="session")
def frederiksberg_parameters(frederiksberg):
    """The main job on its one table: events and population are two columns of it."""
    table = str(frederiksberg / "boliger_med_mangler.csv")
    both = {}
    for source, count in (("EVENTS", "antal"), ("POPULATION", "antal_samlet")):
        both[source] = table
        both[f"{source}_PERIOD"] = "udtraek_dato"
        both[f"{source}_COUNT"] = count
        both[f"{source}_CELL"] = "distrikt_id"
        both[f"{source}_FILTER"] = '"type_id" = 11'
    return {**both, "EVENTS_NATURE": 1, "KIND": 1, "MULTIPLIER": 100, "INDICATOR": "Boliger med mangler"}


@pytest.fixture(scope="session")
def qgis_process(project_root, tmp_path_factory):
    """Runs the program qgis_process with our plugin enabled, in an empty profile of its own."""
    home = tmp_path_factory.mktemp("hjem")
    plugins = home / "plugins"
    plugins.mkdir()
    (plugins / "boligmon").symlink_to(project_root, target_is_directory=True)
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "XDG", "QGIS"))
    }
    environment.update(
        HOME=str(home),
        QGIS_PLUGINPATH=str(plugins),
        QT_QPA_PLATFORM="offscreen",
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        PYTHONDONTWRITEBYTECODE="1",
    )

    def start(*arguments, **changes):
        return subprocess.run(
            ["qgis_process", *arguments],
            env={**environment, **changes},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    enabled = start("plugins", "enable", "boligmon")
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    return start


@pytest.fixture(scope="session")
def tables(postgres, tmp_path_factory):
    """The same two tables in every kind of database."""
    return in_databases(postgres, tmp_path_factory.mktemp("tabeller"))
