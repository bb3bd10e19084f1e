"""From coordinates and codes to cells: every system gives the same cells, every row without one a reason."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from boligmon_plugin.adapters.locating.placing import NO_REASON, GridPlacer, PolygonPlacer, transformed
from boligmon_plugin.adapters.locating.polygons import edges_of, read_cells
from boligmon_plugin.domain import schema
from boligmon_plugin.domain.grid import Grid
from tests.layers import memory_layer, square
from tests.rows import plan_of

TRANSFORMS = QgsCoordinateTransformContext()
HOME = "EPSG:25832"


def placer(crs=HOME, *, size=100, mask=None):
    return GridPlacer(Grid(size), QgsCoordinateReferenceSystem(crs), TRANSFORMS, mask)


def reasons(found):
    return [None if code == NO_REASON else schema.REASONS[code] for code in found[1].tolist()]


def in_system(x, y, crs):
    """Points of EPSG:25832 in another system, one by one."""
    there = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(HOME), QgsCoordinateReferenceSystem(crs), TRANSFORMS
    )
    points = [there.transform(QgsPointXY(a, b)) for a, b in zip(x, y)]
    return np.array([p.x() for p in points]), np.array([p.y() for p in points])


@pytest.mark.shared_data
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:25833", "EPSG:3857", "EPSG:4258", "EPSG:23032"])
def test_real_addresses_in_any_system_are_in_their_cells(qgis_app, shared_data, crs):
    table = pd.read_csv(shared_data / "dk" / "dawa_adressepunkter.csv")
    x, y = in_system(table["x"], table["y"], crs)
    keys, reason = placer(crs).points(x, y)
    assert (reason == NO_REASON).all()
    assert Grid(100).codes(keys).tolist() == table["kn100m"].tolist()


def test_transforming_many_points_is_transforming_each(qgis_app):
    random = np.random.RandomState(1)
    x, y = random.uniform(441_000, 894_000, 300), random.uniform(6_049_000, 6_403_000, 300)
    x[::50], y[7] = np.nan, np.nan
    source = QgsCoordinateReferenceSystem(HOME)
    target = QgsCoordinateReferenceSystem("EPSG:3857")
    east, north = transformed(x, y, QgsCoordinateTransform(source, target, TRANSFORMS))
    missing = np.isnan(x) | np.isnan(y)
    np.testing.assert_array_equal(np.isnan(east), missing)
    np.testing.assert_array_equal(np.isnan(north), missing)
    expected = in_system(x[~missing], y[~missing], "EPSG:3857")
    np.testing.assert_allclose([east[~missing], north[~missing]], expected, rtol=0, atol=1e-6)


def test_one_point_beyond_the_projection_does_not_spoil_the_others(qgis_app):
    x, y = np.array([12.5, 400.0, np.inf, 9.0]), np.array([55.7, 95.0, 55.0, 56.0])
    keys, reason = placer("EPSG:4326").points(x, y)
    assert (keys >= 0).tolist() == [True, False, False, True]
    assert reasons((keys, reason)) == [None, "outside", "no_geography", None]


def test_coordinates_that_are_no_place_in_denmark_have_a_reason(qgis_app):
    # inside; missing; negative; far east; longitude and latitude; axes swapped; LOIS' default point is inside
    x = np.array([643_512, np.nan, -5, 5e6, 12.5, 6_176_834])
    y = np.array([6_176_834, 6_176_834, 6_176_834, 6_176_834, 55.7, 643_512.0])
    found = placer().points(x, y)
    assert reasons(found) == [None, "no_geography", "outside", "outside", "outside", "outside"]
    assert found[0][1:].tolist() == [-1] * 5


SUSPICIONS = [
    ("EPSG:25832", [6_176_834, 6_150_000], [643_512, 600_000], "swapped_axes"),
    ("EPSG:25832", [12.5, 9.1], [55.7, 56.2], "degrees"),
    ("EPSG:25832", [55.7, 56.2], [12.5, 9.1], "degrees"),
    ("EPSG:25833", [6_176_834, 6_150_000], [343_512, 300_000], "swapped_axes"),
    ("EPSG:3857", [7_500_000, 7_600_000], [1_400_000, 1_000_000], "swapped_axes"),
    ("EPSG:4326", [55.7, 56.2], [12.5, 9.1], "swapped_axes"),
    ("EPSG:4326", [-70.0, 100.0], [-20.0, 10.0], ""),
    ("EPSG:25832", [5_000_000, 10.0], [10.0, 5_000_000], ""),
]


@pytest.mark.parametrize(("crs", "x", "y", "suspicion"), SUSPICIONS)
def test_what_is_wrong_when_nothing_is_placed(qgis_app, crs, x, y, suspicion):
    home = placer(crs)
    keys, _ = home.points(np.array(x, dtype=float), np.array(y, dtype=float))
    assert (keys < 0).all()
    assert home.suspicion() == suspicion


def test_points_of_another_municipality_raise_no_suspicion(qgis_app):
    mask = edges_of([QgsGeometry.fromWkt(square(643_500, 6_176_800, 149))])
    elsewhere = placer(mask=mask)
    keys, _ = elsewhere.points(np.array([0.0, 600_000.0]), np.array([0.0, 6_100_000.0]))
    assert (keys < 0).all()
    assert elsewhere.suspicion() == ""


def test_codes_in_any_writing_are_placed_and_others_have_a_reason(qgis_app):
    codes = [
        "100m_61768_6435",
        " 100M_61768_6435 ",
        None,
        "",
        "Sogn 7",
        "1km_6176_643",
        "100m_2_1",
        "100m_1_2x",
    ]
    for batch in (codes, codes[::-1]):  # what is known from one batch serves the next
        found = placer().codes(np.array(batch, dtype=object))
        said = dict(zip(batch, zip(found[0].tolist(), reasons(found))))
        key = Grid(100).key(codes[0])
        assert said == {
            "100m_61768_6435": (key, None),
            " 100M_61768_6435 ": (key, None),
            None: (-1, "no_geography"),
            "": (-1, "no_geography"),
            "Sogn 7": (-1, "unknown_cell"),
            "1km_6176_643": (-1, "unknown_cell"),
            "100m_2_1": (-1, "outside"),
            "100m_1_2x": (-1, "unknown_cell"),
        }


def test_a_mask_leaves_out_points_beyond_it_and_cells_whose_centre_is(qgis_app):
    mask = edges_of([QgsGeometry.fromWkt(square(643_500, 6_176_800, 149))])
    inside = placer(mask=mask)
    found = inside.points(
        np.array([643_510.0, 643_648, 643_650]), np.array([6_176_810.0, 6_176_948, 6_176_810])
    )
    assert reasons(found) == [None, None, "outside"]
    codes = ["100m_61768_6435", "100m_61768_6436", "100m_61769_6435", "100m_61770_6435"]
    found = inside.codes(np.array(codes, dtype=object))
    assert reasons(found) == [None, "outside", "outside", "outside"]  # centres at 50 and 150 m


@pytest.fixture
def districts(qgis_app):
    rows = [
        ("Nord", square(600_000, 6_100_000, 100)),
        ("Syd", square(600_000, 6_099_900, 100)),
        ("7", square(0, 0, 1)),
    ]
    frame = pd.DataFrame(rows, columns=["id", "wkt"])
    layer = memory_layer(frame, {"id": "text"}, geometry="Polygon")
    return read_cells(plan_of(layer), "id", lambda _: None)


def test_points_and_ids_in_polygons(districts):
    home = PolygonPlacer(districts, QgsCoordinateReferenceSystem(HOME), TRANSFORMS, None)
    x, y = [600_050, 600_050, 600_050, np.nan], [6_100_050, 6_100_000, 6_099_999.9, 0]
    found = home.points(np.array(x), np.array(y, dtype=float))
    assert found[0].tolist() == [0, 0, 1, -1]
    assert reasons(found) == [None, None, None, "no_geography"]
    found = home.points(np.array([700_000.0]), np.array([6_100_000.0]))
    assert reasons(found) == ["outside"]
    found = home.codes(np.array(["syd", " NORD ", "Vest", None, "", 7, 7.0], dtype=object))
    assert found[0].tolist() == [1, 0, -1, -1, -1, 2, 2]
    assert reasons(found) == [None, None, "unknown_cell", "no_geography", "no_geography", None, None]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:25833", "EPSG:3857"])
def test_points_in_polygons_of_another_system(districts, crs):
    random = np.random.RandomState(1)
    x, y = random.uniform(599_900, 600_200, 200), random.uniform(6_099_800, 6_100_200, 200)
    expected = PolygonPlacer(districts, QgsCoordinateReferenceSystem(HOME), TRANSFORMS, None).points(x, y)
    home = PolygonPlacer(districts, QgsCoordinateReferenceSystem(crs), TRANSFORMS, None)
    np.testing.assert_array_equal(home.points(*in_system(x, y, crs))[0], expected[0])
    assert set(expected[0]) == {-1, 0, 1}


def test_a_mask_leaves_out_polygons_without_a_point_in_it(districts):
    mask = edges_of([QgsGeometry.fromWkt(square(599_990, 6_099_990, 200))])
    home = PolygonPlacer(districts, QgsCoordinateReferenceSystem(HOME), TRANSFORMS, mask)
    assert reasons(home.codes(np.array(["Nord", "Syd"], dtype=object))) == [None, "outside"]
    found = home.points(np.array([600_050.0] * 3), np.array([6_100_050, 6_099_995, 6_099_950.0]))
    assert reasons(found) == [None, None, "outside"]
