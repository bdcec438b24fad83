"""The five-minute tour: the main job on the sample files, as a user would do it.

Takes an output folder; gives rows for a table. Its state (audit and key) is thrown away afterwards.
It answers one question as a reviewer would, in the open, with the answers file.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory  # noqa: TID251  # holds the tour's own audit, no document

import yaml

from redactor.assemble import House, house
from redactor.model.kind import KIND_WORDS, Kind
from redactor.runs.copies import redact_run, verify_run
from redactor.runs.values import Copy, Wanted
from redactor.settings import load_settings

Rows = Iterator[tuple[str, str, str, str]]
REVIEWER = "Demo Reviewer"


class Tour:
    """The folders and the house of one tour."""

    def __init__(self, out: Path) -> None:
        """Use `out` for copies and reports; the samples are read where they are."""
        self.out = out
        self.samples = _samples()
        self.register = self.samples / "registers" / "separated-parents.yaml"
        self._state = TemporaryDirectory(prefix="redactor-demo-")
        self.house: House = house(replace(load_settings(), state=Path(self._state.name)))
        self.as_expected = True

    def wanted(self, name: str, *to: str, answers: tuple[Path, ...] = ()) -> Wanted:
        """Return what a user would ask for."""
        return Wanted((str(self.samples / name),), self.register, to, self.out, "assessment", answers)

    def expect(self, copy: Copy, outcome: str) -> None:
        """Note whether the tour went as it should: a demo that lies is worse than none."""
        self.as_expected = self.as_expected and copy.outcome == outcome


def _samples() -> Path:
    packaged = Path(str(resources.files("redactor") / "_samples"))
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "samples"


def two_parents(tour: Tour) -> Rows:
    """The same assessment, one copy for each parent."""
    for name in ("inbox/assessment.docx", "inbox/assessment.pdf"):
        for copy in redact_run(tour.wanted(name, "mother", "father"), tour.house).copies():
            tour.expect(copy, "released")
            yield Path(name).name, copy.recipient, copy.outcome, _what(tour, copy)


def black_boxes(tour: Tour) -> Rows:
    """A PDF from elsewhere, with black boxes drawn over text."""
    wanted = replace(tour.wanted("supplied/boxed.pdf", "mother"), out=None)
    for copy in verify_run(wanted, tour.house).copies():
        tour.expect(copy, "blocked")
        why = Counter(f"{reason['item']} is still under a box" for reason in copy.reasons if reason["item"])
        yield (
            "boxed.pdf (supplied)",
            copy.recipient,
            copy.outcome,
            f"checked with 'redactor verify': {', '.join(why)}",
        )


def held_and_answered(tour: Tour) -> Rows:
    """A letter with a doubtful mention: held with a question, released after its answer."""
    (copy,) = redact_run(tour.wanted("inbox/letter.docx", "mother"), tour.house).copies()
    tour.expect(copy, "held")
    questions = "; ".join(reason["message"] for reason in copy.reasons)
    yield "letter.docx", "mother", copy.outcome, f"{copy.counts['asked']} question: {questions}"
    answers = Path(copy.report.replace(".report.json", ".answers.yaml"))
    _answer(answers)
    (copy,) = redact_run(tour.wanted("inbox/letter.docx", "mother", answers=(answers,)), tour.house).copies()
    tour.expect(copy, "released")
    yield "letter.docx", "mother", copy.outcome, f"after {REVIEWER} answered 'keep': it is another person"


STEPS: tuple[tuple[str, Callable[[Tour], Rows]], ...] = (
    ("one assessment, a Word and a PDF file, a copy for each parent", two_parents),
    ("a PDF with black boxes drawn over its text", black_boxes),
    ("a letter with a doubtful mention", held_and_answered),
)


def _answer(skeleton: Path) -> None:
    """Fill in the answers file as the reviewer would in an editor."""
    text = yaml.safe_load(skeleton.read_text(encoding="utf-8"))
    for answer in text["answers"]:
        answer |= {
            "disposition": "keep",
            "by": REVIEWER,
            "reason": "runs the breakfast club; not the neighbour",
        }
    filled = skeleton.with_suffix(".filled.yaml")
    filled.write_text(yaml.safe_dump(text, sort_keys=False, allow_unicode=True), encoding="utf-8")
    shutil.move(filled, skeleton)


def _what(tour: Tour, copy: Copy) -> str:
    """Say what was redacted and why, in words; the report knows, and holds no value."""
    report = json.loads(Path(copy.report).read_text(encoding="utf-8"))
    why = {reason.code: reason.title for reason in tour.house.rules.reasons}
    counted: dict[str, Counter[str]] = {}
    for decision in report["decisions"]:
        if decision["disposition"] == "redact":
            title = why.get(decision["reason"], "no reason given")
            counted.setdefault(title, Counter())[KIND_WORDS[Kind(decision["kind"])]] += 1
    told = [
        f"{title}: " + ", ".join(f"{number}x {kind}" for kind, number in kinds.most_common())
        for title, kinds in counted.items()
    ]
    return "; ".join(told) or "nothing is withheld from this recipient"
