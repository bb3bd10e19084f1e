"""Where a table is, and how its text is to be read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Dialect:
    """How a text file is written; an empty value is detected.

    Attributes:
        encoding: name of the character set ("utf-8", "windows-1252").
        delimiter: the mark between columns (";", ",", tab).
        quote: the mark around texts that hold the delimiter or a line break; "none" where quotes are letters.
        decimal: the decimal mark, "," or "."; the other one may then separate thousands.
    """

    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    decimal: str = ""


@dataclass(frozen=True)
class TableRef:
    """A table or layer: a file, a table behind one of QGIS' database connections, or a provider's address.

    Attributes:
        file: path, relative to the study's folder.
        layer: layer of the file, sheet of the workbook, or table of the database; empty where there is only
            one.
        connection: name of a connection that QGIS knows; it holds the credentials, a study never does.
        provider: QGIS provider of ``connection`` or ``uri`` ("postgres", "mssql", "WFS").
        schema: schema of the table behind ``connection``.
        uri: address as the provider wants it, without user and password (authcfg is allowed).
        dialect: of a text file.
    """

    file: str = ""
    layer: str = ""
    connection: str = ""
    provider: str = ""
    schema: str = ""
    uri: str = ""
    dialect: Dialect = field(default_factory=Dialect)
