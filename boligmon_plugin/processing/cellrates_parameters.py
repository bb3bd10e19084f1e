"""Parameters of ``cellrates``, and those that the model passes on to it: frozen names, defaults, help."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from .base import helped

_FIELD = QgsProcessingParameterField.DataType.Any  # a CSV gives text for numbers
_NUMBER = QgsProcessingParameterNumber.Type


class CellRatesParameters:
    """Makes the definitions; ``parameters`` and ``outputs`` hold them in the order of the dialog."""

    EVENTS, EVENTS_PERIOD, EVENTS_COUNT = "EVENTS", "EVENTS_PERIOD", "EVENTS_COUNT"
    EVENTS_UNIT, EVENTS_PERSON, EVENTS_CELL = "EVENTS_UNIT", "EVENTS_PERSON", "EVENTS_CELL"
    EVENTS_FILTER, EVENTS_NATURE = "EVENTS_FILTER", "EVENTS_NATURE"
    POPULATION, POPULATION_PERIOD, POPULATION_COUNT = "POPULATION", "POPULATION_PERIOD", "POPULATION_COUNT"
    POPULATION_UNIT, POPULATION_CELL, POPULATION_FILTER = (
        "POPULATION_UNIT",
        "POPULATION_CELL",
        "POPULATION_FILTER",
    )
    POPULATION_AT, POPULATION_SHIFT = "POPULATION_AT", "POPULATION_SHIFT"
    CELLS, CELLS_ID, CELL_SIZE, MASK = "CELLS", "CELLS_ID", "CELL_SIZE", "MASK"
    PERIOD_UNIT, INDICATOR, KIND, MULTIPLIER = "PERIOD_UNIT", "INDICATOR", "KIND", "MULTIPLIER"
    MIN_POPULATION, CONFIDENCE, SMOOTHING, BANDWIDTH = (
        "MIN_POPULATION",
        "CONFIDENCE",
        "SMOOTHING",
        "BANDWIDTH",
    )
    OUTPUT, UNPLACED = "OUTPUT", "UNPLACED"

    def __init__(self) -> None:
        self.parameters: list[QgsProcessingParameterDefinition] = []
        self.outputs: list[QgsProcessingOutputNumber] = []
        self._add_events()
        self._add_population()
        self._add_cells()
        self._add_rule()
        self._add_outputs()

    def tr(self, text: str) -> str:
        return QCoreApplication.translate("CellRatesParameters", text)

    def _add(self, definition: QgsProcessingParameterDefinition) -> None:
        self.parameters.append(definition)

    def _source(self, name: str, label: str, text: str) -> None:
        vectors = [QgsProcessing.SourceType.TypeVector]
        self._add(helped(QgsProcessingParameterFeatureSource(name, label, vectors), text))

    def _field(self, name: str, label: str, parent: str, text: str, **options: Any) -> None:  # noqa: ANN401
        advanced = options.pop("advanced", False)
        field = QgsProcessingParameterField(
            name, label, parentLayerParameterName=parent, type=_FIELD, **options
        )
        self._add(helped(field, text, advanced=advanced))

    def _add_events(self) -> None:
        self._source(
            self.EVENTS,
            self.tr("Events (numerator)"),
            self.tr("Point layer or table: one row per event, or rows that hold a number of events."),
        )
        self._field(
            self.EVENTS_PERIOD,
            self.tr("Period field of the events"),
            self.EVENTS,
            self.tr("Year, date, quarter (2015-Q3, 2015K3), half-year, month or school year (2023/24)."),
        )
        self._field(
            self.EVENTS_COUNT,
            self.tr("Field with the number of events"),
            self.EVENTS,
            self.tr("For tables that are counted already; fractions are allowed. Empty: a row counts one."),
            optional=True,
        )
        self._add_event_columns()
        self._filter(self.EVENTS_FILTER, self.tr("Filter of the events"), self.EVENTS)
        nature = QgsProcessingParameterEnum(
            self.EVENTS_NATURE,
            self.tr("Nature of the events"),
            [self.tr("flow (happenings, added up)"), self.tr("stock (states at dates, averaged)")],
            defaultValue=0,
        )
        text = self.tr(
            "Moves and measures are flows. Snapshots of a state are stocks: dates of a period are averaged."
        )
        self._add(helped(nature, text))

    def _add_event_columns(self) -> None:
        self._field(
            self.EVENTS_UNIT,
            self.tr("Count distinct values of"),
            self.EVENTS,
            self.tr(
                "Fields whose distinct combinations are counted once per cell and period: citizen and type "
                "of measure, so that a citizen with two different measures counts twice and renewals do not."
            ),
            optional=True,
            allowMultiple=True,
        )
        self._field(
            self.EVENTS_PERSON,
            self.tr("Person id of the events"),
            self.EVENTS,
            self.tr(
                "Used in memory only: counts distinct persons, and widens the limits where the same persons "
                "count several times. It is written nowhere."
            ),
            optional=True,
        )
        self._field(
            self.EVENTS_CELL,
            self.tr("Cell or area code of the events"),
            self.EVENTS,
            self.tr("For tables without geometry: a grid code (100m_61768_6435) or the id of an area."),
            optional=True,
        )

    def _add_population(self) -> None:
        self._source(
            self.POPULATION,
            self.tr("Population (denominator)"),
            self.tr(
                "Point layer or table: one row per family (resident, pupil) and date, or rows that hold a "
                "number."
            ),
        )
        self._field(
            self.POPULATION_PERIOD,
            self.tr("Period field of the population"),
            self.POPULATION,
            self.tr("Year or date of the snapshot; several dates in a period are averaged."),
        )
        self._field(
            self.POPULATION_COUNT,
            self.tr("Field with the number in the population"),
            self.POPULATION,
            self.tr("For tables that are counted already. Empty: a row counts one."),
            optional=True,
        )
        self._field(
            self.POPULATION_UNIT,
            self.tr("Count distinct values of (population)"),
            self.POPULATION,
            self.tr("Fields whose distinct combinations are counted once per cell and date: the family id."),
            optional=True,
            allowMultiple=True,
        )
        self._field(
            self.POPULATION_CELL,
            self.tr("Cell or area code of the population"),
            self.POPULATION,
            self.tr("For tables without geometry: a grid code (100m_61768_6435) or the id of an area."),
            optional=True,
        )
        self._filter(self.POPULATION_FILTER, self.tr("Filter of the population"), self.POPULATION)
        self._add_snapshots()

    def _add_snapshots(self) -> None:
        at = QgsProcessingParameterEnum(
            self.POPULATION_AT,
            self.tr("Snapshots of a period that count"),
            [self.tr("mean of all"), self.tr("the first"), self.tr("the last")],
            defaultValue=0,
        )
        text = self.tr("Which dates count where the population has several in a period.")
        self._add(helped(at, text, advanced=True))
        shift = QgsProcessingParameterNumber(
            self.POPULATION_SHIFT,
            self.tr("Move the population forward (periods)"),
            _NUMBER.Integer,
            defaultValue=0,
        )
        text = self.tr("1 uses the population of the year before, -1 that of the year after.")
        self._add(helped(shift, text, advanced=True))

    def _filter(self, name: str, label: str, parent: str) -> None:
        expression = QgsProcessingParameterExpression(
            name, label, parentLayerParameterName=parent, optional=True
        )
        text = self.tr("Rows that do not pass the expression are read, not counted, and reported.")
        self._add(helped(expression, text))

    def _add_cells(self) -> None:
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        cells = QgsProcessingParameterFeatureSource(
            self.CELLS, self.tr("Cells or areas"), polygons, optional=True
        )
        text = self.tr(
            "Polygons to count in: statistical areas, school districts, a grid. They may overlap by slivers "
            "of up to 1 % of the smaller one. Empty: the cells of the national grid."
        )
        self._add(helped(cells, text))
        self._field(
            self.CELLS_ID,
            self.tr("Id field of the cells"),
            self.CELLS,
            self.tr("Unique code of each cell or area, which the codes in the tables refer to."),
            optional=True,
        )
        size = QgsProcessingParameterNumber(
            self.CELL_SIZE, self.tr("Cell size (m)"), _NUMBER.Integer, defaultValue=100
        )
        self._add(helped(size, self.tr("Side of the grid's cells in metres, when no cell layer is given.")))
        mask = QgsProcessingParameterFeatureSource(
            self.MASK, self.tr("Municipal boundary (mask layer)"), polygons, optional=True
        )
        self._add(
            helped(
                mask,
                self.tr(
                    "Rows outside these polygons are not placed, and are reported. Where a source has codes, "
                    "whole cells are in or out, by their centre."
                ),
            )
        )

    def _add_rule(self) -> None:
        units = [
            self.tr("the coarser of the two sources"),
            self.tr("as given"),
            self.tr("year"),
            self.tr("half-year"),
            self.tr("quarter"),
            self.tr("month"),
            self.tr("school year"),
        ]
        unit = QgsProcessingParameterEnum(self.PERIOD_UNIT, self.tr("Periods"), units, defaultValue=0)
        self._add(helped(unit, self.tr("Unit of the periods of the result.")))
        indicator = QgsProcessingParameterString(
            self.INDICATOR, self.tr("Indicator"), defaultValue="", optional=True
        )
        self._add(helped(indicator, self.tr("Name of the indicator; it is written on every feature.")))
        kinds = [
            self.tr("rate (events per population)"),
            self.tr("share (events are part of the population)"),
            self.tr("mean (a sum over a number)"),
        ]
        text = self.tr(
            "Decides the limits: exact and Byar's for a rate, Wilson's for a share, none for a mean."
        )
        kind = QgsProcessingParameterEnum(self.KIND, self.tr("Kind of indicator"), kinds, defaultValue=0)
        self._add(helped(kind, text))
        self._number(
            self.MULTIPLIER,
            self.tr("Multiplier"),
            1000,
            self.tr("Rates are per so many of the population, for example 1,000 families."),
        )
        self._add_statistics()

    def _add_statistics(self) -> None:
        self._number(
            self.MIN_POPULATION,
            self.tr("Minimum population of a cell"),
            20,
            self.tr(
                "Cells with fewer have a rate but are not ranked: a single family does not become a red cell."
            ),
        )
        self._number(
            self.CONFIDENCE,
            self.tr("Confidence level (%)"),
            95,
            self.tr("Level of the limits of the rate."),
            advanced=True,
        )
        ways = [self.tr("none"), self.tr("empirical Bayes"), self.tr("kernel")]
        smoothing = QgsProcessingParameterEnum(self.SMOOTHING, self.tr("Smoothing"), ways, defaultValue=0)
        text = self.tr(
            "How rate_smoothed is made: empirical Bayes draws the rates of small cells towards that of the "
            "municipality, the kernel averages over the neighbourhood."
        )
        self._add(helped(smoothing, text, advanced=True))
        width = QgsProcessingParameterNumber(
            self.BANDWIDTH, self.tr("Bandwidth (m)"), _NUMBER.Double, defaultValue=None, optional=True
        )
        text = self.tr(
            "Of the kernel, in metres. Empty: three times the cell size, or 300 m for a cell layer."
        )
        self._add(helped(width, text, advanced=True))

    def _number(self, name: str, label: str, default: float, text: str, *, advanced: bool = False) -> None:
        number = QgsProcessingParameterNumber(name, label, _NUMBER.Double, defaultValue=default)
        self._add(helped(number, text, advanced=advanced))

    def _add_outputs(self) -> None:
        self._add(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Rates per cell and period")))
        unplaced = QgsProcessingParameterFeatureSink(
            self.UNPLACED,
            self.tr("Rows that were not counted"),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=False,
        )
        self._add(helped(unplaced, self.tr("Table with source, row number and reason, and nothing else.")))
        labels = {
            "EVENTS_READ": self.tr("Event rows read"),
            "EVENTS_PLACED": self.tr("Event rows placed"),
            "EVENTS_UNPLACED": self.tr("Event rows not placed"),
            "POPULATION_READ": self.tr("Population rows read"),
            "POPULATION_PLACED": self.tr("Population rows placed"),
            "POPULATION_UNPLACED": self.tr("Population rows not placed"),
        }
        for name, label in labels.items():
            self.outputs.append(QgsProcessingOutputNumber(name, label))
