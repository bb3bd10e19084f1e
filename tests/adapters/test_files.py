"""Tables as files: read back exactly, the same bytes twice, and nothing lost when the disk is full."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import time
import zipfile
from contextlib import suppress
from datetime import date, datetime
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.messages import explain
from boligmon_plugin.adapters.results.files import replacing, write_csv, write_text, write_xlsx
from boligmon_plugin.domain.errors import DomainError

AWKWARD = [
    0.1,
    1 / 3,
    1e-300,
    123456789.123456789,
    5e-324,
    1.7976931348623157e308,
    -0.0,
    2.0**53,
    float("nan"),
]
COLUMNS = {
    "indicator": ["Anbringelser", 'de "små"', "a;b", "to\nlinjer", "æøå", "=1+1", "0479", "", None],
    "number": [1, 2, 3, None, 5, 6, 7, 8, 9],
    "rate": AWKWARD,
    "day": [date(2024, 2, 29), QDate(2024, 1, 1), np.datetime64("2023-12-31"), pd.Timestamp("2022-06-30"),
            datetime(2021, 5, 4, 12), QDateTime(QDate(2020, 3, 2), QTime(1, 2)), pd.NaT, None, QDate()],
}  # fmt: skip
DAYS = ["2024-02-29", "2024-01-01", "2023-12-31", "2022-06-30", "2021-05-04", "2020-03-02", "", "", ""]


def rows_of(path, delimiter=";"):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


# --- CSV


def test_a_csv_reads_back_exactly(tmp_path, qgis_app):
    path = tmp_path / "facts.csv"
    write_csv(COLUMNS, path)
    head, *rows = rows_of(path)
    assert head == list(COLUMNS)
    assert [row[0] for row in rows] == [*COLUMNS["indicator"][:7], "", ""]
    assert [row[1] for row in rows] == ["1", "2", "3", "", "5", "6", "7", "8", "9"]
    read = [float(row[2].replace(",", ".")) for row in rows[:-1]]
    assert list(map(repr, read)) == list(map(repr, AWKWARD[:-1]))
    assert rows[-1][2] == ""
    assert [row[3] for row in rows] == DAYS


def test_pandas_reads_the_numbers_of_a_csv(tmp_path, qgis_app):
    path = tmp_path / "tal.csv"
    values = np.random.RandomState(3).gamma(2, 30, 500)
    write_csv({"rate": values, "persons": np.arange(500)}, path)
    read = pd.read_csv(path, sep=";", decimal=",", float_precision="round_trip")
    np.testing.assert_array_equal(read["rate"], values)
    assert read["persons"].dtype == np.int64


def test_the_bytes_of_a_csv(tmp_path, qgis_app):
    path = tmp_path / "a.csv"
    write_csv({"navn": ["æ", 'x"y', " b "], "tal": [1.5, None, 2]}, path)
    assert path.read_bytes() == '\ufeffnavn;tal\r\næ;1,5\r\n"x""y";\r\n b ;2\r\n'.encode()
    write_csv({"navn": ["æ"], "tal": np.array([1.5])}, path, delimiter=",", decimal=",")
    assert path.read_bytes() == '\ufeffnavn,tal\r\næ,"1,5"\r\n'.encode()
    write_csv({"tal": [1.5, -3.0]}, path, delimiter="\t", decimal=".")
    assert path.read_bytes() == "\ufefftal\r\n1.5\r\n-3.0\r\n".encode()


def test_tables_without_rows_and_with_one_empty_column(tmp_path, qgis_app):
    path = tmp_path / "a.csv"
    write_csv({"a": [], "b": []}, path)
    assert path.read_bytes() == "\ufeffa;b\r\n".encode()
    write_csv({"a": [None, "x"]}, path)
    assert rows_of(path) == [["a"], [""], ["x"]]


def test_qgis_reads_the_csv_with_its_types(tmp_path, qgis_app):
    path = tmp_path / "a.csv"
    write_csv({"cell_id": ["100m_61768_6435"], "rate": [12.5], "day": [date(2024, 2, 29)]}, path)
    uri = f"{path.as_uri()}?delimiter=;&decimalPoint=,&encoding=UTF-8&detectTypes=yes"
    layer = QgsVectorLayer(uri, "a", "delimitedtext")
    (feature,) = layer.getFeatures()
    assert feature.attributes() == ["100m_61768_6435", 12.5, QDate(2024, 2, 29)]


# --- workbooks


def parsed(text):
    return ElementTree.fromstring(text)  # noqa: S314 - our own


def gdal_rows(path, sheet):
    """Rows of a sheet as GDAL reads them, every type as text or number; and the types of its fields."""
    gdal.SetThreadLocalConfigOption(
        "OGR_XLSX_HEADERS", "FORCE"
    )  # else a first row of texts among texts is data
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    layer = source.GetLayerByName(sheet)
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    rows = [[feature.GetField(i) if feature.IsFieldSetAndNotNull(i) else None for i in range(len(fields))]
            for feature in layer]  # fmt: skip
    gdal.SetThreadLocalConfigOption("OGR_XLSX_HEADERS", None)
    return {field.GetName(): field.GetType() for field in fields}, rows


def test_gdal_reads_numbers_as_numbers_and_dates_as_dates(tmp_path, qgis_app):
    path = tmp_path / "bog.xlsx"
    write_xlsx({"Rater & mere": COLUMNS, "Tom": {"a": []}}, path)
    types, rows = gdal_rows(path, "Rater & mere")
    assert list(types) == list(COLUMNS)
    assert types["indicator"] == ogr.OFTString
    assert types["number"] == ogr.OFTInteger
    assert types["rate"] == ogr.OFTReal
    assert types["day"] == ogr.OFTDate
    assert [row[0] for row in rows] == [*COLUMNS["indicator"][:7], None, None]
    assert [row[1] for row in rows] == COLUMNS["number"]
    assert [row[2] for row in rows[:-1]] == AWKWARD[:-1]
    assert rows[-1][2] is None
    assert [(row[3] or "").replace("/", "-") for row in rows] == DAYS


def test_the_file_keeps_every_digit_of_a_float(tmp_path, qgis_app):
    path = tmp_path / "bog.xlsx"
    write_xlsx({"a": {"rate": AWKWARD}}, path)
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<v>(.*?)</v>", sheet) == list(map(repr, AWKWARD[:-1]))


def test_headings_are_bold_and_frozen_and_columns_wide_enough(tmp_path, qgis_app):
    path = tmp_path / "bog.xlsx"
    write_xlsx({"a": {"Hændelser pr. 1.000 familier": [1.0], "navn": ["x" * 30], "lang": ["y" * 500]}}, path)
    package = zipfile.ZipFile(path)
    space = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    sheet = parsed(package.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(".//s:pane", space).attrib["state"] == "frozen"
    assert [col.attrib["width"] for col in sheet.findall(".//s:col", space)] == ["30", "32", "60"]
    styles = parsed(package.read("xl/styles.xml"))
    fonts = styles.findall("s:fonts/s:font", space)
    formats = styles.findall("s:cellXfs/s:xf", space)
    heads = sheet.findall(".//s:row[@r='1']/s:c", space)
    assert all(
        fonts[int(formats[int(head.attrib["s"])].attrib["fontId"])].find("s:b", space) is not None
        for head in heads
    )


def test_every_part_is_listed_and_well_formed(tmp_path, qgis_app):
    path = tmp_path / "bog.xlsx"
    write_xlsx({"a": COLUMNS, "b": {"x": ["\x01kontrol\x0b", "<&>\"'"]}}, path)
    package = zipfile.ZipFile(path)
    assert package.testzip() is None
    for name in package.namelist():
        parsed(package.read(name))
    listed = re.findall(r'PartName="/(.*?)"', package.read("[Content_Types].xml").decode())
    assert {*listed, "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"} == set(
        package.namelist()
    )
    assert gdal_rows(path, "b")[1] == [["kontrol"], ["<&>\"'"]]


def test_names_of_sheets_that_excel_does_not_take(tmp_path, qgis_app):
    path = tmp_path / "bog.xlsx"
    long = "Forebyggende foranstaltninger pr. 1.000 familier"
    write_xlsx(
        {f"{long} A": {"a": [1]}, f"{long} B": {"a": [2]}, "2015/16 [x]": {"a": [3]}, "": {"a": [4]}}, path
    )
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    names = [source.GetLayer(i).GetName() for i in range(source.GetLayerCount())]
    assert names == [long[:31], f"{long[:27]} (2)", "2015 16  x", "1"]


def test_days_before_excels_calendar_and_large_numbers_are_text(tmp_path, qgis_app):
    path = tmp_path / "bog.xlsx"
    write_xlsx({"a": {"day": [date(1899, 5, 1)], "id": [2**60 + 1]}}, path)
    assert gdal_rows(path, "a")[1] == [["1899-05-01", str(2**60 + 1)]]


def test_openpyxl_reads_the_workbook(tmp_path, qgis_app):
    if os.environ.get("CI") == "true":
        import openpyxl
    else:
        openpyxl = pytest.importorskip("openpyxl", reason="scripts/setup --test installs it")
    path = tmp_path / "bog.xlsx"
    write_xlsx({"Rater": COLUMNS}, path)
    sheet = openpyxl.load_workbook(path)["Rater"]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.bold for cell in sheet[1])
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [*COLUMNS["indicator"][:7], None, None]
    assert [row[2] for row in rows[:-1]] == AWKWARD[:-1]
    assert [row[3].date().isoformat() if row[3] else "" for row in rows] == DAYS


# --- both


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_same_data_give_the_same_bytes(tmp_path, qgis_app, kind):
    paths = [tmp_path / "a" / f"x.{kind}", tmp_path / "b" / f"x.{kind}"]
    for place, path in enumerate(paths):
        if place:
            time.sleep(2.1)  # a zip tells two seconds apart
        write_csv(COLUMNS, path) if kind == "csv" else write_xlsx({"a": COLUMNS}, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert [path.name for path in paths[0].parent.iterdir()] == [f"x.{kind}"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_infinite_number_is_refused_and_the_earlier_file_stays(tmp_path, qgis_app, kind):
    path = tmp_path / f"x.{kind}"
    path.write_text("før")
    columns = {"rate": [1.0, float("inf")]}
    with pytest.raises(SourceError, match="infinite_value") as refused:
        write_csv(columns, path) if kind == "csv" else write_xlsx({"a": columns}, path)
    assert refused.value.details == {"file": path.name, "column": "rate", "row": 2}
    assert path.read_text() == "før"
    assert list(tmp_path.iterdir()) == [path]


def test_columns_of_unequal_length_are_refused(tmp_path, qgis_app):
    with pytest.raises(DomainError, match="unequal_lengths"):
        write_csv({"a": [1], "b": [1, 2]}, tmp_path / "a.csv")
    with pytest.raises(DomainError, match="no_sheets"):
        write_xlsx({}, tmp_path / "a.xlsx")


def test_more_rows_than_excel_holds(tmp_path, qgis_app):
    with pytest.raises(SourceError, match="too_many_rows"):
        write_xlsx({"a": {"x": np.zeros(1_048_576)}}, tmp_path / "a.xlsx")


def test_a_run_that_stops_half_way_leaves_the_earlier_file(tmp_path, qgis_app):
    path = tmp_path / "a.txt"
    write_text("før", path)
    with suppress(RuntimeError), replacing(path) as file:
        file.write(b"nyt")
        raise RuntimeError
    assert path.read_text() == "før"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_way(tmp_path, qgis_app):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(SourceError, match="cannot_write_file"):
        write_csv({"a": [1]}, tmp_path / "a.csv")
    (tmp_path / "fil").write_text("")
    with pytest.raises(SourceError, match="cannot_write_file"):
        write_csv({"a": [1]}, tmp_path / "fil" / "a.csv")


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 128 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        )
        problem = done.stderr.decode() if done.returncode else ""
    except FileNotFoundError as error:
        problem = str(error)
    if problem:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no small tmpfs can be mounted: {problem}")
        pytest.skip(f"a tmpfs can be mounted by root only: {problem}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_full_disk_is_said_and_the_earlier_file_is_untouched(small_disk, qgis_app, kind):
    path = small_disk / f"facts.{kind}"

    def write(columns):
        write_csv(columns, path) if kind == "csv" else write_xlsx({"a": columns}, path)

    write({"rate": [1.0]})
    before = path.read_bytes()
    with pytest.raises(SourceError) as refused:
        write({"rate": np.random.RandomState(1).rand(50_000)})
    assert explain(refused.value) == (
        f"The file facts.{kind} cannot be written: the disk is full. What was there before is unchanged."
    )
    assert path.read_bytes() == before
    assert [found.name for found in small_disk.iterdir()] == [path.name]
    write({"rate": [2.0]})  # the room is free again
    assert path.read_bytes() != before
