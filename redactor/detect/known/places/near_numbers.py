"""House numbers that are only nearly the item's: "27th", "2?", "fifty to", "116" for 116B, "fifty something".

Takes a token, gives how well the number there stands for an address's own: one for the number itself, less
for what may be it. Another number is none. Where the street stands it does not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.page import Page
from redactor.detect.known.places.house_numbers import HouseNumbers

SAME, ORDINAL, OTHER_LETTER, HEARD, HIDDEN, ABOUT = 1.0, 0.7, 0.7, 0.6, 0.5, 0.4
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|ed|fed)")
_LETTERED = re.compile(r"(\d{1,5})([a-z]?)")
_HIDES = r"[\d?*_#•●x]"
_HIDDEN = re.compile(rf"(?<![\w?*#•●]){_HIDES}{{1,5}}(?![\w?*#•●])")
_AROUND = 5
_TENS, _WORDED_LEAST = 10, 8
# what stands for a number of the tens: "fifty something", "50-odd"
_ABOUT = frozenset(["something", "odd", "ish", "sommat", "summat", "whatever"])
# ordinary words that are heard for a number, beside those of the lexicon that are misspelt ones
_SOUNDS = {
    "to": 2,
    "free": 3,
    "four": 4,
    "fife": 5,
    "sex": 6,
    "sick": 6,
    "sicks": 6,
    "sics": 6,
    "hate": 8,
    "nigh": 9,
}
_FLAT_SIGNS = frozenset("/(),' \"-")
_LETTER_REACH = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A number near the item's: how well it stands for it, and its tokens."""

    quality: float
    first: int
    last: int


class NearNumbers:
    """Reads what may be an address's number in one page."""

    def __init__(self, page: Page, compiled: Compiled, numbers: HouseNumbers) -> None:
        """Keep the page and the words of numbers."""
        self._page = page
        self._tokens = page.tokens
        self._numbers = numbers
        words = compiled.lexicon.numbers
        self._values = {**words.misspelt, **words.cardinals, **_SOUNDS}
        self._units = frozenset(f for each in compiled.lexicon.units.units.values() for f in each)

    def at(self, token: int, own: str, spoken: tuple[str, ...]) -> Near | None:
        """Return what the number that ends at a token is to the item's own; None if it is another or none."""
        found = self._numbers.ending_at(token, own) or self._numbers.starting_at(token, own)
        if found is not None and found[0] == own:
            return Near(SAME, found[1], found[2])
        return (
            self._ordinal(token, own)
            or self._other_letter(token, own)
            or self._hidden(token, own)
            or self._about(token, own)
            or self._heard(token, own, spoken)
        )

    def _ordinal(self, token: int, own: str) -> Near | None:
        found = _ORDINAL.fullmatch(self._tokens.text[token])
        return Near(ORDINAL, token, token) if found and found[1] == own else None

    def _other_letter(self, token: int, own: str) -> Near | None:
        """Read a number whose letter is lost, stands apart as that of a flat, or is another one."""
        run = self._page.number_to.get(token)
        text = run.signs if run else self._tokens.text[token]
        seen, mine = _LETTERED.fullmatch(text), _LETTERED.fullmatch(own)
        if not (seen and mine) or seen[1] != mine[1] or seen[2] == mine[2]:
            return None
        first = run.first if run else token
        if mine[2] and seen[2]:
            return None
        lost = self._flat_letter(first, token, mine[2]) if mine[2] else None
        return lost or Near(OTHER_LETTER, first, token)

    def _flat_letter(self, first: int, last: int, letter: str) -> Near | None:
        """Read the number's letter as that of a flat: "Flat B, 116", "B/116", "116 (B)", "116 flat B"."""
        tokens = self._tokens
        before, after = first - 1, last + 1
        if before >= 0 and tokens.text[before] == letter and _FLAT_SIGNS.issuperset(tokens.gap(before)):
            unit = before and tokens.text[before - 1] in self._units and tokens.joined(before - 1)
            return Near(SAME, before - 1 if unit else before, last)
        if after < len(tokens) and tokens.text[after] in self._units and tokens.joined(last):
            after += 1
        if after < len(tokens) and tokens.text[after] == letter and tokens.joined(after - 1):
            return Near(SAME, first, after)
        return None

    def with_letter(self, near: Near, own: str, name: tuple[int, int]) -> Near:
        """Read the letter that a number has lost as that of a flat behind: "116 Marlpit Road, flat B"."""
        tokens, letter, last = self._tokens, own[-1:], name[1]
        if near.quality != OTHER_LETTER or not letter.isalpha() or not near.last < name[0]:
            return near
        unit = False
        for at in range(last + 1, min(last + 1 + _LETTER_REACH, len(tokens))):
            if not tokens.joined(at - 1):
                return near
            if tokens.text[at] == letter and (unit or "(" in tokens.gap(at - 1)):
                return Near(SAME, near.first, at)
            unit |= tokens.text[at] in self._units
        return near

    def _hidden(self, token: int, own: str) -> Near | None:
        """Read a number with signs that nobody can read: "5?", "1*3"."""
        tokens, text = self._tokens, self._page.canon.text
        low = max(0, tokens.start[token] - _AROUND)
        for found in _HIDDEN.finditer(text, low, tokens.end[token] + _AROUND):
            signs = found.group()
            inside = found.start() <= tokens.start[token] and tokens.end[token] <= found.end()
            plain = sum(map(str.isdigit, signs))
            if not inside or len(signs) != len(own) or not 0 < plain < len(signs):
                continue
            if all(a == b or not a.isdigit() for a, b in zip(signs, own, strict=True)):
                return Near(HIDDEN, token, token)
        return None

    def _about(self, token: int, own: str) -> Near | None:
        """Read the tens of a number: "fifty something", "in the fifties", "50s"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if not own.isdigit() or len(own) < 2:
            return None
        tens = int(own) // _TENS * _TENS
        if text in {f"{tens}s", f"{tens}ish", f"{tens}odd"} or (
            text.endswith("ties") and self._values.get(text[:-3] + "y") == tens
        ):
            return Near(ABOUT, token, token)
        run = self._page.number_at.get(token)
        signs, last = (run.signs, run.last) if run else (text, token)
        more = last + 1 < len(tokens) and tokens.text[last + 1] in _ABOUT and tokens.joined(last)
        return Near(ABOUT, token, last + 1) if more and signs == str(tens) else None

    def _heard(self, token: int, own: str, spoken: tuple[str, ...]) -> Near | None:
        """Read a number as it sounds or is misspelt: "fifty to", "ate", "twenny seven"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if not own.isdigit():
            return None
        value = self._values.get(text)
        run = self._page.number_to.get(token - 1)
        tens = int(run.signs) if run and run.signs.isdigit() and len(run.signs) <= 3 else 0
        tens = tens if tens % _TENS == 0 else 0
        if value and tens and value < _TENS and tens + value == int(own):
            return Near(HEARD, run.first if run else token, token)
        if value == int(own) and not tens and text not in {"to", "for", "free"}:
            return Near(HEARD, token, token)
        known = not token or tokens.text[token - 1] in self._values
        two = "" if known else tokens.text[token - 1] + text
        near = len(two) >= _WORDED_LEAST and any(
            abs(len(two) - len(word)) <= 2 and 0 < OSA.distance(two, word, score_cutoff=2) <= 2
            for word in spoken
            if len(word) >= _WORDED_LEAST
        )
        return Near(HEARD, token - 1, token) if near else None
