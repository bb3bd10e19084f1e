"""The legend of a map: the entries of its own layers, in words that fit the column."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsLayerTreeLayer,
    QgsLayerTreeModelLegendNode,
    QgsLayout,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutUtils,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsTextFormat,
    QgsVectorLayer,
)

from .layout_text import text_format, wrap
from .renderers import HEADING, MARK

_HEAD, _TEXT = 10.0, 9.0  # points
_SYMBOL = (6.0, 4.0)  # mm
_BESIDE = 2.0  # mm between symbol and text
_BETWEEN = 2.3  # mm between two entries
_SMALLER = (0.85, 0.7, 0.6)
_SURE = 0.95  # legends draw text a little wider than it measures


def add_legend(
    layout: QgsLayout, layers: Sequence[QgsVectorLayer], place: tuple[float, float, float], room: float
) -> QgsLayoutItemLegend:
    """Adds a legend at (left, top, width) in mm, in smaller type where it would be higher than ``room`` mm.

    A layer's heading is the heading of its rules, where it has one, else its name; a layer with one entry
    needs none. The mark for internal use is left out: the map bears its own.
    """
    legend = _make(layout, layers, place, 1.0)
    for scale in _SMALLER:
        if legend.rect().height() <= room:
            break
        layout.removeLayoutItem(legend)
        legend = _make(layout, layers, place, scale)
    return legend


def _make(
    layout: QgsLayout, layers: Sequence[QgsVectorLayer], place: tuple[float, float, float], scale: float
) -> QgsLayoutItemLegend:
    left, top, width = place
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    legend.setAutoUpdateModel(False)
    legend.setWrapString("\n")
    root = legend.model().rootGroup()
    root.removeAllChildren()
    head, plain = text_format(_HEAD * scale, bold=True), text_format(_TEXT * scale)
    for layer in layers:
        node = root.addLayer(layer)
        heading = _arrange(layout, node, plain, (width - scale * (_SYMBOL[0] + _BESIDE)) * _SURE)
        if heading:
            lines = wrap(layout, heading, head, width * _SURE)
            node.setCustomProperty("legend/title-label", "\n".join(lines))
        else:
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        legend.model().refreshLayerLegend(node)
    legend.rstyle(QgsLegendStyle.Style.Subgroup).setTextFormat(head)
    label = legend.rstyle(QgsLegendStyle.Style.SymbolLabel)
    label.setTextFormat(plain)
    label.setMargin(QgsLegendStyle.Side.Left, _BESIDE * scale)
    legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, _BETWEEN * scale)
    legend.setSymbolWidth(_SYMBOL[0] * scale)
    legend.setSymbolHeight(_SYMBOL[1] * scale)
    legend.setBoxSpace(0)
    legend.setBackgroundEnabled(False)
    legend.attemptMove(QgsLayoutPoint(left, top))
    # adjustBoxSize() knows nothing before the first painting
    context = QgsLayoutUtils.createRenderContextForLayout(layout, None)
    size = QgsLegendRenderer(legend.model(), legend.legendSettings()).minimumSize(context)
    legend.attemptResize(QgsLayoutSize(size.width(), size.height()))
    return legend


def _arrange(layout: QgsLayout, node: QgsLayerTreeLayer, shape: QgsTextFormat, width: float) -> str:
    """Chooses the entries of a layer and wraps their labels; returns the layer's heading, "" for none."""
    heading, kept = "", []
    entries = node.layer().legend().createLayerTreeModelLegendNodes(node)
    for place, entry in enumerate(entries):
        label = str(entry.data(0) or "")  # Qt.ItemDataRole.DisplayRole
        key = entry.data(QgsLayerTreeModelLegendNode.LegendNodeRoles.RuleKeyRole)
        if key == HEADING:
            heading = label
        elif key != MARK:
            kept.append(place)
            lines = wrap(layout, label, shape, width)
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, place, "\n".join(lines))
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept)
    return heading if heading or len(kept) == 1 else node.name()
