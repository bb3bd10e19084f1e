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
    return {}


def _run_sentences() -> dict[str, str]:
    return {}
