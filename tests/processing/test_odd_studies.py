"""What real studies do and the main road does not: sums, dates as periods, filters, common populations."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis import processing
from qgis.core import QgsProcessing, QgsProcessingException

from tests.layers import memory_layer
from tests.processing.test_bad_input import Said

CELLS = ("100m_61500_6000", "100m_61500_6010", "100m_61500_6020")


def table(rows, types, name="tabel"):
    return memory_layer(pd.DataFrame(rows), types, name=name, geometry="NoGeometry")


def run(algorithm, said=None, **parameters):
    parameters = {"OUTPUT": QgsProcessing.TEMPORARY_OUTPUT, **parameters}
    return processing.run(f"boligmon:{algorithm}", parameters, feedback=said or Said())["OUTPUT"]


def frame(layer):
    names = layer.fields().names()
    return pd.DataFrame([feature.attributes() for feature in layer.getFeatures()], columns=names)


def rates(events, population, said=None, **changes):
    parameters = {
        "EVENTS": events,
        "EVENTS_PERIOD": "aar",
        "EVENTS_COUNT": "antal",
        "EVENTS_CELL": "celle",
        "POPULATION": population,
        "POPULATION_PERIOD": "aar",
        "POPULATION_COUNT": "antal",
        "POPULATION_CELL": "celle",
    }
    return run("cellrates", said, **{**parameters, **changes})


@pytest.fixture
def yearly():
    def make(amounts, years=(2015, 2016, 2017), **more):
        rows = [
            {"aar": year, "celle": cell, "antal": float(amount), **more}
            for year in years
            for cell, amount in zip(CELLS, amounts)
        ]
        return table(rows, {"aar": "int", "celle": "text", "antal": "float", **dict.fromkeys(more, "text")})

    return make


def test_a_mean_goes_through_all_steps(provider, yearly):
    """Incomes: sums of hundreds of millions are no events that chance could place one by one."""
    layer = rates(yearly([4e8, 3e8, 2e8]), yearly([1000, 1000, 1000]), KIND=2, MULTIPLIER=1)
    assert frame(layer)["rate"].tolist()[:3] == [400_000.0, 400_000.0, 400_000.0]
    top = run("selecttop", INPUT=layer)
    said = Said()
    sums = frame(run("sumperiods", said, INPUT=top))
    assert sums["rate"].tolist() == [400_000.0, 300_000.0, 200_000.0]
    assert any("ranked by the raw rate only" in line for line in said.infos)


def test_dates_as_periods_sort_as_time_does(provider):
    """Selected in the fourth quarter only: new, whether the period is a date or text."""
    days = pd.to_datetime(["2015-01-01", "2015-04-01", "2015-07-01", "2015-10-01"])
    rows = [
        {
            "celle": "a",
            "dag": day,
            "tekst": f"2015-Q{quarter}",
            "selected": float(quarter == 4),
            "events": 1.0,
            "population": 99.0 + quarter,
            "multiplier": 1000.0,
        }
        for quarter, day in enumerate(days, start=1)
    ]
    types = {"celle": "text", "dag": "date", "tekst": "text"}
    types |= dict.fromkeys(["selected", "events", "population", "multiplier"], "float")
    layer = table(rows, types)
    by_date = frame(run("sumperiods", INPUT=layer, CELL="celle", PERIOD="dag"))
    by_text = frame(run("sumperiods", INPUT=layer, CELL="celle", PERIOD="tekst"))
    for result in (by_date, by_text):
        assert result["pattern"].tolist() == ["new"]
        assert result["population"].tolist() == [103.0]
    assert by_date["first_selected"].tolist() == ["2015-10-01"]


def test_a_filter_empties_a_year_between_others_and_leaves_out_years_before(provider, yearly):
    kinds = {2014: "Y", 2015: "X", 2016: "Y", 2017: "X"}
    rows = [{"aar": year, "celle": CELLS[0], "antal": 1.0, "slags": kind} for year, kind in kinds.items()]
    events = table(rows, {"aar": "int", "celle": "text", "antal": "float", "slags": "text"})
    population = yearly([100, 100, 100], years=(2014, 2015, 2016, 2017))
    result = frame(rates(events, population, EVENTS_FILTER="\"slags\" = 'X'"))
    one = result[result["cell_id"] == CELLS[0]].set_index("period")
    assert one.loc["2014", "status"] == "missing"  # before the first: not in the study
    assert one.loc["2016", "status"] == "ok"  # between: a true zero
    assert one.loc["2016", "events"] == 0
    known = one[one["status"] == "ok"]
    assert known["events"].sum() / known["population"].sum() * 1000 == pytest.approx(2 / 300 * 1000)


def test_a_count_and_distinct_units_exclude_each_other(provider, yearly):
    with pytest.raises(QgsProcessingException, match="choose either a field with a number"):
        rates(yearly([1, 2, 3], enhed="a"), yearly([100, 100, 100]), EVENTS_UNIT=["enhed"])


def test_numbers_that_look_like_thousands_are_pointed_out(provider):
    types = {"aar": "int", "celle": "text", "antal": "text"}
    rows = [
        {"aar": 2015, "celle": cell, "antal": text} for cell, text in zip(CELLS, ["1.234", "12.345", "7"])
    ]
    said = Said()
    rates(table(rows, types), table(rows, types), said)
    assert any("written like 1.234" in line for line in said.warnings)
    rows[2]["antal"] = "0.5"  # now fractions are what is meant
    said = Said()
    rates(table(rows, types), table(rows, types), said)
    assert not any("written like 1.234" in line for line in said.warnings)


def test_the_log_of_a_stock_says_dates_and_their_mean(provider):
    days = ["2015-01-01", "2015-07-01"]
    rows = [{"aar": day, "celle": CELLS[0], "antal": amount} for day, amount in zip(days, [10.0, 20.0])]
    layer = table(rows, {"aar": "text", "celle": "text", "antal": "float"})
    said = Said()
    result = frame(rates(layer, layer, said, EVENTS_NATURE=1, PERIOD_UNIT=2))
    assert result["events"].tolist() == [15.0]
    line = (
        "  counted at 2 dates: 30; sum over the cells and periods of the result, each period from its dates: "
    )
    assert said.infos.count(f"{line}15") == 2


@pytest.fixture
def summed(provider, yearly):
    layer = rates(yearly([9, 6, 3]), yearly([100, 100, 100]))
    return run("sumperiods", INPUT=run("selecttop", INPUT=layer, SHARE=50))


def test_a_common_population_is_that_of_its_latest_known_period(summed):
    rows = [{"period": "2017", "cell_id": cell.upper(), "population": 60.0} for cell in CELLS]
    rows += [{"period": "2018", "cell_id": cell, "population": np.nan} for cell in CELLS]
    base = table(rows, {"period": "text", "cell_id": "text", "population": "float"})
    areas = frame(run("monitoringareas", INPUT=summed, BASE=base))
    assert areas["cells"].tolist() == [1, 1]  # two cells of 60 each; the minimum is 50
    twice = table(rows[:3] * 2, {"period": "text", "cell_id": "text", "population": "float"})
    with pytest.raises(QgsProcessingException, match="Rows 1 and 4 of the layer tabel have the same id"):
        run("monitoringareas", INPUT=summed, BASE=twice)


def test_a_previous_area_needs_an_id(summed):
    areas = run("monitoringareas", INPUT=summed)
    index = areas.fields().lookupField("area_id")
    first = next(areas.getFeatures()).id()
    assert areas.dataProvider().changeAttributeValues({first: {index: None}})
    with pytest.raises(QgsProcessingException, match=r"Row 1 of the layer .* has no area_id"):
        run("monitoringareas", INPUT=summed, PREVIOUS=areas)
