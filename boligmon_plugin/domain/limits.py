"""Confidence limits of counts and shares, and the dispersion that widens them.

A count varies like a Poisson variable only if its cases are independent. Where one person stands for several
events, or one case is counted in several periods, the variance is ``dispersion`` times the count, and the
half-widths of the limits grow by its root (METHODS A2, A4).
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import counts, events_within, positive, same_length
from .errors import DomainError
from .gamma import gamma_quantile
from .spells import case_runs

BYAR_FROM = 10.0  # below this count Byar's approximation is not used


def exact_limits(events: ArrayLike, *, confidence: float = 0.95) -> NDArray[np.float64]:
    """Exact confidence limits of Poisson counts, by quantiles of the gamma distribution.

    Args:
        events: shape (n,), counts >= 0, fractions allowed; NaN where unknown.
        confidence: two-sided level, 0 < confidence < 1.

    Returns:
        shape (n, 2), lower and upper limit in the unit of ``events``; NaN rows stay NaN. The lower limit of
        0 is 0.

    Raises:
        DomainError: ``confidence_out_of_range`` (value in %), or what ``checks.counts`` refuses.

    Source:
        Garwood (1936), Biometrika 28:437; for fractional counts METHODS A4.
    """
    count = counts(events, "events")
    tail = _tail(confidence)
    return np.column_stack((gamma_quantile(tail, count), gamma_quantile(1 - tail, count + 1)))


def byar_limits(events: ArrayLike, *, confidence: float = 0.95) -> NDArray[np.float64]:
    """Byar's approximate confidence limits of Poisson counts, for counts of 10 and more.

    Below 10 they are computed, but wrong: at 99.8 % the lower limit of a count of 1 is negative.
    ``count_limits`` takes the exact ones there.

    Args:
        events: shape (n,), counts >= 0, meant for counts >= 10; NaN where unknown.
        confidence: two-sided level, 0 < confidence < 1.

    Returns:
        shape (n, 2), lower and upper limit in the unit of ``events``; NaN rows stay NaN. The lower limit of
        0 is 0.

    Raises:
        DomainError: ``confidence_out_of_range`` (value in %), or what ``checks.counts`` refuses.

    Source:
        Breslow & Day (1987), Statistical Methods in Cancer Research II, IARC, p. 69.
    """
    count = counts(events, "events")
    z = NormalDist().inv_cdf(1 - _tail(confidence))
    low = np.where(count == 0, 1.0, count)  # a zero count has lower limit 0, set below
    high = count + 1.0
    lower = low * (1 - 1 / (9 * low) - z / (3 * np.sqrt(low))) ** 3
    upper = high * (1 - 1 / (9 * high) + z / (3 * np.sqrt(high))) ** 3
    return np.column_stack((np.where(count == 0, 0.0, lower), upper))


def count_limits(
    events: ArrayLike, *, confidence: float = 0.95, dispersion: float = 1.0
) -> NDArray[np.float64]:
    """Confidence limits of counts: exact below 10, Byar's from 10 on. Divide by the population for a rate.

    Args:
        events: shape (n,), counts >= 0, fractions allowed; NaN where unknown.
        confidence: two-sided level, 0 < confidence < 1.
        dispersion: variance of the counts over their mean, > 0 (``person_dispersion``, ``spell_dispersion``).

    Returns:
        shape (n, 2), lower and upper limit in the unit of ``events``, the lower at least 0; NaN rows stay
        NaN.

    Raises:
        DomainError: ``confidence_out_of_range`` (value in %), ``not_positive`` (dispersion), or what
            ``checks.counts`` refuses.

    Source:
        PHEindicatormethods (UK public health), phe_rate; widening after its phe_dsr, here also below 10
        (METHODS A4).
    """
    count = counts(events, "events")
    positive(dispersion, "dispersion")
    limits = byar_limits(count, confidence=confidence)
    small = count < BYAR_FROM
    limits[small] = exact_limits(count[small], confidence=confidence)
    return np.maximum(_widened(limits, count, dispersion), 0.0)


def wilson_limits(
    events: ArrayLike, population: ArrayLike, *, confidence: float = 0.95, dispersion: float = 1.0
) -> NDArray[np.float64]:
    """Wilson's score limits of shares.

    Args:
        events: shape (n,), counts >= 0, at most the population; NaN where unknown.
        population: shape (n,), counts >= 0 of the same unit; NaN where unknown.
        confidence: two-sided level, 0 < confidence < 1.
        dispersion: variance of the counts over the binomial one, > 0.

    Returns:
        shape (n, 2), lower and upper limit as proportions, inside 0 to 1; NaN where the population is 0 or
        either is NaN.

    Raises:
        DomainError: ``more_events_than_population`` (row from 0, events, population), ``unequal_lengths``,
            ``confidence_out_of_range`` (value in %), ``not_positive`` (dispersion), or what ``checks.counts``
            refuses.

    Source:
        Wilson (1927), JASA 22:209; PHEindicatormethods, phe_proportion.
    """
    count, base = counts(events, "events"), counts(population, "population")
    same_length(count, base)
    events_within(count, base)
    positive(dispersion, "dispersion")
    z2 = NormalDist().inv_cdf(1 - _tail(confidence)) ** 2
    size = np.where(base > 0, base, np.nan)
    share = count / size
    root = np.sqrt(z2 * (z2 + 4 * count * (1 - share)))
    limits = np.column_stack((2 * count + z2 - root, 2 * count + z2 + root)) / (2 * (size + z2))[:, None]
    # At the ends the limit is the share itself; rounding would leave a dust of 1e-17 there.
    limits[share == 0, 0] = 0.0
    limits[share == 1, 1] = 1.0
    return np.clip(_widened(limits, share, dispersion), 0.0, 1.0)


def person_dispersion(events_per_person: ArrayLike) -> float:
    """Dispersion of a count of events when one person can stand for several.

    Args:
        events_per_person: shape (k,), number of events of each person; NaN is left out.

    Returns:
        sum f^2 / sum f, at least 1 for whole counts; 1 without events.

    Raises:
        DomainError: what ``checks.counts`` refuses.

    Source:
        METHODS A2; Var(O) = sum f^2 over persons as in PHEindicatormethods, phe_dsr with dependent events.
    """
    number = counts(events_per_person, "events_per_person")
    total = float(np.nansum(number))
    return float(np.nansum(number * number)) / total if total > 0 else 1.0


def spell_dispersion(events: ArrayLike) -> float:
    """Dispersion of counts pooled over periods, when a case is counted in each period it is open.

    For data without ids of persons; an upper bound, since the spells are as long as the counts allow.

    Args:
        events: shape (n cells, m successive periods), counts >= 0, fractions allowed; NaN counts as no case.

    Returns:
        sum len^2 / sum len over the spells of all cells, at least 1; 1 without events.

    Raises:
        DomainError: what ``checks.counts`` refuses.

    Source:
        METHODS A2, with the spells of A9.
    """
    _, _, length, cases = case_runs(events)
    total = float(np.sum(cases * length))
    return float(np.sum(cases * length * length)) / total if total > 0 else 1.0


def _tail(confidence: float) -> float:
    """Probability beyond each limit."""
    if not 0 < confidence < 1:
        raise DomainError("confidence_out_of_range", value=100 * confidence)
    return (1 - confidence) / 2


def _widened(
    limits: NDArray[np.float64], centre: NDArray[np.float64], dispersion: float
) -> NDArray[np.float64]:
    """Limits with both half-widths times the root of the dispersion; the same bits where that is 1."""
    if dispersion == 1:
        return limits
    return centre[:, None] + (limits - centre[:, None]) * np.sqrt(dispersion)


def group_limits(  # noqa: PLR0913 - counts, and what kind of figure they make
    events: NDArray[np.float64],
    exposure: NDArray[np.float64],
    *,
    kind: str,
    multiplier: float,
    confidence: float = 0.95,
    dispersion: float = 1.0,
) -> NDArray[np.float64]:
    """Limits of the rates of areas, of the municipality, of several periods.

    Args:
        events: shape (n,), counts; sums over cells and periods.
        exposure: shape (n,), population summed over the same.
        kind: "rate" (exact below 10 events, else Byar), "share" (Wilson, unless some share exceeds 1, then as
            a rate) or "mean" (no limits).
        multiplier: the rates are per so many.
        confidence: two-sided level, between 0 and 1.
        dispersion: variance of the events over their mean.

    Returns:
        shape (n, 2), lower and upper limit; NaN without exposure, and for means.

    Source:
        METHODS A3, A4.
    """
    out = np.full((len(events), 2), np.nan)
    known = np.flatnonzero((exposure > 0) & ~np.isnan(events))
    if kind == "mean" or len(known) == 0:
        return out
    count, base = events[known], exposure[known]
    if kind == "share" and not (count > base).any():
        pair = wilson_limits(count, base, confidence=confidence, dispersion=dispersion)
    else:
        pair = count_limits(count, confidence=confidence, dispersion=dispersion) / base[:, None]
    out[known] = pair * multiplier
    return out
