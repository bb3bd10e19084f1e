"""Fingerprints of sources, for the run log: whether two runs read the same data, and never what it was."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import QgsFeatureRequest, QgsWkbTypes
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from ...compat import without_nulls
from ...study.tables import TableRef
from ..errors import SourceError
from .files import study_file
from .plans import ROW_FIELD, SourcePlan

# Databases in a file: their bytes change when they are opened or vacuumed, or when another table changes.
_DATABASES = (".gpkg", ".sqlite", ".db", ".gdb")
_BLOCK = 1 << 20
_MODULUS = 1 << 64


@dataclass(frozen=True)
class Fingerprint:
    """What a source was at a run.

    Attributes:
        size: bytes of the file, 0 where the source is none.
        rows: number of rows.
        sha256: of the file's bytes, or of a table's rows; hexadecimal.
    """

    size: int
    rows: int
    sha256: str


def fingerprint(ref: TableRef, folder: Path, plan: SourcePlan) -> Fingerprint:
    """The fingerprint of a source.

    That of a file is the hash of its bytes. That of a table in a database, also one in a file, and of any
    other provider is the hash of its fields' names and types, the number of its rows, and the sum modulo
    2**64 of a 64-bit hash of each row: a database gives its rows in whatever order it likes. Two tables that
    differ in one row share it with a probability of 5e-20; it is no defence against somebody who wants them
    to. All rows are read for it.

    Args:
        ref: where the source is.
        folder: the study's folder.
        plan: the opened source. Filters and selections of the plan do not matter.

    Raises:
        SourceError: the file cannot be read any more, or the table ended before its last row ("rows_lost").
    """
    if ref.file and not ref.file.lower().endswith(_DATABASES):
        path = study_file(ref.file, folder)
        digest, size = hashlib.sha256(), 0
        try:
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
                    size += len(block)
        except OSError as error:
            raise SourceError("file_denied", file=ref.file) from error
        return Fingerprint(size, plan.count if plan.count >= 0 else _count(plan), digest.hexdigest())
    size = 0
    if ref.file:
        path = study_file(ref.file, folder)
        size = path.stat().st_size if path.is_file() else 0
    rows, total = _sum_of_rows(plan)
    kinds = [f"{field.name()}:{int(field.type())}" for field in plan.fields]
    text = "\n".join([*kinds, QgsWkbTypes.displayString(plan.rows_type), str(rows), f"{total:016x}"])
    return Fingerprint(size, rows, hashlib.sha256(text.encode("utf-8")).hexdigest())


def _count(plan: SourcePlan) -> int:
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    return sum(1 for _ in plan.rows.getFeatures(request))


def _sum_of_rows(plan: SourcePlan) -> tuple[int, int]:
    rows = total = 0
    places = [place for place, field in enumerate(plan.fields) if field.name() != ROW_FIELD]
    for feature in plan.rows.getFeatures():
        values = map(_written, without_nulls([feature[place] for place in places]))
        row = hashlib.blake2b("\x1f".join(values).encode("utf-8", "surrogatepass"), digest_size=8)
        if feature.hasGeometry():
            row.update(bytes(feature.geometry().asWkb()))
        total = (total + int.from_bytes(row.digest(), "big")) % _MODULUS
        rows += 1
    plan.check_read(rows)
    return rows, total


def _written(value: Any) -> str:  # noqa: ANN401 - a value of any field
    """A value with its type, so that NULL, "" and 0 differ; the same in every version of Qt."""
    if isinstance(value, (QDateTime, QDate, QTime)):
        return f"time {value.toString(Qt.DateFormat.ISODateWithMs)}"
    if isinstance(value, (QByteArray, bytes)):
        return f"bytes {bytes(value).hex()}"
    return f"{type(value).__name__} {value!r}"
