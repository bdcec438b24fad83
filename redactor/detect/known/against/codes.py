"""What around a code makes it another one: a date, an amount, a longer code, somebody else's birth.

Takes a page and a hit of a number, postcode, e-mail address or date, gives a reason: "04/19/22",
"DC-2026-0417", "batman.robin@", "AB12 XYZ", "cousin Alfie was born on". It finds no codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redactor.detect.known.compile import Compiled
from redactor.detect.known.forms import Hit, Strength
from redactor.detect.known.page import Page
from redactor.detect.known.people.strangers import ANOTHER
from redactor.detect.known.text.streams import Tokens, ends_sentence

_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d{2}([/.-])\d{1,2}\2\d{1,2}")
_CALENDAR = frozenset({"account", "number"})
# what numbers are told with, so that it counts nothing: "first three digits 999"
_TOLD = frozenset({"digits", "figures", "numbers", "zeros", "noughts", "letters", "signs", "lots", "times"})
_MANY = frozenset({"people", "children", "men", "women", "families", "police"})
_ARTICLES = frozenset({"and", "a", "an", "the", "some", "or"})
_SENTENCES = frozenset({"handle", "what3words"})
_DAY_IN_FULL = re.compile(r"(?:19|20)\d\d([/.-])\d\d\1\d\d|\d\d([/.-])\d\d\2(?:19|20)\d\d")
_FRACTION = re.compile(r"[.,]\d+(?![\w.,])")
_AMOUNT = re.compile(
    r"[.,]\d|[ ]?(?:%|°|degrees|kwh|kw|wh|m3|units?|kg|km|miles?|litres?|ml|mg|mm|cm|hours?|hrs?|tonnes?)"
    r"(?![^\W_])"
)
_PREFIX = re.compile(r"([^\W_]+)[-/.]\Z")
_LABELS = frozenset({"no", "nr", "number", "our", "your"})
_LETTER = re.compile(r"[ ./-]?([a-z])(?![^\W_])")
_HEAD = re.compile(r"(?<![^\W_])[A-Z]\Z")
_TAIL = re.compile(r"-\d")
_LOCAL = re.compile(r"[A-Za-z]{2}[._-]\Z")
_OTHER_HALF = re.compile(r" ?[A-Z]{3}\b")
_DAY_BEFORE = re.compile(r"(?<![\d./-])(?:[12]?\d|3[01])(?:st|nd|rd|th)?,? (?:of )?\Z")
_PERCENT = re.compile(r" ?(?:%|per ?cent\b|(?:kg|cc|mm|cm|km|ml|kwh)\b)| was an? [A-Z]")
_MONTH_FIRST = re.compile(r"[A-Za-z]{3,}")
_MONEY = re.compile(r"[£$€][ ]?\Z")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ACCOUNT = re.compile(
    r"(?i:\b(?:acc?(?:oun)?t|a/c|number|no|phone|tel|nhs|mobile|mob)\b[^\w\n]{0,6}(?:no|number)?[^\w]{0,4})\Z"
)
_THINGS_NUMBERED = re.compile(
    r"(?i:\b(?:version|release|build|isbn|issn|order|(?<!first )(?<!second )part|batch|lot"
    r"|serial|model|barcode|page|vol(?:ume)?|grid|meter(?: reading)?|reading|score|invoice|receipt|parcel"
    r"|tracking|ean|sku)"
    r"(?: (?:no|nr|number|ref))?[.:#]? ?)\Z"
)
# cells of a table, the last of them a sum: "17 | 08 | 19.84"
_SUM = re.compile(r"[\t|][^.]*\d\.\d\d\Z")
# what happens on a day that nobody is born on, directly before it: "published on 5 March 1979"
_EVENT = re.compile(
    r"(?i:\b(?:published|printed|broadcast|postmarked|demolished|founded|launched|invoiced?|judge?ment|elections?)"
    r"(?: dated?)?:?(?: on| of| in)?(?: the)? )\Z"
)
_CORE, _SHORTER = "number_core", "number without its last letter"
_HALF = "plate_half_with_vehicle_word"
_SIBLINGS = frozenset({"sister", "brother", "cousin", "niece", "nephew", "twin", "stepsister", "stepbrother"})
_ENDS = "identifier_last_digits"
_BIRTH_SLIP = "date_slip_with_birth_word"
_PLATE_MOST, _SIGNS_REACH, _SUM_MOST = 7, 5, 11
_REACH, _SENTENCE_MOST, _LABEL_MOST = 12, 8, 24
_CODES = frozenset({"phone", "number", "account", "number_core", "sort_code"})


def in_amount(text: str, to: int) -> bool:
    """Say whether what ends at a place is an amount: a decimal or a unit follows."""
    return _AMOUNT.match(text, to) is not None


def numbers_a_thing(text: str, at: int) -> bool:
    """Say whether what begins at a place is the number of a thing: "Invoice 0312", "version 2.4"."""
    return _THINGS_NUMBERED.search(text, max(0, at - _LABEL_MOST), at) is not None


def counts(tokens: Tokens, number: int, words: frozenset[str]) -> bool:
    """Say whether a number counts what follows: "378 incidents"."""
    if number + 1 >= len(tokens) or tokens.gap(number) != " " or not tokens.text[number].isdigit():
        return False
    text = tokens.text[number + 1]
    return text in _MANY or (text.endswith("s") and text in words and text not in _TOLD)


def weighed(hits: Iterable[Hit], page: Page) -> Iterator[Hit]:
    """Yield hits of the scan without amounts; a number with another last letter is one with a slip."""
    text, tokens = page.canon.text, page.tokens
    for hit in hits:
        if hit.part == _CORE and in_amount(text, tokens.end[hit.last]):
            continue
        if hit.part != _CORE and hit.name == _SHORTER:
            # a letter glued to the number is the last sign of its word
            glued = tokens.text[hit.last][-1].isalpha()
            letter = _LETTER.match(text, tokens.end[hit.last] - glued)
            if letter and page.canon.capital(letter.start(1)):
                end = page.canon.span(letter.start(1), letter.end(1))[1]
                name, why = "number with another last letter", "it may be another number"
                yield replace(hit, end=end, part="slip", strength=Strength.WEAK, name=name, shaky=why)
                continue
        yield hit


class OtherCodes:
    """Looks around codes in one page."""

    def __init__(self, page: Page, compiled: Compiled, text: str) -> None:
        """Keep the text that hits point into, whatever the reading, and the words for kin."""
        contexts = compiled.lexicon.contexts
        self._text = text
        self._canon = page.canon
        self._tokens = page.tokens
        self._given = compiled.given
        self._words = compiled.lexicon.words
        self._numbering = contexts.get("numbering", frozenset())
        self._vehicles = contexts.get("vehicle", frozenset()) | contexts.get("spelt_out", frozenset())
        self._months = compiled.lexicon.dates.months
        self._look = compiled.vocabulary.look
        self._labels = contexts.get("reference", frozenset()) | _LABELS
        self._kin = _SIBLINGS | compiled.lexicon.names.relations | contexts.get("kin_before", frozenset())

    def doubt(self, hit: Hit) -> str:
        """Return why a code may be another one."""
        if hit.name.endswith("interrupted") and self._counted(hit):
            return "perhaps things counted"
        if hit.part in _SENTENCES and self._in_sentence(hit):
            return "ordinary words"
        if hit.part in _CALENDAR and _DAY_IN_FULL.fullmatch(self._text, hit.start, hit.end):
            return "perhaps a date or a measure"
        if hit.part in _CODES and (self._numbers_a_thing(hit) or self._listed(hit) or self._two_things(hit)):
            return "perhaps a number of something else"
        by_rule = {_HALF: self._other_half, _BIRTH_SLIP: self._of_kin, _ENDS: self._an_amount}.get(hit.rule)
        if by_rule is not None:
            return ANOTHER if by_rule(hit) else ""
        parts = {_CORE: self._other_number, "postcode": self._within, "email": self._within}
        by_part = {**parts, "date": self._other_day}.get(hit.part)
        return by_part(hit) if by_part else ""

    def _numbers_a_thing(self, hit: Hit) -> bool:
        """Say whether a number is paid, counted or a thing's: "£517,392", "ISBN 978 0", "version 2.4"."""
        before = max(0, hit.start - _LABEL_MOST), hit.start
        if _MONEY.search(self._text, *before):
            return True
        if _THOUSANDS.fullmatch(self._text, hit.start, hit.end):
            # a spreadsheet writes numbers so, too: "Account no. 58,302,746", "9,991,852,565"
            long = hit.end - hit.start > _SUM_MOST
            counted = counts(self._tokens, hit.last, self._words)
            return counted or not (long or _ACCOUNT.search(self._text, *before))
        return numbers_a_thing(self._text, hit.start)

    def _listed(self, hit: Hit) -> bool:
        """Say whether a number that lacks its last letter is the last of a list: "QQ 11, 22 and 33"."""
        tokens, short = self._tokens, hit.name.startswith(_SHORTER)
        return short and any(
            tokens.text[at] == "and" and tokens.text[at + 1].isdigit() for at in range(hit.first, hit.last)
        )

    def _two_things(self, hit: Hit) -> bool:
        """Say whether a comma parts a short code, and no word says that it is one: "Kiosk K7, TBR"."""
        tokens, every = self._tokens, range(hit.first, hit.last + 1)
        signs = sum(len(tokens.text[at]) for at in every)
        parted = any(tokens.gap(at) == ", " for at in range(hit.first, hit.last))
        if signs > _PLATE_MOST or not parted:
            return False
        return self._vehicles.isdisjoint(tokens.text[max(0, hit.first - _SIGNS_REACH) : hit.first])

    def _within(self, hit: Hit) -> str:
        """Doubt a postcode or address that is part of a longer one: "AB12 XYZ", "batman.robin@"."""
        before = max(0, hit.start - _REACH), hit.start
        if hit.part == "email":
            return "a longer address" if _LOCAL.search(self._text, *before) else ""
        within = _HEAD.search(self._text, *before) or _TAIL.match(self._text, hit.end)
        return "part of a longer code" if within else ""

    def _other_half(self, hit: Hit) -> bool:
        """Say whether another half follows half a plate."""
        return _OTHER_HALF.match(self._text, hit.end) is not None

    def _an_amount(self, hit: Hit) -> bool:
        """Say whether a few signs are an amount or count things: "999 086 calls", "10 20 30 °C"."""
        last = hit.last
        return in_amount(self._canon.text, self._tokens.end[last]) or counts(self._tokens, last, self._words)

    def _counted(self, hit: Hit) -> bool:
        """Say whether a word between numbers is what they count, or a page's: "999 378 incidents, 8414"."""
        tokens = self._tokens
        for at in range(hit.first + 1, hit.last):
            text = tokens.text[at]
            if text in self._months and tokens.capital(at):
                return True
            if text in self._numbering and tokens.gap(at) == " " and tokens.text[at + 1][0].isdigit():
                return True
            if counts(tokens, at - 1, self._words):
                return True
        return False

    def _in_sentence(self, hit: Hit) -> bool:
        """Say whether ordinary words only meet in a sentence: "a sunny day", "lantern, gravel and spoon"."""
        tokens, every = self._tokens, range(hit.first, hit.last + 1)
        if hit.part == "handle":
            if tokens.text[hit.last].isdigit() and counts(tokens, hit.last, self._words):
                return True  # "gwen bakes 58 loaves"
            blank = any(" " in tokens.gap(at) for at in range(hit.first, hit.last))
            return blank and all(tokens.text[at] in self._words for at in every)
        last = hit.last + 1
        goes_on = (
            last + 1 < len(tokens) and tokens.text[last] in {"and", "or"} and tokens.gap(hit.last) == " "
        )
        commas = any("," in tokens.gap(at) for at in range(hit.first, hit.last))
        return any(tokens.text[at] in _ARTICLES for at in every) or (goes_on and commas)

    def _longer(self, hit: Hit) -> str:
        """Doubt a reference without its letters behind others: "DC-2026-0417"."""
        start = self._tokens.start[hit.first]
        prefix = _PREFIX.search(self._canon.text, max(0, start - _REACH), start)
        return "in a longer code" if prefix and prefix[1] not in self._labels else ""

    def _of_kin(self, hit: Hit) -> bool:
        """Say whether a birth nearly on the day is that of kin whom the register does not name."""
        tokens = self._tokens
        for name in range(hit.first - 1, max(0, hit.first - _SENTENCE_MOST), -1):
            ends = len(tokens.text[name]) > 1 and ends_sentence(tokens.gap(name))
            if ends or self._look(tokens.text[name]):
                return False
            kin = tokens.capital(name) and tokens.text[name - 1] in self._kin
            if kin and tokens.text[name] in self._given and tokens.gap(name - 1) == " ":
                return True
        return False

    def _other_number(self, hit: Hit) -> str:
        """Doubt a reference without its letters in a longer code, or that reads as a date or a measure."""
        if longer := self._longer(hit):
            return longer
        date = _DATE.fullmatch(self._text, hit.start, hit.end)
        counted = counts(self._tokens, hit.last, self._words) or _FRACTION.match(self._text, hit.end)
        return "perhaps a date or a measure" if date or counted else ""

    def _other_day(self, hit: Hit) -> str:
        """Doubt a date that begins with its month behind a day ("2 May 2018 - first"), and a percentage."""
        if _PERCENT.match(self._text, hit.end):
            return "perhaps a date or a measure"
        if _SUM.search(self._text, hit.start, hit.end):
            return "perhaps a date or a measure"
        if _EVENT.search(self._text, max(0, hit.start - _LABEL_MOST), hit.start):
            return "perhaps the date of an event"
        if not _MONTH_FIRST.match(self._text, hit.start, hit.end):
            return ""
        return "another day" if _DAY_BEFORE.search(self._text, max(0, hit.start - _REACH), hit.start) else ""
