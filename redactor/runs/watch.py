"""The watched folder at work: scan, claim, redact, publish, until stopped.

Takes a house, a root and register files; yields one sentence per file. A polling scan is the truth,
so that files on network shares are seen too. A damaged PDF or zip waits until it is whole or until
`PATIENCE` seconds have passed, and is then blocked like any other.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from redactor.assemble import House, run_one
from redactor.execute import Supervised, failure_of
from redactor.model.case import Register
from redactor.model.document import Document
from redactor.model.errors import Misconfigured, RedactorError, RegisterInvalid, RegisterMissing
from redactor.model.finding import Override
from redactor.model.order import Order
from redactor.model.outcome import Outcome, Reason
from redactor.model.report import Report, Result
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.store.answers import Binding, answers_for, answers_skeleton, read_answers
from redactor.store.inbox import output_name
from redactor.store.outbox import SUFFIXES
from redactor.store.watched import BLOCKED, HELD, OUT, Claim, Lane, WatchedFolder, lane_of

ATTEMPTS = 2
"""A file whose work was cut off this often is blocked: it may be what stops the program."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, for the screen: never a value."""

    outcome: str
    case: str
    party: str
    name: str
    message: str


class Watcher:
    """One root, watched by this process alone."""

    def __init__(self, at: House, root: Path, registers: Sequence[Path], profile: str) -> None:
        """Read the registers and make the folders.

        Raises:
            Misconfigured: no register, an invalid one, or a root that cannot be used.
        """
        if not registers:
            raise Misconfigured(
                "No register was given",
                advice="Name the registers with --register, or in redactor.toml under [watch] registers.",
            )
        self._house = at
        self._files = tuple(registers)
        self._profile = at.check_profile(profile)
        self._read: dict[Path, tuple[int, Register]] = {}
        self.folder = WatchedFolder(root)
        lanes = self._lanes()
        if len({lane.case for lane in lanes}) < len(registers):
            raise Misconfigured("Two registers have the same case reference")
        self.folder.prepare(list(lanes))
        at.audit  # noqa: B018  # an audit without its key is exit 2, before any work

    def watch(self, scan: float, settle: float, *, once: bool = False) -> Iterator[Event]:
        """Work until the process is stopped; `once` stops when nothing is left to wait for.

        Raises:
            Misconfigured: somebody else watches this folder.
        """
        limits = self._house.settings.limits
        with self._alone(), Supervised(1, limits.seconds, limits.memory_bytes) as pool:
            for claim in self.folder.left_over():
                yield self._work(pool, self.folder.again(claim))
            started = time.monotonic()
            while True:
                for lane, path in self.folder.ready(time.monotonic(), settle):
                    taken = self.folder.claim(lane, path)
                    if taken is not None:
                        yield self._work(pool, taken)
                if once and time.monotonic() - started > settle:
                    return
                time.sleep(min(scan, settle or scan) if once else scan)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder.root / ".redactor" / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise Misconfigured("Another Redactor watches this folder already") from None
            yield

    def _lanes(self) -> dict[Lane, tuple[Register, str]]:
        """Return the lanes of all registers that can be read, as they now are."""
        lanes = {}
        for file in self._files:
            register = self._register(file)
            for party in register.parties:
                lanes[lane_of(register.reference, party.id)] = (register, party.id)
        return lanes

    def _register(self, file: Path) -> Register:
        """Return a register, read anew when its file has changed."""
        try:
            modified = file.stat().st_mtime_ns
        except OSError:
            raise RegisterMissing(f"There is no register at {file}") from None
        known = self._read.get(file)
        if known is None or known[0] != modified:
            known = self._read[file] = (modified, self._house.load_register(file))
        return known[1]

    # One file

    def _work(self, pool: Supervised, claim: Claim) -> Event:
        """Redact one claimed file and end its claim; whatever goes wrong, it is blocked, not lost."""
        try:
            register, party = self._lane(claim)
        except (RegisterMissing, RegisterInvalid) as error:
            return self._end(claim, BLOCKED, "blocked", error.sentence)
        try:
            order, result = self._result(pool, claim, register, party)
            return self._settled(claim, result)
        except RedactorError as error:
            order = self._house.order(Document(claim.name, b""), register, (party,), self._profile)
            stopped = self._house.pipeline.stopped(order, error.code, error.sentence)
            return self._settled(claim, stopped)

    def _lane(self, claim: Claim) -> tuple[Register, str]:
        found = self._lanes().get(Lane(claim.case, claim.party))
        if found is None:
            raise RegisterMissing(
                "There is no register for this folder",
                advice="Put the file into a folder of a case in the register.",
            )
        return found

    def _result(self, pool: Supervised, claim: Claim, register: Register, party: str) -> tuple[Order, Result]:
        house = self._house
        document = Document(claim.name, b"")
        order = house.order(document, register, (party,), self._profile, (), house.neutral_number(claim.name))
        stopped = house.pipeline.stopped
        if claim.attempt > ATTEMPTS:
            return order, stopped(
                order, "worker-died", "It could not be processed: twice it stopped the program."
            )
        try:
            data = self.folder.read(claim, house.settings.limits.document_bytes)
        except OSError:
            return order, stopped(order, "refused", "It cannot be read: it is a link or no ordinary file.")
        document = Document(claim.name, data)
        order = replace(order, document=document, overrides=self._answers(claim, document, register, party))
        try:
            result: Result = pool.submit(run_one, house.settings, order).result()
        except Exception as error:  # noqa: BLE001  # whatever became of the worker, the answer is block
            code, message = failure_of(error) or (
                "internal",
                f"Redactor failed on this document ({type(error).__name__}). {RedactorError.advice}",
            )
            return order, stopped(order, code, message)
        return order, result

    def _answers(
        self, claim: Claim, document: Document, register: Register, party: str
    ) -> tuple[Override, ...]:
        """Return the answers that were filled in where they lie, among the case's reports."""
        binding = Binding(document.digest, (party,), self._house.rules.version, register.version)
        sheets = []
        for file in self.folder.answers(claim.case):
            # Answers of other documents, or not filled in properly yet, are not this document's business.
            with suppress(RedactorError):
                sheets += [
                    s for s in read_answers(file) if s.digest == document.digest and s.rules == binding.rules
                ]
        return answers_for([s for s in sheets if s.register == binding.register], binding)

    def _settled(self, claim: Claim, result: Result) -> Event:
        report, end = result.report, {Outcome.RELEASE: OUT, Outcome.HOLD: HELD}.get(result.outcome, BLOCKED)
        published = ""
        try:
            if result.outcome is Outcome.RELEASE and result.output is not None and report.output_digest:
                name = output_name(report.name)
                published = str(self.folder.publish(claim, name, result.output, report.output_digest))
        except RedactorError as error:
            end, reasons = BLOCKED, (Reason(error.code, error.sentence), *report.reasons)
            report = replace(report, outcome=Outcome.BLOCK, output_digest=None, reasons=reasons)
        self._report(claim, report, published)
        why = report.reasons[0].message if report.reasons else "verified"
        return self._end(claim, end, report.outcome.value, why)

    def _report(self, claim: Claim, report: Report, published: str) -> None:
        given = f"{claim.case}/to {claim.party}/in/{report.name}"
        files = {
            SUFFIXES[0]: report_json(report, input=given, output=published),
            SUFFIXES[1]: report_html(
                report, input=given, output=published, answers="the file beside this report"
            ),
        }
        if report.questions:
            files[SUFFIXES[2]] = answers_skeleton(report)
        self.folder.report(claim, report.name, files)

    def _end(self, claim: Claim, end: str, outcome: str, message: str) -> Event:
        self.folder.finish(claim, end)
        return Event(outcome, claim.case, claim.party, claim.name, message)
