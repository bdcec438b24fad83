"""Held mail for people at a browser: what waits for them, and what they decide.

Takes a house, the check of the server's workers, and who signed in; gives plain values. Nobody decides here
without a role in the database: behind a port, being able to ask is no standing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from redactor.assemble import House
from redactor.model.errors import NotAllowed
from redactor.policy.override import CATEGORIES
from redactor.runs.ask.desk import Checker
from redactor.runs.mail_held import HeldDesk, Released
from redactor.runs.mail_told import told
from redactor.runs.mail_values import NextHop

KINDS: Final = CATEGORIES
"""What kind of decision a release may be."""
LEAST_REASON: Final = 10
"""Letters of a reason: as many as the command line asks for."""


class Following(NextHop, Protocol):
    """The next server, for one mail."""

    async def close(self) -> None:
        """Let go of its connections."""
        ...


@dataclass(frozen=True, slots=True)
class Reviews:
    """What the pages ask for. Every call may take seconds: call it off the event loop."""

    at: House
    check: Checker
    following: Callable[[], Following]

    def waiting(self, user: str) -> list[dict[str, Any]]:
        """Return the mail that waits and that a user may know of. Raises `NotAllowed`, `Unavailable`."""
        return [told(one, ()) for one in self._desk(user).waiting()]

    def one(self, user: str, ref: str) -> dict[str, Any]:
        """Return one held mail, by label. Raises `NotAllowed`, `Misconfigured`, `Unavailable`."""
        desk = self._desk(user)
        held = desk.one(ref)
        return told(held, desk.approvals(held))

    def release(self, user: str, ref: str, chosen: Sequence[int], category: str, why: str) -> Released:
        """Approve a mail for some of its recipients, by number from 0; send it once enough people have.

        Raises:
            RedactorError: the user may not, or it cannot be done now; the mail stays held.
        """
        desk = self._desk(user)
        decisions = desk.one(ref).verdict.decisions
        if not chosen or not all(0 <= number < len(decisions) for number in chosen):
            raise NotAllowed("No recipient was chosen, so nothing was approved")
        only = [decisions[number].address.reveal() for number in chosen]
        return asyncio.run(self._released(desk, ref, only, category, _reason(why)))

    async def _released(
        self, desk: HeldDesk, ref: str, only: Sequence[str], category: str, why: str
    ) -> Released:
        following = self.following()
        try:
            return await desk.release(ref, only, category, why, following)
        finally:
            await following.close()

    def drop(self, user: str, ref: str, why: str) -> None:
        """Decide that a mail is never sent. Raises as `release`."""
        self._desk(user).drop(ref, _reason(why))

    def _desk(self, user: str) -> HeldDesk:
        if not self.at.settings.database or not self.at.roles.grants():
            raise NotAllowed(
                "These pages need the registers in a database where people have roles",
                advice="Use 'redactor mail held' on the machine, or grant roles with 'redactor role grant'.",
            )
        return HeldDesk(self.at, user, lambda message, envelope: self.check(message, envelope).result())


def _reason(why: str) -> str:
    if len(why.strip()) < LEAST_REASON:
        raise NotAllowed(f"Say why in at least {LEAST_REASON} letters; nothing was decided")
    return why
