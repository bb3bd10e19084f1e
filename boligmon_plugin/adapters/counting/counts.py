"""Counting two sources into the same cells and periods, with a reason for every row that is not counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ...domain import periods
from ...domain.counting import Counter
from ...domain.periods import coarser_unit, nests
from ..errors import SourceError
from ..tables.accounts import SourceCounts
from .moments import OPEN, Span
from .rows import SourceReader
from .source import Source

Tick = Callable[[float], None]


@dataclass
class Memo:
    """What earlier calls found, by ``Source.key``.

    Attributes:
        units: unit of the periods in a source.
        counts: counts of a source in some periods.
    """

    units: dict[object, str] = field(default_factory=dict)
    counts: dict[object, SourceCounts] = field(default_factory=dict)


def count_sources(  # noqa: PLR0913 - two sources and how to count them
    events: Source,
    population: Source,
    *,
    period_unit: str,
    with_persons: bool,
    keep_unplaced: bool,
    tick: Tick,
    span: Span | None = None,
    later: tuple[int, int] = (0, 0),
    memo: Memo | None = None,
) -> tuple[str, SourceCounts, SourceCounts]:
    """Counts events and population.

    Args:
        events: the numerator.
        population: the denominator, always a stock.
        period_unit: unit of the periods (``domain.periods.UNITS``), "coarser" of the two sources', or
            "given". The coarser of two tables of dates is a day; with measures that have first and last days
            it is a year.
        with_persons: True to count distinct persons among the events.
        keep_unplaced: True to remember the number and reason of every row that is not placed.
        tick: is told the progress, 0 to 1; may raise to cancel.
        span: first and last day that count, None for all. Measures with first and last days count in the
            periods of the other source that lie in it.
        later: number of periods by which events and population will be moved forward.
        memo: what earlier calls found, used and added to.

    Returns:
        the unit of the periods, and the counts of events and population.

    Raises:
        SourceError: with the layer, the field and the first row; "no_span" where two tables of measures leave
            it open which periods there are.
        DomainError: units that do not nest.
    """
    readers = (
        SourceReader(events, keep_unplaced),
        SourceReader(population, keep_unplaced, is_population=True),
    )
    memo = Memo() if memo is None else memo
    unit = _common_unit(readers, period_unit, memo)
    rows = [max(source.plan.count, 1) for source in (events, population)]
    split = rows[0] / sum(rows)
    parts = ((0.0, split), (split, 1 - split))
    found: dict[int, SourceCounts] = {}
    # A table of measures says no periods of its own: it is counted in those of the other source.
    for place in sorted((0, 1), key=lambda number: readers[number].roles.is_interval):
        reader, (start, width) = readers[place], parts[place]
        reported = span
        if reader.roles.is_interval:
            reported = _common_span(
                span, *(_span_of(one, unit, later[other]) for other, one in found.items())
            )
        found[place] = _counted(
            reader,
            unit,
            # what is moved into the periods of the result lies before them
            None if reported is None else _moved(reported, unit, -later[place]),
            with_persons=with_persons and not place,
            memo=memo,
            tick=lambda share, a=start, w=width: tick(a + w * share),
        )
    return unit, found[0], found[1]


def count_source(
    source: Source, *, period_unit: str, span: Span | None, memo: Memo
) -> tuple[str, SourceCounts]:
    """Counts one source, a population, for which there is no other.

    Args:
        source: what to count.
        period_unit: unit of the periods; where it is finer than the source's own, that one is taken.
        span: the days of the result, which measures with first and last days are counted in.
        memo: what earlier calls found, used and added to.

    Returns:
        the unit of the periods, and the counts.

    Raises:
        SourceError: as ``count_sources``.
    """
    reader = SourceReader(source, False, is_population=True)
    own = periods.YEAR if reader.roles.is_interval else _unit_of(reader, memo)
    if period_unit in {"given", "coarser"}:
        period_unit = periods.YEAR if own == periods.DAY else own
    unit = period_unit if reader.roles.is_interval or nests(own, period_unit) else own
    counts = _counted(
        reader,
        unit,
        span if reader.roles.is_interval else None,
        with_persons=False,
        memo=memo,
        tick=lambda _: None,
    )
    return unit, counts


def _common_unit(readers: tuple[SourceReader, SourceReader], period_unit: str, memo: Memo) -> str:
    """The unit of the periods of two sources."""
    known = [_unit_of(reader, memo) for reader in readers if not reader.roles.is_interval]
    if period_unit in {"given", "coarser"} and not known:
        raise SourceError("no_span", layer=readers[0].name)
    if period_unit == "given":
        if len(set(known)) > 1:
            raise SourceError("units_differ", one_unit=known[0], other_unit=known[-1])
        period_unit = known[0]
    elif period_unit == "coarser":
        period_unit = coarser_unit(known[0], known[-1])
        # Nobody wants measures counted by the day because the population is that of a day.
        if period_unit == periods.DAY and any(reader.roles.interval for reader in readers):
            period_unit = periods.YEAR
    for reader in readers:
        if not reader.roles.is_interval and not nests(_unit_of(reader, memo), period_unit):
            given = _unit_of(reader, memo)
            raise SourceError("unit_too_coarse", layer=reader.name, given=given, wanted=period_unit)
    return period_unit


def _unit_of(reader: SourceReader, memo: Memo) -> str:
    """The unit of the periods in a source, which is read for it only once."""
    key = reader.source.key
    if key is None:
        return reader.unit()
    if key not in memo.units:
        memo.units[key] = reader.unit()
    return memo.units[key]


def _span_of(source: SourceCounts, unit: str, later: int) -> Span | None:
    """First and last day of the periods that a source has, moved forward."""
    days = source.counted.days
    if len(days) == 0:
        return None
    return _moved(Span(days[0], days[-1]), unit, later)


def _moved(span: Span, unit: str, by: int) -> Span:
    """The whole periods that hold a span, moved by a number of periods; what is open stays open."""
    first, last = periods.shift(periods.coarsen([span.first, span.last], unit), unit, by)
    return Span(
        span.first if span.first <= OPEN.first else first,
        span.last if span.last >= OPEN.last else periods.period_ends([last], unit)[0],
    )


def _common_span(*spans: Span | None) -> Span | None:
    """The days that all spans hold; None where they leave one end open."""
    known = [span for span in spans if span is not None]
    if not known:
        return None
    first, last = max(span.first for span in known), min(span.last for span in known)
    return None if first <= OPEN.first or last >= OPEN.last else Span(first, last)


@dataclass(frozen=True)
class _Key:
    """All that decides what a source's counts are."""

    source: object
    unit: str
    span: Span | None
    with_persons: bool
    is_population: bool


def _counted(  # noqa: PLR0913 - one source and how to count it
    reader: SourceReader, unit: str, span: Span | None, *, with_persons: bool, memo: Memo, tick: Tick
) -> SourceCounts:
    """Counts a source, or takes what was counted before."""
    source, roles = reader.source, reader.roles
    key = _Key(source.key, unit, span, with_persons, reader.is_population)
    if source.key is not None and key in memo.counts:
        return memo.counts[key]
    by_day = roles.interval == "snapshot"
    reader.unit()  # which reads the first rows, and refuses a table without periods
    own = unit if roles.interval == "touching" else periods.DAY if by_day else reader.unit()
    counter = Counter(
        unit=own, period_unit=unit, stock=roles.stock, distinct=bool(roles.unit), with_persons=with_persons
    )
    counts = reader.count(counter, unit, span, tick)
    if source.key is not None:
        memo.counts[key] = counts
    return counts
