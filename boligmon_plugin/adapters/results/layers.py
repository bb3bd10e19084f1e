"""Result layers of an earlier step read back: features once, columns as arrays, groups by indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry
from qgis.PyQt.QtCore import QDate, QDateTime

from ...compat import without_nulls
from ...domain.values import numbers, texts
from ..errors import SourceError
from ..tables.plans import SourcePlan
from ..tables.readers import chosen_features

Tick = Callable[[float], None]

# A NULL comes as an object: few at a time, they come and go between two passes of Python's garbage collector.
_BATCH = 500
_PLAIN = frozenset({int, float, str, type(None)})
_DATES = frozenset({QDate, QDateTime})


@dataclass(frozen=True)
class Table:
    """All chosen features of a layer.

    Attributes:
        plan: where they came from.
        features: n features with all attributes.
        rows: shape (n,), number of each row in the layer.
        columns: shape (n,) each, columns read along with the features, by the index of the field.
    """

    plan: SourcePlan
    features: list[QgsFeature]
    rows: NDArray[np.int64]
    columns: dict[int, NDArray[np.object_]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the layer has a field."""
        return self.plan.fields.lookupField(name) >= 0

    def values(self, name: str) -> NDArray[np.object_]:
        """A column as objects, None for NULL; shape (n,)."""
        index = self.plan.field_index(name)
        if index in self.columns:
            return self.columns[index]
        return _objects(_plain_values([feature[index] for feature in self.features]))

    def numbers(self, name: str) -> NDArray[np.float64]:
        """A column as numbers, NaN for NULL; shape (n,).

        Raises:
            SourceError: a value is no finite number ("value_not_number", with the row).
        """
        number, bad = numbers(self.values(name))
        self._refuse(bad, "value_not_number", name)
        return number

    def counts(self, name: str) -> NDArray[np.float64]:
        """A column as numbers of 0 or more, NaN for NULL; shape (n,).

        Raises:
            SourceError: a value is no such number ("value_not_number", "bad_count", with the row).
        """
        number = self.numbers(name)
        self._refuse(number < 0, "bad_count", name)
        return number

    def flags(self, name: str) -> NDArray[np.float64]:
        """A column of 1 and 0, NaN for NULL; shape (n,).

        Raises:
            SourceError: a value is something else ("value_not_number", "not_a_flag", with the row).
        """
        number = self.numbers(name)
        self._refuse(~(np.isnan(number) | np.isin(number, (0, 1))), "not_a_flag", name)
        return number

    def _refuse(self, bad: NDArray[np.bool_], code: str, name: str) -> None:
        if bad.any():
            row = int(self.rows[np.flatnonzero(bad)[0]])
            raise SourceError(code, layer=self.plan.name, field=name, row=row)

    def texts(self, name: str) -> NDArray[np.object_]:
        """A column as text, "" for NULL; shape (n,)."""
        text = texts(self.values(name))
        return np.where(pd.isna(text), "", text)

    def geometries(self) -> list[QgsGeometry]:
        """The features' geometries."""
        return [feature.geometry() for feature in self.features]

    def shapes(self, positions: NDArray[np.int64]) -> list[QgsGeometry]:
        """Geometries of the rows at positions."""
        return [self.features[position].geometry() for position in positions.tolist()]

    def only(self, positions: NDArray[np.int64]) -> Table:
        """The table of some of the features."""
        columns = {index: column[positions] for index, column in self.columns.items()}
        return Table(self.plan, [self.features[i] for i in positions.tolist()], self.rows[positions], columns)

    def groups(self, *names: str) -> Iterator[tuple[tuple[str, ...], NDArray[np.int64]]]:
        """Positions of the features that agree in some columns, groups in sorted order.

        A column that the layer does not have counts as empty.
        """
        columns = [
            self.texts(name) if self.has(name) else np.full(len(self.features), "", dtype=object)
            for name in names
        ]
        codes = [pd.factorize(column, sort=True) for column in columns]
        key = np.zeros(len(self.features), dtype=np.int64)
        for code, uniques in codes:
            key = key * len(uniques) + code
        order = np.argsort(key, kind="stable")
        _, starts = np.unique(key[order], return_index=True)
        for positions in np.split(order, starts[1:]):
            if len(positions):
                yield tuple(str(column[positions[0]]) for column in columns), positions


def _plain(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    """Dates as the text that sorts; everything else as it is."""
    if isinstance(value, QDateTime):
        value = value.date()
    return value.toString("yyyy-MM-dd") if isinstance(value, QDate) else value


def read_table(plan: SourcePlan, tick: Tick, names: Sequence[str] = ()) -> Table:
    """Reads all chosen features.

    Args:
        plan: made by ``plan_source``.
        tick: is told the progress.
        names: fields that will be asked for, where the layer has them: taken from a feature while it is at
            hand, a value costs half of what it costs once all features have gone through the processor.

    Raises:
        SourceError: there are none ("empty_layer").
    """
    indices = sorted({plan.fields.lookupField(name) for name in names} - {-1})
    features: list[QgsFeature] = []
    rows: list[int] = []
    columns: list[list[Any]] = [[] for _ in indices]
    some: list[list[Any]] = [[] for _ in indices]
    places = [(part.append, index) for part, index in zip(some, indices)]

    def flush() -> None:
        for column, part in zip(columns, some):
            column.extend(_plain_values(part))
            part.clear()

    for row, feature in chosen_features(plan, QgsFeatureRequest()):
        features.append(feature)
        rows.append(row)
        for append, index in places:
            append(feature[index])
        if row % _BATCH == 0:
            flush()
            tick(min(1.0, row / max(plan.count, 1)))
    flush()
    if not features:
        raise SourceError("empty_layer", layer=plan.name)
    tick(1.0)
    return Table(plan, features, np.array(rows, dtype=np.int64), dict(zip(indices, map(_objects, columns))))


def _objects(values: list[Any]) -> NDArray[np.object_]:
    out = np.empty(len(values), dtype=object)
    out[:] = values
    return out


def _plain_values(values: list[Any]) -> list[Any]:
    """Features' values as ``_plain`` gives them, None for NULL; most columns need neither."""
    kinds = set(map(type, values))
    found = values if kinds <= _PLAIN else without_nulls(values)
    return [_plain(value) for value in found] if kinds & _DATES else found


def pivot(
    table: Table, positions: NDArray[np.int64], cell: NDArray[np.object_], period: NDArray[np.object_]
) -> tuple[NDArray[np.int64], NDArray[np.object_], Callable[[NDArray[Any]], NDArray[np.float64]]]:
    """Long rows of one indicator as a matrix of cells and periods.

    Args:
        table: the rows.
        positions: shape (k,), the rows of the indicator.
        cell: shape (n,), cell ids of all rows.
        period: shape (n,), periods of all rows.

    Returns:
        the position of each cell's first row, shape (c,), in the order of the layer; the periods in order,
        shape (m,); and a function that spreads a column of shape (n,) over shape (c, m), NaN where there is
        no row.

    Raises:
        SourceError: a cell has two rows in a period ("duplicate_row").
    """
    cell_code, cells = pd.factorize(cell[positions])
    period_code, periods = pd.factorize(period[positions], sort=True)
    flat = cell_code * len(periods) + period_code
    repeated = pd.Series(flat).duplicated().to_numpy()
    if repeated.any():
        row = int(table.rows[positions[np.flatnonzero(repeated)[0]]])
        raise SourceError("duplicate_row", layer=table.plan.name, row=row)
    first = positions[np.unique(cell_code, return_index=True)[1]]

    def spread(column: NDArray[Any]) -> NDArray[np.float64]:
        out = np.full(len(cells) * len(periods), np.nan)
        out[flat] = column[positions]
        return out.reshape(len(cells), len(periods))

    return first, np.asarray(periods, dtype=object), spread


def one_multiplier(table: Table, indicator: str, values: NDArray[np.float64]) -> float:
    """The multiplier of an indicator's rows.

    Raises:
        SourceError: there is none, or more than one ("several_multipliers").
    """
    distinct = np.unique(values[~np.isnan(values)])
    if len(distinct) != 1:
        raise SourceError("several_multipliers", layer=table.plan.name, indicator=indicator)
    return float(distinct[0])
