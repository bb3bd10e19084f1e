"""A filter means in SQL what it means in QGIS: the same rows pass in the database as feature by feature."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

from boligmon_plugin.adapters.databases.expressions import compile_filter
from boligmon_plugin.adapters.databases.tables import plan_table
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.compat import without_nulls
from tests.layers import in_file, memory_layer

TYPES = {
    "nr": "int",
    "stort": "long",
    "tal": "float",
    "tekst": "text",
    "kode": "text",
    "dato": "date",
    "tid": "datetime",
    "aktiv": "bool",
}
DAYS = ["2014-12-31", "2015-01-01", "2015-03-31", "2016-02-29", "2017-08-01"]
TEXTS = [
    "Østerbro",
    "østerbro",
    "abe",
    "ABE",
    "Abe ",
    " abe",
    "a_b",
    "a%b",
    "a*b",
    "a[b",
    "",
    "zebra",
    "æble",
    None,
]


def rows():
    """Combinations of ordinary and awkward values, some missing."""
    out = []
    for number in range(70):
        day = pd.Timestamp(DAYS[number % len(DAYS)])
        out.append(
            {
                "nr": None if number % 11 == 0 else number % 9 - 2,
                "stort": 2**40 + number,
                "tal": None if number % 7 == 0 else number / 4 - 3,
                "tekst": TEXTS[number % len(TEXTS)],
                "kode": ["0101", "101", "7", "xyz", None][number % 5],
                "dato": None if number % 13 == 0 else day,
                "tid": None if number % 17 == 0 else day + pd.Timedelta(hours=number % 24, seconds=1),
                "aktiv": None if number % 6 == 0 else number % 2 == 0,
                "x": 600_000.0,
                "y": 6_100_000.0,
            }
        )
    return pd.DataFrame(out).astype(object)


@pytest.fixture(scope="module")
def layers(postgres, tmp_path_factory):
    memory = memory_layer(rows(), TYPES)
    folder = tmp_path_factory.mktemp("filtre")
    return {
        "postgres": postgres.load(memory, "filtre"),
        "gpkg": in_file(memory, folder / "filtre.gpkg", "GPKG"),
    }


def in_qgis(layer, text):
    """Keys of the rows that pass, feature by feature as the readers do it."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expression = QgsExpression(f"if((\n{text}\n), 1, 0)")
    assert expression.prepare(context), expression.evalErrorString()
    found = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        if without_nulls([expression.evaluate(context)])[0] == 1:
            found.append(feature[0])
    return sorted(found)


def in_database(layer, text):
    table = plan_table(layer, "INPUT")
    key = table.dialect.identifier(layer.fields().at(0).name())
    condition = compile_filter(text, table.columns, table.dialect, table.name)
    passed = f"CASE WHEN {condition} THEN 1 ELSE 0 END AS p"
    found = table.run(f"SELECT {key} + 0 AS k, {passed} FROM {table.source} t")  # noqa: S608
    return sorted(int(row[0]) for row in found if row[1] == 1)


BOTH = [
    '"nr" = 3',
    "nr <> 3",
    '"NR" >= 2 AND "tal" < 4.5',
    "nr = '3'",
    "nr IN (1, 2, '5')",
    "nr NOT IN (1, 2)",
    "NOT (nr IN (1) OR tal > 2)",
    "nr BETWEEN 0 AND 4",
    "nr NOT BETWEEN 0 AND 4",
    "dato BETWEEN '2015-01-01' AND '2016-12-31'",
    "tal IS NULL",
    "tekst IS NOT NULL AND NOT aktiv",
    "aktiv",
    "aktiv = true",
    "false = aktiv",
    "aktiv OR nr > 4",
    "(nr > 4 OR tal IS NULL) AND NOT (kode = '0101')",
    "kode = '101'",
    "kode <> '101'",
    "kode IN ('0101', 'xyz')",
    "tekst = ''",
    "tekst = 'abe'",
    "tekst < 'a'",
    "tekst >= 'abe'",
    "tekst > 'z'",
    "tekst <= kode",
    "tekst LIKE 'a%'",
    "tekst LIKE '%b_'",
    "tekst NOT LIKE 'a%'",
    "tekst LIKE 'a*b' OR tekst LIKE 'a[b'",
    "tekst LIKE ''",
    "kode || tekst = '101abe'",
    "left(tekst, 2) = 'ab'",
    "substr(tekst, 2, 3) = 'ste'",
    "substr(tekst, 2) = 'be'",
    "length(tekst) > 4",
    "length(tekst) = 4",
    "trim(tekst) = 'abe'",
    "trim(tekst) = ''",
    "nr + 2 * 3 = 9",
    "nr - tal > 0",
    "-nr < -3",
    "-(nr) > 0",
    "stort % 7 = 3",
    "nr % 3 = -1",
    "stort * 100 > 0",
    "nr / 2 = 1.5",
    "1 / nr > 0.3",
    "tal / tal = 1",
    "dato = '2015-03-31'",
    "dato > '2015'",
    "dato >= to_date('2015-03-31')",
    "to_date(tid) <= '2015-01-01'",
    "to_date(tid) = dato",
    "year(dato) = 2015 AND month(dato) = 3",
    "day(tid) = 31",
    "year(tid) > 2014",
    "coalesce(nr, 7) = 7",
    "coalesce(kode, tekst) = 'abe'",
    "TRUE",
    "false OR nr = 1",
    "tekst = 'd''Arc' OR kode = '7'",
]
SERVER = [
    "lower(tekst) = 'østerbro'",
    "upper(tekst) = 'ABE'",
    "tekst ILIKE 'øst%'",
    "tekst NOT ILIKE 'ab_'",
]


@pytest.mark.parametrize("text", BOTH)
def test_the_same_rows_pass(layers, text):
    for name, layer in layers.items():
        found = in_database(layer, text)
        assert found == in_qgis(layer, text), name


@pytest.mark.parametrize("text", SERVER)
def test_the_same_rows_pass_where_the_database_knows_all_letters(layers, text):
    found = in_database(layers["postgres"], text)
    assert found == in_qgis(layers["postgres"], text)
    assert found
    with pytest.raises(SourceError, match="expression_not_sql"):
        in_database(layers["gpkg"], text)


def test_most_of_the_filters_let_some_rows_pass_and_others_not(layers):
    count = layers["gpkg"].featureCount()
    some = [text for text in BOTH if 0 < len(in_qgis(layers["gpkg"], text)) < count]
    assert len(some) > 0.85 * len(BOTH)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kode = 101", "expression_types"),  # by value in QGIS: 0101 too
        ("kode IN (101)", "expression_types"),
        ("nr = 'tre'", "expression_types"),
        ("nr > tekst", "expression_types"),
        ("tid > '2015-01-01'", "expression_types"),
        ("dato > tid", "expression_types"),
        ("nr || 'a' = '3a'", "expression_types"),
        ("tekst + 'a' = 'abea'", "expression_types"),
        ("nr LIKE '3%'", "expression_types"),
        ("left(nr, 1) = '3'", "expression_types"),
        ("year(tekst) = 2015", "expression_types"),
        ("nr = NULL", "expression_not_sql"),
        ("nr", "expression_not_sql"),
        ("tal % 2 = 0", "expression_not_sql"),
        ("nr // 2 = 1", "expression_not_sql"),
        ("nr ^ 2 = 9", "expression_not_sql"),
        ("tekst ~ 'a'", "expression_not_sql"),
        (r"tekst LIKE 'a\\_b'", "expression_not_sql"),
        ("tekst LIKE kode", "expression_not_sql"),
        ("substr(tekst, -2) = 'be'", "expression_not_sql"),
        ("nr = @row_number", "expression_not_sql"),
        ("$id = 3", "expression_not_sql"),
        ("CASE WHEN nr > 1 THEN true ELSE false END", "expression_not_sql"),
        ("area(@geometry) > 1", "expression_not_sql"),
        ("nr = nr IS 3", "expression_not_sql"),
        ("aktiv = aktiv", "expression_not_sql"),
        ("aktiv <> true", "expression_not_sql"),  # QGIS 3.40 lets the rows with true pass
        ("findes_ikke = 1", "no_field"),
        ("nr = = 1", "bad_expression"),
    ],
)
def test_what_databases_would_understand_otherwise_is_refused(layers, text, code):
    for layer in layers.values():
        with pytest.raises(SourceError, match=code):
            in_database(layer, text)


def test_text_cannot_leave_its_quotes(layers):
    for layer in layers.values():
        for text in ("tekst = '''; DROP TABLE filtre; --'", "tekst LIKE '%'';--'"):
            assert in_database(layer, text) == in_qgis(layer, text) == []
        assert layer.featureCount() == len(rows())
