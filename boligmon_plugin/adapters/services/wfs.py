"""One layer of a WFS, read whole or not at all.

Not QGIS' own WFS provider: that draws what it gets, and a service that stops half-way leaves a layer with
fewer rows and a line in the log. Here the number of features is asked first, and what comes must be all of
them.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from osgeo import gdal
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QByteArray, QXmlStreamReader

from ..errors import SourceError
from .http import get, service_of

Tick = Callable[[float], None]

_EXCEPTIONS = {"ExceptionReport", "ServiceExceptionReport", "ServerException", "ServiceException"}
_HTML = re.compile(rb"\s*(<!--.*?-->\s*)*(<!doctype\s+html|<html)", re.IGNORECASE | re.DOTALL)
_OWN_KEYS = {"service", "request", "version", "typename", "typenames", "filter", "srsname", "resulttype"}
_LONGEST_PROBLEM = 200
_FILES = itertools.count()
_MEMBERS = {"member", "featureMember", "featureMembers"}
# Nothing may be fetched behind QGIS' back: a schema has an address too.
_GML_OPTIONS = ["DOWNLOAD_SCHEMA=NO", "WRITE_GFS=NO", "GML_ATTRIBUTES_TO_OGR_FIELDS=NO"]


@dataclass(frozen=True)
class WfsRows:
    """All features of a layer that were asked for.

    Attributes:
        service: host that gave them.
        layer: name of the layer as the service calls it.
        fields: names of the layer's fields, as the service describes them.
        rows: n rows, field -> text; a field without value is missing.
        geometries: n geometries, null where a feature has none.
    """

    service: str
    layer: str
    fields: tuple[str, ...]
    rows: list[dict[str, str]]
    geometries: list[QgsGeometry]


@dataclass(frozen=True)
class _Service:
    """A WFS and the dialect it speaks."""

    address: str
    timeout: float
    host: str
    second: bool  # version 2.0.0, with other names for the same things
    layer: str

    def url(self, request: str, **more: str) -> str:
        version = "2.0.0" if self.second else "1.1.0"
        name = "TYPENAMES" if self.second and request == "GetFeature" else "TYPENAME"
        return _url(self.address, {"REQUEST": request, "VERSION": version, name: self.layer, **more})


def read_layer(  # noqa: PLR0913 - where, what of it, and how long to wait
    address: str,
    layer: str,
    *,
    equal: Mapping[str, int],
    needed: Sequence[str],
    epsg: int,
    timeout: float,
    tick: Tick,
) -> WfsRows:
    """Reads the features of a layer, in as many requests as the service wants.

    Args:
        address: of the service, http or https; may have a query of its own.
        layer: type name, with or without the prefix of its namespace.
        equal: field -> value that it must have; the service selects the rows.
        needed: fields that the layer must have, those of ``equal`` included.
        epsg: coordinate system to ask for.
        timeout: seconds of silence after which a request is given up.
        tick: is told the progress and asked several times a second; may raise to stop.

    Raises:
        SourceError: what ``http.get`` refuses; "service_html" (a page instead of an answer),
            "service_not_wfs", "service_exception" (problem), "service_half" (the answer breaks off),
            "service_no_layer", "service_no_fields" (missing, fields), "service_incomplete" (expected,
            read), "service_crs".

    Source:
        OGC 04-094 (WFS 1.1.0) and 09-025r2 (WFS 2.0.0); DANISH_DOMAIN section 3.3.
    """
    host = service_of(address)
    poll = _poll(tick, 0.0)
    capabilities = _xml(get(_url(address, {"REQUEST": "GetCapabilities"}), timeout, poll), host)
    service = _service(capabilities, (address, timeout, host), layer)
    description = _xml(get(service.url("DescribeFeatureType"), timeout, _poll(tick, 0.1)), host)
    fields = _described(description, host)
    missing = [name for name in needed if name not in fields]
    if missing:
        raise SourceError(
            "service_no_fields",
            service=host,
            layer=service.layer,
            missing=", ".join(missing),
            fields=", ".join(fields),
        )
    query = {"SRSNAME": f"EPSG:{epsg}"}
    if equal:
        query["FILTER"] = _filter(equal, service.second)
    answer = get(service.url("GetFeature", RESULTTYPE="hits", **query), timeout, _poll(tick, 0.2))
    expected = _hits(_xml(answer, host, "FeatureCollection"))
    rows, geometries = _pages(service, query, expected, epsg, tick)
    return WfsRows(host, service.layer, fields, rows, geometries)


def _poll(tick: Tick, share: float) -> Callable[[], None]:
    return lambda: tick(share)


def _url(address: str, query: Mapping[str, str]) -> str:
    """An address with a WFS request in place of one that it may hold already."""
    parts = urlsplit(address.strip())
    own = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0].lower() not in _OWN_KEYS
    ]
    text = urlencode([*own, ("SERVICE", "WFS"), *query.items()], quote_via=quote)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, parts.netloc, path, text, ""))


def _service(capabilities: _Xml, where: tuple[str, float, str], wanted: str) -> _Service:
    """The service in the version that it prefers, with the layer by its own name for it.

    The prefix of a name is the service's choice: fkg:fkg.t_5713_prog_stat_dis is the same layer without it.
    """
    address, timeout, host = where
    if capabilities.root != "WFS_Capabilities":
        raise SourceError("service_not_wfs", service=host)
    names = capabilities.texts_of("FeatureType", "Name")
    local = [name for name in names if name.rpartition(":")[2] == wanted.rpartition(":")[2]]
    if not local:
        raise SourceError("service_no_layer", service=host, layer=wanted)
    name = wanted if wanted in local else local[0]
    return _Service(address, timeout, host, capabilities.attributes.get("version", "").startswith("2."), name)


class _Xml:
    """A document that was read to its end: its root, and the texts and attributes that are asked for."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self.root = ""
        self.attributes: dict[str, str] = {}
        self.exception = ""
        reader = QXmlStreamReader(QByteArray(body))
        while not reader.atEnd():
            reader.readNext()
            if not reader.isStartElement():
                continue
            if not self.root:
                self.root = reader.name()
                self.attributes = {one.name(): one.value() for one in reader.attributes()}
            if self.root in _EXCEPTIONS and reader.name() in {"ExceptionText", *_EXCEPTIONS}:
                reader.readNext()
                self.exception = self.exception or " ".join(reader.text().split())
        self.complete = not reader.hasError()

    def texts_of(self, parent: str, name: str) -> list[str]:
        """Texts of the elements of a name that stand directly in elements of another."""
        found, path = [], []
        reader = QXmlStreamReader(QByteArray(self._body))
        while not reader.atEnd():
            reader.readNext()
            if reader.isEndElement():
                path.pop()
            elif reader.isStartElement():
                if path and path[-1] == parent and reader.name() == name:
                    found.append(reader.readElementText().strip())  # reads the end of the element too
                else:
                    path.append(reader.name())
        return found

    def elements(self) -> Iterator[tuple[int, str, dict[str, str]]]:
        """Depth, name and attributes of every element."""
        depth = 0
        reader = QXmlStreamReader(QByteArray(self._body))
        while not reader.atEnd():
            reader.readNext()
            if reader.isStartElement():
                yield depth, reader.name(), {one.name(): one.value() for one in reader.attributes()}
                depth += 1
            elif reader.isEndElement():
                depth -= 1


def _xml(body: bytes, host: str, root: str = "") -> _Xml:
    """An answer as XML; everything a service says instead of one is refused."""
    if _HTML.match(body.lstrip(b"\xef\xbb\xbf")):
        raise SourceError("service_html", service=host)
    xml = _Xml(body)
    if xml.root in _EXCEPTIONS:
        problem = xml.exception[:_LONGEST_PROBLEM].rstrip(".") or "?"
        raise SourceError("service_exception", service=host, problem=problem)
    if not xml.root and body.strip()[:1] not in {b"", b"<"}:
        raise SourceError("service_not_wfs", service=host)
    if not xml.complete:
        raise SourceError("service_half", service=host)
    if root and xml.root != root:
        raise SourceError("service_not_wfs", service=host)
    return xml


def _described(description: _Xml, host: str) -> tuple[str, ...]:
    """Fields of a layer: the elements of its type, without the one that is the layer itself."""
    if description.root != "schema":
        raise SourceError("service_not_wfs", service=host)
    found = (
        more.get("name", "")
        for depth, name, more in description.elements()
        if name == "element" and depth > 1
    )
    return tuple(dict.fromkeys(name for name in found if name))


def _filter(equal: Mapping[str, int], second: bool) -> str:
    """An OGC filter (filter encoding 1.1 or 2.0): all fields have their values."""
    prefix, space, reference = (
        ("fes", "http://www.opengis.net/fes/2.0", "ValueReference")
        if second
        else ("ogc", "http://www.opengis.net/ogc", "PropertyName")
    )
    tests = "".join(
        f"<{prefix}:PropertyIsEqualTo><{prefix}:{reference}>{name}</{prefix}:{reference}>"
        f"<{prefix}:Literal>{value:d}</{prefix}:Literal></{prefix}:PropertyIsEqualTo>"
        for name, value in equal.items()
    )
    tests = f"<{prefix}:And>{tests}</{prefix}:And>" if len(equal) > 1 else tests
    return f'<{prefix}:Filter xmlns:{prefix}="{space}">{tests}</{prefix}:Filter>'


def _hits(xml: _Xml) -> int | None:
    """The number of features that there are; None when the service does not say ("unknown")."""
    text = xml.attributes.get("numberMatched") or xml.attributes.get("numberOfFeatures") or ""
    return int(text) if text.isdigit() else None


def _pages(
    service: _Service, query: dict[str, str], expected: int | None, epsg: int, tick: Tick
) -> tuple[list[dict[str, str]], list[QgsGeometry]]:
    """The features, asked for until there are no more and no fewer than expected.

    The first request sets no limit: the public GeoFA service is not asked in pages by its own plugin
    (DANISH_DOMAIN 3.3). But it may have a limit, and the number expected may be wrong then: MapServer with
    wfs_maxfeatures counts no further than that. In version 2.0.0 a page says that another follows; in 1.1.0
    only an empty page shows that it was the last.
    """
    rows: list[dict[str, str]] = []
    geometries: list[QgsGeometry] = []
    more = expected != 0
    while more:
        start = {"STARTINDEX": str(len(rows))} if rows else {}
        share = 0.3 + 0.6 * min(1.0, len(rows) / (expected or math.inf))
        body = get(service.url("GetFeature", **query, **start), service.timeout, _poll(tick, share))
        follows = "next" in _xml(body, service.host, "FeatureCollection").attributes
        page, shapes = _features(body, service, epsg)
        # A service that cannot page begins again; when it does not claim that a page follows, that is its way
        # of saying that there is none.
        if rows and page and page[0] == rows[0] and shapes[0].equals(geometries[0]):
            if follows:
                raise _incomplete(service, expected, len(rows))
            break
        rows.extend(page)
        geometries.extend(shapes)
        short = expected is not None and len(rows) < expected
        more = bool(page) and (follows or short or not service.second)
    if expected is not None and len(rows) < expected:
        raise _incomplete(service, expected, len(rows))
    tick(0.9)
    return rows, geometries


def _incomplete(service: _Service, expected: int | None, read: int) -> SourceError:
    announced = max(expected or 0, read + 1)  # a page that follows has at least one
    return SourceError(
        "service_incomplete", service=service.host, layer=service.layer, expected=announced, read=read
    )


def _features(body: bytes, service: _Service, epsg: int) -> tuple[list[dict[str, str]], list[QgsGeometry]]:
    """The features of a GML document.

    Raises:
        SourceError: GDAL cannot read it ("service_half"), or it is in another coordinate system
        ("service_crs").
    """
    rows = _rows(body)
    if not rows:
        return [], []
    path = f"/vsimem/boligmon_wfs_{next(_FILES)}.gml"
    gdal.FileFromMemBuffer(path, body)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        geometries = _geometries(path, service, epsg)
    except RuntimeError as error:  # where GDAL's exceptions are on
        raise SourceError("service_half", service=service.host) from error
    finally:
        gdal.PopErrorHandler()
        gdal.Unlink(path)
    if len(geometries) != len(rows):
        raise SourceError("service_half", service=service.host)
    return rows, geometries


def _rows(body: bytes) -> list[dict[str, str]]:
    """The fields of the features, as text; not GDAL's, which renames them where they hold elements.

    MapServer writes a time as an element of its own in the field (gml:timePosition); a field without value is
    there and empty. Of geometries only the blanks between their elements are met here.
    """
    rows: list[dict[str, str]] = []
    path: list[str] = []
    depth = 0  # of the feature that is being read; 0 between features
    reader = QXmlStreamReader(QByteArray(body))
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement():
            if not depth and path and path[-1] in _MEMBERS:
                depth = len(path) + 1
                rows.append({})
            path.append(reader.name())
        elif reader.isEndElement():
            depth = 0 if len(path) == depth else depth
            path.pop()
        elif reader.isCharacters() and depth:
            below = path[depth:]
            if len(below) == 1 or below[1:] == ["timePosition"]:
                rows[-1][below[0]] = rows[-1].get(below[0], "") + reader.text()
    stripped = ({name: text.strip() for name, text in row.items()} for row in rows)
    return [{name: text for name, text in row.items() if text} for row in stripped]


def _geometries(path: str, service: _Service, epsg: int) -> list[QgsGeometry]:
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR, allowed_drivers=["GML"], open_options=_GML_OPTIONS)
    if dataset is None or dataset.GetLayerCount() == 0:
        raise SourceError("service_half", service=service.host)
    layer = dataset.GetLayer(0)
    system = layer.GetSpatialRef()
    code = system.GetAuthorityCode(None) if system is not None else None
    if code is not None and code != str(epsg):
        raise SourceError("service_crs", service=service.host, layer=service.layer, crs=f"EPSG:{code}")
    geometries = []
    for feature in layer:
        shape = feature.GetGeometryRef()
        geometry = QgsGeometry()
        if shape is not None:
            geometry.fromWkb(bytes(shape.ExportToIsoWkb()))
        geometries.append(geometry)
    return geometries
