"""A run that only looks: what would be redacted or asked, and why. It writes and records nothing."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from redactor.assemble import House, find_one, house
from redactor.execute import failure_of
from redactor.model.errors import RedactorError
from redactor.model.finding import Decision, Plan
from redactor.policy.withhold import recipients_of
from redactor.runs.desk import Desk, Task
from redactor.runs.values import Found, Wanted


def find_run(wanted: Wanted, stdin: bytes) -> Iterator[Found]:
    """Yield what would be redacted or asked; ``-`` among the paths is the text `stdin`.

    Raises:
        Misconfigured: nothing was processed.
    """
    paths = tuple(path for path in wanted.paths if path != "-")
    at = house()
    profile = at.check_profile(wanted.profile)
    register = at.load_register(wanted.register_file)
    recipients_of(register, wanted.to)
    if "-" in wanted.paths:
        text = stdin.decode("utf-8-sig", errors="replace")
        for one in at.find_text(text, register, wanted.to, profile):
            place = f"line {text.count(chr(10), 0, one.start) + 1}"
            yield Found(
                "-",
                place,
                one.start,
                one.end,
                one.kind,
                one.item_id,
                one.disposition,
                one.rule,
                one.score,
                one.explanation,
            )
    if paths:
        yield from _found_in_files(replace(wanted, paths=paths), at, profile)


def _found_in_files(wanted: Wanted, at: House, profile: str) -> Iterator[Found]:
    desk = Desk(wanted, at)
    tasks = [desk.task(source, desk.to) for source in desk.sources]
    for task, _, future in desk.worked(tasks, find_one, profile):
        try:
            plans, plain = _plans(future)
        except Exception as error:  # noqa: BLE001  # one unreadable document must not hide the others
            yield _not_read(task, error)
            continue
        for decision in (d for plan in plans for d in plan.decisions):
            yield _found(task.source.given, decision, plain=plain)


def _plans(future: Future[Any] | RedactorError) -> tuple[tuple[Plan, ...], bool]:
    if isinstance(future, RedactorError):
        raise future
    found: tuple[tuple[Plan, ...], bool] = future.result()
    return found


def _found(given: str, decision: Decision, *, plain: bool) -> Found:
    one = decision.finding
    return Found(
        input=given,
        place=f"{decision.path}: {decision.place}" if decision.path else decision.place,
        start=one.start if plain else None,
        end=one.end if plain else None,
        kind=one.kind,
        item=one.item_id,
        disposition=decision.disposition,
        rule=one.rule,
        score=one.score,
        explanation=one.explanation,
    )


def _not_read(task: Task, error: Exception) -> Found:
    message = (
        error.sentence
        if isinstance(error, RedactorError)
        else (failure_of(error) or ("", "internal error"))[1]
    )
    return Found(task.source.given, "", None, None, "", "", "blocked", "unread", 0.0, message)
