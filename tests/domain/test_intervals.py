"""Measures in periods and at dates, against a loop over every single day."""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.intervals import snapshot_dates, touched_periods, under_way_at
from boligmon_plugin.domain.periods import UNITS, coarsen

NAT = np.datetime64("NaT", "D")
FIRST, LAST = np.datetime64("2019-03-10"), np.datetime64("2021-06-20")


def days(*texts):
    return np.array([text or "NaT" for text in texts], dtype="datetime64[D]")


def measures(n=60, seed=3):
    random = np.random.RandomState(seed)
    start = np.datetime64("2018-06-01") + random.randint(0, 1300, n)
    stop = start + random.randint(0, 700, n)
    start, stop = start.astype("datetime64[D]"), stop.astype("datetime64[D]")
    stop[random.rand(n) < 0.2] = NAT
    start[random.rand(n) < 0.1] = NAT
    return start, stop


@pytest.mark.parametrize("unit", UNITS)
def test_a_measure_touches_every_period_that_one_of_its_days_is_in(unit):
    start, stop = measures()
    wanted = []
    for row, (begin, end) in enumerate(zip(start, stop)):
        if np.isnat(begin):
            continue
        own = np.arange(begin, (LAST if np.isnat(end) else end) + 1)
        own = own[(own >= FIRST) & (own <= LAST)]
        wanted += [(row, str(period)) for period in np.unique(coarsen(own, unit))]
    rows, at = touched_periods(start, stop, unit=unit, first=FIRST, last=LAST)
    assert list(zip(rows.tolist(), coarsen(at, unit).astype(str).tolist())) == wanted
    assert (at >= np.maximum(start[rows], FIRST)).all()


def test_the_first_day_in_a_period_is_the_start_or_the_periods_first_day():
    rows, at = touched_periods(
        days("2019-11-30"), days("2021-01-01"), unit="year", first=days("2015-01-01")[0], last=LAST
    )
    assert rows.tolist() == [0, 0, 0]
    assert at.astype(str).tolist() == ["2019-11-30", "2020-01-01", "2021-01-01"]


def test_a_measure_is_under_way_on_its_first_and_last_day():
    dates = snapshot_dates("09-30", FIRST, LAST)
    assert dates.astype(str).tolist() == ["2019-09-30", "2020-09-30"]
    start = days("2019-09-30", "2019-10-01", "2019-01-01", "2020-12-01", "", "2018-01-01")
    stop = days("2019-09-30", "2020-09-29", "", "", "", "2020-09-30")
    rows, at = under_way_at(start, stop, dates)
    assert list(zip(rows.tolist(), at.astype(str).tolist())) == [
        (0, "2019-09-30"),
        (2, "2019-09-30"),
        (2, "2020-09-30"),
        (5, "2019-09-30"),
        (5, "2020-09-30"),
    ]


def test_under_way_equals_a_comparison_with_every_date():
    start, stop = measures(seed=8)
    dates = snapshot_dates("01-01", FIRST, LAST)
    wanted = [
        (row, str(date))
        for row in range(len(start))
        for date in dates
        if not np.isnat(start[row]) and start[row] <= date and (np.isnat(stop[row]) or date <= stop[row])
    ]
    rows, at = under_way_at(start, stop, dates)
    assert list(zip(rows.tolist(), at.astype(str).tolist())) == wanted


@pytest.mark.parametrize("text", ["31-12", "02-29", "2020-01-01", "", "9-30", "13-01"])
def test_a_day_that_is_in_no_year_or_not_in_every_one_is_refused(text):
    with pytest.raises(DomainError, match="not_a_month_day"):
        snapshot_dates(text, FIRST, LAST)


def test_no_date_within_the_days_is_refused():
    with pytest.raises(DomainError, match="no_snapshot_dates"):
        snapshot_dates("01-01", np.datetime64("2019-03-10"), np.datetime64("2019-12-31"))
