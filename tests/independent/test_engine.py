"""What Boligmon counts for the studies of the sample and of Frederiksberg is what pandas counts alone."""

from __future__ import annotations

import shutil

import numpy as np
import pandas as pd
import pytest

from tests.independent.course_counts import course_counts
from tests.independent.frederiksberg_counts import frederiksberg_counts
from tests.independent.sample_counts import sample_counts

KEY = ["indicator", "cell_id", "period"]


def computed(path):
    """The counts of a study file, and the accounts of its rows."""
    from qgis.core import QgsProcessingContext, QgsProject

    from boligmon_plugin.adapters.studies import read_study
    from boligmon_plugin.domain.periods import labels
    from boligmon_plugin.workflow.studies.computing import compute_study
    from boligmon_plugin.workflow.studies.planning import plan_study

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    result = compute_study(plan_study(read_study(path), path.parent, context), lambda _: None, lambda _: None)
    frames, accounts = [], []
    for one in result.indicators:
        panel = one.result.panel
        cells = np.asarray(result.geography.ids(panel.cells), dtype=object)
        periods = labels(panel.days, panel.unit)
        index = pd.MultiIndex.from_product([[one.indicator.id], cells, periods], names=KEY)
        persons = np.nan if panel.persons is None else panel.persons.ravel()
        values = {"events": panel.events.ravel(), "population": panel.population.ravel(), "persons": persons}
        frames.append(pd.DataFrame(values, index))
        for side, account in (("numerator", one.events), ("denominator", one.population)):
            row = {"indicator": one.indicator.id, "side": side}
            accounts.append({**row, "read": account.read, "placed": account.placed, **account.reasons})
    accounts = pd.DataFrame(accounts).set_index(["indicator", "side"]).fillna(0).astype(int)
    return pd.concat(frames).sort_index(), accounts


def compare(got, want):
    """Every count, and nothing where the other has nothing."""
    want = want.set_index(KEY).sort_index()
    assert set(want.index) <= set(got.index)
    rest = got.loc[~got.index.isin(want.index), ["events", "population"]]
    assert (rest == 0).all().all()
    got = got.loc[want.index]
    for name in ("events", "population"):
        np.testing.assert_allclose(got[name], want[name], rtol=1e-12, err_msg=name)
    if "persons" in want:
        np.testing.assert_array_equal(got["persons"].fillna(-1), want["persons"].fillna(-1))


def same_accounts(got, want):
    columns = sorted({*got.columns, *want.columns})
    got, want = (frame.reindex(columns=columns, fill_value=0) for frame in (got, want))
    pd.testing.assert_frame_equal(got, want, check_like=True, check_dtype=False)


@pytest.mark.usefixtures("qgis_processing")
def test_the_samples_six_indicators(unpacked_sample):
    got, accounts = computed(unpacked_sample / "oeby.boligmon.json")
    counts, own = sample_counts(unpacked_sample)
    compare(got, counts)
    same_accounts(accounts, own)


@pytest.mark.usefixtures("qgis_processing")
def test_frederiksbergs_indicators(project_root, shared_data, tmp_path):
    for table in (shared_data / "frederiksberg").glob("*.csv"):
        shutil.copyfile(table, tmp_path / table.name)
    name = "frederiksberg.boligmon.json"
    shutil.copyfile(project_root / "tests" / "data" / name, tmp_path / name)
    got, accounts = computed(tmp_path / name)
    counts, own = frederiksberg_counts(tmp_path)
    compare(got, counts)
    same_accounts(accounts, own)


@pytest.mark.usefixtures("qgis_processing")
def test_courses_through_a_register(project_root, unpacked_sample, tmp_path):
    for name in ("adresser", "familier", "bopael", "foranstaltninger_forloeb"):
        (tmp_path / f"{name}_syntetisk.csv").symlink_to(unpacked_sample / f"{name}_syntetisk.csv")
    outline = "kommunegraense_syntetisk.geojson"
    (tmp_path / outline).symlink_to(unpacked_sample / outline)
    study = "oeby_forloeb.boligmon.json"
    shutil.copyfile(project_root / "tests" / "data" / study, tmp_path / study)
    got, _ = computed(tmp_path / study)
    for indicator, how in (("touching", "touching"), ("starting", "starting"), ("july", "snapshot")):
        want = course_counts(unpacked_sample, how)[0].set_index(["cell_id", "period"])["events"]
        mine = got.loc[indicator]["events"]
        assert mine[mine > 0].to_dict() == want.to_dict()
