"""Copies properties and text of shapes, element by element from the allow-list.

Takes a source element and a new parent; pictures become placeholders, fonts and losses are noted.
It does not promise every effect PowerPoint knows: what is not listed is not there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element, Relation
from redactor.formats.pptx import allowed
from redactor.formats.pptx.ledger import Ledger
from redactor.formats.pptx.names import qn, qns

_GUIDE: Final = re.compile(r"adj\d?|hf|vf|ang\d?")
_FORMULA: Final = re.compile(r"val -?\d{1,9}")
_THEME_FONT: Final = re.compile(r"\+m[jn]-(lt|ea|cs)")
_SYMBOLS: Final = re.compile(r"Wingdings( [23])?|Symbol|Webdings|Marlett|Monotype Sorts", re.I)
_LINKS: Final = qns("a", "hlinkClick hlinkHover hlinkMouseOver")
_MEDIA: Final = qns("a", "audioCd wavAudioFile audioFile videoFile quickTimeFile")
_RUNS: Final = qns("a", "r br fld")
_LIVE: Final = "slidenum"
_FIELD_ID: Final = "{00000000-0000-0000-0000-000000000001}"
_TABLE_FLAGS: Final = ("firstRow", "firstCol", "lastRow", "lastCol", "bandRow", "bandCol", "rtl")
_BULLET: Final = "•"
_ON: Final = frozenset({"1", "true"})
Copying = Callable[[Element, Element], None]


class Copier:
    """Copies for one part."""

    def __init__(self, ledger: Ledger, relations: dict[str, Relation], tables: dict[str, str]) -> None:
        """Keep the ledger, the part's relationships, and the new ids of table styles."""
        self._ledger = ledger
        self._relations = relations
        self._tables = tables
        self._handlers: dict[str, Copying] = {
            qn("p:cNvPr"): self._identity,
            qn("p:nvPr"): self._placeholder,
            qn("a:blip"): self._blip,
            qn("a:gd"): self._guide,
            qn("a:p"): self._paragraph,
            qn("a:tbl"): self._into,
            qn("a:tr"): self._into,
            qn("a:tc"): self._cell,
            qn("a:txBody"): self._into,
            qn("a:tblPr"): self._table_look,
            qn("a:buChar"): self._bullet,
            **dict.fromkeys(allowed.FONTS, self._font),
        }

    def copy(self, source: Element, parent: Element) -> None:
        """Append a copy of what is allowed."""
        tag = str(source.tag)
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(source, parent)
        elif tag in allowed.COPIED:
            self._into(source, parent)
        elif tag in _LINKS:
            self._ledger.lose("external-link")
        elif tag == qn("mc:AlternateContent"):
            fallback = source.find(qn("mc:Fallback"))
            self.children(source[0] if fallback is None else fallback, parent)
        elif any((text.text or "").strip() for text in source.iter(qn("a:t"))):
            self._ledger.lose("unknown-content")

    def children(self, source: Element, parent: Element) -> None:
        """Append copies of the children."""
        for child in source:
            if isinstance(child.tag, str):
                self.copy(child, parent)

    def _into(self, source: Element, parent: Element) -> None:
        self.children(source, self._bare(source, parent))

    def _bare(self, source: Element, parent: Element) -> Element:
        """Append the element with its allowed attributes, without children."""
        new = etree.SubElement(parent, source.tag)
        for name in allowed.ATTRIBUTES:
            found = source.get(name)
            if found is not None:
                clean = allowed.value(name, found) or allowed.NEEDED.get(name)
                if clean is not None:
                    new.set(name, clean)
        for name in allowed.LANGUAGES:
            language = values.language(source.get(name, ""))
            if language:
                new.set(name, language)
        return new

    def _identity(self, source: Element, parent: Element) -> None:
        """Give a neutral name; keep the alternative text, which is searched, unless it is a file's path."""
        number = self._ledger.shape()
        new = etree.SubElement(parent, source.tag, {"id": str(number), "name": f"Shape {number}"})
        text = source.get("descr") or source.get("title") or ""
        if text and values.is_path(text):
            self._ledger.lose("property")
        elif text:
            new.set("descr", text)
        if any(link.tag in _LINKS for link in source):
            self._ledger.lose("external-link")

    def _placeholder(self, source: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        for child in source:
            if child.tag == qn("p:ph"):
                self._bare(child, new)
            elif child.tag in _MEDIA:
                self._ledger.lose("media")

    def _blip(self, source: Element, parent: Element) -> None:
        relation = self._relations.get(source.get(qn("r:embed"), ""))
        if relation is None or not relation.target:
            self._ledger.lose("linked-picture")
            return
        new = etree.SubElement(parent, source.tag)
        new.set(qn("r:embed"), self._ledger.picture(relation.target))
        self.children(source, new)

    def _guide(self, source: Element, parent: Element) -> None:
        name, formula = source.get("name", ""), source.get("fmla", "")
        if _GUIDE.fullmatch(name) and _FORMULA.fullmatch(formula):
            etree.SubElement(parent, source.tag, {"name": name, "fmla": formula})

    def _font(self, source: Element, parent: Element) -> None:
        name = values.font(source.get("typeface", "")) or ""
        if not name:
            return
        if not _THEME_FONT.fullmatch(name):
            self._ledger.font(name)
        etree.SubElement(parent, source.tag, {"typeface": name})

    def _bullet(self, source: Element, parent: Element) -> None:
        """Keep a sign; a letter only where the font shows it as a pictogram."""
        sign = source.get("char", "")
        font = parent.find(qn("a:buFont"))
        pictogram = font is not None and _SYMBOLS.fullmatch(font.get("typeface", "")) is not None
        kept = len(sign) == 1 and (pictogram or not sign.isalnum())
        etree.SubElement(parent, source.tag, {"char": sign if kept else _BULLET})

    def _table_look(self, source: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        for name in _TABLE_FLAGS:
            clean = values.plain(source.get(name, ""))
            if clean is not None:
                new.set(name, clean)
        for child in source:
            if child.tag == qn("a:tableStyleId"):
                style = self._tables.get((child.text or "").strip().upper(), "")
                if style:
                    etree.SubElement(new, child.tag).text = style
            else:
                self.copy(child, new)

    def _cell(self, source: Element, parent: Element) -> None:
        """Copy a cell; one that another covers shows nothing, and so holds nothing."""
        new = self._bare(source, parent)
        covered = bool({source.get("hMerge", ""), source.get("vMerge", "")} & _ON)
        for child in source:
            if child.tag == qn("a:txBody") and covered:
                self._covered(child, new)
            elif isinstance(child.tag, str):
                self.copy(child, new)

    def _covered(self, source: Element, parent: Element) -> None:
        if "".join(t.text or "" for t in source.iter(qn("a:t"))).strip():
            self._ledger.lose("hidden-text")
        new = etree.SubElement(parent, source.tag)
        etree.SubElement(new, qn("a:bodyPr"))
        etree.SubElement(new, qn("a:p"))

    def _paragraph(self, source: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        for child in source:
            if child.tag in _RUNS:
                self._run(child, new)
            elif isinstance(child.tag, str):
                self.copy(child, new)

    def _run(self, source: Element, parent: Element) -> None:
        """Copy a run or a break; a field becomes its text, but the number of the slide stays live."""
        kind = source.get("type", "")
        live = source.tag == qn("a:fld") and kind == _LIVE
        new = etree.SubElement(parent, source.tag if live or source.tag != qn("a:fld") else qn("a:r"))
        if live:
            new.set("id", _FIELD_ID)
            new.set("type", _LIVE)
        elif source.tag == qn("a:fld"):
            self._ledger.lose("field-code")
        for child in source:
            if child.tag == qn("a:t"):
                etree.SubElement(new, child.tag).text = "‹#›" if live else child.text
            elif child.tag == qn("a:rPr"):
                self.copy(child, new)
        if new.tag == qn("a:r") and new.find(qn("a:t")) is None:
            etree.SubElement(new, qn("a:t")).text = ""
