"""The servers of these tests; the tests of the algorithm start their own from the same fixtures."""

from __future__ import annotations

from tests.services.fixtures import bad, geofa

__all__ = ["bad", "geofa"]
