"""Whether areas cover a municipality: what lies in two of them, and what lies in none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsSpatialIndex, QgsWkbTypes

from ..errors import SourceError
from ..locating.polygons import OVERLAP_TOLERANCE, overlapping_pairs

Tick = Callable[[float], None]

# GeoFA keeps coordinates to 0.001 m, so that a border of a kilometre may be off by 1 m2 without anyone having
# drawn a gap.
LEAST_AREA = 1.0
# Borders that were rounded apart still are the same border.
_TOUCHING = 0.01


@dataclass(frozen=True)
class Overlap:
    """Two areas that share ``area`` m2."""

    first: str
    second: str
    area: float


@dataclass(frozen=True)
class Gap:
    """A connected place of ``area`` m2 in no area, and the ids of the areas around it, in their order."""

    area: float
    around: tuple[str, ...]


@dataclass(frozen=True)
class Cover:
    """How areas cover what they should; only what is ``LEAST_AREA`` or more is listed.

    Attributes:
        overlaps: pairs within the tolerance, largest first.
        gaps: largest first.
        outside: m2 of the areas that lie outside the boundary, 0 without one.
        bounded: whether there was a boundary; without one a gap is a hole between the areas.
    """

    overlaps: tuple[Overlap, ...]
    gaps: tuple[Gap, ...]
    outside: float
    bounded: bool


def check_cover(
    ids: Sequence[str], geometries: list[QgsGeometry], boundary: QgsGeometry | None, layer: str, tick: Tick
) -> Cover:
    """Compares areas with each other and with the boundary of the municipality.

    Args:
        ids: n ids of the areas.
        geometries: n valid polygons in metres.
        boundary: the municipality's polygon in the same coordinate system, None for none.
        layer: their name, for messages.
        tick: is told the progress.

    Raises:
        SourceError: two areas share more than 1 % of the smaller one ("geofa_overlap", with both ids, m2 and
            per cent); GEOS cannot compare the geometries ("geofa_not_compared").

    Source:
        GeoFA's rule for theme 5713: no holes and no overlaps, the whole municipality (DANISH_DOMAIN 3.1).
    """
    overlaps = []
    for first, second, area, share in overlapping_pairs(geometries, lambda done: tick(done / 2)):
        if share > OVERLAP_TOLERANCE:
            raise SourceError(
                "geofa_overlap",
                layer=layer,
                first=ids[first],
                second=ids[second],
                area=area,
                share=100 * share,
            )
        if area >= LEAST_AREA:
            overlaps.append(Overlap(ids[first], ids[second], area))
    tick(0.5)
    union = QgsGeometry.unaryUnion(geometries)
    whole = boundary
    if whole is None:
        whole = QgsGeometry.unaryUnion([part.removeInteriorRings() for part in union.asGeometryCollection()])
    missing, outside = whole.difference(union), union.difference(whole)
    if missing.isNull() or outside.isNull():  # where nothing is left GEOS gives an empty geometry, not null
        raise SourceError("geofa_not_compared", layer=layer)
    gaps = _gaps(missing, ids, geometries)
    beyond = 0.0 if boundary is None else outside.area()
    tick(1.0)
    return Cover(
        tuple(sorted(overlaps, key=lambda one: (-one.area, one.first, one.second))),
        gaps,
        beyond if beyond >= LEAST_AREA else 0.0,
        boundary is not None,
    )


def polygons_of(geometry: QgsGeometry) -> list[QgsGeometry]:
    """The polygons of a geometry, each by itself; lines and points are left out."""
    parts = [] if geometry.isEmpty() else geometry.asGeometryCollection()
    return [part for part in parts if part.type() == QgsWkbTypes.GeometryType.PolygonGeometry]


def _gaps(missing: QgsGeometry, ids: Sequence[str], geometries: list[QgsGeometry]) -> tuple[Gap, ...]:
    parts = [part for part in polygons_of(missing) if part.area() >= LEAST_AREA]
    index = QgsSpatialIndex()
    for number, geometry in enumerate(geometries if parts else []):
        index.addFeature(number, geometry.boundingBox())
    gaps = []
    for part in sorted(parts, key=lambda one: -one.area()):
        near = sorted(index.intersects(part.boundingBox().buffered(_TOUCHING)))
        around = tuple(ids[number] for number in near if geometries[number].distance(part) <= _TOUCHING)
        gaps.append(Gap(part.area(), around))
    return tuple(gaps)
