"""The statements: which rows count, how many by cell and period, and what became of the others.

Two levels of subquery, so that each column is written once: ``r`` gives the columns their meaning, ``p``
gives every row the reason why it does not count. What is grouped are whole numbers; they are named per group.

Source:
    DESIGN section 3 (names of periods) and section 4, rules 1-3; METHODS A1, A2; ``adapters.counting``,
    whose order of reasons this is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...domain import schema
from ...domain.grid import DENMARK, Grid
from ...domain.periods import DAY, HALF_YEAR, MONTH, QUARTER, SCHOOL_YEAR, YEAR
from ..errors import SourceError
from .expressions import compile_filter
from .sql import Dialect
from .tables import DatabaseTable

PLACED, BAD_COUNT = -1, -2
_REASON = {name: number for number, name in enumerate(schema.REASONS)}
_YEARS = (1800, 2999)  # as in domain.periods
_SCHOOL_MONTH = 8
_LARGEST = "1.7e308"  # above it is infinity
_PER_YEAR = {HALF_YEAR: 2, QUARTER: 4, MONTH: 12}


@dataclass(frozen=True)
class CountRoles:
    """What the columns of a table mean; an empty name means that there is none.

    Attributes:
        period: year, date or text.
        count: number on the row.
        unit: columns whose distinct combinations are counted once per cell and period.
        person: id of the person, for distinct persons.
        cell: code of the cell or area.
        x, y: easting and northing in EPSG:25832, for tables without points.
        filter: QGIS expression.
    """

    period: str
    count: str = ""
    unit: tuple[str, ...] = ()
    person: str = ""
    cell: str = ""
    x: str = ""
    y: str = ""
    filter: str = ""

    @property
    def distinct(self) -> bool:
        """Whether units or persons have to be told apart."""
        return bool(self.unit or self.person)


@dataclass(frozen=True)
class PeriodRule:
    """How the period column is read and named.

    Attributes:
        source_unit: unit of the column.
        unit: unit that is counted by.
        texts: of a text column each text that is a period, and the name of its period in ``unit``.
    """

    source_unit: str
    unit: str
    texts: tuple[tuple[str, str], ...] = ()


class Statements:
    """Writes the statements of one count.

    Args:
        table: what is counted.
        roles: what its columns mean.
        period: how its periods are read.
        size: side of the cells in metres.
        mask: polygon in EPSG:25832 as well-known text, "" for none.
    """

    def __init__(
        self, table: DatabaseTable, roles: CountRoles, period: PeriodRule, size: int, mask: str = ""
    ) -> None:
        self._table, self._roles, self._period = table, roles, period
        self._grid, self._mask = Grid(size), mask
        self._sql: Dialect = table.dialect

    def counts(self) -> str:
        """``cell_id, period, count, persons, row_count`` of every cell and period with rows in it."""
        keys = ["code", "period"] if self._roles.cell else ["n", "e", "period"]
        count, persons, rows = self._amounts()
        shown = [
            f"{'MIN(p.code)' if self._roles.cell else self._cell_name()} AS cell_id",
            f"{self._period_name()} AS period",
            f"{count} AS {self._sql.identifier('count')}",
            f"{persons} AS persons",
            f"{rows} AS row_count",
        ]
        group = [_key("p", key) for key in keys]
        placed = f"reason = {PLACED}"
        if not self._roles.distinct:
            return _select(shown, _sub(self._placed(), "p"), where=f"p.{placed}", group=group)
        # Each unit or person of a cell and period is one row of the inner grouping, which workers can share;
        # COUNT(DISTINCT ...) alone they cannot.
        keys += ["unit_id"] * bool(self._roles.unit) + ["person"] * bool(self._roles.person)
        names = ["MIN(q.code) AS code" if key == "code" else f"q.{key}" for key in keys]
        names += ["COUNT(*) AS row_count", *["SUM(q.amount) AS amount"] * bool(self._roles.count)]
        source = _sub(self._placed(), "q")
        inner = _select(names, source, where=f"q.{placed}", group=[_key("q", key) for key in keys])
        return _select(shown, _sub(inner, "p"), group=group)

    def account(self) -> str:
        """``period, reason, row_count``: what became of all rows. A reason of -1 is none."""
        shown = [f"{self._period_name()} AS period", "p.reason", "COUNT(*) AS row_count"]
        return _select(shown, _sub(self._placed(), "p"), group=["p.period", "p.reason"])

    # --- the parts

    def _amounts(self) -> tuple[str, str, str]:
        """SQL of the count, the persons and the rows of a group."""
        sql, roles = self._sql, self._roles
        whole = sql.integer
        if not roles.distinct:
            count = sql.cast("SUM(p.amount)", sql.real) if roles.count else "COUNT(*)"
            return count, "NULL", "COUNT(*)"
        rows = sql.cast("SUM(p.row_count)", whole)
        if roles.unit:
            count = "COUNT(DISTINCT p.unit_id)" if roles.person else "COUNT(*)"
        else:
            count = sql.cast("SUM(p.amount)", sql.real) if roles.count else rows
        if not roles.person:
            return count, "NULL", rows
        known = "COUNT(DISTINCT p.person)" if roles.unit else "COUNT(p.person)"
        # a row without a person is nobody known: it is its own person, as where rows are read
        unknown = sql.cast("SUM(CASE WHEN p.person IS NULL THEN p.row_count ELSE 0 END)", whole)
        return count, f"{known} + {unknown}", rows

    def _cell_name(self) -> str:
        """DESIGN section 4, rule 3, from the row and the column of the cell."""
        unit = 1
        while self._grid.size % (unit * 10) == 0:
            unit *= 10
        factor = self._grid.size // unit
        sql = self._sql
        north, east = (
            sql.cast(f"p.{axis}" if factor == 1 else f"p.{axis} * {factor}", sql.string) for axis in "ne"
        )
        return sql.joined(sql.text(f"{self._grid.prefix}_"), north, sql.text("_"), east)

    def _period_name(self) -> str:
        """The name of a period from its number; ``domain.periods.labels`` in SQL."""
        sql, unit, key = self._sql, self._period.unit, "p.period"
        if self._by_text:
            return key
        if unit == DAY:
            return sql.day_text(key)
        if unit == YEAR:
            return sql.cast(key, sql.string)
        if unit == SCHOOL_YEAR:
            after = sql.substring(sql.cast(f"{key} + 1", sql.string), 3, 2)
            return sql.joined(sql.cast(key, sql.string), sql.text("/"), after)
        parts = _PER_YEAR[unit]
        year, number = sql.cast(f"{key} / {parts}", sql.string), sql.cast(f"{key} % {parts} + 1", sql.string)
        if unit == MONTH:
            zero = f"CASE WHEN {key} % {parts} < 9 THEN {sql.text('-0')} ELSE {sql.text('-')} END"
            return sql.joined(year, zero, number)
        return sql.joined(year, sql.text("-H" if unit == HALF_YEAR else "-Q"), number)

    def _period_value(self) -> str:
        """The period column as the inner query gives it: the name of the period, a year, or a day."""
        column = self._table.column(self._roles.period)
        if self._by_text:
            return "m.label"
        return column.sql if column.kind in {"int", "number"} else self._sql.day(column.sql)

    @property
    def _by_text(self) -> bool:
        return self._table.column(self._roles.period).kind == "text"

    def _period_key(self) -> tuple[str, str]:
        """What all rows of a period share, a number, day or name, and the condition that it is a period."""
        sql, unit, value = self._sql, self._period.unit, "r.period"
        if self._by_text:
            return value, f"{value} IS NOT NULL"
        kind = self._table.column(self._roles.period).kind
        if kind in {"int", "number"}:
            whole = "" if kind == "int" else f" AND {value} = {sql.floor(value)}"
            good = f"{value} BETWEEN {_YEARS[0]} AND {_YEARS[1]}{whole}"
            return f"CASE WHEN {good} THEN {sql.cast(value, 'INTEGER')} END", good
        year, month = sql.day_part(value, "year"), sql.day_part(value, "month")
        good = f"{year} BETWEEN {_YEARS[0]} AND {_YEARS[1]}"
        if unit == DAY:
            return value, good
        if unit == SCHOOL_YEAR:
            return f"{year} - CASE WHEN {month} < {_SCHOOL_MONTH} THEN 1 ELSE 0 END", good
        parts = _PER_YEAR.get(unit, 1)
        return (year if parts == 1 else f"{year} * {parts} + ({month} - 1) / {12 // parts}"), good

    def _unit(self, names: Sequence[str]) -> str:
        """An id, or several as one text; NULL where all are missing."""
        sql = self._sql
        columns = [self._table.column(name) for name in names]
        if len(columns) == 1 and columns[0].kind == "int":
            return columns[0].sql
        texts = [
            sql.binary(sql.trimmed(column.sql))
            if column.kind == "text"
            else sql.exact_text(column.sql, column.kind)
            for column in columns
        ]
        if len(texts) == 1:
            return texts[0]
        parts: list[str] = []
        for text in texts:
            parts += [sql.separator(), f"COALESCE({text}, {sql.text('')})"]
        missing = " AND ".join(f"{text} IS NULL" for text in texts)
        return f"CASE WHEN {missing} THEN NULL ELSE {sql.joined(*parts[1:])} END"

    def _place(self) -> list[str]:
        """Columns of the cell or area, or of easting and northing."""
        sql, roles, table = self._sql, self._roles, self._table
        if roles.cell:
            column = table.column(roles.cell)
            if column.kind not in {"int", "text"}:
                raise SourceError("column_not_sql", layer=table.name, field=roles.cell)
            if self._mask:
                raise SourceError("mask_not_sql", database=sql.name)
            is_text = column.kind == "text"
            return [f"{sql.trimmed(column.sql) if is_text else sql.cast(column.sql, sql.string)} AS code"]
        if roles.x and roles.y:
            columns = [table.column(roles.x), table.column(roles.y)]
            for name, column in zip((roles.x, roles.y), columns):
                if column.kind not in {"int", "number"}:
                    raise SourceError("coordinate_not_number", layer=table.name, field=name)
            x, y = (sql.cast(column.sql, sql.real) for column in columns)
        elif table.geometry:
            if not table.srid:
                raise SourceError("no_crs", layer=table.name)
            x, y = sql.coordinates(f"t.{sql.identifier(table.geometry)}", table.srid)
        else:
            raise SourceError("no_geography", layer=table.name)
        return [f"{x} AS x", f"{y} AS y"]

    def _meaning(self) -> str:
        """The innermost query: the columns by what they mean, of all rows of the layer."""
        sql, roles, table = self._sql, self._roles, self._table
        shown = [f"{self._period_value()} AS period", *self._place()]
        if roles.count:
            column = table.column(roles.count)
            if column.kind not in {"int", "number"}:
                raise SourceError("count_not_number", layer=table.name, field=roles.count)
            amount = sql.cast(column.sql, sql.real)
            shown.append(f"{sql.not_nan(amount) if column.kind == 'number' else amount} AS amount")
        if roles.unit:
            shown.append(f"{self._unit(roles.unit)} AS unit_id")
        if roles.person:
            shown.append(f"{self._unit((roles.person,))} AS person")
        shown.append(f"{_passed(table, roles)} AS passed")
        source = _rows_of(table)
        if self._by_text:
            raw = table.column(roles.period).sql
            source += f"\n  LEFT JOIN {sql.values(self._period.texts, 'm')} ON m.raw = {raw}"
        return _select(shown, source)

    def _placed(self) -> str:
        """The rows with the reason why they do not count, in the order of ``adapters.counting``."""
        roles, sql = self._roles, self._sql
        key, is_period = self._period_key()
        lines = [
            f"WHEN r.passed = 0 THEN {_REASON[schema.REASON_FILTERED]}",
            f"WHEN r.period IS NULL OR NOT ({is_period}) THEN {_REASON[schema.REASON_NO_PERIOD]}",
        ]
        shown = [f"{key} AS period"]
        if roles.count:
            lines.append(f"WHEN r.amount < 0 OR r.amount > {_LARGEST} THEN {BAD_COUNT}")
            lines.append(f"WHEN r.amount IS NULL THEN {_REASON[schema.REASON_NO_COUNT]}")
            shown.append("r.amount")
        if roles.unit:
            lines.append(f"WHEN r.unit_id IS NULL THEN {_REASON[schema.REASON_NO_UNIT]}")
            shown.append("r.unit_id")
        if roles.person:
            shown.append("r.person")
        if roles.cell:
            lines.append(f"WHEN r.code IS NULL THEN {_REASON[schema.REASON_NO_GEOGRAPHY]}")
            shown.append("r.code")
        else:
            lines += self._outside()
            size = f"{self._grid.size:.1f}"
            shown += [f"{sql.floor(f'r.{axis} / {size}')} AS {name}" for axis, name in zip("yx", "ne")]
        case = "\n    ".join(["CASE", *lines, f"ELSE {PLACED}"])
        return _select([*shown, f"{case}\n  END AS reason"], _sub(self._meaning(), "r"))

    def _outside(self) -> list[str]:
        """Branches for points that are missing, outside Denmark or outside the municipality."""
        missing = ["r.x IS NULL", "r.y IS NULL", *(self._sql.not_finite(f"r.{axis}") for axis in "xy")]
        west, south, east, north = (f"{edge:.0f}" for edge in DENMARK)
        inside = f"r.x >= {west} AND r.x < {east} AND r.y >= {south} AND r.y < {north}"
        outside = _REASON[schema.REASON_OUTSIDE]
        lines = [
            f"WHEN {' OR '.join(filter(None, missing))} THEN {_REASON[schema.REASON_NO_GEOGRAPHY]}",
            f"WHEN NOT ({inside}) THEN {outside}",
        ]
        if self._mask:
            lines.append(f"WHEN NOT {self._sql.covered('r.x', 'r.y', self._mask)} THEN {outside}")
        return lines


def _select(shown: Sequence[str], source: str, *, where: str = "", group: Sequence[str] = ()) -> str:
    """A query, one column a line."""
    lines = ["SELECT", "  " + ",\n  ".join(shown), "FROM " + source]
    if where:
        lines.append("WHERE " + where)
    if group:
        lines.append("GROUP BY " + ", ".join(group))
    return "\n".join(lines)


def _sub(query: str, name: str) -> str:
    """A query as a table, its lines moved in."""
    return "(\n  " + query.replace("\n", "\n  ") + f"\n) {name}"


def _key(table: str, name: str) -> str:
    """A column to group by: codes of cells are the same in upper and lower case."""
    return f"LOWER({table}.code)" if name == "code" else f"{table}.{name}"


def _rows_of(table: DatabaseTable) -> str:
    """The rows that the layer shows, as ``t``; its own filter is SQL already and knows no ``t``."""
    if not table.where:
        return f"{table.source} t"
    return _sub(_select(["*"], table.source, where=f"({table.where}\n)"), "t")


def period_texts(table: DatabaseTable, roles: CountRoles) -> str:
    """``raw, passed, row_count`` of a text column: its distinct texts, which Python reads as periods."""
    passed = _passed(table, roles)
    inner = _select([f"{table.column(roles.period).sql} AS raw", f"{passed} AS passed"], _rows_of(table))
    shown = ["r.raw", "r.passed", "COUNT(*) AS row_count"]
    return _select(shown, _sub(inner, "r"), group=["r.raw", "r.passed"])


def _passed(table: DatabaseTable, roles: CountRoles) -> str:
    """1 for the rows that pass the filter, 0 for the others."""
    if not roles.filter:
        return "1"
    condition = compile_filter(roles.filter, table.columns, table.dialect, table.name)
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"
