"""The readings of a text: without page furniture, the furniture itself, and decoded.

Takes a text map, gives canonical texts whose spans lead back to it. Furniture is taken out for
adjacency only; nothing goes unsearched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from redactor.detect.known.canonical import Canon, Folding
from redactor.detect.known.decode import BREAK, Pieces, decoded
from redactor.detect.known.reflow import columns, reflowed
from redactor.model.text import TextMap

_LINE_MOST = 160
_WORDS_MOST = 10
_REPEATED = 2
_PAGE_LINE = re.compile(
    r"^[ \t\-–—|]*(?:page|tudalen|pg\.?|p\.)[ \t]*\d{1,4}(?:[ \t]*(?:of|o|/)[ \t]*\d{1,4})?[ \t\-–—|]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+")


def readings(text: TextMap, folding: Folding, furniture_words: frozenset[str]) -> list[Canon]:
    """Return every reading of `text`; the first is the text itself."""
    source = text.text
    words = frozenset(word for phrase in furniture_words for word in phrase.split())
    furniture = merged([*text.furniture, *_page_lines(source), *_running_lines(source, words)])
    if furniture:
        main = _without(source, furniture)
        found = [_canon(main, folding), _canon(_only(source, furniture), folding)]
    else:
        found = [folding.canonicalise(source)]
    plain = decoded(source)
    if plain is not None:
        found.append(_canon(plain, folding))
    beside = columns(source)
    if beside is not None:
        found.append(_canon(beside, folding, reordered=True))
    for canon in tuple(found):
        joined = reflowed(canon.source)
        if joined is not None:
            found.append(_canon(joined, folding, canon.origin, reordered=canon.reordered))
    return found


def _canon(
    pieces: Pieces,
    folding: Folding,
    origin: tuple[Sequence[int], Sequence[int]] | None = None,
    *,
    reordered: bool = False,
) -> Canon:
    canon = folding.canonicalise(pieces.text)
    starts: Sequence[int] = pieces.starts
    ends: Sequence[int] = pieces.ends
    if origin is not None:
        starts = [origin[0][at] for at in starts]
        ends = [origin[1][at - 1] for at in ends]
    return Canon(canon.source, canon.text, canon.starts, canon.ends, (starts, ends), reordered)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the union of spans, sorted."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def _page_lines(source: str) -> Iterator[tuple[int, int]]:
    for found in _PAGE_LINE.finditer(source):
        yield found.span()


def _running_lines(source: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines beside page breaks that repeat or hold only words of page furniture."""
    if "\f" not in source:
        return
    lines = [line for found in re.finditer("\f", source) for line in _beside(source, found.start())]
    shape = Counter(re.sub(r"\d+", "0", source[start:end].strip()) for start, end in lines)
    for start, end in lines:
        line = source[start:end].strip()
        if not line or len(line) > _LINE_MOST:
            continue
        if shape[re.sub(r"\d+", "0", line)] > _REPEATED or _only_furniture(line, words):
            yield start, end


def _only_furniture(line: str, words: frozenset[str]) -> bool:
    found = _WORD.findall(line.lower())
    return 0 < len(found) <= _WORDS_MOST and all(word.isdigit() or word in words for word in found)


def _beside(source: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the last line before a page break and the first one after."""
    end = at
    while end > 0 and source[end - 1].isspace():
        end -= 1
    start = (
        max(
            source.rfind("\n", max(0, end - _LINE_MOST), end),
            source.rfind("\f", max(0, end - _LINE_MOST), end),
        )
        + 1
    )
    if start < end:
        yield start, end
    start = at + 1
    while start < len(source) and source[start].isspace():
        start += 1
    stops = [place for sign in "\n\f" if (place := source.find(sign, start, start + _LINE_MOST)) >= 0]
    end = min(stops, default=min(len(source), start + _LINE_MOST))
    if start < end:
        yield start, end


def _without(source: str, spans: Sequence[tuple[int, int]]) -> Pieces:
    """Return the text without `spans`; the white space around one becomes a line end."""
    text, starts, ends = list[str](), list[int](), list[int]()
    at = 0
    for start, end in spans:
        low = start
        while low > at and source[low - 1].isspace():
            low -= 1
        high = end
        while high < len(source) and source[high].isspace():
            high += 1
        low, high = max(low, at), max(high, at)
        text += [source[at:low], "\n"]
        starts += [*range(at, low), min(low, len(source) - 1)]
        ends += [*range(at + 1, low + 1), min(low + 1, len(source))]
        at = high
    text.append(source[at:])
    return Pieces("".join(text), [*starts, *range(at, len(source))], [*ends, *range(at + 1, len(source) + 1)])


def _only(source: str, spans: Sequence[tuple[int, int]]) -> Pieces:
    text, starts, ends = list[str](), list[int](), list[int]()
    for start, end in spans:
        text += [source[start:end], BREAK]
        starts += [*range(start, end), *([end - 1] * len(BREAK))]
        ends += [*range(start + 1, end + 1), *([end] * len(BREAK))]
    return Pieces("".join(text), starts, ends)
