"""Says whether a name in a document is that of somebody the case knows.

Takes the people of a search, compares word by word, initials too. It decides nothing about their
names: those the register withholds are found by the register's own matcher.
"""

from __future__ import annotations

from collections.abc import Iterator

from redactor.model.kind import Kind, Value
from redactor.model.lexicon import plain
from redactor.ports import Search

_PARTS = ("forenames", "surname", "known_as", "previous_surnames", "previous_names")


class Parties:
    """The people of one case, as far as this copy's search names them."""

    def __init__(self, search: Search) -> None:
        """Read everybody's name once."""
        holding = search.withholding
        names = [item.value for item in (*holding.withheld, *holding.linked) if item.kind is Kind.PERSON]
        names += [
            item.value for item in (*holding.permitted, *search.rules.allow) if item.kind is Kind.PERSON
        ]
        names += [party.name for party in holding.open_people]
        self._people = [frozenset(_words(name)) for name in names]
        self._titles = frozenset(search.rules.lexicon.names.titles)

    def knows(self, written: str) -> bool:
        """Say whether every word of a name as written is a name, or an initial, of one person."""
        words = [word for word in plain(written).split() if word not in self._titles and word != "s"]
        return any(_is(words, person) for person in self._people)


def _words(name: Value) -> Iterator[str]:
    parts = [part for kind in _PARTS for part in name.all(kind)] or [name.text.reveal()]
    for part in parts:
        yield from plain(part).split()


def _is(words: list[str], person: frozenset[str]) -> bool:
    if not any(word in person for word in words):
        return False
    initials = {word[0] for word in person}
    return all(word in person or (len(word) == 1 and word in initials) for word in words)
