"""Empirical Bayes: rates of small cells drawn towards the rate of all, the more the less they rest on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import counts, events_within, positive, same_length
from .errors import DomainError

METHODS = ("moments", "marshall")


@dataclass(frozen=True)
class Smoothed:
    """Smoothed rates and what they rest on. All rates are per one unit of population (multiplier 1).

    Attributes:
        rate: shape (n,), weight * events / population + (1 - weight) * mean; NaN where the population is 0
            or either is unknown.
        mean: events over population of all cells that count; NaN without any.
        variance: estimated variance of the true rates between cells, >= 0; NaN without any cell that counts.
        weight: shape (n,), 0 to 1, share of the cell's own rate; NaN where there is no rate.
    """

    rate: NDArray[np.float64]
    mean: float
    variance: float
    weight: NDArray[np.float64]

    @property
    def no_variation(self) -> bool:
        """True when rates vary no more than by chance: all smoothed rates are equal, a ranking is void."""
        return not self.variance > 0


def empirical_bayes(
    events: ArrayLike, population: ArrayLike, *, dispersion: float = 1.0, method: str = "moments"
) -> Smoothed:
    """Empirical Bayes estimates of rates.

    With m the mean rate and s2 the variance of the true rates between cells, a cell's own rate has the weight
    s2 / (s2 + f m / P), f the dispersion: the mean of a gamma posterior with a = m^2 / s2 + O / f and
    b = m / s2 + P / f. All cells with P > 0 and known events enter m and s2.

    Args:
        events: shape (n,), counts >= 0, fractions allowed; NaN where unknown.
        population: shape (n,), >= 0; NaN where unknown.
        dispersion: variance of a count over its mean, > 0; "moments" only.
        method: "moments", or "marshall" to reproduce published numbers (on cells of few families its s2 is
            nearly always 0).

    Returns:
        The smoothed rates per unit of population. With s2 = 0 all are the mean.

    Raises:
        DomainError: ``unknown_choice`` (name, value, choices), ``dispersion_not_used`` (marshall with a
            dispersion), ``not_positive`` (dispersion), ``unequal_lengths``, what ``checks.counts`` refuses.

    Source:
        Moments: METHODS A5, E(O - mP)^2 = f m P + s2 P^2 summed over cells, after Clayton & Kaldor (1987),
        Biometrics 43:671. Marshall (1991), Applied Statistics 40:283, as in GeoDa, esda and R's spdep.
    """
    if method not in METHODS:
        raise DomainError("unknown_choice", name="method", value=method, choices=", ".join(METHODS))
    positive(dispersion, "dispersion")
    if method == "marshall" and dispersion != 1:
        raise DomainError("dispersion_not_used", dispersion=dispersion)
    count, base, used = _columns(events, population)
    o, p = count[used], base[used]
    if not used.any():
        return _shrunk(np.zeros(0), used, np.nan, np.nan, np.zeros(0))
    mean = float(o.sum() / p.sum())
    if method == "moments":
        squares = (o - mean * p) ** 2
        variance = float((squares - dispersion * o).sum() / (p * p).sum())
    else:
        variance = float((p * (o / p - mean) ** 2).sum() / p.sum() - mean / p.mean())
    variance = max(0.0, variance)
    weight = variance / (variance + dispersion * mean / p) if variance > 0 else np.zeros(len(p))
    return _shrunk(o / p, used, mean, variance, weight)


def empirical_bayes_share(events: ArrayLike, population: ArrayLike) -> Smoothed:
    """Empirical Bayes estimates of shares that are not rare (events are part of the population).

    Args:
        events: shape (n,), counts >= 0, at most the population; NaN where unknown.
        population: shape (n,), >= 0; NaN where unknown.

    Returns:
        The smoothed shares, inside 0 to 1; ``variance`` is that of the beta distribution of the true shares.

    Raises:
        DomainError: ``more_events_than_population`` (row from 0, events, population), ``unequal_lengths``, or
            what ``checks.counts`` refuses.

    Source:
        Martuzzi & Elliott (1996), Statistics in Medicine 15:1867, as in R's spdep, EBest(family="binomial").
        Its weight (n s2 - n/N m(1-m)) / ((n-1) s2 + (N-n)/N m(1-m)), n the cell's population, N the mean of
        all, s2 the variance of the shares weighted by n, is n A / (n A + B) with A = s2 - m(1-m)/N and
        B = m(1-m) - s2. It lies inside 0 to 1 when A, the variance beyond the binomial one, is positive, and
        is taken as 0 otherwise (spdep: negative).
    """
    count, base, used = _columns(events, population)
    events_within(count, base)
    o, p = count[used], base[used]
    if not used.any():
        return _shrunk(np.zeros(0), used, np.nan, np.nan, np.zeros(0))
    mean = float(o.sum() / p.sum())
    binomial, average = mean * (1 - mean), float(p.mean())
    observed = float((p * (o / p - mean) ** 2).sum() / p.sum())
    beyond = observed - binomial / average
    if beyond <= 0 or average <= 1:  # the second implies the first, but for rounding
        return _shrunk(o / p, used, mean, 0.0, np.zeros(len(p)))
    rest = max(0.0, binomial - observed)  # never negative but for rounding: shares lie inside 0 to 1
    return _shrunk(o / p, used, mean, beyond / (1 - 1 / average), p * beyond / (p * beyond + rest))


def _columns(
    events: ArrayLike, population: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Both columns and the rows that count: population above 0, events known."""
    count, base = counts(events, "events"), counts(population, "population")
    same_length(count, base)
    return count, base, (base > 0) & ~np.isnan(count)


def _shrunk(
    own: NDArray[np.float64],
    used: NDArray[np.bool_],
    mean: float,
    variance: float,
    weight: NDArray[np.float64],
) -> Smoothed:
    """The result for all rows from own rates and weights of those that count."""
    all_weights, rate = np.full(len(used), np.nan), np.full(len(used), np.nan)
    all_weights[used] = weight
    rate[used] = mean + weight * (own - mean)
    return Smoothed(rate, mean, variance, all_weights)
