"""A small municipality as CSV files, and a study of it."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

YEARS = range(2018, 2023)
SIDE = 10  # cells


def tables(seed=5):
    """Families (one row each, 1 January and 1 July) and measures, with cell codes and with addresses."""
    random = np.random.RandomState(seed)
    cells = [f"100m_{61000 + row}_{6000 + column}" for row in range(SIDE) for column in range(SIDE)]
    addresses = pd.DataFrame(
        {
            "Adresse-ID": [f"{i:08x}-0000-4000-8000-000000000000" for i in range(len(cells))],
            "X": [600_000.5 + 100 * (i % SIDE) for i in range(len(cells))],
            "Y": [6_100_000.5 + 100 * (i // SIDE) for i in range(len(cells))],
        }
    )
    families, measures = [], []
    for place in range(len(cells)):
        for number in range(random.randint(10, 60)):
            for year in YEARS:
                dates = [f"01-01-{year}", f"01-07-{year}"]
                families += [(date, f"F{place}-{number}", place) for date in dates]
    for year in YEARS:
        for number in range(240):
            place = int(random.beta(0.6, 1.4) * len(cells))
            kind = ["Kontaktperson", "Aflastning"][random.randint(2)]
            measures.append((year, f"B{random.randint(400)}", kind, place, random.randint(10, 20)))
            if number % 40 == 0:  # a renewal
                measures.append(measures[-1])
    columns = ["Årstal", "Borger-ID", "Type", "sted", "Alder"]
    events = pd.DataFrame(measures, columns=columns)
    population = pd.DataFrame(families, columns=["Dato", "Familie-ID", "sted"])
    for frame in (events, population):
        frame["Celle"] = [cells[i] for i in frame["sted"]]
        frame["Adresse-ID"] = [addresses["Adresse-ID"][i] for i in frame["sted"]]
    events.loc[3, ["Celle", "Adresse-ID"]] = None
    return addresses, events.drop(columns="sted"), population.drop(columns="sted")


def source(name, file, columns, mode="cell", **geography):
    return {
        "id": name,
        "table": {"file": file},
        "columns": columns,
        "geography": {"mode": mode, **geography},
    }


def study(**changes):
    """The study as JSON."""
    measures = {"period": "Årstal", "person": "Borger-ID", "type": "Type", "age": "Alder"}
    unit = {"what": "units", "unit": ["person", "type"]}
    families = {"source": "families", "what": "families"}
    return {
        "format": "boligmon-study",
        "version": 1,
        "title": "Lilleby",
        "municipality": "0999",
        "sources": [
            source("addresses", "adresser.csv", {"address": "Adresse-ID", "x": "X", "y": "Y"}, "coordinates"),
            source("measures", "tiltag.csv", {**measures, "cell": "Celle"}),
            source(
                "families",
                "familier.csv",
                {"period": "Dato", "family": "Familie-ID", "address": "Adresse-ID"},
                "address",
                register="addresses",
            ),
        ],
        "indicators": [
            {
                "id": "preventive",
                "name_da": "Forebyggende foranstaltninger",
                "numerator": {"source": "measures", **unit},
                "denominator": families,
                "unit_da": "familier",
            },
            {
                "id": "young",
                "numerator": {"source": "measures", "what": "persons", "ages": [10, 14]},
                "denominator": families,
                "multiplier": 100,
            },
        ],
        "combination": {},
        "areas": {"min_value": 3, "min_population": 20},
        **changes,
    }


def write_tables(folder, seed=5):
    """The CSV files, in the forms that systems export."""
    addresses, events, population = tables(seed)
    addresses.to_csv(folder / "adresser.csv", sep=";", decimal=",", index=False, encoding="utf-8-sig")
    events.to_csv(folder / "tiltag.csv", sep=";", index=False, encoding="cp1252")
    population.to_csv(folder / "familier.csv", sep=";", index=False, encoding="utf-8")


def write_study(folder, data=None):
    path = folder / "lilleby.boligmon.json"
    path.write_text(json.dumps(data or study(), ensure_ascii=False), encoding="utf-8")
    return path
