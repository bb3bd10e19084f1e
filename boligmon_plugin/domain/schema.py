"""Names and coded values of the long format: the contract between the steps of the method.

One row per indicator, cell and period (``RATE_COLUMNS``), then one per indicator and cell
(``SUM_COLUMNS``), then one per indicator and area (``AREA_COLUMNS``). The names are public and frozen.
"""

from __future__ import annotations

# --- the method's coded values; stored in English, shown in the user's language by the layer's style

STATUS_OK = "ok"
STATUS_NO_POPULATION = "no_population"
STATUS_EVENTS_WITHOUT_POPULATION = "events_without_population"
STATUS_BELOW_MINIMUM = "below_minimum"
STATUS_MORE_EVENTS = "more_events_than_population"
STATUS_MISSING = "missing"
STATUSES = (
    STATUS_OK,
    STATUS_NO_POPULATION,
    STATUS_EVENTS_WITHOUT_POPULATION,
    STATUS_BELOW_MINIMUM,
    STATUS_MORE_EVENTS,
    STATUS_MISSING,
)

# Cells that may be ranked: at least the minimum population, and a rate.
RANKED_STATUSES = (STATUS_OK, STATUS_MORE_EVENTS)

PATTERN_TOO_FEW = "too_few"
PATTERN_NEVER = "never"
PATTERN_HISTORICAL = "historical"
PATTERN_NEW = "new"
PATTERN_PERSISTENT = "persistent"
PATTERN_CONSECUTIVE = "consecutive"
PATTERN_SPORADIC = "sporadic"
PATTERNS = (
    PATTERN_TOO_FEW,
    PATTERN_NEVER,
    PATTERN_HISTORICAL,
    PATTERN_NEW,
    PATTERN_PERSISTENT,
    PATTERN_CONSECUTIVE,
    PATTERN_SPORADIC,
)

# Kinds of indicator, universes of the top share, contiguity: in the order of the algorithms' enums.
KINDS = ("rate", "share", "mean")
UNIVERSES = ("events", "populated", "population_share")
CONTIGUITIES = ("edge", "corner")
SMOOTHINGS = ("none", "empirical_bayes", "kernel")
NATURES = ("flow", "stock")
SNAPSHOTS = ("mean", "first", "last")

# --- why a row of a source is not counted; read = placed + the sum over these

REASON_FILTERED = "filtered"
REASON_NO_PERIOD = "no_period"
REASON_NO_COUNT = "no_count"
REASON_NO_UNIT = "no_unit"
REASON_NO_GEOGRAPHY = "no_geography"
REASON_UNKNOWN_CELL = "unknown_cell"
REASON_OUTSIDE = "outside"
REASON_MALFORMED = "malformed"
REASON_DEFAULT_POINT = "default_point"
REASON_NO_ADDRESS = "no_address"
REASON_BAD_ADDRESS = "bad_address"
REASON_UNKNOWN_ADDRESS = "unknown_address"
REASON_AMBIGUOUS_ADDRESS = "ambiguous_address"
REASON_NOT_IN_REGISTER = "not_in_register"
REASON_NO_RESIDENCE = "no_residence"
REASON_BAD_INTERVAL = "bad_interval"
REASON_NO_SNAPSHOT = "not_at_snapshot"
REASON_NO_AGE = "no_age"
REASON_OTHER_AGE = "other_age"
REASON_NOT_BELOW = "not_below_mean"
REASON_OTHER_PERIOD = "other_period"
REASONS = (
    REASON_FILTERED,
    REASON_NO_PERIOD,
    REASON_NO_COUNT,
    REASON_NO_UNIT,
    REASON_NO_GEOGRAPHY,
    REASON_UNKNOWN_CELL,
    REASON_OUTSIDE,
    REASON_MALFORMED,
    REASON_DEFAULT_POINT,
    REASON_NO_ADDRESS,
    REASON_BAD_ADDRESS,
    REASON_UNKNOWN_ADDRESS,
    REASON_AMBIGUOUS_ADDRESS,
    REASON_NOT_IN_REGISTER,
    REASON_NO_RESIDENCE,
    REASON_BAD_INTERVAL,
    REASON_NO_SNAPSHOT,
    REASON_NO_AGE,
    REASON_OTHER_AGE,
    REASON_NOT_BELOW,
    REASON_OTHER_PERIOD,
)

# --- result columns: name -> type (int for whole numbers, float, str, "date")

RATE_COLUMNS = {
    "indicator": str,
    "cell_id": str,
    "period": str,
    "period_start": "date",
    "period_end": "date",
    "events": float,
    "persons": int,
    "population": float,
    "multiplier": float,
    "rate": float,
    "rate_low": float,
    "rate_high": float,
    "rate_smoothed": float,
    "status": str,
}
TOP_COLUMNS = {"rank": int, "threshold": float, "selected": int}
SUM_COLUMNS = {
    "indicator": str,
    "cell_id": str,
    "periods": int,
    "periods_selected": int,
    "share_selected": float,
    "first_selected": str,
    "last_selected": str,
    "pattern": str,
    "events": float,
    "population": float,
    "exposure": float,
    "multiplier": float,
    "rate": float,
}
AREA_COLUMNS = {
    "indicator": str,
    "area_id": str,
    "name": str,
    "cells": int,
    "population": float,
    "events": float,
    "exposure": float,
    "multiplier": float,
    "rate": float,
    "rate_low": float,
    "rate_high": float,
    "value_max": float,
    "value_mean": float,
}
# One row per cell over all indicators. ``periods`` are the pairs of an indicator and a period in which the
# cell was ranked, ``periods_selected`` those in which it was in the top share, ``periods_any`` the periods in
# which it was in the top share of some indicator. ``events`` and ``exposure`` are periods_selected and
# periods, so that ``rate`` is the share of them in per cent, of areas too.
COMBINED = "combined"  # the name of the indicator that the indicators together are
COMBINED_COLUMNS = {
    "indicator": str,
    "cell_id": str,
    "indicators": int,
    "indicators_selected": int,
    "periods": int,
    "periods_selected": int,
    "periods_any": int,
    "composite": float,
    "composite_rank": int,
    "events": float,
    "population": float,
    "exposure": float,
    "multiplier": float,
    "rate": float,
}
UNPLACED_COLUMNS = {"source": str, "row": int, "reason": str}
