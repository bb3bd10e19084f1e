"""A folder of results that is complete or not there: written beside, then swapped in."""

from __future__ import annotations

import glob
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from ..errors import SourceError

RUN_FILE, RUN_FORMAT, RUN_VERSION = "run.json", "boligmon-run", 1
_SIDES = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside its own
_PART = ".part"
# What an interrupted run has left lies this long, so that no run that is still going on loses its own.
_STALE_SECONDS = 24 * 60 * 60


def check_folder(target: Path, names: Collection[str], inputs: Sequence[Path] = ()) -> None:
    """Refuses a folder that holds something else than an earlier run, or that the run reads from.

    Args:
        target: folder of the results.
        names: of the files that a run writes.
        inputs: files that the run reads: their folders are not replaced.

    Raises:
        SourceError: "not_a_run_folder"; "cannot_write_file" where its parent cannot be made.
    """
    place = target.resolve()
    if any(place == path.resolve().parent or place in path.resolve().parents for path in inputs):
        raise SourceError("folder_of_inputs", folder=target.name or ".")
    if target.exists() and not target.is_dir():
        raise SourceError("not_a_run_folder", folder=target.name)
    if target.is_dir() and any(target.iterdir()) and not _is_run(target, names):
        raise SourceError("not_a_run_folder", folder=target.name)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError("cannot_write_file", file=target.name, problem=error.strerror or "") from error


def _is_run(target: Path, names: Collection[str]) -> bool:
    """Whether a folder's run file is one of ours, and names no other file than a run writes."""
    try:
        run: dict[str, Any] = json.loads((target / RUN_FILE).read_text(encoding="utf-8"))
        return run.get("format") == RUN_FORMAT and set(run["files"]) <= set(names)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def restore(target: Path) -> None:
    """Puts back the earlier results of a run that was killed between two renames."""
    if target.exists():
        return
    for old in sorted(target.parent.glob(f".{glob.escape(target.name)}.*{_PART}")):
        if (old / target.name / RUN_FILE).is_file():
            os.replace(old / target.name, target)
            return


def new_folder(target: Path) -> Path:
    """An empty folder beside another; those that runs left a day ago or more are removed.

    Raises:
        SourceError: it cannot be made ("cannot_write_file").
    """
    try:
        for old in target.parent.glob(f".{glob.escape(target.name)}.*{_PART}"):
            if time.time() - old.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(old, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent))
    except OSError as error:
        raise SourceError("cannot_write_file", file=target.name, problem=error.strerror or "") from error


def swap(
    beside: Path, target: Path, names: Collection[str], between: Callable[[], None] = lambda: None
) -> None:
    """Puts a finished folder in the place of an earlier run.

    Files in the earlier folder that a run does not write are the user's: they are taken along.

    Args:
        beside: the finished folder.
        target: the earlier one, or where there is none yet.
        names: of the files that a run writes.
        between: is called when the earlier folder is out of the way, so that what it does elsewhere is not
            done where the folder cannot be replaced; what it raises puts the earlier folder back.

    Raises:
        SourceError: the earlier folder is in use or write-protected ("folder_in_use"); it is as it was.
    """
    if not target.exists():
        between()
        _rename(beside, target, target)
        target.chmod(0o777 & ~_umask())
        return
    _take_along(target, beside, names)
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent))
    mode = target.stat().st_mode
    _rename(target, old / target.name, target)
    try:
        between()
        _rename(beside, target, target)
    except BaseException:
        os.replace(old / target.name, target)  # where this fails too, the earlier results stay in ``old``
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)
    target.chmod(mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _rename(source: Path, destination: Path, target: Path) -> None:
    try:
        os.replace(source, destination)
    except OSError as error:
        raise SourceError("folder_in_use", folder=target.name) from error


def _take_along(target: Path, beside: Path, names: Collection[str]) -> None:
    """Copies the user's own files of the earlier folder."""
    sides = {f"{name}{side}" for name in names for side in _SIDES}
    for path in sorted(target.iterdir()):
        if path.name in sides or path.name in names or (beside / path.name).exists():
            continue
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, beside / path.name, symlinks=True)
            else:
                shutil.copy2(path, beside / path.name, follow_symlinks=False)
        except OSError as error:
            problem = error.strerror or type(error).__name__
            raise SourceError("cannot_write_file", file=path.name, problem=problem) from error
