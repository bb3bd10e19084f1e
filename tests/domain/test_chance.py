"""Expected by chance: cases known beforehand, a slow simulation, and data that is nothing but chance."""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain import chance as chance_module
from boligmon_plugin.domain.chance import _needed, expected_by_chance
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.topshare import top_share

NAN = float("nan")


def thresholds(events, population, eligible, share=25):
    """The observed threshold of each period, by the method's own rule."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(population > 0, events / population * 1000, np.nan)
    columns = range(events.shape[1])
    return np.array(
        [
            top_share(rate[:, t], events[:, t], population[:, t], eligible[:, t], share=share).threshold
            for t in columns
        ]
    )


def town(rng, cells, periods, *, rate, last):
    """Families by cell (median 2) and cases without clusters, of which a part ``last`` goes on a year."""
    families = np.ceil(np.exp(rng.randn(cells) * 1.3 + 0.6)).astype(float)
    events = np.zeros((cells, periods))
    events[:, 0] = rng.poisson(rate * families)
    for t in range(1, periods):
        stay = rng.binomial(events[:, t - 1].astype(int), last)
        events[:, t] = stay + rng.poisson(rate * (1 - last) * families)
    return events, np.repeat(families[:, None], periods, axis=1)


def test_with_one_populated_cell_chance_gives_what_was_observed():
    events = np.array([[0, 0, 0], [3, 1, 4]])
    population = np.array([[0, 0, 0], [10, 10, 10]])
    chance = expected_by_chance(
        events, population, population > 0, [300, 300, 300], multiplier=1000, replicates=7
    )
    table = chance.table
    assert table["periods"].tolist() == [1, 2, 3]
    assert table["observed"].tolist() == [1, 1, 0]  # 300, 100 and 400 against 300
    for null in ("independent", "persistent"):
        for figure in ("mean", "low", "high"):
            assert table[f"{null}_{figure}"].tolist() == [1, 1, 0]
        np.testing.assert_array_equal(table[f"{null}_share"], [1, 1, NAN])
    assert (chance.placed, chance.replicates) == (8, 7)


def test_one_event_in_one_of_four_like_cells():
    """Independently the two events meet in one cell with 1/4, as one spell of two years always."""
    events = np.array([[1, 1], [0, 0], [0, 0], [0, 0]])
    population = np.ones((4, 2))
    table = expected_by_chance(
        events, population, population > 0, [1000, 1000], multiplier=1000, replicates=4000
    ).table
    assert table["observed"].tolist() == [1, 1]
    assert table.loc[1, "independent_mean"] == pytest.approx(0.25, abs=4 * np.sqrt(0.25 * 0.75 / 4000))
    # in different cells with 3/4, then two cells have one period
    assert table.loc[0, "independent_mean"] == pytest.approx(1.75, abs=0.03)
    assert table["persistent_mean"].tolist() == [1, 1]
    assert table["persistent_low"].tolist() == [1, 1]


def slow_null(rng, events, population, eligible, threshold, *, persistent):
    """Number of cells by periods selected, in plain loops over cases."""
    cells, periods = events.shape
    placed = np.zeros((cells, periods))
    cases = []  # (start, length)
    if persistent:
        for row in events:
            open_cases: list[int] = []
            for t in range(periods + 1):
                now = row[t] if t < periods else 0
                while len(open_cases) > now:  # the newest leave first
                    start = open_cases.pop()
                    cases.append((start, t - start))
                while len(open_cases) < now:
                    open_cases.append(t)
    else:
        cases = [(t, 1) for t in range(periods) for _ in range(int(events[:, t].sum()))]
    for start, length in cases:
        weight = population[:, start] / population[:, start].sum()
        placed[rng.choice(cells, p=weight), start : start + length] += 1
    with np.errstate(divide="ignore", invalid="ignore"):
        chosen = eligible & (placed > 0) & (placed / population * 1000 >= threshold)
    return [(chosen.sum(axis=1) >= times).sum() for times in range(1, periods + 1)]


@pytest.mark.parametrize("persistent", [False, True])
def test_against_a_slow_simulation(persistent):
    rng = np.random.RandomState(4)
    events, population = town(rng, 60, 5, rate=0.05, last=0.7)
    population[:5, 2:] = 0  # emptied houses
    events[population == 0] = 0
    eligible = population >= 2
    limit = thresholds(events, population, eligible)
    table = expected_by_chance(
        events, population, eligible, limit, multiplier=1000, replicates=1000, seed=2
    ).table
    other = np.random.RandomState(77)
    slow = np.array(
        [slow_null(other, events, population, eligible, limit, persistent=persistent) for _ in range(400)]
    )
    null = "persistent" if persistent else "independent"
    error = np.sqrt(slow.var(axis=0) * (1 / 400 + 1 / 1000))
    assert (np.abs(table[f"{null}_mean"] - slow.mean(axis=0)) <= 4 * error + 1e-9).all()
    assert slow.mean(axis=0)[1] > 1  # so that the comparison says something
    np.testing.assert_allclose(table[f"{null}_high"], np.percentile(slow, 95, axis=0), atol=1)
    np.testing.assert_allclose(table[f"{null}_low"], np.percentile(slow, 5, axis=0), atol=1)


def test_lasting_cases_without_clusters_are_explained_by_the_persistent_null_only():
    """METHODS A9 on simulated null data: 157 expected for 162 observed where 60 % of the cases last a year,
    while the independent null falls far short."""
    ratio = []
    for seed in range(3):
        events, population = town(np.random.RandomState(seed), 3000, 10, rate=0.015, last=0.6)
        eligible = population >= 1
        limit = thresholds(events, population, eligible)
        table = expected_by_chance(events, population, eligible, limit, multiplier=1000, replicates=40).table
        three = table.set_index("periods").loc[3]
        assert three["independent_high"] < three["observed"]
        ratio.append(three["persistent_share"])
        assert three["persistent_share"] == three["persistent_mean"] / three["observed"]
    assert 0.85 < np.mean(ratio) < 1.25


def test_independent_data_is_explained_by_the_independent_null():
    events, population = town(np.random.RandomState(9), 3000, 10, rate=0.03, last=0.0)
    eligible = population >= 1
    limit = thresholds(events, population, eligible)
    table = expected_by_chance(events, population, eligible, limit, multiplier=1000, replicates=60).table
    assert table.loc[1, "independent_mean"] == pytest.approx(table.loc[1, "observed"], rel=0.12)
    assert (np.diff(table["observed"]) <= 0).all()
    for null in ("independent", "persistent"):
        assert (table[f"{null}_low"] <= table[f"{null}_high"]).all()


def test_the_needed_count_is_that_of_the_comparison_itself():
    """The least count is found by arithmetic; it must agree with (O / P) * k >= threshold to the last bit."""
    rng = np.random.RandomState(3)
    base = np.concatenate((rng.randint(1, 60, (300, 4)), rng.randint(1, 500, (300, 4)) / 3))
    for multiplier in (1000.0, 100.0, 1.0, 7.3):
        limit = rng.randint(1, 9, 4) / rng.randint(1, 60, 4) * multiplier
        limit[3] = 5 / base[0, 3] * multiplier  # a threshold is the rate of some cell
        needed = _needed(base, np.ones(base.shape, dtype=bool), limit, multiplier)
        count = np.arange(0, 90).reshape(-1, 1, 1)
        enough = (count > 0) & (count / base * multiplier >= limit)
        np.testing.assert_array_equal(enough, count >= needed)
    never = _needed(base, np.zeros(base.shape, dtype=bool), limit, multiplier)
    assert (never == np.iinfo(np.int64).max).all()


def test_same_seed_same_table():
    events, population = town(np.random.RandomState(1), 200, 4, rate=0.1, last=0.5)
    arguments = (events, population, population > 1, thresholds(events, population, population > 1))
    one = expected_by_chance(*arguments, multiplier=1000, replicates=20, seed=5).table
    again = expected_by_chance(*arguments, multiplier=1000, replicates=20, seed=5).table
    other = expected_by_chance(*arguments, multiplier=1000, replicates=20, seed=6).table
    assert one.equals(again)
    assert not one.equals(other)


def test_quarters_of_populations_are_drawn_like_whole_ones(monkeypatch):
    """Cells are looked up by family or found by bisection; hits are counted by sorting or in all cells."""
    events, population = town(np.random.RandomState(2), 300, 6, rate=0.05, last=0.6)
    limit = thresholds(events, population, population > 1)
    arguments = {"multiplier": 1000, "replicates": 30}
    tables = []
    for sparse in (0, 10**9):
        monkeypatch.setattr(chance_module, "_SPARSE", sparse)
        for parts in (1, 4):
            chance = expected_by_chance(
                events, population / parts, population > 1, limit * parts, **arguments
            )
            tables.append(chance.table)
    assert tables[0].loc[2, "persistent_mean"] > 0
    assert all(table.equals(tables[0]) for table in tables[1:])


def test_fractions_are_rounded_half_up_before_they_are_placed_and_observed_as_they_are():
    events = np.array([[0.5], [0.4], [1.5]])
    population = np.ones((3, 1))
    chance = expected_by_chance(events, population, population > 0, [400], multiplier=1000, replicates=3)
    assert chance.placed == 1 + 0 + 2
    assert chance.table["observed"].tolist() == [3]


def test_a_period_that_only_one_source_has_is_skipped_and_cases_last_across_it():
    events = np.array([[1, NAN, 1], [0, NAN, 0], [0, NAN, 0]])
    population = np.ones((3, 3))
    eligible = np.array([[True, False, True]] * 3)
    table = expected_by_chance(
        events, population, eligible, [1000, NAN, 1000], multiplier=1000, replicates=50
    ).table
    assert table["observed"].tolist() == [1, 1, 0]
    assert table["persistent_mean"].tolist() == [1, 1, 0]  # one spell, always twice in its cell


def test_events_in_cells_without_population_are_left_out():
    chance = expected_by_chance(
        [[2, 5], [1, 0]],
        [[4, 0], [4, 4]],
        [[True, False], [True, True]],
        [1, 1],
        multiplier=1000,
        replicates=2,
    )
    assert chance.placed == 3


def test_nothing_to_place():
    for shape in ((0, 3), (2, 3), (2, 0)):
        nothing = np.zeros(shape)
        chance = expected_by_chance(
            nothing, nothing + 1, nothing == 0, np.full(shape[1], NAN), multiplier=1, replicates=2
        )
        assert len(chance.table) == shape[1]
        assert (chance.table.filter(like="mean").to_numpy() == 0).all()
        assert chance.table.filter(like="_share").isna().all(axis=None)


def test_progress_goes_to_one_and_may_cancel():
    class CancelledError(Exception):
        pass

    events, population = town(np.random.RandomState(1), 50, 3, rate=0.1, last=0.5)
    arguments = (events, population, population > 0, [1, 1, 1])
    seen: list[float] = []
    expected_by_chance(*arguments, multiplier=1000, replicates=5, tick=seen.append)
    np.testing.assert_allclose(seen, np.arange(1, 11) / 10)

    def cancel(part):
        if part > 0.3:
            raise CancelledError

    with pytest.raises(CancelledError):
        expected_by_chance(*arguments, multiplier=1000, replicates=5, tick=cancel)


def test_bad_input_is_refused():
    ones = np.ones((2, 2))
    for code, arguments, options in (
        ("unequal_shapes", (ones, np.ones((2, 3)), ones, [1, 1]), {}),
        ("unequal_shapes", (ones, ones, ones, [1]), {}),
        ("multiplier_not_positive", (ones, ones, ones, [1, 1]), {"multiplier": 0}),
        ("replicates_out_of_range", (ones, ones, ones, [1, 1]), {"replicates": 0}),
        ("negative_count", (-ones, ones, ones, [1, 1]), {}),
    ):
        with pytest.raises(DomainError) as caught:
            expected_by_chance(*arguments, **{"multiplier": 1000, **options})
        assert caught.value.code == code
