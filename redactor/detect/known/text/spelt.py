"""Undoes what people and machines do to the letters of a word: spelt out, glued together, set upright.

Takes a text, gives another reading of the neighbourhoods where a word is spelt ("T-A-M-S-I-N", "Tango Alpha
Mike"), glued ("RoseLane"), written downwards or read with a sign for a letter, with a map to the source.
It only rewrites: what is no name after it stays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from redactor.detect.known.text.decode import Pieces
from redactor.detect.known.text.doubled import doubled
from redactor.detect.known.text.rewrite import Change, rewritten

_FORMAT = "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
_UNSEEN = re.compile(rf"[\s{_FORMAT}]")
_BETWEEN = (
    r"(?:[ \t]{0,3}(?:(?:[^\w\s]|_)\ufe0f?[ \t]{0,3}){1,3}(?:\r?\n[ \t]{0,3})?"
    r"|[ \t]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3})"
)
_JOINING = re.compile(r"[^\w\s]|_")
# a sign read or typed for a letter, inside a word
_SIGNS = {"|": "l", "!": "l", "$": "s", "@": "a", "€": "e", "|<": "k", "l<": "k", "¬": ""}
# what a program puts where it has no letter; a question mark also ends words
LOST_SIGNS = "\ufffd□▯◻☐⍰¿"
# one set of signs in front, which a search runs through quickly; likewise below
_SIGN = re.compile(
    rf"[|l!$@€¬?{LOST_SIGNS}](?:(?<=[|l])<|(?<=[|!$@€¬])|(?<=[?{LOST_SIGNS}])[?{LOST_SIGNS}]{{0,2}})"
)
# a letter held down: "Tadhggg"; Roman numbers and addresses do that by themselves
_HELD = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_ALSO_LOST = re.compile(r"[ ]?[^\W\d_]{1,20}\?[^\W\d_]")
_ROMAN = frozenset("ivxlcdmw")
_HELD_REACH = 20
_LETTERS_TO, _LETTERS_ON = re.compile(r"[^\W\d_]{1,20}\Z"), re.compile(r"[^\W\d_]{1,20}")
# the country stands before the surname of a passport without a blank: "P<GBREL<SHAZLY<<SHIRIN"
_PASSPORT = re.compile(r"(?<![A-Z0-9<])[PVAIC][A-Z<][A-Z<]{3}(?=[A-Z]{1,38}<)")
_JOINTS = {"hyphen": "-", "dash": "-", "apostrophe": "'"}
_JOINT = re.compile(r"(?<=[^\W\d_])[ \t]\(?(hyphen|dash|apostrophe)\)?[ \t](?=[^\W\d_])", re.IGNORECASE)
# "RoseLane", but not "McBride", "MacBride" and "iPhone"
_GLUED = re.compile(r"[a-zß-öø-ÿ](?<=[a-zß-öø-ÿ]{2})(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])(?<!\bMac)(?<!\bFitz)")
_DOWN = rf"[{_FORMAT}]{{0,3}}[ \t]{{0,3}}\r?\n[ \t\r\n{_FORMAT}]{{0,6}}"
_UPRIGHT = re.compile(
    rf"(?<![^\W_])(?:[^\W_]{_DOWN}(?:[-'’.,&/\u2010-\u2014]{_DOWN}){{0,2}}){{4,300}}[^\W_](?![^\W_])"
)
# a sign alone on its line: none is written downwards without
_ALONE = re.compile(rf"\n[ \t\r\n{_FORMAT}]{{0,6}}[^\W_]{_DOWN}")
_WORD = re.compile(r"[^\W\d_]+|\d+|\W+")
_LEAST = 4
_SEGMENT_MOST = 120
_SMALL = frozenset({"of", "the", "and"})


class Spelling:
    """The words that stand for letters and numbers."""

    def __init__(self, letters: Mapping[str, str], words: frozenset[str]) -> None:
        """Make the pattern of a spelt word; `words` are those that numbers and dates are made of."""
        spoken = {word: sign for word, sign in letters.items() if word.isalpha() and len(word) > 2}
        self._letters = spoken
        self._words = words | _SMALL
        every = "|".join(sorted(spoken, key=len, reverse=True)) or "(?!)"
        unit = (
            rf"(?:double[ -])?(?:{every}|\d|[^\W\d_](?:\s(?:(?:is[ ])?for|as[ ]in|like)\s[^\W\d_]{{2,12}})?)"
        )
        self._spelt = re.compile(
            rf"(?<![^\W_])(?<!['’]){unit}(?:{_BETWEEN}{unit}){{{_LEAST - 1},80}}(?![^\W_])", re.IGNORECASE
        )
        self._unit = re.compile(unit, re.IGNORECASE)

    def undone(self, source: str) -> Pieces | None:
        """Return the rewritten neighbourhoods, or None if nothing is spelt, glued or upright."""
        changes = [*self._changes(source)]
        return rewritten(source, changes) if changes else None

    def _changes(self, source: str) -> Iterator[Change]:
        """Yield what stands for what, in order and apart."""
        found = [*self._runs(source), *doubled(source)]
        found += [
            (m.start(), m.end(), _SIGNS.get(m.group(), ""))
            for m in _SIGN.finditer(source)
            if _in_word(source, m)
        ]
        small = source.casefold()
        if any(word in small for word in _JOINTS):
            found += [(m.start(), m.end(), _JOINTS[m.group(1).casefold()]) for m in _JOINT.finditer(source)]
        found += [(m.end(), m.end(), " ") for m in _GLUED.finditer(source)]
        if "<" in source:
            found += [(m.end(), m.end(), " ") for m in _PASSPORT.finditer(source)]
        found += [(m.start(), m.end(), m.group(1)) for m in _HELD.finditer(source) if _held(source, m)]
        end = -1
        for change in sorted(found):
            if change[0] >= end:
                yield change
                end = change[1]

    def _runs(self, source: str) -> Iterator[Change]:
        for run in _UPRIGHT.finditer(source) if _ALONE.search(source) else ():
            yield from self._upright(source, *run.span())
        for run in self._spelt.finditer(source):
            if self._is_spelt(run.group()):
                yield from self._joined(source, *run.span())

    def _is_spelt(self, run: str) -> bool:
        """Say whether a run is more than single letters between blanks, which reflow joins already."""
        units = [unit.group() for unit in self._unit.finditer(run)]
        apart = _JOINING.search(run) or any(len(unit) > 1 for unit in units)
        return len(units) >= _LEAST and bool(apart) and not all(map(str.isdigit, units))

    def _joined(self, source: str, start: int, end: int) -> Iterator[Change]:
        """Join the letters of a spelt word; each stands for the unit that it comes from."""
        units = [*self._unit.finditer(source, start, end)]
        gaps = [source[one.end() : two.start()] for one, two in pairwise(units)]
        # the letter of the next sentence ("Tango. A report") has a gap of its own
        usual = min(gaps, key=lambda gap: (-gaps.count(gap), not _JOINING.search(gap), len(gap)), default="")
        at = start
        for unit, gap in zip(units, ["", *gaps], strict=True):
            if unit.start() > at:
                yield at, unit.start(), _between(gap, usual)
            text = unit.group().lower()
            word = re.split(r"double[ -]", text)[-1]
            sign = self._letters.get(word, word[0])
            if len(text) > 1:
                yield unit.start(), unit.end(), sign.upper() * (2 if text != word else 1)
            at = unit.end()

    def _upright(self, source: str, start: int, end: int) -> Iterator[Change]:
        """Join signs written downwards, parted where a word may begin."""
        places = [at for at in range(start, end) if not _UNSEEN.match(source[at])]
        text = "".join(source[at] for at in places)
        cuts = {cut for word in _WORD.finditer(text) for cut in self._cuts(word.group(), word.start())}
        for number, (one, two) in enumerate(pairwise(places), start=1):
            yield one + 1, two, " " if number in cuts else ""

    def _cuts(self, word: str, at: int) -> Iterator[int]:
        """Yield the places before which a word begins."""
        if word[0].isalnum():
            yield at
        for piece in _camel(word) if word.isalpha() else ():
            yield at
            sizes = self._segments(piece.lower()) if len(piece) > _LEAST else [len(piece)]
            for size in sizes:
                yield at
                at += size

    def _segments(self, text: str) -> list[int]:
        """Return the sizes of the words that letters are made of, if they are number words throughout."""
        if len(text) > _SEGMENT_MOST:
            return [len(text)]
        best: list[list[int] | None] = [[], *([None] * len(text))]
        for start in range(len(text)):
            known = best[start]
            for size in range(1, min(12, len(text) - start) + 1) if known is not None else ():
                if size > 1 and text[start : start + size] in self._words:
                    there = best[start + size]
                    if there is None or len(there) > len(known or ()) + 1:
                        best[start + size] = [*(known or ()), size]
        return best[-1] or [len(text)]


def _in_word(source: str, sign: re.Match[str]) -> bool:
    """Say whether a sign stands where a letter may: between two letters, or (bars only) at a word's end."""
    before = source[max(0, sign.start() - 2) : sign.start()].rstrip("|!") or " "
    after = source[sign.end() : sign.end() + 2].lstrip("|!") or " "
    if sign.group().strip(LOST_SIGNS) == "":
        return before[-1].isalpha() or after[0].isalpha()
    if not before[-1].isalpha():
        return False
    if sign.group() == "?" and not after[0].isalnum():
        # "Jos? Garc?a": the next word has lost a letter as well
        return _ALSO_LOST.match(source, sign.end()) is not None
    bars = (
        sign.group() == "|"
        or source[sign.start() : sign.start() + 2] == "!!"
        or source[sign.start() - 1] == "!"
    )
    return after[0].isalpha() or sign.group().endswith("<") or (bars and not after[0].isalnum())


def _held(source: str, run: re.Match[str]) -> bool:
    """Say whether a letter is held down in a word with other letters than those of numbers."""
    before = _LETTERS_TO.search(source, max(0, run.start() - _HELD_REACH), run.start())
    after = _LETTERS_ON.match(source, run.end(), run.end() + _HELD_REACH)
    word = (before.group() if before else "") + (after.group() if after else "")
    return bool(word) and not _ROMAN.issuperset((word + run.group(1)).lower())


def _between(gap: str, usual: str) -> str:
    """Return a blank for a gap wider than the one between letters, or without a sign where that has one."""
    plain = bool(_JOINING.search(usual)) and not _JOINING.search(gap)
    if "\n" in gap and "\n" not in usual:
        # a line end stands for the blank of the others
        return " " if plain else ""
    return " " if plain or len(gap) > len(usual) else ""


def _camel(word: str) -> Iterator[str]:
    """Yield the parts of a word that begin with a capital: "ChloeAHale" is three."""
    begin = 0
    for at in range(1, len(word)):
        small, capital = word[at - 1].islower(), word[at].isupper()
        if capital and (small or word[at + 1 : at + 2].islower()):
            yield word[begin:at]
            begin = at
    yield word[begin:]


@lru_cache(maxsize=4)
def spelling(letters: tuple[tuple[str, str], ...], words: frozenset[str]) -> Spelling:
    """Return the spelling of a lexicon, made once."""
    return Spelling(dict(letters), words)
