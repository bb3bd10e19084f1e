"""What is printed: the reconciliation with the sources, and the areas beside the planted clusters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from qgis.core import Qgis, QgsVectorLayer
from sample import unpack

from boligmon_plugin.adapters.words import number, reason_words
from boligmon_plugin.domain import schema

from .locate import text_table
from .results import MIN_YEARS, Run
from .words import Words


class DoesNotReconcileError(RuntimeError):
    """Rows are missing somewhere."""


def rows(layer: QgsVectorLayer, *names: str) -> list[tuple]:
    """Columns of a layer as tuples, in the layer's order."""
    places = [layer.fields().indexFromName(name) for name in names]
    return [tuple(feature[place] for place in places) for feature in layer.getFeatures()]


def total(layer: QgsVectorLayer, name: str) -> float:
    """The sum of a column."""
    return float(layer.aggregate(Qgis.Aggregate.Sum, name)[0])


# --- the reconciliation


def reconciliation(finished: Run, words: Words) -> Iterator[str]:
    """Read = placed + not placed, by reason, for both sources; and the sums over the result's cells.

    Raises:
        DoesNotReconcileError: the figures do not add up.
    """
    reasons = Counter(rows(finished.layers["unplaced"], "source", "reason"))
    known = reason_words()
    table: list[Sequence[str]] = [(words.reconciled, *words.columns)]
    for source, title in words.sources.items():
        read, placed, lost = (
            finished.numbers[f"{source.upper()}_{what}"] for what in ("READ", "PLACED", "UNPLACED")
        )
        own = {reason: reasons[source, reason] for reason in schema.REASONS if reasons[source, reason]}
        if read != placed + lost or lost != sum(own.values()):
            raise DoesNotReconcileError(f"{source}: {read} {placed} {lost} {own}")
        table.append((title, number(read), number(placed), number(lost)))
        table += [(f"  {known[reason]}", "", "", number(count)) for reason, count in own.items()]
    yield from aligned(table, left=1)
    placed = finished.numbers["EVENTS_PLACED"]
    events = round(total(finished.layers["rates"], "events"))
    if events > placed:
        raise DoesNotReconcileError(f"{events} events in the cells, {placed} placed")
    yield words.counted.format(events=number(events), placed=number(placed), repeats=number(placed - events))
    yield words.family_years.format(exposure=number(total(finished.layers["rates"], "population")))


# --- the areas


def areas(finished: Run, sample: Path, words: Words) -> Iterator[str]:
    """The areas, their figures, and which planted clusters they meet."""
    layer = finished.layers["areas"]
    planted = dict(rows(text_table(sample / unpack.TRUTH, "UTF-8"), "cell_id", "navn"))
    members = rows(finished.layers["area_cells"], "area_id", "cell_id")
    inside = Counter((area, planted[cell]) for area, cell in members if cell in planted)
    years = finished.layers["rates"]
    periods = len(years.uniqueValues(years.fields().indexFromName("period")))
    yield words.found.format(years=MIN_YEARS, all=periods, indicator=words.indicator)
    table: list[Sequence[str]] = [words.area_columns]
    names = ("area_id", "name", "cells", "population", "events")
    figures = rows(layer, *names, "rate", "rate_low", "rate_high", "value_mean", "value_max")
    for area, name, cells, families, events, rate, low, high, mean, most in figures:
        met = [f"{cluster} ({count})" for (of, cluster), count in inside.items() if of == area]
        table.append(
            (
                area[len(words.indicator) + 1 :],
                name,
                number(cells),
                number(families),
                number(events),
                f"{number(rate, 1)} ({number(low, 1)}\u2013{number(high, 1)})",
                words.years.format(mean=number(mean, 1), most=number(most)),
                ", ".join(met) or words.elsewhere,
            )
        )
    yield from aligned(table, left=2)
    clusters, met = set(planted.values()), {cluster for _, cluster in inside}
    yield words.met.format(
        met=len(met), all=len(clusters), inside=sum(inside.values()), cells=len(members)
    ) + (" " + words.not_met.format(names=", ".join(sorted(clusters - met))) if clusters - met else "")
    yield _why(finished, periods, words)


def _why(finished: Run, periods: int, words: Words) -> str:
    """Why the minimum is not the default, in figures of this run."""
    counts = [count for (count,) in rows(finished.layers["periods"], "periods_selected")]
    half = (periods + 1) // 2
    few, cells = (sum(count >= least for count in counts) for least in (half, MIN_YEARS))
    return words.why.format(years=MIN_YEARS, half=half, few=number(few), cells=number(cells), log=words.log)


def aligned(table: Sequence[Sequence[str]], *, left: int) -> Iterator[str]:
    """Rows as columns of text: the first ``left`` and the last of many to the left, the rest to the right."""
    widths = [max(map(len, column)) for column in zip(*table)]
    many = len(widths) > left + 3
    for row in table:
        cells = [
            text.ljust(width) if place < left or (many and place == len(row) - 1) else text.rjust(width)
            for place, (text, width) in enumerate(zip(row, widths))
        ]
        yield "  ".join(cells).rstrip()
