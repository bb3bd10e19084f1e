"""What is wrong in a study file: a code, the place in the file, and details; words are made elsewhere."""

from __future__ import annotations


class StudyError(ValueError):
    """A study that cannot be read, or that cannot be run as it is.

    Attributes:
        code: lower-case identifier, one per sentence.
        path: the place in the file ("indicators[2].numerator.source"), items counted from 0; empty for the
            file as a whole.
        details: what the sentence needs besides. Never a value of the file that may be a person's or secret.
    """

    def __init__(self, code: str, path: str = "", **details: object) -> None:
        self.code = code
        self.path = path
        self.details = details
        said = ", ".join(f"{name}={value!r}" for name, value in details.items())
        super().__init__(f"{code} at {path or 'the file'}" + (f" ({said})" if said else ""))


def joined(path: str, key: str | int) -> str:
    """The path of a member: "a.b", "a[2]", and in brackets and quotes a key that is no plain name."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    if key.replace("_", "a").isalnum():
        return f"{path}.{key}" if path else key
    return f'{path}["{key}"]'
