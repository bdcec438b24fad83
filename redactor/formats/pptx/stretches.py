"""The text of a rebuilt presentation as stretches: a paragraph each, made of atoms that know their element.

Takes a `Rebuilt`; gives stretches page by page and shape by shape, with keys, labels and positions.
It does not promise a view: `views` joins the stretches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.ooxml import Element
from redactor.formats.pptx.names import local, qn, qns
from redactor.formats.pptx.positions import Box, Positions
from redactor.formats.pptx.rebuild import Page, Rebuilt
from redactor.model.errors import Damaged

_USUAL: Final = """
    Arial|Times New Roman|Calibri|Calibri Light|Cambria|Courier New|Symbol|Wingdings|Wingdings 2|Wingdings 3
    |Webdings|Aptos|Aptos Display|Segoe UI|Segoe UI Symbol|Tahoma|Verdana|MS PGothic|MS Gothic|SimSun
    |Arial Unicode MS|Liberation Sans|Liberation Serif|Consolas|Gill Sans MT|Century Gothic|Garamond
    |Trebuchet MS|DejaVu Sans|Noto Sans|Helvetica|Georgia|Franklin Gothic Book|Corbel|Candara|Constantia
    |Arial Narrow"""
USUAL_FONTS: Final = frozenset(name.strip() for name in _USUAL.split("|"))
_SHAPES: Final = qns("p", "sp cxnSp pic graphicFrame grpSp")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a stretch: the text of an element, of an attribute, or the sign an element stands for."""

    element: Element
    text: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text without a border inside: a paragraph, a description, a font name."""

    key: str
    label: str
    atoms: tuple[Atom, ...]

    @property
    def text(self) -> str:
        """The text as it is searched."""
        return "".join(atom.text for atom in self.atoms)


@dataclass
class Shape:
    """The paragraphs of one shape, or the rows of cells of a table: with their columns."""

    box: Box | None
    paragraphs: list[Stretch] = field(default_factory=list)
    rows: list[list[tuple[int, list[Stretch]]]] = field(default_factory=list)

    def all(self) -> Iterator[Stretch]:
        """Yield every stretch, cells row by row."""
        yield from self.paragraphs
        for row in self.rows:
            for _, cell in row:
                yield from cell


@dataclass
class Gathered:
    """All text of a presentation."""

    pages: list[tuple[Page, list[Shape]]]
    asides: list[Stretch]
    fonts: list[Stretch]

    def all(self) -> Iterator[Stretch]:
        """Yield every stretch once."""
        for _, shapes in self.pages:
            for shape in shapes:
                yield from shape.all()
        yield from self.asides
        yield from self.fonts


class Gatherer:
    """Walks a rebuilt presentation and numbers its stretches."""

    def __init__(self, rebuilt: Rebuilt) -> None:
        """Keep the presentation."""
        self._rebuilt = rebuilt
        self._positions = Positions(rebuilt)
        self._next = 0
        self._asides: list[Stretch] = []

    def gather(self) -> Gathered:
        """Return all text, slides first. Raises Damaged."""
        order = {"slide": 0, "layout": 1, "master": 2}
        pages = sorted(self._rebuilt.pages, key=lambda page: (order[page.kind], page.number))
        found = [(page, self._page(page)) for page in pages]
        properties = self._rebuilt.properties
        for element in () if properties is None else properties:
            self._asides.append(
                Stretch(self._key(), "title of the presentation", (Atom(element, element.text or ""),))
            )
        gathered = Gathered(found, self._asides, self._fonts())
        self._check(gathered)
        return gathered

    def _check(self, gathered: Gathered) -> None:
        """Refuse to go on if any text of the new file is in no stretch: it would not be searched."""
        atoms = sum(atom.element.tag == qn("a:t") for stretch in gathered.all() for atom in stretch.atoms)
        texts = sum(
            bool(text.text)
            for page in self._rebuilt.pages
            for text in page.root.iter(qn("a:t"))
            if local(_parent(text).tag) != "fld"
        )
        if atoms != texts:
            raise Damaged("The presentation holds text outside its paragraphs")

    def _key(self) -> str:
        self._next += 1
        return str(self._next)

    def _page(self, page: Page) -> list[Shape]:
        shapes: list[Shape] = []
        for number, element in enumerate(_shapes(page.root), start=1):
            shapes.append(self._shape(element, page, f"{page.label}, shape {number}"))
            for identity in element.iter(qn("p:cNvPr")):
                if _owner(identity) is element and identity.get("descr"):
                    atom = Atom(identity, identity.get("descr", ""), "descr")
                    self._asides.append(
                        Stretch(self._key(), f"description of a shape, {page.label}", (atom,))
                    )
        return shapes

    def _shape(self, element: Element, page: Page, label: str) -> Shape:
        shape = Shape(self._positions.box(element, page))
        if element.tag == qn("p:grpSp"):
            return shape
        for body in element.iterchildren(qn("p:txBody")):
            shape.paragraphs += self._paragraphs(body, label)
        for number, row in enumerate(element.iter(qn("a:tr")), start=1):
            cells = []
            for column, cell in enumerate(row.iterchildren(qn("a:tc"))):
                body = cell.find(qn("a:txBody"))
                name = f"{label}, row {number}, cell {column + 1}"
                cells.append((column, [] if body is None else self._paragraphs(body, name)))
            shape.rows.append(cells)
        return shape

    def _paragraphs(self, body: Element, label: str) -> list[Stretch]:
        found = []
        for number, paragraph in enumerate(body.iterchildren(qn("a:p")), start=1):
            atoms = tuple(_atoms(paragraph))
            if atoms:
                found.append(Stretch(self._key(), f"{label}, line {number}", atoms))
        return found

    def _fonts(self) -> list[Stretch]:
        """Return the names of unusual fonts; their atoms hold a page as a stand-in."""
        root = self._rebuilt.pages[0].root
        return [
            Stretch(f"font:{number}", "font name", (Atom(root, name, "font"),))
            for name, number in self._rebuilt.ledger.fonts.items()
            if name not in USUAL_FONTS
        ]


def _parent(element: Element) -> Element:
    parent = element.getparent()
    return element if parent is None else parent


def _shapes(root: Element) -> Iterator[Element]:
    """Yield shapes in their order on the page, those in groups too."""
    yield from root.iter(*_SHAPES)


def _owner(identity: Element) -> Element | None:
    return next(iter(identity.iterancestors(*_SHAPES)), None)


def _atoms(paragraph: Element) -> Iterator[Atom]:
    for child in paragraph:
        if child.tag == qn("a:r"):
            text = child.find(qn("a:t"))
            if text is not None and text.text:
                yield Atom(text, text.text)
        elif child.tag == qn("a:br"):
            yield Atom(child, "\n")
