"""Counting against loops over dictionaries, on random data in random batches."""

from __future__ import annotations

from collections import Counter as Bag
from collections import defaultdict
from fractions import Fraction

import numpy as np
import pytest

from boligmon_plugin.domain.counting import Counter, by_period
from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.periods import DAY, MONTH, QUARTER, YEAR
from boligmon_plugin.domain.values import unit_keys

CELL = np.array([61_768_0006435, 61_768_0006436, 7, 0, 61_999_9999999], dtype=np.int64)


def make_rows(seed, n=6000, people=150, span=900):
    """Random rows: a few cells far apart, days of some years, persons who repeat, kinds of measure."""
    random = np.random.RandomState(seed)
    rows = {
        "cell": CELL[random.randint(0, len(CELL), n)],
        "day": np.datetime64("2014-02-01") + random.randint(0, span, n).astype("timedelta64[D]"),
        "amount": random.randint(0, 9, n) / 4,
        "person": random.randint(0, people, n),
        "kind": random.randint(0, 3, n),
    }
    rows["unit"] = unit_keys([rows["person"], rows["kind"]])[0]
    rows["person_key"] = unit_keys([rows["person"]])[0]
    return rows


def count(rows, *, unit=DAY, period_unit=YEAR, stock=False, batches=(), **given):
    """The rows counted in batches that end at the given positions."""
    distinct, persons = "unit_key" in given, "person_key" in given
    counter = Counter(
        unit=unit, period_unit=period_unit, stock=stock, distinct=distinct, with_persons=persons
    )
    ends = [*batches, len(rows["cell"])]
    for start, end in zip([0, *batches], ends):
        part = {name: rows[column][start:end] for name, column in given.items()}
        counter.add(rows["cell"][start:end], rows["day"][start:end], **part)
    return counter.result()


def as_dict(counted):
    """Counts above 0 by cell and start day."""
    return {
        (int(cell), str(day)): counted.counts[i, j]
        for i, cell in enumerate(counted.cells)
        for j, day in enumerate(counted.days)
        if counted.counts[i, j]
    }


def year_of(day):
    return f"{str(day)[:4]}-01-01"


def month_of(day):
    return f"{str(day)[:7]}-01"


BATCHES = [(), (1, 17, 2000), tuple(range(100, 6000, 100))]


@pytest.mark.parametrize("batches", BATCHES)
def test_rows_are_counted_one_by_one(batches):
    rows = make_rows(1)
    expected = Bag((int(c), year_of(d)) for c, d in zip(rows["cell"], rows["day"]))
    counted = count(rows, batches=batches)
    assert as_dict(counted) == expected
    assert counted.counted == counted.counts.sum() == 6000
    assert counted.repeats == 0
    assert counted.cells.tolist() == sorted(set(CELL.tolist()))
    assert counted.persons is None


@pytest.mark.parametrize("batches", BATCHES)
def test_amounts_are_summed(batches):
    rows = make_rows(2)
    expected = defaultdict(Fraction)
    for cell, day, amount in zip(rows["cell"], rows["day"], rows["amount"].tolist()):
        expected[int(cell), month_of(day)] += Fraction(amount)
    counted = count(rows, period_unit=MONTH, batches=batches, amount="amount")
    assert as_dict(counted) == {key: float(value) for key, value in expected.items() if value}
    assert counted.counts.sum() == rows["amount"].sum()
    assert counted.counted == 6000


@pytest.mark.parametrize("batches", BATCHES)
def test_units_are_counted_once_per_cell_and_period_and_the_triples_reconcile(batches):
    rows = make_rows(3)
    triples = {
        (person, kind, int(cell), year_of(day))
        for person, kind, cell, day in zip(rows["person"], rows["kind"], rows["cell"], rows["day"])
    }
    counted = count(rows, batches=batches, unit_key="unit")
    assert as_dict(counted) == Bag((cell, day) for _, _, cell, day in triples)
    assert counted.counted == len(triples) == counted.counts.sum()
    assert counted.counted + counted.repeats == 6000


def test_a_unit_that_moves_counts_once_in_each_cell():
    rows = make_rows(4, n=3)
    rows.update(
        cell=np.array([7, 9, 9]),
        day=np.array(["2015-01-31", "2015-06-30", "2015-12-31"], dtype="datetime64[D]"),
        unit=np.array([5, 5, 5], dtype=np.uint64),
    )
    counted = count(rows, unit_key="unit")
    assert as_dict(counted) == {(7, "2015-01-01"): 1, (9, "2015-01-01"): 1}
    assert (counted.counted, counted.repeats) == (2, 1)


# --- persons and dispersion


def squares(rows, period_of, triples=None):
    """sum f^2 / sum f over persons within each period, and over all periods (METHODS A2)."""
    keys = triples if triples is not None else list(zip(rows["person"].tolist(), map(period_of, rows["day"])))
    within, pooled = Bag(keys), Bag(person for person, _ in keys)
    return (
        Fraction(sum(f * f for f in within.values()), sum(within.values())),
        Fraction(sum(f * f for f in pooled.values()), sum(pooled.values())),
    )


@pytest.mark.parametrize("batches", BATCHES)
def test_persons_are_distinct_per_cell_and_period_and_the_dispersion_is_of_their_rows(batches):
    rows = make_rows(5)
    people = {(int(c), year_of(d), p) for c, d, p in zip(rows["cell"], rows["day"], rows["person"].tolist())}
    counted = count(rows, batches=batches, person_key="person_key")
    assert counted.counted == 6000  # rows are still counted one by one
    expected = Bag((cell, day) for cell, day, _ in people)
    found = {
        (int(cell), str(day)): counted.persons[i, j]
        for i, cell in enumerate(counted.cells)
        for j, day in enumerate(counted.person_periods)
    }
    assert found == expected
    within, pooled = squares(rows, year_of)
    assert counted.dispersion == pytest.approx(float(within), rel=1e-12)
    assert counted.dispersion_pooled == pytest.approx(float(pooled), rel=1e-12)
    assert counted.dispersion_pooled > counted.dispersion > 1


def test_persons_beside_distinct_units_count_their_units():
    rows = make_rows(6)
    triples = {
        (person, kind, int(cell), year_of(day))
        for person, kind, cell, day in zip(rows["person"].tolist(), rows["kind"], rows["cell"], rows["day"])
    }
    counted = count(rows, unit_key="unit", person_key="person_key")
    assert as_dict(counted) == Bag((cell, day) for _, _, cell, day in triples)
    assert counted.persons.sum() == len({(person, cell, day) for person, _, cell, day in triples})
    within, pooled = squares(rows, None, [(person, day) for person, _, _, day in triples])
    assert counted.dispersion == pytest.approx(float(within), rel=1e-12)
    assert counted.dispersion_pooled == pytest.approx(float(pooled), rel=1e-12)


def test_the_dispersion_of_a_case_that_is_open_for_five_years_is_five():
    rows = {
        "cell": np.full(5, 7),
        "day": np.array([f"{year}-01-01" for year in range(2015, 2020)], dtype="datetime64[D]"),
        "person_key": np.full(5, 99, dtype=np.uint64),
    }
    counted = count(rows, person_key="person_key")
    assert (counted.dispersion, counted.dispersion_pooled) == (1.0, 5.0)


def test_without_persons_the_dispersion_is_not_known():
    counted = count(make_rows(7))
    assert counted.dispersion == 1.0
    assert np.isnan(counted.dispersion_pooled)


# --- stocks and flows


def test_a_stock_keeps_its_dates_and_a_flow_its_periods():
    rows = make_rows(8, span=100)
    stock = count(rows, stock=True)
    assert stock.days.astype(str).tolist() == sorted({str(day) for day in rows["day"]})
    flow = count(rows, period_unit=QUARTER)
    assert set(flow.days.astype(str)) == {"2014-01-01", "2014-04-01"}
    assert stock.counts.sum() == flow.counts.sum() == 6000


@pytest.mark.parametrize("at", ["mean", "first", "last"])
def test_a_stock_of_a_period_is_of_its_dates_and_never_their_sum(at):
    rows = make_rows(9, n=3000, span=40)
    rows["day"] = np.datetime64("2014-12-01") + rows["day"].astype(np.int64) % 5 * np.timedelta64(20, "D")
    counted = count(rows, stock=True)
    days, values = by_period(counted, unit=YEAR, stock=True, at=at)
    assert days.astype(str).tolist() == ["2014-01-01", "2015-01-01"]
    bag = Bag((int(c), str(d)) for c, d in zip(rows["cell"], rows["day"]))
    for j, year in enumerate(("2014", "2015")):
        dates = sorted({str(day) for day in rows["day"] if str(day)[:4] == year})
        assert len(dates) > 1
        used = {"mean": dates, "first": dates[:1], "last": dates[-1:]}[at]
        for i, cell in enumerate(counted.cells.tolist()):
            expected = Fraction(sum(bag[cell, date] for date in used), len(used))
            assert values[i, j] == pytest.approx(float(expected), rel=1e-15)


def test_a_date_of_which_no_row_was_placed_counts_as_a_snapshot_of_none():
    counter = Counter(unit=DAY, period_unit=YEAR, stock=True)
    dates = np.array(["2015-01-01", "2015-07-01", "NaT"], dtype="datetime64[D]")
    counter.note_dates(dates)
    counter.add(np.array([7, 7]), np.array(["2015-01-01"] * 2, dtype="datetime64[D]"))
    counted = counter.result()
    assert counted.days.astype(str).tolist() == ["2015-01-01", "2015-07-01"]
    _, values = by_period(counted, unit=YEAR, stock=True)
    assert values.tolist() == [[1.0]]  # two families at one date, none at the other


def test_flows_are_added_and_can_be_moved_by_periods():
    counted = count(make_rows(10))
    days, values = by_period(counted, unit=YEAR, stock=False, periods_later=1)
    assert days.astype(str).tolist() == ["2015-01-01", "2016-01-01", "2017-01-01"]
    np.testing.assert_array_equal(values, counted.counts)


# --- edges


def test_nothing_counted_is_nothing():
    counter = Counter(unit=DAY, period_unit=YEAR, stock=False, distinct=True, with_persons=True)
    counted = counter.result()
    assert counted.counts.shape == (0, 0)
    assert (counted.counted, counted.repeats, counted.dispersion) == (0, 0, 1.0)


def test_the_result_can_be_asked_for_twice():
    rows = make_rows(12, n=500)
    counter = Counter(unit=DAY, period_unit=YEAR, stock=False, distinct=True, with_persons=True)
    counter.add(rows["cell"], rows["day"], unit_key=rows["unit"], person_key=rows["person_key"])
    first, second = counter.result(), counter.result()
    np.testing.assert_array_equal(first.counts, second.counts)
    np.testing.assert_array_equal(first.persons, second.persons)
    assert (first.dispersion, first.repeats) == (second.dispersion, second.repeats)


def test_memory_is_compacted_and_the_counts_stay_the_same():
    # more distinct keys than are kept pending at a time
    n = 1_200_000
    cell, day = np.arange(n, dtype=np.int64), np.full(n, np.datetime64("2015-03-01"))
    counter = Counter(unit=DAY, period_unit=YEAR, stock=False)
    for _ in range(2):
        counter.add(cell, day)
    counted = counter.result()
    assert counted.counts.shape == (n, 1)
    assert (counted.counts == 2).all()


def test_more_periods_than_there_is_room_for_are_refused():
    days = np.datetime64("2000-01-01") + np.arange(8193).astype("timedelta64[D]")
    counter = Counter(unit=DAY, period_unit=DAY, stock=False)
    with pytest.raises(DomainError) as caught:
        counter.add(np.zeros(len(days), dtype=np.int64), days)
    assert caught.value.code == "too_many_periods"
    counter = Counter(unit=DAY, period_unit=DAY, stock=False)
    counter.add(np.zeros(8192, dtype=np.int64), days[:8192])
    assert counter.result().counts.shape == (1, 8192)
