"""Findings, what is done about them, and the plan that a format carries out.

A finding points into a text map; a mark points into the document.
Nothing here holds a value: the words of a finding are looked up in the original.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redactor.model.document import Digest, Document
from redactor.model.kind import Kind
from redactor.model.text import Location, Place


class Disposition(StrEnum):
    """What is done about a finding."""

    REDACT = "redact"
    ASK = "ask"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Finding:
    """Characters [start, end) of view `view` are said to be of some kind.

    `item_id` is the register item, or empty for an *unlisted* detail. `score` is 0 to 1.
    `form` names the written form in general ("number and street"), never the words themselves.
    `evidence` are ids of rules or items that support it.
    """

    start: int
    end: int
    kind: Kind
    disposition: Disposition
    rule: str
    score: float
    explanation: str
    item_id: str = ""
    form: str = ""
    detector: str = "known"
    view: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """A reviewer's disposition for a question, with name and reason."""

    question_id: str
    disposition: Disposition
    by: str
    reason: str
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to be removed and the label that takes its place."""

    places: tuple[Place, ...]
    label: str
    kind: Kind
    item_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One finding, where it is, and what is done about it, by whom or by which rule.

    `path` names the document inside the document ("" for the outermost).
    """

    id: str
    finding: Finding
    disposition: Disposition
    path: str
    place: str
    reason: str
    answered_by: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All dispositions and marks for one document: what will be done and why."""

    digest: Digest
    decisions: tuple[Decision, ...]
    marks: tuple[Mark, ...]

    @property
    def questions(self) -> tuple[Decision, ...]:
        """The decisions that still wait for a person."""
        return tuple(d for d in self.decisions if d.disposition is Disposition.ASK)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a format is told to do: remove `marks`, put in `children`, leave out `dropped`.

    `title` and `language` are for a document that says neither itself; both are free of values.
    """

    marks: tuple[Mark, ...] = ()
    children: tuple[tuple[Location, Document], ...] = ()
    dropped: tuple[Location, ...] = ()
    title: str = ""
    language: str = ""
