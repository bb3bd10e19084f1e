"""The sum over the periods, on Frederiksberg against pandas, and the patterns of short histories."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.layers import memory_layer

FIELDS = [
    "indicator",
    "cell_id",
    "periods",
    "periods_selected",
    "share_selected",
    "first_selected",
    "last_selected",
    "pattern",
    "events",
    "population",
    "exposure",
    "multiplier",
    "rate",
]
TYPES = {
    "indicator": "text",
    "cell_id": "text",
    "period": "text",
    "selected": "int",
    "events": "float",
    "population": "float",
    "multiplier": "float",
}


def pattern_of(flags, latest):
    """The rule of A8 for one cell: flags by period, NaN where it was not ranked."""
    n, s = int(flags.notna().sum()), int((flags == 1).sum())
    chosen = flags.index[flags == 1]
    if n < 3:
        return "too_few"
    if s == 0:
        return "never"
    if latest not in chosen:
        return "historical"
    if s == 1:
        return "new"
    if s >= 0.9 * n - 1e-9:
        return "persistent"
    run = flags.index[flags.index.get_loc(chosen[0]) :]
    return "consecutive" if len(run) == s else "sporadic"


@pytest.mark.shared_data
def test_every_cell_of_frederiksberg(run, frederiksberg_parameters):
    top = run("selecttop", {"INPUT": run("cellrates", frederiksberg_parameters).layer()})
    long = top.frame()
    done = run("sumperiods", {"INPUT": top.layer()})
    assert done.layer().fields().names() == FIELDS
    found = done.frame().set_index("cell_id")
    assert len(found) == 956
    latest = long["period"].max()
    for cell, rows in long.groupby("cell_id"):
        row, flags = found.loc[cell], rows.set_index("period")["selected"].sort_index()
        known = rows.loc[rows["population"] > 0]
        n, s = flags.notna().sum(), (flags == 1).sum()
        chosen = flags.index[flags == 1]
        assert (row["periods"], row["periods_selected"]) == (n, s)
        np.testing.assert_equal(row["share_selected"], s / n if n else np.nan)
        assert (row["first_selected"], row["last_selected"]) == (
            (chosen[0], chosen[-1]) if s else (None, None)
        )
        assert row["pattern"] == pattern_of(flags, latest), cell
        assert (row["events"], row["exposure"]) == (known["events"].sum(), known["population"].sum())
        assert row["population"] == rows.loc[rows["period"] == latest, "population"].item()
        if len(known):
            assert row["rate"] == pytest.approx(
                known["events"].sum() / known["population"].sum() * 100, rel=1e-14
            )
        else:
            assert np.isnan(row["rate"])
    assert set(found["multiplier"]) == {100.0}
    assert "Cells selected in so many periods" in done.log


def history(flags, *, cell="c", indicator="A", events=1.0, population=10.0, multiplier=100.0):
    """Rows of one cell: 1, 0 or None per year from 2015 on."""
    return [
        {
            "indicator": indicator,
            "cell_id": cell,
            "period": str(2015 + i),
            "selected": flag,
            "events": events,
            "population": population,
            "multiplier": multiplier,
        }
        for i, flag in enumerate(flags)
    ]


def summed(run, rows, types=TYPES, **changes):
    layer = memory_layer(pd.DataFrame(rows).astype(object), types, geometry="NoGeometry")
    return run("sumperiods", {"INPUT": layer, **changes})


def test_cells_and_indicators_are_summed_by_themselves_in_any_order(run):
    rows = [
        *history([1, 1, 1, 1]),
        *history([0, None, 0, 1], cell="d"),
        *history([0, 0, 0, 0], cell="e"),
        *history([1, 0, 1, 1], indicator="B", multiplier=1000.0),
    ]
    mixed = [rows[i] for i in np.random.RandomState(1).permutation(len(rows))]
    found = summed(run, mixed).frame().set_index(["indicator", "cell_id"]).sort_index()
    assert found["pattern"].to_dict() == {
        ("A", "c"): "persistent",
        ("A", "d"): "new",
        ("A", "e"): "never",
        ("B", "c"): "sporadic",
    }
    assert found["periods"].tolist() == [4, 3, 4, 4]
    assert found["periods_selected"].tolist() == [4, 1, 0, 3]  # 0 and never NULL
    assert found["rate"].tolist() == [10.0, 10.0, 10.0, 100.0]
    assert found["first_selected"].tolist() == ["2015", "2018", None, "2015"]
    assert found["last_selected"].tolist() == ["2018", "2018", None, "2018"]


def test_a_cell_without_a_row_in_a_period_was_not_ranked_there(run):
    rows = [*history([1, 1, 1, 1]), *history([1, 1], cell="d")]
    found = summed(run, rows).frame().set_index("cell_id")
    assert found.loc["d", ["periods", "periods_selected"]].tolist() == [2, 2]
    assert np.isnan(found.loc["d", "population"])  # of the latest period, in which nothing is known of it
    assert found.loc["d", "exposure"] == 20


def test_events_without_population_are_said_and_in_no_rate(run):
    rows = [*history([1, 1, 1]), *history([None] * 3, cell="d", population=0.0, events=4.0)]
    done = summed(run, rows)
    found = done.frame().set_index("cell_id")
    assert found.loc["d", ["events", "exposure"]].tolist() == [0, 0]
    assert np.isnan(found.loc["d", "rate"])
    assert any("Events in cells without population, in no rate: 12" in line for line in done.warnings)


def test_fields_of_other_names(run):
    names = {"cell_id": "omraade", "period": "aar", "selected": "valgt"}
    rows = [{names.get(key, key): value for key, value in row.items()} for row in history([1, 0, 1])]
    types = {names.get(key, key): kind for key, kind in TYPES.items()}
    done = summed(run, rows, types, CELL="omraade", PERIOD="aar", SELECTED="valgt")
    assert done.frame()[["cell_id", "periods_selected"]].to_numpy().tolist() == [["c", 2]]
