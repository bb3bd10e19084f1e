"""Combining indicators: by hand, against the long tables in pandas, and into areas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsProcessingException,
    QgsVectorLayer,
)

from tests.layers import in_file, memory_layer

TYPES = {
    "indicator": "text",
    "cell_id": "text",
    "period": "text",
    "selected": "int",
    "events": "float",
    "population": "float",
    "multiplier": "float",
}
NAN = float("nan")


def square(place):
    x, y = 600_000 + 100 * (place % 5), 6_100_000 + 100 * (place // 5)
    return f"Polygon(({x} {y}, {x + 100} {y}, {x + 100} {y + 100}, {x} {y + 100}, {x} {y}))"


def cell(place):
    return f"100m_{61000 + place // 5}_{6000 + place % 5}"


def long_rows(indicator, figures, *, multiplier=1000.0, first=2020):
    """Rows of one indicator; figures: per cell a list of (selected, events, population) per year."""
    return [
        {
            "indicator": indicator,
            "cell_id": cell(place),
            "period": str(first + year),
            "selected": selected,
            "events": events,
            "population": population,
            "multiplier": multiplier,
            "wkt": square(place),
        }
        for place, years in enumerate(figures)
        for year, (selected, events, population) in enumerate(years)
    ]


def layer_of(*parts, name="top", **others):
    rows = [row for part in parts for row in part]
    return memory_layer(pd.DataFrame(rows, dtype=object), TYPES, name=name, geometry="Polygon", **others)


# The cells and figures of tests/domain/test_combination.py, as two layers.
FIRST = [
    [(1, 3.0, 40.0), (1, 5.0, 40.0)],
    [(0, 0.0, 50.0), (0, 2.0, 50.0)],
    [(None, 2.0, 5.0), (None, 2.0, 5.0)],
]
SECOND = [[(0, 1.0, 20.0)], [(0, 2.0, 30.0), (1, 4.0, 30.0)], [(None, 0.0, 40.0), (1, 4.0, 40.0)]]


@pytest.fixture
def two():
    """Two indicators in two layers."""
    return [layer_of(long_rows("A", FIRST)), layer_of(long_rows("B", SECOND, multiplier=100.0), name="anden")]


def test_two_layers_by_hand(run, two):
    done = run("combineindicators", {"INPUTS": two})
    found = done.frame()
    assert found["indicator"].tolist() == ["combined"] * 3
    assert found["cell_id"].tolist() == [cell(0), cell(1), cell(2)]
    expected = {
        "indicators": [2, 2, 1],
        "indicators_selected": [1, 1, 1],
        "periods": [3, 4, 1],
        "periods_selected": [2, 1, 1],
        "periods_any": [2, 1, 1],
        "composite": [(75 + 100 / 3) / 2, (25 + 250 / 3) / 2, 100 / 3],
        "composite_rank": [1, 1, 3],
        "events": [2, 1, 1],
        "exposure": [3, 4, 1],
        "population": [40, 50, 40],
        "multiplier": [100] * 3,
        "rate": [200 / 3, 25, 100],
    }
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, err_msg=name)
    geometries = [feature.geometry().asWkt() for feature in done.layer().getFeatures()]
    assert geometries == [row["wkt"].replace("Polygon", "Polygon ") for row in long_rows("A", FIRST)[::2]]
    assert "3 cells; 2 indicators: A, B; 2 periods, 2020 to 2021" in done.log
    assert "A: 2 cells with a rate, the municipality 73.68" in done.log
    assert "in the top share of 1 or more indicators: 3 cells" in done.log
    assert any("1 cells have no rate in some" in warning for warning in done.warnings)


def test_one_layer_with_several_indicators_is_the_same(run, two):
    both = layer_of(long_rows("A", FIRST), long_rows("B", SECOND, multiplier=100.0))
    for composite in range(3):
        apart = run("combineindicators", {"INPUTS": two, "COMPOSITE": composite}).frame()
        together = run("combineindicators", {"INPUTS": [both], "COMPOSITE": composite}).frame()
        pd.testing.assert_frame_equal(apart, together)


def test_z_scores_and_points(run, two):
    z = run("combineindicators", {"INPUTS": two, "COMPOSITE": 1}).frame()
    s = np.std([5.0, 10.0, 5.0])
    a, b = -(5 / 3) / s, (10 / 3) / s
    np.testing.assert_allclose(z["composite"], [(1 + a) / 2, (-1 + b) / 2, a])
    points = run("combineindicators", {"INPUTS": two, "COMPOSITE": 2}).frame()
    assert points["composite"].tolist() == [1, 2, 0]
    turned = run("combineindicators", {"INPUTS": two, "COMPOSITE": 2, "BAD_LOW": "B ; "}).frame()
    assert turned["composite"].tolist() == [2, 0, 1]  # B: 6.875 - 5 is 0.8 deviations


def test_only_the_latest_periods(run, two):
    found = run("combineindicators", {"INPUTS": two, "PERIODS": 1}).frame()
    assert found["periods"].tolist() == [1, 2, 1]
    assert found["periods_selected"].tolist() == [1, 1, 1]
    assert found["indicators"].tolist() == [1, 2, 1]  # the first cell has no row of B in 2021


def test_a_common_population(run, two):
    base = layer_of(long_rows("F", [[(None, 0, 7.0)], [(None, 0, 8.0)]]))
    found = run("combineindicators", {"INPUTS": two, "BASE": base}).frame()
    assert found["population"].tolist() == [7, 8, 0]  # a cell that the base lacks has none


def test_refusals(run, two):
    def refused(parameters):
        with pytest.raises(QgsProcessingException) as error:
            run("combineindicators", parameters)
        return str(error.value)

    assert "There is no indicator X; there are: A, B." in refused({"INPUTS": two, "BAD_LOW": "X"})
    assert "The indicator A is in the layer top and in the layer top." in refused(
        {"INPUTS": [two[0], two[0]]}
    )
    other = layer_of(long_rows("B", SECOND), crs="EPSG:3857", name="mercator")
    assert "The layers top and mercator have different coordinate" in refused({"INPUTS": [two[0], other]})
    rows = [{**row, "cell_id": "250m_61000_6000"} for row in long_rows("C", [[(1, 1.0, 2.0)]])]
    assert "A and C have no cell in common" in refused({"INPUTS": [two[0], layer_of(rows)]})
    assert "has no field selected" in refused({"INPUTS": [memory_layer(
        pd.DataFrame([{"cell_id": "x", "period": "2020", "wkt": square(0)}]),
        {"cell_id": "text", "period": "text"}, geometry="Polygon")]})  # fmt: skip
    twice = layer_of(long_rows("A", [[(1, 1.0, 2.0)]]) * 2)
    assert "Row 2" in refused({"INPUTS": [twice]})
    odd = layer_of(long_rows("A", [[(3, 1.0, 2.0)]]))
    assert "selected" in refused({"INPUTS": [odd]})


def test_a_canceled_run_leaves_nothing(run, two, feedback, tmp_path):
    feedback.cancel()
    path = tmp_path / "ud.gpkg"
    run("combineindicators", {"INPUTS": two, "OUTPUT": str(path)}, feedback)
    assert not path.exists()


def test_a_layer_without_indicator_names_goes_by_its_own_name(run):
    layer = layer_of(long_rows(None, FIRST), name="Flytninger")
    done = run("combineindicators", {"INPUTS": [layer]})
    assert "1 indicators: Flytninger" in done.log
    assert any("only one indicator" in warning for warning in done.warnings)


# --- on the whole chain


def sample(seed, cells=25, years=6):
    """Figures of an indicator with a rate that is high in the first cells, ranked by hand."""
    rng = np.random.RandomState(seed)
    people = rng.randint(30, 90, (cells, years)).astype(float)
    rates = np.where(np.arange(cells) < 6, 0.3, 0.05)[:, None]
    events = rng.poisson(people * rates).astype(float)
    limit = np.quantile(events / people, 0.75, axis=0)
    selected = (events / people >= limit).astype(int)
    selected = np.where(events > 0, selected, 0)
    return [list(zip(s, e, p)) for s, e, p in zip(selected.tolist(), events.tolist(), people.tolist())]


@pytest.fixture
def combined(run, tmp_path):
    """Three indicators of 25 cells combined, in a GeoPackage."""
    inputs = [layer_of(long_rows(name, sample(seed))) for seed, name in enumerate(("A", "B", "C"))]

    def one(composite):
        path = str(tmp_path / f"combined{composite}.gpkg")
        return run("combineindicators", {"INPUTS": inputs, "COMPOSITE": composite, "OUTPUT": path})

    one.inputs = inputs
    return one


def test_areas_by_the_number_of_selections(run, combined):
    done = combined(0)
    cells = done.frame().set_index("cell_id")
    areas = run("monitoringareas", {"INPUT": done.layer(), "CELLS_OUTPUT": "memory:", "MAX_GAP": 0})
    members = areas.frame("CELLS_OUTPUT")
    # the default minimum is half of the times that a cell was ranked: 9 of 18
    chosen = cells.index[cells["periods_selected"] >= 9]
    assert len(chosen) >= 5
    assert sorted(members["cell_id"]) == sorted(chosen)
    found = areas.frame()
    assert found["indicator"].tolist() == ["combined"] * len(found)
    assert found["events"].sum() == cells.loc[chosen, "periods_selected"].sum()
    np.testing.assert_allclose(found["rate"], found["events"] / found["exposure"] * 100)
    assert found["value_max"].max() == cells["periods_selected"].max()
    # cells that were cut out of the combined layer keep its map
    assert "class1" in {
        rule.ruleKey() for rule in areas.layer("CELLS_OUTPUT").renderer().rootRule().children()
    }


@pytest.mark.parametrize(("composite", "least"), [(0, 70.0), (1, 0.8), (2, 4.0)])
def test_areas_by_the_composite(run, combined, composite, least):
    done = combined(composite)
    cells = done.frame().set_index("cell_id")
    areas = run(
        "monitoringareas",
        {"INPUT": done.layer(), "VALUE": "composite", "MIN_VALUE": least, "CELLS_OUTPUT": "memory:"},
    )
    chosen = cells.index[cells["composite"] >= least]
    assert 0 < len(chosen) < 15
    assert sorted(areas.frame("CELLS_OUTPUT")["cell_id"]) == sorted(chosen)
    assert areas.frame()["value_max"].max() == pytest.approx(cells["composite"].max())


# --- the map


def rules(layer):
    return {rule.ruleKey(): rule.label() for rule in layer.renderer().rootRule().children()}


@pytest.mark.parametrize("composite", [0, 1, 2])
def test_the_style_is_stored_and_draws_every_cell_once(combined, composite):
    path = combined(composite).results["OUTPUT"]
    layer = QgsVectorLayer(path, "combined", "ogr")
    assert layer.isValid()
    labels = rules(layer)
    assert labels["heading"].startswith("Composite index: ")
    assert labels["mark"] == "For internal use - contains small numbers"
    shown = [rule for rule in layer.renderer().rootRule().children() if rule.symbol() is not None]
    counts = [
        sum(1 for feature in layer.getFeatures(rule.filterExpression()) if feature.isValid())
        for rule in shown
    ]
    assert sum(counts) == layer.featureCount() == 25
    assert composite == 2 or all(counts[:-1])  # no class of scores is empty
    assert layer.attributeAlias(layer.fields().indexFromName("periods_selected")) == (
        "Times in the top share (indicators x years)"
    )


def test_a_layer_without_rates_has_a_style_too(run):
    layer = layer_of(long_rows("A", [[(None, 1.0, 2.0)]]), long_rows("B", [[(None, 1.0, 2.0)]]))
    for composite in range(3):
        done = run("combineindicators", {"INPUTS": [layer], "COMPOSITE": composite})
        assert "not_ranked" in rules(done.layer())
        assert np.isnan(done.frame()["composite"]).all()


def test_on_the_command_line(qgis_process, tmp_path):
    paths = []
    for seed, name in enumerate(("A", "B")):
        paths.append(tmp_path / f"{name}.gpkg")
        in_file(layer_of(long_rows(name, sample(seed))), paths[-1], "GPKG")
    inputs = [f"--INPUTS={path}" for path in paths]
    output = tmp_path / "combined.gpkg"
    arguments = ["run", "boligmon:combineindicators", "--COMPOSITE=2", "--BAD_LOW=B", f"--OUTPUT={output}"]
    done = qgis_process(*arguments, *inputs)
    assert done.returncode == 0, done.stdout + done.stderr
    layer = QgsVectorLayer(str(output), "combined", "ogr")
    assert layer.featureCount() == 25
    assert rules(layer)["heading"].startswith("Composite index: points by distance")
