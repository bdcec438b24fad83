"""Every way to write the name of a school, a surgery or another organisation.

Takes an organisation value, gives its whole forms, its distinctive core, and its acronym.
The core counts little alone: organisations.py looks for generic words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from redactor.detect.known.expand.welsh import mutated
from redactor.detect.known.forms import Form, Strength
from redactor.detect.known.shortened import halves
from redactor.detect.known.text.canonical import Folding
from redactor.model.kind import Value
from redactor.model.lexicon import Lexicon, plain

_SMALL = frozenset(
    {"the", "of", "and", "at", "in", "for", "on", "y", "yr", "a", "s", "n", "with", "to", "by"}
)
COUNTED = "name with its number written otherwise"
_MOST = 60
_ACRONYM_LEAST = 3
_TWO_IN_ONE = ("ll", "rh", "ff", "dd", "ch", "th")
_FIRST_LEAST = 5
_HIDDEN_LEAST = 5
_NAME_MOST = 5
_SIGNS_MOST = 3
_VOWELS = frozenset("aeiou")
# the age of a team or class: "Under 9s", "U9s"
_UNDER, _AGE = frozenset({"under", "u"}), re.compile(r"u?\d{1,2}s?")
_PACKS = frozenset({"beavers", "cubs", "brownies", "rainbows", "rangers", "explorers", "squirrels", "scouts"})
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class OrganisationForms:
    """Expands organisations with the help of a lexicon."""

    def __init__(self, lexicon: Lexicon, folding: Folding) -> None:
        """Keep the lexicon and the fold of the text."""
        self._lexicon = lexicon
        self._fold = folding.fold
        forms = lexicon.organisations.forms
        self._spelt_out = {
            short: word for word, every in forms.items() for short in every if short not in forms
        }

    def words(self, text: str) -> tuple[str, ...]:
        """Return the canonical words of a name."""
        return tuple(plain(self._fold(text.replace("&", " and "))).split())

    def names(self, value: Value) -> tuple[str, ...]:
        """Return the names of a value; what stands behind a comma may be another name, or the name's rest.

        "Mill Street Surgery" is a name of its own behind "Dr Ray & Partners"; "Pell Solicitors" is not
        behind "Ashdown".
        """
        name, rest = value.first("name"), value.first("place")
        general = any(self.is_generic(word) for word in self.words(rest) if word not in _SMALL)
        if not general:
            # a list of partners goes on: "Drs Hale, Flint & Vaz"
            return (f"{name} {rest}",) if "and" in self.words(rest) else (name,)
        words = self.words(name)
        alone = any(self.is_generic(word) for word in words if word not in _SMALL) or self._sign(words[0])
        return (name, rest) if alone else (f"{name} {rest}",)

    def is_generic(self, word: str) -> bool:
        """Say whether a word never tells one organisation from another."""
        organisations = self._lexicon.organisations
        return word in organisations.generic or word in _SMALL

    def _general(self, words: tuple[str, ...]) -> list[bool]:
        """Say of each word whether it is general, alone or as part of a phrase ("c of e")."""
        kinds = self._lexicon.organisations.kinds
        found = [self.is_generic(word) for word in words]
        for first in range(len(words)):
            for last in range(first + 2, min(len(words), first + 5) + 1):
                if " ".join(words[first:last]) in kinds:
                    found[first:last] = [True] * (last - first)
        aged = self._aged(words)
        found[len(words) - aged :] = [True] * aged
        return found

    def _pack(self, words: tuple[str, ...], at: int) -> bool:
        """Say whether a word that names packs of scouts is none here: "Busy Beavers Nursery"."""
        kinds = self._lexicon.organisations.kinds
        return words[at] in _PACKS and any("school" in kinds.get(word, ()) for word in words[at + 1 :])

    def _aged(self, words: tuple[str, ...]) -> int:
        """Return how many words at the end say whose age a team or class is."""
        if len(words) < 2 or not _AGE.fullmatch(words[-1]):
            return 0
        return 2 if words[-2] in _UNDER else int(words[-1][0] == "u")

    def _tail(self, word: str) -> bool:
        """Say whether a last word is an abbreviation of a general one ("Ltd", "Prim")."""
        return len(word) > 1 and word in self._lexicon.organisations.kinds

    def _head(self, word: str) -> bool:
        """Say whether a first word is a general one of another language ("Ysgol")."""
        return word in self._lexicon.organisations.kinds and word not in self._lexicon.words and len(word) > 3

    def _sign(self, word: str) -> bool:
        """Say whether a first word is an initial, or the short form of a general word."""
        # "HMP", but not the river "Aln"
        short = len(word) <= _SIGNS_MOST and word in self._lexicon.organisations.kinds
        short = short and (len(word) < _SIGNS_MOST or not _VOWELS & {*word})
        return (len(word) == 1 and word.isalpha() and word != "s") or (
            short and word not in self._lexicon.words
        )

    def _trimmed(self, core: tuple[str, ...]) -> tuple[str, ...]:
        """Return the core without the plain words at its end ("Joiners"), if a rare word remains."""
        words = self._lexicon.words
        if "and" in core[1:-2]:
            return core[: core.index("and", 1) + 2]
        last = len(core)
        while last > 1 and core[last - 1] in words:
            last -= 1
        short = core[:last]
        rare = any(len(word) >= _FIRST_LEAST and word not in words for word in short)
        return short if rare and short != core else ()

    def core(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the distinctive words: what is left without generic words at either end."""
        general = self._general(words)
        first, last = 0, len(words)
        while last > first and (general[last - 1] or self._tail(words[last - 1])):
            if self._pack(words, last - 1):
                break
            last -= 1
        saints = self._lexicon.streets.saints
        heads = [flag or self._head(word) for flag, word in zip(general, words, strict=True)]
        if any(len(word) > _SIGNS_MOST and not flag for word, flag in zip(words[:last], heads, strict=False)):
            # "J. W. Hale and Sons", "HMP Ashcairn", "Drs Hale and Ray"
            heads = [flag or self._sign(word) for flag, word in zip(heads, words, strict=True)]
        while first < last - 1 and heads[first] and words[first] not in saints:
            first += 1
        if first >= last:
            return ()
        inner, flags = words[first:last], general[first:last]
        # Church of England and the like in the middle: the core ends before them
        for at in range(1, len(inner)):
            if flags[at] and inner[at] not in _SMALL and inner[0] not in saints:
                return inner[:at]
        return inner

    def forms(self, value: Value) -> Iterator[Form]:
        """Yield every form of the organisation."""
        for name in self.names(value):
            yield from self._named(self.words(name), capital=name[:1].isupper())
        place = self._fold(value.first("postcode")).replace(" ", "")
        if place:
            yield Form((place[:-3], place[-3:]), "postcode", "postcode", Strength.STRONG, loose=True)
        three = self.words(value.first("what3words"))
        if three:
            yield Form(three, "what3words", "what3words", Strength.STRONG)

    def is_name(self, alias: str) -> bool:
        """Say whether what an institution is also called is a name, not a description: "The Ravens"."""
        words = alias.split()
        return len(words) <= _NAME_MOST and any(word[:1].isupper() for word in words)

    def alias(self, alias: str) -> Iterator[Form]:
        """Yield every form of another name of an institution."""
        yield from self._named(self.words(alias), capital=True)

    def _named(self, words: tuple[str, ...], *, capital: bool) -> Iterator[Form]:
        bare = words[1:] if words[:1] == ("the",) else words
        if bare:
            # "reading" is no town, "boots" no chemist
            plainly = capital and len(bare) == 1 and bare[0] in self._lexicon.words
            yield Form(bare, "organisation", "full name", Strength.STRONG, capital="first" if plainly else "")
            yield from self._parted(bare)
            core = self.core(bare)
            yield from self._cores(core)
            yield from self._counted(bare, core)
            yield from self._changed(bare, core)
            yield from self._cores(self._trimmed(core))
            yield from self._acronyms(bare)

    def _counted(self, words: tuple[str, ...], core: tuple[str, ...]) -> Iterator[Form]:
        """Yield names with a number written otherwise: "Haven 4", "Haven IV" for Haven Four."""
        for at, word in enumerate(words[1:], start=1):
            for other in self.same_number(word):
                changed = (*words[:at], other, *words[at + 1 :])
                yield Form(changed, "organisation", COUNTED, Strength.STRONG)
                place = core[1:].index(word) + 1 if word in core[1:] else 0
                # next to a common word a small number may count something else
                rare = any(each not in self._lexicon.words for each in core if each != word)
                for between in ((), ("no",)) if place else ():
                    yield Form(
                        (*core[:place], *between, other, *core[place + 1 :]),
                        "core" if rare else "core_part",
                        COUNTED,
                        Strength.MEDIUM,
                        exact=True,
                        capital="" if rare else "first",
                    )
        yield from self._counted_halves(core)

    def _counted_halves(self, core: tuple[str, ...]) -> Iterator[Form]:
        """Yield a word made of a number and another, with the number otherwise: "5 Ways" for Fiveways."""
        for at, word in enumerate(core):
            parts = halves(word, self._lexicon.words)
            for other in self.same_number(parts[0]) if len(parts) > 1 else ():
                for written in ((other + parts[1],), (other, parts[1])):
                    changed = (*core[:at], *written, *core[at + 1 :])
                    yield Form(changed, "bare_core", COUNTED, Strength.NOTE, exact=True)

    def _changed(self, words: tuple[str, ...], core: tuple[str, ...]) -> Iterator[Form]:
        """Yield a Welsh name with its first letter changed: "Fryn Celyn"."""
        welsh = words[0] != core[:1][0] and self._head(words[0]) if core else False
        for changed in mutated(core[0], self._lexicon) if welsh else ():
            yield Form((changed, *core[1:]), "core", "name as Welsh changes it", Strength.MEDIUM)

    def same_number(self, word: str) -> list[str]:
        """Return a small number in words, figures and Roman signs, but for `word` itself."""
        numbers = self._lexicon.numbers
        value = int(word) if word.isdigit() and len(word) < 3 else numbers.cardinals.get(word, 0)
        value = value or (_ROMAN.index(word) + 1 if word in _ROMAN else 0)
        if not 0 < value <= len(_ROMAN):
            ordinal = numbers.ordinals.get(word, 0)
            return [w for w, v in numbers.ordinals.items() if v == ordinal and w != word and w.isascii()][:4]
        spoken = [w for w, v in numbers.cardinals.items() if v == value and w.isascii() and len(w) > 2][:2]
        return [each for each in (str(value), _ROMAN[value - 1], *spoken) if each != word]

    def _parted(self, words: tuple[str, ...]) -> Iterator[Form]:
        """Yield the full name with the last generic words abbreviated."""
        choices = [self._word(word, place) for place, word in enumerate(words)]
        for number, choice in enumerate(product(*choices)):
            if number >= _MOST:
                return
            if choice != words and len("".join(choice)) > 5:
                yield Form(
                    tuple(w for one in choice for w in one.split()),
                    "organisation",
                    "name, abbreviated",
                    Strength.STRONG,
                )

    def _word(self, word: str, place: int) -> list[str]:
        if word in self._lexicon.streets.saints and place == 0:
            return ["st", "saint", "s"]
        if word == "and":
            return ["and", "n", ""]
        forms = self._lexicon.organisations.forms.get(self._spelt_out.get(word, word), ())
        return [word, *(form for form in forms if form != word and " " not in form)][:3]

    def _cores(self, core: tuple[str, ...]) -> Iterator[Form]:
        if not core:
            return
        saint = core[0] in self._lexicon.streets.saints and len(core) > 1
        starts = ["st", "saint", "s", "sant", "san"] if saint else [core[0]]
        tails = [*self._joints(core[1:]), *(() if saint else self._inner_saints(core))]
        if core[1:] and core[-1].endswith("s") and len(core[-1]) > 4:
            tails.append((*core[1:-1], core[-1][:-1]))
        elif core[1:] and not saint and core[-1].isalpha() and "and" not in core:
            tails.append((*core[1:-1], core[-1] + "s"))
        elif not core[1:] and core[0].endswith("s") and len(core[0]) > 5:
            starts.append(core[0][:-1])
        if len(core) == 1 and len(core[0]) >= _FIRST_LEAST and not core[0].endswith("s"):
            starts.append(core[0] + "s")
        for start, tail in product(starts, tails):
            size = len(start) + sum(map(len, tail))
            # a few letters in small words are a word of another language: "mam-gu"
            capital = "first" if tail and size <= _HIDDEN_LEAST else ""
            hidden = size >= _HIDDEN_LEAST
            name = "name without general words"
            yield Form((start, *tail), "core", name, Strength.MEDIUM, hidden=hidden, capital=capital)
        yield from self._first_word(core)
        yield from self._single_words(core)
        # names of saints are also written without their title ("Marys school"): only beside its general words
        if saint:
            yield Form(core[1:], "bare_core", "saint's name alone", Strength.NOTE, capital="first")
            yield from self._later_words(core[1:])

    def _inner_saints(self, core: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield the words after the first with a saint among them written otherwise: "Stoke Saint Mary"."""
        for at, word in enumerate(core[1:-1], start=1):
            if word in self._lexicon.streets.saints:
                yield from (
                    (*core[1:at], other, *core[at + 1 :]) for other in ("st", "saint") if other != word
                )

    def _joints(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Return words with "and" as it is written: and, n, & (no word), in Welsh."""
        if "and" not in words:
            return [words]
        at = words.index("and")
        return [(*words[:at], *joint, *words[at + 1 :]) for joint in ((), ("and",), ("n",), ("a",), ("ac",))]

    def _first_word(self, core: tuple[str, ...]) -> Iterator[Form]:
        """Yield the first word of a long name, as good as the name if it is rare and the rest is plain."""
        word, rest = core[0], core[1:]
        rare = (
            len(word) >= _FIRST_LEAST
            and word not in self._lexicon.words
            and word not in self._lexicon.names.common
        )
        if rest and rare and "and" not in rest and all(other in self._lexicon.words for other in rest):
            yield Form((word,), "core", "first word of the name", Strength.MEDIUM)
        elif rest and rare:
            yield from self._later_words(rest)
            sure = Strength.MEDIUM if len(word) > _FIRST_LEAST else Strength.WEAK
            yield Form((word,), "core_part", "part of the name", sure)
            yield Form((word + "s",), "core_part", "part of the name, plural", sure)
        elif rest and word not in self._lexicon.streets.saints:
            yield from self._only_word(rest)

    def _only_word(self, words: tuple[str, ...]) -> Iterator[Form]:
        """Yield the rare words behind ordinary ones: beside general words the name ("Bala Infants")."""
        for word in words:
            if self._rare(word):
                for form in (word, word + "s"):
                    yield Form((form,), "core_later", "part of the name", Strength.WEAK)

    def _rare(self, word: str) -> bool:
        known = word in self._lexicon.words or word in self._lexicon.names.common or word in _SMALL
        return len(word) >= _FIRST_LEAST and not known

    def _later_words(self, words: tuple[str, ...]) -> Iterator[Form]:
        """Yield the other rare words of a long name: alone they are questions."""
        for word in words:
            if self._rare(word):
                yield Form((word,), "core_part", "part of the name", Strength.WEAK, capital="first")

    def _single_words(self, core: tuple[str, ...]) -> Iterator[Form]:
        """Yield the ordinary words of a name of several: a question behind "at" or "School:"."""
        names = self._lexicon.names.common
        long = [(at, word) for at, word in enumerate(core) if len(word) >= _FIRST_LEAST]
        plain = [word for at, word in long if word in self._lexicon.words or (at == 0 and word in names)]
        for word in plain if len(core) > 1 else ():
            yield Form((word,), "core_word", "one word of the name", Strength.WEAK, capital="first")

    def _acronyms(self, words: tuple[str, ...]) -> Iterator[Form]:
        signs = tuple(word[0] for word in words if word not in _SMALL)
        every = tuple(word[0] for word in words)
        if every != signs and len(every) > _ACRONYM_LEAST:
            # "K.C.O.E.P.S.": the small words' letters, too
            yield Form(every, "acronym", "acronym", Strength.WEAK, exact=True, capital="all")
        if len(signs) >= _ACRONYM_LEAST:
            yield Form(signs, "acronym", "acronym", Strength.WEAK, exact=True, capital="all")
            yield Form(("".join(signs),), "acronym", "acronym", Strength.WEAK, exact=True, capital="all")
        yield from self._two_in_one(words)
        # the letters of a word made of two, and without the saint's title: "CHPS" for Coldharbour Primary
        apart = [part for word in words if word not in _SMALL for part in halves(word, self._lexicon.words)]
        other = tuple(part[0] for part in apart) if len(apart) > len(signs) else ()
        titled = words[0] in self._lexicon.streets.saints
        for letters in (other, signs[1:] if titled else ()):
            if len(letters) >= _ACRONYM_LEAST:
                yield Form(
                    ("".join(letters),), "acronym", "other acronym", Strength.WEAK, exact=True, capital="all"
                )
        # without one of the later words: "TPS" for Thornybank Community Primary School
        for at in range(1, len(signs)) if len(signs) > _ACRONYM_LEAST else ():
            short = signs[:at] + signs[at + 1 :]
            yield Form(
                ("".join(short),), "acronym", "shorter acronym", Strength.WEAK, exact=True, capital="all"
            )

    def _two_in_one(self, words: tuple[str, ...]) -> Iterator[Form]:
        """Yield an acronym with the Welsh letters of two signs: "CLlA" for Cwmni Llaeth Aeron."""
        signs = [
            word[:2] if word.startswith(_TWO_IN_ONE) else word[0] for word in words if word not in _SMALL
        ]
        if len(signs) >= _ACRONYM_LEAST and any(len(sign) > 1 for sign in signs):
            for form in ("".join(signs), *(("".join(signs[:-1]),) if len(signs) > _ACRONYM_LEAST else ())):
                yield Form((form,), "acronym", "acronym", Strength.WEAK, exact=True, capital="first")
