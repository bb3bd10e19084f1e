"""Columns of text, and the names of indicators, in the language of the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from boligmon_plugin.adapters.words import locale_name
from boligmon_plugin.study.indicators import Indicator


def indicator_name(indicator: Indicator) -> str:
    """Its name in the language of the run; the sample's indicators have both."""
    return indicator.name_da if locale_name().startswith("da") else indicator.name_en


def aligned(table: Sequence[Sequence[str]], *, left: int, last_left: bool = False) -> Iterator[str]:
    """Rows as columns of text; a row of one cell is a line of its own and makes no column wide.

    Args:
        table: rows of one length, or of one cell.
        left: number of columns, from the first, that are set to the left; the others are numbers.
        last_left: whether the last column is set to the left too.
    """
    widths = [max(map(len, column)) for column in zip(*(row for row in table if len(row) > 1))]
    for row in table:
        if len(row) == 1:
            yield row[0]
            continue
        cells = [
            text.ljust(width) if place < left or (last_left and place == len(row) - 1) else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths))
        ]
        yield "  ".join(cells).rstrip()
