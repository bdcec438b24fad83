"""Judges whole names that the scan found: whether they are names, and how far they reach.

Takes a page and its hits, says which to keep; a name inside a longer word ("tamsin91") takes all of it.
It joins nothing: names.py does.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from redactor.detect.known.as_words import BEFORE_THING
from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import LAST_ROLES, Hit
from redactor.detect.known.neighbours import Neighbours
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import Strangers
from redactor.detect.known.text.streams import ends_sentence

_TAIL = re.compile(r"s?\d{0,4}|x{1,3}|\d{1,4}x{0,3}")
_PAIR = 2
_NUMBERED = re.compile(r"[^\W\d_]\d{1,4}")


class WholeNames:
    """Looks at the hits of the scan in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the words of the lexicon."""
        self._tokens = page.tokens
        self._compiled = compiled
        self._lexicon = compiled.lexicon
        self._beside = Neighbours(page, compiled)
        self._strangers = Strangers(page, compiled)

    def handle(self, hit: Hit) -> bool:
        """Say whether a hit is written in one piece, as handles are."""
        return all(not any(map(str.isspace, self._tokens.gap(t))) for t in range(hit.first, hit.last))

    def keeps(self, hit: Hit) -> bool:
        """Say whether a whole form that the scan found is a name: not ordinary words in small letters."""
        if hit.part == "initials":
            return True
        if hit.part == "inner_name":
            return self._inner(hit)
        texts = self._tokens.text[hit.first : hit.last + 1]
        if self._plural_of_allowed(hit, texts) or self._possessive(hit, texts):
            return False
        if len(texts) == 1:
            plainly = hit.part == "whole_name" and texts[0] in self._lexicon.words
            hit.shaky = hit.shaky or ("another word" if plainly else self._beside_stranger(hit))
            return True
        if hit.part == "surname" and all(text in self._compiled.shared for text in texts):
            hit.shaky = hit.shaky or "shared name"
        hit.shaky = hit.shaky or self._beside_stranger(hit) or self._of_another(hit)
        if hit.part == "alias" and not self._named(hit, texts):
            # "uncle pickle": without an article words are a name
            hit.shaky = hit.shaky or ("small letters" if self._led(hit.first) else "")
            return not self._over_sentence(hit)
        return not self._of_others(hit, texts) and self._named(hit, texts)

    def _led(self, token: int) -> bool:
        """Say whether an article or the like stands before words, which makes them a thing."""
        before = self._tokens.text[token - 1] if token and self._tokens.gap(token - 1) == " " else ""
        return before in BEFORE_THING

    def _beside_stranger(self, hit: Hit) -> str:
        """Say why a surname may be another's: an unknown forename stands before it, or behind."""
        target = self._compiled.targets[hit.target]
        return self._beside.stranger_of(target, hit.first, hit.last) if hit.part == "surname" else ""

    def _of_another(self, hit: Hit) -> str:
        """Say why a whole name may be another's: other initials, letters of a plate."""
        target = self._compiled.targets[hit.target]
        if target.allowed:
            return ""
        if hit.part == "initial_surname":
            return "unknown forename" if self._strangers.initial_before(target, hit.first) else ""
        return "" if hit.part == "surname" else self._strangers.spelt_out(hit.first, hit.last)

    def _plural_of_allowed(self, hit: Hit, texts: Sequence[str]) -> bool:
        """Say whether "Hales" may be the family, not "Hale S" of somebody who may be named."""
        target = self._compiled.targets[hit.target]
        lasts = {word.text for word in target.words if word.role in LAST_ROLES}
        return target.allowed and texts[-1].endswith("s") and all(text in lasts for text in texts)

    def _possessive(self, hit: Hit, texts: Sequence[str]) -> bool:
        """Say whether the last letter is only an 's behind a single name: "Summer's", not "Summer S."."""
        return len(texts) == _PAIR and texts[-1] == "s" and self._tokens.gap(hit.first) == "'"

    def _of_others(self, hit: Hit, texts: Sequence[str]) -> bool:
        """Say whether words only meet here: over a sentence, of two people, or with a letter of a list."""
        # "(c) Hale" begins with the sign of a list
        listed = len(texts[0]) == 1 and ")" in self._tokens.gap(hit.first)
        if listed and not self._tokens.capital(hit.first):
            return True
        letter = len(texts[-1]) == 1 and self._other_letter(hit.last)
        return letter or self._over_sentence(hit) or self._two_people(hit)

    def _named(self, hit: Hit, texts: Sequence[str]) -> bool:
        """Say whether a word has a capital, or one of them is no ordinary word."""
        if any(self._tokens.capital(t) for t in range(hit.first, hit.last + 1)):
            return True
        return not all(len(text) < 2 or text in self._lexicon.words for text in texts)

    def _other_letter(self, token: int) -> bool:
        """Say whether a letter is none of the name: the O of "Tamsin O'Shea", the A of "A report"."""
        tokens = self._tokens
        if token + 1 >= len(tokens):
            return False
        gap = tokens.gap(token)
        article = tokens.text[token] in {"a", "i"} and gap in {" ", "  "}
        if article and tokens.capital(token) and not tokens.capital(token + 1):
            return True
        return gap == "'" and len(tokens.text[token + 1]) > 1

    def _inner(self, hit: Hit) -> bool:
        """Say whether a name stands in a longer word that is no word ("tamsin91"), and take all of it.

        Between letters it must be the end of a handle ("danthrelfall"): "Threlfallworth" is a place.
        """
        start, end = self._tokens.span(hit.first, hit.last)
        inside = hit.first == hit.last and (start, end) != (hit.start, hit.end)
        ways = (self._apart, self._ends_handle, self._behind_word)
        place = self._place(hit) if inside else (0, 0)
        inside = inside and any(way(hit.first, *place) for way in ways)
        hit.start, hit.end = start, end
        return inside

    def _place(self, hit: Hit) -> tuple[int, int]:
        """Return where a hit stands in the canonical text: an escape for one letter has several signs."""
        canon = self._tokens.canon
        within = range(self._tokens.start[hit.first], self._tokens.end[hit.first])
        one = bisect_left(within, hit.start, key=lambda at: canon.span(at, at + 1)[0])
        two = bisect_left(within, hit.end, key=lambda at: canon.span(at, at + 1)[1])
        return within[min(one, len(within) - 1)], within[min(two, len(within) - 1)] + 1

    def _apart(self, token: int, one: int, two: int) -> bool:
        """Say whether digits or capitals part a name from the word around it."""
        canon = self._tokens.canon
        low, high = self._tokens.start[token], self._tokens.end[token]
        before, after = canon.text[low:one][-1:], canon.text[two:high][:1]
        parted = not before or before.isdigit() or canon.capital(one)
        if not parted:
            return False
        # "Ceridwena99": a letter and a number, as handles are made
        return (
            not after
            or after.isdigit()
            or canon.capital(two)
            or bool(_NUMBERED.fullmatch(canon.text[two:high]))
        )

    def _ends_handle(self, token: int, one: int, two: int) -> bool:
        """Say whether a word in small letters ends with the name: "danthrelfall", "thethrelfalls"."""
        canon, low, high = self._tokens.canon, self._tokens.start[token], self._tokens.end[token]
        small = not any(map(canon.capital, range(low, high)))
        return small and one > low and canon.text[two:high] in {"", "s"}

    def _behind_word(self, token: int, one: int, two: int) -> bool:
        """Say whether words stand before a name in one, as in handles, and at most a number behind it."""
        text, low, high = self._tokens.canon.text, self._tokens.start[token], self._tokens.end[token]
        head, tail = text[low:one], text[two:high]
        affixes = self._lexicon.contexts.get("handle", frozenset())
        words = head in self._lexicon.words or head in affixes
        return words and len(head) > 1 and _TAIL.fullmatch(tail) is not None

    def _over_sentence(self, hit: Hit) -> bool:
        """Say whether a sentence ends inside the hit, and not just an initial."""
        tokens = self._tokens
        return any(
            len(tokens.text[t]) > 2 and ends_sentence(tokens.gap(t)) for t in range(hit.first, hit.last)
        )

    def _two_people(self, hit: Hit) -> bool:
        """Say whether "Hale, Tamsin" stands in "Gareth Hale, Tamsin Hale": the first surname is another's."""
        tokens = self._tokens
        after = hit.last + 1
        if (
            after >= len(tokens)
            or "," not in tokens.gap(hit.first)
            or tokens.gap(hit.last) not in ({". ", "."} if len(tokens.text[hit.last]) == 1 else {" ", "  "})
        ):
            return False
        look = self._compiled.vocabulary.look
        lasts = [
            any(use.target == hit.target and use.word.role in LAST_ROLES for use in look(tokens.text[t]))
            for t in (hit.first, after)
        ]
        return all(lasts)
