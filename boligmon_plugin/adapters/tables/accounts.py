"""What became of the rows of a source."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ...domain.counting import Counted


@dataclass
class Reconciliation:
    """What became of the rows of a source: read = placed + the sum of ``reasons``.

    Attributes:
        name: the layer's name.
        read: rows read.
        placed: rows in a cell and a period.
        reasons: number of rows by reason (``schema.REASONS``).
        repeats: placed rows that repeated a distinct unit in the same cell and period.
        unreadable_periods: rows whose period holds something that is no period.
        first_unreadable: the first such row, 0 for none.
        total: sum of the counts placed (not rows), before a stock is averaged.
        stock: True when the counts are those of dates, averaged over a period.
        distinct: True when units are counted once per cell and period.
        like_thousands: some count is written like 1.234 and was read as a fraction.
        other_fractions: some other count is a fraction too, so that fractions are what is meant.
        moments: how often the placed rows count, where a row counts in several periods; else 0.
        moments_unplaced: further periods of placed rows in which no cell was found.
        means: period -> the mean that values were compared with, and of how many it is.
        notes: code of what the reader should know about how rows were placed -> rows that it is about.
        malformed_lines: lines of the file on which malformed rows begin.
        unplaced: row numbers and reasons, when they are kept.
    """

    name: str
    read: int = 0
    placed: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    repeats: int = 0
    unreadable_periods: int = 0
    first_unreadable: int = 0
    total: float = 0.0
    stock: bool = False
    distinct: bool = False
    like_thousands: bool = False
    other_fractions: bool = False
    moments: int = 0
    moments_unplaced: int = 0
    means: dict[str, tuple[float, int]] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    malformed_lines: tuple[int, ...] = ()
    unplaced: list[tuple[NDArray[np.int64], NDArray[np.int8]]] = field(default_factory=list)


@dataclass(frozen=True)
class SourceCounts:
    """The counts of one source and the account of its rows."""

    counted: Counted
    account: Reconciliation
