"""Registers for the measurements, as files: invented cases of ten items (`matching/cases_world.py`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.matching.cases_world import register
from redactor import assemble
from redactor.model.case import Register
from redactor.model.kind import Kind, Value


def _plain(kind: Kind, value: Value) -> Any:
    if kind is Kind.BANK_ACCOUNT:
        return {"sort_code": value.first("sort_code"), "account": value.first("account")}
    return value.text.reveal()


def shape(case: Register) -> dict[str, Any]:
    """Return a register as a file has it."""
    return {
        "register": 1,
        "case": {"reference": case.reference},
        "parties": [
            {
                "id": party.id,
                "name": party.name.text.reveal(),
                "role": party.role,
                "emails": [f"{party.id}.{case.reference.lower()}@family.example"],
            }
            for party in case.parties
        ],
        "items": [
            {
                "id": item.id,
                "kind": item.kind.value,
                "value": _plain(item.kind, item.value),
                "withhold_from": list(item.withhold_from),
                "about": item.about,
            }
            for item in case.items
        ],
    }


def write_cases(folder: Path, count: int) -> Path:
    """Write so many register files, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    lexicon = assemble.house().rules.lexicon
    for number in range(count):
        path = folder / f"case-{number:05d}.json"
        if not path.exists():
            path.write_text(json.dumps(shape(register(number, lexicon))))
    return folder
