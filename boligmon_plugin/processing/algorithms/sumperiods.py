"""``sumperiods``: in how many years a cell was in the top share."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ...adapters.maps.styles import style_output
from ...adapters.results.layers import one_multiplier, pivot, read_table
from ...adapters.results.reports import Line, chance_lines, lasting_lines, sum_lines
from ...adapters.results.tables import sum_table
from ...adapters.results.writers import fields_of
from ...adapters.tables.plans import plan_source
from ...domain import schema
from ...domain.chance import Chance, chance_if_raw
from ...domain.limits import spell_dispersion
from ...domain.sums import PeriodSums, sum_periods
from ..base import BoligmonAlgorithm, helped, spoken, tell, ticker, write_output

_FIELD = QgsProcessingParameterField.DataType.Any


class SumPeriodsAlgorithm(BoligmonAlgorithm):
    """Adds the periods of each cell."""

    INPUT, CELL, PERIOD, SELECTED, OUTPUT = "INPUT", "CELL", "PERIOD", "SELECTED", "OUTPUT"

    _styled = ""  # destination to style; empty when the run was canceled

    def name(self) -> str:
        return "sumperiods"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Sum over periods")

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Adds the periods of each cell: in how many it was in the top share, the first and the last, "
            "the pattern, and the rate over all periods = sum of events / sum of population x "
            "multiplier.\n\n"
            "Needs a layer with one feature per cell and period and the fields selected (1, 0, NULL), "
            "events, population and multiplier. Optional: indicator; threshold (for the number expected by "
            "chance).\n\n"
            "Pattern: too_few (fewer than 3 periods with a rank), never, historical (not in the latest "
            "period), new (only in the latest), persistent (at least 90 % of the periods), consecutive (an "
            "unbroken run up to the latest), sporadic. These are not quite the classes of other "
            "software.\n\n"
            "Output: one feature per cell and indicator. population is that of the latest period, exposure "
            "the sum over the periods (family-years), events the sum over the same periods.\n\n"
            "The log sets the number of cells beside the number that chance would give, when every event is "
            "independent and when cases last as long as they do here."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        vectors = [QgsProcessing.SourceType.TypeVector]
        source = QgsProcessingParameterFeatureSource(self.INPUT, self.tr("Top share per period"), vectors)
        self.addParameter(helped(source, self.tr("One feature per indicator, cell and period.")))
        for name, label, default, text in (
            (self.CELL, self.tr("Cell field"), "cell_id", self.tr("Code of the cell or area.")),
            (self.PERIOD, self.tr("Period field"), "period", self.tr("Text that sorts: 2015, 2015-Q3.")),
            (
                self.SELECTED,
                self.tr("Field that says what is selected"),
                "selected",
                self.tr("1, 0, or NULL where the cell was not ranked."),
            ),
        ):
            field = QgsProcessingParameterField(
                name, label, default, parentLayerParameterName=self.INPUT, type=_FIELD
            )
            self.addParameter(helped(field, text))
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Periods in the top share")))

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
        names = [
            self.parameterAsString(parameters, name, context)
            for name in (self.CELL, self.PERIOD, self.SELECTED)
        ]
        for name in (*names, "events", "population", "multiplier"):
            self._plan.field_index(name)
        needed = (*names, "indicator", "events", "population", "multiplier", "threshold")
        table = read_table(self._plan, ticker(feedback, 0.0, 0.4), needed)
        cell, period, selected = table.texts(names[0]), table.texts(names[1]), table.flags(names[2])
        columns: list[list[Any]] = [[] for _ in schema.SUM_COLUMNS]
        shapes: list[QgsGeometry] = []
        groups = list(table.groups("indicator"))
        figures = {name: table.counts(name) for name in ("events", "population", "multiplier")}
        figures["threshold"] = (
            table.numbers("threshold") if table.has("threshold") else np.full(len(cell), np.nan)
        )
        for done, ((indicator,), rows) in enumerate(groups):
            tick = ticker(feedback, 0.4 + 0.4 * done / len(groups), 0.4 + 0.4 * (done + 1) / len(groups))
            first, periods, spread = pivot(table, rows, cell, period)
            multiplier = one_multiplier(table, indicator, figures["multiplier"][rows])
            flag = spread(selected)
            events, population = spread(figures["events"]), spread(figures["population"])
            sums = sum_periods(flag, events, population, multiplier=multiplier)
            chance = chance_if_raw(
                flag, (events, population), spread(figures["threshold"]), multiplier=multiplier, tick=tick
            )
            self._say(feedback, indicator, sums, chance)
            if chance is not None:
                tell(feedback, lasting_lines(spell_dispersion(np.floor(events + 0.5))))
            more = sum_table(indicator, cell[first], periods, sums, multiplier)
            columns = [[*old, *new] for old, new in zip(columns, more)]
            shapes += [table.features[row].geometry() for row in first.tolist()]
        self._styled = write_output(
            self,
            self.OUTPUT,
            (parameters, context, ticker(feedback, 0.8, 1.0)),
            fields_of(schema.SUM_COLUMNS),
            columns,
            (self._plan.rows_type, self._plan.crs, shapes),
        )
        return {self.OUTPUT: self._styled}

    def _say(
        self, feedback: QgsProcessingFeedback, indicator: str, sums: PeriodSums, chance: Chance | None
    ) -> None:
        tell(feedback, sum_lines(indicator, sums))
        if chance is not None:
            tell(feedback, chance_lines(indicator, chance))
        else:
            text = self.tr(
                "The number expected by chance is known for counted events ranked by the raw rate only."
            )
            tell(feedback, [Line(text)])

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, "periods", context, feedback)
        return {}
