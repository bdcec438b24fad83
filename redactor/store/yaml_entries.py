"""YAML text -> entries with lines, event by event, so that nothing is built by tags or aliases.

Takes text, gives one entry a document; raises `Malformed` with the line and never with the text.
Anchors, aliases, tags, repeated keys and deep nesting are refused, not interpreted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from redactor.store.entries import Entry, Listing, Malformed, Scalar, Section

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 12
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
_CUT: Final = re.compile(r"[ \t]*#[^\s#]")
_INDENT_CURE: Final = "Check the spaces at the beginning of this line, and put the text in double quotes"


def read_yaml(text: str) -> tuple[Entry, ...]:
    """Return the documents of `text`, in order.

    Raises:
        Malformed: it is no YAML, or uses what is not accepted.
    """
    odd = _UNPRINTABLE.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise Malformed(line, "There is an unprintable character", "Delete it and type the text again")
    lines = text.splitlines()
    builder = _Builder(lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _broken(error, lines) from None
    except (yaml.YAMLError, RecursionError):
        raise Malformed(1, "This is not valid YAML", "Compare it with docs/register.md") from None
    return tuple(builder.documents)


def _broken(error: yaml.MarkedYAMLError, lines: list[str]) -> Malformed:
    """Say in plain words what the parser means; its own words could hold text of the file."""
    here, begun = (mark.line + 1 if mark else 1 for mark in (error.problem_mark, error.context_mark))
    problem, context = str(error.problem), str(error.context)
    text = lines[here - 1] if here <= len(lines) else ""
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return Malformed(here, "There is a tab where YAML allows only spaces", "Replace the tab by spaces")
    if "alias" in problem:
        return _no_alias(here)
    if "mapping values" in problem:
        cure = "Put a text that holds a colon in double quotes, and check the spaces before it"
        return Malformed(here, "There is a colon where YAML expects none", cure)
    if "quoted scalar" in context or "flow" in context:
        cure = "Add what is missing: a quotation mark, a comma, ] or }"
        return Malformed(begun, "A quotation mark or a bracket is not closed", cure)
    return Malformed(here, "This is not valid YAML", _INDENT_CURE)


def _no_alias(line: int) -> Malformed:
    cure = "Write the text out, in double quotes if it begins with & or *"
    return Malformed(line, "YAML anchors and aliases (& and *) are not accepted", cure)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet."""

    line: int
    mapping: bool
    entries: list[Entry] = field(default_factory=list)
    keyed: dict[str, Entry] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    key: str | None = None

    def close(self) -> Entry:
        if self.mapping:
            return Section(self.line, self.keyed, self.lines)
        return Listing(self.line, tuple(self.entries))

    def put(self, entry: Entry) -> None:
        if not self.mapping:
            self.entries.append(entry)
        elif self.key is None:
            self._open_key(entry)
        else:
            self.keyed[self.key] = entry
            self.key = None

    def _open_key(self, entry: Entry) -> None:
        if not isinstance(entry, Scalar) or entry.text is None:
            raise Malformed(entry.line, "A key must be a plain word", "Write it as 'key: text'")
        if entry.text in self.keyed:
            raise Malformed(entry.line, "A key stands twice in one place", "Remove one of the two")
        self.key = entry.text
        self.lines[self.key] = entry.line


class _Builder:
    """Turns the parser's events into entries."""

    def __init__(self, lines: list[str]) -> None:
        self.documents: list[Entry] = []
        self._lines = lines
        self._open: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1  # type: ignore[union-attr] # events of a parser have marks
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _no_alias(line)
        if getattr(event, "tag", None):
            raise Malformed(line, "YAML tags (!) are not accepted", "Put the text in double quotes")
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(line, mapping=isinstance(event, yaml.MappingStartEvent))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._put(self._open.pop().close())

    def _start(self, line: int, *, mapping: bool) -> None:
        if len(self._open) >= _DEEPEST:
            raise Malformed(line, "There are too many levels here", "Compare it with docs/register.md")
        self._open.append(_Open(line, mapping))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        if event.style:  # the fast parser says "" where the other says None: written without quotes
            return Scalar(line, event.value)
        if event.value in _NULLS:
            return Scalar(line, None)
        return Scalar(line, event.value, cut=self._is_cut(event.end_mark))

    def _is_cut(self, end: Any) -> bool:
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        return bool(_CUT.match(rest))

    def _put(self, entry: Entry) -> None:
        if self._open:
            self._open[-1].put(entry)
        else:
            self.documents.append(entry)
