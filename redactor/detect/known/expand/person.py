"""Every way to write the parts of a person's name.

Takes a person value, gives single words with their roles (the assembly joins them in any order)
and whole forms for what is written in one word. It does not judge what a word alone means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from redactor.detect.known.canonical import Folding
from redactor.detect.known.forms import Form, Strength, Word
from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain

# roles: first, middle, known, nick, surname, half (of a compound surname), previous, particle
FIRST_ROLES = frozenset({"first", "known", "nick"})
LAST_ROLES = frozenset({"surname", "half", "previous", "previous_half"})
_GERMAN = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_HANDLE_LEAST = 6
_SHORTENED_LEAST = 6
_PLURAL_LEAST = 5
_INITIALS_LEAST = 3
_MOST_FORMS = 240


class PersonForms:
    """Expands names with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon, folding: Folding) -> None:
        """Keep the lexicon and the fold of the text."""
        self._names = lexicon.names
        self._lexicon = lexicon
        self._fold = folding.fold

    def split(self, text: str) -> tuple[str, ...]:
        """Return the canonical words of a name; an apostrophe does not part words."""
        return tuple(plain(self._fold(text)).split())

    def pieces(self, text: str) -> tuple[str, ...]:
        """Return the canonical words of a name, parted at apostrophes too (where a gap may come)."""
        return tuple(plain(self._fold(text).replace("'", " ")).split())

    def words(self, value: Value, *, loose: bool = True) -> Iterator[Word]:
        """Yield every word of the name with its role; `loose` adds spellings and short names."""
        for word in self._all_words(value):
            if loose or (word.role != "nick" and self._stated(word.text, value)):
                yield word

    def _stated(self, word: str, value: Value) -> bool:
        """Say whether the value itself has this word, in singular or plural."""
        names = ("forenames", "surname", "known_as", "previous_surnames")
        own = {
            w for part in names for text in value.all(part) for w in (*self.split(text), *self.pieces(text))
        }
        own |= {"".join(self.split(value.first("surname")))}
        return word in own or any(word in _plurals(name) for name in own)

    def _all_words(self, value: Value) -> Iterator[Word]:
        forenames = self.split(value.first("forenames"))
        hyphened = self.split(value.first("forenames").split(" ")[0])
        for slot, name in enumerate(forenames):
            role = "first" if slot < max(1, len(hyphened)) else "middle"
            yield Word(name, role, slot)
            if role == "first" and len(name) >= _PLURAL_LEAST:
                yield Word(name + "s", role, slot)
            yield from self._spellings(name, role, slot)
            if role == "first":
                yield from (Word(nick, "nick", slot) for nick in self._short(name))
                yield from (
                    Word(nick, "nick", slot)
                    for nick in self._names.nicknames.get(name, ())
                    if " " not in nick
                )
        for text in value.all("known_as"):
            for slot, name in enumerate(self.split(text)):
                yield Word(name, "known", slot)
                yield from self._spellings(name, "known", slot)
        yield from self._last(value.first("surname"), "surname", "half")
        for text in value.all("previous_surnames"):
            # a previous name may be given whole ("Tamsin Hale"): its last word is the surname
            known = {*forenames}
            rest = [w for w in text.replace("-", " - ").split() if plain(self._fold(w)) not in known]
            yield from self._last(" ".join(rest).replace(" - ", "-"), "previous", "previous_half")

    def _spellings(self, name: str, role: str, slot: int) -> Iterator[Word]:
        for other in self._names.variants.get(name, ()):
            if " " not in other:
                yield Word(other, role, slot)
        for long, short in _GERMAN:
            if long in name and len(name) > 5:
                yield Word(name.replace(long, short), role, slot)

    def _short(self, name: str) -> Iterator[str]:
        """Yield the beginnings of a name, as people shorten it, with the usual endings."""
        if len(name) < _SHORTENED_LEAST:
            return
        for size in range(4, min(6, len(name) - 1)):
            for form in (name[:size], name[:size] + "y", name[:size] + "ie"):
                if form not in self._lexicon.words:
                    yield form

    def _last(self, text: str, role: str, half: str) -> Iterator[Word]:
        words = self.split(text)
        names = [word for word in words if word not in self._names.particles]
        if len(names) <= 1:
            for word in words:
                yield Word(word, role if word in names else "particle", 0)
            for name in names:
                yield from self._spellings(name, role, 0)
                yield from (Word(form, role, 0) for form in _plurals(name))
            yield from (
                Word(piece, role, 0)
                for piece in self.pieces(text)[-1:]
                if piece not in words and len(piece) > 3
            )
            return
        for slot, name in enumerate(names):
            yield Word(name, half, slot)
            yield from (Word(piece, half, slot) for piece in _after_o(name) if "'" in self._fold(text))
            yield from self._spellings(name, half, slot)
            if slot == len(names) - 1:
                yield from (Word(form, half, slot) for form in _plurals(name))
        yield from (Word(word, "particle", 0) for word in words if word not in names)
        if len(words) > 1:
            yield Word("".join(words), role, 0)

    def forms(self, value: Value) -> Iterator[Form]:
        """Yield whole forms, mostly for what is written in one word (handles, file names)."""
        firsts = [
            self.pieces(name) for name in (value.first("forenames").split(" ")[0], *value.all("known_as"))
        ]
        forenames = self.split(value.first("forenames"))
        lasts = [self.pieces(name) for name in (value.first("surname"), *value.all("previous_surnames"))]
        lasts += [(half,) for last in lasts[:1] if len(last) > 1 for half in last if len(half) > 3]
        seen = 0
        for first, last in product([f for f in firsts if f], [name for name in lasts if name]):
            for words in self._orders(first, last):
                if len("".join(words)) >= _HANDLE_LEAST and seen < _MOST_FORMS:
                    seen += 1
                    yield Form(
                        words,
                        "whole_name",
                        "forename and surname",
                        Strength.STRONG,
                        hidden=len("".join(words)) > 8,
                    )
        if len(forenames) > 1 and lasts and lasts[0]:
            yield Form((*forenames, *lasts[0]), "whole_name", "full name", Strength.STRONG, hidden=True)
            if len("".join(lasts[0])) > _INITIALS_LEAST:
                signs = "".join(name[0] for name in forenames)
                yield Form((signs, *lasts[0]), "whole_name", "initials and surname", Strength.STRONG)
            yield Form(
                (*lasts[0], *forenames),
                "whole_name",
                "full name, surname first",
                Strength.STRONG,
                hidden=True,
            )
        yield from self._inner((*firsts, *lasts))
        if lasts and len(lasts[0]) > 1:
            yield Form(lasts[0], "surname", "surname", Strength.MEDIUM)
        yield from self._initials(forenames, value)

    def _inner(self, names: Iterable[tuple[str, ...]]) -> Iterator[Form]:
        """Yield the rare names that may stand in handles: "tamsin91"."""
        for name in dict.fromkeys(word for words in names for word in words):
            if len(name) >= _HANDLE_LEAST and name not in self._lexicon.words:
                yield Form((name,), "inner_name", "name in a handle", Strength.MEDIUM)

    def _orders(self, first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield (*first, *last)
        yield (*last, *first)
        if len("".join(last)) > 3:
            yield (first[0][0], *last)
            yield (*last, first[0][0])
        if len("".join(first)) > 3:
            yield (*first, *(word[0] for word in last))

    def _initials(self, forenames: tuple[str, ...], value: Value) -> Iterator[Form]:
        last = [word for word in self.split(value.first("surname")) if word not in self._names.particles]
        short = tuple(name[0] for name in last)
        firsts = tuple(name[0] for name in forenames)
        found = {(*firsts, *short), (*firsts[:1], *short), (*firsts[:1], *short[:1]), (*firsts, *short[:1])}
        for signs in sorted(found):
            if len(signs) > 1:
                yield Form(signs, "initials", "initials", Strength.WEAK, exact=True, capital="all")


def _after_o(name: str) -> Iterator[str]:
    """Yield "rourke" for "orourke": the apostrophe may have become a gap."""
    if len(name) > 4 and name[0] in "od":
        yield name[1:]


def _plurals(name: str) -> Iterator[str]:
    if not name.endswith("s"):
        yield name + "s"
    yield name + "es"
