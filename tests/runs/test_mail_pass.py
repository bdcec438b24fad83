"""The gate's own header: taken off whatever comes, counted only if it is ours."""

from __future__ import annotations

import pytest

from redactor.runs.mail_pass import MOST, Passes, message_id

MAIL = b"Subject: x\r\nTo: y\r\n\r\nX-Gate-Pass: in the body\r\n"
PASSES = Passes(b"k" * 32)


def test_a_mail_without_the_header_stays_as_it_is() -> None:
    assert PASSES.stripped(MAIL) == (MAIL, 0)


def test_our_header_is_counted_and_taken_off() -> None:
    message, passes = MAIL, 0
    for number in range(1, MOST + 1):
        stamped = PASSES.stamped(message, passes)
        message, passes = PASSES.stripped(stamped)
        assert (message, passes) == (MAIL, number)


@pytest.mark.parametrize(
    "forged",
    [
        b"X-Gate-Pass: n=9; t=1; h=" + b"0" * 64 + b"\r\n",
        b"x-gate-pass : yes\r\n",
        b"X-GATE-PASS: a\r\n b\r\n\tc\r\n",
        b"X-Gate-Pass:\r\n",
        Passes(b"other key").stamped(b"", 1),
    ],
    ids=["no mark", "a word", "folded", "empty", "another key"],
)
@pytest.mark.parametrize("place", [0, 12])
def test_anybody_elses_header_is_taken_off_and_not_counted(forged: bytes, place: int) -> None:
    assert PASSES.stripped(MAIL[:place] + forged + MAIL[place:]) == (MAIL, 0)


def test_a_header_of_another_name_stays() -> None:
    other = b"X-Gate-Passport: 1\r\nX-Note: a\r\n X-Gate-Pass: folded into another\r\n" + MAIL
    assert PASSES.stripped(other) == (other, 0)


def test_a_changed_count_is_not_believed() -> None:
    stamped = PASSES.stamped(MAIL, 0)
    assert PASSES.stripped(stamped.replace(b"n=1", b"n=0"))[1] == 0


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (b"Message-ID: <1@x>\r\n\r\n", "<1@x>"),
        (b"message-id:\r\n <2@x>\r\n\r\n", "<2@x>"),
        (b"Subject: x\r\n\r\nMessage-ID: <3@x>\r\n", ""),
        (b"\r\nMessage-ID: <4@x>\r\n", ""),
        (b"", ""),
    ],
)
def test_the_message_id_is_the_headers(message: bytes, found: str) -> None:
    assert message_id(message) == found
