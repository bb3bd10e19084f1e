"""Periods: every form that sources use, their names, units, ends, and how they become coarser."""

from __future__ import annotations

import datetime
import itertools

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain import periods
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.periods import (
    DAY,
    HALF_YEAR,
    MONTH,
    QUARTER,
    SCHOOL_YEAR,
    UNITS,
    YEAR,
    coarsen,
    coarser_unit,
    labels,
    nests,
    parse_periods,
    period_ends,
    shift,
)

FORMS = [
    # text, start, unit: DESIGN section 3 and the forms of Statistics Denmark, LOIS and FLIS
    ("2015", "2015-01-01", YEAR),
    (" 2015 ", "2015-01-01", YEAR),
    ("2015.0", "2015-01-01", YEAR),
    ("2015,0", "2015-01-01", YEAR),
    ("2015-H1", "2015-01-01", HALF_YEAR),
    ("2015H2", "2015-07-01", HALF_YEAR),
    ("1. halvår 2015", "2015-01-01", HALF_YEAR),
    ("2. Halvår 2015", "2015-07-01", HALF_YEAR),
    ("2015-Q3", "2015-07-01", QUARTER),
    ("2015Q1", "2015-01-01", QUARTER),
    ("2015K3", "2015-07-01", QUARTER),
    ("2015k4", "2015-10-01", QUARTER),
    ("3. kvartal 2015", "2015-07-01", QUARTER),
    ("4 kvt. 2015", "2015-10-01", QUARTER),
    ("2015-03", "2015-03-01", MONTH),
    ("2015M03", "2015-03-01", MONTH),
    ("2015M12", "2015-12-01", MONTH),
    ("Juli 17", "2017-07-01", MONTH),
    ("juli 2017", "2017-07-01", MONTH),
    ("Marts 2017", "2017-03-01", MONTH),
    ("okt. 17", "2017-10-01", MONTH),
    ("Oct-17", "2017-10-01", MONTH),
    ("MAJ 2017", "2017-05-01", MONTH),
    ("May 2017", "2017-05-01", MONTH),
    ("2023/24", "2023-08-01", SCHOOL_YEAR),
    ("2023/2024", "2023-08-01", SCHOOL_YEAR),
    ("1999/00", "1999-08-01", SCHOOL_YEAR),
    ("Skoleåret 2023/24", "2023-08-01", SCHOOL_YEAR),
    ("2015-03-31", "2015-03-31", DAY),
    ("2015/03/31", "2015-03-31", DAY),
    ("2015-3-1", "2015-03-01", DAY),
    ("2015-03-31T14:05:00", "2015-03-31", DAY),
    ("2015-03-31 14:05", "2015-03-31", DAY),
    ("2015-03-31 14:05:07.250", "2015-03-31", DAY),
    ("2015-03-31T14:05:00Z", "2015-03-31", DAY),
    ("2015-03-31T14:05:00+02:00", "2015-03-31", DAY),
    ("31-03-2015", "2015-03-31", DAY),
    ("31.03.2015", "2015-03-31", DAY),
    ("31/03/2015", "2015-03-31", DAY),
    ("1.3.2015", "2015-03-01", DAY),
    ("31-03-2015 00:00:00", "2015-03-31", DAY),
    ("31-03-2015 14.05", "2015-03-31", DAY),
    ("29-02-2016", "2016-02-29", DAY),
]
NO_PERIODS = [
    "Sogn 7",
    "ukendt",
    "-",
    "15",
    "215",
    "20150331",
    "2015.5",
    "2015-H3",
    "2015K5",
    "2015Q0",
    "2015M13",
    "2015-00",
    "2015-13",
    "2023/25",
    "2023/23",
    "29-02-2015",
    "2015-02-30",
    "31-13-2015",
    "Brumaire 17",
    "Juli",
    "100m_61768_6435",
    "1. halvår",
    "0000",
    "0999",
    "9999",
    "9999-12-31",  # how registers write "still open"
    "01-01-0001",
]


@pytest.mark.parametrize(("text", "start", "unit"), FORMS)
def test_every_form_is_read(text, start, unit):
    days, units = parse_periods([text])
    assert days.dtype == np.dtype("datetime64[D]")
    assert (str(days[0]), units[0]) == (start, unit)


@pytest.mark.parametrize("text", NO_PERIODS)
def test_text_that_is_no_period_is_none(text):
    days, units = parse_periods([text])
    assert np.isnat(days[0])
    assert units[0] is None


def test_a_column_is_read_value_by_value():
    texts = [text for text, _, _ in FORMS] + NO_PERIODS
    order = np.random.RandomState(5).permutation(len(texts) * 3) % len(texts)
    days, units = parse_periods(np.array(texts, dtype=object)[order])
    alone = [parse_periods([text]) for text in texts]
    assert days.astype(str).tolist() == [str(alone[i][0][0]) for i in order]
    assert units.tolist() == [alone[i][1][0] for i in order]


def test_whole_numbers_are_years_whatever_column_holds_them():
    for column in (
        np.array([2015, 2016], dtype=np.int64),
        np.array([2015, 2016], dtype=np.int16),
        np.array([2015.0, 2016.0]),
        np.array([2015, 2016], dtype=object),
        np.array(["2015", "2016"], dtype=object),
    ):
        days, units = parse_periods(column)
        assert days.astype(str).tolist() == ["2015-01-01", "2016-01-01"]
        assert units.tolist() == [YEAR, YEAR]


@pytest.mark.parametrize("number", [0, 15, 215, 999, 1799, 3000, 9999, 20150331, -2015])
def test_a_number_that_is_no_year_is_none_whatever_column_holds_it(number):
    for column in (np.array([number]), np.array([float(number)]), [number], [str(number)], [number, None]):
        assert np.isnat(parse_periods(column)[0][0]), column


def test_missing_values_are_missing():
    for column in (
        [None, "2015"],
        ["", "2015"],
        ["   ", "2015"],
        np.array([np.nan, 2015.0]),
        np.array(["NaT", "2015-01-01"], dtype="datetime64[D]"),
        np.array([None, datetime.date(2015, 1, 1)], dtype=object),
    ):
        days, units = parse_periods(column)
        assert np.isnat(days).tolist() == [True, False]
        assert units[0] is None
        assert str(days[1]) == "2015-01-01"


def test_fractions_and_infinity_are_no_years():
    days, _ = parse_periods(np.array([2015.5, np.inf, -np.inf]))
    assert np.isnat(days).all()


def test_datetimes_are_their_days():
    moments = np.array(["2015-03-31T23:59:59.999", "1969-12-31T01:00"], dtype="datetime64[ms]")
    days, units = parse_periods(moments)
    assert days.astype(str).tolist() == ["2015-03-31", "1969-12-31"]
    assert units.tolist() == [DAY, DAY]


def test_a_date_that_stands_for_no_end_is_no_period():
    days, units = parse_periods(np.array(["9999-12-31", "0001-01-01", "2015-03-31"], dtype="datetime64[D]"))
    assert np.isnat(days).tolist() == [True, True, False]
    assert units.tolist() == [None, None, DAY]


def test_no_values_are_no_periods():
    days, units = parse_periods(np.array([], dtype=object))
    assert len(days) == len(units) == 0


# --- units


# a year does not nest in a school year, nor a quarter: July belongs to one, August to the next
NESTING = {
    DAY: {DAY, MONTH, QUARTER, HALF_YEAR, YEAR, SCHOOL_YEAR},
    MONTH: {MONTH, QUARTER, HALF_YEAR, YEAR, SCHOOL_YEAR},
    QUARTER: {QUARTER, HALF_YEAR, YEAR},
    HALF_YEAR: {HALF_YEAR, YEAR},
    YEAR: {YEAR},
    SCHOOL_YEAR: {SCHOOL_YEAR},
}


def test_what_nests_in_what_is_what_the_calendar_says():
    days = np.arange("2010-01-01", "2021-01-01", dtype="datetime64[D]")
    for fine, coarse in itertools.product(UNITS, UNITS):
        # nested: the first and the last day of every fine period are in the same coarse one
        first = coarsen(days, fine)
        inside = (coarsen(first, coarse) == coarsen(period_ends(first, fine), coarse)).all()
        assert nests(fine, coarse) == (coarse in NESTING[fine]), (fine, coarse)
        assert nests(fine, coarse) == bool(inside), (fine, coarse)


def test_the_coarser_of_two_units():
    assert coarser_unit(QUARTER, YEAR) == coarser_unit(YEAR, QUARTER) == YEAR
    assert coarser_unit(DAY, DAY) == DAY
    assert coarser_unit(MONTH, SCHOOL_YEAR) == SCHOOL_YEAR
    for pair in ((YEAR, SCHOOL_YEAR), (SCHOOL_YEAR, QUARTER), (HALF_YEAR, SCHOOL_YEAR)):
        with pytest.raises(DomainError) as caught:
            coarser_unit(*pair)
        assert caught.value.code == "units_do_not_nest"
        assert caught.value.details == {"one_unit": pair[0], "other_unit": pair[1]}


FREQUENCIES = {  # their text forms differ between pandas 1, 2 and 3
    YEAR: pd.offsets.YearEnd(month=12),
    QUARTER: pd.offsets.QuarterEnd(startingMonth=12),
    MONTH: pd.offsets.MonthEnd(),
    SCHOOL_YEAR: pd.offsets.YearEnd(month=7),
    DAY: pd.offsets.Day(),
}


@pytest.mark.parametrize("unit", FREQUENCIES)
def test_starts_and_ends_are_those_of_pandas(unit):
    days = np.arange("1895-01-01", "2031-01-01", 13, dtype="datetime64[D]")
    calendar = pd.PeriodIndex(pd.DatetimeIndex(days), freq=FREQUENCIES[unit])
    start = coarsen(days, unit)
    np.testing.assert_array_equal(start, calendar.start_time.to_numpy().astype("datetime64[D]"))
    np.testing.assert_array_equal(
        period_ends(start, unit), calendar.end_time.to_numpy().astype("datetime64[D]")
    )


def test_half_years_start_in_january_and_july():
    days = np.array(["2015-01-01", "2015-06-30", "2015-07-01", "2015-12-31"], dtype="datetime64[D]")
    start = coarsen(days, HALF_YEAR)
    assert start.astype(str).tolist() == ["2015-01-01", "2015-01-01", "2015-07-01", "2015-07-01"]
    ends = ["2015-06-30", "2015-06-30", "2015-12-31", "2015-12-31"]
    assert period_ends(start, HALF_YEAR).astype(str).tolist() == ends


def test_a_school_year_runs_from_august_to_july():
    days = np.array(["2023-07-31", "2023-08-01", "2024-07-31", "2024-08-01"], dtype="datetime64[D]")
    start = coarsen(days, SCHOOL_YEAR)
    assert labels(start, SCHOOL_YEAR).tolist() == ["2022/23", "2023/24", "2023/24", "2024/25"]
    assert period_ends(start, SCHOOL_YEAR).astype(str).tolist() == [
        "2023-07-31",
        "2024-07-31",
        "2024-07-31",
        "2025-07-31",
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_missing_days_stay_missing(unit):
    days = np.array(["NaT", "2015-03-31"], dtype="datetime64[D]")
    before = days.copy()
    assert np.isnat(coarsen(days, unit)).tolist() == [True, False]
    np.testing.assert_array_equal(days, before)  # arguments are never changed


@pytest.mark.parametrize(
    ("unit", "start", "by", "moved"),
    [
        (YEAR, "2015-01-01", 1, "2016-01-01"),
        (YEAR, "2015-01-01", -3, "2012-01-01"),
        (HALF_YEAR, "2015-07-01", 1, "2016-01-01"),
        (QUARTER, "2015-10-01", 2, "2016-04-01"),
        (QUARTER, "2015-01-01", -1, "2014-10-01"),
        (MONTH, "2015-12-01", 14, "2017-02-01"),
        (SCHOOL_YEAR, "2023-08-01", 1, "2024-08-01"),
        (YEAR, "2015-01-01", 0, "2015-01-01"),
    ],
)
def test_periods_move_by_whole_units(unit, start, by, moved):
    assert shift(np.array([start], dtype="datetime64[D]"), unit, by).astype(str).tolist() == [moved]


# --- names


def test_names_come_back_and_sort_as_time_does():
    days = np.arange("1998-11-01", "2032-03-01", 9, dtype="datetime64[D]")
    for unit in UNITS:
        starts = np.unique(coarsen(days, unit))
        names = labels(starts, unit)
        assert sorted(names) == names.tolist()
        assert len(set(names)) == len(names)
        back, units = parse_periods(names)
        np.testing.assert_array_equal(back, starts)
        assert set(units) == {unit}


def test_names_are_those_of_the_design():
    day = np.array(["2015-03-31"], dtype="datetime64[D]")
    made = {unit: labels(coarsen(day, unit), unit)[0] for unit in UNITS}
    assert made == {
        YEAR: "2015",
        HALF_YEAR: "2015-H1",
        QUARTER: "2015-Q1",
        MONTH: "2015-03",
        SCHOOL_YEAR: "2014/15",
        DAY: "2015-03-31",
    }
    assert labels(np.array(["1999-08-01"], dtype="datetime64[D]"), SCHOOL_YEAR).tolist() == ["1999/00"]
    assert labels(np.array(["2015-10-01"], dtype="datetime64[D]"), QUARTER).tolist() == ["2015-Q4"]
    assert periods.labels(np.array([], dtype="datetime64[D]"), YEAR).tolist() == []


# --- Excel's days


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        # as Excel shows them in a cell of dates
        (42094, "2015-03-31"),
        (36526, "2000-01-01"),
        (20000, "1954-10-03"),
        (80000, "2119-01-11"),
        (45292, "2024-01-01"),
    ],
)
def test_excel_serials_are_days_when_asked_for(serial, day):
    columns = [
        np.array([serial]),
        np.array([float(serial)]),
        np.array([str(serial)], dtype=object),
        np.array([f" {serial}.0"], dtype=object),
        np.array([serial, None], dtype=object),
    ]
    for column in columns:
        days, units = parse_periods(column, excel_serials=True)
        assert str(days[0]) == day
        assert units[0] == DAY
        days, units = parse_periods(column)
        assert np.isnat(days[0])
        assert units[0] is None


def test_other_numbers_are_no_excel_serials():
    column = np.array([2015.0, 19_999.0, 80_001.0, 42_094.5, np.nan])
    days, units = parse_periods(column, excel_serials=True)
    assert units.tolist() == [YEAR, None, None, None, None]
    assert str(days[0]) == "2015-01-01"
    texts = np.array(["2015", "19999", "80001", "42094.5", "142094"], dtype=object)
    assert parse_periods(texts, excel_serials=True)[1].tolist() == [YEAR, None, None, None, None]
