"""Tables behind the database connections that QGIS knows; it keeps the credentials."""

from __future__ import annotations

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...study.tables import TableRef
from ..errors import SourceError
from .plans import ROW_FIELD

_Flag = QgsAbstractDatabaseProviderConnection.TableFlag
# What PostgreSQL has no key and no row number for; QGIS opens nothing without one.
_KEYLESS = (_Flag.View, _Flag.MaterializedView, _Flag.Foreign)


def connection_of(ref: TableRef) -> QgsAbstractDatabaseProviderConnection:
    """The connection of QGIS that a table is behind.

    Raises:
        SourceError: QGIS does not know it ("no_connection", with those it knows) or its provider
            ("no_provider").
    """
    metadata = QgsProviderRegistry.instance().providerMetadata(ref.provider)
    if metadata is None:
        raise SourceError("no_provider", provider=ref.provider or "?")
    try:
        known = sorted(metadata.connections(False))
        found = metadata.findConnection(ref.connection) if ref.connection in known else None
    except QgsProviderConnectionException:  # a provider that has no connections
        known, found = [], None
    if not isinstance(found, QgsAbstractDatabaseProviderConnection):
        names = ", ".join(known) or "-"
        raise SourceError("no_connection", connection=ref.connection, provider=ref.provider, known=names)
    return found


def connection_layer(ref: TableRef, name: str) -> QgsVectorLayer:
    """The layer of a table or view behind a connection. Main thread only.

    Raises:
        SourceError: as ``connection_of``; "no_table_chosen", "no_such_table", "connection_fails".
    """
    connection = connection_of(ref)
    if not ref.layer:
        raise SourceError("no_table_chosen", connection=ref.connection)
    table = f"{ref.schema}.{ref.layer}" if ref.schema else ref.layer
    try:
        layer = QgsVectorLayer(_address(connection, ref), name, ref.provider)
    except QgsProviderConnectionException:
        layer = None
    if layer is not None and layer.isValid():
        return layer
    # Outside the handler: what the provider said may quote the address with its user, and is not chained.
    if _exists(connection, ref):
        raise SourceError("connection_fails", connection=ref.connection, table=table)
    raise SourceError("no_such_table", connection=ref.connection, table=table)


def counts_exactly(layer: QgsVectorLayer) -> bool:
    """Whether the layer's number of rows was counted: PostgreSQL's may be estimated, others' mostly are."""
    uri = QgsDataSourceUri(layer.source())
    return layer.providerType() == "postgres" and not uri.useEstimatedMetadata() and layer.featureCount() >= 0


def _address(connection: QgsAbstractDatabaseProviderConnection, ref: TableRef) -> str:
    """The table's address with what the provider leaves out of it: the geometry, and a key of a view."""
    address = connection.tableUri(ref.schema, ref.layer)
    if ref.provider == "ogr":
        return str(address)
    table = connection.table(ref.schema, ref.layer)
    uri = QgsDataSourceUri(address)
    if table.geometryColumn() and not uri.geometryColumn():
        uri.setGeometryColumn(table.geometryColumn())
        kinds = table.geometryColumnTypes()
        if len(kinds) == 1:
            uri.setWkbType(kinds[0].wkbType)
            uri.setSrid(str(kinds[0].crs.postgisSrid()))
    if ref.provider == "postgres" and any(table.flags() & flag for flag in _KEYLESS):
        # The name is quoted by QGIS; there is nothing else in the query that comes from outside.
        numbered = ("(SELECT", f"row_number() OVER () AS {ROW_FIELD}, *", "FROM", f"{uri.quotedTablename()})")
        rows = " ".join(numbered)
        uri.setDataSource("", rows, uri.geometryColumn(), "", ROW_FIELD)
    return str(uri.uri(False))


def _exists(connection: QgsAbstractDatabaseProviderConnection, ref: TableRef) -> bool:
    """Whether the database has the table; True also where it does not answer."""
    try:
        return bool(connection.tableExists(ref.schema, ref.layer))
    except QgsProviderConnectionException:
        return True
