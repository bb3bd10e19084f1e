"""What is said about a new study: which columns it takes, and what somebody must still look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ...domain.columns import Proposal
from ...study.indicators import Indicator
from ...study.needs import Need
from ..checking.mapping import WordCheck
from ..words import number
from .checkwords import how_words, share_text
from .reports import Line


def source_titles() -> dict[str, str]:
    """Id of a source of the built-in catalogue -> what people call it; and the addresses."""
    return {
        "placements": QCoreApplication.translate("Boligmon", "Placements"),
        "preventive": QCoreApplication.translate("Boligmon", "Preventive measures"),
        "families": QCoreApplication.translate("Boligmon", "Families"),
        "residents": QCoreApplication.translate("Boligmon", "Residents"),
        "pupils": QCoreApplication.translate("Boligmon", "Pupils"),
        "moves": QCoreApplication.translate("Boligmon", "Moves"),
        "grades": QCoreApplication.translate("Boligmon", "Grades of the final examination"),
        "income": QCoreApplication.translate("Boligmon", "Incomes"),
        "employment": QCoreApplication.translate("Boligmon", "Employment"),
        "libraries": QCoreApplication.translate("Boligmon", "Libraries"),
        "halls": QCoreApplication.translate("Boligmon", "Assembly halls"),
        "addresses": QCoreApplication.translate("Boligmon", "Addresses"),
    }


def table_lines(source: str, file: str, rows: int) -> list[Line]:
    """Which table is read."""
    text = QCoreApplication.translate("Boligmon", "Source {source}: {file}, {rows} rows")
    return [Line(text.format(source=source, file=file, rows=number(rows)))]


def column_lines(proposals: Sequence[Proposal], used: dict[str, str]) -> list[Line]:
    """Which column plays which role, and why."""
    taken = QCoreApplication.translate("Boligmon", "  {role} <- {column} ({how}; {share} of the values fit)")
    misfit = QCoreApplication.translate(
        "Boligmon", "  {column} is called like {role}, but was not taken: {share} of its values fit"
    )
    lines = []
    for one in proposals:
        if not one.chosen or one.role in used:
            text = taken if one.chosen else misfit
            words = text.format(
                role=one.role, column=one.column, how=how_words()[one.reason], share=share_text(one.evidence)
            )
            lines.append(Line(words, warning=not one.chosen))
    return lines


def mode_line(mode: str) -> Line:
    """How the rows of a source are placed."""
    words = {
        "address": QCoreApplication.translate("Boligmon", "  placed by the address"),
        "no_register": QCoreApplication.translate(
            "Boligmon", "  placed by the address, and no table of addresses is given to look it up in"
        ),
        "geometry": QCoreApplication.translate("Boligmon", "  placed by the layer's own points"),
        "coordinates": QCoreApplication.translate("Boligmon", "  placed by the coordinates x and y"),
        "cell": QCoreApplication.translate("Boligmon", "  placed by the code of the cell"),
        "area": QCoreApplication.translate(
            "Boligmon",
            "  placed by the code of the area: write the layer of the areas under cells in the study, since "
            "a new study counts in the cells of the national grid",
        ),
        "": QCoreApplication.translate(
            "Boligmon",
            "  nothing was found that places its rows: no address, point, coordinates or code of a cell",
        ),
    }
    return Line(words[mode], warning=mode in {"", "area", "no_register"})


def word_lines(indicator: str, check: WordCheck) -> list[Line]:
    """Whether a filter's words are in the table; a warning where none is."""
    if not check.absent:
        return []
    some = QCoreApplication.translate(
        "Boligmon", "  the filter of {indicator} also names, for {role}, what {column} does not hold: {words}"
    )
    none = QCoreApplication.translate(
        "Boligmon",
        "  the filter of {indicator} asks {role} for words that {column} does not hold ({words}): edit the "
        "filter in the study",
    )
    text = (some if check.found else none).format(
        indicator=indicator,
        role=check.role,
        column=check.column,
        words=", ".join(check.absent),
    )
    lines = [Line(text, warning=not check.found)]
    if check.listed:
        held = QCoreApplication.translate("Boligmon", "  {column} holds: {words}")
        lines.append(Line(held.format(column=check.column, words=", ".join(check.listed))))
    return lines


def dates_line(indicator: str, source: str) -> Line:
    """That states at dates are counted where the catalogue has courses."""
    text = QCoreApplication.translate(
        "Boligmon",
        "{indicator}: the source {source} has dates and no first days, so it is counted at its own dates.",
    )
    return Line(text.format(indicator=indicator, source=source))


def unused_line(source: str) -> Line:
    """That a table was given for nothing."""
    text = QCoreApplication.translate(
        "Boligmon", "The chosen indicators do not need the source {source}; its table is left out."
    )
    return Line(text.format(source=source), warning=True)


def end_line(missing: int) -> Line:
    """Whether the study can be run as it is."""
    if missing:
        text = QCoreApplication.translate(
            "Boligmon",
            "The study is written, but cannot be run before it is completed: in a text editor, or by making "
            "it anew with more tables or columns chosen by hand.",
        )
        return Line(text, warning=True)
    return Line(QCoreApplication.translate("Boligmon", "The study is complete; the next step is Run study."))


def import_lines(indicators: Sequence[Indicator], missing: Mapping[str, Sequence[Need]]) -> list[Line]:
    """Which indicators a catalogue brought, and what the study lacks for them."""
    text = QCoreApplication.translate("Boligmon", "Indicators from the catalogue: {names}")
    lines = [Line(text.format(names=", ".join(indicator.id for indicator in indicators)))]
    for source, needs in missing.items():
        text = QCoreApplication.translate(
            "Boligmon", "The source {source} needs a table with columns for: {roles}"
        )
        roles = ", ".join(" / ".join(need) for need in needs) or "-"
        lines.append(Line(text.format(source=source, roles=roles), warning=True))
    return lines
