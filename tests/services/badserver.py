"""A small HTTP server on loopback whose answers a test writes itself: the ways in which services fail."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

WFS2 = "http://www.opengis.net/wfs/2.0"
FIELDS = [
    *("objekt_id", "systid_til", "kommunekode", "cvr_kode", "statuskode"),
    *("prog_distrikt_navn", "prog_distrikt_type_kode"),
]


def capabilities(version="2.0.0", name="fkg:fkg.t_5713_prog_stat_dis"):
    return (
        f'<WFS_Capabilities version="{version}" xmlns="{WFS2}"><FeatureTypeList><FeatureType>'
        f"<Name>{name}</Name></FeatureType></FeatureTypeList></WFS_Capabilities>"
    )


def description(fields=FIELDS):
    inner = "".join(f'<element name="{name}" type="string"/>' for name in fields)
    return (
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="fkg.t_5713_prog_stat_dis" type="x"/>'
        f'<complexType name="x"><complexContent><extension><sequence>{inner}</sequence></extension>'
        "</complexContent></complexType></schema>"
    )


def hits(number):
    return f'<wfs:FeatureCollection xmlns:wfs="{WFS2}" numberMatched="{number}" numberReturned="0"/>'


def features(first, last, srs="urn:ogc:def:crs:EPSG::25832", follows=False, **others):
    """A collection of square areas as MapServer writes it (WFS 2.0.0, GML 3.2), ``first`` to ``last`` - 1."""
    return collection((member(number, srs, **others) for number in range(first, last)), follows)


def collection(members, follows=False):
    more = 'next="http://example.org/ows"' if follows else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="{WFS2}" '
        'xmlns:fkg="http://example.org/fkg" xmlns:gml="http://www.opengis.net/gml/3.2" '
        + f"{more}>"
        + "".join(f"<wfs:member>{one}</wfs:member>" for one in members)
        + "</wfs:FeatureCollection>"
    )


def member(number, srs="urn:ogc:def:crs:EPSG::25832", times=None, **others):
    x, y = 600_000 + 1000 * number, 6_100_000
    values = {
        "objekt_id": f"id{number}",
        "kommunekode": 479,
        "cvr_kode": 29189730,
        "statuskode": 3,
        "prog_distrikt_navn": f"Område {number}",
        "prog_distrikt_type_kode": 11,
        **others,
    }
    inner = "".join(
        f"<fkg:{name}>{value}</fkg:{name}>" for name, value in values.items() if value is not None
    )
    times = {"systid_fra": "2024-03-01T23:59:00Z", "systid_til": None, **(times or {})}
    for name, value in times.items():  # as MapServer 8 has them: an empty field, or an element in the field
        moment = f"<gml:timePosition>{value}</gml:timePosition>" if value else ""
        inner += f'<fkg:{name} gml:id="{name}.{number}">{moment}</fkg:{name}>'
    ring = f"{x} {y} {x + 1000} {y} {x + 1000} {y + 1000} {x} {y + 1000} {x} {y}"
    return (
        f'<fkg:fkg.t_5713_prog_stat_dis gml:id="a.{number}"><fkg:geometri><gml:Polygon gml:id="p.{number}" '
        f'srsName="{srs}"><gml:exterior><gml:LinearRing><gml:posList srsDimension="2">{ring}</gml:posList>'
        f"</gml:LinearRing></gml:exterior></gml:Polygon></fkg:geometri>{inner}</fkg:fkg.t_5713_prog_stat_dis>"
    )


class BadServer:
    """Answers by the kind of request; what it was asked is kept.

    ``answers``: request (GetCapabilities, DescribeFeatureType, hits, GetFeature) -> text or a function of
    the handler and the query; a key that is missing is an answer of 404.
    """

    def __init__(self):
        self.answers = {}
        self.asked = []
        self.ended = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                query = {key.lower(): value for key, value in parse_qsl(urlsplit(self.path).query)}
                # No connection outlives its answer: a later test's server may get the same port.
                self.close_connection = True
                outer.asked.append(query)
                kind = "hits" if query.get("resulttype") == "hits" else query.get("request", "")
                answer = outer.answers.get(kind)
                if callable(answer):
                    answer(self, query)
                elif answer is None:
                    send(self, "nothing", 404)
                else:
                    send(self, answer)

            def log_message(self, *arguments):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/ows?map=a%20b&REQUEST=GetMap"

    def works(self, number=3):
        """Every answer right: ``number`` areas in one page."""
        self.answers = {
            "GetCapabilities": capabilities(),
            "DescribeFeatureType": description(),
            "hits": hits(number),
            "GetFeature": features(0, number),
        }

    def silent(self, handler, _query):
        self.ended.wait(60)
        handler.close_connection = True

    def stop(self):
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()


def send(handler, text, status=200, *, kind="text/xml", length=None, cut=None, close=False):
    """An answer; ``length`` is what its header promises, ``cut`` how much of it comes."""
    body = text.encode() if isinstance(text, str) else text
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    if not close:
        handler.send_header("Content-Length", str(len(body) if length is None else length))
    else:
        handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(body[:cut])
    if close or length is not None or cut is not None:
        handler.wfile.flush()
        handler.close_connection = True
