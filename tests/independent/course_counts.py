"""Measures with a first and a last day, placed through a register of residences, counted with pandas alone.

``tests/data/oeby_forloeb.boligmon.json`` describes the same over the unpacked sample.
"""

from __future__ import annotations

import pandas as pd

from .sample_counts import address_book, read_table

YEARS = range(2015, 2025)
HOWS = ("touching", "starting", "snapshot")
SNAPSHOT = (7, 1)  # month and day


def days(column):
    """Danish dates; NaT for an empty text."""
    return pd.to_datetime(column.where(column != ""), format="%d-%m-%Y")


def courses_of(folder):
    """Citizen, type, first and last day (NaT while it lasts), a row each."""
    table = pd.read_csv(
        folder / "foranstaltninger_forloeb_syntetisk.csv",
        sep=";",
        encoding="utf-8-sig",
        dtype=str,
        keep_default_na=False,
    )
    return pd.DataFrame(
        {
            "citizen": table["Borger-ID"],
            "type": table["Foranstaltningstype"],
            "start": days(table["Startdato"]),
            "stop": days(table["Slutdato"]),
        }
    )


def in_years(courses, how):
    """The courses of every year by one of ``HOWS``, with the day that belongs to each: the first day of the
    course in the year, its first day, or the snapshot date. First and last day are both included."""
    out = []
    last = courses["stop"].fillna(pd.Timestamp.max)
    for year in YEARS:
        first_day, last_day = pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)
        if how == "snapshot":
            first_day = last_day = pd.Timestamp(year, *SNAPSHOT)
        if how == "starting":
            chosen = courses["start"].between(first_day, last_day)
        else:
            chosen = (courses["start"] <= last_day) & (last >= first_day)
        some = courses[chosen].copy()
        some["day"] = some["start"] if how == "starting" else some["start"].clip(lower=first_day)
        out.append(some.assign(period=str(year)))
    return pd.concat(out, ignore_index=True)


def placed(rows, folder):
    """The rows with the cell of the citizen's address on their ``day``, and why they have none."""
    register = read_table(folder / "bopael_syntetisk.csv")
    lived = pd.DataFrame(
        {
            "citizen": register["Borger-ID"],
            "from": days(register["Fra"]),
            "to": days(register["Til"]).fillna(pd.Timestamp.max),
            "address": register["Adresse-ID"],
        }
    )
    rows = rows.reset_index(names="row")
    both = rows.merge(lived, on="citizen")
    there = both[(both["from"] <= both["day"]) & (both["day"] <= both["to"])].set_index("row")["address"]
    address = there.reindex(rows["row"])
    found = address_book(folder).reindex(address)
    reason = found["reason"].fillna("unknown_address").to_numpy(dtype=object)
    reason[(address == "").to_numpy()] = "no_address"
    reason[address.isna().to_numpy()] = "no_residence"
    reason[~rows["citizen"].isin(lived["citizen"]).to_numpy()] = "not_in_register"
    return rows.assign(cell_id=found["cell_id"].to_numpy(), reason=reason)


def course_counts(folder, how, day=""):
    """Distinct citizen x type by cell and year.

    Args:
        folder: the unpacked sample.
        how: which years a course belongs to, one of ``HOWS``.
        day: "start" to take the address on the course's first day in every year; "" for that of ``in_years``.

    Returns:
        a frame (cell_id, period, events), sorted; and the (course, year) pairs by why they have no place, ""
        for those that have one.
    """
    rows = in_years(courses_of(folder), how)
    if day == "start":
        rows["day"] = rows["start"]
    rows = placed(rows, folder)
    good = rows[rows["reason"] == ""].drop_duplicates(["cell_id", "period", "citizen", "type"])
    counts = good.groupby(["cell_id", "period"]).size().astype(float).rename("events").reset_index()
    return counts, rows["reason"].value_counts().to_dict()
