"""Names of the layers of a run, and the look of its background."""

from __future__ import annotations

from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication


def layer_title(kind: str) -> str:
    """What people call a layer of a kind: one of the styles, "boundary", "combined_areas"."""
    titles = {
        "rates": QCoreApplication.translate("Boligmon", "Rates per cell and period"),
        "periods": QCoreApplication.translate("Boligmon", "Periods in the top share"),
        "areas": QCoreApplication.translate("Boligmon", "Monitoring areas"),
        "combined": QCoreApplication.translate("Boligmon", "Indicators combined"),
        "combined_areas": QCoreApplication.translate("Boligmon", "Monitoring areas of the combination"),
        "unplaced": QCoreApplication.translate("Boligmon", "Rows that were not counted"),
        "boundary": QCoreApplication.translate("Boligmon", "Municipal boundary"),
    }
    return titles.get(kind, kind)


def background_symbol(layer: QgsVectorLayer) -> None:
    """An outline without a fill."""
    look = {"style": "no", "outline_color": "#595959", "outline_width": "0.3"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(look)))
