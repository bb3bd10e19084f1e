"""Polygons of layers as cells: against GEOS inside, half-open on borders, overlaps, ids, neighbours."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.locating.polygons import at_border, edges_of, neighbours, read_cells, read_mask
from boligmon_plugin.domain.polygons import locate, touched_squares
from tests.layers import memory_layer, square
from tests.rows import plan_of


def quiet(_):
    """Takes progress and says nothing."""


def cells_layer(rows, *, crs="EPSG:25832", geometry="Polygon"):
    """A polygon layer of (id, well-known text) rows."""
    frame = pd.DataFrame(rows, columns=["id", "wkt"])
    return memory_layer(frame, {"id": "text"}, name="distrikter", crs=crs, geometry=geometry)


def blocks(shared_data):
    layer = QgsVectorLayer(str(shared_data / "frederiksberg" / "karre_4326.geojson"), "karre", "ogr")
    assert layer.isValid()
    return layer


def geometries_of(layer):
    return [QgsGeometry(feature.geometry()) for feature in layer.getFeatures()]


def parishes(shared_data):
    layer = QgsVectorLayer(str(shared_data / "dk" / "svendborg_sogne.gpkg"), "sogne", "ogr")
    assert layer.isValid()
    return layer


# --- points


@pytest.mark.shared_data
@pytest.mark.parametrize("source", [blocks, parishes])
def test_interior_points_are_where_geos_says(shared_data, source):
    geometries = geometries_of(source(shared_data))
    edges = edges_of(geometries)
    box = QgsGeometry.collectGeometry(geometries).boundingBox()
    random = np.random.RandomState(1)
    x = random.uniform(box.xMinimum(), box.xMaximum(), 1500)
    y = random.uniform(box.yMinimum(), box.yMaximum(), 1500)
    found = locate(x, y, edges)
    for px, py, index in zip(x, y, found.tolist()):
        point = QgsGeometry.fromPointXY(QgsPointXY(px, py))
        holders = [i for i, geometry in enumerate(geometries) if geometry.contains(point)]
        assert index == (holders[0] if holders else -1)
    assert 100 < (found >= 0).sum() < 1500


@pytest.mark.shared_data
def test_corners_shared_by_parishes_are_in_one_parish_each(shared_data):
    geometries = geometries_of(parishes(shared_data))
    edges = edges_of(geometries)
    corners, times = np.unique(edges.edges[:, :2], axis=0, return_counts=True)
    shared = corners[times > 1]
    assert len(shared) > 150
    alone = np.array([locate(*shared.T, edges_of([geometry])) >= 0 for geometry in geometries])
    inside = locate(*shared.T, edges)
    assert alone.sum(axis=0).max() == 1  # never in two, where GEOS' covers says two and contains says none
    np.testing.assert_array_equal(np.where(alone.any(axis=0), alone.argmax(axis=0), -1), inside)
    # in none are only corners on the outer border, to the right or above
    whole = QgsGeometry.unaryUnion(geometries)
    outside = [QgsGeometry.fromPointXY(QgsPointXY(*corner)) for corner in shared[inside < 0]]
    assert all(not whole.buffer(-0.5, 8).contains(point) for point in outside)


@pytest.mark.parametrize("geometry", ["Polygon", "PolygonZ", "MultiPolygon", "MultiPolygonZM"])
def test_rings_of_every_kind_of_polygon(qgis_app, geometry):
    ring = "(0 0,10 0,10 10,0 10,0 0),(2 2,8 2,8 8,2 8,2 2)"
    shape = QgsGeometry.fromWkt(f"POLYGON({ring})")
    if geometry.endswith("Z"):
        shape.get().addZValue(3)
    if geometry.endswith("ZM"):
        shape.get().addZValue(3)
        shape.get().addMValue(4)
    if geometry.startswith("Multi"):
        shape.convertToMultiType()
    edges = edges_of([shape])
    assert edges.edges.shape == (8, 4)
    assert locate([1, 5, 9, 11], [5, 5, 5, 5], edges).tolist() == [0, -1, 0, -1]


def test_a_round_polygon_is_read_as_a_ring_of_many_edges(qgis_app):
    circle = "CURVEPOLYGON(CIRCULARSTRING(0 5,5 10,10 5,5 0,0 5))"
    cells = read_cells(plan_of(cells_layer([("A", circle)], geometry="CurvePolygon")), "id", quiet)
    random = np.random.RandomState(6)
    x, y = random.uniform(0, 10, 2000), random.uniform(0, 10, 2000)
    distance = np.hypot(x - 5, y - 5)
    clear = np.abs(distance - 5) > 0.05
    assert ((locate(x, y, cells.edges) >= 0) == (distance < 5))[clear].all()


# --- squares


@pytest.mark.shared_data
def test_touched_squares_are_those_that_share_an_area_with_it_by_geos(shared_data):
    geometries = geometries_of(parishes(shared_data))[:6]
    edges, size = edges_of(geometries), 500.0
    union = QgsGeometry.unaryUnion(geometries)
    box = union.boundingBox()
    column, row = np.meshgrid(
        np.arange(box.xMinimum() // size - 1, box.xMaximum() // size + 2, dtype=np.int64),
        np.arange(box.yMinimum() // size - 1, box.yMaximum() // size + 2, dtype=np.int64),
    )
    column, row = column.ravel(), row.ravel()
    found = touched_squares(column, row, size, edges)
    engine = QgsGeometry.createGeometryEngine(union.constGet())
    engine.prepareGeometry()
    for c, r, good in zip(column.tolist(), row.tolist(), found.tolist()):
        cell = QgsGeometry.fromWkt(square(c * size, r * size, size))
        near = engine.intersects(cell.constGet())
        area = union.intersection(cell).area() if near else 0.0
        assert good == (area > 1e-6), (c, r, area)
    assert 0 < found.sum() < len(found)


# --- a layer as cells


def test_cells_are_read_in_the_order_of_the_layer(qgis_app):
    rows = [(" B ", square(0, 0, 10)), ("a", square(10, 0, 10)), ("7", square(20, 0, 10))]
    cells = read_cells(plan_of(cells_layer(rows)), "id", quiet)
    assert cells.ids.tolist() == ["B", "a", "7"]
    assert cells.overlaps == 0
    assert locate([15, 5, 25, 35], [5, 5, 5, 5], cells.edges).tolist() == [1, 0, 2, -1]


@pytest.mark.shared_data
def test_the_blocks_of_frederiksberg_overlap_once_within_the_tolerance(shared_data):
    layer = blocks(shared_data)
    cells = read_cells(plan_of(layer), "distrikt_id", quiet)
    assert cells.overlaps == 1
    assert len(cells.ids) == layer.featureCount()


@pytest.mark.parametrize(
    ("width", "accepted"), [(0.0, 0), (0.05, 1), (0.0999, 1), (0.101, None), (5.0, None)]
)
def test_an_overlap_is_accepted_up_to_one_per_cent_of_the_smaller(qgis_app, width, accepted):
    # the smaller one is 10 x 10: 0.1 m of width is 1 per cent of it
    rows = [("A", square(0, 0, 100)), ("B", square(100 - width, 20, 10))]
    plan = plan_of(cells_layer(rows))
    if accepted is not None:
        assert read_cells(plan, "id", quiet).overlaps == accepted
        return
    with pytest.raises(SourceError) as caught:
        read_cells(plan, "id", quiet)
    assert caught.value.code == "overlapping_cells"
    assert caught.value.details["share"] == pytest.approx(10 * width, rel=1e-6)


def test_a_polygon_that_is_there_twice_is_refused(qgis_app):
    plan = plan_of(cells_layer([("A", square(0, 0, 10)), ("B", square(0, 0, 10))]))
    with pytest.raises(SourceError) as caught:
        read_cells(plan, "id", quiet)
    assert caught.value.code == "overlapping_cells"


@pytest.mark.parametrize(
    ("rows", "code", "row"),
    [
        ([("A", square(0, 0, 10)), ("A", square(20, 0, 10))], "duplicate_cell", 2),
        ([("A", square(0, 0, 10)), (" a ", square(20, 0, 10))], "duplicate_cell", 2),
        ([("A", square(0, 0, 10)), (None, square(20, 0, 10))], "cell_without_id", 2),
        ([("A", square(0, 0, 10)), ("  ", square(20, 0, 10))], "cell_without_id", 2),
        ([("A", square(0, 0, 10)), ("B", None)], "polygon_without_geometry", 2),
        ([("A", "POLYGON EMPTY")], "polygon_without_geometry", 1),
    ],
)
def test_cells_that_cannot_be_told_apart_are_refused_with_their_row(qgis_app, rows, code, row):
    with pytest.raises(SourceError) as caught:
        read_cells(plan_of(cells_layer(rows)), "id", quiet)
    assert caught.value.code == code
    assert caught.value.details["row"] == row


@pytest.mark.parametrize(
    ("geometry", "wkt"), [("LineString", "LINESTRING(0 0,1 1)"), ("Point", "POINT(0 0)")]
)
def test_lines_and_points_are_no_cells(qgis_app, geometry, wkt):
    with pytest.raises(SourceError) as caught:
        read_cells(plan_of(cells_layer([("A", wkt)], geometry=geometry)), "id", quiet)
    assert caught.value.code == "not_polygons"


def test_a_layer_without_polygons_is_refused(qgis_app):
    with pytest.raises(SourceError) as caught:
        read_cells(plan_of(cells_layer([])), "id", quiet)
    assert caught.value.code == "empty_layer"


@pytest.mark.shared_data
def test_a_mask_is_dissolved_and_brought_to_the_other_system(shared_data):
    layer = parishes(shared_data)
    transforms = QgsCoordinateTransformContext()
    own = read_mask(plan_of(layer), layer.crs(), transforms)
    geometries = geometries_of(layer)
    whole = QgsGeometry.unaryUnion(geometries)
    assert len(own.edges) < len(edges_of(geometries).edges)  # no inner borders
    box = whole.boundingBox()
    random = np.random.RandomState(2)
    x, y = (
        random.uniform(box.xMinimum(), box.xMaximum(), 300),
        random.uniform(box.yMinimum(), box.yMaximum(), 300),
    )
    inside = [whole.contains(QgsGeometry.fromPointXY(QgsPointXY(a, b))) for a, b in zip(x, y)]
    assert (locate(x, y, own) >= 0).tolist() == inside
    degrees = read_mask(plan_of(layer), QgsCoordinateReferenceSystem("EPSG:4326"), transforms)
    assert np.abs(degrees.edges[:, 0] - 10.6).max() < 0.5  # longitudes of South Funen


# --- neighbours


def test_neighbours_by_edge_and_by_corner(qgis_app):
    # C touches A in a corner; E is away; D lies in a hole of A
    rows = {
        "A": "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))",
        "B": square(10, 0, 10),
        "C": square(10, 10, 10),
        "D": square(2, 2, 2),
        "E": square(50, 0, 10),
    }
    geometries = [QgsGeometry.fromWkt(wkt) for wkt in rows.values()]
    touching, sharing = neighbours(geometries, quiet)
    names = list(rows)
    assert {names[a] + names[b] for a, b in touching} == {"AB", "AC", "BC", "AD"}
    assert {names[a] + names[b] for a, b in sharing} == {"AB", "BC", "AD"}
    assert at_border(geometries).tolist() == [True, True, True, False, True]


@pytest.mark.shared_data
def test_neighbours_of_the_cells_of_frederiksberg_are_those_of_their_codes(shared_data):
    path = shared_data / "frederiksberg" / "kvadratnet_4326.geojson"
    layer = QgsVectorLayer(str(path), "celler", "ogr")
    features = list(layer.getFeatures())
    place = [tuple(map(int, feature["distrikt_id"].split("_")[1:])) for feature in features]
    number = {where: i for i, where in enumerate(place)}
    expected = {
        tuple(sorted((i, number[r + dr, c + dc])))
        for (r, c), i in number.items()
        for dr, dc in ((0, 1), (1, 0))
        if (r + dr, c + dc) in number
    }
    _, sharing = neighbours([feature.geometry() for feature in features], quiet)
    found = {tuple(pair) for pair in sharing.tolist()}
    assert found == expected
    assert len(expected) == 1829
