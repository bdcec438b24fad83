"""What a certificate says, and its page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from redactor.model.certificate import Statement, stated
from redactor.model.document import Digest
from redactor.model.finding import Decision, Disposition
from redactor.model.outcome import Coverage, Outcome
from redactor.model.position import Position
from redactor.model.report import Removed, Report
from redactor.model.secret import Secret
from redactor.report.certificate import certificate_content
from redactor.report.certificate_pdf import certificate_pdf
from redactor.store.keyring import new_keyring
from tests.fakes import SECRET, finding

KEYS = new_keyring()
REPORT = Report(
    name="14 Rose Lane.txt",
    case="CF-1",
    recipients=("ms-z",),
    profile="assessment",
    outcome=Outcome.RELEASE,
    when=datetime(2026, 11, 22, 6, 0, tzinfo=UTC),
    input_digest=Digest("a" * 64),
    output_digest=Digest("b" * 64),
    decisions=(
        Decision("q1", finding(0, 5), Disposition.REDACT, "", "page 1", "FPR29.1"),
        Decision("q2", finding(9, 12), Disposition.REDACT, "", "page 2", "FPR29.1", "Ruth and Siân"),
        Decision("q3", finding(9, 12, item_id=""), Disposition.REDACT, "", "page 2", ""),
    ),
    removed=(Removed("page 1", "comment"), Removed("page 2", "comment")),
    coverage=tuple(Coverage(f"page {n}", "text by PDFium; objects by pypdf") for n in (1, 2, 3, 4)),
    versions=(("redactor", "1"), ("register", "c" * 64)),
    ledger=Position(7, "d" * 64),
)


def statement(report: Report = REPORT) -> Statement:
    content = certificate_content(
        report, actor="ruth", size=1234, checked=[Secret(SECRET)], fingerprint=KEYS.fingerprint
    )
    return stated("release", content, KEYS.public, KEYS.sign)


def text_of(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    return reader.pages[0].extract_text()


def test_it_says_what_was_released_how_it_was_read_and_by_whom() -> None:
    said = statement().content
    assert said["output_digest"] == "b" * 64
    assert said["reason_codes"] == {"FPR29.1": 2, "unlisted": 1}
    assert said["coverage"] == [{"what": "text by PDFium; objects by pypdf", "places": "pages 1–4"}]
    assert said["left_out"] == {"comment": 2}
    assert said["answers"] == [{"question": "q2", "answer": "redact", "by": "Ruth and Siân"}]
    assert said["ledger"] == {"seq": 7, "hash": "d" * 64}
    assert said["by"] == "ruth"


def test_it_holds_no_value_no_file_name_no_item_and_nothing_to_try_values_out_with() -> None:
    made = statement()
    for text in (made.data.decode(), text_of(certificate_pdf(made))):
        for secret in (SECRET, "Rose", "x-home", "a" * 64, "c" * 64):
            assert secret not in text


def test_the_page_says_the_same_and_where_the_proof_is() -> None:
    text = text_of(certificate_pdf(statement()))
    for words in ("b" * 64, "ms-z", "CF-1", "FPR29.1", "pages 1–4", "Siân", "certificate verify", "Ledger"):
        assert words in text


def test_the_page_is_the_same_for_the_same_statement() -> None:
    made = statement()
    assert certificate_pdf(made) == certificate_pdf(made)


@pytest.mark.parametrize("many", [0, 30, 2000])
def test_it_is_one_page_however_much_there_is_to_say(many: int) -> None:
    report = replace(
        REPORT,
        coverage=tuple(Coverage(f"part {n} <&> {'long ' * 30}", f"means {n}") for n in range(many)),
        decisions=tuple(replace(REPORT.decisions[1], id=f"q{n}", reason=f"C{n}") for n in range(many)),
        removed=tuple(Removed("x", f"what {n}") for n in range(many)),
        versions=tuple((f"part-{n}", "9" * 80) for n in range(many)),
    )
    text = text_of(certificate_pdf(statement(report)))
    assert ("more in the signed file" in text) is (many > 0)
