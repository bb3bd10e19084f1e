"""What a study counts in its odder corners, against numbers worked out by hand."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from tests.studies import source

CELLS = [f"100m_{61000 + row}_6000" for row in range(4)]
FAMILIES = source("families", "familier.csv", {"period": "dato", "cell": "celle", "count": "antal"})
POPULATION = {"source": "families", "what": "rows"}
SHARE = {"kind": "share", "multiplier": 100}
MEASURES = {"start": "fra", "stop": "til", "cell": "celle", "person": "borger"}


def families(dates, number=100):
    rows = [(date, cell, number) for date in dates for cell in CELLS]
    return pd.DataFrame(rows, columns=["dato", "celle", "antal"])


@pytest.fixture
def figures(provider, tmp_path):
    """Runs a study of tables and gives events and population by indicator and period, over all cells."""
    from qgis import processing

    def run(frames, sources, indicators, level="municipality", **more):
        for name, frame in frames.items():
            frame.to_csv(tmp_path / name, sep=";", index=False)
        data = {
            "format": "boligmon-study",
            "version": 1,
            "sources": sources,
            "indicators": [{"id": name, **one} for name, one in indicators.items()],
            "areas": {"per": "none"},
            "method": {"min_population": 0, **more.pop("method", {})},
            **more,
        }
        path = tmp_path / "a.boligmon.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        processing.run("boligmon:runstudy", {"STUDY": str(path)})
        form = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}
        facts = pd.read_csv(tmp_path / "results" / "facts.csv", dtype={"period": str}, **form)
        facts = facts[facts["level"] == level].assign(period=facts["period"].fillna(""))
        return facts.set_index(
            ["indicator", "period"] if level == "municipality" else ["indicator", "unit_id"]
        )

    return run


def by_period(found, indicator, column="events"):
    return {period: float(value) for period, value in found.loc[indicator][column].items() if period}


STATES = pd.DataFrame(
    {
        "dato": ["01-01-2018", "01-07-2018", "01-01-2019"],
        "borger": ["A", "B", "A"],
        "celle": [CELLS[0]] * 3,
        "antal": [10, 30, 6],
    }
)
STATE = source("states", "tilstand.csv", {"period": "dato", "cell": "celle", "count": "antal"})


@pytest.mark.parametrize("order", [("yearly", "quarterly"), ("quarterly", "yearly")])
def test_a_source_that_two_indicators_count_by_other_periods(figures, order):
    """What was counted for the one must not be taken for the other, in whatever order."""
    numerator = {"source": "states", "what": "persons", "nature": "stock"}
    columns = {"period": "dato", "cell": "celle", "person": "borger"}
    quarters = pd.DataFrame([(q, cell, 100) for q in ("2018-Q1", "2018-Q3", "2019-Q1") for cell in CELLS])
    quarters.columns = ["dato", "celle", "antal"]
    other = source("quarters", "kvartaler.csv", {"period": "dato", "cell": "celle", "count": "antal"})
    indicators = {
        "yearly": {"numerator": numerator, "denominator": POPULATION},
        "quarterly": {"numerator": numerator, "denominator": {"source": "quarters", "what": "rows"}},
    }
    found = figures(
        {"tilstand.csv": STATES, "familier.csv": families([2018, 2019]), "kvartaler.csv": quarters},
        [source("states", "tilstand.csv", columns), FAMILIES, other],
        {name: indicators[name] for name in order},
    )
    assert by_period(found, "yearly") == {"2018": 1, "2019": 1}
    assert by_period(found, "quarterly") == {"2018-Q1": 1, "2018-Q3": 1, "2019-Q1": 1}


@pytest.mark.parametrize(("at", "wanted"), [("mean", 20), ("first", 10), ("last", 30)])
def test_which_snapshot_of_a_numerator_counts(figures, at, wanted):
    numerator = {"source": "states", "what": "rows", "nature": "stock", "at": at}
    found = figures(
        {"tilstand.csv": STATES, "familier.csv": families([2018, 2019])},
        [STATE, FAMILIES],
        {"a": {"numerator": numerator, "denominator": POPULATION}},
    )
    assert by_period(found, "a") == {"2018": wanted, "2019": 6}


def test_a_numerator_that_is_moved_to_the_next_period(figures):
    events = pd.DataFrame({"dato": [2017, 2018, 2018], "celle": [CELLS[0]] * 3, "antal": [1, 1, 1]})
    found = figures(
        {"tilstand.csv": events, "familier.csv": families([2018, 2019])},
        [STATE, FAMILIES],
        {"a": {"numerator": {"source": "states", "shift": 1}, "denominator": POPULATION}},
    )
    assert by_period(found, "a") == {"2018": 1, "2019": 2}


def test_measures_over_the_population_of_the_year_before(figures):
    measures = pd.DataFrame(
        {"fra": ["01-03-2018"], "til": ["01-03-2020"], "celle": [CELLS[0]], "borger": ["A"]}
    )
    numerator = {"source": "measures", "interval": "touching"}
    denominator = {**POPULATION, "shift": 1}
    found = figures(
        {"tiltag.csv": measures, "familier.csv": families([2017, 2018, 2019])},
        [source("measures", "tiltag.csv", MEASURES), FAMILIES],
        {"a": {"numerator": numerator, "denominator": denominator}},
    )
    assert by_period(found, "a") == {"2018": 1, "2019": 1, "2020": 1}
    assert by_period(found, "a", "population") == {"2018": 400, "2019": 400, "2020": 400}


def test_a_year_without_measures_between_others_is_a_zero(figures):
    measures = pd.DataFrame(
        {
            "fra": ["01-03-2018", "01-02-2020", "01-02-2020"],
            "til": ["01-04-2018", "01-03-2020", "01-03-2020"],
            "celle": [CELLS[0]] * 3,
            "borger": ["A", "B", "C"],
        }
    )
    found = figures(
        {"tiltag.csv": measures, "familier.csv": families([2018, 2019, 2020])},
        [source("measures", "tiltag.csv", MEASURES), FAMILIES],
        {"a": {"numerator": {"source": "measures", "interval": "touching"}, "denominator": POPULATION}},
    )
    assert by_period(found, "a") == {"2018": 1, "2019": 0, "2020": 2}
    assert found.loc[("a", ""), "rate"] == pytest.approx(1000 * 3 / 1200)


def test_a_study_with_a_first_period_only_ends_with_its_population(figures):
    measures = pd.DataFrame({"fra": ["01-03-2018"], "til": [None], "celle": [CELLS[0]], "borger": ["A"]})
    found = figures(
        {"tiltag.csv": measures, "familier.csv": families([2017, 2018, 2019])},
        [source("measures", "tiltag.csv", MEASURES), FAMILIES],
        {"a": {"numerator": {"source": "measures", "interval": "touching"}, "denominator": POPULATION}},
        method={"first_period": "2018"},
    )
    assert by_period(found, "a") == {"2018": 1, "2019": 1}


def test_measures_over_dated_families_are_by_year(figures):
    measures = pd.DataFrame(
        {"fra": ["01-03-2018"], "til": ["01-03-2019"], "celle": [CELLS[0]], "borger": ["A"]}
    )
    for interval in ("touching", "starting"):
        found = figures(
            {"tiltag.csv": measures, "familier.csv": families(["01-01-2018", "01-07-2018", "01-01-2019"])},
            [source("measures", "tiltag.csv", MEASURES), FAMILIES],
            {"a": {"numerator": {"source": "measures", "interval": interval}, "denominator": POPULATION}},
        )
        wanted = {"2018": 1, "2019": 1} if interval == "touching" else {"2018": 1}
        assert by_period(found, "a") == wanted


def test_a_mean_of_persons_takes_each_nameless_row_for_itself(figures):
    grades = pd.DataFrame(
        {
            "aar": [2019] * 5,
            "borger": ["A", "B", "D", None, None],
            "snit": [7, 4, 8, 10, 12],
            "celle": [CELLS[0]] * 5,
        }
    )
    columns = {"period": "aar", "person": "borger", "grade": "snit", "cell": "celle"}
    numerator = {"source": "grades", "what": "below_mean", "value": "grade", "per_examination": True}
    found = figures(
        {"snit.csv": grades},
        [source("grades", "snit.csv", columns)],
        {"a": {"numerator": numerator, "denominator": {"source": "grades", "what": "persons"}}},
    )
    assert by_period(found, "a") == {"2019": 3}  # the mean is 8.2: A, B and D


def test_a_mean_that_is_typed_in_must_be_one_of_a_period(figures):
    grades = pd.DataFrame({"aar": [2019], "borger": ["A"], "snit": [7], "celle": [CELLS[0]]})
    columns = {"period": "aar", "person": "borger", "grade": "snit", "cell": "celle"}
    for period in ("2018/19", "skoleår"):
        numerator = {"source": "grades", "what": "below_mean", "value": "grade", "means": {period: 3}}
        with pytest.raises(Exception, match=r"mean typed in|errors"):
            figures(
                {"snit.csv": grades},
                [source("grades", "snit.csv", columns)],
                {"a": {"numerator": numerator, "denominator": {"source": "grades", "what": "persons"}}},
            )


def test_ages_in_a_school_year_are_those_in_its_spring(figures):
    pupils = pd.DataFrame(
        {"skoleaar": ["2018/19"] * 2, "foedt": ["01-03-2003", "01-08-2003"], "celle": [CELLS[0]] * 2}
    )
    columns = {"period": "skoleaar", "birth": "foedt", "cell": "celle"}
    numerator = {"source": "pupils", "ages": [16, 16], "snapshot": "06-30"}
    found = figures(
        {"elever.csv": pupils},
        [source("pupils", "elever.csv", columns)],
        {"a": {"numerator": numerator, "denominator": {"source": "pupils", "what": "rows"}}},
    )
    assert by_period(found, "a") == {"2018/19": 1}


def test_limits_of_a_share_over_all_periods_stay_below_a_hundred(figures):
    part = pd.DataFrame({"dato": [2018, 2019], "celle": [CELLS[0]] * 2, "antal": [145, 146]})
    whole = pd.DataFrame({"dato": [2018, 2019], "celle": [CELLS[0]] * 2, "antal": [150, 150]})
    found = figures(
        {"tilstand.csv": part, "familier.csv": whole},
        [STATE, FAMILIES],
        {
            "a": {
                "kind": "share",
                "multiplier": 100,
                "numerator": {"source": "states"},
                "denominator": POPULATION,
            }
        },
    )
    low, high = found.loc[("a", ""), ["rate_low", "rate_high"]].astype(float)
    assert (low, high) == (pytest.approx(94.4, abs=0.05), pytest.approx(98.4, abs=0.05))  # Wilson, 291 of 300


def test_where_low_is_bad_the_lowest_are_the_top_share(figures):
    work = pd.DataFrame(
        {"dato": [2018] * 3, "celle": CELLS[1:], "antal": [20, 60, 90]}  # nobody works in the first cell
    )
    found = figures(
        {"tilstand.csv": work, "familier.csv": families([2018])},
        [STATE, FAMILIES],
        {
            "a": {
                "kind": "share",
                "multiplier": 100,
                "bad": "low",
                "numerator": {"source": "states"},
                "denominator": POPULATION,
            }
        },
        level="cell",
        method={"share": 50, "universe": "populated"},
    )
    selected = found.loc["a"]["selected"].to_dict()
    assert selected == {CELLS[0]: 1, CELLS[1]: 1, CELLS[2]: 0, CELLS[3]: 0}
    assert set(found.loc["a"]["threshold"]) == {20.0}


def test_a_base_of_measures_takes_the_periods_of_the_indicators(figures):
    residents = pd.DataFrame({"fra": ["01-01-2018"] * 30, "til": [None] * 30, "celle": [CELLS[0]] * 30})
    events = pd.DataFrame({"dato": [2018, 2019], "celle": [CELLS[0]] * 2, "antal": [4, 4]})
    columns = {"start": "fra", "stop": "til", "cell": "celle"}
    found = figures(
        {"tilstand.csv": events, "familier.csv": families([2018, 2019]), "bopael.csv": residents},
        [STATE, FAMILIES, source("residents", "bopael.csv", columns)],
        {"a": {"numerator": {"source": "states"}, "denominator": POPULATION}},
        base={"source": "residents", "interval": "snapshot", "snapshot": "01-01"},
        areas={"per": "indicator", "min_value": 1, "min_population": 30},
    )
    assert by_period(found, "a") == {"2018": 4, "2019": 4}
