"""Where the benchmarks keep files between runs: outside the repository."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def cache_folder() -> Path:
    """The folder ``benchmarks`` in BOLIGMON_CACHE, which is ``boligmon`` in the user's cache when not set."""
    own = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "boligmon"
    folder = Path(os.environ.get("BOLIGMON_CACHE") or own) / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
