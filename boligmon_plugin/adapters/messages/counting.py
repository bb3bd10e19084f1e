"""Refusals of the method's steps: reading, counting, ranking, summing, areas."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        **_source_sentences(),
        **_row_sentences(),
        **_polygon_sentences(),
        **_period_sentences(),
        **_measure_sentences(),
        **_rule_sentences(),
        **_value_sentences(),
        **_area_sentences(),
    }


def _source_sentences() -> dict[str, str]:
    return {
        "no_layer": QCoreApplication.translate(
            "Boligmon", "The layer of the parameter {parameter} cannot be opened."
        ),
        "no_field": QCoreApplication.translate(
            "Boligmon", "The layer {layer} has no field {field}; its fields are: {fields}."
        ),
        "bad_expression": QCoreApplication.translate(
            "Boligmon", "The filter expression for the layer {layer} cannot be used: {problem}."
        ),
        "unreadable_text": QCoreApplication.translate(
            "Boligmon", "The text file {layer} is neither UTF-8 nor Windows-1252 and cannot be read."
        ),
        "edited_text": QCoreApplication.translate(
            "Boligmon", "The text file {layer} is not UTF-8 and has unsaved edits; save them first."
        ),
        "unreadable_file": QCoreApplication.translate(
            "Boligmon", "The file of the layer {layer} cannot be opened."
        ),
        "no_geography": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} has neither points nor a chosen field with a cell or area code, so its rows "
            "cannot be placed.",
        ),
        "no_crs": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} has no coordinate reference system, so nothing can be placed by it.",
        ),
        "cannot_transform": QCoreApplication.translate(
            "Boligmon", "The layer {layer} cannot be transformed to {crs}."
        ),
        "not_a_point": QCoreApplication.translate(
            "Boligmon", "The layer {layer} must hold points, but row {row} is something else."
        ),
        "several_points": QCoreApplication.translate(
            "Boligmon", "Row {row} of the layer {layer} has {parts} points; a row must have one."
        ),
    }


def _row_sentences() -> dict[str, str]:
    return {
        "empty_layer": QCoreApplication.translate("Boligmon", "The layer {layer} has no rows."),
        "nothing_passes": QCoreApplication.translate(
            "Boligmon", "No row of the layer {layer} passes the filter expression."
        ),
        "nothing_placed": QCoreApplication.translate(
            "Boligmon",
            "None of the {read} rows of the layer {layer} could be placed; the most frequent reason is: "
            "{reason}.",
        ),
        "swapped_axes": QCoreApplication.translate(
            "Boligmon",
            "No point of the layer {layer} lies in Denmark, but they would with the axes swapped: easting "
            "and northing seem to be interchanged.",
        ),
        "degrees": QCoreApplication.translate(
            "Boligmon",
            "No point of the layer {layer} lies in Denmark: its coordinates look like longitude and "
            "latitude, but its coordinate reference system says otherwise.",
        ),
        "count_and_unit": QCoreApplication.translate(
            "Boligmon",
            "For the layer {layer} choose either a field with a number ({field}) or fields to count distinct "
            "values of, not both.",
        ),
        "bad_count": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} must hold numbers of 0 or more, but row {row} does not.",
        ),
        "field_exists": QCoreApplication.translate("Boligmon", "The layer already has a field {field}."),
        "cannot_write": QCoreApplication.translate("Boligmon", "The result cannot be written: {problem}."),
    }


def _polygon_sentences() -> dict[str, str]:
    return {
        "not_polygons": QCoreApplication.translate("Boligmon", "The layer {layer} must hold polygons."),
        "polygon_without_geometry": QCoreApplication.translate(
            "Boligmon", "Row {row} of the polygon layer {layer} has no geometry."
        ),
        "cell_without_id": QCoreApplication.translate(
            "Boligmon", "Row {row} of the layer {layer} has no id in the field {field}."
        ),
        "duplicate_cell": QCoreApplication.translate(
            "Boligmon", "Rows {first} and {row} of the layer {layer} have the same id in the field {field}."
        ),
        "overlapping_cells": QCoreApplication.translate(
            "Boligmon",
            "The polygons in rows {first} and {row} of the layer {layer} overlap by {share} % of the smaller "
            "one; up to 1 % is accepted.",
        ),
        "cell_size": QCoreApplication.translate(
            "Boligmon", "The cell size must be a whole number of metres from 1 to 100,000, not {size}."
        ),
        "too_many_cells": QCoreApplication.translate(
            "Boligmon",
            "The extent holds {count} cells, more than the {limit} that are made at most; choose larger "
            "cells.",
        ),
        "extent_outside": QCoreApplication.translate(
            "Boligmon", "The extent is empty or reaches outside Denmark (EPSG:25832)."
        ),
        "no_extent": QCoreApplication.translate("Boligmon", "Choose an extent or a mask layer."),
    }


def _period_sentences() -> dict[str, str]:
    return {
        "no_periods": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} holds no periods (years, dates, quarters); the first "
            "row that cannot be read is row {row}.",
        ),
        "mixed_periods": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} mixes units of period: the first rows hold {given}, row "
            "{row} holds {wanted}.",
        ),
        "units_differ": QCoreApplication.translate(
            "Boligmon",
            "The periods of the events ({one_unit}) and of the population ({other_unit}) differ; choose a "
            "unit of period that both can be brought to.",
        ),
        "units_do_not_nest": QCoreApplication.translate(
            "Boligmon", "Periods by {one_unit} and by {other_unit} cannot be brought together."
        ),
        "unit_too_coarse": QCoreApplication.translate(
            "Boligmon", "The layer {layer} holds periods by {given}, which cannot be reported by {wanted}."
        ),
        "no_common_period": QCoreApplication.translate(
            "Boligmon", "The sources have no period in common: events {events}, population {population}."
        ),
        "too_many_periods": QCoreApplication.translate(
            "Boligmon", "There are more than {limit} different periods; choose a coarser unit."
        ),
    }


def _measure_sentences() -> dict[str, str]:
    return {
        "no_span": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} holds measures with a first and a last day; choose the first and the last "
            "period that count.",
        ),
        "below_interval": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} holds measures with a first and a last day; values below the mean need a "
            "table with a period.",
        ),
        "bad_mean_period": QCoreApplication.translate(
            "Boligmon",
            "The mean typed in for {period} cannot be used for the layer {layer}: its periods are by "
            "{wanted}.",
        ),
        "not_a_month_day": QCoreApplication.translate(
            "Boligmon", "{day} is no day of every year; write month and day as MM-DD."
        ),
        "no_snapshot_dates": QCoreApplication.translate(
            "Boligmon", "No date {day} lies in the periods that count."
        ),
    }


def _rule_sentences() -> dict[str, str]:
    return {
        "multiplier_not_positive": QCoreApplication.translate("Boligmon", "The multiplier must be above 0."),
        "confidence_out_of_range": QCoreApplication.translate(
            "Boligmon", "The confidence level must lie between 0 and 100 %, not at {value} %."
        ),
        "minimum_negative": QCoreApplication.translate(
            "Boligmon", "The minimum population must be 0 or more."
        ),
        "bandwidth_not_positive": QCoreApplication.translate("Boligmon", "The bandwidth must be above 0 m."),
        "no_bayes_for_means": QCoreApplication.translate(
            "Boligmon", "Empirical Bayes smoothing needs counts; a mean cannot be smoothed by it."
        ),
        "share_out_of_range": QCoreApplication.translate(
            "Boligmon", "The top share must lie between 0 and 100 %, both excluded; {share} does not."
        ),
        "no_variation": QCoreApplication.translate(
            "Boligmon",
            "The smoothed rates in {period} are all the same: there is no variation beyond chance to rank "
            "by.",
        ),
    }


def _value_sentences() -> dict[str, str]:
    return {
        "value_not_finite": QCoreApplication.translate(
            "Boligmon", "The values to rank by must be finite numbers or NULL."
        ),
        "cell_without_centre": QCoreApplication.translate(
            "Boligmon", "A cell has no coordinates, which kernel smoothing needs."
        ),
        "negative_count": QCoreApplication.translate(
            "Boligmon", "The numbers in the field {name} must be 0 or more."
        ),
        "infinite_count": QCoreApplication.translate(
            "Boligmon", "The numbers in the field {name} must be finite."
        ),
        "coordinate_out_of_range": QCoreApplication.translate(
            "Boligmon",
            "A coordinate is negative or not a number, so it lies in no cell of the national grid.",
        ),
        "value_not_number": QCoreApplication.translate(
            "Boligmon", "The field {field} of the layer {layer} must hold numbers, but row {row} does not."
        ),
        "duplicate_row": QCoreApplication.translate(
            "Boligmon",
            "Row {row} of the layer {layer} repeats a cell in the same period of the same indicator.",
        ),
        "selected_not_binary": QCoreApplication.translate(
            "Boligmon", "The field that says which cells are selected must hold 1, 0 or NULL only."
        ),
        "not_a_flag": QCoreApplication.translate(
            "Boligmon",
            "The field {field} of the layer {layer} must hold 1, 0 or NULL, but row {row} does not.",
        ),
        "population_needed": QCoreApplication.translate(
            "Boligmon",
            "Cells cannot be ranked by a share of the population where the population is not known.",
        ),
    }


def _area_sentences() -> dict[str, str]:
    return {
        "min_value_too_high": QCoreApplication.translate(
            "Boligmon",
            "The minimum of {value} periods is above the number of periods that there are ({periods}).",
        ),
        "empty_area_id": QCoreApplication.translate(
            "Boligmon", "Row {row} of the layer {layer} has no area_id; every previous area needs one."
        ),
        "min_value_needed": QCoreApplication.translate(
            "Boligmon", "Choose a minimum value: the layer does not say how many periods there are."
        ),
        "min_value_not_positive": QCoreApplication.translate(
            "Boligmon", "The minimum value must be above 0."
        ),
        "max_gap_out_of_range": QCoreApplication.translate(
            "Boligmon", "The maximum gap must be a whole number of cells from 0 to {limit}, not {max_gap}."
        ),
        "duplicate_area_id": QCoreApplication.translate(
            "Boligmon", "The id {area_id} stands for two of the previous areas."
        ),
        "several_multipliers": QCoreApplication.translate(
            "Boligmon", "The layer {layer} mixes multipliers within {indicator}."
        ),
    }
