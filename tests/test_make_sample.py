"""scripts/make_sample.py: the same bytes from the same seed, and plain tables unpacked once."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys

import pytest

PLAIN = (
    "adresser_syntetisk.csv",
    "familier_syntetisk.csv",
    "forebyggende_syntetisk.csv",
    "anbringelser_syntetisk.csv",
    "sandhed_planted_cells.csv",
    "borgere_syntetisk.csv",
    "elever_syntetisk.csv",
    "flytninger_syntetisk.csv",
    "afgangskarakterer_syntetisk.csv",
    "foranstaltninger_forloeb_syntetisk.csv",
    "bopael_syntetisk.csv",
    "oeby.boligmon.json",
)
MADE = PLAIN[5:11]  # of the families and the seed, on unpacking


def run_script(root, *arguments):
    command = [sys.executable, str(root / "scripts" / "make_sample.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def packed(project_root):
    return project_root / "resources" / "sample"


@pytest.fixture(scope="module")
def plain(unpacked_sample):
    return unpacked_sample


def test_the_same_seed_gives_the_same_bytes_and_another_seed_does_not(project_root, packed, tmp_path):
    for name, seed in (("one", []), ("two", []), ("other", ["--seed", "11"])):
        result = run_script(project_root, "--out", tmp_path / name, *seed)
        assert result.returncode == 0, result.stderr
    names = sorted(file.name for file in packed.iterdir())
    assert sorted(file.name for file in (tmp_path / "one").iterdir()) == names
    for name in names:
        one = (tmp_path / "one" / name).read_bytes()
        assert one == (tmp_path / "two" / name).read_bytes()
        committed = (packed / name).read_bytes()
        if name.endswith(".gz"):  # another zlib packs the same content into other bytes
            one, committed = gzip.decompress(one), gzip.decompress(committed)
        assert one == committed, f"{name} is not what scripts/make_sample.py makes"
    for name in PLAIN[2:4]:
        assert (tmp_path / "one" / name).read_bytes() != (tmp_path / "other" / name).read_bytes()
    said = [
        json.loads((tmp_path / name / "facts.json").read_text(encoding="utf-8")) for name in ("one", "other")
    ]
    for table in ("residents", "pupils", "moves", "grades", "courses", "register"):
        assert said[0][table] != said[1][table]


def test_unpacking_again_does_nothing_and_mends_what_was_damaged(project_root, plain, tmp_path):
    target = tmp_path / "made" / "on the way"
    for _ in range(2):
        assert run_script(project_root, "--unpack", target, "--snapshots", "1").returncode == 0
        before = {file.name: file.stat().st_mtime_ns for file in target.iterdir()}
    assert run_script(project_root, "--unpack", target, "--snapshots", "1").returncode == 0
    assert {file.name: file.stat().st_mtime_ns for file in target.iterdir()} == before
    (target / PLAIN[0]).write_bytes(b"half a fi")
    assert run_script(project_root, "--unpack", target, "--snapshots", "1").returncode == 0
    assert (target / PLAIN[0]).read_bytes() == (plain / PLAIN[0]).read_bytes()
    for name in MADE:  # people do not depend on how many dates the families' table has
        assert (target / name).read_bytes() == (plain / name).read_bytes()
    (target / MADE[1]).unlink()
    (target / PLAIN[4]).unlink()
    assert run_script(project_root, "--unpack", target, "--snapshots", "2").returncode == 0
    for file in plain.iterdir():
        assert (target / file.name).read_bytes() == file.read_bytes()


def test_four_dates_a_year_hold_the_rows_of_two(project_root, packed, plain, tmp_path):
    assert run_script(project_root, "--unpack", tmp_path, "--snapshots", "4").returncode == 0
    every, two = (
        (folder / PLAIN[1]).read_text(encoding="utf-8-sig").splitlines()[1:] for folder in (tmp_path, plain)
    )
    stated = json.loads((packed / "facts.json").read_text(encoding="utf-8"))["families"]
    assert len(every) == stated["rows_with_four_dates_a_year"]
    # without RowId, which counts the rows of each table
    every, two = ([line.split(";", 1)[1] for line in lines] for lines in (every, two))
    assert len({line.split(";", 2)[1] for line in every}) == 40
    dates = {line.split(";", 2)[1] for line in two}
    assert len(dates) == 20
    assert [line for line in every if line.split(";", 2)[1] in dates] == two


def test_a_number_of_dates_that_does_not_divide_the_year_is_refused(project_root, tmp_path):
    result = run_script(project_root, "--unpack", tmp_path / "none", "--snapshots", "3")
    assert result.returncode != 0
    assert "invalid choice" in result.stderr
    assert not (tmp_path / "none").exists()
