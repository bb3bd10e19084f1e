"""Combining indicators per cell: two small indicators by hand, and the long table as pandas sums it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.combination import combine
from boligmon_plugin.domain.errors import DomainError

NAN = np.nan


def by_hand(composite):
    """Three cells, two indicators and periods; the third is below the minimum in the first indicator."""
    selected = np.array([[[1, 1], [0, NAN]], [[0, 0], [0, 1]], [[NAN, NAN], [NAN, 1]]], dtype=float)
    events = np.array([[[3, 5], [1, NAN]], [[0, 2], [2, 4]], [[2, 2], [0, 4]]], dtype=float)
    people = np.array([[[40, 40], [20, NAN]], [[50, 50], [30, 30]], [[5, 5], [40, 40]]], dtype=float)
    return combine(
        selected, events, people, multipliers=(1000, 100), bad=("high", "high"), composite=composite
    )


def test_rates_selections_and_population_by_hand():
    found = by_hand("percentile")
    # first: 8 of 80, 2 of 100; 4 of 10 is below the minimum. Second: 1 of 20, 6 of 60, 4 of 80
    np.testing.assert_allclose(found.rates, [[100, 5], [20, 10], [NAN, 5]])
    np.testing.assert_allclose(found.municipality, [1000 * 14 / 190, 100 * 11 / 160])
    assert found.ranked.tolist() == [3, 4, 1]
    assert found.selected.tolist() == [2, 1, 1]
    assert found.indicators_selected.tolist() == [1, 1, 1]
    assert found.periods_selected.tolist() == [2, 1, 1]
    # latest ranked period of both indicators is the second; the first cell is unknown in the second indicator
    assert found.population.tolist() == [40, 50, 40]
    np.testing.assert_allclose(found.share, [200 / 3, 25, 100])
    # percentile ranks: 75, 25 and 100/3 (two tie over 2/3), 250/3, 100/3
    np.testing.assert_allclose(found.composite.value, [(75 + 100 / 3) / 2, (25 + 250 / 3) / 2, 100 / 3])
    assert found.composite.indicators.tolist() == [2, 2, 1]
    assert found.composite.rank.tolist() == [1, 1, 3]


def test_points_by_hand():
    # first: s = 40, municipality 73.7: 0.66 and -1.3 -> 1, 0. Second: s = 2.36, municipality 6.875 -> 0, 2, 0
    assert by_hand("points").composite.value.tolist() == [1, 2, 0]


def test_the_rates_are_those_of_the_long_table():
    rng = np.random.RandomState(5)
    shape = (60, 3, 4)
    people = rng.randint(0, 90, shape).astype(float)
    events = rng.poisson(people * 0.1).astype(float)
    selected = np.where(people >= 20, (rng.rand(*shape) < 0.25).astype(float), NAN)
    found = combine(selected, events, people, multipliers=(1000, 100, 1), bad=("high",) * 3, composite="z")
    index = pd.MultiIndex.from_product([range(60), range(3), range(4)], names=["cell", "indicator", "period"])
    long = pd.DataFrame(
        {"selected": selected.ravel(), "events": events.ravel(), "people": people.ravel()}, index=index
    )
    sums = long[long["people"] > 0].groupby(["cell", "indicator"])[["events", "people"]].sum()
    rate = (sums["events"] / sums["people"]).unstack() * [1000, 100, 1]  # noqa: PD010
    ranked = long["selected"].notna().groupby(["cell", "indicator"]).any().unstack()  # noqa: PD010
    rate = rate.reindex(range(60)).where(ranked)
    np.testing.assert_allclose(found.rates, rate, rtol=1e-14)
    z = (rate - rate.mean()) / rate.std(ddof=0)
    np.testing.assert_allclose(found.composite.value, z.mean(axis=1), rtol=1e-10, atol=1e-12)
    per_indicator = long[long["people"] > 0].groupby("indicator")[["events", "people"]].sum()
    np.testing.assert_allclose(
        found.municipality, per_indicator["events"] / per_indicator["people"] * [1000, 100, 1], rtol=1e-14
    )


def test_a_cell_that_was_never_ranked():
    nothing = np.full((2, 1, 2), NAN)
    found = combine(nothing, nothing, nothing, multipliers=(100,), bad=("high",), composite="points")
    assert np.isnan(found.composite.value).all()
    assert np.isnan(found.share).all()
    assert np.isnan(found.municipality).all()
    assert found.composite.indicators.tolist() == found.ranked.tolist() == [0, 0]


def test_another_composite_is_refused():
    with pytest.raises(DomainError, match="unknown_choice"):
        by_hand("median")
