"""`redactor serve` as a program meets it: a real server, a real register, a real check."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

REGISTER = """
register: 1
case: {reference: CF-2026-0417}
parties:
  - {id: miss-x, name: Tamsin Grace Okafor-Blythe, role: third-party-resident}
  - {id: ms-z, name: Dana Whitcombe, role: parent, emails: [dana@example.net]}
items:
  - {id: x-home, kind: address, value: "14 Rose Lane, Leominster, HR6 8XQ", withhold_from: [ms-z]}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def redactor(*words: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "redactor", *words],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("serve")
    (folder / "case.yaml").write_text(REGISTER)
    env = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "REDACTOR_WORKERS": "1"}
    token = redactor("token", "add", "worker", "--mailbox", "worker@council.example", env=env)
    port = free_port()
    listen = ["serve", "--listen", f"127.0.0.1:{port}", "--register", str(folder / "case.yaml")]
    running = subprocess.Popen(
        [sys.executable, "-m", "redactor", *listen], env=env, stderr=subprocess.PIPE, text=True
    )
    url = f"http://127.0.0.1:{port}"
    client = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=30)
    end = time.monotonic() + 60
    while time.monotonic() < end and running.poll() is None:
        try:
            client.get("/health")
            break
        except httpx.TransportError:
            time.sleep(0.2)
    try:
        yield client
    finally:
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0, running.stderr.read() if running.stderr else ""
    audit = redactor("audit", "show", env=env)
    assert "mail-asked" in audit
    assert "Rose" not in audit


@pytest.mark.parametrize(
    ("text", "decision"),
    [("See you at fourteen Rose Ln, hr68xq", "block"), ("See you at the Civic Offices", "allow")],
)
def test_a_question_is_answered(server: httpx.Client, text: str, decision: str) -> None:
    question = {
        "client": "test",
        "sender": "worker@council.example",
        "recipients": [{"address": "Dana+x@example.net"}],
        "subject": "Visit",
        "body": {"text": text},
    }
    reply = server.post("/v1/check", json=question)
    assert (reply.status_code, reply.json()["decision"]) == (200, decision), reply.text
    assert "Rose" not in reply.text
    assert "x-home" not in reply.text, "without a database nobody is known to see the case"


def test_the_review_pages_ask_who_looks_and_need_roles(server: httpx.Client) -> None:
    token = server.headers["Authorization"].removeprefix("Bearer ")
    nobody = server.get("/held", headers={"Authorization": ""})
    assert (nobody.status_code, "Basic" in nobody.headers["www-authenticate"]) == (401, True)
    known = server.get("/held", auth=("worker", token))
    assert (known.status_code, "roles" in known.text) == (403, True), "registers in files have no roles"
