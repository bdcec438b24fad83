"""Where a document is worked on: a warm, replaceable worker process with a time and memory limit.

Takes a function and its values, gives futures. Each worker has a pipe of its own and shares nothing
with the others: one that hangs, dies or grows is replaced, and only its own document is lost, with
`Late` or `WorkerDied`. It does not know what a document is.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from threading import Condition, Thread
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from redactor.model.errors import Late, RedactorError, WorkerDied

# A worker is replaced after this many documents: long-lived language models grow (docs/adr/0005).
DOCUMENTS_PER_WORKER: Final = 200
START_SECONDS: Final = 60.0
_WARMING: Final = 2
_IDLE: Final = 3_600.0
_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of Linux's prctl


class _Task(NamedTuple):
    future: Future[Any]
    call: bytes


class Supervised:
    """A pool of supervised workers. Used as a context manager; leaving it by an error ends all work."""

    def __init__(
        self,
        workers: int,
        seconds: float,
        memory_bytes: int,
        documents: int | None = None,
        prepare: tuple[Any, ...] = (),
    ) -> None:
        """Make a pool of `workers` processes; each document has `seconds` and `memory_bytes`.

        A worker is replaced after so many `documents`, or else after the usual number. Before its first
        document it calls `prepare`, a function and its values: what we know already it need not read anew.
        """
        documents = documents or DOCUMENTS_PER_WORKER
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        call = bytes(ForkingPickler.dumps((prepare[0], prepare[1:]))) if prepare else b""
        self._keepers = [_Keeper(self._tasks, seconds, memory_bytes, documents, call) for _ in range(workers)]

    def submit(self, function: Callable[..., Any], /, *args: Any) -> Future[Any]:
        """Run `function(*args)` in a worker; whatever goes wrong is the future's exception."""
        future: Future[Any] = Future()
        try:
            call = bytes(ForkingPickler.dumps((function, args)))
        except Exception as error:  # noqa: BLE001  # what cannot be handed over is that document's failure
            future.set_exception(error)
        else:
            self._tasks.put(_Task(future, call))
        return future

    def close(self) -> None:
        """End all work at once, what is under way too."""
        for keeper in self._keepers:
            keeper.stop()
            self._tasks.put(None)
        for keeper in self._keepers:
            keeper.thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for keeper in self._keepers:
            if kind is not None:
                keeper.stop()
            self._tasks.put(None)
        for keeper in self._keepers:
            keeper.thread.join()


def failure_of(error: BaseException) -> tuple[str, str]:
    """Return the code and the sentence for whatever became of a document; never the error's own words."""
    if isinstance(error, RedactorError):
        return error.code, error.sentence
    if isinstance(error, MemoryError):
        return WorkerDied.code, WorkerDied().sentence
    return "internal", f"Redactor failed on this document ({type(error).__name__}). {RedactorError.advice}"


class _Keeper:
    """One thread that keeps one worker busy and replaces it when it must."""

    def __init__(
        self,
        tasks: SimpleQueue[_Task | None],
        seconds: float,
        memory_bytes: int,
        documents: int,
        first: bytes,
    ) -> None:
        self._first = first
        self._tasks, self._seconds, self._memory, self._most = tasks, seconds, memory_bytes, documents
        self._worker: _Worker | None = None
        self._stopped = False
        self.thread = Thread(target=self._keep, name="redactor-keeper", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End the work under way and do none of what waits."""
        self._stopped = True
        worker = self._worker
        if worker is not None:
            worker.kill()

    def _keep(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._stopped or not task.future.set_running_or_notify_cancel():
                task.future.cancel()
                continue
            try:
                done, value = self._work(task.call)
            except Exception as error:  # noqa: BLE001  # whatever became of the worker, the thread lives
                done, value = False, error
            (task.future.set_result if done else task.future.set_exception)(value)
        if self._worker is not None:
            self._worker.close()

    def _work(self, call: bytes) -> tuple[bool, Any]:
        worker = self._worker
        # An idle worker may have been ended from outside: that is not this document's fault.
        if worker is None or not worker.alive:
            worker = self._worker = _Worker(self._memory, self._first)
        if self._stopped:
            worker.kill()
        try:
            answer = worker.work(call, self._seconds)
        except BaseException:
            worker.kill()
            self._worker = None
            raise
        if worker.done >= self._most:
            worker.close()
            self._worker = None
        return answer


class _Deadlines:
    """One thread that ends what takes too long: a timer for each document would be a thread for each."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._ends: dict[object, tuple[float, Callable[[], None]]] = {}
        self._wakes = 0.0
        self._thread: Thread | None = None

    def begin(self, seconds: float, end: Callable[[], None]) -> object:
        """Have `end` called after so many seconds, unless it is over before."""
        mark, due = object(), time.monotonic() + seconds
        with self._changed:
            self._ends[mark] = (due, end)
            if self._thread is None:
                self._thread = Thread(target=self._watch, name="redactor-deadlines", daemon=True)
                self._thread.start()
            elif due < self._wakes:
                self._changed.notify()
        return mark

    def over(self, mark: object) -> None:
        """Forget it; the thread finds out when it would have been due."""
        with self._changed:
            self._ends.pop(mark, None)

    def _watch(self) -> None:
        while True:
            for end in self._late():
                with suppress(Exception):  # a worker that cannot be killed must not save the others
                    end()

    def _late(self) -> list[Callable[[], None]]:
        """Return what is due, or wait until something may be."""
        with self._changed:
            now = time.monotonic()
            marks = [mark for mark, (due, _) in self._ends.items() if due <= now]
            if not marks:
                self._wakes = min((due for due, _ in self._ends.values()), default=now + _IDLE)
                self._changed.wait(self._wakes - now)
            return [self._ends.pop(mark)[1] for mark in marks]


_DEADLINES: Final = _Deadlines()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, memory_bytes: int, first: bytes) -> None:
        self._first = first
        # Spawned: a forked child would inherit locks, threads and open files of the door.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, memory_bytes), daemon=True)
        try:
            self._process.start()
        except OSError:
            raise WorkerDied from None
        self._pid = self._process.pid or 0
        theirs.close()
        self._ready = False
        self.done = 0

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def work(self, call: bytes, seconds: float) -> tuple[bool, Any]:
        """Return (whether it succeeded, its value or error). Raises `Late` or `WorkerDied`."""
        if not self._ready:  # starting is not the document's time
            self._within(START_SECONDS, self._pipe.recv_bytes)
            if self._first:
                prepared: tuple[bool, Any] = ForkingPickler.loads(
                    self._within(START_SECONDS, lambda: self._asked(self._first))
                )
                if not prepared[0]:
                    raise prepared[1]
            self._ready = True
        self.done += 1
        answer: tuple[bool, Any] = ForkingPickler.loads(self._within(seconds, lambda: self._asked(call)))
        return answer

    def _asked(self, call: bytes) -> bytes:
        self._pipe.send_bytes(call)
        return self._pipe.recv_bytes()

    def _within(self, seconds: float, talk: Callable[[], bytes]) -> bytes:
        """Talk to the worker; it is killed at the deadline, wherever the talk stands then."""
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            self.kill()

        mark = _DEADLINES.begin(seconds, end)
        try:
            return talk()
        except (EOFError, OSError):
            raise Late if late else WorkerDied from None
        finally:
            _DEADLINES.over(mark)

    def kill(self) -> None:
        """End it and the programs it has called."""
        with suppress(OSError):
            os.killpg(self._pid, signal.SIGKILL)
        self._process.kill()
        self._process.join(1)

    def close(self) -> None:
        """Let it go: it ends when its pipe does."""
        self._pipe.close()
        self._process.join(5)
        if self._process.is_alive():
            self.kill()


def _serve(pipe: Connection, memory_bytes: int) -> None:
    """Work, in the worker process, until the pipe is closed."""
    _confine(memory_bytes)
    with suppress(EOFError, OSError):
        pipe.send_bytes(b"ready")
        for _ in range(_WARMING):
            pipe.send_bytes(_answer(pipe.recv_bytes()))
            # What preparing and the first document made it load stays: no need to look through it again.
            gc.collect()
            gc.freeze()
        while True:
            pipe.send_bytes(_answer(pipe.recv_bytes()))


def _answer(call: bytes) -> bytes:
    try:
        function, args = ForkingPickler.loads(call)
        return bytes(ForkingPickler.dumps((True, function(*args))))
    except MemoryError:
        return bytes(ForkingPickler.dumps((False, MemoryError())))
    except Exception as error:  # noqa: BLE001  # it goes back to where it can be told
        return _as_bytes(error)


def _as_bytes(error: Exception) -> bytes:
    """Return an error as it can be sent; one that cannot be read back gives its name only."""
    with suppress(Exception):
        sent = bytes(ForkingPickler.dumps((False, error)))
        ForkingPickler.loads(sent)
        return sent
    return bytes(ForkingPickler.dumps((False, RuntimeError(type(error).__name__))))


def _confine(memory_bytes: int) -> None:
    """Limit this worker: a bomb must end as an error here, not as a dead machine."""
    os.setsid()  # a group of its own, so that it can be ended with the programs it calls
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # what a library prints may be words of the document
        os.dup2(nowhere, stream)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    # A core file would be a plain copy of a confidential paper.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_bytes:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
