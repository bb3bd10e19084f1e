"""Styles of result layers: rules, colours, refusals, and the outputs of algorithms."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsProcessingContext,
    QgsProcessingFeedback,
)
from qgis.PyQt.QtCore import Qt

from boligmon_plugin.adapters.maps import styles
from boligmon_plugin.adapters.maps.styles import StyleError, apply_style, style_output
from boligmon_plugin.domain import schema

NAMES = ("rates", "selected", "periods", "areas", "grid")


# --- classes


def test_every_compared_rate_is_in_one_class_over_all_periods(results):
    values = np.random.RandomState(1).gamma(1.2, 20, 60)
    layer = results.layer(
        schema.RATE_COLUMNS, [results.rate_row(float(v), year=2015 + i % 10) for i, v in enumerate(values)]
    )
    apply_style(layer, "rates")
    drawn = results.drawn_by(layer)
    assert all(len(keys) == 1 for keys in drawn)
    groups = {key: [v for v, keys in zip(values, drawn) if keys == [key]] for key in results.rules(layer)}
    classes = [groups[f"class{j}"] for j in range(1, 6)]
    assert all(classes)  # five classes, none empty
    assert all(max(low) < min(high) for low, high in zip(classes, classes[1:]))


def test_few_distinct_rates_are_their_own_labels(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(v) for v in (40.0, 10.0, 40.0, 20.0, 0.0)])
    apply_style(layer, "rates")
    assert results.labels(layer) == [
        "Anbringelser, per 1,000",
        "0 (no events)",
        "10",
        "20",
        "40",
        results.MARK,
    ]
    assert results.drawn_by(layer) == [["class3"], ["class1"], ["class3"], ["class2"], ["zero"]]


def test_one_distinct_rate(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(1250.0), results.rate_row(1250.0)])
    apply_style(layer, "rates")
    assert results.labels(layer)[2:-1] == ["1,250"]
    assert results.drawn_by(layer) == [["class1"], ["class1"]]


def test_all_rates_zero(results):
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(0.0)] * 3)
    apply_style(layer, "rates")
    assert results.labels(layer) == ["Anbringelser, per 1,000", "0 (no events)", results.MARK]
    assert results.drawn_by(layer) == [["zero"]] * 3


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_layer_takes_its_style(results, name):
    layer = results.layer(results.COLUMNS[name], [])
    apply_style(layer, name, known=results.KNOWN)
    assert results.rules(layer)


def test_cells_without_a_comparable_rate_have_their_own_rules(results):
    rows = [
        results.rate_row(10.0),
        results.rate_row(900.0, "below_minimum"),
        results.rate_row(None, "no_population"),
        results.rate_row(None, "events_without_population"),
        results.rate_row(None, "missing"),
        results.rate_row(0.0, "below_minimum"),
        results.rate_row(150.0, "more_events_than_population"),
    ]
    layer = results.layer(schema.RATE_COLUMNS, rows)
    apply_style(layer, "rates")
    others = [["below_minimum"], ["no_population"], ["events_without_population"], ["missing"]]
    assert results.drawn_by(layer) == [["class1"], *others, ["below_minimum"], ["class2"]]
    assert "900" not in results.labels(layer)  # the rate of a cell below the minimum decides no limit


def test_statuses_that_do_not_occur_are_not_in_the_legend(results):
    layer = results.layer(
        schema.RATE_COLUMNS, [results.rate_row(10.0), results.rate_row(5.0, "below_minimum")]
    )
    apply_style(layer, "rates")
    assert "below_minimum" in results.rules(layer)
    assert not {"no_population", "missing", "events_without_population"} & set(results.rules(layer))


def test_rates_without_status_are_all_compared(results):
    columns = {name: kind for name, kind in schema.RATE_COLUMNS.items() if name != "status"}
    layer = results.layer(columns, [results.rate_row(10.0), results.rate_row(None), results.rate_row(0.0)])
    apply_style(layer, "rates")
    assert results.drawn_by(layer) == [["class1"], [], ["zero"]]


def test_selected_has_three_states(results):
    layer = results.layer(
        results.SELECTED_COLUMNS, [results.rate_row(9.0, selected=value) for value in (1, 0, None)]
    )
    apply_style(layer, "selected", known=results.KNOWN)
    assert results.drawn_by(layer) == [["selected"], ["not_selected"], ["not_ranked"]]
    assert results.labels(layer)[1:4] == ["In the top 25\u00a0%", "Not in the top 25\u00a0%", "Not ranked"]


def test_number_of_periods_in_groups_up_to_all_periods(results):
    rows = [results.sum_row(10, count) for count in range(11)] + [
        results.sum_row(0, 0),
        results.sum_row(None, 0),
    ]
    layer = results.layer(schema.SUM_COLUMNS, rows)
    apply_style(layer, "periods", known=results.KNOWN)
    assert results.labels(layer)[1:-1] == [
        "0", "1\u20132", "3\u20134", "5\u20136", "7\u20138", "9", "10", "Not ranked in any period",
    ]  # fmt: skip
    keys = [
        "zero",
        *(f"class{group}" for group in (1, 1, 2, 2, 3, 3, 4, 4, 5, 6)),
        "not_ranked",
        "not_ranked",
    ]
    assert results.drawn_by(layer) == [[key] for key in keys]


def test_the_scale_of_periods_ends_at_the_number_of_periods_not_at_the_highest_seen(results):
    layer = results.layer(schema.SUM_COLUMNS, [results.sum_row(4, 1), results.sum_row(4, 0)])
    apply_style(layer, "periods")
    assert results.labels(layer)[1:-2] == ["0", "1", "2", "3", "4"]


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


def _fill(rules, key):
    return rules[key].symbol().symbolLayer(0).fillColor().getRgb()[:3]


@pytest.mark.parametrize("deficiency", ["none", "protanopia", "deuteranopia", "tritanopia"])
@pytest.mark.parametrize(("name", "classes"), [("rates", 5), ("periods", 6)])
def test_scales_darken_step_by_step_for_every_eye(results, name, classes, deficiency):
    layer = results.layer(results.COLUMNS[name], [])
    layer.loadNamedStyle(str(styles._FOLDER / f"{name}.qml"))
    colours = [
        _fill(results.rules(layer), key) for key in ["zero", *(f"class{j}" for j in range(1, classes + 1))]
    ]
    steps = -np.diff(_lightness(colours, deficiency))
    assert np.all(steps > 4), steps.round(1)  # 2.3 is a just noticeable difference


@pytest.mark.parametrize("name", ["rates", "selected", "periods"])
def test_cells_without_rank_are_grey_and_have_a_pattern(results, name):
    layer = results.layer(results.COLUMNS[name], [])
    layer.loadNamedStyle(str(styles._FOLDER / f"{name}.qml"))
    coloured = {"zero", "selected", "not_selected", *(f"class{j}" for j in range(1, 7))}
    plain = [key for key in results.rules(layer) if key not in coloured]
    assert plain
    for key in plain:
        red, green, blue = _fill(results.rules(layer), key)
        assert red == green == blue >= 240  # grey, and light
        symbol = results.rules(layer)[key].symbol()
        dotted = symbol.symbolLayer(0).strokeStyle() == Qt.PenStyle.DotLine
        assert dotted or symbol.symbolLayer(1).layerType() == "LinePatternFill"
    for key in coloured & set(results.rules(layer)):
        assert len(set(_fill(results.rules(layer), key))) > 1
        assert results.rules(layer)[key].symbol().symbolLayerCount() == 1


def test_areas_are_outlines_with_their_names(results):
    layer = results.layer(schema.AREA_COLUMNS, [{"area_id": "1", "name": None}])
    apply_style(layer, "areas")
    symbol = results.rules(layer)["area"].symbol()
    assert {part.layerType() for part in symbol.symbolLayers()} == {"SimpleLine"}
    assert layer.labelsEnabled()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(next(layer.getFeatures()))
    assert layer.labeling().settings().getLabelExpression().evaluate(context) == "1"
    assert results.drawn_by(layer) == [["area"]]


# --- refusals


def test_an_unknown_style_is_refused(results):
    with pytest.raises(StyleError, match="no style nonsense"):
        apply_style(results.layer(schema.RATE_COLUMNS, []), "nonsense")


def test_a_layer_without_the_field_is_refused(results):
    with pytest.raises(StyleError, match="result has no field selected"):
        apply_style(results.layer(schema.RATE_COLUMNS, []), "selected")


@pytest.mark.parametrize("content", [None, "", "<qgis/>", "no xml"])
def test_a_style_file_that_cannot_be_read_is_refused(results, tmp_path, monkeypatch, content):
    monkeypatch.setattr(styles, "_FOLDER", tmp_path)
    if content is not None:
        (tmp_path / "rates.qml").write_text(content)
    with pytest.raises(StyleError, match=r"rates\.qml"):
        apply_style(results.layer(schema.RATE_COLUMNS, []), "rates")


# --- outputs of algorithms


class Warnings(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.texts = []

    def pushWarning(self, warning):  # noqa: N802
        self.texts.append(warning)


def test_output_in_a_geopackage_is_styled_and_stored(results, tmp_path):
    path = tmp_path / "results.gpkg"
    results.in_geopackage(
        results.layer(results.SELECTED_COLUMNS, [results.rate_row(10.0, selected=1)]), path, "top"
    )
    context, feedback = QgsProcessingContext(), Warnings()
    style_output(f"{path}|layername=top", "selected", context, feedback, known=results.KNOWN)
    assert feedback.texts == []
    again = results.reopen(path, "top")
    assert results.labels(again)[1] == "In the top 25\u00a0%"


def test_output_in_memory_is_styled(results):
    context, feedback = QgsProcessingContext(), Warnings()
    layer = results.layer(schema.RATE_COLUMNS, [results.rate_row(10.0)])
    context.temporaryLayerStore().addMapLayer(layer)
    style_output(layer.id(), "rates", context, feedback)
    assert feedback.texts == []
    assert results.labels(layer)[-1] == results.MARK


def test_output_that_cannot_take_a_style_is_left_alone(results, tmp_path):
    (tmp_path / "rates.csv").write_text("cell_id,rate\n100m_61768_6435,1.5\n")
    table = results.layer(schema.RATE_COLUMNS, [results.rate_row(10.0)], geometry="")
    context, feedback = QgsProcessingContext(), Warnings()
    context.temporaryLayerStore().addMapLayer(table)
    style_output(str(tmp_path / "rates.csv"), "rates", context, feedback)
    style_output(table.id(), "rates", context, feedback)
    style_output("", "rates", context, feedback)
    assert feedback.texts == []
    assert table.attributeAlias(0) == ""
    assert sorted(file.name for file in tmp_path.iterdir()) == ["rates.csv"]


def test_output_without_its_style_is_a_warning(results, tmp_path):
    context, feedback = QgsProcessingContext(), Warnings()
    layer = results.layer({"cell_id": str}, [])
    context.temporaryLayerStore().addMapLayer(layer)
    style_output(layer.id(), "rates", context, feedback)
    style_output(str(tmp_path / "gone.gpkg"), "rates", context, feedback)
    assert ["no field rate" in feedback.texts[0], "gone.gpkg" in feedback.texts[1]] == [True, True]
