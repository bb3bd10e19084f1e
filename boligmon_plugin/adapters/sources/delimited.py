"""Text files through QGIS' delimited text provider: any character set and delimiter; columns are text."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QUrl

from ...study.tables import Dialect
from .dialects import NO_QUOTE, UTF8, UTF8_MARKED

_MANY_COLUMNS = 10_000


def delimited_text(
    path: Path, dialect: Dialect, name: str, *, columns: int = _MANY_COLUMNS, skip: int = 0
) -> QgsVectorLayer:
    """A layer of a text file; whether it is valid is for the caller to ask.

    Args:
        path: the file.
        dialect: complete, as ``dialects.detect`` gives it.
        name: of the layer.
        columns: number of columns; values beyond it are left out.
        skip: number of lines before the header.
    """
    options = {
        "type": "csv",
        "encoding": UTF8 if dialect.encoding in (UTF8, UTF8_MARKED) else dialect.encoding,
        "detectTypes": "no",
        "geomType": "none",
        "spatialIndex": "no",
        "subsetIndex": "no",
        "watchFile": "no",
        "maxFields": str(columns),
        "skipLines": str(skip),
    }
    query = "&".join(f"{key}={_escaped(value)}" for key, value in options.items())
    quote = "" if dialect.quote == NO_QUOTE else _escaped(dialect.quote)
    # The provider does not decode an escaped semicolon: it would split at "%", "3" and "B".
    mark = {"\t": "\\t"}.get(dialect.delimiter, dialect.delimiter)
    url = QUrl.fromLocalFile(str(path)).toString()
    address = f"{url}?{query}&quote={quote}&escape={quote}&delimiter={mark}"
    return QgsVectorLayer(address, name, "delimitedtext")


def _escaped(value: str) -> str:
    return bytes(QUrl.toPercentEncoding(value)).decode("ascii")
