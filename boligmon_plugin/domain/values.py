"""Columns as sources deliver them, brought to one form: numbers, texts, and ids to count distinct.

The same table gives integers from a GeoPackage, text from a CSV, floats from a spreadsheet. What follows must
not depend on it.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

# 1.234,5 and 1234,5 are Danish; 1234.5 and 1,234.5 English. A separator is one of thousands only when it is
# repeated or when a decimal separator of the other kind follows: 1.234 alone is a little more than one.
_DANISH = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:\.\d{3}){2,}|[-+]?\d+,\d+")
_ENGLISH = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+\.\d+|[-+]?\d{1,3}(?:,\d{3}){2,}")
# With a known decimal mark the other one can only separate thousands, also when it stands alone. What does
# not fit (1234.5 in a file of decimal commas) is read as without a mark.
_GROUPED = {
    ",": re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
    ".": re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?"),
}
# 0479 in a column that became floats, or the text of one.
_MUNICIPALITY = re.compile(r"\d{1,4}(?:[.,]0+)?")


def numbers(values: ArrayLike, decimal: str = "") -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """A column as numbers.

    Args:
        values: shape (n,), of numbers or text (decimal comma or point, thousands separators, spaces); None
            and
            blank text are missing, in a float column also NaN, which is how readers pass NULL on.
        decimal: decimal mark of texts: with "," the text 1.234 is 1234, with "." the text 1,234 is; "" where
            it is not known: both are a little more than one.

    Returns:
        shape (n,) of float64, NaN where missing or unreadable; and shape (n,) of bool, True where a value
        that is not missing is no finite number (other text, infinity, NaN among objects).
    """
    column = np.asarray(values)
    if column.dtype.kind in "iufb":
        number = column.astype(np.float64)
        return number, np.isinf(number)
    codes, uniques = pd.factorize(column)
    parsed = np.array([_number(value, decimal) for value in uniques] + [np.nan], dtype=np.float64)
    blank = np.array([str(value).strip() == "" for value in uniques] + [True], dtype=bool)
    number = parsed[codes]
    bad = ~np.isfinite(number) & ~blank[codes]
    for row in np.flatnonzero(codes < 0):  # None is missing, a float NaN that a layer holds is no count
        bad[row] = column[row] is not None
    return np.where(np.isfinite(number), number, np.nan), bad


def _number(value: object, decimal: str) -> float:
    text = re.sub(r"[\s\u00a0\u202f']", "", str(value))
    # A number of a mixed column is none that was written with a decimal mark.
    if isinstance(value, str) and decimal in _GROUPED and _GROUPED[decimal].fullmatch(text):
        text = text.replace("." if decimal == "," else ",", "").replace(",", ".")
    elif _DANISH.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    try:
        return float("nan") if "_" in text else float(text)  # Python alone reads 1_000 as a number
    except ValueError:
        return float("nan")


def texts(values: ArrayLike) -> NDArray[np.object_]:
    """A column as stripped text, None where missing; whole numbers have no decimal part; shape (n,)."""
    column = np.asarray(values)
    if column.dtype.kind in "iu":
        return column.astype(str).astype(object)
    if column.dtype.kind == "M":
        text = np.datetime_as_string(column, unit="D").astype(object)
        text[np.isnat(column)] = None
        return text
    codes, uniques = pd.factorize(column)
    read = np.empty(len(uniques) + 1, dtype=object)
    read[:-1] = [_text(value) for value in uniques]
    return read[codes]


def _text(value: object) -> str | None:
    if isinstance(value, (float, np.floating)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return str(value).strip() or None


def municipality_codes(values: ArrayLike) -> NDArray[np.object_]:
    """A column as municipality codes: four digits with leading zeros, as 479, "0479", 479.0 and " 479 " mean.

    Args:
        values: shape (n,), of numbers or text.

    Returns:
        shape (n,) of text, None where the value is missing or has not one to four digits.

    Source:
        DANISH_DOMAIN section 2: kommunekode, four digits (0101 to 0860).
    """
    text = texts(values)
    codes, uniques = pd.factorize(text)
    read = np.empty(len(uniques) + 1, dtype=object)
    read[:-1] = [
        re.split("[.,]", one)[0].zfill(4) if _MUNICIPALITY.fullmatch(one) else None for one in uniques
    ]
    return read[codes]


def unit_keys(columns: list[ArrayLike]) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """One integer for each combination of values, to count distinct units without keeping the ids.

    The key is a 64-bit hash of the texts: two of a million different units share one with a probability of
    3e-8. A combination in which all values are missing is no unit.

    Args:
        columns: one or more arrays of shape (n,).

    Returns:
        shape (n,) of keys, and shape (n,) of bool, True where all values are missing.

    Source:
        ``pandas.util.hash_array`` (SipHash of text); combined as in the boost library's ``hash_combine``.
    """
    key: NDArray[np.uint64] | None = None
    missing: NDArray[np.bool_] | None = None
    for column in columns:
        text = texts(column)
        blank = pd.isna(text)
        hashed = pd.util.hash_array(np.where(blank, "", text).astype(object), categorize=True)
        if key is None or missing is None:
            key, missing = hashed, blank
        else:
            mixed = hashed + np.uint64(0x9E3779B97F4A7C15) + (key << np.uint64(6)) + (key >> np.uint64(2))
            key, missing = key ^ mixed, missing & blank
    if key is None or missing is None:
        raise ValueError("unit_keys needs at least one column")
    return key, missing
