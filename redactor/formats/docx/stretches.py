"""The text of a rebuilt document as stretches: a paragraph each, made of atoms that know their element.

Takes a `Rebuilt`; gives stretches in reading order, with keys and labels, and the tables they stand in.
It does not promise a view: `views` joins the stretches.

    paragraph   <r><t>14 Ro</t></r><r><t>se</t><tab/><t>Lane</t></r>
    atoms       |14 Ro|se| |Lane|           each a (element, attribute, text)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.docx.names import qn, w
from redactor.formats.docx.rebuild import Rebuilt, Story
from redactor.formats.docx.symbols import shown_text, symbol_text
from redactor.formats.ooxml import Element
from redactor.model.errors import Damaged

_TEXTS: Final = frozenset({w("t"), qn("m:t")})
_SIGNS: Final = {
    w("tab"): " ",
    w("ptab"): " ",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_NOT_TEXT: Final = frozenset({w("pPr"), w("rPr"), w("txbxContent"), w("instrText"), w("rt")})
_BOX: Final = w("txbxContent")
_ATTRIBUTE_TEXTS: Final = (
    (qn("v:textpath"), "string", "lettering"),
    (qn("wp:docPr"), "descr", "description of a drawing"),
    (qn("pic:cNvPr"), "descr", "description of a drawing"),
    (qn("wps:cNvPr"), "descr", "description of a drawing"),
    (qn("wpg:cNvPr"), "descr", "description of a drawing"),
    (w("tblCaption"), w("val"), "description of a table"),
    (w("tblDescription"), w("val"), "description of a table"),
)
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_USUAL: Final = """
    Arial|Times New Roman|Calibri|Calibri Light|Cambria|Cambria Math|Courier New|Symbol|Wingdings|Wingdings 2
    |Wingdings 3|Webdings|Aptos|Aptos Display|Segoe UI|Segoe UI Symbol|Segoe UI Emoji
    |Tahoma|Verdana|MS Mincho|MS Gothic
    |SimSun
    |Arial Unicode MS|Liberation Sans|Liberation Serif|Consolas"""
_USUAL_FONTS: Final = frozenset(name.strip() for name in _USUAL.split("|"))
_LETTERS: Final = re.compile(r"[^\W_]")
_PLACEHOLDER: Final = re.compile(r"%\d")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a stretch: the text of an element, of an attribute, or the sign an element stands for."""

    element: Element
    text: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text without a border inside: a paragraph, a description, a level text, a font name."""

    key: str
    label: str
    atoms: tuple[Atom, ...]

    @property
    def text(self) -> str:
        """The text as it is searched."""
        return "".join(atom.text for atom in self.atoms)


@dataclass
class Block:
    """A paragraph (`stretch`) or a table (`rows`: cells with their first column and blocks)."""

    stretch: Stretch | None = None
    rows: list[list[tuple[int, list[Block]]]] = field(default_factory=list)


@dataclass
class Gathered:
    """All text of a document: stories of blocks, and the stretches that stand in attributes and names."""

    stories: list[tuple[Story, list[Block]]]
    asides: list[Stretch]
    fonts: list[Stretch]

    def all(self) -> Iterator[Stretch]:
        """Yield every stretch once."""
        for _, blocks in self.stories:
            yield from paragraphs(blocks)
        yield from self.asides
        yield from self.fonts


def paragraphs(blocks: list[Block]) -> Iterator[Stretch]:
    """Yield the stretches of blocks in reading order."""
    for block in blocks:
        if block.stretch is not None:
            yield block.stretch
        for row in block.rows:
            for _, cell in row:
                yield from paragraphs(cell)


class Gatherer:
    """Walks a rebuilt document and numbers its stretches."""

    def __init__(self, rebuilt: Rebuilt) -> None:
        """Keep the document."""
        self._rebuilt = rebuilt
        self._next = 0
        self._boxes = 0
        self._asides: list[Stretch] = []

    def gather(self) -> Gathered:
        """Return all text of the document."""
        stories = [(story, self._blocks(story.root, story.label)) for story in self._rebuilt.stories]
        for story in self._rebuilt.stories:
            self._attributes(story)
        self._levels()
        self._title()
        gathered = Gathered(stories, self._asides, self._fonts())
        self._check(gathered)
        return gathered

    def _check(self, gathered: Gathered) -> None:
        """Refuse to go on if any text of the new document is in no stretch: it would not be searched."""
        atoms = sum(atom.element.tag in _TEXTS for stretch in gathered.all() for atom in stretch.atoms)
        texts = sum(bool(t.text) for story in self._rebuilt.stories for t in story.root.iter(*_TEXTS))
        if atoms != texts:
            raise Damaged("The document holds text outside its paragraphs")

    def _key(self) -> str:
        self._next += 1
        return str(self._next)

    def _blocks(self, container: Element, label: str) -> list[Block]:
        blocks: list[Block] = []
        numbers = {w("p"): 0, w("tbl"): 0}
        prefix = "" if label == "body" else f"{label}, "
        for element in container:
            if element.tag not in numbers:
                continue
            numbers[element.tag] += 1
            if element.tag == w("p"):
                blocks += self._paragraph(element, f"{prefix}paragraph {numbers[element.tag]}")
            else:
                blocks.append(self._table(element, f"{prefix}table {numbers[element.tag]}"))
        return blocks

    def _paragraph(self, element: Element, label: str) -> list[Block]:
        """Return the paragraph, its phonetic readings and its text boxes, in that order."""
        blocks = [Block(Stretch(self._key(), label, tuple(_atoms(element))))]
        for node in _inner(element):
            if node.tag == w("rt"):
                blocks.append(Block(Stretch(self._key(), f"{label}, reading", tuple(_atoms(node)))))
            else:
                self._boxes += 1
                blocks += self._blocks(node, f"text box {self._boxes}")
        return blocks

    def _table(self, element: Element, label: str) -> Block:
        table = Block()
        for number, row in enumerate(element.iterchildren(w("tr")), start=1):
            cells: list[tuple[int, list[Block]]] = []
            column = _number(row.find(w("trPr")), "gridBefore", 0)
            for place, cell in enumerate(row.iterchildren(w("tc")), start=1):
                cells.append((column, self._cell(cell, f"{label}, row {number}, cell {place}")))
                column += _number(cell.find(w("tcPr")), "gridSpan", 1)
            table.rows.append(cells)
        return table

    def _cell(self, cell: Element, label: str) -> list[Block]:
        blocks = self._blocks(cell, label)
        if len(blocks) == 1 and blocks[0].stretch is not None:
            only = blocks[0].stretch
            return [Block(Stretch(only.key, label, only.atoms))]
        return blocks

    def _attributes(self, story: Story) -> None:
        for tag, attribute, label in _ATTRIBUTE_TEXTS:
            for element in story.root.iter(tag):
                self._aside(element, attribute, f"{label}, {story.label}")
        for element in story.root.iter(f"{_VML}*"):
            self._aside(element, "alt", f"description of a drawing, {story.label}")

    def _levels(self) -> None:
        numbering = self._rebuilt.numbering
        for element in () if numbering is None else numbering.iter(w("lvlText")):
            if _LETTERS.search(_PLACEHOLDER.sub("", element.get(w("val"), ""))):
                self._aside(element, w("val"), "list numbering")

    def _title(self) -> None:
        properties = self._rebuilt.properties
        for element in () if properties is None else properties:
            if element.text:
                self._asides.append(
                    Stretch(self._key(), "title of the document", (Atom(element, element.text),))
                )

    def _aside(self, element: Element, attribute: str, label: str) -> None:
        text = element.get(attribute, "")
        if text:
            self._asides.append(Stretch(self._key(), label, (Atom(element, text, attribute),)))

    def _fonts(self) -> list[Stretch]:
        """Return the names of unusual fonts; their atoms hold the styles root as a stand-in."""
        root = self._rebuilt.styles
        return [
            Stretch(f"font:{number}", "font name", (Atom(root, name, "font"),))
            for name, number in self._rebuilt.ledger.fonts.items()
            if name not in _USUAL_FONTS
        ]


def _number(properties: Element | None, name: str, default: int) -> int:
    found = None if properties is None else properties.find(w(name))
    value = "" if found is None else found.get(w("val"), "")
    return int(value) if value.isdecimal() else default


def _atoms(element: Element) -> Iterator[Atom]:
    """Yield the atoms of a paragraph, without its text boxes and readings."""
    for child in element:
        tag = str(child.tag)
        if tag in _TEXTS:
            if child.text:
                yield Atom(child, shown_text(child.text))
        elif tag in _SIGNS:
            yield Atom(child, _SIGNS[tag])
        elif tag == w("sym"):
            yield Atom(child, symbol_text(child.get(w("font"), ""), child.get(w("char"), "")) or " ")
        elif tag not in _NOT_TEXT:
            yield from _atoms(child)


def _inner(element: Element) -> Iterator[Element]:
    """Yield the text boxes and readings anchored in a paragraph, not those inside a text box."""
    for child in element:
        if child.tag in {_BOX, w("rt")}:
            yield child
        elif child.tag not in {w("pPr"), w("rPr"), w("t")}:
            yield from _inner(child)
