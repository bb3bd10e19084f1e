"""``checksource``: what a source's rows are, which of them can be used, and what is odd about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
)

from ...adapters.checking.columns import Taken, geography_of, plan_input, take_columns
from ...adapters.checking.findings import CHECK_COLUMNS, findings_of
from ...adapters.checking.rows import CheckJob, check_rows
from ...adapters.checking.studied import StudiedSource, studied_source
from ...adapters.errors import SourceError
from ...adapters.locating.plan import Locator, plan_locator
from ...adapters.locating.polygons import read_mask
from ...adapters.maps.findings import name_findings
from ...adapters.results.checkreport import Report, check_lines, check_table, write_report
from ...adapters.results.writers import fields_of
from ...adapters.tables.plans import SourcePlan, plan_source
from ...domain.grid import EPSG
from ...study.sources import Geography, Source
from ..base import BoligmonAlgorithm, Tick, given, helped, spoken, tell, ticker, write_output


class CheckSourceAlgorithm(BoligmonAlgorithm):
    """Checks one source and reports."""

    INPUT, PERIOD, START, STOP, COUNT = "INPUT", "PERIOD", "START", "STOP", "COUNT"
    ROW_ID, PERSON, X, Y, CRS = "ROW_ID", "PERSON", "X", "Y", "CRS"
    ADDRESS, ADDRESSES, ADDRESSES_KEY = "ADDRESS", "ADDRESSES", "ADDRESSES_KEY"
    CELL, MASK, DEFAULT_POINT, EXPRESSION = "CELL", "MASK", "DEFAULT_POINT", "EXPRESSION"
    STUDY, SOURCE, OUTPUT, HTML = "STUDY", "SOURCE", "OUTPUT", "HTML"
    READ, PLACED, UNPLACED = "READ", "PLACED", "UNPLACED"

    _named = ""  # destination to give words; empty when the run was canceled

    # parameter -> role of the column that it chooses
    ROLES = (
        (PERIOD, "period"),
        (START, "start"),
        (STOP, "stop"),
        (COUNT, "count"),
        (ROW_ID, "row"),
        (PERSON, "person"),
        (X, "x"),
        (Y, "y"),
        (ADDRESS, "address"),
        (CELL, "cell"),
    )

    def name(self) -> str:
        return "checksource"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Check source")

    def groupId(self) -> str:  # noqa: N802
        return "sources"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Reads a table or layer once and reports whether it can be counted: rows by period with missing "
            "periods and breaks in the series, missing or repeated ids, dates that cannot be used, rows that "
            "cannot be placed by reason, points outside the municipality, points with unusually many rows "
            "(LOIS' default point or an institution), CPR numbers and citizens with several rows.\n\n"
            "Only the layer must be chosen, or a study and one of its sources. Columns that are not chosen "
            "are proposed by their names and values; the report says which were taken.\n\n"
            "The report is an HTML page and a table with one row per finding. Neither holds an id, a CPR "
            "number or the address of a person: only names of fields, numbers of rows and counts. A point is "
            "shown, in whole metres, only where at least 20 rows and, with a column of citizens, 10 of them "
            "stand on it.\n\n"
            "Shares are between 0 and 1 in the table; in a finding about a break the share is the relative "
            "change. The result contains small numbers and is for internal use."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        source = QgsProcessingParameterFeatureSource(
            self.INPUT, self.tr("Source"), [QgsProcessing.SourceType.TypeVector], optional=True
        )
        text = self.tr("The table or layer to check; empty for a source of a study.")
        self.addParameter(helped(source, text))
        self._add_columns()
        self._add_places()
        expression = QgsProcessingParameterExpression(
            self.EXPRESSION,
            self.tr("Filter expression"),
            parentLayerParameterName=self.INPUT,
            optional=True,
        )
        self.addParameter(
            helped(expression, self.tr("Rows that do not pass are reported as filtered and not looked at."))
        )
        self._add_study()
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Findings"), optional=True))
        page = QgsProcessingParameterFileDestination(
            self.HTML, self.tr("Report"), self.tr("HTML files (*.html)"), optional=True
        )
        self.addParameter(helped(page, self.tr("A page of its own, to be read or printed.")))
        for name, label in (
            (self.READ, self.tr("Rows read")),
            (self.PLACED, self.tr("Rows placed")),
            (self.UNPLACED, self.tr("Rows not placed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_study(self) -> None:
        kinds = self.tr("Study (*.boligmon.json)")
        study = QgsProcessingParameterFile(self.STUDY, self.tr("Study"), fileFilter=kinds, optional=True)
        text = self.tr(
            "In place of a layer: a source of this study is checked as the study reads and places it, also "
            "from a database or through a register."
        )
        self.addParameter(helped(study, text))
        name = QgsProcessingParameterString(self.SOURCE, self.tr("Source of the study"), optional=True)
        self.addParameter(helped(name, self.tr("Its id in the study.")))

    def _add_columns(self) -> None:
        self._field(self.PERIOD, self.tr("Period field"), self.tr("Year, date or other period."))
        self._field(self.START, self.tr("First day"), self.tr("First day of a measure or residence."))
        self._field(
            self.STOP, self.tr("Last day"), self.tr("Last day, itself included; empty while it lasts.")
        )
        self._field(self.COUNT, self.tr("Field with a count"), self.tr("Its sum by period is checked too."))
        self._field(
            self.ROW_ID, self.tr("Id of the row"), self.tr("Missing and repeated ids are counted, not shown.")
        )
        self._field(
            self.PERSON,
            self.tr("Citizen or family"),
            self.tr("Used in memory to count who has several rows; never written."),
        )

    def _add_places(self) -> None:
        self._field(self.X, self.tr("X coordinate"), self.tr("Easting or longitude."))
        self._field(self.Y, self.tr("Y coordinate"), self.tr("Northing or latitude."))
        crs = QgsProcessingParameterCrs(self.CRS, self.tr("Coordinate reference system"), optional=True)
        self.addParameter(helped(crs, self.tr("Of the two columns; EPSG:25832 when it is not chosen.")))
        self._field(self.ADDRESS, self.tr("Address key"), self.tr("DAR id (UUID), KVH or KVHX."))
        addresses = QgsProcessingParameterFeatureSource(
            self.ADDRESSES,
            self.tr("Address layer"),
            [QgsProcessing.SourceType.TypeVectorPoint],
            optional=True,
        )
        self.addParameter(helped(addresses, self.tr("Points with the same kind of key.")))
        self._field(
            self.ADDRESSES_KEY,
            self.tr("Address key in the address layer"),
            self.tr("Proposed when it is not chosen."),
            parent=self.ADDRESSES,
        )
        self._field(self.CELL, self.tr("Cell code"), self.tr("Code of a cell of the national grid."))
        mask = QgsProcessingParameterFeatureSource(
            self.MASK,
            self.tr("Municipal boundary (mask layer)"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        )
        self.addParameter(helped(mask, self.tr("Rows outside these polygons are reported.")))
        point = QgsProcessingParameterPoint(self.DEFAULT_POINT, self.tr("LOIS' default point"), optional=True)
        text = self.tr("Where LOIS puts people who cannot be placed; it differs by municipality.")
        self.addParameter(helped(point, text))

    def _field(self, name: str, label: str, text: str, *, parent: str = INPUT) -> None:
        definition = QgsProcessingParameterField(
            name,
            label,
            parentLayerParameterName=parent,
            type=QgsProcessingParameterField.DataType.Any,
            optional=True,
        )
        self.addParameter(helped(definition, text))

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._plans: dict[str, SourcePlan] = {
            name: plan_source(self.parameterDefinition(name), parameters, context)
            for name in (self.ADDRESSES, self.MASK)
            if given(parameters, name)
        }
        self._studied: StudiedSource | None = None
        if given(parameters, self.STUDY):
            path = Path(self.parameterAsFile(parameters, self.STUDY, context))
            name = self.parameterAsString(parameters, self.SOURCE, context)
            self._studied = studied_source(path, name, context)
            self._plans[self.INPUT] = self._studied.plan
            if self._studied.mask is not None:
                self._plans.setdefault(self.MASK, self._studied.mask)
        else:
            self._plans[self.INPUT] = plan_input(self.parameterDefinition(self.INPUT), parameters, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        plan = self._plans[self.INPUT]
        chosen = {
            role: self.parameterAsString(parameters, name, context)
            for name, role in self.ROLES
            if given(parameters, name)
        }
        if self._studied is not None:
            chosen = {**self._studied.columns, **chosen}
        taken = take_columns(plan, chosen)
        crs = QgsCoordinateReferenceSystem(EPSG)
        job = CheckJob(
            plan,
            taken.columns,
            self._locator(parameters, context, (taken, chosen), ticker(feedback, 0.0, 0.1)),
            read_mask(self._plans[self.MASK], crs, context.transformContext())
            if self.MASK in self._plans
            else None,
            context.transformContext(),
            self.parameterAsString(parameters, self.EXPRESSION, context),
        )
        found = check_rows(job, ticker(feedback, 0.1, 0.9))
        series, findings = findings_of(job, taken, found)
        report = Report(plan.name, series, findings)
        tell(feedback, check_lines(report))
        results: dict[str, Any] = {
            self.READ: found.read,
            self.PLACED: found.placed,
            self.UNPLACED: found.read - found.placed,
        }
        return {**results, **self._write(parameters, context, report, ticker(feedback, 0.9, 1.0))}

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        name_findings(self._named, context, feedback)
        return {}

    def _locator(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        columns: tuple[Taken, dict[str, str]],
        tick: Callable[[float], None],
    ) -> Locator | None:
        """What places the rows; None where there is nothing to place them by."""
        plan, (taken, chosen) = self._plans[self.INPUT], columns
        if self._studied is not None:
            study = self._studied
            if study.source.geography.mode == "area":  # what the codes stand for are the study's cells
                return None
            return plan_locator(study.source, plan, study.registers, tick, context.transformContext())
        geography = geography_of(plan, taken, chosen)
        registers: dict[str, tuple[Source, SourcePlan]] = {}
        if geography is not None and geography.mode == "address":
            if self.ADDRESSES in self._plans:
                registers["addresses"] = self._addresses(parameters, context)
            elif "address" not in chosen:  # only proposed: the report says that nothing places the rows
                return None
        if geography is None:
            return None
        default = self.parameterAsPoint(
            parameters, self.DEFAULT_POINT, context, QgsCoordinateReferenceSystem(EPSG)
        )
        point = (default.x(), default.y()) if given(parameters, self.DEFAULT_POINT) else None
        chosen_crs = self.parameterAsCrs(parameters, self.CRS, context)
        placed = Geography(
            mode=geography.mode,
            crs=chosen_crs.authid() if given(parameters, self.CRS) else "",
            register=geography.register,
            default_point=point,
        )
        source = Source("input", columns=taken.columns, geography=placed)
        return plan_locator(source, plan, registers, tick, context.transformContext())

    def _addresses(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[Source, SourcePlan]:
        plan = self._plans[self.ADDRESSES]
        key = self.parameterAsString(parameters, self.ADDRESSES_KEY, context)
        columns = take_columns(plan, {"address": key} if key else {}).columns
        if "address" not in columns:
            raise SourceError("no_address_key", layer=plan.name)
        return Source("addresses", columns={"address": columns["address"]}), plan

    def _write(
        self, parameters: dict[str, Any], context: QgsProcessingContext, report: Report, tick: Tick
    ) -> dict[str, Any]:
        """The page and the table, last of all so that a refusal leaves nothing half-written."""
        results: dict[str, Any] = {}
        page = self.parameterAsFileOutput(parameters, self.HTML, context)
        if page:
            tick(0.0)
            write_report(report, page)
            results[self.HTML] = page
        if given(parameters, self.OUTPUT):
            self._named = results[self.OUTPUT] = write_output(
                self,
                self.OUTPUT,
                (parameters, context, tick),
                fields_of(CHECK_COLUMNS),
                check_table(report),
                None,
            )
        return results
