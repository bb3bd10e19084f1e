"""GeoFA's themes that the method uses: where their fields are, and which objects count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..errors import SourceError

# GeoFA's open service for reading, as its own QGIS plugin addresses it (DANISH_DOMAIN 3.3).
PUBLIC_ADDRESS = "https://geofa.geodanmark.dk/ows/fkg/fkg"
EPSG = 25832
CURRENT_STATUSES = frozenset(
    {0, 3}
)  # unknown, and in force; not drafts (1), proposals (2), cancelled ones (4)

_CVR = re.compile(r"\d{8}")
_MUNICIPALITY = re.compile(r"0?([1-9]\d{2})(?:[.,]0+)?")

_COMMON_FIELDS = {
    "noegle": str,
    "statuskode": int,
    "status": str,
    "systid_fra": "date",
    "cvr_kode": int,
    "kommunekode": int,
}
_ADDRESS_FIELDS = {"vejkode": int, "husnr": str, "postnr": int, "adr_id": str}


@dataclass(frozen=True)
class Theme:
    """A theme of GeoFA.

    Attributes:
        id: by which a study names it.
        number: GeoFA's number.
        layer: type name at the public service.
        id_field: field of the result with GeoFA's ``objekt_id``, which lasts over all versions of an object.
        name_fields: fields that hold the name; the first that has a value counts.
        type_field: field with the code of the type.
        types: codes that count; empty for all.
        fields: further fields of the result, by GeoFA's own names, with their types.
        polygons: True for areas, False for points.
    """

    id: str
    number: int
    layer: str
    id_field: str
    name_fields: tuple[str, ...]
    type_field: str
    types: frozenset[int]
    fields: dict[str, Any]
    polygons: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        """Fields of the result and their types."""
        return {self.id_field: str, "name": str, **self.fields}

    @property
    def needed(self) -> tuple[str, ...]:
        """GeoFA's fields without which nothing can be said."""
        return ("objekt_id", self.name_fields[0], self.type_field)


AREAS = Theme(
    "areas",
    5713,
    "fkg:fkg.t_5713_prog_stat_dis",
    "cell_id",
    ("prog_distrikt_navn", "prog_distrikt_nr", "noegle"),
    "prog_distrikt_type_kode",
    frozenset(),
    {
        "prog_distrikt_nr": int,
        "prog_distrikt_type_kode": int,
        "prog_distrikt_type": str,
        **_COMMON_FIELDS,
    },
    polygons=True,
)
LIBRARIES = Theme(
    "libraries",
    5716,
    "fkg:fkg.t_5716_servicetilbud",
    "objekt_id",
    ("servicetilbud_navn",),
    "service_type_kode",
    frozenset({19}),
    {"service_type_kode": int, "service_type": str, **_ADDRESS_FIELDS, **_COMMON_FIELDS},
)
HALLS = Theme(
    "halls",
    5800,
    "fkg:fkg.t_5800_fac_pkt",
    "objekt_id",
    ("navn",),
    "facil_ty_k",
    frozenset({5011}),
    {"facil_ty_k": int, "facil_ty": str, **_ADDRESS_FIELDS, **_COMMON_FIELDS},
)
THEMES = (AREAS, LIBRARIES, HALLS)
# Types of districts in theme 5713: base districts, constant areas, other, unknown.
DISTRICT_TYPES = (11, 12, 98, 99)


def municipality_of(text: str) -> tuple[str, int]:
    """The field by which GeoFA knows a municipality, and its value: from 479, "0479", 479.0 or a CVR number.

    Raises:
        SourceError: it is neither ("geofa_municipality").
    """
    plain = str(text).strip()
    found = _MUNICIPALITY.fullmatch(plain)
    if found:
        return "kommunekode", int(found.group(1))
    if _CVR.fullmatch(plain):
        return "cvr_kode", int(plain)
    raise SourceError("geofa_municipality", municipality=plain)


def theme_of(name: str) -> Theme:
    """A theme by its id.

    Raises:
        SourceError: there is no such theme ("geofa_theme", with those there are).
    """
    for theme in THEMES:
        if theme.id == name:
            return theme
    raise SourceError("geofa_theme", theme=name, themes=", ".join(theme.id for theme in THEMES))
