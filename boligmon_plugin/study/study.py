"""A study: everything that a run needs, and that next year's run repeats."""

from __future__ import annotations

from dataclasses import dataclass, field

from .indicators import Count, Indicator
from .sources import Source
from .tables import TableRef

FORMAT = "boligmon-study"
VERSION = 1

CELL_KINDS = ("grid", "layer", "geofa")
AREA_BASES = ("indicator", "combination", "none")
COMPOSITES = ("percentile", "z", "points")
# The method's words, as in ``domain`` (which a study may not import; a test compares).
PERIOD_UNITS = ("coarser", "given", "year", "half_year", "quarter", "month", "school_year", "day")
UNIVERSES = ("events", "populated", "population_share")
RANKED_VALUES = ("rate", "rate_smoothed", "rate_low")
SMOOTHINGS = ("none", "empirical_bayes", "kernel")
CONTIGUITIES = ("edge", "corner")


@dataclass(frozen=True)
class Cells:
    """What the rows are counted in.

    Attributes:
        kind: "grid" (Det Danske Kvadratnet), "layer" (polygons) or "geofa" (statistical areas, theme 5713).
        size: side of the grid's cells in metres.
        layer: the polygons; of "geofa" the local copy, which is made where it does not exist.
        id_field: field with the polygons' ids.
        service: address of the WFS for "geofa".
        boundary: polygons of the municipality; rows outside are not counted.
    """

    kind: str = "grid"
    size: int = 100
    layer: TableRef = field(default_factory=TableRef)
    id_field: str = ""
    service: str = ""
    boundary: TableRef = field(default_factory=TableRef)


@dataclass(frozen=True)
class Method:
    """The rules of the method, the same for all indicators; units as the parameters of the algorithms.

    Attributes:
        period_unit: unit of the periods (``domain.periods.UNITS``), "coarser" of numerator and denominator,
            or "given".
        first_period: earliest period that counts, empty for all.
        last_period: latest period that counts, empty for all.
        share: top share in per cent.
        universe: "events", "populated" or "population_share".
        value: what is ranked: "rate", "rate_smoothed" or "rate_low".
        min_population: below it a cell is not ranked.
        confidence: level of the limits in per cent.
        smoothing: "none", "empirical_bayes" or "kernel".
        bandwidth: of the kernel in metres; None for three cells.
    """

    period_unit: str = "coarser"
    first_period: str = ""
    last_period: str = ""
    share: float = 25.0
    universe: str = "events"
    value: str = "rate"
    min_population: float = 20.0
    confidence: float = 95.0
    smoothing: str = "none"
    bandwidth: float | None = None


@dataclass(frozen=True)
class Combination:
    """How the indicators are combined per cell.

    Attributes:
        composite: "percentile" (mean of percentile ranks), "z" (mean of z-scores) or "points" (by distance
            from the municipality's mean).
        indicators: ids of those that count; empty for all.
    """

    composite: str = "percentile"
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Areas:
    """How cells become monitoring areas.

    Attributes:
        per: "indicator" (areas of each), "combination" (one set, from the number of selections in all
            indicators) or "none".
        min_value: smallest number of selected periods of a cell in an area; None for half of them.
        contiguity: "edge" or "corner".
        max_gap: cells that may lie between two cells of an area.
        min_population: areas with a smaller base population are dropped.
        fill_holes: whether enclosed cells are taken in.
        previous: areas of an earlier run, whose ids and names are kept.
    """

    per: str = "indicator"
    min_value: float | None = None
    contiguity: str = "corner"
    max_gap: int = 1
    min_population: float = 50.0
    fill_holes: bool = False
    previous: TableRef = field(default_factory=TableRef)


@dataclass(frozen=True)
class Outputs:
    """What is written where.

    Attributes:
        folder: of the results, relative to the study's folder.
        csv: whether tables are written as CSV.
        xlsx: whether tables are written as a workbook.
        delimiter: between the columns of a CSV.
        decimal: decimal mark of a CSV.
        connection: QGIS connection to a PostGIS database that gets the layers too; empty for none.
        schema: schema in that database.
    """

    folder: str = "results"
    csv: bool = True
    xlsx: bool = True
    delimiter: str = ";"
    decimal: str = ","
    connection: str = ""
    schema: str = ""


@dataclass(frozen=True)
class Study:
    """Everything that a run needs.

    Attributes:
        title: what people call it.
        municipality: code of four digits ("0479").
        sources: the tables.
        indicators: what is computed of them.
        cells: what is counted in.
        base: the common population (families) of areas; None for each indicator's own.
        method: the rules.
        combination: how indicators are combined; None for not at all.
        areas: how cells become areas.
        outputs: what is written.
    """

    title: str = ""
    municipality: str = ""
    sources: tuple[Source, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    cells: Cells = field(default_factory=Cells)
    base: Count | None = None
    method: Method = field(default_factory=Method)
    combination: Combination | None = None
    areas: Areas = field(default_factory=Areas)
    outputs: Outputs = field(default_factory=Outputs)

    def source(self, source_id: str) -> Source | None:
        """The source of an id, None where there is none."""
        return next((source for source in self.sources if source.id == source_id), None)
