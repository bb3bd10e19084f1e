"""Refusals of a run of a study."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        "field_gone": QCoreApplication.translate(
            "Boligmon",
            "The table {layer} has no column {field} any more, which the source {source} uses as "
            "{role}. What may have taken its place: {likely}. The columns are: {fields}. Change "
            "columns.{role} of the source in the study.",
        ),
        "bad_period": QCoreApplication.translate(
            "Boligmon", "The study names {text} as its first or last period, which is no period."
        ),
        "not_a_run_folder": QCoreApplication.translate(
            "Boligmon",
            "The folder {folder} holds something else than an earlier run, which a run would replace;"
            " choose a new folder for the results.",
        ),
        "temporary_study": QCoreApplication.translate(
            "Boligmon",
            "A study as a temporary file would go when QGIS closes, and its results with it; choose a file "
            "beside the tables.",
        ),
        "folder_of_inputs": QCoreApplication.translate(
            "Boligmon",
            "The folder {folder} holds the study or a table that it reads, so results cannot replace it; "
            "choose a folder of their own.",
        ),
        "periods_reversed": QCoreApplication.translate(
            "Boligmon", "The first period {first} of the study lies after the last one {last}."
        ),
        "folder_in_use": QCoreApplication.translate(
            "Boligmon",
            "The folder {folder} is in use, so the earlier results in it were left as they are; close"
            " the project or program that has its files open and run the study again.",
        ),
        "places_without_points": QCoreApplication.translate(
            "Boligmon",
            "The places in the table {layer} have codes of cells or areas; a distance needs coordinates.",
        ),
    }
