"""Signed statements proved on any machine, offline, with the public key alone.

Takes files; gives what was stated, or says that it is not genuine. It makes no state and opens no
database.
"""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import Final

from redactor.model.certificate import RELEASE, Statement, proved
from redactor.model.document import Document
from redactor.model.errors import CertificateInvalid, Misconfigured, OutputUnavailable
from redactor.settings import load_settings
from redactor.store.keyring import key_place, load_keyring, signed_by
from redactor.store.publish import publish_file

_DER: Final = bytes.fromhex("302a300506032b6570032100")
"""How every Ed25519 public key begins in the form that openssl reads."""
_BEGIN, _END = "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"


def verify_certificate(certificate: Path, file: Path | None, key: bytes | None) -> Statement:
    """Prove a signed statement and, for a release, the file it is for. It needs no state and makes none.

    Raises:
        CertificateInvalid: one of them is not what was signed.
        Misconfigured: something is missing, or cannot be read.
    """
    statement = proved(read_evidence(certificate), signed_by, key or _own_key())
    if statement.kind != RELEASE:
        return statement
    if file is None:
        raise Misconfigured("Give the file that the certificate is for, too")
    if Document("", read_evidence(file)).digest != statement.content["output_digest"]:
        raise CertificateInvalid("The file is not the one that was released: it was changed, or is another")
    return statement


def _own_key() -> bytes:
    """Return this installation's public key, without making anything."""
    settings = load_settings()
    try:
        return load_keyring(key_place(settings.keys, settings.state), make=False).public
    except Misconfigured:
        raise Misconfigured(
            "There is no key on this machine to prove it with",
            advice="Give --public-key: whoever made it prints it with 'redactor certificate key'.",
        ) from None


def read_evidence(path: Path) -> bytes:
    """Return the bytes of a file that was given as evidence. Raises `Misconfigured`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from None


def save(statement: Statement, out: Path) -> None:
    """Write a statement to a new file. Raises as `save_new`."""
    save_new(statement.data, out)


def save_new(data: bytes, out: Path) -> None:
    """Write bytes to a new file.

    Raises:
        OutputUnavailable: it cannot be written, or something stands there.
    """
    if not out.parent.is_dir():
        raise OutputUnavailable("The folder for the answer does not exist")
    publish_file(out.parent, out, data)


def key_text(public: bytes) -> str:
    """Return a public key as a PEM file, which other programs read too."""
    return f"{_BEGIN}\n{base64.b64encode(_DER + public).decode()}\n{_END}\n"


def key_of(path: Path) -> bytes:
    """Return the public key in a file: PEM, or 64 hex digits as they stand in a certificate.

    Raises:
        Misconfigured: it holds no such key.
    """
    text = read_evidence(path).decode("ascii", "replace").strip()
    try:
        if text.startswith(_BEGIN) and text.endswith(_END):
            key = base64.b64decode("".join(text[len(_BEGIN) : -len(_END)].split()), validate=True)
            key = key.removeprefix(_DER) if key.startswith(_DER) else b""
        else:
            key = bytes.fromhex(text)
    except (ValueError, binascii.Error):
        key = b""
    if len(key) != 32:
        raise Misconfigured(f"{path} holds no public key of Redactor's")
    return key
