"""What the words of the items go on with: "rose" with "lane", "cut" with "lers", "07700" with "900735".

Takes the targets of a search, says whether two pieces of text are the end and the beginning of halves of one
form. It does not look at any text, and knows nothing of misspelt words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from redactor.detect.known.forms import Strength, Target
from redactor.detect.known.text.fold import skeleton
from redactor.model.kind import Kind
from redactor.model.lexicon import Lexicon

_WORD_LEAST, _CODE_LEAST = 4, 5
_HALF_LEAST = 2
_GLUED_LEAST = 6
_MENDED_LEAST, _SHORT_LEAST = 5, 3
_CODES_LEAST = 14
_GLUED_LETTERS, _DIGITS = 4, "0123456789"
_FIELDS_LEAST, _SHORT_WORD_MOST, _PIECES_MOST = 10, 4, 5
# a list of words has any two letters as one
_SHORT_WORDS = frozenset(
    {"a", "i", "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no"}
    | {"of", "on", "or", "so", "to", "up", "us", "we"}
)
_TOKEN = re.compile(r"[^\W_]+")

Table = defaultdict[str, set[str]]


class GoingOn:
    """The words, halves of words and halves of codes that follow each other; made when first asked for."""

    def __init__(self, targets: Iterable[Target], lexicon: Lexicon) -> None:
        """Keep the items."""
        self._targets = [target for target in targets if not target.allowed]
        self._months = lexicon.dates.months
        self._words = lexicon.words
        self._given = lexicon.names.given
        self._titles = lexicon.names.titles
        self.stamps = lexicon.contexts.get("page_stamp", frozenset())
        self.notes = lexicon.contexts.get("note_in_text", frozenset())
        self.small = lexicon.contexts.get("page_stamp_filler", frozenset())

    def begins(self, tail: str) -> bool:
        """Say whether something goes on after this piece."""
        return skeleton(tail) in self._heads

    def joint(self, tail: str, head: str) -> str | None:
        """Return what stands between two pieces that belong together, or None if they do not."""
        words, parts, codes = self._tables
        one, two = skeleton(tail), skeleton(head)
        if two in words.get(one, ()) or self._code(two, codes.get(one, set())):
            return " "
        return "" if two in parts.get(one, ()) else None

    def risky(self, tail: str, head: str) -> bool:
        """Say whether two pieces are a house number and a street, which other words often part."""
        mixed = tail.isdigit() != head.isdigit() and (tail.isalpha() or head.isalpha())
        return mixed and not {tail, head} & self._months.keys()

    @staticmethod
    def _code(head: str, rests: set[str]) -> bool:
        return len(head) >= _HALF_LEAST and any(rest.startswith(head) for rest in rests)

    def ordinary(self, word: str) -> bool:
        """Say whether a piece of a word is a word or name of its own."""
        if len(word) < _SHORT_LEAST:
            return word in _SHORT_WORDS
        return word in self._words or word in self._given or word in self._own

    def piece(self, text: str) -> bool:
        """Say whether a piece of text is a word of an item, or the beginning of one."""
        return text.isalpha() and (text in self._own or text in self.beginnings)

    def leads(self, word: str) -> bool:
        """Say whether a name follows a word: a title, or a forename of an item."""
        return word in self._titles or (word in self._given and word in self._own)

    def run_together(self, text: str) -> list[tuple[int, str]]:
        """Return the words of the items whose beginnings a text is made of, each with its length there.

        Fields of fixed width cut them: "oduclementin147" is Odu(ya), Clementin(e) and 147.
        """
        if len(text) < _FIELDS_LEAST or text in self._words:
            return []
        found = self._pieces(text, 0, 0)
        told = [size for size, word in found or () if word.isalpha()]
        return found or [] if len(told) > 1 and max(told) > _SHORT_WORD_MOST else []

    def two_codes(self, text: str) -> int:
        """Return where the second of two codes of the items begins that are run together, or nothing."""
        if not _CODES_LEAST <= len(text) <= 2 * self._longest_code:
            return 0
        places = range(_GLUED_LEAST, len(text) - _GLUED_LEAST + 1)
        return next((at for at in places if text[:at] in self.codes and text[at:] in self.codes), 0)

    def _pieces(self, text: str, at: int, depth: int) -> list[tuple[int, str]] | None:
        rest = text[at:]
        if not rest or (rest.isdigit() and rest in self._own):
            return [(len(rest), rest)] if rest else []
        most = min(len(rest), self._longest)
        for size in range(most, _SHORT_LEAST - 1, -1) if depth < _PIECES_MOST else ():
            word = self._completed.get(text[at : at + size], "")
            further = self._pieces(text, at + size, depth + 1) if word else None
            if further is not None:
                return [(size, word), *further]
        return None

    def glued_number(self, text: str) -> int:
        """Return where a house number of the items ends that letters are glued to, or begins behind them."""
        digits = len(text) - len(text.lstrip(_DIGITS))
        head, tail = text[:digits], text[digits:]
        if tail.isalpha() and head in self.house_numbers and len(tail) >= _GLUED_LETTERS:
            return digits
        letters = len(text.rstrip(_DIGITS))
        word, number = text[:letters], text[letters:]
        behind = word.isalpha() and number in self.house_numbers and len(word) >= _GLUED_LETTERS
        return letters if behind else 0

    @cached_property
    def house_numbers(self) -> frozenset[str]:
        """The house numbers of the items, in figures."""
        numbers = (n for target in self._targets for n in target.facts.get("numbers", ()))
        return frozenset(number for number in numbers if number.isdigit())

    @cached_property
    def _longest_code(self) -> int:
        return max(map(len, self.codes), default=0)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._completed), default=0)

    @cached_property
    def _completed(self) -> dict[str, str]:
        """The shortest word of an item that begins so; numbers are not cut."""
        found: dict[str, str] = {}
        for word in sorted(self._own, key=lambda each: (len(each), each)):
            for size in range(_SHORT_LEAST if word.isalpha() else len(word), len(word) + 1):
                found.setdefault(word[:size], word)
        return {begin: word for begin, word in found.items() if len(begin) >= _SHORT_LEAST}

    @cached_property
    def _own(self) -> frozenset[str]:
        forms = (f for t in self._targets for f in t.forms if not f.loose and f.strength >= Strength.MEDIUM)
        return frozenset(word for form in forms for words in form.words for word in words.split())

    @cached_property
    def whole(self) -> frozenset[str]:
        """The words of the items that may be cut anywhere."""
        words = {*self._own}
        for target in self._targets:
            if target.kind is Kind.DATE_OF_BIRTH:
                month = int(target.value.first("month"))
                words |= {name for name, which in self._months.items() if which == month}
        return frozenset(word for word in words if word.isalpha() and len(word) >= _MENDED_LEAST)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The items' codes in one piece, as fields without blanks between them hold them."""
        forms = (form for target in self._targets for form in target.forms if form.loose)
        return frozenset(
            f.squeezed for f in forms if len(f.squeezed) >= _GLUED_LEAST and f.strength >= Strength.STRONG
        )

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What such words begin with, and they themselves."""
        return frozenset(word[:size] for word in self.whole for size in range(1, len(word) + 1))

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset().union(*self._tables)

    @cached_property
    def _tables(self) -> tuple[Table, Table, Table]:
        words, parts, codes = Table(set), Table(set), Table(set)
        told, follow = set[str](), set[tuple[str, str]]()
        for target in self._targets:
            for form in target.forms:
                if form.loose:
                    _cut(skeleton(form.squeezed), codes, _CODE_LEAST)
                elif form.strength >= Strength.MEDIUM:
                    every = " ".join(form.words).split()
                    told.update(every)
                    follow.update(pairwise(every))
            if target.kind is Kind.ADDRESS:
                _address(target, words)
            if target.kind is Kind.DATE_OF_BIRTH:
                self._dates(target, words, parts)
        _note(told, follow, words, parts)
        return words, parts, codes

    def _dates(self, target: Target, words: Table, parts: Table) -> None:
        day, month, year = (int(target.value.first(name)) for name in ("day", "month", "year"))
        days = {str(day), f"{day:02}", *(f"{day}{end}" for end in ("st", "nd", "rd", "th"))}
        named = [name for name, which in self._months.items() if which == month]
        for name in named:
            _cut(skeleton(name), parts, _WORD_LEAST)
        months = {str(month), f"{month:02}", *named}
        for befores, afters in ((days, months), (months, {str(year)}), ({str(year)}, months), (months, days)):
            for before in befores:
                words[skeleton(before)] |= set(map(skeleton, afters))


def _address(target: Target, words: Table) -> None:
    """Note what follows the flat and the house, which belong to no form with the street."""
    for one, two in pairwise(_TOKEN.findall(target.value.text.reveal().lower())):
        words[skeleton(one)].add(skeleton(two))
    for flat in target.facts.get("flat", ()):
        words[skeleton(flat)] |= set(map(skeleton, target.facts.get("numbers", ())))


def _note(told: set[str], follow: set[tuple[str, str]], words: Table, parts: Table) -> None:
    """Note what follows each word of the forms, and the halves of their words."""
    bones = {word: skeleton(word) for word in told}
    for one, two in follow:
        words[bones[one]].add(bones[two])
    for word in {bone for word, bone in bones.items() if word.isalpha()}:
        _cut(word, parts, _WORD_LEAST)


def _cut(text: str, into: Table, least: int) -> None:
    """Note each two halves of a text."""
    for at in range(_HALF_LEAST, len(text) - _HALF_LEAST + 1) if len(text) >= least else ():
        into[text[:at]].add(text[at:])
