"""Composites of several indicators: by hand, by brute force, and as pandas and scipy have them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.composite import aarhus_points, percentile_ranks, selections, z_scores
from boligmon_plugin.domain.errors import DomainError

NAN = np.nan
# five cells, three indicators: placements (high is bad), income (low is bad), residents (no direction)
RATES = np.array(
    [
        [0.0, 200.0, 9.0],
        [0.0, 300.0, 8.0],
        [10.0, 250.0, 7.0],
        [30.0, NAN, 6.0],
        [NAN, NAN, 5.0],
    ]
)
BAD = ("high", "low", "none")


@pytest.fixture(scope="module")
def random_rates():
    """300 cells, four indicators with many zeros, ties and gaps."""
    rng = np.random.RandomState(7)
    rates = rng.poisson(0.7, (300, 4)) * np.array([1.0, 10.0, 0.1, 1 / 3])
    rates[rng.rand(300, 4) < 0.2] = np.nan
    return rates


# --- percentile ranks


def test_percentile_ranks_by_hand():
    # placements, n = 4: two zeros share (0 + 2/2)/4 = 25 %, (2 + 1/2)/4 = 62.5 %, (3 + 1/2)/4 = 87.5 %
    # income turned, n = 3: 300 is best (1/2)/3, 250 (1 1/2)/3 = 50 %, 200 worst (2 1/2)/3
    found = percentile_ranks(RATES, BAD)
    expected = [(25 + 250 / 3) / 2, (25 + 50 / 3) / 2, (62.5 + 50) / 2, 87.5, NAN]
    np.testing.assert_allclose(found.value, expected, rtol=1e-14)
    assert found.indicators.tolist() == [2, 2, 2, 1, 0]
    np.testing.assert_array_equal(found.rank, [3, 4, 2, 1, NAN])


def test_percentile_ranks_as_scipy_has_them(random_rates):
    stats = pytest.importorskip("scipy.stats")
    parts = np.full(random_rates.shape, np.nan)
    for j, direction in enumerate(("high", "low", "high", "high")):
        column = random_rates[:, j] * (-1 if direction == "low" else 1)
        known = column[~np.isnan(column)]
        for i in np.flatnonzero(~np.isnan(column)):
            parts[i, j] = stats.percentileofscore(known, column[i], kind="mean")
    found = percentile_ranks(random_rates, ("high", "low", "high", "high"))
    np.testing.assert_allclose(found.value, pd.DataFrame(parts).mean(axis=1), rtol=1e-12)


def test_the_mean_of_an_indicator_is_50_however_many_ties(random_rates):
    for j in range(4):
        column = random_rates[:, [j]]
        assert np.nanmean(percentile_ranks(column, ["high"]).value) == pytest.approx(50, abs=1e-10)


def test_turning_round_mirrors_the_ranks(random_rates):
    high, low = percentile_ranks(random_rates, ["high"] * 4), percentile_ranks(random_rates, ["low"] * 4)
    np.testing.assert_allclose(high.value + low.value, np.where(np.isnan(high.value), NAN, 100), rtol=1e-12)


# --- z-scores


def test_z_scores_by_hand():
    # placements: mean 10, squares 100 + 100 + 0 + 400 over 4 = 150; income: mean 250, squares 5,000 over 3
    s, t = np.sqrt(150), np.sqrt(5000 / 3)
    found = z_scores(RATES, BAD)
    expected = [(-10 / s + 50 / t) / 2, (-10 / s - 50 / t) / 2, 0.0, 20 / s, NAN]
    np.testing.assert_allclose(found.value, expected, rtol=1e-13, atol=1e-15)
    assert found.indicators.tolist() == [2, 2, 2, 1, 0]


def test_z_scores_as_pandas_has_them(random_rates):
    frame = pd.DataFrame(random_rates)
    parts = (frame - frame.mean()) / frame.std(ddof=0)
    parts[2] *= -1
    found = z_scores(random_rates, ("high", "high", "low", "high"))
    np.testing.assert_allclose(found.value, parts.mean(axis=1), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("constant", [0.0, 0.1, 1e9 / 3])
def test_an_indicator_that_is_the_same_everywhere_scores_0(constant):
    rates = np.column_stack((np.full(7, constant), np.arange(7.0)))
    np.testing.assert_allclose(
        z_scores(rates, ("low", "high")).value, z_scores(rates[:, [1]], ["high"]).value / 2, rtol=1e-13
    )
    alone = z_scores(rates[:, [0]], ["low"])
    assert alone.value.tolist() == [0.0] * 7
    assert not np.signbit(alone.value).any()
    assert alone.rank.tolist() == [1.0] * 7


# --- points


def test_points_by_hand():
    # placements 0, 10, 20, 30, 40: s = sqrt(200) = 14.142; the municipality's rate 10
    # distances in s: -0.71, 0, 0.71, 1.41, 2.12 -> 0, 0, 1, 2, 3
    # income 100, 200, 300, 400, 500: s = 141.42; municipality 300, low is bad: 1.41, 0.71, 0 -> 2, 1, 0, 0, 0
    rates = np.column_stack((np.arange(0, 50, 10.0), np.arange(100, 600, 100.0)))
    found = aarhus_points(rates, [10, 300], ("high", "low"))
    assert found.value.tolist() == [2, 1, 1, 2, 3]
    assert found.rank.tolist() == [2, 4, 4, 2, 1]
    assert found.indicators.tolist() == [2] * 5


def test_exactly_one_deviation_is_one_point():
    # -1 and 1 have s = 1; in thirds and tenths the last bits differ, the rule does not
    for scale in (1.0, 0.1, 1 / 3, 1e6 / 7):
        rates = np.array([[-1.0], [1.0]]) * scale + 5 * scale
        assert aarhus_points(rates, [5 * scale], ["high"]).value.tolist() == [0, 1], scale
        assert aarhus_points(rates, [4 * scale], ["high"]).value.tolist() == [0, 2], scale


def test_points_leave_out_what_is_not_known():
    found = aarhus_points(RATES, [5.0, NAN, 1.0], BAD)
    # s = sqrt(150) = 12.2; distances -0.41, -0.41, 0.41, 2.04
    np.testing.assert_array_equal(found.value, [0, 0, 1, 3, NAN])
    assert found.indicators.tolist() == [1, 1, 1, 1, 0]
    assert aarhus_points(np.full((3, 1), 7.0), [1.0], ["high"]).value.tolist() == [0, 0, 0]


# --- all three


@pytest.mark.parametrize(
    "composite",
    [percentile_ranks, z_scores, lambda rates, bad: aarhus_points(rates, np.zeros(len(bad)), bad)],
)
def test_what_all_composites_refuse_and_take(composite):
    with pytest.raises(DomainError, match="no_bad_direction"):
        composite(RATES, ["none"] * 3)
    with pytest.raises(DomainError, match="unknown_choice"):
        composite(RATES, ["high", "up", "none"])
    with pytest.raises(DomainError, match="unequal_lengths"):
        composite(RATES, ["high"])
    with pytest.raises(DomainError, match="array_dimensions"):
        composite(RATES[:, 0], ["high"])
    with pytest.raises(DomainError, match="value_not_finite"):
        composite([[np.inf, 1.0]], ["high", "high"])
    assert composite(np.empty((0, 2)), ["high", "low"]).value.shape == (0,)
    gone = composite(np.full((3, 2), NAN), ["high", "low"])
    assert np.isnan(gone.value).all()
    assert gone.indicators.tolist() == [0, 0, 0]
    before = RATES.copy()
    composite(RATES, BAD)
    np.testing.assert_array_equal(RATES, before)


def test_points_need_a_mean_per_indicator():
    with pytest.raises(DomainError, match="unequal_lengths"):
        aarhus_points(RATES, [1.0], BAD)


# --- selections


def test_selections_by_hand():
    flag = np.array(
        [
            [[1, 0, 1], [1, 1, 0]],  # both indicators, all three periods, 4 of 6
            [[0, 0, 0], [NAN, NAN, 1]],  # one indicator, one period, 1 of 4
            [[NAN] * 3, [NAN] * 3],  # never ranked
            [[0, NAN, NAN], [NAN] * 3],  # ranked once
        ]
    )
    found = selections(flag)
    assert found.ranked.tolist() == [6, 4, 0, 1]
    assert found.selected.tolist() == [4, 1, 0, 0]
    assert found.indicators_ranked.tolist() == [2, 2, 0, 1]
    assert found.indicators_selected.tolist() == [2, 1, 0, 0]
    assert found.periods_selected.tolist() == [3, 1, 0, 0]


def test_selections_as_pandas_counts_the_long_table():
    rng = np.random.RandomState(11)
    flag = rng.choice([0.0, 1.0, NAN], size=(40, 3, 5), p=[0.5, 0.3, 0.2])
    index = pd.MultiIndex.from_product([range(40), range(3), range(5)], names=["cell", "indicator", "period"])
    long = pd.Series(flag.ravel(), index=index, name="selected").reset_index()
    chosen = long[long["selected"] == 1].groupby("cell")
    cells = pd.RangeIndex(40)
    found = selections(flag)
    for name, expected in (
        ("selected", chosen.size()),
        ("ranked", long.groupby("cell")["selected"].count()),
        ("indicators_selected", chosen["indicator"].nunique()),
        ("indicators_ranked", long.dropna().groupby("cell")["indicator"].nunique()),
        ("periods_selected", chosen["period"].nunique()),
    ):
        assert getattr(found, name).tolist() == expected.reindex(cells, fill_value=0).tolist(), name


def test_selections_refuse_what_is_no_flag():
    with pytest.raises(DomainError, match="selected_not_binary"):
        selections([[[0.5]]])
    with pytest.raises(DomainError, match="array_dimensions"):
        selections([[1, 0]])
