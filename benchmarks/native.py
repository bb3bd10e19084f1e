"""The same job by QGIS' own algorithms, chained as a user would in the toolbox, into temporary layers.

One year is run and timed; the ten years take ten times that, the grid and the areas once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingFeedback, QgsVectorLayer

from . import job

TEMPORARY = "TEMPORARY_OUTPUT"
YEAR = job.YEARS[-1]
RATE = f'if("population" >= {job.MIN_POPULATION} and "events" > 0, "events" / "population" * 1000, NULL)'
# the value of the last cell of the top share: all that reach it are in
TOP = (
    'coalesce("rate" >= array_get(array_sort(array_agg("rate", filter:="rate" is not null), false), '
    f'ceil({job.SHARE} / 100.0 * count("rate")) - 1), false)'
)
INTEGER, DECIMAL = 1, 0


class StoppedError(Exception):
    """A step took longer than the cap."""


class _Capped(QgsProcessingFeedback):
    """Stops a step after some seconds and remembers how far it had come."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._end = time.perf_counter() + seconds
        self.reached = 1.0
        self.progressChanged.connect(self._look)

    def _look(self, percent: float) -> None:
        if time.perf_counter() > self._end and not self.isCanceled():
            self.reached = max(percent, 0.1) / 100
            self.cancel()

    def pushInfo(self, info: str) -> None:  # noqa: N802
        """Says nothing."""


@dataclass
class Chain:
    """The chain, with or without a spatial index on each year's points.

    Attributes:
        folder: where the GeoPackages are.
        indexed: True to make the indexes.
        cap: seconds that a step may take. A longer one is stopped, its time scaled by its progress, and the
            steps after it are left out, in favour of the chain.
        seconds: time of each part: "grid", "year", "areas".
        stopped: the step that was stopped, "" for none.
    """

    folder: Path
    indexed: bool
    cap: float
    seconds: dict[str, float] = field(default_factory=dict)
    stopped: str = ""

    @property
    def total(self) -> float:
        """Seconds for all years."""
        once = self.seconds["grid"] + self.seconds.get("areas", 0.0)
        return once + len(job.YEARS) * self.seconds["year"]

    def run(self) -> NDArray[np.int64] | None:
        """Runs it; shape (k, 3), year, row and column of the selected cells, None when a step was stopped."""
        try:
            counted = self._year(self._grid())
            self._areas(counted)
        except StoppedError:
            return None
        return self._selected(counted)

    def _step(self, part: str, name: str, **parameters: Any) -> QgsVectorLayer:  # noqa: ANN401
        from qgis import processing

        feedback = _Capped(self.cap)
        start = time.perf_counter()
        found = processing.run(f"native:{name}", {**parameters, "OUTPUT": TEMPORARY}, feedback=feedback)
        seconds = (time.perf_counter() - start) / feedback.reached
        self.seconds[part] = self.seconds.get(part, 0.0) + seconds
        if feedback.reached < 1:
            self.stopped = name
            raise StoppedError
        return found["OUTPUT"]

    def _field(self, part: str, layer: QgsVectorLayer, name: str, kind: int, formula: str) -> QgsVectorLayer:
        return self._step(
            part, "fieldcalculator", INPUT=layer, FIELD_NAME=name, FIELD_TYPE=kind, FORMULA=formula
        )

    def _grid(self) -> QgsVectorLayer:
        east, north = job.WEST + job.COLUMNS * job.SIZE, job.SOUTH + job.ROWS * job.SIZE
        return self._step(
            "grid",
            "creategrid",
            TYPE=2,
            EXTENT=f"{job.WEST},{east},{job.SOUTH},{north} [EPSG:25832]",
            HSPACING=job.SIZE,
            VSPACING=job.SIZE,
            CRS="EPSG:25832",
        )

    def _year(self, grid: QgsVectorLayer) -> QgsVectorLayer:
        """Both counts, the rate and the top share of one year."""
        layer = grid
        for name in ("population", "events"):
            points = self._step(
                "year",
                "extractbyexpression",
                INPUT=str(self.folder / f"{name}.gpkg"),
                EXPRESSION=f'"year" = {YEAR}',
            )
            if self.indexed:
                self._step("year", "createspatialindex", INPUT=points)
            layer = self._step("year", "countpointsinpolygon", POLYGONS=layer, POINTS=points, FIELD=name)
        layer = self._field("year", layer, "rate", DECIMAL, RATE)
        layer = self._field("year", layer, "selected", INTEGER, TOP)
        self._step(
            "year", "joinattributestable", INPUT=grid, FIELD="id", INPUT_2=layer, FIELD_2="id", PREFIX="y_"
        )
        return layer

    def _areas(self, counted: QgsVectorLayer) -> None:
        """The sum over the years and the areas, here of the one year's cells."""
        summed = self._field("areas", counted, "times", INTEGER, '"selected"')
        members = self._step("areas", "extractbyexpression", INPUT=summed, EXPRESSION='"times" >= 1')
        parts = self._step(
            "areas", "buffer", INPUT=members, DISTANCE=job.SIZE / 2 + 1, DISSOLVE=True, SEPARATE_DISJOINT=True
        )
        figures = self._step(
            "areas",
            "joinbylocationsummary",
            INPUT=parts,
            JOIN=members,
            JOIN_FIELDS=["population", "events"],
            PREDICATE=[0],
            SUMMARIES=[5],
        )
        enough = f'"population_sum" >= {job.AREA_POPULATION}'
        self._step("areas", "extractbyexpression", INPUT=figures, EXPRESSION=enough)

    @staticmethod
    def _selected(counted: QgsVectorLayer) -> NDArray[np.int64]:
        cells = [
            (YEAR, round(feature["bottom"]) // job.SIZE, round(feature["left"]) // job.SIZE)
            for feature in counted.getFeatures()
            if feature["selected"] == 1
        ]
        return np.array(sorted(cells), dtype=np.int64).reshape(-1, 3)
