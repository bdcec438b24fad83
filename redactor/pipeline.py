"""One document, the whole story: read, find, plan, write, verify, decide, record.

Takes sockets, not parts, so that every failure can be injected. Gives a `Result`, always: this file
has the only broad `except` of the house, and it blocks. It does not touch files.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import perf_counter

from redactor.model.document import Document, Limits
from redactor.model.errors import AnswersInvalid, RedactorError
from redactor.model.finding import Disposition, Finding, Plan
from redactor.model.kind import Kind, Permitted, Severity, Value, Withheld
from redactor.model.order import Order
from redactor.model.outcome import Outcome, ReleaseDecision, Sighting, Stance, VerificationReport
from redactor.model.position import Position
from redactor.model.report import Report, Result
from redactor.model.rules import Profile, RuleSet
from redactor.model.secret import Secret
from redactor.model.text import Location, Segment, TextMap
from redactor.policy.account import Account, audit_entry, report_of
from redactor.policy.dispose import Rules, dispose
from redactor.policy.linkage import linkage_findings
from redactor.policy.opaque import plan_opaque
from redactor.policy.release import SecondLook, blocked, decide, stopped, undecided
from redactor.policy.second import Accepted, second_look, squeeze
from redactor.policy.withhold import for_verifier, recipients_of, withhold
from redactor.ports import AuditLog, Detector, Format, Search, Verifier
from redactor.tree import Node, open_tree, write_tree

_log = logging.getLogger("redactor.pipeline")
"""Codes and digests only: a log line never holds document text."""

_Road = tuple[ReleaseDecision, Account, Document | None]


@dataclass(frozen=True)
class Pipeline:
    """The road, with its sockets filled. `matcher` is the detector that knows the register."""

    formats: Sequence[Format]
    detectors: Sequence[Detector]
    matcher: Detector
    verifier: Verifier
    audit: AuditLog
    rules: RuleSet
    limits: Limits = field(default_factory=Limits)
    versions: tuple[tuple[str, str], ...] = ()
    model_versions: Callable[[Profile], tuple[tuple[str, str], ...]] = lambda _: ()
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def redact(self, order: Order) -> Result:
        """Make, prove and record one copy. Raises `Misconfigured` before any work, nothing after."""
        by = self._rules_for(order)
        return self._recorded(
            order, "redact", lambda name: _unless_stopped(self._redact(order, by, name), by)
        )

    def verify(self, order: Order) -> Report:
        """Check anyone's file as it is; the outcome is CLEAN, HOLD or BLOCK."""
        by = self._rules_for(order)
        road = self._recorded(order, "verify", lambda _: _unless_stopped(self._verify(order, by), by))
        return road.report

    def find(self, order: Order) -> tuple[Plan, ...]:
        """Return what would be done and why; nothing is written, verified or recorded."""
        by = self._rules_for(order)
        tree = open_tree(order.document, self.formats, self.limits)
        return tuple(self._plans(tree, self._found(tree, by), by))

    def stopped(self, order: Order, code: str, message: str, action: str = "redact") -> Result:
        """Record and return a BLOCK for a document that never came back from its worker."""
        return self._recorded(order, action, lambda _: (blocked(code, message), Account(), None))

    # The road

    def _redact(self, order: Order, by: Rules, name: str) -> _Road:
        clock = _Clock()
        tree = open_tree(order.document, self.formats, self.limits)
        clock.lap("read")
        found = self._found(tree, by)
        clock.lap("find")
        plans = tuple(self._plans(tree, found, by))
        opaque = [plan_opaque(node.opaque, node.path, node.document.digest, by) for node in tree.walk()]
        account = Account(
            plans=plans,
            opaque=tuple(decision for plan in opaque for decision in plan.decisions),
            removed=tuple(part for plan in opaque for part in plan.removed),
            notes=tuple(note for node in tree.walk() for note in node.reading.notes),
            characters=sum(node.characters for node in tree.walk()),
            versions=self.model_versions(by.profile),
        )
        clock.lap("plan")
        questions = [d for plan in plans for d in plan.questions]
        questions += [d for d in account.opaque if d.disposition is Disposition.ASK]
        blocking = [reason for plan in opaque for reason in plan.blocking]
        decision = undecided(questions, blocking)
        if decision is not None:
            return decision, replace(account, seconds=clock.laps), None
        paths = [node.path for node in tree.walk()]
        output = write_tree(
            tree,
            {path: plan.marks for path, plan in zip(paths, plans, strict=True)},
            {path: plan.dropped for path, plan in zip(paths, opaque, strict=True)},
            title=name.rpartition("/")[2].rsplit(".", 1)[0],
            language=by.language,
        )
        output = replace(output, name=name)
        clock.lap("write")
        kept, unlisted = _spoken_for(tree, plans)
        verification, second = self._proved(output, by, Stance.OURS, kept, unlisted)
        clock.lap("verify")
        doubts = (*second.doubts, *second.judged)
        account = replace(account, verification=verification, doubts=doubts, seconds=clock.laps)
        asked = {d.id for d in (*account.opaque, *second.judged) if d.answered_by}
        asked |= {d.id for plan in plans for d in plan.decisions if d.answered_by}
        unknown = sorted(by.overrides.keys() - asked)
        if unknown:
            raise AnswersInvalid(f"There is no question {unknown[0]} about this document")
        return decide(verification, second, output.digest), account, output

    def _verify(self, order: Order, by: Rules) -> _Road:
        clock = _Clock()
        verification, second = self._proved(order.document, by, Stance.FOREIGN, frozenset(), ())
        clock.lap("verify")
        account = Account(verification=verification, doubts=second.doubts, seconds=clock.laps)
        return decide(verification, second, order.document.digest), account, None

    # Its steps

    def _rules_for(self, order: Order) -> Rules:
        return Rules(
            rules=self.rules,
            profile=self.rules.profile(order.profile),
            withholding=withhold(order.register, recipients_of(order.register, order.recipients)),
            language=order.register.language,
            overrides={override.question_id: override for override in order.overrides},
        )

    def _found(self, tree: Node, by: Rules) -> list[list[Finding]]:
        """Return the findings of each node of the tree, in its order; linkages look at all of them."""
        search = Search(by.withholding, by.rules, by.profile)
        found = [
            [
                replace(finding, view=view.view)
                for view in node.reading.views
                for detector in self.detectors
                for finding in detector.find(view, search)
            ]
            for node in tree.walk()
        ]
        joined = iter(
            linkage_findings([finding for findings in found for finding in findings], by.withholding)
        )
        return [[next(joined) for _ in findings] for findings in found]

    def _plans(self, tree: Node, found: Sequence[Sequence[Finding]], by: Rules) -> Iterator[Plan]:
        for node, findings in zip(tree.walk(), found, strict=True):
            yield dispose(node.reading, findings, node.path, node.document.digest, by)

    def _proved(
        self,
        output: Document,
        by: Rules,
        stance: Stance,
        kept: frozenset[tuple[str, str]],
        unlisted: tuple[str, ...],
    ) -> tuple[VerificationReport, SecondLook]:
        """Put both questions to a finished file: the verifier's own, and the matcher's over its sightings."""
        withheld, permitted = for_verifier(by.withholding)
        permitted += tuple(Permitted(kind, Value(Secret(words))) for kind, words in _kept_words(kept, by))
        extra = tuple(_unlisted(number, words) for number, words in enumerate(unlisted, start=1))
        verification = self.verifier.verify(output, (*withheld, *extra), permitted, stance)
        search = Search(by.withholding, by.rules, by.profile)
        seen = [(s, list(self.matcher.find(_as_text(s), search))) for s in verification.sightings]
        accepted = Accepted(frozenset((item, squeeze(words)) for item, words in kept))
        return verification, second_look(seen, by.withholding, accepted, by.overrides)

    def named(self, order: Order) -> str:
        """Return the file's relative name, neutral in every step that gives something away."""
        *folders, name = order.document.name.split("/")
        dot = name.rfind(".")
        neutral = f"document-{order.number}{name[dot:] if dot > 0 else ''}"
        by = self._rules_for(order)
        search = Search(by.withholding, by.rules, by.profile)
        steps = [step if self._harmless(step, search) else f"folder-{order.number}" for step in folders]
        return "/".join([*steps, name if self._harmless(name, search) else neutral])

    def _harmless(self, name: str, search: Search) -> bool:
        """Say whether a name holds nothing withheld; one that cannot be judged is not used."""
        try:
            found = list(self.matcher.find(_as_text(Sighting("file name", name)), search))
        except Exception:  # noqa: BLE001  # whatever went wrong, a neutral name is safe
            return False
        return all(finding.disposition is Disposition.KEEP for finding in found)

    def _recorded(self, order: Order, action: str, road: Callable[[str], _Road]) -> Result:
        """Walk the road, turn every failure into BLOCK, and write the audit before anything is released."""
        name = self.named(order)
        try:
            decision, account, output = road(name)
        except RedactorError as error:
            decision, account, output = blocked(error.code, error.sentence), Account(), None
        except Exception as error:  # noqa: BLE001  # the one place: whatever went wrong, the answer is block
            _log.error("internal error %s in document %s", type(error).__name__, order.document.digest[:12])
            message = f"Redactor failed on this document ({type(error).__name__}). {RedactorError.advice}"
            decision, account, output = blocked("internal", message), Account(), None
        versions = (*self.versions, ("rules", self.rules.version), ("register", order.register.version))
        report = report_of(order, name, decision, account, self.now(), versions)
        if action == "verify" and report.outcome is Outcome.RELEASE:
            report = replace(report, outcome=Outcome.CLEAN)
        written = self._append(report, action, order)
        if isinstance(written, ReleaseDecision):
            report = report_of(order, name, written, account, report.when, versions)
        else:
            report = replace(report, ledger=written)
        released = report.outcome is Outcome.RELEASE and output is not None
        return Result(report.outcome, report, output.data if released and output else None, name)

    def _append(self, report: Report, action: str, order: Order) -> Position | ReleaseDecision | None:
        """Record what was decided; what cannot be recorded is blocked."""
        try:
            withheld = self._rules_for(order).withholding.withheld
            return self.audit.append(audit_entry(report, action, order.actor, withheld))
        except RedactorError as error:
            return blocked(error.code, error.sentence)
        except Exception as error:  # noqa: BLE001  # a lying or broken log must not let anything out
            _log.error("audit failed: %s", type(error).__name__)
            return blocked(
                "audit-unavailable", f"The audit failed ({type(error).__name__}). Nothing was released."
            )


def _unless_stopped(road: _Road, by: Rules) -> _Road:
    """Return the road's end, or a BLOCK: an open promise outweighs whatever was found in the file."""
    decision, account, output = road
    return stopped(decision, by.withholding.stops), account, output


class _Clock:
    """Seconds per stage, for the benchmarks."""

    def __init__(self) -> None:
        self._last = perf_counter()
        self.laps: tuple[tuple[str, float], ...] = ()

    def lap(self, stage: str) -> None:
        now = perf_counter()
        self.laps += ((stage, round(now - self._last, 4)),)
        self._last = now


def _as_text(sighting: Sighting) -> TextMap:
    here = Location(sighting.place, sighting.place)
    return TextMap("sighting", sighting.text, (Segment(0, len(sighting.text), here),))


def _spoken_for(tree: Node, plans: Sequence[Plan]) -> tuple[frozenset[tuple[str, str]], tuple[str, ...]]:
    """Return the words a person said may stay, as (item id, words), and the unlisted words removed."""
    kept: set[tuple[str, str]] = set()
    unlisted: dict[str, None] = {}
    for node, plan in zip(tree.walk(), plans, strict=True):
        views = {view.view: view.text for view in node.reading.views}
        for decision in plan.decisions:
            finding = decision.finding
            words = views.get(finding.view, "")[finding.start : finding.end]
            if decision.answered_by and decision.disposition is Disposition.KEEP:
                kept.add((finding.item_id, words))
            elif decision.disposition is Disposition.REDACT and not finding.item_id:
                unlisted[words] = None
    return frozenset(kept), tuple(unlisted)


def _kept_words(kept: frozenset[tuple[str, str]], by: Rules) -> Iterator[tuple[Kind, str]]:
    kinds = {item.id: item.kind for item in by.withholding.withheld}
    for item_id, words in kept:
        if item_id in kinds:
            yield kinds[item_id], words


def _unlisted(number: int, words: str) -> Withheld:
    return Withheld(f"unlisted-{number}", Kind.TEXT, Severity.STANDARD, Value(Secret(words)))
