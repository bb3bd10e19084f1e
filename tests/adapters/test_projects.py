"""Projects that open a GeoPackage's layers: read back by a fresh project, as QGIS would."""

from __future__ import annotations

import shutil
import zipfile

import pytest
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsInterval,
    QgsProject,
    QgsRectangle,
    QgsTemporalNavigationObject,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from boligmon_plugin.adapters.maps.projects import ProjectError, ProjectLayer, write_project
from boligmon_plugin.adapters.maps.styles import apply_style, save_style

LAYERS = [
    ProjectLayer("r", "Rates", "rates"),
    ProjectLayer("a", "Areas", "areas"),
    ProjectLayer("u", "Not placed", "unplaced"),
    ProjectLayer("p", "Years", "periods"),
    ProjectLayer("s", "Top", "selected"),
    ProjectLayer("outline", "Municipality", ""),
]


@pytest.fixture
def geopackage(results, tmp_path):
    """A GeoPackage as the algorithms leave it: six tables, five with a style."""
    path = tmp_path / "results.gpkg"
    years = range(2015, 2025)
    layers = {
        "rates": results.layer(
            results.COLUMNS["rates"], [results.rate_row(5.0 + year, year=year) for year in years]
        ),
        "selected": results.layer(
            results.COLUMNS["selected"], [results.rate_row(5.0, year=year, selected=1) for year in years]
        ),
        "periods": results.layer(results.COLUMNS["periods"], [results.sum_row(10, 4)]),
        "areas": results.layer(results.COLUMNS["areas"], [{"area_id": "1", "name": "Vestparken"}]),
        "unplaced": results.layer(
            {"source": str, "row": int, "reason": str}, [{"source": "events", "row": 1}], geometry=""
        ),
    }
    for name, layer in layers.items():
        stored = results.in_geopackage(layer, path, name[0])
        apply_style(stored, name, known=results.KNOWN)
        save_style(stored)
    results.in_geopackage(results.layer({"name": str}, [{"name": "Granby"}]), path, "outline")
    return path


@pytest.fixture
def written(geopackage, tmp_path):
    write_project(tmp_path / "results.qgz", geopackage, LAYERS, title="Granby")
    return tmp_path / "results.qgz"


def read(path):
    project = QgsProject()
    assert project.read(str(path))
    return project


def layer_named(project, name):
    (layer,) = project.mapLayersByName(name)
    return layer


def test_layers_lie_in_a_group_in_the_order_of_the_method(written):
    project = read(written)
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "Granby"
    names = ["Areas", "Years", "Top", "Rates", "Municipality", "Not placed"]
    assert [node.name() for node in group.findLayers()] == names
    assert all(layer.isValid() for layer in project.mapLayers().values())


def test_areas_over_rates_are_seen_first(written):
    project = read(written)
    seen = {node.name() for node in project.layerTreeRoot().findLayers() if node.isVisible()}
    assert seen == {"Areas", "Rates", "Municipality"}


def test_layers_have_their_stored_styles(written, results):
    project = read(written)
    assert results.labels(layer_named(project, "Rates"))[1] == "0 (no events)"
    assert results.labels(layer_named(project, "Top"))[1] == "In the top 25\u00a0%"
    assert layer_named(project, "Areas").labelsEnabled()
    assert layer_named(project, "Not placed").attributeAlias(3) == "Reason"


def test_layers_with_periods_can_be_played_at_once(written):
    project = read(written)
    active = {layer.name() for layer in project.mapLayers().values() if layer.temporalProperties().isActive()}
    assert active == {"Rates", "Top"}


def test_each_step_of_the_project_shows_one_year(written):
    project = read(written)
    settings = project.timeSettings()
    assert (settings.timeStep(), settings.timeStepUnit()) == (1, Qgis.TemporalUnit.Years)
    span = settings.temporalRange()
    assert (span.begin().date(), span.end().date()) == (QDate(2015, 1, 1), QDate(2024, 12, 31))
    controller = QgsTemporalNavigationObject()
    controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
    controller.setTemporalExtents(span)
    controller.setFrameDuration(QgsInterval(settings.timeStep(), settings.timeStepUnit()))
    layer = layer_named(project, "Rates")
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    shown = []
    for frame in range(controller.totalFrameCount()):
        part = controller.dateTimeRangeForFrameNumber(frame)
        request = QgsFeatureRequest()
        request.setFilterExpression(layer.temporalProperties().createFilterString(context, part))
        shown.append([feature["period"] for feature in layer.getFeatures(request)])
    assert shown == [[str(year)] for year in range(2015, 2025)]


def test_the_temporal_controller_is_on(written):
    # As QgsTemporalControllerWidget::setWidgetStateFromProject() reads it.
    project = read(written)
    scope = "TemporalControllerWidget"
    assert project.readNumEntry(scope, "/NavigationMode") == (1, True)  # animated
    ends = [project.readEntry(scope, name)[0] for name in ("/StartDateTime", "/EndDateTime")]
    span = QgsDateTimeRange(*(QDateTime.fromString(end, Qt.DateFormat.ISODateWithMs) for end in ends))
    assert span == project.timeSettings().temporalRange()


def test_the_project_opens_on_its_features(written):
    project = read(written)
    assert project.crs() == QgsCoordinateReferenceSystem("EPSG:25832")
    view = project.viewSettings().defaultViewExtent()
    assert view.crs() == project.crs()
    assert view.contains(QgsRectangle(600_000, 6_100_000, 601_000, 6_100_100))
    assert view.width() < 2_000


def test_paths_are_relative_and_the_folder_can_be_moved(written, geopackage, tmp_path):
    with zipfile.ZipFile(written) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".qgs"))
        text = archive.read(name).decode()
    assert str(tmp_path) not in text
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for file in (written, geopackage):
        shutil.copy(file, elsewhere)
    project = read(elsewhere / written.name)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert {layer.source().split("|")[0] for layer in project.mapLayers().values()} == {
        str(elsewhere / geopackage.name)
    }


def test_the_project_is_marked_as_internal(written, results):
    assert read(written).metadata().abstract() == results.MARK


def test_the_open_project_is_not_touched(geopackage, tmp_path, qgis_new_project):
    write_project(tmp_path / "results.qgs", geopackage, LAYERS, title="Granby")
    assert QgsProject.instance().mapLayers() == {}
    assert QgsProject.instance().fileName() == ""


def test_steps_follow_the_periods(results, tmp_path):
    path = tmp_path / "results.gpkg"
    rows = [
        results.rate_row(5.0, period=f"2020-Q{quarter}", period_start=QDate(2020, 3 * quarter - 2, 1),
                         period_end=QDate(2020, 3 * quarter - 2, 1).addMonths(3).addDays(-1))
        for quarter in (1, 2, 3, 4)
    ]  # fmt: skip
    layer = results.in_geopackage(results.layer(results.COLUMNS["rates"], rows), path, "r")
    apply_style(layer, "rates")
    save_style(layer)
    write_project(tmp_path / "q.qgz", path, [ProjectLayer("r", "Rates", "rates")], title="Quarters")
    project = read(tmp_path / "q.qgz")
    settings = project.timeSettings()
    assert (settings.timeStep(), settings.timeStepUnit()) == (3, Qgis.TemporalUnit.Months)


def test_empty_layers_make_a_project_without_time(results, tmp_path):
    path = tmp_path / "results.gpkg"
    results.in_geopackage(results.layer(results.COLUMNS["rates"], []), path, "r")
    write_project(tmp_path / "e.qgz", path, [ProjectLayer("r", "Rates", "rates")], title="Empty")
    project = read(tmp_path / "e.qgz")
    assert project.timeSettings().temporalRange().isInfinite()
    assert project.readNumEntry("TemporalControllerWidget", "/NavigationMode") == (0, False)


def test_a_missing_table_is_refused(geopackage, tmp_path):
    with pytest.raises(ProjectError, match=r"results\.gpkg has no layer nothing"):
        write_project(tmp_path / "x.qgz", geopackage, [ProjectLayer("nothing", "N", "rates")], title="X")
    assert not (tmp_path / "x.qgz").exists()


def test_a_project_that_cannot_be_written_is_an_error(geopackage, tmp_path):
    with pytest.raises(ProjectError, match="could not be written"):
        write_project(tmp_path / "nowhere" / "x.qgz", geopackage, LAYERS, title="X")
