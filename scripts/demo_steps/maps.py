"""A picture per step: rates of the latest year, years in the top, areas; and the indicators combined."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QImage

from boligmon_plugin.adapters.maps.layouts import MapText, Page, export_map
from boligmon_plugin.adapters.maps.projects import CRS
from boligmon_plugin.adapters.words import short_number

from .results import Run
from .words import Words

_INDICATOR = "preventive"
# picture -> the kinds of layers that it shows, topmost first
_SHOWN = {
    "rates": ("rates",),
    "periods": ("periods",),
    "areas": ("areas", "periods"),
    "combined": ("combined",),
}
_GROUND = 300.0  # metres around the cells
_PALETTE = 256


def write_maps(finished: Run, folder: Path, words: Words) -> list[Path]:
    """Writes the pictures and returns their paths.

    They show all cells that are ranked in some year, so that nothing with a colour is left out; a small map
    of the municipality says where that is.
    """
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(CRS))
    layers = {kind: _layer(finished, kind, words) for kind in _SHOWN}
    (record,) = (one for one in finished.record["indicators"] if one["id"] == _INDICATOR)
    years, study = [int(year) for year in record["periods"]], finished.study
    facts = {
        "first": years[0],
        "last": years[-1],
        "all": len(years),
        "years": short_number(study.areas.min_value),
        "families": short_number(study.areas.min_population),
        "least": short_number(study.method.min_population),
        "share": short_number(study.method.share),
        "indicators": len(study.indicators),
    }
    latest = (date(years[-1], 1, 1), date(years[-1], 12, 31))
    boundary = finished.layer("boundary")
    written = []
    for name, kinds in _SHOWN.items():
        titles = (words.map_titles[name], words.subtitles[name], words.note)
        page = Page(
            extent=_ranked(layers["combined" if name == "combined" else "periods"]),
            period=latest if name == "rates" else None,
            overview=[boundary],
        )
        path = folder / words.files[name]
        text = MapText(*(title.format(**facts) for title in titles))
        export_map(project, [layers[kind] for kind in kinds], path, text, page)
        _shrink(path)
        written.append(path)
    return written


def _ranked(cells: QgsVectorLayer) -> QgsRectangle:
    """The ground of the cells that have a rank in some year."""
    total = QgsRectangle()
    for feature in cells.getFeatures(QgsFeatureRequest().setFilterExpression('"periods" > 0')):
        total.combineExtentWith(feature.geometry().boundingBox())
    return total.buffered(_GROUND)


def _layer(finished: Run, kind: str, words: Words) -> QgsVectorLayer:
    layer = finished.layer(kind if kind == "combined" else f"{_INDICATOR}_{kind}")
    layer.setName(words.titles[kind])
    return layer


def _shrink(path: Path) -> None:
    """Rewrites a picture with its 256 most frequent colours: half the bytes, and no difference to see.

    Qt's own conversion takes colours that are not in the picture.
    """
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint32).reshape(height, width)
    colours, back, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    most = np.argsort(-counts, kind="stable")[:_PALETTE]
    channels = colours[:, None] >> np.array([16, 8, 0], np.uint32) & 255
    distance = np.zeros((len(colours), len(most)), np.int64)
    for channel in channels.T.astype(np.int64):
        distance += (channel[:, None] - channel[most][None, :]) ** 2
    places = distance.argmin(axis=1).astype(np.uint8)[back].reshape(height, width)
    rows = np.zeros((height, -width % 4 + width), np.uint8)  # Qt wants rows of whole words
    rows[:, :width] = places
    held = rows.tobytes()  # QImage reads it and does not keep it
    small = QImage(held, width, height, rows.shape[1], QImage.Format.Format_Indexed8)
    small.setColorTable([int(colour) for colour in colours[most]])
    if not small.save(str(path), "PNG"):
        raise OSError(path)
