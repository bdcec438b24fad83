"""Every object of a PDF through pypdf, reachable or not: strings, names, keys, streams.

Takes a part, hands texts and attachments on. Encryption and objects that cannot be read are unread.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.pdf.alone import shows_only
from redactor.verify.pdf.pictures import read_picture_object
from redactor.verify.pdf.resources import Resources
from redactor.verify.pdf.streams import is_picture, read_stream
from redactor.verify.pdf.strings import LINE_ENDS
from redactor.verify.pdf.structure import check_structure
from redactor.verify.raw import sweep_text

# what pypdf logs may quote the file, and files hold what nobody may read in a log
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
_LONG_NUMBER: Final = 9_999_999
_DEEPEST: Final = 60


def read_objects(part: Part, tools: Tools) -> Resources:
    """Walk all objects; return the fonts that were met and what was drawn with them."""
    resources = Resources()
    reader = PdfReader(io.BytesIO(part.data), strict=False)
    if reader.is_encrypted:
        tools.gather.unread(part.place, "it is encrypted")
        return resources
    resources.page_numbers = _page_numbers(reader)
    found = list(_objects(reader, part, tools))
    for number, one in found:
        resources.add(number, one)
    for number, one in found:
        _read_object(part, tools, number, one)
        if isinstance(one, StreamObject) and is_picture(one):
            _read_picture(part, tools, resources, number, one)
        elif isinstance(one, StreamObject):
            _read_stream(part, tools, resources, number, one)
    check_structure(part, tools, reader, dict(found))
    if resources.unreadable:
        tools.gather.unread(part.at("fonts"), "a font could not be read")
    tools.gather.covered(part.place, "every object by pypdf")
    return resources


def _page_numbers(reader: PdfReader) -> dict[int, int]:
    """Return the numbers of pages by their object numbers; only for readable places."""
    try:
        references = [page.indirect_reference for page in reader.pages]
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged page tree; places then name objects instead
        return {}
    return {one.idnum: number for number, one in enumerate(references, 1) if one is not None}


def _objects(reader: PdfReader, part: Part, tools: Tools) -> Iterator[tuple[int, Any]]:
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    yield 0, reader.trailer
    for number in sorted(numbers):
        try:
            yield number, reader.get_object(IndirectObject(number, 0, reader))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - pypdf raises many kinds; the carving still reads it
            why = f"pypdf cannot read this object ({type(error).__name__})"
            tools.gather.structure(part.at(f"object {number}"), why)


def _read_object(part: Part, tools: Tools, number: int, found: Any) -> None:
    place = part.at(f"object {number}")
    spoken = list(dict.fromkeys(_strings(found)))
    names = list(dict.fromkeys(_names(found)))
    if spoken:
        if number:  # the trailer's strings are the file's random identifiers
            tools.gather.show(place, "\n".join(spoken))
        tools.gather.sweep(place, BREAK.join(spoken))
        sweep_text(Part(place, b"", part.depth), BREAK.join(spoken), tools)
    tools.gather.sweep(place, BREAK.join(names))


def _read_picture(part: Part, tools: Tools, resources: Resources, number: int, found: StreamObject) -> None:
    """Read a picture, and take note of the pages that show it and nothing else."""
    read = read_picture_object(Part(part.at(f"object {number}"), b"", part.depth), tools, found)
    if read is None:
        return
    picture, seen = read
    for page in resources.pages_of_picture.get(number, ()):
        if shows_only(part.data, page - 1, picture):
            resources.seen_on_page[page] = seen


def _read_stream(part: Part, tools: Tools, resources: Resources, number: int, found: StreamObject) -> None:
    page = resources.page_of_stream.get(number)
    place = part.at(f"page {page}" if page else f"object {number}")
    try:
        data = found.get_data()
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pypdf's filters raise many kinds
        tools.gather.unread(place, f"its data could not be unpacked ({type(error).__name__})")
        return
    packed = bytes(getattr(found, "_data", b""))
    tools.gather.unpack(len(data), len(packed))
    tools.gather.first(packed.rstrip(LINE_ENDS))  # the carving need not unpack the same bytes again
    read_stream(Part(place, data, part.depth), tools, found, resources.names_for(number))
    if hasattr(found, "decoded_self"):
        found.decoded_self = None  # pypdf keeps what it unpacked, of every page of a long document


def _strings(found: Any, depth: int = 0) -> Iterator[str]:
    """Yield the strings of one object, without following references."""
    if isinstance(found, TextStringObject):
        yield str(found)
    elif isinstance(found, ByteStringObject):
        text = bytes(found).decode("latin-1")
        if text.isprintable():  # others, such as file identifiers, are searched by the carving
            yield text
    elif isinstance(found, NumberObject) and found > _LONG_NUMBER:
        yield str(int(found))
    elif isinstance(found, DictionaryObject | ArrayObject) and depth < _DEEPEST:
        for value in found.values() if isinstance(found, DictionaryObject) else found:
            yield from _strings(value, depth + 1)


def _names(found: Any, depth: int = 0) -> Iterator[str]:
    """Yield the names and keys of one object."""
    if isinstance(found, NameObject):
        yield str(found)
    elif isinstance(found, DictionaryObject) and depth < _DEEPEST:
        yield from (str(key) for key in found)
        for value in found.values():
            yield from _names(value, depth + 1)
    elif isinstance(found, ArrayObject) and depth < _DEEPEST:
        for value in found:
            yield from _names(value, depth + 1)
