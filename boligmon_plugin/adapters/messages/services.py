"""Refusals of services on the network: requests, WFS, GeoFA; and of what is measured to their points."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def sentences() -> dict[str, str]:
    """Code of a refusal -> its sentence, with the details in braces."""
    return {
        **_request_sentences(),
        **_wfs_sentences(),
        **_geofa_sentences(),
        **_proximity_sentences(),
    }


def _request_sentences() -> dict[str, str]:
    return {
        "service_address": QCoreApplication.translate(
            "Boligmon",
            "The address of the service must be a web address that starts with https:// or http://.",
        ),
        "service_timeout": QCoreApplication.translate(
            "Boligmon",
            "The service {service} did not answer in time; it was given up after {seconds} seconds of "
            "silence, or after the network time-out of the QGIS options where that is shorter.",
        ),
        "service_status": QCoreApplication.translate(
            "Boligmon", "The service {service} answered with the HTTP error {status}."
        ),
        "service_unreachable": QCoreApplication.translate(
            "Boligmon", "The service {service} cannot be reached: {problem}."
        ),
        "service_half": QCoreApplication.translate(
            "Boligmon",
            "The answer of the service {service} breaks off before its end; nothing of it was used.",
        ),
    }


def _wfs_sentences() -> dict[str, str]:
    return {
        "service_html": QCoreApplication.translate(
            "Boligmon",
            "The service {service} answered with a web page (HTML) instead of data; check that the address "
            "is that of a WFS and that it asks for no login.",
        ),
        "service_not_wfs": QCoreApplication.translate(
            "Boligmon", "The service {service} gave an answer that is none of a WFS."
        ),
        "service_exception": QCoreApplication.translate(
            "Boligmon", "The service {service} refused the request: {problem}."
        ),
        "service_no_layer": QCoreApplication.translate(
            "Boligmon", "The service {service} has no layer {layer}."
        ),
        "service_no_fields": QCoreApplication.translate(
            "Boligmon",
            "The layer {layer} of the service {service} lacks the fields {missing}; its fields are: "
            "{fields}.",
        ),
        "service_incomplete": QCoreApplication.translate(
            "Boligmon",
            "The service {service} announced at least {expected} objects of the layer {layer}, but gave "
            "{read}; nothing of it was used.",
        ),
        "service_crs": QCoreApplication.translate(
            "Boligmon",
            "The service {service} gave the layer {layer} in {crs}, which was not asked for.",
        ),
    }


def _geofa_sentences() -> dict[str, str]:
    return {
        "geofa_theme": QCoreApplication.translate(
            "Boligmon", "There is no GeoFA theme {theme} here; there are: {themes}."
        ),
        "geofa_municipality": QCoreApplication.translate(
            "Boligmon",
            "A municipality is given by its code of three digits (479 or 0479) or its CVR number of eight, "
            "not by {municipality}.",
        ),
        "geofa_no_objects": QCoreApplication.translate(
            "Boligmon",
            "The service {service} has no current objects of the layer {layer} for the municipality "
            "{municipality} ({read} objects were read).",
        ),
        "geofa_no_id": QCoreApplication.translate(
            "Boligmon",
            "Row {row} of the layer {layer} of the service {service} has no objekt_id, by which it could be "
            "found again.",
        ),
        "geofa_duplicate": QCoreApplication.translate(
            "Boligmon", "The service {service} gave the object {id} of the layer {layer} twice."
        ),
        "geofa_no_geometry": QCoreApplication.translate(
            "Boligmon",
            "The object {id} of the layer {layer} of the service {service} has no usable geometry.",
        ),
        "geofa_in_use": QCoreApplication.translate(
            "Boligmon",
            "The file {file} is being written to by another program, QGIS itself perhaps; close its layers "
            "and try again.",
        ),
        "geofa_not_compared": QCoreApplication.translate(
            "Boligmon",
            "The areas of the layer {layer} cannot be compared with the municipal boundary; check the "
            "geometry of the mask layer.",
        ),
        "geofa_overlap": QCoreApplication.translate(
            "Boligmon",
            "The areas {first} and {second} of the layer {layer} overlap by {area} m2, which is {share} % of "
            "the smaller one (up to 1 % is accepted); where a municipality keeps several divisions, choose "
            "one type of district.",
        ),
    }


def _proximity_sentences() -> dict[str, str]:
    return {
        "facility_without_point": QCoreApplication.translate(
            "Boligmon", "A facility has no coordinates, so no distance to it can be measured."
        ),
        "centre_without_point": QCoreApplication.translate(
            "Boligmon", "A cell has no coordinates, so no distance from it can be measured."
        ),
        "radius_not_positive": QCoreApplication.translate(
            "Boligmon", "The distance within which facilities count must be more than 0 m, not {value}."
        ),
    }
