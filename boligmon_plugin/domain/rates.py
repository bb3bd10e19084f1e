"""Events over population by cell and period: the rate, its status, its limits and its smoothed value.

Source:
    METHODS A1 (periods of one source only), A3 (rate), A4 (limits), A5 and A6 (smoothing); D0 (states).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import schema
from .counting import Counted, by_period
from .errors import DomainError
from .kernel import kernel_rate
from .limits import count_limits, wilson_limits
from .periods import labels, shift
from .smoothing import empirical_bayes, empirical_bayes_share


@dataclass(frozen=True)
class Panel:
    """Two sources over the same cells and periods.

    Attributes:
        cells: shape (n,), cell keys in ascending order.
        unit: unit of the periods.
        days: shape (m,), start days in ascending order.
        events: shape (n, m), counts; 0 where none, NaN in a period that only the population has.
        persons: shape (n, m), distinct persons; None when not asked for.
        population: shape (n, m), 0 where none, NaN in a period that only the events have.
        dispersion: variance of the events over their mean within a period (A2).
        dispersion_pooled: the same over all periods together; NaN when not known.
    """

    cells: NDArray[np.int64]
    unit: str
    days: NDArray[np.datetime64]
    events: NDArray[np.float64]
    persons: NDArray[np.float64] | None
    population: NDArray[np.float64]
    dispersion: float
    dispersion_pooled: float

    @property
    def common(self) -> NDArray[np.bool_]:
        """Shape (m,), True for the periods that both sources have."""
        alone = np.isnan(self.events).all(axis=0) | np.isnan(self.population).all(axis=0)
        return np.asarray(~alone, dtype=bool)


@dataclass(frozen=True)
class RateRule:
    """What turns counts into rates; the units of the parameters of ``cellrates``.

    Attributes:
        kind: "rate", "share" (events are part of the population) or "mean" (a sum over a number).
        multiplier: the rate is per so many of the population.
        min_population: below it a rate is computed but not ranked.
        confidence: two-sided level of the limits, between 0 and 1.
        smoothing: "none", "empirical_bayes" or "kernel".
        bandwidth: of the kernel, in metres.
    """

    kind: str = "rate"
    multiplier: float = 1000.0
    min_population: float = 20.0
    confidence: float = 0.95
    smoothing: str = "none"
    bandwidth: float = 300.0


@dataclass(frozen=True)
class Rates:
    """Rates of a panel, shape (n, m) each, per ``multiplier``; NaN where there is no rate.

    Attributes:
        rate: events / population * multiplier.
        low: lower limit; NaN for means.
        high: upper limit.
        smoothed: smoothed rate, NaN without smoothing.
        status: index into ``schema.STATUSES``.
        bounded_as_rate: True for a share with more events than population somewhere, so that the whole
            indicator has the limits of a rate (A4).
    """

    rate: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    smoothed: NDArray[np.float64]
    status: NDArray[np.int8]
    bounded_as_rate: bool


def join_counts(  # noqa: PLR0913 - two sources and how their periods meet
    events: Counted,
    population: Counted,
    *,
    unit: str,
    events_stock: bool = False,
    events_at: str = "mean",
    events_later: int = 0,
    population_at: str = "mean",
    population_later: int = 0,
    cells: NDArray[np.int64] | None = None,
) -> Panel:
    """Brings two sources to the same cells and periods.

    Args:
        events: counts of the numerator.
        population: counts of the denominator, a stock.
        unit: unit of the periods.
        events_stock: True when the events are states at dates, to be averaged over a period.
        events_at: which dates of a period count for such events ("mean", "first", "last").
        events_later: number of periods by which the events are moved forward.
        population_at: which dates of a period count ("mean", "first", "last").
        population_later: number of periods by which the population is moved forward.
        cells: shape (n,), all cells of the result in ascending order; by default those with data.

    Returns:
        the panel, over the periods of both sources together.

    Raises:
        DomainError: the sources have no period in common ("no_common_period").
    """
    event_days, event_values = by_period(
        events, unit=unit, stock=events_stock, at=events_at, periods_later=events_later
    )
    base_days, base_values = by_period(
        population, unit=unit, stock=True, at=population_at, periods_later=population_later
    )
    if len(np.intersect1d(event_days, base_days)) == 0:
        raise DomainError(
            "no_common_period", events=_span(event_days, unit), population=_span(base_days, unit)
        )
    days = np.union1d(event_days, base_days)
    if cells is None:
        cells = np.union1d(events.cells, population.cells)
    persons = None
    if events.persons is not None:
        person_days = shift(events.person_periods, unit, events_later)
        persons = _spread(events.persons, events.cells, person_days, cells, days)
        persons[:, ~np.isin(days, event_days)] = np.nan
    panel_events = _spread(event_values, events.cells, event_days, cells, days)
    panel_events[:, ~np.isin(days, event_days)] = np.nan
    panel_base = _spread(base_values, population.cells, base_days, cells, days)
    panel_base[:, ~np.isin(days, base_days)] = np.nan
    return Panel(
        cells, unit, days, panel_events, persons, panel_base, events.dispersion, events.dispersion_pooled
    )


def _span(days: NDArray[np.datetime64], unit: str) -> str:
    names = labels(days, unit)
    return f"{names[0]} - {names[-1]}" if len(names) else "-"


def _spread(
    values: NDArray[np.float64],
    from_cells: NDArray[np.int64],
    from_days: NDArray[np.datetime64],
    cells: NDArray[np.int64],
    days: NDArray[np.datetime64],
) -> NDArray[np.float64]:
    """A matrix on larger axes, 0 where it had nothing."""
    out = np.zeros((len(cells), len(days)))
    out[np.ix_(np.searchsorted(cells, from_cells), np.searchsorted(days, from_days))] = values
    return out


def compute_rates(panel: Panel, rule: RateRule, *, centres: NDArray[np.float64] | None = None) -> Rates:
    """Rates, statuses, limits and smoothed rates of a panel.

    Args:
        panel: events and population.
        rule: what to compute.
        centres: shape (n, 2), cell centres in metres; needed by the kernel only.

    Returns:
        the rates; v = (O / P) * k in this order, so that equal fractions stay equal (A3).

    Raises:
        DomainError: a parameter out of range ("multiplier_not_positive", "confidence_out_of_range",
            "minimum_negative", "bandwidth_not_positive").
    """
    check_rule(rule)
    events, population = panel.events, panel.population
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(population > 0, events / population * rule.multiplier, np.nan)
    rate[np.isnan(events)] = np.nan
    status = _status(events, population, rate, rule)
    more = rule.kind == "share" and bool(np.any((population > 0) & (events > population)))
    low, high = _limits(panel, rule, as_rate=more or rule.kind == "rate")
    return Rates(rate, low, high, _smoothed(panel, rule, more, centres), status, more)


def check_rule(rule: RateRule) -> None:
    """Refuses parameters that are out of range, as ``compute_rates`` names them."""
    if not (np.isfinite(rule.multiplier) and rule.multiplier > 0):
        raise DomainError("multiplier_not_positive", value=rule.multiplier)
    if not 0 < rule.confidence < 1:
        raise DomainError("confidence_out_of_range", value=100 * rule.confidence)
    if not rule.min_population >= 0:
        raise DomainError("minimum_negative", value=rule.min_population)
    if rule.smoothing == "kernel" and not rule.bandwidth > 0:
        raise DomainError("bandwidth_not_positive", value=rule.bandwidth)


def _status(
    events: NDArray[np.float64], population: NDArray[np.float64], rate: NDArray[np.float64], rule: RateRule
) -> NDArray[np.int8]:
    code = {name: number for number, name in enumerate(schema.STATUSES)}
    status = np.full(rate.shape, code[schema.STATUS_OK], dtype=np.int8)
    if rule.kind == "share":
        status[events > population] = code[schema.STATUS_MORE_EVENTS]
    # A cell below the minimum stays outside every universe, whatever else is odd about it.
    status[population < rule.min_population] = code[schema.STATUS_BELOW_MINIMUM]
    status[population == 0] = code[schema.STATUS_NO_POPULATION]
    status[(population == 0) & (events > 0)] = code[schema.STATUS_EVENTS_WITHOUT_POPULATION]
    status[np.isnan(events) | np.isnan(population)] = code[schema.STATUS_MISSING]
    return status


def _limits(
    panel: Panel, rule: RateRule, *, as_rate: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lower and upper limits, each distinct pair computed once: cells share few counts."""
    none = np.full(panel.events.shape, np.nan)
    valid = (panel.population > 0) & ~np.isnan(panel.events)
    if rule.kind == "mean" or not valid.any():
        return none, none.copy()
    events, population = panel.events[valid], panel.population[valid]
    if as_rate:
        distinct, back = np.unique(events, return_inverse=True)
        pair = count_limits(distinct, confidence=rule.confidence, dispersion=panel.dispersion)[back]
        pair = pair / population[:, None]
    else:
        pair = wilson_limits(events, population, confidence=rule.confidence, dispersion=panel.dispersion)
    low, high = none, none.copy()
    low[valid], high[valid] = pair[:, 0] * rule.multiplier, pair[:, 1] * rule.multiplier
    return low, high


def _smoothed(
    panel: Panel, rule: RateRule, as_rate: bool, centres: NDArray[np.float64] | None
) -> NDArray[np.float64]:
    """Smoothed rates, period by period; NaN in periods of one source only."""
    out = np.full(panel.events.shape, np.nan)
    if rule.smoothing == "none" or len(panel.cells) == 0:
        return out
    if rule.kind == "mean" and rule.smoothing == "empirical_bayes":
        raise DomainError("no_bayes_for_means")
    common = np.flatnonzero(panel.common)
    if rule.smoothing == "kernel":
        if centres is None:
            raise ValueError("the kernel needs the centres of the cells")
        out[:, common] = kernel_rate(
            centres[:, 0],
            centres[:, 1],
            panel.events[:, common],
            panel.population[:, common],
            bandwidth=rule.bandwidth,
            min_population=rule.min_population,
        )
        return out * rule.multiplier
    for column in common:
        events, population = panel.events[:, column], panel.population[:, column]
        if rule.kind == "share" and not as_rate:
            out[:, column] = empirical_bayes_share(events, population).rate
        else:
            out[:, column] = empirical_bayes(events, population, dispersion=panel.dispersion).rate
    return out * rule.multiplier
