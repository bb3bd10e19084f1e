"""Writing the sample's files: the same rows give the same bytes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from . import packed as packed_files
from . import persontables, places, plan, study, unpack
from .cases import CHILD_STRIDE
from .facts import facts
from .model import Sample
from .readme import readme
from .records import Event

WINDOWS = "cp1252"
BOM = "utf-8-sig"
_MAX_LEVEL = 9


def table(header: str, rows: Iterable[str], encoding: str) -> bytes:
    """A CSV file as Windows programs write it: lines end in CR LF."""
    return "".join(f"{line}\r\n" for line in (header, *rows)).encode(encoding)


def packed(content: bytes) -> bytes:
    """gzip without name and time of day, so that the bytes depend on the content alone."""
    return gzip.compress(content, compresslevel=_MAX_LEVEL, mtime=0)


def decimal_comma(value: float) -> str:
    """Metres with two decimals and a decimal comma."""
    return f"{value:.2f}".replace(".", ",")


def address_table(sample: Sample) -> bytes:
    """UTF-8 with BOM: id, text, coordinates, municipality, 100 m cell."""
    a = sample.addresses
    rows = (
        f"{key};{label};{decimal_comma(x)};{decimal_comma(y)};{code};{places.cell_code(x, y)}"
        for key, label, x, y, code in zip(a.key, a.label, a.x.tolist(), a.y.tolist(), a.kommunekode)
    )
    return table("Adresse-ID;Adressebetegnelse;X;Y;Kommunekode;DDKNcelle100m", rows, BOM)


def quarter_text(quarter: int) -> str:
    """A quarter since January of the first year as ``2015K1``."""
    return f"{plan.FIRST_YEAR + quarter // plan.QUARTERS}K{quarter % plan.QUARTERS + 1}"


def spell_table(sample: Sample) -> bytes:
    """UTF-8 with BOM: the families' spells; the address as row number (from 1), empty, or an unknown id."""
    s = sample.spells
    rows = []
    for family, slot, kind, children, first, last in zip(
        s.family, s.slot, s.kind, s.children, s.first.tolist(), s.last.tolist()
    ):
        number = int(sample.slots.address[slot])
        place = str(number + 1) if number >= 0 else sample.book.of(number)
        prinx = sample.lowest_person[family]
        start, end = quarter_text(first), quarter_text(last)
        rows.append(f"{prinx};{start};{end};{plan.FAMILY_TYPES[kind][0]};{children};{place}")
    return table("MI_PRINX;Fra;Til;Familietype;AntalBoern;Adresse", rows, BOM)


def citizen_table(sample: Sample) -> bytes:
    """UTF-8 with BOM: which child of which family a citizen with a measure is."""
    rows = (
        f"{citizen};{sample.lowest_person[number // CHILD_STRIDE]};{number % CHILD_STRIDE}"
        for number, citizen in sample.citizens.items()
    )
    return table("Borger-ID;MI_PRINX;Barn", sorted(rows), BOM)


def event_table(rows: list[Event]) -> bytes:
    """Windows-1252: a row per measure and year, as FLIS would give it."""
    lines = (f"{row.year};{row.citizen};{row.kind};{row.address}" for row in rows)
    return table("Årstal;Borger-ID;Foranstaltningstype;Adresse-ID", lines, WINDOWS)


def truth_table(sample: Sample) -> bytes:
    """UTF-8: the cells of the planted clusters."""
    cells = sample.cells
    rows = []
    for east, north, estate in zip(cells.east.tolist(), cells.north.tolist(), cells.estate.tolist()):
        item = plan.ESTATES[estate]
        if estate >= 0 and item.relative_risk > 1:
            code = places.cell_code(east * plan.CELL, north * plan.CELL)
            rows.append(f"{code};{estate + 1};{item.name};{item.relative_risk}")
    return table("cell_id;klynge;navn;relativ_risiko", rows, "utf-8")


def polygons(name: str, features: list[tuple[list[tuple[int, int]], dict[str, Any]]]) -> bytes:
    """GeoJSON in EPSG:25832 (the ``crs`` member of GeoJSON 2008, which GDAL and QGIS read)."""
    document = {
        "type": "FeatureCollection",
        "name": name,
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}},
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": {"type": "Polygon", "coordinates": [[list(point) for point in ring]]},
            }
            for ring, properties in features
        ],
    }
    return (json.dumps(document, ensure_ascii=False) + "\n").encode("utf-8")


def designations() -> bytes:
    """The areas the municipality works with today, partly right and partly wrong."""
    features = []
    for item in plan.DESIGNATIONS:
        estate = next(e for e in plan.ESTATES if e.name == item.estate)
        x, y = places.estate_middle(estate)
        x, y = x + item.east, y + item.north
        w, h = item.half_width, item.half_height
        ring = [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h), (x - w, y - h)]
        features.append((ring, {"navn": item.name, "udpeget": item.year, "kommune": plan.MUNICIPALITY}))
    return polygons("opmaerksomhedsomraader_syntetisk", features)


def contents(sample: Sample) -> dict[str, bytes]:
    """All files of the sample by name."""
    outline = {"kommunekode": plan.KOMMUNEKODE, "navn": plan.MUNICIPALITY}
    tables = {
        unpack.PACKED_ADDRESSES: packed(address_table(sample)),
        unpack.PACKED_FAMILIES: packed(spell_table(sample)),
        unpack.PACKED_CITIZENS: packed(citizen_table(sample)),
        unpack.PREVENTIVE: event_table(sample.preventive),
        unpack.PLACEMENTS: event_table(sample.placements),
        unpack.TRUTH: truth_table(sample),
    }
    people = persontables.tables(packed_files.read(tables.__getitem__, sample.seed))
    numbers = facts(sample, people)
    return {
        **tables,
        unpack.BOUNDARY: polygons("kommunegraense_syntetisk", [(places.boundary(), outline)]),
        unpack.DESIGNATIONS: designations(),
        unpack.STUDY: (json.dumps(study.study(), ensure_ascii=False, indent=2) + "\n").encode("utf-8"),
        unpack.FACTS: (json.dumps(numbers, ensure_ascii=False, indent=1) + "\n").encode("utf-8"),
        unpack.README: readme(numbers).encode("utf-8"),
    }


def write(sample: Sample, folder: Path) -> list[Path]:
    """Writes the sample to a folder, which is made when it does not exist; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for name, content in contents(sample).items():
        (folder / name).write_bytes(content)
        out.append(folder / name)
    return out
