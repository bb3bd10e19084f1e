"""What is wrong with a study as a whole: references, and what one part needs of another."""

from __future__ import annotations

from collections.abc import Iterator

from .errors import StudyError
from .filters import roles_in
from .indicators import PLACE_WHATS, Count
from .needs import Need, count_needs, missing
from .sources import Source
from .study import Study
from .tables import TableRef

# The address is one column, or its parts; the study's municipality stands in for a missing municipality.
_ADDRESS_PARTS = ("road", "house")
# A register gives rows a place by itself: one that asks a register in turn has none.
_NO_PLACE = {"address": ("address", "register"), "register": ("register",)}


def problems(study: Study) -> list[StudyError]:
    """Everything that keeps a study from being run, in the order of the file; empty where nothing does.

    Names of columns are not looked up in the tables: that is done where they are opened.
    """
    found = list(reference_problems(study))
    for place, source in enumerate(study.sources):
        found += _source_problems(study, source, f"sources[{place}]")
    for path, count in _counts(study):
        found += _count_problems(study, count, path)
    return [*found, *_study_problems(study)]


def reference_problems(study: Study) -> Iterator[StudyError]:
    """References to sources and indicators that are not there."""
    sources = [source.id for source in study.sources]
    indicators = [indicator.id for indicator in study.indicators]
    for place, source in enumerate(study.sources):
        if source.geography.register and source.geography.register not in sources:
            path = f"sources[{place}].geography.register"
            yield StudyError("study_no_source", path, name=source.geography.register)
    for path, count in _counts(study):
        if count.source and count.source not in sources:
            yield StudyError("study_no_source", f"{path}.source", name=count.source)
    for place, name in enumerate(study.combination.indicators if study.combination else ()):
        if name not in indicators:
            yield StudyError("study_no_indicator", f"combination.indicators[{place}]", name=name)


def _counts(study: Study) -> Iterator[tuple[str, Count]]:
    for place, indicator in enumerate(study.indicators):
        yield f"indicators[{place}].numerator", indicator.numerator
        yield f"indicators[{place}].denominator", indicator.denominator
    if study.base is not None:
        yield "base", study.base


# --- sources


def _source_problems(study: Study, source: Source, path: str) -> Iterator[StudyError]:
    if not _given(source.table):
        yield StudyError("study_no_table", f"{path}.table")
    if (source.table.connection or source.table.uri) and not source.table.provider:
        yield StudyError("study_no_provider", f"{path}.table.provider")
    mapped = _mapped(source)
    mode, below = source.geography.mode, f"{path}.geography"
    needs: dict[str, tuple[Need, ...]] = {
        "coordinates": (("x",), ("y",)),
        "cell": (("cell",),),
        "area": (("area",),),
        "register": (("person", "family"), ("start", "period")),
        "address": tuple(("address", part) for part in _ADDRESS_PARTS),
    }
    yield from _lacking(needs.get(mode, ()), mapped, f"{path}.columns", source.id)
    if mode in {"address", "register"}:
        yield from _register_problems(study, source, below)


def _register_problems(study: Study, source: Source, path: str) -> Iterator[StudyError]:
    geography, where = source.geography, f"{path}.register"
    register = study.source(geography.register)
    if not geography.register:
        yield StudyError("study_no_register", where)
    if register is None:
        return
    mapped, own = _mapped(register), _mapped(source)
    if register.id == source.id or register.geography.mode in _NO_PLACE[geography.mode]:
        yield StudyError("study_register_without_place", where, name=register.id)
    if geography.mode == "address":
        yield from _lacking(tuple(("address", part) for part in _ADDRESS_PARTS), mapped, where, register.id)
        return
    # the person or the family, whichever both tables have
    keys = tuple(role for role in ("person", "family") if role in own) or ("person", "family")
    needs: list[Need] = [keys, ("start", "period")]
    if geography.whose == "custody":
        needs.append(("custody",))
    yield from _lacking(tuple(needs), mapped, where, register.id)


# --- counts


def _count_problems(study: Study, count: Count, path: str) -> Iterator[StudyError]:
    if not count.source:
        yield StudyError("study_no_source_given", f"{path}.source")
    if count.what == "units" and not count.unit:
        yield StudyError("study_no_unit", f"{path}.unit")
    if count.what in {"sum", "below_mean"} and not count.value:
        yield StudyError("study_no_value", f"{path}.value")
    if count.interval == "snapshot" and not count.snapshot:
        yield StudyError("study_no_snapshot", f"{path}.snapshot")
    if count.what in PLACE_WHATS and not path.endswith(".numerator"):
        yield StudyError("study_places_as_population", f"{path}.what")
    source = study.source(count.source)
    try:
        named = roles_in(count.filter)
        needs = count_needs(count)
    except StudyError as error:
        yield StudyError(error.code, f"{path}.filter", **error.details)
        return
    if source is None:
        return
    mapped = _mapped(source)
    in_filter = [(role,) for role in sorted(named)]
    yield from _lacking(tuple(in_filter), mapped, f"{path}.filter", source.id)
    yield from _lacking(tuple(need for need in needs if need not in in_filter), mapped, path, source.id)


# --- the rest


def _study_problems(study: Study) -> Iterator[StudyError]:
    if not study.indicators:
        yield StudyError("study_no_indicators", "indicators")
    for place, indicator in enumerate(study.indicators):
        if indicator.kind != "mean" and indicator.numerator.what in PLACE_WHATS:
            yield StudyError("study_places_not_mean", f"indicators[{place}].kind")
    cells = study.cells
    if cells.kind == "layer" and not _given(cells.layer):
        yield StudyError("study_no_table", "cells.layer")
    if cells.kind == "geofa" and not (cells.service or _given(cells.layer)):
        yield StudyError("study_no_service", "cells.service")
    if cells.kind == "geofa" and not study.municipality:
        yield StudyError("study_no_municipality", "municipality")
    if study.areas.per == "combination" and study.combination is None:
        yield StudyError("study_no_combination", "areas.per")
    if study.method.value == "rate_smoothed" and study.method.smoothing == "none":
        yield StudyError("study_not_smoothed", "method.value")
    if study.outputs.schema and not study.outputs.connection:
        yield StudyError("study_no_connection", "outputs.connection")


def _given(table: TableRef) -> bool:
    return bool(table.file or table.connection or table.uri)


def _mapped(source: Source) -> set[str]:
    return {role for role, column in source.columns.items() if column}


def _lacking(needs: tuple[Need, ...], mapped: set[str], path: str, source: str) -> Iterator[StudyError]:
    for need in missing(needs, mapped):
        if len(need) == 1:
            yield StudyError("study_needs_role", path, role=need[0], source=source)
        else:
            yield StudyError("study_needs_a_role", path, roles=", ".join(need), source=source)
