"""Mails and cases for the gate's tests. Everything is invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from email.message import EmailMessage
from functools import lru_cache

import redactor
from redactor import assemble
from redactor.gate.active import ActiveCases
from redactor.gate.book import AddressBook
from redactor.gate.check import Check
from redactor.gate.documents import KnownDocuments
from redactor.model.case import Register
from redactor.model.mail import Envelope, MailRules, RecipientVerdict, Verdict
from redactor.model.secret import Secret
from redactor.policy.documents import Recorded

KEY = b"a key for the gate's tests, 32 b"
COUNCIL = MailRules(internal=frozenset({"council.example.org"}))
WORKER = "p.nair@council.example.org"
Z, X, Y = "dana@example.net", "tamsin@example.org", "callum@example.com"
SOLICITOR = "office@solicitors.example.com"
HOME, PHONE = "14 Rose Lane, Leominster, HR6 8XQ", "07700 900123"

# ruff: noqa: E501 - a register is easier to read with an item a line
YAML = """
register: 1
case: {{reference: {reference}, title: Test case}}
parties:
  - {{id: miss-x, name: Tamsin Grace Okafor-Blythe, title: Miss, known_as: [Tam], role: third-party-resident, emails: [tamsin@example.org]}}
  - {{id: ms-z, name: Dana Whitcombe, role: parent, emails: [dana@example.net, dana.w@example.com]}}
  - {{id: mr-y, name: Callum Penhallow, role: parent, emails: [callum@example.com]}}
  - {{id: assessor, name: Ruth Adeyemi, role: professional, emails: [ruth@assessors.example.org]}}
  - {{id: child-n, name: Noah Whitcombe, role: child}}
items:
  - {{id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", about: miss-x, withhold_from: [ms-z], may_see: [role:professional], severity: critical}}
  - {{id: x-name, kind: person, party: miss-x, withhold_from: [ms-z]}}
  - {{id: x-phone, kind: phone, value: "07700 900123", about: miss-x, withhold_from: everyone, may_see: [mr-y, "role:staff", role:professional]}}
  - {{id: n-school, kind: school, value: Thornybank Community Primary School, about: child-n, withhold_from: [ms-z]}}
allowed:
  - {{kind: phone, value: "01632 960000", note: duty desk}}
"""
OTHER = """
register: 1
case: {reference: CF-2026-0999}
parties:
  - {id: mr-q, name: Quentin Ashdown, role: parent, emails: [quentin@example.net]}
  - {id: carer, name: Jessamy Tharby, role: foster-carer, emails: [jessamy@example.org]}
items:
  - {id: c-home, kind: address, value: "Coppice End, 5 Fullers Row, Hallowick, LD11 4RT", about: carer, withhold_from: [mr-q]}
"""


@lru_cache
def case(reference: str = "CF-2026-0417") -> Register:
    return redactor.load_register(YAML.format(reference=reference))


@lru_cache
def other() -> Register:
    return redactor.load_register(OTHER)


def gate(*registers: Register, rules: MailRules = COUNCIL, documents: Sequence[Recorded] = ()) -> Check:
    at = assemble.house()
    index, book = at.case_index(KEY), AddressBook(KEY, rules)
    by_reference = {register.reference: register for register in registers or (case(), other())}
    for register in by_reference.values():
        index.put(register)
        book.put(register.reference, book.numbers(register))
    known = KnownDocuments()
    known.put(documents)
    cases = ActiveCases(index, book, by_reference, by_reference.__getitem__, known)
    return replace(at.mail_check(cases), mail=rules)


def envelope(*recipients: str, sender: str = WORKER) -> Envelope:
    return Envelope(Secret(sender), tuple(map(Secret, recipients)))


def mail(
    text: str = "Dear Dana,\n\nthe next visit is on Tuesday.\n\nPriya\n",
    *,
    to: str = Z,
    subject: str = "The next visit",
    change: Callable[[EmailMessage], None] = lambda _: None,
    **headers: str,
) -> bytes:
    message = EmailMessage()
    message["From"] = f"Priya Nair <{WORKER}>"
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = "Sun, 22 Nov 2026 09:00:00 +0000"
    message["Message-ID"] = "<1@council.example.org>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    change(message)
    return message.as_bytes()


def ask(message: bytes, *recipients: str, by: Check | None = None) -> Verdict:
    return (by or gate()).check(message, envelope(*(recipients or (Z,))))


def decisions(verdict: Verdict) -> list[str]:
    return [one.decision.value for one in verdict.decisions]


def codes(one: RecipientVerdict) -> set[str]:
    return {reason.code for reason in one.reasons}


def items(verdicts: Sequence[RecipientVerdict]) -> list[set[str]]:
    return [{item for _, item in one.items} for one in verdicts]
