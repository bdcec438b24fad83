"""A database together with the keys it was sealed with: what every store of the record stands on.

Takes a URL and a place for keys; gives both, proved to belong together. It knows no case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import insert, select

from redactor.store.keyring import KeyPlace, KeyRing, load_keyring
from redactor.store.sql.engine import Database, open_database
from redactor.store.sql.migrate import upgrade
from redactor.store.sql.tables_keys import KEY_CHECK

_WORD: Final = b"redactor"


@dataclass(frozen=True, slots=True)
class Record:
    """An open database and its keys."""

    database: Database
    keys: KeyRing


def open_record(url: str, place: KeyPlace, *, create: bool = True) -> Record:
    """Open the database at `url`, bring its tables up to date, and prove its keys.

    Keys are made only for a database in which nothing was sealed yet.

    Raises:
        KeyLost: the keys are missing, damaged, or not those of this database.
        DatabaseInvalid: it is not ours, damaged, newer, or missing and not to be made.
        DatabaseUnavailable: it cannot be reached or written.
    """
    database = open_database(url, create=create)
    try:
        upgrade(database)
        return Record(database, _proved(database, place))
    except BaseException:
        database.close()
        raise


def _proved(database: Database, place: KeyPlace) -> KeyRing:
    with database.reading() as connection:
        token = connection.scalar(select(KEY_CHECK.c.token))
    if token is None:
        keys = load_keyring(place, make=True)
        with database.writing() as connection:
            if connection.scalar(select(KEY_CHECK.c.token)) is None:
                connection.execute(insert(KEY_CHECK).values(id=1, token=keys.sealed(_WORD)))
            token = connection.scalar(select(KEY_CHECK.c.token))
    else:
        keys = load_keyring(place, make=False)
    keys.unsealed(bytes(token or b""))
    return keys
