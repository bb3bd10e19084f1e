from __future__ import annotations

import dataclasses
import json

import pytest

from boligmon_plugin.study import codec, migrations
from boligmon_plugin.study.errors import StudyError, joined
from boligmon_plugin.study.indicators import Count, Indicator
from boligmon_plugin.study.shapes import Shape, blank, shapes
from boligmon_plugin.study.sources import Source
from boligmon_plugin.study.study import Areas, Combination, Study
from boligmon_plugin.study.tables import TableRef
from tests.study.examples import ACCEPTED, BEYOND_SCHEMA, REFUSED, WHOLE, changed


def refused(data) -> StudyError:
    with pytest.raises(StudyError) as caught:
        codec.from_json(data)
    return caught.value


def test_the_whole_study_is_read_key_by_key():
    study = codec.from_json(WHOLE)
    assert (study.title, study.municipality) == ("Boligsocial monitorering", "0479")
    measures, residents, moves, addresses = study.sources
    assert measures.table.file == "../data/foranstaltninger.csv"
    assert measures.table.dialect.encoding == "windows-1252"
    assert measures.columns["person"] == "Borger-ID"
    assert (measures.geography.day, measures.geography.whose) == ("january", "custody")
    assert residents.geography.default_point == (650000.0, 6250000.0)
    assert moves.geography.key == "kvhx"
    assert addresses.geography.mode == "geometry"
    placements, grades, near = study.indicators
    assert placements.numerator.unit == ("person", "type")
    assert (placements.denominator.nature, placements.denominator.shift) == ("stock", -1)
    assert (placements.multiplier, placements.target) == (1000.0, 7.5)
    assert grades.numerator.means == {"2023/24": 7.1}
    assert grades.numerator.ages == (14, 17)
    assert grades.denominator.nature == "flow"
    assert near.numerator.radius == 500.0
    assert study.base == Count("residents", "families", nature="stock")
    assert study.combination == Combination("z", ("placements",))
    assert study.areas == Areas("combination", 3.0, "edge", 0, 20.0, True, TableRef("sidste.gpkg", "areas"))
    assert (study.outputs.csv, study.outputs.connection) == (False, "Analyse")


def test_the_whole_study_is_written_as_it_was_read():
    assert codec.to_json(codec.from_json(WHOLE)) == WHOLE


def test_every_member_of_every_dataclass_is_in_the_whole_study():
    """So that the two tests above leave none out."""
    found = {}

    def visit(value):
        if dataclasses.is_dataclass(value):
            usual = blank(type(value))
            for member in dataclasses.fields(value):
                own = getattr(value, member.name)
                if own != getattr(usual, member.name):
                    found.setdefault(type(value), set()).add(member.name)
                visit(own)
        elif isinstance(value, tuple):
            for item in value:
                visit(item)

    visit(codec.from_json(WHOLE))
    assert set(found) >= {Study, Source, TableRef, Indicator, Count}
    for kind, names in found.items():
        assert names == {member.name for member in dataclasses.fields(kind)}, kind


def test_a_study_of_nothing_is_its_format_and_version():
    assert codec.dumps(Study()) == '{\n  "format": "boligmon-study",\n  "version": 1\n}\n'
    assert codec.loads('{"version": 1, "format": "boligmon-study"}') == Study()


def test_the_keys_stand_in_the_order_of_the_dataclasses_whatever_the_file_had():
    backwards = dict(reversed(WHOLE.items()))
    written = codec.dumps(codec.from_json(backwards))
    assert written == codec.dumps(codec.from_json(WHOLE))
    assert list(json.loads(written))[:4] == ["format", "version", "title", "municipality"]


def test_text_has_danish_letters_two_spaces_and_a_newline_at_the_end():
    text = codec.dumps(Study(title="Øby"))
    assert '\n  "title": "Øby"\n}\n' in text


def test_mappings_are_written_sorted_so_that_equal_studies_have_equal_text():
    one = Study(sources=(Source("a", columns={"x": "X", "period": "P"}),))
    other = Study(sources=(Source("a", columns={"period": "P", "x": "X"}),))
    assert codec.dumps(one) == codec.dumps(other)


@pytest.mark.parametrize(
    "study",
    [
        Study(indicators=(Indicator("a", denominator=Count()),)),  # flow, where the default is stock
        Study(base=Count()),
        Study(base=Count(nature="stock")),
        Study(combination=Combination()),
        Study(areas=Areas(min_value=0.1)),
        Study(sources=(Source("a", columns={"x": ""}),)),
    ],
)
def test_what_is_near_the_defaults_comes_back(study):
    assert codec.loads(codec.dumps(study)) == study


@pytest.mark.parametrize(("where", "value", "path", "code"), [*REFUSED, *BEYOND_SCHEMA])
def test_a_wrong_value_is_refused_with_its_path(where, value, path, code):
    error = refused(changed(where, value))
    assert (error.code, error.path) == (code, path)


@pytest.mark.parametrize(("where", "value"), ACCEPTED)
def test_an_unusual_value_is_accepted(where, value):
    data = changed(where, value)
    if where == ("sources",):
        del data["indicators"], data["base"], data["combination"]
    assert codec.loads(codec.dumps(codec.from_json(data))) == codec.from_json(data)


def test_a_refusal_proposes_what_was_meant():
    assert refused(changed(("titel",), "x")).details == {"proposal": "title"}
    assert refused(changed(("areas", "min_pop"), 1)).details == {"proposal": "min_population"}
    assert "municipality" in str(refused(changed(("zzzzzz",), 1)).details["known"])
    assert refused(changed(("sources", 0, "columns", "perosn"), "A")).details == {"roles": "person, period"}
    choices = refused(changed(("areas", "contiguity"), "queen")).details["choices"]
    assert choices == "edge, corner"
    assert refused(changed(("indicators", 1, "id"), "PLACEMENTS")).details["other"] == "indicators[0]"


@pytest.mark.parametrize("data", [None, [], "x", 3, {}, [WHOLE]])
def test_what_is_no_study_at_all_is_refused(data):
    assert refused(data).code == "study_format"


def test_a_catalogue_is_no_study():
    error = refused({"format": "boligmon-catalogue", "version": 1})
    assert (error.code, error.details["expected"]) == ("study_format", "boligmon-study")


@pytest.mark.parametrize(
    ("text", "code", "details"),
    [
        ("", "study_syntax", {"line": 1, "column": 1}),
        ('{\n  "format": "boligmon-study"\n  "version": 1\n}', "study_syntax", {"line": 3, "column": 3}),
        ('{"format": "boligmon-study" "version": 1}', "study_syntax", {"line": 1, "column": 29}),
        ('{"a": 1, "b": 2, "a": 3}', "study_repeated_key", {"key": "a"}),
        ("[" * 200_000, "study_too_deep", {}),
    ],
)
def test_text_that_is_no_json_is_refused(text, code, details):
    with pytest.raises(StudyError) as caught:
        codec.loads(text)
    assert caught.value.code == code
    for name, value in details.items():
        assert caught.value.details[name] == value


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_a_number_that_no_computer_holds_is_refused_where_it_stands(number):
    text = f'{{"format": "boligmon-study", "version": 1, "method": {{"share": {number}}}}}'
    with pytest.raises(StudyError) as caught:
        codec.loads(text)
    assert (caught.value.code, caught.value.path) == ("study_not_number", "method.share")


def test_half_a_letter_is_refused():
    with pytest.raises(StudyError) as caught:
        codec.loads('{"format": "boligmon-study", "version": 1, "title": "\\ud83d"}')
    assert (caught.value.code, caught.value.path) == ("study_not_text", "title")


def test_a_number_that_is_not_finite_is_not_written():
    with pytest.raises(StudyError) as caught:
        codec.dumps(Study(indicators=(Indicator("a", target=float("nan")),)))
    assert (caught.value.code, caught.value.path) == ("study_not_number", "indicators[0].target")


def test_paths():
    assert joined("", "title") == "title"
    assert joined(joined("sources", 2), "id") == "sources[2].id"
    assert joined("means", "2023/24") == 'means["2023/24"]'


def test_types_are_known_without_evaluating_what_python_39_cannot():
    assert shapes(Count)["ages"] == Shape(tuple, True, int, 2)
    assert shapes(Count)["means"] == Shape(dict, False, float)
    assert shapes(Study)["combination"] == Shape(Combination, True)
    assert shapes(Study)["sources"] == Shape(tuple, False, Source, None)
    assert shapes(Indicator)["target"] == Shape(float, True)
    kinds = [shape.kind for kind in (Study, Source, Indicator, Count) for shape in shapes(kind).values()]
    assert all(
        kind in {str, bool, int, float, tuple, dict} or dataclasses.is_dataclass(kind) for kind in kinds
    )


# --- migrations

DRAFT = {
    "format": "boligmon-study",
    "version": 0,
    "sources": [{"id": "a"}, {"id": "b"}],
    "indicators": [
        {
            "id": "placements",
            "name": "Anbringelser",
            "events": {"source": "a"},
            "population": {"source": "b", "what": "families"},
            "unit": "familier",
        }
    ],
}


def test_a_draft_is_migrated():
    indicator = codec.from_json(DRAFT).indicators[0]
    assert indicator == Indicator(
        "placements",
        "Anbringelser",
        "Anbringelser",
        numerator=Count("a"),
        denominator=Count("b", "families", nature="stock"),
        unit_en="familier",
        unit_da="familier",
    )
    assert codec.to_json(codec.from_json(DRAFT))["version"] == 1
    assert DRAFT["version"] == 0
    assert "events" in DRAFT["indicators"][0]


def test_every_older_version_has_a_step():
    assert sorted(migrations.STEPS) == list(range(codec.VERSION))


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"indicators": 3}, "indicators", "study_not_list"),
        ({"indicators": [3]}, "indicators[0]", "study_not_object"),
        ({"indicators": [{"id": "x", "events": 3}]}, "indicators[0].numerator", "study_not_object"),
        # which of the two counts is not for the plugin to guess
        (
            {"indicators": [{"id": "x", "events": {}, "numerator": {}}]},
            "indicators[0].events",
            "study_no_such_key",
        ),
    ],
)
def test_a_draft_with_something_wrong_is_refused_as_any_study(change, path, code):
    error = refused({**DRAFT, **change})
    assert (error.path, error.code) == (path, code)


def test_the_draft_s_keys_are_unknown_in_a_study_of_today():
    assert refused({**DRAFT, "version": 1}).path == "indicators[0].name"
