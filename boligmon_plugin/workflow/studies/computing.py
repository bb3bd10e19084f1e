"""Every indicator of a study counted and monitored, and the indicators combined, in arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ...adapters.counting.counts import Memo, count_source, count_sources
from ...adapters.counting.moments import OPEN, Span
from ...adapters.counting.source import Source
from ...adapters.locating.facilities import per_cell, read_places
from ...adapters.locating.geography import Geography, plan_cells
from ...adapters.locating.plan import Locator, plan_locator
from ...adapters.results.accountlines import account_lines
from ...adapters.results.areas import PreviousAreas, neighbourhood_of, previous_areas
from ...adapters.results.reports import (
    Line,
    area_lines,
    chance_lines,
    combination_lines,
    geography_lines,
    rate_lines,
    sum_lines,
    top_lines,
    unranked_lines,
)
from ...adapters.tables.accounts import Reconciliation, SourceCounts
from ...adapters.words import indicator_name
from ...domain.combination import Combination, combine
from ...domain.counting import by_period
from ...domain.designation import AreaCells, AreaRule, Designation, Neighbourhood, designate
from ...domain.periods import labels, period_ends
from ...domain.rates import Panel, RateRule, join_counts
from ...study.indicators import PLACE_WHATS, Count, Indicator
from ...study.recipes import table_roles
from ...study.study import Study
from ..monitoring import Monitoring, MonitoringRule, chance_of, monitor
from .planning import StudyPlan, period_day

Tick = Callable[[float], None]
Say = Callable[[Iterable[Line]], None]


@dataclass(frozen=True)
class IndicatorResult:
    """One indicator.

    Attributes:
        indicator: what was computed.
        result: every step of the method.
        events: account of the numerator's rows.
        population: account of the denominator's rows.
        base: shape (n,), population by which areas were judged and matched.
    """

    indicator: Indicator
    result: Monitoring
    events: Reconciliation
    population: Reconciliation
    base: NDArray[np.float64]


@dataclass(frozen=True)
class CombinedResult:
    """The indicators combined.

    Attributes:
        cells: shape (n,), keys of the cells of any indicator.
        found: figures per cell.
        areas: areas of the number of selections; None where areas are made per indicator.
        base: shape (n,), population by which areas were judged and matched.
        periods: names of the periods.
    """

    cells: NDArray[np.int64]
    found: Combination
    areas: Designation | None
    base: NDArray[np.float64]
    periods: tuple[str, ...]


@dataclass(frozen=True)
class StudyResult:
    """What a study gives.

    Attributes:
        plan: the study and its tables.
        geography: the cells.
        indicators: their results, in the order of the study.
        combined: the combination; None where the study wants none.
        previous: areas of an earlier run.
    """

    plan: StudyPlan
    geography: Geography
    indicators: tuple[IndicatorResult, ...]
    combined: CombinedResult | None
    previous: PreviousAreas | None

    def shapes_of(self, keys: NDArray[np.int64]) -> Callable[[NDArray[np.int64]], list[QgsGeometry]]:
        """Gives the polygons of cells by their position in ``keys``."""
        return lambda places: self.geography.geometries(keys[places])


def compute_study(plan: StudyPlan, tick: Tick, say: Say) -> StudyResult:
    """Runs the method for every indicator of a study.

    Args:
        plan: made by ``plan_study``; any thread.
        tick: is told the progress, 0 to 1; may raise to cancel.
        say: takes the lines of the log.

    Raises:
        SourceError: with the layer, the field and the row.
        DomainError: a rule out of range.
    """
    return _Computation(plan, tick, say).run()


class _Computation:
    """One run: what was counted is kept, so that sources that indicators share are read once."""

    def __init__(self, plan: StudyPlan, tick: Tick, say: Say) -> None:
        self._plan, self._study, self._say = plan, plan.study, say
        self._tick = tick
        self._geography = plan_cells(plan.cells, plan.transforms, lambda share: tick(0.05 * share))
        self._locators: dict[str, Locator] = {}
        self._memo = Memo()
        method = self._study.method
        first = period_day(method.first_period, last=False)
        last = period_day(method.last_period, last=True)
        self._span = (
            None
            if first is None and last is None
            else Span(
                OPEN.first if first is None else first,
                OPEN.last if last is None else last,
            )
        )

    def run(self) -> StudyResult:
        study, geography = self._study, self._geography
        self._say(geography_lines(geography))
        previous = None
        if self._plan.previous is not None:
            previous = previous_areas(self._plan.previous, geography.crs, self._plan.transforms)
        results = []
        for place, indicator in enumerate(study.indicators):
            start, width = 0.05 + 0.9 * place / len(study.indicators), 0.9 / len(study.indicators)
            self._say([Line(""), Line(indicator_name(indicator))])
            results.append(self._indicator(indicator, lambda s, a=start, w=width: self._tick(a + w * s)))
        combined = None if study.combination is None else self._combined(results)
        return StudyResult(self._plan, geography, tuple(results), combined, previous)

    # --- counting

    def _locator(self, source_id: str) -> Locator:
        if source_id not in self._locators:
            source, table = self._plan.registers()[source_id]
            self._locators[source_id] = plan_locator(
                source, table, self._plan.registers(), lambda _: None, self._plan.transforms
            )
        return self._locators[source_id]

    def _has_codes(self) -> bool:
        """Whether any table is placed by codes: then a boundary cuts whole cells, for all tables alike."""
        counts = [
            count
            for indicator in self._study.indicators
            for count in (indicator.numerator, indicator.denominator)
        ]
        counts += [] if self._study.base is None else [self._study.base]
        used = {count.source for count in counts if count.what not in PLACE_WHATS}
        return any(self._locator(source_id).has_codes for source_id in sorted(used))

    def _source(self, count: Count) -> Source:
        source, table = self._plan.registers()[count.source]
        locator = self._locator(count.source)
        key = (count.source, str(replace(count, at="mean", shift=0)))
        return Source(
            table,
            table_roles(count, source),
            self._geography.placer(locator.crs, whole_cells=self._has_codes()),
            locator=locator,
            at_start=source.geography.whose == "before",
            key=key,
        )

    def _panel(self, indicator: Indicator, tick: Tick) -> tuple[Panel, SourceCounts, SourceCounts]:
        if indicator.numerator.what in PLACE_WHATS:
            return self._place_panel(indicator)
        events, population = indicator.numerator, indicator.denominator
        numerator, denominator = self._source(events), self._source(population)
        unit, counted, base = count_sources(
            numerator,
            denominator,
            period_unit=self._study.method.period_unit,
            with_persons=bool(numerator.roles.person),
            keep_unplaced=True,
            tick=tick,
            span=self._span,
            later=(events.shift, population.shift),
            memo=self._memo,
        )
        panel = join_counts(
            counted.counted,
            base.counted,
            unit=unit,
            events_stock=events.nature == "stock",
            events_at=events.at,
            events_later=events.shift,
            population_at=population.at,
            population_later=population.shift,
            cells=self._geography.all_keys,
        )
        return panel, counted, base

    def _place_panel(self, indicator: Indicator) -> tuple[Panel, SourceCounts, SourceCounts]:
        """A panel of how near places are to the people of a cell: as of any mean, the sum over them."""
        events, population = indicator.numerator, indicator.denominator
        method = self._study.method
        unit, base = count_source(
            self._source(population), period_unit=method.period_unit, span=self._span, memo=self._memo
        )
        panel = join_counts(
            base.counted,
            base.counted,
            unit=unit,
            events_stock=True,
            population_at=population.at,
            cells=self._geography.all_keys,
        )
        source, table = self._plan.registers()[events.source]
        places, account = read_places(
            table,
            self._locator(events.source),
            table_roles(events, source).filter,
            self._plan.transforms,
        )
        value = per_cell(events.what, self._geography.centres(panel.cells), places, events.radius)
        # Everybody in a cell is as far away as its centre.
        panel = replace(panel, events=panel.population * value[:, None], persons=None, dispersion=1.0)
        return panel, SourceCounts(base.counted, account), base

    def _base(self, panel: Panel) -> NDArray[np.float64] | None:
        """The common population of the cells in its latest period; None for each indicator's own."""
        base = self._study.base
        if base is None:
            return None
        span = Span(panel.days[0], period_ends(panel.days[-1:], panel.unit)[0])
        unit, found = count_source(self._source(base), period_unit=panel.unit, span=span, memo=self._memo)
        values = by_period(found.counted, unit=unit, stock=True, at=base.at)[1][:, -1]
        place = np.minimum(np.searchsorted(found.counted.cells, panel.cells), len(values) - 1)
        return np.where(found.counted.cells[place] == panel.cells, values[place], 0.0)

    # --- the method

    def _indicator(self, indicator: Indicator, tick: Tick) -> IndicatorResult:
        panel, events, population = self._panel(indicator, lambda share: tick(0.9 * share))
        rule = monitoring_rule(self._study, indicator)
        self._say(account_lines([events, population], panel))
        geography = self._geography
        centres = geography.centres(panel.cells) if rule.rates.smoothing == "kernel" else None
        base = self._base(panel)
        result = monitor(panel, rule, self._neighbourhood(panel.cells), centres=centres, base=base)
        self._say(rate_lines(panel, result.rates, rule.rates))
        for name, top in zip(labels(panel.days, panel.unit), result.tops):
            if top is not None and top.n:
                self._say(top_lines("", str(name), top))
        self._say(sum_lines("", result.sums))
        chance = chance_of(result)
        self._say([] if chance is None else chance_lines("", chance))
        if not (result.sums.periods > 0).any():
            self._say(unranked_lines(rule.rates))
        elif self._study.areas.per == "indicator":
            self._say(area_lines("", result.areas, rule.areas))
        tick(1.0)
        return IndicatorResult(
            indicator,
            result,
            events.account,
            population.account,
            result.sums.population if base is None else base,
        )

    def _neighbourhood(self, cells: NDArray[np.int64]) -> Neighbourhood:
        return neighbourhood_of(self._geography, cells, lambda _: None)

    def _combined(self, results: list[IndicatorResult]) -> CombinedResult | None:
        """The indicators that the study combines, over the cells and periods of any of them."""
        wanted = self._study.combination.indicators if self._study.combination else ()
        used = [one for one in results if not wanted or one.indicator.id in wanted]
        cells = np.unique(np.concatenate([one.result.panel.cells for one in used]))
        units = {one.result.panel.unit for one in used}
        names = sorted({str(n) for one in used for n in labels(one.result.panel.days, one.result.panel.unit)})
        shape = (len(cells), len(used), len(names))
        selected, events, population = (np.full(shape, np.nan) for _ in range(3))
        for place, one in enumerate(used):
            panel = one.result.panel
            own = [names.index(str(name)) for name in labels(panel.days, panel.unit)]
            where = np.ix_(np.searchsorted(cells, panel.cells), [place], own)
            for cube, values in (
                (selected, one.result.selected),
                (events, panel.events),
                (population, panel.population),
            ):
                cube[where] = values[:, None, :]
        found = combine(
            selected,
            events,
            population,
            multipliers=[one.indicator.multiplier for one in used],
            bad=[one.indicator.bad for one in used],
            composite=self._study.combination.composite if self._study.combination else "percentile",
        )
        base = np.zeros(len(cells))
        for one in used:
            place = np.searchsorted(cells, one.result.panel.cells)
            base[place] = np.fmax(base[place], one.base)
        self._say(combination_lines(units))
        areas = None
        if self._study.areas.per == "combination":
            rule = area_rule(self._study)
            areas = designate(_combined_cells(found, base), self._neighbourhood(cells), rule)
            self._say(area_lines("", areas, rule))
        return CombinedResult(cells, found, areas, base, tuple(names))


def _combined_cells(found: Combination, base: NDArray[np.float64]) -> AreaCells:
    """What areas of the combination are made of: selections over the times that a cell was ranked."""
    ranked = found.ranked.astype(np.float64)
    return AreaCells(
        value=found.selected.astype(np.float64),
        periods=ranked,
        population=found.population,
        exposure=ranked,
        events=found.selected.astype(np.float64),
        base=base,
        multiplier=100.0,
        kind="mean",  # selections of a cell are not independent: no limits
    )


def monitoring_rule(study: Study, indicator: Indicator) -> MonitoringRule:
    """The rules of a study for one indicator."""
    method = study.method
    size = study.cells.size if study.cells.kind == "grid" else 100
    return MonitoringRule(
        rates=RateRule(
            kind=indicator.kind,
            multiplier=indicator.multiplier,
            min_population=method.min_population,
            confidence=method.confidence / 100,
            smoothing=method.smoothing,
            bandwidth=3.0 * size if method.bandwidth is None else method.bandwidth,
        ),
        value=method.value,
        share=method.share,
        universe=method.universe,
        bad="low" if indicator.bad == "low" else "high",
        areas=area_rule(study),
    )


def area_rule(study: Study) -> AreaRule:
    """How a study makes areas."""
    areas = study.areas
    return AreaRule(
        min_value=areas.min_value,
        contiguity=areas.contiguity,
        max_gap=areas.max_gap,
        min_population=areas.min_population,
        fill_holes=areas.fill_holes,
    )
