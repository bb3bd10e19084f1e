"""``combineindicators``: several indicators as one figure per cell."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...adapters.maps.styles import COMBINED, style_output
from ...adapters.results.areas import base_population
from ...adapters.results.combining import (
    NEEDED,
    CombineRule,
    combine_indicators,
    combined_lines,
    indicator_rows,
)
from ...adapters.results.layers import read_table
from ...adapters.results.writers import fields_of
from ...adapters.tables.plans import SourcePlan, plan_source
from ...adapters.words import Wording, period_unit
from ...domain import schema
from ...domain.composite import COMPOSITES
from ..base import BoligmonAlgorithm, given, helped, spoken, tell, ticker, write_output

_NUMBER = QgsProcessingParameterNumber.Type


class CombineIndicatorsAlgorithm(BoligmonAlgorithm):
    """Combines indicators per cell."""

    INPUTS, COMPOSITE, BAD_LOW, PERIODS = "INPUTS", "COMPOSITE", "BAD_LOW", "PERIODS"
    BASE, OUTPUT = "BASE", "OUTPUT"

    _styled = ""  # destination to style; empty when the run was canceled
    _known = Wording()

    def name(self) -> str:
        return "combineindicators"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Combine indicators")

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Says per cell in how many indicators and periods it was in the top share, and gives it one "
            "figure over the indicators, the composite.\n\n"
            "Needs layers with one feature per indicator, cell and period and the fields cell_id, period, "
            "selected (1, 0, NULL), events, population and multiplier, as the step Select top share gives "
            "them; a layer may hold several indicators (the field indicator). A cell has a rate (sum of "
            "events / sum of population x multiplier) in an indicator where it was ranked in some period.\n\n"
            "Mean of percentile ranks: per cent, 0 to 100; cells that tie share the middle of their ranks. "
            "Mean of z-scores: standard deviations from the mean of the cells. Both as in the OECD's "
            "handbook on composite indicators (2008).\n\n"
            "Points: 0 for a rate no worse than the municipality's, 1 up to one standard deviation worse, 2 "
            "up to two, 3 beyond, added over the indicators. Aarhus adds points by the distance from its "
            "mean in this manner; its limits between the points are not published, these are our own.\n\n"
            "High is bad in all three. Every indicator weighs the same. indicators says on how many of them "
            "the composite of a cell rests: compare points of cells with the same number only.\n\n"
            "Output: periods = pairs of an indicator and a period in which the cell was ranked, "
            "periods_selected = those in which it was in the top share, periods_any = periods in which it "
            "was in the top share of some indicator; events and exposure are periods_selected and periods, "
            "rate the one in per cent of the other. The step Monitoring areas takes the output as it is, "
            "with the value periods_selected, or composite and a minimum value."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        inputs = QgsProcessingParameterMultipleLayers(
            self.INPUTS,
            self.tr("Top share per period"),
            QgsProcessing.SourceType.TypeVectorPolygon,
        )
        text = self.tr("Layers with one feature per indicator, cell and period.")
        self.addParameter(helped(inputs, text))
        options = [
            self.tr("mean of percentile ranks"),
            self.tr("mean of z-scores"),
            self.tr("points by distance from the municipality's mean"),
        ]
        composite = QgsProcessingParameterEnum(self.COMPOSITE, self.tr("Composite"), options, defaultValue=0)
        self.addParameter(helped(composite, self.tr("How the indicators become one figure.")))
        low = QgsProcessingParameterString(
            self.BAD_LOW, self.tr("Indicators of which low is bad"), optional=True
        )
        text = self.tr("Names as in the field indicator, with semicolons between them: income, employment.")
        self.addParameter(helped(low, text))
        latest = QgsProcessingParameterNumber(
            self.PERIODS,
            self.tr("Latest periods only"),
            _NUMBER.Integer,
            defaultValue=None,
            optional=True,
            minValue=1,
        )
        text = self.tr("Only so many of the latest periods count. Empty: all.")
        self.addParameter(helped(latest, text))
        base = QgsProcessingParameterFeatureSource(
            self.BASE,
            self.tr("Cells with a common population"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        )
        text = self.tr(
            "Layer with cell_id and population (families say) that becomes the population of the output, "
            "when the indicators have different ones; of several periods the latest counts. Empty: the "
            "largest of the indicators' populations."
        )
        self.addParameter(helped(base, text, advanced=True))
        # In Danish the algorithm's title is a verb, which would be no name for a layer.
        title = QCoreApplication.translate("Boligmon", "Combined indicators")
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, title))

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        definition = self.parameterDefinition(self.INPUTS)
        layers = self.parameterAsLayerList(parameters, self.INPUTS, context)
        self._plans = [plan_source(definition, {self.INPUTS: layer}, context) for layer in layers]
        self._base: SourcePlan | None = None
        if given(parameters, self.BASE):
            self._base = plan_source(self.parameterDefinition(self.BASE), parameters, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        rule = self._rule(parameters, context)
        for plan in self._plans:
            for name in NEEDED:
                plan.field_index(name)
        tables = []
        for done, plan in enumerate(self._plans):
            start = 0.4 * done / len(self._plans)
            tick = ticker(feedback, start, start + 0.4 / len(self._plans))
            tables.append(read_table(plan, tick, (*NEEDED, "indicator")))
        base = None
        if self._base is not None:
            base = base_population(read_table(self._base, ticker(feedback, 0.4, 0.5)))
        layer = combine_indicators(indicator_rows(tables), rule, base, ticker(feedback, 0.5, 0.8))
        tell(feedback, combined_lines(layer))
        units = {period_unit(period) for period in layer.periods}
        unit = units.pop() if len(units) == 1 else ""
        self._known = Wording(composite=rule.composite, unit=unit)
        self._styled = write_output(
            self,
            self.OUTPUT,
            (parameters, context, ticker(feedback, 0.8, 1.0)),
            fields_of(schema.COMBINED_COLUMNS),
            layer.columns,
            (self._plans[0].rows_type, self._plans[0].crs, layer.shapes),
        )
        return {self.OUTPUT: self._styled}

    def _rule(self, parameters: dict[str, Any], context: QgsProcessingContext) -> CombineRule:
        latest = None
        if given(parameters, self.PERIODS):
            latest = self.parameterAsInt(parameters, self.PERIODS, context)
        names = self.parameterAsString(parameters, self.BAD_LOW, context).split(";")
        return CombineRule(
            composite=COMPOSITES[self.parameterAsEnum(parameters, self.COMPOSITE, context)],
            bad_low=tuple(name.strip() for name in names if name.strip()),
            latest=latest,
        )

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, COMBINED, context, feedback, known=self._known)
        return {}
