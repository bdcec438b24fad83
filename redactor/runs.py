"""A run: many documents, many copies, one command.

Takes what a door was asked for; yields one `Copy` per document and recipient as they are done. It
moves bytes between folders and workers; the pipeline decides, the outbox publishes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redactor.assemble import House, house, run_one, verify_one
from redactor.execute import Supervised, failure_of
from redactor.model.case import Register
from redactor.model.document import Document
from redactor.model.errors import Misconfigured, RedactorError
from redactor.model.finding import Override
from redactor.model.order import Order
from redactor.model.outcome import Outcome, Reason
from redactor.model.report import Report, Result
from redactor.model.secret import Secret
from redactor.policy.withhold import recipients_of
from redactor.store.answers import answers_skeleton, read_answers
from redactor.store.inbox import Source, gather
from redactor.store.outbox import Outbox


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a door was asked for, as given on the command line; `out` is None where nothing is written."""

    paths: tuple[str, ...]
    register_file: Path
    to: tuple[str, ...]
    out: Path | None
    profile: str
    answers: tuple[Path, ...] = ()
    password_file: Path | None = None
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """One result as it is shown: the fields of a ``--json`` line."""

    input: str
    recipient: str
    outcome: str
    output: str
    report: str
    reasons: tuple[dict[str, str], ...]
    counts: dict[str, int]

    def as_dict(self) -> dict[str, Any]:
        """Return the object of a ``--json`` line."""
        return {
            "input": self.input,
            "recipient": self.recipient,
            "outcome": self.outcome,
            "output": self.output or None,
            "report": self.report or None,
            "reasons": list(self.reasons),
            "counts": self.counts,
        }


@dataclass(frozen=True, slots=True)
class Run:
    """A run that is ready to start: how many copies there will be, and the copies as they come."""

    total: int
    copies: Callable[[], Iterator[Copy]] = field(repr=False)
