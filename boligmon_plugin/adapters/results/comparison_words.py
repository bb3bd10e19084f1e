"""What changed between two runs, and why, in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ...domain import comparison as differences
from ...domain.comparison import Cause, Comparison
from ..words import reason_words


def change_words() -> dict[str, str]:
    """Code of ``comparison.CHANGES`` -> word."""
    return {
        differences.ADDED: QCoreApplication.translate("Boligmon", "only in the new run"),
        differences.REMOVED: QCoreApplication.translate("Boligmon", "only in the old run"),
        differences.NEWLY: QCoreApplication.translate("Boligmon", "newly in the top share"),
        differences.NO_LONGER: QCoreApplication.translate("Boligmon", "no longer in the top share"),
        differences.FIGURES_CHANGED: QCoreApplication.translate("Boligmon", "other figures"),
        differences.OTHER_CHANGED: QCoreApplication.translate("Boligmon", "other limits or rank only"),
    }


def level_words() -> dict[str, str]:
    """Code of ``comparison.LEVELS`` -> word."""
    return {
        "cell": QCoreApplication.translate("Boligmon", "cells"),
        "area": QCoreApplication.translate("Boligmon", "monitoring areas"),
        "municipality": QCoreApplication.translate("Boligmon", "the municipality"),
    }


def cause_words() -> dict[str, str]:
    """Code of ``comparison.CAUSES`` -> word."""
    return {
        differences.METHOD: QCoreApplication.translate("Boligmon", "Method (the study)"),
        differences.DATA: QCoreApplication.translate("Boligmon", "Data"),
        differences.PROGRAM: QCoreApplication.translate("Boligmon", "Program"),
        differences.PERIODS: QCoreApplication.translate("Boligmon", "Periods"),
        differences.EDITED: QCoreApplication.translate("Boligmon", "Result file edited after the run"),
    }


def cause_place(cause: Cause) -> str:
    """Where a cause lies: what of a source in words, everything else as it is."""
    words = {
        "rows": QCoreApplication.translate("Boligmon", "{source}: number of rows"),
        "size": QCoreApplication.translate("Boligmon", "{source}: size in bytes"),
        "sha256": QCoreApplication.translate("Boligmon", "{source}: fingerprint of the content"),
    }
    source, _, what = cause.where.rpartition(".")
    return words[what].format(source=source) if cause.kind == differences.DATA else cause.where


def counted_words() -> dict[str, str]:
    """What an account counts, or the reason of a row that is not counted -> word."""
    return {
        **reason_words(),
        "read": QCoreApplication.translate("Boligmon", "read"),
        "placed": QCoreApplication.translate("Boligmon", "placed"),
        "counted": QCoreApplication.translate("Boligmon", "counted"),
        "numerator": QCoreApplication.translate("Boligmon", "events (numerator)"),
        "denominator": QCoreApplication.translate("Boligmon", "population (denominator)"),
    }


def change_columns() -> dict[str, str]:
    """Fields of the table of changes -> what the user reads as their names."""
    old, new = (
        QCoreApplication.translate("Boligmon", "{figure}, old run"),
        QCoreApplication.translate("Boligmon", "{figure}, new run"),
    )
    figures = {
        "events": QCoreApplication.translate("Boligmon", "Events (numerator)"),
        "population": QCoreApplication.translate("Boligmon", "Population (denominator)"),
        "rate": QCoreApplication.translate("Boligmon", "Rate"),
        "selected": QCoreApplication.translate("Boligmon", "In the top share"),
    }
    return {
        "level": QCoreApplication.translate("Boligmon", "Level"),
        "unit_id": QCoreApplication.translate("Boligmon", "Cell, area or municipality"),
        "change": QCoreApplication.translate("Boligmon", "Change"),
        **{f"{name}_old": old.format(figure=word) for name, word in figures.items()},
        **{f"{name}_new": new.format(figure=word) for name, word in figures.items()},
    }


def verdict(found: Comparison) -> str:
    """The comparison in one sentence."""
    if found.unexplained:
        return QCoreApplication.translate(
            "Boligmon",
            "ERROR: results differ although the study, the data and the program are the same. Do not use the "
            "new run before the reason is known.",
        )
    if not len(found.rows) and not len(found.accounts):
        if found.causes:
            return QCoreApplication.translate(
                "Boligmon", "The results are the same, although something else differs."
            )
        return QCoreApplication.translate("Boligmon", "The runs are the same.")
    words = cause_words()
    kinds = dict.fromkeys(words[cause.kind] for cause in found.causes)
    text = QCoreApplication.translate("Boligmon", "The results differ. What else differs: {causes}.")
    return text.format(causes=", ".join(kinds))
