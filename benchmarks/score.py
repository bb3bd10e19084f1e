"""How well the areas find what was planted in the sample municipality: precision and recall, as Markdown.

The tables are joined to their addresses by pandas, with the ids as a careful reader normalises them; counting
and method are the plugin's own functions. QGIS is not needed.

Precision: of the cells (families) in the areas, how many are planted. Recall: of the planted cells
(families), how many are in the areas. Families are the mean number over the dates. A planted neighbourhood is
found when at least half of its families are in areas. A cell is planted when its relative risk in
sandhed_planted_cells.csv is above 1: those with 1 are decoys.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from boligmon_plugin.domain.counting import Counted, Counter
from boligmon_plugin.domain.designation import AreaRule, GridNeighbourhood
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.domain.periods import YEAR, labels, parse_periods
from boligmon_plugin.domain.rates import Panel, RateRule, join_counts
from boligmon_plugin.domain.values import unit_keys
from boligmon_plugin.workflow.monitoring import Monitoring, MonitoringRule, monitor

from .cache import ROOT, cache_folder

INDICATORS = {"preventive measures": "forebyggende_syntetisk.csv", "placements": "anbringelser_syntetisk.csv"}
VALUES = {"rate": "raw rate", "rate_smoothed": "empirical Bayes", "rate_low": "lower limit, 95 %"}
MINIMA = (1, 10, 20, 50)  # smallest population of a cell to be ranked
MUNICIPALITY = 999
NOWHERE = (650_000.0, 6_250_000.0)  # where LOIS puts those who cannot be placed
FOUND = 0.5  # of the families
GRID = Grid(100)

TITLES = (
    "Ranked by",
    "MIN_POPULATION",
    "Areas",
    "Cells",
    "Precision, cells",
    "Recall, cells",
    "Precision, families",
    "Recall, families",
    "Planted found",
    "Years without variation, left out",
)


@dataclass(frozen=True)
class Truth:
    """What was planted, by cell of the panel, shape (n,).

    Attributes:
        planted: True in a planted neighbourhood.
        cluster: number of the neighbourhood, 0 for none.
        families: mean number of families.
        all_cells: number of planted cells, those without any data included.
    """

    planted: NDArray[np.bool_]
    cluster: NDArray[np.int64]
    families: NDArray[np.float64]
    all_cells: int


def unpacked() -> Path:
    """The sample's plain tables."""
    sys.path.insert(0, str(ROOT / "scripts"))
    from sample.unpack import unpack

    folder = cache_folder() / "sample"
    unpack(ROOT / "resources" / "sample", folder)
    return folder


def _addresses(folder: Path) -> pd.DataFrame:
    """Cell keys of the municipality's addresses, by normalised id."""
    table = pd.read_csv(folder / "adresser_syntetisk.csv", sep=";", decimal=",", encoding="utf-8-sig")
    nowhere = (table["X"] == NOWHERE[0]) & (table["Y"] == NOWHERE[1])
    table = table.loc[(table["Kommunekode"] == MUNICIPALITY) & ~nowhere]
    return pd.DataFrame(
        {"address": _normal(table["Adresse-ID"]), "cell": GRID.keys(table["X"], table["Y"])},
    )


def _normal(ids: pd.Series) -> pd.Series:
    return ids.astype(str).str.strip().str.lower()


def _counted(
    table: pd.DataFrame, addresses: pd.DataFrame, *, period: str, unit: list[str], person: str
) -> Counted:
    """Counts distinct units per cell and period; rows without an address in the municipality are left out."""
    placed = table.assign(address=_normal(table["Adresse-ID"])).merge(addresses, on="address")
    days, units = parse_periods(placed[period].to_numpy())
    counter = Counter(
        unit=str(units[0]), period_unit=YEAR, stock=not person, distinct=True, with_persons=bool(person)
    )
    counter.note_dates(days)
    persons = unit_keys([placed[person]])[0] if person else None
    unit_key = unit_keys([placed[name] for name in unit])[0]
    counter.add(placed["cell"].to_numpy(), days, unit_key=unit_key, person_key=persons)
    return counter.result()


def read_panels(folder: Path) -> dict[str, Panel]:
    """The panel of every indicator."""
    addresses = _addresses(folder)
    families = pd.read_csv(folder / "familier_syntetisk.csv", sep=";", encoding="utf-8-sig", dtype=str)
    base = _counted(families, addresses, period="UdtraekDato", unit=["MI_PRINX"], person="")
    panels = {}
    for indicator, name in INDICATORS.items():
        events = pd.read_csv(folder / name, sep=";", encoding="cp1252", dtype=str)
        unit = ["Borger-ID", "Foranstaltningstype"]
        counted = _counted(events, addresses, period="Årstal", unit=unit, person="Borger-ID")
        panels[indicator] = join_counts(counted, base, unit=YEAR)
    return panels


def read_truth(folder: Path, panel: Panel) -> Truth:
    """The planted cells among those of a panel."""
    table = pd.read_csv(folder / "sandhed_planted_cells.csv", sep=";")
    table = table.loc[table["relativ_risiko"] > 1]
    number = {GRID.key(code): cluster for code, cluster in zip(table["cell_id"], table["klynge"])}
    cluster = np.array([number.get(key, 0) for key in panel.cells.tolist()], dtype=np.int64)
    return Truth(cluster > 0, cluster, np.nanmean(panel.population, axis=1), len(table))


def _monitor(panel: Panel, rule: MonitoringRule) -> tuple[Monitoring, list[str]]:
    """The method on all periods but those in which ranking is refused for lack of variation, and these."""
    left_out: list[str] = []
    while True:
        try:
            return monitor(panel, rule, GridNeighbourhood(*GRID.rows_columns(panel.cells))), left_out
        except DomainError as error:
            if error.code != "no_variation" or panel.common.sum() == 1:
                raise
            left_out.append(str(error.details["period"]))
            events = panel.events.copy()
            events[:, labels(panel.days, panel.unit) == left_out[-1]] = np.nan  # a period without a source
            panel = replace(panel, events=events)


def score(panel: Panel, truth: Truth, rule: MonitoringRule) -> list[Any]:
    """Areas, their cells, precision and recall by cells and families, what was found, and years left out."""
    found, left_out = _monitor(panel, rule)
    inside = found.areas.labels >= 0
    both = inside & truth.planted
    families = truth.families
    clusters = np.bincount(truth.cluster, weights=families)[1:]
    hit = np.bincount(truth.cluster, weights=families * inside)[1:]
    known = clusters > 0
    return [
        len(found.areas.areas),
        int(inside.sum()),
        _share(both.sum(), inside.sum()),
        _share(both.sum(), truth.all_cells),
        _share(families[both].sum(), families[inside].sum()),
        _share(families[both].sum(), families[truth.planted].sum()),
        f"{int((hit[known] >= FOUND * clusters[known]).sum())} of {int(known.sum())}",
        ", ".join(left_out),
    ]


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def _line(cells: Iterable[Any]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    """Prints a table for every indicator."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/run score", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    text = "periods in the top share that make a cell a member (half of the ranked periods)"
    parser.add_argument("--min-value", type=float, metavar="YEARS", help=text)
    options = parser.parse_args()
    folder = unpacked()
    areas = AreaRule(min_value=options.min_value)
    for indicator, panel in read_panels(folder).items():
        truth = read_truth(folder, panel)
        years = "half of the years" if options.min_value is None else f"{options.min_value:g} years"
        print(f"\n**{indicator}**, MIN_VALUE {years}\n\n{_line(TITLES)}\n{_line(['---'] * len(TITLES))}")
        for value, title in VALUES.items():
            smoothing = "empirical_bayes" if value == "rate_smoothed" else "none"
            for minimum in MINIMA:
                rates = RateRule(min_population=minimum, smoothing=smoothing)
                rule = replace(MonitoringRule(), rates=rates, value=value, areas=areas)
                print(_line([title, minimum, *score(panel, truth, rule)]))


if __name__ == "__main__":
    main()
