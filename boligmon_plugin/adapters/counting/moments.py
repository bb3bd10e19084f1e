"""When a row counts: the day or period in its column, or every period that a measure touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...domain import intervals, periods, schema
from ...domain.periods import parse_periods
from ...domain.values import texts
from ...study.sources import TableRoles
from ..errors import SourceError
from ..locating.placing import NO_REASON
from ..tables.accounts import Reconciliation
from ..tables.plans import SourcePlan
from ..tables.readers import Batch

Reasons = NDArray[np.int8]
Days = NDArray[np.datetime64]


@dataclass(frozen=True)
class Span:
    """The days that count: first and last, both included."""

    first: np.datetime64
    last: np.datetime64

    def holds(self, days: Days) -> NDArray[np.bool_]:
        """Which of the days count; shape (n,)."""
        return np.asarray((days >= self.first) & (days <= self.last), dtype=bool)


# Above this share of unreadable periods the wrong column was chosen; below it a few rows are bad.
_UNREADABLE_PERIODS = 0.5
_REASON = {name: number for number, name in enumerate(schema.REASONS)}
# What systems write for "no end yet"; as dates they lie beyond what is read.
_NO_END = "9999"


# A span that is open at both ends: years beyond it are none (``domain.periods``).
OPEN = Span(np.datetime64("1800-01-01"), np.datetime64("2999-12-31"))


@dataclass(frozen=True)
class Moments:
    """The times at which rows of a batch count.

    Attributes:
        take: positions of the rows in the batch, a row once for each time; all of them for a slice.
        days: the day that decides the period.
        where: the day whose address counts.
    """

    take: NDArray[np.int64] | slice
    days: Days
    where: Days


class RowMoments:
    """Reads the columns that say when, batch by batch.

    Args:
        plan: of the table.
        roles: of its columns.
        account: takes what could not be read.
        at_start: True where the address on the first day of a measure counts in all its periods.
        excel_serials: True where whole numbers such as 43831 are the days that Excel counts.
    """

    def __init__(
        self,
        plan: SourcePlan,
        roles: TableRoles,
        account: Reconciliation,
        *,
        at_start: bool = False,
        excel_serials: bool = False,
    ) -> None:
        self._plan, self._roles, self._account, self._at_start = plan, roles, account, at_start
        self._excel = excel_serials
        self.unit: str | None = None
        self._readable = 0

    def days_of(self, batch: Batch) -> Days:
        """The days in the column that says when, NaT for none, whatever their unit."""
        return parse_periods(batch.columns[self._roles.day], excel_serials=self._excel)[0]

    def all_days(self, unit: str, span: Span) -> Days:
        """Every period, or every date, that measures may count in."""
        if self._roles.interval == "snapshot":
            return intervals.snapshot_dates(self._roles.snapshot, span.first, span.last)
        first, last = periods.ordinals([span.first, span.last], unit)
        return periods.from_ordinals(np.arange(first, last + 1), unit)

    def find_unit(self, batch: Batch) -> str | None:
        """The unit of the first row that has a period, and passes the filter."""
        _, units = parse_periods(batch.columns[self._roles.day], excel_serials=self._excel)
        known = units[batch.passed & (units != None)]  # noqa: E711 - elementwise on objects
        self.unit = str(known[0]) if len(known) else None
        return self.unit

    def read(self, batch: Batch, reason: Reasons, unit: str, span: Span | None) -> Moments:
        """When the rows count; rows that never do get a reason.

        Args:
            batch: the rows.
            reason: of each row; changed.
            unit: of the periods that measures touch.
            span: first and last day that count, None for all.
        """
        if self._roles.is_interval:
            if span is None:
                raise SourceError("no_span", layer=self._plan.name)
            return self._intervals(batch, reason, unit, span)
        days = self._days(batch, reason)
        if span is not None:
            outside = (reason == NO_REASON) & ~span.holds(days)
            reason[outside] = _REASON[schema.REASON_OTHER_PERIOD]
        return Moments(slice(None), days, days)

    def check_readable(self) -> None:
        """Refuses a column most of whose values are no periods ("no_periods")."""
        account = self._account
        if self._readable < account.unreadable_periods * (1 / _UNREADABLE_PERIODS - 1):
            raise SourceError(
                "no_periods", layer=account.name, field=self._roles.day, row=account.first_unreadable
            )

    def _days(self, batch: Batch, reason: Reasons) -> Days:
        column = batch.columns[self._roles.day]
        # Few distinct periods: each is read once. (Dates are read as they are: pandas' end in 2262.)
        is_date = column.dtype.kind == "M"
        codes, distinct = (np.arange(len(column)), column) if is_date else pd.factorize(column)
        known, units = parse_periods(distinct, excel_serials=self._excel)
        days = np.append(known, np.datetime64("NaT"))[codes]  # code -1, a missing value, takes the last
        free = reason == NO_REASON
        missing = np.isnat(days)
        other = free & ~missing & np.append(units != self.unit, True)[codes]
        if other.any():
            raise SourceError(
                "mixed_periods",
                layer=self._plan.name,
                field=self._roles.day,
                row=int(batch.row[other][0]),
                given=self.unit,
                wanted=str(units[codes[other][0]]),
            )
        self._readable += int((free & ~missing).sum())
        self._note_unreadable(batch.row, column, free & missing)
        reason[free & missing] = _REASON[schema.REASON_NO_PERIOD]
        return days

    def _note_unreadable(self, row: NDArray[np.int64], column: NDArray[Any], odd: NDArray[np.bool_]) -> None:
        """Counts the rows that hold something that is no period."""
        if not odd.any() or column.dtype.kind == "M":
            return
        odd = odd & np.array([text is not None for text in texts(column)], dtype=bool)
        if odd.any():
            self._account.unreadable_periods += int(odd.sum())
            self._account.first_unreadable = self._account.first_unreadable or int(row[odd][0])

    def _intervals(self, batch: Batch, reason: Reasons, unit: str, span: Span | None) -> Moments:
        start = self._days(batch, reason)
        stop = self._stops(batch, reason)
        backwards = (reason == NO_REASON) & (stop < start)
        reason[backwards] = _REASON[schema.REASON_BAD_INTERVAL]
        start = np.where(reason == NO_REASON, start, np.datetime64("NaT"))
        if self._roles.interval == "snapshot":
            dates = intervals.snapshot_dates(self._roles.snapshot, span.first, span.last)
            take, days = intervals.under_way_at(start, stop, dates)
            never = _REASON[schema.REASON_NO_SNAPSHOT]
        else:
            take, days = intervals.touched_periods(start, stop, unit=unit, first=span.first, last=span.last)
            never = _REASON[schema.REASON_OTHER_PERIOD]
        times = np.bincount(take, minlength=len(start))
        reason[(reason == NO_REASON) & (times == 0)] = never
        return Moments(take, days, start[take] if self._at_start else days)

    def _stops(self, batch: Batch, reason: Reasons) -> Days:
        """Last days, NaT for measures that go on; something else that is no date has no period."""
        if not self._roles.stop:
            return np.full(len(batch.row), np.datetime64("NaT"), dtype="datetime64[D]")
        column = batch.columns[self._roles.stop]
        known, units = parse_periods(column, excel_serials=self._excel)
        for unit in {name for name in units.tolist() if name not in {None, periods.DAY}}:
            own = units == unit
            known[own] = periods.period_ends(known[own], str(unit))
        odd = (reason == NO_REASON) & np.isnat(known)
        if column.dtype.kind != "M" and odd.any():
            written = texts(column)
            odd &= np.array([text is not None and _NO_END not in text for text in written], dtype=bool)
            self._note_unreadable(batch.row, column, odd)
            reason[odd] = _REASON[schema.REASON_NO_PERIOD]
        return known
