"""Refusals of counting in a database and of writing to one; no value, no part of a connection in them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {**_table_sentences(), **_column_sentences(), **_filter_sentences(), **_server_sentences()}


def _table_sentences() -> dict[str, str]:
    return {
        "not_a_database": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} is no table of PostgreSQL, SQL Server, SpatiaLite or a GeoPackage; its "
            "rows can "
            "be given to cellrates as they are.",
        ),
        "unsaved_edits": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} has unsaved edits, which the database does not know; save them first.",
        ),
        "query_filter": QCoreApplication.translate(
            "Boligmon",
            "The filter of the layer {layer} is a query of its own; make it a layer or a view, or remove it.",
        ),
        "table_changed": QCoreApplication.translate(
            "Boligmon", "The table {layer} was changed while it was counted; run the count again."
        ),
        "mask_not_sql": QCoreApplication.translate(
            "Boligmon",
            "Only points in PostGIS can be cut by a boundary in the database, not codes and not {database}; "
            "give the boundary to cellrates, which takes whole cells by their centre.",
        ),
        "transform_not_sql": QCoreApplication.translate(
            "Boligmon", "{database} cannot transform coordinates; the points must be in EPSG:25832."
        ),
    }


def _column_sentences() -> dict[str, str]:
    return {
        "column_not_sql": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} has a type that cannot be counted in a database.",
        ),
        "count_not_number": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} must be a column of numbers to be added up in the "
            "database.",
        ),
        "coordinate_not_number": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} must be a column of numbers: metres in EPSG:25832.",
        ),
        "bad_count_database": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} must hold numbers of 0 or more, but {rows} rows do not.",
        ),
        "no_periods_database": QCoreApplication.translate(
            "Boligmon", "The field {field} of the layer {layer} holds no periods (years, dates, quarters)."
        ),
        "mixed_periods_database": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} mixes units of period: {one_unit} and {other_unit}.",
        ),
        "too_many_texts": QCoreApplication.translate(
            "Boligmon",
            "The text field {field} of the layer {layer} holds more than {limit} different texts, so it "
            "is no "
            "field of periods; moments must be in a column of dates.",
        ),
        "x_and_y": QCoreApplication.translate(
            "Boligmon", "Choose fields for both coordinates, or for none of them."
        ),
    }


def _filter_sentences() -> dict[str, str]:
    return {
        "expression_not_sql": QCoreApplication.translate(
            "Boligmon",
            "The filter uses {part}, which {database} may understand in another way than QGIS; write it "
            "otherwise, or let cellrates read the rows.",
        ),
        "expression_types": QCoreApplication.translate(
            "Boligmon",
            "The filter of the layer {layer} brings text and numbers or other types together by {part}, "
            "which "
            "QGIS and databases do in different ways; write text in single quotes and numbers without.",
        ),
        "statement_zero_byte": QCoreApplication.translate(
            "Boligmon", "The filter holds a character that no database takes."
        ),
    }


def _server_sentences() -> dict[str, str]:
    return {
        "database_gone": QCoreApplication.translate(
            "Boligmon",
            "The database of the layer {layer} does not answer or closed the connection; nothing was "
            "written.",
        ),
        "database_refused": QCoreApplication.translate(
            "Boligmon", "The database could not count the layer {layer}: {problem}."
        ),
        "no_postgres": QCoreApplication.translate(
            "Boligmon", "There is no PostgreSQL connection {connection} in QGIS."
        ),
        "load_refused": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} could not be written to the database, which keeps what it had: {problem}.",
        ),
        "load_name": QCoreApplication.translate(
            "Boligmon", "The name {layer} is too long for a table in the database; {limit} letters are taken."
        ),
        "load_layer": QCoreApplication.translate("Boligmon", "The file of the result has no layer {layer}."),
    }
