"""A register without fault, and how one is loaded."""

from pathlib import Path

from redactor.model.case import Register
from redactor.rulebook.rules import load_rules
from redactor.store.register_file import load_register

RULES = load_rules()
REASONS = [reason.code for reason in RULES.reasons]

#: A good register; each faulty one is this with one line replaced or added.
GOOD = """\
register: 1
case:
  reference: CF-2026-0417
  title: Family assessment, Child N
  language: en
parties:
  - id: miss-x
    name: Tamsin Grace Okafor-Blythe
    title: Miss
    known_as: [Tam]
    previous_names: [Hale]
    role: third-party-resident
    emails: [tamsin@example.org]
    phones: ["07700 900123"]
    addresses: ["14 Rose Lane, Leominster, HR6 8XQ"]
    born: 1991-03-02
  - id: ms-z
    name: Dana Whitcombe
    role: parent
    addresses: ["3 Larch Avenue, Leominster, HR6 9AB"]
  - id: assessor
    name: Ruth Adeyemi
    role: professional
items:
  - id: x-home
    kind: address
    value: "14 Rose Lane, Leominster, HR6 8XQ"
    also_written: ["Rose Cottage"]
    never_match: ["Rose Lane Children's Centre"]
    about: miss-x
    withhold_from: [ms-z]
    may_see: [role:professional]
    severity: critical
    reason: FPR29.1
    valid_from: 2026-02-11
  - id: x-name
    kind: person
    party: miss-x
    withhold_from: [ms-z]
  - id: n-school
    kind: school
    value: "Thornybank Community Primary School"
    withhold_from: everyone
    may_see: [role:professional]
  - id: linked
    kind: linkage
    items: [x-home, n-school]
    withhold_from: [role:parent]
allowed:
  - {kind: address, value: "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ", note: the council}
"""


def load(source: str | Path) -> Register:
    return load_register(source, lexicon=RULES.lexicon, reasons=REASONS)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


OFFICES = 'kind: address, value: "Civic Offices, 6 Plough Square, Leominster, HR6 9ZZ"'
