"""What runs in the gate's worker processes: one mail, one verdict, and a house that stays warm.

Takes values that can be handed over; gives a `Verdict`. Its failures go back as they are.
"""

from __future__ import annotations

from functools import lru_cache

from redactor.assemble import house
from redactor.model.mail import Envelope, Verdict
from redactor.runs.mail_editions import Edition, Reader
from redactor.settings import Settings


def check_one(settings: Settings, edition: Edition, message: bytes, envelope: Envelope) -> Verdict:
    """Check a mail in a worker process."""
    at = house(settings)
    return at.mail_check(_reader(settings).cases(edition)).check(message, envelope)


def warm(settings: Settings, edition: Edition) -> None:
    """Make a worker ready: a mail then finds libraries, rules and cases in place."""
    from redactor.model.secret import Secret

    envelope = Envelope(Secret(""), (Secret("nobody@invalid"),))
    check_one(settings, edition, b"Subject: ready\r\n\r\nready\r\n", envelope)


@lru_cache(maxsize=2)
def _reader(settings: Settings) -> Reader:
    return Reader(house(settings))
