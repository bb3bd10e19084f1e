"""The study of the sample: source 1's six indicators over the unpacked tables, as a study file holds it.

Members that have the default of ``boligmon_plugin.study`` are left out, as Boligmon itself writes them.
"""

from __future__ import annotations

from typing import Any

from . import packed, persontables, plan

FORMAT, VERSION = "boligmon-study", 1
SINGLE_PARENTS = "\"family_type\" IN ('Enlige kvinder', 'Enlige mænd') AND \"children\" >= 1"
SEGREGATED = "\"class_type\" = 'Specialklasse' OR \"school_type\" IN ('Specialskole', 'Dagbehandling')"
ALL_MOVES = "\"move\" IN ('Tilflytning', 'Fraflytning', 'Flytning inden for kommunen')"
# id, English name, Danish name, topic, owner
NAMES = (
    (
        "placements",
        "Placements per 1,000 families",
        "Anbringelser pr. 1.000 familier",
        "children",
        "Børn og Unge",
    ),
    (
        "preventive",
        "Preventive measures per 1,000 families",
        "Forebyggende foranstaltninger pr. 1.000 familier",
        "children",
        "Børn og Unge",
    ),
    (
        "segregated",
        "Segregated pupils in per cent of citizens aged 6-16",
        "Segregerede elever i pct. af borgere på 6-16 år",
        "school",
        "Skole",
    ),
    ("moves", "Moves in per cent of residents", "Flytninger i pct. af beboere", "housing", "Borgerservice"),
    (
        "single_parents",
        "Single parents with children at home per 1,000 families",
        "Enlige med hjemmeboende børn pr. 1.000 familier",
        "children",
        "Børn og Unge",
    ),
    (
        "low_grades",
        "Pupils with a mean grade below the municipality's, in per cent of pupils at the final examination",
        "Elever med karaktergennemsnit under kommunens, i pct. af elever til afgangsprøven",
        "school",
        "Skole",
    ),
)


def _source(source_id: str, title: str, file: str, columns: dict[str, str]) -> dict[str, Any]:
    """A table whose rows have an address id."""
    return {
        "id": source_id,
        "title": title,
        "table": {"file": file},
        "columns": dict(sorted({**columns, "address": "Adresse-ID"}.items())),
        "geography": {
            "mode": "address",
            "register": "addresses",
            "default_point": [int(metres) for metres in plan.DEFAULT_POINT],
        },
    }


def sources() -> list[dict[str, Any]]:
    """The tables, with the columns that are used."""
    measures = {"period": "Årstal", "person": "Borger-ID", "type": "Foranstaltningstype"}
    addresses = {
        "id": "addresses",
        "title": "Adresser",
        "table": {"file": packed.ADDRESSES[: -len(".gz")]},
        "columns": {"address": "Adresse-ID", "x": "X", "y": "Y"},
        "geography": {"mode": "coordinates"},
    }
    families = {
        "period": "UdtraekDato",
        "family": "MI_PRINX",
        "family_type": "Familietype",
        "children": "AntalBoern",
    }
    residents = {"period": "UdtraekDato", "person": "Borger-ID", "birth": "Foedselsdato"}
    pupils = {
        "period": "Dato",
        "person": "Borger-ID",
        "class_type": "Klassetype",
        "school_type": "Skoletype",
    }
    moves = {"period": "Dato", "person": "Borger-ID", "move": "Flyttetype"}
    grades = {"period": "Årstal", "person": "Borger-ID", "grade": "Karaktergennemsnit"}
    return [
        addresses,
        _source("families", "Familier (LOIS)", "familier_syntetisk.csv", families),
        _source("preventive", "Forebyggende foranstaltninger (FLIS)", packed.PREVENTIVE, measures),
        _source("placements", "Anbringelser (FLIS)", "anbringelser_syntetisk.csv", measures),
        _source("residents", "Borgere", persontables.RESIDENTS, residents),
        _source("pupils", "Elever 30. september", persontables.PUPILS, pupils),
        _source("moves", "Flytninger", persontables.MOVES, moves),
        _source("grades", "Afgangskarakterer", persontables.GRADES, grades),
    ]


def indicators() -> list[dict[str, Any]]:
    """The six, as in the built-in catalogue but for the texts and the snapshots of these tables."""
    families = {"source": "families", "what": "families"}
    per_families = {"unit_en": "families", "unit_da": "familier"}
    persons = {"source": "residents", "what": "persons"}
    sat = '"grade" IS NOT NULL'

    def measures(source_id: str) -> dict[str, Any]:
        return {"source": source_id, "what": "units", "unit": ["person", "type"]}

    texts = {
        name: dict(zip(("id", "name_en", "name_da", "topic", "owner"), (name, *rest)))
        for name, *rest in NAMES
    }
    return [
        {
            **texts["placements"],
            "numerator": measures("placements"),
            "denominator": families,
            **per_families,
        },
        {
            **texts["preventive"],
            "numerator": measures("preventive"),
            "denominator": families,
            **per_families,
        },
        {
            **texts["segregated"],
            "numerator": {"source": "pupils", "what": "persons", "filter": SEGREGATED, "nature": "stock"},
            "denominator": {**persons, "ages": [6, 16], "snapshot": "09-30"},
            "kind": "share",
            "multiplier": 100,
            "unit_en": "citizens aged 6-16",
            "unit_da": "borgere på 6-16 år",
        },
        {
            **texts["moves"],
            "numerator": {"source": "moves", "filter": ALL_MOVES},
            "denominator": persons,
            "multiplier": 100,
            "unit_en": "residents",
            "unit_da": "beboere",
        },
        {
            **texts["single_parents"],
            "numerator": {**families, "filter": SINGLE_PARENTS, "nature": "stock"},
            "denominator": families,
            "kind": "share",
            **per_families,
        },
        {
            **texts["low_grades"],
            "numerator": {"source": "grades", "what": "below_mean", "value": "grade", "filter": sat},
            "denominator": {"source": "grades", "what": "persons", "filter": sat, "nature": "flow"},
            "kind": "share",
            "multiplier": 100,
            "unit_en": "pupils at the final examination",
            "unit_da": "elever til afgangsprøven",
        },
    ]


def study() -> dict[str, Any]:
    """The study, ready for ``json.dumps``."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": plan.MUNICIPALITY,
        "municipality": plan.KOMMUNEKODE,
        "sources": sources(),
        "indicators": indicators(),
        "cells": {"boundary": {"file": "kommunegraense_syntetisk.geojson"}},
        "base": {"source": "families", "what": "families"},
        "method": {"period_unit": "year"},
        "combination": {},
        "areas": {"min_value": 3},
        "outputs": {"folder": "resultater"},
    }
