"""E-mails: a value in any place is gone or the mail is not released; without it the mail says the same."""

from __future__ import annotations

import base64
import quopri
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from redactor.formats.eml.adapter import Eml
from redactor.model.document import Document, Limits
from redactor.model.errors import CannotRedact, TooDeep, TooLarge, Unsupported
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.text import Location, Place
from tests.formats.mail_road import INNOCENT, LABEL, PLANTED, codes, has, released, run, squeezed

EML = Eml(Limits())
HEAD = "From: Ruth Adeyemi <ruth@example.org>\r\nTo: Dana <dana@example.net>\r\n"
DATE = "Date: Wed, 24 Jun 2026 09:12:00 +0100\r\n"
BODY = "Please come on Monday at ten.\r\n"


def mail(headers: str = "", body: str | bytes = BODY, *, kind: str = "text/plain; charset=utf-8") -> bytes:
    head = f"{HEAD}{DATE}MIME-Version: 1.0\r\n{headers}"
    if "content-type:" not in headers.lower():
        head += f"Content-Type: {kind}\r\n"
    return (
        head.encode("utf-8", "surrogateescape")
        + b"\r\n"
        + (body if isinstance(body, bytes) else body.encode())
    )


def multi(*parts: str, kind: str = "mixed", before: str = "", after: str = "") -> bytes:
    body = before + "".join(f"\r\n--BB\r\n{part}" for part in parts) + "\r\n--BB--\r\n" + after
    return mail("Subject: x\r\n", body, kind=f'multipart/{kind}; boundary="BB"')


def part(body: str, kind: str = "text/plain; charset=utf-8", headers: str = "") -> str:
    return f"Content-Type: {kind}\r\n{headers}\r\n{body}"


def attached(name_header: str, body: str = "an attached text") -> str:
    return part(body, "text/plain", f"Content-Disposition: attachment; {name_header}\r\n")


def b64(data: str | bytes) -> str:
    return base64.encodebytes(data.encode() if isinstance(data, str) else data).decode()


def word(text: str, coding: str, charset: str = "utf-8") -> str:
    raw = text.encode(charset)
    inner = base64.b64encode(raw).decode() if coding == "B" else "".join(f"={byte:02X}" for byte in raw)
    return f"=?{charset}?{coding}?{inner}?="


Build = Callable[[str], bytes]

SHOWN: dict[str, Build] = {
    "subject": lambda v: mail(f"Subject: Visit to {v} today\r\n"),
    "subject-folded": lambda v: mail("Subject: Visit to " + v.replace(" ", "\r\n ") + " today\r\n"),
    "subject-base64": lambda v: mail(f"Subject: Visit {word(v, 'B')} today\r\n"),
    "subject-quoted": lambda v: mail(f"Subject: Visit {word(v, 'Q')}\r\n"),
    "subject-utf16": lambda v: mail(f"Subject: {word(v, 'B', 'utf-16')}\r\n"),
    "subject-many-words": lambda v: mail(
        "Subject: " + "\r\n ".join(word(v[at : at + 3], "B") for at in range(0, len(v), 3)) + "\r\n"
    ),
    "subject-language": lambda v: mail(f"Subject: {word(v, 'Q').replace('utf-8', 'utf-8*en')}\r\n"),
    "subject-raw-8-bit": lambda v: mail(f"Subject: caf\udce9 {v}\r\n"),
    "display-name": lambda v: mail(f'Cc: "{v}" <x@example.org>\r\n'),
    "display-name-encoded": lambda v: mail(f"Cc: {word(v, 'B')} <x@example.org>\r\n"),
    "display-name-comma": lambda v: mail("Cc: " + word(f"{v}, Exeter", "Q") + " <x@example.org>\r\n"),
    "comment-in-address": lambda v: mail(f"Cc: x@example.org ({v})\r\n"),
    "group-name": lambda v: mail(f"Cc: Friends of {v}: x@example.org;\r\n"),
    "body": lambda v: mail(body=f"She lives at {v} now.\r\n"),
    "body-two-lines": lambda v: mail(body="She lives at " + v.replace(" ", "\r\n") + " now.\r\n"),
    "body-quoted-printable": lambda v: mail(
        "Content-Transfer-Encoding: quoted-printable\r\n", "".join(f"={byte:02X}" for byte in v.encode())
    ),
    "body-soft-breaks": lambda v: mail(
        "Content-Transfer-Encoding: quoted-printable\r\n", "=\r\n".join(f"at {v} now")
    ),
    "body-base64": lambda v: mail("Content-Transfer-Encoding: base64\r\n", b64(f"at {v}")),
    "body-base64-loud": lambda v: mail("Content-Transfer-Encoding: BASE64 \r\n", b64(f"at {v}")),
    "body-utf16": lambda v: mail(
        "Content-Transfer-Encoding: base64\r\n",
        b64(f"at {v}".encode("utf-16")),
        kind="text/plain; charset=utf-16",
    ),
    "body-utf7": lambda v: mail(
        body=v.replace("R", "+AFI-").encode() + b" is it", kind='text/plain; charset="utf-7"'
    ),
    "body-iso-2022": lambda v: mail(
        body=("\u3042 " + v).encode("iso-2022-jp"), kind="text/plain; charset=iso-2022-jp"
    ),
    "body-lying-ascii": lambda v: mail(
        body=f"caf\u00e9 {v}".encode("cp1252"), kind="text/plain; charset=us-ascii"
    ),
    "body-no-type": lambda v: mail("Content-Type:\r\n", f"at {v}"),
    "body-flowed": lambda v: mail(
        body="at " + v[:5] + " \r\n" + v[5:] + " now",
        kind="text/plain; charset=utf-8; format=flowed; delsp=yes",
    ),
    "body-says-html": lambda v: mail(body=v.replace("R", "&#82;"), kind="text/html"),
    "body-html": lambda v: mail(body="<p>" + v.replace(" ", "<b> </b>") + "</p>", kind="text/html"),
    "body-text-with-markup": lambda v: mail(body=f"<table> is a tag\r\n{v}\r\nline"),
    "body-looks-like-mail": lambda v: mail(body=f"From: a@example.org\r\n{DATE}Subject: {v}\r\n\r\nthe text"),
    "alternative-plain": lambda v: multi(part(v), part("<p>word</p>", "text/html"), kind="alternative"),
    "alternative-html": lambda v: multi(part("word"), part(f"<p>{v}</p>", "text/html"), kind="alternative"),
    "related": lambda v: multi(part(f"<p>{v}</p>", "text/html"), part("word"), kind="related"),
    "attachment": lambda v: multi(part("hello"), attached('filename="a.txt"', f"at {v}")),
    "attachment-wrong-type": lambda v: multi(part("hello"), part(f"at {v}", "application/octet-stream")),
    "file-name": lambda v: multi(part("hello"), attached(f'filename="{v}.txt"')),
    "file-name-underscores": lambda v: multi(
        part("hello"), attached(f'filename="{v.replace(" ", "_")}.txt"')
    ),
    "file-name-2231": lambda v: multi(
        part("hello"), attached("filename*=utf-8''" + v.replace(" ", "%20") + "%C3%A9.txt")
    ),
    "file-name-continued": lambda v: multi(
        part("hello"), attached(f'filename*0="{v[:5]}";\r\n filename*1="{v[5:]}.txt"')
    ),
    "file-name-encoded-word": lambda v: multi(part("hello"), attached(f'filename="{word(v, "B")}"')),
    "file-name-in-type": lambda v: multi(part("hello"), part("text", f'text/plain; name="{v}.txt"')),
    "nested-message": lambda v: multi(
        part("hello"), part(mail("Subject: y\r\n", v).decode(), "message/rfc822")
    ),
    "nested-subject": lambda v: multi(
        part("hello"), part(mail(f"Subject: {v}\r\n").decode(), "message/rfc822")
    ),
    "nested-in-base64": lambda v: multi(
        part("hello"),
        part(b64(mail("Subject: y\r\n", v)), "message/rfc822", "Content-Transfer-Encoding: base64\r\n"),
    ),
    "nested-as-attachment": lambda v: multi(
        part("hello"),
        part(b64(mail("Subject: y\r\n", v)), "application/x-any", "Content-Transfer-Encoding: base64\r\n"),
    ),
    "digest": lambda v: multi("\r\n" + mail("Subject: y\r\n", v).decode(), kind="digest"),
    "no-closing-boundary": lambda v: mail(
        "Subject: x\r\n", f"--BB\r\n{part(v)}\r\n", kind='multipart/mixed; boundary="BB"'
    ),
    "lf-only": lambda v: mail("Subject: x\r\n", v).replace(b"\r\n", b"\n"),
    "bom": lambda v: b"\xef\xbb\xbf" + mail("Subject: x\r\n", v),
    "first-blank-line": lambda v: b"\r\n" + mail("Subject: x\r\n", v),
}
"""Where a reader sees the value: gone with it, still there without it."""

UNSEEN: dict[str, tuple[Build, str]] = {
    "preamble": (lambda v: multi(part("hello"), before=v), "mail-filler"),
    "epilogue": (lambda v: multi(part("hello"), after=v), "mail-filler"),
    "bcc": (lambda v: mail(f"Bcc: {v} <x@example.org>\r\n"), "mail-header"),
    "reply-to": (lambda v: mail(f"Reply-To: {v} <x@example.org>\r\n"), "mail-header"),
    "x-header": (lambda v: mail(f"X-Note: {v}\r\n"), "mail-header"),
    "header-name": (lambda v: mail(f"X-{v.replace(' ', '-')}: 1\r\n"), "mail-header"),
    "message-id": (lambda v: mail(f"Message-ID: <{v.replace(' ', '.')}@example.org>\r\n"), "mail-header"),
    "received": (
        lambda v: mail(f"Received: from {v} by x; Wed, 24 Jun 2026 09:12:00 +0100\r\n"),
        "mail-header",
    ),
    "second-subject": (lambda v: mail(f"Subject: one\r\nSubject: {v}\r\n"), "mail-header"),
    "part-description": (
        lambda v: multi(part("hello", headers=f"Content-Description: {v}\r\n")),
        "mail-header",
    ),
    "content-id": (
        lambda v: multi(part("hello", headers=f"Content-ID: <{v.replace(' ', '-')}@x>\r\n")),
        "mail-header",
    ),
    "html-comment": (lambda v: mail(body=f"<p>hello</p><!-- {v} -->", kind="text/html"), "comment"),
}
"""Where no reader looks: dropped and reported."""


@pytest.mark.parametrize("place", SHOWN)
def test_a_value_a_reader_sees_is_gone(place: str) -> None:
    result = run(SHOWN[place](PLANTED))
    assert result.outcome is Outcome.RELEASE, (place, result.report.reasons)
    assert result.output is not None
    assert not has(result.output, PLANTED)


@pytest.mark.parametrize("place", SHOWN)
def test_without_it_the_same_words_stay(place: str) -> None:
    output = released(SHOWN[place](INNOCENT))
    assert has(output, INNOCENT)
    assert b"withheld" not in output


@pytest.mark.parametrize("place", UNSEEN)
def test_what_nobody_sees_is_dropped_and_reported(place: str) -> None:
    build, code = UNSEEN[place]
    for value in (PLANTED, INNOCENT):
        result = run(build(value))
        assert result.outcome is Outcome.RELEASE, result.report.reasons
        assert code in codes(result)
        assert not has(result.output or b"", value)


@pytest.mark.parametrize("place", SHOWN)
def test_output_of_ours_read_again_says_the_same(place: str) -> None:
    once = released(SHOWN[place](INNOCENT))
    assert released(once) == once


BLOCKED: dict[str, tuple[bytes, str]] = {
    "smime-encrypted": (
        mail(body=b64(b"0\x82\x01"), kind="application/pkcs7-mime; smime-type=enveloped-data"),
        "encrypted mail",
    ),
    "smime-by-content": (
        multi(
            part("hello"),
            part(
                b64(b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0\x80"),
                "application/octet-stream",
                "Content-Transfer-Encoding: base64\r\n",
            ),
        ),
        "encrypted mail",
    ),
    "signed": (
        multi(part("hello"), part("x", "application/pkcs7-signature"), kind="signed"),
        "mail signature",
    ),
    "pgp-mime": (multi(part("Version: 1"), part("x"), kind="encrypted"), "encrypted mail"),
    "pgp-inline": (mail(body="Hello\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n"), "encrypted mail"),
    "unknown-binary": (
        multi(part("hello"), part(b64(bytes(range(256))), "a/b", "Content-Transfer-Encoding: base64\r\n")),
        "unknown child",
    ),
    "uuencoded": (mail(body="Hello\r\nbegin 644 a.doc\r\n#86)C\r\n`\r\nend\r\n"), "attachment"),
    "no-boundary": (mail(body="text", kind="multipart/mixed"), "damaged part"),
    "boundary-missing": (mail(body="text", kind='multipart/mixed; boundary="QQ"'), "damaged part"),
    "two-types": (mail("Content-Type: text/html\r\nContent-Type: text/plain\r\n"), "damaged part"),
    "base64-with-footer": (
        mail("Content-Transfer-Encoding: base64\r\n", b64("hello") + "\r\n-- \r\nlist footer\r\n"),
        "damaged part",
    ),
    "unknown-charset": (mail(body=b"caf\xe9", kind="text/plain; charset=x-none"), "damaged part"),
    "partial": (mail(body="text", kind="message/partial; id=1; number=1"), "damaged part"),
}


@pytest.mark.parametrize("name", BLOCKED)
def test_what_cannot_be_read_is_blocked_with_its_reason(name: str) -> None:
    data, why = BLOCKED[name]
    result = run(data)
    assert result.outcome is Outcome.BLOCK
    assert result.output is None
    assert any(why in reason.message for reason in result.report.reasons), result.report.reasons


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR"),
        ("text/plain", "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD"),
        ("message/delivery-status", "Reporting-MTA: dns; x\r\n"),
    ],
)
def test_parts_for_machines_are_held(kind: str, body: str) -> None:
    assert run(multi(part("hello"), part(body, kind))).outcome is Outcome.HOLD


def test_a_new_message_with_chosen_headers_only() -> None:
    source = mail(
        "Subject: Meeting\r\nMessage-ID: <1@x>\r\nIn-Reply-To: <0@x>\r\nReferences: <0@x>\r\nX-Mailer: y\r\n"
        "DKIM-Signature: v=1; b=abc\r\nReceived: by x\r\nBcc: z@example.org\r\nReply-To: q@example.org\r\n"
    )
    message = message_from_bytes(released(source), policy=policy.default)
    names = ["From", "To", "Subject", "Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert list(message.keys()) == names
    assert str(message["From"]) == "Ruth Adeyemi <ruth@example.org>"
    assert message["Date"].datetime.isoformat() == "2026-06-24T09:12:00+01:00"
    assert message.get_content().strip() == BODY.strip()


def test_both_branches_and_the_attachment_stay_in_their_places() -> None:
    both = EmailMessage(policy=policy.SMTP)
    both["From"], both["To"], both["Subject"] = "Ruth <ruth@example.org>", "dana@example.net", "x"
    both.set_content(f"plain {PLANTED}\n")
    both.add_alternative(f"<p>html {PLANTED}</p>", subtype="html")
    both.add_attachment(b"a,b\r\n1,2\r\n", maintype="text", subtype="csv", filename="figures.csv")
    message = message_from_bytes(released(both.as_bytes()), policy=policy.default)
    assert message.get_content_type() == "multipart/mixed"
    alternative, table = message.iter_parts()
    assert [one.get_content_type() for one in alternative.iter_parts()] == ["text/plain", "text/html"]
    assert [LABEL in one.get_content() for one in alternative.iter_parts()] == [True, True]
    assert table.get_filename() == "figures.csv"
    assert table.get_content() == "a,b\r\n1,2\r\n"


def test_withheld_names_become_neutral_and_keep_their_kind() -> None:
    output = released(multi(part("hello"), attached(f'filename="{PLANTED}.csv"', "1,2")))
    parts = list(message_from_bytes(output, policy=policy.default).iter_parts())
    assert parts[1].get_filename() == "document-2.txt"


def test_a_withheld_mailbox_leaves_its_label_as_a_name() -> None:
    output = released(mail(f'Cc: "{PLANTED}" <x@example.org>, y@example.org\r\n'))
    assert f'Cc: "{LABEL}" <x@example.org>,\r\n y@example.org\r\n'.encode() in output


def test_a_decoded_line_end_adds_no_header() -> None:
    output = released(mail("Subject: =?utf-8?q?a=0D=0ABcc:_evil=40example.org?=\r\n"))
    message = message_from_bytes(output, policy=policy.default)
    assert "Bcc" not in message
    assert squeezed("a Bcc: evil@example.org") == squeezed(str(message["Subject"]))


def test_a_body_cannot_pretend_a_boundary() -> None:
    first = released(multi(part("one"), part("two")))
    boundary = message_from_bytes(first).get_boundary()
    output = released(multi(part(f"one\r\n--{boundary}\r\n\r\nsmuggled"), part("two")))
    assert len(list(message_from_bytes(output, policy=policy.default).iter_parts())) == 2


def test_the_same_input_gives_the_same_bytes() -> None:
    assert released(SHOWN["alternative-html"](PLANTED)) == released(SHOWN["alternative-html"](PLANTED))


@pytest.mark.parametrize(
    "data",
    [
        b"To: Mrs Hale\nFrom: Duty desk\nDate: 3 March\nSubject: visit\n\nShe came.",
        b"Subject: visit\n\nShe came.",
        b"The MIME-Version: and Received: headers\n",
        b"",
        b"%PDF-1.7\nFrom: a\nMIME-Version: 1.0\n\n",
        quopri.encodestring(b"MIME-Version: 1.0 is a header"),
    ],
)
def test_what_is_no_mail_is_left_to_others(data: bytes) -> None:
    assert not EML.recognises(Document("a.eml", data))


_ENVELOPE = b"From a@example.org Wed Jun 24 09:12:00 2026\n"


def test_mailboxes_are_refused() -> None:
    box = _ENVELOPE + mail() + b"\n" + _ENVELOPE + mail()
    assert EML.recognises(Document("a", box))
    with pytest.raises(Unsupported):
        EML.read(Document("a", box))


def test_the_line_of_a_mailbox_before_a_single_message_is_left_out_and_reported() -> None:
    envelope = _ENVELOPE.replace(b"a@example.org", b"14.Rose.Lane@example.org")
    result = run(envelope + mail("Subject: x\r\n", "From here on all is well.\n\nFrom Ruth, with thanks.\n"))
    assert result.outcome is Outcome.RELEASE
    assert result.output is not None
    assert b"Rose" not in result.output
    assert b"with thanks" in result.output
    assert "mail-header" in codes(result)


def test_prose_with_the_names_of_headers_is_no_mail() -> None:
    for text in (
        b"Received: two letters\nFrom: the school\n\nThey came on Monday.\n",
        b"Date: 3 March\nReceived: by hand\nReferences: none\n\nShe came.\n",
        b"From: Ruth\nTo: file\nX-ray: clear\n\nNothing broken.\n",
    ):
        assert not EML.recognises(Document("a.txt", text))


def test_too_many_parts_are_refused_in_time() -> None:
    start = time.perf_counter()
    with pytest.raises(TooLarge):
        EML.read(Document("a", multi(*["\r\nx"] * 10_001)))
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("depth", [150, 3_000])
def test_too_deep_nesting_is_refused_in_time(depth: int) -> None:
    layers = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    start = time.perf_counter()
    with pytest.raises((TooDeep, TooLarge)):
        EML.read(Document("a", mail("Subject: x\r\n" + layers, "deep")))
    assert time.perf_counter() - start < 20


def test_mails_within_mails_beyond_the_limit_are_blocked() -> None:
    data = mail("Subject: x\r\n")
    for _ in range(12):
        data = mail("Subject: y\r\n", data, kind="message/rfc822")
    assert run(data).report.reasons[0].code == "too-deep"


def test_marks_and_parts_must_have_a_place() -> None:
    document = Document("a", mail())
    with pytest.raises(CannotRedact):
        EML.write(document, Edit())
    children = tuple((child.location, child.document) for child in EML.read(document).children)
    assert EML.write(document, Edit(children=children)).data
    nowhere = Mark((Place(Location("header:Bcc:0", ""), 0, 1),), "x", Kind.TEXT, ())
    with pytest.raises(CannotRedact):
        EML.write(document, Edit(marks=(nowhere,), children=children))
    with pytest.raises(CannotRedact):
        EML.write(document, Edit(children=(*children, (Location("part:9", ""), document))))


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize(("party", "outcome"), [("mother", Outcome.HOLD), ("father", Outcome.RELEASE)])
def test_the_sample_mail(party: str, outcome: Outcome) -> None:
    from redactor.model.order import Order
    from redactor.rulebook.rules import load_rules
    from redactor.store.register_file import load_register
    from tests.formats.mail_road import _parts

    rules = load_rules()
    source = (SAMPLES / "registers" / "separated-parents.yaml").read_text()
    register = load_register(source, lexicon=rules.lexicon, reasons=[reason.code for reason in rules.reasons])
    document = Document("reply.eml", (SAMPLES / "inbox" / "reply.eml").read_bytes())
    result = _parts()[0].redact(Order(document, register, (party,), "register-only"))
    assert result.outcome is outcome, result.report.reasons
    if result.output is not None:
        assert has(result.output, "Please ring me on")
        assert not has(result.output, "dana.whitcombe@example.net")
