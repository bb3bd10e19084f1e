"""The tables that are timed: a seeded municipality of 250 x 200 cells of 100 m, as points and as text.

Families live at addresses, most of them in towns, and stay there for years; a case lasts about two and a half
years; some neighbourhoods have more cases than the rest. Coordinates keep half a metre from the cells' edges,
so that every program puts every point into the same cell.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr

from .job import COLUMNS, ROWS, SIZE, SOUTH, WEST, YEARS, Index

SEED = 20150101
FAMILIES, EVENTS = 30_000, 2_000  # a year
TOWNS = 12
IN_TOWNS = 0.7  # of the addresses
MOVE = 0.03  # of the families, every year
GO_ON = 0.6  # of a year's cases, in the next
PLANTED, RISK = 10, 4.0  # neighbourhoods with more cases, and how many times more
HARD_RADIUS = 250.0  # of such a neighbourhood, metres

_EPSG = 25832
_CHUNK = 1_000_000


@dataclass(frozen=True)
class Points:
    """Rows of a table, shape (n,) each: family, year, and where (metres)."""

    family: Index
    year: Index
    x: NDArray[np.float64]
    y: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.family)


def _addresses(rng: np.random.RandomState, count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates of addresses: towns with a dense middle, and farms everywhere."""
    in_town = rng.random_sample(count) < IN_TOWNS
    middle = rng.random_sample((TOWNS, 2)) * [COLUMNS - 60, ROWS - 60] + 30
    spread = 0.8 + 3.2 * rng.random_sample(TOWNS)  # cells
    town = rng.choice(TOWNS, size=count, p=spread**2 / (spread**2).sum())
    place = middle[town] + rng.standard_normal((count, 2)) * spread[town, None]
    anywhere = rng.random_sample((count, 2)) * [COLUMNS, ROWS]
    cell = np.floor(np.where(in_town[:, None], place, anywhere))
    cell = np.clip(cell, 0, [COLUMNS - 1, ROWS - 1])
    inside = np.round(0.5 + (SIZE - 1) * rng.random_sample((count, 2)), 2)
    xy = cell * SIZE + inside + [WEST, SOUTH]
    return xy[:, 0], xy[:, 1]


def _risk(rng: np.random.RandomState, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Relative risk of each address: higher within some neighbourhoods."""
    risk = np.ones(len(x))
    for heart in rng.randint(0, int(len(x) * IN_TOWNS), size=PLANTED):
        risk[np.hypot(x - x[heart], y - y[heart]) < HARD_RADIUS] = RISK
    return risk


def make() -> tuple[Points, Points]:
    """Population and events of all years; the same every time."""
    rng = np.random.RandomState(SEED)
    x, y = _addresses(rng, FAMILIES)
    risk = _risk(rng, x, y)
    home = np.arange(FAMILIES)  # address of each family: every address has one
    cases = np.empty(0, dtype=np.int64)
    population, events = [], []
    for year in YEARS:
        movers = np.flatnonzero(rng.random_sample(FAMILIES) < MOVE)
        home[movers] = home[rng.permutation(movers)]
        cases = cases[rng.random_sample(len(cases)) < GO_ON]
        chance = risk[home].copy()
        chance[cases] = 0
        new = rng.choice(FAMILIES, size=EVENTS - len(cases), replace=False, p=chance / chance.sum())
        cases = np.concatenate((cases, new))
        for rows, who in ((population, np.arange(FAMILIES)), (events, cases)):
            where = home[who]
            rows.append((who + 1, np.full(len(who), year), x[where], y[where]))
    return _joined(population), _joined(events)


def _joined(parts: list[tuple[NDArray[np.generic], ...]]) -> Points:
    family, year, x, y = (np.concatenate(column) for column in zip(*parts))
    return Points(family.astype(np.int64), year.astype(np.int64), x, y)


def many(count: int, addresses: int = FAMILIES) -> Iterator[Points]:
    """A larger population over the same cells, in parts: ``count`` rows evenly over the years."""
    rng = np.random.RandomState(SEED)
    x, y = _addresses(rng, addresses)
    first = 1
    for start in range(0, count, _CHUNK):
        size = min(_CHUNK, count - start)
        where = rng.randint(0, addresses, size=size)
        year = YEARS[0] + np.arange(start, start + size, dtype=np.int64) * len(YEARS) // count
        yield Points(np.arange(first, first + size, dtype=np.int64), year, x[where], y[where])
        first += size


def cell_codes(points: Points) -> list[str]:
    """Codes of the cells in Det Danske Kvadratnet, made here and not by the plugin."""
    north, east = points.y // SIZE, points.x // SIZE
    return [f"100m_{a}_{b}" for a, b in zip(north.astype(int).tolist(), east.astype(int).tolist())]


def write_csv(path: Path, points: Points) -> None:
    """Writes family, year, coordinates and cell code as text."""
    codes = cell_codes(points)
    columns = (points.family.tolist(), points.year.tolist(), points.x.tolist(), points.y.tolist(), codes)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("family,year,x,y,cell\n")
        file.writelines(f"{f},{t},{x:.2f},{y:.2f},{code}\n" for f, t, x, y, code in zip(*columns))


def write_gpkg(path: Path, layer: str, parts: Iterator[Points]) -> None:
    """Writes points as a GeoPackage: GDAL makes the empty layer, SQLite takes the rows (faster)."""
    _empty_gpkg(path, layer)
    database = sqlite3.connect(path)
    database.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        f"DROP TRIGGER IF EXISTS trigger_insert_feature_count_{layer};"
    )
    total = 0
    for points in parts:
        rows = zip(_blobs(points), points.family.tolist(), points.year.tolist())
        database.executemany(f"INSERT INTO {layer} (geom, family, year) VALUES (?, ?, ?)", rows)  # noqa: S608
        total += len(points)
    box = (WEST, SOUTH, WEST + COLUMNS * SIZE, SOUTH + ROWS * SIZE)
    database.execute("UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?", box)
    database.execute("UPDATE gpkg_ogr_contents SET feature_count = ?", (total,))
    database.commit()
    database.close()


def _empty_gpkg(path: Path, layer: str) -> None:
    path.unlink(missing_ok=True)
    system = osr.SpatialReference()
    system.ImportFromEPSG(_EPSG)
    source = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    table = source.CreateLayer(layer, system, ogr.wkbPoint, ["SPATIAL_INDEX=NO"])
    table.CreateField(ogr.FieldDefn("family", ogr.OFTInteger64))
    table.CreateField(ogr.FieldDefn("year", ogr.OFTInteger))
    del table, source


def _blobs(points: Points) -> Iterator[memoryview]:
    """Points as GeoPackage writes them: "GP", version, flags, system, then well-known binary."""
    head = b"GP\x00\x01" + np.int32(_EPSG).tobytes() + b"\x01\x01\x00\x00\x00"
    rows = np.zeros(len(points), dtype=[("head", "u1", (len(head),)), ("x", "<f8"), ("y", "<f8")])
    rows["head"] = np.frombuffer(head, dtype="u1")
    rows["x"], rows["y"] = points.x, points.y
    whole = memoryview(rows.tobytes())
    step = rows.dtype.itemsize
    return (whole[i : i + step] for i in range(0, len(whole), step))


def write_all(folder: Path) -> None:
    """Writes population and events as ``population.gpkg``, ``events.csv`` and so on, once."""
    stamp = folder / "made.txt"
    made = f"{SEED} {FAMILIES} {EVENTS} 1"  # the last number counts the changes of this module
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made:
        return
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for name, points in zip(("population", "events"), make()):
        write_gpkg(folder / f"{name}.gpkg", name, iter([points]))
        write_csv(folder / f"{name}.csv", points)
        (folder / f"{name}.parquet").unlink(missing_ok=True)
    stamp.write_text(made, encoding="utf-8")
