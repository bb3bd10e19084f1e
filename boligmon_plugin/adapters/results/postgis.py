"""Result layers into a schema of PostgreSQL: loaded beside what is there, then put in its place at once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsDataSourceUri,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerExporter,
    QgsWkbTypes,
)

from ..databases.sql import Dialect
from ..databases.tables import harmless, reply
from ..errors import SourceError

_BESIDE = "boligmon_new_"  # the same name each time: what an interrupted run left is replaced by the next
_LONGEST_NAME = 63 - len(_BESIDE)  # bytes; PostgreSQL cuts longer ones without a word
_SQL = Dialect()


def load_layers(gpkg: Path, layers: Sequence[str], connection_name: str, schema: str) -> None:
    """Writes layers of a result file to PostgreSQL as tables of the same names.

    All tables change in one transaction: whoever reads them sees the old run or the new one, and after a
    failure they hold what they held before. Tables with other names are left alone.

    Args:
        gpkg: the result file.
        layers: names of its layers (tables without geometry too).
        connection_name: a PostgreSQL connection in QGIS' settings; its password comes from there.
        schema: is made where it is missing.

    Raises:
        SourceError: "no_connection"; "load_layer" for a layer that the file does not have; "load_name" for a
            name that is too long; "load_refused" with what the database said.
    """
    for name in layers:
        if len(name.encode()) > _LONGEST_NAME:
            raise SourceError("load_name", layer=name, limit=_LONGEST_NAME)
    sources = {name: _opened(gpkg, name) for name in layers}
    connection = _connection(connection_name)
    try:
        for name, source in sources.items():
            _run(
                connection,
                name,
                *_prepared(connection, schema),
                f"DROP TABLE IF EXISTS {_table(schema, name)}",
            )
            _export(source, connection.uri(), schema, name)
            if source.wkbType() != QgsWkbTypes.Type.NoGeometry:
                _run(connection, name, f"CREATE INDEX ON {_table(schema, name)} USING GIST (geom)")
        for_all = [statement for name in layers for statement in _replaced(schema, name)]
        # several statements in one call are one transaction
        _run(connection, ", ".join(layers), "; ".join(for_all))
    except SourceError:
        with suppress(SourceError):  # the database may be gone; the next run takes what is left away
            for name in layers:
                _run(connection, name, f"DROP TABLE IF EXISTS {_table(schema, name)}")
        raise


def _opened(gpkg: Path, name: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{gpkg}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise SourceError("load_layer", layer=name)
    return layer


def _connection(name: str) -> Any:  # noqa: ANN401 - QgsAbstractDatabaseProviderConnection
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    found = metadata.findConnection(name) if metadata is not None else None
    if found is None:
        raise SourceError("no_connection", connection=name)
    return found


def _table(schema: str, name: str, beside: str = _BESIDE) -> str:
    return f"{_SQL.identifier(schema)}.{_SQL.identifier(beside + name)}"


def _prepared(connection: Any, schema: str) -> list[str]:  # noqa: ANN401 - as above
    """What makes the schema, where there is none: who may not make schemas may still use one."""
    try:
        there = schema in connection.schemas()
    except QgsProviderConnectionException as error:
        raise SourceError("load_refused", layer=schema, problem=harmless(reply(str(error)))) from None
    return [] if there else [f"CREATE SCHEMA {_SQL.identifier(schema)}"]


def _replaced(schema: str, name: str) -> list[str]:
    """Statements that put the table beside in the place of the one of last year."""
    return [
        f"DROP TABLE IF EXISTS {_table(schema, name, '')}",
        f"ALTER TABLE {_table(schema, name)} RENAME TO {_SQL.identifier(name)}",
    ]


def _run(connection: Any, layer: str, *statements: str) -> None:  # noqa: ANN401 - as above
    for statement in statements:
        try:
            connection.executeSql(statement)
        except QgsProviderConnectionException as error:
            problem = harmless(reply(str(error)))
            raise SourceError("load_refused", layer=layer, problem=problem) from None


def _export(source: QgsVectorLayer, connection: str, schema: str, name: str) -> None:
    uri = QgsDataSourceUri(connection)
    has_geometry = source.wkbType() != QgsWkbTypes.Type.NoGeometry
    uri.setDataSource(schema, _BESIDE + name, "geom" if has_geometry else None, "", "fid")
    uri.setWkbType(source.wkbType())
    arguments = (source, uri.uri(False), "postgres", source.crs(), False, {"overwrite": True})
    try:
        result, problem = QgsVectorLayerExporter.exportLayer(*arguments)
    except Exception:  # "Exception: unknown" is what becomes of the provider's own when the server goes away
        raise SourceError("database_gone", layer=name) from None
    if result != QgsVectorLayerExporter.ExportError.NoError:
        raise SourceError("load_refused", layer=name, problem=harmless(reply(problem)))
