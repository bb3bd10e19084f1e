"""Areas between layers and the domain: cells and neighbours in, outlines with figures and lasting ids out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ...domain import schema
from ...domain.areafigures import match_previous, number_areas
from ...domain.designation import AreaCells, Designation, GraphNeighbourhood, GridNeighbourhood, Neighbourhood
from ...domain.grid import grid_keys
from ...domain.polygons import locate
from ..errors import SourceError
from ..locating.geography import Geography
from ..locating.polygons import at_border, edges_of, neighbours
from ..tables.plans import SourcePlan
from .layers import Table, one_multiplier, read_table
from .writers import column

Tick = Callable[[float], None]
ShapesOf = Callable[[NDArray[np.int64]], "list[QgsGeometry]"]


@dataclass(frozen=True)
class PreviousAreas:
    """Areas of an earlier run, k of them: indicator, id, name and outline in the cells' coordinate system."""

    indicators: list[str]
    ids: list[str]
    names: list[str]
    geometries: list[QgsGeometry]


def previous_areas(
    plan: SourcePlan, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> PreviousAreas:
    """Reads earlier areas; the fields name and indicator are optional.

    Raises:
        SourceError: no field area_id, an empty one ("empty_area_id"), an outline that cannot be transformed.
    """
    if not plan.crs.isValid():
        raise SourceError("no_crs", layer=plan.name)
    table = read_table(plan, lambda _: None)
    empty = np.full(len(table.features), "", dtype=object)
    transform = QgsCoordinateTransform(plan.crs, crs, transforms)
    geometries = [QgsGeometry(geometry) for geometry in table.geometries()]
    for geometry in geometries:
        if geometry.transform(transform) != Qgis.GeometryOperationResult.Success:
            raise SourceError("cannot_transform", layer=plan.name, crs=crs.authid())
    ids = table.texts("area_id")
    if (ids == "").any():
        row = int(table.rows[np.flatnonzero(ids == "")[0]])
        raise SourceError("empty_area_id", layer=plan.name, row=row)
    return PreviousAreas(
        (table.texts("indicator") if table.has("indicator") else empty).tolist(),
        ids.tolist(),
        (table.texts("name") if table.has("name") else empty).tolist(),
        geometries,
    )


def base_population(table: Table) -> dict[str, float]:
    """Population by cell id (without case); of several periods the latest in which any is known.

    Raises:
        SourceError: a cell is there twice in that period ("duplicate_cell", with both rows).
    """
    cells, population = table.texts("cell_id"), table.counts("population")
    keep = np.flatnonzero(~np.isnan(population))
    if table.has("period") and len(keep):
        periods = table.texts("period")[keep]
        keep = keep[periods == max(periods.tolist())]
    found: dict[str, int] = {}
    for place in keep.tolist():
        name = cells[place].casefold()
        if name in found:
            first, row = int(table.rows[found[name]]), int(table.rows[place])
            raise SourceError("duplicate_cell", layer=table.plan.name, field="cell_id", first=first, row=row)
        found[name] = place
    return {name: float(population[place]) for name, place in found.items()}


def cells_of(  # noqa: PLR0913, PLR0917 - the cells and how to read them
    table: Table,
    rows: NDArray[np.int64],
    value: str,
    base: dict[str, float] | None,
    indicator: str,
    tick: Tick,
) -> tuple[AreaCells, Neighbourhood]:
    """The cells of one indicator and which of them hang together."""
    ids = table.texts("cell_id")[rows]
    repeated = pd.Series(ids).duplicated().to_numpy()
    if repeated.any():
        place = int(np.flatnonzero(repeated)[0])
        raise SourceError(
            "duplicate_cell",
            layer=table.plan.name,
            field="cell_id",
            first=int(table.rows[rows[np.flatnonzero(ids == ids[place])[0]]]),
            row=int(table.rows[rows[place]]),
        )
    population = table.counts("population")[rows]
    judged = (
        population if base is None else np.array([base.get(name.casefold(), 0.0) for name in ids.tolist()])
    )
    periods = table.numbers("periods")[rows] if table.has("periods") and value == "periods_selected" else None
    cells = AreaCells(
        value=table.numbers(value)[rows],
        periods=periods,
        population=population,
        exposure=table.counts("exposure")[rows],
        events=table.counts("events")[rows],
        base=judged,
        multiplier=one_multiplier(table, indicator, table.numbers("multiplier")[rows]),
    )
    found = grid_keys(ids)
    if found is not None:
        row, col = found[0].rows_columns(found[1])
        return cells, GridNeighbourhood(row, col)
    geometries = [table.features[row].geometry() for row in rows.tolist()]
    touching, sharing = neighbours(geometries, tick)
    return cells, GraphNeighbourhood(touching, sharing, at_border(geometries))


def neighbourhood_of(geography: Geography, keys: NDArray[np.int64], tick: Tick) -> Neighbourhood:
    """Which of some cells hang together; ``keys`` has shape (n,)."""
    if geography.grid is not None:
        return GridNeighbourhood(*geography.grid.rows_columns(keys))
    geometries = geography.geometries(keys)
    touching, sharing = neighbours(geometries, tick)
    return GraphNeighbourhood(touching, sharing, at_border(geometries))


@dataclass
class AreaLayer:
    """The areas of all indicators as a layer.

    Attributes:
        name_form: name of a new area, with ``{number}``.
        several: True when there is more than one indicator.
        columns: of ``schema.AREA_COLUMNS``.
        shapes: outlines.
        member_rows: positions of the member cells in the table.
        member_ids: their area ids.
    """

    name_form: str
    several: bool = False
    columns: list[list[Any]] = field(default_factory=lambda: [[] for _ in schema.AREA_COLUMNS])
    shapes: list[QgsGeometry] = field(default_factory=list)
    member_rows: list[int] = field(default_factory=list)
    member_ids: list[str] = field(default_factory=list)

    def add(  # noqa: PLR0913, PLR0917 - an indicator, its cells and its areas
        self,
        indicator: str,
        rows: NDArray[np.int64],
        shapes_of: ShapesOf,
        base: NDArray[np.float64],
        found: Designation,
        previous: PreviousAreas | None,
    ) -> None:
        """Adds the areas of one indicator, sorted by id.

        Args:
            indicator: its id.
            rows: shape (n,), positions of its cells in the table that they are from.
            shapes_of: gives the polygons of cells by such positions.
            base: shape (n,), population by which earlier areas are matched.
            found: the areas of the cells.
            previous: earlier areas, whose ids and names are kept.
        """
        inside = np.flatnonzero(found.labels >= 0)
        geometries = dict(zip(inside.tolist(), shapes_of(rows[inside])))
        ids, names = self._names(indicator, geometries, base, found, previous)
        labels = found.areas["label"].tolist()
        order = sorted(range(len(ids)), key=lambda place: ids[place])
        for place in order:
            members = np.flatnonzero(found.labels == labels[place])
            outline = QgsGeometry.unaryUnion([geometries[member] for member in members.tolist()])
            outline.convertToMultiType()
            self.shapes.append(outline)
            self.member_rows += rows[members].tolist()
            self.member_ids += [ids[place]] * len(members)
        table_columns = [
            [indicator] * len(ids),
            ids,
            names,
            *(column(found.areas[name].to_numpy()) for name in list(schema.AREA_COLUMNS)[3:]),
        ]
        for values, more in zip(self.columns, table_columns):
            values += [more[place] for place in order]

    def _accepted(self, indicator: str) -> tuple[str, ...]:
        """Indicators of earlier areas that may go on: unnamed ones only where there is one indicator."""
        return (indicator,) if self.several else ("", indicator)

    def _names(
        self,
        indicator: str,
        geometries: dict[int, QgsGeometry],
        base: NDArray[np.float64],
        found: Designation,
        previous: PreviousAreas | None,
    ) -> tuple[list[str], list[str]]:
        """Ids and names: those of the earlier area that an area continues, else new ones."""
        earlier = [
            i
            for i in range(0 if previous is None else len(previous.ids))
            if previous is not None and previous.indicators[i] in self._accepted(indicator)
        ]
        matched: dict[int, int] = {}
        if previous is not None and earlier:
            members = np.flatnonzero(found.labels >= 0)
            middle = [geometries[member].pointOnSurface().asPoint() for member in members.tolist()]
            edges = edges_of([previous.geometries[i] for i in earlier])
            inside = np.full(len(found.labels), -1, dtype=np.int64)
            inside[members] = locate([p.x() for p in middle], [p.y() for p in middle], edges)
            matched = match_previous(found.labels, inside, base)
        labels = found.areas["label"].tolist()
        known = [previous.ids[i] for i in earlier] if previous is not None else []
        prefix = f"{indicator}-" if indicator else ""
        ids = number_areas(labels, found.areas["events"].to_numpy(), matched, known, prefix=prefix)
        names = []
        for label, area_id in zip(labels, ids):
            old = previous.names[earlier[matched[label]]] if previous is not None and label in matched else ""
            names.append(old or self.name_form.format(number=area_id[len(prefix) :].lstrip("0") or area_id))
        return ids, names
