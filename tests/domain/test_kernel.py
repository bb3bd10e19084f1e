from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain import kernel
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.kernel import kernel_rate


def brute_force(x, y, events, population, *, bandwidth, least):
    """Every cell with every other, as the definition reads."""
    distance = np.hypot(x[:, None] - x, y[:, None] - y) / bandwidth
    weight = np.where(distance < 1, (1 - distance**2) ** 2, 0.0)
    known = ~np.isnan(events) & ~np.isnan(population)
    above = weight @ np.where(known, events, 0.0)
    below = weight @ np.where(known, population, 0.0)
    rate = np.full(len(x), np.nan)
    for i in range(len(x)):
        if population[i] > 0 and below[i] > 0 and below[i] >= least:
            rate[i] = above[i] / below[i]
    return rate


def scattered(n, extent, seed):
    rng = np.random.RandomState(seed)
    x, y = 441_000 + rng.uniform(0, extent, n), 6_049_000 + rng.uniform(0, extent, n)
    population = rng.poisson(3, n).astype(float)
    events = rng.poisson(0.4, n).astype(float)
    population[rng.choice(n, n // 20, replace=False)] = np.nan
    events[rng.choice(n, n // 20, replace=False)] = np.nan
    return x, y, events, population


def test_three_cells_by_hand():
    # h = 200: K = 1 at 0, (1 - 1/4)^2 = 0.5625 at 100 m, 0 at 200 m and beyond
    rate = kernel_rate([50, 150, 250], [50, 50, 50], [4, 0, 1], [10, 20, 40], bandwidth=200, min_population=0)
    np.testing.assert_allclose(
        rate,
        [
            4 / (10 + 0.5625 * 20),
            (0.5625 * 4 + 0.5625 * 1) / (0.5625 * 10 + 20 + 0.5625 * 40),
            1 / (0.5625 * 20 + 40),
        ],
        rtol=1e-14,
    )


def test_distance_is_that_of_the_plane():
    # 30 m east and 40 m north are 50 m: K(0.5)
    rate = kernel_rate([0, 30], [0, 40], [1, 0], [2, 8], bandwidth=100, min_population=0)
    np.testing.assert_allclose(rate, [1 / (2 + 0.5625 * 8), 0.5625 / (8 + 0.5625 * 2)], rtol=1e-14)


@pytest.mark.parametrize(
    ("n", "extent", "bandwidth"),
    [
        (400, 3000.0, 300.0),
        (400, 3000.0, 5000.0),
        (300, 1e5, 300.0),
        (300, 3000.0, 0.001),
        (200, 50.0, 300.0),
    ],
)
def test_agrees_with_every_pair(n, extent, bandwidth):
    x, y, events, population = scattered(n, extent, seed=n)
    found = kernel_rate(x, y, events, population, bandwidth=bandwidth, min_population=4)
    expected = brute_force(x, y, events, population, bandwidth=bandwidth, least=4)
    np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_agrees_with_every_pair_on_a_grid_where_distances_equal_the_bandwidth():
    north, east = np.divmod(np.arange(900), 30)
    rng = np.random.RandomState(8)
    events, population = rng.poisson(0.5, 900).astype(float), rng.poisson(4, 900).astype(float)
    x, y = 100.0 * east + 50, 100.0 * north + 50
    for bandwidth in (100.0, 300.0, 500.0):
        found = kernel_rate(x, y, events, population, bandwidth=bandwidth, min_population=20)
        expected = brute_force(x, y, events, population, bandwidth=bandwidth, least=20)
        assert np.isnan(expected).any()
        np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_the_order_of_cells_and_the_size_of_portions_do_not_matter(monkeypatch):
    x, y, events, population = scattered(500, 3000.0, seed=9)
    whole = kernel_rate(x, y, events, population, bandwidth=400, min_population=0)
    assert np.isfinite(whole).sum() > 300
    mixed = np.random.RandomState(10).permutation(500)
    again = kernel_rate(x[mixed], y[mixed], events[mixed], population[mixed], bandwidth=400, min_population=0)
    np.testing.assert_allclose(again, whole[mixed], rtol=1e-12)
    monkeypatch.setattr(kernel, "_PAIRS", 7)
    steps = []
    portions = kernel_rate(x, y, events, population, bandwidth=400, min_population=0, tick=steps.append)
    np.testing.assert_allclose(portions, whole, rtol=1e-12)
    assert len(steps) > 100
    assert steps == sorted(steps)
    assert steps[-1] == 1.0


def test_equal_rates_stay_equal():
    x, y, _, population = scattered(300, 2000.0, seed=11)
    rate = kernel_rate(x, y, 0.25 * population, population, bandwidth=300, min_population=0)
    np.testing.assert_allclose(rate[population > 0], 0.25, rtol=1e-12)


def test_periods_together_are_as_one_by_one():
    x, y, events, population = scattered(300, 2000.0, seed=12)
    columns = np.column_stack((events, events[::-1], np.zeros(300)))
    bases = np.column_stack((population, population, population[::-1]))
    together = kernel_rate(x, y, columns, bases, bandwidth=300, min_population=5)
    for column in range(3):
        alone = kernel_rate(x, y, columns[:, column], bases[:, column], bandwidth=300, min_population=5)
        np.testing.assert_array_equal(together[:, column], alone)


def test_which_cells_have_a_rate():
    # far apart: 100 families; 20, just enough; 19; none; unknown population; unknown events
    x = 1000.0 * np.arange(6)
    rate = kernel_rate(
        x,
        np.zeros(6),
        [1, 1, 1, 1, 1, np.nan],
        [100, 20, 19, 0, np.nan, 50],
        bandwidth=300,
        min_population=20,
    )
    np.testing.assert_array_equal(rate, [0.01, 0.05, np.nan, np.nan, np.nan, np.nan])


def test_an_unknown_neighbour_adds_to_neither_sum_and_one_without_population_its_events():
    x, y = [0.0, 100.0, 200.0], [0.0, 0.0, 0.0]
    rate = kernel_rate(x, y, [1, np.nan, 3], [10, 90, 0], bandwidth=400, min_population=0)
    near, half = (1 - 1 / 16) ** 2, (1 - 1 / 4) ** 2
    np.testing.assert_allclose(
        rate, [(1 + half * 3) / 10, (near * 1 + near * 3) / (near * 10), np.nan], rtol=1e-14
    )


def test_a_cell_with_unknown_events_takes_the_rate_of_its_surroundings():
    rate = kernel_rate([0, 100], [0, 0], [np.nan, 2], [5, 8], bandwidth=200, min_population=0)
    np.testing.assert_allclose(rate, [2 / 8, 2 / 8])


def test_no_cells():
    assert kernel_rate([], [], [], [], bandwidth=300, min_population=20).shape == (0,)
    assert kernel_rate(
        [], [], np.zeros((0, 3)), np.zeros((0, 3)), bandwidth=300, min_population=20
    ).shape == (0, 3)


def test_work_can_be_stopped():
    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kernel_rate([0], [0], [1], [1], bandwidth=300, min_population=0, tick=stop)


@pytest.mark.parametrize(
    ("changes", "code", "details"),
    [
        ({"bandwidth": 0.0}, "bandwidth_not_positive", {"value": 0.0}),
        ({"bandwidth": np.nan}, "bandwidth_not_positive", {}),
        ({"min_population": -1.0}, "minimum_negative", {"value": -1.0}),
        ({"x": [0.0, np.nan]}, "cell_without_centre", {"row": 1}),
        ({"y": [np.inf, 0.0]}, "cell_without_centre", {"row": 0}),
        ({"y": [0.0]}, "unequal_lengths", {"first": 1, "second": 2}),
        ({"population": [1.0]}, "unequal_lengths", {"first": 2, "second": 1}),
        ({"x": [[0.0, 1.0]]}, "array_dimensions", {"name": "x", "got": 2}),
        ({"events": [1.0, -1.0]}, "negative_count", {"name": "events", "row": 1}),
        ({"population": [np.inf, 1.0]}, "infinite_count", {"name": "population", "row": 0}),
    ],
)
def test_refusals_say_what_and_where(changes, code, details):
    arguments = {"x": [0.0, 100.0], "y": [0.0, 0.0], "events": [1.0, 0.0], "population": [5.0, 5.0]}
    arguments.update(bandwidth=300.0, min_population=0.0)
    arguments.update(changes)
    with pytest.raises(DomainError) as refused:
        kernel_rate(**arguments)
    assert refused.value.code == code
    assert details.items() <= refused.value.details.items()
