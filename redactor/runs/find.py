"""A run that only looks: what would be redacted or asked, and why. It writes and records nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, Final

from redactor.assemble import House, house
from redactor.execute import failure_of
from redactor.model.errors import RedactorError
from redactor.model.finding import Disposition, Finding
from redactor.policy.withhold import recipients_of
from redactor.runs.desk import Desk, Task
from redactor.runs.find_worker import find_one
from redactor.runs.registers import register_for
from redactor.runs.values import Found, Wanted

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


def find_run(wanted: Wanted, stdin: bytes, at: House | None = None) -> Iterator[Found]:
    """Yield what would be redacted or asked; ``-`` among the paths is the text `stdin`.

    Raises:
        Misconfigured: nothing was processed.
    """
    paths = tuple(path for path in wanted.paths if path != "-")
    at = at or house()
    profile = at.check_profile(wanted.profile)
    register = register_for(at, wanted.register_file, wanted.case)
    recipients_of(register, wanted.to)
    desk = Desk(replace(wanted, paths=paths), at) if paths else None
    if "-" in wanted.paths:
        text = stdin.decode("utf-8-sig", errors="replace")
        for one in at.find_text(text, register, wanted.to, profile):
            yield _found("-", "-", one, one.disposition, _line(text, one.start), one.start, one.end)
    if desk is not None:
        yield from _found_in_files(desk, profile)


def _found_in_files(desk: Desk, profile: str) -> Iterator[Found]:
    tasks = [desk.task(source, desk.to) for source in desk.sources]
    for task, _, future in desk.worked(tasks, find_one, profile):
        try:
            name, found = _result(future)
        except Exception as error:  # noqa: BLE001  # one unreadable document must not hide the others
            yield _not_read(task, error)
            continue
        for decision, start, end in found:
            place = f"{decision.path}: {decision.place}" if decision.path else decision.place
            yield _found(task.source.given, name, decision.finding, decision.disposition, place, start, end)


def _result(future: Future[Any] | RedactorError) -> Any:
    if isinstance(future, RedactorError):
        raise future
    return future.result()


def _line(text: str, start: int) -> str:
    return f"line {len(_LINE_END.findall(text, 0, start)) + 1}"


def _found(  # noqa: PLR0913, PLR0917  # one value of everything a finding is shown with
    given: str,
    name: str,
    one: Finding,
    disposition: Disposition,
    place: str,
    start: int | None,
    end: int | None,
) -> Found:
    return Found(
        input=given,
        name=name,
        place=place,
        start=start,
        end=end,
        kind=one.kind,
        item=one.item_id,
        disposition=disposition,
        rule=one.rule,
        score=one.score,
        explanation=one.explanation,
    )


def _not_read(task: Task, error: Exception) -> Found:
    _, message = failure_of(error)
    return Found(task.source.given, task.neutral, "", None, None, "", "", "blocked", "unread", 0.0, message)
