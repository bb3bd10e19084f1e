"""A QGIS project that opens the result layers of a GeoPackage, styled and ready to play the periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, Qt, QTime

from ...compat import is_null
from ..words import internal_mark
from .layer_facts import has_field
from .styles import AREAS, MAP_STYLES, RATES, UNPLACED

CRS = "EPSG:25832"
_ORDER = (*MAP_STYLES, "", UNPLACED)
_SHOWN = (AREAS, RATES)  # what is seen first: the areas over the rates, which the Temporal Controller plays
_FIRST = 2  # groups when the first of a layer's own is there: the project's, and that one
_MARGIN = 1.06
# The steps of the Temporal Controller by the length of a period in days.
_STEPS = (
    (360, 1, Qgis.TemporalUnit.Years),
    (180, 6, Qgis.TemporalUnit.Months),
    (89, 3, Qgis.TemporalUnit.Months),
    (28, 1, Qgis.TemporalUnit.Months),
    (0, 1, Qgis.TemporalUnit.Days),
)


class ProjectError(RuntimeError):
    """A project that cannot be made; its text is one sentence in the user's language."""


@dataclass(frozen=True)
class ProjectLayer:
    """A table of a GeoPackage as a layer of a project.

    Attributes:
        table: its name in the GeoPackage.
        title: its name in the project.
        kind: one of ``styles.MAP_STYLES`` or "unplaced", which gives its place and whether it is seen first;
            "" for a background (a municipality's outline), which lies under all cells and is seen.
        shown: whether it is seen first; None lets the kind decide.
        group: name of the group that it lies in, within that of the project; "" for none. The first such
            group is seen first.
    """

    table: str
    title: str
    kind: str
    shown: bool | None = None
    group: str = ""


@dataclass(frozen=True)
class Span:
    """The time that the layers of a project cover.

    Attributes:
        first: the first day.
        last: the last day, itself included.
        days: the length of the shortest period.
    """

    first: QDate
    last: QDate
    days: int


def write_project(path: Path, geopackage: Path, layers: Sequence[ProjectLayer], *, title: str) -> None:
    """Writes a project with the layers of a GeoPackage in a group, the areas on top.

    The layers take the styles that are stored in the GeoPackage. Paths are relative: project and GeoPackage
    can be moved together. The Temporal Controller is on, set to the time of the layers and to one step per
    period.

    Args:
        path: the project, ``.qgz`` or ``.qgs``; its folder exists.
        geopackage: the file that holds the layers.
        layers: the tables, in any order.
        title: title of the project and name of the group.

    Raises:
        ProjectError: a table cannot be opened, or the project was not written.
    """
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(CRS))
    project.setTitle(title)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    project.setFileName(str(path))
    metadata = project.metadata()
    metadata.setTitle(title)
    metadata.setAbstract(internal_mark())
    project.setMetadata(metadata)
    group = project.layerTreeRoot().addGroup(title)
    groups = _groups(group, layers)
    opened = []
    for wanted in sorted(layers, key=lambda layer: _ORDER.index(layer.kind)):
        layer = _open(geopackage, wanted)
        project.addMapLayer(layer, False)
        node = groups[wanted.group].addLayer(layer)
        shown = wanted.kind in (*_SHOWN, "") if wanted.shown is None else wanted.shown
        node.setItemVisibilityChecked(shown)
        node.setExpanded(wanted.kind in _SHOWN)
        opened.append(layer)
    _set_view(project, opened)
    span = _span_of(opened)
    if span is not None:
        _set_time(project, span)
    with _anonymous():
        written = project.write(str(path))
    if not written:
        text = QCoreApplication.translate("Boligmon", "The project {file} could not be written: {reason}")
        raise ProjectError(text.format(file=path, reason=project.error()))


@contextmanager
def _anonymous() -> Iterator[None]:
    """QGIS writes the user's account and name into a project, unless told otherwise by its settings."""
    settings, name = QgsSettings(), "projects/anonymize_saved_projects"
    before = settings.value(name, section=QgsSettings.Section.Core)
    settings.setValue(name, True, QgsSettings.Section.Core)
    try:
        yield
    finally:
        if before is None:
            settings.remove(name, QgsSettings.Section.Core)
        else:
            settings.setValue(name, before, QgsSettings.Section.Core)


def _groups(parent: QgsLayerTreeGroup, layers: Sequence[ProjectLayer]) -> dict[str, QgsLayerTreeGroup]:
    """The groups that layers lie in, by name, in the order of the layers; only the first is seen."""
    groups = {"": parent}
    for name in dict.fromkeys(layer.group for layer in layers if layer.group):
        groups[name] = parent.addGroup(name)
        groups[name].setItemVisibilityChecked(len(groups) == _FIRST)
        groups[name].setExpanded(len(groups) == _FIRST)
    return groups


def _open(geopackage: Path, wanted: ProjectLayer) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{geopackage}|layername={wanted.table}", wanted.title, "ogr")
    if not layer.isValid():
        text = QCoreApplication.translate("Boligmon", "The GeoPackage {file} has no layer {layer}.")
        raise ProjectError(text.format(file=geopackage, layer=wanted.table))
    # Opening a layer loads its style and then switches its time off again; loading the style alone does not.
    layer.loadDefaultStyle()
    return layer


def _set_view(project: QgsProject, layers: Sequence[QgsVectorLayer]) -> None:
    """Lets the project open on its features."""
    total = QgsRectangle()
    for layer in layers:
        if layer.isSpatial() and layer.featureCount() > 0:
            transform = QgsCoordinateTransform(layer.crs(), project.crs(), project)
            total.combineExtentWith(transform.transformBoundingBox(layer.extent()))
    if not total.isNull():
        total.scale(_MARGIN)
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(total, project.crs()))


def _span_of(layers: Sequence[QgsVectorLayer]) -> Span | None:
    """The time that the layers with periods cover; None when there are none, or no rows."""
    starts: set[QDate] = set()
    ends: set[QDate] = set()
    lengths: set[int] = set()
    for layer in layers:
        if not (has_field(layer, "period_start") and has_field(layer, "period_end")):
            continue
        begin = _dates(layer, "period_start")
        end = _dates(layer, "period_end")
        # The periods of a layer do not overlap, so the sorted starts and ends belong together.
        lengths.update(first.daysTo(last) + 1 for first, last in zip(begin, end))
        starts.update(begin)
        ends.update(end)
    if not starts or not ends:
        return None
    return Span(min(starts), max(ends), max(min(lengths), 1))


def _dates(layer: QgsVectorLayer, name: str) -> list[QDate]:
    values = layer.uniqueValues(layer.fields().indexFromName(name))
    return sorted(value for value in values if not is_null(value) and isinstance(value, QDate))


def _set_time(project: QgsProject, span: Span) -> None:
    """Project time and Temporal Controller: on, one step per period, at the first."""
    step, unit = next((step, unit) for days, step, unit in _STEPS if span.days >= days)
    begin, end = _midnight(span.first), _midnight(span.last)
    settings = project.timeSettings()
    settings.setTemporalRange(QgsDateTimeRange(begin, end))
    settings.setTimeStep(step)
    settings.setTimeStepUnit(unit)
    settings.setFramesPerSecond(1)
    # The controller's own state is no part of the API: QGIS keeps it as entries of this name in the project.
    scope = "TemporalControllerWidget"
    project.writeEntry(scope, "/NavigationMode", int(Qgis.TemporalNavigationMode.Animated.value))
    project.writeEntry(scope, "/StartDateTime", begin.toString(Qt.DateFormat.ISODateWithMs))
    project.writeEntry(scope, "/EndDateTime", end.toString(Qt.DateFormat.ISODateWithMs))


def _midnight(day: QDate) -> QDateTime:
    """The start of a day; also of the last one, since a later hour would add an empty step."""
    return QDateTime(day, QTime(0, 0))
