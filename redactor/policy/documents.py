"""Which documents belong to a case: what a row of the record says was worked on or made for it.

Pure. Takes rows as plain values; gives digests with their case. What was released for anyone belongs to
everybody, and says nothing about a mail that carries it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from redactor.model.case import ANYONE, CaseRef
from redactor.model.outcome import Outcome

ACTIONS: Final = ("redact", "verify")
"""The rows of the record that are about one document of one case."""
_NOTHING: Final = hashlib.sha256(b"").hexdigest()
_GOOD: Final = frozenset({Outcome.RELEASE.value, Outcome.CLEAN.value})


@dataclass(frozen=True, slots=True)
class Recorded:
    """A document and its case. `public` says that anyone may have it."""

    digest: str
    case: CaseRef
    public: bool = False


def recorded(row: Mapping[str, Any]) -> Iterator[Recorded]:
    """Yield the documents of one row: what was worked on, whatever came of it, and the copy that was made."""
    case = row.get("case")
    if row.get("action") not in ACTIONS or not case:
        return
    public = row.get("outcome") in _GOOD and ANYONE in row.get("recipients", ())
    checked = row["action"] == "verify"
    for name, free in (("input", public and checked), ("output", public)):
        digest = row.get(name)
        if digest and digest != _NOTHING:
            yield Recorded(digest, CaseRef(case), free)
