"""The desk that answers people who ask before they send.

Takes a draft and who asks; gives an answer. It puts every question on record, keeps to the pace, and
tells nobody of a case they may not see. Whatever goes wrong is "unknown", never "allow".
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from redactor.model.case import CaseRef
from redactor.model.errors import RedactorError
from redactor.model.mail import Envelope, Verdict
from redactor.model.secret import Secret
from redactor.runs.ask.answer import CHECKING, FAILED, Advice, Answer, answer_of, unknown
from redactor.runs.ask.blobs import Blobs
from redactor.runs.ask.draft import Draft, digest_of, mail_of
from redactor.runs.ask.pace import Pace

PATIENCE: Final = 4.0
"""Seconds until the asker is told that the check goes on (mail-and-folder.md, section 9)."""
_KEPT: Final = 2_000
_KEPT_SECONDS: Final = 30.0
"""How long a finished answer waits for its asker: the registers may change meanwhile."""
_log = logging.getLogger("redactor.ask")
"""Codes only: a log line never holds text of a mail."""

Checker = Callable[[bytes, Envelope], "Future[Verdict]"]
Recorder = Callable[[str, str, Answer, "Verdict | None"], None]
"""(user, digest of the draft, answer, verdict): raises a RedactorError if it cannot be put on record."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and the mailboxes they may send from."""

    user: str
    mailboxes: tuple[str, ...] = ()

    def may_send_as(self, address: str) -> bool:
        """Say whether a sender's address is one of theirs."""
        return address.strip().lower() in {self.user.lower(), *self.mailboxes}


class _Asked:
    """A check under way, and since when it is finished."""

    def __init__(self, future: Future[Verdict]) -> None:
        self.future = future
        self._done: float | None = None
        future.add_done_callback(self._finished)

    def _finished(self, _: Future[Verdict]) -> None:
        self._done = monotonic()

    def late(self, now: float) -> bool:
        """Say whether it was finished long ago, so that the registers may have changed since."""
        return self._done is not None and now - self._done > _KEPT_SECONDS


@dataclass
class Desk:
    """Answers questions one process long. `may_see` says whether a user may know of a case."""

    check: Checker
    record: Recorder
    may_see: Callable[[str, CaseRef], bool]
    questions: Pace = field(default_factory=lambda: Pace(burst=20, each_minute=30))
    blocks: Pace = field(default_factory=lambda: Pace(burst=15, each_minute=0.5))
    blobs: Blobs = field(default_factory=Blobs)
    patience: float = PATIENCE
    _asked: OrderedDict[str, _Asked] = field(default_factory=OrderedDict)

    def in_pace(self, user: str) -> bool:
        """Say whether a user may ask now; this counts as asking."""
        now = monotonic()
        return self.blocks.left(user, now) and self.questions.spend(user, now)

    async def answer(self, who: Asker, draft: Draft) -> Answer:
        """Return what the asker is told. Never raises."""
        digest = digest_of(draft)
        envelope = Envelope(Secret(draft.sender), tuple(Secret(one.address) for one in draft.people))
        verdict: Verdict | None = None
        try:
            verdict = await self._verdict(f"{who.user}\0{digest}", draft, envelope)
            told = answer_of(verdict, lambda case: self.may_see(who.user, case))
        except TimeoutError:
            told = unknown(CHECKING)
        except RedactorError as error:
            _log.warning("a question could not be answered: %s", error.code)
            told = unknown(FAILED)
        except Exception as error:  # noqa: BLE001  # whatever went wrong, nobody is told "allow"
            _log.error("a question failed: %s", type(error).__name__)
            told = unknown(FAILED)
        return self._recorded(who.user, digest, told, verdict)

    def _recorded(self, user: str, digest: str, told: Answer, verdict: Verdict | None) -> Answer:
        if told.decision is Advice.BLOCK:
            self.blocks.spend(user, monotonic())
        try:
            self.record(user, digest, told, verdict)
        except Exception as error:  # noqa: BLE001  # a broken record must not let anybody ask unseen
            _log.error("a question could not be put on record: %s", type(error).__name__)
            return unknown(FAILED)
        return told

    async def _verdict(self, key: str, draft: Draft, envelope: Envelope) -> Verdict:
        """Wait for the check a while; asked again, the same draft finds the check that is under way.

        An answer is given once: the next question is checked against the registers as they are then.
        """
        self._forget()
        if key not in self._asked:
            self._asked[key] = _Asked(self.check(mail_of(draft), envelope))
        asked = self._asked[key]
        waiting = asyncio.shield(asyncio.wrap_future(asked.future))
        try:
            return await asyncio.wait_for(waiting, self.patience)
        finally:
            if asked.future.done() and self._asked.get(key) is asked:
                del self._asked[key]

    def _forget(self) -> None:
        """Drop what nobody came back for."""
        now = monotonic()
        late = [key for key, one in self._asked.items() if one.late(now)]
        for key in late:
            del self._asked[key]
        while len(self._asked) >= _KEPT:
            self._asked.popitem(last=False)
