"""Reports: the JSON keeps the contract, the page says at once what matters, and neither holds a value."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from redactor.model.document import Digest
from redactor.model.finding import Decision, Disposition, Finding
from redactor.model.kind import KIND_WORDS, Kind
from redactor.model.outcome import Coverage, Leak, Outcome, Reason, Unread
from redactor.model.report import OverRedaction, Removed, Report
from redactor.report.as_json import report_json
from redactor.report.html import report_html
from redactor.report.words import percent, places


def decision(number: int, disposition: Disposition, **more: str) -> Decision:
    finding = Finding(
        start=0,
        end=5,
        kind=Kind(more.get("kind", "address")),
        disposition=disposition,
        rule=more.get("rule", "known.address.street"),
        score=0.9,
        explanation=more.get("explanation", "Number and street of the item"),
        item_id=more.get("item", "x-home"),
        form=more.get("form", "number and street"),
    )
    return Decision(
        f"q{number:011d}",
        finding,
        disposition,
        more.get("path", ""),
        more.get("place", f"page {number}"),
        more.get("reason", "FPR29.1"),
        more.get("by", ""),
    )


RELEASED = Report(
    name="assessment.docx",
    case="CF-2026-0417",
    recipients=("ms-z",),
    profile="assessment",
    outcome=Outcome.RELEASE,
    when=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    input_digest=Digest("a" * 64),
    output_digest=Digest("b" * 64),
    decisions=(
        *(decision(n, Disposition.REDACT) for n in (1, 2, 3, 3, 7)),
        decision(4, Disposition.REDACT, item="", kind="phone", reason="unlisted", form="", rule="UK_PHONE"),
        decision(5, Disposition.KEEP, by="Ruth Adeyemi"),
    ),
    removed=(
        Removed("comments", "comment"),
        Removed("properties", "property"),
        Removed("properties", "property"),
    ),
    coverage=tuple(Coverage(f"page {n}", "text by PDFium; objects by pypdf") for n in range(1, 8)),
    people=(decision(6, Disposition.KEEP, item="", kind="person", rule="PERSON", reason=""),),
    notes=("The rendering was not read: no OCR engine is installed.",),
    over_redaction=OverRedaction(10_000, 420, 5),
    versions=(("redactor", "0.1.0"), ("rules", "c" * 64), ("register", "d" * 64)),
    seconds=(("read", 0.5),),
)
HELD = replace(
    RELEASED,
    outcome=Outcome.HOLD,
    output_digest=None,
    decisions=(*RELEASED.decisions, decision(9, Disposition.ASK, place="page 2, line 14")),
    reasons=(Reason("question", "A person must decide: Number and street", "page 2, line 14", "x-home"),),
)
BLOCKED = replace(
    RELEASED,
    outcome=Outcome.BLOCK,
    output_digest=None,
    reasons=(
        Reason("leak", "A protected detail is still in the file (postcode)", "page 3", "x-home"),
        Reason("unread", "Could not be examined: the picture has no text layer", "page 9, picture 1"),
    ),
    leaks=(Leak("x-home", "page 3", "postcode"),),
    unread=(Unread("page 9, picture 1", "the picture has no text layer"),),
)
ALL = [RELEASED, HELD, BLOCKED, replace(RELEASED, outcome=Outcome.CLEAN)]
IDS = ["released", "held", "blocked", "clean"]


class Checker(HTMLParser):
    """Collects tags and text; complains about tags that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def parsed(page: bytes) -> Checker:
    checker = Checker()
    checker.feed(page.decode())
    assert checker.open == []
    return checker


def test_json_has_the_fields_of_the_json_line() -> None:
    content = json.loads(report_json(HELD, input="in/assessment.docx", output=""))
    assert content["input"] == "in/assessment.docx"
    assert content["recipient"] == "ms-z"
    assert content["outcome"] == "held"
    assert content["output"] is None
    assert content["reasons"][0] == {
        "code": "question",
        "message": "A person must decide: Number and street",
        "place": "page 2, line 14",
        "item": "x-home",
    }
    assert content["counts"] == {"redacted": 6, "asked": 1, "leaks": 0, "unread": 0}


def test_json_lists_every_decision_and_what_was_checked() -> None:
    content = json.loads(report_json(BLOCKED))
    assert len(content["decisions"]) == 7
    first = content["decisions"][0]
    assert (first["item"], first["reason"], first["disposition"], first["place"]) == (
        "x-home",
        "FPR29.1",
        "redact",
        "page 1",
    )
    assert content["leaks"] == [{"item": "x-home", "place": "page 3", "fragment": "postcode"}]
    assert content["unread"][0]["place"] == "page 9, picture 1"
    assert len(content["coverage"]) == 7
    assert content["over_redaction"]["share_removed"] == 0.042
    assert content["versions"]["rules"] == "c" * 64


def test_an_input_whose_name_gives_something_away_is_not_named() -> None:
    neutral = replace(RELEASED, name="document-123456.docx")
    content = json.loads(report_json(neutral, input="in/14 Rose Lane.docx"))
    assert content["input"] == "document-123456.docx"
    assert b"Rose" not in report_html(neutral, input="in/14 Rose Lane.docx")


def test_an_input_saved_in_another_format_keeps_its_path() -> None:
    content = json.loads(report_json(RELEASED, input="in/assessment.doc"))
    assert content["input"] == "in/assessment.doc"


@pytest.mark.parametrize("report", ALL, ids=IDS)
def test_the_page_is_well_formed_self_contained_and_accessible(report: Report) -> None:
    checker = parsed(report_html(report))
    names = [tag for tag, _ in checker.tags]
    assert not {"script", "link", "img", "iframe", "object", "form", "a"} & set(names)
    assert not [a for _, attrs in checker.tags for a in attrs if a.startswith("on") or a in {"src", "href"}]
    assert "url(" not in report_html(report).decode()
    assert "http" not in re.sub(r"http-equiv", "", report_html(report).decode())
    assert names.count("h1") == 1
    assert ("html", {"lang": "en"}) in checker.tags
    ids = {attrs["id"] for _, attrs in checker.tags if "id" in attrs}
    assert {a["aria-labelledby"] for _, a in checker.tags if "aria-labelledby" in a} <= ids
    assert all(attrs.get("scope") == "col" for tag, attrs in checker.tags if tag == "th")
    assert "default-src 'none'" in report_html(report).decode()


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (
            RELEASED,
            ["Released: this copy may go to ms-z.", "Send only this copy, never the original.", "out/a.docx"],
        ),
        (
            HELD,
            [
                "Held: do not send yet. Somebody must answer 1 question first.",
                "--answers",
                "out/a.answers.yaml",
                "would be withheld",
                "page 2, line 14",
            ],
        ),
        (
            BLOCKED,
            [
                "Blocked: do not send this document to ms-z.",
                "still in the file (postcode)",
                "page 9, picture 1",
            ],
        ),
        (ALL[3], ["Clean: nothing withheld from ms-z was found"]),
    ],
    ids=IDS,
)
def test_the_page_says_what_matters(report: Report, words: list[str]) -> None:
    text = re.sub(
        r"\s+", " ", parsed(report_html(report, output="out/a.docx", answers="out/a.answers.yaml")).text
    )
    assert not [word for word in words if word not in text]


def test_the_page_accounts_for_everything() -> None:
    text = re.sub(r"\s+", " ", parsed(report_html(RELEASED)).text)
    for words in (
        "number and street",
        "FPR29.1",
        "page 1, page 2, page 3 (twice), page 7",
        "not in the register",
        "by Ruth Adeyemi",
        "comment",
        "pages 1–7",
        "text by PDFium; objects by pypdf",
        "no OCR engine is installed",
        "4.2 % of the text was removed",
        "less than 0.1 % of the text without an item",
        "register does not know",
        "c" * 64,
        "What no program can see",
    ):
        assert words in text, words


def test_what_comes_from_a_document_cannot_become_markup() -> None:
    nasty = "<script>alert(1)</script>\"'&"
    report = replace(
        BLOCKED,
        name=nasty,
        case=nasty,
        recipients=(nasty,),
        notes=(nasty,),
        reasons=(Reason("x", nasty, nasty, nasty),),
        unread=(Unread(nasty, nasty),),
        decisions=(decision(1, Disposition.ASK, place=nasty, explanation=nasty, item=nasty),),
    )
    page = report_html(report, output=nasty, answers=nasty)
    assert b"<script" not in page
    assert nasty in parsed(page).text


def test_an_empty_report_is_a_page_too() -> None:
    empty = Report("a.txt", "", (), "", Outcome.BLOCK, RELEASED.when, Digest(""))
    assert "no finished file" in parsed(report_html(empty)).text
    assert json.loads(report_json(empty))["outcome"] == "blocked"


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(Kind)


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        ([], ""),
        (["header"], "header"),
        (["page 1", "page 2"], "page 1, page 2"),
        (["page 1", "page 2", "page 3"], "pages 1–3"),
        (["page 9", "page 10", "page 11"], "pages 9–11"),
        (["page 1", "page 3"], "page 1, page 3"),
        (["page 1", "page 1", "page 1"], "page 1 (3 times)"),
        (["line 1", "page 2", "page 3"], "line 1, page 2, page 3"),
    ],
)
def test_places_are_written_short(labels: list[str], text: str) -> None:
    assert places(labels) == text


@pytest.mark.parametrize(("share", "text"), [(0, "0.0 %"), (0.00001, "less than 0.1 %"), (0.5, "50.0 %")])
def test_a_little_is_not_nothing(share: float, text: str) -> None:
    assert percent(share) == text
