"""``locatetable``: gives the rows of a table their place."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...adapters.errors import SourceError
from ...adapters.locating.located_rows import (
    AreaPoints,
    CellPoints,
    LocatedRows,
    RowsRequest,
    locate_rows,
    read_area_points,
)
from ...adapters.locating.plan import plan_locator
from ...adapters.maps.located_words import finish_located
from ...adapters.maps.styles import style_output
from ...adapters.results.located import (
    LocatedForm,
    located_lines,
    personal_fields,
    personal_lines,
    write_located,
)
from ...adapters.results.tables import unplaced_table
from ...adapters.results.writers import fields_of
from ...adapters.tables.plans import SourcePlan, plan_source
from ...domain import schema
from ...domain.grid import EPSG
from ...study.sources import (
    ADDRESS_KEYS,
    GEOGRAPHY_MODES,
    REGISTER_ADDRESSES,
    REGISTER_DAYS,
    Geography,
    Source,
)
from ..base import BoligmonAlgorithm, Tick, given, spoken, tell, ticker, write_output
from ..locatetable_parameters import LocateTableParameters as Names

_ADDRESSES, _REGISTER = "addresses", "register"
# columns that say who or where exactly
_EXACT = ("address", "x", "y", "municipality", "road", "house", "floor", "door", "person", "custody")


class LocateTableAlgorithm(BoligmonAlgorithm):
    """Places the rows of a table, in any of the ways that a study's sources can be placed."""

    _located = _unplaced = ""  # destinations to finish; empty when the run was canceled

    def name(self) -> str:
        return "locatetable"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Locate table")

    def groupId(self) -> str:  # noqa: N802
        return "sources"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Gives the rows of a table a point in EPSG:25832: by the layer's own points, by coordinates in "
            "two fields, by the key of an address, by the code of a grid cell or area, or through a register "
            "of persons or families by id and date, for tables without any address.\n\n"
            "Address keys are DAR ids (UUID), KVH or KVHX, in the ways that systems write them. They are "
            "looked up in a layer that you choose, never on the internet. A key that stands for several "
            "places (more than 0.5 m apart) places nobody.\n\n"
            "The log accounts for every row: read = placed + not placed, by reason.\n\n"
            "Output: the rows that were placed, with their fields and located_by, the way it was done. Ids "
            "of persons and families become running numbers, the same one for the same id, so that different "
            "persons can still be counted; dates of birth and CPR numbers are left out (the log names the "
            "fields). Fields of the table with the names located_by, cell_id (with cell centres) or reason "
            "(with rows that were not placed) are replaced.\n\n"
            "The result holds the exact addresses of people and whatever else the table says of them: it is "
            "for internal use only. With cell centres the fields chosen here for address, coordinates, "
            "person and holder of custody are left out, but not what other fields say."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        definitions = Names()
        for parameter in definitions.parameters:
            self.addParameter(parameter)
        for output in definitions.outputs:
            self.addOutput(output)

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._plans: dict[str, SourcePlan] = {
            name: plan_source(self.parameterDefinition(name), parameters, context)
            for name in (Names.INPUT, Names.ADDRESSES, Names.REGISTER, Names.AREAS)
            if given(parameters, name)
        }
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        plan = self._plans[Names.INPUT]
        source = self._source(parameters, context)
        date = self._date(parameters, context, source)
        transforms = context.transformContext()
        locator = plan_locator(
            source, plan, self._registers(parameters, context), ticker(feedback, 0.0, 0.4), transforms
        )
        codes = self._codes(parameters, context, source.geography.mode, ticker(feedback, 0.4, 0.45))
        request = RowsRequest(plan, locator, codes, date, transforms)
        rows = locate_rows(request, ticker(feedback, 0.45, 0.7))
        tell(feedback, located_lines(rows, locator))
        cell_only = self.parameterAsBoolean(parameters, Names.CELL_ONLY, context)
        exact = {source.columns[role] for role in _EXACT if source.columns.get(role)} if cell_only else set()
        ids = [source.columns[role] for role in ("person", "custody") if source.columns.get(role)]
        numbered, personal = personal_fields(plan, ids)
        form = LocatedForm(
            source.geography.mode,
            cell_only,
            self.parameterAsBoolean(parameters, Names.KEEP_UNLOCATED, context),
            frozenset(exact) | personal,
            numbered - frozenset(exact),
        )
        tell(feedback, personal_lines(form))
        return self._write(parameters, context, feedback, rows, form)

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        rows: LocatedRows,
        form: LocatedForm,
    ) -> dict[str, Any]:
        """Opens the sinks, last of all so that a refusal leaves nothing half-written, and fills them."""
        plan, account = self._plans[Names.INPUT], rows.account
        results: dict[str, Any] = {
            Names.READ: account.read,
            Names.PLACED: account.placed,
            Names.ROWS_UNPLACED: account.read - account.placed,
        }
        fields, crs = form.fields(plan), QgsCoordinateReferenceSystem(EPSG)
        tick = ticker(feedback, 0.7, 1.0)
        tick(0.0)  # a run that was canceled by now leaves no output
        kind = QgsWkbTypes.Type.Point
        sink, destination = self.parameterAsSink(parameters, Names.OUTPUT, context, fields, kind, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, Names.OUTPUT))
        write_located(sink, fields, plan, rows, form, tick)
        self._located = results[Names.OUTPUT] = str(destination)
        if given(parameters, Names.UNPLACED):
            self._unplaced = write_output(
                self,
                Names.UNPLACED,
                (parameters, context, ticker(feedback, 1.0, 1.0)),
                fields_of(schema.UNPLACED_COLUMNS),
                unplaced_table({account.name: account}),
                None,
            )
            results[Names.UNPLACED] = self._unplaced
        return results

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        finish_located(self._located, context, feedback)
        style_output(self._unplaced, "unplaced", context, feedback)
        return {}

    # --- what the parameters say

    def _columns(
        self, parameters: dict[str, Any], context: QgsProcessingContext, roles: dict[str, str]
    ) -> dict[str, str]:
        chosen = {
            role: self.parameterAsStrings(parameters, name, context)
            for role, name in roles.items()
            if given(parameters, name)
        }
        return {role: names[0] for role, names in chosen.items() if names}

    def _source(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Source:
        """The table as a source of a study."""
        mode = GEOGRAPHY_MODES[self.parameterAsEnum(parameters, Names.MODE, context)]
        roles = {
            "address": Names.ADDRESS,
            "x": Names.X,
            "y": Names.Y,
            "area" if mode == "area" else "cell": Names.CELL,
            "municipality": Names.MUNICIPALITY,
            "road": Names.ROAD,
            "house": Names.HOUSE,
            "floor": Names.FLOOR,
            "door": Names.DOOR,
            "person": Names.PERSON,
            "custody": Names.CUSTODY,
            "start": Names.START,
        }
        point = None
        if given(parameters, Names.DEFAULT_POINT):
            crs = QgsCoordinateReferenceSystem(EPSG)
            found = self.parameterAsPoint(parameters, Names.DEFAULT_POINT, context, crs)
            point = (found.x(), found.y())
        geography = Geography(
            mode,
            self._crs(parameters, context),
            ADDRESS_KEYS[self.parameterAsEnum(parameters, Names.KEY, context)],
            _REGISTER if mode == "register" else _ADDRESSES,
            REGISTER_DAYS[self.parameterAsEnum(parameters, Names.DAY, context)],
            REGISTER_ADDRESSES[self.parameterAsEnum(parameters, Names.WHOSE, context)],
            point,
        )
        return Source("table", columns=self._columns(parameters, context, roles), geography=geography)

    def _crs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """The system of coordinates in fields, as a study names it."""
        crs = self.parameterAsCrs(parameters, Names.CRS, context)
        return crs.authid() or (f"WKT:{crs.toWkt()}" if crs.isValid() else "")

    def _registers(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, tuple[Source, SourcePlan]]:
        """The layer of addresses and the register, as far as they are given."""
        crs = self._crs(parameters, context)
        found = {}
        if Names.ADDRESSES in self._plans:
            roles = {
                "address": Names.ADDRESSES_KEY,
                "x": Names.ADDRESSES_X,
                "y": Names.ADDRESSES_Y,
                "municipality": Names.ADDRESSES_MUNICIPALITY,
            }
            columns = self._columns(parameters, context, roles)
            geography = Geography("coordinates" if "x" in columns else "geometry", crs)
            source = Source(_ADDRESSES, columns=columns, geography=geography)
            found[_ADDRESSES] = (source, self._plans[Names.ADDRESSES])
        if Names.REGISTER in self._plans:
            roles = {
                "person": Names.REGISTER_PERSON,
                "start": Names.REGISTER_START,
                "stop": Names.REGISTER_STOP,
                "period": Names.REGISTER_DATE,
                "address": Names.REGISTER_ADDRESS,
                "x": Names.REGISTER_X,
                "y": Names.REGISTER_Y,
                "cell": Names.REGISTER_CELL,
            }
            columns = self._columns(parameters, context, roles)
            modes = {"address": "address", "x": "coordinates", "cell": "cell"}
            mode = next((mode for role, mode in modes.items() if role in columns), "geometry")
            geography = Geography(mode, crs, register=_ADDRESSES)
            source = Source(_REGISTER, columns=columns, geography=geography)
            found[_REGISTER] = (source, self._plans[Names.REGISTER])
        return found

    def _date(self, parameters: dict[str, Any], context: QgsProcessingContext, source: Source) -> str:
        """The field with the day of the event, "" where no day is needed."""
        geography, plan = source.geography, self._plans[Names.INPUT]
        if geography.mode != "register":
            return ""
        if given(parameters, Names.DATE):
            date = self._columns(parameters, context, {"date": Names.DATE})["date"]
            plan.field_index(date)
            return date
        dated = any(
            given(parameters, name)
            for name in (Names.REGISTER_START, Names.REGISTER_STOP, Names.REGISTER_DATE)
        )
        if dated and not (geography.whose == "before" and "start" in source.columns):
            raise SourceError("register_without_date", layer=plan.name)
        return ""

    def _codes(
        self, parameters: dict[str, Any], context: QgsProcessingContext, mode: str, tick: Tick
    ) -> AreaPoints | CellPoints:
        """What codes stand for: areas of a layer, or cells of the national grid."""
        if mode != "area":
            return CellPoints()
        plan = self._plans.get(Names.AREAS)
        field = self._columns(parameters, context, {"id": Names.AREAS_ID}).get("id", "")
        if plan is None or not field:
            raise SourceError("no_areas_chosen", layer=self._plans[Names.INPUT].name)
        return read_area_points(plan, field, context.transformContext(), tick)
