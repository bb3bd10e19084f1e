"""A study's tables are opened as they are; what cannot be read is refused in one sentence."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsProcessingContext, QgsProject, QgsProviderRegistry

from boligmon_plugin.adapters import messages
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.tables.opening import open_table
from boligmon_plugin.domain.periods import parse_periods
from boligmon_plugin.study.tables import Dialect, TableRef
from tests.rows import read

HEADER = ["Årstal", "Borger-ID", "Bemærkning", "Beløb"]
ROWS = [
    ["2015", "0101", "Rød; grøn", "1.234,5"],
    ["2016", "0102", "to\nlinjer", "2,5"],
    ["2017", "0103", 'en "kold" vinter', ""],
    ["2018", "", "", "1.234"],
]


@pytest.fixture
def context(qgis_app):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return context


def text_of(rows, delimiter=";", quote='"'):
    """The rows as an administrative system writes them: quotes where they are needed."""

    def cell(value):
        if any(mark in value for mark in (delimiter, quote, "\n")):
            return f"{quote}{value.replace(quote, quote * 2)}{quote}"
        return value

    return "".join(delimiter.join(map(cell, row)) + "\r\n" for row in rows)


def refusal(ref, folder, context):
    with pytest.raises(SourceError) as caught:
        open_table(ref, folder, context)
    sentence = messages.explain(caught.value)
    assert str(folder) not in sentence
    assert sentence.endswith(".")
    return caught.value.code, caught.value.details


def columns_of(plan, names=HEADER):
    found = read(plan, names)
    return [[value or "" for value in row] for row in zip(*(found[name] for name in names))]


# --- text


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("name", ["udtræk 2015.csv", "udtræk.txt", "udtræk.tsv", "UDTRÆK.CSV"])
def test_the_same_text_in_every_writing(tmp_path, context, name, encoding, delimiter):
    (tmp_path / name).write_bytes(text_of([HEADER, *ROWS], delimiter).encode(encoding))
    plan = open_table(TableRef(file=name), tmp_path, context)
    assert plan.fields.names() == HEADER
    assert columns_of(plan) == ROWS
    assert (plan.decimal, plan.count, plan.malformed, plan.doubled) == (",", 4, (), {})
    assert plan.name == name.rsplit(".", 1)[0]
    by_columns = encoding != "cp1252" and name.lower().endswith(("csv", "tsv"))
    assert (plan.arrow is not None) == by_columns
    if by_columns:
        assert columns_of(replace(plan, arrow=None)) == ROWS


def test_a_given_dialect_is_used(tmp_path, context):
    (tmp_path / "a.csv").write_bytes(text_of([HEADER, *ROWS], "|", "'").encode("iso-8859-15"))
    dialect = Dialect("iso-8859-15", "|", "'", ".")
    plan = open_table(TableRef(file="a.csv", dialect=dialect), tmp_path, context, "FLIS")
    assert columns_of(plan) == ROWS
    assert (plan.decimal, plan.name) == (".", "FLIS")


def test_a_header_that_looks_like_numbers_or_is_alone(tmp_path, context):
    (tmp_path / "a.csv").write_text("2015;2016\n1;2\n", encoding="utf-8")
    assert columns_of(open_table(TableRef(file="a.csv"), tmp_path, context), ["2015", "2016"]) == [["1", "2"]]
    (tmp_path / "b.csv").write_text("år\n1\n2\n", encoding="utf-8")
    assert columns_of(open_table(TableRef(file="b.csv"), tmp_path, context), ["år"]) == [["1"], ["2"]]
    (tmp_path / "c.csv").write_text("sep=;\na;b\n1;2\n", encoding="utf-8")
    assert columns_of(open_table(TableRef(file="c.csv"), tmp_path, context), ["a", "b"]) == [["1", "2"]]
    (tmp_path / "d.csv").write_text("a,b;c\n1,5;2\n2,5;3\n", encoding="utf-8")  # GDAL takes the comma
    assert columns_of(open_table(TableRef(file="d.csv"), tmp_path, context), ["a,b", "c"])[0] == ["1,5", "2"]


def test_types_beside_a_text_file_do_not_cost_values(tmp_path, context):
    (tmp_path / "a.csv").write_text("a;b\n1.234,5;x\n", encoding="utf-8")
    (tmp_path / "a.csvt").write_text("Real,String\n", encoding="utf-8")
    plan = open_table(TableRef(file="a.csv"), tmp_path, context)
    assert columns_of(plan, ["a", "b"]) == [["1.234,5", "x"]]


MALFORMED = (
    "nr;tekst;tal\n"
    "1;a;1\n"  # 2
    "\n"
    "2;kort\n"  # 4
    "3;a;1\n"
    ";;\n"  # 6
    "4;lang;1;1\n"  # 7
    '5;"a\n\nb";1\n'  # 8 to 10
    "   \n"  # 11
    " ;;\n"  # 12, not empty: a blank before a delimiter is a value
    "6;a;1;\n"
    "7;kort\n"  # 14
    '"";"";""\n'  # 15
    "8;a;1"
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_the_numbers_of_malformed_rows_are_those_of_the_layer(tmp_path, context, encoding):
    (tmp_path / "a.csv").write_bytes(MALFORMED.replace("kort", "kært").encode(encoding))
    plan = open_table(TableRef(file="a.csv"), tmp_path, context)
    found = read(plan, ["nr", "tekst", "tal"])
    assert found["row"] == list(range(1, plan.count + 1))
    at = dict(zip(found["row"], zip(found["nr"], found["tekst"])))
    assert [at[row] for row in plan.malformed] == [("2", "kært"), ("4", "lang"), ("7", "kært")]
    assert plan.malformed_lines == (4, 7, 14)
    assert plan.fields.names()[:3] == ["nr", "tekst", "tal"]
    assert (plan.arrow is None) == (encoding == "cp1252")
    if plan.arrow:
        assert read(replace(plan, arrow=None), ["nr", "tekst"])["nr"] == found["nr"]


def test_a_header_twice_is_refused_where_it_is_used(tmp_path, context):
    for encoding in ("utf-8", "cp1252"):
        (tmp_path / "a.csv").write_bytes("År;Antal;år;x\n2015;1;2016;9\n".encode(encoding))
        plan = open_table(TableRef(file="a.csv"), tmp_path, context)
        assert columns_of(plan, ["Antal", "x"]) == [["1", "9"]]
        for name in ("År", "år", "ÅR"):
            with pytest.raises(SourceError) as caught:
                read(plan, [name])
            assert caught.value.code == "doubled_field"
            assert caught.value.details["columns"] == "1, 3"


def test_quote_marks_that_are_letters_lose_no_row(tmp_path, context):
    (tmp_path / "a.csv").write_text('a;b\n5" rør;2\nDen "Grå" Kro;3\n', encoding="utf-8")
    plan = open_table(TableRef(file="a.csv"), tmp_path, context)
    assert columns_of(plan, ["a", "b"]) == [['5" rør', "2"], ['Den "Grå" Kro', "3"]]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_source_that_shrinks_while_it_is_read_is_refused(tmp_path, context, encoding):
    path, rows = tmp_path / "a.csv", "1;ø\n" * 5000
    path.write_bytes(f"nr;navn\n{rows}".encode(encoding))
    plan = open_table(TableRef(file="a.csv"), tmp_path, context)
    assert len(read(plan, ["nr"])["nr"]) == 5000
    # whoever reads a part only is not told that there is more
    assert len(read(replace(plan, limit=10), ["nr"])["nr"]) == 10
    path.write_bytes(f"nr;navn\n{rows[:800]}".encode(encoding))
    with pytest.raises(SourceError) as caught:
        read(plan, ["nr"])
    assert (caught.value.code, caught.value.details) == (
        "rows_lost",
        {"layer": "a", "rows": 5000, "read": 200},
    )


# --- files that cannot be read


def test_files_that_are_not_there_or_hold_nothing(tmp_path, context):
    (tmp_path / "tom.csv").touch()
    (tmp_path / "tom.xlsx").touch()
    (tmp_path / "mappe.csv").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "falsk.xlsx").write_bytes(b"<html><table></table></html>")
    (tmp_path / "falsk.gpkg").write_bytes(b"SQLite format 3\0 or not")
    (tmp_path / "falsk.csv").write_bytes(b"PK\3\4" + bytes(100))
    expected = {
        "data/mangler.csv": "file_missing",
        "ingen mappe/x.xlsx": "file_missing",
        "tom.csv": "empty_file",
        "tom.xlsx": "empty_file",
        "mappe.csv": "file_is_folder",
        "data": "file_is_folder",
        "falsk.xlsx": "file_format",
        "falsk.gpkg": "file_format",
        "falsk.csv": "text_binary",
    }
    for file, code in expected.items():
        assert refusal(TableRef(file=file), tmp_path, context) == (code, {"file": file}), file


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="needs a user's permissions")
def test_a_file_that_another_holds_or_that_is_not_permitted(tmp_path, context):
    for name in ("a.xlsx", "b.csv", "c.xlsx"):
        (tmp_path / name).write_bytes(b"x")
        (tmp_path / name).chmod(0)
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    (tmp_path / ".~lock.b.csv#").write_bytes(b"x")
    tmp_path.chmod(0o755)
    # root reads everything: become nobody, below a folder that nobody may enter
    is_root, folder = os.geteuid() == 0, tmp_path
    parents = [parent for parent in tmp_path.parents if is_root and parent.stat().st_mode & 0o011 != 0o011]
    modes = [(parent, parent.stat().st_mode) for parent in parents]
    try:
        for parent in parents:
            parent.chmod(parent.stat().st_mode | 0o011)
        if is_root:
            os.seteuid(65_534)
        found = [refusal(TableRef(file=name), folder, context)[0] for name in ("a.xlsx", "b.csv", "c.xlsx")]
    finally:
        if is_root:
            os.seteuid(0)
        for parent, mode in modes:
            parent.chmod(mode)
    assert found == ["file_locked", "file_locked", "file_denied"]


def test_a_table_is_named_in_one_way(tmp_path, context):
    for ref in (
        TableRef(),
        TableRef(file="a.csv", uri="x"),
        TableRef(connection="a", uri="b", provider="ogr"),
    ):
        assert refusal(ref, tmp_path, context)[0] == "table_place"


# --- workbooks


def workbook(path, sheets, rename=None):
    """A workbook as GDAL writes it: sheet -> ({column: type}, rows)."""
    made = gdal.GetDriverByName(path.suffix[1:].upper()).Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    for name, (columns, rows) in sheets.items():
        layer = made.CreateLayer(name)
        for column, kind in columns.items():
            layer.CreateField(ogr.FieldDefn(column, kind))
        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for column, value in row.items():
                feature[column] = value
            layer.CreateFeature(feature)
    layer = made = None
    if rename:  # headings that GDAL itself would not write twice
        old = path.with_suffix(".old")
        path.rename(old)
        with zipfile.ZipFile(old) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                for before, after in rename.items():
                    content = content.replace(before, after)
                target.writestr(name, content)


TYPED = {
    "År": ogr.OFTInteger,
    "Dato": ogr.OFTDate,
    "Tid": ogr.OFTDateTime,
    "Kode": ogr.OFTString,
    "Antal": ogr.OFTReal,
    "Serie": ogr.OFTInteger,
}
TYPED_ROWS = [
    {
        "År": 2015,
        "Dato": "2015/03/31",
        "Tid": "2015/03/31 23:30:00",
        "Kode": "0479",
        "Antal": 1.5,
        "Serie": 42094,
    },
    {"År": 2016, "Tid": "2016/02/29 00:00:00", "Kode": "æøå"},
    {"Dato": "2017/12/31", "Antal": 3.0, "Serie": 43100},
]
TEXTS = ({"a": ogr.OFTString, "b": ogr.OFTString}, [{"a": "x", "b": "0479"}, {"a": "y", "b": "æ"}])


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_sheet_has_its_types_and_dates(tmp_path, context, suffix):
    workbook(tmp_path / f"b.{suffix}", {"Ark 1": (TYPED, TYPED_ROWS), "tekst": TEXTS})
    plan = open_table(TableRef(file=f"b.{suffix}", layer="Ark 1"), tmp_path, context)
    assert [name for name in plan.fields.names() if name != "_row"] == list(TYPED)
    found = read(plan, list(TYPED))
    assert found["row"] == [1, 2, 3]
    assert found["År"] == [2015, 2016, None]
    assert found["Dato"] == ["2015-03-31", None, "2017-12-31"]
    assert found["Tid"] == ["2015-03-31", "2016-02-29", None]
    assert found["Kode"] == ["0479", "æøå", None]
    assert found["Antal"] == [1.5, None, 3.0]
    # a column of days that lost its format is one of numbers
    days, _ = parse_periods(np.array(found["Serie"], dtype=object), excel_serials=True)
    assert days.astype(str).tolist() == ["2015-03-31", "NaT", "2017-12-31"]


def test_the_first_row_is_the_header_also_where_all_is_text(tmp_path, context):
    workbook(tmp_path / "b.xlsx", {"tekst": TEXTS})
    plan = open_table(TableRef(file="b.xlsx"), tmp_path, context)
    found = read(plan, ["a", "b"])
    assert (found["a"], found["b"]) == (["x", "y"], ["0479", "æ"])
    # other layers of the session keep GDAL's own rule
    assert gdal.GetThreadLocalConfigOption("OGR_XLSX_HEADERS") is None


def test_sheets_are_chosen_by_name(tmp_path, context):
    workbook(tmp_path / "b.xlsx", {"Ark 1": (TYPED, TYPED_ROWS), "tekst": TEXTS, "tom": ({}, [])})
    assert refusal(TableRef(file="b.xlsx"), tmp_path, context) == (
        "choose_layer",
        {"file": "b.xlsx", "layers": "Ark 1, tekst"},
    )
    assert refusal(TableRef(file="b.xlsx", layer="Ark 2"), tmp_path, context) == (
        "no_such_layer",
        {"file": "b.xlsx", "layer": "Ark 2", "layers": "Ark 1, tekst"},
    )
    assert refusal(TableRef(file="b.xlsx", layer="tom"), tmp_path, context)[0] == "no_such_layer"
    assert open_table(TableRef(file="b.xlsx", layer="TEKST"), tmp_path, context).count == 2


def test_empty_sheets_need_no_choice(tmp_path, context):
    workbook(tmp_path / "b.xlsx", {"Ark1": TEXTS, "Ark2": ({}, []), "Ark3": ({}, [])})
    assert open_table(TableRef(file="b.xlsx"), tmp_path, context).count == 2
    workbook(tmp_path / "c.xlsx", {"Ark1": ({}, []), "Ark2": ({}, [])})
    assert refusal(TableRef(file="c.xlsx"), tmp_path, context) == ("empty_file", {"file": "c.xlsx"})


def test_a_heading_twice_in_a_sheet_is_refused_where_it_is_used(tmp_path, context):
    columns = dict.fromkeys(("navn", "b_", "c_", "fid"), ogr.OFTString)
    rows = [{"navn": "x", "b_": "y", "c_": "z", "fid": "nøgle"}]
    workbook(tmp_path / "b.xlsx", {"s": (columns, rows)}, {b">b_<": b">navn<", b">c_<": b">Navn<"})
    plan = open_table(TableRef(file="b.xlsx"), tmp_path, context)
    assert read(plan, ["fid"])["fid"] == ["nøgle"]
    with pytest.raises(SourceError) as caught:
        plan.field_index("navn")
    assert (caught.value.code, caught.value.details["columns"]) == ("doubled_field", "1, 2, 3")


def test_a_sheet_lives_in_memory_as_long_as_its_context(tmp_path, qgis_app):
    workbook(tmp_path / "b.xlsx", {"tekst": TEXTS})
    before = set(gdal.ReadDir("/vsimem/boligmon") or [])
    context = QgsProcessingContext()
    plan = open_table(TableRef(file="b.xlsx"), tmp_path, context)
    assert len(set(gdal.ReadDir("/vsimem/boligmon")) - before) == 1
    assert sorted(os.listdir(tmp_path)) == ["b.xlsx"]
    del plan, context
    assert set(gdal.ReadDir("/vsimem/boligmon") or []) <= before


# --- layers of files, connections, addresses


@pytest.fixture
def two_layers(tmp_path):
    """A GeoPackage with two tables, and QGIS' own table of styles."""
    made = gdal.GetDriverByName("GPKG").Create(str(tmp_path / "g.gpkg"), 0, 0, 0, gdal.GDT_Unknown)
    for name in ("børn", "familier"):
        layer = made.CreateLayer(name, geom_type=ogr.wkbNone)
        layer.CreateField(ogr.FieldDefn("år", ogr.OFTInteger))
        for year in (2015, 2016):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature["år"] = year
            layer.CreateFeature(feature)
    made.CreateLayer("layer_styles", geom_type=ogr.wkbNone)
    layer = made = None
    return tmp_path / "g.gpkg"


def test_layers_of_a_geopackage(two_layers, tmp_path, context):
    plan = open_table(TableRef(file="g.gpkg", layer="børn"), tmp_path, context)
    assert plan.arrow is not None
    assert read(plan, ["år"])["år"] == [2015, 2016]
    layers = {"file": "g.gpkg", "layers": "børn, familier"}
    assert refusal(TableRef(file="g.gpkg"), tmp_path, context) == ("choose_layer", layers)
    code, details = refusal(TableRef(file="g.gpkg", layer="hunde"), tmp_path, context)
    assert (code, details["layers"]) == ("no_such_layer", "børn, familier")


@pytest.fixture
def connection(two_layers, tmp_path):
    """Connections of QGIS' own kinds to a GeoPackage and an SQLite database."""
    database = tmp_path / "d.sqlite"
    driver = gdal.GetDriverByName("SQLite")
    dataset = driver.Create(str(database), 0, 0, 0, gdal.GDT_Unknown, ["SPATIALITE=YES"])
    system = osr.SpatialReference()
    system.ImportFromEPSG(25832)
    layer = dataset.CreateLayer("adresser", system, ogr.wkbPoint)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (600050 6100050)"))
    layer.CreateFeature(feature)
    layer = dataset = None
    opened = sqlite3.connect(database)
    with opened:
        opened.execute("create table maalinger (nr integer primary key, tekst text)")
        opened.execute("insert into maalinger (tekst) values ('æ'), (null)")
    opened.close()
    made = {"ogr": str(two_layers), "spatialite": f"dbname='{database}'"}
    registry = QgsProviderRegistry.instance()
    for provider, address in made.items():
        metadata = registry.providerMetadata(provider)
        metadata.saveConnection(metadata.createConnection(address, {}), f"prøve {provider}")
    yield
    for provider in made:
        registry.providerMetadata(provider).deleteConnection(f"prøve {provider}")


def test_tables_behind_connections(connection, tmp_path, context):
    ref = TableRef(connection="prøve ogr", provider="ogr", layer="familier")
    assert read(open_table(ref, tmp_path, context), ["år"])["år"] == [2015, 2016]
    ref = TableRef(connection="prøve spatialite", provider="spatialite", layer="maalinger")
    plan = open_table(ref, tmp_path, context, "Målinger")
    assert (plan.name, read(plan, ["tekst"])["tekst"]) == ("Målinger", ["æ", None])
    points = open_table(replace(ref, layer="adresser"), tmp_path, context)
    assert points.crs.authid() == "EPSG:25832"
    assert read(points, [], points=True)["xy"] == [[600_050.0], [6_100_050.0]]


def test_connections_and_tables_that_are_not_there(connection, tmp_path, context):
    ref = TableRef(connection="prøve ogr", provider="ogr")
    assert refusal(ref, tmp_path, context) == ("no_table_chosen", {"connection": "prøve ogr"})
    gone = {"connection": "prøve ogr", "table": "hunde"}
    assert refusal(replace(ref, layer="hunde"), tmp_path, context) == ("no_such_table", gone)
    code, details = refusal(replace(ref, connection="lois", layer="x"), tmp_path, context)
    assert (code, details["provider"], details["connection"]) == ("no_connection", "ogr", "lois")
    assert "prøve ogr" in details["known"]
    for provider in ("WFS", "mssql"):  # one has no connections at all
        found = refusal(replace(ref, provider=provider, layer="x"), tmp_path, context)[0]
        assert found == "no_connection"
    assert refusal(replace(ref, provider="access", layer="x"), tmp_path, context)[0] == "no_provider"
    (tmp_path / "g.gpkg").unlink()
    assert refusal(replace(ref, layer="børn"), tmp_path, context)[0] in {"connection_fails", "no_such_table"}


def test_an_address_of_a_provider(two_layers, tmp_path, context):
    ref = TableRef(uri=f"{two_layers}|layername=børn", provider="ogr")
    assert read(open_table(ref, tmp_path, context, "Børn"), ["år"])["år"] == [2015, 2016]
    fails = {"table": "?", "provider": "ogr"}
    assert refusal(replace(ref, uri="/nowhere.gpkg"), tmp_path, context) == ("uri_fails", fails)
    assert refusal(replace(ref, provider="nothing"), tmp_path, context)[0] == "no_provider"


@pytest.mark.parametrize(
    "uri",
    [
        "dbname='lois' host=sql user='gis' password='hemmelig' table=\"a\"",
        "dbname='lois' host=sql username=gis table=\"a\"",
        "url='https://gis:hemmelig@wfs.example/geofa' typename='fkg:a'",
        "url='https://wfs.example/geofa?token=abc' typename='fkg:a'",
        "url='https://wfs.example/geofa?service=WFS&Username=a&PassWord=b' typename='fkg:a'",
        "MSSQL:server=sql;database=lois;UID=gis;PWD=hemmelig",
    ],
)
def test_an_address_with_credentials_is_refused(tmp_path, context, uri):
    code, details = refusal(TableRef(uri=uri, provider="postgres", layer="a"), tmp_path, context)
    assert (code, details) == ("uri_credentials", {"table": "a"})


def test_an_address_that_names_an_entry_of_the_store_is_no_credential(tmp_path, context):
    uri = "dbname='lois' host=localhost port=1 authcfg=abc1234 table=\"users\" key='user_id'"
    ref = TableRef(uri=uri, provider="postgres", layer="a")
    assert refusal(ref, tmp_path, context)[0] == "uri_fails"  # nobody listens there


# --- against Python's own reader


def by_hand(text, skips_voids):
    """The rows of a text below its header, and the numbers of those that do not fit, by the csv module."""
    records = [record for record in csv.reader(io.StringIO(text, newline=""), delimiter=";") if record]
    header = records[0]
    rows, malformed = [], []
    for record in records[1:]:
        # QGIS' provider takes blanks that end a line for nothing
        void = not any([*record[:-1], record[-1].strip(" ")])
        if void and skips_voids:
            continue
        rows.append((record + [""] * len(header))[: len(header)])
        if not void and (len(record) < len(header) or any(record[len(header) :])):
            malformed.append(len(rows))
    return rows, malformed


def plain(value):
    return value.replace("\r\n", "\n").strip(" ")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_random_texts_have_the_rows_that_python_reads(tmp_path, context, encoding):
    random = np.random.RandomState(20)
    values = ["", "", "a", "1,5", " b", '"q"', '"x;y"', '"z\n\nz"', '""', '"""u"""', "ø", '"\r\n"']
    values += [" ;", ";", "\n"]
    checked = 0
    for number in range(150):
        lines = [
            ";".join(values[place] for place in random.randint(0, len(values), random.randint(1, 5)))
            for _ in range(random.randint(1, 9))
        ]
        text = "\n".join(["å;b;c", "1;2;3", *lines, *["4;5;6"] * 9]).replace("\r", "")
        text = text.replace("\n", "\r\n") if number % 2 else text
        file = f"{number}.csv"
        (tmp_path / file).write_bytes(text.encode(encoding))
        plan = open_table(TableRef(file=file), tmp_path, context)
        rows, malformed = by_hand(text, encoding == "cp1252")
        assert (plan.count, list(plan.malformed)) == (len(rows), malformed), text
        found = columns_of(plan, ["å", "b", "c"])
        assert [list(map(plain, row)) for row in found] == [list(map(plain, row)) for row in rows], repr(text)
        checked += len(malformed)
    assert checked > 100
