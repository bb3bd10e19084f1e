"""Class limits of maps, from the data.

Source:
    QGIS issues 29268 and 39671 (quantile classes 0-0 and uneven classes where many values are 0): hence
    quantiles of the distinct positive values, and 0 in a class of its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError
from .topshare import round_digits

_LEGEND_DIGITS = 2
_MOST_COUNT_CLASSES = 7


def class_limits(values: ArrayLike, *, classes: int = 5) -> NDArray[np.float64]:
    """Upper limits of the classes of a map of rates.

    Class j holds the values above limit j-1 and up to limit j. The inner limits are quantiles of the distinct
    positive values, rounded to 2 significant digits; no class is empty. Where there are no more distinct
    positive values than classes, each is a limit, as it is.

    Args:
        values: shape (n,), 0 or more, any unit; NaN is not mapped.
        classes: highest number of classes of positive values, 1 or more.

    Returns:
        shape (k,), k <= classes + 1, strictly increasing, in the unit of the values. The first is 0 when the
        values hold a 0, which then has a class of its own; the last is the largest value. Empty without
        values.

    Raises:
        DomainError: ``classes`` below 1 ("classes_out_of_range"), a value below 0 or infinite
            ("value_not_mappable").
    """
    if classes < 1:
        raise DomainError("classes_out_of_range", classes=classes)
    flat = np.asarray(values, dtype=np.float64).ravel()
    bad = flat[np.isinf(flat) | (flat < 0)]
    if len(bad):
        raise DomainError("value_not_mappable", value=float(bad[0]))
    distinct = np.unique(flat[~np.isnan(flat)])
    zero, positive = distinct[distinct == 0], distinct[distinct > 0]
    if len(positive) > classes:
        inner = np.quantile(positive, np.arange(1, classes) / classes)
        inner = np.unique(round_digits(inner, _LEGEND_DIGITS))
        limits = np.append(inner[inner < positive[-1]], positive[-1])
        # the number of values up to each limit: where it does not grow, the class would be empty
        held = np.searchsorted(positive, limits, side="right")
        positive = limits[np.diff(held, prepend=0) > 0]
    return np.concatenate((np.zeros(min(len(zero), 1)), positive))


def quantile_limits(values: ArrayLike, *, classes: int = 5) -> NDArray[np.float64]:
    """Upper limits of classes that hold about as many values each: for scores, which may be negative.

    Args:
        values: shape (n,), any unit and sign; NaN is not mapped.
        classes: highest number of classes, 1 or more.

    Returns:
        shape (k,), k <= classes, strictly increasing: the inner limits with as many decimals as give the
        distance from the first to the last of them 2 significant digits, then the largest value. No class is
        empty. Empty without values.

    Raises:
        DomainError: ``classes`` below 1 ("classes_out_of_range"), an infinite value ("value_not_mappable").
    """
    if classes < 1:
        raise DomainError("classes_out_of_range", classes=classes)
    flat = np.asarray(values, dtype=np.float64).ravel()
    if np.isinf(flat).any():
        raise DomainError("value_not_mappable", value=float(flat[np.isinf(flat)][0]))
    known = np.sort(flat[~np.isnan(flat)])
    if len(known) == 0:
        return known
    inner = np.quantile(known, np.arange(1, classes) / classes)
    span = float(np.ptp(inner)) if len(inner) else 0.0
    if span > 0:
        inner = np.round(inner, _LEGEND_DIGITS - 1 - int(np.floor(np.log10(span))))
    inner = np.unique(inner)
    limits = np.append(inner[inner < known[-1]], known[-1])
    held = np.searchsorted(known, limits, side="right")
    return limits[np.diff(held, prepend=0) > 0]


def count_classes(max_count: int) -> NDArray[np.int64]:
    """Upper limits of the classes of a map of numbers of periods.

    Args:
        max_count: highest possible number, 0 or more.

    Returns:
        shape (k,), k <= 7: 0 alone, then each number alone up to 6; above that six groups of consecutive
        numbers as even as can be, the larger ones first (for 10: 0, 1-2, 3-4, 5-6, 7-8, 9, 10).

    Raises:
        DomainError: ``max_count`` below 0 ("classes_out_of_range").
    """
    if max_count < 0:
        raise DomainError("classes_out_of_range", classes=max_count)
    groups = min(max_count, _MOST_COUNT_CLASSES - 1)
    if groups == 0:
        return np.zeros(1, dtype=np.int64)
    size, larger = divmod(max_count, groups)
    sizes = np.full(groups, size, dtype=np.int64)
    sizes[:larger] += 1
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))
