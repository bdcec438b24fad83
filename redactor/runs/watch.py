"""The watched folder at work: scan, claim, redact, publish, until stopped.

Takes a house, a root and register files; yields one sentence per file. A polling scan is the truth,
so that files on network shares are seen too. What does not become whole waits until `PATIENCE`
seconds have passed without a change, and is then taken like any other, so that a report tells about it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path, PurePosixPath

from redactor.assemble import House, run_one
from redactor.execute import Supervised, failure_of
from redactor.model.case import Register
from redactor.model.document import Document
from redactor.model.errors import Misconfigured, OutputUnavailable, RedactorError
from redactor.model.order import Order
from redactor.model.outcome import Outcome, Reason
from redactor.model.report import Report, Result
from redactor.policy.account import audit_entry
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.runs.desk import before_any_work
from redactor.runs.lanes import Lanes, Registers, answers_among
from redactor.runs.release import evidence_of, take_back
from redactor.store.alone import alone
from redactor.store.answers import Binding, answers_skeleton
from redactor.store.inbox import output_name, printable
from redactor.store.outbox import SUFFIXES
from redactor.store.watched import BLOCKED, HELD, OUT, Claim, Lane, WatchedFolder

ATTEMPTS = 2
"""A file whose work was cut off this often is blocked: it may be what stops the program."""
PATIENCE = 600.0
_ENDS = {Outcome.RELEASE: OUT, Outcome.HOLD: HELD}


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
        self._house = at
        self._profile = at.check_profile(profile)
        self._registers = Registers(at, registers)
        self._known: Lanes = {}
        self._told: set[Path] = set()
        self.folder = WatchedFolder(root)
        self._prepare()
        with before_any_work():
            at.audit  # noqa: B018  # an audit without its key is exit 2

    def _prepare(self) -> None:
        """Make the folders of lanes that are new in the registers."""
        lanes, _ = self._registers.lanes()
        if not self._known or lanes.keys() - self._known.keys():
            self.folder.prepare(list(lanes))
        self._known = lanes

    def watch(self, scan: float, settle: float, *, once: bool = False) -> Iterator[Event]:
        """Work until the process is stopped; `once` looks twice, `settle` seconds apart, and stops.

        Raises:
            Misconfigured: somebody else watches this folder.
        """
        limits = self._house.settings.limits
        lock = alone(self.folder.root / ".redactor" / "lock", "Another Redactor watches this folder already")
        with lock, Supervised(1, limits.seconds, limits.memory_bytes) as pool:
            for turn in count(1):
                yield from self._scan(pool, settle)
                if once and turn == 2:
                    return
                time.sleep(settle if once else scan)
                with suppress(Misconfigured):  # a share that is away is looked for again
                    self._prepare()

    def _scan(self, pool: Supervised, settle: float) -> Iterator[Event]:
        """Take up what was cut off, then whatever is ready."""
        for claim in self.folder.left_over():
            yield self._worked(pool, claim)
        for lane, path in self.folder.ready(time.monotonic(), settle, PATIENCE):
            try:
                taken = self.folder.claim(lane, path)
            except OutputUnavailable as error:
                if path not in self._told:
                    self._told.add(path)
                    name = self._neutral(Claim("", lane.case, lane.party, path.name))
                    yield Event("waiting", lane.case, lane.party, name, error.sentence)
                continue
            if taken is not None:
                yield self._worked(pool, taken)

    # One file

    def _worked(self, pool: Supervised, claim: Claim) -> Event:
        """Work on one claimed file; where its end cannot be written, it waits and is taken up again."""
        try:
            if claim.end:
                return self._end(claim, claim.end, {OUT: "released"}.get(claim.end, claim.end), "as reported")
            claim = self.folder.again(claim)
            return self._settled(claim, *self._result(pool, claim))
        except (RedactorError, OSError) as error:
            self.folder.rest(claim)
            _, message = failure_of(error)
            return Event("waiting", claim.case, claim.party, self._neutral(claim), message)

    def _result(self, pool: Supervised, claim: Claim) -> tuple[Report | Result, Order | None]:
        """Return what became of a file, and for what order; whatever went wrong, it is a BLOCK."""
        name = printable(claim.name)
        try:
            register, party = self._registers.of(Lane(claim.case, claim.party))
        except RedactorError as error:
            return self._without_register(claim, error), None
        number = self._house.neutral_number(name)
        order = self._house.order(Document(name, b""), register, (party,), self._profile, (), number)
        try:
            return self._redacted(pool, claim, order, register)
        except Exception as error:  # noqa: BLE001  # whatever became of it, the answer is block
            return self._house.pipeline.stopped(order, *failure_of(error)), order

    def _redacted(
        self, pool: Supervised, claim: Claim, order: Order, register: Register
    ) -> tuple[Result, Order]:
        stopped = self._house.pipeline.stopped
        if claim.attempt > ATTEMPTS:
            message = "It could not be processed: twice it stopped the program. Split it and try again."
            return stopped(order, "worker-died", message), order
        try:
            data = self.folder.read(claim, self._house.settings.limits.document_bytes)
        except OSError:
            message = "It cannot be read: it is a folder, a link or no ordinary file. Put files here."
            return stopped(order, "refused", message), order
        document = Document(order.document.name, data)
        binding = Binding(document.digest, order.recipients, self._house.rules.version, register.version)
        answers, complaints = answers_among(self.folder.answers(claim.case), binding)
        order = replace(order, document=document, overrides=answers)
        try:
            result: Result = pool.submit(run_one, self._house.settings, order).result()
        except Exception as error:  # noqa: BLE001  # recorded with the document's own digest
            return stopped(order, *failure_of(error)), order
        if result.outcome is Outcome.HOLD and complaints:
            told = tuple(Reason("answers-invalid", complaint) for complaint in complaints)
            result = replace(result, report=replace(result.report, reasons=(*told, *result.report.reasons)))
        return result, order

    def _without_register(self, claim: Claim, error: RedactorError) -> Report:
        """Return and record a BLOCK for a file of which nobody knows what it must not tell."""
        report = Report(
            name=self._neutral(claim),
            case=claim.case,
            recipients=(claim.party,),
            profile=self._profile,
            outcome=Outcome.BLOCK,
            when=datetime.now(UTC),
            input_digest=Document("", b"").digest,
            reasons=(Reason(error.code, error.sentence),),
        )
        with suppress(RedactorError):
            self._house.audit.append(audit_entry(report, "redact", self._house.actor))
        return report

    def _settled(self, claim: Claim, result: Report | Result, order: Order | None) -> Event:
        """Publish what is released, write the report, and give the original back."""
        report = result if isinstance(result, Report) else result.report
        published, certificate = "", dict[str, bytes]()
        try:
            if order and isinstance(result, Result) and result.output is not None and report.output_digest:
                certificate |= evidence_of(self._house, order, result)
                name = output_name(report.name)
                published = str(self.folder.publish(claim, name, result.output, report.output_digest))
        except RedactorError as error:
            take_back(self._house, report, self._house.actor)
            certificate.clear()
            reasons = (Reason(error.code, error.sentence), *report.reasons)
            report = replace(report, outcome=Outcome.BLOCK, output_digest=None, reasons=reasons)
        if report.outcome is not Outcome.RELEASE:
            self.folder.withdraw(claim)
        self._report(claim, report, published, certificate)
        why = report.reasons[0].message if report.reasons else "verified"
        return self._end(claim, _ENDS.get(report.outcome, BLOCKED), report.outcome.value, why, report.name)

    def _report(self, claim: Claim, report: Report, published: str, certificate: Mapping[str, bytes]) -> None:
        given = f"{claim.case}/to {claim.party}/in/{report.name}"
        beside = "the file beside this report"
        files = {
            SUFFIXES[0]: report_json(report, input=given, output=published),
            SUFFIXES[1]: report_html(report, input=given, output=published, answers=beside),
            **certificate,
        }
        if report.questions:
            files[SUFFIXES[2]] = answers_skeleton(report)
        self.folder.report(claim, report.name, files)

    def _end(self, claim: Claim, end: str, outcome: str, message: str, name: str = "") -> Event:
        self.folder.finish(claim, end)
        return Event(outcome, claim.case, claim.party, name or self._neutral(claim), message)

    def _neutral(self, claim: Claim) -> str:
        """Return a name that tells nothing, where nobody can say whether the file's own does."""
        name = printable(claim.name)
        return f"document-{self._house.neutral_number(name)}{PurePosixPath(name).suffix}"
