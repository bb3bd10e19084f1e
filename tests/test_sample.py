"""The embedded sample holds what its README says, counted here from the plain tables and from their bytes."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest

ADDRESSES, FAMILIES = "adresser_syntetisk.csv", "familier_syntetisk.csv"
EVENTS = {"preventive": "forebyggende_syntetisk.csv", "placements": "anbringelser_syntetisk.csv"}
BOUNDARY = "kommunegraense_syntetisk.geojson"
DESIGNATIONS = "opmaerksomhedsomraader_syntetisk.geojson"
TRUTH = "sandhed_planted_cells.csv"
YEARS = list(range(2015, 2025))
GAP_YEAR = 2019
ADULTS = {
    "Enlige kvinder": 1,
    "Enlige mænd": 1,
    "Ægtepar": 2,
    "Registreret partnerskab": 2,
    "Samlevende par": 2,
    "Samboende par": 2,
    "Ikke-hjemmeboende børn": 1,
}
# Ten digits that begin with a day and a month (60 is added to the day of a substitute number); hyphen or not.
CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)")


def ring_of(path):
    feature = json.loads(path.read_text(encoding="utf-8"))["features"][0]
    return np.array(feature["geometry"]["coordinates"][0], dtype=float)


def inside(ring, x, y):
    """Even-odd rule, for arrays of points."""
    odd = np.zeros(len(x), dtype=bool)
    for (x1, y1), (x2, y2) in zip(ring[:-1], ring[1:]):
        if y1 != y2:
            odd ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return odd


@pytest.fixture(scope="session")
def packed(project_root):
    return project_root / "resources" / "sample"


@pytest.fixture(scope="session")
def plain(unpacked_sample):
    return unpacked_sample


@pytest.fixture(scope="session")
def stated(packed):
    return json.loads((packed / "facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def addresses(plain):
    path = plain / ADDRESSES
    return pd.read_csv(path, sep=";", decimal=",", encoding="utf-8-sig", dtype={"Kommunekode": str})


@pytest.fixture(scope="session")
def families(plain):
    return pd.read_csv(plain / FAMILIES, sep=";", encoding="utf-8-sig", keep_default_na=False)


@pytest.fixture(scope="session")
def located(families, addresses):
    """The families' rows with their municipality's cell; without those that cannot be placed in it."""
    ring = addresses.loc[lambda a: (a["Kommunekode"] == "0999") & (a["X"] < 600_000)]
    return families.merge(ring, on="Adresse-ID")


@pytest.fixture(scope="session")
def tables(plain):
    return {
        kind: pd.read_csv(plain / name, sep=";", encoding="cp1252", keep_default_na=False)
        for kind, name in EVENTS.items()
    }


@pytest.fixture(scope="session")
def clean(tables):
    """The tables of measures, with ids as a careful reader normalises them."""
    return {
        kind: table.assign(
            **{
                "Borger-ID": table["Borger-ID"].str.strip(),
                "Adresse-ID": table["Adresse-ID"].str.strip().str.lower(),
            }
        )
        for kind, table in tables.items()
    }


@pytest.fixture(params=sorted(EVENTS))
def kind(request):
    return request.param


# --- the folder


def test_it_is_small_and_says_that_it_is_synthetic(packed):
    files = sorted(packed.iterdir())
    assert sum(file.stat().st_size for file in files) <= 5_000_000
    told_apart = {"README.md", "facts.json", TRUTH, "oeby.boligmon.json"}
    assert all("syntetisk" in file.name for file in files if file.name not in told_apart)
    for name in ("README.md", "facts.json", "oeby.boligmon.json", BOUNDARY, DESIGNATIONS):
        assert "(syntetisk)" in (packed / name).read_text(encoding="utf-8")
    assert "opdigtet" in (packed / "README.md").read_text(encoding="utf-8")


# --- bytes


def test_encodings_separators_and_decimal_commas(plain):
    bom = b"\xef\xbb\xbf"
    address = (plain / ADDRESSES).read_bytes()
    assert address.startswith(bom + b"Adresse-ID;Adressebetegnelse;X;Y;Kommunekode;DDKNcelle100m\r\n")
    rows = address.decode("utf-8-sig").split("\r\n")[1:-1]
    assert all(re.fullmatch(r"\d{6},\d{2}", r.split(";")[2]) for r in rows)
    assert all(re.fullmatch(r"6\d{6},\d{2}", r.split(";")[3]) for r in rows)
    family = (plain / FAMILIES).read_bytes()
    assert family.startswith(bom + b"RowId;MI_PRINX;UdtraekDato;Familietype;AntalBoern;Adresse-ID\r\n")
    assert "Ægtepar".encode() in family
    for name in EVENTS.values():
        content = (plain / name).read_bytes()
        assert content.startswith(b"\xc5rstal;Borger-ID;Foranstaltningstype;Adresse-ID\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        with pytest.raises(UnicodeDecodeError):
            content.decode("utf-8")
    truth = (plain / TRUTH).read_bytes()
    assert truth.startswith(b"cell_id;klynge;navn;relativ_risiko\r\n")
    assert truth.decode("utf-8")


def test_nothing_looks_like_a_cpr_number(plain, addresses, families, tables):
    assert CPR.search("id 0101701234")  # the detector detects
    assert CPR.search("3112991234;")
    assert CPR.search("ab310185-4123")
    for name in (ADDRESSES, *EVENTS.values(), TRUTH, BOUNDARY, DESIGNATIONS, "facts.json", "README.md"):
        text = (plain / name).read_bytes().decode("cp1252" if name in EVENTS.values() else "utf-8-sig")
        assert not CPR.search(text), name
    assert families["MI_PRINX"].between(100_001, 999_999).all()
    assert families["RowId"].max() < 10**6
    assert not families["Adresse-ID"].str.contains(r"\d{6}-?\d{4}", regex=True).any()
    uuid = r"0999[0-9a-f]{4}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert addresses["Adresse-ID"].str.fullmatch(uuid).all()
    for table in tables.values():
        assert table["Borger-ID"].str.fullmatch(r"B\d{7} ?").all()


# --- the municipality


def test_addresses_are_unique_and_where_their_cell_says(plain, addresses, stated):
    assert len(addresses) == stated["addresses"]["rows"]
    assert addresses["Adresse-ID"].is_unique
    assert addresses["Adressebetegnelse"].is_unique
    x, y = addresses["X"], addresses["Y"]
    assert x.between(441_000, 893_000).all()
    assert y.between(6_049_000, 6_402_000).all()
    code = "100m_" + (y // 100).astype(int).astype(str) + "_" + (x // 100).astype(int).astype(str)
    assert (code == addresses["DDKNcelle100m"]).all()
    default = (x == 650_000) & (y == 6_250_000)
    neighbour = addresses["Kommunekode"] == "0998"
    assert default.sum() == stated["addresses"]["default_point"] == 6
    assert neighbour.sum() == stated["addresses"]["outside_municipality"] == 20
    assert set(addresses["Kommunekode"]) == {"0998", "0999"}
    within = inside(ring_of(plain / BOUNDARY), x.to_numpy(), y.to_numpy())
    np.testing.assert_array_equal(within, ~(default | neighbour))


def test_families_and_residents_on_every_date(families, stated):
    dates = [f"01-{month}-{year}" for year in YEARS for month in ("01", "07")]
    assert families["UdtraekDato"].drop_duplicates().tolist() == dates
    assert len(families) == stated["families"]["rows"]
    assert families["RowId"].tolist() == list(range(1, len(families) + 1))
    assert not families.duplicated(["UdtraekDato", "MI_PRINX"]).any()
    residents = families["Familietype"].map(ADULTS) + families["AntalBoern"]
    per_date = residents.groupby(families["UdtraekDato"]).agg(["size", "sum"])
    assert per_date["size"].between(29_000, 31_000).all()
    assert per_date["sum"].between(58_500, 61_500).all()
    for date, name in ((dates[0], "first_date"), (dates[-1], "last_date")):
        said = stated["families"][name]
        assert per_date.loc[date].tolist() == [said["families"], said["residents"]]


def test_more_than_half_of_the_populated_cells_hold_one_or_two_families(located, stated):
    per_cell = located.groupby(["UdtraekDato", "DDKNcelle100m"]).size()
    small = (per_cell <= 2).groupby("UdtraekDato").agg(["sum", "size"])
    assert (small["sum"] / small["size"] > 0.5).all()
    assert (small["size"] > 4_000).all()
    for date, name in (("01-01-2015", "first_date"), ("01-07-2024", "last_date")):
        said = stated["families"][name]
        expected = [said["cells_with_one_or_two_families"], said["populated_cells"]]
        assert small.loc[date].tolist() == expected


def test_families_move_and_the_families_without_a_place_are_counted(families, addresses, stated):
    moved = families.loc[families["Adresse-ID"] != ""].groupby("MI_PRINX")["Adresse-ID"].nunique()
    assert (moved > 1).mean() > 0.1
    said, known = stated["families"], set(addresses["Adresse-ID"])
    default = set(addresses.loc[addresses["X"] == 650_000, "Adresse-ID"])
    place = families["Adresse-ID"]
    assert (place == "").sum() == said["no_address"] > 0
    assert ((place != "") & ~place.isin(known)).sum() == said["unknown_address"] > 0
    assert place.isin(default).sum() == said["default_point"] > 0


# --- the measures


def test_rates_per_year(tables, families, kind):
    year = families["UdtraekDato"].str[-4:].astype(int)
    mean_families = year.value_counts().sort_index() / 2
    rate = tables[kind]["Årstal"].value_counts().sort_index() / mean_families * 1000
    assert rate.index.tolist() == YEARS
    low, high = {"preventive": (10, 15), "placements": (5, 8)}[kind]
    sound = rate.drop(GAP_YEAR) if kind == "preventive" else rate
    assert sound.between(low, high).all()
    assert rate.between(5, 15).all()


def test_about_sixty_per_cent_of_a_years_measures_go_on(clean, kind):
    measures = set(
        clean[kind][["Årstal", "Borger-ID", "Foranstaltningstype"]].itertuples(index=False, name=None)
    )
    assert len(measures) == len(clean[kind])  # no citizen has the same measure twice in a year
    years = [y for y in YEARS[:-1] if kind != "preventive" or GAP_YEAR not in {y, y + 1}]
    start = [m for m in measures if m[0] in years]
    stay = sum((year + 1, citizen, kind_of) in measures for year, citizen, kind_of in start)
    assert 0.56 < stay / len(start) < 0.64


def test_a_quarter_of_one_year_is_missing(tables, stated):
    counts = tables["preventive"]["Årstal"].value_counts()
    lost = stated["gap"]["rows_lost"]
    assert stated["gap"]["year"] == GAP_YEAR
    assert lost == round((counts[GAP_YEAR] + lost) / 4)
    assert counts[GAP_YEAR] < 0.85 * counts.drop(GAP_YEAR).min()


def test_flaws_are_there_in_the_numbers_stated(tables, clean, addresses, stated, kind):
    table, place = tables[kind], clean[kind]["Adresse-ID"]
    known = addresses.set_index("Adresse-ID")
    default, outside = known.index[known["X"] == 650_000], known.index[known["Kommunekode"] == "0998"]
    home = known.index[known["Adressebetegnelse"] == stated["institution"]["address"]]
    twice = clean[kind].groupby(["Årstal", "Borger-ID"]).size()
    counted = {
        "rows": len(table),
        "citizens": clean[kind]["Borger-ID"].nunique(),
        "citizen_years_with_two_or_more": (twice > 1).sum(),
        "no_address": (place == "").sum(),
        "unknown_address": ((place != "") & ~place.isin(known.index)).sum(),
        "default_point": place.isin(default).sum(),
        "outside_municipality": place.isin(outside).sum(),
        "institution": place.isin(home).sum(),
        "space_after_citizen": table["Borger-ID"].str.endswith(" ").sum(),
        "space_after_address": table["Adresse-ID"].str.endswith(" ").sum(),
        "address_in_capitals": (table["Adresse-ID"] != table["Adresse-ID"].str.lower()).sum(),
    }
    said = {key: value for key, value in stated[kind].items() if key != "rows_by_year"}
    assert counted == said
    absent = {key for key, value in counted.items() if value == 0}
    assert absent == ({"outside_municipality"} if kind == "preventive" else set())
    by_year = table["Årstal"].value_counts().sort_index()
    assert {str(year): count for year, count in by_year.items()} == stated[kind]["rows_by_year"]


def test_the_institution_is_the_address_with_most_placements(clean, families, addresses, stated):
    home = addresses.loc[addresses["Adressebetegnelse"] == stated["institution"]["address"]].iloc[0]
    assert home["DDKNcelle100m"] == stated["institution"]["cell_id"]
    placed = clean["placements"].loc[lambda t: t["Adresse-ID"] != ""].value_counts("Adresse-ID")
    assert placed.index[0] == home["Adresse-ID"]
    assert placed.iloc[0] > 2 * placed.iloc[1]
    assert (families["Adresse-ID"] == home["Adresse-ID"]).sum() == stated["families"]["institution"]


def test_the_readme_states_the_numbers(packed, stated):
    text = (packed / "README.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rows = {line.split("|")[1].strip(): line for line in reversed(lines)}  # of two tables the first
    for label, key in (
        ("uden adresse (tomt felt)", "no_address"),
        ("på LOIS' standardpunkt", "default_point"),
        ("mellemrum efter Adresse-ID", "space_after_address"),
    ):
        numbers = [stated[table].get(key, 0) for table in ("preventive", "placements", "families")]
        assert rows[label].split("|")[2:5] == [f" {n} " for n in numbers]
    for item in stated["estates"]:
        shown = rows[item["name"]].split("|")
        expected = [item[key] for key in ("cells", "relative_risk", "preventive_rows", "placement_rows")]
        assert [int(shown[i]) for i in (3, 5, 6, 7)] == expected
    assert f"{stated['families']['rows']:,}".replace(",", ".") in text
    assert "CC0" in text


# --- the truth


def test_planted_cells_are_populated_and_have_more_measures(plain, clean, addresses, located, stated):
    truth = pd.read_csv(plain / TRUTH, sep=";", encoding="utf-8")
    assert truth["cell_id"].is_unique
    assert 5 <= truth["klynge"].nunique() <= 8
    assert truth["relativ_risiko"].between(3, 5).all()
    for _, cells in located.groupby("UdtraekDato")["DDKNcelle100m"]:
        assert truth["cell_id"].isin(set(cells)).all()
    cluster = truth.set_index("cell_id")["navn"]
    lived = located["DDKNcelle100m"].map(cluster).fillna("").value_counts() / 2  # family-years
    hit = clean["preventive"].merge(addresses, on="Adresse-ID")
    happened = hit.loc[hit["X"] < 600_000, "DDKNcelle100m"].map(cluster).fillna("").value_counts()
    rate = happened / lived
    ratio = rate.drop("") / rate[""]
    assert ratio.between(2, 6).all()
    planted = (lived * truth.groupby("navn")["relativ_risiko"].first()).drop("").sum() / lived.drop("").sum()
    overall = happened.drop("").sum() / lived.drop("").sum() / rate[""]
    assert 0.75 < overall / planted < 1.25
    stated_rows = {e["name"]: e["preventive_rows"] for e in stated["estates"] if e["relative_risk"] > 1}
    assert happened.drop("").to_dict() == stated_rows


def test_decoys_are_as_dense_and_unremarkable(stated):
    decoys = [e for e in stated["estates"] if e["relative_risk"] == 1]
    planted = [e for e in stated["estates"] if e["relative_risk"] > 1]

    def rate(estates):
        return sum(e["preventive_rows"] for e in estates) / sum(e["families_mean"] for e in estates)

    assert len(decoys) == 3
    assert all(e["families_mean"] / e["cells"] > 20 for e in decoys)
    assert rate(decoys) < rate(planted) / 2


def test_designations_are_partly_right_and_partly_wrong(plain, packed, stated):
    truth = pd.read_csv(plain / TRUTH, sep=";", encoding="utf-8")
    corner = truth["cell_id"].str.extract(r"100m_(\d+)_(\d+)").astype(float) * 100 + 50
    document = json.loads((packed / DESIGNATIONS).read_text(encoding="utf-8"))
    share = {}
    for feature in document["features"]:
        ring = np.array(feature["geometry"]["coordinates"][0], dtype=float)
        hits = inside(ring, corner[1].to_numpy(), corner[0].to_numpy())
        name = feature["properties"]["navn"]
        share[name] = hits.sum() / max(1, (truth["navn"] == name).sum())
    for item in stated["designations"]:
        verdict = item["verdict"].split()[0].rstrip(",:")
        low, high = {"rigtig": (1, 1), "halvt": (0.1, 0.9), "forkert": (0, 0)}[verdict]
        assert low <= share[item["name"]] <= high, item


def test_gdal_reads_the_polygons_in_their_coordinate_system(packed):
    from osgeo import ogr

    for name, count in ((BOUNDARY, 1), (DESIGNATIONS, 6)):
        dataset = ogr.Open(str(packed / name))
        layer = dataset.GetLayer(0)
        assert layer.GetFeatureCount() == count
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "25832"
        assert all(feature.GetGeometryRef().IsValid() for feature in layer)


@pytest.mark.shared_data
def test_the_municipality_lies_where_no_real_one_does(packed, shared_data):
    from osgeo import ogr

    ring = ring_of(packed / BOUNDARY)
    boundary = ogr.CreateGeometryFromWkt(f"POLYGON(({','.join(f'{x} {y}' for x, y in ring)}))")
    default = ogr.CreateGeometryFromWkt("POINT(650000 6250000)")
    dataset = ogr.Open(str(shared_data / "dk" / "kommuner_dk_forenklet.gpkg"))
    layer = dataset.GetLayer(0)
    names = set()
    for feature in layer:
        names.add(feature.GetField("KOMNAVN"))
        assert not feature.GetGeometryRef().Intersects(boundary), feature.GetField("KOMNAVN")
        assert not feature.GetGeometryRef().Intersects(default), feature.GetField("KOMNAVN")
    assert len(names) > 90
    assert "Øby" not in names
