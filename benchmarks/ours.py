"""The job by the plugin's own functions: from files to finished arrays, as a headless run does it.

python -m benchmarks.ours POPULATION EVENTS    one run, alone: seconds and peak memory as JSON
"""

from __future__ import annotations

import json
import resource
import sys
import time

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingParameterFeatureSource

from boligmon_plugin.adapters.counting.counts import count_sources
from boligmon_plugin.adapters.counting.source import Source
from boligmon_plugin.adapters.locating.geography import CellPlan, plan_cells
from boligmon_plugin.adapters.tables.plans import plan_source
from boligmon_plugin.domain.designation import AreaRule, GridNeighbourhood
from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.domain.rates import RateRule, join_counts
from boligmon_plugin.study.sources import TableRoles
from boligmon_plugin.workflow.monitoring import Monitoring, MonitoringRule, monitor

from . import job
from .job import Result
from .session import qgis_session

GRID = Grid(job.SIZE)
RULE = MonitoringRule(
    rates=RateRule(multiplier=job.MULTIPLIER, min_population=job.MIN_POPULATION),
    share=job.SHARE,
    areas=AreaRule(min_value=job.MIN_YEARS, min_population=job.AREA_POPULATION),
)


def run(population: str, events: str, cell: str = "") -> Monitoring:
    """Reads two files, counts, and runs the method; ``cell`` names a column with codes, "" is for points."""
    context = QgsProcessingContext()
    plans = [
        plan_source(QgsProcessingParameterFeatureSource(name, name), {name: path}, context)
        for name, path in (("EVENTS", events), ("POPULATION", population))
    ]
    geography = plan_cells(CellPlan(None, "", job.SIZE, None), context.transformContext(), _silent)
    sources = [
        Source(plan, TableRoles(period="year", cell=cell, stock=stock), geography.placer(plan.crs))
        for plan, stock in zip(plans, (False, True))
    ]
    unit, *counts = count_sources(
        *sources, period_unit="coarser", with_persons=False, keep_unplaced=False, tick=_silent
    )
    panel = join_counts(counts[0].counted, counts[1].counted, unit=unit)
    return monitor(panel, RULE, GridNeighbourhood(*GRID.rows_columns(panel.cells)))


def _silent(_: float) -> None:
    """Takes the progress."""


def result_of(found: Monitoring) -> Result:
    """The result in the form in which programs are compared."""
    rows, columns = GRID.rows_columns(found.panel.cells)
    cell, period = np.nonzero(found.selected == 1)
    year = found.panel.days.astype("datetime64[Y]").astype(np.int64) + 1970
    labels, areas = found.areas.labels, found.areas.areas
    inside = np.flatnonzero(labels >= 0)
    return Result(
        np.column_stack((year[period], rows[cell], columns[cell])),
        np.column_stack((rows[inside], columns[inside], labels[inside])),
        areas[["population", "events", "exposure", "rate"]].to_numpy(),
    )


def main(population: str, events: str) -> None:
    """One timed run in a process of its own."""
    with qgis_session():
        start = time.perf_counter()
        found = run(population, events)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    total = float(np.nansum(found.panel.population))
    print(json.dumps({"seconds": seconds, "peak": peak, "population": total}))


if __name__ == "__main__":
    main(*sys.argv[1:])
