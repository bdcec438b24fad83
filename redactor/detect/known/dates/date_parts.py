"""The parts of dates as they stand in a text: days, months, years, labels, signs nobody can read.

Takes a page, gives clusters of neighbouring parts. It does not know which date is looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from redactor.detect.known.dates.told_dates import SAID, SaidYears, said_sign
from redactor.detect.known.page import Page
from redactor.detect.known.tables.calendar_words import LABELS, CalendarWords, Part
from redactor.detect.known.text.hinted import hinted
from redactor.detect.known.text.streams import gap_allowed

_HIDDEN = re.compile(
    r"(?<![\w?*#•■█])(?:[\dx]{0,3}[?*#•■█_]{1,4}[\dx?*]{0,3}|\d{1,3}x{1,3}|x{1,4}\d{1,3}|xx(?:xx)?"
    r"|(?<![.-])(?:-{2,4}|\.{2,4})(?=\s?/)|[a-z]{1,3}[*•■█]{2,8})(?![\w?*#•■█])"
)
# what hidden digits hold, which is quick to look for
_SIGN = re.compile(r"[?*#•■█_x.-](?:(?<=[?*#•■█_])|(?<=\dx)|(?<=x)(?=[\dx])|(?<=\.)(?=\.)|(?<=-)(?=-))")
_SIGN_REACH = 3
# a mark of doubt before a date hides nothing either, or the first sign: "?2/3/1991"
_MARKED = re.compile(r"[?*#•■]{1,2}(\d{1,2})")
# what hides nothing: "91?" at the end of a question, a dot of a list, the mark of a footnote: "27*"
_PLAIN = re.compile(r"\d{1,2}\?(?![/.?*-])|[•■](?=\s)|(?:\d\d){1,2}[*#](?=\s)")
# nor do the marks of a list or of emphasis: "27 / • January", "*27* *January*"
_BULLET = re.compile(r"\n[ \t]{0,20}[*•■?][ \t]+\Z")
_EMPHASIS = re.compile(r"(?<!\S)([*_•#]{1,3})\d{1,2}\1(?=[\s.,;:)]|\Z)")
_SKIP_MOST, _MARGIN_MOST = 6, 24
_GAP_MOST = 45
_BESIDE = 5
_HEADER = 30
_LABEL_REACH = 4
_YEAR_SIGNS = 4
_SIGNS = frozenset("/.-")
_UNITS = frozenset("123456789")
_TENS = frozenset(f"{ten}0" for ten in range(2, 10))
_CENTURIES = frozenset({"18", "19", "20"})


class DateParts:
    """Reads the parts of dates in one page."""

    def __init__(self, page: Page, words: CalendarWords) -> None:
        """Keep the page and the words of the calendar."""
        self._page = page
        self._tokens = page.tokens
        self._words = words

    @cached_property
    def clusters(self) -> list[list[Part]]:
        """Parts that stand beside each other, in text order."""
        found: list[list[Part]] = []
        for part in sorted([*self._numbers(), *self._hidden()], key=lambda p: (p.at, -len(p.hidden))):
            before = found[-1][-1] if found else None
            if before and before.hidden and part.at < before.to:
                continue
            label, skips, sign = self._between(before, part)
            new = before is None or skips < 0
            gap = (sign or self._page.canon.text[before.to : part.at]) if before and not new else ""
            placed = replace(part, label=part.label or label, skips=max(0, skips), gap=gap, said=bool(sign))
            if new:
                found.append([placed])
            elif year := _whole_year(found[-1], placed):
                found[-1][-1] = year
            elif _same_month(found[-1][-1], placed):
                found[-1][-1] = replace(found[-1][-1], to=placed.to)
            else:
                found[-1].append(placed)
        return [
            _figures_joined(cluster) if any(part.said for part in cluster) else cluster for cluster in found
        ]

    def header(self, at: int) -> tuple[str, ...]:
        """Return the last three columns or boxes named before a place, in their order."""
        texts, token = self._tokens.text, self._tokens.at(at)
        for last in range(token - 1, max(1, token - _HEADER), -1):
            three = tuple(LABELS.get(text, "") for text in texts[last - 2 : last + 1])
            if set(three) == {"day", "month", "year"}:
                return three
        return ()

    def _between(self, before: Part | None, part: Part) -> tuple[str, int, str]:
        """Return the label before a part, how many words part it from the one before, and the sign they name.

        -1 words: it is too far.
        """
        tokens = self._tokens
        last = token = bisect_left(tokens.start, part.at) - 1
        label, skips = "", 0
        while token >= 0 and (before is None or tokens.start[token] >= before.to):
            word = tokens.text[token]
            label = label or (LABELS.get(word, "") if skips < _LABEL_REACH else "")
            skips += 1
            if not (word in self._words.fillers or word in SAID) or skips > _SKIP_MOST:
                return label, -1, ""
            token -= 1
        if before is None or part.at - before.to > _GAP_MOST:
            return label, -1, ""
        if not gap_allowed(self._page.canon.text[before.to : part.at]):
            return label, -1, ""
        sign = said_sign(tokens.text[token + 1 : last + 1]) if skips else ""
        return label, 0 if sign else skips, sign

    # ---- parts ----------------------------------------------------------------------------

    def _numbers(self) -> Iterator[Part]:
        tokens, runs = self._tokens, self._page.number_at
        taken = -1
        for token, text in enumerate(tokens.text):
            run = runs.get(token)
            if run and token > taken and run.signs.isdigit() and not self._one_word(run.first, run.last):
                run = self._said_years.at(run) or run
                taken = run.last
                ordinal = tokens.text[run.last] in self._words.ordinals
                at, to = tokens.start[run.first], tokens.end[run.last]
                yield Part(run.signs, ordinal=ordinal, worded=True, at=at, to=to)
            if token <= taken:
                continue
            read = self._words.read(text[1:] if self._labelled(token) else text)
            for part in read or (self._misread(token, text) if token in self._beside else ()):
                yield replace(self._superscript(part, token), at=tokens.start[token], to=tokens.end[token])

    def _labelled(self, token: int) -> bool:
        """Say whether the "b" before a figure is no eight: "D.o.B3/6/19"."""
        tokens, text = self._tokens, self._tokens.text[token]
        if not (text[0] == "b" and text[1:].isdigit()) or token + 1 >= len(tokens):
            return False
        goes_on = tokens.gap(token) in _SIGNS and tokens.text[token + 1][0].isdigit()
        return goes_on and not (
            token and tokens.gap(token - 1) in _SIGNS and tokens.text[token - 1].isdigit()
        )

    def _misread(self, token: int, text: str) -> tuple[Part, ...]:
        if text in SAID:
            return ()
        found = self._words.guess(text) if token in self._near_months else ()
        after = self._tokens.text[token + 1 : token + 3]
        if len(after) > 1 and after[0] in self._words.fillers:
            after = after[1:]
        year = bool(after) and len(after[0]) in {2, 4} and after[0].isdigit()
        return found or (self._words.nearly(text) if year else ())

    @cached_property
    def _said_years(self) -> SaidYears:
        return SaidYears(self._tokens, self._page.number_at, self._page.number_to)

    @cached_property
    def _beside(self) -> frozenset[int]:
        """The tokens beside months in words, or before two or four digits: only they may be misspelt."""
        years = [t for t, text in enumerate(self._tokens.text) if len(text) in {2, 4} and text.isdigit()]
        return self._near_months.union(*((year - 1, year - 2) for year in years))

    def _superscript(self, part: Part, token: int) -> Part:
        """Read the sign of "2º" as what it is, not as a zero."""
        canon, last = self._page.canon, self._tokens.end[token] - 1
        if self._tokens.text[token][-1] != "o" or canon.source[canon.starts[last]] != "º":
            return part
        return replace(part, digits=part.digits[:-1], ordinal=True)

    def _one_word(self, first: int, last: int) -> bool:
        """Say whether a run is one word with another reading here: digits, "November", Welsh "o"."""
        text = self._tokens.text[first]
        return first == last and (text.isdigit() or text in self._words.months or text in self._words.fillers)

    @cached_property
    def _near_months(self) -> frozenset[int]:
        """Tokens beside months in words, where numbers may be misspelt."""
        found: set[int] = set()
        for token in self._page.standing(self._words.months.keys()):
            if len(self._tokens.text[token]) > 2:
                found.update(range(token - _BESIDE, token + _BESIDE + 1))
        return frozenset(found)

    def _hidden(self) -> Iterator[Part]:
        text = self._page.canon.text
        for sign in hinted(_HIDDEN, _SIGN, text, _SIGN_REACH):
            if not _PLAIN.match(text, sign.start()) and not _marked(text, sign):
                marked = _MARKED.fullmatch(sign.group())
                digits, hidden = marked[1] if marked else "", re.sub(r"\D", "?", sign.group())
                yield Part(digits, hidden=hidden, at=sign.start(), to=sign.end())


def _figures_joined(cluster: list[Part]) -> list[Part]:
    """Join figures told one by one between the names of separators: "two seven slash zero one"."""
    found = cluster[:1]
    for part in cluster[1:]:
        before = found[-1]
        one_by_one = before.worded and part.worded and len(part.digits) == 1 and not part.skips + part.said
        if one_by_one and len(before.digits) < _YEAR_SIGNS and not before.ordinal:
            found[-1] = replace(before, digits=before.digits + part.digits, to=part.to)
        else:
            found.append(part)
    return found


def _marked(text: str, sign: re.Match[str]) -> bool:
    """Say whether signs mark a line of a list or stress a number: they hide nothing."""
    low, high = max(0, sign.start() - _MARGIN_MOST), sign.end() + 1
    return bool(_EMPHASIS.match(text, sign.start()) or _BULLET.search(text, low, high))


def _same_month(before: Part, part: Part) -> bool:
    """Say whether a month stands there in two languages, as in passports: "JUL / JUIL"."""
    again = part.month == before.month or before.month in part.nearly
    return bool(before.month and not before.roman and again and part.gap.strip() == "/")


def _whole_year(cluster: list[Part], part: Part) -> Part | None:
    """Join "nineteen" and "ninety-one", "twenty", "oh" and "five", the digits of "2 March 1 9 9 1"."""
    before = cluster[-1]
    if part.skips or before.ordinal or not (before.digits and part.digits):
        return None
    words = before.worded and part.worded
    if words and (told := _added(before.digits, part.digits)):
        return replace(before, digits=told, to=part.to, ordinal=part.ordinal)
    digits = before.digits + part.digits
    century = digits[:2] in _CENTURIES or digits in {"1", "2"}
    # "June 18 twenty twenty-one"
    mixed = part.worded and not before.worded
    if not century or part.ordinal or mixed or not 1 < len(digits) <= _YEAR_SIGNS:
        return None
    short = len(part.digits) == 1 or len(digits) == _YEAR_SIGNS
    month = len(cluster) > 1 and cluster[-2].month and not cluster[-2].roman
    apart = month and part.gap in {" ", "-"} and short and not part.label
    # "eighteen four oh one" is the 18th of April
    spoken = words and len(before.digits) > 1 and (len(digits) == _YEAR_SIGNS or part.digits == "0")
    return replace(before, digits=digits, to=part.to) if spoken or apart else None


def _added(one: str, two: str) -> str:
    """Return what two number words that nothing joined yet amount to, or an empty string.

    "oh nine", "ninety-0ne", "twenty-f1rst"; "mil naw cant" and "wyth deg".
    """
    if two in _UNITS and one in {"0", *_TENS}:
        return one[:-1] + two if one != "0" else "0" + two
    year = len(one) == _YEAR_SIGNS and len(two) < _YEAR_SIGNS - 1 and two[0] != "0"
    return str(int(one) + int(two)) if year and one.endswith("0" * len(two)) else ""
