"""Old Word documents: whether one can be converted, and the text it tells of by its own table of pieces.

Takes the streams of the file; gives stretches of text, hidden and deleted text among them: the pieces do
not tell them apart. It does not promise to read what Word 2 and older wrote.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from redactor.formats.convert.compound import Compound
from redactor.model.errors import Damaged, Encrypted, Unsupported

MAIN: Final = frozenset({"worddocument", "0table", "1table", "data"})
_MAGIC: Final = frozenset({0xA5EC, 0xA5DC})
_WORD_97: Final = 0xC1
_ENCRYPTED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200
_COMPLEX: Final = 0x0004
_COMPRESSED: Final = 0x4000_0000
_HEADER: Final = 0x01AA
_PIECE: Final = 8
_FIELD: Final = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_CALCULATED: Final = re.compile(
    r"\x13\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|DATE|TIME|FILENAME|CREATEDATE|SAVEDATE"
    r"|PRINTDATE|EDITTIME|NUMWORDS|NUMCHARS|REVNUM|TEMPLATE|PAGEREF|EQ|SYMBOL)\b[^\x13\x14\x15]*"
    r"(?:\x14[^\x13\x14\x15]*)?\x15",
    re.IGNORECASE,
)
_NESTED: Final = 20
_ENDS: Final = re.compile("[\x00\x07\x0c\x0d]")
_OLD_WORD: Final = "The document was saved piecemeal by a very old Word"


def refuse_unfit(compound: Compound) -> None:
    """Raise Encrypted for a document with a password, Damaged for one that is none."""
    main = compound.stream("WordDocument")
    if len(main) < _HEADER:
        raise Damaged("The file is not a whole Word document")
    magic, _, _, _, _, flags = struct.unpack_from("<6H", main)
    if magic not in _MAGIC:
        raise Damaged("The file is not a whole Word document")
    if flags & _ENCRYPTED:
        raise Encrypted


def told(compound: Compound) -> Iterator[str]:
    """Yield the stretches of text. Raises Damaged, Unsupported."""
    try:
        text = _text(compound)
    except (struct.error, IndexError, ValueError):
        raise Damaged("The file is not a whole Word document") from None
    for story in text:
        yield from _stretches(story)


def _text(compound: Compound) -> list[str]:
    """Return the stories: main text, footnotes, headers, endnotes, text boxes, without comments."""
    main = compound.stream("WordDocument")
    version, flags = struct.unpack_from("<H", main, 2)[0], struct.unpack_from("<H", main, 10)[0]
    if version < _WORD_97:
        return [_old_text(main, flags)]
    counts = struct.unpack_from("<8i", main, 0x4C)
    whole = _pieces(main, compound.stream("1Table" if flags & _SECOND_TABLE else "0Table"))
    stories, at = [], 0
    for number, count in enumerate(counts):
        if count < 0 or at + count > len(whole) + 1:
            raise Damaged("The file is not a whole Word document")
        if number not in {3, 4}:  # macros and comments
            stories.append(whole[at : at + count])
        at += count
    return stories


def _old_text(main: bytes, flags: int) -> str:
    """Return the text of a document by Word 6 or 95, which stands in one piece unless saved piecemeal."""
    if flags & _COMPLEX:
        raise Unsupported(_OLD_WORD)
    start, end = struct.unpack_from("<2I", main, 0x18)
    return main[start:end].decode("cp1252", "replace")


def _pieces(main: bytes, table: bytes) -> str:
    """Return the text, put together from its pieces in their order."""
    at, length = struct.unpack_from("<2I", main, 0x01A2)
    clx = table[at : at + length]
    position = 0
    while clx[position] == 1:  # formatting that several pieces share
        position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
    size = struct.unpack_from("<I", clx, position + 1)[0]
    plc = clx[position + 5 : position + 5 + size]
    number = (len(plc) - 4) // (4 + _PIECE)
    borders = struct.unpack_from(f"<{number + 1}I", plc)
    return "".join(
        _piece(main, plc, 4 * (number + 1) + _PIECE * n, borders[n + 1] - borders[n]) for n in range(number)
    )


def _piece(main: bytes, plc: bytes, entry: int, count: int) -> str:
    place = struct.unpack_from("<I", plc, entry + 2)[0]
    if place & _COMPRESSED:
        start = (place & ~_COMPRESSED) // 2
        return main[start : start + count].decode("cp1252", "replace")
    return main[place : place + 2 * count].decode("utf-16-le", "replace")


def _stretches(story: str) -> Iterator[str]:
    """Yield the paragraphs; fields give way to their results, and cut where those are calculated afresh."""
    for _ in range(_NESTED):
        shorter = _FIELD.sub(lambda match: match[1] or "", _CALCULATED.sub("\x00", story))
        if shorter == story:
            break
        story = shorter
    yield from _ENDS.split(story)
