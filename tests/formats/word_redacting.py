"""Redacts Word packages as the pipeline would: read, mark every occurrence in every view, write.

Takes bytes; gives bytes. Also the snippets of markup that several tests plant values in.
"""

from __future__ import annotations

import io

import docx

from redactor.formats.docx.adapter import Docx
from redactor.model.document import Document, Limits
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from tests.formats.word_making import p, squeeze

WORD = Docx(Limits())
VALUE = "14 Rose Lane"
LABEL = "[address withheld]"
KEEP = p("Everything else stays.")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def marks(document: Document, value: str = VALUE) -> tuple[Mark, ...]:
    """Mark every occurrence in every view, over any separators."""
    out = []
    for view in WORD.read(document).views:
        places, letters = [], ""
        for index, character in enumerate(view.text):
            folded = squeeze(character)
            letters += folded
            places += [index] * len(folded)
        start = letters.find(squeeze(value))
        while start >= 0:
            end = start + len(squeeze(value)) - 1
            out.append(Mark(view.locate(places[start], places[end] + 1), LABEL, Kind.ADDRESS, ("x",)))
            start = letters.find(squeeze(value), end)
    return tuple(out)


def redact(data: bytes) -> bytes:
    """Read, mark all occurrences, write; pictures are handed back as they are."""
    document = Document("a.docx", data)
    children = tuple((child.location, child.document) for child in WORD.read(document).children)
    return WORD.write(document, Edit(marks(document), children)).data


def body(data: bytes) -> str:
    """Return what python-docx reads in the body."""
    opened = docx.Document(io.BytesIO(data))
    cells = [c.text for t in opened.tables for row in t.rows for c in row.cells]
    return "\n".join([*(paragraph.text for paragraph in opened.paragraphs), *cells])


def control(inner: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{VALUE}"/><w:tag w:val="{VALUE}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def text_box(inner: str) -> str:
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<wps:wsp><wps:cNvSpPr/>"
        '<wps:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    twin = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent></w:r>"
    )
