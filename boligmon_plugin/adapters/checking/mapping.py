"""Which columns of a table a new study takes, and whether a filter's words are in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...domain.columns import Proposal, propose
from ...domain.columnvalues import evidence_of
from ...domain.cpr import holds_cpr, looks_like_cpr
from ...domain.values import texts
from ...study.drafts import TYPE_ROLES
from ...study.filters import texts_by_role
from ..tables.plans import SourcePlan
from ..tables.readers import read_batches
from .columns import GIVEN, readable_columns, samples_of

# What may be shown of a column with words of a list: few, short, and each on several rows.
_LISTED, _LONGEST, _ROWS = 30, 60, 5
# A column with more distinct values than this holds no words of a list.
_MOST = 1000


@dataclass(frozen=True)
class WordCheck:
    """A filter's words beside those of the column that it asks.

    Attributes:
        role: of the column.
        column: its name.
        found: words of the filter that the column has.
        absent: words of the filter that it does not have.
        listed: the column's own words, empty where they may not be shown.
    """

    role: str
    column: str
    found: tuple[str, ...]
    absent: tuple[str, ...]
    listed: tuple[str, ...]


def map_columns(plan: SourcePlan, roles: Collection[str], given: Mapping[str, str]) -> tuple[Proposal, ...]:
    """The columns of a table that play certain roles.

    Args:
        plan: of the table.
        roles: those that make sense for it.
        given: role -> column that the user chose; "" for none.

    Returns:
        one proposal per role, in the order of the roles; those that are not ``chosen`` are only told.

    Raises:
        SourceError: a chosen column is not there ("no_field").
    """
    written = {role: plan.field_index(name) for role, name in given.items() if name}
    chosen = {role: plan.fields.at(place).name() for role, place in written.items()}
    names = readable_columns(plan)
    samples = samples_of(plan, list(dict.fromkeys([*names, *chosen.values()])))
    told = [
        Proposal(role, name, evidence_of(role, samples.get(name, ())), GIVEN) for role, name in chosen.items()
    ]
    free = [name for name in names if name not in chosen.values()]
    told += [one for one in propose(free, samples) if one.role in roles and one.role not in given]
    return tuple(told)


def check_words(plan: SourcePlan, columns: Mapping[str, str], expression: str) -> list[WordCheck]:
    """Whether the words of a filter are in a table; reads the columns that it asks to the end.

    Args:
        plan: of the table.
        columns: role -> column.
        expression: filter of a count.

    Raises:
        SourceError: as ``read_batches``.
        StudyError: ``study_filter_open``.
    """
    asked = {
        role: words
        for role, words in texts_by_role(expression).items()
        if role in TYPE_ROLES and columns.get(role)
    }
    counted = _counted(plan, sorted({columns[role] for role in asked}))
    out = []
    for role, words in asked.items():
        rows = counted[columns[role]]
        found = tuple(word for word in words if word in rows)
        absent = tuple(word for word in words if word not in rows)
        out.append(WordCheck(role, columns[role], found, absent, _shown(rows)))
    return out


def _counted(plan: SourcePlan, names: list[str]) -> dict[str, Counter[str]]:
    """Rows by value of columns; of one with too many values, those up to the limit."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in names}
    for batch in read_batches(plan, names, points=False) if names else ():
        for name, rows in counted.items():
            if len(rows) <= _MOST:
                rows.update(pd.Series(texts(batch.columns[name])).value_counts().to_dict())
    return counted


def _shown(rows: Counter[str]) -> tuple[str, ...]:
    """The values, all or none: a value on few rows, or like a person's number, is no word of a list."""
    words = sorted(rows)
    if not 0 < len(words) <= _LISTED or min(rows.values()) < _ROWS or max(map(len, words)) > _LONGEST:
        return ()
    column = np.array(words, dtype=object)
    return () if looks_like_cpr(column).any() or holds_cpr(column).any() else tuple(words)
