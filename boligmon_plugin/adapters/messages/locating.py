"""Refusals and remarks about how rows find their place."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        "no_points": QCoreApplication.translate(
            "Boligmon", "The layer {layer} has no points, so its rows cannot be placed by geometry."
        ),
        "coordinates_without_columns": QCoreApplication.translate(
            "Boligmon", "Choose the columns of {layer} that hold the x and the y coordinate."
        ),
        "code_without_column": QCoreApplication.translate(
            "Boligmon", "Choose the column of {layer} that holds the code of the cell or area."
        ),
        "unknown_crs": QCoreApplication.translate(
            "Boligmon", "The coordinate reference system {crs} of the columns of {layer} is not known."
        ),
    }
