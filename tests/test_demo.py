"""./demo on the whole sample: what it leaves in its folder and what it prints."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import string
import subprocess
from collections import Counter, defaultdict
from dataclasses import fields
from types import SimpleNamespace

import numpy as np
import pytest

STYLED = {"rates", "top", "periods", "areas", "area_cells", "boundary", "truth", "unplaced"}
PICTURES = ("1_rater.png", "2_aar_i_top.png", "3_monitoreringsomraader.png")
CELL = 10_000.0  # m2


@pytest.fixture(scope="module")
def sample(project_root):
    return project_root / "resources" / "sample"


@pytest.fixture(scope="module")
def facts(sample):
    return json.loads((sample / "facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def planted(sample):
    """Cell -> planted cluster."""
    with (sample / "sandhed_planted_cells.csv").open(encoding="utf-8") as file:
        return {row["cell_id"]: row["navn"] for row in csv.DictReader(file, delimiter=";")}


@pytest.fixture(scope="module")
def demo(project_root, tmp_path_factory):
    """One run in Danish: its folder, what it printed, and the home it was given."""
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("demo") / "resultat"
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"}
    command = [str(project_root / "demo"), "--out", str(folder)]
    result = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
    )
    assert result.returncode == 0, result.stderr
    return SimpleNamespace(folder=folder, printed=result.stdout, errors=result.stderr, home=home)


@pytest.fixture
def query(demo):
    """Rows of the demo's GeoPackage."""
    with sqlite3.connect(demo.folder / "boligmon.gpkg") as database:
        yield lambda text: database.execute(text).fetchall()
    database.close()


@pytest.fixture
def project(demo, tmp_path, qgis_new_project):
    """The project, opened where its folder was moved to."""
    from qgis.core import QgsProject

    moved = tmp_path / "flyttet"
    shutil.copytree(demo.folder, moved)
    project = QgsProject.instance()
    assert project.read(str(moved / "boligmon.qgz"))
    return project


def number(text):
    """1.234,5 as a number."""
    return float(text.replace(".", "").replace(",", "."))


def printed_rows(demo):
    """The reconciliation as printed: first column -> the numbers after it."""
    rows = defaultdict(list)
    for line in demo.printed.split("\n\n")[0].splitlines()[1:]:
        cells = re.split(r" {2,}", line.strip())
        if all(re.fullmatch(r"[\d.]+", cell) for cell in cells[1:]):
            rows[cells[0]].append([int(number(cell)) for cell in cells[1:]])
    return rows


# --- the folder


def test_the_geopackage_holds_every_layer_with_a_default_style(demo, query):
    assert {name for (name,) in query("SELECT table_name FROM gpkg_contents")} - {"layer_styles"} == STYLED
    styles = query("SELECT f_table_name, useAsDefault, styleQML FROM layer_styles")
    assert sorted(name for name, _, _ in styles) == sorted(STYLED)
    assert all(default and "<qgis" in qml for _, default, qml in styles)
    for name in STYLED - {"boundary", "truth"}:
        (qml,) = (qml for table, _, qml in styles if table == name)
        assert "Til intern brug" in qml, name
    for name in STYLED:
        ((count,),) = query(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - names of this file
        assert count > 0, name


def test_the_table_of_rows_not_counted_says_source_row_and_reason_and_nothing_else(query):
    columns = [row[1] for row in query("PRAGMA table_info(unplaced)")]
    assert columns == ["fid", "source", "row", "reason"]


def test_no_id_of_a_citizen_or_an_address_is_left_anywhere(demo):
    for path in demo.folder.iterdir():
        content = path.read_bytes()
        assert not re.search(rb"\bB\d{7}\b", content), path
        assert not re.search(rb"0999[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-", content), path
    assert not re.search(r"\bB\d{7}\b", demo.printed)


def test_the_project_opens_elsewhere_ready_to_play_the_years(project, demo):
    from qgis.core import Qgis

    layers = list(project.mapLayers().values())
    assert len(layers) == len(STYLED)
    assert all(layer.isValid() for layer in layers)
    assert all(str(demo.folder) not in layer.source() for layer in layers)
    time = project.timeSettings()
    days = [
        end.date().toString("yyyy-MM-dd")
        for end in (time.temporalRange().begin(), time.temporalRange().end())
    ]
    assert days == ["2015-01-01", "2024-12-31"]
    assert (time.timeStep(), time.timeStepUnit()) == (1, Qgis.TemporalUnit.Years)
    active = {layer.name() for layer in layers if layer.isSpatial() and layer.temporalProperties().isActive()}
    assert active == {"Rater pr. celle og år", "Top 25 % pr. år"}
    seen = [node.name() for node in project.layerTreeRoot().findLayers() if node.isVisible()]
    assert seen == ["Monitoreringsområder", "Rater pr. celle og år", "Kommunegrænse (syntetisk)"]
    assert any("yntetisk sandhed" in layer.name() for layer in layers)
    rates = next(layer for layer in layers if layer.name() == "Rater pr. celle og år")
    labels = [rule.label() for rule in rates.renderer().rootRule().children()]
    assert labels[0] == "Forebyggende foranstaltninger, pr. 1.000"


def test_the_pictures_show_maps(demo):
    from qgis.PyQt.QtGui import QImage

    colours = []
    for name in PICTURES:
        image = QImage(str(demo.folder / name)).convertToFormat(QImage.Format.Format_RGB32)
        assert image.width() == pytest.approx(1600, abs=2)
        assert image.height() == pytest.approx(1122, abs=2)
        content = image.constBits().asstring(image.sizeInBytes())
        pixels = np.frombuffer(content, np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3]
        inside = pixels[150:1030, 60:1150].astype(int)  # of the map's frame
        # cells of the scale are coloured, hatching and ground are grey
        coloured = inside.max(axis=2) - inside.min(axis=2) > 60
        assert 1_000 < coloured.sum() < coloured.size / 4, name
        assert (demo.folder / name).stat().st_size < 300_000, name
        colours.append(inside[coloured].mean(axis=0))
    blue, _, red = np.transpose(colours)
    assert red[0] > blue[0]  # rates are orange
    assert all(blue[1:] > red[1:])  # years in the top are blue


# --- what is printed


def test_the_printed_reconciliation_is_that_of_the_sample(demo, facts):
    rows = printed_rows(demo)
    events, families = facts["preventive"], facts["families"]
    expected = {}
    for name, source in (
        ("Forebyggende foranstaltninger", events),
        ("Familier (to tidssnit om året)", families),
    ):
        without = source["no_address"] + source["unknown_address"]
        outside = source["default_point"] + source.get("outside_municipality", 0)
        expected[name] = (source["rows"], without, outside)
        lost = without + outside
        assert rows[name] == [[source["rows"], source["rows"] - lost, lost]]
    assert rows["uden adresse eller koordinat"] == [[without] for _, without, _ in expected.values()]
    assert rows["uden for kommunen/cellerne"] == [[outside] for _, _, outside in expected.values()]


def test_the_sums_over_cells_are_the_placed_rows(demo, facts, query):
    ((events, exposure),) = query("SELECT sum(events), sum(population) FROM rates")
    lost = sum(facts["preventive"][name] for name in ("no_address", "unknown_address", "default_point"))
    placed = facts["preventive"]["rows"] - lost
    families = facts["families"]
    placed_families = families["rows"] - sum(
        families[name] for name in ("no_address", "unknown_address", "default_point")
    )
    assert events == placed  # no citizen has the same measure twice in a year
    assert exposure == pytest.approx(placed_families / families["snapshots_per_year"])
    assert f"{placed:,}".replace(",", ".") + " stedfæstede rækker minus 0" in demo.printed
    by_year = dict(query("SELECT period, sum(events) FROM rates GROUP BY period"))
    assert all(by_year[year] <= rows for year, rows in facts["preventive"]["rows_by_year"].items())
    assert sum(by_year.values()) == placed


def test_the_printed_areas_are_those_of_the_layer_and_of_the_truth(demo, query, planted):
    printed = [re.split(r" {2,}", line) for line in demo.printed.splitlines() if re.match(r"\d{3} ", line)]
    layer = query("SELECT area_id, name, cells, population, events, rate, rate_low, rate_high FROM areas")
    assert len(printed) == len(layer) > 0
    members = defaultdict(list)
    for area, cell in query("SELECT area_id, cell_id FROM area_cells"):
        members[area].append(cell)
    for row, (area, name, cells, families, events, rate, low, high) in zip(printed, layer):
        assert area.endswith(f"-{row[0]}")
        assert row[1] == name
        assert [int(number(text)) for text in (row[2], row[4])] == [cells, events]
        assert number(row[3]) == pytest.approx(families, abs=0.5)
        shown = [number(text) for text in re.split(r" \(|\u2013|\)", row[5])[:3]]
        assert shown == pytest.approx([rate, low, high], abs=0.05)
        assert len(members[area]) == cells
        met = Counter(planted[cell] for cell in members[area] if cell in planted)
        assert row[7] == (", ".join(f"{cluster} ({count})" for cluster, count in met.items()) or "ingen")
    clusters = {planted[cell] for cells in members.values() for cell in cells if cell in planted}
    assert f"{len(clusters)} af {len(set(planted.values()))} plantede klynger er ramt" in demo.printed
    assert set(planted.values()) - clusters == set(
        re.search(r"Ikke ramt: (.+)\.", demo.printed)[1].split(", ")
    )


def test_every_area_is_made_of_cells_with_three_years_in_the_top(query):
    ((least, cells, families),) = query(
        "SELECT min(periods_selected), count(*), (SELECT min(population) FROM areas) FROM area_cells"
    )
    assert least >= 3
    assert families >= 50
    assert query("SELECT sum(cells) FROM areas") == [(cells,)]


def test_the_layer_of_the_truth_holds_every_planted_cell(project, planted):
    layer = next(one for one in project.mapLayers().values() if "yntetisk sandhed" in one.name())
    areas = {feature["navn"]: feature.geometry().area() for feature in layer.getFeatures()}
    assert areas == pytest.approx({name: CELL * count for name, count in Counter(planted.values()).items()})


def test_nothing_else_is_said_or_left(demo):
    assert demo.errors == ""
    assert list(demo.home.rglob("*")) == []
    assert demo.printed.rstrip().endswith("log.txt")
    log = (demo.folder / "log.txt").read_text(encoding="utf-8")
    assert "Afstemning med kilden" in log
    assert "CHILD_RESULTS" not in log


# --- the parts


def test_both_languages_say_the_same(project_root, monkeypatch):
    monkeypatch.syspath_prepend(str(project_root / "scripts"))
    from demo_steps.words import DANISH, ENGLISH

    def shape(value):
        if isinstance(value, str):
            return sorted(name for _, name, _, _ in string.Formatter().parse(value) if name)
        if isinstance(value, dict):
            return {key: shape(text) for key, text in value.items()}
        return len(value)

    for field in fields(DANISH):
        danish, english = getattr(DANISH, field.name), getattr(ENGLISH, field.name)
        assert shape(danish) == shape(english), field.name
        assert "" not in (danish, english)


def test_figures_that_do_not_add_up_are_refused(project_root, monkeypatch, qgis_processing):
    from qgis.core import QgsFeature, QgsVectorLayer

    monkeypatch.syspath_prepend(str(project_root / "scripts"))
    from demo_steps.tables import DoesNotReconcileError, reconciliation
    from demo_steps.words import DANISH

    unplaced = QgsVectorLayer("None?field=source:string&field=row:integer&field=reason:string", "u", "memory")
    for source in ("events", "population"):
        feature = QgsFeature(unplaced.fields())
        feature.setAttributes([source, 7, "outside"])
        assert unplaced.dataProvider().addFeature(feature)
    rates = QgsVectorLayer("None?field=events:double&field=population:double", "r", "memory")
    feature = QgsFeature(rates.fields())
    feature.setAttributes([9.0, 20.0])
    assert rates.dataProvider().addFeature(feature)
    good = {"EVENTS_READ": 10, "EVENTS_PLACED": 9, "EVENTS_UNPLACED": 1}
    good |= {"POPULATION_READ": 21, "POPULATION_PLACED": 20, "POPULATION_UNPLACED": 1}
    layers = {"unplaced": unplaced, "rates": rates}
    lines = list(reconciliation(SimpleNamespace(numbers=good, layers=layers), DANISH))
    assert len(lines) == 7
    for wrong in ({"EVENTS_READ": 11}, {"POPULATION_READ": 22, "POPULATION_UNPLACED": 2}):
        run = SimpleNamespace(numbers=good | wrong, layers=layers)
        with pytest.raises(DoesNotReconcileError):
            list(reconciliation(run, DANISH))
    fewer = good | {"EVENTS_READ": 9, "EVENTS_PLACED": 8}
    with pytest.raises(DoesNotReconcileError):
        list(reconciliation(SimpleNamespace(numbers=fewer, layers=layers), DANISH))
