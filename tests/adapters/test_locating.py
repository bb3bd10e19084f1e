"""How rows find their place, on real layers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.sources.locating import plan_locator
from boligmon_plugin.adapters.sources.readers import read_batches
from boligmon_plugin.domain import schema
from boligmon_plugin.study.sources import Geography, Source
from tests.layers import memory_layer
from tests.rows import plan_of

pytestmark = pytest.mark.usefixtures("qgis_app")


def no_tick(share):
    assert 0 <= share <= 1


def locate(source, layer, registers=None, days=None, finish=True):
    """Places all rows of a layer; reasons as words, None for rows with a place."""
    plan = plan_of(layer)
    locator = plan_locator(source, plan, registers or {}, no_tick)
    parts = []
    for batch in read_batches(plan, locator.columns, points=locator.points):
        day = np.full(len(batch.row), np.datetime64("NaT"), dtype="datetime64[D]")
        if days is not None:
            day = np.array(days, dtype="datetime64[D]")[batch.row - 1]
        parts.append(locator.locate(batch, day))
    if finish:
        locator.finish()
    reason = [schema.REASONS[i] if i >= 0 else None for part in parts for i in part.reason]
    xy = [
        None if np.isnan(x) else (round(x, 2), round(y, 2)) for part in parts for x, y in zip(part.x, part.y)
    ]
    code = [value for part in parts if part.code is not None for value in part.code]
    return locator, xy, code, reason


def table(types=None, **columns):
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    kinds = {name: (types or {}).get(name, "text") for name in columns}
    return memory_layer(frame, kinds, name="tabel", crs="", geometry="NoGeometry")


# --- points, coordinates and codes


def test_points_come_as_they_are_and_rows_without_one_have_no_geography():
    layer = memory_layer(pd.DataFrame({"x": [5e5, np.nan], "y": [6.3e6, np.nan]}), {}, crs="EPSG:25832")
    locator, xy, _, reason = locate(Source("a"), layer)
    assert (locator.points, locator.has_codes, locator.columns) == (True, False, ())
    assert xy == [(500000.0, 6300000.0), None]
    assert reason == [None, "no_geography"]


def test_coordinates_may_be_text_with_a_decimal_comma():
    layer = table(X=["498368,27", "498.368,27", "498368.27", "", "ukendt", None], Y=["6356154,79"] * 6)
    source = Source("a", columns={"x": "X", "y": "Y"}, geography=Geography("coordinates"))
    locator, xy, _, reason = locate(source, layer)
    assert locator.crs.authid() == "EPSG:25832"
    assert xy == [(498368.27, 6356154.79)] * 3 + [None] * 3
    assert reason == [None] * 3 + ["no_geography"] * 3


def test_the_default_point_is_found_within_half_a_metre():
    frame = pd.DataFrame({"x": [650000.0, 650000.4, 650000.6], "y": [6250000.0, 6250000.0, 6250000.0]})
    layer = memory_layer(frame, {})
    source = Source("a", geography=Geography(default_point=(650000.0, 6250000.0)))
    _, xy, _, reason = locate(source, layer)
    assert reason == ["default_point", "default_point", None]
    assert xy == [None, None, (650000.6, 6250000.0)]


def test_the_default_point_is_that_of_denmark_also_for_degrees():
    # EPSG:25832 650000, 6250000 by PROJ's cs2cs, and a point 6 m to the east of it
    layer = table(X=["11.42867081", "11.42877081"], Y=["56.37082180", "56.37082180"])
    geography = Geography("coordinates", "EPSG:4326", default_point=(650000.0, 6250000.0))
    source = Source("a", columns={"x": "X", "y": "Y"}, geography=geography)
    locator, xy, _, reason = locate(source, layer)
    assert locator.crs.authid() == "EPSG:4326"
    assert reason == ["default_point", None]
    assert xy == [None, (11.43, 56.37)]


@pytest.mark.parametrize("mode", ["cell", "area"])
def test_codes_are_passed_on(mode):
    layer = table(kode=["100m_61768_6435", " 7 ", None, ""])
    source = Source("a", columns={mode: "kode"}, geography=Geography(mode))
    locator, xy, code, reason = locate(source, layer)
    assert (locator.points, locator.has_codes) == (False, True)
    assert code == ["100m_61768_6435", "7", None, None]
    assert xy == [None] * 4
    assert reason == [None, None, "no_geography", "no_geography"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (Source("a"), "no_points"),
        (Source("a", columns={"x": "X"}, geography=Geography("coordinates")), "coordinates_without_columns"),
        (Source("a", columns={"x": "X", "y": "Z"}, geography=Geography("coordinates")), "no_field"),
        (
            Source("a", columns={"x": "X", "y": "Y"}, geography=Geography("coordinates", "EPSG:0")),
            "unknown_crs",
        ),
        (Source("a", geography=Geography("cell")), "code_without_column"),
        (Source("a", columns={"cell": "X"}, geography=Geography("area")), "code_without_column"),
    ],
)
def test_what_is_not_there_is_refused(source, code):
    with pytest.raises(SourceError) as error:
        locate(source, table(X=["1"], Y=["2"]))
    assert error.value.code == code
