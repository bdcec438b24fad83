"""Answers: a skeleton without values; filled in, bound to what was asked."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from redactor.model.document import Digest
from redactor.model.errors import AnswersInvalid
from redactor.model.finding import Decision, Disposition, Finding, Override
from redactor.model.kind import Kind
from redactor.model.outcome import Outcome
from redactor.model.report import Report
from redactor.store.answers import (
    Binding,
    answers_for,
    answers_skeleton,
    binding_of,
    check_known,
    check_used,
    read_answers,
)


def asked(number: int, item: str = "x-home", disposition: Disposition = Disposition.ASK) -> Decision:
    finding = Finding(0, 1, Kind.ADDRESS, Disposition.ASK, "street", 0.5, "Street alone", item)
    return Decision(f"q{number}", finding, disposition, "", f"page {number}", "")


REPORT = Report(
    name="a.docx",
    case="CF-1",
    recipients=("ms-z",),
    profile="assessment",
    outcome=Outcome.HOLD,
    when=datetime(2026, 11, 22, tzinfo=UTC),
    input_digest=Digest("a" * 64),
    decisions=(asked(1), asked(2, "n-school"), asked(3, disposition=Disposition.REDACT)),
    versions=(("redactor", "0"), ("rules", "b" * 64), ("register", "c" * 64)),
)
BINDING = binding_of(REPORT)


def write(tmp_path: Path, *fills: dict[str, str], **top: object) -> Path:
    content = yaml.safe_load(answers_skeleton(REPORT)) | top
    for answer, fill in zip(content["answers"], fills, strict=False):
        answer.update(fill)
    path = tmp_path / "a.answers.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return path


REDACT = {"disposition": "redact", "by": "Ruth Adeyemi", "reason": "her street"}
KEEP = {"disposition": "keep", "by": "Ruth Adeyemi", "reason": "another street"}


def test_the_skeleton_lists_the_questions_and_no_value() -> None:
    content = yaml.safe_load(answers_skeleton(REPORT))
    assert content["input"] == "a" * 64
    assert (content["recipient"], content["rules"], content["register"]) == ("ms-z", "b" * 64, "c" * 64)
    assert content["answers"][0] == {
        "id": "q1",
        "place": "page 1",
        "item": "x-home",
        "kind": "address",
        "question": "Street alone",
        "disposition": "",
        "by": "",
        "reason": "",
        "confirmed_by": "",
    }
    assert [answer["id"] for answer in content["answers"]] == ["q1", "q2"]


def test_an_empty_skeleton_answers_nothing(tmp_path: Path) -> None:
    (sheet,) = read_answers(write(tmp_path))
    assert sheet.overrides == ()
    assert sheet.blank == ("q1", "q2")
    assert answers_for([sheet], BINDING) == ()


def test_answers_come_back(tmp_path: Path) -> None:
    sheets = read_answers(write(tmp_path, REDACT, KEEP | {"disposition": "Keep"}))
    assert answers_for(sheets, BINDING) == (
        Override("q1", Disposition.REDACT, "Ruth Adeyemi", "her street"),
        Override("q2", Disposition.KEEP, "Ruth Adeyemi", "another street"),
    )
    check_used(sheets, [BINDING])
    check_known(sheets, BINDING, {"q1", "q2", "q3"})


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        ({"disposition": "redact"}, ["has no 'by'", "has no 'reason'"]),
        (REDACT | {"by": " "}, ["has no 'by'"]),
        (REDACT | {"reason": ""}, ["has no 'reason'"]),
        ({"by": "Ruth"}, ["has no 'disposition'"]),
        (REDACT | {"disposition": "ask"}, ["not known", "Write 'redact' or 'keep'"]),
        (REDACT | {"disposition": "yes"}, ["Write 'redact' or 'keep'"]),
        (REDACT | {"confirmd_by": "x"}, ["Did you mean 'confirmed_by'?"]),
        (REDACT | {"id": "q2"}, ["answer 2 answers a question a second time"]),
    ],
)
def test_bad_answers_name_file_line_and_cure(tmp_path: Path, fill: dict[str, str], words: list[str]) -> None:
    path = write(tmp_path, fill, REDACT)
    with pytest.raises(AnswersInvalid) as error:
        read_answers(path)
    told = str(error.value)
    assert all(word.casefold() in told.casefold() for word in words), told
    assert told.startswith(f"{path}, line ")
    assert error.value.exit_code == 2


def test_the_line_is_that_of_the_answer(tmp_path: Path) -> None:
    path = write(tmp_path, REDACT, REDACT | {"disposition": "maybe"})
    line = path.read_text().splitlines().index("  disposition: maybe") + 1
    with pytest.raises(AnswersInvalid, match=f"line {line}: Answer 2"):
        read_answers(path)


@pytest.mark.parametrize(
    ("fill", "good"),
    [
        (KEEP, False),
        (KEEP | {"confirmed_by": "ruth adeyemi"}, False),
        (KEEP | {"confirmed_by": " RUTH  Adeyemi "}, False),
        (KEEP | {"confirmed_by": "Priya Nair"}, True),
        (REDACT, True),
    ],
)
def test_keeping_a_critical_item_takes_two(tmp_path: Path, fill: dict[str, str], good: bool) -> None:
    path = write(tmp_path, fill)
    if good:
        assert len(read_answers(path, critical={"x-home"})[0].overrides) == 1
    else:
        with pytest.raises(AnswersInvalid, match="different person"):
            read_answers(path, critical={"x-home"})
    assert len(read_answers(path, critical={"n-school"})[0].overrides) == 1


@pytest.mark.parametrize("what", ["rules", "register"])
def test_answers_under_other_rules_are_refused(tmp_path: Path, what: str) -> None:
    sheets = read_answers(write(tmp_path, REDACT))
    with pytest.raises(AnswersInvalid, match=f"{what} ha(s|ve) changed"):
        answers_for(sheets, replace(BINDING, **{what: "other"}))


def test_answers_for_another_document_or_recipient_are_refused_before_work(tmp_path: Path) -> None:
    sheets = read_answers(write(tmp_path, REDACT))
    changed = replace(BINDING, digest="d" * 64)
    other = replace(BINDING, recipients=("mr-y",))
    assert answers_for(sheets, changed) == answers_for(sheets, other) == ()
    with pytest.raises(AnswersInvalid, match="changed since"):
        check_used(sheets, [changed])
    with pytest.raises(AnswersInvalid, match="another recipient"):
        check_used(sheets, [other])
    check_used(sheets, [other, BINDING])


def test_unknown_questions_are_refused(tmp_path: Path) -> None:
    sheets = read_answers(write(tmp_path, REDACT))
    with pytest.raises(AnswersInvalid, match="no question q1"):
        check_known(sheets, BINDING, {"q2"})


def test_several_documents_and_lists(tmp_path: Path) -> None:
    one, two = write(tmp_path, REDACT).read_text(), write(tmp_path, KEEP, input="e" * 64).read_text()
    path = tmp_path / "all.yaml"
    path.write_text(f"{one}---\n{two}")
    sheets = read_answers(path)
    assert [sheet.digest for sheet in sheets] == ["a" * 64, "e" * 64]
    assert len(answers_for(sheets, BINDING)) == 1
    path.write_text(yaml.safe_dump([yaml.safe_load(one), yaml.safe_load(two)]))
    assert [sheet.digest for sheet in read_answers(path)] == ["a" * 64, "e" * 64]


def test_two_sheets_that_disagree_are_refused(tmp_path: Path) -> None:
    sheets = [*read_answers(write(tmp_path, REDACT)), *read_answers(write(tmp_path, KEEP))]
    with pytest.raises(AnswersInvalid, match="two different answers"):
        answers_for(sheets, BINDING)
    assert len(answers_for([sheets[0], sheets[0]], BINDING)) == 1


@pytest.mark.parametrize("key", ["version", "input", "recipient", "rules", "register", "answers"])
def test_every_part_of_the_binding_is_needed(tmp_path: Path, key: str) -> None:
    path = write(tmp_path, REDACT)
    content = yaml.safe_load(path.read_text())
    del content[key]
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(AnswersInvalid, match=f"has no '{key}'"):
        read_answers(path)


def test_files_that_are_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    for text, words in (
        ("", "empty"),
        ("a: [", "not closed"),
        ("- 1\n", "must be a list"),
        ("version: 2", "version"),
    ):
        path.write_text(text)
        with pytest.raises(AnswersInvalid, match=words):
            read_answers(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(AnswersInvalid, match="UTF-8"):
        read_answers(path)
    with pytest.raises(AnswersInvalid, match="No such file"):
        read_answers(tmp_path / "none.yaml")


def test_several_recipients_are_one_binding(tmp_path: Path) -> None:
    sheets = read_answers(write(tmp_path, REDACT, recipient="ms-z, mr-y"))
    assert answers_for(sheets, Binding("a" * 64, ("mr-y", "ms-z"), "b" * 64, "c" * 64))
