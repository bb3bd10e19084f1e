"""Study files and catalogues on disk; their refusals in words; filters as QGIS itself reads them."""

from __future__ import annotations

import ast
import json
import os
import string
from pathlib import Path

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsFields

from boligmon_plugin import study as study_package
from boligmon_plugin.adapters import messages, studies
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.compat import field
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.study import codec
from boligmon_plugin.study.catalogue import Catalogue, catalogue_of, missing_roles
from boligmon_plugin.study.checks import problems
from boligmon_plugin.study.filters import columns_in, roles_in, with_columns
from boligmon_plugin.study.indicators import TOPICS, Count, Indicator
from boligmon_plugin.study.needs import source_needs
from boligmon_plugin.study.roles import ROLES
from boligmon_plugin.study.sources import Geography, Source
from boligmon_plugin.study.study import Study
from boligmon_plugin.study.tables import TableRef
from tests.study.examples import WHOLE, changed

STUDY = codec.from_json(WHOLE)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Øby 2024.boligmon.json"


def refused(action, *arguments) -> SourceError:
    with pytest.raises(SourceError) as caught:
        action(*arguments)
    return caught.value


# --- reading and writing


def test_a_study_is_written_and_read(path):
    studies.write_study(STUDY, path)
    assert studies.read_study(path) == STUDY
    content = path.read_bytes()
    assert content == codec.dumps(STUDY).encode("utf-8")
    assert b"\r" not in content
    studies.write_study(studies.read_study(path), path)
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]


def test_a_file_with_windows_mark_and_line_ends_is_read(path):
    path.write_bytes(b"\xef\xbb\xbf" + codec.dumps(STUDY).replace("\n", "\r\n").encode("utf-8"))
    assert studies.read_study(path) == STUDY


def test_reading_an_older_version_does_not_change_the_file(path):
    draft = '{"format": "boligmon-study", "version": 0, "indicators": [{"id": "a", "unit": "familier"}]}'
    path.write_text(draft, encoding="utf-8")
    assert studies.read_study(path).indicators[0].unit_da == "familier"
    assert path.read_text(encoding="utf-8") == draft


def test_a_study_that_could_not_be_read_again_is_not_written(path):
    studies.write_study(STUDY, path)
    before = path.read_bytes()
    broken = Study(indicators=(Indicator("a", numerator=Count("nothing")),))
    error = refused(studies.write_study, broken, path)
    assert (error.code, error.details["path"]) == ("study_no_source", "indicators[0].numerator.source")
    secret = Study(sources=(Source("a", table=TableRef(uri="dbname=x user=anna")),))
    assert refused(studies.write_study, secret, path).code == "study_credentials"
    assert refused(studies.write_study, Study(indicators=(Indicator("a", target=1e999),)), path).code == (
        "study_not_number"
    )
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_what_cannot_be_replaced_stays_and_nothing_is_left_beside(tmp_path):
    folder = tmp_path / "a.boligmon.json"
    (folder / "inside").mkdir(parents=True)
    assert refused(studies.write_study, STUDY, folder).code == "study_not_written"
    assert os.listdir(tmp_path) == [folder.name]
    error = refused(studies.write_study, STUDY, tmp_path / "gone" / "a.boligmon.json")
    assert error.code == "study_not_written"


def test_a_full_disk_leaves_the_earlier_file(path):
    studies.write_study(Study(title="old"), path)
    full = path.parent / f"{path.name}.{os.getpid()}.part"
    full.symlink_to("/dev/full")  # what is written beside meets a disk without room
    error = refused(studies.write_study, STUDY, path)
    assert error.code == "study_not_written"
    assert studies.read_study(path).title == "old"
    assert os.listdir(path.parent) == [path.name]


def test_a_link_to_a_study_stays_a_link(tmp_path):
    target, link = tmp_path / "a.boligmon.json", tmp_path / "link.boligmon.json"
    target.write_text("{}", encoding="utf-8")
    link.symlink_to(target)
    studies.write_study(STUDY, link)
    assert link.is_symlink()
    assert studies.read_study(target) == STUDY


def test_the_hash_is_that_of_the_meaning(path):
    once = studies.study_hash(STUDY)
    assert len(once) == 64
    path.write_text(json.dumps(dict(reversed(WHOLE.items()))), encoding="utf-8")
    assert studies.study_hash(studies.read_study(path)) == once
    assert studies.study_hash(codec.from_json(changed(("method", "share"), 21))) != once


# --- refusals in words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"format": "boligmon-study"\n "version": 1}', "at line 2, column 2"),
        (b'{"format":\n "boligmon-study", "title": "\xc6bler"}', "line 2 has other characters"),
        (b"<html></html>", "is no valid JSON"),
        (b"", "is no valid JSON"),
        (b"{}", 'does not say "format": "boligmon-study"'),
        (b'{"format": "boligmon-study", "version": 9}', "has version 9, and this plugin knows 1"),
        (b'{"format": "boligmon-study", "version": 1, "titel": ""}', "titel is no known key; the most"),
        (b'{"format": "boligmon-study", "version": 1, "a": 1, "a": 2}', "the key a stands twice"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_in_words(content, words, path, qgis_app):
    path.write_bytes(content)
    said = messages.explain(refused(studies.read_study, path))
    assert words in said
    assert "Øby 2024.boligmon.json" in said
    assert str(path.parent) not in said


def test_a_file_that_is_not_there_is_refused(path, tmp_path, qgis_app):
    assert messages.explain(refused(studies.read_study, path)) == "There is no file Øby 2024.boligmon.json."
    assert refused(studies.read_study, tmp_path).code == "study_unreadable"


def test_the_path_inside_the_file_is_said(path, qgis_app):
    path.write_text(json.dumps(changed(("indicators", 0, "numerator", "source"), "x")), encoding="utf-8")
    assert messages.explain(refused(studies.read_study, path)) == (
        "In the file Øby 2024.boligmon.json, indicators[0].numerator.source names the source x, which is not "
        "in the study."
    )


@pytest.mark.parametrize(
    ("where", "secret"),
    [
        (("sources", 0, "table", "uri"), "dbname='a' password='hemmeligt'"),
        (("sources", 0, "table", "file"), "/home/hemmeligt/a.csv"),
        (("indicators", 0, "numerator", "filter"), "\"person\" = '0102031234' -- hemmeligt"),
    ],
)
def test_what_is_refused_for_being_secret_is_not_said(where, secret, path, qgis_app):
    path.write_text(json.dumps(changed(where, secret)), encoding="utf-8")
    error = refused(studies.read_study, path)
    for said in (messages.explain(error), str(error), str(error.__cause__)):
        assert "hemmeligt" not in said
        assert "0102031234" not in said


def codes_of_the_study() -> dict[str, set[str]]:
    """Code -> names of the details of every StudyError in the package ``study``, and of the rules."""
    found: dict[str, set[str]] = {}
    for file in Path(study_package.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                code = node.value
                if code.startswith("study_") and code.isidentifier() and code != "study_not_":
                    found.setdefault(code, set())
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "StudyError":
                for value in ast.walk(node.args[0]):
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        details = {keyword.arg for keyword in node.keywords if keyword.arg}
                        found.setdefault(value.value, set()).update(details)
    del found["study_not_"]  # of a name that follows
    for name in codec._NAMES.values():
        found.setdefault(f"study_not_{name}", set())
    found["study_out_of_range"] = found["study_not_above"] = {"low", "high"}
    found["study_choice"], found["study_role"] = {"choices"}, {"roles"}
    return found


@pytest.mark.parametrize(("code", "details"), sorted(codes_of_the_study().items()))
def test_every_refusal_of_a_study_has_a_sentence(code, details, qgis_app):
    sentence = messages.sentences()[code]
    assert {name for _, name, _, _ in string.Formatter().parse(sentence) if name} <= {
        "file",
        "path",
        *details,
    }
    assert sentence.endswith(".")


def test_no_sentence_is_of_a_refusal_that_is_never_made():
    own = set(messages.studies.sentences())
    disk = {"study_no_file", "study_unreadable", "study_not_utf8", "study_not_written"}
    assert own == set(codes_of_the_study()) | disk


def test_problems_of_a_study_are_said_in_words(path, qgis_app):
    study = Study(
        sources=(Source("a", table=TableRef("a.csv"), geography=Geography("coordinates")),),
        indicators=(Indicator("i", numerator=Count("a"), denominator=Count("a", ages=(0, 5))),),
    )
    said = [messages.explain(studies.refusal(problem, path)) for problem in problems(study)]
    assert said[0] == (
        "In the file Øby 2024.boligmon.json, sources[0].columns needs a column with the role x, which the "
        "source a does not have."
    )
    assert said[-1] == (
        "In the file Øby 2024.boligmon.json, indicators[0].denominator needs a column with one of these "
        "roles, and the source a has none: age, birth."
    )
    assert isinstance(studies.refusal(problems(study)[0], path), DomainError)


# --- filters, by QGIS' own reading of the expressions


@pytest.mark.parametrize(
    "expression",
    [
        "\"type\" IN ('a', 'it''s \"age\"') AND \"Antal børn\" > 0",
        r"""'it\'s "age"' <> "type" """,
        r"""'\\' <> "type" """,
        r'"a\" = "type"',
        '"a""type" = "type"',
        '1 -- "type" it\'s\n= "age"',
        '/* "type" \' */ "age" = 1 /* a /* b */',
        "'--' || \"type\" || '/*'",
        '5--3 "type"',
    ],
)
def test_roles_and_columns_are_those_that_qgis_reads(expression, qgis_app):
    assert not QgsExpression(expression).hasParserError()
    assert roles_in(expression) | columns_in(expression) == QgsExpression(expression).referencedColumns()
    written = with_columns(expression, {"type": 'Type "ny"', "age": "Alder, år"})
    expected = columns_in(expression) | {
        {"type": 'Type "ny"', "age": "Alder, år"}[r] for r in roles_in(expression)
    }
    assert QgsExpression(written).referencedColumns() == expected


# --- catalogues


def test_a_catalogue_is_written_and_read(tmp_path):
    path = tmp_path / "delt.boligmon-catalogue.json"
    catalogue = catalogue_of(STUDY.indicators, "Delt")
    studies.write_catalogue(catalogue, path)
    assert studies.read_catalogue(path) == catalogue
    assert refused(studies.read_study, path).code == "study_format"
    broken = Catalogue(indicators=(Indicator("a b"),))
    assert refused(studies.write_catalogue, broken, path).code == "study_bad_id"
    assert studies.read_catalogue(path) == catalogue


def test_the_built_in_catalogue_is_in_the_zip(project_root):
    assert studies.BUILT_IN.is_file()
    shipped = (project_root / "pb_tool.cfg").read_text(encoding="utf-8")
    extra = next(line for line in shipped.splitlines() if line.startswith("extra_dirs:"))
    assert studies.BUILT_IN.relative_to(project_root).parts[0] in extra.split()


BUILT_IN = {indicator.id: indicator for indicator in studies.built_in()}


def test_the_built_in_indicators_are_those_of_the_sources():
    assert list(BUILT_IN) == [
        "placements", "preventive", "segregated", "moves", "single_parents", "low_grades",
        "income_mean", "employment_share",
        "library_distance", "libraries_within", "halls_distance", "halls_within",
    ]  # fmt: skip
    for indicator in BUILT_IN.values():
        assert indicator.topic in TOPICS
        assert all(
            [indicator.name_en, indicator.name_da, indicator.owner, indicator.unit_en, indicator.unit_da]
        )
        assert indicator.source.startswith(("Svendborg Kommune: ", "KL: "))


@pytest.mark.parametrize(
    ("name", "per", "kind", "numerator", "denominator"),
    [
        ("placements", 1000, "rate", ("placements", "units"), ("families", "families")),
        ("preventive", 1000, "rate", ("preventive", "units"), ("families", "families")),
        ("segregated", 100, "share", ("pupils", "persons"), ("residents", "persons")),
        ("moves", 100, "rate", ("moves", "rows"), ("residents", "persons")),
        ("single_parents", 1000, "share", ("families", "families"), ("families", "families")),
        ("low_grades", 100, "share", ("grades", "below_mean"), ("grades", "persons")),
        ("income_mean", 1, "mean", ("income", "sum"), ("income", "persons")),
        ("employment_share", 100, "share", ("employment", "persons"), ("employment", "persons")),
        ("library_distance", 1, "mean", ("libraries", "distance"), ("residents", "persons")),
        ("libraries_within", 1, "mean", ("libraries", "within"), ("residents", "persons")),
        ("halls_distance", 1, "mean", ("halls", "distance"), ("residents", "persons")),
        ("halls_within", 1, "mean", ("halls", "within"), ("residents", "persons")),
    ],
)
def test_a_built_in_indicator_counts_what_the_issue_says(name, per, kind, numerator, denominator):
    indicator = BUILT_IN[name]
    assert (indicator.multiplier, indicator.kind) == (per, kind)
    assert (indicator.numerator.source, indicator.numerator.what) == numerator
    assert (indicator.denominator.source, indicator.denominator.what) == denominator


def test_the_details_of_the_six():
    # a citizen with two different measures counts twice; the same one again does not
    assert (
        BUILT_IN["placements"].numerator.unit == BUILT_IN["preventive"].numerator.unit == ("person", "type")
    )
    segregated = BUILT_IN["segregated"]
    assert (segregated.numerator.interval, segregated.numerator.snapshot) == ("snapshot", "09-30")
    assert (segregated.denominator.ages, segregated.denominator.snapshot) == ((6, 16), "09-30")
    assert BUILT_IN["low_grades"].numerator.value == "grade"
    assert BUILT_IN["libraries_within"].numerator.radius == 1000
    bad = {name: indicator.bad for name, indicator in BUILT_IN.items() if indicator.bad != "high"}
    assert bad == dict.fromkeys(
        ["income_mean", "employment_share", "libraries_within", "halls_within"], "low"
    )


def test_the_roles_that_the_catalogue_names_are_those_its_indicators_need():
    catalogue = studies.built_in_catalogue()
    assert catalogue_of(catalogue.indicators, catalogue.title) == catalogue


def test_a_study_with_the_roles_of_the_catalogue_can_be_run():
    needs = source_needs(studies.built_in())
    sources = tuple(
        Source(name, table=TableRef(f"{name}.csv"), columns={need[0]: need[0].title() for need in roles})
        for name, roles in needs.items()
    )
    study = Study(sources=sources, indicators=studies.built_in())
    assert missing_roles(studies.built_in(), study) == {}
    assert problems(study) == []


@pytest.mark.parametrize(
    ("name", "row", "passes"),
    [
        ("segregated", {"class_type": "Specialklasse", "school_type": "Folkeskole"}, True),
        ("segregated", {"class_type": None, "school_type": "Specialskole"}, True),
        ("segregated", {"class_type": "Almindelig", "school_type": "Dagbehandling"}, True),
        ("segregated", {"class_type": "Almindelig", "school_type": "Folkeskole"}, False),
        ("moves", {"move": "Fraflytning"}, True),
        ("moves", {"move": "Adressen nedlagt"}, False),
        ("single_parents", {"family_type": "Enlige kvinder", "children": 2}, True),
        ("single_parents", {"family_type": "Enlige mænd", "children": 0}, False),
        ("single_parents", {"family_type": "Ægtepar", "children": 2}, False),
        ("low_grades", {"grade": None}, False),
        ("low_grades", {"grade": 0.0}, True),
        ("employment_share", {"employment": "Beskæftiget"}, True),
        ("employment_share", {"employment": "Ledig"}, False),
    ],
)
def test_a_built_in_filter_lets_through_what_its_name_says(name, row, passes, qgis_app):
    written = with_columns(BUILT_IN[name].numerator.filter, {role: f"Kolonne {role}" for role in ROLES})
    fields = QgsFields()
    for role, value in row.items():
        fields.append(field(f"Kolonne {role}", str if value is None else type(value)))
    feature = QgsFeature(fields)
    feature.setAttributes(list(row.values()))
    context = QgsExpressionContext()
    context.setFields(fields)
    context.setFeature(feature)
    # As the readers ask it: by itself OR gives nothing in QGIS 3.44 where a name has a space.
    expression = QgsExpression(f"if((\n{written}\n), 1, 0)")
    assert not expression.hasParserError()
    assert bool(expression.evaluate(context)) is passes
    assert not expression.hasEvalError()
