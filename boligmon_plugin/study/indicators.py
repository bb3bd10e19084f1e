"""Indicators: what is counted, over what, and how the result is to be read."""

from __future__ import annotations

from dataclasses import dataclass, field

# What a count counts: rows; distinct combinations of columns (citizen x type); distinct persons; distinct
# families; the sum of a column; persons whose value lies strictly below the municipality's mean; metres from
# the cell's centre to the nearest place of the source, or the number of places within a radius of it.
WHATS = ("rows", "units", "persons", "families", "sum", "below_mean", "distance", "within")
# Those that come from places near the cell and not from rows in it: places need no period.
PLACE_WHATS = ("distance", "within")
TOPICS = ("children", "school", "housing", "income", "employment", "community")
# Which periods a row with a first and a last day belongs to.
INTERVALS = ("touching", "starting", "snapshot")
NATURES = ("flow", "stock")
KINDS = ("rate", "share", "mean")
SNAPSHOTS = ("mean", "first", "last")
BAD_DIRECTIONS = ("high", "low", "none")


@dataclass(frozen=True)
class Count:
    """The numerator or denominator of an indicator.

    Attributes:
        source: id of the source.
        what: one of ``WHATS``.
        unit: roles whose distinct combinations are counted, for "units".
        value: role that is summed or compared, for "sum" and "below_mean".
        filter: QGIS expression in which "role" stands for the column of that role; rows that do not pass are
            not counted.
        ages: youngest and oldest age in whole years, both included; None for all.
        nature: "flow" (happenings, added up) or "stock" (states at dates, averaged over a period).
        interval: of sources with first and last days, one of ``INTERVALS``; "" for sources with a period.
        snapshot: day of the year ("09-30"), for the interval "snapshot", and for the age of persons whose
            date of birth is known.
        at: of several snapshots in a period, "mean", "first" or "last".
        shift: periods by which the counts are moved forward.
        means: period -> the municipality's mean, where it is typed in and not computed ("below_mean").
        per_examination: a row is one examination and not one person: means are of persons' means.
        radius: metres around the cell's centre, for "within". The numerator of "distance" and "within" is the
            cell's figure times its denominator, so that the rate of a cell is the figure, and that of an area
            or the municipality its mean over the denominator's residents.
    """

    source: str = ""
    what: str = "rows"
    unit: tuple[str, ...] = ()
    value: str = ""
    filter: str = ""
    ages: tuple[int, int] | None = None
    nature: str = "flow"
    interval: str = ""
    snapshot: str = ""
    at: str = "mean"
    shift: int = 0
    means: dict[str, float] = field(default_factory=dict)
    per_examination: bool = False
    radius: float = 1000.0


def _stock() -> Count:  # what a count of people or families starts from: states at dates
    return Count(nature="stock")


@dataclass(frozen=True)
class Indicator:
    """A figure per cell and period.

    Attributes:
        id: short name of letters, digits and underscores; names layers and rows.
        name_en: English name.
        name_da: Danish name.
        topic: subject, one of ``TOPICS`` or a word of the municipality's own.
        owner: the department that owns the data (forvaltning).
        numerator: what is counted.
        denominator: over what.
        kind: "rate", "share" (the numerator is part of the denominator) or "mean".
        multiplier: the rate is per so many.
        unit_en: the noun of the denominator in English ("families").
        unit_da: the same in Danish ("familier").
        bad: which direction is bad: "high", "low" or "none".
        target: value aimed at, in the rate's unit; None for none.
        source: where the definition is from.
    """

    id: str
    name_en: str = ""
    name_da: str = ""
    topic: str = ""
    owner: str = ""
    numerator: Count = field(default_factory=Count)
    denominator: Count = field(default_factory=_stock)
    kind: str = "rate"
    multiplier: float = 1000.0
    unit_en: str = ""
    unit_da: str = ""
    bad: str = "high"
    target: float | None = None
    source: str = ""
