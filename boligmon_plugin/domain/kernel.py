"""Kernel smoothing: events over population of the surroundings, the nearer the more they weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import counts
from .errors import DomainError

_PAIRS = 2_000_000  # pairs of cells held at a time: about 100 MB
_MOST_BINS = 2.0**30  # along an axis, so that a bin's number fits into 64 bits


def kernel_rate(  # noqa: PLR0913 - four columns and what the method asks for
    x: ArrayLike,
    y: ArrayLike,
    events: ArrayLike,
    population: ArrayLike,
    *,
    bandwidth: float,
    min_population: float,
    tick: Callable[[float], None] | None = None,
) -> NDArray[np.float64]:
    """Rates of the surroundings of each cell.

    r_i = sum_j K(d_ij / h) O_j / sum_j K(d_ij / h) P_j with K(u) = (1 - u^2)^2 for u < 1, else 0, over all
    cells of one indicator and period, the cell itself included. A cell of which events or population are
    unknown adds to neither sum; one with events and no population adds its events, as in every total.

    Args:
        x, y: shape (n,), coordinates of the cells' centres in metres.
        events: shape (n,) or (n, m) for m periods at once, counts >= 0; NaN where unknown.
        population: the same shape, >= 0; NaN where unknown.
        bandwidth: h in metres, > 0.
        min_population: least weighted population of the surroundings, >= 0.
        tick: told the part done, 0 to 1; may raise to stop.

    Returns:
        The shape of ``events``, rates per unit of population (multiplier 1); NaN where the cell's own
        population is 0 or unknown or the weighted one of its surroundings is below ``min_population``.

    Raises:
        DomainError: ``bandwidth_not_positive`` (value), ``minimum_negative`` (value), ``unequal_lengths``
            (first, second), ``cell_without_centre`` (row from 0), or what ``checks.counts`` refuses.

    Source:
        METHODS A6; Bithell (1990), Statistics in Medicine 9:691; Kelsall & Diggle (1995), Bernoulli 1:3. No
        correction at edges: both sums are cut alike.
    """
    count, base = _checked(events, population, bandwidth, min_population)
    points = _centres(x, y, len(count))
    unknown = np.isnan(count) | np.isnan(base)
    o, p = (np.atleast_2d(np.where(unknown, 0.0, part).T) for part in (count, base))  # (m, n)
    above, below = np.zeros(o.shape), np.zeros(o.shape)
    for done, i, j, weight in _neighbours(points, bandwidth):
        for period in range(len(o)):
            above[period] += np.bincount(i, weight * o[period, j], minlength=len(points))
            below[period] += np.bincount(i, weight * p[period, j], minlength=len(points))
        if tick is not None:
            tick(done)
    above, below = above.T.reshape(count.shape), below.T.reshape(count.shape)
    known = (base > 0) & (below > 0) & (below >= min_population)
    return np.where(known, above / np.where(known, below, 1.0), np.nan)


def _checked(
    events: ArrayLike, population: ArrayLike, bandwidth: float, min_population: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if not 0 < bandwidth < np.inf:
        raise DomainError("bandwidth_not_positive", value=bandwidth)
    if not min_population >= 0:
        raise DomainError("minimum_negative", value=min_population)
    dimensions = max(1, np.ndim(events))
    count = counts(events, "events", dimensions=dimensions)
    base = counts(population, "population", dimensions=dimensions)
    if count.shape != base.shape:
        raise DomainError("unequal_lengths", first=count.size, second=base.size)
    return count, base


def _centres(x: ArrayLike, y: ArrayLike, n: int) -> NDArray[np.float64]:
    """shape (n, 2), metres from the lower left corner of all."""
    east, north = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    for name, axis in (("x", east), ("y", north)):
        if axis.ndim != 1:
            raise DomainError("array_dimensions", name=name, expected=1, got=axis.ndim)
        if len(axis) != n:
            raise DomainError("unequal_lengths", first=len(axis), second=n)
    points = np.column_stack((east, north))
    lost = np.flatnonzero(~np.isfinite(points).all(axis=1))
    if lost.size:
        raise DomainError("cell_without_centre", row=int(lost[0]))
    return points - points.min(axis=0) if len(points) else points


def _neighbours(
    points: NDArray[np.float64], bandwidth: float
) -> Iterator[tuple[float, NDArray[np.intp], NDArray[np.intp], NDArray[np.float64]]]:
    """All pairs nearer than the bandwidth, in portions: part done, i, j and K(d_ij / h).

    Cells are sorted into square bins at least as wide as the bandwidth and numbered row by row, so that what
    lies near a cell is found in three runs of the sorted cells, one in each row of bins.
    """
    if len(points) == 0:
        return
    width = max(bandwidth, float(points.max()) / _MOST_BINS)
    bins = np.floor(points / width).astype(np.int64) + 1
    columns = int(bins[:, 0].max()) + 1  # bin 0 of each row is empty, so that rows do not touch
    key = bins[:, 1] * columns + bins[:, 0]
    order = np.argsort(key, kind="stable")
    key, sorted_points = key[order], points[order]
    rows = np.array([-columns, 0, columns])
    first = np.searchsorted(key, (key[:, None] + rows - 1), side="left")
    size = np.searchsorted(key, (key[:, None] + rows + 1), side="right") - first
    total = np.cumsum(size.sum(axis=1))
    start = 0
    while start < len(points):
        before = total[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(total, before + _PAIRS, side="right")))
        length = size[start:stop].ravel()
        # Each run of j counts up from its first cell; i repeats its own number over its three runs.
        jump = first[start:stop].ravel() - (np.cumsum(length) - length)
        j = np.arange(length.sum()) + np.repeat(jump, length)
        i = np.repeat(np.repeat(np.arange(start, stop), 3), length)
        distance = (sorted_points[i] - sorted_points[j]) / bandwidth
        square = (distance * distance).sum(axis=1)
        near = square < 1
        yield stop / len(points), order[i[near]], order[j[near]], (1 - square[near]) ** 2
        start = stop
