"""The composition root: builds the plugin's objects and is the only holder of ``iface``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .processing.provider import BoligmonProvider

# What the Windows and macOS installers ship and some Linux distributions keep in a package of its own.
_PACKAGES = {"numpy": "python3-numpy", "osgeo": "python3-gdal", "pandas": "python3-pandas"}


class BoligmonPlugin:
    """What QGIS loads; in ``qgis_process`` only ``initProcessing`` is called and ``iface`` is None."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self._provider: BoligmonProvider | None = None
        self._translator = _translator()

    def initProcessing(self) -> None:  # noqa: N802
        """Registers the provider, or says in one sentence what QGIS' Python lacks for it."""
        try:
            from .processing.provider import register  # pandas is loaded when it is needed
        except ModuleNotFoundError as error:
            if error.name not in _PACKAGES:
                raise
            self._say_missing(error.name)
            return
        self._provider = register()

    def _say_missing(self, module: str) -> None:
        sentence = QCoreApplication.translate(
            "Boligmon",
            "Boligmon cannot start: the Python of QGIS lacks the module {module}; on Linux install the "
            "package {package} and start QGIS again.",
        ).format(module=module, package=_PACKAGES[module])
        QgsApplication.messageLog().logMessage(sentence, "Boligmon", Qgis.MessageLevel.Critical)
        if self.iface is not None:
            self.iface.messageBar().pushCritical("Boligmon", sentence)

    def initGui(self) -> None:  # noqa: N802
        """Registers the provider; the dock comes with a later version."""
        self.initProcessing()

    def unload(self) -> None:
        """Undoes all that was done."""
        if self._provider is not None:
            QgsApplication.processingRegistry().removeProvider(self._provider)
            self._provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None


def _translator() -> QTranslator | None:
    """The installed translation of the interface's language, None when there is none."""
    language = QgsApplication.instance().locale()[:2]
    path = Path(__file__).parents[1] / "i18n" / f"boligmon_{language}.qm"
    translator = QTranslator()
    if path.is_file() and translator.load(str(path)) and QCoreApplication.installTranslator(translator):
        return translator
    return None
