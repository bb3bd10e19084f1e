"""Rows of a source plan as batches of columns.

Two ways that give the same batches: GDAL's Arrow stream (columns straight from the file) and one loop over
the features. Both stream, so memory does not grow with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from osgeo import gdal
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType

from ...compat import without_nulls
from ..errors import SourceError
from .plans import ArrowFile, SourcePlan

_BATCH = 65_536
_POINT = np.dtype([("order", "u1"), ("kind", "V4"), ("x", "<f8"), ("y", "<f8")])  # WKB of a point
_POINT_BYTES = _POINT.itemsize


@dataclass(frozen=True)
class Batch:
    """Some rows of a source, shape (k,) each.

    Attributes:
        row: number of the row in the layer, 1 for the first.
        passed: whether the row passes the filter expression.
        x: coordinate in the layer's system, NaN without geometry; None when points were not asked for.
        y: likewise.
        columns: field name to values: integers, floats, ``datetime64[D]`` or objects (text, None for NULL).
    """

    row: NDArray[np.int64]
    passed: NDArray[np.bool_]
    x: NDArray[np.float64] | None
    y: NDArray[np.float64] | None
    columns: dict[str, NDArray[Any]]


def read_batches(
    plan: SourcePlan, columns: Sequence[str], *, points: bool, expression: str = ""
) -> Iterator[Batch]:
    """Streams the rows of a plan.

    Args:
        plan: made by ``plan_source``.
        columns: names of the fields that are needed.
        points: True to read the points' coordinates.
        expression: filter; rows that do not pass are read and marked.

    Raises:
        SourceError: a field that is not there, a geometry that is no single point (with its row), a filter
            that cannot be evaluated, a source that ended before its last row ("rows_lost").
    """
    names = list(dict.fromkeys(columns))
    for name in names:
        plan.field_index(name)
    if plan.arrow is not None and (not points or plan.rows_type == QgsWkbTypes.Type.Point):
        batches = _arrow_batches(plan, plan.arrow, names, points, expression)
    else:
        batches = _feature_batches(plan, names, points, expression)
    seen = 0
    for batch in batches:
        seen += len(batch.row)
        yield batch
    plan.check_read(seen)


# --- columns, through the Arrow stream


def _arrow_batches(
    plan: SourcePlan, file: ArrowFile, names: list[str], points: bool, expression: str
) -> Iterator[Batch]:
    # A dataset that was iterated once gives no rows on GDAL 3.10: open a fresh one for each stream.
    flags = gdal.OF_VECTOR | gdal.OF_READONLY
    dataset = gdal.OpenEx(file.path, flags, open_options=list(file.options))
    layer = dataset.GetLayerByName(file.layer) if dataset is not None else None
    if layer is None:
        raise SourceError("unreadable_file", layer=plan.name)
    geometry = layer.GetGeometryColumn() or "wkb_geometry"
    fid_name = layer.GetFIDColumn() or "OGC_FID"
    definition = layer.GetLayerDefn()
    theirs = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    ignored = [name for name in theirs if name not in names]
    layer.SetIgnoredFields(ignored if points else [*ignored, "OGR_GEOMETRY"])
    shown = _feature_ids(plan, "") if plan.subset else None
    chosen = _feature_ids(plan, plan.filter) if plan.filter else None
    passing = _feature_ids(plan, expression) if expression else None
    selected = np.array(sorted(plan.selected), dtype=np.int64) if plan.selected is not None else None
    seen = taken = 0
    options = ["USE_MASKED_ARRAYS=YES", "INCLUDE_FID=YES", f"MAX_FEATURES_IN_BATCH={_BATCH}"]
    for raw in layer.GetArrowStreamAsNumPy(options):
        fid = np.asarray(raw[fid_name], dtype=np.int64)
        visible = np.ones(len(fid), dtype=bool) if shown is None else np.isin(fid, shown)
        row = seen + np.cumsum(visible)
        seen += int(visible.sum())
        keep = visible
        for ids in (selected, chosen):
            keep = keep if ids is None else keep & np.isin(fid, ids)
        if plan.limit >= 0:
            keep = keep & (taken + np.cumsum(keep) <= plan.limit)
        taken += int(keep.sum())
        if not keep.any():
            continue
        x, y = _points(raw[geometry], keep, row, plan) if points else (None, None)
        all_kept = bool(keep.all())
        values = {
            name: _arrow_column(raw[_attribute(name, fid_name, raw)], None if all_kept else keep)
            for name in names
        }
        passed = np.isin(fid[keep], passing) if passing is not None else np.ones(int(keep.sum()), dtype=bool)
        yield Batch(row[keep], passed, x, y, values)
        if 0 <= plan.limit <= taken:
            return


def _attribute(name: str, fid_name: str, raw: dict[str, Any]) -> str:
    """The stream's name of a field: QGIS shows the feature id as a field of its own."""
    return name if name in raw else fid_name


def _feature_ids(plan: SourcePlan, expression: str) -> NDArray[np.int64]:
    """Ids of the rows that pass an expression, asked of QGIS so that it means what it means everywhere."""
    request = QgsFeatureRequest()
    needed = _prepared(expression, plan)
    if needed is not None:
        request.setFilterExpression(needed.expression())
        request.setExpressionContext(QgsExpressionContext(plan.context))
        if not needed.needsGeometry():
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes(list(needed.referencedColumns()), plan.fields)
    else:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setNoAttributes()
    ids = (feature.id() for feature in plan.rows.getFeatures(request))
    return np.sort(np.fromiter(ids, dtype=np.int64))


def _arrow_column(column: NDArray[Any], keep: NDArray[np.bool_] | None) -> NDArray[Any]:
    """A column of the stream in the types of a batch."""
    mask = np.ma.getmaskarray(column) if isinstance(column, np.ma.MaskedArray) else None
    values = np.asarray(column)
    if keep is not None:
        values, mask = values[keep], None if mask is None else mask[keep]
    missing = mask is not None and bool(mask.any())
    if values.dtype.kind == "M":
        days = values.astype("datetime64[D]")
        return np.where(mask, np.datetime64("NaT"), days) if missing else days
    if values.dtype.kind in "SO":
        # Decode each distinct text once.
        codes, uniques = pd.factorize(values.astype(object))
        decoded = np.array([*(_decoded(text) for text in uniques), None], dtype=object)
        out = decoded[codes]
    elif missing and values.dtype.kind == "f":
        return np.where(mask, np.nan, values.astype(np.float64))
    elif missing:
        out = values.astype(object)
    else:
        return values
    if missing:
        out[mask] = None
    return out


def _decoded(text: bytes | str) -> str:
    return text.decode("utf-8") if isinstance(text, bytes) else str(text)


def _points(
    column: NDArray[Any], keep: NDArray[np.bool_], row: NDArray[np.int64], plan: SourcePlan
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates of WKB points, NaN where there is none."""
    # Where every row has a geometry of the same size, the stream gives records instead of objects.
    if column.dtype.kind == "V" and column.dtype.itemsize == _POINT_BYTES and not np.ma.is_masked(column):
        return _coordinates(np.asarray(column).view(_POINT)[keep])
    wkb = np.asarray(np.ma.filled(column, None) if isinstance(column, np.ma.MaskedArray) else column)[keep]
    present = np.array([value is not None for value in wkb], dtype=bool)
    x, y = np.full(len(wkb), np.nan), np.full(len(wkb), np.nan)
    if present.any():
        joined = b"".join(wkb[present])
        if len(joined) != _POINT_BYTES * int(present.sum()):
            sizes = np.array([len(value) for value in wkb[present]])
            odd = row[keep][present][sizes != _POINT_BYTES]
            raise SourceError("not_a_point", layer=plan.name, row=int(odd[0]) if len(odd) else 1)
        x[present], y[present] = _coordinates(np.frombuffer(joined, dtype=_POINT))
    return x, y


def _coordinates(points: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates of WKB points; a GeoPackage keeps the byte order of whoever wrote it (0 is big-endian)."""
    x, y = points["x"].copy(), points["y"].copy()
    big = points["order"] == 0
    if big.any():
        x[big], y[big] = x[big].byteswap(), y[big].byteswap()
    return x, y


# --- features, for everything else


def _feature_batches(plan: SourcePlan, names: list[str], points: bool, expression: str) -> Iterator[Batch]:
    tests = [_prepared(text, plan) for text in (plan.filter, expression)]
    request = QgsFeatureRequest()
    needed = set(names).union(*(test.referencedColumns() for test in tests if test is not None))
    if not points and not any(test is not None and test.needsGeometry() for test in tests):
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    if QgsFeatureRequest.ALL_ATTRIBUTES not in needed:
        request.setSubsetOfAttributes(sorted(needed), plan.fields)
    loop = _FeatureLoop(plan, names, points)
    for number, feature in chosen_features(plan, request):
        loop.take(number, feature, _passes(tests[1], feature, plan))
        if len(loop.row) >= _BATCH:
            yield loop.batch()
    if loop.row:
        yield loop.batch()


def chosen_features(plan: SourcePlan, request: QgsFeatureRequest) -> Iterator[tuple[int, QgsFeature]]:
    """The features of a plan that its selection, filter and limit let through, with their row numbers.

    The tests are made here and not by the request: a virtual layer numbers its rows anew for each request,
    and row numbers are to count the rows that the layer shows.
    """
    test = _prepared(plan.filter, plan)
    if test is None and plan.selected is None and plan.limit < 0:
        yield from enumerate(plan.rows.getFeatures(request), start=1)
        return
    taken = 0
    for number, feature in enumerate(plan.rows.getFeatures(request), start=1):
        if plan.selected is not None and feature.id() not in plan.selected:
            continue
        if not _passes(test, feature, plan):
            continue
        if 0 <= plan.limit <= taken:
            return
        taken += 1
        yield number, feature


def _prepared(text: str, plan: SourcePlan) -> QgsExpression | None:
    if not text:
        return None
    plain = QgsExpression(text)
    if plain.hasParserError() or not plain.prepare(plan.context):
        problem = plain.parserErrorString() or plain.evalErrorString()
        raise SourceError("bad_expression", layer=plan.name, problem=" ".join(problem.split()))
    # Inside "if" QGIS evaluates it and does not hand it to the file's SQL, to which text and numbers compare
    # in another way ("kode" = 11); and it gives 1 or 0 for whatever QGIS takes as true.
    expression = QgsExpression(f"if((\n{text}\n), 1, 0)")
    expression.prepare(plan.context)
    return expression


def _passes(test: QgsExpression | None, feature: QgsFeature, plan: SourcePlan) -> bool:
    if test is None:
        return True
    plan.context.setFeature(feature)
    # For a value that it cannot be evaluated for it is NULL and the row does not pass, as everywhere in QGIS.
    return bool(without_nulls([test.evaluate(plan.context)])[0])


class _FeatureLoop:
    """Collects features into a batch."""

    def __init__(self, plan: SourcePlan, names: list[str], points: bool) -> None:
        self._plan, self._names, self._points = plan, names, points
        self._indices = [plan.field_index(name) for name in names]
        self._kinds = [plan.fields.at(index).type() for index in self._indices]
        self._clear()

    def _clear(self) -> None:
        self.row: list[int] = []
        self._passed: list[bool] = []
        self._xy: list[tuple[float, float]] = []
        self._values: list[list[Any]] = []

    def take(self, number: int, feature: QgsFeature, passed: bool) -> None:
        self.row.append(number)
        self._passed.append(passed)
        self._values.append([feature[index] for index in self._indices])
        if self._points:
            self._xy.append(_point(feature, number, self._plan))

    def batch(self) -> Batch:
        columns = zip(*self._values) if self._indices else ()
        values = {
            name: _feature_column(list(column), kind)
            for name, kind, column in zip(self._names, self._kinds, columns)
        }
        xy = np.array(self._xy, dtype=np.float64).reshape(-1, 2) if self._points else None
        out = Batch(
            np.array(self.row, dtype=np.int64),
            np.array(self._passed, dtype=bool),
            None if xy is None else xy[:, 0],
            None if xy is None else xy[:, 1],
            values,
        )
        self._clear()
        return out


def _point(feature: QgsFeature, number: int, plan: SourcePlan) -> tuple[float, float]:
    geometry = feature.geometry()
    if geometry.isNull() or geometry.isEmpty():
        return (np.nan, np.nan)
    if geometry.type() != QgsWkbTypes.GeometryType.PointGeometry:
        raise SourceError("not_a_point", layer=plan.name, row=number)
    if geometry.isMultipart():
        parts = geometry.asMultiPoint()
        if len(parts) != 1:
            raise SourceError("several_points", layer=plan.name, row=number, parts=len(parts))
        return (parts[0].x(), parts[0].y())
    point = geometry.asPoint()
    return (point.x(), point.y())


def _feature_column(values: list[Any], kind: Any) -> NDArray[Any]:  # noqa: ANN401 - a QMetaType
    """A column of features' values in the types of a batch."""
    plain = without_nulls(values)
    try:
        typed = _typed_column(plain, kind)
    except (AttributeError, TypeError, ValueError):
        # A virtual layer gives the text "årstal" for every value of "Årstal": refused where it is used.
        typed = None
    if typed is not None:
        return typed
    out = np.empty(len(plain), dtype=object)
    out[:] = plain
    return out


def _typed_column(plain: list[Any], kind: Any) -> NDArray[Any] | None:  # noqa: ANN401 - a QMetaType
    """Values as days, whole numbers or floats; None where they must stay objects."""
    if kind in (QMetaType.Type.QDate, QMetaType.Type.QDateTime):
        return np.array([_day(value) for value in plain], dtype="datetime64[D]")
    if None in plain:
        return None
    if kind in (QMetaType.Type.Int, QMetaType.Type.LongLong, QMetaType.Type.UInt):
        return np.array(plain, dtype=np.int64)
    if kind == QMetaType.Type.Double and not np.isnan(plain).any():
        return np.array(plain, dtype=np.float64)
    return None


def _day(value: QDate | QDateTime | None) -> str:
    if value is None:
        return "NaT"
    day = value.date() if isinstance(value, QDateTime) else value
    return day.toString("yyyy-MM-dd") if day.isValid() else "NaT"
