"""Runs that make or check copies: many documents, many copies, one command.

Takes what a door was asked for; yields one `Copy` per document and recipient as they are done. The
pipeline decides, the outbox publishes; this moves bytes between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from redactor.assemble import House, house, run_one, verify_one
from redactor.model.document import Document
from redactor.model.errors import Misconfigured, RedactorError
from redactor.model.outcome import Outcome, Reason
from redactor.model.report import Report, Result
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.runs.desk import Desk, Task
from redactor.runs.values import Copy, Run, Wanted
from redactor.store.answers import answers_skeleton
from redactor.store.inbox import output_name
from redactor.store.outbox import SUFFIXES, Outbox


def redact_run(wanted: Wanted, at: House | None = None) -> Run:
    """Check everything that can be checked before any work, then return the run.

    Raises:
        Misconfigured: nothing was processed.
    """
    if wanted.out is None:
        raise Misconfigured("No output folder was given")
    desk = Desk(wanted, at or house())
    outbox = Outbox(wanted.out)
    outbox.prepare()
    tasks = [desk.task(source, (party,)) for source in desk.sources for party in desk.to]
    return Run(len(tasks), desk.register.notes, lambda: _Making(desk, outbox).copies(tasks))


def verify_run(wanted: Wanted, at: House | None = None) -> Run:
    """As `redact_run`, for the independent check alone; all recipients are taken together."""
    desk = Desk(wanted, at or house())
    tasks = [desk.task(source, desk.to) for source in desk.sources]
    return Run(len(tasks), desk.register.notes, lambda: _checked(desk, tasks))


def _checked(desk: Desk, tasks: list[Task]) -> Iterator[Copy]:
    for task, order, future in desk.worked(tasks, verify_one, "register-only"):
        found = desk.result(order, future, "verify")
        report = found if isinstance(found, Report) else found.report
        yield _copy(task.source.given, ",".join(task.recipients), report)


@dataclass(frozen=True)
class _Making:
    """One run that publishes into one output folder."""

    desk: Desk
    outbox: Outbox

    def copies(self, tasks: list[Task]) -> Iterator[Copy]:
        """Make the copies and publish each as it comes."""
        # Before any work: a held, blocked or killed run leaves no file under these names.
        for task in tasks:
            self.outbox.supersede(task.folder, output_name(task.source.name), output_name(task.neutral))
        for task, order, future in self.desk.worked(tasks, run_one, self.desk.profile):
            yield self._published(task, self.desk.result(order, future, "redact"))

    def _published(self, task: Task, result: Result) -> Copy:
        """Put the released copy and its report where they belong; what cannot be written blocks."""
        name = output_name(result.report.name)
        target = ""
        try:
            if result.outcome is Outcome.RELEASE:
                target = str(self.outbox.publish(result, task.folder, name))
            report = self._reported(task, result.report, name, target)
        except RedactorError as error:
            return self._unpublished(task, result, name, error)
        return _copy(task.source.given, task.folder, result.report, target, report)

    def _unpublished(self, task: Task, result: Result, name: str, error: RedactorError) -> Copy:
        """Take back what could not be published with its report, and record that nothing went out."""
        with suppress(RedactorError):
            self.outbox.supersede(task.folder, name)
        reasons = (Reason(error.code, error.sentence), *result.report.reasons)
        failed = replace(result.report, outcome=Outcome.BLOCK, output_digest=None, reasons=reasons)
        order = self.desk.order(task, Document(task.source.name, b""), self.desk.profile)
        self.desk.house.pipeline.stopped(order, error.code, error.sentence)
        report = ""
        with suppress(RedactorError):
            report = self._reported(task, failed, name, "")
        return _copy(task.source.given, task.folder, failed, "", report)

    def _reported(self, task: Task, report: Report, name: str, target: str) -> str:
        """Write the reports of one copy and return the path of the JSON one."""
        to, given, box = task.folder, task.source.given, self.outbox
        json_suffix, html_suffix, answers_suffix = SUFFIXES
        answers = str(box.report_path(to, name, answers_suffix)) if report.questions else ""
        shown = {"input": given, "output": target, "answers": answers}
        if answers:
            box.write_report(to, name, answers_suffix, answers_skeleton(report))
        box.write_report(to, name, html_suffix, report_html(report, **shown))
        return str(box.write_report(to, name, json_suffix, report_json(report, **shown)))


def _copy(given: str, recipient: str, report: Report, output: str = "", report_path: str = "") -> Copy:
    reasons = tuple(
        {"code": r.code, "message": r.message, "place": r.place, "item": r.item} for r in report.reasons
    )
    return Copy(given, recipient, report.outcome.value, output, report_path, reasons, report.counts)
