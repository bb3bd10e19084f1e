"""Monitoring areas: members, figures, outlines and lasting ids, against a flood fill and sums in pandas."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsGeometry, QgsVectorLayer

from tests.layers import SUM_TYPES, memory_layer, square

FIELDS = [
    "indicator",
    "area_id",
    "name",
    "cells",
    "population",
    "events",
    "exposure",
    "multiplier",
    "rate",
    "rate_low",
    "rate_high",
    "value_max",
    "value_mean",
]


@pytest.fixture(scope="module")
def sums(run_once, frederiksberg_parameters):
    rates = run_once("cellrates", frederiksberg_parameters).layer()
    return run_once("sumperiods", {"INPUT": run_once("selecttop", {"INPUT": rates}).layer()})


def place_of(code):
    return tuple(int(part) for part in code.split("_")[1:])


def flood(codes, reach, edge):
    """Sets of codes that hang together within a reach: the larger difference or (edge) the sum of both."""
    left, areas = set(codes), []
    while left:
        todo, area = [left.pop()], set()
        while todo:
            here = todo.pop()
            area.add(here)
            row, column = place_of(here)
            steps = {code: (abs(row - r), abs(column - c)) for code in left for r, c in [place_of(code)]}
            near = {code for code, (a, b) in steps.items() if (a + b if edge else max(a, b)) <= reach}
            left -= near
            todo += near
        areas.append(area)
    return areas


def limits(events):
    """95 % limits: Byar from 10 events on (Breslow & Day II, p. 69), below exact by bisection."""
    if events >= 10:
        low = events * (1 - 1 / (9 * events) - 1.959964 / (3 * math.sqrt(events))) ** 3
        high = (events + 1) * (1 - 1 / (9 * (events + 1)) + 1.959964 / (3 * math.sqrt(events + 1))) ** 3
        return low, high

    def at_most(k, mean):
        return sum(math.exp(-mean) * mean**i / math.factorial(i) for i in range(k + 1))

    def solve(inside):
        low, high = 0.0, 60.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if inside(middle) else (low, middle)
        return low

    low = solve(lambda mean: 1 - at_most(int(events) - 1, mean) < 0.025) if events else 0.0
    return low, solve(lambda mean: at_most(int(events), mean) > 0.025)


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("contiguity", "gap", "minimum", "population"),
    [(1, 1, None, 50), (0, 1, None, 50), (1, 0, 3, 20), (0, 0, 7, 0), (1, 3, 1, 200)],
)
def test_the_areas_of_frederiksberg(run, sums, contiguity, gap, minimum, population):
    cells = sums.frame().set_index("cell_id")
    least = 4 if minimum is None else minimum  # half of seven periods, rounded up
    members = cells.index[cells["periods_selected"] >= least]
    areas = flood(members, gap + 1, contiguity == 0)
    kept = [sorted(area) for area in areas if cells.loc[list(area), "population"].sum() >= population]
    parameters = {
        "CONTIGUITY": contiguity,
        "MAX_GAP": gap,
        "MIN_POPULATION": population,
        "CELLS_OUTPUT": "memory:",
    }
    if minimum is not None:
        parameters["MIN_VALUE"] = minimum
    done = run("monitoringareas", {"INPUT": sums.layer(), **parameters})
    assert done.layer().fields().names() == FIELDS
    found, inside = done.frame().set_index("area_id"), done.frame("CELLS_OUTPUT")
    assert sorted(sorted(rows["cell_id"]) for _, rows in inside.groupby("area_id")) == sorted(kept)
    assert list(inside) == [*sums.frame().columns, "area_id"]
    shapes = {feature["cell_id"]: feature.geometry() for feature in sums.layer().getFeatures()}
    outlines = {feature["area_id"]: feature.geometry() for feature in done.layer().getFeatures()}
    for area_id, rows in inside.groupby("area_id"):
        row, table = found.loc[area_id], cells.loc[rows["cell_id"]]
        events, exposure = table["events"].sum(), table["exposure"].sum()
        assert (row["cells"], row["population"]) == (len(table), table["population"].sum())
        assert (row["events"], row["exposure"], row["multiplier"]) == (events, exposure, 100)
        assert row["rate"] == pytest.approx(events / exposure * 100, rel=1e-14)
        expected = np.array(limits(events)) / exposure * 100
        np.testing.assert_allclose([row["rate_low"], row["rate_high"]], expected, rtol=1e-6)
        assert row["value_max"] == table["periods_selected"].max()
        assert row["value_mean"] == pytest.approx(table["periods_selected"].mean(), rel=1e-14)
        union = QgsGeometry.unaryUnion([shapes[code] for code in rows["cell_id"]])
        assert outlines[area_id].isGeosEqual(union)
        assert outlines[area_id].area() == pytest.approx(10_000 * len(table))
    said = f"{len(members)} cells have a value of {least} or more; {len(kept)} areas of {len(inside)} cells; "
    assert said in done.log
    assert f"their population is below {population}: {len(areas) - len(kept)} groups" in done.log
    # new ids are numbered by the number of events, the most first
    assert found.index.tolist() == [f"Boliger med mangler-{i:03d}" for i in range(1, len(kept) + 1)]
    assert found["events"].is_monotonic_decreasing
    assert found["name"].tolist() == [f"Area {i}" for i in range(1, len(kept) + 1)]


def town(rows):
    """Cells of the grid: (row, column, periods in the top) with 40 families and 3 events over ten years."""
    table = [
        {
            "indicator": "A",
            "cell_id": f"100m_{61_000 + r}_{6000 + c}",
            "periods": 10,
            "periods_selected": value,
            "events": 3.0,
            "population": 40.0,
            "exposure": 400.0,
            "multiplier": 1000.0,
            "wkt": square(600_000 + 100 * c, 6_100_000 + 100 * r, 100),
            **dict(zip(("population", "indicator"), others)),
        }
        for r, c, value, *others in rows
    ]
    return memory_layer(pd.DataFrame(table), SUM_TYPES, name="celler", geometry="Polygon")


def members(done):
    """Area id -> (row, column) of its cells."""
    found = {}
    for area_id, rows in done.frame("CELLS_OUTPUT").groupby("area_id"):
        found[area_id] = sorted((r - 61_000, c - 6000) for r, c in map(place_of, rows["cell_id"]))
    return found


def areas_of(run, layer, **parameters):
    return run("monitoringareas", {"INPUT": layer, "CELLS_OUTPUT": "memory:", **parameters})


def test_holes_are_filled_when_asked(run):
    ring = [(r, c, 0 if (r, c) == (1, 1) else 9) for r in range(3) for c in range(3)]
    assert len(members(areas_of(run, town(ring), MAX_GAP=0))["A-001"]) == 8
    filled = areas_of(run, town(ring), MAX_GAP=0, FILL_HOLES=True)
    assert len(members(filled)["A-001"]) == 9
    assert filled.frame()["cells"].tolist() == [9]
    assert filled.frame()["events"].tolist() == [27]


def test_the_base_decides_about_the_minimum(run):
    layer = town([(0, 0, 9, 500.0), (0, 9, 9, 10.0)])
    rows = [
        ("100m_61000_6000", "2014", 900.0),
        ("100m_61000_6000", "2015", 49.0),
        ("100m_61000_6009", "2015", 50.0),
    ]
    base = memory_layer(
        pd.DataFrame(rows, columns=["cell_id", "period", "population"]),
        {"cell_id": "text", "period": "text", "population": "float"},
        geometry="NoGeometry",
    )
    plain, judged = areas_of(run, layer), areas_of(run, layer, BASE=base)
    assert members(plain) == {"A-001": [(0, 0)]}
    assert members(judged) == {"A-001": [(0, 9)]}  # by the latest period of the base, 49 and 50
    assert judged.frame()["population"].tolist() == [10]  # its own


def test_each_indicator_has_its_own_areas(run):
    rows = [(0, 0, 9, 60.0, "A"), (0, 1, 9, 60.0, "B"), (0, 2, 9, 60.0, "A")]
    found = members(areas_of(run, town(rows), MAX_GAP=0))
    assert found == {"A-001": [(0, 0)], "A-002": [(0, 2)], "B-001": [(0, 1)]}


def test_no_area_is_an_empty_layer_and_no_error(run):
    done = areas_of(run, town([(0, 0, 1, 60.0)]), MIN_VALUE=9)
    assert done.layer().featureCount() == done.layer("CELLS_OUTPUT").featureCount() == 0
    assert done.layer().fields().names() == FIELDS


@pytest.mark.shared_data
def test_blocks_hang_together_by_their_borders(run, frederiksberg_parameters, frederiksberg):
    path = str(frederiksberg / "karre_4326.geojson")
    parameters = {**frederiksberg_parameters, "CELLS": path, "CELLS_ID": "distrikt_id"}
    parameters.update(EVENTS_FILTER='"type_id" = 12', POPULATION_FILTER='"type_id" = 12')
    top = run("selecttop", {"INPUT": run("cellrates", parameters).layer()}).layer()
    sums = run("sumperiods", {"INPUT": top})
    done = areas_of(run, sums.layer(), MAX_GAP=0, MIN_POPULATION=0)
    cells = sums.frame().set_index("cell_id")
    wanted = cells.index[cells["periods_selected"] >= 4].tolist()
    layer = QgsVectorLayer(path, "karre", "ogr")
    shapes = {str(feature["distrikt_id"]): feature.geometry() for feature in layer.getFeatures()}
    left, areas = set(wanted), []
    while left:
        todo, area = [left.pop()], set()
        while todo:
            here = todo.pop()
            area.add(here)
            near = {code for code in left if shapes[code].intersects(shapes[here])}
            left -= near
            todo += near
        areas.append(sorted(area))
    found = done.frame("CELLS_OUTPUT").groupby("area_id")["cell_id"].apply(sorted)
    assert sorted(found) == sorted(areas)
    assert len(areas) > 5


# --- ids that last


def renamed(layer, names):
    """Areas of an earlier run whose names a municipality has changed."""
    previous = layer.clone()
    index = previous.fields().lookupField("name")
    changes = {feature.id(): {index: names[feature["area_id"]]} for feature in previous.getFeatures()}
    assert previous.dataProvider().changeAttributeValues(changes)
    return previous


WEST, EAST = [(0, 0, 9, 60.0), (0, 1, 9, 60.0)], [(0, 9, 9, 50.0)]


def test_an_area_that_goes_on_keeps_id_and_name(run):
    first = areas_of(run, town([*WEST, *EAST]))
    assert members(first) == {"A-001": [(0, 0), (0, 1)], "A-002": [(0, 9)]}
    previous = renamed(first.layer(), {"A-001": "Vestbyen", "A-002": "Østergade"})
    # the west grows, the east is gone, a new one comes up: it does not get the number of the one that is gone
    later = town([*WEST, (1, 1, 9, 60.0), (20, 20, 9, 900.0)])
    second = areas_of(run, later, PREVIOUS=previous)
    assert members(second) == {"A-001": [(0, 0), (0, 1), (1, 1)], "A-003": [(20, 20)]}
    assert second.frame()["name"].tolist() == ["Vestbyen", "Area 3"]


def test_of_two_parts_the_more_populous_goes_on(run):
    first = areas_of(run, town([(0, c, 9, 60.0) for c in range(7)]))
    previous = renamed(first.layer(), {"A-001": "Bandet"})
    split = town([(0, 0, 9, 60.0), (0, 1, 9, 60.0), (0, 5, 9, 500.0)])
    second = areas_of(run, split, PREVIOUS=previous, MAX_GAP=0)
    assert members(second) == {"A-001": [(0, 5)], "A-002": [(0, 0), (0, 1)]}
    assert second.frame()["name"].tolist() == ["Bandet", "Area 2"]


def test_of_two_that_grow_together_the_more_populous_goes_on(run):
    first = areas_of(run, town([(0, 0, 9, 60.0), (0, 4, 9, 200.0)]))
    previous = renamed(first.layer(), {"A-001": "Lille", "A-002": "Stor"})
    second = areas_of(run, town([(0, c, 9, 200.0 if c == 4 else 60.0) for c in range(5)]), PREVIOUS=previous)
    assert second.frame()[["area_id", "name"]].to_numpy().tolist() == [["A-002", "Stor"]]


def test_previous_areas_of_another_indicator_do_not_matter(run):
    previous = areas_of(run, town([(0, 0, 9, 60.0, "B")]))
    second = areas_of(run, town([(0, 0, 9, 60.0, "A")]), PREVIOUS=previous.layer())
    assert second.frame()["area_id"].tolist() == ["A-001"]


def test_previous_areas_may_be_in_another_system(run):
    from qgis import processing

    first = areas_of(run, town([*WEST, *EAST]))
    previous = renamed(first.layer(), {"A-001": "Vestbyen", "A-002": "Østergade"})
    options = {"INPUT": previous, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    other = processing.run("native:reprojectlayer", options)["OUTPUT"]
    second = areas_of(run, town([*EAST, *WEST]), PREVIOUS=other)
    assert second.frame()["name"].tolist() == ["Vestbyen", "Østergade"]


def test_the_same_run_twice_gives_the_same_ids(run):
    layer = town([*WEST, *EAST])
    first = areas_of(run, layer)
    pd.testing.assert_frame_equal(areas_of(run, layer, PREVIOUS=first.layer()).frame(), first.frame())
