"""The registers of a database: as they stand, as they stood, and how they came to be so.

Takes a record and what the loader needs; gives registers read by the same loader and checks as a
file. It refuses a case whose record is not whole, or whose register contradicts itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Final

from redactor.model.case import CaseRef, Register
from redactor.model.errors import RegisterInvalid, RegisterMissing
from redactor.model.lexicon import Lexicon
from redactor.model.record import Change, Subject
from redactor.store.register_document import Shape, canonical_text
from redactor.store.register_file import parse_register
from redactor.store.sql.events import Draft, Events, Now
from redactor.store.sql.fold import Folded, fold
from redactor.store.sql.record import Record

_LINE: Final = re.compile(r", line \d+(?=: )| \(line \d+\)")
Decide = Callable[[Folded], Sequence[Draft]]


class Registers:
    """Every register of one database (a `RegisterStore`)."""

    def __init__(
        self,
        record: Record,
        *,
        lexicon: Lexicon,
        reasons: Collection[str],
        now: Now = lambda: datetime.now(UTC),
    ) -> None:
        """Use `record`, and read values with `lexicon` and the reason codes that exist."""
        self._events = Events(record, now)
        self._lexicon = lexicon
        self._reasons = reasons

    def cases(self) -> tuple[CaseRef, ...]:
        """Return the references of every case."""
        return tuple(CaseRef(stream) for stream in self._events.streams() if stream)

    def numbers(self) -> dict[CaseRef, int]:
        """Return the cases that hold an item, with the number of their last event: it tells changes.

        A case that is only being begun is left out: no run could use it.
        """
        return {CaseRef(case): number for case, number in self._events.numbers(Subject.ITEM).items()}

    def register(self, case: CaseRef) -> Register:
        """Return the case's register as it stands.

        Raises:
            RegisterMissing: there is no such case.
            RegisterInvalid: it contradicts itself.
        """
        return self.parsed(self.folded(case).shape())

    def as_of(self, case: CaseRef, moment: datetime) -> Register:
        """Return the register as it stood at `moment`. Raises as `register`."""
        return self.parsed(self.folded(case, moment).shape())

    def changes(self, case: CaseRef) -> tuple[Change, ...]:
        """Return everything that was recorded of a case, oldest first. Raises `RegisterMissing`."""
        found = self._events.read(case) if case else ()
        if not found:
            raise _missing(case)
        return found

    def folded(self, case: CaseRef, moment: datetime | None = None) -> Folded:
        """Return the case's entries after every event up to `moment`. Raises `RegisterMissing`."""
        folded = fold(self.changes(case), moment)
        if not folded.last:
            raise RegisterMissing(
                f"The case {case} was not in the database yet at that moment",
                advice="'redactor case history' shows when it began.",
            )
        return folded

    def write(self, case: CaseRef, actor: str, decide: Decide, *, new: bool = False) -> tuple[Change, ...]:
        """Record what `decide` makes of the case as it then stands; nobody writes in between.

        Raises:
            RegisterMissing: there is no such case, and it is not to be a `new` one.
        """
        if not case:  # that stream is the roles'
            raise _missing(case)

        def drafts(changes: tuple[Change, ...]) -> Sequence[Draft]:
            if not changes and not new:
                raise _missing(case)
            try:
                return decide(fold(changes))
            except RegisterInvalid as error:
                raise RegisterInvalid(
                    str(error), advice="Nothing was recorded. Correct it and try again."
                ) from None

        return self._events.write(case, actor, drafts)

    def parsed(self, shape: Shape, *, draft: bool = False) -> Register:
        """Return what `shape` says, checked as a file is.

        Raises:
            RegisterInvalid: it is not valid.
        """
        name = f"case {shape.get('case', {}).get('reference', '')}"
        try:
            return parse_register(
                canonical_text(shape), name=name, lexicon=self._lexicon, reasons=self._reasons, draft=draft
            )
        except RegisterInvalid as error:
            # Nobody wrote those lines: what is wrong is named by its id.
            raise RegisterInvalid(_LINE.sub("", str(error))) from None


def _missing(case: str) -> RegisterMissing:
    return RegisterMissing(
        f"There is no case {case} in the database",
        advice="Nothing was processed. 'redactor case list' shows the cases, 'case import' adds one.",
    )
