"""The server's desk, opened in order: cases read, workers warm, tokens and sign-in at hand.

Takes a house; gives desk and door for as long as the service is open. Nothing is answered before every
register is read.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Final

from redactor.assemble import House
from redactor.execute import Supervised
from redactor.model.case import CaseRef
from redactor.model.errors import RedactorError
from redactor.model.mail import Envelope, Verdict
from redactor.model.outcome import AuditEntry
from redactor.model.role import Right
from redactor.policy.roles import may, standing
from redactor.runs.ask.answer import Answer
from redactor.runs.ask.desk import Desk, Recorder
from redactor.runs.ask.who import Door, sign_in
from redactor.runs.mail import Registers
from redactor.runs.mail_documents import documents_of
from redactor.runs.mail_editions import Editor
from redactor.runs.mail_ready import made_ready
from redactor.runs.mail_service import workers_of
from redactor.runs.mail_sources import source_of
from redactor.runs.mail_worker import check_one, warm
from redactor.store.tokens import Tokens

_INDEX: Final = b"redactor ask index 1"
_log = logging.getLogger("redactor.ask")


def tokens_of(at: House) -> Tokens:
    """Return the tokens of this installation."""
    return Tokens(at.settings.state)


@asynccontextmanager
async def ask_service(at: House) -> AsyncIterator[tuple[Desk, Door]]:
    """Open everything the server needs, and close it again.

    Raises:
        RedactorError: registers, record or sign-in cannot be used; nothing was answered.
    """
    chosen = at.settings
    key, ready = made_ready(at) or (hmac.new(at.keys.chain, _INDEX, hashlib.sha256).digest(), None)
    editor = Editor(at, source_of(at), key, ready, documents_of(at))
    await asyncio.to_thread(editor.look)
    registers = Registers(editor.edition, "")
    serve = chosen.serve
    known = sign_in(serve.sign_in_keys, serve.issuer, serve.audience) if serve.sign_in_keys else None
    door = Door(tokens_of(at), known, serve.proxies)
    pool = Supervised(workers_of(at), chosen.mail.worker_seconds, chosen.mail.memory_bytes)

    def check(message: bytes, envelope: Envelope) -> Future[Verdict]:
        return pool.submit(check_one, chosen, registers.now(), message, envelope)

    try:
        warmed = [pool.submit(warm, chosen, registers.now()) for _ in range(workers_of(at))]
        await asyncio.gather(*map(asyncio.wrap_future, warmed))
        watching = asyncio.create_task(_watch(editor, registers, chosen.mail.look_seconds))
        try:
            yield Desk(check, _recorder(at), _insight(at)), door
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching
    finally:
        await asyncio.to_thread(pool.close)


def _insight(at: House) -> Callable[[str, CaseRef], bool]:
    """Return who may know of which case: only whom the database grants a role that sees its labels."""

    def may_see(user: str, case: CaseRef) -> bool:
        if not at.settings.database:
            return False
        held = standing(at.roles.grants(), user, case)
        return not held.single_user and may(held.roles, Right.SEE_LABELS)

    return may_see


def _recorder(at: House) -> Recorder:
    """Return what puts a question on record: one line for each case it concerns."""

    def record(user: str, digest: str, told: Answer, verdict: Verdict | None) -> None:
        found = {pair for one in verdict.decisions for pair in one.items} if verdict else set()
        for case in (verdict.cases if verdict else ()) or (CaseRef(""),):
            items = sorted(item for known, item in found if known == case)
            entry = AuditEntry(
                when=datetime.now(UTC),
                action="mail-asked",
                actor=user,
                case=case,
                recipients=(),
                input_digest=digest,
                output_digest="",
                outcome=told.decision.value,
                reasons=(),
                findings=tuple((f"{item}:present", 1) for item in items),
                answers=(),
                versions=verdict.versions if verdict else (),
            )
            at.audit.append(entry)

    return record


async def _watch(editor: Editor, registers: Registers, seconds: float) -> None:
    """Look for changes for ever; while a register cannot be read, nothing is answered but "unknown"."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(editor.look)
            registers.edition, registers.problem = editor.edition, ""
        except RedactorError as error:
            registers.problem = str(error)
            _log.error("registers cannot be read: %s", error.code)
        except Exception as error:  # noqa: BLE001  # whatever it was, nobody knows the cases now
            registers.problem = f"The registers cannot be read ({type(error).__name__})"
            _log.error("registers cannot be read: %s", type(error).__name__)
