"""What the database counts is what reading the rows gives, cell by cell, on a real server and in a file."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from boligmon_plugin.adapters.databases.tables import plan_table
from tests.layers import as_csv, frame_of, in_file, memory_layer, square
from tests.services.server import started

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


@pytest.fixture(scope="module")
def tables(postgres, tmp_path_factory):
    """The same two tables in every database."""
    folder = tmp_path_factory.mktemp("tabeller")
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


def rates_of(run, events, population, **options):
    """cellrates over two sources given as a layer and its roles."""
    parameters = {"MIN_POPULATION": 1, **options}
    for source, (layer, roles) in {"EVENTS": events, "POPULATION": population}.items():
        parameters[source] = layer
        parameters.update({f"{source}_{role}": value for role, value in roles.items()})
    return run("cellrates", parameters).frame()


def counted(run, layer, **parameters):
    """databasecounts, and its result as cellrates takes it."""
    done = run("databasecounts", {"INPUT": layer, **parameters})
    return done, (done.layer(), {"PERIOD": "period", "COUNT": "count", "CELL": "cell_id"})


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


# --- refusals


def refused(run, layer, tmp_path, **parameters):
    """The sentence of a run that is refused, and a check that it wrote nothing."""
    output = tmp_path / "ud.gpkg"
    with pytest.raises(QgsProcessingException) as caught:
        run("databasecounts", {"INPUT": layer, "PERIOD": "aar", "OUTPUT": str(output), **parameters})
    assert not output.exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"PERIOD": "borger"}, "The field borger of the layer events holds no periods"),
        ({"PERIOD": "vaegt"}, "The field vaegt of the layer events holds no periods"),
        ({"PERIOD_UNIT": 3}, "holds periods by year, which cannot be reported by quarter"),
        ({"PERIOD": "findes_ikke"}, "has no field findes_ikke"),
        ({"COUNT": "type"}, "The field type of the layer events must be a column of numbers"),
        ({"COUNT": "vaegt", "UNIT": ["borger"]}, "not both"),
        ({"CELL": "antal"}, "The field antal of the layer events has a type"),
        (
            {"X": "borger", "Y": "y"},
            "The field borger of the layer events must be a column of numbers: metres",
        ),
        ({"X": "vaegt", "Y": "vaegt"}, "None of the 2,500 rows of the layer events could be placed"),
        ({"FILTER": '"borger" = 7'}, "text in single quotes"),
        ({"FILTER": '"sag" > 1000'}, "No row of the layer events passes the filter expression."),
        ({"FILTER": "regexp_match(\"type\", 'a')"}, "The filter uses regexp_match, which PostgreSQL"),
        ({"CELL_SIZE": 0}, "cell size must be a whole number"),
    ],
)
def test_refusals_are_one_sentence(run, tables, tmp_path, parameters, sentence):
    said = refused(run, tables["postgres"]["events"], tmp_path, **parameters)
    assert sentence in said
    assert "\n" not in said.strip()


def test_periods_of_two_units_are_refused(run, postgres, tmp_path):
    frame = pd.DataFrame({"p": ["2015", "2015-Q3", "2016"], "x": 600_000.0, "y": 6_100_000.0})
    layer = postgres.load(memory_layer(frame, {"p": "text"}), "blandet")
    assert "mixes units of period: quarter and year" in refused(run, layer, tmp_path, PERIOD="p")


def test_negative_counts_are_refused(run, postgres, tmp_path):
    frame = pd.DataFrame({"aar": [2015] * 3, "n": [1.0, -2.0, 3.0], "x": 600_000.0, "y": 6_100_000.0})
    layer = postgres.load(memory_layer(frame, {"aar": "int", "n": "float"}), "negative")
    assert "but 1 rows do not" in refused(run, layer, tmp_path, COUNT="n")


def refused_at_once(run, feedback, layer, **parameters):
    """The log of a run that is refused before it starts."""
    with pytest.raises(QgsProcessingException):
        run("databasecounts", {"INPUT": layer, "PERIOD": "aar", **parameters}, feedback)
    return feedback.textLog()


def test_a_layer_that_is_no_database_is_refused(run, feedback, tmp_path):
    csv = as_csv(pd.DataFrame({"aar": [2015], "celle": ["100m_61000_6000"]}), tmp_path / "a.csv")
    assert "is no table of PostgreSQL" in refused_at_once(run, feedback, csv, CELL="celle")


def test_unsaved_edits_are_refused(run, feedback, tmp_path):
    frame = pd.DataFrame({"aar": [2015], "x": 600_000.0, "y": 6_100_000.0})
    layer = in_file(memory_layer(frame, {"aar": "int"}), tmp_path / "a.gpkg", "GPKG")
    assert layer.startEditing()
    assert layer.changeAttributeValue(1, 1, 2016)
    assert "unsaved edits" in refused_at_once(run, feedback, layer)
    layer.rollBack()


def test_a_layer_whose_filter_is_a_query_is_refused(run, feedback, tmp_path):
    frame = pd.DataFrame({"aar": [2015], "x": 600_000.0, "y": 6_100_000.0})
    layer = in_file(memory_layer(frame, {"aar": "int"}), tmp_path / "a.gpkg", "GPKG")
    assert layer.setSubsetString("SELECT * FROM a")
    assert "is a query of its own" in refused_at_once(run, feedback, layer)


def test_one_coordinate_is_not_enough(run, tables):
    with pytest.raises(QgsProcessingException, match="Choose fields for both coordinates"):
        counted(run, tables["gpkg"]["events"], PERIOD="aar", X="x")


def test_points_of_an_sqlite_file_without_spatialite_are_not_understood(run, tmp_path):
    frame = pd.DataFrame({"aar": [2015], "celle": ["100m_61000_6000"], "x": 600_000.0, "y": 6_100_000.0})
    layer = in_file(memory_layer(frame, {"aar": "int", "celle": "text"}), tmp_path / "a.sqlite", "SQLite")
    assert "neither points nor a chosen field" in refused(run, layer, tmp_path)
    done, _ = counted(run, layer, PERIOD="aar", CELL="celle")
    assert done.frame()["count"].tolist() == [1.0]


def test_not_a_number_and_infinity_are_no_coordinates(run, postgres):
    postgres.sql(
        "CREATE TABLE skaeve (id serial PRIMARY KEY, aar int, x float8, y float8, n float8);"
        "INSERT INTO skaeve (aar, x, y, n) VALUES (2015, 600000, 6100000, 2), (2015, 'NaN', 6100000, 1),"
        "(2015, 'Infinity', 6100000, 1), (2015, NULL, 6100000, 1), (2015, 600000, 6100000, 'NaN')"
    )
    layer = postgres.layer("skaeve", geometry="")
    done, _ = counted(run, layer, PERIOD="aar", X="x", Y="y", COUNT="n")
    assert done.frame()[["cell_id", "count"]].to_numpy().tolist() == [["100m_61000_6000", 2.0]]
    assert (done.results["READ"], done.results["PLACED"]) == (5, 1)


# --- a database that goes away, and what must not be said


SLOW = "langsom"
MAKE_SLOW = (
    "CREATE TABLE pause (seconds float8); INSERT INTO pause VALUES (0);"
    "CREATE FUNCTION vent(n int) RETURNS int VOLATILE LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM pg_sleep(seconds) FROM pause; RETURN n; END $$;"
    "CREATE VIEW langsom AS SELECT n AS id, 2015 AS aar, '100m_61000_6000'::text AS celle, vent(n) AS vent "
    "FROM generate_series(1, 50) n"
)
SLOWLY = {"PERIOD": "aar", "CELL": "celle", "FILTER": '"vent" > 0'}


@pytest.fixture
def slow_layer(postgres):
    """A view whose rows take their time once the layer is open."""
    postgres.sql(f"DROP VIEW IF EXISTS {SLOW}; DROP TABLE IF EXISTS pause; DROP FUNCTION IF EXISTS vent")
    postgres.sql(MAKE_SLOW)
    layer = postgres.layer(SLOW, geometry="")
    postgres.sql("UPDATE pause SET seconds = 0.1")
    return layer


def when_counting(server, action):
    """A thread that does something as soon as a count runs in the server."""

    def wait():
        for _ in range(200):
            running = server.sql(
                "SELECT pid FROM pg_stat_activity WHERE query LIKE '%row_count%' AND state = 'active' "
                "AND pid <> pg_backend_pid()"
            )
            if running:
                action(*running[0])
                return
            time.sleep(0.05)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_a_database_that_goes_away_is_one_sentence_and_nothing_is_written(run, postgres, tmp_path):
    folder = Path(tempfile.mkdtemp(prefix="boligmon-pg-"))
    server = started(folder)
    try:
        server.sql(MAKE_SLOW)
        layer = server.layer(SLOW, geometry="")
        server.sql("UPDATE pause SET seconds = 0.1")
        thread = when_counting(server, lambda _: server.stop())
        said = refused(run, layer, tmp_path, **SLOWLY)
        thread.join()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    assert said == (
        "The database of the layer langsom does not answer or closed the connection; nothing was written."
    )


def test_a_connection_that_is_lost_is_made_again(run, postgres, slow_layer):
    thread = when_counting(postgres, lambda pid: postgres.sql(f"SELECT pg_terminate_backend({pid})"))
    done, _ = counted(run, slow_layer, **SLOWLY)
    thread.join()
    assert done.frame()["count"].tolist() == [50.0]


def test_a_running_count_can_be_canceled(run_once, postgres, slow_layer, feedback):
    thread = when_counting(postgres, lambda _: feedback.cancel())
    begun = time.monotonic()
    done = run_once("databasecounts", {"INPUT": slow_layer, **SLOWLY}, feedback)
    thread.join()
    assert time.monotonic() - begun < 4.5  # the first statement alone takes five seconds
    assert "OUTPUT" not in done.results
    assert "READ" not in done.results


def test_what_the_database_says_about_a_person_is_not_repeated(run, postgres, tmp_path):
    """PostgreSQL quotes the value that it cannot cast; a view that casts cannot be helped, its message "
    "can."""
    postgres.sql(
        "DROP VIEW IF EXISTS forkert; CREATE TABLE IF NOT EXISTS personer (id int, cpr text);"
        "INSERT INTO personer VALUES (1, '010203-1234');"
        "CREATE VIEW forkert AS SELECT id, 2015 AS aar, '100m_61000_6000'::text AS celle, "
        "cpr::numeric AS tal FROM personer"
    )
    layer = postgres.layer("forkert", geometry="")
    said = refused(run, layer, tmp_path, CELL="celle", COUNT="tal")
    assert said.startswith("The database could not count the layer forkert: ERROR: invalid input syntax")
    assert "0203" not in said


def test_a_password_is_in_no_result_log_or_message(run, postgres, tables, slow_layer, tmp_path):
    layer = tables["postgres"]["events"]
    assert postgres.secret in layer.source()
    done, _ = counted(run, layer, PERIOD="aar", UNIT=["borger"])
    assert postgres.secret not in done.log + str(done.warnings) + done.results["STATEMENT"]
    assert str(postgres.folder) not in done.results["STATEMENT"]
    assert postgres.secret not in repr(plan_table(layer, "INPUT"))
    postgres.sql("UPDATE pause SET seconds = 0")
    gone = QgsVectorLayer(slow_layer.source(), "væk", "postgres")
    postgres.sql(f"DROP VIEW {SLOW}")
    said = refused(run, gone, tmp_path, CELL="celle")
    assert "could not count the layer væk" in said
    assert postgres.secret not in said


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
