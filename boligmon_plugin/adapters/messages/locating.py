"""Refusals and remarks about how rows find their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qgis.PyQt.QtCore import QCoreApplication

from ..words import number


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {**_column_sentences(), **_address_sentences(), **_register_sentences()}


def note_lines(notes: Iterable[str], tally: Mapping[str, int]) -> Iterator[str]:
    """Remarks of a locator in words.

    Args:
        notes: codes, from ``Locator.notes``.
        tally: rows (or addresses) that a note is about, from ``Locator.tally``.
    """
    words = _notes()
    for note in notes:
        yield words[note].format(count=number(tally.get(note, 0)))


def _column_sentences() -> dict[str, str]:
    return {
        "no_points": QCoreApplication.translate(
            "Boligmon", "The layer {layer} has no points, so its rows cannot be placed by geometry."
        ),
        "coordinates_without_columns": QCoreApplication.translate(
            "Boligmon", "Choose the columns of {layer} that hold the x and the y coordinate."
        ),
        "code_without_column": QCoreApplication.translate(
            "Boligmon", "Choose the column of {layer} that holds the code of the cell or area."
        ),
        "unknown_crs": QCoreApplication.translate(
            "Boligmon", "The coordinate reference system {crs} of the columns of {layer} is not known."
        ),
        "no_areas_chosen": QCoreApplication.translate(
            "Boligmon", "Choose the layer of areas, and its id field, that the codes in {layer} stand for."
        ),
        "table_changed": QCoreApplication.translate(
            "Boligmon", "The rows of {layer} changed while they were read; run it again."
        ),
    }


def _address_sentences() -> dict[str, str]:
    return {
        "address_without_columns": QCoreApplication.translate(
            "Boligmon",
            "Choose the column of {layer} that holds the key of the address, or those of municipality, road "
            "and house number.",
        ),
        "no_addresses_chosen": QCoreApplication.translate(
            "Boligmon", "Choose the layer of addresses that the keys in {layer} are looked up in."
        ),
        "addresses_without_place": QCoreApplication.translate(
            "Boligmon",
            "The addresses in {layer} must have points, coordinates or codes of their own to place others.",
        ),
        "no_addresses": QCoreApplication.translate(
            "Boligmon", "No row of the layer of addresses {layer} has a key that can be read."
        ),
        "other_address_keys": QCoreApplication.translate(
            "Boligmon",
            "No row of {table} was found in {layer}: the keys of the table are {ours}, those of the layer of "
            "addresses {theirs}.",
        ),
        "other_municipality": QCoreApplication.translate(
            "Boligmon",
            "No row of {table} was found in {layer}: the table is about municipality {ours}, the layer of "
            "addresses about {theirs}.",
        ),
    }


def _register_sentences() -> dict[str, str]:
    return {
        "no_register_chosen": QCoreApplication.translate(
            "Boligmon", "Choose the register of persons or families through which {layer} is placed."
        ),
        "register_without_date": QCoreApplication.translate(
            "Boligmon", "Choose the column of {layer} that holds the date of the event."
        ),
        "register_without_place": QCoreApplication.translate(
            "Boligmon",
            "The register {layer} must have addresses, points, coordinates or codes of its own to place "
            "others.",
        ),
        "register_without_ids": QCoreApplication.translate(
            "Boligmon", "Choose the column of the register {layer} that holds the same ids as the table."
        ),
        "source_without_ids": QCoreApplication.translate(
            "Boligmon", "Choose the column of {layer} that holds the id of the person or family."
        ),
        "source_without_custody": QCoreApplication.translate(
            "Boligmon", "Choose the column of {layer} that holds the person id of the holder of custody."
        ),
        "empty_register": QCoreApplication.translate(
            "Boligmon", "No row of the register {layer} has an id and days that can be read."
        ),
        "before_without_days": QCoreApplication.translate(
            "Boligmon",
            "The register {layer} does not say since when somebody lives at an address, so the address "
            "before the placement cannot be found.",
        ),
    }


def _notes() -> dict[str, str]:
    return {
        "shortened_keys": QCoreApplication.translate(
            "Boligmon",
            "Rows whose key has floor and door and that were found by their house number, because the layer "
            "of addresses has nothing finer: {count}.",
        ),
        "addresses_without_key": QCoreApplication.translate(
            "Boligmon", "Rows of the layer of addresses without a key that can be read: {count}."
        ),
        "ambiguous_keys": QCoreApplication.translate(
            "Boligmon",
            "Keys that stand for several addresses at different places in the layer of addresses: {count}.",
        ),
        "foster_home": QCoreApplication.translate(
            "Boligmon",
            "Children in care may be registered at the foster home or institution: if the rows are "
            "placements, use the address of the holder of custody or the last one before the placement.",
        ),
        "settled_before": QCoreApplication.translate(
            "Boligmon",
            "Rows whose person had lived for more than a month before the placement where they are "
            "registered on the date; that was taken to be the foster home, and an earlier address was used, "
            "which is wrong for children who never were registered elsewhere: {count}.",
        ),
        "undated_register": QCoreApplication.translate(
            "Boligmon", "The register has no days, so its addresses were used for every day."
        ),
        "unreadable_days": QCoreApplication.translate(
            "Boligmon",
            "Rows of the register that were left out because a day in them cannot be read: {count}.",
        ),
    }
