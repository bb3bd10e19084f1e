"""Below the mean: by hand, and against pandas."""

from __future__ import annotations

import numpy as np
import pandas as pd

from boligmon_plugin.domain.belowmean import below_mean


def test_strictly_below_the_mean_of_the_period():
    found = below_mean(np.array([2.0, 4.0, 6.0, 10.0, 10.0]), np.array([1, 1, 1, 2, 2]))
    assert found.row.tolist() == [True, False, False, False, False]
    assert found.means == {1: 4.0, 2: 10.0}
    assert found.persons == {1: 3, 2: 2}


def test_equal_values_are_not_below_their_mean_whatever_its_last_bit():
    value = np.full(7, 7.1)
    assert value.mean() != 7.1 or (value * 3).mean() != 21.3  # the trap exists
    assert not below_mean(value, np.zeros(7, dtype=np.int64)).row.any()
    assert not below_mean(np.full(3, 0.1), np.zeros(3, dtype=np.int64)).row.any()


def test_examinations_are_brought_to_one_mean_per_person():
    # A has 2 and 10 (mean 6), B has 7, C has 5 and 5: the municipality's is 6, so only C is below.
    value = np.array([2.0, 10.0, 7.0, 5.0, 5.0])
    person = np.array([1, 1, 2, 3, 3], dtype=np.uint64)
    found = below_mean(value, np.zeros(5, dtype=np.int64), person)
    assert found.means == {0: 6.0}
    assert found.row.tolist() == [False, False, False, True, True]


def test_missing_values_take_no_part_and_a_typed_mean_goes_before_the_computed_one():
    value = np.array([np.nan, 4.0, 6.0])
    found = below_mean(value, np.array([5, 5, 5]), given={5: 7.5})
    assert found.row.tolist() == [False, True, True]
    assert (found.means, found.persons) == ({5: 7.5}, {5: 2})


def test_it_equals_pandas_on_many_rows():
    random = np.random.RandomState(4)
    frame = pd.DataFrame(
        {
            "value": random.choice([0.0, 2.0, 4.0, 7.0, 10.0, 12.0], 4000),
            "period": random.randint(2015, 2025, 4000),
            "person": random.randint(0, 900, 4000),
        }
    )
    frame.loc[random.rand(4000) < 0.1, "value"] = np.nan
    persons = frame.dropna().groupby(["period", "person"])["value"].mean().reset_index()
    persons["limit"] = persons.groupby("period")["value"].transform("mean")
    low = persons[persons["value"] < persons["limit"] - 1e-9]
    wanted = set(zip(low["period"], low["person"]))
    found = below_mean(
        frame["value"].to_numpy(), frame["period"].to_numpy(), frame["person"].to_numpy().astype(np.uint64)
    )
    got = frame[found.row]
    assert set(zip(got["period"], got["person"])) == wanted
    assert frame.loc[found.row, "value"].notna().all()


def test_nothing_known_puts_nobody_below():
    found = below_mean(np.array([np.nan, np.nan]), np.array([1, 2]))
    assert not found.row.any()
    assert found.means == {}
