"""A folder of results that is complete or not there: written beside, then swapped in."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import SourceError

RUN_FILE = "run.json"
_PART = ".part"
# What an interrupted run has left lies this long, so that no run that is still going on loses its own.
_STALE_SECONDS = 24 * 60 * 60


def check_folder(target: Path) -> None:
    """Refuses a folder that holds something else than an earlier run.

    Raises:
        SourceError: "not_a_run_folder"; "cannot_write_file" where its parent cannot be made.
    """
    if target.is_dir() and any(target.iterdir()) and not (target / RUN_FILE).is_file():
        raise SourceError("not_a_run_folder", folder=target.name)
    if target.exists() and not target.is_dir():
        raise SourceError("not_a_run_folder", folder=target.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError("cannot_write_file", file=target.name, problem=error.strerror or "") from error


def new_folder(target: Path) -> Path:
    """An empty folder beside another; those that runs left a day ago or more are removed.

    Raises:
        SourceError: it cannot be made ("cannot_write_file").
    """
    for old in target.parent.glob(f".{target.name}.*{_PART}"):
        if time.time() - old.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    try:
        return Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent))
    except OSError as error:
        raise SourceError("cannot_write_file", file=target.name, problem=error.strerror or "") from error


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``target`` when all went well, and else goes again.

    Raises:
        SourceError: as ``new_folder`` and ``swap``.
    """
    check_folder(target)
    beside = new_folder(target)
    try:
        yield beside
        swap(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def swap(beside: Path, target: Path) -> None:
    """Puts a finished folder in the place of an earlier run.

    Files in the earlier folder that the earlier run did not write are the user's: they are taken along.

    Raises:
        SourceError: the earlier folder is in use or write-protected ("folder_in_use"); it is as it was.
    """
    if not target.exists():
        _rename(beside, target, target)
        target.chmod(0o755 & ~_umask())
        return
    _take_along(target, beside)
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent))
    mode = target.stat().st_mode
    _rename(target, old / target.name, target)
    try:
        _rename(beside, target, target)
    except SourceError:
        os.replace(old / target.name, target)
        raise
    finally:
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


def _take_along(target: Path, beside: Path) -> None:
    """Copies the user's own files of the earlier folder."""
    written = set(_files_of(target)) | {RUN_FILE}
    for path in sorted(target.iterdir()):
        own = path.name not in written and not path.name.endswith(("-wal", "-shm", "-journal"))
        if own and not (beside / path.name).exists():
            try:
                if path.is_dir():
                    shutil.copytree(path, beside / path.name)
                else:
                    shutil.copy2(path, beside / path.name)
            except OSError as error:
                problem = error.strerror or type(error).__name__
                raise SourceError("cannot_write_file", file=path.name, problem=problem) from error


def _files_of(target: Path) -> list[str]:
    try:
        run: dict[str, Any] = json.loads((target / RUN_FILE).read_text(encoding="utf-8"))
        return list(run["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return []
