"""The documents that the record knows, for the mail gate: what was worked on in a case, and copies made.

Takes a house; gives what is new in its ledger or audit file each time it is asked. Rows are read, not
proved: `audit check` does that.
"""

from __future__ import annotations

from typing import Protocol

from redactor.assemble import House
from redactor.policy.documents import ACTIONS, Recorded, recorded
from redactor.store.audit_file import rows_from
from redactor.store.keys import AUDIT_NAME


class RecordedDocuments(Protocol):
    """Documents of all cases."""

    def new(self) -> list[Recorded]:
        """Return what was recorded since the last time.

        Raises:
            RedactorError: the record cannot be read; it is asked for the same again.
        """
        ...


class LedgerDocuments:
    """Those of the ledger in the database."""

    def __init__(self, at: House) -> None:
        """Begin at the first row."""
        self._ledger = at.ledger
        self._seq = 0

    def new(self) -> list[Recorded]:
        """Return what was recorded since the last time."""
        rows = list(self._ledger.since(self._seq, ACTIONS))
        self._seq = rows[-1]["seq"] if rows else self._seq
        return [one for row in rows for one in recorded(row)]


class AuditDocuments:
    """Those of the audit file."""

    def __init__(self, at: House) -> None:
        """Begin at its start; it need not exist."""
        self._path = at.settings.state / AUDIT_NAME
        self._place = 0

    def new(self) -> list[Recorded]:
        """Return what was recorded since the last time."""
        rows, self._place = rows_from(self._path, self._place)
        return [one for row in rows for one in recorded(row)]


def documents_of(at: House) -> RecordedDocuments:
    """Return where this house records its documents."""
    return LedgerDocuments(at) if at.settings.database else AuditDocuments(at)
