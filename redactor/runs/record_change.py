"""Changes to a case's record: checked as a whole, compared for collisions, then appended.

Takes what a person wants changed; gives what was recorded. Nothing is recorded unless the register
that comes of it is valid; a collision is recorded as quarantined and is not in force.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from redactor.model.case import ProtectedItem, Register
from redactor.model.errors import AuditUnavailable, ChangeRefused, NotAllowed, Unavailable
from redactor.model.kind import Kind, Value
from redactor.model.record import Act, Change, Subject
from redactor.model.role import Right
from redactor.policy.collision import CONTACT, Collision, Proposed, collisions
from redactor.runs.record import CaseRecord
from redactor.store.register_document import Shape, canonical_text, listed
from redactor.store.sql.events import Draft
from redactor.store.sql.fold import ENTRY, KEPT_FROM, Folded, entry_of
from redactor.values.near import may_be_same
from redactor.values.parse import ValueInvalid, parse_value


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a change is made, where that is known from, and since when it is true in the world."""

    why: str = ""
    source: str = ""
    true_from: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """One entry as it should be.

    `collided` is None where nobody has looked for collisions yet. It is left out if the entry of id
    `after` has to wait, because it names it.
    """

    act: Act
    subject: Subject
    subject_id: str
    entry: Shape = field(repr=False)
    collided: tuple[Collision, ...] | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded, and the register as it now stands. `collisions` say why something waits."""

    changes: tuple[Change, ...]
    register: Register
    collisions: tuple[Collision, ...] = ()

    @property
    def waiting(self) -> tuple[Change, ...]:
        """The changes that are quarantined."""
        return tuple(change for change in self.changes if change.waiting)


Wishes = Callable[[Folded], Sequence[Wish]]


def change(record: CaseRecord, wishes: Wishes, grounds: Grounds, *, new: bool = False) -> Recorded:
    """Record what `wishes` makes of the case as it stands, all or nothing.

    Raises:
        RegisterInvalid: the register that comes of it is not valid, or contradicts itself.
        ChangeRefused: an entry it concerns waits for a second person.
    """
    record.require(Right.CHANGE_REGISTER)
    found: list[Collision] = []

    def drafts(folded: Folded) -> list[Draft]:
        return list(_drafts(record, folded, wishes(folded), grounds, found))

    changes = record.house.registers.write(record.case, record.house.actor, drafts, new=new)
    return _told(record, changes, tuple(found))


def settle(record: CaseRecord, number: int, grounds: Grounds, *, confirm: bool) -> Recorded:
    """Confirm a quarantined change as its second person, or reject it.

    Raises:
        NotAllowed: the person is the one who made the change.
        ChangeRefused: no such change waits.
        RegisterInvalid: confirmed, it would contradict the register.
    """
    record.require(Right.CONFIRM_CHANGE)
    actor = record.house.actor

    def drafts(folded: Folded) -> list[Draft]:
        waiting = folded.waiting.get(number)
        if waiting is None:
            raise ChangeRefused(f"No change {number} waits in case {record.case}")
        if not confirm:
            return [_draft(Act.REJECTED, waiting, grounds, settles=number)]
        if waiting.actor == actor:
            raise NotAllowed(
                f"Change {number} was made by {actor}: somebody else must confirm it",
                advice="Nothing was changed. Ask a colleague to look at it under their own user.",
            )
        entry = entry_of(waiting)
        old = folded.entry(waiting.subject, waiting.subject_id)
        after = copy.deepcopy(folded)
        after.waiting.pop(number)
        after.put(waiting.subject, waiting.subject_id, entry)
        _check(record, after)
        return [_draft(Act.CONFIRMED, waiting, grounds, settles=number, old=old, new=entry)]

    return _told(record, record.house.registers.write(record.case, actor, drafts), ())


def _draft(  # noqa: PLR0913  # a draft from a change that waited
    act: Act,
    waiting: Change,
    grounds: Grounds,
    *,
    settles: int,
    old: Shape | None = None,
    new: Shape | None = None,
) -> Draft:
    return Draft(
        act,
        waiting.subject,
        waiting.subject_id,
        kind=waiting.kind,
        why=grounds.why,
        source=grounds.source,
        old=canonical_text(old) if old else "",
        new=canonical_text(new) if new else "",
        true_from=waiting.true_from,
        settles=settles,
    )


def _told(record: CaseRecord, changes: tuple[Change, ...], found: tuple[Collision, ...]) -> Recorded:
    folded = record.house.registers.folded(record.case)
    register = record.house.registers.parsed(folded.shape(), draft=True)
    what = tuple(
        f"event {one.number}: {one.subject} {one.act}{', quarantined' if one.waiting else ''}"
        for one in changes
    )
    items = (one.subject_id for one in changes if one.subject is Subject.ITEM)
    try:
        if changes:
            record.note("register-change", "recorded", *what, items=items, version=register.version)
    except Unavailable as error:
        raise AuditUnavailable(
            f"The change stands in the register, but the audit has no row of it: {error}",
            advice="Do not make it again. Tell the person who looks after Redactor.",
        ) from None
    return Recorded(changes, register, found)


def _drafts(
    record: CaseRecord, folded: Folded, wishes: Sequence[Wish], grounds: Grounds, found: list[Collision]
) -> Iterator[Draft]:
    after = copy.deepcopy(folded)
    waits: list[tuple[Wish, tuple[Collision, ...]]] = []
    for wish in wishes:
        if wish.after in {waiting.subject_id for waiting, _ in waits}:
            continue
        _refuse_waiting(folded, wish)
        collided = _collided(record, after, wish) if wish.collided is None else wish.collided
        if collided:
            waits.append((wish, collided))
            found += collided
        else:
            yield _plain(after, wish, grounds)
            after.put(wish.subject, wish.subject_id, wish.entry)
    if after.items and "nothing_to_withhold" in after.case:
        wish = Wish(Act.CHANGED, Subject.CASE, "case", _without(after.case, "nothing_to_withhold"))
        yield _plain(after, wish, Grounds("There is something to withhold now"))
        after.put(wish.subject, wish.subject_id, wish.entry)
    for wish, collided in waits:
        yield _quarantined(record, after, wish, collided, grounds)
    _check(record, after)


def _refuse_waiting(folded: Folded, wish: Wish) -> None:
    for waiting in folded.waiting.values():
        if (waiting.subject, waiting.subject_id) == (wish.subject, wish.subject_id):
            raise ChangeRefused(
                f"Change {waiting.number} of '{wish.subject_id}' waits for a second person",
                advice="Nothing was changed. Confirm it first, or reject it: 'redactor item confirm'.",
            )


def _plain(after: Folded, wish: Wish, grounds: Grounds) -> Draft:
    old = after.entry(wish.subject, wish.subject_id)
    return Draft(
        wish.act,
        wish.subject,
        wish.subject_id,
        kind=str(wish.entry.get("kind", "")) if wish.subject is Subject.ITEM else "",
        why=grounds.why,
        source=grounds.source,
        old=canonical_text(old) if old else "",
        new=canonical_text(wish.entry),
        true_from=grounds.true_from,
    )


def _quarantined(
    record: CaseRecord, after: Folded, wish: Wish, collided: Sequence[Collision], grounds: Grounds
) -> Draft:
    """Return the change as one that waits: nothing goes to either side until it is settled."""
    proposed = copy.deepcopy(after)
    proposed.put(wish.subject, wish.subject_id, wish.entry)
    record.house.registers.parsed(proposed.shape(), draft=True)  # its shape must be right all the same
    people = {person for one in collided for person in (one.party, one.other)} - {""}
    kept_from = sorted(people | set(listed(wish.entry.get("withhold_from"))))
    plain = _plain(after, wish, grounds)
    text = canonical_text({ENTRY: wish.entry, KEPT_FROM: kept_from})
    return Draft(
        wish.act,
        wish.subject,
        wish.subject_id,
        kind=plain.kind,
        why=grounds.why,
        source=grounds.source,
        old=plain.old,
        new=text,
        true_from=grounds.true_from,
        waiting=True,
    )


def _check(record: CaseRecord, after: Folded) -> None:
    """Read the register that would come of it as a run would; one without any item is still being made."""
    empty = not after.items and "nothing_to_withhold" not in after.case
    record.house.registers.parsed(after.shape(), draft=empty)


def _collided(record: CaseRecord, folded: Folded, wish: Wish) -> tuple[Collision, ...]:
    if wish.subject not in {Subject.PARTY, Subject.ITEM}:
        return ()
    before = record.house.registers.parsed(folded.shape(), draft=True)
    proposed = copy.deepcopy(folded)
    proposed.put(wish.subject, wish.subject_id, wish.entry)
    after = record.house.registers.parsed(proposed.shape(), draft=True)
    lexicon = record.house.rules.lexicon

    def same(kind: Kind, a: Value, b: Value) -> bool:
        return may_be_same(kind, a, b, lexicon)

    new = (
        _party_details(before, after, wish)
        if wish.subject is Subject.PARTY
        else _item(record, before, after, wish)
    )
    return collisions(after, new, same)


def _party_details(before: Register, after: Register, wish: Wish) -> Iterator[Proposed]:
    party, known = after.party(wish.subject_id), before.party(wish.subject_id)
    had = [] if known is None else list(known.details())
    for kind, value in () if party is None else party.details():
        if (kind, value) not in had:
            yield Proposed(kind, value, wish.subject_id)


def _item(record: CaseRecord, before: Register, after: Register, wish: Wish) -> Iterator[Proposed]:
    item = _by_id(after.items, wish.subject_id)
    known = _by_id(before.items, wish.subject_id)
    if item is None or item.kind not in CONTACT or (known is not None and _same_fact(item, known)):
        return
    yield Proposed(item.kind, item.value, item.about, item.withhold_from, item.may_see)
    for alias in item.also_written:
        try:
            value = parse_value(item.kind, alias.reveal(), record.house.rules.lexicon)
        except ValueInvalid:
            continue  # "the cottage by the weir" is no address that anybody could have
        yield Proposed(item.kind, value, item.about, item.withhold_from, item.may_see)


def _same_fact(a: ProtectedItem, b: ProtectedItem) -> bool:
    return (a.value, a.also_written, a.about, a.withhold_from, a.may_see) == (
        b.value, b.also_written, b.about, b.withhold_from, b.may_see,
    )  # fmt: skip


def _by_id(items: Iterable[ProtectedItem], item_id: str) -> ProtectedItem | None:
    return next((item for item in items if item.id == item_id), None)


def _without(entry: Shape, *keys: str) -> Shape:
    return {key: value for key, value in entry.items() if key not in keys}
