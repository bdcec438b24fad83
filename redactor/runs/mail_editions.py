"""Editions of the active cases: one base and the changes since, shared with every worker.

Takes a source of registers; gives an `Edition`, small enough to go with every mail. Workers make
`ActiveCases` of it. A change is in force for every mail that is handed over after `look` returned.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from redactor.assemble import House
from redactor.detect.cases.index import CaseIndex
from redactor.detect.cases.index import Shared as SharedIndex
from redactor.detect.cases.keys import ARRAYS, CaseKeys
from redactor.gate.active import ActiveCases
from redactor.gate.book import AddressBook
from redactor.gate.documents import KnownDocuments
from redactor.model.case import CaseRef, Register
from redactor.model.errors import RegisterMissing, Unavailable
from redactor.policy.documents import Recorded
from redactor.runs.mail_documents import RecordedDocuments
from redactor.runs.mail_making import FEW, Makers
from redactor.runs.mail_sources import Source, fetch_at
from redactor.store.shared import Block, Shared, attach
from redactor.store.sql.prepared import PreparedRegisters, Ready

_CHANGES_MOST: Final = 32
"""So many changes travel beside the base; then a new base is made."""
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Edition:
    """Where a worker finds all active cases. `key` is the secret under which they were made."""

    key: bytes
    base: Block
    changes: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known of a case beside its keys."""

    version: str
    place: str
    numbers: tuple[int, ...]


class Editor:
    """Keeps the edition in step with its source. One thread at a time."""

    def __init__(
        self,
        at: House,
        source: Source,
        key: bytes,
        prepared: PreparedRegisters | None = None,
        recorded: RecordedDocuments | None = None,
    ) -> None:
        """Begin with no case; `key` is 32 secret bytes, the same whenever `prepared` is given again."""
        self._at = at
        self._source = source
        self._prepared = prepared
        self._ready: dict[str, Ready] = {}
        self._key = key
        self._index = at.case_index(key)
        self._book = AddressBook(key, at.settings.mail.rules)
        self._tokens: dict[CaseRef, str] = {}
        self._cases: dict[CaseRef, _Case] = {}
        self._recorded = recorded
        self._documents = KnownDocuments()
        self._untold: list[Recorded] = []
        self._base: Shared | None = None
        self._changes: list[Shared] = []
        self._old: list[Shared] = []

    def __len__(self) -> int:
        return len(self._cases)

    @property
    def edition(self) -> Edition:
        """The present edition.

        Raises:
            Unavailable: the registers were not read yet.
        """
        if self._base is None:
            raise Unavailable("The registers are still being read")
        return Edition(self._key, self._base.block, tuple(one.block for one in self._changes))

    def look(self) -> int:
        """Bring the edition up to date; return how many cases changed.

        Raises:
            RedactorError: a register cannot be read; the edition stays as it was.
        """
        first = self._base is None
        if first and self._prepared is not None:
            self._ready = self._prepared.all()
        tokens = self._source.tokens(self._case_of)
        changed = [case for case, token in tokens.items() if self._tokens.get(case) != token]
        ended = [case for case in self._tokens if case not in tokens]
        self._look_at_documents()
        if self._base is not None and not changed and not ended and not self._untold:
            return 0
        fresh, keys = dict[CaseRef, _Case](), list[CaseKeys]()
        with Makers(self._at, self._key) as makers:
            for start in range(0, len(changed), _AT_ONCE):
                keys += self._read(changed[start : start + _AT_ONCE], tokens, fresh, makers)
        self._index.take(keys)
        for case in ended:
            self._index.end(case)
            self._cases.pop(case)
        self._cases |= fresh
        self._tokens = tokens
        if first and self._prepared is not None:
            self._prepared.forget_others({self._prepared.id(token) for token in tokens.values()})
        self._ready = {}
        if self._base is None or len(self._changes) >= _CHANGES_MOST or len(changed) > _AT_ONCE:
            self._rebase()
        else:
            arrays = (array for one in keys for array in one.arrays)
            self._changes.append(Shared([_head(fresh, ended, self._untold), *arrays]))
        self._untold = []
        return len(changed) + len(ended)

    def close(self) -> None:
        """Let shared memory go; who has attached it keeps it."""
        for one in (*self._old, self._base, *self._changes):
            if one is not None:
                one.close()

    def _look_at_documents(self) -> None:
        """Take what was recorded since the last look; what no worker was told of yet is kept apart."""
        if self._recorded is not None:
            new = self._recorded.new()
            self._documents.put(new)
            self._untold += new

    def _case_of(self, token: str) -> CaseRef | None:
        """Return the case whose register has this token, if it was made ready before."""
        if self._prepared is None or not self._ready:
            return None
        ready = self._ready.get(self._prepared.id(token))
        return CaseRef(ready.case) if ready is not None else None

    def _read(
        self,
        cases: Sequence[CaseRef],
        tokens: Mapping[CaseRef, str],
        fresh: dict[CaseRef, _Case],
        makers: Makers,
    ) -> list[CaseKeys]:
        """Return the keys of registers; what had to be made is kept for the next start."""
        names = {case: self._prepared.id(tokens[case]) if self._prepared else "" for case in cases}
        ready = {case: self._ready[name] for case, name in names.items() if name in self._ready}
        missing = [case for case in cases if case not in ready or ready[case].case != case]
        made = dict(zip(missing, self._made(missing, makers), strict=True))
        if self._prepared is not None and made:
            self._prepared.keep({names[case]: one for case, one in made.items()})
        keys = list[CaseKeys]()
        for case in cases:
            one = made[case] if case in made else ready[case]
            fresh[case] = _Case(one.version, self._source.place(case), one.numbers)
            keys.append(CaseKeys.of_arrays(case, one.arrays))
        return keys

    def _made(self, cases: Sequence[CaseRef], makers: Makers) -> list[Ready]:
        if len(cases) > FEW:
            return makers.made([(case, self._source.place(case)) for case in cases])
        found = []
        for case in cases:
            register = self._source.fetch(case)
            arrays = tuple(map(bytes, self._index.keys(register).arrays))
            found.append(Ready(case, register.version, self._book.numbers(register), arrays))
        return found

    def _rebase(self) -> None:
        shared = self._index.share()
        cases = {case: self._cases[case] for case in shared.references}
        # the one before stays open: a mail that was just handed over still names it
        for one in self._old:
            one.close()
        self._old = [one for one in (self._base, *self._changes) if one is not None]
        self._base = Shared([_head(cases, ()), *self._documents.share(), *shared.buffers])
        self._changes = []
        # this process reads the shared bytes as well: it keeps no second copy of them
        own = attach(self._base.block)[-len(shared.buffers) :] if shared.buffers else []
        self._index.adopt(SharedIndex(shared.references, tuple(own)))


def _head(
    cases: Mapping[CaseRef, _Case], ended: Sequence[CaseRef], documents: Sequence[Recorded] = ()
) -> bytes:
    rows = [[case, one.version, one.place, one.numbers] for case, one in cases.items()]
    told = [[one.digest, one.case, one.public] for one in documents]
    return json.dumps({"cases": rows, "ended": list(ended), "documents": told}).encode()


class Reader:
    """A worker's copy of the edition: brought up to date with what is new in the one that came."""

    def __init__(self, at: House) -> None:
        """Begin with nothing."""
        self._at = at
        self._edition: Edition | None = None
        self._index: CaseIndex | None = None
        self._book: AddressBook | None = None
        self._cases: dict[CaseRef, _Case] = {}
        self._documents = KnownDocuments()
        self._active: ActiveCases | None = None

    def cases(self, edition: Edition) -> ActiveCases:
        """Return the active cases of this edition.

        Raises:
            Unavailable: it was replaced meanwhile.
        """
        known = self._edition
        if self._active is not None and known == edition:
            return self._active
        if (
            known is None
            or known.base != edition.base
            or known.changes != edition.changes[: len(known.changes)]
        ):
            self._begin(edition)
            done = 0
        else:
            done = len(known.changes)
        for block in edition.changes[done:]:
            self._change(block)
        index, book = self._index, self._book
        assert index is not None  # noqa: S101  # made by _begin
        assert book is not None  # noqa: S101
        self._edition = edition
        self._active = ActiveCases(index, book, list(self._cases), self._fetch, self._documents)
        return self._active

    def _begin(self, edition: Edition) -> None:
        head, names, number, what, *buffers = attach(edition.base)
        self._edition = self._active = None
        self._index = self._at.case_index(edition.key)
        self._book = AddressBook(edition.key, self._at.settings.mail.rules)
        self._cases = {}
        self._documents.adopt((names, number, what))
        references = self._take(head)
        self._index.adopt(SharedIndex(tuple(references), tuple(buffers)))

    def _change(self, block: Block) -> None:
        head, *arrays = attach(block)
        references = self._take(head)
        keys = [
            CaseKeys.of_arrays(case, arrays[ARRAYS * number : ARRAYS * (number + 1)])
            for number, case in enumerate(references)
        ]
        assert self._index is not None  # noqa: S101  # a change follows a base
        self._index.take(keys)

    def _take(self, head: memoryview) -> list[CaseRef]:
        """Take what is known of cases beside their keys; return which they are."""
        told: dict[str, Any] = json.loads(bytes(head))
        assert self._book is not None  # noqa: S101  # made by _begin
        for case in map(CaseRef, told["ended"]):
            self._cases.pop(case, None)
            self._book.put(case, ())
            if self._index is not None:
                self._index.end(case)
        self._documents.put(Recorded(digest, case, public) for digest, case, public in told["documents"])
        references = []
        for name, version, place, numbers in told["cases"]:
            case = CaseRef(name)
            references.append(case)
            self._cases[case] = _Case(version, place, tuple(numbers))
            self._book.put(case, numbers)
        return references

    def _fetch(self, case: CaseRef) -> Register:
        """Return a register of this very edition: a newer one might not be looked up wholly."""
        known = self._cases.get(case)
        if known is None:
            raise RegisterMissing(f"There is no register of case {case} any more")
        register = fetch_at(self._at, case, known.place)
        if register.version != known.version:
            raise Unavailable(f"The register of case {case} has just changed")
        return register
