"""Measures for children and young people: who has one, of which type, in which years, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import plan
from .families import NOBODY, Summer

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

CHILD_STRIDE = 10  # citizen = family * CHILD_STRIDE + the child's number


@dataclass(frozen=True)
class Table:
    """One kind of measure, and how often it begins.

    Attributes:
        types: text and share of each type.
        rate: rows per 1,000 families a year that the whole is to give.
        at_institution: rows a year at the institution.
        elsewhere: share of the cases that are registered outside the municipality.
    """

    types: tuple[tuple[str, float], ...]
    rate: float
    at_institution: float
    elsewhere: float


PREVENTIVE = Table(plan.PREVENTIVE_TYPES, 12.2, 4.0, 0.0)
PLACEMENTS = Table(plan.PLACEMENT_TYPES, 6.1, 10.0, 0.07)


@dataclass(frozen=True)
class Ground:
    """What decides where cases begin.

    Attributes:
        risk: shape (slots,), planted relative risk.
        regular: shape (slots,), False for the institution, the default point and families without an address.
        institution: slots of the institution.
    """

    risk: Floats
    regular: NDArray[np.bool_]
    institution: Ints


@dataclass(frozen=True)
class Rows:
    """One row per measure and year; shape (n,) each. ``outside``: -1, or the number of an outside address."""

    year: Ints
    citizen: Ints
    kind: Ints
    slot: Ints
    outside: Ints


def beginnings(table: Table, ground: Ground, summer: Summer) -> Floats:
    """Expected new cases per slot and year; shape (slots,).

    The planted relative risk multiplies it. In balance, ``1 - STAYS`` of the rows are new ones.
    """
    eligible = (summer.family != NOBODY) & ((summer.children > 0) | (summer.kind == plan.CHILD_TYPE))
    families = np.count_nonzero((summer.family != NOBODY) & ground.regular)
    weight = np.where(eligible & ground.regular, ground.risk, 0.0)
    fresh = table.rate / 1000 * families * (1 - plan.STAYS) * (1 - plan.SECOND_MEASURE * 2)
    out = weight * fresh / weight.sum()
    others = eligible & ~ground.regular
    out[others] = (
        2 * out[eligible & ground.regular].mean()
    )  # homeless and newly arrived families have it harder
    out[ground.institution] = table.at_institution * (1 - plan.STAYS) / ground.institution.size
    return out


def draw_types(rng: np.random.RandomState, table: Table, count: int) -> Ints:
    """Types of measure, by their shares; shape (count,)."""
    shares = np.cumsum([share for _, share in table.types])
    return np.searchsorted(shares / shares[-1], rng.random_sample(count)).astype(np.int64)


def places_of(summer: Summer, families: int) -> Ints:
    """Per family the slot it lives in, ``NOBODY`` for those who are not here; shape (families,)."""
    where = np.full(families, NOBODY, dtype=np.int64)
    here = np.flatnonzero(summer.family != NOBODY)
    where[summer.family[here]] = here
    return where


def new_cases(rng: np.random.RandomState, table: Table, expected: Floats, summer: Summer) -> Ints:
    """New cases of one year as rows (citizen, type, outside address); shape (n, 3)."""
    slot = np.repeat(np.arange(expected.size), rng.poisson(expected))
    child = 1 + np.floor(rng.random_sample(slot.size) * np.maximum(summer.children[slot], 1)).astype(np.int64)
    citizen = summer.family[slot] * CHILD_STRIDE + child
    abroad = rng.random_sample(slot.size) < table.elsewhere
    outside = np.where(abroad, rng.randint(0, plan.OUTSIDE_ADDRESSES, slot.size, dtype=np.int64), -1)
    return np.column_stack((citizen, draw_types(rng, table, slot.size), outside))


def second_measures(rng: np.random.RandomState, table: Table, cases: Ints) -> Ints:
    """Further measures, of another type, for some of the citizens who have one; shape (n, 3)."""
    more = cases[rng.random_sample(len(cases)) < plan.SECOND_MEASURE].copy()
    step = 1 + rng.randint(0, len(table.types) - 1, len(more), dtype=np.int64)
    more[:, 1] = (more[:, 1] + step) % len(table.types)
    return more


def one_each(cases: Ints) -> Ints:
    """One case per citizen and type, the oldest; shape (n, 3)."""
    _, first = np.unique(cases[:, 0] * CHILD_STRIDE + cases[:, 1], return_index=True)
    return cases[np.sort(first)]


def mean_departure(summers: list[Summer], families: int) -> float:
    """The share of families that leave the municipality from one summer to the next."""
    gone = []
    for before, after in zip(summers, summers[1:]):
        here = before.family[before.family != NOBODY]
        gone.append(np.mean(places_of(after, families)[here] == NOBODY))
    return float(np.mean(gone))


def simulate_cases(rng: np.random.RandomState, table: Table, ground: Ground, summers: list[Summer]) -> Rows:
    """Ten years of one kind of measure.

    A case lasts from year to year by chance (``STAYS`` in all, moves out of the municipality included) and
    follows its family when it moves. Years before the first are played on the first year's families.
    """
    families = 1 + int(max(summer.family.max() for summer in summers))
    cases = np.zeros((0, 3), dtype=np.int64)
    out = []
    stays = plan.STAYS / (1 - mean_departure(summers, families))
    for number in range(-plan.BURN_IN, len(summers)):
        summer = summers[max(number, 0)]
        where = places_of(summer, families)
        keep = rng.random_sample(len(cases)) < (stays if number > 0 else plan.STAYS)
        cases = cases[keep & (where[cases[:, 0] // CHILD_STRIDE] != NOBODY)]
        fresh = new_cases(rng, table, beginnings(table, ground, summer), summer)
        cases = np.concatenate((cases, fresh))
        cases = one_each(np.concatenate((cases, second_measures(rng, table, cases))))
        if number >= 0:
            year = np.full((len(cases), 1), plan.FIRST_YEAR + number, dtype=np.int64)
            slot = where[cases[:, :1] // CHILD_STRIDE]
            out.append(np.hstack((year, cases[:, :2], slot, cases[:, 2:])))
    return Rows(*np.concatenate(out).T)
