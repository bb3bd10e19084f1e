"""Which roles a source must have a column for, so that its rows can be counted and placed."""

from __future__ import annotations

from collections.abc import Collection

from .filters import roles_in
from .indicators import PLACE_WHATS, Count, Indicator
from .roles import ROLES

# A need: roles of which one is enough.
Need = tuple[str, ...]


def count_needs(count: Count) -> tuple[Need, ...]:
    """The roles that counting needs, each once, as alternatives of which the first is usual.

    Raises:
        StudyError: ``study_filter_open`` of the filter.
    """
    needs: list[Need] = []
    if count.what not in PLACE_WHATS:
        needs.append(("start",) if count.interval else ("period",))
    needs += {
        "units": [(role,) for role in count.unit],
        "persons": [("person",)],
        "families": [("family",)],
        "sum": [(count.value,)] if count.value else [],
        "below_mean": [("person",), *([(count.value,)] if count.value else [])],
    }.get(count.what, [])
    if count.ages is not None:
        needs.append(("age", "birth"))
    needs += [(role,) for role in ROLES if role in roles_in(count.filter)]
    return tuple(dict.fromkeys(needs))


def source_needs(indicators: Collection[Indicator]) -> dict[str, tuple[Need, ...]]:
    """Id of a source -> the roles that indicators need of it, in the order of ``roles.ROLES``.

    Raises:
        StudyError: as ``count_needs``.
    """
    found: dict[str, dict[Need, None]] = {}
    for indicator in indicators:
        for count in (indicator.numerator, indicator.denominator):
            if count.source:
                found.setdefault(count.source, {}).update(dict.fromkeys(count_needs(count)))
    order = list(ROLES)
    return {
        source: tuple(sorted(needs, key=lambda need: order.index(need[0])))
        for source, needs in sorted(found.items())
    }


def missing(needs: Collection[Need], mapped: Collection[str]) -> tuple[Need, ...]:
    """The needs that columns with these roles do not meet."""
    return tuple(need for need in needs if not any(role in mapped for role in need))
