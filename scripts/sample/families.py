"""The families of ten years, quarter by quarter: where they live, when they move, how many children."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import plan

Ints = NDArray[np.int64]

NOBODY = -1
QUARTER_COUNT = len(plan.YEARS) * plan.QUARTERS
_JULY = 2  # the quarter whose state decides where a year's measures are registered


@dataclass(frozen=True)
class Slots:
    """Places where one family can live, one row each.

    Attributes:
        address: shape (n,), row of the address table; -1 for none, -2, -3, ... for those it lacks.
        regular: shape (n,), False for the institution, the default point, and unknown or no address.
        child: shape (n,), True where only children not living at home are registered.
    """

    address: Ints
    regular: NDArray[np.bool_]
    child: NDArray[np.bool_]


@dataclass(frozen=True)
class Spells:
    """A family unchanged at one address over consecutive quarters; one row each.

    Attributes:
        family, slot, kind, children: shape (n,); ``kind`` is a row of ``plan.FAMILY_TYPES``.
        first, last: shape (n,), quarters since January of the first year, both included.
    """

    family: Ints
    slot: Ints
    kind: Ints
    children: Ints
    first: Ints
    last: Ints


@dataclass(frozen=True)
class Summer:
    """Who lives where on 1 July of a year: per slot the family (-1 none) and its children; shape (slots,)."""

    family: Ints
    children: Ints
    kind: Ints


class Population:
    """The state of all slots, moved on by one quarter at a time; finished spells are collected."""

    def __init__(self, rng: np.random.RandomState, slots: Slots) -> None:
        count = slots.address.size
        self.rng, self.slots = rng, slots
        self.family = np.full(count, NOBODY, dtype=np.int64)
        self.kind = np.zeros(count, dtype=np.int64)
        self.children = np.zeros(count, dtype=np.int64)
        self.since = np.zeros(count, dtype=np.int64)
        self.families = 0
        self.sizes: list[Ints] = []  # persons of each family when it arrives, by family number
        self._spells: list[tuple[Ints, ...]] = []

    def settle(self, target: int, quarter: int) -> None:
        """New families move into free places until ``target`` regular families live here."""
        special = np.flatnonzero((self.family == NOBODY) & ~self.slots.regular)
        free = np.flatnonzero((self.family == NOBODY) & self.slots.regular)
        missing = max(0, target - int(np.count_nonzero(self.family[self.slots.regular] != NOBODY)))
        chosen = np.concatenate((special, np.sort(self.rng.permutation(free)[:missing])))
        shares = np.cumsum([share for _, share, _, _ in plan.FAMILY_TYPES])
        kind = np.searchsorted(shares / shares[-1], self.rng.random_sample(chosen.size))
        kind = np.where(self.slots.child[chosen], plan.CHILD_TYPE, kind)
        with_children = np.array([share for _, _, _, share in plan.FAMILY_TYPES])[kind]
        number = 1 + np.searchsorted(np.cumsum(plan.CHILDREN)[:-1], self.rng.random_sample(chosen.size))
        children = np.where(self.rng.random_sample(chosen.size) < with_children, number, 0)
        adults = np.array([adults for _, _, adults, _ in plan.FAMILY_TYPES])[kind]
        self.family[chosen] = np.arange(self.families, self.families + chosen.size)
        self.kind[chosen], self.children[chosen], self.since[chosen] = kind, children, quarter
        self.sizes.append(adults + children)
        self.families += chosen.size

    def _close(self, where: Ints, quarter: int) -> None:
        """Ends the spells of the given slots with the quarter before."""
        last = np.full(where.size, quarter - 1, dtype=np.int64)
        state = (self.family[where], self.kind[where], self.children[where], self.since[where])
        self._spells.append((where, *state, last))

    def move(self, quarter: int) -> None:
        """Some families move, within the municipality or out of it."""
        chance = np.where(self.slots.regular, plan.MOVING, plan.MOVING_SPECIAL)
        draw = self.rng.random_sample(self.family.size)
        within = self.rng.random_sample(self.family.size) < plan.MOVES_WITHIN
        moving = np.flatnonzero((draw < chance) & (self.family != NOBODY))
        self._close(moving, quarter)
        stay = moving[within[moving] & self.slots.regular[moving]]
        movers = [column[stay] for column in (self.family, self.kind, self.children)]
        self.family[moving] = NOBODY
        free = self.rng.permutation(np.flatnonzero((self.family == NOBODY) & self.slots.regular))
        goal = free[: stay.size]
        for column, values in zip((self.family, self.kind, self.children), movers):
            column[goal] = values
        self.since[goal] = quarter

    def grow(self, quarter: int) -> None:
        """Once a year: children are born to couples, the eldest leaves home."""
        draw = self.rng.random_sample(self.family.size)
        here = self.family != NOBODY
        born = here & np.isin(self.kind, plan.COUPLE_TYPES) & (self.children < plan.MOST_CHILDREN)
        born &= draw < plan.BIRTHS
        left = here & (self.children > 0) & (draw > 1 - plan.LEAVING_HOME)
        changed = np.flatnonzero(born | left)
        self._close(changed, quarter)
        self.children[born] += 1
        self.children[left] -= 1
        self.since[changed] = quarter

    def summer(self) -> Summer:
        """A copy of today's state."""
        return Summer(self.family.copy(), self.children.copy(), self.kind.copy())

    def spells(self) -> Spells:
        """Everybody's spells, the open ones ended with the last quarter, sorted by family and time."""
        self._close(np.flatnonzero(self.family != NOBODY), QUARTER_COUNT)
        slot, family, kind, children, first, last = (np.concatenate(c) for c in zip(*self._spells))
        keep = last >= first  # a family that changes twice on the same day leaves no empty spell
        order = np.lexsort((first, family))
        order = order[keep[order]]
        return Spells(family[order], slot[order], kind[order], children[order], first[order], last[order])


def simulate(rng: np.random.RandomState, slots: Slots) -> tuple[Spells, list[Summer], Ints]:
    """Ten years of families.

    Args:
        rng: the source of all draws.
        slots: where families can live.

    Returns:
        the spells; the state on 1 July of each year; and per family the lowest person number of its members
        (LOIS' ``MI_PRINX``), shape (families,).
    """
    people = Population(rng, slots)
    people.settle(plan.FAMILIES_START, 0)
    summers = []
    for quarter in range(QUARTER_COUNT):
        if quarter:
            people.move(quarter)
            if quarter % plan.QUARTERS == 0:
                people.grow(quarter)
            people.settle(plan.FAMILIES_START + plan.FAMILIES_GROWTH * quarter, quarter)
        if quarter % plan.QUARTERS == _JULY:
            summers.append(people.summer())
    sizes = np.concatenate(people.sizes)
    lowest = plan.FIRST_PERSON + np.concatenate(([0], np.cumsum(sizes)[:-1]))
    return people.spells(), summers, lowest
