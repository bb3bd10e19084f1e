"""A real WFS on loopback: qgis_mapserver with a project that publishes layers with GeoFA's fields."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.request

import pandas as pd
from qgis.core import QgsCoordinateReferenceSystem, QgsProject

from tests.layers import in_file, memory_layer

PROGRAM = "qgis_mapserver"
GENERAL = {
    "objekt_id": "text",
    "versions_id": "text",
    "systid_fra": "datetime",
    "systid_til": "datetime",
    "oprettet": "datetime",
    "cvr_kode": "int",
    "cvr_navn": "text",
    "kommunekode": "int",
    "bruger_id": "text",
    "oprindkode": "int",
    "statuskode": "int",
    "status": "text",
    "off_kode": "int",
    "noegle": "text",
    "note": "text",
}
# layer -> (geometry, fields of its own after those that all themes have): DANISH_DOMAIN 3.1 and 3.2
LAYERS = {
    "fkg.t_5713_prog_stat_dis": (
        "MultiPolygon",
        {
            "prog_distrikt_nr": "int",
            "prog_distrikt_navn": "text",
            "prog_distrikt_type_kode": "int",
            "prog_distrikt_type": "text",
            "sagsnr": "text",
            "link": "text",
        },
    ),
    "fkg.t_5716_servicetilbud": (
        "MultiPoint",
        {
            "service_type_kode": "int",
            "service_type": "text",
            "servicetilbud_navn": "text",
            "vejkode": "int",
            "husnr": "text",
            "postnr": "int",
            "adr_id": "text",
        },
    ),
    "fkg.t_5800_fac_pkt": (
        "MultiPoint",
        {"facil_ty_k": "int", "facil_ty": "text", "navn": "text", "vejkode": "int", "husnr": "text"},
    ),
}
CVR = {479: 29189730, 101: 64942212, 217: 64502018, 730: 29189668, 147: 11259979}
EAST, NORTH = 600_000, 6_100_000


def general(number, municipality, **others):
    """The fields that all themes have, of one current object in force."""
    return {
        "objekt_id": f"00000000-0000-4000-8000-{number:012d}",
        "versions_id": f"00000000-0000-4000-9000-{number:012d}",
        "systid_fra": pd.Timestamp("2024-03-01 23:59:00"),
        "systid_til": None,
        "oprettet": pd.Timestamp("2020-01-01"),
        "cvr_kode": CVR[municipality],
        "cvr_navn": "Kommunen på Ærø",
        "kommunekode": municipality,
        "bruger_id": "bruger",
        "oprindkode": 2,
        "statuskode": 3,
        "status": "Gældende / Vedtaget",
        "off_kode": 1,
        "noegle": None,
        "note": None,
        **others,
    }


def area(number, municipality, wkt, code=11, **others):
    """A statistical area."""
    return {
        **general(number, municipality),
        "prog_distrikt_nr": number,
        "prog_distrikt_navn": f"Område {number} & <Ø>",
        "prog_distrikt_type_kode": code,
        "prog_distrikt_type": {11: "Basisdistrikt", 12: "Konstantområder"}[code],
        "sagsnr": None,
        "link": None,
        "wkt": wkt,
        **others,
    }


def box(east, north, width=1000, height=1000):
    """A rectangle by metres from the corner of all test areas."""
    x, y = EAST + east, NORTH + north
    ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return "MULTIPOLYGON(((" + ",".join(f"{a} {b}" for a, b in ring) + ")))"


def areas():
    """Svendborg's four areas in a square and what is not current beside them; one trouble per other place.

    479: covers 2 x 2 km. 101: two areas share 100 m of 1,000. 217: eight areas around a hole of 1 km2, two of
    which share 2 m of 1,000. 730: one division of base districts and one of constant areas over it.
    147: a bow tie.
    """
    rows = [
        area(4, 479, box(1000, 1000)),
        area(1, 479, box(0, 0)),
        area(2, 479, box(1000, 0), prog_distrikt_navn=None),
        area(3, 479, box(0, 1000), noegle="N3"),
        area(5, 479, box(0, 0), systid_til=pd.Timestamp("2024-01-01")),
        area(6, 479, box(0, 0), statuskode=1, status="Kladde"),
        area(7, 479, box(0, 0), statuskode=4, status="Ikke gældende / Aflyst"),
        area(11, 101, box(0, 0)),
        area(12, 101, box(900, 0)),
        area(31, 730, box(0, 0)),
        area(32, 730, box(1000, 0)),
        area(33, 730, box(0, 0, 2000), code=12),
        area(
            41,
            147,
            f"MULTIPOLYGON((({EAST} {NORTH},{EAST + 1000} {NORTH + 1000},{EAST + 1000} {NORTH},"
            f"{EAST} {NORTH + 1000},{EAST} {NORTH})))",
        ),
    ]
    ring = [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)]
    for number, (column, row) in enumerate(ring, start=21):
        wide = 1002 if number == 21 else 1000
        rows.append(area(number, 217, box(1000 * column, 1000 * row, wide)))
    return rows


def libraries():
    """Two libraries of 479 (one of two points), a town hall, and a library elsewhere."""
    x, y = EAST, NORTH

    def row(number, municipality, code, wkt):
        own = {
            "service_type_kode": code,
            "service_type": {19: "Bibliotek", 17: "Rådhus"}[code],
            "servicetilbud_navn": f"Sted {number}",
            "vejkode": 4790128,
            "husnr": "7A",
            "postnr": 5700,
            "adr_id": "0a3f50b8-0000-32b8-e044-0003ba298018",
        }
        return {**general(number, municipality), **own, "wkt": wkt}

    return [
        row(51, 479, 19, f"MULTIPOINT(({x + 10} {y + 20}))"),
        row(52, 479, 19, f"MULTIPOINT(({x + 100} {y}),({x + 200} {y}))"),
        row(53, 479, 17, f"MULTIPOINT(({x} {y}))"),
        row(54, 101, 19, f"MULTIPOINT(({x} {y}))"),
    ]


def halls():
    """An assembly hall and a sports hall of 479."""

    def row(number, code):
        own = {"facil_ty_k": code, "facil_ty": "hal", "navn": f"Hal {number}", "vejkode": None, "husnr": None}
        return {**general(number, 479), **own, "wkt": f"MULTIPOINT(({EAST + number} {NORTH}))"}

    return [row(61, 5011), row(62, 4011)]


def write_project(folder):
    """A project whose layers are published by WFS under GeoFA's names; its path."""
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    rows = dict(zip(LAYERS, (areas(), libraries(), halls())))
    published = []
    for name, (geometry, own) in LAYERS.items():
        frame = pd.DataFrame(rows[name], dtype=object)
        layer = memory_layer(frame, {**GENERAL, **own}, name=name, geometry=geometry)
        stored = in_file(layer, folder / "geofa.gpkg", "GPKG", table=name.replace(".", "_"))
        stored.serverProperties().setShortName(name)
        project.addMapLayer(stored)
        project.writeEntry("WFSLayersPrecision", f"/{stored.id()}", 3)
        published.append(stored.id())
    project.writeEntry("WFSLayers", "/", published)
    path = folder / "geofa.qgs"
    assert project.write(str(path))
    project.clear()
    return path


def is_installed():
    return shutil.which(PROGRAM) is not None


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class MapServer:
    """The program, running; its address."""

    def __init__(self, folder):
        self.project = write_project(folder)
        port = free_port()
        self.address = f"http://127.0.0.1:{port}/"
        self._log = (folder / "server.log").open("wb")
        self._process = subprocess.Popen(
            [PROGRAM, "-p", str(self.project), f"127.0.0.1:{port}"],
            stdout=self._log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_SERVER_LOG_LEVEL": "2"},
        )
        self._wait(folder / "server.log")

    def _wait(self, log):
        capabilities = f"{self.address}?SERVICE=WFS&REQUEST=GetCapabilities"
        end = time.monotonic() + 60
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urllib.request.urlopen(capabilities, timeout=30) as answer:  # noqa: S310 - on loopback
                    if b"t_5713_prog_stat_dis" in answer.read():
                        return
            except OSError:
                time.sleep(0.2)
        self.stop()
        raise RuntimeError(f"{PROGRAM} did not start:\n{log.read_text(errors='replace')}")

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
