"""A database and its keys belong together, and say so plainly when they do not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from redactor.model.errors import DatabaseInvalid, DatabaseUnavailable, KeyLost
from redactor.store.keyring import KeyPlace, key_place, load_keyring, new_keyring, save_keyring, signed_by
from redactor.store.sql.engine import open_database
from redactor.store.sql.migrate import upgrade
from redactor.store.sql.record import open_record


def test_keys_are_made_once_and_open_again(database_url: str, tmp_path: Path) -> None:
    place = KeyPlace(tmp_path / "keys.json")
    first = open_record(database_url, place)
    token = first.keys.sealed(b"x")
    first.database.close()
    second = open_record(database_url, place)
    assert second.keys.unsealed(token) == b"x"
    second.database.close()


def test_a_lost_key_is_an_error_and_no_new_key(database_url: str, tmp_path: Path) -> None:
    place = KeyPlace(tmp_path / "keys.json")
    open_record(database_url, place).database.close()
    (tmp_path / "keys.json").unlink()
    with pytest.raises(KeyLost, match="missing"):
        open_record(database_url, place)
    assert not (tmp_path / "keys.json").exists()


@pytest.mark.parametrize("named", [None, "kept.json"])
def test_a_key_lost_beside_register_files_is_an_error_too(named: str | None, tmp_path: Path) -> None:
    place = key_place(named and str(tmp_path / named), tmp_path)
    first = load_keyring(place, make=True)
    assert load_keyring(place, make=True).public == first.public
    place.path.rename(tmp_path / "copy")
    with pytest.raises(KeyLost, match="made before"):
        load_keyring(place, make=True)
    assert not place.path.exists()
    (tmp_path / "copy").rename(place.path)
    assert load_keyring(place, make=True).public == first.public


def test_the_keys_of_another_database_are_refused(database_url: str, tmp_path: Path) -> None:
    open_record(database_url, KeyPlace(tmp_path / "keys.json")).database.close()
    other = KeyPlace(tmp_path / "other.json")
    save_keyring(new_keyring(), other, replacing=False)
    with pytest.raises(KeyLost, match="another key"):
        open_record(database_url, other)


def test_keys_that_others_can_read_are_refused(tmp_path: Path) -> None:
    place = KeyPlace(tmp_path / "keys.json")
    load_keyring(place, make=True)
    (tmp_path / "keys.json").chmod(0o644)
    with pytest.raises(KeyLost, match="read by others"):
        load_keyring(place, make=True)


@pytest.mark.parametrize("cut", [0, 10, 60])
def test_a_damaged_key_file_is_an_error(tmp_path: Path, cut: int) -> None:
    place = KeyPlace(tmp_path / "keys.json")
    load_keyring(place, make=True)
    path = tmp_path / "keys.json"
    path.write_text(path.read_text()[:cut])
    with pytest.raises(KeyLost, match="damaged"):
        load_keyring(place, make=True)


def test_a_rotated_ring_opens_old_and_new_until_it_forgets(tmp_path: Path) -> None:
    old = new_keyring()
    token = old.sealed(b"x")
    both = old.rotated()
    assert both.unsealed(token) == b"x"
    moved = both.resealed(token)
    assert both.newest_only().unsealed(moved) == b"x"
    with pytest.raises(KeyLost):
        both.newest_only().unsealed(token)
    assert both.public == old.public
    assert both.chain == old.chain


def test_a_signature_holds_for_these_bytes_only() -> None:
    ring = new_keyring()
    signature = ring.sign(b"abc")
    assert signed_by(ring.public, b"abc", signature)
    assert not signed_by(ring.public, b"abd", signature)
    assert not signed_by(new_keyring().public, b"abc", signature)
    assert not signed_by(b"short", b"abc", signature)


def test_keys_never_print_themselves() -> None:
    ring = new_keyring()
    shown = repr(ring) + str(ring)
    assert ring.seal[0].decode() not in shown
    assert ring.chain.hex() not in shown


def test_the_environment_may_hold_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = KeyPlace(tmp_path / "keys.json")
    ring = load_keyring(place, make=True)
    monkeypatch.setenv("REDACTOR_KEYRING", (tmp_path / "keys.json").read_text())
    assert load_keyring(KeyPlace(tmp_path / "none.json"), make=False).public == ring.public
    with pytest.raises(KeyLost, match="cannot change"):
        save_keyring(ring.rotated(), place, replacing=True)


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "foreign.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    with pytest.raises(DatabaseInvalid, match="another program"):
        open_record(f"sqlite:///{path}", KeyPlace(tmp_path / "keys.json"))
    assert not (tmp_path / "keys.json").exists()
    assert path.read_bytes() == before


def test_a_newer_database_is_left_alone(database_url: str, tmp_path: Path) -> None:
    opened = open_database(database_url)
    upgrade(opened)
    with opened.writing() as connection:
        connection.execute(text("INSERT INTO redactor_schema VALUES (9999, 'm9999_later', 'now')"))
    with pytest.raises(DatabaseInvalid, match="newer"):
        upgrade(opened)
    opened.close()


@pytest.mark.parametrize(
    "content", [b"no database at all, only words and words", b"SQLite format 3\0" + b"\xff" * 4000]
)
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.db"
    path.write_bytes(content)
    with pytest.raises((DatabaseInvalid, DatabaseUnavailable)) as caught:
        open_record(f"sqlite:///{path}", KeyPlace(tmp_path / "keys.json"))
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite://", "mysql://a/b", "sqlite:///:memory:"])
def test_an_address_that_is_none_of_ours(url: str) -> None:
    with pytest.raises(DatabaseInvalid):
        open_database(url)


def test_a_missing_database_is_made_only_when_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'none.db'}"
    with pytest.raises(DatabaseInvalid, match="no database"):
        open_database(url, create=False)
    open_database(url).close()
    assert (tmp_path / "none.db").stat().st_mode & 0o077 == 0


def test_a_server_that_is_down_is_unavailable() -> None:
    with pytest.raises(DatabaseUnavailable):
        open_database("postgresql://nobody@127.0.0.1:1/none")


def test_a_failed_write_leaves_nothing(database_url: str) -> None:
    opened = open_database(database_url)
    upgrade(opened)

    def twice() -> None:
        with opened.writing() as connection:
            connection.execute(text("INSERT INTO redactor_schema VALUES (900, 'x', 'now')"))
            connection.execute(text("INSERT INTO redactor_schema VALUES (900, 'x', 'now')"))

    with pytest.raises(DatabaseUnavailable):
        twice()
    with opened.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM redactor_schema WHERE number = 900")) == 0
    opened.close()
