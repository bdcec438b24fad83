"""Copies DrawingML: pictures, shapes, text boxes, groups. Charts, diagrams and ink are reported as lost.

Takes ``w:drawing`` and the run it goes into; pictures become placeholders, text boxes become stories.
It does not promise effects or custom outlines: a shape it cannot draw keeps its box.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from redactor.formats.docx.alternatives import simplest
from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import CHART_URI, CHARTEX_URI, DIAGRAM_URI, SPACES, qn, w
from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element, Relation
from redactor.formats.wordlist import words

Story = Callable[[Element, Element], None]

_ELEMENTS: Final = frozenset(
    qn(f"{prefix}:{name}")
    for prefix, names in {
        "wp": "inline anchor extent effectExtent cNvGraphicFramePr simplePos positionH positionV "
        "posOffset align "
        "wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom wrapPolygon start lineTo",
        "wp14": "sizeRelH sizeRelV pctWidth pctHeight",
        "pic": "pic nvPicPr cNvPicPr blipFill spPr",
        "wps": "wsp cNvSpPr cNvCnPr cNvPr spPr style txbx linkedTxbx bodyPr",
        "wpg": "wgp grpSp cNvGrpSpPr grpSpPr",
        "wpc": "wpc bg whole",
        "a": "graphic graphicData graphicFrameLocks picLocks spLocks blip stretch fillRect tile srcRect "
        "xfrm off ext chOff "
        "chExt prstGeom avLst gd custGeom pathLst path moveTo lnTo cubicBezTo quadBezTo arcTo close pt "
        "rect ln round "
        "bevel miter headEnd tailEnd prstDash noFill solidFill gradFill gsLst gs lin fillToRect tileRect "
        "pattFill fgClr "
        "bgClr grpFill srgbClr schemeClr prstClr sysClr scrgbClr hslClr alpha alphaMod alphaOff lumMod "
        "lumOff shade tint "
        "satMod satOff hueMod hueOff gamma invGamma comp inv gray effectLst outerShdw innerShdw prstShdw "
        "glow softEdge "
        "reflection blur lnRef fillRef effectRef fontRef prstTxWarp noAutofit spAutoFit normAutofit "
        "flatTx lum "
        "grayscl biLevel duotone alphaModFix clrChange clrFrom clrTo blipFill",
    }.items()
    for name in names.split()
)
_ATTRIBUTES: Final = words(
    """
    distT distB distL distR simplePos relativeHeight behindDoc locked layoutInCell allowOverlap cx cy l
    t r b noChangeAspect x y relativeFrom edited wrapText rot flipH flipV prst w h cap cmpd algn idx val
    pos ang scaled path len type lim amt thresh bright contrast sx sy kx ky blurRad dist dir
    rotWithShape rad fadeDir stPos endPos stA endA wrap vert anchor anchorCtr lIns tIns rIns bIns rtlCol
    vertOverflow horzOverflow upright spcFirstLastPara numCol spcCol fromWordArt forceAA compatLnSpc dpi
    seq id txBox bwMode fill stroke extrusionOk wR hR stAng swAng cstate lastClr tx ty flip hue sat lum
    grow useA fontScale lnSpcReduction
    """
)
_NUMBER_TEXTS: Final = frozenset(
    qn(name) for name in ("wp:posOffset", "wp14:pctWidth", "wp14:pctHeight", "wp:align")
)
_PROPERTIES: Final = frozenset(qn(name) for name in ("wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr"))
_GUIDE: Final = re.compile(r"adj\d?|hf|vf|ang\d?")
_FORMULA: Final = re.compile(r"val -?\d{1,9}")
_LOST: Final = {CHART_URI: "chart", CHARTEX_URI: "chart", DIAGRAM_URI: "smartart"}
_SHAPES: Final = {SPACES[prefix]: prefix for prefix in ("wps", "wpg", "wpc")}
_NOT_DRAWN: Final = frozenset(
    qn(name) for name in ("w:txbxContent", "wpg:graphicFrame", "wpc:graphicFrame", "w:contentPart")
)
_DRAWN: Final = frozenset({*_SHAPES, SPACES["pic"]})
_FALLBACKS: Final = {"relativeHeight": "1", "cx": "0", "cy": "0", "x": "0", "y": "0"}


class _LostError(Exception):
    """A drawing cannot be kept; its message is the code of the loss."""


class DrawingCopier:
    """Copies the drawings of one part."""

    def __init__(self, ledger: Ledger, relations: dict[str, Relation], story: Story) -> None:
        """Keep the ledger, the part's relationships, and the way to flatten a text box."""
        self._ledger = ledger
        self._relations = relations
        self._story = story
        self._handlers: dict[str, Story] = {
            **dict.fromkeys(_PROPERTIES, self._name),
            qn("a:blip"): self._blip,
            qn("a:gd"): self._guide,
            qn("wps:txbx"): self._text_box,
        }

    def drawing(self, source: Element, target: Element) -> None:
        """Append the copy of ``w:drawing`` to a run, or count it as lost."""
        if target.tag != w("r"):
            self._ledger.lose("drawing")
            return
        for frame in source:
            new = etree.Element(source.tag, nsmap=SPACES)
            try:
                uri = self._frame(frame, new)
            except _LostError as lost:
                self._ledger.lose(str(lost))
                continue
            target.append(_offered(new, uri))

    def _frame(self, frame: Element, new: Element) -> str:
        data = frame.find(f"{qn('a:graphic')}/{qn('a:graphicData')}")
        uri = "" if data is None else data.get("uri", "")
        if frame.tag not in {qn("wp:inline"), qn("wp:anchor")} or uri not in _DRAWN:
            raise _LostError(_LOST.get(uri, "drawing"))
        properties = frame.find(qn("wp:docPr"))
        if properties is not None and properties.get("hidden", "0") in {"1", "true"}:
            raise _LostError("hidden-text")
        self._copy(frame, new)
        new[0].find(f"{qn('a:graphic')}/{qn('a:graphicData')}").set("uri", uri)
        return uri

    def _copy(self, source: Element, parent: Element) -> None:
        tag = str(source.tag)
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(source, parent)
        elif tag == qn("mc:AlternateContent"):
            for child in simplest(source):
                self._copy(child, parent)
        elif tag in _ELEMENTS:
            self._plain(source, parent)
        elif tag in _NOT_DRAWN:
            raise _LostError("drawing")

    def _plain(self, source: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        for name in _ATTRIBUTES:
            value = source.get(name)
            if value is not None:
                clean = values.plain(value) or _FALLBACKS.get(name)
                if clean is not None:
                    new.set(name, clean)
        if source.tag in _NUMBER_TEXTS:
            new.text = values.plain((source.text or "").strip()) or "0"
        for child in source:
            self._copy(child, new)

    def _name(self, source: Element, parent: Element) -> None:
        """Give a neutral name; keep the alternative text, which is searched, unless it is a file's path."""
        number = self._ledger.shape()
        new = etree.SubElement(parent, source.tag)
        new.set("id", str(number))
        new.set("name", f"Drawing {number}")
        text = source.get("descr") or source.get("title") or ""
        if text and values.is_path(text):
            self._ledger.lose("property")
        elif text:
            new.set("descr", text)
        if len(source.findall(qn("a:hlinkClick"))):
            self._ledger.lose("external-link")

    def _blip(self, source: Element, parent: Element) -> None:
        relation = self._relations.get(source.get(qn("r:embed"), ""))
        if relation is None or not relation.target:
            raise _LostError("linked-picture")
        new = etree.SubElement(parent, source.tag)
        new.set(qn("r:embed"), self._ledger.picture(relation.target))
        for child in source:
            self._copy(child, new)

    def _guide(self, source: Element, parent: Element) -> None:
        name, formula = source.get("name", ""), source.get("fmla", "")
        if _GUIDE.fullmatch(name) and _FORMULA.fullmatch(formula):
            etree.SubElement(parent, source.tag, {"name": name, "fmla": formula})

    def _text_box(self, source: Element, parent: Element) -> None:
        new = etree.SubElement(parent, source.tag)
        if values.plain(source.get("id", "")):
            new.set("id", source.get("id", ""))
        for content in source.iterchildren(w("txbxContent")):
            self._story(content, etree.SubElement(new, content.tag, nsmap=SPACES))


def _offered(drawing: Element, uri: str) -> Element:
    """Wrap a drawing that older programs do not know, as Word does."""
    prefix = _SHAPES.get(uri)
    if prefix is None:
        return drawing
    wrapper = etree.Element(qn("mc:AlternateContent"), nsmap=SPACES)
    choice = etree.SubElement(wrapper, qn("mc:Choice"), {"Requires": prefix})
    choice.append(drawing)
    return wrapper
