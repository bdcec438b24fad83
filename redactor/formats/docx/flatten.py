"""Builds a fresh story from a source story: insertions accepted, deletions gone, wrappers unwrapped.

Takes the root of a body, header, footer or note; gives a new tree of allow-listed elements only.
It does not promise to keep what it does not know: that is counted in the ledger and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from lxml import etree

from redactor.formats.docx import allowed
from redactor.formats.docx.alternatives import branches
from redactor.formats.docx.drawing import DrawingCopier
from redactor.formats.docx.fields import FieldPlan, lost_field, plan_fields, safe_instruction
from redactor.formats.docx.ledger import Ledger, visible_losses
from redactor.formats.docx.math import copy_math
from redactor.formats.docx.names import PRESERVE, SPACES, qn, w
from redactor.formats.docx.properties import PropertyCopier
from redactor.formats.docx.symbols import is_symbol_font, symbol_text
from redactor.formats.docx.vml import VmlCopier
from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element, Relation

_R: Final = w("r")
_P: Final = w("p")
_DELETED_MARKS: Final = (w("del"), w("moveFrom"))
_PARAGRAPH_LEVEL: Final = frozenset({w("bdo"), w("dir")})
_LATIN: Final = re.compile(r"[A-Za-z0-9]")
_CONTENT: Final = frozenset({w("t"), w("tab"), w("sym"), w("drawing"), w("pict"), w("delText")})


class Flattener:
    """Flattens the stories of one part."""

    def __init__(self, ledger: Ledger, relations: dict[str, Relation]) -> None:
        """Keep the ledger and the part's relationships."""
        self._ledger = ledger
        self._properties = PropertyCopier(ledger, described=True)
        drawings = DrawingCopier(ledger, relations, self.story)
        shapes = VmlCopier(ledger, relations, self.story)
        self._relations = relations
        self._plan = FieldPlan()
        self._pending: dict[Element, Element] = {}
        self._format: Element | None = None  # of the paragraph at hand
        self._handlers: dict[str, Callable[[Element, Element], None]] = {
            w("p"): self._paragraph,
            w("r"): self._run,
            w("t"): self._text,
            w("tbl"): self._table,
            w("tr"): self._row,
            w("tc"): self._cell,
            w("sdt"): self._control,
            w("hyperlink"): self._hyperlink,
            w("fldSimple"): self._simple_field,
            w("fldChar"): self._field_code,
            w("instrText"): self._field_code,
            w("sym"): self._symbol,
            w("ruby"): self._ruby,
            w("footnoteReference"): self._note,
            w("endnoteReference"): self._note,
            w("drawing"): drawings.drawing,
            w("pict"): shapes.picture,
            w("object"): shapes.object,
            qn("mc:AlternateContent"): self._alternatives,
            qn("m:oMath"): self._math,
            qn("m:oMathPara"): self._math,
        }

    def story(self, source: Element, target: Element) -> None:
        """Fill `target` with the flattened blocks of `source`; it ends with a paragraph."""
        outer, self._plan = self._plan, plan_fields(source)
        for code in self._plan.losses:
            self._ledger.lose(code)
        self._walk(source, target)
        self._end_blocks(target)
        self._plan = outer

    def _walk(self, source: Element, target: Element) -> None:
        for child in source:
            self._visit(child, target)

    def _visit(self, child: Element, target: Element) -> None:
        tag = str(child.tag)
        if child in self._plan.hidden:
            self._insert_text(self._plan.texts.get(child, ""), target)
        elif tag in allowed.PROPERTY_ROOTS and tag in allowed.STRUCTURE.get(str(target.tag), ()):
            self._properties.copy(child, target)
        elif tag in self._handlers:
            self._handlers[tag](child, target)
        elif tag in allowed.UNWRAPPED:
            self._walk(child, target)
        elif tag in allowed.LOSSES:
            self._lose(child, allowed.LOSSES[tag])
        elif tag not in allowed.SILENT:
            self._leaf(child, target)

    def _lose(self, child: Element, code: str) -> None:
        if code != "deleted-text" or any(node.tag in _CONTENT for node in child.iter()):
            self._ledger.lose(code)

    def _leaf(self, child: Element, target: Element) -> None:
        """Copy an element without content, such as a tab or a break; report what is unknown."""
        tag = str(child.tag)
        if tag in allowed.STRUCTURE.get(str(target.tag), ()):
            new = etree.SubElement(target, tag)
            for name in allowed.STRUCTURE_ATTRIBUTES.get(tag, ()):
                value = values.plain(child.get(name, ""))
                if value:
                    new.set(name, value)
            if tag in _PARAGRAPH_LEVEL:
                self._note_reversal(child)
                self._walk(child, new)
        elif "".join(child.itertext()).strip() or any(node.tag in _CONTENT for node in child.iter()):
            self._ledger.lose("unknown-content")

    def _note_reversal(self, child: Element) -> None:
        """Report letters that an override shows back to front: they are not read as they are seen."""
        overrides = child.tag == w("bdo") and child.get(w("val")) == "rtl"
        if overrides and _LATIN.search("".join(child.itertext())):
            self._ledger.lose("reversed-text")

    def _fits(self, child: Element, target: Element) -> bool:
        fits = child.tag in allowed.STRUCTURE.get(str(target.tag), ())
        if not fits:
            self._ledger.lose("unknown-content")
        return fits

    # -- blocks -----------------------------------------------------------------------------

    def _paragraph(self, child: Element, target: Element) -> None:
        if not self._fits(child, target):
            return
        properties = child.find(w("pPr"))
        new = etree.Element(_P, nsmap=SPACES)
        outer, self._format = self._format, properties
        self._walk(child, new)
        self._format = outer
        _balance_fields(new)
        pending = self._pending.pop(target, None)
        if pending is not None:
            new = _flow_together(pending, new)
        if _mark_is_deleted(properties):
            self._ledger.lose("deleted-text")
            self._pending[target] = new
        else:
            target.append(new)

    def _flush(self, target: Element) -> None:
        """Give a paragraph whose deleted mark has no next paragraph to flow into its own place."""
        pending = self._pending.pop(target, None)
        if pending is not None and any(piece.tag != w("pPr") for piece in pending):
            target.append(pending)

    def _end_blocks(self, target: Element) -> None:
        self._flush(target)
        blocks = [block for block in target if block.tag in {_P, w("tbl")}]
        if not blocks or blocks[-1].tag != _P:
            last = etree.Element(_P, nsmap=SPACES)
            at = len(target) - (len(target) > 0 and target[-1].tag == w("sectPr"))
            target.insert(at, last)

    def _table(self, child: Element, target: Element) -> None:
        if not self._fits(child, target):
            return
        self._flush(target)
        new = etree.SubElement(target, child.tag, nsmap=SPACES)
        self._walk(child, new)
        if new.find(w("tr")) is None:
            target.remove(new)

    def _row(self, child: Element, target: Element) -> None:
        if not self._fits(child, target):
            return
        properties = child.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            self._ledger.lose("deleted-text")
            return
        new = etree.SubElement(target, child.tag)
        self._walk(child, new)
        if new.find(w("tc")) is None:
            target.remove(new)

    def _cell(self, child: Element, target: Element) -> None:
        if not self._fits(child, target):
            return
        properties = child.find(w("tcPr"))
        if properties is not None and properties.find(w("cellDel")) is not None:
            self._ledger.lose("deleted-text")
            return
        new = etree.SubElement(target, child.tag)
        self._walk(child, new)
        self._end_blocks(new)

    def _control(self, child: Element, target: Element) -> None:
        for content in child.iterchildren(w("sdtContent")):
            self._walk(content, target)

    def _alternatives(self, child: Element, target: Element) -> None:
        """Keep the first branch that loses nothing visible; if all do, the first."""
        before = self._ledger.losses
        best: tuple[list[Element], Counter[tuple[str, str]]] | None = None
        for option in branches(child):
            scratch = etree.Element(target.tag, nsmap=SPACES)
            self._ledger.losses = before.copy()
            self._walk(option, scratch)
            self._flush(scratch)
            lossless = not visible_losses(self._ledger.losses - before)
            if best is None or lossless:
                best = (list(scratch), self._ledger.losses)
            if lossless:
                break
        kept, self._ledger.losses = best or ([], before)
        target.extend(kept)

    # -- runs -------------------------------------------------------------------------------

    def _run(self, child: Element, target: Element) -> None:
        if not self._fits(child, target):
            return
        properties = child.find(w("rPr"))
        if self._ledger.styles.hides(properties, self._format):
            if any(node.tag in _CONTENT for node in child):
                self._ledger.lose("hidden-text")
            return
        new = etree.SubElement(target, _R)
        self._walk(child, new)
        if not any(piece.tag != w("rPr") for piece in new):
            target.remove(new)

    def _insert_text(self, text: str, target: Element) -> None:
        if text and target.tag == _R:
            new = etree.SubElement(target, w("t"))
            new.text = text
            new.set(PRESERVE, "preserve")

    def _text(self, child: Element, target: Element) -> None:
        text = "".join(child.itertext())
        if text and self._fits(child, target):
            self._insert_text(text, target)

    def _symbol(self, child: Element, target: Element) -> None:
        font, code = child.get(w("font"), ""), child.get(w("char"), "")
        if not self._fits(child, target):
            return
        text = symbol_text(font, code)
        if text is None:
            self._ledger.lose("unknown-content")
        elif is_symbol_font(font):
            new = etree.SubElement(target, child.tag)
            new.set(w("font"), font)
            new.set(w("char"), f"{int(code, 16):04X}")
        else:
            self._insert_text(text, target)

    def _ruby(self, child: Element, target: Element) -> None:
        if self._fits(child, target):
            new = etree.SubElement(target, child.tag)
            for piece in child:
                if piece.tag in {w("rt"), w("rubyBase")}:
                    self._walk(piece, etree.SubElement(new, piece.tag))
                elif piece.tag == w("rubyPr"):
                    self._properties.copy(piece, new)

    def _note(self, child: Element, target: Element) -> None:
        kind = "footnote" if child.tag == w("footnoteReference") else "endnote"
        number = self._ledger.note(kind, child.get(w("id"), "")) if self._fits(child, target) else 0
        if number:
            new = etree.SubElement(target, child.tag, {w("id"): str(number)})
            own_mark = values.plain(child.get(w("customMarkFollows"), ""))
            if own_mark:
                new.set(w("customMarkFollows"), own_mark)

    def _hyperlink(self, child: Element, target: Element) -> None:
        relation = self._relations.get(child.get(qn("r:id"), ""))
        if relation is not None or child.get(w("tooltip")):
            self._ledger.lose("external-link")
        self._walk(child, target)

    def _simple_field(self, child: Element, target: Element) -> None:
        instruction = safe_instruction(child.get(w("instr"), ""))
        if instruction and self._fits(child, target):
            new = etree.SubElement(target, child.tag)
            new.set(w("instr"), instruction)
            self._walk(child, new)
        else:
            self._ledger.lose("field-code" if len(child) else lost_field(child.get(w("instr"), "")))
            self._walk(child, target)

    def _field_code(self, child: Element, target: Element) -> None:
        if child in self._plan.kept and self._fits(child, target):
            new = etree.SubElement(target, child.tag)
            if child.tag == w("fldChar"):
                new.set(w("fldCharType"), child.get(w("fldCharType"), ""))
            else:
                new.text = self._plan.kept[child]
                new.set(PRESERVE, "preserve")
        else:
            self._insert_text(self._plan.texts.get(child, ""), target)

    def _math(self, child: Element, target: Element) -> None:
        if self._fits(child, target):
            copy_math(child, target, self._ledger, self._properties)


def _mark_is_deleted(properties: Element | None) -> bool:
    if properties is None or properties.find(w("sectPr")) is not None:
        return False
    marks = properties.find(w("rPr"))
    return marks is not None and any(marks.find(name) is not None for name in _DELETED_MARKS)


def _flow_together(first: Element, second: Element) -> Element:
    """Return the first paragraph with the pieces of the second after its own, and the second's formatting."""
    if len(first) and first[0].tag == w("pPr"):
        first.remove(first[0])
    pieces = list(second)
    if pieces and pieces[0].tag == w("pPr"):
        first.insert(0, pieces.pop(0))
    first.extend(pieces)
    return first


def _balance_fields(paragraph: Element) -> None:
    """Take out all field codes of a paragraph if some were lost: a lone begin spoils the document."""
    codes = list(paragraph.iter(w("fldChar"), w("instrText")))
    kinds = [code.get(w("fldCharType"), "code") for code in codes]
    whole = kinds.count("begin") == kinds.count("end") and (
        not kinds or (kinds[0], kinds[-1]) == ("begin", "end")
    )
    if not whole:
        for code in codes:
            code.getparent().remove(code)
