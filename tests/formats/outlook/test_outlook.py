"""Outlook's files become mails: everything readable is in the mail, everything else is accounted for."""

from __future__ import annotations

import email
import os
import struct
from email import policy
from email.message import EmailMessage
from pathlib import Path

import compressed_rtf
import pytest

from redactor.formats.eml.adapter import Eml
from redactor.formats.outlook.adapter import Msg, Tnef
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, Damaged, RedactorError, TooDeep, TooLarge
from redactor.model.finding import Edit
from redactor.model.text import Reading
from tests.formats.outlook import compound as made

SUBJECT, BODY, HTML, RTF, CLASS = 0x37, 0x1000, 0x1013, 0x1009, 0x1A
NAME, SMTP, ROLE, SENDER, SENDER_SMTP = 0x3001, 0x39FE, 0xC15, 0xC1A, 0x5D01
DATA, METHOD, LONG, MIME = 0x3701, 0x3705, 0x3707, 0x370E
BASIC = {
    SUBJECT: "Visit on Friday",
    BODY: "She lives at 14 Rose Lane.\r\n",
    SENDER: "Ruth Adeyemi",
    SENDER_SMTP: "ruth@example.org",
}
TO = [
    {NAME: "Dana Whitcombe", SMTP: "dana@example.net", ROLE: 1},
    {NAME: "Sam", SMTP: "sam@example.net", ROLE: 2},
]


def msg(values: dict, recipients: list = TO, attachments: list = []) -> Document:  # noqa: B006
    return Document("a.msg", made.compound(made.message(values, recipients, attachments)))


def mail(reading: Reading) -> EmailMessage:
    return email.message_from_bytes(
        reading.children[0].document.data, _class=EmailMessage, policy=policy.default
    )


def codes(reading: Reading) -> set[str]:
    return {part.what for part in reading.opaque}


def test_a_message_becomes_a_mail() -> None:
    document = msg({**BASIC, HTML: b"<p>She lives at <b>14 Rose Lane</b>.</p>"})
    assert Msg(Limits()).recognises(document)
    reading = Msg(Limits()).read(document)
    found = mail(reading)
    assert found["Subject"] == "Visit on Friday"
    assert "ruth@example.org" in found["From"]
    assert "Dana Whitcombe" in found["To"]
    assert "sam@example.net" in found["Cc"]
    assert "14 Rose Lane" in found.get_body(("plain",)).get_content()
    assert "<b>14 Rose Lane</b>" in found.get_body(("html",)).get_content()
    assert Eml(Limits()).recognises(reading.children[0].document)


@pytest.mark.parametrize("size", [10, 64, 65, 511, 4095, 4096, 5000, 200_000])
def test_a_body_of_any_length_comes_whole(size: int) -> None:
    text = "x" * (size // 2 - 5) + "secret"
    reading = Msg(Limits()).read(msg({**BASIC, BODY: text}))
    assert mail(reading).get_body().get_content().strip() == text


def test_signs_that_no_mail_carries_become_what_they_stand_for() -> None:
    reading = Msg(Limits()).read(msg({**BASIC, BODY: "Acme\x99 says \x93yes\x94\x0bnext\x07line\x00"}))
    assert mail(reading).get_body().get_content().split() == ["Acme™", "says", "“yes”", "next", "line"]


def test_attachments_and_attached_messages_come_along() -> None:
    inner = made.message(
        {SUBJECT: "Inner", BODY: "deep words"},
        [],
        [({DATA: b"bytes deep", METHOD: 1, LONG: "c.bin"}, None)],
        24,
    )
    document = msg(
        BASIC,
        attachments=[
            ({DATA: b"%PDF-1.4 x", METHOD: 1, LONG: "plan.pdf", MIME: "application/pdf"}, None),
            ({METHOD: 5, NAME: "Inner"}, inner),
        ],
    )
    first, second = mail(Msg(Limits()).read(document)).iter_attachments()
    assert (first.get_filename(), first.get_content()) == ("plan.pdf", b"%PDF-1.4 x")
    attached = second.get_content()
    assert attached["Subject"] == "Inner"
    assert "deep words" in attached.get_body().get_content()
    assert next(attached.iter_attachments()).get_content() == b"bytes deep"


@pytest.mark.parametrize(
    ("attachment", "code"),
    [
        ({METHOD: 6, NAME: "object"}, "embedded-object"),
        ({METHOD: 2, LONG: "far.docx"}, "external-data"),
        ({METHOD: 7, LONG: "cloud.docx"}, "external-data"),
        ({METHOD: 1, LONG: "empty"}, "damaged-part"),
        ({METHOD: 5, LONG: "message without a message"}, "damaged-part"),
    ],
)
def test_what_cannot_be_carried_is_accounted_for(attachment: dict, code: str) -> None:
    assert code in codes(Msg(Limits()).read(msg(BASIC, attachments=[(attachment, None)])))


@pytest.mark.parametrize(
    ("klass", "code"),
    [
        ("IPM.Appointment", "calendar"),
        ("IPM.Contact", "contact-card"),
        ("REPORT.IPM.Note.NDR", "delivery-report"),
        ("IPM.Strange", "unknown-part"),
    ],
)
def test_fields_beyond_a_mail_are_accounted_for(klass: str, code: str) -> None:
    assert code in codes(Msg(Limits()).read(msg({**BASIC, CLASS: klass})))
    assert code not in codes(Msg(Limits()).read(msg({**BASIC, CLASS: "IPM.Note"})))


def test_a_signed_message_stays_a_signed_mail() -> None:
    document = msg(
        {CLASS: "IPM.Note.SMIME", SUBJECT: "s"},
        attachments=[({DATA: b"0\x80", METHOD: 1, LONG: "smime.p7m", MIME: "multipart/signed"}, None)],
    )
    inner = Msg(Limits()).read(document).children[0].document
    assert codes(Eml(Limits()).read(inner)) & {"encrypted-mail", "mail-signature"}


def test_formatted_text_alone_is_attached() -> None:
    rtf = rb"{\rtf1\ansi She lives at 14 Rose Lane.\par}"
    packed = compressed_rtf.compress(rtf)
    reading = Msg(Limits()).read(msg({SUBJECT: "x", RTF: packed}))
    assert next(mail(reading).iter_attachments()).get_content() == rtf
    both = Msg(Limits()).read(msg({**BASIC, RTF: packed}))
    assert not list(mail(both).iter_attachments())
    assert "style" in codes(both)


def test_damaged_formatted_text_is_refused() -> None:
    packed = bytearray(compressed_rtf.compress(rb"{\rtf1\ansi She lives at 14 Rose Lane.\par}"))
    packed[20] ^= 0x55
    with pytest.raises(Damaged):
        Msg(Limits()).read(msg({SUBJECT: "x", RTF: bytes(packed)}))


@pytest.mark.parametrize("cut", [520, 1000, 1500, -600])
def test_a_file_cut_short_is_damaged(cut: int) -> None:
    document = msg({**BASIC, BODY: "x" * 9000})
    with pytest.raises(RedactorError):
        Msg(Limits()).read(Document("a.msg", document.data[:cut]))


def test_messages_in_messages_end_at_the_limit() -> None:
    tree = made.message({SUBJECT: "0"}, head=24)
    for n in range(8):
        tree = made.message({SUBJECT: str(n)}, [], [({METHOD: 5}, tree)], 24 if n < 7 else 32)
    with pytest.raises(TooDeep):
        Msg(Limits()).read(Document("a.msg", made.compound(tree)))


def test_more_than_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        Msg(Limits(unpacked_bytes=1000)).read(msg({**BASIC, BODY: "x" * 2000}))


def test_only_the_mail_is_written() -> None:
    document = msg(BASIC)
    reading = Msg(Limits()).read(document)
    written = Msg(Limits()).write(
        document, Edit(children=((reading.children[0].location, Document("m", b"From: x\n")),))
    )
    assert written.data == b"From: x\n"
    with pytest.raises(CannotRedact):
        Msg(Limits()).write(document, Edit())


# ---- winmail.dat --------------------------------------------------------------------------


def attribute(level: int, number: int, content: bytes) -> bytes:
    return (
        struct.pack("<BHHI", level, number, 6, len(content))
        + content
        + struct.pack("<H", sum(content) & 0xFFFF)
    )


def mapi(values: dict[int, object]) -> bytes:
    rows = struct.pack("<I", len(values))
    for number, value in values.items():
        if isinstance(value, int):
            rows += struct.pack("<HHI", 3, number, value)
            continue
        kind, data = (0x1F, value.encode("utf-16-le")) if isinstance(value, str) else (0x102, value)
        rows += struct.pack("<HHII", kind, number, 1, len(data)) + data + bytes(-len(data) % 4)
    return rows


def tnef(*attributes: bytes) -> Document:
    return Document("winmail.dat", b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes))


WINMAIL = (
    attribute(1, 0x9003, mapi({SUBJECT: "Visit", BODY: "She lives at 14 Rose Lane."})),
    attribute(2, 0x9002, bytes(14)),
    attribute(2, 0x8010, b"plan.pdf\0"),
    attribute(2, 0x800F, b"%PDF-1.4 x"),
)


def test_winmail_becomes_a_mail() -> None:
    document = tnef(*WINMAIL)
    assert Tnef(Limits()).recognises(document)
    found = mail(Tnef(Limits()).read(document))
    assert "14 Rose Lane" in found.get_body().get_content()
    (attached,) = found.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("plan.pdf", b"%PDF-1.4 x")


def test_winmail_with_named_and_many_valued_properties_before_the_body() -> None:
    named = (
        struct.pack("<HH", 0x1F, 0x8005)
        + bytes(16)
        + struct.pack("<II", 1, 10)
        + "Keys\0".encode("utf-16-le")
        + bytes(2)
    )
    named += struct.pack("<II", 1, 4) + "ab".encode("utf-16-le")
    many = struct.pack("<HHI", 0x1002, 0x1234, 3) + bytes(6) + bytes(2)
    rows = struct.pack("<I", 3) + named + many + mapi({BODY: "after them"})[4:]
    found = mail(Tnef(Limits()).read(tnef(attribute(1, 0x9003, rows))))
    assert "after them" in found.get_body().get_content()


@pytest.mark.parametrize("cut", [1, 5, 12, 40])
def test_winmail_cut_short_is_damaged(cut: int) -> None:
    with pytest.raises(Damaged):
        Tnef(Limits()).read(Document("w", tnef(*WINMAIL).data[:-cut]))


def test_winmail_with_a_changed_byte_is_damaged() -> None:
    data = bytearray(tnef(*WINMAIL).data)
    data[60] ^= 1
    with pytest.raises(Damaged):
        Tnef(Limits()).read(Document("w", bytes(data)))


def test_winmail_in_a_mail_goes_its_own_road() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"], outer["Date"] = (
        "a@example.org",
        "b@example.net",
        "s",
        "Fri, 20 Nov 2026 10:00:00 +0000",
    )
    outer.set_content("see attached")
    outer.add_attachment(
        tnef(*WINMAIL).data, maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    reading = Eml(Limits()).read(Document("m.eml", bytes(outer)))
    assert any(Tnef(Limits()).recognises(child.document) for child in reading.children)


@pytest.mark.skipif("REDACTOR_CORPORA" not in os.environ, reason="REDACTOR_CORPORA is not set")
def test_real_files_end_in_a_reading_or_a_refusal() -> None:
    folder = Path(os.environ["REDACTOR_CORPORA"])
    paths = [*folder.glob("files/*/msg/*"), *folder.glob("files/*/tnef/*")]
    assert len(paths) > 20
    read = 0
    for path in paths:
        document = Document(path.name, path.read_bytes())
        chosen = next(one for one in (Msg(Limits()), Tnef(Limits())) if one.recognises(document))
        try:
            read += bool(chosen.read(document).children)
        except RedactorError:
            continue
    assert read > 20
