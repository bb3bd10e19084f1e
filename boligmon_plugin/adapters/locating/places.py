"""The places that a register's rows stand for, each kept once."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...domain import schema
from .locators import NO_REASON, REASON, Located


class Places:
    """Distinct places; a place that is none is a reason.

    A place is a number: below ``count`` it has coordinates or a code, above it stands for a reason.

    Attributes:
        x: coordinate of each place, NaN for codes and reasons.
        y: likewise.
        code: code of each place, None for coordinates.
        reason: ``NO_REASON``, or the reason that the place stands for.
        count: number of places.
    """

    def __init__(self, x: NDArray[np.float64], y: NDArray[np.float64], code: list[str] | None) -> None:
        self.count = len(x)
        nowhere = np.full(len(schema.REASONS), np.nan)
        self.x, self.y = np.concatenate((x, nowhere)), np.concatenate((y, nowhere))
        self.code: NDArray[np.object_] | None = None
        if code is not None:
            self.code = np.array([*code, *([None] * len(nowhere))], dtype=object)
        reasons = np.arange(len(schema.REASONS))
        self.reason = np.concatenate((np.full(len(x), NO_REASON), reasons)).astype(np.int8)

    def without(self, reason: str) -> int:
        """The place that stands for a reason."""
        return self.count + REASON[reason]

    def take(self, places: NDArray[np.int64]) -> Located:
        """Rows at places, shape (k,)."""
        code = None if self.code is None else self.code[places]
        return Located(self.x[places], self.y[places], code, self.reason[places])


class PlaceCollector:
    """Gathers located rows, batch by batch."""

    def __init__(self) -> None:
        self._xy: list[NDArray[np.complex128]] = []
        self._number: list[NDArray[np.int64]] = []
        self._reason: list[NDArray[np.int8]] = []
        self._codes: dict[str, int] = {}

    def add(self, located: Located, keep: NDArray[np.bool_]) -> None:
        """Takes the rows of a batch that are kept."""
        self._reason.append(located.reason[keep])
        if located.code is None:
            self._xy.append(located.x[keep] + 1j * located.y[keep])
            return
        rows, uniques = pd.factorize(located.code[keep])
        numbers = [self._codes.setdefault(code, len(self._codes)) for code in uniques]
        self._number.append(np.array([*numbers, -1], dtype=np.int64)[rows])

    def result(self) -> tuple[Places, NDArray[np.int64]]:
        """The places, and the place of each row."""
        reason = _joined(self._reason, np.int8)
        if self._number:
            row = _joined(self._number, np.int64)
            nowhere = np.full(len(self._codes), np.nan)
            places = Places(nowhere, nowhere, list(self._codes))
        else:
            # Hashed and not sorted: a register of millions of rows holds few places.
            row, xy = pd.factorize(_joined(self._xy, np.complex128))
            places = Places(xy.real.copy(), xy.imag.copy(), None)
        out = reason != NO_REASON
        row = row.astype(np.int64)
        row[out] = places.count + reason[out].astype(np.int64)
        return places, row


def _joined(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:  # noqa: ANN401 - a dtype
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
