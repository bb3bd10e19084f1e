"""``kvadratnet``: cells of Det Danske Kvadratnet."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...adapters.errors import SourceError
from ...adapters.locating.polygons import read_mask
from ...adapters.maps.styles import style_output
from ...adapters.messages import explain
from ...adapters.results.writers import cell_geometries, fields_of
from ...adapters.tables.plans import plan_source
from ...domain.grid import EPSG, Grid, cells_in_extent
from ...domain.polygons import touched_squares
from ..base import BoligmonAlgorithm, given, helped, spoken, ticker, write_output

# More cells than this are a mistake: all of Denmark's land in 100 m cells is 4.3 million.
_MOST_CELLS = 5_000_000


class KvadratnetAlgorithm(BoligmonAlgorithm):
    """Makes the cells of an extent or of a municipality."""

    EXTENT, MASK, CELL_SIZE, OUTPUT = "EXTENT", "MASK", "CELL_SIZE", "OUTPUT"

    _styled = ""  # destination to style; empty when the run was canceled

    def name(self) -> str:
        return "kvadratnet"

    def displayName(self) -> str:  # noqa: N802
        return self.tr("Create grid cells")

    def shortHelpString(self) -> str:  # noqa: N802
        return self.tr(
            "Makes the cells of the Danish national grid (Det Danske Kvadratnet) that share an area with an "
            "extent or a mask layer, in EPSG:25832.\n\n"
            "The field cell_id holds the official name of the cell: its lower-left corner, northing first "
            "(100m_61768_6435). Any whole number of metres may be the cell size; 100 m, 250 m, 1 km and 10 "
            "km have official names, others are named by the same rule. At most 5 million cells are made."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        extent = QgsProcessingParameterExtent(self.EXTENT, self.tr("Extent"), optional=True)
        text = self.tr("In any coordinate reference system. Not needed when there is a mask layer.")
        self.addParameter(helped(extent, text))
        mask = QgsProcessingParameterFeatureSource(
            self.MASK,
            self.tr("Municipal boundary (mask layer)"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        )
        self.addParameter(
            helped(mask, self.tr("Only cells that share an area with these polygons are made."))
        )
        size = QgsProcessingParameterNumber(
            self.CELL_SIZE,
            self.tr("Cell size (m)"),
            QgsProcessingParameterNumber.Type.Integer,
            defaultValue=100,
        )
        self.addParameter(helped(size, self.tr("Side of a cell in metres.")))
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Grid cells")))

    def checkParameterValues(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        if not given(parameters, self.MASK) and not given(parameters, self.EXTENT):
            return False, explain(SourceError("no_extent"))
        return super().checkParameterValues(parameters, context)

    @spoken
    def prepareAlgorithm(  # noqa: N802
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        self._mask = None
        if given(parameters, self.MASK):
            self._mask = plan_source(self.parameterDefinition(self.MASK), parameters, context)
        return True

    @spoken
    def processAlgorithm(  # noqa: N802
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        grid = Grid(self.parameterAsInt(parameters, self.CELL_SIZE, context))
        crs = QgsCoordinateReferenceSystem(EPSG)
        mask = None if self._mask is None else read_mask(self._mask, crs, context.transformContext())
        boxes = []
        if given(parameters, self.EXTENT):
            box = self.parameterAsExtent(parameters, self.EXTENT, context, crs)
            boxes.append((box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()))
        if mask is not None:
            corners = mask.edges[:, :2]
            boxes.append((*corners.min(axis=0).tolist(), *corners.max(axis=0).tolist()))
        low, high = np.array(boxes)[:, :2].max(axis=0), np.array(boxes)[:, 2:].min(axis=0)
        keys = cells_in_extent(grid, (low[0], low[1], high[0], high[1]), limit=_MOST_CELLS)
        if mask is not None:
            rows, columns = grid.rows_columns(keys)
            keys = keys[touched_squares(columns, rows, grid.size, mask)]
        ticker(feedback)(0.3)
        self._styled = write_output(
            self,
            self.OUTPUT,
            (parameters, context, ticker(feedback, 0.3, 1.0)),
            fields_of({"cell_id": str}),
            [grid.codes(keys).tolist()],
            (QgsWkbTypes.Type.Polygon, crs, cell_geometries(grid, keys)),
        )
        return {self.OUTPUT: self._styled}

    def postProcessAlgorithm(  # noqa: N802
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        style_output(self._styled, "grid", context, feedback)
        return {}
