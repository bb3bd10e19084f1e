"""Counting rows, sums or distinct units into cells and periods, batch by batch.

Memory grows with the cells and periods seen (and the distinct units where they are counted), not with rows.

Source:
    METHODS A1 (stocks and flows), A2 (what is counted, persons, dispersion).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import periods
from .errors import DomainError

Keys = NDArray[np.uint64]

# A cell and a moment in one integer: 2**13 moments (22 years of days) leave 51 bits for the cell.
_MOMENTS = 1 << 13


@dataclass(frozen=True)
class Counted:
    """What one source gave, by cell and moment.

    Attributes:
        cells: shape (n,), cell keys in ascending order.
        days: shape (m,), start days of the moments in ascending order.
        counts: shape (n, m); 0 where nothing was counted.
        persons: shape (n, p) distinct persons by period (not moment), None when persons were not asked for.
        person_periods: shape (p,), start days of the columns of ``persons``.
        counted: number of rows that were counted (each its own unit, or the first of its unit).
        repeats: number of placed rows that repeated a unit in the same cell and period.
        dispersion: sum f^2 / sum f over persons within each moment (A2); 1.0 without persons.
        dispersion_pooled: the same over all moments together; NaN without persons.
    """

    cells: NDArray[np.int64]
    days: NDArray[np.datetime64]
    counts: NDArray[np.float64]
    persons: NDArray[np.float64] | None
    person_periods: NDArray[np.datetime64]
    counted: int
    repeats: int
    dispersion: float
    dispersion_pooled: float


@dataclass
class _Tally:
    """Sums of weights by key; compacts itself when what is pending outgrows what is summed."""

    keys: list[NDArray[Any]] = field(default_factory=list)
    sums: list[NDArray[Any]] = field(default_factory=list)
    pending: int = 0

    def add(self, key: NDArray[np.int64], weight: NDArray[np.float64] | None) -> None:
        codes, uniques = pd.factorize(key)
        self.keys.append(np.asarray(uniques))
        self.sums.append(np.bincount(codes, weights=weight, minlength=len(uniques)).astype(np.float64))
        self.pending += len(uniques)
        if self.pending > max(1_000_000, 2 * len(self.keys[0])):
            self.result()

    def parts(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Keys and sums as they came: a key may be there several times."""
        key = np.concatenate(self.keys) if self.keys else np.empty(0, dtype=np.int64)
        return key, np.concatenate(self.sums) if self.sums else np.empty(0)

    def result(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Keys in ascending order, each once, and their sums."""
        key, weight = self.parts()
        unique, back = np.unique(key, return_inverse=True)
        total = np.bincount(back, weights=weight, minlength=len(unique)).astype(np.float64)
        self.keys, self.sums, self.pending = [unique], [total], 0
        return unique, total


@dataclass
class _Distinct:
    """Distinct combinations (hashed) with the columns that belong to them, first occurrence kept."""

    width: int
    hashes: list[Keys] = field(default_factory=list)
    columns: list[list[NDArray[Any]]] = field(default_factory=list)
    pending: int = 0

    def add(self, hashed: Keys, *columns: NDArray[Any]) -> None:
        self.hashes.append(hashed)
        self.columns.append(list(columns))
        self.pending += len(hashed)
        if self.pending > max(4_000_000, 2 * len(self.hashes[0])):
            self.result()

    def result(self) -> list[NDArray[Any]]:
        if not self.hashes:
            return [np.empty(0, dtype=np.int64) for _ in range(self.width)]
        hashed, first = np.unique(np.concatenate(self.hashes), return_index=True)
        kept = [np.concatenate([part[i] for part in self.columns])[first] for i in range(self.width)]
        self.hashes, self.columns, self.pending = [hashed], [kept], 0
        return kept


class Counter:
    """Counts batches of placed rows into (cell, moment).

    Args:
        unit: the source's period unit.
        period_unit: the unit of the periods of the result, in which ``unit`` nests.
        stock: True keeps the source's own dates as moments, to be averaged later; False counts into periods.
        distinct: True counts each unit once per cell and moment.
        with_persons: True counts distinct persons per cell and period, and the dispersion.
    """

    def __init__(
        self, *, unit: str, period_unit: str, stock: bool, distinct: bool = False, with_persons: bool = False
    ) -> None:
        self._moment_unit = unit if stock else period_unit
        self._period_unit = period_unit
        self._distinct = _Distinct(2) if distinct else None
        self._tally = _Tally()
        self._persons = _Distinct(1) if with_persons else None
        self._by_person = _Tally()
        self._by_person_moment = _Tally()
        self._moments: dict[int, int] = {}
        self._periods: dict[int, int] = {}
        self._dates: set[int] = set()
        self._other_dates: set[int] = set()
        self.placed = 0

    def note_dates(self, days: NDArray[np.datetime64], *, passed: bool = True) -> None:
        """Takes the dates of rows that pass the filter, placed or not, or of rows that do not pass.

        A date exists in the source even if no row of it was placed; and one of which no row passes is a true
        zero when it lies between dates that have such rows. Before the first and after the last of them it is
        no date: a filter on the period leaves years out, it does not empty them.
        """
        distinct = pd.unique(_whole_days(days[~np.isnat(days)])).astype("datetime64[D]")
        found = periods.coarsen(distinct, self._moment_unit).astype(np.int64).tolist()
        (self._dates if passed else self._other_dates).update(found)

    def _all_dates(self) -> set[int]:
        if not self._dates:
            return set()
        first, last = min(self._dates), max(self._dates)
        return self._dates | {day for day in self._other_dates if first < day < last}

    def add(
        self,
        cell: NDArray[np.int64],
        days: NDArray[np.datetime64],
        *,
        amount: NDArray[np.float64] | None = None,
        unit_key: Keys | None = None,
        person_key: Keys | None = None,
    ) -> None:
        """Counts a batch of placed rows, shape (k,) each: cells, start days, and what the counter needs."""
        self.placed += len(cell)
        moment = _numbered(days, self._moment_unit, self._moments)
        key = cell * _MOMENTS + moment
        if self._distinct is not None and unit_key is not None:
            person = person_key if person_key is not None else unit_key
            self._distinct.add(_combine(unit_key, key), key, person)
        else:
            self._tally.add(key, amount)
            if person_key is not None:
                self._count_persons(person_key, moment)
        if self._persons is not None and person_key is not None:
            period = _numbered(days, self._period_unit, self._periods)
            period_key = cell * _MOMENTS + period
            self._persons.add(_combine(person_key, period_key), period_key)

    def _count_persons(self, person_key: Keys, moment: NDArray[np.int64]) -> None:
        self._by_person.add(person_key.view(np.int64), None)
        self._by_person_moment.add(_combine(person_key, moment).view(np.int64), None)

    def result(self) -> Counted:
        """The counts so far.

        Raises:
            DomainError: more than 8,192 different periods or dates ("too_many_periods").
        """
        if self._distinct is not None:
            key, person = self._distinct.result()
            counted = len(key)
            tally = _Tally()
            tally.add(key.astype(np.int64), None)
            if self._persons is not None:
                self._by_person, self._by_person_moment = _Tally(), _Tally()
                self._count_persons(person.astype(np.uint64), key % _MOMENTS)
        else:
            tally, counted = self._tally, self.placed
        cells, days, values = _matrix(*tally.parts(), self._moments, self._all_dates())
        persons, person_periods = None, np.empty(0, dtype="datetime64[D]")
        if self._persons is not None:
            tally = _Tally()
            tally.add(self._persons.result()[0].astype(np.int64), None)
            _, person_periods, persons = _matrix(*tally.parts(), self._periods, set(), cells)
        _, within = self._by_person_moment.result()
        _, pooled = self._by_person.result()
        return Counted(
            cells=cells,
            days=days,
            counts=values,
            persons=persons,
            person_periods=person_periods,
            counted=counted,
            repeats=self.placed - counted,
            dispersion=float((within**2).sum() / within.sum()) if within.sum() else 1.0,
            dispersion_pooled=float((pooled**2).sum() / pooled.sum()) if pooled.sum() else float("nan"),
        )


def _whole_days(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Days since 1970."""
    return np.ascontiguousarray(days, dtype="datetime64[D]").view(np.int64)


def _numbered(days: NDArray[np.datetime64], unit: str, numbers: dict[int, int]) -> NDArray[np.int64]:
    """The periods of ``unit`` that hold the days, numbered in the order in which they first appear."""
    codes, uniques = pd.factorize(_whole_days(days))
    # a source has few distinct days: each is coarsened once
    starts = periods.coarsen(uniques.astype("datetime64[D]"), unit).astype(np.int64).tolist()
    for day in starts:
        numbers.setdefault(day, len(numbers))
    if len(numbers) > _MOMENTS:
        raise DomainError("too_many_periods", limit=_MOMENTS)
    return np.array([numbers[day] for day in starts], dtype=np.int64)[codes]


def _combine(one: Keys, other: NDArray[np.int64]) -> Keys:
    """A 64-bit hash of two integers (SplitMix64's finalizer over a weighted sum)."""
    mixed = one ^ (other.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _matrix(
    keys: NDArray[np.int64],
    sums: NDArray[np.float64],
    numbers: dict[int, int],
    dates: set[int],
    cells: NDArray[np.int64] | None = None,
) -> tuple[NDArray[np.int64], NDArray[np.datetime64], NDArray[np.float64]]:
    """Sums by (cell, moment), a key once or several times, as a matrix with sorted cells and days."""
    days = np.array(sorted({*numbers, *dates}), dtype=np.int64)
    by_number = np.empty(max(len(numbers), 1), dtype=np.int64)
    for day, number in numbers.items():
        by_number[number] = np.searchsorted(days, day)
    codes, distinct = pd.factorize(keys // _MOMENTS)
    cells = np.sort(distinct) if cells is None else cells
    place = np.searchsorted(cells, distinct)[codes] * len(days) + by_number[keys % _MOMENTS]
    values = np.bincount(place, weights=sums, minlength=len(cells) * len(days)).astype(np.float64)
    return cells, days.astype("datetime64[D]"), values.reshape(len(cells), len(days))


def by_period(
    counted: Counted, *, unit: str, stock: bool, at: str = "mean", periods_later: int = 0
) -> tuple[NDArray[np.datetime64], NDArray[np.float64]]:
    """Counts by period: stocks averaged over the dates of a period, flows as they are.

    Args:
        counted: counts by cell and moment.
        unit: unit of the periods.
        stock: True when the moments are dates of a stock.
        at: which dates of a period count for a stock: "mean" of all, "first" or "last".
        periods_later: number of periods by which the counts are moved forward.

    Returns:
        shape (p,) start days in ascending order; shape (n, p) counts (fractions kept).
    """
    period, counts = periods.coarsen(counted.days, unit), counted.counts
    starts, first, dates = np.unique(period, return_index=True, return_counts=True)
    if not stock or len(starts) == len(period):
        values = counts
    elif at == "first":
        values = counts[:, first]
    elif at == "last":
        values = counts[:, first + dates - 1]
    else:
        values = np.add.reduceat(counts, first, axis=1) / dates
    return periods.shift(starts, unit, periods_later) if periods_later else starts, values
