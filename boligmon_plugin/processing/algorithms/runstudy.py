"""``runstudy``: the whole job from a study's file, without a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication, QThread

from ...adapters.results.reports import Line
from ...adapters.studies import read_study
from ...workflow.studies.running import StudyRun
from ..base import BoligmonAlgorithm, given, helped, spoken, tell, ticker


class RunStudyAlgorithm(BoligmonAlgorithm):
    """Runs a study."""

    STUDY, FOLDER = "STUDY", "FOLDER"
    OUTPUT, GEOPACKAGE, PROJECT, LOG = "OUTPUT", "GEOPACKAGE", "PROJECT", "LOG"
    INDICATORS, AREAS = "INDICATORS", "AREAS"

    def name(self) -> str:
        return "runstudy"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Run study")

    def groupId(self) -> str:  # noqa: N802
        return "studies"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Does everything that a study (*.boligmon.json) says: reads its tables, places and counts their "
            "rows, computes every indicator for every period, selects the top share, sums the periods and "
            "makes monitoring areas.\n\n"
            "The results are a GeoPackage with every layer and its style, a QGIS project, tables (CSV and "
            "Excel), a log with the account of every row, and run.json with what the run was made from. The "
            "same study on the same data gives the same tables, byte for byte.\n\n"
            "The results are written beside the earlier ones and take their place when all is complete: a "
            "run that fails or is canceled leaves the earlier results as they were. Other files in the "
            "folder are kept.\n\n"
            "The results contain small numbers and are for internal use."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        study = QgsProcessingParameterFile(
            self.STUDY, self.tr("Study"), fileFilter=self.tr("Study (*.boligmon.json)")
        )
        self.addParameter(helped(study, self.tr("The file with sources, indicators, cells and method.")))
        folder = QgsProcessingParameterString(self.FOLDER, self.tr("Folder for the results"), optional=True)
        text = self.tr("Empty: the folder that the study names. A relative path starts at the study's file.")
        self.addParameter(helped(folder, text, advanced=True))
        self.addOutput(QgsProcessingOutputFolder(self.OUTPUT, self.tr("Results")))
        self.addOutput(QgsProcessingOutputFile(self.GEOPACKAGE, self.tr("Layers")))
        self.addOutput(QgsProcessingOutputFile(self.PROJECT, self.tr("Project")))
        self.addOutput(QgsProcessingOutputFile(self.LOG, self.tr("Log")))
        self.addOutput(QgsProcessingOutputNumber(self.INDICATORS, self.tr("Number of indicators")))
        self.addOutput(QgsProcessingOutputNumber(self.AREAS, self.tr("Number of monitoring areas")))

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        path = Path(self.parameterAsFile(parameters, self.STUDY, context))
        folder = self.parameterAsString(parameters, self.FOLDER, context)
        study = read_study(path)
        target = path.parent / (folder if given(parameters, self.FOLDER) else study.outputs.folder)
        self._run = StudyRun(study, path, target, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        area_name = QCoreApplication.translate("MonitoringAreasAlgorithm", "Area {number}")
        run = self._run
        try:
            run.compute(ticker(feedback, 0.0, 0.6), lambda lines: tell(feedback, lines))
            run.write(area_name, ticker(feedback, 0.6, 0.95))
            # Styles and projects belong to the main thread. There, a failure is still one of the run; after a
            # background run, it can only be told.
            if QThread.currentThread() == QCoreApplication.instance().thread():
                ticker(feedback)(0.95)  # the last moment to cancel
                self._finish(feedback)
        except BaseException:
            run.discard()
            raise
        return {
            self.OUTPUT: str(run.target),
            self.GEOPACKAGE: str(run.geopackage),
            self.PROJECT: str(run.project),
            self.LOG: str(run.log),
            self.INDICATORS: len(run.result.indicators),
            self.AREAS: run.areas,
        }

    @spoken
    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        if self._run.is_written and not feedback.isCanceled():
            self._finish(feedback)
        self._run.discard()
        return {}

    def _finish(self, feedback: QgsProcessingFeedback) -> None:
        try:
            self._run.finish()
        except RuntimeError as error:  # a style or project that cannot be made has its sentence
            raise QgsProcessingException(str(error)) from error
        finally:
            self._run.discard()
        text = self.tr("The results are in {folder}.")
        tell(feedback, [Line(text.format(folder=self._run.target))])
