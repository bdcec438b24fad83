"""The properties of an Outlook message, recipient or attachment, whichever file they came from.

Takes numbers, types and bytes; gives texts, numbers and times. A property of an unknown type has bytes.
It does not promise that a property is there: every question has an empty answer.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Final

from redactor.formats.charset import decode, western

STRING: Final = 0x001E
UNICODE: Final = 0x001F
OBJECT: Final = 0x000D
BINARY: Final = 0x0102
TIME: Final = 0x0040
CLASS_ID: Final = 0x0048
MANY: Final = 0x1000
FIXED: Final = {0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, TIME: 8}
"""Sizes in bytes of the types that are not stored with a length ([MS-OXCDATA] 2.11.1)."""
VARIABLE: Final = frozenset({STRING, UNICODE, OBJECT, BINARY})
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)
_CODE_PAGES: Final = {65001: "utf-8", 20127: "ascii", 1200: "utf-16-le", 28591: "iso8859-1", 20866: "koi8-r"}


class Id(IntEnum):
    """The properties that are read ([MS-OXPROPS])."""

    CLASS = 0x001A
    SUBJECT = 0x0037
    SUBMITTED = 0x0039
    REPRESENTED = 0x0042
    REPRESENTED_ADDRESS = 0x0065
    RECIPIENT_TYPE = 0x0C15
    SENDER = 0x0C1A
    SENDER_ADDRESS = 0x0C1F
    SHOWN_BCC = 0x0E02
    SHOWN_CC = 0x0E03
    SHOWN_TO = 0x0E04
    DELIVERED = 0x0E06
    BODY = 0x1000
    RTF = 0x1009
    HTML = 0x1013
    NAME = 0x3001
    ADDRESS = 0x3003
    DATA = 0x3701
    SHORT_FILE = 0x3704
    METHOD = 0x3705
    LONG_FILE = 0x3707
    MIME = 0x370E
    SMTP = 0x39FE
    CODE_PAGE = 0x3FDE
    MESSAGE_CODE_PAGE = 0x3FFD
    SENDER_SMTP = 0x5D01
    REPRESENTED_SMTP = 0x5D02


@dataclass(frozen=True, slots=True)
class Value:
    """A property's type and its bytes, as stored."""

    type: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of one thing. `code_page` is that of its 8-bit texts."""

    values: Mapping[int, Value] = field(default_factory=dict)
    code_page: str = ""

    def text(self, *ids: Id) -> str:
        """Return the first of these that says something, as text."""
        return next((found for found in map(self._text, ids) if found.strip()), "")

    def data(self, of: Id) -> bytes:
        """Return a property's bytes."""
        value = self.values.get(of)
        return value.data if value else b""

    def number(self, of: Id) -> int:
        """Return a number, 0 if there is none."""
        value = self.values.get(of)
        if value is None or FIXED.get(value.type) not in {2, 4} or len(value.data) < FIXED[value.type]:
            return 0
        return int.from_bytes(value.data[: FIXED[value.type]], "little", signed=True)

    def time(self, *ids: Id) -> datetime | None:
        """Return the first of these that is a time."""
        for of in ids:
            value = self.values.get(of)
            if value is not None and value.type == TIME and len(value.data) >= FIXED[TIME]:
                (ticks,) = struct.unpack_from("<Q", value.data)
                try:
                    return _EPOCH + timedelta(microseconds=ticks // 10)
                except OverflowError:
                    return None
        return None

    def page_charset(self) -> str:
        """Return the charset of a formatted text, which may differ from that of the other texts."""
        return charset(self.number(Id.CODE_PAGE)) or self.code_page

    def _text(self, of: Id) -> str:
        value = self.values.get(of)
        if value is None:
            return ""
        if value.type == UNICODE:
            return value.data.decode("utf-16-le", "replace").rstrip("\0")
        if value.type == STRING:
            text = decode(value.data.rstrip(b"\0"), self.code_page)
            return western(value.data.rstrip(b"\0")) if text is None else text
        return ""


def charset(code_page: int) -> str:
    """Return the charset's name for a Windows code page, empty for none."""
    if code_page <= 0:
        return ""
    if 28592 <= code_page <= 28605:
        return f"iso8859-{code_page - 28590}"
    return _CODE_PAGES.get(code_page, f"cp{code_page}")
