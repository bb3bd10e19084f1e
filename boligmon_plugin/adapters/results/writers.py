"""Columns to features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsFeature, QgsFeatureSink, QgsField, QgsFields, QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QDate

from ...compat import field, finalize
from ...domain.grid import Grid
from ..errors import SourceError

Tick = Callable[[float], None]

# Few enough features at a time that they come and go between two passes of Python's garbage collector (700
# new objects): with 10,000 its passes over all that QGIS and pandas hold took a third of the time.
_BATCH = 500


def fields_of(columns: dict[str, Any]) -> QgsFields:
    """Fields of a result layer from a ``domain.schema`` table of names and types."""
    fields = QgsFields()
    for name, kind in columns.items():
        if not fields.append(field(name, kind)):
            raise SourceError("field_exists", field=name)
    return fields


def extended(fields: QgsFields, columns: dict[str, Any], layer: str) -> QgsFields:
    """A layer's fields with result fields after them; fields of those names are computed anew.

    The feature id that a GeoPackage shows as a field is left out: it is unique in its own layer only. Aliases
    are left to the style: sinks lose them, and QGIS would warn of each.
    """
    out = QgsFields()
    for old in fields:
        bare = QgsField(old)
        bare.setAlias("")
        if old.name() not in columns and old.name() != "fid" and not out.append(bare):
            raise SourceError("field_exists", layer=layer, field=old.name())
    for name, kind in columns.items():
        if not out.append(field(name, kind)):
            raise SourceError("field_exists", layer=layer, field=name)
    return out


def column(values: Sequence[Any] | NDArray[Any]) -> list[Any]:
    """An array as attribute values: NaN and NaT become NULL, dates QDate, numbers Python's own."""
    array = np.asarray(values)
    if array.dtype.kind == "M":
        return dates(array)
    plain = array.tolist()
    if array.dtype.kind == "f":
        return [None if value != value else value for value in plain]  # noqa: PLR0124 - NaN is not itself
    return plain


def whole(values: NDArray[Any]) -> list[int | None]:
    """Whole numbers kept in a float array, NaN for NULL."""
    return [None if value != value else int(value) for value in np.asarray(values).tolist()]  # noqa: PLR0124


def dates(days: NDArray[np.datetime64]) -> list[QDate | None]:
    """Days as QDate, each distinct day made once."""
    uniques, back = np.unique(days, return_inverse=True)
    made = [QDate.fromString(str(day), "yyyy-MM-dd") if not np.isnat(day) else None for day in uniques]
    return [made[index] for index in back]


def cell_geometries(grid: Grid, keys: NDArray[np.int64]) -> list[QgsGeometry]:
    """Squares of grid cells in EPSG:25832."""
    east, north = grid.corners(keys)
    size = float(grid.size)
    return [
        QgsGeometry.fromRect(QgsRectangle(x, y, x + size, y + size))
        for x, y in zip(east.tolist(), north.tolist())
    ]


def close_sink(sink: QgsFeatureSink) -> None:
    """Completes a file, so that the next step and the style find all its rows."""
    if not sink.flushBuffer():
        raise SourceError("cannot_write", problem=sink.lastError())
    finalize(sink)


def write_rows(
    sink: QgsFeatureSink,
    fields: QgsFields,
    columns: Sequence[Sequence[Any]],
    geometries: Sequence[QgsGeometry] | None,
    tick: Tick,
) -> None:
    """Writes rows given as columns, in batches.

    Args:
        sink: an open sink.
        fields: its fields.
        columns: one sequence of n attribute values per field.
        geometries: n geometries (shared ones are not copied), None for a table.
        tick: is told the progress.

    Raises:
        SourceError: the sink refuses the features ("cannot_write").
    """
    total = len(columns[0]) if columns else 0
    batch: list[QgsFeature] = []
    for number, row in enumerate(zip(*columns)):
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        if geometries is not None:
            feature.setGeometry(geometries[number])
        batch.append(feature)
        if len(batch) == _BATCH or number == total - 1:
            if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
                raise SourceError("cannot_write", problem=sink.lastError())
            batch = []
            tick((number + 1) / total)
    close_sink(sink)


def write_copies(  # noqa: PLR0913, PLR0917 - a sink, its fields, and what to write
    sink: QgsFeatureSink,
    fields: QgsFields,
    features: Sequence[QgsFeature],
    old_fields: QgsFields,
    added: Sequence[Sequence[Any]],
    tick: Tick,
) -> None:
    """Writes features of another layer with further attributes, in batches.

    Args:
        sink: an open sink.
        fields: its fields, as ``extended`` makes them from ``old_fields``.
        features: n features; they are changed.
        old_fields: their fields.
        added: one sequence of n attribute values per added field.
        tick: is told the progress.

    Raises:
        SourceError: the sink refuses the features ("cannot_write").
    """
    kept = [old_fields.lookupField(fields.at(i).name()) for i in range(fields.count() - len(added))]
    all_kept = kept == list(range(old_fields.count()))
    total = len(features)
    for start in range(0, total, _BATCH):
        batch = []
        for feature, more in zip(
            features[start : start + _BATCH], zip(*(c[start : start + _BATCH] for c in added))
        ):
            if all_kept:  # three times as fast as turning all attributes to Python's values and back
                feature.padAttributes(len(more))
                for place, value in enumerate(more, start=len(kept)):
                    feature.setAttribute(place, value)
            else:
                values = feature.attributes()
                feature.setAttributes([*(values[i] for i in kept), *more])
            batch.append(feature)
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            raise SourceError("cannot_write", problem=sink.lastError())
        tick((start + len(batch)) / total)
    close_sink(sink)
