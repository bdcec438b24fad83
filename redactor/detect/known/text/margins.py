"""Takes out what stands before the lines of a text: quote marks, line numbers, time stamps, speakers.

Takes a text, gives another reading of the neighbourhoods of such lines, with a map to the source:
"it is 14 / [10:02] Nan: Rose Lane". The first line of a run keeps its beginning, unless it is a stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactor.detect.known.text.decode import Pieces
from redactor.detect.known.text.rewrite import Change, rewritten

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,6})?(?:Z|[ ]?[ap]m)?"
_DAY = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?(?:T|[ ]{1,2}|[ ]-[ ])"
_NAME = r"[^\W\d_][\w.'’-]{0,20}(?:[ ][^\W\d_][\w.'’-]{0,20}){0,2}"
_STAMP = rf"[\[(]?(?:{_DAY})?{_TIME}[\])]?[ \t]*(?:[-–|:][ \t]*)?(?:(?:INFO|DEBUG|WARN|ERROR)[ \t]+)?"
MARGIN = re.compile(
    rf"[ \t]{{0,12}}(?:{_STAMP}(?:<?{_NAME}(?:>|[ ]?:)[ \t]*)?|<{_NAME}>[ \t]+|{_NAME}:[ \t]+"
    rf"|{_NAME}(?:[ ]\d{{1,2}})?(?:[ ]?[\[(]{_TIME}[\])]:?[ \t]*|[ ]{_TIME}[ \t]+)"
    r"|(?:[A-Z]{1,2})?\d{1,6}[.):]?(?:[ \t]*[|:][ \t]?|[ \t]+)|[QA][.:)]?[ \t]+|\[[a-z ]{3,20}\][ \t]*"
    r"|(?:[>|%#*:;»›+\-/•·]{1,6}[ \t]?)+)"
)
_LINE = re.compile(r"[^\n]*\n?")
_STAMPED = re.compile(_TIME)
# such a beginning is none of the text's own, though the line before has none
_SURE = re.compile(
    rf"[ \t]*(?:[\[(]{_DAY}{_TIME}|[\[(]{_TIME}[\])]|{_TIME}[ \t]+<?{_NAME}[>:]|{_DAY}{_TIME}[ \t]*[-–]"
    r"|\d{2}:\d{2}:\d{2}[ \t])"
)
# between two subtitles: an empty line, their number, their times
_SUBTITLE = re.compile(
    rf"[ \t]*\r?\n[ \t]*\r?\n(?:\d{{1,5}}[ \t]*\r?\n)?(?:\d{{1,2}}:)?{_TIME}[ ]-->[ ](?:\d{{1,2}}:)?{_TIME}"
    r"[^\n]{0,60}\n"
)
_LONGEST = 400


def unmargined(source: str) -> Pieces | None:
    """Return the text of lines that begin alike without their beginnings, or None if there are none."""
    changes = sorted([*_subtitles(source), *_prefixes(source)])
    return rewritten(source, changes) if changes else None


def _subtitles(source: str) -> Iterator[Change]:
    for found in _SUBTITLE.finditer(source) if "-->" in source else ():
        yield found.start(), found.end(), "\n"


def _prefixes(source: str) -> Iterator[Change]:
    """Yield the beginning of each line that begins as the one before."""
    before = ""
    for line in _LINE.finditer(source):
        found = MARGIN.match(source, line.start(), min(line.end(), line.start() + _LONGEST))
        empty = found is None or not source[found.end() : line.end()].strip()
        shape = "" if found is None or empty else _shape(found.group())
        if found is not None and shape and (shape == before or _SURE.match(found.group())):
            yield found.start(), found.end(), ""
        before = shape


def _shape(prefix: str) -> str:
    """Return what the beginnings of lines have in common: numbers count as one, speakers after a time too."""
    plain = re.sub(r"\d+", "0", " ".join(prefix.split()))
    return re.sub(r"[^\W\d_][\w.'’ -]*", "a", plain) if _STAMPED.search(prefix) else plain
