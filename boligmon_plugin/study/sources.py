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
        period: year, date or other period; empty for a table with a first and a last day.
        count: number of events or families on the row; without it a row counts one.
        unit: columns whose distinct combinations are counted once per cell and period.
        person: id of the person, for distinct persons and the dispersion.
        cell: code of the cell or area, for tables without geometry.
        filter: QGIS expression; rows that do not pass are not counted.
        stock: True for states at dates (averaged over a period), False for happenings (summed).
        start: first day of a measure.
        stop: its last day, itself included; a measure without one goes on.
        interval: which periods a measure counts in (``indicators.INTERVALS``).
        snapshot: day of the year ("09-30") at which measures are under way, and at which ages are taken.
        ages: youngest and oldest age, both included; None for all.
        age: age in whole years.
        birth: date of birth, where there is no age.
        value: number that is compared with the mean of the period; rows that are not strictly below it are
            not counted.
        means: period and the mean to compare with, where it is typed in.
        per_examination: True where a person has a row per examination: persons' means are compared.
    """

    period: str = ""
    count: str = ""
    unit: tuple[str, ...] = ()
    person: str = ""
    cell: str = ""
    filter: str = ""
    stock: bool = False
    start: str = ""
    stop: str = ""
    interval: str = ""
    snapshot: str = ""
    ages: tuple[int, int] | None = None
    age: str = ""
    birth: str = ""
    value: str = ""
    means: tuple[tuple[str, float], ...] = ()
    per_examination: bool = False

    @property
    def is_interval(self) -> bool:
        """Whether a row may count in several periods: those it touches, or the dates it is under way at."""
        return self.interval in {"touching", "snapshot"}

    @property
    def day(self) -> str:
        """The column that says when."""
        return self.start if self.interval else self.period

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns to read, each once."""
        age = (self.age or self.birth,) if self.ages is not None else ()
        stop = (self.stop,) if self.interval else ()
        names = (self.day, *stop, self.count, *self.unit, self.person, self.cell, *age, self.value)
        return tuple(dict.fromkeys(name for name in names if name))
