"""The composition root: builds the plugin's objects and is the only holder of ``iface``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .processing.provider import BoligmonProvider


class BoligmonPlugin:
    """What QGIS loads; in ``qgis_process`` only ``initProcessing`` is called and ``iface`` is None."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self._provider: BoligmonProvider | None = None
        self._translator = _translator()

    def initProcessing(self) -> None:  # noqa: N802
        """Registers the provider."""
        from .processing.provider import register

        self._provider = register()

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
