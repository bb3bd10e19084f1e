"""Refusals of study files and catalogues; ``path`` is the place in the file ("indicators[2].numerator")."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        **_file_sentences(),
        **_key_sentences(),
        **_type_sentences(),
        **_value_sentences(),
        **_reference_sentences(),
        **_count_sentences(),
        **_run_sentences(),
    }


def _file_sentences() -> dict[str, str]:
    return {
        "study_no_file": QCoreApplication.translate("Boligmon", "There is no file {file}."),
        "study_unreadable": QCoreApplication.translate(
            "Boligmon", "The file {file} cannot be read: {problem}."
        ),
        "study_not_written": QCoreApplication.translate(
            "Boligmon", "The file {file} cannot be written ({problem}); an earlier one is unchanged."
        ),
        "study_not_utf8": QCoreApplication.translate(
            "Boligmon", "The file {file} is not UTF-8 text: line {line} has other characters."
        ),
        "study_syntax": QCoreApplication.translate(
            "Boligmon", "The file {file} is no valid JSON: it cannot be read at line {line}, column {column}."
        ),
        "study_repeated_key": QCoreApplication.translate(
            "Boligmon", "In the file {file}, the key {key} stands twice in one object."
        ),
        "study_too_deep": QCoreApplication.translate(
            "Boligmon", "The file {file} is nested too deeply to be read."
        ),
        "study_format": QCoreApplication.translate(
            "Boligmon",
            'The file {file} does not say "format": "{expected}", so it is not of the kind that is wanted.',
        ),
        "study_version": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a known version; the newest one is {newest}."
        ),
        "study_newer": QCoreApplication.translate(
            "Boligmon",
            "The file {file} has version {version}, and this plugin knows {newest} as the newest; update the "
            "plugin.",
        ),
    }


def _key_sentences() -> dict[str, str]:
    return {
        "study_unknown_key": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is no known key; the most similar one is {proposal}."
        ),
        "study_no_such_key": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is no known key; known here are: {known}."
        ),
        "study_no_id": QCoreApplication.translate("Boligmon", "In the file {file}, {path} has no id."),
        "study_bad_id": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} must be an id of 1 to 40 letters a-z, digits and underscores.",
        ),
        "study_same_id": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is {id}, an id that {other} has too (upper and lower case are "
            "the same).",
        ),
    }


def _type_sentences() -> dict[str, str]:
    return {
        "study_not_text": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a text."
        ),
        "study_not_number": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a number."
        ),
        "study_not_whole": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a whole number."
        ),
        "study_not_bool": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be true or false."
        ),
        "study_not_list": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a list."
        ),
        "study_not_pair": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a list of two numbers."
        ),
        "study_not_object": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be an object with keys."
        ),
    }


def _value_sentences() -> dict[str, str]:
    return {
        "study_choice": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be one of: {choices}."
        ),
        "study_role": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is no known role of a column; the most similar ones are: {roles}.",
        ),
        "study_catalogue_role": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is no known role of a column, nor several with | between them.",
        ),
        "study_out_of_range": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be from {low} to {high}."
        ),
        "study_not_above": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be more than {low} and at most {high}."
        ),
        "study_ages": QCoreApplication.translate(
            "Boligmon", "In the file {file}, the first age in {path} is higher than the second."
        ),
        "study_snapshot": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} must be a day of the year as MM-DD (09-30 is 30 September).",
        ),
        "study_municipality": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a municipality code of four digits."
        ),
        "study_one_mark": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} must be a single character."
        ),
        "study_credentials": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} holds a user name or password; keep it in QGIS' authentication "
            "store and name the connection.",
        ),
        "study_absolute_path": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is an absolute path; give it relative to the study's folder.",
        ),
        "study_personal": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} holds what looks like a CPR number; personal data must not be "
            "in a study.",
        ),
    }


def _reference_sentences() -> dict[str, str]:
    return {
        "study_no_source": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} names the source {name}, which is not in the study."
        ),
        "study_no_indicator": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} names the indicator {name}, which is not in the study."
        ),
        "study_no_table": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} names no table: give a file, a connection or an address."
        ),
        "study_no_provider": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is empty; a connection or an address needs a QGIS provider.",
        ),
        "study_no_register": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is empty: name the source with the addresses or residences.",
        ),
        "study_register_without_place": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} names the source {name}, which is placed by a register itself "
            "and can give no place.",
        ),
        "study_needs_role": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} needs a column with the role {role}, which the source {source} "
            "does not have.",
        ),
        "study_needs_a_role": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} needs a column with one of these roles, and the source "
            "{source} has none: {roles}.",
        ),
    }


def _count_sentences() -> dict[str, str]:
    return {
        "study_no_source_given": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is empty: say which source is counted."
        ),
        "study_no_unit": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is empty: say which roles make a unit that is counted once.",
        ),
        "study_no_value": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is empty: say which role is summed or compared."
        ),
        "study_no_snapshot": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is empty: say at which day of the year the state is counted.",
        ),
        "study_places_as_population": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} measures places near a cell, which only a numerator can do.",
        ),
        "study_places_not_mean": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} must be mean, as the numerator measures places near a cell.",
        ),
        "study_filter_open": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} opens {mark} at character {column} and never closes it."
        ),
        "study_filter_role": QCoreApplication.translate(
            "Boligmon", "The filter names the role {role}, which the source has no column for."
        ),
    }


def _run_sentences() -> dict[str, str]:
    return {
        "study_no_indicators": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is empty: there is nothing to compute."
        ),
        "study_no_service": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} is empty: statistical areas need the address of a service or a "
            "local copy.",
        ),
        "study_no_municipality": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is empty: say whose statistical areas are meant."
        ),
        "study_no_combination": QCoreApplication.translate(
            "Boligmon",
            "In the file {file}, {path} asks for areas of the combination, but the study has no combination.",
        ),
        "study_not_smoothed": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} ranks smoothed rates, but the smoothing is none."
        ),
        "study_no_connection": QCoreApplication.translate(
            "Boligmon", "In the file {file}, {path} is empty, but a schema of a database is given."
        ),
    }
