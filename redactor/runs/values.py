"""What a door asks of a run, and what it gets back, as frozen values. Never a protected value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a door was asked for, as given on the command line.

    `out` is None where nothing is written; an empty profile and 0 jobs mean what the settings say. The
    register is the file, or the one of `case` in the database.
    """

    paths: tuple[str, ...]
    register_file: Path | None
    to: tuple[str, ...]
    out: Path | None
    profile: str
    answers: tuple[Path, ...] = ()
    password_file: Path | None = None
    jobs: int = 0
    case: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One result as it is shown: the fields of a ``--json`` line, and the name that people are shown.

    `input` is the path as given, for scripts; `name` is neutral where the file's own name gives
    something away.
    """

    input: str
    name: str
    recipient: str
    outcome: str
    output: str
    report: str
    reasons: tuple[dict[str, str], ...]
    counts: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Return the object of a ``--json`` line."""
        return {
            "input": as_text(self.input),
            "recipient": self.recipient,
            "outcome": self.outcome,
            "output": self.output or None,
            "report": self.report or None,
            "reasons": list(self.reasons),
            "counts": self.counts,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is ready to start: how many copies, what is odd, and the copies as they come."""

    total: int
    notes: tuple[str, ...]
    copies: Callable[[], Iterator[Copy]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """One finding as `find` shows it; `start` and `end` are offsets for plain text, else None.

    `name` is what people are shown instead of `input`, as in `Copy`.
    """

    input: str
    name: str
    place: str
    start: int | None
    end: int | None
    kind: str
    item: str
    disposition: str
    rule: str
    score: float
    explanation: str

    def as_dict(self) -> dict[str, Any]:
        """Return the object of a ``--json`` line."""
        shown = {name: getattr(self, name) for name in self.__slots__ if name != "name"}
        return shown | {"input": as_text(self.input)}


def as_text(path: str) -> str:
    """Return a path as text: what is no UTF-8 in it becomes a replacement character."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
