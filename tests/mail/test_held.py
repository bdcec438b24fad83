"""Held mail from the sender's and the supervisor's side: letters, release, drop, copy, expiry, drill.

The gate runs as a process of its own between this test and a sink; no Postfix is needed.
"""

from __future__ import annotations

import asyncio
import email
import json
import os
import re
import smtplib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from redactor.assemble import House, house
from redactor.model.errors import Misconfigured, NotAllowed, Unavailable
from redactor.model.mail import Envelope, Reply
from redactor.model.secret import Secret
from redactor.runs.mail import unchecked
from redactor.runs.mail_held import HeldDesk, Released
from redactor.runs.mail_pass import message_id
from redactor.runs.mail_values import Posted, reply
from tests.gate.mails import HOME, PHONE, WORKER, YAML, Y, Z, mail
from tests.mail.postfix import GateProcess, Sink, gate, sink, wait_for

CANARY = "canary@outside.example"
OUTSIDE = "someone@else.example"
VALUES = ("Rose", "HR6", "900123", "Tamsin", "Okafor", "Thornybank", "Quillfeather")


@dataclass
class Road:
    folder: Path
    sink: Sink
    gate: GateProcess

    def send(self, message: bytes, *recipients: str, sender: str = WORKER) -> list[bytes]:
        """Hand a mail to the gate as Postfix does: one reply for each recipient, again if it is told so."""
        return wait_for(lambda: self._sent(message, recipients or (Z,), sender))

    def _sent(self, message: bytes, recipients: tuple[str, ...], sender: str) -> list[bytes]:
        with smtplib.LMTP("127.0.0.1", self.gate.port) as client:
            client.ehlo()
            client.mail(sender)
            for one in recipients:
                client.rcpt(one)
            client.putcmd("data")
            client.getreply()
            client.send(message.replace(b"\n", b"\r\n") + b"\r\n.\r\n")
            replies = [client.getreply() for _ in recipients]
        return [words for code, words in replies if code == 250]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        options = ["--register", "reg.yaml", "--internal-domain", "council.example.org"]
        return subprocess.run(
            [sys.executable, "-m", "redactor", "mail", *options, *words],
            env=os.environ | self.gate.environment | {"XDG_STATE_HOME": str(self.folder / "state")},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def held(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.run("held", "--json").stdout.splitlines()]

    def sql(self, words: str, *values: str) -> list[Any]:
        with sqlite3.connect(self.folder / "state" / "redactor" / "gate.db", timeout=30) as database:
            return list(database.execute(words, values))

    def letters(self) -> list[Any]:
        return [email.message_from_bytes(one.message, policy=default) for one in self.sink.to(WORKER)]

    def hold(self, number: str, text: str, *recipients: str, sender: str = WORKER) -> str:
        """Have a mail held and return its reference."""
        before = set(self.sql("select ref from quarantine"))
        message = mail(text).replace(b"<1@council.example.org>", f"<{number}@council.example.org>".encode())
        self.send(message, *recipients, sender=sender)
        ((ref,),) = set(self.sql("select ref from quarantine")) - before
        return str(ref)


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Road]:
    folder = tmp_path_factory.mktemp("held")
    (folder / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    arguments = ("--register", "reg.yaml", "--internal-domain", "council.example.org")
    more = {"REDACTOR_MAIL_WORKERS": "1", "REDACTOR_MAIL_CANARY": CANARY, "REDACTOR_MAIL_LOOK_SECONDS": "0.5"}
    with sink() as at_end, gate(folder, at_end.port, *arguments, **more) as one:
        one.environment |= {"REDACTOR_MAIL_NEXT": f"127.0.0.1:{at_end.port}"}
        one.start()
        yield Road(folder, at_end, one)


def valueless(text: str) -> bool:
    return not any(value in text for value in VALUES)


def test_the_sender_is_told_and_nobody_else(road: Road) -> None:
    ref = road.hold("told", f"She lives at {HOME} now, call {PHONE}.\n")
    letter = wait_for(road.letters)[0]
    assert letter["Subject"] == f"Not sent: {ref}"
    assert letter["Auto-Submitted"]
    text = letter.get_content()
    assert "x-home" in text
    assert "text" in text or "body" in text, text
    assert "supervisor" in text
    assert valueless(str(letter)), text
    assert valueless(road.gate.log())
    for sender in (OUTSIDE, ""):
        road.hold(f"told-{sender}", f"She lives at {HOME} now.\n", sender=sender)
    road.run("held")
    assert not road.sink.to(OUTSIDE)
    assert all(one.sender in {"", "<>"} for one in road.sink.to(WORKER))


def test_a_supervisor_sees_labels_and_places(road: Road) -> None:
    ref = road.hold("show", f"She lives at {HOME} now.\n", Z, Y)
    shown = road.run("show", ref)
    assert shown.returncode == 0, shown.stderr
    assert "x-home" in shown.stdout
    assert "ms-z in case CF-2026-0417" in shown.stdout
    assert valueless(shown.stdout)
    unknown = road.run("show", "R-0000-0000")
    assert unknown.returncode == 2
    assert "no held mail" in unknown.stderr


def test_a_release_sends_exactly_this_mail_once(road: Road) -> None:
    ref = road.hold("school", "Noah goes to Thornybank Community Primary School.\n", Z, Y)
    short = road.run("release", ref, "--reason", "ok")
    assert short.returncode != 0
    assert "reason" in short.stderr
    done = road.run(
        "release", ref, "--reason", "The court ordered it on 3 November", "--category", "risk accepted"
    )
    assert done.returncode == 0, done.stderr + done.stdout
    assert "Sent to 2" in done.stdout
    assert "<school@council.example.org>" in road.sink.ids()
    again = road.run("release", ref, "--reason", "The court ordered it on 3 November")
    assert again.returncode == 2
    assert "released" in again.stderr
    assert any(one["Subject"] == f"{ref}: released" for one in wait_for(lambda: [
        one for one in road.letters() if "released" in one["Subject"]
    ]))  # fmt: skip


def test_what_is_critical_needs_two_people(road: Road) -> None:
    ref = road.hold("critical", f"She lives at {HOME} now.\n")
    for _ in range(2):
        done = road.run("release", ref, "--reason", "The court ordered it on 3 November")
        assert done.returncode == 1, done.stderr
        assert "another supervisor" in done.stdout
    assert "<critical@council.example.org>" not in road.sink.ids()
    assert "approved by" in road.run("show", ref).stdout


class _Next:
    """A next server that takes everything."""

    def __init__(self) -> None:
        self.got: list[Posted] = []

    async def send(self, posted: Posted) -> tuple[Reply, ...]:
        self.got.append(posted)
        return tuple(reply(250, "OK") for _ in posted.envelope.recipients)


WHY = "Ordered by the court"


def desk(road: Road, who: str) -> HeldDesk:
    """The desk as somebody else on this machine has it."""
    usual = house().settings
    rules = replace(usual.mail.rules, internal=frozenset({"council.example.org"}))
    registers = (road.folder / "reg.yaml",)
    settings = replace(
        usual,
        state=road.folder / "state" / "redactor",
        mail=replace(usual.mail, rules=rules, registers=registers, canary=CANARY),
    )
    at = House(settings)
    at.__dict__["actor"] = who
    return HeldDesk(at)


def test_two_different_people_release_what_is_critical(road: Road) -> None:
    ref = road.hold("both", f"She lives at {HOME} now.\n")
    following = _Next()

    def release(who: str) -> Released:
        return asyncio.run(desk(road, who).release(ref, (), "other", WHY, following))

    with pytest.raises(NotAllowed, match="own mail"):
        release("p.nair")
    assert release("first").sent == 0
    assert release("first").sent == 0
    assert not following.got
    assert release("second").sent == 1
    (posted,) = following.got
    assert b"<both@council.example.org>" in posted.message
    assert [one.reveal() for one in posted.envelope.recipients] == [Z]


def test_two_releases_at_once_send_once(road: Road) -> None:
    ref = road.hold("twice", "Noah goes to Thornybank Community Primary School.\n")
    told: list[str] = []

    class Slow(_Next):
        async def send(self, posted: Posted) -> tuple[Reply, ...]:
            for act in (
                lambda: asyncio.run(desk(road, "second").release(ref, (), "other", WHY, _Next())),
                lambda: desk(road, "second").drop(ref, WHY),
            ):
                with pytest.raises(Misconfigured, match="at this moment") as caught:
                    await asyncio.to_thread(act)
                told.append(str(caught.value))
            return await super().send(posted)

    following = Slow()
    assert asyncio.run(desk(road, "first").release(ref, (), "other", WHY, following)).sent == 1
    assert len(told) == 2
    assert len(following.got) == 1


def test_what_cannot_be_checked_again_stays_held(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    ref = road.hold("fault", "Noah goes to Thornybank Community Primary School.\n")
    following = _Next()

    def broken(*_: object) -> None:
        raise ValueError("x")

    monkeypatch.setattr("redactor.gate.check.Check.check", broken)
    with pytest.raises(Unavailable, match="checked again"):
        asyncio.run(desk(road, "first").release(ref, (), "other", WHY, following))
    assert not following.got
    assert ref in {one["ref"] for one in road.held()}


def test_what_was_held_because_it_stops_the_check_can_be_released(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = b"From: a@council.example.org\r\nMessage-ID: <stops@council.example.org>\r\n\r\nx\r\n"
    at = desk(road, "first")
    posted = Posted(text, Envelope(Secret(WORKER), (Secret(Z),)))
    verdict = unchecked(posted)
    quarantine, deliveries = at._quarantine, at._deliveries
    with at._record.database.writing() as connection:
        ref = quarantine.put(connection, quarantine.parcel(text, posted.envelope, (), verdict))
        to = deliveries.addressed(message_id(text), verdict.digest, Z, Z)
        deliveries.decide(connection, [(to, verdict.decisions[0])], verdict, ref)

    def broken(*_: object) -> None:
        raise ValueError("x")

    monkeypatch.setattr("redactor.gate.check.Check.check", broken)
    following = _Next()
    assert asyncio.run(at.release(ref, (), "other", WHY, following)).sent == 1


def test_what_is_new_since_holds_it_again(road: Road) -> None:
    ref = road.hold(
        "new", "Noah goes to Thornybank Community Primary School and Marsh Lane Badminton Club.\n"
    )
    register = road.folder / "reg.yaml"
    before = register.read_text()
    item = "  - {id: club, kind: organisation, value: Marsh Lane Badminton Club, withhold_from: [ms-z]}"
    register.write_text(before.replace("allowed:", f"{item}\nallowed:"))
    done = road.run("release", ref, "--reason", "The court ordered it on 3 November")
    register.write_text(before)
    assert done.returncode == 1, done.stderr + done.stdout
    assert "registers have changed" in done.stdout
    assert "<new@council.example.org>" not in road.sink.ids()


def test_only_some_recipients(road: Road) -> None:
    ref = road.hold("some", "Noah goes to Thornybank Community Primary School.\n", Z, Y)
    stranger = road.run("release", ref, "--only", OUTSIDE, "--reason", "The court ordered it on 3 November")
    assert stranger.returncode == 2
    done = road.run("release", ref, "--only", Y, "--reason", "He is named in the order of the court")
    assert done.returncode == 0, done.stderr + done.stdout
    assert [one.recipients for one in road.sink.got if b"<some@" in one.message] == [(Y,)]
    assert ref in {one["ref"] for one in road.held()}, "it still waits for the other one"


def test_a_dropped_mail_is_never_sent(road: Road) -> None:
    ref = road.hold("drop", "Noah goes to Thornybank Community Primary School.\n")
    assert road.run("drop", ref, "--reason", "Wrong person").returncode == 0
    assert ref not in {one["ref"] for one in road.held()}
    assert road.run("release", ref, "--reason", "The court ordered it on 3 November").returncode == 2
    wait_for(lambda: [one for one in road.letters() if one["Subject"] == f"{ref}: dropped"])


def test_a_redacted_copy_is_made_for_review_and_not_sent(road: Road) -> None:
    ref = road.hold("copy", f"She lives at {HOME} now. See you on Tuesday.\n")
    out = road.folder / "copies"
    done = road.run("redact", ref, "--to", "ms-z", "--out", str(out))
    assert done.returncode == 0, done.stderr + done.stdout
    copy = email.message_from_bytes((out / "ms-z" / f"{ref}.eml").read_bytes(), policy=default)
    text = copy.get_body().get_content()
    assert "Tuesday" in text
    assert "withheld" in text
    assert "Rose" not in text
    assert "<copy@council.example.org>" not in road.sink.ids()


def test_mail_that_waits_too_long_expires_and_the_sender_is_told(road: Road) -> None:
    ref = road.hold("late", "Noah goes to Thornybank Community Primary School.\n")
    road.sql("update quarantine set expires = '2026-01-01T00:00:00.000+00:00' where ref = ?", ref)
    wait_for(lambda: [one for one in road.letters() if one["Subject"] == f"{ref}: expired"], 60)
    assert road.sql("select state from quarantine where ref = ?", ref) == [("expired",)]
    assert "<late@council.example.org>" not in road.sink.ids()


def test_every_act_is_in_the_ledger_without_values(road: Road) -> None:
    rows = [row for (row,) in road.sql("select content from ledger")] if road.sql(
        "select name from pragma_table_info('ledger') where name = 'content'"
    ) else [str(row) for row in road.sql("select * from ledger")]  # fmt: skip
    told = "\n".join(map(str, rows))
    for action in ("mail-approved", "mail-released", "mail-dropped", "mail-expired", "mail-read"):
        assert action in told, action
    assert valueless(told)


def test_a_letter_waits_for_the_next_server(road: Road) -> None:
    road.sink.answer = lambda address: "450 4.2.0 not now" if address == WORKER else "250 OK"
    ref = road.hold("letter", "Noah goes to Thornybank Community Primary School.\n")
    wait_for(lambda: road.sql("select 1 from mail_notice where ref = ? and tries > 0", ref), 60)
    road.sink.answer = lambda _: "250 OK"
    wait_for(lambda: [one for one in road.letters() if one["Subject"] == f"Not sent: {ref}"], 60)


def test_observing_lets_go_and_tells_what_would_have_been_stopped(road: Road) -> None:
    assert road.run("mode", "observe").returncode == 2, "a switch needs a reason"
    assert road.run("mode", "observe", "--reason", "First week, agreed with the owner").returncode == 0

    def passes() -> bool:
        road.send(mail("Noah goes to Thornybank Community Primary School.\n").replace(
            b"<1@council", f"<seen-{len(road.sink.got)}@council".encode()))  # fmt: skip
        return any("<seen-" in one for one in road.sink.ids())

    wait_for(passes, 30)
    told = road.run("report").stdout
    assert re.search(r"^[1-9]\d* would have been stopped", told, re.M), told
    assert road.run("mode", "block", "--reason", "Signed by the owner after a week").returncode == 0
    switches = road.run("mode").stdout
    assert switches.count("observe") == 1
    assert "Signed by the owner" in switches


def test_the_drill_shows_that_the_gate_works(road: Road) -> None:
    wait_for(lambda: road.gate.get("/health")[0] == 200)
    with sink() as bypass:
        hole = road.run("test", "--door", f"127.0.0.1:{bypass.port}", "--from", WORKER, "--wait", "2")
    assert hole.returncode == 1, hole.stdout + hole.stderr
    assert "never came to the gate" in hole.stdout


def test_nobody_learns_a_value_from_a_reply(road: Road) -> None:
    (words,) = road.send(mail(f"She lives at {HOME} now.\n", subject=f"At {HOME}"))
    assert words.isascii()
    assert b"Held" in words
    assert valueless(words.decode())


def test_the_register_may_be_named_behind_the_command_too(road: Road) -> None:
    ref = road.hold("behind", f"She lives at {HOME} now.\n")
    options = ["--register", "reg.yaml", "--internal-domain", "council.example.org"]
    words = ["redact", ref, "--to", "ms-z", "--out", "behind", *options]
    done = subprocess.run(
        [sys.executable, "-m", "redactor", "mail", *words],
        env=os.environ | road.gate.environment | {"XDG_STATE_HOME": str(road.folder / "state")},
        cwd=road.folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (road.folder / "behind" / "ms-z" / f"{ref}.eml").exists()
