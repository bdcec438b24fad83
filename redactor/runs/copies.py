"""Runs that make or check copies: many documents, many copies, one command.

Takes what a door was asked for; yields one `Copy` per document and recipient as they are done. The
pipeline decides, the outbox publishes; this moves bytes between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from redactor.assemble import House, house, run_one, verify_one
from redactor.model.errors import Misconfigured, RedactorError
from redactor.model.order import Order
from redactor.model.outcome import Outcome, Reason
from redactor.model.report import Report, Result
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.runs.desk import Desk, Task, before_any_work
from redactor.runs.release import evidence_of, take_back
from redactor.runs.values import Copy, Run, Wanted
from redactor.store.answers import answers_skeleton
from redactor.store.inbox import output_name
from redactor.store.outbox import REPORTS, SUFFIXES, Outbox, folder_of


def redact_run(wanted: Wanted, at: House | None = None) -> Run:
    """Check everything that can be checked before any work, then return the run.

    Raises:
        Misconfigured: nothing was processed.
    """
    if wanted.out is None:
        raise Misconfigured("No output folder was given")
    desk = Desk(wanted, at or house())
    _refuse_shared_folders(desk.to)
    outbox = Outbox(wanted.out)
    with before_any_work():
        outbox.prepare()
    tasks = [desk.task(source, (party,)) for source in desk.sources for party in desk.to]
    return Run(len(tasks), desk.register.notes, lambda: _Making(desk, outbox).copies(tasks))


def verify_run(wanted: Wanted, at: House | None = None) -> Run:
    """As `redact_run`, for the independent check alone; all recipients are taken together."""
    desk = Desk(wanted, at or house())
    tasks = [desk.task(source, desk.to) for source in desk.sources]
    return Run(len(tasks), desk.register.notes, lambda: _checked(desk, tasks))


def _refuse_shared_folders(to: Sequence[str]) -> None:
    """Two roles written in two ways may have one folder: neither copy may stand in the other's place."""
    folders = [folder_of(party) for party in to]
    if len(set(folders)) < len(folders):
        raise Misconfigured(
            "Two of the recipients would share one folder",
            advice="Nothing was processed. Write a role in one way only, or run once for each.",
        )


def _checked(desk: Desk, tasks: list[Task]) -> Iterator[Copy]:
    for task, order, future in desk.worked(tasks, verify_one, "register-only"):
        found = desk.result(order, future, "verify")
        report = found if isinstance(found, Report) else found.report
        yield _copy(task, report)


@dataclass(frozen=True)
class _Making:
    """One run that publishes into one output folder."""

    desk: Desk
    outbox: Outbox

    def copies(self, tasks: list[Task]) -> Iterator[Copy]:
        """Make the copies and publish each as it comes."""
        # Before any work: a held, blocked or killed run leaves no file under these names.
        with before_any_work():
            for task in tasks:
                self.outbox.supersede(task.folder, *self._earlier(task))
        for task, order, future in self.desk.worked(tasks, run_one, self.desk.profile):
            yield self._published(task, order, self.desk.result(order, future, "redact"))

    def _earlier(self, task: Task) -> list[str]:
        """Return every name an earlier run may have given this input: as it is, or neutral in some step."""
        party = folder_of(task.folder)
        tops = (self.outbox.folder / party, self.outbox.folder / REPORTS / party)
        found = [""]
        for step in PurePosixPath(task.source.name).parts[:-1]:
            steps = [f"{base}{option}/" for base in found for option in (step, f"folder-{task.number}")]
            found = [base for base in steps if any((top / base).is_dir() for top in tops)]
        names = (PurePosixPath(task.source.name).name, task.neutral)
        return [output_name(base + name) for base in found for name in names]

    def _published(self, task: Task, order: Order, result: Result) -> Copy:
        """Put the report and then the released copy where they belong; what cannot be written blocks.

        The copy comes last: wherever this ends early, nothing lies in the recipient's folder.
        """
        name = output_name(result.report.name)
        released = result.outcome is Outcome.RELEASE
        try:
            target = str(self.outbox.output_path(task.folder, name)) if released else ""
            certificate = evidence_of(self.desk.house, order, result) if released else {}
            report = self._reported(task, result.report, name, target)
            for suffix, data in certificate.items():
                self.outbox.write_report(task.folder, name, suffix, data)
            if released:
                self.outbox.publish(result, task.folder, name)
        except RedactorError as error:
            return self._unpublished(task, order, result, name, error)
        return _copy(task, result.report, target, report)

    def _unpublished(self, task: Task, order: Order, result: Result, name: str, error: RedactorError) -> Copy:
        """Take back what was written of a copy that could not be, and record that nothing went out."""
        take_back(self.desk.house, result.report, order.actor)
        with suppress(RedactorError):
            self.outbox.supersede(task.folder, name)
        reasons = (Reason(error.code, error.sentence), *result.report.reasons)
        failed = replace(result.report, outcome=Outcome.BLOCK, output_digest=None, reasons=reasons)
        self.desk.house.pipeline.stopped(order, error.code, error.sentence)
        report = ""
        with suppress(RedactorError):
            report = self._reported(task, failed, name, "")
        return _copy(task, failed, "", report)

    def _reported(self, task: Task, report: Report, name: str, target: str) -> str:
        """Write the reports of one copy and return the path of the JSON one."""
        to, box = task.folder, self.outbox
        json_suffix, html_suffix, answers_suffix = SUFFIXES
        answers = str(box.report_path(to, name, answers_suffix)) if report.questions else ""
        # The path as given may lie in a folder whose name gives something away: the report shows the name.
        shown = {"input": report.name, "output": target, "answers": answers}
        if answers:
            box.write_report(to, name, answers_suffix, answers_skeleton(report))
        box.write_report(to, name, html_suffix, report_html(report, **shown))
        return str(box.write_report(to, name, json_suffix, report_json(report, **shown)))


def _copy(task: Task, report: Report, output: str = "", report_path: str = "") -> Copy:
    reasons = tuple(
        {"code": r.code, "message": r.message, "place": r.place, "item": r.item} for r in report.reasons
    )
    return Copy(
        input=task.source.given,
        name=report.name,
        recipient=",".join(task.recipients),
        outcome=report.outcome.value,
        output=output,
        report=report_path,
        reasons=reasons,
        counts=report.counts,
    )
