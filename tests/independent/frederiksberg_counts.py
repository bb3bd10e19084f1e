"""Frederiksberg's indicators counted straight from the published tables with pandas: nothing of Boligmon.

``tests/data/frederiksberg.boligmon.json`` describes the same; a run of it must give the same counts.
"""

from __future__ import annotations

import pandas as pd

COLUMNS = ["indicator", "cell_id", "period", "events", "population"]
CELLS, BLOCKS = 11, 12  # kinds of rows
# indicator -> (table and column of the numerator, of the denominator)
INDICATORS = {
    "deficiencies": (("boliger_med_mangler.csv", "antal"), ("boliger_med_mangler.csv", "antal_samlet")),
    "children_0_5": (("befolkning_0_5.csv", "antal"), ("befolkning_alle.csv", "antal_samlet")),
    "children_6_17": (("befolkning_6_17.csv", "antal"), ("befolkning_alle.csv", "antal_samlet")),
}


def side(folder, name, column):
    """Sums by cell and quarter (no quarter has two dates), and the account of the rows."""
    table = pd.read_csv(folder / name)
    cells = table[table["type_id"] == CELLS]
    date = pd.to_datetime(cells["udtraek_dato"])
    quarter = date.dt.year.astype(str) + "-Q" + date.dt.quarter.astype(str)
    if quarter.nunique() != cells["udtraek_dato"].nunique():
        raise ValueError("a quarter with two dates: a mean would be needed")
    sums = cells.groupby([cells["distrikt_id"], quarter])[column].sum().astype(float)
    return sums, {"read": len(table), "placed": len(cells), "filtered": len(table) - len(cells)}


def frederiksberg_counts(folder):
    """Counts and accounts of ``../shared/data/frederiksberg``.

    Args:
        folder: that folder, or one with its tables.

    Returns:
        a frame with a row per indicator, cell and quarter (``COLUMNS``); and a frame with a row per indicator
        and side ("numerator", "denominator"): rows read, placed, filtered.
    """
    frames, accounts = [], []
    for indicator, (numerator, denominator) in INDICATORS.items():
        (events, above), (population, below) = side(folder, *numerator), side(folder, *denominator)
        frame = pd.concat({"events": events, "population": population}, axis=1).fillna(0.0)
        frame = frame.rename_axis(["cell_id", "period"]).reset_index()
        frames.append(frame.assign(indicator=indicator)[COLUMNS])
        accounts += [
            {"indicator": indicator, "side": "numerator", **above},
            {"indicator": indicator, "side": "denominator", **below},
        ]
    counts = pd.concat(frames).sort_values(COLUMNS[:3], ignore_index=True)
    return counts, pd.DataFrame(accounts).set_index(["indicator", "side"])
