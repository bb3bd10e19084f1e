"""How fast the plugin is: one run, the same data, a table of ratios.

Times are the best of several runs (of the native chain one), with the files in the machine's cache; what a
program takes to start is in none of them. The table is Markdown; progress goes to standard error.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from . import data, job, native, ours, rivals
from .cache import ROOT, cache_folder
from .job import Index, Result, difference
from .layers import measure_layers
from .session import qgis_session
from .timing import best_of

ROUNDS, REPEATS = 3, 5
NO_INDEX, WITH_INDEX = 500, 100  # times the native chain, at least
MOST_FLOOR = 2.0  # times the floor, at most
MOST_EXPONENT, MOST_PEAK = 1.1, 1.5e9
LARGE = (300_000, 3_000_000, 30_000_000)  # rows
PARTS = ("native", "rivals", "layers", "scale")
COMPARED = (  # program, what it is, and the files that ours reads beside it
    ("geopandas", "GeoPandas from GeoPackage, cells by division", "gpkg"),
    ("geopandas-join", "GeoPandas from GeoPackage, spatial join with a grid", "gpkg"),
    ("duckdb-csv", "DuckDB from CSV", "gpkg"),
    ("duckdb-parquet", "DuckDB from Parquet", "gpkg"),
    ("duckdb-csv", "DuckDB from CSV, ours from CSV with cell codes", "csv"),
)


@dataclass(frozen=True)
class Row:
    """A line of the table: what was compared, the ratio, its target, and the seconds behind it."""

    what: str
    ratio: str
    target: str
    met: bool | None
    seconds: str

    def __str__(self) -> str:
        met = {True: "yes", False: "**no**", None: ""}[self.met]
        return f"| {self.what} | {self.ratio} | {self.target} | {met} | {self.seconds} |"


HEADER = """| Measured | Ratio | Target | Met | Seconds |
|---|---|---|---|---|"""


def say(text: str) -> None:
    """Tells how far the run has come."""
    print(text, file=sys.stderr, flush=True)


def take_turns(folder: Path, with_rivals: bool) -> tuple[dict[str, float], Result]:
    """Best seconds of ours ("gpkg", "csv") and of the rivals by name, and our result.

    They take turns, so that a machine that is busy for a while is busy for all of them.
    """
    times: dict[str, float] = {}
    results: dict[str, Result] = {}
    programs = dict.fromkeys(program for program, _, _ in COMPARED) if with_rivals else {}
    for _ in range(ROUNDS):
        for ending, cell in (("gpkg", ""), ("csv", "cell")):
            files = [str(folder / f"{name}.{ending}") for name in ("population", "events")]
            monitoring, seconds = best_of(lambda f=files, c=cell: ours.run(*f, cell=c), REPEATS)
            results[ending] = ours.result_of(monitoring)
            times[ending] = min(seconds, times.get(ending, seconds))
        for program in programs:
            seconds, results[program] = rivals.time_rival(program, folder, REPEATS)
            times[program] = min(seconds, times.get(program, seconds))
    for name, result in results.items():
        wrong = difference(results["gpkg"], result)
        if wrong:
            raise SystemExit(f"{name}: {wrong}")
    return times, results["gpkg"]


def native_rows(folder: Path, mine: float, selected: Index, cap: float) -> list[Row]:
    """The native chain without and with spatial indexes; ``mine`` is our time."""
    expected = selected[selected[:, 0] == native.YEAR]
    rows = []
    for indexed, target in ((False, NO_INDEX), (True, WITH_INDEX)):
        kind = "with spatial indexes" if indexed else "without an index"
        say(f"the native chain {kind}, one year")
        chain = native.Chain(folder, indexed, cap)
        found = chain.run()
        if found is not None and {*map(tuple, found.tolist())} != {*map(tuple, expected.tolist())}:
            raise SystemExit("the native chain selects other cells")
        ratio = chain.total / mine
        note = f", {chain.stopped} stopped after {cap:.0f} s and scaled" if chain.stopped else ""
        what = f"Native chain {kind} / ours (one year timed, times {len(job.YEARS)}{note})"
        text = f"{chain.total:.0f} / {mine:.3f}"
        rows.append(Row(what, f"{ratio:,.0f}", f"at least {target}", ratio >= target, text))
    return rows


def rival_rows(times: dict[str, float]) -> list[Row]:
    """GeoPandas and DuckDB."""
    rows = []
    for program, title, ending in COMPARED:
        ratio = times[program] / times[ending]
        text = f"{times[program]:.3f} / {times[ending]:.3f}"
        rows.append(Row(f"{title} / ours", f"{ratio:.1f}", "at least 1", ratio >= 1, text))
    return rows


def layer_rows(folder: Path) -> list[Row]:
    """The algorithms with their result layers against the floor."""
    say("the algorithms with their result layers")
    measured = measure_layers(folder, 2 * REPEATS)
    total = sum(step.seconds for step in measured), sum(step.floor for step in measured)
    rows = [("The four algorithms one after another", *total)]
    rows += [(f"`{step.name}` ({step.features:,} features)", step.seconds, step.floor) for step in measured]
    target = f"at most {MOST_FLOOR:.0f}"

    def text(mine: float, floor: float) -> str:
        return f"{mine:.2f} / {floor:.2f}"

    return [
        Row(f"{what} / floor", f"{mine / floor:.1f}", target, mine <= MOST_FLOOR * floor, text(mine, floor))
        for what, mine, floor in rows
    ]


def scale_rows(folder: Path, sizes: tuple[int, ...]) -> list[Row]:
    """Ours with more and more rows, each in a process of its own; the files are removed again."""
    times, peaks = [], []
    for count in sizes:
        say(f"{count:,} rows of population")
        path = folder / "many.gpkg"
        try:
            data.write_gpkg(path, "population", data.many(count))
            found = [_alone(path, folder / "events.gpkg") for _ in range(3 if count < LARGE[-1] else 2)]
        finally:
            path.unlink(missing_ok=True)
        if found[0]["population"] != count:
            raise SystemExit(f"{count:,} rows were written and {found[0]['population']:,.0f} counted")
        times.append(min(run["seconds"] for run in found))
        peaks.append(found[0]["peak"])
    rows = []
    for i in range(1, len(sizes)):
        exponent = math.log(times[i] / times[i - 1]) / math.log(sizes[i] / sizes[i - 1])
        what = f"Exponent of time in rows, {sizes[i - 1]:,} to {sizes[i]:,}"
        seconds = f"{times[i]:.2f} / {times[i - 1]:.2f}"
        rows.append(
            Row(what, f"{exponent:.2f}", f"at most {MOST_EXPONENT}", exponent <= MOST_EXPONENT, seconds)
        )
    for size, peak, seconds in zip(sizes, peaks, times):
        what = f"Peak memory with {size:,} rows, QGIS itself included"
        target = "below 1.5 GB" if size == LARGE[-1] else ""
        met = peak < MOST_PEAK if target else None
        rows.append(Row(what, f"{peak / 1e9:.2f} GB", target, met, f"{seconds:.2f}"))
    return rows


def _alone(population: Path, events: Path) -> dict[str, float]:
    """One run of ours in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ours", str(population), str(events)]
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="benchmarks/run speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--no-large", action="store_true", help="leave out the run with 30 million rows")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to run (all)")
    text = "seconds that a step of the native chain may take before it is stopped and scaled (200)"
    parser.add_argument("--cap", type=float, default=200.0, metavar="SECONDS", help=text)
    return parser.parse_args()


def main() -> None:
    """Runs the parts and prints the table."""
    options = arguments()
    folder = cache_folder() / "data"
    say(f"the data, in {folder}")
    data.write_all(folder)
    rows: list[Row] = []
    with_rivals = "rivals" in options.only
    with qgis_session():
        if with_rivals:
            rivals.write_parquet(folder)
        say("ours" + (", GeoPandas and DuckDB, in turns" if with_rivals else ""))
        times, found = take_turns(folder, with_rivals)
        layers = layer_rows(folder) if "layers" in options.only else []  # while memory is still empty
        if "native" in options.only:
            rows += native_rows(folder, times["gpkg"], found.selected, options.cap)
        rows += (rival_rows(times) if with_rivals else []) + layers
        if "scale" in options.only:
            rows += scale_rows(folder, LARGE[:-1] if options.no_large else LARGE)
    print(HEADER, *rows, sep="\n")


if __name__ == "__main__":
    main()
