"""Turns an opened package into a rebuilt presentation: shown slides, their layouts, masters and themes.

Takes a `Package`; gives a `Rebuilt`. The same package always gives the same, so locations stay good.
It does not promise that anything is released: marks and pictures are put in by `write`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from redactor.formats.drawingml.theme import plain_formats, theme
from redactor.formats.ooxml import Element, Package
from redactor.formats.pptx.copying import Copier
from redactor.formats.pptx.ledger import Ledger
from redactor.formats.pptx.names import SPACES, WRITTEN, qn
from redactor.formats.pptx.residue import residue
from redactor.formats.pptx.shapes import ShapeCopier, relations_of
from redactor.formats.pptx.tables import table_styles
from redactor.model.errors import Damaged
from redactor.model.text import Location, OpaquePart

_OFF: Final = frozenset({"0", "false"})
_AFTER_SHAPES: Final = tuple(qn(f"p:{name}") for name in ("clrMap", "clrMapOvr", "hf", "txStyles"))
_MOVING: Final = tuple(qn(f"p:{name}") for name in ("transition", "timing"))
_SIZES: Final = ("sldSz", "notesSz")
_LISTS: Final = ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
_LEAST_STYLES: Final = 3


@dataclass(frozen=True, slots=True)
class Page:
    """A slide, layout or master. `below` is the number of its layout or master, or of a master's theme."""

    kind: str
    number: int
    label: str
    root: Element
    below: int


@dataclass
class Rebuilt:
    """A presentation as it will be written, before marks."""

    pages: list[Page]
    themes: list[Element]
    sizes: list[Element]
    text_style: Element | None
    tables: Element | None
    properties: Element | None
    ledger: Ledger
    opaque: tuple[OpaquePart, ...] = ()
    pictures: dict[int, str] = field(default_factory=dict)

    def of(self, kind: str) -> list[Page]:
        """Return the slides, layouts or masters."""
        return [page for page in self.pages if page.kind == kind]


class Rebuilder:
    """Rebuilds one package."""

    def __init__(self, package: Package) -> None:
        """Find the main part. Raises Damaged."""
        self._package = package
        self._main = package.main()
        if not self._main:
            raise Damaged("The file has no presentation in it")
        self._root = package.xml(self._main)
        if self._root.tag != qn("p:presentation"):
            raise Damaged("The file has no presentation in it")
        self._ledger = Ledger(read={self._main})
        self._tables: dict[str, str] = {}
        self._pages: dict[str, Page] = {}
        self._themes: dict[str, Element] = {}

    def rebuild(self) -> Rebuilt:
        """Return the rebuilt presentation."""
        tables = self._table_styles()
        for number, member in enumerate(self._shown_slides(), start=1):
            self._slide(member, number)
        if not any(page.kind == "slide" for page in self._pages.values()):
            raise Damaged("No slide of the presentation is shown")
        self._ledger.place = "presentation"
        copier = Copier(self._ledger, {}, self._tables)
        style = self._root.find(qn("p:defaultTextStyle"))
        made_style = None if style is None else etree.Element(style.tag, nsmap=WRITTEN)
        if style is not None and made_style is not None:
            copier.children(style, made_style)
        rebuilt = Rebuilt(
            list(self._pages.values()),
            list(self._themes.values()),
            [size for name in _SIZES for size in self._root.iterchildren(qn(f"p:{name}"))],
            made_style,
            tables,
            self._title(),
            self._ledger,
        )
        self._ledger.read |= set(self._ledger.pictures)
        rebuilt.pictures = {number: member for member, number in self._ledger.pictures.items()}
        rebuilt.opaque = (*self._lost(), *residue(self._package, self._ledger.read))
        return rebuilt

    def _table_styles(self) -> Element | None:
        for relation in relations_of(self._package, self._main, "tableStyles"):
            self._ledger.read.add(relation.target)
            return table_styles(self._package.xml(relation.target), self._ledger, self._tables)
        return table_styles(None, self._ledger, self._tables)

    def _shown_slides(self) -> Iterator[str]:
        """Yield the slides in their order; one that is hidden is counted and left out."""
        relations = self._package.relations(self._main)
        seen: set[str] = set()
        for entry in self._root.iterfind(f"{qn('p:sldIdLst')}/{qn('p:sldId')}"):
            relation = relations.get(entry.get(qn("r:id"), ""))
            if relation is None or not relation.target or relation.kind != "slide" or relation.target in seen:
                raise Damaged("A slide is missing or listed twice")
            seen.add(relation.target)
            if self._package.xml(relation.target).get("show", "1") in _OFF:
                self._ledger.read.add(relation.target)
                self._ledger.lose("hidden-slide")
            else:
                yield relation.target

    def _slide(self, member: str, number: int) -> None:
        layout = self._one(member, "slideLayout")
        master = self._one(layout, "slideMaster")
        if master not in self._pages:
            below = self._theme(master)
            self._page(master, "master", self._count("master"), below)
        if layout not in self._pages:
            self._page(layout, "layout", self._count("layout"), self._pages[master].number)
        self._page(member, "slide", number, self._pages[layout].number)

    def _one(self, member: str, kind: str) -> str:
        for relation in relations_of(self._package, member, kind):
            return relation.target
        raise Damaged("A slide has no layout or master")

    def _count(self, kind: str) -> int:
        return 1 + sum(page.kind == kind for page in self._pages.values())

    def _page(self, member: str, kind: str, number: int, below: int) -> None:
        source = self._package.xml(member)
        data = source.find(qn("p:cSld"))
        tree = None if data is None else data.find(qn("p:spTree"))
        if data is None or tree is None:
            raise Damaged("A slide has no shapes")
        self._ledger.read.add(member)
        self._ledger.place = f"{kind} {number}"
        root = etree.Element(source.tag, nsmap=WRITTEN)
        shapes = ShapeCopier(self._package, member, self._ledger, self._tables, prompts=kind != "slide")
        if source.get("showMasterSp") in _OFF:
            root.set("showMasterSp", "0")
        new = etree.SubElement(root, qn("p:cSld"))
        background = data.find(qn("p:bg"))
        if background is not None:
            shapes.copier.copy(background, new)
        shapes.tree(tree, new)
        for child in source.iterchildren(*_AFTER_SHAPES):
            shapes.copier.copy(child, root)
        if any(True for _ in source.iterchildren(*_MOVING)):
            self._ledger.lose("transition")
        self._pages[member] = Page(kind, number, f"{kind} {number}", root, below)

    def _theme(self, master: str) -> int:
        member = self._one(master, "theme")
        if member not in self._themes:
            self._ledger.read.add(member)
            source = self._package.xml(member)
            made = theme(source, self._ledger.font, self._formats(source))
            if made is None:
                raise Damaged("A master has no theme")
            self._themes[member] = made
        return list(self._themes).index(member) + 1

    def _formats(self, source: Element) -> Element:
        """Return the theme's fills, lines and effects without pictures; plain ones if some are missing."""
        found = source.find(f".//{qn('a:fmtScheme')}")
        made = etree.Element(qn("a:fmtScheme"), {"name": "Formats"}, nsmap={"a": SPACES["a"]})
        copier = Copier(self._ledger, {}, self._tables)
        for name in _LISTS:
            styles = None if found is None else found.find(qn(f"a:{name}"))
            new = etree.SubElement(made, qn(f"a:{name}"))
            for style in () if styles is None else styles:
                if style.tag == qn("a:blipFill"):
                    fill = etree.SubElement(new, qn("a:solidFill"))
                    etree.SubElement(fill, qn("a:schemeClr"), {"val": "phClr"})
                elif isinstance(style.tag, str):
                    copier.copy(style, new)
            if len(new) < _LEAST_STYLES:
                return plain_formats()
        return made

    def _title(self) -> Element | None:
        """Return new core properties that hold the title alone, or None without one."""
        for relation in relations_of(self._package, "", "core-properties"):
            found = self._package.xml(relation.target).find(qn("dc:title"))
            title = "" if found is None else " ".join("".join(found.itertext()).split())
            if title:
                root = etree.Element(qn("cp:coreProperties"), nsmap={p: SPACES[p] for p in ("cp", "dc")})
                etree.SubElement(root, qn("dc:title")).text = title
                return root
        return None

    def _lost(self) -> Iterator[OpaquePart]:
        for (place, code), count in self._ledger.losses.items():
            times = "" if count == 1 else f", {count} times"
            yield OpaquePart(Location(f"lost:{place}:{code}", f"{place}{times}"), code)
