"""Where the gate's registers come from: files, or the database; which there are, and what changed.

Takes a house; gives tokens that change whenever a case does, and registers. A register that cannot be
read stops the gate until it can: nobody knows then what must not go out.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from redactor.assemble import House
from redactor.model.case import CaseRef, Register
from redactor.model.errors import RegisterInvalid, RegisterMissing
from redactor.runs import mail_canary_case

Known = Callable[[str], CaseRef | None]
_KINDS: Final = (".yaml", ".yml", ".json")
_Stamp = tuple[int, int, int]


class Source(Protocol):
    """All active cases of one place."""

    def tokens(self, known: Known = lambda _: None) -> dict[CaseRef, str]:
        """Return the active cases; a token stands for one content of a case's register and no other.

        `known` may spare the reading of a register: it gives the case that a token stands for.

        Raises:
            RedactorError: nobody can say which cases there are.
        """
        ...

    def fetch(self, case: CaseRef) -> Register:
        """Return a case's register as it stands. Raises as `tokens`."""
        ...

    def place(self, case: CaseRef) -> str:
        """Return where a worker finds it: a path, or nothing for the database."""
        ...


class FileSource:
    """Register files; a folder stands for all registers in it."""

    def __init__(self, at: House, paths: Sequence[Path]) -> None:
        """Use the files and folders at `paths`."""
        self._at = at
        self._paths = paths
        self._seen: dict[str, tuple[_Stamp, str, CaseRef]] = {}
        self._found: dict[str, _Stamp] = {}
        self._tokens: dict[CaseRef, str] = {}
        self._where: dict[CaseRef, str] = {}

    def tokens(self, known: Known = lambda _: None) -> dict[CaseRef, str]:
        """Return the cases of all files; what did not change is not read again."""
        found = self._files()
        if found != self._found:
            self._read_again(found, known)
        return self._tokens

    def _read_again(self, found: dict[str, _Stamp], known: Known) -> None:
        seen, tokens, where = (
            dict[str, tuple[_Stamp, str, CaseRef]](),
            dict[CaseRef, str](),
            dict[CaseRef, str](),
        )
        for path, stamp in sorted(found.items()):
            last = self._seen.get(path)
            token, case = last[1:] if last and last[0] == stamp else self._read(Path(path), known)
            if case in tokens:
                raise RegisterInvalid(f"Two register files are about case {case}: {where[case]} and {path}")
            seen[path], tokens[case], where[case] = (stamp, token, case), token, path
        self._seen, self._tokens, self._where, self._found = seen, tokens, where, found

    def _read(self, path: Path, known: Known) -> tuple[str, CaseRef]:
        """Return a file's token, which is the digest of its content, and its case."""
        try:
            token = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise _unreadable(path, error) from None
        return token, known(token) or self._at.load_register(path).reference

    def _files(self) -> dict[str, _Stamp]:
        """Return the files, each with what changes when its content does."""
        found: dict[str, _Stamp] = {}
        for path in self._paths:
            try:
                found |= _within(path) if path.is_dir() else {str(path): _stamp(path.stat())}
            except OSError as error:
                raise _unreadable(path, error) from None
        if not found:
            raise RegisterMissing("There is no register in the folders that were named")
        return found

    def fetch(self, case: CaseRef) -> Register:
        """Read a case's file."""
        if case not in self._where:
            self.tokens()
        if case not in self._where:
            raise RegisterMissing(f"There is no register of case {case} any more")
        return fetch_at(self._at, case, self.place(case))

    def place(self, case: CaseRef) -> str:
        """Return the path of its file."""
        return self._where[case]


def _within(folder: Path) -> dict[str, _Stamp]:
    """Return the registers of a folder: thousands, every few seconds, so with as little as can be."""
    with os.scandir(folder) as entries:
        return {one.path: _stamp(one.stat()) for one in entries if _is_register(one)}


def _is_register(one: os.DirEntry[str]) -> bool:
    name = one.name
    return name.lower().endswith(_KINDS) and not name.startswith(".") and one.is_file()


def _stamp(found: os.stat_result) -> _Stamp:
    return found.st_mtime_ns, found.st_size, found.st_ino


def _unreadable(path: Path, error: OSError) -> RegisterMissing:
    return RegisterMissing(f"The register {path} cannot be read: {error.strerror}")


class RecordSource:
    """The registers in the database."""

    def __init__(self, at: House) -> None:
        """Use the database that the settings name."""
        self._at = at

    def tokens(self, known: Known = lambda _: None) -> dict[CaseRef, str]:
        """Return the cases with the number of their last event: events are never changed."""
        del known
        return {case: f"{case}|{number}" for case, number in self._at.registers.numbers().items()}

    def fetch(self, case: CaseRef) -> Register:
        """Return a case's register."""
        return fetch_at(self._at, case, "")

    def place(self, case: CaseRef) -> str:
        """Return nothing: it is in the database."""
        del case
        return ""


class WithCanary:
    """A source with the canary's case among its own."""

    def __init__(self, at: House, source: Source) -> None:
        """Add the canary to what `source` has."""
        self._at, self._source = at, source

    def tokens(self, known: Known = lambda _: None) -> dict[CaseRef, str]:
        """Return the cases, the canary's too."""
        return {**self._source.tokens(known), mail_canary_case.CASE: self._at.settings.mail.canary}

    def fetch(self, case: CaseRef) -> Register:
        """Return a case's register."""
        return (
            fetch_at(self._at, case, mail_canary_case.PLACE) if self._is(case) else self._source.fetch(case)
        )

    def place(self, case: CaseRef) -> str:
        """Return where a worker finds it."""
        return mail_canary_case.PLACE if self._is(case) else self._source.place(case)

    @staticmethod
    def _is(case: CaseRef) -> bool:
        return case == mail_canary_case.CASE


def fetch_at(at: House, case: CaseRef, place: str) -> Register:
    """Return a case's register from its place.

    Raises:
        RegisterMissing: there is none, or another case's.
        RegisterInvalid: it is not valid.
    """
    if place == mail_canary_case.PLACE:
        return mail_canary_case.canary_register(at)
    register = at.load_register(Path(place)) if place else at.registers.register(case)
    if register.reference != case:
        raise RegisterMissing(f"There is no register of case {case} any more")
    return register


def source_of(at: House) -> Source:
    """Return where this house's registers are: the files its settings name, else its database.

    Raises:
        RegisterMissing: they name neither.
    """
    if at.settings.mail.registers:
        source: Source = FileSource(at, at.settings.mail.registers)
    elif at.settings.database:
        source = RecordSource(at)
    else:
        raise RegisterMissing("No register was named", advice="Give --register FILE or --database URL.")
    return WithCanary(at, source) if at.settings.mail.canary else source
