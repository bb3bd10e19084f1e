"""What a log says of a table's rows: read = placed + not placed, by reason, and how they became numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from qgis.PyQt.QtCore import QCoreApplication

from ...domain import schema
from ...domain.rates import Panel
from ..messages.locating import note_lines
from ..tables.accounts import Reconciliation, SourceCounts
from ..words import number, period_label, reason_words, short_number, source_words
from .reports import Line

_LISTED = 12


def account_lines(counts: Sequence[SourceCounts], panel: Panel) -> Iterator[Line]:
    """The reconciliation of events and population with their sources."""
    yield Line(QCoreApplication.translate("Boligmon", "Reconciliation with the source"))
    for (code, word), source in zip(source_words().items(), counts):
        account = source.account
        text = QCoreApplication.translate(
            "Boligmon", "{source} ({layer}): read {read} = placed {placed} + not placed {unplaced}"
        )
        yield Line(
            text.format(
                source=word,
                layer=account.name,
                read=number(account.read),
                placed=number(account.placed),
                unplaced=number(account.read - account.placed),
            )
        )
        yield from _reason_lines(account)
        if account.unreadable_periods:
            text = QCoreApplication.translate(
                "Boligmon", "{count} rows hold something that is no period; the first is row {row}."
            )
            counted = number(account.unreadable_periods)
            yield Line(text.format(count=counted, row=number(account.first_unreadable)), warning=True)
        for text in note_lines(account.notes, account.notes):
            yield Line(text, warning=True)
        yield from _rule_lines(account)
        yield from _count_lines(source, panel.events if code == "events" else panel.population)


def source_lines(account: Reconciliation) -> Iterator[Line]:
    """The reconciliation of one table: read = placed + not placed, by reason."""
    yield Line(QCoreApplication.translate("Boligmon", "Reconciliation with the source"))
    text = QCoreApplication.translate(
        "Boligmon", "{layer}: read {read} = placed {placed} + not placed {unplaced}"
    )
    yield Line(
        text.format(
            layer=account.name,
            read=number(account.read),
            placed=number(account.placed),
            unplaced=number(account.read - account.placed),
        )
    )
    yield from _reason_lines(account)
    yield from _rule_lines(account)


def _reason_lines(account: Reconciliation) -> Iterator[Line]:
    words = reason_words()
    for reason in schema.REASONS:
        if account.reasons.get(reason):
            yield Line(f"  {words[reason]}: {number(account.reasons[reason])}")


def repeat_lines(account: Reconciliation) -> Iterator[Line]:
    """How many placed rows were not counted, because their unit was."""
    if account.repeats:
        text = QCoreApplication.translate(
            "Boligmon",
            "  of the placed rows {repeats} repeat a unit counted already in the same cell and period",
        )
        yield Line(text.format(repeats=number(account.repeats)))


def _rule_lines(account: Reconciliation) -> Iterator[Line]:
    """How rows that count in several periods, or are compared with a mean, were dealt with."""
    if account.reasons.get(schema.REASON_MALFORMED):
        lines = ", ".join(number(line) for line in account.malformed_lines[:_LISTED])
        text = QCoreApplication.translate(
            "Boligmon", "{layer}: rows with more or fewer values than the header begin on the lines {lines}"
        )
        more = ", ..." if len(account.malformed_lines) > _LISTED else ""
        yield Line(text.format(layer=account.name, lines=lines + more), warning=True)
    if account.moments:
        text = QCoreApplication.translate(
            "Boligmon",
            "  the placed rows count {times} times, once in each period or date; in {lost} further ones they "
            "could not be placed",
        )
        yield Line(text.format(times=number(account.moments), lost=number(account.moments_unplaced)))
    for period, (mean, count) in sorted(account.means.items()):
        text = QCoreApplication.translate(
            "Boligmon", "  {period}: compared with the mean {mean}, over {count} with a value"
        )
        yield Line(text.format(period=period_label(period), mean=number(mean, 2), count=number(count)))


def _count_lines(source: SourceCounts, cells: NDArray[np.float64]) -> Iterator[Line]:
    """How the placed rows became the numbers of the cells."""
    account = source.account
    yield from repeat_lines(account)
    if account.distinct:
        text = QCoreApplication.translate(
            "Boligmon",
            "  a unit counts once in each cell that it is in, so an area may have fewer different units than "
            "the sum of its cells",
        )
        yield Line(text)
    total, summed = short_number(account.total), short_number(float(np.nansum(cells)))
    if account.stock:
        text = QCoreApplication.translate(
            "Boligmon",
            "  counted at {dates} dates: {total}; sum over the cells and periods of the result, each period "
            "from its dates: {summed}",
        )
        yield Line(text.format(dates=number(len(source.counted.days)), total=total, summed=summed))
    else:
        text = QCoreApplication.translate(
            "Boligmon", "  counted in the source: {total}; sum over the cells of the result: {events}"
        )
        yield Line(text.format(total=total, events=summed))
    if account.like_thousands and not account.other_fractions:
        text = QCoreApplication.translate(
            "Boligmon",
            "{layer}: numbers written like 1.234 were read as fractions; if the point separates thousands, "
            "write them without it.",
        )
        yield Line(text.format(layer=account.name), warning=True)
