"""What the demo says: on the terminal and around its maps, in Danish and English.

The demo is no part of the plugin, so its words are not in the plugin's translation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language. Texts with braces are formats."""

    locale: str
    indicator: str
    project: str
    titles: dict[str, str]
    files: dict[str, str]
    map_titles: dict[str, str]
    subtitles: dict[str, str]
    note: str
    truth_label: str
    boundary_label: str
    log: str
    reconciled: str
    columns: tuple[str, str, str]
    sources: dict[str, str]
    counted: str
    family_years: str
    found: str
    area_columns: tuple[str, ...]
    years: str
    met: str
    not_met: str
    elsewhere: str
    why: str
    folder: str


DANISH = Words(
    locale="da_DK",
    indicator="Forebyggende foranstaltninger",
    project="Øby Kommune (syntetiske data)",
    titles={
        "rates": "Rater pr. celle og år",
        "top": "Top 25 % pr. år",
        "periods": "År i top 25 %",
        "areas": "Monitoreringsområder",
        "area_cells": "Celler i monitoreringsområderne",
        "unplaced": "Rækker, der ikke er talt med",
        "boundary": "Kommunegrænse (syntetisk)",
        "truth": "Syntetisk sandhed: plantede klynger",
    },
    files={
        "rates": "1_rater.png",
        "periods": "2_aar_i_top.png",
        "areas": "3_monitoreringsomraader.png",
    },
    map_titles={
        "rates": "Forebyggende foranstaltninger pr. 1.000 familier, {last}",
        "periods": "Antal år i top 25 %, {first}\u2013{last}",
        "areas": "Monitoreringsområder, {first}\u2013{last}",
    },
    subtitles={
        "rates": "Øby Kommune (syntetiske data). Celler på 100 m; mindste grundlag er 20 familier",
        "periods": (
            "Forebyggende foranstaltninger pr. 1.000 familier i celler på 100 m. "
            "Øby Kommune (syntetiske data)"
        ),
        "areas": (
            "Celler i top 25 % i mindst {years} af {all} år, mindst 50 familier i et område. "
            "Øby Kommune (syntetiske data)"
        ),
    },
    note=(
        "Syntetiske data: kommunen, adresserne, familierne og foranstaltningerne er opdigtede. "
        "Celler: Det Danske Kvadratnet (EPSG:25832)."
    ),
    truth_label="Plantet klynge (syntetisk sandhed)",
    boundary_label="Kommunegrænse",
    log="log.txt",
    reconciled="Afstemning med kilden",
    columns=("læst", "stedfæstet", "ikke stedfæstet"),
    sources={"events": "Forebyggende foranstaltninger", "population": "Familier (to tidssnit om året)"},
    counted=(
        "Summen over celler og år er {events} foranstaltninger: {placed} stedfæstede rækker minus {repeats} "
        "gentagelser."
    ),
    family_years="Summen over celler og år er {exposure} familier: gennemsnittet af årets tidssnit.",
    found=(
        "Monitoreringsområder: celler i top 25 % i mindst {years} af {all} år, mindst 50 familier i et "
        "område (id er {indicator}-001 osv.)"
    ),
    area_columns=(
        "id",
        "navn",
        "celler",
        "familier",
        "hændelser",
        "rate (95 %)",
        "år i top",
        "plantet klynge",
    ),
    years="{mean} (højst {most})",
    met=(
        "{met} af {all} plantede klynger er ramt, og {inside} af områdernes {cells} celler ligger i en "
        "plantet klynge."
    ),
    not_met="Ikke ramt: {names}.",
    elsewhere="ingen",
    why=(
        "{years} år er valgt, fordi standarden, halvdelen af årene ({half}), kun ville give {few} celler at "
        "danne områder af; ved {years} er der {cells}. Hvor mange tilfældigheder alene ville "
        "give, står i {log}."
    ),
    folder="Resultat i {folder} (åbn {project} i QGIS, og afspil årene):",
)

ENGLISH = Words(
    locale="en_GB",
    indicator="Preventive measures",
    project="Øby municipality (synthetic data)",
    titles={
        "rates": "Rates per cell and year",
        "top": "Top 25 % per year",
        "periods": "Years in the top 25 %",
        "areas": "Monitoring areas",
        "area_cells": "Cells of the monitoring areas",
        "unplaced": "Rows that were not counted",
        "boundary": "Municipal boundary (synthetic)",
        "truth": "Synthetic truth: planted clusters",
    },
    files={"rates": "1_rates.png", "periods": "2_years_in_top.png", "areas": "3_monitoring_areas.png"},
    map_titles={
        "rates": "Preventive measures per 1,000 families, {last}",
        "periods": "Number of years in the top 25 %, {first}\u2013{last}",
        "areas": "Monitoring areas, {first}\u2013{last}",
    },
    subtitles={
        "rates": "Øby municipality (synthetic data). Cells of 100 m; the minimum population is 20 families",
        "periods": (
            "Preventive measures per 1,000 families in cells of 100 m. Øby municipality (synthetic data)"
        ),
        "areas": (
            "Cells in the top 25 % in at least {years} of {all} years, at least 50 families in an area. "
            "Øby municipality (synthetic data)"
        ),
    },
    note=(
        "Synthetic data: the municipality, its addresses, families and measures are invented. "
        "Cells: the Danish national grid (EPSG:25832)."
    ),
    truth_label="Planted cluster (synthetic truth)",
    boundary_label="Municipal boundary",
    log="log.txt",
    reconciled="Reconciliation with the source",
    columns=("read", "placed", "not placed"),
    sources={"events": "Preventive measures", "population": "Families (two dates a year)"},
    counted="The sum over cells and years is {events} measures: {placed} placed rows less {repeats} repeats.",
    family_years="The sum over cells and years is {exposure} families: the mean of each year's dates.",
    found=(
        "Monitoring areas: cells in the top 25 % in at least {years} of {all} years, at least 50 families in "
        "an area (ids are {indicator}-001 and so on)"
    ),
    area_columns=(
        "id",
        "name",
        "cells",
        "families",
        "events",
        "rate (95 %)",
        "years in top",
        "planted cluster",
    ),
    years="{mean} (at most {most})",
    met=(
        "{met} of {all} planted clusters are met, and {inside} of the areas' {cells} cells lie in a "
        "planted cluster."
    ),
    not_met="Not met: {names}.",
    elsewhere="none",
    why=(
        "{years} years, because the default, half of them ({half}), would leave {few} cells to make areas "
        "of; with {years} there are {cells}. {log} says how many chance alone would give."
    ),
    folder="Results in {folder} (open {project} in QGIS and play the years):",
)

LANGUAGES = {"da": DANISH, "en": ENGLISH}
