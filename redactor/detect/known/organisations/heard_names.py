"""Organisations as somebody heard them: "kestral meer medical", "saint will frids primary", "Beckwif School".

Takes a page, finds one to five words that together nearly have the letters or the sound of a name, where
general words of its kind follow or something before says that an institution follows. It finds nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.organisations.around_names import AroundNames
from redactor.detect.known.organisations.general_words import GeneralWords
from redactor.detect.known.page import Page
from redactor.detect.known.tables.vocabulary import sound

_WORDS_MOST, _CORE_LEAST, _LONG, _LONGEST = 5, 6, 9, 13
_LED_LEAST, _SURE_LEAST, _GENERAL_LEAST = 7, 9, 2
_SOUND_LONG, _FEW_SLIPS, _ALIKE_LEAST = 8, 2, 0.5
_MORE_MOST, _LESS_MOST = 4, 3
_JOINTS = frozenset({"and", "n", "s"})
_SAINTS = {"sent": "saint", "st": "saint", "snt": "saint", "sant": "saint", "sint": "saint"}
_BETWEEN = frozenset({" ", "-", "  ", "\n", "'"})
# letters that may begin the same sound
_BEGINS = {
    "c": "kcqsg",
    "k": "kcqg",
    "q": "kcq",
    "s": "sc",
    "f": "fpvt",
    "p": "pf",
    "j": "jg",
    "g": "gjck",
    "t": "tfd",
    "v": "vfbw",
    "w": "wv",
    "b": "bv",
}
_VOWELS = "aeiouy"
_CONSONANTS_LEAST, _SURE_CONSONANTS, _RARE_LEAST, _ALONE_LEAST = 5, 6, 4, 7
_ALIKE = (("th", "f"), ("ph", "f"), ("v", "f"), ("z", "s"))
# "Lamb", "Leigh", "Moore": letters at the end that nobody hears
_UNHEARD = re.compile(r"(?<=m)b(?=e?s?$)|(?<=[aeiou])gh(?=e?s?$|t)|(?<=[^aeiou])e(?=s?$)")
_SILENT = str.maketrans("", "", "aeiouywh")


class HeardNames:
    """Finds names as they sound in one page."""

    def __init__(self, page: Page, compiled: Compiled, general: GeneralWords, around: AroundNames) -> None:
        """Keep the page and what reads the words around a name."""
        self._page = page
        self._tokens = page.tokens
        self._general = general
        self._around = around
        self._beside = Neighbours(page, compiled)
        self._words, self._names = compiled.lexicon.words, compiled.lexicon.names

    def hits(self, target: Target) -> Iterator[Hit]:
        """Yield where a name stands as it sounds, beside what says that it is one."""
        core = target.facts["core"]
        at = core.index("and") if "and" in core else len(core)
        for words in (core, core[:at], core[at + 1 :]) if at < len(core) else (core,):
            name = "".join(_SAINTS.get(word, word) for word in words if word not in _JOINTS)
            # half of a pair may be another family's: "Prewitt Ltd"
            least = _CORE_LEAST if words == core else _LONG
            if len(name) >= least and name.isalpha():
                yield from self._places(target, name, words)

    def _stands(self, first: int, last: int, words: Sequence[str]) -> bool:
        """Say whether the very words of a name stand there: then the scan has found them."""
        texts = [text for text in self._tokens.text[first : last + 1] if text not in _JOINTS]
        own = [word for word in words if word not in _JOINTS]
        return any(texts[at : at + len(own)] == own for at in range(len(texts)))

    def _places(self, target: Target, name: str, words: Sequence[str]) -> Iterator[Hit]:
        key = _spoken(name)
        yield from self._saints(target, name)
        for first, last in self._before_general(target, name):
            text = self._said(first, last, name)
            near = self._near(text, name, key) or self._shared(first, last, words, text, name)
            if near and not self._stands(first, last, words):
                yield self._hit(target, first, last, name, text)
        if len(name) >= _LED_LEAST:
            for first, last in self._behind_lead(name):
                text = self._said(first, last, name)
                if (
                    not self._stands(first, last, words)
                    and self._near(text, name, key)
                    and self._named(first, last)
                ):
                    yield self._hit(target, first, last, name, text)

    def _saints(self, target: Target, name: str) -> Iterator[Hit]:
        """Yield a saint's name that sounds like a rare one of the register: "St Ossiff's" for Osyth."""
        tokens, saint = self._tokens, name.removeprefix("saint")
        if saint == name or self._known(saint) or len(saint) < _CONSONANTS_LEAST:
            return
        for first in self._titles:
            text = tokens.text[first + 1]
            other = not self._known(text) and saint.removesuffix("s") != text.removesuffix("s")
            if other and consonants(text.removesuffix("s")) == consonants(saint.removesuffix("s")):
                yield self._hit(target, first, first + 1, name, self._said(first, first + 1, name))

    @cached_property
    def _titles(self) -> list[int]:
        """The tokens that are a saint's title before a name with a capital."""
        tokens = self._tokens
        every = (t for t, text in enumerate(tokens.text[:-1]) if text in _SAINTS or text == "saint")
        return [t for t in every if tokens.joined(t) and tokens.capital(t + 1)]

    def _named(self, first: int, last: int) -> bool:
        """Say whether words behind a lead are written like a name, and not as one word that is another."""
        tokens = self._tokens
        if last == first:
            # a child writes no capital: "i go to oakmoer"
            small = not tokens.capital(first) and self._around.attended(first)
            named = tokens.capital(first) or small or self._beside.all_small(first)
            return named and tokens.text[first] not in self._words
        return tokens.capital(first) or self._beside.all_small(first) or self._around.attended(first)

    # ---- where to look --------------------------------------------------------------------------

    def _before_general(self, target: Target, name: str) -> Iterator[tuple[int, int]]:
        """Yield the words before a general word that have the length of a name, and begin like it."""
        tokens = self._tokens
        for start in self._general.starts(target):
            size, first, end = 0, start - 1, start - 1
            if tokens.gap(end) not in _BETWEEN:
                continue
            while first >= 0 and end - first < _WORDS_MOST and (first == end or self._together(first)):
                size += len(tokens.text[first])
                if size > len(name) + _MORE_MOST:
                    break
                if size >= len(name) - _LESS_MOST and self._begins(first, name):
                    yield first, end
                first -= 1

    def _behind_lead(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield the words behind a lead that have the length of a name, and begin like it."""
        for letter in self._beginnings(name):
            for first in self._around.behind_leads(letter):
                size, last = 0, first
                while last < len(self._tokens) and last - first < _WORDS_MOST:
                    size += len(self._tokens.text[last])
                    if size > len(name) + _MORE_MOST:
                        break
                    if size >= len(name) - _LESS_MOST and len(self._tokens.text[last]) > 1:
                        yield first, last
                    if not self._together(last):
                        break
                    last += 1

    def _together(self, token: int) -> bool:
        return token + 1 < len(self._tokens) and self._tokens.gap(token) in _BETWEEN

    def _begins(self, token: int, name: str) -> bool:
        return self._tokens.text[token][0] in self._beginnings(name)

    def _beginnings(self, name: str) -> str:
        """Return the letters that may begin the sound that a name begins with."""
        return _VOWELS if name[0] in _VOWELS else _BEGINS.get(name[0], name[0])

    # ---- how near ---------------------------------------------------------------------------------

    def _squeezed(self, first: int, last: int) -> str:
        texts = self._tokens.text[first : last + 1]
        return "".join(_SAINTS.get(t, t) if at == 0 else t for at, t in enumerate(texts) if t not in _JOINTS)

    def _said(self, first: int, last: int, name: str) -> str:
        """Return words in one, with the s of a possessive that the name has."""
        text = self._squeezed(first, last)
        return text + "s" if name.endswith("s") and not text.endswith("s") else text

    def _near(self, text: str, name: str, key: str) -> bool:
        """Say whether words are nearly a name, by their letters or by their sound."""
        most = 1 + (len(name) >= _LONG) + (len(name) >= _LONGEST)
        found = OSA.distance(text, name, score_cutoff=most)
        if found <= most:
            return True
        if OSA.normalized_similarity(text, name) < _ALIKE_LEAST:
            return False
        if consonants(text) == consonants(name) and len(consonants(name)) >= _CONSONANTS_LEAST:
            return True
        # a short name needs the letters too: "Wayside" is not Weirside
        far = len(key) < _SOUND_LONG and OSA.distance(text, name) > _FEW_SLIPS
        return OSA.distance(_spoken(text), key, score_cutoff=1) <= (0 if far else 1)

    def _shared(self, first: int, last: int, words: Sequence[str], text: str, name: str) -> bool:
        """Say whether a rare word of a name stands beside one that is nearly the other: "Glan Towy"."""
        own = {word for word in words if len(word) >= _RARE_LEAST and not self._known(word)}
        beside = last > first and own & {*self._tokens.text[first : last + 1]}
        return bool(beside) and OSA.distance(text, name, score_cutoff=_FEW_SLIPS) <= _FEW_SLIPS

    def _surely(  # noqa: PLR0913, PLR0917 - a place and what stands there
        self, target: Target, first: int, last: int, end: int, name: str, text: str
    ) -> bool:
        """Say whether words before a general one sound like a name that no other one sounds like."""
        slips, same = OSA.distance(text, name), consonants(text) == consonants(name)
        rare = any(len(word) >= _RARE_LEAST and not self._known(word) for word in target.facts["core"])
        if last == first or name.startswith("saint"):
            # "St Mark's" is not St Mary's
            new = all(self._known(word) or word in _SAINTS for word in self._tokens.text[first : last + 1])
            close = slips <= 1 or (same and last > first)
            # "fleeetwing care services" needs no capital
            named = last > first or self._tokens.capital(first) or end - last >= _GENERAL_LEAST
            return close and rare and not new and named and len(name) >= _ALONE_LEAST
        if len(name) < _SURE_LEAST:
            return False
        return slips <= 1 or (same and (rare or len(consonants(name)) >= _SURE_CONSONANTS))

    def _known(self, word: str) -> bool:
        forms = {word, word.removesuffix("s")}
        return len(word) == 1 or any(
            form in table for form in forms for table in (self._words, self._names.given, self._names.common)
        )

    def _hit(self, target: Target, first: int, last: int, name: str, text: str) -> Hit:
        tokens = self._tokens
        if first and tokens.text[first - 1] == "the" and tokens.capital(first - 1):
            first -= 1
        end, own = last, False
        while end + 1 < len(tokens) and tokens.joined(end):
            size, fits = self._general.read(target, end + 1)
            if not size or (fits is None and own):
                break
            end, own = end + size, own or bool(fits)
        end = end if own else last
        sure = own and self._surely(target, first, last, end, name, text)
        span = tokens.span(first, end)
        strength = Strength.MEDIUM if sure else Strength.WEAK
        part = "organisation" if sure else "slip"
        rule = "organisation_near_miss_and_generic_word" if sure else "organisation_as_heard"
        return Hit(target.index, part, *span, strength, rule, "name as it sounds", first, end)


def _spoken(word: str) -> str:
    """Return the sound of a word without what nobody hears at its end."""
    return sound(_UNHEARD.sub("", word))


def consonants(word: str) -> str:
    """Return the consonants that are heard in a word, those alike that are easily mistaken.

    >>> consonants("coreofdale") == consonants("corvedale"), consonants("ossiffs") == consonants("osyths")
    (True, True)
    """
    word = _UNHEARD.sub("", word)
    for sign, heard in _ALIKE:
        word = word.replace(sign, heard)
    kept = sound(word).replace("v", "f").translate(_SILENT)
    return "".join(sign for at, sign in enumerate(kept) if kept[at - 1 : at] != sign)
