"""The second virtual environment, and the competitors run in it."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

from .cache import ROOT, cache_folder
from .job import Result

REQUIREMENTS = Path(__file__).parent / "requirements-rivals.txt"


def rivals_python() -> Path:
    """The Python of the second environment, which is made when it is not there or out of date.

    GeoPandas brings a numpy that GDAL's bindings of the system were not built for: it must not be in the
    project's own environment.
    """
    folder = cache_folder() / "rivals"
    python, stamp = folder / "bin" / "python", folder / "requirements.txt"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print("Installing the competitors in a virtual environment of their own", file=sys.stderr)
    venv.create(folder, clear=True, with_pip=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]
    subprocess.run([*install, str(REQUIREMENTS)], check=True, stderr=subprocess.DEVNULL)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _run(*arguments: object) -> str:
    command = [str(rivals_python()), "-m", "benchmarks.competitors", *map(str, arguments)]
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout


def write_parquet(folder: Path) -> None:
    """Makes the Parquet files from the CSV files."""
    _run("parquet", folder)


def time_rival(name: str, folder: Path, repeats: int) -> tuple[float, Result]:
    """Best of several runs of a program of ``competitors.PROGRAMS`` in seconds, and its result."""
    path = folder / f"{name}.npz"
    seconds = json.loads(_run(name, folder, repeats, path))
    return min(seconds), Result.load(path)
