"""What is drawn on a sheet: pictures become children, everything else is counted and left out.

Takes the relationships of a sheet; gives pictures with their anchors as numbers only.
It does not promise groups, cut or linked pictures, shapes or charts: a person is asked about those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from redactor.formats.kinds import kind_of
from redactor.formats.ooxml import Element, Package, Relation
from redactor.formats.xlsx.names import local, r
from redactor.formats.xlsx.sheet import Sheet

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ANCHORS: Final = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_BESIDE: Final = frozenset({"from", "to", "ext", "pos", "clientData", "extLst"})
_CONTROL: Final = re.compile(rb"""ObjectType\s*=\s*["'](\w+)["']""")
_WHOLE: Final = re.compile(r"-?\d{1,12}")
_RECTANGLES: Final = frozenset({"rect", "roundRect", ""})


@dataclass(slots=True)
class Picture:
    """A picture on a sheet: its member, and its anchor as numbers by name ("from.col")."""

    sheet: int
    member: str
    anchor: str
    at: dict[str, str]
    number: int = 0


def read_drawings(
    package: Package, relations: dict[str, Relation], sheet: Sheet
) -> tuple[list[Picture], set[str]]:
    """Return the pictures of a sheet, and the members that were looked at."""
    pictures: list[Picture] = []
    used: set[str] = set()
    for relation in relations.values():
        if not relation.target:
            continue
        if relation.kind == "drawing":
            used.add(relation.target)
            found = _drawing(package, relation.target, sheet)
            pictures += found
            used |= {picture.member for picture in found}
        elif relation.kind in {"vmlDrawing", "legacyDrawing"}:
            used.add(relation.target)
            _old_drawing(package.members[relation.target], sheet)
        elif relation.kind == "image":
            sheet.lost["picture"] += 1
    return pictures, used


def _old_drawing(data: bytes, sheet: Sheet) -> None:
    """Count the controls and boxes of an old drawing; its notes are the comments' own boxes."""
    kinds = [kind for kind in _CONTROL.findall(data) if kind != b"Note"]
    if b"ObjectType" not in data and b"<v:imagedata" in data:
        sheet.lost["page-header"] += 1
    elif kinds:
        sheet.lost["drawing"] += len(kinds)


def _drawing(package: Package, name: str, sheet: Sheet) -> list[Picture]:
    relations = package.relations(name)
    pictures = []
    for anchor in package.xml(name).iterchildren("*"):
        if local(anchor.tag) not in _ANCHORS:
            sheet.lost["drawing"] += 1
            continue
        for child in anchor.iterchildren("*"):
            kind = local(child.tag)
            picture = _picture(anchor, child, relations, sheet) if kind == "pic" else None
            if picture is not None and not kind_of(package.members[picture.member]).mime.startswith("image/"):
                sheet.lost["vector-picture"] += 1
            elif picture is not None:
                pictures.append(picture)
            elif kind not in _BESIDE:
                sheet.lost[_code(child, kind)] += 1
    return pictures


def _code(child: Element, kind: str) -> str:
    """Return what a drawn thing is called."""
    uris = " ".join(element.get("uri", "") for element in child.iter(f"{_A}graphicData"))
    if "chart" in uris:
        return "chart"
    if "diagram" in uris:
        return "smartart"
    if "slicer" in uris or "timeslicer" in uris:
        return "filter"
    if kind == "pic":
        return "picture"
    plain = kind in {"sp", "cxnSp"} and not any((t.text or "").strip() for t in child.iter(f"{_A}t"))
    return "foreign-object" if plain and not any(True for _ in child.iter(f"{_A}blip")) else "drawing"


def _picture(anchor: Element, pic: Element, relations: dict[str, Relation], sheet: Sheet) -> Picture | None:
    """Return the picture if it is shown whole and as it is; else it is asked about."""
    blip = pic.find(f"{_XDR}blipFill/{_A}blip")
    relation = None if blip is None else relations.get(blip.get(r("embed"), ""))
    shape = pic.find(f"{_XDR}spPr/{_A}prstGeom")
    cut = pic.find(f"{_XDR}blipFill/{_A}srcRect")
    whole = cut is None or all(value in {"0", ""} for value in cut.attrib.values())
    frame = pic.find(f"{_XDR}spPr/{_A}xfrm")
    turned = frame is not None and any(frame.get(n, "0") != "0" for n in ("rot", "flipH", "flipV"))
    hidden = pic.find(f"{_XDR}nvPicPr/{_XDR}cNvPr[@hidden='1']") is not None
    if relation is None or not relation.target or not whole or turned or hidden:
        return None
    if shape is not None and shape.get("prst", "") not in _RECTANGLES:
        return None
    at = _numbers(anchor)
    return Picture(sheet.number, relation.target, local(anchor.tag), at) if at else None


def _numbers(anchor: Element) -> dict[str, str]:
    """Return the numbers of an anchor, by "from.col" or "ext.cx"; empty if one is none."""
    found: dict[str, str] = {}
    for child in anchor.iterchildren("*"):
        name = local(child.tag)
        if name in {"from", "to"}:
            found |= {f"{name}.{local(part.tag)}": (part.text or "").strip() for part in child}
        elif name in {"ext", "pos"}:
            found |= {f"{name}.{key}": value for key, value in child.attrib.items()}
    return found if all(_WHOLE.fullmatch(value) for value in found.values()) else {}
