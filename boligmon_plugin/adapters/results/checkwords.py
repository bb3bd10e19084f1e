"""The findings of a check in the user's language: one sentence each, and headings."""

from __future__ import annotations

import math
from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication

from ...domain.grid import EPSG
from ..checking.findings import Finding
from ..words import NBSP, capital, number, percent, period_label, reason_words, short_number


def check_titles() -> dict[str, str]:
    """Code of a check -> its heading."""
    return {
        "column": QCoreApplication.translate("Boligmon", "Columns"),
        "table": QCoreApplication.translate("Boligmon", "The text file"),
        "reconciliation": QCoreApplication.translate("Boligmon", "Reconciliation with the source"),
        "period": QCoreApplication.translate("Boligmon", "Rows by period"),
        "gap": QCoreApplication.translate("Boligmon", "Missing periods"),
        "jump": QCoreApplication.translate("Boligmon", "Breaks in the series"),
        "date": QCoreApplication.translate("Boligmon", "Dates and periods"),
        "count": QCoreApplication.translate("Boligmon", "Counts"),
        "id": QCoreApplication.translate("Boligmon", "Ids of rows"),
        "person": QCoreApplication.translate("Boligmon", "Citizens and families"),
        "geography": QCoreApplication.translate("Boligmon", "Geography"),
        "point": QCoreApplication.translate("Boligmon", "Many rows on one point"),
        "cpr": QCoreApplication.translate("Boligmon", "CPR numbers"),
    }


def role_words() -> dict[str, str]:
    """Role of a column -> word."""
    return {
        "period": QCoreApplication.translate("Boligmon", "Period"),
        "start": QCoreApplication.translate("Boligmon", "First day"),
        "stop": QCoreApplication.translate("Boligmon", "Last day"),
        "count": QCoreApplication.translate("Boligmon", "Count"),
        "row": QCoreApplication.translate("Boligmon", "Id of the row"),
        "person": QCoreApplication.translate("Boligmon", "Citizen or family"),
        "x": QCoreApplication.translate("Boligmon", "X coordinate"),
        "y": QCoreApplication.translate("Boligmon", "Y coordinate"),
        "address": QCoreApplication.translate("Boligmon", "Address key"),
        "cell": QCoreApplication.translate("Boligmon", "Cell code"),
        "municipality": QCoreApplication.translate("Boligmon", "Municipality code"),
        "road": QCoreApplication.translate("Boligmon", "Road code"),
        "house": QCoreApplication.translate("Boligmon", "House number"),
        "floor": QCoreApplication.translate("Boligmon", "Floor"),
        "door": QCoreApplication.translate("Boligmon", "Door"),
    }


def how_words() -> dict[str, str]:
    """Why a column was taken -> words."""
    return {
        "given": QCoreApplication.translate("Boligmon", "chosen by the user"),
        "name": QCoreApplication.translate("Boligmon", "proposed by its name"),
        "likeness": QCoreApplication.translate("Boligmon", "proposed by a name like it"),
        "part": QCoreApplication.translate("Boligmon", "proposed by a part of its name"),
        "values": QCoreApplication.translate("Boligmon", "proposed by its values"),
        "unfit": QCoreApplication.translate("Boligmon", "not used: its values do not fit"),
    }


def account_words() -> dict[str, str]:
    """What became of rows -> words."""
    return {
        "read": QCoreApplication.translate("Boligmon", "read"),
        "placed": QCoreApplication.translate("Boligmon", "placed"),
        **reason_words(),
    }


def share_text(share: float) -> str:
    """A share as a percentage with one decimal; "" for none, "< 0.1 %" for a trace."""
    if math.isnan(share):
        return ""
    value = 100 * share
    if 0 < value < 0.05:  # noqa: PLR2004 - would be written 0.0
        return f"<{NBSP}{number(0.1, 1)}{NBSP}%"
    return percent(value) if value == round(value) else f"{number(value, 1)}{NBSP}%"


def change_text(change: float) -> str:
    """A relative change with its sign."""
    if math.isnan(change):
        return ""
    if abs(change) < 0.0005:  # noqa: PLR2004 - would be written 0.0
        return share_text(0.0)
    return ("+" if change > 0 else "\u2212") + share_text(abs(change))


def finding_text(one: Finding) -> str:
    """The sentence of a finding: names of columns and numbers, never a value of a row."""
    special: dict[str, Callable[[Finding], str]] = {
        "column": _column,
        "reconciliation": _account,
        "period": _period,
        "point": _point,
        "person": _person,
    }
    if "sentence" in one.numbers:
        return str(one.numbers["sentence"])
    if one.check in special:
        return special[one.check](one)
    return _sentences()[f"{one.check} {one.reason}"].format(**_details(one))


def _details(one: Finding) -> dict[str, str]:
    numbers = {
        name: short_number(value) if isinstance(value, (int, float)) else period_label(value)
        for name, value in one.numbers.items()
    }
    return {
        **numbers,
        "rows": number(one.rows),
        "share": share_text(one.share),
        "change": change_text(one.share),
        "first": number(one.first),
        "column": one.column,
        "period": period_label(one.period),
    }


def _column(one: Finding) -> str:
    text = QCoreApplication.translate("Boligmon", "{role}: {column}, {how}; {share} of the values fit.")
    role = role_words()[str(one.numbers["role"])]
    return text.format(role=role, how=how_words()[one.reason], column=one.column, share=share_text(one.share))


def _account(one: Finding) -> str:
    text = QCoreApplication.translate("Boligmon", "{reason}: {rows} rows ({share})")
    reason = capital(account_words()[one.reason])
    return text.format(reason=reason, rows=number(one.rows), share=share_text(one.share))


def _period(one: Finding) -> str:
    if "amount" in one.numbers:
        text = QCoreApplication.translate(
            "Boligmon", "{period}: {rows} rows, of them {placed} placed; sum of the counts {amount}."
        )
    else:
        text = QCoreApplication.translate("Boligmon", "{period}: {rows} rows, of them {placed} placed.")
    return text.format(**_details(one))


def _person(one: Finding) -> str:
    if one.reason == "missing":
        text = QCoreApplication.translate(
            "Boligmon",
            "{rows} rows have no citizen or family in the field {column}; the first is row {first}.",
        )
    elif one.period:
        text = QCoreApplication.translate(
            "Boligmon", "{period}: {persons} citizens or families have several rows, {rows} beyond the first."
        )
    else:
        text = QCoreApplication.translate(
            "Boligmon",
            "Citizens or families with several rows in the same period ({column}): {persons} of {pairs}, "
            "with {rows} rows beyond the first, at most {most} rows. Several measures may be right; in a "
            "register of residents they are mistakes.",
        )
    return text.format(**_details(one))


def _point(one: Finding) -> str:
    where = QCoreApplication.translate("Boligmon", "not shown, since few persons stand behind it")
    if "x" in one.numbers:
        text = QCoreApplication.translate("Boligmon", "{x}, {y} in {crs}")
        place = {axis: f"{float(one.numbers[axis]):.0f}" for axis in ("x", "y")}
        where = text.format(**place, crs=EPSG)
    texts = {
        "default_point": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows ({share}) lie on one point outside the municipality or far from all others "
            "({where}): probably LOIS' default point for people who cannot be placed. If so, give it as "
            "DEFAULT_POINT.",
        ),
        "institution": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows ({share}) lie on one point among the others ({where}): many at one address, perhaps "
            "an institution, or LOIS' default point where it was moved to the town hall.",
        ),
        "unclear": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows ({share}) lie on one point ({where}); there are too few other points to tell "
            "whether it is LOIS' default point or an institution.",
        ),
    }
    return texts[one.reason].format(**{**_details(one), "where": where})


def _sentences() -> dict[str, str]:
    """Check and reason -> sentence."""
    return {**_series_sentences(), **_row_sentences(), **_cpr_sentences(), **_place_sentences()}


def _series_sentences() -> dict[str, str]:
    return {
        "gap missing": QCoreApplication.translate(
            "Boligmon", "Missing periods between {since} and {until}: {missing} at the usual step."
        ),
        "jump rows": QCoreApplication.translate(
            "Boligmon",
            "The number of rows changes by {change} from {since} to {period} ({before} to {after}): a break "
            "in the series?",
        ),
        "jump amount": QCoreApplication.translate(
            "Boligmon",
            "The sum of {column} changes by {change} from {since} to {period} ({before} to {after}): a break "
            "in the series?",
        ),
    }


def _row_sentences() -> dict[str, str]:
    return {
        "table doubled": QCoreApplication.translate(
            "Boligmon",
            "The header has the field {column} more than once (columns {columns}); none of them is used.",
        ),
        "table malformed": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows have more or fewer values than the header has columns; they begin on line {lines} "
            "of the file.",
        ),
        "date missing": QCoreApplication.translate(
            "Boligmon", "{rows} rows have nothing in the field {column}; the first is row {first}."
        ),
        "date unusable": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows hold something in the field {column} that is no date or period; the first is row "
            "{first}.",
        ),
        "date other_unit": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows hold another unit of period in the field {column} than the first rows do; the first "
            "is row {first}.",
        ),
        "count unusable": QCoreApplication.translate(
            "Boligmon",
            "{rows} rows hold something in the field {column} that is no number of 0 or more; the first is "
            "row {first}.",
        ),
        "id missing": QCoreApplication.translate(
            "Boligmon", "{rows} rows have no id in the field {column}; the first is row {first}."
        ),
        "id duplicate": QCoreApplication.translate(
            "Boligmon",
            "Ids in the field {column} that are there several times in the same period: {ids}, with {rows} "
            "rows beyond the first; the first of them is in row {first}.",
        ),
        "id repeated": QCoreApplication.translate(
            "Boligmon",
            "Ids in the field {column} that are there several times: {ids}, with {rows} rows beyond the "
            "first; the first of them is in row {first}.",
        ),
    }


def _cpr_sentences() -> dict[str, str]:
    return {
        "cpr values": QCoreApplication.translate(
            "Boligmon",
            "The field {column} holds what looks like CPR numbers: {rows} values, {share} of those that are "
            "filled in.",
        ),
        "cpr name": QCoreApplication.translate(
            "Boligmon",
            "The field {column} is named as if it held CPR numbers; {rows} values look like one ({share}).",
        ),
        "cpr text": QCoreApplication.translate(
            "Boligmon", "Texts in the field {column} contain what looks like CPR numbers: {rows} rows."
        ),
    }


def _place_sentences() -> dict[str, str]:
    return {
        "geography none": QCoreApplication.translate(
            "Boligmon",
            "Nothing says where the rows lie: there are neither points nor columns with coordinates, cell "
            "codes or, together with an address layer, address keys.",
        ),
        "geography outside": QCoreApplication.translate(
            "Boligmon", "{rows} rows ({share}) lie outside the municipality; the first is row {first}."
        ),
        "geography outside_denmark": QCoreApplication.translate(
            "Boligmon", "{rows} rows ({share}) lie outside Denmark; the first is row {first}."
        ),
        "geography default_point": QCoreApplication.translate(
            "Boligmon", "{rows} rows ({share}) lie on the default point that was given."
        ),
    }
