"""The study of the sample: source 1's six indicators over the unpacked tables, as a study file holds it.

Members that have the default of ``boligmon_plugin.study`` are left out, as Boligmon itself writes them.
"""

from __future__ import annotations

from typing import Any

from . import packed, persontables, plan

FORMAT, VERSION = "boligmon-study", 1
_SINGLE_PARENTS = "\"family_type\" IN ('Enlige kvinder', 'Enlige mænd') AND \"children\" > 0"
_SEGREGATED = "\"class_type\" = 'specialklasse' OR \"school_type\" IN ('specialskole', 'dagbehandling')"
_CHILDREN, _SCHOOL = "Børn og Unge", "Skole"


def _source(source_id: str, title: str, file: str, columns: dict[str, str]) -> dict[str, Any]:
    """A table whose rows have an address id."""
    return {
        "id": source_id,
        "title": title,
        "table": {"file": file},
        "columns": {**columns, "address": "Adresse-ID"},
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


def _indicator(
    source_id: str, names: tuple[str, str], topic: str, owner: str, **rest: object
) -> dict[str, Any]:
    return {
        "id": source_id,
        "name_en": names[0],
        "name_da": names[1],
        "topic": topic,
        "owner": owner,
        **rest,
        "source": "Svendborg Kommune, ZOOM",
    }


def indicators() -> list[dict[str, Any]]:
    """Placements, preventive measures, segregated pupils, moves, single parents, low grades."""
    families = {"denominator": {"source": "families", "what": "families"}}
    per_family = {**families, "unit_en": "families", "unit_da": "familier"}
    grown = {"source": "residents", "what": "persons", "ages": [6, 16], "snapshot": "09-30"}
    sat = {"source": "grades", "what": "persons", "filter": '"grade" IS NOT NULL', "nature": "flow"}

    def measures(source_id: str) -> dict[str, Any]:
        return {"source": source_id, "what": "units", "unit": ["person", "type"]}

    return [
        _indicator(
            "placements",
            ("Placements", "Anbringelser"),
            "children",
            _CHILDREN,
            numerator=measures("placements"),
            **per_family,
        ),
        _indicator(
            "preventive",
            ("Preventive measures", "Forebyggende foranstaltninger"),
            "children",
            _CHILDREN,
            numerator=measures("preventive"),
            **per_family,
        ),
        _indicator(
            "segregated",
            ("Segregated pupils", "Segregerede elever"),
            "school",
            _SCHOOL,
            numerator={"source": "pupils", "what": "persons", "filter": _SEGREGATED, "nature": "stock"},
            denominator=grown,
            multiplier=100,
            unit_en="citizens aged 6-16",
            unit_da="borgere på 6-16 år",
        ),
        _indicator(
            "moves",
            ("Moves", "Flytninger"),
            "housing",
            "Borgerservice",
            numerator={"source": "moves"},
            denominator={"source": "residents", "what": "persons"},
            multiplier=100,
            unit_en="residents",
            unit_da="beboere",
        ),
        _indicator(
            "single_parents",
            ("Single parents", "Enlige forældre"),
            "housing",
            "Social",
            numerator={
                "source": "families",
                "what": "families",
                "filter": _SINGLE_PARENTS,
                "nature": "stock",
            },
            **families,
            kind="share",
            unit_en="families",
            unit_da="familier",
        ),
        _indicator(
            "low_grades",
            ("Grades below the mean", "Karakterer under gennemsnittet"),
            "school",
            _SCHOOL,
            numerator={"source": "grades", "what": "below_mean", "value": "grade"},
            denominator=sat,
            kind="share",
            multiplier=100,
            unit_en="pupils who sat the final examination",
            unit_da="elever, der gik til afgangsprøve",
        ),
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
