"""The job from counts to areas, in arrays: what headless runs, the dock and the benchmark share.

The algorithms do the same in four steps with a layer between each; both call the same functions of the
domain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from ..domain import schema
from ..domain.chance import Chance, chance_if_raw
from ..domain.designation import AreaCells, AreaRule, Designation, Neighbourhood, designate, no_areas
from ..domain.periods import labels
from ..domain.rates import Panel, RateRule, Rates, compute_rates
from ..domain.sums import PeriodSums, sum_periods
from ..domain.topshare import TopShare, top_share_by

_SEVERAL = 2.0  # events: a cell that is selected for having few rests on no single one
_RANKED = [schema.STATUSES.index(name) for name in schema.RANKED_STATUSES]


@dataclass(frozen=True)
class MonitoringRule:
    """Everything that the method decides.

    Attributes:
        rates: counts to rates.
        value: what is ranked: "rate", "rate_smoothed" or "rate_low".
        share: top share in per cent.
        universe: cells that are ranked (``schema.UNIVERSES``).
        bad: which direction is bad; with "low" the lowest values are the top share.
        areas: cells to areas.
    """

    rates: RateRule = field(default_factory=RateRule)
    value: str = "rate"
    share: float = 25.0
    universe: str = "events"
    bad: str = "high"
    areas: AreaRule = field(default_factory=AreaRule)


@dataclass(frozen=True)
class Monitoring:
    """The result of every step.

    Attributes:
        panel: counts, n cells by m periods.
        rates: rates of the panel.
        tops: one selection per period; None for a period of one source only.
        selected: shape (n, m), 1, 0, or NaN where a cell was not ranked.
        sums: sums over the periods.
        areas: monitoring areas.
        multiplier: rates are per so many.
    """

    panel: Panel
    rates: Rates
    tops: list[TopShare | None]
    selected: NDArray[np.float64]
    sums: PeriodSums
    areas: Designation
    multiplier: float = 1000.0


def select_periods(
    panel: Panel, rates: Rates, rule: MonitoringRule
) -> tuple[NDArray[np.float64], list[TopShare | None]]:
    """The top share of every period: shape (n, m) of 1, 0 and NaN, and what each selection rests on.

    Where low is bad the values change their sign, and a cell needs no events to be among the worst: no one in
    work is the least there can be. The limit to rank by is then the upper one, as careful as the lower is
    where high is bad.
    """
    low = rule.bad == "low"
    limit = rates.high if low else rates.low
    values = {"rate": rates.rate, "rate_smoothed": rates.smoothed, "rate_low": limit}[rule.value]
    ranked = np.isin(rates.status, _RANKED)
    selected = np.full(values.shape, np.nan)
    tops: list[TopShare | None] = []
    names = labels(panel.days, panel.unit)
    for column, common in enumerate(panel.common.tolist()):
        top = None
        if common:
            top = top_share_by(
                rule.value,
                -values[:, column] if low else values[:, column],
                np.full(len(values), _SEVERAL) if low else panel.events[:, column],
                panel.population[:, column],
                ranked[:, column],
                share=rule.share,
                universe=rule.universe,
                period=str(names[column]),
            )
            selected[:, column] = top.selected
            top = replace(top, threshold=-top.threshold) if low else top
        tops.append(top)
    return selected, tops


def monitor(
    panel: Panel,
    rule: MonitoringRule,
    neighbourhood: Neighbourhood,
    *,
    centres: NDArray[np.float64] | None = None,
    base: NDArray[np.float64] | None = None,
) -> Monitoring:
    """Runs the method on a panel.

    Args:
        panel: counts by cell and period.
        rule: what the method decides.
        neighbourhood: which cells hang together, in the order of ``panel.cells``.
        centres: shape (n, 2), cell centres in metres, for the kernel.
        base: shape (n,), a common population (families) for the areas' minimum; by default the indicator's
            own.

    Returns:
        every step; without areas where no cell was ranked in any period.

    Raises:
        DomainError: a rule that is out of range.
    """
    rates = compute_rates(panel, rule.rates, centres=centres)
    selected, tops = select_periods(panel, rates, rule)
    sums = sum_periods(selected, panel.events, panel.population, multiplier=rule.rates.multiplier)
    cells = AreaCells(
        value=sums.periods_selected.astype(np.float64),
        periods=sums.periods.astype(np.float64),
        population=sums.population,
        exposure=sums.exposure,
        events=sums.events,
        base=sums.population if base is None else base,
        multiplier=rule.rates.multiplier,
        kind=rule.rates.kind,
        dispersion=panel.dispersion_pooled if np.isfinite(panel.dispersion_pooled) else panel.dispersion,
    )
    ranked = bool((sums.periods > 0).any())
    areas = designate(cells, neighbourhood, rule.areas) if ranked else no_areas(cells)
    return Monitoring(panel, rates, tops, selected, sums, areas, rule.rates.multiplier)


def chance_of(found: Monitoring, tick: Callable[[float], None] = lambda _: None) -> Chance | None:
    """How many cells chance would have selected as often; None where that is not known (METHODS A9)."""
    if not (found.sums.periods > 0).any():
        return None
    limits = [np.nan if top is None else top.threshold for top in found.tops]
    threshold = np.where(np.isnan(found.selected), np.nan, np.array(limits))
    counts = (found.panel.events, found.panel.population)
    return chance_if_raw(found.selected, counts, threshold, multiplier=found.multiplier, tick=tick)
