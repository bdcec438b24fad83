"""Redactor: copies for these recipients, proved on the finished file, or a block.

The public face (contracts, section 3). Everything heavy is imported at the first call.
It does not supervise: the command line and the watched folder run each document in a worker
process with a time and memory limit; these calls run in yours.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from redactor.model.document import Document
from redactor.model.outcome import Outcome

if TYPE_CHECKING:
    from pathlib import Path

    from redactor.model.case import Register
    from redactor.model.finding import Finding, Override
    from redactor.model.report import Report, Result

# The room of this name is bound first, and so only once: the call `verify` below keeps its name.
import_module("redactor.verify")

__version__ = "0.1.0"
__all__ = ["Document", "Outcome", "__version__", "find_text", "load_register", "redact", "verify"]


def load_register(source: str | Path) -> Register:
    """Read a register from a path or from YAML (or JSON) text.

    Raises:
        RegisterInvalid: with file, line and cure of every error in it.
        RegisterMissing: there is no such file.
    """
    from redactor import assemble

    return assemble.load_register(source)


def _recipients(to: Sequence[str] | str) -> tuple[str, ...]:
    """A string is one recipient, not the letters of its name."""
    return (to,) if isinstance(to, str) else tuple(to)


def find_text(
    text: str, register: Register, to: Sequence[str] | str, profile: str = "register-only"
) -> list[Finding]:
    """Return what would be redacted or asked in `text` for the recipients `to`, in order of place.

    `start` and `end` are character offsets into `text`, half-open.
    """
    from redactor import assemble

    return assemble.house().find_text(text, register, _recipients(to), profile)


def redact(  # noqa: PLR0913, PLR0917  # the documented call has these parameters
    document: bytes,
    name: str,
    register: Register,
    to: Sequence[str] | str,
    profile: str = "assessment",
    answers: Sequence[Override] = (),
) -> Result:
    """Make one copy of a document for the recipients `to` together.

    Returns a `Result`: `outcome`, `output` (bytes, only if released) and `report`.

    Raises:
        Misconfigured: an unknown recipient or profile, invalid rules; nothing was processed.
    """
    from redactor import assemble

    house = assemble.house()
    return house.redact(Document(name, document), register, _recipients(to), profile, tuple(answers))


def verify(document: bytes, name: str, register: Register, to: Sequence[str] | str) -> Report:
    """Check anyone's file: the report's outcome is ``clean``, ``held`` or ``blocked``."""
    from redactor import assemble

    return assemble.house().verify(Document(name, document), register, _recipients(to))
