"""The mail check: what may happen to this mail, for each recipient of its envelope.

Takes bytes, the envelope and all active cases; gives a `Verdict` without values. Pure but for the
clock of the reader's limits: no files, no network. It raises what the cases raise, and never guesses.

    bytes -> texts + unread            one reading
    texts -> strong findings           one look-up over all cases
    texts -> what ties it to cases     recipients, references, header, known documents
    each tied case x recipient         the verifier's search and the matcher over the whole text
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redactor.gate.opened import MAIL, Opened, open_mail
from redactor.gate.sockets import Cases, MailReader, Matcher
from redactor.model.case import ANYONE, CaseRef, Recipient, Withholding
from redactor.model.finding import Finding
from redactor.model.kind import KIND_WORDS, Kind
from redactor.model.mail import Envelope, MailRules, Tie, TieReason, Verdict
from redactor.model.outcome import Reason, ReleaseDecision, Stance
from redactor.model.rules import RuleSet
from redactor.model.text import Location, Segment, TextMap
from redactor.policy.mail import STAFF, CaseFinding, is_internal, judge, recipients_in
from redactor.policy.release import decide, stopped
from redactor.policy.second import Accepted, second_look
from redactor.policy.withhold import for_verifier, withhold
from redactor.ports import Search

_PROFILE = "register-only"
_WIDE = frozenset({"document", "the whole file"})
_IN_MAIL = "It holds a detail that is withheld from this recipient"
_PERHAPS = "It may hold a detail that is withheld from this recipient"


@dataclass(frozen=True)
class Check:
    """The check with its sockets filled."""

    reader: MailReader
    matcher: Matcher
    rules: RuleSet
    mail: MailRules
    cases: Cases
    versions: tuple[tuple[str, str], ...] = ()

    def check(self, message: bytes, envelope: Envelope) -> Verdict:
        """Return what may happen to a mail for each recipient.

        Raises:
            RegisterMissing: a case it concerns has no register: nobody may guess.
            Unavailable: the registers cannot be read now.
        """
        opened = open_mail(message, envelope, self.reader)
        whole = opened.whole()
        ties, unclear = self._ties(opened, whole, envelope)
        tied = {tie.case for tie in ties}
        strong = self._strong(whole, envelope, tied)
        ties += [Tie(case, TieReason.CONTENT) for case in strong]
        looking = _Looking(self, opened)
        found = {
            place: [
                *looking.tied(sorted(tied), address.reveal()),
                *self._by_content(strong, whole, address.reveal()),
            ]
            for place, address in enumerate(envelope.recipients)
        }
        decisions = judge(envelope.recipients, found, (*opened.unread, *unclear), self.mail)
        return Verdict(
            opened.document.digest,
            decisions,
            tuple(dict.fromkeys(ties)),
            len(opened.unread),
            (*self.versions, *self._registers(tied | strong.keys())),
        )

    def search(self, withholding: Withholding) -> Search:
        """Return what to look for."""
        return Search(withholding, self.rules, self.rules.profile(_PROFILE))

    def _registers(self, cases: set[CaseRef]) -> Iterator[tuple[str, str]]:
        for case in sorted(cases):
            yield f"register:{case}", self.cases.register(case).version

    def _ties(
        self, opened: Opened, whole: TextMap, envelope: Envelope
    ) -> tuple[list[Tie], tuple[Reason, ...]]:
        """Return the cases a mail belongs to, and reasons to hold it where it names one nobody knows."""
        ties, unclear = list[Tie](), list[Reason]()
        for address in envelope.recipients:
            ties += [Tie(case, TieReason.RECIPIENT) for case in self.cases.known_to(address.reveal())]
        ties += [Tie(case, TieReason.REFERENCE) for case in self.cases.named_in(whole.text)]
        for value in opened.header(self.mail.case_header):
            cases = self.cases.by_header(value)
            ties += [Tie(case, TieReason.HEADER) for case in cases]
            if not cases:
                unclear.append(Reason("unknown-case", "It names a case that has no register here", "headers"))
        for digest in opened.parts:
            ties += [Tie(case, TieReason.DOCUMENT) for case in self.cases.recorded(digest)]
        return ties, tuple(unclear)

    def _strong(
        self, whole: TextMap, envelope: Envelope, tied: set[CaseRef]
    ) -> Mapping[CaseRef, list[Finding]]:
        """Return what is certainly of some case, though nothing ties the mail to it.

        No recipient is a party of such a case, so all of them are staff or unknown to it.
        """
        outside = any(not is_internal(one.reveal(), self.mail) for one in envelope.recipients)
        who = Recipient(ANYONE) if outside else Recipient(f"role:{STAFF}", role=STAFF)
        found: dict[CaseRef, list[Finding]] = {}

        def search_for(case: CaseRef) -> Search:
            return self.search(withhold(self.cases.register(case), (who,)))

        for case, finding in self.cases.lookup.find(whole, search_for, ()):
            if case not in tied:
                found.setdefault(case, []).append(finding)
        return found

    def _by_content(
        self, strong: Mapping[CaseRef, Sequence[Finding]], whole: TextMap, address: str
    ) -> Iterator[CaseFinding]:
        for case, findings in strong.items():
            register = self.cases.register(case)
            recipients = recipients_in(register, address, self.mail)
            withheld = {item.id for item in withhold(register, recipients).withheld}
            mine = [finding for finding in findings if finding.item_id in withheld]
            reasons = [Reason("leak", _IN_MAIL, whole.label(one.start), one.item_id) for one in mine]
            names = tuple(recipient.id for recipient in recipients)
            kinds = {one.item_id: one.kind for one in mine}
            yield CaseFinding(case, names, _of(case, reasons, kinds), tuple(one.item_id for one in mine))


@dataclass
class _Looking:
    """Looks for what is withheld in a tied case; the same question is put once."""

    by: Check
    opened: Opened
    answers: dict[str, ReleaseDecision] = field(default_factory=dict)

    def tied(self, cases: Sequence[CaseRef], address: str) -> Iterator[CaseFinding]:
        """Yield what each tied case has to say about this recipient."""
        for case in cases:
            register = self.by.cases.register(case)
            recipients = recipients_in(register, address, self.by.mail)
            withholding = withhold(register, recipients)
            decision = self._decision(withholding)
            reasons = _closest([_in_words(one) for one in decision.reasons if one.code != "unread"])
            items = dict.fromkeys(reason.item for reason in reasons if reason.item)
            unknown = any(recipient.id == ANYONE for recipient in recipients)
            names = tuple(recipient.id for recipient in recipients)
            kinds = {item.id: item.kind for item in (*withholding.withheld, *withholding.linkages)}
            yield CaseFinding(case, names, _of(case, reasons, kinds), tuple(items), unknown)

    def _decision(self, withholding: Withholding) -> ReleaseDecision:
        if withholding.key not in self.answers:
            self.answers[withholding.key] = self._looked(withholding)
        return self.answers[withholding.key]

    def _looked(self, withholding: Withholding) -> ReleaseDecision:
        """Put both questions to the mail: the verifier's own, and the matcher's over all that was read."""
        document = self.opened.document
        withheld, permitted = for_verifier(withholding)
        verification = self.by.reader.verify(document, withheld, permitted, Stance.FOREIGN, kind=MAIL)
        search = self.by.search(withholding)
        sightings = dict.fromkeys((*self.opened.sightings, *verification.sightings))
        seen = [(one, list(self.by.matcher.find(_as_text(one.place, one.text), search))) for one in sightings]
        second = second_look(seen, withholding, Accepted(), {})
        return stopped(decide(verification, second, document.digest), withholding.stops)


def _as_text(place: str, text: str) -> TextMap:
    return TextMap("sighting", text, (Segment(0, len(text), Location(place, place)),))


def _closest(reasons: Sequence[Reason]) -> list[Reason]:
    """Leave out what was seen in the source as a whole, where its part is known as well."""
    placed = {(one.code, one.item) for one in reasons if one.place not in _WIDE}
    return [one for one in reasons if one.place not in _WIDE or (one.code, one.item) not in placed]


def _in_words(reason: Reason) -> Reason:
    words = {"leak": _IN_MAIL, "question": _PERHAPS}
    return replace(reason, message=words.get(reason.code, reason.message))


def _of(case: CaseRef, reasons: Sequence[Reason], kinds: Mapping[str, Kind]) -> tuple[Reason, ...]:
    """Say of each reason which case it is of, and what sort of detail its item is."""
    found = []
    for reason in reasons:
        kind = kinds.get(reason.item)
        what = f"{KIND_WORDS[kind]}, " if kind else ""
        found.append(replace(reason, message=f"{reason.message} ({what}case {case})"))
    return tuple(found)
