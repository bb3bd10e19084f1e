"""Styles of result layers: rules, words, time, and what the GeoPackage gives back."""

from __future__ import annotations

import sqlite3

import numpy as np
import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsInterval,
    QgsLayerNotesUtils,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTemporalNavigationObject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTime, QTranslator
from qgis.PyQt.QtXml import QDomDocument

from boligmon_plugin.adapters import styles, words
from boligmon_plugin.adapters.styles import StyleError, apply_style, save_style, style_output
from boligmon_plugin.adapters.words import Wording
from boligmon_plugin.compat import field
from boligmon_plugin.domain import schema

SELECTED_COLUMNS = {**schema.RATE_COLUMNS, **schema.TOP_COLUMNS}
COLUMNS = {
    "rates": schema.RATE_COLUMNS,
    "selected": SELECTED_COLUMNS,
    "periods": schema.SUM_COLUMNS,
    "areas": schema.AREA_COLUMNS,
    "grid": {"cell_id": str},
}
MARK = "For internal use \u2013 contains small numbers"
KNOWN = Wording(share=25, confidence=95)


def make_layer(columns, rows, geometry="Polygon"):
    """A memory layer; row i lies i cells to the east."""
    layer = QgsVectorLayer(f"{geometry}?crs=EPSG:25832" if geometry else "NoGeometry", "result", "memory")
    layer.dataProvider().addAttributes([field(name, kind) for name, kind in columns.items()])
    layer.updateFields()
    features = []
    for place, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        if geometry:
            x = 600_000 + 100 * place
            feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 6_100_000, x + 100, 6_100_100)))
        feature.setAttributes([row.get(name) for name in columns])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    return layer


def rate_row(rate, status="ok", year=2020, **others):
    return {
        "indicator": "Anbringelser",
        "cell_id": "100m_61768_6435",
        "period": str(year),
        "period_start": QDate(year, 1, 1),
        "period_end": QDate(year, 12, 31),
        "events": 3.0,
        "population": 1234.5,
        "multiplier": 1000.0,
        "rate": rate,
        "status": status,
        **others,
    }


def sum_row(periods, selected, **others):
    return {"indicator": "Anbringelser", "cell_id": "100m_61768_6435", "periods": periods,
            "periods_selected": selected, "multiplier": 1000.0, **others}  # fmt: skip


def in_geopackage(layer, path, table):
    """The same features in a GeoPackage, as a layer that was just opened."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", table
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    context = QgsProcessingContext().transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
    return reopen(path, table)


def reopen(path, table):
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid()
    return layer


def rules(layer):
    return {rule.ruleKey(): rule for rule in layer.renderer().rootRule().children()}


def labels(layer):
    return [rule.label() for rule in layer.renderer().rootRule().children()]


def rules_of_features(layer):
    """For each feature the keys of the rules that draw it."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    found = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        found.append([key for key, rule in rules(layer).items() if rule.filter().evaluate(context)])
    return found


def evaluated(layer, text):
    """HTML with expressions as the first feature gives it."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    return QgsExpression.replaceExpressionText(text, context)


@pytest.fixture
def danish(qgis_app):
    QgsApplication.setLocale(QLocale("da_DK"))
    yield
    QgsApplication.setLocale(QLocale.c())


# --- classes


def test_every_compared_rate_is_in_one_class_over_all_periods(qgis_app):
    values = np.random.RandomState(1).gamma(1.2, 20, 60)
    layer = make_layer(
        schema.RATE_COLUMNS, [rate_row(float(v), year=2015 + i % 10) for i, v in enumerate(values)]
    )
    apply_style(layer, "rates")
    drawn = rules_of_features(layer)
    assert all(len(keys) == 1 for keys in drawn)
    groups = {key: [v for v, keys in zip(values, drawn) if keys == [key]] for key in rules(layer)}
    classes = [groups[f"class{j}"] for j in range(1, 6)]
    assert all(classes)  # five classes, none empty
    assert all(max(low) < min(high) for low, high in zip(classes, classes[1:]))


def test_few_distinct_rates_are_their_own_labels(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(v) for v in (40.0, 10.0, 40.0, 20.0, 0.0)])
    apply_style(layer, "rates")
    assert labels(layer) == ["Anbringelser, per 1,000", "0 (no events)", "10", "20", "40", MARK]
    assert rules_of_features(layer) == [["class3"], ["class1"], ["class3"], ["class2"], ["zero"]]


def test_one_distinct_rate(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(1250.0), rate_row(1250.0)])
    apply_style(layer, "rates")
    assert labels(layer)[2:-1] == ["1,250"]
    assert rules_of_features(layer) == [["class1"], ["class1"]]


def test_all_rates_zero(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(0.0)] * 3)
    apply_style(layer, "rates")
    assert labels(layer) == ["Anbringelser, per 1,000", "0 (no events)", MARK]
    assert rules_of_features(layer) == [["zero"]] * 3


@pytest.mark.parametrize("name", list(COLUMNS))
def test_an_empty_layer_takes_its_style(qgis_app, name):
    layer = make_layer(COLUMNS[name], [])
    apply_style(layer, name, known=KNOWN)
    assert rules(layer)


def test_cells_without_a_comparable_rate_have_their_own_rules(qgis_app):
    rows = [
        rate_row(10.0),
        rate_row(900.0, "below_minimum"),
        rate_row(None, "no_population"),
        rate_row(None, "events_without_population"),
        rate_row(None, "missing"),
        rate_row(0.0, "below_minimum"),
        rate_row(150.0, "more_events_than_population"),
    ]
    layer = make_layer(schema.RATE_COLUMNS, rows)
    apply_style(layer, "rates")
    others = [["below_minimum"], ["no_population"], ["events_without_population"], ["missing"]]
    assert rules_of_features(layer) == [["class1"], *others, ["below_minimum"], ["class2"]]
    assert "900" not in labels(layer)  # the rate of a cell below the minimum decides no limit


def test_statuses_that_do_not_occur_are_not_in_the_legend(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(10.0), rate_row(5.0, "below_minimum")])
    apply_style(layer, "rates")
    assert "below_minimum" in rules(layer)
    assert not {"no_population", "missing", "events_without_population"} & set(rules(layer))


def test_rates_without_status_are_all_compared(qgis_app):
    columns = {name: kind for name, kind in schema.RATE_COLUMNS.items() if name != "status"}
    layer = make_layer(columns, [rate_row(10.0), rate_row(None), rate_row(0.0)])
    apply_style(layer, "rates")
    assert rules_of_features(layer) == [["class1"], [], ["zero"]]


def test_selected_has_three_states(qgis_app):
    layer = make_layer(SELECTED_COLUMNS, [rate_row(9.0, selected=value) for value in (1, 0, None)])
    apply_style(layer, "selected", known=KNOWN)
    assert rules_of_features(layer) == [["selected"], ["not_selected"], ["not_ranked"]]
    assert labels(layer)[1:4] == ["In the top 25\u00a0%", "Not in the top 25\u00a0%", "Not ranked"]


def test_number_of_periods_in_groups_up_to_all_periods(qgis_app):
    rows = [sum_row(10, count) for count in range(11)] + [sum_row(0, 0), sum_row(None, 0)]
    layer = make_layer(schema.SUM_COLUMNS, rows)
    apply_style(layer, "periods", known=KNOWN)
    assert labels(layer)[1:-1] == [
        "0", "1\u20132", "3\u20134", "5\u20136", "7\u20138", "9", "10", "Not ranked in any period",
    ]  # fmt: skip
    keys = [
        "zero",
        *(f"class{group}" for group in (1, 1, 2, 2, 3, 3, 4, 4, 5, 6)),
        "not_ranked",
        "not_ranked",
    ]
    assert rules_of_features(layer) == [[key] for key in keys]


def test_the_scale_of_periods_ends_at_the_number_of_periods_not_at_the_highest_seen(qgis_app):
    layer = make_layer(schema.SUM_COLUMNS, [sum_row(4, 1), sum_row(4, 0)])
    apply_style(layer, "periods")
    assert labels(layer)[1:-2] == ["0", "1", "2", "3", "4"]


# --- colours


def _lightness(rgb, deficiency):
    """CIE L* of sRGB colours (n, 3) of 0-255 as people with a colour vision deficiency see them."""
    # Machado, Oliveira & Fernandes (2009), IEEE TVCG 15:1291, table of severity 1.0.
    matrices = {
        "none": np.eye(3),
        "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                       [-0.003882, -0.048116, 1.051998]],
        "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                         [-0.011820, 0.042940, 0.968881]],
        "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                       [0.004733, 0.691367, 0.303900]],
    }  # fmt: skip
    part = np.asarray(rgb) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    seen = np.clip(linear @ np.asarray(matrices[deficiency]).T, 0, 1)
    y = seen @ [0.2126, 0.7152, 0.0722]
    return np.where(y > 0.008856, 116 * np.cbrt(y) - 16, 903.3 * y)


def _fill(layer, key):
    return rules(layer)[key].symbol().symbolLayer(0).fillColor().getRgb()[:3]


@pytest.mark.parametrize("deficiency", ["none", "protanopia", "deuteranopia", "tritanopia"])
@pytest.mark.parametrize(("name", "classes"), [("rates", 5), ("periods", 6)])
def test_scales_darken_step_by_step_for_every_eye(qgis_app, name, classes, deficiency):
    layer = make_layer(COLUMNS[name], [])
    layer.loadNamedStyle(str(styles._FOLDER / f"{name}.qml"))
    colours = [_fill(layer, key) for key in ["zero", *(f"class{j}" for j in range(1, classes + 1))]]
    steps = -np.diff(_lightness(colours, deficiency))
    assert np.all(steps > 4), steps.round(1)  # 2.3 is a just noticeable difference


@pytest.mark.parametrize("name", ["rates", "selected", "periods"])
def test_cells_without_rank_are_grey_and_have_a_pattern(qgis_app, name):
    layer = make_layer(COLUMNS[name], [])
    layer.loadNamedStyle(str(styles._FOLDER / f"{name}.qml"))
    coloured = {"zero", "selected", "not_selected", *(f"class{j}" for j in range(1, 7))}
    plain = [key for key in rules(layer) if key not in coloured]
    assert plain
    for key in plain:
        red, green, blue = _fill(layer, key)
        assert red == green == blue >= 240  # grey, and light
        symbol = rules(layer)[key].symbol()
        dotted = symbol.symbolLayer(0).strokeStyle() == Qt.PenStyle.DotLine
        assert dotted or symbol.symbolLayer(1).layerType() == "LinePatternFill"
    for key in coloured & set(rules(layer)):
        assert len(set(_fill(layer, key))) > 1
        assert rules(layer)[key].symbol().symbolLayerCount() == 1


def test_areas_are_outlines_with_their_names(qgis_app):
    layer = make_layer(schema.AREA_COLUMNS, [{"area_id": "1", "name": None}])
    apply_style(layer, "areas")
    symbol = rules(layer)["area"].symbol()
    assert {part.layerType() for part in symbol.symbolLayers()} == {"SimpleLine"}
    assert layer.labelsEnabled()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    assert layer.labeling().settings().getLabelExpression().evaluate(context) == "1"
    assert rules_of_features(layer) == [["area"]]


# --- words


def test_numbers_in_danish(danish):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(1250.5), rate_row(2.5)])
    apply_style(layer, "rates")
    assert labels(layer)[2:4] == ["2,5", "1.250,5"]
    tip = evaluated(layer, layer.mapTipTemplate())
    assert "1.250,5" in tip
    assert "1.234,5" in tip  # the population


def test_numbers_in_english(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(1250.5), rate_row(2.5)])
    apply_style(layer, "rates")
    assert labels(layer)[2:4] == ["2.5", "1,250.5"]
    assert "1,234.5" in evaluated(layer, layer.mapTipTemplate())


def test_class_labels_join_and_begin_above_zero(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(float(v)) for v in range(1, 101)])
    apply_style(layer, "rates")
    texts = [rule.label() for key, rule in rules(layer).items() if key.startswith("class")]
    assert texts[0].startswith("over 0 \u2013 ")
    ends = [text.split(" \u2013 ") for text in texts]
    assert [low for low, _ in ends[1:]] == [high for _, high in ends[:-1]]
    assert ends[-1][1] == "100"


def test_words_are_looked_up_when_asked_for(qgis_app):
    class Marked(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return f"da {source}" if context == "Boligmon" else ""

        def isEmpty(self):  # noqa: N802
            return False

    translator = Marked()
    QCoreApplication.installTranslator(translator)
    try:
        layer = make_layer(schema.RATE_COLUMNS, [rate_row(0.0)])
        apply_style(layer, "rates")
    finally:
        QCoreApplication.removeTranslator(translator)
    assert labels(layer)[-1] == f"da {MARK}"
    assert layer.attributeAlias(0) == "da Indicator"


def test_every_field_has_an_alias(qgis_app):
    aliases = words.field_aliases(Wording())
    columns = {**SELECTED_COLUMNS, **schema.SUM_COLUMNS, **schema.AREA_COLUMNS, **schema.UNPLACED_COLUMNS}
    assert set(columns) <= set(aliases)
    assert all(alias[:1].isupper() for alias in aliases.values())


def test_every_code_has_a_word(qgis_app):
    assert set(words.status_words()) == set(schema.STATUSES)
    assert set(words.pattern_words()) == set(schema.PATTERNS)
    assert set(words.reason_words()) == set(schema.REASONS)


def test_aliases_say_unit_share_and_level(qgis_app):
    layer = make_layer(SELECTED_COLUMNS, [rate_row(9.0, selected=1)])
    apply_style(layer, "selected", known=KNOWN)
    shown = {one.name(): one.displayName() for one in layer.fields()}
    assert shown["rate"] == "Rate per 1,000"
    assert shown["rate_low"] == "Lower limit (95\u00a0%)"
    assert shown["selected"] == "In the top 25\u00a0%"
    assert shown["period"] == "Year"


@pytest.mark.parametrize(
    ("indicator", "multiplier", "title"),
    [
        ("Placements", 1000.0, "Placements, per 1,000"),
        ("Anbringelser pr. 1.000 familier", 1000.0, "Anbringelser pr. 1.000 familier"),
        ("Anbringelser pr. 1000 familier", 1000.0, "Anbringelser pr. 1000 familier"),
        ("Flytninger i pct. af beboere", 100.0, "Flytninger i pct. af beboere"),
        ("Boliger bygget 1100", 100.0, "Boliger bygget 1100, per 100"),
        ("Boligkvm. per person", 1.0, "Boligkvm. per person"),
        ("", 1000.0, "Per 1,000"),
    ],
)
def test_title_says_once_what_a_rate_is_per(qgis_app, indicator, multiplier, title):
    assert words.rate_title(Wording(indicator=indicator, multiplier=multiplier)) == title


@pytest.mark.parametrize(
    ("period", "unit", "label"),
    [
        ("2015", "year", "2015"),
        ("2015-H1", "half_year", "Half-year 1, 2015"),
        ("2015-Q3", "quarter", "Quarter 3, 2015"),
        ("2015-03", "month", "March 2015"),
        ("2015-03-31", "day", "2015-03-31"),
        ("2023/24", "school_year", "School year 2023/24"),
        ("sometime", "", "sometime"),
    ],
)
def test_periods_for_people(qgis_app, period, unit, label):
    assert words.period_unit(period) == unit
    assert words.period_label(period) == label


def test_month_in_danish(danish):
    assert words.period_label("2015-03") == "marts 2015"


def test_codes_are_shown_as_words(qgis_app):
    row = rate_row(None, "below_minimum", selected=None, period="2015-Q3")
    layer = make_layer(SELECTED_COLUMNS, [row])
    apply_style(layer, "selected", known=KNOWN)
    shown = evaluated(layer, '[% represent_value("status") %]; [% represent_value("period") %]')
    assert shown == "below the minimum population; Quarter 3, 2015"
    tip = evaluated(layer, layer.mapTipTemplate())
    assert "Anbringelser" in tip
    assert "100m_61768_6435, Quarter 3, 2015" in tip
    assert "not ranked" in tip
    assert MARK in tip
    assert "\u2013</td>" in tip  # the rate that is NULL


def test_map_tip_shows_the_interval(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(25.04, rate_low=5.0, rate_high=73.06)])
    apply_style(layer, "rates")
    assert "25.0 (5.0 \u2013 73.1)" in evaluated(layer, layer.mapTipTemplate())


def test_codes_of_polygons_are_area_codes(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(1.0, cell_id="0461-12")])
    apply_style(layer, "rates")
    assert layer.attributeAlias(1) == "Area code"


def test_several_indicators_have_no_common_heading(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(1.0), rate_row(2.0, indicator="Flytninger")])
    apply_style(layer, "rates")
    assert labels(layer)[0] == "Per 1,000"


def test_the_layer_is_marked_as_internal(qgis_app):
    layer = make_layer(schema.AREA_COLUMNS, [{"area_id": "1"}])
    apply_style(layer, "areas")
    assert layer.metadata().abstract() == MARK
    assert MARK in QgsLayerNotesUtils.layerNotes(layer)
    assert labels(layer)[-1] == MARK


def test_empty_cells_bear_no_mark(qgis_app):
    layer = make_layer({"cell_id": str}, [{"cell_id": "100m_61768_6435"}])
    apply_style(layer, "grid")
    assert labels(layer) == ["Cell"]
    assert not QgsLayerNotesUtils.layerHasNotes(layer)


def test_unplaced_rows_are_a_table_with_words(qgis_app):
    row = {"source": "events", "row": 7, "reason": "no_period"}
    layer = make_layer(schema.UNPLACED_COLUMNS, [row], geometry="")
    apply_style(layer, "unplaced")
    assert [one.displayName() for one in layer.fields()] == ["Source", "Row", "Reason"]
    assert evaluated(layer, '[% represent_value("reason") %]') == "no valid period"
    assert layer.metadata().abstract() == MARK


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


def test_each_step_shows_one_year(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(1.0, year=year) for year in range(2015, 2025)])
    apply_style(layer, "rates")
    assert layer.temporalProperties().isActive()
    shown = played(layer, QDate(2015, 1, 1), QDate(2024, 12, 31), QgsInterval(1, Qgis.TemporalUnit.Years))
    assert shown == [{str(year)} for year in range(2015, 2025)]


def test_each_step_shows_one_school_year(qgis_app):
    rows = [
        rate_row(1.0, period=f"{year}/{year - 1999}", period_start=QDate(year, 8, 1),
                 period_end=QDate(year + 1, 7, 31))
        for year in range(2020, 2024)
    ]  # fmt: skip
    layer = make_layer(schema.RATE_COLUMNS, rows)
    apply_style(layer, "rates")
    assert layer.attributeAlias(2) == "School year"
    shown = played(layer, QDate(2020, 8, 1), QDate(2024, 7, 31), QgsInterval(1, Qgis.TemporalUnit.Years))
    assert shown == [{"2020/21"}, {"2021/22"}, {"2022/23"}, {"2023/24"}]


def test_layers_without_periods_are_not_played(qgis_app):
    layer = make_layer(schema.SUM_COLUMNS, [sum_row(10, 3)])
    apply_style(layer, "periods")
    assert not layer.temporalProperties().isActive()


# --- storing


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_reopened_layer_has_its_style(qgis_app, tmp_path, name):
    path = tmp_path / "results.gpkg"
    rows = {"rates": [rate_row(10.0)], "selected": [rate_row(10.0, selected=1)], "periods": [sum_row(5, 2)]}
    layer = in_geopackage(make_layer(COLUMNS[name], rows.get(name, [])), path, name)
    apply_style(layer, name, known=KNOWN)
    save_style(layer)
    again = reopen(path, name)
    assert {key: (rule.label(), rule.filterExpression()) for key, rule in rules(again).items()} == {
        key: (rule.label(), rule.filterExpression()) for key, rule in rules(layer).items()
    }
    assert [one.alias() for one in again.fields()] == [one.alias() for one in layer.fields()]
    assert again.mapTipTemplate() == layer.mapTipTemplate()
    assert again.displayExpression() == layer.displayExpression()
    assert again.labelsEnabled() == (name == "areas")
    assert again.metadata().abstract() == ("" if name == "grid" else MARK)
    assert QgsLayerNotesUtils.layerHasNotes(again) == (name != "grid")


def test_a_reopened_layer_can_be_played(qgis_app, tmp_path):
    path = tmp_path / "results.gpkg"
    layer = in_geopackage(make_layer(schema.RATE_COLUMNS, [rate_row(10.0)]), path, "rates")
    apply_style(layer, "rates")
    save_style(layer)
    again = reopen(path, "rates")
    # QGIS 3.40 loads the style of a layer that it opens, then sets its time from the provider, which has none.
    assert again.loadDefaultStyle()[1]
    time = again.temporalProperties()
    assert time.isActive()
    assert (time.startField(), time.endField()) == ("period_start", "period_end")
    assert time.mode() == Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromFields
    assert time.limitMode() == Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd


def test_saving_again_replaces_the_style(qgis_app, tmp_path):
    path = tmp_path / "results.gpkg"
    layer = in_geopackage(make_layer(schema.RATE_COLUMNS, [rate_row(10.0)]), path, "rates")
    for share in (25, 10):
        apply_style(layer, "rates", known=Wording(share=share, confidence=share))
        save_style(layer)
    assert reopen(path, "rates").fields().field("rate_low").alias() == "Lower limit (10\u00a0%)"
    with sqlite3.connect(path) as database:
        stored = database.execute("SELECT styleName, useAsDefault FROM layer_styles").fetchall()
    assert stored == [("Boligmon", 1)]


def test_a_style_that_is_not_stored_is_an_error(qgis_app, tmp_path):
    path = tmp_path / "results.gpkg"
    layer = in_geopackage(make_layer(schema.RATE_COLUMNS, [rate_row(10.0)]), path, "rates")
    apply_style(layer, "rates")
    save_style(layer)
    del layer
    with sqlite3.connect(path) as database:  # a database that takes no change, and says nothing
        for event in ("UPDATE", "INSERT"):
            database.execute(
                f"CREATE TRIGGER no_{event} BEFORE {event} ON layer_styles BEGIN SELECT RAISE(IGNORE); END"
            )
    database.close()
    layer = reopen(path, "rates")
    apply_style(layer, "rates", known=Wording(confidence=90))
    with pytest.raises(StyleError, match="rates was not stored"):
        save_style(layer)


def test_only_geopackages_store_styles(qgis_app):
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(10.0)])
    apply_style(layer, "rates")
    save_style(layer)  # a memory layer: nothing to do, no error


def test_the_same_layer_gives_the_same_style(qgis_app):
    documents = []
    for _ in range(2):
        layer = make_layer(SELECTED_COLUMNS, [rate_row(10.0, selected=1)])
        apply_style(layer, "selected", known=KNOWN)
        document = QDomDocument()
        layer.exportNamedStyle(document, QgsReadWriteContext(), styles.own_categories())
        documents.append(document.toString())
    assert documents[0] == documents[1]


# --- refusals


def test_an_unknown_style_is_refused(qgis_app):
    with pytest.raises(StyleError, match="no style nonsense"):
        apply_style(make_layer(schema.RATE_COLUMNS, []), "nonsense")


def test_a_layer_without_the_field_is_refused(qgis_app):
    with pytest.raises(StyleError, match="result has no field selected"):
        apply_style(make_layer(schema.RATE_COLUMNS, []), "selected")


@pytest.mark.parametrize("content", [None, "", "<qgis/>", "no xml"])
def test_a_style_file_that_cannot_be_read_is_refused(qgis_app, tmp_path, monkeypatch, content):
    monkeypatch.setattr(styles, "_FOLDER", tmp_path)
    if content is not None:
        (tmp_path / "rates.qml").write_text(content)
    with pytest.raises(StyleError, match=r"rates\.qml"):
        apply_style(make_layer(schema.RATE_COLUMNS, []), "rates")


# --- outputs of algorithms


class Warnings(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.texts = []

    def pushWarning(self, warning):  # noqa: N802
        self.texts.append(warning)


def test_output_in_a_geopackage_is_styled_and_stored(qgis_app, tmp_path):
    path = tmp_path / "results.gpkg"
    in_geopackage(make_layer(SELECTED_COLUMNS, [rate_row(10.0, selected=1)]), path, "top")
    context, feedback = QgsProcessingContext(), Warnings()
    style_output(f"{path}|layername=top", "selected", context, feedback, known=KNOWN)
    assert feedback.texts == []
    again = reopen(path, "top")
    assert labels(again)[1] == "In the top 25\u00a0%"


def test_output_in_memory_is_styled(qgis_app):
    context, feedback = QgsProcessingContext(), Warnings()
    layer = make_layer(schema.RATE_COLUMNS, [rate_row(10.0)])
    context.temporaryLayerStore().addMapLayer(layer)
    style_output(layer.id(), "rates", context, feedback)
    assert feedback.texts == []
    assert labels(layer)[-1] == MARK


def test_output_that_cannot_take_a_style_is_left_alone(qgis_app, tmp_path):
    (tmp_path / "rates.csv").write_text("cell_id,rate\n100m_61768_6435,1.5\n")
    table = make_layer(schema.RATE_COLUMNS, [rate_row(10.0)], geometry="")
    context, feedback = QgsProcessingContext(), Warnings()
    context.temporaryLayerStore().addMapLayer(table)
    style_output(str(tmp_path / "rates.csv"), "rates", context, feedback)
    style_output(table.id(), "rates", context, feedback)
    style_output("", "rates", context, feedback)
    assert feedback.texts == []
    assert table.attributeAlias(0) == ""
    assert sorted(file.name for file in tmp_path.iterdir()) == ["rates.csv"]


def test_output_without_its_style_is_a_warning(qgis_app, tmp_path):
    context, feedback = QgsProcessingContext(), Warnings()
    layer = make_layer({"cell_id": str}, [])
    context.temporaryLayerStore().addMapLayer(layer)
    style_output(layer.id(), "rates", context, feedback)
    style_output(str(tmp_path / "gone.gpkg"), "rates", context, feedback)
    assert ["no field rate" in feedback.texts[0], "gone.gpkg" in feedback.texts[1]] == [True, True]
