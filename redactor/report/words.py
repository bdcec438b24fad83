"""Plain sentences for reports: what happened, what to do, and places written short.

Takes values of a report, gives text. It knows no protected value and could not print one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, assert_never

from redactor.model.outcome import Outcome
from redactor.model.report import Report

#: Why mail was stopped, for counts. A code that is not here is said as it is.
STOPPED_WORDS: Final = {
    "leak": "it holds a detail that is withheld from a recipient",
    "question": "it may hold such a detail: a person must decide",
    "linkage": "it holds details that must not appear together",
    "unread": "a part of it could not be examined",
    "opaque": "a part of it could not be examined",
    "mixed-recipients": "another recipient of the same mail must not get it",
    "unknown-case": "it names a case that has no register",
    "refused-by-next": "the next server refused the recipient",
}
#: What no program finds: said in every report, because a release is no proof of it.
LIMITS: Final = (
    "Redactor looks for the details in the register, however they are written. It does not understand "
    "descriptions of a place or a person, family relations, handwriting, faces, or what a reader can "
    "work out from several harmless facts. For anything critical, a named person should read the copy "
    "before it goes."
)
_NUMBERED: Final = re.compile(r"(.*?)(\d+)")


def headline(report: Report) -> str:
    """Return the outcome in one sentence."""
    to = people(report.recipients)
    match report.outcome:
        case Outcome.RELEASE:
            return f"Released: this copy may go to {to}."
        case Outcome.CLEAN:
            return f"Clean: nothing withheld from {to} was found in this file."
        case Outcome.HOLD:
            asked = counted(len(report.questions), "question") if report.questions else "a question"
            return f"Held: do not send yet. Somebody must answer {asked} first."
        case Outcome.BLOCK:
            return f"Blocked: do not send this document to {to}."
        case _:
            assert_never(report.outcome)


def next_step(report: Report) -> str:
    """Return what to do now, in one or two sentences."""
    match report.outcome:
        case Outcome.RELEASE:
            return "Send only this copy, never the original."
        case Outcome.CLEAN:
            return "This file may go to them as it is."
        case Outcome.HOLD:
            return (
                "Look at the places below in the original, answer in the answers file, and run the same "
                "command again with that file. Nothing is released until then."
            )
        case Outcome.BLOCK:
            return _cure(report)
        case _:
            assert_never(report.outcome)


def _cure(report: Report) -> str:
    codes = {reason.code for reason in report.reasons}
    if codes & {"leak", "linkage"}:
        return (
            "There is no copy to send, because a protected detail would still have been in it. Redact that "
            "place by hand in the original, or add the wording to the register under “also_written”, and "
            "run again."
        )
    if codes & {"unread", "opaque"}:
        return (
            "There is no copy to send, because a part of the document could not be examined. Remove that "
            "part in the program the document was made with, or save it as Word or PDF again, and run again."
        )
    return "There is no copy to send. See the reason below, put it right, and run again."


def people(recipients: Iterable[str]) -> str:
    """Return the recipients as a list in words."""
    names = [name.removeprefix("role:") for name in recipients]
    if len(names) < 2:
        return "".join(names) or "nobody"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, word: str) -> str:
    """Return ``1 place`` or ``3 places``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def percent(share: float) -> str:
    """Return a share in percent; a little is never shown as nothing."""
    value = share * 100
    if 0 < value < 0.1:
        return "less than 0.1 %"
    return f"{value:.1f} %"


def places(labels: Iterable[str]) -> str:
    """Return places in their order, each once with its count, runs of numbers as ranges.

    >>> places(["page 1", "page 1", "page 2", "page 3", "header"])
    'page 1 (twice), page 2, page 3, header'
    """
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    written: list[str] = []
    run: list[str] = []
    for label, count in counts.items():
        if count == 1 and run and _follows(run[-1], label):
            run.append(label)
            continue
        written += _range(run)
        run = [label] if count == 1 else []
        if count > 1:
            written.append(f"{label} ({'twice' if count == 2 else f'{count} times'})")
    return ", ".join([*written, *_range(run)])


def _follows(first: str, second: str) -> bool:
    one, two = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(second)
    return bool(one and two and one[1] == two[1] and int(two[2]) == int(one[2]) + 1)


def _range(run: list[str]) -> list[str]:
    if len(run) < 3:
        return run
    last = _NUMBERED.fullmatch(run[-1])
    first = f"pages {run[0][5:]}" if run[0].startswith("page ") else run[0]
    return [f"{first}–{last[2]}"] if last else run
