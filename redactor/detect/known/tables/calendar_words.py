"""The words of dates: months, ordinals, Roman numbers, what OCR and slips make of them.

Takes one word, gives the parts of a date that it holds. It does not look at what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from redactor.detect.known.text.canonical import Folding
from redactor.detect.known.text.digits import OCR_DIGITS, read_digits
from redactor.detect.known.text.fold import look_alike
from redactor.model.lexicon import Lexicon

_ORDINAL = re.compile(
    r"(\d[\dosil]?|[iloz]\d|[il](?=st)|z(?=nd))(?:st|nd|rd|th|af|il|ail|ydd|edd|ed|fed|eg|ain|mh)"
)
_MIXED = re.compile(r"\d+|[^\W\d_]+")
# letters before figures of which OCR makes none of a date: "b23", "is1988"
_LED = re.compile(r"[a-z]{1,2}(\d{1,8})")
# a day and a year in one number behind their month: "Jan271988", "Jan2788"
_DAY_YEAR = re.compile(r"([0-3]?\d)((?:18|19|20)\d\d)|([0-3]?\d)(\d\d)")
# "2k14": how a year is typed on a phone
_TWO_K = re.compile(r"(?<!\d)2k(\d{1,2})(?!\w)")
_SUFFIXED = re.compile(r"(?:st|nd|rd|th)?(?:of)?(?:the)?")
_ROMAN = re.compile(r"(m{0,2})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_SIGNS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
LABELS = {
    **dict.fromkeys(("day", "dd", "d", "dydd", "diwrnod"), "day"),
    **dict.fromkeys(("month", "mm", "m", "mth", "mis"), "month"),
    **dict.fromkeys(("year", "yyyy", "yy", "y", "yr", "blwyddyn", "flwyddyn"), "year"),
}
# what OCR makes of letters
_LETTERS = str.maketrans("01358", "olesb")
_MONTH_LEAST, _MONTH_MOST = 5, 20
_WORD_LEAST = 4
_SHORT_MONTH, _LONG_MONTH = 3, 12
_HUNDRED, _YEAR_SIGNS = 100, 4
_CENTURIES, _WHOLE = frozenset({"18", "19", "20"}), frozenset({6, 8})
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a date: a number or a month in words, where it stands, how it is joined to the last one.

    `at` and `to` are canonical positions. `nearly` are the months an unknown word may be meant for,
    `hidden` is a number with signs nobody can read ("19??"); `skips` counts the words between the part
    before and this one, `gap` is all that stands there, or the sign whose name is `said` there.
    """

    digits: str = ""
    month: int = 0
    ordinal: bool = False
    roman: bool = False
    worded: bool = False
    nearly: frozenset[int] = frozenset()
    hidden: str = ""
    label: str = ""
    at: int = 0
    to: int = 0
    skips: int = 0
    gap: str = ""
    said: bool = False

    @property
    def value(self) -> str:
        """The number without leading zeros."""
        return self.digits.lstrip("0")

    @property
    def sign(self) -> str:
        """The separator before it, without blanks and the apostrophe of "'91"; words between are none."""
        return " " if self.skips else self.gap.strip(" \t\n'")


class CalendarWords:
    """Reads words as parts of dates; remembers what it read."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the months, ordinals and number words of a lexicon."""
        self._lexicon = lexicon
        self.months = lexicon.dates.months
        self.ordinals = lexicon.numbers.ordinals
        # "ll" is a Welsh Monday, and what OCR makes of 11
        self.fillers = (lexicon.contexts.get("date_filler", frozenset()) | lexicon.dates.weekdays) - {"ll"}
        self._unread = lexicon.contexts.get("unread", frozenset())
        self._folded = {look_alike(name): month for name, month in self.months.items() if len(name) > 2}
        numbers = {**lexicon.numbers.cardinals, **self.ordinals}
        self._number_words = {
            word: value
            for word, value in numbers.items()
            if word.isalpha() and len(word) >= _WORD_LEAST and value < _HUNDRED
        }
        names = "|".join(sorted((name for name in self.months if len(name) > 2), key=len, reverse=True))
        # "2ndMarch199l", "March199l": day, month and year in one word
        self._whole = re.compile(
            rf"(?:(\w{{1,2}}?)(?:st|nd|rd|th)?(?:of)?)?({names or 'january'})(\w{{2}}|\w{{4}})"
        )
        self._other, self._other_words = _other_months(lexicon)
        self._read: dict[str, tuple[Part, ...]] = {}
        self._guessed: dict[str, str] = {}
        self._nearly: dict[str, tuple[Part, ...]] = {}

    def read(self, text: str) -> tuple[Part, ...]:
        """Return the parts of a date that one word is or holds."""
        known = self._read.get(text)
        if known is None:
            if len(self._read) > _REMEMBERED:
                self._read.clear()
            known = self._read[text] = tuple(self._word(text))
        return known

    def _word(self, text: str) -> Iterator[Part]:
        """Read one word."""
        roman = roman_value(text)
        if text in self.months:
            yield Part(str(roman) if roman else "", self.months[text], roman=bool(roman))
        elif text not in self.fillers:
            yield from self._number(text, roman)

    def _number(self, text: str, roman: int) -> Iterator[Part]:
        if (ordinal := _ORDINAL.fullmatch(text)) and (day := _day(ordinal[1])):
            yield Part(day, ordinal=True)
        elif text in self.ordinals:
            yield Part(str(self.ordinals[text]), ordinal=True, worded=True)
        elif digits := read_digits(text):
            led = None if text.isdigit() or _may_be(digits) else _LED.fullmatch(text)
            yield Part(led[1] if led else digits)
        elif roman and (roman < _HUNDRED or len(str(roman)) == _YEAR_SIGNS):
            yield Part(str(roman), roman=True)
        else:
            yield from self._odd(text)

    def _odd(self, text: str) -> Iterator[Part]:
        if text in self._unread:
            yield Part(hidden="?")
        elif text in self._other:
            months = self._other[text]
            yield Part(month=min(months)) if len(months) == 1 else Part(nearly=months)
        elif not text.isalpha():
            yield from self._glued(text)
        elif month := self._misspelt(text):
            yield Part(month=month)

    def _glued(self, text: str) -> Iterator[Part]:
        """Read "2ndMarch1991", "dob020391", "d2m3y1991"."""
        text = _TWO_K.sub(lambda year: f"20{year[1]:0>2}", text)
        if month := self._folded.get(look_alike(text), 0):
            yield Part(month=month)
            return
        plain = text.translate(_LETTERS)
        if value := self.ordinals.get(plain, 0) or self._lexicon.numbers.cardinals.get(plain, 0):
            yield Part(str(value), ordinal=plain in self.ordinals, worded=True)
            return
        whole = self._whole.fullmatch(text) or self._whole.fullmatch(text.replace("rn", "m"))
        day, year = (read_digits(whole[at] or "") for at in (1, 3)) if whole else ("", "")
        if whole and year and (day or not whole[1]) and (day or _may_be(year)):
            yield from (Part(day),) if day else ()
            yield from (Part(month=self.months[whole[2]]), Part(year))
            return
        pieces = self._apart(_MIXED.findall(text))
        label = ""
        for at, piece in enumerate(pieces):
            if piece.isdigit():
                after = pieces[at + 1][:2] if at + 1 < len(pieces) else ""
                yield Part(piece, ordinal=after in {"st", "nd", "rd", "th"}, label=label)
                label = ""
                continue
            suffix = _SUFFIXED.match(piece)
            bare = piece[suffix.end() :] if suffix else piece
            word = next((w for w in (piece, bare) if len(w) > 2 and w in self.months), "")
            if word:
                yield Part(month=self.months[word])
            elif 0 < at < len(pieces) - 1 and 0 < (month := roman_value(piece)) <= _LONG_MONTH:
                # "25XI88"
                yield Part(str(month), roman=True)
            label = LABELS.get(piece, "")

    def _apart(self, pieces: list[str]) -> list[str]:
        """Part a day and a year that stand in one number behind their month, where no day is before it."""
        for at, piece in enumerate(pieces[1:], start=1):
            month = pieces[at - 1] in self.months and len(pieces[at - 1]) >= _SHORT_MONTH
            found = _DAY_YEAR.fullmatch(piece) if month and not _whole_year(piece) else None
            if found and not any(map(str.isdigit, pieces[: at - 1])):
                return [*pieces[:at], *filter(None, found.groups()), *pieces[at + 1 :]]
        return pieces

    def _misspelt(self, text: str) -> int:
        """Return the month that a word looks like, or that one of five letters or more nearly is."""
        folded = look_alike(text)
        if text in self._lexicon.words:
            return 0
        if folded in self._folded or not _MONTH_LEAST <= len(text) <= _MONTH_MOST:
            return self._folded.get(folded, 0)
        near = {
            month
            for name, month in self._folded.items()
            if len(name) >= _MONTH_LEAST and OSA.distance(folded, name, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else 0

    def nearly(self, text: str) -> tuple[Part, ...]:
        """Read a word before a year as a month with one or two slips, or as one of another language."""
        if text in self._other_words:
            return (Part(nearly=self._other_words[text]),)
        if not _SHORT_MONTH <= len(text) <= _LONG_MONTH or not text.isalpha() or text in self.fillers:
            return ()
        found = self._nearly.get(text)
        if found is None:
            if len(self._nearly) > _REMEMBERED:
                self._nearly.clear()
            months = frozenset(
                month
                for name, month in self.months.items()
                if len(name) >= _SHORT_MONTH
                and OSA.distance(text, name, score_cutoff=2) <= (2 if len(name) > _MONTH_LEAST else 1)
            )
            found = self._nearly[text] = (Part(nearly=months),) if months else ()
        return found

    def guess(self, text: str) -> tuple[Part, ...]:
        """Read a misspelt number word beside a month."""
        if len(text) < _WORD_LEAST or not text.isalpha() or text in self._lexicon.words:
            return ()
        found = self._guessed.get(text)
        if found is None:
            if len(self._guessed) > _REMEMBERED:
                self._guessed.clear()
            near = {v for w, v in self._number_words.items() if OSA.distance(text, w, score_cutoff=1) <= 1}
            found = self._guessed[text] = str(near.pop()) if len(near) == 1 else ""
        return (Part(found, worded=True),) if found else ()


def _whole_year(digits: str) -> bool:
    return len(digits) == _YEAR_SIGNS and digits[:2] in _CENTURIES


def _may_be(digits: str) -> bool:
    """Say whether a date may hold a number of these digits."""
    return len(digits) <= len("91") or _whole_year(digits) or len(digits) in _WHOLE


def _day(text: str) -> str:
    """Return the digits of an ordinal; its only one may be read as a letter: "lst", "znd"."""
    return read_digits(text) or text.translate(OCR_DIGITS)


_Names = dict[str, frozenset[int]]
_foreign: list[tuple[Lexicon, tuple[_Names, _Names]]] = []


def _other_months(lexicon: Lexicon) -> tuple[_Names, _Names]:
    """Return the months of other languages as a page has them, and those that are English words too.

    The last lexicon's are kept ready.
    """
    kept = _foreign[:1]
    if kept and kept[0][0] is lexicon:
        return kept[0][1]
    fold, found, words = Folding(lexicon.confusables).fold, _Names(), _Names()
    taken = {**lexicon.dates.months, **lexicon.numbers.cardinals, **lexicon.numbers.ordinals}
    fillers = lexicon.contexts.get("date_filler", frozenset()) | lexicon.dates.weekdays
    for name, months in lexicon.dates.other_months.items():
        # a capital may look like another letter than its small one does
        for word in {fold(name), fold(name.capitalize()), fold(name.upper())}:
            if len(word) >= _SHORT_MONTH and not (word in taken or word in fillers):
                names = words if word in lexicon.words else found
                names[word] = names.get(word, frozenset()) | months
    _foreign[:] = [(lexicon, (found, words))]
    return found, words


@lru_cache(maxsize=4_096)
def roman_value(text: str) -> int:
    """Return the value of a Roman number, or 0.

    >>> roman_value("mcmxci"), roman_value("iii"), roman_value("mix")
    (1991, 3, 1009)
    """
    if not text or not set(text) <= _ROMAN_SIGNS.keys() or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_SIGNS[sign] for sign in text]
    after = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, after, strict=True))
