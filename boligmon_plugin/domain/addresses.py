"""Keys of addresses, as tables write them, brought to one form: DAR ids, KVH and KVHX.

A DAR id is a UUID. A KVH names an access address (house number) by municipality, road and house number, 12
characters; a KVHX names an address in it by floor and door too, 19 characters. All codes are text with their
leading zeros.

Source:
    DAWA's kvhTransformer and kvhxTransformer (``01016378__33``, ``04615319__93__1____``); variants that occur
    in tables: Geomatic's KKKVVVVHHHH, CPR's leading zeros in house numbers, floors and doors, upper case,
    leading zeros eaten by a spreadsheet (DANISH_DOMAIN section 5).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError
from .values import texts

UUID, KVH, KVHX, AUTO = "uuid", "kvh", "kvhx", "auto"
KVH_LENGTH, KVHX_LENGTH = 12, 19

_HEXADECIMAL = re.compile(r"[0-9a-f]{32}")
_UUID_MARKS = re.compile(r"[{}()\s-]|urn:uuid:")
_PACKED = re.compile(r"(\d{8})(.{1,11})")
_SEPARATED = re.compile(r"(\d{1,4})[-/; ](\d{1,4})[-/; ]([^-/; ]+)(?:[-/; ]([^-/; ]*)[-/; ]([^-/; ]*))?")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")
_HOUSE = re.compile(r"([1-9]\d{0,2})([A-ZÆØÅ]?)")
_FLOOR = re.compile(r"st|kl\d?|k\d|[1-9]\d?|")
_DOOR = re.compile(r"[0-9a-zæøå/-]{0,4}")
_PADDING = re.compile(r"[_\s]")


def uuid_keys(values: ArrayLike) -> NDArray[np.object_]:
    """DAR ids in lower case with hyphens; braces, spaces, upper case and missing hyphens do not matter.

    Args:
        values: shape (n,).

    Returns:
        shape (n,) of text, None where missing or no UUID.
    """
    return _each(values, _uuid)


def kvh_keys(values: ArrayLike) -> NDArray[np.object_]:
    """KVH of 12 characters (``01016378__33``); of a KVHX its KVH.

    Args:
        values: shape (n,), text or numbers. The municipality may have lost its leading zero; the house number
            may be padded by underscores, spaces or zeros, or not at all; its letter may be in lower case. The
            parts may also be separated by a hyphen, slash, semicolon or space ("101-6378-33").

    Returns:
        shape (n,) of text, None where missing or unreadable.
    """
    return _each(values, _kvh)


def kvhx_keys(values: ArrayLike) -> NDArray[np.object_]:
    """KVHX of 19 characters (``04615319__93__1____``); of a KVH one without floor and door.

    Args:
        values: shape (n,), text or numbers, in the variants of ``kvh_keys``. Floor and door may be in upper
            case and padded by underscores, spaces or zeros; blanks at the end may be missing.

    Returns:
        shape (n,) of text, None where missing or unreadable.
    """
    return _each(values, _kvhx)


def address_keys(values: ArrayLike, kind: str) -> NDArray[np.object_]:
    """Keys of one kind, or for "auto" each value by what it looks like.

    A UUID has 32 hexadecimal digits, a KVHX more than 12 characters with its municipality's four digits, a
    KVH at most 12: no value can be two of them.

    Args:
        values: shape (n,).
        kind: "uuid", "kvh", "kvhx" or "auto".

    Returns:
        shape (n,) of text, None where missing or unreadable.

    Raises:
        DomainError: another kind ("unknown_choice").
    """
    readers: dict[str, Callable[[str], str | None]] = {UUID: _uuid, KVH: _kvh, KVHX: _kvhx, AUTO: _any}
    if kind not in readers:
        raise DomainError("unknown_choice", choice=kind)
    return _each(values, readers[kind])


def key_kind(values: ArrayLike) -> str:
    """The kind that most of the readable values are of: "uuid", "kvh" or "kvhx"; "" when none is readable."""
    keys = [key for key in address_keys(values, AUTO) if key is not None]
    kinds = {KVH_LENGTH: KVH, KVHX_LENGTH: KVHX}
    found = [kinds.get(len(key), UUID) for key in keys]
    return max((KVHX, KVH, UUID), key=found.count) if found else ""


def kvh_from_parts(municipality: ArrayLike, road: ArrayLike, house: ArrayLike) -> NDArray[np.object_]:
    """KVH of 12 characters from its parts.

    Args:
        municipality: shape (n,), 479, "0479" or 479.0.
        road: shape (n,), road code within the municipality, with or without leading zeros.
        house: shape (n,), number 1-999 with or without a letter and leading zeros ("12 A", "012a").

    Returns:
        shape (n,) of text, None where a part is missing or unreadable.
    """
    return _joined((municipality, _code), (road, _code), (house, _house))


def kvhx_from_parts(
    municipality: ArrayLike, road: ArrayLike, house: ArrayLike, floor: ArrayLike, door: ArrayLike
) -> NDArray[np.object_]:
    """KVHX of 19 characters from its parts.

    Args:
        municipality: see ``kvh_from_parts``.
        road: see there.
        house: see there.
        floor: shape (n,), "st", "kl", "1" ("ST.", "01"); may be missing.
        door: shape (n,), "th", "mf", "tv", "2" ("TH.", "0002"); may be missing.

    Returns:
        shape (n,) of text, None where a part is unreadable, or one of the first three is missing.
    """
    present = [np.where(pd.isna(text), "", text) for text in (texts(floor), texts(door))]
    return _joined(
        (municipality, _code), (road, _code), (house, _house), (present[0], _floor), (present[1], _door)
    )


def municipality_codes(values: ArrayLike) -> NDArray[np.object_]:
    """Municipality codes of four digits from 479, "0479" or 479.0; shape (n,), None where there is none."""
    return _each(values, _code)


def _each(values: ArrayLike, read: Callable[[str], str | None]) -> NDArray[np.object_]:
    """Reads each distinct text once; what is missing stays None."""
    codes, uniques = pd.factorize(texts(values))
    out = np.empty(len(uniques) + 1, dtype=object)
    out[:-1] = [read(str(text)) for text in uniques]
    return out[codes]


def _joined(*parts: tuple[ArrayLike, Callable[[str], str | None]]) -> NDArray[np.object_]:
    columns = [_each_or_empty(values, read) for values, read in parts]
    out = np.empty(len(columns[0]), dtype=object)
    out[:] = [None if None in row else "".join(row) for row in zip(*columns)]
    return out


def _each_or_empty(values: ArrayLike, read: Callable[[str], str | None]) -> NDArray[np.object_]:
    """Like ``_each``, but reads an empty text too: an address without floor and door is one."""
    column = np.asarray(values)
    out = _each(column, read)
    if column.dtype.kind == "O":
        out[column == ""] = read("")
    return out


def _uuid(text: str) -> str | None:
    bare = _UUID_MARKS.sub("", text.lower())
    if _HEXADECIMAL.fullmatch(bare) is None:
        return None
    return "-".join((bare[:8], bare[8:12], bare[12:16], bare[16:20], bare[20:]))


def _any(text: str) -> str | None:
    found = _uuid(text)
    if found is not None:
        return found
    separated = _SEPARATED.fullmatch(text)
    long = len(_whole(text)) > KVH_LENGTH if separated is None else separated[4] is not None
    return _kvhx(text) if long else _kvh(text)


def _kvh(text: str) -> str | None:
    key = _kvhx(text)
    return None if key is None else key[:KVH_LENGTH]


def _kvhx(text: str) -> str | None:
    if found := _SEPARATED.fullmatch(text):
        parts = (
            _code(found[1]),
            _code(found[2]),
            _house(found[3]),
            _floor(found[4] or ""),
            _door(found[5] or ""),
        )
    elif found := _PACKED.fullmatch(_whole(text)):
        house, floor, door = found[2][:4], found[2][4:7], found[2][7:]
        parts = (found[1], "", _house(house), _floor(floor), _door(door))
    else:
        return None
    return None if None in parts else "".join(str(part) for part in parts)


def _whole(text: str) -> str:
    """A packed key with its municipality's leading zero: real codes run from 0101 to 0860."""
    number = _WHOLE.fullmatch(text)
    packed = number[1] if number is not None else text
    return packed if packed.startswith("0") else f"0{packed}"


def _code(text: str) -> str | None:
    """A municipality's or road's code of four digits."""
    found = _WHOLE.fullmatch(text)
    if found is None or not found[1].strip("0") or len(found[1]) > 4:  # noqa: PLR2004 - digits
        return None
    return found[1].zfill(4)


def _bare(text: str) -> str:
    """A part without its padding; CPR's leading zeros go, and so an all-zero part is none."""
    number = _WHOLE.fullmatch(text)
    kept = _PADDING.sub("", number[1] if number is not None else text)
    return kept.rstrip(".").lstrip("0")


def _house(text: str) -> str | None:
    bare = _bare(text).upper()
    return None if _HOUSE.fullmatch(bare) is None else bare.rjust(4, "_")


def _floor(text: str) -> str | None:
    bare = _bare(text).lower()
    return None if _FLOOR.fullmatch(bare) is None else bare.rjust(3, "_")


def _door(text: str) -> str | None:
    bare = _bare(text).lower()
    return None if _DOOR.fullmatch(bare) is None else bare.rjust(4, "_")
