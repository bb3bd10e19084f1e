"""A source is checked as its study reads and places it: through a register, from a database."""

from __future__ import annotations

import json
import shutil

import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from tests.independent.course_counts import course_counts
from tests.layers import memory_layer
from tests.services.postgres import CONNECTION
from tests.studies import study, tables, write_study, write_tables


@pytest.fixture
def check(provider, tmp_path):
    from qgis import processing

    def check(path, source):
        html = tmp_path / "rapport.html"
        parameters = {"STUDY": str(path), "SOURCE": source, "OUTPUT": "memory:", "HTML": str(html)}
        done = processing.run("boligmon:checksource", parameters)
        found = [(f["check"], f["reason"], f["rows"]) for f in done["OUTPUT"].getFeatures()]
        return done, found, html.read_text(encoding="utf-8")

    return check


def reasons(found):
    """Rows that are not placed, by reason."""
    told = {reason: rows for check, reason, rows in found if check == "reconciliation"}
    return {reason: rows for reason, rows in told.items() if reason not in {"read", "placed"}}


def test_courses_are_placed_through_the_register(check, project_root, unpacked_sample, tmp_path):
    for table in unpacked_sample.glob("*_syntetisk.*"):
        (tmp_path / table.name).symlink_to(table)
    path = tmp_path / "oeby_forloeb.boligmon.json"
    shutil.copyfile(project_root / "tests" / "data" / path.name, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    name = next(one["id"] for one in data["sources"] if one["geography"].get("mode") == "register")
    done, found, html = check(path, name)
    assert done["READ"] == done["PLACED"] + done["UNPLACED"]
    assert done["READ"] == 1767
    assert sum(reasons(found).values()) == done["UNPLACED"]
    told = course_counts(unpacked_sample, "starting")[1]
    told.pop("")
    assert reasons(found) == told
    ids = pd.read_csv(tmp_path / "bopael_syntetisk.csv", sep=";", dtype=str)["Borger-ID"].str.strip()
    assert not [one for one in ids.head(300) if one in html]


def test_a_table_of_a_database_is_checked_too(check, postgres, tmp_path):
    _, events, _ = tables()
    types = {"Årstal": "int", "Borger-ID": "text", "Type": "text", "Alder": "int", "Celle": "text"}
    postgres.load(memory_layer(events[list(types)], types, name="tiltag", geometry="NoGeometry"), "tiltag")
    write_tables(tmp_path)
    data = study()
    table = {"connection": CONNECTION, "provider": "postgres", "schema": "public", "layer": "tiltag"}
    data["sources"][1]["table"] = table
    done, found, html = check(write_study(tmp_path, data), "measures")
    assert (done["READ"], done["PLACED"]) == (len(events), len(events) - 1)
    assert sum(reasons(found).values()) == 1
    assert postgres.secret not in html


def test_a_source_that_the_study_does_not_have_is_refused(check, tmp_path):
    write_tables(tmp_path)
    with pytest.raises(QgsProcessingException):
        check(write_study(tmp_path), "findes_ikke")
