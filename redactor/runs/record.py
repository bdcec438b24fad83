"""One case's record at one user's hands: who may do what, and every read of a value put on record.

Takes a house with a database and a case; gives registers, histories and exports. Changes are made in
`record_change`. It decides no right itself: `policy/roles.py` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from redactor.assemble import House
from redactor.model.case import CaseRef, Register
from redactor.model.errors import NotAllowed, RedactorError
from redactor.model.kind import Severity
from redactor.model.outcome import AuditEntry
from redactor.model.record import Due, Promise
from redactor.model.role import Right, Standing
from redactor.policy.roles import may, standing
from redactor.runs.record_critical import Critical, critical_ever, critical_now
from redactor.runs.record_due import due_in
from redactor.runs.record_views import (
    Overview,
    Shown,
    ShownChange,
    critical_ids,
    overview,
    promises_of,
    show_change,
    show_register,
)
from redactor.store.register_document import yaml_text
from redactor.store.sql.fold import fold


@dataclass(frozen=True)
class CaseRecord:
    """A case's record, for the user of this machine."""

    house: House
    case: CaseRef

    @cached_property
    def standing(self) -> Standing:
        """What the user is in this case."""
        return standing(self.house.roles.grants(), self.house.actor, self.case)

    def require(self, right: Right) -> None:
        """Raise `NotAllowed` unless the user may; the attempt is put on record."""
        if may(self.standing.roles, right):
            return
        self.note("refused", "not-allowed", right.value)
        held = ", ".join(sorted(self.standing.roles)) or "no role"
        raise NotAllowed(f"{self.standing.user} has {held} in case {self.case} and may not {right.value}")

    def note(
        self, action: str, outcome: str, *reasons: str, items: Iterable[str] = (), version: str = ""
    ) -> None:
        """Put an act on record in the ledger. Raises `AuditUnavailable`: then nothing is shown."""
        self.house.audit.append(
            AuditEntry(
                when=datetime.now(UTC),
                action=action,
                actor=self.house.actor,
                case=self.case,
                recipients=(),
                input_digest="",
                output_digest="",
                outcome=outcome,
                reasons=reasons,
                findings=tuple((item, 1) for item in dict.fromkeys(items)),
                answers=(),
                versions=(("register", version),) if version else (),
            )
        )

    def register(self) -> Register:
        """Return the register for a run; it is used there, and never shown."""
        self.require(Right.USE_REGISTER)
        return self.house.registers.register(self.case)

    def shown(self, moment: datetime | None = None) -> Shown:
        """Return the case as a person may look at it: critical values are labels, for everybody."""
        self.require(Right.SEE_LABELS)
        folded = self.house.registers.folded(self.case, moment)
        register = self.house.registers.parsed(folded.shape(), draft=True)
        values = may(self.standing.roles, Right.READ_VALUES)
        critical = self._critical(register) if values else None
        shown = show_register(register, folded, self.standing, critical, _today(moment))
        if shown.revealed:
            self.note("read-value", "shown", "case show", items=shown.revealed, version=register.version)
        return shown

    def problems(self) -> str:
        """Return why no run can use the register as it stands, or an empty text."""
        try:
            self.house.registers.register(self.case)
        except RedactorError as error:
            return error.sentence
        return ""

    def export(self, moment: datetime | None = None, *, purpose: str = "case export") -> str:
        """Return the register as a file, values and all."""
        self.require(Right.READ_VALUES)
        folded = self.house.registers.folded(self.case, moment)
        register = self.house.registers.parsed(folded.shape(), draft=True)
        if any(item.severity is Severity.CRITICAL for item in register.items):
            self.require(Right.READ_CRITICAL)
        self.read(register, purpose)
        return yaml_text(folded.shape())

    def read(self, register: Register, purpose: str, items: Sequence[str] | None = None) -> None:
        """Put on record that these items' values (all, if None) are about to be read by a person."""
        ids = [item.id for item in register.items] if items is None else items
        people = [party.id for party in register.parties] if items is None else []
        self.note("read-value", "shown", purpose, items=(*ids, *people), version=register.version)

    def history(self, subject_id: str = "", *, values: bool = False) -> tuple[ShownChange, ...]:
        """Return every change, oldest first; with `values`, what it changed (critical ones are labels)."""
        self.require(Right.SEE_LABELS)
        if values:
            self.require(Right.READ_VALUES)
        changes = self.house.registers.changes(self.case)
        chosen = [change for change in changes if subject_id in {"", change.subject_id}]
        ids = critical_ids(changes)
        critical = critical_ever(changes, self.house.rules.lexicon)
        shown = tuple(show_change(change, critical, ids, values=values) for change in chosen)
        if values and shown:
            self.note("read-value", "shown", "case history", items=(change.subject_id for change in chosen))
        return shown

    def promises(self) -> tuple[tuple[Promise, bool], ...]:
        """Return the promises, and whether each is still open. Never what was said."""
        self.require(Right.SEE_LABELS)
        register = self.house.registers.parsed(self.house.registers.folded(self.case).shape(), draft=True)
        return promises_of(register)

    def overview(self) -> Overview:
        """Return the case in one line. Never a value."""
        folded = fold(self.house.registers.changes(self.case))
        register = self.house.registers.parsed(folded.shape(), draft=True)
        return overview(self.case, folded, register, self._critical(register))

    def _critical(self, register: Register) -> Critical:
        return critical_now(register.items, self.house.rules.lexicon)

    def due(self, until: date) -> tuple[Due, ...]:
        """Return what a person should look at by `until`. Never a value."""
        folded = fold(self.house.registers.changes(self.case))
        register = self.house.registers.parsed(folded.shape(), draft=True)
        return tuple(due_in(register, folded, until))


def open_cases(at: House) -> Iterator[CaseRecord]:
    """Yield every case the user may see."""
    grants = at.roles.grants()
    for case in at.registers.cases():
        if may(standing(grants, at.actor, case).roles, Right.SEE_LABELS):
            yield CaseRecord(at, case)


def _today(moment: datetime | None) -> date:
    return (moment or datetime.now(UTC)).date()
