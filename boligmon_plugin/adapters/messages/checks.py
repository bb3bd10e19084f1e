"""Refusals of checking a source."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        "check_without_addresses": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} was chosen as address key; choose the address layer too.",
        ),
        "no_address_key": QCoreApplication.translate(
            "Boligmon",
            "No field of the address layer {layer} looks like an address key; choose the one that holds it.",
        ),
    }
