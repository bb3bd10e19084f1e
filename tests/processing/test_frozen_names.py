"""The public names of DESIGN section 3, written out: a change breaks other people's models and scripts."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsProcessingParameterDefinition, QgsProcessingParameterEnum
from qgis.PyQt.QtCore import QMetaType

REQUIRED, OPTIONAL = object(), object()


class Enum:
    """An enumeration by its number of options and its default."""

    def __init__(self, options, default):
        self.options, self.default = options, default


# parameter -> its default; REQUIRED and OPTIONAL have none
PARAMETERS = {
    "kvadratnet": {"EXTENT": OPTIONAL, "MASK": OPTIONAL, "CELL_SIZE": 100, "OUTPUT": REQUIRED},
    "cellrates": {
        "EVENTS": REQUIRED,
        "EVENTS_PERIOD": REQUIRED,
        "EVENTS_COUNT": OPTIONAL,
        "EVENTS_UNIT": OPTIONAL,
        "EVENTS_PERSON": OPTIONAL,
        "EVENTS_CELL": OPTIONAL,
        "EVENTS_FILTER": OPTIONAL,
        "EVENTS_NATURE": Enum(2, 0),
        "POPULATION": REQUIRED,
        "POPULATION_PERIOD": REQUIRED,
        "POPULATION_COUNT": OPTIONAL,
        "POPULATION_UNIT": OPTIONAL,
        "POPULATION_CELL": OPTIONAL,
        "POPULATION_FILTER": OPTIONAL,
        "POPULATION_AT": Enum(3, 0),
        "POPULATION_SHIFT": 0,
        "CELLS": OPTIONAL,
        "CELLS_ID": OPTIONAL,
        "CELL_SIZE": 100,
        "MASK": OPTIONAL,
        "PERIOD_UNIT": Enum(7, 0),
        "INDICATOR": "",
        "KIND": Enum(3, 0),
        "MULTIPLIER": 1000,
        "MIN_POPULATION": 20,
        "CONFIDENCE": 95,
        "SMOOTHING": Enum(3, 0),
        "BANDWIDTH": OPTIONAL,
        "OUTPUT": REQUIRED,
        "UNPLACED": OPTIONAL,
    },
    "selecttop": {
        "INPUT": REQUIRED,
        "VALUE": "rate",
        "PERIOD": "period",
        "SHARE": 25,
        "UNIVERSE": Enum(3, 0),
        "OUTPUT": REQUIRED,
    },
    "sumperiods": {
        "INPUT": REQUIRED,
        "CELL": "cell_id",
        "PERIOD": "period",
        "SELECTED": "selected",
        "OUTPUT": REQUIRED,
    },
    "monitoringareas": {
        "INPUT": REQUIRED,
        "VALUE": "periods_selected",
        "MIN_VALUE": OPTIONAL,
        "CONTIGUITY": Enum(2, 1),
        "MAX_GAP": 1,
        "MIN_POPULATION": 50,
        "FILL_HOLES": False,
        "BASE": OPTIONAL,
        "PREVIOUS": OPTIONAL,
        "OUTPUT": REQUIRED,
        "CELLS_OUTPUT": OPTIONAL,
    },
    "databasecounts": {
        "INPUT": REQUIRED,
        "PERIOD": REQUIRED,
        "PERIOD_UNIT": Enum(6, 0),
        "NATURE": Enum(3, 0),
        "COUNT": OPTIONAL,
        "UNIT": OPTIONAL,
        "PERSON": OPTIONAL,
        "CELL": OPTIONAL,
        "X": OPTIONAL,
        "Y": OPTIONAL,
        "CELL_SIZE": 100,
        "MASK": OPTIONAL,
        "FILTER": OPTIONAL,
        "OUTPUT": REQUIRED,
    },
}
PARAMETERS["combineindicators"] = {
    "INPUTS": REQUIRED,
    "COMPOSITE": Enum(3, 0),
    "BAD_LOW": OPTIONAL,
    "PERIODS": OPTIONAL,
    "BASE": OPTIONAL,
    "OUTPUT": REQUIRED,
}
PARAMETERS["geofa"] = {
    "THEME": Enum(3, 0),
    "URL": "https://geofa.geodanmark.dk/ows/fkg/fkg",
    "MUNICIPALITY": REQUIRED,
    "DISTRICT_TYPE": Enum(5, 0),
    "MASK": OPTIONAL,
    "TIMEOUT": 60,
    "OUTPUT": REQUIRED,
}
PARAMETERS["exportcatalogue"] = {"STUDY": REQUIRED, "OUTPUT": REQUIRED}
PARAMETERS["importcatalogue"] = {"STUDY": REQUIRED, "CATALOGUE": REQUIRED, "OUTPUT": REQUIRED}
PARAMETERS["runstudy"] = {"STUDY": REQUIRED, "FOLDER": OPTIONAL}
PARAMETERS |= {
    "newstudy": {
        "INDICATORS": Enum(12, None),
        **dict.fromkeys(("PLACEMENTS", "PREVENTIVE", "FAMILIES", "PUPILS", "RESIDENTS"), OPTIONAL),
        **dict.fromkeys(("MOVES", "GRADES", "INCOME", "EMPLOYMENT", "LIBRARIES", "HALLS"), OPTIONAL),
        **dict.fromkeys(("ADDRESSES", "BOUNDARY", "MUNICIPALITY"), OPTIONAL),
        "CELL_SIZE": 100,
        **dict.fromkeys(("DEFAULT_POINT", "MAPPING"), OPTIONAL),
        "OUTPUT": REQUIRED,
    },
    "checksource": {
        "INPUT": OPTIONAL,
        **dict.fromkeys(("PERIOD", "START", "STOP", "COUNT", "ROW_ID", "PERSON", "X", "Y", "CRS"), OPTIONAL),
        **dict.fromkeys(("ADDRESS", "ADDRESSES", "ADDRESSES_KEY", "CELL", "MASK"), OPTIONAL),
        **dict.fromkeys(("DEFAULT_POINT", "EXPRESSION", "STUDY", "SOURCE", "OUTPUT", "HTML"), OPTIONAL),
    },
    "locatetable": {
        "INPUT": REQUIRED,
        "MODE": Enum(6, 2),
        "ADDRESS": OPTIONAL,
        "X": OPTIONAL,
        "Y": OPTIONAL,
        "CRS": "EPSG:25832",
        "CELL": OPTIONAL,
        "AREAS": OPTIONAL,
        "AREAS_ID": OPTIONAL,
        "ADDRESSES": OPTIONAL,
        "ADDRESSES_KEY": OPTIONAL,
        "ADDRESSES_X": OPTIONAL,
        "ADDRESSES_Y": OPTIONAL,
        "KEY": Enum(4, 0),
        "ADDRESSES_MUNICIPALITY": OPTIONAL,
        "MUNICIPALITY": OPTIONAL,
        "ROAD": OPTIONAL,
        "HOUSE": OPTIONAL,
        "FLOOR": OPTIONAL,
        "DOOR": OPTIONAL,
        "PERSON": OPTIONAL,
        "DATE": OPTIONAL,
        "DAY": Enum(3, 0),
        "WHOSE": Enum(3, 0),
        "CUSTODY": OPTIONAL,
        "START": OPTIONAL,
        "REGISTER": OPTIONAL,
        "REGISTER_PERSON": OPTIONAL,
        "REGISTER_START": OPTIONAL,
        "REGISTER_STOP": OPTIONAL,
        "REGISTER_DATE": OPTIONAL,
        "REGISTER_ADDRESS": OPTIONAL,
        "REGISTER_X": OPTIONAL,
        "REGISTER_Y": OPTIONAL,
        "REGISTER_CELL": OPTIONAL,
        "DEFAULT_POINT": OPTIONAL,
        "CELL_ONLY": False,
        "KEEP_UNLOCATED": False,
        "OUTPUT": REQUIRED,
        "UNPLACED": OPTIONAL,
    },
}
PARAMETERS["compareruns"] = {"OLD": REQUIRED, "NEW": REQUIRED, "OUTPUT": REQUIRED, "REPORT": OPTIONAL}
_PARTS = {
    name: value for part in ("selecttop", "monitoringareas") for name, value in PARAMETERS[part].items()
}
PARAMETERS["monitoring"] = {
    **{name: value for name, value in PARAMETERS["cellrates"].items() if name not in {"OUTPUT", "UNPLACED"}},
    **{name: _PARTS[name] for name in ("SHARE", "UNIVERSE", "MIN_VALUE", "CONTIGUITY", "MAX_GAP")},
    **{name: _PARTS[name] for name in ("FILL_HOLES", "BASE", "PREVIOUS")},
    "VALUE": "rate",
    "AREA_MIN_POPULATION": 50,  # the one name that two parts share
    **dict.fromkeys(("rates", "top", "periods", "areas"), REQUIRED),
    **dict.fromkeys(("unplaced", "area_cells"), OPTIONAL),
}

NUMBERS = [
    f"{source}_{what}" for source in ("EVENTS", "POPULATION") for what in ("READ", "PLACED", "UNPLACED")
]
FIELDS = {
    (
        "cellrates",
        "OUTPUT",
    ): "indicator cell_id period period_start period_end events persons population multiplier "
    "rate rate_low rate_high rate_smoothed status",
    ("cellrates", "UNPLACED"): "source row reason",
    (
        "selecttop",
        "OUTPUT",
    ): "indicator cell_id period period_start period_end events persons population multiplier "
    "rate rate_low rate_high rate_smoothed status rank threshold selected",
    (
        "sumperiods",
        "OUTPUT",
    ): "indicator cell_id periods periods_selected share_selected first_selected last_selected "
    "pattern events population exposure multiplier rate",
    (
        "monitoringareas",
        "OUTPUT",
    ): "indicator area_id name cells population events exposure multiplier rate rate_low "
    "rate_high value_max value_mean",
    ("kvadratnet", "OUTPUT"): "cell_id",
    (
        "combineindicators",
        "OUTPUT",
    ): "indicator cell_id indicators indicators_selected periods periods_selected periods_any composite "
    "composite_rank events population exposure multiplier rate",
    ("checksource", "OUTPUT"): "source check period reason rows share first_row text",
}
_WHOLE = (
    "persons periods periods_selected rank selected cells row rows first_row indicators indicators_selected "
    "periods_any composite_rank"
)
_TEXT = (
    "indicator cell_id period status first_selected last_selected pattern area_id name source reason "
    "check text"
)
TYPES = {
    **dict.fromkeys(_WHOLE.split(), QMetaType.Type.LongLong),
    **dict.fromkeys(_TEXT.split(), QMetaType.Type.QString),
    **dict.fromkeys(("period_start", "period_end"), QMetaType.Type.QDate),
}
CODES = {
    "status": "ok no_population events_without_population below_minimum more_events_than_population missing",
    "pattern": "too_few never historical new persistent consecutive sporadic",
    "reason": "filtered no_period no_count no_unit no_geography unknown_cell outside malformed default_point "
    "no_address bad_address unknown_address ambiguous_address not_in_register no_residence bad_interval "
    "not_at_snapshot no_age other_age not_below_mean other_period",
}


def algorithm(name):
    found = QgsApplication.processingRegistry().algorithmById(f"boligmon:{name}")
    assert found is not None, name
    return found


def test_the_provider_and_its_algorithms(provider):
    assert provider.id() == "boligmon"
    assert {one.name() for one in provider.algorithms()} == set(PARAMETERS)


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_and_their_defaults(provider, name):
    found = {definition.name(): definition for definition in algorithm(name).parameterDefinitions()}
    assert set(found) == set(PARAMETERS[name])
    for parameter, expected in PARAMETERS[name].items():
        definition, where = found[parameter], (name, parameter)
        optional = bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
        if isinstance(expected, Enum):
            assert isinstance(definition, QgsProcessingParameterEnum), where
            assert len(definition.options()) == expected.options, where
            assert len(set(definition.options())) == expected.options, where
            assert definition.defaultValue() == expected.default, where
            assert not definition.usesStaticStrings(), where
        elif expected in (REQUIRED, OPTIONAL):
            assert optional == (expected is OPTIONAL), where
            assert definition.isDestination() or definition.defaultValue() in (None, ""), where
        elif expected == "":
            assert definition.defaultValue() in (None, ""), where  # a model keeps no empty text
        else:
            assert definition.defaultValue() == expected, where


def test_the_order_of_the_dialog(provider):
    for name in set(PARAMETERS) - {"monitoring"}:
        found = [definition.name() for definition in algorithm(name).parameterDefinitions()]
        assert found == list(PARAMETERS[name]), name


def test_the_numbers_of_cellrates(provider):
    outputs = [output.name() for output in algorithm("cellrates").outputDefinitions()]
    assert [name for name in outputs if name in NUMBERS] == NUMBERS
    assert set(outputs) == {*NUMBERS, "OUTPUT", "UNPLACED"}


def test_the_numbers_of_checksource(provider):
    outputs = [output.name() for output in algorithm("checksource").outputDefinitions()]
    assert outputs == ["OUTPUT", "HTML", "READ", "PLACED", "UNPLACED"]


def test_the_outputs_of_newstudy(provider):
    outputs = [output.name() for output in algorithm("newstudy").outputDefinitions()]
    assert sorted(outputs) == ["MISSING", "OUTPUT"]


def test_the_numbers_of_locatetable(provider):
    outputs = [output.name() for output in algorithm("locatetable").outputDefinitions()]
    assert set(outputs) == {"ROWS_READ", "ROWS_PLACED", "ROWS_UNPLACED", "OUTPUT", "UNPLACED"}


@pytest.mark.shared_data
def test_fields_and_their_types(run, frederiksberg_parameters):
    layers = {
        ("kvadratnet", "OUTPUT"): run("kvadratnet", {"EXTENT": "600000,600100,6100000,6100100 [EPSG:25832]"})
    }
    rates = run("cellrates", {**frederiksberg_parameters, "UNPLACED": "memory:"})
    layers["cellrates", "OUTPUT"] = layers["cellrates", "UNPLACED"] = rates
    layers["selecttop", "OUTPUT"] = top = run("selecttop", {"INPUT": rates.layer()})
    layers["sumperiods", "OUTPUT"] = sums = run("sumperiods", {"INPUT": top.layer()})
    layers["combineindicators", "OUTPUT"] = run("combineindicators", {"INPUTS": [top.layer()]})
    layers["checksource", "OUTPUT"] = run("checksource", {"INPUT": frederiksberg_parameters["EVENTS"]})
    layers["monitoringareas", "OUTPUT"] = run("monitoringareas", {"INPUT": sums.layer()})
    for key, names in FIELDS.items():
        fields = layers[key].layer(key[1]).fields()
        assert fields.names() == names.split(), key
        for field in fields:
            assert field.type() == TYPES.get(field.name(), QMetaType.Type.Double), (key, field.name())


def test_coded_values():
    from boligmon_plugin.domain import schema

    assert list(schema.STATUSES) == CODES["status"].split()
    assert list(schema.PATTERNS) == CODES["pattern"].split()
    assert list(schema.REASONS) == CODES["reason"].split()
