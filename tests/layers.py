"""Builders of real layers for tests: the same rows in memory and in files of every kind."""

from __future__ import annotations

import numpy as np
import pandas as pd
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsProcessingContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

TYPES = {
    "int": QMetaType.Type.Int,
    "long": QMetaType.Type.LongLong,
    "float": QMetaType.Type.Double,
    "text": QMetaType.Type.QString,
    "date": QMetaType.Type.QDate,
    "datetime": QMetaType.Type.QDateTime,
    "bool": QMetaType.Type.Bool,
}
# the fields of a layer of sums that the areas need
SUM_TYPES = {
    "indicator": "text",
    "cell_id": "text",
    "periods": "int",
    "periods_selected": "int",
    "events": "float",
    "population": "float",
    "exposure": "float",
    "multiplier": "float",
}


def qt_value(value):
    """A value of a frame as an attribute: None for what is missing."""
    if isinstance(value, pd.Timestamp):
        day = QDate(value.year, value.month, value.day)
        if value == value.normalize():
            return day
        return QDateTime(day, QTime(value.hour, value.minute, value.second))
    if value is None or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    return value.item() if isinstance(value, np.generic) else value


def memory_layer(frame, types, *, name="hændelser", crs="EPSG:25832", geometry="Point"):
    """A memory layer of a frame's rows.

    Args:
        frame: the rows; columns x and y (where the geometry is Point) hold coordinates, NaN for no geometry;
            a column ``wkt`` holds geometries of other kinds.
        types: column -> one of ``TYPES``, in the order of the layer's fields.
        name: of the layer.
        crs: authority id, "" for none.
        geometry: type of the memory layer, "NoGeometry" for a table.
    """
    layer = QgsVectorLayer(f"{geometry}?crs={crs}" if crs else geometry, name, "memory")
    if not crs:
        layer.setCrs(layer.crs().__class__())
    fields = [QgsField(name, TYPES[kind]) for name, kind in types.items()]
    assert not fields or layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    features = []
    for row in frame.to_dict("records"):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([qt_value(row[name]) for name in types])
        if "wkt" in row:
            if row["wkt"]:
                feature.setGeometry(QgsGeometry.fromWkt(row["wkt"]))
        elif geometry == "Point" and not np.isnan(row["x"]):
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(row["x"], row["y"])))
        elif geometry == "PointZ" and not np.isnan(row["x"]):
            feature.setGeometry(QgsGeometry(QgsPoint(row["x"], row["y"], 12.5)))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def in_file(layer, path, driver, *, table=None, made_with=()):
    """The same rows in a file, as a layer that was just opened."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, table or path.stem
    options.datasourceOptions = list(made_with)
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    transforms = QgsProcessingContext().transformContext()
    result = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), transforms, options)
    assert result[0] == QgsVectorFileWriter.WriterError.NoError, result
    opened = QgsVectorLayer(f"{path}|layername={options.layerName}", layer.name(), "ogr")
    assert opened.isValid()
    return opened


def as_csv(frame, path, *, encoding="utf-8", separator=";", decimal=","):
    """A text file of a frame, as an administrative system would write it; the opened layer."""
    frame.to_csv(path, sep=separator, decimal=decimal, index=False, encoding=encoding)
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    assert layer.isValid()
    return layer


def square(x, y, size):
    """Well-known text of a square by its lower-left corner."""
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"


def frame_of(layer):
    """All attributes of a layer, None for NULL, in the order of its rows."""
    names = layer.fields().names()
    rows = []
    for feature in layer.getFeatures():
        values = feature.attributes()
        rows.append([None if value is None or not _given(value) else value for value in values])
    return pd.DataFrame(rows, columns=names, dtype=object)


def _given(value):
    return not (hasattr(value, "isNull") and not isinstance(value, (QDate, QDateTime)) and value.isNull())
