"""Refusals of the later steps, and of the program qgis_process: its exit status, its sentence, no output."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from tests.layers import SUM_TYPES, memory_layer, square

LONG = {
    "indicator": "text",
    "cell_id": "text",
    "period": "text",
    "rate": "float",
    "events": "float",
    "population": "float",
    "multiplier": "float",
    "selected": "int",
    "status": "text",
}
ROW = {
    "indicator": "A",
    "cell_id": "c",
    "period": "2015",
    "rate": 10.0,
    "events": 3.0,
    "population": 40.0,
    "multiplier": 1000.0,
    "selected": 1,
    "status": "ok",
    "periods": 10,
    "periods_selected": 9,
    "exposure": 400.0,
}


def table(types, *rows, name="rater", without=()):
    """A layer of rows, each ``ROW`` with changes; cells are squares side by side, named c0, c1 and so on."""
    kept = {field: kind for field, kind in types.items() if field not in without}
    full = [
        {**ROW, "cell_id": f"c{i}", "wkt": square(600_000 + 100 * i, 6_100_000, 100), **row}
        for i, row in enumerate(rows)
    ]
    frame = pd.DataFrame(full, columns=[*kept, "wkt"]).astype(object)
    return memory_layer(frame, kept, name=name, geometry="Polygon")


REFUSED = {
    "selecttop": [
        ((LONG, [{}], {"without": ["rate"]}), {}, "The layer rater has no field rate; its fields are: "),
        ((LONG, [{}], {"without": ["period"]}), {}, "The layer rater has no field period; its fields are: "),
        ((LONG, [], {}), {}, "The layer rater has no rows."),
        (
            (LONG, [{}], {}),
            {"VALUE": "status"},
            "The field status of the layer rater must hold numbers, but row 1 does not.",
        ),
        (
            (LONG, [{}, {"rate": float("inf")}], {}),
            {},
            "The field rate of the layer rater must hold numbers, but row 2",
        ),
        (
            (LONG, [{}, {"events": -1.0}], {}),
            {},
            "The field events of the layer rater must hold numbers of 0 or more, but row 2",
        ),
        (
            (LONG, [{}, {}, {"population": -1.0}], {}),
            {},
            "The field population of the layer rater must hold numbers of 0 or",
        ),
        (
            (LONG, [{}], {"without": ["population"]}),
            {"UNIVERSE": 2},
            "Cells cannot be ranked by a share of the population",
        ),
        (
            (LONG, [{}], {}),
            {"SHARE": 0},
            "The top share must lie between 0 and 100 %, both excluded; 0 does not.",
        ),
        (
            (LONG, [{}], {}),
            {"SHARE": 100},
            "The top share must lie between 0 and 100 %, both excluded; 100 does not.",
        ),
        (
            (LONG, [{}], {}),
            {"SHARE": -0.5},
            "The top share must lie between 0 and 100 %, both excluded; -0.5 does not.",
        ),
    ],
    "sumperiods": [
        (
            (LONG, [{}], {"without": ["selected"]}),
            {},
            "The layer rater has no field selected; its fields are: ",
        ),
        (
            (LONG, [{}], {"without": ["multiplier"]}),
            {},
            "The layer rater has no field multiplier; its fields are: ",
        ),
        ((LONG, [], {}), {}, "The layer rater has no rows."),
        (
            (LONG, [{}, {}, {"selected": 2}], {}),
            {},
            "The field selected of the layer rater must hold 1, 0 or NULL, but row 3",
        ),
        (
            (LONG, [{}, {"cell_id": "c0"}], {}),
            {},
            "Row 2 of the layer rater repeats a cell in the same period",
        ),
        ((LONG, [{}, {"multiplier": 100.0}], {}), {}, "The layer rater mixes multipliers within A."),
        (
            (LONG, [{}, {"events": -2.0}], {}),
            {},
            "The field events of the layer rater must hold numbers of 0 or more, but row 2",
        ),
    ],
    "monitoringareas": [
        (
            (SUM_TYPES, [{}], {"without": ["periods_selected"]}),
            {},
            "The layer rater has no field periods_selected; its fields",
        ),
        (
            (SUM_TYPES, [{}], {"without": ["exposure"]}),
            {},
            "The layer rater has no field exposure; its fields are: ",
        ),
        ((SUM_TYPES, [], {}), {}, "The layer rater has no rows."),
        (
            (SUM_TYPES, [{}, {"cell_id": "c0"}], {}),
            {},
            "Rows 1 and 2 of the layer rater have the same id in the field cell_id.",
        ),
        (
            (SUM_TYPES, [{}, {"exposure": -2.0}], {}),
            {},
            "The field exposure of the layer rater must hold numbers of 0 or more, but",
        ),
        ((SUM_TYPES, [{}, {"multiplier": 100.0}], {}), {}, "The layer rater mixes multipliers within A."),
        (
            (SUM_TYPES, [{}], {"without": ["periods"]}),
            {},
            "Choose a minimum value: the layer does not say how many periods",
        ),
        (
            (SUM_TYPES, [{}], {}),
            {"MIN_VALUE": 11},
            "The minimum of 11 periods is above the number of periods that there are (10).",
        ),
        ((SUM_TYPES, [{}], {}), {"MIN_VALUE": -1}, "The minimum value must be above 0."),
        (
            (SUM_TYPES, [{}], {}),
            {"MAX_GAP": 21},
            "The maximum gap must be a whole number of cells from 0 to 20, not 21.",
        ),
    ],
}
CASES = [(name, *case) for name, cases in REFUSED.items() for case in cases]


@pytest.mark.parametrize(("name", "layer", "parameters", "sentence"), CASES)
def test_a_step_refuses_in_one_sentence(run, tmp_path, name, layer, parameters, sentence):
    types, rows, options = layer
    output = tmp_path / "ud.gpkg"
    output.write_bytes(b"results of last year")
    with pytest.raises(QgsProcessingException) as caught:
        run(name, {"INPUT": table(types, *rows, **options), **parameters, "OUTPUT": str(output)})
    said = str(caught.value)
    assert said.startswith(sentence), said
    assert re.fullmatch(r"[A-Z].*[^.]\.", said)
    assert "\n" not in said
    assert output.read_bytes() == b"results of last year"


def test_previous_areas_that_share_an_id_are_refused(run):
    rows = [{"area_id": "A-001", "wkt": square(600_000 + 100 * i, 6_100_000, 100)} for i in range(2)]
    previous = memory_layer(pd.DataFrame(rows), {"area_id": "text"}, name="sidste år", geometry="Polygon")
    with pytest.raises(QgsProcessingException, match="stands for two of the previous areas"):
        run("monitoringareas", {"INPUT": table(SUM_TYPES, {}), "MIN_POPULATION": 0, "PREVIOUS": previous})


def test_previous_areas_without_ids_are_refused(run):
    previous = memory_layer(
        pd.DataFrame([{"wkt": square(0, 0, 9)}]), {}, name="sidste år", geometry="Polygon"
    )
    with pytest.raises(QgsProcessingException, match="The layer sidste år has no field area_id"):
        run("monitoringareas", {"INPUT": table(SUM_TYPES, {}), "PREVIOUS": previous})


def test_a_base_without_population_is_refused(run):
    base = table(SUM_TYPES, {}, name="familier", without=["population"])
    with pytest.raises(QgsProcessingException, match="The layer familier has no field population"):
        run("monitoringareas", {"INPUT": table(SUM_TYPES, {}), "BASE": base})


# --- the program

WRONG = {
    "no such field": ({"EVENTS_PERIOD": "årstal"}, "The layer boliger has no field årstal"),
    "no period": (
        {"EVENTS_PERIOD": "distrikt_id"},
        "The field distrikt_id of the layer boliger holds no periods",
    ),
    "no such file": ({"EVENTS": "findes_ikke.csv"}, "EVENTS"),
    "a bad filter": ({"EVENTS_FILTER": '"type_id" ='}, "filter"),
    "nothing placed": ({"EVENTS_CELL": "type_id"}, "unknown cell or area code"),
}


@pytest.fixture
def good(tmp_path):
    rows = pd.DataFrame(
        {
            "distrikt_id": "100m_61745_7215",
            "type_id": 11,
            "dato": ["2015-01-01", "2016-01-01"],
            "antal": [1, 2],
        }
    )
    rows.to_csv(tmp_path / "boliger.csv", index=False)
    both = {}
    for source in ("EVENTS", "POPULATION"):
        both[source] = str(tmp_path / "boliger.csv")
        both.update({f"{source}_PERIOD": "dato", f"{source}_COUNT": "antal", f"{source}_CELL": "distrikt_id"})
    return both


def start(qgis_process, name, parameters, *options, **environment):
    pairs = [f"{key}={value}" for key, value in parameters.items()]
    return qgis_process(*options, "run", f"boligmon:{name}", "--", *pairs, **environment)


@pytest.mark.parametrize("case", WRONG)
def test_the_program_fails_with_the_sentence_and_leaves_nothing(qgis_process, good, tmp_path, case):
    changes, sentence = WRONG[case]
    parameters = {**good, **changes, "OUTPUT": str(tmp_path / "ud.gpkg")}
    done = start(qgis_process, "cellrates", parameters)
    assert done.returncode not in (0, -11, -6), done.stdout
    assert sentence in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["boliger.csv"]


def test_the_program_runs_the_same_job_when_nothing_is_wrong(qgis_process, good, tmp_path):
    parameters = {**good, "MIN_POPULATION": 0, "OUTPUT": str(tmp_path / "ud.gpkg")}
    done = start(qgis_process, "cellrates", parameters, "--json")
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["EVENTS_READ"], results["EVENTS_PLACED"]) == (2, 2)
    assert (tmp_path / "ud.gpkg").exists()


def test_the_model_fails_as_its_parts_do(qgis_process, good, tmp_path):
    outputs = {name: str(tmp_path / f"{name}.gpkg") for name in ("rates", "top", "periods", "areas")}
    done = start(qgis_process, "monitoring", {**good, "MIN_POPULATION": 0, "MIN_VALUE": 99, **outputs})
    assert done.returncode not in (0, -11, -6)
    assert (
        "The minimum of 99 periods is above the number of periods that there are (2)."
        in done.stdout + done.stderr
    )
    assert not (tmp_path / "areas.gpkg").exists()
    assert "Traceback" not in done.stdout + done.stderr
