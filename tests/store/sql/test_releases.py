"""Releases are kept sealed until their time is over, and what they were can never be changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from redactor.model.document import Document
from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable, KeyLost
from redactor.model.finding import Disposition, Override
from redactor.model.order import Order
from redactor.model.report import Report
from redactor.model.secret import Secret
from redactor.store.keyring import KeyPlace, load_keyring, new_keyring
from redactor.store.sql.ledger import Ledger
from redactor.store.sql.pack import packed
from redactor.store.sql.record import Record
from redactor.store.sql.releases import Releases
from redactor.store.sql.rotate import rotate
from tests.fakes import LETTER, order, pipeline, register

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
RULES = {"policy.yaml": b"version: 1\n", "lexicon/streets.txt": b"Lane\n"}
SETTINGS = {"show_codes": False, "model": "m", "ocr_languages": ["eng"]}


@pytest.fixture
def releases(record: Record) -> Releases:
    return Releases(record, lambda: NOW)


def made(record: Record, **changes: Any) -> tuple[Order, Report, bytes]:
    given = order(register=replace(register(), document=Secret("register: 14 Rose Lane")), **changes)
    result = pipeline(audit=Ledger(record)).redact(given)
    assert result.output is not None
    return given, result.report, result.output


def kept(releases: Releases, record: Record, *, days: int = 30, **changes: Any) -> int:
    given, report, output = made(record, **changes)
    releases.keep(given, report, output, rules=lambda: RULES, settings=SETTINGS, days=days)
    assert report.ledger is not None
    return report.ledger.seq


def test_what_was_kept_comes_back_whole(releases: Releases, record: Record) -> None:
    answers = (Override("q1", Disposition.KEEP, "Ruth", "agreed", "Siân"),)
    given, report, output = made(record)
    given = replace(given, overrides=answers, number=7)
    given = replace(given, document=Document(given.document.name, given.document.data, Secret("pass")))
    releases.keep(given, report, output, rules=lambda: RULES, settings=SETTINGS, days=30)
    (release,) = releases.of_case("CF-1")
    assert release == releases.by_seq(1)
    assert (release.recipients, release.actor, release.kept, release.withdrawn) == (("ms-z",), "", True, "")
    content = releases.content(release)
    assert content is not None
    assert content.document.data == LETTER.encode()
    assert content.document.password == Secret("pass")
    assert content.output.data == output
    assert (content.overrides, content.number, content.settings) == (answers, 7, SETTINGS)
    assert content.register == Secret("register: 14 Rose Lane")
    assert releases.rules(release.rules) == RULES


def test_the_database_never_shows_what_is_kept(tmp_path: Path) -> None:
    from redactor.store.sql.record import open_record

    record = open_record(f"sqlite:///{tmp_path / 'r.db'}", KeyPlace(tmp_path / "keys.json"))
    kept(Releases(record), record)
    for path in tmp_path.glob("r.db*"):
        data = path.read_bytes()
        for secret in (b"Rose Lane", b"Dear Dana", b"register: 14"):
            assert secret not in data
    record.database.close()


def test_a_register_and_rules_are_kept_once(releases: Releases, record: Record) -> None:
    kept(releases, record)
    kept(releases, record, name="other.txt")
    with record.database.reading() as connection:
        for table in ("release_register", "release_rules"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 1  # noqa: S608  # a test


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM release",
        "UPDATE release SET output = 'x'",
        "UPDATE release SET recipients = '[]'",
        "UPDATE release SET made = 'x'",
        "UPDATE release SET case_ref = 'x'",
    ],
)
def test_what_was_released_can_never_be_changed(releases: Releases, record: Record, statement: str) -> None:
    kept(releases, record)
    with pytest.raises(DatabaseUnavailable, match="never done"), record.database.writing() as connection:
        connection.execute(text(statement))


def test_after_its_time_the_content_goes_and_the_fact_remains(releases: Releases, record: Record) -> None:
    kept(releases, record, days=30)
    kept(releases, record, days=300, name="other.txt")
    later = Releases(record, lambda: NOW + timedelta(days=31))
    assert later.expire() == 1
    assert later.expire() == 0
    first, second = later.of_case("CF-1")
    assert (first.kept, second.kept) == (False, True)
    assert later.content(first) is None
    assert later.content(second) is not None
    assert Releases(record, lambda: NOW + timedelta(days=301)).expire() == 1
    with record.database.reading() as connection:
        for table in ("release_register", "release_rules"):
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) == 0  # noqa: S608  # a test


def test_with_no_retention_the_fact_alone_is_kept(releases: Releases, record: Record) -> None:
    kept(releases, record, days=0)
    (release,) = releases.of_case("CF-1")
    assert (release.kept, releases.content(release), releases.rules(release.rules)) == (False, None, {})


@pytest.mark.parametrize("was_kept", [True, False])
def test_a_copy_that_was_not_published_is_marked(releases: Releases, record: Record, was_kept: bool) -> None:
    given, report, output = made(record)
    if was_kept:
        releases.keep(given, report, output, rules=lambda: RULES, settings=SETTINGS, days=1)
    releases.withdraw(report, "ruth")
    (release,) = releases.of_case("CF-1")
    assert release.withdrawn
    assert release.kept is was_kept


def test_a_release_without_a_row_is_not_kept(releases: Releases, record: Record) -> None:
    given, report, output = made(record)
    with pytest.raises(DatabaseInvalid):
        releases.keep(given, replace(report, ledger=None), output, rules=dict, settings=SETTINGS, days=1)


def test_content_put_in_place_of_another_is_noticed(releases: Releases, record: Record) -> None:
    kept(releases, record)
    kept(releases, record, name="other.txt", text="14 Rose Lane, another letter")
    with record.database.writing() as connection:
        connection.execute(
            text("UPDATE release SET content = (SELECT content FROM release WHERE seq = 2) WHERE seq = 1")
        )
    with pytest.raises(DatabaseInvalid, match="not the one"):
        releases.content(releases.of_case("CF-1")[0])


@pytest.mark.parametrize("content", [b"", b"x", packed({"about": b"{}", "input": b"", "output": b""})])
def test_damaged_content_is_an_error(releases: Releases, record: Record, content: bytes) -> None:
    kept(releases, record)
    with record.database.writing() as connection:
        token = record.keys.sealed(content)
        connection.execute(text("UPDATE release SET content = :token"), {"token": token})
    with pytest.raises(DatabaseInvalid):
        releases.content(releases.of_case("CF-1")[0])


def test_another_key_opens_nothing(releases: Releases, record: Record) -> None:
    kept(releases, record)
    other = Releases(Record(record.database, new_keyring()))
    with pytest.raises(KeyLost):
        other.content(other.of_case("CF-1")[0])


def test_rotated_keys_still_open_what_was_kept(releases: Releases, record: Record, tmp_path: Path) -> None:
    kept(releases, record)
    place = KeyPlace(tmp_path / "state" / "keys.json")
    rotate(record, place, forget=True)
    after = Releases(Record(record.database, load_keyring(place, make=False)))
    assert after.content(after.of_case("CF-1")[0]) is not None
    with pytest.raises(KeyLost):
        releases.content(releases.of_case("CF-1")[0])
