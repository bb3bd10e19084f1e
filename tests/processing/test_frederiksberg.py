"""Frederiksberg's real data: every number of the method against a computation in pandas alone."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessing,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module")
def table(shared_data):
    return shared_data / "frederiksberg" / "boliger_med_mangler.csv"


@pytest.fixture(scope="module")
def frame(table):
    rows = pd.read_csv(table)
    return rows[rows["type_id"] == 11]


def arguments(table, **changes):
    return {
        "EVENTS": str(table),
        "EVENTS_PERIOD": "udtraek_dato",
        "EVENTS_COUNT": "antal",
        "EVENTS_CELL": "distrikt_id",
        "EVENTS_FILTER": '"type_id" = 11',
        "EVENTS_NATURE": 1,
        "POPULATION": str(table),
        "POPULATION_PERIOD": "udtraek_dato",
        "POPULATION_COUNT": "antal_samlet",
        "POPULATION_CELL": "distrikt_id",
        "POPULATION_FILTER": '"type_id" = 11',
        "KIND": 1,
        "MULTIPLIER": 100,
        "INDICATOR": "mangler",
        "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
        **changes,
    }


def as_frame(layer):
    names = layer.fields().names()
    rows = [
        [None if value == None else value for value in feature.attributes()]  # noqa: E711 - NULL of PyQt5
        for feature in layer.getFeatures()
    ]
    return pd.DataFrame(rows, columns=names)


@pytest.fixture(scope="module")
def by_date(table, provider):
    return processing.run("boligmon:cellrates", arguments(table))


def test_every_cell_and_snapshot(by_date, frame):
    got = as_frame(by_date["OUTPUT"]).set_index(["cell_id", "period"]).sort_index()
    want = frame.set_index(["distrikt_id", "udtraek_dato"]).sort_index()
    assert len(got) == 956 * 7
    assert got.index.tolist() == want.index.tolist()
    assert got["events"].tolist() == want["antal"].tolist()
    assert got["population"].tolist() == want["antal_samlet"].tolist()
    rate = np.where(want["antal_samlet"] > 0, want["antal"] / want["antal_samlet"] * 100, np.nan)
    np.testing.assert_array_equal(got["rate"].astype(float), rate)
    assert (by_date["EVENTS_READ"], by_date["EVENTS_PLACED"], by_date["EVENTS_UNPLACED"]) == (
        9226,
        6692,
        2534,
    )


def test_status_and_limits(by_date, frame):
    got = as_frame(by_date["OUTPUT"])
    assert (got["status"] == "no_population").sum() == (frame["antal_samlet"] == 0).sum()
    below = (frame["antal_samlet"] > 0) & (frame["antal_samlet"] < 20)
    assert (got["status"] == "below_minimum").sum() == below.sum()
    some = got[got["population"] > 0].sample(300, random_state=1)
    z = 1.959963984540054
    for row in some.itertuples():  # Wilson (1927), written out
        n, p = row.population, row.events / row.population
        middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        scale = 100 / (1 + z * z / n)
        assert row.rate_low == pytest.approx(max(0, middle - half) * scale, abs=1e-9)
        assert row.rate_high == pytest.approx((middle + half) * scale, abs=1e-9)


def test_by_year_as_a_stock_the_dwellings_are_a_mean_over_the_dates(table, frame, provider):
    layer = processing.run("boligmon:cellrates", arguments(table, PERIOD_UNIT=2))["OUTPUT"]
    got = as_frame(layer).groupby("period")[["events", "population"]].sum()
    dates = frame.assign(year=frame["udtraek_dato"].str[:4]).groupby(["year", "udtraek_dato"])
    want = dates[["antal", "antal_samlet"]].sum().groupby("year").mean()
    assert got.index.tolist() == ["2012", "2013", "2014"]
    np.testing.assert_allclose(got["events"], want["antal"], rtol=1e-12)
    np.testing.assert_allclose(got["population"], want["antal_samlet"], rtol=1e-12)
    assert got.loc["2013", "population"] == pytest.approx(54_215, abs=0.5)  # METHODS A1


def test_cells_from_codes_are_the_published_polygons(by_date, shared_data):
    published = QgsVectorLayer(str(shared_data / "frederiksberg" / "kvadratnet_4326.geojson"), "net", "ogr")
    to_utm = QgsCoordinateTransform(
        published.crs(), QgsCoordinateReferenceSystem("EPSG:25832"), QgsProject.instance()
    )
    theirs = {feature["distrikt_id"]: feature.geometry() for feature in published.getFeatures()}
    ours = {feature["cell_id"]: feature.geometry() for feature in by_date["OUTPUT"].getFeatures()}
    assert len(ours) == 956
    assert set(ours) <= set(theirs)
    for code, square in ours.items():
        other = theirs[code]
        other.transform(to_utm)
        assert square.hausdorffDistance(other) < 1.0


def test_blocks_as_cells_report_their_sliver(table, shared_data, provider):
    lines = []

    class Feedback(QgsProcessingFeedback):
        def pushWarning(self, text):  # noqa: N802
            lines.append(text)

    blocks = str(shared_data / "frederiksberg" / "karre_4326.geojson")
    changes = {"CELLS": blocks, "CELLS_ID": "distrikt_id", "EVENTS_FILTER": '"type_id" = 12'}
    changes["POPULATION_FILTER"] = changes["EVENTS_FILTER"]
    result = processing.run("boligmon:cellrates", arguments(table, **changes), feedback=Feedback(False))
    rows = pd.read_csv(table)
    want = rows[rows["type_id"] == 12].groupby("udtraek_dato")[["antal", "antal_samlet"]].sum()
    got = as_frame(result["OUTPUT"]).groupby("period")[["events", "population"]].sum()
    assert got["events"].tolist() == want["antal"].tolist()
    assert got["population"].tolist() == want["antal_samlet"].tolist()
    assert any("1 pairs" in line for line in lines)


@pytest.fixture(scope="module")
def steps(table, provider):
    """The four steps one by one."""
    rates = processing.run("boligmon:cellrates", arguments(table))["OUTPUT"]
    top = processing.run("boligmon:selecttop", {"INPUT": rates, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})[
        "OUTPUT"
    ]
    periods = processing.run("boligmon:sumperiods", {"INPUT": top, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})[
        "OUTPUT"
    ]
    done = {
        "INPUT": periods,
        "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
        "CELLS_OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
    }
    areas = processing.run("boligmon:monitoringareas", done)
    return {
        "rates": rates,
        "top": top,
        "periods": periods,
        "areas": areas["OUTPUT"],
        "cells": areas["CELLS_OUTPUT"],
    }


@pytest.fixture(scope="module")
def selection(frame):
    """The yearly top 25 % in pandas: ranked are cells with 20 dwellings and an event; ties are in."""
    ranked = frame[(frame["antal_samlet"] >= 20) & (frame["antal"] > 0)].copy()
    ranked["value"] = ranked["antal"] / ranked["antal_samlet"] * 100
    groups = ranked.groupby("udtraek_dato")["value"]
    ranked["rank"] = groups.rank(ascending=False, method="min")
    ranked["n"] = groups.transform("size")
    ranked["selected"] = 100 * (ranked["rank"] - 1) < 25 * ranked["n"]
    return ranked


def test_the_top_share(steps, selection, frame):
    got = as_frame(steps["top"]).set_index(["cell_id", "period"])
    want = selection.set_index(["distrikt_id", "udtraek_dato"])
    chosen = got.index[got["selected"] == 1]
    assert sorted(chosen) == sorted(want.index[want["selected"]])
    assert got.loc[want.index, "rank"].astype(float).tolist() == want["rank"].tolist()
    limits = want[want["selected"]].groupby("udtraek_dato")["value"].min()
    for period, limit in limits.items():
        known = got.xs(period, level="period")["threshold"].dropna().unique()
        assert known.tolist() == [limit]
    small = frame[frame["antal_samlet"] < 20].set_index(["distrikt_id", "udtraek_dato"]).index
    assert got.loc[small, "selected"].isna().all()
    zero = frame[(frame["antal_samlet"] >= 20) & (frame["antal"] == 0)].set_index(
        ["distrikt_id", "udtraek_dato"]
    )
    assert (got.loc[zero.index, "selected"] == 0).all()


def test_the_sum_over_the_periods(steps, selection, frame):
    got = as_frame(steps["periods"]).set_index("cell_id")
    times = selection[selection["selected"]].groupby("distrikt_id").size().reindex(got.index, fill_value=0)
    assert got["periods_selected"].tolist() == times.tolist()
    populated = frame[frame["antal_samlet"] > 0].groupby("distrikt_id")[["antal", "antal_samlet"]].sum()
    populated = populated.reindex(got.index, fill_value=0)
    assert got["events"].tolist() == populated["antal"].tolist()
    assert got["exposure"].tolist() == populated["antal_samlet"].tolist()
    latest = frame[frame["udtraek_dato"] == "2014-04-01"].set_index("distrikt_id")["antal_samlet"]
    assert got["population"].tolist() == latest.reindex(got.index).tolist()


def test_the_areas(steps, frame):
    """Areas by a plain search over the cells: Chebyshev distance of at most two cells, 50 dwellings."""
    cells = as_frame(steps["periods"]).set_index("cell_id")
    members = cells.index[cells["periods_selected"] >= 4]
    place = {code: tuple(int(part) for part in code.split("_")[1:]) for code in members}
    areas, free = [], set(members)
    while free:
        area, new = set(), [free.pop()]
        while new:
            one = new.pop()
            area.add(one)
            near = {other for other in free if max(abs(a - b) for a, b in zip(place[one], place[other])) <= 2}
            free -= near
            new += near
        areas.append(area)
    population = cells["population"]
    want = sorted(
        (len(area), population[list(area)].sum(), cells.loc[list(area), "events"].sum())
        for area in areas
        if population[list(area)].sum() >= 50
    )
    got = as_frame(steps["areas"])
    assert sorted(zip(got["cells"], got["population"], got["events"])) == want
    np.testing.assert_allclose(got["rate"], got["events"] / got["exposure"] * 100, rtol=1e-12)
    assert got["area_id"].tolist() == [f"mangler-{number:03d}" for number in range(1, len(got) + 1)]
    assert got["events"].tolist() == sorted(got["events"], reverse=True)
    inside = as_frame(steps["cells"])
    assert inside.groupby("area_id").size().to_dict() == dict(zip(got["area_id"], got["cells"]))


def test_the_model_gives_the_same_as_the_steps(table, steps, provider, tmp_path):
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("rates", "top", "periods", "areas")}
    given = {name: value for name, value in arguments(table).items() if name != "OUTPUT"}
    result = processing.run("boligmon:monitoring", {**given, **outputs})
    for name in outputs:
        stored = as_frame(QgsVectorLayer(result[name], name, "ogr")).drop(columns="fid")
        pd.testing.assert_frame_equal(stored, as_frame(steps[name]), check_dtype=False)


def test_previous_areas_keep_their_ids_and_names(steps, provider):
    previous = steps["areas"].clone()
    provider_of = previous.dataProvider()
    index = previous.fields().lookupField("name")
    ids = previous.fields().lookupField("area_id")
    changes = {
        feature.id(): {index: f"Kvarter {feature['area_id']}", ids: f"gammel-{90 + place}"}
        for place, feature in enumerate(previous.getFeatures())
    }
    assert provider_of.changeAttributeValues(changes)
    layer = processing.run(
        "boligmon:monitoringareas",
        {
            "INPUT": steps["periods"],
            "PREVIOUS": previous,
            "MIN_VALUE": 5,
            "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT,
        },
    )["OUTPUT"]
    got = as_frame(layer)
    kept = got[got["area_id"].str.startswith("gammel-")]
    assert len(kept) > len(got) / 2
    assert kept["name"].str.startswith("Kvarter ").all()
    new = got[~got["area_id"].str.startswith("gammel-")]["area_id"]
    assert all(int(area_id.rsplit("-", 1)[1]) > 90 for area_id in new)
    assert got["area_id"].is_unique
