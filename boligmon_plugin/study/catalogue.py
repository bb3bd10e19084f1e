"""A catalogue: indicators without the tables they are computed of, so that municipalities can share them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .indicators import Indicator
from .needs import Need, missing, source_needs
from .sources import Source
from .study import Study

CATALOGUE_FORMAT = "boligmon-catalogue"
CATALOGUE_VERSION = 1
OR = "|"  # between roles of which one is enough


@dataclass(frozen=True)
class CatalogueSource:
    """What a catalogue says about a source: never a path, a column or an address.

    Attributes:
        id: name by which the indicators refer to it.
        roles: those that the indicators need; "age|birth" where one of several is enough.
    """

    id: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Indicators to be shared.

    Attributes:
        title: what people call it.
        sources: the sources that the indicators name, and the roles they need.
        indicators: the definitions.
    """

    title: str = ""
    sources: tuple[CatalogueSource, ...] = ()
    indicators: tuple[Indicator, ...] = ()


def catalogue_of(indicators: Iterable[Indicator], title: str = "") -> Catalogue:
    """The catalogue of some indicators of a study.

    Means that were typed in are left out: they are one municipality's figures, and another one's pupils would
    silently be compared with them.

    Raises:
        StudyError: ``study_filter_open`` of a filter.
    """
    shared = tuple(
        replace(
            indicator,
            numerator=replace(indicator.numerator, means={}),
            denominator=replace(indicator.denominator, means={}),
        )
        for indicator in indicators
    )
    needs = source_needs(shared)
    sources = (
        CatalogueSource(source, tuple(OR.join(need) for need in needs[source])) for source in sorted(needs)
    )
    return Catalogue(title, tuple(sources), shared)


def missing_roles(indicators: Iterable[Indicator], study: Study) -> dict[str, tuple[Need, ...]]:
    """What a study lacks for some indicators: id of a source -> roles without a column.

    Returns:
        only sources that lack something; one that is not in the study at all lacks every role, and stands
        with none where the indicators need no role of it.

    Raises:
        StudyError: ``study_filter_open`` of a filter.
    """
    lacking = {}
    for source_id, needs in source_needs(tuple(indicators)).items():
        source = study.source(source_id)
        mapped = [role for role, column in source.columns.items() if column] if source else []
        lacks = missing(needs, mapped)
        if lacks or source is None:
            lacking[source_id] = lacks
    return lacking


def joined_with(study: Study, catalogue: Catalogue) -> Study:
    """A study with the indicators of a catalogue.

    Those with an id that the study has (whatever its case) take the place of its own, the others follow.
    Sources that it does not have are added without a table.
    """
    theirs = {indicator.id.casefold(): indicator for indicator in catalogue.indicators}
    own = [theirs.pop(indicator.id.casefold(), indicator) for indicator in study.indicators]
    known = {source.id.casefold() for source in study.sources}
    new = [Source(source.id) for source in catalogue.sources if source.id.casefold() not in known]
    return replace(study, indicators=(*own, *theirs.values()), sources=(*study.sources, *new))
