"""What a run says in its log: the account of every row, and what the figures rest on."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...domain import schema
from ...domain.chance import Chance
from ...domain.designation import AreaRule, Designation
from ...domain.periods import labels
from ...domain.rates import Panel, RateRule, Rates
from ...domain.sums import PeriodSums
from ...domain.topshare import TopShare
from ..locating.geography import Geography
from ..words import (
    internal_mark,
    number,
    percent,
    period_label,
    short_number,
    status_words,
)

# Above this share of the chosen cells a selection rests too much on single events (A7).
_SINGLE_EVENTS = 0.25
# Below this number of cells a top share is a handful of cells.
_FEW_CELLS = 20
_LISTED = 12
# Above this share of the events in cells that are not ranked, the reader must know.
_MANY_UNRANKED = 0.25


@dataclass(frozen=True)
class Line:
    """One line of the log."""

    text: str
    warning: bool = False


def geography_lines(geography: Geography) -> Iterator[Line]:
    """What was accepted about the cells."""
    if geography.overlaps:
        text = QCoreApplication.translate(
            "Boligmon",
            "Overlaps within the tolerance (1 % of the smaller polygon): {count} pairs; a point in an "
            "overlap belongs to the first polygon.",
        )
        yield Line(text.format(count=number(geography.overlaps)), warning=True)


def rate_lines(panel: Panel, rates: Rates, rule: RateRule) -> Iterator[Line]:
    """Periods, statuses, totals and the dispersion."""
    names = [period_label(str(name)) for name in labels(panel.days, panel.unit)]
    common = panel.common
    text = QCoreApplication.translate("Boligmon", "Periods in both sources: {count} ({names})")
    yield Line(
        text.format(
            count=number(int(common.sum())), names=_shortened([n for n, c in zip(names, common) if c])
        )
    )
    alone = [name for name, both in zip(names, common) if not both]
    if alone:
        text = QCoreApplication.translate(
            "Boligmon", "Periods that only one source has are left out: {names}"
        )
        yield Line(text.format(names=_shortened(alone)), warning=True)
    yield from _total_lines(panel, rates, rule)
    if rates.bounded_as_rate:
        text = QCoreApplication.translate(
            "Boligmon", "A share exceeds 100 % somewhere, so the whole indicator has the limits of a rate."
        )
        yield Line(text, warning=True)
    if panel.persons is not None:
        text = QCoreApplication.translate(
            "Boligmon", "Dispersion (events per person): {within} within a period, {pooled} over all periods"
        )
        yield Line(text.format(within=number(panel.dispersion, 2), pooled=number(panel.dispersion_pooled, 2)))
    yield Line(internal_mark())


def _total_lines(panel: Panel, rates: Rates, rule: RateRule) -> Iterator[Line]:
    common = panel.common
    events, population = panel.events[:, common], panel.population[:, common]
    base = population.sum()
    text = QCoreApplication.translate(
        "Boligmon",
        "The municipality: {events} events over {population} population-periods = {rate} per {multiplier}",
    )
    counted = events[population > 0].sum()
    yield Line(
        text.format(
            events=short_number(counted),
            population=number(base),
            rate=number(counted / base * rule.multiplier, 2) if base > 0 else "-",
            multiplier=short_number(rule.multiplier),
        )
    )
    tally = np.bincount(rates.status[:, common].ravel(), minlength=len(schema.STATUSES))
    words = status_words()
    for code, cells in zip(schema.STATUSES, tally.tolist()):
        if cells:
            yield Line(f"  {words[code]}: {number(cells)}")
    small = rates.status[:, common] == schema.STATUSES.index(schema.STATUS_BELOW_MINIMUM)
    if base > 0 and counted > 0 and events[small].sum() > _MANY_UNRANKED * counted:
        text = QCoreApplication.translate(
            "Boligmon",
            "Cells below the minimum population of {least} are not ranked; they hold {events} of the events "
            "and {population} of the population. Larger cells, several years together or a smaller minimum "
            "rank more.",
        )
        yield Line(
            text.format(
                least=short_number(rule.min_population),
                events=percent(round(100 * float(events[small].sum()) / counted)),
                population=percent(round(100 * float(population[small].sum()) / base)),
            ),
            warning=True,
        )
    lost = float(events[(population == 0) & (events > 0)].sum())
    if lost:
        text = QCoreApplication.translate(
            "Boligmon", "Events in cells without population, in no rate: {events}"
        )
        yield Line(text.format(events=short_number(lost)), warning=True)


def top_lines(indicator: str, period: str, top: TopShare) -> Iterator[Line]:
    """What the top share of one indicator and period rests on."""
    text = QCoreApplication.translate(
        "Boligmon",
        "{what}: {chosen} of {n} cells selected, threshold {threshold}, {ties} tied at it, {single} resting "
        "on a single event, median population {median}",
    )
    what = " ".join(part for part in (indicator, period_label(period)) if part)
    yield Line(
        text.format(
            what=what,
            chosen=number(top.chosen),
            n=number(top.n),
            threshold="-" if math.isnan(top.threshold) else number(top.threshold, 2),
            ties=number(top.ties),
            single=number(top.single_event),
            median="-" if math.isnan(top.median_population) else short_number(top.median_population),
        )
    )
    if top.chosen and top.single_event > _SINGLE_EVENTS * top.chosen:
        text = QCoreApplication.translate(
            "Boligmon",
            "{what}: {share} of the selected cells rest on a single event; use larger cells or more years.",
        )
        yield Line(
            text.format(what=what, share=percent(round(100 * top.single_event / top.chosen))), warning=True
        )
    if 0 < top.n < _FEW_CELLS:
        text = QCoreApplication.translate("Boligmon", "{what}: only {n} cells are ranked.")
        yield Line(text.format(what=what, n=number(top.n)), warning=True)
    if top.exhausted and top.chosen:
        text = QCoreApplication.translate(
            "Boligmon",
            "{what}: there are fewer cells with events than the share asks for, so all of them are selected.",
        )
        yield Line(text.format(what=what), warning=True)


def unranked_lines(rule: RateRule) -> Iterator[Line]:
    """That no cell was ranked, so that there are no areas."""
    text = QCoreApplication.translate(
        "Boligmon",
        "No cell reaches the minimum population of {least} in any period, so none is ranked and there are no "
        "areas; use larger cells or a smaller minimum.",
    )
    yield Line(text.format(least=short_number(rule.min_population)), warning=True)


def sum_lines(indicator: str, sums: PeriodSums) -> Iterator[Line]:
    """How many cells, and the events that are in no rate."""
    text = QCoreApplication.translate(
        "Boligmon",
        "{indicator} {cells} cells, {selected} of them in the top share at least once; {events} events",
    )
    prefix = f"{indicator}:" if indicator else ""
    yield Line(
        text.format(
            indicator=prefix,
            cells=number(len(sums.periods)),
            selected=number(int((sums.periods_selected > 0).sum())),
            events=short_number(float(sums.events.sum())),
        ).strip()
    )
    lost = float(sums.events_without_population.sum())
    if lost:
        text = QCoreApplication.translate(
            "Boligmon", "Events in cells without population, in no rate: {events}"
        )
        yield Line(text.format(events=short_number(lost)), warning=True)


def combination_lines(units: set[str]) -> Iterator[Line]:
    """A warning where indicators with different kinds of periods are combined."""
    if len(units) > 1:
        text = QCoreApplication.translate(
            "Boligmon",
            "The indicators have different kinds of periods, so a year and its quarters count as different "
            "periods.",
        )
        yield Line(text, warning=True)


def lasting_lines(dispersion: float) -> Iterator[Line]:
    """What cases that last mean for limits over several periods (A2, A4)."""
    text = QCoreApplication.translate(
        "Boligmon",
        "Cases that last: the dispersion over all periods is at most {dispersion}, so limits of figures over "
        "several periods, those of areas too, are up to {factor} times as wide as for independent events.",
    )
    yield Line(text.format(dispersion=number(dispersion, 2), factor=number(math.sqrt(dispersion), 2)))


def area_lines(indicator: str, found: Designation, rule: AreaRule) -> Iterator[Line]:
    """How many areas, and what the minimum left out."""
    text = QCoreApplication.translate(
        "Boligmon",
        "{indicator} {members} cells have a value of {minimum} or more; {areas} areas of {inside} cells; "
        "left out because their population is below {least}: {small} groups of cells (population together "
        "{population})",
    )
    prefix = f"{indicator}:" if indicator else ""
    yield Line(
        text.format(
            indicator=prefix,
            areas=number(len(found.areas)),
            members=number(found.members),
            inside=number(int((found.labels >= 0).sum())),
            minimum=short_number(found.min_value),
            small=number(found.small_areas),
            least=short_number(rule.min_population),
            population=short_number(found.small_population),
        ).strip()
    )


def chance_lines(indicator: str, chance: Chance) -> Iterator[Line]:
    """How many cells chance would have selected as often."""
    text = QCoreApplication.translate(
        "Boligmon",
        "{indicator} Cells selected in so many periods: observed; expected by chance if every event were "
        "independent (5-95 %); if cases last as long as the counts allow, which is too many where they do "
        "not (5-95 %)",
    )
    yield Line(text.format(indicator=f"{indicator}:" if indicator else "").strip())
    for row in chance.table.itertuples():
        text = QCoreApplication.translate(
            "Boligmon",
            "  {periods} or more: {observed}; {independent} ({low}-{high}); {persistent} ({low2}-{high2})",
        )
        yield Line(
            text.format(
                periods=number(row.periods),
                observed=number(row.observed),
                independent=number(row.independent_mean, 1),
                low=number(row.independent_low),
                high=number(row.independent_high),
                persistent=number(row.persistent_mean, 1),
                low2=number(row.persistent_low),
                high2=number(row.persistent_high),
            )
        )


def _shortened(names: list[str]) -> str:
    if len(names) <= _LISTED:
        return ", ".join(names)
    return ", ".join([*names[:3], "...", *names[-3:]])
