"""The monitoring areas with their figures, and which planted clusters they meet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from qgis.core import QgsGeometry, QgsPointXY, QgsVectorLayer
from sample import unpack

from boligmon_plugin.adapters.words import number, short_number

from .reconciliation import DoesNotReconcileError
from .results import Run
from .text import aligned, indicator_name
from .words import Words

PLANTED = ("placements", "preventive")  # the indicators whose risk the clusters raise


def planted(sample: Path) -> dict[str, str]:
    """Cell -> the planted cluster that it is in."""
    with (sample / unpack.TRUTH).open(encoding="utf-8") as file:
        return {row["cell_id"]: row["navn"] for row in csv.DictReader(file, delimiter=";")}


def areas(finished: Run, clusters: dict[str, str], words: Words) -> Iterator[str]:
    """The areas of every indicator; of those with planted clusters, which ones they meet and why not all.

    Raises:
        DoesNotReconcileError: an area has another number of cells than its figures say.
    """
    rule = finished.study.areas
    years = len(finished.record["indicators"][0]["periods"])
    yield words.found.format(
        share=short_number(finished.study.method.share),
        years=short_number(rule.min_value),
        all=years,
        families=short_number(rule.min_population),
    )
    cells = {name: _cells(finished, name) for name in PLANTED}
    table: list[Sequence[str]] = [words.area_columns]
    for indicator in finished.study.indicators:
        table.append((indicator_name(indicator),))
        own = finished.areas[finished.areas["indicator"] == indicator.id]
        members = {}
        if indicator.id in cells:
            members = {area: _inside(finished, area, cells[indicator.id]) for area in own["area_id"]}
        table += [_row(row, members.get(row.area_id, []), clusters, words) for row in own.itertuples()]
        if own.empty:
            table.append((f"  {words.no_areas}",))
        if indicator.id in cells:
            inside = [cell for found in members.values() for cell in found]
            table += [(f"  {line}",) for line in _met(cells[indicator.id], inside, clusters, finished, words)]
    yield from aligned(table, left=2, last_left=True)
    yield _why(finished, cells, years, words)


# --- cells


@dataclass(frozen=True)
class Cell:
    """A cell, the years it was ranked and in the top, and its middle."""

    name: str
    ranked: int
    top: int
    middle: QgsPointXY


def _cells(finished: Run, indicator: str) -> list[Cell]:
    return [
        Cell(
            feature["cell_id"],
            feature["periods"],
            feature["periods_selected"],
            feature.geometry().boundingBox().center(),
        )
        for feature in finished.layer(f"{indicator}_periods").getFeatures()
    ]


def _inside(finished: Run, area: str, cells: Sequence[Cell]) -> list[str]:
    """The cells of an area: those whose middle it contains."""
    layer = finished.layer("areas")
    (shape,) = _shapes(layer, area)
    found = [cell.name for cell in cells if cell.top and shape.contains(cell.middle)]
    (said,) = finished.areas.loc[finished.areas["area_id"] == area, "cells"]
    if len(found) != said:
        raise DoesNotReconcileError(f"{area}: {len(found)} cells, {said} in {layer.name()}")
    return found


def _shapes(layer: QgsVectorLayer, area: str) -> list[QgsGeometry]:
    return [feature.geometry() for feature in layer.getFeatures() if feature["area_id"] == area]


# --- words


def _row(row: pd.Series, members: Sequence[str], clusters: dict[str, str], words: Words) -> tuple[str, ...]:
    met = Counter(clusters[cell] for cell in members if cell in clusters)
    sizes = Counter(clusters.values())
    texts = [words.cluster.format(name=name, met=n, all=sizes[name]) for name, n in met.items()]
    return (
        f"  {row.area_id[len(row.indicator) + 1 :]}",
        row.name,
        number(row.cells),
        short_number(row.population),
        short_number(row.events),
        f"{number(row.rate, 1)} ({number(row.rate_low, 1)}\u2013{number(row.rate_high, 1)})",
        words.years.format(mean=number(row.value_mean, 1), most=number(row.value_max)),
        ", ".join(texts) or (words.elsewhere if members else ""),
    )


def _met(
    cells: Sequence[Cell], inside: Sequence[str], clusters: dict[str, str], finished: Run, words: Words
) -> Iterator[str]:
    """How many clusters the areas meet, and why the others are in none."""
    names, met = set(clusters.values()), {clusters[cell] for cell in inside if cell in clusters}
    hits = sum(cell in clusters for cell in inside)
    yield words.met.format(met=len(met), all=len(names), inside=hits, cells=len(inside))
    rule = finished.study
    for name in sorted(names - met):
        own = [cell for cell in cells if clusters.get(cell.name) == name]
        enough = sum(cell.top >= rule.areas.min_value for cell in own)
        most = max((cell.top for cell in own), default=0)
        if not any(cell.ranked for cell in own):
            why = words.never_ranked.format(families=short_number(rule.method.min_population))
        elif not enough:
            why = words.too_few_years.format(most=most)
        else:
            years, families = map(short_number, (rule.areas.min_value, rule.areas.min_population))
            why = words.too_few_families.format(years=years, cells=enough, families=families)
        yield words.not_met.format(name=name, cells=sum(one == name for one in clusters.values()), why=why)


def _why(finished: Run, cells: Mapping[str, Sequence[Cell]], years: int, words: Words) -> str:
    """Why the minimum is not the default, in figures of this run."""
    chosen, half = finished.study.areas.min_value, (years + 1) // 2
    few, more = (
        words.both.join(number(sum(cell.top >= least for cell in cells[name])) for name in PLANTED)
        for least in (half, chosen)
    )
    return words.why.format(years=short_number(chosen), half=half, few=few, cells=more)
