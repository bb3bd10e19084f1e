"""A table of a study, opened: a text file, a sheet, a layer of any file, a table behind a connection of QGIS.

Credentials are never part of a study: a connection keeps them in QGIS' authentication store, and an address
that holds any is refused. No message repeats what a provider says, since it may quote the address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessingContext,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from ...study.tables import Dialect, TableRef
from ..errors import SourceError
from . import workbooks
from .connections import connection_layer, counts_exactly
from .delimited import delimited_text
from .dialects import QUOTE, UTF8, UTF8_MARKED
from .files import study_file
from .plans import CSV_OPTIONS, SourcePlan, plan_layer
from .scans import Scan, examine

TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
# What GDAL takes for delimited text by its name.
_GDAL_SUFFIXES = (".csv", ".tsv")
_CREDENTIALS = re.compile(
    r"""(?:^|[\s?&;|'"])(?:user(?:name)?|uid|pass(?:word|wd)?|pwd|token|api_?key)\s*=\s*['"]?[^\s'"&;|]"""
    r"""|://[^/\s@]+@""",
    re.IGNORECASE,
)


def open_table(ref: TableRef, folder: Path, context: QgsProcessingContext, name: str = "") -> SourcePlan:
    """The plan of a study's table. Main thread only.

    Args:
        ref: where the table is.
        folder: the study's folder, from which files are named.
        context: keeps the layer for as long as its rows are read.
        name: of the table in messages; "" for its own.

    Returns:
        the plan; of a text file with its malformed rows, its decimal mark and its exact number of rows.

    Raises:
        SourceError: what the table's sentence says (``adapters.messages.tables``).
    """
    places = [bool(ref.file), bool(ref.connection), bool(ref.uri)]
    if sum(places) != 1:
        raise SourceError("table_place", table=name or ref.layer or "?")
    if ref.connection:
        layer = connection_layer(ref, name or ref.layer)
        return replace(plan_layer(_kept(layer, context), context), exact=counts_exactly(layer))
    if ref.uri:
        return plan_layer(_kept(_provider_layer(ref, name or ref.layer), context), context)
    path = study_file(ref.file, folder)
    suffix, name = path.suffix.lower(), name or ref.layer or path.stem
    if suffix in TEXT_SUFFIXES:
        return _text_plan(path, ref, context, name)
    if suffix in workbooks.SUFFIXES:
        layer, doubled = workbooks.workbook_layer(path, ref.layer, ref.file, name)
        return replace(plan_layer(_kept(layer, context), context), doubled=doubled, exact=True)
    return plan_layer(_kept(_file_layer(path, ref, name), context), context)


def _kept(layer: QgsVectorLayer, context: QgsProcessingContext) -> QgsVectorLayer:
    """The layer, owned by the context: features outlive this call, so must the layer."""
    context.temporaryLayerStore().addMapLayer(layer)
    return layer


# --- files


def _text_plan(path: Path, ref: TableRef, context: QgsProcessingContext, name: str) -> SourcePlan:
    dialect, scan = examine(path, ref.dialect, ref.file)
    layer = _gdal_text(path, dialect, scan, name)
    by_gdal = layer is not None
    if layer is None:
        layer = delimited_text(path, dialect, name, columns=scan.header, skip=scan.first_line - 1)
    rows = scan.count(skips_voids=not by_gdal)
    if not layer.isValid():
        raise SourceError("file_format", file=ref.file)
    # This provider has counted its rows already; GDAL would have to read the file once more.
    if not by_gdal and layer.featureCount() != rows:
        raise SourceError("rows_differ", file=ref.file, rows=rows, shown=int(layer.featureCount()))
    return replace(
        plan_layer(_kept(layer, context), context),
        malformed=scan.malformed(skips_voids=not by_gdal),
        malformed_lines=scan.malformed_lines,
        decimal=dialect.decimal,
        doubled=scan.doubled,
        count=rows,
        exact=True,
    )


def _gdal_text(path: Path, dialect: Dialect, scan: Scan, name: str) -> QgsVectorLayer | None:
    """The layer of a file that GDAL, left to itself, reads in this dialect: the fast way; else None."""
    if (
        path.suffix.lower() not in _GDAL_SUFFIXES
        or dialect.encoding not in (UTF8, UTF8_MARKED)
        or dialect.quote != QUOTE
        or scan.header_line != 1
        or len(scan.header) == 1
    ):
        return None
    layer = _ogr_layer(path, "", name, CSV_OPTIONS)
    fields = layer.fields()
    # GDAL finds its delimiter in the header alone, and takes types from a file .csvt.
    same = fields.count() == len(scan.header) and all(
        field.type() == QMetaType.Type.QString
        and (not column or column.casefold() in scan.doubled or field.name() == column)
        for field, column in zip(fields, scan.header)
    )
    return layer if layer.isValid() and same else None


def _file_layer(path: Path, ref: TableRef, name: str) -> QgsVectorLayer:
    dataset = workbooks.open_vector(path, ref.file)
    chosen = workbooks.choose_layer(ref.layer, workbooks.layer_names(dataset), ref.file)
    dataset = None
    layer = _ogr_layer(path, chosen, name)
    if not layer.isValid():
        raise SourceError("file_format", file=ref.file)
    return layer


def _ogr_layer(path: Path, layer: str, name: str, options: tuple[str, ...] = ()) -> QgsVectorLayer:
    parts = {"path": str(path), "layerName": layer, "openOptions": list(options)}
    given = {key: value for key, value in parts.items() if value}
    return QgsVectorLayer(QgsProviderRegistry.instance().encodeUri("ogr", given), name, "ogr")


# --- other providers


def _provider_layer(ref: TableRef, name: str) -> QgsVectorLayer:
    address = QgsDataSourceUri(ref.uri)
    if address.username() or address.password() or _CREDENTIALS.search(ref.uri):
        raise SourceError("uri_credentials", table=name or "?")
    if QgsProviderRegistry.instance().providerMetadata(ref.provider) is None:
        raise SourceError("no_provider", provider=ref.provider or "?")
    layer = QgsVectorLayer(ref.uri, name or ref.provider, ref.provider)
    if not layer.isValid():
        raise SourceError("uri_fails", table=name or "?", provider=ref.provider)
    return layer
