"""The only file that asks for a QGIS or Qt version, or that papers over a difference between them."""

from __future__ import annotations

import configparser
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from osgeo import gdal
from qgis.core import Qgis, QgsFeatureSink, QgsField
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QMetaType, QVariant

_METADATA = Path(__file__).resolve().parents[1] / "metadata.txt"
_FIELD_TYPES = {
    int: QMetaType.Type.LongLong,
    float: QMetaType.Type.Double,
    str: QMetaType.Type.QString,
    "date": QMetaType.Type.QDate,
}


def field(name: str, kind: type | str) -> QgsField:
    """A field of a result layer; ``kind`` is int, float, str or "date", as in ``domain.schema``."""
    return QgsField(name, _FIELD_TYPES[kind])


def is_null(value: Any) -> bool:  # noqa: ANN401 - a value of any field
    """Whether a feature's value is NULL: a QVariant in Qt5, None in Qt6."""
    return value is None or (isinstance(value, QVariant) and value.isNull())


def without_nulls(values: list[Any]) -> list[Any]:
    """Features' values with None for every NULL."""
    return [None if value is None or isinstance(value, QVariant) else value for value in values]


def finalize(sink: QgsFeatureSink) -> None:
    """Completes the file of a sink that has taken its last feature.

    ``QgsFeatureSink.finalize`` exists from 3.42 on; before that only the writer's destructor does it, and
    Python may keep the writer until long after the next step has opened the file.
    """
    if hasattr(sink, "finalize"):
        sink.finalize()
    else:
        sip.delete(sink)


def versions() -> dict[str, str]:
    """Name of the program that a result is made with -> its version; the plugin's is in ``metadata.txt``."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(_METADATA, encoding="utf-8")
    return {
        "plugin": metadata.get("general", "version", fallback=""),
        "qgis": Qgis.QGIS_VERSION.split("-")[0],
        "gdal": gdal.VersionInfo("RELEASE_NAME"),
        "numpy": np.__version__,
        "pandas": pd.__version__,
    }
