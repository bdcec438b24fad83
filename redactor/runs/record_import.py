"""A register file becomes a case's record, or brings an existing one up to date.

Takes a file that the loader accepts; gives what was recorded. Entries that the file lacks stay: nothing
is deleted. A detail that collides is quarantined by itself, the rest is taken.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from redactor.assemble import House
from redactor.model.case import CaseRef, Register
from redactor.model.errors import ChangeRefused
from redactor.model.kind import Kind, Value
from redactor.model.record import Act, Subject
from redactor.policy.collision import Collision, Proposed, collisions
from redactor.runs.record import CaseRecord
from redactor.runs.record_change import Grounds, Recorded, Wish, change
from redactor.store.problems import Problems
from redactor.store.register_document import Shape, listed, plain_of
from redactor.store.register_file import read_entry, read_text
from redactor.store.sql.fold import Folded
from redactor.values.near import may_be_same

_CASE: Final = ("case", "allowed", "nothing_to_withhold")
_TABLES: Final = (("parties", Subject.PARTY), ("items", Subject.ITEM), ("promises", Subject.PROMISE))
_DETAILS: Final = {Kind.ADDRESS: "addresses", Kind.PHONE: "phones", Kind.EMAIL: "emails"}


def import_register(
    at: House, file: Path, grounds: Grounds, *, update: bool
) -> tuple[CaseRecord, Recorded, tuple[str, ...]]:
    """Record a register file; return the case, what was recorded, and the ids that the file lacks.

    Raises:
        RegisterInvalid: the file is not valid; nothing was recorded.
        ChangeRefused: the case is there already, and `update` was not asked for.
    """
    register = at.load_register(file)
    shape = _shape(file)
    if shape.get("quarantined"):
        raise ChangeRefused(
            "The file holds quarantined changes",
            advice="Nothing was recorded. Confirm or reject them where they come from, and export again.",
        )
    record = CaseRecord(at, CaseRef(register.reference))
    _refuse_twin(at, record.case)
    missing: list[str] = []

    def wishes(folded: Folded) -> Sequence[Wish]:
        if folded.last and not update:
            raise ChangeRefused(
                f"The case {record.case} is in the database already",
                advice="Nothing was recorded. Use --update to bring it up to date with the file.",
            )
        tables = [
            (subject, {str(one["id"]): one for one in shape.get(name, [])}) for name, subject in _TABLES
        ]
        missing.extend(
            one for subject, entries in tables for one in folded.table(subject) if one not in entries
        )
        return list(_wishes(at, register, shape, folded))

    recorded = change(record, wishes, grounds, new=True)
    return record, recorded, tuple(missing)


def open_case(at: House, reference: str, title: str, language: str, grounds: Grounds) -> Recorded:
    """Begin a case without a file; no run uses it before it has an item, or a person said there is none."""
    _refuse_twin(at, CaseRef(reference))
    entry: Shape = {"case": {"reference": reference, "language": language}}
    if title:
        entry["case"]["title"] = title

    def wishes(folded: Folded) -> list[Wish]:
        if folded.last:
            raise ChangeRefused(f"The case {reference} is in the database already")
        return [Wish(Act.ADDED, Subject.CASE, "case", entry)]

    return change(CaseRecord(at, CaseRef(reference)), wishes, grounds, new=True)


def _refuse_twin(at: House, case: CaseRef) -> None:
    """Refuse a reference that differs in case or signs only: half of the items would stand in each."""
    for other in at.registers.cases():
        if other != case and _squeezed(other) == _squeezed(case):
            raise ChangeRefused(
                f"The case {other} is in the database; {case} would be a second one beside it",
                advice="Nothing was recorded. Write the reference as it stands there.",
            )


def _squeezed(reference: str) -> str:
    return "".join(sign for sign in reference.casefold() if sign.isalnum())


def _shape(file: Path) -> Shape:
    plain = plain_of(read_entry(read_text(file), Problems(str(file))))
    shape: Shape = plain if isinstance(plain, dict) else {}
    for name, _ in _TABLES:
        shape[name] = listed(shape.get(name))
    return shape


def _wishes(at: House, register: Register, shape: Shape, folded: Folded) -> Iterator[Wish]:
    """Yield what changes. A new case is looked at as a whole: its items are what makes people protected."""
    case: Shape = {key: shape[key] for key in _CASE if key in shape}
    if folded.case != case:
        yield Wish(_act(folded.case or None), Subject.CASE, "case", case)
    look = None if folded.last else _Look(at, register)
    later: list[Wish] = []
    for name, subject in _TABLES:
        for entry in sorted(shape[name], key=lambda one: one.get("kind") == Kind.LINKAGE.value):
            known = folded.entry(subject, str(entry["id"]))
            if known == entry:
                continue
            wish = Wish(_act(known), subject, str(entry["id"]), entry)
            if look is not None:
                wish, rest = look.split(wish)
                later += rest
            yield wish
    yield from later


def _act(known: Shape | None) -> Act:
    return Act.ADDED if known is None else Act.CHANGED


class _Look:
    """Finds the collisions inside one register file."""

    def __init__(self, at: House, register: Register) -> None:
        self._register = register
        self._lexicon = at.rules.lexicon

    def split(self, wish: Wish) -> tuple[Wish, list[Wish]]:
        """Return a wish without what collides, and what has to wait for a second person."""
        if wish.subject is Subject.PARTY:
            return self._party(wish)
        item = next((one for one in self._register.items if one.id == wish.subject_id), None)
        if wish.subject is not Subject.ITEM or item is None or not item.about:
            return replace(wish, collided=()), []
        proposed = Proposed(item.kind, item.value, item.about, item.withhold_from, item.may_see)
        return replace(wish, collided=self._found(proposed)), []

    def _found(self, proposed: Proposed) -> tuple[Collision, ...]:
        def same(kind: Kind, a: Value, b: Value) -> bool:
            return may_be_same(kind, a, b, self._lexicon)

        found = collisions(self._register, [proposed], same)
        # Each collision has two sides: the protected person's is the one that waits.
        return tuple(one for one in found if one.protected == proposed.party)

    def _party(self, wish: Wish) -> tuple[Wish, list[Wish]]:
        party = self._register.party(wish.subject_id)
        entry = copy.deepcopy(wish.entry)
        collided: tuple[Collision, ...] = ()
        for kind, key in _DETAILS.items():
            details = listed(entry.get(key))
            values = [value for one, value in party.details() if one is kind] if party else []
            found = [self._found(Proposed(kind, value, wish.subject_id)) for value in values]
            collided += tuple(one for several in found for one in several)
            entry[key] = [detail for detail, several in zip(details, found, strict=True) if not several]
        cut = {key: value for key, value in entry.items() if value != []}
        taken = replace(wish, entry=cut if collided else wish.entry, collided=())
        rest = [replace(wish, act=Act.CHANGED, collided=collided)] if collided else []
        return taken, rest
