"""The doors for tests: the real command, as a process of its own or, where that does not matter, in this one.

In this process the workers run inline (through pickle, as they would by a pipe) and the rules are
read once for the whole session; everything else is the product's own road.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import pytest

from redactor.assemble import house
from redactor.entry.cli.app import main

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
REGISTER = """\
register: 1
case: {reference: CF-2026-0001, title: Test case}
parties:
  - {id: miss-x, name: Tamsin Grace Okafor-Blythe, role: third-party-resident}
  - {id: ms-z, name: Dana Whitcombe, role: parent, emails: [dana@example.net]}
  - {id: mr-y, name: Callum Penhallow, role: parent}
  - {id: gran, name: Sheila Whitcombe, role: grandparent}
  - {id: assessor, name: Ruth Adeyemi, role: professional}
items:
  - id: x-home
    kind: address
    value: "14 Rose Lane, Leominster, HR6 8XQ"
    about: miss-x
    withhold_from: [ms-z, role:grandparent]
    severity: critical
    reason: FPR29.1
  - id: y-home
    kind: address
    value: "12 Alder Close, Ledbury, HR8 1AA"
    withhold_from: [ms-z]
  - id: x-phone
    kind: phone
    value: "07700 900123"
    withhold_from: everyone
    may_see: [mr-y, role:professional]
"""
HOME, PHONE = "14 Rose Lane, Leominster, HR6 8XQ", "07700 900123"
PLAIN = "Dear Dana,\nthe next visit is on Tuesday.\nYours, Ruth\n"
LETTER = f"Dear Dana,\nshe has moved to {HOME}.\nRing her on {PHONE}.\nYours, Ruth\n"
ASKING = "Dear Dana,\nhe was seen in Alder Close at noon.\nYours, Ruth\n"
ASKING_CRITICAL = "Dear Dana,\nshe was seen in Leominster at noon.\nYours, Ruth\n"
LINE_KEYS = ["input", "recipient", "outcome", "output", "report", "reasons", "counts"]


@dataclass(frozen=True)
class Ran:
    """How one command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def outcomes(self) -> list[str]:
        return [line["outcome"] for line in self.lines]


class Inline:
    """Stands in for `execute.Supervised`: works at once, in this process, through pickle."""

    def __init__(
        self, workers: int, seconds: float, memory_bytes: int, *, prepare: tuple[Any, ...] = ()
    ) -> None:
        function, values = pickle.loads(pickle.dumps((prepare[:1], prepare[1:])))  # noqa: S301  # our own
        for one in function:
            one(*values)
        assert workers > 0
        assert seconds > 0
        assert memory_bytes > 0

    def submit(self, function: Callable[..., Any], /, *args: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            given = pickle.loads(pickle.dumps((function, args)))  # noqa: S301  # our own
            future.set_result(pickle.loads(pickle.dumps(given[0](*given[1]))))  # noqa: S301  # our own
        except Exception as error:  # noqa: BLE001  # as a pool does
            future.set_exception(error)
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


@dataclass
class Place:
    """A folder with a register and a state of its own, and the command in it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]
    env: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, data: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def run(self, *args: str | Path, stdin: bytes = b"") -> Ran:
        """Run the command in this process."""
        house.cache_clear()
        for name, value in self.env.items():
            self.monkeypatch.setenv(name, value)
        self.monkeypatch.chdir(self.folder)
        self.monkeypatch.setattr(sys, "argv", ["redactor", *map(str, args)])
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.capture.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        taken = self.capture.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, taken.out, taken.err)

    def redact(self, *args: str | Path, to: str = "ms-z", profile: str = "register-only") -> Ran:
        """Run `redactor redact --json` into ``out``."""
        rest = ("--register", "reg.yaml", "--to", to, "--out", "out", "--profile", profile, "--json")
        return self.run("redact", *rest, *args)  # of options given twice the last one counts

    def verify(self, *args: str | Path, to: str = "ms-z") -> Ran:
        return self.run("verify", *args, "--register", "reg.yaml", "--to", to, "--json")

    def process(self, *args: str | Path, stdin: bytes = b"", **options: Any) -> Ran:
        """Run the command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "redactor", *map(str, args)],
            cwd=self.folder,
            env=self.environment(),
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
            **options,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def environment(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": str(ROOT)} | self.env

    @property
    def state(self) -> Path:
        return self.folder / "state" / "redactor"

    def audit(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.state / "audit.jsonl").read_text().splitlines()]

    def files(self, folder: str = "out") -> set[str]:
        """Return every file below `folder`, hidden ones too, as relative paths."""
        top = self.folder / folder
        return {str(path.relative_to(top)) for path in top.rglob("*") if not path.is_dir()}

    def given(self, party: str = "ms-z") -> set[str]:
        """Return what the recipient would be handed."""
        return self.files(f"out/{party}")

    def report(self, name: str, party: str = "ms-z") -> dict[str, Any]:
        path = self.folder / "out" / "_reports" / party / f"{name}.report.json"
        report: dict[str, Any] = json.loads(path.read_text())
        return report


def digests(folder: Path, *names: str) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def make_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]
) -> Iterator[Place]:
    from redactor.rulebook import rules

    for name in list(os.environ):
        if name.startswith("REDACTOR_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr(rules, "load_rules", _rules_once(rules.load_rules))
    monkeypatch.setattr("redactor.runs.desk.Supervised", Inline)
    monkeypatch.setattr("redactor.runs.watch.Supervised", Inline)
    monkeypatch.setattr("redactor.runs.look.Supervised", Inline)
    place = Place(folder, monkeypatch, capture)
    place.env["XDG_STATE_HOME"] = str(folder / "state")
    place.write("reg.yaml", REGISTER)
    yield place
    house.cache_clear()


@lru_cache(maxsize=1)
def _rules_once(load: Callable[..., Any]) -> Callable[..., Any]:
    return lru_cache(maxsize=4)(load)
