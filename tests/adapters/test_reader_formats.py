"""The same municipal table in every kind of layer gives the same counts and the same rows left out."""

from __future__ import annotations

from collections import Counter as Bag

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsCoordinateTransformContext, QgsProject, QgsVectorLayer

from boligmon_plugin.adapters.counting.counts import count_sources
from boligmon_plugin.adapters.counting.source import Source
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.locating.placing import GridPlacer
from boligmon_plugin.domain import schema
from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.study.sources import TableRoles
from tests.layers import as_csv, in_file, memory_layer
from tests.rows import defined, plan_of

TYPES = {
    "Årstal": "int",
    "Borger-ID": "text",
    "Foranstaltningstype": "text",
    "Antal": "float",
    "Celle": "text",
}
FILTER = "\"Foranstaltningstype\" <> 'Aflastning på døgn'"
TABLES = ["csv", "csv with mark", "csv windows", "xlsx", "geopackage", "memory", "virtual"]
POINTS = ["geopackage", "memory", "virtual"]
EPOCH = np.datetime64("1970-01-01")


@pytest.fixture(scope="module")
def frame():
    """600 rows as FLIS gives them, with the flaws of real tables."""
    random = np.random.RandomState(7)
    n = 600
    east, north = random.randint(6000, 6006, n), random.randint(61_000, 61_006, n)
    kinds = np.array(
        ["Fast kontaktperson", "Aflastning på døgn", "Støtte, praktisk; pædagogisk"], dtype=object
    )
    frame = pd.DataFrame(
        {
            "Årstal": random.randint(2014, 2018, n),
            "Borger-ID": [f"{number:04d}" for number in random.randint(0, 60, n)],
            "Foranstaltningstype": kinds[random.randint(0, 3, n)],
            "Antal": random.randint(0, 9, n) / 4,
            "Celle": [f"100m_{b}_{a}" for a, b in zip(east, north)],
            "x": east * 100.0 + random.randint(0, 100, n),
            "y": north * 100.0 + random.randint(0, 100, n),
        }
    ).astype(dict.fromkeys(TYPES, object))
    for name in ("Årstal", "Borger-ID", "Antal", "Celle"):
        frame.loc[random.rand(n) < 0.05, name] = None
    frame.loc[random.rand(n) < 0.05, ["x", "y"]] = np.nan
    frame.loc[3, ["x", "y"]] = (100.0, 200.0)  # far from Denmark
    frame.loc[5, "Celle"], frame.loc[8, "Celle"] = "Sogn 7", "  100M_61000_6000 "
    frame.loc[9, "Celle"] = "100m_2_1"
    frame.loc[10, "Foranstaltningstype"] = None
    return frame


@pytest.fixture(autouse=True)
def _empty_project(qgis_app):
    yield
    QgsProject.instance().clear()


def layer_of(kind, frame, folder, types=TYPES):
    """The frame as a layer of a kind, freshly opened."""
    encoding = {"csv": "utf-8", "csv with mark": "utf-8-sig", "csv windows": "cp1252"}.get(kind)
    if encoding:
        return as_csv(frame[list(types)], folder / "a.csv", encoding=encoding)
    memory = memory_layer(frame, types, geometry="Point" if kind in POINTS else "NoGeometry")
    if kind == "memory":
        return memory
    if kind == "geopackage":
        return in_file(memory, folder / "a.gpkg", "GPKG")
    if kind == "xlsx":
        return in_file(memory, folder / "a.xlsx", "XLSX")
    return virtual(memory)


def virtual(layer):
    """A virtual layer of another; fields with a capital beyond A to Z, which QGIS loses, are renamed."""
    QgsProject.instance().addMapLayer(layer)
    names = layer.fields().names()
    columns = ", ".join(f'"{name}" as "{name.lower()}"' for name in names)
    columns += ', "geometry"' if layer.isSpatial() else ""
    made = QgsVectorLayer(f'?query=select {columns} from "{layer.id()}"', "virtuel", "virtual")  # noqa: S608
    assert made.isValid()
    return made


def counts_of(layer, roles, *, definition=None):
    """Events by cell code and year, the account, and (row, reason) of what was left out."""
    plan = plan_of(layer, definition=definition)
    grid, transforms = Grid(100), QgsCoordinateTransformContext()
    row = pd.DataFrame({"a": [2015], "c": ["100m_61000_6000"]})
    base = memory_layer(row, {"a": "int", "c": "text"}, geometry="NoGeometry")
    others = Source(plan_of(base), TableRoles("a", cell="c"), GridPlacer(grid, base.crs(), transforms, None))
    _, events, _ = count_sources(
        Source(plan, roles, GridPlacer(grid, plan.crs, transforms, None)),
        others,
        period_unit="coarser",
        with_persons=bool(roles.person),
        keep_unplaced=True,
        tick=lambda _: None,
    )
    counted, account = events.counted, events.account
    cells = grid.codes(counted.cells)
    table = {
        (cells[i], str(day)[:4]): counted.counts[i, j]
        for i in range(len(cells))
        for j, day in enumerate(counted.days)
        if counted.counts[i, j]
    }
    unplaced = [
        (row, schema.REASONS[reason])
        for rows, reasons in account.unplaced
        for row, reason in zip(rows.tolist(), reasons.tolist())
    ]
    return table, sorted(unplaced), account, counted


def by_hand(rows, roles):
    """The same by a loop: ``rows`` are (row number, record) pairs."""
    table, unplaced, seen = Bag(), [], set()
    for number, row in rows:
        place = None
        if roles.cell:
            code = "" if row["Celle"] is None else row["Celle"].strip().lower()
            reason = {"": "no_geography", "sogn 7": "unknown_cell", "100m_2_1": "outside"}.get(code)
            place = code
        else:
            reason = "no_geography" if np.isnan(row["x"]) else "outside" if row["x"] < 1000 else None
            if reason is None:
                place = f"100m_{int(row['y'] // 100)}_{int(row['x'] // 100)}"
        if roles.unit and not row["Borger-ID"] and not row["Foranstaltningstype"]:
            reason = "no_unit"
        if roles.count and row["Antal"] is None:
            reason = "no_count"
        if row["Årstal"] is None:
            reason = "no_period"
        if roles.filter and row["Foranstaltningstype"] in ("Aflastning på døgn", None):
            reason = "filtered"
        if reason:
            unplaced.append((number, reason))
            continue
        key = (place, str(row["Årstal"]))
        if roles.unit:
            triple = (*key, row["Borger-ID"], row["Foranstaltningstype"])
            table[key] += triple not in seen
            seen.add(triple)
        else:
            table[key] += row["Antal"] if roles.count else 1
    return {key: value for key, value in table.items() if value}, unplaced


def numbered(frame):
    return list(enumerate(frame.to_dict("records"), start=1))


ROLES = {
    "rows": {},
    "sums": {"count": "Antal"},
    "units": {"unit": ("Borger-ID", "Foranstaltningstype")},
    "filtered": {"filter": FILTER},
}


@pytest.mark.parametrize("what", ROLES)
@pytest.mark.parametrize("kind", TABLES)
def test_every_kind_of_table_gives_the_same_counts_by_code(frame, tmp_path, kind, what):
    roles = TableRoles("Årstal", cell="Celle", **ROLES[what])
    # a blank text of a CSV is '' and not NULL: QGIS' filter keeps '' <> 'x' and drops NULL <> 'x'
    frame = frame.drop(index=10) if what == "filtered" else frame
    table, unplaced, account, counted = counts_of(layer_of(kind, frame, tmp_path), roles)
    expected, left_out = by_hand(numbered(frame), roles)
    assert table == expected
    assert unplaced == left_out
    assert account.read == len(frame) == account.placed + len(left_out)
    assert account.reasons == Bag(reason for _, reason in left_out)
    assert counted.counted + account.repeats == account.placed


@pytest.mark.parametrize("what", ROLES)
@pytest.mark.parametrize("kind", POINTS)
def test_every_kind_of_point_layer_gives_the_same_counts_by_place(frame, tmp_path, kind, what):
    roles = TableRoles("Årstal", **ROLES[what])
    table, unplaced, account, _ = counts_of(layer_of(kind, frame, tmp_path), roles)
    expected, left_out = by_hand(numbered(frame), roles)
    assert table == expected
    assert unplaced == left_out
    assert {"no_geography", "outside", "no_period"} <= set(account.reasons)


def test_the_kinds_are_read_in_both_ways(frame, tmp_path):
    arrow = set()
    for kind in TABLES:
        (tmp_path / kind).mkdir()
        if plan_of(layer_of(kind, frame, tmp_path / kind)).arrow:
            arrow.add(kind)
    assert arrow == {"csv", "csv with mark", "geopackage"}


# --- situations

SITUATIONS = ["subset", "selected", "limit", "definition", "edits", "step before"]


# QGIS opens a Windows-1252 text with headers it cannot show, and edits no virtual layer.
IMPOSSIBLE = {
    ("csv windows", "subset"),
    ("csv windows", "edits"),
    ("csv windows", "step before"),
    ("virtual", "edits"),
}
PAIRS = [
    (kind, situation) for kind in TABLES for situation in SITUATIONS if (kind, situation) not in IMPOSSIBLE
]


@pytest.mark.parametrize(("kind", "situation"), PAIRS)
def test_every_situation_gives_the_same_counts_in_every_kind(frame, tmp_path, provider, kind, situation):
    roles = TableRoles("Årstal", cell="Celle", count="Antal")
    layer, definition = layer_of(kind, frame, tmp_path), None
    rows = numbered(frame)
    chosen = [pair for pair in rows if pair[1]["Foranstaltningstype"] == "Fast kontaktperson"]
    if situation == "subset":
        assert layer.setSubsetString("\"Foranstaltningstype\" = 'Fast kontaktperson'")
        rows = [(number, row) for number, (_, row) in enumerate(chosen, start=1)]
    elif situation == "selected":
        layer.selectByIds([feature.id() for i, feature in enumerate(layer.getFeatures()) if i % 2])
        definition, rows = defined(layer, selected=True), rows[1::2]
    elif situation == "limit":
        definition, rows = defined(layer, limit=250), rows[:250]
    elif situation == "definition":
        expression = "\"Foranstaltningstype\" = 'Fast kontaktperson'"
        definition, rows = defined(layer, expression=expression, limit=100), chosen[:100]
    elif situation == "edits":
        assert layer.startEditing()
        names = layer.fields().names()
        ids = [feature.id() for feature in layer.getFeatures()]
        assert layer.changeAttributeValue(ids[0], names.index("Celle"), "100m_61005_6005")
        assert layer.deleteFeature(ids[-1])
        rows = [(1, {**rows[0][1], "Celle": "100m_61005_6005"}), *rows[1:-1]]
    else:
        from qgis import processing

        step = {"INPUT": layer, "EXPRESSION": "\"Foranstaltningstype\" = 'Fast kontaktperson'"}
        layer = processing.run("native:extractbyexpression", {**step, "OUTPUT": "memory:"})["OUTPUT"]
        rows = [(number, row) for number, (_, row) in enumerate(chosen, start=1)]
    table, unplaced, account, _ = counts_of(layer, roles, definition=definition)
    if situation == "edits":
        layer.rollBack()
    expected, left_out = by_hand(rows, roles)
    assert table == expected
    assert unplaced == left_out
    assert account.read == len(rows)


# --- periods and persons


PERIODS = {
    "Årstal": ("int", lambda day: day.year),
    "Kvartal": ("text", lambda day: f"{day.year}K{day.quarter}"),
    "Dato": ("date", lambda day: day),
    "Tidspunkt": ("datetime", lambda day: day + pd.Timedelta(hours=13, minutes=7)),
    "Dansk dato": ("text", lambda day: f"{day:%d-%m-%Y}"),
    "Måned": ("text", lambda day: f"{day:%Y-%m}"),
}


@pytest.mark.parametrize("name", PERIODS)
@pytest.mark.parametrize("kind", TABLES)
def test_periods_of_every_type_in_every_kind(qgis_app, tmp_path, kind, name):
    random = np.random.RandomState(3)
    day = pd.Timestamp("2014-11-20") + pd.to_timedelta(random.randint(0, 900, 200), unit="D")
    field_type, form = PERIODS[name]
    values = pd.Series([form(one) for one in day], dtype=object)
    # with a column of numbers, by which GDAL knows the first line of a spreadsheet to be a heading
    table = pd.DataFrame(
        {name: values, "Nr": range(200), "Celle": "100m_61000_6000", "x": 600_050.0, "y": 6_100_050.0}
    )
    table.loc[16::17, name] = None
    types = {name: field_type, "Nr": "int", "Celle": "text"}
    if kind.startswith("csv"):
        table[name] = ["" if pd.isna(value) else str(value) for value in table[name]]
    layer = layer_of(kind, table, tmp_path, types)
    found, unplaced, _, _ = counts_of(layer, TableRoles(name, cell="Celle"))
    totals = Bag()
    for (_, year), count in found.items():
        totals[year] += count
    assert totals == Bag(str(one.year) for one in day[np.arange(200) % 17 != 16])
    assert unplaced == [(row, "no_period") for row in range(17, 201, 17)]


def test_a_virtual_field_that_qgis_loses_is_refused_by_name(frame):
    layer = memory_layer(frame, TYPES)
    QgsProject.instance().addMapLayer(layer)
    lost = QgsVectorLayer(f'?query=select * from "{layer.id()}"', "virtuel", "virtual")  # noqa: S608
    with pytest.raises(SourceError) as caught:
        counts_of(lost, TableRoles("Årstal", cell="Celle"))
    assert caught.value.code == "no_periods"
    assert caught.value.details == {"layer": "virtuel", "field": "Årstal", "row": 1}


def test_unsaved_edits_of_a_windows_1252_text_are_refused(frame, tmp_path):
    # QGIS shows its letters as lost; what was edited cannot be told from the file, which is read instead
    layer = layer_of("csv windows", frame, tmp_path)
    assert layer.startEditing()
    assert layer.deleteFeature(next(layer.getFeatures()).id())
    with pytest.raises(SourceError) as caught:
        plan_of(layer)
    assert caught.value.code == "edited_text"
    layer.rollBack()


def test_ids_beyond_floats_are_different_persons(qgis_app, tmp_path):
    table = pd.DataFrame(
        {"Årstal": 2015, "cpr": [2**53, 2**53 + 1, 2**53 + 1, None], "Celle": "100m_61000_6000"}, dtype=object
    )
    layer = in_file(
        memory_layer(table, {"Årstal": "int", "cpr": "long", "Celle": "text"}, geometry="NoGeometry"),
        tmp_path / "p.gpkg",
        "GPKG",
    )
    _, _, account, counted = counts_of(layer, TableRoles("Årstal", cell="Celle", person="cpr"))
    assert counted.persons.tolist() == [[3.0]]  # two known persons, and one nobody knows
    assert account.placed == 4
    # sum f^2 / sum f of 1, 2 and 1 rows
    assert counted.dispersion == pytest.approx(6 / 4)
