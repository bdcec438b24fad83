"""Small builders for tests of the matcher: items of an invented family, and what is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from redactor.detect.known.detector import Known
from redactor.model.case import AllowedItem, Party, ProtectedItem, Withholding
from redactor.model.finding import Disposition, Finding
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon
from redactor.model.rules import Profile, RuleSet
from redactor.model.secret import Secret
from redactor.model.text import TextMap
from redactor.ports import Search
from redactor.rulebook.lexicon import load_lexicon
from redactor.values.parse import parse_person, parse_value

FOLDER = Path(__file__).parents[2] / "rules" / "lexicon"
MATCHER = Known()


@cache
def lexicon() -> Lexicon:
    """The lexicon of the installation."""
    return load_lexicon(lambda name: (FOLDER / name).read_bytes())


@cache
def rules() -> RuleSet:
    """Rules that hold nothing but the lexicon."""
    profile = Profile("register-only", Disposition.KEEP, Disposition.KEEP)
    return RuleSet("test", (profile,), {}, (), {}, lexicon())


def item(kind: str, value: str, item_id: str = "", **fields: object) -> ProtectedItem:
    """A protected item."""
    for name in ("also_written", "never_match"):
        if name in fields:
            fields[name] = tuple(Secret(text) for text in fields[name])  # type: ignore[attr-defined]
    of = Kind(kind)
    return ProtectedItem(item_id or kind, of, parse_value(of, value, lexicon()), ("x",), **fields)  # type: ignore[arg-type]


def person(
    name: str,
    item_id: str = "name",
    title: str = "",
    known_as: tuple[str, ...] = (),
    previous: tuple[str, ...] = (),
    **fields: object,
) -> ProtectedItem:
    """A protected person."""
    value = parse_person(name, title=title, known_as=known_as, previous_names=previous, lexicon=lexicon())
    return ProtectedItem(item_id, Kind.PERSON, value, ("x",), **fields)  # type: ignore[arg-type]


def allowed(kind: str, value: str) -> AllowedItem:
    """A value that may stay."""
    of = Kind(kind)
    return AllowedItem(of, parse_value(of, value, lexicon()))


def open_person(name: str, title: str = "") -> Party:
    """A party whose name may stay."""
    return Party(name.lower().replace(" ", "-"), parse_person(name, title=title, lexicon=lexicon()))


@cache
def search(
    items: tuple[ProtectedItem, ...],
    permitted: tuple[AllowedItem, ...] = (),
    people: tuple[Party, ...] = (),
    linked: tuple[ProtectedItem, ...] = (),
) -> Search:
    """A search for these items; each has a key of its own."""
    key = f"test-{id(items)}-{hash((items, permitted, people, linked))}"
    withholding = Withholding(key, (), items, permitted, open_people=people, linked=linked)
    return Search(withholding, rules(), rules().profile("register-only"))


def find(
    text: str,
    *items: ProtectedItem,
    permitted: tuple[AllowedItem, ...] = (),
    people: tuple[Party, ...] = (),
    linked: tuple[ProtectedItem, ...] = (),
    furniture: tuple[tuple[int, int], ...] = (),
) -> list[Finding]:
    """What the matcher finds in `text`."""
    return list(MATCHER.find(TextMap("t", text, (), furniture), search(items, permitted, people, linked)))


def said(text: str, found: list[Finding]) -> str:
    """The strictest disposition and what it covers: "redact:14 Rose Lane", "ask:...", or "-"."""
    for disposition in (Disposition.REDACT, Disposition.ASK):
        spans = [text[f.start : f.end] for f in found if f.disposition is disposition]
        if spans:
            return f"{disposition.value}:{max(spans, key=len)}"
    return "-"


def removed(text: str, found: list[Finding]) -> str:
    """The text with every redaction cut out."""
    keep = [True] * len(text)
    for finding in found:
        if finding.disposition is Disposition.REDACT:
            keep[finding.start : finding.end] = [False] * (finding.end - finding.start)
    return "".join(c for c, stays in zip(text, keep, strict=True) if stays)
