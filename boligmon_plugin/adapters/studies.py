"""Study files and catalogues on disk: read, written beside and swapped in, and refused in words."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..study import codec
from ..study.catalogue import Catalogue
from ..study.errors import StudyError
from ..study.indicators import Indicator
from ..study.study import Study
from .errors import SourceError

STUDY_SUFFIX = ".boligmon.json"
CATALOGUE_SUFFIX = ".boligmon-catalogue.json"
BUILT_IN = Path(__file__).resolve().parents[2] / "resources" / "catalogues" / f"svendborg{CATALOGUE_SUFFIX}"
_T = TypeVar("_T")


def read_study(path: Path) -> Study:
    """The study in a file; one of an older version is migrated, the file itself stays as it is.

    Raises:
        SourceError: the file cannot be opened, is no UTF-8 or no JSON, or the codec refuses a value; the
            details are the file's name, the path inside the file, and what ``StudyError`` says.
    """
    return _in_words(path, lambda: codec.loads(_text(path)))


def write_study(study: Study, path: Path) -> None:
    """Writes a study; an earlier file is replaced at the end, whole, or not at all.

    Raises:
        SourceError: the study could not be read again as it is (a reference to nothing, say), or the file
            cannot be written.
    """
    text = _in_words(path, lambda: codec.dumps(study))
    _in_words(path, lambda: codec.loads(text))
    _write(text, path)


def study_hash(study: Study) -> str:
    """SHA-256 of the study's text, 64 hexadecimal digits: equal for equal studies, however they were written.

    Raises:
        SourceError: a number of the study is not finite.
    """
    text = _in_words(Path(), lambda: codec.dumps(study))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in a file.

    Raises:
        SourceError: as ``read_study``.
    """
    return _in_words(path, lambda: codec.catalogue_from_json(codec.parsed(_text(path))))


def write_catalogue(catalogue: Catalogue, path: Path) -> None:
    """Writes a catalogue (``study.catalogue.catalogue_of`` makes one of a study's indicators).

    Raises:
        SourceError: as ``write_study``.
    """
    text = _in_words(path, lambda: codec.text_of(codec.catalogue_to_json(catalogue)))
    _in_words(path, lambda: codec.catalogue_from_json(codec.parsed(text)))
    _write(text, path)


def built_in_catalogue() -> Catalogue:
    """The catalogue that comes with the plugin: source 1's six indicators, and templates for source 3's.

    Raises:
        SourceError: the plugin's own file is gone or has been changed.
    """
    return read_catalogue(BUILT_IN)


def built_in() -> tuple[Indicator, ...]:
    """The indicators that come with the plugin.

    Raises:
        SourceError: as ``built_in_catalogue``.
    """
    return built_in_catalogue().indicators


def refusal(error: StudyError, path: Path) -> SourceError:
    """What the codec or the checks found, as the error that ``messages.explain`` puts into words."""
    return SourceError(error.code, file=path.name, path=error.path, **error.details)


def _in_words(path: Path, action: Callable[[], _T]) -> _T:
    try:
        return action()
    except StudyError as error:
        raise refusal(error, path) from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("study_no_file", file=path.name) from error
    except OSError as error:
        raise SourceError("study_unreadable", file=path.name, problem=_said(error)) from error
    try:
        return content.decode("utf-8-sig")  # Windows' editor puts a mark before the text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError("study_not_utf8", file=path.name, line=line) from error


def _write(text: str, path: Path) -> None:
    target = path.resolve()  # a link stays a link
    beside = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError("study_not_written", file=path.name, problem=_said(error)) from error


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__
