"""Distances to facilities: hand-computed, and against every pair one by one."""

from __future__ import annotations

import math
import tracemalloc

import numpy as np
import pytest

from boligmon_plugin.domain import proximity
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.proximity import nearest, number_within

CENTRES = [(600_050.0, 6_100_050.0), (600_650.0, 6_100_850.0), (605_000.0, 6_100_000.0)]
LIBRARIES = [(600_050.0, 6_100_050.0), (600_650.0, 6_100_851.0)]


def test_distances_by_hand():
    # the second centre is 1 m from the second library; the third sqrt(4350^2 + 851^2) from it
    expected = [0.0, 1.0, math.hypot(4350, 851)]
    np.testing.assert_allclose(nearest(CENTRES, LIBRARIES), expected, rtol=1e-12)


def test_a_facility_at_the_very_distance_counts():
    # 600 east and 800 north is 1,000 m; one millimetre more is not
    centre = [(600_000.0, 6_100_000.0)]
    assert number_within(centre, [(600_600.0, 6_100_800.0)], 1000).tolist() == [1]
    assert number_within(centre, [(600_600.0, 6_100_800.001)], 1000).tolist() == [0]
    assert number_within(centre, [(600_600.0, 6_100_800.0)] * 2, 1000).tolist() == [2]


def test_without_facilities_there_is_no_distance_and_none_within():
    for none in ([], np.empty((0, 2))):
        assert np.isnan(nearest(CENTRES, none)).all()
        assert number_within(CENTRES, none, 1000).tolist() == [0, 0, 0]
        assert number_within(CENTRES, none, 1000).dtype == np.int64


def test_without_cells():
    assert nearest([], LIBRARIES).shape == number_within([], LIBRARIES, 1000).shape == (0,)


@pytest.mark.parametrize("pairs", [1, 7, 1_000_000])
def test_every_pair_one_by_one(monkeypatch, pairs):
    monkeypatch.setattr(proximity, "_PAIRS", pairs)  # the size of a portion must not show
    rng = np.random.default_rng(20)
    centres = rng.integers(0, 5000, (83, 2)).astype(float)
    facilities = rng.integers(0, 5000, (29, 2)).astype(float)
    every = [[math.dist(one, other) for other in facilities] for one in centres]
    np.testing.assert_allclose(nearest(centres, facilities), [min(row) for row in every], rtol=1e-12)
    within = [sum(distance <= 1000 for distance in row) for row in every]
    assert number_within(centres, facilities, 1000).tolist() == within


def test_the_arguments_stay_as_they_were():
    centres, facilities = np.array(CENTRES), np.array(LIBRARIES)
    nearest(centres, facilities)
    number_within(centres, facilities, 1000.0)
    assert centres.tolist() == [list(one) for one in CENTRES]
    assert facilities.tolist() == [list(one) for one in LIBRARIES]


def test_a_country_of_cells_in_bounded_memory():
    rng = np.random.default_rng(3)
    centres = rng.uniform(0, 100_000, (50_000, 2))
    facilities = rng.uniform(0, 100_000, (5_000, 2))
    tracemalloc.start()
    distances = nearest(centres, facilities)
    counts = number_within(centres, facilities, 1000.0)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100e6
    # a count is above zero just where the nearest is within the distance
    np.testing.assert_array_equal(counts > 0, distances <= 1000.0)
    # 5,000 on 10,000 km2 are 0.5 per km2: pi / 2 within 1 km, less at the border
    assert 1.4 < counts.mean() < math.pi / 2


def test_progress_ends_at_one_and_may_stop(monkeypatch):
    monkeypatch.setattr(proximity, "_PAIRS", 2)
    told = []
    nearest(CENTRES, LIBRARIES, tick=told.append)
    assert told == [1 / 3, 2 / 3, 1.0]

    class StopError(Exception):
        pass

    def stop(_):
        raise StopError

    with pytest.raises(StopError):
        number_within(CENTRES, LIBRARIES, 1000, tick=stop)


@pytest.mark.parametrize(
    ("centres", "facilities", "code"),
    [
        ([(np.nan, 1.0)], LIBRARIES, "centre_without_point"),
        (CENTRES, [(1.0, 2.0), (np.inf, 1.0)], "facility_without_point"),
        ([1.0, 2.0], LIBRARIES, "array_dimensions"),
        (CENTRES, [(1.0, 2.0, 3.0)], "array_dimensions"),
    ],
)
def test_refused(centres, facilities, code):
    for measure in (nearest, lambda one, other: number_within(one, other, 1000)):
        with pytest.raises(DomainError) as caught:
            measure(centres, facilities)
        assert caught.value.code == code


@pytest.mark.parametrize("radius", [0, -1, np.nan, np.inf])
def test_a_distance_that_is_none(radius):
    with pytest.raises(DomainError, match="radius_not_positive"):
        number_within(CENTRES, LIBRARIES, radius)
