"""Sockets for tests: a plain text house of a few lines, and parts that crash, hang or lie.

Nothing here is used by the product. The honest parts are crude on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from redactor.model.case import CaseRef, Party, ProtectedItem, Register
from redactor.model.document import Document
from redactor.model.errors import AuditUnavailable
from redactor.model.finding import Disposition, Edit, Finding
from redactor.model.kind import Kind, Permitted, Severity, Value, Withheld
from redactor.model.order import Order
from redactor.model.outcome import AuditEntry, Leak, Sighting, Stance, VerificationReport
from redactor.model.rules import OpaqueRule, Profile, ReasonCode, RuleSet
from redactor.model.secret import Secret
from redactor.model.text import Location, OpaquePart, Reading, Segment, TextMap
from redactor.pipeline import Pipeline
from redactor.ports import Search

SECRET = "14 Rose Lane"
LETTER = f"Dear Dana,\nshe lives at {SECRET} now.\nYours, Ruth"


def value(text: str) -> Value:
    return Value(Secret(text))


def item(item_id: str = "x-home", text: str = SECRET, **changes: Any) -> ProtectedItem:
    given = {"kind": Kind.ADDRESS, "withhold_from": ("ms-z",), "reason": "FPR29.1"} | changes
    return ProtectedItem(id=item_id, value=value(text), **given)


def party(party_id: str, role: str = "parent", name: str = "Some Body", **details: Any) -> Party:
    return Party(party_id, value(name), role=role, **details)


def register(*items: ProtectedItem, parties: Sequence[Party] = ()) -> Register:
    people = parties or (party("ms-z"), party("mr-y"), party("grandma", role="grandparent"))
    return Register(CaseRef("CF-1"), "v1", parties=tuple(people), items=items or (item(),))


def rules(**opaque: OpaqueRule) -> RuleSet:
    labels = {("en", kind): "[text withheld]" for kind in Kind} | {("en", Kind.ADDRESS): "[address withheld]"}
    profiles = (
        Profile("register-only", Disposition.KEEP, Disposition.KEEP),
        Profile("assessment", Disposition.REDACT, Disposition.KEEP),
        Profile("codes", Disposition.KEEP, Disposition.KEEP, show_codes=True),
    )
    reasons = (ReasonCode("FPR29.1", "FPR29.1", "Confidential contact details", "FPR 29.1"),)
    lexicon: Any = None
    return RuleSet("r1", profiles, labels, reasons, opaque, lexicon)


def order(text: str = LETTER, **changes: Any) -> Order:
    given: dict[str, Any] = {
        "register": register(),
        "recipients": ("ms-z",),
        "profile": "register-only",
    } | changes
    return Order(Document(given.pop("name", "letter.txt"), text.encode()), **given)


class Lines:
    """Text, one location per line; opaque parts and children on request."""

    name = "lines"
    limitations: tuple[str, ...] = ()

    def __init__(self, *opaque: str) -> None:
        self.opaque = tuple(OpaquePart(Location(f"o{n}", f"part {n}"), what) for n, what in enumerate(opaque))

    def recognises(self, document: Document) -> bool:
        return not document.data.startswith(b"\x00")

    def read(self, document: Document) -> Reading:
        text, segments, at = document.data.decode(), [], 0
        for number, line in enumerate(text.split("\n"), start=1):
            segments.append(Segment(at, at + len(line), Location(f"l{number}", f"line {number}")))
            at += len(line) + 1
        return Reading((TextMap("lines", text, tuple(segments)),), opaque=self.opaque)

    def write(self, document: Document, edit: Edit) -> Document:
        lines = document.data.decode().split("\n")
        for mark in reversed(edit.marks):
            for number, place in reversed(list(enumerate(mark.places))):
                row = int(place.location.key[1:]) - 1
                label = mark.label if number == 0 else ""
                lines[row] = lines[row][: place.start] + label + lines[row][place.end :]
        return Document(document.name, "\n".join(lines).encode())


class Literal:
    """Finds the items' values as they stand."""

    name = "known"

    def find(self, text: TextMap, search: Search) -> Iterable[Finding]:
        for one in (*search.withholding.withheld, *search.withholding.linked):
            words, start = one.value.text.reveal(), -1
            while (start := text.text.find(words, start + 1)) >= 0:
                yield finding(start, start + len(words), one.id, kind=one.kind)


def finding(start: int, end: int, item_id: str = "x-home", **changes: Any) -> Finding:
    given = {
        "kind": Kind.ADDRESS,
        "disposition": Disposition.REDACT,
        "rule": "literal",
        "score": 1.0,
        "explanation": "as written",
        "view": "lines",
    } | changes
    return Finding(start, end, item_id=item_id, **given)


class Asking(Literal):
    """Asks about every value instead of redacting it."""

    def find(self, text: TextMap, search: Search) -> Iterable[Finding]:
        from dataclasses import replace

        for one in super().find(text, search):
            yield replace(one, disposition=Disposition.ASK)


class Searching:
    """A verifier that looks for whole values in the decoded bytes."""

    def verify(
        self, document: Document, withheld: Sequence[Withheld], permitted: Sequence[Permitted], stance: Stance
    ) -> VerificationReport:
        text = document.data.decode(errors="replace")
        leaks = tuple(
            Leak(one.item_id, "text", "whole value") for one in withheld if one.value.text.reveal() in text
        )
        return VerificationReport(leaks=leaks, sightings=(Sighting("text", text),))


class Ledger:
    """Keeps audit entries in memory."""

    def __init__(self) -> None:
        self.entries: list[AuditEntry] = []

    def append(self, entry: AuditEntry) -> None:
        self.entries.append(entry)


class BrokenLedger(Ledger):
    def append(self, entry: AuditEntry) -> None:
        raise AuditUnavailable


def pipeline(**parts: Any) -> Pipeline:
    given: dict[str, Any] = {
        "formats": (Lines(),),
        "detectors": (Literal(),),
        "matcher": Literal(),
        "verifier": Searching(),
        "audit": Ledger(),
        "rules": rules(comment=OpaqueRule.DROP, chart=OpaqueRule.HOLD),
        "now": lambda: datetime(2026, 3, 2, 12, 0, tzinfo=UTC),
    } | parts
    return Pipeline(**given)


CRITICAL = Severity.CRITICAL
