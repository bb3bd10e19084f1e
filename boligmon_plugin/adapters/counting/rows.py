"""One source counted: its batches read, every row placed or given a reason, and what is placed counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...domain import periods, schema
from ...domain.belowmean import below_mean
from ...domain.counting import Counter
from ...domain.cpr import ages_at
from ...domain.periods import parse_periods
from ...domain.values import numbers, unit_keys
from ..errors import SourceError
from ..locating.placing import NO_REASON
from ..tables.accounts import Reconciliation, SourceCounts
from ..tables.readers import Batch, read_batches
from .moments import Moments, RowMoments, Span
from .source import Source

Tick = Callable[[float], None]

_REASON = {name: number for number, name in enumerate(schema.REASONS)}
_THOUSANDS = re.compile(r"[-+]?\d{1,3}\.\d{3}")


class SourceReader:
    """Reads one source: batches to placed, counted rows.

    Args:
        source: what to read.
        keep_unplaced: True to remember the number and reason of every row that is not placed.
        is_population: True for a denominator.
    """

    def __init__(self, source: Source, keep_unplaced: bool, *, is_population: bool = False) -> None:
        source.check()
        # No families of a kind at all on a date is another table's date, not a zero: it would halve a mean.
        self.is_population = is_population
        self.source, self.roles, self._plan = source, source.roles, source.plan
        self.account = Reconciliation(
            source.plan.name,
            stock=source.roles.stock,
            distinct=bool(source.roles.unit),
            malformed_lines=source.plan.malformed_lines,
        )
        self._moments = self._new_moments(self.account)
        self._keep = keep_unplaced
        self._malformed = np.array(source.plan.malformed, dtype=np.int64)
        self._batches: Iterator[Batch] = read_batches(
            source.plan, source.columns, points=source.points, expression=source.roles.filter
        )
        self._waiting: list[Batch] = []
        self._left_out: list[NDArray[np.datetime64]] = []
        self._below: NDArray[np.int64] | None = None

    def _new_moments(self, account: Reconciliation) -> RowMoments:
        source = self.source
        # A study's tables are what systems export; a layer's field is what the user says it is.
        excel = source.locator is not None
        return RowMoments(source.plan, source.roles, account, at_start=source.at_start, excel_serials=excel)

    @property
    def name(self) -> str:
        """The layer's name."""
        return self._plan.name

    def unit(self) -> str:
        """The unit of the period column, from the first row that has a period.

        Raises:
            SourceError: no rows, none that passes the filter, or none with a readable period.
        """
        if self._moments.unit is not None:
            return self._moments.unit
        for batch in self._batches:
            if not batch.passed.any():  # booked at once: what is kept must not grow with the rows
                days = self._moments.days_of(batch)
                self._left_out.append(np.unique(days[~np.isnat(days)]))
                reason = self._first_reasons(batch)
                self._book(batch, reason, reason == NO_REASON)
                continue
            self._waiting.append(batch)
            unit = self._moments.find_unit(batch)
            if unit is not None:
                return unit
        if self.account.read == 0 and not self._waiting:
            raise SourceError("empty_layer", layer=self._plan.name)
        if not self._waiting:
            raise SourceError("nothing_passes", layer=self._plan.name)
        first = self._waiting[0]
        raise SourceError(
            "no_periods",
            layer=self._plan.name,
            field=self.roles.day,
            row=int(first.row[np.flatnonzero(first.passed)[0]]) if first.passed.any() else 1,
        )

    def count(self, counter: Counter, period_unit: str, span: Span | None, tick: Tick) -> SourceCounts:
        """Counts all rows.

        Args:
            counter: takes the placed rows.
            period_unit: unit of the periods.
            span: first and last day that count; None for all, which a table of intervals does not allow.
            tick: is told the progress.

        Raises:
            SourceError: hardly any readable period, or no row that could be placed.
        """
        if self.roles.value:
            self._find_below(period_unit, span)
        if self.roles.is_interval and span is not None and not self.is_population:
            # A period without any measure between others is a true zero.
            counter.note_dates(self._moments.all_days(period_unit, span), passed=False)
        before = {} if self.source.locator is None else dict(self.source.locator.tally)
        for days in self._left_out if not self.is_population else []:
            counter.note_dates(_within(days, span), passed=False)
        for batch in self._all():
            self._add(batch, counter, period_unit, span)
            tick(min(1.0, self.account.read / max(self._plan.count, 1)))
        account = self.account
        self._moments.check_readable()
        self._finish_locator(before)
        if account.placed == 0:
            self._refuse_unplaced()
        counted = counter.result()
        account.repeats, account.total = counted.repeats, float(counted.counts.sum())
        return SourceCounts(counted, account)

    def _finish_locator(self, before: dict[str, int]) -> None:
        """Takes what the locator has to say of these rows; it may have placed the table for another count."""
        locator = self.source.locator
        if locator is None:
            return
        locator.finish()
        for note in locator.notes:
            number = locator.tally.get(note, 0)
            self.account.notes[note] = number - before.get(note, 0) or number

    def _all(self) -> Iterator[Batch]:
        while self._waiting:
            yield self._waiting.pop(0)
        yield from self._batches

    def _refuse_unplaced(self) -> None:
        suspicion = self.source.placer.suspicion()
        if suspicion:
            raise SourceError(suspicion, layer=self.account.name)
        # What the filter takes out was meant to go; the cause is among the others, where there are any.
        reasons = {k: v for k, v in self.account.reasons.items() if k != schema.REASON_FILTERED}
        reasons = reasons or self.account.reasons
        reason = max(reasons, key=lambda name: reasons[name])
        raise SourceError("nothing_placed", layer=self.account.name, read=self.account.read, reason=reason)

    def _first_reasons(self, batch: Batch) -> NDArray[np.int8]:
        """The reasons that a row has before anything is read in it."""
        reason = np.full(len(batch.row), NO_REASON, dtype=np.int8)
        reason[~batch.passed] = _REASON[schema.REASON_FILTERED]
        if len(self._malformed):
            reason[np.isin(batch.row, self._malformed)] = _REASON[schema.REASON_MALFORMED]
        return reason

    def _add(self, batch: Batch, counter: Counter, period_unit: str, span: Span | None) -> None:
        reason = self._first_reasons(batch)
        moments = self._moments.read(batch, reason, period_unit, span)
        amount = self._amount(batch, reason)
        if self._below is not None:
            above = (reason == NO_REASON) & ~np.isin(batch.row, self._below)
            reason[above] = _REASON[schema.REASON_NOT_BELOW]
        unit, person = self._units(batch, reason)
        take = moments.take
        here = reason[take].copy()
        self._look_at_ages(batch, moments, here)
        cell, place = self._place(batch, moments)
        here = np.where(here == NO_REASON, place, here).astype(np.int8)
        good = here == NO_REASON
        self._note_dates(batch, moments, counter, span)
        if good.any():
            counter.add(
                cell[good],
                moments.days[good],
                amount=None if amount is None else amount[take][good],
                unit_key=None if unit is None else unit[take][good],
                person_key=None if person is None else person[take][good],
            )
        if isinstance(take, slice):
            self._book(batch, here, good)
        else:
            self._book_times(batch, reason, take, here)

    def _note_dates(self, batch: Batch, moments: Moments, counter: Counter, span: Span | None) -> None:
        """Tells the counter which dates the source has, placed rows or not."""
        if not isinstance(moments.take, slice):
            counter.note_dates(moments.days)
            return
        counter.note_dates(_within(moments.days[batch.passed], span))
        if not self.is_population:
            counter.note_dates(_within(moments.days[~batch.passed], span), passed=False)

    def _book(self, batch: Batch, reason: NDArray[np.int8], placed: NDArray[np.bool_]) -> None:
        account = self.account
        account.read += len(reason)
        account.placed += int(placed.sum())
        for number, times in zip(*np.unique(reason[~placed], return_counts=True)):
            name = schema.REASONS[number]
            account.reasons[name] = account.reasons.get(name, 0) + int(times)
        if self._keep:
            account.unplaced.append((batch.row[~placed], reason[~placed]))

    def _book_times(
        self,
        batch: Batch,
        reason: NDArray[np.int8],
        take: NDArray[np.int64],
        here: NDArray[np.int8],
    ) -> None:
        """Books rows that count several times: placed is one that counts in some period."""
        good = here == NO_REASON
        times = np.bincount(take[good], minlength=len(reason))
        lost, first = np.unique(take[~good], return_index=True)
        reason[lost] = np.where(reason[lost] == NO_REASON, here[~good][first], reason[lost])
        placed = times > 0
        self.account.moments += int(times.sum())
        self.account.moments_unplaced += int(placed[take[~good]].sum())
        self._book(batch, reason, placed)

    def _amount(self, batch: Batch, reason: NDArray[np.int8]) -> NDArray[np.float64] | None:
        if not self.roles.count:
            return None
        amount, bad = numbers(batch.columns[self.roles.count], self._plan.decimal)
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

    def _find_below(self, period_unit: str, span: Span | None) -> None:
        """Reads the table once for the means of the periods, over all rows, placed or not."""
        values, numbered, persons, rows = [], [], [], []
        moments = self._new_moments(Reconciliation(self._plan.name))
        moments.unit = self._moments.unit
        for batch in read_batches(self._plan, self.roles.columns, points=False, expression=self.roles.filter):
            reason = self._first_reasons(batch)
            found = moments.read(batch, reason, period_unit, span)
            value, bad = numbers(batch.columns[self.roles.value], self._plan.decimal)
            if (bad & (reason == NO_REASON)).any():
                row = int(batch.row[bad & (reason == NO_REASON)][0])
                raise SourceError("value_not_number", layer=self.name, field=self.roles.value, row=row)
            known = (reason == NO_REASON) & ~np.isnan(value)
            values.append(value[known])
            numbered.append(periods.ordinals(found.days[known], period_unit))
            rows.append(batch.row[known])
            if self.roles.per_examination:
                keys, missing = unit_keys([batch.columns[self.roles.person]])
                # nobody known is somebody of their own, as everywhere
                persons.append(np.where(missing, batch.row.astype(np.uint64), keys)[known])
        given = {self._mean_period(period, period_unit): mean for period, mean in self.roles.means}
        below = below_mean(
            np.concatenate(values),
            np.concatenate(numbered),
            np.concatenate(persons) if persons else None,
            given,
        )
        self._below = np.concatenate(rows)[below.row]
        names = periods.labels(periods.from_ordinals(list(below.means), period_unit), period_unit)
        self.account.means = {
            str(name): (mean, below.persons[number])
            for name, (number, mean) in zip(names, below.means.items())
        }

    def _mean_period(self, period: str, period_unit: str) -> int:
        """The number of the period whose mean is typed in."""
        days, units = parse_periods(np.array([period], dtype=object))
        if units[0] != period_unit:
            raise SourceError("bad_mean_period", layer=self.name, period=period, wanted=period_unit)
        return int(periods.ordinals(days, period_unit)[0])

    def _look_at_ages(self, batch: Batch, moments: Moments, reason: NDArray[np.int8]) -> None:
        if self.roles.ages is None:
            return
        if self.roles.age:
            age, _ = numbers(batch.columns[self.roles.age], self._plan.decimal)
            age = np.floor(age[moments.take])
        else:
            born, units = parse_periods(batch.columns[self.roles.birth], excel_serials=True)
            born = np.where(units == periods.DAY, born, np.datetime64("NaT"))
            age = ages_at(born[moments.take], self._age_days(moments.days))
        free = reason == NO_REASON
        reason[free & np.isnan(age)] = _REASON[schema.REASON_NO_AGE]
        youngest, oldest = self.roles.ages
        reason[free & ((age < youngest) | (age > oldest))] = _REASON[schema.REASON_OTHER_AGE]

    def _age_days(self, days: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
        """The dates at which ages are taken: the rows' own days, or the day of the year that was chosen."""
        if not self.roles.snapshot:
            return days
        month, day = (int(part) for part in self.roles.snapshot.split("-"))
        first_of_month = days.astype("datetime64[Y]").astype("datetime64[M]") + (month - 1)
        chosen = first_of_month.astype("datetime64[D]") + (day - 1)
        if self._moments.unit == periods.SCHOOL_YEAR:  # its spring lies in the next calendar year
            chosen = np.where(
                chosen < days, periods.shift(first_of_month, periods.YEAR, 1) + (day - 1), chosen
            )
        return chosen

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

    def _place(self, batch: Batch, moments: Moments) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
        placer, take = self.source.placer, moments.take
        if self.source.locator is not None:
            found = self.source.locator.locate(_taken(batch, take), moments.where)
            known = found.reason == NO_REASON
            cell = np.full(len(known), -1, dtype=np.int64)
            reason = found.reason.copy()
            if found.code is not None:
                cell[known], reason[known] = placer.codes(found.code[known])
            else:
                cell[known], reason[known] = placer.points(found.x[known], found.y[known])
            return cell, reason
        if self.roles.cell:
            return placer.codes(batch.columns[self.roles.cell][take])
        if batch.x is None or batch.y is None:
            raise SourceError("no_geography", layer=self._plan.name)
        return placer.points(batch.x[take], batch.y[take])


def _within(days: NDArray[np.datetime64], span: Span | None) -> NDArray[np.datetime64]:
    return days if span is None else days[span.holds(days)]


def _taken(batch: Batch, take: NDArray[np.int64] | slice) -> Batch:
    """The rows of a batch at positions, a row as often as it is named."""
    if isinstance(take, slice):
        return batch
    return Batch(
        batch.row[take],
        batch.passed[take],
        None if batch.x is None else batch.x[take],
        None if batch.y is None else batch.y[take],
        {name: values[take] for name, values in batch.columns.items()},
    )
