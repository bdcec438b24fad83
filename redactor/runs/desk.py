"""One run's desk: its register, sources, answers and workers, checked before any work.

Takes what was asked for; gives documents worked on, in order. It publishes nothing.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from redactor.assemble import House, prepare
from redactor.execute import Supervised, failure_of
from redactor.model.case import Register
from redactor.model.document import Document
from redactor.model.errors import Misconfigured, RedactorError, Unavailable
from redactor.model.finding import Override
from redactor.model.kind import Severity
from redactor.model.order import Order
from redactor.model.secret import Secret
from redactor.policy.withhold import recipients_of
from redactor.runs.registers import register_for
from redactor.runs.values import Wanted
from redactor.settings import Settings
from redactor.store.answers import Binding, Sheet, answers_for, check_used, read_answers
from redactor.store.inbox import Source, gather

AHEAD = 2
"""Documents read ahead per worker: enough to keep them busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """One copy to be made: what to read, for whom, and its neutral number."""

    source: Source
    recipients: tuple[str, ...]
    number: int

    @property
    def folder(self) -> str:
        """The recipient whose folder it goes to."""
        return self.recipients[0]

    @property
    def neutral(self) -> str:
        """The name it has in its folder if its own gives something away, as the pipeline makes it."""
        name = PurePosixPath(self.source.name).name
        dot = name.rfind(".")
        return f"document-{self.number}{name[dot:] if dot > 0 else ''}"


class Desk:
    """One run's register, sources, answers and workers."""

    def __init__(self, wanted: Wanted, at: House) -> None:
        self.house = at
        self.profile = at.check_profile(wanted.profile or at.settings.profile)
        self.register: Register = register_for(at, wanted.register_file, wanted.case)
        self.to = tuple(dict.fromkeys(wanted.to))
        recipients_of(self.register, self.to)
        self.sources = gather(wanted.paths, out=wanted.out)
        self.password = _password(wanted.password_file)
        self.jobs = wanted.jobs or at.settings.workers or os.cpu_count() or 1
        self.sheets = self._answers(wanted.answers)
        with before_any_work():
            at.audit  # noqa: B018  # an audit without its key is exit 2

    def _answers(self, files: Sequence[Path]) -> tuple[Sheet, ...]:
        critical = {item.id for item in self.register.items if item.severity is Severity.CRITICAL}
        sheets = tuple(sheet for file in files for sheet in read_answers(file, critical=critical))
        if sheets:
            digests = list(self._digests())
            bindings = [self.binding(digest, (party,)) for digest in digests for party in self.to]
            check_used(sheets, bindings)
            for binding in bindings:
                answers_for(sheets, binding)
        return sheets

    def _digests(self) -> Iterator[str]:
        """Yield the digests of the inputs that can be read; the others are blocked when their turn comes."""
        for source in self.sources:
            with suppress(RedactorError):
                yield self._document(source).digest

    def binding(self, digest: str, recipients: tuple[str, ...]) -> Binding:
        """Return what answers to this copy's questions are bound to."""
        return Binding(digest, recipients, self.house.rules.version, self.register.version)

    def _document(self, source: Source) -> Document:
        data = source.read(self.house.settings.limits.document_bytes)
        return Document(source.name, data, self.password)

    def task(self, source: Source, recipients: tuple[str, ...]) -> Task:
        """Return the task for one copy; its number is the same on every run on this machine."""
        return Task(source, recipients, self.house.neutral_number(source.name))

    def order(self, task: Task, document: Document, profile: str) -> Order:
        """Return the order for one copy with the answers that belong to it."""
        overrides: tuple[Override, ...] = ()
        if self.sheets:
            overrides = answers_for(self.sheets, self.binding(document.digest, task.recipients))
        return self.house.order(document, self.register, task.recipients, profile, overrides, task.number)

    def worked(
        self, tasks: Sequence[Task], work: Callable[[Settings, Order], Any], profile: str
    ) -> Iterator[tuple[Task, Order, Future[Any] | RedactorError]]:
        """Hand documents to the workers, a few ahead, and yield them in order with what becomes of them."""
        at = self.house.settings
        waiting: deque[tuple[Task, Order, Future[Any] | RedactorError]] = deque()
        ready = (prepare, at, self.house.rules)
        workers = min(self.jobs, len(tasks))
        with Supervised(workers, at.limits.seconds, at.limits.memory_bytes, prepare=ready) as pool:
            for task in tasks:
                try:
                    document: Document | RedactorError = self._document(task.source)
                except RedactorError as error:
                    document = error
                if isinstance(document, RedactorError):
                    empty = self.order(task, Document(task.source.name, b""), profile)
                    waiting.append((task, empty, document))
                else:
                    order = self.order(task, document, profile)
                    waiting.append((task, order, pool.submit(work, at, order)))
                if len(waiting) > self.jobs * AHEAD:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()

    def result(self, order: Order, future: Future[Any] | RedactorError, action: str) -> Any:
        """Return what the worker gave, or a recorded BLOCK for what became of it."""
        if isinstance(future, RedactorError):
            return self.house.pipeline.stopped(order, future.code, future.sentence, action)
        try:
            return future.result()
        except Exception as error:  # noqa: BLE001  # whatever became of the worker, the answer is block
            return self.house.pipeline.stopped(order, *failure_of(error), action)


@contextmanager
def before_any_work() -> Iterator[None]:
    """Turn a place that cannot be used into a misconfiguration: nothing was processed yet.

    Raises:
        Misconfigured: instead of `Unavailable`.
    """
    try:
        yield
    except Unavailable as error:
        raise Misconfigured(
            str(error),
            advice="Nothing was processed. Check that the folder exists, that you may write to it and "
            "that the disk is not full.",
        ) from None


def _password(file: Path | None) -> Secret | None:
    if file is None:
        return None
    try:
        return Secret(file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r"))
    except (OSError, UnicodeDecodeError):
        raise Misconfigured("The password file cannot be read") from None
