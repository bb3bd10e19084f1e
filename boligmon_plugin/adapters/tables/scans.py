"""Where the rows of a text file are, and which of them have another number of values than the header.

A record ends at a line break outside quotes. The file is read in blocks, in which marks are counted as arrays
of bytes: two million rows take a second, and memory does not grow with them. Rows are numbered as in QGIS: a
line without a single character is none; the delimited text provider also leaves out records of empty values.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...study.tables import Dialect
from ..errors import SourceError
from .dialects import NO_QUOTE, detect, opening_of, rows_of

_BLOCK = 1 << 22
# A record of more bytes is none: its quote was never closed.
_LONGEST = 1 << 26
# Above this share of malformed rows it is the header or the delimiter that is wrong.
_MOSTLY = 0.5
_LF, _CR, _SPACE, _TAB = b"\n\r \t"

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Scan:
    """The rows of a text file.

    Attributes:
        header: names of the columns, stripped.
        header_line: line of the header, 1 for the file's first.
        first_line: line from which on the file is a table, 2 below a line ``sep=;``.
        rows: number of rows below the header, blank lines not counted.
        malformed_rows: numbers (1 for the first below the header) of the rows with another number of values
            than the header. Columns without a name at its end need no value, and empty values beyond it do no
            harm: many systems end some lines with a delimiter.
        malformed_lines: the lines on which these rows begin.
        voids: numbers of the rows all of whose values are empty; they are never malformed.
        stray_line: line of the first quote mark inside a value that is not quoted, 0 for none.
    """

    header: tuple[str, ...]
    header_line: int
    first_line: int
    rows: int
    malformed_rows: tuple[int, ...]
    malformed_lines: tuple[int, ...]
    voids: tuple[int, ...]
    stray_line: int

    @property
    def doubled(self) -> dict[str, str]:
        """Names that are in the header more than once, in lower case -> the numbers of their columns."""
        places: dict[str, list[int]] = {}
        for place, column in enumerate(self.header, start=1):
            if column:
                places.setdefault(column.casefold(), []).append(place)
        return {name: ", ".join(map(str, at)) for name, at in places.items() if len(at) > 1}

    def malformed(self, *, skips_voids: bool) -> tuple[int, ...]:
        """The malformed rows as a reader numbers them that leaves out rows of empty values, or keeps them."""
        if not skips_voids:
            return self.malformed_rows
        rows = np.asarray(self.malformed_rows, dtype=np.int64)
        return tuple((rows - np.searchsorted(np.asarray(self.voids, dtype=np.int64), rows)).tolist())

    def count(self, *, skips_voids: bool) -> int:
        """The number of rows in that numbering."""
        return self.rows - len(self.voids) if skips_voids else self.rows


def scan(path: Path, dialect: Dialect, name: str = "") -> Scan:
    """Reads through a text file.

    Args:
        path: the file.
        dialect: complete, as ``detect`` gives it.
        name: of the file in messages.

    Returns:
        its rows; where ``stray_line`` is set, only those before that line.

    Raises:
        SourceError: no line but blank ones ("empty_file"), a quote that is never closed ("unclosed_quote",
            with the line of its row), a carriage return alone amidst line feeds ("text_line_end").
    """
    name = name or path.name
    state = _State(dialect, name)
    first = 2 if opening_of(path, dialect.encoding).separator else 1
    for block, line, whole in _records(path, dialect, first):
        state.add(block, line, whole)
        if state.stray:
            break
    if not state.header_line:
        raise SourceError("empty_file", file=name)
    return Scan(
        header=state.header,
        header_line=state.header_line,
        first_line=first,
        rows=state.rows,
        malformed_rows=tuple(state.malformed),
        malformed_lines=tuple(state.lines),
        voids=tuple(state.voids),
        stray_line=state.stray,
    )


def examine(path: Path, override: Dialect, name: str = "") -> tuple[Dialect, Scan]:
    """The dialect of a text file and its rows.

    Where quote marks stand inside values and none at the beginning of one, they are letters (5" pipe): the
    file is read without quotes.

    Args:
        path: the file.
        override: what is known of the dialect.
        name: of the file in messages.

    Raises:
        SourceError: as ``detect`` and ``scan``; a quote mark in the middle of a value of a file with quoted
            values ("stray_quote", with the line); most rows have another number of values than the header
            ("mostly_malformed", with the first line).
    """
    name = name or path.name
    dialect = detect(path, override, name)
    found = scan(path, dialect, name)
    if found.stray_line:
        if override.quote or has_quoted_values(path, dialect):
            raise SourceError("stray_quote", file=name, line=found.stray_line)
        dialect = replace(dialect, quote=NO_QUOTE)
        found = scan(path, dialect, name)
    if len(found.malformed_rows) > found.rows * _MOSTLY:
        line = found.malformed_lines[0]
        raise SourceError("mostly_malformed", file=name, columns=len(found.header), line=line)
    return dialect, found


def has_quoted_values(path: Path, dialect: Dialect) -> bool:
    """Whether some value begins with a quote mark."""
    quote, before = dialect.quote.encode("ascii"), dialect.delimiter.encode("ascii")
    last = b"\n"
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            block = last + block.replace(codecs.BOM_UTF8, b"", 1)
            if any(mark + quote in block for mark in (before, b"\n", b"\r")):
                return True
            last = block[-1:]
    return False


def _records(path: Path, dialect: Dialect, first: int) -> Iterator[tuple[bytes, int, bool]]:
    """Blocks of whole records, ending in a line feed, and the line on which each begins.

    What follows a quote that is never closed comes last, marked as not whole.
    """
    quote = _code(dialect.quote)
    line, rest = first, b""
    with path.open("rb") as file:
        start = file.read(len(codecs.BOM_UTF8))
        rest = b"" if start == codecs.BOM_UTF8 else start
        old_mac = False
        for number in count():
            block = file.read(_BLOCK)
            at_end = not block
            if number == 0 and first > 1:
                block, rest = (rest + block).partition(b"\n")[2], b""
            old_mac = (b"\r" in block and b"\n" not in block) if number == 0 else old_mac
            block = rest + block
            if old_mac:
                block = block.replace(b"\r", b"\n")
            if at_end and block and not block.endswith(b"\n"):
                block += b"\n"
            end = _last_end(block, quote)
            if end:
                yield block[:end], line, True
            line += block.count(b"\n", 0, end)
            rest = block[end:]
            if len(rest) > _LONGEST or (at_end and rest):
                yield rest + b"\n", line, False
                return
            if at_end:
                return


def _last_end(block: bytes, quote: int) -> int:
    """Where the last whole record of a block ends: behind the last line feed outside quotes."""
    if quote < 0 or quote not in block:
        return block.rfind(b"\n") + 1
    marks = np.frombuffer(block, dtype=np.uint8)
    quotes, feeds = np.flatnonzero(marks == quote), np.flatnonzero(marks == _LF)
    outside = feeds[np.searchsorted(quotes, feeds) % 2 == 0]
    return int(outside[-1]) + 1 if len(outside) else 0


def _code(quote: str) -> int:
    return -1 if quote == NO_QUOTE else ord(quote)


@dataclass
class _State:
    """What is known of the rows so far."""

    dialect: Dialect
    name: str
    header: tuple[str, ...] = ()
    header_line: int = 0
    rows: int = 0
    stray: int = 0
    malformed: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    voids: list[int] = field(default_factory=list)

    def add(self, block: bytes, first_line: int, whole: bool) -> None:
        """Takes a block of records, or what follows an open quote."""
        bytes_ = np.frombuffer(block, dtype=np.uint8)
        feeds = np.flatnonzero(bytes_ == _LF)
        marks = np.flatnonzero(bytes_ == ord(self.dialect.delimiter))
        quotes = np.flatnonzero(bytes_ == _code(self.dialect.quote))
        ends = feeds
        if len(quotes) and whole:
            ends = feeds[np.searchsorted(quotes, feeds) % 2 == 0]
            marks = marks[np.searchsorted(quotes, marks) % 2 == 0]
        starts = np.append(0, ends[:-1] + 1)
        line = first_line + (np.arange(len(starts)) if ends is feeds else np.searchsorted(feeds, starts))
        self._check(bytes_, quotes, starts, line)
        if not whole:
            if not self.stray:
                raise SourceError("unclosed_quote", file=self.name, line=first_line)
            return
        if self.stray:
            known = line < self.stray
            starts, ends, line = starts[known], ends[known], line[known]
        bare = ends - ((ends > starts) & (bytes_[ends - 1] == _CR))
        kept = np.flatnonzero(bare > starts)
        if not self.header_line:
            kept = self._take_header(block, starts, bare, line, kept)
        if len(kept) and self.header_line:
            self._count(block, marks, starts[kept], bare[kept], line[kept])

    def _check(self, bytes_: NDArray[np.uint8], quotes: Ints, starts: Ints, line: Ints) -> None:
        """Notes the first quote mark within a value, and refuses line ends of two kinds."""
        returns = np.flatnonzero(bytes_ == _CR)
        alone = returns[bytes_[np.minimum(returns + 1, len(bytes_) - 1)] != _LF]
        alone = alone[np.searchsorted(quotes, alone) % 2 == 0]
        around = np.array([ord(self.dialect.delimiter), _LF, _CR, _code(self.dialect.quote) & 0xFF])
        opening, closing = quotes[0::2], quotes[1::2]
        before = np.where(opening > 0, bytes_[opening - 1], _LF)
        stray = np.append(opening[~np.isin(before, around)], closing[~np.isin(bytes_[closing + 1], around)])
        if len(stray):
            self.stray = int(line[np.searchsorted(starts, stray.min(), side="right") - 1])
        elif len(alone):
            row = np.searchsorted(starts, alone[0], side="right") - 1
            raise SourceError("text_line_end", file=self.name, line=int(line[row]))

    def _take_header(self, block: bytes, starts: Ints, ends: Ints, line: Ints, kept: Ints) -> Ints:
        """The first row with any value is the header; the rows below it are returned."""
        for place, row in enumerate(kept):
            raw = block[starts[row] : ends[row]]
            if not self._is_void(raw):
                text = raw.decode(self.dialect.encoding)
                self.header = tuple(name.strip() for name in next(rows_of(text, self.dialect), []))
                self.header_line = int(line[row])
                return kept[place + 1 :]
        return kept[:0]

    def _count(self, block: bytes, marks: Ints, starts: Ints, ends: Ints, line: Ints) -> None:
        first = np.searchsorted(marks, starts)
        found = np.searchsorted(marks, ends) - first
        named = max((place for place, name in enumerate(self.header) if name), default=0)
        surplus = np.flatnonzero(found >= len(self.header))
        # values left over are none when nothing but delimiters follows the last column
        last = marks[first[surplus] + len(self.header) - 1]
        empty = ends[surplus] - last == found[surplus] - len(self.header) + 1
        wrong = found < named
        over = surplus[~empty]
        texts = [block[starts[row] : ends[row]] for row in over]
        wrong[over] = np.array([self._has_more(raw) for raw in texts], dtype=bool)
        void = self._void(block, starts, ends)
        wrong[void] = False
        odd = np.flatnonzero(wrong)
        self.malformed += (self.rows + 1 + odd).tolist()
        self.lines += line[odd].tolist()
        self.voids += (self.rows + 1 + void).tolist()
        self.rows += len(starts)

    def _void(self, block: bytes, starts: Ints, ends: Ints) -> Ints:
        """Which records hold empty values only."""
        bytes_ = np.frombuffer(block, dtype=np.uint8)
        idle = np.zeros(256, dtype=bool)
        idle[[ord(self.dialect.delimiter), _SPACE, _TAB, _code(self.dialect.quote) & 0xFF]] = True
        candidates = np.flatnonzero(idle[bytes_[starts]] & idle[bytes_[ends - 1]])
        if not len(candidates):
            return candidates
        # most rows that begin and end with a delimiter hold something in between
        busy = np.append(0, np.cumsum(~idle[bytes_], dtype=np.int64))
        candidates = candidates[busy[ends[candidates]] == busy[starts[candidates]]]
        texts = [block[starts[row] : ends[row]] for row in candidates]
        void = {raw: self._is_void(raw) for raw in set(texts)}
        return candidates[np.array([void[raw] for raw in texts], dtype=bool)]

    def _has_more(self, raw: bytes) -> bool:
        """Whether a record has values beyond the header's columns that are not empty, nor "" in quotes."""
        row = next(rows_of(raw.decode(self.dialect.encoding), self.dialect), [])
        return any(row[len(self.header) :])

    def _is_void(self, raw: bytes) -> bool:
        """Whether a record's values are all empty as QGIS sees it: blanks count unless they end the line."""
        text = raw.rstrip(b" \t").decode(self.dialect.encoding)
        return all(value == "" for row in rows_of(text, self.dialect) for value in row)
