"""Builds a page from the events of lxml's HTML parser; no tree, so depth costs nothing.

Takes start, end, text and comment events; gives tokens and an account of what was left out.
It does not evaluate style sheets: text that only a sheet hides becomes visible text, and is searched.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from redactor.formats.html import allowed
from redactor.formats.html.tokens import Cell, Close, Open, Page, Text, Token
from redactor.model.errors import TooDeep

_DEPTH: Final = 1_000
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_STRENGTH: Final = ("", "\t", "\n", "\n\n")
UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters: no browser shows them."""


@dataclass(slots=True)
class _Element:
    tag: str
    written: str
    drops: bool
    pre: bool


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1


class Builder:
    """The parser's target."""

    def __init__(self) -> None:
        """Start empty."""
        self._tokens: list[Token] = []
        self._title: list[str] = []
        self._lost: Counter[str] = Counter()
        self._open: list[_Element] = []
        self._dropping = 0
        self._pending: list[str] = []
        self._gap = ""
        self._edge = True
        self._break = False
        self._trimmable: int | None = None
        self._tables: list[_Table] = []
        self._count = 0
        self._table_count = 0

    # What lxml calls

    def start(self, untrusted_tag: str, untrusted_attributes: dict[str, str]) -> None:
        """Take a start tag."""
        if len(self._open) >= _DEPTH:
            raise TooDeep("The page is nested too deeply")
        tag = str(untrusted_tag).lower()
        attributes = {str(name).lower(): str(value or "") for name, value in untrusted_attributes.items()}
        self._flush()
        drops = self._drops(tag, attributes)
        if self._dropping or drops:
            self._dropping += drops
            self._open.append(_Element(tag, "", drops, pre=False))
            return
        self._lost.update(allowed.losses(tag, attributes))
        written = self._write_start(tag, attributes)
        self._lay_out(tag, written, opening=True)
        inside_pre = bool(self._open) and self._open[-1].pre
        self._open.append(_Element(tag, written, drops=False, pre=inside_pre or tag in allowed.PREFORMATTED))

    def end(self, untrusted_tag: str) -> None:
        """Take an end tag; lxml gives one for each start."""
        self._flush()
        if not self._open:
            return
        element = self._open.pop()
        if self._dropping:
            self._dropping -= element.drops
            return
        if element.written and element.written not in allowed.VOID:
            self._tokens.append(Close(element.written))
        self._lay_out(element.tag, element.written, opening=False)
        _ = untrusted_tag

    def data(self, text: str) -> None:
        """Take text."""
        if not self._dropping:
            self._pending.append(text)

    def comment(self, text: str) -> None:
        """Count a comment."""
        self._lost[allowed.COMMENT] += bool(text.strip())

    def pi(self, target: str, data: str | None = None) -> None:
        """Count a processing instruction as a comment."""
        self.comment(f"{target}{data or ''}")

    def close(self) -> Page:
        """Return the page."""
        self._flush()
        for element in reversed(self._open):
            if element.written and element.written not in allowed.VOID:
                self._tokens.append(Close(element.written))
        words = _BLANKS.sub(" ", UNSEEN.sub("", "".join(self._title))).strip()
        title = Text("title", words, "") if words else None
        return Page(title, tuple(self._tokens), dict(self._lost))

    # Its steps

    def _drops(self, tag: str, attributes: dict[str, str]) -> bool:
        """Say whether the element goes with all it holds, and count it if it is the outermost."""
        code = allowed.DROPPED.get(tag, "")
        if not code and allowed.is_hidden(tag, attributes):
            code = allowed.HIDDEN
        if code and not self._dropping:
            self._lost[code] += 1
        return bool(code)

    def _write_start(self, tag: str, attributes: dict[str, str]) -> str:
        """Write the start tag if it is kept; return the name under which it was written."""
        written = "pre" if tag in allowed.PREFORMATTED else tag
        if written not in allowed.KEPT:
            self._lost[allowed.tag_loss(tag, attributes)] += 1
            return ""
        link = allowed.safe_link(attributes) if tag == "a" else ""
        if tag == "a" and not link:
            return ""
        key = f"link:{len(self._tokens)}" if link else ""
        self._tokens.append(Open(written, allowed.spans(tag, attributes), link, key))
        return written

    def _lay_out(self, tag: str, written: str, *, opening: bool) -> None:
        """Keep the place in tables, and the separator that stands before the next text."""
        self._place(tag, opening=opening)
        gap = allowed.gap(tag)
        if gap:
            self._gap = max(self._gap, gap, key=_STRENGTH.index)
            self._edge = True
            self._trim()
            # Where the tag that breaks the line is not written, a line break takes its place.
            self._break = not written

    def _trim(self) -> None:
        """Take the blank from the end of a line, where no browser shows it."""
        if self._trimmable is not None:
            last = self._tokens[self._trimmable]
            if isinstance(last, Text):
                self._tokens[self._trimmable] = replace(last, text=last.text.removesuffix(" "))
            self._trimmable = None

    def _place(self, tag: str, *, opening: bool) -> None:
        if tag == "table" and opening:
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif not self._tables:
            return
        elif tag == "table":
            self._tables.pop()
        elif tag == "tr" and opening:
            self._tables[-1].row += 1
            self._tables[-1].column = -1
        elif tag in allowed.CELLS and opening:
            self._tables[-1].column += 1

    def _flush(self) -> None:
        """Make a text of the characters since the last tag."""
        if not self._pending:
            return
        text = UNSEEN.sub("", "".join(self._pending))
        self._pending.clear()
        element = self._open[-1] if self._open else None
        if element is not None and element.tag == "title":
            self._title.append(text)
            return
        pre = element is not None and element.pre
        if pre:
            # The first line end after the tag is no text.
            begins = bool(self._tokens) and self._tokens[-1] == Open("pre")
            text = text.removeprefix("\n") if begins else text
        else:
            text = _BLANKS.sub(" ", text)
            text = text.removeprefix(" ") if self._edge else text
            self._edge = text.endswith(" ") if text else self._edge
        if text:
            self._add(text, pre=pre)

    def _add(self, text: str, *, pre: bool) -> None:
        if self._break and self._count:
            self._tokens.append(Open("br"))
        self._break = False
        self._trimmable = None if pre else len(self._tokens)
        self._tokens.append(Text(f"text:{self._count}", text, self._gap, self._cell()))
        self._count += 1
        self._gap = ""

    def _cell(self) -> Cell | None:
        if not self._tables or self._tables[-1].column < 0:
            return None
        table = self._tables[-1]
        return Cell(table.number, table.column, table.row)
