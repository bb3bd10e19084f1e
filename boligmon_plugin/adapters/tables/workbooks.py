"""Workbooks: a sheet as a layer whose first row is the header, whatever it looks like.

GDAL takes a first row of text above rows of text for data; an older one can be told otherwise only by a
setting of the thread, which the threads that read later do not have. The sheet is therefore translated once,
in memory, into a GeoPackage: its types stay, dates are dates, and nobody needs to parse the workbook again.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ..errors import SourceError
from .plans import ROW_FIELD

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")
_HEADERS = ("OGR_XLSX_HEADERS", "OGR_ODS_HEADERS", "OGR_XLS_HEADERS")
# Tables of QGIS' own that a GeoPackage may hold.
_OWN_TABLES = ("layer_styles", "qgis_projects")


def workbook_layer(path: Path, sheet: str, file: str, name: str) -> tuple[QgsVectorLayer, dict[str, str]]:
    """A sheet of a workbook. Main thread only.

    Args:
        path: the workbook.
        sheet: name of the sheet; "" where only one has any cell.
        file: the workbook's name in messages.
        name: of the layer.

    Returns:
        the layer, with the field ``ROW_FIELD`` beside those of the sheet, in memory that is given free when
        the layer goes; and the names that the header has more than once, in lower case -> numbers of their
        columns.

    Raises:
        SourceError: as ``choose_layer``, which takes a sheet without a cell for none; "empty_file" where no
            sheet has any; "file_format".
    """
    with _first_row_is_header(), quiet_gdal():
        dataset = open_vector(path, file)
        sheets = [one for one in layer_names(dataset) if _columns(dataset, one)]
        if not sheets:
            raise SourceError("empty_file", file=file)
        sheet = choose_layer(sheet, sheets, file)
        columns = _columns(dataset, sheet)
        copy = f"/vsimem/boligmon/{uuid.uuid4().hex}.gpkg"
        made = gdal.VectorTranslate(
            copy,
            dataset,
            format="GPKG",
            layers=[sheet],
            layerName="sheet",
            layerCreationOptions=[f"FID={ROW_FIELD}", "SPATIAL_INDEX=NO"],
        )
        translated = made is not None
        made = dataset = None
    address = QgsProviderRegistry.instance().encodeUri("ogr", {"path": copy, "layerName": "sheet"})
    layer = QgsVectorLayer(address, name, "ogr")
    layer.willBeDeleted.connect(lambda: gdal.Unlink(copy))
    if not translated or not layer.isValid():
        raise SourceError("file_format", file=file)
    places: dict[str, list[str]] = {}
    for place, column in enumerate(columns, start=1):
        places.setdefault(column.casefold(), []).append(str(place))
    return layer, {column: ", ".join(at) for column, at in places.items() if len(at) > 1}


def open_vector(path: Path, file: str) -> gdal.Dataset:
    """A file as GDAL opens it.

    Raises:
        SourceError: it cannot ("file_format").
    """
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY)
        except RuntimeError:  # where some plugin has switched GDAL's exceptions on
            dataset = None
    if dataset is None:
        raise SourceError("file_format", file=file)
    return dataset


def layer_names(dataset: gdal.Dataset) -> list[str]:
    """The layers of a file or the sheets of a workbook, without QGIS' own tables."""
    names = [dataset.GetLayer(number).GetName() for number in range(dataset.GetLayerCount())]
    return [name for name in names if name not in _OWN_TABLES]


def choose_layer(wanted: str, names: list[str], file: str) -> str:
    """The layer that is wanted, or the only one.

    Raises:
        SourceError: there is no such layer ("no_such_layer"), or none is chosen of several ("choose_layer").
    """
    if wanted:
        same = [name for name in names if name == wanted] or [
            name for name in names if name.casefold() == wanted.casefold()
        ]
        if same:
            return same[0]
        raise SourceError("no_such_layer", file=file, layer=wanted, layers=", ".join(names))
    if len(names) != 1:
        raise SourceError("choose_layer", file=file, layers=", ".join(names))
    return names[0]


def _columns(dataset: gdal.Dataset, sheet: str) -> list[str]:
    definition = dataset.GetLayerByName(sheet).GetLayerDefn()
    return [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]


@contextmanager
def _first_row_is_header() -> Iterator[None]:
    """GDAL's setting for this thread alone: the user's other layers keep theirs."""
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in _HEADERS}
    try:
        for key in _HEADERS:
            gdal.SetThreadLocalConfigOption(key, "FORCE")
        yield
    finally:
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)


@contextmanager
def quiet_gdal() -> Iterator[None]:
    """GDAL's complaints are answered by a sentence of our own."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
