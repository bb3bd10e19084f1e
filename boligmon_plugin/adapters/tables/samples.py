"""Some values of every column of a table, to judge by what they look like. They are never written or
shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .plans import SourcePlan
from .readers import read_batches


def column_samples(plan: SourcePlan, names: Sequence[str], rows: int = 1000) -> dict[str, np.ndarray]:
    """The first rows of columns.

    Args:
        plan: of the table.
        names: of the columns.
        rows: at most so many.

    Returns:
        name -> shape (k,), k <= ``rows``.
    """
    for batch in read_batches(plan, names, points=False):
        return {name: batch.columns[name][:rows] for name in names}
    return {name: np.empty(0, dtype=object) for name in names}
