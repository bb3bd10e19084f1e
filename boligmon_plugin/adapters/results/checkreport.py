"""The check of a source as one HTML page that stands alone: no script, nothing fetched, printable."""

from __future__ import annotations

import contextlib
import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..checking.findings import Finding, Series
from ..errors import SourceError
from ..words import capital, internal_mark, locale_name, number, period_label, period_word, short_number
from .checkwords import (
    account_words,
    change_text,
    check_titles,
    finding_text,
    how_words,
    role_words,
    share_text,
)
from .reports import Line

_MARK = "\u26a0"  # a warning sign: nothing is told by colour alone

_STYLE = """
body { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-size: 11pt; color: #1b1b1b;
  background: #ffffff; max-width: 60em; margin: 1.5em auto; padding: 0 1em; line-height: 1.4; }
h1 { font-size: 18pt; margin: 0 0 .2em 0; }
h2 { font-size: 13pt; margin: 1.6em 0 .4em 0; border-bottom: 1px solid #8a8a8a; padding-bottom: .15em; }
p { margin: .3em 0; }
.mark { color: #7a1f00; font-weight: bold; }
table { border-collapse: collapse; width: 100%; font-size: 10pt; }
th { text-align: left; vertical-align: bottom; padding: .25em .6em .25em 0;
  border-bottom: 1px solid #8a8a8a; }
td { border-bottom: 1px solid #dddddd; padding: .25em .6em .25em 0; vertical-align: top; }
.n { text-align: right; white-space: nowrap; }
.total td { font-weight: bold; border-top: 1px solid #8a8a8a; }
.numbers { width: auto; margin: .6em 0; }
.numbers td { border: none; padding: 0 2.5em 0 0; font-size: 17pt; line-height: 1.2; white-space: nowrap; }
.numbers span { display: block; font-size: 10pt; color: #444444; }
.bar { width: 34%; }
.bar { vertical-align: middle; }
.bar div { background: #3b6ea5; height: .9em; }
.bar .odd { background: #b5540a; }
.alert { border-left: 4px solid #b5540a; padding: .15em 0 .15em .7em; margin: .45em 0; }
.fine { border-left: 4px solid #3b6ea5; padding: .15em 0 .15em .7em; margin: .45em 0; }
.checks td:first-child { width: 30%; }
.odd-row td { background: #fdf1e6; }
.gap td { font-style: italic; color: #7a1f00; }
.note { color: #444444; font-size: 10pt; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } h2 { page-break-after: avoid; }
  tr, .alert { page-break-inside: avoid; } .bar div { -webkit-print-color-adjust: exact;
  print-color-adjust: exact; } }
"""


@dataclass(frozen=True)
class Report:
    """What a report is made of.

    Attributes:
        layer: name of the source.
        series: rows by period.
        findings: all findings.
    """

    layer: str
    series: Series
    findings: Sequence[Finding]

    def of(self, check: str) -> list[Finding]:
        """The findings of one check."""
        return [one for one in self.findings if one.check == check]

    @property
    def rows(self) -> dict[str, Finding]:
        """The reconciliation by reason."""
        return {one.reason: one for one in self.of("reconciliation")}


def check_lines(report: Report) -> list[Line]:
    """The findings for the log; periods only where something is wrong with them."""
    title = QCoreApplication.translate("Boligmon", "Check of the source {layer}").format(layer=report.layer)
    lines = [Line(title)]
    for one in report.findings:
        if one.check != "period" and not (one.check == "person" and one.period):
            lines.append(Line(f"  {finding_text(one)}", warning=one.warning))
    return lines


def check_table(report: Report) -> list[list[object]]:
    """Columns of ``findings.CHECK_COLUMNS``: one row per finding."""
    rows = [
        (
            report.layer,
            one.check,
            one.period,
            one.reason,
            one.rows,
            None if math.isnan(one.share) else one.share,
            one.first or None,
            finding_text(one),
        )
        for one in report.findings
    ]
    return [list(column) for column in zip(*rows)]


def write_report(report: Report, path: str) -> None:
    """Writes the page beside its place and then puts it there, so that no half page is left.

    Raises:
        SourceError: it cannot be written ("cannot_write").
    """
    target = Path(path)
    beside = target.with_name(f"{target.name}.part")
    try:
        beside.write_text(report_page(report), encoding="utf-8")
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise SourceError("cannot_write", problem=error.strerror or type(error).__name__) from error


def report_page(report: Report) -> str:
    """The page."""
    title = QCoreApplication.translate("Boligmon", "Check of the source {layer}").format(layer=report.layer)
    parts = [
        f"<h1>{_safe(title)}</h1>",
        f'<p class="mark">{_safe(internal_mark())}</p>',
        _numbers(report),
        _alerts(report),
        _account(report),
        _periods(report),
        _checks(report),
        _columns(report),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(locale_name()[:2])}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + "\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    return html.escape(text, quote=True)


def _heading(check: str) -> str:
    return f"<h2>{_safe(check_titles()[check])}</h2>"


def _numbers(report: Report) -> str:
    rows, words = report.rows, account_words()
    read, placed = rows["read"].rows, rows["placed"].rows
    cells = [
        (read, words["read"], ""),
        (placed, words["placed"], share_text(rows["placed"].share)),
        (
            read - placed,
            QCoreApplication.translate("Boligmon", "not placed"),
            share_text((read - placed) / read if read else math.nan),
        ),
    ]
    drawn = "".join(
        f"<td>{number(count)}<span>{_safe(word)}{_safe(f' ({share})' if share else '')}</span></td>"
        for count, word, share in cells
    )
    return f'<table class="numbers"><tr>{drawn}</tr></table>'


def _alerts(report: Report) -> str:
    """What somebody should look at, before everything else."""
    title = QCoreApplication.translate("Boligmon", "What to look at")
    found = [one for one in report.findings if one.warning]
    if not found:
        nothing = QCoreApplication.translate("Boligmon", "Nothing unusual was found.")
        return f'<h2>{_safe(title)}</h2><p class="fine">{_safe(nothing)}</p>'
    lines = [f'<p class="alert">{_safe(finding_text(one))}</p>' for one in found]
    return f"<h2>{_safe(title)}</h2>{''.join(lines)}"


def _bar(part: float, whole: float, *, odd: bool = False) -> str:
    width = 100 * part / whole if whole > 0 else 0.0
    mark = ' class="odd"' if odd else ""
    return f'<td class="bar"><div{mark} style="width: {width:.1f}%"></div></td>'


def _header(*titles: tuple[str, bool]) -> str:
    cells = (f"<th{' class=n' if right else ''}>{_safe(title)}</th>" for title, right in titles)
    return f"<tr>{''.join(cells)}</tr>"


def _account(report: Report) -> str:
    """Placed and unplaced rows by reason, which sum to the rows read."""
    rows, words = report.rows, account_words()
    read = rows["read"].rows
    lines = [
        _header(
            ("", False),
            (QCoreApplication.translate("Boligmon", "Rows"), True),
            (QCoreApplication.translate("Boligmon", "Share"), True),
            (QCoreApplication.translate("Boligmon", "First row"), True),
            ("", False),
        )
    ]
    for reason, one in rows.items():
        if reason != "read":
            first = number(one.first) if one.first else ""
            lines.append(
                f'<tr><td>{_safe(capital(words[reason]))}</td><td class="n">{number(one.rows)}</td>'
                f'<td class="n">{_safe(share_text(one.share))}</td><td class="n">{first}</td>'
                f"{_bar(one.rows, read, odd=reason != 'placed')}</tr>"
            )
    lines.append(
        f'<tr class="total"><td>{_safe(capital(words["read"]))}</td><td class="n">{number(read)}</td>'
        f'<td class="n">{_safe(share_text(1.0))}</td><td></td><td></td></tr>'
    )
    return f"{_heading('reconciliation')}<table>{''.join(lines)}</table>"


def _periods(report: Report) -> str:
    """Rows by period as bars, with gaps between them and a mark at each break."""
    series = report.series
    if not series.names:
        return ""
    counts = series.rows if series.amount is None else series.amount
    titles = [
        (capital(period_word(series.unit)), False),
        (QCoreApplication.translate("Boligmon", "Rows"), True),
        (capital(account_words()["placed"]), True),
    ]
    if series.amount is not None:
        titles.append((QCoreApplication.translate("Boligmon", "Sum of the counts"), True))
    titles += [(QCoreApplication.translate("Boligmon", "Change"), True), ("", False)]
    lines = [_header(*titles)]
    top = float(counts.max())
    for place, name in enumerate(series.names):
        if series.gap_before[place]:
            text = QCoreApplication.translate("Boligmon", "missing periods: {count}")
            missing = text.format(count=number(int(series.gap_before[place])))
            lines.append(f'<tr class="gap"><td colspan="{len(titles)}">{_safe(missing)}</td></tr>')
        lines.append(_period_row(report, place, name, top))
    note = _period_note() if series.jumped.any() else ""
    return f"{_heading('period')}<table>{''.join(lines)}</table>{note}"


def _period_row(report: Report, place: int, name: str, top: float) -> str:
    series = report.series
    counts = series.rows if series.amount is None else series.amount
    before = float(counts[place - 1]) if place else 0.0
    change = change_text(float(counts[place]) / before - 1) if before else ""
    odd = bool(series.jumped[place])
    if odd:
        change = f"{change} {_MARK}"
    cells = [
        f"<td>{_safe(period_label(name))}</td>",
        f'<td class="n">{number(series.rows[place])}</td>',
        f'<td class="n">{number(series.placed[place])}</td>',
    ]
    if series.amount is not None:
        cells.append(f'<td class="n">{short_number(float(series.amount[place]))}</td>')
    cells += [f'<td class="n">{_safe(change)}</td>', _bar(float(counts[place]), top, odd=odd)]
    mark = ' class="odd-row"' if odd else ""
    return f"<tr{mark}>{''.join(cells)}</tr>"


def _period_note() -> str:
    text = QCoreApplication.translate(
        "Boligmon",
        "{mark} is a possible break: a change of more than 5 %, larger than what the other steps show and "
        "than what chance gives to counts.",
    )
    return f'<p class="note">{_safe(text.format(mark=_MARK))}</p>'


def _checks(report: Report) -> str:
    """Every check with what came of it, so that one sees that it was made."""
    rows = []
    for check in ("table", "gap", "jump", "date", "count", "id", "person", "geography", "point", "cpr"):
        found = [one for one in report.of(check) if not (check == "person" and one.period)]
        if check == "table" and not found:
            continue
        alerts = sum(one.warning for one in found)
        lines = [finding_text(one) for one in found if not one.warning]
        if alerts:
            text = QCoreApplication.translate("Boligmon", "{mark} {count} to look at, see above")
            lines.insert(0, text.format(mark=_MARK, count=number(alerts)))
        elif not found and _asked(report, check):
            lines = [QCoreApplication.translate("Boligmon", "Nothing unusual was found.")]
        elif not found:
            lines = [QCoreApplication.translate("Boligmon", "Not checked: there is no column for it.")]
        rows.append(
            f"<tr><td>{_safe(check_titles()[check])}</td><td>{'<br>'.join(map(_safe, lines))}</td></tr>"
        )
    title = QCoreApplication.translate("Boligmon", "Checks")
    return f'<h2>{_safe(title)}</h2><table class="checks">{"".join(rows)}</table>'


def _asked(report: Report, check: str) -> bool:
    """Whether there was a column to check."""
    dates = ("period", "start")
    roles = {
        "date": dates,
        "gap": dates,
        "jump": dates,
        "count": ("count",),
        "id": ("row",),
        "person": ("person",),
    }
    used = {one.numbers["role"] for one in report.of("column") if one.reason != "unfit"}
    if check == "point":
        return not used.intersection({"cell"}) or bool(used.intersection({"x", "address"}))
    return check not in roles or bool(used.intersection(roles[check]))


def _columns(report: Report) -> str:
    header = _header(
        (QCoreApplication.translate("Boligmon", "Meaning"), False),
        (QCoreApplication.translate("Boligmon", "Field"), False),
        (QCoreApplication.translate("Boligmon", "Why"), False),
        (QCoreApplication.translate("Boligmon", "Values that fit"), True),
    )
    rows = "".join(
        f"<tr><td>{_safe(role_words()[str(one.numbers['role'])])}</td><td>{_safe(one.column)}</td>"
        f'<td>{_safe(how_words()[one.reason])}</td><td class="n">{_safe(share_text(one.share))}</td></tr>'
        for one in report.of("column")
    )
    return f"{_heading('column')}<table>{header}{rows}</table>" if rows else ""
