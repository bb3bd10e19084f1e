"""What a check found, line by line: from counts to findings, without words."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...domain import schema
from ...domain.cpr import flags_column, names_cpr
from ...domain.periods import UNITS, coarsen, labels
from ...domain.polygons import locate
from ...domain.sourcechecks import CROWD, by_period, crowded_points, gaps, jumps, repeats, reporting_unit
from ..messages import explain
from ..messages.locating import note_lines
from .columns import GIVEN, Taken
from .rows import Checked, CheckJob

# The columns of the table of findings: name -> type, as in ``domain.schema``.
CHECK_COLUMNS = {
    "source": str,
    "check": str,
    "period": str,
    "reason": str,
    "rows": int,
    "share": float,
    "first_row": int,
    "text": str,
}
CHECKS = (
    "column",
    "table",
    "reconciliation",
    "period",
    "gap",
    "jump",
    "date",
    "count",
    "id",
    "person",
    "geography",
    "point",
    "cpr",
)
# Roles whose columns hold measures: a number in them is no CPR number.
_MEASURES = ("count", "x", "y")
# A crowd of rows may be one person's: below so many different ones its coordinate is not shown.
_PERSONS = 10
# From this share on a reason is one to look at; those that another check tells are not told twice.
_MANY = 0.01
_TOLD_ELSEWHERE = (
    schema.REASON_FILTERED,
    schema.REASON_MALFORMED,
    schema.REASON_NO_PERIOD,
    schema.REASON_OUTSIDE,
    schema.REASON_DEFAULT_POINT,
)
_MOST_POINTS, _MOST_LINES = 10, 10
_NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True)
class Finding:
    """One line of a check.

    Attributes:
        check: one of ``CHECKS``.
        reason: which kind of it; codes stand with the words in ``results.checkwords``.
        period: name of the period it is about, "" for all.
        column: the column it is about.
        rows: number of rows.
        share: of the rows, or the relative change of a jump; NaN where there is none.
        first: number of the first row, 0 for none.
        warning: True where somebody should look at it.
        numbers: what else its sentence needs: counts, names of periods, the rounded coordinate of a crowd.
    """

    check: str
    reason: str = ""
    period: str = ""
    column: str = ""
    rows: int = 0
    share: float = math.nan
    first: int = 0
    warning: bool = False
    numbers: dict[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Series:
    """Rows by period.

    Attributes:
        unit: unit of the periods shown, "" without a column of periods.
        names: m names of periods.
        rows: shape (m,) rows with the period.
        placed: shape (m,) placed rows.
        amount: shape (m,) sums of the count column; None without one.
        jumped: shape (m,) whether rows or amount jump.
        gap_before: shape (m,) number of periods missing before each.
    """

    unit: str
    names: list[str]
    rows: NDArray[np.float64]
    placed: NDArray[np.float64]
    amount: NDArray[np.float64] | None
    jumped: NDArray[np.bool_]
    gap_before: NDArray[np.int64]


def findings_of(job: CheckJob, taken: Taken, found: Checked) -> tuple[Series, list[Finding]]:
    """All findings of a check in the order of ``CHECKS``, and the series behind them."""
    series, days, breaks = _series(job, found)
    every = [
        *_column_findings(taken),
        *_table_findings(job),
        *_account_findings(found),
        *_period_findings(series, found.read),
        *_gap_findings(days, series),
        *breaks,
        *_note_findings(found, ("date", "count")),
        *_repeat_findings(job, found, series.unit),
        *_geography_findings(job, found),
        *_point_findings(job, found),
        *_cpr_findings(job, found),
    ]
    return series, sorted(every, key=lambda one: CHECKS.index(one.check))


def _share(rows: float, total: float) -> float:
    return rows / total if total else math.nan


def _column_findings(taken: Taken) -> Iterator[Finding]:
    for one in taken.proposals:
        unfit = not one.chosen
        yield Finding(
            "column",
            "unfit" if unfit else one.reason,
            column=one.column,
            share=one.evidence,
            warning=unfit or (one.reason == GIVEN and one.evidence < 0.5),  # noqa: PLR2004 - half do not fit
            numbers={"role": one.role},
        )


def _table_findings(job: CheckJob) -> Iterator[Finding]:
    """What is wrong with the text file itself."""
    for name, places in job.plan.doubled.items():
        yield Finding("table", "doubled", column=name, warning=True, numbers={"columns": places})
    if job.plan.malformed:
        lines = ", ".join(map(str, job.plan.malformed_lines[:_MOST_LINES]))
        rows = len(job.plan.malformed)
        first = job.plan.malformed[0]
        yield Finding("table", "malformed", rows=rows, first=first, warning=True, numbers={"lines": lines})


def _account_findings(found: Checked) -> Iterator[Finding]:
    yield Finding("reconciliation", "read", rows=found.read, share=1.0)
    yield Finding("reconciliation", "placed", rows=found.placed, share=_share(found.placed, found.read))
    for name in schema.REASONS:
        noted = found.reasons.get(name)
        if noted is not None:
            share = _share(noted.rows, found.read)
            warning = share >= _MANY and name not in _TOLD_ELSEWHERE
            yield Finding(
                "reconciliation", name, rows=noted.rows, share=share, first=noted.first, warning=warning
            )


def _series(job: CheckJob, found: Checked) -> tuple[Series, NDArray[np.datetime64], list[Finding]]:
    table = found.days.result()
    if not found.unit or table.empty:
        nothing = np.empty(0)
        none = Series("", [], nothing, nothing, None, nothing.astype(bool), nothing.astype(np.int64))
        return none, nothing.astype("datetime64[D]"), []
    table = table[table["unit"] == UNITS.index(found.unit)]
    day = table["day"].to_numpy().astype("datetime64[D]")
    unit = reporting_unit(day, table["rows"].to_numpy(), found.unit)
    starts, rows = by_period(day, table["rows"], unit)
    _, placed = by_period(day, table["placed"], unit)
    _, amount = by_period(day, table["amount"], unit)
    names = [str(name) for name in labels(starts, unit)]
    has_count = bool(job.columns.get("count"))
    missing = {gap.before: gap.missing for gap in gaps(starts, unit)}
    breaks, jumped = [], np.zeros(len(names), dtype=bool)
    for reason, totals in (("rows", rows), ("amount", amount if has_count else None)):
        if totals is None:
            continue
        change, jump = jumps(totals)
        jumped |= jump
        breaks += [
            Finding(
                "jump",
                reason,
                period=names[i],
                rows=int(rows[i]),
                share=float(change[i]),
                column=job.columns.get("count", "") if reason == "amount" else "",
                warning=True,
                numbers={"before": float(totals[i - 1]), "after": float(totals[i]), "since": names[i - 1]},
            )
            for i in np.flatnonzero(jump).tolist()
        ]
    before = np.array([missing.get(start, 0) for start in starts], dtype=np.int64)
    shown = amount if has_count else None
    return Series(unit, names, rows, placed, shown, jumped, before), starts, breaks


def _period_findings(series: Series, read: int) -> Iterator[Finding]:
    for number, name in enumerate(series.names):
        rows = int(series.rows[number])
        numbers: dict[str, float | str] = {"placed": float(series.placed[number])}
        if series.amount is not None:
            numbers["amount"] = float(series.amount[number])
        yield Finding("period", "rows", period=name, rows=rows, share=_share(rows, read), numbers=numbers)


def _gap_findings(days: NDArray[np.datetime64], series: Series) -> Iterator[Finding]:
    for number in np.flatnonzero(series.gap_before).tolist():
        since, until = series.names[number - 1], series.names[number]
        numbers: dict[str, float | str] = {
            "missing": float(series.gap_before[number]),
            "since": since,
            "until": until,
        }
        yield Finding("gap", "missing", period=until, warning=True, numbers=numbers)


def _note_findings(found: Checked, checks: tuple[str, ...]) -> Iterator[Finding]:
    for (check, reason, column), noted in found.notes.items():
        if check in checks:
            yield Finding(
                check,
                reason,
                column=column,
                rows=noted.rows,
                share=_share(noted.rows, found.read),
                first=noted.first,
                warning=True,
            )


def _repeat_findings(job: CheckJob, found: Checked, unit: str) -> Iterator[Finding]:
    yield from _note_findings(found, ("id", "person"))
    # A snapshot repeats its ids at the next date, a case may last over years; an event happens on one day.
    per_period = unit == found.unit
    ids = found.ids.result()
    if not per_period:
        ids = ids.groupby("key").agg({"rows": "sum", "row": "min"})
    again = repeats(ids["rows"])
    if again.keys:
        first = int(ids.loc[ids["rows"] > 1, "row"].min())
        yield Finding(
            "id",
            "duplicate" if per_period else "repeated",
            column=job.columns["row"],
            rows=again.surplus,
            share=_share(again.surplus, found.read),
            first=first,
            warning=True,
            numbers={"ids": again.keys},
        )
    persons = found.persons.result()
    if persons.empty:
        return
    periods = _coarse(persons, unit)
    again = repeats(periods["rows"])
    if again.keys:
        yield Finding(
            "person",
            "repeated",
            column=job.columns["person"],
            rows=again.surplus,
            share=_share(again.surplus, found.read),
            numbers={"persons": again.keys, "pairs": len(periods), "most": again.most},
        )
    several = periods[(periods["rows"] > 1) & periods["period"].notna()] if unit else periods[:0]
    for start, part in several.groupby("period"):
        rows = int((part["rows"] - 1).sum())
        name = str(labels(np.array([start], dtype="datetime64[D]"), unit)[0])
        numbers: dict[str, float | str] = {"persons": float(len(part))}
        yield Finding(
            "person", "repeated", period=name, column=job.columns["person"], rows=rows, numbers=numbers
        )


def _coarse(persons: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Rows per person and period shown."""
    day = persons["day"].to_numpy()
    known = day != _NO_DAY
    starts = np.full(len(day), np.datetime64("NaT"), dtype="datetime64[s]")
    if unit:
        starts[known] = coarsen(day[known].astype("datetime64[D]"), unit)
    frame = pd.DataFrame({"key": persons["key"], "period": starts, "rows": persons["rows"]})
    return frame.groupby(["key", "period"], dropna=False, sort=False)["rows"].sum().reset_index()


def _geography_findings(job: CheckJob, found: Checked) -> Iterator[Finding]:
    if job.locator is None:
        yield Finding("geography", "none", rows=found.read, share=1.0, warning=True)
    else:
        for sentence in note_lines(job.locator.notes, job.locator.tally):
            yield Finding("geography", "note", warning=True, numbers={"sentence": sentence})
    if found.problem is not None:
        sentence = explain(found.problem)
        yield Finding(
            "geography", "problem", rows=found.read, share=1.0, warning=True, numbers={"sentence": sentence}
        )
    outside = found.reasons.get(schema.REASON_OUTSIDE)
    if outside is not None:
        share = _share(outside.rows, found.read)
        reason = "outside_denmark" if job.mask is None else "outside"
        yield Finding("geography", reason, rows=outside.rows, share=share, first=outside.first, warning=True)
    default = found.reasons.get(schema.REASON_DEFAULT_POINT)
    if default is not None:
        share = _share(default.rows, found.read)
        yield Finding("geography", "default_point", rows=default.rows, share=share, first=default.first)


def _point_findings(job: CheckJob, found: Checked) -> Iterator[Finding]:
    points = found.points.result()
    if points.empty:
        return
    x, y = points["x"].to_numpy(dtype=np.float64), points["y"].to_numpy(dtype=np.float64)
    inside = None if job.mask is None else locate(x, y, job.mask) >= 0
    crowds = crowded_points(x, y, points["rows"], inside=inside)[:_MOST_POINTS]
    persons = _persons_at(found, {(int(x[one.index]), int(y[one.index])) for one in crowds})
    for one in crowds:
        at = (int(x[one.index]), int(y[one.index]))
        numbers: dict[str, float | str] = {}
        people = persons.get(at, 0)
        if people:
            numbers["persons"] = float(people)
        if one.rows >= CROWD and (not job.columns.get("person") or people >= _PERSONS):
            numbers.update(x=float(at[0]), y=float(at[1]))
        share = _share(one.rows, found.read)
        yield Finding("point", one.kind, rows=one.rows, share=share, warning=True, numbers=numbers)


def _persons_at(found: Checked, places: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Number of different persons at each of some places."""
    crowds = found.crowds.result()
    if crowds.empty or not places:
        return {}
    near = crowds[crowds["x"].isin({x for x, _ in places})]
    return {(int(x), int(y)): len(part) for (x, y), part in near.groupby(["x", "y"])}


def _cpr_findings(job: CheckJob, found: Checked) -> Iterator[Finding]:
    measures = {job.columns[role] for role in _MEASURES if role in job.columns}
    for name, count in found.cpr.items():
        if not flags_column(name, count.filled, count.hits, count.inside, measure=name in measures):
            continue
        enough = flags_column("", count.filled, count.hits, 0, measure=name in measures)
        reason = "values" if enough else "name" if names_cpr(name) else "text"
        rows = count.hits if reason != "text" else count.inside
        share = _share(rows, count.filled)
        yield Finding("cpr", reason, column=name, rows=rows, share=share, warning=True)
