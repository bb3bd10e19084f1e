"""``compareruns``: what changed between two runs of a study, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...adapters.maps.styles import CHANGES, style_output
from ...adapters.results.comparing import change_rows, compare_folders, comparison_lines
from ...adapters.results.comparison_page import comparison_page
from ...adapters.results.comparison_words import verdict
from ...adapters.results.files import write_text
from ...adapters.results.writers import fields_of
from ...domain import schema
from ..base import BoligmonAlgorithm, given, helped, spoken, tell, ticker, write_output

_FOLDER = QgsProcessingParameterFile.Behavior.Folder


class CompareRunsAlgorithm(BoligmonAlgorithm):
    """Compares two runs."""

    OLD, NEW, OUTPUT, REPORT = "OLD", "NEW", "OUTPUT", "REPORT"
    CHANGED, UNEXPLAINED = "CHANGED", "UNEXPLAINED"

    _styled = ""  # destination to style; empty when the run was canceled

    def name(self) -> str:
        return "compareruns"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Compare runs")

    def groupId(self) -> str:  # noqa: N802
        return "studies"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Says what changed between two runs of a study and why: the method (each setting of the study "
            "that differs, with its path in the file), the data (rows and fingerprint of each source), the "
            "program (versions), and new periods.\n\n"
            "Needs two folders as the step Run study writes them, with run.json and facts.csv.\n\n"
            "Where neither study, data nor program differ and results do, that is an error and is said as "
            "one. Figures count as changed from a billionth of themselves on.\n\n"
            "Output: one row per indicator, cell, area or municipality and period that changed, with the "
            "figures of both runs; and a page to read and print. Both hold small numbers."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        for name, label, text in (
            (self.OLD, self.tr("Folder of the old run"), self.tr("Folder with run.json and facts.csv.")),
            (self.NEW, self.tr("Folder of the new run"), self.tr("Folder with run.json and facts.csv.")),
        ):
            self.addParameter(helped(QgsProcessingParameterFile(name, label, _FOLDER), text))
        # In Danish the algorithm's title is a verb, which would be no name for a table.
        title = QCoreApplication.translate("Boligmon", "Changes between the runs")
        table = QgsProcessingParameterFeatureSink(self.OUTPUT, title, QgsProcessing.SourceType.TypeVector)
        self.addParameter(helped(table, self.tr("One row per figure that changed.")))
        report = QgsProcessingParameterFileDestination(
            self.REPORT, self.tr("Report"), self.tr("HTML files (*.html)"), optional=True
        )
        self.addParameter(helped(report, self.tr("Page to read and print.")))
        self.addOutput(QgsProcessingOutputNumber(self.CHANGED, self.tr("Number of rows that changed")))
        self.addOutput(
            QgsProcessingOutputBoolean(self.UNEXPLAINED, self.tr("Results differ without a reason"))
        )

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        tick = ticker(feedback, 0.0, 0.6)
        tick(0.0)
        folders = [Path(self.parameterAsFile(parameters, name, context)) for name in (self.OLD, self.NEW)]
        old, new, found = compare_folders(*folders)
        tick(1.0)
        tell(feedback, comparison_lines(found, {**old.indicator_names(), **new.indicator_names()}))
        if found.unexplained:
            feedback.reportError(verdict(found))
        else:
            feedback.pushInfo(verdict(found))
        results: dict[str, Any] = {self.CHANGED: len(found.rows), self.UNEXPLAINED: found.unexplained}
        if given(parameters, self.REPORT):
            path = self.parameterAsFileOutput(parameters, self.REPORT, context)
            write_text(comparison_page(old, new, found), Path(path))
            results[self.REPORT] = path
        self._styled = write_output(
            self,
            self.OUTPUT,
            (parameters, context, ticker(feedback, 0.6, 1.0)),
            fields_of(schema.COMPARISON_COLUMNS),
            change_rows(found),
            None,
        )
        results[self.OUTPUT] = self._styled
        feedback.setProgress(100)
        return results

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, CHANGES, context, feedback)
        return {}
