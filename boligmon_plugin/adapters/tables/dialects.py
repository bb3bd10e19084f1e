"""How a text file is written: character set, delimiter, quote and decimal mark.

Everything is found in the file and can be overridden. Nothing is guessed away: a file that is neither UTF-8
nor Windows-1252, or partly one and partly the other, is refused with the line where it shows.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from ...study.tables import Dialect
from ..errors import SourceError

UTF8, UTF8_MARKED, WINDOWS = "utf-8", "utf-8-sig", "windows-1252"
DELIMITERS = (";", ",", "\t")
QUOTE = '"'
# A file in which the quote mark is a letter like any other.
NO_QUOTE = "none"

# Python's name of the character sets that QGIS reads as well. All are ASCII in their lower half: marks can be
# counted in bytes.
_ENCODINGS = {
    "utf-8": UTF8,
    "utf-8-sig": UTF8_MARKED,
    "cp1252": WINDOWS,
    "iso8859-1": "iso-8859-1",
    "iso8859-15": "iso-8859-15",
}
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLOCK = 1 << 20
_DELIMITER_ROWS, _DECIMAL_ROWS = 500, 5000
_SEPARATOR_LINE = re.compile(rb"sep=(.)\r?\n", re.IGNORECASE | re.DOTALL)
# What only one decimal mark explains: it has other than three digits behind it, or a lone zero or four digits
# before it, or the other separator before it; or the other separator is repeated.
_ONLY = {
    mark: re.compile(
        rf"[-+]?(?:\d+[{mark}](?:\d{{1,2}}|\d{{4,}})|(?:0|\d{{4,}})[{mark}]\d+"
        rf"|\d{{1,3}}(?:[{other}]\d{{3}})+[{mark}]\d+|\d{{1,3}}(?:[{other}]\d{{3}}){{2,}})"
    )
    for mark, other in ((",", "."), (".", ","))
}
_NUMERIC = re.compile(r"[-+]?\d[\d.,]*")


@dataclass(frozen=True)
class Opening:
    """The first lines of a text file.

    Attributes:
        text: whole lines, without the byte order mark and a line ``sep=;``.
        separator: what a first line ``sep=;``, as Excel writes and reads it, says; "" without one.
    """

    text: str
    separator: str


def detect(path: Path, override: Dialect | None = None, name: str = "") -> Dialect:
    """How a text file is written.

    The whole file is read for its character set, its first megabyte for the rest. The decimal mark stays ""
    where no value shows it, or values contradict each other.

    Args:
        path: the file.
        override: what is known already; its empty values are detected.
        name: of the file in messages, its path in the study.

    Returns:
        the dialect; ``encoding`` is "utf-8", "utf-8-sig" (with byte order mark), "windows-1252" or as given.

    Raises:
        SourceError: no text of a known character set ("text_utf16", "text_binary", "text_mixed",
            "text_unknown", "text_not_encoding"), an override that cannot be ("unknown_encoding", "bad_mark").
    """
    given = override or Dialect()
    name = name or path.name
    for what, mark in (("delimiter", given.delimiter), ("quote", given.quote), ("decimal", given.decimal)):
        if mark and not _is_mark(what, mark):
            raise SourceError("bad_mark", file=name)
    encoding = _given_encoding(path, given.encoding, name) if given.encoding else encoding_of(path, name)
    opening = opening_of(path, encoding)
    quote = given.quote or QUOTE
    delimiter = given.delimiter or opening.separator or _delimiter(opening.text, quote)
    found = Dialect(encoding, delimiter, quote, given.decimal)
    return found if given.decimal else replace(found, decimal=_decimal(opening.text, found))


def opening_of(path: Path, encoding: str) -> Opening:
    """The first megabyte of a file as text, up to its last whole line."""
    with path.open("rb") as file:
        raw = file.read(_BLOCK)
        if len(raw) == _BLOCK:
            raw = raw[: raw.rfind(b"\n") + 1] or raw
    raw = raw[len(codecs.BOM_UTF8) :] if raw.startswith(codecs.BOM_UTF8) else raw
    line = _SEPARATOR_LINE.match(raw)
    separator = line[1].decode("ascii", "replace") if line else ""
    # What was cut in the middle of a letter (a line of more than a megabyte) is of no interest here.
    text = (raw[line.end() :] if line else raw).decode(encoding, "ignore")
    return Opening(text, separator if _is_mark("delimiter", separator) else "")


def rows_of(text: str, dialect: Dialect) -> Iterator[list[str]]:
    """The rows of some text in a dialect, until one that cannot be read."""
    quoting = csv.QUOTE_NONE if dialect.quote == NO_QUOTE else csv.QUOTE_MINIMAL
    mark = None if dialect.quote == NO_QUOTE else dialect.quote or QUOTE
    lines = io.StringIO(
        text, newline=""
    )  # str.splitlines would also split at letters that are no line breaks
    try:
        yield from csv.reader(lines, delimiter=dialect.delimiter, quotechar=mark, quoting=quoting)
    except csv.Error:  # a field without end: the scan of the whole file says in which line
        return


def encoding_of(path: Path, name: str) -> str:
    """The character set of a whole file: UTF-8 (with or without byte order mark) or Windows-1252.

    Raises:
        SourceError: it is neither ("text_utf16", "text_binary", "text_mixed", "text_unknown").
    """
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_UTF16_MARKS) or _looks_utf16(start):
        raise SourceError("text_utf16", file=name)
    marked = start.startswith(codecs.BOM_UTF8)
    bad = _undecodable(path, UTF8, name)
    if bad is None:
        return UTF8_MARKED if marked else UTF8
    if marked or bad.letters_before:
        raise SourceError("text_mixed", file=name, line=bad.line)
    other = _undecodable(path, WINDOWS, name)
    if other is not None:
        raise SourceError("text_unknown", file=name, line=other.line)
    return WINDOWS


@dataclass(frozen=True)
class _Bad:
    """Where a file stops being of a character set, and whether letters beyond ASCII came before."""

    line: int
    letters_before: bool


def _undecodable(path: Path, encoding: str, name: str) -> _Bad | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    line, letters = 1, False
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            if b"\0" in block:
                raise SourceError("text_binary", file=name)
            kept = len(decoder.getstate()[0])
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                good = error.object[: error.start]
                return _Bad(line + good[kept:].count(b"\n"), letters or not good.isascii())
            if not block:
                return None
            line += block.count(b"\n")
            letters = letters or not block.isascii()


def _given_encoding(path: Path, encoding: str, name: str) -> str:
    try:
        known = _ENCODINGS.get(codecs.lookup(encoding).name)
    except LookupError:
        known = None
    if known is None:
        raise SourceError("unknown_encoding", file=name, encodings=", ".join(_ENCODINGS.values()))
    bad = _undecodable(path, known, name)
    if bad is not None:
        raise SourceError("text_not_encoding", file=name, encoding=known, line=bad.line)
    return known


def _looks_utf16(start: bytes) -> bool:
    """Whether every second byte of mostly Latin text is zero, as in UTF-16 without its mark."""
    halves = [start[0::2], start[1::2]]
    shares = [half.count(0) / max(len(half), 1) for half in halves]
    return max(shares) > 0.7 and min(shares) < 0.1  # noqa: PLR2004 - far from both in any text


def _is_mark(what: str, mark: str) -> bool:
    if what == "decimal":
        return mark in _ONLY
    if what == "quote" and mark == NO_QUOTE:
        return True
    # What would mean something else in a provider's address cannot be handed on.
    return len(mark) == 1 and mark.isascii() and not mark.isalnum() and mark not in "\r\n\0&#%+=?\\"


def _delimiter(text: str, quote: str) -> str:
    """The mark that cuts the first rows into as many values as the header has; a semicolon in one column."""
    best, chosen = (0.0, 0), DELIMITERS[0]
    for mark in DELIMITERS:
        rows = [row for row in islice(rows_of(text, Dialect("", mark, quote)), _DELIMITER_ROWS) if any(row)]
        if not rows or len(rows[0]) == 1:
            continue
        agree = sum(len(row) == len(rows[0]) for row in rows[1:]) / max(len(rows) - 1, 1)
        if (agree, len(rows[0])) > best:
            best, chosen = (agree, len(rows[0])), mark
    return chosen


def _decimal(text: str, dialect: Dialect) -> str:
    """The decimal mark that the values of the first rows show, "" where none or both do."""
    rows = islice(rows_of(text, dialect), _DECIMAL_ROWS)
    header = next(rows, [])
    seen: list[set[str]] = [set() for _ in header]
    numeric = [True] * len(header)
    for row in rows:
        for place, value in enumerate(row[: len(header)]):
            plain = re.sub(r"[\s\u00a0\u202f']", "", value) if numeric[place] else ""
            if not plain:
                continue
            if not _NUMERIC.fullmatch(plain):
                numeric[place] = False  # dates and names say nothing about numbers
            else:
                seen[place].update(mark for mark, only in _ONLY.items() if only.fullmatch(plain))
    marks = set().union(*(found for found, is_number in zip(seen, numeric) if is_number))
    return marks.pop() if len(marks) == 1 else ""
