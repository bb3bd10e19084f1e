"""Counting a table in its database, and the account of its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsFeedback

from ...domain import schema
from ...domain.periods import DAY, YEAR, coarsen, labels, nests, parse_periods
from ..errors import SourceError
from ..tables.accounts import Reconciliation
from .statements import BAD_COUNT, PLACED, CountRoles, PeriodRule, Statements, period_texts
from .tables import DatabaseTable

Tick = Callable[[float], None]

# A text column with more different texts than a table of periods has (54 years of days) is another column.
_MOST_TEXTS = 20_000

FLOW, STOCK, POPULATION = "flow", "stock", "population"
NATURES = (FLOW, STOCK, POPULATION)


@dataclass(frozen=True)
class DatabaseCounts:
    """What the database counted.

    Attributes:
        statement: the SQL that counted; it holds no part of the connection.
        unit: unit of the periods.
        rows: cell, period, count and persons (None where they were not asked for), by cell and period; a row
            without a cell and with a count of 0 for each period of the source in which nothing was placed.
        account: what became of the rows.
    """

    statement: str
    unit: str
    rows: list[tuple[str | None, str, float, int | None]]
    account: Reconciliation


def count_table(  # noqa: PLR0913 - a table and how to count it
    table: DatabaseTable,
    roles: CountRoles,
    *,
    unit: str,
    nature: str,
    size: int,
    mask: str,
    feedback: QgsFeedback | None,
    tick: Tick,
) -> DatabaseCounts:
    """Counts a table by cell and period in its database.

    The counts are those that ``cellrates`` makes when it reads the rows. A flow is counted by the periods of
    ``unit``; a stock and a population by their own dates, which ``cellrates`` averages.

    Args:
        table: made by ``plan_table``.
        roles: what its columns mean.
        unit: unit of the periods (``domain.periods.UNITS``), "given" for the column's own.
        nature: one of ``NATURES``.
        size: side of the cells in metres.
        mask: the municipality in EPSG:25832 as well-known text, "" for none.
        feedback: cancels a statement that is running.
        tick: is told the progress; may raise to cancel.

    Raises:
        SourceError: with the layer and the field; nothing that the database holds is part of it.
        DomainError: a cell size that is no whole number of metres.

    Source:
        DESIGN section 4, rules 1-3; METHODS A1 and A2.
    """
    if roles.count and roles.unit:
        raise SourceError("count_and_unit", layer=table.name, field=roles.count)
    tick(0.0)
    texts: list[list[Any]] = []
    if table.column(roles.period).kind == "text":
        texts = table.run(period_texts(table, roles), feedback)
        tick(0.1)
    rule = _period_rule(table, roles, unit, nature, texts)
    statements = Statements(table, roles, rule, size, mask)
    said = table.run(statements.account(), feedback)
    tick(0.4)  # raises where the statement was canceled
    told = [(_text(period), int(reason), int(count)) for period, reason, count in said]
    account = _account(table, roles, told, nature)
    statement = statements.counts()
    found = table.run(statement, feedback)
    tick(0.9)
    if sum(int(row[4]) for row in found) != account.placed:
        raise SourceError("table_changed", layer=table.name)
    rows: list[tuple[str | None, str, float, int | None]] = [
        (str(cell), str(period), float(count), None if persons is None else int(persons))
        for cell, period, count, persons, _ in found
    ]
    account.total = float(np.sum([row[2] for row in rows]))
    if roles.unit:
        account.repeats = account.placed - round(account.total)
    empty = [(None, period, 0.0, None) for period in _empty_periods(told, rows, nature)]
    return DatabaseCounts(statement, rule.unit, sorted(rows, key=lambda row: row[:2]) + empty, account)


def _text(value: Any) -> str | None:  # noqa: ANN401 - text or None
    return None if value is None else str(value)


def _period_rule(
    table: DatabaseTable, roles: CountRoles, unit: str, nature: str, found: list[list[Any]]
) -> PeriodRule:
    """How the period column is read; ``found`` are the answer to ``period_texts`` where it is text."""
    kind = table.column(roles.period).kind
    if kind == "bool":
        raise SourceError("column_not_sql", layer=table.name, field=roles.period)
    if kind != "text":
        source_unit = DAY if kind in {"date", "datetime"} else YEAR
        return PeriodRule(source_unit, _unit_of(table, source_unit, unit, nature))
    if not found:
        raise SourceError("empty_layer", layer=table.name)
    if len(found) > _MOST_TEXTS:
        raise SourceError("too_many_texts", layer=table.name, field=roles.period, limit=_MOST_TEXTS)
    texts = np.array([_text(raw) for raw, _, _ in found], dtype=object)
    passed = np.array([int(value) == 1 for _, value, _ in found])
    times = np.array([int(value) for _, _, value in found])
    if not passed.any():
        raise SourceError("nothing_passes", layer=table.name)
    days, units = parse_periods(texts)
    given = np.array([text is not None and text.strip() != "" for text in texts])
    readable = ~np.isnat(days)
    unreadable = times[passed & given & ~readable].sum()
    if not (passed & readable).any() or times[passed & readable].sum() < unreadable:
        raise SourceError("no_periods_database", layer=table.name, field=roles.period)
    known = sorted(set(units[passed & readable].tolist()))
    if len(known) > 1:
        raise SourceError(
            "mixed_periods_database",
            layer=table.name,
            field=roles.period,
            one_unit=known[0],
            other_unit=known[1],
        )
    wanted = _unit_of(table, known[0], unit, nature)
    usable = readable & (units == known[0])
    names = labels(coarsen(days[usable], wanted), wanted)
    return PeriodRule(known[0], wanted, tuple(sorted(set(zip(texts[usable].tolist(), names.tolist())))))


def _unit_of(table: DatabaseTable, source_unit: str, unit: str, nature: str) -> str:
    """The unit to count by: a stock keeps its dates."""
    if unit != "given" and not nests(source_unit, unit):
        raise SourceError("unit_too_coarse", layer=table.name, given=source_unit, wanted=unit)
    return unit if nature == FLOW and unit != "given" else source_unit


def _account(
    table: DatabaseTable, roles: CountRoles, told: list[tuple[str | None, int, int]], nature: str
) -> Reconciliation:
    """The rows by reason.

    Raises:
        SourceError: no rows, none that passes or is placed, or a count that is negative or infinite.
    """
    account = Reconciliation(table.name, stock=nature != FLOW, distinct=bool(roles.unit))
    for _, reason, rows in told:
        account.read += rows
        if reason == PLACED:
            account.placed += rows
        elif reason == BAD_COUNT:
            raise SourceError("bad_count_database", layer=table.name, field=roles.count, rows=rows)
        else:
            name = schema.REASONS[reason]
            account.reasons[name] = account.reasons.get(name, 0) + rows
    if account.read == 0:
        raise SourceError("empty_layer", layer=table.name)
    others = {name: rows for name, rows in account.reasons.items() if name != schema.REASON_FILTERED}
    if account.placed == 0 and not others:
        raise SourceError("nothing_passes", layer=table.name)
    if account.placed == 0:
        if others.get(schema.REASON_NO_PERIOD) == sum(others.values()):
            raise SourceError("no_periods_database", layer=table.name, field=roles.period)
        reason = max(others, key=lambda name: others[name])
        raise SourceError("nothing_placed", layer=table.name, read=account.read, reason=reason)
    return account


def _empty_periods(
    told: list[tuple[str | None, int, int]],
    rows: list[tuple[str | None, str, float, int | None]],
    nature: str,
) -> list[str]:
    """Periods of the source in which nothing was placed: zeros, and not missing (``Counter.note_dates``)."""
    filtered = schema.REASONS.index(schema.REASON_FILTERED)
    passing = {period for period, reason, _ in told if period is not None and reason != filtered}
    other = {period for period, reason, _ in told if period is not None and reason == filtered}
    between = {period for period in other if min(passing) < period < max(passing)}
    dates = passing if nature == POPULATION else passing | between
    return sorted(dates - {period for _, period, _, _ in rows})
