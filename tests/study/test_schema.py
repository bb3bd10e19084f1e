"""The published schemas are what the script makes of the dataclasses, and agree with the codec."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from boligmon_plugin.domain import periods, schema
from boligmon_plugin.study import codec, indicators, study
from boligmon_plugin.study.errors import StudyError
from tests.study.examples import ACCEPTED, BEYOND_SCHEMA, REFUSED, WHOLE, changed

ROOT = Path(__file__).parents[2]
FILES = ("study.schema.json", "catalogue.schema.json")


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "docs" / name).read_text(encoding="utf-8")))


def by_codec(read, data) -> bool:
    try:
        read(data)
    except StudyError:
        return False
    return True


def test_the_files_are_what_the_script_writes(tmp_path):
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_schema"), str(tmp_path)], check=True)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (ROOT / "docs" / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_itself_valid(name):
    Draft202012Validator.check_schema(validator(name).schema)


def test_the_whole_study_is_valid():
    assert list(validator(FILES[0]).iter_errors(WHOLE)) == []


@pytest.mark.parametrize(("where", "value", "path", "code"), REFUSED)
def test_what_the_codec_refuses_the_schema_refuses(where, value, path, code):
    data = changed(where, value)
    assert not by_codec(codec.from_json, data)
    assert not validator(FILES[0]).is_valid(data)


@pytest.mark.parametrize(("where", "value"), ACCEPTED)
def test_what_the_codec_accepts_the_schema_accepts(where, value):
    assert validator(FILES[0]).is_valid(changed(where, value))


@pytest.mark.parametrize(("where", "value", "path", "code"), BEYOND_SCHEMA)
def test_what_a_schema_cannot_say_is_left_to_the_codec(where, value, path, code):
    assert validator(FILES[0]).is_valid(changed(where, value))


def places(data, path=()):
    """Every place in JSON, with its value."""
    yield path, data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from places(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from places(value, (*path, place))


@pytest.mark.parametrize("wrong", [None, True, 0, -1, 1.5, 10**7, "", "x", [], ["x"], {}, {"x": 1}])
def test_schema_and_codec_agree_whatever_stands_anywhere(wrong):
    """One value after the other of the whole study is replaced; references and ids, as above, aside."""
    beyond = {"study_same_id", "study_no_source", "study_no_indicator", "study_ages"}
    studies, checked = validator(FILES[0]), 0
    for path, _ in places(WHOLE):
        if not path:
            continue
        data = copy.deepcopy(WHOLE)
        inner = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = wrong
        code = ""
        try:
            codec.from_json(data)
        except StudyError as error:
            code = error.code
        if path != ("version",):  # older versions are migrated; the schema is that of the newest
            assert studies.is_valid(data) == (code == "" or code in beyond), (path, code)
            checked += 1
    assert checked > 150


def test_the_built_in_catalogue_is_valid():
    file = ROOT / "resources" / "catalogues" / "svendborg.boligmon-catalogue.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    assert list(validator(FILES[1]).iter_errors(data)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"format": "boligmon-study"},
        {"version": 2},
        {"sources": [{"id": "a", "table": {"file": "a.csv"}}]},
        {"sources": [{"id": "a", "roles": ["Årstal"]}]},
        {"sources": [{"id": "a", "roles": ["age|birth"]}]},
        {"sources": [{"id": "a", "roles": ["age|"]}]},
        {"indicators": [{}]},
        {"indicators": [{"id": "a", "kind": "rates"}]},
        {"indicators": [{"id": "a", "kind": "share"}]},
        {"cells": {}},
    ],
)
def test_schema_and_codec_agree_on_catalogues(change):
    data = {"format": "boligmon-catalogue", "version": 1, **change}
    assert validator(FILES[1]).is_valid(data) == by_codec(codec.catalogue_from_json, data)


def test_every_key_has_a_description():
    for name in FILES:
        every = validator(name).schema
        for part in (every, *every["$defs"].values()):
            assert part["description"]
            assert all(member["description"] for member in part["properties"].values())


def test_the_words_of_the_method_are_the_domain_s():
    assert indicators.KINDS == schema.KINDS
    assert indicators.NATURES == schema.NATURES
    assert indicators.SNAPSHOTS == schema.SNAPSHOTS
    assert study.UNIVERSES == schema.UNIVERSES
    assert study.SMOOTHINGS == schema.SMOOTHINGS
    assert study.CONTIGUITIES == schema.CONTIGUITIES
    assert ("coarser", "given", *periods.UNITS) == study.PERIOD_UNITS
    assert set(study.RANKED_VALUES) <= set(schema.RATE_COLUMNS)
