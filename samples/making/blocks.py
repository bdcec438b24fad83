"""The pieces a sample paper is made of: headings, paragraphs, lists, tables.

Takes nothing; gives frozen values that `to_docx` and `to_pdf` both draw, so that
the two files say the same.  It does not promise to be a general document model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Heading:
    """A heading; level 0 is the title of the paper."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Para:
    """A paragraph; `^1` in its text is drawn as a raised note number."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Numbered:
    """A numbered list."""

    entries: Sequence[str]


@dataclass(frozen=True)
class Bullets:
    """A list with dots."""

    entries: Sequence[str]


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, indented."""

    text: str


@dataclass(frozen=True)
class Lines:
    """Lines that stay lines: an address block, a signature."""

    entries: Sequence[str]


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first row is the heading row unless `plain`."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    plain: bool = False


@dataclass(frozen=True)
class Notes:
    """The numbered notes at the end of a paper, in small print."""

    entries: Sequence[str]


Block: TypeAlias = Heading | Para | Numbered | Bullets | Quote | Lines | Table | Notes


@dataclass(frozen=True)
class Paper:
    """A whole paper with its furniture and its (often forgotten) properties."""

    title: str
    subject: str
    keywords: str
    author: str
    last_modified_by: str
    header_left: str
    header_right: str
    footer: str
    blocks: Sequence[Block]
    comment: tuple[str, str, str] | None = None
    """Paragraph start, commenter, words: drawn as a Word comment."""


def smart(text: str) -> str:
    """Straight quotes as Word's autocorrection leaves them."""
    text = re.sub(r'(^|[\s(])"', "\\1\u201c", text).replace('"', "\u201d")
    return text.replace("'", "\u2019")
