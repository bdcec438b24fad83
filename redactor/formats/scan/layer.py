"""What a redacted frame still says, word by word in reading order: the makings of a new text layer.

Takes what was seen in a frame and what was painted over; gives words with their corners. A word that a
painted place touches in earnest is not among them: the label stands there. It does not read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from redactor.formats.scan.judge import SAME_PLACE, SURE
from redactor.formats.scan.look import Look
from redactor.formats.scan.paint import Painted
from redactor.formats.scan.pose import Point, share
from redactor.formats.scan.seen import Seen, letters
from redactor.model.document import PlacedWord

_GONE: Final = 0.3
_NEAR: Final = 2.0
_CUT: Final = 0.08
_CUTS: Final = 12
_Line = list[Seen]


def words_left(look: Look, painted: Sequence[Painted], size: tuple[int, int]) -> tuple[PlacedWord, ...]:
    """Return the words of a frame of this size that nothing painted touches, and the labels."""
    found: list[PlacedWord] = []
    open_labels = dict(enumerate(painted))
    number = 0
    for line in _lines(look):
        words = list(_line(line, painted, open_labels, size))
        found += [
            PlacedWord(text, _shares(corners, size), number, label=label) for text, corners, label in words
        ]
        number += bool(words)
    for one in open_labels.values():
        if one.label:
            found.append(PlacedWord(one.label, _shares(one.corners, size), number, label=True))
            number += 1
    return tuple(found)


def _line(
    line: _Line, painted: Sequence[Painted], open_labels: dict[int, Painted], size: tuple[int, int]
) -> Iterator[tuple[str, tuple[Point, ...], bool]]:
    for word in line:
        over = [number for number, one in enumerate(painted) if _touches(one, word, size)]
        for number in over:
            one = open_labels.pop(number, None)
            if one is not None and one.label:
                yield one.label, _inside(_as_high(one, word, size), size), True
        if not over:
            yield word.text, word.corners(size), False


def _as_high(one: Painted, word: Seen, size: tuple[int, int]) -> Sequence[Point]:
    """Return what was painted, no higher than a word of its line: programs that copy text go by that."""
    if one.pose != word.pose:
        return one.corners
    left, top, right, bottom = one.pose.from_source(one.corners, size)
    return one.pose.to_source((left, max(top, word.box[1]), right, min(bottom, word.box[3])), size)


def _inside(corners: Sequence[Point], size: tuple[int, int]) -> tuple[Point, ...]:
    """Cut what reaches out of the picture off at its begin and its end."""
    begin, end = (corners[0], corners[3]), (corners[1], corners[2])
    for _ in range(_CUTS):
        begin = begin if _all_in(begin, size) else (_nearer(begin[0], end[0]), _nearer(begin[1], end[1]))
        end = end if _all_in(end, size) else (_nearer(end[0], begin[0]), _nearer(end[1], begin[1]))
    return begin[0], end[0], end[1], begin[1]


def _all_in(points: Sequence[Point], size: tuple[int, int]) -> bool:
    return all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in points)


def _nearer(one: Point, other: Point) -> Point:
    return one[0] + _CUT * (other[0] - one[0]), one[1] + _CUT * (other[1] - one[1])


def _touches(one: Painted, word: Seen, size: tuple[int, int]) -> bool:
    return share(word.pose.from_source(one.corners, size), word.box) > _GONE


def _shares(corners: Sequence[Point], size: tuple[int, int]) -> tuple[Point, ...]:
    return tuple((round(x / size[0], 5), round(y / size[1], 5)) for x, y in corners)


def _lines(look: Look) -> list[_Line]:
    """Return the lines of the first reading, with what only the second saw put in where it stands."""
    lines = _split([_surer(word, look.second) for word in look.first])
    for line in _split(look.second):
        new = [word for word in line if not any(share(word.box, one.box) > SAME_PLACE for one in look.first)]
        for word in new:
            home = next((other for other in lines if _is_part(word, other)), None)
            if home is None:
                lines.append([word])
            else:
                home.append(word)
                home.sort(key=lambda seen: seen.box[0])
    for words in look.turned:
        lines += _split(words)
    said = [[word for word in line if _says_something(word)] for line in lines]
    return [line for line in said if line]


def _surer(word: Seen, others: Sequence[Seen]) -> Seen:
    same = [other for other in others if other.box == word.box and other.confidence > word.confidence]
    return Seen(same[0].text, word.box, same[0].confidence, word.order, word.pose) if same else word


def _split(words: Sequence[Seen]) -> list[_Line]:
    lines: dict[tuple[int, int], _Line] = {}
    for word in words:
        lines.setdefault(word.order, []).append(word)
    return list(lines.values())


def _is_part(word: Seen, line: _Line) -> bool:
    """Say whether a word stands on a line: at its height, between its words or close to its ends."""
    height = median(one.box[3] - one.box[1] for one in line)
    top, bottom = min(one.box[1] for one in line), max(one.box[3] for one in line)
    left, right = min(one.box[0] for one in line), max(one.box[2] for one in line)
    middle = (word.box[1] + word.box[3]) / 2
    return top < middle < bottom and left - _NEAR * height < word.box[0] < right + _NEAR * height


def _says_something(word: Seen) -> bool:
    """Leave out specks that were read as strokes and dots."""
    return word.confidence >= (SURE / 2 if letters(word.text) else SURE)
