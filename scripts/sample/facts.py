"""The numbers that the sample's README and tests state: counted from the finished rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

from . import persontables, places, plan
from .families import QUARTER_COUNT
from .model import Sample
from .persontables import Row, Table
from .records import Event

SNAPSHOTS_A_YEAR = 2  # what the facts about families refer to: 1 January and 1 July
_STEP = plan.QUARTERS // SNAPSHOTS_A_YEAR
_FEW = 2  # families in a cell that make it small


def address_facts(sample: Sample) -> dict[str, Any]:
    """Rows of the address table."""
    codes = Counter(sample.addresses.kommunekode)
    return {
        "rows": len(sample.addresses.key),
        "default_point": len(sample.book.default_point),
        "outside_municipality": codes[plan.NEIGHBOUR_CODE],
        "default_point_x_y": list(plan.DEFAULT_POINT),
    }


def family_facts(sample: Sample) -> dict[str, Any]:
    """Rows of the families' table with two dates a year, and its first and last date."""
    spells, slots = sample.spells, sample.slots
    quarters = np.arange(0, QUARTER_COUNT, _STEP)
    dates = np.array([np.count_nonzero((spells.first <= q) & (spells.last >= q)) for q in quarters])
    times = (spells.last // _STEP) - ((spells.first - 1) // _STEP)  # dates inside each spell
    address = slots.address[spells.slot]
    default = (address > sample.institution) & (address <= sample.institution + plan.DEFAULT_ADDRESSES)
    return {
        "snapshots_per_year": SNAPSHOTS_A_YEAR,
        "snapshots": int(quarters.size),
        "rows": int(dates.sum()),
        "rows_with_four_dates_a_year": int((spells.last - spells.first + 1).sum()),
        "no_address": int(times[address == -1].sum()),
        "unknown_address": int(times[address < -1].sum()),
        "default_point": int(times[default].sum()),
        "institution": int(times[address == sample.institution].sum()),
        "first_date": snapshot_facts(sample, 0),
        "last_date": snapshot_facts(sample, int(quarters[-1])),
    }


def snapshot_facts(sample: Sample, quarter: int) -> dict[str, Any]:
    """Families, residents and cells on one date; cells of families with a place in the municipality."""
    spells = sample.spells
    here = (spells.first <= quarter) & (spells.last >= quarter)
    adults = np.array([adults for _, _, adults, _ in plan.FAMILY_TYPES])
    address = sample.slots.address[spells.slot[here]]
    cell = sample.addresses.cell[address[address >= 0]]
    per_cell = np.bincount(cell[cell >= 0])
    return {
        "families": int(here.sum()),
        "residents": int((adults[spells.kind[here]] + spells.children[here]).sum()),
        "populated_cells": int(np.count_nonzero(per_cell)),
        "cells_with_one_or_two_families": int(np.count_nonzero((per_cell > 0) & (per_cell <= _FEW))),
    }


def event_facts(sample: Sample, rows: list[Event]) -> dict[str, Any]:
    """Rows of a table of measures, its flaws among them."""
    keys = set(sample.book.keys)
    clean = [row.address.strip().lower() for row in rows]
    default, outside = set(sample.book.default_point), set(sample.book.outside)
    citizens = Counter((row.year, row.citizen.strip()) for row in rows)
    return {
        "rows": len(rows),
        "rows_by_year": {str(y): n for y, n in sorted(Counter(row.year for row in rows).items())},
        "citizens": len({row.citizen.strip() for row in rows}),
        "citizen_years_with_two_or_more": sum(n > 1 for n in citizens.values()),
        "no_address": clean.count(""),
        "unknown_address": sum(bool(a) and a not in keys for a in clean),
        "default_point": sum(a in default for a in clean),
        "outside_municipality": sum(a in outside for a in clean),
        "institution": clean.count(sample.addresses.key[sample.institution]),
        "space_after_citizen": sum(row.citizen != row.citizen.strip() for row in rows),
        "space_after_address": sum(row.address != row.address.strip() for row in rows),
        "address_in_capitals": sum(row.address != row.address.lower() for row in rows),
    }


def estate_facts(sample: Sample) -> list[dict[str, Any]]:
    """The planted clusters and the decoys (relative risk 1): size, and what came of them."""
    cells, spells = sample.cells, sample.spells
    address = sample.slots.address[spells.slot]
    cell = np.where(address >= 0, sample.addresses.cell[address], -1)
    estate = np.where(cell >= 0, cells.estate[cell], -1)
    years = (spells.last - spells.first + 1) / plan.QUARTERS
    place_of = dict(zip(sample.addresses.key, sample.addresses.cell.tolist()))
    counts = []
    for rows in (sample.preventive, sample.placements):
        places_hit = (place_of.get(row.address.strip().lower(), -1) for row in rows)
        counts.append(Counter(int(cells.estate[c]) for c in places_hit if c >= 0))
    out = []
    for number, item in enumerate(plan.ESTATES):
        middle = places.estate_middle(item)
        out.append(
            {
                "name": item.name,
                "place": item.town,
                "relative_risk": item.relative_risk,
                "cells": int(np.count_nonzero(cells.estate == number)),
                "middle_x_y": list(middle),
                "families_mean": round(float(years[estate == number].sum()) / len(plan.YEARS), 1),
                "preventive_rows": counts[0][number],
                "placement_rows": counts[1][number],
            }
        )
    return out


def _flaws(sample: Sample, rows: list[Row]) -> dict[str, int]:
    """Flaws of a table of people."""
    keys, default = set(sample.book.keys), set(sample.book.default_point)
    clean = [row.address.strip().lower() for row in rows]
    return {
        "no_address": clean.count(""),
        "unknown_address": sum(bool(a) and a not in keys for a in clean),
        "default_point": sum(a in default for a in clean),
        "space_after_citizen": sum(row.citizen != row.citizen.strip() for row in rows),
        "space_after_address": sum(row.address != row.address.strip() for row in rows),
        "address_in_capitals": sum(row.address != row.address.lower() for row in rows),
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def people_facts(sample: Sample, tables: dict[str, Table]) -> dict[str, Any]:
    """Rows and flaws of the tables of people that are made on unpacking."""
    residents, pupils, moves, grades, courses, register = (
        tables[name].rows
        for name in (
            persontables.RESIDENTS,
            persontables.PUPILS,
            persontables.MOVES,
            persontables.GRADES,
            persontables.COURSES,
            persontables.REGISTER,
        )
    )
    ordinary = ";".join((*persontables.ORDINARY, ""))
    return {
        "residents": {
            "rows": len(residents),
            "rows_by_year": _counted(row.head[6:10] for row in residents),
            **_flaws(sample, residents),
        },
        "pupils": {
            "rows": len(pupils),
            "rows_by_year": _counted(row.head[6:10] for row in pupils),
            "segregated": sum(row.tail != ordinary for row in pupils),
            **_flaws(sample, pupils),
        },
        "moves": {
            "rows": len(moves),
            "rows_by_year": _counted(row.head[6:10] for row in moves),
            "rows_by_kind": _counted(row.tail[:-1] for row in moves),
            **_flaws(sample, moves),
        },
        "grades": {
            "rows": len(grades),
            "rows_by_year": _counted(row.head[:4] for row in grades),
            "without_mean": sum(row.tail == ";" for row in grades),
            **_flaws(sample, grades),
        },
        "courses": {"rows": len(courses), "open": sum(row.address == "" for row in courses)},
        "register": {"rows": len(register), "citizens": len({row.citizen for row in register})},
    }


def facts(sample: Sample, tables: dict[str, Table]) -> dict[str, Any]:
    """All numbers about the sample, as they go into ``facts.json``."""
    institution = sample.institution
    x, y = float(sample.addresses.x[institution]), float(sample.addresses.y[institution])
    return {
        "name": plan.MUNICIPALITY,
        "synthetic": True,
        "format": plan.FORMAT,
        "seed": sample.seed,
        "licence": "CC0-1.0",
        "crs": "EPSG:25832",
        "kommunekode": plan.KOMMUNEKODE,
        "years": [plan.FIRST_YEAR, plan.LAST_YEAR],
        "gap": {"table": "preventive", "year": plan.GAP_YEAR, "rows_lost": sample.rows_lost},
        "institution": {"address": sample.addresses.label[institution], "cell_id": places.cell_code(x, y)},
        "addresses": address_facts(sample),
        "families": family_facts(sample),
        "preventive": event_facts(sample, sample.preventive),
        "placements": event_facts(sample, sample.placements),
        **people_facts(sample, tables),
        "estates": estate_facts(sample),
        "designations": [{"name": d.name, "verdict": d.verdict} for d in plan.DESIGNATIONS],
    }
