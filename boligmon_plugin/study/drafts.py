"""A first study from a catalogue's indicators and some tables: what is decided without reading a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from .indicators import PLACE_WHATS, Count, Indicator
from .needs import source_needs

# Roles that place a row, by the mode of a geography; of an address in parts, the last two may be missing.
KEY, PARTS, UNIT = ("address",), ("municipality", "road", "house"), ("floor", "door")
_WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "address": (KEY, PARTS),
    "coordinates": (("x", "y"),),
    "cell": (("cell",),),
    "area": (("area",),),
}
PLACING = frozenset({*KEY, *PARTS, *UNIT, "x", "y", "cell", "area"})
# Roles whose values are words of a list, which filters compare and which may be shown to write one.
TYPE_ROLES = frozenset(
    {
        *("type", "paragraph", "decision", "service", "status", "family_type"),
        *("class_type", "school_type", "move", "employment"),
    }
)


def useful_roles(indicators: Collection[Indicator]) -> dict[str, frozenset[str]]:
    """Id of a source -> the roles that make sense for it: those that counting asks for or can use.

    Raises:
        StudyError: ``study_filter_open`` of a filter.
    """
    found = {
        name: {role for need in needs for role in need} for name, needs in source_needs(indicators).items()
    }
    for indicator in indicators:
        for count in (indicator.numerator, indicator.denominator):
            roles = found.get(count.source, set())
            if count.what in PLACE_WHATS:
                roles.add("name")
            elif count.what == "rows":
                roles |= {"count", "person"}
            if count.interval:
                roles |= {"period", "stop"}
            if "start" in roles:
                roles.add("stop")
    return {name: frozenset(roles | PLACING) for name, roles in found.items()}


def place_mode(
    columns: Collection[str], *, wanted: Collection[str] = (), points: bool = False, addresses: bool = False
) -> str:
    """How rows are placed: "" where nothing says it.

    What the user chose goes first. Then, in this order: the address, where there is a register of addresses;
    the layer's own points; coordinates; the cell; the area; and last an address that no register is given
    for, so that the study says that one is missing.

    Args:
        columns: roles that have a column.
        wanted: those of them that the user chose.
        points: whether the layer has points.
        addresses: whether there is a register of addresses.
    """
    found = [mode for mode, ways in _WAYS.items() if any(set(way) <= set(columns) for way in ways)]
    chosen = [mode for mode in found if any(role in wanted for way in _WAYS[mode] for role in way)]
    by_address = [mode for mode in found if mode == "address"]
    others = [mode for mode in found if mode != "address"]
    ordered = [
        *chosen,
        *(by_address if addresses else []),
        *(["geometry"] if points else []),
        *others,
        *by_address,
    ]
    return ordered[0] if ordered else ""


def placing_columns(columns: Mapping[str, str], mode: str) -> dict[str, str]:
    """The columns without those that place rows in another way than by ``mode``."""
    used = {"coordinates": {"x", "y"}, "cell": {"cell"}, "area": {"area"}}.get(mode, set())
    if mode == "address":
        used = set(KEY) if "address" in columns else {*PARTS, *UNIT}
    return {role: column for role, column in columns.items() if role not in PLACING or role in used}


def by_dates(indicator: Indicator, columns: Mapping[str, Collection[str]]) -> Indicator:
    """The indicator as the tables allow: a table of states at dates has no courses to look into.

    A count at a day of the year wants a first day (and a last one). Where the source has a period instead,
    its dates are those of the states, and they are counted as they stand.

    Args:
        indicator: as the catalogue defines it.
        columns: id of a source -> roles that have a column.
    """
    counts = (indicator.numerator, indicator.denominator)
    numerator, denominator = (_by_dates(count, columns.get(count.source, ())) for count in counts)
    if (numerator, denominator) == counts:
        return indicator
    return replace(indicator, numerator=numerator, denominator=denominator)


def _by_dates(count: Count, roles: Collection[str]) -> Count:
    if not count.interval or "start" in roles or "period" not in roles:
        return count
    return replace(count, interval="", snapshot="" if count.ages is None else count.snapshot)
