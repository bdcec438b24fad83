"""What a redacted mail looks like, and mails that are none, too many or too deep."""

from __future__ import annotations

import quopri
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from redactor.model.document import Document
from redactor.model.errors import CannotRedact, TooDeep, TooLarge, Unsupported
from redactor.model.finding import Edit, Mark
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.text import Location, Place
from tests.formats.mail_making import BODY, EML, SHOWN, attached, mail, multi, part
from tests.formats.mail_road import LABEL, PLANTED, codes, has, released, run, squeezed


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
