"""The account of every row: read = placed + not placed by a fault + left out by definition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from boligmon_plugin.adapters.words import number, reason_words
from boligmon_plugin.domain import schema
from boligmon_plugin.workflow.studies.tables import BY_DEFINITION, CELL

from .results import Run
from .text import aligned, indicator_name
from .words import Words

# A part of an indicator, and the column of facts that it becomes.
PARTS = {"numerator": "events", "denominator": "population"}
_WHOLE = 1e-9


class DoesNotReconcileError(RuntimeError):
    """Rows are missing somewhere."""


def reconciliation(finished: Run, words: Words) -> Iterator[str]:
    """Numerator and denominator of every indicator, by reason, and their sums over the result's cells.

    Raises:
        DoesNotReconcileError: the figures do not add up.
    """
    titles = {source.id: source.title for source in finished.study.sources}
    records = {record["id"]: record for record in finished.record["indicators"]}
    cells = finished.facts[finished.facts["level"] == CELL]
    sums = cells.groupby("indicator")[list(PARTS.values())].sum()
    table: list[Sequence[str]] = [(words.reconciled, *words.columns)]
    repeats = 0.0
    for indicator in finished.study.indicators:
        table.append((indicator_name(indicator),))
        for part, column in PARTS.items():
            record = records[indicator.id][part]
            read, placed, faults, left_out = account(finished.accounts, indicator.id, part, record)
            total = float(sums.loc[indicator.id, column])
            dates = snapshots(record, total)
            repeats += record["placed"] - record["counted"]
            figures = [number(rows) for rows in (read, placed, sum(faults.values()), sum(left_out.values()))]
            note = words.snapshots.format(dates=dates) if dates > 1 else ""
            title = f"  {words.parts[part].format(source=titles[record['source']])}"
            table += [(title, *figures, number(total), note), *_reasons(faults, left_out, words)]
    yield from aligned(table, left=1, last_left=True)
    yield words.counted.format(repeats=number(repeats))


def account(
    accounts: pd.DataFrame, indicator: str, part: str, record: dict[str, Any]
) -> tuple[int, int, dict[str, int], dict[str, int]]:
    """Rows read and placed, and by reason those with a fault and those that the definition leaves out.

    Args:
        accounts: ``reconciliation.csv``.
        indicator: its id.
        part: "numerator" or "denominator".
        record: the same of ``run.json``.

    Raises:
        DoesNotReconcileError: the rows do not add up, or the two files do not say the same.
    """
    own = accounts[(accounts["indicator"] == indicator) & (accounts["part"] == part)]
    rows = dict(zip(own["what"], own["rows"].tolist()))
    reasons = {reason: rows[reason] for reason in schema.REASONS if reason in rows}
    left_out = {reason: count for reason, count in reasons.items() if reason in BY_DEFINITION}
    faults = {reason: count for reason, count in reasons.items() if reason not in BY_DEFINITION}
    read, placed = rows.get("read"), rows.get("placed")
    recorded = {"read": record["read"], "placed": record["placed"], **record["unplaced"]}
    if rows != recorded or read != placed + sum(faults.values()) + sum(left_out.values()):
        raise DoesNotReconcileError(f"{indicator}, {part}: {rows}; {recorded}")
    return read, placed, faults, left_out


def snapshots(record: dict[str, Any], total: float) -> int:
    """The number of dates a year whose mean the cells have: what was counted over the sum of the cells.

    Raises:
        DoesNotReconcileError: that is no whole number, or more was counted than there are placed rows.
    """
    placed, counted = record["placed"], record["counted"]
    dates = counted / total if total > 0 else 0.0
    if counted > placed or round(dates) < 1 or abs(dates - round(dates)) > _WHOLE:
        raise DoesNotReconcileError(
            f"{record['source']}: {placed} placed, {counted} counted, {total} in cells"
        )
    return round(dates)


def _reasons(faults: dict[str, int], left_out: dict[str, int], words: Words) -> list[tuple[str]]:
    known = reason_words()
    return [
        (f"      {title}: " + ", ".join(f"{known[reason]} {number(count)}" for reason, count in own.items()),)
        for title, own in ((words.faults, faults), (words.left_out, left_out))
        if own
    ]
