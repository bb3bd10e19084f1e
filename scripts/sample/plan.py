"""What is decided by hand about the fictional municipality: names, places, sizes and the planted truth.

Nothing here describes a real place. The municipality lies in the open sea (Skagerrak), so that a map with any
background shows at once that it is invented. Coordinates are metres in EPSG:25832, offsets from ``CENTRE``.
"""

from __future__ import annotations

from dataclasses import dataclass

SEED = 3  # of ten tried, one where the preventive measures show every planted cluster over ten years
FORMAT = 1  # raised when the shape of the files changes

MUNICIPALITY = "Øby Kommune (syntetisk)"
KOMMUNEKODE = "0999"  # no Danish municipality has it
NEIGHBOUR_CODE = "0998"
POSTCODE = "0000"

CENTRE = (492_000, 6_366_000)
CELL = 100

# The coast line, as radius by direction: 1 + the sum of amplitude * cos(k * angle + phase).
BOUNDARY_RADIUS = 11_600
BOUNDARY_WAVES = ((2, 0.10, 0.6), (3, 0.06, 2.1), (5, 0.035, 4.0), (9, 0.02, 1.0))
BOUNDARY_VERTICES = 120
INLAND = 0.96  # nobody lives closer to the boundary than this share of its radius

# Where LOIS puts those it cannot place: invented here, in the open Kattegat, outside the municipality.
DEFAULT_POINT = (650_000.0, 6_250_000.0)
DEFAULT_ADDRESSES = 6
DEFAULT_FAMILIES = 36
UNKNOWN_FAMILIES = 15  # live at addresses newer than the address extract
HOMELESS_FAMILIES = 10  # have no address at all
OUTSIDE_ADDRESSES = 20
INSTITUTION_PLACES = 12
INSTITUTION_TOWN = "Mosevig"
INSTITUTION_DWELLINGS = (20, 32)  # it lies in a cell that passes a minimum of 20 families

FIRST_YEAR, LAST_YEAR = 2015, 2024
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
QUARTERS = 4
GAP_YEAR = 2019  # a quarter's worth of the preventive measures of this year never arrived


@dataclass(frozen=True)
class Settlement:
    """A town or village: offset of its middle, radius (m), dwellings per cell in the middle and at edge."""

    name: str
    east: int
    north: int
    radius: int
    middle: float
    edge: float
    built: float  # share of its cells with dwellings


SETTLEMENTS = (
    Settlement("Øby", -1500, 600, 2300, 46.0, 10.5, 0.64),
    Settlement("Strandhede", 6100, 3300, 1050, 31.0, 9.0, 0.64),
    Settlement("Mosevig", 3600, -5800, 950, 30.0, 9.0, 0.64),
    Settlement("Tangby", -7200, 4700, 420, 12.0, 5.5, 0.72),
    Settlement("Klitrup", -8300, -900, 430, 13.0, 5.0, 0.68),
    Settlement("Sandlyng", -5300, -5200, 460, 13.0, 5.0, 0.68),
    Settlement("Vindsø", -900, -6600, 380, 13.0, 5.0, 0.68),
    Settlement("Birkekær", 900, 5600, 460, 13.0, 5.0, 0.68),
    Settlement("Lyngmose", 3500, 900, 400, 13.0, 5.0, 0.68),
    Settlement("Egemark", 7700, -1500, 430, 13.0, 5.0, 0.68),
    Settlement("Hareby", 4300, 7100, 350, 13.0, 5.0, 0.68),
    Settlement("Revlund", -3600, 6300, 400, 13.0, 5.0, 0.68),
    Settlement("Bakketofte", 9300, 1500, 330, 11.0, 5.0, 0.68),
    Settlement("Enghus", 6900, -5100, 350, 11.0, 5.0, 0.68),
    Settlement("Skovkær", 400, -3400, 370, 13.0, 5.0, 0.68),
    Settlement("Stenrøn", -5200, -1900, 330, 11.0, 5.0, 0.68),
    Settlement("Åmose", 3900, -2400, 360, 13.0, 5.0, 0.68),
    Settlement("Hylderup", -8800, 2200, 310, 11.0, 5.0, 0.68),
    Settlement("Tranebæk", 700, 8300, 330, 11.0, 5.0, 0.68),
)

# Outline of a town, as radius by direction (wave number, amplitude); its reach; how built-up quarters are.
TOWN_WAVES = ((1, 0.14), (2, 0.20), (3, 0.12), (5, 0.08))
TOWN_REACH = 1.6
QUARTER_CELLS = 4
QUARTER_BUILT = (0.45, 1.5)  # times the town's share

HAMLETS = 45
HAMLET_CELLS = 4
FARM_CELLS = 2950
FARM_DWELLINGS = (0.83, 0.14, 0.03)  # 1, 2, 3 dwellings in the cell

FLATS_FROM = 22  # dwellings in a cell from which houses have three floors and two doors
FLOORS, DOORS = ("st", "1", "2"), ("tv", "th")


@dataclass(frozen=True)
class Estate:
    """A housing estate: its town, offset from the town's middle, radius, dwellings per cell, relative risk.

    ``relative_risk`` 1 is a decoy: as dense as the planted clusters, but like everywhere else.
    """

    name: str
    town: str
    east: int
    north: int
    radius: int
    dwellings: float
    relative_risk: int


ESTATES = (
    Estate("Ravparken", "Øby", -900, 700, 180, 33.0, 4),
    Estate("Sejlmagerkvarteret", "Øby", 900, -500, 165, 32.0, 4),
    Estate("Strandtidslen", "Øby", 250, 1300, 150, 31.0, 3),
    Estate("Hvidtjørnhaven", "Øby", -600, -1300, 210, 23.0, 4),
    Estate("Toldbodvænget", "Strandhede", 300, -250, 150, 25.0, 5),
    Estate("Kornmarken", "Mosevig", -300, 250, 125, 27.0, 4),
    Estate("Tangby Østerende", "Tangby", 150, 50, 210, 8.0, 4),
    Estate("Bogtrykkergården", "Øby", 1100, 900, 170, 32.0, 1),
    Estate("Skipperhaven", "Øby", -1500, -300, 170, 30.0, 1),
    Estate("Vippestien", "Strandhede", -350, 250, 140, 25.0, 1),
)


@dataclass(frozen=True)
class Designation:
    """An area the municipality works with today: a square around an estate, moved, widened or cut."""

    name: str
    estate: str
    east: int
    north: int
    half_width: int
    half_height: int
    year: int
    verdict: str


DESIGNATIONS = (
    Designation("Ravparken", "Ravparken", 0, 0, 280, 280, 2011, "rigtig, lidt for stor"),
    Designation(
        "Sejlmagerkvarteret",
        "Sejlmagerkvarteret",
        -150,
        0,
        150,
        200,
        2011,
        "halvt rigtig: kun den vestlige del",
    ),
    Designation("Strandtidslen", "Strandtidslen", 170, -120, 160, 160, 2013, "halvt rigtig: forskudt"),
    Designation("Toldbodvænget", "Toldbodvænget", 0, 0, 160, 160, 2014, "rigtig"),
    Designation(
        "Bogtrykkergården", "Bogtrykkergården", 0, 0, 200, 200, 2011, "forkert: ingen forhøjet risiko"
    ),
    Designation("Vippestien", "Vippestien", 0, 0, 170, 170, 2012, "forkert: ingen forhøjet risiko"),
)

# --- families: LOIS Statistik's types with share, adults, share with children living at home

FAMILY_TYPES = (
    ("Enlige kvinder", 0.240, 1, 0.22),
    ("Enlige mænd", 0.220, 1, 0.05),
    ("Ægtepar", 0.360, 2, 0.42),
    ("Registreret partnerskab", 0.004, 2, 0.10),
    ("Samlevende par", 0.070, 2, 1.00),  # by definition with a child in common
    ("Samboende par", 0.102, 2, 0.15),
    ("Ikke-hjemmeboende børn", 0.004, 1, 0.00),
)
CHILD_TYPE = 6  # the one person of the family is the child
COUPLE_TYPES = (2, 5)
CHILDREN = (0.42, 0.42, 0.13, 0.03)  # 1, 2, 3, 4 children

FAMILIES_START = 29_200
FAMILIES_GROWTH = 22  # net families more per quarter
MOVING = 0.030  # of families per quarter
MOVING_SPECIAL = 0.045
MOVES_WITHIN = 0.42  # of movers
BIRTHS, LEAVING_HOME = 0.02, 0.06  # per year, of couples and of families with children
MOST_CHILDREN = 4
FIRST_PERSON = 100_001

# --- measures

PREVENTIVE_TYPES = (
    ("Fast kontaktperson", 0.24),
    ("Praktisk, pædagogisk støtte i hjemmet", 0.20),
    ("Familiebehandling", 0.19),
    ("Aflastning", 0.15),
    ("Økonomisk støtte til forældremyndighedsindehaver", 0.09),
    ("Rådgivning og forebyggende indsats", 0.13),
)
PLACEMENT_TYPES = (
    ("Plejefamilie", 0.46),
    ("Netværksplejefamilie", 0.13),
    ("Eget værelse", 0.12),
    ("Socialpædagogisk opholdssted", 0.15),
    ("Døgninstitution", 0.14),
)
STAYS = 0.60  # of a year's measures that are still open the year after
BURN_IN = 10
SECOND_MEASURE = 0.045  # of citizens with a measure, a year
