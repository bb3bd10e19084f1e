"""The land: boundary, cells with dwellings, addresses on roads, and the cells of the planted clusters."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import plan

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

FARM = -1  # settlement number of cells in the open land


@dataclass(frozen=True)
class Cells:
    """Cells with dwellings, one row each.

    Attributes:
        east, north: shape (n,), cell numbers (metres / 100) of the lower-left corner.
        place: shape (n,), number of the settlement, ``FARM`` in the open land.
        estate: shape (n,), number of the estate, -1 outside them.
        dwellings: shape (n,), 1 or more.
    """

    east: Ints
    north: Ints
    place: Ints
    estate: Ints
    dwellings: Ints


@dataclass(frozen=True)
class Addresses:
    """Addresses, one row each; text columns as lists, coordinates in metres with two decimals.

    ``cell`` is the row in ``Cells``, -1 for addresses that are no dwelling of the municipality.
    """

    key: list[str]
    label: list[str]
    x: Floats
    y: Floats
    kommunekode: list[str]
    cell: Ints


def boundary_radius(angle: float) -> float:
    """Distance (m) from the centre to the boundary in a direction (radians)."""
    waves = sum(size * math.cos(k * angle + phase) for k, size, phase in plan.BOUNDARY_WAVES)
    return plan.BOUNDARY_RADIUS * (1 + waves)


def boundary() -> list[tuple[int, int]]:
    """The municipality's boundary: a closed ring, counter-clockwise, whole metres in EPSG:25832."""
    ring = []
    for i in range(plan.BOUNDARY_VERTICES):
        angle = 2 * math.pi * i / plan.BOUNDARY_VERTICES
        radius = boundary_radius(angle)
        ring.append(
            (
                plan.CENTRE[0] + round(radius * math.cos(angle)),
                plan.CENTRE[1] + round(radius * math.sin(angle)),
            )
        )
    return [*ring, ring[0]]


def inland_cells() -> list[tuple[int, int]]:
    """Every cell (east, north) whose middle lies well inside the boundary, in reading order."""
    reach = int(plan.BOUNDARY_RADIUS * 1.3) // plan.CELL
    out = []
    for north in range(-reach, reach):
        for east in range(-reach, reach):
            dx, dy = (east + 0.5) * plan.CELL, (north + 0.5) * plan.CELL
            if math.hypot(dx, dy) < plan.INLAND * boundary_radius(math.atan2(dy, dx)):
                out.append((plan.CENTRE[0] // plan.CELL + east, plan.CENTRE[1] // plan.CELL + north))
    return out


def middle_of(settlement: plan.Settlement) -> tuple[int, int]:
    """The middle of a settlement in EPSG:25832."""
    return plan.CENTRE[0] + settlement.east, plan.CENTRE[1] + settlement.north


def estate_middle(estate: plan.Estate) -> tuple[int, int]:
    """The middle of an estate in EPSG:25832."""
    town = next(s for s in plan.SETTLEMENTS if s.name == estate.town)
    east, north = middle_of(town)
    return east + estate.east, north + estate.north


def cells_within(middle: tuple[int, int], radius: float) -> list[tuple[int, int, float]]:
    """Cells whose middle is within ``radius`` metres: (east, north, distance in metres), in reading order."""
    reach = int(radius) // plan.CELL + 1
    out = []
    for north in range(middle[1] // plan.CELL - reach, middle[1] // plan.CELL + reach + 1):
        for east in range(middle[0] // plan.CELL - reach, middle[0] // plan.CELL + reach + 1):
            distance = math.hypot((east + 0.5) * plan.CELL - middle[0], (north + 0.5) * plan.CELL - middle[1])
            if distance < radius:
                out.append((east, north, distance))
    return out


def town_cells(rng: np.random.RandomState, town: plan.Settlement) -> list[tuple[tuple[int, int], int]]:
    """Cells of a town and their dwellings: denser in the middle, uneven outline, open ground."""
    middle = middle_of(town)
    phases = rng.uniform(0, 2 * math.pi, len(plan.TOWN_WAVES))
    quarters: dict[tuple[int, int], float] = {}
    out = []
    for east, north, distance in cells_within(middle, town.radius * plan.TOWN_REACH):
        dx, dy = (east + 0.5) * plan.CELL - middle[0], (north + 0.5) * plan.CELL - middle[1]
        angle = math.atan2(dy, dx)
        waves = sum(a * math.cos(k * angle + p) for (k, a), p in zip(plan.TOWN_WAVES, phases))
        near = 1 - distance / (town.radius * (1 + waves))
        quarter = (east // plan.QUARTER_CELLS, north // plan.QUARTER_CELLS)
        if quarter not in quarters:
            quarters[quarter] = rng.uniform(*plan.QUARTER_BUILT)
        if near > 0 and rng.random_sample() < town.built * quarters[quarter]:
            mean = town.edge - 1 + (town.middle - town.edge) * near * near
            out.append(((east, north), 1 + int(rng.poisson(mean))))
    return out


def make_cells(rng: np.random.RandomState) -> Cells:
    """Draws the cells with dwellings: estates first, then towns and villages, hamlets, single farms."""
    found: dict[tuple[int, int], tuple[int, int, int]] = {}  # cell -> place, estate, dwellings
    names = [s.name for s in plan.SETTLEMENTS]
    for number, estate in enumerate(plan.ESTATES):
        for east, north, _ in cells_within(estate_middle(estate), estate.radius):
            dwellings = max(4, int(rng.poisson(estate.dwellings)))
            found[(east, north)] = (names.index(estate.town), number, dwellings)
    for place, town in enumerate(plan.SETTLEMENTS):
        for cell, dwellings in town_cells(rng, town):
            found.setdefault(cell, (place, -1, dwellings))
    open_land = [cell for cell in inland_cells() if cell not in found]
    order = rng.permutation(len(open_land))
    for index in order[: plan.HAMLETS]:
        for _ in range(plan.HAMLET_CELLS):
            cell = tuple(int(v) for v in np.add(open_land[index], rng.randint(-1, 2, 2, dtype=np.int64)))
            found.setdefault((cell[0], cell[1]), (FARM, -1, 1 + int(rng.poisson(1.6))))
    farms = [open_land[i] for i in order[plan.HAMLETS :] if open_land[i] not in found][: plan.FARM_CELLS]
    for cell in farms:
        more = int(np.searchsorted(np.cumsum(plan.FARM_DWELLINGS), rng.random_sample()))
        found[cell] = (FARM, -1, 1 + more)
    keys = sorted(found, key=lambda cell: (cell[1], cell[0]))
    columns = np.array([(*key, *found[key]) for key in keys], dtype=np.int64)
    return Cells(*columns.T)


def make_keys(rng: np.random.RandomState, count: int) -> list[str]:
    """UUIDs in DAR's form that begin with the fictional municipality's code.

    A letter interrupts every long group, so that no part of a key can be taken for a CPR number.
    """
    digits = np.array(list("0123456789abcdef"))[rng.randint(0, 16, (count, 32), dtype=np.int64)]
    letters = np.array(list("abcdef"))[rng.randint(0, 6, (count, 3), dtype=np.int64)]
    digits[:, [7, 23, 27]] = letters
    digits[:, :4] = list(plan.KOMMUNEKODE)
    digits[:, 12] = "4"
    digits[:, 16] = np.array(list("89ab"))[rng.randint(0, 4, count, dtype=np.int64)]
    rows = ["".join(row) for row in digits]
    return [f"{r[:8]}-{r[8:12]}-{r[12:16]}-{r[16:20]}-{r[20:]}" for r in rows]


# fmt: off
_FIRST = (
    "Birke", "Bøge", "Ege", "Elme", "Aske", "Ahorn", "Linde", "Pile", "Hyben", "Slåen", "Tjørne",
    "Hassel", "Lærke", "Vibe", "Stære", "Svale", "Måge", "Terne", "Ryle", "Ugle", "Falke", "Bakke",
    "Dal", "Eng", "Mose", "Kær", "Sø", "Å", "Klit", "Strand", "Hav", "Fyr", "Mølle", "Smede", "Skole",
    "Kirke", "Præste", "Degne", "Kro", "Havne", "Torve", "Rose", "Lyng", "Klokke", "Korn", "Rug",
    "Havre", "Byg", "Hvede", "Raps",
)
_LAST = (
    "vej", "stien", "vænget", "bakken", "parken", "toften", "ageren", "krogen", "lunden", "gården",
    "løkken", "haven",
)
# fmt: on


def road_name(number: int) -> str:
    """An invented road name; different for each number below ``len(_FIRST) * len(_LAST)``."""
    return _FIRST[number % len(_FIRST)] + _LAST[(number // len(_FIRST) + number) % len(_LAST)]


def nearest_place(east: int, north: int) -> int:
    """The number of the settlement nearest to a cell: the post town of farms."""
    x, y = (east + 0.5) * plan.CELL, (north + 0.5) * plan.CELL
    middles = [middle_of(s) for s in plan.SETTLEMENTS]
    return min(range(len(middles)), key=lambda i: math.hypot(x - middles[i][0], y - middles[i][1]))


def _houses(rng: np.random.RandomState, dwellings: int, in_town: bool) -> list[tuple[float, float, str]]:
    """Positions inside one cell and floor/door text: one entry per dwelling."""
    flats = dwellings >= plan.FLATS_FROM
    per_house = len(plan.FLOORS) * len(plan.DOORS) if flats else 1
    houses = -(-dwellings // per_house)
    columns = -(-houses // 2)
    out: list[tuple[float, float, str]] = []
    for house in range(houses):
        if in_town:
            x = (house // 2 + 0.5) / columns * plan.CELL + rng.uniform(-2, 2)
            y = 50 + (18 + rng.uniform(-4, 8)) * (1 if house % 2 else -1)
        else:
            x, y = rng.uniform(6, 94, 2)
        for unit in range(min(per_house, dwellings - house * per_house)):
            text = f", {plan.FLOORS[unit // 2]}. {plan.DOORS[unit % 2]}" if flats else ""
            out.append((round(min(max(x, 1), 99), 2), round(y, 2), text))
    return out


def make_addresses(rng: np.random.RandomState, cells: Cells) -> Addresses:
    """One address per dwelling: a road per row of cells in a town, per square of 2 km in the open land."""
    roads: dict[tuple[int, ...], int] = {}
    names_used: dict[int, int] = {}
    last_number: dict[tuple[tuple[int, ...], int], int] = {}
    rows: list[tuple[str, float, float, int]] = []
    for index in range(cells.east.size):
        east, north, place = int(cells.east[index]), int(cells.north[index]), int(cells.place[index])
        town = nearest_place(east, north) if place == FARM else place
        road = (town, 0, north) if place != FARM else (town, 1, north // 20, east // 20)
        if road not in roads:
            names_used[town] = names_used.get(town, -1) + 1
            roads[road] = names_used[town] + 7 * town
        number, before = 0, None
        for x, y, text in _houses(rng, int(cells.dwellings[index]), place != FARM):
            if (x, y) != before:  # a new house: odd numbers north of the road, even south of it
                side = int(y >= plan.CELL / 2)
                number = last_number.get((road, side), -side) + 2
                last_number[(road, side)] = number
                before = (x, y)
            label = f"{road_name(roads[road])} {number}{text}, {plan.POSTCODE} {plan.SETTLEMENTS[town].name}"
            rows.append((label, east * plan.CELL + x, north * plan.CELL + y, index))
    keys = make_keys(rng, len(rows))
    labels, x, y, cell = zip(*rows)
    codes = [plan.KOMMUNEKODE] * len(rows)
    cells_of = np.array(cell, dtype=np.int64)
    return Addresses(keys, list(labels), np.round(x, 2), np.round(y, 2), codes, cells_of)


def institution_cell(cells: Cells) -> int:
    """The cell that gets the institution: the first of its town with enough families, outside all estates."""
    town = [s.name for s in plan.SETTLEMENTS].index(plan.INSTITUTION_TOWN)
    low, high = plan.INSTITUTION_DWELLINGS
    fits = (cells.place == town) & (cells.estate < 0) & (cells.dwellings >= low) & (cells.dwellings <= high)
    if not fits.any():
        raise ValueError("no cell for the institution: change INSTITUTION_DWELLINGS or the seed")
    return int(np.flatnonzero(fits)[0])


def special_addresses(rng: np.random.RandomState, cells: Cells) -> Addresses:
    """The institution, then the addresses at LOIS' default point, then those outside the municipality."""
    cell = institution_cell(cells)
    x = [float(cells.east[cell] * plan.CELL + 50)]
    y = [float(cells.north[cell] * plan.CELL + 92)]
    labels = [f"Fyrtårnsvej 1, {plan.POSTCODE} {plan.INSTITUTION_TOWN}"]
    codes = [plan.KOMMUNEKODE]
    for i in range(plan.DEFAULT_ADDRESSES):
        x.append(plan.DEFAULT_POINT[0])
        y.append(plan.DEFAULT_POINT[1])
        labels.append(f"Administrativ adresse {9901 + i}, {plan.POSTCODE} Øby")
        codes.append(plan.KOMMUNEKODE)
    for i in range(plan.OUTSIDE_ADDRESSES):
        angle = 2 * math.pi * (i + rng.random_sample()) / plan.OUTSIDE_ADDRESSES
        distance = boundary_radius(angle) * rng.uniform(1.1, 1.5)
        x.append(round(plan.CENTRE[0] + distance * math.cos(angle), 2))
        y.append(round(plan.CENTRE[1] + distance * math.sin(angle), 2))
        labels.append(f"{road_name(40 + i)} {2 * i + 1}, {plan.POSTCODE} Nabokommunen")
        codes.append(plan.NEIGHBOUR_CODE)
    where = np.full(len(x), -1, dtype=np.int64)
    where[0] = cell
    return Addresses(make_keys(rng, len(x)), labels, np.array(x), np.array(y), codes, where)


def cell_code(x: float, y: float) -> str:
    """The code of the 100 m cell of a point, northing first (Det Danske Kvadratnet)."""
    return f"100m_{math.floor(y / plan.CELL)}_{math.floor(x / plan.CELL)}"
