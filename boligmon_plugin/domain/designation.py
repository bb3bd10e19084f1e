"""From cells that keep returning to monitoring areas: the last step of the method.

Source:
    METHODS A11 (defaults, joining, filling), A3 and A4 (rate and limits of an area); D9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .areafigures import summarise_areas
from .areas import group_graph, group_grid
from .errors import DomainError
from .holes import fill_graph, fill_grid
from .limits import group_limits

Index = NDArray[np.int64]


@dataclass(frozen=True)
class AreaRule:
    """How areas are made.

    Attributes:
        min_value: smallest value of a member; None for half of the periods, rounded up.
        contiguity: "edge" or "corner".
        max_gap: number of cells that may lie between joined ones.
        min_population: smallest population of an area (families say).
        fill_holes: True to take in the gap cells and what an area encloses.
        confidence: two-sided level of the limits, between 0 and 1.
    """

    min_value: float | None = None
    contiguity: str = "corner"
    max_gap: int = 1
    min_population: float = 50.0
    fill_holes: bool = False
    confidence: float = 0.95


@dataclass(frozen=True)
class AreaCells:
    """What the areas are made of, shape (n,) each.

    Attributes:
        value: what cells are chosen by, usually the number of periods in the top share; NaN where unknown.
        periods: number of periods with a rank; None when not known.
        population: in the latest period.
        exposure: population summed over the periods.
        events: summed over the same periods.
        base: population by which the minimum is judged; ``population`` when there is no common one.
        multiplier: rates are per so many (a number).
        kind: "rate", "share" or "mean", which decides the limits of an area (``group_limits``).
        dispersion: variance of the events over their mean, over all periods together (METHODS A2).
    """

    value: NDArray[np.float64]
    periods: NDArray[np.float64] | None
    population: NDArray[np.float64]
    exposure: NDArray[np.float64]
    events: NDArray[np.float64]
    base: NDArray[np.float64]
    multiplier: float
    kind: str = "rate"
    dispersion: float = 1.0


class Neighbourhood(Protocol):
    """Which cells hang together."""

    def group(self, member: NDArray[np.bool_], rule: AreaRule) -> Index:
        """Area number of every cell, -1 for no member; shape (n,)."""

    def fill(self, member: NDArray[np.bool_], labels: Index, rule: AreaRule) -> Index:
        """Cells that areas take in, shape (k, 2): cell and area number."""


@dataclass(frozen=True)
class GridNeighbourhood:
    """Cells of a square grid by row and column, shape (n,) each."""

    row: Index
    column: Index

    def group(self, member: NDArray[np.bool_], rule: AreaRule) -> Index:
        """See ``Neighbourhood``."""
        labels = np.full(len(member), -1, dtype=np.int64)
        labels[member] = group_grid(
            self.row[member], self.column[member], contiguity=rule.contiguity, max_gap=rule.max_gap
        )
        return labels

    def fill(self, member: NDArray[np.bool_], labels: Index, rule: AreaRule) -> Index:
        """See ``Neighbourhood``."""
        free = np.flatnonzero(~member)
        found = fill_grid(
            self.row[member],
            self.column[member],
            labels[member],
            self.row[free],
            self.column[free],
            contiguity=rule.contiguity,
            max_gap=rule.max_gap,
        )
        return np.column_stack((free[found[:, 0]], found[:, 1]))


@dataclass(frozen=True)
class GraphNeighbourhood:
    """Polygons by their neighbours.

    Attributes:
        touching: shape (k, 2), pairs that share an edge or a corner.
        sharing: shape (j, 2), those that share an edge.
        border: shape (n,) of bool, True at the layer's outer border.
    """

    touching: Index
    sharing: Index
    border: NDArray[np.bool_]

    def group(self, member: NDArray[np.bool_], rule: AreaRule) -> Index:
        """See ``Neighbourhood``."""
        return group_graph(len(member), self._pairs(rule), member, max_gap=rule.max_gap)

    def fill(self, member: NDArray[np.bool_], labels: Index, rule: AreaRule) -> Index:
        """See ``Neighbourhood``."""
        return fill_graph(
            len(member),
            self._pairs(rule),
            member,
            labels,
            self.border,
            max_gap=rule.max_gap,
            edge_pairs=self.sharing,
        )

    def _pairs(self, rule: AreaRule) -> Index:
        return self.sharing if rule.contiguity == "edge" else self.touching


@dataclass(frozen=True)
class Designation:
    """The areas.

    Attributes:
        labels: shape (n,), area number of every cell, -1 for none; areas that are too small have none.
        areas: one row per area, sorted by ``label``, with the columns of ``summarise_areas`` and
            ``rate_low``,
            ``rate_high``.
        min_value: the smallest value of a member that was used.
        members: number of cells that reached it.
        small_areas: number of areas below the minimum population.
        small_population: their base population.
    """

    labels: Index
    areas: pd.DataFrame
    min_value: float
    members: int
    small_areas: int
    small_population: float


def no_areas(cells: AreaCells) -> Designation:
    """The result where no cell was ever ranked: no areas, for whatever rule."""
    nothing = np.full(len(cells.value), -1, dtype=np.int64)
    table = summarise_areas(
        nothing,
        cells.value,
        population=cells.population,
        exposure=cells.exposure,
        events=cells.events,
        base=cells.base,
        multiplier=cells.multiplier,
    )
    return Designation(
        labels=nothing,
        areas=table.assign(rate_low=table["rate"], rate_high=table["rate"]),
        min_value=float("nan"),
        members=0,
        small_areas=0,
        small_population=0.0,
    )


def designate(cells: AreaCells, neighbourhood: Neighbourhood, rule: AreaRule) -> Designation:
    """Makes areas of the cells whose value is at least the minimum.

    The limits take every event as independent and the years that chose the cells as any others: both make
    them too narrow and the rate too high, which the reader must be told.

    Args:
        cells: figures of the cells.
        neighbourhood: which cells hang together.
        rule: how areas are made.

    Raises:
        DomainError: ``min_value`` is not above 0 ("min_value_not_positive"), is above the number of periods
            ("min_value_too_high"), or is not given where the periods are not known ("min_value_needed").
    """
    minimum = _minimum(cells, rule)
    member = cells.value >= minimum
    labels = neighbourhood.group(member, rule)
    if rule.fill_holes:
        filled = neighbourhood.fill(member, labels, rule)
        labels[filled[:, 0]] = filled[:, 1]
    table = summarise_areas(
        labels,
        cells.value,
        population=cells.population,
        exposure=cells.exposure,
        events=cells.events,
        base=cells.base,
        multiplier=cells.multiplier,
        min_population=rule.min_population,
    )
    small = table.loc[~table["keep"]]
    kept = table.loc[table["keep"]].reset_index(drop=True)
    limits = group_limits(
        kept["events"].to_numpy(),
        kept["exposure"].to_numpy(),
        kind=cells.kind,
        multiplier=cells.multiplier,
        confidence=rule.confidence,
        dispersion=cells.dispersion,
    )
    return Designation(
        labels=np.where(np.isin(labels, kept["label"].to_numpy()), labels, -1),
        areas=kept.assign(rate_low=limits[:, 0], rate_high=limits[:, 1]),
        min_value=minimum,
        members=int(member.sum()),
        small_areas=len(small),
        small_population=float(small["base"].sum()),
    )


def _minimum(cells: AreaCells, rule: AreaRule) -> float:
    known = np.empty(0) if cells.periods is None else cells.periods[~np.isnan(cells.periods)]
    most = float(known.max()) if len(known) else None
    if rule.min_value is None:
        if most is None:
            raise DomainError("min_value_needed")
        return max(1.0, float(np.ceil(most / 2)))
    if not rule.min_value > 0:
        raise DomainError("min_value_not_positive")
    if most is not None and rule.min_value > most:
        raise DomainError("min_value_too_high", value=rule.min_value, periods=most)
    return float(rule.min_value)
