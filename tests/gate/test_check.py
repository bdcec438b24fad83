"""The mail check: every place of a mail is read, every recipient of the envelope judged alone."""

from __future__ import annotations

import base64
from binascii import b2a_uu
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from redactor.gate.check import Check
from redactor.model.mail import MailRules, Mixed
from tests.gate.mails import (
    COUNCIL,
    HOME,
    PHONE,
    SOLICITOR,
    X,
    Y,
    Z,
    ask,
    case,
    codes,
    decisions,
    gate,
    items,
    mail,
    other,
)

SAMPLES = Path(__file__).parents[2] / "samples" / "inbox"
STAFF, STRANGER = "a.n.other@council.example.org", "someone@else.example"
SAID = f"She lives at {HOME} now.\n"
B64 = base64.b64encode(HOME.encode())


@pytest.fixture(scope="module")
def by() -> Check:
    return gate()


def attached(data: bytes, name: str = "a.txt", kind: str = "text/plain") -> bytes:
    main, sub = kind.split("/")

    def add(message: EmailMessage) -> None:
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)

    return mail(change=add)


def raw(head: str, body: bytes) -> bytes:
    return head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


def html(text: str) -> bytes:
    return mail("See below.\n", change=lambda message: message.add_alternative(text, subtype="html"))


def test_a_clean_mail_is_delivered(by: Check) -> None:
    verdict = ask(mail(), Z, Y, by=by)
    assert decisions(verdict) == ["deliver", "deliver"]
    assert [tie.why for tie in verdict.ties] == ["recipient", "recipient"] or len(verdict.ties) == 1
    assert verdict.cases == ("CF-2026-0417",)


@pytest.mark.parametrize(
    ("recipient", "decision"),
    [
        (Z, "hold"),
        ("Dana.W+x@EXAMPLE.com", "hold"),
        (Y, "deliver"),
        (STAFF, "deliver"),
        ("ruth@assessors.example.org", "deliver"),
        (STRANGER, "hold"),
        ("quentin@example.net", "hold"),
    ],
)
def test_the_same_words_mean_something_else_for_each_recipient(
    by: Check, recipient: str, decision: str
) -> None:
    verdict = ask(mail(SAID), recipient, by=by)
    assert decisions(verdict) == [decision]
    assert items(verdict.decisions) == [{"x-home"} if decision == "hold" else set()]


def test_what_is_withheld_from_everyone_is_withheld_from_the_unknown_but_not_from_those_who_may(
    by: Check,
) -> None:
    said = mail(f"Ring {PHONE}.\n")
    assert decisions(ask(said, STRANGER, by=by)) == ["hold"]
    assert decisions(ask(said, Y, by=by)) == ["deliver"]
    assert decisions(ask(said, STAFF, by=by)) == ["deliver"]


def test_weak_items_count_only_where_the_mail_is_tied(by: Check) -> None:
    weak = mail("Tam says hello.\n")
    assert decisions(ask(weak, STRANGER, by=by)) == ["deliver"]
    assert decisions(ask(weak, Z, by=by)) == ["hold"]
    assert decisions(ask(weak, Y, by=by)) == ["deliver"]


def test_allowed_values_and_the_recipients_own_may_stay(by: Check) -> None:
    assert decisions(ask(mail("Ring 01632 960000 or write to dana@example.net.\n"), Z, by=by)) == ["deliver"]


@pytest.mark.parametrize("written", ["CF-2026-0417", "cf 2026/0417", "CF20260417", "CF_2026_0417"])
def test_a_reference_ties_the_mail_and_an_unknown_recipient_is_held(by: Check, written: str) -> None:
    for message in (
        mail(subject=f"About {written}"),
        mail(f"Case {written}.\n"),
        attached(b"x", f"{written}.txt"),
    ):
        verdict = ask(message, SOLICITOR, by=by)
        assert decisions(verdict) == ["hold"]
        assert codes(verdict.decisions[0]) == {"unknown-recipient"}


@pytest.mark.parametrize("written", ["CF-2026-04170", "XCF-2026-0417", "2026-0417"])
def test_a_longer_reference_is_another_one(by: Check, written: str) -> None:
    assert decisions(ask(mail(subject=f"About {written}"), SOLICITOR, by=by)) == ["deliver"]


def test_the_header_ties_and_an_unknown_case_is_held(by: Check) -> None:
    assert codes(ask(mail(X_Case_Id="cf-2026-0417"), STRANGER, by=by).decisions[0]) == {"unknown-recipient"}
    assert codes(ask(mail(X_Case_Id="CF-1"), STRANGER, by=by).decisions[0]) == {"unknown-case"}


def test_a_mail_of_two_cases_keeps_both(by: Check) -> None:
    said = "He is at Coppice End, 5 Fullers Row, Hallowick.\n"
    verdict = ask(mail(said), Z, by=by)
    assert decisions(verdict) == ["hold"]
    assert set(verdict.cases) == {"CF-2026-0417", "CF-2026-0999"}
    assert decisions(ask(mail(said), "quentin@example.net", by=by)) == ["hold"]
    assert decisions(ask(mail(said), "jessamy@example.org", by=by)) == ["deliver"]


def test_mixed_recipients_are_held_together_or_split(by: Check) -> None:
    assert decisions(ask(mail(SAID), Z, Y, STAFF, by=by)) == ["hold", "hold", "hold"]
    split = replace(by, mail=replace(COUNCIL, mixed=Mixed.SPLIT))
    assert decisions(ask(mail(SAID), Y, Z, STAFF, by=split)) == ["deliver", "hold", "deliver"]


def test_the_envelope_counts_and_not_the_headers(by: Check) -> None:
    assert decisions(ask(mail(SAID, to=Y), Z, by=by)) == ["hold"]
    assert decisions(ask(mail(SAID, to=Y, Cc=STAFF), Y, STAFF, by=by)) == ["deliver", "deliver"]


def test_a_withheld_address_in_the_headers_gives_it_away(by: Check) -> None:
    verdict = ask(mail(Cc=X), Z, X, by=by)
    assert decisions(verdict) == ["hold", "hold"]
    assert "miss-x.email.1" in items(verdict.decisions)[0]
    assert decisions(ask(mail(), Z, X, by=by)) == ["deliver", "deliver"]


def mime(content: str, body: bytes) -> bytes:
    return raw(f"Subject: x\nMIME-Version: 1.0\nContent-Type: {content}", body)


PLACES = {
    "subject": mail(subject=f"About {HOME}"),
    "encoded subject": raw(f"Subject: =?utf-8?B?{B64.decode()}?=", b"hello\r\n"),
    "raw 8-bit subject": raw(f"Subject: é {HOME}", b"hello\r\n"),
    "folded subject": raw("Subject: 14 Rose\n Lane,\n Leominster HR6\n 8XQ", b"hello\r\n"),
    "any header": mail(X_Note=HOME),
    "display name": mail(to=f'"{HOME}" <someone@else.example>'),
    "body": mail(SAID),
    "quoted history": mail(
        "Thanks.\n\n> On Monday:\n> > I live at 14 Rose\n> > Lane, Leominster\n> > HR6 8XQ\n"
    ),
    "html": html("<p>She lives at 14 <b>Rose</b>&nbsp;Lane, HR6&#32;8XQ</p>"),
    "html comment": html(f"<p>hello</p><!-- {HOME} -->"),
    "html attribute": html(f'<img alt="{HOME}" src="x">'),
    "attachment": attached(SAID.encode()),
    "attachment name": attached(b"hello", f"{HOME}.txt"),
    "name in RFC 2231": attached(b"hello", f"ü {HOME}.txt"),
    "utf-16": attached(SAID.encode("utf-16"), kind="application/octet-stream"),
    "wrong charset": mime("text/plain; charset=klingon", SAID.encode()),
    "utf-16 said to be ascii": mime(
        "text/plain; charset=us-ascii\nContent-Transfer-Encoding: base64",
        base64.encodebytes(SAID.encode("utf-16")),
    ),
    "quoted-printable": mime(
        "text/plain\nContent-Transfer-Encoding: quoted-printable",
        b"She lives at 14 Ro=\r\nse Lane, HR6=208XQ\r\n",
    ),
    "base64 that nobody marked": mail(f"see {B64.decode()} there\n"),
    "uuencoded file": mail(f"hello\n\nbegin 644 a.txt\n{b2a_uu(HOME.encode()).decode()}`\nend\n"),
    "preamble": mime("multipart/mixed; boundary=a", SAID.encode() + b"\r\n--a\r\n\r\nhello\r\n--a--\r\n"),
    "epilogue": mime("multipart/mixed; boundary=a", b"--a\r\n\r\nhello\r\n--a--\r\n" + SAID.encode()),
    "nested mail": mime("message/rfc822", mail(SAID)),
    "no headers at all": b"\r\n" + SAID.encode(),
    "a first line that is no usual header": raw(
        "ARC-Seal: i=1\nContent-Type: text/plain\nContent-Transfer-Encoding: base64",
        base64.encodebytes(SAID.encode()),
    ),
    "a header that looks like a PDF": raw(
        "X-A: %PDF-1.4\nContent-Type: text/plain\nContent-Transfer-Encoding: base64",
        base64.encodebytes(SAID.encode()),
    ),
    "nul in the middle": mail("She lives at 14 Rose\x00 Lane, HR6 8XQ\n"),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_of_a_mail_is_read(by: Check, place: str) -> None:
    verdict = ask(PLACES[place], STRANGER, by=by)
    assert decisions(verdict) == ["hold"]
    assert "x-home" in items(verdict.decisions)[0]
    assert all("Rose" not in reason.place + reason.message for reason in verdict.decisions[0].reasons)


@pytest.mark.parametrize("name", ["letter.docx", "assessment.pdf"])
def test_office_files_and_pdf_are_read(name: str) -> None:
    import redactor

    known = redactor.load_register(SAMPLES.parent / "registers" / "separated-parents.yaml")
    by = gate(known)
    kind = "application/octet-stream"
    verdict = ask(attached((SAMPLES / name).read_bytes(), "paper", kind), STRANGER, by=by)
    assert decisions(verdict) == ["hold"]
    assert "leak" in codes(verdict.decisions[0])


UNREAD = {
    "unknown bytes": attached(b"\x00\x01\x02\xff" * 500, "a.bin", "application/octet-stream"),
    "smime": mime("application/pkcs7-mime; smime-type=enveloped-data", b"hello"),
    "piece of a mail": mime("message/partial; id=a; number=1; total=2", b"Subject: y\r\n\r\nhello\r\n"),
    "content elsewhere": mime("message/external-body; access-type=URL", b"Content-Type: text/plain\r\n\r\n"),
    "binhex": mime("application/mac-binhex40", b"(This file must be converted with BinHex 4.0)\r\n"),
    "unknown encoding": mime("text/plain\nContent-Transfer-Encoding: x-secret", b"hello\r\n"),
    "two encodings": mime(
        "text/plain\nContent-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit", b"hello\r\n"
    ),
    "no boundary": mime("multipart/mixed", b"hello\r\n"),
    "wrong boundary": mime("multipart/mixed; boundary=a", b"--b\r\n\r\nhello\r\n--b--\r\n"),
    "broken pdf": attached(b"%PDF-1.4\nnothing", "a.pdf", "application/pdf"),
    "broken uuencoding": mail("hello\n\nbegin 644 a\n" + "M" + "!" * 20 + "~\n`\nend\n".replace("~", "")),
}


@pytest.mark.parametrize("what", UNREAD)
def test_what_cannot_be_examined_is_held_for_everybody(by: Check, what: str) -> None:
    verdict = ask(UNREAD[what], STAFF, STRANGER, by=by)
    assert decisions(verdict) == ["hold", "hold"]
    assert codes(verdict.decisions[0]) == {"unread"}
    assert verdict.unread >= 1


def test_an_open_promise_holds() -> None:
    from redactor.model.record import Stop

    waiting = replace(case(), stops=(Stop("promise-open", "A promise is open", "p-1", ("ms-z",)),))
    by = gate(waiting, other())
    assert codes(ask(mail(), Z, by=by).decisions[0]) == {"promise-open"}
    assert decisions(ask(mail(), Y, by=by)) == ["deliver"]


def test_without_internal_domains_everybody_is_outside() -> None:
    by = gate(rules=MailRules())
    assert decisions(ask(mail(subject="CF-2026-0417"), STAFF, by=by)) == ["hold"]


def test_words_of_a_sentence_are_nobodys_name() -> None:
    import redactor
    from tests.gate.mails import YAML

    named = YAML.format(reference="CF-2026-0500").replace("Tamsin Grace Okafor-Blythe", "Noah Day")
    by = gate(redactor.load_register(named))
    assert decisions(
        ask(mail("It was the last part of the day\nNo one present raised it.\n"), STRANGER, by=by)
    ) == ["deliver"]
    assert decisions(ask(mail("Noah Day lives at 14 Rose Lane, HR6 8XQ.\n"), STRANGER, by=by)) == ["hold"]
