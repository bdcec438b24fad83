"""The SMTP hop: one answer for all, before Postfix's queue; and the database in place of files."""

from __future__ import annotations

import smtplib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gate.mails import HOME, WORKER, YAML, Y, Z, mail
from tests.mail.postfix import GateProcess, Sink, free_port, gate, postfix, sink, wait_for

pytestmark = pytest.mark.requires("postfix")


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Sink, GateProcess]]:
    folder = tmp_path_factory.mktemp("hop")
    (folder / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    url = f"sqlite:///{folder / 'redactor.db'}"
    done = subprocess.run(
        [sys.executable, "-m", "redactor", "case", "import", "reg.yaml", "--database", url],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "XDG_STATE_HOME": str(folder / "state"), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    port = free_port()
    with sink() as at_end, postfix(at_end.port, port, before_queue=True) as server:
        arguments = ("--database", url, "--protocol", "smtp", "--internal-domain", "council.example.org")
        with gate(
            folder, server.back, *arguments, REDACTOR_MAIL_WORKERS="1", REDACTOR_MAIL_LEAKS="reject"
        ) as one:
            one.port = port
            one.start()
            yield server.into, at_end, one


def send(port: int, message: bytes, *recipients: str) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
        client.sendmail(WORKER, recipients, message)


def test_clean_mail_goes_through(road: tuple[int, Sink, GateProcess]) -> None:
    send(road[0], mail(), Z)
    assert wait_for(lambda: road[1].to(Z))


def test_a_leak_is_refused_in_the_dialogue_without_a_value(road: tuple[int, Sink, GateProcess]) -> None:
    before = len(road[1].got)
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(road[0], mail(f"She lives at {HOME}.\n", subject="two"), Z)
    assert refused.value.smtp_code == 550
    assert b"Rose" not in refused.value.smtp_error
    assert len(road[1].got) == before


def test_a_dead_gate_means_later_and_not_through(road: tuple[int, Sink, GateProcess]) -> None:
    before = len(road[1].got)
    road[2].kill()
    with pytest.raises(smtplib.SMTPException) as refused:
        send(road[0], mail(subject="three"), Y)
    assert 400 <= getattr(refused.value, "smtp_code", 451) < 500
    assert len(road[1].got) == before
