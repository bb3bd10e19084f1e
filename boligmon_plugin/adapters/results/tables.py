"""Results of the domain as the columns of result layers."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import QgsGeometry

from ...domain import schema
from ...domain.periods import labels, period_ends
from ...domain.rates import Panel, Rates
from ..sources.accounts import Reconciliation
from ..sources.geography import Geography
from .writers import column, dates, whole


def rate_table(
    panel: Panel, rates: Rates, geography: Geography, indicator: str, multiplier: float
) -> tuple[list[list[Any]], list[QgsGeometry]]:
    """Columns of ``schema.RATE_COLUMNS`` and geometries, by cell and then period.

    Every cell has every period that both sources have; a period of one source has the cells with data in it.
    """
    missing = schema.STATUSES.index(schema.STATUS_MISSING)
    with_data = (np.nan_to_num(panel.events) > 0) | (np.nan_to_num(panel.population) > 0)
    cell, period = np.nonzero((rates.status != missing) | with_data)
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
