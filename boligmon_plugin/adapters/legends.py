"""The legend of a map: the entries of its own layers, in words that fit the column."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsLayerTreeLayer,
    QgsLayerTreeModelLegendNode,
    QgsLayout,
    QgsLayoutItemLegend,
    QgsLayoutPoint,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsVectorLayer,
)

from .layout_text import text_format, wrap
from .renderers import HEADING, MARK

_HEAD, _TEXT = 10.0, 9.0  # points
_SYMBOL = (6.0, 4.0)  # mm
_BESIDE = 2.0  # mm between symbol and text
_SURE = 0.95  # legends draw text a little wider than it measures


def add_legend(
    layout: QgsLayout, layers: Sequence[QgsVectorLayer], place: tuple[float, float, float]
) -> QgsLayoutItemLegend:
    """Adds a legend at (left, top, width) in mm.

    A layer's heading is the heading of its rules, where it has one, else its name; a layer with one entry
    needs none. The mark for internal use is left out: the map bears its own.
    """
    left, top, width = place
    legend = QgsLayoutItemLegend(layout)
    layout.addLayoutItem(legend)
    legend.setAutoUpdateModel(False)
    legend.setWrapString("\n")
    root = legend.model().rootGroup()
    root.removeAllChildren()
    head, plain = text_format(_HEAD, bold=True), text_format(_TEXT)
    for layer in layers:
        node = root.addLayer(layer)
        heading = _arrange(layout, node, width)
        if heading:
            lines = wrap(layout, heading, head, width * _SURE)
            node.setCustomProperty("legend/title-label", "\n".join(lines))
        else:
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        legend.model().refreshLayerLegend(node)
    for style, shape in (
        (QgsLegendStyle.Style.Subgroup, head),
        (QgsLegendStyle.Style.SymbolLabel, plain),
    ):
        legend.rstyle(style).setTextFormat(shape)
    legend.setSymbolWidth(_SYMBOL[0])
    legend.setSymbolHeight(_SYMBOL[1])
    legend.setBoxSpace(0)
    legend.setBackgroundEnabled(False)
    legend.attemptMove(QgsLayoutPoint(left, top))
    legend.adjustBoxSize()
    return legend


def _arrange(layout: QgsLayout, node: QgsLayerTreeLayer, width: float) -> str:
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
            lines = wrap(layout, label, text_format(_TEXT), (width - _SYMBOL[0] - _BESIDE) * _SURE)
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, place, "\n".join(lines))
    QgsMapLayerLegendUtils.setLegendNodeOrder(node, kept)
    return heading if heading or len(kept) == 1 else node.name()
