"""Copies an equation: structure, characters and texts, from the allow-list.

Takes ``m:oMath`` or ``m:oMathPara``; appends the copy. Its texts are searched like any other.
It does not promise fonts: Word shows equations in its own.
"""

from __future__ import annotations

from lxml import etree

from redactor.formats.docx import allowed
from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import PRESERVE, qn, w
from redactor.formats.docx.properties import PropertyCopier
from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element

_VAL = qn("m:val")
_SEEN = frozenset(w(name) for name in ("sym", "drawing", "pict", "object", "footnoteReference"))
_FIELDS = tuple(qn(f"m:{name}") for name in ("val", "alnAt"))


def copy_math(source: Element, target: Element, ledger: Ledger, properties: PropertyCopier) -> None:
    """Append the allowed part of an equation to `target`."""
    new = etree.SubElement(target, source.tag)
    for name in _FIELDS:
        value = _value(source, name)
        if value is not None:
            new.set(name, value)
    if source.tag == qn("m:t"):
        new.text = "".join(source.itertext())
        new.set(PRESERVE, "preserve")
        return
    for child in source:
        _child(child, new, ledger, properties)


def _child(child: Element, new: Element, ledger: Ledger, properties: PropertyCopier) -> None:
    tag = str(child.tag)
    if tag in allowed.MATH:
        copy_math(child, new, ledger, properties)
    elif tag == w("rPr") and new.tag in {qn("m:r"), qn("m:ctrlPr")}:
        properties.copy(child, new)
    elif tag == w("t") and new.tag == qn("m:r"):
        text = etree.SubElement(new, qn("m:t"))
        text.text = "".join(child.itertext())
        text.set(PRESERVE, "preserve")
    elif tag in {w("ins"), w("moveTo"), w("r")}:
        for inner in child:
            _child(inner, new, ledger, properties)
    elif tag in allowed.LOSSES:
        ledger.lose(allowed.LOSSES[tag])
    elif "".join(child.itertext()).strip() or tag in _SEEN:
        ledger.lose("unknown-content")


def _value(source: Element, name: str) -> str | None:
    value = source.get(name)
    if value is None:
        return None
    if source.tag in allowed.MATH_CHARACTERS:
        return value if len(value) <= 1 and not value.isalnum() else None
    return values.plain(value)
