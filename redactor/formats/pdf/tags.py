"""Reads the tags of a PDF: which marked content is a heading, a paragraph, a list, a table cell.

Takes the catalogue; gives a tree of `Element`s of standard kinds. No string of the tree is taken over
but the description of a picture, which goes through the plan like any other text. What it does not
know is passed through: its content stays where it is, under the element above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import pikepdf

from redactor.formats.pdf.objects import array, as_int, as_name, as_text, dictionary, identity, is_stream
from redactor.model.errors import TooLarge

Tag: TypeAlias = tuple[int, int]
"""Where marked content is: the page's number (or a form's object number, negative; 0 for what annotations
draw), and its MCID (or the annotation's object number)."""

ARTIFACT: Final[Tag] = (0, 0)
"""What the input says is no content: page headers, lines, backgrounds."""

STANDARD: Final = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Figure", "Formula"),
    )
)
CELLS: Final = frozenset(("TR", "TH", "TD"))
"""Kept when nothing is left in them: a table with a missing cell reads wrongly."""
DESCRIBED: Final = frozenset(("Figure", "Formula"))
_ALIKE: Final = {
    "Title": "H1",
    "DocumentFragment": "Div",
    "Aside": "Sect",
    "FENote": "Note",
    **dict.fromkeys(("Em", "Strong", "Sub", "Form", "Annot", "Ruby", "Warichu"), "Span"),
}
_GROUPS: Final = frozenset(("Document", "Part", "Art", "Sect", "Div", "BlockQuote", ""))
_SCOPES: Final = frozenset(("Row", "Column", "Both"))
_NUMBERINGS: Final = frozenset(
    ("None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")
)
_LOST: Final = frozenset(("/ActualText", "/E", "/T", "/ID", "/AF", "/Phoneme"))
LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{2})?")
_MOST: Final = 200_000
_DEEP: Final = 60
_MOST_SPAN: Final = 99
_MOST_RENAMED: Final = 10


@dataclass(slots=True)
class Element:
    """One element; `kids` are elements and marked content in reading order."""

    kind: str
    kids: list[Element | Tag] = field(default_factory=list)
    alt: str = ""
    language: str = ""
    attributes: dict[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class Tags:
    """The tags of one file, its root a Document. `kinds` says what marked content is part of."""

    root: Element
    kinds: dict[Tag, str] = field(default_factory=dict)
    lost: bool = False

    def descriptions(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, readable place and text of each description of a picture."""
        for number, element in enumerate(self.described(), 1):
            yield f"description:{number}", f"description of picture {number}", element.alt

    def described(self) -> list[Element]:
        """Return the elements with a description, in reading order."""
        return [element for element in _walk(self.root) if element.alt]


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def read_tags(pdf: Any) -> Tags | None:
    """Read the tags of a file, None where it has none."""
    source = dictionary(pdf.Root.get("/StructTreeRoot"))
    if "/K" not in source:
        return None
    reader = _Reader(pdf, source)
    tags = Tags(Element(""))
    reader.read(source, tags.root, 0, 0)
    tags.kinds, tags.lost = reader.kinds, reader.lost
    only = tags.root.kids[0] if len(tags.root.kids) == 1 else None
    if isinstance(only, Element) and only.kind == "Document":
        tags.root = only
    tags.root.kind = "Document"
    return tags if tags.kinds else None


class _Reader:
    """Walks the tree once; marked content that two elements claim belongs to the first."""

    def __init__(self, pdf: Any, source: Any) -> None:
        self._pages = {identity(page.obj): number for number, page in enumerate(pdf.pages, 1)}
        self._roles = dictionary(source.get("/RoleMap"))
        self._seen: set[tuple[int, int]] = set()
        self._left = _MOST
        self.kinds: dict[Tag, str] = {}
        self.lost = False

    def read(self, source: Any, into: Element, page: int, depth: int) -> None:
        """Add the kids of `source` to `into`."""
        page = self._page(source, page)
        kids = source.get("/K")
        for kid in array(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            self._left -= 1
            if self._left < 0:
                raise TooLarge("The PDF has more tags than the limit")
            self._kid(kid, into, page, depth)

    def _kid(self, kid: Any, into: Element, page: int, depth: int) -> None:
        if isinstance(kid, int):
            self._content((page, kid), into)
        elif not isinstance(kid, pikepdf.Dictionary):
            return
        elif as_name(kid.get("/Type")) == "MCR":
            self._content((self._owner(kid, page), as_int(kid.get("/MCID"), -1)), into)
        elif as_name(kid.get("/Type")) == "OBJR":
            self._content((0, identity(dictionary(kid.get("/Obj")))[0]), into)
        else:
            self._element(kid, into, page, depth)

    def _element(self, source: Any, into: Element, page: int, depth: int) -> None:
        own = identity(source)
        if depth > _DEEP or (own[0] and own in self._seen):
            return
        self._seen.add(own)
        self.lost = self.lost or any(key in source for key in _LOST)
        kind = self._kind(source, into.kind)
        if not kind:
            self.read(source, into, page, depth + 1)
            return
        made = Element(kind, attributes=_attributes(source))
        alt = as_text(source.get("/Alt"))
        if kind in DESCRIBED:
            made.alt = alt
        elif alt:
            self.lost = True
        language = as_text(source.get("/Lang"))
        made.language = language if LANGUAGE.fullmatch(language) else ""
        self.read(source, made, page, depth + 1)
        into.kids.append(made)

    def _content(self, tag: Tag, into: Element) -> None:
        if ((tag[0] and tag[1] >= 0) or tag[1] > 0) and tag not in self.kinds:
            self.kinds[tag] = into.kind or "P"
            into.kids.append(tag)

    def _page(self, source: Any, page: int) -> int:
        said = source.get("/Pg")
        return self._pages.get(identity(said), 0) if isinstance(said, pikepdf.Dictionary) else page

    def _owner(self, reference: Any, page: int) -> int:
        stream = reference.get("/Stm")
        return -identity(stream)[0] if is_stream(stream) else self._page(reference, page)

    def _kind(self, source: Any, above: str) -> str:
        """Return the standard kind of an element; empty where its kids take its place."""
        name = as_name(source.get("/S"))
        for _ in range(_MOST_RENAMED):
            if name in STANDARD or name in _ALIKE or "/" + name not in self._roles:
                break
            name = as_name(self._roles.get("/" + name))
        if name in ("NonStruct", "Private"):
            return ""
        name = _ALIKE.get(name, name)
        if name in STANDARD:
            return name
        return "P" if above in _GROUPS else "Span"


def _attributes(source: Any) -> dict[str, str | int]:
    """Return what screen readers need of an element's attributes: names and small numbers only."""
    listed = source.get("/A")
    found: dict[str, str | int] = {}
    for entry in array(listed) if isinstance(listed, pikepdf.Array) else [listed]:
        said = dictionary(entry)
        for key in ("ColSpan", "RowSpan"):
            span = as_int(said.get("/" + key), 1)
            if 1 < span <= _MOST_SPAN:
                found[key] = span
        for key, known in (("Scope", _SCOPES), ("ListNumbering", _NUMBERINGS)):
            name = as_name(said.get("/" + key))
            if name in known:
                found[key] = name
    return found
