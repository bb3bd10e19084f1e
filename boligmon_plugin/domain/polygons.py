"""Which polygon holds each point, so that a point on a shared border is in exactly one of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class PolygonEdges:
    """The rings of n polygons as edges.

    Attributes:
        start: shape (n + 1,), polygon i has the edges ``start[i]:start[i + 1]``.
        edges: shape (k, 4), x and y of both ends, in the unit of the coordinates; outer and inner rings
            alike.
    """

    start: NDArray[np.int64]
    edges: NDArray[np.float64]


def locate(x: ArrayLike, y: ArrayLike, polygons: PolygonEdges) -> NDArray[np.int64]:
    """The first polygon that holds each point, -1 for none.

    Even-odd rule with half-open edges: the left and lower border belong to a polygon, the right and upper do
    not. In a partition of the plane a point is therefore in one polygon, also on a border, and a square cell
    is ``[x, x + size)``; GEOS' predicates would say two polygons or none. Where polygons overlap, the first
    wins.

    Args:
        x: shape (n,), coordinates; NaN is in no polygon.
        y: shape (n,).
        polygons: k polygons in the same coordinate system.

    Returns:
        shape (n,), index of the polygon or -1.

    Source:
        Crossing number algorithm: Shimrat (1962), Algorithm 112, CACM 5(8):434; Franklin's PNPOLY.
    """
    points = np.column_stack((np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)))
    # Events of ten years lie at the same addresses: place each address once.
    distinct, back = np.unique(points, axis=0, return_inverse=True) if len(points) else (points, np.arange(0))
    order = np.argsort(distinct[:, 1], kind="stable")
    px, py = distinct[order, 0], distinct[order, 1]
    found = np.full(len(order), -1, dtype=np.int64)
    for index in range(len(polygons.start) - 1):
        edges = polygons.edges[polygons.start[index] : polygons.start[index + 1]]
        if len(edges) == 0:
            continue
        low, high = np.searchsorted(py, [edges[:, [1, 3]].min(), edges[:, [1, 3]].max()], side="left")
        if low == high:
            continue
        near = low + np.flatnonzero(
            (px[low:high] >= edges[:, [0, 2]].min())
            & (px[low:high] <= edges[:, [0, 2]].max())
            & (found[low:high] < 0)
        )
        if len(near):
            found[near[_inside(px[near], py[near], edges)]] = index
    out = np.empty(len(order), dtype=np.int64)
    out[order] = found
    return out[back.ravel()]


def _inside(
    px: NDArray[np.float64], py: NDArray[np.float64], edges: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether points (sorted by y) are inside one polygon; shape (n,)."""
    # Both polygons beside an edge must compute the same crossing: take its ends in the same order.
    upwards = edges[:, 1] <= edges[:, 3]
    edge = np.where(upwards[:, None], edges, edges[:, [2, 3, 0, 1]])
    edge = edge[edge[:, 1] != edge[:, 3]]
    first = np.searchsorted(py, edge[:, 1], side="left")
    count = np.searchsorted(py, edge[:, 3], side="left") - first
    pair_edge = np.repeat(np.arange(len(edge)), count)
    offset = np.arange(len(pair_edge)) - np.repeat(np.cumsum(count) - count, count)
    pair_point = first[pair_edge] + offset
    x1, y1, x2, y2 = edge[pair_edge].T
    crossing = px[pair_point] < x1 + (py[pair_point] - y1) * (x2 - x1) / (y2 - y1)
    return np.bincount(pair_point[crossing], minlength=len(px)) % 2 == 1


def touched_squares(
    column: ArrayLike, row: ArrayLike, size: float, polygons: PolygonEdges
) -> NDArray[np.bool_]:
    """Which squares of a grid share an area with polygons.

    A square does when its centre is inside, or when an edge of a polygon runs through its interior.

    Args:
        column: shape (n,), x of the lower-left corners / size, whole numbers.
        row: shape (n,), y of the lower-left corners / size.
        size: side of the squares.
        polygons: polygons in the same coordinate system.

    Returns:
        shape (n,) of bool.
    """
    east, north = np.asarray(column, dtype=np.int64), np.asarray(row, dtype=np.int64)
    inside = locate((east + 0.5) * size, (north + 0.5) * size, polygons) >= 0
    crossed = _crossed_squares(polygons.edges / size)
    width = 1 << 31
    inside |= np.isin(north * width + east, crossed[:, 1] * width + crossed[:, 0])
    return inside


def _crossed_squares(edges: NDArray[np.float64]) -> NDArray[np.int64]:
    """Unit squares whose interior an edge runs through, shape (k, 2) of column and row, distinct.

    Each edge is cut at every whole x and y; the middle of a piece tells its square. Pieces that run along a
    grid line are in no interior.
    """
    found: list[NDArray[np.int64]] = []
    for x1, y1, x2, y2 in edges:
        cuts = [np.array([0.0, 1.0])]
        for a, b in ((x1, x2), (y1, y2)):
            if a != b:
                lines = np.arange(np.ceil(min(a, b)), np.floor(max(a, b)) + 1)
                cuts.append((lines - a) / (b - a))
        at = np.unique(np.clip(np.concatenate(cuts), 0.0, 1.0))
        middle = (at[:-1] + at[1:]) / 2
        x, y = x1 + middle * (x2 - x1), y1 + middle * (y2 - y1)
        along = ((x1 == x2) & (x == np.floor(x))) | ((y1 == y2) & (y == np.floor(y)))
        found.append(np.column_stack((np.floor(x), np.floor(y)))[~along].astype(np.int64))
    return np.unique(np.concatenate(found), axis=0) if found else np.empty((0, 2), dtype=np.int64)
