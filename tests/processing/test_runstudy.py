"""``runstudy``: all files, twice the same, and nothing lost when something goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pandas as pd
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from tests.studies import source, study, tables, write_study, write_tables

FILES = ["areas.csv", "boligmon.gpkg", "boligmon.qgz", "facts.csv", "log.txt", "reconciliation.csv"]
FILES += ["run.json", "tables.xlsx"]
SAME = ["areas.csv", "facts.csv", "log.txt", "reconciliation.csv", "run.json", "tables.xlsx"]
LAYERS = ["preventive_rates", "preventive_periods", "preventive_areas", "young_rates", "young_periods"]
LAYERS += ["young_areas", "combined", "areas", "unplaced"]


@pytest.fixture
def lilleby(tmp_path):
    write_tables(tmp_path)
    return tmp_path


@pytest.fixture
def run(provider):
    from qgis import processing

    def run(path, **parameters):
        heard = Heard(parameters.pop("cancel_at", 101))
        try:
            found = processing.run("boligmon:runstudy", {"STUDY": str(path), **parameters}, feedback=heard)
        except QgsProcessingException as error:  # what is refused before the work starts is only in the log
            raise RefusedError("\n".join([str(error), *heard.lines])) from error
        return found, heard.lines

    return run


class RefusedError(Exception):
    """What a run said when it failed."""


class Heard(QgsProcessingFeedback):
    """Keeps the log; cancels at a progress in per cent."""

    def __init__(self, cancel_at=101):
        super().__init__(False)
        self.lines = []
        self.progressChanged.connect(lambda now: self.cancel() if now >= cancel_at else None)

    def pushInfo(self, text):  # noqa: N802
        self.lines.append(text)

    def pushWarning(self, text):  # noqa: N802
        self.lines.append(text)

    def reportError(self, text, fatalError=False):  # noqa: N802, N803
        self.lines.append(text)


def facts(folder):
    return pd.read_csv(
        folder / "facts.csv", sep=";", decimal=",", dtype={"period": str}, encoding="utf-8-sig"
    )


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_with_the_counts_of_pandas(run, lilleby):
    found, lines = run(write_study(lilleby))
    folder = lilleby / "results"
    assert found["OUTPUT"] == str(folder)
    assert sorted(path.name for path in folder.iterdir()) == FILES
    assert not list(lilleby.glob(".results*"))
    _, events, population = tables()
    events = events.dropna(subset=["Celle"]).drop_duplicates(["Celle", "Årstal", "Borger-ID", "Type"])
    want = events.groupby(["Celle", "Årstal"]).size()
    year = population["Dato"].str[-4:].astype(int)
    base = population.groupby([population["Celle"], year]).size() / 2
    cells = facts(folder).query("indicator == 'preventive' and level == 'cell'")
    got = cells.set_index(["unit_id", cells["period"].astype(int)])
    assert got.loc[got["events"] > 0, "events"].to_dict() == want.to_dict()
    assert got.loc[got["population"] > 0, "population"].to_dict() == base.to_dict()
    log = (folder / "log.txt").read_text(encoding="utf-8").splitlines()
    assert log == lines[: len(log)]
    assert any("read 1,230 = placed 1,229 + not placed 1" in line for line in log)


def test_the_layers_have_their_styles_and_the_project_opens(run, lilleby):
    run(write_study(lilleby))
    geopackage = lilleby / "results" / "boligmon.gpkg"
    for name in LAYERS:
        layer = QgsVectorLayer(f"{geopackage}|layername={name}", name, "ogr")
        assert layer.isValid(), name
        assert layer.featureCount() > 0, name
        if layer.isSpatial():
            assert layer.renderer().type() == "RuleRenderer", name
    project = QgsProject()
    assert project.read(str(lilleby / "results" / "boligmon.qgz"))
    assert len(project.mapLayers()) == len(LAYERS) - 1  # the areas of all indicators are for next year's run
    assert all(layer.isValid() for layer in project.mapLayers().values())
    groups = [group.name() for group in project.layerTreeRoot().findGroups(True)]
    assert groups == ["Lilleby", "Forebyggende foranstaltninger", "young"]


def test_the_same_study_on_the_same_data_gives_the_same_bytes(run, lilleby):
    path = write_study(lilleby)
    run(path)
    first = contents(lilleby / "results")
    layers = {name: rows(lilleby, name) for name in LAYERS}
    run(path)
    second = contents(lilleby / "results")
    assert {name: first[name] == second[name] for name in SAME} == dict.fromkeys(SAME, True)
    assert {name: rows(lilleby, name) for name in LAYERS} == layers


def rows(folder, name):
    layer = QgsVectorLayer(f"{folder / 'results' / 'boligmon.gpkg'}|layername={name}", name, "ogr")
    return [(feature.attributes(), feature.geometry().asWkt()) for feature in layer.getFeatures()]


def test_the_run_file_says_what_the_run_was_made_from(run, lilleby):
    run(write_study(lilleby))
    record = json.loads((lilleby / "results" / "run.json").read_text(encoding="utf-8"))
    assert (record["format"], record["version"]) == ("boligmon-run", 1)
    assert record["study"]["title"] == "Lilleby"
    assert {one["id"]: one["rows"] for one in record["sources"]}["measures"] == len(tables()[1])
    assert all(len(one["sha256"]) == 64 for one in record["sources"])
    numerator = record["indicators"][0]["numerator"]
    assert numerator["read"] == numerator["placed"] + sum(numerator["unplaced"].values())
    assert numerator["unplaced"] == {"no_geography": 1}
    assert set(record["files"]) == set(FILES) - {"run.json"}
    assert str(lilleby) not in json.dumps(record)


def test_no_id_of_a_person_is_in_any_file(run, lilleby):
    run(write_study(lilleby))
    _, events, population = tables()
    ids = {*events["Borger-ID"], *population["Familie-ID"]}
    for name, content in contents(lilleby / "results").items():
        texts = content if not name.endswith(("xlsx", "qgz")) else unzipped(lilleby / "results" / name)
        found = [one for one in ids if f";{one};".encode() in texts or f">{one}<".encode() in texts]
        assert found == [], name
        assert b"-4000-8000-" not in texts, name  # addresses


def unzipped(path):
    return subprocess.run(["unzip", "-p", path], check=True, capture_output=True).stdout


# --- when something goes wrong


def test_a_canceled_run_leaves_the_earlier_results(run, lilleby):
    path = write_study(lilleby)
    run(path)
    before = contents(lilleby / "results")
    for at in (5, 40, 70, 90):
        found, _ = run(path, cancel_at=at)
        assert found == {}
        assert contents(lilleby / "results") == before
        assert not list(lilleby.glob(".results*"))


def test_a_full_disk_leaves_the_earlier_results(run, lilleby):
    path = write_study(lilleby)
    small = lilleby / "disk"
    small.mkdir()
    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small], check=True)
    try:
        run(path, FOLDER=str(small / "small"))
        before = contents(small / "small")
        (small / "filler").write_bytes(b"x" * (free(small) - 100_000))
        with pytest.raises(RefusedError, match=r"(?i)disk|full|written|write"):
            run(path, FOLDER=str(small / "small"))
        assert contents(small / "small") == before
        assert sorted(one.name for one in small.iterdir()) == ["filler", "small"]
    finally:
        subprocess.run(["umount", "-l", small], check=True)


def free(folder):
    stats = os.statvfs(folder)
    return stats.f_bavail * stats.f_frsize


def test_files_of_the_users_own_are_taken_along(run, lilleby):
    path = write_study(lilleby)
    run(path)
    (lilleby / "results" / "noter.txt").write_text("min note", encoding="utf-8")
    (lilleby / "results" / "kort").mkdir()
    (lilleby / "results" / "kort" / "a.png").write_bytes(b"1")
    run(path)
    assert (lilleby / "results" / "noter.txt").read_text(encoding="utf-8") == "min note"
    assert (lilleby / "results" / "kort" / "a.png").read_bytes() == b"1"


def test_a_folder_with_something_else_is_not_replaced(run, lilleby):
    (lilleby / "results").mkdir()
    (lilleby / "results" / "budget.xlsx").write_bytes(b"1")
    with pytest.raises(RefusedError, match="The folder results holds something else"):
        run(write_study(lilleby))
    assert contents(lilleby / "results") == {"budget.xlsx": b"1"}


def test_a_column_that_is_gone_is_named_with_its_successor(run, lilleby):
    text = (lilleby / "tiltag.csv").read_text(encoding="cp1252")
    (lilleby / "tiltag.csv").write_text(text.replace("Årstal", "År", 1), encoding="cp1252")
    with pytest.raises(RefusedError) as refused:
        run(write_study(lilleby))
    said = str(refused.value)
    assert "has no column Årstal any more, which the source measures uses as period" in said
    assert "What may have taken its place: År" in said


def test_what_is_wrong_with_a_study_is_said_with_its_place(run, lilleby):
    data = study()
    data["indicators"][1]["numerator"]["source"] = "tiltag"
    with pytest.raises(RefusedError, match=r"indicators\[1\]\.numerator\.source"):
        run(write_study(lilleby, data))
    with pytest.raises(RefusedError, match=r"gone\.boligmon\.json"):
        run(lilleby / "gone.boligmon.json")
    assert not (lilleby / "results").exists()


def test_a_missing_table_is_named_as_the_study_has_it(run, lilleby):
    (lilleby / "familier.csv").unlink()
    with pytest.raises(RefusedError, match=r"familier\.csv") as refused:
        run(write_study(lilleby))
    assert str(lilleby) not in str(refused.value)


def test_malformed_rows_are_not_counted_and_their_number_is_said(run, lilleby):
    lines = (lilleby / "tiltag.csv").read_text(encoding="cp1252").splitlines()
    lines[10] = lines[10] + ";1;2"
    (lilleby / "tiltag.csv").write_text("\n".join(lines) + "\n", encoding="cp1252")
    run(write_study(lilleby))
    record = json.loads((lilleby / "results" / "run.json").read_text(encoding="utf-8"))
    assert record["indicators"][0]["numerator"]["unplaced"] == {"malformed": 1, "no_geography": 1}
    unplaced = QgsVectorLayer(f"{lilleby}/results/boligmon.gpkg|layername=unplaced", "u", "ogr")
    found = [(f["source"], f["row"], f["reason"]) for f in unplaced.getFeatures()]
    assert ("measures", 10, "malformed") in found


# --- what a study can say


def test_chosen_periods_are_the_only_ones(run, lilleby):
    run(
        write_study(
            lilleby, study(method={"first_period": "2019", "last_period": "2020"}, areas={"min_value": 1})
        )
    )
    assert set(facts(lilleby / "results")["period"].dropna()) == {"2019", "2020"}
    record = json.loads((lilleby / "results" / "run.json").read_text(encoding="utf-8"))
    numerator = record["indicators"][0]["numerator"]
    _, events, _ = tables()
    assert numerator["unplaced"]["other_period"] == int((~events["Årstal"].isin([2019, 2020])).sum())


def test_areas_of_the_combination(run, lilleby):
    run(write_study(lilleby, study(areas={"per": "combination", "min_value": 5, "min_population": 20})))
    areas = pd.read_csv(lilleby / "results" / "areas.csv", sep=";", decimal=",", encoding="utf-8-sig")
    assert set(areas["indicator"]) == {"combined"}
    assert (areas["value_max"] >= 5).all()


def test_areas_keep_the_ids_and_names_of_an_earlier_run(run, lilleby):
    run(write_study(lilleby))
    shutil.copyfile(lilleby / "results" / "boligmon.gpkg", lilleby / "sidste_aar.gpkg")
    layer = QgsVectorLayer(f"{lilleby}/sidste_aar.gpkg|layername=areas", "areas", "ogr")
    layer.startEditing()
    first = next(layer.getFeatures())
    layer.changeAttributeValue(first.id(), layer.fields().indexOf("name"), "Vestbyen")
    layer.changeAttributeValue(first.id(), layer.fields().indexOf("area_id"), "preventive-900")
    assert layer.commitChanges()
    previous = {"file": "sidste_aar.gpkg", "layer": "areas"}
    run(write_study(lilleby, study(areas={**study()["areas"], "previous": previous})))
    areas = pd.read_csv(lilleby / "results" / "areas.csv", sep=";", encoding="utf-8-sig")
    assert areas.set_index("area_id")["name"].get("preventive-900") == "Vestbyen"


def test_the_mean_distance_to_the_nearest_place(run, lilleby):
    places = pd.DataFrame({"navn": ["A", "B"], "X": [600_050, 600_950], "Y": [6_100_050, 6_100_950]})
    places.to_csv(lilleby / "biblioteker.csv", sep=";", index=False)
    data = study(method={"period_unit": "year"})
    columns = {"name": "navn", "x": "X", "y": "Y"}
    data["sources"].append(source("libraries", "biblioteker.csv", columns, "coordinates"))
    families = {"source": "families", "what": "families"}
    for what in ("distance", "within"):
        data["indicators"].append(
            {
                "id": what,
                "kind": "mean",
                "multiplier": 1,
                "numerator": {"source": "libraries", "what": what, "radius": 500},
                "denominator": families,
            }
        )
    run(write_study(lilleby, data))
    cells = facts(lilleby / "results").query("level == 'cell' and period == '2020'")
    rate = cells.set_index(["indicator", "unit_id"])["rate"].astype(float)
    assert rate["distance", "100m_61000_6000"] == 0
    assert rate["distance", "100m_61000_6003"] == pytest.approx(300)
    assert rate["distance", "100m_61009_6008"] == pytest.approx(100)
    assert rate["within", "100m_61000_6005"] == 1
    assert rate["within", "100m_61000_6006"] == 0


def test_polygons_as_cells(run, lilleby):
    areas = QgsVectorLayer("Polygon?crs=EPSG:25832&field=kode:string", "omraader", "memory")
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorFileWriter

    features = []
    for name, west in (("vest", 600_000), ("oest", 600_500)):
        feature = QgsFeature(areas.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(west, 6_100_000, west + 500, 6_101_000)))
        features.append(feature)
    areas.dataProvider().addFeatures(features)
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        areas, str(lilleby / "omraader.gpkg"), QgsProject.instance().transformContext(), options
    )
    data = study(cells={"kind": "layer", "layer": {"file": "omraader.gpkg"}, "id_field": "kode"})
    data["sources"][1]["columns"].pop("cell")
    data["sources"][1]["columns"]["address"] = "Adresse-ID"
    data["sources"][1]["geography"] = {"mode": "address", "register": "addresses"}
    run(write_study(lilleby, data))
    cells = facts(lilleby / "results").query("level == 'cell' and indicator == 'preventive'")
    assert set(cells["unit_id"]) == {"vest", "oest"}
    _, events, _ = tables()
    events = events.dropna(subset=["Celle"])
    west = events["Celle"].str[-4:].astype(int) < 6005
    unique = events[west].drop_duplicates(["Årstal", "Borger-ID", "Type"])
    assert cells.query("unit_id == 'vest'")["events"].sum() == len(unique)


def test_in_the_background_the_maps_are_made_afterwards(provider, lilleby):
    """A task's thread computes and writes; the main thread styles and swaps."""
    from qgis.core import QgsProcessingAlgRunnerTask

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("boligmon:runstudy")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    parameters = {"STUDY": str(write_study(lilleby))}
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    done = []
    task.executed.connect(lambda good, results: done.append((good, results)))
    QgsApplication.taskManager().addTask(task)
    for _ in range(600):
        QgsApplication.processEvents()
        if done:
            break
        task.waitForFinished(100)
    assert done
    assert done[0][0] is True
    assert sorted(path.name for path in (lilleby / "results").iterdir()) == FILES
