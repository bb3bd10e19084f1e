"""How many cells would be in the top share so often by chance alone: two simulated nulls.

A share of 25 per cent does not mean that a cell is in the top share with a probability of 0.25: cells with
few families never are, and what lasts comes back. So the events are placed anew, many times, and the same
rule, universe and threshold applied.

Source:
    METHODS A9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .checks import counts
from .errors import DomainError
from .spells import spells

_LOW, _HIGH = 5, 95
# Populations up to so many are drawn from a list of their members.
_MOST_OWNERS = 5_000_000
# With more than one event in so many cells and periods, counting in all of them is quicker than sorting.
_SPARSE = 10
_NULLS = ("independent", "persistent")

# More than this are no events that could be placed one by one, but a sum: incomes say.
_MOST_EVENTS = 2_000_000


@dataclass(frozen=True)
class Chance:
    """Observed and expected numbers of cells by number of periods in the top share.

    Attributes:
        table: one row for each S = 1..m, sorted. Columns: ``periods`` (S, int); ``observed`` (int), the
            number of cells in the top share in S periods or more; for both nulls ``independent_mean``,
            ``independent_low``, ``independent_high`` and ``persistent_...`` (mean, 5 and 95 percentile of
            this number over the replicates); ``independent_share`` and ``persistent_share``, the mean over
            the observed number: the part that chance would give, above 1 where it would give more, NaN where
            none was observed.
        replicates: number of replicates of each null.
        seed: seed of both.
        placed: number of events that were placed (whole, in cells with population).
    """

    table: pd.DataFrame
    replicates: int
    seed: int
    placed: int


def expected_by_chance(  # noqa: PLR0913 - four arrays, the unit, and how to simulate
    events: ArrayLike,
    population: ArrayLike,
    eligible: ArrayLike,
    threshold: ArrayLike,
    *,
    multiplier: float,
    replicates: int = 200,
    seed: int = 1,
    tick: Callable[[float], None] | None = None,
) -> Chance:
    """Compares how often cells were in the top share with what two nulls give.

    Independent: each period's events are placed one by one at random, in proportion to the population of that
    period. Persistent: the counts of each cell are split into spells (``spells.spells``) and whole spells are
    placed at random, in proportion to the population of the period in which they start; where cases do not
    last, it gives too many. In both a cell is in the top share of period t when it is eligible and O > 0 and
    (O / P) * k >= threshold of t, the observed one. So this is for rankings by the raw rate.

    Args:
        events: shape (n, m), counts. Fractions (averages over dates) are rounded to the nearest whole number,
            a half upwards, before they are placed; what was observed is judged by the fractions. Events in
            cells without population are left out; NaN is none.
        population: shape (n, m); NaN is 0.
        eligible: shape (n, m) of bool. A period without an eligible cell is no period of the study: it is
            skipped, and a spell may last across it.
        threshold: shape (m,), the smallest selected rate of each period, per ``multiplier``; NaN when none
            was selected.
        multiplier: the rates are per so many of the population.
        replicates: number of times the events are placed anew.
        seed: of the random numbers (numpy's RandomState, the same on every version and machine).
        tick: called with the part done (0 to 1) after each replicate; may raise to cancel.

    Returns:
        the comparison.

    Raises:
        DomainError: the arrays differ in shape ("unequal_shapes"), a count is negative or infinite
            (``checks.counts``), the multiplier is not above 0 ("multiplier_not_positive"), or there are no
            replicates ("replicates_out_of_range").

    Source:
        METHODS A9; the stream of RandomState is frozen by numpy's NEP 19.
    """
    if not (np.isfinite(multiplier) and multiplier > 0):
        raise DomainError("multiplier_not_positive", value=multiplier)
    if replicates < 1:
        raise DomainError("replicates_out_of_range", replicates=replicates)
    number, base, able, limit = _checked(events, population, eligible, threshold)
    periods = number.shape[1]
    study = able.any(axis=0)
    number, base, able, limit = number[:, study], base[:, study], able[:, study], limit[study]
    with np.errstate(divide="ignore", invalid="ignore"):
        chosen = able & (number > 0) & (number / base * multiplier >= limit)
    whole = np.floor(number + 0.5)
    needed = _needed(base, able, limit, multiplier)
    sizes = {}
    for null_index, null in enumerate(_NULLS):
        rng = np.random.RandomState([seed, null_index])
        groups = _as_spells(whole) if null == "persistent" else _one_by_one(whole)
        draws = _replicates(rng, groups, base, needed, replicates)
        counted = np.zeros((replicates, periods + 1), dtype=np.int64)
        for done, by_times in enumerate(draws):
            counted[done, : len(by_times)] = by_times
            if tick is not None:
                tick((null_index + (done + 1) / replicates) / len(_NULLS))
        sizes[null] = counted
    observed = np.bincount(chosen.sum(axis=1), minlength=periods + 1)
    return Chance(_table(observed, sizes), replicates, seed, int(whole.sum()))


def by_raw_rate(
    selected: ArrayLike, events: ArrayLike, population: ArrayLike, threshold: ArrayLike, *, multiplier: float
) -> bool:
    """Whether a selection is one by the raw rate, which is what the two nulls repeat.

    Args:
        selected: shape (n, m), 1, 0, or NaN where not ranked.
        events: shape (n, m), counts.
        population: shape (n, m).
        threshold: shape (m,), NaN when nothing was selected.
        multiplier: the rates are per so many of the population.

    Returns:
        True when the cells selected are exactly the ranked cells with events and a rate of the threshold or
        more.
    """
    flag, count = np.asarray(selected, dtype=np.float64), np.asarray(events, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        reached = (count > 0) & (count / np.asarray(population) * multiplier >= np.asarray(threshold))
    return bool(np.array_equal(flag == 1, ~np.isnan(flag) & reached)) and bool(np.any(flag == 1))


def chance_if_raw(
    selected: NDArray[np.float64],
    counts: tuple[NDArray[np.float64], NDArray[np.float64]],
    threshold: NDArray[np.float64],
    *,
    multiplier: float,
    tick: Callable[[float], None],
) -> Chance | None:
    """``expected_by_chance`` where it is known: for counted events that were ranked by the raw rate.

    Args:
        selected: shape (n, m), 1, 0, or NaN where a cell was not ranked.
        counts: events and population, shape (n, m) each.
        threshold: shape (n, m), the smallest rate selected in the period; NaN where a cell was not ranked.
        multiplier: rates are per so many.
        tick: is told the progress.

    Returns:
        None where the ranking was by something else, or the events are a sum (incomes) and no cases.
    """
    known = np.where(np.isnan(threshold), -np.inf, threshold).max(axis=0, initial=-np.inf)
    limit = np.where(np.isneginf(known), np.nan, known)
    if np.nansum(counts[0]) > _MOST_EVENTS or not by_raw_rate(
        selected, *counts, limit, multiplier=multiplier
    ):
        return None
    return expected_by_chance(*counts, ~np.isnan(selected), limit, multiplier=multiplier, tick=tick)


def _checked(
    events: ArrayLike,
    population: ArrayLike,
    eligible: ArrayLike,
    threshold: ArrayLike,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    number = np.nan_to_num(counts(events, "events", dimensions=2), nan=0.0)
    base = np.nan_to_num(counts(population, "population", dimensions=2), nan=0.0)
    able, limit = np.asarray(eligible, dtype=bool), np.asarray(threshold, dtype=np.float64)
    if not number.shape == base.shape == able.shape or limit.shape != number.shape[1:]:
        raise DomainError("unequal_shapes", first=number.shape, second=base.shape, third=able.shape)
    return np.where(base > 0, number, 0.0), base, able & (base > 0), limit


def _needed(
    base: NDArray[np.float64], able: NDArray[np.bool_], limit: NDArray[np.float64], multiplier: float
) -> NDArray[np.int64]:
    """The smallest whole number of events with which a cell is selected, by the very comparison of floats.

    Shape (n, m); so large that it is never reached where the cell is not eligible or the period has no
    threshold.
    """
    never = np.iinfo(np.int64).max
    known = able & ~np.isnan(limit)
    divisor = np.where(known, base, 1.0)
    least = np.where(np.isnan(limit), 1.0, limit)
    guess = np.maximum(np.floor(least * divisor / multiplier) - 1, 1.0)
    # two below the quotient is surely too few or 1; at most three steps up meet the limit
    for _ in range(3):
        guess += guess / divisor * multiplier < least
    return np.where(known, guess.astype(np.int64), never)


Groups = list[tuple[int, NDArray[np.int64]]]


def _one_by_one(whole: NDArray[np.float64]) -> Groups:
    """For each period the lengths of what is placed in it: as many ones as there were events."""
    totals = whole.sum(axis=0).astype(np.int64)
    return [(start, np.ones(total, dtype=np.int64)) for start, total in enumerate(totals.tolist()) if total]


def _as_spells(whole: NDArray[np.float64]) -> Groups:
    """For each period the lengths of the spells that start in it."""
    found = spells(whole.astype(np.int64))
    lengths = [found.length[found.start == start] for start in range(whole.shape[1])]
    return [(start, length) for start, length in enumerate(lengths) if len(length)]


def _replicates(
    rng: np.random.RandomState,
    groups: Groups,
    base: NDArray[np.float64],
    needed: NDArray[np.int64],
    replicates: int,
) -> Iterator[NDArray[np.int64]]:
    """For each replicate the number of cells by number of periods selected, from 1; entry 0 is not used.

    An event is the integer cell * m + period.
    """
    periods = base.shape[1]
    urns = [_Urn.of(base[:, start]) for start, _ in groups]
    spread = [np.repeat(np.arange(len(length)), length) for _, length in groups]
    within = [start + _positions(length) for start, length in groups]
    flat = needed.ravel()
    for _ in range(replicates):
        keys = [
            urn.draw(rng, len(length))[copies] * periods + period
            for urn, (_, length), copies, period in zip(urns, groups, spread, within)
        ]
        yield _times(np.concatenate(keys) if keys else np.empty(0, dtype=np.int64), flat, periods)


@dataclass(frozen=True)
class _Urn:
    """Cells to be drawn in proportion to their population.

    Attributes:
        cells: the cells with population.
        cumulative: their cumulated population.
        owner: the cell of each family or person, one by one, so that a draw is one look-up; None where
            populations are fractions or too many. Both ways give the same cells.
    """

    cells: NDArray[np.int64]
    cumulative: NDArray[np.float64]
    owner: NDArray[np.int64] | None

    @classmethod
    def of(cls, population: NDArray[np.float64]) -> _Urn:
        cells = np.flatnonzero(population > 0).astype(np.int64)
        amount = population[cells]
        owner = None
        if amount.sum() <= _MOST_OWNERS and np.array_equal(amount, np.rint(amount)):
            owner = np.repeat(cells, amount.astype(np.int64))
        return cls(cells, np.cumsum(amount), owner)

    def draw(self, rng: np.random.RandomState, size: int) -> NDArray[np.int64]:
        place = rng.random_sample(size) * self.cumulative[-1]
        # the product may be rounded up to the total
        if self.owner is not None:
            return self.owner[np.minimum(place.astype(np.int64), len(self.owner) - 1)]
        row = np.searchsorted(self.cumulative, place, side="right")
        return self.cells[np.minimum(row, len(self.cells) - 1)]


def _positions(length: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, ... length - 1 for each length, one after another."""
    ends = np.cumsum(length)
    return np.arange(ends[-1]) - np.repeat(ends - length, length)


def _times(keys: NDArray[np.int64], needed: NDArray[np.int64], periods: int) -> NDArray[np.int64]:
    if len(keys) * _SPARSE > len(needed):
        chosen = np.bincount(keys, minlength=len(needed)) >= needed
        return np.bincount(chosen.reshape(-1, periods).sum(axis=1), minlength=1)
    # only the cells that were hit: the sorted integers fall into runs, the length of a run is the count
    keys.sort()
    hit, count = _runs(keys)
    cells = hit[count >= needed[hit]] // periods
    return np.bincount(_runs(cells)[1], minlength=1)


def _runs(ordered: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct values of a sorted array and how often each occurs."""
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))[: len(ordered)])
    return ordered[starts], np.diff(starts, append=len(ordered))


def _table(observed: NDArray[np.int64], sizes: dict[str, NDArray[np.int64]]) -> pd.DataFrame:
    """From numbers of cells with exactly S periods to numbers with S or more."""
    seen = observed[::-1].cumsum()[::-1][1:]
    columns: dict[str, NDArray[Any]] = {"periods": np.arange(1, len(observed)), "observed": seen}
    for null, counted in sizes.items():
        at_least = counted[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:]
        mean = at_least.mean(axis=0)
        columns[f"{null}_mean"] = mean
        columns[f"{null}_low"], columns[f"{null}_high"] = np.percentile(at_least, [_LOW, _HIGH], axis=0)
        columns[f"{null}_share"] = np.divide(mean, seen, out=np.full(len(seen), np.nan), where=seen > 0)
    return pd.DataFrame(columns)
