"""The comparison of two runs as a page for people: one HTML file, nothing beside it, fit for printing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import pandas as pd
from qgis.PyQt.QtCore import QCoreApplication

from ...domain import comparison as differences
from ...domain.comparison import Comparison
from ..words import DASH, capital, internal_mark, locale_name, number, period_label, short_number
from .comparing import Run
from .comparison_words import (
    cause_place,
    cause_words,
    change_columns,
    change_words,
    counted_words,
    level_words,
    verdict,
)

_LISTED = 200  # rows of a list; the table of changes has them all
_CHANGED = 1e-9

_STYLE = """
body { font: 15px/1.45 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 70em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; margin: 0 0 .2em; } h2 { font-size: 1.15em; margin: 1.8em 0 .4em; }
.mark { color: #8a1f11; font-weight: 600; }
.verdict { padding: .7em 1em; border-left: .4em solid #3a6ea5; background: #eef3f9; }
.error { border-color: #b3261e; background: #fbeceb; font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92em; }
th, td { padding: .25em .7em; border-bottom: 1px solid #d5d5d5; text-align: left; vertical-align: top; }
th { border-bottom: 2px solid #8a8a8a; vertical-align: bottom; max-width: 9em; }
td { overflow-wrap: anywhere; }
.number { text-align: right; }
td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
.wide td:first-child { min-width: 11em; }
tr.changed td { background: #fff6d6; }
.more { color: #555; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2 { break-after: avoid; }
  thead { display: table-header-group; } tr { break-inside: avoid; } .wide { overflow: visible; } }
"""


def comparison_page(old: Run, new: Run, found: Comparison) -> str:
    """The page.

    Args:
        old: the earlier run.
        new: the later one.
        found: their comparison.

    Returns:
        HTML in the user's language. It holds figures of cells: for internal use.
    """
    names = {**old.indicator_names(), **new.indicator_names()}
    title = QCoreApplication.translate("Boligmon", "Comparison of two runs")
    marked = "verdict error" if found.unexplained else "verdict"
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="mark">{escape(internal_mark())}</p>',
        _runs(old, new),
        f'<p class="{marked}">{escape(verdict(found))}</p>',
        *_causes(found),
        *_totals(found, names),
        *_summary(found, names),
        *_accounts(found, names),
        *_areas(found, names),
        *_cells(found, names),
    ]
    language = escape(locale_name()[:2])
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _runs(old: Run, new: Run) -> str:
    heads = [
        "",
        QCoreApplication.translate("Boligmon", "Old run"),
        QCoreApplication.translate("Boligmon", "New run"),
    ]
    rows = [
        [QCoreApplication.translate("Boligmon", "Folder"), old.name, new.name],
        [
            QCoreApplication.translate("Boligmon", "Study"),
            *(run.content.get("study", {}).get("title", "") for run in (old, new)),
        ],
        [
            QCoreApplication.translate("Boligmon", "Plugin"),
            *(run.content.get("plugin", "") for run in (old, new)),
        ],
        ["QGIS", *(run.content.get("qgis", "") for run in (old, new))],
        [
            QCoreApplication.translate("Boligmon", "Rows in facts.csv"),
            *(number(len(run.facts)) for run in (old, new)),
        ],
    ]
    return _table(heads, rows)


def _causes(found: Comparison) -> Iterator[str]:
    yield _heading(QCoreApplication.translate("Boligmon", "What else differs"))
    if not found.causes:
        text = QCoreApplication.translate(
            "Boligmon", "Nothing: the study, the data and the program are the same."
        )
        yield f"<p>{escape(text)}</p>"
        return
    words = cause_words()
    rows = [[words[one.kind], cause_place(one), one.old or DASH, one.new or DASH] for one in found.causes]
    yield _table(
        [
            QCoreApplication.translate("Boligmon", "Kind"),
            QCoreApplication.translate("Boligmon", "Where"),
            *_old_new(),
        ],
        rows,
    )


def _totals(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    if not len(found.totals):
        return
    yield _heading(QCoreApplication.translate("Boligmon", "The municipality"))
    figures = ("events", "population", "rate")
    columns = [f"{name}_{side}" for name in figures for side in ("old", "new")]
    rows, marked = [], []
    for row in found.totals.to_dict("records"):
        shown = [_figure(row[column], column) for column in columns]
        rows.append([names.get(row["indicator"], row["indicator"]), _period(row["period"]), *shown])
        marked.append(any(_differ(row[f"{name}_old"], row[f"{name}_new"]) for name in figures))
    heads = change_columns()
    shown = [heads[column] for column in columns]
    yield _table([*_indicator_period(), *shown], rows, numbers=len(columns), marked=marked)


def _summary(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    yield _heading(QCoreApplication.translate("Boligmon", "What changed"))
    if not len(found.summary):
        yield f"<p>{escape(QCoreApplication.translate('Boligmon', 'No figure changed.'))}</p>"
        return
    levels, words = level_words(), change_words()
    rows = [
        [
            names.get(row["indicator"], row["indicator"]),
            _period(row["period"]),
            levels.get(row["level"], row["level"]),
            *(number(row[code]) if row[code] else DASH for code in (*differences.CHANGES, "unchanged")),
        ]
        for row in found.summary.to_dict("records")
    ]
    heads = [
        *_indicator_period(),
        change_columns()["level"],
        *(capital(words[code]) for code in differences.CHANGES),
        capital(QCoreApplication.translate("Boligmon", "unchanged")),
    ]
    yield _table(heads, rows, numbers=len(differences.CHANGES) + 1)


def _accounts(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    if not len(found.accounts):
        return
    yield _heading(QCoreApplication.translate("Boligmon", "Reconciliation with the source"))
    words = counted_words()
    rows = [
        [
            names.get(row["indicator"], row["indicator"]),
            words[row["source"]],
            words.get(row["what"], row["what"]),
            short_number(row["old"]),
            short_number(row["new"]),
        ]
        for row in found.accounts.to_dict("records")
    ]
    heads = [
        QCoreApplication.translate("Boligmon", "Indicator"),
        QCoreApplication.translate("Boligmon", "Source"),
        QCoreApplication.translate("Boligmon", "Rows"),
        *_old_new(),
    ]
    yield _table(heads, rows, numbers=2)


def _areas(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    """Monitoring areas over all periods; an area has one row per period too, which say the same."""
    areas = found.rows.loc[(found.rows["level"] == "area") & (found.rows["period"] == "")]
    if len(areas):
        yield _heading(QCoreApplication.translate("Boligmon", "Monitoring areas that changed"))
        yield from _list(areas, names, ("events", "population", "rate"), period=False)


def _cells(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    crossed = found.rows["change"].isin([differences.NEWLY, differences.NO_LONGER])
    appeared = found.rows["change"].isin([differences.ADDED, differences.REMOVED])
    top = (found.rows["selected_old"] == 1) | (found.rows["selected_new"] == 1)
    cells = found.rows.loc[(found.rows["level"] == "cell") & (crossed | (appeared & top))]
    if len(cells):
        yield _heading(
            QCoreApplication.translate("Boligmon", "Cells that came into the top share or left it")
        )
        yield from _list(cells, names, ("events", "population", "rate"), period=True)


def _list(
    rows: pd.DataFrame, names: dict[str, str], figures: Sequence[str], *, period: bool
) -> Iterator[str]:
    heads, words = change_columns(), change_words()
    columns = [f"{name}_{side}" for name in figures for side in ("old", "new")]
    indicator, when = _indicator_period()
    shown = [
        [
            names.get(row["indicator"], row["indicator"]),
            *([_period(row["period"])] if period else []),
            row["unit_id"],
            words[row["change"]],
            *(_figure(row[name], name) for name in columns),
        ]
        for row in rows.head(_LISTED).to_dict("records")
    ]
    yield _table(
        [
            indicator,
            *([when] if period else []),
            heads["unit_id"],
            heads["change"],
            *(heads[c] for c in columns),
        ],
        shown,
        numbers=len(columns),
    )
    if len(rows) > _LISTED:
        text = QCoreApplication.translate(
            "Boligmon", "{count} more are not listed here; the table of changes has them all."
        )
        yield f'<p class="more">{escape(text.format(count=number(len(rows) - _LISTED)))}</p>'


# --- words and tags


def _old_new() -> list[str]:
    return [
        QCoreApplication.translate("Boligmon", "Old run"),
        QCoreApplication.translate("Boligmon", "New run"),
    ]


def _indicator_period() -> list[str]:
    return [
        QCoreApplication.translate("Boligmon", "Indicator"),
        QCoreApplication.translate("Boligmon", "Period"),
    ]


def _period(text: str) -> str:
    return period_label(text) if text else QCoreApplication.translate("Boligmon", "all")


def _figure(value: float, name: str) -> str:
    if pd.isna(value):
        return DASH
    if name.startswith("rate"):
        return number(value, 2)
    return number(value) if float(value).is_integer() else number(value, 2)


def _differ(first: float, second: float) -> bool:
    if pd.isna(first) or pd.isna(second):
        return bool(pd.isna(first) != pd.isna(second))
    return abs(first - second) > _CHANGED * max(abs(first), abs(second))


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[Any]], *, numbers: int = 0, marked: Sequence[bool] = ()
) -> str:
    """A table whose last ``numbers`` columns are set to the right."""
    first = len(heads) - numbers

    def cells(tag: str, values: Sequence[Any]) -> str:
        kinds = ["" if place < first else ' class="number"' for place in range(len(values))]
        return "".join(f"<{tag}{kind}>{escape(str(value))}</{tag}>" for kind, value in zip(kinds, values))

    flags = [*marked, *[False] * (len(rows) - len(marked))]
    tags = ['<tr class="changed">' if flag else "<tr>" for flag in flags]
    body = "\n".join(f"{tag}{cells('td', row)}</tr>" for tag, row in zip(tags, rows))
    return (
        f'<div class="wide"><table>\n<thead><tr>{cells("th", heads)}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )
