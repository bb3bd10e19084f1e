"""From cells to areas: the whole last step, against a flood fill, a table of sums and published limits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from boligmon_plugin.domain.designation import (
    AreaCells,
    AreaRule,
    GraphNeighbourhood,
    GridNeighbourhood,
    designate,
    no_areas,
)
from boligmon_plugin.domain.errors import DomainError

NAN = float("nan")


def make_cells(value, **others):
    """Cells with 40 families a year for ten years and 2 events, unless said otherwise."""
    n = len(value)
    given = {
        "value": np.array(value, dtype=float),
        "periods": np.full(n, 10.0),
        "population": np.full(n, 40.0),
        "exposure": np.full(n, 400.0),
        "events": np.full(n, 2.0),
        "multiplier": 1000.0,
        **{name: np.array(column, dtype=float) for name, column in others.items()},
    }
    given.setdefault("base", given["population"])
    return AreaCells(**given)


def on_grid(*places):
    row, column = zip(*places)
    return GridNeighbourhood(np.array(row, dtype=np.int64), np.array(column, dtype=np.int64))


def town(seed, n=30):
    """A random town on an n x n grid: places, and figures of its cells."""
    random = np.random.RandomState(seed)
    place = random.permutation(n * n)[: n * n // 2]
    population = random.randint(0, 60, len(place)).astype(float)
    exposure = population * 8 + random.randint(0, 5, len(place))
    events = random.poisson(0.02 * exposure).astype(float)
    value = random.randint(0, 11, len(place)).astype(float)
    value[random.rand(len(place)) < 0.05] = np.nan
    where = GridNeighbourhood((place // n).astype(np.int64), (place % n).astype(np.int64))
    return make_cells(value, population=population, exposure=exposure, events=events), where


def flood(places, reach, distance):
    """Sets of places that hang together: everything within reach of something in it."""
    left, found = set(places), []
    while left:
        todo, area = [left.pop()], set()
        while todo:
            here = todo.pop()
            area.add(here)
            near = {other for other in left if distance(here, other) <= reach}
            left -= near
            todo += near
        found.append(area)
    return found


def chebyshev(one, other):
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def manhattan(one, other):
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("max_gap", [0, 1, 2])
@pytest.mark.parametrize(("contiguity", "distance"), [("edge", manhattan), ("corner", chebyshev)])
def test_areas_are_those_of_a_flood_fill_and_their_figures_sums_of_their_cells(
    seed, max_gap, contiguity, distance
):
    cells, where = town(seed)
    rule = AreaRule(min_value=8, contiguity=contiguity, max_gap=max_gap, min_population=100)
    found = designate(cells, where, rule)
    places = list(zip(where.row.tolist(), where.column.tolist()))
    number = {place: i for i, place in enumerate(places)}
    members = [place for place in places if cells.value[number[place]] >= 8]
    areas = [[number[place] for place in area] for area in flood(members, max_gap + 1, distance)]
    kept = {frozenset(area) for area in areas if cells.population[area].sum() >= 100}
    labels = found.labels
    assert {frozenset(np.flatnonzero(labels == label)) for label in found.areas["label"]} == kept
    assert set(labels.tolist()) - {-1} == set(found.areas["label"])
    assert (found.min_value, found.members) == (8, len(members))
    assert found.small_areas == len(areas) - len(kept)
    small = [area for area in areas if frozenset(area) not in kept]
    assert found.small_population == sum(cells.population[area].sum() for area in small)
    for row in found.areas.itertuples():
        area = np.flatnonzero(labels == row.label)
        events, exposure = cells.events[area].sum(), cells.exposure[area].sum()
        assert (row.cells, row.population) == (len(area), cells.population[area].sum())
        assert (row.events, row.exposure, row.multiplier) == (events, exposure, 1000.0)
        assert row.rate == pytest.approx(events / exposure * 1000, rel=1e-14)
        assert row.rate_low < row.rate < row.rate_high or events == 0
        assert (row.value_max, row.value_mean) == (
            cells.value[area].max(),
            pytest.approx(cells.value[area].mean()),
        )


def test_the_labels_do_not_depend_on_the_order_of_the_cells():
    cells, where = town(3)
    rule = AreaRule(min_value=7, min_population=0)
    found = designate(cells, where, rule)
    order = np.random.RandomState(1).permutation(len(cells.value))
    columns = ("value", "periods", "population", "exposure", "events", "base")
    mixed = replace(cells, **{name: getattr(cells, name)[order] for name in columns})
    other = designate(mixed, GridNeighbourhood(where.row[order], where.column[order]), rule)
    np.testing.assert_array_equal(other.labels, found.labels[order])
    np.testing.assert_allclose(
        other.areas.to_numpy(dtype=float), found.areas.to_numpy(dtype=float), rtol=1e-14
    )


def test_limits_of_an_area_are_those_of_its_sum_of_events():
    # 10 events: 4.79 to 18.39 (Breslow & Day II, p. 69), over 2,000 family-years
    cells = make_cells([9, 9], events=[4, 6], exposure=[900, 1100])
    found = designate(cells, on_grid((0, 0), (0, 1)), AreaRule())
    row = found.areas.iloc[0]
    assert row["rate"] == 5.0
    np.testing.assert_allclose([row["rate_low"], row["rate_high"]], [4.79 / 2, 18.39 / 2], atol=0.003)


def test_an_area_without_exposure_has_no_rate():
    cells = make_cells([9], population=[60], exposure=[0], events=[3])
    found = designate(cells, on_grid((0, 0)), AreaRule())
    assert found.areas[["rate", "rate_low", "rate_high"]].isna().all(axis=None)


@pytest.mark.parametrize(("periods", "minimum"), [(10, 5), (9, 5), (7, 4), (2, 1), (1, 1), (3, 2)])
def test_without_a_minimum_it_is_half_of_the_periods_rounded_up(periods, minimum):
    value = np.arange(periods + 1)
    where = on_grid(*((0, 10 * i) for i in range(len(value))))
    found = designate(
        make_cells(value, periods=np.full(len(value), periods)), where, AreaRule(min_population=0)
    )
    assert found.min_value == minimum
    assert found.members == sum(number >= minimum for number in value)
    assert (found.labels >= 0).tolist() == [number >= minimum for number in value]


def test_half_of_the_periods_is_of_those_of_the_cell_that_has_most():
    cells = make_cells([2, 3, 4], periods=[4, NAN, 7])
    found = designate(cells, on_grid((0, 0), (0, 10), (0, 20)), AreaRule(min_population=0))
    assert (found.min_value, found.members) == (4, 1)


def test_the_minimum_population_is_judged_by_the_base_where_there_is_one():
    cells = make_cells([9, 9], population=[500, 10], base=[49, 50])
    found = designate(cells, on_grid((0, 0), (0, 10)), AreaRule(min_population=50))
    assert found.labels.tolist() == [-1, 1]
    assert found.areas["population"].tolist() == [10]
    assert (found.small_areas, found.small_population) == (1, 49)


def test_gap_cells_are_members_only_when_holes_are_filled():
    where = on_grid((0, 0), (0, 1), (0, 2))  # the middle one is not chosen
    cells = make_cells([9, 0, 9])
    assert designate(cells, where, AreaRule(max_gap=0, min_population=0)).labels.tolist() == [0, -1, 1]
    assert designate(cells, where, AreaRule(max_gap=1)).labels.tolist() == [0, -1, 0]
    filled = designate(cells, where, AreaRule(max_gap=1, fill_holes=True))
    assert filled.labels.tolist() == [0, 0, 0]
    assert (filled.members, filled.areas["cells"].tolist()) == (2, [3])
    assert filled.areas["events"].tolist() == [6.0]


def test_polygons_hang_together_by_their_neighbours():
    # a row of five: 0-1 share an edge, 1-2 a corner only, 2-3-4 edges; 3 is not chosen
    pairs = np.array([[0, 1], [1, 2], [2, 3], [3, 4]])
    sharing = np.array([[0, 1], [2, 3], [3, 4]])
    where = GraphNeighbourhood(pairs, sharing, np.ones(5, dtype=bool))
    cells = make_cells([9, 9, 9, 0, 9])
    by = {"min_population": 0}
    assert designate(cells, where, AreaRule(max_gap=0, contiguity="corner", **by)).labels.tolist() == [
        0,
        0,
        0,
        -1,
        1,
    ]
    assert designate(cells, where, AreaRule(max_gap=0, contiguity="edge", **by)).labels.tolist() == [
        0,
        0,
        1,
        -1,
        2,
    ]
    assert designate(cells, where, AreaRule(max_gap=1, contiguity="edge", **by)).labels.tolist() == [
        0,
        0,
        1,
        -1,
        1,
    ]
    filled = designate(cells, where, AreaRule(max_gap=1, contiguity="edge", fill_holes=True, **by))
    assert filled.labels.tolist() == [0, 0, 1, 1, 1]


def test_no_cell_reaches_the_minimum():
    found = designate(make_cells([1, NAN]), on_grid((0, 0), (0, 1)), AreaRule(min_value=10))
    assert found.labels.tolist() == [-1, -1]
    assert (len(found.areas), found.members, found.small_areas, found.small_population) == (0, 0, 0, 0.0)


def test_a_minimum_may_be_a_fraction_or_all_periods():
    where = on_grid((0, 0), (0, 10))
    rule = AreaRule(min_value=2.5, min_population=0)
    assert designate(make_cells([2.5, 2.4]), where, rule).labels.tolist() == [0, -1]
    assert designate(make_cells([10, 9]), where, AreaRule(min_value=10, min_population=0)).members == 1


@pytest.mark.parametrize(
    ("rule", "periods", "code", "details"),
    [
        (AreaRule(min_value=11), 10.0, "min_value_too_high", {"value": 11, "periods": 10.0}),
        (AreaRule(min_value=0), 10.0, "min_value_not_positive", {}),
        (AreaRule(min_value=-2), 10.0, "min_value_not_positive", {}),
        (AreaRule(min_value=NAN), 10.0, "min_value_not_positive", {}),
        (AreaRule(min_value=0), None, "min_value_not_positive", {}),
        (AreaRule(), None, "min_value_needed", {}),
        (AreaRule(max_gap=-1), 10.0, "max_gap_out_of_range", {"max_gap": -1, "limit": 20}),
        (AreaRule(max_gap=21), 10.0, "max_gap_out_of_range", {"max_gap": 21, "limit": 20}),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused(rule, periods, code, details):
    cells = make_cells([1, 9])
    cells = replace(cells, periods=None if periods is None else np.full(2, periods))
    with pytest.raises(DomainError) as caught:
        designate(cells, on_grid((0, 0), (0, 1)), rule)
    assert (caught.value.code, caught.value.details) == (code, details)


def test_periods_that_are_all_unknown_give_no_minimum():
    cells = make_cells([1, 9], periods=[NAN, NAN])
    with pytest.raises(DomainError) as caught:
        designate(cells, on_grid((0, 0), (0, 1)), AreaRule())
    assert caught.value.code == "min_value_needed"
    assert designate(cells, on_grid((0, 0), (0, 1)), AreaRule(min_value=20)).members == 0


def test_a_value_that_is_no_number_of_periods_has_no_upper_bound():
    cells = replace(make_cells([1.0, 250.0]), periods=None)
    found = designate(cells, on_grid((0, 0), (0, 10)), AreaRule(min_value=200, min_population=0))
    assert found.labels.tolist() == [-1, 0]


def test_no_areas_where_no_cell_was_ranked():
    zeros = np.zeros(3)
    cells = AreaCells(zeros, zeros, zeros + 5, zeros, zeros, zeros + 5, 1000.0)
    found = no_areas(cells)
    assert found.labels.tolist() == [-1, -1, -1]
    assert len(found.areas) == 0
    assert {"rate_low", "rate_high", "cells", "population"} <= set(found.areas.columns)
