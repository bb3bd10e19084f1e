"""QGIS' filter expressions as SQL, where both mean the same; everything else is refused with a sentence.

QGIS compares text with numbers by value and orders text by the codes of its characters; SQL does not. What
is compiled here gives the same rows in both, which the tests check on rows.

Source:
    QGIS 3.40, ``QgsExpressionNodeBinaryOperator::evalNode`` and its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsExpression,
    QgsExpressionNode,
    QgsExpressionNodeBinaryOperator,
    QgsExpressionNodeUnaryOperator,
)
from qgis.PyQt.QtCore import QMetaType

from ...compat import is_null
from ..errors import SourceError
from .sql import Dialect

_Binary = QgsExpressionNodeBinaryOperator.BinaryOperator
_Unary = QgsExpressionNodeUnaryOperator.UnaryOperator
_Type = QgsExpressionNode.NodeType

_COMPARISONS = {
    _Binary.boEQ: "=",
    _Binary.boNE: "<>",
    _Binary.boLT: "<",
    _Binary.boGT: ">",
    _Binary.boLE: "<=",
    _Binary.boGE: ">=",
}
_LIKES = {
    _Binary.boLike: (False, False),
    _Binary.boNotLike: (True, False),
    _Binary.boILike: (False, True),
    _Binary.boNotILike: (True, True),
}
_ARITHMETIC = {_Binary.boPlus: "+", _Binary.boMinus: "-", _Binary.boMul: "*"}
_NUMERIC = {"int", "number"}
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

KINDS = {
    QMetaType.Type.Int: "int",
    QMetaType.Type.UInt: "int",
    QMetaType.Type.LongLong: "int",
    QMetaType.Type.ULongLong: "int",
    QMetaType.Type.Double: "number",
    QMetaType.Type.QString: "text",
    QMetaType.Type.QDate: "date",
    QMetaType.Type.QDateTime: "datetime",
    QMetaType.Type.Bool: "bool",
}


@dataclass(frozen=True)
class Column:
    """A column of the table: its SQL and what it holds (a value of ``KINDS``, "" for anything else)."""

    sql: str
    kind: str


@dataclass(frozen=True)
class _Term:
    sql: str
    kind: str
    literal: Any = None


def compile_filter(text: str, columns: Mapping[str, Column], dialect: Dialect, layer: str) -> str:
    """A filter expression as a condition in SQL.

    Args:
        text: expression of QGIS.
        columns: by name, as the layer spells them.
        dialect: of the database.
        layer: the layer's name, for messages.

    Raises:
        SourceError: "bad_expression"; "no_field"; "expression_not_sql" with the part that cannot be compiled;
            "expression_types" where text and numbers meet.
    """
    expression = QgsExpression(text)
    if expression.hasParserError():
        problem = " ".join(expression.parserErrorString().split())
        raise SourceError("bad_expression", layer=layer, problem=problem)
    return _Compiler(columns, dialect, layer).condition(expression.rootNode())


def _arguments(node: Any) -> list[Any]:  # noqa: ANN401 - QgsExpressionNodeFunction
    """What a function was given; QGIS fills what may be left out with NULL."""
    arguments = list(node.args().list()) if node.args() is not None else []
    while (
        len(arguments) > 1 and arguments[-1].nodeType() == _Type.ntLiteral and is_null(arguments[-1].value())
    ):
        arguments.pop()
    return arguments


class _Compiler:
    """Walks the tree of an expression."""

    def __init__(self, columns: Mapping[str, Column], dialect: Dialect, layer: str) -> None:
        self._columns, self._dialect, self._layer = columns, dialect, layer
        self._by_lower = {name.casefold(): name for name in columns}

    def _refuse(self, part: str) -> SourceError:
        return SourceError("expression_not_sql", part=part, database=self._dialect.name)

    def _mixed(self, part: str) -> SourceError:
        return SourceError("expression_types", layer=self._layer, part=part)

    # --- conditions

    def condition(self, node: QgsExpressionNode) -> str:
        """A node that is true or false."""
        kind = node.nodeType()
        if kind == _Type.ntUnaryOperator and node.op() == _Unary.uoNot:
            return f"NOT ({self.condition(node.operand())})"
        if kind == _Type.ntBinaryOperator:
            return self._binary_condition(node)
        if kind == _Type.ntInOperator:
            return self._in(node)
        if kind == _Type.ntBetweenOperator:
            inside = (
                f"{self._compared(node.node(), '>=', node.lowerBound(), 'BETWEEN')} AND "
                f"{self._compared(node.node(), '<=', node.higherBound(), 'BETWEEN')}"
            )
            return f"NOT ({inside})" if node.negate() else f"({inside})"
        term = self._term(node)
        if term.kind != "bool":
            raise self._refuse(self._name(node))
        return self._dialect.is_true(term.sql) if term.literal is None else term.sql

    def _binary_condition(self, node: Any) -> str:  # noqa: ANN401 - QgsExpressionNodeBinaryOperator
        operator = node.op()
        if operator in (_Binary.boAnd, _Binary.boOr):
            word = "AND" if operator == _Binary.boAnd else "OR"
            return f"({self.condition(node.opLeft())} {word} {self.condition(node.opRight())})"
        if operator in _COMPARISONS:
            return self._compared(node.opLeft(), _COMPARISONS[operator], node.opRight(), node.text())
        if operator in (_Binary.boIs, _Binary.boIsNot):
            if self._term(node.opRight()).kind != "null":
                raise self._refuse(node.text())
            word = "IS NULL" if operator == _Binary.boIs else "IS NOT NULL"
            return f"{self._term(node.opLeft()).sql} {word}"
        if operator in _LIKES:
            return self._like(node)
        raise self._refuse(node.text())

    def _compared(self, left: Any, operator: str, right: Any, name: str) -> str:  # noqa: ANN401
        """Two values compared as QGIS compares them."""
        one, other = self._term(left), self._term(right)
        kinds = {one.kind, other.kind}
        if "null" in kinds:
            raise self._refuse("NULL")
        if kinds == {"bool"}:
            return self._compared_flags(one, operator, other, name)
        one, other = self._read_number(one, other), self._read_number(other, one)
        kinds = {one.kind, other.kind}
        if kinds <= _NUMERIC or kinds in ({"date"}, {"datetime"}):
            return f"{one.sql} {operator} {other.sql}"
        if kinds == {"date", "text"}:  # QGIS writes the date as 2015-03-31 and compares text
            texts = [self._dialect.day_text(t.sql) if t.kind == "date" else t.sql for t in (one, other)]
            return f"{self._dialect.binary(texts[0])} {operator} {texts[1]}"
        if kinds == {"text"}:
            return f"{self._dialect.binary(one.sql)} {operator} {other.sql}"
        raise self._mixed(name)

    def _compared_flags(self, one: _Term, operator: str, other: _Term, name: str) -> str:
        column, flag = (other, one) if one.literal is not None else (one, other)
        if operator != "=" or flag.literal is None or column.literal is not None:
            raise self._refuse(name)
        condition = self._dialect.is_true(column.sql)
        return condition if flag.literal else f"NOT ({condition})"

    @staticmethod
    def _read_number(term: _Term, other: _Term) -> _Term:
        """A text literal that stands beside a number and reads as one is one: "year" = '2015'."""
        is_text = term.kind == "text" and term.literal is not None
        if is_text and other.kind in _NUMERIC and _PLAIN_NUMBER.fullmatch(term.literal):
            return _Term(term.literal, "number", term.literal)
        return term

    def _in(self, node: Any) -> str:  # noqa: ANN401 - QgsExpressionNodeInOperator
        values = node.list().list()
        found = " OR ".join(self._compared(node.node(), "=", value, "IN") for value in values)
        if not values:
            raise self._refuse("IN")
        return f"NOT ({found})" if node.isNotIn() else f"({found})"

    def _like(self, node: Any) -> str:  # noqa: ANN401 - QgsExpressionNodeBinaryOperator
        negated, any_case = _LIKES[node.op()]
        term, pattern = self._term(node.opLeft()), self._term(node.opRight())
        if pattern.kind != "text" or pattern.literal is None or "\\" in pattern.literal:
            raise self._refuse(node.text())
        if term.kind != "text":
            raise self._mixed(node.text())
        condition = self._dialect.like(term.sql, pattern.literal, any_case=any_case)
        return f"NOT ({condition})" if negated else condition

    # --- values

    def _term(self, node: Any) -> _Term:  # noqa: ANN401 - a node of any kind
        kind = node.nodeType()
        if kind == _Type.ntColumnRef:
            return self._column(node.name())
        if kind == _Type.ntLiteral:
            return self._literal(node.value())
        if kind == _Type.ntFunction:
            return self._function(node)
        if kind == _Type.ntUnaryOperator and node.op() == _Unary.uoMinus:
            term = self._number(node.operand(), "-")
            return _Term(f"(-{term.sql})", term.kind)
        if kind == _Type.ntBinaryOperator:
            return self._calculated(node)
        raise self._refuse(self._name(node))

    def _column(self, name: str) -> _Term:
        spelled = name if name in self._columns else self._by_lower.get(name.casefold())
        if spelled is None:
            raise SourceError("no_field", layer=self._layer, field=name, fields=", ".join(self._columns))
        column = self._columns[spelled]
        if not column.kind:
            raise SourceError("column_not_sql", layer=self._layer, field=spelled)
        return _Term(column.sql, column.kind)

    def _literal(self, value: Any) -> _Term:  # noqa: ANN401 - a value of any type
        if is_null(value):
            return _Term("NULL", "null")
        if isinstance(value, bool):
            return _Term(self._dialect.true() if value else self._dialect.false(), "bool", value)
        if isinstance(value, int):
            return _Term(str(value), "int", value)
        if isinstance(value, float):
            return _Term(repr(value), "number", value)
        if isinstance(value, str):
            return _Term(self._dialect.text(value), "text", value)
        raise self._refuse(type(value).__name__)

    def _number(self, node: Any, name: str) -> _Term:  # noqa: ANN401 - a node of any kind
        term = self._term(node)
        if term.kind not in _NUMERIC:
            raise self._mixed(name)
        sql = term.sql
        if term.literal is None:  # QGIS counts in 64 bits
            sql = self._dialect.cast(sql, self._dialect.integer if term.kind == "int" else self._dialect.real)
        return _Term(sql, term.kind)

    def _calculated(self, node: Any) -> _Term:  # noqa: ANN401 - QgsExpressionNodeBinaryOperator
        operator, name = node.op(), node.text()
        if operator == _Binary.boConcat:
            parts = [self._term(node.opLeft()), self._term(node.opRight())]
            if {part.kind for part in parts} != {"text"}:
                raise self._mixed(name)
            return _Term(self._dialect.joined(*(part.sql for part in parts)), "text")
        if operator not in {*_ARITHMETIC, _Binary.boDiv, _Binary.boMod}:
            raise self._refuse(name)
        one, other = self._number(node.opLeft(), name), self._number(node.opRight(), name)
        kind = "int" if {one.kind, other.kind} == {"int"} else "number"
        if operator in _ARITHMETIC:
            return _Term(f"({one.sql} {_ARITHMETIC[operator]} {other.sql})", kind)
        if operator == _Binary.boMod:
            if kind != "int":
                raise self._refuse(name)
            return _Term(f"({one.sql} % NULLIF({other.sql}, 0))", kind)
        real = self._dialect.cast(one.sql, self._dialect.real)
        return _Term(f"({real} / NULLIF({other.sql}, 0))", "number")

    def _function(self, node: Any) -> _Term:  # noqa: ANN401 - QgsExpressionNodeFunction
        name = QgsExpression.Functions()[node.fnIndex()].name()
        arguments = _arguments(node)
        if name == "coalesce":
            terms = [self._term(argument) for argument in arguments]
            kinds = {term.kind for term in terms}
            if len(kinds) != 1 or kinds & {"null", "bool"}:
                raise self._refuse(name)
            return _Term(f"COALESCE({', '.join(term.sql for term in terms)})", kinds.pop())
        if name in {"year", "month", "day"} and len(arguments) == 1:
            return self._part_of_day(name, self._term(arguments[0]))
        if name == "to_date" and len(arguments) == 1:
            return self._day(self._term(arguments[0]))
        if name in {"lower", "upper", "trim", "length", "left", "substr"}:
            return self._text_function(name, arguments)
        raise self._refuse(name)

    def _part_of_day(self, name: str, term: _Term) -> _Term:
        if term.kind not in {"date", "datetime"}:
            raise self._mixed(name)
        return _Term(self._dialect.day_part(term.sql, name), "int")

    def _day(self, term: _Term) -> _Term:
        if term.kind in {"date", "datetime"}:
            return _Term(self._dialect.day(term.sql), "date")
        if term.kind == "text" and term.literal is not None and _ISO_DAY.fullmatch(term.literal):
            return _Term(self._dialect.day_literal(term.literal), "date")
        raise self._mixed("to_date")

    def _text_function(self, name: str, arguments: list[Any]) -> _Term:
        term = self._term(arguments[0])
        if term.kind != "text":
            raise self._mixed(name)
        numbers = [self._term(argument).literal for argument in arguments[1:]]
        if not all(isinstance(number, int) and number >= 1 for number in numbers):
            raise self._refuse(name)
        if name == "left":
            return _Term(self._dialect.substring(term.sql, 1, numbers[0]), "text")
        if name == "substr":
            return _Term(self._dialect.substring(term.sql, *numbers), "text")
        if name == "length":
            return _Term(self._dialect.length(term.sql), "int")
        if name == "trim":  # what is left of blanks is empty text and not NULL
            return _Term(f"COALESCE({self._dialect.trimmed(term.sql)}, {self._empty(term.sql)})", "text")
        if not self._dialect.knows_letters:
            raise self._refuse(name)
        return _Term(f"{name.upper()}({term.sql})", "text")

    def _empty(self, sql: str) -> str:
        return f"CASE WHEN {sql} IS NOT NULL THEN {self._dialect.text('')} END"

    @staticmethod
    def _name(node: Any) -> str:  # noqa: ANN401 - a node of any kind
        kind = node.nodeType()
        if kind == _Type.ntFunction:
            return QgsExpression.Functions()[node.fnIndex()].name()
        if kind == _Type.ntColumnRef:
            return node.name()
        if kind == _Type.ntBinaryOperator:
            return node.text()
        return {_Type.ntCondition: "CASE", _Type.ntUnaryOperator: "-"}.get(kind, "?")
