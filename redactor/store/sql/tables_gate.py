"""The tables of the mail gate: what was decided for whom, faults, and mail that is held.

Takes nothing; gives table definitions. Addresses, mails and replies stand in tokens, sealed; what is
plain are digests, keyed fingerprints, ids, codes and times.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA: Final = MetaData()

DELIVERY: Final = Table(
    "delivery",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("recipient", String(64), nullable=False),
    Column("recipient_token", LargeBinary, nullable=False),
    Column("decision", String(8), nullable=False),
    Column("state", String(10), nullable=False),
    Column("ref", String(16), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Column("decided", String(32), nullable=False),
    Column("done", String(32), nullable=False),
    Column("reply", Integer, nullable=False),
    Column("reply_token", LargeBinary, nullable=False),
    Index("delivery_digest", "digest"),
    Index("delivery_recipient", "recipient"),
    Index("delivery_decided", "decided"),
)
"""One row for a mail and a recipient. `id` is the keyed fingerprint of Message-ID, digest and recipient;
`recipient` that of the recipient's normal address. `state` is decided, accepted, refused, held or
rejected."""

DELIVERY_CASE: Final = Table(
    "delivery_case",
    METADATA,
    Column("delivery", String(64), primary_key=True),
    Column("case_ref", String(100), primary_key=True),
    Column("known_as", String(64), nullable=False),
    Column("items", Text, nullable=False),
    Index("delivery_case_ref", "case_ref"),
)
"""A case such a mail belongs to: who the recipient is in it, and which items withheld from them it holds."""

FAULT: Final = Table(
    "delivery_fault",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", String(32), nullable=False),
)

QUARANTINE: Final = Table(
    "quarantine",
    METADATA,
    Column("ref", String(16), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("state", String(10), nullable=False),
    Column("cases", Text, nullable=False),
    Column("held", String(32), nullable=False),
    Column("expires", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("message", LargeBinary, nullable=False),
    Index("quarantine_state", "state", "expires"),
)
"""Held mail. `token` seals envelope and verdict, `message` the mail as it came; `state` is held until
somebody releases or drops it, or it expires."""

PREPARED: Final = Table(
    "gate_prepared",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("scope", String(64), nullable=False),
    Column("token", LargeBinary, nullable=False),
)
"""Registers made ready for the look-up, so that the gate starts again quickly. `id` is the keyed
fingerprint of the register's content, `scope` that of the program and rules which made it; `token` seals
keys, which are keyed hashes themselves."""
