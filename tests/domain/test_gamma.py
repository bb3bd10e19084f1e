from __future__ import annotations

import math
from decimal import Decimal, getcontext
from statistics import NormalDist

import numpy as np
import pytest
from scipy import special

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.gamma import gamma_p, gamma_q, gamma_quantile

SHAPES = np.geomspace(0.01, 1e5, 80)
CHANCES = np.concatenate([np.geomspace(1e-12, 0.5, 25), 1 - np.geomspace(1e-9, 0.499, 25)])

# Percentage points of chi-square: NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.4.
# A chi-square variable with v degrees of freedom is twice a gamma variable of shape v / 2, for odd v no whole
# number.
CHI_SQUARE = [
    (1, 0.90, 2.706),
    (1, 0.95, 3.841),
    (1, 0.999, 10.828),
    (2, 0.95, 5.991),
    (3, 0.975, 9.348),
    (5, 0.99, 15.086),
    (7, 0.999, 24.322),
    (9, 0.10, 4.168),
    (10, 0.025, 3.247),
    (10, 0.95, 18.307),
    (15, 0.01, 5.229),
    (21, 0.05, 11.591),
    (35, 0.975, 53.203),
    (99, 0.95, 123.225),
    (100, 0.001, 61.918),
]


@pytest.mark.parametrize(("freedom", "chance", "printed"), CHI_SQUARE)
def test_quantiles_are_those_of_the_printed_chi_square_table(freedom, chance, printed):
    assert 2 * gamma_quantile(chance, freedom / 2) == pytest.approx(printed, abs=0.0005)


def test_quantile_of_shape_one_is_that_of_the_exponential_distribution():
    chance = np.array([1e-10, 0.025, 0.5, 0.975, 1 - 1e-9])
    np.testing.assert_allclose(gamma_quantile(chance, 1.0), -np.log1p(-chance), rtol=1e-13)


def test_quantile_of_shape_one_half_is_half_a_squared_normal_deviate():
    for chance in (0.025, 0.5, 0.975):
        deviate = NormalDist().inv_cdf(0.5 + chance / 2)
        assert gamma_quantile(chance, 0.5) == pytest.approx(deviate**2 / 2, rel=1e-12)


def test_tails_of_whole_shapes_are_poisson_sums_in_fifty_digits():
    getcontext().prec = 50
    for shape, x in [
        (1, 0.3),
        (3, 2.5),
        (10, 4.0),
        (10, 9.7),
        (10, 31.0),
        (40, 25.0),
        (200, 190.5),
        (200, 260.0),
    ]:
        mean, term, upper = Decimal(x), Decimal(1), Decimal(0)
        for k in range(shape):
            upper += term
            term = term * mean / (k + 1)
        upper *= (-mean).exp()
        assert float(gamma_q(x, shape)) == pytest.approx(float(upper), rel=1e-13)
        assert float(gamma_p(x, shape)) == pytest.approx(float(1 - upper), rel=1e-13)


def test_tails_of_shape_one_half_are_the_error_function():
    for x in (1e-6, 0.2, 1.4, 1.6, 9.0):
        assert gamma_p(x, 0.5) == pytest.approx(math.erf(math.sqrt(x)), rel=1e-14)
        assert gamma_q(x, 0.5) == pytest.approx(math.erfc(math.sqrt(x)), rel=1e-13)


def test_tails_agree_with_scipy():
    shape, x = np.meshgrid(SHAPES, np.geomspace(0.2, 3, 60))
    x = x * shape
    for ours, theirs in ((gamma_p, special.gammainc), (gamma_q, special.gammaincc)):
        expected = theirs(shape, x)
        seen = expected > 1e-100
        assert seen.sum() > 3000
        np.testing.assert_allclose(ours(x, shape)[seen], expected[seen], rtol=1e-11)


def test_quantiles_agree_with_scipy():
    shape, chance = np.meshgrid(SHAPES, CHANCES)
    expected = np.where(
        chance > 0.5, special.gammainccinv(shape, 1 - chance), special.gammaincinv(shape, chance)
    )
    seen = expected > 1e-290
    assert seen.sum() > 3500
    np.testing.assert_allclose(gamma_quantile(chance, shape)[seen], expected[seen], rtol=1e-12)


def test_the_tail_below_a_quantile_is_the_probability_asked_for():
    rng = np.random.RandomState(20)
    shape, chance = rng.uniform(0.01, 30, 5000), rng.uniform(0, 1, 5000)
    np.testing.assert_allclose(gamma_p(gamma_quantile(chance, shape), shape), chance, rtol=1e-12)


def test_quantiles_of_very_small_shapes_follow_the_power_law():
    # P(x) -> x^a / Gamma(a + 1): the quantile is (p Gamma(a + 1))^(1 / a), here about 1e-203
    expected = math.exp((math.log(0.01) + math.lgamma(1.0099)) / 0.0099)
    assert gamma_quantile(0.01, 0.0099) == pytest.approx(expected, rel=1e-12)
    assert gamma_quantile(0.025, 0.001) == 0.0  # 1e-1602


def test_quantile_of_a_very_large_shape_is_the_normal_one():
    shape, z = 1e7, NormalDist().inv_cdf(0.975)
    cornish_fisher = shape + z * math.sqrt(shape) + (z * z - 1) / 3
    assert gamma_quantile(0.975, shape) == pytest.approx(cornish_fisher, rel=1e-10)


def test_edges():
    np.testing.assert_array_equal(
        gamma_quantile([0.0, 1.0, 0.5, 1.0, np.nan], [2.0, 2.0, 0.0, 0.0, 2.0]),
        [0.0, np.inf, 0.0, 0.0, np.nan],
    )
    np.testing.assert_array_equal(
        gamma_p([0.0, np.inf, 3.0, np.nan], [2.0, 2.0, 0.0, 2.0]), [0.0, 1.0, 1.0, np.nan]
    )
    np.testing.assert_array_equal(
        gamma_q([0.0, np.inf, 3.0, 1.0], [2.0, 2.0, 0.0, np.nan]), [1.0, 0.0, 0.0, np.nan]
    )


def test_nothing_gives_nothing_and_arguments_are_broadcast():
    assert gamma_quantile([], 2.0).shape == (0,)
    assert gamma_p(np.zeros((0, 3)), 1.0).shape == (0, 3)
    assert gamma_quantile([[0.1], [0.9]], [1.0, 2.0, 3.0]).shape == (2, 3)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: gamma_quantile([0.5, 1.1], 1.0), "p"),
        (lambda: gamma_quantile([-0.1], 1.0), "p"),
        (lambda: gamma_quantile(0.5, [1.0, -1.0]), "shape"),
        (lambda: gamma_p(-1.0, 1.0), "x"),
        (lambda: gamma_q(1.0, np.inf), "shape"),
    ],
)
def test_impossible_arguments_are_refused(call, name):
    with pytest.raises(DomainError) as refused:
        call()
    assert refused.value.code == "gamma_argument"
    assert refused.value.details["name"] == name
