"""Broken and hostile mails: a verdict, and never a crash."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from redactor.gate.check import Check
from tests.gate.mails import HOME, ask, decisions, gate, mail

STRANGER = "someone@else.example"
HEAD = b"Subject: x\r\nMIME-Version: 1.0\r\n"


@pytest.fixture(scope="module")
def by() -> Check:
    return gate()


def nested_mails(depth: int) -> bytes:
    inner = mail(f"She lives at {HOME}.\n")
    for _ in range(depth):
        inner = HEAD + b"Content-Type: message/rfc822\r\n\r\n" + inner
    return inner


def nested_parts(depth: int) -> bytes:
    inner = b"Content-Type: text/plain\r\n\r\n" + HOME.encode()
    for number in range(depth):
        head = f"Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n"
        inner = head.encode() + inner + f"\r\n--b{number}--\r\n".encode()
    return HEAD + inner


def many_parts(count: int) -> bytes:
    parts = b"".join(b"--q\r\nContent-Type: text/plain\r\n\r\np%d\r\n" % number for number in range(count))
    return HEAD + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n" + parts + b"--q--\r\n"


def noise(size: int, signs: bytes) -> bytes:
    rng = random.Random(7)
    return bytes(rng.choice(signs) for _ in range(size))


HELD: dict[str, Callable[[], bytes]] = {
    "mails nested 100 deep": lambda: nested_mails(100),
    "mails nested 2,000 deep": lambda: nested_mails(2_000),
    "parts nested 100 deep": lambda: nested_parts(100),
    "parts nested 1,000 deep": lambda: nested_parts(1_000),
    "3,000 parts": lambda: many_parts(3_000),
    "random bytes": lambda: noise(5_000, bytes(range(256))),
    "a boundary of nothing": lambda: HEAD + b'Content-Type: multipart/mixed; boundary=""\r\n\r\nhello\r\n',
    "a boundary twice": lambda: (
        HEAD + b"Content-Type: multipart/mixed; boundary=a; boundary=b\r\n\r\n--c\r\n\r\nhello\r\n--c--\r\n"
    ),
}
ANSWERED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "an empty line": lambda: b"\r\n",
    "headers only": lambda: b"Subject: x",
    "a header without a name": lambda: b": x\r\n: y\r\n\r\nhello\r\n",
    "a header of 200 kB": lambda: (
        b"Subject: x\r\nX-Big: " + b"words and more " * 13_000 + b"\r\n\r\nhello\r\n"
    ),
    "3,000 headers": lambda: (
        b"".join(b"X-%d: hello\r\n" % number for number in range(3_000)) + b"\r\nhello\r\n"
    ),
    "one line of 100 kB": lambda: HEAD + b"\r\n" + b"hello there " * 8_000 + b"\r\n",
    "one word of 100 kB": lambda: HEAD + b"\r\n" + b"x" * 100_000 + b"\r\n",
    "wrong utf-8": lambda: HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xff\xfe\xc3(\r\n",
    "an impossible charset": lambda: HEAD + b'Content-Type: text/plain; charset="\x00\xff"\r\n\r\nhello\r\n',
    "encoded words that are none": lambda: b"Subject: =?utf-8?B?@@@?= =?x?Q?=ZZ?= =?utf-8?\r\n\r\nhello\r\n",
    "RFC 2231 gone wrong": lambda: (
        HEAD + b"Content-Type: text/plain; name*0*=utf-8''%zz; name*2=x; name*=x'%\r\n\r\nhello\r\n"
    ),
    "surrogates in an address": lambda: b"From: \xed\xa0\x80@x\r\nTo: \xff\r\n\r\nhello\r\n",
    "base64 that is none": lambda: HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n%%%%=====\r\n",
    "a calendar": lambda: HEAD + b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n",
    "a signed mail": lambda: (
        HEAD + b"Content-Type: multipart/signed; boundary=a; protocol=x\r\n\r\n--a\r\n\r\nhello\r\n--a\r\n"
        b"Content-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n--a--\r\n"
    ),
}


@pytest.mark.parametrize("what", HELD)
def test_what_nobody_can_be_sure_of_is_held(by: Check, what: str) -> None:
    assert decisions(ask(HELD[what](), STRANGER, by=by)) == ["hold"]


@pytest.mark.parametrize("what", ANSWERED)
def test_everything_gets_a_verdict(by: Check, what: str) -> None:
    assert decisions(ask(ANSWERED[what](), STRANGER, by=by))[0] in {"deliver", "hold"}


def test_null_sender_and_smtputf8_addresses_are_judged_like_any(by: Check) -> None:
    from redactor.model.mail import Envelope
    from redactor.model.secret import Secret

    said = mail(f"She lives at {HOME}.\n")
    for recipient in ("dänä@bücher.example", "用户@例子.example"):
        verdict = by.check(said, Envelope(Secret(""), (Secret(recipient),)))
        assert decisions(verdict) == ["hold"]


def test_mutations_of_a_mail_never_crash(by: Check) -> None:
    rng = random.Random(11)
    base = bytearray(
        mail(
            f"She lives at {HOME}.\n",
            change=lambda message: message.add_attachment(
                b"hello", maintype="text", subtype="plain", filename="ü.txt"
            ),
        )
    )
    for _ in range(60):
        changed = bytearray(base)
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(changed))
            changed[at : at + rng.randint(0, 3)] = noise(rng.randint(0, 3), bytes(range(256)))
        assert decisions(ask(bytes(changed), STRANGER, by=by))[0] in {"deliver", "hold"}


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n\r\nmQENBF\r\n=abcd\r\n-----END PGP PUBLIC KEY BLOCK",
        "-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nhello\r\n",
        "The word =ybegin stands at the start of a packed file.\r\n",
        "We read about BinHex in a book.\r\n",
        "We begin at 644 High Street.\r\n",
    ],
)
def test_words_about_sealed_texts_seal_nothing(by: Check, text: str) -> None:
    assert decisions(ask(HEAD + b"\r\n" + text.encode(), STRANGER, by=by)) == ["deliver"]


def test_headers_that_never_end_cost_no_time(by: Check) -> None:
    began = time.process_time()
    for kind in ("text/plain" + ";" * 1_000_000, "multipart/mixed; boundary=" + "b;" * 500_000):
        message = HEAD + f"Content-Type: {kind}\r\n\r\nhello\r\n".encode()
        assert decisions(ask(message, STRANGER, by=by)) == ["hold"]
    assert time.process_time() - began < 15  # it was the square of the length: half a minute each
