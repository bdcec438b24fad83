"""Documents that the record knows tie a mail to their case, however they are wrapped."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from email import message_from_bytes
from email.policy import default

import pytest

from redactor.gate.check import Check
from redactor.gate.documents import KnownDocuments
from redactor.model.case import CaseRef
from redactor.model.mail import Tie, TieReason
from redactor.policy.documents import Recorded
from tests.gate.mails import Y, ask, codes, decisions, gate, items, mail

STAFF, STRANGER = "a.n.other@council.example.org", "someone@else.example"


@pytest.fixture(scope="module")
def by() -> Check:
    return gate()


LETTER = b"The letter about the visits.\n"


def knowing(*documents: bytes, case: str = "CF-2026-0417", public: bool = False) -> Check:
    digests = [hashlib.sha256(one).hexdigest() for one in documents]
    return gate(documents=[Recorded(digest, CaseRef(case), public) for digest in digests])


def attached(data: bytes, kind: str = "text/plain", name: str = "letter.txt") -> bytes:
    main, sub = kind.split("/")
    return mail(change=lambda m: m.add_attachment(data, maintype=main, subtype=sub, filename=name))


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inside.txt", data)
    return out.getvalue()


WRAPPED = {
    "attached": lambda: attached(LETTER),
    "attached under another name and type": lambda: attached(LETTER, "application/octet-stream", "x.bin"),
    "in a zip file": lambda: attached(zipped(LETTER), "application/zip", "x.zip"),
    "in an attached mail": lambda: mail(
        change=lambda m: m.add_attachment(message_from_bytes(attached(LETTER), policy=default))
    ),
    "with the line ends of a mail": lambda: (
        b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
        + LETTER.replace(b"\n", b"\r\n")
    ),
}


@pytest.mark.parametrize("how", WRAPPED)
def test_a_recorded_document_ties_the_mail_to_its_case(by: Check, how: str) -> None:
    message, known = WRAPPED[how](), knowing(LETTER)
    assert codes(ask(message, STRANGER, by=known).decisions[0]) == {"unknown-recipient"}
    assert ask(message, STRANGER, by=known).ties == (Tie(CaseRef("CF-2026-0417"), TieReason.DOCUMENT),)
    assert decisions(ask(message, Y, STAFF, by=known)) == ["deliver", "deliver"]
    assert decisions(ask(message, STRANGER, by=by)) == ["deliver"]
    assert decisions(ask(message, STRANGER, by=knowing(LETTER + b"."))) == ["deliver"]


def test_weak_items_count_where_a_recorded_document_ties(by: Check) -> None:
    message = mail(
        "Tam was there.\n",
        change=lambda m: m.add_attachment(LETTER, maintype="text", subtype="plain", filename="a.txt"),
    )
    assert items(ask(message, STRANGER, by=knowing(LETTER)).decisions) == [{"x-name"}]
    assert decisions(ask(message, STRANGER, by=by)) == ["deliver"]


def test_what_anyone_may_have_and_what_no_active_case_knows_does_not_tie() -> None:
    assert decisions(ask(attached(LETTER), STRANGER, by=knowing(LETTER, public=True))) == ["deliver"]
    assert decisions(ask(attached(LETTER), STRANGER, by=knowing(LETTER, case="CF-ended"))) == ["deliver"]


def test_a_form_of_many_cases_ties_to_none_and_one_of_a_few_to_all() -> None:
    known = KnownDocuments()
    known.put(Recorded("ab" * 32, CaseRef(f"CF-{number}")) for number in range(20))
    assert len(known.cases("ab" * 32)) == 20
    known.put([Recorded("ab" * 32, CaseRef("CF-20"))])
    assert known.cases("ab" * 32) == ()


def test_known_documents_are_shared_whole_and_grow_afterwards() -> None:
    rng = random.Random(3)
    documents = [
        Recorded(rng.randbytes(32).hex(), CaseRef(f"CF-{rng.randrange(9)}"), rng.random() < 0.2)
        for _ in range(300)
    ]
    one, other = KnownDocuments(), KnownDocuments()
    one.put(documents[:100])
    one.share()
    one.put(documents)
    other.adopt(one.share())
    assert len(one) == len(other) == 300
    last = Recorded(documents[0].digest, CaseRef("CF-new"))
    other.put([last, last])
    for known in documents[1:]:
        assert other.cases(known.digest) == (() if known.public else (known.case,))
    assert CaseRef("CF-new") in other.cases(last.digest)
    assert other.cases("00" * 32) == ()
