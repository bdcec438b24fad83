"""Undoes what programs do to text: HTML entities and tags, percent signs, quoted-printable, mojibake.

Takes a text, gives another reading of the neighbourhoods where something was escaped, with a map
to the source. It never replaces the literal text, which is searched as well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ESCAPE = re.compile(
    r"&(?:\#\d{1,7}|\#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|(?:%[0-9a-fA-F]{2})+"
    r"|(?:=(?:=\r?\n)?[0-9A-F](?:=\r?\n)?[0-9A-F]|=\r?\n)+"
    r"|\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\})|(?:\\x[0-9a-fA-F]{2})+|\\[nrtf\"/]"
    r"|<[/!]?[a-zA-Z][^<>]{0,400}>|<!--[^<>]{0,400}-->"
    r"|[\u00c2-\u00c6\u00d0\u00d1\u00e2\u0102\u0139][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
_AROUND = 300
_ROUNDS = 2
BREAK = "\n\n\f\n\n"
_BLANKS = {"n": "\n", "r": "\n", "t": "\t", "f": "\f", '"': '"', "/": "/"}
_TAGBREAKS = re.compile(r"</?(?:p|div|br|tr|li|h[1-6]|table|ul|ol)\b", re.IGNORECASE)


@dataclass(slots=True)
class Pieces:
    """A text built from pieces of a source; character i comes from source[starts[i]:ends[i]]."""

    text: str
    starts: list[int]
    ends: list[int]


def decoded(source: str) -> Pieces | None:
    """Return the decoded neighbourhoods of all escapes in `source`, or None if it has none."""
    spans = [found.span() for found in _ESCAPE.finditer(source)]
    if not spans:
        return None
    text, starts, ends = list[str](), list[int](), list[int]()
    for low, far in windows(spans):
        high = min(far, len(source))
        text.append(source[low:high])
        starts += range(low, high)
        ends += range(low + 1, high + 1)
        text.append(BREAK)
        starts += [high - 1] * len(BREAK)
        ends += [high] * len(BREAK)
    pieces = Pieces("".join(text), starts, ends)
    for _ in range(_ROUNDS):
        after = _undo(pieces)
        if after.text == pieces.text:
            break
        pieces = after
    return pieces


def windows(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the united neighbourhoods of spans that come in order."""
    low = high = -1
    for first, last in spans:
        start, end = max(0, first - _AROUND), last + _AROUND
        if low >= 0 and start <= high:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high


def _undo(pieces: Pieces) -> Pieces:
    text, starts, ends = list[str](), list[int](), list[int]()
    at = 0
    for found in _ESCAPE.finditer(pieces.text):
        low, high = found.span()
        plain = _plain(found.group())
        if plain is None:
            continue
        text += [pieces.text[at:low], plain]
        starts += pieces.starts[at:low] + [pieces.starts[low]] * len(plain)
        ends += pieces.ends[at:low] + [pieces.ends[high - 1]] * len(plain)
        at = high
    text.append(pieces.text[at:])
    return Pieces("".join(text), starts + pieces.starts[at:], ends + pieces.ends[at:])


def _plain(escape: str) -> str | None:
    """Return what an escape stands for, or None if it stands for nothing."""
    sign = escape[0]
    if sign == "&":
        plain = html.unescape(escape)
        return None if plain == escape else plain
    if sign == "<":
        return "\n" if _TAGBREAKS.match(escape) else ""
    if sign in "%=":
        return _octets(re.sub(r"=\r?\n|[%=\r\n]", "", escape))
    if sign == "\\":
        return _backslash(escape)
    return _mojibake(escape)


def _octets(digits: str) -> str | None:
    octets = bytes.fromhex(digits)
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", errors="replace")


def _backslash(escape: str) -> str | None:
    kind = escape[1]
    if kind == "u":
        code = int(escape[2:].strip("{}"), 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else None
    if kind == "x":
        return _octets(escape.replace("\\x", ""))
    return _BLANKS.get(kind)


def _mojibake(text: str) -> str | None:
    """Repair UTF-8 that was read as Windows-1252; as much of it as makes sense."""
    for end in range(len(text), 1, -1):
        for coding in ("cp1252", "latin-1"):
            try:
                return text[:end].encode(coding).decode() + text[end:]
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return None
