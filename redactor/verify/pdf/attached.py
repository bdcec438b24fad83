"""Whether the files attached to a PDF hang there as we hang them: one list, a name and the bytes.

Takes a part and its reader; what differs blocks our own output. The files themselves and their names
are read with all other objects.
"""

from __future__ import annotations

from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from redactor.verify.part import Part, Tools

_FILE: Final = frozenset({"/Type", "/F", "/UF", "/EF"})
_STREAM: Final = frozenset({"/Type", "/Length", "/Filter"})


def check_attached(part: Part, tools: Tools, reader: PdfReader) -> set[int]:
    """Compare the attachments with what our writer makes; return the numbers of their objects."""
    names = reader.root_object.get("/Names")
    if names is None:
        return set()
    found: set[int] = set()
    if not _is_ours(names, found):
        tools.gather.structure(part.at("attachments"), "they do not hang there as Redactor writes them")
        return set()
    return found


def _is_ours(names: Any, found: set[int]) -> bool:
    tree: Any = names.get("/EmbeddedFiles") if _has(names, {"/EmbeddedFiles"}) else None
    listed = tree.get("/Names") if _has(tree, {"/Names"}) else None
    if not isinstance(listed, ArrayObject) or len(listed) % 2:
        return False
    return all(_is_file(name, raw, found) for name, raw in zip(listed[::2], listed[1::2], strict=True))


def _is_file(name: Any, raw: Any, found: set[int]) -> bool:
    said: Any = raw.get_object() if isinstance(raw, IndirectObject) else None
    if not _has(said, _FILE) or said.get("/Type") != "/Filespec":
        return False
    files = said["/EF"]
    data = files.raw_get("/F") if _has(files, {"/F"}) else None
    stream = data.get_object() if isinstance(data, IndirectObject) else None
    found |= {raw.idnum}
    return (
        isinstance(name, str)
        and said["/F"] == said["/UF"] == name
        and isinstance(stream, StreamObject)
        and stream.get("/Type") == "/EmbeddedFile"
        and set(stream) <= _STREAM
    )


def _has(value: Any, keys: frozenset[str] | set[str]) -> bool:
    """Say whether this is a dictionary with exactly these keys."""
    return isinstance(value, DictionaryObject) and set(value) == keys
