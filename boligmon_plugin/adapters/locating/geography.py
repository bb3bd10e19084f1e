"""The cells of a run: the national grid or the polygons of a layer, and how rows get into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ...domain.grid import EPSG, Grid
from ...domain.polygons import PolygonEdges
from ..errors import SourceError
from ..results.writers import cell_geometries
from ..tables.plans import SourcePlan
from .placing import GridPlacer, Placer, PolygonPlacer
from .polygons import Cells, centres_of, read_cells, read_mask

Tick = Callable[[float], None]


@dataclass(frozen=True)
class CellPlan:
    """What was asked for: a cell layer with its id field, or a grid; and the municipality's boundary."""

    layer: SourcePlan | None
    id_field: str
    size: int
    mask: SourcePlan | None


@dataclass(frozen=True)
class Geography:
    """The cells.

    Attributes:
        grid: the national grid, None when ``cells`` are polygons.
        cells: polygons of a layer, None for the grid.
        mask: the municipality in the cells' coordinate system, None for no limit.
        crs: coordinate reference system of the result.
        transforms: the project's transformations.
    """

    grid: Grid | None
    cells: Cells | None
    mask: PolygonEdges | None
    crs: QgsCoordinateReferenceSystem
    transforms: QgsCoordinateTransformContext

    @property
    def all_keys(self) -> NDArray[np.int64] | None:
        """Keys of all cells of the result; None for the grid, where the cells are those with data."""
        return None if self.cells is None else np.arange(len(self.cells.ids), dtype=np.int64)

    def placer(self, crs: QgsCoordinateReferenceSystem, *, whole_cells: bool = False) -> Placer:
        """Places the rows of a source with a coordinate reference system.

        Args:
            crs: of the source.
            whole_cells: True to judge points by their cell's centre when there is a boundary. Codes can be
                judged in no other way, and both sources must lose the same cells.
        """
        if self.cells is not None:
            return PolygonPlacer(self.cells, crs, self.transforms, self.mask, whole_cells=whole_cells)
        return GridPlacer(self._grid, crs, self.transforms, self.mask, whole_cells=whole_cells)

    @property
    def _grid(self) -> Grid:
        if self.grid is None:
            raise ValueError("the cells are polygons")
        return self.grid

    def ids(self, keys: NDArray[np.int64]) -> NDArray[np.object_]:
        """Codes of cells, shape (n,)."""
        return self.cells.ids[keys] if self.cells is not None else self._grid.codes(keys)

    def geometries(self, keys: NDArray[np.int64]) -> list[QgsGeometry]:
        """Polygons of cells in ``crs``."""
        if self.cells is not None:
            return [self.cells.geometries[key] for key in keys.tolist()]
        return cell_geometries(self._grid, keys)

    def centres(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """Cell centres in metres, shape (n, 2)."""
        if self.cells is None:
            east, north = self._grid.corners(keys)
            return np.column_stack((east, north)) + self._grid.size / 2
        metric = not self.crs.isGeographic() and self.crs.mapUnits() == Qgis.DistanceUnit.Meters
        target = self.crs if metric else QgsCoordinateReferenceSystem(EPSG)
        return centres_of(
            [self.cells.geometries[key] for key in keys.tolist()], self.crs, target, self.transforms
        )

    @property
    def overlaps(self) -> int:
        """Number of pairs of polygons that overlap within the tolerance."""
        return 0 if self.cells is None else self.cells.overlaps


def plan_cells(plan: CellPlan, transforms: QgsCoordinateTransformContext, tick: Tick) -> Geography:
    """Reads and checks the cells and the boundary.

    Raises:
        SourceError: a cell layer or boundary that cannot be used or has no coordinate system ("no_crs").
        DomainError: a cell size that is no whole number of metres.
    """
    if plan.layer is None:
        grid, cells, crs = Grid(plan.size), None, QgsCoordinateReferenceSystem(EPSG)
    else:
        if not plan.layer.crs.isValid():
            raise SourceError("no_crs", layer=plan.layer.name)
        grid, cells = None, read_cells(plan.layer, plan.id_field or _first_id(plan.layer), tick)
        crs = cells.crs
    mask = None if plan.mask is None else read_mask(plan.mask, crs, transforms)
    return Geography(grid, cells, mask, crs, transforms)


def _first_id(plan: SourcePlan) -> str:
    """``cell_id`` where the layer has it, as our own grids do."""
    plan.field_index("cell_id")
    return "cell_id"
