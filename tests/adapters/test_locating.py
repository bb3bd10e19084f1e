"""How rows find their place, on real layers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.locating.addressing import SEVERAL_PLACES, SHORTENED, WITHOUT_KEY
from boligmon_plugin.adapters.locating.registers import BAD_DAYS, FOSTER_HOME, SETTLED, UNDATED
from boligmon_plugin.adapters.messages.locating import note_lines
from boligmon_plugin.study.sources import Geography, Source
from tests.layers import memory_layer
from tests.locating import locate, table
from tests.rows import plan_of

pytestmark = pytest.mark.usefixtures("qgis_app")


# --- points, coordinates and codes


def test_points_come_as_they_are_and_rows_without_one_have_no_geography():
    layer = memory_layer(pd.DataFrame({"x": [5e5, np.nan], "y": [6.3e6, np.nan]}), {}, crs="EPSG:25832")
    locator, xy, _, reason = locate(Source("a"), layer)
    assert (locator.points, locator.has_codes, locator.columns) == (True, False, ())
    assert xy == [(500000.0, 6300000.0), None]
    assert reason == [None, "no_geography"]


def test_coordinates_may_be_text_with_a_decimal_comma():
    layer = table(X=["498368,27", "498.368,27", "498368.27", "", "ukendt", None], Y=["6356154,79"] * 6)
    source = Source("a", columns={"x": "X", "y": "Y"}, geography=Geography("coordinates"))
    locator, xy, _, reason = locate(source, layer)
    assert locator.crs.authid() == "EPSG:25832"
    assert xy == [(498368.27, 6356154.79)] * 3 + [None] * 3
    assert reason == [None] * 3 + ["no_geography"] * 3


def test_the_default_point_is_found_within_half_a_metre():
    frame = pd.DataFrame({"x": [650000.0, 650000.4, 650000.6], "y": [6250000.0, 6250000.0, 6250000.0]})
    layer = memory_layer(frame, {})
    source = Source("a", geography=Geography(default_point=(650000.0, 6250000.0)))
    _, xy, _, reason = locate(source, layer)
    assert reason == ["default_point", "default_point", None]
    assert xy == [None, None, (650000.6, 6250000.0)]


def test_the_default_point_is_that_of_denmark_also_for_degrees():
    # EPSG:25832 650000, 6250000 as PROJ transforms them, and a point 6 m to the east of it
    layer = table(X=["11.42867081", "11.42877081"], Y=["56.37082180", "56.37082180"])
    geography = Geography("coordinates", "EPSG:4326", default_point=(650000.0, 6250000.0))
    source = Source("a", columns={"x": "X", "y": "Y"}, geography=geography)
    locator, xy, _, reason = locate(source, layer)
    assert locator.crs.authid() == "EPSG:4326"
    assert reason == ["default_point", None]
    assert xy == [None, (11.43, 56.37)]


@pytest.mark.parametrize("mode", ["cell", "area"])
def test_codes_are_passed_on(mode):
    layer = table(kode=["100m_61768_6435", " 7 ", None, ""])
    source = Source("a", columns={mode: "kode"}, geography=Geography(mode))
    locator, xy, code, reason = locate(source, layer)
    assert (locator.points, locator.has_codes) == (False, True)
    assert code == ["100m_61768_6435", "7", None, None]
    assert xy == [None] * 4
    assert reason == [None, None, "no_geography", "no_geography"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (Source("a"), "no_points"),
        (Source("a", columns={"x": "X"}, geography=Geography("coordinates")), "coordinates_without_columns"),
        (Source("a", columns={"x": "X", "y": "Z"}, geography=Geography("coordinates")), "no_field"),
        (
            Source("a", columns={"x": "X", "y": "Y"}, geography=Geography("coordinates", "EPSG:0")),
            "unknown_crs",
        ),
        (Source("a", geography=Geography("cell")), "code_without_column"),
        (Source("a", columns={"cell": "X"}, geography=Geography("area")), "code_without_column"),
    ],
)
def test_what_is_not_there_is_refused(source, code):
    with pytest.raises(SourceError) as error:
        locate(source, table(X=["1"], Y=["2"]))
    assert error.value.code == code


# --- addresses

HUS = "0a3f507a-4bd5-32b8-e044-0003ba298018"
NABO = "0a3f507a-4bd6-32b8-e044-0003ba298018"
LANGT = "0a3f507a-4bd7-32b8-e044-0003ba298018"


def addresses(key, x=None, y=None, **others):
    """A table of addresses with columns as those of the sample; and it as a register."""
    n = len(key)
    layer = table(
        **{
            "Adresse-ID": key,
            "X": x or [f"{500000 + 100 * i},50" for i in range(n)],
            "Y": y or ["6300000,25"] * n,
            **others,
        }
    )
    columns = {"address": "Adresse-ID", "x": "X", "y": "Y", **{role: role for role in others}}
    source = Source("adr", columns=columns, geography=Geography("coordinates"))
    return {"adr": (source, plan_of(layer))}


def by_address(key="auto", **options):
    geography = Geography("address", key=key, register="adr", **options)
    return Source("a", columns={"address": "Adresse-ID"}, geography=geography)


def test_ids_are_found_in_any_case_with_braces_and_spaces():
    ids = [HUS, NABO.upper() + " ", f"{{{LANGT}}}", None, "", "ukendt", HUS[:-1] + "9"]
    book = addresses([HUS.upper(), NABO, LANGT.replace("-", "")])
    locator, xy, _, reason = locate(by_address(), table(**{"Adresse-ID": ids}), book)
    assert xy == [(500000.5, 6300000.25), (500100.5, 6300000.25), (500200.5, 6300000.25)] + [None] * 4
    assert reason == [None] * 3 + ["no_address", "no_address", "bad_address", "unknown_address"]
    assert locator.crs.authid() == "EPSG:25832"
    assert locator.notes == []


def test_a_key_that_matches_twice_is_ambiguous_unless_at_the_same_place():
    x = ["500000", "500000,4", "600000", "600000,6", "700000", "", "650000"]
    book = addresses([HUS, HUS.upper(), NABO, NABO, LANGT, LANGT, None], x)
    layer = table(**{"Adresse-ID": [HUS, NABO, LANGT]})
    locator, xy, _, reason = locate(by_address(), layer, book)
    assert xy == [(500000.0, 6300000.25), None, (700000.0, 6300000.25)]
    assert reason == [None, "ambiguous_address", None]
    assert locator.tally == {"ambiguous_keys": 1, "addresses_without_key": 1}


def test_an_address_without_a_place_gives_its_own_reason():
    book = addresses([HUS, NABO], ["650000", ""], ["6250000", "6250000"])
    point = (650000.0, 6250000.0)
    layer = table(**{"Adresse-ID": [HUS, NABO]})
    _, _, _, reason = locate(by_address(default_point=point), layer, book)
    assert reason == ["default_point", "no_geography"]
    source, plan = book["adr"]
    book = {
        "adr": (
            Source("adr", columns=source.columns, geography=Geography("coordinates", default_point=point)),
            plan,
        )
    }
    _, _, _, reason = locate(by_address(), layer, book)
    assert reason == ["default_point", "no_geography"]


def test_a_kvhx_is_found_by_its_house_where_the_layer_has_nothing_finer():
    keys = ["04790012__17_st__th", "04790012_17B__1__tv", "479-12-17", "04790012__99__1____"]
    book = addresses(["4790012__17", "04790012_17b"])
    locator, xy, _, reason = locate(by_address(), table(**{"Adresse-ID": keys}), book)
    assert reason == [None, None, None, "unknown_address"]
    assert xy[0] == xy[2] == (500000.5, 6300000.25)
    assert locator.notes == ["shortened_keys"]
    assert locator.tally == {"shortened_keys": 2}


def test_a_kvh_is_found_among_kvhx_when_all_doors_are_at_one_place():
    book = addresses(
        ["04790012__17_st__th", "04790012__17_st__tv", "04790012__18_st__th", "04790012__18_st__tv"],
        ["500000", "500000", "500000", "500100"],
    )
    keys = ["04790012__17", "04790012__18", "04790012__18_st__tv", "04790012__17__9__tv"]
    locator, xy, _, reason = locate(by_address(), table(**{"Adresse-ID": keys}), book)
    assert reason == [None, "ambiguous_address", None, "unknown_address"]
    assert xy[2] == (500100.0, 6300000.25)
    assert locator.notes == ["ambiguous_keys"]


def test_the_key_may_be_put_together_from_its_parts():
    book = addresses(["04790012__17_st__th", "04790012_18A__1__tv"])
    parts = {"municipality": ["479", "0479", None, "479"], "road": ["12", "0012", "12", "xx"]}
    parts |= {
        "house": ["17", "018a", "17", "17"],
        "floor": ["ST", "01", "st", "st"],
        "door": ["TH.", "tv", "th", "th"],
    }
    source = Source(
        "a", columns={role: role for role in parts}, geography=Geography("address", register="adr")
    )
    _, xy, _, reason = locate(source, table(**parts), book)
    assert xy == [(500000.5, 6300000.25), (500100.5, 6300000.25), None, None]
    assert reason == [None, None, "no_address", "bad_address"]
    source = Source("a", columns=source.columns, geography=Geography("address", key="kvh", register="adr"))
    assert locate(source, table(**parts), book)[3][:2] == [None, None]


def test_addresses_may_have_points_in_another_system_or_codes():
    frame = pd.DataFrame({"x": [10.61, 10.62], "y": [55.06, 55.07], "id": [HUS, NABO]})
    layer = memory_layer(frame, {"id": "text"}, crs="EPSG:4326")
    book = {"adr": (Source("adr", columns={"address": "id"}), plan_of(layer))}
    locator, xy, _, _ = locate(by_address(), table(**{"Adresse-ID": [NABO]}), book)
    assert (xy, locator.crs.authid()) == ([(10.62, 55.07)], "EPSG:4326")
    source, plan = next(iter(addresses([HUS, NABO], cell=["100m_61768_6435", None]).values()))
    book = {"adr": (Source("adr", columns=source.columns, geography=Geography("cell")), plan)}
    locator, xy, code, reason = locate(by_address(), table(**{"Adresse-ID": [HUS, NABO, LANGT]}), book)
    assert locator.has_codes
    assert code == ["100m_61768_6435", None, None]
    assert reason == [None, "no_geography", "unknown_address"]


def test_addresses_of_another_municipality_are_refused_by_their_codes():
    layer = table(**{"Adresse-ID": ["04790012__17", "04790012__18", None]})
    with pytest.raises(SourceError) as error:
        locate(by_address(), layer, addresses(["01016378__33", "01476378__33"]))
    assert error.value.code == "other_municipality"
    assert (error.value.details["ours"], error.value.details["theirs"]) == ("0479", "0101, 0147")
    # a UUID has no municipality, its table may
    layer = table(**{"Adresse-ID": [HUS], "kommune": ["479"]})
    source = by_address()
    source = Source("a", columns={**source.columns, "municipality": "kommune"}, geography=source.geography)
    with pytest.raises(SourceError, match="other_municipality"):
        locate(source, layer, addresses([NABO], municipality=["0101"]))
    # in the same municipality an address may be unknown
    assert locate(source, layer, addresses([NABO], municipality=["0479"]))[3] == ["unknown_address"]


def test_keys_of_another_kind_are_refused():
    with pytest.raises(SourceError) as error:
        locate(by_address(), table(**{"Adresse-ID": ["04790012__17"]}), addresses([HUS]))
    assert error.value.code == "other_address_keys"
    assert (error.value.details["ours"], error.value.details["theirs"]) == ("KVH", "UUID")


def test_what_addresses_need_is_asked_for():
    layer = table(**{"Adresse-ID": [HUS]})
    for source, registers, code in (
        (by_address(), {}, "no_addresses_chosen"),
        (
            Source("a", geography=Geography("address", register="adr")),
            addresses([HUS]),
            "address_without_columns",
        ),
        (by_address(), addresses(["?"]), "no_addresses"),
        (by_address(), {"adr": (by_address(), plan_of(layer))}, "addresses_without_place"),
    ):
        with pytest.raises(SourceError) as error:
            locate(source, layer, registers)
        assert error.value.code == code


def test_every_note_has_words_of_its_own():
    notes = [SHORTENED, WITHOUT_KEY, SEVERAL_PLACES, FOSTER_HOME, UNDATED, BAD_DAYS, SETTLED]
    lines = list(note_lines(notes, dict.fromkeys(notes, 1234)))
    assert len(set(lines)) == len(notes)
    assert sum(line.endswith(": 1,234.") for line in lines) == 5


def test_an_address_layer_of_two_batches_and_a_table_with_numbers_as_keys():
    n = 70_000  # more than a batch
    frame = pd.DataFrame({"kvh": 10_163_780_001 + np.arange(n) % 999 + 10_000 * (np.arange(n) // 999)})
    frame = frame.assign(x=500_000.0 + np.arange(n), y=6_300_000.0)
    layer = memory_layer(frame, {"kvh": "long"}, name="adresser")
    book = {"adr": (Source("adr", columns={"address": "kvh"}), plan_of(layer))}
    wanted = [0, 998, 999, 65_535, 65_536, n - 1]
    keys = [int(frame["kvh"][row]) for row in wanted]
    _, xy, _, reason = locate(by_address(), table({"Adresse-ID": "long"}, **{"Adresse-ID": keys}), book)
    assert reason == [None] * len(wanted)
    assert [x - 500_000 for x, _ in xy] == wanted
