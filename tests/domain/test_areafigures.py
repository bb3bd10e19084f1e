"""Figures of areas, which earlier area each continues, and ids."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.areafigures import match_previous, number_areas, summarise_areas
from boligmon_plugin.domain.errors import DomainError

NAN = float("nan")
COLUMNS = [
    "label",
    "cells",
    "population",
    "events",
    "exposure",
    "multiplier",
    "rate",
    "value_max",
    "value_mean",
    "base",
    "events_without_population",
    "keep",
]


def summarise(labels, **changes):
    n = len(labels)
    columns = {
        "value": np.ones(n),
        "population": np.ones(n),
        "exposure": np.ones(n),
        "events": np.ones(n),
        "base": np.ones(n),
        "multiplier": 1000,
        **changes,
    }
    return summarise_areas(labels, columns.pop("value"), **columns)


def test_figures_by_hand():
    """Area 0: cells 0, 2 and 5 (without exposure, so its event is in no rate). Area 4: cells 1 and 4."""
    table = summarise(
        [0, 4, 0, -1, 4, 0],
        value=[6, 3, 9, 10, NAN, 0],
        population=[10, 20, 30, 99, 5, 0],
        exposure=[100, 200, 300, 999, 40, 0],
        events=[5, 4, 7, 99, NAN, 1],
        base=[20, 30, 29, 500, 20, 1],
        weights=[1, 2, 3, 9, 5, 0],
        min_population=50,
    )
    assert table.columns.tolist() == COLUMNS
    expected = pd.DataFrame(
        {
            "label": [0, 4],
            "cells": [3, 2],
            "population": [40.0, 25.0],
            "events": [12.0, 4.0],
            "exposure": [400.0, 200.0],  # the count of cell 4 is not known: its exposure is left out too
            "multiplier": [1000.0, 1000.0],
            "rate": [30.0, 20.0],
            "value_max": [9.0, 3.0],
            "value_mean": [(6 * 1 + 9 * 3) / 4, 3.0],
            "base": [50.0, 50.0],
            "events_without_population": [1.0, 0.0],
            "keep": [True, True],
        }
    )
    pd.testing.assert_frame_equal(table, expected)


def test_the_minimum_is_judged_by_the_base():
    table = summarise([0, 0, 1], base=[20, 29.5, 50], population=[900, 900, 1], min_population=50)
    assert table["keep"].tolist() == [False, True]
    assert summarise([0, 1], base=[NAN, 0])["keep"].tolist() == [True, True]


def test_means_with_and_without_weights():
    value, labels = [1, 5, 4, NAN], [0, 0, 1, 2]
    assert summarise(labels, value=value)["value_mean"].tolist()[:2] == [3, 4]
    weighted = summarise(labels, value=value, weights=[3, 1, 0, 1])
    np.testing.assert_array_equal(weighted["value_mean"], [2, 4, NAN])  # all weights 0: plain
    np.testing.assert_array_equal(weighted["value_max"], [5, 4, NAN])


def test_an_area_without_exposure_has_no_rate():
    table = summarise([0, 1], exposure=[0, NAN], events=[3, 2])
    assert table["rate"].isna().all()
    assert table["events"].tolist() == [0, 0]
    assert table["events_without_population"].tolist() == [3, 2]


def test_areas_and_the_rest_add_up():
    rng = np.random.RandomState(0)
    labels = rng.randint(-1, 12, 500)
    exposure, events = rng.poisson(2, 500).astype(float), rng.poisson(1, 500).astype(float)
    table = summarise(labels, exposure=exposure, events=events)
    inside = labels >= 0
    assert table[["events", "events_without_population"]].to_numpy().sum() == events[inside].sum()
    by_hand = pd.DataFrame({"label": labels, "exposure": exposure, "events": events})
    by_hand = by_hand[inside & (exposure > 0)].groupby("label").sum()
    np.testing.assert_allclose(table["rate"], by_hand["events"] / by_hand["exposure"] * 1000, rtol=1e-14)
    assert table["cells"].sum() == inside.sum()


def test_no_areas():
    for labels in ([], [-1, -1]):
        table = summarise(labels)
        assert table.columns.tolist() == COLUMNS
        assert len(table) == 0
        assert table.dtypes.map(str).to_dict() == summarise([0]).dtypes.map(str).to_dict()


def test_bad_columns_are_refused():
    with pytest.raises(DomainError, match="unequal_lengths"):
        summarise([0, 0], base=[1])
    with pytest.raises(DomainError, match="negative_count"):
        summarise([0], events=[-1])
    with pytest.raises(DomainError, match="multiplier_not_positive"):
        summarise([0], multiplier=0)


def test_an_area_continues_the_one_with_which_it_shares_most():
    # area 0 shares 30 with earlier 1 and 5 with earlier 0; area 1 shares 20 with earlier 1, and so gets none
    labels = [0, 0, 0, 1, 1, 2, -1]
    previous = [1, 1, 0, 1, -1, -1, 2]
    assert match_previous(labels, previous, [10, 20, 5, 20, 90, 9, 9]) == {0: 1}
    # with earlier 0 free for area 1, it continues that
    assert match_previous([0, 0, 1, 1], [1, 1, 1, 0], [10, 20, 25, 1]) == {0: 1, 1: 0}


def test_weight_decides_and_not_the_number_of_cells():
    labels, previous = [0, 0, 0, 0], [0, 0, 0, 1]
    assert match_previous(labels, previous, [1, 1, 1, 4]) == {0: 1}
    assert match_previous(labels, previous, [1, 1, 1, 3]) == {0: 0}  # equal weight: more cells
    assert match_previous(labels, previous, [NAN, 0, 0, 0]) == {0: 0}


def test_equal_matches_go_to_the_earlier_area_and_then_the_label_that_comes_first():
    assert match_previous([0, 0], [1, 0], [5, 5]) == {0: 0}
    assert match_previous([1, 0], [0, 0], [5, 5]) == {0: 0}
    assert match_previous([1, 0, 1, 0], [0, 0, 1, 1], [5, 5, 5, 5]) == {0: 0, 1: 1}


def test_a_match_is_one_to_one_and_greedy():
    rng = np.random.RandomState(4)
    for _ in range(50):
        labels, previous = rng.randint(-1, 8, 80), rng.randint(-1, 8, 80)
        weight = rng.rand(80)
        found = match_previous(labels, previous, weight)
        assert len(set(found.values())) == len(found)
        shared = pd.Series(weight).groupby([labels, previous]).sum()
        for (label, before), amount in shared.items():
            if label < 0 or before < 0:
                continue
            # greedy: a pair that was not matched lost to one that shares more
            better = [shared[pair] for pair in found.items() if pair[0] == label or pair[1] == before]
            assert max(better) >= amount


def test_nothing_to_match():
    assert match_previous([], [], []) == {}
    assert match_previous([0, 1], [-1, -1], [1, 1]) == {}
    assert match_previous([-1], [0], [1]) == {}


def test_new_numbers_go_on_after_the_highest_one():
    ids = number_areas(
        [0, 1, 2, 3],
        [5, 9, 9, 70],
        {3: 0},
        ["placements-007", "placements-011", "placements-2"],
        prefix="placements-",
    )
    # 9 events before 5, the smaller label first; 11 is used up though its area is gone
    assert ids == ["placements-014", "placements-012", "placements-013", "placements-007"]


def test_first_ids_and_plain_numbers():
    assert number_areas([0, 1], [1, 2], {}, []) == ["002", "001"]
    assert number_areas([0, 1], [NAN, 0], {}, [], prefix="a-") == ["a-001", "a-002"]
    assert number_areas([0, 1], [1, 2], {0: 1}, ["007", "012"]) == ["012", "013"]
    assert number_areas([], [], {}, ["1"]) == []


def test_ids_without_a_number_are_kept_and_long_numbers_keep_their_width():
    assert number_areas([0, 1], [1, 2], {1: 0}, ["Nordbyen"]) == ["001", "Nordbyen"]
    assert number_areas([0, 1], [1, 2], {1: 0}, ["no 3 b"]) == ["001", "no 3 b"]
    assert number_areas([0], [1], {}, ["0009"]) == ["0010"]
    assert number_areas([0], [1], {}, ["999"]) == ["1000"]


def test_the_same_id_twice_is_refused():
    with pytest.raises(DomainError) as caught:
        number_areas([0], [1], {}, ["1", "2", "1"])
    assert (caught.value.code, caught.value.details) == ("duplicate_area_id", {"area_id": "1"})
    with pytest.raises(DomainError, match="unequal_lengths"):
        number_areas([0, 1], [1], {}, [])


def test_a_new_id_is_never_an_earlier_one():
    rng = np.random.RandomState(7)
    for _ in range(50):
        earlier = [f"x-{number}" for number in rng.permutation(40)[:15]] + ["north", "south"]
        labels = rng.permutation(20)[:12].tolist()
        kept = dict(zip(labels[:5], rng.permutation(17)[:5].tolist()))
        ids = number_areas(labels, rng.poisson(3, 12), kept, earlier, prefix="x-")
        assert len(set(ids)) == 12
        assert [ids[i] for i in range(5)] == [earlier[kept[label]] for label in labels[:5]]
        assert not set(ids[5:]) & set(earlier)
