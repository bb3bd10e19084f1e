"""What is odd about a source: missing periods, breaks in the series, ids that repeat, crowded points.

Everything is computed from counts; nobody's id or address is needed here.

Source:
    DESIGN section 4.1 and 4.2; the limits of each rule stand with its function. The factor of ``jumps`` is
    the usual one for outliers by the median absolute deviation: Leys et al. (2013), Detecting outliers,
    Journal of Experimental Social Psychology 49:764.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .periods import DAY, MONTH, QUARTER, YEAR, coarsen

Days = NDArray[np.datetime64]

# Dates that lie further apart than this on the whole are snapshots; nearer ones are days of events.
_SNAPSHOT_GAP = 25
# Days of events are shown by the finest unit that gives at least so many rows and at most so many periods.
_ROWS_EACH, _MOST_PERIODS = 20, 60
# From this many steps on the usual step is known; fewer are compared with the unit's own.
_STEPS = 3
_STEP_MONTHS = {MONTH: 1, QUARTER: 3, "half_year": 6, YEAR: 12, "school_year": 12}

# A break: a change of at least 5 %, further out than three scaled median absolute changes of the other steps,
# and more than chance gives to counts. With less than three other steps a change of 20 % is needed.
_LEAST_CHANGE, _LEAST_CHANGE_OF_FEW = 0.05, 0.20
_FACTOR = 3 * 1.4826
_CHANCE = 3.0

# A crowded point: 20 rows, and five times what all but one in twenty of the points have.
CROWD = 20
_TIMES, _QUANTILE = 5, 0.95
# A point is far when it is three times as far out as all but one in a hundred of the others.
_FAR_TIMES, _FAR_QUANTILE, _FEW_POINTS = 3, 0.99, 10

DEFAULT_POINT, INSTITUTION, UNCLEAR = "default_point", "institution", "unclear"


@dataclass(frozen=True)
class Gap:
    """Periods that are missing between two that are there.

    Attributes:
        after: start of the last period before the gap.
        before: start of the first period behind it.
        missing: number of periods that would lie between at the usual step.
    """

    after: np.datetime64
    before: np.datetime64
    missing: int


def reporting_unit(days: Days, rows: ArrayLike, unit: str) -> str:
    """The unit by which the rows of a source are shown.

    Args:
        days: shape (n,), the distinct starts of the source's periods, ascending.
        rows: shape (n,), number of rows of each.
        unit: the source's own unit.

    Returns:
        ``unit`` itself, but for days that are no snapshots (half of them less than 25 days apart): the finest
        of month, quarter and year with at most 60 periods and 20 rows in each on the average, else year.
    """
    if unit != DAY or len(days) < 2 or float(np.median(_steps(days))) >= _SNAPSHOT_GAP:  # noqa: PLR2004
        return unit
    total = float(np.sum(np.asarray(rows, dtype=np.float64)))
    months = int((days[-1].astype("datetime64[M]") - days[0].astype("datetime64[M]")).astype(np.int64)) + 1
    for coarse in (MONTH, QUARTER):
        periods = -(-months // _STEP_MONTHS[coarse])
        if periods <= _MOST_PERIODS and total >= _ROWS_EACH * periods:
            return coarse
    return YEAR


def by_period(days: Days, values: ArrayLike, unit: str) -> tuple[Days, NDArray[np.float64]]:
    """Sums by period: the distinct starts of periods of ``unit`` in ascending order, and their sums."""
    starts, back = np.unique(coarsen(days, unit), return_inverse=True)
    sums = np.bincount(back, weights=np.asarray(values, np.float64), minlength=len(starts))
    return starts, sums.astype(np.float64)


def _steps(days: Days) -> NDArray[np.int64]:
    """Days between neighbours."""
    number = days.astype("datetime64[D]").astype(np.int64)
    return number[1:] - number[:-1]


def gaps(days: Days, unit: str) -> list[Gap]:
    """Periods that are missing between the first and the last.

    The usual step is the median one, so that half-yearly snapshots of a monthly column have no gaps; with
    less than three steps it is the unit's own (for dates the shortest). A step of more than one and a half
    usual ones is a gap.

    Args:
        days: shape (n,), distinct starts of periods, ascending.
        unit: their unit.

    Returns:
        The gaps in ascending order.
    """
    if unit == DAY:
        steps = _steps(days).astype(np.float64)
        own = float(steps.min()) if len(steps) else 1.0
    else:
        steps = np.diff(days.astype("datetime64[M]").astype(np.int64)).astype(np.float64)
        own = float(_STEP_MONTHS[unit])
    usual = max(own, float(np.median(steps))) if len(steps) >= _STEPS else own
    found = np.flatnonzero(steps > 1.5 * usual)
    return [Gap(days[i], days[i + 1], int(np.rint(steps[i] / usual)) - 1) for i in found.tolist()]


def jumps(totals: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Breaks in a series of totals.

    The total of a period jumps when its change from the period before, as a logarithm,

    * exceeds 5 % of the smaller one (20 % where there are less than three other steps to compare with),
    * exceeds 3 x 1.4826 times the median of the absolute changes of all *other* steps, so that a series that
      always swings does not jump and one that hardly moves does, and
    * exceeds three times what chance gives to two counts, ``sqrt(a + b)``, so that 8 cases after 4 is none.

    A break that lasts is one jump; a period with half of its rows is two, down and up.

    Args:
        totals: shape (n,), >= 0, of consecutive periods.

    Returns:
        shape (n,) relative change (0.1 for 10 % more; NaN for the first and after a total of 0), and shape
        (n,) whether it is a jump.
    """
    total = np.asarray(totals, dtype=np.float64)
    change, jumped = np.full(len(total), np.nan), np.zeros(len(total), dtype=bool)
    if len(total) < 2:  # noqa: PLR2004 - a change needs two
        return change, jumped
    before, after = total[:-1], total[1:]
    np.divide(after - before, before, out=change[1:], where=before > 0)
    steps = np.abs(np.log((after + 0.5) / (before + 0.5)))  # half a row more: a total may be 0
    for number, step in enumerate(steps.tolist()):
        others = np.delete(steps, number)
        few = len(others) < _STEPS
        limit = float(np.log1p(_LEAST_CHANGE_OF_FEW if few else _LEAST_CHANGE))
        if not few:
            limit = max(limit, _FACTOR * float(np.median(others)))
        chance = _CHANCE * float(np.sqrt(after[number] + before[number]))
        jumped[number + 1] = step > limit and abs(after[number] - before[number]) > chance
    return change, jumped


@dataclass(frozen=True)
class Repeats:
    """Keys that are there more than once in one period.

    Attributes:
        keys: number of (key, period) pairs with several rows.
        surplus: rows beyond the first of each.
        most: largest number of rows of one key in one period.
    """

    keys: int
    surplus: int
    most: int


def repeats(rows: ArrayLike) -> Repeats:
    """What repeats, from the number of rows of every key in every period, shape (n,)."""
    count = np.asarray(rows, dtype=np.int64)
    several = count[count > 1]
    return Repeats(len(several), int((several - 1).sum()), int(several.max()) if len(several) else 0)


@dataclass(frozen=True)
class CrowdedPoint:
    """A coordinate that carries unusually many rows.

    Attributes:
        index: its place in the arrays that were given.
        rows: rows on it.
        kind: "default_point" (outside the municipality, or far from all others), "institution" (inside), or
            "unclear" (too few other points to tell).
    """

    index: int
    rows: int
    kind: str


def crowded_points(
    x: ArrayLike, y: ArrayLike, rows: ArrayLike, *, inside: ArrayLike | None = None
) -> list[CrowdedPoint]:
    """Coordinates with unusually many rows: LOIS' default point for those who cannot be placed, or an
    institution.

    A point is crowded with at least 20 rows and more than five times the 95 % quantile of the rows of all
    points. It is taken for the default point when it lies outside the municipality, or, where the boundary is
    not known, more than three times as far from the median of the other points as 99 % of those are.

    Args:
        x: shape (n,), distinct coordinates in metres.
        y: shape (n,).
        rows: shape (n,), number of rows at each.
        inside: shape (n,), whether each lies in the municipality; None where the boundary is not known.

    Returns:
        The crowded points, the one with most rows first.

    Source:
        DANISH_DOMAIN section 2 (LOIS Statistik: DimPunkt 0, a point in Kattegat, or the town hall).
    """
    east, north = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    count = np.asarray(rows, dtype=np.int64)
    if len(count) == 0:
        return []
    limit = _TIMES * float(np.quantile(count, _QUANTILE, method="lower"))
    crowded = (count >= CROWD) & (count > limit)
    if inside is not None:
        kinds = np.where(np.asarray(inside, dtype=bool), INSTITUTION, DEFAULT_POINT)
    else:
        kinds = _kinds_by_distance(east, north, crowded)
    order = np.lexsort((north, east, -count))
    return [CrowdedPoint(int(i), int(count[i]), str(kinds[i])) for i in order if crowded[i]]


def _kinds_by_distance(
    x: NDArray[np.float64], y: NDArray[np.float64], crowded: NDArray[np.bool_]
) -> NDArray[np.str_]:
    others = ~crowded
    if int(others.sum()) < _FEW_POINTS:
        return np.full(len(x), UNCLEAR)
    distance = np.hypot(x - np.median(x[others]), y - np.median(y[others]))
    usual = float(np.quantile(distance[others], _FAR_QUANTILE, method="lower"))
    return np.where(distance > _FAR_TIMES * usual, DEFAULT_POINT, INSTITUTION)


class Tally:
    """Sums by keys, added batch by batch; memory grows with the distinct keys, not with the rows.

    Args:
        keys: names of the key columns.
        sums: names of the columns that are added up.
        firsts: names of the columns whose smallest value is kept.
    """

    def __init__(
        self, keys: tuple[str, ...], sums: tuple[str, ...] = ("rows",), firsts: tuple[str, ...] = ()
    ) -> None:
        self._keys, self._rules = list(keys), {**dict.fromkeys(sums, "sum"), **dict.fromkeys(firsts, "min")}
        self._parts: list[pd.DataFrame] = []
        self._pending = 0

    def add(self, **columns: ArrayLike) -> None:
        """Adds rows; ``rows`` need not be given and is then 1 for each."""
        frame = pd.DataFrame({name: np.asarray(columns[name]) for name in self._keys})
        for name in self._rules:
            frame[name] = np.asarray(columns[name]) if name in columns else 1
        part = self._summed(frame)
        self._parts.append(part)
        self._pending += len(part)
        if self._pending > max(1_000_000, 2 * len(self._parts[0])):
            self.result()

    def _summed(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.groupby(self._keys, sort=True, observed=True).agg(self._rules).reset_index()

    def result(self) -> pd.DataFrame:
        """The sums so far, one row per combination of keys, in their order."""
        if not self._parts:
            return pd.DataFrame({name: [] for name in (*self._keys, *self._rules)})
        whole = self._summed(pd.concat(self._parts, ignore_index=True))
        self._parts, self._pending = [whole], 0
        return whole
