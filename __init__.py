"""The door QGIS knocks on: the repository's root is the plugin folder, the code is in ``boligmon_plugin``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .boligmon_plugin.plugin import BoligmonPlugin


def classFactory(iface: QgisInterface | None) -> BoligmonPlugin:  # noqa: N802
    """Make the plugin; ``iface`` is None in ``qgis_process``."""
    from .boligmon_plugin.plugin import BoligmonPlugin

    return BoligmonPlugin(iface)
