"""The same study over PostgreSQL tables as over CSV files; and its layers in a schema of the database."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from qgis.core import QgsDataSourceUri, QgsProcessingException, QgsVectorLayer

from tests.layers import memory_layer
from tests.services.postgres import CONNECTION
from tests.studies import study, tables, write_study, write_tables

SAME = ("facts.csv", "areas.csv", "reconciliation.csv", "tables.xlsx")


@pytest.fixture
def run(provider):
    from qgis import processing

    return lambda path: processing.run("boligmon:runstudy", {"STUDY": str(path)})


TYPES = {
    "adresser": {"Adresse-ID": "text", "X": "float", "Y": "float"},
    "tiltag": {
        "Årstal": "int",
        "Borger-ID": "text",
        "Type": "text",
        "Alder": "int",
        "Celle": "text",
        "Adresse-ID": "text",
    },
    "familier": {"Dato": "text", "Familie-ID": "text", "Celle": "text", "Adresse-ID": "text"},
}


@pytest.fixture
def loaded(postgres):
    """The tables of the small municipality in the database, rows in another order than the files'."""
    for (name, types), frame in zip(TYPES.items(), tables()):
        shuffled = frame.sample(frac=1, random_state=3)[list(types)]
        postgres.load(memory_layer(shuffled, types, name=name, geometry="NoGeometry"), name)
    return postgres


def over_postgres(**changes):
    """The study with its tables behind the connection."""
    data = study(**changes)
    for one in data["sources"]:
        name = one["table"]["file"].partition(".")[0]
        one["table"] = {
            "connection": CONNECTION,
            "provider": "postgres",
            "schema": "public",
            "layer": name,
        }
    return data


def test_the_results_are_those_of_the_csv_files(run, loaded, tmp_path):
    for name in ("csv", "database"):
        (tmp_path / name).mkdir()
    write_tables(tmp_path / "csv")
    run(write_study(tmp_path / "csv"))
    run(write_study(tmp_path / "database", over_postgres()))
    first, second = tmp_path / "csv" / "results", tmp_path / "database" / "results"
    assert pd.read_csv(first / "facts.csv", sep=";").shape[0] > 1000
    for name in SAME:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name
    record = json.loads((second / "run.json").read_text(encoding="utf-8"))
    assert {one["id"]: one["rows"] for one in record["sources"]}["measures"] == len(tables()[1])
    for path in second.iterdir():
        assert loaded.secret.encode() not in path.read_bytes()


def test_the_layers_go_into_a_schema_too(run, loaded, tmp_path):
    outputs = {"connection": CONNECTION, "schema": "boligmon_resultat"}
    run(write_study(tmp_path, over_postgres(outputs=outputs)))
    uri = QgsDataSourceUri(loaded.uri)
    uri.setDataSource("boligmon_resultat", "preventive_rates", "geom", "")
    layer = QgsVectorLayer(uri.uri(), "rates", "postgres")
    assert layer.isValid()
    file = QgsVectorLayer(f"{tmp_path}/results/boligmon.gpkg|layername=preventive_rates", "r", "ogr")
    columns = ["cell_id", "period", "events", "population", "rate", "selected"]

    def rows(one):
        return sorted(tuple(str(feature[name]) for name in columns) for feature in one.getFeatures())

    assert rows(layer) == rows(file)


REFUSING = """
CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'nej'; END $$;
CREATE EVENT TRIGGER refusing ON ddl_command_start EXECUTE FUNCTION refuse();
"""


def test_a_database_that_refuses_leaves_the_earlier_results(run, loaded, tmp_path):
    run(write_study(tmp_path, over_postgres()))
    before = {path.name: path.read_bytes() for path in (tmp_path / "results").iterdir()}
    loaded.sql(REFUSING)
    try:
        # What is refused before the work begins is in the log only: QGIS says that there were errors.
        for connection, said in ((CONNECTION, "nej"), ("ingen", "errors")):
            outputs = {"connection": connection, "schema": "public"}
            with pytest.raises(QgsProcessingException, match=said):
                run(write_study(tmp_path, over_postgres(outputs=outputs)))
    finally:
        loaded.sql("DROP EVENT TRIGGER refusing")
        loaded.sql("DROP FUNCTION refuse")
    assert {path.name: path.read_bytes() for path in (tmp_path / "results").iterdir()} == before
    assert not list(tmp_path.glob(".results*"))
