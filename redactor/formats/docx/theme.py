"""Rebuilds the theme: its twelve colours and two font pairs in a frame of our own.

Takes the source theme; gives a new one, or None. Font names are searched like text.
It does not promise effects: fills and lines are plain.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from redactor.formats.docx import values
from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import SPACES, qn, words
from redactor.formats.ooxml import Element

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
    f'<a:fmtScheme xmlns:a="{SPACES["a"]}" name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme(source: Element | None, ledger: Ledger) -> Element | None:
    """Return the rebuilt theme."""
    if source is None:
        return None
    root = etree.Element(qn("a:theme"), {"name": "Theme"}, nsmap={"a": SPACES["a"]})
    elements = etree.SubElement(root, qn("a:themeElements"))
    _colours(source, elements)
    _fonts(source, elements, ledger)
    elements.append(etree.fromstring(_FORMATS))
    return root


def _colours(source: Element, elements: Element) -> None:
    scheme = etree.SubElement(elements, qn("a:clrScheme"), {"name": "Colours"})
    for name, default in zip(_COLOURS, _DEFAULTS, strict=True):
        found = source.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        colour = found[0] if found is not None and len(found) else None
        value = "" if colour is None else colour.get("lastClr") or colour.get("val") or ""
        made = etree.SubElement(scheme, qn(f"a:{name}"))
        etree.SubElement(made, qn("a:srgbClr"), {"val": value if _RGB.fullmatch(value) else default})


def _fonts(source: Element, elements: Element, ledger: Ledger) -> None:
    scheme = etree.SubElement(elements, qn("a:fontScheme"), {"name": "Fonts"})
    for kind in ("majorFont", "minorFont"):
        made = etree.SubElement(scheme, qn(f"a:{kind}"))
        for script in ("latin", "ea", "cs"):
            found = source.find(f".//{qn(f'a:{kind}')}/{qn(f'a:{script}')}")
            name = "" if found is None else values.font(found.get("typeface", "")) or ""
            if name:
                ledger.font(name)
            etree.SubElement(
                made, qn(f"a:{script}"), {"typeface": name or ("Arial" if script == "latin" else "")}
            )
