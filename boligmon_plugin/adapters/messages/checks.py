"""Refusals of checking a source."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        "check_no_source": QCoreApplication.translate(
            "Boligmon", "The study has no source {source}; its sources are: {sources}."
        ),
        "no_address_key": QCoreApplication.translate(
            "Boligmon",
            "No field of the address layer {layer} looks like an address key; choose the one that holds it.",
        ),
    }
