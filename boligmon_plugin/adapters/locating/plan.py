"""How the rows of a source find their place: points, coordinates, codes, addresses, registers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from qgis.core import QgsCoordinateTransformContext

from ...domain.addresses import AUTO
from ...study.sources import Source
from ..errors import SourceError
from ..tables.plans import SourcePlan
from .addressing import AddressLocator, key_columns, read_addresses
from .locators import Located, Locator, default_point, simple_locator
from .registers import RegisterLocator, id_columns, read_register, register_locator

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
    planner = _Planner(registers, transforms)
    if source.geography.mode == "address":
        locator: Locator = planner.by_address(source, plan, tick)
    elif source.geography.mode == "register":
        locator = planner.by_register(source, plan, tick)
    else:
        locator = simple_locator(source, plan, transforms)
    tick(1.0)
    return locator


@dataclass(frozen=True)
class _Planner:
    """Reads registers; addresses may be looked up for a register's rows, and that is as deep as it goes."""

    registers: Mapping[str, tuple[Source, SourcePlan]]
    transforms: QgsCoordinateTransformContext

    def by_address(self, source: Source, plan: SourcePlan, tick: Tick) -> AddressLocator:
        addresses, addresses_plan = self._register_of(source, plan)
        if addresses.geography.mode in {"address", "register"}:
            raise SourceError("addresses_without_place", layer=addresses_plan.name)
        key = key_columns(source, plan, source.geography.key or AUTO)
        place = simple_locator(addresses, addresses_plan, self.transforms)
        book = read_addresses(addresses, addresses_plan, place, tick)
        return AddressLocator(plan.name, key, book, default_point(source, book.crs, self.transforms))

    def by_register(self, source: Source, plan: SourcePlan, tick: Tick) -> RegisterLocator:
        people, people_plan = self._register_of(source, plan)
        person, columns = id_columns(source, plan, people, people_plan)
        if people.geography.mode == "register":
            raise SourceError("register_without_place", layer=people_plan.name)
        start = 0.0
        if people.geography.mode == "address":
            start = 0.5
            place: Locator = self.by_address(people, people_plan, lambda share: tick(start * share))
        else:
            place = simple_locator(people, people_plan, self.transforms)
        register = read_register(columns, people_plan, place, lambda share: tick(start + (1 - start) * share))
        return register_locator(
            source, plan, person, register, default_point(source, register.crs, self.transforms)
        )

    def _register_of(self, source: Source, plan: SourcePlan) -> tuple[Source, SourcePlan]:
        found = self.registers.get(source.geography.register)
        if found is None:
            if source.geography.mode == "address":
                raise SourceError("no_addresses_chosen", layer=plan.name)
            raise SourceError("no_register_chosen", layer=plan.name)
        return found
