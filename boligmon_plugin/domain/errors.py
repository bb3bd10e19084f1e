"""The one error of the domain: a code and its details, put into words by ``adapters.messages``."""

from __future__ import annotations


class DomainError(ValueError):
    """Something the method cannot compute with.

    The domain holds no translated text. It names what is wrong by a code and says where by details; the
    sentence that users read, in their language, is made by ``adapters.messages.explain``.

    Attributes:
        code: lower-case identifier, one per sentence (``share_out_of_range``).
        details: values the sentence needs (field, row, value). Never a person's id.
    """

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        said = ", ".join(f"{name}={value!r}" for name, value in details.items())
        super().__init__(f"{code} ({said})" if said else code)
