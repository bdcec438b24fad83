"""Asking the record, and letters that were released."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from redactor.assemble import house
from redactor.store.sql.releases import Releases
from tests.doors import LETTER, REGISTER, Place, Ran

CASE = "CF-2026-0001"
CERT = "out/_reports/ms-z/letter.txt.certificate.json"
LATE = """\
  - id: late
    kind: address
    value: "3 Mill Row, Bromyard, HR7 9ZZ"
    withhold_from: [ms-z]
    severity: critical
    reason: FPR29.1
"""
MILL = "3 Mill Row, Bromyard, HR7 9ZZ"


def ask(place: Place, *args: str, register: str = "reg.yaml") -> tuple[Ran, dict[str, Any]]:
    ran = place.run(*args, "--register", register, "--json")
    return ran, json.loads(ran.out)["content"] if ran.out else {}


def shared(
    place: Place, item: str, party: str = "ms-z", *rest: str, register: str = "reg.yaml"
) -> tuple[int, Any]:
    ran, said = ask(place, "audit", "was-shared", "--item", item, "--with", party, *rest, register=register)
    assert ran.err == ""
    return ran.code, said


def released(place: Place, text_: str = LETTER, name: str = "letter.txt", to: str = "ms-z") -> None:
    place.write(name, text_)
    assert place.redact(name, to=to).outcomes == ["released"]


def expire() -> None:
    """Let two days pass."""
    assert Releases(house().record, lambda: datetime.now(UTC) + timedelta(days=2)).expire() == 1


def late(place: Place) -> str:
    place.write("late.yaml", REGISTER + LATE)
    return "late.yaml"


def why(place: Place, certificate: str = CERT) -> tuple[int, dict[str, Any]]:
    ran = place.run("audit", "why", certificate, "--json")
    assert ran.err == ""
    return ran.code, json.loads(ran.out)["content"]
