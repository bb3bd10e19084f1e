"""What a count in a database says in the log."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import QCoreApplication

from ...domain import schema
from ..results.reports import Line
from ..words import number, reason_words, short_number
from .counting import DatabaseCounts


def count_lines(counts: DatabaseCounts) -> Iterator[Line]:
    """The reconciliation with the table: read = placed + not placed, by reason."""
    account = counts.account
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
    for reason in schema.REASONS:
        if account.reasons.get(reason):
            yield Line(f"  {reason_words()[reason]}: {number(account.reasons[reason])}")
    if account.repeats:
        text = QCoreApplication.translate(
            "Boligmon",
            "  of the placed rows {repeats} repeat a unit counted already in the same cell and period",
        )
        yield Line(text.format(repeats=number(account.repeats)))
    cells = {cell for cell, _, _, _ in counts.rows if cell is not None}
    text = QCoreApplication.translate("Boligmon", "  counted: {total}, in {cells} cells or areas")
    yield Line(text.format(total=short_number(account.total), cells=number(len(cells))))
    empty = sum(cell is None for cell, _, _, _ in counts.rows)
    if empty:
        text = QCoreApplication.translate(
            "Boligmon",
            "  periods in which nothing was placed: {count}; each has a row without a cell, which says that "
            "it is a zero and not missing",
        )
        yield Line(text.format(count=number(empty)))
