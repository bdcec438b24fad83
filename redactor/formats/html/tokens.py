"""The pieces a page is made of once everything else is gone: tags to keep and texts with their places.

Frozen values. Text is as a browser shows it, blanks joined; its `key` names it for marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Open:
    """A start tag to write. `link` is the target of an ``a``, with `key` for marks in it."""

    tag: str
    spans: tuple[tuple[str, str], ...] = ()
    link: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Close:
    """An end tag to write."""

    tag: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a text stands in a table: its number in the page, and the column."""

    table: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Text:
    """Characters to write. `gap` is what separates them from the text before."""

    key: str
    text: str
    gap: str
    cell: Cell | None = None


Token: TypeAlias = Open | Close | Text


@dataclass(frozen=True)
class Page:
    """A page: its title, its body as tokens, and how often what was left out."""

    title: Text | None
    tokens: tuple[Token, ...]
    lost: Mapping[str, int] = field(default_factory=dict)

    def texts(self) -> list[Text]:
        """Return the texts of the body."""
        return [token for token in self.tokens if isinstance(token, Text)]

    def links(self) -> list[Open]:
        """Return the tags with a link."""
        return [token for token in self.tokens if isinstance(token, Open) and token.link]
