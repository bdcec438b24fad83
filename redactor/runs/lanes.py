"""The registers of a watched folder, as they now are, and the answers that lie beside them.

Takes register files; gives for each lane (case and recipient) its register. A file is read anew when its
bytes have changed, whatever its time says. It writes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from redactor.assemble import House
from redactor.model.case import Register
from redactor.model.errors import Misconfigured, RedactorError, RegisterMissing
from redactor.model.finding import Override
from redactor.store.answers import Binding, Sheet, answers_for, read_answers
from redactor.store.watched import Lane, lane_of

Lanes = dict[Lane, tuple[Register, str]]


class Registers:
    """The register files that one watcher was given."""

    def __init__(self, at: House, files: Sequence[Path]) -> None:
        """Read them all.

        Raises:
            Misconfigured: there is none, one is invalid, or two are of one case.
        """
        if not files:
            raise Misconfigured(
                "No register was given",
                advice="Name the registers with --register, or in redactor.toml under [watch] registers.",
            )
        self._house = at
        self._files = tuple(files)
        self._read: dict[Path, tuple[str, Register]] = {}
        cases = {lane_of(self._register(file).reference, "anyone").case.casefold() for file in self._files}
        if len(cases) < len(self._files):
            raise Misconfigured("Two registers have the same case reference")

    def lanes(self) -> tuple[Lanes, RedactorError | None]:
        """Return the lanes of all registers that can be read now, and what is wrong with another."""
        lanes: Lanes = {}
        wrong: RedactorError | None = None
        for file in self._files:
            try:
                register = self._register(file)
            except RedactorError as error:
                wrong = error
                continue
            for party in register.parties:
                lanes[lane_of(register.reference, party.id)] = (register, party.id)
        return lanes, wrong

    def of(self, lane: Lane) -> tuple[Register, str]:
        """Return the register of a lane and its party.

        Raises:
            RegisterMissing: no register is for this lane.
            RegisterInvalid: none is, but one cannot be used as it now is.
        """
        lanes, wrong = self.lanes()
        if lane in lanes:
            return lanes[lane]
        raise wrong or RegisterMissing(
            "There is no register for this folder",
            advice="Put the file into a folder of a case in the register.",
        )

    def _register(self, file: Path) -> Register:
        try:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError:
            raise RegisterMissing(f"There is no register at {file}") from None
        known = self._read.get(file)
        if known is None or known[0] != digest:
            known = self._read[file] = (digest, self._house.load_register(file))
        return known[1]


def answers_among(files: Iterable[Path], binding: Binding) -> tuple[tuple[Override, ...], tuple[str, ...]]:
    """Return the answers among `files` for this input and recipient, and why others could not be used.

    Raises:
        AnswersInvalid: they contradict each other.
    """
    good: list[Sheet] = []
    complaints: list[str] = []
    for file in files:
        try:
            sheets = read_answers(file)
            answers_for(sheets, binding)
        except RedactorError as error:
            if _is_about(file, binding.digest):
                complaints.append(error.sentence)
        else:
            good += sheets
    return answers_for(good, binding), tuple(complaints)


def _is_about(file: Path, digest: str) -> bool:
    """Say whether a file that cannot be used as it is was made for this input."""
    try:
        return digest.encode() in file.read_bytes()
    except OSError:
        return False
