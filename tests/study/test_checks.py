from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from boligmon_plugin.study import codec
from boligmon_plugin.study.checks import problems
from boligmon_plugin.study.indicators import Count, Indicator
from boligmon_plugin.study.sources import Geography, Source
from boligmon_plugin.study.study import Areas, Cells, Combination, Method, Outputs, Study
from boligmon_plugin.study.tables import TableRef
from tests.study.examples import WHOLE

FILE = TableRef("a.csv")
EVENTS = Source("events", table=FILE, columns={"period": "År", "person": "Borger", "type": "Type"})
PEOPLE = Source("people", table=FILE, columns={"period": "Dato", "family": "Familie", "birth": "Født"})
COUNTED = Indicator("i", numerator=Count("events"), denominator=Count("people", nature="stock"))
GOOD = Study(sources=(EVENTS, PEOPLE), indicators=(COUNTED,))


def found(study):
    return [(problem.code, problem.path) for problem in problems(study)]


def counted(**change):
    """The good study with another numerator."""
    return replace(GOOD, indicators=(replace(COUNTED, numerator=replace(COUNTED.numerator, **change)),))


def placed(columns=(), *others, **geography):
    """The good study whose events are placed otherwise."""
    events = replace(
        EVENTS,
        columns={**EVENTS.columns, **{role: role for role in columns}},
        geography=Geography(**geography),
    )
    return replace(GOOD, sources=(events, PEOPLE, *others))


def register(columns, mode="geometry", **geography):
    return Source(
        "register",
        table=FILE,
        columns={role: role for role in columns},
        geography=Geography(mode, **geography),
    )


def test_a_good_study_has_no_problem():
    assert found(GOOD) == []


def test_the_whole_study_has_no_problem():
    assert found(codec.from_json(WHOLE)) == []


N = "indicators[0].numerator"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"source": ""}, [("study_no_source_given", f"{N}.source")]),
        ({"source": "x"}, [("study_no_source", f"{N}.source")]),
        ({"what": "units"}, [("study_no_unit", f"{N}.unit")]),
        ({"what": "units", "unit": ("person", "type")}, []),
        ({"what": "units", "unit": ("person", "service")}, [("study_needs_role", N)]),
        ({"what": "persons"}, []),
        ({"what": "families"}, [("study_needs_role", N)]),
        ({"what": "sum"}, [("study_no_value", f"{N}.value")]),
        ({"what": "sum", "value": "income"}, [("study_needs_role", N)]),
        ({"what": "below_mean"}, [("study_no_value", f"{N}.value")]),
        ({"what": "below_mean", "value": "type"}, []),
        ({"source": "people", "what": "below_mean", "value": "birth"}, []),
        (
            {"source": "people", "what": "below_mean", "value": "birth", "per_examination": True},
            [("study_needs_role", N)],
        ),
        ({"ages": (6, 16)}, [("study_needs_a_role", N)]),
        ({"source": "people", "ages": (6, 16)}, []),
        ({"interval": "touching"}, [("study_needs_role", N)]),
        ({"interval": "snapshot"}, [("study_no_snapshot", f"{N}.snapshot"), ("study_needs_role", N)]),
        ({"filter": '"type" = 1 AND "Kolonne" = 2'}, []),
        ({"filter": '"paragraph" = 1'}, [("study_needs_role", f"{N}.filter")]),
        ({"filter": '"type" = \'a'}, [("study_filter_open", f"{N}.filter")]),
        ({"what": "within"}, [("study_places_not_mean", "indicators[0].kind")]),
    ],
)
def test_a_count_needs_roles_of_its_source(change, expected):
    assert found(counted(**change)) == expected


def test_a_problem_names_the_role_and_the_source():
    first = problems(counted(what="families"))[0]
    assert first.details == {"role": "family", "source": "events"}
    first = problems(counted(ages=(6, 16)))[0]
    assert first.details == {"roles": "age, birth", "source": "events"}


def test_a_column_without_a_name_is_none():
    events = replace(EVENTS, columns={**EVENTS.columns, "period": ""})
    assert found(replace(GOOD, sources=(events, PEOPLE))) == [("study_needs_a_role", N)]
    started = replace(EVENTS, columns={"start": "Fra"})
    assert found(replace(GOOD, sources=(started, PEOPLE))) == []


def test_places_need_no_period_and_are_no_population():
    libraries = Source("libraries", table=FILE)
    near = Indicator("n", numerator=Count("libraries", "distance"), denominator=Count("people"), kind="mean")
    study = Study(sources=(libraries, PEOPLE), indicators=(near,))
    assert found(study) == []
    turned = replace(near, numerator=near.denominator, denominator=near.numerator)
    expected = [("study_places_as_population", "indicators[0].denominator.what")]
    assert found(replace(study, indicators=(turned,))) == expected
    assert found(replace(study, base=Count("libraries", "within"))) == [
        ("study_places_as_population", "base.what")
    ]


C, G = "sources[0].columns", "sources[0].geography.register"
LACKS, LACKS_ANY = "study_needs_role", "study_needs_a_role"


@pytest.mark.parametrize(
    ("study", "expected"),
    [
        (placed(mode="coordinates"), [(LACKS, C), (LACKS, C)]),
        (placed(["x"], mode="coordinates"), [(LACKS, C)]),
        (placed(["x", "y"], mode="coordinates"), []),
        (placed(mode="cell"), [(LACKS, C)]),
        (placed(["cell"], mode="cell"), []),
        (placed(mode="area"), [(LACKS, C)]),
        (placed(["area"], mode="area"), []),
        (placed(["address"], mode="address"), [("study_no_register", G)]),
        (placed(["address"], mode="address", register="x"), [("study_no_source", G)]),
        (placed(["address"], register(["address"]), mode="address", register="register"), []),
        (
            placed(
                ["municipality", "road", "house"], register(["address"]), mode="address", register="register"
            ),
            [],
        ),
        (
            placed(["road", "house"], register(["address"]), mode="address", register="register"),
            [(LACKS_ANY, C)],
        ),
        (
            placed(["address"], register(["municipality", "road"]), mode="address", register="register"),
            [(LACKS_ANY, G)],
        ),
        (
            placed(["address"], register(["address"], "address"), mode="address", register="register"),
            [("study_register_without_place", G), ("study_no_register", "sources[2].geography.register")],
        ),
        (placed(["address"], mode="address", register="events"), [("study_register_without_place", G)]),
        (placed([], register(["person", "start"]), mode="register", register="register"), []),
        # a register without days has one address for all
        (placed([], register(["person"]), mode="register", register="register"), []),
        (
            placed([], register(["person"]), mode="register", register="register", whose="before"),
            [(LACKS_ANY, G)],
        ),
        (
            placed([], register(["person", "period"]), mode="register", register="register", whose="before"),
            [],
        ),
        # the events have persons and no families
        (placed([], register(["family", "start"]), mode="register", register="register"), [(LACKS, G)]),
        (
            placed([], register(["person"]), mode="register", register="register", whose="custody"),
            [(LACKS, C)],
        ),
        (
            placed(["custody"], register(["family"]), mode="register", register="register", whose="custody"),
            [(LACKS, G)],
        ),
        (
            placed(["custody"], register(["person"]), mode="register", register="register", whose="custody"),
            [],
        ),
    ],
)
def test_a_way_of_placing_needs_roles_and_registers(study, expected):
    assert found(study) == expected


def test_rows_of_a_register_can_be_placed_by_addresses():
    residents = Source(
        "residents",
        table=FILE,
        columns={"person": "p", "start": "s", "address": "a"},
        geography=Geography("address", register="register"),
    )
    study = placed([], register(["address"]), residents, mode="register", register="residents")
    assert found(study) == []
    looped = replace(residents, geography=Geography("register", register="events"))
    study = placed([], looped, mode="register", register="residents")
    assert ("study_register_without_place", G) in found(study)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"indicators": ()}, [("study_no_indicators", "indicators")]),
        ({"sources": (replace(EVENTS, table=TableRef()), PEOPLE)}, [("study_no_table", "sources[0].table")]),
        (
            {"sources": (replace(EVENTS, table=TableRef(connection="LOIS")), PEOPLE)},
            [("study_no_provider", "sources[0].table.provider")],
        ),
        ({"cells": Cells("layer")}, [("study_no_table", "cells.layer")]),
        (
            {"cells": Cells("geofa", service="https://example.org")},
            [("study_no_copy", "cells.layer.file"), ("study_no_municipality", "municipality")],
        ),
        ({"cells": Cells("geofa", layer=FILE)}, []),
        ({"cells": Cells("geofa", layer=FILE, service="https://example.org"), "municipality": "0479"}, []),
        ({"areas": Areas("combination")}, [("study_no_combination", "areas.per")]),
        ({"areas": Areas("combination"), "combination": Combination()}, []),
        (
            {"combination": Combination(indicators=("x",))},
            [("study_no_indicator", "combination.indicators[0]")],
        ),
        ({"method": Method(value="rate_smoothed")}, [("study_not_smoothed", "method.value")]),
        ({"outputs": Outputs(schema="b")}, [("study_no_connection", "outputs.connection")]),
        ({"base": Count("people", "families")}, []),
        ({"base": Count("events", "families")}, [("study_needs_role", "base")]),
    ],
)
def test_the_parts_of_a_study_fit_together(change, expected):
    assert found(replace(GOOD, **change)) == expected


def test_nothing_of_a_study_is_changed():
    before = dataclasses.asdict(GOOD)
    problems(GOOD)
    assert dataclasses.asdict(GOOD) == before
