"""From tables to points with QGIS' own algorithms: trim the id, join the addresses, make points.

This is what a user can do by hand until the plugin has an algorithm for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from processing import run
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType, QUrl, QUrlQuery
from sample import unpack

CRS = "EPSG:25832"
TEMPORARY = "TEMPORARY_OUTPUT"
_KEY = "adresse"


@dataclass(frozen=True)
class Located:
    """The layers that the model takes.

    Attributes:
        events: preventive measures as points; rows without a known address have no geometry.
        population: families as points, one per family and date.
        boundary: the municipality.
    """

    events: QgsVectorLayer
    population: QgsVectorLayer
    boundary: QgsVectorLayer


def locate_all(sample: Path, outputs: dict[str, str] | None = None) -> Located:
    """Reads the unpacked sample and gives its tables geometry.

    Args:
        sample: the folder ``make_sample.py --unpack`` has written.
        outputs: destinations of the points, by ``events`` and ``population``; default memory.
    """
    to = outputs or {}
    addresses = _coordinates(text_table(sample / unpack.ADDRESSES, "UTF-8", typed=True))
    events = text_table(sample / unpack.PREVENTIVE, "windows-1252")
    families = text_table(sample / unpack.FAMILIES, "UTF-8")
    return Located(
        _located(events, addresses, ("Årstal", "Borger-ID", "Foranstaltningstype"), to.get("events")),
        _located(families, addresses, ("MI_PRINX", "UdtraekDato"), to.get("population")),
        QgsVectorLayer(str(sample / unpack.BOUNDARY), unpack.BOUNDARY, "ogr"),
    )


def text_table(path: Path, encoding: str, *, typed: bool = False) -> QgsVectorLayer:
    """A table with semicolons; every column is text, or where ``typed`` numbers with a decimal comma too."""
    query = QUrlQuery()
    for key, value in (
        ("type", "csv"),
        ("delimiter", ";"),
        ("encoding", encoding),
        ("geomType", "none"),
        ("decimalPoint", ","),
        ("detectTypes", "yes" if typed else "no"),
    ):
        query.addQueryItem(key, value)
    url = QUrl.fromLocalFile(str(path))
    url.setQuery(query)
    layer = QgsVectorLayer(bytes(url.toEncoded()).decode(), path.stem, "delimitedtext")
    if not layer.isValid():
        raise FileNotFoundError(path)
    return layer


def _field(name: str, expression: str, kind: QMetaType.Type = QMetaType.Type.QString) -> dict[str, Any]:
    """One field of ``native:refactorfields``."""
    return {"name": name, "expression": expression, "type": int(kind), "length": 0, "precision": 0}


def _key() -> dict[str, Any]:
    """The id to join by: real tables have spaces behind it, and capitals."""
    return _field(_KEY, 'lower(trim("Adresse-ID"))')


def _coordinates(addresses: QgsVectorLayer) -> QgsVectorLayer:
    number = QMetaType.Type.Double
    fields = [_key(), _field("X", '"X"', number), _field("Y", '"Y"', number)]
    return run("native:refactorfields", {"INPUT": addresses, "FIELDS_MAPPING": fields, "OUTPUT": TEMPORARY})[
        "OUTPUT"
    ]


def _located(
    table: QgsVectorLayer, addresses: QgsVectorLayer, columns: tuple[str, ...], destination: str | None
) -> QgsVectorLayer:
    """The table's columns, its key and a point; rows stay in order, also those without a point."""
    fields = [_key(), *(_field(name, f'"{name}"') for name in columns)]
    keyed = run("native:refactorfields", {"INPUT": table, "FIELDS_MAPPING": fields, "OUTPUT": TEMPORARY})
    joined = run(
        "native:joinattributestable",
        {
            "INPUT": keyed["OUTPUT"],
            "FIELD": _KEY,
            "INPUT_2": addresses,
            "FIELD_2": _KEY,
            "FIELDS_TO_COPY": ["X", "Y"],
            "METHOD": 1,  # the first match: an address id is unique
            "DISCARD_NONMATCHING": False,
            "OUTPUT": TEMPORARY,
        },
    )
    points = run(
        "native:createpointslayerfromtable",
        {
            "INPUT": joined["OUTPUT"],
            "XFIELD": "X",
            "YFIELD": "Y",
            "TARGET_CRS": CRS,
            "OUTPUT": destination or TEMPORARY,
        },
    )["OUTPUT"]
    if isinstance(points, QgsVectorLayer):
        points.setName(table.name())  # the log names the source
    return points
