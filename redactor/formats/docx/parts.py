"""Rebuilds what the stories share: styles, list numbering, settings and theme, with neutral names.

Takes source roots; gives new roots of allow-listed elements. Level texts and fonts are searched like text.
It does not promise Word's defaults for parts that were never there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from redactor.formats.docx.ledger import Ledger
from redactor.formats.docx.names import SPACES, w
from redactor.formats.docx.properties import PropertyCopier
from redactor.formats.drawingml import values
from redactor.formats.ooxml import Element
from redactor.formats.wordlist import words

_VAL: Final = w("val")
_WORD: Final = {"w": SPACES["w"]}
_STYLE_ATTRIBUTES: Final = (w("type"), w("default"), w("customStyle"))
_LINKS: Final = frozenset(w(name) for name in ("basedOn", "next", "link"))
_STYLE_FLAGS: Final = frozenset(w(name) for name in ["uiPriority", "semiHidden", "unhideWhenUsed", "qFormat"])
_STYLE_PROPERTIES: Final = frozenset(w(name) for name in ["pPr", "rPr", "tblPr", "trPr", "tcPr"])
_LEVEL: Final = frozenset(w(name) for name in ["start", "numFmt", "lvlRestart", "isLgl", "suff", "lvlJc"])
_SETTINGS: Final = frozenset(
    w(name)
    for name in words(
        """
        mirrorMargins gutterAtTop bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop
        autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders
        bookFoldPrinting drawingGridHorizontalSpacing drawingGridVerticalSpacing
        displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery characterSpacingControl
        noLineBreaksAfter updateFields
        """
    )
) - {w("updateFields"), w("noLineBreaksAfter")}
_NOTE_SETTINGS: Final = frozenset({w("footnotePr"), w("endnotePr")})
_SCHEME: Final = words(
    """
        bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink
        """
)
_SIGNS: Final = ".,;"


def styles(source: Element | None, ledger: Ledger) -> Element:
    """Return the styles under their new ids and names."""
    root = etree.Element(w("styles"), nsmap=_WORD)
    copier = PropertyCopier(ledger)
    done: set[str] = set()
    for child in () if source is None else source:
        if child.tag == w("docDefaults"):
            _defaults(child, root, copier)
        elif child.tag == w("style") and child.get(w("styleId"), "") not in done:
            done.add(child.get(w("styleId"), ""))
            _style(child, root, ledger, copier)
    return root


def _defaults(source: Element, root: Element, copier: PropertyCopier) -> None:
    new = etree.SubElement(root, source.tag)
    for name, inner in (("rPrDefault", "rPr"), ("pPrDefault", "pPr")):
        found = source.find(f"{w(name)}/{w(inner)}")
        holder = etree.SubElement(new, w(name))
        if found is not None:
            copier.copy(found, holder)


def _style(source: Element, root: Element, ledger: Ledger, copier: PropertyCopier) -> None:
    style = ledger.styles.styles[source.get(w("styleId"), "")]
    new = etree.SubElement(root, source.tag)
    for name in _STYLE_ATTRIBUTES:
        value = values.plain(source.get(name, ""))
        if value:
            new.set(name, value)
    new.set(w("styleId"), style.id)
    etree.SubElement(new, w("name")).set(_VAL, style.name)
    for child in source:
        if child.tag in _STYLE_PROPERTIES:
            copier.copy(child, new)
        elif child.tag == w("tblStylePr") and values.plain(child.get(w("type"), "")):
            part = etree.SubElement(new, child.tag, {w("type"): child.get(w("type"), "")})
            for inner in child.iterchildren(*_STYLE_PROPERTIES):
                copier.copy(inner, part)
        else:
            _style_flag(child, new, ledger)


def _style_flag(child: Element, new: Element, ledger: Ledger) -> None:
    """Copy a link to another style, or a flag."""
    if child.tag in _LINKS:
        _style_link(child, new, ledger)
    elif child.tag in _STYLE_FLAGS:
        value = values.plain(child.get(_VAL, ""))
        etree.SubElement(new, child.tag, {_VAL: value} if value else {})


def _style_link(child: Element, new: Element, ledger: Ledger) -> None:
    style = ledger.styles.new_id(child.get(_VAL, ""))
    if style:
        etree.SubElement(new, child.tag, {_VAL: style})


def numbering(source: Element | None, used: Iterable[str], ledger: Ledger) -> Element | None:
    """Return the definitions of the lists in use, or None if there are none."""
    if source is None:
        return None
    wanted = set(used)
    numbers = [num for num in source.iterchildren(w("num")) if num.get(w("numId"), "") in wanted]
    abstract_ids = {_value(num, "abstractNumId") for num in numbers}
    root = etree.Element(w("numbering"), nsmap=_WORD)
    copier = PropertyCopier(ledger)
    seen: set[str] = set()
    for abstract in source.iterchildren(w("abstractNum")):
        number = abstract.get(w("abstractNumId"), "")
        if number in abstract_ids - seen and values.plain(number):
            seen.add(number)
            _abstract(abstract, root, ledger, copier)
    for num in numbers:
        if values.plain(num.get(w("numId"), "")) and _value(num, "abstractNumId") in seen:
            _number(num, root, ledger, copier)
    return root if len(root) else None


def _value(element: Element, name: str) -> str:
    found = element.find(w(name))
    return "" if found is None else found.get(_VAL, "")


def _abstract(source: Element, root: Element, ledger: Ledger, copier: PropertyCopier) -> None:
    new = etree.SubElement(root, source.tag, {w("abstractNumId"): source.get(w("abstractNumId"), "")})
    for child in source:
        if child.tag == w("lvl"):
            _level(child, new, ledger, copier)
        elif child.tag == w("multiLevelType") and values.plain(child.get(_VAL, "")):
            etree.SubElement(new, child.tag, {_VAL: child.get(_VAL, "")})
        elif child.tag in {w("styleLink"), w("numStyleLink")}:
            _style_link(child, new, ledger)


def _level(source: Element, parent: Element, ledger: Ledger, copier: PropertyCopier) -> None:
    if not values.plain(source.get(w("ilvl"), "")):
        return
    new = etree.SubElement(parent, source.tag, {w("ilvl"): source.get(w("ilvl"), "")})
    for child in source:
        if child.tag in _LEVEL:
            _checked_value(child, new)
        elif child.tag == w("pStyle"):
            _style_link(child, new, ledger)
        elif child.tag == w("lvlText"):
            etree.SubElement(new, child.tag, {_VAL: child.get(_VAL, "")})
        elif child.tag in {w("pPr"), w("rPr")}:
            copier.copy(child, new)
        elif child.tag == w("lvlPicBulletId"):
            ledger.lose("alternative-content")


def _checked_value(child: Element, new: Element) -> None:
    """Copy an element with its value; without it, if the value makes no sense."""
    value = values.plain(child.get(_VAL, ""))
    if value is not None or child.get(_VAL) is None:
        etree.SubElement(new, child.tag, {} if value is None else {_VAL: value})


def _number(source: Element, root: Element, ledger: Ledger, copier: PropertyCopier) -> None:
    new = etree.SubElement(root, source.tag, {w("numId"): source.get(w("numId"), "")})
    etree.SubElement(new, w("abstractNumId"), {_VAL: _value(source, "abstractNumId")})
    for change in source.iterchildren(w("lvlOverride")):
        if not values.plain(change.get(w("ilvl"), "")):
            continue
        made = etree.SubElement(new, change.tag, {w("ilvl"): change.get(w("ilvl"), "")})
        start = values.plain(_value(change, "startOverride"))
        if start:
            etree.SubElement(made, w("startOverride"), {_VAL: start})
        for level in change.iterchildren(w("lvl")):
            _level(level, made, ledger, copier)


def settings(source: Element | None, ledger: Ledger) -> Element:
    """Return the few settings that change how a page looks."""
    root = etree.Element(w("settings"), nsmap=_WORD)
    copier = PropertyCopier(ledger)
    for child in () if source is None else source:
        tag = child.tag
        if tag in _SETTINGS:
            _checked_value(child, root)
        elif tag in _NOTE_SETTINGS:
            copier.copy(child, root)
        elif tag == w("compat"):
            _compatibility(child, root)
        elif tag == w("themeFontLang"):
            _theme_language(child, root)
        elif tag == w("clrSchemeMapping"):
            etree.SubElement(root, tag, _mapping(child))
        elif tag in {w("decimalSymbol"), w("listSeparator")} and child.get(_VAL, "") in _SIGNS:
            etree.SubElement(root, tag, {_VAL: child.get(_VAL, "") or ","})
    return root


def _compatibility(source: Element, root: Element) -> None:
    new = etree.SubElement(root, source.tag)
    for entry in source.iterchildren(w("compatSetting")):
        if entry.get(w("name")) == "compatibilityMode" and values.plain(entry.get(_VAL, "")):
            made = etree.SubElement(new, entry.tag)
            made.set(w("name"), "compatibilityMode")
            made.set(w("uri"), "http://schemas.microsoft.com/office/word")
            made.set(_VAL, entry.get(_VAL, ""))


def _theme_language(source: Element, root: Element) -> None:
    found = {name: values.language(source.get(name, "")) for name in (_VAL, w("eastAsia"), w("bidi"))}
    etree.SubElement(root, source.tag, {name: value for name, value in found.items() if value})


def _mapping(source: Element) -> dict[str, str]:
    found = {w(name): values.plain(source.get(w(name), "")) for name in _SCHEME}
    return {name: value for name, value in found.items() if value}
