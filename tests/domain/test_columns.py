"""Proposals for the columns of tables such as municipalities deliver. CPR numbers are synthetic."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.columnnames import SYNONYMS
from boligmon_plugin.domain.columns import normalised, propose, sample_of, successors
from boligmon_plugin.domain.columnvalues import evidence_of
from boligmon_plugin.study.roles import ROLES

UUID = "0a3f50b4-4660-32b8-e044-0003ba298018"


def chosen(proposals):
    return {one.role: one.column for one in proposals if one.chosen}


def text(*values):
    return np.array(values, dtype=object)


def test_every_role_has_names_that_are_written_as_they_are_compared():
    assert set(SYNONYMS) == set(ROLES)
    for names in SYNONYMS.values():
        assert [normalised(name) for name in names] == list(names)
        assert len(set(names)) == len(names) >= 5


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Borger-ID", "borgerid"),
        ("CPR-nr.", "cprnr"),
        ("Årstal", "aarstal"),
        ("Dør betegnelse", "doerbetegnelse"),
        ("UdtraekDato", "udtraekdato"),
        ("Udtræks_dato", "udtraeksdato"),
        ("FORÆLDREMYNDIGHED", "foraeldremyndighed"),
    ],
)
def test_names_are_compared_without_case_marks_and_danish_letters(name, expected):
    assert normalised(name) == expected


# The names of the issue and of real extracts (DANISH_DOMAIN sections 1 and 2), each with a value.
NAMES = [
    ("Årstal", "period", "2015"),
    ("År", "period", "2015"),
    ("Dato", "period", "31-12-2015"),
    ("Startdato", "start", "01-02-2015"),
    ("Slutdato", "stop", "2015-03-01"),
    ("Borger-ID", "person", "B123"),
    ("Global Borger ID", "person", "B123"),
    ("CPR-nr.", "person", "311257-5000"),
    ("Personnummer formateret", "person", "311257-5000"),
    ("Familie-ID", "family", "4711"),
    ("MI_PRINX", "family", "4711"),
    ("RowId", "row", "1"),
    ("UdtraekDato", "period", "2015-01-01T00:00:00"),
    ("udtraek_dato", "period", "2015-01-01"),
    ("Foranstaltningstype", "type", "Plejefamilie"),
    ("foranstaltningstypekode", "type", "80"),
    ("Foranstaltningsparagraf", "paragraph", "§ 52, stk. 3, nr. 7"),
    ("Afgørelsesparagraf", "decision", "§ 66"),
    ("Ydelsestype", "service", "Aflastning"),
    ("Adresse-ID", "address", UUID),
    ("Adgangsadresse", "address", UUID),
    ("HusnummerId", "address", UUID),
    ("KVHX", "address", "04615319__93__1____"),
    ("KVH", "address", "01016378__33"),
    ("Kommunekode", "municipality", "0479"),
    ("Vejkode", "road", "5319"),
    ("Husnr", "house", "93A"),
    ("Etage", "floor", "st"),
    ("Dør", "door", "th"),
    ("X", "x", "600000,5"),
    ("Y", "y", "6100000,5"),
    ("DDKNcelle100m", "cell", "100m_61768_6435"),
    ("KN100mDK", "cell", "100m_61768_6435"),
    ("FLIS_Klasse_Type_Ident", "class_type", "20"),
    ("FLIS_Skoletype_Gruppe", "school_type", "20"),
    ("Handlekommune", "acting_municipality", "Svendborg"),
    ("Betalings-kommune", "paying_municipality", "479"),
    ("Bopælskommune", "home_municipality", "479"),
    ("Alder", "age", "12"),
    ("Fødselsdato", "birth", "31-12-2012"),
    ("Familietype", "family_type", "Enlig kvinde"),
    ("Antal hjemmeboende børn", "children", "2"),
    ("Karaktergennemsnit", "grade", "7,1"),
    ("Forældremyndighedsindehaver", "custody", "B124"),
    ("Flyttetype", "move", "Tilflytning"),
    ("Bruttoindkomst", "income", "312.500,00"),
    ("Beskæftigelsesstatus", "employment", "Selvforsørgende"),
    ("Antal", "count", "12"),
    ("citizen_id", "person", "B123"),
    ("Municipality code", "municipality", "101"),
    ("Number of children", "children", "3"),
    ("End date", "stop", "2015-03-01"),
]


@pytest.mark.parametrize(("name", "role", "value"), NAMES)
def test_known_names(name, role, value):
    (found,) = propose([name], {name: text(value)})
    assert (found.role, found.column, found.reason, found.evidence, found.chosen) == (
        role,
        name,
        "name",
        1.0,
        True,
    )


def test_frederiksberg_s_columns():
    frame = pd.DataFrame(
        {
            "distrikt_id": ["100m_61745_7215", "100m_61746_7215", "100m_61747_7215", "4711"],
            "type_id": ["11", "11", "11", "12"],
            "antal_samlet": ["0", "12", "7", "3"],
            "antal": ["0", "1", "2", "3"],
            "procent": ["0.0", "8.3", "28.6", "100.0"],
            "udtraek_dato": ["2012-10-02", "2012-10-02", "2013-01-02", "2013-01-02"],
        }
    )
    found = propose(list(frame), {name: frame[name].to_numpy(dtype=object) for name in frame})
    assert chosen(found) == {
        "period": "udtraek_dato",
        "count": "antal",
        "type": "type_id",
        "cell": "distrikt_id",
    }
    assert {one.role: one.evidence for one in found}["cell"] == 0.75


def test_a_name_whose_values_do_not_fit_is_shown_and_not_chosen():
    (found,) = propose(["Slutdato"], {"Slutdato": text("31-12-2015", "løbende", "ukendt", "?")})
    assert (found.role, found.evidence, found.chosen) == ("stop", 0.25, False)
    (found,) = propose(["Adresse"], {"Adresse": text("Torvet 1", "Torvet 2")})
    assert (found.role, found.evidence, found.chosen) == ("address", 0.0, False)


def test_a_better_column_takes_the_role_of_a_misleading_name():
    samples = {"Dato": text("uoplyst", "uoplyst"), "Udtræksår": text("2015", "2016")}
    samples["Årstal "] = text("2015", "2016")
    assert chosen(propose(["Dato", "Årstal "], samples)) == {"period": "Årstal "}


def test_one_column_per_role_and_one_role_per_column():
    names = ["Startdato", "Startdato til visitation", "Dato", "Udtræksdato", "Antal", "Antal borgere"]
    samples = {name: text("2015-01-01") if "ato" in name else text("1") for name in names}
    found = propose(names, samples)
    assert chosen(found) == {"start": "Startdato", "period": "Udtræksdato", "count": "Antal"}
    assert len({one.role for one in found}) == len({one.column for one in found}) == len(found)


def test_the_order_of_the_columns_changes_nothing_but_ties():
    names = ["Dato", "Startdato", "CPR-nr.", "Sagstype", "Antal", "KVHX", "Kommunekode"]
    samples = {
        "Dato": text("2015"),
        "Startdato": text("1-1-2015"),
        "CPR-nr.": text("311257-5000"),
        "Sagstype": text("x"),
        "Antal": text("1"),
        "KVHX": text("04615319__93__1____"),
        "Kommunekode": text("479"),
    }
    expected = propose(names, samples)
    for order in itertools.islice(itertools.permutations(names), 0, 5000, 500):
        assert propose(list(order), samples) == expected


def test_numbers_of_people_are_no_ids_of_people():
    assert chosen(propose(["antal_borger"], {"antal_borger": text("1", "2")})) == {"count": "antal_borger"}


def test_letters_lost_on_the_way_and_compounds():
    names = ["Arstal", "Visitationsdato", "Leverandør"]
    samples = {"Arstal": text("2015"), "Visitationsdato": text("1-1-2015"), "Leverandør": text("th")}
    assert chosen(propose(names, samples)) == {"period": "Arstal"}
    assert chosen(propose(names[1:], samples)) == {"period": "Visitationsdato"}


def test_values_alone_show_cells_keys_cpr_numbers_and_dates():
    samples = {
        "a": text("100m_61768_6435", "1km_6176_643"),
        "b": text("01016378__33", "04615319__93__1____"),
        "c": text("311257-5000", "3112575001"),
        "d": np.array(["2015-01-01", "NaT"], dtype="datetime64[D]"),
        "k": np.array([2015, 2016]),  # whole numbers may be anything
        "f": text(UUID, UUID),  # the id of anything
    }
    found = propose(list(samples), samples)
    assert chosen(found) == {"cell": "a", "address": "b", "person": "c", "period": "d"}
    assert {one.reason for one in found} == {"values"}


def test_columns_without_values_are_judged_by_name_and_not_chosen():
    found = propose(["Årstal", "Tom"], {"Årstal": text(None, ""), "Tom": text()})
    assert [(one.role, one.evidence, one.chosen) for one in found] == [("period", 0.0, False)]
    assert propose(["Årstal"], {})[0].chosen is False
    assert propose([], {}) == []


@pytest.mark.parametrize(
    ("role", "values", "share"),
    [
        ("row", text("1", "2", "2", "3"), 0.75),  # of ids that repeat only the first counts
        ("row", np.array([1, 2, 3]), 1.0),
        ("person", text("B1", "Jens Hansen", "2015-01-01", "7,5"), 0.25),
        ("count", text("1.234", "1,5", "-1", "x"), 0.5),
        ("count", np.array([1.0, np.nan]), 1.0),  # missing ones do not count
        ("age", np.array([0, 17, 131, -1]), 0.5),
        ("age", text("17,5"), 0.0),
        ("grade", text("7,1", "12", "-3", "14"), 0.75),
        ("municipality", text("479", "0479", "479.0", "1479"), 0.75),
        ("road", text("17", "5319", "53190"), 2 / 3),
        ("house", text("1", "17B", "93 A", "Torvet"), 0.75),
        ("floor", text("st", "1", "kl.", "øverst"), 0.75),
        ("address", text(UUID.upper(), "{" + UUID + "}", UUID.replace("-", ""), UUID[:-1]), 0.75),
        ("address", text("01016378__33", "01016378 33A", "0101637800__1ST__TH"), 2 / 3),
        ("cell", text("100m_61768_6435", "250m_622375_57550", "250m_622376_57550"), 2 / 3),
        ("start", text("2015", "2015-01-01"), 0.5),  # a year is no first day
        ("type", text("a", "10"), 1.0),
        ("type", text("2015-01-01", "10,5"), 0.0),
    ],
)
def test_evidence_of_a_role(role, values, share):
    assert evidence_of(role, values) == pytest.approx(share)


def test_the_successor_of_a_field_that_is_gone():
    names = ["RowId", "Årstal_ny", "Aar", "Antal", "Celle"]
    samples = {"RowId": text("1"), "Aar": text("2015"), "Antal": text("3"), "Årstal_ny": text("2015")}
    samples["Celle"] = text("100m_61768_6435")
    found = successors("Årstal", names, samples, "period")
    assert [(one.column, one.reason, one.chosen) for one in found[:2]] == [
        ("Aar", "name", True),
        ("Årstal_ny", "part", False),
    ]
    assert "RowId" not in {one.column for one in found}


def test_a_successor_with_other_spelling_comes_first():
    names = ["Dato", "ÅRSTAL "]
    found = successors("årstal", names, {"Dato": text("2015"), "ÅRSTAL ": text("2015")}, "period")
    assert [one.column for one in found] == ["ÅRSTAL ", "Dato"]


def test_a_successor_whose_values_do_not_fit_is_never_chosen():
    found = successors("Slutdato", ["Slut dato"], {"Slut dato": text("løbende")}, "stop")
    assert [(one.column, one.evidence, one.chosen) for one in found] == [("Slut dato", 0.0, False)]
    assert successors("Slutdato", ["Navn"], {"Navn": text("x")}, "stop") == []


def test_a_successor_of_a_field_without_role_is_one_of_a_like_name():
    found = successors("Tilbudskode2023", ["Tilbudskode2024", "Navn"], {"Tilbudskode2024": text("7")}, "")
    assert [(one.column, one.reason, one.chosen) for one in found] == [("Tilbudskode2024", "likeness", True)]


def test_a_sample_is_spread_over_the_column_and_leaves_out_what_is_missing():
    column = np.arange(5000).astype(object)
    column[::2] = None
    sample = sample_of(column, 100)
    assert len(sample) == 100
    assert sample[0] == 1
    assert sample[-1] == 4999
    assert sample_of(text("a", None, " "), 100).tolist() == ["a"]
