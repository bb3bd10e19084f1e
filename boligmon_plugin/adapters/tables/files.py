"""The files of a study: one clear sentence for each that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import SourceError

# A database of ESRI is a folder.
_FOLDERS = (".gdb",)


def study_file(file: str, folder: Path) -> Path:
    """A file of a study that can be opened and holds something.

    Args:
        file: path as the study has it, relative to its folder; messages name the file so, since the folder is
            often somebody's.
        folder: the study's folder.

    Raises:
        SourceError: "file_missing", "file_is_folder", "file_locked" (an office program's mark is beside it),
            "file_denied", "empty_file".
    """
    path = folder / file
    if path.suffix.lower() in _FOLDERS and path.is_dir():
        return path
    try:
        with path.open("rb") as opened:
            first = opened.read(1)
    except FileNotFoundError as error:
        raise SourceError("file_missing", file=file) from error
    except OSError as error:
        # Windows reports a folder, a file that another program holds and a missing permission alike.
        if os.path.isdir(path):
            raise SourceError("file_is_folder", file=file) from error
        raise SourceError("file_locked" if _is_locked(path) else "file_denied", file=file) from error
    if not first:
        raise SourceError("empty_file", file=file)
    return path


def _is_locked(path: Path) -> bool:
    """Whether an office program has left its mark beside a file while it has it open."""
    marks = (f"~${path.name}", f".~lock.{path.name}#")
    try:
        return any(path.with_name(mark).exists() for mark in marks)
    except OSError:
        return False
