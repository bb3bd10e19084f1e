"""Class limits of maps."""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.classes import class_limits, count_classes, quantile_limits
from boligmon_plugin.domain.errors import DomainError


def test_quantiles_of_the_distinct_positive_values_by_hand():
    # 1 to 100, however often: the quintiles by linear interpolation are 20.8, 40.6, 60.4, 80.2
    values = np.repeat(np.arange(0, 101), np.arange(101, 0, -1))
    np.testing.assert_array_equal(class_limits(values), [0, 21, 41, 60, 80, 100])


def test_the_largest_value_is_the_last_limit_as_it_is():
    np.testing.assert_array_equal(class_limits(np.arange(1, 101) + 0.123, classes=2), [51, 100.123])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([np.nan], []),
        ([0, 0, np.nan], [0]),
        ([0, 7.25], [0, 7.25]),
        ([12.34, 12.34, 5.5], [5.5, 12.34]),
        ([0, 1.5, 2.25, 3.125, 4, 5], [0, 1.5, 2.25, 3.125, 4, 5]),
    ],
)
def test_few_distinct_values_are_their_own_limits(values, expected):
    np.testing.assert_array_equal(class_limits(values), expected)


def test_values_too_close_for_two_digits_give_fewer_classes():
    np.testing.assert_array_equal(class_limits(1001 + np.arange(40) / 10), [1004.9])
    # quantiles that are rounded beyond the largest value are no limits
    np.testing.assert_array_equal(class_limits(np.arange(951, 960) / 10), [95.9])


def test_limits_increase_and_no_class_is_empty():
    rng = np.random.RandomState(8)
    for _ in range(300):
        values = np.exp(rng.randn(rng.randint(1, 60)) * rng.rand() * 4) * 10.0 ** rng.randint(-6, 6)
        values[rng.rand(len(values)) < 0.3] = 0
        classes = rng.randint(1, 9)
        limits = class_limits(values, classes=classes)
        assert (np.diff(limits) > 0).all()
        assert (limits[0] == 0) == bool((values == 0).any())
        assert limits[-1] == values.max()
        assert (limits > 0).sum() <= classes
        assert (np.bincount(np.searchsorted(limits, values), minlength=len(limits)) > 0).all()


@pytest.mark.parametrize("values", [[-1.0], [1.0, np.inf]])
def test_values_that_no_map_of_rates_shows(values):
    with pytest.raises(DomainError, match="value_not_mappable"):
        class_limits(values)


def test_classes_out_of_range():
    for call in (lambda: class_limits([1.0], classes=0), lambda: count_classes(-1)):
        with pytest.raises(DomainError, match="classes_out_of_range"):
            call()


@pytest.mark.parametrize(
    ("most", "limits"),
    [
        (0, [0]),
        (1, [0, 1]),
        (6, [0, 1, 2, 3, 4, 5, 6]),
        (7, [0, 2, 3, 4, 5, 6, 7]),
        (10, [0, 2, 4, 6, 8, 9, 10]),
        (12, [0, 2, 4, 6, 8, 10, 12]),
    ],
)
def test_classes_of_numbers_of_periods(most, limits):
    assert count_classes(most).tolist() == limits


@pytest.mark.parametrize("most", range(200))
def test_numbers_of_periods_are_grouped_evenly(most):
    limits = count_classes(most)
    assert (limits[0], limits[-1], len(limits)) == (0, most, min(most, 6) + 1)
    sizes = np.diff(limits)
    assert len(sizes) == 0 or (sizes.max() - sizes.min() <= 1 and (np.diff(sizes) <= 0).all())


# --- scores


def test_quintiles_of_scores_by_hand():
    # 0 to 100: the quintiles are 20, 40, 60, 80; a span of 60 has two digits without decimals
    np.testing.assert_array_equal(quantile_limits(np.arange(101.0)), [20, 40, 60, 80, 100])
    # -1 to 1 in steps of 0.02: -0.6, -0.2, 0.2, 0.6
    limits = quantile_limits(np.linspace(-1, 1, 101) * 1.003)
    np.testing.assert_array_equal(limits, [-0.6, -0.2, 0.2, 0.6, 1.003])


def test_scores_far_from_zero_keep_what_tells_them_apart():
    limits = quantile_limits(1000 + np.arange(101) / 100)
    np.testing.assert_allclose(limits, [1000.2, 1000.4, 1000.6, 1000.8, 1001])


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], []), ([np.nan], []), ([-3.3], [-3.3]), ([0.0] * 9, [0.0]), ([0.0] * 9 + [1.0], [0.0, 1.0])],
)
def test_few_scores(values, expected):
    np.testing.assert_array_equal(quantile_limits(values), expected)


@pytest.mark.parametrize("seed", range(5))
def test_no_class_of_scores_is_empty(seed):
    rng = np.random.RandomState(seed)
    values = np.round(rng.normal(size=60) * rng.choice([0.01, 1, 500]), 2)
    limits = quantile_limits(values)
    assert np.all(np.diff(limits) > 0)
    assert limits[-1] == values.max()
    assert np.all(np.diff(np.searchsorted(np.sort(values), limits, side="right"), prepend=0) > 0)


def test_scores_that_cannot_be_mapped():
    with pytest.raises(DomainError, match="classes_out_of_range"):
        quantile_limits([1.0], classes=0)
    with pytest.raises(DomainError, match="value_not_mappable"):
        quantile_limits([np.inf])
