"""metadata.txt, licence and zip against the plugin site's checks, which ``scripts/check_zip`` mirrors."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load_script(name):
    """A script without the ending .py, as a module."""
    loader = importlib.machinery.SourceFileLoader(name, str(ROOT / "scripts" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


check_zip = load_script("check_zip")


@pytest.fixture
def metadata():
    return check_zip.metadata_of((ROOT / "metadata.txt").read_text(encoding="utf-8"))


def test_the_metadata_would_be_accepted(metadata):
    assert check_zip.metadata_problems(metadata) == []


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        *[(key, "", f"{key} is missing") for key in check_zip.REQUIRED],
        *[(key, "somewhere", f"{key} is no https link") for key in check_zip.LINKS],
        ("author", "one / other", "author has a slash"),
        ("email", "nobody", "email is no address"),
        ("version", "0.1", "version is not"),
        ("hasProcessingProvider", "no", "hasProcessingProvider"),
        ("qgisMinimumVersion", "3.34", "qgisMinimumVersion"),
        ("qgisMaximumVersion", "3.99", "qgisMaximumVersion"),
        ("supportsQt6", "True", "supportsQt6"),
    ],
)
def test_each_flaw_of_the_metadata_is_found(metadata, key, value, said):
    problems = check_zip.metadata_problems({**metadata, key: value})
    assert any(said in problem for problem in problems)


def test_the_version_is_the_same_everywhere(metadata):
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "([^"]+)"', pyproject, flags=re.MULTILINE).group(1)
    assert metadata["version"] == version
    assert f"## {version} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert metadata["changelog"].startswith(f"{version}:")


def test_the_text_names_what_must_be_installed(metadata):
    assert "pandas" in metadata["about"]
    assert metadata["about"].isascii()


def test_the_name_is_no_plugin_and_no_folder_of_another_kind(metadata):
    assert "plugin" not in metadata["name"].lower()
    assert check_zip.FOLDER.isidentifier()
    assert f"name: {check_zip.FOLDER}\n" in (ROOT / "pb_tool.cfg").read_text(encoding="utf-8")


def test_the_icon_is_a_drawing_without_references(metadata):
    drawing = ElementTree.parse(ROOT / metadata["icon"]).getroot()  # noqa: S314
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(list(drawing)) > 1
    attributes = [key for node in drawing.iter() for key in node.attrib]
    assert not any(key.endswith("href") for key in attributes)


def good_zip(path, changes=None):
    """A small zip that the site would accept; ``changes`` replaces or adds files, None takes one away."""
    files = {
        "boligmon/__init__.py": "",
        "boligmon/boligmon_plugin/__init__.py": "",
        "boligmon/resources/icons/boligmon.svg": "<svg/>",
        "boligmon/metadata.txt": (ROOT / "metadata.txt").read_text(encoding="utf-8"),
        "boligmon/LICENSE": (ROOT / "LICENSE").read_text(encoding="utf-8"),
        **(changes or {}),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            if text is not None:
                archive.writestr(name, text)
    return path


def test_a_good_zip_is_accepted(tmp_path):
    assert check_zip.zip_problems(good_zip(tmp_path / "a.zip")) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"boligmon/LICENSE": None}, "boligmon/LICENSE: missing"),
        ({"boligmon/LICENSE": "MIT"}, "LICENSE: not the text"),
        ({"boligmon/metadata.txt": None}, "boligmon/metadata.txt: missing"),
        ({"boligmon/__init__.py": None}, "boligmon/__init__.py: missing"),
        ({"boligmon/resources/icons/boligmon.svg": None}, "boligmon.svg: missing"),
        ({"other/a.py": ""}, "other/a.py: outside"),
        ({"boligmon/a.pyc": ""}, "compiled file"),
        ({"boligmon/__pycache__/a.txt": ""}, "hidden, compiled or test"),
        ({"boligmon/.hidden": ""}, "hidden, compiled or test"),
        ({"boligmon/tests/test_a.py": ""}, "hidden, compiled or test"),
        ({"boligmon/run.sh": ""}, "a program"),
        ({"boligmon/../a.py": ""}, "unsafe path"),
    ],
)
def test_each_flaw_of_a_zip_is_found(tmp_path, changes, said):
    problems = check_zip.zip_problems(good_zip(tmp_path / "a.zip", changes))
    assert any(said in problem for problem in problems), problems


def test_a_program_that_may_be_executed_is_found(tmp_path):
    path = good_zip(tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        entry = zipfile.ZipInfo("boligmon/a.py")
        entry.external_attr = 0o755 << 16
        archive.writestr(entry, "")
    assert check_zip.zip_problems(path) == ["boligmon/a.py: executable"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("assert 1\n", "B101"),
        ("try:\n    x = 1\nexcept Exception:\n    pass\n", "B110"),
        ("import pickle\n", "B403"),
        ("password = 'hunter2-hunter2'\n", "detect-secrets"),
    ],
)
def test_the_scanners_find_what_the_site_blocks(tmp_path, source, said):
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    assert any(said in problem for problem in check_zip.scanner_problems(tmp_path))


def test_the_scanners_let_clean_code_pass(tmp_path):
    (tmp_path / "a.py").write_text("x = 1\n", encoding="utf-8")
    assert check_zip.scanner_problems(tmp_path) == []
