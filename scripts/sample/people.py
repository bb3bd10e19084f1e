"""The people of the families: who lives where, from which quarter to which. Standard library only.

They are made on unpacking from the families' spells and the seed, so that the packed sample stays small. In
every quarter a family has as many members as its row in the families' table says.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

QUARTERS = 4
DRAWS = 8
_BYTES = 4  # of a draw
_UNPACK, _RANGE = struct.Struct(f">{DRAWS}I").unpack, 256.0**_BYTES
_YEAR_DAYS = 365.25
ADULTS = {
    "Enlige kvinder": 1,
    "Enlige mænd": 1,
    "Ægtepar": 2,
    "Registreret partnerskab": 2,
    "Samlevende par": 2,
    "Samboende par": 2,
    "Ikke-hjemmeboende børn": 1,
}
CHILD_TYPE = "Ikke-hjemmeboende børn"  # the one person of the family is the child
ADULT_FROM, LEAVES_AT, OLDEST_CHILD = 19, 18, 18.5  # years
ARRIVES_TO = 15.5  # years: however long the family stays, so that every year has pupils of every age
LEAVES_WITHIN, PARENT_FROM, PARENT_WITHIN, ADULT_WITHIN = 4, 21, 15, 66  # years
MOVING, MOVES_WITHIN = 0.030, 0.42  # as in plan.py, for the quarter after the last

# Ids of people without a measure: seven digits in no order, above those of people with one.
_ID_FIRST, _ID_COUNT, _ID_STEP = 1_000_000, 9_000_000, 5_200_003


@dataclass
class Stay:
    """A family unchanged at one address; quarters since January of year 0, both included."""

    first: int
    last: int
    kind: str
    children: int
    place: str


@dataclass
class Person:
    """One person of a family, who lives where the family does from quarter ``first`` to ``last``."""

    citizen: str
    birth: date
    first: int
    last: int
    draws: tuple[float, ...]
    leaves: bool = False  # leaves home, before the family goes


@dataclass
class Family:
    """A family, its stays in order of time, and its members; ``draws`` decide what happens to all of it."""

    number: str
    stays: list[Stay]
    draws: tuple[float, ...]
    people: list[Person] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Its first quarter."""
        return self.stays[0].first

    @property
    def last(self) -> int:
        """Its last quarter."""
        return self.stays[-1].last

    def at(self, quarter: int) -> Stay | None:
        """The stay of a quarter."""
        for stay in self.stays:  # not next(...): this is asked a million times
            if stay.first <= quarter <= stay.last:
                return stay
        return None


def quarter_of(text: str) -> int:
    """``2015K3`` as quarters since January of year 0."""
    return int(text[:4]) * QUARTERS + int(text[5:]) - 1


def first_day(quarter: int) -> date:
    """The first day of a quarter."""
    return date(quarter // QUARTERS, quarter % QUARTERS * 3 + 1, 1)


def draws(seed: int, name: str) -> tuple[float, ...]:
    """Eight numbers from 0 to 1 that depend on the seed and the name only, on every machine."""
    digest = hashlib.blake2b(f"{seed}/{name}".encode(), digest_size=DRAWS * _BYTES).digest()
    return tuple(part / _RANGE for part in _UNPACK(digest))


def families(spells: list[list[str]], seed: int) -> list[Family]:
    """The families of the packed spells, in their order."""
    out: list[Family] = []
    for number, start, end, kind, children, place in spells:
        stay = Stay(quarter_of(start), quarter_of(end), kind, int(children), place)
        if out and out[-1].number == number:
            out[-1].stays.append(stay)
        else:
            out.append(Family(number, [stay], draws(seed, f"family {number}")))
    return out


def go_on(known: list[Family], seed: int) -> list[Family]:
    """The families with one quarter more, so that the last year's moves are there to its end.

    Some move out, others into the homes that became free, and as many families of the same kinds arrive.
    """
    last = max(family.last for family in known)
    here = [family for family in known if family.last == last]
    movers = [family for family in here if family.draws[6] < MOVING and family.stays[-1].place.isdigit()]
    moving = {family.number for family in movers}
    for family in here:
        if family.number not in moving:
            family.stays[-1].last += 1
    out = list(known)
    free = [family.stays[-1].place for family in movers]
    for family, place in zip(movers, [*free[1:], free[0]]):
        now = family.stays[-1]
        new = Stay(last + 1, last + 1, now.kind, now.children, place)
        if family.draws[7] < MOVES_WITHIN:
            family.stays.append(new)
        else:
            number = f"N{family.number}"
            out.append(Family(number, [new], draws(seed, f"family {number}")))
    return out


def populate(known: list[Family], citizens: dict[tuple[str, int], str], seed: int) -> None:
    """Gives every family its members.

    Args:
        known: the families; their ``people`` are filled in.
        citizens: (family, number of the child) -> the id of a citizen with a measure.
        seed: seed of the sample.
    """
    count = 0
    measured: dict[str, set[int]] = {}
    for number, child in citizens:
        measured.setdefault(number, set()).add(child)
    for family in known:
        for person, key in _members(family, seed, measured.get(family.number, set())):
            named = citizens.get((family.number, key)) if key else None
            person.citizen = named or f"B{_ID_FIRST + (count * _ID_STEP + seed) % _ID_COUNT:07d}"
            family.people.append(person)
            count += 1


def _members(family: Family, seed: int, measured: set[int]) -> Iterator[tuple[Person, int]]:
    """The members and, of those who can have a measure, the number of the child (else 0).

    Children leave home from the eldest on, those with a measure (their numbers in ``measured``) last.
    """
    start = family.stays[0]
    children = [_person(family, f"child {n}", start.first, seed) for n in range(1, start.children + 1)]
    _ages(family, children)
    at_home = list(children)
    for before, stay in zip(family.stays, family.stays[1:]):
        for _ in range(stay.children - before.children):
            baby = _person(family, f"child {len(children) + 1}", stay.first, seed)
            baby.birth = first_day(stay.first) - timedelta(days=1 + int(baby.draws[0] * 364))
            children.append(baby)
            at_home.append(baby)
        for _ in range(before.children - stay.children):
            eldest = min(at_home, key=lambda child: (children.index(child) + 1 in measured, child.birth))
            at_home.remove(eldest)
            eldest.last, eldest.leaves = stay.first - 1, True
            if eldest.first == family.first:  # not born here: old enough to leave
                years = LEAVES_AT + LEAVES_WITHIN * eldest.draws[0]
                eldest.birth = min(
                    eldest.birth, first_day(stay.first) - timedelta(days=int(_YEAR_DAYS * years))
                )
    for number in range(ADULTS[start.kind]):
        adult = _person(family, f"adult {number}", start.first, seed)
        adult.birth = _adult_birth(family, adult, children)
        yield adult, int(start.kind == CHILD_TYPE)
    yield from ((child, number) for number, child in enumerate(children, start=1))


def _person(family: Family, name: str, first: int, seed: int) -> Person:
    chance = draws(seed, f"{family.number} {name}")
    return Person("", first_day(first), first, family.last, chance)


def _ages(family: Family, children: list[Person]) -> None:
    """Dates of birth such that few are grown children at home when the family's time ends."""
    years = (family.last - family.first) / QUARTERS
    for child in children:
        days = 1 + int(child.draws[0] * _YEAR_DAYS * max(ARRIVES_TO, OLDEST_CHILD - years))
        child.birth = first_day(family.first) - timedelta(days=days)


def _adult_birth(family: Family, adult: Person, children: list[Person]) -> date:
    years = (family.last - family.first) / QUARTERS
    if family.stays[0].kind == CHILD_TYPE:
        age = max(0.1, OLDEST_CHILD - 1 - years) * (0.7 + 0.3 * adult.draws[0])
        return first_day(family.first) - timedelta(days=int(_YEAR_DAYS * age))
    if children:
        age = PARENT_FROM + PARENT_WITHIN * adult.draws[0]
        return min(child.birth for child in children) - timedelta(days=int(_YEAR_DAYS * age))
    age = ADULT_FROM + ADULT_WITHIN * adult.draws[0]
    return first_day(family.first) - timedelta(days=int(_YEAR_DAYS * age))
