"""The day that is looked for, and the words that tell of a birth.

Takes a birth date and date parts, says what fits it; takes places, says whether a birth is spoken of.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from redactor.detect.known.page import Page
from redactor.detect.known.tables.calendar_words import Part

_REACH = 60
_AHEAD = 7
_TIGHT_MOST = 7
_OLDEST = 110
# a birthday said by its number only: "her 16th was 3 May"
_LED_MOST = 40
_OF_AGE = re.compile(
    r"\b(?:(?:years?|yrs?|months?|weeks?|days?)[ -]old|a teenager|double figures|delivered|arrived|came)"
    r"(?: safely| early| late| home)?(?: on| at)?(?: the)?\s\Z"
)
_OWN = frozenset({"her", "his", "their", "my", "your", "our"})
_FALLS = frozenset({"was", "is", "falls", "fell", "on", "party", "coming"})
_YEARS = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_INSIDE = ("dob", "born", "birth", "bday")


@dataclass(frozen=True)
class Birth:
    """The day that is looked for."""

    day: int
    month: int
    year: int

    @property
    def years(self) -> tuple[str, str]:
        """The year, with and without its century."""
        return str(self.year), f"{self.year % 100:02d}"

    def fits(self, part: Part, role: str) -> bool:
        """Say whether a part is the day ("d"), the month ("m") or the year ("y")."""
        return role in self.roles(part)

    def roles(self, part: Part) -> str:
        """Return what a part may be of the date: some of "d", "m", "y"; the same part comes often."""
        key = (part.digits, part.month, part.roman, part.ordinal, bool(part.hidden), part.nearly)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = "".join(role for role in "dmy" if self._fits(part, role))
        return known

    @cached_property
    def _known(self) -> dict[tuple[object, ...], str]:
        return {}

    def _fits(self, part: Part, role: str) -> bool:
        if part.hidden and not part.digits:
            return False
        if role == "m" and (part.month or part.nearly):
            return part.month == self.month or self.month in part.nearly
        if role == "y":
            return part.digits in self.years and not (part.ordinal or part.month)
        if (part.month and not part.roman) or len(part.digits) > 2:
            return False
        return part.value == str(self.day if role == "d" else self.month)

    def may_be(self, part: Part, role: str) -> bool:
        """Say whether a part with hidden signs may be the day, month or year."""
        if not part.hidden or set(part.hidden) == {"?"}:
            return bool(part.hidden)
        value = {"d": self.day, "m": self.month}.get(role)
        wanted = self.years if value is None else (f"{value:02d}", str(value))
        if part.hidden.strip("?") in wanted:
            return True
        return any(
            len(one) == len(part.hidden) and all(b in (a, "?") for a, b in zip(one, part.hidden, strict=True))
            for one in wanted
        )

    @cached_property
    def compact(self) -> dict[str, bool]:
        """Return the ways to write the date in six or eight digits, and whether each is certain."""
        day, month, (year, short) = f"{self.day:02d}", f"{self.month:02d}", self.years
        found = {month + day + year: False, year + day + month: False, month + day + short: False}
        found |= {day + month + short: True, short + month + day: True}
        return found | {day + month + year: True, year + month + day: True}


class BirthWords:
    """Says where a page speaks of a birth."""

    def __init__(self, page: Page, contexts: Mapping[str, frozenset[str]]) -> None:
        """Keep the page and the words of the lexicon."""
        self._page = page
        self._tokens = page.tokens
        self._words = contexts.get("birth", frozenset())
        self._sure = contexts.get("born", frozenset())
        self._links = contexts.get("birth_link", frozenset()) | page.compiled.lexicon.dates.weekdays
        self._become = contexts.get("become", frozenset())

    def near(self, at: int, to: int) -> bool:
        """Say whether a word of birth stands near a place, or an age that somebody will have."""
        tokens = self._tokens
        first = self._first(at)
        token = first - 1
        while token >= 0 and at - tokens.end[token] <= _REACH:
            if self._tells(token) or self._age(token, first):
                return True
            token -= 1
        after = self._after(to)
        ahead = any(self._tells(token) for token in range(after, min(after + _AHEAD, len(tokens))))
        return ahead or self.directly(at, to) == "b"

    def _tells(self, token: int) -> bool:
        """Say whether a word of birth stands or ends there: "born", "d.o.b.", "b-day", "his 40th"."""
        texts = self._tokens.text
        word, before = texts[token], texts[token - 1] if token else ""
        if word in self._words:
            return True
        if word in {"b", "day"} and before:
            return [*texts[max(0, token - 2) : token]] == ["d", "o"] if word == "b" else before == "b"
        after = texts[token + 1] if token + 1 < len(texts) else ""
        own = before in _OWN or before == "s" or before.endswith("'s")
        return own and after in _FALLS and _YEARS.fullmatch(word) is not None

    def _first(self, at: int) -> int:
        """Return the token that holds a place, or the one after it."""
        return bisect_right(self._tokens.end, at)

    def _after(self, to: int) -> int:
        """Return the token that begins at a place or after it."""
        return bisect_left(self._tokens.start, to)

    def _age(self, token: int, first: int) -> bool:
        """Say whether "be 35" or "turns thirty-five" stands at `token`, before token `first`."""
        if (
            self._tokens.text[token] not in {"be", "reach", "reaches", "become", "becomes"}
            or token + 1 >= first
        ):
            return False
        run = self._page.number_at.get(token + 1)
        signs = run.signs if run else self._tokens.text[token + 1].removesuffix("th")
        return signs.isdigit() and 0 < int(signs[:4]) <= _OLDEST and (run.last if run else token + 1) < first

    def of_age(self, at: int) -> bool:
        """Say whether words lead to a day on which somebody came, or is so old: "ten years old on 14 May"."""
        return _OF_AGE.search(self._page.canon.text, max(0, at - _LED_MOST), at) is not None

    def inside(self, part: Part) -> bool:
        """Say whether a word of birth is glued to a part."""
        text = self._tokens.text[self._tokens.at(part.at)]
        return any(word in text for word in _INSIDE)

    def directly(self, at: int, to: int) -> str:
        """Return the word of birth that leads straight to a place, or follows it; or an empty string."""
        tokens, first = self._tokens, self._first(at)
        token = first - 1
        while token >= 0 and first - token <= _TIGHT_MOST:
            word = tokens.text[token]
            end = tokens.end[token]
            sign = self._page.canon.text[end : end + 1]
            if word in self._sure and (word != "b" or sign in {".", ":"}):
                return word
            if word not in self._links or not tokens.joined(token):
                break
            token -= 1
        after = self._after(to)
        follows = tokens.text[after] if 0 < after < len(tokens) and tokens.gap(after - 1).isspace() else ""
        return follows if follows.startswith(("birthday", "bday")) else ""
