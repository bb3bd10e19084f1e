"""``newstudy``: from tables to a study that can be run, without writing its file by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...adapters.errors import SourceError
from ...adapters.results.draftwords import source_titles
from ...adapters.studies import built_in, write_study
from ...adapters.words import indicator_name
from ...domain.grid import EPSG, Grid
from ...study.tables import TableRef
from ...workflow.studies.drafting import Request, chosen_columns, draft_study, open_tables, table_at
from ..base import BoligmonAlgorithm, given, helped, spoken, tell, ticker


class NewStudyAlgorithm(BoligmonAlgorithm):
    """Makes a study."""

    INDICATORS, ADDRESSES, BOUNDARY = "INDICATORS", "ADDRESSES", "BOUNDARY"
    MUNICIPALITY, CELL_SIZE, DEFAULT_POINT = "MUNICIPALITY", "CELL_SIZE", "DEFAULT_POINT"
    MAPPING, OUTPUT, MISSING = "MAPPING", "OUTPUT", "MISSING"
    # parameters with a table; in lower case, the sources of the built-in catalogue
    TABLES = (
        *("PLACEMENTS", "PREVENTIVE", "FAMILIES", "PUPILS", "RESIDENTS", "MOVES", "GRADES"),
        *("INCOME", "EMPLOYMENT", "LIBRARIES", "HALLS"),
    )

    def name(self) -> str:
        return "newstudy"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("New study from tables")

    def groupId(self) -> str:  # noqa: N802
        return "studies"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Writes a study (*.boligmon.json) that Run study runs, from the tables of a municipality: choose "
            "the indicators, and the files that they are computed of. Of several "
            "layers or sheets in a file, the name goes behind it: file.xlsx|layername=name. A table of a "
            "database is written as connection=name|schema=name|layername=table, with a connection that QGIS "
            "knows (and |provider=mssql for SQL Server).\n\n"
            "Which column means what is proposed by the names of the columns and by their values; the log "
            "says which were taken, with the share of the values that fit. What is wrong or missing is "
            "chosen by hand under Columns chosen by hand, or changed in the study's file later.\n\n"
            "Rows are placed by the first of these that a table has: its address, where a table of addresses "
            "is given; the layer's own points; coordinates; the code of a cell; the code of an area. A "
            "column with one of these that is chosen by hand goes first.\n\n"
            "The definitions are those of the built-in catalogue, by year. Where its filters ask for words "
            "that a table does not hold, the log says so, and the filter must be changed in the study. A "
            "study that something is missing in is written too; the log says what.\n\n"
            "A study holds names of files and columns and no values of rows. The log shows words of a column "
            "with types (such as types of families) only where there are few and each is on at least 5 rows."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        names = [indicator_name(one) for one in built_in()]
        chosen = QgsProcessingParameterEnum(self.INDICATORS, self.tr("Indicators"), names, allowMultiple=True)
        self.addParameter(helped(chosen, self.tr("What is computed; each needs the tables it is named by.")))
        titles = source_titles()
        for name in self.TABLES:
            self._file(name, titles[name.lower()], self._needed_by(name.lower()))
        text = self.tr("Addresses with coordinates or points, which the tables' addresses are looked up in.")
        self._file(self.ADDRESSES, titles["addresses"], text)
        text = self.tr("Polygons; rows outside them are not counted.")
        self._file(self.BOUNDARY, self.tr("Municipal boundary"), text)
        code = QgsProcessingParameterString(self.MUNICIPALITY, self.tr("Municipality code"), optional=True)
        self.addParameter(helped(code, self.tr("Four digits, such as 0479.")))
        size = QgsProcessingParameterNumber(
            self.CELL_SIZE,
            self.tr("Cell size (m)"),
            QgsProcessingParameterNumber.Type.Integer,
            defaultValue=100,
        )
        self.addParameter(helped(size, self.tr("Side of the grid's cells in metres.")))
        point = QgsProcessingParameterPoint(self.DEFAULT_POINT, self.tr("LOIS' default point"), optional=True)
        text = self.tr("Where LOIS puts people who cannot be placed; it differs by municipality.")
        self.addParameter(helped(point, text))
        mapping = QgsProcessingParameterString(
            self.MAPPING, self.tr("Columns chosen by hand"), optional=True, multiLine=False
        )
        text = self.tr(
            "source.role=column, several with semicolons between them: families.period=UdtraekDato; "
            "preventive.type=Foranstaltningstype. With nothing after the equals sign, the role has no "
            "column. The log names the sources and roles."
        )
        self.addParameter(helped(mapping, text))
        kinds = self.tr("Study (*.boligmon.json)")
        output = QgsProcessingParameterFileDestination(self.OUTPUT, self.tr("Study"), kinds)
        text = self.tr(
            "Put it in the folder of the tables or near it: it names them by the way from its own folder. "
            "An earlier file is replaced."
        )
        self.addParameter(helped(output, text))
        self.addOutput(QgsProcessingOutputNumber(self.MISSING, self.tr("Number of things that are missing")))

    def _file(self, name: str, label: str, text: str) -> None:
        kinds = self.tr("Tables and layers (*.csv *.txt *.tsv *.xlsx *.ods *.xls *.gpkg *.shp *.geojson)")
        every = self.tr("All files (*)")
        table = QgsProcessingParameterFile(name, label, optional=True, fileFilter=f"{kinds};;{every}")
        self.addParameter(helped(table, text))

    def _needed_by(self, source: str) -> str:
        """Help of a table: which indicators need it."""
        names = [
            indicator_name(one)
            for one in built_in()
            if source in {one.numerator.source, one.denominator.source}
        ]
        return self.tr("Needed for: {names}.").format(names="; ".join(names))

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._path = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        folder = self._path.parent
        if Path(QgsProcessingUtils.tempFolder()) in self._path.parents:
            raise SourceError("temporary_study")
        known = built_in()
        point = None
        if given(parameters, self.DEFAULT_POINT):
            crs = QgsCoordinateReferenceSystem(EPSG)
            found = self.parameterAsPoint(parameters, self.DEFAULT_POINT, context, crs)
            point = (found.x(), found.y())
        tables = {
            name.lower(): table_at(self.parameterAsString(parameters, name, context), folder)
            for name in (*self.TABLES, self.ADDRESSES)
            if given(parameters, name)
        }
        boundary = TableRef()
        if given(parameters, self.BOUNDARY):
            boundary = table_at(self.parameterAsString(parameters, self.BOUNDARY, context), folder)
        self._request = Request(
            tuple(known[place] for place in self.parameterAsEnums(parameters, self.INDICATORS, context)),
            tables,
            chosen_columns(self.parameterAsString(parameters, self.MAPPING, context)),
            QCoreApplication.translate("Boligmon", "Social housing monitoring"),
            self.parameterAsString(parameters, self.MUNICIPALITY, context).strip(),
            Grid(self.parameterAsInt(parameters, self.CELL_SIZE, context)).size,
            boundary,
            point,
        )
        self._plans = open_tables(self._request, folder, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        draft = draft_study(self._request, self._plans, self._path, ticker(feedback))
        write_study(draft.study, self._path)
        tell(feedback, draft.lines)
        return {self.OUTPUT: str(self._path), self.MISSING: draft.missing}
