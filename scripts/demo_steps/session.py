"""QGIS without a window and with an empty profile of its own: nothing of the user's is read or written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# where QGIS, Qt and GDAL would look for the user's own settings and plugins
_USERS = (
    "QGIS_CUSTOM_CONFIG_PATH",
    "QGIS_PLUGINPATH",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "LANGUAGE",
)


@contextmanager
def qgis_session(locale: str) -> Iterator[None]:
    """QGIS with Processing and our provider, in a language (``da_DK``)."""
    with tempfile.TemporaryDirectory(prefix="boligmon-demo-") as home:
        os.environ.update(HOME=home, XDG_RUNTIME_DIR=home, QT_QPA_PLATFORM="offscreen")
        for name in _USERS:
            os.environ.pop(name, None)
        # only now: Qt and QGIS read the environment when they are loaded
        from qgis.core import QgsApplication
        from qgis.PyQt.QtCore import QLocale

        QgsApplication.setTranslation(locale[:2])
        application = QgsApplication([], False, home)
        QgsApplication.setLocale(QLocale(locale))
        QgsApplication.initQgis()
        sys.path[:0] = [str(ROOT), str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")]
        from processing.core.Processing import Processing

        Processing.initialize()
        from boligmon_plugin.plugin import BoligmonPlugin

        plugin = BoligmonPlugin(None)  # as qgis_process does: the translation, then the provider
        plugin.initProcessing()
        try:
            yield
        finally:
            plugin.unload()
            QgsApplication.exitQgis()
            del application
