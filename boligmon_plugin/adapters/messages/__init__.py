"""Refusals in the user's language: one sentence per code, saying what was wrong and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication

from ...domain.errors import DomainError
from ..words import number, period_word, reason_words, short_number
from . import checks, combining, counting, databases, drafting, locating, running, services, studies, tables

TOPICS = (checks, combining, counting, databases, drafting, locating, running, services, studies, tables)


def explain(error: DomainError) -> str:
    """The sentence of a refusal.

    Values of cells, ids of persons and coordinates are never part of it: only layers, fields and row numbers.
    """
    sentence = sentences().get(error.code)
    if sentence is None:
        unknown = QCoreApplication.translate("Boligmon", "The calculation was refused: {problem}.")
        return unknown.format(problem=error)
    return sentence.format_map(_Details(error.details))


def sentences() -> dict[str, str]:
    """Code -> sentence, with the details in braces, of all topics."""
    every: dict[str, str] = {}
    for topic in TOPICS:
        every.update(topic.sentences())
    return every


class _Details(dict[str, Any]):
    """Details as words: numbers in the user's format, codes as words."""

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        words: dict[str, Callable[[str], str]] = {
            "given": period_word,
            "wanted": period_word,
            "one_unit": period_word,
            "other_unit": period_word,
            "reason": lambda code: reason_words().get(code, code),
        }
        if key in words:
            return words[key](value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return str(value)
        return number(value) if isinstance(value, int) else short_number(value)
