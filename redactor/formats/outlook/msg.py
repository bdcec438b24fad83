"""Outlook's .msg files: a compound file of property streams, taken apart into a message.

Takes bytes; gives a message with everything that hangs on it ([MS-OXMSG]). olefile reads the container.
It does not read named properties beyond a mail's own: they are left out and reported.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from redactor.formats.outlook.message import Attachment, Message, attachment_of, message_of
from redactor.formats.outlook.properties import FIXED, MANY, OBJECT, Id, Properties, Value, charset
from redactor.formats.outlook.rich import unpacked
from redactor.model.document import Limits
from redactor.model.errors import Damaged, TooDeep, TooLarge

if TYPE_CHECKING:
    from olefile import OleFileIO

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROPERTIES: Final = "__properties_version1.0"
_STREAM: Final = "__substg1.0_"
_NAME_ENTRY: Final = (PROPERTIES).encode("utf-16-le")
_TOP, _INNER, _SMALL = 32, 24, 8
_MOST: Final = 2_000

Path = tuple[str, ...]


def looks_like_msg(data: bytes) -> bool:
    """Say whether these bytes are a compound file with a message's properties in it."""
    return data.startswith(MAGIC) and _NAME_ENTRY in data


def read_msg(data: bytes, limits: Limits) -> Message:
    """Return the message. Raises Damaged, TooDeep or TooLarge."""
    import olefile

    if len(data) > limits.document_bytes:
        raise TooLarge
    try:
        with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT) as ole:
            return _Reading(ole, limits).message((), _TOP, 0)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):
        raise Damaged("The Outlook message is damaged") from None


@dataclass
class _Reading:
    """One file being read. `left` is how many bytes may still come out of it."""

    ole: OleFileIO
    limits: Limits

    def __post_init__(self) -> None:
        self.left = self.limits.unpacked_bytes
        self.streams: dict[Path, dict[str, Path]] = {}
        self.storages: dict[Path, list[Path]] = {}
        for entry in self.ole.listdir(streams=True, storages=False):
            self.streams.setdefault(tuple(entry[:-1]), {})[entry[-1].lower()] = tuple(entry)
        for entry in self.ole.listdir(streams=False, storages=True):
            self.storages.setdefault(tuple(entry[:-1]), []).append(tuple(entry))

    def message(self, at: Path, header: int, depth: int) -> Message:
        if depth > self.limits.depth:
            raise TooDeep
        own = self.properties(at, header)
        recipients = [self.properties(path, _SMALL, own) for path in self.within(at, "__recip_version1.0_")]
        attachments = [self.attachment(path, own, depth) for path in self.within(at, "__attach_version1.0_")]
        rtf = unpacked(own.data(Id.RTF), self.limits)
        return message_of(own, recipients, [one for one in attachments if one is not None], rtf)

    def attachment(self, at: Path, message: Properties, depth: int) -> Attachment | None:
        own = self.properties(at, _SMALL, message)
        inner = (*at, f"{_STREAM}{Id.DATA:04X}{OBJECT:04X}")
        found = next(
            (path for path in self.storages.get(at, ()) if path[-1].lower() == inner[-1].lower()), None
        )
        if found is None or PROPERTIES not in self.streams.get(found, {}):
            return attachment_of(own, None)
        return attachment_of(own, self.message(found, _INNER, depth + 1))

    def within(self, at: Path, start: str) -> list[Path]:
        found = sorted(path for path in self.storages.get(at, ()) if path[-1].lower().startswith(start))
        if len(found) > _MOST:
            raise TooLarge("The Outlook message has more recipients or attachments than the limit allows")
        return found

    def properties(self, at: Path, header: int, above: Properties | None = None) -> Properties:
        """Return the properties at a storage; without any, the file is no whole message."""
        streams = self.streams.get(at, {})
        if PROPERTIES not in streams:
            raise Damaged("The Outlook message is damaged")
        table = self.bytes_of(streams[PROPERTIES])[header:]
        values: dict[int, Value] = {}
        for start in range(0, len(table) - 15, 16):
            kind, number = struct.unpack_from("<HH", table, start)
            if kind in FIXED:
                values[number] = Value(kind, table[start + 8 : start + 8 + FIXED[kind]])
            elif not kind & MANY:
                stream = streams.get(f"{_STREAM}{number:04x}{kind:04x}")
                if stream is not None:
                    values[number] = Value(kind, self.bytes_of(stream))
        page = above.code_page if above is not None else ""
        found = Properties(values)
        return Properties(values, charset(found.number(Id.MESSAGE_CODE_PAGE)) or page)

    def bytes_of(self, path: Path) -> bytes:
        self.left -= self.ole.get_size(list(path))
        if self.left < 0:
            raise TooLarge("The Outlook message holds more than the limit allows")
        data: bytes = self.ole.openstream(list(path)).read()
        return data
