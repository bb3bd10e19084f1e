"""Maps as pictures: read back, measured, and compared."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF, QSize
from qgis.PyQt.QtGui import QImage

from boligmon_plugin.adapters.maps.layout_text import text_size
from boligmon_plugin.adapters.maps.layouts import MapError, MapText, Page, build_layout, export_map
from boligmon_plugin.adapters.maps.styles import apply_style
from boligmon_plugin.domain import schema

TEXT = MapText("Placements per 1,000 families, 2024", "Rate per cell", "Synthetic data. Made 2026-11-23.")
LONG = MapText(
    "A title that is far too long for one line of a page of this width, as titles often are",
    "A subtitle that says everything about the method, " * 5,
    "A note with all sources, dates, reservations and the names of the registers that were used. " * 6,
)
DARKEST = (153, 52, 4)  # the highest class of rates


@pytest.fixture
def project(qgis_app):
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    return project


@pytest.fixture
def rates_layer(results):
    """40 cells in a row: high rates in 2023, none in 2024."""
    rows = [results.rate_row(float(50 + i), year=2023) for i in range(40)]
    rows += [results.rate_row(0.0, year=2024) for _ in range(40)]
    rows[39]["status"] = "below_minimum"
    layer = results.layer(schema.RATE_COLUMNS, rows)
    apply_style(layer, "rates", known=results.KNOWN)
    return layer


@pytest.fixture
def areas_layer(results):
    row = {"indicator": "Anbringelser", "area_id": "1", "name": "Vestparken"}
    layer = results.layer(schema.AREA_COLUMNS, [row])
    apply_style(layer, "areas")
    return layer


def pixels(path):
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB888)
    assert not image.isNull()
    data = image.constBits().asarray(image.sizeInBytes())
    rows = np.frombuffer(bytes(data), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def count(picture, colour):
    """Pixels of a colour, to the left of the legend."""
    return int(np.all(picture[:, : picture.shape[1] * 7 // 10] == colour, axis=2).sum())


def items(layout, kind):
    return [item for item in layout.items() if isinstance(item, kind)]


def painted(layout):
    """Paints a layout: a legend takes its size when it is painted."""
    return not QgsLayoutExporter(layout).renderPageToImage(0, QSize(), 150).isNull()


def test_the_picture_is_1600_pixels_wide_and_shows_the_cells(project, rates_layer, tmp_path):
    export_map(project, [rates_layer], tmp_path / "map.png", TEXT)
    picture = pixels(tmp_path / "map.png")
    assert picture.shape == (1122, 1600, 3)
    assert count(picture, DARKEST) > 100
    corner = picture[:20, :20]
    assert np.all(corner == 255)


def test_only_the_picture_is_written(project, rates_layer, tmp_path, capfd):
    export_map(project, [rates_layer], tmp_path / "map.png", TEXT)
    assert [file.name for file in tmp_path.iterdir()] == ["map.png"]
    assert "ERROR" not in capfd.readouterr().err


def test_the_same_map_gives_the_same_bytes(project, rates_layer, tmp_path):
    for name in ("one.png", "two.png"):
        export_map(project, [rates_layer], tmp_path / name, TEXT)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_a_map_of_one_period_shows_that_period(project, rates_layer, tmp_path):
    for year in (2023, 2024):
        page = Page(period=(date(year, 1, 1), date(year, 12, 31)))
        export_map(project, [rates_layer], tmp_path / f"{year}.png", TEXT, page)
    assert count(pixels(tmp_path / "2023.png"), DARKEST) > 100
    assert count(pixels(tmp_path / "2024.png"), DARKEST) == 0


def test_without_a_period_the_latest_lies_on_top(project, results, tmp_path):
    rows = [results.rate_row(0.0, year=2024), results.rate_row(90.0, year=2023)]
    layer = results.layer(schema.RATE_COLUMNS, rows)
    provider = layer.dataProvider()  # both rows are one cell
    first, second = layer.getFeatures()
    assert provider.changeGeometryValues({second.id(): first.geometry()})
    layer.updateExtents()
    apply_style(layer, "rates")
    shown = results.rules(layer)["zero"].symbol().color().getRgb()[:3]
    hidden = results.rules(layer)["class1"].symbol().color().getRgb()[:3]
    export_map(project, [layer], tmp_path / "map.png", TEXT)
    picture = pixels(tmp_path / "map.png")
    assert count(picture, shown) > 1000
    assert count(picture, hidden) == 0


def test_the_extent_can_be_chosen(project, rates_layer):
    extent = QgsRectangle(600_000, 6_099_000, 602_000, 6_101_000)
    layout = build_layout(project, [rates_layer], TEXT, Page(extent=extent))
    (item,) = items(layout, QgsLayoutItemMap)
    assert item.extent().contains(extent)
    assert item.extent().height() == pytest.approx(2000, rel=0.01)  # the map is wider than high


def test_the_map_holds_all_features_by_default(project, rates_layer):
    layout = build_layout(project, [rates_layer], TEXT, Page())
    (item,) = items(layout, QgsLayoutItemMap)
    assert item.extent().contains(rates_layer.extent())


@pytest.mark.parametrize("text", [TEXT, LONG])
def test_no_text_is_cut(project, rates_layer, areas_layer, text):
    page = Page()
    layout = build_layout(project, [areas_layer, rates_layer], text, page)
    assert painted(layout)
    paper = QRectF(0, 0, page.width, page.height)
    labels = items(layout, QgsLayoutItemLabel)
    assert len(labels) == 5  # title, subtitle, note, mark, N
    for label in labels:
        lines = label.text().split("\n")
        width, height = text_size(layout, lines, label.textFormat())
        assert width + 2 * label.marginX() <= label.rect().width() + 0.01
        assert height + 2 * label.marginY() <= label.rect().height() + 0.01
    for item in [*labels, *items(layout, QgsLayoutItemLegend), *items(layout, QgsLayoutItemScaleBar)]:
        assert paper.contains(item.mapRectToScene(item.rect()))


def test_nothing_overlaps(project, rates_layer, areas_layer):
    layout = build_layout(project, [areas_layer, rates_layer], LONG, Page())
    assert painted(layout)
    kinds = (QgsLayoutItemLabel, QgsLayoutItemMap, QgsLayoutItemLegend, QgsLayoutItemScaleBar)
    boxes = [item.mapRectToScene(item.rect()) for kind in kinds for item in items(layout, kind)]
    for place, box in enumerate(boxes):
        for other in boxes[place + 1 :]:
            common = box.intersected(other)
            assert min(common.width(), common.height()) < 0.5


def test_a_legend_with_many_entries_gets_smaller_type(project, results):
    layers = []
    for _ in range(3):
        rows = [results.rate_row(float(50 + i)) for i in range(40)]
        layer = results.layer(schema.RATE_COLUMNS, rows)
        apply_style(layer, "rates")
        layers.append(layer)
    page = Page()
    layout = build_layout(project, layers, TEXT, page)
    assert painted(layout)
    (legend,) = items(layout, QgsLayoutItemLegend)
    assert legend.symbolWidth() < 6
    assert legend.mapRectToScene(legend.rect()).bottom() < page.height - 15


def entries(layout):
    (legend,) = items(layout, QgsLayoutItemLegend)
    model = legend.model()
    found = []
    for node in model.rootGroup().findLayers():
        title = node.customProperty("legend/title-label")
        found.append((title, [entry.data(0) for entry in model.layerLegendNodes(node)]))
    return found


def test_the_legend_has_the_entries_of_its_layers(project, rates_layer, areas_layer):
    (areas, rates) = entries(build_layout(project, [areas_layer, rates_layer], TEXT, Page()))
    assert areas == (None, ["Monitoring area"])
    assert rates[0] == "Anbringelser, per 1,000"
    assert rates[1][0] == "0 (no events)"
    assert rates[1][-1].replace("\n", " ") == "Below the minimum population"
    assert len(rates[1]) == 7  # zero, five classes, one status: neither heading nor mark


def test_the_map_is_marked_as_internal(project, rates_layer, results):
    def texts(page):
        layout = build_layout(project, [rates_layer], TEXT, page)
        return [label.text().replace("\n", " ") for label in items(layout, QgsLayoutItemLabel)]

    assert results.MARK in texts(Page())
    assert results.MARK not in texts(Page(internal=False))


@pytest.mark.parametrize(
    ("width", "label", "length"), [(20_000, "km", 2), (2_000, "m", 200), (3_000_000, "km", 200)]
)
def test_the_scale_bar_is_round(project, rates_layer, width, label, length):
    x, y = 601_000, 6_100_000
    extent = QgsRectangle(x, y, x + width, y + width / 2)
    layout = build_layout(project, [rates_layer], TEXT, Page(extent=extent))
    (bar,) = items(layout, QgsLayoutItemScaleBar)
    assert (bar.unitLabel(), bar.unitsPerSegment()) == (label, length)


def test_an_empty_layer_is_refused(project, results, tmp_path):
    layer = results.layer(schema.RATE_COLUMNS, [])
    apply_style(layer, "rates")
    with pytest.raises(MapError, match="nothing to show"):
        export_map(project, [layer], tmp_path / "map.png", TEXT)
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_an_error(project, rates_layer, tmp_path):
    with pytest.raises(MapError, match=r"map\.png could not be written"):
        export_map(project, [rates_layer], tmp_path / "nowhere" / "map.png", TEXT)


def test_an_area_of_one_cell_has_surroundings(project, areas_layer):
    layout = build_layout(project, [areas_layer], TEXT, Page())
    (item,) = items(layout, QgsLayoutItemMap)
    assert min(item.extent().width(), item.extent().height()) >= 500


# --- the small map of the whole


def test_an_overview_shows_the_whole_with_the_frame_of_the_map_in_it(project, rates_layer, results):
    outline = results.layer({"name": str}, [{"name": str(place)} for place in range(200)])
    extent = QgsRectangle(600_500, 6_100_000, 601_500, 6_100_800)
    page = Page(extent=extent, overview=[outline])
    layout = build_layout(project, [rates_layer], TEXT, page)
    small, large = sorted(items(layout, QgsLayoutItemMap), key=lambda item: item.rect().width())
    assert small.overview().linkedMap() is large
    assert small.extent().contains(outline.extent())
    assert small.extent().contains(large.extent())
    assert not large.extent().contains(outline.extent())
    kinds = (QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemScaleBar)
    others = [large, *(item for kind in kinds for item in items(layout, kind))]
    for other in others:
        box = other.mapRectToScene(other.rect())
        common = box.intersected(small.mapRectToScene(small.rect()))
        assert min(common.width(), common.height()) < 0.5


def test_an_overview_without_room_is_left_out(project, results):
    layers = []
    for _ in range(3):
        layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(float(50 + i)) for i in range(40)])
        apply_style(layer, "rates")
        layers.append(layer)
    layout = build_layout(project, layers, TEXT, Page(overview=layers[:1]))
    assert len(items(layout, QgsLayoutItemMap)) == 1


def test_the_name_of_an_area_covers_no_part_of_it(project, results):
    layer = results.layer(schema.AREA_COLUMNS, [{"indicator": "A", "area_id": "1", "name": "Vestparken"}])
    x, y = 600_000, 6_100_000
    parts = [(0, 0, 1, 2), (2, 2, 3, 3), (2, -1, 3, 0), (4, 1, 5, 2)]  # cells, as with a gap of one
    boxes = [QgsRectangle(x + 100 * a, y + 100 * b, x + 100 * c, y + 100 * d) for a, b, c, d in parts]
    shape = QgsGeometry.collectGeometry([QgsGeometry.fromRect(box) for box in boxes])
    (feature,) = layer.getFeatures()
    assert layer.dataProvider().changeGeometryValues({feature.id(): shape})
    apply_style(layer, "areas")
    for scale in (1, 2, 4):
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setDestinationCrs(project.crs())
        settings.setOutputSize(QSize(800, 600))
        settings.setExtent(shape.boundingBox().buffered(1000 * scale))
        job = QgsMapRendererSequentialJob(settings)
        job.start()
        job.waitForFinished()
        (label,) = job.takeLabelingResults().allLabels()
        assert not label.labelGeometry.intersects(shape)
