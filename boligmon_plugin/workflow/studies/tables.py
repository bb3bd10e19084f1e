"""The results of a study as tables: one long table of facts, and the layers of its GeoPackage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ...adapters.results.areas import AreaLayer
from ...adapters.results.combining import combined_columns
from ...adapters.results.tables import rate_rows, rate_table, sum_table, top_table
from ...domain import schema
from ...domain.areafigures import summarise_areas
from ...domain.limits import group_limits
from ...domain.periods import labels, period_ends
from ...domain.rates import Panel, compute_rates
from ...study.indicators import Indicator
from .computing import CombinedResult, IndicatorResult, StudyResult, monitoring_rule

FACT_COLUMNS = (
    "indicator",
    "level",
    "unit_id",
    "period",
    "period_start",
    "period_end",
    *list(schema.RATE_COLUMNS)[5:],
    *schema.TOP_COLUMNS,
)
# Rows that the definition of an indicator leaves out; the others are faults of the data.
BY_DEFINITION = frozenset(
    {
        schema.REASON_FILTERED,
        schema.REASON_NO_SNAPSHOT,
        schema.REASON_OTHER_AGE,
        schema.REASON_OTHER_PERIOD,
        schema.REASON_NOT_BELOW,
    }
)
CELL, AREA, MUNICIPALITY = "cell", "area", "municipality"


@dataclass(frozen=True)
class LayerTable:
    """A table of the GeoPackage.

    Attributes:
        name: of the table.
        kind: its style (``styles.MAP_STYLES``, "unplaced"), "" for none.
        columns: name and type of the fields (``schema``).
        values: one list per field.
        shapes: polygons, None for a table without geometry.
        indicator: the indicator that it is about, None for all.
    """

    name: str
    kind: str
    columns: dict[str, Any]
    values: list[list[Any]]
    shapes: list[QgsGeometry] | None
    indicator: Indicator | None = None


@dataclass
class StudyTables:
    """All tables of a run.

    Attributes:
        layers: tables of the GeoPackage, in the order of the study.
        facts: column -> values of the long table.
        areas: column -> values of the areas of all indicators.
    """

    layers: list[LayerTable] = field(default_factory=list)
    facts: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in FACT_COLUMNS})
    areas: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in schema.AREA_COLUMNS})


def study_tables(result: StudyResult, area_name: str) -> StudyTables:
    """The tables of a study's result.

    Args:
        result: of ``compute_study``.
        area_name: name of a new area, with ``{number}``.
    """
    tables = StudyTables()
    shapes: list[QgsGeometry] = []
    for one in result.indicators:
        _add_indicator(tables, shapes, result, one, area_name)
    if result.combined is not None:
        _add_combined(tables, shapes, result, result.combined, area_name)
    if result.plan.study.areas.per != "none":
        values = [tables.areas[name] for name in schema.AREA_COLUMNS]
        tables.layers.append(LayerTable("areas", "areas", schema.AREA_COLUMNS, values, shapes))
    tables.layers.append(LayerTable("unplaced", "unplaced", schema.UNPLACED_COLUMNS, _unplaced(result), None))
    return tables


def _add_indicator(
    tables: StudyTables, shapes: list[QgsGeometry], result: StudyResult, one: IndicatorResult, area_name: str
) -> None:
    indicator, found = one.indicator, one.result
    panel, geography = found.panel, result.geography
    values, cells = rate_table(panel, found.rates, geography, indicator.id, indicator.multiplier)
    tops = top_table(panel, found.rates, found.tops)
    columns = {**schema.RATE_COLUMNS, **schema.TOP_COLUMNS}
    tables.layers.append(
        LayerTable(f"{indicator.id}_rates", "rates", columns, [*values, *tops], cells, indicator)
    )
    ids = geography.ids(panel.cells)
    sums = sum_table(indicator.id, ids, labels(panel.days, panel.unit), found.sums, indicator.multiplier)
    tables.layers.append(
        LayerTable(
            f"{indicator.id}_periods",
            "periods",
            schema.SUM_COLUMNS,
            sums,
            geography.geometries(panel.cells),
            indicator,
        )
    )
    _add_cell_facts(tables.facts, panel, one, ids)
    members = np.full(len(panel.cells), "", dtype=object)
    if result.plan.study.areas.per == "indicator":
        layer = AreaLayer(area_name, several=True)
        rows = np.arange(len(panel.cells))
        layer.add(indicator.id, rows, result.shapes_of(panel.cells), one.base, found.areas, result.previous)
        tables.layers.append(
            LayerTable(
                f"{indicator.id}_areas", "areas", schema.AREA_COLUMNS, layer.columns, layer.shapes, indicator
            )
        )
        _add_areas(tables, shapes, layer)
        members[layer.member_rows] = layer.member_ids
    _add_group_facts(tables.facts, result, one, AREA, members)
    _add_group_facts(
        tables.facts, result, one, MUNICIPALITY, np.full(len(members), result.plan.study.municipality or "-")
    )


def _add_areas(tables: StudyTables, shapes: list[QgsGeometry], layer: AreaLayer) -> None:
    for name, values in zip(schema.AREA_COLUMNS, layer.columns):
        tables.areas[name] += values
    shapes += layer.shapes


def _add_combined(
    tables: StudyTables,
    shapes: list[QgsGeometry],
    result: StudyResult,
    combined: CombinedResult,
    area_name: str,
) -> None:
    geography = result.geography
    ids = geography.ids(combined.cells)
    values = combined_columns(ids.tolist(), combined.found, combined.base)
    cells = geography.geometries(combined.cells)
    tables.layers.append(LayerTable("combined", "combined", schema.COMBINED_COLUMNS, values, cells))
    if combined.areas is not None:
        layer = AreaLayer(area_name, several=True)
        rows = np.arange(len(combined.cells))
        shapes_of = result.shapes_of(combined.cells)
        layer.add(schema.COMBINED, rows, shapes_of, combined.base, combined.areas, result.previous)
        tables.layers.append(
            LayerTable("combined_areas", "areas", schema.AREA_COLUMNS, layer.columns, layer.shapes)
        )
        _add_areas(tables, shapes, layer)
        members = np.full(len(combined.cells), "", dtype=object)
        members[layer.member_rows] = layer.member_ids
        for one in result.indicators:  # what each indicator is in the areas of all of them
            place = np.minimum(np.searchsorted(combined.cells, one.result.panel.cells), len(members) - 1)
            known = combined.cells[place] == one.result.panel.cells
            _add_group_facts(tables.facts, result, one, AREA, np.where(known, members[place], ""))


def _unplaced(result: StudyResult) -> list[list[Any]]:
    """Rows with a fault, each once by source: the source, the row's number, the reason."""
    found: set[tuple[str, int, str]] = set()
    for one in result.indicators:
        for count, account in (
            (one.indicator.numerator, one.events),
            (one.indicator.denominator, one.population),
        ):
            for rows, reasons in account.unplaced:
                for row, reason in zip(rows.tolist(), reasons.tolist()):
                    if schema.REASONS[reason] not in BY_DEFINITION:
                        found.add((count.source, row, schema.REASONS[reason]))
    ordered = sorted(found)
    return [list(part) for part in zip(*ordered)] if ordered else [[], [], []]


# --- facts


def _add_cell_facts(
    facts: dict[str, list[Any]], panel: Panel, one: IndicatorResult, ids: NDArray[np.object_]
) -> None:
    rates, tops = one.result.rates, one.result.tops
    cell, period = rate_rows(panel, rates)
    persons = None if panel.persons is None else panel.persons[cell, period]
    rank, threshold, selected = top_table(panel, rates, tops)
    _extend(
        facts,
        one.indicator,
        CELL,
        ids[cell].tolist(),
        _period_columns(panel, period),
        {
            "events": panel.events[cell, period],
            "persons": persons,
            "population": panel.population[cell, period],
            "rate": rates.rate[cell, period],
            "rate_low": rates.low[cell, period],
            "rate_high": rates.high[cell, period],
            "rate_smoothed": rates.smoothed[cell, period],
            "status": [schema.STATUSES[code] for code in rates.status[cell, period].tolist()],
            "rank": rank,
            "threshold": threshold,
            "selected": selected,
        },
    )


def _add_group_facts(
    facts: dict[str, list[Any]],
    result: StudyResult,
    one: IndicatorResult,
    level: str,
    member: NDArray[np.object_],
) -> None:
    """Facts of groups of cells (areas, the municipality): by period, and of all periods together.

    A rate of a group is its sum of events over its sum of population, over the cells and periods that have a
    population (METHODS A3).
    """
    panel = one.result.panel
    names, group = np.unique(member.astype(str), return_inverse=True)
    keep = names != ""
    if not keep.any():
        return
    counted = (panel.population > 0) & ~np.isnan(panel.events)
    events, population = (
        _grouped(np.where(counted, values, 0.0), group, len(names), ~panel.common)
        for values in (panel.events, panel.population)
    )
    days = np.flatnonzero(panel.common)
    grouped = Panel(
        np.arange(int(keep.sum())),
        panel.unit,
        panel.days[days],
        events[keep][:, days],
        None,
        population[keep][:, days],
        panel.dispersion,
        panel.dispersion_pooled,
    )
    rule = replace(
        monitoring_rule(result.plan.study, one.indicator).rates, min_population=0.0, smoothing="none"
    )
    rates = compute_rates(grouped, rule)
    unit, period = np.nonzero(np.ones(grouped.events.shape, dtype=bool))
    _extend(
        facts,
        one.indicator,
        level,
        names[keep][unit].tolist(),
        _period_columns(grouped, period),
        {
            "events": grouped.events[unit, period],
            "population": grouped.population[unit, period],
            "rate": rates.rate[unit, period],
            "rate_low": rates.low[unit, period],
            "rate_high": rates.high[unit, period],
            "status": [schema.STATUSES[code] for code in rates.status[unit, period].tolist()],
        },
    )
    _add_totals(facts, one, level, names[keep].tolist(), (member, grouped), rule.confidence)


def _add_totals(  # noqa: PLR0913, PLR0917 - the table, and which groups of what
    facts: dict[str, list[Any]],
    one: IndicatorResult,
    level: str,
    names: list[str],
    groups: tuple[NDArray[np.object_], Panel],
    confidence: float,
) -> None:
    """All periods together; ``population`` is the sum over them (family-years), as the rate needs it."""
    member, grouped = groups
    multiplier, sums = one.indicator.multiplier, one.result.sums
    label = np.searchsorted(names, member.astype(str))
    label = np.where(member.astype(str) == "", -1, label)
    table = summarise_areas(
        label,
        np.zeros(len(label)),
        population=sums.population,
        exposure=sums.exposure,
        events=sums.events,
        base=sums.exposure,
        multiplier=multiplier,
    )
    exposure = table["exposure"].to_numpy()
    panel = one.result.panel
    limits = group_limits(
        table["events"].to_numpy(),
        exposure,
        kind=one.indicator.kind,
        multiplier=multiplier,
        confidence=confidence,
        dispersion=panel.dispersion_pooled if np.isfinite(panel.dispersion_pooled) else panel.dispersion,
    )
    first = grouped.days[:1].astype(str).tolist() * len(names)
    last = period_ends(grouped.days[-1:], grouped.unit).astype(str).tolist() * len(names)
    _extend(
        facts,
        one.indicator,
        level,
        names,
        {"period": [""] * len(names), "period_start": first, "period_end": last},
        {
            "events": table["events"].to_numpy(),
            "population": exposure,
            "rate": table["rate"].to_numpy(),
            "rate_low": limits[:, 0],
            "rate_high": limits[:, 1],
        },
    )


def _grouped(
    values: NDArray[np.float64], group: NDArray[np.int64], size: int, missing: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Sums of rows by group, shape (size, m); NaN in the columns that are missing."""
    out = np.zeros((size, values.shape[1]))
    np.add.at(out, group.reshape(-1), values)
    out[:, missing] = np.nan
    return out


def _period_columns(panel: Panel, period: NDArray[np.int64]) -> dict[str, list[Any]]:
    names = labels(panel.days, panel.unit)
    starts = panel.days.astype(str)
    ends = period_ends(panel.days, panel.unit).astype(str)
    return {
        "period": names[period].tolist(),
        "period_start": starts[period].tolist(),
        "period_end": ends[period].tolist(),
    }


def _extend(  # noqa: PLR0913, PLR0917 - the table, the key and the figures of its rows
    facts: dict[str, list[Any]],
    indicator: Indicator,
    level: str,
    units: Sequence[str],
    periods: dict[str, list[Any]],
    figures: dict[str, Any],
) -> None:
    """Adds rows; NaN becomes None, whole numbers lose their decimals."""
    count = len(units)
    known = {
        "indicator": [indicator.id] * count,
        "level": [level] * count,
        "unit_id": list(units),
        "multiplier": np.full(count, float(indicator.multiplier)),
        **periods,
        **figures,
    }
    for name in FACT_COLUMNS:
        values = known.get(name)
        facts[name] += [None] * count if values is None else _plain(values)


def _plain(values: Any) -> list[Any]:  # noqa: ANN401 - an array or a list
    if not isinstance(values, np.ndarray) or values.dtype.kind != "f":
        return list(values)
    return [
        None if value != value else int(value) if value.is_integer() else value  # noqa: PLR0124 - NaN
        for value in values.tolist()
    ]
