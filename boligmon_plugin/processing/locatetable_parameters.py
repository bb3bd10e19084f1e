"""Parameters of ``locatetable``: frozen names, defaults, help."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterPoint,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..study.sources import GEOGRAPHY_MODES
from .base import helped

_FIELD = QgsProcessingParameterField.DataType.Any  # a CSV gives text for numbers


class LocateTableParameters:
    """Makes the definitions; ``parameters`` and ``outputs`` hold them in the order of the dialog."""

    INPUT, MODE = "INPUT", "MODE"
    ADDRESS, X, Y, CRS, CELL = "ADDRESS", "X", "Y", "CRS", "CELL"
    AREAS, AREAS_ID = "AREAS", "AREAS_ID"
    ADDRESSES, ADDRESSES_KEY, KEY = "ADDRESSES", "ADDRESSES_KEY", "KEY"
    ADDRESSES_X, ADDRESSES_Y, ADDRESSES_MUNICIPALITY = "ADDRESSES_X", "ADDRESSES_Y", "ADDRESSES_MUNICIPALITY"
    MUNICIPALITY, ROAD, HOUSE, FLOOR, DOOR = "MUNICIPALITY", "ROAD", "HOUSE", "FLOOR", "DOOR"
    PERSON, DATE, DAY, WHOSE = "PERSON", "DATE", "DAY", "WHOSE"
    CUSTODY, START = "CUSTODY", "START"
    REGISTER, REGISTER_PERSON = "REGISTER", "REGISTER_PERSON"
    REGISTER_START, REGISTER_STOP, REGISTER_DATE = "REGISTER_START", "REGISTER_STOP", "REGISTER_DATE"
    REGISTER_ADDRESS, REGISTER_X, REGISTER_Y = "REGISTER_ADDRESS", "REGISTER_X", "REGISTER_Y"
    REGISTER_CELL, DEFAULT_POINT = "REGISTER_CELL", "DEFAULT_POINT"
    CELL_ONLY, KEEP_UNLOCATED = "CELL_ONLY", "KEEP_UNLOCATED"
    OUTPUT, UNPLACED = "OUTPUT", "UNPLACED"
    READ, PLACED, ROWS_UNPLACED = "ROWS_READ", "ROWS_PLACED", "ROWS_UNPLACED"

    def __init__(self) -> None:
        self.parameters: list[QgsProcessingParameterDefinition] = []
        self.outputs: list[QgsProcessingOutputNumber] = []
        self._add_table()
        self._add_columns()
        self._add_addresses()
        self._add_parts()
        self._add_people()
        self._add_register()
        self._add_register_place()
        self._add_form()
        self._add_outputs()

    def tr(self, text: str) -> str:
        return QCoreApplication.translate("LocateTableParameters", text)

    def _add(self, definition: QgsProcessingParameterDefinition) -> None:
        self.parameters.append(definition)

    def _source(self, name: str, label: str, text: str, *, kind: Any = None, optional: bool = True) -> None:  # noqa: ANN401
        kinds = [kind or QgsProcessing.SourceType.TypeVector]
        self._add(helped(QgsProcessingParameterFeatureSource(name, label, kinds, optional=optional), text))

    def _field(self, name: str, label: str, parent: str, text: str, *, advanced: bool = False) -> None:
        field = QgsProcessingParameterField(
            name, label, parentLayerParameterName=parent, type=_FIELD, optional=True
        )
        self._add(helped(field, text, advanced=advanced))

    def _enum(self, name: str, label: str, options: list[str], text: str) -> None:
        # Most tables of municipalities have an address key.
        default = GEOGRAPHY_MODES.index("address") if name == self.MODE else 0
        enum = QgsProcessingParameterEnum(name, label, options, defaultValue=default)
        self._add(helped(enum, text, advanced=name == self.KEY))

    def _add_table(self) -> None:
        self._source(
            self.INPUT,
            self.tr("Table to place"),
            self.tr("Table or point layer: measures, families, pupils. One row is one event or person."),
            optional=False,
        )
        modes = [
            self.tr("points of the layer"),
            self.tr("coordinates in two fields"),
            self.tr("key of an address"),
            self.tr("code of a grid cell"),
            self.tr("code of an area"),
            self.tr("register of persons or families"),
        ]
        text = self.tr(
            "How the rows find their place. Each way has its own fields below; those of the other ways are "
            "not used."
        )
        self._enum(self.MODE, self.tr("Place by"), modes, text)

    def _add_columns(self) -> None:
        self._field(
            self.ADDRESS,
            self.tr("Address key"),
            self.INPUT,
            self.tr(
                "DAR id (UUID) of the house number or address, KVH or KVHX. Upper case, braces, spaces and "
                "leading zeros do not matter."
            ),
        )
        self._field(
            self.X, self.tr("X coordinate"), self.INPUT, self.tr("Easting or longitude; decimal comma too.")
        )
        self._field(self.Y, self.tr("Y coordinate"), self.INPUT, self.tr("Northing or latitude."))
        crs = QgsProcessingParameterCrs(
            self.CRS, self.tr("Coordinate reference system of the fields"), defaultValue="EPSG:25832"
        )
        text = self.tr("Of all coordinates in fields: those of the table, the addresses and the register.")
        self._add(helped(crs, text))
        self._field(
            self.CELL,
            self.tr("Cell or area code"),
            self.INPUT,
            self.tr("Code of a grid cell (100m_61768_6435) or of an area in the layer below."),
        )
        self._source(
            self.AREAS,
            self.tr("Areas"),
            self.tr("Polygons that the codes of areas stand for; rows get a point inside them."),
            kind=QgsProcessing.SourceType.TypeVectorPolygon,
        )
        self._field(
            self.AREAS_ID, self.tr("Id field of the areas"), self.AREAS, self.tr("Unique code of each area.")
        )

    def _add_addresses(self) -> None:
        self._source(
            self.ADDRESSES,
            self.tr("Addresses"),
            self.tr(
                "Layer or table with all addresses of the municipality and their place. Nothing is looked up "
                "on the internet."
            ),
        )
        self._field(
            self.ADDRESSES_KEY,
            self.tr("Key of the addresses"),
            self.ADDRESSES,
            self.tr("Of the same kind as the key of the table; a KVHX is also found by its KVH."),
        )
        text = self.tr("Empty for a layer with points.")
        self._field(self.ADDRESSES_X, self.tr("X coordinate of the addresses"), self.ADDRESSES, text)
        self._field(self.ADDRESSES_Y, self.tr("Y coordinate of the addresses"), self.ADDRESSES, text)
        kinds = [self.tr("by what it looks like"), self.tr("UUID"), self.tr("KVH"), self.tr("KVHX")]
        text = self.tr("Kind of the key in the table.")
        self._enum(self.KEY, self.tr("Kind of key"), kinds, text)
        text = self.tr(
            "With it, and that of the table, a layer of another municipality is recognised although its keys "
            "are UUIDs."
        )
        label = self.tr("Municipality code of the addresses")
        self._field(self.ADDRESSES_MUNICIPALITY, label, self.ADDRESSES, text, advanced=True)

    def _add_parts(self) -> None:
        labels = {
            self.MUNICIPALITY: self.tr("Municipality code"),
            self.ROAD: self.tr("Road code"),
            self.HOUSE: self.tr("House number"),
            self.FLOOR: self.tr("Floor"),
            self.DOOR: self.tr("Door"),
        }
        text = self.tr(
            "Part of the address, for tables without a key: municipality, road and house number, and floor "
            "and door if the addresses have them."
        )
        for name, label in labels.items():
            self._field(name, label, self.INPUT, text, advanced=True)

    def _add_people(self) -> None:
        self._field(
            self.PERSON,
            self.tr("Person or family id"),
            self.INPUT,
            self.tr(
                "Looked up in the register; a CPR number with or without its hyphen. It is only compared in "
                "memory."
            ),
        )
        self._field(
            self.DATE,
            self.tr("Date of the event"),
            self.INPUT,
            self.tr("Day (or year, for its first day) whose address is looked up in the register."),
        )
        days = [
            self.tr("on the date of the event"),
            self.tr("on 1 January of its year"),
            self.tr("on 31 December of its year"),
        ]
        text = self.tr("Day of the residence that counts.")
        self._enum(self.DAY, self.tr("Address"), days, text)
        people = [
            self.tr("the person's own address"),
            self.tr("that of the holder of custody"),
            self.tr("the person's last one before the placement"),
        ]
        text = self.tr(
            "Children in care may be registered at the foster home or institution. The last address before "
            "the placement is that of the last stay that began before its first day and is not at the place "
            "where the child is registered on the date, which is taken to be the foster home. For children "
            "who never were registered elsewhere that is an earlier home, or none; the log counts those who "
            "had lived there for more than 31 days before."
        )
        self._enum(self.WHOSE, self.tr("Whose address"), people, text)
        self._field(
            self.CUSTODY,
            self.tr("Person id of the holder of custody"),
            self.INPUT,
            self.tr("Looked up in the register in place of the child."),
        )
        self._field(
            self.START,
            self.tr("First day of the placement"),
            self.INPUT,
            self.tr("For the address before the placement. Empty: the date of the event."),
        )

    def _add_register(self) -> None:
        self._source(
            self.REGISTER,
            self.tr("Register of persons or families"),
            self.tr("One row per person (or family) and stay at an address, or per person and snapshot."),
        )
        self._field(
            self.REGISTER_PERSON,
            self.tr("Person or family id of the register"),
            self.REGISTER,
            self.tr("The same ids as in the table."),
        )
        self._field(
            self.REGISTER_START,
            self.tr("First day of the stay"),
            self.REGISTER,
            self.tr("Empty values mean since ever."),
        )
        self._field(
            self.REGISTER_STOP,
            self.tr("Last day of the stay"),
            self.REGISTER,
            self.tr("The day itself is included; empty values mean until now."),
        )
        self._field(
            self.REGISTER_DATE,
            self.tr("Date of the snapshot"),
            self.REGISTER,
            self.tr(
                "For registers with snapshots in place of stays: the latest one on or before the day counts. "
                "Who is not in it has no residence, and before the first one nobody has."
            ),
        )

    def _add_register_place(self) -> None:
        self._field(
            self.REGISTER_ADDRESS,
            self.tr("Address key of the register"),
            self.REGISTER,
            self.tr("Looked up in the layer of addresses."),
        )
        text = self.tr("For registers with coordinates in place of an address key.")
        self._field(self.REGISTER_X, self.tr("X coordinate of the register"), self.REGISTER, text)
        self._field(self.REGISTER_Y, self.tr("Y coordinate of the register"), self.REGISTER, text)
        self._field(
            self.REGISTER_CELL,
            self.tr("Cell code of the register"),
            self.REGISTER,
            self.tr("For registers with the code of a grid cell in place of an address."),
        )

    def _add_form(self) -> None:
        point = QgsProcessingParameterPoint(
            self.DEFAULT_POINT, self.tr("LOIS' default point"), optional=True, defaultValue=None
        )
        text = self.tr(
            "Where LOIS puts those it cannot place (within 0.5 m). Rows there are not placed, and are "
            "reported."
        )
        self._add(helped(point, text))
        cells = QgsProcessingParameterBoolean(
            self.CELL_ONLY, self.tr("Write centres of 100 m cells only"), defaultValue=False
        )
        text = self.tr(
            "Points are moved to the centre of their cell, whose code is added, and the fields with address, "
            "coordinates, person and holder of custody are left out."
        )
        self._add(helped(cells, text))
        keep = QgsProcessingParameterBoolean(
            self.KEEP_UNLOCATED, self.tr("Keep rows that were not placed"), defaultValue=False
        )
        text = self.tr("They have no geometry, and the reason in a field of its own.")
        self._add(helped(keep, text))

    def _add_outputs(self) -> None:
        points = QgsProcessing.SourceType.TypeVectorPoint
        self._add(QgsProcessingParameterFeatureSink(self.OUTPUT, self.tr("Placed rows"), points))
        unplaced = QgsProcessingParameterFeatureSink(
            self.UNPLACED,
            self.tr("Rows that were not placed"),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=False,
        )
        self._add(helped(unplaced, self.tr("Table with source, row number and reason, and nothing else.")))
        labels = {
            self.READ: self.tr("Rows read"),
            self.PLACED: self.tr("Rows placed"),
            self.ROWS_UNPLACED: self.tr("Rows not placed"),
        }
        for name, label in labels.items():
            self.outputs.append(QgsProcessingOutputNumber(name, label))
