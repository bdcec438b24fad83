"""Decodes a page, says whether text is a page, and lets lxml read it within limits.

Takes bytes; gives text by mark, by what the page says of itself, by UTF-8, by Windows-1252; then a page.
It does not follow charsets in which plain letters mean something else.
"""

from __future__ import annotations

import re
from typing import Final

from redactor.formats.charset import codec, decode, western
from redactor.formats.html.build import UNSEEN, Builder
from redactor.formats.html.tokens import Page
from redactor.formats.kinds import HTML, MAIL, TEXT, UNKNOWN, kind_of
from redactor.model.document import Limits
from redactor.model.errors import Damaged, RedactorError, TooLarge

_HEAD: Final = 4096
_START: Final = 262_144
_CHUNK: Final = 16_384
_SAID: Final = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})",
    re.I,
)
_COMMENT: Final = re.compile(rb"<!--.*?(-->|\Z)", re.S)
_NO_WEB_CHARSET: Final = re.compile(r"utf-(7|16|32)")
_PREAMBLE: Final = re.compile(r"(\s+|\ufeff|<!--.*?-->|<\?xml[^>]{0,300}>)", re.S)
_TAGS: Final = (
    "html|head|body|title|meta|link|base|style|script|p|div|span|br|hr|h[1-6]|table|t[rdh]|ul|ol|li|dl|a|b|i|u|em|"
    "strong|font|center|img|pre|blockquote|section|article|header|footer|main|nav|form|iframe|o:p"
)
_FIRST_TAG: Final = re.compile(rf"<!doctype\s+html\b|<({_TAGS})(?=[\s/>])[^<>]{{0,4000}}>", re.I)
_ANYWHERE: Final = re.compile(r"<!doctype\s+html\b|<(html|body)(\s[^<>]{0,2000})?>", re.I)
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")


def looks_like_page(data: bytes) -> bool:
    """Say, cheaply, whether the bytes are text that begins as a page does, or holds a whole one."""
    if kind_of(data[:_START]) not in {HTML, TEXT, MAIL, UNKNOWN}:
        return False
    text = text_of(data[:_START])
    at = 0
    while (found := _PREAMBLE.match(text, at)) is not None:
        at = found.end()
    if _FIRST_TAG.match(text, at):
        return True
    binary = _BINARY.search(data[:_HEAD]) and not data.startswith(_WIDE)
    return not binary and bool(_ANYWHERE.search(text))


def text_of(data: bytes) -> str:
    """Return the page's text."""
    found = _SAID.search(_COMMENT.sub(b"", data[:_HEAD]))
    said = (found[1] or found[2]).decode("ascii") if found else ""
    name = codec(said)
    text = decode(data, "" if not name or _NO_WEB_CHARSET.match(name) else name)
    return western(data) if text is None else text


def parse(data: bytes, limits: Limits) -> Page:
    """Return the page. Raises Damaged, TooDeep, TooLarge."""
    from lxml import etree

    text = UNSEEN.sub("", text_of(data)).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > limits.characters:
        raise TooLarge
    parser = etree.HTMLParser(target=Builder(), encoding="utf-8", huge_tree=True)
    try:
        # In pieces, so that a page nested too deeply is left at once.
        for start in range(0, len(text), _CHUNK):
            parser.feed(text[start : start + _CHUNK].encode())
        page = parser.close() if text.strip() else Builder().close()
    except RedactorError:
        raise
    except (etree.LxmlError, ValueError, AssertionError):
        raise Damaged("The page cannot be read") from None
    assert isinstance(page, Page)  # noqa: S101 - lxml returns what Builder.close returns
    return page
