"""The table of a check's findings with names and words in the user's language."""

from __future__ import annotations

from qgis.core import QgsEditorWidgetSetup, QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from ..results.checkwords import check_titles
from .layer_facts import StyleError
from .styles import opened_output, save_style, set_mark


def name_findings(dest_id: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
    """Gives the fields their names, the checks their words and the table its internal mark; stores them.

    To be called in ``postProcessAlgorithm``, on the main thread.

    Args:
        dest_id: what ``parameterAsSink`` gave; "" for no output.
        context: holds the layer, or opens it.
        feedback: takes a warning when the words cannot be stored.
    """
    layer = opened_output(dest_id, context, feedback)
    if layer is None or layer.storageType() == "CSV":
        return
    aliases = {
        "source": QCoreApplication.translate("Boligmon", "Source"),
        "check": QCoreApplication.translate("Boligmon", "Check"),
        "period": QCoreApplication.translate("Boligmon", "Period"),
        "reason": QCoreApplication.translate("Boligmon", "Reason"),
        "rows": QCoreApplication.translate("Boligmon", "Rows"),
        "share": QCoreApplication.translate("Boligmon", "Share"),
        "first_row": QCoreApplication.translate("Boligmon", "First row"),
        "text": QCoreApplication.translate("Boligmon", "Finding"),
    }
    for index, name in enumerate(layer.fields().names()):
        if name in aliases:
            layer.setFieldAlias(index, aliases[name])
        if name == "check":
            pairs = [{word: code} for code, word in check_titles().items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": pairs}))
    set_mark(layer)
    try:
        save_style(layer)
    except StyleError as error:
        feedback.pushWarning(str(error))
