"""What the values of a study may be, key by key: the codec and the published JSON schema follow this list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from .catalogue import CatalogueSource
from .indicators import BAD_DIRECTIONS, INTERVALS, KINDS, NATURES, SNAPSHOTS, WHATS, Count, Indicator
from .roles import ROLES
from .sources import (
    ADDRESS_KEYS,
    GEOGRAPHY_MODES,
    REGISTER_ADDRESSES,
    REGISTER_DAYS,
    Geography,
    Source,
)
from .study import (
    AREA_BASES,
    CELL_KINDS,
    COMPOSITES,
    CONTIGUITIES,
    PERIOD_UNITS,
    RANKED_VALUES,
    SMOOTHINGS,
    UNIVERSES,
    Areas,
    Cells,
    Combination,
    Method,
    Outputs,
    Study,
)
from .tables import Dialect, TableRef


@dataclass(frozen=True)
class Rule:
    """What a value may be, beside its type.

    Attributes:
        choices: the texts that are allowed; empty for any.
        pattern: what a text must match from its first to its last letter; empty for any. Like all patterns
            here it means the same in Python and in ECMA 262, the dialect of JSON schema.
        code: of the refusal of a text that does not match.
        refused: refusal -> pattern that no part of a text may match.
        low: smallest number.
        high: largest number.
        open_low: the smallest number is itself too small.
        items: the rule is for each item of a list, or each key of an object.
    """

    choices: tuple[str, ...] = ()
    pattern: str = ""
    code: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    low: float | None = None
    high: float | None = None
    open_low: bool = False
    items: bool = False

    def refusal(self, value: str | float) -> tuple[str, dict[str, object]] | None:
        """The code and details of what is wrong with a value, None if nothing."""
        if isinstance(value, str):
            return self._text_refusal(value)
        low, high = self.low, self.high
        if low is None or high is None or low < value <= high or (value == low and not self.open_low):
            return None
        return ("study_not_above" if self.open_low else "study_out_of_range"), {"low": low, "high": high}

    def _text_refusal(self, value: str) -> tuple[str, dict[str, object]] | None:
        if self.choices and value not in self.choices:
            return self._no_choice(value)
        if self.pattern and not re.fullmatch(self.pattern, value):
            return self.code, {}
        return next(((code, {}) for code, pattern in self.refused if re.search(pattern, value)), None)

    def _no_choice(self, value: str) -> tuple[str, dict[str, object]]:
        if len(self.choices) <= _FEW:
            return "study_choice", {"choices": ", ".join(choice or '""' for choice in self.choices)}
        near = get_close_matches(value, self.choices, n=3, cutoff=0.5)
        return "study_role", {"roles": ", ".join(near or filter(None, self.choices))}


_FEW = 12  # choices that one reads at a glance; only roles are more


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" if letter.isalpha() else letter for letter in word)


_SECRET_NAMES = "|".join(
    _any_case(name)
    for name in (
        "user", "username", "userid", "uid", "pass", "passwd", "password", "pwd", "token", "access_token",
        "apikey", "api_key", "secret",
    )
)  # fmt: skip
# "password=...", in the middle of a provider's address too, and "https://user:...@host"
CREDENTIALS = f"(^|[^A-Za-z0-9_])({_SECRET_NAMES})[ ]*=|://[^/?#@]*@"
_DRIVE = "[A-Za-z]:[\\\\/]"
_FILE = _any_case("file") + ":"
ABSOLUTE_PATH = f"^[ ]*({_DRIVE}|{_FILE}|[/\\\\~])"
# in an address also after "="; "=//" is no path but the rest of an address
ABSOLUTE_IN_ADDRESS = f"{ABSOLUTE_PATH}|=[ ]*['\"]?({_DRIVE}|{_FILE}|/[^/]|\\\\)"
# A civil registration number (CPR): day (of a replacement number +60), month, year, four digits.
PERSONAL_NUMBER = (
    "(^|[^0-9])(0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}([^0-9]|$)"
)
_SECRETS = ("study_credentials", CREDENTIALS)

# Ids name tables; names that begin so are SQLite's and the GeoPackage's own.
_OWN = "(?![Ss][Qq][Ll][Ii][Tt][Ee]_|[Gg][Pp][Kk][Gg]_|[Rr][Tt][Rr][Ee][Ee]_)"
_ID = Rule(pattern=f"{_OWN}[A-Za-z0-9_]{{1,40}}", code="study_bad_id")
_REFERENCE = Rule(pattern="[A-Za-z0-9_]{0,40}", code="study_bad_id")
_ROLE = "|".join(ROLES)
_ROLES = Rule(choices=tuple(ROLES), items=True)
_PATH = Rule(refused=(_SECRETS, ("study_absolute_path", ABSOLUTE_PATH)))
_ADDRESS = Rule(refused=(_SECRETS, ("study_absolute_path", ABSOLUTE_IN_ADDRESS)))
_NAME = Rule(refused=(_SECRETS,))
_MARK = Rule(pattern="[^\\r\\n]?", code="study_one_mark")
_DECIMAL = Rule(choices=("", ",", "."))
_METRES = Rule(low=0.0, high=1_000_000.0, open_low=True)
_POPULATION = Rule(low=0.0, high=1e9)

RULES: Mapping[tuple[type, str], Rule] = MappingProxyType(
    {
        (TableRef, "file"): _PATH,
        (TableRef, "layer"): _NAME,
        (TableRef, "connection"): _NAME,
        (TableRef, "schema"): _NAME,
        (TableRef, "uri"): _ADDRESS,
        (Dialect, "delimiter"): _MARK,
        (Dialect, "quote"): Rule(pattern="(?:[^\\r\\n]|none)?", code="study_one_mark"),
        (Dialect, "decimal"): _DECIMAL,
        (Geography, "mode"): Rule(choices=GEOGRAPHY_MODES),
        (Geography, "key"): Rule(choices=ADDRESS_KEYS),
        (Geography, "register"): _REFERENCE,
        (Geography, "day"): Rule(choices=REGISTER_DAYS),
        (Geography, "whose"): Rule(choices=REGISTER_ADDRESSES),
        (Geography, "default_point"): Rule(low=-1e8, high=1e8, items=True),
        (Source, "id"): _ID,
        (Source, "columns"): _ROLES,
        (Count, "source"): _REFERENCE,
        (Count, "what"): Rule(choices=WHATS),
        (Count, "unit"): _ROLES,
        (Count, "value"): Rule(choices=("", *ROLES)),
        (Count, "filter"): Rule(refused=(("study_personal", PERSONAL_NUMBER),)),
        (Count, "ages"): Rule(low=0, high=150, items=True),
        (Count, "nature"): Rule(choices=NATURES),
        (Count, "interval"): Rule(choices=("", *INTERVALS)),
        (Count, "snapshot"): Rule(
            pattern="(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
            "|02-(?:0[1-9]|[12][0-9]))?",
            code="study_snapshot",
        ),
        (Count, "at"): Rule(choices=SNAPSHOTS),
        (Count, "shift"): Rule(low=-100, high=100),
        (Count, "radius"): _METRES,
        (Indicator, "id"): _ID,
        (Indicator, "kind"): Rule(choices=KINDS),
        (Indicator, "multiplier"): Rule(low=0.0, high=1e9, open_low=True),
        (Indicator, "bad"): Rule(choices=BAD_DIRECTIONS),
        (CatalogueSource, "id"): _ID,
        (CatalogueSource, "roles"): Rule(
            pattern=f"(?:{_ROLE})(?:[|](?:{_ROLE}))*", code="study_catalogue_role", items=True
        ),
        (Cells, "kind"): Rule(choices=CELL_KINDS),
        (Cells, "size"): Rule(low=1, high=100_000),
        (Cells, "service"): _ADDRESS,
        (Method, "period_unit"): Rule(choices=PERIOD_UNITS),
        (Method, "share"): Rule(low=0.0, high=100.0, open_low=True),
        (Method, "universe"): Rule(choices=UNIVERSES),
        (Method, "value"): Rule(choices=RANKED_VALUES),
        (Method, "min_population"): _POPULATION,
        (Method, "confidence"): Rule(low=0.0, high=99.9999, open_low=True),
        (Method, "smoothing"): Rule(choices=SMOOTHINGS),
        (Method, "bandwidth"): _METRES,
        (Combination, "composite"): Rule(choices=COMPOSITES),
        (Combination, "indicators"): Rule(pattern=_ID.pattern, code="study_bad_id", items=True),
        (Areas, "per"): Rule(choices=AREA_BASES),
        (Areas, "min_value"): Rule(low=0.0, high=1e9, open_low=True),
        (Areas, "contiguity"): Rule(choices=CONTIGUITIES),
        (Areas, "max_gap"): Rule(low=0, high=1000),
        (Areas, "min_population"): _POPULATION,
        (Outputs, "folder"): _PATH,
        (Outputs, "delimiter"): Rule(pattern="[^\\r\\n]", code="study_one_mark"),
        (Outputs, "decimal"): Rule(choices=(",", ".")),
        (Outputs, "connection"): _NAME,
        (Outputs, "schema"): _NAME,
        (Study, "municipality"): Rule(pattern="(?:[0-9]{4})?", code="study_municipality"),
    }
)
NO_RULE = Rule()
# What an optional part starts from where it is given: as a denominator, the base population is a stock.
BASE = Count(nature="stock")
