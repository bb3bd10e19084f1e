"""What a count in a database says in the log."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import QCoreApplication

from ..results.accountlines import repeat_lines, source_lines
from ..results.reports import Line
from ..words import number, short_number
from .counting import DatabaseCounts


def count_lines(counts: DatabaseCounts) -> Iterator[Line]:
    """The reconciliation with the table: read = placed + not placed, by reason."""
    account = counts.account
    yield from source_lines(account)
    yield from repeat_lines(account)
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
