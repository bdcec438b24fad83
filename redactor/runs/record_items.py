"""What may be done with an item: add, change, end, name otherwise, supersede, mark as known.

Takes entries as a person gives them; gives what was recorded, how many forms will be looked for, and
what is worth asking. An item is never deleted and its value never silently replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Final

from redactor.model.case import ProtectedItem, Register
from redactor.model.errors import ChangeRefused
from redactor.model.kind import Kind, Severity
from redactor.model.record import Act, Subject
from redactor.runs.record import CaseRecord
from redactor.runs.record_change import Grounds, Recorded, Wish, change
from redactor.store.register_document import Shape, listed
from redactor.store.sql.fold import Folded

_IDENTITY: Final = ("id", "kind")
_STATES: Final = ("superseded_by", "compromised_since")


@dataclass(frozen=True, slots=True)
class Watched:
    """A recorded item: how many written forms will be looked for, and what to ask about it."""

    recorded: Recorded
    item_id: str
    forms: int
    hints: tuple[str, ...]


def add_item(record: CaseRecord, entry: Shape, grounds: Grounds) -> Watched:
    """Add an item; without an ``id`` it is given a neutral one."""
    chosen: list[str] = []

    def wishes(folded: Folded) -> list[Wish]:
        item_id = str(entry.get("id") or _free_id(str(entry.get("kind", "item")), folded))
        _refuse_taken(folded, item_id)
        chosen.append(item_id)
        return [Wish(Act.ADDED, Subject.ITEM, item_id, {**entry, "id": item_id})]

    recorded = change(record, wishes, grounds)
    return _watched(record, recorded, chosen[-1])


def change_item(  # noqa: PLR0913  # what a person may say of one change
    record: CaseRecord,
    item_id: str,
    changes: Shape,
    grounds: Grounds,
    *,
    clear: Sequence[str] = (),
    correction: bool = False,
) -> Watched:
    """Change what is said of an item. Its value changes only as the `correction` of a mistake."""
    if ("value" in changes or "party" in changes) and not correction:
        raise ChangeRefused(
            "A new value is a new item",
            advice="Nothing was changed. Use 'redactor item supersede': the old one stays withheld. "
            "If it was only typed wrongly, add --correction.",
        )
    if any(key in _IDENTITY for key in (*changes, *clear)):
        raise ChangeRefused("Id and kind of an item never change")

    def wishes(folded: Folded) -> list[Wish]:
        kept = {key: value for key, value in _known(folded, item_id).items() if key not in clear}
        return [Wish(Act.CHANGED, Subject.ITEM, item_id, kept | changes)]

    return _watched(record, change(record, wishes, grounds), item_id)


def name_item(
    record: CaseRecord, item_id: str, also: Sequence[str], never: Sequence[str], grounds: Grounds
) -> Watched:
    """Add other ways in which an item is written, or wordings that only resemble it."""

    def wishes(folded: Folded) -> list[Wish]:
        entry = _known(folded, item_id)
        more = {"also_written": also, "never_match": never}
        added = {key: _more(entry.get(key), texts) for key, texts in more.items() if texts}
        return [Wish(Act.CHANGED, Subject.ITEM, item_id, entry | added)]

    return _watched(record, change(record, wishes, grounds), item_id)


def end_item(record: CaseRecord, item_id: str, on: date, grounds: Grounds) -> Watched:
    """Mark an item as over since `on`; it stays withheld."""

    def wishes(folded: Folded) -> list[Wish]:
        entry = _known(folded, item_id) | {"valid_to": on.isoformat()}
        return [Wish(Act.ENDED, Subject.ITEM, item_id, entry)]

    return _watched(record, change(record, wishes, grounds), item_id)


def compromise_item(record: CaseRecord, item_id: str, since: date, grounds: Grounds) -> Watched:
    """Mark an item as known to somebody it is kept from; it stays withheld."""

    def wishes(folded: Folded) -> list[Wish]:
        entry = _known(folded, item_id) | {"compromised_since": since.isoformat()}
        return [Wish(Act.COMPROMISED, Subject.ITEM, item_id, entry)]

    return _watched(record, change(record, wishes, grounds), item_id)


def supersede_item(record: CaseRecord, item_id: str, changes: Shape, grounds: Grounds) -> Watched:
    """Add an item in place of another; the old one stays withheld, from the same people.

    What is not given anew is taken over from the old item, but never its value or other wordings.
    """
    chosen: list[str] = []

    def wishes(folded: Folded) -> list[Wish]:
        old = _known(folded, item_id)
        left = {"id", "value", "party", "also_written", "never_match", "valid_from", "valid_to", *_STATES}
        later = {key: value for key, value in old.items() if key not in left} | changes
        new_id = str(later.get("id") or _free_id(str(old["kind"]), folded))
        _refuse_taken(folded, new_id)
        chosen.append(new_id)
        return [
            Wish(Act.ADDED, Subject.ITEM, new_id, {**later, "id": new_id}),
            Wish(Act.SUPERSEDED, Subject.ITEM, item_id, old | {"superseded_by": new_id}, after=new_id),
        ]

    return _watched(record, change(record, wishes, grounds), chosen[-1])


def supersede_by(record: CaseRecord, item_id: str, later: str, grounds: Grounds) -> Watched:
    """Say that an item which is there already came in place of another."""

    def wishes(folded: Folded) -> list[Wish]:
        entry = _known(folded, item_id) | {"superseded_by": later}
        return [Wish(Act.SUPERSEDED, Subject.ITEM, item_id, entry)]

    return _watched(record, change(record, wishes, grounds), item_id)


def _known(folded: Folded, item_id: str) -> Shape:
    entry = folded.items.get(item_id)
    if entry is None:
        known = ", ".join(folded.items) or "none"
        raise ChangeRefused(f"There is no item '{item_id}' in this case; there are: {known}")
    return entry


def _refuse_taken(folded: Folded, item_id: str) -> None:
    waiting = {change.subject_id for change in folded.waiting.values()}
    if item_id in folded.items or item_id in waiting:
        raise ChangeRefused(f"The id '{item_id}' is taken; choose another one")


def _free_id(kind: str, folded: Folded) -> str:
    """Return a neutral id: it stands in reports, so it is made of the kind alone."""
    taken = {*folded.items, *(change.subject_id for change in folded.waiting.values())}
    start = kind.replace("_", "-")
    return next(name for number in count(1) if (name := f"{start}-{number}") not in taken)


def _more(known: Any, texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*listed(known), *texts]))


def _watched(record: CaseRecord, recorded: Recorded, item_id: str) -> Watched:
    item = next((one for one in recorded.register.items if one.id == item_id), None)
    if item is None:  # it waits for a second person
        return Watched(recorded, item_id, 0, ())
    forms = 0
    if item.kind is not Kind.LINKAGE:
        forms = sum(len(forms) for _, forms in record.house.explain(item).groups)
    return Watched(recorded, item_id, forms, tuple(_hints(item, recorded.register)))


def _hints(item: ProtectedItem, register: Register) -> Iterator[str]:
    """Yield what people forget to say: no program can guess it."""
    if item.kind is Kind.ADDRESS:
        yield from _address_hints(item, register)
    elif item.kind is Kind.PERSON:
        yield from _person_hints(item)
    elif item.kind in {Kind.SCHOOL, Kind.GP, Kind.ORGANISATION} and not item.also_written:
        yield "Do people use a short name or initials for it? item alias"
    if item.review_on is None and item.severity is not Severity.STANDARD:
        yield "When should somebody look at it again? item change --review-on DATE"
    if item.kind is not Kind.LINKAGE and not item.about:
        yield "Whom is it about? item change --about PARTY protects their other details too"


def _address_hints(item: ProtectedItem, register: Register) -> Iterator[str]:
    if not item.value.first("house_name") and not item.also_written:
        yield "Does the house have a name, or do people call it something? item alias"
    if not item.value.first("postcode"):
        yield "What is the postcode? item change --value … --correction"
    near = {Kind.SCHOOL, Kind.GP, Kind.ORGANISATION, Kind.LOCATION}
    if not any(one.kind in near for one in register.items):
        yield "Is there a school, nursery or surgery nearby that gives the place away? item add --kind school"


def _person_hints(item: ProtectedItem) -> Iterator[str]:
    if not item.value.first("previous_surnames"):
        yield "Is there a previous or maiden name? party change --add-previous-name, or item alias"
    if not item.value.first("known_as") and not item.also_written:
        yield "Are they known by another name? party change --add-known-as, or item alias"


def given(pairs: Iterable[tuple[str, Any]]) -> Shape:
    """Return an entry of what was given, without what was not."""
    return {key: value for key, value in pairs if value not in (None, "", [], (), {})}
