"""The shipped model is what the script makes of the parts, and QGIS' own model class can open it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from qgis.core import QgsProcessingModelAlgorithm

from boligmon_plugin.processing.algorithms.monitoring import MODEL_FILE

ROOT = Path(__file__).parents[2]


def opened(path: Path) -> QgsProcessingModelAlgorithm:
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    return model


def test_the_file_is_what_the_script_writes(tmp_path, provider):
    made = tmp_path / "monitoring.model3"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    command = ["/usr/bin/python3", str(ROOT / "scripts" / "make_model"), str(made)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Another version of QGIS may write other keys: what was read back is compared, not the bytes.
    assert opened(made).toVariant() == opened(MODEL_FILE).toVariant()


def test_the_modeller_finds_nothing_wrong(provider):
    valid, problems = opened(MODEL_FILE).validate()
    assert valid, problems


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_id_does_not_depend_on_the_language(language, provider):
    program = (
        "from qgis.core import QgsApplication, QgsSettings\n"
        "application = QgsApplication([], False)\n"
        "QgsApplication.initQgis()\n"
        "from boligmon_plugin.plugin import BoligmonPlugin\n"
        "plugin = BoligmonPlugin(None)\n"
        "plugin.initProcessing()\n"
        "model = QgsApplication.processingRegistry().createAlgorithmById('boligmon:monitoring')\n"
        "print(model.id(), '|', model.displayName())\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("LC_ALL", None)
    environment["LANG"] = {"en": "en_US.UTF-8", "da": "da_DK.UTF-8"}[language]
    done = subprocess.run(
        ["/usr/bin/python3", "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found, title = done.stdout.strip().splitlines()[-1].split(" | ")
    assert found == "boligmon:monitoring"
    assert (
        title
        == {"en": "Monitoring from counts to areas", "da": "Monitorering fra optælling til områder"}[language]
    )
