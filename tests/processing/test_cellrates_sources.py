"""Rates from other sources: published rates by code, distinct units, persons, a mask, periods that meet."""

from __future__ import annotations

from collections import Counter as Bag
from collections import defaultdict

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from boligmon_plugin.domain.kernel import kernel_rate
from boligmon_plugin.domain.smoothing import empirical_bayes
from tests.layers import memory_layer, square

CELL = "100m_{}_{}"


def long_table(table, code, counts, people, periods, path):
    """One row per area and period, as text."""
    rows = pd.concat(
        pd.DataFrame({"kode": table[code].astype(str), "periode": p, "sager": table[c], "folk": table[n]})
        for c, n, p in zip(counts, people, periods)
    )
    rows.to_csv(path, sep=";", index=False)
    return str(path)


def parameters_of(table, **changes):
    names = {"EVENTS": table, "EVENTS_PERIOD": "periode", "EVENTS_COUNT": "sager", "EVENTS_CELL": "kode"}
    base = {"POPULATION": table, "POPULATION_PERIOD": "periode", "POPULATION_COUNT": "folk"}
    return {**names, **base, "POPULATION_CELL": "kode", **changes}


# --- published rates


@pytest.mark.shared_data
def test_st_louis_homicides_have_their_printed_rates(run, shared_data, tmp_path):
    source = shared_data / "pysal" / "stl_hom.csv"
    counties = pd.read_csv(source, dtype={"FIPS": str})
    counties["FIPS"] = counties["FIPS"].str.strip()
    spans = {"1979": "7984", "1984": "8488", "1988": "8893"}
    table = long_table(
        counties,
        "FIPS",
        [f"HC{s}" for s in spans.values()],
        [f"PO{s}" for s in spans.values()],
        spans,
        tmp_path / "t.csv",
    )
    cells = str(shared_data / "pysal" / "stl_hom.geojson")
    found = run("cellrates", parameters_of(table, CELLS=cells, CELLS_ID="FIPS", MULTIPLIER=100_000)).frame()
    assert len(found) == 78 * 3
    printed = {
        (code, year): rate
        for year, span in spans.items()
        for code, rate in zip(counties["FIPS"], counties[f"HR{span}"])
    }
    for row in found.itertuples():
        assert row.rate == pytest.approx(printed[row.cell_id, row.period], abs=1e-6)
        assert row.rate_low <= row.rate <= row.rate_high


@pytest.mark.shared_data
def test_sids_have_their_printed_rates(run, shared_data, tmp_path):
    layer = QgsVectorLayer(str(shared_data / "pysal" / "sids2.dbf"), "sids2", "ogr")
    names = layer.fields().names()
    counties = pd.DataFrame([feature.attributes() for feature in layer.getFeatures()], columns=names)
    assert len(counties) == 100
    table = long_table(
        counties, "FIPSNO", ["SID74", "SID79"], ["BIR74", "BIR79"], ["1974", "1979"], tmp_path / "t.csv"
    )
    # the table has no shapes: a hundred squares with the codes stand for the counties
    rows = {"kode": counties["FIPSNO"].astype(int), "wkt": [square(10 * i, 0, 9) for i in range(100)]}
    cells = memory_layer(pd.DataFrame(rows), {"kode": "int"}, geometry="Polygon")
    found = run("cellrates", parameters_of(table, CELLS=cells, CELLS_ID="kode", MULTIPLIER=1000)).frame()
    printed = counties.assign(kode=counties["FIPSNO"].astype(int).astype(str)).set_index("kode")
    for year, column in (("1974", "SIDR74"), ("1979", "SIDR79")):
        rates = found.loc[found["period"] == year].set_index("cell_id")["rate"]
        np.testing.assert_allclose(rates.loc[printed.index], printed[column], atol=1e-6)


# --- distinct units and persons


@pytest.fixture
def town(provider):
    """Measures and families of a small town: persons who return, families with several rows and dates."""
    random = np.random.RandomState(12)
    n, m = 1500, 3000
    place = random.randint(0, 12, n)
    events = pd.DataFrame(
        {
            "dato": pd.Timestamp("2015-01-01") + pd.to_timedelta(random.randint(0, 1096, n), unit="D"),
            "borger": [f"b{number}" for number in random.randint(0, 200, n)],
            "art": np.array(["a", "b"])[random.randint(0, 2, n)],
            "x": 600_000 + 100 * (place % 4) + random.uniform(0, 100, n),
            "y": 6_100_000 + 100 * (place // 4) + random.uniform(0, 100, n),
        }
    )
    dates = pd.to_datetime(["2015-01-01", "2015-07-01", "2016-01-01", "2017-01-01"])
    population = pd.DataFrame(
        {
            "dato": dates[random.randint(0, 4, m)],
            "familie": random.randint(0, 700, m),
            "celle": [CELL.format(61_000 + p // 4, 6000 + p % 4) for p in random.randint(0, 12, m)],
        }
    )
    types = {"dato": "date", "borger": "text", "art": "text"}
    layers = {
        "EVENTS": memory_layer(events.astype({"dato": object}), types),
        "POPULATION": memory_layer(
            population.astype({"dato": object}),
            {"dato": "date", "familie": "int", "celle": "text"},
            geometry="NoGeometry",
        ),
        "EVENTS_PERIOD": "dato",
        "POPULATION_PERIOD": "dato",
        "POPULATION_CELL": "celle",
        "PERIOD_UNIT": 2,
        "MIN_POPULATION": 0,
    }
    cell = [CELL.format(int(y // 100), int(x // 100)) for x, y in zip(events["x"], events["y"])]
    return layers, events.assign(cell=cell, year=events["dato"].dt.year), population


def test_distinct_measures_families_and_persons_against_sets(run, town):
    layers, events, population = town
    done = run(
        "cellrates",
        {
            **layers,
            "EVENTS_UNIT": ["borger", "art"],
            "EVENTS_PERSON": "borger",
            "POPULATION_UNIT": ["familie"],
        },
    )
    units, people, families = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in events.itertuples():
        units[row.cell, str(row.year)].add((row.borger, row.art))
        people[row.cell, str(row.year)].add(row.borger)
    for row in population.itertuples():
        families[row.celle, str(row.dato)[:10]].add(row.familie)
    dates = {"2015": ["2015-01-01", "2015-07-01"], "2016": ["2016-01-01"], "2017": ["2017-01-01"]}
    found = done.frame()
    assert len(found) == 12 * 3
    for row in found.itertuples():
        base = np.mean([len(families[row.cell_id, date]) for date in dates[row.period]])
        assert row.events == len(units[row.cell_id, row.period])
        assert row.persons == len(people[row.cell_id, row.period])
        assert row.population == pytest.approx(base, rel=1e-15)
        assert row.rate == pytest.approx(row.events / base * 1000, rel=1e-15)
    triples = sum(map(len, units.values()))
    assert found["events"].sum() == triples
    # rows read = triples + repeats (+ unplaced: none here)
    assert done.results["EVENTS_PLACED"] == 1500
    assert f"of the placed rows {1500 - triples:,} repeat a unit" in done.log
    within = Bag((person, year) for (_, year), pairs in units.items() for person, _ in pairs)
    phi = sum(f * f for f in within.values()) / sum(within.values())
    assert f"Dispersion (events per person): {phi:.2f} within a period" in done.log
    # limits are the wider by the root of it
    plain = run(
        "cellrates", {**layers, "EVENTS_UNIT": ["borger", "art"], "POPULATION_UNIT": ["familie"]}
    ).frame()
    wide, narrow = found["rate_high"] - found["rate"], plain["rate_high"] - plain["rate"]
    np.testing.assert_allclose(wide, narrow * np.sqrt(phi), rtol=1e-9)


def test_rows_without_units_are_counted_one_by_one(run, town):
    layers, events, _ = town
    found = run("cellrates", layers).frame().set_index(["cell_id", "period"])["events"]
    expected = events.groupby(["cell", events["year"].astype(str)]).size()
    assert found.to_dict() == expected.to_dict()


def test_smoothed_rates_are_those_of_their_methods(run, town):
    layers, _, _ = town
    plain = run("cellrates", layers).frame()
    bayes = run("cellrates", {**layers, "SMOOTHING": 1}).frame()
    kernel = run("cellrates", {**layers, "SMOOTHING": 2, "BANDWIDTH": 150, "MIN_POPULATION": 20}).frame()
    default = run("cellrates", {**layers, "SMOOTHING": 2, "MIN_POPULATION": 20}).frame()
    assert plain["rate_smoothed"].isna().all()
    for year, rows in plain.groupby("period"):
        events, population = rows["events"].to_numpy(), rows["population"].to_numpy()
        expected = empirical_bayes(events, population).rate * 1000
        np.testing.assert_allclose(bayes.loc[rows.index, "rate_smoothed"], expected, rtol=1e-12, err_msg=year)
        codes = rows["cell_id"].str.split("_", expand=True)
        x, y = (codes[part].astype(float).to_numpy() * 100 + 50 for part in (2, 1))
        for layer, width in ((kernel, 150), (default, 300)):  # three times the cell size
            expected = kernel_rate(x, y, events, population, bandwidth=width, min_population=20) * 1000
            np.testing.assert_allclose(layer.loc[rows.index, "rate_smoothed"], expected, rtol=1e-9)


def test_a_mask_leaves_out_what_lies_beyond_it(run, town):
    layers, events, population = town
    # the two western columns of cells and a bit of the third, whose centres are outside
    mask = memory_layer(pd.DataFrame({"wkt": [square(600_000, 6_100_000, 220)]}), {}, geometry="Polygon")
    done = run("cellrates", {**layers, "MASK": mask, "UNPLACED": "memory:"})
    # the population has codes, so whole cells are out: both sources lose the same
    inside = (events["x"] < 600_200) & (events["y"] < 6_100_200)
    assert done.results["EVENTS_PLACED"] == inside.sum()
    unplaced = done.frame("UNPLACED")
    rows = unplaced.loc[unplaced["source"] == "events", "row"]
    assert sorted(rows) == (np.flatnonzero(~inside) + 1).tolist()
    assert set(unplaced["reason"]) == {"outside"}
    west = population["celle"].isin([CELL.format(61_000 + j, 6000 + i) for i in (0, 1) for j in (0, 1)])
    assert done.results["POPULATION_PLACED"] == west.sum()
    assert done.frame()["events"].sum() == inside.sum()


def test_a_mask_in_another_system_is_the_same_mask(run, town):
    from qgis import processing

    layers, _, _ = town
    mask = memory_layer(pd.DataFrame({"wkt": [square(600_000, 6_100_000, 220)]}), {}, geometry="Polygon")
    other = processing.run(
        "native:reprojectlayer", {"INPUT": mask, "TARGET_CRS": "EPSG:25833", "OUTPUT": "memory:"}
    )["OUTPUT"]
    one, two = (run("cellrates", {**layers, "MASK": layer}) for layer in (mask, other))
    assert one.results["EVENTS_PLACED"] == two.results["EVENTS_PLACED"] > 0
    pd.testing.assert_frame_equal(one.frame(), two.frame())


# --- periods that meet


def period_tables(events, population, tmp_path):
    """Two CSV tables of one cell: texts of periods, each row counting one."""
    paths = []
    for name, texts in (("e", events), ("p", population)):
        rows = pd.DataFrame({"periode": texts, "kode": CELL.format(61_000, 6000)})
        rows.to_csv(tmp_path / f"{name}.csv", index=False)
        paths.append(str(tmp_path / f"{name}.csv"))
    names = {"EVENTS_PERIOD": "periode", "POPULATION_PERIOD": "periode", "MIN_POPULATION": 0}
    return {
        "EVENTS": paths[0],
        "POPULATION": paths[1],
        **names,
        "EVENTS_CELL": "kode",
        "POPULATION_CELL": "kode",
    }


MEETINGS = [
    # events, population, PERIOD_UNIT, {period: (events, population)}
    (["2015-03-01", "2015-11-30"], ["2015", "2015"], 0, {"2015": (2, 2)}),
    (["2015", "2016"], ["2015K1", "2015K2", "2015K2", "2016K4"], 0, {"2015": (1, 1.5), "2016": (1, 1)}),
    (["2015", "2016"], ["2015", "2016"], 1, {"2015": (1, 1), "2016": (1, 1)}),
    (["2015-02", "2015-09"], ["01-01-2015", "01-07-2015"], 3, {"2015-H1": (1, 1), "2015-H2": (1, 1)}),
    (["2015-02", "2015-03"], ["2015M01", "2015M02"], 4, {"2015-Q1": (2, 1)}),
    (["2015-02-03", "2015-02-27"], ["Februar 15"], 5, {"2015-02": (2, 1)}),
    (["2015-07-31", "2015-08-01"], ["2014-09-05", "2015-09-05"], 6, {"2014/15": (1, 1), "2015/16": (1, 1)}),
    (["2015/16", "2015/16"], ["2015-09-05", "2016-05-05"], 0, {"2015/16": (2, 1)}),
    (["2015", "2018"], ["2015", "2017"], 0, {"2015": (1, 1), "2017": (None, 1), "2018": (1, None)}),
]


@pytest.mark.parametrize(("events", "population", "unit", "expected"), MEETINGS)
def test_periods_meet_in_the_unit_asked_for(run, tmp_path, events, population, unit, expected):
    done = run("cellrates", {**period_tables(events, population, tmp_path), "PERIOD_UNIT": unit})
    found = {
        row.period: tuple(None if np.isnan(value) else value for value in (row.events, row.population))
        for row in done.frame().itertuples()
    }
    assert found == expected
    lonely = [period for period, pair in expected.items() if None in pair]
    assert set(done.frame().set_index("period")["status"].loc[lonely]) <= {"missing"}
    assert len([line for line in done.warnings if "only one source" in line]) == bool(lonely)


def test_the_population_of_the_year_before(run, tmp_path):
    tables = period_tables(["2016", "2017"], ["2015", "2016", "2016"], tmp_path)
    found = run("cellrates", {**tables, "POPULATION_SHIFT": 1}).frame()
    assert list(zip(found["period"], found["events"], found["population"])) == [
        ("2016", 1, 1),
        ("2017", 1, 2),
    ]
