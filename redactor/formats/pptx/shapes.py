"""Copies the shapes of a slide, layout or master: shapes, groups, connectors, pictures, tables, SmartArt.

Takes a source shape tree; gives a new one. Charts and objects are reported as lost, prompts left out.
It does not promise animations: everything on a slide is there from the start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from redactor.formats.ooxml import Element, Package, Relation
from redactor.formats.pptx.copying import Copier
from redactor.formats.pptx.ledger import Ledger
from redactor.formats.pptx.names import DIAGRAM_URI, LOST_URIS, SPACES, TABLE_URI, local, qn, qns

_DRAWN: Final = qns("p", "sp grpSp cxnSp pic graphicFrame")
_PROPERTIES: Final = qns("p", "nvSpPr nvPicPr nvCxnSpPr nvGrpSpPr nvGraphicFramePr")
_SHOWN: Final = qns(
    "p",
    "nvSpPr nvPicPr nvCxnSpPr nvGrpSpPr spPr grpSpPr style txBody blipFill",
)
_SILENT: Final = frozenset({"extLst", "txXfrm"})
_ON: Final = frozenset({"1", "true"})
_DIAGRAM_DATA: Final = qn("r:dm")
Tables = dict[str, str]


class ShapeCopier:
    """Copies the shapes of one part."""

    def __init__(
        self, package: Package, member: str, ledger: Ledger, tables: Tables, *, prompts: bool = False
    ) -> None:
        """`member` is the part; `prompts` says that its placeholders only prompt."""
        self._package = package
        self._ledger = ledger
        self._tables = tables
        self._prompts = prompts
        self._relations = package.relations(member)
        self._copier = Copier(ledger, self._relations, tables)
        self._handlers: dict[str, Callable[[Element, Element], None]] = {
            "sp": self._shape,
            "cxnSp": self._shape,
            "pic": self._shape,
            "grpSp": self._group,
            "graphicFrame": self._frame,
            "AlternateContent": self._alternatives,
            "contentPart": lambda *_: self._ledger.lose("ink"),
        }

    @property
    def copier(self) -> Copier:
        """What copies properties of this part."""
        return self._copier

    def tree(self, source: Element, parent: Element) -> None:
        """Append the copy of a shape tree."""
        new = etree.SubElement(parent, qn("p:spTree"))
        for child in source:
            if child.tag in {qn("p:nvGrpSpPr"), qn("p:grpSpPr")}:
                self._copier.copy(child, new)
            else:
                self._visit(child, new)

    def _visit(self, child: Element, parent: Element) -> None:
        handler = self._handlers.get(local(child.tag))
        if handler is not None:
            handler(child, parent)
        elif isinstance(child.tag, str) and local(child.tag) not in _SILENT:
            self._ledger.lose("unknown-content")

    def _shape(self, source: Element, parent: Element) -> None:
        if self._is_hidden(source):
            self._ledger.lose("hidden-text")
            return
        if self._prompts and source.find(f".//{qn('p:ph')}") is not None:
            source = _without_prompt(source)
        new = etree.SubElement(parent, source.tag)
        if source.get("useBgFill") in _ON:
            new.set("useBgFill", "1")
        for child in source:
            if child.tag in _SHOWN:
                self._copier.copy(child, new)

    def _group(self, source: Element, parent: Element) -> None:
        if self._is_hidden(source):
            self._ledger.lose("hidden-text")
            return
        new = etree.SubElement(parent, source.tag)
        for child in source:
            if child.tag in {qn("p:nvGrpSpPr"), qn("p:grpSpPr")}:
                self._copier.copy(child, new)
            else:
                self._visit(child, new)

    def _is_hidden(self, source: Element) -> bool:
        properties = next((child for child in source if child.tag in _PROPERTIES), None)
        found = None if properties is None else properties.find(qn("p:cNvPr"))
        return found is not None and found.get("hidden", "") in _ON

    def _alternatives(self, source: Element, parent: Element) -> None:
        """Keep the branch every program shows; a chart in another branch is lost all the same."""
        for data in source.iter(qn("a:graphicData")):
            if data.get("uri", "") in LOST_URIS:
                self._ledger.lose(LOST_URIS[data.get("uri", "")])
                break
        fallback = source.find(qn("mc:Fallback"))
        branch = fallback if fallback is not None and len(fallback) else source.find(qn("mc:Choice"))
        for child in () if branch is None else branch:
            self._visit(child, parent)

    def _frame(self, source: Element, parent: Element) -> None:
        if self._is_hidden(source):
            self._ledger.lose("hidden-text")
            return
        data = source.find(f"{qn('a:graphic')}/{qn('a:graphicData')}")
        uri = "" if data is None else data.get("uri", "")
        if data is not None and uri == TABLE_URI:
            self._table(source, data, parent)
        elif data is not None and uri == DIAGRAM_URI and self._diagram(source, data, parent):
            self._ledger.lose("chart-data")
        else:
            self._ledger.lose("smartart" if uri == DIAGRAM_URI else LOST_URIS.get(uri, "drawing"))
            # Of an object the preview is kept, which is a picture like any other.
            for picture in () if data is None else data.iter(qn("p:pic")):
                self._shape(picture, parent)

    def _table(self, source: Element, data: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        for child in source:
            if child.tag in {qn("p:nvGraphicFramePr"), qn("p:xfrm")}:
                self._copier.copy(child, new)
        graphic = etree.SubElement(new, qn("a:graphic"))
        inner = etree.SubElement(graphic, qn("a:graphicData"), {"uri": TABLE_URI})
        self._copier.children(data, inner)

    def _diagram(self, source: Element, data: Element, parent: Element) -> bool:
        """Put the shapes that PowerPoint drew for a SmartArt in its place; say whether there are any."""
        drawn = self._drawn_diagram(data)
        tree = None if drawn is None else drawn[1].find(qn("dsp:spTree"))
        if drawn is None or tree is None or not len(tree):
            return False
        group = etree.SubElement(parent, qn("p:grpSp"))
        number = str(self._ledger.shape())
        names = etree.SubElement(group, qn("p:nvGrpSpPr"))
        etree.SubElement(names, qn("p:cNvPr"), {"id": number, "name": f"Shape {number}"})
        etree.SubElement(names, qn("p:cNvGrpSpPr"))
        etree.SubElement(names, qn("p:nvPr"))
        self._place(source, etree.SubElement(group, qn("p:grpSpPr")))
        below = ShapeCopier(self._package, drawn[0], self._ledger, self._tables)
        for child in tree:
            if local(child.tag) not in {"nvGrpSpPr", "grpSpPr"}:
                below.add(_as_slide(child), group)
        return True

    def add(self, source: Element, parent: Element) -> None:
        """Append the copy of one shape."""
        self._visit(source, parent)

    def _place(self, source: Element, properties: Element) -> None:
        new = etree.SubElement(properties, qn("a:xfrm"))
        frame = source.find(qn("p:xfrm"))
        for name, inner in (("off", "off"), ("ext", "ext"), ("chOff", ""), ("chExt", "ext")):
            found = None if frame is None or not inner else frame.find(qn(f"a:{inner}"))
            made = etree.SubElement(new, qn(f"a:{name}"))
            keys = ("cx", "cy") if name.endswith("xt") else ("x", "y")
            for key in keys:
                number = "" if found is None else found.get(key, "")
                made.set(key, number if number.lstrip("-").isdecimal() and len(number) < 12 else "0")

    def _drawn_diagram(self, data: Element) -> tuple[str, Element] | None:
        """Return the part with the shapes of a diagram: its data part tells its relationship here."""
        ids = data.find(qn("dgm:relIds"))
        relation = None if ids is None else self._relations.get(ids.get(_DIAGRAM_DATA, ""))
        if relation is None or not relation.target:
            return None
        self._ledger.read.add(relation.target)
        model = self._package.xml(relation.target)
        for extension in model.iter("{*}dataModelExt"):
            drawing = self._relations.get(extension.get("relId", ""))
            if drawing is not None and drawing.target and drawing.kind == "diagramDrawing":
                self._ledger.read.add(drawing.target)
                return drawing.target, self._package.xml(drawing.target)
        return None


def _without_prompt(shape: Element) -> Element:
    """Return a placeholder without the words that tell what to put there; its formatting stays."""
    copy = etree.fromstring(etree.tostring(shape))
    for body in copy.iter(qn("p:txBody")):
        for paragraph in list(body.iterchildren(qn("a:p"))):
            body.remove(paragraph)
        etree.SubElement(body, qn("a:p"))
    return copy


def _as_slide(source: Element) -> Element:
    """Return a shape of a diagram's drawing as one of a slide."""
    copy = etree.fromstring(etree.tostring(source))
    for element in copy.iter("*"):
        if str(element.tag).startswith(f"{{{SPACES['dsp']}}}"):
            element.tag = qn(f"p:{local(element.tag)}")
    for element in copy.iter(*_PROPERTIES):
        if element.find(qn("p:nvPr")) is None:
            etree.SubElement(element, qn("p:nvPr"))
    return copy


def relations_of(package: Package, member: str, kind: str) -> list[Relation]:
    """Return the relationships of one kind that lead to a part of the file."""
    return [one for one in package.relations(member).values() if one.kind == kind and one.target]
