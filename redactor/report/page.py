"""What the page of a report shows, grouped so that a person takes it in: rows, not data.

Takes a report, gives a frozen `Page` for the template. It leaves nothing out but numbers that only
a program needs, which the JSON report has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from redactor.model.finding import Decision, Disposition
from redactor.model.kind import KIND_WORDS
from redactor.model.outcome import Outcome
from redactor.model.report import Report
from redactor.report.words import (
    LIMITS,
    counted,
    headline,
    next_step,
    people,
    percent,
    places,
)

SIGNS = {Outcome.RELEASE: "✓", Outcome.CLEAN: "✓", Outcome.HOLD: "?", Outcome.BLOCK: "✕"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what, about which item, why, by which rule, where, and how often."""

    what: str
    item: str = ""
    reason: str = ""
    rule: str = ""
    where: str = ""
    times: int = 1
    by: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question to a person."""

    id: str
    place: str
    what: str
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template writes."""

    title: str
    outcome: str
    done: bool
    sign: str
    headline: str
    next_step: str
    facts: tuple[tuple[str, str], ...]
    reasons: tuple[Row, ...]
    questions: tuple[Question, ...]
    answers: str
    withheld: tuple[Row, ...]
    unread: tuple[Row, ...]
    removed: tuple[Row, ...]
    read: tuple[Row, ...]
    kept: tuple[Row, ...]
    people: tuple[Row, ...]
    notes: tuple[str, ...]
    share_removed: str
    share_not_required: str
    versions: tuple[tuple[str, str], ...]
    limits: str = LIMITS


def page_of(report: Report, *, output: str = "", answers: str = "") -> Page:
    """Return the page of `report`."""
    over = report.over_redaction
    return Page(
        title=f"{report.name} for {people(report.recipients)}",
        outcome=report.outcome.value,
        done=report.outcome in {Outcome.RELEASE, Outcome.CLEAN},
        sign=SIGNS[report.outcome],
        headline=headline(report),
        next_step=next_step(report),
        facts=_facts(report, output),
        reasons=_reasons(report),
        questions=tuple(_question(decision) for decision in report.questions),
        answers=answers,
        withheld=_grouped(d for d in report.decisions if d.disposition is Disposition.REDACT),
        unread=_by_text((one.why, one.place) for one in report.unread),
        removed=_by_text((_words(one.what), one.place) for one in report.removed),
        read=_by_text((one.means, one.place) for one in report.coverage),
        kept=_grouped(d for d in report.decisions if d.disposition is Disposition.KEEP),
        people=_grouped(report.people),
        notes=tuple(dict.fromkeys(report.notes)),
        share_removed=percent(over.share_removed),
        share_not_required=percent(over.share_not_required),
        versions=tuple((name.replace("_", " "), version) for name, version in report.versions),
    )


def _facts(report: Report, output: str) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Document", report.name),
        ("For", people(report.recipients)),
        ("Case", report.case),
        ("Made", report.when.strftime("%-d %B %Y, %H:%M %Z").strip()),
        ("Profile", report.profile),
        ("The copy", output),
    )
    return tuple((name, text) for name, text in rows if text)


def _reasons(report: Report) -> tuple[Row, ...]:
    """Group what blocks; the questions have a section of their own."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for reason in report.reasons:
        if reason.code != "question":
            grouped.setdefault((reason.message, reason.item), []).append(reason.place)
    return tuple(
        Row(message, item=item, where=places(filter(None, where)), times=len(where))
        for (message, item), where in grouped.items()
    )


def _question(decision: Decision) -> Question:
    return Question(
        id=decision.id,
        place=_place(decision),
        what=KIND_WORDS[decision.finding.kind],
        item=decision.finding.item_id,
        text=decision.finding.explanation,
    )


def _grouped(decisions: Iterable[Decision]) -> tuple[Row, ...]:
    """Group decisions by kind, item, reason, rule and who answered."""
    grouped: dict[tuple[str, str, str, str, str], list[str]] = {}
    for decision in decisions:
        finding = decision.finding
        rule = finding.form or finding.rule
        key = (KIND_WORDS[finding.kind], finding.item_id, decision.reason, rule, decision.answered_by)
        grouped.setdefault(key, []).append(_place(decision))
    return tuple(
        Row(what, item=item, reason=reason, rule=rule, where=places(where), times=len(where), by=by)
        for (what, item, reason, rule, by), where in sorted(grouped.items(), key=_most_first)
    )


def _most_first(group: tuple[tuple[str, ...], Sequence[str]]) -> tuple[bool, str, int]:
    (_, item, *_), where = group
    return not item, item, -len(where)


def _by_text(pairs: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    grouped: dict[str, list[str]] = {}
    for text, place in pairs:
        grouped.setdefault(text, []).append(place)
    return tuple(Row(text, where=places(where), times=len(where)) for text, where in grouped.items())


def _place(decision: Decision) -> str:
    return f"{decision.path}: {decision.place}" if decision.path else decision.place


def _words(what: str) -> str:
    return what.replace("-", " ")


def summary(page: Page) -> tuple[tuple[str, str], ...]:
    """Return the figures at the top: what was withheld, asked, unread and left out."""
    return (
        (
            "withheld" if page.done else "to be withheld",
            counted(sum(row.times for row in page.withheld), "place"),
        ),
        ("to answer", counted(len(page.questions), "question")),
        ("not examined", counted(sum(row.times for row in page.unread), "part")),
        (
            "left out" if page.done else "to be left out",
            counted(sum(row.times for row in page.removed), "part"),
        ),
    )
