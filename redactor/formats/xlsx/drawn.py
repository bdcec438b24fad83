"""The new drawing of a sheet: its pictures in their places, with neutral names and nothing else.

Takes pictures with anchors as numbers; gives the part's root.
It does not promise frames, effects or alternative text: those are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from redactor.formats.ooxml import Element
from redactor.formats.xlsx.drawings import Picture
from redactor.formats.xlsx.names import OFFICE, r

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_ART: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACES: Final = ("col", "colOff", "row", "rowOff")
_SHAPES: Final = {
    "twoCellAnchor": ("from", "to"),
    "oneCellAnchor": ("from", "ext"),
    "absoluteAnchor": ("pos", "ext"),
}
_FRAME: Final = {"ext": ("cx", "cy"), "pos": ("x", "y")}


def drawing_part(pictures: Sequence[Picture]) -> Element:
    """Return the root of the part; picture n of the list has relationship ``rIdn``."""
    root = etree.Element(_d("wsDr"), nsmap={"xdr": _DRAWING, "a": _ART, "r": OFFICE})
    for number, picture in enumerate(pictures, start=1):
        anchor = etree.SubElement(root, _d(picture.anchor))
        for name in _SHAPES[picture.anchor]:
            _place(anchor, name, picture)
        _picture(anchor, number)
        etree.SubElement(anchor, _d("clientData"))
    return root


def _place(anchor: Element, name: str, picture: Picture) -> None:
    if name in _FRAME:
        sizes = {key: picture.at.get(f"{name}.{key}", "0") for key in _FRAME[name]}
        etree.SubElement(anchor, _d(name), sizes)
        return
    place = etree.SubElement(anchor, _d(name))
    for part in _PLACES:
        etree.SubElement(place, _d(part)).text = picture.at.get(f"{name}.{part}", "0")


def _picture(anchor: Element, number: int) -> None:
    picture = etree.SubElement(anchor, _d("pic"))
    about = etree.SubElement(picture, _d("nvPicPr"))
    etree.SubElement(about, _d("cNvPr"), {"id": str(number + 1), "name": f"Picture {number}"})
    etree.SubElement(about, _d("cNvPicPr"))
    fill = etree.SubElement(picture, _d("blipFill"))
    etree.SubElement(fill, _a("blip"), {r("embed"): f"rId{number}"})
    etree.SubElement(etree.SubElement(fill, _a("stretch")), _a("fillRect"))
    shape = etree.SubElement(etree.SubElement(picture, _d("spPr")), _a("prstGeom"), {"prst": "rect"})
    etree.SubElement(shape, _a("avLst"))


def _d(name: str) -> str:
    return f"{{{_DRAWING}}}{name}"


def _a(name: str) -> str:
    return f"{{{_ART}}}{name}"
