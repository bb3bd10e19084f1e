"""Which rows count - selection, filters, limit, subset - whichever way they are read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProject

from boligmon_plugin.adapters.errors import SourceError
from tests.layers import as_csv, in_file, memory_layer
from tests.rows import (
    COLUMNS,
    SITUATIONS,
    both_ways,
    defined,
    expected,
    plan_of,
    read,
    rows_of,
)


@pytest.fixture
def csv(qgis_app, frame, tmp_path):
    return as_csv(frame.drop(columns=["x", "y"]), tmp_path / "tabel.csv")


@pytest.fixture(autouse=True)
def _empty_project(qgis_app):
    yield
    QgsProject.instance().clear()


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_rows_of_a_source_definition_of_a_csv(frame, tmp_path, situation, encoding):
    options = SITUATIONS[situation]
    layer = as_csv(frame.drop(columns=["x", "y"]), tmp_path / "t.csv", encoding=encoding, decimal=".")
    layer.selectByIds([feature.id() for i, feature in enumerate(layer.getFeatures()) if i % 3 == 0])
    plan = plan_of(layer, definition=defined(layer, **options))
    assert (plan.arrow is not None) == (encoding == "utf-8")
    found = both_ways(plan, ["celle", "tekst"]) if plan.arrow else read(plan, ["celle", "tekst"])
    assert found["row"] == rows_of(frame, options)
    kept = frame.iloc[np.array(found["row"]) - 1]
    assert [value or None for value in found["celle"]] == expected(kept, "celle")


@pytest.mark.parametrize("kind", ["geopackage", "memory"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_rows_of_a_source_definition(request, frame, kind, situation):
    layer, options = request.getfixturevalue(kind), SITUATIONS[situation]
    layer = layer if kind == "geopackage" else layer.clone()
    layer.selectByIds([feature.id() for i, feature in enumerate(layer.getFeatures()) if i % 3 == 0])
    plan = plan_of(layer, definition=defined(layer, **options))
    found = both_ways(plan, points=True) if kind == "geopackage" else read(plan, points=True)
    assert found["row"] == rows_of(frame, options)
    kept = frame.iloc[np.array(found["row"]) - 1]
    for name in COLUMNS:
        assert found[name] == expected(kept, name), name


def test_a_filter_parameter_marks_rows_and_leaves_them_in(geopackage, frame):
    expression = "\"tekst\" in ('æ', '0101') and \"antal\" is not null"
    found = both_ways(plan_of(geopackage), points=True, expression=expression)
    assert found["row"] == list(range(1, 401))
    assert found["passed"] == (frame["tekst"].isin(["æ", "0101"]) & frame["antal"].notna()).tolist()
    assert 20 < sum(found["passed"]) < 200


def test_a_filter_that_is_null_does_not_pass(geopackage, frame):
    found = both_ways(plan_of(geopackage), expression='"heltal" > 10')
    assert found["passed"] == [value is not None and value > 10 for value in frame["heltal"]]


@pytest.mark.parametrize(
    "expression", ["$x > 600500", "area(buffer(@geometry, 1)) > 0 and x(@geometry) > 600500"]
)
def test_a_filter_may_use_the_geometry(geopackage, frame, expression):
    found = both_ways(plan_of(geopackage), points=False, expression=expression)
    assert found["passed"] == (frame["x"] > 600_500).tolist()


COMPARISONS = [
    '"heltal" = 11',
    "\"heltal\" = '11'",
    '"kode" = 11',
    "\"kode\" = '11'",
    "\"kode\" = '11.0'",
    '"kode" > 5',
    "\"kode\" > '5'",
    "\"kode\" like 'a%'",
    "\"kode\" ilike 'a%'",
    "\"kode\" = 'A'",
    "\"kode\" in ('a', '11')",
    '"kode" in (11, 7)',
    '"heltal" / 2 = 5',
    '"heltal" / 2 > 5',
    "\"kode\" <> '11'",
    'not ("heltal" > 5)',
    '"kode" is null',
    "\"kode\" = ''",
    '"kode"',
    '"heltal"',
    "\"kode\" || 'x' = '11x'",
    '-"heltal" < -10',
    "coalesce(\"kode\", '11') = '11'",
    "\"dag\" > '2015-06-01'",
    "\"dag\" > to_date('2015-06-01')",
    'year("dag") = 2015',
    "\"kode\" ~ '^1'",
    '"heltal" % 2 = 1',
    '"heltal" ^ 2 > 100',
]


@pytest.mark.parametrize("expression", COMPARISONS)
@pytest.mark.parametrize("driver", ["GPKG", "CSV"])
def test_an_expression_means_the_same_for_columns_and_features(qgis_app, tmp_path, driver, expression):
    # QGIS hands simple expressions to the file's own SQL, which compares text and numbers in another way
    table = pd.DataFrame(
        {
            "heltal": [11, 5, None, 10, -3, 0],
            "kode": ["11", "11.0", None, " 11", "A", "a"],
            "dag": [pd.Timestamp(f"{year}-07-01") for year in range(2013, 2018)] + [None],
        },
        dtype=object,
    )
    table = pd.concat([table] * 2 + [table.assign(kode=["7", "07", "", "b", "æ", "Æ"])], ignore_index=True)
    memory = memory_layer(table, {"heltal": "int", "kode": "text", "dag": "date"}, geometry="NoGeometry")
    if driver == "GPKG":
        layer = in_file(memory, tmp_path / "k.gpkg", "GPKG")
        reference = read(plan_of(memory), ["heltal"], expression=expression)["passed"]
    else:
        layer = as_csv(table, tmp_path / "k.csv")
        text = table.apply(lambda column: ["" if pd.isna(value) else str(value)[:10] for value in column])
        typed = memory_layer(text, dict.fromkeys(table, "text"), geometry="NoGeometry")
        reference = read(plan_of(typed), ["heltal"], expression=expression)["passed"]
    plan = plan_of(layer)
    assert plan.arrow is not None
    assert read(replace(plan, arrow=None), ["heltal"], expression=expression)["passed"] == reference
    assert read(plan, ["heltal"], expression=expression)["passed"] == reference
    chosen = plan_of(layer, definition=defined(layer, expression=expression))
    rows = [number + 1 for number, good in enumerate(reference) if good]
    assert both_ways(chosen, ["heltal"])["row"] == rows


def test_a_subset_filter_numbers_the_rows_it_shows(geopackage, frame):
    assert geopackage.setSubsetString("\"tekst\" = 'æ'")
    shown = frame.loc[frame["tekst"] == "æ"]
    found = both_ways(plan_of(geopackage), points=True)
    assert found["row"] == list(range(1, len(shown) + 1))
    for name in COLUMNS:
        assert found[name] == expected(shown, name), name


def test_a_subset_filter_on_text(csv, frame):
    assert csv.setSubsetString("tekst = '0101'")
    found = both_ways(plan_of(csv), expression='"heltal" > 10')
    shown = frame.loc[frame["tekst"] == "0101"]
    assert found["row"] == list(range(1, len(shown) + 1))
    assert found["celle"] == [value or "" for value in shown["celle"]]


def test_a_subset_by_a_query_of_its_own_is_read_as_features(geopackage):
    assert geopackage.setSubsetString(
        "SELECT fid, heltal, geom FROM lag WHERE heltal > 5 ORDER BY heltal DESC"
    )
    plan = plan_of(geopackage)
    assert plan.arrow is None
    found = read(plan, ["heltal"], points=True)["heltal"]
    assert found == sorted(found, reverse=True)
    assert min(found) > 5


def test_a_row_on_which_the_filter_fails_does_not_pass(geopackage, frame):
    # as in every tool of QGIS; the text of the failure would tell a value of the row
    found = both_ways(plan_of(geopackage), expression='to_int("tekst") > 3')
    assert found["passed"] == frame["tekst"].isin(["0101", "101"]).tolist()


@pytest.mark.parametrize("expression", ['"heltal" >', "nosuch(1)", '"heltal" = = 2'])
def test_a_filter_that_is_no_expression_is_refused(geopackage, expression):
    for plan in (plan_of(geopackage), replace(plan_of(geopackage), arrow=None)):
        with pytest.raises(SourceError) as caught:
            read(plan, ["heltal"], expression=expression)
        assert caught.value.code == "bad_expression"


def test_a_filter_may_end_in_a_comment(geopackage, frame):
    found = both_ways(plan_of(geopackage), expression='"heltal" = 7 -- kun syv')
    assert found["passed"] == (frame["heltal"] == 7).tolist()
