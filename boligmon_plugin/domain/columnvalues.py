"""What the values of a column parse as: the evidence that it can play a role.

Source:
    DANISH_DOMAIN section 4.1 (cell codes) and 5 (address keys, municipality and road codes).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .cpr import looks_like_cpr
from .grid import grid_of_code
from .periods import DAY, parse_periods
from .values import numbers, texts

Mask = NDArray[np.bool_]

# Roles that values alone can show, without a telling name.
VALUE_ROLES = ("period", "person", "address", "cell")

_UUID = r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?"
_KVH = r"\d{7,8}[_ \d]{3}[\dA-ZÆØÅ]"
_KVHX = _KVH + r"[_ \dA-ZÆØÅ]{7}"
_ADDRESS = re.compile(f"{_UUID}|{_KVHX}|{_KVH}", re.IGNORECASE)
_KEY = re.compile(f"{_KVHX}|{_KVH}", re.IGNORECASE)
_HOUSE = re.compile(r"\d{1,3}\s?[A-ZÆØÅ]?", re.IGNORECASE)
_FLOOR = re.compile(r"st\.?|kl\.?|k\d|\d{1,2}\.?", re.IGNORECASE)
_DOOR = re.compile(r"t[hv]\.?|mf\.?|[\w./-]{1,4}", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"0?\d{3}(?:[.,]0+)?")
_ROAD = re.compile(r"\d{1,4}(?:[.,]0+)?")
_LONGEST_ID = 64


def is_empty(values: ArrayLike) -> Mask:
    """Where a column has no value: None, NaN, NaT, blank text; shape (n,)."""
    return np.asarray(pd.isna(texts(np.asarray(values))), dtype=bool)


def evidence_of(role: str, sample: ArrayLike, *, by_values: bool = False) -> float:
    """The share of a sample's values that parse as what a role needs.

    Args:
        role: one of ``study.roles.ROLES``; any other takes whatever has a value.
        sample: shape (k,), values of one column; missing ones do not count.
        by_values: True for the stricter test that a column must pass whose name says nothing: whole dates
            for a period, CPR numbers for a person, KVH or KVHX for an address (a UUID may be the id of
            anything).

    Returns:
        0 to 1; 0 for a column without any value.
    """
    column = np.asarray(sample)
    empty = is_empty(column)
    kept = column[~empty] if len(column) else column
    if len(kept) == 0:
        return 0.0
    test = _STRICT[role] if by_values else _TESTS.get(role, _anything)
    return float(test(kept).mean())


def _anything(values: NDArray[np.generic]) -> Mask:
    return np.ones(len(values), dtype=bool)


def _periods(values: NDArray[np.generic]) -> Mask:
    return ~np.isnat(parse_periods(values)[0])


def _days(values: NDArray[np.generic]) -> Mask:
    return parse_periods(values)[1] == DAY


def _dates(values: NDArray[np.generic]) -> Mask:
    return np.zeros(len(values), dtype=bool) if values.dtype.kind in "iuf" else _days(values)


def _amounts(values: NDArray[np.generic]) -> Mask:
    number, bad = numbers(values)
    return ~bad & (number >= 0)


def _between(low: float, high: float, *, whole: bool = False) -> Callable[[NDArray[np.generic]], Mask]:
    def test(values: NDArray[np.generic]) -> Mask:
        number, _ = numbers(values)
        inside = (number >= low) & (number <= high)
        return inside & (number == np.floor(number)) if whole else inside

    return test


def _written(pattern: re.Pattern[str]) -> Callable[[NDArray[np.generic]], Mask]:
    def test(values: NDArray[np.generic]) -> Mask:
        return np.array([pattern.fullmatch(str(text)) is not None for text in texts(values)], dtype=bool)

    return test


def _ids(values: NDArray[np.generic]) -> Mask:
    """Ids: short, without blanks, neither dates nor fractions."""
    if values.dtype.kind == "M":
        return np.zeros(len(values), dtype=bool)
    number, _ = numbers(values)
    fraction = (number != np.floor(number)) & ~np.isnan(number)
    text = texts(values)
    short = np.array([len(str(one)) <= _LONGEST_ID and " " not in str(one) for one in text], dtype=bool)
    return short & ~fraction & ~np.asarray(_days(text), dtype=bool) | looks_like_cpr(values)


def _distinct(values: NDArray[np.generic]) -> Mask:
    """Ids that are there once: of a repeated one only the first counts."""
    return _ids(values) & ~np.asarray(pd.Series(texts(values)).duplicated(), dtype=bool)


def _cells(values: NDArray[np.generic]) -> Mask:
    return np.array([grid_of_code(str(text)) is not None for text in texts(values)], dtype=bool)


def _numbers(values: NDArray[np.generic]) -> Mask:
    number, bad = numbers(values)
    return ~bad & ~np.isnan(number)


def _words(values: NDArray[np.generic]) -> Mask:
    """Words or codes, but no dates and no fractions."""
    if values.dtype.kind == "M":
        return np.zeros(len(values), dtype=bool)
    number, _ = numbers(values)
    return ~((number != np.floor(number)) & ~np.isnan(number)) & ~np.asarray(_dates(values), dtype=bool)


_TESTS: dict[str, Callable[[NDArray[np.generic]], Mask]] = {
    "period": _periods,
    "start": _days,
    "stop": _days,
    "birth": _days,
    "person": _ids,
    "family": _ids,
    "custody": _ids,
    "row": _distinct,
    "count": _amounts,
    "age": _between(0, 130, whole=True),
    "children": _between(0, 30, whole=True),
    "grade": _between(-3, 13),
    "income": _numbers,
    "x": _numbers,
    "y": _numbers,
    "cell": _cells,
    "address": _written(_ADDRESS),
    "municipality": _written(_MUNICIPALITY),
    "road": _written(_ROAD),
    "house": _written(_HOUSE),
    "floor": _written(_FLOOR),
    "door": _written(_DOOR),
    **dict.fromkeys(("type", "paragraph", "decision", "service", "status", "family_type"), _words),
    **dict.fromkeys(("class_type", "school_type", "move", "employment", "area", "name"), _words),
    **dict.fromkeys(("acting_municipality", "paying_municipality", "home_municipality"), _words),
}
_STRICT: dict[str, Callable[[NDArray[np.generic]], Mask]] = {
    "period": _dates,
    "person": looks_like_cpr,
    "address": _written(_KEY),
    "cell": _cells,
}
