"""Filters of counts: QGIS expressions in which a double-quoted role stands for the column of that role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .errors import StudyError
from .roles import ROLES

# What QGIS' lexer takes as one piece: a text in single quotes (with \' and '' inside), a name in double
# quotes (with "" inside), a comment to the end of the line or in /* */. A mark that opens a piece and never
# closes it comes last.
_PIECES = re.compile(
    r"""(?P<text>'(?:''|\\.|[^'\\])*')
    |(?P<name>"(?:""|[^"])*")
    |(?P<comment>--[^\r\n]*|/\*.*?\*/)
    |(?P<open>['"]|/\*)""",
    re.VERBOSE | re.DOTALL,
)


def roles_in(expression: str) -> set[str]:
    """The roles that a filter names.

    Args:
        expression: QGIS expression; a double-quoted name that is no role is a column of the table.

    Raises:
        StudyError: ``study_filter_open`` (mark, column): a quotation mark or comment is not closed.
    """
    return {name for name in _names(expression) if name in ROLES}


def columns_in(expression: str) -> set[str]:
    """The double-quoted names of a filter that are no roles: columns of one municipality's table.

    Raises:
        StudyError: as ``roles_in``.
    """
    return {name for name in _names(expression) if name not in ROLES}


def texts_by_role(expression: str) -> dict[str, tuple[str, ...]]:
    """The texts in single quotes that a filter compares its roles with: each with the role named before it.

    Only for telling the user: ``'A' = "type"`` gives nothing, since the text comes first.

    Raises:
        StudyError: as ``roles_in``.
    """
    found: dict[str, dict[str, None]] = {}
    role = ""
    for piece in _pieces(expression):
        if piece.lastgroup == "name":
            role = _unquoted(piece.group())
        elif piece.lastgroup == "text" and role in ROLES:
            found.setdefault(role, {})[piece.group()[1:-1].replace("''", "'")] = None
    return {name: tuple(texts) for name, texts in found.items()}


def with_columns(expression: str, columns: Mapping[str, str]) -> str:
    """The filter for one table: every role replaced by the name of its column.

    Args:
        expression: QGIS expression; texts, comments and names that are no roles stay as they are.
        columns: role -> name of the column.

    Raises:
        StudyError: ``study_filter_role`` (role): it names a role that has no column; or as ``roles_in``.
    """
    parts, done = [], 0
    for piece in _pieces(expression):
        role = _unquoted(piece.group())
        if piece.lastgroup == "name" and role in ROLES:
            if role not in columns:
                raise StudyError("study_filter_role", role=role)
            parts += [expression[done : piece.start()], _quoted(columns[role])]
            done = piece.end()
    return "".join([*parts, expression[done:]])


def _names(expression: str) -> Iterator[str]:
    return (_unquoted(piece.group()) for piece in _pieces(expression) if piece.lastgroup == "name")


def _pieces(expression: str) -> Iterator[re.Match[str]]:
    for piece in _PIECES.finditer(expression):
        if piece.lastgroup == "open":
            raise StudyError("study_filter_open", mark=piece.group(), column=piece.start() + 1)
        yield piece


def _unquoted(name: str) -> str:
    return name[1:-1].replace('""', '"')


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
