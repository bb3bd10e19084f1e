"""GeoFA's themes of one municipality: which objects count, whether areas cover, and the local copy."""

from __future__ import annotations

import contextlib
import hashlib
import resource
import sqlite3

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.messages import explain
from boligmon_plugin.adapters.services.geofa import fetch, of_type, read_theme
from boligmon_plugin.adapters.services.report import found_lines
from boligmon_plugin.adapters.services.themes import AREAS, HALLS, LIBRARIES, municipality_of, theme_of
from tests.layers import frame_of
from tests.services.badserver import collection, hits, member
from tests.services.mapserver import CVR, box


def uuid(number):
    return f"00000000-0000-4000-8000-{number:012d}"


def read(address, municipality="479", theme=AREAS, boundary=None):
    return read_theme(theme, address, municipality, boundary, 20.0, lambda share: None)


def refused(*arguments, **others):
    with pytest.raises(SourceError) as caught:
        read(*arguments, **others)
    return caught.value


def column(found, name):
    return found.columns[list(found.theme.columns).index(name)]


def log(found):
    return [line.text.strip() for line in found_lines(found)]


# --- which objects


def test_the_current_areas_of_a_municipality(geofa):
    found = read(geofa.address)
    assert column(found, "cell_id") == [uuid(number) for number in (1, 2, 3, 4)]  # in order of the ids
    assert column(found, "name") == [
        "Område 1 & <Ø>",
        "2",
        "Område 3 & <Ø>",
        "Område 4 & <Ø>",
    ]  # 2 has no name
    assert column(found, "noegle") == [None, None, "N3", None]
    assert column(found, "prog_distrikt_type_kode") == [11] * 4
    assert column(found, "kommunekode") == [479] * 4
    assert column(found, "systid_fra") == [QDate(2024, 3, 1)] * 4
    assert [geometry.area() for geometry in found.geometries] == [1e6] * 4
    assert found.read == 7
    assert found.left_out == {"old": 1, "not_in_force": 2}


@pytest.mark.parametrize("code", ["479", "0479", " 479 ", "479.0", str(CVR[479])])
def test_the_code_of_a_municipality_in_any_form(geofa, code):
    assert len(read(geofa.address, code).geometries) == 4


def test_what_a_code_means():
    assert municipality_of("0101") == ("kommunekode", 101)
    assert municipality_of("29189730") == ("cvr_kode", 29189730)


@pytest.mark.parametrize(
    "code", ["", "47", "4790", "00479", "Svendborg", "479.5", "-479", "2918973", "291897301"]
)
def test_no_code_of_a_municipality(bad, code):
    assert refused(bad.address, code).code == "geofa_municipality"
    assert bad.asked == []


def test_libraries_are_points_and_nothing_else_of_the_theme(geofa):
    found = read(geofa.address, theme=LIBRARIES)
    assert column(found, "objekt_id") == [uuid(51), uuid(52)]
    assert column(found, "name") == ["Sted 51", "Sted 52"]
    assert column(found, "service_type_kode") == [19, 19]
    assert column(found, "husnr") == ["7A", "7A"]
    points = [(point.asPoint().x(), point.asPoint().y()) for point in found.geometries]
    assert points == [
        (600_010, 6_100_020),
        (600_150, 6_100_000),
    ]  # the second in the middle of its two points
    assert (found.left_out, found.cover) == ({"other_type": 1}, None)


def test_assembly_halls(geofa):
    found = read(geofa.address, theme=HALLS)
    assert column(found, "objekt_id") == [uuid(61)]
    assert column(found, "name") == ["Hal 61"]
    assert column(found, "facil_ty_k") == [5011]
    assert column(found, "postnr") == [None]  # this server does not have the field


def test_a_municipality_without_objects(geofa):
    error = refused(geofa.address, "461")
    assert error.code == "geofa_no_objects"
    assert "the municipality 461 (0 objects were read)" in explain(error)


def test_a_municipality_with_nothing_current(bad):
    bad.answers["hits"] = hits(2)
    bad.answers["GetFeature"] = collection(
        [member(0, statuskode=2), member(1, times={"systid_til": "2020-01-01T00:00:00Z"})]
    )
    assert refused(bad.address).details["read"] == 2


def test_times_as_mapserver_writes_them(bad):
    old = {"systid_til": "2024-01-01T00:00:00Z"}
    bad.answers["GetFeature"] = collection([member(0), member(1, times=old), member(2, objekt_id="id3")])
    found = read(bad.address)
    assert column(found, "cell_id") == ["id0", "id3"]
    assert column(found, "systid_fra") == [QDate(2024, 3, 1)] * 2
    assert found.left_out == {"old": 1}


def test_a_service_that_ignores_the_filter(bad):
    bad.answers["GetFeature"] = collection([member(0), member(1, kommunekode=461), member(2, statuskode=0)])
    found = read(bad.address)
    assert column(found, "cell_id") == ["id0", "id2"]
    assert found.left_out == {"other_place": 1}


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ([member(0), member(1, objekt_id="id0"), member(2)], "geofa_duplicate"),
        ([member(0), member(1, objekt_id=None), member(2)], "geofa_no_id"),
        ([member(0), member(1, statuskode="tre"), member(2)], "value_not_number"),
        ([member(0), member(1).split("<fkg:geometri>")[0]
          + member(1).split("</fkg:geometri>")[1], member(2)], "geofa_no_geometry"),
    ],
)  # fmt: skip
def test_objects_that_cannot_be_used(bad, members, code):
    bad.answers["GetFeature"] = collection(members)
    assert refused(bad.address).code == code


def test_an_unknown_theme():
    with pytest.raises(SourceError, match="geofa_theme"):
        theme_of("skoler")


# --- cover


def test_areas_that_cover_say_so(geofa):
    found = read(geofa.address, boundary=QgsGeometry.fromWkt(box(0, 0, 2000, 2000)))
    assert found.cover.overlaps == found.cover.gaps == ()
    assert found.cover.outside == 0
    assert log(found) == [
        "127.0.0.1, GeoFA theme 5713: read 7 = current 4 + left out 3",
        "drafts, proposals and cancelled objects: 2",
        "older versions (with an end date): 1",
        "The areas cover the municipality without gaps and overlaps.",
    ]


def test_without_a_boundary_the_log_does_not_claim_that_the_municipality_is_covered(geofa):
    assert "was not checked" in log(read(geofa.address))[-1]


def test_gaps_and_what_lies_outside_the_boundary(geofa):
    # the boundary reaches 500 m further east, and leaves out the southernmost 100 m
    found = read(geofa.address, boundary=QgsGeometry.fromWkt(box(0, 100, 2500, 1900)))
    (gap,) = found.cover.gaps
    assert gap.area == pytest.approx(500 * 1900)
    assert gap.around == (uuid(2), uuid(4))
    assert found.cover.outside == pytest.approx(2000 * 100)
    lines = log(found)
    assert "In no area, though inside the municipal boundary (1): 950,000 m2 in all" in lines
    assert f"950,000 m2, beside {uuid(2)}, {uuid(4)}" in lines
    assert lines[-1] == "Outside the municipal boundary: 200,000 m2 of the areas (5\u00a0%)"
    assert all(line.warning for line in list(found_lines(found))[3:])


BOW_TIE = "POLYGON((600000 6100000,602000 6102000,602000 6100000,600000 6102000,600000 6100000))"


@pytest.mark.parametrize("wkt", [BOW_TIE, ""])
def test_a_boundary_that_cannot_be_compared_is_not_taken_for_a_cover(geofa, wkt):
    assert refused(geofa.address, boundary=QgsGeometry.fromWkt(wkt)).code == "geofa_not_compared"


def test_holes_and_slivers_without_a_boundary(geofa):
    cover = read(geofa.address, "217").cover
    (overlap,) = cover.overlaps
    assert (overlap.first, overlap.second) == (uuid(21), uuid(22))
    assert overlap.area == pytest.approx(2 * 1000)
    (gap,) = cover.gaps
    assert gap.area == pytest.approx(1e6)
    # areas that touch the hole at a corner only lie beside it too
    assert gap.around == tuple(uuid(number) for number in range(21, 29))
    lines = log(read(geofa.address, "217"))
    assert f"2,000 m2, between {uuid(21)} and {uuid(22)}" in lines
    assert "Holes between the areas (1): 1,000,000 m2 in all" in lines


def test_a_real_overlap_is_refused_with_its_size(geofa):
    error = refused(geofa.address, "101")
    assert error.code == "geofa_overlap"
    assert {error.details["first"], error.details["second"]} == {uuid(11), uuid(12)}
    assert error.details["area"] == pytest.approx(100 * 1000)
    assert error.details["share"] == pytest.approx(10)
    assert "overlap by 100,000 m2, which is 10 % of the smaller one" in explain(error)


def test_two_divisions_over_each_other_are_read_one_by_one(geofa):
    assert refused(geofa.address, "730").code == "geofa_overlap"
    base = read(geofa.address, "730", of_type(AREAS, 11))
    assert column(base, "cell_id") == [uuid(31), uuid(32)]
    assert base.left_out == {"other_type": 1}
    assert column(read(geofa.address, "730", of_type(AREAS, 12)), "cell_id") == [uuid(33)]


def test_a_bow_tie_is_repaired_and_reported(geofa):
    found = read(geofa.address, "147")
    assert found.repaired == 1
    assert found.geometries[0].isGeosValid()
    assert found.geometries[0].area() == pytest.approx(500_000)
    assert "Areas whose border crossed itself, repaired: 1" in log(found)


# --- the local copy


def copy_to(target, address, municipality="479", theme="areas", layer="statistikområder", **others):
    tick = others.pop("tick", lambda share: None)
    return fetch(
        theme, address, municipality, target, layer, tick, timeout=others.pop("timeout", 20.0), **others
    )


def opened(target, layer):
    found = QgsVectorLayer(f"{target}|layername={layer}", layer, "ogr")
    assert found.isValid()
    return found


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_copy_that_later_runs_read_without_the_network(geofa, tmp_path):
    target = tmp_path / "geofa.gpkg"
    copy_to(target, geofa.address)
    copy_to(target, geofa.address, theme="libraries", layer="biblioteker")
    areas, libraries = opened(target, "statistikområder"), opened(target, "biblioteker")
    frame = frame_of(areas)
    assert frame["cell_id"].tolist() == [uuid(number) for number in (1, 2, 3, 4)]
    assert frame["systid_fra"].tolist() == [QDate(2024, 3, 1)] * 4
    assert areas.crs().authid() == "EPSG:25832"
    assert frame_of(libraries)["name"].tolist() == ["Sted 51", "Sted 52"]
    assert [path.name for path in tmp_path.iterdir()] == ["geofa.gpkg"]


def test_a_copy_is_replaced_by_a_newer_one(geofa, tmp_path):
    target = tmp_path / "geofa.gpkg"
    copy_to(target, geofa.address)
    copy_to(target, geofa.address, "730", type_code=12)
    assert frame_of(opened(target, "statistikområder"))["cell_id"].tolist() == [uuid(33)]


@pytest.mark.parametrize("step", ["GetCapabilities", "DescribeFeatureType", "hits", "GetFeature"])
@pytest.mark.parametrize("answer", ["silent", "half", "html", "error"])
def test_a_failure_leaves_the_earlier_copy_as_it_was(geofa, bad, tmp_path, step, answer):
    target = tmp_path / "geofa.gpkg"
    copy_to(target, geofa.address)
    before = digest(target)
    bad.answers[step] = {
        "silent": bad.silent, "half": bad.answers[step][:-20], "html": "<html></html>", "error": None
    }[answer]  # fmt: skip
    with pytest.raises(SourceError):
        copy_to(target, bad.address, timeout=0.3)
    assert digest(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["geofa.gpkg"]


def test_a_cancel_while_writing_leaves_the_earlier_copy(bad, tmp_path):
    target = tmp_path / "geofa.gpkg"
    copy_to(target, bad.address)
    before = digest(target)

    class StopError(Exception):
        pass

    def stop(share):
        if share > 0.95:
            raise StopError

    with pytest.raises(StopError):
        copy_to(target, bad.address, tick=stop)
    assert digest(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["geofa.gpkg"]


def test_a_file_that_someone_writes_to_is_left_alone(bad, tmp_path):
    target = tmp_path / "geofa.gpkg"
    copy_to(target, bad.address)
    with contextlib.closing(sqlite3.connect(target)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE noter (note TEXT)")
        other.commit()
        with pytest.raises(SourceError) as caught:
            copy_to(target, bad.address)
        assert caught.value.code == "geofa_in_use"
    copy_to(target, bad.address)
    with contextlib.closing(sqlite3.connect(target)) as other:
        assert other.execute("SELECT count(*) FROM noter").fetchone() == (0,)  # it is all there


@pytest.fixture(params=[False, True], ids=["quiet", "raising"])
def gdal_exceptions(request):
    """GDAL as it is, and as another plugin may have left it."""
    switched = []
    if request.param and not gdal.GetUseExceptions():
        gdal.UseExceptions()
        switched.append(gdal)
    # Whoever ran before may have switched them on, and GDAL 3.6 wants the last one off first.
    while not request.param and any(module.GetUseExceptions() for module in (gdal, ogr, osr)):
        for module in (gdal, ogr, osr):
            with contextlib.suppress(RuntimeError):
                if module.GetUseExceptions():
                    module.DontUseExceptions()
                    switched.append(module)
    yield
    for module in reversed(switched):
        (module.DontUseExceptions if request.param else module.UseExceptions)()


def test_a_copy_with_either_way_of_gdal(bad, tmp_path, gdal_exceptions):
    assert len(copy_to(tmp_path / "geofa.gpkg", bad.address).geometries) == 3


def test_a_disk_that_is_full_leaves_the_earlier_copy(bad, tmp_path, gdal_exceptions):
    target = tmp_path / "geofa.gpkg"
    copy_to(target, bad.address)
    before = digest(target)
    bad.answers["hits"] = hits(800)
    bad.answers["GetFeature"] = collection(member(number) for number in range(800))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (target.stat().st_size + 20_000, limits[1]))
    try:
        with pytest.raises(SourceError) as caught:
            copy_to(target, bad.address)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code == "cannot_write"
    assert digest(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["geofa.gpkg"]


def test_a_folder_that_is_not_there(bad, tmp_path):
    with pytest.raises(SourceError) as caught:
        copy_to(tmp_path / "missing" / "geofa.gpkg", bad.address)
    assert caught.value.code == "cannot_write"
    assert str(tmp_path) not in explain(caught.value)


def test_a_file_that_is_no_geopackage_is_not_replaced(bad, tmp_path):
    target = tmp_path / "geofa.gpkg"
    target.write_text("min egen fil")
    with pytest.raises(SourceError) as caught:
        copy_to(target, bad.address)
    assert caught.value.code == "cannot_write"
    assert target.read_text() == "min egen fil"
    assert [path.name for path in tmp_path.iterdir()] == ["geofa.gpkg"]
