"""An incident from the moment of awareness to its close, at the command line."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import pytest
from pypdf import PdfReader

from redactor.assemble import House
from tests.doors import Place, Ran

CASE = "CF-2026-0001"
TITLE = "her address went out with the assessment"


@pytest.fixture
def record(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    place.env["REDACTOR_DATABASE"] = f"sqlite:///{place.folder / 'r.db'}"
    assert place.run("case", "import", "reg.yaml").code == 0
    sits(monkeypatch, "ruth")
    return place


def sits(monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    """Let another person sit at the machine."""
    monkeypatch.setattr(House, "actor", who)


def opened(
    place: Place, *rest: str, aware: timedelta = timedelta(hours=1), severity: str = "critical"
) -> Ran:
    moment = (datetime.now(UTC) - aware).isoformat(timespec="minutes")
    args = ("--case", CASE, "--aware", moment, "--severity", severity, "--item", "x-home", "--to", "ms-z")
    return place.run("incident", "open", *args, *rest, TITLE)


def act(place: Place, *args: str) -> Ran:
    return place.run("incident", *args)


def test_it_is_followed_up_reviewed_by_somebody_else_and_closed(
    record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = opened(record, severity="standard")
    assert ran.code == 0
    assert "72 hours end" in ran.out
    assert "71 left" in ran.out
    tasks = [line.split()[0] for line in ran.out.splitlines() if " due " in line]
    assert act(record, "close", "1", "all done").code == 2
    assert act(record, "note", "1", "--contact", "Miss X", "she is safe at her mother's").code == 0
    assert (
        act(record, "task", "1", "--add", "change the locks", "--owner", "dana", "--due", "2099-01-01").code
        == 0
    )
    for number in (*tasks, str(len(tasks) + 1)):
        assert act(record, "task", "1", "--done", number, "--note", "done, see note").code == 0
    ran = act(record, "close", "1", "all done")
    assert (ran.code, "regulator" in ran.err) == (2, True)
    assert act(record, "decide", "1", "--report", "high risk to her").code == 0
    ran = act(record, "review", "1", "--agree", "I looked at it myself")
    assert (ran.code, "second person" in ran.err) == (2, True)
    sits(monkeypatch, "siân")
    assert act(record, "review", "1", "--agree", "all was done in time").code == 0
    ran = act(record, "close", "1", "closed")
    assert ran.code == 0
    assert "Closed" in ran.out
    assert act(record, "note", "1", "more").code == 2
    assert "closed" in act(record, "list").out
    assert record.run("audit", "check").code == 0


def test_a_follow_up_that_did_not_happen_is_overdue_and_first_in_the_list(record: Place) -> None:
    opened(record)
    opened(record, aware=timedelta(days=30))
    first, second = act(record, "list").out.splitlines()
    assert first.split()[0] == "2"
    assert "OVERDUE" in first
    assert "72 HOURS RUN OUT" in first
    assert "0 OVERDUE" in second
    assert "OVERDUE" in act(record, "show", "2").out


def test_the_timeline_is_a_pdf_with_everything_in_order(record: Place) -> None:
    opened(record)
    act(record, "note", "1", "--contact", "Police", "reference 12/345, Siân at the desk")
    act(record, "decide", "1", "--no-report", "no risk: <b>returned</b> unopened")
    ran = act(record, "timeline", "1", "--out", "timeline.pdf")
    assert ran.code == 0
    pages = PdfReader(io.BytesIO((record.folder / "timeline.pdf").read_bytes())).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    for words in (
        TITLE,
        "Contact with Police",
        "Siân",
        "<b>returned</b>",
        "Incident 1",
        "Warn the GP",
        "ms-z",
    ):
        assert words in text
    assert text.index("Opened:") < text.index("Contact with Police") < text.index("<b>returned</b>")
    assert act(record, "timeline", "1", "--out", "timeline.pdf").code == 1, "nothing is overwritten"


@pytest.mark.parametrize(
    "changes",
    [
        {"aware": timedelta(hours=-3)},
        {"rest": ("--item", "none")},
        {"rest": ("--to", "nobody")},
        {"rest": ("--case", "CF-9")},
        {"severity": "odd"},
    ],
)
def test_what_makes_no_sense_is_refused(record: Place, changes: dict[str, object]) -> None:
    rest = changes.pop("rest", ())
    assert opened(record, *rest, **changes).code == 2  # type: ignore[misc, arg-type]
    assert "no incident" in act(record, "list").out


def test_reading_an_incident_is_on_record(record: Place) -> None:
    opened(record)
    act(record, "show", "1")
    actions = [row["action"] for row in record.run("audit", "export").lines]
    assert actions[-1] == "incident-read"


def test_who_has_no_role_in_the_case_sees_and_does_nothing(
    record: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(record)
    for args in (("siân", "administrator"), ("ruth", "worker"), ("mo", "auditor")):
        sits(monkeypatch, "ruth" if args[0] == "siân" else "siân")
        ran = record.run("role", "grant", *args)
        assert ran.code == 0, ran.err
    sits(monkeypatch, "siân")
    assert act(record, "show", "1").code != 0
    assert "no incident" in act(record, "list").out
    assert record.run("audit", "was-shared", "--case", CASE, "--item", "x-home", "--with", "ms-z").code != 0
    sits(monkeypatch, "mo")
    assert act(record, "show", "1").code == 0
    assert act(record, "note", "1", "x").code != 0
    assert record.run("audit", "was-shared", "--case", CASE, "--item", "x-home", "--with", "ms-z").code == 0


def test_without_a_database_it_is_said(place: Place) -> None:
    assert place.run("incident", "list").code == 2
