"""What changed between two runs of a study, and why: the method, the data or the program.

Figures are compared by indicator, level (cell, area, municipality), unit and period. A figure counts as
changed where it differs by more than a billionth of itself, so that another processor's last bits are no
change.

Source:
    DESIGN section 4, rule 6 (same study, same data: same bytes out), of which a result that changed without a
    cause is a breach.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .errors import DomainError

# what a row of the fact table is about, and its figures
KEY = ("indicator", "level", "unit_id", "period")
FIGURES = ("events", "population", "rate", "selected")
# figures whose change alone is "other": they follow from the ones above or say how sure they are
OTHERS = ("persons", "multiplier", "rate_low", "rate_high", "rate_smoothed", "rank", "threshold")
NUMBERS = FIGURES + OTHERS
LEVELS = ("cell", "area", "municipality")

# how a row changed; the first that fits
ADDED, REMOVED = "added", "removed"
NEWLY, NO_LONGER = "newly_selected", "no_longer_selected"
FIGURES_CHANGED, OTHER_CHANGED = "figures", "other"
CHANGES = (ADDED, REMOVED, NEWLY, NO_LONGER, FIGURES_CHANGED, OTHER_CHANGED)

# why
METHOD, DATA, PROGRAM, PERIODS, EDITED = "method", "data", "program", "periods", "edited"
CAUSES = (METHOD, DATA, PROGRAM, PERIODS, EDITED)
# A new period is new data or a new setting; it explains nothing by itself.
_EXPLAINING = (METHOD, DATA, PROGRAM, EDITED)
_VERSIONS = ("plugin", "qgis", "gdal", "numpy", "pandas")

_TOLERANCE = 1e-9
_LONGEST = 200  # characters of a value of the study
_HASH = 12  # characters of a fingerprint that people see


@dataclass(frozen=True)
class Cause:
    """One difference between the runs that is not a result.

    Attributes:
        kind: one of ``CAUSES``.
        where: path inside the study, id of the source and what of it, name of the program, or indicator.
        old: what it was; "" for nothing.
        new: what it is; "" for nothing.
    """

    kind: str
    where: str
    old: str
    new: str


@dataclass(frozen=True)
class Comparison:
    """The differences of two runs.

    Attributes:
        rows: one row per row of the fact table that changed: ``KEY``, change (one of ``CHANGES``), and each
            of ``FIGURES`` with _old and _new; NaN where there was none. Sorted by ``KEY``.
        summary: one row per indicator, level and period that changed: their names, the number of rows of each
            of ``CHANGES``, and unchanged. Sorted.
        totals: one row per indicator and period of the level municipality: events, population and rate with
            _old and _new, changed or not.
        accounts: one row per indicator and source (numerator, denominator) and what was counted (read,
            placed, counted, or a reason) where the numbers differ: indicator, source, what, old, new.
        causes: what else differs.
        unexplained: True where results differ although study, data and program are the same.
    """

    rows: pd.DataFrame
    summary: pd.DataFrame
    totals: pd.DataFrame
    accounts: pd.DataFrame
    causes: tuple[Cause, ...]
    unexplained: bool


def compare_runs(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    old_facts: pd.DataFrame,
    new_facts: pd.DataFrame,
    *,
    edited: Sequence[Cause] = (),
) -> Comparison:
    """Compares two runs.

    Args:
        old: the content of run.json of the earlier run.
        new: that of the later one.
        old_facts: the earlier fact table: ``KEY`` as text, ``NUMBERS`` as floats (NaN where empty), status as
            text; each key once.
        new_facts: the later one.
        edited: files that are not as their run wrote them, found by whoever read them.

    Returns:
        the differences.

    Raises:
        DomainError: a frame lacks a column ("facts_columns", with its name).
    """
    for frame in (old_facts, new_facts):
        for name in (*KEY, *NUMBERS, "status"):
            if name not in frame:
                raise DomainError("facts_columns", field=name)
    both = old_facts.merge(
        new_facts, on=list(KEY), how="outer", suffixes=("_old", "_new"), indicator="side", sort=True
    )
    change = _changes(both)
    causes = (
        *study_differences(old.get("study", {}), new.get("study", {})),
        *_source_differences(old, new),
        *_program_differences(old, new),
        *_period_differences(old_facts, new_facts),
        *edited,
    )
    changed = change != ""
    columns = [f"{name}_{side}" for name in FIGURES for side in ("old", "new")]
    rows = both.loc[changed, [*KEY, *columns]].reset_index(drop=True)
    rows.insert(len(KEY), "change", change[changed])
    accounts = _account_differences(old, new)
    explained = any(cause.kind in _EXPLAINING for cause in causes)
    return Comparison(
        rows=rows,
        summary=_summary(both, change),
        totals=_totals(both),
        accounts=accounts,
        causes=causes,
        unexplained=(bool(changed.any()) or len(accounts) > 0) and not explained,
    )


# --- results


def _changes(both: pd.DataFrame) -> NDArray[np.object_]:
    """How each row changed, "" for not at all; shape (n,)."""
    old, new = both["selected_old"].to_numpy() == 1, both["selected_new"].to_numpy() == 1
    side = both["side"].astype(str).to_numpy()
    text = both["status_old"].fillna("").to_numpy() != both["status_new"].fillna("").to_numpy()
    rules = (
        (ADDED, side == "right_only"),
        (REMOVED, side == "left_only"),
        (NEWLY, ~old & new),
        (NO_LONGER, old & ~new),
        (FIGURES_CHANGED, _any_differs(both, FIGURES) | text),
        (OTHER_CHANGED, _any_differs(both, OTHERS)),
    )
    change = np.full(len(both), "", dtype=object)
    for name, fits in reversed(rules):  # the first rule has the last word
        change[fits] = name
    return change


def _any_differs(both: pd.DataFrame, names: Sequence[str]) -> NDArray[np.bool_]:
    found = np.zeros(len(both), dtype=bool)
    for name in names:
        old = both[f"{name}_old"].to_numpy(dtype=np.float64)
        new = both[f"{name}_new"].to_numpy(dtype=np.float64)
        found |= ~np.isclose(old, new, rtol=_TOLERANCE, atol=0.0, equal_nan=True)
    return found


def _summary(both: pd.DataFrame, change: NDArray[np.object_]) -> pd.DataFrame:
    names = ["indicator", "level", "period"]
    counted = both[names].copy()
    for name in CHANGES:
        counted[name] = (change == name).astype(np.int64)
    counted["unchanged"] = (change == "").astype(np.int64)
    table = counted.groupby(names, sort=True).sum().reset_index()
    changed = table[list(CHANGES)].sum(axis=1) > 0
    return table.loc[changed].reset_index(drop=True)


def _totals(both: pd.DataFrame) -> pd.DataFrame:
    columns = [f"{name}_{side}" for name in ("events", "population", "rate") for side in ("old", "new")]
    return both.loc[both["level"] == "municipality", ["indicator", "period", *columns]].reset_index(drop=True)


# --- causes


def study_differences(old: Any, new: Any) -> tuple[Cause, ...]:  # noqa: ANN401 - any JSON
    """The differences of two studies, each with its path inside the file.

    Members of lists that have an id go by it (``indicators[placements].multiplier``), others by their
    position from 0. Where only their order differs, that is one difference.
    """
    return tuple(_walk("", old, new))


def _walk(path: str, old: Any, new: Any) -> Iterator[Cause]:  # noqa: ANN401 - any JSON
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in dict.fromkeys((*old, *new)):
            inside = f"{path}.{name}" if path else str(name)
            yield from _member(inside, old, new, name)
    elif isinstance(old, list) and isinstance(new, list):
        first, second = _named(old), _named(new)
        for name in dict.fromkeys((*first, *second)):
            yield from _member(f"{path}[{name}]", first, second, name)
        order, other = [name for name in first if name in second], [name for name in second if name in first]
        if order != other:
            yield Cause(METHOD, f"{path}[]", _shown(order), _shown(other))
    elif old != new or isinstance(old, bool) is not isinstance(new, bool):
        yield Cause(METHOD, path, _shown(old), _shown(new))


def _member(
    path: str,
    old: Mapping[Any, Any],
    new: Mapping[Any, Any],
    name: Any,  # noqa: ANN401 - key or position
) -> Iterator[Cause]:
    if name not in old:
        yield Cause(METHOD, path, "", _shown(new[name]))
    elif name not in new:
        yield Cause(METHOD, path, _shown(old[name]), "")
    else:
        yield from _walk(path, old[name], new[name])


def _named(members: list[Any]) -> dict[Any, Any]:
    """Members by id where all have one of their own, else by position."""
    ids = [member.get("id") for member in members if isinstance(member, Mapping)]
    if len(ids) == len(members) == len({str(name) for name in ids}) and None not in ids:
        return dict(zip(ids, members))
    return dict(enumerate(members))


def _shown(value: Any) -> str:  # noqa: ANN401 - any JSON
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _source_differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Cause]:
    first = {str(source["id"]): source for source in old.get("sources", [])}
    second = {str(source["id"]): source for source in new.get("sources", [])}
    for name in dict.fromkeys((*first, *second)):
        before, after = first.get(name, {}), second.get(name, {})
        if before.get("sha256") == after.get("sha256") and before.get("rows") == after.get("rows"):
            continue  # the same content; another size of the same rows is a file written anew
        for what in ("rows", "size", "sha256"):
            if before.get(what) != after.get(what):
                yield Cause(DATA, f"{name}.{what}", _print(before.get(what)), _print(after.get(what)))


def _print(value: Any) -> str:  # noqa: ANN401 - a number or a fingerprint
    return "" if value is None else str(value)[:_HASH]


def _program_differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Cause]:
    for name in _VERSIONS:
        before, after = str(old.get(name, "")), str(new.get(name, ""))
        if before != after:
            yield Cause(PROGRAM, name, before, after)


def _period_differences(old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Cause]:
    """Periods that only one of the runs has, of indicators that both have."""

    def periods(frame: pd.DataFrame) -> dict[str, set[str]]:
        named = frame.loc[frame["period"] != ""]
        return {str(name): set(rows) for name, rows in named.groupby("indicator")["period"]}

    first, second = periods(old), periods(new)
    for name in sorted(first.keys() & second.keys()):
        gone, come = sorted(first[name] - second[name]), sorted(second[name] - first[name])
        if gone or come:
            yield Cause(PERIODS, name, ", ".join(gone), ", ".join(come))


def _account_differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> pd.DataFrame:
    first, second = dict(_accounts(old)), dict(_accounts(new))
    rows = [
        (*key, first.get(key, 0), second.get(key, 0))
        for key in dict.fromkeys((*first, *second))
        if first.get(key, 0) != second.get(key, 0)
    ]
    return pd.DataFrame(rows, columns=["indicator", "source", "what", "old", "new"])


def _accounts(run: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], float]]:
    for indicator in run.get("indicators", []):
        for source in ("numerator", "denominator"):
            account = indicator.get(source) or {}
            for what in ("read", "placed", "counted"):
                yield (str(indicator["id"]), source, what), float(account.get(what, 0))
            for reason, rows in (account.get("unplaced") or {}).items():
                yield (str(indicator["id"]), source, str(reason)), float(rows)
