"""The only file that asks for a QGIS or Qt version, or that papers over a difference between them."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeatureSink, QgsField
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QMetaType, QVariant

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
