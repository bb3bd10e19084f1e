"""Connected parts of a graph given by pairs, in numpy alone (scipy may be missing where QGIS runs)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import DomainError

Index = NDArray[np.int64]


def aligned(*columns: NDArray[Any]) -> None:
    """Refuses columns that cannot belong to the same rows ("unequal_lengths")."""
    for column in columns[1:]:
        if len(column) != len(columns[0]):
            raise DomainError("unequal_lengths", first=len(columns[0]), second=len(column))


def join(parent: Index, first: Index, second: Index) -> Index:
    """Joins the parts of a forest that pairs connect.

    Args:
        parent: shape (n,), for each node the smallest node of its part (``np.arange(n)`` to begin with).
        first: shape (k,), nodes.
        second: shape (k,), the nodes they are joined to.

    Returns:
        shape (n,), the same after joining: two nodes have the same value if and only if they are connected.

    Source:
        Hooking and pointer jumping: Shiloach & Vishkin (1982), An O(log n) parallel connectivity algorithm,
        Journal of Algorithms 3, 57-67.
    """
    parent = parent.copy()
    while True:
        one, other = parent[first], parent[second]
        apart = np.flatnonzero(one != other)
        if len(apart) == 0:
            return parent
        first, second = one[apart], other[apart]
        low, high = np.minimum(first, second), np.maximum(first, second)
        # the last of several values written to one place stays: sorted, it is the smallest
        order = np.argsort(-low, kind="stable")
        parent[high[order]] = low[order]
        parent = _flatten(parent)


def _flatten(parent: Index) -> Index:
    while True:
        above = parent[parent]
        if np.array_equal(above, parent):
            return parent
        parent = above


def expand_ranges(begin: Index, end: Index) -> tuple[Index, Index]:
    """The integers of several ranges.

    Args:
        begin: shape (k,), first integer of each range.
        end: shape (k,), the one after the last; no range if not above ``begin``.

    Returns:
        two arrays of equal length: the number of the range, and the integer.
    """
    size = np.maximum(end - begin, 0)
    owner = np.repeat(np.arange(len(begin), dtype=np.int64), size)
    offset = np.cumsum(size) - size
    return owner, np.arange(len(owner), dtype=np.int64) - offset[owner] + begin[owner]


def number_parts(parent: Index) -> Index:
    """Parts numbered 0, 1, ... in the order of their smallest node; shape (n,)."""
    return np.unique(parent, return_inverse=True)[1].astype(np.int64)
