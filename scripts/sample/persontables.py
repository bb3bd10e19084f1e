"""The tables of people that are made on unpacking: residents, pupils, moves, grades, courses, a register.

Standard library only. The flaws of real tables are put in at the end, row by row.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from . import people
from .packed import Packed
from .people import QUARTERS, Family, Person, Stay

RESIDENTS = "borgere_syntetisk.csv"
PUPILS = "elever_syntetisk.csv"
MOVES = "flytninger_syntetisk.csv"
GRADES = "afgangskarakterer_syntetisk.csv"
COURSES = "foranstaltninger_forloeb_syntetisk.csv"
REGISTER = "bopael_syntetisk.csv"

# --- school

FIRST_CLASS_AGE, CLASSES = 6, 10  # class 0 in the year one becomes 6, to class 9
SEGREGATED = 0.046  # where nothing is planted
SEGREGATED_BY_RISK = 0.5  # a planted risk of 4 multiplies the share by 1 + 0.5 * 3
# class type, school type, share of the segregated
SCHOOLS = (
    ("Specialklasse", "Folkeskole", 0.55),
    ("", "Specialskole", 0.30),
    ("", "Dagbehandling", 0.15),
)
ORDINARY = ("Normalklasse", "Folkeskole")
_SUMMER, _AUTUMN = 1, 2  # quarters that hold the examination (May, June) and 30 September
EXAM_AGE = 16  # becomes so in the year of the examination
NO_EXAM = 0.035  # of the pupils of class 9 have no mean: fewer examinations than required
GRADE_MEAN, GRADE_SPREAD, GRADE_BY_RISK = 7.3, 2.2, 0.45  # a planted risk of 4 lowers it by 0.45 * 3
GRADES_FROM_TO = (-3.0, 12.0)
_SQRT3 = 1.7320508075688772  # four uniform draws added up have the spread 1 / sqrt(3)

IN, OUT, WITHIN = "Tilflytning", "Fraflytning", "Flytning inden for kommunen"
_QUARTER_DAYS = 90  # every quarter has them


@dataclass(frozen=True)
class Flaws:
    """Rows to spoil in one table, each with one flaw at most (see ``records.Flaws``)."""

    no_address: int = 0
    unknown_address: int = 0
    default_point: int = 0
    citizen_space: int = 0
    address_space: int = 0
    address_upper: int = 0


FLAWS = {
    RESIDENTS: Flaws(120, 80, 60, 90, 70, 40),
    PUPILS: Flaws(60, 40, 30, 25, 20, 10),
    MOVES: Flaws(90, 50, 40, 30, 25, 15),
    GRADES: Flaws(24, 14, 9, 8, 6, 4),
}


class Row(NamedTuple):
    """A row: what stands before the citizen, the citizen, what follows, the address id, what comes last."""

    head: str
    citizen: str
    tail: str
    address: str
    end: str = ""

    def line(self) -> str:
        """The line of the file."""
        return f"{self.head}{self.citizen};{self.tail}{self.address}{self.end}\r\n"


@dataclass(frozen=True)
class Table:
    """A table as it is written."""

    header: str
    encoding: str
    rows: list[Row]

    def lines(self) -> Iterator[str]:
        """The lines, header first."""
        yield f"{self.header}\r\n"
        for row in self.rows:
            yield row.line()


def danish(day: date) -> str:
    """A date as dd-mm-yyyy."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def living(known: list[Family], quarter: int) -> Iterator[tuple[Person, Stay]]:
    """Everybody of a quarter with the stay, family by family."""
    for family in known:
        stay = family.at(quarter)
        if stay is not None:
            for person in family.people:
                if person.first <= quarter <= person.last:
                    yield person, stay


def residents(known: list[Family], packed: Packed, years: range) -> Table:
    """Everybody on 1 January of each year."""
    rows = []
    born = {person.citizen: f"{danish(person.birth)};" for family in known for person in family.people}
    for year in years:
        head = f"01-01-{year};"
        for person, stay in living(known, year * QUARTERS):
            rows.append(Row(head, person.citizen, born[person.citizen], packed.key(stay.place)))
    return Table("UdtraekDato;Borger-ID;Foedselsdato;Adresse-ID", "utf-8-sig", rows)


def school_of(person: Person, risk: float) -> tuple[str, str]:
    """Class type and school type of a pupil where the planted risk is ``risk``."""
    if person.draws[1] >= SEGREGATED * (1 + SEGREGATED_BY_RISK * (risk - 1)):
        return ORDINARY
    rest = person.draws[2]
    for class_type, school_type, share in SCHOOLS:
        if rest < share:
            return class_type, school_type
        rest -= share
    return SCHOOLS[-1][:2]


def pupils(known: list[Family], packed: Packed, years: range) -> Table:
    """The pupils of class 0 to 9 on 30 September of each year."""
    rows = []
    for year in years:
        head = f"30-09-{year};{year}/{(year + 1) % 100:02d};"
        for person, stay in living(known, year * QUARTERS + _AUTUMN):
            if 0 <= year - person.birth.year - FIRST_CLASS_AGE < CLASSES:
                school = ";".join(school_of(person, packed.risk_at(stay.place)))
                rows.append(Row(head, person.citizen, f"{school};", packed.key(stay.place)))
    return Table("Dato;Skoleår;Borger-ID;Klassetype;Skoletype;Adresse-ID", "cp1252", rows)


def grade_of(person: Person, risk: float) -> str:
    """A pupil's mean grade with a decimal comma; empty for those who did not sit enough examinations."""
    if person.draws[7] < NO_EXAM:
        return ""
    spread = (sum(person.draws[3:7]) - 2) * _SQRT3
    grade = GRADE_MEAN + GRADE_SPREAD * spread - GRADE_BY_RISK * (risk - 1)
    low, high = GRADES_FROM_TO
    return f"{min(max(grade, low), high):.1f}".replace(".", ",")


def grades(known: list[Family], packed: Packed, years: range) -> Table:
    """The final examination: a row per pupil of class 9 in the ordinary school."""
    rows = []
    for year in years:
        head = f"{year};{year - 1}/{year % 100:02d};"
        for person, stay in living(known, year * QUARTERS + _SUMMER):
            if year - person.birth.year != EXAM_AGE:
                continue
            risk = packed.risk_at(stay.place)
            if school_of(person, risk) == ORDINARY:
                grade = grade_of(person, risk)
                rows.append(Row(head, person.citizen, f"{grade};", packed.key(stay.place)))
    return Table("Årstal;Skoleår;Borger-ID;Karaktergennemsnit;Adresse-ID", "cp1252", rows)


def moves(known: list[Family], packed: Packed) -> Table:
    """Moves in, out and within: what changes from one quarter to the next happened in the former."""
    begin, end = min(family.first for family in known), max(family.last for family in known)
    dated = []
    for family in known:
        for quarter, who, kind, place, left in _moves_of(family, begin, end):
            day = people.first_day(quarter) + timedelta(days=int(family.draws[quarter % 5] * _QUARTER_DAYS))
            came_from = packed.key(left) if left else ""
            row = Row(f"{danish(day)};", who.citizen, f"{kind};", packed.key(place), f";{came_from}")
            dated.append((day, len(dated), row))
    rows = [row for _, _, row in sorted(dated)]
    return Table("Dato;Borger-ID;Flyttetype;Adresse-ID;Fraflytningsadresse", "utf-8-sig", rows)


def _moves_of(family: Family, begin: int, end: int) -> Iterator[tuple[int, Person, str, str, str]]:
    """Quarter, person, kind, address, and of moves within the address that was left."""
    stays = family.stays
    for person in family.people:
        if person.first == family.first > begin:
            yield family.first - 1, person, IN, stays[0].place, ""
        for before, after in zip(stays, stays[1:]):
            if before.place != after.place and person.first <= before.last and person.last >= after.first:
                yield after.first - 1, person, WITHIN, after.place, before.place
        if person.leaves or person.last < end:
            home = family.at(person.last)
            yield person.last, person, OUT, home.place if home else stays[-1].place, ""


# --- measures as courses, and where their citizens live


def register(known: list[Family], packed: Packed) -> Table:
    """Where citizens with a measure live, from day to day; the last day is empty while it lasts."""
    named = set(packed.citizens.values())
    end = max(family.last for family in known)
    rows = []
    for family in known:
        for person in family.people:
            if person.citizen in named:
                for start, stop, place in _addresses(family.stays):
                    until = danish(people.first_day(stop + 1) - timedelta(days=1)) if stop < end else ""
                    lived = f"{danish(people.first_day(start))};{until};"
                    rows.append(Row("", person.citizen, lived, packed.key(place)))
    rows.sort(key=lambda row: row.citizen)  # stable: each citizen's stay in order of time
    return Table("Borger-ID;Fra;Til;Adresse-ID", "utf-8-sig", rows)


def _addresses(stays: list[Stay]) -> list[tuple[int, int, str]]:
    """First and last quarter at each address, also where the family changes there."""
    out: list[tuple[int, int, str]] = []
    for stay in stays:
        if out and out[-1][2] == stay.place and out[-1][1] + 1 == stay.first:
            out[-1] = (out[-1][0], stay.last, stay.place)
        else:
            out.append((stay.first, stay.last, stay.place))
    return out


def courses(known: list[Family], packed: Packed, years: range) -> Table:
    """The preventive measures with first and last day, as case systems give them: without an address.

    Each touches the years in which the yearly table has the citizen and type, and their 1 July.
    """
    arrived = {person.citizen: family.first for family in known for person in family.people}
    found: dict[tuple[str, str], set[int]] = {}
    for year, citizen, kind, _ in packed.preventive:
        found.setdefault((citizen.strip(), kind), set()).add(int(year))
    rows = []
    for (citizen, kind), touched in sorted(found.items()):
        for first in sorted(year for year in touched if year - 1 not in touched):
            last = next(year for year in range(first, years.stop) if year + 1 not in touched)
            chance = people.draws(packed.seed, f"course {citizen} {kind} {first}")
            start = date(first, 7, 1) - timedelta(days=int(chance[0] ** 2 * 181))
            start = max(start, people.first_day(arrived.get(citizen, 0))) if citizen in arrived else start
            stop = date(last, 7, 1) + timedelta(days=int(chance[1] * 184))
            until = "" if last == years[-1] else danish(stop)
            rows.append(Row("", citizen, f"{kind};{danish(start)};", until))
    return Table("Borger-ID;Foranstaltningstype;Startdato;Slutdato", "utf-8-sig", rows)


# --- flaws


def spoil(table: Table, flaws: Flaws, packed: Packed, name: str) -> None:
    """Puts the flaws into rows that have an address of the table and no flaw yet."""
    special = {"", *packed.default_point, *packed.unknown}
    touched: set[int] = set()
    turn = 0

    def take(count: int) -> Iterator[tuple[int, int]]:
        """Numbers from 0 on, each with a row to spoil."""
        nonlocal turn
        for number in range(count):
            index = -1
            while index < 0 or index in touched or table.rows[index].address in special:
                index = int(people.draws(packed.seed, f"{name} flaw {turn}")[0] * len(table.rows))
                turn += 1
            touched.add(index)
            yield number, index

    def change(index: int, **to: str) -> None:
        table.rows[index] = table.rows[index]._replace(**to)

    for _, index in take(flaws.no_address):
        change(index, address="")
    for number, index in take(flaws.unknown_address):
        change(index, address=packed.unknown[number % len(packed.unknown)])
    for number, index in take(flaws.default_point):
        change(index, address=packed.default_point[number % len(packed.default_point)])
    for _, index in take(flaws.citizen_space):
        change(index, citizen=table.rows[index].citizen + " ")
    for _, index in take(flaws.address_space):
        change(index, address=table.rows[index].address + " ")
    for _, index in take(flaws.address_upper):
        change(index, address=table.rows[index].address.upper())


@contextmanager
def _no_collector() -> Iterator[None]:
    """A million small objects, none in a cycle: looking for cycles would take a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def tables(packed: Packed) -> dict[str, Table]:
    """All tables by the name of their file."""
    with _no_collector():
        return _tables(packed)


def _tables(packed: Packed) -> dict[str, Table]:
    known = people.families(packed.spells, packed.seed)
    begin, end = min(family.first for family in known), max(family.last for family in known)
    years = range(begin // QUARTERS, end // QUARTERS + 1)
    known = people.go_on(known, packed.seed)
    people.populate(known, packed.citizens, packed.seed)
    out = {
        RESIDENTS: residents(known, packed, years),
        PUPILS: pupils(known, packed, years),
        MOVES: moves(known, packed),
        GRADES: grades(known, packed, years),
        COURSES: courses(known, packed, years),
        REGISTER: register(known, packed),
    }
    for name, flaws in FLAWS.items():
        spoil(out[name], flaws, packed, name)
    return out
