"""What a run says about the objects it got from GeoFA."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..results.reports import Line
from ..words import number, percent
from .cover import Cover
from .geofa import NOT_IN_FORCE, OLD, OTHER_PLACE, OTHER_TYPE, Found

_LISTED = 12  # overlaps and gaps that are named one by one


def found_lines(found: Found) -> Iterator[Line]:
    """The account of the objects, and how the areas cover the municipality."""
    text = QCoreApplication.translate(
        "Boligmon", "{service}, GeoFA theme {theme}: read {read} = current {current} + left out {left_out}"
    )
    yield Line(
        text.format(
            service=found.service,
            theme=found.theme.number,
            read=number(found.read),
            current=number(len(found.geometries)),
            left_out=number(sum(found.left_out.values())),
        )
    )
    words = _reasons()
    for reason, count in found.left_out.items():
        yield Line(f"    {words[reason]}: {number(count)}")
    if found.repaired:
        text = QCoreApplication.translate("Boligmon", "Areas whose border crossed itself, repaired: {count}")
        yield Line(text.format(count=number(found.repaired)), warning=True)
    if found.cover is not None:
        areas = sum(geometry.area() for geometry in found.geometries)
        yield from _cover_lines(found.cover, areas)


def _reasons() -> dict[str, str]:
    return {
        OLD: QCoreApplication.translate("Boligmon", "older versions (with an end date)"),
        NOT_IN_FORCE: QCoreApplication.translate("Boligmon", "drafts, proposals and cancelled objects"),
        OTHER_TYPE: QCoreApplication.translate("Boligmon", "of another type"),
        OTHER_PLACE: QCoreApplication.translate("Boligmon", "of another municipality"),
    }


def _cover_lines(cover: Cover, areas: float) -> Iterator[Line]:
    if not (cover.overlaps or cover.gaps or cover.outside):
        if cover.bounded:
            whole = QCoreApplication.translate(
                "Boligmon", "The areas cover the municipality without gaps and overlaps."
            )
        else:
            whole = QCoreApplication.translate(
                "Boligmon",
                "No area overlaps another and there is no hole between them; whether they cover the whole "
                "municipality was not checked, since no boundary was given.",
            )
        yield Line(whole)
    if cover.overlaps:
        yield from _overlap_lines(cover)
    if cover.gaps:
        yield from _gap_lines(cover)
    if cover.outside:
        text = QCoreApplication.translate(
            "Boligmon", "Outside the municipal boundary: {area} m2 of the areas ({share})"
        )
        yield Line(
            text.format(area=number(cover.outside), share=percent(100 * cover.outside / areas)), warning=True
        )


def _overlap_lines(cover: Cover) -> Iterator[Line]:
    text = QCoreApplication.translate(
        "Boligmon",
        "Overlaps within the tolerance of 1 % of the smaller area ({count}): {area} m2 in all; a point in an "
        "overlap belongs to the first area.",
    )
    total = sum(one.area for one in cover.overlaps)
    yield Line(text.format(count=number(len(cover.overlaps)), area=number(total)), warning=True)
    between = QCoreApplication.translate("Boligmon", "{area} m2, between {first} and {second}")
    for one in cover.overlaps[:_LISTED]:
        named = between.format(area=number(one.area), first=one.first, second=one.second)
        yield Line("    " + named, warning=True)
    yield from _rest(cover.overlaps)


def _gap_lines(cover: Cover) -> Iterator[Line]:
    if cover.bounded:
        text = QCoreApplication.translate(
            "Boligmon", "In no area, though inside the municipal boundary ({count}): {area} m2 in all"
        )
    else:
        text = QCoreApplication.translate("Boligmon", "Holes between the areas ({count}): {area} m2 in all")
    total = sum(one.area for one in cover.gaps)
    yield Line(text.format(count=number(len(cover.gaps)), area=number(total)), warning=True)
    beside = QCoreApplication.translate("Boligmon", "{area} m2, beside {ids}")
    for one in cover.gaps[:_LISTED]:
        ids = ", ".join(one.around[:_LISTED]) or "-"
        yield Line("    " + beside.format(area=number(one.area), ids=ids), warning=True)
    yield from _rest(cover.gaps)


def _rest(listed: Sequence[object]) -> Iterator[Line]:
    if len(listed) > _LISTED:
        text = QCoreApplication.translate("Boligmon", "and {count} smaller ones")
        yield Line("    " + text.format(count=number(len(listed) - _LISTED)), warning=True)
