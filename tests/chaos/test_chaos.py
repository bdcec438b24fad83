"""Crashing and lying parts through every socket: always BLOCK, always recorded if the log lives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from redactor.model.document import Document
from redactor.model.errors import AuditUnavailable, CannotRedact, CannotVerify, Damaged, Late, RedactorError
from redactor.model.finding import Disposition, Edit, Override
from redactor.model.outcome import Outcome, Sighting, Unread, VerificationReport
from tests.fakes import SECRET, BrokenLedger, Ledger, Lines, Literal, Searching, order, pipeline


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


FAILURES = [
    ValueError(f"while reading {SECRET}"),
    KeyError(SECRET),
    RecursionError(SECRET),
    MemoryError(),
    UnicodeDecodeError("utf-8", SECRET.encode(), 0, 1, SECRET),
    Damaged(),
    CannotRedact(),
    CannotVerify(),
    Late(),
]
SOCKETS = ["recognises", "read", "find", "write", "verify", "append"]


def broken(socket: str, error: BaseException) -> dict[str, Any]:
    part: Any
    match socket:
        case "recognises" | "read" | "write":
            part = Lines()
            setattr(part, socket, raising(error))
            return {"formats": (part,)}
        case "find":
            part = Literal()
            part.find = raising(error)
            return {"detectors": (part,)}
        case "verify":
            part = Searching()
            part.verify = raising(error)
            return {"verifier": part}
        case _:
            part = Ledger()
            part.append = raising(error)
            return {"audit": part}


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("socket", SOCKETS)
def test_a_failing_part_blocks_says_what_to_do_and_tells_no_value(
    socket: str, error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = Ledger()
    house = pipeline(**({"audit": ledger} | broken(socket, error)))
    result = house.redact(order())
    assert result.outcome is Outcome.BLOCK
    assert result.output is None
    message = result.report.reasons[0].message
    assert len(message) > 20
    assert SECRET not in repr(result.report)
    assert SECRET not in caplog.text
    if socket != "append":
        assert [entry.outcome for entry in ledger.entries] == ["blocked"]


def test_an_audit_that_cannot_be_written_blocks_and_says_so() -> None:
    result = pipeline(audit=BrokenLedger()).redact(order())
    assert result.outcome is Outcome.BLOCK
    assert result.output is None
    assert result.report.reasons[0].code == AuditUnavailable.code


def test_a_format_that_lies_about_writing_is_caught() -> None:
    class Lazy(Lines):
        def write(self, document: Document, edit: Edit) -> Document:
            return document

    result = pipeline(formats=(Lazy(),)).redact(order())
    assert result.outcome is Outcome.BLOCK
    assert result.report.reasons[0].code == "leak"


@pytest.mark.parametrize("dropped", [0, 1, 2])
def test_a_format_that_drops_any_one_mark_is_caught(dropped: int) -> None:
    class Forgetful(Lines):
        def write(self, document: Document, edit: Edit) -> Document:
            return super().write(
                document, replace(edit, marks=edit.marks[:dropped] + edit.marks[dropped + 1 :])
            )

    text = f"{SECRET} and\n{SECRET} and\n{SECRET}"
    assert pipeline().redact(order(text)).outcome is Outcome.RELEASE
    assert pipeline(formats=(Forgetful(),)).redact(order(text)).outcome is Outcome.BLOCK


def test_a_detector_that_lies_is_caught_by_the_independent_verifier() -> None:
    class Silent(Literal):
        def find(self, *_: Any) -> Any:
            return ()

    assert pipeline(detectors=(Silent(),), matcher=Silent()).redact(order()).outcome is Outcome.BLOCK


def test_a_verifier_that_lies_is_caught_by_the_matcher_over_its_sightings() -> None:
    class Kind(Searching):
        def verify(self, document: Document, *_: Any) -> VerificationReport:
            return VerificationReport(sightings=(Sighting("text", document.data.decode()),))

    class Silent(Literal):
        def find(self, *_: Any) -> Any:
            return ()

    assert pipeline(detectors=(Silent(),), verifier=Kind()).redact(order()).outcome is Outcome.BLOCK


def test_what_could_not_be_read_blocks() -> None:
    class HalfBlind(Searching):
        def verify(self, *arguments: Any) -> VerificationReport:
            return replace(super().verify(*arguments), unread=(Unread("page 3", "a picture"),))

    result = pipeline(verifier=HalfBlind()).redact(order())
    assert result.outcome is Outcome.BLOCK
    assert "a picture" in result.report.reasons[0].message


def test_a_finding_without_a_place_blocks() -> None:
    class OffTheMap(Literal):
        def find(self, text: Any, search: Any) -> Any:
            for one in super().find(text, search):
                yield replace(one, start=10_000, end=10_010)

    assert pipeline(detectors=(OffTheMap(),)).redact(order()).outcome is Outcome.BLOCK


def test_a_document_lost_by_its_worker_is_recorded_as_blocked() -> None:
    ledger = Ledger()
    result = pipeline(audit=ledger).stopped(order(), "late", "It took too long.")
    assert (result.outcome, result.output) == (Outcome.BLOCK, None)
    assert ledger.entries[0].reasons == ("late",)


def test_every_error_has_a_code_and_advice_of_its_own() -> None:
    def below(kind: type[RedactorError]) -> list[type[RedactorError]]:
        return [kind, *(deeper for sub in kind.__subclasses__() for deeper in below(sub))]

    kinds = below(RedactorError)
    assert len({kind.code for kind in kinds}) == len(kinds)
    assert all(len(kind.advice) > 20 and kind().sentence for kind in kinds)


def test_a_kept_answer_does_not_excuse_a_sure_finding_in_the_output() -> None:
    class Asks(Literal):
        def find(self, text: Any, search: Any) -> Any:
            for one in super().find(text, search):
                yield replace(one, disposition=Disposition.ASK)

    class Kind(Searching):
        def verify(self, document: Document, *_: Any) -> VerificationReport:
            return VerificationReport(sightings=(Sighting("text", document.data.decode()),))

    house = pipeline(detectors=(Asks(),), matcher=Literal(), verifier=Kind())
    (question,) = house.redact(order()).report.questions
    answer = Override(question.id, Disposition.KEEP, "Ruth", "another lane")
    assert house.redact(order(overrides=(answer,))).outcome is Outcome.BLOCK
