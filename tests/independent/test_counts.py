"""The independent computations agree with what is known of their data, and with plain loops over the rows."""

from __future__ import annotations

import csv
import json

import pandas as pd
import pytest

from tests.independent.course_counts import HOWS, course_counts
from tests.independent.frederiksberg_counts import INDICATORS, frederiksberg_counts
from tests.independent.sample_counts import COLUMNS, sample_counts

YEARS = [str(year) for year in range(2015, 2025)]


@pytest.fixture(scope="module")
def result(unpacked_sample):
    return sample_counts(unpacked_sample)


@pytest.fixture(scope="module")
def stated(project_root):
    return json.loads((project_root / "resources" / "sample" / "facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def boxes(unpacked_sample):
    """Address id -> (east, north) cell numbers of addresses in the municipality."""
    with (unpacked_sample / "adresser_syntetisk.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {
        row["Adresse-ID"]: (int(row["X"][:4]), int(row["Y"][:5]))  # 488123,45 is in column 4881
        for row in rows
        if row["Kommunekode"] == "0999" and row["X"] != "650000,00"
    }


def rows_of(path, encoding):
    with path.open(encoding=encoding, newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


# --- the sample


def test_every_row_is_accounted_for(result, stated):
    _, accounts = result
    reasons = accounts.drop(columns=["read", "placed"]).sum(axis=1)
    assert (accounts["read"] == accounts["placed"] + reasons).all()
    tables = {
        "placements": ("placements", "families"),
        "preventive": ("preventive", "families"),
        "segregated": ("pupils", "residents"),
        "moves": ("moves", "residents"),
        "single_parents": ("families", "families"),
        "low_grades": ("grades", "grades"),
    }
    for indicator, both in tables.items():
        read = accounts.loc[indicator]["read"]
        assert read[["numerator", "denominator"]].tolist() == [stated[name]["rows"] for name in both]


@pytest.mark.parametrize(
    ("indicator", "side", "table"),
    [
        ("placements", "numerator", "placements"),
        ("preventive", "numerator", "preventive"),
        ("preventive", "denominator", "families"),
        ("moves", "numerator", "moves"),
        ("moves", "denominator", "residents"),
    ],
)
def test_unplaced_rows_are_the_flaws_that_the_sample_states(result, stated, indicator, side, table):
    account = result[1].loc[(indicator, side)]
    for reason in ("no_address", "unknown_address", "default_point"):
        assert account[reason] == stated[table][reason]
    assert account["outside"] == stated[table].get("outside_municipality", 0)


def test_one_row_per_indicator_cell_and_year(result):
    counts, _ = result
    assert counts.columns.tolist() == COLUMNS
    assert not counts.duplicated(COLUMNS[:3]).any()
    assert (counts[["events", "population"]] >= 0).all().all()
    assert (counts[["events", "population"]].sum(axis=1) > 0).all()
    for _, of_one in counts.groupby("indicator"):
        assert sorted(of_one["period"].unique()) == YEARS
    assert counts["cell_id"].str.fullmatch(r"100m_6\d{4}_\d{4}").all()


def test_whatever_shares_a_denominator_has_the_same(result):
    counts = result[0].set_index(["cell_id", "period"])
    by = {name: frame["population"] for name, frame in counts.groupby("indicator")}
    assert len(by["placements"]) >= len(by["single_parents"])
    both = pd.concat([by["placements"], by["preventive"], by["single_parents"]], axis=1).fillna(0)
    assert (both.iloc[:, 0] == both.iloc[:, 1]).all()
    assert (both.iloc[:, 0] == both.iloc[:, 2]).all()


def test_a_part_is_not_more_than_the_whole(result):
    counts = result[0]
    parts = counts[counts["indicator"].isin(["single_parents", "low_grades"])]
    assert (parts["events"] <= parts["population"]).all()


def test_persons_are_at_most_the_events(result):
    counts = result[0]
    families = counts["indicator"] == "single_parents"
    assert counts.loc[families, "persons"].isna().all()
    others = counts[~families]
    assert (others["persons"] <= others["events"]).all()
    assert ((others["persons"] > 0) == (others["events"] > 0)).all()
    more = (others["persons"] < others["events"]).groupby(others["indicator"]).any()
    assert more.to_dict() == {
        "placements": True,  # a citizen with two types
        "preventive": True,
        "moves": True,  # who moves twice
        "segregated": False,
        "low_grades": False,
    }


def test_shares_are_as_the_sample_was_made(result):
    total = result[0].groupby("indicator")[["events", "population"]].sum()
    rate = total["events"] / total["population"]
    assert 0.045 < rate["single_parents"] < 0.07
    assert 0.035 < rate["segregated"] < 0.055
    assert 0.45 < rate["low_grades"] < 0.55
    assert 0.15 < rate["moves"] < 0.25
    assert 0.005 < rate["placements"] < 0.008
    assert 0.010 < rate["preventive"] < 0.015


def busiest(counts, indicator):
    """The cell with most events of an indicator, and its rows by year."""
    mine = counts[counts["indicator"] == indicator]
    cell = mine.groupby("cell_id")["events"].sum().idxmax()
    north, east = map(int, cell.split("_")[1:])
    return (east, north), mine[mine["cell_id"] == cell].set_index("period")


def test_measures_and_families_of_one_cell_by_loops(result, unpacked_sample, boxes):
    box, mine = busiest(result[0], "placements")
    units, families = {year: set() for year in YEARS}, dict.fromkeys(YEARS, 0)
    for row in rows_of(unpacked_sample / "anbringelser_syntetisk.csv", "cp1252"):
        if boxes.get(row["Adresse-ID"].strip().lower()) == box:
            units[row["Årstal"]].add((row["Borger-ID"].strip(), row["Foranstaltningstype"]))
    for row in rows_of(unpacked_sample / "familier_syntetisk.csv", "utf-8-sig"):
        if boxes.get(row["Adresse-ID"]) == box:
            families[row["UdtraekDato"][-4:]] += 1
    assert mine["events"].to_dict() == {year: len(found) for year, found in units.items()}
    assert mine["population"].to_dict() == {year: count / 2 for year, count in families.items()}


def test_pupils_and_children_of_one_cell_by_loops(result, unpacked_sample, boxes):
    box, mine = busiest(result[0], "segregated")
    pupils, children = dict.fromkeys(YEARS, 0), dict.fromkeys(YEARS, 0)
    for row in rows_of(unpacked_sample / "elever_syntetisk.csv", "cp1252"):
        ordinary = row["Klassetype"] == "Normalklasse" and row["Skoletype"] == "Folkeskole"
        if not ordinary and boxes.get(row["Adresse-ID"].strip().lower()) == box:
            pupils[row["Dato"][-4:]] += 1
    for row in rows_of(unpacked_sample / "borgere_syntetisk.csv", "utf-8-sig"):
        if boxes.get(row["Adresse-ID"].strip().lower()) == box:
            day, month, year = map(int, row["Foedselsdato"].split("-"))
            now = int(row["UdtraekDato"][-4:])
            age = now - year - ((month, day) > (9, 30))
            children[str(now)] += 6 <= age <= 16
    assert mine["events"].to_dict() == pupils
    assert mine["population"].to_dict() == children


def test_grades_of_one_cell_by_loops(result, unpacked_sample, boxes):
    box, mine = busiest(result[0], "low_grades")
    rows = [
        (row["Årstal"], int(row["Karaktergennemsnit"].replace(",", "")), row["Adresse-ID"].strip().lower())
        for row in rows_of(unpacked_sample / "afgangskarakterer_syntetisk.csv", "cp1252")
        if row["Karaktergennemsnit"]
    ]
    below, sat = {}, {}
    for year in YEARS:
        tenths = [grade for of, grade, _ in rows if of == year]  # all, with or without a place
        here = [grade for of, grade, address in rows if of == year and boxes.get(address) == box]
        if here:
            sat[year] = len(here)
            below[year] = sum(grade * len(tenths) < sum(tenths) for grade in here)
    assert mine["events"].to_dict() == below
    assert mine["population"].to_dict() == sat


def test_no_mean_is_so_near_a_grade_that_rounding_decides(unpacked_sample):
    sums, numbers, grades = {}, {}, {}
    for row in rows_of(unpacked_sample / "afgangskarakterer_syntetisk.csv", "cp1252"):
        if row["Karaktergennemsnit"]:
            year, tenths = row["Årstal"], int(row["Karaktergennemsnit"].replace(",", ""))
            sums[year], numbers[year] = sums.get(year, 0) + tenths, numbers.get(year, 0) + 1
            grades.setdefault(year, set()).add(tenths)
    assert min(abs(sums[y] / numbers[y] - grade) for y in grades for grade in grades[y]) > 1e-6


# --- courses through the register


@pytest.mark.parametrize("how", HOWS)
def test_courses_are_placed_where_the_register_says(unpacked_sample, result, how):
    counts, reasons = course_counts(unpacked_sample, how)
    assert set(reasons) == {"", "unknown_address", "default_point"}
    by_year = counts.groupby("period")["events"].sum()
    assert by_year.index.tolist() == YEARS
    assert by_year.sum() == reasons[""]
    if how != "starting":  # the same measures as in the yearly table, there less those without a place
        yearly = result[0].query("indicator == 'preventive'").groupby("period")["events"].sum()
        assert (by_year >= yearly).all()
        assert (by_year <= yearly + 20).all()


def test_on_the_first_of_july_the_cells_are_those_of_the_yearly_table(unpacked_sample, result, stated):
    counts, _ = course_counts(unpacked_sample, "snapshot")
    yearly = result[0].query("indicator == 'preventive' and events > 0").set_index(["cell_id", "period"])
    more = counts.set_index(["cell_id", "period"])["events"].sub(yearly["events"], fill_value=0)
    assert (more >= 0).all()
    # the sound addresses of the rows that were spoiled in the yearly table (plan: 38, 27 and 19)
    assert more.sum() == 38 + 27 + 19


# --- Frederiksberg


def test_frederiksbergs_totals(shared_data):
    counts, accounts = frederiksberg_counts(shared_data / "frederiksberg")
    assert len(counts) == len(INDICATORS) * 956 * 7
    assert (accounts["read"] == 9226).all()
    assert (accounts["placed"] == 956 * 7).all()
    total = counts.groupby(["indicator", "period"])[["events", "population"]].sum()
    dwellings = total.loc["deficiencies"]
    assert dwellings.loc["2013-Q1":"2013-Q4", "population"].mean() == 54_215  # METHODS A1
    jump = dwellings.loc["2013-Q3", "events"] / dwellings.loc["2013-Q2", "events"]
    assert jump == pytest.approx(1.10, abs=0.005)  # the break in the series at 2013-07-01
    assert total.loc["children_0_5", "population"].equals(total.loc["children_6_17", "population"])


def test_frederiksbergs_tables_repeat_the_residents(shared_data):
    residents = pd.read_csv(shared_data / "frederiksberg" / "befolkning_alle.csv")
    key = ["distrikt_id", "udtraek_dato"]
    for name in ("befolkning_0_5.csv", "befolkning_6_17.csv"):
        table = pd.read_csv(shared_data / "frederiksberg" / name)
        both = table.merge(residents, on=key, suffixes=("", "_all"))
        assert len(both) == len(table)
        assert (both["antal_samlet"] == both["antal_samlet_all"]).all()
        assert (both["antal"] <= both["antal_samlet"]).all()
