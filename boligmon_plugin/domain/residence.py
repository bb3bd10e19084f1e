"""Where somebody lived on a day, by a register of persons or families.

A register says it with intervals (first day, last day) or with snapshots (all who lived there on a date).
Persons are 64-bit hashes: their ids are never kept. Places are whole numbers that the caller gives meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError
from .values import texts, unit_keys

Days = NDArray[np.datetime64]
Keys = NDArray[np.uint64]
Rows = NDArray[np.int64]

# what a look-up gives instead of a place
NOT_IN_REGISTER, NO_RESIDENCE, SEVERAL_RESIDENCES = -1, -2, -3

# A child may be registered at the foster home so many days before the placement's first day.
EARLY_DAYS = 31

_BITS = 22  # of a day in a search key
_LIMIT = 2 ** (_BITS - 1) - 1  # days from 1970: more than 5,000 years each way
_CPR = re.compile(r"(\d{6})[- ]?(\d{4})")
_SHORT_CPR = re.compile(r"\d{9}")


def person_keys(values: ArrayLike) -> tuple[Keys, NDArray[np.bool_]]:
    """Hashes of ids of persons or families, for comparison between tables.

    Spaces around an id, case, braces around a UUID, a CPR number's hyphen and the leading zero that a
    spreadsheet takes from it do not matter.

    Args:
        values: shape (n,).

    Returns:
        shape (n,) of keys, and shape (n,) of bool, True where there is no id.
    """
    codes, uniques = pd.factorize(texts(values))
    read = np.empty(len(uniques) + 1, dtype=object)
    read[:-1] = [_plain_id(str(text)) for text in uniques]
    return unit_keys([read[codes]])


def _plain_id(text: str) -> str:
    if found := _CPR.fullmatch(text):
        return found[1] + found[2]
    if _SHORT_CPR.fullmatch(text):
        return f"0{text}"
    return text.strip("{}").casefold()


def on_day(days: ArrayLike, day: str) -> Days:
    """The day whose address counts, of an event's day.

    Args:
        days: shape (n,), NaT where unknown.
        day: "event" (the day itself), "january" (1 January of its year) or "year_end" (31 December).

    Raises:
        DomainError: another choice ("unknown_choice").
    """
    given = np.asarray(days, dtype="datetime64[D]")
    if day == "event":
        return given
    years = given.astype("datetime64[Y]")
    if day == "january":
        return years.astype("datetime64[D]")
    if day == "year_end":
        last: Days = (years + 1).astype("datetime64[D]") - 1
        return last
    raise DomainError("unknown_choice", choice=day)


def snapshot_intervals(dates: ArrayLike) -> tuple[Days, Days]:
    """First and last day for which each row of a register of snapshots stands.

    A snapshot holds until the day before the register's next one, the last one for ever: on a day that has no
    snapshot, the latest one before it counts. Who is in an earlier snapshot and not in that one has no
    residence, and before the first snapshot nobody has.

    Args:
        dates: shape (n,), the snapshot of each row; rows without one (NaT) stand for no day.

    Returns:
        shape (n,) each; an interval that stops before it starts holds no day.
    """
    date = np.asarray(dates, dtype="datetime64[D]")
    known = np.unique(date[~np.isnat(date)])
    if len(known) == 0:
        return date, date
    ends = np.append(known[1:] - 1, np.datetime64("NaT"))
    stop = ends[np.minimum(np.searchsorted(known, date), len(known) - 1)]
    return date, np.where(np.isnat(date), np.datetime64(0, "D"), stop)


@dataclass(frozen=True)
class Residences:
    """A register, sorted by person and first day; made by ``residences``.

    Attributes:
        persons: shape (p,), their keys, ascending.
        search: shape (n,), person and first day as one ascending number.
        rank: shape (n,), index of the row's person.
        start: shape (n,), first day, days from 1970.
        stop: shape (n,), last day, itself included.
        place: shape (n,).
        began: shape (n,), first day of the unbroken stay at the place that the row belongs to.
    """

    persons: Keys
    search: Rows
    rank: Rows
    start: Rows
    stop: Rows
    place: Rows
    began: Rows

    def at(self, person: Keys, days: Days) -> Rows:
        """Where persons lived on a day.

        Of overlapping residences the one that started last counts; two that started on the same day at
        different places are several.

        Args:
            person: shape (k,).
            days: shape (k,); NaT is a day without residence.

        Returns:
            shape (k,) of places, or ``NOT_IN_REGISTER``, ``NO_RESIDENCE``, ``SEVERAL_RESIDENCES``.
        """
        place, _ = self._at(person, days)
        return place

    def before(self, person: Keys, starts: Days, days: Days) -> tuple[Rows, NDArray[np.bool_]]:
        """Where persons lived before they were placed.

        The last residence that began before the placement started and is not at the place where the person
        is registered on the day, which is taken to be the foster home or institution. So it does not matter
        whether the person was registered there before, on or after the placement's first day, nor whether
        the placement is a renewed one. Of somebody who never was registered elsewhere it gives an earlier
        home, or none: those who had lived there for more than ``EARLY_DAYS`` may be such.

        Args:
            person: shape (k,).
            starts: shape (k,), first day of the placement, or a day on which the person was placed.
            days: shape (k,), the day of the event.

        Returns:
            shape (k,), like ``at``; and shape (k,) of bool, True where the place of the day was that of an
            unbroken stay that began more than ``EARLY_DAYS`` before the placement.
        """
        here, found = self._at(person, days)
        rank, order = self._rank(person), _numbers(starts)
        settled = found >= 0
        settled[settled] = self.began[found[settled]] < order[settled] - EARLY_DAYS
        settled &= ~np.isnat(np.asarray(starts))
        row = np.searchsorted(self.search, _search_keys(rank, order), side="left") - 1
        out = np.where(rank < 0, NOT_IN_REGISTER, NO_RESIDENCE)
        active = np.flatnonzero((rank >= 0) & ~np.isnat(np.asarray(starts)))
        while len(active):
            at = row[active]
            active, at = _kept(active, at, (at >= 0) & (self.rank[at] == rank[active]))
            skip = self.place[at] == here[active]  # what stands for no place is below 0
            out[active[~skip]] = self.place[at[~skip]]
            active = active[skip]
            row[active] -= 1
        return out, settled

    def _rank(self, person: Keys) -> Rows:
        if len(self.persons) == 0:
            return np.full(len(person), -1, dtype=np.int64)
        index = np.minimum(np.searchsorted(self.persons, person), len(self.persons) - 1)
        return np.where(self.persons[index] == person, index, -1).astype(np.int64)

    def _at(self, person: Keys, days: Days) -> tuple[Rows, Rows]:
        """Places (or what there is instead) and the rows that say so, -1 for none."""
        rank, order = self._rank(person), _numbers(days)
        row = np.searchsorted(self.search, _search_keys(rank, order), side="right") - 1
        out = np.where(rank < 0, NOT_IN_REGISTER, NO_RESIDENCE)
        found = np.full(len(rank), -1, dtype=np.int64)
        active = np.flatnonzero((rank >= 0) & ~np.isnat(np.asarray(days)))
        while len(active):  # as often as one person has residences, at the most
            at = row[active]
            active, at = _kept(active, at, (at >= 0) & (self.rank[at] == rank[active]))
            # Those with a place are only looked at for a second row of the same first day.
            same = (found[active] < 0) | (self.start[at] == self.start[found[active]])
            active, at = _kept(active, at, same)
            covers = self.stop[at] >= order[active]
            other = covers & (out[active] >= 0) & (out[active] != self.place[at])
            new = covers & (found[active] < 0)
            out[active[new]], found[active[new]] = self.place[at[new]], at[new]
            out[active[other]] = SEVERAL_RESIDENCES
            active = active[~other]
            row[active] -= 1
        found[out == SEVERAL_RESIDENCES] = -1
        return out, found


def residences(person: Keys, start: Days, stop: Days, place: Rows) -> Residences:
    """A register from its rows.

    Args:
        person: shape (n,), from ``person_keys``.
        start: shape (n,), first day; NaT for since ever.
        stop: shape (n,), last day, itself included; NaT while it lasts. A row that stops before it starts
            holds no day.
        place: shape (n,), 0 or more.
    """
    first = np.where(np.isnat(np.asarray(start)), -_LIMIT, _numbers(start))
    last = np.where(np.isnat(np.asarray(stop)), _LIMIT, _numbers(stop))
    kept = np.flatnonzero(last >= first)
    order = kept[np.lexsort((place[kept], first[kept], person[kept]))]
    persons, rank = np.unique(person[order], return_inverse=True)
    rank = rank.astype(np.int64)
    first, last, where = first[order], last[order], np.asarray(place, dtype=np.int64)[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (rank[1:] != rank[:-1]) | (where[1:] != where[:-1])
    head = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    return Residences(persons, _search_keys(rank, first), rank, first, last, where, first[head])


def _numbers(days: ArrayLike) -> Rows:
    """Days from 1970 within the limits of a search key."""
    number = np.asarray(days, dtype="datetime64[D]").astype(np.int64)
    return np.clip(number, -_LIMIT, _LIMIT)


def _search_keys(rank: Rows, days: Rows) -> Rows:
    return (rank << _BITS) + (days + _LIMIT)


def _kept(active: Rows, at: Rows, keep: NDArray[np.bool_]) -> tuple[Rows, Rows]:
    return active[keep], at[keep]
