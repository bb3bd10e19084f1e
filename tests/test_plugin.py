"""The plugin as QGIS loads it: headless, again and again, and without pandas."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

WITHOUT = """
import sys
from qgis.core import QgsApplication
application = QgsApplication([], False)
QgsApplication.initQgis()
said = []
QgsApplication.messageLog().messageReceived.connect(lambda *message: said.append(message[:2]))
sys.modules[{module!r}] = None
from boligmon_plugin.plugin import BoligmonPlugin
BoligmonPlugin(None).initProcessing()
print([text for text, tag in said if tag == "Boligmon"])
print(QgsApplication.processingRegistry().providerById("boligmon"))
"""


AGAIN = """
from qgis.core import QgsApplication
application = QgsApplication([], False)
QgsApplication.initQgis()
from boligmon_plugin.plugin import BoligmonPlugin
registry = QgsApplication.processingRegistry()
for _ in range(10):
    plugin = BoligmonPlugin(None)
    plugin.initProcessing()
    print(sorted(algorithm.name() for algorithm in registry.providerById("boligmon").algorithms()))
    plugin.unload()
    print(registry.providerById("boligmon"))
"""


def run(program: str) -> list[str]:
    """The lines that a Python program prints in a QGIS of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_loading_and_unloading_ten_times_leaves_nothing():
    lines = run(AGAIN)
    names = ["cellrates", "checksource", "combineindicators", "compareruns", "databasecounts"]
    names += ["exportcatalogue", "geofa", "importcatalogue", "kvadratnet", "locatetable", "monitoring"]
    names += ["monitoringareas", "newstudy", "runstudy", "selecttop", "sumperiods"]
    assert lines == [str(names), "None"] * 10


@pytest.mark.parametrize("module", ["pandas", "numpy"])
def test_a_missing_module_is_one_sentence(module):
    said, provider = run(WITHOUT.format(module=module))[-2:]
    assert f"lacks the module {module}" in said
    assert f"python3-{module}" in said
    assert provider == "None"
