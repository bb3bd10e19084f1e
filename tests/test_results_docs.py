"""docs/RESULTS.md names every file, column, code and key of a run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boligmon_plugin.adapters.results.folders import RUN_FILE
from boligmon_plugin.domain import schema
from boligmon_plugin.workflow.studies import tables, writing

TEXT = (Path(__file__).parents[1] / "docs" / "RESULTS.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`]+)`", TEXT))


def section(title):
    return re.split(r"^## ", TEXT.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def first_column(text):
    return re.findall(r"^\| `([^`]+)` \|", text, flags=re.MULTILINE)


def test_every_file_of_a_run_stands_in_the_table():
    # every name with a suffix that the writer of a run knows
    files = {
        value
        for value in vars(writing).values()
        if isinstance(value, str) and re.fullmatch(r"\w+\.\w+", value)
    }
    assert {RUN_FILE, writing.GEOPACKAGE, writing.FACTS} <= files - {writing.__name__}
    named = first_column(TEXT.split("\n## ")[0])
    assert set(named) == {name for name in files if not name.startswith("boligmon_plugin")}


def test_every_column_of_the_facts_is_described_in_its_order():
    text = section("facts.csv")
    assert tuple(first_column(text)) == tables.FACT_COLUMNS
    levels = {tables.CELL, tables.AREA, tables.MUNICIPALITY}
    assert set(re.findall(r"^- `(\w+)`:", text, flags=re.MULTILINE)) == levels
    assert set(schema.STATUSES) <= set(re.findall(r"`([^`]+)`", text))


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("areas.csv", schema.AREA_COLUMNS),
        ("reconciliation.csv", ("indicator", "part", "source", "what", "rows", *schema.REASONS)),
        (
            "boligmon.gpkg",
            [
                *list(schema.SUM_COLUMNS)[2:],
                *list(schema.COMBINED_COLUMNS)[2:],
                *schema.UNPLACED_COLUMNS,
                *schema.PATTERNS,
                writing.BOUNDARY,
            ],
        ),
        ("run.json", ("format", "version", "study", "study_sha256", "sources", "indicators", "files")),
    ],
)
def test_every_name_is_in_its_section(title, names):
    assert set(names) - set(re.findall(r"`([^`]+)`", section(title))) == set()


def test_the_keys_of_a_written_run_file_are_described(project_root, tmp_path, provider):
    import json

    from qgis import processing

    from tests.studies import write_study, write_tables

    write_tables(tmp_path)
    processing.run("boligmon:runstudy", {"STUDY": str(write_study(tmp_path))})
    record = json.loads((tmp_path / "results" / RUN_FILE).read_text(encoding="utf-8"))
    named = set(re.findall(r"`([^`]+)`", section("run.json")))
    keys = {*record, *record["sources"][0], *record["indicators"][0], *record["indicators"][0]["numerator"]}
    assert keys - named == set()
    assert {path.name for path in (tmp_path / "results").iterdir()} == set(
        first_column(TEXT.split("\n## ")[0])
    )
