"""Older versions of the study file, brought to the newest one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from .study import VERSION

Step = Callable[[dict[str, Any]], dict[str, Any]]


def migrated(data: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON of a study in the newest version; what is not as it must be is left to the codec to refuse.

    Args:
        data: an object with a whole ``version`` from 0 to ``study.VERSION``; it is not changed.
    """
    current = dict(data)
    for version in range(int(current["version"]), VERSION):
        current = {**STEPS[version](current), "version": version + 1}
    return current


def _from_draft(data: dict[str, Any]) -> dict[str, Any]:
    """Version 0, the draft: indicators had events and a population, and one name and unit in one language."""
    indicators = data.get("indicators")
    if not isinstance(indicators, list):
        return data
    return {**data, "indicators": [_draft_indicator(each) for each in indicators]}


def _draft_indicator(draft: object) -> object:
    if not isinstance(draft, dict):
        return draft
    renamed = {
        "events": ("numerator",),
        "population": ("denominator",),
        "name": ("name_en", "name_da"),
        "unit": ("unit_en", "unit_da"),
    }
    found: dict[str, Any] = {}
    for key, value in draft.items():
        successors = renamed.get(key, ())
        # A file with both has been edited by hand: which one counts is not for us to guess.
        if not successors or any(successor in draft for successor in successors):
            found[key] = value
        else:
            found.update(dict.fromkeys(successors, value))
    return found


# version -> the step that makes the next one of it
STEPS: Mapping[int, Step] = MappingProxyType({0: _from_draft})
