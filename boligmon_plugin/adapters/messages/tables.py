"""Refusals of a study's tables: files, text, workbooks, connections."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        **_file_sentences(),
        **_layer_sentences(),
        **_encoding_sentences(),
        **_text_sentences(),
        **_connection_sentences(),
    }


def _file_sentences() -> dict[str, str]:
    return {
        "table_place": QCoreApplication.translate(
            "Boligmon", "The table {table} must be named by one of a file, a connection and an address."
        ),
        "file_missing": QCoreApplication.translate(
            "Boligmon", "There is no file {file} in the folder of the study."
        ),
        "file_is_folder": QCoreApplication.translate(
            "Boligmon", "{file} is a folder; a file with a table is needed."
        ),
        "file_locked": QCoreApplication.translate(
            "Boligmon",
            "The file {file} is open in Excel or another office program; close it there and try again.",
        ),
        "file_denied": QCoreApplication.translate(
            "Boligmon",
            "The file {file} cannot be read: a program such as Excel has it open, or you have no permission.",
        ),
        "empty_file": QCoreApplication.translate("Boligmon", "The file {file} is empty."),
        "file_format": QCoreApplication.translate(
            "Boligmon",
            "QGIS cannot open the file {file}: it is damaged, has a password, or is not what its name says.",
        ),
    }


def _layer_sentences() -> dict[str, str]:
    return {
        "choose_layer": QCoreApplication.translate(
            "Boligmon", "The file {file} has several sheets or layers; choose one of: {layers}."
        ),
        "no_such_layer": QCoreApplication.translate(
            "Boligmon", "The file {file} has no sheet or layer {layer}; it has: {layers}."
        ),
        "doubled_field": QCoreApplication.translate(
            "Boligmon",
            "The header of {layer} has the name {field} more than once, in the columns {columns}; give each "
            "column its own name.",
        ),
    }


def _encoding_sentences() -> dict[str, str]:
    return {
        "text_utf16": QCoreApplication.translate(
            "Boligmon", "The text file {file} is UTF-16 (Unicode text in Excel); save it as CSV UTF-8."
        ),
        "text_binary": QCoreApplication.translate(
            "Boligmon",
            "The file {file} holds zero bytes and so is no text file; its name may be wrong.",
        ),
        "text_mixed": QCoreApplication.translate(
            "Boligmon",
            "The text file {file} begins as UTF-8, but line {line} is not; save it in one character set.",
        ),
        "text_unknown": QCoreApplication.translate(
            "Boligmon",
            "The text file {file} is neither UTF-8 nor Windows-1252; line {line} holds letters of neither.",
        ),
        "text_not_encoding": QCoreApplication.translate(
            "Boligmon", "The text file {file} is not {encoding}, as the study says; line {line} shows it."
        ),
        "unknown_encoding": QCoreApplication.translate(
            "Boligmon",
            "The character set given for the file {file} is not known; known are: {encodings}.",
        ),
    }


def _text_sentences() -> dict[str, str]:
    return {
        "bad_mark": QCoreApplication.translate(
            "Boligmon",
            "The delimiter, quote or decimal mark given for the file {file} cannot be one.",
        ),
        "unclosed_quote": QCoreApplication.translate(
            "Boligmon", "A quote that opens in the row at line {line} of the file {file} is never closed."
        ),
        "stray_quote": QCoreApplication.translate(
            "Boligmon",
            "In the row at line {line} of the file {file} a quote mark stands inside a value; write it twice "
            "and the value in quotes.",
        ),
        "text_line_end": QCoreApplication.translate(
            "Boligmon",
            "In line {line} of the file {file} a line break (carriage return) stands inside a value that is "
            "not in quotes.",
        ),
        "rows_differ": QCoreApplication.translate(
            "Boligmon", "The file {file} has {rows} rows, but QGIS reads {shown}; save it again as CSV UTF-8."
        ),
        "mostly_malformed": QCoreApplication.translate(
            "Boligmon",
            "Most rows of the file {file}, the first at line {line}, do not have {columns} values as its "
            "header has: check the header and the delimiter.",
        ),
    }


def _connection_sentences() -> dict[str, str]:
    return {
        "no_provider": QCoreApplication.translate("Boligmon", "This QGIS has no provider {provider}."),
        "no_connection": QCoreApplication.translate(
            "Boligmon", "QGIS has no connection {connection} of the provider {provider}; it has: {known}."
        ),
        "no_table_chosen": QCoreApplication.translate(
            "Boligmon", "No table is chosen behind the connection {connection}."
        ),
        "no_such_table": QCoreApplication.translate(
            "Boligmon", "There is no table {table} behind the connection {connection}."
        ),
        "connection_fails": QCoreApplication.translate(
            "Boligmon",
            "The table {table} behind the connection {connection} cannot be opened: the database does not "
            "answer, does not let you in, or does not show the table.",
        ),
        "rows_lost": QCoreApplication.translate(
            "Boligmon",
            "{read} of the {rows} rows of {layer} were read: the table changed or the connection broke "
            "meanwhile; run again.",
        ),
        "uri_credentials": QCoreApplication.translate(
            "Boligmon",
            "The address of the table {table} holds a user, a password or a key; keep them in QGIS' "
            "authentication store and name its entry with authcfg.",
        ),
        "uri_fails": QCoreApplication.translate(
            "Boligmon", "The address of the table {table} cannot be opened by the provider {provider}."
        ),
    }
