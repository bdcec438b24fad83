"""The answers file: a reviewer's word on each question of a held document, and its skeleton.

Takes a report and gives a skeleton without any value; takes filled-in files and gives overrides.
Answers are bound to the input, the recipients, the rules and the register: for anything else they
are refused, because the question may mean something else there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from redactor.model.errors import AnswersInvalid
from redactor.model.finding import Decision, Disposition, Override
from redactor.model.report import Report
from redactor.store.entries import Entry, Listing, Malformed, Section, is_empty
from redactor.store.fields import Fields
from redactor.store.json_entries import is_json, read_json
from redactor.store.problems import Problems
from redactor.store.yaml_entries import read_yaml

_TOP: Final = ("version", "input", "recipient", "rules", "register", "answers")
_SHOWN: Final = ("place", "item", "kind", "question")
_ANSWER: Final = ("id", *_SHOWN, "disposition", "by", "reason", "confirmed_by")
_WORDS: Final = (Disposition.REDACT.value, Disposition.KEEP.value)
_LARGEST: Final = 5_000_000
_HEAD: Final = """\
# Answers for a held document. Look at each place in the original, then fill in for each question
#   disposition: redact (it must go) or keep (it may stay)
#   by: your name        reason: why, in a few words, without the detail itself
#   confirmed_by: to keep something of an item marked critical, the name of a second person
# Then run the same command again with --answers and this file. A question left empty stays open.
# The answers hold for this very file, recipient, rules and register, and are recorded in the audit.
"""


@dataclass(frozen=True, slots=True)
class Binding:
    """What answers hold for: the input's digest, the recipients, the rules' and register's versions."""

    digest: str
    recipients: tuple[str, ...]
    rules: str
    register: str

    @property
    def recipient(self) -> str:
        """The recipients as they stand in the file."""
        return ",".join(sorted(self.recipients))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers in one document of an answers file. `blank` are questions left open."""

    source: str
    line: int
    digest: str
    recipient: str
    rules: str
    register: str
    overrides: tuple[Override, ...]
    blank: tuple[str, ...] = ()


def binding_of(report: Report) -> Binding:
    """Return what answers to this report's questions are bound to."""
    versions = dict(report.versions)
    return Binding(
        report.input_digest, report.recipients, versions.get("rules", ""), versions.get("register", "")
    )


def answers_skeleton(report: Report) -> bytes:
    """Return the file to be filled in for the questions of `report`; it holds no value."""
    binding = binding_of(report)
    content = {
        "version": 1,
        "input": binding.digest,
        "recipient": binding.recipient,
        "rules": binding.rules,
        "register": binding.register,
        "answers": [_blank(question) for question in report.questions],
    }
    body = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    return (_HEAD + body).encode()


def _blank(question: Decision) -> dict[str, str]:
    return {
        "id": question.id,
        "place": f"{question.path}: {question.place}" if question.path else question.place,
        "item": question.finding.item_id,
        "kind": question.finding.kind.value,
        "question": question.finding.explanation,
        "disposition": "",
        "by": "",
        "reason": "",
        "confirmed_by": "",
    }


def read_answers(source: Path | str, *, critical: Collection[str] = ()) -> tuple[Sheet, ...]:
    """Return the sheets of an answers file: one, several documents, or a list of them.

    `critical` are ids of items whose answer 'keep' needs a second person.

    Raises:
        AnswersInvalid: with file, line and cure of every error in it.
    """
    path = Path(source)
    problems = Problems(str(path))
    try:
        entries = _entries(_text(path))
    except Malformed as error:
        problems.add(error.line, error.problem, error.cure)
        entries = ()
    sheets = tuple(_sheet(entry, problems, critical) for entry in entries)
    if not sheets and not len(problems):
        problems.add(1, "The answers file is empty", "Use the skeleton from the reports folder")
    problems.raise_as(AnswersInvalid)
    return sheets


def answers_for(sheets: Sequence[Sheet], binding: Binding) -> tuple[Override, ...]:
    """Return the answers of `sheets` that belong to this input and recipient; there may be none.

    Raises:
        AnswersInvalid: they were given under other rules or another register, or contradict each other.
    """
    found: dict[str, Override] = {}
    for sheet in sheets:
        if sheet.digest != binding.digest or sheet.recipient != binding.recipient:
            continue
        _refuse_change(sheet, "rules", sheet.rules == binding.rules)
        _refuse_change(sheet, "register", sheet.register == binding.register)
        for override in sheet.overrides:
            if found.setdefault(override.question_id, override).disposition is not override.disposition:
                raise _invalid(
                    sheet, f"Question {override.question_id} has two different answers", "Remove one"
                )
    return tuple(found.values())


def check_used(sheets: Sequence[Sheet], bindings: Collection[Binding]) -> None:
    """Refuse sheets that belong to no input of this run, before any work.

    Raises:
        AnswersInvalid: the document has changed since, is not part of the run, or is for somebody else.
    """
    known = {(binding.digest, binding.recipient) for binding in bindings}
    digests = {binding.digest for binding in bindings}
    for sheet in sheets:
        if sheet.digest not in digests:
            problem = "The answers are for a document that is not here, or that has changed since"
            raise _invalid(sheet, problem, "Run without --answers, and answer the new questions")
        if (sheet.digest, sheet.recipient) not in known:
            problem = "The answers are for another recipient"
            raise _invalid(sheet, problem, "Give the answers of this recipient's own report")


def check_known(sheets: Sequence[Sheet], binding: Binding, questions: Collection[str]) -> None:
    """Refuse answers to questions that were never asked about this document.

    Raises:
        AnswersInvalid: an id is not among `questions`.
    """
    for sheet in sheets:
        if (sheet.digest, sheet.recipient) != (binding.digest, binding.recipient):
            continue
        unknown = [o.question_id for o in sheet.overrides if o.question_id not in questions]
        if unknown:
            problem = f"There is no question {unknown[0]} about this document"
            raise _invalid(sheet, problem, "Use the ids of the newest report")


def _refuse_change(sheet: Sheet, what: str, same: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not same:
        problem = f"The {what} have changed since these answers were given"
        if what == "register":
            problem = "The register has changed since these answers were given"
        raise _invalid(sheet, problem, "Run without --answers, and answer the new questions")


def _invalid(sheet: Sheet, problem: str, cure: str) -> AnswersInvalid:
    return AnswersInvalid(f"{sheet.source}, line {sheet.line}: {problem}. {cure}.")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise AnswersInvalid(f"{path}: The answers file is too large. Use the skeleton.")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersInvalid(f"{path}: The text is not UTF-8. Save the file as UTF-8.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not a usable path"
        raise AnswersInvalid(f"{path}: The answers file cannot be read: {why}.") from None


def _entries(text: str) -> tuple[Entry, ...]:
    documents = (read_json(text),) if is_json(text) else read_yaml(text)
    return tuple(_flat(documents))


def _flat(documents: Sequence[Entry]) -> Iterator[Entry]:
    for document in documents:
        if isinstance(document, Listing):
            yield from document.entries
        elif not is_empty(document):
            yield document


def _sheet(entry: Entry, problems: Problems, critical: Collection[str]) -> Sheet:
    fields = Fields(entry, _TOP, problems, "the answers file")
    if fields.text("version", required=True) not in {"", "1"}:
        fields.note(fields.line("version"), "has a version that is not known", "Write 'version: 1'")
    overrides: dict[str, Override] = {}
    blank: list[str] = []
    for number, one in enumerate(fields.listed("answers", required=True), start=1):
        answer = Fields(_filled(one), _ANSWER, problems, f"answer {number}")
        override = _answer(answer, critical)
        if override is None:
            blank.append(answer.text("id"))
        elif override.question_id in overrides:
            answer.note(answer.line("id"), "answers a question a second time", "Remove one of the two")
        else:
            overrides[override.question_id] = override
    return Sheet(
        source=problems.source,
        line=entry.line,
        digest=fields.text("input", required=True),
        recipient=",".join(sorted(r.strip() for r in fields.text("recipient", required=True).split(","))),
        rules=fields.text("rules", required=True),
        register=fields.text("register", required=True),
        overrides=tuple(overrides.values()),
        blank=tuple(blank),
    )


def _filled(entry: Entry) -> Entry:
    """Return an answer without its empty lines: in a skeleton, empty means not answered."""
    if not isinstance(entry, Section):
        return entry
    kept = {key: value for key, value in entry.entries.items() if not is_empty(value)}
    return Section(entry.line, kept, {key: entry.lines[key] for key in kept})


def _who(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _answer(fields: Fields, critical: Collection[str]) -> Override | None:
    """Return the answer, None where the question is left open."""
    question = fields.text("id", required=True)
    if not any(key in fields for key in ("disposition", "by", "reason", "confirmed_by")):
        return None
    word = fields.text("disposition", required=True).casefold()
    by, reason = fields.text("by", required=True), fields.text("reason", required=True)
    second = fields.text("confirmed_by")
    if word and word not in _WORDS:
        fields.note(fields.line("disposition"), "has an answer that is not known", "Write 'redact' or 'keep'")
    alone = _who(second) in {"", _who(by)}
    if word == Disposition.KEEP.value and fields.text("item") in critical and alone:
        cure = "Fill in 'confirmed_by' with the name of a different person"
        fields.note(fields.line("disposition"), "keeps something of a critical item with one name only", cure)
    usable = question and word in _WORDS and by and reason
    return Override(question, Disposition(word), by, reason, second) if usable else None
