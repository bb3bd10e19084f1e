"""``databasecounts``: a table is counted by cell and period where it is, in its database."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorLayer,
)

from ...adapters.databases.account import count_lines
from ...adapters.databases.counting import NATURES, DatabaseCounts, count_table
from ...adapters.databases.statements import CountRoles
from ...adapters.databases.tables import DatabaseTable, plan_table
from ...adapters.errors import SourceError
from ...adapters.locating.polygons import mask_geometry
from ...adapters.maps.styles import style_output
from ...adapters.messages import explain
from ...adapters.results.writers import fields_of
from ...adapters.tables.plans import SourcePlan, plan_source
from ...domain.grid import EPSG
from ...domain.periods import HALF_YEAR, MONTH, QUARTER, SCHOOL_YEAR, YEAR
from ..base import BoligmonAlgorithm, given, helped, spoken, tell, ticker, write_output

_UNITS = ("given", YEAR, HALF_YEAR, QUARTER, MONTH, SCHOOL_YEAR)
_FIELD = QgsProcessingParameterField.DataType.Any
_FIELDS = {"cell_id": str, "period": str, "count": float, "persons": int}
_DIGITS = 17  # enough for every float


class DatabaseCountsAlgorithm(BoligmonAlgorithm):
    """Has the database count events or a population by cell and period."""

    _styled = ""  # destination to style; empty when the run was canceled

    INPUT, PERIOD, PERIOD_UNIT, NATURE = "INPUT", "PERIOD", "PERIOD_UNIT", "NATURE"
    COUNT, UNIT, PERSON, CELL, X, Y = "COUNT", "UNIT", "PERSON", "CELL", "X", "Y"
    CELL_SIZE, FILTER, MASK = "CELL_SIZE", "FILTER", "MASK"
    OUTPUT, STATEMENT, READ, PLACED, UNPLACED = "OUTPUT", "STATEMENT", "READ", "PLACED", "UNPLACED"

    def name(self) -> str:
        return "databasecounts"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Count in the database")

    def groupId(self) -> str:  # noqa: N802
        return "sources"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Has the database count the rows of a table by cell and period, in one statement that returns "
            "the counts only: tens of millions of rows take no memory here. PostgreSQL with PostGIS, "
            "GeoPackage and SpatiaLite are tested; the statement for SQL Server (2017 and later) is checked "
            "by a parser and untested against a server.\n\n"
            "Give the result to Rates per cell and period as a counted table: cell_id as the cell code, "
            "period as the period and count as the number. The counts are those of reading the rows. Counts "
            "of a stock or a population are by date and are averaged there; limits that are widened because "
            "the same persons count several times need the rows.\n\n"
            "Filters are translated to SQL where that means the same as in QGIS, and refused otherwise. Use "
            "QGIS' authentication store for passwords: Processing shows the layer's source as it is.\n\n"
            "Output: one row per cell and period: count (number of rows, a sum, or distinct units) and "
            "persons (number, with a person id). A row without a cell and with the count 0 stands for a "
            "period in which nothing was placed.\n\n"
            "The result contains small numbers and is for internal use."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        vectors = [QgsProcessing.SourceType.TypeVector]
        table = QgsProcessingParameterVectorLayer(self.INPUT, self.tr("Table of a database"), vectors)
        text = self.tr("Layer or table of PostgreSQL, SQL Server, SpatiaLite or a GeoPackage.")
        self.addParameter(helped(table, text))
        self._add_periods()
        self._add_columns()
        self._add_places()
        expression = QgsProcessingParameterExpression(
            self.FILTER, self.tr("Filter"), parentLayerParameterName=self.INPUT, optional=True
        )
        text = self.tr("Rows that do not pass the expression are read, not counted, and reported.")
        self.addParameter(helped(expression, text))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, self.tr("Counts per cell and period"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addOutput(QgsProcessingOutputString(self.STATEMENT, self.tr("SQL of the count")))
        self.addOutput(QgsProcessingOutputNumber(self.READ, self.tr("Rows read")))
        self.addOutput(QgsProcessingOutputNumber(self.PLACED, self.tr("Rows placed")))
        self.addOutput(QgsProcessingOutputNumber(self.UNPLACED, self.tr("Rows not placed")))

    def _field(self, name: str, label: str, text: str, **options: Any) -> None:  # noqa: ANN401
        field = QgsProcessingParameterField(
            name, label, parentLayerParameterName=self.INPUT, type=_FIELD, **options
        )
        self.addParameter(helped(field, text))

    def _add_periods(self) -> None:
        self._field(
            self.PERIOD,
            self.tr("Period field"),
            self.tr("A date, a whole number (year), or text: 2015, 2015-Q3, 2015K3, dd-mm-yyyy, 2023/24."),
        )
        units = [
            self.tr("as given"),
            self.tr("year"),
            self.tr("half-year"),
            self.tr("quarter"),
            self.tr("month"),
            self.tr("school year"),
        ]
        unit = QgsProcessingParameterEnum(self.PERIOD_UNIT, self.tr("Periods"), units, defaultValue=0)
        text = self.tr(
            "Unit of the periods of the result. Where distinct units are counted it must be that of the "
            "rates. "
            "A stock and a population keep their dates."
        )
        self.addParameter(helped(unit, text))
        natures = [
            self.tr("flow (happenings, added up)"),
            self.tr("stock (states at dates, averaged)"),
            self.tr("population (states at dates, averaged)"),
        ]
        nature = QgsProcessingParameterEnum(self.NATURE, self.tr("Nature"), natures, defaultValue=0)
        text = self.tr(
            "Moves and measures are flows. For a population, a date of which no row passes the filter is "
            "no date."
        )
        self.addParameter(helped(nature, text))

    def _add_columns(self) -> None:
        self._field(
            self.COUNT,
            self.tr("Field with a number"),
            self.tr("Is added up. Empty: a row counts one."),
            optional=True,
        )
        self._field(
            self.UNIT,
            self.tr("Count distinct values of"),
            self.tr("Fields whose distinct combinations are counted once per cell and period."),
            optional=True,
            allowMultiple=True,
        )
        self._field(
            self.PERSON,
            self.tr("Person id"),
            self.tr("Counts distinct persons in the database; the ids do not leave it."),
            optional=True,
        )

    def _add_places(self) -> None:
        self._field(
            self.CELL,
            self.tr("Cell or area code"),
            self.tr("For tables without points: a grid code (100m_61768_6435) or the id of an area."),
            optional=True,
        )
        metres = self.tr("Column of numbers, in metres, EPSG:25832; for tables without points.")
        self._field(self.X, self.tr("Easting"), metres, optional=True)
        self._field(self.Y, self.tr("Northing"), metres, optional=True)
        size = QgsProcessingParameterNumber(
            self.CELL_SIZE,
            self.tr("Cell size (m)"),
            QgsProcessingParameterNumber.Type.Integer,
            defaultValue=100,
        )
        self.addParameter(helped(size, self.tr("Side of the cells of the national grid in metres.")))
        mask = QgsProcessingParameterFeatureSource(
            self.MASK,
            self.tr("Municipal boundary (mask layer)"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        )
        text = self.tr("Points outside these polygons are not placed, and are reported; PostGIS only.")
        self.addParameter(helped(mask, text, advanced=True))

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if given(parameters, self.X) != given(parameters, self.Y):
            return False, explain(SourceError("x_and_y"))
        return super().checkParameterValues(parameters, context)

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        layer = self.parameterAsVectorLayer(parameters, self.INPUT, context)
        self._table: DatabaseTable = plan_table(layer, self.INPUT)
        self._mask: SourcePlan | None = None
        if given(parameters, self.MASK):
            self._mask = plan_source(self.parameterDefinition(self.MASK), parameters, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        mask = ""
        if self._mask is not None:
            crs = QgsCoordinateReferenceSystem(EPSG)
            mask = mask_geometry(self._mask, crs, context.transformContext()).asWkt(_DIGITS)
        counts = count_table(
            self._table,
            self._roles(parameters, context),
            unit=_UNITS[self.parameterAsEnum(parameters, self.PERIOD_UNIT, context)],
            nature=NATURES[self.parameterAsEnum(parameters, self.NATURE, context)],
            size=self.parameterAsInt(parameters, self.CELL_SIZE, context),
            mask=mask,
            feedback=feedback,
            tick=ticker(feedback, 0.0, 0.8),
        )
        tell(feedback, count_lines(counts))
        return self._write(parameters, context, feedback, counts)

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        counts: DatabaseCounts,
    ) -> dict[str, Any]:
        columns = [list(column) for column in zip(*counts.rows)]
        run = (parameters, context, ticker(feedback, 0.8, 1.0))
        self._styled = output = write_output(self, self.OUTPUT, run, fields_of(_FIELDS), columns, None)
        account = counts.account
        return {
            self.OUTPUT: output,
            self.STATEMENT: counts.statement,
            self.READ: account.read,
            self.PLACED: account.placed,
            self.UNPLACED: account.read - account.placed,
        }

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, "counted", context, feedback)
        return {}

    def _roles(self, parameters: dict[str, Any], context: QgsProcessingContext) -> CountRoles:
        def one(name: str) -> str:
            return self.parameterAsString(parameters, name, context)

        return CountRoles(
            period=one(self.PERIOD),
            count=one(self.COUNT),
            unit=tuple(self.parameterAsStrings(parameters, self.UNIT, context)),
            person=one(self.PERSON),
            cell=one(self.CELL),
            x=one(self.X),
            y=one(self.Y),
            filter=one(self.FILTER),
        )
