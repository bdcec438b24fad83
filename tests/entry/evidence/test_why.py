"""Why was it released, and would it be again?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.doors import ASKING, REGISTER, Place
from tests.entry.evidence.asking import CERT, LATE, released, why

# Why was it released?


def test_the_same_verdict_by_register_and_rules_as_they_were(record: Place) -> None:
    released(record)
    record.write("reg.yaml", REGISTER.replace("HR6 8XQ", "HR6 8XX") + LATE)  # the register changed since
    code, said = why(record)
    assert (code, said["answer"], said["differences"]) == (0, "same", [])
    assert said["story"]["released"]["recipients"] == ["ms-z"]
    assert "x-home:redact" in said["story"]["withheld"]


def test_the_rules_as_they_were_are_used_whatever_they_are_now(record: Place) -> None:
    from redactor.rulebook.files import rules_folder

    released(record)
    changed = record.folder / "rules"
    for entry in Path(str(rules_folder(None))).rglob("*"):
        if entry.is_file():
            target = changed / entry.relative_to(str(rules_folder(None)))
            target.parent.mkdir(parents=True, exist_ok=True)
            data = entry.read_bytes()
            if entry.name == "policy.yaml":
                data = data.replace(b"withheld]", b"remov'd.]")
            target.write_bytes(data)
    record.env["REDACTOR_RULES"] = str(changed)
    code, said = why(record)
    assert (code, said["answer"], said["differences"]) == (0, "same", [])


def test_a_difference_is_named(record: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    released(record)
    monkeypatch.setattr("redactor.assemble.__version__", "99")
    code, said = why(record)
    assert code == 0
    assert {one["what"] for one in said["differences"]} == {"version of redactor"}


def test_another_verdict_is_told(record: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from redactor.model.outcome import Leak, VerificationReport
    from redactor.verify.verifier import IndependentVerifier

    released(record)
    leaking = VerificationReport(leaks=(Leak("x-home", "text", "whole value"),))
    monkeypatch.setattr(IndependentVerifier, "verify", lambda *_: leaking)
    code, said = why(record)
    assert (code, said["answer"]) == (1, "different")
    assert {"what": "verdict", "then": "released", "now": "blocked"} in said["differences"]


def test_answers_are_replayed_too(record: Place) -> None:
    record.write("letter.txt", ASKING)
    record.redact("letter.txt")
    sheet = yaml.safe_load((record.folder / "out/_reports/ms-z/letter.txt.answers.yaml").read_text())
    for one in sheet["answers"]:
        one |= {"disposition": "keep", "by": "Ruth", "reason": "agreed"}
    record.write("answers.yaml", yaml.safe_dump(sheet))
    ran = record.redact("letter.txt", "--answers", "answers.yaml")
    assert ran.outcomes == ["released"], ran
    assert why(record)[1]["answer"] == "same"


def test_why_of_what_is_no_longer_kept(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "0"
    released(record)
    code, said = why(record)
    assert (code, said["answer"]) == (1, "not covered")


def test_why_of_a_certificate_that_is_changed_or_of_another_record(record: Place) -> None:
    released(record)
    data = (record.folder / CERT).read_bytes()
    record.write("changed.json", data.replace(b'"ms-z"', b'"mr-y"'))
    assert record.run("audit", "why", "changed.json").code == 1
    record.env["REDACTOR_DATABASE"] = f"sqlite:///{record.folder / 'other.db'}"
    record.env["REDACTOR_KEYS"] = str(record.folder / "other-keys.json")
    assert record.run("case", "import", "reg.yaml").code == 0
    ran = record.run("audit", "why", CERT)
    assert ran.code == 1
    assert "another key" in ran.err


def test_a_replay_adds_no_decision_to_the_ledger(record: Place) -> None:
    released(record)
    why(record)
    assert [row["action"] for row in record.run("audit", "export").lines] == ["redact", "why"]
