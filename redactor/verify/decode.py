"""Decodings of text: percent, character references, backslash escapes, quoted-printable; blobs.

Takes text, gives other texts and bytes that it may stand for. It does not promise that they are
meant: it errs to noise.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, unquote_plus

from redactor.verify.typeset import unset

_ESCAPE: Final = re.compile(r"\\(?:u\{?([0-9A-Fa-f]{2,6})\}?|x([0-9A-Fa-f]{2})|([0-7]{3}))")
_PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_REFERENCE: Final = re.compile(r"&#?\w+;?")
_TAG: Final = re.compile(r"</?[A-Za-z!?][^<>]*>")
_GARBLED: Final = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u20ac\u2122\u0152-\u0192\u02c6-\u2022]")
_INVISIBLE: Final = re.compile("[\U000e0020-\U000e007e]")
_QUOTED: Final = re.compile(r"=(?:[0-9A-Fa-f]{2}|\r?\n)")
_WORDS: Final = re.compile(r"=\?[\w.-]+\?([bBqQ])\?([^?]*)\?=")
_BASE64: Final = re.compile(
    r"(?:[A-Za-z0-9+/_-]{40,}[ \t]*\r?\n[ \t>|]*)+[A-Za-z0-9+/_-]*={0,2}|[A-Za-z0-9+/_-]{8,}={0,2}"
)
_LINE_LEAST: Final = 40
_SHORT_RUN: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_BASE32: Final = re.compile(r"[A-Z2-7]{16,}={0,6}")
_BASE85: Final = re.compile(r"<~([!-uz\s]{10,1000000})~>")
_UU: Final = re.compile(r"^begin [0-7]{3,4} [^\n]*\n((?:[ -`]{1,62}\r?\n)+)", re.MULTILINE)
_UTF7: Final = re.compile(r"\+A[A-Za-z0-9+/]{3,}")
_TURNED: Final = re.compile("\u202e([^\u202c\n]*)\u202c?")
_PRIVATE: Final = re.compile("[\uf020-\uf0ff]")
_HEX: Final = re.compile(r"[0-9A-Fa-f]{2}[\s:,]{0,2}(?:(?:0x|\\')?[0-9A-Fa-f]{2}[\s:,]{0,2}){5,}")
_HEX_RUN: Final = re.compile(r"[0-9A-Fa-f]{12,}")  # without a number that happens to stand before it
_HEX_NOISE: Final = re.compile(r"0x|\\'|[^0-9A-Fa-f]")
_SPACES: Final = re.compile(r"[\s=>|]")
_URL_SAFE: Final = str.maketrans("-_", "+/")
_LONGEST_CODE: Final = 0x10FFFF
_ROUNDS: Final = 3
_DEEPEST: Final = 5
_LEAST: Final = 5
_PRINTABLE_SHARE: Final = 0.9


_NO_ASCII: Final = frozenset({_GARBLED, _INVISIBLE, _TURNED, _PRIVATE})


def decodings(text: str) -> Iterator[str]:
    """Yield the text decoded by each rule, again on the result, up to three rounds; the first also unset."""
    seen = {text}
    current = [text]
    yield from _fresh(unset(text, apart=True), seen)
    for turn in range(_ROUNDS):
        found = list(_fresh((decoded for one in current for decoded in _once(one)), seen))
        if not found:
            return
        yield from found
        if not turn:
            yield from _fresh((plain for one in found for plain in unset(one)), seen)
        current = found


def _fresh(texts: Iterable[str], seen: set[str]) -> Iterator[str]:
    """Yield the texts not seen before."""
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _once(text: str) -> Iterator[str]:
    plain = text.isascii()
    for pattern, decoder in _DECODERS:
        if not (plain and pattern in _NO_ASCII) and pattern.search(text):
            yield decoder(text)


def _unreference(text: str) -> str:
    """References may stand for references: "&amp;amp;#82;"."""
    for _ in range(_DEEPEST):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    return text


def _unescape(text: str) -> str:
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = int(match[1] or match[2] or match[3], 8 if match[3] else 16)
    return chr(code) if code <= _LONGEST_CODE else " "


def _unquote_mail(text: str) -> str:
    data = quopri.decodestring(text.encode("utf-8", errors="replace"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _encoded_words(text: str) -> str:
    joined = re.sub(r"\?=\s+=\?", "?==?", text)
    return _WORDS.sub(_encoded_word, joined)


def _encoded_word(match: re.Match[str]) -> str:
    if match[1] in "qQ":
        return _unquote_mail(match[2].replace("_", " "))
    data = _from_base64(match[2])
    return data.decode("utf-8", errors="replace")


_DECODERS: Final[tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]] = (
    (_PERCENT, unquote),
    (_PERCENT, unquote_plus),
    (_PERCENT, lambda text: unquote(text, encoding="cp1252", errors="replace")),
    (_REFERENCE, _unreference),
    (_TAG, lambda text: _TAG.sub("", text)),
    (_GARBLED, lambda text: text.encode("cp1252", "ignore").decode("utf-8", "ignore")),
    (_UTF7, lambda text: text.encode("ascii", "ignore").decode("utf-7", "ignore")),
    (_PRIVATE, lambda text: _PRIVATE.sub(lambda match: chr(ord(match[0]) - 0xF000), text)),
    (_INVISIBLE, lambda text: _INVISIBLE.sub(lambda match: chr(ord(match[0]) - 0xE0000), text)),
    (_TURNED, lambda text: _TURNED.sub(lambda match: match[1][::-1], text)),
    (_ESCAPE, _unescape),
    (_QUOTED, _unquote_mail),
    (_WORDS, _encoded_words),
)


_REMEMBERED: Final = 64
"""So long may a run be that it is remembered: the words of a language come again and again."""


def blobs(text: str) -> Iterator[bytes]:
    """Yield bytes that runs of base64, hex and their kin stand for, where they make sense; each run once."""
    for sort, runs in _runs(text):
        for written in dict.fromkeys(runs):
            data = _unpacked(sort, written) if len(written) <= _REMEMBERED else _PACKERS[sort][1](written)
            if data and makes_sense(data):
                yield data


def _runs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of each sort, found the cheapest way."""
    hexed = _HEX.search(text)  # a run without blanks is one with blanks as well
    for sort, (pattern, _) in enumerate(_PACKERS):
        if pattern is _BASE64:
            runs = _SHORT_RUN.findall(text)
            several = any(len(run) >= _LINE_LEAST for run in runs)  # then it may go over several lines
            yield sort, pattern.findall(text) if several else runs
        elif (pattern is not _UU or "begin " in text) and (hexed or pattern not in {_HEX, _HEX_RUN}):
            yield sort, pattern.findall(text)


@lru_cache(maxsize=65_536)
def _unpacked(sort: int, written: str) -> bytes:
    """Return what a run stands for, nothing if that makes no sense."""
    data = _PACKERS[sort][1](written)
    return data if makes_sense(data) else b""


_READABLE: Final = bytes([*range(32, 127), *b"\t\r\n\x00"])


def makes_sense(data: bytes) -> bool:
    """Say whether decoded bytes are worth a look: a file by their first bytes, or readable in a few codes."""
    if len(data) < _LEAST:
        return False
    sample = data[:256]
    readable = len(sample) - len(sample.translate(None, _READABLE))
    return readable >= len(sample) * _PRINTABLE_SHARE or data.startswith(_MAGICS) or is_picture(data)


def is_picture(data: bytes) -> bool:
    """Say whether bytes are a picture whose first letters alone could be chance: BMP, WebP, HEIF."""
    bitmap = data.startswith(b"BM") and data[6:10] == bytes(4)
    return bitmap or (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or data[4:8] == b"ftyp"


_MAGICS: Final = (
    b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*",
    b"{\\rtf", b"\x1f\x8b", b"\xfd7zXZ", *(b"BZh%d1AY" % level for level in range(1, 10)),
    b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda",
    b"\x78\x9f\x3e\x22",
)  # fmt: skip


def _hex(written: str) -> bytes:
    digits = _HEX_NOISE.sub("", written)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _from_base32(written: str) -> bytes:
    letters = written.rstrip("=")
    letters = letters[: len(letters) // 8 * 8 + {2: 2, 4: 4, 5: 5, 7: 7}.get(len(letters) % 8, 0)]
    return base64.b32decode(letters + "=" * (-len(letters) % 8))


def _from_base85(written: str) -> bytes:
    try:
        return base64.a85decode(written)
    except ValueError:
        return b""


def _from_uu(written: str) -> bytes:
    data = b""
    for line in written.splitlines():
        try:
            data += binascii.a2b_uu(line)
        except (binascii.Error, ValueError):
            break
    return data


def _from_base64(text: str) -> bytes:
    letters = _SPACES.sub("", text).translate(_URL_SAFE)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    try:
        return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    except binascii.Error:
        return b""


_PACKERS: Final[tuple[tuple[re.Pattern[str], Callable[[str], bytes]], ...]] = (
    (_BASE64, _from_base64),
    (_HEX, _hex),
    (_HEX_RUN, _hex),
    (_BASE32, _from_base32),
    (_BASE85, _from_base85),
    (_UU, _from_uu),
)
