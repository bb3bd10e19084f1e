"""What ``databasecounts`` refuses, a database that goes away, and what must never be said."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from boligmon_plugin.adapters.databases.tables import plan_table
from tests.databases import counted
from tests.layers import as_csv, in_file, memory_layer
from tests.services.server import started


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
