"""Filling areas: cells in a gap that joins two parts of an area, and cells that one area encloses.

An area never gets a cell of another one. Two members of different areas are further apart than the gap rule,
so no cell lies within it between two of one area and two of another; and a hole that touches two areas
belongs to neither.

Source:
    METHODS A11; D9 ("holes filled by rule, no cell in two areas").
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .areas import checked_pairs, group_graph, group_grid
from .components import Index, expand_ranges, join
from .lattice import Lattice, check_rule, steps

_SIDES = ((-1, 0), (1, 0), (0, -1), (0, 1))


def fill_grid(  # noqa: PLR0913 - five columns and the rule
    row: ArrayLike,
    col: ArrayLike,
    labels: ArrayLike,
    candidate_row: ArrayLike,
    candidate_col: ArrayLike,
    *,
    contiguity: str = "corner",
    max_gap: int = 1,
) -> Index:
    """Cells of a square grid that areas take in.

    First the gaps: a candidate that lies between two members of one area which hang together only across a
    gap (they are in different parts of it when max_gap is 0): inside the rectangle that the two span, on a
    shortest way between them. Then the enclosed: a candidate from which no way over edges leads out without
    crossing the area (gap cells included), and none to another area. Places of the grid without a candidate
    are open ground: they are crossed, never filled.

    Args:
        row: shape (n,), row numbers of the members.
        col: shape (n,), column numbers of the members.
        labels: shape (n,), area numbers as from ``group_grid`` with the same rule; cells with -1 are no
            members.
        candidate_row: shape (m,), row numbers of the cells that may be taken in.
        candidate_col: shape (m,), column numbers.
        contiguity: "edge" or "corner", as for the grouping.
        max_gap: as for the grouping.

    Returns:
        shape (k, 2): position of the candidate and area number, sorted by position; each candidate at most
        once, none that is a member.

    Raises:
        DomainError: as ``group_grid`` ("unknown_contiguity", "max_gap_out_of_range", "duplicate_grid_cell").

    Source:
        METHODS A11.
    """
    check_rule(contiguity, max_gap)
    area = np.asarray(labels, dtype=np.int64)
    inside = area >= 0
    members = Lattice.of(np.asarray(row)[inside], np.asarray(col)[inside])
    area = area[inside][members.order]
    candidates = Lattice.of(candidate_row, candidate_col)
    filled = _grid_gaps(members, area, candidates, contiguity, max_gap)
    filled[members.find(candidates.row, candidates.col) >= 0] = -1
    taken = filled >= 0
    grown = Lattice.of(
        np.concatenate((members.row, candidates.row[taken])),
        np.concatenate((members.col, candidates.col[taken])),
    )
    enclosing = _enclosing(grown, np.concatenate((area, filled[taken]))[grown.order], candidates)
    filled = np.where(taken, filled, enclosing)
    return _sorted_rows(candidates.order, filled)


def _grid_gaps(
    members: Lattice, area: Index, candidates: Lattice, contiguity: str, max_gap: int
) -> NDArray[np.int64]:
    """The area whose gap each candidate lies in, -1 for none; shape (m,), sorted order."""
    found = np.full(candidates.size, -1, dtype=np.int64)
    part = np.empty(members.size, dtype=np.int64)
    part[:] = group_grid(members.row, members.col, contiguity=contiguity, max_gap=0)
    for down, across in steps(contiguity, max_gap + 1):
        between = _between(down, across, contiguity)
        first, second = members.pairs(down, across)
        gap = first[(part[first] != part[second]) & (area[first] == area[second])]
        if len(between) and len(gap):
            place = candidates.find(
                members.row[gap][:, None] + between[:, 0], members.col[gap][:, None] + between[:, 1]
            )
            owner = np.broadcast_to(area[gap][:, None], place.shape)
            found[place[place >= 0]] = owner[place >= 0]
    return found


def _between(down: int, across: int, contiguity: str) -> Index:
    """Steps to the places between a cell and the one (down, across) from it; shape (k, 2)."""
    sign = -1 if across < 0 else 1
    rectangle = [(i, sign * j) for i in range(down + 1) for j in range(abs(across) + 1)]

    def length(i: int, j: int) -> int:
        return abs(i) + abs(j) if contiguity == "edge" else max(abs(i), abs(j))

    ends = ((0, 0), (down, across))
    whole = length(down, across)
    way = [p for p in rectangle if p not in ends and length(*p) + length(down - p[0], across - p[1]) == whole]
    return np.array(way, dtype=np.int64).reshape(-1, 2)


def _enclosing(members: Lattice, area: Index, candidates: Lattice) -> Index:
    """The one area that encloses each candidate, -1 for none; shape (m,).

    The free places between two members of a row are one run, so that the work grows with the members and not
    with the land around them. All that is not between two members of its row is one part, the outside.
    """
    row, col, width = members.row, members.col, members.width
    left = np.flatnonzero((row[1:] == row[:-1]) & (col[1:] - col[:-1] > 1))
    begin, end = members.key[left] + 1, members.key[left + 1] - 1
    outside = len(left)
    parent = np.arange(outside + 1, dtype=np.int64)
    run, below = expand_ranges(
        np.searchsorted(end, begin + width), np.searchsorted(begin, end + width, side="right")
    )
    parent = join(parent, run, below)
    for step in (-1, 1):
        # a run is open where the row above or below it has no member so far to the left or to the right
        before = np.searchsorted(members.key, begin + step * width, side="right") - 1
        after = np.searchsorted(members.key, end + step * width)
        held = (before >= 0) & (after < members.size)
        held[held] = (row[before[held]] == row[left[held]] + step) & (
            row[after[held]] == row[left[held]] + step
        )
        leak = np.flatnonzero(~held)
        parent = join(parent, leak, np.full(len(leak), outside))
    least = np.full(outside + 1, np.iinfo(np.int64).max)
    most = np.full(outside + 1, -1, dtype=np.int64)
    for down, across in _SIDES:
        at = _run_at(members.key + down * width + across, begin, end)
        np.minimum.at(least, parent[at[at >= 0]], area[at >= 0])
        np.maximum.at(most, parent[at[at >= 0]], area[at >= 0])
    sole = np.where(least == most, most, -1)
    sole[parent[outside]] = -1
    in_width = (candidates.col >= members.origin[1]) & (candidates.col < members.origin[1] + width)
    key = (candidates.row - members.origin[0]) * width + candidates.col - members.origin[1]
    at = np.where(in_width, _run_at(key, begin, end), -1)
    return np.where(at >= 0, sole[parent[at]], -1)


def _run_at(key: Index, begin: Index, end: Index) -> Index:
    """Which run holds each place, -1 for none."""
    at = np.searchsorted(begin, key, side="right") - 1
    inside = at >= 0
    inside[inside] = key[inside] <= end[at[inside]]
    return np.where(inside, at, -1).astype(np.int64)


def fill_graph(  # noqa: PLR0913 - the graph, what is chosen, and the rule
    n: int,
    pairs: ArrayLike,
    member: ArrayLike,
    labels: ArrayLike,
    border: ArrayLike,
    *,
    max_gap: int = 1,
    edge_pairs: ArrayLike | None = None,
) -> Index:
    """Cells of a polygon layer that areas take in.

    First the gaps: a cell on a shortest path of at most max_gap + 1 steps between two members of one area
    which hang together only across a gap. Then the enclosed: cells that hang together, touch one area only,
    and do not lie at the layer's outer border.

    Args:
        n: number of cells.
        pairs: shape (k, 2), neighbours among all cells, as for ``group_graph``.
        member: shape (n,) of bool.
        labels: shape (n,), area numbers as from ``group_graph`` with the same rule; -1 for cells not chosen.
        border: shape (n,) of bool, True for cells at the outer border of the layer.
        max_gap: as for the grouping.
        edge_pairs: shape (j, 2), neighbours that share an edge, to judge what is enclosed; by default
            ``pairs``, where a way out may then lead over a corner.

    Returns:
        shape (k, 2): cell and area number, sorted by cell; each cell at most once, none that is a member.

    Raises:
        DomainError: as ``group_graph`` ("max_gap_out_of_range", "unknown_pair").

    Source:
        METHODS A11.
    """
    check_rule("edge", max_gap)
    edges = checked_pairs(n, pairs)
    sides = edges if edge_pairs is None else checked_pairs(n, edge_pairs)
    area = np.where(np.asarray(member, dtype=bool), np.asarray(labels, dtype=np.int64), -1)
    filled = _graph_gaps(n, edges, area, max_gap)
    grown = np.where(filled >= 0, filled, area)
    free = grown < 0
    parent = np.arange(n, dtype=np.int64)
    between = sides[free[sides].all(axis=1)]
    parent = join(parent, between[:, 0], between[:, 1])
    least = np.full(n, np.iinfo(np.int64).max)
    most = np.full(n, -1, dtype=np.int64)
    for one, other in ((0, 1), (1, 0)):
        touch = sides[free[sides[:, one]] & ~free[sides[:, other]]]
        np.minimum.at(least, parent[touch[:, one]], grown[touch[:, other]])
        np.maximum.at(most, parent[touch[:, one]], grown[touch[:, other]])
    sole = np.where(least == most, most, -1)
    sole[parent[free & np.asarray(border, dtype=bool)]] = -1
    filled = np.where(free, sole[parent], filled)
    return _sorted_rows(np.arange(n, dtype=np.int64), filled)


def _graph_gaps(n: int, edges: Index, area: Index, max_gap: int) -> Index:
    """The area whose gap each cell lies in, -1 for none; shape (n,)."""
    filled = np.full(n, -1, dtype=np.int64)
    if max_gap == 0:
        return filled
    part = group_graph(n, edges, area >= 0, max_gap=0)
    source, node, distance = _balls(n, edges, _in_several_parts(area, part), max_gap + 1)
    key = source * n + node  # ascending, as _balls gives them
    pair = np.flatnonzero((source < node) & (area[source] == area[node]) & (part[source] != part[node]))
    first, last = np.searchsorted(source, source[pair]), np.searchsorted(source, source[pair], side="right")
    owner, at = expand_ranges(first, last)
    one, other, whole = source[pair][owner], node[pair][owner], distance[pair][owner]
    # a cell lies on a shortest path when its distances to the two ends add up to theirs
    back = np.searchsorted(key, other * n + node[at])
    known = np.flatnonzero(back < len(key))
    known = known[key[back[known]] == other[known] * n + node[at[known]]]
    on_path = known[distance[at[known]] + distance[back[known]] == whole[known]]
    free = on_path[area[node[at[on_path]]] < 0]
    filled[node[at[free]]] = area[one[free]]
    return filled


def _in_several_parts(area: Index, part: Index) -> Index:
    """Members of areas that hang together only across gaps; shape (k,)."""
    members = np.flatnonzero(area >= 0)
    distinct = np.unique(np.column_stack((area[members], part[members])), axis=0)[:, 0]
    parts = np.bincount(distinct, minlength=1)
    return members[parts[area[members]] > 1].astype(np.int64)


def _balls(n: int, edges: Index, sources: Index, radius: int) -> tuple[Index, Index, Index]:
    """All cells within so many steps of each source: source, cell, steps; sorted by source, then cell."""
    both = np.unique(np.concatenate((edges, edges[:, ::-1])), axis=0)
    starts = np.searchsorted(both[:, 0], np.arange(n + 1))
    keys, steps_away = sources * n + sources, np.zeros(len(sources), dtype=np.int64)
    front = keys
    for step in range(1, radius + 1):
        here = front % n if n else front
        owner, at = expand_ranges(starts[here], starts[here + 1])
        reached = np.unique(front[owner] // n * n + both[at, 1]) if len(at) else front[:0]
        front = np.setdiff1d(reached, keys, assume_unique=True)
        keys = np.concatenate((keys, front))
        steps_away = np.concatenate((steps_away, np.full(len(front), step)))
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    return (keys // n, keys % n, steps_away[order]) if n else (keys, keys, steps_away)


def _sorted_rows(position: Index, label: Index) -> Index:
    """Positions with a label, sorted by position; shape (k, 2)."""
    rows = np.column_stack((position, label))[label >= 0]
    return rows[np.argsort(rows[:, 0], kind="stable")]
