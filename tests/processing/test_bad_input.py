"""Every refusal is one sentence that says what was wrong and where, and leaves no output behind."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from qgis import processing
from qgis.core import QgsProcessing, QgsProcessingException, QgsProcessingFeedback

from tests.layers import memory_layer

HERE = {"x": 600_050.0, "y": 6_150_050.0}
SQUARE = "POLYGON((600000 6150000,600100 6150000,600100 6150100,600000 6150100,600000 6150000))"
SHIFTED = "POLYGON((600050 6150000,600150 6150000,600150 6150100,600050 6150100,600050 6150000))"
SLIVER = "POLYGON((600099.5 6150000,600200 6150000,600200 6150100,600099.5 6150100,600099.5 6150000))"
PART = {"wkt": "MULTIPOINT((600050 6150050))", "aar": 2015, "antal": 1.0, "kode": "k"}
TYPES = {"aar": "int", "antal": "float", "kode": "text"}


class Said(QgsProcessingFeedback):
    """A feedback that remembers."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []
        self.infos: list[str] = []

    def reportError(self, text, fatal=False):  # noqa: N802
        self.errors.append(text)

    def pushWarning(self, text):  # noqa: N802
        self.warnings.append(text)

    def pushInfo(self, text):  # noqa: N802
        self.infos.append(text)


def points(*rows, types=TYPES, geometry="Point", crs="EPSG:25832", name="lag"):
    """A layer of rows, each a dictionary; what is not given is 2015, 1, "k" at one place."""
    full = [{**HERE, "aar": 2015, "antal": 1.0, "kode": "k", **row} for row in rows]
    return memory_layer(pd.DataFrame(full, columns=None), types, name=name, crs=crs, geometry=geometry)


def shapes(*wkts, geometry="Polygon", ids=None, crs="EPSG:25832"):
    names = ids or [f"a{number}" for number in range(len(wkts))]
    rows = [{"wkt": wkt, "aar": 1, "antal": 1.0, "kode": name} for wkt, name in zip(wkts, names)]
    return memory_layer(pd.DataFrame(rows), TYPES, name="celler", crs=crs, geometry=geometry)


def rates(tmp_path, **changes):
    """Runs cellrates on two good layers with changes; returns the feedback. The output must not be left."""
    people = points({}, {"aar": 2016})
    parameters = {
        "EVENTS": points({}, {"aar": 2016}),
        "EVENTS_PERIOD": "aar",
        "POPULATION": people,
        "POPULATION_PERIOD": "aar",
        "OUTPUT": str(tmp_path / "out.gpkg"),
        **changes,
    }
    said = Said()
    processing.run("boligmon:cellrates", parameters, feedback=said)
    return said


YEAR_AS_TEXT = {**TYPES, "aar": "text"}

REFUSED = {
    "a field that is not there": (
        lambda: {"EVENTS_PERIOD": "aarstal"},
        "The layer lag has no field aarstal; its fields are: aar, antal, kode.",
    ),
    "text that is no period": (
        lambda: {"EVENTS_PERIOD": "kode"},
        "The field kode of the layer lag holds no periods",
    ),
    "no period in most rows": (
        lambda: {
            "EVENTS": points({"aar": "2015"}, {"aar": "x"}, {"aar": "y"}, types=YEAR_AS_TEXT),
        },
        "The field aar of the layer lag holds no periods (years, dates, quarters); the first row "
        "that cannot be "
        "read is row 2.",
    ),
    "two units of period": (
        lambda: {"EVENTS": points({"aar": "2015"}, {"aar": "2015-Q3"}, types=YEAR_AS_TEXT)},
        "mixes units of period: the first rows hold year, row 2 holds quarter.",
    ),
    "school year and calendar year": (
        lambda: {"EVENTS": points({"aar": "2015/16"}, types=YEAR_AS_TEXT)},
        "Periods by school year and by year cannot be brought together.",
    ),
    "only rows without geometry": (
        lambda: {"EVENTS": points({"x": math.nan, "y": math.nan})},
        "None of the 1 rows of the layer lag could be placed; the most frequent reason is: no "
        "address or coordinate.",
    ),
    "several points in a row": (
        lambda: {
            "EVENTS": memory_layer(
                pd.DataFrame([{**PART, "wkt": "MULTIPOINT((600050 6150050),(1 2))"}]),
                TYPES,
                name="lag",
                geometry="MultiPoint",
            )
        },
        "Row 1 of the layer lag has 2 points; a row must have one.",
    ),
    "lines where points are needed": (
        lambda: {"EVENTS": shapes("LINESTRING(1 2,3 4)", geometry="LineString")},
        "The layer celler must hold points, but row 1 is something else.",
    ),
    "lines where polygons are needed": (
        lambda: {"CELLS": shapes("LINESTRING(1 2,3 4)", geometry="LineString"), "CELLS_ID": "kode"},
        "The layer celler must hold polygons.",
    ),
    "overlapping cells": (
        lambda: {"CELLS": shapes(SQUARE, SHIFTED), "CELLS_ID": "kode"},
        "The polygons in rows 1 and 2 of the layer celler overlap by 50 % of the smaller one; up to 1 % "
        "is accepted.",
    ),
    "duplicate cell ids": (
        lambda: {"CELLS": shapes(SQUARE, SLIVER, ids=["a", " A"]), "CELLS_ID": "kode"},
        "Rows 1 and 2 of the layer celler have the same id in the field kode.",
    ),
    "a cell without id": (
        lambda: {"CELLS": shapes(SQUARE, SLIVER, ids=["a", " "]), "CELLS_ID": "kode"},
        "Row 2 of the layer celler has no id in the field kode.",
    ),
    "a cell layer without coordinate system": (
        lambda: {"CELLS": shapes(SQUARE, crs=""), "CELLS_ID": "kode"},
        "The layer celler has no coordinate reference system",
    ),
    "an infinite count": (
        lambda: {"EVENTS": points({}, {"antal": math.inf}), "EVENTS_COUNT": "antal"},
        "The field antal of the layer lag must hold numbers of 0 or more, but row 2 does not.",
    ),
    "a negative count": (
        lambda: {"EVENTS": points({}, {"antal": -1.0}), "EVENTS_COUNT": "antal"},
        "The field antal of the layer lag must hold numbers of 0 or more, but row 2 does not.",
    ),
    "a count that is text": (
        lambda: {"EVENTS_COUNT": "kode"},
        "The field kode of the layer lag must hold numbers of 0 or more, but row 1 does not.",
    ),
    "no common period": (
        lambda: {"EVENTS": points({"aar": 2001})},
        "The sources have no period in common: events 2001 - 2001, population 2015 - 2016.",
    ),
    "an empty layer": (lambda: {"EVENTS": points({}).materialize(nothing())}, "has no rows."),
    "a layer without coordinate system": (
        lambda: {"EVENTS": points({}, crs="")},
        "The layer lag has no coordinate reference system",
    ),
    "swapped axes": (
        lambda: {"EVENTS": points({"x": HERE["y"], "y": HERE["x"]})},
        "they would with the axes swapped",
    ),
    "degrees called metres": (
        lambda: {"EVENTS": points({"x": 10.5, "y": 55.5})},
        "its coordinates look like longitude and latitude",
    ),
    "a table without codes": (
        lambda: {"EVENTS": points({}, geometry="NoGeometry", crs="")},
        "has neither points nor a chosen field with a cell or area code",
    ),
    "only unknown codes": (
        lambda: {"EVENTS": points({}, geometry="NoGeometry"), "EVENTS_CELL": "kode"},
        "the most frequent reason is: unknown cell or area code.",
    ),
    "a filter that cannot be parsed": (
        lambda: {"EVENTS_FILTER": '"aar" = '},
        "The filter expression for the layer lag cannot be used",
    ),
    "a filter with an unknown field": (lambda: {"EVENTS_FILTER": '"nope" = 1'}, "has no field nope"),
    "a filter that nothing passes": (
        lambda: {"EVENTS_FILTER": '"aar" = 1'},
        "No row of the layer lag passes the filter expression.",
    ),
    "no cell size": (lambda: {"CELL_SIZE": 0}, "from 1 to 100,000, not 0."),
    "no confidence": (lambda: {"CONFIDENCE": 100}, "must lie between 0 and 100 %, not at 100 %."),
    "no multiplier": (lambda: {"MULTIPLIER": 0}, "The multiplier must be above 0."),
    "a negative minimum": (lambda: {"MIN_POPULATION": -1}, "The minimum population must be 0 or more."),
}


def nothing():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest().setFilterExpression("false")


@pytest.mark.parametrize("case", REFUSED)
def test_cellrates_refuses(case, provider, tmp_path):
    changes, sentence = REFUSED[case]
    with pytest.raises(QgsProcessingException) as refusal:
        rates(tmp_path, **changes())
    said = str(refusal.value)
    assert sentence in said
    assert said.endswith(".")
    assert "\n" not in said
    assert "Traceback" not in said
    assert not list(tmp_path.iterdir())


def test_what_is_odd_but_usable_is_said_and_counted(provider, tmp_path):
    """NULL and empty geometry, Z, one-part multipoints, population 0, more events than population."""
    events = points({}, {"x": math.nan, "y": math.nan})
    said = rates(tmp_path, EVENTS=events, MIN_POPULATION=0)
    assert "  no address or coordinate: 1" in said.infos
    assert "events (lag): read 2 = placed 1 + not placed 1" in said.infos
    flat = points({}, {}, geometry="PointZ")
    said = rates(tmp_path, EVENTS=flat, POPULATION=points({"antal": 0.0}), POPULATION_COUNT="antal")
    assert "Events in cells without population, in no rate: 2" in said.warnings
    multi = memory_layer(pd.DataFrame([PART]), TYPES, name="lag", geometry="MultiPoint")
    assert "events (lag): read 1 = placed 1 + not placed 0" in rates(tmp_path, EVENTS=multi).infos
    said = rates(tmp_path, EVENTS=points({}, {}), KIND=1, MIN_POPULATION=0)
    assert any("A share exceeds 100 %" in warning for warning in said.warnings)


def test_fractional_sums_are_accepted(provider, tmp_path):
    said = rates(tmp_path, EVENTS=points({"antal": 0.25}, {"antal": 0.5}), EVENTS_COUNT="antal")
    assert "  counted in the source: 0.75; sum over the cells of the result: 0.75" in said.infos


def test_slivers_are_accepted_and_reported(provider, tmp_path):
    said = rates(tmp_path, CELLS=shapes(SQUARE, SLIVER), CELLS_ID="kode")
    assert any("1 pairs" in warning for warning in said.warnings)


def test_codes_with_other_case_or_spaces_are_the_same_cell(provider, tmp_path):
    table = points({"kode": " 100M_61500_6000 "}, geometry="NoGeometry")
    assert (
        "events (lag): read 1 = placed 1 + not placed 0"
        in rates(tmp_path, EVENTS=table, EVENTS_CELL="kode").infos
    )
    table = points({"kode": " A0 "}, geometry="NoGeometry")
    said = rates(tmp_path, EVENTS=table, EVENTS_CELL="kode", CELLS=shapes(SQUARE), CELLS_ID="kode")
    assert "events (lag): read 1 = placed 1 + not placed 0" in said.infos


@pytest.fixture
def summed(provider):
    """One cell through the first three steps."""
    parameters = {
        "EVENTS": points({}),
        "EVENTS_PERIOD": "aar",
        "POPULATION": points({}),
        "POPULATION_PERIOD": "aar",
    }
    layer = processing.run(
        "boligmon:cellrates", {**parameters, "MIN_POPULATION": 0, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
    )["OUTPUT"]
    top = processing.run("boligmon:selecttop", {"INPUT": layer, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})[
        "OUTPUT"
    ]
    periods = processing.run("boligmon:sumperiods", {"INPUT": top, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT})[
        "OUTPUT"
    ]
    return layer, periods


@pytest.mark.parametrize("share", [0, 100, -1, 1000])
def test_a_share_beyond_the_limits(share, summed, tmp_path):
    with pytest.raises(QgsProcessingException, match="both excluded"):
        processing.run(
            "boligmon:selecttop", {"INPUT": summed[0], "SHARE": share, "OUTPUT": str(tmp_path / "out.gpkg")}
        )
    assert not list(tmp_path.iterdir())


def test_few_cells_are_said_not_refused(summed):
    said = Said()
    processing.run(
        "boligmon:selecttop", {"INPUT": summed[0], "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}, feedback=said
    )
    assert any("only 1 cells are ranked" in warning for warning in said.warnings)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"MIN_VALUE": 5}, "The minimum of 5 periods is above the number of periods that there are"),
        ({"MIN_VALUE": 0}, "The minimum value must be above 0."),
        ({"MAX_GAP": -1}, "from 0 to 20, not -1."),
        ({"VALUE": "pattern"}, "The field pattern of the layer"),
    ],
)
def test_monitoringareas_refuses(changes, sentence, summed, tmp_path):
    with pytest.raises(QgsProcessingException) as refusal:
        processing.run(
            "boligmon:monitoringareas", {"INPUT": summed[1], "OUTPUT": str(tmp_path / "out.gpkg"), **changes}
        )
    assert sentence in str(refusal.value)
    assert not list(tmp_path.iterdir())


def test_ten_million_cells_are_refused_before_they_are_made(provider, tmp_path):
    box = "500000,900000,6050000,6400000 [EPSG:25832]"
    with pytest.raises(QgsProcessingException, match="holds 1,400,000,000 cells"):
        processing.run(
            "boligmon:kvadratnet", {"EXTENT": box, "CELL_SIZE": 10, "OUTPUT": str(tmp_path / "out.gpkg")}
        )
    assert not list(tmp_path.iterdir())


def test_a_count_that_is_not_a_number(provider, tmp_path):
    layer = points({}, {})
    feature = next(layer.getFeatures())
    layer.dataProvider().changeAttributeValues({feature.id(): {1: math.nan}})
    with pytest.raises(QgsProcessingException, match="must hold numbers of 0 or more, but row 1 does not"):
        rates(tmp_path, EVENTS=layer, EVENTS_COUNT="antal")


@pytest.mark.parametrize("role", ["EVENTS_PERIOD", "EVENTS_CELL", "EVENTS_COUNT", "EVENTS_UNIT", "CELLS_ID"])
def test_no_message_repeats_what_a_row_holds(role, provider, tmp_path):
    """A CPR number in the wrong column must not reach a log, whichever column it is chosen for."""
    cpr = "010170-1234"
    layer = points({"kode": cpr, "antal": -1.0}, {"kode": cpr})
    changes = {"EVENTS": layer, role: "kode"}
    if role == "CELLS_ID":
        changes = {"CELLS": shapes(SQUARE, SLIVER, ids=[cpr, cpr]), "CELLS_ID": "kode"}
    said = Said()
    parameters = {"EVENTS": layer, "EVENTS_PERIOD": "aar", "POPULATION": layer, "POPULATION_PERIOD": "aar"}
    parameters |= {**changes, "OUTPUT": QgsProcessing.TEMPORARY_OUTPUT}
    try:
        processing.run("boligmon:cellrates", parameters, feedback=said)
        told = []
    except QgsProcessingException as refusal:
        told = [str(refusal)]
    everything = " ".join([*told, *said.errors, *said.warnings, *said.infos])
    assert everything
    assert "0170" not in everything
