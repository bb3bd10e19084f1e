"""Every refusal that users can meet has a sentence of its own."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from boligmon_plugin.adapters import messages
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.domain.errors import DomainError

PACKAGE = Path(messages.__file__).parents[1]

# Mistakes of a programmer, not of a user: shapes, names of functions' choices, what the gamma function takes.
PROGRAMMING = {
    "array_dimensions",
    "classes_out_of_range",
    "count_not_whole",
    "dispersion_not_used",
    "duplicate_grid_cell",
    "gamma_argument",
    "more_events_than_population",
    "no_sheets",
    "not_positive",
    "replicates_out_of_range",
    "unequal_lengths",
    "unequal_shapes",
    "unknown_choice",
    "unknown_contiguity",
    "unknown_pair",
    "unknown_universe",
    "value_not_mappable",
}


def raised() -> dict[str, set[str]]:
    """Code -> names of the details of every DomainError and SourceError in the package."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in {"DomainError", "SourceError"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                details = {keyword.arg for keyword in node.keywords if keyword.arg}
                found.setdefault(node.args[0].value, set()).update(details)
    return found


# Codes that are chosen at run time: what looks wrong about coordinates none of which could be placed.
SUSPICIONS = {"swapped_axes": {"layer"}, "degrees": {"layer"}}


@pytest.mark.parametrize(("code", "details"), sorted({**raised(), **SUSPICIONS}.items()))
def test_a_code_has_a_sentence_whose_placeholders_are_its_details(code, details, qgis_app):
    if code in PROGRAMMING:
        return
    sentences = messages.sentences()
    assert code in sentences
    used = {name for _, name, _, _ in string.Formatter().parse(sentences[code]) if name}
    assert used <= details
    assert sentences[code].endswith(".")


def test_details_are_written_as_words_and_numbers(qgis_app):
    error = SourceError("unit_too_coarse", layer="FLIS", given="year", wanted="quarter")
    assert (
        messages.explain(error)
        == "The layer FLIS holds periods by year, which cannot be reported by quarter."
    )
    error = SourceError("nothing_placed", layer="FLIS", read=1234, reason="outside")
    assert "None of the 1,234 rows" in messages.explain(error)


def test_an_unknown_code_is_still_a_sentence(qgis_app):
    assert messages.explain(DomainError("array_dimensions", got=3)) == (
        "The calculation was refused: array_dimensions (got=3)."
    )
