"""Copies formatting: run, paragraph, table and section properties, element by element from the allow-list.

Takes a source element and a new parent; gives the new element, or None if it has no place in the output.
It does not promise every effect Word knows: what is not listed has no formatting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from redactor.formats.docx import allowed
from redactor.formats.docx.alternatives import simplest
from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import qn, w
from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element
from redactor.formats.wordlist import words

_CHANGES: Final = frozenset(
    w(f"{name}Change")
    for name in words(
        """
        rPr pPr tblPr tblPrEx trPr tcPr sectPr tblGrid numbering
        """
    )
)
_FURNITURE: Final = frozenset({w("headerReference"), w("footerReference")})
_ALT_TEXT: Final = frozenset({w("tblCaption"), w("tblDescription")})
_VAL: Final = w("val")


class PropertyCopier:
    """Copies formatting for one document."""

    def __init__(self, ledger: Ledger, *, described: bool = False) -> None:
        """Keep the ledger: fonts, styles and losses are noted there.

        `described` says that descriptions of tables will be searched: so they are in stories only.
        """
        self._ledger = ledger
        self._described = described
        self._handlers: dict[str, Callable[[Element, Element], None]] = {
            w("sectPr"): self._section,
            w("rFonts"): self._fonts,
            **dict.fromkeys(allowed.LANGUAGE, self._language),
            **dict.fromkeys(allowed.STYLE_REFERENCES, self._style),
            **dict.fromkeys(_FURNITURE, self._furniture),
            **dict.fromkeys(_ALT_TEXT, self._description),
            qn("mc:AlternateContent"): self._alternatives,
        }

    def copy(self, source: Element, parent: Element) -> Element:
        """Append a copy of a property element (``rPr``, ``tblPr``...) that holds what is allowed."""
        new = etree.SubElement(parent, source.tag)
        self.fill(source, new)
        return new

    def fill(self, source: Element, new: Element) -> None:
        """Copy the allowed children of `source` into `new`."""
        for child in source:
            self._child(child, new)

    def _child(self, child: Element, new: Element) -> None:
        tag = str(child.tag)
        handler = self._handlers.get(tag)
        if tag in allowed.PROPERTIES:
            self._listed(child, new)
        elif handler is not None:
            handler(child, new)
        elif tag in _CHANGES:
            self._ledger.lose("tracked-change")
        elif "".join(child.itertext()).strip():
            self._ledger.lose("unknown-content")

    def _section(self, child: Element, new: Element) -> None:
        self.copy(child, new)

    def _alternatives(self, child: Element, new: Element) -> None:
        for inner in simplest(child):
            self._child(inner, new)

    def _description(self, child: Element, new: Element) -> None:
        if child.get(_VAL) and self._described and new.tag == w("tblPr"):
            etree.SubElement(new, child.tag).set(_VAL, child.get(_VAL, ""))

    def _listed(self, child: Element, new: Element) -> None:
        copied = {}
        for name in allowed.PROPERTIES[str(child.tag)]:
            value = child.get(name)
            clean = None if value is None else values.plain(value)
            if clean is not None:
                copied[name] = clean
            elif value is not None and name == _VAL:
                return  # without its value the element would mean something else
        made = etree.SubElement(new, child.tag, copied)
        self.fill(child, made)

    def _fonts(self, child: Element, new: Element) -> None:
        made = etree.SubElement(new, child.tag)
        for name in allowed.FONT_NAMES:
            value = values.font(child.get(name, ""))
            if value:
                made.set(name, value)
                self._ledger.font(value)
        for name in allowed.FONT_OTHERS:
            value = values.plain(child.get(name, ""))
            if value:
                made.set(name, value)

    def _language(self, child: Element, new: Element) -> None:
        made = etree.SubElement(new, child.tag)
        for name in allowed.LANGUAGE[str(child.tag)]:
            value = values.language(child.get(name, ""))
            if value:
                made.set(name, value)

    def _style(self, child: Element, new: Element) -> None:
        style = self._ledger.styles.new_id(child.get(_VAL, ""), allowed.STYLE_REFERENCES[str(child.tag)])
        if style:
            etree.SubElement(new, child.tag).set(_VAL, style)

    def _furniture(self, child: Element, new: Element) -> None:
        number = self._ledger.furniture.get(child.get(qn("r:id"), ""), 0)
        kind = child.get(w("type"), "default")
        if number and kind in {"default", "first", "even"}:
            made = etree.SubElement(new, child.tag)
            made.set(w("type"), kind)
            made.set(qn("r:id"), f"furniture:{number}")
