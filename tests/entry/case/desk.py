"""The command with a database, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redactor.assemble import House, house
from redactor.model.case import CaseRef, Register
from redactor.policy.withhold import recipients_of, withhold
from tests.doors import PLAIN, Place, Ran

CASE = "CF-2026-0001"
PEOPLE = """\
register: 1
case: {reference: CF-2026-0002, title: A second case}
parties:
  - {id: miss-x, name: Tamsin Grace Okafor-Blythe, role: resident,
     addresses: ["9 Far Street, Ludlow, SY8 1AA"]}
  - {id: ms-z, name: Dana Whitcombe, role: parent, phones: ["07700 900456"], emails: [dana@example.net],
     addresses: ["3 Mill Street, Ludlow, SY8 1AA"]}
  - {id: mr-y, name: Callum Penhallow, role: parent}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", about: miss-x,
     withhold_from: [ms-z]}
  - {id: y-phone, kind: phone, value: "07700 900789", about: mr-y, withhold_from: [ms-z], severity: critical}
"""


@dataclass
class Desk:
    """The command with a database, under any user's name."""

    place: Place

    def run(self, *args: str | Path, user: str = "ruth", stdin: bytes = b"") -> Ran:
        self.place.monkeypatch.setattr(House, "actor", user)
        return self.place.run(*args, stdin=stdin)

    def ok(self, *args: str | Path, **rest: Any) -> str:
        ran = self.run(*args, **rest)
        assert ran.code == 0, ran
        return ran.out

    def grant(self, *args: str, user: str = "alice") -> str:
        return self.ok("role", "grant", *args, user=user)

    def refused(self, *args: str | Path, **rest: Any) -> str:
        ran = self.run(*args, **rest)
        assert ran.code == 2, ran
        return ran.err

    @property
    def house(self) -> House:
        house.cache_clear()
        return house()

    def register(self, case: str = CASE) -> Register:
        return self.house.registers.register(CaseRef(case))

    def rows(self) -> list[dict[str, Any]]:
        return list(self.house.audit_rows())

    def reads(self) -> list[dict[str, Any]]:
        return [row for row in self.rows() if row["action"] == "read-value"]

    def released(self, to: str = "ms-z", case: str = CASE) -> Ran:
        self.place.write("letter.txt", PLAIN)
        rest = ("--out", "out", "--profile", "register-only", "--json")
        return self.run("redact", "letter.txt", "--case", case, "--to", to, *rest)


def withheld(register: Register, to: str) -> set[tuple[Any, ...]]:
    found = withhold(register, recipients_of(register, [to]))
    return {
        (
            i.id,
            i.kind,
            i.value,
            i.also_written,
            i.never_match,
            i.severity,
            i.reason,
            i.street_alone,
            i.town_alone,
        )
        for i in (*found.withheld, *found.linked)
    }


def recipients(register: Register) -> list[str]:
    roles = {f"role:{party.role}" for party in register.parties if party.role}
    return [*(party.id for party in register.parties), *roles, "anyone"]
