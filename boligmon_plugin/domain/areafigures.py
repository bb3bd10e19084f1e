"""Figures and lasting ids of monitoring areas.

Source:
    METHODS A3 (rate of an area), A11; D9 (an id that lasts); DESIGN section 3, ``monitoringareas``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .checks import counts
from .components import Index, aligned
from .errors import DomainError

_LAST_NUMBER = re.compile(r"(\d+)$", re.ASCII)
_DIGITS = 3


def summarise_areas(  # noqa: PLR0913 - six columns of the cells and the rule
    labels: ArrayLike,
    value: ArrayLike,
    *,
    population: ArrayLike,
    exposure: ArrayLike,
    events: ArrayLike,
    base: ArrayLike,
    multiplier: float,
    min_population: float = 0.0,
    weights: ArrayLike | None = None,
) -> pd.DataFrame:
    """Figures of each area from its cells.

    The rate of an area is the sum of events over the sum of exposure, both over the same cells: those with an
    exposure above 0 and a known count.

    Args:
        labels: shape (n,), area numbers >= 0, -1 for cells of no area.
        value: shape (n,), what the cells were chosen by (number of periods in the top share); NaN is left
            out.
        population: shape (n,), in the latest period; NaN counts as 0.
        exposure: shape (n,), population summed over the periods; NaN counts as 0.
        events: shape (n,), counts summed over the periods of ``exposure``; NaN counts as unknown.
        base: shape (n,), the population by which the minimum is judged, families say; NaN counts as 0.
        multiplier: the rate is per so many of the exposure.
        min_population: smallest sum of ``base`` of an area that is kept.
        weights: shape (n,), weights >= 0 of the cells in ``value_mean``; NaN counts as 0. None: all alike.

    Returns:
        one row per area, sorted by ``label`` (int64): ``cells`` (int64), ``population``, ``events``,
        ``exposure``, ``multiplier``, ``rate`` (NaN without exposure), ``value_max``, ``value_mean``,
        ``base``, ``events_without_population`` (events of cells without exposure, in no rate), ``keep``
        (bool).

    Raises:
        DomainError: columns of different length ("unequal_lengths"), a negative or infinite count
            (``checks.counts``), or a multiplier not above 0 ("multiplier_not_positive").

    Source:
        METHODS A3, A11.
    """
    if not (np.isfinite(multiplier) and multiplier > 0):
        raise DomainError("multiplier_not_positive", value=multiplier)
    label, shown = np.asarray(labels, dtype=np.int64), np.asarray(value, dtype=np.float64)
    inside = label >= 0
    columns = {"population": population, "exposure": exposure, "events": events, "base": base}
    columns["weights"] = np.ones(len(label)) if weights is None else weights
    cells = {name: counts(column, name) for name, column in columns.items()}
    aligned(label, shown, *cells.values())
    cells = {name: column[inside] for name, column in cells.items()}
    number, where = np.unique(label[inside], return_inverse=True)
    areas = _Areas(where, len(number))
    counted = (cells["exposure"] > 0) & ~np.isnan(cells["events"])
    sums, times = (areas.total(np.where(counted, cells[name], 0.0)) for name in ("events", "exposure"))
    judged = areas.total(cells["base"])
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = np.where(times > 0, sums / times * multiplier, np.nan)
    return pd.DataFrame(
        {
            "label": number,
            "cells": np.bincount(where, minlength=len(number)).astype(np.int64),
            "population": areas.total(cells["population"]),
            "events": sums,
            "exposure": times,
            "multiplier": np.full(len(number), float(multiplier)),
            "rate": rate,
            "value_max": areas.largest(shown[inside]),
            "value_mean": areas.mean(shown[inside], cells["weights"]),
            "base": judged,
            "events_without_population": areas.total(np.where(counted, 0.0, cells["events"])),
            "keep": judged >= min_population,
        }
    )


@dataclass(frozen=True)
class _Areas:
    """Figures by area of columns of the cells.

    Attributes:
        where: shape (n,), position of each cell's area.
        size: number of areas.
    """

    where: Index
    size: int

    def total(self, column: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sums; NaN counts as 0. (bincount of nothing would be of whole numbers.)"""
        column = np.nan_to_num(column, nan=0.0)
        return np.bincount(self.where, weights=column, minlength=self.size).astype(np.float64)

    def largest(self, column: NDArray[np.float64]) -> NDArray[np.float64]:
        """Largest known values; NaN where none is known."""
        known = ~np.isnan(column)
        found = np.full(self.size, -np.inf)
        np.maximum.at(found, self.where[known], column[known])
        return np.where(np.isinf(found), np.nan, found)

    def mean(self, column: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
        """Weighted means of the known values; plain where all weights are 0, NaN where none is known."""
        known = ~np.isnan(column)
        weight = np.where(known, np.nan_to_num(weight, nan=0.0), 0.0)
        weight = np.where(self.total(weight)[self.where] > 0, weight, known.astype(np.float64))
        whole = self.total(weight)
        with np.errstate(invalid="ignore"):
            return np.where(whole > 0, self.total(weight * column) / whole, np.nan)


def match_previous(labels: ArrayLike, previous: ArrayLike, weight: ArrayLike) -> dict[int, int]:
    """Which earlier area each area continues, one to one.

    The pair that shares most weight is matched first, then the next of areas still free. Equal weights: more
    shared cells first, then the earlier area with the smaller index, then the smaller label.

    Args:
        labels: shape (n,), area numbers >= 0 of the cells, -1 for none.
        previous: shape (n,), index of the earlier area that the cell lies in, -1 for none.
        weight: shape (n,), population of the cell; NaN counts as 0.

    Returns:
        label -> index of the earlier area, for the areas that continue one, sorted by label.

    Raises:
        DomainError: columns of different length ("unequal_lengths"), a negative or infinite weight
            (``checks.counts``).

    Source:
        METHODS A11 gives the aim (stable ids); the greedy rule is our own.
    """
    label, before = np.asarray(labels, dtype=np.int64), np.asarray(previous, dtype=np.int64)
    amount = np.nan_to_num(counts(weight, "weight"), nan=0.0)
    aligned(label, before, amount)
    shared = (label >= 0) & (before >= 0)
    pairs, where = np.unique(np.column_stack((before[shared], label[shared])), axis=0, return_inverse=True)
    where = where.reshape(-1)  # numpy 2.0 gives it another shape
    total = np.bincount(where, weights=amount[shared], minlength=len(pairs))
    cells = np.bincount(where, minlength=len(pairs))
    found: dict[int, int] = {}
    taken: set[int] = set()
    # pairs are sorted by earlier area, then label; lexsort keeps that order among equals
    for place in np.lexsort((-cells, -total)).tolist():
        earlier, new = pairs[place].tolist()
        if new not in found and earlier not in taken:
            found[new] = earlier
            taken.add(earlier)
    return dict(sorted(found.items()))


def number_areas(
    labels: Sequence[int],
    events: ArrayLike,
    matched: Mapping[int, int],
    previous_ids: Sequence[str],
    *,
    prefix: str = "",
) -> list[str]:
    """Ids of areas: the earlier id where an area continues one, else a new number.

    New numbers go on after the highest number at the end of any earlier id, used or not, so that the number
    of an area that is gone is not given again; most events first, then the smaller label. An earlier id that
    does not end in a number (a name) is kept as it is.

    Args:
        labels: area numbers, k of them.
        events: shape (k,), events of each area; NaN counts as 0.
        matched: label -> index into ``previous_ids``, as from ``match_previous``.
        previous_ids: ids of the earlier areas.
        prefix: text before new numbers, ``"placements-"`` say.

    Returns:
        k ids, in the order of ``labels``; new ones have at least three digits (``placements-007``).

    Raises:
        DomainError: an earlier id stands for two areas ("duplicate_area_id"), or ``labels`` and ``events``
            differ in length ("unequal_lengths").

    Source:
        DESIGN section 3 (PREVIOUS keeps ids and names).
    """
    number = np.nan_to_num(counts(events, "events"), nan=0.0)
    order = np.asarray(labels, dtype=np.int64)
    aligned(order, number)
    texts = [str(text) for text in previous_ids]
    text, times = Counter(texts).most_common(1)[0] if texts else ("", 0)
    if times > 1:
        raise DomainError("duplicate_area_id", area_id=text)
    ends = [found.group(1) for found in map(_LAST_NUMBER.search, texts) if found]
    highest = max(map(int, ends), default=0)
    digits = max([_DIGITS, *map(len, ends)])
    ids = {label: texts[index] for label, index in matched.items()}
    for place in np.lexsort((order, -number)).tolist():
        label = int(order[place])
        if label not in ids:
            highest += 1
            ids[label] = f"{prefix}{highest:0{digits}d}"
    return [ids[label] for label in order.tolist()]
