"""The people of a case, and what they were promised.

Takes entries as a person gives them; gives what was recorded. A contact detail is added or, if it was
a mistake, taken out; what somebody had stays in the history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from redactor.model.errors import ChangeRefused
from redactor.model.record import Act, Subject
from redactor.model.role import Right
from redactor.runs.record import CaseRecord
from redactor.runs.record_change import Grounds, Recorded, Wish, change
from redactor.store.register_document import Shape, listed
from redactor.store.sql.fold import Folded


def add_party(record: CaseRecord, entry: Shape, grounds: Grounds) -> Recorded:
    """Add somebody to the case."""

    def wishes(folded: Folded) -> list[Wish]:
        if entry["id"] in folded.parties:
            raise ChangeRefused(f"The id '{entry['id']}' is taken; choose another one")
        return [Wish(Act.ADDED, Subject.PARTY, str(entry["id"]), entry)]

    return change(record, wishes, grounds)


def change_party(  # noqa: PLR0913, PLR0917  # what a person may say of one change
    record: CaseRecord,
    party_id: str,
    changes: Shape,
    more: Mapping[str, Sequence[str]],
    wrong: Mapping[str, Sequence[int]],
    grounds: Grounds,
) -> Recorded:
    """Change what is known of somebody: `more` details, and the numbers of those that were `wrong`."""

    def wishes(folded: Folded) -> list[Wish]:
        entry = dict(_known(folded, party_id)) | changes
        for key, numbers in wrong.items():
            entry[key] = _kept(listed(entry.get(key)), numbers)
        for key, texts in more.items():
            entry[key] = [*listed(entry.get(key)), *texts]
        entry = {key: value for key, value in entry.items() if value != []}
        return [Wish(Act.CHANGED, Subject.PARTY, party_id, entry)]

    return change(record, wishes, grounds)


def _known(folded: Folded, party_id: str) -> Shape:
    entry = folded.parties.get(party_id)
    if entry is None:
        raise ChangeRefused(
            f"There is no party '{party_id}' in this case; there are: {', '.join(folded.parties)}"
        )
    return entry


def _kept(details: list[Any], numbers: Sequence[int]) -> list[Any]:
    if any(not 1 <= number <= len(details) for number in numbers):
        raise ChangeRefused(f"There are {len(details)} details of that kind; number them as 'case show' does")
    return [detail for place, detail in enumerate(details, start=1) if place not in numbers]


def add_promise(record: CaseRecord, entry: Shape, grounds: Grounds) -> tuple[Recorded, str]:
    """Record what somebody was told; until an item answers it, nothing goes to those it is kept from."""
    chosen: list[str] = []

    def wishes(folded: Folded) -> list[Wish]:
        taken = folded.promises
        free = next(name for number in count(1) if (name := f"promise-{number}") not in taken)
        promise_id = str(entry.get("id") or free)
        if promise_id in taken:
            raise ChangeRefused(f"The id '{promise_id}' is taken; choose another one")
        chosen.append(promise_id)
        return [Wish(Act.ADDED, Subject.PROMISE, promise_id, {**entry, "id": promise_id})]

    return change(record, wishes, grounds), chosen[-1]


def answer_promise(record: CaseRecord, promise_id: str, items: Sequence[str], grounds: Grounds) -> Recorded:
    """Say which items keep a promise."""

    def wishes(folded: Folded) -> list[Wish]:
        entry = _promise(folded, promise_id)
        answered = list(dict.fromkeys([*listed(entry.get("answered_by")), *items]))
        return [Wish(Act.ANSWERED, Subject.PROMISE, promise_id, entry | {"answered_by": answered})]

    return change(record, wishes, grounds)


def end_promise(record: CaseRecord, promise_id: str, on: str, grounds: Grounds) -> Recorded:
    """Let a promise go, because whom it was made to agrees or it was recorded by mistake."""
    record.require(Right.END_PROMISE)

    def wishes(folded: Folded) -> list[Wish]:
        return [Wish(Act.ENDED, Subject.PROMISE, promise_id, _promise(folded, promise_id) | {"ended_on": on})]

    return change(record, wishes, grounds)


def _promise(folded: Folded, promise_id: str) -> Shape:
    entry = folded.promises.get(promise_id)
    if entry is None:
        known = ", ".join(folded.promises) or "none"
        raise ChangeRefused(f"There is no promise '{promise_id}' in this case; there are: {known}")
    return entry
