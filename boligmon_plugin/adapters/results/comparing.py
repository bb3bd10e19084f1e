"""Two run folders: reading them, and their comparison as a table and as lines of the log.

A run folder holds run.json (the study, the versions, fingerprints of the sources, the account of the rows)
and facts.csv (one row per indicator, level, unit and period).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from qgis.PyQt.QtCore import QCoreApplication

from ...domain import comparison as differences
from ...domain import schema
from ...domain.comparison import KEY, NUMBERS, Cause, Comparison, compare_runs
from ...domain.values import numbers
from ..errors import SourceError
from ..words import DASH, locale_name, number, period_label, short_number
from .comparison_words import cause_place, cause_words, change_words, counted_words, level_words
from .folders import RUN_FILE, RUN_FORMAT, RUN_VERSION
from .reports import Line
from .writers import column, whole

FACTS_FILE = "facts.csv"

_BLOCK = 1 << 20


@dataclass(frozen=True)
class Run:
    """A run folder.

    Attributes:
        name: of the folder.
        content: of run.json.
        facts: the fact table as ``compare_runs`` needs it.
        edited: files that are not as the run wrote them.
    """

    name: str
    content: dict[str, Any]
    facts: pd.DataFrame
    edited: tuple[Cause, ...]

    def indicator_names(self) -> dict[str, str]:
        """Id of an indicator -> its name in the user's language; the id where it has none."""
        language = "name_da" if locale_name().startswith("da") else "name_en"
        indicators = self.content.get("study", {}).get("indicators", [])
        return {str(one.get("id", "")): str(one.get(language) or one.get("id", "")) for one in indicators}


def read_run(folder: Path) -> Run:
    """Reads a run folder.

    Raises:
        SourceError: a file is missing ("no_run") or no such file ("bad_run"), the run is of a later version
            ("newer_run"), or the facts lack a column ("facts_column"), repeat a row ("facts_twice") or hold
            something else than numbers ("facts_number").
    """
    content = _content(folder)
    facts = _facts(folder)
    kept = content.get("files", {}).get(FACTS_FILE)
    found = _fingerprint(folder / FACTS_FILE)
    edited = (Cause(differences.EDITED, f"{folder.name}/{FACTS_FILE}", kept[:12], found[:12]),)
    return Run(folder.name, content, facts, edited if kept and kept != found else ())


def compare_folders(old: Path, new: Path) -> tuple[Run, Run, Comparison]:
    """Reads and compares two run folders; the earlier one first.

    Raises:
        SourceError: as ``read_run``.
    """
    first, second = read_run(old), read_run(new)
    edited = (*first.edited, *second.edited)
    found = compare_runs(first.content, second.content, first.facts, second.facts, edited=edited)
    return first, second, found


def _content(folder: Path) -> dict[str, Any]:
    path = folder / RUN_FILE
    if not path.is_file():
        raise SourceError("no_run", folder=folder.name, file=RUN_FILE)
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:  # also of bytes that are no UTF-8
        raise SourceError("bad_run", folder=folder.name, file=RUN_FILE, problem=_one_line(error)) from error
    if not isinstance(content, dict) or content.get("format") != RUN_FORMAT:
        problem = QCoreApplication.translate("Boligmon", "it does not describe a run")
        raise SourceError("bad_run", folder=folder.name, file=RUN_FILE, problem=problem)
    version = content.get("version")
    if not isinstance(version, int) or version > RUN_VERSION:
        raise SourceError("newer_run", folder=folder.name)
    return content


def _facts(folder: Path) -> pd.DataFrame:
    """The fact table; its delimiter and decimal mark are seen from the file."""
    path = folder / FACTS_FILE
    if not path.is_file():
        raise SourceError("no_run", folder=folder.name, file=FACTS_FILE)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            delimiter = max((";", ",", "\t"), key=head.count)
            rows = pd.read_csv(
                file, sep=delimiter, dtype=str, keep_default_na=False, quoting=csv.QUOTE_MINIMAL
            )
    except (OSError, ValueError) as error:  # pandas' own errors are ValueErrors
        raise SourceError("bad_run", folder=folder.name, file=FACTS_FILE, problem=_one_line(error)) from error
    for field in (*KEY, *NUMBERS, "status"):
        if field not in rows:
            raise SourceError("facts_column", folder=folder.name, file=FACTS_FILE, field=field)
    table = {name: rows[name].to_numpy(dtype=object) for name in (*KEY, "status")}
    for field in NUMBERS:
        figures, bad = numbers(rows[field].str.replace(",", ".", regex=False).to_numpy(dtype=object))
        if bad.any():
            row = int(np.flatnonzero(bad)[0]) + 1
            raise SourceError("facts_number", folder=folder.name, file=FACTS_FILE, field=field, row=row)
        table[field] = figures
    facts = pd.DataFrame(table)
    twice = facts.duplicated(list(KEY)).to_numpy()
    if twice.any():
        row = int(np.flatnonzero(twice)[0]) + 1
        raise SourceError("facts_twice", folder=folder.name, file=FACTS_FILE, row=row)
    return facts


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")


def _fingerprint(path: Path) -> str:
    hashed = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            hashed.update(block)
    return hashed.hexdigest()


# --- results


def change_rows(found: Comparison) -> list[list[Any]]:
    """The columns of ``schema.COMPARISON_COLUMNS``."""
    return [
        whole(found.rows[name].to_numpy()) if kind is int else column(found.rows[name].to_numpy())
        for name, kind in schema.COMPARISON_COLUMNS.items()
    ]


def comparison_lines(found: Comparison, names: dict[str, str]) -> Iterator[Line]:
    """The comparison for the log: causes first, then what changed by indicator and level."""
    words, changes, levels = cause_words(), change_words(), level_words()
    for cause in found.causes:
        yield Line(f"{words[cause.kind]}: {cause_place(cause)}: {cause.old or DASH} -> {cause.new or DASH}")
    for row in found.summary.to_dict("records"):
        counted = [f"{changes[code]} {number(row[code])}" for code in differences.CHANGES if row[code]]
        what = [names.get(row["indicator"], row["indicator"]), levels.get(row["level"], row["level"])]
        if row["period"]:
            what.append(period_label(row["period"]))
        text = QCoreApplication.translate("Boligmon", "{what}: {changes}; unchanged {unchanged}")
        yield Line(
            text.format(what=", ".join(what), changes=", ".join(counted), unchanged=number(row["unchanged"]))
        )
    counted_as = counted_words()
    for row in found.accounts.to_dict("records"):
        name = names.get(row["indicator"], row["indicator"])
        source, what = counted_as[row["source"]], counted_as.get(row["what"], row["what"])
        yield Line(f"{name}, {source}, {what}: {short_number(row['old'])} -> {short_number(row['new'])}")
