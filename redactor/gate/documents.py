"""Which cases a document was recorded for, by its digest: some bytes for each, shared by all workers.

Takes recorded documents; gives cases. What was released for anyone, and a form that many cases share,
belongs to none. A document of which one byte was changed is another document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from redactor.model.case import CaseRef
from redactor.policy.documents import Recorded

_CASES_MOST: Final = 20
"""What so many cases have in common is a form or a leaflet."""
_PUBLIC: Final = 1


class KnownDocuments:
    """Digests and their cases: a base that may be shared, and what is new since."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: list[CaseRef] = []
        self._places: dict[CaseRef, int] = {}
        self._number = np.empty(0, dtype=np.uint64)
        self._what = np.empty(0, dtype=np.uint32)
        self._new: dict[int, set[int]] = {}

    def __len__(self) -> int:
        return len(self._number) + sum(map(len, self._new.values()))

    def put(self, documents: Iterable[Recorded]) -> None:
        """Add documents; those that are known already cost nothing."""
        for one in documents:
            number, what = _number(one.digest), self._place(one.case) << 1 | one.public
            if what not in self._of(number):
                self._new.setdefault(number, set()).add(what)

    def cases(self, digest: str) -> tuple[CaseRef, ...]:
        """Return the cases that a document belongs to."""
        found = self._of(_number(digest))
        public = {what >> 1 for what in found if what & _PUBLIC}
        cases = sorted({what >> 1 for what in found} - public)
        return tuple(self._names[place] for place in cases) if len(cases) <= _CASES_MOST else ()

    def share(self) -> tuple[bytes, bytes, bytes]:
        """Return everything as bytes for `adopt`; what was new is part of the base from here on."""
        pairs = [(number, what) for number, whats in self._new.items() for what in whats]
        number = np.concatenate([self._number, np.array([n for n, _ in pairs], dtype=np.uint64)])
        what = np.concatenate([self._what, np.array([w for _, w in pairs], dtype=np.uint32)])
        order = np.argsort(number, kind="stable")
        self._number, self._what, self._new = number[order], what[order], {}
        return json.dumps(self._names).encode(), self._number.tobytes(), self._what.tobytes()

    def adopt(self, parts: Sequence[bytes | memoryview]) -> None:
        """Begin with what `share` gave, which is not copied."""
        names, number, what = parts
        self._names = [CaseRef(name) for name in json.loads(bytes(names))]
        self._places = {name: place for place, name in enumerate(self._names)}
        self._number = np.frombuffer(number, dtype=np.uint64)
        self._what = np.frombuffer(what, dtype=np.uint32)
        self._new = {}

    def _place(self, case: CaseRef) -> int:
        if case not in self._places:
            self._places[case] = len(self._names)
            self._names.append(case)
        return self._places[case]

    def _of(self, number: int) -> set[int]:
        wanted = np.uint64(number)
        first, last = (int(np.searchsorted(self._number, wanted, side)) for side in ("left", "right"))
        return set(map(int, self._what[first:last])) | self._new.get(number, set())


def _number(digest: str) -> int:
    """Return the first 64 bits of a digest."""
    return int(digest[:16], 16)
