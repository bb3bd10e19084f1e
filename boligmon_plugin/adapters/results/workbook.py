"""The tables of a run as a workbook for people: their words as headings and values, two decimals, nothing
empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication

from ...study.indicators import Indicator
from ..words import (
    Wording,
    field_aliases,
    indicator_name,
    internal_mark,
    period_label,
    reason_words,
    source_words,
    status_words,
)

Columns = Mapping[str, Sequence[Any]]

_DECIMALS = 2
# Keys of a table that people do not need.
_LEFT_OUT = ("level", "unit_id", "period_start", "period_end")


def people_sheets(
    indicators: Sequence[Indicator],
    municipality: Columns,
    areas: Columns,
    accounts: Columns,
    wording: Wording,
) -> dict[str, dict[str, list[Any]]]:
    """Sheet -> heading -> values.

    Args:
        indicators: those of the run.
        municipality: facts of the municipality (``facts.csv``), one row per indicator and period.
        areas: the monitoring areas.
        accounts: the reconciliation: indicator, part, source, what, rows.
        wording: what headings depend on.
    """
    names = {indicator.id: indicator_name(indicator) for indicator in indicators}
    names["combined"] = QCoreApplication.translate("Boligmon", "Indicators combined")
    sheets = {
        QCoreApplication.translate("Boligmon", "The municipality"): _figures(municipality, names, wording),
        QCoreApplication.translate("Boligmon", "Monitoring areas"): _figures(areas, names, wording),
        QCoreApplication.translate("Boligmon", "Reconciliation"): _accounts(accounts, names),
        QCoreApplication.translate("Boligmon", "Indicators"): _definitions(indicators),
    }
    return {name: {**columns, internal_mark(): [None] * _length(columns)} for name, columns in sheets.items()}


def _length(columns: Columns) -> int:
    return len(next(iter(columns.values()), ()))


def _figures(columns: Columns, names: Mapping[str, str], wording: Wording) -> dict[str, list[Any]]:
    """Figures with their aliases; columns in which nothing is known are left out."""
    aliases, statuses = field_aliases(wording), status_words()
    every = QCoreApplication.translate("Boligmon", "All periods together")
    values_of = {
        "indicator": lambda value: names.get(value, value),
        "period": lambda value: period_label(value) if value else every,
        "status": lambda value: statuses.get(value, value),
    }
    out = {}
    for name, values in columns.items():
        if name in _LEFT_OUT or all(value is None for value in values):
            continue
        shown = values_of.get(name, _rounded)
        out[aliases.get(name, name)] = [shown(value) for value in values]
    return out


def _rounded(value: Any) -> Any:  # noqa: ANN401 - a value of any column
    return round(value, _DECIMALS) if isinstance(value, float) else value


def _accounts(accounts: Columns, names: Mapping[str, str]) -> dict[str, list[Any]]:
    parts = dict(zip(("numerator", "denominator"), source_words().values()))
    what = {
        "read": QCoreApplication.translate("Boligmon", "rows read"),
        "placed": QCoreApplication.translate("Boligmon", "rows placed"),
        **reason_words(),
    }
    return {
        QCoreApplication.translate("Boligmon", "Indicator"): [
            names.get(one, one) for one in accounts["indicator"]
        ],
        QCoreApplication.translate("Boligmon", "Part"): [parts[one] for one in accounts["part"]],
        QCoreApplication.translate("Boligmon", "Source"): list(accounts["source"]),
        QCoreApplication.translate("Boligmon", "What"): [what.get(one, one) for one in accounts["what"]],
        QCoreApplication.translate("Boligmon", "Number of rows"): list(accounts["rows"]),
    }


def _definitions(indicators: Sequence[Indicator]) -> dict[str, list[Any]]:
    origin = QCoreApplication.translate("Boligmon", "Source of the definition")
    return {
        QCoreApplication.translate("Boligmon", "Indicator"): [indicator_name(one) for one in indicators],
        "id": [one.id for one in indicators],
        QCoreApplication.translate("Boligmon", "Department"): [one.owner for one in indicators],
        QCoreApplication.translate("Boligmon", "Calculated per"): [one.multiplier for one in indicators],
        QCoreApplication.translate("Boligmon", "Target"): [one.target for one in indicators],
        origin: [one.source for one in indicators],
    }
