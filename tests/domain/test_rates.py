"""Rates with status and limits, from counts of two sources that meet in cells and periods."""

from __future__ import annotations

from collections import Counter as Bag
from dataclasses import replace
from fractions import Fraction
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain import schema
from boligmon_plugin.domain.counting import Counter
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.kernel import kernel_rate
from boligmon_plugin.domain.periods import DAY, MONTH, YEAR
from boligmon_plugin.domain.rates import Panel, RateRule, check_rule, compute_rates, join_counts
from boligmon_plugin.domain.smoothing import empirical_bayes, empirical_bayes_share

NAN = float("nan")


def make_panel(events, population, **others):
    events, population = np.array(events, dtype=float), np.array(population, dtype=float)
    days = (np.datetime64("2015") + np.arange(events.shape[1])).astype("datetime64[D]")
    given = {
        "cells": np.arange(len(events)),
        "unit": YEAR,
        "days": days,
        "events": events,
        "persons": None,
        "population": population,
        "dispersion": 1.0,
        "dispersion_pooled": NAN,
        **others,
    }
    return Panel(**given)


def status_of(rates):
    return [[schema.STATUSES[code] for code in row] for row in rates.status.tolist()]


def counted(rows, *, stock, unit=DAY, period_unit=YEAR, persons=False):
    """Counts of (cell, day, amount) rows."""
    counter = Counter(unit=unit, period_unit=period_unit, stock=stock, with_persons=persons)
    cell, day, amount = zip(*rows)
    days = np.array(day, dtype="datetime64[D]")
    person = np.arange(len(rows), dtype=np.uint64) if persons else None
    counter.add(np.array(cell, dtype=np.int64), days, amount=np.array(amount, dtype=float), person_key=person)
    return counter.result()


# --- the table of states (D0)

STATES = [
    # events, population, kind, status, rate per 1,000
    (0, 0, "rate", "no_population", NAN),
    (3, 0, "rate", "events_without_population", NAN),
    (0.5, 0, "share", "events_without_population", NAN),
    (0, 19.5, "rate", "below_minimum", 0.0),
    (2, 10, "rate", "below_minimum", 200.0),
    (12, 10, "share", "below_minimum", 1200.0),
    (0, 20, "rate", "ok", 0.0),
    (5, 20, "rate", "ok", 250.0),
    (30, 20, "rate", "ok", 1500.0),
    (30, 20, "mean", "ok", 1500.0),
    (20, 20, "share", "ok", 1000.0),
    (21, 20, "share", "more_events_than_population", 1050.0),
    (NAN, 20, "rate", "missing", NAN),
    (NAN, 0, "rate", "missing", NAN),
    (4, NAN, "rate", "missing", NAN),
    (NAN, NAN, "share", "missing", NAN),
]


@pytest.mark.parametrize(("events", "population", "kind", "status", "rate"), STATES)
def test_every_state_has_its_status_and_rate(events, population, kind, status, rate):
    # a second cell with both, so that the period is one of both sources
    panel = make_panel([[events], [5]], [[population], [50]])
    rates = compute_rates(panel, RateRule(kind=kind, multiplier=1000, min_population=20))
    assert status_of(rates)[0] == [status]
    np.testing.assert_array_equal(rates.rate[0], [rate])
    assert np.isnan(rates.low[0, 0]) == (np.isnan(rate) or kind == "mean")
    assert np.isnan(rates.high[0, 0]) == (np.isnan(rate) or kind == "mean")


def test_a_minimum_of_zero_leaves_no_cell_below_it():
    rates = compute_rates(make_panel([[1, 0, 2]], [[1, 0.5, 0]]), RateRule(min_population=0))
    assert status_of(rates) == [["ok", "ok", "events_without_population"]]


def test_equal_fractions_are_equal_floats():
    # (O / P) * k: 3/90 and 7/210 are the same number, O * (k / P) would tear them apart
    random = np.random.RandomState(4)
    o, p, times = random.randint(1, 60, 3000), random.randint(1, 400, 3000), random.randint(2, 40, 3000)
    for k in (100.0, 1000.0, 100_000.0, 7.0):
        one = compute_rates(make_panel(o[:, None], p[:, None]), RateRule(multiplier=k)).rate
        other = compute_rates(
            make_panel((o * times)[:, None], (p * times)[:, None]), RateRule(multiplier=k)
        ).rate
        np.testing.assert_array_equal(one, other)
        assert one[:, 0].tolist() == [float(a) / float(b) * k for a, b in zip(o, p)]


# --- limits


def test_limits_of_a_rate_are_exact_below_ten_and_byar_from_ten_on():
    # exact: Ulm (1990), Am. J. Epidemiol. 131:373, table of 95 % limits; Byar: Breslow & Day II, p. 69
    published = {0: (0, 3.689), 1: (0.0253, 5.572), 5: (1.623, 11.668), 9: (4.115, 17.085), 10: (4.79, 18.39)}
    panel = make_panel([[o] for o in published], [[250.0]] * len(published))
    rates = compute_rates(panel, RateRule(multiplier=1000))
    expected = np.array(list(published.values())) / 250 * 1000
    np.testing.assert_allclose(np.column_stack((rates.low, rates.high)), expected, rtol=2e-3, atol=1e-9)
    assert not rates.bounded_as_rate  # said of shares only


def wilson(o, p, confidence):
    """Wilson (1927) as printed: (2 O + z^2 -+ z sqrt(z^2 + 4 O q)) / (2 (P + z^2))."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    root = z * (z * z + 4 * o * (1 - o / p)) ** 0.5
    return (2 * o + z * z - root) / (2 * (p + z * z)), (2 * o + z * z + root) / (2 * (p + z * z))


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_limits_of_a_share_are_wilsons(confidence):
    pairs = [(0, 30), (1, 30), (15, 30), (30, 30), (2.5, 41), (65, 100)]
    panel = make_panel([[o] for o, _ in pairs], [[p] for _, p in pairs])
    rates = compute_rates(panel, RateRule(kind="share", multiplier=100, confidence=confidence))
    expected = np.array([wilson(o, p, confidence) for o, p in pairs]) * 100
    np.testing.assert_allclose(np.column_stack((rates.low, rates.high)), expected, rtol=1e-9, atol=1e-9)
    assert not rates.bounded_as_rate


def test_one_share_above_all_gives_the_whole_indicator_the_limits_of_a_rate():
    events, population = [[65, 12], [3, 30]], [[100, 40], [90, 25]]
    share = compute_rates(make_panel(events, population), RateRule(kind="share", multiplier=100))
    rate = compute_rates(make_panel(events, population), RateRule(kind="rate", multiplier=100))
    assert share.bounded_as_rate
    assert status_of(share) == [["ok", "ok"], ["ok", "more_events_than_population"]]
    np.testing.assert_array_equal(share.low, rate.low)
    np.testing.assert_array_equal(share.high, rate.high)


def test_dispersion_widens_the_limits_by_its_square_root():
    panel = make_panel([[40], [3]], [[100], [100]])
    plain = compute_rates(panel, RateRule(multiplier=100))
    wide = compute_rates(replace(panel, dispersion=2.25), RateRule(multiplier=100))
    np.testing.assert_allclose(wide.high - wide.rate, 1.5 * (plain.high - plain.rate), rtol=1e-12)
    np.testing.assert_allclose(wide.rate[0] - wide.low[0], 1.5 * (plain.rate[0] - plain.low[0]), rtol=1e-12)
    assert wide.low[1, 0] == 0  # clamped: 3 - 1.5 * 2.38 is below nothing


def test_a_mean_has_no_limits():
    rates = compute_rates(make_panel([[1234.5]], [[30]]), RateRule(kind="mean", multiplier=1))
    assert rates.rate[0, 0] == 1234.5 / 30
    assert np.isnan(rates.low).all()
    assert np.isnan(rates.high).all()


# --- smoothing


def test_smoothing_is_per_period_and_that_of_the_parts():
    random = np.random.RandomState(8)
    population = random.randint(0, 60, (40, 3)).astype(float)
    events = random.poisson(random.uniform(0, 0.8, (40, 1)) * population).astype(float)
    events[:, 1] = np.nan  # a period that only the population has
    panel = make_panel(events, population, dispersion=1.4)
    rates = compute_rates(panel, RateRule(multiplier=100, smoothing="empirical_bayes"))
    assert np.isnan(rates.smoothed[:, 1]).all()
    for column in (0, 2):
        alone = empirical_bayes(events[:, column], population[:, column], dispersion=1.4)
        np.testing.assert_allclose(rates.smoothed[:, column], alone.rate * 100)
        assert 0 < alone.weight[population[:, column] > 0].max() < 1
    centres = random.uniform(0, 1000, (40, 2))
    rule = RateRule(multiplier=100, smoothing="kernel", bandwidth=400, min_population=5)
    smoothed = compute_rates(panel, rule, centres=centres).smoothed
    assert np.isnan(smoothed[:, 1]).all()
    for column in (0, 2):
        alone = kernel_rate(
            *centres.T, events[:, column], population[:, column], bandwidth=400, min_population=5
        )
        np.testing.assert_allclose(smoothed[:, column], alone * 100)
    assert np.isnan(compute_rates(panel, RateRule()).smoothed).all()


def test_shares_are_smoothed_as_shares_unless_one_is_above_all():
    events, population = np.array([[3.0], [9], [0], [7]]), np.array([[30.0], [20], [25], [70]])
    rule = RateRule(kind="share", smoothing="empirical_bayes", multiplier=100)
    smoothed = compute_rates(make_panel(events, population), rule).smoothed
    np.testing.assert_allclose(
        smoothed[:, 0], empirical_bayes_share(events[:, 0], population[:, 0]).rate * 100
    )
    events[1] = 21
    smoothed = compute_rates(make_panel(events, population), rule).smoothed
    np.testing.assert_allclose(smoothed[:, 0], empirical_bayes(events[:, 0], population[:, 0]).rate * 100)


def test_a_mean_is_not_smoothed_by_bayes():
    with pytest.raises(DomainError) as caught:
        compute_rates(make_panel([[1]], [[30]]), RateRule(kind="mean", smoothing="empirical_bayes"))
    assert caught.value.code == "no_bayes_for_means"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (RateRule(multiplier=0), "multiplier_not_positive"),
        (RateRule(multiplier=-1), "multiplier_not_positive"),
        (RateRule(multiplier=NAN), "multiplier_not_positive"),
        (RateRule(multiplier=float("inf")), "multiplier_not_positive"),
        (RateRule(confidence=0), "confidence_out_of_range"),
        (RateRule(confidence=1), "confidence_out_of_range"),
        (RateRule(confidence=95), "confidence_out_of_range"),
        (RateRule(confidence=NAN), "confidence_out_of_range"),
        (RateRule(min_population=-1), "minimum_negative"),
        (RateRule(min_population=NAN), "minimum_negative"),
        (RateRule(smoothing="kernel", bandwidth=0), "bandwidth_not_positive"),
        (RateRule(smoothing="kernel", bandwidth=NAN), "bandwidth_not_positive"),
    ],
)
def test_a_rule_out_of_range_is_refused(rule, code):
    with pytest.raises(DomainError) as caught:
        check_rule(rule)
    assert caught.value.code == code
    with pytest.raises(DomainError):
        compute_rates(make_panel([[1]], [[30]]), rule, centres=np.zeros((1, 2)))


# --- two sources


def test_two_sources_meet_in_the_cells_and_periods_of_both():
    events = counted([(7, "2015-03-01", 2), (9, "2015-05-01", 1), (9, "2017-05-01", 4)], stock=False)
    population = counted(
        [(7, "2015-01-01", 30), (7, "2015-07-01", 33), (5, "2015-01-01", 8), (5, "2016-01-01", 9)], stock=True
    )
    panel = join_counts(events, population, unit=YEAR)
    assert panel.cells.tolist() == [5, 7, 9]
    assert panel.days.astype(str).tolist() == ["2015-01-01", "2016-01-01", "2017-01-01"]
    assert panel.common.tolist() == [True, False, False]
    np.testing.assert_array_equal(panel.events, [[0, NAN, 0], [2, NAN, 0], [1, NAN, 4]])
    # cell 5 has no row at the second date of 2015, so 0 there; 2017 has no population at all
    np.testing.assert_array_equal(panel.population, [[4, 9, NAN], [31.5, 0, NAN], [0, 0, NAN]])
    status = status_of(compute_rates(panel, RateRule()))
    assert status == [
        ["below_minimum", "missing", "missing"],
        ["ok", "missing", "missing"],
        ["events_without_population", "missing", "missing"],
    ]


@pytest.mark.parametrize(("at", "expected"), [("mean", 31.5), ("first", 30), ("last", 33)])
def test_which_dates_of_a_period_count(at, expected):
    events = counted([(7, "2015-03-01", 2)], stock=False)
    population = counted([(7, "2015-07-01", 33), (7, "2015-01-01", 30)], stock=True)
    panel = join_counts(events, population, unit=YEAR, population_at=at)
    assert panel.population.tolist() == [[expected]]


def test_a_population_can_be_that_of_the_period_before_or_after():
    events = counted([(7, "2016-03-01", 2), (7, "2017-03-01", 3)], stock=False)
    population = counted([(7, "2015-01-01", 30), (7, "2016-01-01", 40)], stock=True)
    panel = join_counts(events, population, unit=YEAR, population_later=1)
    assert panel.days.astype(str).tolist() == ["2016-01-01", "2017-01-01"]
    assert panel.population.tolist() == [[30, 40]]
    later = counted([(7, "2017-01-01", 30), (7, "2018-01-01", 40)], stock=True)
    panel = join_counts(events, later, unit=YEAR, population_later=-1)
    assert panel.population.tolist() == [[30, 40]]


def test_events_that_are_a_stock_are_averaged():
    events = counted([(7, "2015-01-01", 2), (7, "2015-07-01", 5)], stock=True)
    population = counted([(7, "2015-01-01", 30), (7, "2015-07-01", 33)], stock=True)
    panel = join_counts(events, population, unit=YEAR, events_stock=True)
    assert (panel.events.tolist(), panel.population.tolist()) == ([[3.5]], [[31.5]])


def test_all_cells_of_a_layer_have_a_row():
    events = counted([(3, "2015-03-01", 2)], stock=False)
    population = counted([(1, "2015-01-01", 30)], stock=True)
    panel = join_counts(events, population, unit=YEAR, cells=np.arange(5))
    assert panel.events[:, 0].tolist() == [0, 0, 0, 2, 0]
    assert panel.population[:, 0].tolist() == [0, 30, 0, 0, 0]


def test_sources_without_a_common_period_are_refused_with_their_spans():
    events = counted([(7, "2015-03-01", 2), (7, "2016-03-01", 2)], stock=False, period_unit=MONTH)
    population = counted([(7, "2019-01-01", 30)], stock=True, period_unit=MONTH)
    with pytest.raises(DomainError) as caught:
        join_counts(events, population, unit=MONTH)
    assert caught.value.code == "no_common_period"
    assert caught.value.details == {"events": "2015-03 - 2016-03", "population": "2019-01 - 2019-01"}


def test_random_sources_against_dictionaries():
    random = np.random.RandomState(21)
    events = [
        (int(c), np.datetime64("2015-01-01") + int(d), int(a))
        for c, d, a in zip(
            random.randint(0, 50, 800), random.randint(0, 1096, 800), random.randint(0, 4, 800)
        )
    ]
    dates = [
        np.datetime64(text) for text in ("2015-01-01", "2015-07-01", "2016-01-01", "2017-04-01", "2017-10-01")
    ]
    population = [
        (int(c), dates[d], int(a))
        for c, d, a in zip(random.randint(10, 70, 900), random.randint(0, 5, 900), random.randint(0, 9, 900))
    ]
    panel = join_counts(
        counted(events, stock=False, persons=True), counted(population, stock=True), unit=YEAR
    )
    sums, bases, people = Bag(), Bag(), Bag()
    for cell, day, amount in events:
        sums[cell, str(day)[:4]] += amount
        people[cell, str(day)[:4]] += 1
    for cell, day, amount in population:
        bases[cell, str(day)[:4]] += amount
    number = {"2015": 2, "2016": 1, "2017": 2}
    assert panel.cells.tolist() == sorted({c for c, *_ in events} | {c for c, *_ in population})
    rates = compute_rates(panel, RateRule(multiplier=100, min_population=0))
    for i, cell in enumerate(panel.cells.tolist()):
        for j, year in enumerate(("2015", "2016", "2017")):
            base = Fraction(bases[cell, year], number[year])
            assert panel.events[i, j] == sums[cell, year]
            assert panel.persons[i, j] == people[cell, year]
            assert panel.population[i, j] == float(base)
            if base:
                assert rates.rate[i, j] == float(sums[cell, year]) / float(base) * 100
            else:
                assert np.isnan(rates.rate[i, j])
    assert panel.events.sum() == sum(amount for *_, amount in events)


# --- published rates


@pytest.mark.shared_data
def test_st_louis_homicide_rates_are_those_printed(shared_data):
    table = pd.read_csv(shared_data / "pysal" / "stl_hom.csv")
    spans = ("7984", "8488", "8893")
    count, people, printed = (
        table[[f"{prefix}{span}" for span in spans]].to_numpy(dtype=float) for prefix in ("HC", "PO", "HR")
    )
    assert count.shape == (78, 3)
    rates = compute_rates(make_panel(count, people), RateRule(multiplier=100_000))
    np.testing.assert_allclose(rates.rate, printed, atol=1e-6)
    assert set(np.unique(rates.status)) == {schema.STATUSES.index("ok")}
