"""What all algorithms share: their group, and how errors, progress and cancel reach Processing."""

from __future__ import annotations

import functools
import itertools
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.messages import explain
from ..adapters.results.layers import Table
from ..adapters.results.reports import Line
from ..adapters.results.writers import write_copies, write_rows
from ..compat import is_null
from ..domain.errors import DomainError

Method = TypeVar("Method", bound=Callable[..., Any])
Tick = Callable[[float], None]


class CanceledError(Exception):
    """The user asked to stop."""


class BoligmonAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of the method."""

    def createInstance(self) -> BoligmonAlgorithm:  # noqa: N802
        return type(self)()

    def tr(self, text: str) -> str:
        return QCoreApplication.translate(type(self).__name__, text)

    def group(self) -> str:
        return group_name(self.groupId())

    def groupId(self) -> str:  # noqa: N802
        return "monitoring"


def group_name(group: str) -> str:
    """What a group of algorithms is called; QGIS sorts the names, so that they begin with their place."""
    names = {
        "sources": QCoreApplication.translate("Boligmon", "1. Sources"),
        "studies": QCoreApplication.translate("Boligmon", "2. Studies"),
        "monitoring": QCoreApplication.translate("Boligmon", "3. Step by step"),
    }
    return names[group]


def spoken(method: Method) -> Method:
    """A step of an algorithm whose refusals are one sentence and whose cancel is quiet."""

    @functools.wraps(method)
    def wrapper(self: BoligmonAlgorithm, *arguments: Any) -> Any:  # noqa: ANN401 - what Processing passes
        try:
            return method(self, *arguments)
        except DomainError as error:
            raise QgsProcessingException(explain(error)) from error
        except CanceledError:
            return {}
        except QgsProcessingException:
            raise
        except Exception as error:  # its text may hold a value of the user's data, which no message may show
            raise QgsProcessingException(_unexpected(error)) from error

    return wrapper  # type: ignore[return-value]


def _unexpected(error: Exception) -> str:
    """A sentence for a mistake of ours: what kind and where in the code, and nothing of the data."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "boligmon_plugin" in frame.filename
    ]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    text = QCoreApplication.translate(
        "Boligmon",
        "The work stopped by a mistake in the plugin ({kind}, {where}); please report these words.",
    )
    return text.format(kind=type(error).__name__, where=where)


def ticker(feedback: QgsProcessingFeedback, start: float = 0.0, end: float = 1.0) -> Tick:
    """A progress function: 0 to 1 becomes a part of the bar; raises when the user cancels."""

    def tick(share: float) -> None:
        if feedback.isCanceled():
            raise CanceledError
        feedback.setProgress(100 * (start + (end - start) * share))

    return tick


def helped(
    definition: QgsProcessingParameterDefinition, text: str, *, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """A parameter with its help; a rare one is put under "Advanced parameters"."""
    definition.setHelp(text)
    if advanced:
        definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return definition


def given(parameters: dict[str, Any], name: str) -> bool:
    """Whether an optional parameter was given a value."""
    value = parameters.get(name)
    return value is not None and value != "" and not is_null(value)


def tell(feedback: QgsProcessingFeedback, *reports: Iterable[Line]) -> None:
    """Writes lines to the log, warnings so that they stand out."""
    for line in itertools.chain(*reports):
        if line.warning:
            feedback.pushWarning(line.text)
        else:
            feedback.pushInfo(line.text)


def write_output(  # noqa: PLR0913, PLR0917 - which output, and what is in it
    algorithm: QgsProcessingAlgorithm,
    name: str,
    run: tuple[dict[str, Any], QgsProcessingContext, Tick],
    fields: QgsFields,
    columns: list[list[Any]],
    geometry: tuple[Any, QgsCoordinateReferenceSystem, list[QgsGeometry]] | None,
) -> str:
    """Opens a sink and writes columns to it.

    Args:
        algorithm: whose output it is.
        name: of the output parameter.
        run: parameters, context and the progress function.
        fields: of the layer.
        columns: one list per field.
        geometry: type, coordinate system and geometries; None for a table.

    Returns:
        the destination's id.

    Raises:
        QgsProcessingException: the sink cannot be opened.
        SourceError: it refuses the features.
    """
    parameters, context, tick = run
    kind, crs, shapes = geometry or (QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem(), None)
    tick(0.0)  # a run that was canceled by now leaves no output
    sink, destination = algorithm.parameterAsSink(parameters, name, context, fields, kind, crs)
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    write_rows(sink, fields, columns, shapes, tick)
    return str(destination)


def copy_output(  # noqa: PLR0913, PLR0917 - which output, and what is in it
    algorithm: QgsProcessingAlgorithm,
    name: str,
    run: tuple[dict[str, Any], QgsProcessingContext, Tick],
    table: Table,
    fields: QgsFields,
    added: list[list[Any]],
) -> str:
    """Opens a sink like the input and writes the input's features with further attributes.

    Args:
        algorithm: whose output it is.
        name: of the output parameter.
        run: parameters, context and the progress function.
        table: the features.
        fields: of the result, made by ``writers.extended``.
        added: one list per added field.

    Returns:
        the destination's id.

    Raises:
        QgsProcessingException: the sink cannot be opened.
        SourceError: it refuses the features.
    """
    parameters, context, tick = run
    plan = table.plan
    tick(0.0)  # a run that was canceled by now leaves no output
    sink, destination = algorithm.parameterAsSink(parameters, name, context, fields, plan.rows_type, plan.crs)
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    write_copies(sink, fields, table.features, plan.fields, added, tick)
    return str(destination)
