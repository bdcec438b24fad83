"""Rebuilds the styles of tables under new ids and names.

Takes the source part and the ledger; gives a new part, and fills the map from old ids to new.
It does not promise styles that only PowerPoint's own memory holds, but for the usual three.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from redactor.formats.ooxml import Element
from redactor.formats.pptx.copying import Copier
from redactor.formats.pptx.ledger import Ledger
from redactor.formats.pptx.names import SPACES, qn

_DEFAULT: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
_BUILT_IN: Final = (
    _DEFAULT,
    "{2D5ABB26-0587-4C30-8999-92F81FD0307C}",
    "{5940675A-B579-460E-94D1-54222C63F5DA}",
)


def table_styles(source: Element | None, ledger: Ledger, ids: dict[str, str]) -> Element | None:
    """Return the new part, None if no style is defined."""
    ids.update({one: one for one in _BUILT_IN})
    if source is None or not len(source):
        return None
    root = etree.Element(qn("a:tblStyleLst"), {"def": _DEFAULT}, nsmap={"a": SPACES["a"]})
    copier = Copier(ledger, {}, ids)
    for number, style in enumerate(source.iterchildren(qn("a:tblStyle")), start=1):
        old = style.get("styleId", "").upper()
        ids.setdefault(old, f"{{00000000-0000-0000-0001-{number:012d}}}")
        new = etree.SubElement(root, style.tag, {"styleId": ids[old], "styleName": f"Table {number}"})
        copier.children(style, new)
    return root
