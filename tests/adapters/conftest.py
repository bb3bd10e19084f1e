"""Result layers as the algorithms make them, and what a style has made of them."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QLocale

from boligmon_plugin.adapters.words import Wording
from boligmon_plugin.compat import field
from boligmon_plugin.domain import schema
from tests.layers import in_file, memory_layer
from tests.rows import TYPES, make_frame


class Results:
    """Builders of result layers, and readers of their styles."""

    SELECTED_COLUMNS = {**schema.RATE_COLUMNS, **schema.TOP_COLUMNS}  # noqa: RUF012 - not changed
    COLUMNS = {  # noqa: RUF012
        "rates": schema.RATE_COLUMNS,
        "selected": SELECTED_COLUMNS,
        "periods": schema.SUM_COLUMNS,
        "areas": schema.AREA_COLUMNS,
        "grid": {"cell_id": str},
    }
    MARK = "For internal use - contains small numbers"
    KNOWN = Wording(share=25, confidence=95)

    @staticmethod
    def layer(columns, rows, geometry="Polygon"):
        """A memory layer; row i lies i cells to the east."""
        layer = QgsVectorLayer(f"{geometry}?crs=EPSG:25832" if geometry else "NoGeometry", "result", "memory")
        layer.dataProvider().addAttributes([field(name, kind) for name, kind in columns.items()])
        layer.updateFields()
        features = []
        for place, row in enumerate(rows):
            feature = QgsFeature(layer.fields())
            if geometry:
                x = 600_000 + 100 * place
                feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 6_100_000, x + 100, 6_100_100)))
            feature.setAttributes([row.get(name) for name in columns])
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        layer.updateExtents()
        return layer

    @staticmethod
    def rate_row(rate, status="ok", year=2020, **others):
        return {
            "indicator": "Anbringelser",
            "cell_id": "100m_61768_6435",
            "period": str(year),
            "period_start": QDate(year, 1, 1),
            "period_end": QDate(year, 12, 31),
            "events": 3.0,
            "population": 1234.5,
            "multiplier": 1000.0,
            "rate": rate,
            "status": status,
            **others,
        }

    @staticmethod
    def sum_row(periods, selected, **others):
        return {"indicator": "Anbringelser", "cell_id": "100m_61768_6435", "periods": periods,
                "periods_selected": selected, "multiplier": 1000.0, **others}  # fmt: skip

    @staticmethod
    def in_geopackage(layer, path, table):
        """The same features in a GeoPackage, as a layer that was just opened."""
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", table
        if path.exists():
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        context = QgsProcessingContext().transformContext()
        assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
        return Results.reopen(path, table)

    @staticmethod
    def reopen(path, table):
        layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
        assert layer.isValid()
        return layer

    @staticmethod
    def rules(layer):
        return {rule.ruleKey(): rule for rule in layer.renderer().rootRule().children()}

    @staticmethod
    def labels(layer):
        return [rule.label() for rule in layer.renderer().rootRule().children()]

    @staticmethod
    def drawn_by(layer):
        """For each feature the keys of the rules that draw it."""
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        found = []
        for feature in layer.getFeatures():
            context.setFeature(feature)
            found.append(
                [key for key, rule in Results.rules(layer).items() if rule.filter().evaluate(context)]
            )
        return found

    @staticmethod
    def evaluated(layer, text):
        """HTML with expressions as the first feature gives it."""
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        context.setFeature(next(layer.getFeatures()))
        return QgsExpression.replaceExpressionText(text, context)


@pytest.fixture
def results(qgis_app) -> type[Results]:
    return Results


@pytest.fixture
def danish(qgis_app):
    QgsApplication.setLocale(QLocale("da_DK"))
    yield
    QgsApplication.setLocale(QLocale.c())


@pytest.fixture(scope="module")
def frame():
    """Rows of every type, for the readers."""
    return make_frame()


@pytest.fixture(scope="module")
def memory(qgis_app, frame):
    """The rows in memory."""
    return memory_layer(frame, TYPES)


@pytest.fixture
def geopackage(memory, tmp_path):
    """The rows in a GeoPackage."""
    return in_file(memory, tmp_path / "lag.gpkg", "GPKG")
