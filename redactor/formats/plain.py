"""Text files: TXT, CSV, Markdown.

Takes bytes in UTF-8, UTF-16 or UTF-32 with a mark, or Windows-1252; gives UTF-8 with the same line ends.
It does not promise to know what the text means: markup, mail and binary files are left to others.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from redactor.formats.delimited import delimiter_of, is_named_table, stretches_by_line, table_of
from redactor.formats.encoded import encoded_files
from redactor.formats.grid import Table, other_views, rows
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Refused, TooLarge, UnknownFormat
from redactor.model.finding import Edit
from redactor.model.replacement import replacements, splice
from redactor.model.text import Location, OpaquePart, Reading, Segment, TextMap

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_START_OF_OTHERS: Final = re.compile(
    r"\{\\rtf|%PDF-|%!PS|PK\x03\x04|BEGIN:V(CARD|CALENDAR|EVENT|TODO|JOURNAL|NOTE)\b"
    r"|begin [0-7]{3} \S+\.\w|From \S+@"
    r"|-----BEGIN [A-Z0-9 ]*(PGP|CERTIFICATE|KEY|PKCS|CMS|MESSAGE|SIGNATURE|REQUEST|CRL)",
    re.I,
)
_MARKUP: Final = re.compile(
    r"<(\?xml|!--|!doctype\b|!\[CDATA|[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?[\s/>])", re.I
)
_PAGE_MARKUP: Final = re.compile(r"<(html|head|body|table|script|style|svg)[\s>]|<!doctype html", re.I)
_MAIL_HEADER: Final = re.compile(
    r"^(received:\s*(from|by|\(|with)\b|mime-version:\s*\d|message-id:\s*<|return-path:\s*<|delivered-to:.*@"
    r"|dkim-signature:.*=|content-type:\s*[\w-]+/|content-transfer-encoding:|arc-[a-z-]+:.*=)",
    re.I | re.M,
)
_HEADER_LINE: Final = re.compile(r"([!-9;-~]+[ \t]*:.*|[ \t]+\S.*)\Z")
_ENCODED_WORD: Final = re.compile(r"=\?[\w*-]+\?[bq]\?", re.I)
_GARBLED: Final = re.compile("[\u00c2\u00c3\u00e2][\u00a0-\u00bf\u20ac\u2122\u0152-\u0192\u02c6-\u2022]")
_OVERRIDE: Final = "\u202e"
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")


class Plain:
    """Format for text without structure."""

    name = "plain"
    limitations: tuple[str, ...] = (
        "Text files are read as UTF-8, UTF-16 or UTF-32 with a byte order mark, or Windows-1252, and "
        "written as UTF-8.",
        "Text files with a picture or another file inside, written as base64, and text shown back to front, "
        "are blocked.",
        "Text files that hold binary bytes, HTML, RTF or a mail are not treated as plain text.",
        "Text that is a table (CSV, TSV) is searched along rows, down columns, in the order that known "
        "headings tell, and its numbers as a spreadsheet reads them; delimiters, quotes and all other cells "
        "stay as they are. A table that was not in ASCII or UTF-8 without a mark is written with one.",
    )

    def __init__(self, limits: Limits) -> None:
        """Keep the limits: more characters than they allow is refused."""
        self._limits = limits

    def recognises(self, document: Document) -> bool:
        """Say whether the bytes are text that no other format should read."""
        try:
            text = _decode(document.data)
        except Refused:
            return False
        return not _belongs_to_another(text)

    def read(self, document: Document) -> Reading:
        """Return the text, a segment a line; a second view without tags where there are any."""
        text = _decode(document.data)
        if len(text) > self._limits.characters:
            raise TooLarge
        views = _views(text, document.name)
        return Reading(views=tuple(views), opaque=tuple(_opaque(text)), characters=len(text))

    def write(self, document: Document, edit: Edit) -> Document:
        """Return the text in UTF-8 with every mark replaced; lines without a mark are untouched."""
        if edit.children:
            raise CannotRedact("A text file holds no other documents")
        wanted = replacements(edit.marks)
        text = _decode(document.data)
        out = [_mark_of_table(document, text)]
        for number, (line, end) in enumerate(_lines(text), start=1):
            changes = wanted.pop(str(number), ())
            out += (splice(line, changes), end)
        if wanted:
            raise CannotRedact("A mark lies outside the text")
        return Document(document.name, "".join(out).encode())


def _decode(data: bytes) -> str:
    """Return the text; raises UnknownFormat for anything that is not surely text."""
    charset = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for attempt in (charset,) if charset else ("utf-8", "cp1252"):
        try:
            text = data.decode(attempt)
        except UnicodeDecodeError:
            continue
        if attempt == "cp1252" and _GARBLED.search(text):
            text = data.decode("utf-8", "redactor.pasted")  # UTF-8 with pieces of the other in it
        if _BINARY.search(text):
            break
        return text
    raise UnknownFormat


def _paste(wrong: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as the Windows-1252 they were pasted from."""
    if not isinstance(wrong, UnicodeDecodeError):
        raise wrong
    return wrong.object[wrong.start : wrong.end].decode("cp1252"), wrong.end


codecs.register_error("redactor.pasted", _paste)


def _opaque(text: str) -> Iterator[OpaquePart]:
    """Yield what stands in the text but cannot be read in it."""
    for code, at in (("attachment", next(encoded_files(text), -1)), ("reversed-text", text.find(_OVERRIDE))):
        if at >= 0:
            number = len(_LINE_END.findall(text, 0, at)) + 1
            yield OpaquePart(Location(code, f"line {number}"), code)


def _belongs_to_another(text: str) -> bool:
    start = text.lstrip("\ufeff \t\r\n\f\v")
    if _START_OF_OTHERS.match(start) or _MARKUP.match(start) or _PAGE_MARKUP.search(text):
        return True
    header = _header_block(start)
    return bool(_MAIL_HEADER.search(header) or _ENCODED_WORD.search(header))


def _header_block(text: str) -> str:
    """Return the leading lines that look like the header of a mail."""
    block: list[str] = []
    for line in _LINE_END.split(text[:65_536]):
        if not _HEADER_LINE.match(line):
            break
        block.append(line)
    return "\n".join(block)


def _lines(text: str) -> list[tuple[str, str]]:
    """Return (line, its end) pairs; the pairs joined are the text."""
    pairs: list[tuple[str, str]] = []
    position = 0
    for match in _LINE_END.finditer(text):
        pairs.append((text[position : match.start()], match.group()))
        position = match.end()
    pairs.append((text[position:], ""))
    return pairs


def _location(number: int) -> Location:
    return Location(str(number), f"line {number}")


def _lines_view(text: str, table: Table | None = None) -> TextMap:
    """Return the text as it is; of a table only the cells have a place, not what stands between them."""
    out: list[str] = []
    segments: list[Segment] = []
    position = 0
    cells = None if table is None else stretches_by_line(table)
    for number, (line, end) in enumerate(_lines(text), start=1):
        location = _location(number)
        within = [(0, len(line))] if cells is None and line else (cells or {}).get(location, ())
        segments += [Segment(position + start, position + stop, location, start) for start, stop in within]
        out += (line, "\n" if end else "")
        position += len(line) + bool(end)
    return TextMap("text", "".join(out), tuple(segments))


def _views(text: str, name: str) -> list[TextMap]:
    """Return the views; what only looks like a table is read as running text besides."""
    delimiter = delimiter_of(text, name)
    table = table_of(text, delimiter) if delimiter else None
    views = [] if table is None else [rows([table]), *other_views([table])]
    if table is None or not is_named_table(name):
        views.append(_lines_view(text, table))
    if _TAG.search(text):
        views.append(_untagged_view(text))
    return views


def _mark_of_table(document: Document, text: str) -> str:
    """Return the mark without which a spreadsheet program would misread a table that is not in ASCII."""
    was_plain = not document.data.startswith(tuple(mark for mark, _ in _MARKS)) and _is_utf8(document.data)
    needed = not was_plain and not text.isascii() and delimiter_of(text, document.name)
    return "\ufeff" if needed else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _untagged_view(text: str) -> TextMap:
    """Return the text with tags left out: Markdown may write ``14 <b>Rose</b> Lane``."""
    out: list[str] = []
    segments: list[Segment] = []
    position = 0
    for number, (line, end) in enumerate(_lines(text), start=1):
        offset = 0
        for tag in (*_TAG.finditer(line), None):
            piece = line[offset : tag.start() if tag else len(line)]
            if piece:
                segments.append(Segment(position, position + len(piece), _location(number), offset))
                out.append(piece)
                position += len(piece)
            offset = tag.end() if tag else len(line)
        out.append("\n" if end else "")
        position += bool(end)
    return TextMap("without tags", "".join(out), tuple(segments))
