"""Which register a run uses: a file's, or a case's in the database; and the house that has it open.

Takes what the command line names; gives a register or a house. The database is not touched, nor its
library loaded, where a file is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redactor.assemble import House, house
from redactor.model.case import ANYONE, CaseRef, ProtectedItem, Register
from redactor.model.errors import Misconfigured, Unavailable
from redactor.model.kind import Severity
from redactor.model.role import Right
from redactor.policy.withhold import recipients_of, withhold
from redactor.settings import Settings, load_settings, with_database


def record_house(
    database: str | None = None, *, create: bool = False, settings: Settings | None = None
) -> House:
    """Return the house with its database open; a missing one is made only where `create` says so.

    Raises:
        Misconfigured: none is named, it is not ours, newer or damaged, or its keys are lost.
        DatabaseUnavailable: it cannot be reached.
    """
    from redactor.store.sql.engine import open_database

    at = house(with_database(settings or load_settings(), database))
    if at.settings.database and not create:
        open_database(at.settings.database, create=False).close()
    at.record  # noqa: B018  # whatever is wrong with it is told before any work
    return at


def house_for(case: str, database: str | None) -> House | None:
    """Return the house for a run that names a case or a database; None: the usual one. Raises as below."""
    with _before_any_work():
        return record_house(database, create=not case) if case or database else None


def register_for(at: House, register_file: Path | None, case: str) -> Register:
    """Return the register that a run was asked to use: the file's, or the case's in the database.

    Raises:
        Misconfigured: there is none, it is not valid, or the user may not use it.
    """
    if register_file is not None:
        return at.load_register(register_file)
    from redactor.runs.record import CaseRecord

    with _before_any_work():
        return CaseRecord(at, CaseRef(case)).register()


@contextmanager
def _before_any_work() -> Iterator[None]:
    """Turn a database that cannot be used into a misconfiguration: nothing was processed yet."""
    try:
        yield
    except Unavailable as error:
        raise Misconfigured(
            str(error), advice="Nothing was processed. Check that the database runs, then try again."
        ) from None


def register_to_read(at: House, register_file: Path | None, case: str, item_id: str) -> Register:
    """Return the same for a person who is about to read one item's value; that is put on record."""
    if register_file is not None:
        return at.load_register(register_file)
    from redactor.runs.record import CaseRecord

    record = CaseRecord(at, CaseRef(case))
    record.require(Right.READ_VALUES)
    register = at.registers.register(record.case)
    if any(one.id == item_id and one.severity is Severity.CRITICAL for one in items_in(register)):
        record.require(Right.READ_CRITICAL)
    record.read(register, "explain-item", [item_id])
    return register


def items_in(register: Register) -> tuple[ProtectedItem, ...]:
    """Return the items of a register, and after them those derived from its people, as reports name them."""
    all_of_it = withhold(register, recipients_of(register, (ANYONE,)))
    return (*register.items, *(one for one in all_of_it.withheld if one.derived))
