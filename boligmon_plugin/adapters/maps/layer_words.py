"""Names, words for codes and map tips of a result layer: what its style says in the user's language."""

from __future__ import annotations

from html import escape

from qgis.core import QgsEditorWidgetSetup, QgsExpression, QgsValueMapFieldFormatter, QgsVectorLayer

from ...domain import schema
from ..results.comparison_words import change_columns, change_words, level_words
from ..words import (
    DASH,
    Wording,
    capital,
    date_format,
    field_aliases,
    internal_mark,
    locale_name,
    pattern_words,
    period_label,
    reason_words,
    selected_words,
    source_words,
    status_words,
)
from .combined import combined_aliases, combined_name
from .layer_facts import LayerFacts, distinct_texts, has_field

_PERIOD_FIELDS = ("period", "first_selected", "last_selected")
_DATE_FIELDS = ("period_start", "period_end")
# Rows of a map tip, in order; those whose field the layer lacks are left out.
_TIP_FIELDS = (
    "events",
    "persons",
    "population",
    "exposure",
    "cells",
    "rate",
    "rate_smoothed",
    "status",
    "selected",
    "rank",
    "composite",
    "composite_rank",
    "indicators",
    "indicators_selected",
    "periods",
    "periods_selected",
    "periods_any",
    "first_selected",
    "last_selected",
    "pattern",
)
_WORDED = ("status", "pattern", *_PERIOD_FIELDS)


def set_field_words(layer: QgsVectorLayer, facts: LayerFacts) -> None:
    """Gives the fields of a layer their aliases, and the coded ones their words."""
    aliases = _aliases(facts.wording)
    if has_field(layer, "change"):
        aliases = {**aliases, **change_columns()}
    words = _code_words(layer, facts.wording)
    for index, name in enumerate(layer.fields().names()):
        if name in aliases:
            layer.setFieldAlias(index, aliases[name])
        if words.get(name):
            pairs = [{word: code} for code, word in words[name].items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": pairs}))
        elif name in _DATE_FIELDS:
            shown = {"display_format": date_format(), "field_format": "yyyy-MM-dd"}
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("DateTime", shown))


def _aliases(wording: Wording) -> dict[str, str]:
    aliases = field_aliases(wording)
    return {**aliases, **combined_aliases(wording)} if wording.indicator == schema.COMBINED else aliases


def _code_words(layer: QgsVectorLayer, wording: Wording) -> dict[str, dict[str, str]]:
    """Field -> code as text -> word, for the fields that hold codes."""
    null = QgsValueMapFieldFormatter.NULL_VALUE
    selected = {null if code is None else str(code): word for code, word in selected_words().items()}
    periods = {}
    for name in _PERIOD_FIELDS:
        labels = {text: period_label(text) for text in distinct_texts(layer, name)}
        if any(text != label for text, label in labels.items()):  # years are their own words
            periods[name] = labels
    combined = {schema.COMBINED: combined_name()} if wording.indicator == schema.COMBINED else {}
    return {
        "indicator": combined,
        "status": status_words(),
        "pattern": pattern_words(),
        "reason": reason_words(),
        "source": _source_words(layer),
        "selected": selected,
        "change": change_words(),
        "level": level_words(),
        **periods,
    }


def _source_words(layer: QgsVectorLayer) -> dict[str, str]:
    """Words of the two sources of ``cellrates``; a study's sources have names of their own."""
    words = source_words()
    return words if set(distinct_texts(layer, "source")) <= set(words) else {}


def set_display(layer: QgsVectorLayer, facts: LayerFacts) -> None:
    """Gives a layer the name its features go by, and the map tip with all that a cell's colour rests on."""
    if has_field(layer, "area_id"):
        name = 'coalesce("name", "area_id")' if has_field(layer, "name") else '"area_id"'
    elif has_field(layer, "cell_id"):
        name = '"cell_id"'
    else:
        return
    if has_field(layer, "period"):
        name += " || ', ' || represent_value(\"period\")"
    layer.setDisplayExpression(name)
    layer.setMapTipTemplate(map_tip(layer, name, facts.wording))
    layer.setMapTipsEnabled(True)


def map_tip(layer: QgsVectorLayer, name: str, wording: Wording) -> str:
    """The map tip as HTML with expressions; figures and words in the user's language."""
    aliases = _aliases(wording)
    rows = []
    for field in _TIP_FIELDS:
        if not has_field(layer, field) or field not in aliases:
            continue
        if field in {"events", "exposure"} and has_field(layer, "composite"):
            continue  # the same as periods_selected and periods
        value = _tip_value(field, wording)
        limited = has_field(layer, "rate_low") and has_field(layer, "rate_high")
        # Limits are of independent events, which selections of the same cell are not.
        if field == "rate" and limited and wording.indicator != schema.COMBINED:
            low, high = _tip_value("rate_low", wording), _tip_value("rate_high", wording)
            value += f" || coalesce(' (' || {low} || ' {DASH} ' || {high} || ')', '')"
        label = escape(capital(aliases[field]))
        rows.append(f"<tr><td>{label}&nbsp;</td><td align='right'>[% {value} %]</td></tr>")
    head = f"<b>[% {name} %]</b>"
    if has_field(layer, "indicator"):
        name = 'represent_value("indicator")' if wording.indicator == schema.COMBINED else '"indicator"'
        head = f"[% coalesce({name}, '') %]<br>{head}"
    mark = f"<br><i>{escape(internal_mark())}</i>" if rows else ""
    return f"{head}<table>{''.join(rows)}</table>{mark}"


def _tip_value(field: str, wording: Wording) -> str:
    """The expression that writes a field; a dash for NULL, except for limits, which are NULL together."""
    if field == "selected":
        null = QgsExpression.quotedString(selected_words()[None])
        return f'if("selected" IS NULL, {null}, represent_value("selected"))'
    if field in _WORDED:
        return f"coalesce(represent_value(\"{field}\"), '{DASH}')"
    language = QgsExpression.quotedString(locale_name())
    if field == "composite":
        decimals = "0" if wording.composite == "points" else "2"
    elif field.startswith("rate"):
        decimals = "2" if wording.multiplier in (None, 1) else "1"  # means are small numbers
    else:
        decimals = f'if("{field}" = round("{field}"), 0, 1)'  # populations of coarser periods have fractions
    text = f'format_number("{field}", {decimals}, {language})'
    return text if field in {"rate_low", "rate_high"} else f"coalesce({text}, '{DASH}')"
