"""Gaps, breaks, repeats and crowded points, by hand and on Frederiksberg's real series."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.sourcechecks import (
    CrowdedPoint,
    Gap,
    Repeats,
    Tally,
    by_period,
    crowded_points,
    gaps,
    jumps,
    repeats,
    reporting_unit,
)


def days(*texts):
    return np.array(texts, dtype="datetime64[D]")


def years(*numbers):
    return days(*(f"{number}-01-01" for number in numbers))


# --- units and gaps


def test_snapshots_and_coarse_periods_are_shown_as_they_are():
    quarters = days("2012-10-02", "2013-01-02", "2013-04-02", "2013-07-01")
    assert reporting_unit(quarters, [956] * 4, "day") == "day"
    assert reporting_unit(years(2015, 2016), [5, 6], "year") == "year"
    assert reporting_unit(days("2015-01-01"), [3], "day") == "day"
    assert reporting_unit(days(), [], "day") == "day"


@pytest.mark.parametrize(
    ("length", "per_day", "unit"),
    [
        (365, 1, "month"),  # 12 months of 30 rows
        (365, 0.5, "quarter"),  # 15 rows a month, 46 a quarter
        (365, 0.1, "year"),
        (365 * 6, 10, "quarter"),  # 72 months are too many, 24 quarters are not
        (365 * 20, 10, "year"),
    ],
)
def test_days_of_events_are_shown_by_a_unit_that_is_readable(length, per_day, unit):
    every = np.datetime64("2001-01-01") + np.arange(length)
    assert reporting_unit(every, np.full(length, per_day), "day") == unit


def test_sums_by_period():
    starts, sums = by_period(
        days("2015-01-31", "2015-02-01", "2015-02-28", "2015-04-01"), [1, 2, 3, 4], "month"
    )
    assert starts.astype(str).tolist() == ["2015-01-01", "2015-02-01", "2015-04-01"]
    assert sums.tolist() == [1, 5, 4]


@pytest.mark.parametrize(
    ("starts", "unit", "expected"),
    [
        (years(2010, 2011, 2012), "year", []),
        (years(2010, 2011, 2014, 2015), "year", [("2011-01-01", "2014-01-01", 2)]),
        (years(2010, 2014), "year", [("2010-01-01", "2014-01-01", 3)]),  # one step says nothing usual
        (years(2010, 2012, 2014, 2016), "year", []),  # every second year
        (days("2015-06-01", "2015-12-01", "2016-06-01", "2016-12-01"), "month", []),  # half-yearly
        (
            days("2015-06-01", "2015-12-01", "2016-12-01", "2017-06-01"),
            "month",
            [("2015-12-01", "2016-12-01", 1)],
        ),
        # Frederiksberg's dates are 85 to 98 days apart
        (days("2012-10-02", "2013-01-02", "2013-04-02", "2013-07-01", "2013-10-07", "2014-01-06"), "day", []),
        (
            days("2012-10-02", "2013-01-02", "2013-04-02", "2013-10-07", "2014-01-06"),
            "day",
            [("2013-04-02", "2013-10-07", 1)],
        ),
        (days("2012-10-02", "2013-01-02", "2013-10-07"), "day", [("2013-01-02", "2013-10-07", 2)]),
        (days("2015-01-01"), "day", []),
        (days(), "year", []),
        (days("2015-01-01", "2015-10-01"), "quarter", [("2015-01-01", "2015-10-01", 2)]),
        (days("2015-08-01", "2017-08-01"), "school_year", [("2015-08-01", "2017-08-01", 1)]),
    ],
)
def test_gaps(starts, unit, expected):
    assert gaps(starts, unit) == [Gap(np.datetime64(a), np.datetime64(b), n) for a, b, n in expected]


# --- jumps


def jumped(totals):
    return np.flatnonzero(jumps(totals)[1]).tolist()


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([10_000, 10_100, 10_050, 11_200, 11_250, 11_180], [3]),  # 11 % in a quiet series
        ([1000, 1010, 1005, 1050, 1125, 1118], []),  # 4.5 % and 7 %, but 7 % of thousand is chance
        ([100_000, 101_000, 100_500, 105_000, 105_100, 104_900], []),  # 4.5 % is below the least
        ([100_000, 101_000, 100_500, 106_000, 106_100, 105_900], [3]),  # 5.5 %
        ([1000, 1300, 950, 1400, 1000, 1350], []),  # always swings
        ([10, 12, 9, 20, 11, 10], []),  # chance: 11 is less than three times the root of 29
        ([1000, 1010, 500, 1005, 1000, 1010], [2, 3]),  # half of a period is missing
        ([1000, 1010, 1005, 1000, 1010, 0], [5]),  # nothing in the last one
        ([0, 0, 0, 0, 500], [4]),
        ([1000, 1100], []),  # nothing to compare with: 10 % is not enough
        ([1000, 1300], [1]),
        ([1000, 1300, 1310], [1]),
        ([1000], []),
        ([], []),
    ],
)
def test_jumps(totals, expected):
    assert jumped(totals) == expected


def test_the_change_is_relative_to_the_period_before():
    change, _ = jumps([200, 220, 110, 0, 5])
    np.testing.assert_allclose(change, [np.nan, 0.1, -0.5, -1.0, np.nan])


# The sums of the printed table (README of the shared data: "jump by 10 % at 2013-07-01")
DEFICIENT = [4741, 4712, 4662, 5134, 5090, 5060, 4995]


def test_dwellings_with_deficiencies_jump_once():
    change, jump = jumps(DEFICIENT)
    assert np.flatnonzero(jump).tolist() == [3]
    assert change[3] == pytest.approx(5134 / 4662 - 1)


def test_the_rule_holds_when_the_series_is_shorter():
    """Without its first or last snapshots it is the same break, and without the break there is none."""
    for first in range(3):
        for last in range(5, 8):
            part = DEFICIENT[first:last]
            assert jumped(part) == ([3 - first] if len(part) > 4 else []), (first, last)
    assert jumped(DEFICIENT[3:]) == []


@pytest.mark.shared_data
def test_no_other_series_of_frederiksberg_jumps(shared_data):
    folder = shared_data / "frederiksberg"
    found = {}
    for path in sorted(folder.glob("*.csv")):
        frame = pd.read_csv(path)
        for kind in (11, 12):
            sums = frame[frame["type_id"] == kind].groupby("udtraek_dato").sum(numeric_only=True)
            for name in set(sums) & {"antal", "antal_samlet", "antal_borger", "sum_areal"}:
                at = jumped(sums[name].to_numpy())
                if at:
                    found[path.stem, kind, name] = [sums.index[i] for i in at]
    assert found == {
        ("boliger_med_mangler", 11, "antal"): ["2013-07-01"],
        ("boliger_med_mangler", 12, "antal"): ["2013-07-01"],
    }


# --- repeats


def test_repeats_are_rows_beyond_the_first():
    assert repeats([1, 1, 3, 2, 1]) == Repeats(keys=2, surplus=3, most=3)
    assert repeats([1, 1]) == repeats([]) == Repeats(0, 0, 0)


# --- crowded points


def town(n=200, seed=1):
    random = np.random.RandomState(seed)
    return (
        random.uniform(600_000, 610_000, n),
        random.uniform(6_100_000, 6_110_000, n),
        random.randint(1, 5, n),
    )


def with_points(*points):
    x, y, rows = town()
    more = np.array(points, dtype=np.float64).reshape(-1, 3)
    return np.append(more[:, 0], x), np.append(more[:, 1], y), np.append(more[:, 2], rows).astype(int)


def test_a_far_point_is_the_default_point_and_a_near_one_an_institution():
    kattegat, home = (660_000, 6_250_000, 300), (605_000, 6_105_000, 80)
    assert crowded_points(*with_points(home, kattegat)) == [
        CrowdedPoint(1, 300, "default_point"),
        CrowdedPoint(0, 80, "institution"),
    ]


def test_the_boundary_decides_where_it_is_known():
    x, y, rows = with_points((605_000, 6_105_000, 80), (660_000, 6_250_000, 300))
    inside = np.ones(len(x), dtype=bool)
    assert [point.kind for point in crowded_points(x, y, rows, inside=inside)] == ["institution"] * 2
    inside[0] = False
    assert {point.index: point.kind for point in crowded_points(x, y, rows, inside=inside)} == {
        0: "default_point",
        1: "institution",
    }


@pytest.mark.parametrize(("rows", "crowded"), [(19, False), (20, False), (21, True)])
def test_a_crowd_is_twenty_rows_and_five_times_what_others_have(rows, crowded):
    assert bool(crowded_points(*with_points((605_000, 6_105_000, rows)))) is crowded  # the quantile is 4


def test_big_blocks_of_flats_are_no_crowd():
    x, y, rows = town()
    assert crowded_points(x, y, rows * 40) == []


def test_few_points_are_unclear_and_none_are_none():
    x, y = np.arange(6.0), np.zeros(6)
    assert crowded_points(x, y, [1, 1, 1, 1, 1, 100]) == [CrowdedPoint(5, 100, "unclear")]
    assert crowded_points([], [], []) == []
    assert crowded_points([0.0], [0.0], [1000]) == []


# --- the tally


def test_a_tally_adds_up_in_batches_as_a_whole():
    random = np.random.RandomState(3)
    frame = pd.DataFrame({"a": random.randint(0, 9, 5000), "b": random.randint(0, 9, 5000)})
    frame["amount"] = random.uniform(0, 1, 5000)
    tally = Tally(("a", "b"), ("rows", "amount"))
    for start in range(0, 5000, 777):
        part = frame[start : start + 777]
        tally.add(a=part["a"], b=part["b"], amount=part["amount"])
    expected = frame.assign(rows=1).groupby(["a", "b"])[["rows", "amount"]].sum().reset_index()
    pd.testing.assert_frame_equal(tally.result(), expected, check_dtype=False)
    pd.testing.assert_frame_equal(tally.result(), expected, check_dtype=False)


def test_a_tally_remembers_the_first_row_of_a_key():
    tally = Tally(("key",), firsts=("row",))
    tally.add(key=[7, 8], row=[1, 2])
    tally.add(key=[8, 9], row=[3, 4])
    assert tally.result().to_numpy().tolist() == [[7, 1, 1], [8, 2, 2], [9, 1, 4]]


def test_a_tally_keeps_distinct_keys_only():
    tally = Tally(("key",))
    for _ in range(30):
        tally.add(key=np.arange(100_000) % 1000)
    assert tally.result()["rows"].tolist() == [3000] * 1000
    assert Tally(("key",)).result().columns.tolist() == ["key", "rows"]
