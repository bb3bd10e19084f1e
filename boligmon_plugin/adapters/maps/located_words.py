"""Words and the internal mark of a located table: its other fields are the user's, and stay as they are."""

from __future__ import annotations

from qgis.core import QgsEditorWidgetSetup, QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from ..results.located import CELL, LOCATED_BY, REASON
from ..words import reason_words
from .layer_facts import StyleError
from .styles import opened_output, save_style, set_mark


def mode_words() -> dict[str, str]:
    """Code of ``study.sources.GEOGRAPHY_MODES`` -> word."""
    return {
        "geometry": QCoreApplication.translate("Boligmon", "point of the layer"),
        "coordinates": QCoreApplication.translate("Boligmon", "coordinates in columns"),
        "address": QCoreApplication.translate("Boligmon", "key of an address"),
        "cell": QCoreApplication.translate("Boligmon", "code of a grid cell"),
        "area": QCoreApplication.translate("Boligmon", "code of an area"),
        "register": QCoreApplication.translate("Boligmon", "register of persons or families"),
    }


def finish_located(dest_id: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
    """Gives our fields their words and the layer its internal mark. Main thread only.

    Args:
        dest_id: what ``parameterAsSink`` gave; "" for a run that was canceled.
        context: holds the layer, or opens it.
        feedback: takes a warning if that cannot be done.
    """
    layer = opened_output(dest_id, context, feedback)
    if layer is None or layer.storageType() == "CSV":
        return
    aliases = {
        LOCATED_BY: QCoreApplication.translate("Boligmon", "Placed by"),
        CELL: QCoreApplication.translate("Boligmon", "Cell"),
        REASON: QCoreApplication.translate("Boligmon", "Reason"),
    }
    words = {LOCATED_BY: mode_words(), REASON: reason_words()}
    first = layer.fields().lookupField(LOCATED_BY)  # ours are the last ones; the user may have a "reason" too
    for index, name in enumerate(layer.fields().names()):
        if index < first:
            continue
        if name in aliases:
            layer.setFieldAlias(index, aliases[name])
        if name in words:
            pairs = [{word: code} for code, word in words[name].items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": pairs}))
    set_mark(layer)
    try:
        save_style(layer)
    except StyleError as error:
        feedback.pushWarning(str(error))
