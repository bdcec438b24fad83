"""The items of a register file: one fact each, from whom it is withheld, and how strictly.

Takes the register's fields and its parties; gives items and notes every problem with its line.
Contradictions between items, allowed entries and recipients are found in `register_checks`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from redactor.model.case import AloneRule, Party, ProtectedItem
from redactor.model.kind import Kind, Severity, Value
from redactor.model.secret import Secret
from redactor.store.entries import Entry, Scalar
from redactor.store.fields import Fields
from redactor.store.problems import did_you_mean
from redactor.store.register_audience import AudienceReader
from redactor.store.register_ids import read_id, subject
from redactor.store.register_values import ValueReader

_ALONE: Final = ("street_alone", "town_alone", "postcode_district_alone")
_KEYS: Final = (
    "id", "kind", "value", "party", "items", "also_written", "never_match", "about", "withhold_from",
    "may_see", "severity", "reason", "basis", "valid_from", "valid_to", "review_on", "source",
    "superseded_by", "compromised_since", *_ALONE,
)  # fmt: skip
_CRITICAL: Final = (AloneRule.REDACT, AloneRule.ASK, AloneRule.ASK)
_USUAL: Final = (AloneRule.ASK, AloneRule.OPEN, AloneRule.OPEN)


@dataclass(slots=True)
class Lines:
    """Where things stand: parties and items by id, allowed entries in order."""

    parties: dict[str, int] = field(default_factory=dict)
    items: dict[str, int] = field(default_factory=dict)
    allowed: list[int] = field(default_factory=list)
    never: dict[str, list[int]] = field(default_factory=dict)
    audience: dict[str, int] = field(default_factory=dict)


class ItemReader:
    """Reads the items of one register."""

    def __init__(
        self, values: ValueReader, parties: Sequence[Party], reasons: Collection[str], lines: Lines
    ) -> None:
        """Use the parties that are known and the reason codes that exist."""
        self._values = values
        self._parties = {party.id: party for party in parties}
        self._audience = AudienceReader(parties)
        self._reasons = reasons
        self._lines = lines

    def read(self, top: Fields) -> tuple[ProtectedItem, ...]:
        """Return the items; a linkage may name items that stand after it."""
        entries = top.listed("items")
        declared: dict[str, Kind | None] = {}
        found: dict[str, ProtectedItem] = {}
        read: list[Fields] = []
        for number, entry in enumerate(entries, start=1):
            fields = Fields(entry, _KEYS, top.problems, subject("item", number, entry))
            item = self._item(fields, declared, entry)
            if item is not None:
                found[item.id] = item
            read.append(fields)
        # An item with another fault still exists: one mistake is told once.
        facts = tuple(one for one, kind in declared.items() if kind is not Kind.LINKAGE)
        for fields in read:
            self._check_members(fields, facts)
            _check_superseded(fields, facts)
        return tuple(found.values())

    def _item(self, fields: Fields, declared: dict[str, Kind | None], entry: Entry) -> ProtectedItem | None:
        item_id = read_id(fields, declared)
        kind = self._values.kind(fields)
        if item_id:
            declared[item_id] = kind
        value = None if kind is None else self._value(fields, kind)
        severity = fields.choice("severity", Severity, Severity.HIGH)
        street, town, district = self._alone(fields, kind, severity)
        party_id = self._known_party(fields, "party") if kind is Kind.PERSON else ""
        audience = self._audience.read(fields, "withhold_from", required=True)
        never = fields.texts("never_match")
        item = {
            "withhold_from": audience,
            "about": self._known_party(fields, "about") or party_id,
            "also_written": self._aliases(fields, kind),
            "never_match": tuple(_secret(scalar) for scalar in never),
            "may_see": self._audience.read(fields, "may_see"),
            "severity": severity,
            "reason": self._reason(fields),
            "basis": fields.text("basis"),
            "valid_from": fields.date("valid_from"),
            "valid_to": fields.date("valid_to"),
            "review_on": fields.date("review_on"),
            "source": fields.text("source"),
            "street_alone": street,
            "town_alone": town,
            "postcode_district_alone": district,
            "members": self._members(fields, kind),
            "superseded_by": fields.text("superseded_by"),
            "compromised_since": fields.date("compromised_since"),
        }
        _check_validity(fields)
        if not item_id or kind is None or value is None:
            return None
        self._lines.items[item_id] = entry.line
        self._lines.never[item_id] = [scalar.line for scalar in never]
        self._lines.audience[item_id] = fields.line("withhold_from")
        return ProtectedItem(id=item_id, kind=kind, value=value, **item)  # type: ignore[arg-type] # this class's shape

    def _value(self, fields: Fields, kind: Kind) -> Value | None:
        for key, belongs in (("items", kind is Kind.LINKAGE), ("party", kind is Kind.PERSON)):
            if key in fields and not belongs:
                cure = "Remove it" if key == "items" else "Use 'about' to say whom the item is about"
                fields.note(fields.line(key), f"has '{key}', which does not belong to its kind", cure)
        if kind is Kind.LINKAGE:
            if "value" in fields:
                fields.note(fields.line("value"), "is a linkage and has a value", "Remove the value")
            return Value(Secret(""))
        if kind is Kind.PERSON and "party" in fields:
            return self._party_value(fields)
        given = fields.get("value", required=True)
        return None if given is None else self._values.read(fields, given, kind, "value")

    def _party_value(self, fields: Fields) -> Value | None:
        if "value" in fields:
            cure = "Remove one of the two: the value comes from the party"
            fields.note(fields.line("value"), "has both 'party' and 'value'", cure)
        party = self._parties.get(fields.text("party"))
        return None if party is None else party.name

    def _alone(
        self, fields: Fields, kind: Kind | None, severity: Severity
    ) -> tuple[AloneRule, AloneRule, AloneRule]:
        defaults = _CRITICAL if severity is Severity.CRITICAL else _USUAL
        for key in _ALONE:
            if key in fields and kind is not None and kind is not Kind.ADDRESS:
                fields.note(fields.line(key), f"has '{key}', which is for addresses only", "Remove the line")
        street, town, district = (
            fields.choice(key, AloneRule, default) for key, default in zip(_ALONE, defaults, strict=True)
        )
        return street, town, district

    def _known_party(self, fields: Fields, key: str) -> str:
        text = fields.text(key)
        if not text or text in self._parties:
            return text
        cure = did_you_mean(text, tuple(self._parties))
        fields.note(fields.line(key), f"names a party under '{key}' that does not exist", cure)
        return ""

    def _aliases(self, fields: Fields, kind: Kind | None) -> tuple[Secret, ...]:
        scalars = fields.texts("also_written")
        if kind is Kind.LINKAGE and scalars:
            fields.note(fields.line("also_written"), "is a linkage and has 'also_written'", "Remove it")
        if kind is None or kind is Kind.LINKAGE:
            return ()
        return tuple(Secret(self._values.alias(fields, scalar, kind)) for scalar in scalars)

    def _reason(self, fields: Fields) -> str:
        code = fields.text("reason")
        if code and code not in self._reasons:
            cure = did_you_mean(code, self._reasons)
            fields.note(fields.line("reason"), "has a reason code that is not known", cure)
            return ""
        return code

    def _members(self, fields: Fields, kind: Kind | None) -> tuple[str, ...]:
        if kind is not Kind.LINKAGE:
            return ()
        members = tuple((scalar.text or "").strip() for scalar in fields.texts("items", required=True))
        if "items" in fields and len(set(members)) < 2:
            fields.note(fields.line("items"), "links fewer than two items", "Name two different items")
        return members

    def _check_members(self, fields: Fields, facts: tuple[str, ...]) -> None:
        if fields.text("kind") != Kind.LINKAGE.value:
            return
        for scalar in fields.texts("items"):
            member = (scalar.text or "").strip()
            if member not in facts:
                fields.note(scalar.line, "links an item that does not exist", did_you_mean(member, facts))


def _check_superseded(fields: Fields, facts: tuple[str, ...]) -> None:
    later = fields.text("superseded_by")
    if later and (later not in facts or later == fields.text("id")):
        cure = did_you_mean(later, facts)
        fields.note(fields.line("superseded_by"), "is superseded by an item that does not exist", cure)


def _secret(scalar: Scalar) -> Secret:
    return Secret((scalar.text or "").strip())


def _check_validity(fields: Fields) -> None:
    start, end = fields.date("valid_from"), fields.date("valid_to")
    if start and end and end < start:
        fields.note(fields.line("valid_to"), "ends before it begins", "Correct 'valid_from' or 'valid_to'")
