"""The readings of a text: without page furniture, the furniture itself, and decoded.

Takes a text map, gives canonical texts whose spans lead back to it. Furniture is taken out for
adjacency only; nothing goes unsearched.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redactor.detect.known.text.alphabets import romanised
from redactor.detect.known.text.answers import unanswered
from redactor.detect.known.text.canonical import Canon, Folding
from redactor.detect.known.text.columns import columns
from redactor.detect.known.text.compose import Step, canon_of, composed
from redactor.detect.known.text.decode import BREAK, Pieces, decoded
from redactor.detect.known.text.margins import unmargined
from redactor.detect.known.text.reflow import reflowed
from redactor.detect.known.text.spelt import Spelling
from redactor.model.text import TextMap

_LINE_MOST = 160
_WORDS_MOST = 10
_NUMBER_MOST = 4
_REPEATED = 2
# what all readings of a text together may have: no text that is not hostile comes near it
_SIGNS_MOST, _TIMES_MOST = 50_000, 16
_PAGE_LINE = re.compile(
    r"^[ \t\f\-–—|]*(?:(?:page|tudalen|pg\.?|p\.)[ \t]*\d{1,4}(?:[ \t]*(?:of|o|/)[ \t]*\d{1,4})?|p\.?t\.?o\.?"
    r"|[(\[]?(?:cont(?:\.|'?d|inued)|parhad)(?:[ ](?:on[ ]next[ ]page|overleaf|over))?\.{0,3}[)\]]?"
    r"|(?-i:[A-Z]{2,8})[-_ ]?\d{7,10}|\[?initials?\b[^\n\w]{0,30}(?:(?:page|p\.?)[ ]?\d{1,4})?"
    r"|[^\n|]{1,60}\|[^\n]{0,60}\b(?:page|tudalen)[ ]\d{1,4}(?:[ ](?:of|o)[ ]\d{1,4})?)[ \t\-–—|]*$",
    re.IGNORECASE | re.MULTILINE,
)
# up to three lines between empty ones that a page ends or begins with
_BLOCK = re.compile(r"(?<=\n)[ \t]*\n((?:[ \t]*\S[^\n]{0,119}\n){1,3})(?=[ \t]*\n)")
_PAGE = r"(?:page|tudalen|pg\.?|p\.|part)[ ]?\d{1,4}(?:[ ]?(?:of|o|/)[ ]?\d{1,4})?"
_PAGE_MARK = re.compile(rf"^\W*{_PAGE}(?!\w)|(?:[|·•–—-][ \t]*|[ \t]{{2,}}){_PAGE}\W*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def readings(
    text: TextMap, folding: Folding, furniture_words: frozenset[str], spelling: Spelling | None = None
) -> list[Canon]:
    """Return every reading of `text`; the first is the text itself.

    Raises:
        Unsupported: the text was changed in more ways at once than can be read.
    """
    source = text.text
    words = frozenset(word for phrase in furniture_words for word in phrase.split())
    furniture = merged([*text.furniture, *_page_lines(source), *_running_lines(source, words)])
    if furniture:
        main = _without(source, furniture)
        found = [canon_of(main, folding), canon_of(_only(source, furniture), folding)]
    else:
        found = [folding.canonicalise(source)]
    found += composed(found, _steps(spelling), folding, _SIGNS_MOST + _TIMES_MOST * len(source))
    latin = romanised(source)
    if latin is not None:
        found.append(replace(canon_of(latin, folding), romanised=True))
    return found


def _steps(spelling: Spelling | None) -> Sequence[Step]:
    """Return what undoes what was done to a text, in the order in which it is undone."""
    return (
        Step(unanswered, reorders=True),
        Step(unmargined, reorders=True),
        Step(decoded),
        Step(_unpaged, behind=2),
        Step(unmargined, behind=2, reorders=True),
        Step(columns, reorders=True),
        Step(reflowed),
        *((Step(spelling.undone),) if spelling else ()),
    )


def _unpaged(source: str) -> Pieces | None:
    """Return a text without its page lines, or None if it has none."""
    lines = merged(_page_lines(source))
    return _without(source, lines) if lines else None


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
    for found in _BLOCK.finditer(source):
        lines = found.group(1).splitlines()
        marked = [_PAGE_MARK.search(line) is not None for line in lines]
        if any(marked) and all(mark or line.isupper() for line, mark in zip(lines, marked, strict=True)):
            yield found.span(1)


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
    told = any(word in words for word in found) or (len(found) == 1 and len(found[0]) <= _NUMBER_MOST)
    return told and len(found) <= _WORDS_MOST and all(word.isdigit() or word in words for word in found)


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
    # four bytes a place: a text of a thousand pages has millions
    text, starts, ends = list[str](), array("i"), array("i")
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
        starts.extend(range(at, low))
        starts.append(min(low, len(source) - 1))
        ends.extend(range(at + 1, low + 1))
        ends.append(min(low + 1, len(source)))
        at = high
    text.append(source[at:])
    starts.extend(range(at, len(source)))
    ends.extend(range(at + 1, len(source) + 1))
    return Pieces("".join(text), starts, ends)


def _only(source: str, spans: Sequence[tuple[int, int]]) -> Pieces:
    text, starts, ends = list[str](), array("i"), array("i")
    for start, end in spans:
        text += [source[start:end], BREAK]
        starts.extend([*range(start, end), *([end - 1] * len(BREAK))])
        ends.extend([*range(start + 1, end + 1), *([end] * len(BREAK))])
    return Pieces("".join(text), starts, ends)
