"""Layers of the long format, of one or several indicators, as one layer of the indicators combined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QCoreApplication

from ...domain import schema
from ...domain.combination import SHARE_MULTIPLIER, Combination, combine
from ...domain.composite import HIGH, LOW
from ..errors import SourceError
from ..words import number, period_label, period_unit, short_number
from .layers import Table, one_multiplier, pivot
from .reports import Line, combination_lines
from .writers import column, whole

Tick = Callable[[float], None]

# columns that a layer must have
NEEDED = ("cell_id", "period", "selected", "events", "population", "multiplier")
_TWO = 2


@dataclass(frozen=True)
class IndicatorRows:
    """The rows of one indicator.

    Attributes:
        name: the indicator; where the layer does not say it, the layer's name.
        table: the layer.
        rows: shape (k,), positions of the rows in it.
        columns: the ``NEEDED`` columns of the whole layer, which its indicators share.
    """

    name: str
    table: Table
    rows: NDArray[np.int64]
    columns: dict[str, NDArray[Any]]

    def texts(self, name: str) -> NDArray[np.object_]:
        """A column of this indicator's rows; shape (k,)."""
        return self.columns[name][self.rows]


@dataclass(frozen=True)
class CombineRule:
    """How indicators are combined.

    Attributes:
        composite: one of ``domain.composite.COMPOSITES``.
        bad_low: names of the indicators of which low values are bad.
        latest: only so many of the latest periods count; None for all.
    """

    composite: str = "percentile"
    bad_low: tuple[str, ...] = ()
    latest: int | None = None


@dataclass(frozen=True)
class CombinedLayer:
    """The result, n cells in the order in which they first occur.

    Attributes:
        columns: of ``schema.COMBINED_COLUMNS``, n values each.
        shapes: n geometries.
        indicators: names of the k indicators.
        periods: the m periods that count, in order.
        found: the figures.
    """

    columns: list[list[Any]]
    shapes: list[QgsGeometry]
    indicators: list[str]
    periods: list[str]
    found: Combination


def indicator_rows(tables: Sequence[Table]) -> list[IndicatorRows]:
    """The indicators of some layers, in the order of the layers and then of their names.

    Raises:
        SourceError: the layers differ in coordinate system ("different_crs"), or two have the same indicator
            ("indicator_twice"); a field is missing, or holds something else than it should.
    """
    found: list[IndicatorRows] = []
    first = tables[0].plan
    for table in tables:
        if table.plan.crs != first.crs:
            raise SourceError("different_crs", first=first.name, second=table.plan.name)
        columns: dict[str, NDArray[Any]] = {
            **{name: table.texts(name) for name in ("cell_id", "period")},
            "selected": table.flags("selected"),
            **{name: table.counts(name) for name in ("events", "population", "multiplier")},
        }
        for (name,), rows in table.groups("indicator"):
            named = name or table.plan.name
            for other in found:
                if other.name == named:
                    first_name, second = other.table.plan.name, table.plan.name
                    raise SourceError("indicator_twice", indicator=named, first=first_name, second=second)
            found.append(IndicatorRows(named, table, rows, columns))
    return found


def combine_indicators(
    parts: Sequence[IndicatorRows], rule: CombineRule, base: dict[str, float] | None, tick: Tick
) -> CombinedLayer:
    """Combines indicators per cell.

    Args:
        parts: the indicators' rows.
        rule: how.
        base: population by cell id without case (``areas.base_population``), by which areas are judged; None
            for the largest of the indicators' populations.
        tick: is told the progress.

    Raises:
        SourceError: a cell has two rows in a period ("duplicate_row"), an indicator has several multipliers
            ("several_multipliers") or no cell in common with the first ("no_common_cell"), or a name in
            ``bad_low`` is no indicator ("unknown_indicator").
    """
    _check_names(parts, rule)
    cells, periods = _cells(parts), _periods(parts, rule.latest)
    shape = (len(cells), len(parts), len(periods))
    cubes = {name: np.full(shape, np.nan) for name in ("selected", "events", "population")}
    multipliers = []
    shapes: list[QgsGeometry | None] = [None] * len(cells)
    for place, part in enumerate(parts):
        multipliers.append(_spread(part, place, (cells, periods), cubes, shapes))
        tick((place + 1) / len(parts))
    found = combine(
        cubes["selected"],
        cubes["events"],
        cubes["population"],
        multipliers=multipliers,
        bad=[LOW if part.name in rule.bad_low else HIGH for part in parts],
        composite=rule.composite,
    )
    judged = found.population
    if base is not None:
        judged = np.array([base.get(str(cell).casefold(), 0.0) for cell in cells])
    return CombinedLayer(
        columns=combined_columns(cells.tolist(), found, judged),
        shapes=[shape if shape is not None else QgsGeometry() for shape in shapes],
        indicators=[part.name for part in parts],
        periods=periods.tolist(),
        found=found,
    )


def _check_names(parts: Sequence[IndicatorRows], rule: CombineRule) -> None:
    names = [part.name for part in parts]
    for name in rule.bad_low:
        if name not in names:
            raise SourceError("unknown_indicator", indicator=name, indicators=", ".join(names))


def _cells(parts: Sequence[IndicatorRows]) -> pd.Index:
    """Cell ids in the order in which they first occur."""
    each = [pd.Index(part.texts("cell_id")).unique() for part in parts]
    for part, cells in zip(parts[1:], each[1:]):
        if not cells.isin(each[0]).any():
            raise SourceError("no_common_cell", first=parts[0].name, second=part.name)
    joined = each[0]
    for cells in each[1:]:
        joined = joined.append(cells[~cells.isin(joined)])
    return joined


def _periods(parts: Sequence[IndicatorRows], latest: int | None) -> pd.Index:
    """The periods of any indicator, in order; of those the latest that count."""
    named = {text for part in parts for text in set(part.texts("period").tolist())}
    ordered = sorted(named)
    return pd.Index(ordered if latest is None else ordered[-latest:], dtype=object)


def _spread(
    part: IndicatorRows,
    place: int,
    axes: tuple[pd.Index, pd.Index],
    cubes: dict[str, NDArray[np.float64]],
    shapes: list[QgsGeometry | None],
) -> float:
    """Puts an indicator's rows into the cubes, its geometries where there are none; the multiplier."""
    table, rows = part.table, part.rows
    cell, period = part.columns["cell_id"], part.columns["period"]
    first, named, spread = pivot(table, rows, cell, period)
    target = axes[0].get_indexer(cell[first])
    counted = axes[1].get_indexer(named)
    into, kept = counted[counted >= 0], np.flatnonzero(counted >= 0)
    for name, cube in cubes.items():
        cube[np.ix_(target, [place], into)] = spread(part.columns[name])[:, None, kept]
    for row, where in zip(first.tolist(), target.tolist()):
        if shapes[where] is None:
            shapes[where] = table.features[row].geometry()
    return one_multiplier(table, part.name, part.columns["multiplier"][rows])


def combined_columns(
    cells: Sequence[str], found: Combination, population: NDArray[np.float64]
) -> list[list[Any]]:
    """The columns of ``schema.COMBINED_COLUMNS``.

    Args:
        cells: n ids.
        found: figures of the n cells.
        population: shape (n,), by which areas are judged.
    """
    return [
        [schema.COMBINED] * len(cells),
        list(cells),
        column(found.composite.indicators),
        column(found.indicators_selected),
        column(found.ranked),
        column(found.selected),
        column(found.periods_selected),
        column(found.composite.value),
        whole(found.composite.rank),
        column(found.selected.astype(np.float64)),
        column(population),
        column(found.ranked.astype(np.float64)),
        [SHARE_MULTIPLIER] * len(cells),
        column(found.share),
    ]


def combined_lines(layer: CombinedLayer) -> Iterator[Line]:
    """What was combined, and what it rests on."""
    found, count = layer.found, len(layer.indicators)
    text = QCoreApplication.translate(
        "Boligmon", "{cells} cells; {count} indicators: {names}; {periods} periods, {first} to {last}"
    )
    yield Line(
        text.format(
            cells=number(len(layer.shapes)),
            count=number(count),
            names=", ".join(layer.indicators),
            periods=number(len(layer.periods)),
            first=period_label(layer.periods[0]),
            last=period_label(layer.periods[-1]),
        )
    )
    for name, rate, column_ in zip(layer.indicators, found.municipality.tolist(), found.rates.T):
        text = QCoreApplication.translate(
            "Boligmon", "  {indicator}: {cells} cells with a rate, the municipality {rate}"
        )
        shown = "-" if rate != rate else short_number(round(rate, 2))  # noqa: PLR0124 - NaN is not itself
        yield Line(text.format(indicator=name, cells=number(int((~np.isnan(column_)).sum())), rate=shown))
    for least in range(1, count + 1):
        cells = int((found.indicators_selected >= least).sum())
        text = QCoreApplication.translate(
            "Boligmon", "  in the top share of {least} or more indicators: {cells} cells"
        )
        yield Line(text.format(least=number(least), cells=number(cells)))
    partial = int(((found.composite.indicators > 0) & (found.composite.indicators < count)).sum())
    if partial:
        text = QCoreApplication.translate(
            "Boligmon",
            "{cells} cells have no rate in some of the indicators; their composite rests on the others, see "
            "the field indicators.",
        )
        yield Line(text.format(cells=number(partial)), warning=True)
    yield from combination_lines({period_unit(period) for period in layer.periods})
    if count < _TWO:
        text = QCoreApplication.translate("Boligmon", "There is only one indicator to combine.")
        yield Line(text, warning=True)
