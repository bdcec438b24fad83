"""JSON text -> entries with lines.

Takes text, gives one entry; raises `Malformed` with the line and never with the text.
The standard library reads JSON without positions, so this walks the tokens; its `scanstring`
does the strings.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any, Final

from redactor.store.entries import Entry, Listing, Malformed, Scalar, Section

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_WORD: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")
_ODD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DEEPEST: Final = 12
_scanstring: Final[Any] = json.decoder.scanstring  # type: ignore[attr-defined] # public, but not in the stubs


def is_json(text: str) -> bool:
    """Say whether `text` is JSON rather than YAML."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read_json(text: str) -> Entry:
    """Return what `text` says.

    Raises:
        Malformed: it is no JSON, or a key stands twice in one place.
    """
    walk = _Walk(text)
    entry = walk.entry(0)
    walk.space()
    if walk.at != len(text):
        raise walk.malformed("There is text after the end")
    return entry


class _Walk:
    def __init__(self, text: str) -> None:
        self.at = 0
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def malformed(self, problem: str = "This is not valid JSON") -> Malformed:
        return Malformed(self.line(), problem, "Check commas, quotation marks and brackets")

    def line(self) -> int:
        return bisect_right(self._starts, self.at)

    def space(self) -> None:
        match = _SPACE.match(self._text, self.at)
        self.at = match.end() if match else self.at

    def entry(self, depth: int) -> Entry:
        self.space()
        if depth > _DEEPEST:
            raise self.malformed("There are too many levels here")
        match self._text[self.at : self.at + 1]:
            case "{":
                return self._section(depth)
            case "[":
                return self._listing(depth)
            case '"':
                line = self.line()
                return Scalar(line, self._string())
            case _:
                return self._word()

    def _string(self) -> str:
        text: str
        try:
            text, self.at = _scanstring(self._text, self.at + 1)
        except ValueError:
            raise self.malformed("A text is not closed, or holds an unknown \\ sign") from None
        if _ODD.search(text):
            raise self.malformed("There is a character that cannot be printed")
        return text

    def _word(self) -> Scalar:
        match = _WORD.match(self._text, self.at)
        if not match:
            raise self.malformed()
        line = self.line()
        self.at = match.end()
        return Scalar(line, None if match.group() == "null" else match.group())

    def _more(self, closing: str, *, first: bool) -> bool:
        """Step over the comma or the closing bracket; say whether another entry follows."""
        self.space()
        sign = self._text[self.at : self.at + 1]
        if sign == closing:
            self.at += 1
            return False
        if not first:
            if sign != ",":
                raise self.malformed()
            self.at += 1
        return True

    def _listing(self, depth: int) -> Listing:
        line = self.line()
        self.at += 1
        entries: list[Entry] = []
        while self._more("]", first=not entries):
            entries.append(self.entry(depth + 1))
        return Listing(line, tuple(entries))

    def _section(self, depth: int) -> Section:
        line = self.line()
        self.at += 1
        entries: dict[str, Entry] = {}
        lines: dict[str, int] = {}
        while self._more("}", first=not lines):
            self.space()
            if self._text[self.at : self.at + 1] != '"':
                raise self.malformed()
            here = self.line()
            key = self._string()
            if key in lines:
                raise self.malformed("A key stands twice in one place")
            self.space()
            if self._text[self.at : self.at + 1] != ":":
                raise self.malformed()
            self.at += 1
            lines[key] = here
            entries[key] = self.entry(depth + 1)
        return Section(line, entries, lines)
