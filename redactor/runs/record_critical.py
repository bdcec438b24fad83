"""Critical values of a case, and whether something else that is to be shown repeats one of them.

Takes items as they stand or as they once were; answers yes or no for a text or a value. It errs towards
yes: what is in doubt is shown as a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from redactor.model.case import ProtectedItem
from redactor.model.kind import Kind, Severity, Value
from redactor.model.lexicon import Lexicon, plain
from redactor.model.record import Change, Subject
from redactor.model.secret import Secret
from redactor.store.register_document import Shape, canonical_text, listed
from redactor.store.sql.fold import entry_of
from redactor.values.near import may_be_same
from redactor.values.parse import ValueInvalid, parse_value

_TELLING: Final = ("postcode", "house_name", "national", "local", "surname", "name", "uprn")
_LEAST: Final = 5
"""Shorter fragments would stand in harmless words."""
_Fact = tuple[Kind, Value, tuple[Secret, ...]]
_CONTACT: Final = (Kind.ADDRESS, Kind.PHONE, Kind.EMAIL)


@dataclass(frozen=True, slots=True)
class Critical:
    """Every critical value, with the fragments that tell it."""

    values: tuple[tuple[Kind, Value], ...]
    fragments: frozenset[str]
    lexicon: Lexicon

    def in_value(self, kind: Kind, value: Value) -> bool:
        """Say whether `value` may be a critical one, or holds a part of one."""
        same = (
            one is kind and may_be_same(kind, critical, value, self.lexicon) for one, critical in self.values
        )
        return any(same) or self.in_words(value.text.reveal())

    def in_text(self, text: str) -> bool:
        """Say whether a text that somebody wrote holds a critical value, however it is written."""
        if self.in_words(text):
            return True
        for kind in _CONTACT:
            try:
                value = parse_value(kind, text, self.lexicon)
            except ValueInvalid:
                continue
            if self.in_value(kind, value):
                return True
        return False

    def in_words(self, text: str) -> bool:
        """Say whether `text` holds a fragment of a critical value as it stands."""
        squeezed = _squeezed(text)
        return any(fragment in squeezed for fragment in self.fragments)


def critical_now(items: Iterable[ProtectedItem], lexicon: Lexicon) -> Critical:
    """Return the critical values among `items`."""
    grave = [item for item in items if item.severity is Severity.CRITICAL and item.kind is not Kind.LINKAGE]
    return _critical([(item.kind, item.value, item.also_written) for item in grave], lexicon)


def critical_ever(changes: Iterable[Change], lexicon: Lexicon) -> Critical:
    """Return every value that was critical in any event, waiting changes included."""
    found: list[_Fact] = []
    names: dict[str, Shape] = {}
    for change in changes:
        entry = entry_of(change)
        if change.subject is Subject.PARTY:
            names[change.subject_id] = entry
        elif change.subject is Subject.ITEM and entry.get("severity") == Severity.CRITICAL.value:
            given = entry.get("value") or names.get(str(entry.get("party")), {}).get("name")
            aliases = tuple(Secret(str(alias)) for alias in listed(entry.get("also_written")))
            kind = Kind(entry["kind"])
            try:
                found.append((kind, parse_value(kind, given or "", lexicon), aliases))
            except ValueInvalid:
                # By today's rules it is no such value any more: its words are still not for showing.
                found.append((Kind.TEXT, Value(Secret(canonical_text({"": given}))), aliases))
    return _critical(found, lexicon)


def _critical(facts: Sequence[_Fact], lexicon: Lexicon) -> Critical:
    fragments = {fragment for _, value, aliases in facts for fragment in _fragments(value, aliases)}
    return Critical(
        tuple(dict.fromkeys((kind, value) for kind, value, _ in facts)),
        frozenset(fragment for fragment in fragments if len(fragment) >= _LEAST),
        lexicon,
    )


def _fragments(value: Value, aliases: Iterable[Secret]) -> Iterable[str]:
    yield _squeezed(value.text.reveal())
    for alias in aliases:
        yield _squeezed(alias.reveal())
    for part in _TELLING:
        for text in value.all(part):
            yield _squeezed(text)
    street = value.first("street")
    if street:
        yield _squeezed(f"{value.first('number')} {street}")


def _squeezed(text: str) -> str:
    return plain(text).replace(" ", "")
