"""Sums over periods: every sequence has one pattern, and the rate is a sum over a sum."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain import schema
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.sums import patterns, sum_periods

NAN = float("nan")


def slow_pattern(sequence):
    """A8 for one sequence of "1", "0" and "-" (not ranked), read as text."""
    n, times = len(sequence.replace("-", "")), sequence.count("1")
    if n < 3:
        return "too_few"
    if "1" not in sequence:
        return "never"
    if not sequence.endswith("1"):
        return "historical"
    if times == 1:
        return "new"
    if Fraction(times, n) >= Fraction(9, 10):
        return "persistent"
    return "consecutive" if re.fullmatch("[0-]*1+", sequence) else "sporadic"


def matrix(sequences):
    value = {"1": 1.0, "0": 0.0, "-": NAN}
    return np.array([[value[sign] for sign in sequence] for sequence in sequences]).reshape(
        len(sequences), -1
    )


@pytest.mark.parametrize("n", range(1, 11))
def test_every_sequence_has_the_one_pattern_of_the_rules(n):
    sequences = ["".join(signs) for signs in itertools.product("01", repeat=n)]
    found = patterns(matrix(sequences))
    assert found.tolist() == [slow_pattern(sequence) for sequence in sequences]
    assert set(found) <= set(schema.PATTERNS)


@pytest.mark.parametrize("n", range(1, 7))
def test_every_sequence_with_periods_not_ranked(n):
    # the matrix holds every sequence, so in every period some cell is ranked
    sequences = ["".join(signs) for signs in itertools.product("01-", repeat=n)]
    assert patterns(matrix(sequences)).tolist() == [slow_pattern(sequence) for sequence in sequences]


def test_how_many_sequences_of_ten_years_have_each_pattern():
    """By hand. Historical: not the last, not none: 2^9 - 1. Persistent with the last: all ten, or one of nine
    others missing. Consecutive: a run of 2 to 8 at the end (9 is persistent)."""
    counted = Counter(patterns(matrix(["".join(s) for s in itertools.product("01", repeat=10)])))
    expected = {"never": 1, "historical": 511, "new": 1, "persistent": 10, "consecutive": 7}
    assert counted == {**expected, "sporadic": 1024 - sum(expected.values())}


def test_the_eight_sequences_of_three_years():
    sequences = ["000", "100", "010", "110", "001", "111", "011", "101"]
    expected = ["never", *["historical"] * 3, "new", "persistent", "consecutive", "sporadic"]
    assert patterns(matrix(sequences)).tolist() == expected


def test_a_period_of_no_cell_is_no_period_of_the_study():
    # nobody is ranked in the third and the last: the run is unbroken and ends in the latest
    found = patterns(matrix(["001-111-", "000-000-"]))
    assert found.tolist() == ["consecutive", "never"]
    # one cell ranked in the last is enough: now it is the latest, and not ranked there is not selected
    found = patterns(matrix(["00110-", "000001"]))
    assert found.tolist() == ["historical", "new"]


def test_a_year_in_which_only_this_cell_was_not_ranked_breaks_the_run():
    found = patterns(matrix(["00011-11", "00000000"]))
    assert found.tolist() == ["sporadic", "never"]


def test_sums_by_hand():
    """Three cells, four periods. Cell 0: 2 + 1 + 3 events of 10 + 20 + 30, and one in the period without
    population. Cell 1: never ranked. Cell 2: the population of the last period is not known."""
    selected = [[1, 0, NAN, 1], [NAN, NAN, NAN, NAN], [0, 1, 1, NAN]]
    events = [[2, 1, 1, 3], [0, 1, 0, 0], [1, 4, 5, 6]]
    population = [[10, 20, 0, 30], [5, 5, 5, 0], [10, 10, 20, NAN]]
    sums = sum_periods(selected, events, population, multiplier=1000)
    assert sums.periods.tolist() == [3, 0, 3]
    assert sums.periods_selected.tolist() == [2, 0, 2]
    np.testing.assert_array_equal(sums.share_selected, [2 / 3, NAN, 2 / 3])
    assert sums.first_selected.tolist() == [0, -1, 1]
    assert sums.last_selected.tolist() == [3, -1, 2]
    assert sums.pattern.tolist() == ["sporadic", "too_few", "historical"]
    assert sums.events.tolist() == [6, 1, 10]
    assert sums.events_without_population.tolist() == [1, 0, 6]
    assert sums.exposure.tolist() == [60, 15, 40]
    np.testing.assert_array_equal(sums.rate, [100, 1 / 15 * 1000, 250])
    np.testing.assert_array_equal(sums.population, [30, 0, NAN])
    assert sums.latest == 3


def test_a_period_of_the_population_alone_is_not_in_the_exposure():
    sums = sum_periods([[1, NAN]], [[3, NAN]], [[10, 12]], multiplier=100)
    assert (sums.exposure[0], sums.events[0], sums.rate[0]) == (10, 3, 30)
    assert (sums.latest, sums.population[0]) == (0, 10)  # the second is no period of the study


def test_events_add_up_and_the_rate_is_their_quotient():
    rng = np.random.RandomState(2)
    population = rng.poisson(3, (400, 8)).astype(float)
    population[rng.rand(400, 8) < 0.1] = NAN
    events = rng.poisson(1, (400, 8)).astype(float)
    selected = np.where(population > 2, (events > 1).astype(float), NAN)
    sums = sum_periods(selected, events, population, multiplier=1000)
    np.testing.assert_array_equal(sums.events + sums.events_without_population, events.sum(axis=1))
    known = sums.exposure > 0
    np.testing.assert_array_equal(sums.rate[known], (sums.events / sums.exposure * 1000)[known])
    assert np.isnan(sums.rate[~known]).all()


def test_nothing_ranked_and_nothing_at_all():
    sums = sum_periods([[NAN, NAN]], [[1, 1]], [[4, 5]], multiplier=1)
    assert (sums.latest, sums.population[0], sums.periods[0]) == (1, 5, 0)
    assert np.isnan(sums.share_selected[0])
    empty = sum_periods(np.empty((0, 3)), np.empty((0, 3)), np.empty((0, 3)), multiplier=1)
    assert (len(empty.rate), len(empty.pattern), empty.latest) == (0, 0, -1)
    none = sum_periods(np.empty((2, 0)), np.empty((2, 0)), np.empty((2, 0)), multiplier=1)
    assert (none.pattern.tolist(), none.last_selected.tolist()) == (["too_few"] * 2, [-1, -1])


def test_bad_input_is_refused():
    ones = np.ones((2, 2))
    with pytest.raises(DomainError) as caught:
        sum_periods([[1, 0], [1, 2]], ones, ones, multiplier=1)
    assert (caught.value.code, caught.value.details) == (
        "selected_not_binary",
        {"row": 1, "period": 1, "value": 2.0},
    )
    with pytest.raises(DomainError, match="unequal_shapes"):
        sum_periods(ones, np.ones((2, 3)), ones, multiplier=1)
    with pytest.raises(DomainError, match="array_dimensions"):
        patterns([1, 0])
    for multiplier in (0, -1, NAN):
        with pytest.raises(DomainError, match="multiplier_not_positive"):
            sum_periods(ones, ones, ones, multiplier=multiplier)


@pytest.mark.shared_data
def test_dwellings_of_frederiksberg_against_pandas(shared_data):
    rows = pd.read_csv(shared_data / "frederiksberg" / "boliger_med_mangler.csv")
    rows = rows[rows["type_id"] == 11]
    wide = rows.pivot_table(
        index="distrikt_id", columns="udtraek_dato", values=["antal", "antal_samlet"], aggfunc="sum"
    )
    events, population = wide["antal"].to_numpy(float), wide["antal_samlet"].to_numpy(float)
    selected = np.where(population >= 20, (events / np.maximum(population, 1) > 0.1).astype(float), NAN)
    sums = sum_periods(selected, events, population, multiplier=1000)
    with_base = rows[rows["antal_samlet"] > 0].groupby("distrikt_id")[["antal", "antal_samlet"]].sum()
    rate = (with_base["antal"] / with_base["antal_samlet"] * 1000).reindex(wide.index)
    np.testing.assert_allclose(sums.rate, rate, rtol=1e-14)
    assert sums.events.sum() + sums.events_without_population.sum() == rows["antal"].sum()
