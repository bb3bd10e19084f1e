"""Which cells belong to the top share of one indicator in one period.

All comparisons with the limit are of whole numbers: "SHARE / 100 * n" in floats selects 8 of 100 cells for a
share of 7 per cent.

Source:
    METHODS A7; DESIGN section 4, rule 4. Ties as the first quantile of ``phe_quantile`` (PHEindicatormethods,
    R/Quantiles.R): in are those with fewer than share * n strictly greater.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Union

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import schema
from .checks import counts
from .components import aligned
from .errors import DomainError

Share = Union[int, float, Fraction]

_ALL = 100  # per cent
# Values that were smoothed, or are limits, agree in so many digits or not at all (A7).
DIGITS = 12
# A population of a coarser period is a mean over the dates in it: a whole number divided by at most so many.
_MOST_DATES = 366
# Other fractions are compared in millionths.
_PARTS = 1_000_000
_EXACT_POWER = 22  # the largest power of ten that is a float


@dataclass(frozen=True)
class TopShare:
    """The top share of n cells and what the log says about it.

    Attributes:
        selected: shape (cells,), 1 in the top share, 0 for every other eligible cell, NaN where not eligible.
        rank: shape (cells,), 1 + the number of cells in the universe with a strictly greater value (whole,
            also where the share is one of the population); NaN outside the universe.
        threshold: the smallest value selected, in the unit of the values; NaN when none is.
        n: number of cells in the universe.
        chosen: number of cells selected.
        ties: number of the chosen that are in only because they tie at the threshold: had the cells at the
            threshold been taken one after another (the most populous first), they would have come after the
            limit.
        single_event: number of the chosen with one event or less.
        median_population: median population of the chosen; NaN when none is chosen or no population is known.
        exhausted: True when the universe's cells with events are fewer (hold less) than the share, so that
            every one of them is selected and the share decides nothing.
    """

    selected: NDArray[np.float64]
    rank: NDArray[np.float64]
    threshold: float
    n: int
    chosen: int
    ties: int
    single_event: int
    median_population: float
    exhausted: bool


def top_share(  # noqa: PLR0913 - four columns and the rule
    value: ArrayLike,
    events: ArrayLike,
    population: ArrayLike,
    eligible: ArrayLike,
    *,
    share: Share,
    universe: str = "events",
    significant_digits: int | None = None,
) -> TopShare:
    """Selects the top share of the cells of one indicator and period.

    A cell is selected if and only if O > 0 and 100 * G < SHARE * n, where n is the number of cells in the
    universe and G the number of them with a strictly greater value; in the universe "population_share" G and
    n are the populations of these cells. Ties at the limit are in.

    Args:
        value: shape (n,), what is ranked, usually the rate per ``multiplier``; NaN where there is none.
        events: shape (n,), counts; NaN counts as 0.
        population: shape (n,), persons, families or dwellings; NaN where unknown, which only the universe
            "population_share" refuses.
        eligible: shape (n,) of bool, True for cells with a rate and at least the minimum population.
        share: per cent, 0 < share < 100; a float stands for its shortest decimal text (12.5 is 25/2 exactly).
        universe: "events" (eligible and O > 0), "populated" (eligible) or "population_share" (eligible,
            weighted by population).
        significant_digits: values that agree in so many digits tie; for empirical Bayes values and limits
            (12), whose last bits are noise. None compares exactly, which is right for (O / P) * k.

    Returns:
        the selection. A cell with NaN in ``value`` is not eligible.

    Raises:
        DomainError: the share is not inside (0, 100) ("share_out_of_range"), the universe has another name
            ("unknown_universe"), a value is infinite ("value_not_finite"), a count is negative or infinite
            (``checks.counts``), or the universe "population_share" meets an eligible cell without population
            ("population_needed").

    Source:
        METHODS A7.
    """
    exact_share = _exact_share(share)
    if universe not in schema.UNIVERSES:
        raise DomainError("unknown_universe", universe=universe)
    ranked, count, base, able = _columns(value, events, population, eligible)
    inside = np.flatnonzero(able & (count > 0) if universe == "events" else able)
    keys = ranked[inside] if significant_digits is None else round_digits(ranked[inside], significant_digits)
    weight = np.ones(len(inside), dtype=np.int64)
    cells_greater = greater = _strictly_greater(keys, weight)
    if universe == "population_share":
        weight = _whole(base, inside)
        greater = _strictly_greater(keys, weight)
    limit = _ceil(exact_share * int(weight.sum()) / 100)
    chosen = (count[inside] > 0) & (greater < limit)
    selected = np.where(able, 0.0, np.nan)
    selected[inside[chosen]] = 1.0
    rank = np.full(len(ranked), np.nan)
    rank[inside] = cells_greater + 1
    return TopShare(
        selected=selected,
        rank=rank,
        threshold=float(ranked[inside[chosen]].min()) if chosen.any() else float("nan"),
        n=len(inside),
        chosen=int(chosen.sum()),
        ties=_ties(keys[chosen], greater[chosen], weight[chosen], limit),
        single_event=int((count[inside[chosen]] <= 1).sum()),
        median_population=_median(base[inside[chosen]]),
        exhausted=_exhausted(weight, count[inside] > 0, chosen, exact_share),
    )


def top_share_by(  # noqa: PLR0913 - four columns, the rule, and a name for the refusal
    name: str,
    value: ArrayLike,
    events: ArrayLike,
    population: ArrayLike,
    ranked: ArrayLike,
    *,
    share: Share,
    universe: str = "events",
    period: str = "",
) -> TopShare:
    """``top_share`` by a named column of the long format, compared as that column needs.

    Args:
        name: "rate" is compared exactly, any other column at 12 significant digits (A7).
        value: as for ``top_share``, and so are events, population, ranked, share and universe.
        period: named in the refusal.

    Raises:
        DomainError: as ``top_share``; "no_variation" when smoothed rates are the same in all ranked cells:
            there
            is no variation beyond chance to rank by, and every cell with an event would tie (A5).
    """
    if name == "rate_smoothed":
        known = np.asarray(value, dtype=np.float64)[np.asarray(ranked, dtype=bool)]
        known = known[~np.isnan(known)]
        if len(known) > 1 and len(np.unique(round_digits(known, DIGITS))) == 1:
            raise DomainError("no_variation", period=period)
    return top_share(
        value,
        events,
        population,
        ranked,
        share=share,
        universe=universe,
        significant_digits=None if name == "rate" else DIGITS,
    )


def round_digits(values: NDArray[np.float64], digits: int) -> NDArray[np.float64]:
    """Values rounded to so many significant digits, their order kept, NaN as it is; shape (n,)."""
    values = np.asarray(values, dtype=np.float64)
    out = values.copy()
    rows = np.flatnonzero(np.isfinite(values) & (values != 0))
    if len(rows) == 0:
        return out
    exponent = np.floor(np.log10(np.abs(values[rows]))).astype(np.int64)
    scale = digits - 1 - exponent
    out[rows] = _scaled(np.rint(_scaled(values[rows], scale)), -scale)
    # Beyond 10**22 a power of ten is no float, and processors differ in its last bit: by way of text.
    for row in rows[np.abs(scale) > _EXACT_POWER]:
        out[row] = float(f"{values[row]:.{digits - 1}e}")
    return out


def _scaled(values: NDArray[np.float64], power: NDArray[np.int64]) -> NDArray[np.float64]:
    """Values times powers of ten; divides for negative ones, because 10**22 is a float and 10**-1 is none."""
    factor = 10.0 ** np.abs(power)
    return np.where(power >= 0, values * factor, values / factor)


def _columns(
    value: ArrayLike, events: ArrayLike, population: ArrayLike, eligible: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    ranked = np.asarray(value, dtype=np.float64)
    count, base = counts(events, "events"), counts(population, "population")
    able = np.asarray(eligible, dtype=bool)
    aligned(ranked, count, base, able)
    infinite = np.flatnonzero(np.isinf(ranked))
    if len(infinite):
        raise DomainError("value_not_finite", row=int(infinite[0]), value=float(ranked[infinite[0]]))
    return ranked, count, base, able & ~np.isnan(ranked)


def check_share(share: Share) -> None:
    """Refuses a share that is not above 0 and below 100 per cent ("share_out_of_range")."""
    _exact_share(share)


def _exact_share(share: Share) -> Fraction:
    try:
        exact = share if isinstance(share, (int, Fraction)) else Fraction(repr(float(share)))
    except ValueError:  # NaN and infinity are no fractions
        raise DomainError("share_out_of_range", share=share) from None
    if not 0 < exact < _ALL:
        raise DomainError("share_out_of_range", share=share)
    return Fraction(exact)


def _ceil(number: Fraction) -> int:
    """G < number for a whole G is G < ceil(number)."""
    return -(-number.numerator // number.denominator)


def _whole(population: NDArray[np.float64], inside: NDArray[np.intp]) -> NDArray[np.int64]:
    """Populations of the universe as whole numbers of equal parts of one, so that their sums are exact.

    A mean over k dates is a whole number divided by k: the smallest k up to 366 that makes all of them whole
    is used. Where there is none (other fractions), populations are compared in millionths.
    """
    weight = population[inside]
    bad = np.flatnonzero(~(weight > 0))
    if len(bad):
        raise DomainError("population_needed", row=int(inside[bad[0]]))
    few = weight[weight != np.rint(weight)][:1000]
    for parts in range(1, _MOST_DATES + 1):
        # the first few decide about nearly every k that is not the one, without a pass over all
        if _is_whole(few * parts) and _is_whole(weight * parts):
            return np.rint(weight * parts).astype(np.int64)
    return np.rint(weight * _PARTS).astype(np.int64)


def _is_whole(numbers: NDArray[np.float64]) -> bool:
    """Whether numbers are whole but for the rounding of a division, or of 15 digits in a file."""
    nearest = np.rint(numbers)
    return bool(np.all(np.abs(numbers - nearest) <= nearest * 1e-14))


def _strictly_greater(keys: NDArray[np.float64], weight: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each cell the weight of the cells with a strictly greater key; shape (n,)."""
    order = np.argsort(-keys, kind="stable")
    above = np.cumsum(weight[order]) - weight[order]
    starts = np.ones(len(keys), dtype=bool)
    starts[1:] = keys[order][1:] != keys[order][:-1]
    greater = np.empty(len(keys), dtype=np.int64)
    greater[order] = above[np.flatnonzero(starts)][np.cumsum(starts) - 1]
    return greater


def _ties(
    keys: NDArray[np.float64], greater: NDArray[np.int64], weight: NDArray[np.int64], limit: int
) -> int:
    """Number of chosen cells at the threshold that come after the limit when taken one after another."""
    if len(keys) == 0:
        return 0
    last = keys == keys.min()
    sizes = np.sort(weight[last])[::-1]
    before = int(greater[last][0]) + np.cumsum(sizes) - sizes
    return int((before >= limit).sum())


def _exhausted(
    weight: NDArray[np.int64], with_events: NDArray[np.bool_], chosen: NDArray[np.bool_], share: Fraction
) -> bool:
    less = 100 * int(weight[with_events].sum()) < share * int(weight.sum())
    return less and bool(np.array_equal(with_events, chosen))


def _median(population: NDArray[np.float64]) -> float:
    known = population[~np.isnan(population)]
    return float(np.median(known)) if len(known) else float("nan")
