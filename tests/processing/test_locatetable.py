"""``locatetable`` in every mode, on tables like those of the sample."""

from __future__ import annotations

import gzip
import io

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

from tests.layers import as_csv, in_file, memory_layer, square

MODES = {"geometry": 0, "coordinates": 1, "address": 2, "cell": 3, "area": 4, "register": 5}
IDS = [f"0a3f507a-4bd5-32b8-e044-0003ba29801{number:x}" for number in range(12)]
DEFAULT = "650000,6250000 [EPSG:25832]"


def points(layer):
    """The points of a result as rounded pairs, None for rows without geometry."""
    found = []
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        found.append(
            None
            if geometry.isNull()
            else (round(geometry.asPoint().x(), 2), round(geometry.asPoint().y(), 2))
        )
    return found


def numbers(layer):
    """The numbers of the addresses that rows were placed at."""
    return [None if xy is None else round((xy[0] - 498368.27) / 100) for xy in points(layer)]


@pytest.fixture
def addresses(tmp_path):
    """Ten addresses as in the sample's table, the ninth on LOIS' default point, the tenth there twice."""
    frame = pd.DataFrame(
        {
            "Adresse-ID": [*IDS[:10], IDS[9].upper()],
            "Adressebetegnelse": "Roselunden 1, 0000 Enghus",
            "X": [498368.27 + 100 * number for number in range(8)] + [650000.0, 500000.0, 500200.0],
            "Y": [6356154.79] * 8 + [6250000.0] + [6356154.79] * 2,
            "Kommunekode": "0999",
        }
    )
    return as_csv(frame, tmp_path / "adresser.csv", encoding="utf-8-sig")


def events(tmp_path, ids, **others):
    """Placements as in the sample's table."""
    frame = pd.DataFrame(
        {"Årstal": 2015, "Borger-ID": [f"B{n:07}" for n in range(len(ids))], "Adresse-ID": ids}
    )
    return as_csv(frame.assign(**others), tmp_path / "anbringelser.csv", encoding="windows-1252")


def by_address(table, addresses, **more):
    return {
        "INPUT": table,
        "MODE": MODES["address"],
        "ADDRESS": "Adresse-ID",
        "ADDRESSES": addresses,
        "ADDRESSES_KEY": "Adresse-ID",
        "ADDRESSES_X": "X",
        "ADDRESSES_Y": "Y",
        **more,
    }


# --- addresses, and what all modes share


def test_rows_are_placed_by_address_and_every_other_one_has_its_reason(run, tmp_path, addresses):
    ids = [IDS[0], f"{IDS[1].upper()} ", f"{{{IDS[2]}}}", "", "?", IDS[11], IDS[8], IDS[9], IDS[0]]
    table = events(tmp_path, ids)
    done = run("locatetable", by_address(table, addresses, DEFAULT_POINT=DEFAULT, UNPLACED="memory:"))
    layer = done.layer()
    assert layer.crs().authid() == "EPSG:25832"
    assert numbers(layer) == [0, 1, 2, 0]
    assert layer.fields().names() == ["Årstal", "Borger-ID", "Adresse-ID", "located_by"]
    frame = done.frame()
    assert frame["Borger-ID"].tolist() == [1, 2, 3, 4]  # a number of its own for every id
    assert set(frame["located_by"]) == {"address"}
    out = done.frame("UNPLACED")
    assert out["row"].tolist() == [4, 5, 6, 7, 8]
    assert out["reason"].tolist() == [
        "no_address",
        "bad_address",
        "unknown_address",
        "default_point",
        "ambiguous_address",
    ]
    assert set(out["source"]) == {"anbringelser"}
    assert [done.results[name] for name in ("ROWS_READ", "ROWS_PLACED", "ROWS_UNPLACED")] == [9, 4, 5]
    assert "anbringelser: read 9 = placed 4 + not placed 5" in done.log
    assert "  address not in the address layer: 1" in done.log
    assert any(line.startswith("Keys that stand for several addresses") for line in done.warnings)


def test_persons_stay_countable_without_their_ids(run, tmp_path, addresses):
    people = ["B0000007", "b0000007 ", "B0000009", None, "B0000009"]
    table = events(tmp_path, [IDS[0]] * 5, **{"Borger-ID": people})
    done = run("locatetable", by_address(table, addresses))
    assert done.frame()["Borger-ID"].fillna(0).tolist() == [1, 1, 2, 0, 2]
    assert "Ids of persons were replaced by running numbers in the fields: Borger-ID" in done.log


def test_a_row_with_too_many_or_too_few_values_is_told_with_its_line(run, tmp_path):
    path = tmp_path / "rækker.csv"
    good = "600000;6100000;a\n" * 3
    path.write_text(f"X;Y;Art\n{good}600000;6100000;b;c;d\n600000\n", encoding="utf-8")
    done = run(
        "locatetable",
        {"INPUT": str(path), "MODE": MODES["coordinates"], "X": "X", "Y": "Y", "UNPLACED": "memory:"},
    )
    out = done.frame("UNPLACED")
    assert list(zip(out["row"], out["reason"])) == [(4, "malformed"), (5, "malformed")]
    assert any("begin on the lines 5, 6" in line for line in done.warnings)


def test_dates_of_birth_and_cpr_numbers_are_left_out(run, tmp_path, addresses):
    born = ["01-02-2010", "03-04-2011", "05-06-2012"]
    cpr = ["010210-0000", "030411-0000", "050612-0000"]  # made up
    table = events(tmp_path, [IDS[0]] * 3, **{"Fødselsdato": born, "Nummer": cpr})
    done = run("locatetable", by_address(table, addresses))
    assert not {"Fødselsdato", "Nummer"} & set(done.layer().fields().names())
    assert "Fields that were left out: Fødselsdato, Nummer" in done.log


def test_rows_without_a_place_can_be_kept_with_their_reason(run, tmp_path, addresses):
    table = events(tmp_path, [IDS[0], None, IDS[3]], reason=["a", "b", "c"], located_by="x")
    done = run("locatetable", by_address(table, addresses, KEEP_UNLOCATED=True))
    frame = done.frame()
    assert list(frame) == ["Årstal", "Borger-ID", "Adresse-ID", "located_by", "reason"]
    assert frame["reason"].tolist() == [None, "no_address", None]
    assert frame["located_by"].tolist() == ["address", None, "address"]
    assert points(done.layer()) == [(498368.27, 6356154.79), None, (498668.27, 6356154.79)]
    # without it the table's own field of that name stays
    frame = run("locatetable", by_address(table, addresses)).frame()
    assert frame["reason"].tolist() == ["a", "c"]


def test_cell_centres_come_without_the_fields_that_say_more(run, tmp_path, addresses):
    table = events(tmp_path, [IDS[0], IDS[1]])
    done = run("locatetable", by_address(table, addresses, PERSON="Borger-ID", CELL_ONLY=True))
    frame = done.frame()
    assert list(frame) == ["Årstal", "located_by", "cell_id"]
    assert frame["cell_id"].tolist() == ["100m_63561_4983", "100m_63561_4984"]
    assert points(done.layer()) == [(498350.0, 6356150.0), (498450.0, 6356150.0)]


def test_a_key_from_its_parts_and_a_kvhx_in_a_layer_of_houses(run, tmp_path):
    frame = pd.DataFrame({"kvh": ["04790012__17", "0479001218 B"], "x": [600000.0, 600100.0], "y": 6100000.0})
    houses = memory_layer(frame, {"kvh": "text"}, name="husnumre")
    parts = pd.DataFrame(
        {"k": [479, 479], "v": [12, 12], "h": ["17", "18b"], "e": ["ST", "1"], "d": ["TH", None]}
    )
    table = as_csv(parts, tmp_path / "dele.csv")
    chosen = {"MUNICIPALITY": "k", "ROAD": "v", "HOUSE": "h", "FLOOR": "e", "DOOR": "d"}
    parameters = {"INPUT": table, "MODE": 2, "ADDRESSES": houses, "ADDRESSES_KEY": "kvh", **chosen}
    done = run("locatetable", parameters)
    assert points(done.layer()) == [(600000.0, 6100000.0), (600100.0, 6100000.0)]
    assert any(line.endswith("has nothing finer: 2.") for line in done.warnings)


def test_addresses_of_another_municipality_are_refused(run, tmp_path, addresses):
    table = events(tmp_path, [IDS[10], IDS[11]], Kommune=479)
    municipalities = {"MUNICIPALITY": "Kommune", "ADDRESSES_MUNICIPALITY": "Kommunekode"}
    target = tmp_path / "ud.gpkg"
    with pytest.raises(
        QgsProcessingException, match="about municipality 0479, the layer of addresses about 0999"
    ):
        run("locatetable", by_address(table, addresses, OUTPUT=str(target), **municipalities))
    assert not target.exists()


# --- the other modes


def test_points_of_a_layer_in_another_system(run):
    frame = pd.DataFrame({"x": [10.6, np.nan, 2.0], "y": [55.06, np.nan, 48.8], "navn": ["a", "b", "c"]})
    layer = memory_layer(frame, {"navn": "text"}, crs="EPSG:4326")
    done = run("locatetable", {"INPUT": layer, "MODE": MODES["geometry"], "UNPLACED": "memory:"})
    assert done.frame()["navn"].tolist() == ["a"]
    (found,) = points(done.layer())
    assert found == pytest.approx((602216.0, 6102834.0), abs=1000)
    assert done.frame("UNPLACED")["reason"].tolist() == ["no_geography", "outside"]


def test_coordinates_in_fields(run, tmp_path):
    frame = pd.DataFrame({"X": ["498368,27", "", "1e9"], "Y": ["6356154,79"] * 3})
    table = as_csv(frame, tmp_path / "t.csv")
    parameters = {"INPUT": table, "MODE": MODES["coordinates"], "X": "X", "Y": "Y"}
    done = run("locatetable", {**parameters, "UNPLACED": "memory:"})
    assert points(done.layer()) == [(498368.27, 6356154.79)]
    assert done.frame("UNPLACED")["reason"].tolist() == ["no_geography", "outside"]
    with pytest.raises(QgsProcessingException, match="axes swapped"):
        run("locatetable", {**parameters, "X": "Y", "Y": "X"})


def test_codes_of_cells_become_their_centres(run, tmp_path):
    codes = ["100m_61768_6435", "1km_6176_643", "100M_61768_6435 ", "", "100m_1_1", "ukendt"]
    table = as_csv(pd.DataFrame({"kode": codes, "n": 1}), tmp_path / "t.csv")
    parameters = {"INPUT": table, "MODE": MODES["cell"], "CELL": "kode", "UNPLACED": "memory:"}
    done = run("locatetable", {**parameters, "CELL_ONLY": True})
    centre = (643550.0, 6176850.0)
    assert points(done.layer()) == [centre, (643500.0, 6176500.0), centre]
    assert done.frame()["cell_id"].tolist() == ["100m_61768_6435", "1km_6176_643", "100M_61768_6435"]
    assert done.frame("UNPLACED")["reason"].tolist() == ["no_geography", "outside", "unknown_cell"]


def test_codes_of_areas_become_points_inside_them(run, tmp_path):
    frame = pd.DataFrame(
        {"id": ["Nord", "Syd"], "wkt": [square(600000, 6100000, 1000), square(600000, 6098000, 1000)]}
    )
    areas = memory_layer(frame, {"id": "text"}, geometry="Polygon")
    table = as_csv(pd.DataFrame({"kode": ["syd", "Nord", "Vest"], "n": 1}), tmp_path / "t.csv")
    parameters = {"INPUT": table, "MODE": MODES["area"], "CELL": "kode"}
    done = run("locatetable", {**parameters, "AREAS": areas, "AREAS_ID": "id", "UNPLACED": "memory:"})
    south, north = points(done.layer())
    assert 600000 < south[0] < 601000
    assert 6098000 < south[1] < 6099000
    assert 6100000 < north[1] < 6101000
    assert done.frame("UNPLACED")["reason"].tolist() == ["unknown_cell"]
    with pytest.raises(QgsProcessingException, match="Choose the layer of areas"):
        run("locatetable", parameters)


@pytest.fixture
def through_register(tmp_path, addresses):
    """Placements of two children; the first moved to a foster home (6), the second's mother lives at 3."""
    stays = pd.DataFrame(
        {
            "CPR": ["0101101234", "0101101234", "0202121234", "0303801234", "0303801234"],
            "Fra": ["01-07-2010", "15-03-2018", "02-02-2012", "01-01-2000", "01-06-2018"],
            "Til": ["14-03-2018", "", "", "31-05-2018", ""],
            "Adresse": [IDS[1], IDS[6], IDS[7].upper(), IDS[2], IDS[3]],
        }
    )
    register = as_csv(stays, tmp_path / "folkeregister.csv")
    cases = pd.DataFrame(
        {
            "Dato": ["01-05-2018", "01-05-2018", "01-05-2018", "", "01-05-2018", "01-05-2018"],
            "Barn": ["010110-1234", "020212-1234", "", "0101101234", "0909091234", "0101101234"],
            "Mor": ["030380-1234", "030380-1234", "", "", "", ""],
            "Start": ["15-03-2018", "01-05-2018", "", "", "", ""],
        }
    )
    return {
        "INPUT": as_csv(cases, tmp_path / "sager.csv"),
        "MODE": MODES["register"],
        "PERSON": "Barn",
        "DATE": "Dato",
        "REGISTER": register,
        "REGISTER_PERSON": "CPR",
        "REGISTER_START": "Fra",
        "REGISTER_STOP": "Til",
        "REGISTER_ADDRESS": "Adresse",
        "ADDRESSES": addresses,
        "ADDRESSES_KEY": "Adresse-ID",
        "ADDRESSES_X": "X",
        "ADDRESSES_Y": "Y",
        "UNPLACED": "memory:",
    }


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, [6, 7, None, None, None, 6]),
        ({"DAY": 1}, [1, 7, None, None, None, 1]),
        ({"DAY": 2}, [6, 7, None, None, None, 6]),
        ({"WHOSE": 1, "CUSTODY": "Mor"}, [2, 2, None, None, None, None]),
        ({"WHOSE": 1, "CUSTODY": "Mor", "DAY": 2}, [3, 3, None, None, None, None]),
        # the second child has no other address, so that it has none before the placement
        ({"WHOSE": 2, "START": "Start"}, [1, None, None, None, None, 1]),
        ({"WHOSE": 2}, [1, None, None, None, None, 1]),
    ],
)
def test_rows_are_placed_through_a_register(run, through_register, more, expected):
    done = run("locatetable", {**through_register, **more, "KEEP_UNLOCATED": True})
    assert numbers(done.layer()) == expected
    account = [done.results[name] for name in ("ROWS_READ", "ROWS_PLACED", "ROWS_UNPLACED")]
    placed = sum(number is not None for number in expected)
    assert account == [6, placed, 6 - placed]
    assert len(done.frame("UNPLACED")) == 6 - placed


def test_the_reasons_of_a_register(run, through_register):
    done = run("locatetable", through_register)
    assert done.frame("UNPLACED")["reason"].tolist() == ["no_unit", "no_period", "not_in_register"]
    assert not any("foster" in line for line in done.warnings)  # nothing says that these are placements
    for more in ({"CUSTODY": "Mor"}, {"START": "Dato"}):
        done = run("locatetable", {**through_register, **more})
        assert any("foster home" in line for line in done.warnings)
    for number in ("0101101234", "010110-1234", "0909091234"):
        assert number not in done.log


def test_a_register_of_snapshots_with_cells(run, tmp_path):
    snapshots = pd.DataFrame(
        {
            "MI_PRINX": [1, 1, 2],
            "Dato": ["01-01-2015", "01-07-2015", "01-01-2015"],
            "celle": ["100m_61768_6435"] * 3,
        }
    )
    snapshots.loc[1, "celle"] = "100m_61768_6436"
    table = as_csv(
        pd.DataFrame({"F": [1, 1, 2, 2], "D": ["2015-06-30", "2015-07-01"] * 2}), tmp_path / "t.csv"
    )
    parameters = {
        "INPUT": table,
        "MODE": MODES["register"],
        "PERSON": "F",
        "DATE": "D",
        "REGISTER": as_csv(snapshots, tmp_path / "r.csv"),
        "REGISTER_PERSON": "MI_PRINX",
        "REGISTER_DATE": "Dato",
        "REGISTER_CELL": "celle",
        "KEEP_UNLOCATED": True,
    }
    done = run("locatetable", parameters)
    assert points(done.layer()) == [(643550.0, 6176850.0), (643650.0, 6176850.0), (643550.0, 6176850.0), None]
    assert done.frame()["reason"].tolist() == [None, None, None, "no_residence"]


# --- refusals


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ADDRESS": "Adresse"}, "has no field Adresse; its fields are"),
        ({"ADDRESS": None}, "Choose the column of .* that holds the key of the address"),
        ({"ADDRESSES": None}, "Choose the layer of addresses"),
        ({"MODE": 0}, "has no points"),
        ({"MODE": 1}, "x and the y coordinate"),
        ({"MODE": 3}, "code of the cell or area"),
        ({"MODE": 5, "PERSON": "Borger-ID"}, "Choose the register"),
        ({"ADDRESS": "Årstal"}, "None of the 2 rows"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(run, tmp_path, addresses, change, sentence):
    target = tmp_path / "ud.gpkg"
    parameters = by_address(events(tmp_path, [IDS[0], IDS[1]]), addresses, OUTPUT=str(target), **change)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("locatetable", {name: value for name, value in parameters.items() if value is not None})
    assert not target.exists()


def test_a_register_needs_a_date(run, through_register):
    del through_register["DATE"]
    with pytest.raises(QgsProcessingException, match="date of the event"):
        run("locatetable", through_register)


def test_an_empty_table_is_refused(run, tmp_path, addresses):
    with pytest.raises(QgsProcessingException, match="no rows"):
        run("locatetable", by_address(events(tmp_path, []), addresses))


# --- progress, cancel, formats, size


def test_selected_rows_of_a_geopackage(run, tmp_path, addresses):
    layer = memory_layer(
        pd.DataFrame({"id": [IDS[n % 8] for n in range(1500)], "n": range(1500)}),
        {"id": "text", "n": "int"},
        geometry="NoGeometry",
    )
    layer = in_file(layer, tmp_path / "t.gpkg", "GPKG")
    layer.selectByExpression('"n" % 3 = 0')
    QgsProject.instance().addMapLayer(layer)
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    target = str(tmp_path / "ud.gpkg")
    done = run("locatetable", by_address(chosen, addresses, ADDRESS="id", OUTPUT=target))
    written = QgsVectorLayer(target, "ud", "ogr")
    assert done.results["ROWS_READ"] == written.featureCount() == 500
    assert done.frame()["n"].astype(int).tolist() == list(range(0, 1500, 3))
    assert numbers(written) == [n % 8 for n in range(0, 1500, 3)]
    assert done.progress == sorted(done.progress)
    assert done.progress[-1] == 100
    stored = done.layer()
    assert stored.metadata().abstract() == "For internal use - contains small numbers"
    assert stored.fields().field("located_by").alias() == "Placed by"


@pytest.mark.parametrize("at", [0, 30, 60])
def test_a_canceled_run_leaves_nothing(run, through_register, feedback, tmp_path, at):
    if at:
        feedback.progressChanged.connect(lambda share: feedback.cancel() if share >= at else None)
    else:
        feedback.cancel()
    folder = tmp_path / "ud"
    folder.mkdir()
    done = run("locatetable", {**through_register, "OUTPUT": str(folder / "ud.gpkg")}, feedback)
    assert "OUTPUT" not in done.results
    assert not list(folder.iterdir())
    assert "Traceback" not in done.log


def test_the_samples_placements_are_placed_as_its_readme_says(run, project_root, tmp_path):
    """The sample's own account: 17 without address, 14 unknown, 16 on the default point."""
    sample = project_root / "resources" / "sample"
    table = QgsVectorLayer(str(sample / "anbringelser_syntetisk.csv"), "anbringelser", "ogr")
    path = tmp_path / "adresser.csv"
    path.write_bytes(gzip.decompress((sample / "adresser_syntetisk.csv.gz").read_bytes()))
    addresses = QgsVectorLayer(str(path), "adresser", "ogr")
    done = run("locatetable", by_address(table, addresses, DEFAULT_POINT=DEFAULT, UNPLACED="memory:"))
    assert done.results["ROWS_READ"] == 1823
    assert done.frame("UNPLACED")["reason"].value_counts().to_dict() == {
        "no_address": 17,
        "unknown_address": 14,
        "default_point": 16,
    }
    known = pd.read_csv(io.BytesIO(path.read_bytes()), sep=";", decimal=",", encoding="utf-8-sig", dtype=str)
    cells = known.set_index(known["Adresse-ID"])["DDKNcelle100m"]
    frame = done.frame()
    keys = frame["Adresse-ID"].str.strip().str.lower()
    expected = [tuple(map(int, code.split("_")[1:])) for code in cells.loc[keys]]
    found = [(int(y // 100), int(x // 100)) for x, y in points(done.layer())]
    assert found == expected
