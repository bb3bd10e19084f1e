"""Checking a source: on a town made up with known mistakes, and on Frederiksberg's real tables.

All CPR numbers are synthetic: births of the 1800s by the rule of the seventh digit, so nobody alive.
"""

from __future__ import annotations

import html
import re

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from tests.layers import as_csv, in_file, memory_layer, square
from tests.processing.conftest import Feedback

KATTEGAT, HOME = (660_000.0, 6_250_000.0), (605_000.0, 6_105_000.0)
MUNICIPALITY = square(600_000, 6_100_000, 10_000)
YEARS = range(2012, 2020)


def town(n=400, seed=5):
    """One row per family and year, with mistakes of known number."""
    random = np.random.RandomState(seed)
    x, y = random.uniform(600_100, 609_900, n).round(1), random.uniform(6_100_100, 6_109_900, n).round(1)
    rows = pd.concat(
        pd.DataFrame(
            {
                "RowId": [f"R{year}{i:04d}" for i in range(n)],
                "Familie-ID": [f"FAM{i:05d}" for i in range(n)],
                "UdtraekDato": f"01-01-{year}",
                "X": x,
                "Y": y,
            }
        )
        for year in YEARS
        if year != 2015
    ).reset_index(drop=True)
    rows[["X", "Y"]] = rows[["X", "Y"]].astype(object)
    rows.loc[:149, ["X", "Y"]] = KATTEGAT  # of the first year
    rows.loc[150:209, ["X", "Y"]] = HOME
    rows.loc[[300, 700, 1100], ["X", "Y"]] = 599_000.0, 6_105_000.0  # outside, and too few to be a crowd
    rows.loc[[301, 701], ["X", "Y"]] = None
    rows.loc[[302, 303, 304, 305], "UdtraekDato"] = "ukendt"
    rows.loc[[306, 307], "UdtraekDato"] = None
    rows.loc[[308, 309, 310], "RowId"] = None
    rows.loc[[320, 321], "RowId"] = rows.loc[319, "RowId"]  # the same id three times in one year
    rows.loc[330, "Familie-ID"] = rows.loc[331, "Familie-ID"]
    return rows


def findings(done, check, reason=None):
    table = done.frame()
    found = table[(table["check"] == check) & (reason is None or table["reason"] == (reason or ""))]
    return found.reset_index(drop=True)


def one(done, check, reason):
    found = findings(done, check, reason)
    found = found[found["period"] == ""] if check == "person" else found
    assert len(found) == 1, found
    return found.iloc[0]


@pytest.fixture(scope="module")
def frame():
    return town()


@pytest.fixture(scope="module")
def table(frame, tmp_path_factory):
    path = tmp_path_factory.mktemp("by") / "familier.csv"
    as_csv(frame, path)
    return str(path)


@pytest.fixture(scope="module")
def mask(provider):
    return memory_layer(pd.DataFrame({"wkt": [MUNICIPALITY]}), {}, geometry="Polygon", name="kommune")


@pytest.fixture(scope="module")
def checked(run_once, table, mask, tmp_path_factory):
    """The town with only the source and the boundary given."""
    page = tmp_path_factory.mktemp("rapport") / "kilde.html"
    done = run_once("checksource", {"INPUT": table, "MASK": mask, "HTML": str(page)})
    done.page = page.read_text(encoding="utf-8")
    return done


def test_columns_are_proposed_and_told(checked):
    said = {
        ("Period", "UdtraekDato"),
        ("Id of the row", "RowId"),
        ("Citizen or family", "Familie-ID"),
        ("X coordinate", "X"),
        ("Y coordinate", "Y"),
    }
    texts = findings(checked, "column")["text"]
    assert {tuple(text.split(", ")[0].split(": ")) for text in texts} == said
    assert all(text in checked.log for text in texts)
    assert not any("chosen" in text for text in texts)


def test_the_account_sums_to_the_source(checked, frame):
    rows = findings(checked, "reconciliation").set_index("reason")["rows"]
    n = len(frame)
    assert rows.to_dict() == {
        "read": n,
        "placed": n - 6 - 2 - 150 - 3,
        "no_period": 6,
        "no_geography": 2,
        "outside": 150 + 3,
    }
    assert rows["read"] == rows.drop("read").sum()
    assert checked.results["READ"] == n
    assert checked.results["PLACED"] == rows["placed"]
    assert checked.results["UNPLACED"] == n - rows["placed"]


def test_rows_by_period_and_the_year_that_is_missing(checked, frame):
    dates = frame["UdtraekDato"].map(lambda text: f"{text[6:]}-01-01" if text and text[0] == "0" else None)
    expected = dates.value_counts().sort_index()
    found = findings(checked, "period").set_index("period")["rows"]
    assert found.to_dict() == expected.to_dict()
    gap = one(checked, "gap", "missing")
    assert gap["period"] == "2016-01-01"
    assert "2014-01-01 and 2016-01-01: 1 at" in gap["text"]
    assert findings(checked, "jump").empty


def test_dates_and_ids_with_their_first_row(checked):
    rows = {
        ("date", "unusable"): (4, 303),
        ("date", "missing"): (2, 307),
        ("id", "missing"): (3, 309),
        ("id", "duplicate"): (2, 320),
    }
    for (check, reason), (count, first) in rows.items():
        found = one(checked, check, reason)
        assert (found["rows"], found["first_row"]) == (count, first), (check, reason)
    assert "same period: 1, with 2 rows" in one(checked, "id", "duplicate")["text"]


def test_the_same_family_twice_in_a_year(checked):
    total = one(checked, "person", "repeated")
    assert total["rows"] == 1
    found = findings(checked, "person", "repeated")
    assert found[found["period"] != ""][["period", "rows"]].to_numpy().tolist() == [["2012-01-01", 1]]


def test_points_with_many_rows(checked):
    found = findings(checked, "point")
    assert found[["reason", "rows"]].to_numpy().tolist() == [["default_point", 150], ["institution", 60]]
    assert "660000, 6250000 in EPSG:25832" in found["text"][0]
    assert "605000, 6105000" in found["text"][1]


def test_the_boundary(checked):
    found = one(checked, "geography", "outside")
    assert (found["rows"], found["first_row"]) == (153, 1)


def test_no_cpr_numbers_were_found(checked):
    assert findings(checked, "cpr").empty
    assert "<td>CPR numbers</td><td>Nothing unusual was found.</td>" in checked.page


def test_the_page_says_what_the_table_says_and_stands_alone(checked):
    assert checked.page.startswith("<!DOCTYPE html>")
    for text in findings(checked, "date")["text"]:
        assert html.escape(text) in checked.page
    for unwanted in ("<script", "http://", "https://", "src=", "url("):
        assert unwanted not in checked.page
    assert "For internal use - contains small numbers" in checked.page
    assert "missing periods: 1" in checked.page


def test_a_default_point_that_is_given_is_a_reason_of_its_own(run, table, mask):
    done = run("checksource", {"INPUT": table, "MASK": mask, "DEFAULT_POINT": "660000,6250000 [EPSG:25832]"})
    rows = findings(done, "reconciliation").set_index("reason")["rows"]
    assert (rows["default_point"], rows["outside"]) == (150, 3)
    assert findings(done, "point")["reason"].tolist() == ["institution"]


def test_a_default_point_in_another_system(run, table, mask):
    """The same point by its longitude and latitude: 0.2 m are the rounding to seven decimals."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY

    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:25832"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject()
    )
    point = transform.transform(QgsPointXY(*KATTEGAT))
    given = f"{point.x():.9f},{point.y():.9f} [EPSG:4326]"
    done = run("checksource", {"INPUT": table, "MASK": mask, "DEFAULT_POINT": given})
    assert findings(done, "reconciliation").set_index("reason")["rows"]["default_point"] == 150


def test_without_a_boundary_the_far_point_is_still_proposed(run, table):
    done = run("checksource", {"INPUT": table})
    assert findings(done, "point")["reason"].tolist() == ["default_point", "institution"]
    assert findings(done, "geography").empty


def test_a_filter_takes_rows_out_of_every_check(run, table, frame):
    done = run("checksource", {"INPUT": table, "EXPRESSION": "\"UdtraekDato\" <> '01-01-2012'"})
    rows = findings(done, "reconciliation").set_index("reason")["rows"]
    # the filter is QGIS': a NULL and a text that differs pass or not as QGIS says
    assert rows["filtered"] == (frame["UdtraekDato"] == "01-01-2012").sum()
    assert findings(done, "id").empty or one(done, "id", "missing")["rows"] <= 3
    assert rows["read"] == rows.drop("read").sum() == len(frame)
    assert "2012-01-01" not in set(findings(done, "period")["period"])


def test_points_of_a_layer_and_coordinates_give_the_same(run, frame, mask, tmp_path, checked):
    rows = frame.rename(columns={"X": "x", "Y": "y"}).astype({"x": float, "y": float})
    types = {"RowId": "text", "Familie-ID": "text", "UdtraekDato": "text"}
    layer = in_file(memory_layer(rows, types, name="familier"), tmp_path / "f.gpkg", "GPKG")
    done = run("checksource", {"INPUT": layer, "MASK": mask})
    ours, theirs = done.frame(), checked.frame()
    for check in ("reconciliation", "period", "gap", "date", "id", "person", "geography", "point"):
        columns = ["check", "period", "reason", "rows", "share", "first_row"]
        pd.testing.assert_frame_equal(
            ours[ours["check"] == check][columns].reset_index(drop=True),
            theirs[theirs["check"] == check][columns].reset_index(drop=True),
        )


# --- addresses, cells, intervals


def test_address_keys_against_an_address_layer(run, tmp_path):
    addresses = memory_layer(
        pd.DataFrame(
            {"kvh": ["04790001___1", "04790001___2"], "x": [600_500.0, 600_600.0], "y": [6_100_500.0] * 2}
        ),
        {"kvh": "text"},
        name="adresser",
    )
    keys = ["04790001___1", "479 1 2", "0479-0001-0002", "04790001___9", "?", None]
    rows = pd.DataFrame({"Aar": ["2015"] * 6, "Adresse": keys})
    rows.loc[1, "Adresse"] = "4790001___2"
    source = str(tmp_path / "a.csv")
    as_csv(rows, tmp_path / "a.csv")
    done = run("checksource", {"INPUT": source, "ADDRESS": "Adresse", "ADDRESSES": addresses})
    found = findings(done, "reconciliation").set_index("reason")["rows"].to_dict()
    assert found == {
        "read": 6,
        "placed": 3,
        "no_address": 1,
        "bad_address": 1,
        "unknown_address": 1,
    }


def test_an_address_in_parts_against_an_address_layer(run, tmp_path):
    addresses = memory_layer(
        pd.DataFrame(
            {"kvh": ["04790001___1", "04790001__2B"], "x": [600_500.0, 600_600.0], "y": 6_100_500.0}
        ),
        {"kvh": "text"},
        name="adresser",
    )
    rows = pd.DataFrame({"Aar": ["2015"] * 4, "Kommunekode": ["479", "0479", "479", "101"]})
    rows = rows.assign(Vejkode="1", Husnr=["1", "2b", "3", "1"])
    as_csv(rows, tmp_path / "d.csv")
    done = run("checksource", {"INPUT": str(tmp_path / "d.csv"), "ADDRESSES": addresses})
    found = findings(done, "reconciliation").set_index("reason")["rows"].to_dict()
    assert found == {"read": 4, "placed": 2, "unknown_address": 2}
    assert {text.split(":")[0] for text in findings(done, "column")["text"]} == {
        "Period",
        "Municipality code",
        "Road code",
        "House number",
    }


def test_an_address_key_without_an_address_layer(run, tmp_path):
    as_csv(pd.DataFrame({"Aar": ["2015"], "KVHX": ["04615319__93__1____"]}), tmp_path / "a.csv")
    done = run("checksource", {"INPUT": str(tmp_path / "a.csv")})
    assert one(done, "geography", "none")["rows"] == 1
    assert done.results["UNPLACED"] == 1
    with pytest.raises(QgsProcessingException, match="layer of addresses"):
        run("checksource", {"INPUT": str(tmp_path / "a.csv"), "ADDRESS": "KVHX"})


def test_an_address_layer_without_keys_is_refused(run, tmp_path):
    as_csv(pd.DataFrame({"Aar": ["2015"], "KVHX": ["04615319__93__1____"]}), tmp_path / "a.csv")
    points = memory_layer(pd.DataFrame({"navn": ["a"], "x": [1.0], "y": [1.0]}), {"navn": "text"})
    with pytest.raises(QgsProcessingException, match="No field of the address layer"):
        run("checksource", {"INPUT": str(tmp_path / "a.csv"), "ADDRESSES": points})


def test_cells_of_any_size_in_and_outside_the_municipality(run, mask, tmp_path):
    codes = ["100m_61001_6001", "1km_6101_601", "100m_61001_5999", "250m_610025_60025", "x", None, "1km_1_1"]
    as_csv(pd.DataFrame({"Aar": ["2015"] * 7, "celle": codes}), tmp_path / "c.csv")
    done = run("checksource", {"INPUT": str(tmp_path / "c.csv"), "MASK": mask, "CELL": "celle"})
    found = findings(done, "reconciliation").set_index("reason")["rows"].to_dict()
    assert found == {"read": 7, "placed": 3, "no_geography": 1, "unknown_cell": 1, "outside": 2}


def test_intervals(run, tmp_path):
    rows = pd.DataFrame(
        {
            "Startdato": ["01-02-2015", "01-02-2015", "01-03-2015", "45000", "x", "01-05-2015"],
            "Slutdato": ["01-03-2015", "31-01-2015", None, "31-12-9999", "01-01-2015", "løbende"],
            "celle": ["100m_61001_6001"] * 6,
        }
    )
    as_csv(rows, tmp_path / "i.csv")
    given = {"START": "Startdato", "STOP": "Slutdato"}
    done = run("checksource", {"INPUT": str(tmp_path / "i.csv"), **given})
    found = findings(done, "reconciliation").set_index("reason")["rows"].to_dict()
    assert found == {"read": 6, "placed": 4, "no_period": 1, "bad_interval": 1}
    unusable = findings(done, "date", "unusable")
    assert unusable["first_row"].tolist() == [5, 6]
    assert ["Startdato" in unusable["text"][0], "Slutdato" in unusable["text"][1]] == [True, True]


def test_counts_that_are_no_numbers_and_periods_of_two_units(run, tmp_path):
    rows = pd.DataFrame(
        {
            "periode": ["2015", "2016", "2016-H1", "2017", "2018"],
            "antal": ["1.234,5", "-1", "3", None, "to"],
            "celle": ["100m_61001_6001"] * 5,
        }
    )
    as_csv(rows, tmp_path / "t.csv")
    done = run("checksource", {"INPUT": str(tmp_path / "t.csv")})
    found = findings(done, "reconciliation").set_index("reason")["rows"].to_dict()
    assert found == {"read": 5, "placed": 1, "no_period": 1, "no_count": 3}
    assert one(done, "date", "other_unit")["first_row"] == 3
    assert one(done, "count", "unusable")[["rows", "first_row"]].tolist() == [2, 2]
    assert "sum of the counts 1,234.5" in findings(done, "period")["text"][0]


def test_rows_of_another_length_and_a_header_twice(run, tmp_path):
    lines = ["Aar;celle;Navn;navn", *["2015;100m_61001_6001;a;b"] * 5, "2015;100m_61001_6001;a;b;c;d"]
    path = tmp_path / "m.csv"
    path.write_text("\n".join([*lines, "2016;100m_61001_6001;a;b"]), encoding="utf-8")
    done = run("checksource", {"INPUT": str(path)})
    found = findings(done, "reconciliation").set_index("reason")["rows"].to_dict()
    assert found == {"read": 7, "placed": 6, "malformed": 1}
    malformed = one(done, "table", "malformed")
    assert malformed["first_row"] == 6
    assert "line 7 of the file" in malformed["text"]
    assert "columns 3, 4" in one(done, "table", "doubled")["text"]
    opened = run("checksource", {"INPUT": QgsVectorLayer(str(path), "åben", "ogr")})
    assert findings(opened, "reconciliation")["rows"].tolist() == [7, 6, 1]


def test_swapped_axes_are_told_and_not_refused(run, frame, tmp_path):
    swapped = frame.head(250).rename(columns={"X": "Y", "Y": "X"})
    as_csv(swapped[210:], tmp_path / "s.csv")
    done = run("checksource", {"INPUT": str(tmp_path / "s.csv"), "X": "X", "Y": "Y"})
    assert "axes swapped" in one(done, "geography", "problem")["text"]
    assert done.results["PLACED"] == 0


def test_the_table_has_names_words_and_its_mark(run, table, tmp_path):
    done = run("checksource", {"INPUT": table, "OUTPUT": str(tmp_path / "fund.gpkg")})
    layer = done.layer()
    fields = {field.name(): field.alias() for field in layer.fields()}
    assert (fields["check"], fields["first_row"], fields["text"]) == ("Check", "First row", "Finding")
    setup = layer.editorWidgetSetup(layer.fields().lookupField("check"))
    assert {"Breaks in the series": "jump"} in setup.config()["map"]
    assert layer.metadata().abstract() == "For internal use - contains small numbers"


# --- nobody's id


SECRETS = [f"{day:02d}0758-{serial}" for day in range(1, 29) for serial in (5001, 6002, 7003, 8004)]


@pytest.fixture
def secret(tmp_path):
    """A table with synthetic CPR numbers in an id, a name and a note."""
    n = len(SECRETS)
    rows = pd.DataFrame(
        {
            "Borger-ID": SECRETS,
            "navn": [f"Person {number.replace('-', '')}" for number in SECRETS],
            "bemærkning": [None] * (n - 1) + [f"jf. samtale med {SECRETS[0]}"],
            "sag": [f"SAGSNR{i:06d}Q" for i in range(n)],
            "uden_nul": [number.replace("-", "").lstrip("0") for number in SECRETS],
            "Årstal": ["2015"] * (n - 2) + ["0107585001", "x"],
            "X": [601_234.56] * 30 + [602_000.0 + 7 * i for i in range(n - 30)],
            "Y": [6_101_234.56] * n,
        }
    )
    rows.loc[0:29, "Borger-ID"] = SECRETS[0]  # one person alone on a point with thirty rows
    rows.loc[40, "sag"] = rows.loc[41, "sag"]
    path = tmp_path / "hemmelig.csv"
    as_csv(rows, path)
    return rows, str(path)


def leaks(rows, text):
    """Ids, CPR numbers in any form and exact coordinates of the rows that a text holds."""
    ids = {str(value) for name in ("Borger-ID", "navn", "sag", "uden_nul") for value in rows[name]}
    ids |= {number.replace("-", "") for number in SECRETS} | {"601234.56", "6101234.56", "601235", "6101235"}
    ids |= {"601234,56", "6101234,56", "601.235", "jf. samtale"}
    return sorted(value for value in ids if value in text)


def test_no_output_holds_an_id_a_cpr_number_or_a_person_s_point(run, secret, tmp_path):
    rows, path = secret
    page, out = tmp_path / "rapport.html", tmp_path / "fund.gpkg"
    done = run(
        "checksource", {"INPUT": path, "ROW_ID": "sag", "HTML": str(page), "OUTPUT": str(out)}, Feedback()
    )
    cpr = findings(done, "cpr").set_index("text")
    fields = {re.search(r"field ([^ ]+)", text)[1]: reason for text, reason in cpr["reason"].items()}
    assert fields == {"Borger-ID": "values", "navn": "text", "bemærkning": "text", "uden_nul": "values"}
    assert one(done, "id", "duplicate")["rows"] == 1
    (crowd,) = findings(done, "point")["text"]
    assert "30 rows" in crowd
    assert "not shown, since few persons stand behind it" in crowd
    texts = [page.read_text(encoding="utf-8"), done.log, str(done.results), *done.warnings]
    texts.append(done.frame().to_csv())
    texts.append(out.read_bytes().decode("latin-1"))
    for text in texts:
        assert leaks(rows, text) == []
    assert "Borger-ID" in texts[0]


@pytest.mark.parametrize(
    "given",
    [
        {"PERIOD": "findes ikke"},
        {"EXPRESSION": '"Borger-ID" ='},
        {"EXPRESSION": '"findes ikke" = 1'},
        {"CELL": "sag", "ADDRESS": "navn"},
        {"ADDRESS": "Borger-ID"},
        {"X": "navn", "Y": "findes ikke"},
    ],
)
def test_no_refusal_holds_one_either(run, secret, given):
    rows, path = secret
    feedback = Feedback()
    with pytest.raises(QgsProcessingException) as refusal:
        run("checksource", {"INPUT": path, **given}, feedback)
    assert leaks(rows, str(refusal.value) + feedback.textLog()) == []


# --- Frederiksberg


@pytest.mark.shared_data
@pytest.mark.parametrize("expression", ["", '"type_id" = 11'])
def test_the_break_in_frederiksberg_is_found_and_nothing_else(run, frederiksberg, dwellings, expression):
    path = str(frederiksberg / "boliger_med_mangler.csv")
    done = run("checksource", {"INPUT": path, "EXPRESSION": expression})
    jump = one(done, "jump", "amount")
    assert jump["period"] == "2013-07-01"
    rows = dwellings if not expression else dwellings[dwellings["type_id"] == 11]
    sums = rows.groupby("udtraek_dato")["antal"].sum()
    assert jump["share"] == pytest.approx(sums["2013-07-01"] / sums["2013-04-02"] - 1)
    assert len(findings(done, "jump")) == 1
    assert findings(done, "gap").empty
    assert findings(done, "period").set_index("period")["rows"].to_dict() == (
        rows.groupby("udtraek_dato").size().to_dict()
    )
    found = findings(done, "reconciliation").set_index("reason")["rows"]
    cells = dwellings["type_id"] == 11
    assert found["placed"] == cells.sum()
    assert found["filtered" if expression else "unknown_cell"] == (~cells).sum()
    assert any("2013-07-01" in warning for warning in done.warnings)


@pytest.mark.shared_data
@pytest.mark.parametrize(
    "name",
    ["befolkning_0_5", "befolkning_6_17", "befolkning_18_64", "befolkning_alle", "boligkvm_per_person"],
)
def test_the_other_tables_have_no_break(run, frederiksberg, name):
    done = run("checksource", {"INPUT": str(frederiksberg / f"{name}.csv")})
    assert findings(done, "jump").empty
    assert findings(done, "gap").empty
    assert findings(done, "cpr").empty


@pytest.mark.shared_data
def test_a_snapshot_that_is_missing_is_a_gap(run, dwellings, tmp_path):
    as_csv(
        dwellings[dwellings["udtraek_dato"] != "2013-10-07"], tmp_path / "f.csv", separator=",", decimal="."
    )
    done = run("checksource", {"INPUT": str(tmp_path / "f.csv")})
    assert one(done, "gap", "missing")["period"] == "2014-01-06"
    assert one(done, "jump", "amount")["period"] == "2013-07-01"


# --- refusals, cancel


def test_an_empty_table_is_refused(run, tmp_path):
    layer = memory_layer(pd.DataFrame({"Aar": []}), {"Aar": "text"}, geometry="NoGeometry")
    with pytest.raises(QgsProcessingException, match="has no rows"):
        run("checksource", {"INPUT": layer, "HTML": str(tmp_path / "r.html")})
    assert not list(tmp_path.iterdir())


def test_a_report_that_cannot_be_written_leaves_nothing(run, table, tmp_path):
    folder = tmp_path / "findes ikke"
    with pytest.raises(QgsProcessingException):
        run("checksource", {"INPUT": table, "HTML": str(folder / "r.html")})
    taken = tmp_path / "r.html"
    taken.mkdir()
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run("checksource", {"INPUT": table, "HTML": str(taken)})
    assert list(taken.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]


def test_cancel_leaves_no_report(run, table, tmp_path):
    feedback = Feedback()
    feedback.progressChanged.connect(lambda _: feedback.cancel())
    done = run("checksource", {"INPUT": table, "HTML": str(tmp_path / "r.html")}, feedback)
    assert done.results == {}
    assert not list(tmp_path.iterdir())


def test_with_nothing_but_the_source_in_qgis_process(qgis_process, table, tmp_path):
    done = qgis_process("run", "boligmon:checksource", "--", f"INPUT={table}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Check of the source familier" in done.stdout
    assert "READ:\t2800" in done.stdout
    page = tmp_path / "r.html"
    done = qgis_process("run", "boligmon:checksource", "--", f"INPUT={table}", f"HTML={page}")
    assert done.returncode == 0
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
