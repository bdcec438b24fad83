"""Where a document is worked on: a warm, replaceable worker process with a time and memory limit.

Takes a function and its values, gives futures. One document per worker at a time; a worker that
hangs, dies or grows is replaced, and only its own document is lost, with `Late` or `WorkerDied`.
It does not know what a document is.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from types import TracebackType
from typing import Any, Self

from pebble import ProcessExpired, ProcessPool

# A worker is replaced after this many documents: long-lived language models grow (docs/adr/0005).
DOCUMENTS_PER_WORKER = 200


class Supervised:
    """A pool of supervised workers. Used as a context manager; leaving it waits for nothing."""

    def __init__(self, workers: int, seconds: float, memory_bytes: int) -> None:
        """Make a pool of `workers` processes; each document has `seconds` and `memory_bytes`."""
        self._seconds = seconds
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=DOCUMENTS_PER_WORKER,
            initializer=_confine,
            initargs=(memory_bytes,),
            # Spawned: a forked child would inherit locks, threads and open files of the door.
            context=multiprocessing.get_context("spawn"),
        )

    def submit(self, function: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Run `function(*args)` in a worker; see `failure_of` for how its failures are told apart."""
        future: Future[Any] = self._pool.schedule(function, args=list(args), timeout=self._seconds)
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()


def failure_of(error: BaseException) -> tuple[str, str] | None:
    """Return (code, sentence) if `error` means that the worker was late or died, else None."""
    if isinstance(error, FutureTimeoutError):
        return (
            "late",
            "The document took longer than the time limit. Split it into smaller files and try again.",
        )
    if isinstance(error, ProcessExpired | MemoryError):
        return "worker-died", (
            "Redactor had to give up on this document: it used too much memory or stopped the program. "
            "Save it again in its own program, or split it, and try again."
        )
    return None


def _confine(memory_bytes: int) -> None:
    """Limit this worker's memory: a bomb must end as an error here, not as a dead machine."""
    if memory_bytes:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
