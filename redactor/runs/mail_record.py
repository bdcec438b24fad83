"""The database of the mail gate: the record of all cases, or a file of its own where registers are files.

Takes a house; gives an open record.
"""

from __future__ import annotations

from typing import Final

from redactor.assemble import House
from redactor.store.keyring import key_place
from redactor.store.sql.record import Record, open_record

FILE: Final = "gate.db"


def gate_record(at: House) -> Record:
    """Return the database of the gate: the record, or without one a file of its own in the state folder.

    Raises:
        Misconfigured: it is not ours, or its keys are lost.
        DatabaseUnavailable: it cannot be used.
    """
    if at.settings.database:
        return at.record
    place = key_place(at.settings.keys, at.settings.state)
    return open_record(f"sqlite:///{at.settings.state / FILE}", place)
