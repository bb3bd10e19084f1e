"""``selecttop``: the yearly top 25 % of the cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ...adapters.maps.styles import style_output
from ...adapters.results.layers import Table, read_table
from ...adapters.results.reports import Line, top_lines
from ...adapters.results.writers import extended, whole
from ...adapters.tables.plans import plan_source
from ...adapters.words import Wording
from ...domain import schema
from ...domain.topshare import TopShare, check_share, top_share_by
from ..base import BoligmonAlgorithm, copy_output, helped, spoken, tell, ticker

_FIELD = QgsProcessingParameterField.DataType.Any


class SelectTopAlgorithm(BoligmonAlgorithm):
    """Selects the top share of the cells of each indicator and period."""

    INPUT, VALUE, PERIOD, SHARE, UNIVERSE, OUTPUT = "INPUT", "VALUE", "PERIOD", "SHARE", "UNIVERSE", "OUTPUT"

    _styled = ""  # destination to style; empty when the run was canceled
    _share = 25.0

    def name(self) -> str:
        return "selecttop"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Select top share per period")

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Selects, per indicator and period, the cells whose value is among the highest: a cell is "
            "selected if it has an event and fewer than SHARE per cent of the ranked cells have a strictly "
            "greater value. Cells that tie at the limit are all selected.\n\n"
            "Needs a layer with one feature per cell and period, as the step before gives it. Optional "
            "fields: indicator (without it all rows are one indicator), status (without it every cell with "
            "a value is ranked; with it cells below the minimum population are not), events (without it a "
            "value above 0 counts as an event), population (needed to rank by share of the population).\n\n"
            "Output: the input with rank (1 is the highest), threshold (the smallest value selected, in the "
            "unit of the value) and selected: 1, 0, or NULL where the cell is not ranked.\n\n"
            "The log says how many of the selected cells rest on a single event."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        vectors = [QgsProcessing.SourceType.TypeVector]
        source = QgsProcessingParameterFeatureSource(
            self.INPUT, self.tr("Rates per cell and period"), vectors
        )
        self.addParameter(helped(source, self.tr("One feature per indicator, cell and period.")))
        value = QgsProcessingParameterField(
            self.VALUE, self.tr("Value to rank by"), "rate", parentLayerParameterName=self.INPUT, type=_FIELD
        )
        text = self.tr(
            "The raw rate is the documented method; rate_smoothed or rate_low rank small cells lower."
        )
        self.addParameter(helped(value, text))
        period = QgsProcessingParameterField(
            self.PERIOD, self.tr("Period field"), "period", parentLayerParameterName=self.INPUT, type=_FIELD
        )
        self.addParameter(helped(period, self.tr("Each period is ranked by itself.")))
        share = QgsProcessingParameterNumber(
            self.SHARE, self.tr("Top share (%)"), QgsProcessingParameterNumber.Type.Double, defaultValue=25
        )
        self.addParameter(helped(share, self.tr("Above 0 and below 100 per cent of the ranked cells.")))
        options = [
            self.tr("cells with events"),
            self.tr("all populated cells"),
            self.tr("share of the population"),
        ]
        universe = QgsProcessingParameterEnum(
            self.UNIVERSE, self.tr("Cells that are ranked"), options, defaultValue=0
        )
        text = self.tr(
            "What the share is a share of: the cells that have events, all cells with at least the minimum "
            "population, or the population of these cells."
        )
        self.addParameter(helped(universe, text))
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Top share per period")))

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._plan = plan_source(self.parameterDefinition(self.INPUT), parameters, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        share = self.parameterAsDouble(parameters, self.SHARE, context)
        check_share(share)
        self._share = share
        universe = schema.UNIVERSES[self.parameterAsEnum(parameters, self.UNIVERSE, context)]
        value_name = self.parameterAsString(parameters, self.VALUE, context)
        period_name = self.parameterAsString(parameters, self.PERIOD, context)
        for name in (value_name, period_name):
            self._plan.field_index(name)
        needed = (value_name, period_name, "indicator", "events", "population", "status")
        table = read_table(self._plan, ticker(feedback, 0.0, 0.4), needed)
        rank, threshold, selected = self._select(table, (value_name, period_name), share, universe, feedback)
        fields = extended(self._plan.fields, schema.TOP_COLUMNS, self._plan.name)
        thresholds = [None if limit != limit else limit for limit in threshold.tolist()]  # noqa: PLR0124
        self._styled = copy_output(
            self,
            self.OUTPUT,
            (parameters, context, ticker(feedback, 0.5, 1.0)),
            table,
            fields,
            [whole(rank), thresholds, whole(selected)],
        )
        return {self.OUTPUT: self._styled}

    def _select(
        self,
        table: Table,
        names: tuple[str, str],
        share: float,
        universe: str,
        feedback: QgsProcessingFeedback,
    ) -> tuple[Any, Any, Any]:
        value_name, period_name = names
        value = table.numbers(value_name)
        # Without events a value above 0 counts as some: of single ones nothing is known and nothing said.
        events = table.counts("events") if table.has("events") else np.where(value > 0, 2.0, 0.0)
        population = table.counts("population") if table.has("population") else np.full(len(value), np.nan)
        ranked = (
            np.isin(table.texts("status"), schema.RANKED_STATUSES)
            if table.has("status")
            else np.ones(len(value), dtype=bool)
        )
        rank, threshold, selected = (np.full(len(value), np.nan) for _ in range(3))
        for (indicator, period), rows in table.groups("indicator", period_name):
            top = top_share_by(
                value_name,
                value[rows],
                events[rows],
                population[rows],
                ranked[rows],
                share=share,
                universe=universe,
                period=period,
            )
            rank[rows], threshold[rows], selected[rows] = top.rank, top.threshold, top.selected
            threshold[rows[np.isnan(top.selected)]] = np.nan
            self._say(feedback, indicator, period, top, value[rows])
        return rank, threshold, selected

    def _say(
        self,
        feedback: QgsProcessingFeedback,
        indicator: str,
        period: str,
        top: TopShare,
        value: Any,  # noqa: ANN401
    ) -> None:
        if np.isnan(value).all():
            text = self.tr("{period}: no rates, so nothing is ranked.")
            tell(feedback, [Line(text.format(period=period), warning=True)])
        else:
            tell(feedback, top_lines(indicator, period, top))

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, "selected", context, feedback, known=Wording(share=self._share))
        return {}
