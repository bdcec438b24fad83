"""A private Postfix on loopback, a server behind it that takes everything, and the gate between them.

Started by the tests as root or as nobody else but the tests' own user cannot: Postfix needs root.

    client -> IN (Postfix) -> gate (LMTP) -> BACK (the same Postfix) -> sink
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ROOT = Path(__file__).parents[2]

MAIN = """
compatibility_level = 3.6
queue_directory = {base}/spool
data_directory = {base}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
maillog_file = {base}/log/mail.log
maillog_file_prefixes = {base}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = postfix.test.invalid
mydestination =
alias_maps =
local_recipient_maps =
mynetworks = 127.0.0.0/8
disable_dns_lookups = yes
relayhost = [127.0.0.1]:{sink}
smtp_destination_concurrency_limit = 50
message_size_limit = 62914560
mailbox_size_limit = 0
bounce_size_limit = 1
notify_classes =
gate_destination_recipient_limit = 1000
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
in_flow_delay = 0
"""
MASTER = """
127.0.0.1:{into} inet n - n - 250 smtpd {filter}
gate      unix  - - n - 8 lmtp
    -o lmtp_send_xforward_command=yes -o lmtp_data_done_timeout=600s -o disable_dns_lookups=yes
127.0.0.1:{back} inet n - n - 250 smtpd
    -o content_filter= -o smtpd_milters= -o mynetworks=127.0.0.0/8
    -o smtpd_authorized_xforward_hosts=127.0.0.0/8 -o smtpd_client_connection_count_limit=0
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
verify    unix  - - n - 1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n - - proxymap
smtp      unix  - - n - - smtp
relay     unix  - - n - - smtp
lmtp      unix  - - n - - lmtp
error     unix  - - n - - error
retry     unix  - - n - - error
discard   unix  - - n - - discard
anvil     unix  - - n - 1 anvil
scache    unix  - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def wait_for(condition: Callable[[], Any], seconds: float = 30.0, what: str = "") -> Any:
    """Return the first true answer of `condition`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    raise TimeoutError(f"not within {seconds} s: {what}")


def listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@dataclass
class Got:
    """One delivery at the end of the road."""

    sender: str
    recipients: tuple[str, ...]
    message: bytes
    at: float


@dataclass
class Sink:
    """The server behind everything: takes mail, or answers what `answer` says of a recipient."""

    port: int = 0
    got: list[Got] = field(default_factory=list)
    answer: Callable[[str], str] = lambda _: "250 2.1.5 OK"
    data_answer: Callable[[], str] = lambda: "250 2.0.0 OK"
    delay: float = 0.0

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        said = self.answer(address)
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        said = self.data_answer()
        if said.startswith("250"):
            content = bytes(envelope.original_content or b"")
            self.got.append(Got(envelope.mail_from or "", tuple(envelope.rcpt_tos), content, time.time()))
        return said

    def to(self, recipient: str) -> list[Got]:
        return [one for one in list(self.got) if recipient in one.recipients]

    def ids(self) -> list[str]:
        found = [re.search(rb"(?im)^message-id:\s*(\S+)", one.message) for one in list(self.got)]
        return [match[1].decode() for match in found if match]


@contextmanager
def sink() -> Iterator[Sink]:
    one = Sink()
    controller = Controller(
        one,
        hostname="127.0.0.1",
        port=free_port(),
        server_hostname="sink.test.invalid",
        server_kwargs={"enable_SMTPUTF8": True, "data_size_limit": 100_000_000},
    )
    controller.start()
    one.port = controller.port
    try:
        yield one
    finally:
        controller.stop()


@dataclass
class Postfix:
    """A running private Postfix."""

    base: Path
    into: int
    back: int

    def command(self, *args: str) -> str:
        done = subprocess.run(
            [args[0], "-c", str(self.base / "etc"), *args[1:]], capture_output=True, check=False, timeout=60
        )
        return done.stdout.decode()

    def queue(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.command("postqueue", "-j").splitlines()]

    def flush(self) -> None:
        self.command("postqueue", "-f")

    def log(self) -> str:
        return (self.base / "log" / "mail.log").read_text()


@contextmanager
def postfix(sink_port: int, gate_port: int | None, *, before_queue: bool = False) -> Iterator[Postfix]:
    """Start it; without a gate, mail goes from IN straight to the sink."""
    base = Path(tempfile.mkdtemp(prefix="pf", dir="/tmp"))
    base.chmod(0o755)
    for name in ("etc", "spool", "data", "log"):
        (base / name).mkdir(mode=0o755)
    shutil.chown(base / "data", "postfix")
    one = Postfix(base, free_port(), free_port())
    how = ""
    if gate_port is not None:
        how = (
            f"-o smtpd_proxy_filter=127.0.0.1:{gate_port} -o smtpd_proxy_options=speed_adjust "
            "-o smtpd_proxy_timeout=100s"
            if before_queue
            else f"-o content_filter=gate:[127.0.0.1]:{gate_port}"
        )
    (base / "etc" / "main.cf").write_text(MAIN.format(base=base, sink=sink_port))
    (base / "etc" / "master.cf").write_text(MASTER.format(into=one.into, back=one.back, filter=how))
    control = ["postfix", "-c", str(base / "etc")]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 60}
    subprocess.run([*control, "start"], check=True, **quiet)
    try:
        wait_for(lambda: listens(one.into) and listens(one.back), 20, "Postfix")
        yield one
    finally:
        subprocess.run([*control, "stop"], check=False, **quiet)
        shutil.rmtree(base, ignore_errors=True)


@dataclass
class GateProcess:
    """`redactor mail` as a process of its own; it can be killed and started again."""

    folder: Path
    port: int
    health: int
    next: int
    arguments: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self, *, wait: bool = True) -> None:
        log = (self.folder / "gate.log").open("ab")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "redactor", "mail", "--listen", f"127.0.0.1:{self.port}"),
                *("--next", f"127.0.0.1:{self.next}", "--health", f"127.0.0.1:{self.health}"),
                *self.arguments,
            ],
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(self.folder / "state")}
            | self.environment,
            cwd=self.folder,
            stderr=log,
            stdout=log,
        )
        log.close()
        if wait:
            self.ready()

    def ready(self) -> None:
        def there() -> bool:
            assert self.process is not None
            if self.process.poll() is not None:
                raise RuntimeError(f"the gate ended: {self.log()[-2000:]}")
            return listens(self.port)

        wait_for(there, 900, "the gate")

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.kill()

    def log(self) -> str:
        return (self.folder / "gate.log").read_text()

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log().splitlines() if line.startswith("{")]

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.health}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@contextmanager
def gate(folder: Path, following: int, *arguments: str, **environment: str) -> Iterator[GateProcess]:
    one = GateProcess(folder, free_port(), free_port(), following, arguments, environment)
    try:
        yield one
    finally:
        one.stop()


class Background(threading.Thread):
    """Runs something beside the test."""

    def __init__(self, run: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self._run = run
        self.start()

    def run(self) -> None:
        self._run()
