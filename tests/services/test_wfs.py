"""Reading a WFS: what comes is whole, and what is not is refused with the reason."""

from __future__ import annotations

import time

import pytest

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.services.wfs import read_layer
from tests.services.badserver import capabilities, collection, description, features, hits, send
from tests.services.mapserver import EAST, NORTH

LAYER = "fkg:fkg.t_5713_prog_stat_dis"


def read(address, **others):
    given = {
        "equal": {"kommunekode": 479},
        "needed": ["objekt_id"],
        "epsg": 25832,
        "timeout": 20.0,
        "tick": lambda share: None,
        **others,
    }
    return read_layer(address, given.pop("layer", LAYER), **given)


def refused(address, **others):
    with pytest.raises(SourceError) as caught:
        read(address, **others)
    return caught.value


# --- QGIS' own server


def test_the_rows_of_a_municipality(geofa):
    found = read(geofa.address)
    assert found.layer == "fkg.t_5713_prog_stat_dis"  # the server has the name without a prefix
    assert found.service == "127.0.0.1"
    assert len(found.rows) == len(found.geometries) == 7
    first = found.rows[0]
    assert first["objekt_id"] == "00000000-0000-4000-8000-000000000004"
    assert first["prog_distrikt_navn"] == "Område 4 & <Ø>"
    assert first["kommunekode"] == "479"
    assert first["systid_fra"].startswith("2024-03-01T23:59:00")
    assert "systid_til" not in first
    box = found.geometries[0].boundingBox()
    assert (box.xMinimum(), box.yMinimum(), box.width()) == (EAST + 1000, NORTH + 1000, 1000)
    assert {"prog_distrikt_nr", "systid_til", "sagsnr"} <= set(found.fields)


def test_two_conditions_and_none(geofa):
    assert len(read(geofa.address, equal={"kommunekode": 730, "prog_distrikt_type_kode": 12}).rows) == 1
    assert len(read(geofa.address, equal={}).rows) == 21


def test_a_municipality_without_objects_is_empty(geofa):
    assert read(geofa.address, equal={"kommunekode": 461}).rows == []


def test_an_unknown_layer(geofa):
    error = refused(geofa.address, layer="fkg:fkg.t_9999")
    assert (error.code, error.details["layer"]) == ("service_no_layer", "fkg:fkg.t_9999")


def test_missing_fields(geofa):
    error = refused(geofa.address, needed=["objekt_id", "distrikt", "navn"])
    assert (error.code, error.details["missing"]) == ("service_no_fields", "distrikt, navn")
    assert "prog_distrikt_navn" in error.details["fields"]


def test_the_progress_only_grows(geofa):
    told = []
    read(geofa.address, tick=told.append)
    assert told == sorted(told)
    assert told[-1] == 0.9


# --- other servers: WFS 2.0.0, pages


def test_version_2_with_a_query_of_the_address(bad):
    found = read(bad.address)
    assert [row["objekt_id"] for row in found.rows] == ["id0", "id1", "id2"]
    assert found.rows[0]["prog_distrikt_navn"] == "Område 0"
    last = bad.asked[-1]
    assert (last["map"], last["request"], last["typenames"]) == ("a b", "GetFeature", LAYER)
    assert (last["version"], last["srsname"]) == ("2.0.0", "EPSG:25832")
    assert (
        "<fes:ValueReference>kommunekode</fes:ValueReference><fes:Literal>479</fes:Literal>" in last["filter"]
    )
    assert "startindex" not in last


def test_a_service_with_a_limit_is_asked_again(bad):
    bad.answers["hits"] = hits(5)

    def page(handler, query):
        start = int(query.get("startindex", 0))
        send(handler, features(start, min(start + 2, 5)))

    bad.answers["GetFeature"] = page
    assert [row["objekt_id"] for row in read(bad.address).rows] == [f"id{number}" for number in range(5)]
    assert [query.get("startindex") for query in bad.asked[3:]] == [None, "2", "4"]


@pytest.mark.parametrize("version", ["2.0.0", "1.1.0"])
def test_a_limit_that_hides_in_the_number_of_hits(bad, version):
    """MapServer with wfs_maxfeatures counts no further than its limit."""
    bad.answers["GetCapabilities"] = capabilities(version)
    bad.answers["hits"] = hits(2)

    def page(handler, query):
        start = int(query.get("startindex", 0))
        end = min(start + 2, 5)
        send(handler, features(start, end, follows=version == "2.0.0" and end < 5))

    bad.answers["GetFeature"] = page
    assert [row["objekt_id"] for row in read(bad.address).rows] == [f"id{number}" for number in range(5)]


def test_version_1_1_without_pages(bad):
    bad.answers["GetCapabilities"] = capabilities("1.1.0")
    assert len(read(bad.address).rows) == 3
    assert [query.get("startindex") for query in bad.asked[3:]] == [None, "3"]
    assert (bad.asked[-1]["typename"], bad.asked[-1]["version"]) == (LAYER, "1.1.0")
    assert "<ogc:PropertyName>kommunekode</ogc:PropertyName>" in bad.asked[-1]["filter"]


def test_a_page_that_should_follow_and_does_not(bad):
    bad.answers["GetFeature"] = features(0, 3, follows=True)
    error = refused(bad.address)
    assert (error.code, error.details["expected"], error.details["read"]) == ("service_incomplete", 4, 3)


def test_a_service_that_does_not_say_how_many(bad):
    bad.answers["hits"] = hits("unknown")
    assert len(read(bad.address).rows) == 3


@pytest.mark.parametrize("begins_again", [True, False])
def test_fewer_objects_than_announced(bad, begins_again):
    bad.answers["hits"] = hits(5)
    if not begins_again:
        bad.answers["GetFeature"] = lambda handler, query: send(
            handler, features(0, 3) if "startindex" not in query else collection([])
        )
    error = refused(bad.address)
    assert (error.code, error.details["expected"], error.details["read"]) == ("service_incomplete", 5, 3)


def test_another_coordinate_system_than_asked_for(bad):
    bad.answers["GetFeature"] = features(0, 3, srs="urn:ogc:def:crs:EPSG::25833")
    error = refused(bad.address)
    assert (error.code, error.details["crs"]) == ("service_crs", "EPSG:25833")


def test_a_redirect_is_followed(bad):
    def moved(handler, _query):
        handler.send_response(302)
        handler.send_header("Location", handler.path.replace("/ows?", "/new?"))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    right = bad.answers["GetCapabilities"]
    bad.answers["GetCapabilities"] = lambda handler, query: (
        moved(handler, query) if handler.path.startswith("/ows?") else send(handler, right)
    )
    assert len(read(bad.address).rows) == 3


# --- failures

STEPS = ["GetCapabilities", "DescribeFeatureType", "hits", "GetFeature"]


@pytest.mark.parametrize("step", STEPS)
def test_a_service_that_never_answers(bad, step):
    bad.answers[step] = bad.silent
    start = time.monotonic()
    error = refused(bad.address, timeout=0.5)
    assert (error.code, error.details["seconds"]) == ("service_timeout", 0.5)
    assert time.monotonic() - start < 10


def test_a_service_that_stops_in_the_middle_of_a_body(bad):
    def stops(handler, _query):
        body = features(0, 3).encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:200])
        handler.wfile.flush()
        bad.ended.wait(60)

    bad.answers["GetFeature"] = stops
    assert refused(bad.address, timeout=0.5).code == "service_timeout"


def test_a_slow_service_is_not_given_up_while_it_sends(bad):
    def slow(handler, _query):
        body = features(0, 3).encode()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        for start in range(0, len(body), len(body) // 5 + 1):
            handler.wfile.write(body[start : start + len(body) // 5 + 1])
            handler.wfile.flush()
            time.sleep(0.5)

    bad.answers["GetFeature"] = slow
    assert len(read(bad.address, timeout=1.5).rows) == 3


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", [500, 503, 403, 404])
def test_an_error_of_http(bad, step, status):
    bad.answers[step] = lambda handler, query: send(handler, "<html>no</html>", status, kind="text/html")
    error = refused(bad.address)
    assert (error.code, error.details["status"]) == ("service_status", str(status))


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    "page", ["<!DOCTYPE html>\n<html><body>Log ind</body></html>", "\ufeff\n<!-- a --><HTML><p>hej</HTML>"]
)
def test_a_web_page(bad, step, page):
    bad.answers[step] = lambda handler, query: send(handler, page, kind="text/html")
    assert refused(bad.address).code == "service_html"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("how", ["cut with its length", "cut and closed", "cut at a tag", "nothing"])
def test_half_an_answer(bad, step, how):
    whole = bad.answers[step].encode()
    ways = {
        "cut with its length": lambda handler, query: send(handler, whole, cut=len(whole) - 40),
        "cut and closed": lambda handler, query: send(handler, whole[: len(whole) // 2], close=True),
        "nothing": lambda handler, query: send(handler, ""),
        "cut at a tag": lambda handler, query: send(handler, whole[: whole.rindex(b"<")]),
    }
    bad.answers[step] = ways[how]
    assert refused(bad.address).code == "service_half"


def test_more_is_promised_than_comes(bad):
    whole = features(0, 3)
    bad.answers["GetFeature"] = lambda handler, query: send(handler, whole, length=len(whole.encode()) + 100)
    assert refused(bad.address).code == "service_half"


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("answer", ["hej", '{"type": "FeatureCollection"}', "<kml></kml>"])
def test_something_else_than_a_wfs(bad, step, answer):
    bad.answers[step] = answer
    assert refused(bad.address).code == "service_not_wfs"


@pytest.mark.parametrize("step", STEPS)
def test_a_refusal_of_the_service(bad, step):
    bad.answers[step] = (
        '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1"><ows:Exception exceptionCode="x">'
        "<ows:ExceptionText>msPostGIS error:\n no table.</ows:ExceptionText></ows:Exception>"
        "</ows:ExceptionReport>"
    )
    error = refused(bad.address)
    assert (error.code, error.details["problem"]) == ("service_exception", "msPostGIS error: no table")


def test_the_fields_are_those_of_the_type(bad):
    bad.answers["DescribeFeatureType"] = description(["navn"])
    error = refused(bad.address)
    assert (error.code, error.details["fields"]) == ("service_no_fields", "navn")


def test_another_layer_of_the_same_prefix_is_none(bad):
    bad.answers["GetCapabilities"] = capabilities(name="fkg:fkg.t_5713_prog_stat_dis_2")
    assert refused(bad.address).code == "service_no_layer"


ADDRESSES = ["", "geofa", "ftp://example.org/x", "file:///a", "http://", "http://["]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_web_address(qgis_app, address):
    assert refused(address).code == "service_address"


def test_nobody_there(bad):
    address = bad.address.replace("127.0.0.1", "bruger:hemmelig@127.0.0.1")
    bad.stop()
    error = refused(address)
    assert error.code == "service_unreachable"
    assert error.details["service"] == "127.0.0.1"
    assert "hemmelig" not in str(error)


class StopError(Exception):
    pass


def test_a_cancel_does_not_wait_for_the_service(bad):
    bad.answers["GetFeature"] = bad.silent
    start = time.monotonic()

    def tick(share):
        if time.monotonic() - start > 0.8:
            raise StopError

    with pytest.raises(StopError):
        read(bad.address, timeout=60.0, tick=tick)
    assert time.monotonic() - start < 10
