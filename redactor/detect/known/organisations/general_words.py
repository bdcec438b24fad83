"""The general words of institutions around a name: "Primary School", "Ltd", "the surgery at".

Takes a page, says how far the general words beside a name go, and whether they are of its kind or of
another's. It finds no names.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.organisations.nearly_general import nearly_general
from redactor.detect.known.page import Page
from redactor.detect.known.shortened import shortens
from redactor.detect.known.tables.phrase_words import JOINT_MOST
from redactor.model.kind import Kind

_REACH, _REACH_LEFT, _PHRASE_MOST = 6, 3, 4
_GENERIC_LEAST, _OWN_SHORT, _ABBREVIATED, _GLUED_MOST = 5, 3, 3, 12
# the age of a team: "U9s"
_AGE = re.compile(r"u\d{1,2}s?")
SMALL = frozenset({"of", "and", "the", "in", "for", "s", "at", "y", "yr"})
# between a general word and the name behind it: "the academy at Hollowmere"
_LEADING = frozenset({"at", "of", "in", "the", "y", "yr", "yn"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "our", "my", "your", "yr", "y"})
# before the name of a firm they are a person's title
_DOCTORS = frozenset({"dr", "drs"})
_GAPS_LEFT = frozenset({" ", "  ", "\n", "-", " (", ", "})


class GeneralWords:
    """Reads the general words in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the general words of the lexicon."""
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._kinds = compiled.lexicon.organisations.kinds
        self._generic = compiled.lexicon.organisations.generic
        self._nearly = nearly_general(_kinds(compiled))
        self._page = page
        self._of_kind: dict[str, list[int]] = {}
        self._own = frozenset(
            word
            for target in compiled.targets
            for name in target.names
            for word in set(name.facts.get("name", ())) - set(name.facts.get("core", ()))
            if len(word) > _OWN_SHORT and not target.allowed
        )

    def starts(self, target: Target) -> list[int]:
        """Return the tokens where general words of the target's kind or name stand behind another word."""
        kind, texts = str(target.kind), self._tokens.text
        if kind not in self._of_kind:
            self._of_kind[kind] = [t for t in self._starts if kind in self._kinds_at(t)]
        own = [t for t in self._own_starts if self._in_name(target, texts[t])]
        return sorted({*self._of_kind[kind], *own}) if own else self._of_kind[kind]

    def _kinds_at(self, token: int) -> tuple[str, ...]:
        texts = self._tokens.text
        kinds = self._kinds.get(texts[token]) or self._kinds.get(" ".join(texts[token : token + 3]), ())
        return kinds or self._kinds.get(self._misspelt(texts[token]), ())

    @cached_property
    def _starts(self) -> list[int]:
        """The general words and phrases behind a word, also misspelt."""
        kinds, texts = self._kinds, self._tokens.text
        general = {text for text in self._page.where if text in kinds or self._misspelt(text)}
        return [
            t
            for t, text in enumerate(texts)
            if t and (text in general or (len(text) == 1 and " ".join(texts[t : t + 3]) in kinds))
        ]

    @cached_property
    def _own_starts(self) -> list[int]:
        """The words that are general for one name, behind another word."""
        own = self._own
        return [t for t, text in enumerate(self._tokens.text) if text in own and t] if own else []

    def around(self, target: Target, core: Hit) -> tuple[int, int, bool, bool]:
        """Return the tokens with the general words around, and whether they are of its kind or of another."""
        last, own, other = self._to_right(target, core.last)
        first, own_left = self._to_left(target, core.first)
        return first, last, own or own_left, other

    def run(self, target: Target, text: str) -> bool:
        """Say whether letters written in one word with a name are general words ("houseschool")."""
        letters = "".join(w[0] for w in target.facts["name"] if self._in_name(target, w) and w not in SMALL)
        if len(text) > 1 and letters.startswith(text):
            # "StanedgeCPS"
            return True
        while text and text not in {"s", "the"} and not text.isdigit():
            sizes = range(min(len(text), _GLUED_MOST), 1 if len(text) == 2 else 2, -1)
            size = next((n for n in sizes if self.fits(target, text[:n]) is not None), 0)
            if not size:
                return False
            text = text[size:]
        return True

    def fits(self, target: Target, word: str) -> bool | None:
        """Say whether a general word is of the target's kind; None if it is no general word."""
        kinds = self._kinds.get(word)
        if self._in_name(target, word) and word not in SMALL:
            return True
        if word in SMALL or kinds is None:
            return True if _AGE.fullmatch(word) and target.kind is Kind.ORGANISATION else None
        if target.kind in {Kind.ORGANISATION, Kind.LOCATION}:
            return word not in _DOCTORS
        return str(target.kind) in kinds

    def read(self, target: Target, token: int) -> tuple[int, bool | None]:
        """Return how many tokens from `token` are a general word or phrase, and whether it is of the kind."""
        tokens = self._tokens
        for size in range(_PHRASE_MOST, 1, -1):
            if token + size <= len(tokens) and all(tokens.joined(t) for t in range(token, token + size - 1)):
                phrase = " ".join(tokens.text[token : token + size])
                if phrase in self._kinds:
                    return size, self.fits(target, phrase)
        word = tokens.text[token]
        if _AGE.fullmatch(word) and target.kind is Kind.ORGANISATION:
            return 1, True
        if word in self._generic or word in self._kinds or word in SMALL or self._in_name(target, word):
            return 1, self.fits(target, word)
        if self._own_shortened(target, token) or self._own_misspelt(target, token):
            return 1, True
        if self._for_and(target, token):
            return 1, None
        meant = self._misspelt(word)
        return (1, self.fits(target, meant)) if meant else (0, None)

    # ---- to the right -------------------------------------------------------------------------

    def _to_right(self, target: Target, token: int) -> tuple[int, bool, bool]:
        tokens = self._tokens
        last, own, other = token, False, False
        at = token
        while at + 1 < len(tokens) and at - token < _REACH and tokens.joined(at) and self._close(at):
            size, fits = self.read(target, at + 1)
            if size == 0:
                break
            at += size
            if fits is None:
                continue
            # the next line or cell may begin with a label: "Hospital:"
            apart = any(sign in tokens.gap(at - size) for sign in "\n\t")
            own = own or fits
            # what two or three letters stand for nobody knows: "Hollinbrook PS"
            told = at - token > 1 or len(tokens.text[at]) > _ABBREVIATED
            other = other or (told and not (fits or apart))
            last = at if fits else last
        return last, own, other and not own

    def _for_and(self, target: Target, token: int) -> bool:
        """Say whether a small word or sign stands where the name has "and": "Pell 8 Cole"."""
        tokens, name = self._tokens, target.facts["name"]
        if not token or token + 1 >= len(tokens) or len(tokens.text[token]) > JOINT_MOST:
            return False
        beside = (tokens.text[token - 1], tokens.text[token + 1])
        three = zip(name, name[1:], name[2:], strict=False)
        return any(middle == "and" and (one, other) == beside for one, middle, other in three)

    def _own_shortened(self, target: Target, token: int) -> bool:
        """Say whether a general word of the name stands there, shortened: "Hse" in "Hope Hse"."""
        word = self._tokens.text[token]
        if len(word) < _OWN_SHORT or word in self._words:
            return False
        own = (w for w in target.facts["name"] if w not in target.facts["core"])
        capital = self._tokens.capital(token)
        return any(shortens(word, other) and (capital or word[-1] == other[-1]) for other in own)

    def _own_misspelt(self, target: Target, token: int) -> bool:
        """Say whether a general word of the name stands there with a slip, and the next one behind it."""
        text, name = self._tokens.text[token], target.facts["name"]
        after = self._tokens.text[token + 1 : token + 2]
        pairs = pairwise(name)
        nearly = (
            word for word, following in pairs if after == [following] and word not in target.facts["core"]
        )
        return len(text) >= _GENERIC_LEAST and any(
            OSA.distance(text, word, score_cutoff=1) == 1 for word in nearly
        )

    def _misspelt(self, word: str) -> str:
        """Return the general word that an unknown one is nearly, or an empty string."""
        if len(word) < _ABBREVIATED + 1 or not word.isalpha() or word in self._words:
            return ""
        return self._nearly.meant(word)

    def _close(self, token: int) -> bool:
        gap = self._tokens.gap(token)
        if gap in {";", ":", "."}:
            # a border of cells, or of a domain
            return True
        if gap.strip(" ()[]") == ".":
            text = self._tokens.text[token]
            return len(text) <= _ABBREVIATED or text in self._kinds
        return not any(sign in gap for sign in ".;:?!")

    # ---- to the left ----------------------------------------------------------------------------

    def _to_left(self, target: Target, token: int) -> tuple[int, bool]:
        first, at = token, token
        while at > 0 and token - at < _REACH_LEFT and self._tokens.gap(at - 1) in _GAPS_LEFT:
            word = self._tokens.text[at - 1]
            led = self._led(target, at - 1) if word in _LEADING else -1
            if led >= 0:
                return led, True
            if not self._stands_before(target, at - 1, begun=at < token):
                break
            if "\n" in self._tokens.gap(at - 1) and not self._begins(target, word):
                break
            at -= 1
            first = at
        return first, first < token

    def _stands_before(self, target: Target, token: int, *, begun: bool) -> bool:
        """Say whether a general word leads to the name: with a capital, or one of its own before a comma."""
        word, comma = self._tokens.text[token], "," in self._tokens.gap(token)
        own = self._in_name(target, word) and word not in SMALL and (comma or begun)
        return own or (not comma and bool(self.fits(target, word)) and self._tokens.capital(token))

    def _led(self, target: Target, token: int) -> int:
        """Return the general words that small words join to the name behind: "the academy at Hollowmere"."""
        tokens, at = self._tokens, token
        while at > 0 and tokens.gap(at - 1) == " " and tokens.text[at - 1] in _LEADING:
            at -= 1
        if not at or tokens.gap(at - 1) != " ":
            return -1
        first = at
        while first and tokens.gap(first - 1) == " " and self.fits(target, tokens.text[first - 1]):
            first -= 1
        # "the academy at", not "works at"
        said = tokens.capital(first) or (first and tokens.text[first - 1] in _DETERMINERS)
        return first if first < at and (said or self._in_name(target, tokens.text[first])) else -1

    def _begins(self, target: Target, word: str) -> bool:
        """Say whether a general word stands before the core in the item's own name."""
        words = target.facts["name"]
        core = target.facts["core"][0]
        return word in words and core in words and words.index(word) < words.index(core)

    def _in_name(self, target: Target, word: str) -> bool:
        return word not in target.facts["core"] and word in target.facts["name"]


@once_a_case
def _kinds(compiled: Compiled) -> frozenset[str]:
    return frozenset(compiled.lexicon.organisations.kinds)
