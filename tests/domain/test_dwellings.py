"""90,603 real dwelling points counted into 100 m and 200 m cells, against pandas' own grouping."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.counting import Counter
from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.domain.periods import YEAR
from boligmon_plugin.domain.rates import RateRule, compute_rates, join_counts
from boligmon_plugin.domain.topshare import top_share

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module")
def dwellings(shared_data):
    """The points (metres, EPSG:28992: a plain square grid serves as well) with a simulated 0/1 event."""
    table = pd.read_csv(shared_data / "points" / "dwellings.csv.gz")
    assert len(table) == 90_603
    return table


def count_into_cells(table, size):
    grid = Grid(size)
    keys = grid.keys(table["x"], table["y"])
    year = np.full(len(table), np.datetime64("2020-01-01"))
    happened = table["unemployed"].to_numpy() == 1
    population = Counter(unit=YEAR, period_unit=YEAR, stock=True)
    events = Counter(unit=YEAR, period_unit=YEAR, stock=False)
    for start in range(0, len(table), 10_000):  # in batches, as readers give them
        part = slice(start, start + 10_000)
        population.add(keys[part], year[part])
        events.add(keys[part][happened[part]], year[part][happened[part]])
    return grid, join_counts(events.result(), population.result(), unit=YEAR)


@pytest.mark.parametrize("size", [100, 200])
def test_every_dwelling_is_in_the_cell_that_pandas_puts_it_in(dwellings, size):
    grid, panel = count_into_cells(dwellings, size)
    by_cell = dwellings.groupby([dwellings["y"] // size, dwellings["x"] // size])["unemployed"].agg(
        ["size", "sum"]
    )
    row, column = grid.rows_columns(panel.cells)
    assert list(zip(row.tolist(), column.tolist())) == [(int(n), int(e)) for n, e in by_cell.index]
    assert panel.population[:, 0].tolist() == by_cell["size"].tolist()
    assert panel.events[:, 0].tolist() == by_cell["sum"].tolist()
    assert panel.population.sum() == 90_603


def test_at_100_m_there_are_4640_populated_cells_and_nearly_nine_of_ten_have_no_event(dwellings):
    # as the description of the data says: a plain "at or above the 75th percentile" would select them all
    _, panel = count_into_cells(dwellings, 100)
    assert len(panel.cells) == 4640
    assert round(100 * (panel.events == 0).mean(), 1) == 86.6
    rate = compute_rates(panel, RateRule(min_population=0)).rate[:, 0]
    assert (rate >= np.quantile(rate, 0.75)).all()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("universe", ["events", "populated", "population_share"])
def test_the_top_share_of_the_dwellings_is_that_of_a_ranked_table(dwellings, size, universe):
    _, panel = count_into_cells(dwellings, size)
    events, population = panel.events[:, 0], panel.population[:, 0]
    rate = compute_rates(panel, RateRule(min_population=1)).rate[:, 0]
    able = np.ones(len(rate), dtype=bool)
    found = top_share(rate, events, population, able, share=25, universe=universe)
    table = pd.DataFrame({"rate": rate, "events": events, "weight": 1.0, "able": able})
    if universe == "events":
        table = table.loc[table["events"] > 0]
    elif universe == "population_share":
        table = table.assign(weight=population)
    total = table["weight"].sum()
    by_rate = table.groupby("rate")["weight"].sum().sort_index(ascending=False)
    above = by_rate.cumsum() - by_rate  # weight of the cells with a strictly greater rate
    greater = table["rate"].map(above)
    expected = table.index[(table["events"] > 0) & (100 * greater < 25 * total)]
    assert np.flatnonzero(found.selected == 1).tolist() == expected.tolist()
    assert found.n == len(table)
    assert 0 < found.chosen < len(rate) / 3
