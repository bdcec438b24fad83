"""Birth dates in every written form: numbers, words, months in English, Welsh and Roman, cells.

Takes a page, gives hits for dates that are the same day. The same day of another year is no hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength, Target
from redactor.detect.known.page import Page, read_digits
from redactor.model.kind import Kind

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|af|il|ail|ydd|edd|ed|fed|eg|ain)")
_MIXED = re.compile(r"\d+|[^\W\d_]+")
_SKIP = frozenset({"of", "the", "day", "o", "fis", "mis", "y", "yr", "st", "nd", "rd", "th", "and", "in"})
_MONTH_LEAST = 5
_REACH = 4
_BIRTH_REACH = 60


@dataclass(frozen=True, slots=True)
class Birth:
    """The day that is looked for."""

    day: int
    month: int
    year: int

    def year_is(self, digits: str) -> bool:
        """Say whether digits are the year, with or without its century."""
        return digits in (str(self.year), f"{self.year % 100:02d}")

    def compact(self) -> dict[str, bool]:
        """Return the ways to write the date in eight digits, and whether each is certain."""
        day, month, year = f"{self.day:02d}", f"{self.month:02d}", str(self.year)
        found = {month + day + year: False, year + day + month: False}
        return found | {day + month + year: True, year + month + day: True}


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, a month or another word, with its tokens and canonical span."""

    number: str
    month: int
    first: int
    last: int


class Dates:
    """Finds birth dates in one page."""

    def __init__(self, page: Page, compiled: Compiled) -> None:
        """Keep the page and the month words."""
        self._page = page
        self._tokens = page.tokens
        self._compiled = compiled
        self._months = compiled.lexicon.dates.months
        self._long_months = [m for m in self._months if len(m) >= _MONTH_LEAST]
        self._ordinals = compiled.lexicon.numbers.ordinals
        self._birth = compiled.lexicon.contexts.get("birth", frozenset())
        self._near_months: dict[str, int] = {}

    def hits(self) -> Iterator[Hit]:
        """Yield the hits of every birth date."""
        for target in self._compiled.targets:
            if target.kind is Kind.DATE_OF_BIRTH:
                parts = [int(target.value.first(name)) for name in ("day", "month", "year")]
                birth = Birth(*parts)
                yield from self._numeric(target, birth)
                yield from self._worded(target, birth)

    # ---- numbers only ---------------------------------------------------------------------

    def _numeric(self, target: Target, birth: Birth) -> Iterator[Hit]:
        stream = self._page.digits
        values = [stream.text[stream.at[i] : stream.at[i + 1]] for i in range(len(stream.first))]
        compact = birth.compact()
        for index, value in enumerate(values):
            if len(value) <= 4:
                yield from self._triple(target, birth, values, index)
                yield from self._pair(target, birth, values, index)
                yield from self._joined(target, compact, values, index)
            elif value in compact:
                yield self._hit(target, stream.first[index], stream.last[index], sure=compact[value])
            elif len(value) == 6 and value in _six(birth) and self._near_birth(stream.first[index]):
                yield self._hit(target, stream.first[index], stream.last[index], sure=True)
        yield from self._inside(target, compact)

    def _inside(self, target: Target, compact: dict[str, bool]) -> Iterator[Hit]:
        """Eight digits inside a longer word: "DOB02031991"."""
        for token in self._page.numeric:
            text = self._tokens.text[token]
            digits = re.findall(r"\d+", text) if len(text) > 8 and not text.isdigit() else ()
            yield from (self._hit(target, token, token, sure=compact[d]) for d in digits if d in compact)

    def _follows(self, index: int) -> bool:
        """Say whether number `index + 1` comes directly after number `index`."""
        stream = self._page.digits
        one, two = stream.last[index], stream.first[index + 1]
        between = self._tokens.text[one + 1 : two]
        if len(between) > 1 or not all(word in _SKIP for word in between):
            return False
        return all(self._tokens.joined(t) and len(self._tokens.gap(t)) <= 8 for t in range(one, two))

    def _triple(self, target: Target, birth: Birth, values: list[str], index: int) -> Iterator[Hit]:
        if index + 2 >= len(values) or not (self._follows(index) and self._follows(index + 1)):
            return
        one, two, three = values[index : index + 3]
        day, month = str(birth.day), str(birth.month)
        a, b, c = (value.lstrip("0") for value in (one, two, three))
        stream = self._page.digits
        first, last = stream.first[index], stream.last[index + 2]
        if a == day and b == month and birth.year_is(three):
            sure = len(three) == 4 or self._written_date(index) or self._near_birth(first)
            yield self._hit(target, first, last, sure=sure)
        elif birth.year_is(one) and len(one) == 4 and b == month and c == day:
            yield self._hit(target, first, last, sure=True)
        elif not self._written_date(index):
            return
        elif self._other_order(birth, (one, a, b), (c, three)) and (
            4 in {len(one), len(three)} or self._near_birth(first)
        ):
            yield self._hit(target, first, last, sure=False)

    def _other_order(self, birth: Birth, before: tuple[str, str, str], after: tuple[str, str]) -> bool:
        """Say whether three numbers are the date month first, or year first in either order."""
        (one, a, b), (c, three) = before, after
        day, month = str(birth.day), str(birth.month)
        if a == month and b == day and birth.year_is(three):
            return True
        return birth.year_is(one) and {b, c} == {day, month}

    def _pair(self, target: Target, birth: Birth, values: list[str], index: int) -> Iterator[Hit]:
        """Day and month, or month and year, in numbers beside a word of birth: "birthday 2/3"."""
        stream = self._page.digits
        if index + 1 >= len(values):
            return
        sign = self._tokens.gap(stream.last[index]).strip()
        if sign not in {"/", ".", "-"} or stream.first[index + 1] != stream.last[index] + 1:
            return
        one, two = values[index], values[index + 1]
        numbers = {one.lstrip("0"), two.lstrip("0")}
        day, month = str(birth.day), str(birth.month)
        whole = numbers == {day, month} or (
            birth.year_is(two) and one.lstrip("0") == month and not self._sign_before(stream.first[index])
        )
        first, last = stream.first[index], stream.last[index + 1]
        if not whole or self._number_after(last, sign) or not self._near_birth(first):
            return
        start, end = self._tokens.span(first, last)
        rule = "day_and_month_with_birth_word"
        yield Hit(
            target.index, rule, start, end, Strength.WEAK, rule, "part of the date in numbers", first, last
        )

    def _sign_before(self, token: int) -> bool:
        """Say whether a number stands before `token`, joined to it as in a date."""
        return bool(
            token
            and self._tokens.gap(token - 1).strip() in {"/", ".", "-"}
            and self._tokens.text[token - 1].isdigit()
        )

    def _number_after(self, token: int, sign: str) -> bool:
        """Say whether the date goes on after `token`: then it is another one."""
        after = token + 1
        return (
            after < len(self._tokens)
            and self._tokens.gap(token).strip() == sign
            and self._tokens.text[after].isdigit()
        )

    def _written_date(self, index: int) -> bool:
        """Say whether separators are those of a date: / . - twice the same."""
        stream = self._page.digits
        gaps = {self._tokens.gap(stream.last[i]).strip() for i in (index, index + 1)}
        return len(gaps) == 1 and gaps <= {"/", ".", "-"}

    def _joined(
        self, target: Target, compact: dict[str, bool], values: list[str], index: int
    ) -> Iterator[Hit]:
        """Digits in cells or letter-spaced: joined until there are eight."""
        stream = self._page.digits
        text, at = values[index], index
        while len(text) < 8 and at + 1 < len(values) and self._follows(at):
            at += 1
            text += values[at]
        if at - index >= 3 and text in compact:
            yield self._hit(target, stream.first[index], stream.last[at], sure=compact[text])

    # ---- with a month in words ------------------------------------------------------------

    def _worded(self, target: Target, birth: Birth) -> Iterator[Hit]:
        years = {str(birth.year), f"{birth.year % 100:02d}"}
        before = {t - 1 for t in self._page.numeric if t and self._tokens.text[t] in years}
        for token, month, head, tail in self._month_tokens:
            if month == birth.month:
                yield from self._around(target, birth, token, head, tail)
                before.discard(token)
        for token in sorted(before):
            if self._nearly(token, birth):
                yield from self._around(target, birth, token, "", "")

    @cached_property
    def _month_tokens(self) -> list[tuple[int, int, str, str]]:
        """Every token that is a month, with the digits it is joined to."""
        known: dict[str, tuple[int, str, str]] = {}
        found = []
        for token, text in enumerate(self._tokens.text):
            month = known.get(text)
            if month is None:
                month = known[text] = self._month(text)
            if month[0]:
                found.append((token, *month))
        return found

    def _nearly(self, token: int, birth: Birth) -> bool:
        """Say whether a word between the very day and the very year is nearly the month."""
        tokens = self._tokens
        text = tokens.text[token]
        if not 0 < token < len(tokens) - 1 or not 3 <= len(text) <= 12 or not text.isalpha():
            return False
        if tokens.text[token + 1] not in {str(birth.year), f"{birth.year % 100:02d}"}:
            return False
        return any(
            OSA.distance(text, name, score_cutoff=2) <= (2 if len(name) > 5 else 1)
            for name, month in self._months.items()
            if month == birth.month and len(name) > 2
        )

    def _month(self, text: str) -> tuple[int, str, str]:
        """Return the month a token is, with digits before and after it in the same token."""
        found = self._months.get(text)
        if found:
            return found, "", ""
        if text[:1].isdigit() or text[-1:].isdigit():
            return self._glued(text)
        return self._misspelt(text), "", ""

    def _glued(self, text: str) -> tuple[int, str, str]:
        pieces = _MIXED.findall(text)
        if pieces and len(pieces) > 1 and pieces[1] in {"st", "nd", "rd", "th"}:
            del pieces[1]
        for at, piece in enumerate(pieces[:3]):
            for cut in (piece, piece[2:] if piece[:2] in {"st", "nd", "rd", "th"} else ""):
                if cut in self._months and len(cut) > 2:
                    return self._months[cut], "".join(pieces[:at]), "".join(pieces[at + 1 :])
        return 0, "", ""

    def _misspelt(self, text: str) -> int:
        if len(text) < _MONTH_LEAST or text in self._compiled.lexicon.words:
            return 0
        if text not in self._near_months:
            near = {self._months[m] for m in self._long_months if OSA.distance(text, m, score_cutoff=1) <= 1}
            self._near_months[text] = near.pop() if len(near) == 1 else 0
        return self._near_months[text]

    def _around(self, target: Target, birth: Birth, token: int, head: str, tail: str) -> Iterator[Hit]:
        left, right = self._pieces(token, -1), self._pieces(token, 1)
        before = [(head, token, token)] if head else left
        after = [(tail, token, token)] if tail else right
        found = self._day_month_year(birth, before, after) or self._month_day_year(birth, before, after)
        if found:
            spans = [token, *found]
            yield self._hit(target, min(spans), max(spans), sure=True, name="date with the month in words")
            return
        yield from self._partial(target, birth, token, before, after)

    def _day_month_year(
        self, birth: Birth, before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
    ) -> list[int]:
        """Day, month, year; or year, day, month."""
        if not before or before[0][0].lstrip("0") != str(birth.day):
            return []
        found = _year(birth, after) or _year(birth, before[1:])
        return [*before[0][1:], *found] if found else []

    def _month_day_year(
        self, birth: Birth, before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
    ) -> list[int]:
        """Month, day, year; or year, month, day."""
        if not after or after[0][0].lstrip("0") != str(birth.day):
            return []
        found = _year(birth, after[1:]) or _year(birth, before[:1])
        return [*after[0][1:], *found] if found else []

    def _partial(
        self,
        target: Target,
        birth: Birth,
        token: int,
        before: list[tuple[str, int, int]],
        after: list[tuple[str, int, int]],
    ) -> Iterator[Hit]:
        """Day and month without a year, or month and year without a day."""
        day = str(birth.day)
        known_day = next((p for p in (*before[:1], *after[:1]) if p[0].lstrip("0") == day), None)
        year = after[0] if after and birth.year_is(after[0][0]) else None
        other_year = any(len(p[0]) == 4 for p in (*after[:2], *before[1:2]))
        if known_day and not other_year:
            rule, name, tokens = "day_and_month", "day and month", [token, *known_day[1:]]
        elif year and not (before and len(before[0][0]) <= 2):
            rule, name, tokens = "month_and_year", "month and year", [token, *year[1:]]
        else:
            return
        if self._near_birth(min(tokens)):
            rule += "_with_birth_word"
        start, end = self._tokens.span(min(tokens), max(tokens))
        yield Hit(target.index, rule, start, end, Strength.WEAK, rule, name, min(tokens), max(tokens))

    def _pieces(self, token: int, step: int) -> list[tuple[str, int, int]]:
        """Return up to three numbers beside `token`: digits and tokens, nearest first."""
        found: list[tuple[str, int, int]] = []
        at, tokens = token + step, self._tokens
        skipped = 0
        while 0 <= at < len(tokens) and len(found) < 3 and skipped < _REACH:
            if not tokens.joined(min(at, at - step)):
                break
            number = None if tokens.text[at] in _SKIP else self._number(at, step)
            if number is None:
                if tokens.text[at] not in _SKIP:
                    break
                skipped += 1
                at += step
                continue
            found.append(number)
            at = (number[2] if step > 0 else number[1]) + step
        return found

    def _number(self, token: int, step: int) -> tuple[str, int, int] | None:
        """Return the number that begins (or, leftwards, ends) at `token`."""
        text = self._tokens.text[token]
        run = (self._page.number_at if step > 0 else self._page.number_to).get(token)
        if run and run.signs.isdigit():
            return self._long_year(run.signs, run.first, run.last, step)
        ordinal = _ORDINAL.fullmatch(text)
        digits = ordinal.group(1) if ordinal else read_digits(text)
        if digits:
            return digits, token, token
        value = self._ordinals.get(text)
        return (str(value), token, token) if value else None

    def _long_year(self, signs: str, first: int, last: int, step: int) -> tuple[str, int, int]:
        """Join "nineteen" and "ninety-one"."""
        if step > 0 and signs in {"18", "19", "20"}:
            more, end = "", last
            while len(more) < 2 and (run := self._page.number_at.get(end + 1)) and self._tokens.joined(end):
                more, end = more + run.signs, run.last
            if len(more) == 2:
                return signs + more, first, end
        return signs, first, last

    def _near_birth(self, token: int) -> bool:
        tokens = self._tokens
        here = tokens.start[token]
        at = token - 1
        while at >= 0 and here - tokens.end[at] <= _BIRTH_REACH:
            if tokens.text[at] in self._birth:
                return True
            at -= 1
        ahead = tokens.text[token + 1 : token + 8]
        return any(word in self._birth for word in ahead) or self._spelled(token)

    def _spelled(self, token: int) -> bool:
        return self._tokens.text[max(0, token - 3) : token] == ["d", "o", "b"]

    def _hit(self, target: Target, first: int, last: int, *, sure: bool, name: str = "") -> Hit:
        start, end = self._tokens.span(first, last)
        rule = "full_date_of_birth" if sure else "date_of_birth_us_order"
        return Hit(
            target.index,
            "date",
            start,
            end,
            Strength.STRONG if sure else Strength.WEAK,
            rule,
            name or ("date in numbers" if sure else "date, perhaps month first"),
            first,
            last,
        )


def _six(birth: Birth) -> tuple[str, ...]:
    day, month, year = f"{birth.day:02d}", f"{birth.month:02d}", f"{birth.year % 100:02d}"
    return (day + month + year, year + month + day)


def _year(birth: Birth, pieces: list[tuple[str, int, int]]) -> list[int]:
    """Return the tokens of the year if the first piece is it."""
    if pieces and birth.year_is(pieces[0][0]):
        return list(pieces[0][1:])
    return []
