"""Old presentations: whether one can be converted, and the text on its slides as they are now.

Takes the streams of the file; gives stretches of text. Slides an earlier save left behind are not told
of: the list of what is in force leads the way. It does not promise the text of masters and notes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from redactor.formats.convert.compound import Compound
from redactor.model.errors import Damaged, Encrypted, TooDeep, Unsupported

MAIN: Final = frozenset({"powerpoint document", "pictures", "current user"})
_HEAD: Final = 8
_LOCKED: Final = 0xF3D1C4DF
_EDIT, _DIRECTORY, _DOCUMENT, _LIST, _SLIDE_PLACE = 0x0FF5, 0x1772, 0x03E8, 0x0FF0, 0x03F3
_TEXTS: Final = {0x0FA0: "utf-16-le", 0x0FA8: "latin-1"}
_MACROS: Final = 0x03FF
_OBJECTS: Final = frozenset({0x0FCC, 0x0FCE, 0x0FEE})  # embedded, linked, control
_MEDIA: Final = frozenset({0x1006, 0x1007, 0x100D, 0x100E, 0x100F, 0x1010})
_CONTAINER: Final = 0xF
_EDITS: Final = 10_000
_DEEPEST: Final = 60
_ENDS: Final = re.compile("[\x00\x0b\r]")


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    instance: int
    container: bool
    start: int
    end: int


def refuse_unfit(compound: Compound) -> None:
    """Raise Encrypted or Unsupported for what must not be converted. Raises Damaged."""
    user = compound.stream("Current User")
    if len(user) < 20:
        raise Damaged("The file is not a whole presentation")
    if struct.unpack_from("<I", user, 12)[0] == _LOCKED:
        raise Encrypted
    data = compound.stream("PowerPoint Document")
    for record in _all(data, _document(compound)):
        if record.kind == _MACROS and record.end > record.start:
            _refuse_macros(data, record)
        if record.kind in _OBJECTS:
            raise Unsupported("The file holds another file inside it")
        if record.kind in _MEDIA:
            raise Unsupported("The file holds sounds or films")


def _refuse_macros(data: bytes, record: _Record) -> None:
    for atom in _inside(data, record.start, record.end):
        if atom.end - atom.start >= 8 and struct.unpack_from("<I", data, atom.start + 4)[0]:
            raise Unsupported("The file contains macros")


def told(compound: Compound) -> Iterator[str]:
    """Yield the stretches of text on the slides. Raises Damaged."""
    data = compound.stream("PowerPoint Document")
    places = _places(compound)
    for record in _inside(data, *_span(_document(compound))):
        if record.kind == _LIST and record.instance == 0:
            for entry in _inside(data, record.start, record.end):
                yield from _text(data, entry)
                if entry.kind == _SLIDE_PLACE:
                    yield from _slide(data, places.get(struct.unpack_from("<I", data, entry.start)[0], 0))


def _slide(data: bytes, at: int) -> Iterator[str]:
    for record in _all(data, _record(data, at)):
        yield from _text(data, record)


def _text(data: bytes, record: _Record) -> Iterator[str]:
    if record.kind in _TEXTS:
        yield from _ENDS.split(data[record.start : record.end].decode(_TEXTS[record.kind], "replace"))


def _span(record: _Record) -> tuple[int, int]:
    return record.start, record.end


def _places(compound: Compound) -> dict[int, int]:
    """Return where each part stands; what a later save moved counts where it is now."""
    return _edits(compound)[0]


def _document(compound: Compound) -> _Record:
    places, number = _edits(compound)
    found = _record(compound.stream("PowerPoint Document"), places.get(number, -1))
    if found.kind != _DOCUMENT:
        raise Damaged("The file is not a whole presentation")
    return found


def _edits(compound: Compound) -> tuple[dict[int, int], int]:
    data, user = compound.stream("PowerPoint Document"), compound.stream("Current User")
    places: dict[int, int] = {}
    document = 0
    try:
        at = struct.unpack_from("<I", user, 16)[0]
        for _ in range(_EDITS):
            edit = _record(data, at)
            if edit.kind != _EDIT:
                raise Damaged("The file is not a whole presentation")
            last, directory, number = struct.unpack_from("<3I", data, edit.start + 8)
            if edit.end - edit.start >= 32 and struct.unpack_from("<I", data, edit.start + 28)[0]:
                raise Encrypted
            document = document or number
            for part, place in _directory(data, directory):
                places.setdefault(part, place)
            if not last:
                break
            at = last
    except struct.error:
        raise Damaged("The file is not a whole presentation") from None
    return places, document


def _directory(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    record = _record(data, at)
    if record.kind != _DIRECTORY:
        raise Damaged("The file is not a whole presentation")
    position = record.start
    while position + 4 <= record.end:
        entry = struct.unpack_from("<I", data, position)[0]
        first, count = entry & 0xFFFFF, entry >> 20
        for number, place in enumerate(struct.unpack_from(f"<{count}I", data, position + 4)):
            yield first + number, place
        position += 4 + 4 * count


def _record(data: bytes, at: int) -> _Record:
    if not 0 <= at <= len(data) - _HEAD:
        raise Damaged("The file is not a whole presentation")
    head, kind, length = struct.unpack_from("<HHI", data, at)
    end = min(len(data), at + _HEAD + length)
    return _Record(kind, head >> 4, head & 0xF == _CONTAINER, at + _HEAD, end)


def _inside(data: bytes, start: int, end: int) -> Iterator[_Record]:
    while start + _HEAD <= end:
        record = _record(data, start)
        yield record
        start = max(record.end, start + _HEAD)


def _all(data: bytes, record: _Record, depth: int = 0) -> Iterator[_Record]:
    """Yield the records inside, at any depth."""
    if depth > _DEEPEST:
        raise TooDeep("The presentation is nested too deeply")
    for inner in _inside(data, record.start, record.end):
        yield inner
        if inner.container:
            yield from _all(data, inner, depth + 1)
