"""The map of combined indicators: classes of the composite, and what the fields mean there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from qgis.core import Qgis, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...domain.classes import count_classes, quantile_limits
from ..words import DASH, Wording, capital, in_top, number, period_word
from .layer_facts import LayerFacts, StyleError, largest
from .renderers import Entry, between, count_labels, decimals_of, spread_symbols

_CLASSES = 5
_SYMBOLS = 6


def combined_name() -> str:
    """The word for the indicator that all indicators together are."""
    return QCoreApplication.translate("Boligmon", "Indicators combined")


def composite_title(composite: str) -> str:
    """What the composite is, by its code; the mere word for it where the code is not known."""
    titles = {
        "percentile": QCoreApplication.translate(
            "Boligmon", "Composite index: mean of percentile ranks, 0-100, high is bad"
        ),
        "z": QCoreApplication.translate("Boligmon", "Composite index: mean of z-scores, high is bad"),
        "points": QCoreApplication.translate(
            "Boligmon", "Composite index: points by distance from the municipality's mean, high is bad"
        ),
    }
    return titles.get(composite) or QCoreApplication.translate("Boligmon", "Composite index")


def combined_aliases(wording: Wording) -> dict[str, str]:
    """Field of a layer of combined indicators, or of its areas -> what the user reads as its name."""
    many = period_word(wording.unit, plural=True)
    top = in_top(wording.share)
    ranked = QCoreApplication.translate("Boligmon", "Times ranked (indicators x {periods})")
    times = QCoreApplication.translate("Boligmon", "Times {top} (indicators x {periods})")
    some = QCoreApplication.translate("Boligmon", "{periods} {top} of some indicator")
    share = QCoreApplication.translate("Boligmon", "Times {top} in per cent of times ranked")
    selected = QCoreApplication.translate("Boligmon", "Indicators {top} at least once")
    ranked, times = ranked.format(periods=many), times.format(top=top, periods=many)
    return {
        "indicators": QCoreApplication.translate("Boligmon", "Indicators with a rate"),
        "indicators_selected": selected.format(top=top),
        "periods": ranked,
        "periods_selected": times,
        "periods_any": capital(some.format(periods=many, top=top)),
        "composite": QCoreApplication.translate("Boligmon", "Composite index"),
        "composite_rank": QCoreApplication.translate("Boligmon", "Rank by the composite index (1 is worst)"),
        "events": times,
        "exposure": ranked,
        "population": QCoreApplication.translate("Boligmon", "Common population"),
        "rate": share.format(top=top),
    }


def combined_entries(layer: QgsVectorLayer, facts: LayerFacts) -> tuple[str, list[Entry]]:
    """Heading and rules of the composite: points one by one or in groups, scores in five classes alike."""
    if facts.wording.composite == "points":
        limits = count_classes(int(largest(layer, "composite")))[1:]
        entries = [Entry("zero", number(0), '"composite" = 0', "zero")]
        rules = zip(count_labels(limits), between("composite", limits), spread_symbols(len(limits), _SYMBOLS))
    else:
        scores = quantile_limits(_scores(layer), classes=_CLASSES)
        entries = []
        rules = zip(_labels(scores), _up_to(scores), spread_symbols(len(scores), _SYMBOLS))
    entries += [
        Entry(f"class{place}", label, expression, symbol)
        for place, (label, expression, symbol) in enumerate(rules, start=1)
    ]
    none = QCoreApplication.translate("Boligmon", "No rate in any indicator")
    entries.append(Entry("not_ranked", none, '"composite" IS NULL', "not_ranked"))
    return composite_title(facts.wording.composite), entries


def _scores(layer: QgsVectorLayer) -> NDArray[np.float64]:
    """The composites of all cells that have one; shape (n,)."""
    if layer.featureCount() == 0:
        return np.empty(0, dtype=np.float64)
    values, good = layer.aggregate(Qgis.Aggregate.ArrayAggregate, '"composite"')
    if not good:
        text = QCoreApplication.translate("Boligmon", "The scores of the layer {layer} could not be read.")
        raise StyleError(text.format(layer=layer.name()))
    scores = [value for value in values if isinstance(value, float)]  # NULL is none
    return np.array(scores, dtype=np.float64)


def _labels(limits: NDArray[np.float64]) -> list[str]:
    """The legend of the classes: "up to 38", "38 - 47", ..., "over 62"."""
    decimals = decimals_of(np.unique(np.abs(limits[:-1])))
    texts = [number(limit, decimals) for limit in limits]
    if len(texts) < 2:  # noqa: PLR2004 - one class is all
        return texts
    first = QCoreApplication.translate("Boligmon", "up to {number}").format(number=texts[0])
    last = QCoreApplication.translate("Boligmon", "over {number}").format(number=texts[-2])
    # A dash before a minus is hard to read.
    to = QCoreApplication.translate("Boligmon", "to") if (limits < 0).any() else DASH
    middle = [f"{lower} {to} {upper}" for lower, upper in zip(texts, texts[1:-1])]
    return [first, *middle, last]


def _up_to(limits: NDArray[np.float64]) -> list[str]:
    """One expression per class: above the limit before, up to its own; open at both ends."""
    texts = [repr(limit) for limit in limits.tolist()]
    lower = ['"composite" IS NOT NULL', *(f'"composite" > {text}' for text in texts[:-1])]
    upper = [*(f' AND "composite" <= {text}' for text in texts[:-1]), ""]
    return [low + high for low, high in zip(lower, upper)]
