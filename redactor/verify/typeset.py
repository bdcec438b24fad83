r"""What typesetting leaves in a text: RTF words, style-sheet escapes, double prints, margins of lines.

Takes text, gives the text without it. It does not promise that it was meant so: it errs to noise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

_WIDE: Final = re.compile(r"%u([0-9A-Fa-f]{4})")
_LINE: Final = re.compile(r"(?:\\{1,8}[rntf])+(?![a-z]{1,3}\d)")
_RICH: Final = re.compile(
    r"\\(?:u-?\d{1,6}[? ]|'[0-9A-Fa-f]{2}|[~_-]"
    r"|(?:par|line|tab|plain|cell|row|[bifv]\d{0,3}|ul|cf\d+|fs\d+)\b)"
)
_RICH_SIGN: Final = re.compile(r"\\u(-?\d{1,6}) ?(?:\?|\\'[0-9A-Fa-f]{2})?|\\'([0-9A-Fa-f]{2})")
_RICH_WORD: Final = re.compile(r"[{}]*\\(?:[a-z]{1,20}-?\d{0,8} ?|[~_-])[{}]*|[{}]+")
_STYLE: Final = re.compile(r"\\([0-9A-Fa-f]{6}|[0-9A-Fa-f]{2,5}) ?")
_MARKS: Final = re.compile(
    r"\[/?[A-Za-z]{1,8}(?:=[^\]\n]{0,80})?\]|\x1b\[[0-9;]{0,20}[A-Za-z]|\]\([^()\s]{0,200}\)"
)
_TWICE: Final = re.compile(r"(?<!\S)(?:(\S)\1){3,60}(?!\S)")
_THRICE: Final = re.compile(r"(?<!\S)(?:(\S)\1\1){3,60}(?!\S)")
_MARGIN: Final = re.compile(
    r"\n[^\w\n]{0,8}(?:\d[\d:.,/TZ>-]{0,24}(?:[ \t-]{1,3}\d[\d:.,Z]{0,12})?(?:[ ]?[ap]m)?[^\w\n]{1,6}"
    r"|(?=<?[A-Za-z][^\n:>]{0,30}[:>][ \t]))"
    r"(?:<?[A-Za-z][\w.'-]{0,20}(?:[ ][A-Z][\w.'-]{0,20}){0,2}[:>][ \t]{0,4})?"
)
_LONGEST: Final = 0x10FFFF


def _sign(match: re.Match[str]) -> str:
    """A sign of RTF; one beyond 65,536 comes as two halves, joined afterwards."""
    if match[2]:
        return bytes.fromhex(match[2]).decode("cp1252", errors="replace")
    code = int(match[1])
    return chr(code % 0x10000 if code < 0 else min(code, _LONGEST))


def _rich(text: str) -> str:
    plain = _RICH_WORD.sub("", _RICH_SIGN.sub(_sign, text))
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", errors="replace")


def _style(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if ord(" ") <= code <= _LONGEST else " "


_UNSET: Final[tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...]] = (
    ("%", _WIDE, lambda text: _WIDE.sub(lambda match: chr(int(match[1], 16)), text)),
    ("\\", _LINE, lambda text: _LINE.sub("\n", text)),
    ("\\", _RICH, _rich),
    ("\\", _STYLE, lambda text: _STYLE.sub(_style, text)),
    ("", _MARKS, lambda text: _MARKS.sub("", text)),
    ("", _TWICE, lambda text: re.sub(r"(\S)\1", r"\1", text)),
    ("", _THRICE, lambda text: re.sub(r"(\S)\1\1", r"\1", text)),
    ("\n", _MARGIN, lambda text: _MARGIN.sub("\n", text)),
)
"""A sign without which the pattern is not worth a search, the pattern, and how it is undone."""


def unset(text: str, *, apart: bool = False) -> Iterator[str]:
    """Yield the text with all of it undone, one after the other; `apart`: also with each undone alone."""
    whole = text
    for sign, pattern, undo in _UNSET:
        found = sign in text and pattern.search(text) is not None
        if apart and found:
            yield undo(text)
        if found if whole is text else sign in whole and pattern.search(whole):
            whole = undo(whole)
    if whole is not text:
        yield whole
