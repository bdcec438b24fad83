"""The whole story with crude honest parts: what is released, held and blocked, and what is recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redactor.model.case import ProtectedItem
from redactor.model.errors import Misconfigured, UnknownRecipient
from redactor.model.finding import Disposition, Override
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from tests.fakes import (
    CRITICAL,
    LETTER,
    SECRET,
    Asking,
    Ledger,
    Lines,
    Searching,
    item,
    order,
    pipeline,
    register,
    value,
)


def test_the_value_is_replaced_by_its_label_and_the_copy_released() -> None:
    result = pipeline().redact(order())
    assert result.outcome is Outcome.RELEASE
    assert result.output == LETTER.replace(SECRET, "[address withheld]").encode()


def test_who_may_see_it_gets_it_unchanged() -> None:
    result = pipeline().redact(order(recipients=("mr-y",)))
    assert (result.outcome, result.output) == (Outcome.RELEASE, LETTER.encode())


def test_one_copy_for_two_withholds_what_is_withheld_from_either() -> None:
    result = pipeline().redact(order(recipients=("mr-y", "ms-z")))
    assert result.output is not None
    assert SECRET.encode() not in result.output


def test_the_code_stands_inside_the_same_width() -> None:
    plain = pipeline().redact(order()).output
    coded = pipeline().redact(order(profile="codes")).output
    assert plain is not None
    assert coded is not None
    assert b"[address FPR29.1 ]" in coded
    assert len(coded) == len(plain)


def test_a_question_holds_and_its_answer_releases() -> None:
    house = pipeline(detectors=(Asking(),), matcher=Asking())
    held = house.redact(order())
    assert (held.outcome, held.output) == (Outcome.HOLD, None)
    (question,) = held.report.questions
    redacted = house.redact(order(overrides=(Override(question.id, Disposition.REDACT, "Ruth", "hers"),)))
    assert redacted.outcome is Outcome.RELEASE
    assert SECRET.encode() not in (redacted.output or b"")


def test_a_kept_value_passes_the_second_look_for_this_item_only() -> None:
    class Blind(Searching):
        def verify(self, *arguments: object) -> object:  # type: ignore[override]
            return replace(super().verify(*arguments), leaks=())  # type: ignore[arg-type]

    house = pipeline(detectors=(Asking(),), matcher=Asking(), verifier=Blind())
    (question,) = house.redact(order()).report.questions
    kept = house.redact(order(overrides=(Override(question.id, Disposition.KEEP, "Ruth", "another lane"),)))
    assert kept.outcome is Outcome.RELEASE
    assert kept.output == LETTER.encode()


def test_a_leak_is_never_answerable() -> None:
    house = pipeline(detectors=(Asking(),), matcher=Asking())
    (question,) = house.redact(order()).report.questions
    kept = house.redact(order(overrides=(Override(question.id, Disposition.KEEP, "Ruth", "no"),)))
    assert kept.outcome is Outcome.BLOCK
    assert kept.output is None


@pytest.mark.parametrize("second", ["", "ruth ", "Ruth"])
def test_a_critical_item_is_kept_only_by_two_people(second: str) -> None:
    grave = register(item(severity=CRITICAL))
    house = pipeline(detectors=(Asking(),), matcher=Asking())
    (question,) = house.redact(order(register=grave)).report.questions
    answer = Override(question.id, Disposition.KEEP, "Ruth", "known", confirmed_by=second)
    assert house.redact(order(register=grave, overrides=(answer,))).outcome is Outcome.BLOCK


def test_a_dropped_part_is_reported_a_chart_is_asked_and_an_unknown_part_blocks() -> None:
    dropped = pipeline(formats=(Lines("comment"),)).redact(order())
    assert dropped.outcome is Outcome.RELEASE
    assert [part.what for part in dropped.report.removed] == ["comment"]
    assert pipeline(formats=(Lines("chart"),)).redact(order()).outcome is Outcome.HOLD
    assert pipeline(formats=(Lines("never-heard-of"),)).redact(order()).outcome is Outcome.BLOCK


def test_an_unknown_format_blocks_with_advice() -> None:
    result = pipeline().redact(order("\x00\x01"))
    assert result.outcome is Outcome.BLOCK
    assert "Save it as Word" in result.report.reasons[0].message


def test_a_name_that_gives_the_value_away_becomes_neutral() -> None:
    result = pipeline().redact(order(name=f"visit/at {SECRET}/{SECRET}.txt", number=3))
    assert result.output_name == "visit/folder-3/document-3.txt"
    assert SECRET not in result.report.name


def test_unknown_people_and_profiles_stop_before_any_work() -> None:
    ledger = Ledger()
    with pytest.raises(UnknownRecipient):
        pipeline(audit=ledger).redact(order(recipients=("nobody",)))
    with pytest.raises(Misconfigured):
        pipeline(audit=ledger).redact(order(profile="generous"))
    assert ledger.entries == []


def test_every_decision_is_recorded_with_digests_versions_and_counts() -> None:
    ledger = Ledger()
    result = pipeline(audit=ledger).redact(order(actor="ruth"))
    (entry,) = ledger.entries
    assert (entry.outcome, entry.actor, entry.case) == ("released", "ruth", "CF-1")
    assert entry.input_digest == order().document.digest
    assert entry.output_digest == result.report.output_digest != ""
    assert entry.findings == (("x-home:redact", 1),)
    assert dict(entry.versions)["rules"] == "r1"


def test_linked_details_may_each_appear_but_not_together() -> None:
    school = item("school", "Thornybank", kind=Kind.SCHOOL, withhold_from=())
    home = item("home", SECRET, withhold_from=())
    both = ProtectedItem("pair", Kind.LINKAGE, value(""), ("ms-z",), members=("home", "school"))
    linked = register(home, school, both)
    house = pipeline()
    for alone in (f"at {SECRET}", "goes to Thornybank"):
        result = house.redact(order(alone, register=linked))
        assert (result.outcome, result.output) == (Outcome.RELEASE, alone.encode())
    together = order(f"at {SECRET}, goes to Thornybank", register=linked)
    held = house.redact(together)
    assert held.outcome is Outcome.HOLD
    ask = {question.finding.item_id: question.id for question in held.report.questions}
    one_goes = (
        Override(ask["home"], Disposition.REDACT, "Ruth", "safer"),
        Override(ask["school"], Disposition.KEEP, "Ruth", "known"),
    )
    assert house.redact(replace(together, overrides=one_goes)).outcome is Outcome.RELEASE
    both_stay = tuple(Override(number, Disposition.KEEP, "Ruth", "no") for number in ask.values())
    assert house.redact(replace(together, overrides=both_stay)).outcome is Outcome.BLOCK


def test_verify_says_clean_or_blocked_and_writes_nothing() -> None:
    assert pipeline().verify(order("Nothing here")).outcome is Outcome.CLEAN
    blocked = pipeline().verify(order())
    assert blocked.outcome is Outcome.BLOCK
    assert blocked.counts["leaks"] == 1


def test_over_redaction_tells_required_from_not_required() -> None:
    report = pipeline().redact(order()).report
    assert report.over_redaction.removed == len(SECRET)
    assert report.over_redaction.not_required == 0
    assert 0 < report.over_redaction.share_removed < 1
