"""How the rows of a source find their place: points, coordinates, codes, addresses, registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.core import QgsCoordinateTransformContext

from ...study.sources import Source
from .locators import Located, Locator, simple_locator
from .plans import SourcePlan

__all__ = ["Located", "Locator", "plan_locator"]

Tick = Callable[[float], None]


def plan_locator(
    source: Source,
    plan: SourcePlan,
    registers: Mapping[str, tuple[Source, SourcePlan]],
    tick: Tick,
    transforms: QgsCoordinateTransformContext | None = None,
) -> Locator:
    """The locator of a source, with the registers it needs read. Any thread.

    Args:
        source: the source and how it is placed.
        plan: its table.
        registers: id -> source and table of those that ``source.geography.register`` may name.
        tick: is told the progress, 0 to 1; may raise to cancel.
        transforms: the project's transformations.

    Raises:
        SourceError: columns that are not chosen or not there, a register that is not there or cannot be used.
    """
    if transforms is None:
        transforms = QgsCoordinateTransformContext()
    locator = simple_locator(source, plan, transforms)
    tick(1.0)
    return locator
