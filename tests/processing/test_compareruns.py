"""Two run folders compared: the table, the log, the page, and folders that hold no run."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from boligmon_plugin.adapters.results.files import write_csv

HEAD = [
    "indicator",
    "level",
    "unit_id",
    "period",
    "period_start",
    "period_end",
    "events",
    "persons",
    "population",
    "multiplier",
    "rate",
    "rate_low",
    "rate_high",
    "rate_smoothed",
    "status",
    "rank",
    "threshold",
    "selected",
]
STUDY = {
    "format": "boligmon-study",
    "version": 1,
    "title": "Prøveby <2024>",
    "indicators": [{"id": "anbringelser", "name_da": "Anbringelser pr. 1.000 familier", "multiplier": 1000}],
    "method": {"share": 25.0},
}
ACCOUNT = {"source": "flis", "read": 100, "placed": 90, "counted": 90, "unplaced": {"no_geography": 10}}
RUN = {
    "format": "boligmon-run",
    "version": 1,
    "study": STUDY,
    "plugin": "0.2.0",
    "qgis": "3.40.6",
    "sources": [{"id": "flis", "size": 1000, "rows": 100, "sha256": "a" * 64}],
    "indicators": [{"id": "anbringelser", "numerator": ACCOUNT, "denominator": ACCOUNT}],
}
ROWS = [
    ("cell", "100m_61768_6435", "2020", 2.0, 40.0, 1),
    ("cell", "100m_61768_6436", "2020", 1.0, 50.0, 0),
    ("cell", "100m_61768_6437", "2020", 0.0, 30.0, 0),
    ("area", "anbringelser-01", "", 2.0, 40.0, None),
    ("municipality", "0479", "2020", 3.0, 120.0, None),
]
# the second cell comes in, the first leaves, the area grows
LATER = [
    ("cell", "100m_61768_6435", "2020", 1.0, 40.0, 0),
    ("cell", "100m_61768_6436", "2020", 3.0, 50.0, 1),
    ("cell", "100m_61768_6437", "2020", 0.0, 30.0, 0),
    ("area", "anbringelser-01", "", 4.0, 90.0, None),
    ("municipality", "0479", "2020", 4.0, 120.0, None),
]


@pytest.fixture
def folder_of(tmp_path, qgis_app):
    """Writes a run folder."""

    def one(name, rows, content=RUN, **csv):
        folder = tmp_path / name
        columns = {head: [None] * len(rows) for head in HEAD}
        columns["indicator"] = ["anbringelser"] * len(rows)
        for place, head in enumerate(("level", "unit_id", "period", "events", "population", "selected")):
            columns[head] = [row[place] for row in rows]
        columns["rate"] = [1000 * row[3] / row[4] for row in rows]
        columns["multiplier"] = [1000.0] * len(rows)
        columns["status"] = ["ok"] * len(rows)
        write_csv(columns, folder / "facts.csv", **csv)
        digest = hashlib.sha256((folder / "facts.csv").read_bytes()).hexdigest()
        content = {**copy.deepcopy(content), "files": {"facts.csv": digest}}
        (folder / "run.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return folder

    return one


@pytest.fixture
def danish(qgis_app, project_root):
    translator = QTranslator()
    assert translator.load(str(project_root / "i18n" / "boligmon_da.qm"))
    QgsApplication.setLocale(QLocale("da_DK"))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    QgsApplication.setLocale(QLocale.c())


def compare(run, old, new, **others):
    return run("compareruns", {"OLD": str(old), "NEW": str(new), **others})


class Page(HTMLParser):
    """Checks that tags are closed in order, and keeps text and addresses."""

    def __init__(self, text):
        super().__init__()
        self.open, self.text, self.addresses = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.addresses += [value for name, value in attrs if name in {"src", "href"}]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.text.append(data)


def test_data_that_changed(run, folder_of, tmp_path):
    later = {**RUN, "sources": [{"id": "flis", "size": 1010, "rows": 101, "sha256": "b" * 64}]}
    report = tmp_path / "rapport" / "sammenligning.html"
    done = compare(run, folder_of("2023", ROWS), folder_of("2024", LATER, later), REPORT=str(report))
    rows = done.frame().set_index("unit_id")
    assert rows["change"].to_dict() == {
        "100m_61768_6435": "no_longer_selected",
        "100m_61768_6436": "newly_selected",
        "anbringelser-01": "figures",
        "0479": "figures",
    }
    cell = rows.loc["100m_61768_6436"]
    assert (cell["events_old"], cell["events_new"]) == (1, 3)
    assert (cell["rate_old"], cell["rate_new"], cell["selected_old"], cell["selected_new"]) == (20, 60, 0, 1)
    assert done.results["CHANGED"] == 4
    assert done.results["UNEXPLAINED"] is False
    for text in (
        "Data: flis: number of rows: 100 -> 101",
        f"Data: flis: fingerprint of the content: {'a' * 12} -> {'b' * 12}",
        "anbringelser, cells, 2020: newly in the top share 1, no longer in the top share 1; unchanged 1",
        "The results differ. What else differs: Data.",
    ):
        assert text in done.log
    page = report.read_text(encoding="utf-8")
    text = " ".join(Page(page).text)
    for part in (
        "Prøveby <2024>",
        "For internal use",
        "100m_61768_6436",
        "flis: number of rows",
        "anbringelser-01",
    ):
        assert part in text
    assert "100m_61768_6437" not in text  # did not change


def test_a_result_without_a_cause_is_an_error(run, folder_of, tmp_path):
    report = tmp_path / "r.html"
    done = compare(run, folder_of("a", ROWS), folder_of("b", LATER), REPORT=str(report))
    assert done.results["UNEXPLAINED"] is True
    assert "ERROR: results differ although the study, the data and the program are the same." in done.log
    assert 'class="verdict error"' in report.read_text(encoding="utf-8")
    assert len(done.frame()) == 4  # the table is there all the same


def test_the_same_run_twice(run, folder_of, tmp_path):
    report = tmp_path / "r.html"
    done = compare(run, folder_of("a", ROWS), folder_of("b", ROWS), REPORT=str(report))
    assert len(done.frame()) == done.results["CHANGED"] == 0
    assert "The runs are the same." in done.log
    assert "No figure changed." in report.read_text(encoding="utf-8")


def test_a_method_that_changed_in_another_dialect(run, folder_of):
    study = {**STUDY, "method": {"share": 20.0}}
    new = folder_of("b", ROWS, {**RUN, "study": study, "plugin": "0.3.0"}, delimiter=",", decimal=".")
    done = compare(run, folder_of("a", ROWS), new)
    assert done.results["CHANGED"] == 0
    assert "Method (the study): method.share: 25.0 -> 20.0" in done.log
    assert "Program: plugin: 0.2.0 -> 0.3.0" in done.log
    assert "The results are the same, although something else differs." in done.log


def test_a_file_edited_after_the_run(run, folder_of):
    new = folder_of("b", ROWS)
    facts = (new / "facts.csv").read_text(encoding="utf-8").replace("2,0;", "7,0;", 1)
    (new / "facts.csv").write_text(facts, encoding="utf-8")
    done = compare(run, folder_of("a", ROWS), new)
    assert "Result file edited after the run: b/facts.csv" in done.log
    assert done.results["UNEXPLAINED"] is False
    assert done.frame()["events_new"].tolist() == [7]


def test_the_page_is_danish_and_stands_alone(run, folder_of, tmp_path, danish):
    report = tmp_path / "r.html"
    later = {
        **RUN,
        "plugin": "0.3.0",
        "indicators": [{**RUN["indicators"][0], "numerator": {**ACCOUNT, "read": 101}}],
    }
    done = compare(run, folder_of("a", ROWS), folder_of("b", LATER, later), REPORT=str(report))
    page = report.read_text(encoding="utf-8")
    parsed = Page(page)
    text = " ".join(parsed.text)
    assert parsed.addresses == []
    assert "http" not in page
    assert page.startswith('<!DOCTYPE html>\n<html lang="da">')
    assert "@media print" in page
    for part in (
        "Sammenligning af to kørsler",
        "Til intern brug",
        "Anbringelser pr. 1.000 familier",
        "Program",
    ):
        assert part in text
    assert not re.search(r"\b(the|and|run|changed|selected|numerator)\b", text)
    fields = done.layer().fields()
    assert (
        done.layer().attributeAlias(fields.indexFromName("events_old")) == "Antal (tæller), tidligere kørsel"
    )
    setup = done.layer().editorWidgetSetup(fields.indexFromName("change"))
    assert setup.type() == "ValueMap"


def test_many_cells_are_listed_in_part(run, folder_of, tmp_path):
    old = [("cell", f"100m_61768_{place}", "2020", 1.0, 40.0, 0) for place in range(1000, 1300)]
    new = [(*row[:5], 1) for row in old]
    report = tmp_path / "r.html"
    compare(run, folder_of("a", old), folder_of("b", new), REPORT=str(report))
    page = report.read_text(encoding="utf-8")
    assert page.count("100m_61768_") == 200
    assert "100 more are not listed here" in page


def test_the_table_in_a_geopackage(run, folder_of, tmp_path):
    path = str(tmp_path / "ud.gpkg")
    compare(run, folder_of("a", ROWS), folder_of("b", LATER), OUTPUT=path)
    layer = QgsVectorLayer(path, "ud", "ogr")
    assert layer.featureCount() == 4
    assert layer.attributeAlias(layer.fields().indexFromName("change")) == "Change"


def test_folders_that_hold_no_run(run, folder_of, tmp_path):
    good = folder_of("a", ROWS)

    def refused(folder):
        with pytest.raises(QgsProcessingException) as error:
            compare(run, good, folder)
        return str(error.value)

    (tmp_path / "tom").mkdir()
    assert "The folder tom holds no run: run.json is missing." in refused(tmp_path / "tom")
    bad = folder_of("b", ROWS)
    (bad / "run.json").write_text("{", encoding="utf-8")
    assert "The file run.json in the folder b cannot be read" in refused(bad)
    (bad / "run.json").write_bytes(b"\xff\xfe{}")
    assert "The file run.json in the folder b cannot be read" in refused(bad)
    (bad / "run.json").write_text('{"format": "boligmon-study", "version": 1}', encoding="utf-8")
    assert "it does not describe a run" in refused(bad)
    (bad / "run.json").write_text('{"format": "boligmon-run", "version": 2}', encoding="utf-8")
    assert "was written by a newer version" in refused(bad)
    (bad / "run.json").write_text(json.dumps(RUN), encoding="utf-8")
    (bad / "facts.csv").unlink()
    assert "facts.csv is missing" in refused(bad)
    (bad / "facts.csv").write_text("", encoding="utf-8")
    assert "The file facts.csv in the folder b cannot be read" in refused(bad)
    (bad / "facts.csv").write_bytes(b"indicator;level\r\n\xe6;cell\r\n")
    assert "The file facts.csv in the folder b cannot be read" in refused(bad)
    (bad / "facts.csv").write_text("indicator;level\r\na;cell\r\n", encoding="utf-8")
    assert "has no column unit_id" in refused(bad)


def test_facts_that_cannot_be_compared(run, folder_of):
    good = folder_of("a", ROWS)
    with pytest.raises(QgsProcessingException, match="twice; the second time in row 6"):
        compare(run, good, folder_of("b", [*ROWS, ROWS[0]]))
    odd = folder_of("c", ROWS)
    text = (odd / "facts.csv").read_text(encoding="utf-8").replace("2,0;", "to;", 1)
    (odd / "facts.csv").write_text(text, encoding="utf-8")
    with pytest.raises(
        QgsProcessingException, match="a number in the column events, but row 1 does not"
    ) as error:
        compare(run, good, odd)
    assert " to" not in str(error.value)


def test_a_canceled_comparison_leaves_nothing(run, folder_of, feedback, tmp_path):
    feedback.cancel()
    report = tmp_path / "r.html"
    parameters = {"OLD": str(folder_of("a", ROWS)), "NEW": str(folder_of("b", ROWS)), "REPORT": str(report)}
    run("compareruns", parameters, feedback)
    assert not report.exists()
