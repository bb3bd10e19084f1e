"""Who lived where on a day: by hand, and against a search row by row."""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.residence import (
    NO_RESIDENCE,
    NOT_IN_REGISTER,
    SEVERAL_RESIDENCES,
    on_day,
    person_keys,
    residences,
    snapshot_intervals,
)

HOME, FOSTER, OLD = 0, 1, 2


def days(*texts):
    return np.array([text or "NaT" for text in texts], dtype="datetime64[D]")


def keys(*ids):
    return person_keys(np.array(ids, dtype=object))[0]


def register(*rows):
    """A register of (id, first day, last day, place)."""
    person, start, stop, place = zip(*rows)
    return residences(keys(*person), days(*start), days(*stop), np.array(place))


def test_both_ends_of_an_interval_belong_to_it():
    known = register(("a", "2015-03-01", "2015-03-31", HOME), ("a", "2015-04-02", "", FOSTER))
    asked = days("2015-02-28", "2015-03-01", "2015-03-31", "2015-04-01", "2015-04-02", "2035-01-01", "")
    found = known.at(keys(*"aaaaaaa"), asked)
    none = NO_RESIDENCE
    assert found.tolist() == [none, HOME, HOME, none, FOSTER, FOSTER, none]


def test_a_missing_first_day_is_since_ever_and_who_is_not_there_is_not():
    known = register(("a", "", "2015-03-31", HOME))
    found = known.at(keys("a", "a", "b"), days("1900-01-01", "2015-04-01", "1900-01-01"))
    assert found.tolist() == [HOME, NO_RESIDENCE, NOT_IN_REGISTER]


def test_of_overlapping_residences_the_last_one_begun_counts_while_it_lasts():
    known = register(("a", "2010-01-01", "", HOME), ("a", "2015-01-01", "2015-06-30", FOSTER))
    found = known.at(keys("a", "a", "a"), days("2014-12-31", "2015-06-30", "2015-07-01"))
    assert found.tolist() == [HOME, FOSTER, HOME]


def test_two_places_since_the_same_day_are_several_while_both_last():
    known = register(
        ("a", "2015-01-01", "2015-06-30", HOME),
        ("a", "2015-01-01", "", FOSTER),
        ("a", "2015-01-01", "", FOSTER),
        ("b", "", "", HOME),
        ("b", "", "", HOME),
        ("c", "", "", HOME),
        ("c", "", "", FOSTER),
    )
    found = known.at(
        keys("a", "a", "b", "c"), days(*["2015-06-30", "2015-07-01", "2000-01-01", "2000-01-01"])
    )
    assert found.tolist() == [SEVERAL_RESIDENCES, FOSTER, HOME, SEVERAL_RESIDENCES]


def test_an_interval_that_stops_before_it_starts_holds_no_day():
    known = register(("a", "2015-01-02", "2015-01-01", HOME), ("b", "2015-01-01", "", HOME))
    assert known.at(keys("a"), days("2015-01-01")).tolist() == [NOT_IN_REGISTER]


def test_a_snapshot_holds_until_the_next_one_of_the_register():
    dates = days("2015-01-01", "2015-01-01", "2016-01-01", "2017-01-01", "")
    start, stop = snapshot_intervals(dates)
    known = residences(keys("a", "b", "a", "b", "a"), start, stop, np.array([HOME, OLD, FOSTER, OLD, HOME]))
    asked = days("2014-12-31", "2015-12-31", "2016-01-01", "2020-05-05")
    # a is not in the last snapshot, b not in the one before
    assert known.at(keys(*"aaaa"), asked).tolist() == [NO_RESIDENCE, HOME, FOSTER, NO_RESIDENCE]
    assert known.at(keys(*"bbbb"), asked).tolist() == [NO_RESIDENCE, OLD, NO_RESIDENCE, OLD]
    assert snapshot_intervals(days(""))[0].shape == (1,)


def test_the_day_that_counts():
    event = days("2016-02-29", "2015-12-31", "")
    assert on_day(event, "event").astype(str).tolist() == ["2016-02-29", "2015-12-31", "NaT"]
    assert on_day(event, "january").astype(str).tolist() == ["2016-01-01", "2015-01-01", "NaT"]
    assert on_day(event, "year_end").astype(str).tolist() == ["2016-12-31", "2015-12-31", "NaT"]
    with pytest.raises(DomainError, match="unknown_choice"):
        on_day(event, "easter")


# --- before the placement

PLACED = "2018-03-15"


def before(known, *, start=PLACED, day=PLACED):
    place, settled = known.before(keys("a"), days(start), days(day))
    return place.tolist()[0], settled.tolist()[0]


@pytest.mark.parametrize("moved", ["2018-03-15", "2018-03-14", "2018-02-20", "2018-04-20"])
def test_the_home_is_found_whether_the_child_is_registered_on_before_or_after_the_day(moved):
    known = register(
        ("a", "2005-01-01", "2010-06-30", OLD),
        ("a", "2010-07-01", str(np.datetime64(moved) - 1), HOME),
        ("a", moved, "", FOSTER),
    )
    assert before(known, day="2019-01-01") == (HOME, False)


def test_the_home_is_found_for_a_placement_that_was_renewed():
    known = register(("a", "2010-07-01", "2017-05-31", HOME), ("a", "2017-06-01", "", FOSTER))
    assert before(known, start="2018-01-01", day="2018-01-01") == (HOME, True)
    # one and the same place in several rows is one stay
    known = register(
        ("a", "2010-07-01", "2017-05-31", HOME),
        ("a", "2017-06-01", "2017-12-31", FOSTER),
        ("a", "2018-01-01", "", FOSTER),
    )
    assert before(known, start="2018-01-15", day="2018-06-01") == (HOME, True)
    assert before(known, start="2017-06-30", day="2018-06-01") == (HOME, False)


def test_a_child_that_was_never_registered_elsewhere_is_told_apart():
    known = register(("a", "2005-01-01", "2010-06-30", OLD), ("a", "2010-07-01", "", HOME))
    assert before(known) == (OLD, True)
    assert before(register(("a", "2010-07-01", "", HOME))) == (NO_RESIDENCE, True)


def test_who_lived_nowhere_before_has_no_residence_before():
    known = register(("a", "2018-03-15", "", FOSTER), ("b", "2000-01-01", "", HOME))
    assert before(known) == (NO_RESIDENCE, False)
    assert before(known, start="") == (NO_RESIDENCE, False)
    assert known.before(keys("z"), days(PLACED), days(PLACED))[0].tolist() == [NOT_IN_REGISTER]


def test_who_is_registered_nowhere_on_the_day_has_the_last_residence_before():
    known = register(("a", "2010-07-01", "2018-01-31", HOME))
    assert before(known) == (HOME, False)


# --- against a search row by row


def brute(rows, person, day):
    """The residence of a person on a day, looked for in every row."""
    mine = [row for row in rows if row[0] == person]
    if not mine:
        return NOT_IN_REGISTER
    covering = [row for row in mine if row[1] <= day <= row[2]]
    if not covering:
        return NO_RESIDENCE
    last = max(row[1] for row in covering)
    places = {row[3] for row in covering if row[1] == last}
    return places.pop() if len(places) == 1 else SEVERAL_RESIDENCES


def test_it_agrees_with_a_search_row_by_row():
    random = np.random.RandomState(7)
    origin = np.datetime64("2010-01-01")
    rows = []
    for _ in range(400):
        start = origin + int(random.randint(0, 300))
        rows.append((f"p{random.randint(60)}", start, start + int(random.randint(0, 120)), random.randint(5)))
    person, start, stop, place = zip(*rows)
    known = residences(keys(*person), days(*map(str, start)), days(*map(str, stop)), np.array(place))
    asked = [f"p{i % 70}" for i in range(3000)]
    when = origin + random.randint(0, 450, 3000)
    expected = [brute(rows, *pair) for pair in zip(asked, when)]
    assert known.at(keys(*asked), when).tolist() == expected
    assert {NOT_IN_REGISTER, NO_RESIDENCE, SEVERAL_RESIDENCES} < set(expected)


def test_ids_are_compared_as_people_mean_them():
    written = ["010203-1234", "0102031234", "010203 1234", " 0102031234 ", 102031234, 102031234.0]
    assert len({key for text in written for key in keys(text)}) == 1
    assert keys("B0000416").tolist() == keys(" b0000416 ").tolist()
    assert keys("{ABC}").tolist() == keys("abc").tolist()
    assert keys("0102031235").tolist() != keys("0102031234").tolist()
    assert person_keys(np.array([None, "", "x"], dtype=object))[1].tolist() == [True, True, False]


def test_an_empty_register_has_nobody():
    none = residences(np.array([], dtype=np.uint64), days(), days(), np.array([], dtype=np.int64))
    assert none.at(keys("a"), days("2015-01-01")).tolist() == [NOT_IN_REGISTER]
    assert before(none) == (NOT_IN_REGISTER, False)
