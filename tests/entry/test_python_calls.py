"""The Python calls of contracts section 3."""

from __future__ import annotations

from pathlib import Path

import pytest

import redactor
from redactor.assemble import house
from redactor.model.errors import Misconfigured, RegisterInvalid, RegisterMissing, UnknownRecipient
from tests.doors import ASKING, HOME, LETTER, PHONE, PLAIN, REGISTER, Place


@pytest.fixture(autouse=True)
def state(place: Place) -> None:
    place.monkeypatch.setenv("XDG_STATE_HOME", place.env["XDG_STATE_HOME"])
    house.cache_clear()


def test_a_register_comes_from_a_path_or_from_text(place: Place) -> None:
    by_path = redactor.load_register(place.folder / "reg.yaml")
    assert redactor.load_register(str(place.folder / "reg.yaml")) == by_path
    assert redactor.load_register(REGISTER).version == by_path.version
    assert "Rose" not in repr(by_path)
    with pytest.raises(RegisterInvalid, match=r"line \d"):
        redactor.load_register("register: 1\ncase: {}\n")
    with pytest.raises(RegisterMissing):
        redactor.load_register(place.folder / "none.yaml")


def test_find_text_gives_half_open_offsets(place: Place) -> None:
    register = redactor.load_register(REGISTER)
    home, phone = redactor.find_text(LETTER, register, to=["ms-z"])
    assert LETTER[home.start : home.end] == HOME
    assert LETTER[phone.start : phone.end] == PHONE
    assert (home.item_id, home.kind, home.disposition) == ("x-home", "address", "redact")
    assert home.rule
    assert 0 < home.score <= 1
    assert home.explanation
    assert redactor.find_text(LETTER, register, to=["mr-y"], profile="register-only") == []


def test_redact_gives_bytes_only_if_released(place: Place) -> None:
    register = redactor.load_register(REGISTER)
    released = redactor.redact(
        LETTER.encode(), name="a.txt", register=register, to=["ms-z"], profile="register-only"
    )
    assert released.outcome is redactor.Outcome.RELEASE
    assert released.output is not None
    assert HOME.encode() not in released.output
    assert released.report.recipients == ("ms-z",)
    held = redactor.redact(ASKING.encode(), "a.txt", register, ["ms-z"], "register-only")
    assert (held.outcome, held.output) == (redactor.Outcome.HOLD, None)
    blocked = redactor.redact(b"%PDF-1.7", "a.pdf", register, ["ms-z"], "register-only")
    assert (blocked.outcome, blocked.output) == (redactor.Outcome.BLOCK, None)
    assert len(place.audit()) == 3


def test_recipients_of_one_copy_are_taken_together(place: Place) -> None:
    register = redactor.load_register(REGISTER)
    both = redactor.redact(LETTER.encode(), "a.txt", register, ["mr-y", "ms-z"], "register-only")
    assert both.output is not None
    assert HOME.encode() not in both.output


def test_verify_gives_a_report(place: Place) -> None:
    register = redactor.load_register(REGISTER)
    found = [
        redactor.verify(text.encode(), name="a.txt", register=register, to=["ms-z"]).outcome
        for text in (PLAIN, ASKING, LETTER)
    ]
    assert found == ["clean", "held", "blocked"]


def test_what_must_be_put_right_first_is_an_error(place: Place) -> None:
    register = redactor.load_register(REGISTER)
    with pytest.raises(UnknownRecipient):
        redactor.redact(b"x", name="a.txt", register=register, to=["nobody"])
    with pytest.raises(UnknownRecipient):
        redactor.verify(b"x", name="a.txt", register=register, to=["nobody"])
    with pytest.raises(Misconfigured):
        redactor.redact(b"x", name="a.txt", register=register, to=["ms-z"], profile="all")
    for call in (redactor.redact, redactor.verify):
        with pytest.raises(Misconfigured):
            call(b"x", name="a.txt", register=register, to=[])
    assert not (Path(place.state) / "audit.jsonl").exists()


def test_one_recipient_may_be_a_plain_string() -> None:
    register = redactor.load_register(REGISTER)
    assert redactor.find_text(LETTER, register, to="ms-z") == redactor.find_text(
        LETTER, register, to=["ms-z"]
    )
    assert redactor.verify(LETTER.encode(), "a.txt", register, "ms-z").outcome == "blocked"
    with pytest.raises(UnknownRecipient, match="'nobody'"):
        redactor.redact(LETTER.encode(), "a.txt", register, "nobody")


def test_what_the_register_lets_somebody_see_is_not_unlisted_for_them() -> None:
    number = """
  - id: number
    kind: nhs_number
    value: 999 234 5675
    withhold_from: [mr-y]
"""
    register = redactor.load_register(REGISTER.replace("items:\n", f"items:{number}", 1))
    text = "His NHS number is 999 234 5675."
    found = {who: redactor.find_text(text, register, who, "assessment") for who in ("mr-y", "ms-z", "anyone")}
    assert {who for who, each in found.items() if each} == {"mr-y", "anyone"}
