"""Finds the fields of a story and says what becomes of each: kept, or flattened to its visible text.

Takes a story's element; gives sets of elements to hide, to keep and to fill.
It does not promise to calculate a field: what Word last showed is what stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from redactor.formats.docx.names import W14, w
from redactor.formats.docx.stylebook import is_on
from redactor.formats.ooxml import Element
from redactor.model.errors import TooDeep

_SAFE: Final = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES)((?:\s+\\\*\s*(?:MERGEFORMAT|Arabic|roman|ROMAN|alphabetic|ALPHABETIC))*)\s*",
    re.I,
)
#: Fields that Word draws or calculates when it lays out a page, whether or not a result is stored.
_DRAWN: Final = frozenset(
    {"EQ", "SYMBOL", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM", "SECTION", "STYLEREF", "DATE", "TIME"}
)
_LINKS: Final = frozenset({"HYPERLINK", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "DDE", "DDEAUTO"})
_BUTTONS: Final = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_NOT_ENTERED: Final = frozenset({w("del"), w("moveFrom"), w("txbxContent"), w("rPr"), w("pPr"), w("sdtPr")})
_TEXT: Final = frozenset({w("t"), w("sym"), w("drawing"), w("pict"), w("tab")})
_BOXES: Final = ("☐", "☒")
_DEEPEST: Final = 50  # Word itself stops at twenty fields within each other


def safe_instruction(instruction: str) -> str:
    """Return the instruction of a page-number field in canonical form, or an empty string."""
    match = _SAFE.fullmatch(instruction)
    if not match:
        return ""
    switches = re.findall(r"(roman|alphabetic)", match[2], re.I)
    return f" {match[1].upper()} " + "".join(rf"\* {switch} " for switch in switches)


@dataclass
class FieldPlan:
    """What to do with the children of a story's runs."""

    hidden: set[Element] = field(default_factory=set)
    kept: dict[Element, str] = field(default_factory=dict)
    texts: dict[Element, str] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)


@dataclass
class _Field:
    begin: Element
    instruction: str = ""
    codes: list[Element] = field(default_factory=list)
    hidden: list[Element] = field(default_factory=list)
    separator: Element | None = None
    shows: bool = False


def plan_fields(story: Element) -> FieldPlan:
    """Match the begins, separators and ends of a story; unmatched ones hide nothing. Raises TooDeep."""
    plan = FieldPlan()
    stack: list[_Field] = []
    for node in _run_children(story):
        kind = node.get(w("fldCharType"), "") if node.tag == w("fldChar") else ""
        for open_field in stack:
            if open_field.separator is None:
                open_field.hidden.append(node)
        if kind == "begin":
            if len(stack) >= _DEEPEST:
                raise TooDeep("The document has fields nested too deeply")
            stack.append(_Field(node))
        elif stack:
            _step(stack, node, kind, plan)
    return plan


def _step(stack: list[_Field], node: Element, kind: str, plan: FieldPlan) -> None:
    top = stack[-1]
    if kind == "separate" and top.separator is None:
        top.separator = node
        top.hidden.pop()
    elif kind == "end":
        stack.pop()
        _close(top, node, plan, inside_code=any(outer.separator is None for outer in stack))
    elif node.tag == w("instrText") and top.separator is None:
        top.instruction += node.text or ""
        top.codes.append(node)
    elif node.tag in _TEXT and top.separator is not None:
        for open_field in stack:
            open_field.shows = True


def lost_field(instruction: str) -> str:
    """Return the code of the loss when a field without a result is left out."""
    name = (instruction.split() or [""])[0].upper()
    return "field" if name in _DRAWN else "field-code"


def _close(found: _Field, end: Element, plan: FieldPlan, *, inside_code: bool) -> None:
    safe = safe_instruction(found.instruction)
    if safe and len(found.hidden) == len(found.codes) + (found.separator is None):
        for node in (found.begin, end, *found.codes, *([] if found.separator is None else [found.separator])):
            plan.kept[node] = ""
        plan.kept[found.codes[0]] = safe
        return
    plan.hidden.update(found.hidden)
    name = (found.instruction.split() or [""])[0].upper()
    if found.shows:
        plan.losses.append("external-link" if name in _LINKS else "field-code")
        return
    text = _unshown_text(found, name)
    if text:
        plan.texts[found.begin] = text
    plan.losses.append("field-code" if text or inside_code else lost_field(found.instruction))


def _unshown_text(found: _Field, name: str) -> str:
    """Return what Word shows for a field without a result."""
    if name in _BUTTONS:
        return " ".join(found.instruction.split()[2:])
    data = found.begin.find(w("ffData"))
    if data is None:
        return ""
    box = data.find(w("checkBox"))
    if box is not None:
        checked = is_on(box, "checked")
        return _BOXES[bool(is_on(box, "default") if checked is None else checked)]
    return _chosen(data.find(w("ddList")))


def _chosen(choices: Element | None) -> str:
    if choices is None:
        return ""
    entries = [entry.get(w("val"), "") for entry in choices.iterchildren(w("listEntry"))]
    for name in ("result", "default"):
        chosen = choices.find(w(name))
        number = "" if chosen is None else chosen.get(w("val"), "")
        if number.isdecimal() and int(number) < len(entries):
            return str(entries[int(number)])
    return str(entries[0]) if entries else ""


def _run_children(element: Element) -> Iterator[Element]:
    """Yield what stands in runs, in order, without deleted text and without other stories."""
    for child in element:
        if child.tag in _NOT_ENTERED or not isinstance(child.tag, str):
            continue
        if element.tag == w("r"):
            yield child
        elif not child.tag.startswith(f"{{{W14}}}"):
            yield from _run_children(child)
