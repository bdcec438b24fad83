"""Markup: XML where it is proper, else HTML: text, attributes, comments, scripts.

Takes a part, hands its texts to the gatherer. It does not lay a page out: what a style hides is read
like anything else.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from redactor.verify.lookalikes import BREAK
from redactor.verify.package import hand_in
from redactor.verify.part import Part, Tools
from redactor.verify.raw import as_text, sweep_text
from redactor.verify.xmltext import read_xml

_BLOCKS: Final = frozenset(
    {"p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote"}
)
_LINES: Final = frozenset({"br", "tr", "li", "dt", "dd", "option", "hr", "pre", "title"})
_CELLS: Final = frozenset({"td", "th"})
_GUIDES: Final = frozenset({"rt", "rp"})
_ASIDE: Final = frozenset({"script", "style"})
_OUR_START: Final = '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
_WRITTEN: Final = frozenset({"charset", "href", "colspan", "rowspan"})


class _Listener(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.main: list[str] = []
        self.base: list[str] = []
        self._guide = False
        self._turned: list[bool] = []
        self.aside: list[str] = []
        self.strange = False
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.aside += [value for _, value in attrs if value]
        self.strange |= tag in _ASIDE or any(name not in _WRITTEN for name, _ in attrs)
        self._lay_out(tag)
        if tag in _ASIDE:
            self._inside.append(tag)
        if tag in _GUIDES or tag in {"rb", "ruby"}:  # whose ends may be left out
            self._guide = tag in _GUIDES
        elif tag == "bdo":
            self._turned.append(("dir", "rtl") in [(name, (value or "").lower()) for name, value in attrs])
            self.handle_data("\u202e" if self._turned[-1] else "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        if tag in _GUIDES or tag == "ruby":
            self._guide = False
        elif tag == "bdo" and self._turned and self._turned.pop():
            self.handle_data("\u202c")
        self._lay_out(tag)

    def _lay_out(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.main.append("\n\n")
        elif tag in _LINES:
            self.main.append("\n")
        elif tag in _CELLS:
            self.main.append("\t")

    def handle_data(self, data: str) -> None:
        (self.aside if self._inside else self.main).append(data)
        if not self._inside and not self._guide:
            self.base.append(data)

    def handle_comment(self, data: str) -> None:
        self.aside.append(data)
        self.strange = True

    def handle_decl(self, decl: str) -> None:
        self.aside.append(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)


def read_html(part: Part, tools: Tools) -> None:
    """Read markup: as text, stripped of its tags, and raw."""
    source = as_text(part.data)
    listener = _Listener()
    listener.feed(source)
    listener.close()
    main = "".join(listener.main)
    if source.startswith(_OUR_START) and listener.strange:
        tools.gather.structure(
            part.place, "it has attributes, comments or scripts that Redactor does not write"
        )
    tools.gather.show(part.place, main)
    if listener.aside:
        told_once = dict.fromkeys(line for text in listener.aside for line in text.splitlines())
        tools.gather.show(part.at("attributes, comments and scripts"), "\n".join(told_once))
        tools.gather.sweep(part.place, BREAK.join(listener.aside))
    tools.gather.sweep(part.place, source)
    tools.gather.sweep(part.place, "".join(listener.base))
    for text in (main, source, BREAK.join(listener.aside)):
        sweep_text(part, text, tools)
    tools.gather.covered(part.place, "markup: text, attributes, comments, scripts, source")


def read_markup(part: Part, tools: Tools) -> None:
    """Read what begins like XML: as XML, and where that fails as HTML, which never fails."""
    try:
        found = read_xml(part.data)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - expat and defusedxml share no base class; nothing is left out
        read_html(part, tools)
        return
    hand_in(part, found, tools)
    tools.gather.sweep(part.place, as_text(part.data))
    tools.gather.covered(part.place, "XML by expat; the source")
