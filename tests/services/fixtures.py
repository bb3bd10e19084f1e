"""Services on loopback: QGIS' own map server, and one that misbehaves."""

from __future__ import annotations

import os

import pytest

from tests.services import mapserver
from tests.services.badserver import BadServer


@pytest.fixture(scope="session")
def geofa(qgis_app, tmp_path_factory):
    """A WFS with GeoFA's layers; skipped without qgis_mapserver, and failed where CI=true."""
    if not mapserver.is_installed():
        reason = f"no {mapserver.PROGRAM} (Debian: qgis-server-bin and qgis-server-wfs)"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    server = mapserver.MapServer(tmp_path_factory.mktemp("geofa"))
    yield server
    server.stop()


@pytest.fixture
def bad(qgis_app):
    """A server whose answers the test writes; it begins by answering right."""
    server = BadServer()
    server.works()
    yield server
    server.stop()
