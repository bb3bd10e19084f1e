"""A whole study that uses every key, and studies that are refused: where, and why."""

from __future__ import annotations

import copy

WHOLE = {
    "format": "boligmon-study",
    "version": 1,
    "title": "Boligsocial monitorering",
    "municipality": "0479",
    "sources": [
        {
            "id": "measures",
            "title": "Foranstaltninger",
            "table": {
                "file": "../data/foranstaltninger.csv",
                "dialect": {"encoding": "windows-1252", "delimiter": ";", "quote": '"', "decimal": ","},
            },
            "columns": {
                "start": "Startdato", "stop": "Slutdato", "person": "Borger-ID", "custody": "Forælder",
                "type": "Type",
            },
            "geography": {"mode": "register", "register": "residents", "day": "january", "whose": "custody"},
        },
        {
            "id": "residents",
            "table": {"connection": "LOIS", "provider": "mssql", "schema": "dbo", "layer": "Personer_basis"},
            "columns": {
                "period": "UdtraekDato", "person": "PersonId", "birth": "Foedt",
                "x": "X", "y": "Y", "family": "MI_PRINX", "grade": "Snit",
            },
            "geography": {"mode": "coordinates", "crs": "EPSG:25832", "default_point": [650000, 6250000]},
        },
        {
            "id": "moves",
            "table": {
                "uri": "url='https://example.org/ows' typename='fkg:moves' authcfg=abc1234",
                "provider": "WFS",
            },
            "columns": {"period": "Dato", "address": "KVHX"},
            "geography": {"mode": "address", "key": "kvhx", "register": "addresses"},
        },
        {
            "id": "addresses",
            "table": {"file": "adresser.gpkg", "layer": "adresse"},
            "columns": {"address": "kvhx"},
        },
    ],
    "indicators": [
        {
            "id": "placements",
            "name_en": "Placements",
            "name_da": "Anbringelser",
            "topic": "children",
            "owner": "Børn og Unge",
            "numerator": {
                "source": "measures", "what": "units", "unit": ["person", "type"],
                "filter": "\"type\" IN ('Plejefamilie', 'Børnehjem')",
                "interval": "snapshot", "snapshot": "12-31",
            },
            "denominator": {"source": "residents", "what": "families", "at": "last", "shift": -1},
            "unit_en": "families",
            "unit_da": "familier",
            "target": 7.5,
            "source": "Svendborg Kommune",
        },
        {
            "id": "low_grades",
            "numerator": {
                "source": "residents", "what": "below_mean", "value": "grade", "means": {"2023/24": 7.1},
                "per_examination": True, "ages": [14, 17],
            },
            "denominator": {"source": "residents", "what": "persons", "nature": "flow"},
            "kind": "share",
            "multiplier": 100,
            "bad": "none",
        },
        {
            "id": "near",
            "numerator": {"source": "addresses", "what": "within", "radius": 500},
            "denominator": {"source": "residents"},
            "kind": "mean",
            "multiplier": 1,
        },
    ],
    "cells": {
        "kind": "layer", "size": 250, "layer": {"file": "omraader.gpkg"}, "id_field": "objekt_id",
        "service": "https://example.org/ows/fkg/fkg", "boundary": {"file": "kommune.geojson"},
    },
    "base": {"source": "residents", "what": "families"},
    "method": {
        "period_unit": "year", "first_period": "2015", "last_period": "2024", "share": 20,
        "universe": "populated", "value": "rate_smoothed", "min_population": 1, "confidence": 99,
        "smoothing": "kernel", "bandwidth": 300,
    },
    "combination": {"composite": "z", "indicators": ["placements"]},
    "areas": {
        "per": "combination", "min_value": 3, "contiguity": "edge", "max_gap": 0, "min_population": 20,
        "fill_holes": True, "previous": {"file": "sidste.gpkg", "layer": "areas"},
    },
    "outputs": {
        "folder": "resultater", "csv": False, "xlsx": False, "delimiter": ",", "decimal": ".",
        "connection": "Analyse", "schema": "boligmon",
    },
}  # fmt: skip


def changed(where, value):
    """The whole study with one value put in; ``where`` lists keys and places."""
    study = copy.deepcopy(WHOLE)
    inner = study
    for step in where[:-1]:
        inner = inner[step]
    if value is None:
        del inner[where[-1]]
    else:
        inner[where[-1]] = value
    return study


NUMERATOR = ("indicators", 0, "numerator")
# where, value, path of the refusal, code; None takes the key away
REFUSED = [
    (("format",), "boligmon", "", "study_format"),
    (("format",), None, "", "study_format"),
    (("version",), None, "version", "study_version"),
    (("version",), "1", "version", "study_version"),
    (("version",), True, "version", "study_version"),
    (("version",), -1, "version", "study_version"),
    (("version",), 2, "version", "study_newer"),
    (("titel",), "x", "titel", "study_unknown_key"),
    (("zzzzzz",), 1, "zzzzzz", "study_no_such_key"),
    ((*NUMERATOR, "filtr"), "x", "indicators[0].numerator.filtr", "study_unknown_key"),
    (("title",), 7, "title", "study_not_text"),
    (("title",), {}, "title", "study_not_text"),
    (("sources",), {}, "sources", "study_not_list"),
    (("sources", 0), "measures", "sources[0]", "study_not_object"),
    (("sources", 0, "columns"), [], "sources[0].columns", "study_not_object"),
    (("sources", 0, "columns", "type"), 1, "sources[0].columns.type", "study_not_text"),
    (("sources", 0, "columns", "perosn"), "A", "sources[0].columns.perosn", "study_role"),
    (("sources", 0, "columns", "a b"), "A", 'sources[0].columns["a b"]', "study_role"),
    (("areas", "fill_holes"), 1, "areas.fill_holes", "study_not_bool"),
    (("areas", "fill_holes"), "yes", "areas.fill_holes", "study_not_bool"),
    (("areas", "max_gap"), 1.5, "areas.max_gap", "study_not_whole"),
    (("areas", "max_gap"), True, "areas.max_gap", "study_not_whole"),
    (("method", "share"), "25", "method.share", "study_not_number"),
    (("method", "share"), True, "method.share", "study_not_number"),
    (("method", "share"), 0, "method.share", "study_not_above"),
    (("method", "share"), 100.5, "method.share", "study_not_above"),
    (("method", "min_population"), -1, "method.min_population", "study_out_of_range"),
    (("method", "confidence"), 100, "method.confidence", "study_not_above"),
    (("method", "bandwidth"), 0, "method.bandwidth", "study_not_above"),
    (("cells", "size"), 0, "cells.size", "study_out_of_range"),
    (("indicators", 0, "multiplier"), 0, "indicators[0].multiplier", "study_not_above"),
    ((*NUMERATOR, "shift"), 101, "indicators[0].numerator.shift", "study_out_of_range"),
    ((*NUMERATOR, "radius"), -5, "indicators[0].numerator.radius", "study_not_above"),
    ((*NUMERATOR, "ages"), [6], "indicators[0].numerator.ages", "study_not_pair"),
    ((*NUMERATOR, "ages"), 6, "indicators[0].numerator.ages", "study_not_pair"),
    ((*NUMERATOR, "ages"), [6, 16.5], "indicators[0].numerator.ages[1]", "study_not_whole"),
    ((*NUMERATOR, "ages"), [-1, 6], "indicators[0].numerator.ages[0]", "study_out_of_range"),
    ((*NUMERATOR, "what"), "row", "indicators[0].numerator.what", "study_choice"),
    ((*NUMERATOR, "unit"), ["person", "typ"], "indicators[0].numerator.unit[1]", "study_role"),
    ((*NUMERATOR, "value"), "grades", "indicators[0].numerator.value", "study_role"),
    ((*NUMERATOR, "means"), {"2023/24": "7"}, 'indicators[0].numerator.means["2023/24"]', "study_not_number"),
    ((*NUMERATOR, "snapshot"), "30-09", "indicators[0].numerator.snapshot", "study_snapshot"),
    ((*NUMERATOR, "snapshot"), "02-30", "indicators[0].numerator.snapshot", "study_snapshot"),
    ((*NUMERATOR, "snapshot"), "9-30", "indicators[0].numerator.snapshot", "study_snapshot"),
    (("sources", 0, "geography", "mode"), "adress", "sources[0].geography.mode", "study_choice"),
    (("method", "smoothing"), "bayes", "method.smoothing", "study_choice"),
    (("outputs", "decimal"), "", "outputs.decimal", "study_choice"),
    (("outputs", "delimiter"), ";;", "outputs.delimiter", "study_one_mark"),
    (("municipality",), "479", "municipality", "study_municipality"),
    (("indicators", 0, "id"), None, "indicators[0]", "study_no_id"),
    (("indicators", 0, "id"), "", "indicators[0]", "study_no_id"),
    (("indicators", 0, "id"), "a b", "indicators[0].id", "study_bad_id"),
    (("indicators", 0, "id"), "forældre", "indicators[0].id", "study_bad_id"),
    (("indicators", 0, "id"), "x" * 41, "indicators[0].id", "study_bad_id"),
    (("sources", 0, "id"), "../x", "sources[0].id", "study_bad_id"),
    (("sources", 0, "table", "file"), "/home/anna/f.csv", "sources[0].table.file", "study_absolute_path"),
    (("sources", 0, "table", "file"), "C:\\data\\f.csv", "sources[0].table.file", "study_absolute_path"),
    (("sources", 0, "table", "file"), "c:/data/f.csv", "sources[0].table.file", "study_absolute_path"),
    (("sources", 0, "table", "file"), "\\\\server\\f.csv", "sources[0].table.file", "study_absolute_path"),
    (("sources", 0, "table", "file"), "~/f.csv", "sources[0].table.file", "study_absolute_path"),
    (("sources", 0, "table", "file"), "file:///f.csv", "sources[0].table.file", "study_absolute_path"),
    (("sources", 0, "table", "file"), "PG:dbname=a user=anna", "sources[0].table.file", "study_credentials"),
    (("sources", 0, "table", "uri"), "dbname='a' user='anna'", "sources[0].table.uri", "study_credentials"),
    (("sources", 0, "table", "uri"), "dbname='a' PASSWORD = x", "sources[0].table.uri", "study_credentials"),
    (("sources", 0, "table", "uri"), "url=https://a.dk?token=1", "sources[0].table.uri", "study_credentials"),
    (("sources", 0, "table", "uri"), "https://anna:x@a.dk/ows", "sources[0].table.uri", "study_credentials"),
    (("sources", 0, "table", "uri"), "dbname='/home/a.gpkg'", "sources[0].table.uri", "study_absolute_path"),
    (("cells", "service"), "https://anna@a.dk/ows", "cells.service", "study_credentials"),
    (("cells", "service"), "file:///ows.xml", "cells.service", "study_absolute_path"),
    (("outputs", "folder"), "/srv/x", "outputs.folder", "study_absolute_path"),
    ((*NUMERATOR, "filter"), "\"type\" = '010203-1234'", "indicators[0].numerator.filter", "study_personal"),
    ((*NUMERATOR, "filter"), '"person" = 7102031234', "indicators[0].numerator.filter", "study_personal"),
]  # fmt: skip
# What a schema cannot say.
BEYOND_SCHEMA = [
    ((*NUMERATOR, "ages"), [16, 6], "indicators[0].numerator.ages", "study_ages"),
    (("indicators", 1, "id"), "placements", "indicators[1].id", "study_same_id"),
    (("indicators", 1, "id"), "Placements", "indicators[1].id", "study_same_id"),
    (("sources", 1, "id"), "measures", "sources[1].id", "study_same_id"),
    ((*NUMERATOR, "source"), "nothing", "indicators[0].numerator.source", "study_no_source"),
    (("base", "source"), "nothing", "base.source", "study_no_source"),
    (("sources", 0, "geography", "register"), "x", "sources[0].geography.register", "study_no_source"),
    (("combination", "indicators"), ["x"], "combination.indicators[0]", "study_no_indicator"),
]  # fmt: skip
# Unusual, and allowed.
ACCEPTED = [
    (("cells", "size"), 100.0),
    (("indicators", 0, "multiplier"), 1),
    (("indicators", 0, "target"), -3),
    (("sources", 0, "table", "file"), "æøå mappe/f il.csv|layername=a"),
    (("sources", 0, "table", "uri"), "url='https://a.dk/wfs/kommune@fkg/25832' authcfg=abc1234"),
    ((*NUMERATOR, "snapshot"), "02-29"),
    ((*NUMERATOR, "filter"), '"paragraph" = \'52\' AND "user" = 1234567890123'),
    ((*NUMERATOR, "ages"), [0, 0]),
    (("sources", 0, "table", "dialect", "quote"), "none"),
    (("$schema",), "study.schema.json"),
    (("combination",), {}),
    (("sources",), None),
    (("method", "bandwidth"), None),
]
