"""What the styles of result layers say: numbers, names, codes, periods, map tips, the mark."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsLayerNotesUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from boligmon_plugin.adapters import words
from boligmon_plugin.adapters.maps.styles import apply_style
from boligmon_plugin.adapters.words import Wording
from boligmon_plugin.domain import schema

# --- words


def test_numbers_in_danish(results, danish):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(1250.5), results.rate_row(2.5)])
    apply_style(layer, "rates")
    assert results.labels(layer)[2:4] == ["2,5", "1.250,5"]
    tip = results.evaluated(layer, layer.mapTipTemplate())
    assert "1.250,5" in tip
    assert "1.234,5" in tip  # the population


def test_numbers_in_english(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(1250.5), results.rate_row(2.5)])
    apply_style(layer, "rates")
    assert results.labels(layer)[2:4] == ["2.5", "1,250.5"]
    assert "1,234.5" in results.evaluated(layer, layer.mapTipTemplate())


def test_class_labels_join_and_begin_above_zero(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(float(v)) for v in range(1, 101)])
    apply_style(layer, "rates")
    texts = [rule.label() for key, rule in results.rules(layer).items() if key.startswith("class")]
    assert texts[0].startswith("over 0 \u2013 ")
    ends = [text.split(" \u2013 ") for text in texts]
    assert [low for low, _ in ends[1:]] == [high for _, high in ends[:-1]]
    assert ends[-1][1] == "100"


def test_words_are_looked_up_when_asked_for(results):
    class Marked(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return f"da {source}" if context == "Boligmon" else ""

        def isEmpty(self):  # noqa: N802
            return False

    translator = Marked()
    QCoreApplication.installTranslator(translator)
    try:
        layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(0.0)])
        apply_style(layer, "rates")
    finally:
        QCoreApplication.removeTranslator(translator)
    assert results.labels(layer)[-1] == f"da {results.MARK}"
    assert layer.attributeAlias(0) == "da Indicator"


def test_every_field_has_an_alias(results):
    aliases = words.field_aliases(Wording())
    columns = {
        **results.SELECTED_COLUMNS,
        **schema.SUM_COLUMNS,
        **schema.AREA_COLUMNS,
        **schema.UNPLACED_COLUMNS,
    }
    assert set(columns) <= set(aliases)
    assert all(alias[:1].isupper() for alias in aliases.values())


def test_every_code_has_a_word(results):
    assert set(words.status_words()) == set(schema.STATUSES)
    assert set(words.pattern_words()) == set(schema.PATTERNS)
    assert set(words.reason_words()) == set(schema.REASONS)


def test_aliases_say_unit_share_and_level(results):
    layer = results.layer(results.SELECTED_COLUMNS, [results.rate_row(9.0, selected=1)])
    apply_style(layer, "selected", known=results.KNOWN)
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
def test_title_says_once_what_a_rate_is_per(results, indicator, multiplier, title):
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
def test_periods_for_people(results, period, unit, label):
    assert words.period_unit(period) == unit
    assert words.period_label(period) == label


def test_month_in_danish(results, danish):
    assert words.period_label("2015-03") == "marts 2015"


def test_codes_are_shown_as_words(results):
    row = results.rate_row(None, "below_minimum", selected=None, period="2015-Q3")
    layer = results.layer(results.SELECTED_COLUMNS, [row])
    apply_style(layer, "selected", known=results.KNOWN)
    shown = results.evaluated(layer, '[% represent_value("status") %]; [% represent_value("period") %]')
    assert shown == "below the minimum population; Quarter 3, 2015"
    tip = results.evaluated(layer, layer.mapTipTemplate())
    assert "Anbringelser" in tip
    assert "100m_61768_6435, Quarter 3, 2015" in tip
    assert "not ranked" in tip
    assert results.MARK in tip
    assert "\u2013</td>" in tip  # the rate that is NULL


def test_map_tip_shows_the_interval(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(25.04, rate_low=5.0, rate_high=73.06)])
    apply_style(layer, "rates")
    assert "25.0 (5.0 \u2013 73.1)" in results.evaluated(layer, layer.mapTipTemplate())


def test_codes_of_polygons_are_area_codes(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(1.0, cell_id="0461-12")])
    apply_style(layer, "rates")
    assert layer.attributeAlias(1) == "Area code"


def test_several_indicators_have_no_common_heading(results):
    layer = results.layer(
        schema.RATE_COLUMNS, [results.rate_row(1.0), results.rate_row(2.0, indicator="Flytninger")]
    )
    apply_style(layer, "rates")
    assert results.labels(layer)[0] == "Per 1,000"


def test_the_layer_is_marked_as_internal(results):
    layer = results.layer(schema.AREA_COLUMNS, [{"area_id": "1"}])
    apply_style(layer, "areas")
    assert layer.metadata().abstract() == results.MARK
    assert results.MARK in QgsLayerNotesUtils.layerNotes(layer)
    assert results.labels(layer)[-1] == results.MARK


def test_empty_cells_bear_no_mark(results):
    layer = results.layer({"cell_id": str}, [{"cell_id": "100m_61768_6435"}])
    apply_style(layer, "grid")
    assert results.labels(layer) == ["Cell"]
    assert not QgsLayerNotesUtils.layerHasNotes(layer)


def test_unplaced_rows_are_a_table_with_words(results):
    row = {"source": "events", "row": 7, "reason": "no_period"}
    layer = results.layer(schema.UNPLACED_COLUMNS, [row], geometry="")
    apply_style(layer, "unplaced")
    assert [one.displayName() for one in layer.fields()] == ["Source", "Row", "Reason"]
    assert results.evaluated(layer, '[% represent_value("reason") %]') == "no valid period"
    assert layer.metadata().abstract() == results.MARK
