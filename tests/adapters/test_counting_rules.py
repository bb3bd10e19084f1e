"""Which rows count when: measures with a first and a last day, ages, values below the mean."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsCoordinateTransformContext

from boligmon_plugin.adapters.counting.counts import Memo, count_sources
from boligmon_plugin.adapters.counting.moments import Span
from boligmon_plugin.adapters.counting.source import Source
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.locating.placing import GridPlacer
from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.domain.periods import labels
from boligmon_plugin.study.sources import TableRoles
from tests.layers import memory_layer
from tests.rows import plan_of

CELL = "100m_61000_6000"
OTHER = "100m_61001_6000"


def source_of(frame, types, roles, **more):
    layer = memory_layer(pd.DataFrame(frame), types, geometry="NoGeometry")
    placer = GridPlacer(Grid(100), layer.crs(), QgsCoordinateTransformContext(), None)
    return Source(plan_of(layer), roles, placer, **more)


def families(years=(2019, 2020, 2021)):
    frame = {"aar": list(years), "celle": [CELL] * len(years), "antal": [50] * len(years)}
    roles = TableRoles("aar", count="antal", cell="celle", stock=True)
    return source_of(frame, {"aar": "int", "celle": "text", "antal": "int"}, roles)


def count(events, population=None, **options):
    unit, found, _ = count_sources(
        events,
        population or families(),
        period_unit=options.pop("period_unit", "coarser"),
        with_persons=False,
        keep_unplaced=True,
        tick=lambda _: None,
        **options,
    )
    counted = found.counted
    names = labels(counted.days, "day" if events.roles.stock else unit)
    cells = Grid(100).codes(counted.cells)
    table = {
        (str(cells[i]), str(names[j])): float(counted.counts[i, j])
        for i in range(len(cells))
        for j in range(len(names))
        if counted.counts[i, j]
    }
    return table, found.account


MEASURES = {
    "start": [
        "2018-05-01",
        "2019-12-31",
        "2020-02-01",
        "2020-06-01",
        "01-07-2021",
        "",
        "2020-03-01",
        "2017-01-01",
    ],
    "slut": [
        "2019-01-01",
        "2020-01-01",
        "",
        "2020-05-01",
        "31-12-9999",
        "2020-01-01",
        "ukendt",
        "2018-12-31",
    ],
    "celle": [CELL, CELL, OTHER, CELL, OTHER, CELL, CELL, CELL],
    "borger": list("ABCDEFGH"),
}
TYPES = {"start": "text", "slut": "text", "celle": "text", "borger": "text"}


def measures(**roles):
    return source_of(MEASURES, TYPES, TableRoles(start="start", stop="slut", cell="celle", **roles))


def test_a_measure_counts_in_every_period_it_touches():
    table, account = count(measures(interval="touching"))
    assert table == {
        (CELL, "2019"): 2,  # A's last day is 1 January, B's first 31 December
        (CELL, "2020"): 1,
        (OTHER, "2020"): 1,
        (OTHER, "2021"): 2,
    }
    assert (account.read, account.placed, account.moments) == (8, 4, 6)
    assert account.reasons == {"bad_interval": 1, "no_period": 2, "other_period": 1}
    assert (account.unreadable_periods, account.first_unreadable) == (1, 7)


def test_a_measure_counts_where_it_starts():
    table, account = count(measures(interval="starting"))
    assert table == {(CELL, "2018"): 1, (CELL, "2019"): 1, (OTHER, "2020"): 1, (OTHER, "2021"): 1} | {
        (CELL, "2017"): 1,
        (CELL, "2020"): 2,
    }
    assert account.placed == 7


def test_a_measure_counts_at_the_snapshot_dates_at_which_it_is_under_way():
    table, account = count(measures(interval="snapshot", snapshot="01-01"))
    assert table == {(CELL, "2019"): 1, (CELL, "2020"): 1, (OTHER, "2021"): 1}
    assert account.reasons == {"bad_interval": 1, "no_period": 2, "not_at_snapshot": 2}


def test_a_snapshot_of_a_stock_keeps_its_dates():
    table, _ = count(measures(interval="snapshot", snapshot="12-31", stock=True))
    assert table == {
        (CELL, "2019-12-31"): 1,
        (OTHER, "2020-12-31"): 1,
        (OTHER, "2021-12-31"): 2,
    }


def test_chosen_periods_cut_both_sources():
    span = Span(np.datetime64("2020-01-01"), np.datetime64("2020-12-31"))
    table, account = count(measures(interval="touching"), span=span)
    assert table == {(CELL, "2020"): 1, (OTHER, "2020"): 1}
    assert account.read == account.placed + sum(account.reasons.values())
    _, _, base = count_sources(
        measures(interval="touching"),
        families(),
        period_unit="coarser",
        with_persons=False,
        keep_unplaced=False,
        tick=lambda _: None,
        span=span,
        later=(0, 1),
    )
    assert base.counted.days.astype(str).tolist() == ["2019-01-01"]
    assert base.account.reasons == {"other_period": 2}


def test_two_tables_of_measures_need_chosen_periods():
    with pytest.raises(SourceError, match="no_span"):
        count(measures(interval="touching"), measures(interval="touching", stock=True), period_unit="year")


def test_units_are_counted_once_in_a_period():
    frame = {**MEASURES, "borger": ["A", "A", "C", "D", "C", "F", "G", "H"]}
    roles = TableRoles(start="start", stop="slut", cell="celle", interval="touching", unit=("borger",))
    table, account = count(source_of(frame, TYPES, roles))
    assert table == {(CELL, "2019"): 1, (CELL, "2020"): 1, (OTHER, "2020"): 1, (OTHER, "2021"): 1}
    assert account.repeats == 2


AGES = {
    "dato": ["30-09-2020", "30-09-2020", "30-09-2020", "30-09-2020", "30-09-2020"],
    "foedt": ["01-10-2014", "30-09-2014", "29-02-2004", "30-09-2003", None],
    "alder": [5, 6, 16, 17, None],
    "celle": [CELL] * 5,
}


@pytest.mark.parametrize("column", [{"birth": "foedt"}, {"age": "alder"}])
def test_ages_from_6_to_16_both_included(column):
    types = {"dato": "text", "foedt": "text", "alder": "int", "celle": "text"}
    roles = TableRoles("dato", cell="celle", ages=(6, 16), stock=True, **column)
    table, account = count(source_of(AGES, types, roles))
    assert table == {(CELL, "2020-09-30"): 2}
    assert account.reasons == {"other_age": 2, "no_age": 1}


def test_ages_are_taken_at_the_day_that_was_chosen():
    types = {"dato": "text", "foedt": "text", "alder": "int", "celle": "text"}
    roles = TableRoles("dato", cell="celle", ages=(6, 16), stock=True, birth="foedt", snapshot="10-01")
    assert count(source_of(AGES, types, roles))[0] == {(CELL, "2020-09-30"): 3}


GRADES = {
    "aar": [2019, 2019, 2019, 2019, 2020, 2020],
    "snit": ["4,0", "7,0", "10,0", "", "5,5", "6,5"],
    "celle": [CELL, CELL, None, CELL, OTHER, OTHER],
}


def test_the_mean_is_over_all_pupils_also_those_without_an_address():
    roles = TableRoles("aar", cell="celle", value="snit")
    table, account = count(source_of(GRADES, {"aar": "int", "snit": "text", "celle": "text"}, roles))
    # 2019: (4 + 7 + 10) / 3 = 7, so that 7 is not below; over the placed alone it would be 5.5
    assert table == {(CELL, "2019"): 1, (OTHER, "2020"): 1}
    assert account.means == {"2019": (7.0, 3), "2020": (6.0, 2)}
    assert account.reasons == {"not_below_mean": 4}


def test_a_typed_mean_is_compared_with():
    roles = TableRoles("aar", cell="celle", value="snit", means=(("2019", 7.5),))
    table, _ = count(source_of(GRADES, {"aar": "int", "snit": "text", "celle": "text"}, roles))
    assert table[CELL, "2019"] == 2


def test_a_grade_that_is_no_number_is_refused_with_its_row():
    frame = {**GRADES, "snit": ["4,0", "bestået", "10,0", "", "5,5", "6,5"]}
    roles = TableRoles("aar", cell="celle", value="snit")
    with pytest.raises(SourceError, match="value_not_number") as refused:
        count(source_of(frame, {"aar": "int", "snit": "text", "celle": "text"}, roles))
    assert refused.value.details["row"] == 2


def test_what_was_counted_is_not_counted_again():
    memo = Memo()
    population = families()
    named = Source(population.plan, population.roles, population.placer, key="families")
    count(measures(interval="touching"), named, memo=memo)
    (kept,) = memo.counts.values()
    count(measures(interval="starting"), named, memo=memo)
    assert list(memo.counts.values()) == [kept]
