"""Which of the chosen cells belong together: monitoring areas by contiguity and gap.

Source:
    METHODS A11; D9.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .components import Index, join, number_parts
from .errors import DomainError
from .lattice import Lattice, check_rule, steps


def group_grid(row: ArrayLike, col: ArrayLike, *, contiguity: str = "corner", max_gap: int = 1) -> Index:
    """Groups the chosen cells of a square grid into areas.

    Two chosen cells at a distance of at most max_gap + 1 are in the same area, and so is what they are joined
    to. The distance is Chebyshev's (the larger of the differences of row and column) for "corner", the sum of
    the differences for "edge"; so with max_gap 0 cells that share an edge or corner, or an edge, are joined.

    Args:
        row: shape (n,), whole row numbers of the chosen cells (northing / cell size).
        col: shape (n,), whole column numbers.
        contiguity: "edge" or "corner".
        max_gap: number of cells that may lie between two joined ones, 0 to 20.

    Returns:
        shape (n,), area numbers 0, 1, ... in the order of each area's first cell by row, then column: they do
        not depend on the order of the cells.

    Raises:
        DomainError: another contiguity ("unknown_contiguity"), a gap out of range ("max_gap_out_of_range"),
            or the same cell twice ("duplicate_grid_cell").

    Source:
        METHODS A11.
    """
    check_rule(contiguity, max_gap)
    lattice = Lattice.of(row, col)
    parent = np.arange(lattice.size, dtype=np.int64)
    for step in steps(contiguity, max_gap + 1):
        first, second = lattice.pairs(*step)
        parent = join(parent, first, second)
    labels = np.empty(lattice.size, dtype=np.int64)
    labels[lattice.order] = number_parts(parent)
    return labels


def group_graph(n: int, pairs: ArrayLike, member: ArrayLike, *, max_gap: int = 1) -> Index:
    """Groups the chosen cells of any polygon layer into areas.

    Two chosen cells with a path of at most max_gap + 1 steps between neighbours are in the same area; a path
    may lead over cells that are not chosen.

    Args:
        n: number of cells.
        pairs: shape (k, 2), neighbours among all cells, each pair at least once, in any order.
        member: shape (n,) of bool, True for the chosen cells.
        max_gap: number of cells that may lie between two joined ones, 0 to 20.

    Returns:
        shape (n,), area numbers 0, 1, ... in the order of each area's first cell; -1 for cells not chosen.

    Raises:
        DomainError: a gap out of range ("max_gap_out_of_range"), or a pair that names no cell
            ("unknown_pair").

    Source:
        METHODS A11. The nearest members of the two ends of an edge, joined by it, give the minimum spanning
        tree of the members: Mehlhorn (1988), A faster approximation algorithm for the Steiner problem in
        graphs, Information Processing Letters 27, 125-128.
    """
    check_rule("edge", max_gap)
    edges = checked_pairs(n, pairs)
    chosen = np.asarray(member, dtype=bool)
    # the nearer end of the middle step of a path of max_gap + 1 steps is so far away
    distance, nearest = _nearest(n, edges, chosen, (max_gap + 1) // 2)
    reached = (distance[edges] >= 0).all(axis=1)
    near = edges[reached & (distance[edges].sum(axis=1) <= max_gap)]
    parent = join(np.arange(n, dtype=np.int64), nearest[near[:, 0]], nearest[near[:, 1]])
    labels = np.full(n, -1, dtype=np.int64)
    labels[chosen] = number_parts(parent[chosen])
    return labels


def _nearest(n: int, edges: Index, member: NDArray[np.bool_], most: int) -> tuple[Index, Index]:
    """Steps to the nearest member (-1 beyond ``most``) and that member (the smallest of several)."""
    distance = np.where(member, 0, -1).astype(np.int64)
    nearest = np.where(member, np.arange(n), -1).astype(np.int64)
    for step in range(1, most + 1):
        source = np.concatenate((edges[:, 0], edges[:, 1]))
        target = np.concatenate((edges[:, 1], edges[:, 0]))
        grows = (distance[source] == step - 1) & (distance[target] < 0)
        if not grows.any():
            break
        source, target = source[grows], target[grows]
        order = np.argsort(-nearest[source], kind="stable")  # of several sources the smallest is written last
        nearest[target[order]] = nearest[source[order]]
        distance[target] = step
    return distance, nearest


def checked_pairs(n: int, pairs: ArrayLike) -> Index:
    """Pairs of neighbours as integers, shape (k, 2)."""
    edges = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    bad = np.flatnonzero(((edges < 0) | (edges >= n)).any(axis=1))
    if len(bad):
        raise DomainError("unknown_pair", row=int(bad[0]))
    return edges
