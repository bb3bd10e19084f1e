"""From what an indicator counts to the columns of a table: roles become names, filters too."""

from __future__ import annotations

from .filters import with_columns
from .indicators import Count
from .sources import Source, TableRoles

# Counts in which a person may be behind several events: only there is a dispersion (METHODS A2).
_OF_EVENTS = frozenset({"rows", "units", "persons", "below_mean"})


def table_roles(count: Count, source: Source) -> TableRoles:
    """How the rows of a source are counted for an indicator.

    Args:
        count: what is counted.
        source: the table and the roles of its columns.

    Raises:
        StudyError: the filter names a role that the source does not map, or cannot be read.
    """
    columns = source.columns
    interval = count.interval or ("starting" if columns.get("start") and not columns.get("period") else "")
    names = {
        "units": count.unit,
        "persons": ("person",),
        "families": ("family",),
        "below_mean": ("person",) if count.per_examination else (),
    }.get(count.what, ())
    amount = {"rows": columns.get("count", ""), "sum": columns.get(count.value, count.value)}
    number = amount.get(count.what, "")
    person = columns.get("person", "") if count.what in _OF_EVENTS and not number else ""
    return TableRoles(
        period=columns.get("period", ""),
        count=number,
        unit=tuple(columns.get(name, name) for name in names),
        person=person,
        filter=with_columns(count.filter, columns) if count.filter else "",
        stock=count.nature == "stock",
        start=columns.get("start", ""),
        stop=columns.get("stop", ""),
        interval=interval,
        snapshot=count.snapshot,
        ages=count.ages,
        age=columns.get("age", ""),
        birth=columns.get("birth", ""),
        value=columns.get(count.value, count.value) if count.what == "below_mean" else "",
        means=tuple(sorted(count.means.items())),
        per_examination=count.per_examination,
    )
