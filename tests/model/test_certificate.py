"""Signed statements: one way to write them, and one changed bit is enough."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from redactor.model.certificate import Statement, proved, stated
from redactor.model.errors import CertificateInvalid
from redactor.runs.certificates import key_of, key_text
from redactor.store.keyring import KeyRing, new_keyring, signed_by

CONTENT: dict[str, Any] = {
    "case": "CF-1",
    "by": "Siân Ŵyn",
    "counts": {"b": 2, "a": 1},
    "none": None,
    "list": [1, "x"],
}


@pytest.fixture(scope="module")
def keys() -> KeyRing:
    return new_keyring()


@pytest.fixture(scope="module")
def made(keys: KeyRing) -> Statement:
    return stated("release", CONTENT, keys.public, keys.sign)


def test_what_was_stated_comes_back(made: Statement, keys: KeyRing) -> None:
    assert proved(made.data, signed_by, keys.public) == made
    assert made.data.isascii()


def test_every_flipped_bit_of_every_byte_fails(made: Statement, keys: KeyRing) -> None:
    missed = []
    for at in range(len(made.data)):
        for bit in range(8):
            data = bytearray(made.data)
            data[at] ^= 1 << bit
            try:
                proved(bytes(data), signed_by, keys.public)
            except CertificateInvalid:
                continue
            missed.append((at, bit))
    assert missed == []


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: json.dumps(json.loads(data)).encode(),
        lambda data: data.replace(b'"statement": 1', b'"statement": 2'),
        lambda data: data.replace(b'"kind": "release"', b'"kind": "anchor"'),
        lambda data: b"",
        lambda data: b"[]",
        lambda data: b"[" * 100_000,
        lambda data: b'{"content": {}, "key": 1, "kind": "", "signature": "", "statement": 1}',
    ],
)
def test_anything_else_fails_as_well(made: Statement, keys: KeyRing, change: Any) -> None:
    with pytest.raises(CertificateInvalid):
        proved(change(made.data), signed_by, keys.public)


def test_another_key_fails_and_so_does_a_key_put_in_place_of_the_real_one(
    made: Statement, keys: KeyRing
) -> None:
    other = new_keyring()
    forged = stated(made.kind, made.content, other.public, other.sign)
    with pytest.raises(CertificateInvalid, match="another key"):
        proved(forged.data, signed_by, keys.public)
    with pytest.raises(CertificateInvalid, match="another key"):
        proved(made.data, signed_by, other.public)
    swapped = Statement(made.kind, made.content, keys.public, forged.signature)
    with pytest.raises(CertificateInvalid, match="signature"):
        proved(swapped.data, signed_by, keys.public)


def test_the_public_key_goes_through_a_file(keys: KeyRing, tmp_path: Path) -> None:
    (tmp_path / "pem").write_text(key_text(keys.public))
    (tmp_path / "hex").write_text(keys.public.hex() + "\n")
    assert key_of(tmp_path / "pem") == key_of(tmp_path / "hex") == keys.public


@pytest.mark.requires("openssl")
def test_others_can_prove_it_without_redactor(made: Statement, keys: KeyRing, tmp_path: Path) -> None:
    """As docs/evidence.md says: the object without its signature, sorted, without spaces, in ASCII."""
    (tmp_path / "key.pem").write_text(key_text(keys.public))
    whole = json.loads(made.data)
    (tmp_path / "signature").write_bytes(bytes.fromhex(whole.pop("signature")))
    message = json.dumps(whole, sort_keys=True, separators=(",", ":"))
    run = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "message"]
    for text, code in ((message, 0), (message.replace("CF-1", "CF-2"), 1)):
        (tmp_path / "message").write_text(text)
        done = subprocess.run([*run, "-sigfile", "signature"], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == code
