"""What a door asks the pipeline to do, and a document opened with everything inside it.

Frozen values; nothing here reads or writes.
"""

from __future__ import annotations

from dataclasses import dataclass

from redactor.model.case import Register
from redactor.model.document import Document
from redactor.model.finding import Override


@dataclass(frozen=True, slots=True)
class Order:
    """One document for one copy: for whom, by which register, profile and answers.

    `recipients` are party ids, ``role:NAME`` or ``anyone``; all of them get this one copy.
    `number` makes a neutral name (``document-3.pdf``) where the file's own name gives a value away.
    """

    document: Document
    register: Register
    recipients: tuple[str, ...]
    profile: str = "assessment"
    overrides: tuple[Override, ...] = ()
    actor: str = ""
    number: int = 1
