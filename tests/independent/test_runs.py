"""``qgis_process run boligmon:runstudy`` counts as plain pandas does: every cell, period and row."""

from __future__ import annotations

import shutil

import numpy as np
import pandas as pd
import pytest

from tests.headless import Headless
from tests.independent.course_counts import course_counts
from tests.independent.frederiksberg_counts import frederiksberg_counts
from tests.independent.sample_counts import sample_counts

KEY = ["indicator", "cell_id", "period"]


@pytest.fixture(scope="module")
def headless(tmp_path_factory):
    return Headless(tmp_path_factory.mktemp("home"))


def facts_of(folder):
    """The long table of a run, its cells by key; and the rows read, placed and not placed."""
    facts = pd.read_csv(
        folder / "facts.csv", sep=";", decimal=",", dtype={"period": str}, encoding="utf-8-sig"
    )
    cells = facts[facts["level"] == "cell"].rename(columns={"unit_id": "cell_id"}).set_index(KEY).sort_index()
    told = pd.read_csv(folder / "reconciliation.csv", sep=";", encoding="utf-8-sig")
    accounts = told.pivot_table(index=["indicator", "part"], columns="what", values="rows", fill_value=0)
    return facts, cells, accounts.astype(int)


def compare(got, want):
    """Every count, and nothing where the other has nothing."""
    want = want.set_index(KEY).sort_index()
    assert set(want.index) <= set(got.index)
    rest = got.loc[~got.index.isin(want.index), ["events", "population"]]
    assert (rest == 0).all().all()
    got = got.loc[want.index]
    for name in ("events", "population"):
        np.testing.assert_allclose(got[name].astype(float), want[name], rtol=1e-12, err_msg=name)
    if "persons" in want:
        np.testing.assert_array_equal(got["persons"].fillna(-1), want["persons"].fillna(-1))


def same_accounts(got, want):
    want = want.rename_axis(["indicator", "part"])
    columns = sorted({*got.columns, *want.columns})
    got, want = (frame.reindex(columns=columns, fill_value=0).sort_index() for frame in (got, want))
    got.columns.name = want.columns.name = None
    pd.testing.assert_frame_equal(got, want, check_dtype=False)


def linked(folder, *sources):
    """A folder with links to files, so that results do not come to lie beside them."""
    for source in sources:
        (folder / source.name).symlink_to(source)
    return folder


@pytest.fixture(scope="module")
def oeby(headless, unpacked_sample, tmp_path_factory):
    """The results of the sample's study."""
    folder = linked(tmp_path_factory.mktemp("oeby"), *unpacked_sample.glob("*_syntetisk.*"))
    shutil.copyfile(unpacked_sample / "oeby.boligmon.json", folder / "oeby.boligmon.json")
    headless.run("runstudy", f"STUDY={folder / 'oeby.boligmon.json'}")
    return folder / "resultater"


@pytest.fixture(scope="module")
def truth(unpacked_sample):
    return sample_counts(unpacked_sample)


def test_the_samples_six_indicators(oeby, truth):
    counts, own = truth
    _, cells, accounts = facts_of(oeby)
    assert set(counts["indicator"]) == set(cells.index.get_level_values("indicator"))
    compare(cells, counts)
    same_accounts(accounts, own)
    assert (accounts["read"] == accounts.drop(columns="read").sum(axis=1)).all()


def test_the_municipality_and_the_areas_are_sums_over_their_cells(oeby, truth):
    facts, cells, _ = facts_of(oeby)
    known = cells[(cells["population"] > 0) & cells["events"].notna()].reset_index()
    every = facts[facts["level"] == "municipality"].set_index(["indicator", "period"])
    sums = known.groupby(["indicator", "period"])[["events", "population"]].sum()
    for key, row in sums.iterrows():
        assert every.loc[key, "events"] == row["events"]
        assert every.loc[key, "population"] == pytest.approx(row["population"], rel=1e-12)
    total = known.groupby("indicator")[["events", "population"]].sum()
    multiplier = known.groupby("indicator")["multiplier"].first()
    together = facts[(facts["level"] == "municipality") & facts["period"].isna()].set_index("indicator")
    np.testing.assert_allclose(
        together.loc[total.index, "rate"].astype(float),
        total["events"] / total["population"] * multiplier,
        rtol=1e-12,
    )
    areas = facts[(facts["level"] == "area") & facts["period"].notna()]
    assert len(areas) > 0
    by_rate = areas["events"] / areas["population"] * areas["multiplier"]
    np.testing.assert_allclose(areas["rate"].astype(float), by_rate, rtol=1e-12)


def test_frederiksbergs_indicators(headless, project_root, shared_data, tmp_path):
    linked(tmp_path, *(shared_data / "frederiksberg").glob("*.csv"))
    name = "frederiksberg.boligmon.json"
    shutil.copyfile(project_root / "tests" / "data" / name, tmp_path / name)
    headless.run("runstudy", f"STUDY={tmp_path / name}")
    (results,) = [path.parent for path in tmp_path.glob("*/run.json")]
    counts, own = frederiksberg_counts(tmp_path)
    _, cells, accounts = facts_of(results)
    assert set(counts["indicator"]) == set(cells.index.get_level_values("indicator"))
    compare(cells, counts)
    same_accounts(accounts, own)


def test_courses_through_a_register(headless, project_root, unpacked_sample, tmp_path):
    linked(tmp_path, *unpacked_sample.glob("*_syntetisk.*"))
    study = "oeby_forloeb.boligmon.json"
    shutil.copyfile(project_root / "tests" / "data" / study, tmp_path / study)
    headless.run("runstudy", f"STUDY={tmp_path / study}")
    (results,) = [path.parent for path in tmp_path.glob("*/run.json")]
    _, cells, _ = facts_of(results)
    for indicator, how in (("touching", "touching"), ("starting", "starting"), ("july", "snapshot")):
        want = course_counts(unpacked_sample, how)[0].set_index(["cell_id", "period"])["events"]
        mine = cells.loc[indicator]["events"]
        assert mine[mine > 0].to_dict() == want.to_dict()
