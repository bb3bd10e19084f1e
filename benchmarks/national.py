"""A national population counted by the statement of ``databasecounts``: one process against parallel workers.

A PostgreSQL of its own in a temporary folder holds generated families of 98 municipalities as PostGIS points.
The statements are those that the plugin writes; each is run by EXPLAIN (ANALYZE) without and with workers, in
turns, so that a machine that is busy for a while is busy for both. Prints Markdown with the plans.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsVectorLayer

from boligmon_plugin.adapters.databases.counting import count_table
from boligmon_plugin.adapters.databases.statements import CountRoles
from boligmon_plugin.adapters.databases.tables import plan_table
from tests.services.server import Postgres, started

from .session import qgis_session

MUNICIPALITIES = 98
CELLS = 3_000  # populated cells of 100 m in a municipality
DATES = 12  # snapshots of the year
SETTINGS = {
    "shared_buffers": "1GB",
    "work_mem": "256MB",
    "max_wal_size": "8GB",
    "max_worker_processes": "8",
    "jit": "off",
}
JOBS = {
    "rows by cell and year": CountRoles("aar"),
    "families by cell and year (distinct)": CountRoles("aar", unit=("familie",)),
}

# Municipality k is a square of 30 km in a grid of 10 x 10; a family lives in one of its cells all year.
_ROWS = """
INSERT INTO familier
SELECT 101 + k, 2024, make_date(2024, 1 + (n % {dates})::int, 1), k * 1000000 + n / {dates},
  ST_SetSRID(ST_MakePoint(
    450000 + (k % 10) * 30000 + (hash % 55) * 100 + (hash / 65536) % 100 + 0.5,
    6050000 + (k / 10) * 30000 + (hash / 64 % 55) * 100 + (hash / 8388608) % 100 + 0.5), 25832)
FROM generate_series({first}, {last}) k,
  generate_series(0, {rows} - 1) n,
  LATERAL (SELECT abs(hashint8(k * 1000000 + n / {dates}))::bigint AS hash) h
"""


@contextmanager
def server() -> Iterator[Postgres]:
    """A server with the table, removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="boligmon-pg-"))
    running = None
    try:
        running = started(folder, SETTINGS)
        yield running
    finally:
        if running is not None:
            running.stop()
        shutil.rmtree(folder, ignore_errors=True)


def fill(running: Postgres, rows: int) -> None:
    """Makes the table, half of the municipalities on each of two connections."""
    running.sql(
        "CREATE TABLE familier (kommune int, aar int, dato date, familie bigint, geom geometry(Point, 25832))"
    )
    half, each = MUNICIPALITIES // 2, rows // MUNICIPALITIES
    parts = [(0, half - 1), (half, MUNICIPALITIES - 1)]
    statements = [_ROWS.format(first=a, last=b, rows=each, dates=DATES) for a, b in parts]
    threads = [threading.Thread(target=running.sql, args=(statement,)) for statement in statements]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    running.sql("VACUUM ANALYZE familier")


def explained(running: Postgres, statement: str, workers: int) -> tuple[float, str, int]:
    """Seconds of a statement, its plan as text, and the workers that were started."""
    settings = (
        f"SET max_parallel_workers_per_gather = {workers}; SET max_parallel_workers = {workers}; "
        "SET parallel_leader_participation = on;"
    )
    text = running.sql(f"{settings} EXPLAIN (ANALYZE, COSTS OFF, FORMAT JSON) {statement}")
    plan = json.loads("\n".join("\t".join(line) for line in text))[0]
    lines: list[str] = []
    _outline(plan["Plan"], 0, lines)
    return plan["Execution Time"] / 1000, "\n".join(lines), _workers(plan["Plan"])


def _workers(node: dict[str, Any]) -> int:
    return max([node.get("Workers Launched", 0), *(_workers(child) for child in node.get("Plans", ()))])


def _outline(node: dict[str, Any], depth: int, lines: list[str]) -> None:
    """The plan as nested lines: what is done, how many rows come out, how many processes do it."""
    mode = f"{node['Partial Mode']} " if node.get("Partial Mode", "Simple") != "Simple" else ""
    name = {"Hashed": "Hash", "Sorted": "Group"}.get(node.get("Strategy", ""), "")
    what = f"{mode}{name}{node['Node Type']}" + (
        f" on {node['Relation Name']}" if "Relation Name" in node else ""
    )
    loops, rows = node["Actual Loops"], node["Actual Rows"]
    workers = f", workers: {node['Workers Launched']}" if "Workers Launched" in node else ""
    lines.append(f"{'  ' * depth}{what}  (rows {rows:,.0f} x {loops}{workers})")
    for child in node.get("Plans", ()):
        _outline(child, depth + 1, lines)


def measure(
    running: Postgres, statement: str, workers: int, rounds: int
) -> tuple[list[float], list[float], str, int]:
    """Seconds without and with workers, in turns, and the plan with them."""
    alone, parallel, plan, launched = [], [], "", 0
    for _ in range(rounds):
        alone.append(explained(running, statement, 0)[0])
        seconds, plan, launched = explained(running, statement, workers)
        parallel.append(seconds)
    return alone, parallel, plan, launched


def main() -> None:
    """Makes the table and prints what was measured."""
    parser = argparse.ArgumentParser(prog="benchmarks/run national", description=__doc__)
    parser.add_argument("--rows", type=int, default=30_000_000, help="rows of the table (30 million)")
    parser.add_argument("--workers", type=int, default=2, help="workers beside the leading process (2)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each kind, in turns (3)")
    options = parser.parse_args()
    with qgis_session(), server() as running:
        begun = time.monotonic()
        fill(running, options.rows)
        made = time.monotonic() - begun
        rows = int(running.sql("SELECT count(*) FROM familier")[0][0])
        size = running.sql("SELECT pg_size_pretty(pg_table_size('familier'))")[0][0]
        print(f"{rows:,} rows, {MUNICIPALITIES} municipalities, {size}, made in {made:.0f} s.")
        print(f"Cores: {os.cpu_count()}; load before: {os.getloadavg()[0]:.1f}\n", flush=True)
        uri = f'{running.uri} key=\'familie\' table="public"."familier" (geom)'
        layer = QgsVectorLayer(
            uri + " estimatedmetadata=true checkPrimaryKeyUnicity='0'", "familier", "postgres"
        )
        table = plan_table(layer, "INPUT")
        for name, roles in JOBS.items():
            begun = time.monotonic()
            counts = count_table(
                table,
                roles,
                unit="given",
                nature="flow",
                size=100,
                mask="",
                feedback=None,
                tick=lambda _: None,
            )
            whole = time.monotonic() - begun
            alone, parallel, plan, launched = measure(
                running, counts.statement, options.workers, options.rounds
            )
            print(f"### {name}\n")
            print(
                f"{counts.account.placed:,} rows placed, {len(counts.rows):,} counts leave the server; ",
                end="",
            )
            print(f"databasecounts with its reconciliation: {whole:.1f} s.\n")
            print("| processes | seconds | best |\n|---|---|---|")
            for processes, seconds in ((1, alone), (1 + launched, parallel)):
                print(f"| {processes} | {', '.join(f'{s:.1f}' for s in seconds)} | {min(seconds):.1f} |")
            print(f"\nRatio of the best: {min(alone) / min(parallel):.2f}\n\n```\n{plan}\n```\n", flush=True)
        print(f"Load after: {os.getloadavg()[0]:.1f}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
