"""A clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def best_of(job: Callable[[], Found], repeats: int) -> tuple[Found, float]:
    """What a job gives, and the shortest of its times in seconds."""
    shortest = float("inf")
    for _ in range(max(repeats, 1)):
        found = None  # the one before is gone when the clock starts
        start = time.perf_counter()
        found = job()
        shortest = min(shortest, time.perf_counter() - start)
    return found, shortest
