"""A study as JSON and back: what differs from the defaults, and refusals that say where in the file."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass, replace
from difflib import get_close_matches
from typing import Any

from .catalogue import CATALOGUE_FORMAT, CATALOGUE_VERSION, Catalogue, CatalogueSource
from .checks import reference_problems
from .errors import StudyError, joined
from .indicators import Indicator
from .migrations import migrated
from .rules import NO_RULE, RULES, Rule
from .shapes import Shape, blank, default, shapes
from .sources import Source
from .study import FORMAT, VERSION, Study

_LONGEST_NUMBER = 300  # digits; Python refuses to read whole numbers of some thousands
_HALF_LETTER = re.compile("[\ud800-\udfff]")  # JSON can hold half a letter, a UTF-8 file cannot
_NAMES = {str: "text", bool: "bool", int: "whole", float: "number", tuple: "list", dict: "object"}


def to_json(study: Study) -> dict[str, Any]:
    """A study as JSON holds it.

    Returns:
        ``format`` and ``version`` first, then in the order of the dataclasses the keys whose values differ
        from the default. Two equal studies give the same keys in the same order.

    Raises:
        StudyError: ``study_not_number`` of a number that is not finite.
    """
    return {"format": FORMAT, "version": VERSION, **encoded(study, Study(), "")}


def from_json(data: object) -> Study:
    """The study that JSON holds; an older version is migrated first.

    Raises:
        StudyError: with the path of the first value that is not as it must be (module ``rules``), of an id
            that is missing or given twice, or of a reference to a source or indicator that is not there.
    """
    study: Study = _object(_body(migrated(_opened(data, FORMAT, VERSION))), Study(), "")
    _refuse_repeats(study.sources, "sources")
    _refuse_repeats(study.indicators, "indicators")
    for problem in reference_problems(study):
        raise problem
    return study


def catalogue_to_json(catalogue: Catalogue) -> dict[str, Any]:
    """A catalogue as JSON holds it, as ``to_json``."""
    members = encoded(catalogue, Catalogue(), "")
    return {"format": CATALOGUE_FORMAT, "version": CATALOGUE_VERSION, **members}


def catalogue_from_json(data: object) -> Catalogue:
    """The catalogue that JSON holds.

    Raises:
        StudyError: as ``from_json``; a source that an indicator names need not be listed.
    """
    opened = _opened(data, CATALOGUE_FORMAT, CATALOGUE_VERSION, oldest=CATALOGUE_VERSION)
    catalogue: Catalogue = _object(_body(opened), Catalogue(), "")
    _refuse_repeats(catalogue.sources, "sources")
    _refuse_repeats(catalogue.indicators, "indicators")
    return catalogue


def dumps(study: Study) -> str:
    """The text of a study file: indented by two, with a newline at the end, the same for equal studies.

    Raises:
        StudyError: as ``to_json``.
    """
    return text_of(to_json(study))


def loads(text: str) -> Study:
    """The study in a text.

    Raises:
        StudyError: as ``parsed`` or ``from_json``.
    """
    return from_json(parsed(text))


def text_of(data: Mapping[str, Any]) -> str:
    """JSON as the files hold it."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def parsed(text: str) -> object:
    """The JSON in a text.

    Raises:
        StudyError: ``study_syntax`` (line, column), ``study_repeated_key`` (key), ``study_too_deep``.
    """
    try:
        # NaN and Infinity, which JSON does not have, become numbers that are refused where they stand
        return json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=float, parse_int=_whole_number
        )
    except json.JSONDecodeError as error:
        raise StudyError("study_syntax", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise StudyError("study_too_deep") from error


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):  # JSON's own reader would keep the last and say nothing
        keys = [key for key, _ in pairs]
        raise StudyError("study_repeated_key", key=next(key for key in keys if keys.count(key) > 1))
    return found


def _whole_number(digits: str) -> float:
    return int(digits) if len(digits) < _LONGEST_NUMBER else math.inf


# --- to JSON


def encoded(value: Any, usual: Any, path: str) -> dict[str, Any]:  # noqa: ANN401 - dataclasses
    """The members of a dataclass that differ from those of its default."""
    found = {}
    for name in shapes(type(value)):
        own = getattr(value, name)
        if own != getattr(usual, name):
            found[name] = _plain(own, default(usual, name), joined(path, name))
    return found


def _plain(value: Any, usual: Any, path: str) -> object:  # noqa: ANN401 - any member
    if is_dataclass(value):
        return encoded(value, usual, path)
    if isinstance(value, tuple):
        blanks = [blank(type(item)) if is_dataclass(item) else None for item in value]
        return [_plain(item, blanks[place], joined(path, place)) for place, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _plain(value[key], None, joined(path, key)) for key in sorted(value)}
    if isinstance(value, float):
        if not math.isfinite(value):
            raise StudyError("study_not_number", path)
        return int(value) if value.is_integer() else value
    return value


# --- from JSON


def _opened(data: object, wanted: str, newest: int, oldest: int = 0) -> dict[str, Any]:
    """The file's object, when its format and version can be read."""
    if not isinstance(data, dict) or data.get("format") != wanted:
        raise StudyError("study_format", expected=wanted)
    version = data.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < oldest:
        raise StudyError("study_version", "version", newest=newest)
    if version > newest:
        raise StudyError("study_newer", "version", version=version, newest=newest)
    return data


def _body(data: Mapping[str, Any]) -> dict[str, Any]:
    """The members; an address of the schema, which editors use, is none."""
    return {key: value for key, value in data.items() if key not in {"format", "version", "$schema"}}


def _object(data: object, usual: Any, path: str) -> Any:  # noqa: ANN401 - a dataclass, as the one given
    """A dataclass: the default, with what the JSON says instead."""
    if not isinstance(data, dict):
        raise StudyError("study_not_object", path)
    kind = type(usual)
    known = shapes(kind)
    for key in data:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            if near:
                raise StudyError("study_unknown_key", joined(path, key), proposal=near[0])
            raise StudyError("study_no_such_key", joined(path, key), known=", ".join(known))
    if "id" in known and data.get("id", "") == "":
        raise StudyError("study_no_id", path)
    values = {
        name: _value(
            data[name], shape, RULES.get((kind, name), NO_RULE), default(usual, name), joined(path, name)
        )
        for name, shape in known.items()
        if name in data
    }
    ages = values.get("ages")
    if isinstance(ages, tuple) and ages[0] > ages[1]:
        raise StudyError("study_ages", joined(path, "ages"))
    return replace(usual, **values)


def _value(data: object, shape: Shape, rule: Rule, usual: object, path: str) -> object:
    """A member: of the right type, and as its rule allows."""
    if data is None and shape.optional:
        return None
    if is_dataclass(shape.kind):
        return _object(data, usual, path)
    if shape.kind is tuple:
        return _items(data, shape, rule, path)
    if shape.kind is dict:
        if not isinstance(data, dict):
            raise StudyError("study_not_object", path)
        for key in data:
            _keep(rule, key, joined(path, key))
        return {key: _scalar(value, shape.items, joined(path, key)) for key, value in data.items()}
    value = _scalar(data, shape.kind, path)
    _keep(rule, value, path)
    return value


def _items(data: object, shape: Shape, rule: Rule, path: str) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise StudyError("study_not_list" if shape.length is None else "study_not_pair", path)
    if shape.length not in {None, len(data)}:
        raise StudyError("study_not_pair", path)
    if is_dataclass(shape.items):
        return tuple(
            _object(item, blank(shape.items), joined(path, place)) for place, item in enumerate(data)
        )
    found = []
    for place, item in enumerate(data):
        found.append(_scalar(item, shape.items, joined(path, place)))
        _keep(rule, found[-1], joined(path, place))
    return tuple(found)


def _scalar(data: Any, kind: type, path: str) -> Any:  # noqa: ANN401 - what JSON has, a value of ``kind``
    if kind in {int, float}:
        number = isinstance(data, (int, float)) and not isinstance(data, bool)
        if number and math.isfinite(data) and (kind is float or data == int(data)):
            return kind(data)
    elif isinstance(data, kind) and not (kind is str and _HALF_LETTER.search(data)):
        return data
    raise StudyError(f"study_not_{_NAMES[kind]}", path)


def _keep(rule: Rule, value: Any, path: str) -> None:  # noqa: ANN401 - text or number
    refusal = rule.refusal(value)
    if refusal is not None:
        code, details = refusal
        raise StudyError(code, path, **details)


def _refuse_repeats(items: Sequence[Source | Indicator | CatalogueSource], path: str) -> None:
    """Ids name layers and tables, where upper and lower case are the same."""
    seen: dict[str, int] = {}
    for place, item in enumerate(items):
        name = item.id.casefold()
        if name in seen:
            raise StudyError(
                "study_same_id", f"{joined(path, place)}.id", id=item.id, other=f"{path}[{seen[name]}]"
            )
        seen[name] = place
