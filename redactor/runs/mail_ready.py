"""Registers made ready by a gate, and everything that finds them again: the key, the scope, the place.

Takes a house; gives what an `Editor` needs to begin quickly. Nothing is made here.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from redactor import __version__
from redactor.assemble import House, matcher_digest
from redactor.runs.mail_record import FILE, gate_record
from redactor.store.sql.prepared import PreparedRegisters
from redactor.store.sql.record import Record

_INDEX: Final = b"redactor gate index 1"


def index_key(record: Record) -> bytes:
    """Return the secret under which the look-up's keys are made."""
    return hmac.new(record.keys.chain, _INDEX, hashlib.sha256).digest()


def scope_of(at: House) -> str:
    """Return what the look-up's keys depend on besides a register: program, rules, whose mail is whose."""
    words = [__version__, at.rules.version, matcher_digest(), repr(at.settings.mail.rules.aliases)]
    return "|".join(words)


def made_ready(at: House) -> tuple[bytes, PreparedRegisters] | None:
    """Return the key and the registers that a gate of this house has made ready, None if none ever ran.

    What others need is left alone.
    """
    if not at.settings.database and not (at.settings.state / FILE).exists():
        return None
    record = gate_record(at)
    return index_key(record), PreparedRegisters(record, scope_of(at), alone=False)
