"""Carries out marks on a rebuilt document: marked characters go, the label stands at the first place.

Takes the gathered stretches and the marks; changes the tree. Each stretch is cut across its runs.
It does not promise pictures: `write` puts those in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from redactor.formats.docx.names import PRESERVE, qn, w
from redactor.formats.docx.rebuild import Rebuilt
from redactor.formats.docx.stretches import Atom, Gathered, Stretch
from redactor.formats.ooxml import Element
from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark
from redactor.model.replacement import Replacement, replacements, splice

_NEUTRAL_FONT: Final = "Arial"
_TEXTS: Final = frozenset({w("t"), qn("m:t"), qn("dc:title")})
_PAGE_BREAKS: Final = frozenset({"page", "column"})


@dataclass
class _Cut:
    """What happens to one atom: changes in its own offsets."""

    atom: Atom
    changes: list[Replacement]


def apply_marks(rebuilt: Rebuilt, gathered: Gathered, marks: Iterable[Mark]) -> None:
    """Carry out all marks. Raises CannotRedact if one points nowhere."""
    wanted = replacements(marks)
    for stretch in gathered.all():
        changes = wanted.pop(stretch.key, ())
        if not changes:
            continue
        if changes[-1].end > len(stretch.text):
            raise CannotRedact("A mark lies outside the text it belongs to")
        if stretch.key.startswith("font:"):
            _rename_font(rebuilt, stretch.text)
        else:
            _cut(stretch, changes)
    if wanted:
        raise CannotRedact("A mark points to a place that is not in the document")


def _cut(stretch: Stretch, changes: Sequence[Replacement]) -> None:
    position = 0
    for atom in stretch.atoms:
        end = position + len(atom.text)
        mine = [
            _within(change, position, end)
            for change in changes
            if change.start < end and change.end > position
        ]
        if mine:
            _change(_Cut(atom, mine))
        position = end


def _within(change: Replacement, start: int, end: int) -> Replacement:
    """Return the part of a change inside [start, end); only its first part carries the label."""
    label = change.label if change.start >= start else ""
    return Replacement(max(change.start, start) - start, min(change.end, end) - start, label)


def _change(cut: _Cut) -> None:
    element, attribute = cut.atom.element, cut.atom.attribute
    if attribute:
        element.set(attribute, splice(element.get(attribute, ""), cut.changes))
    elif element.tag in _TEXTS:
        _set_text(element, splice(element.text or "", cut.changes))
    else:
        _replace_sign(element, "".join(change.label for change in cut.changes))


def _set_text(element: Element, text: str) -> None:
    if text:
        element.text = text
        if element.tag != qn("dc:title"):
            element.set(PRESERVE, "preserve")
    else:
        _remove(element)


def _replace_sign(element: Element, label: str) -> None:
    """Put the label where a tab, break or hyphen was; a page break stays, it holds no text."""
    if label:
        new = etree.Element(w("t"))
        new.text = label
        new.set(PRESERVE, "preserve")
        element.addprevious(new)
    if element.get(w("type")) not in _PAGE_BREAKS:
        _remove(element)


def _remove(element: Element) -> None:
    """Take an element out, and its run if nothing else is in it."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    runs = {w("r"): w("rPr"), qn("m:r"): qn("m:rPr")}
    if parent.tag in runs and all(child.tag in {w("rPr"), runs[parent.tag]} for child in parent):
        grand = parent.getparent()
        if grand is not None and grand.tag in {w("p"), w("bdo"), w("dir"), w("rt"), w("rubyBase")}:
            grand.remove(parent)


def _rename_font(rebuilt: Rebuilt, name: str) -> None:
    roots = [*(story.root for story in rebuilt.stories), rebuilt.styles, rebuilt.numbering, rebuilt.theme]
    for root in roots:
        for element in () if root is None else root.iter(w("rFonts"), qn("a:latin"), qn("a:ea"), qn("a:cs")):
            for key, value in element.attrib.items():
                if value == name:
                    element.set(key, _NEUTRAL_FONT)
