"""Every way to write the parts of a person's name.

Takes a person value, gives single words with their roles (the assembly joins them in any order)
and whole forms for what is written in one word. It does not judge what a word alone means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from redactor.detect.known.expand.fond_names import (
    diminutives,
    doubled,
    with_endings,
    without_beginning,
)
from redactor.detect.known.expand.name_cases import CASES, PLAIN_CASES, cases_in_a, inflected, plurals
from redactor.detect.known.forms import SHORT_ROLES, Form, Strength, Word
from redactor.detect.known.text.canonical import Folding
from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain

_GERMAN = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_HANDLE_LEAST = 6
_SHORTENED_LEAST = 6
_PLURAL_LEAST = 5
_INITIALS_LEAST = 3
_MAC = ("mac", "mc", "mag")
_MOST_FORMS = 240
_INSIDE_LEAST = 8
_NICKS_MOST = 6
_SHORT_ENDS = ("", "y", "ie", "i", "s", "z")
# how a surname changes with who bears it, and with its place in a sentence
_EXCHANGED = (("y", "i"), ("ia", "ya"), ("ie", "y"))
_VOWELS = "aeiouy"
_TWO_IN_ONE = ("ll", "ch", "rh", "ff", "th", "dd", "sh", "zh")
_UMLAUT = re.compile("[äöüßÄÖÜøØåÅæÆœŒ]")
_OUT = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))
_MACS = re.compile(r"ma?c([^\W\d_]{4,})")
_KIN_LEAST = 3
_KIN = (
    ("nan", "nana", "nanna", "nanny", "nannie"),
    ("gran", "granny", "grannie", "grandma", "grandmother"),
    ("grandad", "granddad", "grandpa", "gramps", "grandfather", "grampy"),
    ("aunt", "auntie", "aunty"),
    ("uncle", "unc"),
    ("mum", "mummy", "mam", "mammy"),
    ("dad", "daddy"),
)


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
            if loose or (word.role not in SHORT_ROLES and self._stated(word.text, value)):
                yield word

    def alias_words(self, alias: str) -> Iterator[Word]:
        """Yield a single name that somebody is also called by: it is known as any other ("Smudge")."""
        names = self.split(alias)
        if len(names) == 1 and alias[:1].isupper() and len(names[0]) > _KIN_LEAST and names[0].isalpha():
            yield Word(names[0], "known", 0)
            yield from self._spellings(names[0], "known", 0)

    def alias_forms(self, alias: str) -> Iterator[Form]:
        """Yield a name behind a word of kin with the other words for the same: "Nan Bee" for "Nana Bee"."""
        first, *rest = self.split(alias) or [""]
        for other in next((kin for kin in _KIN if first in kin and rest), ()):
            yield Form((other, *rest), "alias", "also written, other word of kin", Strength.STRONG)

    def _stated(self, word: str, value: Value) -> bool:
        """Say whether the value itself has this word, in singular or plural."""
        names = ("forenames", "surname", "known_as", "previous_surnames")
        own = {
            w for part in names for text in value.all(part) for w in (*self.split(text), *self.pieces(text))
        }
        own |= {"".join(self.split(value.first("surname")))}
        return word in own or any(word in plurals(name) for name in own)

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
                yield from (Word(nick, "nick", slot) for nick in self._nicks(name))
                yield from (Word(nick, "fond", slot) for nick in self._fond(name))
                yield from (Word(form, role, slot) for form in self._in_case(name))
        if len(forenames) > 1:
            yield Word("".join(forenames[:2]), "first", 0)
        yield from (Word(text, "middle", slot) for slot, text in self._with_particles(forenames))
        for text in value.all("known_as"):
            for slot, name in enumerate(self.split(text)):
                yield Word(name, "known", slot)
                yield from self._spellings(name, "known", slot)
                yield from (Word(form, "fond", slot) for form in self._more_fond(name))
        # a single name is both
        single = value.first("forenames") if len(forenames) == 1 else ""
        yield from self._last(value.first("surname") or single, "surname", "half")
        for text in value.all("previous_surnames"):
            # a previous name may be given whole ("Tamsin Hale"): its last word is the surname
            known = {*forenames}
            rest = [w for w in text.replace("-", " - ").split() if plain(self._fold(w)) not in known]
            yield from self._last(" ".join(rest).replace(" - ", "-"), "previous", "previous_half")

    def _nicks(self, name: str) -> Iterator[str]:
        """Yield the usual short names of a name and of its other spellings."""
        for other in (name, *self._names.variants.get(name, ())):
            yield from (nick for nick in self._names.nicknames.get(other, ()) if " " not in nick)

    def _fond(self, name: str) -> Iterator[str]:
        """Yield short names as families make them: "grazka", "kechi" for Nkechi..., "lesia" for lesya."""
        usual = [*self._nicks(name)]
        pairs = product(usual, _EXCHANGED)
        forms = [nick[:2] + nick[2:].replace(one, two) for nick, (one, two) in pairs]
        if len(name) >= _SHORTENED_LEAST:
            forms += [*with_endings(name), *without_beginning(name), name + "ka"]
        forms += [*self._declined(name), *cases_in_a(name)]
        forms += [form for nick in usual for form in (*diminutives(nick), *cases_in_a(nick))]
        known = {name, *usual}
        yield from (
            f for f in forms if not (f in known or f in self._lexicon.words or f in self._names.given)
        )

    def _in_case(self, name: str) -> Iterator[str]:
        """Yield the cases of a forename that are no other name: "mateuszu", "ionelei", not "daniela"."""
        forms = (*self._declined(name), *cases_in_a(name)) if len(name) >= _PLURAL_LEAST else ()
        known = (self._lexicon.words, self._names.given, self._names.common)
        yield from (f for f in forms if f.endswith(PLAIN_CASES) and not any(f in each for each in known))

    def _more_fond(self, name: str) -> Iterator[str]:
        """Yield what families make of the name that somebody is known by."""
        yield from self._declined(name)
        more = (*doubled(name), *diminutives(name), *cases_in_a(name))
        yield from (form for form in more if not (form in self._lexicon.words or form in self._names.given))

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
        for end in ("y", "ie", "i", "o"):
            if name[:3] + name[2] + end not in self._names.given:
                yield name[:3] + name[2] + end
        for size in range(3, min(6, len(name) - 1)):
            for end in _SHORT_ENDS if size > 3 else _SHORT_ENDS[1:]:
                form = name[:size] + end
                if form not in self._lexicon.words and (size > 3 or form not in self._names.given):
                    yield form

    def _last(self, text: str, role: str, half: str) -> Iterator[Word]:
        words = self.split(text)
        names = [word for word in words if word not in self._names.particles]
        if len(names) <= 1:
            yield from (Word(word, role if word in names else "particle", 0) for word in words)
            for name in names:
                yield from self._spellings(name, role, 0)
                yield from (Word(form, role, 0) for form in (*plurals(name), *inflected(name)))
            yield from (Word(form, "declined", 0) for name in names for form in self._declined(name))
            yield from (Word(form, role, 0) for form in self._behind_apostrophe(text, words))
            if len(words) > 1:
                yield from (Word(form, role, 0) for form in _in_one(words))
            return
        for slot, name in enumerate(names):
            yield Word(name, half, slot)
            yield from (Word(piece, half, slot) for piece in _after_o(name) if "'" in self._fold(text))
            yield from self._spellings(name, half, slot)
            if slot == len(names) - 1:
                yield from (Word(form, half, slot) for form in plurals(name))
        yield from (Word(word, "particle", 0) for word in words if word not in names)
        yield from (Word(text, half, slot) for slot, text in self._with_particles(words))
        if len(words) > 1:
            yield Word("".join(words), role, 0)

    def _with_particles(self, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """Yield the halves of a surname in one word with their particles: "dossantos" Ferreira."""
        slot, led = 0, ""
        for word in words:
            if word in self._names.particles:
                led += word
                continue
            if led:
                yield slot, led + word
            slot, led = slot + 1, ""

    def _declined(self, name: str) -> Iterator[str]:
        """Yield the Slavic cases of a name that ends with a consonant, and what a wife is called."""
        if len(name) < _PLURAL_LEAST or name[-1] in _VOWELS:
            return
        # "Zbyszek", "Zbyszku"
        stems = (name, name[:-2] + name[-1]) if name.endswith(("ek", "ec")) else (name,)
        for form in (stem + end for stem in stems for end in CASES):
            if not (form in self._lexicon.words or form in self._names.given or form in self._names.common):
                yield form

    def _behind_apostrophe(self, text: str, words: tuple[str, ...]) -> Iterator[str]:
        """Yield what stands behind the apostrophe of a name ("rourke"), and its plurals."""
        for piece in self.pieces(text)[-1:]:
            if piece not in words and len(piece) > 3:
                yield from (piece, *plurals(piece))

    def forms(self, value: Value) -> Iterator[Form]:
        """Yield whole forms, mostly for what is written in one word (handles, file names)."""
        firsts = [
            self.pieces(name) for name in (value.first("forenames").split(" ")[0], *value.all("known_as"))
        ]
        forenames = self.split(value.first("forenames"))
        lasts = [self.pieces(name) for name in (value.first("surname"), *value.all("previous_surnames"))]
        # M'Allister and Mac Allister for McAllister
        found = [m for last in lasts if (m := _MACS.fullmatch("".join(last)))]
        macs = [(start, m.group(1)) for m in found for start in ("m", "mac", "mc")]
        yield from (Form(mac, "surname", "surname", Strength.MEDIUM) for mac in macs if len(mac[0]) > 1)
        if _UMLAUT.search(value.first("surname")):
            lasts.append(self.pieces(_written_out(value.first("surname"))))
        lasts += [(half,) for last in lasts[:1] if len(last) > 1 for half in last if len(half) > 3]
        seen, whole = 0, {"".join(last) for last in lasts}
        for first, last in product([f for f in firsts if f], [name for name in (*lasts, *macs) if name]):
            for words in self._orders(first, last):
                # the O of O'Halloran is no initial of Oisín
                own = "".join(words) in whole
                if len("".join(words)) >= _HANDLE_LEAST and seen < _MOST_FORMS and not own:
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
            else:
                # "DayDR-plan.pdf"
                signs = "".join(name[0] for name in forenames)
                short = Form(
                    (*lasts[0], signs), "names", "surname and initials", Strength.MEDIUM, capital="words"
                )
                yield short
            yield Form(
                (*lasts[0], *forenames),
                "whole_name",
                "full name, surname first",
                Strength.STRONG,
                hidden=True,
            )
        yield from self._glued(forenames, lasts)
        yield from self._inner((*firsts, *lasts, *(("".join(name),) for name in lasts[:1] if len(name) > 1)))
        if lasts and len(lasts[0]) > 1:
            yield Form(lasts[0], "surname", "surname", Strength.MEDIUM)
        yield from self._initials(forenames, value)

    def _glued(self, forenames: tuple[str, ...], lasts: list[tuple[str, ...]]) -> Iterator[Form]:
        """Yield what handles are made of: short name and surname, both forenames ("danthrelfall")."""
        nicks = (
            [w for w in self._names.nicknames.get(forenames[0], ()) if self._plain_nick(w)]
            if forenames
            else []
        )
        for nick, last in product(nicks[:_NICKS_MOST], lasts[:2]):
            for words in ((nick, *last), (*last, nick)):
                if last and len("".join(words)) > _INSIDE_LEAST:
                    yield Form(words, "whole_name", "short name and surname", Strength.STRONG)
        if len(forenames) > 1 and len("".join(forenames[:2])) > _INSIDE_LEAST:
            yield Form(forenames[:2], "names", "two forenames", Strength.MEDIUM)

    def _plain_nick(self, nick: str) -> bool:
        return nick.isalpha() and nick not in self._names.particles

    def _inner(self, names: Iterable[tuple[str, ...]]) -> Iterator[Form]:
        """Yield the rare names that may stand in handles: "tamsin91"."""
        for name in dict.fromkeys(word for words in names for word in words):
            if len(name) >= _HANDLE_LEAST and name not in self._lexicon.words:
                inside = len(name) >= _INSIDE_LEAST
                yield Form((name,), "inner_name", "name in a handle", Strength.MEDIUM, hidden=inside)

    def _orders(self, first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield (*first, *last)
        yield (*last, *first)
        if len("".join(last)) > 3:
            yield (first[0][0], *last)
            yield (*last, first[0][0])
        if len("".join(first)) > 3:
            yield (*first, *(word[0] for word in last))
            if len(last) > 1:
                yield (*first, last[0][0])

    def _initials(self, forenames: tuple[str, ...], value: Value) -> Iterator[Form]:
        last = [word for word in self.split(value.first("surname")) if word not in self._names.particles]
        short = tuple(name[0] for name in last)
        firsts = tuple(name[0] for name in forenames)
        found = {(*firsts, *short), (*firsts[:1], *short), (*firsts[:1], *short[:1]), (*firsts, *short[:1])}
        pieces = self.pieces(value.first("surname"))
        if len(pieces) > len(last) and firsts:
            # O'Rourke is O or O-R
            found.add((firsts[0], *(piece[0] for piece in pieces)))
        for signs in sorted(found):
            if len(signs) > 1:
                yield Form(signs, "initials", "initials", Strength.WEAK, exact=True, capital="all")
        yield from self._long_initials(forenames, self.split(value.first("surname")))

    def _long_initials(self, forenames: tuple[str, ...], last: tuple[str, ...]) -> Iterator[Form]:
        """Yield initials with particles, or with two letters that are one: "J.-L. de la F.", "H.M.Ll.-J."."""
        names = self._names.particles
        signs = tuple(name[0] for name in forenames)
        found = {
            (*signs, *(word[0] for word in last)),
            (*signs, *(word if word in names else word[0] for word in last)),
            *(
                tuple(word[:2] if word.startswith(_TWO_IN_ONE) else word[0] for word in (*firsts, *last))
                for firsts in (forenames, forenames[:1])
            ),
            tuple(
                word if word in names else word[:2] if word.startswith(_TWO_IN_ONE) else word[0]
                for word in (*forenames, *last)
            ),
        }
        for each in sorted(found):
            if len(each) >= _INITIALS_LEAST and each != (*signs, *(w[0] for w in last if w not in names)):
                yield Form(each, "initials", "initials", Strength.WEAK, exact=True, capital="first")


def _written_out(text: str) -> str:
    """Return a name as machines without its letters write it: "Mueller"."""
    text = text.lower()
    for letter, letters in _OUT:
        text = text.replace(letter, letters)
    return text


def _in_one(words: tuple[str, ...]) -> Iterator[str]:
    """Yield a surname with its particles in one word: "delacruz", "mcgiolla" for Mac Giolla."""
    yield "".join(words)
    if words[0] in _MAC:
        yield from ("".join((mac, *words[1:])) for mac in _MAC if mac != words[0])


def _after_o(name: str) -> Iterator[str]:
    """Yield "rourke" for "orourke": the apostrophe may have become a gap."""
    if len(name) > 4 and name[0] in "od":
        yield name[1:]
