"""Who a mail address is in a case, and what becomes of a mail for each recipient.

Pure. Takes what was found in the mail for each recipient in each case; gives decisions. A decision
for one recipient is never taken from another one's, but for `hold_all`: then one holds all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import normalize

from redactor.model.case import ANYONE, CaseRef, Recipient, Register
from redactor.model.mail import MailDecision, MailRules, Mixed, RecipientVerdict
from redactor.model.outcome import Reason
from redactor.model.secret import Secret

STAFF: Final = "staff"
_DOTLESS: Final = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}
_ROUTES: Final = frozenset("%!@:")
_LEAK_CODES: Final = frozenset({"leak", "linkage"})


def normal_address(address: str, rules: MailRules) -> str:
    """Return the one form of an address: small, without plus-part, the domain's usual name.

    Two addresses of one form are one mailbox: letters' case, ``+tag``, quotes around the local part,
    domain aliases and, at Gmail, dots make no difference.
    """
    local, at, domain = address.strip().strip("<>").rpartition("@")
    if not at:
        local, domain = domain, ""
    local = local.strip()
    if len(local) > 1 and local.startswith('"') and local.endswith('"'):
        local = local[1:-1].replace("\\", "")
    local = normalize("NFKC", local).casefold()
    local = local.split("+", 1)[0] or local
    domain = _domain(domain, rules)
    if domain in _DOTLESS:
        local, domain = local.replace(".", ""), _DOTLESS[domain]
    return f"{local}@{domain}"


def _domain(domain: str, rules: MailRules) -> str:
    domain = _ascii(domain)
    for alias, usual in rules.aliases:
        if domain == _ascii(alias):
            return _ascii(usual)
    return domain


def _ascii(domain: str) -> str:
    """Return a domain as the name system knows it: small, without final dot, other scripts encoded."""
    plain = domain.strip().rstrip(".").casefold()
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain


def is_internal(address: str, rules: MailRules) -> bool:
    """Say whether an address is of the council itself; a subdomain is not, unless it is listed.

    Nor is one that a mail server may send on to another domain ("jo%elsewhere.example@council.example").
    """
    local, _, domain = normal_address(address, rules).rpartition("@")
    return domain in {_domain(one, rules) for one in rules.internal} and not _ROUTES & set(local)


def recipients_in(register: Register, address: str, rules: MailRules) -> tuple[Recipient, ...]:
    """Return who this address is in a case: parties, else staff, else somebody nobody knows.

    A mailbox that several parties share is all of them: what any of them may not see is withheld.
    """
    wanted = normal_address(address, rules)
    parties = [
        party
        for party in register.parties
        if any(normal_address(email.text.reveal(), rules) == wanted for email in party.emails)
    ]
    if parties:
        return tuple(Recipient(party.id, role=party.role, party=party) for party in parties)
    if is_internal(address, rules):
        return (Recipient(f"role:{STAFF}", role=STAFF),)
    return (Recipient(ANYONE),)


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """What one case has to say about a mail to one recipient.

    `unknown` says that the case does not know the recipient, who is none of ours.
    """

    case: CaseRef
    recipients: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    items: tuple[str, ...] = ()
    unknown: bool = False


def judge(
    recipients: Sequence[Secret],
    found: Mapping[int, Sequence[CaseFinding]],
    unread: Sequence[Reason],
    rules: MailRules,
) -> tuple[RecipientVerdict, ...]:
    """Return the decision for each recipient; `found` is by their place in the envelope."""
    alone = tuple(
        _alone(address, found.get(place, ()), unread, rules) for place, address in enumerate(recipients)
    )
    return _together(alone, rules)


def _alone(
    address: Secret, found: Sequence[CaseFinding], unread: Sequence[Reason], rules: MailRules
) -> RecipientVerdict:
    reasons = [reason for one in found for reason in one.reasons]
    reasons += [
        Reason(
            "unknown-recipient",
            f"The mail belongs to case {one.case}, which does not know this recipient",
            "envelope",
        )
        for one in found
        if one.unknown
    ]
    reasons += unread
    decision = MailDecision.DELIVER
    if reasons:
        leaked = any(reason.code in _LEAK_CODES for reason in reasons)
        decision = rules.leaks if leaked else MailDecision.HOLD
    items = tuple(dict.fromkeys((one.case, item) for one in found for item in one.items))
    known_as = tuple((one.case, name) for one in found for name in one.recipients)
    return RecipientVerdict(address, decision, tuple(dict.fromkeys(reasons)), items, known_as)


def _together(alone: tuple[RecipientVerdict, ...], rules: MailRules) -> tuple[RecipientVerdict, ...]:
    """Hold the others too where one must not get it: who is allowed may reply to all and quote it."""
    stopped = [one for one in alone if one.decision is not MailDecision.DELIVER]
    if not stopped or len(stopped) == len(alone) or _may_split(stopped, rules):
        return alone
    why = Reason("mixed-recipients", "Another recipient of this mail must not get it", "envelope")
    return tuple(
        replace(one, decision=MailDecision.HOLD, reasons=(why,))
        if one.decision is MailDecision.DELIVER
        else one
        for one in alone
    )


def _may_split(stopped: Sequence[RecipientVerdict], rules: MailRules) -> bool:
    """Say whether all cases that stop somebody let the others have the mail."""
    if rules.mixed is Mixed.SPLIT:
        return True
    cases = {case for one in stopped for case, _ in one.known_as}
    return bool(cases) and cases <= rules.split_cases
