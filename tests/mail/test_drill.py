"""The drill through a real Postfix: with the gate in the path all is well, past it the hole is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate.mails import WORKER, YAML
from tests.mail.postfix import free_port, gate, postfix, sink

pytestmark = pytest.mark.requires("postfix")


def test_the_drill_finds_the_gate_at_work(tmp_path: Path) -> None:
    (tmp_path / "reg.yaml").write_text(YAML.format(reference="CF-2026-0417"))
    options = ("--register", "reg.yaml", "--internal-domain", "council.example.org")
    more = {"REDACTOR_MAIL_WORKERS": "1", "REDACTOR_MAIL_CANARY": "canary@outside.example"}
    port = free_port()
    with (
        sink() as at_end,
        postfix(at_end.port, port) as server,
        gate(tmp_path, server.back, *options, **more) as one,
    ):
        one.port = port
        one.start()
        words = ["test", "--door", f"127.0.0.1:{server.into}", "--from", WORKER, "--wait", "30"]
        done = subprocess.run(
            [sys.executable, "-m", "redactor", "mail", *options, *words],
            env=os.environ | more | {"XDG_STATE_HOME": str(tmp_path / "state")},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.count("good") == 10
        assert "The gate works on this path" in done.stdout
        assert len(at_end.to("canary@outside.example")) == 1, "only the clean one came through"
