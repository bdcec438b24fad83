"""Draws a `Paper` as a Word file.

Takes a `Paper`; gives the bytes of a .docx with headers, page numbers, numbering,
tables, properties and one comment.  It does not promise to look like the PDF.
"""
# ruff: noqa: SLF001 -- python-docx has no public way to fields, shading and list restarts

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from making.blocks import (
    Block,
    Bullets,
    Heading,
    Lines,
    Notes,
    Numbered,
    Paper,
    Para,
    Quote,
    Table,
    smart,
)
from making.fixed import WRITTEN, repack

if TYPE_CHECKING:
    from collections.abc import Sequence

_INK = RGBColor(0x1F, 0x3A, 0x5F)
_TEXT_WIDTH_CM = 17.0


def docx_bytes(paper: Paper) -> bytes:
    """Draw the whole paper."""
    doc = Document()
    _drop_template_leftovers(doc)
    _styles(doc)
    _furniture(doc, paper)
    _properties(doc, paper)
    for block in paper.blocks:
        _draw(doc, block)
    _comment(doc, paper)
    out = io.BytesIO()
    doc.save(out)
    return repack(out.getvalue())


def _drop_template_leftovers(doc: Any) -> None:
    """The library's template carries a thumbnail and custom XML that no council wrote."""
    for owner in (doc.part.package, doc.part):
        for key, rel in list(owner.rels.items()):
            if rel.reltype.endswith(("/thumbnail", "/customXml", "/stylesWithEffects")):
                del owner.rels[key]


def _styles(doc: Any) -> None:
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11.5)):
        style = doc.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), _INK
        fonts = style.element.rPr.rFonts
        for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{key}"), None)


def _furniture(doc: Any, paper: Paper) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2)
    for holder, text in (
        (section.header, f"{paper.header_left}\t{paper.header_right}"),
        (section.footer, f"{paper.footer}\tPage "),
    ):
        para = holder.paragraphs[0]
        para.paragraph_format.tab_stops.clear_all()
        for stop in para.style.paragraph_format.tab_stops:
            para.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
        para.paragraph_format.tab_stops.add_tab_stop(Cm(_TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
        para.add_run(smart(text)).font.size = Pt(8)
    para = section.footer.paragraphs[0]
    _field(para, "PAGE")
    para.add_run(" of ").font.size = Pt(8)
    _field(para, "NUMPAGES")


def _field(para: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = para.add_run(text if kind == "text" else "")
        run.font.size = Pt(8)
        if kind in {"begin", "separate", "end"}:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {text} "
            run._r.append(instruction)


def _properties(doc: Any, paper: Paper) -> None:
    props = doc.core_properties
    props.title, props.subject, props.keywords = paper.title, paper.subject, paper.keywords
    props.author, props.last_modified_by = paper.author, paper.last_modified_by
    props.comments, props.revision = "", 7
    props.created = props.modified = props.last_printed = WRITTEN.replace(tzinfo=None)


def _draw(doc: Any, block: Block) -> None:  # noqa: C901 -- one case a block
    match block:
        case Heading(text, level):
            doc.add_heading(smart(text), level)
        case Para(text, bold):
            _runs(doc.add_paragraph(), text, bold=bold)
        case Quote(text):
            para = doc.add_paragraph()
            para.paragraph_format.left_indent = Cm(1)
            para.add_run(smart(text)).italic = True
        case Bullets(entries):
            for entry in entries:
                _runs(doc.add_paragraph(style="List Bullet"), entry)
        case Numbered(entries):
            _numbered(doc, entries)
        case Lines(entries):
            _lines(doc, entries)
        case Notes(entries):
            for number, entry in enumerate(entries, 1):
                run = doc.add_paragraph().add_run(f"{number}  {smart(entry)}")
                run.font.size = Pt(8.5)
        case Table():
            _table(doc, block)


def _runs(para: Any, text: str, *, bold: bool = False) -> None:
    """`^1` becomes a raised 1; everything else stays one run a stretch."""
    for piece in re.split(r"(\^\d)", smart(text)):
        if re.fullmatch(r"\^\d", piece):
            para.add_run(piece[1:]).font.superscript = True
        elif piece:
            para.add_run(piece).bold = bold or None


def _lines(doc: Any, entries: Sequence[str]) -> None:
    para = doc.add_paragraph()
    for at, entry in enumerate(entries):
        if at:
            para.runs[-1].add_break()
        para.add_run(smart(entry))


def _numbered(doc: Any, entries: Sequence[str]) -> None:
    """A new list instance, so that each list starts at 1."""
    numbering = doc.part.numbering_part.element
    base = doc.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(n for n in numbering.num_lst if n.numId == base).abstractNumId
    num = numbering.add_num(abstract.val)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    for entry in entries:
        para = doc.add_paragraph(style="List Number")
        para._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = num.numId
        _runs(para, entry)


def _table(doc: Any, block: Table) -> None:
    table = doc.add_table(rows=0, cols=len(block.widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    for at, row in enumerate(block.rows):
        cells = table.add_row().cells
        for column, (cell, text, share) in enumerate(zip(cells, row, block.widths, strict=True)):
            cell.width = Cm(_TEXT_WIDTH_CM * share)
            heading = column == 0 if block.plain else at == 0
            _cell(cell, text, heading=heading)
    if not block.plain:
        repeat = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeat)
    doc.add_paragraph().paragraph_format.space_after = Pt(2)


def _cell(cell: Any, text: str, *, heading: bool) -> None:
    for at, line in enumerate(text.split("\n")):
        para = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        para.paragraph_format.space_after = Pt(1)
        run = para.add_run(smart(line))
        run.font.size, run.bold = Pt(9), heading or None
    if heading:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), "DCE4EE")
        cell._tc.get_or_add_tcPr().append(shade)


def _comment(doc: Any, paper: Paper) -> None:
    if paper.comment is None:
        return
    start, who, words = paper.comment
    para = next(p for p in doc.paragraphs if p.text.startswith(start))
    initials = "".join(part[0] for part in who.split())
    comment = doc.add_comment(runs=para.runs, text=words, author=who, initials=initials)
    comment._comment_elm.set(qn("w:date"), WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ"))
