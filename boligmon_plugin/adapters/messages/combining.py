"""Refusals of combining indicators, of writing files and of comparing runs."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {**_file_sentences(), **_combining_sentences(), **_run_sentences()}


def _file_sentences() -> dict[str, str]:
    return {
        "cannot_write_file": QCoreApplication.translate(
            "Boligmon",
            "The file {file} cannot be written: {problem}. What was there before is unchanged.",
        ),
        "infinite_value": QCoreApplication.translate(
            "Boligmon", "The file {file} cannot hold the infinite number in the column {column}, row {row}."
        ),
        "too_many_rows": QCoreApplication.translate(
            "Boligmon",
            "The sheet {sheet} of {file} has more rows than the {most} that Excel holds; write CSV instead.",
        ),
    }


def _combining_sentences() -> dict[str, str]:
    return {
        "different_crs": QCoreApplication.translate(
            "Boligmon",
            "The layers {first} and {second} have different coordinate reference systems; bring them into "
            "one first.",
        ),
        "indicator_twice": QCoreApplication.translate(
            "Boligmon", "The indicator {indicator} is in the layer {first} and in the layer {second}."
        ),
        "unknown_indicator": QCoreApplication.translate(
            "Boligmon", "There is no indicator {indicator}; there are: {indicators}."
        ),
        "no_common_cell": QCoreApplication.translate(
            "Boligmon",
            "The indicators {first} and {second} have no cell in common: they must be counted in the same "
            "cells.",
        ),
        "no_bad_direction": QCoreApplication.translate(
            "Boligmon", "None of the indicators has a bad direction, so there is nothing to combine."
        ),
    }


def _run_sentences() -> dict[str, str]:
    return {
        "no_run": QCoreApplication.translate(
            "Boligmon", "The folder {folder} holds no run: {file} is missing."
        ),
        "bad_run": QCoreApplication.translate(
            "Boligmon", "The file {file} in the folder {folder} cannot be read: {problem}."
        ),
        "newer_run": QCoreApplication.translate(
            "Boligmon", "The run in the folder {folder} was written by a newer version of the plugin."
        ),
        "facts_column": QCoreApplication.translate(
            "Boligmon", "The file {file} in the folder {folder} has no column {field}."
        ),
        "facts_twice": QCoreApplication.translate(
            "Boligmon",
            "The file {file} in the folder {folder} has the same indicator, level, unit and period twice; "
            "the second time in row {row}.",
        ),
        "facts_number": QCoreApplication.translate(
            "Boligmon",
            "The file {file} in the folder {folder} must hold a number in the column {field}, but row {row} "
            "does not.",
        ),
    }
