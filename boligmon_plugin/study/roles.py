"""What a column of a table can mean: the words that sources, indicators and filters share.

Municipalities name their columns differently; a source says once which of its columns plays which role. An
indicator names roles, so that it can be shared with municipalities whose tables look otherwise.
"""

from __future__ import annotations

# role -> what the column holds
ROLES = {
    "period": "year, date or other period of the row; of a snapshot, its date",
    "start": "first day of a measure, or of living at an address",
    "stop": "last day, itself included; empty while it lasts",
    "person": "id of the citizen: used in memory, never written",
    "family": "id of the family: used in memory, never written",
    "custody": "person id of the holder of custody",
    "row": "id of the row",
    "count": "number of events or families that the row stands for",
    "type": "type of the measure, placement or service",
    "paragraph": "paragraph of the measure",
    "decision": "paragraph of the decision",
    "service": "type of the service that is paid",
    "status": "status of the case",
    "age": "age in whole years",
    "birth": "date of birth",
    "family_type": "type of the family",
    "children": "number of children at home",
    "grade": "grade or mean of grades",
    "class_type": "type of the school class",
    "school_type": "type of the school",
    "move": "kind of the move: in, out, within",
    "income": "income in kroner",
    "employment": "employment status",
    "acting_municipality": "municipality that acts (handlekommune)",
    "paying_municipality": "municipality that pays (betalingskommune)",
    "home_municipality": "municipality of residence (bopælskommune)",
    "address": "key of the address: a DAR id, KVH or KVHX",
    "municipality": "municipality code, as a part of the address",
    "road": "road code",
    "house": "house number with its letter",
    "floor": "floor",
    "door": "door",
    "x": "easting or longitude",
    "y": "northing or latitude",
    "cell": "code of a grid cell",
    "area": "code of an area",
    "name": "name of a place",
}

# roles whose values identify a person: never previewed, written, logged or put into a message
PERSONAL_ROLES = frozenset({"person", "family", "custody", "birth"})
