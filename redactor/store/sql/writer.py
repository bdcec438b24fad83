"""One thread that writes for many: what waits goes into one transaction, and one wait for the disk.

Takes functions that write, from any event loop; gives their results when they are on the disk. Whatever
fails, fails for its own caller only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, TypeAlias, TypeVar

from sqlalchemy import Connection

from redactor.model.errors import DatabaseUnavailable, Unavailable
from redactor.store.sql.record import Record

Transaction: TypeAlias = Connection
_T = TypeVar("_T")
_AT_ONCE: Final = 64


class Writer:
    """Writes into one database, one transaction at a time."""

    def __init__(self, record: Record) -> None:
        """Begin with nothing to do."""
        self._database = record.database
        self._waiting: SimpleQueue[tuple[Callable[[Transaction], Any], Future[Any]] | None] = SimpleQueue()
        self._thread = Thread(target=self._keep, name="redactor-mail-book", daemon=True)
        self._thread.start()

    async def do(self, write: Callable[[Transaction], _T]) -> _T:
        """Run `write` in a transaction; return when that is on the disk.

        Raises:
            Unavailable: the database cannot be used.
        """
        future: Future[_T] = Future()
        self._waiting.put((write, future))
        return await asyncio.wrap_future(future)

    def close(self) -> None:
        """Write what waits, and stop."""
        self._waiting.put(None)
        self._thread.join(30)

    def _keep(self) -> None:
        while (first := self._waiting.get()) is not None:
            tasks = [first]
            while len(tasks) < _AT_ONCE and not self._waiting.empty():
                following = self._waiting.get()
                if following is None:
                    self._waiting.put(None)
                    break
                tasks.append(following)
            self._together(tasks)

    def _together(self, tasks: list[tuple[Callable[[Transaction], Any], Future[Any]]]) -> None:
        """Write for several mails at once; if that fails, for each alone, so that none spoils another."""
        try:
            with self._database.writing() as connection:
                results = [write(connection) for write, _ in tasks]
        except Exception as error:  # noqa: BLE001  # whatever it was, nothing was written
            if len(tasks) > 1:
                for task in tasks:
                    self._together([task])
                return
            known = (
                error
                if isinstance(error, Unavailable)
                else DatabaseUnavailable("The gate's record cannot be written")
            )
            tasks[0][1].set_exception(known)
            return
        for (_, future), result in zip(tasks, results, strict=True):
            if future.set_running_or_notify_cancel():
                future.set_result(result)
