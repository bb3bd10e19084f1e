"""The algorithm that fetches GeoFA's layers, and its output as the cells of the method."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from tests.layers import frame_of, memory_layer
from tests.services.fixtures import bad, geofa
from tests.services.mapserver import EAST, NORTH, box

__all__ = ["bad", "geofa"]

COMMON = "noegle statuskode status systid_fra cvr_kode kommunekode"
ADDRESS = "vejkode husnr postnr adr_id"
FIELDS = {
    0: f"cell_id name prog_distrikt_nr prog_distrikt_type_kode prog_distrikt_type {COMMON}",
    1: f"objekt_id name service_type_kode service_type {ADDRESS} {COMMON}",
    2: f"objekt_id name facil_ty_k facil_ty {ADDRESS} {COMMON}",
}
WHOLE = {
    *("prog_distrikt_nr", "prog_distrikt_type_kode", "service_type_kode", "facil_ty_k", "vejkode", "postnr"),
    *("statuskode", "cvr_kode", "kommunekode"),
}


def uuid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


@pytest.mark.parametrize(("theme", "rows"), [(0, 4), (1, 2), (2, 1)])
def test_the_themes_and_their_fields(run, geofa, theme, rows):
    done = run("geofa", {"THEME": theme, "URL": geofa.address, "MUNICIPALITY": "0479"})
    layer = done.layer()
    assert layer.featureCount() == rows
    assert layer.fields().names() == FIELDS[theme].split()
    for field in layer.fields():
        special = {"systid_fra": QMetaType.Type.QDate}
        kind = QMetaType.Type.LongLong if field.name() in WHOLE else QMetaType.Type.QString
        assert field.type() == special.get(field.name(), kind), field.name()
    kind = QgsWkbTypes.Type.Point if theme else QgsWkbTypes.Type.MultiPolygon
    assert layer.wkbType() == kind
    assert layer.crs().authid() == "EPSG:25832"


def test_the_areas_are_the_cells_of_the_rates(run, geofa, tmp_path):
    copy = str(tmp_path / "områder.gpkg")
    run("geofa", {"URL": geofa.address, "MUNICIPALITY": "479", "OUTPUT": copy})
    points = pd.DataFrame({"x": [EAST + 500.0, EAST + 1500.0, EAST + 1600.0], "y": NORTH + 500.0, "år": 2024})
    events = memory_layer(points, {"år": "int"})
    families = memory_layer(pd.concat([points] * 20, ignore_index=True), {"år": "int"})
    rates = run(
        "cellrates",
        {
            "EVENTS": events, "EVENTS_PERIOD": "år", "POPULATION": families, "POPULATION_PERIOD": "år",
            "CELLS": copy, "CELLS_ID": "cell_id",
        },
    ).frame()  # fmt: skip
    counted = rates[rates["events"] > 0].set_index("cell_id")
    assert counted["events"].to_dict() == {uuid(1): 1, uuid(2): 2}
    assert counted["population"].to_dict() == {uuid(1): 20, uuid(2): 40}


def test_gaps_are_warnings(run, geofa):
    frame = pd.DataFrame({"wkt": [box(0, 0, 2500, 2000)]})
    mask = memory_layer(frame, {}, name="kommune", geometry="MultiPolygon")
    done = run("geofa", {"URL": geofa.address, "MUNICIPALITY": "479", "MASK": mask})
    assert done.warnings == [
        "In no area, though inside the municipal boundary (1): 1,000,000 m2 in all",
        f"    1,000,000 m2, beside {uuid(2)}, {uuid(4)}",
    ]


def test_a_boundary_that_crosses_itself_is_repaired(run, geofa):
    corners = [(0, 0), (2000, 2000), (2000, 0), (0, 2000), (0, 0)]
    ring = ",".join(f"{EAST + x} {NORTH + y}" for x, y in corners)
    frame = pd.DataFrame({"wkt": [f"MULTIPOLYGON((({ring})))", box(5000, 0)]})
    mask = memory_layer(frame, {}, name="kommune", geometry="MultiPolygon")
    done = run("geofa", {"URL": geofa.address, "MUNICIPALITY": "479", "MASK": mask})
    # two triangles of 1 km2 each of the areas' 4 km2 are left, and the square is 3 km away
    assert "    1,000,000 m2, beside -" in done.warnings
    assert done.warnings[-1] == "Outside the municipal boundary: 2,000,000 m2 of the areas (50\u00a0%)"


def test_a_type_of_district(run, geofa):
    done = run("geofa", {"URL": geofa.address, "MUNICIPALITY": "730", "DISTRICT_TYPE": 2})
    assert frame_of(done.layer())["cell_id"].tolist() == [uuid(33)]
    with pytest.raises(QgsProcessingException, match="overlap by"):
        run("geofa", {"URL": geofa.address, "MUNICIPALITY": "730"})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"URL": "geofa"}, "must be a web address"),
        ({"MUNICIPALITY": "Svendborg"}, "code of three digits"),
    ],
)
def test_wrong_parameters_are_refused_before_the_run(run, bad, wrong, said):
    with pytest.raises(QgsProcessingException, match=said):
        run("geofa", {"URL": bad.address, "MUNICIPALITY": "479", **wrong})
    assert bad.asked == []


@pytest.mark.parametrize("trouble", ["silent", "error", "half"])
def test_a_failing_service_leaves_no_output(run, bad, tmp_path, trouble):
    answers = {"silent": bad.silent, "error": None, "half": bad.answers["GetFeature"][:-30]}
    said = {"silent": "did not answer in time", "error": "HTTP error 404", "half": "breaks off"}
    bad.answers["GetFeature"] = answers[trouble]
    output = tmp_path / "ud.gpkg"
    with pytest.raises(QgsProcessingException, match=said[trouble]):
        run(
            "geofa",
            {"URL": bad.address, "MUNICIPALITY": "479", "TIMEOUT": 0.5, "OUTPUT": str(output)},
        )
    assert not output.exists()


def test_a_cancel_is_quiet_and_leaves_no_output(run, bad, feedback, tmp_path):
    def cancel_in_silence(handler, query):
        feedback.cancel()
        bad.silent(handler, query)

    bad.answers["GetFeature"] = cancel_in_silence
    output = tmp_path / "ud.gpkg"
    done = run("geofa", {"URL": bad.address, "MUNICIPALITY": "479", "OUTPUT": str(output)}, feedback)
    assert done.results == {}
    assert not output.exists()


def test_it_runs_in_a_worker_thread(provider, geofa, feedback, qtbot, tmp_path):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    output = str(tmp_path / "ud.gpkg")
    algorithm = QgsApplication.processingRegistry().algorithmById("boligmon:geofa")
    parameters = {"URL": geofa.address, "MUNICIPALITY": "479", "OUTPUT": output}
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    with qtbot.waitSignal(task.executed, timeout=60_000) as ended:
        QgsApplication.taskManager().addTask(task)
    assert ended.args[0] is True
    assert QgsVectorLayer(output, "ud", "ogr").featureCount() == 4


def test_the_program_qgis_process_fetches_it_too(geofa, qgis_process, tmp_path):
    output = tmp_path / "ud.gpkg"
    pairs = [f"URL={geofa.address}", "MUNICIPALITY=0479", f"OUTPUT={output}"]
    done = qgis_process("run", "boligmon:geofa", "--", *pairs)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "read 7 = current 4 + left out 3" in done.stdout
    assert QgsVectorLayer(str(output), "ud", "ogr").featureCount() == 4
    refused = qgis_process("run", "boligmon:geofa", "--", pairs[0], "MUNICIPALITY=0461", f"OUTPUT={output}.2")
    assert refused.returncode != 0
    assert "has no current objects" in refused.stdout + refused.stderr
