"""Adding the periods of each cell: how often it was in the top share, when, and in what pattern.

Source:
    METHODS A3 (rates over several periods), A8 (sum and pattern).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import schema
from .checks import counts
from .errors import DomainError

# With fewer ranked periods a sequence says nothing about a pattern.
_FEWEST_PERIODS = 3
_MATRIX = 2  # dimensions: cells and periods


@dataclass(frozen=True)
class PeriodSums:
    """One figure per cell over the periods of the study; every array has shape (n,).

    Attributes:
        periods: number of periods in which the cell was ranked (``selected`` is not NaN).
        periods_selected: number of periods in the top share; 0, never missing.
        share_selected: periods_selected / periods; NaN where the cell was never ranked.
        first_selected: index of the first period in the top share, -1 when never.
        last_selected: index of the latest, -1 when never.
        pattern: codes of ``schema.PATTERNS``.
        events: sum over the periods that make up ``exposure``.
        events_without_population: sum of the events in the other periods (population 0 or missing), which are
            in no rate.
        population: in the study's latest period; NaN when unknown there.
        exposure: sum of the population over the periods with P > 0 and a known count (population-periods).
        rate: events / exposure * multiplier; NaN without exposure.
        latest: index of the study's latest period, -1 when there is none (a number, not an array).
    """

    periods: NDArray[np.int64]
    periods_selected: NDArray[np.int64]
    share_selected: NDArray[np.float64]
    first_selected: NDArray[np.int64]
    last_selected: NDArray[np.int64]
    pattern: NDArray[np.object_]
    events: NDArray[np.float64]
    events_without_population: NDArray[np.float64]
    population: NDArray[np.float64]
    exposure: NDArray[np.float64]
    rate: NDArray[np.float64]
    latest: int


def sum_periods(
    selected: ArrayLike, events: ArrayLike, population: ArrayLike, *, multiplier: float
) -> PeriodSums:
    """Adds the periods of each cell of one indicator.

    The rate over several periods is a sum of events over a sum of population, over the same periods: those
    with P > 0 and a known count, ranked or not (a cell below the minimum population has a rate too). So
    ``events / exposure * multiplier`` is the rate, and events + events_without_population are all events.

    Args:
        selected: shape (n, m), periods in ascending order; 1, 0, or NaN where the cell was not ranked.
        events: shape (n, m), counts; NaN in a period that only the population has.
        population: shape (n, m), NaN in a period that only the events have.
        multiplier: the rate is per so many population-periods.

    Returns:
        the sums. The study's latest period is the latest in which any cell was ranked; where none ever was,
        the latest in which any population is known.

    Raises:
        DomainError: the arrays differ in shape ("unequal_shapes"), the multiplier is not above 0
            ("multiplier_not_positive"), or ``selected`` holds another value ("selected_not_binary").

    Source:
        METHODS A3, A8.
    """
    flag = _flags(selected)
    count, base = counts(events, "events", dimensions=2), counts(population, "population", dimensions=2)
    if count.shape != flag.shape or base.shape != flag.shape:
        raise DomainError("unequal_shapes", first=flag.shape, second=count.shape, third=base.shape)
    if not (np.isfinite(multiplier) and multiplier > 0):
        raise DomainError("multiplier_not_positive", value=multiplier)
    ranked, chosen = ~np.isnan(flag), flag == 1
    periods, times = ranked.sum(axis=1), chosen.sum(axis=1)
    latest = _latest(ranked, ~np.isnan(base))
    counted = (base > 0) & ~np.isnan(count)
    exposure = np.where(counted, base, 0.0).sum(axis=1)
    inside = np.where(counted, count, 0.0).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(exposure > 0, inside / exposure * multiplier, np.nan)
        share = np.where(periods > 0, times / periods, np.nan)
    first, last = _first_and_last(chosen)
    return PeriodSums(
        periods=periods,
        periods_selected=times,
        share_selected=share,
        first_selected=first,
        last_selected=last,
        pattern=_patterns(ranked, chosen),
        events=inside,
        events_without_population=np.where(counted | np.isnan(count), 0.0, count).sum(axis=1),
        population=base[:, latest].copy() if latest >= 0 else np.full(len(base), np.nan),
        exposure=exposure,
        rate=rate,
        latest=latest,
    )


def patterns(selected: ArrayLike) -> NDArray[np.object_]:
    """Names the pattern of each cell's sequence of periods.

    With n ranked periods, S of them in the top share, the first that fits: n < 3 "too_few"; S = 0 "never";
    not selected in the study's latest period "historical"; S = 1 "new"; S >= 0.9 n "persistent"; one unbroken
    run that ends in the latest period "consecutive"; else "sporadic". So every sequence has exactly one name
    (the classes of ESRI's emerging hot spots leave many without).

    Args:
        selected: shape (n, m), periods in ascending order; 1, 0, or NaN where the cell was not ranked. A
            period in which no cell at all was ranked is no period of the study. Where only this cell was not
            ranked, it was not selected: that breaks a run.

    Returns:
        shape (n,) of codes of ``schema.PATTERNS``.

    Raises:
        DomainError: another value than 0, 1 and NaN ("selected_not_binary").

    Source:
        METHODS A8.
    """
    flag = _flags(selected)
    return _patterns(~np.isnan(flag), flag == 1)


def _patterns(ranked: NDArray[np.bool_], chosen: NDArray[np.bool_]) -> NDArray[np.object_]:
    study = ranked.any(axis=0)
    chosen = chosen[:, study]
    n, times = ranked.sum(axis=1), chosen.sum(axis=1)
    first, last = _first_and_last(chosen)
    rules = (
        (schema.PATTERN_TOO_FEW, n < _FEWEST_PERIODS),
        (schema.PATTERN_NEVER, times == 0),
        (schema.PATTERN_HISTORICAL, last != chosen.shape[1] - 1),
        (schema.PATTERN_NEW, times == 1),
        (schema.PATTERN_PERSISTENT, 10 * times >= 9 * n),  # whole numbers: 0.9 is no float
        (schema.PATTERN_CONSECUTIVE, times == last - first + 1),
    )
    code = np.full(len(n), schema.PATTERN_SPORADIC, dtype=object)
    for name, fits in reversed(rules):  # the first rule has the last word
        code[fits] = name
    return code


def _flags(selected: ArrayLike) -> NDArray[np.float64]:
    flag = np.asarray(selected, dtype=np.float64)
    if flag.ndim != _MATRIX:
        raise DomainError("array_dimensions", name="selected", expected=_MATRIX, got=flag.ndim)
    odd = np.argwhere(~(np.isnan(flag) | (flag == 0) | (flag == 1)))
    if len(odd):
        row, column = odd[0].tolist()
        raise DomainError("selected_not_binary", row=row, period=column, value=float(flag[row, column]))
    return flag


def _latest(ranked: NDArray[np.bool_], known: NDArray[np.bool_]) -> int:
    for present in (ranked, known):
        columns = np.flatnonzero(present.any(axis=0))
        if len(columns):
            return int(columns[-1])
    return -1


def _first_and_last(chosen: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Column indices of the first and latest True of each row, -1 where there is none."""
    rows, columns = chosen.shape
    if columns == 0:
        return np.full(rows, -1, dtype=np.int64), np.full(rows, -1, dtype=np.int64)
    never = ~chosen.any(axis=1)
    first = np.where(never, -1, chosen.argmax(axis=1))
    last = np.where(never, -1, columns - 1 - chosen[:, ::-1].argmax(axis=1))
    return first, last
