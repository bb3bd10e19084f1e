"""The Processing provider: the method's algorithms and the model that chains them."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from .algorithms.cellrates import CellRatesAlgorithm
from .algorithms.checksource import CheckSourceAlgorithm
from .algorithms.combineindicators import CombineIndicatorsAlgorithm
from .algorithms.compareruns import CompareRunsAlgorithm
from .algorithms.databasecounts import DatabaseCountsAlgorithm
from .algorithms.exportcatalogue import ExportCatalogueAlgorithm
from .algorithms.geofa import GeofaAlgorithm
from .algorithms.importcatalogue import ImportCatalogueAlgorithm
from .algorithms.kvadratnet import KvadratnetAlgorithm
from .algorithms.locatetable import LocateTableAlgorithm
from .algorithms.monitoring import monitoring_model
from .algorithms.monitoringareas import MonitoringAreasAlgorithm
from .algorithms.newstudy import NewStudyAlgorithm
from .algorithms.runstudy import RunStudyAlgorithm
from .algorithms.selecttop import SelectTopAlgorithm
from .algorithms.sumperiods import SumPeriodsAlgorithm

_ICON = Path(__file__).parents[2] / "resources" / "icons" / "boligmon.svg"


class BoligmonProvider(QgsProcessingProvider):
    """Provider ``boligmon``."""

    def id(self) -> str:
        return "boligmon"

    def name(self) -> str:
        return QCoreApplication.translate("Boligmon", "Social housing monitoring")

    def icon(self) -> QIcon:
        return QIcon(str(_ICON))

    def svgIconPath(self) -> str:  # noqa: N802
        return str(_ICON)

    def loadAlgorithms(self) -> None:  # noqa: N802
        """Adds the algorithms, and the model once they can be found.

        A model looks its steps up in the registry when it is read, so it cannot be read before the provider
        is there; whoever registers the provider calls ``refreshAlgorithms`` after that.
        """
        for algorithm in (
            CheckSourceAlgorithm,
            LocateTableAlgorithm,
            GeofaAlgorithm,
            DatabaseCountsAlgorithm,
            KvadratnetAlgorithm,
            CellRatesAlgorithm,
            SelectTopAlgorithm,
            SumPeriodsAlgorithm,
            MonitoringAreasAlgorithm,
            CombineIndicatorsAlgorithm,
            NewStudyAlgorithm,
            ImportCatalogueAlgorithm,
            ExportCatalogueAlgorithm,
            RunStudyAlgorithm,
            CompareRunsAlgorithm,
        ):
            self.addAlgorithm(algorithm())
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            model = monitoring_model()
            if model is not None:
                self.addAlgorithm(model)


def register() -> BoligmonProvider:
    """Adds the provider to the registry, complete with its model."""
    provider = BoligmonProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    provider.refreshAlgorithms()
    return provider
