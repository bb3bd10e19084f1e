"""Nothing of the user's is lost, whatever folder the results go to and whenever a run is stopped."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from boligmon_plugin.adapters.errors import SourceError
from boligmon_plugin.adapters.results import folders
from boligmon_plugin.adapters.results.folders import check_folder, new_folder, restore, swap

NAMES = ("facts.csv", "boligmon.gpkg", "run.json")


@pytest.fixture
def earlier(tmp_path):
    """Results of an earlier run with files of the user's beside them."""
    target = tmp_path / "resultater"
    target.mkdir()
    run = {"format": "boligmon-run", "files": {"facts.csv": "", "boligmon.gpkg": ""}}
    (target / "run.json").write_text(json.dumps(run), encoding="utf-8")
    (target / "facts.csv").write_text("old", encoding="utf-8")
    (target / "boligmon.gpkg").write_bytes(b"old")
    (target / "boligmon.gpkg-wal").write_bytes(b"old")
    (target / "noter.txt").write_text("min note", encoding="utf-8")
    return target


def finished(target):
    beside = new_folder(target)
    (beside / "facts.csv").write_text("new", encoding="utf-8")
    (beside / "run.json").write_text("{}", encoding="utf-8")
    return beside


def test_results_change_and_the_users_files_stay(earlier):
    (earlier / "moede-journal").mkdir()
    (earlier / "moede-journal" / "referat.txt").write_text("x", encoding="utf-8")
    (earlier / "egen.gpkg-wal").write_bytes(b"wal")
    (earlier / "genvej").symlink_to("findes ikke")
    check_folder(earlier, NAMES)
    swap(finished(earlier), earlier, NAMES)
    assert (earlier / "facts.csv").read_text(encoding="utf-8") == "new"
    assert (earlier / "noter.txt").read_text(encoding="utf-8") == "min note"
    assert (earlier / "moede-journal" / "referat.txt").is_file()
    assert (earlier / "egen.gpkg-wal").read_bytes() == b"wal"
    assert (earlier / "genvej").is_symlink()
    assert not (earlier / "boligmon.gpkg").exists()
    assert not (earlier / "boligmon.gpkg-wal").exists()
    assert [one.name for one in earlier.parent.iterdir()] == ["resultater"]


@pytest.mark.parametrize(
    "run",
    [
        "{}",
        "ikke json",
        '{"format": "andet", "files": {}}',
        '{"format": "boligmon-run", "files": {"budget.xlsx": ""}}',
    ],
)
def test_another_programs_run_file_makes_no_folder_ours(earlier, run):
    (earlier / "run.json").write_text(run, encoding="utf-8")
    with pytest.raises(SourceError, match="not_a_run_folder"):
        check_folder(earlier, NAMES)


def test_the_folder_of_the_study_or_of_a_table_is_not_replaced(earlier):
    for inside in (earlier / "tabel.csv", earlier / "data" / "tabel.csv"):
        with pytest.raises(SourceError, match="folder_of_inputs"):
            check_folder(earlier, NAMES, [inside])
    check_folder(earlier, NAMES, [earlier.parent / "tabel.csv"])


@pytest.mark.parametrize("failing", [1, 2])
def test_a_rename_that_fails_leaves_the_earlier_results(earlier, monkeypatch, failing):
    beside = finished(earlier)
    calls = []

    def replace(source, destination):
        calls.append(source)
        if len(calls) == failing:
            raise PermissionError
        os.rename(source, destination)

    monkeypatch.setattr(folders.os, "replace", replace)
    with pytest.raises(SourceError, match="folder_in_use"):
        swap(beside, earlier, NAMES)
    assert (earlier / "facts.csv").read_text(encoding="utf-8") == "old"
    assert (earlier / "noter.txt").is_file()


def test_earlier_results_that_cannot_be_put_back_are_not_deleted(earlier, monkeypatch):
    beside = finished(earlier)
    calls = []

    def replace(source, destination):
        calls.append(source)
        if len(calls) > 1:
            raise PermissionError
        os.rename(source, destination)

    monkeypatch.setattr(folders.os, "replace", replace)
    with pytest.raises(PermissionError):
        swap(beside, earlier, NAMES)
    (kept,) = earlier.parent.glob(".resultater.*/resultater/facts.csv")
    assert kept.read_text(encoding="utf-8") == "old"
    monkeypatch.undo()
    restore(earlier)
    assert (earlier / "facts.csv").read_text(encoding="utf-8") == "old"


def test_a_run_that_was_killed_between_two_renames_is_mended(earlier):
    part = earlier.parent / ".resultater.abc.part"
    part.mkdir()
    shutil.move(earlier, part / "resultater")
    restore(earlier)
    assert (earlier / "noter.txt").is_file()


def test_names_with_marks_of_patterns_are_plain_names(tmp_path):
    target = tmp_path / "res [2024]"
    other = new_folder(tmp_path / "andre")
    for folder in (tmp_path / "*", target):
        old = new_folder(folder)
        os.utime(old, (0, 0))
        os.utime(other, (0, 0))
        new_folder(folder)
        assert not old.exists()
        assert other.exists()
