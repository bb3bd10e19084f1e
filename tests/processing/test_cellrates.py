"""Rates per cell and period on the real municipality of Frederiksberg: every number against pandas."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsVectorLayer

pytestmark = pytest.mark.shared_data
FIELDS = [
    "indicator",
    "cell_id",
    "period",
    "period_start",
    "period_end",
    "events",
    "persons",
    "population",
    "multiplier",
    "rate",
    "rate_low",
    "rate_high",
    "rate_smoothed",
    "status",
]


def wilson(o, p):
    """Wilson's 95 % limits of a share, per 100."""
    z = NormalDist().inv_cdf(0.975)
    middle, width = 2 * o + z * z, z * np.sqrt(z * z + 4 * o * (1 - o / p))
    return 100 * (middle - width) / (2 * (p + z * z)), 100 * (middle + width) / (2 * (p + z * z))


def expected_rates(table):
    """One row per cell and period, from pandas alone; ``table`` has cell, period, events and population."""
    rows = table.assign(
        rate=np.where(table["population"] > 0, table["events"] / table["population"] * 100, np.nan)
    )
    known = rows["population"] > 0
    assert (rows["events"] <= rows["population"]).all()  # so that every limit is Wilson's
    rows["rate_low"], rows["rate_high"] = np.nan, np.nan
    low, high = wilson(rows.loc[known, "events"], rows.loc[known, "population"])
    rows.loc[known, "rate_low"], rows.loc[known, "rate_high"] = low, high
    rows["status"] = np.select(
        [(rows["population"] == 0) & (rows["events"] > 0), rows["population"] == 0, rows["population"] < 20],
        ["events_without_population", "no_population", "below_minimum"],
        "ok",
    )
    return rows


def compare(found, expected):
    """All figures of a result against a frame sorted by cell and period."""
    found = found.sort_values(["cell_id", "period"]).reset_index(drop=True)
    expected = expected.sort_values(["cell_id", "period"]).reset_index(drop=True)
    for name in ("cell_id", "period", "status"):
        assert found[name].tolist() == expected[name].tolist(), name
    for name in ("events", "population", "rate"):
        np.testing.assert_array_equal(found[name].to_numpy(float), expected[name].to_numpy(float), name)
    for name in ("rate_low", "rate_high"):
        np.testing.assert_allclose(found[name].astype(float), expected[name], rtol=1e-9, atol=1e-9)


@pytest.fixture
def cells(dwellings):
    rows = dwellings.loc[dwellings["type_id"] == 11]
    names = {
        "distrikt_id": "cell_id",
        "udtraek_dato": "period",
        "antal": "events",
        "antal_samlet": "population",
    }
    return rows.rename(columns=names)[list(names.values())]


def test_956_cells_by_7_snapshots(run, frederiksberg_parameters, cells):
    done = run("cellrates", frederiksberg_parameters)
    assert done.layer().fields().names() == FIELDS
    found = done.frame()
    assert (len(found), found["cell_id"].nunique(), found["period"].nunique()) == (6692, 956, 7)
    compare(found, expected_rates(cells))
    assert set(found["indicator"]) == {"Boliger med mangler"}
    assert set(found["multiplier"]) == {100.0}
    assert found["persons"].isna().all()
    assert found["rate_smoothed"].isna().all()
    # a snapshot begins and ends on its day
    assert found["period_start"].tolist() == found["period_end"].tolist() == found["period"].tolist()
    # about two thirds of the cells have no event, and some have no dwelling
    assert 0.6 < (found["events"] == 0).mean() < 0.7
    assert {"ok", "no_population", "below_minimum"} <= set(found["status"])


def test_every_row_is_accounted_for(run, frederiksberg_parameters, dwellings):
    done = run("cellrates", {**frederiksberg_parameters, "UNPLACED": "memory:"})
    blocks = np.flatnonzero(dwellings["type_id"] != 11) + 1
    numbers = {name: done.results[name] for name in done.results if "_" in name}
    assert numbers == {
        "EVENTS_READ": len(dwellings),
        "EVENTS_PLACED": 6692,
        "EVENTS_UNPLACED": len(blocks),
        "POPULATION_READ": len(dwellings),
        "POPULATION_PLACED": 6692,
        "POPULATION_UNPLACED": len(blocks),
    }
    unplaced = done.frame("UNPLACED")
    assert list(unplaced) == ["source", "row", "reason"]  # and nothing that could be a person's
    for source in ("events", "population"):
        rows = unplaced.loc[unplaced["source"] == source]
        assert rows["row"].tolist() == blocks.tolist()
        assert set(rows["reason"]) == {"filtered"}
    assert f"read {len(dwellings):,} = placed 6,692 + not placed {len(blocks):,}" in done.log


def test_polygons_made_from_the_codes_are_those_of_the_municipality_to_a_metre(
    run, frederiksberg_parameters, frederiksberg
):
    made = run("cellrates", frederiksberg_parameters).layer()
    assert made.crs().authid() == "EPSG:25832"
    given = QgsVectorLayer(str(frederiksberg / "kvadratnet_4326.geojson"), "celler", "ogr")
    there = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem("EPSG:25832"),
        QgsProject.instance(),
    )
    corners = {}
    for feature in given.getFeatures():
        geometry = feature.geometry()
        geometry.transform(there)
        corners[feature["distrikt_id"]] = {(p.x(), p.y()) for p in geometry.vertices()}
    seen = set()
    for feature in made.getFeatures():
        name = feature["cell_id"]
        if name in seen:
            continue
        seen.add(name)
        assert feature.geometry().area() == 10_000
        for x, y in ((p.x(), p.y()) for p in feature.geometry().vertices()):
            assert min(np.hypot(x - a, y - b) for a, b in corners[name]) < 1
    assert seen == set(corners)
    assert len(seen) == 956


def test_a_year_of_a_stock_is_its_mean_and_not_its_sum(run, frederiksberg_parameters, cells):
    done = run("cellrates", {**frederiksberg_parameters, "PERIOD_UNIT": 2})
    by_year = cells.assign(period=cells["period"].str[:4]).groupby(["cell_id", "period"], as_index=False)
    expected = by_year[["events", "population"]].mean()  # every cell has a row at every date
    found = done.frame()
    compare(found, expected_rates(expected))
    first = found.loc[found["period"] == "2013"]
    assert set(first["period_start"]) == {"2013-01-01"}
    assert set(first["period_end"]) == {"2013-12-31"}
    # METHODS A1: 54,215 dwellings, and 216,860 if four quarters were added
    assert first["population"].sum() == 54_215
    assert cells.loc[cells["period"].str[:4] == "2013", "population"].sum() == 216_860


@pytest.mark.parametrize(("at", "choose"), [(0, "mean"), (1, "first"), (2, "last")])
def test_which_snapshots_of_a_year_count(run, frederiksberg_parameters, cells, at, choose):
    done = run("cellrates", {**frederiksberg_parameters, "PERIOD_UNIT": 2, "POPULATION_AT": at})
    grouped = cells.sort_values("period").assign(year=cells["period"].str[:4]).groupby(["cell_id", "year"])
    expected = getattr(grouped["population"], choose)()
    found = done.frame().set_index(["cell_id", "period"])["population"].sort_index()
    np.testing.assert_array_equal(found.to_numpy(), expected.to_numpy(dtype=float))


def test_events_as_a_flow_are_added_over_the_year(run, frederiksberg_parameters, cells):
    done = run("cellrates", {**frederiksberg_parameters, "PERIOD_UNIT": 2, "EVENTS_NATURE": 0, "KIND": 0})
    expected = cells.groupby([cells["cell_id"], cells["period"].str[:4]])["events"].sum()
    found = done.frame().set_index(["cell_id", "period"])["events"].sort_index()
    np.testing.assert_array_equal(found.to_numpy(), expected.to_numpy(dtype=float))
    assert found.sum() == cells["events"].sum()


def test_blocks_as_cells_with_their_sliver_of_overlap(
    run, frederiksberg_parameters, frederiksberg, dwellings
):
    parameters = {
        **frederiksberg_parameters,
        "EVENTS_FILTER": '"type_id" = 12',
        "POPULATION_FILTER": '"type_id" = 12',
        "CELLS": str(frederiksberg / "karre_4326.geojson"),
        "CELLS_ID": "distrikt_id",
    }
    done = run("cellrates", parameters)
    rows = dwellings.loc[dwellings["type_id"] == 12]
    names = {
        "distrikt_id": "cell_id",
        "udtraek_dato": "period",
        "antal": "events",
        "antal_samlet": "population",
    }
    rows = rows.rename(columns=names)[list(names.values())].astype({"cell_id": str})
    layer = QgsVectorLayer(parameters["CELLS"], "karre", "ogr")
    blocks = {str(feature["distrikt_id"]): feature.geometry() for feature in layer.getFeatures()}
    every = pd.MultiIndex.from_product([blocks, sorted(rows["period"].unique())], names=["cell_id", "period"])
    inside = rows.loc[rows["cell_id"].isin(blocks)].set_index(["cell_id", "period"])
    expected = inside.reindex(every, fill_value=0).reset_index()  # a block without a row has no dwelling
    compare(done.frame(), expected_rates(expected))
    assert any("1 pairs" in line for line in done.warnings)
    assert done.layer().crs().authid() == "EPSG:4326"
    for feature in done.layer().getFeatures():
        assert feature.geometry().equals(blocks[feature["cell_id"]])


def test_the_same_from_a_point_layer_as_from_codes(run, frederiksberg_parameters, cells):
    # one point anywhere in each cell, in four systems
    from tests.layers import memory_layer

    random = np.random.RandomState(5)
    parts = cells["cell_id"].str.split("_", expand=True)
    rows = cells.assign(
        x=parts[2].astype(int) * 100 + random.uniform(1, 99, len(cells)),
        y=parts[1].astype(int) * 100 + random.uniform(1, 99, len(cells)),
    )
    types = {"period": "text", "events": "int", "population": "int"}
    base = memory_layer(rows, types)
    names = {
        f"{source}{rest}": value
        for source, count in (("EVENTS", "events"), ("POPULATION", "population"))
        for rest, value in (("_PERIOD", "period"), ("_COUNT", count))
    }
    rule = {"EVENTS_NATURE": 1, "KIND": 1, "MULTIPLIER": 100}
    for crs in ("EPSG:25832", "EPSG:4326", "EPSG:25833", "EPSG:3857"):
        layer = base
        if crs != "EPSG:25832":
            from qgis import processing

            layer = processing.run(
                "native:reprojectlayer", {"INPUT": base, "TARGET_CRS": crs, "OUTPUT": "memory:"}
            )["OUTPUT"]
        found = run("cellrates", {"EVENTS": layer, "POPULATION": layer, **names, **rule}).frame()
        compare(found, expected_rates(cells))
