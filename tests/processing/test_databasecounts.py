"""What the database counts is what reading the rows gives, cell by cell, on a real server and in files."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from tests.databases import DATABASES, EVENT_TYPES, counted, make_events
from tests.layers import frame_of, in_file, memory_layer, square


def rates_of(run, events, population, **options):
    """cellrates over two sources given as a layer and its roles."""
    parameters = {"MIN_POPULATION": 1, **options}
    for source, (layer, roles) in {"EVENTS": events, "POPULATION": population}.items():
        parameters[source] = layer
        parameters.update({f"{source}_{role}": value for role, value in roles.items()})
    return run("cellrates", parameters).frame()


FAMILIES = {"PERIOD": "dato"}
YEAR, HALF, QUARTER, MONTH, SCHOOL = 2, 3, 4, 5, 6  # PERIOD_UNIT of cellrates; one less in databasecounts

CASES = {
    "rows by year": ({"PERIOD": "aar"}, YEAR),
    "rows by quarter of a date": ({"PERIOD": "dato"}, QUARTER),
    "rows by month of a moment": ({"PERIOD": "tid"}, MONTH),
    "rows by half-year of text": ({"PERIOD": "maaned"}, HALF),
    "rows by school year of Danish dates": ({"PERIOD": "dansk"}, SCHOOL),
    "rows by month of text": ({"PERIOD": "maaned"}, MONTH),
    "a sum": ({"PERIOD": "dato", "COUNT": "antal"}, YEAR),
    "a sum of whole numbers": ({"PERIOD": "aar", "COUNT": "vaegt"}, YEAR),
    "citizens": ({"PERIOD": "dato", "UNIT": ["borger"]}, YEAR),
    "cases": ({"PERIOD": "dato", "UNIT": ["sag"]}, HALF),
    "citizens and types": ({"PERIOD": "dato", "UNIT": ["borger", "type"]}, YEAR),
    "several columns": ({"PERIOD": "maaned", "UNIT": ["sag", "dato", "antal"]}, QUARTER),
    "filtered": ({"PERIOD": "dato", "FILTER": '"type" LIKE \'a%\' OR "vaegt" > 3'}, YEAR),
    "a filter that empties years": ({"PERIOD": "aar", "FILTER": '"aar" <> 2015 AND "sag" > 2'}, YEAR),
    "units and a filter": (
        {"PERIOD": "dato", "UNIT": ["borger"], "FILTER": "\"type\" = 'anbringelse'"},
        YEAR,
    ),
    "cell codes": ({"PERIOD": "dato", "CELL": "celle"}, YEAR),
    "units by cell codes": ({"PERIOD": "dato", "CELL": "celle", "UNIT": ["borger"]}, YEAR),
    "a stock": ({"PERIOD": "dato", "NATURE": 1}, MONTH),
    "a stock of citizens": ({"PERIOD": "maaned", "NATURE": 1, "UNIT": ["borger"]}, YEAR),
}


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("case", CASES)
def test_rates_over_counts_are_rates_over_rows(run, tables, database, case):
    roles, unit = CASES[case]
    events, families = tables[database]["events"], tables[database]["families"]
    options = {"PERIOD_UNIT": unit}
    expected = rates_of(run, (events, roles), (families, FAMILIES), **options)
    done, source = counted(run, events, PERIOD_UNIT=unit - 1, **roles)
    if "NATURE" in roles:
        source[1]["NATURE"] = roles["NATURE"]
    found = rates_of(run, source, (families, FAMILIES), **options)
    pd.testing.assert_frame_equal(found, expected)
    assert done.results["READ"] == len(make_events()) == done.results["PLACED"] + done.results["UNPLACED"]
    assert expected["events"].sum() > 0


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("size", [100, 250, 1000])
@pytest.mark.parametrize(
    "unit", [{}, {"UNIT": ["familie"]}, {"COUNT": "boern"}], ids=["rows", "units", "sum"]
)
def test_a_population_of_several_dates_is_averaged_as_from_rows(run, tables, database, size, unit):
    events, families = tables[database]["events"], tables[database]["families"]
    options = {"PERIOD_UNIT": YEAR, "CELL_SIZE": size}
    roles = {**FAMILIES, **unit, "FILTER": '"familie" < 500 AND NOT ("dato" = \'2016-07-01\')'}
    expected = rates_of(run, (events, {"PERIOD": "aar"}), (families, roles), **options)
    _, source = counted(run, families, NATURE=2, CELL_SIZE=size, PERIOD_UNIT=YEAR - 1, **roles)
    found = rates_of(run, (events, {"PERIOD": "aar"}), source, **options)
    pd.testing.assert_frame_equal(found, expected)
    if size < 1000:  # two dates of 2014 are averaged, so some cell has a half
        assert (expected["population"] % 1 > 0).any()


@pytest.mark.parametrize("database", DATABASES)
def test_a_unit_counts_once_in_each_cell_and_period(run, tables, database):
    frame = make_events()
    frame["unit"] = frame["borger"].map(lambda text: None if text is None else text.strip() or None)
    inside = frame["x"].between(600_000, 600_600) & frame["dato"].notna() & frame["unit"].notna()
    good = frame[inside].assign(
        cell=lambda t: [f"100m_{int(y // 100)}_{int(x // 100)}" for x, y in zip(t["x"], t["y"])],
        period=lambda t: pd.to_datetime(t["dato"]).dt.year.astype(str),
    )
    expected = good.groupby(["cell", "period"])["unit"].nunique().astype(float)
    done, _ = counted(run, tables[database]["events"], PERIOD="dato", UNIT=["borger"], PERIOD_UNIT=1)
    found = done.frame()
    assert found.set_index(["cell_id", "period"])["count"].to_dict() == expected.to_dict()
    assert found["cell_id"].tolist() == sorted(found["cell_id"])
    assert done.results["PLACED"] == len(good)
    assert f"{len(good) - int(expected.sum()):,}" in done.log


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("what", [{}, {"UNIT": ["sag"]}, {"COUNT": "vaegt"}], ids=["rows", "units", "sum"])
def test_persons_are_those_of_reading_the_rows(run, tables, database, what):
    """A row without a person is its own person, there as here."""
    events, families = tables[database]["events"], tables[database]["families"]
    roles = {"PERIOD": "dato", "PERSON": "borger", **what}
    expected = rates_of(run, (events, roles), (families, FAMILIES), PERIOD_UNIT=YEAR)
    done, _ = counted(run, events, PERIOD_UNIT=YEAR - 1, **roles)
    expected = expected[expected["persons"] > 0].set_index(["cell_id", "period"])["persons"]
    found = done.frame().set_index(["cell_id", "period"])["persons"]
    assert found.to_dict() == expected.to_dict()


@pytest.mark.parametrize("database", DATABASES)
def test_coordinates_in_columns_are_those_of_the_points(run, tables, database):
    events = tables[database]["events"]
    by_points = counted(run, events, PERIOD="aar")[0]
    by_columns = counted(run, events, PERIOD="aar", X="x", Y="y")[0]
    pd.testing.assert_frame_equal(by_columns.frame(), by_points.frame())
    assert by_columns.results["PLACED"] == by_points.results["PLACED"]


@pytest.mark.parametrize("database", ["postgres", "gpkg"])
def test_degrees_are_transformed_as_qgis_does(run, postgres, tmp_path, database):
    from qgis import processing

    frame = make_events(300)
    frame = frame[(frame["x"] > 600_000) & (frame["x"] % 100 > 1) & (frame["y"] % 100 > 1)]  # not on an edge
    layer = memory_layer(frame[frame["x"] < 700_000], EVENT_TYPES)
    parameters = {"INPUT": layer, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    degrees = processing.run("native:reprojectlayer", parameters)["OUTPUT"]
    where = {
        "postgres": lambda: postgres.load(degrees, "grader"),
        "gpkg": lambda: in_file(degrees, tmp_path / "grader.gpkg", "GPKG"),
    }
    expected = counted(run, in_file(layer, tmp_path / "meter.gpkg", "GPKG"), PERIOD="aar")[0].frame()
    pd.testing.assert_frame_equal(counted(run, where[database](), PERIOD="aar")[0].frame(), expected)


@pytest.mark.parametrize("database", DATABASES)
def test_the_layers_own_filter_leaves_rows_out_unread(run, tables, database):
    events = tables[database]["events"].clone()
    assert events.setSubsetString('"vaegt" > 1 -- kun de tunge')
    frame = make_events()
    assert counted(run, events, PERIOD="aar")[0].results["READ"] == int((frame["vaegt"] > 1).sum())


def test_a_boundary_cuts_points_in_postgis_and_nowhere_else(run, tables, tmp_path):
    mask = memory_layer(
        pd.DataFrame({"wkt": [square(600_050.5, 6_100_050.5, 300)]}), {}, geometry="Polygon", name="kommune"
    )
    roles = {"PERIOD": "aar", "MASK": mask}
    frame = make_events()
    inside = frame["x"].between(600_050.5, 600_350.5) & frame["y"].between(6_100_050.5, 6_100_350.5)
    good = inside & frame["aar"].notna() & (frame["aar"] != 9999)
    done, _ = counted(run, tables["postgres"]["events"], **roles)
    assert done.results["PLACED"] == int(good.sum()) > 100
    for layer, more in ((tables["gpkg"]["events"], {}), (tables["postgres"]["events"], {"CELL": "celle"})):
        with pytest.raises(QgsProcessingException, match="Only points in PostGIS"):
            counted(run, layer, **roles, **more)


def test_the_statement_can_be_run_by_hand(run, tables, postgres):
    done, _ = counted(run, tables["postgres"]["events"], PERIOD="dato", UNIT=["borger"], PERIOD_UNIT=3)
    rows = postgres.sql(done.results["STATEMENT"])
    found = {(cell, period): float(count) for cell, period, count, _, _ in rows}
    frame = done.frame()
    assert found == {(c, p): n for c, p, n in zip(frame["cell_id"], frame["period"], frame["count"])}
    assert {"2014-Q2", "2015-Q1"} <= set(frame["period"])


def test_the_program_counts_too(qgis_process, tmp_path):
    frame = pd.DataFrame({"aar": [2015, 2015, 2016], "x": 600_000.0, "y": 6_100_000.0})
    path = tmp_path / "rækker.gpkg"
    in_file(memory_layer(frame, {"aar": "int"}), path, "GPKG", table="rækker")
    output = tmp_path / "antal.csv"
    done = qgis_process(
        "run",
        "boligmon:databasecounts",
        f"--INPUT={path}|layername=rækker",
        "--PERIOD=aar",
        f"--OUTPUT={output}",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = frame_of(QgsVectorLayer(str(output), "antal", "ogr"))
    assert found["count"].astype(float).tolist() == [2.0, 1.0]


def test_the_program_counts_in_the_server(qgis_process, postgres, tables, tmp_path):
    output = tmp_path / "antal.csv"
    done = qgis_process(
        "run",
        "boligmon:databasecounts",
        f"--INPUT=postgres://{tables['postgres']['events'].source()}",
        "--PERIOD=aar",
        f"--OUTPUT={output}",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = frame_of(QgsVectorLayer(str(output), "antal", "ogr"))
    frame = make_events()
    good = frame["aar"].notna() & (frame["aar"] != 9999) & frame["x"].between(600_000, 600_600)
    assert found["count"].astype(float).sum() == int(good.sum())


def test_the_result_speaks_the_users_language_and_is_marked_as_internal(run, tables):
    layer = counted(run, tables["gpkg"]["events"], PERIOD="aar")[0].layer()
    assert [layer.attributeAlias(index) for index in range(4)] == [
        "Cell",
        "Year",
        "Number",
        "Number of persons",
    ]
    assert "small numbers" in layer.metadata().abstract()
