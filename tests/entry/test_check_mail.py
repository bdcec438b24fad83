"""`redactor check-mail`: one line for each recipient, the contracts' exit codes, never a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.doors import HOME, LINE_KEYS, Place
from tests.gate.mails import Z, mail

Y, STAFF = "callum@example.com", "a.n.other@council.example.org"
OURS = ("--internal-domain", "council.example.org")


def check(
    place: Place, message: bytes, *recipients: str, more: tuple[str, ...] = ()
) -> tuple[int, list[dict[str, object]]]:
    path = place.write("one.eml", message)
    to = [word for one in recipients for word in ("--rcpt", one)]
    ran = place.run(
        "check-mail", path, "--register", "reg.yaml", "--from", "p@council.example.org", *to, *more, "--json"
    )
    assert "Rose" not in ran.out + ran.err
    return ran.code, ran.lines


def test_a_line_for_each_recipient(place: Place) -> None:
    code, lines = check(place, mail(f"She lives at {HOME}.\n"), Z, Y)
    assert code == 1
    assert [line["recipient"] for line in lines] == [Z, Y]
    assert [line["outcome"] for line in lines] == ["held", "held"]
    assert [line["decision"] for line in lines] == ["hold", "hold"]
    assert list(lines[0])[: len(LINE_KEYS)] == LINE_KEYS
    first, *_ = lines[0]["reasons"]  # type: ignore[misc]
    assert first["item"] == "x-home"
    assert lines[0]["counts"] == {"redacted": 0, "asked": 0, "leaks": 1, "unread": 0}


def test_clean_mail_is_exit_0(place: Place) -> None:
    code, lines = check(place, mail(), Z, STAFF, more=OURS)
    assert code == 0, lines
    assert {line["outcome"] for line in lines} == {"released"}


def test_an_unknown_recipient_of_a_tied_mail_is_held(place: Place) -> None:
    code, lines = check(place, mail(), Z, STAFF)
    assert code == 1
    assert [reason["code"] for line in lines for reason in line["reasons"]] == [  # type: ignore[attr-defined]
        "mixed-recipients",
        "unknown-recipient",
    ]


def test_settings_may_reject_leaks_and_split(place: Place) -> None:
    place.env |= {"REDACTOR_MAIL_LEAKS": "reject", "REDACTOR_MAIL_MIXED": "split"}
    code, lines = check(place, mail(f"She lives at {HOME}.\n"), Z, STAFF, more=OURS)
    assert code == 1
    assert [line["outcome"] for line in lines] == ["blocked", "released"]
    assert [line["decision"] for line in lines] == ["reject", "deliver"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check-mail", "none.eml", "--register", "reg.yaml", "--from", "a@b", "--rcpt", "c@d"),
        ("check-mail", "reg.yaml", "--register", "none.yaml", "--from", "a@b", "--rcpt", "c@d"),
        ("check-mail", "reg.yaml", "--from", "a@b", "--rcpt", "c@d"),
        ("check-mail", "reg.yaml", "--register", "reg.yaml", "--from", "a@b"),
        (
            "check-mail",
            "reg.yaml",
            "--register",
            "reg.yaml",
            "--database",
            "mysql://x",
            "--from",
            "a@b",
            "--rcpt",
            "c@d",
        ),
        ("mail", "--listen", "nowhere"),
        ("mail", "--protocol", "uucp"),
    ],
)
def test_misconfigured_is_exit_2(place: Place, arguments: tuple[str, ...]) -> None:
    assert place.run(*arguments).code == 2


def test_a_check_is_recorded_without_addresses(place: Place) -> None:
    check(place, mail(f"She lives at {HOME}.\n"), Z)
    last = place.audit()[-1]
    assert last["action"] == "check-mail"
    assert last["recipients"] == ["ms-z"]
    assert last["outcome"] == "held"
    assert Z not in Path(place.state / "audit.jsonl").read_text()


def test_people_read_it_in_words(place: Place) -> None:
    path = place.write("one.eml", mail(f"She lives at {HOME}.\n"))
    ran = place.run("check-mail", path, "--register", "reg.yaml", "--from", "p@c.example", "--rcpt", Z)
    assert ran.code == 1
    assert ran.out.startswith("hold")
    assert "withheld from this recipient" in ran.out
    assert "Rose" not in ran.out


def test_the_database_gives_all_active_cases(place: Place) -> None:
    url = f"sqlite:///{place.folder / 'r.db'}"
    assert place.run("case", "import", "reg.yaml", "--database", url).code == 0
    path = place.write("one.eml", mail(f"She lives at {HOME}.\n"))
    arguments = ("check-mail", path, "--database", url, "--from", "p@council.example.org", "--json")
    ran = place.run(*arguments, "--rcpt", Z)
    assert ran.code == 1, ran.err
    assert [line["decision"] for line in ran.lines] == ["hold"]
    assert place.run(*arguments, "--rcpt", STAFF, *OURS).code == 0


@pytest.mark.parametrize("database", [(), ("--database", "sqlite:///record.db")])
def test_a_document_that_was_processed_ties_a_mail_to_its_case(
    place: Place, database: tuple[str, ...]
) -> None:
    letter = b"Dear all,\n\nthe visit is on Tuesday.\n"
    place.write("visit.txt", letter)

    def verdict() -> list[str]:
        message = mail(change=lambda m: m.add_attachment(letter, maintype="text", subtype="plain"))
        _, lines = check(place, message, "someone@else.example", more=database)
        return [reason["code"] for line in lines for reason in line["reasons"]]  # type: ignore[attr-defined]

    assert verdict() == []
    done = place.run(
        *("redact", "visit.txt", "--register", "reg.yaml", "--to", "ms-z", "--out", "out"), *database
    )
    assert done.code == 0, done.err
    assert verdict() == ["unknown-recipient"]
