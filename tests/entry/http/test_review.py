"""The review pages as a browser has them: who sees what, two people for what is critical, no forged forms."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from redactor.assemble import House, house
from redactor.entry.http.review import add_review
from redactor.model.errors import Unavailable, WorkerDied
from redactor.model.mail import Envelope, Reply, Verdict
from redactor.model.role import Grant, Role
from redactor.model.secret import Secret
from redactor.runs.ask.who import Door
from redactor.runs.mail import Gate, Registers
from redactor.runs.mail_account import Account
from redactor.runs.mail_ask import active_cases
from redactor.runs.mail_book import MailBook
from redactor.runs.mail_editions import Edition
from redactor.runs.mail_pass import Passes
from redactor.runs.mail_reviews import Reviews
from redactor.runs.mail_values import Posted, reply
from redactor.store.shared import Block
from redactor.store.tokens import Tokens
from tests.doors import HOME, Place, make_place

CASE = "CF-2026-0001"
DANA, SHEILA = "dana@example.net", "sheila@example.net"
SENDER = "p.nair@council.example.org"
VALUES = ("Rose", "Alder", "HR6", "900123", "dana@", "sheila@", "Visit")
WHY = "The court ordered it"


@dataclass
class Next:
    """Stands for the next server."""

    got: list[Posted] = field(default_factory=list)
    code: int = 250

    async def send(self, mail: Posted) -> tuple[Reply, ...]:
        self.got.append(mail)
        return tuple(reply(self.code, "OK") for _ in mail.envelope.recipients)

    async def close(self) -> None:
        pass


@dataclass
class Desk:
    """A server with one case, its people, and held mail."""

    at: House
    tokens: Tokens
    following: Next
    check: Callable[[bytes, Envelope], Verdict]
    numbers: int = 0

    def client(self, user: str = "", **headers: str) -> TestClient:
        app = FastAPI()
        add_review(
            app,
            Reviews(self.at, self._checked, lambda: self.following),
            Door(self.tokens, proxies=("10.0.0.1",)),
        )
        if user:
            headers["Authorization"] = basic(user, self.tokens.add(user, [], 30))
        return TestClient(app, headers=headers, follow_redirects=False)

    def hold(
        self, text: str, *recipients: str, sender: str = "p.nair@council.example.org", tries: int = 1
    ) -> str:
        self.numbers += 1
        message = (
            f"From: {sender}\r\nTo: {DANA}\r\nMessage-ID: <{self.numbers}@council.example.org>\r\n"
            f"Subject: Visit {CASE}\r\n\r\n{text}\r\n"
        ).encode()
        record, mail = self.at.record, self.at.settings.mail
        book = MailBook(record, mail.rules, 30)
        registers, account = Registers(Edition(b"k", Block(0, 0, 0)), ""), Account("gate")
        passes = Passes(record.keys.chain)
        gate = Gate(self.at.settings, book, self, self.following, passes, registers, account)  # type: ignore[arg-type]
        envelope = Envelope(Secret(sender), tuple(map(Secret, recipients or (DANA,))))
        for _ in range(tries):
            asyncio.run(gate.take(Posted(message, envelope)))
        with record.database.reading() as connection:
            rows = connection.exec_driver_sql("select ref from quarantine order by ref desc").all()
        return str(rows[0][0])

    def submit(self, function: Any, settings: Any, edition: Any, *mail: Any) -> Future[Verdict]:
        del function, settings, edition
        return self._checked(*mail)

    def _checked(self, message: bytes, envelope: Envelope) -> Future[Verdict]:
        future: Future[Verdict] = Future()
        try:
            future.set_result(self.check(message, envelope))
        except Exception as error:  # noqa: BLE001  # as a worker's failure comes back
            future.set_exception(error)
        return future

    def acts(self) -> list[tuple[str, str]]:
        return [(row["action"], row["actor"]) for row in self.at.audit_rows()]


def basic(user: str, token: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{token}".encode()).decode()


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    for place in make_place(tmp_path, monkeypatch, capsys):
        yield _opened(place)
    house.cache_clear()


def _opened(place: Place) -> Desk:
    place.env["REDACTOR_DATABASE"] = f"sqlite:///{place.folder / 'redactor.db'}"
    place.monkeypatch.setattr(House, "actor", "ruth")
    assert place.run("case", "import", "reg.yaml").code == 0
    house.cache_clear()
    at = house()
    checker = at.mail_check(active_cases(at))
    return Desk(at, Tokens(place.folder), Next(), checker.check)


def grant(desk: Desk, *, case: str = CASE, **people: Role) -> None:
    desk.at.roles.grant("alice", Grant("alice", Role.ADMINISTRATOR, ""), "", lambda *_: "")
    for name, role in people.items():
        desk.at.roles.grant("alice", Grant(name, role, case), "", lambda *_: "")


def forms(page: httpx.Response) -> dict[str, str]:
    """The hidden mark of each form, by its action."""
    pattern = r'action="/held/[^"]+/(\w+)">\s*<input type="hidden" name="form" value="(\w+)"'
    return dict(re.findall(pattern, page.text))


def decide(client: TestClient, ref: str, action: str, **fields: Any) -> httpx.Response:
    """Open the mail and send one of its forms."""
    page = client.get(f"/held/{ref}")
    assert page.status_code == 200, page.text
    sent = {"form": forms(page)[action], "why": WHY, **fields}
    return client.post(f"/held/{ref}/{action}", data=sent)


def valueless(page: httpx.Response) -> bool:
    return not any(value in page.text for value in VALUES)


def test_a_manager_sees_labels_and_a_stranger_nothing(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.")
    mona, otto = desk.client("mona"), desk.client("otto")
    listed, page = mona.get("/held"), mona.get(f"/held/{ref}")
    assert ref in listed.text
    assert "ms-z in case" in page.text
    assert "x-home" in page.text
    assert valueless(listed)
    assert valueless(page)
    assert ref not in otto.get("/held").text
    refused = otto.get(f"/held/{ref}")
    assert refused.status_code == 403
    assert "x-home" not in refused.text
    assert mona.get("/held/R-0000-0000").status_code == 409
    assert mona.get("/").headers["location"] == "/held"


@pytest.mark.parametrize("path", ["/held", "/held/R-2601-0001"])
def test_nobody_looks_without_a_name(desk: Desk, path: str) -> None:
    grant(desk, mona=Role.MANAGER)
    token = desk.tokens.add("mona", [], 30)
    for header in ("", "Basic", "Basic !!", basic("mona", ""), basic("mona", "wrong"), basic("otto", token)):
        reply_of = desk.client(Authorization=header).get(path)
        assert reply_of.status_code == 401, header
        assert reply_of.headers["www-authenticate"].startswith("Basic ")
    forwarded = desk.client(**{"X-Forwarded-User": "mona"}).get(path)
    assert forwarded.status_code == 401, "only a proxy of ours is believed"


def test_without_roles_the_pages_show_nothing(desk: Desk) -> None:
    ref = desk.hold(f"She lives at {HOME}.")
    for path in ("/held", f"/held/{ref}"):
        page = desk.client("mona").get(path)
        assert page.status_code == 403
        assert "roles" in page.text
        assert ref not in page.text.replace(f"/held/{ref}", "")


def test_a_page_may_not_be_framed_kept_or_scripted(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER)
    page = desk.client("mona").get("/held")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["cache-control"] == "no-store"
    assert "<script" not in page.text


def test_what_is_critical_needs_two_managers_and_goes_once(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER, mike=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.")
    mona, mike = desk.client("mona"), desk.client("mike")
    first = decide(mona, ref, "release", to=["0"], category="risk accepted")
    assert "waits for another supervisor" in first.text
    again = decide(mona, ref, "release", to=["0"], category="risk accepted")
    assert "waits for another supervisor" in again.text
    assert not desk.following.got
    assert "mona" in mike.get(f"/held/{ref}").text
    done = decide(mike, ref, "release", to=["0"], category="risk accepted")
    assert "was sent" in done.text
    assert len(desk.following.got) == 1
    assert "/drop" not in mona.get(f"/held/{ref}").text, "what is decided offers no form"
    assert ("mail-approved", "mona") in desk.acts()
    assert ("mail-released", "mike") in desk.acts()


def test_only_the_chosen_recipients_get_it(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER, mike=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.", DANA, SHEILA)
    for name in ("mona", "mike"):
        decide(desk.client(name), ref, "release", to=["1"], category="other")
    (posted,) = desk.following.got
    assert [one.reveal() for one in posted.envelope.recipients] == [SHEILA]
    none = decide(desk.client("mona"), ref, "release", category="other")
    assert none.status_code == 403
    odd = decide(desk.client("mona"), ref, "release", to=["7"], category="other")
    assert odd.status_code == 403
    assert len(desk.following.got) == 1


def test_a_worker_sees_and_decides_nothing(desk: Desk) -> None:
    grant(desk, will=Role.WORKER)
    ref = desk.hold(f"She lives at {HOME}.")
    will = desk.client("will")
    assert ref in will.get("/held").text
    for action, fields in (("release", {"to": ["0"], "category": "other"}), ("drop", {})):
        refused = decide(will, ref, action, **fields)
        assert refused.status_code == 403
        assert valueless(refused)
    assert not desk.following.got


def test_nobody_releases_their_own_mail(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.", sender="mona@council.example.org")
    refused = decide(desk.client("mona"), ref, "release", to=["0"], category="other")
    assert refused.status_code == 403
    assert "own mail" in refused.text


def test_a_dropped_mail_is_never_sent(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.")
    mona = desk.client("mona")
    short = decide(mona, ref, "drop", why="no")
    assert short.status_code == 403
    assert "letters" in short.text
    mark = forms(mona.get(f"/held/{ref}"))["release"]
    assert "will not be sent" in decide(mona, ref, "drop").text
    late = mona.post(f"/held/{ref}/release", data={"form": mark, "to": "0", "category": "other", "why": WHY})
    assert late.status_code == 409
    assert "dropped" in late.text
    assert not desk.following.got
    assert ("mail-dropped", "mona") in desk.acts()


def test_a_form_from_elsewhere_decides_nothing(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER, mike=Role.MANAGER)
    ref, other = desk.hold(f"She lives at {HOME}."), desk.hold(f"Still at {HOME}.")
    mona = desk.client("mona")
    marks = forms(mona.get(f"/held/{ref}"))
    wrong = {
        "no mark": "",
        "another action's": marks["release"],
        "another mail's": forms(mona.get(f"/held/{other}"))["drop"],
        "another person's": forms(desk.client("mike").get(f"/held/{ref}"))["drop"],
        "not ASCII": "\u00fc",
    }
    for whose, mark in wrong.items():
        refused = mona.post(f"/held/{ref}/drop", data={"form": mark, "why": WHY})
        assert refused.status_code == 403, whose
    good = {"form": marks["drop"], "why": WHY}
    crossed = mona.post(f"/held/{ref}/drop", data=good, headers={"Sec-Fetch-Site": "cross-site"})
    assert crossed.status_code == 403
    long = mona.post(f"/held/{ref}/drop", data=good | {"why": "x" * 30_000})
    assert long.status_code == 403
    assert ref in mona.get("/held").text, "it still waits"
    assert mona.post(f"/held/{ref}/drop", data=good).status_code == 200, "the very form is good"


@pytest.mark.parametrize("failure", [Unavailable("The workers are gone"), WorkerDied(), ValueError(HOME)])
def test_what_cannot_be_checked_again_stays_held(desk: Desk, failure: Exception) -> None:
    grant(desk, mona=Role.MANAGER, mike=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.")

    def fail(message: bytes, envelope: Envelope) -> Verdict:
        raise failure

    desk.check = fail
    for name in ("mona", "mike"):
        refused = decide(desk.client(name), ref, "release", to=["0"], category="other")
        assert refused.status_code == 503
        assert valueless(refused)
    assert not desk.following.got
    assert ref in desk.client("mona").get("/held").text


def test_a_mail_that_stops_the_check_goes_if_it_was_held_for_that(desk: Desk) -> None:
    def stops(message: bytes, envelope: Envelope) -> Verdict:
        raise WorkerDied

    grant(desk, case="", mona=Role.MANAGER)
    desk.check = stops
    ref = desk.hold("Nobody can read this.", tries=3)
    sent = decide(desk.client("mona"), ref, "release", to=["0"], category="other")
    assert "was sent" in sent.text
    assert len(desk.following.got) == 1


def test_a_server_that_does_not_take_it_leaves_it_held(desk: Desk) -> None:
    grant(desk, mona=Role.MANAGER, mike=Role.MANAGER)
    ref = desk.hold(f"She lives at {HOME}.")
    desk.following.code = 451
    decide(desk.client("mona"), ref, "release", to=["0"], category="other")
    told = decide(desk.client("mike"), ref, "release", to=["0"], category="other")
    assert "not to all" in told.text
    assert ref in desk.client("mona").get("/held").text
