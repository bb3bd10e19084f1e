"""Spells: how long cases last, read from counts alone.

A case open in three successive years stands in three yearly counts. Without ids of the persons, the counts
of a cell are split into spells by one assumption: of two successive counts the smaller one goes on, and those
that came last leave first. It makes spells as long as the counts allow, so what is derived from them
(dispersion, expected number by chance) is an upper bound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .checks import counts
from .errors import DomainError


@dataclass(frozen=True)
class Spells:
    """Cases with their duration, one per position, sorted by cell, start and length.

    Attributes:
        cell: shape (k,), row of the cell in the counts.
        start: shape (k,), first period (column of the counts).
        length: shape (k,), number of periods, at least 1.
    """

    cell: NDArray[np.int64]
    start: NDArray[np.int64]
    length: NDArray[np.int64]


def spells(events: ArrayLike) -> Spells:
    """Counts of cells and periods split into spells.

    Between t and t + 1 min(O_t, O_t+1) cases stay and the newest leave first. Counting the spells open in
    each cell and period gives the counts back.

    Args:
        events: shape (n cells, m successive periods), whole counts >= 0; NaN (unknown) counts as no case.

    Returns:
        The spells of all cells; the sum of ``length`` is the sum of ``events``.

    Raises:
        DomainError: ``count_not_whole`` (row from 0, value; a fraction of a case has no spell), or what
            ``checks.counts`` refuses.

    Source:
        METHODS A9, null (ii): own definition.
    """
    number = counts(events, "events", dimensions=2)
    broken = np.argwhere(number != np.floor(number))
    broken = broken[~np.isnan(number[broken[:, 0], broken[:, 1]])]
    if broken.size:
        row, column = broken[0]
        raise DomainError("count_not_whole", row=int(row), value=float(number[row, column]))
    cell, start, length, cases = case_runs(number)
    times = np.rint(cases).astype(np.int64)
    return Spells(np.repeat(cell, times), np.repeat(start, times), np.repeat(length, times))


def case_runs(
    events: ArrayLike,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The spells in groups of equal cell, start and length, each with its number of cases.

    Args:
        events: shape (n cells, m successive periods), counts >= 0, fractions allowed (averages over a
            period's dates); NaN counts as no case.

    Returns:
        Four arrays of shape (g,): cell, start, length and number of cases (> 0), sorted by the first three.

    Raises:
        DomainError: what ``checks.counts`` refuses.

    Source:
        METHODS A9, null (ii): own definition.
    """
    number = np.nan_to_num(counts(events, "events", dimensions=2), nan=0.0)
    n_cells, n_periods = number.shape
    # One column more, without cases, closes what is open at the end.
    padded = np.column_stack((np.zeros(n_cells), number, np.zeros(n_cells)))
    change = np.diff(padded, axis=1)
    open_cases = np.maximum(change[:, :n_periods], 0.0)  # cases by period of start that have not left
    found: list[tuple[NDArray[np.int64], int, int, NDArray[np.float64]]] = []
    for end in range(1, n_periods + 1):
        cell = np.flatnonzero(change[:, end] < 0)
        leaving = -change[cell, end]
        for start in range(end - 1, -1, -1):
            if cell.size == 0:
                break
            last = np.minimum(open_cases[cell, start], leaving)
            open_cases[cell, start] -= last
            left = last > 0
            found.append((cell[left], start, end - start, last[left]))
            more = leaving > last
            cell, leaving = cell[more], (leaving - last)[more]
    return _sorted_runs(found)


def _sorted_runs(
    found: list[tuple[NDArray[np.int64], int, int, NDArray[np.float64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    sizes = [len(cell) for cell, _, _, _ in found]
    cell = np.concatenate([cell for cell, _, _, _ in found] or [np.empty(0, dtype=np.int64)])
    start = np.repeat(np.array([start for _, start, _, _ in found], dtype=np.int64), sizes)
    length = np.repeat(np.array([length for _, _, length, _ in found], dtype=np.int64), sizes)
    cases = np.concatenate([cases for _, _, _, cases in found] or [np.empty(0)])
    order = np.lexsort((length, start, cell))
    return cell[order], start[order], length[order], cases[order]
