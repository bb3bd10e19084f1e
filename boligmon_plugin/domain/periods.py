"""Periods: reading them from any column, naming them, making them coarser, pairing two sources.

A period is stored as the day it starts (``datetime64[D]``) and a unit. Text that sorts names it: ``2015``,
``2015-H1``, ``2015-Q3``, ``2015-03``, ``2015-03-31``, school year ``2023/24`` (1 August to 31 July).

Source:
    DESIGN section 3 (names), METHODS A1 (coarsening); Statistics Denmark's forms ``2015K3``, ``2015M03``,
    ``2015H1``; the Danish school year: folkeskoleloven § 14 a (1 August).
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError

YEAR, HALF_YEAR, QUARTER, MONTH, SCHOOL_YEAR, DAY = (
    "year",
    "half_year",
    "quarter",
    "month",
    "school_year",
    "day",
)
UNITS = (YEAR, HALF_YEAR, QUARTER, MONTH, SCHOOL_YEAR, DAY)

Days = NDArray[np.datetime64]

_MONTHS = {YEAR: 12, HALF_YEAR: 6, QUARTER: 3, MONTH: 1, SCHOOL_YEAR: 12}
_YEARS = (1800, 2999)  # another year is a code or a mark (9999-12-31: no end yet), in whatever column
# Excel's day 1 is 1900-01-01 and it counts a 29 February 1900 that never was: from March 1900 on the days are
# those since 1899-12-30. As years, 20000 to 80000 (1954 to 2119) mean nothing.
_EXCEL_DAY_0, _EXCEL_SERIALS = np.datetime64("1899-12-30", "D"), (20_000, 80_000)
_CENTURY, _TWO_DIGITS = 2000, 100
_SCHOOL_START = 7  # months from January to August

# A unit nests in the coarser units named; a quarter does not nest in a school year (July to September).
_NESTS = {
    DAY: (DAY, MONTH, QUARTER, HALF_YEAR, YEAR, SCHOOL_YEAR),
    MONTH: (MONTH, QUARTER, HALF_YEAR, YEAR, SCHOOL_YEAR),
    QUARTER: (QUARTER, HALF_YEAR, YEAR),
    HALF_YEAR: (HALF_YEAR, YEAR),
    YEAR: (YEAR,),
    SCHOOL_YEAR: (SCHOOL_YEAR,),
}

_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january",
            "feb februar february",
            "mar marts march",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_YEAR = re.compile(r"(\d{4})(?:[.,]0+)?")
_SERIAL = re.compile(r"(\d{5})(?:[.,]0+)?")
_PART = re.compile(r"(\d{4})[-\s]?([HKQM])\s?(\d{1,2})", re.IGNORECASE)
_HALF = re.compile(r"([12])\.?\s?halvår\s(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"([1-4])\.?\s?(?:kvartal|kvt\.?)\s(\d{4})", re.IGNORECASE)
_SCHOOL = re.compile(r"(?:skoleåret\s)?(\d{4})/(\d{2}|\d{4})", re.IGNORECASE)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NAMED_MONTH = re.compile(r"([^\W\d]+)\.?\s?-?(\d{2}|\d{4})")
_TIME = r"(?:[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})" + _TIME)
_DANISH = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})" + _TIME)


def parse_periods(values: ArrayLike, *, excel_serials: bool = False) -> tuple[Days, NDArray[np.object_]]:
    """The start day and the unit of each value of a period column.

    Whole numbers are years, dates and datetimes are days, text is read in all forms the module's docstring
    and the Danish ones name (``31-03-2015``, ``Juli 17``, ``1. halvår 2015``). Two-digit years are 2000-2099.

    Args:
        values: shape (n,), of whole numbers, floats, ``datetime64`` or text; None, NaN, NaT and blank are
            missing.
        excel_serials: True to read whole numbers from 20000 to 80000, also as text, as Excel's days.

    Returns:
        shape (n,) start days, NaT where the value is missing or is no period; and shape (n,) units
        (``UNITS``), None where the day is NaT.
    """
    column = np.asarray(values)
    if column.dtype.kind == "M":
        days = column.astype("datetime64[D]")
        year = days.astype("datetime64[Y]").astype(np.int64) + 1970
        days = np.where((year >= _YEARS[0]) & (year <= _YEARS[1]), days, np.datetime64("NaT"))
        return days, _units(~np.isnat(days), DAY)
    if column.dtype.kind in "iuf":
        whole = np.where(np.isfinite(column), column, 0)
        good = (whole == np.floor(whole)) & (whole >= _YEARS[0]) & (whole <= _YEARS[1])
        days = np.full(column.shape, np.datetime64("NaT"), dtype="datetime64[D]")
        years = (whole[good].astype(np.int64) - 1970).astype("datetime64[Y]")
        days[good] = years.astype("datetime64[D]")
        units = _units(good, YEAR)
        if excel_serials:
            low, high = _EXCEL_SERIALS
            serial = (whole == np.floor(whole)) & (whole >= low) & (whole <= high)
            days[serial] = _EXCEL_DAY_0 + whole[serial].astype(np.int64)
            units[serial] = DAY
        return days, units
    codes, uniques = pd.factorize(column)  # a period column has few distinct values: read each text once
    parsed = [_parse_text(str(text), excel_serials) for text in uniques]
    days = np.array([day for day, _ in parsed] + [np.datetime64("NaT")], dtype="datetime64[D]")
    units = np.array([unit for _, unit in parsed] + [None], dtype=object)
    return days[codes], units[codes]  # code -1 (missing) takes the last entry


def _units(known: NDArray[np.bool_], unit: str) -> NDArray[np.object_]:
    units = np.full(known.shape, None, dtype=object)
    units[known] = unit
    return units


def _parse_text(text: str, excel_serials: bool) -> tuple[np.datetime64, str | None]:
    """One text as (start day, unit); (NaT, None) when it is no period."""
    text = " ".join(text.split())
    if excel_serials and (match := _SERIAL.fullmatch(text)):
        serial = int(match[1])
        if _EXCEL_SERIALS[0] <= serial <= _EXCEL_SERIALS[1]:
            return _EXCEL_DAY_0 + serial, DAY
    for read in (_read_parts, _read_named, _read_dates):
        found = read(text)
        if found is not None:
            year, month, day, unit = found
            if not _YEARS[0] <= year <= _YEARS[1]:
                break
            try:
                return np.datetime64(f"{year:04d}-{month:02d}-{day:02d}", "D"), unit
            except ValueError:  # 31 February
                break
    return np.datetime64("NaT", "D"), None


def _read_parts(text: str) -> tuple[int, int, int, str] | None:
    """Years, halves, quarters, months by number, school years."""
    if match := _YEAR.fullmatch(text):
        return int(match[1]), 1, 1, YEAR
    if match := _PART.fullmatch(text):
        unit = {"H": HALF_YEAR, "K": QUARTER, "Q": QUARTER, "M": MONTH}[match[2].upper()]
        number = int(match[3])
        if 1 <= number <= 12 // _MONTHS[unit]:
            return int(match[1]), 1 + (number - 1) * _MONTHS[unit], 1, unit
    if match := _SCHOOL.fullmatch(text):
        first = int(match[1])
        if int(match[2]) in {first + 1, (first + 1) % 100}:
            return first, _SCHOOL_START + 1, 1, SCHOOL_YEAR
    if match := _YEAR_MONTH.fullmatch(text):
        return int(match[1]), int(match[2]), 1, MONTH
    return None


def _read_named(text: str) -> tuple[int, int, int, str] | None:
    """Periods with a Danish or English word: ``1. halvår 2015``, ``3. kvartal 2015``, ``Juli 17``."""
    if match := _HALF.fullmatch(text):
        return int(match[2]), 1 + 6 * (int(match[1]) - 1), 1, HALF_YEAR
    if match := _QUARTER.fullmatch(text):
        return int(match[2]), 1 + 3 * (int(match[1]) - 1), 1, QUARTER
    if match := _NAMED_MONTH.fullmatch(text):
        month = _NAMES.get(match[1].casefold())
        if month is not None:
            year = int(match[2])
            return (year + _CENTURY if year < _TWO_DIGITS else year), month, 1, MONTH
    return None


def _read_dates(text: str) -> tuple[int, int, int, str] | None:
    """Dates, ISO or Danish (day first), with or without a time of day."""
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3]), DAY
    if match := _DANISH.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1]), DAY
    return None


def nests(fine: str, coarse: str) -> bool:
    """Whether every period of the unit ``fine`` lies inside one period of the unit ``coarse``."""
    return coarse in _NESTS[fine]


def coarser_unit(one: str, other: str) -> str:
    """The coarser of two units.

    Raises:
        DomainError: neither nests in the other ("units_do_not_nest"): a calendar year and a school year.
    """
    if nests(one, other):
        return other
    if nests(other, one):
        return one
    raise DomainError("units_do_not_nest", one_unit=one, other_unit=other)


def coarsen(days: ArrayLike, unit: str) -> Days:
    """The start of the period of ``unit`` that holds each day; shape (n,), NaT stays NaT."""
    day = np.asarray(days, dtype="datetime64[D]")
    if unit == DAY:
        return day
    missing = np.isnat(day)
    out = from_ordinals(ordinals(np.where(missing, np.datetime64(0, "D"), day), unit), unit)
    out[missing] = np.datetime64("NaT")
    return out


def ordinals(days: ArrayLike, unit: str) -> NDArray[np.int64]:
    """Consecutive numbers of the periods that hold the days (none of them NaT); shape (n,)."""
    day = np.asarray(days, dtype="datetime64[D]")
    if unit == DAY:
        return day.astype(np.int64)
    month = day.astype("datetime64[M]").astype(np.int64)
    return (month - (_SCHOOL_START if unit == SCHOOL_YEAR else 0)) // _MONTHS[unit]


def from_ordinals(numbers: ArrayLike, unit: str) -> Days:
    """The start days of the periods that ``ordinals`` numbers; shape (n,)."""
    number = np.asarray(numbers, dtype=np.int64)
    if unit == DAY:
        return number.astype("datetime64[D]")
    month = number * _MONTHS[unit] + (_SCHOOL_START if unit == SCHOOL_YEAR else 0)
    return month.astype("datetime64[M]").astype("datetime64[D]")


def shift(days: ArrayLike, unit: str, periods: int) -> Days:
    """Period starts moved by a number of periods of their unit (days for single dates); shape (n,)."""
    day = np.asarray(days, dtype="datetime64[D]")
    if unit == DAY:
        return (day.astype(np.int64) + periods).astype("datetime64[D]")
    return (day.astype("datetime64[M]") + periods * _MONTHS[unit]).astype("datetime64[D]")


def period_ends(days: ArrayLike, unit: str) -> Days:
    """The last day of each period, itself included; shape (n,)."""
    day = np.asarray(days, dtype="datetime64[D]")
    if unit == DAY:
        return day
    return shift(shift(day, unit, 1), DAY, -1)


def labels(days: ArrayLike, unit: str) -> NDArray[np.object_]:
    """The names of periods, shape (n,) of text that sorts as time does."""
    out = []
    for day in np.asarray(days, dtype="datetime64[D]").astype(str):
        year, month = int(day[:4]), int(day[5:7])
        if unit == YEAR:
            out.append(f"{year:04d}")
        elif unit == HALF_YEAR:
            out.append(f"{year:04d}-H{(month - 1) // 6 + 1}")
        elif unit == QUARTER:
            out.append(f"{year:04d}-Q{(month - 1) // 3 + 1}")
        elif unit == MONTH:
            out.append(f"{year:04d}-{month:02d}")
        elif unit == SCHOOL_YEAR:
            out.append(f"{year:04d}/{(year + 1) % 100:02d}")
        else:
            out.append(day)
    return np.array(out, dtype=object)
