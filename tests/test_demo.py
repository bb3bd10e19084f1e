"""./demo on the whole sample: what it leaves in its folder and what it prints."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import string
import subprocess
import zipfile
from collections import Counter, defaultdict
from dataclasses import fields, replace
from types import SimpleNamespace

import numpy as np
import pytest

INDICATORS = {
    "placements": "Anbringelser pr. 1.000 familier",
    "preventive": "Forebyggende foranstaltninger pr. 1.000 familier",
    "segregated": "Segregerede elever i pct. af borgere på 6-16 år",
    "moves": "Flytninger i pct. af beboere",
    "single_parents": "Enlige med hjemmeboende børn pr. 1.000 familier",
    "low_grades": "Elever med karaktergennemsnit under kommunens, i pct. af elever til afgangsprøven",
}
RAISED = ("placements", "preventive")  # by the planted clusters
WITHOUT_AREAS = {
    "segregated_areas",
    "low_grades_areas",
}  # too few events in a cell for three years in the top
STYLED = {f"{name}_{kind}" for name in INDICATORS for kind in ("rates", "periods", "areas")}
STYLED |= {"combined", "areas", "boundary", "unplaced"}
FILES = {"areas.csv", "boligmon.gpkg", "boligmon.qgz", "facts.csv", "log.txt", "reconciliation.csv"}
FILES |= {"run.json", "tables.xlsx"}
PICTURES = ("1_rater.png", "2_aar_i_top.png", "3_monitoreringsomraader.png", "4_indikatorer_samlet.png")
BY_DEFINITION = {"filtered", "other_age", "not_below_mean"}
CELL = 10_000.0  # m2
USERS_OWN = "noter.txt"


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
def run(project_root):
    """Runs ./demo with a home and a folder for its results."""

    def run(home, folder):
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8"}
        command = [str(project_root / "demo"), "--out", str(folder)]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
        )

    return run


@pytest.fixture(scope="module")
def demo(run, tmp_path_factory):
    """One run in Danish: its folders, what it printed, and the home it was given."""
    home, out = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("demo") / "ud"
    out.mkdir()
    (out / USERS_OWN).write_text("mine")
    result = run(home, out)
    assert result.returncode == 0, result.stderr
    folder = out / "resultater"
    return SimpleNamespace(out=out, folder=folder, printed=result.stdout, errors=result.stderr, home=home)


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


@pytest.fixture(scope="module")
def members(demo, qgis_app):
    """Indicator -> area -> ids of its cells: those of which it covers more than half."""
    from qgis.core import QgsVectorLayer

    found = {}
    for name in RAISED:
        areas, cells = (
            QgsVectorLayer(f"{demo.folder / 'boligmon.gpkg'}|layername={name}_{kind}", kind, "ogr")
            for kind in ("areas", "periods")
        )
        shapes = {cell["cell_id"]: cell.geometry() for cell in cells.getFeatures()}
        found[name] = {}
        for area in areas.getFeatures():
            shape = area.geometry()
            near = (cell for cell, square in shapes.items() if square.intersects(shape))
            found[name][area["area_id"]] = [
                cell for cell in near if shapes[cell].intersection(shape).area() > CELL / 2
            ]
    return found


@pytest.fixture(scope="module")
def parts(project_root, qgis_processing):
    """The demo's own modules."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(project_root / "scripts"))
        from demo_steps import areas, reconciliation, results, words

        yield SimpleNamespace(areas=areas, reconciliation=reconciliation, results=results, words=words)


def number(text):
    """1.234,5 as a number."""
    return float(text.replace(".", "").replace(",", "."))


def paragraphs(demo):
    """What is printed after the first line: the reconciliation, the areas, the paths."""
    _, *rest = demo.printed.split("\n\n")
    assert len(rest) == 3
    return rest


def sections(paragraph):
    """Lines by the indicator that they stand under."""
    ids, found, name = {title: name for name, title in INDICATORS.items()}, defaultdict(list), ""
    for line in paragraph.splitlines():
        if line in ids:
            name = ids[line]
        elif line.startswith(" ") and name:
            found[name].append(line)
    assert list(found) == list(INDICATORS)
    return found


def printed_accounts(demo):
    """(indicator, part) -> read, placed, not placed, left out, sum over the cells; and rows by reason."""
    words = {"uden for kommunen/cellerne": "outside", "på LOIS' standardpunkt": "default_point"}
    words |= {"intet adresse-id": "no_address", "adressen findes ikke i adresselaget": "unknown_address"}
    words |= {"fravalgt af filter": "filtered", "en anden alder": "other_age"}
    words |= {"ikke under gennemsnittet": "not_below_mean"}
    rows, reasons = {}, defaultdict(dict)
    for name, lines in sections(paragraphs(demo)[0]).items():
        for line in lines:
            found = re.match(r"  (tæller|nævner): \S.*?  +([\d.]+(?:  +[\d.]+)*)(?:  \(|$)", line)
            if found:
                part = {"tæller": "numerator", "nævner": "denominator"}[found[1]]
                rows[name, part] = [int(number(text)) for text in found[2].split()]
                continue
            kind, listed = line.strip().split(": ")
            for reason, count in re.findall(r"(.+?) ([\d.]+)(?:, |$)", listed):
                reasons[name, part][words[reason]] = int(number(count))
                assert (kind == "udeladt efter definitionen") == (words[reason] in BY_DEFINITION)
    return rows, reasons


# --- the folder


def test_the_folder_holds_the_results_the_pictures_the_log_and_what_was_there(demo):
    assert {path.name for path in demo.out.iterdir()} == {"resultater", *PICTURES, "demo.log", USERS_OWN}
    assert {path.name for path in demo.folder.iterdir()} == FILES
    assert (demo.out / USERS_OWN).read_text() == "mine"
    *_, paths = paragraphs(demo)
    listed = [line.strip() for line in paths.splitlines()[1:]]
    assert sorted(listed) == sorted([*(f"resultater/{name}" for name in FILES), *PICTURES, "demo.log"])


def test_the_geopackage_holds_every_layer_with_a_default_style(query):
    assert {name for (name,) in query("SELECT table_name FROM gpkg_contents")} - {"layer_styles"} == STYLED
    styles = query("SELECT f_table_name, useAsDefault, styleQML FROM layer_styles")
    assert sorted(name for name, _, _ in styles) == sorted(STYLED)
    assert all(default and "<qgis" in qml for _, default, qml in styles)
    for name in STYLED - {"boundary"}:
        (qml,) = (qml for table, _, qml in styles if table == name)
        assert "Til intern brug" in qml, name
    for name in STYLED - WITHOUT_AREAS:
        ((count,),) = query(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - names of this file
        assert count > 0, name


def test_the_table_of_rows_not_counted_says_source_row_and_reason_and_nothing_else(query):
    columns = [row[1] for row in query("PRAGMA table_info(unplaced)")]
    assert columns == ["fid", "source", "row", "reason"]


def test_no_id_of_a_citizen_or_an_address_is_left_anywhere(demo):
    for path in (path for path in demo.out.rglob("*") if path.is_file()):
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                contents += [packed.read(name) for name in packed.namelist()]
        for content in contents:
            assert not re.search(rb"\bB\d{7}\b", content), path
            assert not re.search(rb"0999[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-", content), path
    assert not re.search(r"\bB\d{7}\b", demo.printed)


def test_the_project_opens_elsewhere_ready_to_play_the_years(project, demo):
    from qgis.core import Qgis

    layers = list(project.mapLayers().values())
    assert len(layers) == len(STYLED) - 1  # the areas of all indicators are for next year's run
    assert all(layer.isValid() for layer in layers)
    assert all(str(demo.folder) not in layer.source() for layer in layers)
    time = project.timeSettings()
    days = [
        end.date().toString("yyyy-MM-dd")
        for end in (time.temporalRange().begin(), time.temporalRange().end())
    ]
    assert days == ["2015-01-01", "2024-12-31"]
    assert (time.timeStep(), time.timeStepUnit()) == (1, Qgis.TemporalUnit.Years)
    active = [layer.name() for layer in layers if layer.isSpatial() and layer.temporalProperties().isActive()]
    assert active == ["Rater pr. celle og periode"] * len(INDICATORS)
    root = project.layerTreeRoot()
    seen = [node.name() for node in root.findLayers() if node.isVisible()]
    assert seen == ["Monitoreringsområder", "Rater pr. celle og periode", "Kommunegrænse"]
    assert set(INDICATORS.values()) < {group.name() for group in root.findGroups(True)}
    rates = root.findGroup(INDICATORS["preventive"]).findLayers()[-1].layer()
    labels = [rule.label() for rule in rates.renderer().rootRule().children()]
    assert labels[0] == "Forebyggende foranstaltninger pr. 1.000 familier"


def test_the_pictures_show_maps(demo):
    from qgis.PyQt.QtGui import QImage

    colours = []
    for name in PICTURES:
        image = QImage(str(demo.out / name)).convertToFormat(QImage.Format.Format_RGB32)
        assert image.width() == pytest.approx(1600, abs=2)
        assert image.height() == pytest.approx(1122, abs=2)
        content = image.constBits().asstring(image.sizeInBytes())
        pixels = np.frombuffer(content, np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3]
        inside = pixels[150:1030, 60:1150].astype(int)  # of the map's frame
        # cells of the scale are coloured, hatching and ground are grey
        coloured = inside.max(axis=2) - inside.min(axis=2) > 60
        assert 1_000 < coloured.sum() < coloured.size / 4, name
        assert (demo.out / name).stat().st_size < 300_000, name
        colours.append(inside[coloured].mean(axis=0))
    blue, green, red = np.transpose(colours)
    assert red[0] > blue[0]  # rates are orange
    assert all(blue[1:] > red[1:])  # years in the top are blue, and the indicators combined
    assert red[3] > green[3]  # are purple


# --- what is printed


def test_the_printed_reconciliation_adds_up_and_is_that_of_the_sample(demo, facts):
    rows, reasons = printed_accounts(demo)
    assert set(rows) == {(name, part) for name in INDICATORS for part in ("numerator", "denominator")}
    for key, (read, placed, lost, left_out, _) in rows.items():
        assert read == placed + lost + left_out, key
        own = reasons[key]
        assert sum(count for reason, count in own.items() if reason in BY_DEFINITION) == left_out, key
        assert sum(count for reason, count in own.items() if reason not in BY_DEFINITION) == lost, key
    sources = {"placements": ("placements", "families"), "preventive": ("preventive", "families")}
    sources |= {"segregated": ("pupils", "residents"), "moves": ("moves", "residents")}
    sources |= {"single_parents": ("families", "families"), "low_grades": ("grades", "grades")}
    whole = 0  # without filter or age: the sample's own account holds for every reason
    for name, both in sources.items():
        for part, source in zip(("numerator", "denominator"), both):
            assert rows[name, part][0] == facts[source]["rows"]
            own = reasons[name, part]
            if BY_DEFINITION.isdisjoint(own):
                want = {
                    what: facts[source][what] for what in ("no_address", "unknown_address", "default_point")
                }
                want["outside"] = facts[source].get("outside_municipality", 0)
                assert own == {what: count for what, count in want.items() if count}, (name, part)
                whole += 1
    assert whole == 7
    pupils, grades = facts["pupils"], facts["grades"]
    assert reasons["segregated", "numerator"]["filtered"] == pupils["rows"] - pupils["segregated"]
    for part in ("numerator", "denominator"):
        assert reasons["low_grades", part]["filtered"] == grades["without_mean"]


def test_the_printed_reconciliation_is_that_of_the_files(demo):
    rows, reasons = printed_accounts(demo)
    with (demo.folder / "reconciliation.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.DictReader(file, delimiter=";"))
    written = defaultdict(dict)
    for row in listed:
        written[row["indicator"], row["part"]][row["what"]] = int(row["rows"])
    assert {key: {"read": own[0], "placed": own[1], **reasons[key]} for key, own in rows.items()} == written
    record = json.loads((demo.folder / "run.json").read_text(encoding="utf-8"))
    for one in record["indicators"]:
        for part in ("numerator", "denominator"):
            own = {"read": one[part]["read"], "placed": one[part]["placed"], **one[part]["unplaced"]}
            assert own == written[one["id"], part]


def test_the_sums_over_cells_are_the_placed_rows(demo, facts, query):
    rows, _ = printed_accounts(demo)
    for name in INDICATORS:
        ((events, exposure),) = query(f"SELECT sum(events), sum(population) FROM {name}_rates")  # noqa: S608
        assert [rows[name, part][4] for part in ("numerator", "denominator")] == [events, exposure]
    lost = sum(facts["preventive"][name] for name in ("no_address", "unknown_address", "default_point"))
    placed = facts["preventive"]["rows"] - lost
    families = facts["families"]
    placed_families = families["rows"] - sum(
        families[name] for name in ("no_address", "unknown_address", "default_point")
    )
    ((events, exposure),) = query("SELECT sum(events), sum(population) FROM preventive_rates")
    assert events == placed  # no citizen has the same measure twice in a year
    assert exposure == pytest.approx(placed_families / families["snapshots_per_year"])
    assert rows["preventive", "numerator"][1] == placed
    assert "de stedfæstede rækker minus 0 gentagelser" in demo.printed
    assert demo.printed.count("(gennemsnit af 2 tidssnit om året)") == 4  # wherever families are counted
    by_year = dict(query("SELECT period, sum(events) FROM preventive_rates GROUP BY period"))
    assert all(by_year[year] <= rows for year, rows in facts["preventive"]["rows_by_year"].items())
    assert sum(by_year.values()) == placed


def test_the_printed_areas_are_those_of_the_layers_and_of_the_file(demo, query):
    columns = "area_id, name, cells, population, events, rate, rate_low, rate_high, value_mean, value_max"
    with (demo.folder / "areas.csv").open(encoding="utf-8-sig", newline="") as file:
        written = [row["area_id"] for row in csv.DictReader(file, delimiter=";")]
    everywhere = []
    for name, lines in sections(paragraphs(demo)[1]).items():
        printed = [re.split(r" {2,}", line.strip()) for line in lines if re.match(r"  \d{3} ", line)]
        layer = query(f"SELECT {columns} FROM {name}_areas")  # noqa: S608 - names of this file
        assert len(printed) == len(layer)
        assert (lines == ["  ingen områder"]) == (not layer)
        assert (not layer) == (f"{name}_areas" in WITHOUT_AREAS)
        for row, (area, title, cells, families, events, rate, low, high, mean, most) in zip(printed, layer):
            assert area == f"{name}-{row[0]}"
            assert row[1] == title
            assert [number(text) for text in row[2:5]] == [cells, families, events]
            shown = [number(text) for text in re.split(r" \(|\u2013|\)", row[5])[:3]]
            assert shown == pytest.approx([rate, low, high], abs=0.05)
            shown = [number(text) for text in re.fullmatch(r"(.+) \(højst (.+)\)", row[6]).groups()]
            assert shown == pytest.approx([mean, most], abs=0.05)
            everywhere.append(area)
    assert everywhere == written == [area for (area,) in query("SELECT area_id FROM areas")]


def test_the_printed_clusters_are_those_of_the_truth(demo, query, planted, members):
    sizes, rows = Counter(planted.values()), sections(paragraphs(demo)[1])
    for name in RAISED:
        text = "\n".join(rows[name])
        printed = [re.split(r" {2,}", line.strip()) for line in rows[name] if re.match(r"  \d{3} ", line)]
        counts = dict(query(f"SELECT area_id, cells FROM {name}_areas"))  # noqa: S608 - names of this file
        assert len(printed) == len(counts) > 0
        for row, (area, cells) in zip(printed, counts.items()):
            inside = members[name][area]
            assert len(inside) == cells
            met = Counter(planted[cell] for cell in inside if cell in planted)
            shown = dict(re.findall(r"([^,(]+) \((\d+ af \d+)\)", row[7]))
            assert {cluster.strip(): said for cluster, said in shown.items()} == {
                cluster: f"{count} af {sizes[cluster]}" for cluster, count in met.items()
            }
            assert bool(met) == (row[7] != "ingen")
        every = [cell for cells in members[name].values() for cell in cells]
        clusters = {planted[cell] for cell in every if cell in planted}
        assert f"{len(clusters)} af {len(sizes)} plantede klynger er ramt" in text
        hits = sum(cell in planted for cell in every)
        assert f"{hits} af områdernes {len(every)} celler ligger i en plantet klynge" in text
        missed = dict(re.findall(r"Ikke ramt: (.+?) \((\d+) celler\)", text))
        assert missed == {cluster: str(sizes[cluster]) for cluster in set(sizes) - clusters}


def test_why_a_cluster_is_in_no_area_is_true(demo, query, planted):
    rows, told = sections(paragraphs(demo)[1]), Counter()
    for name in RAISED:
        cells = {
            cell: (ranked, top)
            for cell, ranked, top in query(
                f"SELECT cell_id, periods, periods_selected FROM {name}_periods"  # noqa: S608
            )
        }
        most_families = dict(
            query(f"SELECT cell_id, max(population) FROM {name}_rates GROUP BY cell_id")  # noqa: S608
        )
        for cluster, why in re.findall(r"Ikke ramt: (.+?) \(\d+ celler\): (.+)\.", "\n".join(rows[name])):
            own = [cell for cell, title in planted.items() if title == cluster and cell in cells]
            ranked, tops = zip(*(cells[cell] for cell in own))
            enough = sum(top >= 3 for top in tops)
            if "ingen celle har 20 familier" in why:
                assert max(ranked) == 0
                assert max(most_families[cell] for cell in own) < 20
            elif "ingen celle er i top i mere end" in why:
                assert max(ranked) > 0
                assert f"mere end {max(tops)} år" in why
                assert enough == 0
            else:
                assert why.startswith(f"antal celler i top i mindst 3 år: {enough}, ")
                assert why.endswith("50 familier")
                assert enough > 0
            told[why.split(" ")[2]] += 1
    assert len(told) == 3  # each of the reasons occurs
    enough = "SELECT count(*) FROM {}_periods WHERE periods_selected >= {}"
    at_least = [[query(enough.format(name, years))[0][0] for name in RAISED] for years in (5, 3)]
    few, more = (" og ".join(map(str, counts)) for counts in at_least)
    assert f"halvdelen af årene (5), kun ville give {few} celler" in demo.printed
    assert f"ved 3 er der {more}." in demo.printed


def test_every_area_is_made_of_cells_with_three_years_in_the_top(query, members):
    for name in RAISED:
        top = dict(query(f"SELECT cell_id, periods_selected FROM {name}_periods"))  # noqa: S608
        every = [cell for cells in members[name].values() for cell in cells]
        assert min(top[cell] for cell in every) >= 3
        assert len(set(every)) == len(every)
        assert query(f"SELECT sum(cells) FROM {name}_areas") == [(len(every),)]  # noqa: S608
    ((least, fewest),) = query("SELECT min(population), min(value_mean) FROM areas")
    assert least >= 50
    assert fewest >= 3


def test_the_municipality_lies_around_every_planted_cell(project, planted):
    (boundary,) = project.mapLayersByName("Kommunegrænse")
    (outline,) = (feature.geometry() for feature in boundary.getFeatures())
    periods = [layer for layer in project.mapLayers().values() if "preventive_periods" in layer.source()]
    cells = {feature["cell_id"]: feature.geometry() for feature in periods[0].getFeatures()}
    areas = defaultdict(float)
    for cell, cluster in planted.items():
        assert outline.contains(cells[cell])
        areas[cluster] += cells[cell].area()
    assert areas == pytest.approx({name: CELL * count for name, count in Counter(planted.values()).items()})


def test_nothing_else_is_said_or_left(demo):
    assert demo.errors == ""
    assert list(demo.home.rglob("*")) == []
    assert demo.printed.rstrip().endswith("demo.log")
    for log in (demo.out / "demo.log", demo.folder / "log.txt"):
        text = log.read_text(encoding="utf-8")
        assert text.count("Afstemning med kilden") == len(INDICATORS)
        assert "CHILD_RESULTS" not in text


# --- what is refused


def test_a_folder_with_something_else_is_refused_in_a_sentence_and_left_alone(run, tmp_path):
    own = tmp_path / "ud" / "resultater" / "min.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    result = run(tmp_path / "hjem", tmp_path / "ud")
    assert result.returncode == 1
    assert result.stderr.startswith("Mappen resultater indeholder andet")
    assert result.stderr.count("\n") == 1
    assert [path.name for path in own.parent.iterdir()] == ["min.txt"]
    assert own.read_text() == "mine"
    assert not list((tmp_path / "ud").glob("*.png"))


@pytest.mark.parametrize(
    ("indicator", "part", "what"),
    [
        ("preventive", "numerator", "read"),
        ("preventive", "numerator", "placed"),
        ("placements", "denominator", "no_address"),
        ("segregated", "denominator", "other_age"),
        ("low_grades", "numerator", "not_below_mean"),
    ],
)
def test_figures_that_do_not_add_up_are_refused(demo, parts, indicator, part, what):
    run, words = parts.results.read_run(demo.folder), parts.words.DANISH
    assert len(list(parts.reconciliation.reconciliation(run, words))) > len(INDICATORS) * 3
    accounts, record = run.accounts.copy(), json.loads(json.dumps(run.record))
    key = (accounts["indicator"] == indicator) & (accounts["part"] == part) & (accounts["what"] == what)
    assert key.sum() == 1
    accounts.loc[key, "rows"] += 1
    with pytest.raises(parts.reconciliation.DoesNotReconcileError):  # the two files differ
        list(parts.reconciliation.reconciliation(replace(run, accounts=accounts), words))
    (one,) = (one for one in record["indicators"] if one["id"] == indicator)
    inner = one[part] if what in one[part] else one[part]["unplaced"]
    inner[what] += 1
    with pytest.raises(parts.reconciliation.DoesNotReconcileError):  # they agree, and do not add up
        list(parts.reconciliation.reconciliation(replace(run, accounts=accounts, record=record), words))


@pytest.mark.parametrize("column", ["events", "population"])
@pytest.mark.parametrize("change", [-1.0, 1.0])
def test_cells_that_hold_more_or_less_than_was_counted_are_refused(demo, parts, column, change):
    run = parts.results.read_run(demo.folder)
    table = run.facts.copy()
    first = table.index[(table["indicator"] == "moves") & (table["level"] == "cell")][0]
    table.loc[first, column] += change
    with pytest.raises(parts.reconciliation.DoesNotReconcileError):
        list(parts.reconciliation.reconciliation(replace(run, facts=table), parts.words.DANISH))


def test_an_area_with_another_number_of_cells_is_refused(demo, parts, sample):
    run, clusters = parts.results.read_run(demo.folder), parts.areas.planted(sample)
    table = run.areas.copy()
    table.loc[table["area_id"] == "preventive-001", "cells"] += 1
    with pytest.raises(parts.reconciliation.DoesNotReconcileError):
        list(parts.areas.areas(replace(run, areas=table), clusters, parts.words.DANISH))


# --- the words


def test_both_languages_say_the_same(parts):
    danish, english = parts.words.DANISH, parts.words.ENGLISH

    def shape(value):
        if isinstance(value, str):
            return sorted(name for _, name, _, _ in string.Formatter().parse(value) if name)
        if isinstance(value, dict):
            return {key: shape(text) for key, text in value.items()}
        return len(value)

    for field in fields(danish):
        ours, theirs = getattr(danish, field.name), getattr(english, field.name)
        assert shape(ours) == shape(theirs), field.name
        assert "" not in (ours, theirs)


def test_both_languages_print_the_same_figures(demo, parts, sample):
    run, clusters = parts.results.read_run(demo.folder), parts.areas.planted(sample)

    def figures(words):
        lines = [*parts.reconciliation.reconciliation(run, words), *parts.areas.areas(run, clusters, words)]
        return [re.findall(r"\d[\d.,]*", line) for line in lines]

    assert figures(parts.words.DANISH) == figures(parts.words.ENGLISH)
