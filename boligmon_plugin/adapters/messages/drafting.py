"""Refusals of a new study."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        "draft_form": QCoreApplication.translate(
            "Boligmon",
            "Column number {place} that was chosen by hand is not written as source.role=column; several "
            "have semicolons between them.",
        ),
        "draft_source": QCoreApplication.translate(
            "Boligmon",
            "A column was chosen by hand for the source {source}, which has no table or which the chosen "
            "indicators do not need. Sources with a table are: {known}.",
        ),
        "draft_role": QCoreApplication.translate(
            "Boligmon",
            "A column was chosen by hand for {role} of the source {source}, which is no role of a column; "
            "the most similar ones are: {likely}.",
        ),
        "draft_drive": QCoreApplication.translate(
            "Boligmon",
            "The table {file} is on another drive than the study, which names its tables by the way to them "
            "from its own folder. Put both on the same drive.",
        ),
        "draft_folder": QCoreApplication.translate(
            "Boligmon", "There is no folder {folder} to put the study into."
        ),
        "draft_no_tables": QCoreApplication.translate(
            "Boligmon", "No table is given that the chosen indicators need. They need: {needed}."
        ),
        "draft_boundary": QCoreApplication.translate(
            "Boligmon", "The boundary {file} must be a layer of polygons."
        ),
    }
