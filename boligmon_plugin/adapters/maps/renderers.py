"""Rules of the result layers' maps: symbols from the style files, limits from the data, labels in words.

The style files hold one rule per symbol, named by its key. Here they are made into the rules of one layer: a
heading that says what is shown, one rule per class, and rules for the cells that have no class (hatched or
grey, never a colour of the scale), as far as such cells occur. A last rule without symbol is the mark for
internal use: it stands in the legend wherever the layer goes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsRuleBasedRenderer, QgsSymbol, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...domain import schema
from ...domain.classes import class_limits, count_classes
from ..words import (
    DASH,
    capital,
    in_top,
    internal_mark,
    not_in_top,
    number,
    periods_title,
    rate_title,
    status_words,
)
from .layer_facts import LayerFacts, compared_filter, has_field, largest, positive_rates

HEADING = "heading"
MARK = "mark"

_RATE_CLASSES = 5
_LEGEND_ERROR = 0.005  # a limit in the legend is right to half a per cent
_MOST_DECIMALS = 6


@dataclass(frozen=True)
class Entry:
    """One rule of a map.

    Attributes:
        key: name of the rule, the same in every layer.
        label: what the legend says.
        expression: which features.
        symbol: key of the symbol in the style file; "" for text without a symbol.
    """

    key: str
    label: str
    expression: str
    symbol: str = ""


def symbols_of(layer: QgsVectorLayer) -> dict[str, QgsSymbol] | None:
    """The symbols of a style file that was just loaded, by key; None when it is not made of rules."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsRuleBasedRenderer):
        return None
    rules = renderer.rootRule().descendants()
    return {rule.ruleKey(): rule.symbol().clone() for rule in rules if rule.symbol() is not None}


def build_renderer(
    skeleton: QgsRuleBasedRenderer,
    symbols: dict[str, QgsSymbol],
    heading: str,
    entries: list[Entry],
    *,
    mark: bool,
) -> QgsRuleBasedRenderer:
    """The renderer of one layer; the order in which features are drawn is the skeleton's."""
    # Text is a rule that matches nothing, beside the others: rules below a heading would be folded away.
    before = [Entry(HEADING, heading, "FALSE")] if heading else []
    after = [Entry(MARK, internal_mark(), "FALSE")] if mark else []
    root = QgsRuleBasedRenderer.Rule(None)
    root.setRuleKey("root")
    for entry in [*before, *entries, *after]:
        root.appendChild(_rule(entry, symbols))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setOrderBy(skeleton.orderBy())
    renderer.setOrderByEnabled(skeleton.orderByEnabled())
    return renderer


def _rule(entry: Entry, symbols: dict[str, QgsSymbol]) -> QgsRuleBasedRenderer.Rule:
    rule = QgsRuleBasedRenderer.Rule(symbols[entry.symbol].clone() if entry.symbol else None)
    rule.setRuleKey(entry.key)
    rule.setLabel(entry.label)
    rule.setFilterExpression(entry.expression)
    return rule


# --- the entries of each layer


def rate_entries(layer: QgsVectorLayer, facts: LayerFacts) -> tuple[str, list[Entry]]:
    """Heading and rules of rates: the same classes for all periods, so that colours compare."""
    values = positive_rates(layer)
    limits = class_limits(values, classes=_RATE_CLASSES)
    compared = compared_filter(layer)
    none = QCoreApplication.translate("Boligmon", "0 (no events)")
    entries = [Entry("zero", none, '"rate" = 0' + compared, "zero")]
    entries += [
        Entry(f"class{place + 1}", label, inside + compared, symbol)
        for place, (label, inside, symbol) in enumerate(
            zip(
                rate_labels(limits, values),
                between("rate", limits),
                spread_symbols(len(limits), _RATE_CLASSES),
            )
        )
    ]
    words = status_words()
    others = (
        schema.STATUS_BELOW_MINIMUM,
        schema.STATUS_NO_POPULATION,
        schema.STATUS_EVENTS_WITHOUT_POPULATION,
        schema.STATUS_MISSING,
    )
    for status in others:
        if status in facts.statuses:
            entries.append(Entry(status, capital(words[status]), f"\"status\" = '{status}'", status))
    return rate_title(facts.wording), entries


def selected_entries(layer: QgsVectorLayer, facts: LayerFacts) -> tuple[str, list[Entry]]:
    """Heading and rules of the top share per period: 1, 0 and NULL."""
    share = facts.wording.share
    heading = rate_title(facts.wording) if has_field(layer, "multiplier") else facts.wording.indicator
    not_ranked = QCoreApplication.translate("Boligmon", "Not ranked")
    return heading, [
        Entry("selected", capital(in_top(share)), '"selected" = 1', "selected"),
        Entry("not_selected", not_in_top(share), '"selected" = 0', "not_selected"),
        Entry("not_ranked", not_ranked, '"selected" IS NULL', "not_ranked"),
    ]


def period_entries(layer: QgsVectorLayer, facts: LayerFacts) -> tuple[str, list[Entry]]:
    """Heading and rules of the number of periods in the top share; the scale ends at all periods."""
    possible = largest(layer, "periods") if has_field(layer, "periods") else 0.0
    limits = count_classes(int(max(possible, largest(layer, "periods_selected"))))[1:]
    ranked = '"periods" > 0 AND ' if has_field(layer, "periods") else ""
    classes = between("periods_selected", limits)
    entries = [Entry("zero", number(0), f'{ranked}"periods_selected" = 0', "zero")]
    entries += [
        Entry(f"class{place + 1}", label, ranked + expression, symbol)
        for place, (label, expression, symbol) in enumerate(
            zip(count_labels(limits), classes, spread_symbols(len(limits), len(count_classes(99)) - 1))
        )
    ]
    if ranked:
        label = QCoreApplication.translate("Boligmon", "Not ranked in any period")
        entries.append(Entry("not_ranked", label, '"periods" = 0 OR "periods" IS NULL', "not_ranked"))
    title, indicator = periods_title(facts.wording), facts.wording.indicator
    return f"{indicator}: {title[:1].lower()}{title[1:]}" if indicator else title, entries


def area_entries(_layer: QgsVectorLayer, _facts: LayerFacts) -> tuple[str, list[Entry]]:
    """Rules of monitoring areas: one outline."""
    label = QCoreApplication.translate("Boligmon", "Monitoring area")
    return "", [Entry("area", label, "TRUE", "area")]


def grid_entries(_layer: QgsVectorLayer, _facts: LayerFacts) -> tuple[str, list[Entry]]:
    """Rules of empty cells: one outline."""
    return "", [Entry("cell", QCoreApplication.translate("Boligmon", "Cell"), "TRUE", "cell")]


# --- classes


def rate_labels(limits: NDArray[np.float64], values: NDArray[np.float64]) -> list[str]:
    """The legend of classes by their upper limits: "over 0 - 4.3", "4.3 - 12"; single values as they are."""
    decimals = decimals_of(limits)
    texts = [number(limit, decimals) for limit in limits]
    if len(np.unique(values)) == len(limits):
        return texts
    first = QCoreApplication.translate("Boligmon", "over {number}").format(number=number(0))
    return [f"{lower} {DASH} {upper}" for lower, upper in zip([first, *texts], texts)]


def count_labels(limits: NDArray[np.int64]) -> list[str]:
    """The legend of classes of whole numbers from 1 up: "1-2", "3"."""
    lowest = np.concatenate(([0], limits[:-1])) + 1
    pairs = zip(lowest.tolist(), limits.tolist())
    return [number(low) if low == high else f"{number(low)}{DASH}{number(high)}" for low, high in pairs]


def decimals_of(limits: NDArray[np.float64]) -> int:
    """The fewest decimals that show every limit rightly and no two alike."""
    for decimals in range(_MOST_DECIMALS):
        shown = np.round(limits, decimals)
        if np.all(np.abs(shown - limits) <= _LEGEND_ERROR * limits) and len(np.unique(shown)) == len(limits):
            return decimals
    return _MOST_DECIMALS


def between(name: str, limits: NDArray[np.float64] | NDArray[np.int64]) -> list[str]:
    """One expression per class: above the limit before, up to its own; the last class is open above."""
    texts = [repr(limit) for limit in limits.tolist()]
    lower = ["0", *texts[:-1]]
    upper = [f' AND "{name}" <= {text}' for text in texts[:-1]] + [""]
    return [f'"{name}" > {low}{high}' for low, high in zip(lower, upper)]


def spread_symbols(count: int, symbols: int) -> list[str]:
    """Keys of the symbols for ``count`` classes, spread over the whole scale."""
    places = np.round(np.linspace(0, symbols - 1, count)) if count > 1 else np.full(count, symbols // 2)
    return [f"class{int(place) + 1}" for place in places]
