"""A fingerprint says whether two runs read the same data, in whatever order a database gives it."""

from __future__ import annotations

import hashlib

import pandas as pd
import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsVectorLayer

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.tables.fingerprints import fingerprint
from boligmon_plugin.adapters.tables.opening import open_table
from boligmon_plugin.adapters.tables.plans import plan_layer
from boligmon_plugin.study.tables import TableRef
from tests.layers import in_file, memory_layer
from tests.rows import TYPES, make_frame


@pytest.fixture
def context(qgis_app):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    return context


def of_layer(layer, context, folder):
    """The fingerprint of a layer that no file is behind."""
    return fingerprint(TableRef(uri="x", provider="memory"), folder, plan_layer(layer, context))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_file_has_the_hash_of_its_bytes(tmp_path, context, encoding):
    content = ("Årstal;Nr\n" + "2015;1\n\n" * 200_000).encode(encoding)  # more than a block
    (tmp_path / "a.csv").write_bytes(content)
    ref = TableRef(file="a.csv")
    found = fingerprint(ref, tmp_path, open_table(ref, tmp_path, context))
    assert (found.size, found.rows) == (len(content), 200_000)
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_a_table_has_the_same_fingerprint_in_every_order(tmp_path, context):
    frame = make_frame(60)
    layer = memory_layer(frame, TYPES)
    found = of_layer(layer, context, tmp_path)
    assert (found.size, found.rows) == (0, 60)
    mixed = memory_layer(frame.sample(frac=1, random_state=3), TYPES)
    assert of_layer(mixed, context, tmp_path) == found
    assert len(found.sha256) == 64


@pytest.mark.parametrize(
    ("column", "value"),
    [("heltal", 12345), ("tekst", "æ "), ("tekst", None), ("dato", pd.Timestamp("2001-01-01")), ("x", 1.5)],
)
def test_any_value_changes_the_fingerprint(tmp_path, context, column, value):
    frame = make_frame(60)
    frame.loc[10, ["x", "y", "tekst"]] = (600_000.0, 6_100_000.0, "ø")
    before = of_layer(memory_layer(frame, TYPES), context, tmp_path)
    frame.loc[10, column] = value
    after = of_layer(memory_layer(frame, TYPES), context, tmp_path)
    assert after.rows == before.rows
    assert after.sha256 != before.sha256


def test_nothing_is_not_blank_and_values_keep_their_columns(tmp_path, context):
    rows = [("a", ""), ("a", None), ("", "a"), (None, "a"), ("a\x1f", ""), ("", "\x1fa"), ("0", "")]
    prints = set()
    for one, other in rows:
        frame = pd.DataFrame({"a": [one], "b": [other]}, dtype=object)
        layer = memory_layer(frame, {"a": "text", "b": "text"}, geometry="NoGeometry")
        prints.add(of_layer(layer, context, tmp_path).sha256)
    assert len(prints) == len(rows)


def test_rows_that_are_there_twice_count_twice(tmp_path, context):
    types = {"a": "int"}
    prints = set()
    for rows in ([1], [1, 1], [1, 1, 1], [1, 2], []):
        frame = pd.DataFrame({"a": pd.Series(rows, dtype=object)})
        found = of_layer(memory_layer(frame, types, geometry="NoGeometry"), context, tmp_path)
        assert found.rows == len(rows)
        prints.add(found.sha256)
    assert len(prints) == 5


def test_a_geopackage_is_known_by_its_table_and_not_by_its_bytes(tmp_path, context):
    frame = make_frame(40)
    in_file(memory_layer(frame, TYPES), tmp_path / "g.gpkg", "GPKG", table="familier")
    ref = TableRef(file="g.gpkg", layer="familier")
    before = fingerprint(ref, tmp_path, open_table(ref, tmp_path, context))
    assert before.rows == 40
    in_file(memory_layer(frame, TYPES), tmp_path / "g.gpkg", "GPKG", table="en anden")
    after = fingerprint(ref, tmp_path, open_table(ref, tmp_path, context))
    assert after.sha256 == before.sha256
    assert after.size == (tmp_path / "g.gpkg").stat().st_size > before.size
    editor = QgsVectorLayer(f"{tmp_path / 'g.gpkg'}|layername=familier", "f", "ogr")
    first = next(editor.getFeatures())
    at = editor.fields().indexOf("tekst")
    assert editor.dataProvider().changeAttributeValues({first.id(): {at: "rettet"}})
    changed = fingerprint(ref, tmp_path, open_table(ref, tmp_path, context))
    assert changed.sha256 != before.sha256


def test_a_file_that_went_away_is_refused(tmp_path, context):
    (tmp_path / "a.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    ref = TableRef(file="a.csv")
    plan = open_table(ref, tmp_path, context)
    (tmp_path / "a.csv").unlink()
    with pytest.raises(SourceError) as caught:
        fingerprint(ref, tmp_path, plan)
    assert (caught.value.code, caught.value.details) == ("file_missing", {"file": "a.csv"})
