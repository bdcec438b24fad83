"""Decodes header values: folding, encoded words, raw bytes; and cuts address lists into mailboxes.

Takes values as the parser leaves them; gives text as a mail program shows it, on one line.
It does not promise valid addresses: what is no address stays text.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import Final

from redactor.formats.charset import decode, western

_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]{0,5000}|(?:(?!=\?).){0,1000}?)\?=", re.I | re.S)
_FOLD: Final = re.compile(r"[\r\n]+[ \t]*")
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_BLANKS: Final = re.compile(r"\s*\Z")
_MAILBOXES: Final = re.compile(
    r'(?:"(?:[^"\\]|\\.){0,2000}"|\((?:[^()\\]|\\.){0,2000}\)|<[^<>]{0,1000}>'
    r"|=\?[^?\s]{1,60}\?[bqBQ]\?[^?]{0,5000}\?=|[^,])+",
    re.S,
)


def shown(raw: str) -> str:
    """Return a header's value as a reader sees it."""
    text = _FOLD.sub(" ", readable(raw))
    return _UNSEEN.sub(" ", "".join(_pieces(text))).strip()


def readable(raw: str) -> str:
    """Return a value with its raw bytes, which the parser hands on as surrogates, decoded."""
    if not any("\udc80" <= character <= "\udcff" for character in raw):
        return raw
    data = raw.encode("utf-8", "surrogateescape")
    text = decode(data)
    return western(data) if text is None else text


def mailboxes(raw: str) -> list[str]:
    """Return the mailboxes of an address list, each as a reader sees it."""
    return [box for box in (shown(found[0]) for found in _MAILBOXES.finditer(raw)) if box]


def _pieces(text: str) -> Iterator[str]:
    """Yield text and decoded words; words of one charset are put together before they are decoded."""
    at = 0
    waiting = b""
    charset = ""
    for found in _WORD.finditer(text):
        between = text[at : found.start()]
        said = found[1].partition("*")[0].lower()
        data = _octets(found[2], found[3])
        at = found.end()
        joined = bool(waiting) and bool(_BLANKS.match(between))
        if joined and said == charset:
            waiting += data
            continue
        yield _decoded(waiting, charset)
        yield "" if joined else between
        waiting, charset = data, said
    yield _decoded(waiting, charset)
    yield text[at:]


def _octets(coding: str, text: str) -> bytes:
    if coding in "qQ":
        return binascii.a2b_qp(text.encode("utf-8", "replace"), header=True)
    letters = re.sub(r"[^A-Za-z0-9+/]", "", text)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))


def _decoded(data: bytes, charset: str) -> str:
    text = decode(data, charset)
    return western(data) if text is None else text
