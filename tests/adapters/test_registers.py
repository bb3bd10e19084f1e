"""Rows placed through a register of persons or families, on real layers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.messages.locating import note_lines
from boligmon_plugin.study.sources import Geography, Source
from tests.layers import memory_layer
from tests.locating import locate, table
from tests.rows import plan_of

pytestmark = pytest.mark.usefixtures("qgis_app")

# who lives where: A and B are children, M their mother; places by their easting
RESIDENTS = [
    ("010110-1234", "01-07-2010", "14-03-2018", 1),  # A at home
    ("010110-1234", "15-03-2018", "", 2),  # A at the foster home
    ("0202121234", "02-02-2012", "31-05-2016", 1),  # B at home
    ("0202121234", "01-06-2016", "", 3),  # B with the family that moved
    ("0303801234", "2010-07-01", "2016-05-31", 1),  # M
    ("0303801234", "2016-06-01", None, 3),
]
COLUMNS = {"person": "CPR-nr.", "start": "Tilflyttet", "stop": "Fraflyttet", "x": "X", "y": "Y"}


def easting(place):
    return 500000.0 + 1000 * place


def register(rows=tuple(RESIDENTS), columns=None, geography=None):
    person, start, stop, place = zip(*rows)
    layer = table(
        **{
            "CPR-nr.": person,
            "Tilflyttet": start,
            "Fraflyttet": stop,
            "X": [easting(number) for number in place],
            "Y": [6300000.0] * len(rows),
        }
    )
    source = Source("folk", columns=columns or COLUMNS, geography=geography or Geography("coordinates"))
    return {"folk": (source, plan_of(layer))}


def placements(day="event", whose="own", **more):
    columns = {"person": "Barn", "type": "Type", **more}
    geography = Geography("register", register="folk", day=day, whose=whose)
    return Source("anbringelser", columns=columns, geography=geography)


def cases(*rows, **others):
    child, mother = zip(*rows)
    return table(Barn=child, Type=["Plejefamilie"] * len(rows), Forælder=mother, **others)


def places(xy):
    return [None if pair is None else (pair[0] - 500000) / 1000 for pair in xy]


def test_the_address_is_that_of_the_day():
    layer = cases(*[("0101101234", None)] * 6, ("0101101235", None), (None, None))
    days = ["2018-03-14", "2018-03-15", "2010-06-30", "2010-07-01", "NaT", "2030-01-01"] + ["2018-01-01"] * 2
    locator, xy, _, reason = locate(placements(), layer, register(), days)
    assert places(xy) == [1, 2, None, 1, None, 2, None, None]
    none = "no_residence"
    assert reason == [None, None, none, None, none, None, "not_in_register", "no_unit"]
    assert (locator.columns, locator.points, locator.has_codes) == (("Barn",), False, False)


@pytest.mark.parametrize(("day", "expected"), [("event", [2, 1]), ("january", [1, 1]), ("year_end", [2, 2])])
def test_the_day_may_be_that_of_the_event_or_an_end_of_its_year(day, expected):
    layer = cases(("0101101234", None), ("0101101234", None))
    _, xy, _, _ = locate(placements(day), layer, register(), ["2018-05-01", "2018-03-01"])
    assert places(xy) == expected


def test_the_custody_holders_address_counts_where_it_is_asked_for():
    layer = cases(("0101101234", "030380-1234"), ("0101101234", None), ("0101101234", "x"))
    source = placements(whose="custody", custody="Forælder")
    locator, xy, _, reason = locate(source, layer, register(), ["2018-05-01"] * 3)
    assert places(xy) == [3, None, None]
    assert reason == [None, "no_unit", "not_in_register"]
    assert locator.columns == ("Forælder",)
    assert locator.notes == []


def test_the_last_address_before_the_placement():
    layer = cases(("0101101234", None), ("0202121234", None), ("0303801234", None), Start=["15-03-2018"] * 3)
    source = placements(whose="before", start="Start")
    locator, xy, _, _ = locate(source, layer, register(), ["2019-01-01"] * 3)
    assert places(xy) == [1, 1, 1]
    assert locator.columns == ("Barn", "Start")
    # B and M lived on their second address long before: they may never have been registered elsewhere
    assert (locator.notes, locator.tally) == (["settled_before"], {"settled_before": 2})
    # without the placement's first day it is the day of the event
    locator, xy, _, _ = locate(placements(whose="before"), layer, register(), ["2019-01-01"] * 3)
    assert places(xy) == [1, 1, 1]
    assert locator.notes == []


def test_own_addresses_of_placements_are_warned_about():
    layer = cases(("0101101234", None))
    locator = locate(placements(), layer, register(), ["2018-05-01"])[0]
    assert locator.notes == ["foster_home"]
    assert "foster home" in next(note_lines(locator.notes, locator.tally))
    source = Source("a", columns={"person": "Barn"}, geography=Geography("register", register="folk"))
    assert locate(source, layer, register(), ["2018-05-01"])[0].notes == []
    assert locate(placements(whose="before"), layer, register(), ["2018-05-01"])[0].notes == []


def test_snapshots_hold_until_the_next_one():
    rows = [("a", "2015", None, 1), ("a", "2016", None, 2), ("b", "2015", None, 1), ("b", "2017", None, 3)]
    columns = {"person": "CPR-nr.", "period": "Tilflyttet", "x": "X", "y": "Y"}
    layer = cases(*[("a", None)] * 4, *[("b", None)] * 3)
    days = ["2014-12-31", "2015-12-31", "2016-12-31", "2017-01-01", "2015-06-01", "2016-06-01", "2019-01-01"]
    _, xy, _, reason = locate(placements(), layer, register(rows, columns), days)
    assert places(xy) == [None, 1, 2, None, 1, None, 3]
    assert set(reason) == {None, "no_residence"}
    _, xy, _, _ = locate(placements(whose="before"), layer, register(rows, columns), ["2016-06-01"] * 7)
    assert places(xy) == [1] * 4 + [1] * 3  # b has no address on the day, but one before it


def test_a_register_without_days_counts_for_every_day():
    rows = [("a", None, None, 1), ("a", None, None, 1), ("b", None, None, 1), ("b", None, None, 2)]
    columns = {"person": "CPR-nr.", "x": "X", "y": "Y"}
    layer = cases(("a", None), ("b", None))
    locator, xy, _, reason = locate(placements(), layer, register(rows, columns), ["NaT", "2015-01-01"])
    assert places(xy) == [1, None]
    assert reason == [None, "ambiguous_address"]
    assert locator.notes == ["foster_home", "undated_register"]
    with pytest.raises(SourceError, match="before_without_days"):
        locate(placements(whose="before"), layer, register(rows, columns), ["NaT"] * 2)


def test_rows_of_the_register_that_cannot_be_read_are_counted():
    rows = [
        ("a", "engang", None, 1),
        ("a", "2015", "snart", 1),
        ("b", "2015", "2016", 1),
        (None, "x", None, 1),
    ]
    layer = cases(("a", None), ("b", None), ("b", None))
    locator, _, _, reason = locate(
        placements(), layer, register(rows), ["2016-12-31", "2016-12-31", "2017-01-01"]
    )
    assert reason == ["not_in_register", None, "no_residence"]  # a year as last day is its 31 December
    assert locator.tally == {"unreadable_days": 2}
    assert next(note_lines(locator.notes, locator.tally)).endswith("cannot be read: 2.")


def test_addresses_are_looked_up_for_the_register():
    ids = [f"0a3f507a-4bd5-32b8-e044-0003ba29801{number}" for number in range(4)]
    homes = table(
        **{"Adresse-ID": ids[:3], "X": ["501000", "502000", "650000"], "Y": ["6300000"] * 2 + ["6250000"]}
    )
    geography = Geography("coordinates", default_point=(650000.0, 6250000.0))
    known = Source("adr", columns={"address": "Adresse-ID", "x": "X", "y": "Y"}, geography=geography)
    families = table(
        MI_PRINX=[100001, 100002, 100003, 100004, 100005],
        UdtraekDato=["01-01-2015"] * 5,
        **{"Adresse-ID": [ids[0].upper(), ids[1], ids[2], ids[3], None]},
        types={"MI_PRINX": "int"},
    )
    columns = {"family": "MI_PRINX", "period": "UdtraekDato", "address": "Adresse-ID"}
    through = Source("folk", columns=columns, geography=Geography("address", register="adr"))
    registers = {"folk": (through, plan_of(families)), "adr": (known, plan_of(homes))}
    events = table(Familie=["100001", "100002", "100003", "100004", "100005", "100006"])
    source = Source("a", columns={"family": "Familie"}, geography=Geography("register", register="folk"))
    _, xy, _, reason = locate(source, events, registers, ["2015-05-05"] * 6)
    assert places(xy) == [1, 2, None, None, None, None]
    assert reason == [None, None, "default_point", "unknown_address", "no_address", "not_in_register"]


def test_a_register_may_have_points_in_another_system_or_codes():
    frame = pd.DataFrame({"x": [10.61, 10.62], "y": [55.06, 55.07], "id": ["a", "b"]})
    layer = memory_layer(frame, {"id": "text"}, crs="EPSG:4326")
    registers = {"folk": (Source("folk", columns={"person": "id"}), plan_of(layer))}
    locator, xy, _, _ = locate(placements(), cases(("b", None)), registers)
    assert (xy, locator.crs.authid()) == ([(10.62, 55.07)], "EPSG:4326")
    coded = table(id=["a", "b", "c"], kode=["100m_61768_6435", "100m_61768_6436", None])
    source = Source("folk", columns={"person": "id", "cell": "kode"}, geography=Geography("cell"))
    registers = {"folk": (source, plan_of(coded))}
    locator, xy, code, reason = locate(placements(), cases(("b", None), ("c", None), ("a", None)), registers)
    assert locator.has_codes
    assert code == ["100m_61768_6436", None, "100m_61768_6435"]
    assert reason == [None, "no_geography", None]


def test_the_sources_own_default_point_counts_in_a_register_too():
    geography = Geography("register", register="folk", default_point=(501000.0, 6300000.0))
    source = Source("a", columns={"person": "Barn"}, geography=geography)
    _, xy, _, reason = locate(source, cases(("0101101234", None)), register(), ["2018-01-01"])
    assert (xy, reason) == ([None], ["default_point"])


def test_what_a_register_needs_is_asked_for():
    layer = cases(("a", "b"))
    for source, registers, code in (
        (placements(), {}, "no_register_chosen"),
        (placements(whose="custody"), register(), "source_without_custody"),
        (Source("a", geography=Geography("register", register="folk")), register(), "source_without_ids"),
        (placements(), register(columns={"x": "X", "y": "Y"}), "register_without_ids"),
        (placements(), register(columns={**COLUMNS, "start": "Væk"}), "no_field"),
        (placements(person="Væk"), register(), "no_field"),
        (placements(), register([(None, "2015", None, 1)]), "empty_register"),
        (placements(), {"folk": (placements(person="Barn"), plan_of(layer))}, "register_without_place"),
    ):
        with pytest.raises(SourceError) as error:
            locate(source, layer, registers)
        assert error.value.code == code
        assert "a" not in error.value.details.values()


def test_no_id_is_kept():
    """The register in memory holds hashes: no text of an id can be written from it."""
    locator = locate(placements(), cases(("0101101234", None)), register(), ["2018-05-01"])[0]
    kept = vars(locator.register.residences).values()
    assert {array.dtype.kind for array in kept} <= {"i", "u"}
    for array in kept:
        assert not np.isin(array, [101101234, 202121234, 303801234]).any()
