"""The three dialects of SQL that a count is written in: PostgreSQL with PostGIS, SQLite, SQL Server.

Each function takes SQL and gives SQL; what differs between the databases stands here and nowhere else.

Source:
    PostgreSQL 15 manual, chapter 9; PostGIS 3 reference; SQLite, "Built-in scalar functions"; GDAL, "GPKG --
    GeoPackage vector" (SQL functions); Transact-SQL reference (SQL Server 2017).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import SourceError

EPSG = 25832
# Text that Python's strip takes away and that occurs in tables: tab, line breaks, space, no-break space.
_BLANKS = (9, 10, 11, 12, 13, 32, 160)


class Dialect:
    """PostgreSQL, and what all three have in common.

    Attributes:
        name: of the database, for people.
        sqlglot: name of the dialect in the parser of the tests.
        integer, real, string: types to cast to.
        can_cover: whether a point can be compared with a polygon.
        can_transform: whether coordinates can be transformed.
        knows_letters: whether lower and upper case of all letters are known.
        escapes_dates: whether dates are text in the table.
    """

    name = "PostgreSQL"
    sqlglot = "postgres"
    integer, real, string = "BIGINT", "DOUBLE PRECISION", "TEXT"
    can_cover = can_transform = knows_letters = True

    # --- names and literals

    def identifier(self, name: str) -> str:
        """A quoted name."""
        return '"' + name.replace('"', '""') + '"'

    def text(self, value: str) -> str:
        """A text literal."""
        if "\0" in value:
            raise SourceError("statement_zero_byte")
        return "'" + value.replace("'", "''") + "'"

    def cast(self, sql: str, kind: str) -> str:
        return f"CAST({sql} AS {kind})"

    def joined(self, *parts: str) -> str:
        """Texts one after another; NULL where one of them is."""
        return "(" + " || ".join(parts) + ")"

    def true(self) -> str:
        return "TRUE"

    def false(self) -> str:
        return "FALSE"

    def is_true(self, sql: str) -> str:
        """A column of booleans as a condition."""
        return sql

    # --- numbers and text

    def not_finite(self, sql: str) -> str:
        """The condition that a float is infinite or not a number; empty where there are none of them."""
        return f"{sql} IN ('NaN', 'Infinity', '-Infinity')"

    def not_nan(self, sql: str) -> str:
        """A float, NULL where it is not a number; infinity stays, to be refused."""
        return f"NULLIF({sql}, 'NaN')"

    def floor(self, sql: str) -> str:
        """The whole number at or below a finite one of 0 or more."""
        return self.cast(f"FLOOR({sql})", self.integer)

    def trimmed(self, sql: str) -> str:
        """Text without blanks around it, NULL where nothing is left."""
        blanks = " || ".join(f"CHR({code})" for code in _BLANKS)
        return f"NULLIF(BTRIM({sql}, {blanks}), '')"

    def separator(self) -> str:
        """A character that no id holds."""
        return "CHR(31)"

    def binary(self, sql: str) -> str:
        """Text that is compared by the codes of its characters, as QGIS does."""
        return f'{sql} COLLATE "C"'

    def substring(self, sql: str, start: int, length: int | None = None) -> str:
        return f"SUBSTR({sql}, {start})" if length is None else f"SUBSTR({sql}, {start}, {length})"

    def length(self, sql: str) -> str:
        return f"LENGTH({sql})"

    def like(self, sql: str, pattern: str, *, any_case: bool = False) -> str:
        """A pattern with % and _, of upper and lower case as they are or as one."""
        return f"{sql} {'ILIKE' if any_case else 'LIKE'} {self.text(pattern)}"

    def exact_text(self, sql: str, kind: str) -> str:
        """A value that is not text as text, another one for every other value."""
        return self.day_text(sql) if kind in {"date", "datetime"} else self.cast(sql, self.string)

    # --- days

    def day(self, sql: str) -> str:
        """A date or a moment as a value that is the same all day, NULL where it is no date."""
        return self.cast(sql, "DATE")

    def day_text(self, sql: str) -> str:
        """A day as 2015-03-31."""
        return f"TO_CHAR({sql}, 'YYYY-MM-DD')"

    def day_part(self, sql: str, part: str) -> str:
        """Year, month or day as a whole number."""
        return f"CAST(EXTRACT({part.upper()} FROM {sql}) AS INTEGER)"

    def day_literal(self, text: str) -> str:
        return f"DATE {self.text(text)}"

    # --- tables and points

    def values(self, rows: Sequence[tuple[str, str]], name: str) -> str:
        """A table with the columns ``raw`` and ``label``."""
        lines = ", ".join(f"({self.text(raw)}, {self.text(label)})" for raw, label in rows)
        return f"(VALUES {lines}) AS {name} (raw, label)"

    def coordinates(self, geometry: str, srid: int) -> tuple[str, str]:
        """Easting and northing of a column of points in EPSG:25832."""
        geometry = self.cast(geometry, "geometry")
        if srid != EPSG:
            geometry = f"ST_Transform(ST_SetSRID({geometry}, {srid}), {EPSG})"
        return f"ST_X({geometry})", f"ST_Y({geometry})"

    def covered(self, x: str, y: str, polygon: str) -> str:
        """Whether a point lies in a polygon or on its edge."""
        area = f"ST_GeomFromText({self.text(polygon)}, {EPSG})"
        return f"ST_Covers({area}, ST_SetSRID(ST_MakePoint({x}, {y}), {EPSG}))"


class SQLite(Dialect):
    """GeoPackage and SpatiaLite. Dates are text, and only ASCII letters have an upper and a lower case."""

    name = "SQLite"
    sqlglot = "sqlite"
    integer, real, string = "INTEGER", "REAL", "TEXT"
    can_cover = knows_letters = False

    def __init__(self, *, is_geopackage: bool) -> None:
        self._is_geopackage = is_geopackage

    def true(self) -> str:
        return "1"

    def false(self) -> str:
        return "0"

    def not_finite(self, sql: str) -> str:
        return f"{sql} NOT BETWEEN -1.7e308 AND 1.7e308"

    def not_nan(self, sql: str) -> str:
        return sql  # SQLite stores NaN as NULL

    def floor(self, sql: str) -> str:
        return self.cast(sql, "INTEGER")  # cuts towards 0; FLOOR is not built in everywhere

    def trimmed(self, sql: str) -> str:
        codes = ", ".join(map(str, _BLANKS))
        return f"NULLIF(TRIM({sql}, CHAR({codes})), '')"

    def separator(self) -> str:
        return "CHAR(31)"

    def binary(self, sql: str) -> str:
        return f"{sql} COLLATE BINARY"

    def like(self, sql: str, pattern: str, *, any_case: bool = False) -> str:
        if any_case:
            raise SourceError("expression_not_sql", part="ILIKE", database=self.name)
        marks = {"%": "*", "_": "?", "*": "[*]", "?": "[?]", "[": "[[]"}
        return f"{sql} GLOB {self.text(''.join(marks.get(mark, mark) for mark in pattern))}"

    def exact_text(self, sql: str, kind: str) -> str:
        if kind == "number":  # a cast gives 15 digits
            return f"CASE WHEN {sql} IS NOT NULL THEN PRINTF('%!.17g', {sql}) END"
        return super().exact_text(sql, kind)

    def day(self, sql: str) -> str:
        text = (
            f"SUBSTR({sql}, 1, 10)"  # DATE() turns 31 February into 3 March, and takes 2015 for a Julian day
        )
        return f"CASE WHEN DATE({text}) = {text} THEN {text} END"

    def day_text(self, sql: str) -> str:
        return f"SUBSTR({sql}, 1, 10)"

    def day_part(self, sql: str, part: str) -> str:
        start, length = {"year": (1, 4), "month": (6, 2), "day": (9, 2)}[part]
        return self.cast(f"SUBSTR({sql}, {start}, {length})", "INTEGER")

    def day_literal(self, text: str) -> str:
        return self.text(text)

    def values(self, rows: Sequence[tuple[str, str]], name: str) -> str:
        lines = ", ".join(f"({self.text(raw)}, {self.text(label)})" for raw, label in rows)
        columns = "column1 AS raw, column2 AS label"  # SQLite names the columns of VALUES itself
        return " ".join(("(SELECT", columns, "FROM", f"(VALUES {lines})) AS {name}"))

    def coordinates(self, geometry: str, srid: int) -> tuple[str, str]:
        if srid != EPSG:
            geometry = f"ST_Transform({geometry}, {EPSG})"
        # GDAL brings the first pair to every GeoPackage, SpatiaLite the second
        names = ("ST_MinX", "ST_MinY") if self._is_geopackage else ("ST_X", "ST_Y")
        return f"{names[0]}({geometry})", f"{names[1]}({geometry})"

    def covered(self, x: str, y: str, polygon: str) -> str:
        raise SourceError("mask_not_sql", database=self.name)


class SQLServer(Dialect):
    """Microsoft SQL Server 2017 and later: the statement is parsed in the tests, not run."""

    name = "SQL Server"
    sqlglot = "tsql"
    integer, real, string = "BIGINT", "FLOAT", "NVARCHAR(4000)"
    can_cover = can_transform = False

    def identifier(self, name: str) -> str:
        return "[" + name.replace("]", "]]") + "]"

    def text(self, value: str) -> str:
        return "N" + super().text(value)

    def joined(self, *parts: str) -> str:
        return "(" + " + ".join(parts) + ")"

    def true(self) -> str:
        return "1 = 1"

    def false(self) -> str:
        return "1 = 0"

    def is_true(self, sql: str) -> str:
        return f"{sql} = 1"

    def not_finite(self, sql: str) -> str:
        return ""

    def not_nan(self, sql: str) -> str:
        return sql

    def trimmed(self, sql: str) -> str:
        blanks = " + ".join(f"NCHAR({code})" for code in _BLANKS)
        return f"NULLIF(TRIM({blanks} FROM {self.binary(sql)}), N'')"

    def separator(self) -> str:
        return "NCHAR(31)"

    def binary(self, sql: str) -> str:
        return f"{sql} COLLATE Latin1_General_100_BIN2"

    def substring(self, sql: str, start: int, length: int | None = None) -> str:
        return f"SUBSTRING({sql}, {start}, {4000 if length is None else length})"

    def length(self, sql: str) -> str:
        return f"(LEN({sql} + N'.') - 1)"  # LEN alone leaves blanks at the end out

    def like(self, sql: str, pattern: str, *, any_case: bool = False) -> str:
        collation = "Latin1_General_100_CI_AS" if any_case else "Latin1_General_100_BIN2"
        return f"{sql} COLLATE {collation} LIKE {self.text(pattern.replace('[', '[[]'))}"

    def exact_text(self, sql: str, kind: str) -> str:
        if kind == "number":
            return (
                f"CONVERT(NVARCHAR(40), {sql}, 3)"  # 17 digits, so that it is another for every other value
            )
        return super().exact_text(sql, kind)

    def day_text(self, sql: str) -> str:
        return f"CONVERT(NVARCHAR(10), {sql}, 23)"

    def day_part(self, sql: str, part: str) -> str:
        return f"DATEPART({part.upper()}, {sql})"

    def day_literal(self, text: str) -> str:
        return f"CAST({self.text(text)} AS DATE)"

    def coordinates(self, geometry: str, srid: int) -> tuple[str, str]:
        if srid != EPSG:
            raise SourceError("transform_not_sql", database=self.name)
        return f"{geometry}.STX", f"{geometry}.STY"

    def covered(self, x: str, y: str, polygon: str) -> str:
        raise SourceError("mask_not_sql", database=self.name)
