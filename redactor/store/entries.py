"""What a YAML or JSON file says, with the line of everything it says.

Takes nothing and gives frozen values; `yaml_entries` and `json_entries` make them.
Scalars stay as written ("07700 900123", "no", "2026-02-11"): nothing is guessed into a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text as written, or None where nothing stands.

    `cut` is set where an unquoted text is followed by a comment without a space (``Flat #2``):
    in YAML everything from the ``#`` on is silently lost.
    """

    line: int
    text: str | None = field(repr=False)
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list and its entries."""

    line: int
    entries: tuple[Entry, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping: its entries by key, and the line of each key."""

    line: int
    entries: Mapping[str, Entry] = field(repr=False)
    lines: Mapping[str, int] = field(repr=False)


Entry = Scalar | Listing | Section


class Malformed(Exception):
    """The text is no valid YAML or JSON, or uses what this project does not accept."""

    def __init__(self, line: int, problem: str, cure: str) -> None:
        """Keep where, what and what to do; none of them holds text of the file."""
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.cure = cure


def is_empty(entry: Entry) -> bool:
    """Say whether nothing stands there."""
    return isinstance(entry, Scalar) and (entry.text is None or not entry.text.strip())
