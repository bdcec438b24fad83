"""The other half of a name beside one that stands there: shortened, or as somebody heard it.

Takes a chain of names with its page, puts a shortened half of a compound surname into it ("A-T Marguerite",
"Adair-T"), and gives questions about words that sound like the missing half ("pria nander kumar").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import FIRST_ROLES, LAST_ROLES, Hit, Strength, Word
from redactor.detect.known.page import Page
from redactor.detect.known.people.name_chain import Chain
from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.vocabulary import Use, sound

_JOINED = re.compile(r" ?(?:\.?[-/]|\. ?-) ?")
_BEFORE_FIRST = re.compile(r"\.?,?[ \t]{1,2}|\.?, ?")
_BETWEEN = frozenset({" ", "-", "  ", "'"})
_OF_FIRST = frozenset({"first", "known"})
_OF_LAST = frozenset({"surname", "previous", "half", "previous_half"})
_SOFT = re.compile("c(?=[eiy])|z")
_WORDS_MOST = 4
_LEAST, _CLOSE_LEAST, _SOUND_LEAST, _SOUND_LONG = 4, 6, 3, 5
_MORE_MOST, _LESS_MOST = 3, 3


class OtherHalves:
    """Looks beside names in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._given = compiled.given

    def widen(self, chain: Chain) -> None:
        """Put into a chain what stands for a half of the surname beside it."""
        if chain.slips():
            return
        for role in ("half", "previous_half"):
            halves = _halves(chain, role)
            if len(halves) > 1:
                self._half(chain, role, halves)
                if chain.first > 1 and not chain.of(LAST_ROLES):
                    self._both(chain, role, halves)

    # ---- halves of a compound surname -----------------------------------------------------

    def _half(self, chain: Chain, role: str, halves: dict[int, set[str]]) -> None:
        """Take the other half beside one that stands there: "Adair-T", "A-Thwaite"."""
        tokens = self._tokens
        for token, uses in list(chain.uses.items()):
            slots = {use.word.slot for use in uses if use.word.role == role}
            for step in (1, -1) if slots else ():
                other, slot = token + step, (max(slots) if step > 0 else min(slots)) + step
                if other in chain.uses or not 0 <= other < len(tokens):
                    continue
                gap, own = tokens.gap(min(token, other)), halves.get(slot, ())
                joined = _JOINED.fullmatch(gap) and self._stands_for(other, own)
                if joined or (gap == " " and step > 0 and self._cut(other, own)):
                    self._take(chain, other, role, slot)

    def _cut(self, token: int, halves: Collection[str]) -> bool:
        """Say whether a field's end has cut the second half: "ABERNATHY NKRU"."""
        text = self._tokens.text[token]
        named = text in self._words or text in self._given or not self._tokens.capital(token)
        return len(text) >= _LESS_MOST and not named and any(half.startswith(text) for half in halves)

    def _both(self, chain: Chain, role: str, halves: dict[int, set[str]]) -> None:
        """Take both halves, shortened, before a forename: "A-T Marguerite", "A/T, Marguerite"."""
        tokens, two, one = self._tokens, chain.first - 1, chain.first - 2
        beside = _BEFORE_FIRST.fullmatch(tokens.gap(two)) and _JOINED.fullmatch(tokens.gap(one))
        stand = self._stands_for(one, halves.get(0, ())) and self._stands_for(two, halves.get(1, ()))
        if beside and stand:
            self._take(chain, two, role, 1)
            self._take(chain, one, role, 0)

    def _letters(self, token: int, halves: dict[int, set[str]]) -> bool:
        """Say whether the first letters of the halves stand before a comma or at a line's beginning."""
        tokens, text = self._tokens, self._tokens.text[token]
        if len(halves) < len(text):
            return False
        firsts = [{half[0] for half in halves[slot]} for slot in sorted(halves)]
        fits = len(text) == len(firsts) and all(a in b for a, b in zip(text, firsts, strict=True))
        begins = token == 0 or "\n" in tokens.gap(token - 1) or "\t" in tokens.gap(token - 1)
        return fits and self._all_capital(token) and ("," in tokens.gap(token) or begins)

    def _all_capital(self, token: int) -> bool:
        canon, start = self._tokens.canon, self._tokens.start[token]
        return all(canon.capital(start + at) for at in range(len(self._tokens.text[token])))

    def _stands_for(self, token: int, halves: Collection[str]) -> bool:
        """Say whether a token is a half, its first letter, or its beginning with a capital."""
        text = self._tokens.text[token]
        if text in halves:
            return True
        short = self._tokens.capital(token) and (len(text) == 1 or text not in self._words)
        return short and any(shortens(text, half) for half in halves)

    def _take(self, chain: Chain, token: int, role: str, slot: int) -> None:
        word = next(word for word in chain.target.words if word.role == role and word.slot == slot)
        chain.uses[token] = (Use(chain.target.index, word, 0),)
        chain.first, chain.last = min(chain.first, token), max(chain.last, token)

    # ---- as it sounds -----------------------------------------------------------------------

    def heard(self, chain: Chain) -> Iterator[Hit]:
        """Yield a question about words beside a name that sound like its other half."""
        if chain.target.allowed or chain.slips() or chain.initials:
            return
        firsts, lasts = chain.of(FIRST_ROLES), chain.of(LAST_ROLES)
        if firsts == lasts:
            return
        if firsts and chain.first and self._letters(chain.first - 1, _halves(chain, "half")):
            yield self._hit(chain, chain.first - 1, "first letters of the surname")
            return
        names = _texts(chain, _OF_FIRST if lasts else _OF_LAST)
        spans = self._left(chain.first) if lasts else self._right(chain.last)
        for first, last in spans:
            if self._sounds(first, last, names):
                yield self._hit(chain, first if lasts else last, "other half as it sounds")
                return

    def _hit(self, chain: Chain, token: int, name: str) -> Hit:
        first, last = min(chain.first, token), max(chain.last, token)
        span = self._tokens.span(first, last)
        return Hit(chain.target.index, "slip", *span, Strength.WEAK, "name_as_heard", name, first, last)

    def _left(self, token: int) -> Iterator[tuple[int, int]]:
        """Yield one to four words before a token."""
        for first in range(token - 1, max(-1, token - 1 - _WORDS_MOST), -1):
            if self._tokens.gap(first) not in _BETWEEN:
                return
            yield first, token - 1

    def _right(self, token: int) -> Iterator[tuple[int, int]]:
        """Yield one to four words behind a token."""
        for last in range(token + 1, min(len(self._tokens), token + 1 + _WORDS_MOST)):
            if self._tokens.gap(last - 1) not in _BETWEEN:
                return
            yield token + 1, last

    def _sounds(self, first: int, last: int, names: Collection[str]) -> bool:
        texts = self._tokens.text[first : last + 1]
        text = "".join(texts)
        known = first == last and (text in self._words or text in self._given)
        return text.isalpha() and any(self._near(text, name, known=known) for name in names)

    def _near(self, text: str, name: str, *, known: bool) -> bool:
        """Say whether words have nearly the letters or the sound of a name; a known word needs its sound."""
        if not -_LESS_MOST <= len(text) - len(name) <= _MORE_MOST or len(name) < _LEAST or text == name:
            return False
        key, heard = _key(name), _key(text)
        if len(key) >= _SOUND_LEAST and heard == key:
            return True
        if known or text[:1] != name[:1]:
            return False
        close = len(name) >= _CLOSE_LEAST and OSA.distance(text, name, score_cutoff=1) <= 1
        return close or (len(key) >= _SOUND_LONG and OSA.distance(heard, key, score_cutoff=1) <= 1)


def _key(word: str) -> str:
    """Return how a word sounds, without the e at its end: "prise" as "pryce"."""
    return sound(_SOFT.sub("s", word)).rstrip("a")


def _halves(chain: Chain, role: str) -> dict[int, set[str]]:
    """Return the halves of a person's compound surname by their place."""
    found: dict[int, set[str]] = {}
    for word in chain.target.words:
        if word.role == role:
            found.setdefault(word.slot, set()).add(word.text)
    return found


def _texts(chain: Chain, roles: frozenset[str]) -> list[str]:
    words: list[Word] = [word for word in chain.target.words if word.role in roles]
    return list(dict.fromkeys(word.text for word in words))
