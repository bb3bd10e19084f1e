"""Columns through GDAL's Arrow stream and one loop over the features give the same batches."""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsField, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.tables.readers import read_batches
from tests.layers import as_csv, in_file, memory_layer
from tests.rows import (
    COLUMNS,
    TYPES,
    both_ways,
    defined,
    expected,
    plan_of,
    read,
    rows_of,
)


@pytest.fixture(autouse=True)
def _empty_project(qgis_app):
    yield
    QgsProject.instance().clear()


@pytest.mark.parametrize("points", [True, False])
def test_a_geopackage_gives_every_type_the_same_both_ways(geopackage, frame, points):
    found = both_ways(plan_of(geopackage), points=points)
    assert found["row"] == list(range(1, 401))
    assert all(found["passed"])
    for name in COLUMNS:
        assert found[name] == expected(frame, name), name
    if points:
        np.testing.assert_array_equal(found["xy"], frame[["x", "y"]].to_numpy().T)


def test_a_memory_layer_gives_the_same_as_a_geopackage(memory, geopackage):
    plan = plan_of(memory)
    assert plan.arrow is None
    assert repr(read(plan, points=True)) == repr(read(plan_of(geopackage), points=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_utf8_csv_gives_the_same_both_ways(frame, tmp_path, encoding, separator):
    table = frame.drop(columns=["x", "y"]).rename(columns={"heltal": "Årstal", "tekst": "Borger-ID"})
    layer = as_csv(table, tmp_path / "t.csv", encoding=encoding, separator=separator, decimal=".")
    found = both_ways(plan_of(layer), ["Årstal", "stort", "Borger-ID", "antal"])
    assert found["row"] == list(range(1, 401))
    assert found["Borger-ID"] == [value or "" for value in frame["tekst"]]
    assert found["stort"] == ["" if value is None else str(value) for value in frame["stort"]]
    assert found["Årstal"] == ["" if value is None else str(value) for value in frame["heltal"]]


def test_a_windows_1252_csv_gives_the_same_texts_as_utf8(frame, tmp_path):
    table = frame.drop(columns=["x", "y"]).rename(columns={"heltal": "Årstal", "tekst": "Borger-ID"})
    names = ["Årstal", "Borger-ID", "stort"]
    good = read(plan_of(as_csv(table, tmp_path / "u.csv")), names)
    plan = plan_of(as_csv(table, tmp_path / "w.csv", encoding="cp1252"))
    assert plan.arrow is None  # text that is not UTF-8 crashes the stream
    found = read(plan, names)
    missing = {name: [value or "" for value in found[name]] for name in names}
    assert missing == {name: good[name] for name in names}
    assert found["row"] == good["row"]


def test_more_rows_than_a_batch_and_only_the_columns_asked_for(qgis_app, tmp_path):
    n = 66_000
    table = pd.DataFrame({"a": np.arange(n), "b": "x", "c": 1})
    layer = as_csv(table, tmp_path / "lang.csv")
    batches = list(read_batches(plan_of(layer), ["a"], points=False))
    assert len(batches) > 1
    assert all(list(batch.columns) == ["a"] for batch in batches)
    assert np.concatenate([batch.row for batch in batches]).tolist() == list(range(1, n + 1))
    values = np.concatenate([batch.columns["a"] for batch in batches])
    assert values.tolist() == [str(number) for number in range(n)]


def test_the_stream_can_be_read_twice(geopackage):
    # GDAL 3.10 gives 0 rows on a dataset that was iterated before
    plan = plan_of(geopackage)
    assert read(plan) == read(plan)
    assert len(read(plan)["row"]) == 400


# --- layers that only QGIS knows as they are


def test_unsaved_edits_count(geopackage, frame):
    assert geopackage.startEditing()
    index = geopackage.fields().lookupField("tekst")
    ids = [feature.id() for feature in geopackage.getFeatures()]
    assert geopackage.changeAttributeValue(ids[0], index, "ny")
    assert geopackage.deleteFeature(ids[1])
    plan = plan_of(geopackage)
    assert plan.arrow is None
    found = read(plan, points=True)
    assert len(found["row"]) == 399
    assert found["tekst"][:2] == ["ny", expected(frame, "tekst")[2]]
    assert geopackage.rollBack()
    assert plan_of(geopackage).arrow is not None


def test_edit_mode_without_edits_is_still_the_file(geopackage):
    assert geopackage.startEditing()
    assert plan_of(geopackage).arrow is not None
    geopackage.rollBack()


def test_joined_and_virtual_fields_are_read_as_features(geopackage):

    geopackage.addExpressionField('"heltal" * 2', QgsField("dobbelt", QMetaType.Type.Int))
    plan = plan_of(geopackage)
    assert plan.arrow is None
    found = read(plan, ["heltal", "dobbelt"])
    assert found["dobbelt"] == [None if value is None else 2 * value for value in found["heltal"]]


def test_boolean_columns_are_read_as_features(qgis_app, tmp_path):
    table = pd.DataFrame({"a": [1, 2, 3], "b": [True, False, None]}, dtype=object)
    layer = in_file(
        memory_layer(table, {"a": "int", "b": "bool"}, geometry="NoGeometry"), tmp_path / "b.gpkg", "GPKG"
    )
    plan = plan_of(layer)
    assert plan.arrow is None
    assert read(plan, ["a", "b"])["b"] == [True, False, None]


def test_a_virtual_layer_gives_the_same_rows(memory, frame):
    copy = memory.clone()
    QgsProject.instance().addMapLayer(copy)
    layer = QgsVectorLayer(f'?query=select * from "{copy.id()}"', "virtuel", "virtual")  # noqa: S608 - our own id
    assert layer.isValid()
    plan = plan_of(layer, definition=defined(layer, expression='"antal" >= 5', limit=17))
    assert plan.arrow is None
    assert read(plan)["row"] == rows_of(frame, {"expression": "5", "limit": 17})


def test_the_feature_id_of_a_geopackage_can_be_a_column(geopackage):
    found = both_ways(plan_of(geopackage), ["fid"])
    assert found["fid"] == list(range(1, 401))


# --- geometries


def test_points_with_heights_are_points(qgis_app, frame, tmp_path):
    layer = in_file(memory_layer(frame, TYPES, geometry="PointZ"), tmp_path / "z.gpkg", "GPKG")
    found = read(plan_of(layer), points=True)
    np.testing.assert_array_equal(found["xy"], frame[["x", "y"]].to_numpy().T)
    assert read(plan_of(layer), points=True) is not None
    np.testing.assert_array_equal(read(replace(plan_of(layer), arrow=None), points=True)["xy"], found["xy"])


def test_empty_points_are_no_geography(qgis_app, tmp_path):
    table = pd.DataFrame({"a": [1, 2, 3], "wkt": ["POINT(1 2)", "POINT EMPTY", None]}, dtype=object)
    layer = in_file(memory_layer(table, {"a": "int"}), tmp_path / "e.gpkg", "GPKG")
    found = both_ways(plan_of(layer), ["a"], points=True)
    np.testing.assert_array_equal(found["xy"], [[1, np.nan, np.nan], [2, np.nan, np.nan]])


def test_points_stored_in_the_other_byte_order(geopackage, frame, tmp_path):
    path = tmp_path / "lag.gpkg"
    with sqlite3.connect(path) as database:
        database.enable_load_extension(False)
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            database.execute(f'DROP TRIGGER "{name}"')
        for fid, blob in database.execute("SELECT fid, geom FROM lag WHERE geom IS NOT NULL").fetchall():
            x, y = struct.unpack("<2d", blob[-16:])
            big = blob[:-21] + b"\x00" + struct.pack(">I2d", 1, x, y)
            database.execute("UPDATE lag SET geom = ? WHERE fid = ?", (big, fid))
    database.close()
    found = both_ways(plan_of(QgsVectorLayer(f"{path}|layername=lag", "lag", "ogr")), points=True)
    np.testing.assert_array_equal(found["xy"], frame[["x", "y"]].to_numpy().T)


@pytest.mark.parametrize(
    ("wkt", "geometry", "code", "row"),
    [
        ("MULTIPOINT((1 2),(3 4))", "MultiPoint", "several_points", 2),
        ("LINESTRING(1 2,3 4)", "LineString", "not_a_point", 1),
        ("POLYGON((0 0,1 0,1 1,0 0))", "Polygon", "not_a_point", 1),
    ],
)
@pytest.mark.parametrize("file", [True, False])
def test_other_geometries_are_refused_with_their_row(qgis_app, tmp_path, wkt, geometry, code, row, file):
    wkts = ["MULTIPOINT((5 6))", wkt] if geometry == "MultiPoint" else [wkt]
    layer = memory_layer(pd.DataFrame({"a": range(len(wkts)), "wkt": wkts}), {"a": "int"}, geometry=geometry)
    if file:
        layer = in_file(layer, tmp_path / "g.gpkg", "GPKG")
    with pytest.raises(SourceError) as caught:
        read(plan_of(layer), ["a"], points=True)
    assert caught.value.code == code
    assert caught.value.details["row"] == row


def test_a_multipoint_of_one_point_is_that_point(qgis_app, tmp_path):
    table = pd.DataFrame({"a": [1], "wkt": ["MULTIPOINT((5 6))"]})
    layer = in_file(memory_layer(table, {"a": "int"}, geometry="MultiPoint"), tmp_path / "m.gpkg", "GPKG")
    assert read(plan_of(layer), ["a"], points=True)["xy"] == [[5.0], [6.0]]


# --- refusals


def test_a_field_that_is_not_there_is_named_with_those_that_are(geopackage):
    with pytest.raises(SourceError) as caught:
        read(plan_of(geopackage), ["årstal"])
    assert caught.value.code == "no_field"
    assert caught.value.details["field"] == "årstal"
    assert "heltal" in caught.value.details["fields"]


def test_an_empty_layer_has_no_batches(qgis_app, frame, tmp_path):
    layer = in_file(memory_layer(frame.iloc[:0], TYPES), tmp_path / "tom.gpkg", "GPKG")
    assert both_ways(plan_of(layer), points=True)["row"] == []
