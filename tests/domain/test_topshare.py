"""The top share: its limit in whole numbers, ties, universes, and PHE's published quantile groups."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.topshare import round_digits, top_share


def select(value, *, events=None, population=None, eligible=None, share=25, **options):
    """The selection of cells that all have events, 10 of population and a rate, unless said otherwise."""
    value = np.asarray(value, dtype=float)
    events = np.ones(len(value)) if events is None else events
    population = np.full(len(value), 10.0) if population is None else population
    eligible = np.ones(len(value), dtype=bool) if eligible is None else eligible
    return top_share(value, events, population, eligible, share=share, **options)


def slow(value, events, population, eligible, share, universe):
    """The rule of A7 word by word: cell by cell, in fractions. Populations must be exact floats."""
    cells = [i for i in range(len(value)) if eligible[i] and (universe != "events" or events[i] > 0)]
    weight = {i: Fraction(population[i]) if universe == "population_share" else 1 for i in cells}
    selected, rank = np.where(eligible, 0.0, np.nan), np.full(len(value), np.nan)
    for i in cells:
        above = [j for j in cells if value[j] > value[i]]
        inside = 100 * sum(weight[j] for j in above) < Fraction(share) * sum(weight.values())
        selected[i], rank[i] = float(events[i] > 0 and inside), len(above) + 1
    return selected, rank


def test_seven_per_cent_of_a_hundred_are_seven_and_not_eight():
    assert 7 / 100 * 100 > 7  # what floats make of it
    assert select(np.arange(100), share=7).chosen == 7


@pytest.mark.parametrize("n", [1, 3, 4, 7, 20, 99, 100, 101, 200, 1000])
def test_the_limit_is_exact_for_every_share(n):
    value = np.arange(n)
    for half in range(1, 200):
        # distinct values have G = 0, 1, 2 ...: in are the whole numbers G with 200 G < half * n
        assert select(value, share=half / 2).chosen == sum(200 * g < half * n for g in range(n)), half


def test_a_float_share_stands_for_its_decimal_text():
    # 0.1 per cent of 1,000 is 1; the float 0.1 is a little more, with which a second cell would come in
    assert Fraction(0.1) * 1000 / 100 > 1
    assert select(np.arange(1000), share=0.1).chosen == 1
    assert select(np.arange(1000), share=np.float64(0.1)).chosen == 1
    assert select(np.arange(80), share=12.5).chosen == 10
    assert select(np.arange(9), share=Fraction(100, 3)).chosen == 3


@pytest.mark.parametrize("share", [0, 100, -1, 100.5, float("nan"), float("inf")])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(DomainError) as caught:
        select([1, 2], share=share)
    assert caught.value.code == "share_out_of_range"


def test_ties_at_the_limit_are_in_and_counted():
    result = select([9, 8, 7, 7, 7, 6, 5, 4], share=37.5)  # three of eight, and two that tie with the third
    np.testing.assert_array_equal(result.selected, [1, 1, 1, 1, 1, 0, 0, 0])
    np.testing.assert_array_equal(result.rank, [1, 2, 3, 3, 3, 6, 7, 8])
    assert (result.threshold, result.n, result.chosen, result.ties) == (7, 8, 5, 2)


def test_all_tied_selects_all():
    result = select([3, 3, 3, 3])
    assert (result.chosen, result.ties, result.threshold) == (4, 3, 3)
    assert not result.exhausted


def test_equal_fractions_tie_when_the_rate_is_computed_in_the_methods_order():
    events = np.arange(1.0, 400.0)
    population = 3 * events
    assert select(events / population * 1000, events=events).chosen == 399
    assert select(events * (1000 / population), events=events).chosen < 399  # why the order is laid down


def test_no_cells_none_eligible_and_all_missing():
    empty = select([])
    assert (len(empty.selected), empty.n, empty.chosen, empty.ties) == (0, 0, 0, 0)
    for result in (select([1, 2], eligible=[False, False]), select([np.nan, np.nan])):
        assert np.isnan(result.selected).all()
        assert np.isnan(result.rank).all()
        assert np.isnan([result.threshold, result.median_population]).all()
        assert (result.n, result.chosen, result.single_event, result.exhausted) == (0, 0, 0, False)


def test_zero_event_cells_are_not_selected_and_outside_the_first_universe():
    value, events = [0, 0, 4, 3, 2, 1], [0, 0, 4, 3, 2, 1]
    first = select(value, events=events, share=50, universe="events")
    np.testing.assert_array_equal(first.selected, [0, 0, 1, 1, 0, 0])
    np.testing.assert_array_equal(first.rank, [np.nan, np.nan, 1, 2, 3, 4])
    second = select(value, events=events, share=50, universe="populated")
    np.testing.assert_array_equal(second.selected, [0, 0, 1, 1, 1, 0])
    np.testing.assert_array_equal(second.rank, [5, 5, 1, 2, 3, 4])
    assert (first.n, second.n) == (4, 6)


def test_event_cells_fewer_than_the_share_are_all_selected_and_said_so():
    events = np.r_[np.zeros(90), np.arange(1, 11)]
    result = select(events, events=events, universe="populated")
    assert (result.chosen, result.exhausted, result.threshold) == (10, True, 1)
    just = select(events, events=events, universe="populated", share=10)
    assert (just.chosen, just.exhausted) == (10, False)  # they are exactly the share


def test_an_event_cell_below_the_limit_of_smoothed_values_is_no_exhaustion():
    # an empty cell may have a higher smoothed value than a cell with an event
    result = select([5, 4, 3, 2], events=[0, 0, 0, 1], universe="populated", share=50)
    assert (result.chosen, result.exhausted) == (0, False)


def test_population_share_takes_cells_until_the_share_is_reached():
    value, population = [9, 8, 7, 6], [10, 30, 20, 40]
    result = select(value, population=population, share=40, universe="population_share")
    np.testing.assert_array_equal(result.selected, [1, 1, 0, 0])  # above the third are 40 of 100
    more = select(value, population=population, share=41, universe="population_share")
    np.testing.assert_array_equal(more.selected, [1, 1, 1, 0])
    np.testing.assert_array_equal(more.rank, [1, 2, 3, 4])


@pytest.mark.parametrize(("parts", "scale"), [(10, 1), (3, 1), (7, 1), (12, 1), (365, 1), (100, 1e5)])
def test_sums_of_fractional_populations_are_exact(parts, scale):
    # ``parts`` cells with 1 / parts each hold exactly a quarter of 4: the next cell is out
    population = np.r_[np.full(parts, 1 / parts), 1.0, 2.0] * scale
    value = np.arange(len(population), 0, -1)
    result = select(value, population=population, universe="population_share")
    assert result.chosen == parts
    assert select(value, population=population, universe="population_share", share=26).chosen == parts + 1


def test_ten_tenths_are_less_than_one_in_floats():
    one_by_one = 0.0
    for _ in range(10):  # Python's own sum is compensated from 3.12 on
        one_by_one += 0.1
    assert one_by_one < 1  # so that the test above could fail


def test_ties_by_population_count_the_cells_after_the_limit():
    # 100 in all, 50 may be above; the tied cells have 30 above them: 20 fills up, then 15 and 5 come after
    result = select([9, 5, 5, 5, 1], population=[30, 15, 20, 5, 30], share=50, universe="population_share")
    np.testing.assert_array_equal(result.selected, [1, 1, 1, 1, 0])
    assert result.ties == 2


def test_population_share_needs_the_population_of_every_cell():
    for bad in ([10, np.nan, 10], [10, 0, 10]):
        with pytest.raises(DomainError) as caught:
            select([1, 2, 3], population=bad, universe="population_share")
        assert (caught.value.code, caught.value.details["row"]) == ("population_needed", 1)
    assert select([1, 2, 3], population=[np.nan] * 3).chosen == 1


def test_what_the_log_says_of_the_chosen():
    result = select([9, 8, 7, 6], events=[1, 5, 0.5, 1], population=[2, 30, 4, 900], share=75)
    assert (result.chosen, result.single_event, result.median_population) == (3, 2, 4)


@pytest.mark.parametrize("universe", ["events", "populated", "population_share"])
def test_the_rule_word_by_word(universe):
    rng = np.random.RandomState(11)
    for _ in range(60):
        n = rng.randint(1, 60)
        population = rng.randint(1, 40, n) + rng.choice([0, 0.25, 0.5])
        events = rng.poisson(0.8, n).astype(float)
        value, eligible = events / population * 1000, population >= 5
        share = Fraction(int(rng.randint(1, 1000)), 10)
        result = top_share(value, events, population, eligible, share=share, universe=universe)
        selected, rank = slow(value, events, population, eligible, share, universe)
        np.testing.assert_array_equal(result.selected, selected)
        np.testing.assert_array_equal(result.rank, rank)


def test_smoothed_values_that_agree_in_twelve_digits_tie():
    value = np.array([2.0, 1.0 + 1e-15, 1.0, 1.0 - 1e-15])
    assert select(value, share=50).chosen == 2
    rounded = select(value, share=50, significant_digits=12)
    assert (rounded.chosen, rounded.ties, rounded.threshold) == (4, 2, 1.0 - 1e-15)
    assert select([2.0, 1.0 + 1e-11, 1.0, 0.5], share=50, significant_digits=12).chosen == 2


def test_rounding_to_twelve_digits():
    rng = np.random.RandomState(5)
    value = rng.randn(3000) * 10.0 ** rng.randint(-9, 9, 3000)
    value = np.r_[value, 0.0, -0.0, 999.9999999999999, 1000.0, 1e10, 9.999999999996e-5]
    rounded = round_digits(value, 12)
    # numbers of twelve digits, and the nearest but for the last bits of a product
    assert rounded.tolist() == [float(f"{v:.11e}") for v in rounded]
    nearest = np.array([float(f"{v:.11e}") for v in value])
    unit = 10.0 ** np.floor(np.log10(np.maximum(np.abs(value), 1e-300))) * 1e-11
    assert (np.abs(rounded - value) <= 0.501 * unit).all()
    assert (rounded == nearest).mean() > 0.999
    assert rounded[-4] == rounded[-3] == 1000.0
    assert (np.diff(rounded[np.argsort(value)]) >= 0).all()
    assert np.isnan(round_digits(np.array([np.nan]), 12)).all()


def test_rounding_keeps_the_order_of_very_large_and_small_values():
    rng = np.random.RandomState(6)
    value = np.sort(10.0 ** (60 * rng.rand(20_000) - 30))
    assert (np.diff(round_digits(value, 12)) >= 0).all()


def test_bad_columns_are_refused():
    with pytest.raises(DomainError, match="unknown_universe"):
        select([1], universe="all")
    with pytest.raises(DomainError, match="value_not_finite"):
        select([1, np.inf])
    with pytest.raises(DomainError, match="unequal_lengths"):
        select([1, 2], events=[1])
    with pytest.raises(DomainError, match="negative_count"):
        select([1, 2], events=[1, -1])


def test_arguments_are_not_changed():
    value, events = np.array([1.0, np.nan, 3.0]), np.array([1.0, 0.0, 2.0])
    before = value.copy(), events.copy()
    select(value, events=events, significant_digits=12)
    np.testing.assert_array_equal(value, before[0])
    np.testing.assert_array_equal(events, before[1])


PHE_GROUPS = {"Quartile": 4, "Septile": 7, "Decile": 10}


@pytest.mark.shared_data
def test_the_published_quantile_groups(shared_data):
    """PHEindicatormethods, testdata_Quantiles.xlsx: quantile 1 holds the highest values, or the lowest where
    the polarity says so (testQuantiles.R groups by indicator and region where GroupSet is IndSexReg).

    A cell is in one of the first j of q quantiles if and only if fewer than j / q * n are strictly greater.
    """
    # "None" is a name here, which pandas 2 would read as missing
    path = shared_data / "phe" / "testdata_Quantiles.csv"
    rows = pd.read_csv(path, keep_default_na=False, na_values=["", "NA"])
    within = rows["GroupSet"] == "IndSexReg"
    rows["group"] = rows["GroupSet"] + rows["Test"].where(rows["GroupSet"] == "IndSex", "")
    rows["group"] += (rows["IndSexRef"] + rows["ParentCode"]).where(within, "")
    by_polarity = rows["GroupSet"].ne("None") & ~rows["Test"].eq("BadPolarity")
    reverse = by_polarity & rows["Polarity"].isin(["RAG - High is good", "False"])
    # 485 in one group, 18 regions, two made-up ones, and all women once by and once without polarity
    assert rows["group"].nunique() == 1 + 18 + 2 + 2
    checked = 0
    for _, group in rows.groupby("group"):
        q = PHE_GROUPS[group["QuantileNm"].iloc[0]]
        value = group["Value"].where(~reverse[group.index], -group["Value"]).to_numpy()
        cells = {"events": np.ones(len(group)), "eligible": ~np.isnan(value)}
        if cells["eligible"].sum() < q:  # PHE gives no quantiles to nine areas in ten groups
            assert group["QuantileInGrp"].isna().all()
            continue
        for j in range(1, q):
            result = select(value, share=Fraction(100 * j, q), **cells)
            expected = (group["QuantileInGrp"] <= j).astype(float).where(group["Value"].notna())
            np.testing.assert_array_equal(result.selected, expected)
            np.testing.assert_array_equal(result.rank, group["RankinGrp"])
        checked += int(cells["eligible"].sum())
    assert checked == rows["QuantileInGrp"].notna().sum() == 987


@pytest.mark.shared_data
def test_dwellings_of_frederiksberg_against_pandas(shared_data):
    rows = pd.read_csv(shared_data / "frederiksberg" / "boliger_med_mangler.csv")
    rows = rows[rows["type_id"] == 11]
    assert rows.groupby("udtraek_dato").size().tolist() == [956] * 7
    for _, period in rows.groupby("udtraek_dato"):
        events, population = period["antal"].to_numpy(float), period["antal_samlet"].to_numpy(float)
        value = events / np.where(population > 0, population, np.nan) * 1000
        result = top_share(value, events, population, population >= 20, share=25)
        ranked = period[(period["antal_samlet"] >= 20) & (period["antal"] > 0)]
        rate = ranked["antal"] / ranked["antal_samlet"] * 1000
        place = rate.rank(method="min", ascending=False)
        chosen = place[4 * (place - 1) < len(place)]
        assert set(period.index[result.selected == 1]) == set(chosen.index)
        assert (result.n, result.chosen) == (len(place), len(chosen))
        assert result.threshold == rate[chosen.index].min()
        assert np.isnan(result.selected[population < 20]).all()
