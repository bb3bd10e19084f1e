"""Measures with a first and a last day: the periods that they touch, and the dates at which they are under
way.

Source:
    Issue: interval sources (start and stop day inclusive, open-ended allowed); METHODS A1 (flows and stocks).
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from . import periods
from .errors import DomainError
from .periods import Days

_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")

Moments = tuple[NDArray[np.int64], Days]


def touched_periods(
    start: Days, stop: Days, *, unit: str, first: np.datetime64, last: np.datetime64
) -> Moments:
    """Every period that a measure touches with at least one day.

    Args:
        start: shape (n,), first days; NaT rows give nothing.
        stop: shape (n,), last days, themselves included; NaT for one that goes on.
        unit: unit of the periods (``periods.UNITS``).
        first: first day that counts.
        last: last day that counts, itself included.

    Returns:
        shape (k,) positions of the measures in ascending order, and shape (k,) the first day of the measure
        in the
        period: the start itself, or the start of the period.
    """
    begin = np.where(np.isnat(start), np.datetime64("NaT"), np.maximum(start, first))
    end = np.where(np.isnat(stop), last, np.minimum(stop, last))
    under_way = np.flatnonzero(~np.isnat(begin) & (begin <= end))
    from_number = periods.ordinals(begin[under_way], unit)
    times = periods.ordinals(end[under_way], unit) - from_number + 1
    rows = np.repeat(under_way, times)
    number = (
        np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times) + np.repeat(from_number, times)
    )
    return rows, np.maximum(periods.from_ordinals(number, unit), begin[rows])


def snapshot_dates(month_day: str, first: np.datetime64, last: np.datetime64) -> Days:
    """The dates of a day of the year from ``first`` to ``last``, both included.

    Raises:
        DomainError: no such day in every year ("not_a_month_day"), or none between the two
            ("no_snapshot_dates").
    """
    match = _MONTH_DAY.fullmatch(month_day)
    years = range(int(first.astype("datetime64[Y]").astype(int)) + 1970, int(str(last)[:4]) + 1)
    try:
        if match is None or month_day == "02-29":
            raise ValueError
        dates = np.array([f"{year:04d}-{month_day}" for year in years], dtype="datetime64[D]")
    except ValueError as error:
        raise DomainError("not_a_month_day", day=month_day) from error
    dates = dates[(dates >= first) & (dates <= last)]
    if len(dates) == 0:
        raise DomainError("no_snapshot_dates", day=month_day)
    return dates


def under_way_at(start: Days, stop: Days, dates: Days) -> Moments:
    """The dates at which measures are under way, start and stop day included.

    Args:
        start: shape (n,), first days; NaT rows give nothing.
        stop: shape (n,), last days; NaT for one that goes on.
        dates: shape (m,), in ascending order.

    Returns:
        shape (k,) positions of the measures in ascending order, and shape (k,) dates.
    """
    known = ~np.isnat(start)
    begin = np.searchsorted(dates, np.where(known, start, dates[-1] + 1), side="left")
    end = np.where(np.isnat(stop), len(dates), np.searchsorted(dates, stop, side="right"))
    times = np.maximum(end - begin, 0)
    rows = np.repeat(np.arange(len(start)), times)
    place = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times) + np.repeat(begin, times)
    return rows, dates[place]
