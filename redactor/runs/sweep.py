"""One item looked for in folders, exports and mail files of anybody's.

Takes paths, a register and an item; gives where it was found, and every file that could not be read. It
changes nothing and keeps nothing but the fact that it was asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from redactor.assemble import House
from redactor.model.case import ANYONE, EVERYONE, Register
from redactor.model.certificate import Statement
from redactor.model.document import Document
from redactor.model.errors import RedactorError
from redactor.model.order import Order
from redactor.runs.look import CLEAN, DOUBTFUL, FOUND, NOT_READ, look_of, only, worked
from redactor.runs.statement import NOT_COVERED, YES, answered
from redactor.store.swept import messages, swept

KIND: Final = "sweep"
NOT_FOUND: Final = "not found in what was read"


@dataclass
class _Swept:
    """What has come to light so far."""

    files: int = 0
    size: int = 0
    states: Counter[str] = field(default_factory=Counter)
    rows: dict[str, list[dict[str, Any]]] = field(
        default_factory=lambda: {FOUND: [], DOUBTFUL: [], NOT_READ: []}
    )


def sweep(at: House, register: Register, item: str, paths: Sequence[str]) -> Statement:
    """Look for one item in everything below `paths`; the answer is signed and on record.

    A file whose name gives something away is called ``document-N``: the N-th, in the order of the search.

    Raises:
        Misconfigured: there is no such item, or a path does not exist.
    """
    alone = only(register, item, EVERYONE)
    sweeping = _Swept()
    for order, report in worked(at, _orders(at, alone, register, paths, sweeping)):
        look = look_of(at, order, report, register, item)
        sweeping.states[look.state] += 1
        where = {"file": look.name}
        if look.state == NOT_READ:
            place, reason = look.unread[0]
            sweeping.rows[NOT_READ].append(where | {"place": place, "why": reason})
        if look.found:
            sweeping.rows[FOUND].append(where | {"places": [place for _, place in look.found]})
        elif look.doubtful:
            sweeping.rows[DOUBTFUL].append(where | {"places": [place for _, place in look.doubtful]})
    content = {
        "item": item,
        "found": sweeping.rows[FOUND],
        "doubtful": sweeping.rows[DOUBTFUL],
        "not_read": sweeping.rows[NOT_READ],
        "coverage": {
            "paths": len(paths),
            "files": sweeping.files,
            "bytes": sweeping.size,
            "documents": dict(sorted(sweeping.states.items())),
        },
        "register": at.audit.fingerprint(register.document),
    }
    missed = sweeping.rows[NOT_READ] or sweeping.rows[DOUBTFUL]
    rest = NOT_COVERED if missed or not sweeping.states[CLEAN] else NOT_FOUND
    return answered(
        at,
        KIND,
        register.reference,
        content,
        answer=YES if sweeping.rows[FOUND] else rest,
        findings={f"{item}:found": len(sweeping.rows[FOUND])},
    )


def _orders(
    at: House, alone: Register, register: Register, paths: Sequence[str], sweeping: _Swept
) -> Iterator[Order]:
    """Yield an order for every document; a file that cannot be read is noted."""
    for number, source in enumerate(swept(paths), start=1):
        sweeping.files += 1
        try:
            data = source.read(at.settings.limits.document_bytes)
        except RedactorError as error:
            sweeping.states[NOT_READ] += 1
            name = at.pipeline.named(Order(Document(source.name, b""), register, (ANYONE,), number=number))
            sweeping.rows[NOT_READ].append({"file": name, "place": "", "why": str(error)})
            continue
        sweeping.size += len(data)
        for document in messages(Document(source.name, data)):
            yield Order(document, alone, (ANYONE,), "register-only", actor=at.actor, number=number)
