"""From the packed sample to plain tables. Standard library only, so that any program can use it.

The families are kept as spells (a family unchanged at one address); LOIS gives a row per family and date.
"""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path

from . import packed, persontables

PACKED_ADDRESSES = packed.ADDRESSES
PACKED_FAMILIES = packed.FAMILIES
PACKED_CITIZENS = packed.CITIZENS
ADDRESSES = "adresser_syntetisk.csv"
FAMILIES = "familier_syntetisk.csv"
PREVENTIVE = packed.PREVENTIVE
PLACEMENTS = "anbringelser_syntetisk.csv"
BOUNDARY = "kommunegraense_syntetisk.geojson"
DESIGNATIONS = "opmaerksomhedsomraader_syntetisk.geojson"
TRUTH = packed.TRUTH
STUDY = "oeby.boligmon.json"
FACTS = packed.FACTS
README = "README.md"
STAMP = ".udpakket.json"

COPIED = (PREVENTIVE, PLACEMENTS, BOUNDARY, DESIGNATIONS, TRUTH, STUDY, FACTS, README)
SOURCES = (PACKED_ADDRESSES, PACKED_FAMILIES, PACKED_CITIZENS, *COPIED)
PEOPLE = (
    persontables.RESIDENTS,
    persontables.PUPILS,
    persontables.MOVES,
    persontables.GRADES,
    persontables.COURSES,
    persontables.REGISTER,
)
RULES = 2  # raised when the tables are made by other rules from the same files
FAMILY_HEADER = ("RowId", "MI_PRINX", "UdtraekDato", "Familietype", "AntalBoern", "Adresse-ID")
QUARTERS = 4
SNAPSHOTS = (1, 2, 4)  # dates a year that can be asked for


def snapshot_dates(spells: list[list[str]], per_year: int) -> list[tuple[int, str]]:
    """The snapshots to write: number of the quarter since January of year 0, and the date as dd-mm-yyyy."""
    first = min(_quarter(row[1]) for row in spells)
    last = max(_quarter(row[2]) for row in spells)
    step = QUARTERS // per_year
    return [
        (q, f"01-{q % QUARTERS * 3 + 1:02d}-{q // QUARTERS:04d}")
        for q in range(first, last + 1)
        if q % QUARTERS % step == 0
    ]


def _quarter(text: str) -> int:
    """``2015K3`` as quarters since January of year 0."""
    return int(text[:4]) * QUARTERS + int(text[5:]) - 1


def family_lines(spells: list[list[str]], keys: list[str], per_year: int) -> Iterator[str]:
    """The lines of the families' table, header first: a row per family and snapshot date, as LOIS gives them.

    Args:
        spells: rows ``MI_PRINX, Fra, Til, Familietype, AntalBoern, Adresse``; the last is a row number
            of the address table (1 is the first), empty, or an id that the address table does not have.
        keys: the address ids in the order of the address table.
        per_year: snapshot dates a year.
    """
    yield ";".join(FAMILY_HEADER) + "\r\n"
    ready = []
    for prinx, start, end, kind, children, place in spells:
        address = keys[int(place) - 1] if place.isdigit() else place
        ready.append((_quarter(start), _quarter(end), prinx, f"{kind};{children};{address}\r\n"))
    number = 0
    for quarter, date in snapshot_dates(spells, per_year):
        for start, end, prinx, rest in ready:
            if start <= quarter <= end:
                number += 1
                yield f"{number};{prinx};{date};{rest}"


def _stamp(source: Path, per_year: int) -> dict[str, int]:
    """What the result depends on: the sources' checksums and the number of dates."""
    return {name: zlib.crc32((source / name).read_bytes()) for name in SOURCES} | {
        "per_year": per_year,
        "rules": RULES,
    }


def is_unpacked(source: Path, target: Path, per_year: int) -> bool:
    """Whether ``target`` holds what ``unpack`` would write, judged by the stamp and the files' sizes."""
    try:
        stamp = json.loads((target / STAMP).read_text(encoding="utf-8"))
        sizes = {name: (target / name).stat().st_size for name in stamp["sizes"]}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return stamp == {"made_from": _stamp(source, per_year), "sizes": sizes}


def unpack(source: Path, target: Path, per_year: int = 2) -> list[Path]:
    """Writes the sample's plain tables to a folder; does nothing when they are there already.

    Args:
        source: the folder ``resources/sample``.
        target: a folder; made when it does not exist. Other files in it are left alone.
        per_year: snapshot dates a year in the families' table: 1, 2 or 4.

    Returns:
        the files written or found: the tables, the boundary, and the study that names them.

    Raises:
        ValueError: ``per_year`` is none of the three.
        OSError: a file of the sample is missing, or the target cannot be written.
    """
    if per_year not in SNAPSHOTS:
        raise ValueError(f"{per_year} snapshot dates a year: choose one of {SNAPSHOTS}")
    names = (ADDRESSES, FAMILIES, *PEOPLE, *COPIED)
    paths = [target / name for name in names]
    if is_unpacked(source, target, per_year):
        return paths
    target.mkdir(parents=True, exist_ok=True)
    (target / STAMP).unlink(missing_ok=True)
    for name in COPIED:
        shutil.copyfile(source / name, target / name)
    with gzip.open(source / PACKED_ADDRESSES, "rb") as zipped, (target / ADDRESSES).open("wb") as plain:
        shutil.copyfileobj(zipped, plain)
    parts = packed.read(lambda name: (source / name).read_bytes())
    with (target / FAMILIES).open("w", encoding="utf-8-sig", newline="") as file:
        file.writelines(family_lines(parts.spells, parts.keys, per_year))
    for name, table in persontables.tables(parts).items():
        with (target / name).open("w", encoding=table.encoding, newline="") as file:
            file.writelines(table.lines())
    stamp = {"made_from": _stamp(source, per_year), "sizes": {p.name: p.stat().st_size for p in paths}}
    (target / STAMP).write_text(json.dumps(stamp), encoding="utf-8")  # last: an interrupted run has none
    return paths
