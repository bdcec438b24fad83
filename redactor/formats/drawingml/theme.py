"""Rebuilds a theme: its twelve colours and two font pairs in a frame of our own.

Takes the source theme; gives a new one, or None. Font names are noted, to be searched like text.
It does not promise effects: without formats that were looked through, fills and lines are plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element
from redactor.formats.wordlist import words

_SPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_A: Final = f"{{{_SPACE}}}"
_COLOURS: Final = words(
    """
    dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink
    """
)
_DEFAULTS: Final = words(
    """
    000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72
    """
)
_RGB: Final = re.compile(r"[0-9A-Fa-f]{6}")
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS: Final = (
    f'<a:fmtScheme xmlns:a="{_SPACE}" name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme(
    source: Element | None, note_font: Callable[[str], None], formats: Element | None = None
) -> Element | None:
    """Return the rebuilt theme, with `formats` as its fills, lines and effects."""
    if source is None:
        return None
    root = etree.Element(f"{_A}theme", {"name": "Theme"}, nsmap={"a": _SPACE})
    elements = etree.SubElement(root, f"{_A}themeElements")
    _colours(source, elements)
    _fonts(source, elements, note_font)
    elements.append(plain_formats() if formats is None else formats)
    return root


def plain_formats() -> Element:
    """Return fills, lines and effects without any."""
    return etree.fromstring(_FORMATS)


def _colours(source: Element, elements: Element) -> None:
    scheme = etree.SubElement(elements, f"{_A}clrScheme", {"name": "Colours"})
    for name, default in zip(_COLOURS, _DEFAULTS, strict=True):
        found = source.find(f".//{_A}clrScheme/{_A}{name}")
        colour = found[0] if found is not None and len(found) else None
        value = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
        made = etree.SubElement(scheme, f"{_A}{name}")
        etree.SubElement(made, f"{_A}srgbClr", {"val": value if _RGB.fullmatch(value) else default})


def _fonts(source: Element, elements: Element, note_font: Callable[[str], None]) -> None:
    scheme = etree.SubElement(elements, f"{_A}fontScheme", {"name": "Fonts"})
    for kind in ("majorFont", "minorFont"):
        made = etree.SubElement(scheme, f"{_A}{kind}")
        for script in ("latin", "ea", "cs"):
            found = source.find(f".//{_A}{kind}/{_A}{script}")
            name = "" if found is None else values.font(found.get("typeface", "")) or ""
            if name:
                note_font(name)
            face = name or ("Arial" if script == "latin" else "")
            etree.SubElement(made, f"{_A}{script}", {"typeface": face})
