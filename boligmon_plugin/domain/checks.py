"""Checks on entry that several modules of the method share: refuse what cannot be counted with, say where."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import DomainError


def counts(values: ArrayLike, name: str, *, dimensions: int = 1) -> NDArray[np.float64]:
    """Counts or populations as floats.

    Args:
        values: counts >= 0, fractions allowed (some sources deliver averages); NaN where unknown.
        name: what the error calls them (``events``, ``population``).
        dimensions: number of dimensions they must have.

    Returns:
        The values as float64, same shape.

    Raises:
        DomainError: ``array_dimensions`` (name, expected, got), ``negative_count`` or ``infinite_count``
            (name, row, value); ``row`` is the position of the first offender along the first axis, from 0.
    """
    number = np.asarray(values, dtype=np.float64)
    if number.ndim != dimensions:
        raise DomainError("array_dimensions", name=name, expected=dimensions, got=number.ndim)
    for code, wrong in (("negative_count", number < 0), ("infinite_count", np.isinf(number))):
        if wrong.any():
            first = tuple(np.argwhere(wrong)[0])
            raise DomainError(code, name=name, row=int(first[0]), value=float(number[first]))
    return number


def same_length(first: NDArray[np.float64], second: NDArray[np.float64]) -> None:
    """Refuse two columns that cannot belong to the same rows.

    Raises:
        DomainError: ``unequal_lengths`` (first, second: their numbers of rows).
    """
    if len(first) != len(second):
        raise DomainError("unequal_lengths", first=len(first), second=len(second))


def positive(value: float, name: str) -> None:
    """Refuse a setting that must be a finite number above 0.

    Raises:
        DomainError: ``not_positive`` (name, value).
    """
    if not 0 < value < float("inf"):
        raise DomainError("not_positive", name=name, value=value)


def events_within(events: NDArray[np.float64], population: NDArray[np.float64]) -> None:
    """Refuse more events than population, which a share cannot have (rows with P = 0 or NaN pass).

    Raises:
        DomainError: ``more_events_than_population`` (row from 0, events, population).
    """
    over = np.flatnonzero((events > population) & (population > 0))
    if over.size:
        row = int(over[0])
        raise DomainError(
            "more_events_than_population",
            row=row,
            events=float(events[row]),
            population=float(population[row]),
        )
