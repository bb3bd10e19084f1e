"""A study in GeoFA's statistical areas: fetched once, then run from the local copy."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from tests.studies import study, tables, write_study, write_tables

FIRST = "00000000-0000-4000-8000-000000000001"  # the area that holds all cells of the small municipality


@pytest.fixture
def run(provider):
    from qgis import processing

    return lambda path: processing.run("boligmon:runstudy", {"STUDY": str(path)})


def in_areas(address, municipality="0479"):
    cells = {
        "kind": "geofa",
        "service": address,
        "id_field": "cell_id",
        "layer": {"file": "statistikomraader.gpkg", "layer": "areas"},
    }
    data = study(cells=cells, municipality=municipality, areas={"min_value": 1, "min_population": 0})
    own = data["sources"][1]
    own["columns"] = {**own["columns"], "address": "Adresse-ID"}
    own["columns"].pop("cell")
    own["geography"] = {"mode": "address", "register": "addresses"}
    return data


def counts(folder):
    facts = pd.read_csv(folder / "results" / "facts.csv", sep=";", decimal=",", encoding="utf-8-sig")
    cells = facts[(facts["level"] == "cell") & (facts["indicator"] == "preventive")]
    return cells.set_index(["unit_id", "period"])[["events", "population"]]


def test_the_areas_are_fetched_and_counted_in(run, geofa, tmp_path):
    write_tables(tmp_path)
    run(write_study(tmp_path, in_areas(geofa.address)))
    found = counts(tmp_path)
    _, events, population = tables()
    unique = events.dropna(subset=["Adresse-ID"]).drop_duplicates(["Årstal", "Borger-ID", "Type"])
    assert found.loc[FIRST, "events"].tolist() == unique.groupby("Årstal").size().tolist()
    families = population["Familie-ID"].nunique()
    assert set(found.loc[FIRST, "population"]) == {families}
    assert len(set(found.index.get_level_values(0))) == 4
    assert (tmp_path / "statistikomraader.gpkg").is_file()


def test_without_the_network_the_copy_is_used(run, geofa, tmp_path):
    write_tables(tmp_path)
    run(write_study(tmp_path, in_areas(geofa.address)))
    first = (tmp_path / "results" / "facts.csv").read_bytes()
    run(write_study(tmp_path, in_areas("http://127.0.0.1:9/")))
    assert (tmp_path / "results" / "facts.csv").read_bytes() == first


def test_a_service_that_fails_leaves_no_copy_and_no_results(run, geofa, tmp_path):
    write_tables(tmp_path)
    for address, municipality in (("http://127.0.0.1:9/", "0479"), (geofa.address, "0851")):
        with pytest.raises(QgsProcessingException):
            run(write_study(tmp_path, in_areas(address, municipality)))
    assert not (tmp_path / "statistikomraader.gpkg").exists()
    assert not (tmp_path / "results").exists()
