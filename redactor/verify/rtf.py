"""Rich text: control words dropped, characters decoded, hidden destinations read like the rest.

Takes a part, hands its texts to the gatherer. It keeps every group: what a reader skips is text here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from redactor.verify.decode import makes_sense
from redactor.verify.part import Part, Tools
from redactor.verify.raw import sweep_blob, sweep_text

_TOKEN: Final = re.compile(r"\\'([0-9A-Fa-f]{2})|\\u(-?\d+) ?\??|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}\r\n])")
_BREAKS: Final = {
    "par": "\n\n",
    "line": "\n",
    "cell": "\t",
    "row": "\n",
    "tab": "\t",
    "sect": "\f",
    "page": "\f",
}
_HEX: Final = re.compile(r"[0-9A-Fa-f\s]{32,}")
_ASIDE: Final = re.compile(r"\{\\\*[^{}]*\}")
_ASIDES_DEEP: Final = 4
_FALLBACK: Final = re.compile(r"(\\u-?\d+) ?(?:\\'[0-9A-Fa-f]{2}|[^\\{}\r\n])")
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_PICTURE: Final = re.compile(r"\\(?:pict|object|objdata)\b")
_WRAP: Final = 65_536


def read_rtf(part: Part, tools: Tools) -> None:
    """Read rich text."""
    source = part.data.decode("latin-1")
    text = _TOKEN.sub(_replaced, source)
    # A program that knows Unicode leaves out the sign that stands after each character for one that does not.
    bare = _TOKEN.sub(_replaced, _FALLBACK.sub(r"\1 ", source))
    tools.gather.show(part.place, text)
    tools.gather.sweep(part.place, source)
    tools.gather.sweep(part.place, bare)
    # Names of bookmarks and other groups that are left out stand in the middle of what is read.
    for shown in _without_asides(source):
        tools.gather.sweep(part.place, _TOKEN.sub(_replaced, shown))
    sweep_text(part, text, tools)
    unread = len(_PICTURE.findall(source))
    for match in _HEX.finditer(source):
        digits = re.sub(r"\s", "", match[0])
        data = bytes.fromhex(digits[: len(digits) // 2 * 2])
        if data.startswith(_PICTURES):
            tools.examine(part.child("picture", data))
            unread -= 1
        elif makes_sense(data):
            sweep_blob(part, data, tools)
    if unread > 0:
        tools.gather.unread(part.at("pictures and objects"), "pictures and objects in rich text are not read")
    tools.gather.covered(part.place, "rich text decoded; runs of hex; the source")


def _without_asides(source: str) -> Iterator[str]:
    """Yield the source without the groups a program may leave out, the inner ones first."""
    for _ in range(_ASIDES_DEEP):
        shorter = _ASIDE.sub("", source)
        if shorter == source:
            return
        yield shorter
        source = shorter


def _replaced(match: re.Match[str]) -> str:
    if match[1]:
        return bytes.fromhex(match[1]).decode("cp1252", errors="replace")
    if match[2]:
        return chr(int(match[2]) % _WRAP)
    if match[3]:
        return _BREAKS.get(match[3], "")
    if match[5]:
        return {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "-": ""}.get(match[5], "")
    return ""
