"""A real PostgreSQL with PostGIS for tests and benchmarks, started and stopped by them.

Debian's packages (whatever version is installed) in a temporary folder, on a unix socket: no system cluster,
no port, and nothing left behind. PostgreSQL refuses to run as root, so root starts it as the packages' user.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

BINARIES = Path("/usr/lib/postgresql")
USER, DATABASE = "postgres", "boligmon"
# Nothing of a test's server is worth a wait for the disk.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "''",
    "autovacuum": "off",
    "log_min_messages": "fatal",
    "shared_buffers": "64MB",
}


def find_binaries() -> Path | None:
    """The programs of the newest PostgreSQL on this machine whose PostGIS is there too."""
    found = [
        folder / "bin"
        for folder in BINARIES.glob("*")
        if (folder / "bin" / "initdb").is_file()
        and (Path("/usr/share/postgresql") / folder.name / "extension" / "postgis.control").is_file()
    ]
    return max(found, key=lambda path: float(path.parent.name), default=None)


@dataclass
class Postgres:
    """A running server; ``secret`` is a password that its connections carry and that nothing may repeat."""

    binaries: Path
    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    secret: str = "hemmeligt-ord-7351"  # noqa: S105 - made up

    @property
    def port(self) -> int:
        return 5432

    @property
    def uri(self) -> str:
        """The database in the form of QGIS' data sources."""
        return (
            f"dbname='{DATABASE}' host={self.folder} port={self.port} user='{USER}' password='{self.secret}'"
        )

    def as_server(self, *command: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs a program as the user the server runs as."""
        user = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
        return subprocess.run(
            [str(part) for part in command],
            check=check,
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=600,
            **user,
        )

    def start(self) -> None:
        """Starts the server; the folder is made into a database where it is none yet."""
        data = self.folder / "data"
        if not data.exists():
            self.as_server(
                self.binaries / "initdb", "-D", data, "-U", USER, "-E", "UTF8", "-A", "trust", "--no-sync"
            )
        settings = " ".join(f"-c {name}={value}" for name, value in {**SETTINGS, **self.settings}.items())
        options = f"-k {self.folder} -p {self.port} {settings}"
        log = self.folder / "log"
        # its output must go to the file: a server that inherits our pipe keeps it open
        self.as_server(
            self.binaries / "pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "-t", "60", "start"
        )

    def stop(self) -> None:
        """Stops the server at once, whoever is connected."""
        self.as_server(
            self.binaries / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop", check=False
        )

    def sql(self, statement: str, *, database: str = DATABASE) -> list[list[str]]:
        """Runs SQL by psql; rows of text."""
        done = self.as_server(
            self.binaries / "psql",
            *("-h", self.folder, "-p", str(self.port), "-U", USER, "-d", database),
            *("-v", "ON_ERROR_STOP=1", "-X", "-q", "-A", "-t", "-F", "\t", "-c", statement),
            check=False,
        )
        if done.returncode:
            raise AssertionError(done.stdout)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def create(self, database: str = DATABASE) -> None:
        """Makes an empty database with PostGIS."""
        self.sql(f"CREATE DATABASE {database}", database="postgres")
        self.sql("CREATE EXTENSION postgis", database=database)

    def layer(
        self, table: str, *, geometry: str = "geom", key: str = "id", subset: str = ""
    ) -> QgsVectorLayer:
        """A table as a layer of QGIS; without ``geometry`` a table of attributes."""
        from qgis.core import QgsDataSourceUri, QgsVectorLayer

        uri = QgsDataSourceUri(self.uri)
        uri.setDataSource("public", table, geometry or None, subset, key)
        layer = QgsVectorLayer(uri.uri(False), table, "postgres")
        assert layer.isValid(), layer.dataProvider().error().message() if layer.dataProvider() else table
        return layer

    def load(self, layer: QgsVectorLayer, table: str) -> QgsVectorLayer:
        """Copies a layer's rows into a table with the key ``id``, and opens it."""
        from qgis.core import QgsDataSourceUri, QgsVectorLayerExporter, QgsWkbTypes

        has_geometry = layer.wkbType() != QgsWkbTypes.Type.NoGeometry
        uri = QgsDataSourceUri(self.uri)
        uri.setDataSource("public", table, "geom" if has_geometry else None, "", "id")
        exported = QgsVectorLayerExporter.exportLayer(
            layer, uri.uri(False), "postgres", layer.crs(), False, {"overwrite": True}
        )
        assert exported[0] == QgsVectorLayerExporter.ExportError.NoError, exported
        return self.layer(table, geometry="geom" if has_geometry else "")


def started(folder: Path, settings: dict[str, str] | None = None) -> Postgres:
    """A server in a folder that the server's user may use, with an empty database."""
    binaries = find_binaries()
    assert binaries is not None
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    server = Postgres(binaries, folder, settings or {})
    server.start()
    server.create()
    return server
