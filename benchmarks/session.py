"""QGIS without a window, with its own algorithms and ours."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsApplication


@contextmanager
def qgis_session() -> Iterator[None]:
    """Starts QGIS, registers Processing and the plugin's provider, and ends QGIS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from boligmon_plugin.processing.provider import register

    Processing.initialize()
    provider = register()
    yield
    del provider
    application.exitQgis()
