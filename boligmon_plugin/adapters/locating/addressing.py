"""Rows placed by a key of an address, which is looked up in a layer of addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ...domain import schema
from ...domain.addresses import (
    AUTO,
    KVH_LENGTH,
    KVHX_LENGTH,
    address_keys,
    kvh_from_parts,
    kvhx_from_parts,
    municipality_codes,
)
from ...domain.values import texts
from ...study.sources import Source
from ..errors import SourceError
from ..tables.plans import SourcePlan
from ..tables.readers import Batch, read_batches
from .locators import SAME_PLACE, DefaultPoint, Located, Locator, add_note, mapped, values_of
from .places import PlaceCollector, Places

Tick = Callable[[float], None]

SHORTENED, WITHOUT_KEY, SEVERAL_PLACES = "shortened_keys", "addresses_without_key", "ambiguous_keys"

_PARTS = ("municipality", "road", "house")
_LISTED = 5  # municipality codes that a refusal names


@dataclass(frozen=True)
class KeyColumns:
    """Where the key of an address is.

    Attributes:
        names: the key's column; or those of municipality, road and house, and of floor and door.
        kind: of the key, see ``study.sources.ADDRESS_KEYS``.
        municipality: column with the municipality's code, "" for none.
    """

    names: tuple[str, ...]
    kind: str
    municipality: str

    @property
    def columns(self) -> tuple[str, ...]:
        """All fields to read."""
        return (*self.names, self.municipality) if self.municipality else self.names

    def read(self, batch: Batch) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
        """Keys, None where missing or unreadable; and whether they are missing."""
        columns = values_of(batch, self.names)
        if len(columns) == 1:
            return address_keys(columns[0], self.kind), pd.isna(texts(columns[0]))
        missing = np.logical_or.reduce([pd.isna(texts(column)) for column in columns[: len(_PARTS)]])
        if len(columns) == len(_PARTS):
            return kvh_from_parts(*columns), missing
        return kvhx_from_parts(*columns), missing

    def municipalities(self, batch: Batch, keys: NDArray[np.object_]) -> set[str]:
        """Codes of the municipalities that the addresses are in, as far as the rows say."""
        found = {key[:4] for key in keys if key is not None and len(key) <= KVHX_LENGTH}
        if self.municipality:
            column = pd.unique(batch.columns[self.municipality])
            found.update(code for code in municipality_codes(column) if code is not None)
        return found


def key_columns(source: Source, plan: SourcePlan, kind: str) -> KeyColumns:
    """The key's columns of a source.

    Raises:
        SourceError: neither a key nor its parts are chosen ("address_without_columns"), or a column is not
            there.
    """
    municipality = mapped(source, plan, "municipality")
    key = mapped(source, plan, "address")
    if key is not None:
        return KeyColumns(key, kind, municipality[0] if municipality else "")
    parts = mapped(source, plan, *_PARTS)
    if parts is None:
        raise SourceError("address_without_columns", layer=plan.name)
    unit = mapped(source, plan, "floor", "door") if kind != "kvh" else None
    return KeyColumns((*parts, *(unit or ())), kind, "")


@dataclass(frozen=True)
class AddressBook:
    """The addresses of a layer by their keys.

    Attributes:
        name: the layer's name.
        hashes: shape (n,), hashes of the keys, ascending.
        place: shape (n,), number of the place in ``places``.
        places: the places.
        kinds: lengths of the keys (36 of a UUID, 19, 12).
        municipalities: codes of the municipalities of the addresses, as far as they are known.
        crs: of the places' coordinates.
        tally: what users must be told about the layer.
    """

    name: str
    hashes: NDArray[np.uint64]
    place: NDArray[np.int64]
    places: Places
    kinds: frozenset[int]
    municipalities: frozenset[str]
    crs: QgsCoordinateReferenceSystem
    tally: dict[str, int]

    def look_up(self, keys: NDArray[np.object_]) -> NDArray[np.int64]:
        """Numbers of places, -1 for a key that the layer does not have; shape (k,)."""
        out = np.full(len(keys), -1, dtype=np.int64)
        if len(self.hashes):
            hashes = key_hashes(keys)
            index = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
            out = np.where(self.hashes[index] == hashes, self.place[index], out)
        return out


def key_hashes(keys: NDArray[np.object_]) -> NDArray[np.uint64]:
    """64-bit hashes of keys."""
    hashes: NDArray[np.uint64] = pd.util.hash_array(np.asarray(keys, dtype=object), categorize=False)
    return hashes


def read_addresses(source: Source, plan: SourcePlan, place: Locator, tick: Tick) -> AddressBook:
    """Reads a layer of addresses, in batches.

    A KVHX is also known by its KVH: a table that has KVH only finds the house as long as all its doors are at
    one place.

    Args:
        source: the layer as a source of the study.
        plan: its table.
        place: how its rows are placed.
        tick: is told the progress.

    Raises:
        SourceError: no key columns, or no row with a key ("no_addresses").
    """
    key = key_columns(source, plan, source.geography.key or AUTO)
    collector = PlaceCollector()
    hashes: list[NDArray[np.uint64]] = []
    houses: list[NDArray[np.uint64]] = []
    kinds: set[int] = set()
    municipalities: set[str] = set()
    done = without = 0
    for batch in read_batches(plan, (*key.columns, *place.columns), points=place.points):
        keys, _ = key.read(batch)
        known = np.array([text is not None for text in keys], dtype=bool)
        days = np.full(len(known), np.datetime64("NaT"), dtype="datetime64[D]")
        collector.add(place.locate(batch, days), known)
        length = np.array([len(text) for text in keys[known]], dtype=np.int64)
        kinds.update(np.unique(length).tolist())
        hashes.append(key_hashes(keys[known]))
        short = [
            text[:KVH_LENGTH] if size == KVHX_LENGTH else text for text, size in zip(keys[known], length)
        ]
        houses.append(key_hashes(np.array(short, dtype=object)))
        municipalities |= key.municipalities(batch, keys)
        done, without = done + len(known), without + int((~known).sum())
        tick(min(1.0, done / max(plan.count, 1)))
    if not kinds:
        raise SourceError("no_addresses", layer=plan.name)
    places, row = collector.result()
    every, house = np.concatenate(hashes), np.concatenate(houses)
    longer = house != every
    every, row = np.concatenate((every, house[longer])), np.concatenate((row, row[longer]))
    index, found, several = _one_place_each(every, row, places)
    tally = {WITHOUT_KEY: without, SEVERAL_PLACES: several}
    return AddressBook(
        plan.name, index, found, places, frozenset(kinds), frozenset(municipalities), place.crs, tally
    )


def _one_place_each(
    hashes: NDArray[np.uint64], place: NDArray[np.int64], places: Places
) -> tuple[NDArray[np.uint64], NDArray[np.int64], int]:
    """Each key once, with its place; and how many keys stand for several places.

    A row without a place does not count where another row of the same key has one.
    """
    order = np.lexsort((place, hashes))  # places that are reasons have the highest numbers
    hashes, place = hashes[order], place[order]
    new = np.ones(len(hashes), dtype=bool)
    new[1:] = hashes[1:] != hashes[:-1]
    group = np.cumsum(new) - 1
    first = place[new][group]
    placed = place < places.count
    apart = placed & (place != first)
    if places.code is None:
        far = np.hypot(places.x[place] - places.x[first], places.y[place] - places.y[first]) > SAME_PLACE
        apart &= far
    several = np.bincount(group[apart], minlength=int(new.sum())) > 0
    one = np.where(several, places.without(schema.REASON_AMBIGUOUS_ADDRESS), place[new])
    return hashes[new], one, int(several.sum())


@dataclass
class AddressLocator:
    """Rows placed by the key of their address.

    A KVHX that a layer of access addresses cannot have is looked up by its KVH, the first 12 characters.
    """

    name: str
    key: KeyColumns
    book: AddressBook
    default: DefaultPoint
    points: bool = False
    notes: list[str] = field(default_factory=list)
    tally: dict[str, int] = field(default_factory=dict)
    _found: bool = False
    _kinds: set[int] = field(default_factory=set)
    _municipalities: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for note, rows in self.book.tally.items():
            add_note(self, note, rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """See ``Locator``."""
        return self.key.columns

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """See ``Locator``."""
        return self.book.crs

    @property
    def has_codes(self) -> bool:
        """See ``Locator``."""
        return self.book.places.code is not None

    def locate(self, batch: Batch, days: NDArray[np.datetime64]) -> Located:
        """See ``Locator``; the day does not matter."""
        keys, missing = self.key.read(batch)
        places = self.book.places
        place = np.full(len(keys), places.without(schema.REASON_BAD_ADDRESS), dtype=np.int64)
        place[missing] = places.without(schema.REASON_NO_ADDRESS)
        known = np.flatnonzero([key is not None for key in keys])
        found = self.book.look_up(keys[known])
        length = np.array([len(key) for key in keys[known]], dtype=np.int64)
        if KVHX_LENGTH not in self.book.kinds:
            long = np.flatnonzero(length == KVHX_LENGTH)
            short = np.array([key[:KVH_LENGTH] for key in keys[known[long]]], dtype=object)
            found[long] = self.book.look_up(short)
            add_note(self, SHORTENED, int((found[long] >= 0).sum()))
        place[known] = np.where(found >= 0, found, places.without(schema.REASON_UNKNOWN_ADDRESS))
        if not self._found:
            self._found = bool((found >= 0).any())
            self._kinds.update(np.unique(length).tolist())
            self._municipalities |= self.key.municipalities(batch, keys)
        return self.default.applied(places.take(place))

    def finish(self) -> None:
        """See ``Locator``.

        Raises:
            SourceError: no row was found, and the keys are of another kind ("other_address_keys") or of other
                municipalities ("other_municipality") than those of the layer.
        """
        if self._found or not self._kinds:
            return
        theirs, ours = self.book.municipalities, self._municipalities
        if self._is_uuid(self._kinds) != self._is_uuid(self.book.kinds):
            raise SourceError(
                "other_address_keys",
                layer=self.book.name,
                table=self.name,
                theirs=_kinds_named(self.book.kinds),
                ours=_kinds_named(self._kinds),
            )
        if theirs and ours and not theirs & ours:
            raise SourceError(
                "other_municipality",
                layer=self.book.name,
                table=self.name,
                theirs=_listed(theirs),
                ours=_listed(ours),
            )

    @staticmethod
    def _is_uuid(kinds: set[int] | frozenset[int]) -> bool:
        return min(kinds) > KVHX_LENGTH


def _listed(codes: set[str] | frozenset[str]) -> str:
    named = sorted(codes)
    return ", ".join(named[:_LISTED]) + (" ..." if len(named) > _LISTED else "")


def _kinds_named(kinds: set[int] | frozenset[int]) -> str:
    words = {KVH_LENGTH: "KVH", KVHX_LENGTH: "KVHX"}
    return ", ".join(words.get(kind, "UUID") for kind in sorted(kinds))
