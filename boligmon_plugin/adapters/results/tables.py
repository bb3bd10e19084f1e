"""Results of the domain as the columns of result layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ...domain import schema
from ...domain.periods import labels, period_ends
from ...domain.rates import Panel, Rates
from ...domain.sums import PeriodSums
from ...domain.topshare import TopShare
from ..locating.geography import Geography
from ..tables.accounts import Reconciliation
from .writers import column, dates, whole


def rate_table(
    panel: Panel, rates: Rates, geography: Geography, indicator: str, multiplier: float
) -> tuple[list[list[Any]], list[QgsGeometry]]:
    """Columns of ``schema.RATE_COLUMNS`` and geometries, by cell and then period.

    Every cell has every period that both sources have; a period of one source has the cells with data in it.
    """
    cell, period = rate_rows(panel, rates)
    ends = period_ends(panel.days, panel.unit)
    ids, names = geography.ids(panel.cells), labels(panel.days, panel.unit)
    starts_q, ends_q = dates(panel.days), dates(ends)
    shapes = geography.geometries(panel.cells)
    cell_list, period_list = cell.tolist(), period.tolist()

    def pick(values: Any) -> Any:  # noqa: ANN401 - a matrix of any type
        return values[cell, period]

    columns = [
        [indicator] * len(cell_list),
        ids[cell].tolist(),
        names[period].tolist(),
        [starts_q[i] for i in period_list],
        [ends_q[i] for i in period_list],
        column(pick(panel.events)),
        [None] * len(cell_list) if panel.persons is None else whole(pick(panel.persons)),
        column(pick(panel.population)),
        [multiplier] * len(cell_list),
        column(pick(rates.rate)),
        column(pick(rates.low)),
        column(pick(rates.high)),
        column(pick(rates.smoothed)),
        np.array(schema.STATUSES, dtype=object)[pick(rates.status)].tolist(),
    ]
    return columns, [shapes[i] for i in cell_list]


def rate_rows(panel: Panel, rates: Rates) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The cells and periods of the rows of ``rate_table``, as indices into the panel."""
    missing = schema.STATUSES.index(schema.STATUS_MISSING)
    with_data = (np.nan_to_num(panel.events) > 0) | (np.nan_to_num(panel.population) > 0)
    cell, period = np.nonzero((rates.status != missing) | with_data)
    return cell, period


def top_table(panel: Panel, rates: Rates, tops: Sequence[TopShare | None]) -> list[list[Any]]:
    """Columns of ``schema.TOP_COLUMNS`` for the rows of ``rate_table``."""
    rank, threshold, selected = (np.full(panel.events.shape, np.nan) for _ in range(3))
    for place, top in enumerate(tops):
        if top is not None:
            rank[:, place], selected[:, place] = top.rank, top.selected
            threshold[:, place] = np.where(np.isnan(top.selected), np.nan, top.threshold)
    rows = rate_rows(panel, rates)
    return [whole(rank[rows]), column(threshold[rows]), whole(selected[rows])]


def sum_table(
    indicator: str,
    cells: NDArray[np.object_],
    periods: NDArray[np.object_],
    sums: PeriodSums,
    multiplier: float,
) -> list[list[Any]]:
    """Columns of ``schema.SUM_COLUMNS``.

    Args:
        indicator: its id.
        cells: shape (n,), ids.
        periods: shape (m,), names of the periods.
        sums: of the n cells.
        multiplier: rates are per so many.
    """
    named = np.append(periods, None)  # index -1 (never) takes the last
    return [
        [indicator] * len(cells),
        cells.tolist(),
        sums.periods.tolist(),
        sums.periods_selected.tolist(),
        column(sums.share_selected),
        named[sums.first_selected].tolist(),
        named[sums.last_selected].tolist(),
        sums.pattern.tolist(),
        column(sums.events),
        column(sums.population),
        column(sums.exposure),
        [multiplier] * len(cells),
        column(sums.rate),
    ]


def unplaced_table(accounts: dict[str, Reconciliation]) -> list[list[Any]]:
    """Columns of ``schema.UNPLACED_COLUMNS``: which rows of which source were not counted, and why."""
    sources: list[str] = []
    rows: list[int] = []
    reasons: list[str] = []
    names = np.array(schema.REASONS, dtype=object)
    for source, account in accounts.items():
        for row, reason in account.unplaced:
            sources += [source] * len(row)
            rows += row.tolist()
            reasons += names[reason].tolist()
    return [sources, rows, reasons]
