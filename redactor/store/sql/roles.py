"""Who was granted which role, by whom and when: events like those of a register, in a stream of their own.

Takes a record; gives the grants in force. What may be granted is decided in `policy/roles.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from redactor.model.errors import NotAllowed
from redactor.model.record import Act, Change, Subject
from redactor.model.role import Grant, Role
from redactor.store.register_document import canonical_text
from redactor.store.sql.events import Draft, Events, Now
from redactor.store.sql.fold import shape_of
from redactor.store.sql.record import Record

_STREAM: Final = ""
Refused = Callable[[tuple[Grant, ...], str, Grant], str]


class Roles:
    """The grants of one database."""

    def __init__(self, record: Record, now: Now = lambda: datetime.now(UTC)) -> None:
        """Use `record`; `now` is the clock."""
        self._events = Events(record, now)

    def grants(self) -> tuple[Grant, ...]:
        """Return the grants in force."""
        return _in_force(self._events.read(_STREAM))

    def changes(self) -> tuple[Change, ...]:
        """Return every grant and revocation, oldest first."""
        return self._events.read(_STREAM)

    def grant(self, actor: str, grant: Grant, why: str, refused: Refused) -> None:
        """Record a grant. Raises `NotAllowed` with what `refused` says."""
        self._write(actor, grant, Act.GRANTED, why, refused)

    def revoke(self, actor: str, grant: Grant, why: str, refused: Refused) -> None:
        """Record that a grant ends. Raises `NotAllowed` with what `refused` says."""
        self._write(actor, grant, Act.REVOKED, why, refused)

    def _write(self, actor: str, grant: Grant, act: Act, why: str, refused: Refused) -> None:
        def drafts(changes: tuple[Change, ...]) -> list[Draft]:
            problem = refused(_in_force(changes), actor, grant)
            if problem:
                raise NotAllowed(problem)
            new = canonical_text({"case": grant.case})
            return [Draft(act, Subject.ROLE, grant.user, kind=grant.role.value, why=why, new=new)]

        self._events.write(_STREAM, actor, drafts)


def _in_force(changes: tuple[Change, ...]) -> tuple[Grant, ...]:
    held: dict[Grant, None] = {}
    for change in changes:
        grant = Grant(change.subject_id, Role(change.kind), shape_of(change.new.reveal())["case"])
        if change.act is Act.GRANTED:
            held[grant] = None
        else:
            held.pop(grant, None)
    return tuple(held)
