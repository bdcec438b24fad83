"""What a room makes of a case: once, and not for every page.

Takes a function of the search, gives one that remembers what it made in the search itself. What is made must
not be changed by whoever uses it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from redactor.detect.known.compile import Compiled

_Made = TypeVar("_Made")


def once_a_case(make: Callable[[Compiled], _Made]) -> Callable[[Compiled], _Made]:
    """Return `make` as a function that makes its table once for each search."""

    @wraps(make)
    def made(compiled: Compiled) -> _Made:
        kept = compiled.kept
        if make not in kept:
            kept[make] = make(compiled)
        return cast("_Made", kept[make])

    return made
