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
def qgis_session(locale: str) -> Iterator[list[str]]:
    """QGIS with Processing and our provider, in a language (``da_DK``); gives what GDAL complains of.

    QGIS 3.44 has GDAL say "No geometry column" when it adds a table without geometry to a GeoPackage: words
    for the log, not between the results.
    """
    complaints: list[str] = []
    with tempfile.TemporaryDirectory(prefix="boligmon-demo-") as home:
        os.environ.update(HOME=home, XDG_RUNTIME_DIR=home, QT_QPA_PLATFORM="offscreen")
        for name in _USERS:
            os.environ.pop(name, None)
        # only now: Qt and QGIS read the environment when they are loaded
        from osgeo import gdal
        from qgis.core import QgsApplication, QgsSettings
        from qgis.PyQt.QtCore import QLocale

        QgsApplication.setTranslation(locale[:2])
        application = QgsApplication([], False, home)
        QgsApplication.setLocale(QLocale(locale))
        QgsApplication.initQgis()
        # All layers go into one GeoPackage. With a write-ahead log, whose file comes and goes with each
        # style that is stored, open layers of it would complain of a file that is gone.
        QgsSettings().setValue("qgis/walForSqlite3", False)
        sys.path[:0] = [str(ROOT), str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins")]
        from processing.core.Processing import Processing

        Processing.initialize()
        from boligmon_plugin.plugin import BoligmonPlugin

        plugin = BoligmonPlugin(None)  # as qgis_process does: the translation, then the provider
        plugin.initProcessing()
        try:
            gdal.PushErrorHandler(lambda _level, _number, text: complaints.append(f"GDAL: {text}"))
            yield complaints
        finally:
            gdal.PopErrorHandler()
            plugin.unload()
            QgsApplication.exitQgis()
            del application
