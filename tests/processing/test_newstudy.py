"""``newstudy``: from files to a study that ``runstudy`` runs."""

from __future__ import annotations

import json
import ntpath
import re
from pathlib import Path

import pandas as pd
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.studies import built_in, read_study
from boligmon_plugin.processing.algorithms.newstudy import NewStudyAlgorithm
from boligmon_plugin.workflow.studies.drafting import table_at
from tests.independent.sample_counts import sample_counts
from tests.layers import memory_layer
from tests.processing.conftest import Feedback
from tests.services.postgres import CONNECTION
from tests.studies import tables, write_tables

IDS = [one.id for one in built_in()]
SAMPLE = {
    "PLACEMENTS": "anbringelser_syntetisk.csv",
    "PREVENTIVE": "forebyggende_syntetisk.csv",
    "FAMILIES": "familier_syntetisk.csv",
    "PUPILS": "elever_syntetisk.csv",
    "RESIDENTS": "borgere_syntetisk.csv",
    "MOVES": "flytninger_syntetisk.csv",
    "GRADES": "afgangskarakterer_syntetisk.csv",
    "ADDRESSES": "adresser_syntetisk.csv",
    "BOUNDARY": "kommunegraense_syntetisk.geojson",
}
KEY = ["indicator", "cell_id", "period"]


class RefusedError(Exception):
    """What was said when an algorithm failed."""


def start(name, **parameters):
    """Results, log and warnings of an algorithm."""
    from qgis import processing

    feedback, context = Feedback(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        found = processing.run(f"boligmon:{name}", parameters, context=context, feedback=feedback)
    except QgsProcessingException as error:
        raise RefusedError("\n".join([str(error), feedback.textLog()])) from error
    return found, feedback.textLog(), feedback.warnings


def new(folder, *indicators, **parameters):
    places = [IDS.index(name) for name in indicators]
    path = folder / "ny.boligmon.json"
    found, log, warnings = start("newstudy", INDICATORS=places, OUTPUT=str(path), **parameters)
    assert found["OUTPUT"] == str(path)
    return found, log, warnings


@pytest.fixture
def lilleby(tmp_path, provider):
    write_tables(tmp_path)
    return tmp_path


def lillebys(folder, **more):
    return {"PREVENTIVE": str(folder / "tiltag.csv"), "FAMILIES": str(folder / "familier.csv"), **more}


def facts_of(folder):
    facts = pd.read_csv(
        folder / "facts.csv", sep=";", decimal=",", dtype={"period": str}, encoding="utf-8-sig"
    )
    cells = facts[facts["level"] == "cell"].rename(columns={"unit_id": "cell_id"})
    return cells.set_index(KEY)[["events", "population"]].sort_index()


# --- the sample


@pytest.fixture(scope="module")
def oeby(unpacked_sample, tmp_path_factory, provider):
    """A study made of the sample's tables, which lie in another folder; its log, and its results."""
    folder = tmp_path_factory.mktemp("oeby")
    files = {name: str(unpacked_sample / file) for name, file in SAMPLE.items()}
    point = "650000,6250000 [EPSG:25832]"
    found, log, warnings = new(folder, *IDS[:6], **files, MUNICIPALITY="0999", DEFAULT_POINT=point)
    start("runstudy", STUDY=str(folder / "ny.boligmon.json"))
    return folder, found, log, warnings


def test_the_samples_six_indicators_are_counted_as_pandas_does(oeby, unpacked_sample):
    folder, found, _, warnings = oeby
    assert (found["MISSING"], warnings) == (0, [])
    want = sample_counts(unpacked_sample)[0].set_index(KEY)[["events", "population"]].sort_index()
    got = facts_of(folder / "results")
    assert set(want.index) <= set(got.index)
    assert (got.loc[~got.index.isin(want.index)].fillna(0) == 0).all().all()
    same = got.loc[want.index].astype(float)
    pd.testing.assert_frame_equal(same, want.astype(float), check_exact=False, rtol=1e-12)
    assert set(want.index.get_level_values("indicator")) == set(IDS[:6])


def test_the_study_is_that_of_the_sample_but_for_its_names(oeby, unpacked_sample):
    mine, theirs = (
        read_study(path) for path in (oeby[0] / "ny.boligmon.json", unpacked_sample / "oeby.boligmon.json")
    )
    for source in theirs.sources:
        own = mine.source(source.id)
        assert (own.columns, own.geography) == (source.columns, source.geography), source.id
        assert Path(own.table.file).name == source.table.file
        assert not Path(own.table.file).is_absolute()
    assert (mine.municipality, mine.method, mine.base) == (theirs.municipality, theirs.method, theirs.base)


def test_the_log_says_which_columns_were_taken_and_why(oeby):
    _, _, log, _ = oeby
    assert "Source families: " in log
    assert "  family <- MI_PRINX (proposed by its name; 100\u00a0% of the values fit)" in log
    assert "  placed by the address" in log
    assert "segregated: the source pupils has dates and no first days" in log
    assert "the next step is Run study" in log


def test_no_id_of_a_person_family_or_address_is_said_or_written(oeby, unpacked_sample):
    folder, _, log, _ = oeby
    said = set(re.findall(r"[\w-]+", log + (folder / "ny.boligmon.json").read_text(encoding="utf-8")))
    for file, columns in (
        ("borgere_syntetisk.csv", ["Borger-ID", "Foedselsdato", "Adresse-ID"]),
        ("familier_syntetisk.csv", ["MI_PRINX", "RowId"]),
    ):
        table = pd.read_csv(unpacked_sample / file, sep=";", dtype=str, encoding="utf-8-sig", usecols=columns)
        for name in columns:
            known = {value for value in table[name].dropna() if len(value) > 4}
            assert len(known) > 100
            assert not said & known, name


# --- a small municipality


def test_two_tables_with_codes_of_cells(lilleby):
    found, log, warnings = new(lilleby, "preventive", **lillebys(lilleby))
    assert (found["MISSING"], warnings) == (0, [])
    assert log.count("placed by the code of the cell") == 2
    data = json.loads((lilleby / "ny.boligmon.json").read_text(encoding="utf-8"))
    assert [source["table"]["file"] for source in data["sources"]] == ["tiltag.csv", "familier.csv"]
    assert data["sources"][0]["columns"] == {
        "cell": "Celle",
        "period": "Årstal",
        "person": "Borger-ID",
        "type": "Type",
    }
    assert "combination" not in data
    start("runstudy", STUDY=found["OUTPUT"])
    _, events, _ = tables()
    events = events.dropna(subset=["Celle"]).drop_duplicates(["Celle", "Årstal", "Borger-ID", "Type"])
    want = events.groupby(["Celle", events["Årstal"].astype(str)]).size()
    got = facts_of(lilleby / "results").loc["preventive"]["events"]
    assert got[got > 0].to_dict() == want.to_dict()


def test_with_addresses_the_address_goes_first(lilleby):
    addresses = str(lilleby / "adresser.csv")
    found, log, _ = new(lilleby, "preventive", **lillebys(lilleby, ADDRESSES=addresses))
    assert log.count("placed by the address") == 2
    start("runstudy", STUDY=found["OUTPUT"])
    assert facts_of(lilleby / "results")["events"].sum() > 0


def test_layers_with_points_and_sheets_of_a_workbook(lilleby):
    points = str(lilleby / "adresser.gpkg")
    start("locatetable", INPUT=str(lilleby / "adresser.csv"), MODE=1, X="X", Y="Y", OUTPUT=points)
    events, families = (
        pd.read_csv(lilleby / name, sep=None, engine="python", encoding="cp1252")
        for name in ("tiltag.csv", "familier.csv")
    )
    with pd.ExcelWriter(lilleby / "udtræk.xlsx", engine="openpyxl") as book:
        events.to_excel(book, sheet_name="Tiltag", index=False)
        families.to_excel(book, sheet_name="Familier", index=False)
    (lilleby / "ud").mkdir()
    book = str(lilleby / "udtræk.xlsx|layername=")
    found, log, warnings = new(
        lilleby / "ud", "preventive", PREVENTIVE=f"{book}Tiltag", FAMILIES=f"{book}Familier", ADDRESSES=points
    )
    assert (found["MISSING"], warnings) == (0, [])
    assert "placed by the layer's own points" in log
    study = read_study(lilleby / "ud" / "ny.boligmon.json")
    places = [
        (source.id, source.table.file, source.table.layer, source.geography.mode) for source in study.sources
    ]
    assert places == [
        ("addresses", "../adresser.gpkg", "", "geometry"),
        ("preventive", "../udtræk.xlsx", "Tiltag", "address"),
        ("families", "../udtræk.xlsx", "Familier", "address"),
    ]
    start("runstudy", STUDY=found["OUTPUT"])
    unique = events.dropna(subset=["Adresse-ID"]).drop_duplicates(
        ["Adresse-ID", "Årstal", "Borger-ID", "Type"]
    )
    assert facts_of(lilleby / "ud" / "results")["events"].sum() == len(unique)


def test_a_role_without_a_column_is_said_and_the_study_is_written(lilleby):
    text = (lilleby / "tiltag.csv").read_text(encoding="cp1252")
    (lilleby / "tiltag.csv").write_text(text.replace("Borger-ID", "Notat", 1), encoding="cp1252")
    found, _, warnings = new(lilleby, "preventive", **lillebys(lilleby))
    assert found["MISSING"] == 1
    assert any("role person" in text and "preventive" in text for text in warnings)
    assert "cannot be run before it is completed" in warnings[-1]
    assert "person" not in read_study(lilleby / "ny.boligmon.json").source("preventive").columns
    with pytest.raises(RefusedError, match="role person"):
        start("runstudy", STUDY=found["OUTPUT"])
    more = lillebys(lilleby, MAPPING="preventive.person=Notat")
    found, log, warnings = new(lilleby, "preventive", **more)
    assert (found["MISSING"], warnings) == (0, [])
    assert "  person <- Notat (chosen by the user; " in log


def test_a_source_without_a_table_is_said_once(lilleby):
    found, _, warnings = new(lilleby, "preventive", PREVENTIVE=str(lilleby / "tiltag.csv"))
    assert found["MISSING"] == 1
    assert [text for text in warnings if "names no table" in text] == [warnings[0]]


def test_a_table_that_nothing_needs_is_left_out(lilleby):
    more = lillebys(lilleby, MOVES=str(lilleby / "tiltag.csv"))
    _, _, warnings = new(lilleby, "preventive", **more)
    assert warnings == ["The chosen indicators do not need the source moves; its table is left out."]
    assert read_study(lilleby / "ny.boligmon.json").source("moves") is None


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("preventive.person=Findes ikke", "Findes ikke"),
        ("preventive.borger=Borger-ID", "no role of a column"),
        ("pupils.person=Borger-ID", "Sources with a table are: families, preventive"),
        ("preventive.person=Borger-ID; type", "Column number 2 .* is not written as source.role=column"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_refused(lilleby, mapping, said):
    with pytest.raises(RefusedError, match=said):
        new(lilleby, "preventive", **lillebys(lilleby, MAPPING=mapping))
    assert not (lilleby / "ny.boligmon.json").exists()


def test_no_column_can_be_chosen_too(lilleby):
    new(lilleby, "preventive", **lillebys(lilleby, MAPPING="preventive.type=; families.cell=Celle"))
    columns = read_study(lilleby / "ny.boligmon.json").source("preventive").columns
    assert columns == {"cell": "Celle", "period": "Årstal", "person": "Borger-ID"}


def test_tables_on_another_drive_are_refused():
    table = table_at("D:\\data\\a.xlsx|layername=Ark 1", "D:\\data\\ud", ntpath)
    assert (table.file, table.layer) == ("../a.xlsx", "Ark 1")
    with pytest.raises(SourceError, match="draft_drive") as refused:
        table_at("D:\\data\\a.csv", "C:\\ud", ntpath)
    assert refused.value.details == {"file": "a.csv"}


def test_folders_behind_links_are_named_as_they_are(lilleby):
    (lilleby / "data" / "dyb").mkdir(parents=True)
    (lilleby / "link").symlink_to(lilleby / "data" / "dyb", target_is_directory=True)
    found, _, _ = new(lilleby / "link", "preventive", **lillebys(lilleby))
    study = read_study(lilleby / "link" / "ny.boligmon.json")
    assert study.source("families").table.file == "../../familier.csv"
    start("runstudy", STUDY=found["OUTPUT"])


def test_a_folder_that_is_not_there_is_refused(lilleby):
    with pytest.raises(RefusedError, match="There is no folder findes_ikke"):
        start(
            "newstudy",
            INDICATORS=[1],
            OUTPUT=str(lilleby / "findes_ikke" / "ny.boligmon.json"),
            **lillebys(lilleby),
        )


def test_tables_of_a_database_are_taken_by_their_connection(lilleby, postgres):
    _, events, population = tables()
    types = {"Årstal": "int", "Borger-ID": "text", "Type": "text", "Alder": "int", "Celle": "text"}
    postgres.load(memory_layer(events[list(types)], types, name="tiltag", geometry="NoGeometry"), "tiltag")
    types = {"Dato": "text", "Familie-ID": "text", "Celle": "text"}
    families = memory_layer(population[list(types)], types, name="familier", geometry="NoGeometry")
    postgres.load(families, "familier")
    place = f"connection={CONNECTION}|schema=public|layername="
    found, _, _ = new(lilleby, "preventive", PREVENTIVE=f"{place}tiltag", FAMILIES=f"{place}familier")
    made = read_study(lilleby / "ny.boligmon.json")
    assert made.source("preventive").table.connection == CONNECTION
    assert made.source("preventive").columns["type"] == "Type"
    assert postgres.secret not in (lilleby / "ny.boligmon.json").read_text(encoding="utf-8")
    start("runstudy", STUDY=found["OUTPUT"])
    assert (lilleby / "results" / "facts.csv").is_file()


def test_a_study_is_no_temporary_file(lilleby):
    with pytest.raises(RefusedError, match="would go when QGIS closes"):
        start("newstudy", INDICATORS=[1], OUTPUT="TEMPORARY_OUTPUT", **lillebys(lilleby))


def test_addresses_that_no_table_is_given_for_are_said(lilleby):
    more = lillebys(lilleby, MAPPING="families.address=Adresse-ID")
    found, _, warnings = new(lilleby, "preventive", **more)
    assert found["MISSING"] == 1
    assert warnings[0] == "  placed by the address, and no table of addresses is given to look it up in"


# --- the words of filters


def with_types(folder, types):
    table = pd.read_csv(folder / "familier.csv", sep=None, engine="python", dtype=str)
    table["Familietype"] = [types[place % len(types)] for place in range(len(table))]
    table["Antal børn"] = "1"
    table.to_csv(folder / "familier.csv", sep=";", index=False)
    return {"FAMILIES": str(folder / "familier.csv")}


def test_words_that_a_filter_asks_for_in_vain_are_said_with_those_there_are(lilleby):
    files = with_types(lilleby, ["Par", "Enlig far", "Enlig mor"])
    found, log, warnings = new(lilleby, "single_parents", **files)
    assert found["MISSING"] == 0
    assert len(warnings) == 1
    assert "single_parents asks family_type for words that Familietype does not hold" in warnings[0]
    assert "edit the filter" in warnings[0]
    assert "  Familietype holds: Enlig far, Enlig mor, Par" in log


def test_a_word_that_is_missing_beside_others_is_no_warning(lilleby):
    files = with_types(lilleby, ["Par", "Enlige mænd"])
    _, log, warnings = new(lilleby, "single_parents", **files)
    assert warnings == []
    assert "also names, for family_type, what Familietype does not hold: Enlige kvinder" in log


@pytest.mark.parametrize(
    "types",
    [
        ["Par", "Enlig", "0101701234"],
        ["Par", "Enlig", "se sag 010170-1234"],
        [f"Type {place}" for place in range(31)],
        ["Par", "x" * 61],
    ],
)
def test_words_that_may_be_personal_are_not_shown(lilleby, types):
    _, log, warnings = new(lilleby, "single_parents", **with_types(lilleby, types))
    assert len(warnings) == 1
    assert types[-1] not in log
    assert "holds:" not in log


def test_a_word_on_few_rows_hides_them_all(lilleby):
    with_types(lilleby, ["Par", "Enlig"])
    text = (lilleby / "familier.csv").read_text(encoding="utf-8")
    (lilleby / "familier.csv").write_text(text.replace(";Par;", ";Anes far;", 4), encoding="utf-8")
    _, log, _ = new(lilleby, "single_parents", FAMILIES=str(lilleby / "familier.csv"))
    assert "edit the filter" in log
    assert "Anes far" not in log
    assert "holds:" not in log


def test_there_is_a_parameter_for_every_source_of_the_catalogue():
    sources = {count.source for one in built_in() for count in (one.numerator, one.denominator)}
    assert {name.lower() for name in NewStudyAlgorithm.TABLES} == sources
