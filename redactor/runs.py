"""A run: many documents, many copies, one command.

Takes what a door was asked for; yields one `Copy` per document and recipient as they are done. It
moves bytes between folders and workers; the pipeline decides, the outbox publishes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from redactor.assemble import House, find_one, house, run_one, verify_one
from redactor.execute import Supervised, failure_of
from redactor.model.case import Register
from redactor.model.document import Document
from redactor.model.errors import AnswersInvalid, Misconfigured, RedactorError
from redactor.model.finding import Override
from redactor.model.kind import Severity
from redactor.model.order import Order
from redactor.model.outcome import Outcome, Reason
from redactor.model.report import Report, Result
from redactor.model.secret import Secret
from redactor.policy.withhold import recipients_of
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.store.answers import (
    Binding,
    Sheet,
    answers_for,
    answers_skeleton,
    check_used,
    read_answers,
)
from redactor.store.inbox import Source, gather, output_name
from redactor.store.outbox import SUFFIXES, Outbox

AHEAD = 2
"""Documents read ahead per worker: enough to keep them busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a door was asked for, as given on the command line; `out` is None where nothing is written."""

    paths: tuple[str, ...]
    register_file: Path
    to: tuple[str, ...]
    out: Path | None
    profile: str
    answers: tuple[Path, ...] = ()
    password_file: Path | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """One result as it is shown: the fields of a ``--json`` line."""

    input: str
    recipient: str
    outcome: str
    output: str
    report: str
    reasons: tuple[dict[str, str], ...]
    counts: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Return the object of a ``--json`` line."""
        return {
            "input": self.input,
            "recipient": self.recipient,
            "outcome": self.outcome,
            "output": self.output or None,
            "report": self.report or None,
            "reasons": list(self.reasons),
            "counts": self.counts,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is ready to start: how many copies there will be, and the copies as they come."""

    total: int
    copies: Callable[[], Iterator[Copy]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Task:
    """One copy to be made: what to read, for whom, and the order once it was read."""

    source: Source
    recipients: tuple[str, ...]
    number: int

    @property
    def folder(self) -> str:
        return self.recipients[0]

    @property
    def neutral(self) -> str:
        """Where an earlier run may have put it, if its name gave something away."""
        path = PurePosixPath(self.source.name)
        return str(path.with_name(f"document-{self.number}{path.suffix}"))


def redact_run(wanted: Wanted, at: House | None = None) -> Run:
    """Check everything that can be checked before any work, then return the run.

    Raises:
        Misconfigured: nothing was processed.
    """
    desk = _Desk(wanted, at or house())
    assert wanted.out is not None  # noqa: S101  # the redact command always gives it
    outbox = Outbox(wanted.out)
    outbox.prepare()
    tasks = [desk.task(source, (party,)) for source in desk.sources for party in desk.to]
    return Run(len(tasks), lambda: desk.redact(tasks, outbox))


def verify_run(wanted: Wanted, at: House | None = None) -> Run:
    """As `redact_run`, for the independent check alone; all recipients are taken together."""
    desk = _Desk(wanted, at or house())
    tasks = [desk.task(source, desk.to) for source in desk.sources]
    return Run(len(tasks), lambda: desk.verify(tasks))


class _Desk:
    """One run's register, sources, answers and workers."""

    def __init__(self, wanted: Wanted, at: House) -> None:
        self.house = at
        self.profile = at.rules.profile(wanted.profile).name
        self.register: Register = at.load_register(wanted.register_file)
        self.to = tuple(dict.fromkeys(wanted.to))
        recipients_of(self.register, self.to)
        self.sources = gather(wanted.paths, out=wanted.out)
        self.password = _password(wanted.password_file)
        self.jobs = wanted.jobs
        self.sheets = self._answers(wanted.answers)
        at.audit  # noqa: B018  # an audit without its key is exit 2, before any work

    def _answers(self, files: Sequence[Path]) -> tuple[Sheet, ...]:
        critical = {item.id for item in self.register.items if item.severity is Severity.CRITICAL}
        sheets = tuple(sheet for file in files for sheet in read_answers(file, critical=critical))
        if sheets:
            digests = [self._document(source).digest for source in self.sources if not source.refused]
            check_used(sheets, [self._binding(digest, (party,)) for digest in digests for party in self.to])
        return sheets

    def _binding(self, digest: str, recipients: tuple[str, ...]) -> Binding:
        return Binding(digest, recipients, self.house.rules.version, self.register.version)

    def _document(self, source: Source) -> Document:
        data = source.read(self.house.settings.limits.document_bytes)
        return Document(source.name, data, self.password)

    def task(self, source: Source, recipients: tuple[str, ...]) -> _Task:
        """Return the task for one copy; its number is the same on every run on this machine."""
        return _Task(source, recipients, self.house.neutral_number(source.name))

    def order(self, task: _Task, document: Document, profile: str) -> Order:
        """Return the order for one copy with the answers that belong to it."""
        overrides: tuple[Override, ...] = ()
        if self.sheets:
            overrides = answers_for(self.sheets, self._binding(document.digest, task.recipients))
        return self.house.order(document, self.register, task.recipients, profile, overrides, task.number)

    def redact(self, tasks: Sequence[_Task], outbox: Outbox) -> Iterator[Copy]:
        """Make the copies, `jobs` at a time, and publish each as it comes."""

        def work(pool: Supervised, order: Order) -> Future[Any]:
            return pool.submit(run_one, self.house.settings, order)

        # Before any work: a held, blocked or killed run leaves no file under these names.
        for task in tasks:
            outbox.supersede(task.folder, *(output_name(name) for name in (task.source.name, task.neutral)))
        for task, order, future in self._worked(tasks, work, self.profile):
            result = self._result(order, future, "redact")
            yield self._published(task, result, outbox)

    def verify(self, tasks: Sequence[_Task]) -> Iterator[Copy]:
        """Check the files, `jobs` at a time."""

        def work(pool: Supervised, order: Order) -> Future[Any]:
            return pool.submit(verify_one, self.house.settings, order)

        for task, order, future in self._worked(tasks, work, "register-only"):
            found = self._result(order, future, "verify")
            report = found if isinstance(found, Report) else found.report
            yield _copy(task.source.given, ",".join(task.recipients), report)

    def _worked(
        self, tasks: Sequence[_Task], work: Callable[[Supervised, Order], Future[Any]], profile: str
    ) -> Iterator[tuple[_Task, Order, Future[Any] | RedactorError]]:
        """Hand documents to the workers in order, a few ahead, and yield them in that order."""
        limits = self.house.settings.limits
        waiting: deque[tuple[_Task, Order, Future[Any] | RedactorError]] = deque()
        with Supervised(self.jobs, limits.seconds, limits.memory_bytes) as pool:
            for task in tasks:
                try:
                    order = self.order(task, self._document(task.source), profile)
                    waiting.append((task, order, work(pool, order)))
                except Misconfigured:
                    raise
                except RedactorError as error:
                    empty = self.order(replace(task), Document(task.source.name, b""), profile)
                    waiting.append((task, empty, error))
                if len(waiting) > self.jobs * AHEAD:
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()

    def _result(self, order: Order, future: Future[Any] | RedactorError, action: str) -> Any:
        """Return what the worker gave, or a recorded BLOCK for what became of it."""
        if isinstance(future, RedactorError):
            return self.house.pipeline.stopped(order, future.code, future.sentence, action)
        try:
            return future.result()
        except Misconfigured:
            raise
        except Exception as error:  # noqa: BLE001  # whatever became of the worker, the answer is block
            code, message = failure_of(error) or (
                "internal",
                f"Redactor failed on this document ({type(error).__name__}). {RedactorError.advice}",
            )
            return self.house.pipeline.stopped(order, code, message, action)

    def _published(self, task: _Task, result: Result, outbox: Outbox) -> Copy:
        """Put the released copy and the report where they belong; what cannot be written blocks."""
        name = output_name(result.report.name)
        target = str(outbox.output_path(task.folder, name)) if result.outcome is Outcome.RELEASE else ""
        try:
            if target:
                outbox.publish(result, task.folder, name)
            report = self._write_reports(task, result.report, outbox, name, target)
        except RedactorError as error:
            return self._unpublished(task, result, outbox, name, error)
        return _copy(task.source.given, task.folder, result.report, target, report)

    def _unpublished(self, task: _Task, result: Result, outbox: Outbox, name: str, error: RedactorError) -> Copy:
        """Take back what could not be published with its report, and record that nothing went out."""
        with suppress(RedactorError):
            outbox.supersede(task.folder, name)
        reason = Reason(error.code, error.sentence)
        reasons = (reason, *result.report.reasons)
        failed = replace(result.report, outcome=Outcome.BLOCK, output_digest=None, reasons=reasons)
        self.house.pipeline.stopped(self._empty_order(task), error.code, error.sentence)
        report = ""
        with suppress(RedactorError):
            report = self._write_reports(task, failed, outbox, name, "")
        return _copy(task.source.given, task.folder, failed, "", report)

    def _empty_order(self, task: _Task) -> Order:
        return self.house.order(Document(task.source.name, b""), self.register, task.recipients, self.profile)

    def _write_reports(self, task: _Task, report: Report, outbox: Outbox, name: str, target: str) -> str:
        to, given = task.folder, task.source.given
        json_suffix, html_suffix, answers_suffix = SUFFIXES
        place = outbox.report_path(to, name, json_suffix)
        answers = str(outbox.report_path(to, name, answers_suffix)) if report.questions else ""
        outbox.write_report(to, name, json_suffix, report_json(report, input=given, output=target))
        outbox.write_report(to, name, html_suffix, report_html(report, input=given, output=target, answers=answers))
        if report.questions:
            outbox.write_report(to, name, answers_suffix, answers_skeleton(report))
        return str(place)


def _copy(given: str, recipient: str, report: Report, output: str = "", report_path: str = "") -> Copy:
    reasons = tuple(
        {"code": r.code, "message": r.message, "place": r.place, "item": r.item} for r in report.reasons
    )
    return Copy(given, recipient, report.outcome.value, output, report_path, reasons, report.counts)


def _password(file: Path | None) -> Secret | None:
    if file is None:
        return None
    try:
        return Secret(file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r"))
    except (OSError, UnicodeDecodeError):
        raise Misconfigured("The password file cannot be read") from None


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as `find` shows it; `start` and `end` are offsets for plain text, else None."""

    input: str
    place: str
    start: int | None
    end: int | None
    kind: str
    item: str
    disposition: str
    rule: str
    score: float
    explanation: str

    def as_dict(self) -> dict[str, Any]:
        """Return the object of a ``--json`` line."""
        return {name: getattr(self, name) for name in self.__slots__}


def find_run(wanted: Wanted, stdin: bytes) -> Iterator[Found]:
    """Yield what would be redacted or asked; ``-`` among the paths is the text `stdin`.

    Raises:
        Misconfigured: nothing was processed.
    """
    paths = tuple(path for path in wanted.paths if path != "-")
    at = house()
    profile = at.rules.profile(wanted.profile).name
    register = at.load_register(wanted.register_file)
    recipients_of(register, wanted.to)
    if "-" in wanted.paths:
        text = stdin.decode("utf-8-sig", errors="replace")
        for one in at.find_text(text, register, wanted.to, profile):
            place = f"line {text.count(chr(10), 0, one.start) + 1}"
            yield Found(
                "-", place, one.start, one.end, one.kind, one.item_id, one.disposition, one.rule, one.score, one.explanation
            )
    if paths:
        yield from _found_in_files(replace(wanted, paths=paths), at, profile)


def _found_in_files(wanted: Wanted, at: House, profile: str) -> Iterator[Found]:
    desk = _Desk(wanted, at)
    tasks = [desk.task(source, desk.to) for source in desk.sources]

    def work(pool: Supervised, order: Order) -> Future[Any]:
        return pool.submit(find_one, at.settings, order)

    for task, _, future in desk._worked(tasks, work, profile):  # noqa: SLF001  # the same file
        try:
            if isinstance(future, RedactorError):
                raise future
            plans, plain = future.result()
        except AnswersInvalid:
            raise
        except Exception as error:  # noqa: BLE001  # one unreadable document must not hide the others
            yield _not_read(task, error)
            continue
        for decision in (d for plan in plans for d in plan.decisions):
            one = decision.finding
            where = f"{decision.path}: {decision.place}" if decision.path else decision.place
            start, end = (one.start, one.end) if plain else (None, None)
            yield Found(
                task.source.given, where, start, end, one.kind, one.item_id, decision.disposition, one.rule, one.score,
                one.explanation,
            )


def _not_read(task: _Task, error: Exception) -> Found:
    message = error.sentence if isinstance(error, RedactorError) else (failure_of(error) or ("", "internal error"))[1]
    return Found(task.source.given, "", None, None, "", "", "blocked", "unread", 0.0, message)
