"""Results in PostgreSQL: all tables change at once or not at all."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsProviderRegistry, QgsSettings

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.messages import explain
from boligmon_plugin.adapters.results.postgis import load_layers
from tests.layers import in_file, memory_layer, square
from tests.services.postgres import CONNECTION
from tests.services.server import started

TYPES = {"cell_id": "text", "period": "text", "rate": "float", "persons": "long", "period_start": "date"}


def results(path, factor=1.0, n=3):
    """A file with a layer of polygons and a table."""
    frame = pd.DataFrame(
        {
            "cell_id": [f"100m_61000_{6000 + k}" for k in range(n)],
            "period": "2015",
            "rate": [None if k == 1 else factor * k for k in range(n)],
            "persons": range(n),
            "period_start": pd.Timestamp("2015-01-01"),
            "wkt": [square(600_000 + 100 * k, 6_100_000, 100) for k in range(n)],
        }
    )
    in_file(memory_layer(frame, TYPES, geometry="Polygon"), path, "GPKG", table="rater")
    in_file(memory_layer(frame, TYPES, geometry="NoGeometry"), path, "GPKG", table="Fakta æ")
    return path


@pytest.fixture
def schema(postgres):
    yield "resultat"
    postgres.sql("DROP SCHEMA IF EXISTS resultat CASCADE")


def content(postgres):
    rates = postgres.sql("SELECT cell_id, rate, ST_AsText(geom) FROM resultat.rater ORDER BY 1")
    facts = postgres.sql('SELECT cell_id, rate, period_start FROM resultat."Fakta æ" ORDER BY 1')
    return rates, facts


def tables(postgres):
    found = postgres.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'resultat' ORDER BY 1")
    return [name for (name,) in found]


def test_layers_and_tables_arrive_and_are_replaced(postgres, schema, tmp_path):
    load_layers(results(tmp_path / "a.gpkg"), ["rater", "Fakta æ"], CONNECTION, schema)
    rates, facts = content(postgres)
    first = "POLYGON((600000 6100000,600100 6100000,600100 6100100,600000 6100100,600000 6100000))"
    assert rates[0] == ["100m_61000_6000", "0", first]
    assert [row[1] for row in rates] == ["0", "", "2"]
    assert facts[2] == ["100m_61000_6002", "2", "2015-01-01"]
    assert postgres.sql("SELECT Find_SRID('resultat', 'rater', 'geom')") == [["25832"]]
    load_layers(results(tmp_path / "b.gpkg", factor=5.0), ["rater", "Fakta æ"], CONNECTION, schema)
    assert [row[1] for row in content(postgres)[0]] == ["0", "", "10"]
    assert tables(postgres) == ["Fakta æ", "rater"]
    indexes = postgres.sql(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'resultat' AND tablename = 'rater'"
    )
    assert sum("gist" in text for (text,) in indexes) == 1


def test_other_tables_are_left_alone(postgres, schema, tmp_path):
    postgres.sql("CREATE SCHEMA resultat; CREATE TABLE resultat.andet (id int)")
    load_layers(results(tmp_path / "a.gpkg"), ["rater"], CONNECTION, schema)
    assert tables(postgres) == ["andet", "rater"]


def test_a_failure_leaves_the_earlier_tables_untouched(postgres, schema, tmp_path):
    """A view keeps the second table from being replaced: the first stays as it was too."""
    load_layers(results(tmp_path / "a.gpkg"), ["rater", "Fakta æ"], CONNECTION, schema)
    postgres.sql('CREATE VIEW resultat.rapport AS SELECT * FROM resultat."Fakta æ"')
    before = content(postgres)
    with pytest.raises(SourceError, match="load_refused") as caught:
        load_layers(results(tmp_path / "b.gpkg", factor=5.0), ["rater", "Fakta æ"], CONNECTION, schema)
    assert content(postgres) == before
    assert tables(postgres) == ["Fakta æ", "rater"]
    said = explain(caught.value)
    assert "could not be written to the database, which keeps what it had: ERROR:" in said
    assert postgres.secret not in said


def load_patiently(path, name):
    """QGIS does not ask a server that did not answer for some seconds."""
    for _ in range(60):
        try:
            return load_layers(path, ["rater", "Fakta æ"], name, "resultat")
        except SourceError as error:
            assert "Connection failed" in str(error)  # noqa: PT017
            time.sleep(0.5)
    raise AssertionError("QGIS does not connect again")


def test_a_server_that_is_stopped_while_it_loads_keeps_the_earlier_tables(qgis_app, tmp_path):
    name = f"{CONNECTION}-kort"
    folder = Path(tempfile.mkdtemp(prefix="boligmon-pg-"))
    server = started(folder)
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(server.uri, {"saveUsername": True}), name)
    try:
        load_layers(results(tmp_path / "a.gpkg"), ["rater", "Fakta æ"], name, "resultat")
        before = content(server)
        big = results(tmp_path / "b.gpkg", factor=5.0, n=20_000)
        stopped = []

        def stop():
            for _ in range(200):
                there = server.sql("SELECT to_regclass('resultat.\"boligmon_new_Fakta æ\"')") != [[""]]
                if there:
                    server.stop()
                    stopped.append(True)
                    return
                time.sleep(0.02)

        thread = threading.Thread(target=stop)
        thread.start()
        with pytest.raises(SourceError, match=r"load_refused|database_gone"):
            load_layers(big, ["rater", "Fakta æ"], name, "resultat")
        thread.join()
        assert stopped
        server.start()
        assert content(server) == before
        # and what was left half-loaded is taken away by the next run
        load_patiently(results(tmp_path / "c.gpkg", factor=7.0), name)
        assert [row[1] for row in content(server)[0]] == ["0", "", "14"]
        assert tables(server) == ["Fakta æ", "rater"]
    finally:
        metadata.deleteConnection(name)
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def test_refusals(postgres, schema, tmp_path):
    path = results(tmp_path / "a.gpkg")
    for arguments, code in (
        ((path, ["rater"], "findes ikke", schema), "no_postgres"),
        ((path, ["rater", "findes_ikke"], CONNECTION, schema), "load_layer"),
        ((path, ["x" * 60], CONNECTION, schema), "load_name"),
    ):
        with pytest.raises(SourceError, match=code):
            load_layers(*arguments)
    assert tables(postgres) == []
    assert QgsSettings().value("PostgreSQL/connections/findes ikke/host") is None
