"""The same job by GeoPandas and by DuckDB, as one who knows them would write it; timed inside this process.

Run by ``benchmarks.rivals`` with the Python of a second virtual environment: it knows nothing of QGIS or of
the plugin. Tables come as GeoPackage (GeoPandas), CSV or Parquet (DuckDB, without its spatial extension).

python -m benchmarks.competitors parquet FOLDER                   writes the Parquet files from the CSV files
python -m benchmarks.competitors NAME FOLDER REPEATS RESULT.npz   prints the seconds of every run as JSON
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from scipy import ndimage

from . import job
from .job import Result

KEYS = ["year", "row", "col"]
TABLES = ("population", "events")

COUNT = """
create temp table counted as
with population as (
    select year, floor(y / $size)::int as row, floor(x / $size)::int as col, count(*) as population
    from $population group by all),
events as (
    select year, floor(y / $size)::int as row, floor(x / $size)::int as col, count(*) as events
    from $events group by all)
select year, row, col, coalesce(population, 0) as population, coalesce(events, 0) as events
from population full join events using (year, row, col)
"""
SELECT = """
create temp table selected as
select year, row, col
from counted where population >= $least and events > 0
qualify 100 * (rank() over (partition by year order by events / population * $multiplier desc) - 1)
    < $share * count(*) over (partition by year)
"""
SUM = """
select row, col, count(selected.year) as times,
    sum(population) filter (year = $latest) as population,
    sum(events) filter (population > 0) as events, sum(population) as exposure
from counted left join selected using (year, row, col) group by row, col
"""


def duckdb_from(folder: Path, ending: str) -> Result:
    """SQL for everything but the areas."""
    values = {
        "size": job.SIZE,
        "least": job.MIN_POPULATION,
        "multiplier": job.MULTIPLIER,
        "share": job.SHARE,
        "latest": job.YEARS[-1],
        **{name: f"'{folder / name}.{ending}'" for name in TABLES},
    }
    with duckdb.connect() as database:
        for statement in (COUNT, SELECT):
            database.execute(_filled(statement, values))
        selected = database.execute("select year, row, col from selected").fetchnumpy()
        sums = database.execute(_filled(SUM, values)).fetchnumpy()
    table = pd.DataFrame({name: np.ma.filled(column, 0) for name, column in sums.items()})
    return _with_areas(np.column_stack([selected[name] for name in KEYS]), table)


def _filled(statement: str, values: dict[str, object]) -> str:
    """Parameters put into the text: DuckDB takes none in CREATE TABLE or for a file's name."""
    for name, value in values.items():
        statement = statement.replace(f"${name}", str(value))
    return statement


def geopandas_by_arithmetic(folder: Path) -> Result:
    """Rows and columns by division, as one who knows the grid would do it."""

    def cells(points: gpd.GeoDataFrame) -> pd.DataFrame:
        row = np.floor(points.geometry.y / job.SIZE).astype(np.int64)
        col = np.floor(points.geometry.x / job.SIZE).astype(np.int64)
        return pd.DataFrame({"year": points["year"], "row": row, "col": col})

    return _from_cells([cells(_read(folder / f"{name}.gpkg")) for name in TABLES])


def geopandas_by_join(folder: Path) -> Result:
    """A grid of polygons and a spatial join, as the documentation shows it."""
    row, col = np.divmod(np.arange(job.ROWS * job.COLUMNS), job.COLUMNS)
    west, south = job.WEST + col * job.SIZE, job.SOUTH + row * job.SIZE
    row, col = row + job.SOUTH // job.SIZE, col + job.WEST // job.SIZE
    squares = shapely.box(west, south, west + job.SIZE, south + job.SIZE)
    grid = gpd.GeoDataFrame({"row": row, "col": col}, geometry=squares, crs="EPSG:25832")
    joined = [_read(folder / f"{name}.gpkg").sjoin(grid, predicate="within") for name in TABLES]
    return _from_cells(joined)


def _read(path: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(path, columns=["year"], use_arrow=True)


def _from_cells(placed: list[pd.DataFrame]) -> Result:
    """Points with the row and column of their cell to selected cells and areas."""
    counts = [points.groupby(KEYS).size().rename(name) for name, points in zip(TABLES, placed)]
    table = pd.concat(counts, axis=1).fillna(0)
    table["rate"] = table["events"] / table["population"] * job.MULTIPLIER
    ranked = table.loc[(table["population"] >= job.MIN_POPULATION) & (table["events"] > 0), "rate"]
    by_year = ranked.groupby(level="year")
    greater = by_year.rank(method="min", ascending=False) - 1
    chosen = ranked.index[100 * greater < job.SHARE * by_year.transform("size")]
    table["times"] = 0
    table.loc[chosen, "times"] = 1
    latest = table["population"].xs(job.YEARS[-1], level="year")
    with_base = table.loc[table["population"] > 0]
    cell = ["row", "col"]
    sums = pd.DataFrame(
        {
            "times": table.groupby(cell)["times"].sum(),
            "population": latest,
            "events": with_base.groupby(cell)["events"].sum(),
            "exposure": with_base.groupby(cell)["population"].sum(),
        }
    )
    return _with_areas(chosen.to_frame(index=False).to_numpy(), sums.fillna(0).reset_index())


def _with_areas(selected: NDArray[np.int64], cells: pd.DataFrame) -> Result:
    """Cells that return often enough, joined over corners and gaps of one cell; small areas are dropped.

    Cells at most two apart touch, at least at a corner, once each is widened by one cell to one side.
    """
    members = cells.loc[cells["times"] >= job.MIN_YEARS].reset_index(drop=True)
    row, col = members["row"] - cells["row"].min() + 1, members["col"] - cells["col"].min() + 1
    canvas = np.zeros(
        (cells["row"].max() - cells["row"].min() + 3, cells["col"].max() - cells["col"].min() + 3)
    )
    canvas[row, col] = 1
    widened = ndimage.binary_dilation(canvas, structure=np.ones((2, 2)))
    members["area"] = ndimage.label(widened, structure=np.ones((3, 3)))[0][row, col]
    areas = members.groupby("area")[["population", "events", "exposure"]].sum()
    areas = areas.loc[areas["population"] >= job.AREA_POPULATION]
    areas["rate"] = areas["events"] / areas["exposure"] * job.MULTIPLIER
    kept = members.loc[members["area"].isin(areas.index), ["row", "col", "area"]]
    return Result(selected.astype(np.int64), kept.to_numpy(np.int64), areas.to_numpy(np.float64))


PROGRAMS: dict[str, Callable[[Path], Result]] = {
    "geopandas": geopandas_by_arithmetic,
    "geopandas-join": geopandas_by_join,
    "duckdb-csv": lambda folder: duckdb_from(folder, "csv"),
    "duckdb-parquet": lambda folder: duckdb_from(folder, "parquet"),
}


def write_parquet(folder: Path) -> None:
    """Makes the Parquet files that are not there yet."""
    for name in TABLES:
        if not (folder / f"{name}.parquet").exists():
            duckdb.execute(f"copy (from '{folder / name}.csv') to '{folder / name}.parquet' (format parquet)")


def main(name: str, folder: Path, repeats: int, result: Path) -> None:
    """Runs one program: once for its result, then so many times for its time."""
    program = PROGRAMS[name]
    program(folder).save(result)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        program(folder)
        seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds))


if __name__ == "__main__":
    if sys.argv[1] == "parquet":
        write_parquet(Path(sys.argv[2]))
    else:
        main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
