"""Columns as sources deliver them: numbers, texts and units do not depend on the file's types."""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.values import municipality_codes, numbers, texts, unit_keys

READABLE = [
    ("12", 12.0),
    (" 12 ", 12.0),
    ("+3", 3.0),
    ("-3", -3.0),
    ("0", 0.0),
    ("1234.5", 1234.5),
    ("1234,5", 1234.5),
    ("0,25", 0.25),
    ("1.234,5", 1234.5),
    ("1,234.5", 1234.5),
    ("1.234.567", 1234567.0),
    ("1,234,567", 1234567.0),
    ("1.234.567,89", 1234567.89),
    ("1,234,567.89", 1234567.89),
    ("12 345", 12345.0),
    ("12\u00a0345,5", 12345.5),
    ("12\u202f345", 12345.0),
    ("1.234", 1.234),  # a lone point is a decimal point
    ("1,234", 1.234),  # and a lone comma a decimal comma
    ("1e3", 1000.0),
]
UNREADABLE = [
    "tolv",
    "1.2.3",
    "1,2,3",
    "1.23,4.5",
    "12 kr.",
    "nan",
    "NaN",
    "inf",
    "-inf",
    "Infinity",
    "1_000",
    "--1",
]


@pytest.mark.parametrize(("text", "value"), READABLE)
def test_numbers_in_danish_and_english_writing(text, value):
    number, bad = numbers([text])
    assert number[0] == value
    assert not bad[0]


@pytest.mark.parametrize("text", UNREADABLE)
def test_text_that_is_no_finite_number_is_bad_and_not_missing(text):
    number, bad = numbers([text])
    assert np.isnan(number[0])
    assert bad[0]


def test_a_blank_or_none_is_missing_and_not_bad():
    for column in ([None, "1"], ["", "1"], ["  ", "1"], [None, 1], [None, 1.0], [None, np.int64(1)]):
        number, bad = numbers(np.array(column, dtype=object))
        assert np.isnan(number).tolist() == [True, False], column
        assert number[1] == 1
        assert not bad.any()


def test_nan_that_a_layer_holds_is_no_count_and_null_in_a_float_column_is_missing():
    number, bad = numbers(np.array([float("nan"), None, 2.0], dtype=object))
    assert bad.tolist() == [True, False, False]
    assert np.isnan(number).tolist() == [True, True, False]
    number, bad = numbers(np.array([np.nan, 2.0]))
    assert not bad.any()
    assert np.isnan(number).tolist() == [True, False]


def test_infinity_is_bad_in_every_column():
    for column in (np.array([np.inf, 1.0]), np.array([float("inf"), None], dtype=object), ["inf", "1"]):
        number, bad = numbers(column)
        assert bad.tolist() == [True, False], column
        assert not np.isfinite(number[0])


@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.uint8, np.float64, np.float32, object, str])
def test_the_same_numbers_in_every_type(dtype):
    number, bad = numbers(np.array([3, 0, 120]).astype(dtype))
    assert number.dtype == np.float64
    assert number.tolist() == [3.0, 0.0, 120.0]
    assert not bad.any()


def test_texts_are_stripped_and_whole_floats_have_no_decimals():
    column = np.array(["  a b ", "0101", "", "  ", None, 7, 7.0, 2.5, float("nan")], dtype=object)
    assert texts(column).tolist() == ["a b", "0101", None, None, None, "7", "7", "2.5", None]


@pytest.mark.parametrize("dtype", [np.int64, np.int32, np.float64, object])
def test_a_whole_code_is_the_same_text_in_every_type(dtype):
    assert texts(np.array([101, 9007199254740993]).astype(np.int64)).tolist() == ["101", "9007199254740993"]
    assert texts(np.array([101, 851]).astype(dtype)).tolist() == ["101", "851"]


def test_large_ids_keep_every_digit():
    # 2**53 + 1 is no float: two citizens must not become one
    column = np.array([9007199254740992, 9007199254740993], dtype=np.int64)
    assert len(set(texts(column))) == 2
    assert len(set(unit_keys([column])[0].tolist())) == 2
    with_null = np.array([9007199254740992, 9007199254740993, None], dtype=object)
    assert texts(with_null).tolist() == ["9007199254740992", "9007199254740993", None]


def test_empty_columns():
    assert numbers(np.array([], dtype=object))[0].tolist() == []
    assert texts(np.array([], dtype=object)).tolist() == []
    assert len(unit_keys([np.array([], dtype=object)])[0]) == 0


# --- units


def test_units_are_the_distinct_combinations():
    random = np.random.RandomState(11)
    first = random.randint(0, 300, 20_000)
    second = np.array(["a", "b", "", None], dtype=object)[random.randint(0, 4, 20_000)]
    keys, missing = unit_keys([first, second])
    assert keys.dtype == np.uint64
    assert not missing.any()
    seen = {}
    for one, other, key in zip(first.tolist(), second.tolist(), keys.tolist()):
        assert seen.setdefault((one, other or None), key) == key
    assert len(set(seen.values())) == len(seen)


def test_a_unit_does_not_depend_on_the_type_of_its_column():
    whole = np.array([7, 12, 7], dtype=np.int64)
    expected, _ = unit_keys([whole])
    for other in (whole.astype(float), whole.astype(str), whole.astype(object), np.array(["7 ", " 12", "7"])):
        np.testing.assert_array_equal(unit_keys([other])[0], expected)


def test_the_order_of_the_columns_counts():
    one, other = np.array(["a"]), np.array(["b"])
    assert unit_keys([one, other])[0][0] != unit_keys([other, one])[0][0]
    assert unit_keys([one, other])[0][0] != unit_keys([one, one])[0][0]
    joined, split = (
        unit_keys([np.array(["ab"]), np.array(["c"])]),
        unit_keys([np.array(["a"]), np.array(["bc"])]),
    )
    assert joined[0][0] != split[0][0]


def test_a_unit_is_missing_only_where_all_its_values_are():
    first = np.array(["a", None, "", None], dtype=object)
    second = np.array([None, 2, "  ", float("nan")], dtype=object)
    _, missing = unit_keys([first, second])
    assert missing.tolist() == [False, False, True, True]


def test_units_of_no_column_are_refused():
    with pytest.raises(ValueError, match="at least one column"):
        unit_keys([])


# --- a known decimal mark


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.234", ",", 1234.0),
        ("1.234", "", 1.234),
        ("1.234", ".", 1.234),
        ("1,234", ".", 1234.0),
        ("1,234", "", 1.234),
        ("1,234", ",", 1.234),
        ("-12.345,6", ",", -12345.6),
        ("12,345.6", ".", 12345.6),
        ("1.234.567", ",", 1234567.0),
        ("1.234.567", ".", 1234567.0),  # repeated: it can only separate thousands
        ("1234.5", ",", 1234.5),  # no group of thousands: it can only be a fraction
        ("1234,5", ".", 1234.5),
        ("0.5", ",", 0.5),
        ("1 234", ",", 1234.0),
        ("12", ",", 12.0),
    ],
)
def test_a_known_decimal_mark_decides_what_a_lone_separator_is(text, decimal, value):
    number, bad = numbers([text], decimal)
    assert number[0] == pytest.approx(value)
    assert not bad[0]


def test_numbers_that_are_no_text_have_no_decimal_mark():
    number, bad = numbers(np.array([1.234, "1.234", None], dtype=object), ",")
    assert number[:2].tolist() == [1.234, 1234.0]
    assert not bad.any()
    assert numbers(np.array([1.234]), ",")[0].tolist() == [1.234]


# --- municipality codes


@pytest.mark.parametrize("value", [479, 479.0, "479", "0479", " 479 ", "479.0", "479,0", np.int64(479)])
def test_a_municipality_code_has_four_digits_in_every_writing(value):
    assert municipality_codes(np.array([value, None], dtype=object)).tolist() == ["0479", None]


def test_municipality_codes_of_typed_columns():
    assert municipality_codes(np.array([101, 851])).tolist() == ["0101", "0851"]
    assert municipality_codes(np.array([101.0, np.nan, 147.0])).tolist() == ["0101", None, "0147"]


def test_what_is_no_municipality_code_is_none():
    column = ["", "  ", "10479", "Svendborg", "479.5", "-479", "DK479", None, 479.5, float("nan")]
    assert municipality_codes(np.array(column, dtype=object)).tolist() == [None] * len(column)
    assert municipality_codes(np.array([], dtype=object)).tolist() == []
