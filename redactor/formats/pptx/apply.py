"""Carries out marks on a rebuilt presentation: marked characters go, the label stands at the first place.

Takes the gathered stretches and the marks; changes the tree. Each stretch is cut across its runs.
It does not promise pictures: `write` puts those in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from redactor.formats.ooxml import Element
from redactor.formats.pptx.names import qn
from redactor.formats.pptx.rebuild import Rebuilt
from redactor.formats.pptx.stretches import Atom, Gathered, Stretch
from redactor.model.errors import CannotRedact
from redactor.model.finding import Mark
from redactor.model.replacement import Replacement, replacements, splice

_NEUTRAL_FONT: Final = "Arial"


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
        raise CannotRedact("A mark points to a place that is not in the presentation")


def _cut(stretch: Stretch, changes: Sequence[Replacement]) -> None:
    position = 0
    for atom in stretch.atoms:
        end = position + len(atom.text)
        mine = [_within(one, position, end) for one in changes if one.start < end and one.end > position]
        if mine:
            _change(atom, mine)
        position = end


def _within(change: Replacement, start: int, end: int) -> Replacement:
    """Return the part of a change inside [start, end); only its first part carries the label."""
    label = change.label if change.start >= start else ""
    return Replacement(max(change.start, start) - start, min(change.end, end) - start, label)


def _change(atom: Atom, changes: Sequence[Replacement]) -> None:
    element = atom.element
    if atom.attribute:
        element.set(atom.attribute, splice(element.get(atom.attribute, ""), changes))
    elif element.tag == qn("a:br"):
        _replace_break(element, "".join(change.label for change in changes))
    else:
        element.text = splice(element.text or "", changes)


def _replace_break(element: Element, label: str) -> None:
    """Put the label where a line break was."""
    parent = element.getparent()
    if parent is None:
        return
    if label:
        run = etree.Element(qn("a:r"))
        etree.SubElement(run, qn("a:t")).text = label
        element.addprevious(run)
    parent.remove(element)


def _rename_font(rebuilt: Rebuilt, name: str) -> None:
    roots = [*(page.root for page in rebuilt.pages), *rebuilt.themes, rebuilt.text_style, rebuilt.tables]
    for root in roots:
        for element in () if root is None else root.iter("{*}*"):
            if element.get("typeface") == name:
                element.set("typeface", _NEUTRAL_FONT)
