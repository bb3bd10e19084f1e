"""The model against its parts and against the arrays; progress, cancel and words of all algorithms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsApplication, QgsCoordinateTransformContext, QgsVectorLayer

from boligmon_plugin.adapters.counting.counts import count_sources
from boligmon_plugin.adapters.counting.source import Source
from boligmon_plugin.adapters.locating.placing import GridPlacer
from boligmon_plugin.domain.designation import AreaRule, GridNeighbourhood
from boligmon_plugin.domain.grid import Grid
from boligmon_plugin.domain.limits import group_limits
from boligmon_plugin.domain.periods import labels
from boligmon_plugin.domain.rates import RateRule, join_counts
from boligmon_plugin.study.sources import TableRoles
from boligmon_plugin.workflow.monitoring import MonitoringRule, monitor
from tests.rows import plan_of

pytestmark = pytest.mark.shared_data
OUTPUTS = ("rates", "top", "periods", "areas", "unplaced", "area_cells")
CHANGED = {"PERIOD_UNIT": 4, "MIN_POPULATION": 15, "SHARE": 20, "UNIVERSE": 1, "MAX_GAP": 0, "CONTIGUITY": 0}


def by_parts(run, parameters, changes):
    """The four algorithms one by one."""

    def only(*names):
        return {name: changes[name] for name in names if name in changes}

    rates = run(
        "cellrates",
        {**parameters, **only("PERIOD_UNIT", "MIN_POPULATION", "SMOOTHING"), "UNPLACED": "memory:"},
    )
    top = run("selecttop", {"INPUT": rates.layer(), **only("SHARE", "UNIVERSE", "VALUE")})
    periods = run("sumperiods", {"INPUT": top.layer()})
    areas = run(
        "monitoringareas",
        {
            "INPUT": periods.layer(),
            **only("MAX_GAP", "CONTIGUITY", "MIN_VALUE", "FILL_HOLES"),
            "MIN_POPULATION": changes.get("AREA_MIN_POPULATION", 50),
            "CELLS_OUTPUT": "memory:",
        },
    )
    return {
        "rates": rates.frame(),
        "unplaced": rates.frame("UNPLACED"),
        "top": top.frame(),
        "periods": periods.frame(),
        "areas": areas.frame(),
        "area_cells": areas.frame("CELLS_OUTPUT"),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {},
        CHANGED,
        {
            "SMOOTHING": 1,
            "VALUE": "rate_smoothed",
            "MIN_VALUE": 3,
            "FILL_HOLES": True,
            "AREA_MIN_POPULATION": 0,
        },
    ],
)
def test_the_model_is_its_parts_in_a_row(run, frederiksberg_parameters, tmp_path, changes):
    files = {name: str(tmp_path / f"{name}.gpkg") for name in OUTPUTS}
    done = run("monitoring", {**frederiksberg_parameters, **changes, **files})
    parts = by_parts(run, frederiksberg_parameters, changes)
    for name in OUTPUTS:
        layer = QgsVectorLayer(files[name], name, "ogr")
        assert layer.isValid()
        done.results[name] = layer
        stored = done.frame(name).drop(columns="fid")
        pd.testing.assert_frame_equal(stored, parts[name], check_dtype=False)


def test_the_algorithms_give_what_the_arrays_give(run, frederiksberg_parameters, frederiksberg):
    layer = QgsVectorLayer(str(frederiksberg / "boliger_med_mangler.csv"), "boliger", "ogr")
    plan, grid = plan_of(layer), Grid(100)
    placer = GridPlacer(grid, layer.crs(), QgsCoordinateTransformContext(), None)
    roles = [
        TableRoles("udtraek_dato", count=count, cell="distrikt_id", filter='"type_id" = 11', stock=True)
        for count in ("antal", "antal_samlet")
    ]
    unit, events, population = count_sources(
        *(Source(plan, role, placer) for role in roles),
        period_unit="quarter",
        with_persons=False,
        keep_unplaced=False,
        tick=lambda _: None,
    )
    panel = join_counts(events.counted, population.counted, unit=unit, events_stock=True)
    row, column = grid.rows_columns(panel.cells)
    rule = MonitoringRule(
        RateRule(kind="share", multiplier=100.0, min_population=15.0),
        share=20.0,
        universe="populated",
        areas=AreaRule(contiguity="edge", max_gap=0),
    )
    found = monitor(panel, rule, GridNeighbourhood(row, column))
    parts = by_parts(run, frederiksberg_parameters, CHANGED)
    codes, names = grid.codes(panel.cells), labels(panel.days, panel.unit)
    top = parts["top"].set_index(["cell_id", "period"])
    every = pd.MultiIndex.from_product([codes, names])
    for name, matrix in (
        ("events", panel.events),
        ("population", panel.population),
        ("rate", found.rates.rate),
        ("rate_low", found.rates.low),
        ("rate_high", found.rates.high),
        ("selected", found.selected),
    ):
        np.testing.assert_array_equal(top.loc[every, name].to_numpy(float), matrix.ravel(), name)
    sums = parts["periods"].set_index("cell_id").loc[codes]
    for name in ("periods", "periods_selected", "share_selected", "events", "population", "exposure", "rate"):
        np.testing.assert_array_equal(
            sums[name].to_numpy(float), getattr(found.sums, name).astype(float), name
        )
    assert sums["pattern"].tolist() == found.sums.pattern.tolist()
    areas = found.areas.areas.sort_values(["events", "label"], ascending=[False, True])
    for name in ("cells", "population", "events", "exposure", "rate", "value_mean"):
        np.testing.assert_allclose(parts["areas"][name].astype(float), areas[name].astype(float), rtol=1e-13)
    # A layer does not say what kind of figure it holds, so the step gives the limits of a rate: of a share
    # they are wider than its own, which the arrays know.
    events, exposure = areas["events"].to_numpy(), areas["exposure"].to_numpy()
    for kind, table in (("rate", parts["areas"]), ("share", areas)):
        limits = group_limits(events, exposure, kind=kind, multiplier=100.0)
        np.testing.assert_allclose(table[["rate_low", "rate_high"]].to_numpy(float), limits, rtol=1e-13)
    inside = parts["area_cells"].groupby("area_id")["cell_id"].apply(set)
    for area_id, label in zip(parts["areas"]["area_id"], areas["label"]):
        assert set(codes[found.areas.labels == label]) == inside[area_id]
    assert len(areas) > 5


# --- progress and cancel


@pytest.fixture(scope="module")
def chain(run_once, frederiksberg_parameters):
    """Inputs of every algorithm."""
    rates = run_once("cellrates", frederiksberg_parameters).layer()
    top = run_once("selecttop", {"INPUT": rates}).layer()
    periods = run_once("sumperiods", {"INPUT": top}).layer()
    return {
        "kvadratnet": {"EXTENT": "600000,605000,6100000,6105000 [EPSG:25832]"},
        "cellrates": {**frederiksberg_parameters, "SMOOTHING": 2},
        "selecttop": {"INPUT": rates},
        "sumperiods": {"INPUT": top},
        "monitoringareas": {"INPUT": periods},
    }


NAMES = ["kvadratnet", "cellrates", "selecttop", "sumperiods", "monitoringareas"]


@pytest.mark.parametrize("name", NAMES)
def test_progress_only_grows_up_to_a_hundred(run, chain, name):
    done = run(name, chain[name])
    assert done.progress == sorted(done.progress)
    assert done.progress[0] >= 0
    assert done.progress[-1] == 100


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_was_canceled_leaves_no_output(run, chain, feedback, tmp_path, name):
    feedback.cancel()
    done = run(name, {**chain[name], "OUTPUT": str(tmp_path / "ud.gpkg")}, feedback)
    assert "OUTPUT" not in done.results
    assert not list(tmp_path.iterdir())
    assert "Traceback" not in done.log


@pytest.mark.parametrize("name", NAMES[1:])
@pytest.mark.parametrize("at", [5, 40])
def test_a_run_can_be_canceled_on_its_way(run, chain, feedback, tmp_path, name, at):
    feedback.progressChanged.connect(lambda share: feedback.cancel() if share >= at else None)
    done = run(name, {**chain[name], "OUTPUT": str(tmp_path / "ud.gpkg")}, feedback)
    assert "OUTPUT" not in done.results
    assert feedback.steps[-1] < 100
    assert "Traceback" not in done.log


def test_the_model_can_be_canceled(run, frederiksberg_parameters, feedback, tmp_path):
    feedback.cancel()
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("rates", "top", "periods", "areas")}
    run("monitoring", {**frederiksberg_parameters, **files}, feedback)
    assert not list(tmp_path.iterdir())


# --- words


def test_every_field_of_every_result_has_words_of_its_own(run, chain, frederiksberg_parameters):
    layers = {
        name: run(name, {**chain[name], **more}).layer(output)
        for name, output, more in (
            ("kvadratnet", "OUTPUT", {}),
            ("cellrates", "OUTPUT", {}),
            ("cellrates", "UNPLACED", {"UNPLACED": "memory:"}),
            ("selecttop", "OUTPUT", {}),
            ("sumperiods", "OUTPUT", {}),
            ("monitoringareas", "OUTPUT", {}),
            ("monitoringareas", "CELLS_OUTPUT", {"CELLS_OUTPUT": "memory:"}),
        )
    }
    for name, layer in layers.items():
        bare = [field.name() for field in layer.fields() if not field.alias()]
        assert not bare, (name, bare)


def test_every_parameter_has_help_and_every_algorithm_too(provider):
    for algorithm in QgsApplication.processingRegistry().providerById("boligmon").algorithms():
        assert len(algorithm.shortHelpString()) > 100, algorithm.id()
        for definition in algorithm.parameterDefinitions():
            if definition.isDestination() and not definition.help():
                continue  # its description says what the layer is
            assert len(definition.help()) > 10, (algorithm.id(), definition.name())
            assert definition.description()
