"""Contradictions in a register: what is withheld must not be allowed, nor be the reader's own.

Takes the register as read and the lines of its entries; gives it back with notes on what is odd
but allowed. A machine cannot know which of two contradicting entries is true: a person must say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from redactor.model.case import AllowedItem, Party, ProtectedItem, Recipient, Register
from redactor.model.kind import Kind, Value
from redactor.model.lexicon import plain
from redactor.policy.withhold import is_withheld
from redactor.store.problems import Problems
from redactor.store.register_items import Lines
from redactor.values.compare import same_value

_NAMES = ("surname", "forenames", "known_as", "previous_surnames")
_TELLING = (*_NAMES, "street", "postcode", "house_name", "name", "local")
_STAFF = "staff"


def check_register(register: Register, lines: Lines, problems: Problems) -> Register:
    """Return `register` with its notes; contradictions are added to `problems`."""
    _Checks(register, lines, problems).run()
    return replace(register, notes=tuple(dict.fromkeys(_notes(register))))


class _Checks:
    def __init__(self, register: Register, lines: Lines, problems: Problems) -> None:
        self._register = register
        self._lines = lines
        self._problems = problems
        self._items = [item for item in register.items if item.kind is not Kind.LINKAGE]

    def run(self) -> None:
        for item in self._items:
            self._allowed(item)
            self._recipients(item)
            self._never_match(item)

    def _allowed(self, item: ProtectedItem) -> None:
        for allowed, line in zip(self._register.allowed, self._lines.allowed, strict=True):
            if _equal(item, allowed):
                problem = f"The allowed entry is the same as the protected item '{item.id}'"
                self._problems.add(line, problem, "Remove one of the two: it cannot be both")
            elif plain(allowed.value.text.reveal()) in _telling(item):
                problem = f"The allowed entry is only a part of the protected item '{item.id}'"
                self._problems.add(line, problem, "Give the full name or address that may stay")

    def _recipients(self, item: ProtectedItem) -> None:
        for party in self._register.parties:
            recipient = Recipient(party.id, role=party.role, party=party)
            if not is_withheld(item, recipient) or _meant_for_others(item, party):
                continue
            if any(kind is item.kind and same_value(kind, value, item.value) for kind, value in _own(party)):
                line = self._lines.items[item.id]
                who = f"the item '{item.id}' is withheld from '{party.id}', whose own details hold the same"
                cure = _cure(item, party)
                self._problems.add(line, f"Contradiction: {who} (line {self._lines.parties[party.id]})", cure)

    def _never_match(self, item: ProtectedItem) -> None:
        own = [item.value.text.reveal(), *(alias.reveal() for alias in item.also_written)]
        own += [part.reveal() for _, parts in item.value.parts for part in parts]
        for exception, line in zip(item.never_match, self._lines.never[item.id], strict=True):
            if any(_holds(text, exception.reveal()) for text in own):
                problem = f"The item '{item.id}' has a 'never_match' that is the item itself or a part of it"
                cure = "Give the longer wording that only resembles the item, or remove it"
                self._problems.add(line, problem, cure)


def _cure(item: ProtectedItem, party: Party) -> str:
    if party.id in item.withhold_from:
        return f"Correct the details of '{party.id}', or take '{party.id}' out of 'withhold_from'"
    return f"Correct the details of '{party.id}', or add '{party.id}' to 'may_see'"


def _equal(item: ProtectedItem, allowed: AllowedItem) -> bool:
    if item.kind is allowed.kind and same_value(item.kind, item.value, allowed.value):
        return True
    text = plain(allowed.value.text.reveal())
    return text in {plain(item.value.text.reveal()), *(plain(alias.reveal()) for alias in item.also_written)}


def _telling(item: ProtectedItem) -> frozenset[str]:
    """Return the parts of an item that would give it away and must not be allowed by themselves."""
    found = {plain(part) for name in _TELLING for part in item.value.all(name)}
    return frozenset(found | {word for part in item.value.all("forenames") for word in plain(part).split()})


def _meant_for_others(item: ProtectedItem, party: Party) -> bool:
    """``everyone`` and roles mean the others, unless the person is named: their facts are their own."""
    return item.about == party.id and party.id not in item.withhold_from


def _own(party: Party) -> Iterator[tuple[Kind, Value]]:
    yield Kind.PERSON, party.name
    yield from party.details()


def _holds(text: str, words: str) -> bool:
    return f" {plain(words)} " in f" {plain(text)} "


def _notes(register: Register) -> Iterator[str]:
    roles = {party.role for party in register.parties} | {_STAFF}
    for item in register.items:
        for audience in (*item.withhold_from, *item.may_see):
            if audience.startswith("role:") and audience.removeprefix("role:") not in roles:
                yield f"The item '{item.id}' names a role that nobody in the case has."
        if set(item.withhold_from) & set(item.may_see):
            yield f"The item '{item.id}' names somebody both in withhold_from and may_see: it is withheld."
        yield from _past(item)
    yield from _shared_emails(register.parties)
    yield from _telling_ids(register)


def _past(item: ProtectedItem) -> Iterator[str]:
    """A fact that is over is still a fact: it stays withheld, and a person should look at it again."""
    if item.valid_to is not None:
        yield f"The item '{item.id}' ends on {item.valid_to.isoformat()}: it is withheld all the same."
    if item.superseded_by:
        yield f"The item '{item.id}' is superseded by '{item.superseded_by}': both are withheld."
    if item.compromised_since is not None:
        since = item.compromised_since.isoformat()
        yield f"The item '{item.id}' is known to others since {since}: it is withheld all the same."


def _shared_emails(parties: Sequence[Party]) -> Iterator[str]:
    for index, party in enumerate(parties):
        for other in parties[index + 1 :]:
            if any(same_value(Kind.EMAIL, a, b) for a in party.emails for b in other.emails):
                yield f"The parties '{party.id}' and '{other.id}' share an e-mail address."


def _telling_ids(register: Register) -> Iterator[str]:
    """Ids stand in reports and folder names: one that holds a protected name gives it away."""
    parts = {plain(part) for item in register.items for name in _NAMES for part in item.value.all(name)}
    names = {word for part in parts for word in part.split() if len(word) > 3}
    ids = [*(party.id for party in register.parties), *(item.id for item in register.items)]
    if any(set(one.split("-")) & names for one in ids):
        yield "An id holds a word of a protected item; ids stand in reports, so choose neutral ones."
