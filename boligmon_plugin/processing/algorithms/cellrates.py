"""``cellrates``: events per 1,000 families and rates like it, per cell and period."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...adapters.counting.counts import count_sources
from ...adapters.counting.source import Source
from ...adapters.locating.geography import CellPlan, Geography, plan_cells
from ...adapters.maps.styles import style_output
from ...adapters.results.accountlines import account_lines
from ...adapters.results.reports import geography_lines, rate_lines
from ...adapters.results.tables import rate_table, unplaced_table
from ...adapters.results.writers import fields_of
from ...adapters.tables.accounts import SourceCounts
from ...adapters.tables.plans import SourcePlan, plan_source
from ...adapters.words import Wording
from ...domain import schema
from ...domain.periods import HALF_YEAR, MONTH, QUARTER, SCHOOL_YEAR, YEAR
from ...domain.rates import RateRule, check_rule, compute_rates, join_counts
from ...study.sources import TableRoles
from ..base import BoligmonAlgorithm, given, spoken, tell, ticker, write_output
from ..cellrates_parameters import CellRatesParameters as Names

_PERIOD_UNITS = ("coarser", "given", YEAR, HALF_YEAR, QUARTER, MONTH, SCHOOL_YEAR)


class CellRatesAlgorithm(BoligmonAlgorithm):
    """Counts two sources into the same cells and periods and divides them."""

    _styled = _unplaced = ""  # destinations to style; empty when the run was canceled
    _confidence = 95.0

    def name(self) -> str:
        return "cellrates"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Rates per cell and period")

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Counts events (the numerator, placements say) and a population (the denominator, families say) "
            "per cell and period and divides them: rate = events / population x multiplier.\n\n"
            "Both sources may be point layers in any coordinate system or tables with a code of a cell or "
            "area; a row counts one, or the number in a field, or distinct combinations of fields are "
            "counted. Without a cell layer the cells are those of the Danish national grid (Det Danske "
            "Kvadratnet) that occur in the data.\n\n"
            "Populations are stocks: several dates in a period are averaged, never added. A period that "
            "only one source has gets the status missing and no rate. The log accounts for every row: read "
            "= placed + not placed, by reason.\n\n"
            "Output: one feature per cell and period. Rates and limits are per multiplier (per 1,000 "
            "families); events and persons are counts; NULL where there is no rate.\n\n"
            "The result contains small numbers and is for internal use."
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
            for name in (Names.EVENTS, Names.POPULATION, Names.CELLS, Names.MASK)
            if given(parameters, name)
        }
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        rule = self._rule(parameters, context)
        check_rule(rule)
        self._confidence = 100 * rule.confidence
        size = self.parameterAsInt(parameters, Names.CELL_SIZE, context)
        cells_id = self.parameterAsString(parameters, Names.CELLS_ID, context)
        plan = CellPlan(self._plans.get(Names.CELLS), cells_id, size, self._plans.get(Names.MASK))
        geography = plan_cells(plan, context.transformContext(), ticker(feedback, 0.0, 0.05))
        events = self._events(parameters, context, geography)
        population = self._population(parameters, context, geography)
        unit, *counts = count_sources(
            events,
            population,
            period_unit=_PERIOD_UNITS[self.parameterAsEnum(parameters, Names.PERIOD_UNIT, context)],
            with_persons=bool(events.roles.person),
            keep_unplaced=given(parameters, Names.UNPLACED),
            tick=ticker(feedback, 0.05, 0.6),
        )
        panel = join_counts(
            counts[0].counted,
            counts[1].counted,
            unit=unit,
            events_stock=events.roles.stock,
            population_at=schema.SNAPSHOTS[self.parameterAsEnum(parameters, Names.POPULATION_AT, context)],
            population_later=self.parameterAsInt(parameters, Names.POPULATION_SHIFT, context),
            cells=geography.all_keys,
        )
        centres = geography.centres(panel.cells) if rule.smoothing == "kernel" else None
        rates = compute_rates(panel, rule, centres=centres)
        tell(
            feedback, geography_lines(geography), account_lines(counts, panel), rate_lines(panel, rates, rule)
        )
        indicator = self.parameterAsString(parameters, Names.INDICATOR, context)
        columns, shapes = rate_table(panel, rates, geography, indicator, rule.multiplier)
        return self._write(parameters, context, feedback, geography, counts, columns, shapes)

    def _write(  # noqa: PLR0913, PLR0917 - the run and everything it found
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        geography: Geography,
        counts: list[SourceCounts],
        columns: list[list[Any]],
        shapes: list[Any],
    ) -> dict[str, Any]:
        """Opens the sinks, last of all so that a refusal leaves nothing half-written, and fills them."""
        accounts = {"events": counts[0].account, "population": counts[1].account}
        results: dict[str, Any] = {}
        for name, account in accounts.items():
            results[f"{name.upper()}_READ"] = account.read
            results[f"{name.upper()}_PLACED"] = account.placed
            results[f"{name.upper()}_UNPLACED"] = account.read - account.placed
        multi = geography.cells is not None
        kind = QgsWkbTypes.Type.MultiPolygon if multi else QgsWkbTypes.Type.Polygon
        self._styled = write_output(
            self,
            Names.OUTPUT,
            (parameters, context, ticker(feedback, 0.6, 1.0)),
            fields_of(schema.RATE_COLUMNS),
            columns,
            (kind, geography.crs, shapes),
        )
        results[Names.OUTPUT] = self._styled
        if given(parameters, Names.UNPLACED):
            self._unplaced = write_output(
                self,
                Names.UNPLACED,
                (parameters, context, ticker(feedback, 1.0, 1.0)),
                fields_of(schema.UNPLACED_COLUMNS),
                unplaced_table(accounts),
                None,
            )
            results[Names.UNPLACED] = self._unplaced
        return results

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, "rates", context, feedback, known=Wording(confidence=self._confidence))
        style_output(self._unplaced, "unplaced", context, feedback)
        return {}

    def _rule(self, parameters: dict[str, Any], context: QgsProcessingContext) -> RateRule:
        size = self.parameterAsInt(parameters, Names.CELL_SIZE, context)
        bandwidth = self.parameterAsDouble(parameters, Names.BANDWIDTH, context)
        if not given(parameters, Names.BANDWIDTH):
            bandwidth = 300.0 if given(parameters, Names.CELLS) else 3.0 * size
        return RateRule(
            kind=schema.KINDS[self.parameterAsEnum(parameters, Names.KIND, context)],
            multiplier=self.parameterAsDouble(parameters, Names.MULTIPLIER, context),
            min_population=self.parameterAsDouble(parameters, Names.MIN_POPULATION, context),
            confidence=self.parameterAsDouble(parameters, Names.CONFIDENCE, context) / 100,
            smoothing=schema.SMOOTHINGS[self.parameterAsEnum(parameters, Names.SMOOTHING, context)],
            bandwidth=bandwidth,
        )

    def _has_codes(self, parameters: dict[str, Any]) -> bool:
        """Whether a source is placed by codes, so that the boundary cuts whole cells."""
        return given(parameters, Names.EVENTS_CELL) or given(parameters, Names.POPULATION_CELL)

    def _fields(
        self, parameters: dict[str, Any], context: QgsProcessingContext, name: str
    ) -> tuple[str, ...]:
        return tuple(self.parameterAsStrings(parameters, name, context))

    def _one(self, parameters: dict[str, Any], context: QgsProcessingContext, name: str) -> str:
        # Filters too: parameterAsExpression gives "" for one that cannot be parsed, and all rows would pass.
        return self.parameterAsString(parameters, name, context)

    def _events(
        self, parameters: dict[str, Any], context: QgsProcessingContext, geography: Geography
    ) -> Source:
        nature = self.parameterAsEnum(parameters, Names.EVENTS_NATURE, context)
        roles = TableRoles(
            period=self._one(parameters, context, Names.EVENTS_PERIOD),
            count=self._one(parameters, context, Names.EVENTS_COUNT),
            unit=self._fields(parameters, context, Names.EVENTS_UNIT),
            person=self._one(parameters, context, Names.EVENTS_PERSON),
            cell=self._one(parameters, context, Names.EVENTS_CELL),
            filter=self._one(parameters, context, Names.EVENTS_FILTER),
            stock=schema.NATURES[nature] == "stock",
        )
        plan = self._plans[Names.EVENTS]
        whole = self._has_codes(parameters)
        return Source(plan, roles, geography.placer(plan.crs, whole_cells=whole))

    def _population(
        self, parameters: dict[str, Any], context: QgsProcessingContext, geography: Geography
    ) -> Source:
        roles = TableRoles(
            period=self._one(parameters, context, Names.POPULATION_PERIOD),
            count=self._one(parameters, context, Names.POPULATION_COUNT),
            unit=self._fields(parameters, context, Names.POPULATION_UNIT),
            cell=self._one(parameters, context, Names.POPULATION_CELL),
            filter=self._one(parameters, context, Names.POPULATION_FILTER),
            stock=True,
        )
        plan = self._plans[Names.POPULATION]
        whole = self._has_codes(parameters)
        return Source(plan, roles, geography.placer(plan.crs, whole_cells=whole))
