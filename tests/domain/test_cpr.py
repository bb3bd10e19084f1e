"""CPR numbers, births and ages. All numbers are synthetic: made up here from a date and arbitrary digits.

Where the rule allows it they belong to nobody: births of the 1800s, or of days that are still to come.
"""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.cpr import (
    CprCount,
    ages_at,
    birth_dates,
    count_cpr,
    flags_column,
    holds_cpr,
    looks_like_cpr,
    names_cpr,
    share_of_cpr,
)

# (synthetic number, date of birth by the rule): one on each side of every limit of the century rule
CENTURIES = [
    ("0101003000", "1900-01-01"),
    ("3112990999", "1999-12-31"),
    ("0101004000", "2000-01-01"),
    ("3112364000", "2036-12-31"),
    ("0101374000", "1937-01-01"),
    ("3112369999", "2036-12-31"),
    ("0101379999", "1937-01-01"),
    ("3112575000", "2057-12-31"),
    ("0101585000", "1858-01-01"),
    ("3112578999", "2057-12-31"),
    ("0101588999", "1858-01-01"),
]


@pytest.mark.parametrize(("number", "born"), CENTURIES)
def test_the_seventh_digit_gives_the_century(number, born):
    assert birth_dates([number])[0] == np.datetime64(born)
    assert birth_dates(np.array([int(number)]))[0] == np.datetime64(born)


@pytest.mark.parametrize(
    "value",
    [
        "311257-5000",
        "3112575000",
        "311257 5000",
        " 311257-5000 ",
        "311257\u20135000",
        3112575000,
        3112575000.0,
        "3112575000.0",
        "101585000",  # a spreadsheet took the zero of 0101585000
        101585000,
        101585000.0,
        "101585000,0",
        "711258-5000",  # a replacement number: 11 + 60
        "911258-5000",  # 31 + 60
    ],
)
def test_ways_to_write_a_number(value):
    assert looks_like_cpr(np.array([value], dtype=object)).tolist() == [True]


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  ",
        float("nan"),
        "31122057",  # a date of eight digits
        "20570131",
        "321258-5000",
        "311358-5000",
        "310258-5000",
        "001258-5000",
        "920158-5000",
        "600158-5000",
        "01016378__33",
        "04615319__93__1____",
        "100m_61768_6435",
        "31125750001",
        "3112-575000",
        "0a3f50b4-4660-32b8-e044-0003ba298018",
        "6176812.5",
        3112575000.5,
        -3112575000,
        10**300,
        "§ 52, stk. 3, nr. 7",
    ],
)
def test_what_is_no_number(value):
    assert looks_like_cpr(np.array([value], dtype=object)).tolist() == [False]


def test_leap_days_are_asked_of_the_right_century():
    # 1900 was no leap year and 2000 was: the same six digits, another seventh
    assert looks_like_cpr(["290200-0000", "290200-4000"]).tolist() == [False, True]


def test_the_classic_check_is_not_asked_for():
    digits = np.arange(3_112_575_000, 3_112_575_100)
    assert looks_like_cpr(digits).all()  # at most one in eleven meets modulus 11


def test_dates_and_booleans_are_none():
    assert not looks_like_cpr(np.array(["2057-12-31", "NaT"], dtype="datetime64[D]")).any()
    assert not looks_like_cpr(np.array([True, False])).any()
    assert looks_like_cpr(np.array([], dtype=object)).shape == (0,)


def test_numbers_inside_longer_texts():
    texts = [
        "Samtale med 311257-5000 i dag",
        "cpr3112575000",
        "CPR-nr.: 311257 5000.",
        "311257-5000",  # nothing but the number
        "sag 2015-3112575000-1",
        "0a3f50b4-4660-32b8-e044-311257500018",
        "311358-5000 er ingen dato",
        None,
        "",
    ]
    found = holds_cpr(np.array(texts, dtype=object)).tolist()
    assert found == [True, True, True, False, False, False, False, False, False]
    assert not holds_cpr(np.array([3112575000])).any()


def test_counts_of_a_column_are_those_of_its_values():
    values = ["311257-5000", "311257-5000", "jf. 311257-5001", " ", None, "x", "101585000", "2015-01-01"]
    for column in (np.array(values, dtype=object), np.array([*values, 101585000, 7.5], dtype=object)):
        found = count_cpr(column)
        assert found.hits == looks_like_cpr(column).sum()
        assert found.inside == holds_cpr(column).sum() == 1
        assert found.filled == len(column) - 2
    assert count_cpr(np.array([3112575000, 1])) == CprCount(2, 1, 0)
    assert count_cpr(np.array([3112575000, np.nan])) == CprCount(1, 1, 0)
    assert count_cpr(np.array(["2015-01-01", "NaT"], dtype="datetime64[D]")) == CprCount(1, 0, 0)
    assert CprCount(1, 2, 3) + CprCount(10, 20, 30) == CprCount(11, 22, 33)


def test_the_share_is_of_the_values_that_are_there():
    assert share_of_cpr(np.array(["311257-5000", "x", None, "", "311257-5001"], dtype=object)) == 2 / 3
    assert share_of_cpr(np.array([None, ""], dtype=object)) == 0.0


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("CPR-nr.", True),
        ("Cpr.nr.", True),
        ("Personnummer formateret", True),
        ("Personnr", True),
        ("person_nummer", True),
        ("PNR", True),
        ("postnr", False),
        ("Borger-ID", False),
        ("Vejkode", False),
    ],
)
def test_headers(header, expected):
    assert names_cpr(header) is expected


@pytest.mark.parametrize(
    ("header", "filled", "hits", "inside", "measure", "expected"),
    [
        ("id", 100, 3, 0, False, True),
        ("id", 100, 2, 0, False, False),  # fewer than three
        ("id", 200, 3, 0, False, False),  # 1.5 %
        ("id", 150, 3, 0, False, True),  # 2 %
        ("beløb", 100, 50, 0, True, False),
        ("bemærkning", 1_000_000, 0, 1, False, True),
        ("CPR", 100, 0, 0, False, True),
        ("id", 0, 0, 0, False, False),
    ],
)
def test_when_a_column_is_flagged(header, filled, hits, inside, measure, expected):
    assert flags_column(header, filled, hits, inside, measure=measure) is expected


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2000-05-17", "2018-05-16", 17),
        ("2000-05-17", "2018-05-17", 18),
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),
        ("2000-02-29", "2020-02-28", 19),
        ("2000-02-29", "2020-02-29", 20),
        ("2000-03-01", "2020-02-29", 19),
        ("2000-05-17", "2000-05-17", 0),
        ("2000-12-31", "2001-01-01", 0),
        ("1899-12-31", "2000-01-01", 100),
    ],
)
def test_ages_on_a_day(born, day, age):
    assert ages_at([np.datetime64(born)], np.datetime64(day)).tolist() == [age]


def test_ages_that_are_not_known():
    births = np.array(["2000-05-17", "NaT", "2030-01-01"], dtype="datetime64[D]")
    assert np.isnan(ages_at(births, np.datetime64("2020-01-01"))).tolist() == [False, True, True]
    assert np.isnan(ages_at(births[:1], np.datetime64("NaT"))).all()
    assert ages_at(births[[0, 0]], np.array(["2001-05-16", "2001-05-17"], "datetime64[D]")).tolist() == [0, 1]
