"""Copies VML, the older drawing language: pictures, text boxes, watermarks, previews of objects.

Takes ``w:pict`` or ``w:object`` and the run it goes into; the object itself is reported as lost.
It does not promise effects; a style keeps only place and size.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from redactor.formats.docx.alternatives import simplest
from redactor.formats.docx.drawing import Story
from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import SPACES, qn, w
from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element, Relation
from redactor.formats.wordlist import words

_ELEMENTS: Final = frozenset(
    qn(f"{prefix}:{name}")
    for prefix, names in {
        "v": "shapetype shape group rect roundrect oval line polyline arc curve image background fill "
        "stroke shadow path "
        "formulas f textbox textpath imagedata handles h",
        "w10": "wrap anchorlock bordertop borderbottom borderleft borderright",
    }.items()
    for name in names.split()
)
_ATTRIBUTES: Final = words(
    """
    fillcolor strokecolor filled stroked strokeweight coordsize coordorigin adj opacity arcsize from to
    on color color2 angle focus type inset joinstyle dashstyle endcap startarrow endarrow linestyle
    weight origin offset obscured textpathok gradientshapeok arrowok limo fitshape fitpath trim cropleft
    croptop cropright cropbottom gain blacklevel grayscale side anchorx anchory position xrange yrange
    startangle endangle control1 control2 points wrapcoords print bullet
    """
)
_OFFICE: Final = words(
    """
        hr hrstd hralign hrpct hrnoshade spt connecttype preferrelative allowincell allowoverlap
        """
)
_SHAPE_TYPE: Final = re.compile(r"#?_x0000_t\d{1,4}")
_EQUATION: Final = re.compile(
    r"(sum|prod|mid|abs|min|max|if|mod|atan2|sin|cos|cosatan2|sinatan2|sqrt|sumangle|ellipse|tan|val)"
    r"( (-?\d{1,9}|[@#]\d{1,3}|pixelWidth|pixelHeight|pixelLineWidth|lineDrawn"
    r"|width|height|xcenter|ycenter|emuwidth|emuheight))*"
)
_OBJECT: Final = frozenset({qn("o:OLEObject"), w("objectEmbed"), w("objectLink"), w("control")})
_VML: Final = f"{{{SPACES['v']}}}"
_GEOMETRY: Final = frozenset({"path", "v"})


class VmlCopier:
    """Copies the VML of one part."""

    def __init__(self, ledger: Ledger, relations: dict[str, Relation], story: Story) -> None:
        """Keep the ledger, the part's relationships, and the way to flatten a text box."""
        self._ledger = ledger
        self._relations = relations
        self._story = story

    def picture(self, source: Element, target: Element) -> None:
        """Append the copy of a ``w:pict`` to a run."""
        if target.tag != w("r"):
            self._ledger.lose("drawing")
            return
        new = etree.SubElement(target, w("pict"), nsmap=SPACES)
        for child in source:
            self._copy(child, new)
        if not any(child.tag != qn("v:shapetype") for child in new):
            target.remove(new)

    def object(self, source: Element, target: Element) -> None:
        """Append the preview of an embedded object; the object is lost."""
        if source.find(w("drawing")) is not None:
            self._ledger.lose("drawing")
        self._ledger.lose("embedded-object")
        self.picture(source, target)

    def _copy(self, source: Element, parent: Element) -> None:
        tag = str(source.tag)
        if tag == qn("v:imagedata"):
            self._image(source, parent)
        elif tag in _ELEMENTS:
            self._plain(source, parent)
        elif tag == w("txbxContent"):
            self._story(source, etree.SubElement(parent, tag, nsmap=SPACES))
        elif tag == qn("mc:AlternateContent"):
            for child in simplest(source):
                self._copy(child, parent)
        elif tag in _OBJECT:
            pass  # counted where the object stands
        elif any(node.tag == w("t") for node in source.iter()):
            self._ledger.lose("unknown-content")

    def _plain(self, source: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        for name in _ATTRIBUTES:
            value = values.points(source.get(name, ""))
            if value:
                new.set(name, value)
        for name in _OFFICE:
            value = values.plain(source.get(qn(f"o:{name}"), ""))
            if value:
                new.set(qn(f"o:{name}"), value)
        self._special(source, new)
        for child in source:
            self._copy(child, new)

    def _special(self, source: Element, new: Element) -> None:
        """Set the attributes that have a form of their own."""
        style = values.css(source.get("style", ""))
        if style:
            new.set("style", style)
        if _SHAPE_TYPE.fullmatch(source.get("type", "")):
            new.set("type", source.get("type", ""))
        self._identity(source, new)
        for name in _GEOMETRY:
            if values.vml_path(source.get(name, "")):
                new.set(name, source.get(name, ""))
        if _EQUATION.fullmatch(source.get("eqn", "")):
            new.set("eqn", source.get("eqn", ""))
        if source.tag == qn("v:textpath") and source.get("string"):
            new.set("string", source.get("string", ""))
        if source.get(qn("r:id")) or source.get(qn("o:relid")):
            self._ledger.lose("drawing")

    def _identity(self, source: Element, new: Element) -> None:
        if not str(source.tag).startswith(_VML):
            return  # only descriptions of VML proper are searched
        if source.tag == qn("v:shapetype"):
            if _SHAPE_TYPE.fullmatch(source.get("id", "")):
                new.set("id", source.get("id", ""))
        elif source.tag in {qn("v:f"), qn("v:formulas"), qn("v:stroke"), qn("v:path")}:
            return
        elif source.get("id") or source.get("alt"):
            new.set("id", f"shape{self._ledger.shape()}")
        alt = source.get("alt", "")
        if alt and not values.is_path(alt):
            new.set("alt", alt)
        if source.get("href"):
            self._ledger.lose("external-link")

    def _image(self, source: Element, parent: Element) -> None:
        relation = self._relations.get(source.get(qn("r:id"), "") or source.get(qn("r:pict"), ""))
        if relation is None or not relation.target:
            self._ledger.lose("linked-picture")
            return
        new = etree.SubElement(parent, source.tag)
        new.set(qn("r:id"), self._ledger.picture(relation.target))
        for name in _ATTRIBUTES:
            value = values.plain(source.get(name, ""))
            if value:
                new.set(name, value)
