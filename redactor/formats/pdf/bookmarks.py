"""Title, bookmarks and page labels: read as text, built anew from what stays.

Takes an opened PDF; gives named texts that go through the plan, and writes them into the new file.
External targets, actions and colours are not taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

from redactor.formats.pdf.objects import (
    array,
    as_float,
    as_int,
    as_name,
    as_text,
    dictionary,
    identity,
)
from redactor.model.errors import TooLarge

_MOST: Final = 20_000
_DEEP: Final = 30
_NUMBERED: Final = 3
_STYLES: Final = frozenset(("D", "R", "r", "A", "a"))


@dataclass(frozen=True, slots=True)
class Target:
    """Where a bookmark or link leads: a page (from 0) and a height on it, if it says one."""

    page: int
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One bookmark, `level` deep."""

    level: int
    title: str
    target: Target | None


@dataclass(slots=True)
class Side:
    """What a PDF says besides its pages. `labels` are (first page, style, prefix, start)."""

    title: str = ""
    bookmarks: list[Bookmark] = field(default_factory=list)
    labels: list[tuple[int, str, str, int]] = field(default_factory=list)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, readable place and text of everything that is text."""
        if self.title:
            yield "title", "document title", self.title
        for number, bookmark in enumerate(self.bookmarks, 1):
            if bookmark.title:
                yield f"bookmark:{number}", f"bookmark {number}", bookmark.title
        for number, (_, _, prefix, _) in enumerate(self.labels, 1):
            if prefix:
                yield f"page-label:{number}", f"page label {number}", prefix


class Targets:
    """Finds the page a destination leads to."""

    def __init__(self, pdf: Any) -> None:
        """Index the pages and the named destinations."""
        self._pages = {identity(page.obj): number for number, page in enumerate(pdf.pages)}
        self._old = dictionary(pdf.Root.get("/Dests"))
        self._names: dict[bytes, Any] = {}
        self._seen: set[tuple[int, int]] = set()
        self._collect(dictionary(pdf.Root.get("/Names")).get("/Dests"), 0)

    def _collect(self, node: Any, depth: int) -> None:
        entry = dictionary(node)
        if depth > _DEEP or len(self._names) > _MOST or _known(entry, self._seen):
            return
        listed = array(entry.get("/Names"))
        for name, target in zip(listed[::2], listed[1::2], strict=False):
            if isinstance(name, pikepdf.String):
                self._names[bytes(name)] = target
        for kid in array(entry.get("/Kids")):
            self._collect(kid, depth + 1)

    def of(self, entry: Any) -> Target | None:
        """Return where a bookmark or link annotation leads, None if not to a page of this file."""
        target = entry.get("/Dest")
        if target is None:
            action = dictionary(entry.get("/A"))
            target = action.get("/D") if as_name(action.get("/S")) == "GoTo" else None
        if isinstance(target, pikepdf.String):
            target = self._names.get(bytes(target))
        elif isinstance(target, pikepdf.Name):
            target = self._old.get(str(target))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        return self._place(array(target))

    def _place(self, target: list[Any]) -> Target | None:
        if not target:
            return None
        first = target[0]
        page = (
            self._pages.get(identity(first)) if isinstance(first, pikepdf.Dictionary) else as_int(first, -1)
        )
        if page is None or not 0 <= page < len(self._pages):
            return None
        kind = as_name(target[1]) if len(target) > 1 else ""
        heights = {"XYZ": 3, "FitH": 2, "FitBH": 2}
        at = heights.get(kind, 99)
        number = target[at] if at < len(target) else None
        return Target(page, as_float(number) if isinstance(number, int | float) or number else None)


def read_side(pdf: Any, targets: Targets) -> Side:
    """Read title, bookmarks and page labels."""
    side = Side(title=as_text(dictionary(pdf.trailer.get("/Info")).get("/Title")))
    seen: set[tuple[int, int]] = set()

    def walk(node: Any, level: int) -> None:
        while isinstance(node, pikepdf.Dictionary) and level < _DEEP:
            if identity(node) in seen:
                return
            seen.add(identity(node))
            side.bookmarks.append(Bookmark(level, as_text(node.get("/Title")), targets.of(node)))
            if len(side.bookmarks) > _MOST:
                raise TooLarge("The PDF has more bookmarks than the limit")
            walk(node.get("/First"), level + 1)
            node = node.get("/Next")

    walk(dictionary(pdf.Root.get("/Outlines")).get("/First"), 0)
    _read_labels(pdf.Root.get("/PageLabels"), side, set(), 0)
    return side


def _known(node: Any, seen: set[tuple[int, int]]) -> bool:
    """Say whether a node of a tree came before: trees that hold themselves would never end."""
    own = identity(node)
    known = own in seen and own[0] > 0
    seen.add(own)
    return known


def _read_labels(node: Any, side: Side, seen: set[tuple[int, int]], depth: int) -> None:
    entry = dictionary(node)
    if depth > _DEEP or len(side.labels) > _MOST or _known(entry, seen):
        return
    listed = array(entry.get("/Nums"))
    for first, label in zip(listed[::2], listed[1::2], strict=False):
        said = dictionary(label)
        style, prefix = as_name(said.get("/S")), as_text(said.get("/P"))
        start = max(1, as_int(said.get("/St"), 1))
        if start > _MOST or sum(char.isdigit() for char in prefix) >= _NUMBERED:
            start = 1  # "07700 900" counted from 123 shows a telephone number
        side.labels.append(
            (
                max(0, as_int(first)),
                style if style in _STYLES else "",
                prefix,
                start,
            )
        )
    for kid in array(entry.get("/Kids")):
        _read_labels(kid, side, seen, depth + 1)


def write_side(pdf: Any, side: Side, say: Callable[[str, str], str]) -> None:
    """Build title, bookmarks and page labels; `say` gives the text of a key after the plan."""
    if side.title:
        pdf.docinfo["/Title"] = say("title", side.title)
        pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
    if side.bookmarks:
        _write_bookmarks(pdf, side, say)
    if side.labels:
        numbers: list[Any] = []
        for number, (first, style, prefix, start) in sorted(enumerate(side.labels, 1), key=lambda e: e[1][0]):
            label = pikepdf.Dictionary()
            if style:
                label["/S"] = pikepdf.Name("/" + style)
            if prefix:
                label["/P"] = pikepdf.String(say(f"page-label:{number}", prefix))
            if start != 1:
                label["/St"] = start
            numbers += [first, label]
        pdf.Root["/PageLabels"] = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))


def _write_bookmarks(pdf: Any, side: Side, say: Callable[[str, str], str]) -> None:
    with pdf.open_outline() as outline:
        levels = [outline.root]
        for number, bookmark in enumerate(side.bookmarks, 1):
            item = pikepdf.OutlineItem(say(f"bookmark:{number}", bookmark.title))
            if bookmark.target is not None:
                item.destination = pikepdf.Array(destination(pdf, bookmark.target))
            del levels[bookmark.level + 1 :]
            levels[-1].append(item)
            levels.append(item.children)


def destination(pdf: Any, target: Target) -> list[Any]:
    """Return a target as the new file writes it."""
    page = pdf.pages[target.page].obj
    if target.top is None:
        return [page, pikepdf.Name.Fit]
    return [page, pikepdf.Name.XYZ, None, round(target.top, 2), None]
