"""A house number at a token, in any notation: "14", "no14", "fourteen", "one four", "14 b", "I4", "14.0".

Takes a page, gives the number that begins or ends at a token, and the places of an address's own one.
It does not know whether it is a house's: `house_numbers.py` does.
"""

from __future__ import annotations

import re

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page
from redactor.detect.known.text.fold import skeleton
from redactor.detect.known.text.numbers import Run, letter_names

_NUMBER = re.compile(r"\d{1,5}[a-z]?")
# what scans make of digits, beside those of the skeleton
_READ_AS = str.maketrans("oilszgbtaeq", "01152987439")
MARKED = re.compile(r"(?:no|nos|nr|num|number|rhif)(\d{1,5}[a-z]?)")
_SPOKEN_GAPS = frozenset({" ", "-", "\n", ", "})


class ReadNumbers:
    """Reads the numbers of one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the names of letters."""
        self._page = page
        self._positions: dict[str, list[tuple[int, int]]] = {}
        self._tokens = page.tokens
        self._words = compiled.lexicon.words
        self._letters = letter_names(compiled.lexicon.contexts.get("letter_names", frozenset()))

    def ending_at(self, token: int, own: str) -> tuple[str, int, int] | None:
        """Return the number whose last token is `token`: value, first, last."""
        if token < 0:
            return None
        token = self._whole(token)
        text = self._tokens.text[token]
        run = self._page.number_to.get(token)
        if run and run.signs.isdigit():
            return self._digit_by_digit(run, own) or (run.signs, run.first, run.last)
        marked = MARKED.fullmatch(text)
        if marked or (own and skeleton(text.lstrip("0")) == skeleton(own) and not self.a_word(token)):
            return marked.group(1) if marked else own, token, token
        if own and not text.isalpha() and len(text) == len(own) and text.translate(_READ_AS) == own:
            return own, token, token
        if _NUMBER.fullmatch(text):
            return text, token, token
        return self._lettered(text, token) or self._spoken_letter(text, token, own)

    def a_word(self, token: int) -> bool:
        """Say whether what a scan makes of a number is a word here: "the road is Rose Lane" for 15."""
        tokens, text = self._tokens, self._tokens.text[token]
        small = text.isalpha() and text in self._words and not tokens.capital(token)
        return (
            small and token > 0 and tokens.gap(token - 1) in {" ", "'"} and tokens.text[token - 1].isalpha()
        )

    def _whole(self, token: int) -> int:
        """Return the token of the whole number before decimal zeros, as a spreadsheet adds them: "14.0"."""
        texts = self._tokens.text
        zeros = token > 0 and not texts[token].strip("0") and self._tokens.gap(token - 1) == "."
        return token - 1 if zeros and texts[token - 1].isdigit() else token

    def _digit_by_digit(self, run: Run, own: str) -> tuple[str, int, int] | None:
        """Read "one six three" or "one sixty-three" as the item's number, if no more digits stand before."""
        signs, first = run.signs, run.first
        while before := self._run_before(first):
            signs, first = before.signs + signs, before.first
            if len(signs) > len(own):
                return None
        return (own, first, run.last) if signs == own and first < run.first else None

    def _run_before(self, first: int) -> Run | None:
        """Return the number in words that stands directly before a token."""
        run = self._page.number_to.get(first - 1)
        beside = run is not None and run.signs.isdigit() and self._tokens.gap(first - 1) in _SPOKEN_GAPS
        return run if beside else None

    def _lettered(self, text: str, token: int) -> tuple[str, int, int] | None:
        """Read "14 b"."""
        if len(text) != 1 or not token or self._tokens.gap(token - 1) != " ":
            return None
        digits = self._tokens.text[token - 1]
        return (digits + text, token - 1, token) if _NUMBER.fullmatch(digits) else None

    def _spoken_letter(self, text: str, token: int, own: str) -> tuple[str, int, int] | None:
        """Read "one one six bee" as 116b, where that is the item's number."""
        letter = own[-1:]
        named = letter.isalpha() and (text == letter or self._letters.get(text) == letter)
        if not named or not token or self._tokens.gap(token - 1) not in _SPOKEN_GAPS:
            return None
        found = self.ending_at(token - 1, own[:-1])
        return (own, found[1], token) if found and found[0] == own[:-1] else None

    def starting_at(self, token: int, own: str) -> tuple[str, int, int] | None:
        """Return the number whose first token is `token`."""
        if token >= len(self._tokens):
            return None
        run = self._page.number_at.get(token)
        if run and run.signs.isdigit():
            return self._digits_from(run, own) or (run.signs, run.first, run.last)
        return self.ending_at(token, own)

    def _digits_from(self, run: Run, own: str) -> tuple[str, int, int] | None:
        """Read the item's number that begins with a run: "Rose Lane, number one four"."""
        signs, last = run.signs, run.last
        while len(signs) < len(own) and last + 1 < len(self._tokens):
            after = self._page.number_at.get(last + 1)
            if after is None or not after.signs.isdigit() or self._tokens.gap(last) not in _SPOKEN_GAPS:
                return None
            signs, last = signs + after.signs, after.last
        return (own, run.first, last) if signs == own and last > run.last else None

    def numeric(self, token: int) -> bool:
        """Say whether a token is a number, in digits or words."""
        run = self._page.number_at.get(token)
        return self._tokens.text[token][:1].isdigit() or (run is not None and run.signs.isdigit())

    def _names_letter(self, last: int, letter: str) -> bool:
        """Say whether a number's letter follows, or its name: "nine a", "one one six bee"."""
        if last + 1 >= len(self._tokens) or self._tokens.gap(last) not in _SPOKEN_GAPS:
            return False
        return letter in {self._tokens.text[last + 1], self._letters.get(self._tokens.text[last + 1])}

    def positions(self, own: str) -> list[tuple[int, int]]:
        """Return every place where the item's number stands, in digits, words or as OCR reads it."""
        if own not in self._positions:
            self._positions[own] = self._found(own)
        return self._positions[own]

    def _found(self, own: str) -> list[tuple[int, int]]:
        bones = skeleton(own)
        texts = self._tokens.text
        found = [
            (token, token)
            for token in self._page.numeric
            if texts[token] == own or (len(texts[token]) == len(own) and skeleton(texts[token]) == bones)
        ]
        found += [(run.first, run.last) for run in self._page.runs if run.signs == own]
        found += [
            (token, token + 1)
            for token in self._page.numeric
            if own[-1:].isalpha() and texts[token] == own[:-1] and self._names_letter(token, own[-1])
        ]
        found += [
            (run.first, run.last + 1)
            for run in self._page.runs
            if own[-1:].isalpha() and run.signs == own[:-1] and self._names_letter(run.last, own[-1])
        ]
        found += [(r[1], r[2]) for run in self._page.runs if (r := self._digit_by_digit(run, own))]
        found += [
            (token, token)
            for token in self._page.numeric
            if texts[token][0] in "nr" and (m := MARKED.fullmatch(texts[token])) and m.group(1) == own
        ]
        return found
