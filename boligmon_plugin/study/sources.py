"""Which column of a table plays which part."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TableRoles:
    """The columns of an event or population table; an empty name means that there is none.

    Attributes:
        period: year, date or other period.
        count: number of events or families on the row; without it a row counts one.
        unit: columns whose distinct combinations are counted once per cell and period.
        person: id of the person, for distinct persons and the dispersion.
        cell: code of the cell or area, for tables without geometry.
        filter: QGIS expression; rows that do not pass are not counted.
        stock: True for states at dates (averaged over a period), False for happenings (summed).
    """

    period: str
    count: str = ""
    unit: tuple[str, ...] = ()
    person: str = ""
    cell: str = ""
    filter: str = ""
    stock: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns to read, each once."""
        names = (self.period, self.count, *self.unit, self.person, self.cell)
        return tuple(dict.fromkeys(name for name in names if name))
