"""Pupils whose mean grade lies strictly below the municipality's.

The municipality's mean is taken over everybody who has a value in the period, before anyone is left out for
lack of an address: whom the map can show must not decide what is compared with.

Source:
    Source 1 (Svendborg), indicator "elever med karaktergennemsnit under kommunens"; issue, item 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .topshare import DIGITS, round_digits


@dataclass(frozen=True)
class Below:
    """Which rows belong to somebody below the mean.

    Attributes:
        row: shape (n,) of bool.
        means: period number -> the mean that was compared with.
        persons: period number -> over how many persons (or rows) it is.
    """

    row: NDArray[np.bool_]
    means: dict[int, float]
    persons: dict[int, int]


def below_mean(
    values: NDArray[np.float64],
    periods: NDArray[np.int64],
    persons: NDArray[np.uint64] | None = None,
    given: Mapping[int, float] | None = None,
) -> Below:
    """Compares every value, or every person's mean, with the mean of the period.

    Args:
        values: shape (n,); NaN rows take no part and are not below.
        periods: shape (n,), numbers of the periods.
        persons: shape (n,), keys of persons where a person has several rows in a period (one per
            examination): the mean is then over the persons' means; None where each row stands for itself.
        given: period number -> a mean that is typed in and used in place of the computed one.

    Returns:
        the rows below, and what was compared with. Values are compared in twelve significant digits, so that
        the last bit of a mean of equal values puts nobody below it.
    """
    known = np.flatnonzero(~np.isnan(values))
    unit = np.arange(len(known))
    if persons is not None:
        pairs = np.column_stack((persons[known].view(np.int64), periods[known]))
        unit = np.unique(pairs, axis=0, return_inverse=True)[1].reshape(-1)
    size = int(unit.max()) + 1 if len(unit) else 0
    mean = np.bincount(unit, weights=values[known], minlength=size) / np.maximum(
        np.bincount(unit, minlength=size), 1
    )
    period = np.zeros(size, dtype=np.int64)
    period[unit] = periods[known]
    means: dict[int, float] = {}
    counted: dict[int, int] = {}
    below = np.zeros(size, dtype=bool)
    for number in np.unique(period).tolist():
        own = period == number
        counted[number] = int(own.sum())
        means[number] = float((given or {}).get(number, mean[own].mean()))
        limit = round_digits(np.array([means[number]]), DIGITS)[0]
        below[own] = round_digits(mean[own], DIGITS) < limit
    row = np.zeros(len(values), dtype=bool)
    row[known] = below[unit]
    return Below(row, means, counted)
