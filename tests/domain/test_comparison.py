"""Two runs compared: what changed, and why."""

from __future__ import annotations

import copy

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.comparison import (
    CHANGES,
    FIGURES,
    KEY,
    NUMBERS,
    Cause,
    compare_runs,
    study_differences,
)
from boligmon_plugin.domain.errors import DomainError

NAN = np.nan
STUDY = {
    "title": "Prøveby",
    "indicators": [
        {"id": "placements", "multiplier": 1000, "numerator": {"filter": "\"type\" = 'a'"}},
        {"id": "moves", "multiplier": 100},
    ],
    "method": {"share": 25.0, "min_population": 20, "first_period": ""},
}
ACCOUNT = {"source": "flis", "read": 100, "placed": 90, "counted": 90, "unplaced": {"no_geography": 10}}
RUN = {
    "study": STUDY,
    "study_sha256": "s",
    "plugin": "0.2.0",
    "qgis": "3.40.6",
    "gdal": "3.6.2",
    "numpy": "1.24",
    "pandas": "1.5",
    "sources": [{"id": "flis", "size": 1000, "rows": 100, "sha256": "a" * 64}],
    "indicators": [{"id": "placements", "numerator": ACCOUNT, "denominator": {**ACCOUNT, "read": 95}}],
}


def facts(*rows):
    """A fact table; a row is (level, unit, period, events, population, selected) and, if need be, more."""
    made = []
    for level, unit, period, events, population, selected, *more in rows:
        made.append(
            {
                **dict.fromkeys(NUMBERS, NAN),
                "indicator": "placements",
                "level": level,
                "unit_id": unit,
                "period": period,
                "events": events,
                "population": population,
                "rate": 1000 * events / population if population else NAN,
                "selected": selected,
                "status": "ok",
                **(more[0] if more else {}),
            }
        )
    return pd.DataFrame(made)


BEFORE = facts(
    ("cell", "a", "2020", 1, 40, 1),
    ("cell", "b", "2020", 1, 50, 0),
    ("cell", "c", "2020", 0, 10, NAN),
    ("cell", "d", "2020", 2, 60, 1),
    ("area", "A-01", "", 3, 100, NAN),
    ("municipality", "0479", "2020", 4, 160, NAN),
)
AFTER = facts(
    ("cell", "a", "2020", 1, 40, 0),  # no longer selected
    ("cell", "b", "2020", 2, 50, 1),  # newly selected
    ("cell", "c", "2020", 0, 11, NAN),  # another population
    ("cell", "d", "2020", 2, 60, 1, {"rank": 2.0}),  # another rank
    ("cell", "e", "2020", 1, 30, 0),  # a new cell
    ("municipality", "0479", "2020", 6, 191, NAN),
    ("municipality", "0479", "2021", 1, 200, NAN),
)


def test_every_change_by_hand():
    found = compare_runs(RUN, RUN, BEFORE, AFTER)
    rows = {(row.level, row.unit_id, row.period): row.change for row in found.rows.itertuples()}
    assert rows == {
        ("area", "A-01", ""): "removed",
        ("cell", "a", "2020"): "no_longer_selected",
        ("cell", "b", "2020"): "newly_selected",
        ("cell", "c", "2020"): "figures",
        ("cell", "d", "2020"): "other",
        ("cell", "e", "2020"): "added",
        ("municipality", "0479", "2020"): "figures",
        ("municipality", "0479", "2021"): "added",
    }
    assert list(found.rows) == [*KEY, "change", *(f"{n}_{s}" for n in FIGURES for s in ("old", "new"))]
    b = found.rows.loc[found.rows["unit_id"] == "b"].iloc[0]
    assert (b["events_old"], b["events_new"], b["rate_old"], b["rate_new"]) == (1, 2, 20, 40)
    cells = found.summary.loc[found.summary["level"] == "cell"].iloc[0]
    assert [int(cells[name]) for name in CHANGES] == [1, 0, 1, 1, 1, 1]
    assert cells["unchanged"] == 0
    assert found.totals["period"].tolist() == ["2020", "2021"]
    np.testing.assert_array_equal(found.totals["events_old"], [4, NAN])
    np.testing.assert_array_equal(found.totals["events_new"], [6, 1])


def test_a_change_without_a_cause_is_unexplained():
    found = compare_runs(RUN, RUN, BEFORE, AFTER)
    assert found.unexplained
    # the new period is said, but it explains nothing
    assert found.causes == (Cause("periods", "placements", "", "2021"),)


def test_the_same_runs():
    found = compare_runs(RUN, copy.deepcopy(RUN), BEFORE, BEFORE.sample(frac=1, random_state=1))
    assert len(found.rows) == len(found.summary) == len(found.accounts) == 0
    assert found.causes == ()
    assert not found.unexplained
    assert len(found.totals) == 1


@pytest.mark.parametrize("factor", [1 + 1e-12, 1 + 1e-8])
def test_the_last_bits_of_a_rate_are_no_change(factor):
    after = BEFORE.assign(rate=BEFORE["rate"] * factor)
    assert len(compare_runs(RUN, RUN, BEFORE, after).rows) == (0 if factor < 1 + 1e-10 else 5)


def test_a_rate_that_becomes_unknown_and_a_status_are_changes():
    after = BEFORE.copy()
    after.loc[1, "rate"] = NAN
    after.loc[2, "status"] = "below_minimum"
    rows = compare_runs(RUN, RUN, BEFORE, after).rows
    assert rows["unit_id"].tolist() == ["b", "c"]
    assert rows["change"].tolist() == ["figures"] * 2


def changed(**parts):
    return {**copy.deepcopy(RUN), **parts}


def test_the_method_by_its_path():
    study = copy.deepcopy(STUDY)
    study["method"]["share"] = 20.0
    study["method"]["bandwidth"] = 300
    del study["method"]["first_period"]
    study["indicators"].insert(0, {"id": "grades"})
    study["indicators"][1]["numerator"]["filter"] = ""
    assert study_differences(STUDY, study) == (
        Cause("method", "indicators[placements].numerator.filter", "\"type\" = 'a'", ""),
        Cause("method", "indicators[grades]", "", '{"id": "grades"}'),
        Cause("method", "method.share", "25.0", "20.0"),
        Cause("method", "method.first_period", "", ""),
        Cause("method", "method.bandwidth", "", "300"),
    )
    found = compare_runs(RUN, changed(study=study), BEFORE, AFTER)
    assert not found.unexplained


def test_the_order_of_indicators_and_lists_without_ids():
    turned = {**STUDY, "indicators": STUDY["indicators"][::-1]}
    assert study_differences(STUDY, turned) == (
        Cause("method", "indicators[]", '["placements", "moves"]', '["moves", "placements"]'),
    )
    assert study_differences({"unit": ["a", "b"]}, {"unit": ["a", "c", "d"]}) == (
        Cause("method", "unit[1]", "b", "c"),
        Cause("method", "unit[2]", "", "d"),
    )
    assert study_differences({"x": True}, {"x": 1}) == (Cause("method", "x", "true", "1"),)
    assert study_differences({"x": 1}, {"x": 1.0}) == ()


def test_long_values_are_cut():
    (cause,) = study_differences({"a": "x" * 500}, {"a": {"b": 1}})
    assert cause.old == "x" * 200 + "..."
    assert cause.new == '{"b": 1}'


def test_data_and_program():
    sources = [{"id": "flis", "size": 1100, "rows": 110, "sha256": "b" * 64}, {"id": "lois", "rows": 5}]
    found = compare_runs(RUN, changed(sources=sources, plugin="0.3.0", pandas="2.2"), BEFORE, AFTER)
    assert found.causes == (
        Cause("data", "flis.rows", "100", "110"),
        Cause("data", "flis.size", "1000", "1100"),
        Cause("data", "flis.sha256", "a" * 12, "b" * 12),
        Cause("data", "lois.rows", "", "5"),
        Cause("program", "plugin", "0.2.0", "0.3.0"),
        Cause("program", "pandas", "1.5", "2.2"),
        Cause("periods", "placements", "", "2021"),
    )
    assert not found.unexplained


def test_the_same_rows_in_a_file_written_anew_are_the_same_data():
    sources = [{**RUN["sources"][0], "size": 999}]
    assert compare_runs(RUN, changed(sources=sources), BEFORE, BEFORE).causes == ()


def test_accounts_that_differ():
    account = {**ACCOUNT, "read": 104, "placed": 90, "unplaced": {"no_geography": 13, "outside": 1}}
    later = changed(indicators=[{**RUN["indicators"][0], "numerator": account}])
    found = compare_runs(RUN, later, BEFORE, BEFORE)
    assert list(found.accounts.itertuples(index=False, name=None)) == [
        ("placements", "numerator", "read", 100, 104),
        ("placements", "numerator", "no_geography", 10, 13),
        ("placements", "numerator", "outside", 0, 1),
    ]
    assert found.unexplained


def test_an_edited_file_explains_and_is_said():
    cause = Cause("edited", "facts.csv", "aa", "bb")
    found = compare_runs(RUN, RUN, BEFORE, AFTER, edited=[cause])
    assert cause in found.causes
    assert not found.unexplained


def test_a_frame_without_a_column():
    with pytest.raises(DomainError, match="facts_columns"):
        compare_runs(RUN, RUN, BEFORE.drop(columns="rate"), AFTER)


def test_runs_without_rows():
    empty = BEFORE.iloc[:0]
    assert set(compare_runs({}, {}, BEFORE, empty).rows["change"]) == {"removed"}
    assert len(compare_runs({}, {}, empty, empty).rows) == 0
