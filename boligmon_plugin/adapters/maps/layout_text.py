"""Text in layouts that is never cut: wrapped to the width it has, given the height it needs.

Fonts differ between machines, so widths are measured, never assumed.
"""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsLayout,
    QgsLayoutItemLabel,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutUtils,
    QgsTextFormat,
    QgsTextRenderer,
)
from qgis.PyQt.QtGui import QColor, QFont

_INK = "#1a1a1a"
_SLACK = 0.6  # mm: painters round to whole pixels


def text_format(points: float, *, bold: bool = False) -> QgsTextFormat:
    """The interface's font in dark grey, in a size that does not depend on the screen."""
    font = QFont()
    font.setBold(bold)
    shape = QgsTextFormat()
    shape.setFont(font)
    if bold:
        shape.setNamedStyle("Bold")
    shape.setSize(points)
    shape.setSizeUnit(Qgis.RenderUnit.Points)
    shape.setColor(QColor(_INK))
    return shape


def text_size(layout: QgsLayout, lines: list[str], shape: QgsTextFormat) -> tuple[float, float]:
    """Width and height of lines of text in mm."""
    context = QgsLayoutUtils.createRenderContextForLayout(layout, None)
    width = QgsTextRenderer.textWidth(context, shape, lines)
    height = QgsTextRenderer.textHeight(context, shape, lines, Qgis.TextLayoutMode.Rectangle)
    return width / context.scaleFactor(), height / context.scaleFactor()


def wrap(layout: QgsLayout, text: str, shape: QgsTextFormat, width: float) -> list[str]:
    """The text as lines of at most ``width`` mm, broken at spaces; a longer word keeps a line of its own."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):  # not at the space that does not break: 25 %
            longer = f"{line} {word}" if line else word
            if line and text_size(layout, [longer], shape)[0] > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


def text_height(layout: QgsLayout, text: str, shape: QgsTextFormat, width: float) -> float:
    """The height in mm that a text needs when it is wrapped to a width."""
    return text_size(layout, wrap(layout, text, shape, width), shape)[1] + _SLACK


def add_text(
    layout: QgsLayout, text: str, place: tuple[float, float, float], shape: QgsTextFormat
) -> QgsLayoutItemLabel:
    """Adds a wrapped text at (left, top, width) in mm; the item is as high as the text needs."""
    left, top, width = place
    label = QgsLayoutItemLabel(layout)
    label.setText("\n".join(wrap(layout, text, shape, width)))
    label.setTextFormat(shape)
    label.setMargin(0)
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(left, top))
    label.attemptResize(QgsLayoutSize(width, text_height(layout, text, shape, width)))
    return label
