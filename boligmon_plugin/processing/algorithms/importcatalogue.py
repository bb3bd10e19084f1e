"""``importcatalogue``: the indicators of a shared catalogue taken into a study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...adapters.results.draftwords import import_lines
from ...adapters.studies import read_catalogue, read_study, write_study
from ...study.catalogue import joined_with, missing_roles
from ..base import BoligmonAlgorithm, helped, spoken, tell


class ImportCatalogueAlgorithm(BoligmonAlgorithm):
    """Takes a catalogue into a study."""

    STUDY, CATALOGUE, OUTPUT, MISSING = "STUDY", "CATALOGUE", "OUTPUT", "MISSING"

    def name(self) -> str:
        return "importcatalogue"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Import catalogue of indicators")

    def groupId(self) -> str:  # noqa: N802
        return "studies"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Takes the indicators of a catalogue (*.boligmon-catalogue.json) into a study: new ones are "
            "added, those with an id that the study has are replaced. Sources that the study does not have "
            "are added without a table.\n\n"
            "The log says which tables and roles are missing before the study can be run; they are written "
            "into the study's file."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        kinds = self.tr("Study (*.boligmon.json)")
        study = QgsProcessingParameterFile(self.STUDY, self.tr("Study"), fileFilter=kinds)
        self.addParameter(helped(study, self.tr("The file that takes the indicators; it is not changed.")))
        catalogue = QgsProcessingParameterFile(
            self.CATALOGUE,
            self.tr("Catalogue"),
            fileFilter=self.tr("Catalogue (*.boligmon-catalogue.json)"),
        )
        self.addParameter(helped(catalogue, self.tr("The file with the indicators.")))
        output = QgsProcessingParameterFileDestination(self.OUTPUT, self.tr("New study"), kinds)
        text = self.tr("In the folder of the study, since it names its tables by the way from there.")
        self.addParameter(helped(output, text))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, self.tr("Number of things that are missing")))

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        study = read_study(Path(self.parameterAsFile(parameters, self.STUDY, context)))
        catalogue = read_catalogue(Path(self.parameterAsFile(parameters, self.CATALOGUE, context)))
        path = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        joined = joined_with(study, catalogue)
        missing = missing_roles(catalogue.indicators, joined)
        tell(feedback, import_lines(catalogue.indicators, missing))
        write_study(joined, path)
        return {self.OUTPUT: str(path), self.MISSING: sum(max(len(needs), 1) for needs in missing.values())}
