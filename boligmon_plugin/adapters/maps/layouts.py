"""A map as a picture: title, map, legend, scale bar, north arrow, source and the mark for internal use."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsLayoutItemPolyline,
    QgsLayoutItemScaleBar,
    QgsLayoutMeasurement,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QPointF, QRectF, QSize, Qt, QTime
from qgis.PyQt.QtGui import QColor, QPolygonF

from ..words import internal_mark, locale_name
from .layout_text import add_text, text_format, text_height
from .legends import add_legend

_EDGE = 6.0  # mm from the edge of the page
_GAP = 4.0
_COLUMN = 62.0  # width of the legend's column
_TITLE, _SUBTITLE, _MARK, _TEXT, _NOTE = 18.0, 11.0, 9.5, 9.0, 8.0  # points
_INK = QColor("#1a1a1a")
_MARGIN = 1.06  # what a map shows around its features
_PADDING = 1.8  # mm between the mark and its frame
_SEGMENT = 20.0  # mm of the scale bar, at most
_ARROW = 9.0  # mm
_OVERVIEW = 45.0  # mm, height of the small map at most
_SMALLEST = 500.0  # metres that a map shows at least


class MapError(RuntimeError):
    """A map that cannot be made; its text is one sentence in the user's language."""


@dataclass(frozen=True)
class MapText:
    """What stands around a map.

    Attributes:
        title: what the map shows, large.
        subtitle: indicator, period, method; may be empty.
        note: source, date, and that data are synthetic when they are; may be empty.
    """

    title: str
    subtitle: str = ""
    note: str = ""


@dataclass(frozen=True)
class Page:
    """Size and contents of a picture; the default is 1,600 pixels wide.

    Attributes:
        width, height: mm.
        dpi: pixels per inch.
        extent: what the map shows, in the project's coordinates; None for all of the layers.
        period: first and last day, both included, that layers with time show; None for all periods, the
            latest on top.
        internal: False for a picture without small numbers: no mark for internal use.
        overview: layers of a small map of the whole (a municipality's outline) that shows where the map is;
            none without.
    """

    width: float = 271.0
    height: float = 190.0
    dpi: int = 150
    extent: QgsRectangle | None = None
    period: tuple[date, date] | None = None
    internal: bool = True
    overview: Sequence[QgsVectorLayer] = ()


def export_map(
    project: QgsProject, layers: Sequence[QgsVectorLayer], path: Path, text: MapText, page: Page | None = None
) -> None:
    """Writes a map as PNG.

    Args:
        project: gives the coordinate reference system; need not hold the layers.
        layers: styled layers, the topmost first.
        path: the file to write; its folder exists.
        text: title, subtitle and note.
        page: size, extent and period.

    Raises:
        MapError: there is nothing to show, or the file was not written.
    """
    page = page or Page()
    layout = build_layout(project, layers, text, page)
    # exportToImage() would have GDAL write coordinates into the PNG, which it refuses with a printed error.
    image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), page.dpi)
    if image.isNull() or not image.save(str(path), "PNG"):
        message = QCoreApplication.translate("Boligmon", "The map {file} could not be written.")
        raise MapError(message.format(file=path))


def build_layout(
    project: QgsProject, layers: Sequence[QgsVectorLayer], text: MapText, page: Page
) -> QgsPrintLayout:
    """The layout of a map: title above, note below, legend and the rest in a column to the right.

    Raises:
        MapError: no layer has features, and the page says no extent.
    """
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(page.width, page.height))
    full, top, bottom = page.width - 2 * _EDGE, _EDGE, page.height - _EDGE
    for words, shape in (
        (text.title, text_format(_TITLE, bold=True)),
        (text.subtitle, text_format(_SUBTITLE)),
    ):
        if words:
            top += add_text(layout, words, (_EDGE, top, full), shape).rect().height()
    top += _GAP / 2
    if text.note:
        shape = text_format(_NOTE)
        bottom -= text_height(layout, text.note, shape, full)
        add_text(layout, text.note, (_EDGE, bottom, full), shape)
        bottom -= _GAP / 2
    left = page.width - _EDGE - _COLUMN
    frame = QRectF(_EDGE, top, left - _GAP - _EDGE, bottom - top)
    map_item = _add_map(layout, layers, page, frame)
    if page.internal:
        top += _add_mark(layout, left, top)
    foot = bottom - _add_scale_bar(layout, map_item, left, bottom)
    legend = add_legend(layout, layers, (left, top, _COLUMN), foot - _ARROW - top)
    if page.overview:
        top += legend.rect().height() + _GAP
        _add_overview(layout, page.overview, map_item, QRectF(left, top, _COLUMN, foot - _ARROW - top))
    _add_north_arrow(layout, page.width - _EDGE - _GAP, bottom)
    return layout


# --- the map


def _add_map(
    layout: QgsPrintLayout, layers: Sequence[QgsVectorLayer], page: Page, frame: QRectF
) -> QgsLayoutItemMap:
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(frame)
    crs = layout.project().crs()
    if not crs.isValid() and layers:
        crs = layers[0].crs()
    item.setCrs(crs)
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor("#7f7f7f"))
    item.setFrameStrokeWidth(QgsLayoutMeasurement(0.2))
    layout.addLayoutItem(item)
    item.zoomToExtent(page.extent or _extent_of(layers, item))
    if page.period is not None:
        first, last = (QDate(day.year, day.month, day.day) for day in page.period)
        item.setIsTemporal(True)
        item.setTemporalRange(QgsDateTimeRange(QDateTime(first, QTime(0, 0)), QDateTime(last, QTime(0, 0))))
    return item


def _extent_of(layers: Sequence[QgsVectorLayer], item: QgsLayoutItemMap) -> QgsRectangle:
    """All features of the layers and some ground around them, in the map's coordinates."""
    total = QgsRectangle()
    for layer in layers:
        if layer.featureCount() == 0 or layer.extent().isNull():
            continue
        transform = QgsCoordinateTransform(layer.crs(), item.crs(), item.layout().project())
        total.combineExtentWith(transform.transformBoundingBox(layer.extent()))
    if total.isNull():
        raise MapError(QCoreApplication.translate("Boligmon", "There is nothing to show on the map."))
    total.scale(_MARGIN)
    short = _SMALLEST - max(total.width(), total.height())
    if short > 0:
        total.grow(short / 2)
    return total


# --- beside the map


def _add_overview(
    layout: QgsPrintLayout, layers: Sequence[QgsVectorLayer], map_item: QgsLayoutItemMap, room: QRectF
) -> None:
    """A small map at the foot of the room, where there is room for one, with the frame of the map in it."""
    if room.height() < _OVERVIEW / 3:
        return
    item = QgsLayoutItemMap(layout)
    item.setCrs(map_item.crs())
    whole = _extent_of(layers, item)
    whole.combineExtentWith(map_item.extent())
    height = min(room.height(), room.width() * whole.height() / whole.width(), _OVERVIEW)
    item.attemptSetSceneRect(QRectF(room.left(), room.bottom() - height, room.width(), height))
    item.setLayers(list(layers))
    item.setKeepLayerSet(True)
    item.setBackgroundEnabled(False)
    layout.addLayoutItem(item)
    item.zoomToExtent(whole)
    item.overview().setLinkedMap(map_item)
    frame = {"style": "no", "outline_color": _INK.name(), "outline_width": "0.4"}
    item.overview().setFrameSymbol(QgsFillSymbol.createSimple(frame))


def _add_mark(layout: QgsPrintLayout, left: float, top: float) -> float:
    """The mark for internal use in a frame; returns its height in mm."""
    inside = (left + _PADDING, top + _PADDING, _COLUMN - 2 * _PADDING)
    mark = add_text(layout, internal_mark(), inside, text_format(_MARK, bold=True))
    height = mark.rect().height() + 2 * _PADDING
    mark.setMargin(_PADDING)
    mark.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    mark.attemptSetSceneRect(QRectF(left, top, _COLUMN, height))
    mark.setFrameEnabled(True)
    mark.setFrameStrokeColor(_INK)
    mark.setFrameStrokeWidth(QgsLayoutMeasurement(0.4))
    return height


def _add_scale_bar(layout: QgsPrintLayout, map_item: QgsLayoutItemMap, left: float, bottom: float) -> float:
    """A bar of two segments of a round length, at the foot of the column; returns its height in mm."""
    metres = _round_down(map_item.scale() / 1000 * _SEGMENT)
    kilometres = metres >= 1000  # noqa: PLR2004 - metres of a kilometre
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(map_item)
    bar.setStyle("Single Box")
    bar.setUnits(Qgis.DistanceUnit.Kilometers if kilometres else Qgis.DistanceUnit.Meters)
    bar.setMapUnitsPerScaleBarUnit(1)
    bar.setUnitLabel("km" if kilometres else "m")
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setUnitsPerSegment(metres / 1000 if kilometres else metres)
    bar.setHeight(2)
    bar.setTextFormat(text_format(_TEXT))
    numbers = QgsBasicNumericFormat()
    numbers.setDecimalSeparator(QLocale(locale_name()).decimalPoint())
    numbers.setThousandsSeparator(QLocale(locale_name()).groupSeparator())
    bar.setNumericFormat(numbers)
    layout.addLayoutItem(bar)
    bar.update()
    bar.attemptMove(QgsLayoutPoint(left, bottom - bar.rect().height()))
    return bar.rect().height()


def _round_down(metres: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above a length."""
    power = 10.0 ** math.floor(math.log10(metres))
    return max(step * power for step in (1, 2, 5) if step * power <= metres)


def _add_north_arrow(layout: QgsPrintLayout, middle: float, bottom: float) -> None:
    """An arrow with an N; grid north is up, the map is never turned."""
    letter = add_text(layout, "N", (middle - 3, 0, 6), text_format(_TEXT, bold=True))
    letter.setHAlign(Qt.AlignmentFlag.AlignHCenter)
    letter.attemptMove(QgsLayoutPoint(middle - 3, bottom - _ARROW - letter.rect().height()))
    line = QPolygonF([QPointF(middle, bottom), QPointF(middle, bottom - _ARROW + 1)])
    arrow = QgsLayoutItemPolyline(line, layout)
    arrow.setEndMarker(QgsLayoutItemPolyline.MarkerMode.ArrowHead)
    arrow.setArrowHeadWidth(3)
    arrow.setArrowHeadFillColor(_INK)
    arrow.setArrowHeadStrokeColor(_INK)
    arrow.setArrowHeadStrokeWidth(0.2)
    layout.addLayoutItem(arrow)
