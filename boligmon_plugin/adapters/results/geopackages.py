"""Tables of results as layers of a GeoPackage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..errors import SourceError
from .writers import fields_of, write_rows

Tick = Callable[[float], None]
_ACTIONS = QgsVectorFileWriter.ActionOnExistingFile


def write_layer(  # noqa: PLR0913 - where, and what
    path: Path,
    name: str,
    columns: dict[str, Any],
    values: Sequence[Sequence[Any]],
    shapes: Sequence[QgsGeometry] | None,
    crs: QgsCoordinateReferenceSystem,
    *,
    tick: Tick,
) -> None:
    """Adds a layer to a GeoPackage, which is made where it does not exist.

    Args:
        path: of the file.
        name: of the table.
        columns: names and types of the fields, as in ``domain.schema``.
        values: one sequence of n values per field.
        shapes: n polygons, None for a table without geometry.
        crs: of the polygons.
        tick: is told the progress.

    Raises:
        SourceError: the file cannot be written ("cannot_write").
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    # A style is stored later, a table at a time: every table needs the fid of its own.
    options.actionOnExistingFile = (
        _ACTIONS.CreateOrOverwriteLayer if path.exists() else _ACTIONS.CreateOrOverwriteFile
    )
    kind = QgsWkbTypes.Type.NoGeometry if shapes is None else QgsWkbTypes.Type.MultiPolygon
    fields = fields_of(columns)
    sink = QgsVectorFileWriter.create(
        str(path), fields, kind, crs, QgsCoordinateTransformContext(), options
    )
    if sink.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise SourceError("cannot_write", problem=sink.errorMessage())
    if shapes is not None:
        shapes = [_multi(shape) for shape in shapes]
    write_rows(sink, fields, values, shapes, tick)


def _multi(shape: QgsGeometry) -> QgsGeometry:
    many = QgsGeometry(shape)
    many.convertToMultiType()
    return many
