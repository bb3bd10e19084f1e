"""A table, what its columns mean, and how its rows are placed: all that is needed to count it."""

from __future__ import annotations

from dataclasses import dataclass

from ...study.sources import TableRoles
from ..errors import SourceError
from ..locating.locators import Locator
from ..locating.placing import Placer
from ..tables.plans import SourcePlan, check_expression


@dataclass(frozen=True)
class Source:
    """A layer, what its columns mean, and how its rows are placed.

    Attributes:
        plan: the layer.
        roles: what its columns mean.
        placer: places points or codes in the cells.
        locator: gives rows their point or code where it is not the layer's own or in ``roles.cell``.
        at_start: True where the address on the first day of a measure counts in all its periods.
        key: names what is counted, so that it is counted once for all indicators that need it; None for
            never.
    """

    plan: SourcePlan
    roles: TableRoles
    placer: Placer
    locator: Locator | None = None
    at_start: bool = False
    key: object = None

    def check(self) -> None:
        """Refuses columns that are not there, a bad filter, and a source without any geography.

        Raises:
            SourceError: with the layer and the field.
        """
        for name in self.columns:
            self.plan.field_index(name)
        if self.roles.filter:
            check_expression(self.roles.filter, self.plan)
        if self.roles.value and self.roles.is_interval:
            raise SourceError("below_interval", layer=self.plan.name)
        if self.roles.count and self.roles.unit:
            raise SourceError("count_and_unit", layer=self.plan.name, field=self.roles.count)
        if self.roles.cell or (self.locator is not None and not self.locator.points):
            return
        if not self.plan.has_geometry:
            raise SourceError("no_geography", layer=self.plan.name)
        if not self.plan.crs.isValid():
            raise SourceError("no_crs", layer=self.plan.name)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns to read, each once."""
        located = () if self.locator is None else self.locator.columns
        return tuple(dict.fromkeys((*self.roles.columns, *located)))

    @property
    def points(self) -> bool:
        """Whether the layer's points are needed."""
        return self.locator.points if self.locator is not None else not self.roles.cell
