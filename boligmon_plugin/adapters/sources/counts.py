"""Counting two sources into the same cells and periods, with a reason for every row that is not counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...domain import schema
from ...domain.counting import Counted, Counter
from ...domain.periods import coarser_unit, nests, parse_periods
from ...domain.values import numbers, texts, unit_keys
from ...study.sources import TableRoles
from ..errors import SourceError
from .placing import NO_REASON, Placer
from .plans import SourcePlan, check_expression
from .readers import Batch, read_batches

Tick = Callable[[float], None]

_REASON = {name: number for number, name in enumerate(schema.REASONS)}
# Above this share of unreadable periods the wrong column was chosen; below it a few rows are bad.
_UNREADABLE_PERIODS = 0.5
_THOUSANDS = re.compile(r"[-+]?\d{1,3}\.\d{3}")


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
    unplaced: list[tuple[NDArray[np.int64], NDArray[np.int8]]] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A layer, what its columns mean, and how its rows are placed."""

    plan: SourcePlan
    roles: TableRoles
    placer: Placer

    def check(self) -> None:
        """Refuses columns that are not there, a bad filter, and a source without any geography.

        Raises:
            SourceError: with the layer and the field.
        """
        for name in self.roles.columns:
            self.plan.field_index(name)
        if self.roles.filter:
            check_expression(self.roles.filter, self.plan)
        if self.roles.count and self.roles.unit:
            raise SourceError("count_and_unit", layer=self.plan.name, field=self.roles.count)
        if not self.roles.cell and not self.plan.has_geometry:
            raise SourceError("no_geography", layer=self.plan.name)
        if not self.roles.cell and not self.plan.crs.isValid():
            raise SourceError("no_crs", layer=self.plan.name)


@dataclass(frozen=True)
class SourceCounts:
    """The counts of one source and the account of its rows."""

    counted: Counted
    account: Reconciliation


def count_sources(  # noqa: PLR0913 - two sources and how to count them
    events: Source,
    population: Source,
    *,
    period_unit: str,
    with_persons: bool,
    keep_unplaced: bool,
    tick: Tick,
) -> tuple[str, SourceCounts, SourceCounts]:
    """Counts events and population.

    Args:
        events: the numerator.
        population: the denominator, always a stock.
        period_unit: unit of the periods (``domain.periods.UNITS``), "coarser" of the two sources', or
            "given".
        with_persons: True to count distinct persons among the events.
        keep_unplaced: True to remember the number and reason of every row that is not placed.
        tick: is told the progress, 0 to 1; may raise to cancel.

    Returns:
        the unit of the periods, and the counts of events and population.

    Raises:
        SourceError: with the layer, the field and the first row.
        DomainError: units that do not nest.
    """
    readers = [_Reader(events, keep_unplaced), _Reader(population, keep_unplaced, is_population=True)]
    units = [reader.unit() for reader in readers]
    if period_unit == "given":
        if units[0] != units[1]:
            raise SourceError("units_differ", one_unit=units[0], other_unit=units[1])
        period_unit = units[0]
    elif period_unit == "coarser":
        period_unit = coarser_unit(*units)
    rows = [max(source.plan.count, 1) for source in (events, population)]
    split = rows[0] / sum(rows)
    results = []
    for reader, unit, start, width in zip(readers, units, (0.0, split), (split, 1 - split)):
        if not nests(unit, period_unit):
            raise SourceError("unit_too_coarse", layer=reader.account.name, given=unit, wanted=period_unit)
        is_events = reader is readers[0]
        counter = Counter(
            unit=unit,
            period_unit=period_unit,
            stock=reader.roles.stock,
            distinct=bool(reader.roles.unit),
            with_persons=with_persons and is_events,
        )
        results.append(reader.count(counter, lambda share, a=start, w=width: tick(a + w * share)))
    return period_unit, results[0], results[1]


class _Reader:
    """Reads one source: batches to placed, counted rows."""

    def __init__(self, source: Source, keep_unplaced: bool, *, is_population: bool = False) -> None:
        source.check()
        # No families of a kind at all on a date is another table's date, not a zero: it would halve a mean.
        self._is_population = is_population
        self.roles, self._plan, self._placer = source.roles, source.plan, source.placer
        self.account = Reconciliation(
            source.plan.name, stock=source.roles.stock, distinct=bool(source.roles.unit)
        )
        self._keep = keep_unplaced
        self._batches: Iterator[Batch] = read_batches(
            source.plan, source.roles.columns, points=not source.roles.cell, expression=source.roles.filter
        )
        self._waiting: list[Batch] = []
        self._left_out: list[NDArray[np.datetime64]] = []
        self._unit: str | None = None
        self._readable = 0

    def unit(self) -> str:
        """The unit of the period column, from the first row that has a period.

        Raises:
            SourceError: no rows, none that passes the filter, or none with a readable period.
        """
        for batch in self._batches:
            days, units = parse_periods(batch.columns[self.roles.period])
            if not batch.passed.any():  # booked at once: what is kept must not grow with the rows
                self._left_out.append(np.unique(days[~np.isnat(days)]))
                self._book(batch, np.full(len(batch.row), _REASON[schema.REASON_FILTERED], dtype=np.int8))
                continue
            self._waiting.append(batch)
            known = units[batch.passed & (units != None)]  # noqa: E711 - elementwise on objects
            if len(known):
                self._unit = str(known[0])
                return self._unit
        if self.account.read == 0 and not self._waiting:
            raise SourceError("empty_layer", layer=self._plan.name)
        if not self._waiting:
            raise SourceError("nothing_passes", layer=self._plan.name)
        first = self._waiting[0]
        raise SourceError(
            "no_periods",
            layer=self._plan.name,
            field=self.roles.period,
            row=int(first.row[np.flatnonzero(first.passed)[0]]) if first.passed.any() else 1,
        )

    def count(self, counter: Counter, tick: Tick) -> SourceCounts:
        """Counts all rows."""
        for days in self._left_out if not self._is_population else []:
            counter.note_dates(days, passed=False)
        for batch in self._all():
            self._add(batch, counter)
            tick(min(1.0, self.account.read / max(self._plan.count, 1)))
        account = self.account
        if self._readable < account.unreadable_periods * (1 / _UNREADABLE_PERIODS - 1):
            raise SourceError(
                "no_periods", layer=account.name, field=self.roles.period, row=account.first_unreadable
            )
        if account.placed == 0:
            self._refuse_unplaced()
        counted = counter.result()
        account.repeats, account.total = counted.repeats, float(counted.counts.sum())
        return SourceCounts(counted, account)

    def _all(self) -> Iterator[Batch]:
        while self._waiting:
            yield self._waiting.pop(0)
        yield from self._batches

    def _refuse_unplaced(self) -> None:
        suspicion = self._placer.suspicion()
        if suspicion:
            raise SourceError(suspicion, layer=self.account.name)
        # What the filter takes out was meant to go; the cause is among the others, where there are any.
        reasons = {k: v for k, v in self.account.reasons.items() if k != schema.REASON_FILTERED}
        reasons = reasons or self.account.reasons
        reason = max(reasons, key=lambda name: reasons[name])
        raise SourceError("nothing_placed", layer=self.account.name, read=self.account.read, reason=reason)

    def _add(self, batch: Batch, counter: Counter) -> None:
        reason = np.full(len(batch.row), NO_REASON, dtype=np.int8)
        reason[~batch.passed] = _REASON[schema.REASON_FILTERED]
        days = self._days(batch, reason)
        amount = self._amount(batch, reason)
        unit, person = self._units(batch, reason)
        cell, place = self._place(batch)
        reason = np.where(reason == NO_REASON, place, reason).astype(np.int8)
        good = reason == NO_REASON
        counter.note_dates(days[batch.passed])
        if not self._is_population:
            counter.note_dates(days[~batch.passed], passed=False)
        if good.any():
            counter.add(
                cell[good],
                days[good],
                amount=None if amount is None else amount[good],
                unit_key=None if unit is None else unit[good],
                person_key=None if person is None else person[good],
            )
        self._book(batch, reason)

    def _book(self, batch: Batch, reason: NDArray[np.int8]) -> None:
        account = self.account
        account.read += len(reason)
        account.placed += int((reason == NO_REASON).sum())
        for number, times in zip(*np.unique(reason[reason != NO_REASON], return_counts=True)):
            name = schema.REASONS[number]
            account.reasons[name] = account.reasons.get(name, 0) + int(times)
        if self._keep:
            out = reason != NO_REASON
            account.unplaced.append((batch.row[out], reason[out]))

    def _days(self, batch: Batch, reason: NDArray[np.int8]) -> NDArray[np.datetime64]:
        column = batch.columns[self.roles.period]
        # Few distinct periods: each is read once. (Dates are read as they are: pandas' end in 2262.)
        is_date = column.dtype.kind == "M"
        codes, distinct = (np.arange(len(column)), column) if is_date else pd.factorize(column)
        known, units = parse_periods(distinct)
        days = np.append(known, np.datetime64("NaT"))[codes]  # code -1, a missing value, takes the last
        free = reason == NO_REASON
        missing = np.isnat(days)
        other = free & ~missing & np.append(units != self._unit, True)[codes]
        if other.any():
            raise SourceError(
                "mixed_periods",
                layer=self._plan.name,
                field=self.roles.period,
                row=int(batch.row[other][0]),
                given=self._unit,
                wanted=str(units[codes[other][0]]),
            )
        self._readable += int((free & ~missing).sum())
        odd = free & missing
        if odd.any() and column.dtype.kind != "M":
            odd &= np.array([text is not None for text in texts(column)], dtype=bool)
            if odd.any():
                self.account.unreadable_periods += int(odd.sum())
                self.account.first_unreadable = self.account.first_unreadable or int(batch.row[odd][0])
        reason[free & missing] = _REASON[schema.REASON_NO_PERIOD]
        return days

    def _amount(self, batch: Batch, reason: NDArray[np.int8]) -> NDArray[np.float64] | None:
        if not self.roles.count:
            return None
        amount, bad = numbers(batch.columns[self.roles.count])
        free = reason == NO_REASON
        bad = free & (bad | (amount < 0))
        if bad.any():
            raise SourceError(
                "bad_count", layer=self._plan.name, field=self.roles.count, row=int(batch.row[bad][0])
            )
        reason[free & np.isnan(amount)] = _REASON[schema.REASON_NO_COUNT]
        self._look_for_thousands(batch.columns[self.roles.count], amount)
        return amount

    def _look_for_thousands(self, column: NDArray[Any], amount: NDArray[np.float64]) -> None:
        """Notes text such as 1.234, which Danish tables mean as a thousand, among otherwise whole numbers."""
        fractions = amount != np.floor(amount)
        if column.dtype.kind != "O" or not (fractions & ~np.isnan(amount)).any():
            return
        written = pd.unique(column[fractions & ~np.isnan(amount)])
        like = [_THOUSANDS.fullmatch(str(text).strip()) is not None for text in written]
        self.account.like_thousands = self.account.like_thousands or any(like)
        self.account.other_fractions = self.account.other_fractions or not all(like)

    def _units(
        self, batch: Batch, reason: NDArray[np.int8]
    ) -> tuple[NDArray[Any] | None, NDArray[Any] | None]:
        unit = person = None
        for names, is_unit in ((self.roles.unit, True), ((self.roles.person,), False)):
            if not any(names):
                continue
            keys, missing = unit_keys([batch.columns[name] for name in names])
            # A row without a person is nobody known: it is its own person, so that it widens no interval.
            reason[(reason == NO_REASON) & missing & is_unit] = _REASON[schema.REASON_NO_UNIT]
            if is_unit:
                unit = keys
            else:
                person = np.where(missing, np.uint64(1) + batch.row.astype(np.uint64), keys)
        return unit, person

    def _place(self, batch: Batch) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
        if self.roles.cell:
            return self._placer.codes(batch.columns[self.roles.cell])
        if batch.x is None or batch.y is None:
            raise SourceError("no_geography", layer=self._plan.name)
        return self._placer.points(batch.x, batch.y)
