"""What the demo says: on the terminal and around its maps, in Danish and English.

The demo is no part of the plugin, so its words are not in the plugin's translation.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language. Texts with braces are formats."""

    locale: str
    running: str
    results: str
    log: str
    titles: dict[str, str]
    files: dict[str, str]
    map_titles: dict[str, str]
    subtitles: dict[str, str]
    note: str
    reconciled: str
    columns: tuple[str, str, str, str, str, str]
    parts: dict[str, str]
    faults: str
    left_out: str
    snapshots: str
    counted: str
    found: str
    area_columns: tuple[str, ...]
    years: str
    cluster: str
    elsewhere: str
    no_areas: str
    met: str
    not_met: str
    never_ranked: str
    too_few_years: str
    too_few_families: str
    both: str
    why: str
    folder: str


DANISH = Words(
    locale="da_DK",
    running="Seks indikatorer regnes på Øby Kommune (syntetiske data): omkring et minut ...",
    results="resultater",
    log="demo.log",
    titles={
        "rates": "Rater pr. celle og år",
        "periods": "År i top 25 %",
        "areas": "Monitoreringsområder",
        "combined": "Indikatorer samlet",
    },
    files={
        "rates": "1_rater.png",
        "periods": "2_aar_i_top.png",
        "areas": "3_monitoreringsomraader.png",
        "combined": "4_indikatorer_samlet.png",
    },
    map_titles={
        "rates": "Forebyggende foranstaltninger pr. 1.000 familier, {last}",
        "periods": "Antal år i top {share} %, {first}\u2013{last}",
        "areas": "Monitoreringsområder for forebyggende foranstaltninger, {first}\u2013{last}",
        "combined": "Indikatorerne samlet, {first}\u2013{last}",
    },
    subtitles={
        "rates": "Øby Kommune (syntetiske data). Celler på 100 m; mindste grundlag er {least} familier",
        "periods": (
            "Forebyggende foranstaltninger pr. 1.000 familier i celler på 100 m. "
            "Øby Kommune (syntetiske data)"
        ),
        "areas": (
            "Celler i top {share} % i mindst {years} af {all} år, mindst {families} familier i et område. "
            "Øby Kommune (syntetiske data)"
        ),
        "combined": (
            "Gennemsnit over dem af {indicators} indikatorer, der har en rate i cellen (100 m). "
            "Øby Kommune (syntetiske data)"
        ),
    },
    note=(
        "Syntetiske data: kommunen, adresserne, borgerne og alle tal er opdigtede. "
        "Celler: Det Danske Kvadratnet (EPSG:25832)."
    ),
    reconciled="Afstemning med kilden",
    columns=(
        "læst",
        "stedfæstet",
        "ikke stedfæstet",
        "udeladt efter definitionen",
        "sum over celler og år",
        "",
    ),
    parts={"numerator": "tæller: {source}", "denominator": "nævner: {source}"},
    faults="ikke stedfæstet",
    left_out="udeladt efter definitionen",
    snapshots="(gennemsnit af {dates} tidssnit om året)",
    counted=(
        "Læst = stedfæstet + ikke stedfæstet + udeladt efter definitionen, for hver tæller og nævner. "
        "Talt i cellerne er de stedfæstede rækker minus {repeats} gentagelser."
    ),
    found=(
        "Monitoreringsområder: celler i top {share} % i mindst {years} af {all} år, mindst {families} "
        "familier i et område"
    ),
    area_columns=(
        "  id",
        "navn",
        "celler",
        "familier",
        "hændelser",
        "rate (95 %)",
        "år i top",
        "plantet klynge",
    ),
    years="{mean} (højst {most})",
    cluster="{name} ({met} af {all})",
    elsewhere="ingen",
    no_areas="ingen områder",
    met=(
        "{met} af {all} plantede klynger er ramt, og {inside} af områdernes {cells} celler ligger i en "
        "plantet klynge."
    ),
    not_met="Ikke ramt: {name} ({cells} celler): {why}.",
    never_ranked="ingen celle har {families} familier, så ingen kan være i top",
    too_few_years="ingen celle er i top i mere end {most} år",
    too_few_families=(
        "antal celler i top i mindst {years} år: {cells}, men ikke i et område med {families} familier"
    ),
    both=" og ",
    why=(
        "{years} år er valgt, fordi standarden, halvdelen af årene ({half}), kun ville give {few} celler at "
        "danne områder af for anbringelser og forebyggende foranstaltninger; ved {years} er der {cells}."
    ),
    folder="Resultat i {folder} (åbn {project} i QGIS, og afspil årene):",
)

ENGLISH = Words(
    locale="en_GB",
    running="Computing six indicators of Øby municipality (synthetic data): about a minute ...",
    results="results",
    log="demo.log",
    titles={
        "rates": "Rates per cell and year",
        "periods": "Years in the top 25 %",
        "areas": "Monitoring areas",
        "combined": "Indicators combined",
    },
    files={
        "rates": "1_rates.png",
        "periods": "2_years_in_top.png",
        "areas": "3_monitoring_areas.png",
        "combined": "4_indicators_combined.png",
    },
    map_titles={
        "rates": "Preventive measures per 1,000 families, {last}",
        "periods": "Number of years in the top {share} %, {first}\u2013{last}",
        "areas": "Monitoring areas of preventive measures, {first}\u2013{last}",
        "combined": "The indicators combined, {first}\u2013{last}",
    },
    subtitles={
        "rates": (
            "Øby municipality (synthetic data). Cells of 100 m; the minimum population is {least} families"
        ),
        "periods": (
            "Preventive measures per 1,000 families in cells of 100 m. Øby municipality (synthetic data)"
        ),
        "areas": (
            "Cells in the top {share} % in at least {years} of {all} years, at least {families} families in "
            "an area. Øby municipality (synthetic data)"
        ),
        "combined": (
            "Mean over those of {indicators} indicators that have a rate in the cell (100 m). "
            "Øby municipality (synthetic data)"
        ),
    },
    note=(
        "Synthetic data: the municipality, its addresses, citizens and all figures are invented. "
        "Cells: the Danish national grid (EPSG:25832)."
    ),
    reconciled="Reconciliation with the source",
    columns=(
        "read",
        "placed",
        "not placed",
        "left out by definition",
        "sum over cells and years",
        "",
    ),
    parts={"numerator": "numerator: {source}", "denominator": "denominator: {source}"},
    faults="not placed",
    left_out="left out by definition",
    snapshots="(mean of {dates} dates a year)",
    counted=(
        "Read = placed + not placed + left out by definition, for every numerator and denominator. "
        "Counted in the cells are the placed rows less {repeats} repeats."
    ),
    found=(
        "Monitoring areas: cells in the top {share} % in at least {years} of {all} years, at least "
        "{families} families in an area"
    ),
    area_columns=(
        "  id",
        "name",
        "cells",
        "families",
        "events",
        "rate (95 %)",
        "years in top",
        "planted cluster",
    ),
    years="{mean} (at most {most})",
    cluster="{name} ({met} of {all})",
    elsewhere="none",
    no_areas="no areas",
    met=(
        "{met} of {all} planted clusters are met, and {inside} of the areas' {cells} cells lie in a "
        "planted cluster."
    ),
    not_met="Not met: {name} ({cells} cells): {why}.",
    never_ranked="no cell has {families} families, so none can be in the top",
    too_few_years="no cell is in the top in more than {most} years",
    too_few_families=(
        "cells in the top in at least {years} years: {cells}, but they make no area of {families} families"
    ),
    both=" and ",
    why=(
        "{years} years, because the default, half of them ({half}), would leave {few} cells to make areas "
        "of for placements and preventive measures; with {years} there are {cells}."
    ),
    folder="Results in {folder} (open {project} in QGIS and play the years):",
)

LANGUAGES = {"da": DANISH, "en": ENGLISH}
