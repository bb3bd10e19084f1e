"""GeoFA: statistical areas, libraries and assembly halls of one municipality, and a local copy of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate

from ..errors import SourceError
from ..results.writers import fields_of, write_rows
from .cover import Cover, check_cover, polygons_of
from .themes import CURRENT_STATUSES, EPSG, Theme, municipality_of, theme_of
from .wfs import WfsRows, read_layer

Tick = Callable[[float], None]

DEFAULT_TIMEOUT = 60.0
OLD, NOT_IN_FORCE, OTHER_TYPE, OTHER_PLACE = "old", "not_in_force", "other_type", "other_place"


@dataclass(frozen=True)
class Found:
    """The current objects of a theme in a municipality, in the order of their ids.

    Attributes:
        theme: what they are.
        service: host that gave them.
        read: number of objects the service gave.
        left_out: reason (``OLD``, ``NOT_IN_FORCE``, ``OTHER_TYPE``, ``OTHER_PLACE``) -> number of objects.
        columns: one list of n values per field of ``theme.columns``.
        geometries: n multi-polygons or points in EPSG:25832.
        repaired: number of areas whose rings crossed.
        cover: how the areas cover the municipality; None for points.
    """

    theme: Theme
    service: str
    read: int
    left_out: dict[str, int]
    columns: list[list[Any]]
    geometries: list[QgsGeometry]
    repaired: int
    cover: Cover | None

    @property
    def fields(self) -> QgsFields:
        """Fields of the result layer."""
        return fields_of(self.theme.columns)

    @property
    def kind(self) -> Any:  # noqa: ANN401 - an enumeration of QGIS
        """Geometry type of the result layer."""
        return QgsWkbTypes.Type.MultiPolygon if self.theme.polygons else QgsWkbTypes.Type.Point


def of_type(theme: Theme, code: int | None) -> Theme:
    """A theme with only the objects of one type; None leaves it as it is."""
    return theme if code is None else replace(theme, types=frozenset({code}))


def read_theme(  # noqa: PLR0913, PLR0917 - what, from where, of whom, and how long to wait
    theme: Theme,
    url: str,
    municipality: str,
    boundary: QgsGeometry | None,
    timeout: float,
    tick: Tick,
) -> Found:
    """Reads the current objects of a theme; worker thread is fine.

    Current is what has no ``systid_til`` and is in force (status 3) or of unknown status (0): drafts,
    proposals and cancelled objects are left out and counted.

    Args:
        theme: one of ``themes.THEMES``.
        url: address of the WFS.
        municipality: its code (479, "0479") or CVR number (29189730).
        boundary: polygon of the municipality in EPSG:25832 to compare areas with; None for none.
        timeout: seconds of silence after which the service is given up.
        tick: is told the progress; may raise to stop.

    Raises:
        SourceError: what ``wfs.read_layer`` and ``cover.check_cover`` refuse; "geofa_municipality",
            "geofa_no_objects", "geofa_no_id" (row), "geofa_duplicate" (id), "geofa_no_geometry" (id),
            "value_not_number" (field, row).

    Source:
        DANISH_DOMAIN sections 3.1 and 3.2; GeoFA's database views of the themes.
    """
    key, value = municipality_of(municipality)
    rows = read_layer(
        url,
        theme.layer,
        equal={key: value},
        needed=(*theme.needed, key),
        epsg=EPSG,
        timeout=timeout,
        tick=lambda share: tick(0.8 * share),
    )
    keep, left_out = _current(rows, theme, key, value)
    if not keep:
        raise SourceError(
            "geofa_no_objects",
            service=rows.service,
            layer=rows.layer,
            municipality=str(value),
            read=len(rows.rows),
        )
    _check_ids(rows, keep)
    keep.sort(key=lambda row: rows.rows[row]["objekt_id"])
    geometries, repaired = _shapes(rows, keep, theme)
    ids = [rows.rows[row]["objekt_id"] for row in keep]
    cover = None
    if theme.polygons:
        cover = check_cover(ids, geometries, boundary, rows.layer, lambda share: tick(0.8 + 0.2 * share))
    columns = _columns(rows, keep, theme)
    return Found(theme, rows.service, len(rows.rows), left_out, columns, geometries, repaired, cover)


def fetch(  # noqa: PLR0913, PLR0917 - what, from where, of whom, and where to
    theme: str,
    url: str,
    municipality: str,
    target: Path,
    layer: str,
    tick: Tick,
    *,
    type_code: int | None = None,
    boundary: QgsGeometry | None = None,
    timeout: float = DEFAULT_TIMEOUT,
) -> Found:
    """Keeps a local copy of a theme in a GeoPackage, so that a study runs without the network.

    The copy is written beside the file and takes its place when it is complete; whatever fails or is canceled
    leaves the earlier file as it was. Other layers of the file are kept.

    Args:
        theme: id of one of ``themes.THEMES`` (areas, libraries, halls).
        url: address of the WFS.
        municipality: its code or CVR number.
        target: the GeoPackage.
        layer: name of the layer in it.
        tick: is told the progress; may raise to stop.
        type_code: only objects of this type (a district type, say); None for the theme's own.
        boundary: as for ``read_theme``.
        timeout: as for ``read_theme``.

    Raises:
        SourceError: what ``read_theme`` refuses, "geofa_theme", "geofa_in_use" (file), "cannot_write"
            (problem).
    """
    found = read_theme(
        of_type(theme_of(theme), type_code),
        url,
        municipality,
        boundary,
        timeout,
        lambda share: tick(0.9 * share),
    )
    try:
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as beside:
            part = Path(beside) / target.name
            _refuse_open(target)
            if target.exists():
                shutil.copyfile(target, part)
            _write_copy(found, part, layer, lambda share: tick(0.9 + 0.1 * share))
            os.replace(part, target)
    except OSError as error:
        raise SourceError("cannot_write", problem=error.strerror or type(error).__name__) from error
    return found


def _refuse_open(target: Path) -> None:
    """A database whose latest changes are still in its log beside it can be neither copied nor replaced."""
    log = target.with_name(target.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise SourceError("geofa_in_use", file=target.name)


def _current(rows: WfsRows, theme: Theme, key: str, value: int) -> tuple[list[int], dict[str, int]]:
    """Positions of the rows that count, and how many were left out why."""
    keep: list[int] = []
    left_out: Counter[str] = Counter()
    for number, row in enumerate(rows.rows):
        status = _whole(rows, number, "statuskode")
        if _whole(rows, number, key) != value:
            left_out[OTHER_PLACE] += 1
        elif row.get("systid_til"):
            left_out[OLD] += 1
        elif status is not None and status not in CURRENT_STATUSES:
            left_out[NOT_IN_FORCE] += 1
        elif theme.types and _whole(rows, number, theme.type_field) not in theme.types:
            left_out[OTHER_TYPE] += 1
        else:
            keep.append(number)
    return keep, dict(sorted(left_out.items()))


def _whole(rows: WfsRows, number: int, name: str) -> int | None:
    """A whole number of a row, None where there is none."""
    text = rows.rows[number].get(name)
    if text is None:
        return None
    try:
        return int(text)
    except ValueError as error:
        raise SourceError("value_not_number", layer=rows.layer, field=name, row=number + 1) from error


def _check_ids(rows: WfsRows, keep: list[int]) -> None:
    seen: set[str] = set()
    for number in keep:
        name = rows.rows[number].get("objekt_id")
        if not name:
            raise SourceError("geofa_no_id", service=rows.service, layer=rows.layer, row=number + 1)
        if name in seen:
            raise SourceError("geofa_duplicate", service=rows.service, layer=rows.layer, id=name)
        seen.add(name)


def _shapes(rows: WfsRows, keep: list[int], theme: Theme) -> tuple[list[QgsGeometry], int]:
    """The geometries as the result holds them, and the number of polygons that had to be repaired."""
    shapes: list[QgsGeometry] = []
    repaired = 0
    for number in keep:
        shape = QgsGeometry(rows.geometries[number])
        if theme.polygons:
            shape.convertToStraightSegment()
            if not shape.isGeosValid():
                shape = shape.makeValid()
                repaired += 1
            shape = QgsGeometry.collectGeometry(polygons_of(shape))
            right = QgsWkbTypes.GeometryType.PolygonGeometry
        else:
            # A multi-point is one facility: it counts once, in the middle of its points.
            shape = shape.centroid() if shape.isMultipart() else shape
            shape = QgsGeometry.fromPointXY(QgsPointXY(shape.constGet())) if _is_point(shape) else shape
            right = QgsWkbTypes.GeometryType.PointGeometry
        if shape.isEmpty() or shape.type() != right:
            name = rows.rows[number]["objekt_id"]
            raise SourceError("geofa_no_geometry", service=rows.service, layer=rows.layer, id=name)
        shapes.append(shape)
    return shapes, repaired


def _is_point(shape: QgsGeometry) -> bool:
    return not shape.isEmpty() and QgsWkbTypes.flatType(shape.wkbType()) == QgsWkbTypes.Type.Point


def _columns(rows: WfsRows, keep: list[int], theme: Theme) -> list[list[Any]]:
    columns: list[list[Any]] = [[rows.rows[row]["objekt_id"] for row in keep]]
    names = (
        next((rows.rows[row][name] for name in theme.name_fields if rows.rows[row].get(name)), None)
        for row in keep
    )
    columns.append(list(names))
    for name, kind in theme.fields.items():
        if kind is int:
            columns.append([_whole(rows, row, name) for row in keep])
        elif kind == "date":
            days = [QDate.fromString(rows.rows[row].get(name, "")[:10], "yyyy-MM-dd") for row in keep]
            columns.append([day if day.isValid() else None for day in days])
        else:
            columns.append([rows.rows[row].get(name) for row in keep])
    return columns


def _write_copy(found: Found, path: Path, layer: str, tick: Tick) -> None:
    """Writes the objects as a layer of a GeoPackage, and sees that they are all there."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", layer
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    writer = QgsVectorFileWriter.create(
        str(path),
        found.fields,
        found.kind,
        QgsCoordinateReferenceSystem(f"EPSG:{EPSG}"),
        QgsCoordinateTransformContext(),
        options,
    )
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise SourceError("cannot_write", problem=writer.errorMessage().rstrip("."))
    write_rows(writer, found.fields, found.columns, found.geometries, tick)
    del writer  # which closes the file, also where QGIS' own end of writing only flushes it
    if _count(path, layer) != len(found.geometries):
        raise SourceError("cannot_write", problem=layer)


def _count(path: Path, layer: str) -> int:
    """Number of features in a layer of a GeoPackage; -1 where it cannot be read."""
    try:
        written = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
        copy = None if written is None else written.GetLayerByName(layer)
        return -1 if copy is None else copy.GetFeatureCount()
    except RuntimeError:  # where another plugin has turned GDAL's exceptions on
        return -1
