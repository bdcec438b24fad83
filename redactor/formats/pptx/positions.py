"""Where shapes stand on a slide: their own place, that of their group, or of the placeholder they fill.

Takes a rebuilt presentation; gives boxes in the units of the slide.
It does not promise rotation: a turned shape keeps its upright box.

    slide's placeholder  ──no place──►  layout's  ──no place──►  master's
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from redactor.formats.ooxml import Element
from redactor.formats.pptx.names import qn
from redactor.formats.pptx.rebuild import Page, Rebuilt

_DEEPEST: Final = 50
_BODIES: Final = frozenset({"", "obj", "body", "subTitle"})
_TITLES: Final = {"ctrTitle": "title"}


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width and height."""

    x: float
    y: float
    w: float
    h: float


class Positions:
    """Looks places up."""

    def __init__(self, rebuilt: Rebuilt) -> None:
        """Keep the pages."""
        self._layouts = {page.number: page for page in rebuilt.of("layout")}
        self._masters = {page.number: page for page in rebuilt.of("master")}

    def box(self, shape: Element, page: Page) -> Box | None:
        """Return where a shape stands, None if nothing tells."""
        found = _own(shape)
        if found is None:
            found = self._inherited(shape, page)
        for depth, group in enumerate(shape.iterancestors(qn("p:grpSp"))):
            if found is None or depth > _DEEPEST:
                break
            found = _in_group(found, group)
        return found

    def _inherited(self, shape: Element, page: Page) -> Box | None:
        place = shape.find(f".//{qn('p:ph')}")
        if place is None or page.kind == "master":
            return None
        above = (self._layouts if page.kind == "slide" else self._masters).get(page.below)
        for other in () if above is None else above.root.iter(qn("p:ph")):
            if _same(place, other):
                return _own(_shape_of(other)) or (self._inherited(_shape_of(other), above) if above else None)
        return None


def _same(one: Element, other: Element) -> bool:
    if one.get("idx") and one.get("idx") == other.get("idx"):
        return True
    kinds = [_TITLES.get(ph.get("type", ""), ph.get("type", "")) for ph in (one, other)]
    return kinds[0] == kinds[1] or (not one.get("idx") and set(kinds) <= _BODIES)


def _shape_of(place: Element) -> Element:
    return next(iter(place.iterancestors(qn("p:sp"), qn("p:pic"), qn("p:graphicFrame"))))


def _own(shape: Element) -> Box | None:
    transform = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
    if transform is None:
        transform = shape.find(qn("p:xfrm"))
    if transform is None:
        transform = shape.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    return None if transform is None else _read(transform, "off", "ext")


def _read(transform: Element, off: str, ext: str) -> Box | None:
    start, size = transform.find(qn(f"a:{off}")), transform.find(qn(f"a:{ext}"))
    if start is None or size is None:
        return None
    try:
        return Box(*(float(start.get(k, "0")) for k in "xy"), *(float(size.get(f"c{k}", "0")) for k in "xy"))
    except ValueError:
        return None


def _in_group(box: Box, group: Element) -> Box:
    """Return a box of a group's own space as one of the space around the group."""
    transform = group.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
    outer = None if transform is None else _read(transform, "off", "ext")
    inner = None if transform is None else _read(transform, "chOff", "chExt")
    if outer is None or inner is None or not inner.w or not inner.h:
        return box
    sx, sy = outer.w / inner.w, outer.h / inner.h
    return Box(outer.x + (box.x - inner.x) * sx, outer.y + (box.y - inner.y) * sy, box.w * sx, box.h * sy)
