"""The gate as a service: its record, workers and cases, opened in order and kept in step.

Takes a house and the next server; gives a `Gate` for as long as the service is open. Nothing is
listened to before all registers are read and every worker is warm.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from redactor.assemble import House, prepare
from redactor.execute import Supervised
from redactor.model.errors import RedactorError
from redactor.runs.mail import Gate, Registers
from redactor.runs.mail_account import Account
from redactor.runs.mail_book import Holding, MailBook
from redactor.runs.mail_documents import documents_of
from redactor.runs.mail_editions import Editor
from redactor.runs.mail_mode import GateSwitch
from redactor.runs.mail_notices import Letters, Postman
from redactor.runs.mail_pass import Passes
from redactor.runs.mail_ready import index_key, scope_of
from redactor.runs.mail_record import gate_record
from redactor.runs.mail_sources import source_of
from redactor.runs.mail_values import NextHop
from redactor.runs.mail_worker import warm
from redactor.store.sent_journal import SentJournal
from redactor.store.sql.prepared import PreparedRegisters

MAILS_PER_WORKER: Final = 20_000
_NO_NAME: Final = re.compile(r"[^\w.]+")


@asynccontextmanager
async def gate_service(at: House, following: NextHop, holding: Holding | None = None) -> AsyncIterator[Gate]:
    """Open everything a gate needs, in order, and close it again.

    Raises:
        RedactorError: registers or record cannot be used; nothing was listened to.
    """
    chosen = at.settings.mail
    record = gate_record(at)
    ready = PreparedRegisters(record, scope_of(at))
    editor = Editor(at, source_of(at), index_key(record), ready, documents_of(at))
    await asyncio.to_thread(editor.look)
    account = Account(at.actor)
    letters = Letters(record.keys, chosen)
    journal = SentJournal(at.settings.state / f"gate-sent-{_NO_NAME.sub('-', chosen.listen)}")
    book = MailBook(record, chosen.rules, chosen.keep_days, holding or letters.held, journal)
    workers = workers_of(at)
    begin = (prepare, at.settings, at.rules)
    pool = Supervised(workers, chosen.worker_seconds, chosen.memory_bytes, MAILS_PER_WORKER, begin)
    registers = Registers()
    mode = GateSwitch(record)
    _publish(editor, registers, account)
    try:
        await book.recover()
        warming = [pool.submit(warm, at.settings, registers.now()) for _ in range(workers)]
        await asyncio.gather(*map(asyncio.wrap_future, warming))
        passes, one_reply = Passes(record.keys.chain), chosen.protocol == "smtp"
        gate = Gate(at.settings, book, pool, following, passes, registers, account, one_reply, mode.observes)
        post = Postman(record, chosen, following, account.actor)
        looking = _watch(editor, registers, account, mode, chosen.look_seconds)
        tasks = [asyncio.create_task(looking), asyncio.create_task(post.work())]
        try:
            yield gate
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await gate.rest()
    finally:
        pool.close()
        book.close()


def workers_of(at: House) -> int:
    """Return how many workers check mail at once."""
    return at.settings.mail.workers or at.settings.workers or os.cpu_count() or 1


async def _watch(
    editor: Editor, registers: Registers, account: Account, mode: GateSwitch, seconds: float
) -> None:
    """Look for changes for ever; while a register cannot be read, no mail is taken."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await asyncio.to_thread(editor.look)
            await asyncio.to_thread(mode.look)
            _publish(editor, registers, account)
        except RedactorError as error:
            registers.problem = str(error)
            account.registers_lost(error)
        except Exception as error:  # noqa: BLE001  # whatever it was, nobody knows the cases now
            registers.problem = f"The registers cannot be read ({type(error).__name__})"
            account.registers_lost(error)


def _publish(editor: Editor, registers: Registers, account: Account) -> None:
    registers.edition, registers.problem = editor.edition, ""
    account.registers_found(len(editor))
