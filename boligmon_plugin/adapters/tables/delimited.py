"""Text files through QGIS' delimited text provider: any character set and delimiter; columns are text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QUrl

from ...study.tables import Dialect
from .dialects import NO_QUOTE, UTF8, UTF8_MARKED


def delimited_text(
    path: Path, dialect: Dialect, name: str, *, columns: Sequence[str] = (), skip: int = 0
) -> QgsVectorLayer:
    """A layer of a text file; whether it is valid is for the caller to ask.

    Args:
        path: the file.
        dialect: complete, as ``dialects.detect`` gives it.
        name: of the layer.
        columns: names in the header; without them types that a file ``.csvt`` gives are believed.
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
        # With fewer, rows would be left out whose only values are beyond the header's columns.
        "maxFields": "10000",
        "skipLines": str(skip),
    }
    query = "&".join(f"{key}={_escaped(value)}" for key, value in options.items())
    if path.with_suffix(".csvt").is_file():
        query += "".join(f"&field={_escaped(column)}:text" for column in columns)
    # The provider does not decode an escaped semicolon (it would split at "%", "3" and "B") or single quote.
    quote = {NO_QUOTE: "", '"': "%22"}.get(dialect.quote, dialect.quote)
    mark = {"\t": "\\t"}.get(dialect.delimiter, dialect.delimiter)
    url = QUrl.fromLocalFile(str(path)).toString()
    address = f"{url}?{query}&quote={quote}&escape={quote}&delimiter={mark}"
    return QgsVectorLayer(address, name, "delimitedtext")


def _escaped(value: str) -> str:
    return bytes(QUrl.toPercentEncoding(value)).decode("ascii")
