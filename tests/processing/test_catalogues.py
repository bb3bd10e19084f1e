"""Indicators go from one municipality's study to another's without tables, paths and typed-in means."""

from __future__ import annotations

import json

import pytest

from boligmon_plugin.adapters.studies import read_catalogue, read_study
from tests.studies import study, write_study


@pytest.fixture
def run(provider):
    from qgis import processing

    return lambda name, **parameters: processing.run(f"boligmon:{name}", parameters)


def test_a_catalogue_holds_the_definitions_and_nothing_of_the_tables(run, tmp_path):
    path = tmp_path / "delt.boligmon-catalogue.json"
    done = run("exportcatalogue", STUDY=str(write_study(tmp_path)), OUTPUT=str(path))
    assert done["INDICATORS"] == 2
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("csv", "Borger-ID", "Celle", "0999") if word in text]
    assert read_catalogue(path).indicators == read_study(tmp_path / "lilleby.boligmon.json").indicators


def test_a_study_takes_a_catalogue_and_hears_what_it_lacks(run, tmp_path):
    shared = tmp_path / "delt.boligmon-catalogue.json"
    run("exportcatalogue", STUDY=str(write_study(tmp_path)), OUTPUT=str(shared))
    other = study()
    other["sources"] = [one for one in other["sources"] if one["id"] != "measures"]
    preventive = {**other["indicators"][0], "name_da": "Vores egen", "denominator": {"source": "families"}}
    preventive["numerator"] = {"source": "families"}
    own = {"id": "egen", "numerator": {"source": "families"}, "denominator": {"source": "families"}}
    other["indicators"] = [preventive, own]
    (tmp_path / "anden").mkdir()
    path = write_study(tmp_path / "anden", other)
    output = tmp_path / "anden" / "ny.boligmon.json"
    before = path.read_bytes()
    done = run("importcatalogue", STUDY=str(path), CATALOGUE=str(shared), OUTPUT=str(output))
    joined = read_study(output)
    assert [one.id for one in joined.indicators] == ["preventive", "egen", "young"]
    assert joined.indicators[0].name_da == "Forebyggende foranstaltninger"
    assert joined.source("measures").columns == {}
    assert done["MISSING"] >= 3  # person, type and age of the measures
    assert path.read_bytes() == before
    assert json.loads(output.read_text(encoding="utf-8"))["format"] == "boligmon-study"
