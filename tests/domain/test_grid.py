"""Cell codes both ways, against the published test vectors and the codes of real addresses."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from boligmon_plugin.domain.errors import DomainError
from boligmon_plugin.domain.grid import DENMARK, Grid, cells_in_extent, grid_keys, grid_of_code

SIZES = {"c100m": 100, "c250m": 250, "c1km": 1000, "c10km": 10_000}


def code_of(x, y, size):
    """The code of one point; shape () in, text out."""
    grid = Grid(size)
    return grid.codes(grid.keys([x], [y]))[0]


@pytest.mark.shared_data
@pytest.mark.parametrize("column", SIZES)
def test_the_published_vectors_have_their_codes(shared_data, column):
    vectors = pd.read_csv(shared_data / "domain" / "ddkn_testvektorer.csv", sep=";")
    assert len(vectors) >= 6
    grid = Grid(SIZES[column])
    keys = grid.keys(vectors["easting"], vectors["northing"])
    assert grid.codes(keys).tolist() == vectors[column].tolist()
    assert [grid.key(code) for code in vectors[column]] == keys.tolist()
    east, north = grid.corners(keys)
    size = grid.size
    assert ((east <= vectors["easting"]) & (vectors["easting"] < east + size)).all()
    assert ((north <= vectors["northing"]) & (vectors["northing"] < north + size)).all()


@pytest.mark.shared_data
@pytest.mark.parametrize(("column", "size"), [("kn100m", 100), ("kn1km", 1000)])
def test_every_real_address_has_its_code_both_ways(shared_data, column, size):
    addresses = pd.read_csv(shared_data / "dk" / "dawa_adressepunkter.csv")
    assert len(addresses) == 2660
    grid = Grid(size)
    keys = grid.keys(addresses["x"], addresses["y"])
    assert grid.codes(keys).tolist() == addresses[column].tolist()
    found = grid_keys(addresses[column])
    assert found is not None
    assert found[0] == grid
    np.testing.assert_array_equal(found[1], keys)


def test_a_cell_is_half_open():
    # N 6176800-6176900, E 643500-643600: the lower-left corner belongs to it, the others do not
    west, south, end = 643_500.0, 6_176_800.0, 100.0
    assert code_of(west, south, 100) == "100m_61768_6435"
    below = np.nextafter(west + end, 0), np.nextafter(south + end, 0)
    assert code_of(*below, 100) == "100m_61768_6435"
    assert code_of(west + end, south, 100) == "100m_61768_6436"
    assert code_of(west, south + end, 100) == "100m_61769_6435"
    assert code_of(np.nextafter(west, 0), south, 100) == "100m_61768_6434"


@pytest.mark.parametrize(
    "size", [1, 7, 50, 100, 125, 200, 250, 300, 400, 500, 1000, 1500, 2000, 10_000, 100_000]
)
def test_codes_of_any_size_come_back_and_sort_by_row_then_column(size):
    random = np.random.RandomState(size)
    x, y = random.uniform(441_000, 894_000, 500), random.uniform(6_049_000, 6_403_000, 500)
    grid = Grid(size)
    keys = grid.keys(x, y)
    codes = grid.codes(keys)
    assert [grid.key(code) for code in codes] == keys.tolist()
    assert {grid_of_code(code) for code in codes} == {grid}
    row, column = grid.rows_columns(keys)
    assert row.tolist() == [int(value // size) for value in y]
    assert column.tolist() == [int(value // size) for value in x]
    order = np.lexsort((column, row))
    np.testing.assert_array_equal(np.sort(keys), keys[order])


def test_names_of_sizes_without_official_names_follow_the_rule():
    # the corner in units of the largest power of ten that divides the size
    assert code_of(643_512, 6_176_834, 200) == "200m_61768_6434"
    assert code_of(643_512, 6_176_834, 500) == "500m_61765_6435"
    assert code_of(643_512, 6_176_834, 2000) == "2km_6176_642"
    assert code_of(643_512, 6_176_834, 50) == "50m_617680_64350"
    assert code_of(643_512, 6_176_834, 1) == "1m_6176834_643512"


def test_case_and_spaces_do_not_matter():
    grid = Grid(1000)
    assert grid.key(" 1KM_6176_643 ") == grid.key("1km_6176_643") >= 0
    assert grid_of_code("100M_61768_6435\t") == Grid(100)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "100m",
        "100m_61768",
        "100m_61768_6435_1",
        "100m_61768_643x",
        "100 m_61768_6435",
        "1km_6176_643",  # another grid
        "250m_622375_57550",
        "-100m_61768_6435",
        "100m_-1_6435",
        "61768_6435",
        "100m_61767_10006435",  # so far east that row and column run together
    ],
)
def test_text_that_is_no_code_of_the_grid_has_no_key(code):
    assert Grid(100).key(code) == -1


def test_a_corner_that_is_none_names_no_cell():
    assert Grid(250).key("250m_622375_57550") >= 0
    assert Grid(250).key("250m_622376_57550") == -1
    assert Grid(250).key("250m_622375_57551") == -1
    assert grid_of_code("250m_622376_57550") is None
    assert grid_of_code("0m_1_1") is None
    assert grid_of_code("200km_1_1") is None


def test_codes_of_two_grids_or_other_ids_are_no_grid():
    assert grid_keys([]) is None
    assert grid_keys(["Sogn 7", "Sogn 8"]) is None
    assert grid_keys(["100m_61768_6435", "1km_6176_643"]) is None
    assert grid_keys(["100m_61768_6435", "Sogn 8"]) is None


@pytest.mark.parametrize("size", [0, -100, 0.5, 100.5, 100_001, True])
def test_a_size_that_is_no_whole_number_of_metres_is_refused(size):
    with pytest.raises(DomainError) as caught:
        Grid(size)
    assert caught.value.code == "cell_size"


@pytest.mark.parametrize("bad", [-0.001, np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("axis", [0, 1])
def test_coordinates_that_are_no_place_are_never_binned(bad, axis):
    point = [643_512.0, 6_176_834.0]
    point[axis] = bad
    with pytest.raises(DomainError) as caught:
        Grid(100).keys([643_512.0, point[0]], [6_176_834.0, point[1]])
    assert caught.value.code == "coordinate_out_of_range"


def test_no_points_have_no_keys():
    assert Grid(100).keys([], []).tolist() == []
    assert Grid(100).codes([]).tolist() == []


# --- the cells of an extent


def test_an_extent_holds_the_cells_that_share_an_area_with_it():
    grid = Grid(100)
    keys = cells_in_extent(grid, (643_500, 6_176_800, 643_700, 6_176_900), limit=10)
    assert grid.codes(keys).tolist() == ["100m_61768_6435", "100m_61768_6436"]
    keys = cells_in_extent(grid, (643_499.9, 6_176_800, 643_700.1, 6_176_900.1), limit=8)
    assert grid.codes(keys).tolist() == [
        f"100m_{row}_{column}" for row in (61768, 61769) for column in (6434, 6435, 6436, 6437)
    ]


def test_cells_of_a_random_extent_are_those_that_overlap_one_by_one():
    random = np.random.RandomState(3)
    for size in (100, 250, 400):
        west, south = random.uniform(600_000, 601_000), random.uniform(6_100_000, 6_101_000)
        east, north = west + random.uniform(1, 3000), south + random.uniform(1, 3000)
        expected = [
            (row, column)
            for row in range(int(6_098_000 // size), int(6_106_000 // size))
            for column in range(int(598_000 // size), int(606_000 // size))
            if column * size < east
            and (column + 1) * size > west
            and row * size < north
            and (row + 1) * size > south
        ]
        keys = cells_in_extent(Grid(size), (west, south, east, north), limit=10_000)
        assert list(zip(*(part.tolist() for part in Grid(size).rows_columns(keys)))) == expected


def test_ten_million_cells_are_refused_with_their_number_before_anything_is_made():
    extent = (400_000.0, 6_000_000.0, 716_228.0, 6_316_228.0)  # 3,163 x 3,163 cells
    with pytest.raises(DomainError) as caught:
        cells_in_extent(Grid(100), extent, limit=5_000_000)
    assert caught.value.code == "too_many_cells"
    assert caught.value.details == {"count": 3163 * 3163, "limit": 5_000_000}
    with pytest.raises(DomainError) as caught:  # 247,500 million: would never fit in memory
        cells_in_extent(Grid(1), DENMARK, limit=5_000_000)
    assert caught.value.details["count"] == 550_000 * 450_000


def test_the_limit_itself_is_allowed():
    assert len(cells_in_extent(Grid(100), (643_500, 6_176_800, 643_700, 6_177_000), limit=4)) == 4
    with pytest.raises(DomainError):
        cells_in_extent(Grid(100), (643_500, 6_176_800, 643_700, 6_177_000), limit=3)


@pytest.mark.parametrize(
    "extent",
    [
        (643_500, 6_176_800, 643_500, 6_176_900),  # no width
        (643_600, 6_176_800, 643_500, 6_176_900),  # turned around
        (8.0, 54.0, 13.0, 58.0),  # degrees
        (6_176_800, 643_500, 6_176_900, 643_600),  # axes swapped
        (float("nan"), 6_176_800, 643_600, 6_176_900),
    ],
)
def test_an_extent_outside_denmark_is_refused(extent):
    with pytest.raises(DomainError) as caught:
        cells_in_extent(Grid(100), extent, limit=10)
    assert caught.value.code == "extent_outside"
