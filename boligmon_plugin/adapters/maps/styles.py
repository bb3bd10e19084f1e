"""Styles of the result layers: the QML files of ``resources/styles``, with limits and words of the layer.

A sink knows no style: it is set when an algorithm is done (``postProcessAlgorithm``, main thread) and stored
in the GeoPackage. Saving a style reports nothing on QGIS 3.40, so it is read back.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable

from qgis.core import (
    Qgis,
    QgsLayerNotesUtils,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsReadWriteContext,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtXml import QDomDocument

from ..words import Wording, internal_mark
from .combined import combined_entries
from .layer_facts import LayerFacts, StyleError, has_field, read_facts
from .layer_words import set_display, set_field_words
from .renderers import (
    Entry,
    area_entries,
    build_renderer,
    grid_entries,
    period_entries,
    rate_entries,
    selected_entries,
    symbols_of,
)

RATES, SELECTED, PERIODS, AREAS, GRID, UNPLACED = "rates", "selected", "periods", "areas", "grid", "unplaced"
COMBINED, CHANGES, COUNTED = "combined", "changes", "counted"
_TABLES = (UNPLACED, CHANGES, COUNTED)  # words only
# The order in which layers lie, from the top down; a table has no place in it.
MAP_STYLES = (AREAS, COMBINED, PERIODS, SELECTED, RATES, GRID)

_ENTRIES = {
    RATES: ("rate", rate_entries),
    SELECTED: ("selected", selected_entries),
    PERIODS: ("periods_selected", period_entries),
    COMBINED: ("composite", combined_entries),
    AREAS: ("area_id", area_entries),
    GRID: ("cell_id", grid_entries),
}
_EntriesOf = Callable[[QgsVectorLayer, LayerFacts], "tuple[str, list[Entry]]"]
NOTHING_KNOWN = Wording()
STORED_NAME = "Boligmon"  # of the style in the GeoPackage: one of this name is replaced
_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "styles"


def apply_style(layer: QgsVectorLayer, name: str, *, known: Wording = NOTHING_KNOWN) -> None:
    """Gives a result layer its symbols, classes, names, words, map tip, time settings and internal mark.

    Args:
        layer: layer with the fields of ``domain.schema``; may be empty.
        name: one of ``MAP_STYLES``, or of a table (words only): "unplaced" (rows that were not counted),
            "changes" (between runs) or "counted".
        known: what the rows do not say: the top share and the level of the limits, in per cent.

    Raises:
        StyleError: there is no such style, its file cannot be read, or the layer lacks the field it shows.
    """
    facts = read_facts(layer, known)
    if name == PERIODS and has_field(layer, "composite"):
        name = COMBINED  # the cells of areas that were made of combined indicators
    if name not in _TABLES:
        field, entries_of = _known(name)
        if not has_field(layer, field):
            message = QCoreApplication.translate(
                "Boligmon", "The layer {layer} has no field {field} to show."
            )
            raise StyleError(message.format(layer=layer.name(), field=field))
        symbols = _load(layer, name)
        heading, entries = entries_of(layer, facts)
        renderer = build_renderer(layer.renderer(), symbols, heading, entries, mark=name != GRID)
        layer.setRenderer(renderer)
    set_field_words(layer, facts)
    set_display(layer, facts)
    _set_temporal(layer)
    if name != GRID:
        set_mark(layer)
    layer.triggerRepaint()
    layer.emitStyleChanged()


def _known(name: str) -> tuple[str, _EntriesOf]:
    if name not in _ENTRIES:
        raise StyleError(
            QCoreApplication.translate("Boligmon", "There is no style {name}.").format(name=name)
        )
    return _ENTRIES[name]


def _load(layer: QgsVectorLayer, name: str) -> dict[str, QgsSymbol]:
    """Loads a style file into the layer; its symbols by key."""
    path = _FOLDER / f"{name}.qml"
    categories = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling
    message, good = layer.loadNamedStyle(str(path), categories)
    symbols = symbols_of(layer) if good else None
    if not symbols:
        text = QCoreApplication.translate("Boligmon", "The style file {file} cannot be read: {reason}")
        raise StyleError(text.format(file=path.name, reason=message or type(layer.renderer()).__name__))
    return symbols


def _set_temporal(layer: QgsVectorLayer) -> None:
    """Lets the Temporal Controller play a layer with one feature per cell and period."""
    if not (has_field(layer, "period_start") and has_field(layer, "period_end")):
        return
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields)
    properties.setStartField("period_start")
    properties.setEndField("period_end")
    properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)
    properties.setIsActive(True)


def set_mark(layer: QgsVectorLayer) -> None:
    """Marks a layer as internal, in its metadata and in the notes that its style carries."""
    mark = internal_mark()
    metadata = layer.metadata()
    metadata.setAbstract(mark)
    layer.setMetadata(metadata)
    QgsLayerNotesUtils.setLayerNotes(layer, f"<p>{mark}</p>")


# --- storing


def save_style(layer: QgsVectorLayer) -> None:
    """Stores a layer's style and metadata in the GeoPackage that holds it, the style as its default.

    Args:
        layer: any layer; other than in a GeoPackage, nothing is stored.

    Raises:
        StyleError: the style that is read back is not the one that was saved.
    """
    if not is_geopackage(layer):
        return
    categories = own_categories()
    uri = layer.dataProvider().dataSourceUri()
    provider = QgsProviderRegistry.instance().providerMetadata("ogr")
    document = QDomDocument()
    problem = layer.exportNamedStyle(document, QgsReadWriteContext(), categories)
    description = layer.metadata().abstract()
    # The provider's own call: the layer's is deprecated from 3.44 on, and what takes its place is newer.
    good = provider.saveStyle(uri, document.toString(), "", STORED_NAME, description, "", True, "")
    # Saving changes the file's journal under the layer's open connections, which would give no rows any more.
    layer.dataProvider().reloadData()
    stored = provider.loadStyle(uri, "")
    if problem or not good or not stored or stored != document.toString():
        text = QCoreApplication.translate(
            "Boligmon", "The style of {layer} was not stored in the GeoPackage. {reason}"
        )
        raise StyleError(text.format(layer=layer.name(), reason=problem or "").strip())
    sublayers = provider.querySublayers(uri)  # the registry's own asks all providers: that for meshes prints
    named = sublayers[0].uri() if sublayers else uri  # "path|layername=...": metadata need the table's name
    good, problem = provider.saveLayerMetadata(named, layer.metadata())
    layer.dataProvider().reloadData()
    if not good:
        text = QCoreApplication.translate(
            "Boligmon", "The metadata of {layer} were not stored in the GeoPackage. {reason}"
        )
        raise StyleError(text.format(layer=layer.name(), reason=problem).strip())


def own_categories() -> QgsMapLayer.StyleCategories:
    """What our styles say. The rest is the user's, or random: QGIS draws colours for elevation profiles."""
    one = QgsMapLayer.StyleCategory
    return (
        one.Symbology
        | one.Labeling
        | one.Fields
        | one.Forms
        | one.MapTips
        | one.Temporal
        | one.Notes
        | one.LayerConfiguration
    )


def is_geopackage(layer: QgsVectorLayer) -> bool:
    """Whether a layer lies in a GeoPackage, which keeps styles."""
    return layer.providerType() == "ogr" and layer.storageType() == "GPKG"


def style_output(
    dest_id: str,
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    known: Wording = NOTHING_KNOWN,
) -> None:
    """Styles an algorithm's output and stores the style where the destination can keep it.

    To be called in ``postProcessAlgorithm``, on the main thread. A destination that cannot take a style (CSV,
    a table in place of a map) is left alone. A result without its style is still a result: what went wrong is
    a warning.

    Args:
        dest_id: what ``parameterAsSink`` gave.
        name: as for ``apply_style``.
        context: holds the layer, or opens it.
        feedback: takes the warning.
        known: as for ``apply_style``.
    """
    layer = opened_output(dest_id, context, feedback)
    if layer is None or layer.storageType() == "CSV" or (name not in _TABLES and not layer.isSpatial()):
        return
    try:
        apply_style(layer, name, known=known)
        save_style(layer)
    except StyleError as error:
        feedback.pushWarning(str(error))


def opened_output(
    dest_id: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> QgsVectorLayer | None:
    """The layer of an algorithm's output; None where there is none, with a warning if there should be."""
    if not dest_id:
        return None
    vector = QgsProcessingUtils.LayerHint.Vector  # without it, every provider is asked for the file
    layer = QgsProcessingUtils.mapLayerFromString(dest_id, context, True, vector)
    if isinstance(layer, QgsVectorLayer) and layer.isValid():
        return layer
    text = QCoreApplication.translate(
        "Boligmon", "The result {layer} could not be opened to give it a style."
    )
    feedback.pushWarning(text.format(layer=dest_id))
    return None
