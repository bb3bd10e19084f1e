"""The statements for SQL Server: there is no server here, so a parser of its language says whether they "
"are T-SQL.

The same parser reads the statements of the other two dialects, which run for real elsewhere.
"""

from __future__ import annotations

import itertools

import pytest
import sqlglot
from sqlglot import exp

from boligmon_plugin.adapters.databases.expressions import Column
from boligmon_plugin.adapters.databases.sql import Dialect, SQLite, SQLServer
from boligmon_plugin.adapters.databases.statements import CountRoles, PeriodRule, Statements, period_texts
from boligmon_plugin.adapters.databases.tables import DatabaseTable
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.domain.periods import DAY, HALF_YEAR, MONTH, QUARTER, SCHOOL_YEAR, YEAR

KINDS = {
    "år": "int",
    "dato": "date",
    "tid": "datetime",
    "periode": "text",
    "borger": "text",
    "type]": "text",
    "antal": "number",
    "x": "number",
    "y": "number",
    "celle": "text",
    "aktiv": "bool",
}
FILTERS = [
    "",
    '"borger" LIKE \'a[%\' AND NOT ("år" IN (2015, 2016) OR "antal" / 2 > 1.5)',
    'lower("type]") = \'anbringelse\' OR "type]" ILIKE \'forb%\' OR trim("type]") = \'\' OR "aktiv"',
    'year("dato") = 2015 AND month("tid") % 2 = 1 AND "dato" >= \'2015-01-01\' AND to_date("tid") = "dato"',
    '"aktiv" = false AND left("borger", 2) || substr("type]", 2) = \'ab\' AND length("borger") > 3 AND TRUE',
]
PERIODS = [
    ("år", PeriodRule(YEAR, YEAR)),
    *(("dato", PeriodRule(DAY, unit)) for unit in (DAY, MONTH, QUARTER, HALF_YEAR, YEAR, SCHOOL_YEAR)),
    ("tid", PeriodRule(DAY, QUARTER)),
    ("antal", PeriodRule(YEAR, YEAR)),
    ("periode", PeriodRule(MONTH, QUARTER, (("2015M03", "2015-Q1"), ("maj '15", "2015-Q2")))),
]
WHAT = [
    {},
    {"count": "antal"},
    {"unit": ("borger",)},
    {"unit": ("borger", "type]", "antal", "dato")},
    {"person": "borger"},
    {"unit": ("type]",), "person": "borger"},
    {"count": "antal", "person": "borger"},
]
WHERE = [{}, {"cell": "celle"}, {"x": "x", "y": "y"}]


def table(dialect, *, where="", srid=25832):
    columns = {name: Column("t." + dialect.identifier(name), kind) for name, kind in KINDS.items()}
    source = ".".join(dialect.identifier(name) for name in ("dbo", "foran'staltninger"))
    return DatabaseTable("FLIS", dialect, columns, "geom", srid, where, source, "none", "none")


VARIANTS = [
    (period, rule, what, where, expression)
    for (period, rule), what, where in itertools.product(PERIODS, WHAT, WHERE)
    for expression in FILTERS[: 1 if what else None]
]


@pytest.mark.parametrize(
    "dialect", [SQLServer(), Dialect(), SQLite(is_geopackage=True)], ids=lambda d: d.name
)
def test_every_statement_is_one_select_of_the_dialect(dialect):
    for period, rule, what, where, expression in VARIANTS:
        if "lower" in expression and not dialect.knows_letters:
            continue
        roles = CountRoles(period, filter=expression, **what, **where)
        statements = Statements(table(dialect, where="1 = 1 -- slut"), roles, rule, 250)
        for sql in (statements.counts(), statements.account()):
            parsed = sqlglot.parse(sql, read=dialect.sqlglot, error_level=sqlglot.ErrorLevel.RAISE)
            assert len(parsed) == 1, sql
            assert isinstance(parsed[0], exp.Select), sql
            assert not list(parsed[0].find_all(exp.Command)), sql


def test_texts_of_a_period_column_are_one_select_too():
    sql = period_texts(table(SQLServer()), CountRoles("periode", filter=FILTERS[1]))
    assert isinstance(sqlglot.parse_one(sql, read="tsql"), exp.Select)


def test_names_and_texts_are_quoted_as_the_server_does():
    sql = Statements(table(SQLServer()), CountRoles("dato", unit=("type]",)), PERIODS[1][1], 100).counts()
    parsed = sqlglot.parse_one(sql, read="tsql")
    assert "type]" in {column.name for column in parsed.find_all(exp.Column)}
    assert [one.name for one in parsed.find_all(exp.Table)] == ["foran'staltninger"]
    assert [one.alias for one in parsed.selects] == ["cell_id", "period", "count", "persons", "row_count"]


def test_a_condition_is_no_value_in_sql_server():
    """T-SQL has no booleans: a flag is compared, and what passes is written by CASE."""
    sql = Statements(table(SQLServer()), CountRoles("år", filter='"aktiv"'), PERIODS[0][1], 100).account()
    assert "CASE WHEN t.[aktiv] = 1 THEN 1 ELSE 0 END AS passed" in sql


def test_what_only_postgis_can_do_is_refused():
    for dialect in (SQLServer(), SQLite(is_geopackage=True)):
        with pytest.raises(SourceError, match="mask_not_sql"):
            Statements(table(dialect), CountRoles("år"), PERIODS[0][1], 100, "POLYGON EMPTY").counts()
    with pytest.raises(SourceError, match="transform_not_sql"):
        Statements(table(SQLServer(), srid=4326), CountRoles("år"), PERIODS[0][1], 100).counts()
