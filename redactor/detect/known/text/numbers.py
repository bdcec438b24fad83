"""Numbers in words and spelling alphabets: "forty-two", "double seven", "Hotel Romeo six".

Takes tokens, gives runs of tokens with the digits or letters they stand for.
It reads a run in its usual way only; "twenty five" is 25, never 20 and 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from redactor.detect.known.text.fold import skeleton
from redactor.detect.known.text.streams import Stream, Tokens, make_stream
from redactor.model.lexicon import Lexicon

_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_RUN_MOST = 60
_REMEMBERED = 50_000
_PLAIN_MOST = 3
# what OCR makes of letters
_LETTERS = str.maketrans("01358", "olesb")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens first..last stand for `signs`."""

    first: int
    last: int
    signs: str


class NumberReader:
    """Knows the number words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Split the phrases of the lexicon into words."""
        numbers = lexicon.numbers
        ordinals = {word: value for word, value in numbers.ordinals.items() if not word[0].isdigit()}
        values = {**numbers.misspelt, **ordinals, **numbers.cardinals}
        self._values = {word: value for word, value in values.items() if " " not in word}
        self._phrases = _phrases({w: v for w, v in values.items() if " " in w})
        self._times = dict(numbers.multipliers)
        self._spelling = dict(numbers.spelling)
        self._second = {word.split()[1] for word in self._spelling if " " in word}
        self._joiners = numbers.joiners
        self._words = lexicon.words
        self._nearly: dict[str, str] = {}
        self._digits = {w for w in (*self._values, *self._times) if w.isascii() and len(w) > 2 and w in _SURE}
        # words that are numbers only beside other numbers ("can" is Welsh for 100)
        self._shy = {
            word
            for word in self._values
            if word in numbers.misspelt or len(word) < 3 or (word in lexicon.words and word not in _SURE)
        }

    def words(self) -> frozenset[str]:
        """Return every word that may begin or continue a run."""
        return frozenset({*self._values, *self._times, *self._spelling, *self._phrases})

    def runs(self, tokens: Tokens, known: frozenset[str]) -> list[Run]:
        """Return the runs of number and spelling words in `tokens`."""
        found: list[Run] = []
        index = 0
        marked = [i for i, word in enumerate(tokens.text) if word in known]
        texts = self._corrected(tokens.text, marked)
        for start in marked:
            if start < index:
                continue
            end, seen = self._extent(tokens, texts, start)
            found += self._read(texts, start, end)
            index = seen
        return found

    def _corrected(self, texts: Sequence[str], marked: Sequence[int]) -> Sequence[str]:
        """Return the words with misspelt number words between two others put right: "oh sevn seven"."""
        meant: dict[int, str] = {}
        for at in marked:
            two = texts[at + 1 : at + 3]
            if len(two) > 1 and not self._is_part(two[0]) and self._is_part(two[1]):
                meant[at + 1] = self._meant(two[0]) or two[0]
        return [meant.get(at, text) for at, text in enumerate(texts)] if meant else texts

    def _meant(self, text: str) -> str:
        """Return the number word that a word is nearly, or is but for what OCR made of its letters."""
        found = self._nearly.get(text)
        if found is None:
            if len(self._nearly) > _REMEMBERED:
                self._nearly.clear()
            found = self._nearly[text] = self._read_nearly(text)
        return found

    def _read_nearly(self, text: str) -> str:
        read = text.translate(_LETTERS)
        if read in self._digits:
            return read
        if len(text) <= _PLAIN_MOST or not text.isalpha() or text in self._words:
            return ""
        near = {w for w in self._digits if OSA.distance(text, w, score_cutoff=1) <= 1}
        return near.pop() if len(near) == 1 else ""

    def _extent(self, tokens: Tokens, texts: Sequence[str], start: int) -> tuple[int, int]:
        """Return the end of the stretch of number words from `start`, and how far it was looked at."""
        end = start
        while end < len(texts) and end - start < _RUN_MOST and (end == start or tokens.joined(end - 1)):
            word = texts[end]
            if not (self._is_part(word) or (word in self._joiners and end > start)):
                break
            end += 1
        seen = max(end, start + 1)
        while end > start and texts[end - 1] in self._joiners and texts[end - 1] not in self._values:
            end -= 1
        return max(end, start + 1), seen

    def _is_part(self, word: str) -> bool:
        return (
            word in self._values
            or word in self._times
            or word in self._spelling
            or word in self._phrases
            or word.isdigit()
            or len(word) == 1
            or word in self._second
        )

    def _read(self, texts: Sequence[str], start: int, end: int) -> Iterator[Run]:
        index = start
        while index < end:
            value, after = self._group(texts, index, end)
            if value and not (after == index + 1 == end and start == index and texts[index] in self._shy):
                yield Run(index, after - 1, value)
            index = max(after, index + 1)

    def _group(self, texts: Sequence[str], index: int, end: int) -> tuple[str, int]:
        """Read one number from `index`: its digits and where it ends."""
        word = texts[index]
        if word in self._times and index + 1 < end:
            inner, after = self._group(texts, index + 1, end)
            return (inner * self._times[word], after) if len(inner) == 1 else ("", index + 1)
        for phrase, value in self._phrases.get(word, ()):
            if tuple(texts[index : index + len(phrase)]) == phrase:
                total, after = value, index + len(phrase)
                if value >= _HUNDRED and value % _HUNDRED == 0:
                    total, after = self._hundreds(texts, after, end, value)
                    total, after = self._rest(texts, after, end, total)
                return str(total), after
        if word in self._values:
            return self._sum(texts, index, end)
        two = " ".join(texts[index : index + 2])
        if two in self._spelling and index + 1 < end:
            return self._spelling[two], index + 2
        if word in self._spelling:
            return self._spelling[word], index + 1
        return (word if word.isdigit() or len(word) == 1 else ""), index + 1

    def _sum(self, texts: Sequence[str], index: int, end: int) -> tuple[str, int]:
        total, index = self._below_hundred(texts, index, end)
        if total == _THOUSAND:
            # "mil naw cant wyth deg wyth"
            total, index = self._hundreds(texts, index, end, total)
            total, index = self._rest(texts, index, end, total)
        for unit in (_HUNDRED, _THOUSAND):
            if index < end and self._values.get(texts[index]) == unit and total < unit:
                total, index = max(total, 1) * unit, index + 1
                if unit == _THOUSAND:
                    total, index = self._hundreds(texts, index, end, total)
                total, index = self._rest(texts, index, end, total)
        return str(total), index

    def _hundreds(self, texts: Sequence[str], index: int, end: int, total: int) -> tuple[int, int]:
        """Add "nine hundred" to a number of thousands: "one thousand nine hundred and eighty-eight"."""
        told = [self._values.get(text, 0) for text in texts[index : min(index + 2, end)]]
        if total % _THOUSAND == 0 and len(told) > 1 and 0 < told[0] < _TEN and told[1] == _HUNDRED:
            return total + told[0] * _HUNDRED, index + 2
        return total, index

    def _rest(self, texts: Sequence[str], index: int, end: int, total: int) -> tuple[int, int]:
        """Add "and twenty three" to a number of hundreds; a spoken string of digits is not added."""
        after = index
        if after < end and texts[after] in self._joiners and texts[after] not in self._values:
            after += 1
        if after >= end or self._values.get(texts[after], _HUNDRED) >= _HUNDRED:
            return total, index
        more, stop = self._below_hundred(texts, after, end)
        spoken = after == index and more < 10 and stop < end
        return (total, index) if spoken or more == 0 else (total + more, stop)

    def _below_hundred(self, texts: Sequence[str], index: int, end: int) -> tuple[int, int]:
        value = self._values[texts[index]]
        if 20 <= value < _HUNDRED and value % 10 == 0 and index + 1 < end:
            unit = self._values.get(texts[index + 1], 0)
            if 0 < unit < 10:
                return value + unit, index + 2
        return value, index + 1


_SURE = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
    ]
)


def _phrases(values: dict[str, int]) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for phrase in sorted(values, key=lambda words: -len(words)):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, values[phrase]))
    return found


def number_stream(tokens: Tokens, runs: Sequence[Run], fold: dict[str, str], reach: int = 30) -> Stream:
    """Return S2: number words as digits, in the neighbourhood of such words only.

    `fold` remembers the fold of each token; a sign that no pattern holds parts the neighbourhoods.
    """
    starts = {run.first: run for run in runs}
    texts = tokens.text
    pieces: list[str] = []
    first: list[int] = []
    last: list[int] = []
    for low, high in _near(runs, reach, len(texts)):
        index = low
        while index < high:
            spoken = starts.get(index)
            word = texts[index]
            pieces.append(
                skeleton(spoken.signs) if spoken else fold.get(word) or fold.setdefault(word, skeleton(word))
            )
            first.append(index)
            index = spoken.last if spoken else index
            last.append(index)
            index += 1
        if index < len(texts):
            pieces.append("\0")
            first.append(index)
            last.append(index)
    return make_stream(pieces, first, last)


def _near(runs: Sequence[Run], reach: int, size: int) -> Iterator[tuple[int, int]]:
    """Yield the neighbourhoods of runs that come in order, those that touch as one."""
    low = high = -1
    for run in runs:
        begin, end = max(0, run.first - reach), min(size, run.last + reach + 1)
        if low >= 0 and begin <= high:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = begin, end
    if low >= 0:
        yield low, high


@lru_cache(maxsize=4)
def letter_names(groups: frozenset[str]) -> dict[str, str]:
    """Return which letter each name stands for; a group is the letter and its names."""
    return {name: group[0] for group in groups for name in group.split()[1:]}
