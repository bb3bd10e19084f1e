"""One pass over a source against plain pandas: in all formats, over several batches, nobody's id kept."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsCoordinateTransformContext, QgsProcessingContext, QgsProcessingParameterFeatureSource

from boligmon_plugin.adapters.checking.columns import (
    geography_of,
    plan_input,
    readable_columns,
    take_columns,
)
from boligmon_plugin.adapters.checking.findings import CHECKS, Finding, findings_of
from boligmon_plugin.adapters.checking.rows import CheckJob, check_rows
from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.locating.plan import plan_locator
from boligmon_plugin.adapters.locating.polygons import read_mask
from boligmon_plugin.adapters.results.checkreport import Report, check_lines, check_table, report_page
from boligmon_plugin.adapters.results.checkwords import change_text, finding_text, share_text
from boligmon_plugin.study.sources import Source
from tests.layers import as_csv, in_file, memory_layer, square
from tests.rows import plan_of


def check(plan, *, given=None, mask=None, expression=""):
    """The findings of a source as the algorithm makes them."""
    taken = take_columns(plan, given or {})
    geography = geography_of(plan, taken, given or {})
    locator = None
    if geography is not None:
        source = Source("input", columns=taken.columns, geography=geography)
        locator = plan_locator(source, plan, {}, lambda share: None)
    transforms = QgsCoordinateTransformContext()
    job = CheckJob(plan, taken.columns, locator, mask, transforms, expression)
    found = check_rows(job, lambda share: None)
    return job, found, Report(plan.name, *findings_of(job, taken, found))


def planned(path):
    return plan_input(
        QgsProcessingParameterFeatureSource("INPUT"), {"INPUT": str(path)}, QgsProcessingContext()
    )


def residents(n, seed=2):
    random = np.random.RandomState(seed)
    frame = pd.DataFrame(
        {
            "sagsnr": [f"S{i}" for i in range(n)],
            "borgerid": [f"B{i}" for i in random.randint(0, n // 3, n)],
            "dato": (np.datetime64("2012-01-01") + random.randint(0, 3 * 365, n)).astype(str),
            "antal": random.randint(0, 5, n).astype(str),
            "x": random.uniform(600_000, 612_000, n).round(1),
            "y": random.uniform(6_100_000, 6_110_000, n).round(1),
        }
    )
    again = random.randint(0, n, n // 50)
    frame.loc[again, "sagsnr"] = "S0"
    frame.loc[random.rand(n) < 0.02, ["x", "y"]] = np.nan
    frame.loc[random.rand(n) < 0.01, "dato"] = ""
    frame.loc[random.rand(n) < 0.01, "antal"] = "mange"
    return frame


TYPES = {"sagsnr": "text", "borgerid": "text", "dato": "text", "antal": "text"}


@pytest.fixture(scope="module")
def municipality(qgis_app):
    layer = memory_layer(pd.DataFrame({"wkt": [square(600_000, 6_100_000, 10_000)]}), {}, geometry="Polygon")
    plan = plan_of(layer)
    return read_mask(plan, plan.crs, QgsCoordinateTransformContext())


@pytest.mark.parametrize(("n", "unit"), [(230, "year"), (600, "quarter"), (70_000, "month")])
def test_every_count_is_that_of_pandas(qgis_app, municipality, tmp_path, n, unit):
    frame = residents(n)
    as_csv(frame, tmp_path / "b.csv")  # the last one is read in two batches
    _, found, report = check(planned(tmp_path / "b.csv"), mask=municipality)

    day = pd.to_datetime(frame["dato"].replace("", None))
    amount = pd.to_numeric(frame["antal"], errors="coerce")
    inside = (frame["x"] < 610_000) & (frame["y"] < 6_110_000)
    expected = {
        "no_period": day.isna(),
        "no_count": amount.isna(),
        "no_geography": frame["x"].isna(),
        "outside": ~inside,
    }
    left = np.ones(n, dtype=bool)
    for reason, where in expected.items():
        mine = left & where.to_numpy()
        left &= ~mine
        assert (found.reasons[reason].rows, found.reasons[reason].first) == (
            mine.sum(),
            np.flatnonzero(mine)[0] + 1,
        )
    assert (found.read, found.placed) == (n, left.sum())

    assert report.series.unit == unit
    period = day.dt.to_period({"month": "M", "quarter": "Q", "year": "Y"}[unit])
    sizes = period.value_counts().sort_index()
    assert report.series.rows.tolist() == sizes.tolist()
    assert report.series.amount.tolist() == amount.fillna(0).groupby(period).sum().tolist()
    assert report.series.placed.tolist() == pd.Series(left).groupby(period).sum().tolist()

    (repeated,) = report.of("id")
    again = frame["sagsnr"].duplicated()
    assert (repeated.reason, repeated.rows, repeated.numbers["ids"]) == ("repeated", again.sum(), 1)
    assert repeated.first == 1  # S0

    per_period = frame.groupby(["borgerid", period.astype(str)]).size()
    (repeated,) = [one for one in report.of("person") if not one.period]
    assert repeated.rows == (per_period[per_period > 1] - 1).sum()
    assert repeated.numbers == {
        "persons": (per_period > 1).sum(),
        "pairs": len(per_period),
        "most": per_period.max(),
    }
    by_name = {one.period: one.rows for one in report.of("person") if one.period}
    surplus = (per_period[per_period > 1] - 1).groupby(level=1).sum().drop("NaT", errors="ignore")
    assert sorted(by_name.values()) == sorted(surplus.tolist())


def test_the_same_in_text_memory_and_geopackage(qgis_app, municipality, tmp_path):
    frame = residents(600)
    memory = memory_layer(frame, TYPES, name="borgere")
    as_csv(frame.rename(columns={"x": "X", "y": "Y"}), tmp_path / "borgere.csv")
    as_csv(frame.rename(columns={"x": "X", "y": "Y"}), tmp_path / "dansk.csv", encoding="cp1252")
    plans = [plan_of(memory), plan_of(in_file(memory, tmp_path / "b.gpkg", "GPKG"))]
    plans += [planned(tmp_path / "borgere.csv"), planned(tmp_path / "dansk.csv")]
    tables = [check(plan, mask=municipality)[2].findings for plan in plans]
    for other in tables[1:]:
        for one, same in zip(
            [one for one in tables[0] if one.check != "column"],
            [one for one in other if one.check != "column"],
        ):
            assert repr(one) == repr(same)


def test_what_is_kept_are_hashes_and_whole_metres(qgis_app, municipality):
    frame = residents(300)
    _, found, _ = check(plan_of(memory_layer(frame, TYPES)), mask=municipality)
    for tally in (found.ids, found.persons, found.crowds, found.points, found.days):
        assert all(kind.kind in "iuf" for kind in tally.result().dtypes)
    kept = repr(found)
    assert not any(value in kept for value in [*frame["sagsnr"], *frame["borgerid"]] if len(value) > 3)


def test_a_field_whose_name_is_there_twice_is_left_out(qgis_app, tmp_path):
    path = tmp_path / "to.csv"
    path.write_text("Aar;navn;Navn\n2015;a;b\n", encoding="utf-8")
    assert readable_columns(planned(path)) == ["Aar"]


def test_half_a_coordinate_is_none_and_a_family_repeats_as_a_person(qgis_app, tmp_path):
    as_csv(pd.DataFrame({"X": ["600000"], "Familie-ID": ["F1"]}), tmp_path / "t.csv")
    taken = take_columns(planned(tmp_path / "t.csv"), {})
    assert taken.columns == {"person": "Familie-ID"}


def test_a_column_that_was_chosen_is_not_proposed_for_another_role(qgis_app, tmp_path):
    as_csv(pd.DataFrame({"Dato": ["2015-01-01"], "Startdato": ["2015-02-01"]}), tmp_path / "t.csv")
    taken = take_columns(planned(tmp_path / "t.csv"), {"start": "Dato"})
    assert taken.columns == {"start": "Dato"}
    assert [one.reason for one in taken.proposals if one.chosen] == ["given"]


# Longitude 10.5, latitude 55.05 by the series of Snyder (1987), Map Projections, p. 61: 595829.68, 6101383.67
METRES = (595_830.0, 6_101_384.0)


def test_points_in_degrees_are_counted_by_the_metre(qgis_app):
    rows = pd.DataFrame({"x": [10.5] * 60 + list(np.linspace(10.50, 10.53, 40)), "y": [55.05] * 100})
    rows["borgerid"] = [f"B{i}" for i in range(100)]
    layer = memory_layer(rows, {"borgerid": "text"}, crs="EPSG:4326")
    _, _, report = check(plan_of(layer))
    (crowd,) = report.of("point")
    assert (crowd.rows, crowd.numbers["persons"]) == (61, 61)
    assert (crowd.numbers["x"], crowd.numbers["y"]) == METRES


@pytest.mark.parametrize(("people", "shown"), [(9, False), (10, True)])
def test_a_crowd_of_few_persons_is_not_shown(qgis_app, people, shown):
    rows = pd.DataFrame({"x": [605_000.0] * 50 + list(600_000.0 + 10 * np.arange(40)), "y": 6_105_000.0})
    rows["borgerid"] = [f"B{i % people}" for i in range(50)] + [f"C{i}" for i in range(40)]
    _, _, report = check(plan_of(memory_layer(rows, {"borgerid": "text"})))
    (crowd,) = report.of("point")
    assert crowd.rows == 50
    assert ("x" in crowd.numbers) is shown
    assert ("605000" in finding_text(crowd)) is shown
    assert ("605000" in report_page(report)) is shown


def test_an_empty_source_and_a_bad_filter_are_refused(qgis_app):
    empty = memory_layer(pd.DataFrame({"borgerid": []}), {"borgerid": "text"}, geometry="NoGeometry")
    with pytest.raises(SourceError, match="empty_layer"):
        check(plan_of(empty))
    layer = memory_layer(pd.DataFrame({"borgerid": ["B"]}), {"borgerid": "text"}, geometry="NoGeometry")
    with pytest.raises(SourceError, match="bad_expression"):
        check(plan_of(layer), expression='"borgerid" =')


def test_every_finding_has_a_sentence_and_the_page_escapes_names(qgis_app, municipality):
    rows = residents(300).rename(columns={"borgerid": "borger<b>id & co"})
    types = {"sagsnr": "text", "borger<b>id & co": "text", "dato": "text", "antal": "text"}
    layer = memory_layer(rows, types, name="<script>alert(1)</script>")
    _, _, report = check(plan_of(layer), given={"person": "borger<b>id & co"}, mask=municipality)
    page = report_page(report)
    assert "<script" not in page
    assert "<b>" not in page
    assert "borger&lt;b&gt;id &amp; co" in page
    assert [CHECKS.index(one.check) for one in report.findings] == sorted(
        CHECKS.index(one.check) for one in report.findings
    )
    lengths = {len(column) for column in check_table(report)}
    assert lengths == {len(report.findings)}
    assert all(line.text for line in check_lines(report))


def test_numbers_of_the_page_in_danish(danish):
    assert share_text(0.10126) == "10,1\u00a0%"
    assert share_text(0.0001) == "<\u00a00,1\u00a0%"
    assert share_text(1.0) == "100\u00a0%"
    assert share_text(float("nan")) == ""
    assert change_text(0.1) == "+10\u00a0%"
    assert change_text(-0.013) == "\u22121,3\u00a0%"
    assert change_text(0.0) == "0\u00a0%"
    assert change_text(float("nan")) == ""
    numbers = {"before": 4662.0, "after": 5134.0, "since": "2013-04-02"}
    jump = Finding("jump", "amount", period="2013-07-01", column="antal", share=0.1012, numbers=numbers)
    assert "4.662" in finding_text(jump)
