"""Address keys: DAWA's own examples (kvhTransformer, kvhxTransformer) and the variants that tables have."""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.addresses import (
    address_keys,
    key_kind,
    kvh_from_parts,
    kvh_keys,
    kvhx_from_parts,
    kvhx_keys,
    municipality_codes,
    uuid_keys,
)
from boligmon_plugin.domain.errors import DomainError

UUID = "0a3f507a-4bd5-32b8-e044-0003ba298018"


@pytest.mark.parametrize(
    "written",
    [
        UUID,
        UUID.upper(),
        f"{{{UUID.upper()}}}",
        f"  {UUID} ",
        UUID.replace("-", ""),
        "0A3F507A 4BD5 32B8 E044 0003BA298018",
        f"urn:uuid:{UUID}",
    ],
)
def test_a_uuid_is_the_same_however_it_is_written(written):
    assert uuid_keys([written]).tolist() == [UUID]


@pytest.mark.parametrize("written", [None, "", " ", UUID[:-1], UUID + "0", "g" + UUID[1:], "01016378__33"])
def test_what_is_no_uuid_is_none(written):
    assert uuid_keys([written]).tolist() == [None]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("01016378__33", "01016378__33"),  # DAWA's example
        ("01016378  33", "01016378__33"),
        ("010163780033", "01016378__33"),  # CPR's leading zeros
        ("0101637833", "01016378__33"),
        ("1016378__33", "01016378__33"),  # the zero that a spreadsheet takes
        ("10163780033", "01016378__33"),  # Geomatic's KKKVVVVHHHH
        (10163780033, "01016378__33"),
        (10163780033.0, "01016378__33"),
        ("04615319017A", "04615319_17A"),
        ("04615319_17a", "04615319_17A"),
        ("04615319134B", "04615319134B"),
        ("046153191", "04615319___1"),
        ("101-6378-33", "01016378__33"),
        ("0461 5319 17 ", "04615319__17"),
        ("461/319/17b", "04610319_17B"),
        ("04615319__93__1____", "04615319__93"),  # the KVH of a KVHX
    ],
)
def test_a_kvh_is_the_same_however_it_is_written(written, key):
    assert kvh_keys(np.array([written], dtype=object)).tolist() == [key]


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "01016378",  # no house number
        "01016378____",
        "010163780000",
        "01016378_ABC",
        "01016378_3_3B",
        "0101637812AB",
        "A1016378__33",
        "Østergade 33",
        "01016378__33__1____x",
        10163780033.5,
    ],
)
def test_what_is_no_kvh_is_none(written):
    assert kvh_keys(np.array([written], dtype=object)).tolist() == [None]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("04615319__93__1____", "04615319__93__1____"),  # DAWA's example
        ("04615319__93_st__th", "04615319__93_st__th"),
        ("04615319__93_ST__TH", "04615319__93_st__th"),
        ("04615319009301 TV  ", "04615319__93__1__tv"),
        ("04615319  93  1    ", "04615319__93__1____"),
        ("04615319  93  1", "04615319__93__1____"),  # blanks at the end that were trimmed
        ("0461531900930010002", "04615319__93__1___2"),
        ("4615319__93__1___2", "04615319__93__1___2"),
        ("04615319017A kl  mf", "04615319_17A_kl__mf"),
        ("04615319017Akl2  mf", "04615319_17Akl2__mf"),
        ("04615319__93", "04615319__93_______"),
        ("461-5319-93-st-th", "04615319__93_st__th"),
        ("461-5319-93-1-", "04615319__93__1____"),
    ],
)
def test_a_kvhx_is_the_same_however_it_is_written(written, key):
    assert kvhx_keys([written]).tolist() == [key]
    assert len(key) == 19


@pytest.mark.parametrize(
    "written", ["04615319__93xyz____", "04615319__93100____", "04615319__93__1?___", "x"]
)
def test_what_is_no_kvhx_is_none(written):
    assert kvhx_keys([written]).tolist() == [None]


def test_auto_takes_each_value_for_what_it_looks_like():
    values = [
        UUID.upper(),
        "01016378__33",
        "04615319__93__1____",
        "461-5319-93-1-th",
        "4615319__93",
        None,
        "x",
    ]
    expected = [
        UUID,
        "01016378__33",
        "04615319__93__1____",
        "04615319__93__1__th",
        "04615319__93",
        None,
        None,
    ]
    assert address_keys(values, "auto").tolist() == expected
    assert address_keys(values, "uuid").tolist() == [UUID] + [None] * 6
    assert address_keys(values, "kvh").tolist()[2] == "04615319__93"


def test_another_kind_is_a_mistake():
    with pytest.raises(DomainError, match="unknown_choice"):
        address_keys(["x"], "cpr")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([UUID, UUID, "01016378__33", None], "uuid"),
        (["01016378__33", "?", ""], "kvh"),
        (["04615319__93__1____", "01016378__33", "04615319__93_st__th"], "kvhx"),
        ([None, "Østergade 7"], ""),
        ([], ""),
    ],
)
def test_the_kind_of_a_column_is_that_of_most_values(values, kind):
    assert key_kind(np.array(values, dtype=object)) == kind


def test_kvh_from_parts_in_all_their_forms():
    municipality = [479, "0479", 479.0, "479", None, "0479", "0479", "04790", "0", "479"]
    road = ["0012", 12, "12.0", 12.0, 12, None, "12", "12", "12", "99999"]
    house = ["17", "017", "12 A", "12a", "17", "17", None, "17", "17", "17"]
    expected = ["04790012__17", "04790012__17", "04790012_12A", "04790012_12A"] + [None] * 6
    columns = [np.array(column, dtype=object) for column in (municipality, road, house)]
    assert kvh_from_parts(*columns).tolist() == expected
    assert kvh_from_parts([479], [12], [134]).tolist() == ["04790012_134"]


def test_kvhx_from_parts_may_lack_floor_and_door():
    floor = np.array(["ST.", "1.", "01", None, "", "kl", "st", "mezzanin"], dtype=object)
    door = np.array(["TH.", "tv", "0002", None, " ", "mf", None, "th"], dtype=object)
    n = len(floor)
    keys = kvhx_from_parts([479] * n, [12] * n, ["7b"] * n, floor, door)
    assert keys.tolist() == [
        "04790012__7B_st__th",
        "04790012__7B__1__tv",
        "04790012__7B__1___2",
        "04790012__7B_______",
        "04790012__7B_______",
        "04790012__7B_kl__mf",
        "04790012__7B_st____",
        None,
    ]


def test_the_parts_and_the_packed_key_give_the_same():
    packed = kvhx_keys(["04615319017AST  TH "])
    parts = kvhx_from_parts([461], [5319], ["17 A"], ["st"], ["th"])
    assert packed.tolist() == parts.tolist() == ["04615319_17A_st__th"]


def test_municipality_codes_have_four_digits():
    values = np.array([479, "0479", 479.0, "479.0", "479,0", None, "Svendborg", "12345"], dtype=object)
    assert municipality_codes(values).tolist() == ["0479"] * 5 + [None] * 3
    assert municipality_codes(np.array([101, 479])).tolist() == ["0101", "0479"]


def test_no_rows_give_no_keys():
    for read in (uuid_keys, kvh_keys, kvhx_keys):
        assert read(np.array([], dtype=object)).shape == (0,)
