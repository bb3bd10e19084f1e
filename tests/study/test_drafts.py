"""What a new study decides without reading a row."""

from __future__ import annotations

import pytest

from boligmon_plugin.study.drafts import PLACING, by_dates, place_mode, placing_columns, useful_roles
from boligmon_plugin.study.filters import texts_by_role
from boligmon_plugin.study.indicators import Count, Indicator

PUPILS = Indicator(
    "segregated",
    numerator=Count(
        "pupils", "persons", filter="\"class_type\" = 'Special'", interval="snapshot", snapshot="09-30"
    ),
    denominator=Count("residents", "persons", ages=(6, 16), nature="stock", snapshot="09-30"),
)
MOVES = Indicator("moves", numerator=Count("moves"), denominator=Count("residents", "persons"))
LIBRARIES = Indicator(
    "near", numerator=Count("libraries", "distance"), denominator=Count("residents", "persons")
)


def test_roles_that_make_sense_for_each_source():
    found = {name: roles - PLACING for name, roles in useful_roles([PUPILS, MOVES, LIBRARIES]).items()}
    assert found == {
        "pupils": {"start", "stop", "period", "person", "class_type"},
        "residents": {"period", "start", "stop", "person", "age", "birth"},
        "moves": {"period", "start", "stop", "count", "person"},
        "libraries": {"name"},
    }
    assert all(roles >= PLACING for roles in useful_roles([PUPILS, MOVES, LIBRARIES]).values())


EVERYTHING = ("address", "x", "y", "cell", "area")


@pytest.mark.parametrize(
    ("columns", "how", "mode"),
    [
        (EVERYTHING, {"addresses": True, "points": True}, "address"),
        (("municipality", "road", "house", "x", "y"), {"addresses": True}, "address"),
        (("municipality", "road", "x", "y"), {"addresses": True}, "coordinates"),
        (EVERYTHING, {"points": True}, "geometry"),
        (EVERYTHING, {}, "coordinates"),
        (("address", "x", "cell", "area"), {}, "cell"),
        (("address", "area"), {}, "area"),
        (("address",), {}, "address"),
        ((), {"points": True}, "geometry"),
        ((), {"addresses": True}, ""),
        (EVERYTHING, {"addresses": True, "points": True, "wanted": ["cell", "period"]}, "cell"),
        (EVERYTHING, {"points": True, "wanted": ["x", "y"]}, "coordinates"),
    ],
)
def test_the_first_way_to_place_rows_that_a_table_has(columns, how, mode):
    assert place_mode(columns, **how) == mode


def test_columns_that_place_rows_in_another_way_are_left_out():
    columns = {"address": "A", "road": "V", "x": "X", "y": "Y", "cell": "C", "period": "P"}
    assert placing_columns(columns, "address") == {"address": "A", "period": "P"}
    assert placing_columns(columns, "coordinates") == {"x": "X", "y": "Y", "period": "P"}
    assert placing_columns(columns, "geometry") == {"period": "P"}
    parts = {"municipality": "K", "road": "V", "house": "H", "door": "D", "cell": "C"}
    assert placing_columns(parts, "address") == {key: parts[key] for key in parts if key != "cell"}


def test_states_at_dates_are_counted_as_they_stand():
    found = by_dates(PUPILS, {"pupils": {"period", "person"}, "residents": {"period"}})
    assert (found.numerator.interval, found.numerator.snapshot) == ("", "")
    assert found.denominator == PUPILS.denominator
    courses = {"pupils": {"period", "start", "stop"}, "residents": {"period"}}
    assert by_dates(PUPILS, courses) is PUPILS
    assert by_dates(PUPILS, {}) is PUPILS


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("\"move\" IN ('Til', 'Fra') AND \"type\" = 'x'", {"move": ("Til", "Fra"), "type": ("x",)}),
        ("\"type\" = 'O''Neill' OR \"type\" = 'O''Neill'", {"type": ("O'Neill",)}),
        ('"children" >= 1', {}),
        ("'a' = \"type\" AND \"Egen kolonne\" = 'b'", {}),
        ("\"type\" = 'a' -- 'b'", {"type": ("a",)}),
        ("", {}),
    ],
)
def test_the_words_a_filter_compares_a_role_with(expression, found):
    assert texts_by_role(expression) == found
