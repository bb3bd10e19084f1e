"""Grouping of cells: drawn cases, and a plain search over all pairs."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest

from boligmon_plugin.domain.areas import group_graph, group_grid
from boligmon_plugin.domain.components import join
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.lattice import Lattice


def draw(text):
    """Rows and columns of the places that are not a dot, and their signs; row 0 is the first line."""
    lines = text.split()
    cells = [(r, c, sign) for r, line in enumerate(lines) for c, sign in enumerate(line) if sign != "."]
    row, col, sign = (np.array(column) for column in zip(*cells))
    return row, col, sign


def same_groups(one, other):
    """Whether two labellings make the same groups."""
    one, other = list(one), list(other)
    pairs = set(zip(one, other))
    return len(pairs) == len(set(one)) == len(set(other))


def slow_groups(near):
    """Connected parts by breadth-first search; ``near[i][j]`` says whether two are joined."""
    n = len(near)
    label = [-1] * n
    for first in range(n):
        if label[first] < 0:
            label[first], queue = first, deque([first])
            while queue:
                i = queue.popleft()
                for j in range(n):
                    if label[j] < 0 and near[i][j]:
                        label[j] = first
                        queue.append(j)
    return label


def grid_distance(contiguity):
    def distance(one, other):
        across = [abs(a - b) for a, b in zip(one, other)]
        return sum(across) if contiguity == "edge" else max(across)

    return distance


# Each letter is an area; the distances are those of the rule by hand.
DRAWN = {
    "corners join": ("corner", 0, "a..b ..b. c... .c.."),
    "corners do not join": ("edge", 0, "a..b ..c. d... .e.."),
    "one between, straight": ("corner", 1, "a.a..b"),
    "one between, aslant": ("corner", 1, "a..... ...... ..a... ...... .a...b"),
    "knight's move": ("corner", 1, "a... ..a. .... ...a"),
    "two between are too many": ("corner", 1, "a..b .... .... c..d"),
    "by edges a corner is a gap of one": ("edge", 1, "a.... .a..b a.... ....b"),
    "by edges a knight's move is a gap of two": ("edge", 1, "a.... ..b.. a...."),
    "gap of two": ("edge", 2, "a..a. ..a.. ..... ..... b...."),
    "gap of two over corners": ("corner", 2, "a..a... ....... ....... ......a b......"),
}


@pytest.mark.parametrize("case", DRAWN)
def test_drawn_areas(case):
    contiguity, max_gap, picture = DRAWN[case]
    row, col, sign = draw(picture)
    assert same_groups(group_grid(row, col, contiguity=contiguity, max_gap=max_gap), sign)


@pytest.mark.parametrize("contiguity", ["edge", "corner"])
@pytest.mark.parametrize("max_gap", [0, 1, 2, 3])
def test_grids_against_a_search_over_all_pairs(contiguity, max_gap):
    rng = np.random.RandomState(max_gap)
    distance = grid_distance(contiguity)
    several = 0
    for _ in range(12):
        height, width = rng.randint(1, 8 * (max_gap + 2), 2)
        part = 0.6 * rng.rand() / (max_gap + 1) ** 2
        row, col = np.nonzero(rng.rand(height, width) < part)
        row, col = row + 61_000, col - 7  # numbers of real cells are large, and may be negative elsewhere
        cells = list(zip(row.tolist(), col.tolist()))
        labels = group_grid(row, col, contiguity=contiguity, max_gap=max_gap)
        slow = slow_groups([[distance(one, other) <= max_gap + 1 for one in cells] for other in cells])
        assert same_groups(labels, slow)
        # numbered in the order of their first cell, which np.nonzero gives
        _, first = np.unique(labels, return_index=True)
        assert (np.diff(first) > 0).all()
        several += len(set(slow)) > 1 and len(set(slow)) < len(slow)
    assert several >= 3  # neither all one nor all alone


def test_labels_do_not_depend_on_the_order_of_the_cells():
    rng = np.random.RandomState(1)
    row, col = np.nonzero(rng.rand(40, 40) < 0.15)
    labels = group_grid(row, col, contiguity="edge")
    shuffled = rng.permutation(len(row))
    np.testing.assert_array_equal(
        group_grid(row[shuffled], col[shuffled], contiguity="edge"), labels[shuffled]
    )


def test_the_last_cell_of_a_row_is_no_neighbour_of_the_first_of_the_next():
    for max_gap in range(8):
        assert group_grid([0, 1], [30, 0], max_gap=max_gap).tolist() == [0, 1]


def test_no_cells_and_one():
    assert group_grid([], []).tolist() == []
    assert group_grid([5], [7]).tolist() == [0]
    assert group_graph(0, np.empty((0, 2)), []).tolist() == []
    assert group_graph(3, [], [False, True, False]).tolist() == [-1, 0, -1]


@pytest.mark.parametrize("max_gap", [0, 1, 2, 3, 4])
def test_graphs_against_all_shortest_paths(max_gap):
    rng = np.random.RandomState(20 + max_gap)
    for _ in range(25):
        n = rng.randint(1, 40)
        pairs = rng.randint(0, n, (rng.randint(0, 2 * n), 2))
        member = rng.rand(n) < 0.3
        steps = all_distances(n, pairs)
        chosen = np.flatnonzero(member)
        slow = slow_groups(steps[np.ix_(chosen, chosen)] <= max_gap + 1)
        labels = group_graph(n, pairs, member, max_gap=max_gap)
        assert (labels[~member] == -1).all()
        assert same_groups(labels[member], slow)
        _, first = np.unique(labels[member], return_index=True)
        assert (np.diff(first) > 0).all()


def all_distances(n, pairs):
    """Steps between all pairs of nodes (Floyd and Warshall)."""
    steps = np.full((n, n), np.inf)
    steps[pairs[:, 0], pairs[:, 1]] = steps[pairs[:, 1], pairs[:, 0]] = 1
    np.fill_diagonal(steps, 0)
    for k in range(n):
        steps = np.minimum(steps, steps[:, [k]] + steps[[k], :])
    return steps


def test_a_long_chain_in_any_order_is_one_part():
    n = 3000
    order = np.random.RandomState(0).permutation(n)
    joined = join(np.arange(n), order[:-1], order[1:])
    assert (joined == 0).all()
    star = join(np.arange(n), np.full(n - 1, n - 1), np.arange(n - 1))
    assert (star == 0).all()


def test_a_layer_of_squares_gives_the_areas_of_the_grid():
    row, col = np.mgrid[0:20, 0:20].reshape(2, -1)
    near = (np.abs(row[:, None] - row) + np.abs(col[:, None] - col)) == 1
    member = np.random.RandomState(3).rand(400) < 0.12
    for max_gap in range(4):
        graph = group_graph(400, np.argwhere(near), member, max_gap=max_gap)[member]
        grid = group_grid(row[member], col[member], contiguity="edge", max_gap=max_gap)
        np.testing.assert_array_equal(graph, grid)


def test_bad_input_is_refused():
    for code, call in (
        ("unknown_contiguity", lambda: group_grid([1], [1], contiguity="queen")),
        ("max_gap_out_of_range", lambda: group_grid([1], [1], max_gap=-1)),
        ("max_gap_out_of_range", lambda: group_graph(1, [], [True], max_gap=21)),
        ("duplicate_grid_cell", lambda: group_grid([1, 2, 1], [4, 4, 4])),
        ("unequal_lengths", lambda: group_grid([1, 2], [4])),
        ("unknown_pair", lambda: group_graph(2, [[0, 1], [1, 2]], [True, True])),
    ):
        with pytest.raises(DomainError) as caught:
            call()
        assert caught.value.code == code
    with pytest.raises(DomainError) as caught:
        group_grid([1, 2, 1], [4, 5, 4])
    assert caught.value.details == {"row": 1, "col": 4}


def test_places_outside_the_lattice_are_not_found():
    lattice = Lattice.of([5, 6], [5, 6])
    row, col = np.mgrid[-50:60, -200:200]
    found = lattice.find(row, col)
    assert (found >= 0).sum() == 2
    assert found[(row == 6) & (col == 6)].tolist() == [1]
