"""Civil registration (CPR) numbers: finding columns that hold them, and birth dates and ages.

A CPR number is the date of birth, ``ddmmyy``, and four digits, of which the first gives the century. The
classic check (modulus 11) is not asked for: since 1 October 2007 numbers are given out that do not meet it.
Nothing here returns or raises with a number, or with anything else that was read.

Source:
    DANISH_DOMAIN section 5 (cpr.dk: "Personnummeret i CPR"; replacement numbers have 60 added to the day).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .values import texts

Days = NDArray[np.datetime64]

# A spreadsheet takes the leading zero away: nine digits are a number of the first nine days of a month. The
# day may have 60 added. A hyphen, a dash or a space may stand before the last four digits.
_NUMBER = re.compile(r"(\d{6})\s?[-\u2013]?\s?(\d{4})|(\d{9})(?:[.,]0+)?|(\d{10})[.,]0+")
# Inside a text: neither a part of a longer number nor of an id such as a UUID.
_INSIDE = re.compile(r"(?:(?<![\w-])|(?<=cpr)|(?<=nr))(\d{6})\s?[-\u2013]?\s?(\d{4})(?![\w-])", re.IGNORECASE)
_HEADER = re.compile(r"cpr|personn(?:umme)?r|pnr", re.IGNORECASE)
_DIGITS = 10
_REPLACEMENT = 60
_LONGEST_DAY, _LAST_MONTH = 31, 12
# A column is flagged from this share and this number of its values on.
_SHARE, _HITS = 0.02, 3


def looks_like_cpr(values: ArrayLike) -> NDArray[np.bool_]:
    """Whether each value is written like a CPR number and begins with a day that there was.

    Args:
        values: shape (n,), text or numbers, with or without hyphen or space; nine digits are read as a
            number that lost its leading zero. None, NaN and blank are not one.

    Returns:
        shape (n,). Dates of eight digits, KVH keys and longer ids do not match; a case number of ten digits
        may, when it begins like a day (about one in fourteen of random ones).
    """
    return ~np.isnat(birth_dates(values))


def holds_cpr(values: ArrayLike) -> NDArray[np.bool_]:
    """Whether a CPR number stands somewhere in a longer text; shape (n,), False for numbers and for text
    that is nothing but the number (``looks_like_cpr`` finds those)."""
    column = np.asarray(values)
    if column.dtype.kind not in "OUS":
        return np.zeros(column.shape, dtype=bool)
    codes, uniques = pd.factorize(texts(column))
    found = np.array([*(_inside(text) for text in uniques), False], dtype=bool)
    return found[codes]


def _inside(text: str) -> bool:
    if len(text) <= _DIGITS or _NUMBER.fullmatch(text):
        return False
    numbers = [int(first + last) for first, last in _INSIDE.findall(text)]
    return bool(numbers) and not bool(np.isnat(_births(np.array(numbers, dtype=np.int64))).all())


def share_of_cpr(values: ArrayLike) -> float:
    """Share of the values that are not missing that look like a CPR number, 0 to 1; 0 where there are none.

    Args:
        values: shape (n,), as for ``looks_like_cpr``.
    """
    column = np.asarray(values)
    filled = int((~pd.isna(texts(column))).sum())
    return float(looks_like_cpr(column).sum()) / filled if filled else 0.0


@dataclass(frozen=True)
class CprCount:
    """What looks like CPR numbers in some values: never the values.

    Attributes:
        filled: values that are not missing.
        hits: values that look like a CPR number.
        inside: longer texts with a CPR number in them.
    """

    filled: int = 0
    hits: int = 0
    inside: int = 0

    def __add__(self, other: CprCount) -> CprCount:
        return CprCount(self.filled + other.filled, self.hits + other.hits, self.inside + other.inside)


def count_cpr(values: ArrayLike) -> CprCount:
    """Counts in one pass what ``looks_like_cpr`` and ``holds_cpr`` find.

    Args:
        values: shape (n,), as for ``looks_like_cpr``.
    """
    column = np.asarray(values)
    if column.dtype.kind not in "OUS":
        hits = int(looks_like_cpr(column).sum())
        return CprCount(int((~pd.isna(column)).sum()), hits, 0)
    codes, uniques = pd.factorize(column)
    times = np.bincount(codes[codes >= 0], minlength=len(uniques))
    text = [str(value).strip() for value in uniques]
    # Most values are shorter than a CPR number: only the others are looked at.
    long = np.array([len(one) >= _DIGITS - 1 for one in text], dtype=bool)
    filled = np.array([one != "" for one in text], dtype=bool)
    rest, times_of_rest = np.array(uniques, dtype=object)[long], times[long]
    return CprCount(
        int(times[filled].sum()),
        int(times_of_rest[looks_like_cpr(rest)].sum()),
        int(times_of_rest[holds_cpr(rest)].sum()),
    )


def names_cpr(header: str) -> bool:
    """Whether a column's name says that it holds CPR numbers (``CPR-nr.``, ``Personnummer``, ``pnr``)."""
    return _HEADER.search(re.sub(r"[\s._-]", "", header)) is not None


def flags_column(header: str, filled: int, hits: int, inside: int, *, measure: bool = False) -> bool:
    """Whether a column must be reported to hold CPR numbers.

    Args:
        header: the column's name.
        filled: values that are not missing.
        hits: values that look like a CPR number.
        inside: longer texts with a CPR number in them: one is enough.
        measure: True for a column that is known to hold a measure, a number of kroner say.

    Source:
        DANISH_DOMAIN section 5: from 2 % and three of the values on, or by its name; one hit in free text.
    """
    if names_cpr(header) or inside > 0:
        return True
    return not measure and hits >= _HITS and hits >= _SHARE * filled


def birth_dates(values: ArrayLike) -> Days:
    """The dates of birth that CPR numbers begin with.

    The seventh digit gives the century: 0-3 the 1900s; 4 and 9 the 2000s up to year 36, else the 1900s; 5-8
    the 2000s up to year 57, else the 1800s.

    Args:
        values: shape (n,), as for ``looks_like_cpr``.

    Returns:
        shape (n,), NaT where the value is no CPR number or there is no such day.
    """
    column = np.asarray(values)
    if column.dtype.kind in "iuf":
        whole = np.where(np.isfinite(column), column, 0)
        good = (whole == np.floor(whole)) & (whole >= 10 ** (_DIGITS - 2)) & (whole < 10**_DIGITS)
        return _births(np.where(good, whole, -1).astype(np.int64))
    if column.dtype.kind not in "OUS":
        return np.full(column.shape, np.datetime64("NaT"), dtype="datetime64[D]")
    codes, uniques = pd.factorize(texts(column))
    matches = [_NUMBER.fullmatch(text) for text in uniques]
    numbers = ["-1" if found is None else "".join(part or "" for part in found.groups()) for found in matches]
    return _births(np.array([*map(int, numbers), -1], dtype=np.int64))[codes]


def _births(numbers: NDArray[np.int64]) -> Days:
    """Dates of birth of numbers of ten digits, NaT for what is none."""
    front, seventh = numbers // 10_000, numbers // 1000 % 10
    day, month, year = front // 10_000, front // 100 % 100, front % 100
    day = np.where(day > _REPLACEMENT, day - _REPLACEMENT, day)
    good = (numbers > 0) & (day >= 1) & (day <= _LONGEST_DAY) & (month >= 1) & (month <= _LAST_MONTH)
    late = np.isin(seventh, (4, 9))
    century = np.where(seventh <= 3, 1900, np.where(late, np.where(year <= 36, 2000, 1900), 0))  # noqa: PLR2004 - the rule
    century = np.where((seventh > 3) & ~late, np.where(year <= 57, 2000, 1800), century)  # noqa: PLR2004
    start = ((century + year - 1970) * 12 + np.where(good, month, 1) - 1).astype("datetime64[M]")
    days = start.astype("datetime64[D]") + np.where(good, day - 1, 0)
    good &= days.astype("datetime64[M]") == start  # 31 February is a day of March
    return np.where(good, days, np.datetime64("NaT"))


def ages_at(birth: ArrayLike, day: ArrayLike) -> NDArray[np.float64]:
    """Age in whole years on a day.

    Who is born on 29 February is a year older on 1 March of a common year.

    Args:
        birth: shape (n,) dates of birth.
        day: one day, or shape (n,).

    Returns:
        shape (n,) years, NaN where a date is missing or the day is before the birth.
    """
    born = np.asarray(birth, dtype="datetime64[D]")
    born, at = np.broadcast_arrays(born, np.asarray(day, dtype="datetime64[D]"))
    years = at.astype("datetime64[Y]").astype(np.int64) - born.astype("datetime64[Y]").astype(np.int64)
    early = _month_and_day(at) < _month_and_day(born)
    known = ~(np.isnat(born) | np.isnat(at))
    age = np.where(known, years - early, 0).astype(np.float64)
    return np.where(known & (age >= 0), age, np.nan)


def _month_and_day(days: Days) -> NDArray[np.int64]:
    months = days.astype("datetime64[M]")
    in_month = (days - months.astype("datetime64[D]")).astype(np.int64)
    return months.astype(np.int64) % 12 * 100 + in_month
