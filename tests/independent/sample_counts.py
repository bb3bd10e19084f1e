"""The sample's six indicators counted straight from its tables with pandas: nothing of Boligmon is used.

``resources/sample/oeby.boligmon.json`` describes the same; a run of it must give the same counts.

Decisions that the study file leaves to definitions: a row is dropped for the first of these that holds: it is
filtered; is of another age; its grade is not below the mean; it has no place. An age is
that on 30 September of the row's year. A year's stock is the mean over the dates that the table has in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import pandas as pd

DEFAULT_POINT = (650_000.0, 6_250_000.0)
CELL = 100
COLUMNS = ["indicator", "cell_id", "period", "events", "population", "persons"]
SINGLE = ("Enlige kvinder", "Enlige mænd")
MOVES = ("Tilflytning", "Fraflytning", "Flytning inden for kommunen")
YOUNGEST, OLDEST = 6, 16


def read_table(path, encoding="utf-8-sig"):
    """A table as text, nothing but ids' spaces and case mended."""
    table = pd.read_csv(path, sep=";", encoding=encoding, dtype=str, keep_default_na=False)
    for name in ("Borger-ID", "Adresse-ID"):
        if name in table:
            table[name] = table[name].str.strip()
    table["Adresse-ID"] = table["Adresse-ID"].str.lower()
    return table


def inside(ring, x, y):
    """Even-odd rule for arrays of points."""
    odd = np.zeros(len(x), dtype=bool)
    for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
        if y1 != y2:
            odd ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return odd


def address_book(folder):
    """Address id -> cell and why it has none ("" for none)."""
    table = read_table(folder / "adresser_syntetisk.csv")
    x, y = (table[name].str.replace(",", ".").astype(float).to_numpy() for name in "XY")
    outline = json.loads((folder / "kommunegraense_syntetisk.geojson").read_text(encoding="utf-8"))
    ring = outline["features"][0]["geometry"]["coordinates"][0]
    east, north = np.floor(x / CELL).astype(int), np.floor(y / CELL).astype(int)
    book = pd.DataFrame({"cell_id": [f"100m_{n}_{e}" for n, e in zip(north, east)]}, table["Adresse-ID"])
    book["reason"] = np.where(inside(ring, x, y), "", "outside")
    book.loc[(x == DEFAULT_POINT[0]) & (y == DEFAULT_POINT[1]), "reason"] = "default_point"
    return book


@dataclass
class Rows:
    """Rows of one side of an indicator.

    ``table`` has ``date`` and ``year`` as text, the ``key`` of what is counted once ("" where rows are),
    ``citizen`` (None where there is none), ``cell_id`` and ``reason`` ("" for rows that count); ``stock``
    says that the dates of a year are averaged.
    """

    table: pd.DataFrame
    stock: bool

    def counts(self):
        """Counts by cell and year."""
        placed = self.table[self.table["reason"] == ""]
        if (placed["key"] != "").any():
            per = "date" if self.stock else "year"
            placed = placed.drop_duplicates([per, "cell_id", "key"])
        counts = placed.groupby(["cell_id", "year"]).size().astype(float)
        if not self.stock:
            return counts
        dates = self.table.groupby("year")["date"].nunique()
        return counts / dates.reindex(counts.index.get_level_values("year")).to_numpy()

    def persons(self):
        """Distinct citizens among the placed rows, by cell and year."""
        placed = self.table[self.table["reason"] == ""]
        return placed.groupby(["cell_id", "year"])["citizen"].nunique().astype(float)

    def account(self):
        """Rows read, placed, and not placed by reason; and what is counted after repeats."""
        out = {"read": len(self.table), "placed": int((self.table["reason"] == "").sum())}
        unplaced = self.table["reason"].value_counts().drop("", errors="ignore")
        return {**out, **{name: int(number) for name, number in sorted(unplaced.items())}}


def rows_of(table, book, date, *, key=None, drop=(), stock=False):
    """Rows with their place. ``drop``: (reason, mask) pairs, the first that holds counts."""
    place = table["Adresse-ID"]
    found = book.reindex(place)
    reason = found["reason"].fillna("unknown_address").to_numpy(dtype=object)
    reason[(place == "").to_numpy()] = "no_address"
    for name, mask in reversed(list(drop)):
        reason[np.asarray(mask, dtype=bool)] = name
    when = table[date]
    frame = pd.DataFrame(
        {
            "date": when.to_numpy(),
            "year": when.str[-4:].to_numpy(),
            "key": "" if key is None else key.to_numpy(),
            "citizen": table["Borger-ID"].to_numpy() if "Borger-ID" in table else None,
            "cell_id": found["cell_id"].to_numpy(),
            "reason": reason,
        }
    )
    return Rows(frame, stock)


def age_in_september(residents):
    """Whole years on 30 September of the row's year."""
    born = residents["Foedselsdato"]
    years = residents["UdtraekDato"].str[-4:].astype(int) - born.str[-4:].astype(int)
    return years - (born.str[3:5] > "09").astype(int)  # nobody is born between 30 September and 1 October


def below_mean(grades):
    """Whether a grade is strictly below the mean of its year, in whole tenths; and whether there is one."""
    tenths = pd.to_numeric(grades["Karaktergennemsnit"].str.replace(",", ""))  # "7,4" is 74
    by_year = tenths.groupby(grades["Årstal"])
    return tenths * by_year.transform("count") < by_year.transform("sum"), tenths.notna()


def sides(folder):
    """Indicator -> (numerator, denominator)."""
    book = address_book(folder)
    families = read_table(folder / "familier_syntetisk.csv")
    residents = read_table(folder / "borgere_syntetisk.csv")
    pupils = read_table(folder / "elever_syntetisk.csv", "cp1252")
    moves = read_table(folder / "flytninger_syntetisk.csv")
    grades = read_table(folder / "afgangskarakterer_syntetisk.csv", "cp1252")
    everybody = {"date": "UdtraekDato", "key": residents["Borger-ID"], "stock": True}
    family = {"date": "UdtraekDato", "key": families["MI_PRINX"], "stock": True}

    def measures(name):
        table = read_table(folder / name, "cp1252")
        key = table["Borger-ID"] + "|" + table["Foranstaltningstype"]
        return rows_of(table, book, "Årstal", key=key)

    age = age_in_september(residents)
    ordinary = (pupils["Klassetype"] != "Specialklasse") & ~pupils["Skoletype"].isin(
        ["Specialskole", "Dagbehandling"]
    )
    single = families["Familietype"].isin(SINGLE) & (families["AntalBoern"].astype(int) > 0)
    below, sat = below_mean(grades)
    homes = rows_of(families, book, **family)
    return {
        "placements": (measures("anbringelser_syntetisk.csv"), homes),
        "preventive": (measures("forebyggende_syntetisk.csv"), homes),
        "segregated": (
            rows_of(pupils, book, "Dato", key=pupils["Borger-ID"], drop=[("filtered", ordinary)], stock=True),
            rows_of(residents, book, **everybody, drop=[("other_age", ~age.between(YOUNGEST, OLDEST))]),
        ),
        "moves": (
            rows_of(moves, book, "Dato", drop=[("filtered", ~moves["Flyttetype"].isin(MOVES))]),
            rows_of(residents, book, **everybody),
        ),
        "single_parents": (rows_of(families, book, **family, drop=[("filtered", ~single)]), homes),
        "low_grades": (
            rows_of(
                grades,
                book,
                "Årstal",
                key=grades["Borger-ID"],
                drop=[("filtered", ~sat), ("not_below_mean", ~below)],
            ),
            rows_of(grades, book, "Årstal", key=grades["Borger-ID"], drop=[("filtered", ~sat)]),
        ),
    }


def sample_counts(folder):
    """Counts and accounts of the unpacked sample.

    Args:
        folder: what ``scripts/make_sample.py --unpack`` wrote.

    Returns:
        a frame with a row per indicator, cell and year in which there is anything (``COLUMNS``; a count of
        nothing is 0; persons are the distinct citizens among the events, NaN of families); and a frame with a
        row per indicator and side ("numerator", "denominator"): rows read, placed, not placed by reason.
    """
    frames, accounts = [], []
    for indicator, both in sides(folder).items():
        events, population = (side.counts() for side in both)
        frame = pd.concat({"events": events, "population": population}, axis=1).fillna(0.0)
        if both[0].table["citizen"].notna().any():
            frame["persons"] = both[0].persons().reindex(frame.index, fill_value=0.0)
        else:
            frame["persons"] = np.nan
        frame = frame.rename_axis(["cell_id", "period"]).reset_index()
        frames.append(frame.assign(indicator=indicator)[COLUMNS])
        for name, side in zip(("numerator", "denominator"), both):
            accounts.append({"indicator": indicator, "side": name, **side.account()})
    counts = pd.concat(frames).sort_values(COLUMNS[:3], ignore_index=True)
    return counts, pd.DataFrame(accounts).set_index(["indicator", "side"]).fillna(0).astype(int)
