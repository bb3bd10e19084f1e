"""``monitoring``: the model that chains the four steps, with its words in the user's language."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..base import group_name

MODEL_FILE = Path(__file__).parents[1] / "models" / "monitoring.model3"


class MonitoringModel(QgsProcessingModelAlgorithm):
    """The shipped model.

    A model's title is also its id, and the labels of its parameters are plain text in the file; so the file
    is in English, with the id as title, and the words are looked up here.
    """

    def createInstance(self) -> MonitoringModel:  # noqa: N802
        model = MonitoringModel()
        model.loadVariant(self.toVariant())
        model.setSourceFilePath(self.sourceFilePath())
        model.setProvider(self.provider())
        model.translate()
        return model

    def name(self) -> str:
        return "monitoring"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Monitoring from counts to areas")

    def group(self) -> str:
        return group_name(self.groupId())

    def groupId(self) -> str:  # noqa: N802
        return "monitoring"

    def tr(self, text: str) -> str:
        return QCoreApplication.translate("MonitoringModel", text)

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "The whole method in one run: rates per cell and period, the top share of each period, the sum "
            "over the periods, and the monitoring areas. Each step is an algorithm of its own with its own "
            "help; open the model in the model designer to change it."
        )

    def translate(self) -> None:
        """Gives the help, steps, parameters and outputs the words that the parts have for them."""
        # Where QGIS knows that it has a model it reads this, and not shortHelpString: qgis_process does.
        self.setHelpContent({"ALG_DESC": self.shortHelpString()})
        for name, child in self.childAlgorithms().items():
            part = QgsApplication.processingRegistry().algorithmById(child.algorithmId())
            self.childAlgorithm(name).setDescription(part.displayName())  # errors name the step by it
        words = self._words()
        for definition in self.parameterDefinitions():
            theirs = words.get(definition.name())
            if theirs is None:
                continue
            copy = definition.clone()
            copy.setDescription(theirs.description())
            copy.setHelp(theirs.help())
            if isinstance(copy, QgsProcessingParameterEnum):
                copy.setOptions(theirs.options())
            # In the old order, outputs last; updateModelParameter would forget the outputs' words again.
            self.removeParameter(definition.name())
            self.addParameter(copy)

    def _words(self) -> dict[str, QgsProcessingParameterDefinition]:
        """The part's definition behind each of the model's."""
        registry = QgsApplication.processingRegistry()
        from_model = Qgis.ProcessingModelChildParameterSource.ModelParameter
        words = {}
        for child in self.childAlgorithms().values():
            part = registry.algorithmById(child.algorithmId())
            for own, sources in child.parameterSources().items():
                for source in sources:
                    if source.source() == from_model:
                        words[source.parameterName()] = part.parameterDefinition(own)
            for title, output in child.modelOutputs().items():
                words[title] = part.parameterDefinition(output.childOutputName())
        return words


def monitoring_model() -> MonitoringModel | None:
    """The model, None when its file cannot be read or a step of it is not registered."""
    model = MonitoringModel()
    if not MODEL_FILE.is_file() or not model.fromFile(str(MODEL_FILE)):
        return None
    model.setSourceFilePath(str(MODEL_FILE))
    model.translate()
    return model
