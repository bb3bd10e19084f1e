"""The same two tables in every kind of database, and the algorithm that counts them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.layers import in_file, memory_layer

DATABASES = ("postgres", "gpkg", "sqlite")
EVENT_TYPES = {
    "aar": "int",
    "dato": "date",
    "tid": "datetime",
    "maaned": "text",
    "dansk": "text",
    "borger": "text",
    "sag": "long",
    "type": "text",
    "antal": "float",
    "vaegt": "int",
    "celle": "text",
    "x": "float",
    "y": "float",
}
FAMILY_TYPES = {"dato": "date", "familie": "long", "boern": "int", "x": "float", "y": "float"}


def places(random, n):
    """Points in 36 cells; some on the cells' edges, some outside Denmark, some missing."""
    x, y = random.uniform(600_000, 600_600, n), random.uniform(6_100_000, 6_100_600, n)
    edge = random.rand(n) < 0.2
    x[edge], y[edge] = np.floor(x[edge] / 100) * 100, np.floor(y[edge] / 100) * 100
    x[random.rand(n) < 0.03] = 1_000_000.0
    missing = random.rand(n) < 0.04
    x[missing] = y[missing] = np.nan
    return x, y


def missing(random, values, share):
    out = np.array(list(values), dtype=object)
    out[random.rand(len(out)) < share] = None
    return out


def make_events(n=2500):
    random = np.random.RandomState(7)
    x, y = places(random, n)
    day = pd.Timestamp("2014-06-01") + pd.to_timedelta(random.randint(0, 1100, n), unit="D")
    month = [
        (f"{d:%Y-%m}", f"{d:%Y}M{d:%m}", f" {d:%m}/x", f"{d:%Y-%m} ")[k]
        for d, k in zip(day, random.choice(4, n, p=[0.5, 0.3, 0.05, 0.15]))
    ]
    citizen = random.randint(0, 60, n)
    spelled = [(f"B{c}", f" B{c} ", f"B{c}\t", "", "  ")[k] for c, k in zip(citizen, random.choice(5, n))]
    code = [f"100m_{int(b // 100)}_{int(a // 100)}" if a == a else None for a, b in zip(x, y)]  # noqa: PLR0124
    case = [
        None if c is None else (c, c.upper(), f" {c}", "ukendt")[k] for c, k in zip(code, random.choice(4, n))
    ]
    return pd.DataFrame(
        {
            "aar": missing(random, np.where(random.rand(n) < 0.02, 9999, day.year), 0.03),
            "dato": missing(random, day, 0.03),
            "tid": missing(random, day + pd.to_timedelta(random.randint(0, 86_400, n), unit="s"), 0.03),
            "maaned": missing(random, month, 0.03),
            "dansk": missing(random, [f"{d:%d-%m-%Y}" for d in day], 0.03),
            "borger": missing(random, spelled, 0.05),
            "sag": missing(random, random.randint(0, 90, n), 0.05),
            "type": missing(random, random.choice(["anbringelse", "forebyggende", "Andet"], n), 0.1),
            "antal": missing(random, random.randint(0, 9, n) / 4, 0.1),
            "vaegt": missing(random, random.randint(0, 5, n), 0.1),
            "celle": case,
            "x": x,
            "y": y,
        }
    ).astype({"x": float, "y": float})


def make_families(n=3000):
    random = np.random.RandomState(8)
    x, y = places(random, n)
    dates = pd.to_datetime(
        ["2014-01-01", "2014-07-01", "2015-01-01", "2016-01-01", "2016-07-01", "2017-01-01"]
    )
    return pd.DataFrame(
        {
            "dato": pd.Series(list(dates[random.randint(0, 6, n)]), dtype=object),
            "familie": random.randint(0, 700, n),
            "boern": random.randint(0, 4, n),
            "x": x,
            "y": y,
        }
    )


def in_databases(postgres, folder):
    """Events and families as layers, by database."""
    memory = {
        "events": memory_layer(make_events(), EVENT_TYPES),
        "families": memory_layer(make_families(), FAMILY_TYPES, name="familier"),
    }
    return {
        "postgres": {name: postgres.load(layer, name) for name, layer in memory.items()},
        "gpkg": {
            name: in_file(layer, folder / "alt.gpkg", "GPKG", table=name) for name, layer in memory.items()
        },
        "sqlite": {
            name: in_file(
                layer, folder / f"{name}.sqlite", "SQLite", table=name, made_with=["SPATIALITE=YES"]
            )
            for name, layer in memory.items()
        },
    }


def counted(run, layer, **parameters):
    """databasecounts, and its result as cellrates takes it."""
    done = run("databasecounts", {"INPUT": layer, **parameters})
    return done, (done.layer(), {"PERIOD": "period", "COUNT": "count", "CELL": "cell_id"})
