"""The types of the dataclasses' members: what the codec and the published JSON schema go by."""

from __future__ import annotations

import sys
import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from .rules import BASE

_OPTIONAL = " | None"


@dataclass(frozen=True)
class Shape:
    """The type of a member, or of an item of a list.

    Attributes:
        kind: str, int, float, bool, tuple, dict, or a dataclass.
        optional: whether it may be null.
        items: of a tuple its items' types, of a dict its values'; one for any number of them.
        length: number of items that a tuple must have; None for any.
    """

    kind: type
    optional: bool = False
    items: type = object
    length: int | None = None


@cache
def shapes(owner: type) -> Mapping[str, Shape]:
    """Name -> shape of the members of a dataclass, in their order.

    ``float | None`` cannot be evaluated by Python 3.9, which some builds of QGIS have: the second half is
    taken off as text before ``typing.get_type_hints`` sees it.
    """
    texts = {member.name: str(member.type) for member in fields(owner)}
    bare = {name: text.removesuffix(_OPTIONAL) for name, text in texts.items()}
    holder = type(owner.__name__, (), {"__annotations__": bare})
    found = typing.get_type_hints(holder, globalns=vars(sys.modules[owner.__module__]), localns={})
    return MappingProxyType({name: _shape(found[name], texts[name].endswith(_OPTIONAL)) for name in texts})


def _shape(hint: Any, optional: bool) -> Shape:  # noqa: ANN401 - a type, or a generic alias
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        length = None if inside[-1] is Ellipsis else len(inside)
        return Shape(tuple, optional, inside[0], length)
    if origin is dict:
        return Shape(dict, optional, inside[1])
    return Shape(hint, optional)


def blank(kind: type) -> Any:  # noqa: ANN401 - an instance of ``kind``
    """A dataclass with nothing but defaults; a required id is empty, which no file may hold."""
    return kind(id="") if "id" in shapes(kind) else kind()


def default(owner: Any, name: str) -> Any:  # noqa: ANN401 - an instance and its member
    """What a member of a default instance starts from: its value, or the start of an optional part."""
    value, shape = getattr(owner, name), shapes(type(owner))[name]
    if value is None and is_dataclass(shape.kind):
        return BASE if shape.kind is type(BASE) else blank(shape.kind)
    return value
