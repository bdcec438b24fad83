"""Many registers made ready for the look-up, in worker processes of their own.

Takes a house, the look-up's secret and where registers are; gives what was made of each, in order.
A register that cannot be read stops all: nobody knows then what must not go out.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from redactor.assemble import House, house, prepare
from redactor.execute import Supervised
from redactor.gate.book import AddressBook
from redactor.model.case import CaseRef
from redactor.runs.mail_sources import fetch_at
from redactor.settings import Settings
from redactor.store.sql.prepared import Ready

if TYPE_CHECKING:
    from redactor.detect.cases.index import CaseIndex

FEW: Final = 100
"""So few are made before workers have started."""
_EACH: Final = 25
_SECONDS: Final = 600.0
_NEVER: Final = 1_000_000
Place = tuple[CaseRef, str]


class Makers:
    """Makes registers ready, and ends its workers when it is left."""

    def __init__(self, at: House, key: bytes) -> None:
        """Begin without workers; `key` is the look-up's secret."""
        self._at = at
        self._key = key
        self._pool: Supervised | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.close()

    def made(self, places: Sequence[Place]) -> list[Ready]:
        """Return what is made of the register at each place.

        Raises:
            RedactorError: one cannot be read.
        """
        settings = self._at.settings
        if self._pool is None:
            begin = (prepare, settings, self._at.rules)
            workers = os.cpu_count() or 1
            self._pool = Supervised(workers, _SECONDS, settings.mail.memory_bytes, _NEVER, begin)
        pieces = [places[start : start + _EACH] for start in range(0, len(places), _EACH)]
        made = [self._pool.submit(_made, settings, self._key, piece) for piece in pieces]
        return list(chain.from_iterable(one.result() for one in made))


def _made(settings: Settings, key: bytes, places: Sequence[Place]) -> list[Ready]:
    at = house(settings)
    index, book = _tools(settings, key)
    found = []
    for case, place in places:
        register = fetch_at(at, case, place)
        arrays = tuple(map(bytes, index.keys(register).arrays))
        found.append(Ready(case, register.version, book.numbers(register), arrays))
    return found


@lru_cache(maxsize=1)
def _tools(settings: Settings, key: bytes) -> tuple[CaseIndex, AddressBook]:
    return house(settings).case_index(key), AddressBook(key, settings.mail.rules)
