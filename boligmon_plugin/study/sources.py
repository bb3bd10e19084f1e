"""A source: a table, what its columns mean, and how its rows find their place."""

from __future__ import annotations

from dataclasses import dataclass, field

from .tables import TableRef

# How rows are placed.
GEOGRAPHY_MODES = ("geometry", "coordinates", "address", "cell", "area", "register")
# Kinds of address keys; "auto" decides by what the values look like.
ADDRESS_KEYS = ("auto", "uuid", "kvh", "kvhx")
# Which day's address counts, of a row that is placed through a register of persons or families.
REGISTER_DAYS = ("event", "january", "year_end")
# Whose address: the person's own, that of the holder of custody, or the person's last one before the measure.
REGISTER_ADDRESSES = ("own", "custody", "before")


@dataclass(frozen=True)
class Geography:
    """How the rows of a source are placed.

    Attributes:
        mode: one of ``GEOGRAPHY_MODES``: the layer's own points; the columns x and y; a key of an address,
            looked up in the source ``register``; the column with a code of a cell, or of an area; or the
            person (or family) of the row, looked up in the source ``register`` with the day.
        crs: coordinate reference system of the columns x and y; empty for EPSG:25832.
        key: kind of the address key (``ADDRESS_KEYS``).
        register: id of the source with the addresses (mode address) or the residences (mode register).
        day: which day's address counts (``REGISTER_DAYS``).
        whose: whose address counts (``REGISTER_ADDRESSES``).
        default_point: LOIS' point for people who cannot be placed, easting and northing in EPSG:25832.
    """

    mode: str = "geometry"
    crs: str = ""
    key: str = "auto"
    register: str = ""
    day: str = "event"
    whose: str = "own"
    default_point: tuple[float, float] | None = None


@dataclass(frozen=True)
class Source:
    """A table of the study.

    Attributes:
        id: name by which indicators and other sources refer to it.
        title: what people call it.
        table: where it is.
        columns: role (``roles.ROLES``) -> name of the column.
        geography: how its rows are placed.
    """

    id: str
    title: str = ""
    table: TableRef = field(default_factory=TableRef)
    columns: dict[str, str] = field(default_factory=dict)
    geography: Geography = field(default_factory=Geography)


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
