"""Prepares text for a language model: paragraphs, single blanks, no capitals-only stretches.

Takes a text map's text, gives paragraphs with a map back to its offsets. Runs of blanks cost a
model 28 points of recall and capitals 35 (docs/detection.md). It changes no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_BREAK = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+|\f|\v")
_LOUD = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][^\Wa-zß-öø-ÿ]+(?:['\u2019-][^\Wa-zß-öø-ÿ]+)*\b")
_SHORT_STAYS: Final = 4  # NHS, DOB, UK stay as they are, alone; a name in a loud line does not
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` for the model, of which character i came from `offsets[i]` of the original."""

    text: str
    offsets: tuple[tuple[int, int], ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of [start, end), which holds no blank at its ends."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, index: int) -> int:
        here, there = 0, 0
        for step, origin in self.offsets:
            if step > index:
                break
            here, there = step, origin
        return there + index - here


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of `text`, none longer than the model likes."""
    at = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        while end - at > _LONGEST:
            cut = max(text.rfind(". ", at, at + _LONGEST), text.rfind("\n", at, at + _LONGEST))
            cut = cut if cut > at else text.rfind(" ", at, at + _LONGEST)
            cut = cut + 1 if cut > at else at + _LONGEST
            yield _paragraph(text, at, cut)
            at = cut
        if text[at:end].strip():
            yield _paragraph(text, at, end)
        at = gap.end() if gap else end


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    """Join blanks to one; remember where the text goes on after each."""
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = []
    length = 0
    for word in re.finditer(r"\S+(?: \S+)*", text[start:end]):
        if pieces:
            pieces.append(" ")
            length += 1
        offsets.append((length, start + word.start()))
        pieces.append(word.group())
        length += len(word.group())
    return Paragraph("".join(pieces), tuple(offsets))


def quieted(text: str) -> str:
    """Return `text` with words in capitals in title case, or the same object if there are none.

    Only stretches of two or more such words, one of them longer than an abbreviation, are changed.

    >>> quieted("MRS CLAIRE DONNELLY rang the NHS")
    'Mrs Claire Donnelly rang the NHS'
    """
    loud = list(_LOUD.finditer(text))
    if len(loud) < 2:
        return text
    out = list(text)
    for run in _runs(loud, text):
        if len(run) > 1 and any(len(word.group()) > _SHORT_STAYS for word in run):
            for word in run:
                title = word.group().title()
                if len(title) == len(word.group()):
                    out[word.start() : word.end()] = title
    return "".join(out)


def _runs(loud: list[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in loud:
        if run and re.search(r"[^\W_]|[.!?]\s", text[run[-1].end() : word.start()]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run
