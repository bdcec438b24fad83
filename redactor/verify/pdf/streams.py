"""The decoded streams of a PDF, each read as what it is: content, metadata, font, attachment.

Takes a part with decoded bytes and what its dictionary says. Pictures are read by `pictures`.
"""

from __future__ import annotations

from typing import Any, Final

from redactor.verify.lookalikes import BREAK
from redactor.verify.part import Part, Tools
from redactor.verify.pdf.content import drawn_in, is_content, note_codes, texts_of
from redactor.verify.pdf.fonts import parse_cmap
from redactor.verify.pdf.resources import FontNames
from redactor.verify.pdf.strings import texts_in
from redactor.verify.pdf.tags import check_marked
from redactor.verify.raw import as_text, sweep_bytes, sweep_text
from redactor.verify.sniff import looks_like_text, sniff
from redactor.verify.xmltext import hidden_strings, read_xml

_ATTACHED: Final = frozenset({"pdf", "zip", "gzip", "bzip2", "xz", "ole", "rtf", "mail", "html", "image"})
_PROGRAMS: Final = frozenset({"/Type1C", "/CIDFontType0C", "/OpenType"})


def is_picture(dictionary: Any) -> bool:
    """Say whether a stream is a picture."""
    return bool(dictionary.get("/Subtype") == "/Image" or "/ImageMask" in dictionary)


def read_stream(part: Part, tools: Tools, dictionary: Any, fonts: FontNames) -> None:
    """Read one decoded stream."""
    kind = dictionary.get("/Type")
    if is_content(part.data) and kind not in {"/EmbeddedFile", "/Metadata"} and not _is_program(dictionary):
        _read_content(part, tools, fonts)
    if not tools.gather.first(part.data):
        return
    if kind == "/EmbeddedFile" or sniff(part.data) in _ATTACHED:
        tools.examine(part.child("attached file", part.data))
    elif kind == "/ObjStm":
        sweep_syntax(part, tools)
    elif part.data.lstrip()[:1] == b"<" and looks_like_text(part.data):
        _read_metadata(part, tools)
    elif b"begincmap" in part.data:
        _read_cmap(part, tools)
    else:
        _read_other(part, tools)


def _read_other(part: Part, tools: Tools) -> None:
    """Search scripts and other text as text, and anything as bytes."""
    if looks_like_text(part.data) and not is_content(part.data):
        text = as_text(part.data)
        tools.gather.show(part.place, text)
        sweep_text(part, text, tools)
    sweep_bytes(part, tools)


def _is_program(dictionary: Any) -> bool:
    """Say whether a stream is an embedded font file."""
    return "/Length1" in dictionary or dictionary.get("/Subtype") in _PROGRAMS


def _read_content(part: Part, tools: Tools, fonts: FontNames) -> None:
    check_marked(part, tools)
    drawn = drawn_in(part.data)
    if fonts.exact:
        note_codes(drawn, fonts.fonts)
    texts = list(dict.fromkeys(texts_of(drawn, fonts.fonts)))
    tools.gather.show_new(part.place, texts[min(1, len(texts) - 1)])
    for text in texts:
        tools.gather.sweep(part.place, text)
        tools.gather.sweep_backwards(part.place, text)
    if drawn.aside:
        tools.gather.show(part.place, "\n".join(drawn.aside))
        sweep_text(part, BREAK.join(drawn.aside), tools)


def sweep_syntax(part: Part, tools: Tools) -> None:
    """Search bytes of PDF syntax: strings, names, comments, and the bytes as they are."""
    texts = list(dict.fromkeys(texts_in(part.data)))
    tools.gather.sweep(part.place, BREAK.join(texts))
    sweep_text(part, BREAK.join(texts), tools)
    sweep_bytes(part, tools)


def _read_metadata(part: Part, tools: Tools) -> None:
    """Read XMP, XFA and other XML; what is no proper XML is read as text."""
    try:
        found = read_xml(part.data)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - broken metadata is read as text instead, nothing is left out
        text = as_text(part.data)
        tools.gather.show(part.place, text)
        sweep_text(part, text, tools)
        return
    tools.gather.show(part.place, "".join(found.main))
    for text in [*found.joinings(), hidden_strings(found)]:
        tools.gather.sweep(part.place, text)
    sweep_text(part, "".join(found.main) + BREAK + hidden_strings(found), tools)


def _read_cmap(part: Part, tools: Tools) -> None:
    """Search the letters of a font map, in its order: it may spell what was drawn first."""
    table = parse_cmap(part.data)
    tools.gather.sweep(part.place, "".join(table.values()), data=True)
    sweep_bytes(part, tools)
