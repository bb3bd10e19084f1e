"""Time of result layers in the Temporal Controller, and styles that a GeoPackage gives back."""

from __future__ import annotations

import sqlite3

import pytest
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsInterval,
    QgsLayerNotesUtils,
    QgsReadWriteContext,
    QgsTemporalNavigationObject,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.PyQt.QtXml import QDomDocument

from boligmon_plugin.adapters.maps import styles
from boligmon_plugin.adapters.maps.styles import StyleError, apply_style, save_style
from boligmon_plugin.adapters.words import Wording
from boligmon_plugin.domain import schema

NAMES = ("rates", "selected", "periods", "areas", "grid")


# --- time


def played(layer, first, last, interval):
    """The periods that each step of the Temporal Controller shows."""
    controller = QgsTemporalNavigationObject()
    controller.setNavigationMode(Qgis.TemporalNavigationMode.Animated)
    begin, end = QDateTime(first, QTime(0, 0)), QDateTime(last, QTime(0, 0))
    controller.setTemporalExtents(QgsDateTimeRange(begin, end))
    controller.setFrameDuration(interval)
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    shown = []
    for frame in range(controller.totalFrameCount()):
        request = QgsFeatureRequest()
        span = controller.dateTimeRangeForFrameNumber(frame)
        request.setFilterExpression(layer.temporalProperties().createFilterString(context, span))
        shown.append({feature["period"] for feature in layer.getFeatures(request)})
    return shown


def test_each_step_shows_one_year(results):
    layer = results.layer(
        schema.RATE_COLUMNS, [results.rate_row(1.0, year=year) for year in range(2015, 2025)]
    )
    apply_style(layer, "rates")
    assert layer.temporalProperties().isActive()
    shown = played(layer, QDate(2015, 1, 1), QDate(2024, 12, 31), QgsInterval(1, Qgis.TemporalUnit.Years))
    assert shown == [{str(year)} for year in range(2015, 2025)]


def test_each_step_shows_one_school_year(results):
    rows = [
        results.rate_row(1.0, period=f"{year}/{year - 1999}", period_start=QDate(year, 8, 1),
                 period_end=QDate(year + 1, 7, 31))
        for year in range(2020, 2024)
    ]  # fmt: skip
    layer = results.layer(schema.RATE_COLUMNS, rows)
    apply_style(layer, "rates")
    assert layer.attributeAlias(2) == "School year"
    shown = played(layer, QDate(2020, 8, 1), QDate(2024, 7, 31), QgsInterval(1, Qgis.TemporalUnit.Years))
    assert shown == [{"2020/21"}, {"2021/22"}, {"2022/23"}, {"2023/24"}]


def test_layers_without_periods_are_not_played(results):
    layer = results.layer(schema.SUM_COLUMNS, [results.sum_row(10, 3)])
    apply_style(layer, "periods")
    assert not layer.temporalProperties().isActive()


# --- storing


@pytest.mark.parametrize("name", NAMES)
def test_a_reopened_layer_has_its_style(results, tmp_path, name):
    path = tmp_path / "results.gpkg"
    rows = {
        "rates": [results.rate_row(10.0)],
        "selected": [results.rate_row(10.0, selected=1)],
        "periods": [results.sum_row(5, 2)],
    }
    layer = results.in_geopackage(results.layer(results.COLUMNS[name], rows.get(name, [])), path, name)
    apply_style(layer, name, known=results.KNOWN)
    save_style(layer)
    again = results.reopen(path, name)
    assert {key: (rule.label(), rule.filterExpression()) for key, rule in results.rules(again).items()} == {
        key: (rule.label(), rule.filterExpression()) for key, rule in results.rules(layer).items()
    }
    assert [one.alias() for one in again.fields()] == [one.alias() for one in layer.fields()]
    assert again.mapTipTemplate() == layer.mapTipTemplate()
    assert again.displayExpression() == layer.displayExpression()
    assert again.labelsEnabled() == (name == "areas")
    assert again.metadata().abstract() == ("" if name == "grid" else results.MARK)
    assert QgsLayerNotesUtils.layerHasNotes(again) == (name != "grid")


def test_a_reopened_layer_can_be_played(results, tmp_path):
    path = tmp_path / "results.gpkg"
    layer = results.in_geopackage(results.layer(schema.RATE_COLUMNS, [results.rate_row(10.0)]), path, "rates")
    apply_style(layer, "rates")
    save_style(layer)
    again = results.reopen(path, "rates")
    # QGIS 3.40 loads the style of a layer that it opens, then sets its time as the provider says: none.
    assert again.loadDefaultStyle()[1]
    time = again.temporalProperties()
    assert time.isActive()
    assert (time.startField(), time.endField()) == ("period_start", "period_end")
    assert time.mode() == Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields
    assert time.limitMode() == Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd


def test_saving_again_replaces_the_style(results, tmp_path):
    path = tmp_path / "results.gpkg"
    layer = results.in_geopackage(results.layer(schema.RATE_COLUMNS, [results.rate_row(10.0)]), path, "rates")
    for share in (25, 10):
        apply_style(layer, "rates", known=Wording(share=share, confidence=share))
        save_style(layer)
    assert results.reopen(path, "rates").fields().field("rate_low").alias() == "Lower limit (10\u00a0%)"
    with sqlite3.connect(path) as database:
        stored = database.execute("SELECT styleName, useAsDefault FROM layer_styles").fetchall()
    assert stored == [("Boligmon", 1)]


def test_a_style_that_is_not_stored_is_an_error(results, tmp_path):
    path = tmp_path / "results.gpkg"
    layer = results.in_geopackage(results.layer(schema.RATE_COLUMNS, [results.rate_row(10.0)]), path, "rates")
    apply_style(layer, "rates")
    save_style(layer)
    del layer
    with sqlite3.connect(path) as database:  # a database that takes no change, and says nothing
        for event in ("UPDATE", "INSERT"):
            database.execute(
                f"CREATE TRIGGER no_{event} BEFORE {event} ON layer_styles BEGIN SELECT RAISE(IGNORE); END"
            )
    database.close()
    layer = results.reopen(path, "rates")
    apply_style(layer, "rates", known=Wording(confidence=90))
    with pytest.raises(StyleError, match="rates was not stored"):
        save_style(layer)


def test_only_geopackages_store_styles(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(10.0)])
    apply_style(layer, "rates")
    save_style(layer)  # a memory layer: nothing to do, no error


def test_the_same_layer_gives_the_same_style(results):
    documents = []
    for _ in range(2):
        layer = results.layer(results.SELECTED_COLUMNS, [results.rate_row(10.0, selected=1)])
        apply_style(layer, "selected", known=results.KNOWN)
        document = QDomDocument()
        layer.exportNamedStyle(document, QgsReadWriteContext(), styles.own_categories())
        documents.append(document.toString())
    assert documents[0] == documents[1]
