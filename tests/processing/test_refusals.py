"""Refusals of every step and in every role: one sentence with layer, field and row, and no output touched."""

from __future__ import annotations

import math
import re

import pandas as pd
import pytest
from osgeo import ogr, osr
from qgis.core import QgsProcessingException, QgsVectorLayer

from tests.layers import as_csv, in_file, memory_layer, square

TYPES = {"aar": "text", "antal": "float", "kode": "text", "borger": "text"}
CPR = "010170-1234"  # a number that no citizen has had, and no message may repeat
HERE = {
    "x": 600_050.0,
    "y": 6_150_050.0,
    "aar": "2015",
    "antal": 1.0,
    "kode": "100m_61500_6000",
    "borger": CPR,
}


def points(*rows, geometry="Point", name="foranstaltninger", **options):
    return memory_layer(
        pd.DataFrame([{**HERE, **row} for row in rows]), TYPES, name=name, geometry=geometry, **options
    )


def areas(*rows, name="distrikter", geometry="Polygon", crs="EPSG:25832"):
    frame = pd.DataFrame(rows, columns=["id", "wkt"])
    return memory_layer(frame, {"id": "text"}, name=name, geometry=geometry, crs=crs)


def refusal(run, name, parameters, folder):
    """The sentence of a refusal, after the checks that hold for every one."""
    output = folder / "ud.gpkg"
    output.write_bytes(b"results of last year")
    with pytest.raises(QgsProcessingException) as caught:
        run(name, {**parameters, "OUTPUT": str(output)})
    said = str(caught.value)
    assert output.read_bytes() == b"results of last year"  # an earlier result is not touched
    assert [path.name for path in folder.iterdir()] == ["ud.gpkg"]
    assert re.fullmatch(r"[A-Z0-9].*[^.]\.", said), said
    assert "\n" not in said
    assert "_" not in re.sub(r"\S*(cell_id|periods_selected|area_id|100m_)\S*", "", said)  # no code of ours
    assert CPR not in said
    assert "0101" not in said
    return said


@pytest.fixture
def good():
    layer = points({}, {"aar": "2016"})
    return {
        "EVENTS": layer,
        "EVENTS_PERIOD": "aar",
        "POPULATION": points({}, name="familier"),
        "POPULATION_PERIOD": "aar",
    }


FIELDS = {
    "EVENTS": ["EVENTS_PERIOD", "EVENTS_COUNT", "EVENTS_UNIT", "EVENTS_PERSON", "EVENTS_CELL"],
    "POPULATION": ["POPULATION_PERIOD", "POPULATION_COUNT", "POPULATION_UNIT", "POPULATION_CELL"],
    "CELLS": ["CELLS_ID"],
}


@pytest.mark.parametrize(("source", "role"), [(source, role) for source in FIELDS for role in FIELDS[source]])
def test_a_field_that_is_not_there_is_named_in_every_role(run, good, tmp_path_factory, source, role):
    cells = areas(("A", square(600_000, 6_150_000, 100)))
    value = ["aar", "findes ikke"] if role.endswith("UNIT") else "findes ikke"
    parameters = {**good, **({"CELLS": cells} if source == "CELLS" else {}), role: value}
    said = refusal(run, "cellrates", parameters, tmp_path_factory.mktemp("ud"))
    name = {"EVENTS": "foranstaltninger", "POPULATION": "familier", "CELLS": "distrikter"}[source]
    assert said.startswith(f"The layer {name} has no field findes ikke; its fields are: ")


@pytest.mark.parametrize("source", ["EVENTS", "POPULATION"])
@pytest.mark.parametrize(
    ("rows", "options", "sentence"),
    [
        ([], {}, "The layer {name} has no rows."),
        ([{"aar": "ukendt"}], {}, "The field aar of the layer {name} holds no periods"),
        ([{"aar": None}], {}, "The field aar of the layer {name} holds no periods"),
        ([{"aar": "9999"}], {}, "The field aar of the layer {name} holds no periods"),
        ([{}, {"aar": "2015-03-31"}], {}, "The field aar of the layer {name} mixes units of period"),
        ([{"x": math.nan}], {}, "None of the 1 rows of the layer {name} could be placed"),
        ([{"x": -5.0, "y": -7e6}], {}, "None of the 1 rows of the layer {name} could be placed"),
        ([{}], {"crs": ""}, "The layer {name} has no coordinate reference system"),
        ([{}], {"geometry": "NoGeometry"}, "The layer {name} has neither points nor a chosen field"),
        ([{"x": 6_150_050.0, "y": 600_050.0}], {}, "No point of the layer {name} lies in Denmark"),
        (
            [{"x": 55.5, "y": 10.5}],
            {"crs": "EPSG:4326"},
            "No point of the layer {name} lies in Denmark, but they would",
        ),
    ],
)
def test_either_source_is_refused_alike(run, good, tmp_path, source, rows, options, sentence):
    layer = points(*(rows or [{}]), name="tabel", **options)
    if not rows:
        assert layer.dataProvider().truncate()
    said = refusal(run, "cellrates", {**good, source: layer}, tmp_path)
    assert said.startswith(sentence.format(name="tabel")), said


@pytest.mark.parametrize("source", ["EVENTS", "POPULATION"])
@pytest.mark.parametrize("bad", [-1.0, -0.001, math.inf, -math.inf])
def test_counts_that_are_none_are_refused_with_their_row_in_memory_and_file(
    run, good, tmp_path_factory, source, bad
):
    layer = points({}, {"antal": None}, {"antal": bad}, {"antal": -5.0}, name="tabel")
    folder = tmp_path_factory.mktemp("ind")
    for given in (layer, in_file(layer, folder / "t.gpkg", "GPKG")):
        given.setName("tabel")
        parameters = {**good, source: given, f"{source}_COUNT": "antal"}
        said = refusal(run, "cellrates", parameters, tmp_path_factory.mktemp("ud"))
        assert (
            said == "The field antal of the layer tabel must hold numbers of 0 or more, but row 3 does not."
        )


@pytest.mark.parametrize("text", ["nan", "inf", "-1", "1,2,3", "en"])
def test_counts_in_a_csv_that_are_none(run, good, tmp_path_factory, text):
    frame = pd.DataFrame({"aar": 2015, "antal": ["1", "", text], "kode": "100m_61500_6000"})
    layer = as_csv(frame, tmp_path_factory.mktemp("ind") / "tabel.csv")
    parameters = {**good, "EVENTS": layer, "EVENTS_COUNT": "antal", "EVENTS_CELL": "kode"}
    said = refusal(run, "cellrates", parameters, tmp_path_factory.mktemp("ud"))
    assert said == "The field antal of the layer tabel must hold numbers of 0 or more, but row 3 does not."


WKTS = [
    (
        "MultiPoint",
        ["MULTIPOINT((600050 6150050))", "MULTIPOINT((1 2),(3 4))"],
        "Row 2 of the layer tabel has 2 points",
    ),
    ("LineString", ["LINESTRING(1 2,3 4)"], "The layer tabel must hold points, but row 1 is something else."),
    (
        "Polygon",
        [square(600_000, 6_150_000, 9)],
        "The layer tabel must hold points, but row 1 is something else.",
    ),
]


@pytest.mark.parametrize(("geometry", "wkts", "sentence"), WKTS)
@pytest.mark.parametrize("file", [False, True])
def test_other_geometries_are_refused_with_their_row(
    run, good, tmp_path_factory, geometry, wkts, sentence, file
):
    rows = pd.DataFrame([{**HERE, "wkt": wkt} for wkt in wkts])
    layer = memory_layer(rows, TYPES, name="tabel", geometry=geometry)
    if file:
        layer = in_file(layer, tmp_path_factory.mktemp("ind") / "tabel.gpkg", "GPKG")
        layer.setName("tabel")
    said = refusal(run, "cellrates", {**good, "EVENTS": layer}, tmp_path_factory.mktemp("ud"))
    assert said.startswith(sentence)


@pytest.mark.parametrize("file", [False, True])
@pytest.mark.parametrize("geometry", ["PointZ", "MultiPoint", "Point"])
def test_heights_single_parts_and_empty_points_are_read(run, good, tmp_path, geometry, file):
    if geometry == "PointZ":
        layer, placed = points({}, {"x": math.nan}, geometry="PointZ"), 1
    else:
        wkts = {
            "MultiPoint": ["MULTIPOINT((600050 6150050))", None],
            "Point": ["POINT(600050 6150050)", "POINT EMPTY"],
        }
        rows = [{**HERE, "wkt": wkt} for wkt in wkts[geometry]]
        layer, placed = memory_layer(pd.DataFrame(rows), TYPES, geometry=geometry), 1
    if file:
        layer = in_file(layer, tmp_path / "t.gpkg", "GPKG")
    done = run("cellrates", {**good, "EVENTS": layer, "UNPLACED": "memory:"})
    assert (done.results["EVENTS_READ"], done.results["EVENTS_PLACED"]) == (2, placed)
    assert done.frame("UNPLACED").to_numpy().tolist() == [["events", 2.0, "no_geography"]]


def test_a_layer_of_any_geometry_is_read_when_it_holds_points(run, good, tmp_path):
    here = "POINT(600050 6150050)"
    for name, wkts in (("punkter", [here, here]), ("blandet", [here, "LINESTRING(1 2,3 4)"])):
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / f"{name}.gpkg"))
        system = osr.SpatialReference()
        assert system.ImportFromEPSG(25832) == 0
        made = dataset.CreateLayer(name, system, ogr.wkbUnknown)
        assert made.CreateField(ogr.FieldDefn("aar", ogr.OFTInteger)) == 0
        for wkt in wkts:
            feature = ogr.Feature(made.GetLayerDefn())
            feature.SetField("aar", 2015)
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            assert made.CreateFeature(feature) == 0
        made = feature = dataset = None
    layer = QgsVectorLayer(f"{tmp_path / 'punkter.gpkg'}|layername=punkter", "punkter", "ogr")
    assert run("cellrates", {**good, "EVENTS": layer}).results["EVENTS_PLACED"] == 2
    mixed = f"{tmp_path / 'blandet.gpkg'}|layername=blandet"
    layer = QgsVectorLayer(mixed, "blandet", "ogr")
    with pytest.raises(QgsProcessingException, match="blandet must hold points, but row 2 is something else"):
        run("cellrates", {**good, "EVENTS": layer})
    layer = QgsVectorLayer(f"{mixed}|geometrytype=Point", "blandet", "ogr")  # as QGIS opens it
    assert run("cellrates", {**good, "EVENTS": layer}).results["EVENTS_READ"] == 1


# --- cells and mask


@pytest.mark.parametrize("role", ["CELLS", "MASK"])
@pytest.mark.parametrize(
    ("rows", "options", "sentence"),
    [
        (
            [("A", "LINESTRING(0 0,1 1)")],
            {"geometry": "LineString"},
            "The layer distrikter must hold polygons.",
        ),
        ([], {}, "The layer distrikter has no rows."),
        ([("A", None)], {}, "Row 1 of the polygon layer distrikter has no geometry."),
        ([("A", "POLYGON EMPTY")], {}, "Row 1 of the polygon layer distrikter has no geometry."),
        ([("A", square(0, 0, 9))], {"crs": ""}, "The layer distrikter has no coordinate reference system"),
    ],
)
def test_cells_and_mask_are_refused_alike(run, good, tmp_path, role, rows, options, sentence):
    parameters = {**good, role: areas(*rows, **options), "CELLS_ID": "id" if role == "CELLS" else ""}
    assert refusal(run, "cellrates", parameters, tmp_path).startswith(sentence)


def test_ids_that_are_a_persons_are_not_repeated(run, good, tmp_path_factory):
    one, far, near = square(600_000, 6_150_000, 100), square(0, 0, 1), square(600_050, 6_150_000, 100)
    for rows in ([(CPR, one), (CPR, far)], [(CPR, one), (CPR + "5", near)]):
        parameters = {**good, "CELLS": areas(*rows), "CELLS_ID": "id"}
        said = refusal(run, "cellrates", parameters, tmp_path_factory.mktemp("ud"))
        assert "ows 1 and 2 of the layer distrikter" in said


# --- what no log and no message may hold


@pytest.mark.parametrize(
    "role", ["EVENTS_PERIOD", "EVENTS_CELL", "EVENTS_COUNT", "EVENTS_UNIT", "EVENTS_PERSON"]
)
@pytest.mark.parametrize("first", [True, False])
def test_no_log_repeats_a_person(run, good, feedback, role, first):
    rows = [{"borger": CPR}, {"borger": "100m_61500_6000" if role == "EVENTS_CELL" else "2015"}]
    layer = points(*(rows if first else rows[::-1]))
    value = ["borger"] if role == "EVENTS_UNIT" else "borger"
    said = ""
    try:
        run("cellrates", {**good, "EVENTS": layer, role: value, "UNPLACED": "memory:"}, feedback)
    except QgsProcessingException as refused:
        said = str(refused)
    assert "0170" not in said
    # Processing itself logs the results of the run, which are names of layers
    assert "0170" not in feedback.textLog()


@pytest.mark.parametrize(
    "expression", ['to_int("borger") = 1', '"borger" / 2 > 1', 'to_date("borger") > now()']
)
def test_a_filter_that_fails_on_a_person_tells_nothing_of_it(run, good, tmp_path, expression):
    said = refusal(run, "cellrates", {**good, "EVENTS_FILTER": expression}, tmp_path)
    assert said == "No row of the layer foranstaltninger passes the filter expression."
