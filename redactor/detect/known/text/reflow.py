"""Undoes what layout does to words: hyphens at line ends, letters set apart.

Takes a text, gives another reading of the neighbourhoods where this was done, with a map to the
source. Words set apart are joined; a wider gap parts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.text.decode import Pieces
from redactor.detect.known.text.hinted import hinted
from redactor.detect.known.text.rewrite import rewritten

# a word cut at a line end; soft hyphens count
_CUT = re.compile(
    r"(?<=[^\W\d_])(?:[-\u2010\u2011\u00ad]|\u00ac)[ \t]{0,3}(?:\r?\n[ \t]{0,40}){1,3}(?:[>|][ \t]{0,3}){0,3}"
    r"(?=[^\W\d_])"
)
# a line that a calendar or an address book folded: it goes on after one blank, wherever it was cut
_FOLDED = re.compile(r"(?:(?<=[^\W\d_])\r?\n[ \t](?=[a-zß-öø-ÿ])|(?<=\d)\r?\n[ \t](?=\d))")
# what the two above begin with, which is quick to look for
_CUT_SIGN, _FOLD_SIGN = re.compile("[-\u2010\u2011\u00ad\u00ac][ \t]{0,3}\r?\n"), re.compile(r"\n[ \t]")
_LETTER = r"[^\W_][\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060]{0,3}"
_POINTS = "．，：／＋＠＆（）－＇"
_SIGN = rf"(?:[.,'’/:+@&()\-{_POINTS}]?{_LETTER}[.,'’/:)\-{_POINTS}]?|[&.,'’/:+@()\-\u2010-\u2015{_POINTS}])"
_FORMAT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
# not over a page break, which also parts what is looked at
_BLANK = rf"[ \t\r\n\v\u00a0\u2000-\u200a\u202f\u2800\u3000\u3164\u115f\u1160\uffa0{_FORMAT}]"
_SPACED = re.compile(rf"(?<![^\W_])(?:{_SIGN}{_BLANK}{{1,8}}){{4,400}}{_SIGN}(?![^\W_])")
# the boxes of a date below or behind their labels: "DD 0 2  MM 0 3  YYYY 1 9 9 1"
_BOXES = re.compile(
    r"[DMY](?:(?<!\w.)(?:D|M|Y(?:YY)?|ay|onth|ear)\b)[ \t:.\[|]{1,4}(\d(?:[ \t|\]\[]{1,3}\d){1,3})(?![ ]?\d)"
)
_GAP = re.compile(rf"[\s{_FORMAT}]*\s[\s{_FORMAT}]*")
# a format character between two blanks takes one blank along
_UNSEEN = re.compile(rf"[{_FORMAT}]+\s?")


def reflowed(source: str) -> Pieces | None:
    """Return the rejoined neighbourhoods of cut and spaced words, or None if there are none."""
    cuts = list(_replacements(source))
    return rewritten(source, cuts) if cuts else None


def _replacements(source: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what stands there instead), in order."""
    found = [(m.start(), m.end(), "") for m in hinted(_CUT, _CUT_SIGN, source)]
    found += [(m.start(), m.end(), "") for m in hinted(_FOLDED, _FOLD_SIGN, source, 1)]
    for boxes in _BOXES.finditer(source):
        digits = range(boxes.start(1), boxes.end(1))
        found += [(at, at + 1, "") for at in digits if not source[at].isdigit()]
    for spaced in _SPACED.finditer(source):
        gaps = [(m.start() + spaced.start(), m.end() + spaced.start()) for m in _GAP.finditer(spaced.group())]
        widths = [len(_UNSEEN.sub("", source[start:end])) for start, end in gaps]
        found += [
            (start, end, " " if width > min(widths) else "")
            for (start, end), width in zip(gaps, widths, strict=True)
        ]
    yield from sorted(found)
