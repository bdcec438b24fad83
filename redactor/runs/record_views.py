"""What a person may see of a case's record, as plain values ready to be printed.

Takes registers and changes; gives them with critical values as labels, and names what was revealed so
that it can be put on record first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from redactor.model.case import Party, ProtectedItem, Register
from redactor.model.kind import Kind, Severity, Value
from redactor.model.record import Act, Change, ItemState, Promise, Subject
from redactor.model.role import Standing
from redactor.model.secret import MASK
from redactor.policy.promise import OPEN
from redactor.runs.record_critical import Critical
from redactor.store.register_document import Shape, in_order
from redactor.store.sql.fold import Folded, entry_of, shape_of

_PLAIN: Final = frozenset(
    {
        "id", "kind", "about", "party", "withhold_from", "may_see", "severity", "reason", "valid_from",
        "valid_to", "review_on", "street_alone", "town_alone", "postcode_district_alone", "superseded_by",
        "compromised_since", "told", "by", "on", "answered_by", "ended_on", "role", "items", "register",
        "nothing_to_withhold",
    }
)  # fmt: skip
"""Keys of an entry whose content may always be shown; everything else may hold a value."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item; `text` is the value or a label."""

    item: ProtectedItem
    state: ItemState
    text: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party; `details` are values or labels."""

    id: str
    role: str
    name: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One event. `fields` are (key, before, after), values as labels unless they were asked for."""

    change: Change
    why: str
    source: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as a person may look at it; `revealed` are the ids whose values are in it."""

    register: Register
    title: str
    standing: Standing
    items: tuple[ShownItem, ...]
    parties: tuple[ShownParty, ...]
    waiting: tuple[Change, ...]
    promises: tuple[tuple[Promise, bool], ...]
    recorded: datetime | None
    revealed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A case in one line."""

    case: str
    title: str
    items: int
    open_promises: int
    waiting: int
    recorded: datetime | None


def overview(case: str, folded: Folded, register: Register, critical: Critical) -> Overview:
    """Return a case in one line."""
    title = MASK if register.title and critical.in_text(register.title) else register.title
    still_open = sum(stop.code == OPEN for stop in register.stops)
    return Overview(case, title, len(register.items), still_open, len(folded.waiting), folded.recorded)


def state_of(item: ProtectedItem, today: date) -> ItemState:
    """Return how an item stands on a day; what is worse is said first."""
    if item.compromised_since is not None and item.compromised_since <= today:
        return ItemState.COMPROMISED
    if item.superseded_by:
        return ItemState.SUPERSEDED
    if item.valid_to is not None and item.valid_to < today:
        return ItemState.ENDED
    if item.valid_from is not None and item.valid_from > today:
        return ItemState.NOT_YET
    return ItemState.ACTIVE


def show_register(
    register: Register, folded: Folded, standing: Standing, critical: Critical | None, today: date
) -> Shown:
    """Return the case for a person; nothing but labels if `critical` is None: they may read no value."""
    hidden = _Hidden(register, critical)
    items = tuple(hidden.item(item, today) for item in register.items)
    parties = tuple(hidden.party(party) for party in register.parties)
    return Shown(
        register=register,
        title=hidden.title(register.title),
        standing=standing,
        items=items,
        parties=parties,
        waiting=tuple(folded.waiting.values()),
        promises=promises_of(register),
        recorded=folded.recorded,
        revealed=tuple(hidden.revealed),
    )


def promises_of(register: Register) -> tuple[tuple[Promise, bool], ...]:
    """Return the promises of a register, and whether each is still open."""
    still_open = {stop.reference for stop in register.stops if stop.code == OPEN}
    return tuple((promise, promise.id in still_open) for promise in register.promises)


class _Hidden:
    """What of a register is a label: critical items, and whatever repeats them elsewhere."""

    def __init__(self, register: Register, critical: Critical | None) -> None:
        self._critical = critical
        grave = [item for item in register.items if item.severity is Severity.CRITICAL]
        self._people = {item.about for item in grave}
        self._names = {item.about for item in grave if item.kind is Kind.PERSON}
        self.revealed: list[str] = []

    def item(self, item: ProtectedItem, today: date) -> ShownItem:
        state = state_of(item, today)
        if item.kind is Kind.LINKAGE:
            return ShownItem(item, state, " + ".join(item.members), ())
        if self._critical is None or item.severity is Severity.CRITICAL:
            return ShownItem(item, state, MASK, ())
        text = self._detail(item.kind, item.value)
        aliases = tuple(self._text(alias.reveal()) for alias in item.also_written)
        if {text, *aliases} != {MASK}:
            self.revealed.append(item.id)
        return ShownItem(item, state, text, aliases)

    def party(self, party: Party) -> ShownParty:
        closed = self._critical is None
        name = MASK if closed or party.id in self._names else self._detail(Kind.PERSON, party.name)
        hidden = closed or party.id in self._people
        details = [
            (kind.value.replace("_", " "), MASK if hidden else self._detail(kind, value))
            for kind, value in party.details()
        ]
        if {name, *(text for _, text in details)} != {MASK}:
            self.revealed.append(party.id)
        return ShownParty(party.id, party.role, name, tuple(f"{kind}: {text}" for kind, text in details))

    def title(self, title: str) -> str:
        return title and self._text(title)

    def _detail(self, kind: Kind, value: Value) -> str:
        shown = self._critical is not None and not self._critical.in_value(kind, value)
        return value.text.reveal() if shown else MASK

    def _text(self, text: str) -> str:
        return MASK if self._critical is None or self._critical.in_text(text) else text


def critical_ids(changes: Iterable[Change]) -> frozenset[str]:
    """Return every id that was critical at any time, and whom such an item is about."""
    found: set[str] = set()
    for change in changes:
        entry = entry_of(change)
        if change.subject is Subject.ITEM and entry.get("severity") == Severity.CRITICAL.value:
            found |= {change.subject_id, str(entry.get("about", "")), str(entry.get("party", ""))}
    return frozenset(found - {""})


def show_change(change: Change, critical: Critical, ids: frozenset[str], *, values: bool) -> ShownChange:
    """Return an event; values stand in it only if asked for, and never critical ones, of `ids` or repeated.

    Why and source are shown to whoever may see the case, but not where they repeat a critical value.
    """
    open_values = values and change.subject_id not in ids
    old, new = shape_of(change.old.reveal()), entry_of(change)
    keys = in_order(old | new) if change.act is not Act.REJECTED else ()

    def words(key: str, entry: Shape) -> str:
        if key not in entry:
            return ""
        text = _words(entry[key])
        return text if key in _PLAIN or (open_values and not _repeats(critical, entry[key])) else MASK

    fields = tuple((key, words(key, old), words(key, new)) for key in keys if old.get(key) != new.get(key))
    told = [
        MASK if text and critical.in_text(text) else text
        for text in (change.why.reveal(), change.source.reveal())
    ]
    return ShownChange(change, told[0], told[1], fields)


def _repeats(critical: Critical, plain: Any) -> bool:
    if isinstance(plain, str):
        return critical.in_text(plain)
    if isinstance(plain, dict):
        # Parts by themselves tell little; together they are the value.
        return critical.in_text(" ".join(_words(one) for one in plain.values())) or any(
            _repeats(critical, one) for one in plain.values()
        )
    return any(_repeats(critical, one) for one in plain)


def _words(plain: str | Sequence[Any] | Shape) -> str:
    if isinstance(plain, str):
        return plain
    if isinstance(plain, dict):
        return ", ".join(f"{key}: {_words(one)}" for key, one in plain.items())
    return "; ".join(_words(one) for one in plain)
