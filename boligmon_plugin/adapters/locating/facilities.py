"""Places such as libraries, and how far cells are from them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

from ...domain.grid import EPSG
from ...domain.proximity import nearest, number_within
from ..errors import SourceError
from ..tables.accounts import Reconciliation
from ..tables.plans import SourcePlan
from ..tables.readers import read_batches
from .locators import Locator
from .placing import NO_REASON, transformed


def read_places(
    plan: SourcePlan, locator: Locator, expression: str, transforms: QgsCoordinateTransformContext
) -> tuple[NDArray[np.float64], Reconciliation]:
    """Coordinates of places in EPSG:25832, shape (m, 2), and the account of the rows.

    Raises:
        SourceError: places that have codes instead of coordinates ("places_without_points"), or no place at
            all ("nothing_placed").
    """
    if locator.has_codes:
        raise SourceError("places_without_points", layer=plan.name)
    transform = QgsCoordinateTransform(locator.crs, QgsCoordinateReferenceSystem(EPSG), transforms)
    account = Reconciliation(plan.name)
    found = [np.empty((0, 2))]
    for batch in read_batches(plan, locator.columns, points=locator.points, expression=expression):
        located = locator.locate(batch, np.full(len(batch.row), np.datetime64("NaT"), dtype="datetime64[D]"))
        good = batch.passed & (located.reason == NO_REASON)
        x, y = transformed(located.x[good], located.y[good], transform)
        finite = np.isfinite(x) & np.isfinite(y)
        found.append(np.column_stack((x, y))[finite])
        account.read += len(batch.row)
        account.placed += int(finite.sum())
        account.reasons["filtered"] = account.reasons.get("filtered", 0) + int((~batch.passed).sum())
    lost = account.read - account.placed - account.reasons.get("filtered", 0)
    account.reasons = {k: n for k, n in {**account.reasons, "no_geography": lost}.items() if n}
    if account.placed == 0:
        raise SourceError("nothing_placed", layer=plan.name, read=account.read, reason="no_geography")
    account.total = float(account.placed)
    return np.concatenate(found), account


def per_cell(
    what: str, centres: NDArray[np.float64], places: NDArray[np.float64], radius: float
) -> NDArray[np.float64]:
    """The distance to the nearest place in metres ("distance"), or the number within a radius; shape (n,)."""
    if what == "distance":
        return nearest(centres, places)
    return number_within(centres, places, radius).astype(np.float64)
