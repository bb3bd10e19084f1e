"""Fixtures of all tests. Nothing here imports QGIS before a test asks for it: the domain runs without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from boligmon_plugin.processing.provider import BoligmonProvider

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = (ROOT / os.environ.get("BOLIGMON_SHARED_DATA", "../shared/data")).resolve()
IN_CI = os.environ.get("CI", "").lower() == "true"

pytest_plugins = ["tests.services.postgres"]


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Knows the plugin's setting in pyproject.toml also where the tests of the domain run without it."""
    if not pluginmanager.hasplugin("pytest_qgis"):
        parser.addini("qgis_disable_exit", "used by pytest-qgis", type="bool", default=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for the shared data or for a service, so that the rule below misses none."""
    for item in items:
        names = getattr(item, "fixturenames", ())
        if "shared_data" in names:
            item.add_marker(pytest.mark.shared_data)
        if "postgres" in names:
            item.add_marker(pytest.mark.service)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where CI=true, a test of the shared data or of a service that was skipped has failed."""
    report = yield
    skipped = report.skipped and not hasattr(report, "wasxfail")
    needs = {"shared_data": "the shared data", "service": "a service"}
    for marker, what in needs.items():
        if IN_CI and skipped and item.get_closest_marker(marker):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} needs {what} and was skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The repository's root, which is the plugin folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of third-party data; the test is skipped where there is none, and fails in CI."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no shared data in {SHARED_DATA} (set BOLIGMON_SHARED_DATA)")
    return SHARED_DATA


@pytest.fixture(scope="session")
def unpacked_sample(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the embedded sample as plain tables, and its study. Not to be written to."""
    folder = tmp_path_factory.mktemp("sample")
    script = project_root / "scripts" / "make_sample.py"
    command = [sys.executable, str(script), "--unpack", str(folder)]
    subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def provider(qgis_processing: None) -> Iterator[BoligmonProvider]:
    """Our Processing provider, registered as the plugin does it: ``processing.run("boligmon:...")`` works."""
    from qgis.core import QgsApplication

    from boligmon_plugin.processing.provider import register

    provider = register()
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
