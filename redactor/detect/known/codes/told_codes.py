"""Codes told letter by letter: "aitch are six eight ex queue", "H for Harry, R for Robert, six, eight".

Takes a page, gives hits of codes with letters (postcodes, plates, numbers of insurance) whose letters stand
there by their names or with a word for each. It does not read letters that are not the item's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Form, Hit, Strength, Target
from redactor.detect.known.once import once_a_case
from redactor.detect.known.page import Page
from redactor.detect.known.text.numbers import letter_names

_FILLER_MOST = 3
_HEAD_LEAST, _GUESSED_MOST, _WORD_LEAST = 3, 2, 3
_TWICE = "double"
_FOR = frozenset({"for", "as", "like"})


class ToldCodes:
    """Finds told codes in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page, the names of letters and the codes by their first letter."""
        self._tokens = page.tokens
        self._runs = page.number_at
        self._codes = compiled.told
        self._names, self._filler, self._digits, self._may = _words(compiled)
        self._page = page
        self._starts, self._heads, self._either = _beginnings(compiled)

    def hits(self) -> Iterator[Hit]:
        """Yield the hits."""
        starts, heads = self._starts, self._heads
        for token in self._page.standing(self._either):
            text = self._tokens.text[token]
            letter = heads.get(text) or (starts[text] if text in starts and self._goes_on(token) else "")
            for target, form in self._codes[letter] if letter else ():
                read = self._read(token, form.squeezed)
                if read is not None:
                    last, guessed = read
                    yield self._hit(target, form, token, last, guessed=guessed)

    def _hit(self, target: Target, form: Form, first: int, last: int, *, guessed: bool) -> Hit:
        start, end = self._tokens.span(first, last)
        name = f"{form.name}, told letter by letter"
        if not guessed:
            return Hit(target.index, form.part, start, end, form.strength, form.part, name, first, last)
        hit = Hit(target.index, "slip", start, end, Strength.MEDIUM, form.part, name, first, last)
        hit.shaky = "words for letters"
        return hit

    def _goes_on(self, token: int) -> bool:
        """Say whether the next words may belong to a code: most words of a text may not."""
        two = self._tokens.text[token + 1 : token + 3]
        told = all(word in self._may or word[0].isdigit() for word in two)
        return len(two) > 1 and (told or two[0] in _FOR)

    def _read(self, token: int, code: str) -> tuple[int, bool] | None:
        """Return the last token of a code told from a token on, and whether words only begin like it.

        A letter has its name, a word for it or a told sign beside it somewhere; the two last ones may be
        words that nobody knows.
        """
        at, place, told, filled, guessed = token, 0, 0, 0, False
        while at < len(self._tokens) and (at == token or self._tokens.joined(at - 1)):
            taken, after, named = self._sign(at, code[place:])
            if taken:
                place, at, told, filled = place + taken, after, told + named, 0
                at, word = self._word_for(at, code[place - 1])
                told += word
            elif self._tokens.text[at] in self._filler and filled < _FILLER_MOST:
                at, filled, told = at + 1, filled + 1, told + 1
            elif self._begins(at, code, place):
                place, at, filled, guessed = place + 1, at + 1, 0, True
            else:
                return None
            if place == len(code):
                return (at - 1, guessed) if told or guessed else None
        return None

    def _begins(self, at: int, code: str, place: int) -> bool:
        """Say whether a word begins with one of the two last letters of a code: "SA61 6 sugar Tango"."""
        text = self._tokens.text[at]
        ends = place >= len(code) - _GUESSED_MOST and code[-_GUESSED_MOST:].isalpha()
        return ends and len(text) >= _WORD_LEAST and text.isalpha() and text[0] == code[place]

    def _sign(self, at: int, rest: str) -> tuple[int, int, bool]:
        """Return how many signs of a code are told at a token, the token behind, and whether by a name."""
        text = self._tokens.text[at]
        if text == _TWICE and rest[0] == "w" and self._tokens.text[at + 1 : at + 2] in (["u"], ["you"]):
            return 1, at + 2, True
        if text == _TWICE and at + 1 < len(self._tokens) and rest[:1] == rest[1:2]:
            taken, after, named = self._sign(at + 1, rest)
            return (taken + 1, after, named) if taken == 1 else (0, at, False)
        if rest.startswith(text):
            return len(text), at + 1, False
        if self._names.get(text) == rest[0]:
            return 1, at + 1, True
        run = self._runs.get(at)
        if run and run.signs and rest.startswith(run.signs):
            return len(run.signs), run.last + 1, False
        digits = str(self._digits.get(text, ""))
        return (len(digits), at + 1, False) if digits and rest.startswith(digits) else (0, at, False)

    def _word_for(self, at: int, sign: str) -> tuple[int, bool]:
        """Go over "for Harry", "as in Harry" behind a letter."""
        texts = self._tokens.text
        if at >= len(texts) or texts[at] not in _FOR or not sign.isalpha():
            return at, False
        word = at + 2 if texts[at + 1 : at + 2] == ["in"] else at + 1
        if word < len(texts) and texts[word].startswith(sign) and self._tokens.joined(word - 1):
            hyphened = (
                texts[word] == sign and self._tokens.gap(word) == "-" if word + 1 < len(texts) else False
            )
            return word + 1 + hyphened, True
        return at, False


@once_a_case
def _words(compiled: Compiled) -> tuple[dict[str, str], frozenset[str], dict[str, int], frozenset[str]]:
    """Return the names of letters, the words between, those of digits, and all that may belong to a code."""
    contexts, numbers = compiled.lexicon.contexts, compiled.lexicon.numbers
    names = letter_names(contexts.get("letter_names", frozenset()))
    filler = contexts.get("spoken_sign", frozenset()) | contexts.get("letter_filler", frozenset())
    digits = {**numbers.misspelt, **numbers.cardinals}
    return names, filler, digits, frozenset({*names, *ascii_lowercase, *filler, *digits, *_FOR, _TWICE})


@once_a_case
def _beginnings(compiled: Compiled) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return what a told code may begin with, what it surely does, with its letter; and all these words."""
    codes = compiled.told
    starts = {name: letter for name, letter in _words(compiled)[0].items() if letter in codes}
    starts |= {letter: letter for letter in codes}
    starts |= {form.squeezed[:2]: letter for letter, each in codes.items() for _, form in each}
    starts |= {_TWICE: "w"} if "w" in codes else {}
    heads = {
        form.squeezed[:size]: letter
        for letter, each in codes.items()
        for _, form in each
        for size in range(_HEAD_LEAST, len(form.squeezed))
    }
    return starts, heads, frozenset(starts.keys() | heads.keys())
