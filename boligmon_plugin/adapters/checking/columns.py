"""Which columns of a source a check looks at: those that were chosen, and proposals for the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsWkbTypes
from qgis.PyQt.QtCore import QMetaType

from ...domain.columns import Proposal, propose, sample_of
from ...domain.columnvalues import evidence_of
from ...study.sources import Geography
from ...study.tables import TableRef
from ..tables.opening import TEXT_SUFFIXES, open_table
from ..tables.plans import SourcePlan, plan_source
from ..tables.readers import read_batches

# The roles that a check uses, in the order in which they are told.
ROLES = ("period", "start", "stop", "count", "row", "person", "x", "y", "address", "cell")
# Without a key, an address may be put together from these; the last two may be missing.
PARTS, UNIT = ("municipality", "road", "house"), ("floor", "door")
GIVEN = "given"
_PLAIN = (
    QMetaType.Type.QString,
    QMetaType.Type.Int,
    QMetaType.Type.UInt,
    QMetaType.Type.LongLong,
    QMetaType.Type.ULongLong,
    QMetaType.Type.Double,
    QMetaType.Type.QDate,
    QMetaType.Type.QDateTime,
)


@dataclass(frozen=True)
class Taken:
    """The columns of a check.

    Attributes:
        columns: role -> column.
        proposals: one per role, reason "given" for what the user chose; those that are not ``chosen`` are
            only told.
    """

    columns: dict[str, str]
    proposals: tuple[Proposal, ...]


def plan_input(
    definition: QgsProcessingParameterDefinition, parameters: dict[str, Any], context: QgsProcessingContext
) -> SourcePlan:
    """The plan of a source to check, of a text file with its malformed rows. Main thread only.

    Raises:
        SourceError: what ``plans.plan_source`` and ``opening.open_table`` refuse.
    """
    value = parameters.get(definition.name())
    path = Path(value) if isinstance(value, str) and value.lower().endswith(TEXT_SUFFIXES) else None
    if path is not None and path.is_file():
        return open_table(TableRef(file=path.name), path.parent, context)
    return plan_source(definition, parameters, context)


def readable_columns(plan: SourcePlan) -> list[str]:
    """The fields with text, numbers and dates: what can hold an id, a date or a CPR number.

    Fields whose name the header has more than once are left out: nobody knows which is meant.
    """
    return [
        field.name()
        for field in plan.fields
        if field.type() in _PLAIN and field.name().casefold() not in plan.doubled
    ]


def samples_of(plan: SourcePlan, names: list[str]) -> dict[str, NDArray[Any]]:
    """Some values of each column, from the first batch of rows; kept in memory only."""
    for batch in read_batches(plan, names, points=False):
        return {name: sample_of(batch.columns[name]) for name in names}
    return {}


def take_columns(plan: SourcePlan, given: dict[str, str]) -> Taken:
    """The columns of a check.

    Args:
        plan: the source.
        given: role -> column that the user chose.

    Raises:
        SourceError: a chosen column is not there ("no_field").
    """
    for name in given.values():
        plan.field_index(name)
    names = readable_columns(plan)
    samples = samples_of(plan, list(dict.fromkeys([*names, *given.values()])))
    told = [
        Proposal(role, name, evidence_of(role, samples.get(name, ())), GIVEN) for role, name in given.items()
    ]
    free = [name for name in names if name not in given.values()]
    found = {one.role: one for one in propose(free, samples)}
    if "person" not in found and "family" in found:  # a table of families repeats families
        family = found["family"]
        found["person"] = Proposal("person", family.column, family.evidence, family.reason, family.chosen)
    if ("x" in found) != ("y" in found):  # half a coordinate is none
        found = {role: one for role, one in found.items() if role not in {"x", "y"}}
    roles = (*ROLES, *_parts(found, given))
    told += [found[role] for role in roles if role in found and role not in given]
    told.sort(key=lambda one: roles.index(one.role))
    return Taken({one.role: one.column for one in told if one.chosen}, tuple(told))


def _parts(found: dict[str, Proposal], given: dict[str, str]) -> tuple[str, ...]:
    """The roles of an address in parts, where all that it needs is there and no key is."""
    key = "address" in given or ("address" in found and found["address"].chosen)
    if key or not all(role in found and found[role].chosen for role in PARTS):
        return ()
    return (*PARTS, *UNIT)


def geography_of(plan: SourcePlan, taken: Taken, given: dict[str, str]) -> Geography | None:
    """How the rows are placed: as chosen; else by the layer's own points; else by what was proposed."""
    columns = taken.columns
    modes = {"coordinates": ("x", "y"), "address": ("address",), "cell": ("cell",)}
    for mode, roles in modes.items():
        if any(role in given for role in roles):
            return Geography(mode=mode, register="addresses" if mode == "address" else "")
    if QgsWkbTypes.geometryType(plan.rows_type) == QgsWkbTypes.GeometryType.PointGeometry:
        return Geography(mode="geometry")
    for mode in ("coordinates", "cell", "address"):
        if all(role in columns for role in modes[mode]):
            return Geography(mode=mode, register="addresses" if mode == "address" else "")
    if all(role in columns for role in PARTS):
        return Geography(mode="address", register="addresses")
    return None
