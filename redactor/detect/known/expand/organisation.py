"""Every way to write the name of a school, a surgery or another organisation.

Takes an organisation value, gives its whole forms, its distinctive core, and its acronym.
The core counts little alone: organisations.py looks for generic words beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from redactor.detect.known.canonical import Folding
from redactor.detect.known.forms import Form, Strength
from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain

_SMALL = frozenset({"the", "of", "and", "at", "in", "for", "on", "y", "yr", "a", "s", "n", "with", "to", "by"})
_MOST = 60
_ACRONYM_LEAST = 3


class OrganisationForms:
    """Expands organisations with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon, folding: Folding) -> None:
        """Keep the lexicon and the fold of the text."""
        self._lexicon = lexicon
        self._fold = folding.fold

    def words(self, text: str) -> tuple[str, ...]:
        """Return the canonical words of a name."""
        return tuple(plain(self._fold(text.replace("&", " and "))).split())

    def is_generic(self, word: str) -> bool:
        """Say whether a word never tells one organisation from another."""
        organisations = self._lexicon.organisations
        return word in organisations.generic or word in _SMALL

    def core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the distinctive words: what is left without generic words at either end."""
        first, last = 0, len(words)
        while last > first and (self.is_generic(words[last - 1])):
            last -= 1
        while first < last - 1 and (self.is_generic(words[first]) and words[first] not in self._lexicon.streets.saints):
            first += 1
        if first >= last:
            return ()
        # Church of England and the like in the middle: the core ends before them
        inner = words[first:last]
        for at in range(1, len(inner)):
            if self.is_generic(inner[at]) and inner[at] not in _SMALL and inner[0] not in self._lexicon.streets.saints:
                return inner[:at]
        return inner

    def forms(self, value: Value) -> Iterator[Form]:
        """Yield every form of the organisation."""
        words = self.words(value.first("name"))
        bare = words[1:] if words[:1] == ("the",) else words
        if bare:
            yield Form(bare, "organisation", "full name", Strength.STRONG)
            yield from self._parted(bare)
            yield from self._cores(self.core(bare))
            yield from self._acronyms(bare)
        place = self._fold(value.first("postcode")).replace(" ", "")
        if place:
            yield Form((place[:-3], place[-3:]), "postcode", "postcode", Strength.STRONG, loose=True)
        three = self.words(value.first("what3words"))
        if three:
            yield Form(three, "what3words", "what3words", Strength.STRONG)

    def _parted(self, words: tuple[str, ...]) -> Iterator[Form]:
        """Yield the full name with the last generic words abbreviated."""
        choices = [self._word(word, place) for place, word in enumerate(words)]
        for number, choice in enumerate(product(*choices)):
            if number >= _MOST:
                return
            if choice != words and len("".join(choice)) > 5:
                yield Form(tuple(w for one in choice for w in one.split()), "organisation", "name, abbreviated", Strength.STRONG)

    def _word(self, word: str, place: int) -> list[str]:
        if word in self._lexicon.streets.saints and place == 0:
            return ["st", "saint", "s"]
        if word == "and":
            return ["and", "n", ""]
        forms = self._lexicon.organisations.forms.get(word, ())
        return [word, *(form for form in forms if form != word and " " not in form)][:3]

    def _cores(self, core: tuple[str, ...]) -> Iterator[Form]:
        if not core:
            return
        saint = core[0] in self._lexicon.streets.saints and len(core) > 1
        starts = ["st", "saint", "s", "sant", "san"] if saint else [core[0]]
        tails = [core[1:]]
        if core[1:] and core[-1].endswith("s") and len(core[-1]) > 4:
            tails.append((*core[1:-1], core[-1][:-1]))
        elif not core[1:] and core[0].endswith("s") and len(core[0]) > 5:
            starts.append(core[0][:-1])
        for start, tail in product(starts, tails):
            yield Form((start, *tail), "core", "name without general words", Strength.MEDIUM)
        # names of saints are also written without their title ("Marys school"): only beside its general words
        if saint:
            yield Form(core[1:], "bare_core", "saint's name alone", Strength.NOTE, capital="first")

    def _acronyms(self, words: tuple[str, ...]) -> Iterator[Form]:
        signs = tuple(word[0] for word in words if word not in _SMALL)
        if len(signs) >= _ACRONYM_LEAST:
            yield Form(signs, "acronym", "acronym", Strength.WEAK, exact=True, capital="all")
            yield Form(("".join(signs),), "acronym", "acronym", Strength.WEAK, exact=True, capital="all")
