"""One run of a study: opened, computed, written beside, swapped in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from qgis.core import QgsProcessingContext

from ...adapters.results.folders import check_folder, new_folder, restore, swap
from ...adapters.results.postgis import check_connection, load_layers
from ...adapters.results.reports import Line
from ...study.study import Study
from .computing import StudyResult, compute_study
from .planning import input_files, plan_study
from .tables import study_tables
from .writing import ALL_FILES, GEOPACKAGE, LOG, PROJECT, Written, write_data, write_maps

Tick = Callable[[float], None]


class StudyRun:
    """A run in steps, since some belong to the main thread.

    Args:
        study: what is to be done.
        path: its file; relative paths start at its folder.
        target: folder of the results.
        context: keeps the opened tables.

    Raises:
        SourceError: what is wrong with the study, a table that cannot be opened, a target that holds
            something else.
    """

    result: StudyResult

    def __init__(self, study: Study, path: Path, target: Path, context: QgsProcessingContext) -> None:
        target = target.resolve()  # of a link, the folder that it stands for
        restore(target)
        check_folder(target, ALL_FILES, [path, *input_files(study, path.parent)])
        if study.outputs.connection:
            check_connection(study.outputs.connection)
        self.target = target
        self._plan = plan_study(study, path, context)
        self._lines: list[Line] = []
        self._beside: Path | None = None
        self._written: Written | None = None
        self.areas = 0

    @property
    def geopackage(self) -> Path:
        """The file with the layers."""
        return self.target / GEOPACKAGE

    @property
    def project(self) -> Path:
        """The QGIS project."""
        return self.target / PROJECT

    @property
    def log(self) -> Path:
        """What the run said."""
        return self.target / LOG

    @property
    def is_written(self) -> bool:
        """Whether the data are written and not yet in place."""
        return self._written is not None

    def compute(self, tick: Tick, say: Callable[[Iterable[Line]], None]) -> None:
        """Computes all indicators. Any thread."""

        def heard(lines: Iterable[Line]) -> None:
            new = list(lines)
            self._lines += new
            say(new)

        self.result = compute_study(self._plan, tick, heard)

    def write(self, area_name: str, tick: Tick) -> None:
        """Writes layers and tables beside the earlier results. Any thread.

        Args:
            area_name: name of a new area, with ``{number}``.
            tick: is told the progress.
        """
        tables = study_tables(self.result, area_name)
        self.areas = len(tables.areas["area_id"])
        self._beside = new_folder(self.target)
        self._written = write_data(self.result, tables, self._beside, self._lines, tick)

    def finish(self) -> None:
        """Styles the layers, writes the project and puts the results in place. Main thread.

        Raises:
            StyleError: a style cannot be set or stored.
            ProjectError: the project cannot be written.
            SourceError: the earlier results are in use, or the database refuses the layers.
        """
        if self._written is None or self._beside is None:
            raise ValueError("nothing is written")
        write_maps(self.result, self._written, self._beside)
        layers = [table.name for table, _ in self._written.layers]
        swap(self._beside, self.target, ALL_FILES, lambda: self._load(layers))
        self._written = None

    def _load(self, layers: list[str]) -> None:
        """Puts the layers into the database too, where the study wants that."""
        outputs = self.result.plan.study.outputs
        if outputs.connection and self._beside is not None:
            load_layers(self._beside / GEOPACKAGE, layers, outputs.connection, outputs.schema)

    def discard(self) -> None:
        """Removes what is not in place."""
        if self._beside is not None:
            shutil.rmtree(self._beside, ignore_errors=True)
        self._beside = self._written = None
