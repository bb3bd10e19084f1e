"""Counting two sources into the same cells and periods, with a reason for every row that is not counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ...domain import periods
from ...domain.counting import Counter
from ...domain.periods import coarser_unit, nests
from ..errors import SourceError
from ..tables.accounts import SourceCounts
from .moments import Span
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
    population_later: int = 0,
    memo: Memo | None = None,
) -> tuple[str, SourceCounts, SourceCounts]:
    """Counts events and population.

    Args:
        events: the numerator.
        population: the denominator, always a stock.
        period_unit: unit of the periods (``domain.periods.UNITS``), "coarser" of the two sources', or
            "given".
        with_persons: True to count distinct persons among the events.
        keep_unplaced: True to remember the number and reason of every row that is not placed.
        tick: is told the progress, 0 to 1; may raise to cancel.
        span: first and last day that count, None for all. Measures with first and last days take the other
            source's, where there is none.
        population_later: number of periods by which the population will be moved forward.
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
        own = span
        if span is not None and place:  # what is moved into the span lies before it
            starts = periods.coarsen([span.first, span.last], unit)
            first, last = periods.shift(starts, unit, -population_later)
            own = Span(first, periods.period_ends([last], unit)[0])
        if span is None and reader.roles.is_interval:
            own = _span_of(found, unit)
        found[place] = _counted(
            reader,
            unit,
            own,
            with_persons=with_persons and not place,
            memo=memo,
            tick=lambda share, a=start, w=width: tick(a + w * share),
        )
    return unit, found[0], found[1]


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


def _span_of(found: dict[int, SourceCounts], unit: str) -> Span | None:
    """First and last day of the periods that a source has."""
    days = next((source.counted.days for source in found.values()), None)
    if days is None or len(days) == 0:
        return None
    ends = periods.period_ends(periods.coarsen(days[-1:], unit), unit)
    return Span(periods.coarsen(days[:1], unit)[0], ends[0])


def _counted(  # noqa: PLR0913 - one source and how to count it
    reader: SourceReader, unit: str, span: Span | None, *, with_persons: bool, memo: Memo, tick: Tick
) -> SourceCounts:
    """Counts a source, or takes what was counted before."""
    source, roles = reader.source, reader.roles
    key = (source.key, "" if roles.stock else unit, str(span), with_persons)
    if source.key is None or key not in memo.counts:
        by_day = roles.interval == "snapshot"
        own = unit if roles.interval == "touching" else periods.DAY if by_day else reader.unit()
        reader.unit()  # which reads the first rows, and refuses a table without periods
        counter = Counter(
            unit=own,
            period_unit=unit,
            stock=roles.stock,
            distinct=bool(roles.unit),
            with_persons=with_persons,
        )
        counts = reader.count(counter, unit, span, tick)
        if source.key is None:
            return counts
        memo.counts[key] = counts
    return memo.counts[key]
