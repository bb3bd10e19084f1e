"""The yearly top share, on Frederiksberg and on small tables, against a ranking in pandas."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.layers import memory_layer

TYPES = {
    "indicator": "text",
    "period": "text",
    "rate": "float",
    "events": "float",
    "population": "float",
    "status": "text",
}


@pytest.fixture(scope="module")
def rates(run_once, frederiksberg_parameters):
    return run_once("cellrates", frederiksberg_parameters).layer()


def ranking(table, share, universe):
    """The rule of A7 in pandas: per period the cells, their rank and whether they are selected."""
    able = table.loc[table["status"].isin(["ok", "more_events_than_population"])]
    inside = able.loc[able["events"] > 0] if universe == "events" else able
    weight = inside["population"] if universe == "population_share" else pd.Series(1.0, inside.index)
    greater = pd.Series(0.0, inside.index)
    for value in inside["rate"].unique():
        greater[inside["rate"] == value] = weight[inside["rate"] > value].sum()
    rank = inside["rate"].rank(method="min", ascending=False)
    chosen = (inside["events"] > 0) & (100 * greater < share * weight.sum())
    selected = pd.Series(np.nan, table.index)
    selected[able.index] = 0.0
    selected[chosen.index[chosen]] = 1.0
    threshold = pd.Series(np.nan, table.index)
    if chosen.any():
        threshold[able.index] = inside["rate"][chosen].min()
    return selected, rank.reindex(table.index), threshold


@pytest.mark.shared_data
@pytest.mark.parametrize("universe", ["events", "populated", "population_share"])
@pytest.mark.parametrize("share", [25, 12.5])
def test_every_cell_of_frederiksberg(run, rates, share, universe):
    options = ["events", "populated", "population_share"]
    done = run("selecttop", {"INPUT": rates, "SHARE": share, "UNIVERSE": options.index(universe)})
    found = done.frame()
    assert len(found) == 6692
    for period, table in found.groupby("period"):
        selected, rank, threshold = ranking(table, share, universe)
        np.testing.assert_array_equal(table["selected"], selected, period)
        np.testing.assert_array_equal(table["rank"], rank, period)
        np.testing.assert_array_equal(table["threshold"], threshold, period)
        assert f"{int(selected.sum())} of {rank.notna().sum()} cells selected" in done.log
    assert 0.02 < (found["selected"] == 1).mean() < 0.25


@pytest.mark.shared_data
def test_the_input_is_all_there_and_unchanged(run, rates, frederiksberg_parameters):
    before = run("cellrates", frederiksberg_parameters).frame()
    done = run("selecttop", {"INPUT": rates})
    after = done.frame()
    pd.testing.assert_frame_equal(after[list(before)], before)
    assert list(after) == [*before, "rank", "threshold", "selected"]
    again = run("selecttop", {"INPUT": done.layer()}).frame()  # its own fields are computed anew
    pd.testing.assert_frame_equal(again, after)
    shapes = [feature.geometry().asWkb() for feature in rates.getFeatures()]
    assert [feature.geometry().asWkb() for feature in done.layer().getFeatures()] == shapes


def table_of(rows, types=TYPES, geometry="NoGeometry"):
    return memory_layer(pd.DataFrame(rows), types, geometry=geometry)


def test_indicators_and_periods_are_ranked_by_themselves(run):
    rows = [
        {"indicator": i, "period": p, "rate": float(rate), "events": 3.0, "population": 40.0, "status": "ok"}
        for i, p, rates in (
            ("A", "2015", range(8)),
            ("A", "2016", range(100, 104)),
            ("B", "2015", range(50, 54)),
        )
        for rate in rates
    ]
    found = run("selecttop", {"INPUT": table_of(rows)}).frame()
    best = found.loc[found["selected"] == 1]
    expected = [("A", "2015", 6), ("A", "2015", 7), ("A", "2016", 103), ("B", "2015", 53)]
    assert sorted(zip(best["indicator"], best["period"], best["rate"])) == expected


def test_a_foreign_table_needs_only_a_value_and_a_period(run):
    # no status: every value is ranked; no events: a value above 0 counts as one, a negative value as none
    rows = [{"aar": 2015, "score": score} for score in (-5.0, 0.0, 0.25, 1.0, 7.0, None)]
    done = run(
        "selecttop",
        {"INPUT": table_of(rows, {"aar": "int", "score": "float"}), "VALUE": "score", "PERIOD": "aar"},
    )
    found = done.frame()
    np.testing.assert_array_equal(found["selected"], [0, 0, 0, 0, 1, np.nan])
    np.testing.assert_array_equal(found["rank"], [np.nan, np.nan, 3, 2, 1, np.nan])
    # nothing is known of the number of events, so nothing is said of single ones
    assert not any("single event" in line for line in done.warnings)


def test_text_numbers_of_a_csv_are_numbers(run, tmp_path):
    rows = pd.DataFrame({"period": 2015, "rate": ["9,5", "10,5", "", "1.000,5", "2"]})
    rows.to_csv(tmp_path / "r.csv", sep=";", index=False)
    found = run("selecttop", {"INPUT": str(tmp_path / "r.csv"), "SHARE": 50}).frame()
    np.testing.assert_array_equal(found["rank"], [3, 2, np.nan, 1, 4])


def test_every_rule_of_status(run):
    states = [
        "ok",
        "below_minimum",
        "no_population",
        "events_without_population",
        "missing",
        "more_events_than_population",
    ]
    rows = [
        {
            "indicator": "",
            "period": "2015",
            "rate": 10.0 + i,
            "events": 1.0,
            "population": 40.0,
            "status": state,
        }
        for i, state in enumerate(states)
    ]
    found = run("selecttop", {"INPUT": table_of(rows)}).frame().set_index("status")
    assert found.loc["more_events_than_population", "selected"] == 1
    assert found.loc["ok", "selected"] == 0
    others = states[1:5]
    assert found.loc[others, ["rank", "selected", "threshold"]].isna().all(axis=None)


def test_smoothed_rates_that_are_all_the_same_are_refused(run):
    from qgis.core import QgsProcessingException

    types = {**TYPES, "rate_smoothed": "float"}
    rows = [
        {
            "period": "2015",
            "rate": float(i),
            "rate_smoothed": 3.3,
            "events": 1.0,
            "population": 40.0,
            "status": "ok",
            "indicator": "A",
        }
        for i in range(5)
    ]
    with pytest.raises(QgsProcessingException, match="no variation beyond chance"):
        run("selecttop", {"INPUT": table_of(rows, types), "VALUE": "rate_smoothed"})


def test_the_log_says_what_the_selection_rests_on(run):
    # 30 cells, of the 8 highest 6 have a single event and 3 tie at the threshold
    rows = [
        {
            "indicator": "A",
            "period": "2015",
            "rate": rate,
            "events": events,
            "population": 40.0,
            "status": "ok",
        }
        for rate, events in [(9.0, 1.0)] * 6 + [(8.0, 2.0)] * 3 + [(1.0, 1.0)] * 21
    ]
    done = run("selecttop", {"INPUT": table_of(rows)})
    # 100 G < 25 * 30: G up to 7, so 6 and the three that tie from place 7
    assert (
        "A 2015: 9 of 30 cells selected, threshold 8.00, 1 tied at it, 6 resting on a single event"
        in done.log
    )
    assert any("rest on a single event" in line for line in done.warnings)
    assert not any("cells are ranked" in line for line in done.warnings)
