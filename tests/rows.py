"""Rows of every type, and what the readers make of them in both ways, brought to one form."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProject,
)

from boligmon_plugin.adapters.tables.plans import plan_source
from boligmon_plugin.adapters.tables.readers import read_batches

TYPES = {
    "heltal": "int",
    "stort": "long",
    "antal": "float",
    "tekst": "text",
    "celle": "text",
    "dato": "date",
    "tid": "datetime",
}
COLUMNS = list(TYPES)
BIG = 2**53  # beyond it floats no longer hold every whole number


def make_frame(n=400, seed=1):
    """Rows of every type; about a tenth of every column is missing."""
    random = np.random.RandomState(seed)
    day = pd.Timestamp("1999-12-27") + pd.to_timedelta(random.randint(0, 9000, n), unit="D")
    frame = pd.DataFrame(
        {
            "x": random.uniform(600_000, 601_000, n),
            "y": random.uniform(6_100_000, 6_101_000, n),
            "heltal": random.randint(-3, 40, n).astype(object),
            "stort": (BIG + 1 + 2 * random.randint(0, 50, n)).astype(object),
            "antal": (random.randint(0, 40, n) / 4).astype(object),
            "tekst": np.array(["æ", "Østergade 7", "0101", "101", "", "a;b", '"q"'], dtype=object)[
                random.randint(0, 7, n)
            ],
            "celle": [
                f"100m_{a}_{b}"
                for a, b in zip(random.randint(61_000, 61_010, n), random.randint(6000, 6010, n))
            ],
            "dato": pd.Series(list(day), dtype=object),
            "tid": pd.Series(
                list(day + pd.to_timedelta(random.randint(1, 86_400, n), unit="s")), dtype=object
            ),
        }
    )
    for name in COLUMNS:
        frame.loc[random.rand(n) < 0.1, name] = None
    frame.loc[random.rand(n) < 0.05, ["x", "y"]] = np.nan
    return frame


def plan_of(layer, *, definition=None):
    """The plan of a layer as an algorithm's parameter gives it."""
    parameter = QgsProcessingParameterFeatureSource("INPUT")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return plan_source(parameter, {"INPUT": definition or layer}, context)


def defined(layer, *, selected=False, limit=-1, expression=""):
    """A source definition, as the toolbox makes it of "selected features only" and the advanced options."""
    QgsProject.instance().addMapLayer(layer)
    definition = QgsProcessingFeatureSourceDefinition(layer.id(), selected, limit)
    definition.filterExpression = expression
    return definition


def read(plan, columns=COLUMNS, *, points=False, expression=""):
    """All batches of a plan put together."""
    batches = list(read_batches(plan, columns, points=points, expression=expression))
    row = np.concatenate([batch.row for batch in batches]) if batches else np.empty(0)
    passed = np.concatenate([batch.passed for batch in batches]) if batches else np.empty(0)
    xy = (
        [np.concatenate([getattr(batch, axis) for batch in batches]) for axis in "xy"]
        if points and batches
        else []
    )
    values = {
        name: [value for batch in batches for value in as_list(batch.columns[name])] for name in columns
    }
    return {"row": row.tolist(), "passed": passed.tolist(), "xy": [axis.tolist() for axis in xy], **values}


def as_list(column):
    """Values that compare equal when they are: None for every missing one, whatever the array's type."""
    plain = column.astype(object) if column.dtype.kind != "M" else column.astype(str)
    return [None if value is None or value == "NaT" or pd.isna(value) else value for value in plain.tolist()]


def both_ways(plan, *arguments, **options):
    """What Arrow gives, after a check that the features give the same."""
    assert plan.arrow is not None
    fast = read(plan, *arguments, **options)
    slow = read(replace(plan, arrow=None), *arguments, **options)
    np.testing.assert_array_equal(fast["xy"], slow["xy"])
    for name in set(slow) - {"xy"}:
        assert fast[name] == slow[name], name
    return fast


def expected(frame, name):
    """A column of the frame as the readers give it."""
    if name in ("dato", "tid"):
        return [None if pd.isna(value) else str(value)[:10] for value in frame[name]]
    return [None if pd.isna(value) else value for value in frame[name]]


SITUATIONS = {
    "all": {},
    "limit": {"limit": 123},
    "filter of the definition": {"expression": '"tekst" = \'æ\' OR "heltal" > 30'},
    "filter of the definition and a limit": {"expression": '"antal" >= 5', "limit": 17},
    "selected": {"selected": True},
    "selected, filtered and limited": {"selected": True, "expression": '"antal" >= 2', "limit": 9},
}


def rows_of(frame, options):
    """Row numbers that a situation leaves, by pandas."""
    keep = np.ones(len(frame), dtype=bool)
    number = pd.to_numeric(frame["antal"])
    if options.get("selected"):
        keep &= np.arange(len(frame)) % 3 == 0
    if "heltal" in options.get("expression", ""):
        keep &= (frame["tekst"] == "æ") | (pd.to_numeric(frame["heltal"]) > 30)
    elif "5" in options.get("expression", ""):
        keep &= number >= 5
    elif options.get("expression"):
        keep &= number >= 2
    rows = (np.flatnonzero(keep) + 1).tolist()
    return rows[: options["limit"]] if "limit" in options else rows
