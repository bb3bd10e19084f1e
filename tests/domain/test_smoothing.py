from __future__ import annotations

import struct

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.limits import person_dispersion
from boligmon_plugin.domain.smoothing import empirical_bayes, empirical_bayes_share

# Percent, printed in the documentation of R's spdep 1.3-10 (r-spatial/spdep, docs/reference/EBest.html):
# example huddersfield with family = "binomial", column estmm.
# fmt: off
HUDDERSFIELD = [
    34.44, 29.56, 28.94, 28.93, 30.72, 30.43, 31.85, 35.93, 28.95, 29.95, 28.36, 31.75, 31.84, 25.36,
    32.33, 31.72, 29.69, 24.36, 32.11, 31.01, 29.53, 31.47, 29.1, 31.44, 22.36, 31.72, 30.31, 30.42,
    28.26, 33.57, 32.24, 27.62, 24.6, 28.54, 27.79, 32.98, 27.95, 26.96, 30.97, 30.88, 28.23, 26.65,
    26.81, 28.66, 31.54, 31.97, 32.3, 31.13, 31.47, 27.26, 28.29, 30.18, 25.28, 31.61, 27.67, 27.88,
    30.71, 30.22, 29.73, 29.95, 30.71, 30.58, 32.22, 30.04, 30.19, 35.0, 38.96, 31.91, 26.1, 29.75,
    39.13,
]
# fmt: on

# Printed in the docstring of PySAL's esda.smoothing.Empirical_Bayes: St. Louis homicides 1979-84, first ten.
ST_LOUIS = [
    2.36718950e-05,
    4.54539167e-05,
    4.78114019e-05,
    2.76907146e-05,
    6.58989323e-05,
    3.66494122e-05,
    5.79952721e-05,
    2.03064590e-05,
    3.31152999e-05,
    3.02748380e-05,
]

# Expected by PySAL's own test of Empirical_Bayes: North Carolina SIDS 1974, first five.
NORTH_CAROLINA = [0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349]


def read_dbf(path):
    """The numbers and texts of a dBase III file."""
    data = path.read_bytes()
    rows, header, width = struct.unpack("<4xIHH", data[:12])
    fields, position = {}, 1
    for at in range(32, header - 1, 32):
        name = data[at : at + 11].split(b"\0")[0].decode()
        fields[name] = slice(position, position + data[at + 16])
        position += data[at + 16]
    records = [data[header + width * row : header + width * (row + 1)] for row in range(rows)]
    return pd.DataFrame({name: [record[part].strip() for record in records] for name, part in fields.items()})


@pytest.fixture
def town():
    """Families in 4,959 cells of 100 m: median 2, about 28,000 in all (as in METHODS)."""
    rng = np.random.RandomState(1)
    return np.ceil(rng.lognormal(np.log(1.6), 1.55, 4959)).clip(1, 120)


# --- published numbers


@pytest.mark.shared_data
def test_shares_of_huddersfield_as_printed_by_spdep(shared_data):
    table = pd.read_csv(shared_data / "spdata" / "huddersfield.csv")
    smoothed = empirical_bayes_share(table["cases"], table["total"])
    assert len(HUDDERSFIELD) == len(table) == 71
    np.testing.assert_allclose(100 * smoothed.rate, HUDDERSFIELD, atol=0.005 + 1e-9)


@pytest.mark.shared_data
def test_marshall_on_st_louis_as_printed_by_esda(shared_data):
    table = pd.read_csv(shared_data / "pysal" / "stl_hom.csv")
    smoothed = empirical_bayes(table["HC7984"], table["PO7984"], method="marshall")
    np.testing.assert_allclose(smoothed.rate[:10], ST_LOUIS, rtol=5e-9)


@pytest.mark.shared_data
def test_marshall_on_north_carolina_as_tested_by_esda(shared_data):
    table = read_dbf(shared_data / "pysal" / "sids2.dbf")
    events, births = table["SID74"].astype(float), table["BIR74"].astype(float)
    assert len(table) == 100
    smoothed = empirical_bayes(events, births, method="marshall")
    np.testing.assert_allclose(smoothed.rate[:5], NORTH_CAROLINA, atol=0.5e-7 + 1e-12)


# --- the moments by hand


def test_moments_of_two_cells_by_hand():
    # m = 12 / 40 = 0.3; squares (2 - 6)^2 + (10 - 6)^2 = 32, less 12, over 20^2 + 20^2 = 0.025
    smoothed = empirical_bayes([2, 10], [20, 20])
    assert smoothed.mean == pytest.approx(0.3)
    assert smoothed.variance == pytest.approx(0.025)
    # w = 0.025 / (0.025 + 0.3 / 20) = 0.625
    np.testing.assert_allclose(smoothed.weight, [0.625, 0.625])
    np.testing.assert_allclose(smoothed.rate, [0.3 - 0.625 * 0.2, 0.3 + 0.625 * 0.2])
    assert not smoothed.no_variation


def test_dispersion_by_hand():
    # 32 less 1.5 times 12 = 14, over 800; w = 0.0175 / (0.0175 + 1.5 * 0.3 / 20)
    smoothed = empirical_bayes([2, 10], [20, 20], dispersion=1.5)
    assert smoothed.variance == pytest.approx(0.0175)
    np.testing.assert_allclose(smoothed.weight, 0.0175 / 0.04)


def test_the_rate_is_the_mean_of_the_gamma_posterior():
    # METHODS A10: Gamma(m^2 / s2 + O / phi, m / s2 + P / phi)
    events, population, phi = np.array([0, 3, 9, 30.5, 2]), np.array([4, 20, 31, 150.25, 60]), 1.7
    smoothed = empirical_bayes(events, population, dispersion=phi)
    assert not smoothed.no_variation
    shape = smoothed.mean**2 / smoothed.variance + events / phi
    inverse_scale = smoothed.mean / smoothed.variance + population / phi
    np.testing.assert_allclose(smoothed.rate, shape / inverse_scale, rtol=1e-12)


def test_shares_are_the_means_of_the_beta_posterior():
    # mean m and variance s2 of a beta distribution: a + b = m (1 - m) / s2 - 1
    events, population = np.array([2, 30, 1, 44]), np.array([10, 50, 17, 60])
    smoothed = empirical_bayes_share(events, population)
    size = smoothed.mean * (1 - smoothed.mean) / smoothed.variance - 1
    np.testing.assert_allclose(
        smoothed.rate, (smoothed.mean * size + events) / (size + population), rtol=1e-12
    )
    np.testing.assert_allclose(smoothed.weight, population / (population + size), rtol=1e-12)


# --- what the default is for (METHODS A5)


def test_the_spread_of_true_rates_is_recovered(town):
    rng = np.random.RandomState(2)
    found = []
    for _ in range(60):
        rate = rng.gamma(2.0, 0.015 / 2.0, len(town))  # squared coefficient of variation 0.5
        smoothed = empirical_bayes(rng.poisson(rate * town), town)
        found.append(smoothed.variance / smoothed.mean**2)
    assert np.mean(found) == pytest.approx(0.5, abs=0.08)
    assert min(found) > 0


def test_smoothing_comes_nearer_to_the_truth_than_the_raw_rate(town):
    rng = np.random.RandomState(3)
    rate = rng.gamma(2.0, 0.015 / 2.0, len(town))
    events = rng.poisson(rate * town)
    smoothed = empirical_bayes(events, town).rate
    errors = [np.mean((guess - rate) ** 2) for guess in (smoothed, events / town, np.full(len(town), 0.015))]
    assert errors[0] < errors[2] < errors[1]


def test_marshall_finds_no_variation_where_small_cells_dominate(town):
    # Clusters of four times the rate where people live close: Marshall's s2 is 0 in 87-93 % of the runs, the
    # other never.
    rng = np.random.RandomState(4)
    dense = np.flatnonzero(town >= 10)
    rate = np.ones(len(town))
    rate[rng.choice(dense, len(dense) // 7, replace=False)] = 4.0
    rate *= 0.015 * town.sum() / (rate * town).sum()
    none = {"moments": 0, "marshall": 0}
    for _ in range(60):
        events = rng.poisson(rate * town)
        for method in none:
            none[method] += empirical_bayes(events, town, method=method).no_variation
    assert none["moments"] == 0
    assert none["marshall"] / 60 > 0.8


def test_equal_rates_show_no_spread_once_persons_counted_twice_are_allowed_for(town):
    rng = np.random.RandomState(5)
    found, blind = [], []
    for _ in range(60):
        persons = rng.poisson(0.01 * town)
        twice = rng.binomial(persons, 0.55)
        each = np.repeat([1, 2], [(persons - twice).sum(), twice.sum()])
        smoothed = empirical_bayes(persons + twice, town, dispersion=person_dispersion(each))
        found.append(smoothed.variance / smoothed.mean**2)
        smoothed = empirical_bayes(persons + twice, town)
        blind.append(smoothed.variance / smoothed.mean**2)
    assert person_dispersion(each) == pytest.approx(1.7, abs=0.05)
    assert np.mean(found) < 0.12  # above 0 only because s2 is not let below 0
    assert np.median(found) < 0.05
    assert np.mean(blind) > 1.3


# --- no variation, missing, nothing


def test_without_variation_all_have_the_mean():
    for smoothed in (
        empirical_bayes([1, 2, 3], [10, 20, 30]),
        empirical_bayes([1, 2, 3], [10, 20, 30], method="marshall"),
        empirical_bayes_share([1, 2, 3], [10, 20, 30]),
    ):
        assert smoothed.no_variation
        assert smoothed.variance == 0
        np.testing.assert_array_equal(smoothed.rate, np.full(3, 0.1))
        np.testing.assert_array_equal(smoothed.weight, np.zeros(3))


def test_no_events_at_all():
    for smoothed in (empirical_bayes([0, 0], [5, 9]), empirical_bayes_share([0, 0], [5, 9])):
        np.testing.assert_array_equal(smoothed.rate, [0.0, 0.0])
        assert smoothed.no_variation


@pytest.mark.parametrize(
    "function",
    [empirical_bayes, lambda o, p: empirical_bayes(o, p, method="marshall"), empirical_bayes_share],
)
def test_cells_without_population_or_value_neither_count_nor_have_a_rate(function):
    events = [2, 10, 0, 3, np.nan, 1, np.nan]
    population = [20, 20, 0, 0, 50, np.nan, np.nan]
    smoothed, alone = function(events, population), function([2, 10], [20, 20])
    np.testing.assert_array_equal(smoothed.rate[:2], alone.rate)
    assert np.isnan(smoothed.rate[2:]).all()
    assert np.isnan(smoothed.weight[2:]).all()
    assert (smoothed.mean, smoothed.variance) == (alone.mean, alone.variance)


@pytest.mark.parametrize("function", [empirical_bayes, empirical_bayes_share])
def test_nothing_to_smooth(function):
    for events, population in (([], []), ([0, np.nan], [0, 3])):
        smoothed = function(events, population)
        assert smoothed.rate.shape == smoothed.weight.shape == (len(events),)
        assert np.isnan(smoothed.rate).all()
        assert np.isnan(smoothed.mean)
        assert np.isnan(smoothed.variance)
        assert smoothed.no_variation


def test_shares_of_nought_and_one_keep_their_own_rate():
    # no variation inside the cells is left: s2 = m (1 - m)
    np.testing.assert_allclose(empirical_bayes_share([0, 10], [10, 10]).rate, [0.0, 1.0])


def test_shares_of_single_persons_cannot_be_told_apart():
    smoothed = empirical_bayes_share([0, 1, 1], [1, 1, 1])
    assert smoothed.no_variation
    np.testing.assert_allclose(smoothed.rate, 2 / 3)


@pytest.mark.parametrize(
    ("call", "code", "details"),
    [
        (lambda: empirical_bayes([1], [2], method="other"), "unknown_choice", {"value": "other"}),
        (lambda: empirical_bayes([1], [2], dispersion=0.0), "not_positive", {"name": "dispersion"}),
        (lambda: empirical_bayes([1], [2], dispersion=2.0, method="marshall"), "dispersion_not_used", {}),
        (lambda: empirical_bayes([1, 2], [2]), "unequal_lengths", {"first": 2, "second": 1}),
        (lambda: empirical_bayes([1, -2], [2, 3]), "negative_count", {"row": 1, "name": "events"}),
        (lambda: empirical_bayes([1, 2], [2, np.inf]), "infinite_count", {"row": 1, "name": "population"}),
        (lambda: empirical_bayes_share([1, 4], [2, 3]), "more_events_than_population", {"row": 1}),
        (lambda: empirical_bayes_share([[1]], [2]), "array_dimensions", {"name": "events"}),
    ],
)
def test_refusals_say_what_and_where(call, code, details):
    with pytest.raises(DomainError) as refused:
        call()
    assert refused.value.code == code
    assert details.items() <= refused.value.details.items()
