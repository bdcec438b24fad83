"""The record itself: the ledger at the command line, and what happens when it cannot be written."""

from __future__ import annotations

from sqlalchemy import text

from redactor.assemble import house
from tests.doors import LETTER, Place
from tests.entry.evidence.asking import CASE, CERT, released, why

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
