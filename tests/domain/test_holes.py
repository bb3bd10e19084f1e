"""Filled areas: drawn cases, a plain flood fill, and the definition of a gap word by word."""

from __future__ import annotations

from collections import deque

import numpy as np
import pytest

from boligmon_plugin.domain.areas import group_graph, group_grid
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.holes import fill_graph, fill_grid


def fill_picture(picture, *, contiguity="corner", max_gap=1):
    """The picture with the filled cells as ``+``. ``#`` is a member, ``.`` a candidate, ``~`` no cell."""
    signs = np.array([list(line) for line in picture.split()])
    row, col = np.nonzero(signs == "#")
    candidate_row, candidate_col = np.nonzero(signs == ".")
    labels = group_grid(row, col, contiguity=contiguity, max_gap=max_gap)
    filled = fill_grid(row, col, labels, candidate_row, candidate_col, contiguity=contiguity, max_gap=max_gap)
    out = signs.copy()
    out[candidate_row[filled[:, 0]], candidate_col[filled[:, 0]]] = "+"
    return " ".join("".join(line) for line in out)


DRAWN = {
    # gaps
    "a gap between two cells": ("corner", 1, "#.# ... ...", "#+# ... ..."),
    "a slanting gap": ("corner", 1, "#.. ... ..#", "#.. .+. ..#"),
    "a knight's move": ("corner", 1, "#.. ..#", "#+. .+#"),
    "by edges both ways round a corner": ("edge", 1, "#. .#", "#+ +#"),
    "a road through an area": ("corner", 1, "##.## ##.## .....", "##+## ##+## ....."),
    "no gap rule, no gap": ("corner", 0, "##.## ##.##", "##.## ##.##"),
    "too wide a gap": ("corner", 1, "##..## ##..##", "##..## ##..##"),
    "a gap of two": ("corner", 2, "#..# ....", "#++# ...."),
    "a notch is no gap": ("corner", 1, "#.# #.# ###", "#.# #.# ###"),
    "an inner corner is no gap": ("edge", 1, "##. #.. ...", "##. #.. ..."),
    "no cell in the gap": ("corner", 1, "#~# ...", "#~# ..."),
    # holes
    "a hole": ("corner", 0, "### #.# ###", "### #+# ###"),
    "a hole with corners open": ("corner", 0, ".#. #.# .#.", ".#. #+# .#."),
    "a large hole": ("edge", 0, "##### #...# #...# #####", "##### #+++# #+++# #####"),
    "an open bay": ("edge", 0, "##### #...# #...# ##.##", "##### #...# #...# ##.##"),
    "a bay with a narrow mouth": ("edge", 1, "##### #...# ##.##", "##### #...# ##.##"),
    "a hole that filled gaps close": (
        "corner",
        1,
        "##### #...# ..... #...# #####",
        "##### #+++# +++++ #+++# #####",
    ),
    "a hole at the border of the layer": ("corner", 0, "#.# ###", "#.# ###"),
    "open ground in a hole": ("corner", 0, "##### #.~.# #####", "##### #+~+# #####"),
    "an island that is another area": (
        "corner",
        1,
        "####### #.....# #.....# #..#..# #.....# #.....# #######",
        "####### #.....# #.....# #..#..# #.....# #.....# #######",
    ),
}


@pytest.mark.parametrize("case", DRAWN)
def test_drawn_areas(case):
    contiguity, max_gap, before, after = DRAWN[case]
    assert fill_picture(before, contiguity=contiguity, max_gap=max_gap) == after


def test_an_island_within_reach_is_joined_and_all_is_filled():
    picture = "####### #.....# #.....# #..#..# #.....# #.....# #######"
    assert fill_picture(picture, max_gap=2).count(".") == 0


def distance(one, other, contiguity):
    across = [abs(a - b) for a, b in zip(one, other)]
    return sum(across) if contiguity == "edge" else max(across)


def slow_fill(area, part, candidates, contiguity, max_gap):
    """``area`` and ``part``: (row, col) -> number. Returns (row, col) -> area for the cells taken in."""
    filled = {}
    for cell in candidates:
        for a in area:
            for b in area:
                whole = distance(a, b, contiguity)
                on_way = distance(a, cell, contiguity) + distance(cell, b, contiguity) == whole <= max_gap + 1
                inside = all(min(p, q) <= c <= max(p, q) for p, q, c in zip(a, b, cell))
                if area[a] == area[b] and part[a] != part[b] and on_way and inside:
                    filled[cell] = area[a]
    grown = {**area, **filled}
    reach = 2 + max((abs(x) for cell in [*grown, *candidates] for x in cell), default=0)
    for cell in candidates:
        if cell in grown:
            continue
        seen, queue, touched, out = {cell}, deque([cell]), set(), False
        while queue:
            row, col = queue.popleft()
            out |= max(abs(row), abs(col)) > reach
            for place in ((row - 1, col), (row + 1, col), (row, col - 1), (row, col + 1)):
                if place in grown:
                    touched.add(grown[place])
                elif place not in seen and not out:
                    seen.add(place)
                    queue.append(place)
        if not out and len(touched) == 1:
            filled[cell] = touched.pop()
    return filled


@pytest.mark.parametrize("contiguity", ["edge", "corner"])
@pytest.mark.parametrize("max_gap", [0, 1, 2])
def test_random_grids_against_a_flood_fill(contiguity, max_gap):
    rng = np.random.RandomState(40 + max_gap)
    gaps = enclosed = 0
    for trial in range(40):
        signs = rng.choice(
            3, (rng.randint(1, 11), rng.randint(1, 11)), p=[[0.5, 0.35, 0.15], [0.15, 0.7, 0.15]][trial % 2]
        )
        row, col = np.nonzero(signs == 0)
        candidate_row, candidate_col = np.nonzero(signs == 1)
        labels = group_grid(row, col, contiguity=contiguity, max_gap=max_gap)
        parts = group_grid(row, col, contiguity=contiguity, max_gap=0)
        cells = list(zip(row.tolist(), col.tolist()))
        candidates = list(zip(candidate_row.tolist(), candidate_col.tolist()))
        slow = slow_fill(dict(zip(cells, labels)), dict(zip(cells, parts)), candidates, contiguity, max_gap)
        order = rng.permutation(len(candidates))
        filled = fill_grid(
            row,
            col,
            labels,
            candidate_row[order],
            candidate_col[order],
            contiguity=contiguity,
            max_gap=max_gap,
        )
        assert {candidates[order[i]]: label for i, label in filled.tolist()} == slow
        assert (np.diff(filled[:, 0]) > 0).all()  # sorted, each candidate once
        if len(set(parts)) == len(set(labels)):
            enclosed += len(slow)
        else:
            gaps += len(slow)
    assert enclosed if max_gap == 0 else gaps


def test_members_without_an_area_are_open_ground():
    row, col = np.nonzero(np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]]))
    assert fill_grid(row, col, np.zeros(8, dtype=int), [1], [1]).tolist() == [[0, 0]]
    labels = np.array([0, 3, 0, 0, 0, 0, 0, -1])  # the last corner is no member, one cell is another area's
    assert fill_grid(row, col, labels, [1], [1], max_gap=0).tolist() == []
    labels = np.array([0, 0, 0, 0, 0, 0, 0, -1])  # the corner does not matter to a way over edges
    assert fill_grid(row, col, labels, [1, 2], [1, 2], max_gap=0).tolist() == [[0, 0]]


def test_candidates_that_are_members_or_far_away_are_not_taken():
    row, col = np.nonzero(np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]]))
    filled = fill_grid(row, col, np.zeros(8, dtype=int), [0, 1, 1, 1, 90, -90], [0, 1, 900, -900, 1, 1])
    assert filled.tolist() == [[1, 0]]


def test_a_member_in_a_gap_is_not_taken_again():
    assert fill_grid([0, 0, 0], [0, 2, 3], [0, 0, 0], [0, 0], [1, 2], max_gap=2).tolist() == [[0, 0]]


def test_a_place_is_not_taken_for_one_in_another_row():
    row, col = np.nonzero(np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]]))
    places = np.mgrid[-4:6, -150:150].reshape(2, -1)
    filled = fill_grid(row, col, np.zeros(8, dtype=int), *places)
    assert [places[:, place].tolist() for place in filled[:, 0]] == [[1, 1]]


def test_nothing_to_fill_and_nothing_to_fill_with():
    assert fill_grid([], [], [], [], []).shape == (0, 2)
    assert fill_grid([], [], [], [1, 2], [1, 2]).shape == (0, 2)
    assert fill_grid([1], [1], [0], [], []).shape == (0, 2)
    assert fill_graph(0, [], [], [], []).shape == (0, 2)
    assert fill_graph(2, [[0, 1]], [False, False], [-1, -1], [False, False]).shape == (0, 2)


def squares(height, width):
    """Pairs over edges, pairs over edges and corners, and the border of a layer of squares."""
    row, col = np.mgrid[0:height, 0:width].reshape(2, -1)
    down, across = np.abs(row[:, None] - row), np.abs(col[:, None] - col)
    border = (row == 0) | (col == 0) | (row == height - 1) | (col == width - 1)
    return row, col, np.argwhere(down + across == 1), np.argwhere(np.maximum(down, across) == 1), border


@pytest.mark.parametrize("max_gap", [0, 1, 2, 3])
def test_a_layer_of_squares_is_filled_like_the_grid(max_gap):
    rng = np.random.RandomState(max_gap)
    row, col, edges, _, border = squares(15, 15)
    taken = 0
    for part in (0.2, 0.4, 0.6):
        member = rng.rand(225) < part
        labels = group_graph(225, edges, member, max_gap=max_gap)
        filled = fill_graph(225, edges, member, labels, border, max_gap=max_gap)
        free = np.flatnonzero(~member)
        grid = fill_grid(
            row[member], col[member], labels[member], row[free], col[free], contiguity="edge", max_gap=max_gap
        )
        np.testing.assert_array_equal(filled, np.column_stack((free[grid[:, 0]], grid[:, 1])))
        taken += len(filled)
    assert taken


def test_what_is_enclosed_is_judged_over_edges_where_they_are_given():
    _, _, edges, corners, border = squares(3, 3)
    member = np.array([0, 1, 0, 1, 0, 1, 0, 1, 0], dtype=bool)
    labels = group_graph(9, corners, member, max_gap=0)
    assert set(labels[member]) == {0}
    # over a corner a way leads out of the middle; over edges none does
    assert fill_graph(9, corners, member, labels, border, max_gap=0).tolist() == []
    filled = fill_graph(9, corners, member, labels, border, max_gap=0, edge_pairs=edges)
    assert filled.tolist() == [[4, 0]]


def test_districts_by_hand():
    """A chain 0 - 1 - 2 - 3 - 4 with 5 beside 1, 6 touching only 0, and 7 between 0 and 4."""
    pairs = [[0, 1], [1, 2], [2, 3], [3, 4], [1, 5], [0, 6], [0, 7], [7, 4]]
    member = np.array([1, 0, 1, 0, 1, 0, 0, 0], dtype=bool)
    border = np.array([0, 0, 0, 0, 0, 1, 0, 1], dtype=bool)
    labels = group_graph(8, pairs, member, max_gap=1)
    assert labels.tolist() == [0, -1, 0, -1, 0, -1, -1, -1]
    # 1 and 3 are gaps, and 7 between 0 and 4; 6 is enclosed by 0; 5 lies at the border
    filled = fill_graph(8, pairs, member, labels, border, max_gap=1)
    assert filled.tolist() == [[1, 0], [3, 0], [6, 0], [7, 0]]
    # without a gap there are three areas: 6 touches the first only, 1 and 5 lie at the border
    labels = group_graph(8, pairs, member, max_gap=0)
    assert fill_graph(8, pairs, member, labels, border, max_gap=0).tolist() == [[6, 0]]


@pytest.mark.parametrize("max_gap", [1, 2, 3])
def test_gaps_of_random_graphs_against_all_shortest_paths(max_gap):
    rng = np.random.RandomState(60 + max_gap)
    taken = 0
    for _ in range(30):
        n = int(rng.randint(2, 35))
        pairs = rng.randint(0, n, (rng.randint(1, 2 * n), 2))
        member = rng.rand(n) < 0.4
        steps = np.full((n, n), np.inf)
        steps[pairs[:, 0], pairs[:, 1]] = steps[pairs[:, 1], pairs[:, 0]] = 1
        np.fill_diagonal(steps, 0)
        for k in range(n):
            steps = np.minimum(steps, steps[:, [k]] + steps[[k], :])
        labels = group_graph(n, pairs, member, max_gap=max_gap)
        part = group_graph(n, pairs, member, max_gap=0)
        expected = {
            c: labels[a]
            for c in np.flatnonzero(~member)
            for a in np.flatnonzero(member)
            for b in np.flatnonzero(member)
            if part[a] != part[b] and steps[a, c] + steps[c, b] == steps[a, b] <= max_gap + 1
        }
        # with every cell at the border nothing is enclosed
        filled = fill_graph(n, pairs, member, labels, np.ones(n, dtype=bool), max_gap=max_gap)
        assert {int(c): label for c, label in filled.tolist()} == expected
        taken += len(expected)
    assert taken > 20


def test_bad_input_is_refused():
    for code, call in (
        ("unknown_contiguity", lambda: fill_grid([1], [1], [0], [2], [2], contiguity="rook")),
        ("max_gap_out_of_range", lambda: fill_grid([1], [1], [0], [2], [2], max_gap=-1)),
        ("duplicate_grid_cell", lambda: fill_grid([1], [1], [0], [2, 2], [2, 2])),
        ("unknown_pair", lambda: fill_graph(1, [[0, 1]], [True], [0], [True])),
        ("max_gap_out_of_range", lambda: fill_graph(1, [], [True], [0], [True], max_gap=99)),
    ):
        with pytest.raises(DomainError) as caught:
            call()
        assert caught.value.code == code
