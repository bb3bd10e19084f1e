"""What an adapter refuses: a code and its details, put into words by ``adapters.messages``."""

from __future__ import annotations

from ..domain.errors import DomainError


class SourceError(DomainError):
    """A layer or table that cannot be used as it is; details name the layer, the field and the first row."""
