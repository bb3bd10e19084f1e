"""Words that result layers, maps and tables for people share, in the user's language.

Source text is English; the Danish words are those of the glossary. Codes stored in data stay English: these
functions give the words beside them. Everything is looked up when called: only then is the language known.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QDate, QLocale

from ..domain import periods, schema
from ..study.indicators import Indicator

NBSP = "\u00a0"
DASH = "\u2013"

_HALF = re.compile(r"(\d{4})-H([12])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SCHOOL = re.compile(r"\d{4}/\d{2}")


@dataclass(frozen=True)
class Wording:
    """What the words of one layer depend on; None or "" where it is not known.

    Attributes:
        indicator: the indicator's name, when the layer holds one only.
        multiplier: rates are per so many.
        share: the top share in per cent.
        confidence: the level of the limits in per cent.
        unit: unit of the periods, one of ``domain.periods.UNITS``.
        grid_cells: True where cell ids are codes of a grid, False where they are areas' codes.
        composite: how indicators were combined, one of ``domain.composite.COMPOSITES``.
    """

    indicator: str = ""
    multiplier: float | None = None
    share: float | None = None
    confidence: float | None = None
    unit: str = ""
    grid_cells: bool = True
    composite: str = ""


def locale_name() -> str:
    """The language of the interface as Qt names it (``da``); also right in ``qgis_process``."""
    name = QgsApplication.instance().locale()
    return "en" if name in {"", "C"} else name  # the C locale has no thousands separator


def indicator_name(indicator: Indicator) -> str:
    """The name of an indicator in the user's language; else the other one, else its id."""
    names = (indicator.name_da, indicator.name_en)
    ordered = names if locale_name().startswith("da") else names[::-1]
    return next((name for name in ordered if name), indicator.id)


def number(value: float, decimals: int = 0) -> str:
    """A number as the user writes it: ``1.234,5`` in Danish."""
    return QLocale(locale_name()).toString(float(value), "f", decimals)


def short_number(value: float) -> str:
    """A number without needless decimals: 25 and 99,8."""
    for decimals in range(4):
        if math.isclose(round(value, decimals), value, rel_tol=1e-9, abs_tol=1e-9):
            return number(value, decimals)
    return number(value, 4)


def internal_mark() -> str:
    """What stands on everything that holds small numbers."""
    return QCoreApplication.translate("Boligmon", "For internal use - contains small numbers")


# --- codes


def status_words() -> dict[str, str]:
    """Code of ``schema.STATUSES`` -> word."""
    return {
        schema.STATUS_OK: QCoreApplication.translate("Boligmon", "calculated"),
        schema.STATUS_NO_POPULATION: QCoreApplication.translate("Boligmon", "no population"),
        schema.STATUS_EVENTS_WITHOUT_POPULATION: QCoreApplication.translate(
            "Boligmon", "events without population"
        ),
        schema.STATUS_BELOW_MINIMUM: QCoreApplication.translate("Boligmon", "below the minimum population"),
        schema.STATUS_MORE_EVENTS: QCoreApplication.translate("Boligmon", "more events than population"),
        schema.STATUS_MISSING: QCoreApplication.translate("Boligmon", "missing in one of the sources"),
    }


def pattern_words() -> dict[str, str]:
    """Code of ``schema.PATTERNS`` -> word."""
    return {
        schema.PATTERN_TOO_FEW: QCoreApplication.translate("Boligmon", "too few periods"),
        schema.PATTERN_NEVER: QCoreApplication.translate("Boligmon", "never"),
        schema.PATTERN_HISTORICAL: QCoreApplication.translate("Boligmon", "historical"),
        schema.PATTERN_NEW: QCoreApplication.translate("Boligmon", "new"),
        schema.PATTERN_PERSISTENT: QCoreApplication.translate("Boligmon", "persistent"),
        schema.PATTERN_CONSECUTIVE: QCoreApplication.translate("Boligmon", "consecutive"),
        schema.PATTERN_SPORADIC: QCoreApplication.translate("Boligmon", "sporadic"),
    }


def reason_words() -> dict[str, str]:
    """Code of ``schema.REASONS`` -> word."""
    return {
        schema.REASON_FILTERED: QCoreApplication.translate("Boligmon", "removed by the filter"),
        schema.REASON_NO_PERIOD: QCoreApplication.translate("Boligmon", "no valid period"),
        schema.REASON_NO_COUNT: QCoreApplication.translate("Boligmon", "no count"),
        schema.REASON_NO_UNIT: QCoreApplication.translate("Boligmon", "nothing to count distinct values of"),
        schema.REASON_NO_GEOGRAPHY: QCoreApplication.translate("Boligmon", "no address or coordinate"),
        schema.REASON_UNKNOWN_CELL: QCoreApplication.translate("Boligmon", "unknown cell or area code"),
        schema.REASON_OUTSIDE: QCoreApplication.translate(
            "Boligmon", "outside the municipality or the cells"
        ),
        schema.REASON_MALFORMED: QCoreApplication.translate(
            "Boligmon", "more or fewer values than the header has columns"
        ),
        schema.REASON_DEFAULT_POINT: QCoreApplication.translate("Boligmon", "on LOIS' default point"),
        schema.REASON_NO_ADDRESS: QCoreApplication.translate("Boligmon", "no address id"),
        schema.REASON_BAD_ADDRESS: QCoreApplication.translate(
            "Boligmon", "an address id that cannot be read"
        ),
        schema.REASON_UNKNOWN_ADDRESS: QCoreApplication.translate(
            "Boligmon", "address not in the address layer"
        ),
        schema.REASON_AMBIGUOUS_ADDRESS: QCoreApplication.translate(
            "Boligmon", "several addresses with the same id"
        ),
        schema.REASON_NOT_IN_REGISTER: QCoreApplication.translate("Boligmon", "not in the register"),
        schema.REASON_NO_RESIDENCE: QCoreApplication.translate(
            "Boligmon", "no address in the register on that day"
        ),
        schema.REASON_BAD_INTERVAL: QCoreApplication.translate("Boligmon", "stops before it starts"),
        schema.REASON_NO_SNAPSHOT: QCoreApplication.translate("Boligmon", "not under way at a snapshot date"),
        schema.REASON_NO_AGE: QCoreApplication.translate("Boligmon", "age unknown"),
        schema.REASON_OTHER_AGE: QCoreApplication.translate("Boligmon", "another age"),
        schema.REASON_NOT_BELOW: QCoreApplication.translate("Boligmon", "not below the mean"),
        schema.REASON_OTHER_PERIOD: QCoreApplication.translate("Boligmon", "outside the chosen periods"),
    }


def source_words() -> dict[str, str]:
    """The sources that a row can come from -> word."""
    return {
        "events": QCoreApplication.translate("Boligmon", "events"),
        "population": QCoreApplication.translate("Boligmon", "population"),
    }


def selected_words() -> dict[int | None, str]:
    """Value of ``selected`` -> word; None is NULL."""
    return {
        1: QCoreApplication.translate("Boligmon", "yes"),
        0: QCoreApplication.translate("Boligmon", "no"),
        None: QCoreApplication.translate("Boligmon", "not ranked"),
    }


# --- periods


def period_unit(text: str) -> str:
    """The unit of a period as result layers name it; "" for text that is no period."""
    _, units = periods.parse_periods([text])
    return units[0] or ""


def period_word(unit: str, *, plural: bool = False) -> str:
    """The word for one period (or several), without capital: year, years; period where the unit is open."""
    one = {
        periods.YEAR: QCoreApplication.translate("Boligmon", "year"),
        periods.HALF_YEAR: QCoreApplication.translate("Boligmon", "half-year"),
        periods.QUARTER: QCoreApplication.translate("Boligmon", "quarter"),
        periods.MONTH: QCoreApplication.translate("Boligmon", "month"),
        periods.SCHOOL_YEAR: QCoreApplication.translate("Boligmon", "school year"),
        periods.DAY: QCoreApplication.translate("Boligmon", "snapshot date"),
    }
    many = {
        periods.YEAR: QCoreApplication.translate("Boligmon", "years"),
        periods.HALF_YEAR: QCoreApplication.translate("Boligmon", "half-years"),
        periods.QUARTER: QCoreApplication.translate("Boligmon", "quarters"),
        periods.MONTH: QCoreApplication.translate("Boligmon", "months"),
        periods.SCHOOL_YEAR: QCoreApplication.translate("Boligmon", "school years"),
        periods.DAY: QCoreApplication.translate("Boligmon", "snapshot dates"),
    }
    if plural:
        return many.get(unit) or QCoreApplication.translate("Boligmon", "periods")
    return one.get(unit) or QCoreApplication.translate("Boligmon", "period")


def period_label(text: str) -> str:
    """A period for people: ``2015-Q3`` as "3. kvartal 2015"; years and unknown text as they are."""
    if match := _HALF.fullmatch(text):
        form = QCoreApplication.translate("Boligmon", "Half-year {number}, {year}")
        return form.format(number=match[2], year=match[1])
    if match := _QUARTER.fullmatch(text):
        form = QCoreApplication.translate("Boligmon", "Quarter {number}, {year}")
        return form.format(number=match[2], year=match[1])
    if _SCHOOL.fullmatch(text):
        return QCoreApplication.translate("Boligmon", "School year {years}").format(years=text)
    if (match := _MONTH.fullmatch(text)) and 1 <= int(match[2]) <= 12:  # noqa: PLR2004 - months of a year
        return f"{QLocale(locale_name()).monthName(int(match[2]))} {match[1]}"
    date = QDate.fromString(text, "yyyy-MM-dd")
    return date_label(date) if date.isValid() else text


def date_format() -> str:
    """How dates are written, in Qt's letters."""
    # Translated (dd-MM-yyyy), not taken from the locale: Qt writes 30.09.2024 for Danish.
    return QCoreApplication.translate("Boligmon", "yyyy-MM-dd")


def date_label(date: QDate) -> str:
    """A date for people: 30-09-2024 in Danish."""
    return date.toString(date_format())


# --- fields and headings


def field_aliases(wording: Wording) -> dict[str, str]:
    """Field of a result layer -> what the user reads as its name."""
    return {**_common_aliases(wording), **_figure_aliases(wording), **_top_aliases(wording)}


def _common_aliases(wording: Wording) -> dict[str, str]:
    cell = (
        QCoreApplication.translate("Boligmon", "Cell")
        if wording.grid_cells
        else QCoreApplication.translate("Boligmon", "Area code")
    )
    return {
        "indicator": QCoreApplication.translate("Boligmon", "Indicator"),
        "cell_id": cell,
        "period": capital(period_word(wording.unit)),
        "period_start": QCoreApplication.translate("Boligmon", "From and including"),
        "period_end": QCoreApplication.translate("Boligmon", "Up to and including"),
        "status": QCoreApplication.translate("Boligmon", "Status"),
        "area_id": QCoreApplication.translate("Boligmon", "Area id"),
        "name": QCoreApplication.translate("Boligmon", "Area name"),
        "cells": QCoreApplication.translate("Boligmon", "Number of cells"),
        "source": QCoreApplication.translate("Boligmon", "Source"),
        "row": QCoreApplication.translate("Boligmon", "Row"),
        "reason": QCoreApplication.translate("Boligmon", "Reason"),
    }


def _figure_aliases(wording: Wording) -> dict[str, str]:
    low = QCoreApplication.translate("Boligmon", "Lower limit")
    high = QCoreApplication.translate("Boligmon", "Upper limit")
    if wording.confidence is not None:
        level = f" ({percent(wording.confidence)})"
        low, high = low + level, high + level
    rate = QCoreApplication.translate("Boligmon", "Rate")
    smoothed = QCoreApplication.translate("Boligmon", "Smoothed rate")
    if per := per_text(wording.multiplier):
        rate, smoothed = f"{rate} {per}", f"{smoothed} {per}"
    return {
        "events": QCoreApplication.translate("Boligmon", "Events (numerator)"),
        "persons": QCoreApplication.translate("Boligmon", "Number of persons"),
        "count": QCoreApplication.translate("Boligmon", "Number"),
        "population": QCoreApplication.translate("Boligmon", "Population (denominator)"),
        "exposure": QCoreApplication.translate("Boligmon", "Population over all periods"),
        "multiplier": QCoreApplication.translate("Boligmon", "Calculated per"),
        "rate": rate,
        "rate_low": low,
        "rate_high": high,
        "rate_smoothed": smoothed,
        "value_max": QCoreApplication.translate("Boligmon", "Highest value of the cells"),
        "value_mean": QCoreApplication.translate("Boligmon", "Mean value of the cells"),
    }


def _top_aliases(wording: Wording) -> dict[str, str]:
    one, many = period_word(wording.unit), period_word(wording.unit, plural=True)
    top = in_top(wording.share)
    return {
        "rank": QCoreApplication.translate("Boligmon", "Rank"),
        "threshold": QCoreApplication.translate("Boligmon", "Threshold"),
        "selected": capital(top),
        "periods": capital(
            QCoreApplication.translate("Boligmon", "{periods} with a rate").format(periods=many)
        ),
        "periods_selected": capital(f"{many} {top}"),
        "share_selected": QCoreApplication.translate("Boligmon", "Share of {periods} {top}").format(
            periods=many, top=top
        ),
        "first_selected": QCoreApplication.translate("Boligmon", "First {period} in the top").format(
            period=one
        ),
        "last_selected": QCoreApplication.translate("Boligmon", "Latest {period} in the top").format(
            period=one
        ),
        "pattern": QCoreApplication.translate("Boligmon", "Pattern"),
    }


def percent(value: float) -> str:
    """A percentage with the space that does not break: 25 %."""
    return f"{short_number(value)}{NBSP}%"


def per_text(multiplier: float | None) -> str:
    """What a rate is per: "per 1,000"; "" for an unknown multiplier and for means (1)."""
    if multiplier is None or multiplier == 1:
        return ""
    return QCoreApplication.translate("Boligmon", "per {number}").format(number=short_number(multiplier))


def in_top(share: float | None) -> str:
    """Being selected, without capital: "in the top 25 %"."""
    if share is None:
        return QCoreApplication.translate("Boligmon", "in the top share")
    return QCoreApplication.translate("Boligmon", "in the top {percent}").format(percent=percent(share))


def not_in_top(share: float | None) -> str:
    """Being ranked and not selected, with a capital."""
    if share is None:
        return QCoreApplication.translate("Boligmon", "Not in the top share")
    return QCoreApplication.translate("Boligmon", "Not in the top {percent}").format(percent=percent(share))


def rate_title(wording: Wording) -> str:
    """The indicator and what its rate is per, unless the name already says it."""
    per = per_text(wording.multiplier)
    if not wording.indicator:
        return capital(per) or QCoreApplication.translate("Boligmon", "Rate")
    if not per or _says(wording.indicator, wording.multiplier or 0):
        return wording.indicator
    return f"{wording.indicator}, {per}"


def _says(indicator: str, multiplier: float) -> bool:
    """Whether an indicator's name says what its rate is per: 1.000, 1000; for 100 also pct. and %."""
    if multiplier == 100 and re.search(r"%|\bpct\b|\bpercent\b", indicator, re.IGNORECASE):  # noqa: PLR2004
        return True
    forms = {short_number(multiplier), f"{multiplier:g}", f"{multiplier:.0f}", f"{multiplier:,.0f}"}
    forms.add(f"{multiplier:,.0f}".replace(",", "."))
    return any(re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d])", indicator) for form in forms)


def periods_title(wording: Wording) -> str:
    """Number of years in the top 25 %."""
    form = QCoreApplication.translate("Boligmon", "Number of {periods} {top}")
    return form.format(periods=period_word(wording.unit, plural=True), top=in_top(wording.share))


def capital(text: str) -> str:
    """The text with a capital first letter, the rest unchanged."""
    return text[:1].upper() + text[1:]
