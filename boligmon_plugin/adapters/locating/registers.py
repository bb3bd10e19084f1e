"""Rows placed through a register of persons or families, by id and day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ...domain import schema
from ...domain.periods import DAY, parse_periods, period_ends
from ...domain.residence import (
    NO_RESIDENCE,
    NOT_IN_REGISTER,
    SEVERAL_RESIDENCES,
    Residences,
    on_day,
    person_keys,
    residences,
    snapshot_intervals,
)
from ...domain.values import texts
from ...study.sources import Source
from ..errors import SourceError
from ..tables.plans import SourcePlan
from ..tables.readers import Batch, read_batches
from .locators import DefaultPoint, Located, Locator, add_note, mapped
from .places import PlaceCollector, Places

Tick = Callable[[float], None]

FOSTER_HOME, UNDATED, BAD_DAYS = "foster_home", "undated_register", "unreadable_days"
SETTLED = "settled_before"

Days = NDArray[np.datetime64]


@dataclass(frozen=True)
class RegisterColumns:
    """What the columns of a register are.

    Attributes:
        person: id of the person or family.
        start: first day, "" for none.
        stop: last day, "" for none.
        snapshot: date of the snapshot, "" where there are first days, or neither.
    """

    person: str
    start: str
    stop: str
    snapshot: str

    @property
    def columns(self) -> tuple[str, ...]:
        """All fields to read."""
        return tuple(name for name in (self.person, self.start, self.stop, self.snapshot) if name)

    @property
    def begins(self) -> bool:
        """Whether the register says since when."""
        return bool(self.start or self.snapshot)

    @property
    def undated(self) -> bool:
        """Whether the register says where somebody lives, and not when."""
        return not (self.start or self.stop or self.snapshot)


def register_columns(source: Source, plan: SourcePlan, role: str) -> RegisterColumns:
    """The columns of a register that is searched by persons or families.

    Raises:
        SourceError: no column with ids ("register_without_ids"), or one that is not there.
    """
    ids = mapped(source, plan, role)
    if ids is None:
        raise SourceError("register_without_ids", layer=plan.name)
    names = {}
    for other in ("start", "stop", "period"):
        found = mapped(source, plan, other)
        names[other] = found[0] if found else ""
    dated = bool(names["start"] or names["stop"])
    return RegisterColumns(ids[0], names["start"], names["stop"], "" if dated else names["period"])


@dataclass(frozen=True)
class Register:
    """A register in memory.

    Attributes:
        name: the layer's name.
        columns: of the layer.
        residences: who lived where and when.
        places: what the places are.
        crs: of their coordinates.
        tally: what users must be told about it -> rows.
    """

    name: str
    columns: RegisterColumns
    residences: Residences
    places: Places
    crs: QgsCoordinateReferenceSystem
    tally: dict[str, int]


def read_register(columns: RegisterColumns, plan: SourcePlan, place: Locator, tick: Tick) -> Register:
    """Reads a register, in batches.

    Rows without an id, and rows with a day that cannot be read, are left out. A missing first day is "since
    ever", a missing last day "until now".

    Args:
        columns: of the register.
        plan: its table.
        place: how its rows are placed.
        tick: is told the progress.

    Raises:
        SourceError: no row can be used ("empty_register").
    """
    collector = PlaceCollector()
    persons: list[NDArray[np.uint64]] = []
    firsts: list[Days] = []
    lasts: list[Days] = []
    done = bad_days = 0
    for batch in read_batches(plan, (*columns.columns, *place.columns), points=place.points):
        person, missing = person_keys(batch.columns[columns.person])
        first, bad = _days(batch, columns.start or columns.snapshot, ends=False)
        last, bad_last = _days(batch, columns.stop, ends=True)
        if columns.snapshot:
            bad |= np.isnat(first)
        keep = ~(missing | bad | bad_last)
        bad_days += int((~missing & (bad | bad_last)).sum())
        collector.add(place.locate(batch, first), keep)
        persons.append(person[keep])
        firsts.append(first[keep])
        lasts.append(last[keep])
        done += len(keep)
        tick(min(1.0, done / max(plan.count, 1)))
    place.finish()
    if not sum(map(len, persons)):
        raise SourceError("empty_register", layer=plan.name)
    places, row = collector.result()
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    if columns.snapshot:
        first, last = snapshot_intervals(first)
    known = residences(np.concatenate(persons), first, last, row)
    tally = {**place.tally, BAD_DAYS: bad_days} if bad_days else dict(place.tally)
    return Register(plan.name, columns, known, places, place.crs, tally)


def _days(batch: Batch, name: str, *, ends: bool) -> tuple[Days, NDArray[np.bool_]]:
    """Days of a column, NaT where missing, and where they cannot be read; a year's first day, or its last."""
    rows = len(batch.row)
    if not name:
        return np.full(rows, np.datetime64("NaT"), dtype="datetime64[D]"), np.zeros(rows, dtype=bool)
    column = batch.columns[name]
    days, units = parse_periods(column)
    bad = np.isnat(days)
    if bad.any():
        bad &= np.array([text is not None for text in texts(column)], dtype=bool)
    if ends:
        for unit in {unit for unit in units[~np.isnat(days)] if unit != DAY}:
            of_unit = units == unit
            days[of_unit] = period_ends(days[of_unit], unit)
    return days, bad


@dataclass
class RegisterLocator:
    """Rows placed where their person or family lived.

    Attributes:
        person: column with the id that is looked up: person, family or holder of custody.
        start: column with the first day of the measure, for the address before it; "" for none.
        day: which day's address counts (``study.sources.REGISTER_DAYS``).
        before: whether the address before the placement is wanted.
        register: the register.
        default: LOIS' default point.
    """

    person: str
    start: str
    day: str
    before: bool
    register: Register
    default: DefaultPoint
    points: bool = False
    notes: list[str] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """See ``Locator``."""
        return (self.person, self.start) if self.start else (self.person,)

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """See ``Locator``."""
        return self.register.crs

    @property
    def has_codes(self) -> bool:
        """See ``Locator``."""
        return self.register.places.code is not None

    def locate(self, batch: Batch, days: Days) -> Located:
        """See ``Locator``."""
        person, missing = person_keys(batch.columns[self.person])
        that_day = on_day(days, self.day)
        if self.register.columns.undated:  # any day does
            that_day = np.full(len(person), np.datetime64(0, "D"))
        if self.before:
            starts, _ = _days(batch, self.start, ends=False)
            that_day = np.where(np.isnat(that_day), starts, that_day)
            found, settled = self.register.residences.before(
                person, np.where(np.isnat(starts), that_day, starts), that_day
            )
            if self.start:  # without the first day everybody has lived somewhere before the day
                add_note(self, SETTLED, int((settled & ~missing & ~np.isnat(starts)).sum()))
        else:
            found = self.register.residences.at(person, that_day)
        places = self.register.places
        instead = {
            NOT_IN_REGISTER: schema.REASON_NOT_IN_REGISTER,
            NO_RESIDENCE: schema.REASON_NO_RESIDENCE,
            SEVERAL_RESIDENCES: schema.REASON_AMBIGUOUS_ADDRESS,
        }
        for code, reason in instead.items():
            found = np.where(found == code, places.without(reason), found)
        found[missing] = places.without(schema.REASON_NO_UNIT)
        return self.default.applied(places.take(found))

    def finish(self) -> None:
        """See ``Locator``: nothing can be said."""


def register_locator(
    source: Source, plan: SourcePlan, person: str, register: Register, default: DefaultPoint
) -> RegisterLocator:
    """The locator of a source that is placed through a register.

    Args:
        source: the source.
        plan: its table.
        person: its column with the ids.
        register: the register.
        default: LOIS' default point in the register's coordinates.

    Raises:
        SourceError: the address before a placement is wanted of a register without first days
            ("before_without_days").
    """
    geography = source.geography
    before = geography.whose == "before"
    if before and not register.columns.begins:
        raise SourceError("before_without_days", layer=register.name)
    start = mapped(source, plan, "start") if before else None
    locator = RegisterLocator(person, start[0] if start else "", geography.day, before, register, default)
    # Tables of measures have one of these; a table of moves or pupils has none.
    placements = any(source.columns.get(role) for role in ("custody", "type", "paragraph", "start"))
    said = dict(register.tally)
    if geography.whose == "own" and placements:
        said[FOSTER_HOME] = 0
    if register.columns.undated:
        said[UNDATED] = 0
    locator.notes.extend(said)
    locator.tally.update({note: rows for note, rows in said.items() if rows})
    return locator


def id_columns(
    source: Source, plan: SourcePlan, register: Source, register_plan: SourcePlan
) -> tuple[str, RegisterColumns]:
    """The source's column with ids, and the register's columns, ids of the same kind.

    Raises:
        SourceError: the source ("source_without_ids", "source_without_custody") or the register
            ("register_without_ids") has no such column.
    """
    if source.geography.whose == "custody":
        ids = mapped(source, plan, "custody")
        if ids is None:
            raise SourceError("source_without_custody", layer=plan.name)
        return ids[0], register_columns(register, register_plan, "person")
    roles = [role for role in ("person", "family") if source.columns.get(role)]
    if not roles:
        raise SourceError("source_without_ids", layer=plan.name)
    role = next((role for role in roles if register.columns.get(role)), roles[0])
    columns = register_columns(register, register_plan, role)
    plan.field_index(source.columns[role])
    return source.columns[role], columns
