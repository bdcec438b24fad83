"""The questions a record answers: was it shared, why was it released, what is exposed, where else is it."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import insert, text

from redactor.assemble import house
from redactor.runs.certificates import verify_certificate
from redactor.store.sql.releases import Releases
from redactor.store.sql.tables_gate import DELIVERY, DELIVERY_CASE
from tests.doors import ASKING, HOME, LETTER, PHONE, PLAIN, REGISTER, Place, Ran

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


@pytest.fixture
def record(place: Place) -> Place:
    place.env["REDACTOR_DATABASE"] = f"sqlite:///{place.folder / 'r.db'}"
    return place


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


# Was it shared?


def test_no_in_the_recorded_channels(record: Place) -> None:
    released(record)
    code, said = shared(record, "x-home")
    assert code == 0
    assert said["answer"] == "no, in the recorded channels"
    channels = said["coverage"]["channels"]
    assert channels["copies released by Redactor"] == {"recorded": 1, "read": 1}
    assert channels["mail let through by the gate"] == {"recorded": 0}
    assert "not known to Redactor" in said["coverage"]["limits"][0]


def test_yes_with_when_which_document_and_by_whom(record: Place) -> None:
    released(record, to="mr-y")
    code, said = shared(record, "x-home", "mr-y")
    assert (code, said["answer"]) == (1, "yes")
    (found,) = said["found"]
    assert found["to"] == ["mr-y"]
    assert found["by"] == house().actor
    assert found["document"] == "letter.txt"
    assert found["ledger"] == 1
    assert datetime.fromisoformat(found["when"]) <= datetime.now(UTC)
    assert shared(record, "x-home", "ms-z")[1]["found"] == [], "another person's copy is not hers"


def test_a_late_item_is_looked_for_as_it_is_known_now(record: Place) -> None:
    released(record, f"Dear Dana,\nshe moved to {MILL} in May.\n")
    code, said = shared(record, "late", register=late(record))
    assert (code, said["answer"]) == (1, "yes")
    assert said["found"][0]["known_then"] is False


def test_a_copy_to_her_role_or_to_anyone_may_have_reached_her(record: Place) -> None:
    released(record, f"She moved to {MILL}.\n", to="anyone")
    code, said = shared(record, "late", "mr-y", register=late(record))
    assert (code, said["found"][0]["to"]) == (1, ["anyone"])


def test_not_covered_when_nothing_is_kept_any_more(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "1"
    released(record)
    record.env["REDACTOR_RETENTION_DAYS"] = "9"
    released(record, PLAIN, "second.txt")
    expire()
    code, said = shared(record, "x-home")
    assert (code, said["answer"]) == (1, "not covered")
    assert "no longer kept" in said["not_covered"][0]["why"]
    assert said["coverage"]["channels"]["copies released by Redactor"] == {"recorded": 2, "read": 1}


def test_not_covered_when_nothing_was_ever_kept(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "0"
    released(record)
    assert shared(record, "x-home")[1]["answer"] == "not covered"


def test_not_covered_before_the_record_begins(record: Place) -> None:
    released(record)
    assert shared(record, "x-home", "ms-z", "--since", "2001-01-01")[1]["answer"] == "not covered"
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    assert shared(record, "x-home", "ms-z", "--since", tomorrow)[0] == 0


def test_since_leaves_out_what_was_before(record: Place) -> None:
    released(record, to="mr-y")
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    code, said = shared(record, "x-home", "mr-y", "--since", tomorrow)
    assert (code, said["found"]) == (0, [])


def test_a_copy_that_was_not_published_is_not_called_shared(
    record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from redactor.model.errors import OutputUnavailable
    from redactor.store.outbox import Outbox

    def fail(*_: object) -> None:
        raise OutputUnavailable

    record.write("letter.txt", LETTER)
    with monkeypatch.context() as patched:
        patched.setattr(Outbox, "publish", fail)
        assert record.redact("letter.txt", to="mr-y").outcomes == ["blocked"]
    assert shared(record, "x-home", "mr-y")[0] == 0


def deliver(place: Place, items: list[str], state: str = "accepted", known_as: str = "ms-z") -> None:
    assert place
    at, when = house().record, datetime.now(UTC).isoformat(timespec="milliseconds")
    row = {column.name: b"" if "token" in column.name else "" for column in DELIVERY.columns}
    decision = "deliver" if state in {"decided", "accepted"} else "hold"
    row |= {"id": "d1", "digest": "e" * 64, "decision": decision, "state": state, "decided": when, "reply": 0}
    case = {"delivery": "d1", "case_ref": CASE, "known_as": known_as, "items": json.dumps(items)}
    with at.database.writing() as connection:
        connection.execute(insert(DELIVERY).values(row))
        connection.execute(insert(DELIVERY_CASE).values(case))


def test_mail_that_the_gate_let_through_is_a_channel(record: Place) -> None:
    released(record)
    deliver(record, ["x-home"])
    code, said = shared(record, "x-home")
    assert (code, said["answer"]) == (1, "yes")
    assert said["found"][0]["channel"] == "mail let through by the gate"


def test_mail_that_was_held_did_not_go(record: Place) -> None:
    released(record)
    deliver(record, ["x-home"], "held")
    assert shared(record, "x-home")[0] == 0


def test_delivered_mail_cannot_be_searched_for_an_item_that_came_later(record: Place) -> None:
    released(record)
    deliver(record, [])
    code, said = shared(record, "x-home")
    assert (code, said["answer"]) == (1, "not covered")
    assert "not kept once delivered" in said["not_covered"][0]["why"]


def test_mail_after_the_item_was_entered_is_covered(record: Place) -> None:
    assert record.run("case", "import", "reg.yaml").code == 0
    deliver(record, [])
    ran = record.run("audit", "was-shared", "--case", CASE, "--item", "x-home", "--with", "ms-z")
    assert ran.code == 0
    assert "No, in the recorded channels." in ran.out
    assert "1 recorded" in ran.out


def test_only_checked_files_are_mentioned(record: Place) -> None:
    record.write("plain.txt", PLAIN)
    record.verify("plain.txt")
    assert shared(record, "x-home")[1]["coverage"]["only_checked"]["files"] == 1


@pytest.mark.parametrize("args", [("none", "ms-z"), ("x-home", "nobody")])
def test_an_item_or_person_that_is_unknown_is_refused(record: Place, args: tuple[str, str]) -> None:
    ran, _ = ask(record, "audit", "was-shared", "--item", args[0], "--with", args[1])
    assert ran.code == 2


def test_the_answer_is_signed_recorded_and_free_of_values(record: Place) -> None:
    released(record, f"{LETTER}{MILL}", f"{MILL}.txt")
    register = late(record)
    args = ("--item", "late", "--with", "ms-z", "--register", register, "--out", "answer.json")
    ran = record.run("audit", "was-shared", *args)
    assert ran.code == 1
    assert "Yes." in ran.out
    answer = record.folder / "answer.json"
    assert verify_certificate(answer, None, house().keys.public).kind == "was-shared"
    assert record.run("certificate", "verify", "answer.json").code == 0
    last = record.run("audit", "export").lines[-1]
    import hashlib

    assert (last["action"], last["outcome"]) == ("was-shared", "yes")
    assert last["output"] == hashlib.sha256(answer.read_bytes()).hexdigest()
    for shown in (ran.out, answer.read_text(), json.dumps(last)):
        for secret in (MILL, "Mill", HOME, PHONE, "Rose"):
            assert secret not in shown


@pytest.mark.parametrize(
    "command",
    [
        ("audit", "was-shared", "--item", "x-home", "--with", "ms-z", "--register", "reg.yaml"),
        ("audit", "why", CERT),
        ("recheck", "--register", "reg.yaml"),
    ],
)
def test_without_a_database_it_is_not_covered_and_the_cure_is_said(
    place: Place, command: tuple[str, ...]
) -> None:
    place.write("letter.txt", LETTER)
    place.redact("letter.txt")
    ran = place.run(*command)
    assert ran.code == 2
    assert "Not covered" in ran.err
    assert "'database'" in ran.err


# Why was it released?


def why(place: Place, certificate: str = CERT) -> tuple[int, dict[str, Any]]:
    ran = place.run("audit", "why", certificate, "--json")
    assert ran.err == ""
    return ran.code, json.loads(ran.out)["content"]


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


# Everything released, checked again


def test_a_late_item_shows_every_exposure(record: Place) -> None:
    released(record, f"She moved to {MILL}.\n")
    released(record, PLAIN, "second.txt")
    released(record, f"She moved to {MILL}.\n", "third.txt", to="mr-y")
    ran, said = ask(record, "recheck", register=late(record))
    assert (ran.code, said["answer"]) == (1, "exposed")
    (one,) = said["exposures"]
    assert (one["item"], one["to"], one["document"]) == ("late", ["ms-z"], "letter.txt")
    assert said["coverage"] == {"checked": 3, "unchecked": 0, "not_published": 0}
    people = record.run("recheck", "--register", "late.yaml")
    assert "Exposed" in people.out
    assert "incident open" in people.out
    assert MILL not in people.out + ran.out


def test_nothing_exposed(record: Place) -> None:
    released(record)
    ran, said = ask(record, "recheck")
    assert (ran.code, said["answer"], said["coverage"]["checked"]) == (0, "no exposure", 1)


def test_what_cannot_be_checked_again_is_never_counted_as_checked(record: Place) -> None:
    record.env["REDACTOR_RETENTION_DAYS"] = "1"
    released(record)
    expire()
    ran, said = ask(record, "recheck")
    assert (ran.code, said["answer"]) == (1, "not covered")
    assert said["coverage"] == {"checked": 0, "unchecked": 1, "not_published": 0}


def test_a_release_of_which_nothing_was_kept_is_never_passed_over(record: Place) -> None:
    import redactor

    released(record)
    register = house().load_register("reg.yaml")
    given = redactor.redact(LETTER.encode(), "letter.txt", register, ["ms-z"], "register-only")
    assert given.output is not None
    ran, said = ask(record, "recheck")
    assert (ran.code, said["answer"]) == (1, "not covered")
    assert "nothing was kept" in said["unchecked"][0]["why"]
    assert shared(record, "x-home")[1]["answer"] == "not covered"


def test_a_derived_detail_can_be_asked_about(record: Place) -> None:
    derived = REGISTER.replace(
        "role: third-party-resident}", 'role: third-party-resident, emails: ["tam@example.org"]}'
    )
    record.write("derived.yaml", derived)
    released(record, "Write to tam@example.org.\n", to="mr-y")
    item = "miss-x.email.1"
    assert shared(record, item, "mr-y", register="derived.yaml")[1]["answer"] == "yes"


def test_a_recipient_whom_the_case_no_longer_knows_is_named(record: Place) -> None:
    released(record, to="gran")
    record.write("less.yaml", "\n".join(line for line in REGISTER.splitlines() if "id: gran" not in line))
    ran, said = ask(record, "recheck", register="less.yaml")
    assert (ran.code, said["answer"]) == (1, "not covered")
    assert "gran" in said["unchecked"][0]["why"]


# Where else is it?


def mail(text_: str, attachment: bytes = b"") -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "note", "a@example.org", "b@example.org"
    message.set_content(text_, cte="base64")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="zip", filename="a.zip")
    return message.as_bytes()


def test_a_sweep_reads_folders_mail_and_archives_and_names_what_it_could_not_read(place: Place) -> None:
    place.write("box/plain.txt", PLAIN)
    place.write("box/deep/letter.txt", LETTER)
    place.write("box/export.csv", f'id,address\n1,"{HOME}"\n')
    archive = place.folder / "inner.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("n.txt", LETTER)
    place.write(
        "box/mail.mbox",
        b"From a@b Sun Nov 22 2026\n" + mail(PLAIN) + b"\nFrom a@b Sun Nov 22 2026\n" + mail(LETTER),
    )
    place.write("box/mail.eml", mail(PLAIN, archive.read_bytes()))
    place.write("box/unknown.bin", bytes(range(256)) * 40)
    place.write("box/~$lock.docx", b"")
    (place.folder / "box/link").symlink_to("/etc/hostname")
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert (ran.code, said["answer"]) == (1, "yes")
    found = {one["file"] for one in said["found"]}
    assert found == {"deep/letter.txt", "export.csv", "mail.mbox/message-2.eml", "mail.eml"}
    unread = {one["file"] for one in said["not_read"]}
    assert {"link", "unknown.bin"} <= unread
    assert "plain.txt" not in found | unread
    assert said["coverage"]["files"] == 8
    assert sum(said["coverage"]["documents"].values()) == 9, "every message of a mailbox counts"
    assert HOME not in ran.out


def test_a_sweep_that_finds_nothing_says_so_only_if_all_was_read(place: Place) -> None:
    place.write("box/plain.txt", PLAIN)
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert (ran.code, said["answer"]) == (0, "not found in what was read")
    (place.folder / "box/link").symlink_to("/etc/hostname")
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert (ran.code, said["answer"]) == (1, "not covered")


def test_a_sweep_looks_for_one_item_alone(place: Place) -> None:
    place.write("box/letter.txt", f"Ring her on {PHONE}.\n")
    assert ask(place, "sweep", "box", "--item", "x-home")[0].code == 0
    assert ask(place, "sweep", "box", "--item", "x-phone")[0].code == 1


def test_a_file_named_by_a_value_is_found_and_not_named(place: Place) -> None:
    place.write(f"box/{HOME}.txt", LETTER)
    ran, said = ask(place, "sweep", "box", "--item", "x-home")
    assert said["found"][0]["file"] == "document-1.txt"
    assert "Rose" not in ran.out


def test_a_sweep_is_signed_and_on_record(place: Place) -> None:
    place.write("box/plain.txt", PLAIN)
    place.run("sweep", "box", "--register", "reg.yaml", "--item", "x-home", "--out", "swept.json")
    assert place.run("certificate", "verify", "swept.json").code == 0
    assert place.audit()[-1]["action"] == "sweep"


def test_a_sweep_of_nothing_is_refused(place: Place) -> None:
    assert place.run("sweep", "none", "--register", "reg.yaml", "--item", "x-home").code == 2


# The record itself


def test_the_ledger_at_the_command_line(record: Place) -> None:
    released(record)
    released(record, to="mr-y")
    assert "whole: 2 entries" in record.run("audit", "check").out
    assert len(record.run("audit", "show", "--last", "1").out.splitlines()) == 1
    assert "mr-y" in record.run("audit", "show", "--last", "1").out
    assert record.run("audit", "export", "--case", "CF-9").out == ""
    page = record.run("audit", "anchor", "--out", "anchor.json")
    assert "2 rows" in page.out
    assert record.run("audit", "check", "--anchor", "anchor.json", "--anchor", CERT).code == 0
    assert record.run("audit", "check", "--since", "2").code == 0
    assert record.run("audit", "check", "--anchor", "none.json").code == 2
    assert not (record.state / "audit.jsonl").exists(), "one record, not two"


def test_a_ledger_that_cannot_be_written_blocks(record: Place) -> None:
    released(record)
    with house().record.database.writing() as connection:
        connection.execute(text("DROP TRIGGER ledger_head_no_removal"))
        connection.execute(text("DELETE FROM ledger_head"))
    record.write("letter.txt", LETTER)
    ran = record.redact("letter.txt")
    assert ran.outcomes == ["blocked"]
    assert ran.lines[0]["reasons"][0]["code"] == "audit-unavailable"
    assert record.given() == set()
    assert record.run("audit", "check").code == 1


def test_a_release_that_cannot_be_kept_is_not_published(record: Place) -> None:
    released(record)
    with house().record.database.writing() as connection:
        connection.execute(text("ALTER TABLE release RENAME TO gone"))
    record.write("second.txt", LETTER)
    ran = record.redact("second.txt")
    assert ran.outcomes == ["blocked"]
    assert ran.lines[0]["reasons"][0]["code"] == "database-unavailable"
    assert record.given() == {"letter.txt"}
    assert [row["outcome"] for row in record.run("audit", "export").lines] == [
        "released",
        "released",
        "blocked",
    ]


def test_a_watched_folder_leaves_the_same_evidence(record: Place) -> None:
    lane = f"root/{CASE}/to ms-z"
    record.env |= {"REDACTOR_WATCH_SETTLE_SECONDS": "0", "REDACTOR_WATCH_SCAN_SECONDS": "0.1"}
    record.env["REDACTOR_WATCH_PROFILE"] = "register-only"
    (record.folder / "root").mkdir()
    record.write(f"{lane}/in/letter.txt", LETTER)
    ran = record.run("watch", "root", "--register", "reg.yaml", "--once")
    assert ran.code == 0, ran.err
    certificate = f"root/{CASE}/reports/ms-z - letter.txt.certificate.json"
    assert record.run("certificate", "verify", certificate, f"{lane}/out/letter.txt").code == 0
    assert why(record, certificate)[1]["answer"] == "same"
