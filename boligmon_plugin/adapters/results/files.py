"""Tables as files: CSV and Excel workbooks, the same bytes for the same data, never half-written.

A file is written beside the one it takes the place of and then swapped in, so a run that fails (disk full,
folder write-protected) leaves the earlier file as it was. Neither kind holds a time, a user or a version: two
runs on the same data give identical files. Workbooks are written here and not by GDAL, whose driver puts the
time into the zip's entries and guesses types from text.

Source:
    RFC 4180 (CSV: lines end in CRLF, quotes are doubled); ECMA-376 part 1, 18.3 (worksheets: inline strings,
    panes, columns), 18.8.30 (number format 14 is the reader's own form of a date), 18.17.4.1 (dates as days).
"""

from __future__ import annotations

import errno
import math
import os
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime

from ...compat import is_null
from ...domain.errors import DomainError
from ..errors import SourceError

Columns = Mapping[str, Sequence[Any]]

_BOM = b"\xef\xbb\xbf"  # tells Excel that the text is UTF-8
_BATCH = 5000  # rows turned into bytes at a time
_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, right from 1 March 1900 on
_FIRST_DAY = date(1900, 3, 1)
_EXCEL_ROWS = 1_048_576
_SHEET_NAME = 31  # characters
_EXACT = 2**53  # whole numbers above it are no floats, and Excel has only floats
_MANY = 1000  # rows by which the width of a column is judged
_NARROW, _WIDE = 8, 60  # characters
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # not allowed in XML
# Windows has no quota of its own number
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_PLAIN = frozenset({int, str, float, type(None)})
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of ``path`` once it is complete.

    Args:
        path: the file; its folder is made where it does not exist.

    Yields:
        the file beside it, open for writing bytes.

    Raises:
        SourceError: it cannot be written ("cannot_write_file", file, problem); what was there is untouched.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())  # a full disk may be noticed only now
        os.replace(beside, path)
    except OSError as error:
        raise SourceError("cannot_write_file", file=path.name, problem=_problem(error)) from error
    finally:
        with suppress(OSError):  # swapped in, or its folder is none: what was wrong has been said
            beside.unlink()


def write_text(text: str, path: Path) -> None:
    """Writes a text file (HTML, JSON) in UTF-8, beside and then in place of the earlier one.

    Raises:
        SourceError: it cannot be written ("cannot_write_file").
    """
    with replacing(path) as file:
        file.write(text.encode("utf-8"))


def write_csv(columns: Columns, path: Path, *, delimiter: str = ";", decimal: str = ",") -> None:
    """Writes a table as CSV: UTF-8 with its mark, lines ending in CRLF, quotes only where they are needed.

    Args:
        columns: heading -> n values: text, whole numbers, floats (written so that they read back exactly),
            dates (ISO); None, NaN, NaT and NULL are empty.
        path: the file.
        delimiter: between the values.
        decimal: decimal mark of floats.

    Raises:
        SourceError: it cannot be written ("cannot_write_file"), a number is infinite ("infinite_value").
        DomainError: the columns differ in length ("unequal_lengths").
    """
    rows = _length(columns)
    special = re.compile(f'[{re.escape(delimiter)}"\r\n]')
    texts = [
        [_csv_value(value, decimal, special) for value in _plain(name, values, path)]
        for name, values in columns.items()
    ]
    if len(texts) == 1:  # a line without anything would be taken for no row
        texts = [[text or '""' for text in texts[0]]]
    with replacing(path) as file:
        head = delimiter.join(_csv_value(str(name), decimal, special) for name in columns)
        file.write(_BOM + head.encode("utf-8") + b"\r\n")
        lines = iter(zip(*texts)) if rows else iter(())
        while batch := list(islice(lines, _BATCH)):
            file.write("".join(f"{delimiter.join(line)}\r\n" for line in batch).encode("utf-8"))


def write_xlsx(sheets: Mapping[str, Columns], path: Path) -> None:
    """Writes tables as the sheets of an Excel workbook, headings in bold that stay while one scrolls.

    Args:
        sheets: name of the sheet -> heading -> n values as for ``write_csv``. Numbers are numbers, dates are
            dates, text is text, also where it looks like a number or a formula. Names are cut to 31
            characters, marks that Excel does not take become spaces, repeated names are numbered.
        path: the file.

    Raises:
        SourceError: it cannot be written ("cannot_write_file"), a number is infinite ("infinite_value"), or
            a sheet has more rows than Excel holds ("too_many_rows").
        DomainError: no sheet ("no_sheets"), or columns of a sheet differ in length ("unequal_lengths").
    """
    if not sheets:
        raise DomainError("no_sheets", file=path.name)
    names = _sheet_names(list(sheets))
    for name, columns in sheets.items():
        if _length(columns) >= _EXCEL_ROWS:
            raise SourceError("too_many_rows", file=path.name, sheet=name, most=_EXCEL_ROWS - 1)
    with replacing(path) as file, zipfile.ZipFile(file, "w") as package:
        for part, text in _package_parts(names).items():
            with package.open(_entry(part), "w") as out:
                out.write(text.encode("utf-8"))
        for number, columns in enumerate(sheets.values(), start=1):
            with package.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as out:
                for piece in _sheet(columns, path):
                    out.write(piece.encode("utf-8"))


# --- values


def _problem(error: OSError) -> str:
    if error.errno in _FULL:
        return QCoreApplication.translate("Boligmon", "the disk is full")
    if isinstance(error, PermissionError):
        return QCoreApplication.translate(
            "Boligmon", "it is write-protected or open in another program, Excel say"
        )
    return error.strerror or str(error)


def _length(columns: Columns) -> int:
    lengths = [len(values) for values in columns.values()]
    if len(set(lengths)) > 1:
        raise DomainError("unequal_lengths", first=min(lengths), second=max(lengths))
    return lengths[0] if lengths else 0


def _plain(name: str, values: Sequence[Any], path: Path) -> list[Any]:
    """Values as Python's own int, float, str and date; None for what is missing."""
    array = values if isinstance(values, np.ndarray) else None
    if array is not None and array.dtype.kind == "M":
        values = array.astype("datetime64[D]")
    listed = values.tolist() if hasattr(values, "tolist") else list(values)
    kinds = set(map(type, listed))
    if kinds <= {int, str, type(None)}:
        return listed
    if kinds <= _PLAIN:
        plain = [None if value != value else value for value in listed]  # noqa: PLR0124 - NaN is not itself
    else:
        plain = [_plain_value(value) for value in listed]
    for row, value in enumerate(plain, start=1):
        if isinstance(value, float) and math.isinf(value):
            raise SourceError("infinite_value", file=path.name, column=name, row=row)
    return plain


def _plain_value(value: Any) -> Any:  # noqa: ANN401 - a value of any field
    if is_null(value) or pd.isna(value):
        return None
    if isinstance(value, QDateTime):
        value = value.date()
    if isinstance(value, QDate):
        return date(value.year(), value.month(), value.day()) if value.isValid() else None
    if isinstance(value, np.datetime64):
        return value.astype("datetime64[D]").item()
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, (int, float, date)) else str(value)


def _csv_value(value: Any, decimal: str, special: re.Pattern[str]) -> str:  # noqa: ANN401 - of any field
    if value is None:
        return ""
    text = repr(value).replace(".", decimal) if isinstance(value, float) else str(value)
    if special.search(text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


# --- the workbook


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # else the operating system is part of the file
    return entry


def _sheet_names(names: list[str]) -> list[str]:
    taken: list[str] = []
    for name in names:
        clean = re.sub(r"[\[\]:*?/\\]", " ", _CONTROL.sub("", name)).strip(" '")[:_SHEET_NAME] or "1"
        number, free = 1, clean
        while free.casefold() in {other.casefold() for other in taken}:
            number += 1
            ending = f" ({number})"
            free = clean[: _SHEET_NAME - len(ending)] + ending
        taken.append(free)
    return taken


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# cell formats by number: 0 plain, 1 bold heading, 2 date
_BOLD, _DATE = 1, 2


def _package_parts(names: list[str]) -> dict[str, str]:
    """All parts of the workbook but its sheets."""
    numbers = range(1, len(names) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names)
    )
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{targets}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font>{font}</font>'
        f'<font><b/>{font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
        f'<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf {plain}/>'
        f'</cellStyleXfs><cellXfs count="3"><xf {plain} xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" '
        'borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" '
        'xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" '
        'builtinId="0"/></cellStyles></styleSheet>',
    }


def _sheet(columns: Columns, path: Path) -> Iterator[str]:
    """The text of a worksheet, in pieces."""
    heads = [str(name) for name in columns]
    values = [_plain(name, column, path) for name, column in columns.items()]
    letters = [_letters(place) for place in range(len(heads))]
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{_width(head, column)}" customWidth="1"/>'
        for place, (head, column) in enumerate(zip(heads, values), start=1)
    )
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{widths}</cols>' if widths else ''}<sheetData>"
    )
    cells = "".join(_cell(f"{letter}1", head, _BOLD) for letter, head in zip(letters, heads))
    yield f'<row r="1">{cells}</row>'
    lines = enumerate(zip(*values), start=2)
    while batch := list(islice(lines, _BATCH)):
        yield "".join(
            f'<row r="{number}">'
            + "".join(
                _cell(f"{letter}{number}", value)
                for letter, value in zip(letters, line)
                if value is not None and value != ""
            )
            + "</row>"
            for number, line in batch
        )
    yield "</sheetData></worksheet>"


def _cell(place: str, value: Any, style: int = 0) -> str:  # noqa: ANN401 - a value of any field
    if isinstance(value, date) and value >= _FIRST_DAY:
        return f'<c r="{place}" s="{_DATE}"><v>{(value - _EPOCH).days}</v></c>'
    if isinstance(value, float) or (isinstance(value, int) and abs(value) <= _EXACT):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    text = escape(_CONTROL.sub("", str(value)), quote=False)
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    styled = f' s="{style}"' if style else ""
    return f'<c r="{place}"{styled} t="inlineStr"><is><t{kept}>{text}</t></is></c>'


def _letters(place: int) -> str:
    """A column's name: A, B ... Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _width(head: str, values: list[Any]) -> int:
    """Width in characters that shows the heading and the first values."""
    longest = max([len(head), *(10 if isinstance(v, date) else len(_shown(v)) for v in values[:_MANY])])
    return min(max(longest + 2, _NARROW), _WIDE)


def _shown(value: Any) -> str:  # noqa: ANN401 - a value of any field
    if value is None:
        return ""
    return f"{value:.9g}" if isinstance(value, float) else str(value)
