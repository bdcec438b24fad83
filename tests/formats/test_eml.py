"""Mails: what is shown is redacted, what is not shown goes, what cannot be read blocks."""

from __future__ import annotations

import pytest

from redactor.model.outcome import Outcome
from tests.formats.mail_making import SHOWN, UNSEEN, b64, mail, multi, part
from tests.formats.mail_road import INNOCENT, PLANTED, codes, has, released, run


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
