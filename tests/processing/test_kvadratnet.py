"""Cells of the national grid for an extent or a municipality."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsGeometry, QgsProcessingException, QgsVectorLayer

from tests.layers import memory_layer, square


def codes(done):
    return [feature["cell_id"] for feature in done.layer().getFeatures()]


def test_an_extent_holds_its_cells_from_the_south_west_row_by_row(run):
    done = run("kvadratnet", {"EXTENT": "643510,643710,6176800,6176950 [EPSG:25832]"})
    assert codes(done) == [f"100m_{row}_{column}" for row in (61768, 61769) for column in (6435, 6436, 6437)]
    layer = done.layer()
    assert layer.crs().authid() == "EPSG:25832"
    assert layer.fields().names() == ["cell_id"]
    for feature in layer.getFeatures():
        _, north, east = feature["cell_id"].split("_")
        expected = QgsGeometry.fromWkt(square(int(east) * 100, int(north) * 100, 100))
        assert feature.geometry().isGeosEqual(expected)


@pytest.mark.parametrize(
    ("size", "expected"),
    [(250, "250m_617675_64350"), (1000, "1km_6176_643"), (10_000, "10km_617_64"), (200, "200m_61768_6434")],
)
def test_cells_of_other_sizes(run, size, expected):
    done = run("kvadratnet", {"EXTENT": "643510,643520,6176810,6176820 [EPSG:25832]", "CELL_SIZE": size})
    assert codes(done) == [expected]
    assert [feature.geometry().area() for feature in done.layer().getFeatures()] == [size * size]


def test_an_extent_in_degrees_holds_the_same_cells(run):
    done = run("kvadratnet", {"EXTENT": "11.25,11.26,55.70,55.71 [EPSG:4326]"})
    boxes = [feature.geometry().boundingBox() for feature in done.layer().getFeatures()]
    assert 50 < len(boxes) < 120  # 0.01 degrees: about 630 by 1,110 m, turned a little
    assert min(box.xMinimum() for box in boxes) > 600_000


@pytest.mark.shared_data
@pytest.mark.parametrize("size", [1000, 250])
def test_a_municipality_has_the_cells_that_share_an_area_with_it(run, shared_data, size):
    path = str(shared_data / "dk" / "svendborg_kommune.gpkg")
    mask = QgsVectorLayer(path, "kommune", "ogr")
    whole = QgsGeometry.unaryUnion([feature.geometry() for feature in mask.getFeatures()])
    found = set(codes(run("kvadratnet", {"MASK": path, "CELL_SIZE": size})))
    box = whole.boundingBox()
    every = run(
        "kvadratnet",
        {
            "EXTENT": f"{box.xMinimum()},{box.xMaximum()},{box.yMinimum()},{box.yMaximum()} [EPSG:25832]",
            "CELL_SIZE": size,
        },
    )
    engine = QgsGeometry.createGeometryEngine(whole.constGet())
    engine.prepareGeometry()
    expected = set()
    for feature in every.layer().getFeatures():
        cell = feature.geometry()
        if engine.contains(cell.constGet()) or (
            engine.intersects(cell.constGet()) and whole.intersection(cell).area() > 1e-6
        ):
            expected.add(feature["cell_id"])
    assert found == expected
    assert 0.3 < len(expected) / every.layer().featureCount() < 0.9


def test_an_extent_and_a_mask_together_are_what_they_share(run):
    mask = memory_layer(pd.DataFrame({"wkt": [square(643_500, 6_176_800, 200)]}), {}, geometry="Polygon")
    done = run("kvadratnet", {"EXTENT": "643600,644000,6176900,6178000 [EPSG:25832]", "MASK": mask})
    assert codes(done) == ["100m_61769_6436"]


REFUSALS = [
    ({}, "Choose an extent or a mask layer."),
    ({"EXTENT": "0,1,0,1 [EPSG:25832]"}, "outside Denmark"),
    ({"EXTENT": "643510,643710,6176800,6176950 [EPSG:25832]", "CELL_SIZE": 0}, "whole number of metres"),
    ({"EXTENT": "643510,643710,6176800,6176950 [EPSG:25832]", "CELL_SIZE": 200_000}, "1 to 100,000"),
    ({"EXTENT": "500000,816230,6050000,6366230 [EPSG:25832]"}, "The extent holds 10,004,569 cells"),
]


@pytest.mark.parametrize(("parameters", "sentence"), REFUSALS)
def test_what_cannot_be_meant_is_refused(run, tmp_path, parameters, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run("kvadratnet", {**parameters, "OUTPUT": str(tmp_path / "net.gpkg")})
    assert not list(tmp_path.iterdir())


def test_a_mask_without_a_system_or_of_lines_is_refused(run):
    for layer, sentence in (
        (
            memory_layer(pd.DataFrame({"wkt": [square(0, 0, 9)]}), {}, crs="", geometry="Polygon"),
            "no coordinate reference",
        ),
        (
            memory_layer(pd.DataFrame({"wkt": ["LINESTRING(0 0,9 9)"]}), {}, geometry="LineString"),
            "must hold polygons",
        ),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            run("kvadratnet", {"MASK": layer})


def test_a_mask_apart_from_the_extent_is_refused(run):
    mask = memory_layer(pd.DataFrame({"wkt": [square(643_500, 6_176_800, 200)]}), {}, geometry="Polygon")
    with pytest.raises(QgsProcessingException, match="extent is empty"):
        run("kvadratnet", {"EXTENT": "700000,701000,6176900,6178000 [EPSG:25832]", "MASK": mask})
