"""The indicators of a study combined per cell: selections, a composite, and the columns that areas need.

Source:
    METHODS A3 (a rate over periods), A8 (sum over periods); ``composite`` for the composites.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .composite import COMPOSITES, Composite, aarhus_points, percentile_ranks, selections, z_scores
from .errors import DomainError
from .sums import sum_periods

Cube = NDArray[np.float64]

SHARE_MULTIPLIER = 100.0  # the combined rate is in per cent of the times that a cell was ranked


@dataclass(frozen=True)
class Combination:
    """The indicators combined, shape (n,) each unless said otherwise.

    Attributes:
        composite: the composite, the number of indicators it rests on, and the rank.
        indicators_selected: indicators in whose top share the cell was at least once.
        ranked: pairs of an indicator and a period in which the cell was ranked.
        selected: those of them in which it was in the top share.
        periods_selected: periods in which it was in the top share of at least one indicator.
        population: the largest of the indicators' populations in their latest period; NaN where none is
            known.
        share: selected / ranked in per cent; NaN where the cell was never ranked.
        rates: shape (n, k), the rates that the composite rests on, in the indicators' units; NaN where none.
        municipality: shape (k,), the municipality's rates.
    """

    composite: Composite
    indicators_selected: NDArray[np.int64]
    ranked: NDArray[np.int64]
    selected: NDArray[np.int64]
    periods_selected: NDArray[np.int64]
    population: NDArray[np.float64]
    share: NDArray[np.float64]
    rates: NDArray[np.float64]
    municipality: NDArray[np.float64]


def combine(  # noqa: PLR0913 - three columns, two facts of each indicator, and the choice
    selected: Cube,
    events: Cube,
    population: Cube,
    *,
    multipliers: Sequence[float],
    bad: Sequence[str],
    composite: str,
) -> Combination:
    """Combines the indicators of a study per cell.

    A cell's rate in an indicator is its sum of events over its sum of population over the periods, times the
    multiplier; it has one where it was ranked in at least one period, so that cells below the minimum
    population are in no composite. The municipality's rate is the same sum over all cells.

    Args:
        selected: shape (n, k, m), cells, indicators and periods in ascending order; 1, 0, or NaN where the
            cell was not ranked.
        events: shape (n, k, m), counts; NaN where unknown.
        population: shape (n, k, m), each indicator's own; NaN where unknown.
        multipliers: k numbers, the rates are per so many.
        bad: k times "high", "low" or "none".
        composite: one of ``COMPOSITES``.

    Raises:
        DomainError: "unknown_choice" for another composite; as ``sum_periods`` and the composites.
    """
    if composite not in COMPOSITES:
        raise DomainError("unknown_choice", name="composite", value=composite, choices=", ".join(COMPOSITES))
    counts = selections(selected)
    cells, indicators = selected.shape[:2]
    rates = np.full((cells, indicators), np.nan)
    municipality = np.full(indicators, np.nan)
    largest = np.full(cells, np.nan)
    for place in range(indicators):
        multiplier = float(multipliers[place])
        sums = sum_periods(selected[:, place], events[:, place], population[:, place], multiplier=multiplier)
        rates[:, place] = np.where(sums.periods > 0, sums.rate, np.nan)
        exposure = sums.exposure.sum()
        if exposure > 0:
            municipality[place] = sums.events.sum() / exposure * multiplier
        largest = np.fmax(largest, sums.population)
    if composite == "points":
        found = aarhus_points(rates, municipality, bad)
    else:
        found = (percentile_ranks if composite == "percentile" else z_scores)(rates, bad)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(counts.ranked > 0, counts.selected / counts.ranked * SHARE_MULTIPLIER, np.nan)
    return Combination(
        composite=found,
        indicators_selected=counts.indicators_selected,
        ranked=counts.ranked,
        selected=counts.selected,
        periods_selected=counts.periods_selected,
        population=largest,
        share=share,
        rates=rates,
        municipality=municipality,
    )
