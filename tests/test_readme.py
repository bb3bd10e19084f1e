"""The first hour in README.md: its commands are run as they stand there, and say what it shows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.headless import Headless

TEXT = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def section(title):
    return re.split(r"^## ", TEXT.split(f"\n## {title}\n")[1], flags=re.MULTILINE)[0]


def blocks(text):
    """The indented blocks, without their indent."""
    found = re.findall(r"(?:^    .*\n)+", text, flags=re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in found]


@pytest.fixture(scope="module")
def first_hour(unpacked_sample, tmp_path_factory):
    """The folder after the commands of the first hour, and what they said."""
    home, work = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("work")
    folder = work / "first_hour"
    folder.mkdir()
    for path in unpacked_sample.iterdir():
        (folder / path.name).symlink_to(path)
    commands = [block for block in blocks(section("The first hour")) if "qgis_process run" in block]
    commands += [block for block in blocks(section("What a run leaves")) if "qgis_process run" in block]
    assert len(commands) == 2
    done = subprocess.run(
        ["bash", "-e", "-c", "".join(commands)],
        cwd=work,
        env=Headless(home).environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


def test_the_commands_say_what_the_readme_shows(first_hour):
    _, said = first_hour
    shown = next(block for block in blocks(section("The first hour")) if block.startswith("events ("))
    for line in shown.splitlines():
        assert line in said.splitlines(), line
    assert "The runs are the same." in said


def test_the_files_that_the_readme_names_are_there(first_hour):
    folder, _ = first_hour
    for name in (
        "adresser.gpkg",
        "forebyggende.html",
        "familier.html",
        "first.boligmon.json",
        "changes.html",
    ):
        assert (folder / name).is_file(), name
    named = {
        name for name in re.findall(r"`([^`/]+)`", section("What a run leaves").split("**")[0]) if "." in name
    }
    written = {path.name for path in (folder / "results").iterdir()}
    assert written == {name for name in named if "json" not in name or name == "run.json"}


def test_the_numbers_of_the_indicators_are_those_of_the_catalogue():
    from boligmon_plugin.adapters.studies import built_in

    known = built_in()
    assert known[1].name_en == "Preventive measures per 1,000 families"
    assert len(known) == 12
    assert f"*{known[1].name_en}*" in section("The first hour")


def test_every_file_and_algorithm_that_is_named_is_there(project_root, provider):
    for path in re.findall(r"\]\((docs/[\w./]+)\)", TEXT):
        assert (project_root / path).is_file(), path
    named = set(re.findall(r"`boligmon:(\w+)`", section("Run it from QGIS")))
    assert named == {one.name() for one in provider.algorithms()} - {"monitoring"}
    for path in re.findall(
        r"`(?:tests/)?((?:domain|independent)/\w+\.py|test_\w+\.py)`",
        section("The method, and where to check it"),
    ):
        places = [
            project_root / "tests" / path,
            project_root / "boligmon_plugin" / path,
            project_root / "tests/domain" / path,
        ]
        assert any(place.is_file() for place in places), path
