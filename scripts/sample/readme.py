"""The Danish README of the sample: ``readme_da.md``, with every number taken from the facts."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any

FLAW_NAMES = (
    ("no_address", "uden adresse (tomt felt)"),
    ("unknown_address", "ukendt adresse (id'et findes ikke i adressetabellen)"),
    ("default_point", "på LOIS' standardpunkt"),
    ("outside_municipality", "på en adresse uden for kommunen"),
    ("institution", "på institutionens adresse"),
    ("space_after_citizen", "mellemrum efter Borger-ID"),
    ("space_after_address", "mellemrum efter Adresse-ID"),
    ("address_in_capitals", "Adresse-ID med store bogstaver"),
)


def number(value: float) -> str:
    """A whole number, or one with a decimal, in Danish: ``1.234`` and ``1.234,5``."""
    text = f"{value:,.1f}" if isinstance(value, float) else f"{value:,d}"
    return text.translate(str.maketrans(",.", ".,"))


def flaw_lines(numbers: dict[str, Any]) -> str:
    """The table of flaws in the two tables of measures and the families' table."""
    lines = []
    for key, text in FLAW_NAMES:
        row = [numbers[t].get(key) for t in ("preventive", "placements", "families")]
        shown = " | ".join(number(v) if v is not None else "0" for v in row)
        lines.append(f"| {text} | {shown} |")
    return "\n".join(lines)


def people_flaw_lines(numbers: dict[str, Any]) -> str:
    """The table of flaws in the tables that are made on unpacking."""
    lines = []
    for key, text in FLAW_NAMES:
        row = [numbers[t].get(key) for t in ("residents", "pupils", "moves", "grades")]
        if row[0] is not None:
            lines.append(f"| {text} | {' | '.join(map(number, row))} |")
    return "\n".join(lines)


def estate_lines(numbers: dict[str, Any]) -> str:
    """The table of planted clusters and decoys."""
    return "\n".join(
        f"| {e['name']} | {e['place']} | {e['cells']} | {number(e['families_mean'])} | {e['relative_risk']} "
        f"| {e['preventive_rows']} | {e['placement_rows']} |"
        for e in numbers["estates"]
    )


def snapshot_values(snapshot: dict[str, Any], name: str) -> dict[str, str]:
    """The numbers of one snapshot date, as the template names them."""
    return {
        f"families_{name}": number(snapshot["families"]),
        f"residents_{name}": number(snapshot["residents"]),
        f"cells_{name}": number(snapshot["populated_cells"]),
        f"small_{name}": number(snapshot["cells_with_one_or_two_families"]),
    }


def people_values(numbers: dict[str, Any]) -> dict[str, str]:
    """The numbers of the tables that are made on unpacking."""
    names = {
        "resident": "residents",
        "pupil": "pupils",
        "move": "moves",
        "grade": "grades",
        "course": "courses",
        "register": "register",
    }
    return {
        **{f"{word}_rows": number(numbers[table]["rows"]) for word, table in names.items()},
        "segregated": number(numbers["pupils"]["segregated"]),
        "without_mean": number(numbers["grades"]["without_mean"]),
        "register_citizens": number(numbers["register"]["citizens"]),
        "people_flaws": people_flaw_lines(numbers),
    }


def readme(numbers: dict[str, Any]) -> str:
    """The text of ``README.md``."""
    families, addresses, gap = numbers["families"], numbers["addresses"], numbers["gap"]
    preventive, placements = numbers["preventive"], numbers["placements"]
    last = families["last_date"]
    x, y = (f"{v:.2f}".replace(".", ",") for v in addresses["default_point_x_y"])
    values = {
        "name": numbers["name"],
        "seed": numbers["seed"],
        "first_year": numbers["years"][0],
        "last_year": numbers["years"][1],
        "address_rows": number(addresses["rows"]),
        "family_rows": number(families["rows"]),
        "family_rows_quarterly": number(families["rows_with_four_dates_a_year"]),
        **people_values(numbers),
        "preventive_rows": number(preventive["rows"]),
        "placement_rows": number(placements["rows"]),
        "preventive_twice": preventive["citizen_years_with_two_or_more"],
        "placements_twice": placements["citizen_years_with_two_or_more"],
        "designation_count": len(numbers["designations"]),
        "truth_rows": sum(e["cells"] for e in numbers["estates"] if e["relative_risk"] > 1),
        "snapshots": families["snapshots"],
        "small_share": number(100 * last["cells_with_one_or_two_families"] / last["populated_cells"]),
        "flaws": flaw_lines(numbers),
        "estates": estate_lines(numbers),
        "designations": "\n".join(f"- {d['name']}: {d['verdict']}" for d in numbers["designations"]),
        "default_x": x,
        "default_y": y,
        "default_addresses": addresses["default_point"],
        "outside_addresses": addresses["outside_municipality"],
        "gap_year": gap["year"],
        "gap_rows": gap["rows_lost"],
        "institution_address": numbers["institution"]["address"],
        "institution_cell": numbers["institution"]["cell_id"],
        **snapshot_values(families["first_date"], "first"),
        **snapshot_values(last, "last"),
    }
    template = Path(__file__).with_name("readme_da.md").read_text(encoding="utf-8")
    return Template(template).substitute(values)
