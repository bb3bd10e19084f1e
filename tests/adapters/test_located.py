"""Writing the rows of a located table."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsFeatureStore

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.locating.located_rows import CellPoints, RowsRequest, locate_rows
from boligmon_plugin.adapters.locating.plan import plan_locator
from boligmon_plugin.adapters.results.located import LocatedForm, write_located
from boligmon_plugin.study.sources import Source
from tests.layers import memory_layer
from tests.rows import plan_of

pytestmark = pytest.mark.usefixtures("qgis_app")


def no_tick(share):
    assert 0 <= share <= 1


def points(n):
    frame = pd.DataFrame({"x": [600_000.0 + row for row in range(n)], "y": 6_100_000.0, "n": range(n)})
    return plan_of(memory_layer(frame, {"n": "int"}))


def located(plan):
    transforms = QgsCoordinateTransformContext()
    locator = plan_locator(Source("a"), plan, {}, no_tick)
    return locate_rows(RowsRequest(plan, locator, CellPoints(), "", transforms), no_tick)


@pytest.mark.parametrize("other", [2, 4])
def test_a_table_that_changed_between_the_readings_is_refused(other):
    rows, plan, form = located(points(3)), points(other), LocatedForm("geometry")
    fields = form.fields(plan)
    store = QgsFeatureStore(fields, QgsCoordinateReferenceSystem("EPSG:25832"))
    with pytest.raises(SourceError, match="table_changed"):
        write_located(store, fields, plan, rows, form, no_tick)


def test_fields_come_in_their_order_and_ours_last():
    plan = points(1)
    assert LocatedForm("cell").fields(plan).names() == ["n", "located_by"]
    form = LocatedForm("cell", cell_only=True, unlocated=True, left_out=frozenset({"n"}))
    assert form.fields(plan).names() == ["located_by", "cell_id", "reason"]
