"""The server as a fixture of the tests that ask for it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.services.server import find_binaries, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.services.server import Postgres

CONNECTION = f"boligmon-test-{os.getpid()}"  # runs at the same time share QGIS' settings


@pytest.fixture(scope="session")
def postgres(qgis_app: object) -> Iterator[Postgres]:
    """The server, and a connection to it in QGIS' settings; skipped where there is none, and fails in CI."""
    if find_binaries() is None:
        pytest.skip("no PostgreSQL with PostGIS (scripts/setup --test installs them)")
    from qgis.core import QgsProviderRegistry

    # Not in pytest's folders: the server's user may not enter them, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="boligmon-pg-"))
    server = None
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    try:
        server = started(folder)
        metadata.saveConnection(metadata.createConnection(server.uri, {"saveUsername": True}), CONNECTION)
        yield server
        metadata.deleteConnection(CONNECTION)
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
