"""A source as the main thread sees it, frozen into a plan that a worker thread can read.

Resolves layers, also behind a ``QgsProcessingFeatureSourceDefinition`` (selected features only, filter,
limit), and decides how the rows will be read: as columns through GDAL's Arrow stream where that is known to
be right, else feature by feature. The choice is invisible to the algorithms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameters,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ...study.tables import Dialect
from ..errors import SourceError
from .delimited import delimited_text
from .dialects import UTF8, UTF8_MARKED, detect, encoding_of
from .scans import examine

# GDAL's Arrow stream as numpy exists from 3.6 on.
_ARROW_VERSION = 3_060_000
# A text file's first line is its header, also when it holds a number; columns stay text.
CSV_OPTIONS = ("HEADERS=YES", "AUTODETECT_TYPE=NO")
# Number of the row, where QGIS needs a key that a sheet or view does not have; it says nothing about the row.
ROW_FIELD = "_row"


@dataclass(frozen=True)
class ArrowFile:
    """A file that GDAL reads as columns with the same result as QGIS reads it as features."""

    path: str
    layer: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourcePlan:
    """Everything a worker thread needs to read a layer.

    Attributes:
        name: the layer's name, for messages.
        fields: the layer's fields.
        geometry: flat geometry type of the layer.
        rows_type: geometry type as it is, with Z and M.
        crs: the layer's coordinate reference system; invalid when it has none.
        rows: snapshot of the layer with its unsaved edits.
        arrow: the file to read as columns, None when features must be read.
        subset: True when the layer shows only some rows of the file.
        selected: ids of the selected features when only those count, else None.
        filter: expression of the source definition, "" for none: rows that do not pass are not read.
        limit: largest number of rows, -1 for all.
        context: expression context of the layer.
        count: rows the layer says it has (about, in a CSV), for the progress; -1 when it does not know.
        malformed: numbers of the rows of a text file with another number of values than its header.
        malformed_lines: the lines of the file on which these rows begin.
        decimal: decimal mark of a text file, "" where it is not known.
        exact: True where ``count`` is exact and a row less means that the source went away while it was read.
        doubled: names that the header has more than once, in lower case -> numbers of their columns.
    """

    name: str
    fields: QgsFields
    geometry: Any
    rows_type: Any
    crs: QgsCoordinateReferenceSystem
    rows: QgsVectorLayerFeatureSource
    arrow: ArrowFile | None
    subset: bool
    selected: frozenset[int] | None
    filter: str
    limit: int
    context: QgsExpressionContext
    count: int
    malformed: tuple[int, ...] = ()
    malformed_lines: tuple[int, ...] = ()
    decimal: str = ""
    exact: bool = False
    doubled: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_geometry(self) -> bool:
        """Whether the layer has geometry at all."""
        return self.geometry not in (QgsWkbTypes.Type.NoGeometry, QgsWkbTypes.Type.Unknown)

    def check_read(self, rows: int) -> None:
        """Refuses a reading that ended early: to QGIS a database that went away has no more rows.

        Raises:
            SourceError: the table has another number of rows ("rows_lost").
        """
        whole = self.selected is None and not self.filter and self.limit < 0
        if self.exact and whole and rows != self.count:
            raise SourceError("rows_lost", layer=self.name, rows=self.count, read=rows)

    def field_index(self, name: str) -> int:
        """Position of a field.

        Raises:
            SourceError: there is no such field ("no_field", with the fields there are), or the header has it
                more than once ("doubled_field", with its columns).
        """
        if name.casefold() in self.doubled:
            columns = self.doubled[name.casefold()]
            raise SourceError("doubled_field", layer=self.name, field=name, columns=columns)
        index = self.fields.lookupField(name)
        if index < 0:
            raise SourceError("no_field", layer=self.name, field=name, fields=", ".join(self.fields.names()))
        return index


def plan_source(
    definition: QgsProcessingParameterDefinition,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> SourcePlan:
    """The plan of a feature source parameter. Main thread only.

    Raises:
        SourceError: there is no such layer ("no_layer").
    """
    value = parameters.get(definition.name(), definition.defaultValue())
    selected_only, expression, limit = False, "", -1
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        selected_only = value.selectedFeaturesOnly
        expression, limit = value.filterExpression, int(value.featureLimit)
        value = value.source.valueAsString(context.expressionContext())[0]
    layer = value if isinstance(value, QgsVectorLayer) else None
    if layer is None and isinstance(value, str):
        layer = QgsProcessingUtils.mapLayerFromString(value, context)
    if layer is None:
        layer = QgsProcessingParameters.parameterAsVectorLayer(definition, parameters, context)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise SourceError("no_layer", parameter=definition.name())
    readable = _readable(layer, context)
    selected = frozenset(layer.selectedFeatureIds()) if selected_only else None
    if selected is not None and readable is not layer:
        selected = _ids_of_same_rows(layer, selected, readable)
    return _scanned(plan_layer(readable, context, selected, expression, limit), layer)


def _scanned(plan: SourcePlan, layer: QgsVectorLayer) -> SourcePlan:
    """The plan of a text file with its malformed rows, of which QGIS says nothing; of others the same."""
    path = _plain_file(layer, "CSV")
    if path is None:
        return plan
    dialect, found = examine(Path(path), Dialect(), plan.name)
    return replace(
        plan,
        malformed=found.malformed(skips_voids=True),
        malformed_lines=found.malformed_lines,
        decimal=dialect.decimal,
        doubled=found.doubled,
    )


def _ids_of_same_rows(layer: QgsVectorLayer, ids: frozenset[int], other: QgsVectorLayer) -> frozenset[int]:
    """The ids that the same file's rows have in another provider, which numbers them in its own way."""
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    rows = zip(layer.getFeatures(request), other.getFeatures(request))
    return frozenset(same.id() for feature, same in rows if feature.id() in ids)


def plan_layer(
    layer: QgsVectorLayer,
    context: QgsProcessingContext,
    selected: frozenset[int] | None = None,
    expression: str = "",
    limit: int = -1,
) -> SourcePlan:
    """The plan of a layer that the context keeps alive. Main thread only.

    Args:
        layer: the layer.
        context: whose expression context filters see.
        selected: ids of the rows that are read, None for all.
        expression: rows that do not pass are not read.
        limit: largest number of rows, -1 for all.
    """
    scopes = QgsExpressionContext(context.expressionContext())
    scopes.appendScope(QgsExpressionContextUtils.layerScope(layer))
    scopes.setFields(layer.fields())
    return SourcePlan(
        name=layer.name() or "?",
        fields=layer.fields(),
        geometry=QgsWkbTypes.flatType(layer.wkbType()),
        rows_type=layer.wkbType(),
        crs=layer.crs(),
        rows=QgsVectorLayerFeatureSource(layer),
        arrow=_arrow_file(layer),
        subset=bool(layer.subsetString()),
        selected=selected,
        filter=expression,
        limit=limit,
        context=scopes,
        count=_row_count(layer),
    )


def check_expression(text: str, plan: SourcePlan) -> None:
    """Refuses a filter expression that cannot be parsed or names a field the layer does not have.

    Raises:
        SourceError: "bad_expression" or "no_field".
    """
    expression = QgsExpression(text)
    if expression.hasParserError():
        raise SourceError(
            "bad_expression", layer=plan.name, problem=" ".join(expression.parserErrorString().split())
        )
    for name in expression.referencedColumns():
        if name != QgsFeatureRequest.ALL_ATTRIBUTES:
            plan.field_index(name)


def _readable(layer: QgsVectorLayer, context: QgsProcessingContext) -> QgsVectorLayer:
    """The layer itself, or the same CSV through the delimited text provider when it is Windows-1252.

    QGIS opens a CSV as UTF-8 and replaces what it cannot read; a header "Årstal" would not be found.
    """
    path = _plain_file(layer, "CSV")
    if path is None or encoding_of(Path(path), layer.name()) in (UTF8, UTF8_MARKED):
        return layer
    if layer.isEditable() and layer.editBuffer().isModified():
        raise SourceError("edited_text", layer=layer.name())
    other = delimited_text(Path(path), detect(Path(path), name=layer.name()), layer.name())
    if not other.isValid():
        raise SourceError("unreadable_text", layer=layer.name())
    if layer.subsetString() and not other.setSubsetString(layer.subsetString()):
        raise SourceError("unreadable_text", layer=layer.name())
    context.temporaryLayerStore().addMapLayer(other)  # the features outlive this call, so must the layer
    return other


def _plain_file(layer: QgsVectorLayer, driver: str) -> str | None:
    """Path of a saved, unjoined layer of one OGR driver; None for any other."""
    if layer.providerType() != "ogr" or layer.dataProvider().storageType() != driver:
        return None
    path = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path", "")
    return path if path and Path(path).is_file() else None


def _row_count(layer: QgsVectorLayer) -> int:
    """Rows the layer says it has; of a CSV, which would be read through, a guess from its first lines."""
    path = _plain_file(layer, "CSV")
    if path is None:
        return int(layer.featureCount())
    with Path(path).open("rb") as file:
        lines = file.read(1 << 16).splitlines(keepends=True)
    return Path(path).stat().st_size * len(lines) // max(sum(map(len, lines)), 1)


def _arrow_file(layer: QgsVectorLayer) -> ArrowFile | None:
    """The file behind a layer when its columns can be trusted to equal its features."""
    path = _plain_file(layer, "GPKG") or _plain_file(layer, "CSV")
    if path is None or int(gdal.VersionInfo("VERSION_NUM")) < _ARROW_VERSION or not _only_file_columns(layer):
        return None
    uri = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    # A dialect set by hand is not tried out; of a mixed layer QGIS shows the rows of one type.
    options = tuple(uri.get("openOptions") or ())
    if options not in ((), CSV_OPTIONS) or uri.get("geometryType"):
        return None
    name = uri.get("layerName") or ""
    if not name:
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        name = dataset.GetLayer(0).GetName() if dataset is not None and dataset.GetLayerCount() == 1 else ""
    return ArrowFile(path, name, options) if name else None


def _only_file_columns(layer: QgsVectorLayer) -> bool:
    """Whether a layer shows what its file holds: no edits, joins, computed fields, own query, and no
    booleans.

    Boolean columns are garbage in GDAL 3.6's stream.
    """
    if layer.vectorJoins() or (layer.isEditable() and layer.editBuffer().isModified()):
        return False
    if layer.subsetString().lstrip().lower().startswith("select"):  # fields, rows and order of its own
        return False
    fields = layer.fields()
    return all(
        fields.fieldOrigin(i) == QgsFields.FieldOrigin.OriginProvider
        and fields.at(i).type() != QMetaType.Type.Bool
        for i in range(fields.count())
    )
