"""A signed statement: a release certificate, an anchor of the ledger, an answer to a question.

Takes plain content and a way to sign; gives the bytes of a file, and takes such a file apart again.
There is one way only to write a statement, so that a single flipped byte shows. It signs nothing by
itself, and it does not judge what a statement says.

    {"content": {…}, "key": "<public key>", "kind": "release", "signature": "<Ed25519>", "statement": 1}

What is signed is the same object without its signature, as JSON with sorted keys, no spaces, ASCII.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from redactor.model.errors import CertificateInvalid

VERSION: Final = 1
RELEASE: Final = "release"
ANCHOR: Final = "anchor"
_KEYS: Final = frozenset({"content", "key", "kind", "signature", "statement"})
_LARGEST: Final = 50_000_000

Sign = Callable[[bytes], bytes]
"""Data -> signature."""
Check = Callable[[bytes, bytes, bytes], bool]
"""Public key, data, signature -> whether they belong together."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was stated and by which key; genuine only once `proved` has said so."""

    kind: str
    content: Mapping[str, Any]
    key: bytes
    signature: bytes = field(default=b"", repr=False)

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return _canonical(self._open())

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        whole = self._open() | {"signature": self.signature.hex()}
        return (
            json.dumps(whole, sort_keys=True, indent=1, ensure_ascii=True, allow_nan=False) + "\n"
        ).encode()

    def _open(self) -> dict[str, Any]:
        return {"content": dict(self.content), "key": self.key.hex(), "kind": self.kind, "statement": VERSION}


def stated(kind: str, content: Mapping[str, Any], key: bytes, sign: Sign) -> Statement:
    """Return `content` as a statement signed with the private twin of `key`."""
    plain = Statement(kind, content, key)
    return Statement(kind, content, key, sign(plain.message))


def proved(data: bytes, check: Check, key: bytes) -> Statement:
    """Return the statement in `data`, if it was signed with the private twin of `key`.

    Raises:
        CertificateInvalid: it is no statement, was changed in any byte, or has another key.
    """
    statement = _read(data)
    if statement.key != key:
        raise CertificateInvalid("It was signed with another key than the one given")
    if not check(key, statement.message, statement.signature):
        raise CertificateInvalid("Its signature does not belong to what it says: it was changed")
    return statement


def _read(data: bytes) -> Statement:
    whole = _object(data)
    try:
        statement = Statement(
            str(whole["kind"]),
            dict(whole["content"]),
            bytes.fromhex(whole["key"]),
            bytes.fromhex(whole["signature"]),
        )
        same = whole.keys() == _KEYS and whole["statement"] == VERSION and statement.data == data
    except (ValueError, KeyError, TypeError, RecursionError):
        same = False
    if not same:
        raise CertificateInvalid("It is not written as Redactor writes it: it was changed, or is damaged")
    return statement


def _object(data: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(data) if len(data) <= _LARGEST else None
    except (ValueError, RecursionError):
        whole = None
    if not isinstance(whole, dict):
        raise CertificateInvalid("It is no certificate of Redactor's, or is damaged")
    return whole


def _canonical(content: Mapping[str, Any]) -> bytes:
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode()
