"""From the entries of a register file to `Register`: what stands where, and of which shape.

Takes entries; gives the register and notes every problem with its line. What the parts mean
together is checked in `register_checks`, items one by one are read in `register_items`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from redactor.model.case import AllowedItem, CaseRef, Party, Register
from redactor.model.kind import Kind, Value
from redactor.model.lexicon import Lexicon
from redactor.model.secret import Secret
from redactor.policy.promise import open_promises
from redactor.store.entries import Entry
from redactor.store.fields import Fields
from redactor.store.problems import Problems
from redactor.store.register_checks import check_register
from redactor.store.register_ids import read_id, subject
from redactor.store.register_items import ItemReader, Lines
from redactor.store.register_stops import read_promises, read_quarantined
from redactor.store.register_values import ValueReader

_TOP: Final = (
    "register", "case", "parties", "items", "allowed", "nothing_to_withhold", "promises", "quarantined",
)  # fmt: skip
_CASE: Final = ("reference", "title", "language")
_PARTY: Final = (
    "id", "name", "title", "known_as", "previous_names", "role", "emails", "phones", "addresses", "born",
)  # fmt: skip
_LONGEST_REFERENCE: Final = 100


def read_register(
    entry: Entry, problems: Problems, *, version: str, lexicon: Lexicon, reasons: Collection[str]
) -> Register:
    """Return what `entry` says; whatever is wrong is added to `problems`."""
    lines = Lines()
    top = Fields(entry, _TOP, problems, "the register")
    register = _read(top, lines, lexicon, reasons, version)
    confirmed = _nothing(top, has_items=bool(register.items))
    return check_register(replace(register, nothing_to_withhold=confirmed), lines, problems)


def read_draft(
    entry: Entry, problems: Problems, *, version: str, lexicon: Lexicon, reasons: Collection[str]
) -> Register:
    """Return the same while a register is being written: it may be empty or contradict itself."""
    return _read(Fields(entry, _TOP, problems, "the register"), Lines(), lexicon, reasons, version)


def _read(top: Fields, lines: Lines, lexicon: Lexicon, reasons: Collection[str], version: str) -> Register:
    _check_version(top)
    values = ValueReader(lexicon)
    reference, title, language = _case(top)
    parties = _parties(top, values, lines)
    items = ItemReader(values, parties, reasons, lines).read(top)
    allowed = _allowed(top, values, lines)
    promises = read_promises(top, parties, items)
    return Register(
        reference=CaseRef(reference),
        version=version,
        title=title,
        language=language,
        parties=parties,
        items=items,
        allowed=allowed,
        source=top.problems.source,
        promises=promises,
        stops=(*open_promises(promises, items, parties), *read_quarantined(top, parties)),
    )


def _check_version(top: Fields) -> None:
    version = top.text("register", required=True)
    if version and version != "1":
        top.note(top.line("register"), "is of a version this program does not know", "Write 'register: 1'")


def _case(top: Fields) -> tuple[str, str, str]:
    entry = top.get("case", required=True)
    if entry is None:
        return "", "", "en"
    case = Fields(entry, _CASE, top.problems, "the case")
    reference = case.text("reference", required=True)
    if len(reference) > _LONGEST_REFERENCE or not reference.isprintable():
        case.note(case.line("reference"), "has no usable reference", "Write it on one line, short")
    language = case.text("language") or "en"
    if language not in {"en", "cy"}:
        case.note(case.line("language"), "has a language that is not known", "Write 'en' or 'cy'")
        language = "en"
    return reference, case.text("title"), language


def _parties(top: Fields, values: ValueReader, lines: Lines) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for number, entry in enumerate(top.listed("parties"), start=1):
        party = _party(Fields(entry, _PARTY, top.problems, subject("party", number, entry)), found, values)
        if party is not None:
            found[party.id] = party
            lines.parties[party.id] = entry.line
    return tuple(found.values())


def _party(fields: Fields, taken: Collection[str], values: ValueReader) -> Party | None:
    party_id = read_id(fields, taken)
    name = values.party_name(fields)
    born = fields.get("born")
    party = {
        "role": fields.text("role"),
        "emails": _several(fields, "emails", Kind.EMAIL, values),
        "phones": _several(fields, "phones", Kind.PHONE, values),
        "addresses": _several(fields, "addresses", Kind.ADDRESS, values),
        "born": None if born is None else values.read(fields, born, Kind.DATE_OF_BIRTH, "born"),
    }
    if not party_id:
        return None
    # A party whose name is at fault still exists: one mistake is told once.
    return Party(id=party_id, name=name or Value(Secret("")), **party)  # type: ignore[arg-type] # the dict above is this class's shape


def _several(fields: Fields, key: str, kind: Kind, values: ValueReader) -> tuple[Value, ...]:
    read = (values.read(fields, entry, kind, key) for entry in fields.listed(key))
    return tuple(value for value in read if value is not None)


def _allowed(top: Fields, values: ValueReader, lines: Lines) -> tuple[AllowedItem, ...]:
    found = []
    for number, entry in enumerate(top.listed("allowed"), start=1):
        fields = Fields(entry, ("kind", "value", "note"), top.problems, f"allowed entry {number}")
        kind = values.kind(fields)
        given = fields.get("value", required=True)
        if kind is Kind.LINKAGE:
            fields.note(fields.line("kind"), "cannot be a linkage", "Remove it")
        elif kind is not None and given is not None:
            value = values.read(fields, given, kind, "value")
            if value is not None:
                values.check_whole(fields, given.line, kind, value)
                found.append(AllowedItem(kind, value, fields.text("note")))
                lines.allowed.append(entry.line)
    return tuple(found)


def _nothing(top: Fields, *, has_items: bool) -> str:
    entry = top.get("nothing_to_withhold")
    line = top.line("nothing_to_withhold")
    if entry is None:
        if "items" not in top or not (has_items or top.listed("items")):
            cure = "Add the items, or 'items: []' with 'nothing_to_withhold: {confirmed_by: NAME, on: DATE}'"
            top.note(top.line("items"), "has no items, and nobody confirmed that this is meant", cure)
        return ""
    fields = Fields(entry, ("confirmed_by", "on"), top.problems, "'nothing_to_withhold'")
    who, when = fields.text("confirmed_by", required=True), fields.date("on")
    if "on" not in fields:
        fields.note(line, "has no 'on'", "Add the date, like on: 2026-02-11")
    if "items" not in top:
        top.note(line, "has 'nothing_to_withhold' but no 'items'", "Add 'items: []'")
    if top.listed("items"):
        top.note(line, "has items and says there is nothing to withhold", "Remove one of the two")
    return f"{who}, {when.isoformat()}" if who and when else ""
