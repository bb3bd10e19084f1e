"""What the columns of an unknown table mean: proposals by their names and by what their values parse as.

No two municipalities' extracts look alike, so nothing is taken for granted: a proposal says why it was made
and which share of the values fits, and the user decides.

Source:
    The names: DANISH_DOMAIN sections 1, 2, 4 and 5 (extracts of municipalities, LOIS, cell codes, addresses).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from .columnnames import SYNONYMS
from .columnvalues import VALUE_ROLES, evidence_of, is_empty

# Why a column is proposed, from the strongest reason to the weakest.
BY_NAME, BY_PART, BY_LIKENESS, BY_VALUES = "name", "part", "likeness", "values"
REASONS = (BY_NAME, BY_LIKENESS, BY_PART, BY_VALUES)

# Below this share of values that fit, the name is misleading or the values are not what it says.
ENOUGH = 0.5
# Names this much alike are one name with a slip of the pen or other letters for æ, ø and å.
_ALIKE = 0.85
# A successor may look less like the field that is gone.
_SUCCESSOR = 0.6
# Values alone must fit almost all.
_BY_VALUES = 0.9
_SHORTEST_PART = 4  # letters; "nr" is a part of too many names
_LONG_PART = 6  # of a compound written as one word: "leverandør" is no door
_ENDINGS = ("dato", "date")
_NUMBER_OF, _NUMBERS = ("antal", "numberof"), ("count", "children")
# Roles whose values are like no other's.
_UNMISTAKABLE = ("cell", "address")

_LETTERS = MappingProxyType({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "y", "ä": "ae", "ö": "oe"})


@dataclass(frozen=True)
class Proposal:
    """A column that may play a role.

    Attributes:
        role: one of ``study.roles.ROLES``.
        column: its name, as the table writes it.
        evidence: share of its values that parse as what the role needs, 0 to 1; 0 where it has none.
        reason: one of ``REASONS``.
        chosen: True where the values fit well enough to take the column for the role.
    """

    role: str
    column: str
    evidence: float
    reason: str
    chosen: bool = True


def normalised(name: str) -> str:
    """A column's name without case, spaces, marks and Danish letters (``Borger-ID`` -> ``borgerid``)."""
    spelled = "".join(_LETTERS.get(letter, letter) for letter in name.casefold())
    return re.sub(r"[^a-z0-9]", "", spelled)


def propose(names: Sequence[str], samples: Mapping[str, ArrayLike]) -> list[Proposal]:
    """Proposes columns for roles, at most one column per role and one role per column.

    The best name goes first (``Startdato`` before ``Startdato til visitation``), among equals the better
    evidence. A column whose name fits but whose values do not is in the list with ``chosen`` False, unless
    its role or itself found a better partner.

    Args:
        names: the table's columns, in its order.
        samples: some values of each, shape (k,) of numbers, dates or text; a column without any is judged
            by its name alone and not chosen.

    Returns:
        Proposals in the order of the roles; the same for the same names and samples.
    """
    found = [
        (not enough, REASONS.index(reason), rank, -share, place, role)
        for place, name in enumerate(names)
        for role, reason, rank, share, enough in _candidates(name, samples.get(name, ()))
    ]
    taken_roles: set[str] = set()
    taken_places: set[int] = set()
    out = []
    for misfit, reason_at, _, minus_share, place, role in sorted(found):
        if role in taken_roles or place in taken_places:
            continue
        taken_roles.add(role)
        taken_places.add(place)
        out.append(Proposal(role, names[place], -minus_share, REASONS[reason_at], not misfit))
    order = {role: number for number, role in enumerate(SYNONYMS)}
    return sorted(out, key=lambda one: order[one.role])


def _candidates(name: str, sample: ArrayLike) -> list[tuple[str, str, int, float, bool]]:
    """Role, reason, rank among the role's names, evidence, and whether that is enough; of one column."""
    found = []
    for role in SYNONYMS:
        match = _match(name, role, _ALIKE)
        if match is not None:
            share = evidence_of(role, sample)
            found.append((role, *match, share, share >= ENOUGH))
    for role in VALUE_ROLES:
        share = evidence_of(role, sample, by_values=True)
        named = any(other == role for other, *_ in found)
        if named and role in _UNMISTAKABLE and share >= ENOUGH:
            found.append((role, BY_NAME, -1, share, True))  # "distrikt_id" with codes of cells holds cells
        elif share >= _BY_VALUES:
            found.append((role, BY_VALUES, 0, share, True))
    return found


def _match(name: str, role: str, alike: float) -> tuple[str, int] | None:
    """Why a name fits a role, and how far back in the list of its names; None where it does not."""
    plain, known = normalised(name), SYNONYMS[role]
    if plain in known:
        return BY_NAME, known.index(plain)
    if plain.startswith(_NUMBER_OF) and role not in _NUMBERS:
        return None  # "antal borgere" is no id of a citizen
    parts = [other for other in known if _is_part(other, name)]
    if parts:
        # The longest part says most: "betalingskommunekode" is rather the paying municipality.
        return BY_PART, 100 - max(map(len, parts))
    close = difflib.get_close_matches(plain, [n for n in known if len(n) >= _LONG_PART], n=1, cutoff=alike)
    return (BY_LIKENESS, known.index(close[0])) if close else None


def _is_part(known: str, name: str) -> bool:
    """Whether a known name is the first or last words of a name, or the last part of a compound."""
    words = [normalised(word) for word in re.findall(r"[A-ZÆØÅ]*[a-zæøåéüäö]+|[A-ZÆØÅ]+|\d+", name)]
    if len(known) >= _SHORTEST_PART:
        for cut in range(1, len(words)):
            if known in ("".join(words[:cut]), "".join(words[cut:])):
                return True
    return (len(known) >= _LONG_PART or known in _ENDINGS) and normalised(name).endswith(known)


def successors(
    missing: str, names: Sequence[str], samples: Mapping[str, ArrayLike], role: str
) -> list[Proposal]:
    """Columns that may have taken the place of one that a study names and the table no longer has.

    Other names of the same role come first, then names like the missing one, then columns whose values alone
    fit the role; among equals the better evidence.

    Args:
        missing: name of the field that is gone.
        names: the table's columns.
        samples: some values of each, as for ``propose``.
        role: what the field stood for; "" where it is not known, then likeness decides.

    Returns:
        Proposals, the best first; ``chosen`` is True only for the first, and only where its values fit.
    """
    ranked = []
    for place, name in enumerate(names):
        ratio = difflib.SequenceMatcher(None, normalised(missing), normalised(name)).ratio()
        share = evidence_of(role, samples.get(name, ()))
        match = _match(name, role, _ALIKE) if role in SYNONYMS else None
        if normalised(missing) == normalised(name):
            reason, near = BY_NAME, -1.0
        elif match is not None:
            reason, near = match[0], float(match[1])
        elif ratio >= _SUCCESSOR:
            reason, near = BY_LIKENESS, 1 - ratio
        elif role in VALUE_ROLES and evidence_of(role, samples.get(name, ()), by_values=True) >= _BY_VALUES:
            reason, near = BY_VALUES, 0.0
        else:
            continue
        ranked.append((share < ENOUGH, REASONS.index(reason), near, -share, place, reason))
    return [
        Proposal(role, names[place], -minus_share, reason, chosen=not misfit and number == 0)
        for number, (misfit, _, _, minus_share, place, reason) in enumerate(sorted(ranked))
    ]


def sample_of(values: ArrayLike, size: int = 1000) -> np.ndarray:
    """Some values of a column, spread evenly over it; missing ones are left out. Shape (k,), k <= size."""
    column = np.asarray(values)
    kept = column[~is_empty(column)]
    if len(kept) <= size:
        return kept
    return kept[np.linspace(0, len(kept) - 1, size).astype(np.int64)]
