"""Polygon layers as the domain wants them: ids, edges, centres, neighbours; checked to be cells."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsGeometry,
    QgsSpatialIndex,
    QgsWkbTypes,
)

from ...domain.polygons import PolygonEdges
from ...domain.values import texts
from ..errors import SourceError
from ..tables.plans import SourcePlan
from ..tables.readers import chosen_features

# Neighbouring districts overlap by slivers in real data (Frederiksberg's blocks: 0.03 m2). A pair may
# overlap by this share of the smaller polygon's area: far above digitising errors, far below a polygon that
# is there twice.
OVERLAP_TOLERANCE = 0.01

Tick = Callable[[float], None]


@dataclass(frozen=True)
class Cells:
    """Polygons that serve as cells, in the order of the layer.

    Attributes:
        ids: shape (n,), unique texts.
        geometries: n polygons in ``crs``.
        edges: their rings.
        crs: coordinate reference system; may be invalid when only codes are used.
        overlaps: number of pairs that overlap within the tolerance.
    """

    ids: NDArray[np.object_]
    geometries: list[QgsGeometry]
    edges: PolygonEdges
    crs: QgsCoordinateReferenceSystem
    overlaps: int


def read_cells(plan: SourcePlan, id_field: str, tick: Tick) -> Cells:
    """Reads and checks a cell layer.

    Raises:
        SourceError: not polygons, no features, an id that is missing or there twice, a polygon without
            geometry,
            an overlap beyond the tolerance; with the row.
    """
    ids, geometries, rows = _read(plan, id_field)
    text = texts(np.array(ids, dtype=object))
    seen: dict[str, int] = {}
    for row, name in zip(rows, text):
        if name is None:
            raise SourceError("cell_without_id", layer=plan.name, field=id_field, row=row)
        if name.casefold() in seen:
            first = seen[name.casefold()]
            raise SourceError("duplicate_cell", layer=plan.name, field=id_field, first=first, row=row)
        seen[name.casefold()] = row
    overlaps = count_overlaps(geometries, rows, plan.name, tick)
    return Cells(text, geometries, edges_of(geometries), plan.crs, overlaps)


def read_mask(
    plan: SourcePlan, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> PolygonEdges:
    """The municipality's polygons in another coordinate system, dissolved."""
    return edges_of([mask_geometry(plan, crs, transforms)])


def mask_geometry(
    plan: SourcePlan, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsGeometry:
    """The municipality's polygons in another coordinate system as one geometry."""
    _, geometries, _ = _read(plan, "")
    if not plan.crs.isValid():
        raise SourceError("no_crs", layer=plan.name)
    transform = QgsCoordinateTransform(plan.crs, crs, transforms)
    for geometry in geometries:
        if geometry.transform(transform) != Qgis.GeometryOperationResult.Success:
            raise SourceError("cannot_transform", layer=plan.name, crs=crs.authid())
    # GEOS joins no rings that cross themselves
    return QgsGeometry.unaryUnion([one if one.isGeosValid() else one.makeValid() for one in geometries])


def _read(plan: SourcePlan, id_field: str) -> tuple[list[object], list[QgsGeometry], list[int]]:
    if QgsWkbTypes.geometryType(plan.geometry) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise SourceError("not_polygons", layer=plan.name)
    request = QgsFeatureRequest()
    index = plan.field_index(id_field) if id_field else -1
    if not plan.filter:
        request.setSubsetOfAttributes([index] if id_field else [])
    ids: list[object] = []
    geometries: list[QgsGeometry] = []
    rows: list[int] = []
    for row, feature in chosen_features(plan, request):
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull() or geometry.isEmpty():
            raise SourceError("polygon_without_geometry", layer=plan.name, row=row)
        geometry.convertToStraightSegment()
        value = feature[index] if index >= 0 else None
        ids.append(value if isinstance(value, (str, int, float)) else None)
        geometries.append(geometry)
        rows.append(row)
    if not geometries:
        raise SourceError("empty_layer", layer=plan.name)
    return ids, geometries, rows


def count_overlaps(geometries: list[QgsGeometry], rows: list[int], name: str, tick: Tick) -> int:
    """Number of pairs that overlap within the tolerance.

    Raises:
        SourceError: a pair overlaps by more ("overlapping_cells", with both rows and the share).
    """
    slivers = 0
    for number, other, _, share in overlapping_pairs(geometries, tick):
        if share > OVERLAP_TOLERANCE:
            raise SourceError(
                "overlapping_cells", layer=name, first=rows[number], row=rows[other], share=100 * share
            )
        slivers += 1
    return slivers


def overlapping_pairs(geometries: list[QgsGeometry], tick: Tick) -> Iterator[tuple[int, int, float, float]]:
    """Pairs of polygons that share an area: their positions, the area, and its share of the smaller one."""
    index = QgsSpatialIndex()
    boxes = [geometry.boundingBox() for geometry in geometries]
    for number, box in enumerate(boxes):
        index.addFeature(number, box)
    for number, (geometry, box) in enumerate(zip(geometries, boxes)):
        if number % 256 == 0:
            tick(number / len(geometries))
        for other in index.intersects(box):
            shared_box = box.intersect(boxes[other])
            if other <= number or shared_box.isEmpty() or shared_box.width() * shared_box.height() == 0:
                continue
            shared = geometry.intersection(geometries[other]).area()
            if shared > 0:
                yield number, other, shared, shared / min(geometry.area(), geometries[other].area())


def edges_of(geometries: list[QgsGeometry]) -> PolygonEdges:
    """The rings of polygons as edges."""
    rings = [_rings(bytes(geometry.asWkb())) for geometry in geometries]
    counts = [sum(len(ring) - 1 for ring in polygon) for polygon in rings]
    flat = [np.hstack((ring[:-1], ring[1:])) for polygon in rings for ring in polygon]
    start = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return PolygonEdges(start, np.concatenate(flat) if flat else np.empty((0, 4)))


def _rings(wkb: bytes) -> list[NDArray[np.float64]]:
    """The rings of a WKB polygon or multi-polygon, x and y only."""
    order = "<" if wkb[0] == 1 else ">"
    rings: list[NDArray[np.float64]] = []

    def polygon(position: int) -> int:
        kind, count = struct.unpack_from(order + "II", wkb, position + 1)
        width = 2 + (kind // 1000 in (1, 3)) + (kind // 1000 in (2, 3))
        position += 9
        for _ in range(count):
            (points,) = struct.unpack_from(order + "I", wkb, position)
            ring = np.frombuffer(wkb, dtype=order + "f8", count=points * width, offset=position + 4)
            rings.append(ring.reshape(points, width)[:, :2].astype(np.float64))
            position += 4 + 8 * points * width
        return position

    kind, count = struct.unpack_from(order + "II", wkb, 1)
    if kind % 1000 == int(Qgis.WkbType.Polygon):
        polygon(0)
    else:
        position = 9
        for _ in range(count):
            position = polygon(position)
    return rings


def centres_of(
    geometries: list[QgsGeometry],
    crs: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> NDArray[np.float64]:
    """Centroids in the target system, shape (n, 2), metres when the target is projected."""
    transform = QgsCoordinateTransform(crs, target, transforms)
    points = [transform.transform(geometry.centroid().asPoint()) for geometry in geometries]
    return np.array([(point.x(), point.y()) for point in points], dtype=np.float64).reshape(-1, 2)


def neighbours(geometries: list[QgsGeometry], tick: Tick) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of polygons that touch, shape (k, 2), and those of them that share an edge, shape (j, 2)."""
    index = QgsSpatialIndex()
    for number, geometry in enumerate(geometries):
        index.addFeature(number, geometry.boundingBox())
    touching: list[tuple[int, int]] = []
    sharing: list[tuple[int, int]] = []
    for number, geometry in enumerate(geometries):
        if number % 256 == 0:
            tick(number / len(geometries))
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for other in index.intersects(geometry.boundingBox()):
            if other <= number or not engine.intersects(geometries[other].constGet()):
                continue
            touching.append((number, other))
            shared = geometry.intersection(geometries[other])
            if shared.length() > 0:  # of a polygon the perimeter: slivers share an edge too
                sharing.append((number, other))
    return (
        np.array(touching, dtype=np.int64).reshape(-1, 2),
        np.array(sharing, dtype=np.int64).reshape(-1, 2),
    )


def at_border(geometries: list[QgsGeometry]) -> NDArray[np.bool_]:
    """Whether each polygon touches the outer border of all of them together; shape (n,)."""
    whole = QgsGeometry.unaryUnion(geometries)
    outer = QgsGeometry.unaryUnion([part.removeInteriorRings() for part in whole.asGeometryCollection()])
    boundary = QgsGeometry(outer.constGet().boundary())
    engine = QgsGeometry.createGeometryEngine(boundary.constGet())
    engine.prepareGeometry()
    return np.array([engine.intersects(geometry.constGet()) for geometry in geometries], dtype=bool)
