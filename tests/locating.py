"""Placing all rows of a small table, for tests."""

from __future__ import annotations

import numpy as np
import pandas as pd

from boligmon_plugin.adapters.locating.plan import plan_locator
from boligmon_plugin.adapters.tables.readers import read_batches
from boligmon_plugin.domain import schema
from tests.layers import memory_layer
from tests.rows import plan_of


def no_tick(share):
    assert 0 <= share <= 1


def locate(source, layer, registers=None, days=None, finish=True):
    """Places all rows of a layer; reasons as words, None for rows with a place."""
    plan = plan_of(layer)
    locator = plan_locator(source, plan, registers or {}, no_tick)
    parts = []
    for batch in read_batches(plan, locator.columns, points=locator.points):
        day = np.full(len(batch.row), np.datetime64("NaT"), dtype="datetime64[D]")
        if days is not None:
            day = np.array(days, dtype="datetime64[D]")[batch.row - 1]
        parts.append(locator.locate(batch, day))
    if finish:
        locator.finish()
    reason = [schema.REASONS[i] if i >= 0 else None for part in parts for i in part.reason]
    xy = [
        None if np.isnan(x) else (round(x, 2), round(y, 2)) for part in parts for x, y in zip(part.x, part.y)
    ]
    code = [value for part in parts if part.code is not None for value in part.code]
    return locator, xy, code, reason


def table(types=None, **columns):
    frame = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    kinds = {name: (types or {}).get(name, "text") for name in columns}
    return memory_layer(frame, kinds, name="tabel", crs="", geometry="NoGeometry")
