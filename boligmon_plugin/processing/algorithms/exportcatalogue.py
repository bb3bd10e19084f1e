"""``exportcatalogue``: the indicators of a study as a catalogue that other municipalities can use."""

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

from ...adapters.studies import read_study, write_catalogue
from ...study.catalogue import catalogue_of
from ..base import BoligmonAlgorithm, helped, spoken


class ExportCatalogueAlgorithm(BoligmonAlgorithm):
    """Writes a catalogue."""

    STUDY, OUTPUT, INDICATORS = "STUDY", "OUTPUT", "INDICATORS"

    def name(self) -> str:
        return "exportcatalogue"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Export catalogue of indicators")

    def groupId(self) -> str:  # noqa: N802
        return "studies"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Writes the indicators of a study as a catalogue (*.boligmon-catalogue.json) to share with other "
            "municipalities: names, what is counted and over what, filters and units. Tables, paths, columns "
            "and means that were typed in stay at home; of each source only its name and the roles that the "
            "indicators need are written.\n\n"
            "Look through the filters before sharing: they hold what was written into them."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        kinds = self.tr("Study (*.boligmon.json)")
        study = QgsProcessingParameterFile(self.STUDY, self.tr("Study"), fileFilter=kinds)
        self.addParameter(helped(study, self.tr("The file whose indicators are shared.")))
        kinds = self.tr("Catalogue (*.boligmon-catalogue.json)")
        output = QgsProcessingParameterFileDestination(self.OUTPUT, self.tr("Catalogue"), kinds)
        self.addParameter(helped(output, self.tr("An earlier file is replaced.")))
        self.addOutput(QgsProcessingOutputNumber(self.INDICATORS, self.tr("Number of indicators")))

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        study = read_study(Path(self.parameterAsFile(parameters, self.STUDY, context)))
        path = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        write_catalogue(catalogue_of(study.indicators, study.title), path)
        return {self.OUTPUT: str(path), self.INDICATORS: len(study.indicators)}
