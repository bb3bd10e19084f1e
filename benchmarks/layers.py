"""The algorithms with their result layers, against the least they could take: the floor.

The floor of an algorithm is the time to read the columns that it needs once, and to write its result layer
once to memory, both from Python as the plugin does it and nothing between:

- ``cellrates`` reads files: GDAL's Arrow stream of year and points, taken as it comes.
- The others read a memory layer: one loop over its features, the needed columns as Python values.
- Writing begins with attribute values and geometries that are ready, and makes features of them in batches.
  The result of ``selecttop`` repeats its input: there the features that were read get three more attributes.

Progress, log, checks, counting, style, and what Processing does around an algorithm are not in the floor.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from boligmon_plugin.compat import is_null

from .timing import best_of

_BATCH = 500  # features: more of them at a time wake Python's garbage collector and take longer
_COUNTED = ["indicator", "cell_id", "events", "population", "multiplier"]
COPIES = "selecttop"  # its result is its input with more attributes
NEEDED = {
    "selecttop": ["indicator", "period", "rate", "events", "population", "status"],
    "sumperiods": [*_COUNTED, "period", "selected", "threshold"],
    "monitoringareas": [*_COUNTED, "exposure", "periods", "periods_selected"],
}


@dataclass(frozen=True)
class Measured:
    """Seconds of one algorithm, and of its floor."""

    name: str
    features: int
    seconds: float
    floor: float


class _Quiet(QgsProcessingFeedback):
    """Takes the log and shows nothing."""

    def pushInfo(self, info: str) -> None:  # noqa: N802
        """Nothing."""

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        """Nothing."""


def measure_layers(folder: Path, repeats: int) -> list[Measured]:
    """Runs the four algorithms one after another, each several times, best of them."""
    tables = {name: str(folder / f"{name}.gpkg") for name in ("events", "population")}
    parameters: dict[str, Any] = {
        "EVENTS": tables["events"],
        "EVENTS_PERIOD": "year",
        "POPULATION": tables["population"],
        "POPULATION_PERIOD": "year",
    }
    found = []
    layer = None
    for name in ("cellrates", *NEEDED):
        given = parameters if layer is None else {"INPUT": layer}
        result, seconds = best_of(lambda n=name, g=given: _run(n, g), repeats)
        if layer is None:
            floor = best_of(lambda: [_stream(path) for path in tables.values()], repeats)[1]
        else:
            floor = best_of(lambda n=name, source=layer, r=result: _read(source, n, r), repeats)[1]
        if name != COPIES:
            floor += _write_floor(result, repeats)
        found.append(Measured(name, result.featureCount(), seconds, floor))
        layer = result
    return found


def _run(name: str, parameters: dict[str, Any]) -> QgsVectorLayer:
    from qgis import processing

    wanted = {**parameters, "OUTPUT": "TEMPORARY_OUTPUT"}
    return processing.run(f"boligmon:{name}", wanted, feedback=_Quiet())["OUTPUT"]


def _stream(path: str) -> int:
    """Reads year and points of a GeoPackage."""
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    layer = dataset.GetLayer(0)
    layer.SetIgnoredFields(["family"])
    return sum(len(batch["year"]) for batch in layer.GetArrowStreamAsNumPy(["USE_MASKED_ARRAYS=YES"]))


def _read(layer: QgsVectorLayer, name: str, result: QgsVectorLayer) -> Any:  # noqa: ANN401
    """Reads what an algorithm needs of a layer; writes the features again where the result repeats them."""
    indices = [layer.fields().indexOf(column) for column in NEEDED[name]]
    columns: list[list[Any]] = [[] for _ in indices]
    places = [(column.append, index) for column, index in zip(columns, indices)]
    request = QgsFeatureRequest()
    if name != COPIES:
        request.setSubsetOfAttributes(indices)
    kept = []
    for feature in layer.getFeatures(request):
        if name == COPIES:
            kept.append(feature)
        for append, index in places:
            append(feature[index])
    return columns, _copy(kept, layer, result) if kept else None


def _sink(like: QgsVectorLayer, context: QgsProcessingContext) -> QgsFeatureSink:
    made = QgsProcessingUtils.createFeatureSink("memory:", context, like.fields(), like.wkbType(), like.crs())
    return made[0]


def _copy(features: list[QgsFeature], layer: QgsVectorLayer, result: QgsVectorLayer) -> Any:  # noqa: ANN401
    """Writes features with as many more attributes, all alike, as the result has."""
    context, first = QgsProcessingContext(), layer.fields().count()
    more = result.fields().count() - first
    sink = _sink(result, context)
    for start in range(0, len(features), _BATCH):
        batch = features[start : start + _BATCH]
        for feature in batch:
            feature.padAttributes(more)
            for place in range(first, first + more):
                feature.setAttribute(place, 1)
        sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert)
    return context


def _write_floor(result: QgsVectorLayer, repeats: int) -> float:
    """Seconds to write the features of a layer again."""
    features = list(result.getFeatures())
    shapes = [feature.geometry() for feature in features]
    columns = [
        [None if is_null(feature[index]) else feature[index] for feature in features]
        for index in range(result.fields().count())
    ]
    del features
    return best_of(lambda: _write(result, columns, shapes), repeats)[1]


def _write(like: QgsVectorLayer, columns: list[list[Any]], shapes: list[Any]) -> Any:  # noqa: ANN401
    context, fields = QgsProcessingContext(), like.fields()
    sink = _sink(like, context)
    batch = []
    for row, shape in zip(zip(*columns), shapes):
        feature = QgsFeature(fields)
        feature.setAttributes(list(row))
        feature.setGeometry(shape)
        batch.append(feature)
        if len(batch) == _BATCH:
            sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert)
            batch = []
    sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert)
    return context
