from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.limits import (
    byar_limits,
    count_limits,
    exact_limits,
    group_limits,
    person_dispersion,
    spell_dispersion,
    wilson_limits,
)

LEVELS = {"95%": 0.95, "99.8%": 0.998}
COLUMNS = {0.95: ["lower95_0cl", "upper95_0cl"], 0.998: ["lower99_8cl", "upper99_8cl"]}


# --- published limits: test data of PHEindicatormethods (UK public health)


@pytest.mark.shared_data
@pytest.mark.parametrize("confidence", COLUMNS)
def test_every_published_rate(shared_data, confidence):
    table = pd.read_csv(shared_data / "phe" / "testdata_Rate.csv")
    assert len(table) == 20
    limits = count_limits(table["Numerator"], confidence=confidence)
    rates = limits / table[["Denominator"]].to_numpy() * table[["multiplier"]].to_numpy()
    np.testing.assert_allclose(rates, table[COLUMNS[confidence]], rtol=1e-11)  # three rows without limits


@pytest.mark.shared_data
@pytest.mark.parametrize("confidence", COLUMNS)
def test_every_published_share(shared_data, confidence):
    table = pd.read_csv(shared_data / "phe" / "testdata_Prop.csv")
    assert len(table) == 19
    limits = wilson_limits(table["Numerator"], table["Denominator"], confidence=confidence)
    np.testing.assert_allclose(
        limits * table[["multiplier"]].to_numpy(), table[COLUMNS[confidence]], rtol=1e-11
    )


@pytest.mark.shared_data
def test_every_published_pair_of_byar_and_wilson(shared_data):
    table = pd.read_csv(shared_data / "phe" / "testdata_B_W.csv")
    for row in table.itertuples():
        level = LEVELS[row.confidence]
        if row.method == "Wilson":
            (pair,) = wilson_limits([row.x], [row.n], confidence=level)
        else:
            (pair,) = byar_limits([row.x], confidence=level)
        if math.isnan(row.lowercl):  # x = 1 at 99.8 %: left out there, because it is negative
            assert pair[0] < 0
        else:
            assert pair[0] == pytest.approx(row.lowercl, rel=1e-11)
        assert pair[1] == pytest.approx(row.uppercl, rel=1e-11)
    assert len(table) == 13


def test_limits_of_ten_match_the_published_pair():
    # Breslow & Day (1987), Byar's approximation for a count of 10
    np.testing.assert_allclose(byar_limits([10]), [[4.79, 18.39]], atol=0.005)


def test_one_event_at_998_permille():
    # METHODS A4
    assert byar_limits([1], confidence=0.998)[0, 0] == pytest.approx(-0.0028, abs=0.00005)
    assert count_limits([1], confidence=0.998)[0, 0] == pytest.approx(0.0010, abs=0.00005)


# --- the exact limits by what they mean


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.998])
def test_exact_limits_leave_half_of_the_rest_beyond_each(confidence):
    tail = (1 - confidence) / 2

    def at_most(count, mean):
        return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))

    counts = list(range(1, 30))
    for count, (lower, upper) in zip(counts, exact_limits(counts, confidence=confidence)):
        assert 1 - at_most(count - 1, lower) == pytest.approx(tail, rel=1e-9)
        assert at_most(count, upper) == pytest.approx(tail, rel=1e-9)


def test_no_event_has_the_rule_of_three():
    np.testing.assert_allclose(exact_limits([0]), [[0.0, -math.log(0.025)]], rtol=1e-13)
    np.testing.assert_allclose(count_limits([0], confidence=0.9), [[0.0, -math.log(0.05)]], rtol=1e-13)


def test_fractional_counts_lie_on_the_printed_chi_square_table():
    # O = 0.5: chi-square with 1 and 3 degrees of freedom; O = 4.5: 9 and 11. Points at 2.5 and 97.5 % from
    # Pearson & Hartley (1966), Biometrika Tables for Statisticians I, table 8.
    np.testing.assert_allclose(
        2 * count_limits([0.5, 4.5]), [[0.000982069, 9.34840], [2.70039, 21.9200]], rtol=5e-6
    )


def test_fractional_counts_below_ten_agree_with_scipy():
    count = np.linspace(0.01, 9.99, 200)
    expected = np.column_stack((stats.gamma.ppf(0.001, count), stats.gamma.ppf(0.999, count + 1)))
    np.testing.assert_allclose(count_limits(count, confidence=0.998), expected, rtol=1e-11)


def test_exact_below_ten_and_byar_from_ten_on():
    count = np.array([9.0, 9.99, 10.0, 11.0])
    limits = count_limits(count)
    np.testing.assert_array_equal(limits[:2], exact_limits(count[:2]))
    np.testing.assert_array_equal(limits[2:], byar_limits(count[2:]))
    # the two differ by less than 0.2 % there, so that the change of method is no step
    np.testing.assert_allclose(byar_limits([10.0]), exact_limits([10.0]), rtol=0.002)


def test_limits_grow_with_the_count():
    limits = count_limits(np.arange(0, 30, 0.25))
    assert (np.diff(limits, axis=0)[:, 1] > 0).all()
    assert (np.diff(limits, axis=0)[:, 0] >= 0).all()


# --- dispersion


def test_dispersion_widens_both_halves_by_its_root():
    count = np.array([2.0, 40.0])
    plain, wide = count_limits(count), count_limits(count, dispersion=2.25)
    np.testing.assert_allclose(wide[:, 1] - count, 1.5 * (plain[:, 1] - count), rtol=1e-12)
    np.testing.assert_allclose(count[1] - wide[1, 0], 1.5 * (count[1] - plain[1, 0]), rtol=1e-12)
    assert wide[0, 0] == 0.0  # 2 - 1.5 * (2 - 0.24) is negative


def test_dispersion_widens_shares_inside_nought_and_one():
    plain = wilson_limits([30, 1, 9], [100, 10, 10])
    wide = wilson_limits([30, 1, 9], [100, 10, 10], dispersion=4.0)
    np.testing.assert_allclose(wide[0], 0.3 + 2 * (plain[0] - 0.3), rtol=1e-12)
    assert wide[1, 0] == 0.0
    assert wide[2, 1] == 1.0


def test_person_dispersion():
    assert person_dispersion([1, 1, 1]) == 1.0
    assert person_dispersion([1, 2, 3]) == pytest.approx(14 / 6)  # (1 + 4 + 9) / (1 + 2 + 3)
    assert person_dispersion([5, 0, np.nan]) == 5.0  # a case open in five periods
    assert person_dispersion([]) == 1.0
    assert person_dispersion([0, 0]) == 1.0


def test_person_dispersion_is_variance_over_mean():
    rng = np.random.RandomState(5)
    each = np.array([1, 1, 1, 2, 4])  # measures of a person
    totals = np.array([rng.choice(each, size).sum() for size in rng.poisson(20, 20000)])
    assert totals.var() / totals.mean() == pytest.approx(person_dispersion(each), rel=0.03)


def test_spell_dispersion():
    assert spell_dispersion([[1, 1, 1, 1, 1]]) == 5.0
    assert spell_dispersion([[2, 1, 0]]) == pytest.approx(5 / 3)  # lengths 2 and 1
    assert spell_dispersion([[1, 0], [0, 3]]) == 1.0
    assert spell_dispersion([[1.5, 0.5]]) == pytest.approx((1 * 1 + 0.5 * 4) / (1 + 0.5 * 2))
    assert spell_dispersion(np.zeros((3, 4))) == 1.0
    assert spell_dispersion(np.zeros((0, 4))) == 1.0


@pytest.mark.parametrize(("persistence", "true", "bound"), [(0.6, 3.25, 4.3), (0.9, 7.3, 7.6)])
def test_spells_bound_the_true_dispersion_as_in_the_simulated_town(persistence, true, bound):
    # METHODS A2: 10 years, 459 open cases a year among 30,600 families in 4,959 cells, median 2 families.
    # That town has clusters, where more cases share a cell than here: its bound is not reached.
    rng = np.random.RandomState(6)
    families = np.ceil(rng.lognormal(np.log(1.6), 1.55, 4959)).clip(1, 120)
    events, seen = np.zeros((4959, 10), dtype=int), []
    for first in range(-60, 10):
        new = rng.poisson(459 * (1 - persistence))
        last = first + rng.geometric(1 - persistence, new)
        for cell, end in zip(rng.choice(4959, new, p=families / families.sum()), last):
            start, stop = max(first, 0), min(end, 10)
            if stop > start:
                events[cell, start:stop] += 1
                seen.append(stop - start)
    assert person_dispersion(seen) == pytest.approx(true, rel=0.05)
    assert person_dispersion(seen) < spell_dispersion(events) <= bound


# --- shares


def test_wilson_limits_solve_the_score_equation():
    events, population = np.array([0.0, 3.0, 0.445, 50.0, 7.0]), np.array([8.0, 10.0, 1.0, 50.0, 4000.0])
    share = events / population
    for column in wilson_limits(events, population).T:
        score = (share - column) ** 2 * population - 1.959963984540054**2 * column * (1 - column)
        np.testing.assert_allclose(score, 0.0, atol=1e-13)


def test_wilson_limits_at_the_ends_are_the_ends():
    limits = wilson_limits([0, 0, 7, 123456], [1, 999983, 7, 123456], confidence=0.998)
    assert limits[0, 0] == limits[1, 0] == 0.0
    assert limits[2, 1] == limits[3, 1] == 1.0
    # one of one at 95 %: 1 / (1 + z^2)
    assert wilson_limits([1], [1])[0, 0] == pytest.approx(1 / (1 + 1.959963984540054**2))


# --- edges


@pytest.mark.parametrize("function", [exact_limits, byar_limits, count_limits])
def test_no_rows_and_unknown_rows(function):
    assert function([]).shape == (0, 2)
    limits = function([np.nan, 12.0])
    assert np.isnan(limits[0]).all()
    assert np.isfinite(limits[1]).all()


def test_shares_without_rows_population_or_value():
    assert wilson_limits([], []).shape == (0, 2)
    limits = wilson_limits([0, 3, np.nan, 1, 1], [0, 0, 5, np.nan, 2])
    assert np.isnan(limits[:4]).all()
    assert np.isfinite(limits[4]).all()


def test_arguments_are_not_changed():
    events = np.array([0.0, 3.0, np.nan])
    count_limits(events, dispersion=2.0)
    np.testing.assert_array_equal(events, [0.0, 3.0, np.nan])


@pytest.mark.parametrize(
    ("call", "code", "details"),
    [
        (lambda: count_limits([1, -2]), "negative_count", {"row": 1, "value": -2.0, "name": "events"}),
        (lambda: exact_limits([1, np.inf]), "infinite_count", {"row": 1}),
        (lambda: byar_limits([[1.0]]), "array_dimensions", {"expected": 1, "got": 2}),
        (lambda: count_limits([1], confidence=1.0), "confidence_out_of_range", {"value": 100.0}),
        (lambda: exact_limits([1], confidence=0.0), "confidence_out_of_range", {"value": 0.0}),
        (lambda: wilson_limits([1], [2], confidence=math.nan), "confidence_out_of_range", {}),
        (lambda: count_limits([1], dispersion=0.0), "not_positive", {"name": "dispersion", "value": 0.0}),
        (lambda: wilson_limits([1], [2], dispersion=math.nan), "not_positive", {}),
        (lambda: wilson_limits([1, 3], [2, 2]), "more_events_than_population", {"row": 1, "events": 3.0}),
        (lambda: wilson_limits([1], [2, 2]), "unequal_lengths", {"first": 1, "second": 2}),
        (lambda: wilson_limits([0], [-1]), "negative_count", {"name": "population"}),
        (lambda: person_dispersion([-1]), "negative_count", {}),
        (lambda: spell_dispersion([1, 2]), "array_dimensions", {"expected": 2}),
    ],
)
def test_refusals_say_what_and_where(call, code, details):
    with pytest.raises(DomainError) as refused:
        call()
    assert refused.value.code == code
    assert details.items() <= refused.value.details.items()


def test_limits_of_groups_by_kind():
    events, exposure = np.array([291.0, 4.0, 0.0, 5.0]), np.array([300.0, 2000.0, 10.0, 0.0])
    share = group_limits(events, exposure, kind="share", multiplier=100)
    np.testing.assert_allclose(share[0], [94.39, 98.42], atol=0.01)  # Wilson's interval of 291 of 300
    rate = group_limits(events, exposure, kind="rate", multiplier=1000)
    np.testing.assert_allclose(rate[1], [0.545, 5.121], atol=0.001)  # exact: 1.09 and 10.24 of 2,000
    wider = group_limits(events, exposure, kind="rate", multiplier=1000, dispersion=4.0)
    np.testing.assert_allclose(wider[0, 1] - 970, 2 * (rate[0, 1] - 970), rtol=1e-9)
    assert np.isnan(rate[3]).all()
    assert np.isnan(group_limits(events, exposure, kind="mean", multiplier=1)).all()
    count, base = np.array([5.0, 12.0]), np.array([10.0, 10.0])  # more events than people: none is a share
    as_rate = group_limits(count, base, kind="rate", multiplier=1)
    np.testing.assert_array_equal(group_limits(count, base, kind="share", multiplier=1), as_rate)
