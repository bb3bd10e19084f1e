"""``monitoringareas``: contiguous areas of the cells that keep returning."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...adapters.maps.styles import style_output
from ...adapters.results.areas import AreaLayer, base_population, cells_of, previous_areas
from ...adapters.results.layers import read_table
from ...adapters.results.reports import area_lines
from ...adapters.results.writers import extended, fields_of
from ...adapters.tables.plans import SourcePlan, plan_source
from ...domain import schema
from ...domain.designation import AreaRule, designate
from ..base import BoligmonAlgorithm, copy_output, given, helped, spoken, tell, ticker, write_output

_FIELD = QgsProcessingParameterField.DataType.Any
_NUMBER = QgsProcessingParameterNumber.Type


class MonitoringAreasAlgorithm(BoligmonAlgorithm):
    """Makes monitoring areas of cells."""

    INPUT, VALUE, MIN_VALUE, CONTIGUITY, MAX_GAP = "INPUT", "VALUE", "MIN_VALUE", "CONTIGUITY", "MAX_GAP"
    MIN_POPULATION, FILL_HOLES, BASE, PREVIOUS = "MIN_POPULATION", "FILL_HOLES", "BASE", "PREVIOUS"
    OUTPUT, CELLS_OUTPUT = "OUTPUT", "CELLS_OUTPUT"

    _styled = _cells = ""  # destinations to style; empty when the run was canceled

    def name(self) -> str:
        return "monitoringareas"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Monitoring areas")

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Joins the cells that were in the top share often enough into contiguous areas and drops areas "
            "with too few families.\n\n"
            "Needs a layer with one feature per cell and the fields cell_id, population, events, exposure, "
            "multiplier and the value, as the step before gives it. Optional: indicator (areas are made for "
            "each), periods (the default minimum is half of them).\n\n"
            "Output, per indicator: rate = sum of events / sum of exposure x multiplier with 95 % limits. "
            "They are the limits of a rate of independent events: too narrow where cases last (the log of "
            "the step before says by how much), wide for shares, without meaning for means. The area was "
            "chosen because its numbers were high: expect the next years' numbers to be lower. population "
            "is that of the latest period, exposure the sum over the periods (family-years); value_max and "
            "value_mean are of the value (periods).\n\n"
            "With previous areas, an area that goes on keeps its id and name: the pair that shares most "
            "families is matched first.\n\n"
            "Outlines of small cells are for internal use: they say something about every family inside."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        source = QgsProcessingParameterFeatureSource(
            self.INPUT, self.tr("Periods in the top share"), polygons
        )
        self.addParameter(helped(source, self.tr("One feature per indicator and cell.")))
        value = QgsProcessingParameterField(
            self.VALUE,
            self.tr("Value to choose cells by"),
            "periods_selected",
            parentLayerParameterName=self.INPUT,
            type=_FIELD,
        )
        self.addParameter(helped(value, self.tr("Usually the number of periods in the top share.")))
        minimum = QgsProcessingParameterNumber(
            self.MIN_VALUE, self.tr("Minimum periods"), _NUMBER.Double, defaultValue=None, optional=True
        )
        text = self.tr("Smallest value of a cell in an area. Empty: half of the periods, rounded up.")
        self.addParameter(helped(minimum, text))
        options = [self.tr("edge"), self.tr("edge or corner")]
        contiguity = QgsProcessingParameterEnum(
            self.CONTIGUITY, self.tr("Contiguity"), options, defaultValue=1
        )
        self.addParameter(helped(contiguity, self.tr("Which cells are neighbours.")))
        gap = QgsProcessingParameterNumber(
            self.MAX_GAP, self.tr("Maximum gap (cells)"), _NUMBER.Integer, defaultValue=1
        )
        self.addParameter(
            helped(gap, self.tr("Number of other cells that may lie between two cells of an area."))
        )
        least = QgsProcessingParameterNumber(
            self.MIN_POPULATION, self.tr("Minimum population of an area"), _NUMBER.Double, defaultValue=50
        )
        self.addParameter(
            helped(least, self.tr("Areas with fewer (families) in the latest period are dropped."))
        )
        fill = QgsProcessingParameterBoolean(self.FILL_HOLES, self.tr("Fill holes"), defaultValue=False)
        text = self.tr("Takes in the cells of the layer that lie in the gaps or are enclosed by one area.")
        self.addParameter(helped(fill, text))
        self._add_layers(polygons)

    def _add_layers(self, polygons: list[Any]) -> None:
        base = QgsProcessingParameterFeatureSource(
            self.BASE,
            self.tr("Cells with a common population"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        )
        text = self.tr(
            "Layer with cell_id and population (families say) by which the minimum is judged and areas are "
            "matched, when the indicators have different populations; of several periods the latest counts."
        )
        self.addParameter(helped(base, text, advanced=True))
        previous = QgsProcessingParameterFeatureSource(
            self.PREVIOUS, self.tr("Previous monitoring areas"), polygons, optional=True
        )
        text = self.tr("Areas of an earlier run with area_id and name, which areas that go on keep.")
        self.addParameter(helped(previous, text))
        # In Danish the algorithm's title is a verb, which would be no name for a layer.
        title = QCoreApplication.translate("Boligmon", "Monitoring areas")
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, title))
        cells = QgsProcessingParameterFeatureSink(
            self.CELLS_OUTPUT,
            self.tr("Cells of the areas"),
            polygons[0],
            optional=True,
            createByDefault=False,
        )
        self.addParameter(helped(cells, self.tr("The cells that belong to an area, with its area_id.")))

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._plans: dict[str, SourcePlan] = {
            name: plan_source(self.parameterDefinition(name), parameters, context)
            for name in (self.INPUT, self.BASE, self.PREVIOUS)
            if given(parameters, name)
        }
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        rule = self._rule(parameters, context)
        plan = self._plans[self.INPUT]
        value = self.parameterAsString(parameters, self.VALUE, context)
        needed = ("cell_id", value, "population", "events", "exposure", "multiplier")
        for name in needed:
            plan.field_index(name)
        table = read_table(plan, ticker(feedback, 0.0, 0.3), (*needed, "indicator", "periods"))
        base = None
        if self.BASE in self._plans:
            base = base_population(read_table(self._plans[self.BASE], ticker(feedback, 0.3, 0.4)))
        previous = None
        if self.PREVIOUS in self._plans:
            previous = previous_areas(self._plans[self.PREVIOUS], plan.crs, context.transformContext())
        groups = list(table.groups("indicator"))
        layer = AreaLayer(self.tr("Area {number}"), several=len(groups) > 1)
        for done, ((indicator,), rows) in enumerate(groups):
            tick = ticker(feedback, 0.4 + 0.4 * done / len(groups), 0.4 + 0.4 * (done + 1) / len(groups))
            cells, neighbourhood = cells_of(table, rows, value, base, indicator, tick)
            found = designate(cells, neighbourhood, rule)
            tell(feedback, area_lines(indicator, found, rule))
            layer.add(indicator, rows, table.shapes, cells.base, found, previous)
        return self._write(parameters, context, feedback, table, layer)

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        table: Any,  # noqa: ANN401 - adapters.layers.Table
        layer: AreaLayer,
    ) -> dict[str, Any]:
        self._styled = write_output(
            self,
            self.OUTPUT,
            (parameters, context, ticker(feedback, 0.8, 0.9)),
            fields_of(schema.AREA_COLUMNS),
            layer.columns,
            (QgsWkbTypes.Type.MultiPolygon, table.plan.crs, layer.shapes),
        )
        results = {self.OUTPUT: self._styled}
        if given(parameters, self.CELLS_OUTPUT):
            members = table.only(np.array(layer.member_rows, dtype=np.int64))
            self._cells = copy_output(
                self,
                self.CELLS_OUTPUT,
                (parameters, context, ticker(feedback, 0.9, 1.0)),
                members,
                extended(table.plan.fields, {"area_id": str}, table.plan.name),
                [layer.member_ids],
            )
            results[self.CELLS_OUTPUT] = self._cells
        feedback.setProgress(100)
        return results

    def _rule(self, parameters: dict[str, Any], context: QgsProcessingContext) -> AreaRule:
        minimum = None
        if given(parameters, self.MIN_VALUE):
            minimum = self.parameterAsDouble(parameters, self.MIN_VALUE, context)
        return AreaRule(
            min_value=minimum,
            contiguity=schema.CONTIGUITIES[self.parameterAsEnum(parameters, self.CONTIGUITY, context)],
            max_gap=self.parameterAsInt(parameters, self.MAX_GAP, context),
            min_population=self.parameterAsDouble(parameters, self.MIN_POPULATION, context),
            fill_holes=self.parameterAsBoolean(parameters, self.FILL_HOLES, context),
        )

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, "areas", context, feedback)
        style_output(self._cells, "periods", context, feedback)
        return {}
