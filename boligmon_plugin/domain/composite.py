"""Several indicators as one figure per cell: how often it was selected, and three composites.

Every composite is "the higher, the worse": an indicator of which low values are bad is turned round, one
without a bad direction is left out. A cell without a rate in an indicator rests on the others; on how many is
said beside it. All indicators weigh the same.

Source:
    OECD/JRC (2008), Handbook on Constructing Composite Indicators, step 5 (ranking, z-scores, distance to a
    reference) and step 6 (equal weights, linear aggregation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError
from .topshare import DIGITS, round_digits

Matrix = NDArray[np.float64]

# what the algorithm's enum and a study's ``Combination.composite`` say, in their order
COMPOSITES = ("percentile", "z", "points")
# which direction of an indicator is bad
HIGH, LOW, NONE = "high", "low", "none"
# A cell that is worse than the municipality by more than so many standard deviations gets a point for each.
POINT_STEPS = (0.0, 1.0, 2.0)

_MATRIX, _CUBE = 2, 3  # dimensions: cells and indicators; cells, indicators and periods


@dataclass(frozen=True)
class Composite:
    """One figure per cell over the indicators, shape (n,) each.

    Attributes:
        value: the composite, high is bad; NaN for a cell without any rate.
        indicators: number of indicators that it rests on.
        rank: 1 for the worst cell, 1 + the number of worse cells for the others; values that agree in 12
            significant digits share a rank; NaN without a value.
    """

    value: NDArray[np.float64]
    indicators: NDArray[np.int64]
    rank: NDArray[np.float64]


@dataclass(frozen=True)
class Selections:
    """How often each cell was in the top share; shape (n,) each.

    Attributes:
        ranked: number of pairs of an indicator and a period in which the cell was ranked.
        selected: number of those in which it was in the top share.
        indicators_ranked: number of indicators in which it was ranked at least once.
        indicators_selected: number of indicators in which it was in the top share at least once.
        periods_selected: number of periods in which it was in the top share of at least one indicator.
    """

    ranked: NDArray[np.int64]
    selected: NDArray[np.int64]
    indicators_ranked: NDArray[np.int64]
    indicators_selected: NDArray[np.int64]
    periods_selected: NDArray[np.int64]


def percentile_ranks(rates: ArrayLike, bad: Sequence[str]) -> Composite:
    """Mean of the cell's percentile ranks in the indicators.

    The percentile rank of a cell in an indicator is 100 * (L + E / 2) / n, where n is the number of cells
    with a rate, L the number of them that are less bad and E the number that are as bad, the cell itself
    among them. So cells that tie share the middle of the ranks they take up, the mean of an indicator is 50
    however many cells have rate 0, and no cell has 0 or 100.

    Args:
        rates: shape (n, k), cells and indicators, each indicator in a unit of its own; NaN where there is
            none.
        bad: k times "high", "low" (turned round) or "none" (left out).

    Returns:
        the composite in per cent, above 0 and below 100.

    Raises:
        DomainError: as ``z_scores``.

    Source:
        OECD/JRC (2008), step 5, ranking; ties as ``scipy.stats.percentileofscore(kind="mean")``.
    """
    worse, used = _turned(rates, bad)
    scores = np.full(worse.shape, np.nan)
    for place in used:
        column = pd.Series(round_digits(worse[:, place], DIGITS))
        scores[:, place] = 100 * (column.rank(method="average").to_numpy() - 0.5) / max(column.count(), 1)
    return _mean(scores)


def z_scores(rates: ArrayLike, bad: Sequence[str]) -> Composite:
    """Mean of the cell's z-scores in the indicators.

    The z-score is (rate - m) / s, with m the mean and s the standard deviation of the rates of all cells that
    have one, every cell counting the same. s has the divisor n, not n - 1: the cells are all there are, no
    sample. An indicator that is the same in all cells has s = 0 and tells no cell from another: its z-scores
    are 0.

    Args:
        rates: shape (n, k), as for ``percentile_ranks``.
        bad: k times "high", "low" or "none".

    Returns:
        the composite in standard deviations.

    Raises:
        DomainError: ``rates`` is no matrix ("array_dimensions") or has an infinite rate ("value_not_finite");
            there are more or fewer directions than indicators ("unequal_lengths"), one has another name
            ("unknown_choice"), or all are "none" ("no_bad_direction").

    Source:
        OECD/JRC (2008), step 5, standardisation (z-scores).
    """
    worse, used = _turned(rates, bad)
    scores = np.full(worse.shape, np.nan)
    for place in used:
        column = worse[:, place]
        spread = _spread(column)
        known = column[~np.isnan(column)]
        mean = known.mean() if len(known) else 0.0
        scores[:, place] = (column - mean) / spread if spread > 0 else column * 0.0
    return _mean(scores)


def aarhus_points(rates: ArrayLike, municipality: ArrayLike, bad: Sequence[str]) -> Composite:
    """Sum of points by the distance from the municipality's mean, in the manner of Aarhus.

    Aarhus gives an area more points the farther it is from the mean of Aarhus in an indicator, and adds the
    points of its eight indicators (the worst two areas had 19 of them in 2018). That much is published; the
    limits between the points are not, where they could be read. Ours: no point for a rate that is no worse
    than the municipality's, 1 point up to one standard deviation worse, 2 up to two, 3 beyond
    (``POINT_STEPS``). The standard deviation is that of ``z_scores``, so that indicators with different units
    weigh the same. An indicator that is the same in all cells gives no points.

    A sum over fewer indicators has fewer points: compare cells with the same number of indicators, as Aarhus
    does.

    Args:
        rates: shape (n, k), as for ``percentile_ranks``.
        municipality: shape (k,), the municipality's rates (sum of events over sum of population) in the units
            of the indicators; NaN leaves an indicator out.
        bad: k times "high", "low" or "none".

    Returns:
        the composite: whole numbers from 0 to 3 k.

    Raises:
        DomainError: as ``z_scores``; "unequal_lengths" also for ``municipality``.

    Source:
        Aarhus Kommune, kategoriseringsmodellen: Folketinget, TRU 2017-18, bilag 266 (eight indicators, areas
        of more than 500 residents); Jyllands-Posten Aarhus, ECE10693247, 2018 (the farther from the mean the
        more points, added, four categories). The limits are this program's.
    """
    worse, used = _turned(rates, bad)
    mean = np.asarray(municipality, dtype=np.float64)
    if mean.shape != worse.shape[1:]:
        raise DomainError("unequal_lengths", first=worse.shape[1], second=mean.size)
    points = np.full(worse.shape, np.nan)
    for place in used:
        if np.isnan(mean[place]):
            continue
        column = worse[:, place]
        sign = -1.0 if bad[place] == LOW else 1.0
        # A spread of 0 makes no distance. Rounded: whether one deviation is more than one is no question for
        # the last bit.
        distance = np.round((column - sign * mean[place]) / (_spread(column) or np.inf), 9)
        more = sum((distance > step).astype(np.float64) for step in POINT_STEPS)
        points[:, place] = np.where(np.isnan(column), np.nan, more)
    return _composite(np.nansum(points, axis=1), points)


def selections(selected: ArrayLike) -> Selections:
    """Counts in how many indicators and periods each cell was in the top share.

    Args:
        selected: shape (n, k, m), cells, indicators and periods; 1, 0, or NaN where the cell was not ranked.

    Returns:
        the counts; 0, never missing.

    Raises:
        DomainError: another number of dimensions ("array_dimensions") or another value than 0, 1 and NaN
            ("selected_not_binary", row and period from 0).

    Source:
        METHODS A8 (the sum over periods), over several indicators.
    """
    flag = np.asarray(selected, dtype=np.float64)
    if flag.ndim != _CUBE:
        raise DomainError("array_dimensions", name="selected", expected=_CUBE, got=flag.ndim)
    odd = np.argwhere(~(np.isnan(flag) | (flag == 0) | (flag == 1)))
    if len(odd):
        row, place, period = odd[0].tolist()
        value = float(flag[row, place, period])
        raise DomainError("selected_not_binary", row=row, period=period, value=value)
    ranked, chosen = ~np.isnan(flag), flag == 1
    return Selections(
        ranked=ranked.sum(axis=(1, 2)),
        selected=chosen.sum(axis=(1, 2)),
        indicators_ranked=ranked.any(axis=2).sum(axis=1),
        indicators_selected=chosen.any(axis=2).sum(axis=1),
        periods_selected=chosen.any(axis=1).sum(axis=1),
    )


def _turned(rates: ArrayLike, bad: Sequence[str]) -> tuple[Matrix, list[int]]:
    """Rates of which high is bad, and the indicators that have a direction."""
    rate = np.asarray(rates, dtype=np.float64)
    if rate.ndim != _MATRIX:
        raise DomainError("array_dimensions", name="rates", expected=_MATRIX, got=rate.ndim)
    if len(bad) != rate.shape[1]:
        raise DomainError("unequal_lengths", first=rate.shape[1], second=len(bad))
    odd = [direction for direction in bad if direction not in (HIGH, LOW, NONE)]
    if odd:
        raise DomainError("unknown_choice", name="bad", value=odd[0])
    infinite = np.argwhere(np.isinf(rate))
    if len(infinite):
        row, place = infinite[0].tolist()
        raise DomainError("value_not_finite", row=row, value=float(rate[row, place]))
    used = [place for place, direction in enumerate(bad) if direction != NONE]
    if not used:
        raise DomainError("no_bad_direction")
    sign = np.array([-1.0 if direction == LOW else 1.0 for direction in bad])
    return rate * sign, used


def _spread(column: NDArray[np.float64]) -> float:
    """Standard deviation with divisor n of the known values; exactly 0 when they are all the same."""
    known = column[~np.isnan(column)]
    if len(known) == 0 or len(np.unique(round_digits(known, DIGITS))) == 1:
        return 0.0
    return float(known.std())


def _mean(scores: Matrix) -> Composite:
    count = (~np.isnan(scores)).sum(axis=1)
    return _composite(np.nansum(scores, axis=1) / np.maximum(count, 1), scores)


def _composite(value: NDArray[np.float64], scores: Matrix) -> Composite:
    count = (~np.isnan(scores)).sum(axis=1)
    value = np.where(count > 0, value + 0.0, np.nan)  # 0 without a sign
    rank = pd.Series(round_digits(value, DIGITS)).rank(method="min", ascending=False).to_numpy()
    return Composite(value=value, indicators=count, rank=rank)
