"""``geofa``: statistical areas, libraries and assembly halls of a municipality from GeoFA."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...adapters.locating.polygons import mask_geometry
from ...adapters.messages import explain
from ...adapters.services.geofa import DEFAULT_TIMEOUT, of_type, read_theme
from ...adapters.services.http import service_of
from ...adapters.services.report import found_lines
from ...adapters.services.themes import DISTRICT_TYPES, EPSG, PUBLIC_ADDRESS, THEMES, municipality_of
from ...adapters.tables.plans import plan_source
from ...domain.errors import DomainError
from ..base import BoligmonAlgorithm, given, helped, spoken, tell, ticker, write_output


class GeofaAlgorithm(BoligmonAlgorithm):
    """Fetches a layer of one municipality from GeoFA's WFS."""

    THEME, URL, MUNICIPALITY, DISTRICT_TYPE = "THEME", "URL", "MUNICIPALITY", "DISTRICT_TYPE"
    MASK, TIMEOUT, OUTPUT = "MASK", "TIMEOUT", "OUTPUT"

    def name(self) -> str:
        return "geofa"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Fetch GeoFA layer (statistical areas, libraries, assembly halls)")

    def groupId(self) -> str:  # noqa: N802
        return "sources"

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Fetches the current objects of one municipality from GeoFA by WFS, in EPSG:25832. The output is "
            "the local copy: later steps and studies read it without the network.\n\n"
            "Statistical areas (theme 5713) have GeoFA's lasting objekt_id in the field cell_id, so that the "
            "layer can be used as cells. It is checked that they neither overlap nor leave gaps: an overlap "
            "of more than 1 % of the smaller area is refused; smaller overlaps and gaps are listed in the "
            "log with their area (m2) and the ids of the areas. Libraries (theme 5716, type 19) and assembly "
            "halls (theme 5800, type 5011) are points with objekt_id and name.\n\n"
            "Drafts, proposals, cancelled objects and older versions are left out and counted. A service "
            "that does not answer, answers with an error or breaks off leaves no output."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        for definition in (*self._what(), *self._how()):
            self.addParameter(definition)
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("GeoFA layer")))

    def _what(self) -> list[Any]:
        themes = [self.tr("Statistical areas"), self.tr("Libraries"), self.tr("Assembly halls")]
        types = [
            self.tr("all types"),
            self.tr("base districts (11)"),
            self.tr("constant areas (12)"),
            self.tr("other (98)"),
            self.tr("unknown (99)"),
        ]
        return [
            helped(
                QgsProcessingParameterEnum(self.THEME, self.tr("Theme"), themes, defaultValue=0),
                self.tr("What to fetch."),
            ),
            helped(
                QgsProcessingParameterString(
                    self.URL, self.tr("Address of the service"), defaultValue=PUBLIC_ADDRESS
                ),
                self.tr("Address of a WFS with GeoFA's layers; GeoFA's open service unless changed."),
            ),
            helped(
                QgsProcessingParameterString(self.MUNICIPALITY, self.tr("Municipality")),
                self.tr("Municipality code (479 or 0479) or CVR number (29189730)."),
            ),
            helped(
                QgsProcessingParameterEnum(
                    self.DISTRICT_TYPE, self.tr("District type"), types, defaultValue=0
                ),
                self.tr(
                    "Which statistical areas to fetch, where a municipality keeps several divisions that lie "
                    "over each other. Not used for libraries and assembly halls."
                ),
            ),
        ]

    def _how(self) -> list[Any]:
        mask = QgsProcessingParameterFeatureSource(
            self.MASK,
            self.tr("Municipal boundary (mask layer)"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        )
        timeout = QgsProcessingParameterNumber(
            self.TIMEOUT,
            self.tr("Time-out (seconds)"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=DEFAULT_TIMEOUT,
            minValue=0.1,
        )
        return [
            helped(
                mask,
                self.tr(
                    "The statistical areas are compared with these polygons. Without them only holes between "
                    "the areas are found."
                ),
            ),
            helped(
                timeout,
                self.tr(
                    "Seconds without an answer after which the service is given up. The network time-out of "
                    "the QGIS options holds as well."
                ),
                advanced=True,
            ),
        ]

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        try:
            service_of(self.parameterAsString(parameters, self.URL, context))
            municipality_of(self.parameterAsString(parameters, self.MUNICIPALITY, context))
        except DomainError as error:
            return False, explain(error)
        return super().checkParameterValues(parameters, context)

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        self._mask = None
        if given(parameters, self.MASK):
            self._mask = plan_source(self.parameterDefinition(self.MASK), parameters, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        crs = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}")
        theme = THEMES[self.parameterAsEnum(parameters, self.THEME, context)]
        chosen = self.parameterAsEnum(parameters, self.DISTRICT_TYPE, context)
        if theme.polygons and chosen:
            theme = of_type(theme, DISTRICT_TYPES[chosen - 1])
        boundary = None
        if theme.polygons and self._mask is not None:
            boundary = mask_geometry(self._mask, crs, context.transformContext())
        found = read_theme(
            theme,
            self.parameterAsString(parameters, self.URL, context),
            self.parameterAsString(parameters, self.MUNICIPALITY, context),
            boundary,
            self.parameterAsDouble(parameters, self.TIMEOUT, context),
            ticker(feedback, 0.0, 0.9),
        )
        tell(feedback, found_lines(found))
        run = (parameters, context, ticker(feedback, 0.9, 1.0))
        written = write_output(
            self, self.OUTPUT, run, found.fields, found.columns, (found.kind, crs, found.geometries)
        )
        return {self.OUTPUT: written}
