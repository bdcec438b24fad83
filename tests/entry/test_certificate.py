"""Certificates beside released copies, and what proves them on any machine."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from redactor.model.errors import CertificateInvalid
from redactor.runs.certificates import verify_certificate
from tests.doors import ASKING, HOME, LETTER, PHONE, Place

CERT = "out/_reports/ms-z/letter.txt.certificate"


@pytest.fixture
def released(place: Place) -> Place:
    place.write("letter.txt", LETTER)
    assert place.redact("letter.txt").code == 0
    return place


def key(place: Place) -> str:
    ran = place.run("certificate", "key")
    assert ran.code == 0
    place.write("key.pem", ran.out)
    return "key.pem"


def test_a_released_copy_has_a_certificate_that_holds(released: Place) -> None:
    ran = released.run("certificate", "verify", f"{CERT}.json", "out/ms-z/letter.txt")
    assert (ran.code, ran.err) == (0, "")
    assert "ms-z" in ran.out
    said = json.loads((released.folder / f"{CERT}.json").read_text())["content"]
    (row,) = released.audit()
    assert said["ledger"] == {"seq": 1, "hash": row["hash"]}
    report = released.report("letter.txt")
    assert report["ledger"] == said["ledger"]
    assert said["output_digest"] == report["output_digest"] == row["output"]


def test_there_is_none_for_what_is_not_released(place: Place) -> None:
    place.write("letter.txt", ASKING)
    assert place.redact("letter.txt").code == 1
    assert not [name for name in place.files() if "certificate" in name]


def test_an_earlier_certificate_goes_with_its_copy(released: Place) -> None:
    released.write("letter.txt", ASKING)
    released.redact("letter.txt")
    names = [name for name in released.files() if "certificate" in name]
    assert len(names) == 2
    assert all(name.startswith("_superseded/") for name in names)


def test_one_flipped_byte_anywhere_in_the_file_or_the_certificate_fails(released: Place) -> None:
    certificate, file = released.folder / f"{CERT}.json", released.folder / "out/ms-z/letter.txt"
    pem = (released.state / "keys.json").read_text()
    assert pem
    from redactor.store.keyring import key_place, load_keyring

    public = load_keyring(key_place("", released.state), make=False).public
    verify_certificate(certificate, file, public)
    missed = []
    for path in (certificate, file):
        whole = path.read_bytes()
        for at in range(0, len(whole), 3):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
            try:
                verify_certificate(certificate, file, public)
                missed.append((path.name, at))
            except CertificateInvalid:
                pass
        path.write_bytes(whole)
    assert missed == []


def test_the_command_fails_with_1_and_says_what_to_do(released: Place) -> None:
    released.write("out/ms-z/letter.txt", "another text")
    ran = released.run("certificate", "verify", f"{CERT}.json", "out/ms-z/letter.txt")
    assert ran.code == 1
    assert "not the one that was released" in ran.err


def test_it_is_proved_on_a_clean_machine_with_the_public_key_alone(released: Place, tmp_path: Path) -> None:
    pem = released.folder / key(released)
    clean = tmp_path / "clean"
    clean.mkdir()
    for path in (pem, released.folder / f"{CERT}.json", released.folder / "out/ms-z/letter.txt"):
        (clean / path.name).write_bytes(path.read_bytes())
    other = Place(clean, released.monkeypatch, released.capture, {"XDG_STATE_HOME": str(clean / "none")})
    command = ["certificate", "verify", "letter.txt.certificate.json", "letter.txt"]
    ran = other.process(*command, "--public-key", "key.pem")
    assert ran.code == 0
    assert "Genuine" in ran.out
    without = other.run(*command)
    assert without.code == 2
    assert "--public-key" in without.err
    assert not (clean / "none").exists(), "proving makes no state"


def test_another_key_proves_nothing(released: Place) -> None:
    released.write("other.pem", "ab" * 32)
    ran = released.run(
        "certificate", "verify", f"{CERT}.json", "out/ms-z/letter.txt", "--public-key", "other.pem"
    )
    assert ran.code == 1
    released.write("bad.pem", "no key")
    bad = released.run(
        "certificate", "verify", f"{CERT}.json", "out/ms-z/letter.txt", "--public-key", "bad.pem"
    )
    assert bad.code == 2


def test_a_release_cannot_be_proved_without_its_file(released: Place) -> None:
    assert released.run("certificate", "verify", f"{CERT}.json").code == 2
    assert released.run("certificate", "verify", f"{CERT}.json", "none.txt").code == 2
    assert released.run("certificate", "verify", "none.json", "out/ms-z/letter.txt").code == 2


def test_no_value_and_no_item_is_in_it(released: Place) -> None:
    page = PdfReader(io.BytesIO((released.folder / f"{CERT}.pdf").read_bytes()))
    texts = [(released.folder / f"{CERT}.json").read_text(), page.pages[0].extract_text()]
    assert len(page.pages) == 1
    for text in texts:
        for secret in (HOME, "Rose", PHONE, "900123", "Okafor", "Alder", "x-home", "letter.txt"):
            assert secret not in text


def test_a_copy_that_cannot_be_certified_is_not_released(released: Place) -> None:
    (released.state / "keys.json").write_text("{}")
    ran = released.redact("letter.txt")
    assert ran.outcomes == ["blocked"]
    assert ran.lines[0]["reasons"][0]["code"] == "key-lost"
    assert released.given() == set()
    assert [row["outcome"] for row in released.audit()] == ["released", "released", "blocked"]


def test_an_anchor_of_the_audit_file_shows_that_it_was_shortened(released: Place) -> None:
    released.redact("letter.txt", to="mr-y")
    page = released.run("audit", "anchor", "--out", "anchor.json")
    assert "2 rows" in page.out
    for anchor in ("anchor.json", f"{CERT}.json"):
        assert released.run("audit", "check", "--anchor", anchor).code == 0
    audit = released.state / "audit.jsonl"
    audit.write_text(audit.read_text().splitlines(keepends=True)[0])
    first = json.loads(audit.read_text())
    (released.state / "audit.head").write_text(json.dumps({"seq": 1, "hash": first["hash"]}))
    assert released.run("audit", "check").code == 0, "without an anchor nobody can tell"
    ran = released.run("audit", "check", "--anchor", "anchor.json")
    assert ran.code == 1
    assert "entry 2" in ran.out
    released.write("anchor.json", (released.folder / "anchor.json").read_bytes().replace(b"2026", b"2025"))
    assert released.run("audit", "check", "--anchor", "anchor.json").code == 1
