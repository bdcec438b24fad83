"""winmail.dat: a message, or its attachments only, in Outlook's transport form ([MS-OXTNEF]).

Takes bytes; gives a message. Every attribute is walked, its checksum proved; what stands after the last
whole attribute, or is cut off, makes the file damaged. It does not read named properties.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.outlook.message import Attachment, Message, attachment_of, message_of
from redactor.formats.outlook.properties import (
    BINARY,
    CLASS_ID,
    FIXED,
    MANY,
    OBJECT,
    STRING,
    VARIABLE,
    Id,
    Properties,
    Value,
    charset,
)
from redactor.formats.outlook.rich import unpacked
from redactor.model.document import Limits
from redactor.model.errors import Damaged, TooDeep, TooLarge

MAGIC: Final = b"\x78\x9f\x3e\x22"
_ATTACHMENT_LEVEL: Final = 2
_SUBJECT, _BODY, _CLASS = 0x8004, 0x800C, 0x8008
_DATA, _TITLE, _START = 0x800F, 0x8010, 0x9002
_PROPERTIES, _RECIPIENTS, _ATTACHMENT, _CODE_PAGE = 0x9003, 0x9004, 0x9005, 0x9007
_NAMED: Final = 0x8000
_GUID: Final = 16
_MESSAGE: Final = bytes.fromhex("0703020000000000c000000000000046")
_MOST: Final = 100_000


def read_tnef(data: bytes, limits: Limits, depth: int = 0) -> Message:
    """Return the message. Raises Damaged, TooDeep or TooLarge."""
    if depth > limits.depth:
        raise TooDeep
    if len(data) > limits.document_bytes:
        raise TooLarge
    try:
        return _Reading(limits, depth).message(data)
    except (struct.error, IndexError, ValueError):
        raise Damaged("The Outlook attachment 'winmail.dat' is damaged") from None


@dataclass
class _Hanging:
    """An attachment whose attributes are still coming."""

    values: dict[int, Value] = field(default_factory=dict)


@dataclass
class _Reading:
    limits: Limits
    depth: int
    page: str = "cp1252"
    values: dict[int, Value] = field(default_factory=dict)
    recipients: list[dict[int, Value]] = field(default_factory=list)
    hanging: list[_Hanging] = field(default_factory=list)

    def message(self, data: bytes) -> Message:
        for level, number, content in _attributes(data):
            if number == _START:
                self.hanging.append(_Hanging())
            elif level == _ATTACHMENT_LEVEL:
                self.attached(number, content)
            else:
                self.own(number, content)
        own = Properties(self.values, self.page)
        recipients = [Properties(one, self.page) for one in self.recipients]
        attachments = [one for one in map(self.attachment, self.hanging) if one is not None]
        return message_of(own, recipients, attachments, unpacked(own.data(Id.RTF), self.limits))

    def own(self, number: int, content: bytes) -> None:
        simple = {_SUBJECT: Id.SUBJECT, _BODY: Id.BODY, _CLASS: Id.CLASS}
        if number in simple:
            self.values.setdefault(simple[number], Value(STRING, content))
        elif number == _CODE_PAGE:
            self.page = charset(struct.unpack_from("<I", content)[0]) or self.page
        elif number == _PROPERTIES:
            self.values |= _properties(content, 0)[0]
        elif number == _RECIPIENTS:
            (rows,) = struct.unpack_from("<I", content)
            at = 4
            for _ in range(min(rows, _MOST)):
                values, at = _properties(content, at)
                self.recipients.append(values)

    def attached(self, number: int, content: bytes) -> None:
        if not self.hanging:
            raise Damaged("The Outlook attachment 'winmail.dat' is damaged")
        values = self.hanging[-1].values
        if number == _DATA:
            values.setdefault(Id.DATA, Value(BINARY, content))
        elif number == _TITLE:
            values.setdefault(Id.SHORT_FILE, Value(STRING, content))
        elif number == _ATTACHMENT:
            values |= _properties(content, 0)[0]

    def attachment(self, one: _Hanging) -> Attachment | None:
        own = Properties(one.values, self.page)
        data = own.values.get(Id.DATA)
        if data is not None and data.type == OBJECT and data.data.startswith(_MESSAGE):
            inner = read_tnef(data.data[len(_MESSAGE) :], self.limits, self.depth + 1)
            return attachment_of(own, inner)
        return attachment_of(own, None)


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield level, number and content of every attribute."""
    at = 6
    while at < len(data):
        if not data[at:].strip(b"\0\r\n "):
            return  # transports pad the end
        level, number, _, length = struct.unpack_from("<BHHI", data, at)
        content = data[at + 9 : at + 9 + length]
        (given,) = struct.unpack_from("<H", data, at + 9 + length)
        if len(content) < length or sum(content) & 0xFFFF != given:
            raise Damaged("The Outlook attachment 'winmail.dat' is damaged")
        yield level, number, content
        at += 11 + length


def _properties(data: bytes, at: int) -> tuple[dict[int, Value], int]:
    """Return a list of properties and where it ends."""
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    found: dict[int, Value] = {}
    for _ in range(min(count, _MOST)):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= _NAMED:
            at = _past_name(data, at)
        values, at = _values(data, at, kind)
        if number < _NAMED and values and not kind & MANY:
            found[number] = Value(kind, values[0])
    return found, at


def _past_name(data: bytes, at: int) -> int:
    (kind, length) = struct.unpack_from("<II", data, at + _GUID)
    return at + _GUID + (8 if kind == 0 else 8 + _padded(length))


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    plain = kind & ~MANY
    counted = bool(kind & MANY) or plain in VARIABLE
    count = struct.unpack_from("<I", data, at)[0] if counted else 1
    at += 4 if counted else 0
    found = []
    for _ in range(min(count, _MOST)):
        if plain in VARIABLE:
            (length,) = struct.unpack_from("<I", data, at)
            at += 4
        else:
            length = 16 if plain == CLASS_ID else FIXED[plain]
        if at + length > len(data):
            raise ValueError
        found.append(data[at : at + length])
        at += length if kind & MANY and plain in FIXED else _padded(length)
    if kind & MANY and plain in FIXED:
        at += -(FIXED[plain] * count) % 4
    return found, at


def _padded(length: int) -> int:
    return length + -length % 4
