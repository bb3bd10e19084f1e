"""docs/STUDY.md names every key, every choice and every role, and its example can be run."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest

from boligmon_plugin.study import codec
from boligmon_plugin.study.catalogue import Catalogue
from boligmon_plugin.study.checks import problems
from boligmon_plugin.study.indicators import Count, Indicator
from boligmon_plugin.study.roles import ROLES
from boligmon_plugin.study.rules import RULES
from boligmon_plugin.study.sources import Geography, Source
from boligmon_plugin.study.study import Areas, Cells, Combination, Method, Outputs, Study
from boligmon_plugin.study.tables import Dialect, TableRef

TEXT = (Path(__file__).parents[2] / "docs" / "STUDY.md").read_text(encoding="utf-8")
KINDS = (
    Study,
    Source,
    TableRef,
    Dialect,
    Geography,
    Indicator,
    Count,
    Cells,
    Method,
    Combination,
    Areas,
    Outputs,
)


def section(title: str) -> str:
    return re.split(r"^## ", TEXT.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def keys(text: str) -> list[str]:
    """What stands in the first column of the tables."""
    first = re.findall(r"^\| ((?:`[^`]+`(?:, )?)+) \|", text, flags=re.MULTILINE)
    return [key for cell in first for key in re.findall("`([^`]+)`", cell)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_in_the_order_of_the_file(kind):
    members = [member.name for member in dataclasses.fields(kind)]
    assert keys(section(kind.__name__)) == (["format", "version"] if kind is Study else []) + members


def test_the_keys_of_a_catalogue_are_described():
    members = [member.name for member in dataclasses.fields(Catalogue)]
    assert keys(section("The catalogue file").split("###")[0]) == ["format", "version", *members]


@pytest.mark.parametrize(
    ("kind", "name"),
    [key for key, rule in RULES.items() if rule.choices and key[0] in KINDS and len(rule.choices) < 12],
)
def test_every_choice_is_named(kind, name):
    for choice in filter(None, RULES[kind, name].choices):
        assert f"`{choice}`" in section(kind.__name__), choice


def test_every_role_is_described_as_in_the_code():
    assert dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", section("Roles"), flags=re.MULTILINE)) == ROLES


def test_the_example_is_a_study_as_the_plugin_writes_it_and_can_be_run():
    example = re.findall(r"```json\n(.*?)```", TEXT, flags=re.DOTALL)
    assert len(example) == 1
    study = codec.loads(example[0])
    assert problems(study) == []
    assert codec.dumps(study) == example[0]


def test_the_built_in_indicators_are_described():
    file = Path(__file__).parents[2] / "resources" / "catalogues" / "svendborg.boligmon-catalogue.json"
    ids = [indicator["id"] for indicator in json.loads(file.read_text(encoding="utf-8"))["indicators"]]
    assert keys(TEXT.split("### The built-in catalogue")[1]) == ids
