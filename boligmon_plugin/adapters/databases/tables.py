"""A layer of a database as a table that the database can count, and the connection that counts it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsDataSourceUri,
    QgsFeedback,
    QgsFields,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...compat import without_nulls
from ..errors import SourceError
from .expressions import KINDS, Column
from .sql import Dialect, SQLite, SQLServer

# What a server says when it is gone, in English: its own language comes out as the other refusal.
_GONE = re.compile(
    r"server closed|terminating connection|connection to server|no connection|could not connect|shutting down"
    r"|connection failed|SSL SYSCALL|recovery mode|starting up",
    re.IGNORECASE,
)
_LONGEST_PROBLEM = 200


@dataclass(frozen=True)
class DatabaseTable:
    """A table (or a query) of a database.

    Attributes:
        name: the layer's name, for messages.
        dialect: of the database.
        columns: by name.
        geometry: column with single points, "" for none.
        srid: EPSG number of the points' system.
        where: SQL of the layer's own filter, "" for none.
        source: SQL that names the table.
        provider: key of QGIS' provider.
        uri: how to connect; never shown, since it may hold a password.
    """

    name: str
    dialect: Dialect
    columns: dict[str, Column]
    geometry: str
    srid: int
    where: str
    source: str
    provider: str
    uri: str = field(repr=False)

    def column(self, name: str) -> Column:
        """A column that SQL can work with.

        Raises:
            SourceError: there is none ("no_field"), or QGIS reads its type in its own way ("column_not_sql").
        """
        found = self.columns.get(name)
        if found is None:
            raise SourceError("no_field", layer=self.name, field=name, fields=", ".join(self.columns))
        if not found.kind:
            raise SourceError("column_not_sql", layer=self.name, field=name)
        return found

    def run(self, statement: str, feedback: QgsFeedback | None = None) -> list[list[Any]]:
        """Runs SQL on a connection of its own; rows with None for NULL, none when it was canceled.

        Other threads go on meanwhile. QGIS tries once more by itself when a connection is lost.

        Raises:
            SourceError: the database is gone ("database_gone") or refuses ("database_refused").
        """
        metadata = QgsProviderRegistry.instance().providerMetadata(self.provider)
        try:
            connection = metadata.createConnection(self.uri, {})
            rows = connection.executeSql(statement, feedback)
        except QgsProviderConnectionException as error:
            if feedback is not None and feedback.isCanceled():
                return []
            said = reply(str(error))
            if _GONE.search(said):
                raise SourceError("database_gone", layer=self.name) from None  # its text may hold the user
            raise SourceError("database_refused", layer=self.name, problem=harmless(said)) from None
        return [without_nulls(row) for row in rows]


def reply(said: str) -> str:
    """The database's own words in what QGIS says, which begins with the whole statement."""
    _, found, words = said.rpartition(" returned ")
    return re.sub(r"^\d+ \[|\]$", "", words) if found else said


def harmless(said: str) -> str:
    """What a database said, without what may be a value: a refused cast quotes the person's number.

    The first line, with everything in quotes and every number of four digits and more left out.
    """
    lines = [line for line in said.splitlines() if line.strip()] or ["?"]
    plain = re.sub(r"^.*?(?=ERROR:|FEJL:|FATAL:)", "", lines[0])
    plain = re.sub(r"\"[^\"]*\"|'[^']*'|«[^»]*»", "…", plain)
    plain = re.sub(r"(?i)\b(password|user|host|port|dbname)\s*=\s*\S+", "…", plain)
    plain = re.sub(r"\d[\d\-]{3,}", "…", plain)
    return " ".join(plain.split())[:_LONGEST_PROBLEM].rstrip(" .")


def plan_table(layer: QgsVectorLayer | None, parameter: str) -> DatabaseTable:
    """The table behind a layer. Main thread only.

    Args:
        layer: the layer; None where the parameter gives none.
        parameter: its name, for the message.

    Raises:
        SourceError: no layer ("no_layer"), unsaved edits ("unsaved_edits"), a provider that is no database
            ("not_a_database"), or a filter that is a query of its own ("query_filter").
    """
    if layer is None or not layer.isValid():
        raise SourceError("no_layer", parameter=parameter)
    if layer.isEditable() and layer.editBuffer() is not None and layer.editBuffer().isModified():
        raise SourceError("unsaved_edits", layer=layer.name())
    if layer.subsetString().lstrip().lower().startswith("select"):
        raise SourceError("query_filter", layer=layer.name())
    provider = layer.providerType()
    if provider in ("postgres", "mssql"):
        return _server_table(layer, provider)
    if provider == "spatialite":
        uri = QgsDataSourceUri(layer.source())
        return _file_table(layer, provider, uri.database(), uri.table(), uri.geometryColumn())
    if provider == "ogr" and layer.dataProvider().storageType() in ("GPKG", "SQLite"):
        decoded = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        path, table = decoded.get("path", ""), decoded.get("layerName") or ""
        table, geometry = _ogr_names(path, table)
        is_geopackage = layer.dataProvider().storageType() == "GPKG"
        if table and not decoded.get("geometryType"):
            readable = geometry if is_geopackage or _is_spatialite(path) else ""
            return _file_table(layer, provider if is_geopackage else "spatialite", path, table, readable)
    raise SourceError("not_a_database", layer=layer.name())


def _server_table(layer: QgsVectorLayer, provider: str) -> DatabaseTable:
    uri = QgsDataSourceUri(layer.source())
    dialect = SQLServer() if provider == "mssql" else Dialect()
    if uri.table().startswith("("):
        source = uri.table()
    else:
        names = [name for name in (uri.schema(), uri.table()) if name]
        source = ".".join(dialect.identifier(name) for name in names)
    return _table(layer, dialect, source, uri.geometryColumn(), provider, layer.source())


def _file_table(layer: QgsVectorLayer, provider: str, path: str, table: str, geometry: str) -> DatabaseTable:
    dialect = SQLite(is_geopackage=provider == "ogr")
    uri = path
    if provider == "spatialite":
        place = QgsDataSourceUri()
        place.setDatabase(path)
        uri = place.uri(False)
    return _table(layer, dialect, dialect.identifier(table), geometry, provider, uri)


def _ogr_names(path: str, table: str) -> tuple[str, str]:
    """Names of the table and of its geometry column; of a file with one table also where none is named."""
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    if dataset is None or (not table and dataset.GetLayerCount() != 1):
        return "", ""
    layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
    return (layer.GetName(), layer.GetGeometryColumn()) if layer is not None else ("", "")


def _is_spatialite(path: str) -> bool:
    """Whether SpatiaLite's functions read a file's geometries; GDAL also writes SQLite without it."""
    with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as database:
        found = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'spatialite_history'").fetchone()
    return found is not None


def _table(  # noqa: PLR0913, PLR0917 - what a connection needs
    layer: QgsVectorLayer, dialect: Dialect, source: str, geometry: str, provider: str, uri: str
) -> DatabaseTable:
    columns = {}
    fields = layer.fields()
    for index in range(fields.count()):
        if fields.fieldOrigin(index) != QgsFields.FieldOrigin.OriginProvider:
            continue  # joined and computed in QGIS: the database does not know them
        one = fields.at(index)
        kind = KINDS.get(one.type(), "")
        sql = "t." + dialect.identifier(one.name())
        if kind == "text" and provider == "postgres" and one.typeName() not in {"text", "varchar"}:
            sql = dialect.cast(sql, dialect.string)  # an enumeration, a UUID
        columns[one.name()] = Column(sql, kind)
    is_point = QgsWkbTypes.flatType(layer.wkbType()) == QgsWkbTypes.Type.Point
    authority, _, number = layer.crs().authid().partition(":")
    return DatabaseTable(
        name=layer.name() or "?",
        dialect=dialect,
        columns=columns,
        geometry=geometry if is_point else "",
        srid=int(number) if authority == "EPSG" and number.isdigit() else 0,
        where=layer.subsetString(),
        source=source,
        provider=provider,
        uri=uri,
    )
