from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.spells import case_runs, spells


def listed(events):
    found = spells(events)
    return list(zip(found.cell.tolist(), found.start.tolist(), found.length.tolist()))


def by_hand(events):
    """The rule in its own words, one case at a time."""
    found = []
    for cell, row in enumerate(events):
        open_since: list[int] = []
        for period, count in enumerate([*row, 0]):
            while len(open_since) > count:  # the newest leave first
                start = open_since.pop()
                found.append((cell, start, period - start))
            while len(open_since) < count:
                open_since.append(period)
    return sorted(found)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ([1, 1, 1], [(0, 0, 3)]),
        ([1, 0, 1], [(0, 0, 1), (0, 2, 1)]),
        ([0, 2, 0], [(0, 1, 1), (0, 1, 1)]),
        # one goes on through all four; the second comes in period 1 and leaves after 2
        ([1, 2, 2, 1], [(0, 0, 4), (0, 1, 2)]),
        # of three in period 1 the two newest leave, and a new one comes in period 3
        ([1, 3, 1, 2], [(0, 0, 4), (0, 1, 1), (0, 1, 1), (0, 3, 1)]),
        ([2, 1, 2], [(0, 0, 1), (0, 0, 3), (0, 2, 1)]),
        ([0, 0, 0], []),
    ],
)
def test_counts_of_one_cell(row, expected):
    assert listed([row]) == expected


def test_many_cells_agree_with_one_case_at_a_time():
    rng = np.random.RandomState(3)
    for most, periods in ((2, 10), (6, 10), (40, 4), (3, 1)):
        events = rng.randint(0, most, (200, periods))
        assert listed(events) == by_hand(events.tolist())


def test_open_spells_give_the_counts_back():
    events = np.random.RandomState(4).poisson(1.5, (300, 12))
    found = spells(events)
    back = np.zeros_like(events)
    for offset in range(12):
        on = found.length > offset
        np.add.at(back, (found.cell[on], found.start[on] + offset), 1)
    np.testing.assert_array_equal(back, events)


def test_an_unknown_count_ends_a_spell():
    assert listed([[1.0, np.nan, 1.0]]) == [(0, 0, 1), (0, 2, 1)]


def test_fractions_of_cases_have_runs():
    # 1.5 then 0.5: half a case for two periods, one case for one
    cell, start, length, cases = case_runs([[1.5, 0.5]])
    assert (cell.tolist(), start.tolist(), length.tolist(), cases.tolist()) == (
        [0, 0],
        [0, 0],
        [1, 2],
        [1.0, 0.5],
    )


@pytest.mark.parametrize("shape", [(0, 5), (4, 0), (4, 5), (0, 0)])
def test_nothing_has_no_spells(shape):
    found = spells(np.zeros(shape))
    for part in (found.cell, found.start, found.length):
        assert part.shape == (0,)
        assert part.dtype == np.int64


@pytest.mark.parametrize(
    ("events", "code", "details"),
    [
        ([1, 2], "array_dimensions", {"expected": 2, "got": 1}),
        ([[0, 1], [2, -1]], "negative_count", {"row": 1, "value": -1.0}),
        ([[0, np.inf]], "infinite_count", {"row": 0}),
        ([[0, np.nan], [1.5, 1.0]], "count_not_whole", {"row": 1, "value": 1.5}),
    ],
)
def test_what_has_no_spells_is_refused(events, code, details):
    with pytest.raises(DomainError) as refused:
        spells(events)
    assert refused.value.code == code
    assert details.items() <= refused.value.details.items()


def test_the_argument_is_not_changed():
    events = np.array([[1.0, np.nan, 2.0]])
    spells(events)
    np.testing.assert_array_equal(events, [[1.0, np.nan, 2.0]])
