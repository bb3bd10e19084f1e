"""What a locator is, and the simple ones: the layer's own points, columns with coordinates, codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

from ...domain import schema
from ...domain.grid import EPSG
from ...domain.values import numbers, texts
from ...study.sources import Source
from ..errors import SourceError
from ..tables.plans import SourcePlan
from ..tables.readers import Batch
from .placing import NO_REASON, transformed

# Points nearer to each other than this are one place (metres): registers round coordinates to 1 cm or 1 m.
SAME_PLACE = 0.5

REASON = {name: number for number, name in enumerate(schema.REASONS)}


@dataclass(frozen=True)
class Located:
    """Where the rows of a batch are, shape (k,) each.

    Attributes:
        x: coordinate in the locator's ``crs``, NaN where there is none.
        y: likewise.
        code: code of a cell or area, None where there is none; None for locators without codes.
        reason: index into ``schema.REASONS``, ``NO_REASON`` for rows that have a place.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    code: NDArray[np.object_] | None
    reason: NDArray[np.int8]


class Locator(Protocol):
    """Gives the rows of a source their place.

    Attributes:
        columns: fields of the source that it reads.
        points: whether it needs the layer's points.
        crs: coordinate reference system of ``Located.x`` and ``y``.
        has_codes: whether places are codes instead of coordinates.
        notes: codes of what users must be told (``messages.locating.note_lines``), as far as is known by now.
        tally: note -> number of rows that it is about.
    """

    columns: tuple[str, ...]
    points: bool
    crs: QgsCoordinateReferenceSystem
    has_codes: bool
    notes: list[str]
    tally: dict[str, int]

    def locate(self, batch: Batch, days: NDArray[np.datetime64]) -> Located:
        """Where the rows are.

        Args:
            batch: rows with ``columns`` (and points).
            days: shape (k,), the day of the event, NaT where it is not known.
        """

    def finish(self) -> None:
        """To be called after the last batch.

        Raises:
            SourceError: nothing at all was found, and there is one cause for it.
        """


def add_note(locator: Locator, note: str, rows: int) -> None:
    """Adds rows to what a locator has to say; nothing where there are none."""
    if rows:
        locator.tally[note] = locator.tally.get(note, 0) + rows
        if note not in locator.notes:
            locator.notes.append(note)


@dataclass(frozen=True)
class DefaultPoint:
    """LOIS' point for those who have no place, as coordinates of a source would have it.

    Attributes:
        point: easting and northing in EPSG:25832, None for none.
        transform: from the source's system to EPSG:25832.
    """

    point: tuple[float, float] | None
    transform: QgsCoordinateTransform

    def applied(self, located: Located) -> Located:
        """Takes the rows on the point out: no coordinates, and their reason."""
        if self.point is None or located.code is not None or len(located.x) == 0:
            return located
        east, north = transformed(located.x, located.y, self.transform)
        hit = np.hypot(east - self.point[0], north - self.point[1]) <= SAME_PLACE
        reason = np.where(hit, REASON[schema.REASON_DEFAULT_POINT], located.reason).astype(np.int8)
        return Located(np.where(hit, np.nan, located.x), np.where(hit, np.nan, located.y), None, reason)


def default_point(
    source: Source, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> DefaultPoint:
    """The default point of a source for coordinates in a system."""
    target = QgsCoordinateReferenceSystem(EPSG)
    return DefaultPoint(source.geography.default_point, QgsCoordinateTransform(crs, target, transforms))


def at_points(x: NDArray[np.float64], y: NDArray[np.float64], default: DefaultPoint) -> Located:
    """Rows with coordinates; without both they have no geography."""
    known = np.isfinite(x) & np.isfinite(y)
    reason = np.where(known, NO_REASON, REASON[schema.REASON_NO_GEOGRAPHY]).astype(np.int8)
    return default.applied(Located(np.where(known, x, np.nan), np.where(known, y, np.nan), None, reason))


@dataclass
class GeometryLocator:
    """The layer's own points."""

    crs: QgsCoordinateReferenceSystem
    default: DefaultPoint
    columns: tuple[str, ...] = ()
    points: bool = True
    has_codes: bool = False
    notes: list[str] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)

    def locate(self, batch: Batch, days: NDArray[np.datetime64]) -> Located:
        """See ``Locator``; the day does not matter."""
        if batch.x is None or batch.y is None:
            raise ValueError("the batch was read without points")
        return at_points(batch.x, batch.y, self.default)

    def finish(self) -> None:
        """See ``Locator``: nothing can be said."""


@dataclass
class CoordinateLocator:
    """Two columns with coordinates; text with a decimal comma too."""

    columns: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem
    default: DefaultPoint
    points: bool = False
    has_codes: bool = False
    notes: list[str] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)

    def locate(self, batch: Batch, days: NDArray[np.datetime64]) -> Located:
        """See ``Locator``; the day does not matter. What is no number is no coordinate."""
        x, y = (numbers(batch.columns[name])[0] for name in self.columns)
        return at_points(x, y, self.default)

    def finish(self) -> None:
        """See ``Locator``: nothing can be said."""


@dataclass
class CodeLocator:
    """A column with codes of cells or areas; what they stand for the run's cells know."""

    columns: tuple[str, ...]
    crs: QgsCoordinateReferenceSystem
    points: bool = False
    has_codes: bool = True
    notes: list[str] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)

    def locate(self, batch: Batch, days: NDArray[np.datetime64]) -> Located:
        """See ``Locator``; the day does not matter."""
        code = texts(batch.columns[self.columns[0]])
        known = np.array([value is not None for value in code], dtype=bool)
        nowhere = np.full(len(code), np.nan)
        reason = np.where(known, NO_REASON, REASON[schema.REASON_NO_GEOGRAPHY]).astype(np.int8)
        return Located(nowhere, nowhere, code, reason)

    def finish(self) -> None:
        """See ``Locator``: nothing can be said."""


def simple_locator(
    source: Source, plan: SourcePlan, transforms: QgsCoordinateTransformContext
) -> GeometryLocator | CoordinateLocator | CodeLocator:
    """The locator of a source that needs no other one.

    Raises:
        SourceError: the mode's columns are not chosen, are not there, or there is no coordinate system.
    """
    mode = source.geography.mode
    if mode == "geometry":
        if not plan.has_geometry:
            raise SourceError("no_points", layer=plan.name)
        if not plan.crs.isValid():
            raise SourceError("no_crs", layer=plan.name)
        return GeometryLocator(plan.crs, default_point(source, plan.crs, transforms))
    if mode == "coordinates":
        columns = mapped(source, plan, "x", "y")
        if columns is None:
            raise SourceError("coordinates_without_columns", layer=plan.name)
        crs = crs_named(source.geography.crs, plan)
        return CoordinateLocator(columns, crs, default_point(source, crs, transforms))
    columns = mapped(source, plan, mode) if mode in {"cell", "area"} else None
    if columns is None:
        raise SourceError("code_without_column", layer=plan.name)
    return CodeLocator(columns, QgsCoordinateReferenceSystem())


def mapped(source: Source, plan: SourcePlan, *roles: str) -> tuple[str, ...] | None:
    """The columns of roles, None where a role has none.

    Raises:
        SourceError: a column that the layer does not have ("no_field").
    """
    names = tuple(source.columns.get(role, "") for role in roles)
    if not all(names):
        return None
    for name in names:
        plan.field_index(name)
    return names


def crs_named(name: str, plan: SourcePlan) -> QgsCoordinateReferenceSystem:
    """The system that a source's coordinates are in, EPSG:25832 unless it says otherwise.

    Raises:
        SourceError: there is no such system ("unknown_crs").
    """
    crs = QgsCoordinateReferenceSystem(name or EPSG)
    if not crs.isValid():
        raise SourceError("unknown_crs", layer=plan.name, crs=name)
    return crs


def values_of(batch: Batch, names: tuple[str, ...]) -> list[NDArray[Any]]:
    """Columns of a batch."""
    return [batch.columns[name] for name in names]
