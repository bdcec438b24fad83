"""Tags the new file: numbers what is drawn, then builds a fresh tree that says what it is.

Takes the input's tags as `Elements` without strings, and the streams as they are written; gives tree and
parent tree. It promises that every number in a stream stands in the tree once; it does not promise that
what the input left untagged is tagged.

    /P <</MCID 4>> BDC ... (She met) Tj ... EMC        one piece: (tag of the input, place in its order)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.tags import ARTIFACT, CELLS, DESCRIBED, Element, Tag, Tags

_MOST: Final = 20_000
_TABLE: Final = ("ColSpan", "RowSpan", "Scope")
_A_PICTURE: Final = {"en": "This page is shown as a picture.", "cy": "Dangosir y dudalen hon fel llun."}


@dataclass(slots=True)
class Marker:
    """Numbers the pieces of one content stream: the position in `pieces` is the MCID."""

    kinds: Mapping[Tag, str]
    pieces: list[tuple[Tag, float]] = field(default_factory=list)

    def draws(self, tag: Tag | None) -> bool:
        """Say whether lines and shapes tagged so are content; elsewhere they only adorn the words."""
        return tag == ARTIFACT or (tag is not None and self.kinds.get(tag) in DESCRIBED)

    def begin(self, tag: Tag | None, order: float) -> str:
        """Return the operator that begins a piece; empty where what follows is not tagged."""
        if tag == ARTIFACT:
            return "/Artifact BMC"
        kind = self.kinds.get(tag) if tag is not None else None
        if kind is None or tag is None or len(self.pieces) >= _MOST:
            return ""
        self.pieces.append((tag, order))
        return f"/{kind} <</MCID {len(self.pieces) - 1}>> BDC"


@dataclass(slots=True)
class _Piece:
    order: float
    page: Any
    form: Any
    key: int
    number: int


class Tagging:
    """Collects the pieces of all streams and builds the tree."""

    def __init__(self, pdf: Any, tags: Tags) -> None:
        """Start for a new file; `tags` are the input's."""
        self._pdf = pdf
        self._tags = tags
        self._pieces: dict[Tag, list[_Piece]] = {}
        self._pictures: dict[int, list[_Piece]] = {}
        self._streams: list[list[Any]] = []
        self._links: dict[Tag, tuple[Any, Any]] = {}
        self._alts: dict[int, str] = {}

    def marker(self) -> Marker:
        """Return a marker for a new stream."""
        return Marker(self._tags.kinds)

    def add(self, marker: Marker, page: Any, form: Any = None) -> None:
        """Take in the pieces of a stream, once its page (and form) stand."""
        if not marker.pieces:
            return
        key = self._key(form if form is not None else page, len(marker.pieces))
        for number, (tag, order) in enumerate(marker.pieces):
            self._pieces.setdefault(tag, []).append(_Piece(order, page, form, key, number))

    def add_picture_page(self, number: int, page: Any, *, said: bool) -> None:
        """Take in a page that is one picture, drawn as MCID 0; `said` are its words, as MCID 1."""
        count = 2 if said else 1
        key = self._key(page, count)
        self._pictures[number] = [_Piece(0.0, page, None, key, at) for at in range(count)]

    def add_link(self, source: int, page: Any, link: Any) -> None:
        """Take in a link that was built anew from the annotation with object number `source`."""
        self._links[(0, source)] = (page, link)

    def _key(self, owner: Any, count: int) -> int:
        owner["/StructParents"] = len(self._streams)
        self._streams.append([None] * count)
        return len(self._streams) - 1

    def write(self, language: str, say: Callable[[str, str], str]) -> None:
        """Build the tree; `say` gives the text of a description after the plan."""
        keys = (key for key, _, _ in self._tags.descriptions())
        self._alts = {
            id(element): say(key, element.alt)
            for key, element in zip(keys, self._tags.described(), strict=True)
        }
        told = _A_PICTURE.get(language[:2].lower(), _A_PICTURE["en"])
        root = self._pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        document = self._new("Document", root)
        kids = self._kids(self._tags.root, document, told)
        for pieces in self._pictures.values():
            kids += self._picture(pieces, document, told)
        if not kids:
            return
        self._fill(document, self._tags.root, kids)
        root["/K"] = pikepdf.Array([document])
        numbers: list[Any] = []
        for key, parents in enumerate(self._streams):
            numbers += [key, parents if isinstance(parents, pikepdf.Dictionary) else pikepdf.Array(parents)]
        root["/ParentTree"] = self._pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
        root["/ParentTreeNextKey"] = len(self._streams)
        self._pdf.Root["/StructTreeRoot"] = root
        self._pdf.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=True)

    def _kids(self, element: Element, parent: Any, told: str) -> list[Any]:
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                made = self._element(kid, parent, told)
                kids += [made] if made is not None else []
            elif kid[0] in self._pictures:
                # The first content of a page that became a picture stands for all of it.
                kids += self._picture(self._pictures.pop(kid[0]), parent, told)
            elif kid in self._links:
                kids.append(self._link(*self._links.pop(kid), parent))
            else:
                pieces = sorted(self._pieces.pop(kid, ()), key=lambda piece: piece.order)
                kids += [self._reference(piece, parent) for piece in pieces]
        return kids

    def _element(self, element: Element, parent: Any, told: str) -> Any:
        made = self._new(element.kind, parent)
        kids = self._kids(element, made, told)
        if not kids and element.kind not in CELLS:
            return None
        self._fill(made, element, kids)
        return made

    def _fill(self, made: Any, element: Element, kids: list[Any]) -> None:
        made["/K"] = pikepdf.Array(kids)
        alt = self._alts.get(id(element), "")
        if alt:
            made["/Alt"] = pikepdf.String(alt)
        if element.language:
            made["/Lang"] = pikepdf.String(element.language)
        table = {name: value for name, value in element.attributes.items() if name in _TABLE}
        listed = {name: value for name, value in element.attributes.items() if name not in _TABLE}
        attributes = [*_attributes("Table", table), *_attributes("List", listed)]
        if attributes:
            made["/A"] = pikepdf.Array(attributes)

    def _new(self, kind: str, parent: Any) -> Any:
        return self._pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name("/" + kind), P=parent)
        )

    def _reference(self, piece: _Piece, parent: Any) -> Any:
        self._streams[piece.key][piece.number] = parent
        made = pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=piece.page, MCID=piece.number)
        if piece.form is not None:
            made["/Stm"] = piece.form
        return made

    def _picture(self, pieces: list[_Piece], parent: Any, told: str) -> list[Any]:
        made = [self._new(kind, parent) for kind, _ in zip(("Figure", "P"), pieces, strict=False)]
        for element, piece in zip(made, pieces, strict=True):
            element["/K"] = pikepdf.Array([self._reference(piece, element)])
        made[0]["/Alt"] = pikepdf.String(told)
        return made

    def _link(self, page: Any, link: Any, parent: Any) -> Any:
        link["/StructParent"] = len(self._streams)
        self._streams.append(parent)
        return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Pg=page, Obj=link)


def _attributes(owner: str, said: Mapping[str, str | int]) -> list[Any]:
    """Return one attribute object, if there is anything to say."""
    if not said:
        return []
    made = pikepdf.Dictionary(O=pikepdf.Name("/" + owner))
    for name, value in sorted(said.items()):
        made["/" + name] = value if isinstance(value, int) else pikepdf.Name("/" + value)
    return [made]
