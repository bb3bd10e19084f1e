from __future__ import annotations

from dataclasses import replace

import pytest

from boligmon_plugin.study import codec
from boligmon_plugin.study.catalogue import Catalogue, CatalogueSource, catalogue_of, missing_roles
from boligmon_plugin.study.errors import StudyError
from boligmon_plugin.study.sources import Source
from boligmon_plugin.study.study import Study
from tests.study.examples import WHOLE

STUDY = codec.from_json(WHOLE)


def test_a_catalogue_has_the_roles_that_its_indicators_need():
    catalogue = catalogue_of(STUDY.indicators, "Delt")
    assert catalogue.sources == (
        CatalogueSource("addresses"),
        CatalogueSource("measures", ("start", "person", "type")),
        CatalogueSource("residents", ("period|start", "person", "family", "age|birth", "grade")),
    )


def test_a_catalogue_holds_nothing_else_of_the_sources():
    text = codec.text_of(codec.catalogue_to_json(catalogue_of(STUDY.indicators)))
    for secret in (
        "foranstaltninger.csv",
        "LOIS",
        "mssql",
        "Personer_basis",
        "Borger-ID",
        "example.org",
        "EPSG",
    ):
        assert secret not in text
    assert "/" not in text


def test_means_of_one_municipality_are_not_shared():
    shared = catalogue_of(STUDY.indicators).indicators
    assert shared[1].numerator.means == {}
    assert replace(shared[1].numerator, means={"2023/24": 7.1}) == STUDY.indicators[1].numerator
    assert (shared[0], shared[2]) == (STUDY.indicators[0], STUDY.indicators[2])


def test_a_catalogue_comes_back_as_it_was():
    catalogue = catalogue_of(STUDY.indicators, "Delt")
    data = codec.catalogue_to_json(catalogue)
    assert list(data)[:2] == ["format", "version"]
    assert codec.catalogue_from_json(codec.parsed(codec.text_of(data))) == catalogue


def test_the_importer_is_told_what_is_missing():
    mine = Study(
        sources=(
            Source("measures", columns={"start": "Fra", "person": "CPR", "type": ""}),
            Source(
                "residents", columns={"period": "D", "person": "P", "family": "F", "age": "A", "grade": "G"}
            ),
        )
    )
    lacking = missing_roles(catalogue_of(STUDY.indicators).indicators, mine)
    assert lacking == {"addresses": (), "measures": (("type",),)}
    assert missing_roles(STUDY.indicators, STUDY) == {}
    none = missing_roles(STUDY.indicators[:1], Study())
    assert none == {
        "measures": (("start",), ("person",), ("type",)),
        "residents": (("period", "start"), ("family",)),
    }


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"format": "boligmon-study"}, "", "study_format"),
        ({"version": 0}, "version", "study_version"),
        ({"version": 2}, "version", "study_newer"),
        ({"sources": [{"id": "a", "table": {"file": "a.csv"}}]}, "sources[0].table", "study_no_such_key"),
        ({"sources": [{"id": "a", "roles": ["Årstal"]}]}, "sources[0].roles[0]", "study_catalogue_role"),
        ({"sources": [{"id": "a", "roles": ["age|"]}]}, "sources[0].roles[0]", "study_catalogue_role"),
        ({"sources": [{"id": "a"}, {"id": "A"}]}, "sources[1].id", "study_same_id"),
        ({"indicators": [{"id": "a"}, {"id": "a"}]}, "indicators[1].id", "study_same_id"),
        ({"indicators": [{}]}, "indicators[0]", "study_no_id"),
        ({"cells": {}}, "cells", "study_no_such_key"),
    ],
)
def test_a_wrong_catalogue_is_refused(change, path, code):
    with pytest.raises(StudyError) as caught:
        codec.catalogue_from_json({"format": "boligmon-catalogue", "version": 1, **change})
    assert (caught.value.path, caught.value.code) == (path, code)


def test_a_catalogue_may_be_written_by_hand_without_sources():
    data = {
        "format": "boligmon-catalogue",
        "version": 1,
        "indicators": [{"id": "a", "numerator": {"source": "x"}}],
    }
    assert codec.catalogue_from_json(data).indicators[0].numerator.source == "x"
    assert codec.catalogue_from_json({"format": "boligmon-catalogue", "version": 1}) == Catalogue()
