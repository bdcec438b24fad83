"""Broken and hostile mail through the socket of a real gate: an answer in time, and nothing gets out."""

from __future__ import annotations

import base64
import smtplib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.gate.mails import HOME, WORKER, YAML, Y, mail
from tests.gate.test_bad_input import HEAD, many_parts, nested_mails, nested_parts, noise
from tests.mail.postfix import GateProcess, Sink, gate, sink

STRANGER = "someone@else.example"
SAID = f"She lives at {HOME} now.\r\n".encode()
SECONDS = 60.0
"""So long a mail may take on a busy machine; on a quiet one it is a few."""


@dataclass
class Door:
    gate: GateProcess
    sink: Sink

    def send(self, message: bytes, *recipients: str, sender: str = WORKER, options: str = "") -> list[str]:
        """Send a mail as it is; return the answer for each recipient, or the refusal of all of it."""
        with smtplib.LMTP("127.0.0.1", self.gate.port, timeout=SECONDS) as client:
            client.ehlo()
            verb = f"MAIL FROM:<{sender}> {options}".strip()
            for line in (verb, *(f"RCPT TO:<{one}>" for one in recipients)):
                code, said = client.docmd(line)
                if code >= 400:
                    return [f"{code} {said.decode()}"]
            assert client.docmd("DATA")[0] == 354
            client.send(message + b"\r\n.\r\n")
            return [f"{code} {said.decode()}" for code, said in (client.getreply() for _ in recipients)]

    def got(self) -> int:
        """Count what came out, but for the gate's own letters to the sender."""
        return sum(one.recipients != (WORKER,) for one in list(self.sink.got))


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    folder = tmp_path_factory.mktemp("live")
    (folder / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    with sink() as at_end:
        arguments = ("--register", "reg.yaml", "--internal-domain", "council.example.org")
        with gate(folder, at_end.port, *arguments, REDACTOR_MAIL_WORKERS="2") as one:
            one.start()
            yield Door(one, at_end)


def wide(name: str, unit: bytes, count: int) -> bytes:
    return b"Subject: x\r\n" + name.encode() + b": " + unit * count + b"\r\n\r\nhello\r\n"


def yenc(data: bytes) -> bytes:
    packed = bytes((one + 42) % 256 for one in data)
    return b"=ybegin line=128 size=%d name=a.txt\r\n" % len(data) + packed + b"\r\n=yend\r\n"


def typed(kind: str, body: bytes, more: str = "") -> bytes:
    return HEAD + f"Content-Type: {kind}\r\n{more}\r\n".encode() + body


ARMOUR = b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA5zFAAAAAAAA\r\n=abcd\r\n-----END PGP MESSAGE-----\r\n"
PIECES = base64.b64encode(SAID)

HELD: dict[str, Callable[[], bytes]] = {
    "10,000 parts": lambda: many_parts(10_000),
    "mails nested 100 deep": lambda: nested_mails(100),
    "parts nested 1,000 deep": lambda: nested_parts(1_000),
    "random bytes": lambda: noise(5_000, bytes(range(14, 256))),
    "a content type of 1 MB": lambda: typed("text/plain" + ";" * 1_000_000, b"hello\r\n"),
    "a boundary of 1 MB": lambda: typed(f"multipart/mixed; boundary={'b' * 1_000_000}", b"hello\r\n"),
    "encrypted by PGP": lambda: typed("text/plain", ARMOUR),
    "encrypted by PGP, quoted": lambda: typed("text/plain", b"> " + ARMOUR.replace(b"\r\n", b"\r\n> ")),
    "encrypted by PGP, attached": lambda: typed(
        "multipart/encrypted; boundary=a; protocol=x", b"--a\r\n\r\n" + ARMOUR + b"--a--\r\n"
    ),
    "encrypted by S/MIME": lambda: typed(
        "application/pkcs7-mime; smime-type=enveloped-data", b"MIAGCSqGSIb3DQEHA6CAMIACAQAx\r\n"
    ),
    "signed by S/MIME, opaque": lambda: typed(
        "application/pkcs7-mime; smime-type=signed-data", b"MIAGCSqGSIb3DQEHAqCAMIACAQEx\r\n"
    ),
    "a piece of a mail": lambda: typed("message/partial; id=a; number=1; total=2", b"hello\r\n"),
    "content elsewhere": lambda: typed(
        "message/external-body; access-type=URL", b"Content-Type: text/plain\r\n"
    ),
    "yEnc": lambda: typed("text/plain; charset=iso-8859-1", yenc(SAID)),
    "BinHex": lambda: typed(
        "text/plain", b"(This file must be converted with BinHex 4.0)\r\n\r\n:$f*TEQKPH#jdC@0[G@X!!!:\r\n"
    ),
    "a winmail.dat that is broken": lambda: typed("application/ms-tnef", b"\x78\x9f\x3e\x22\x01\x02\x03"),
    "a secret in UTF-7": lambda: typed("text/plain; charset=utf-7", SAID.replace(b" ", b"+ACA-")),
    "a secret uuencoded": lambda: typed(
        "text/plain", b"begin 644 a\r\n" + b"".join(_uu(SAID)) + b"`\r\nend\r\n"
    ),
    "a secret in a calendar": lambda: typed(
        "text/calendar; method=REQUEST",
        b"BEGIN:VCALENDAR\r\nLOCATION:14 Rose Lane\\, Leom\r\n inster\\, HR6 8XQ\r\nEND:VCALENDAR\r\n",
    ),
    "a secret in a second subject": lambda: b"Subject: x\r\nSubject: " + HOME.encode() + b"\r\n\r\nhello\r\n",
    "a secret in a folded subject": lambda: b"Subject: 14 Rose\r\n \r\n Lane,\r\n\tLeominster\r\n\r\nhi\r\n",
    "a secret in RFC 2231 pieces": lambda: typed(
        "text/plain", b"hi\r\n",
        "Content-Disposition: attachment; filename*1*=%20Lane%2C%20HR6; filename*0*=utf-8''14%20Rose\r\n",
    ),
    "a secret in a wrong charset": lambda: typed("text/plain; charset=us-ascii", HOME.encode("utf-16-le")),
    "a secret in base64 pieces": lambda: typed(
        "text/plain", PIECES[:20] + b"*\r\n" + PIECES[20:], "Content-Transfer-Encoding: base64\r\n"
    ),
}  # fmt: skip
ANSWERED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a header of 1 MB": lambda: wide("X-Big", b"words and more ", 70_000),
    "a header of 1 MB, folded": lambda: wide("X-Big", b"words and more\r\n ", 60_000),
    "encoded words of 450 kB": lambda: wide("Comments", b"=?utf-8?Q?abc_def?=\r\n ", 20_000),
    "addresses of 1 MB": lambda: wide("Cc", b"somebody@elsewhere.example,\r\n ", 33_000),
    "20,000 headers": lambda: b"".join(b"X-%d: hello\r\n" % n for n in range(20_000)) + b"\r\nhello\r\n",
    "bare line feeds": lambda: b"Subject: x\n\nhello\nthere\n",
    "a word of 1 MB": lambda: HEAD + b"\r\n" + b"a" * 1_000_000,
    "a clean calendar": lambda: typed(
        "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR\r\nLOCATION:Room 4\r\nEND:VCALENDAR\r\n"
    ),
}


def _uu(data: bytes) -> list[bytes]:
    from binascii import b2a_uu

    return [b2a_uu(data[at : at + 45]).replace(b"\n", b"\r\n") for at in range(0, len(data), 45)]


@pytest.mark.parametrize("what", HELD)
def test_what_nobody_can_be_sure_of_is_held(door: Door, what: str) -> None:
    before, began = door.got(), time.monotonic()
    answers = door.send(b"X-Name: " + what.encode() + b"\r\n" + HELD[what](), STRANGER)
    assert [answer[:18] for answer in answers] == ["250 2.0.0 Held, no"], answers
    assert door.got() == before
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("what", ANSWERED)
def test_everything_gets_an_answer_in_time(door: Door, what: str) -> None:
    began = time.monotonic()
    (answer,) = door.send(ANSWERED[what](), STRANGER)
    # the server behind the gate in these tests refuses lines that are too long
    assert answer.startswith(("250 2.0.0", "500 5.0.0 Refused by the next server"))
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize(
    ("sender", "options"),
    [("", ""), ("", "BODY=8BITMIME SMTPUTF8"), (WORKER, "BODY=7BIT"), (WORKER, "SIZE=100")],
)
def test_the_envelope_lies_and_the_content_counts(door: Door, sender: str, options: str) -> None:
    before = door.got()
    message = b"Subject: \xc3\xa9\r\n\r\n" + SAID + options.encode()
    assert door.send(message, STRANGER, sender=sender, options=options)[0].startswith("250 2.0.0 Held")
    assert door.got() == before


def test_a_thousand_recipients_each_get_their_answer(door: Door) -> None:
    everybody = [f"r{number}@else.example" for number in range(1_000)]
    assert {one[:9] for one in door.send(mail("Nothing to hide.\n"), *everybody)} == {"250 2.0.0"}
    assert max(len(one.recipients) for one in door.sink.got) == 1_000
    before = door.got()
    answers = door.send(mail(SAID.decode()), *everybody[:-1], Y)
    assert len(answers) == 1_000
    assert {one[:14] for one in answers} == {"250 2.0.0 Held"}
    assert door.got() == before


def test_a_second_mail_inside_a_mail_stays_inside(door: Door) -> None:
    inner = b"\n.\r\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<ms-z@x.example>\r\nDATA\r\nSubject: b\r\n\r\nhi"
    before = door.got()
    assert door.send(b"Subject: a\r\n\r\nhello" + inner, STRANGER)[0].startswith("250 2.0.0 Delivered")
    assert door.got() == before + 1
    assert {one.recipients for one in door.sink.got if b"Subject: a" in one.message} == {(STRANGER,)}


def test_after_all_this_the_gate_works(door: Door) -> None:
    assert door.gate.get("/health")[0] == 200
    assert door.send(mail("All is well.\n"), STRANGER) == ["250 2.0.0 Delivered"]
    assert not [event for event in door.gate.events() if event["event"] in {"internal error", "check failed"}]
    assert "Rose" not in door.gate.log()
