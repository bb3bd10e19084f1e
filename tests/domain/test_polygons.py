"""Which polygon holds a point: each point in exactly one cell of a partition, also on the borders.

The comparison with GEOS (interior points, shared areas) is in tests/adapters/test_polygons.py: GEOS comes
with QGIS.
"""

from __future__ import annotations

import numpy as np
import pytest

from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.domain.polygons import PolygonEdges, locate, touched_squares


def polygons_of(*polygons):
    """Polygons given as lists of rings, each a list of corners (closed or not)."""
    counts, edges = [], []
    for rings in polygons:
        own = []
        for ring in rings:
            corners = np.array(ring, dtype=float)
            own.append(np.hstack((corners, np.roll(corners, -1, axis=0))))
        counts.append(sum(map(len, own)))
        edges += own
    return PolygonEdges(np.concatenate(([0], np.cumsum(counts))).astype(np.int64), np.concatenate(edges))


def square(x, y, size):
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]


def test_squares_are_half_open_as_the_cells_of_the_grid():
    size, west, south, n = 100, 643_400, 6_176_700, 6
    corners = [(west + i * size, south + j * size) for j in range(n) for i in range(n)]
    cells = polygons_of(*([square(x, y, size)] for x, y in corners))
    random = np.random.RandomState(1)
    # inside, on edges, on corners, and one float beside them
    lines_x = west + size * np.arange(n + 1.0)
    lines_y = south + size * np.arange(n + 1.0)
    x = np.concatenate([random.uniform(west, west + n * size, 400), random.choice(lines_x, 200)])
    y = np.concatenate([random.choice(lines_y, 300), random.uniform(south, south + n * size, 300)])
    x = np.concatenate([x, np.nextafter(x, 0), np.nextafter(x, 1e9)])
    y = np.concatenate([y, np.nextafter(y, 0), np.nextafter(y, 1e9)])
    inside = (x >= west) & (x < west + n * size) & (y >= south) & (y < south + n * size)
    grid = Grid(size)
    number = {key: i for i, key in enumerate(grid.keys(*np.array(corners, dtype=float).T).tolist())}
    expected = [number[key] if good else -1 for key, good in zip(grid.keys(x, y).tolist(), inside)]
    assert locate(x, y, cells).tolist() == expected
    assert -1 in expected


def partition(seed, nx=7, ny=6):
    """A partition of a rectangle into triangles and quadrangles with skew borders, and its corners."""
    random = np.random.RandomState(seed)
    gx, gy = np.meshgrid(np.arange(nx + 1.0), np.arange(ny + 1.0))
    shake = random.uniform(-0.35, 0.35, (2, *gx.shape))
    shake[:, [0, -1], :] = 0
    shake[:, :, [0, -1]] = 0
    x, y = 700_000 + 137.0 * (gx + shake[0]), 6_175_000 + 91.0 * (gy + shake[1])
    polygons = []
    for j in range(ny):
        for i in range(nx):
            quad = [(x[b, a], y[b, a]) for b, a in ((j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i))]
            if random.rand() < 0.5:
                quad = quad[::-1]  # either direction of digitising
            if random.rand() < 0.4:
                polygons += [[[quad[0], quad[1], quad[2]]], [[quad[0], quad[2], quad[3]]]]
            else:
                polygons.append([quad])
    return polygons


def by_hand(px, py, rings):
    """Franklin's crossing number, one point and one edge at a time; edges from the lower end upwards."""
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]]):
            x1, y1, x2, y2 = (ax, ay, bx, by) if ay <= by else (bx, by, ax, ay)
            if y1 <= py < y2 and px < x1 + (py - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


@pytest.mark.parametrize("seed", range(5))
def test_every_point_of_a_partition_is_in_exactly_one_polygon_also_on_shared_borders(seed):
    polygons = partition(seed)
    random = np.random.RandomState(100 + seed)
    points = [
        np.column_stack((random.uniform(700_000, 700_959, 300), random.uniform(6_175_000, 6_175_546, 300)))
    ]
    for rings in polygons:  # the corners, and places along the edges
        corners = np.array(rings[0])
        points.append(corners)
        part = random.rand(len(corners), 1)
        points.append(corners + part * (np.roll(corners, -1, axis=0) - corners))
    xy = np.concatenate(points)
    # the right and upper border of the whole belong to no polygon
    xy = xy[(xy[:, 0] < 700_959) & (xy[:, 1] < 6_175_546) & (xy[:, 0] > 700_000) & (xy[:, 1] > 6_175_000)]
    holders = np.array([[by_hand(x, y, rings) for rings in polygons] for x, y in xy[:400]])
    assert (holders.sum(axis=1) == 1).all()
    cells = polygons_of(*polygons)
    assert locate(*xy[:400].T, cells).tolist() == holders.argmax(axis=1).tolist()
    alone = np.array([locate(*xy.T, polygons_of(rings)) for rings in polygons])  # each polygon by itself
    assert ((alone >= 0).sum(axis=0) == 1).all()
    np.testing.assert_array_equal(locate(*xy.T, cells), (alone >= 0).argmax(axis=0))


def test_holes_and_parts():
    ring = [square(0, 0, 10), square(3, 3, 4)]
    island = [square(4, 4, 2)]
    two_parts = [square(20, 0, 5), square(30, 0, 5)]
    cells = polygons_of(ring, island, two_parts)
    x = [1, 5, 3.5, 3, 7, 22, 27, 31, 35]
    y = [1, 5, 5.0, 5, 5, 2.0, 2, 2, 2.0]
    assert locate(x, y, cells).tolist() == [0, 1, -1, -1, 0, 2, -1, 2, -1]


def test_where_polygons_overlap_the_first_wins():
    cells = polygons_of([square(0, 0, 10)], [square(9, 0, 10)])
    assert locate([9.5, 12, 5], [5, 5, 5], cells).tolist() == [0, 1, 0]


def test_missing_and_far_points_are_in_no_polygon():
    cells = polygons_of([square(0, 0, 10)])
    assert locate([np.nan, 5, np.nan, 1e12, -1e12], [5, np.nan, np.nan, 5, 5], cells).tolist() == [-1] * 5
    assert locate([np.inf, 5], [5, -np.inf], cells).tolist() == [-1, -1]
    assert locate([], [], cells).tolist() == []


def test_the_order_of_the_points_and_repeats_do_not_matter():
    cells = polygons_of(*partition(9))
    random = np.random.RandomState(2)
    x, y = random.uniform(699_900, 701_000, 500), random.uniform(6_174_900, 6_175_600, 500)
    found = locate(x, y, cells)
    assert -1 in found
    pick = random.randint(0, 500, 2000)
    np.testing.assert_array_equal(locate(x[pick], y[pick], cells), found[pick])


def test_a_polygon_without_edges_holds_nothing():
    cells = PolygonEdges(np.array([0, 0, 4]), polygons_of([square(0, 0, 1)]).edges)
    assert locate([0.5], [0.5], cells).tolist() == [1]


# --- squares that share an area with polygons


def touched(polygons, size=10.0, n=8):
    column, row = (part.ravel() for part in np.meshgrid(np.arange(n), np.arange(n)))
    flags = touched_squares(column, row, size, polygons)
    return set(zip(column[flags].tolist(), row[flags].tolist()))


def test_a_polygon_along_the_grid_touches_only_the_squares_it_fills():
    assert touched(polygons_of([square(20, 30, 20)])) == {(2, 3), (3, 3), (2, 4), (3, 4)}


def test_a_sliver_beyond_the_line_touches_the_next_squares():
    assert touched(polygons_of([square(20, 30, 20.001)])) == {(i, j) for i in (2, 3, 4) for j in (3, 4, 5)}
    assert touched(polygons_of([square(19.999, 30, 20.001)])) == {
        (i, j) for i in (1, 2, 3) for j in (3, 4, 5)
    }


def test_a_polygon_inside_one_square_touches_that_one():
    assert touched(polygons_of([square(43, 17, 2)])) == {(4, 1)}


def test_a_triangle_along_the_diagonal_does_not_touch_beyond_it():
    # the diagonal of the squares runs through their corners: the squares above it share a point only
    triangle = polygons_of([[(0, 0), (40, 0), (40, 40)]])
    assert touched(triangle) == {(i, j) for i in range(4) for j in range(4) if j <= i}


def test_a_hole_that_holds_a_whole_square_leaves_it_out():
    ring = polygons_of([square(5, 5, 50), square(20, 20, 20)])
    assert touched(ring) == {(i, j) for i in range(6) for j in range(6)} - {
        (2, 2),
        (3, 2),
        (2, 3),
        (3, 3),
    }


def test_real_sized_coordinates():
    box = polygons_of(
        [[(643_501.5, 6_176_899), (643_650, 6_176_899), (643_650, 6_176_901), (643_501.5, 6_176_901)]]
    )
    column, row = np.meshgrid(np.arange(6430, 6440), np.arange(61_760, 61_775))
    flags = touched_squares(column.ravel(), row.ravel(), 100, box)
    found = set(zip(column.ravel()[flags].tolist(), row.ravel()[flags].tolist()))
    assert found == {(6435, 61_768), (6436, 61_768), (6435, 61_769), (6436, 61_769)}
