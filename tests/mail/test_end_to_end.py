"""The gate behind a real Postfix: what may go arrives unchanged, what may not is kept, nothing is lost."""

from __future__ import annotations

import smtplib
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gate.mails import HOME, WORKER, YAML, Y, Z, mail
from tests.mail.postfix import GateProcess, Postfix, Sink, free_port, gate, postfix, sink, wait_for

pytestmark = pytest.mark.requires("postfix")
COLLEAGUE = "colleague@council.example.org"
STRANGER = "someone@else.example"


@dataclass
class Road:
    folder: Path
    postfix: Postfix
    sink: Sink
    gate: GateProcess

    def send(self, message: bytes, *recipients: str, sender: str = WORKER) -> None:
        with smtplib.SMTP("127.0.0.1", self.postfix.into, timeout=30) as client:
            client.sendmail(sender, recipients or (Z,), message)

    def settled(self) -> None:
        wait_for(lambda: not self.postfix.queue(), 30, "the queue")

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.folder / "state" / "redactor" / "gate.db", timeout=30) as database:
            return list(database.execute(sql))


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Road]:
    folder = tmp_path_factory.mktemp("gate")
    (folder / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    port = free_port()
    with sink() as at_end, postfix(at_end.port, port) as server:
        arguments = ("--register", "reg.yaml", "--internal-domain", "council.example.org")
        with gate(folder, server.back, *arguments, REDACTOR_MAIL_WORKERS="2") as one:
            one.port = port
            one.start()
            yield Road(folder, server, at_end, one)


def named(number: str, text: str = "Nothing to hide.\n", **more: str) -> bytes:
    return mail(text, **more).replace(b"<1@council.example.org>", f"<{number}@council.example.org>".encode())


def test_what_may_go_arrives_unchanged(road: Road) -> None:
    message = named("clean").replace(b"\n", b"\r\n")
    road.send(message, Z)
    got = wait_for(lambda: road.sink.to(Z))[0]
    assert got.message.endswith(message.partition(b"\r\n\r\n")[2])
    assert b"X-Gate-Pass: n=1;" in got.message
    assert got.sender == WORKER


def test_what_may_not_is_held_for_all_and_kept_sealed(road: Road) -> None:
    road.send(named("leak", f"She lives at {HOME} now.\n"), Z, Y)
    wait_for(lambda: road.rows("select ref from quarantine"), what="the quarantine")
    road.settled()
    assert "<leak@council.example.org>" not in road.sink.ids()
    (held,) = road.rows("select state, message, token from quarantine")
    assert held[0] == "held"
    assert b"Rose" not in bytes(held[1]) + bytes(held[2])
    states = road.rows("select state, ref from delivery where decision = 'hold'")
    assert len(states) == 2
    assert {state for state, _ in states} == {"held"}


def test_the_same_mail_goes_to_whom_it_may(road: Road) -> None:
    road.send(named("to-y", f"She lives at {HOME} now.\n"), Y, COLLEAGUE)
    wait_for(lambda: "<to-y@council.example.org>" in road.sink.ids())


def test_nothing_of_a_value_is_in_any_log(road: Road) -> None:
    road.settled()
    told = road.gate.log() + road.postfix.log()
    assert "Rose" not in told
    assert "HR6" not in told
    assert "Tamsin" not in road.gate.log()
    assert Z not in road.gate.log()
    assert {event["event"] for event in road.gate.events()} >= {"decided", "answered"}


def test_health_and_figures(road: Road) -> None:
    assert road.gate.get("/health")[0] == 200
    code, figures = road.gate.get("/metrics")
    assert code == 200
    assert 'redactor_mail_decisions_total{decision="hold"}' in figures
    assert road.gate.get("/anything")[0] == 404


def test_a_killed_gate_loses_nothing_and_lets_nothing_through(road: Road) -> None:
    road.gate.kill()
    road.send(named("while-down"), Z)
    road.send(named("leak-while-down", f"She lives at {HOME} now.\n"), Z)
    wait_for(lambda: len(road.postfix.queue()) == 2)
    assert "<while-down@council.example.org>" not in road.sink.ids()
    road.gate.start()
    wait_for(lambda: "<while-down@council.example.org>" in road.sink.ids())
    road.settled()
    assert "<leak-while-down@council.example.org>" not in road.sink.ids()


def test_a_changed_register_is_in_force_within_five_seconds(road: Road) -> None:
    register = road.folder / "reg.yaml"
    before = register.read_text()
    road.send(named("before", "The club is Marsh Lane Badminton Club.\n"), Z)
    wait_for(lambda: "<before@council.example.org>" in road.sink.ids())
    item = "  - {id: club, kind: organisation, value: Marsh Lane Badminton Club, withhold_from: [ms-z]}"
    register.write_text(before.replace("allowed:", f"{item}\nallowed:"))
    held = len(road.rows("select ref from quarantine"))
    time.sleep(5)
    road.send(named("after", "The club is Marsh Lane Badminton Club.\n"), Z)
    wait_for(lambda: len(road.rows("select ref from quarantine")) > held)
    road.settled()
    assert "<after@council.example.org>" not in road.sink.ids()
    register.write_text(before)


def test_a_broken_register_makes_mail_wait(road: Road) -> None:
    register = road.folder / "reg.yaml"
    before = register.read_text()
    register.write_text(before.replace("kind: phone", "kind: fone"))
    wait_for(lambda: road.gate.get("/health")[0] == 503)
    road.send(named("waits"), Z)
    wait_for(lambda: any(event["event"] == "refused for now" for event in road.gate.events()))
    assert "<waits@council.example.org>" not in road.sink.ids()
    register.write_text(before)
    wait_for(lambda: "<waits@council.example.org>" in road.sink.ids())


def test_a_refusal_of_the_next_server_reaches_the_sender_and_nobody_gets_it_twice(road: Road) -> None:
    # Postfix asks the sink later, so it is the gate's own next server that must refuse
    road.sink.answer = lambda address: "250 OK" if address != COLLEAGUE else "550 5.1.1 nobody"
    road.send(named("bounced"), Y, COLLEAGUE)
    wait_for(lambda: [one for one in road.sink.to(WORKER) if b"nobody" in one.message], what="the bounce")
    road.sink.answer = lambda _: "250 OK"
    assert len([one for one in road.sink.to(Y) if b"<bounced@" in one.message and one.sender != ""]) == 1
